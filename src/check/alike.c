/* Probabilities of every sentence and criterion, and what follows from them. */
#include "check/alike.h"

#include <stdlib.h>

#include "agreement/gist.h"
#include "base/mem.h"
#include "library/likeness.h"

/* From here on a sentence counts, and below there it does not: where, on agreements that nobody
 * had learned from, most verdicts were right (tests/blind/README.md). */
static float met_from = 0.2f, contrary_from = 0.2f, met_doubted = 0.03f,
                   contrary_doubted = 0.005f;

/* The best of all sentences for one criterion. */
struct best {
    float met, contrary;
    int met_at, contrary_at;
};

struct alike {
    const struct library *library;
    const struct acts *acts;
    int *classes;   /* [criterion][kind] */
    uint8_t *about; /* [sentence][criterion], in 255ths */
    struct best *best;
};

static float
score_of(const struct alike *alike, const float *scores, size_t criterion, enum likeness_kind kind)
{
    int class = alike->classes[criterion * LIKENESS_KINDS + kind];
    return class < 0 ? 0 : scores[class];
}

static void
see(struct alike *alike, const float *scores, int sentence)
{
    size_t count = alike->library->criterion_count;
    for (size_t c = 0; c < count; c++) {
        struct best *best = &alike->best[c];
        float met = score_of(alike, scores, c, LIKENESS_MET),
              contrary = score_of(alike, scores, c, LIKENESS_CONTRARY) *
                         score_of(alike, scores, c, LIKENESS_TURN),
              about = score_of(alike, scores, c, LIKENESS_ABOUT);
        alike->about[(size_t)sentence * count + c] = (uint8_t)(about * 255);
        if (met > best->met)
            best->met = met, best->met_at = sentence;
        if (contrary > best->contrary)
            best->contrary = contrary, best->contrary_at = sentence;
    }
}

struct alike *
alike_new(const struct library *library, const struct acts *acts)
{
    const struct likeness *likeness = library->likeness;
    size_t count = library->criterion_count;
    if (likeness == NULL)
        return NULL;
    if (getenv("ALIKE")) sscanf(getenv("ALIKE"), "%f %f %f %f", &met_from, &contrary_from, &met_doubted, &contrary_doubted);
    struct alike *alike = mem_alloc(sizeof *alike);
    alike->library = library;
    alike->acts = acts;
    alike->classes = mem_alloc((count * LIKENESS_KINDS + 1) * sizeof *alike->classes);
    alike->about = mem_alloc((size_t)acts_sentences(acts) * count + 1);
    alike->best = mem_alloc((count + 1) * sizeof *alike->best);
    for (size_t c = 0; c < count; c++)
        for (enum likeness_kind kind = 0; kind < LIKENESS_KINDS; kind++)
            alike->classes[c * LIKENESS_KINDS + kind] =
                likeness_class(likeness, library->criteria[c].id, kind);
    float *scores = mem_alloc((likeness->class_count + 1) * sizeof *scores);
    struct gist gist = {.count = 0};
    for (int i = 0; i < acts_sentences(acts); i++) {
        gist_of(&gist, acts, i);
        likeness_scores(likeness, gist.features, gist.count, scores);
        see(alike, scores, i);
    }
    gist_free(&gist);
    free(scores);
    return alike;
}

void
alike_free(struct alike *alike)
{
    if (alike == NULL)
        return;
    free(alike->classes);
    free(alike->about);
    free(alike->best);
    free(alike);
}

/* Whether all that is pointed at are sentences, and none of them speaks of the criterion. */
static bool
doubtful(const struct alike *alike, size_t criterion, const struct evidence *evidence, float least)
{
    for (size_t i = 0; i < evidence->count; i++) {
        int sentence = acts_sentence_of(alike->acts, evidence->nodes[i]);
        if (sentence < 0)
            return false;
        size_t at = (size_t)sentence * alike->library->criterion_count + criterion;
        if ((float)alike->about[at] >= least * 255)
            return false;
    }
    return evidence->count > 0 && evidence->found == evidence->count;
}

enum verdict
alike_weigh(const struct alike *alike, const struct alike_case *given, xmlNode **shown)
{
    size_t criterion = given->criterion;
    enum verdict verdict = given->said;
    const struct best *best = &alike->best[criterion];
    *shown = NULL;
    if (alike->classes[criterion * LIKENESS_KINDS + LIKENESS_ABOUT] < 0)
        return verdict;
    if (verdict == VERDICT_CONTRARY &&
        doubtful(alike, criterion, given->against, contrary_doubted))
        verdict = given->without_contrary;
    if (verdict == VERDICT_MET && !given->silent_met && best->met < met_from &&
        doubtful(alike, criterion, given->for_it, met_doubted))
        verdict = given->without_met;
    if (verdict == VERDICT_CONTRARY || verdict == VERDICT_NOT_APPLICABLE)
        return verdict;
    if (best->contrary >= contrary_from) {
        *shown = acts_node(alike->acts, best->contrary_at);
        return VERDICT_CONTRARY;
    }
    if ((verdict == VERDICT_MISSING || verdict == VERDICT_PARTIAL) && best->met >= met_from) {
        *shown = acts_node(alike->acts, best->met_at);
        return VERDICT_MET;
    }
    return verdict;
}
