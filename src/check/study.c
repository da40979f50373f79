/* Text to lessons. */
#include "check/study.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/gist.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/status.h"
#include "check/example.h"

struct study {
    const struct library *library;
    const char **criteria;
    struct lessons *lessons;
};

struct study *
study_new(const struct library *library)
{
    struct study *study = mem_alloc(sizeof *study);
    study->library = library;
    study->criteria = mem_alloc((library->criterion_count + 1) * sizeof *study->criteria);
    for (size_t i = 0; i < library->criterion_count; i++)
        study->criteria[i] = library->criteria[i].id;
    study->lessons = lessons_new(study->criteria, (int)library->criterion_count);
    return study;
}

void
study_free(struct study *study)
{
    if (study == NULL)
        return;
    lessons_free(study->lessons);
    free(study->criteria);
    free(study);
}

struct lessons *
study_lessons(struct study *study)
{
    return study->lessons;
}

static int
criterion_number(const struct study *study, const char *id)
{
    const struct criterion *criterion = library_criterion(study->library, id);
    return criterion == NULL ? -1 : (int)(criterion - study->library->criteria);
}

/* A verdict's word as a label; false: it is silence, which labels nothing. */
static bool
verdict_label(const char *word, enum likeness_kind *verdict)
{
    bool met = strcmp(word, "met") == 0, contrary = strcmp(word, "contrary") == 0;
    *verdict = met ? LIKENESS_MET : contrary ? LIKENESS_CONTRARY : LIKENESS_KINDS;
    return met || contrary || strcmp(word, "?") == 0;
}

static bool
reports_contrary(const xmlNode *node)
{
    bool found = strcmp(xml_attr_or(node, "role", ""), "contrary") == 0;
    for (const xmlNode *child = xml_first(node); child != NULL && !found; child = xml_after(child))
        found = reports_contrary(child);
    return found;
}

/* Whether its patterns find what contradicts it by comparing sentences: then none of them says so
 * by itself. */
static bool
compares(const struct criterion *criterion)
{
    return criterion->kind == KIND_CONSISTENCY || reports_contrary(criterion->node);
}

static void
add_label(const struct study *study, struct lesson *lesson, int criterion, const char *verdict)
{
    enum likeness_kind kind;
    if (criterion < 0 || !verdict_label(verdict, &kind) || lesson->label_count >= LESSON_LABELS)
        return;
    if (kind != LIKENESS_MET && compares(&study->library->criteria[criterion]))
        kind = LIKENESS_KINDS;
    lesson->labels[lesson->label_count++] = (struct lesson_label){criterion, kind};
}

/* Adds the features of a sentence, NUL-terminated. */
static void
add_features(struct gist *gist, int sentence, struct buf *words)
{
    size_t count;
    const uint32_t *features = gist_of(gist, sentence, &count);
    for (size_t i = 0; i < count; i++) {
        gist_write(gist, features[i], words);
        buf_putc(words, '\0');
    }
}

/* All sentences of the text are one lesson: only together do they say what they are known to. */
static void
take(struct study *study, const struct lesson *lesson, const char *text, const char *lead,
     const char *heading)
{
    struct acts *acts = acts_of_text(text, lead, heading, NULL, study->library->lexicon);
    struct gist *gist = gist_new(acts);
    struct buf words = {0};
    for (int i = 0; i < acts_sentences(acts); i++)
        add_features(gist, i, &words);
    lessons_add(study->lessons, lesson, buf_text(&words), words.length);
    buf_free(&words);
    gist_free(gist);
    acts_free(acts);
}

void
study_examples(struct study *study)
{
    for (size_t i = 0; i < study->library->criterion_count; i++)
        for (xmlNode *example = xml_child(study->library->criteria[i].node, "example");
             example != NULL; example = xml_next(example, "example")) {
            struct lesson lesson = {.own = (int)i};
            char *text = xml_words(example);
            add_label(study, &lesson, (int)i, xml_attr_or(example, "verdict", ""));
            take(study, &lesson, text, xml_attr(example, "lead"), xml_attr(example, "heading"));
            free(text);
        }
}

