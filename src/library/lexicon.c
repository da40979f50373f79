/* The loaded lexicon: its labels by id, and access to its parts. Reading the file is
 * lexicon_read.c's. */
#include "library/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/lexicon_read.h"

static const char *const force_names[FORCES] = {"must",    "should",   "may",        "is",
                                                "pointer", "must-not", "should-not", "need-not"};

const char *
force_name(enum force force)
{
    return force_names[force];
}

int
force_of(const char *name, size_t length)
{
    for (int i = 0; i < FORCES; i++)
        if (strlen(force_names[i]) == length && memcmp(force_names[i], name, length) == 0)
            return i;
    return -1;
}

struct lexicon *
lexicon_load(const char *path, struct regex_cache *regexes, struct diag *diag)
{
    xmlDoc *doc = xml_read_file(path, diag, STATUS_LIBRARY);
    if (doc == NULL)
        return NULL;
    struct lexicon *lexicon = mem_alloc(sizeof *lexicon);
    lexicon->phrases = phrases_new();
    lexicon->inflections = inflections_new();
    lexicon->terms = terms_new(regexes);
    int read = lexicon_read(lexicon, xmlDocGetRootElement(doc), path, diag);
    if (read == 0)
        read = lexicon_add_terms(lexicon, xmlDocGetRootElement(doc), NULL, path, diag);
    xmlFreeDoc(doc);
    if (read == 0)
        return lexicon;
    lexicon_free(lexicon);
    return NULL;
}

void
lexicon_free(struct lexicon *lexicon)
{
    if (lexicon == NULL)
        return;
    for (int kind = 0; kind < LABEL_KINDS; kind++)
        free(lexicon->borrowed ? NULL : lexicon->labels[kind].list);
    phrases_free(lexicon->phrases);
    inflections_free(lexicon->inflections);
    terms_free(lexicon->terms);
    free(lexicon->borrowed ? NULL : lexicon->conditions);
    free(lexicon->borrowed ? NULL : lexicon->controls);
    free(lexicon->borrowed ? NULL : lexicon->plains);
    free(lexicon->borrowed ? NULL : lexicon->states);
    free(lexicon);
}

enum {
    LABELS,
    CONDITIONS = LABELS + LABEL_KINDS,
    CONTROLS,
    PLAINS,
    STATES,
    PHRASES,
    TERMS = PHRASES + PHRASES_PARTS,
    PARTS = TERMS + TERMS_PARTS
};
_Static_assert((int)PARTS == (int)LEXICON_PARTS, "the parts of a lexicon");

void
lexicon_save(const struct lexicon *lexicon, struct image_writer *writer, int part)
{
    for (int kind = 0; kind < LABEL_KINDS; kind++) {
        const struct labels *labels = &lexicon->labels[kind];
        image_add(writer, part + LABELS + kind, labels->list, sizeof *labels->list, labels->count);
    }
    image_add(writer, part + CONDITIONS, lexicon->conditions, sizeof *lexicon->conditions,
              lexicon->condition_count);
    image_add(writer, part + CONTROLS, lexicon->controls, sizeof *lexicon->controls,
              lexicon->control_count);
    image_add(writer, part + PLAINS, lexicon->plains, sizeof *lexicon->plains,
              lexicon->plain_count);
    image_add(writer, part + STATES, lexicon->states, sizeof *lexicon->states,
              lexicon->state_count);
    phrases_save(lexicon->phrases, writer, part + PHRASES);
    terms_save(lexicon->terms, writer, part + TERMS);
}

