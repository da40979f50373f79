/* Probabilities of every sentence and criterion, and what follows from them. */
#include "check/alike.h"

#include <math.h>
#include <stdlib.h>

#include "agreement/gist.h"
#include "base/mem.h"
#include "library/likeness.h"

/* From here on a sentence counts, and below there it does not: the odds, as logarithms, at which on
 * agreements that nobody had learned from most verdicts were right (tests/blind/README.md): 1 in 4
 * for what meets, 3 in 10 for what contradicts; less than 3 in 100 and 5 in 1,000 for doubt. */
static const float met_from = -1.099f, contrary_from = 0.3f, contrary_least = -0.847f,
                   met_doubted = -3.476f, contrary_doubted = -5.293f;

enum { ABOUT_SCALE = 16 };

/* The best of all sentences for one criterion. */
struct best {
    float met, contrary; /* odds; probability */
    int met_at, contrary_at;
};

struct alike {
    const struct library *library;
    const struct acts *acts;
    int (*classes)[LIKENESS_KINDS]; /* of each criterion; -1: it has none */
    int8_t *about;                  /* [sentence][criterion], odds times ABOUT_SCALE */
    struct best *best;
};

static float
probability(float odds)
{
    return 1 / (1 + expf(-odds));
}

static int8_t
small(float odds)
{
    float scaled = odds * ABOUT_SCALE;
    return (int8_t)(scaled > 127 ? 127 : scaled < -128 ? -128 : scaled);
}

static void
see(struct alike *alike, const float *scores, int sentence)
{
    size_t count = alike->library->criterion_count;
    for (size_t c = 0; c < count; c++) {
        struct best *best = &alike->best[c];
        const int *classes = alike->classes[c];
        if (classes[LIKENESS_ABOUT] >= 0)
            alike->about[(size_t)sentence * count + c] = small(scores[classes[LIKENESS_ABOUT]]);
        if (classes[LIKENESS_MET] >= 0 && scores[classes[LIKENESS_MET]] > best->met) {
            best->met = scores[classes[LIKENESS_MET]];
            best->met_at = sentence;
        }
        if (classes[LIKENESS_CONTRARY] < 0 || classes[LIKENESS_TURN] < 0 ||
            scores[classes[LIKENESS_CONTRARY]] < contrary_least)
            continue;
        float contrary = probability(scores[classes[LIKENESS_CONTRARY]]) *
                         probability(scores[classes[LIKENESS_TURN]]);
        if (contrary > best->contrary) {
            best->contrary = contrary;
            best->contrary_at = sentence;
        }
    }
}

static void
find_classes(struct alike *alike, const struct likeness *likeness)
{
    size_t count = alike->library->criterion_count;
    alike->classes = mem_alloc((count + 1) * sizeof *alike->classes);
    alike->best = mem_alloc((count + 1) * sizeof *alike->best);
    for (size_t c = 0; c < count; c++) {
        alike->best[c].met = -100;
        for (int kind = 0; kind < LIKENESS_KINDS; kind++)
            alike->classes[c][kind] = -1;
    }
    for (size_t i = 0; i < likeness->class_count; i++) {
        const struct likeness_class *class = &likeness->classes[i];
        const struct criterion *criterion = library_criterion(alike->library, class->criterion);
        if (criterion != NULL)
            alike->classes[criterion - alike->library->criteria][class->kind] = (int)i;
    }
}

struct alike *
alike_new(const struct library *library, const struct acts *acts)
{
    const struct likeness *likeness = library->likeness;
    if (likeness == NULL)
        return NULL;
    struct alike *alike = mem_alloc(sizeof *alike);
    alike->library = library;
    alike->acts = acts;
    alike->about = mem_alloc((size_t)acts_sentences(acts) * library->criterion_count + 1);
    find_classes(alike, likeness);
    float *scores = mem_alloc((likeness->class_count + 1) * sizeof *scores);
    struct gist gist = {.count = 0};
    for (int i = 0; i < acts_sentences(acts); i++) {
        gist_of(&gist, acts, i);
        likeness_scores(likeness, gist.features, gist.count, scores);
        see(alike, scores, i);
    }
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
        if ((float)alike->about[at] >= least * ABOUT_SCALE)
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
    if (alike->classes[criterion][LIKENESS_ABOUT] < 0)
        return verdict;
    if (verdict == VERDICT_CONTRARY && doubtful(alike, criterion, given->against, contrary_doubted))
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