/* Each sentence by itself, and all of them together. */
static void
take_model(struct study *study, int criterion, xmlDoc *model)
{
    struct acts *acts = acts_new(model, study->library->lexicon);
    struct lesson whole = {.own = criterion}, part = {.own = criterion};
    struct gist *gist = gist_new(acts);
    struct buf words = {0};
    whole.labels[whole.label_count++] = (struct lesson_label){criterion, LIKENESS_MET};
    part.labels[part.label_count++] = (struct lesson_label){criterion, LIKENESS_ABOUT};
    for (int i = 0; i < acts_sentences(acts); i++) {
        size_t start = words.length;
        add_features(gist, i, &words);
        lessons_add(study->lessons, &part, buf_text(&words) + start, words.length - start);
    }
    lessons_add(study->lessons, &whole, buf_text(&words), words.length);
    buf_free(&words);
    gist_free(gist);
    acts_free(acts);
}

void
study_models(struct study *study)
{
    const struct model_style plain = {.holds = NULL};
    for (size_t i = 0; i < study->library->criterion_count; i++) {
        xmlDoc *model = example_model(study->library, &study->library->criteria[i], NULL, &plain);
        if (model != NULL)
            take_model(study, (int)i, model);
        xmlFreeDoc(model);
    }
}

/* "arrest-last-resort=contrary search-admin-role=?" */
static void
add_labels(const struct study *study, struct lesson *lesson, char *labels)
{
    for (char *label = strtok(labels, " "); label != NULL; label = strtok(NULL, " ")) {
        char *verdict = strchr(label, '=');
        if (verdict == NULL)
            continue;
        *verdict++ = '\0';
        add_label(study, lesson, criterion_number(study, label), verdict);
    }
}

static char *
cell_after(char *cell)
{
    char *tab = cell == NULL ? NULL : strchr(cell, '\t');
    if (tab != NULL)
        *tab++ = '\0';
    return tab;
}

/* " // " parts the paragraphs of a bank's text. */
static void
join_paragraphs(char *text)
{
    for (char *at = text; (at = strstr(at, " // ")) != NULL; at += 4)
        memset(at, ' ', 4);
}

static bool
take_line(struct study *study, char *line)
{
    struct lesson lesson = {.own = -1};
    char *second = cell_after(line), *third = cell_after(second);
    if (*line == '#' || *line == '\0')
        return true;
    if (third == NULL)
        return false;
    if (strcmp(line, "@") == 0) {
        char *text = cell_after(third);
        if (text == NULL)
            return false;
        add_labels(study, &lesson, second);
        take(study, &lesson, text, NULL, *third != '\0' ? third : NULL);
        return true;
    }
    lesson.own = criterion_number(study, line);
    if (lesson.own < 0)
        return true; /* of a criterion that is no more */
    add_label(study, &lesson, lesson.own, second);
    char *also = cell_after(third);
    if (also != NULL)
        add_labels(study, &lesson, also);
    join_paragraphs(third);
    take(study, &lesson, third, NULL, NULL);
    return true;
}

int
study_file(struct study *study, const char *path, struct diag *diag)
{
    struct buf bytes = {0};
    if (file_read(path, &bytes, diag, STATUS_INPUT) != 0)
        return -1;
    long number = 1;
    bool well = true;
    char *line = (char *)buf_text(&bytes);
    bool other = strncmp(line, "# profiles:", 11) == 0;
    for (char *next; well && line != NULL && !other; line = next, number += well) {
        next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        well = take_line(study, line);
    }
    buf_free(&bytes);
    if (!well)
        diag_error(diag, STATUS_INPUT, path, number,
                   "lines are criterion, verdict and sentence, with tabs between them",
                   "this is no labelled sentence");
    return well ? 0 : -1;
}