struct lexicon *
lexicon_thaw(const struct image *image, int part, struct regex_cache *regexes)
{
    struct lexicon *lexicon = mem_alloc(sizeof *lexicon);
    bool whole = true;
    lexicon->borrowed = true;
    for (int kind = 0; kind < LABEL_KINDS; kind++) {
        struct labels *labels = &lexicon->labels[kind];
        labels->list =
            image_part(image, part + LABELS + kind, sizeof *labels->list, &labels->count);
        whole = whole && labels->list != NULL;
    }
    lexicon->conditions = image_part(image, part + CONDITIONS, sizeof *lexicon->conditions,
                                     &lexicon->condition_count);
    lexicon->controls =
        image_part(image, part + CONTROLS, sizeof *lexicon->controls, &lexicon->control_count);
    lexicon->plains =
        image_part(image, part + PLAINS, sizeof *lexicon->plains, &lexicon->plain_count);
    lexicon->states =
        image_part(image, part + STATES, sizeof *lexicon->states, &lexicon->state_count);
    lexicon->phrases = phrases_load(image, part + PHRASES);
    lexicon->terms = terms_load(image, part + TERMS, regexes);
    if (whole && lexicon->conditions != NULL && lexicon->controls != NULL &&
        lexicon->plains != NULL && lexicon->states != NULL && lexicon->phrases != NULL &&
        lexicon->terms != NULL)
        return lexicon;
    lexicon_free(lexicon);
    return NULL;
}

int
lexicon_labels(const struct lexicon *lexicon, enum label_kind kind)
{
    return (int)lexicon->labels[kind].count;
}

int
lexicon_label(const struct lexicon *lexicon, enum label_kind kind, const char *id, size_t length)
{
    const struct labels *labels = &lexicon->labels[kind];
    for (size_t i = 0; i < labels->count; i++)
        if (strncmp(labels->list[i].id, id, length) == 0 && length < LABEL_ID &&
            labels->list[i].id[length] == '\0')
            return (int)i;
    return -1;
}

const char *
lexicon_label_id(const struct lexicon *lexicon, enum label_kind kind, int label)
{
    return lexicon->labels[kind].list[label].id;
}

int
lexicon_stands_for(const struct lexicon *lexicon, int topic)
{
    return lexicon->labels[LABEL_TOPIC].list[topic].stands_for;
}

const struct phrases *
lexicon_phrases(const struct lexicon *lexicon)
{
    return lexicon->phrases;
}

const struct condition *
lexicon_condition(const struct lexicon *lexicon, int rule)
{
    return rule < 0 ? NULL : &lexicon->conditions[rule];
}

const struct control *
lexicon_control(const struct lexicon *lexicon, int control)
{
    return &lexicon->controls[control];
}

const char *
lexicon_plain(const struct lexicon *lexicon, int plain)
{
    return lexicon->plains[plain].words;
}

const struct state_name *
lexicon_states(const struct lexicon *lexicon, size_t *count)
{
    *count = lexicon->state_count;
    return lexicon->states;
}

int
lexicon_word_number(const struct lexicon *lexicon, const char *word)
{
    size_t length = strlen(word);
    return phrases_word(lexicon->phrases, word, length, phrases_hash(word, length));
}

int
lexicon_terms(const struct lexicon *lexicon)
{
    return terms_count(lexicon->terms);
}

int
lexicon_add_terms(struct lexicon *lexicon, const xmlNode *parent, const char *scope,
                  const char *file, struct diag *diag)
{
    return terms_add(lexicon->terms, parent, scope, file, diag);
}

int
lexicon_term(const struct lexicon *lexicon, const char *scope, const char *id, size_t length)
{
    return terms_find(lexicon->terms, scope, id, length);
}

const char *
lexicon_term_id(const struct lexicon *lexicon, int term)
{
    return terms_id(lexicon->terms, term);
}

const char *
lexicon_term_pattern(const struct lexicon *lexicon, int term)
{
    return terms_pattern(lexicon->terms, term);
}

char *
lexicon_term_fault(const struct lexicon *lexicon, int term)
{
    return terms_fault(lexicon->terms, term);
}

struct term_work
lexicon_term_work(const struct lexicon *lexicon, int term)
{
    return terms_work(lexicon->terms, term);
}

void
lexicon_prepare_terms(const struct lexicon *lexicon)
{
    terms_tables(lexicon->terms);
}
