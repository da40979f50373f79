/* What one <says> asks of a sentence and its acts, in numbers: they can be written to a file and
 * mapped again. Knows the lexicon; knows no sentences. */
#ifndef MOU_LIBRARY_QUESTION_H
#define MOU_LIBRARY_QUESTION_H

#include "library/lexicon.h"

/* Where a sentence stands. */
enum sentence_kind {
    KIND_BODY,
    KIND_RECITAL,
    KIND_DEFINITION,
    KIND_EXHIBIT,
    KIND_TITLE,
    KIND_OTHER
};

enum { QUESTION_TERMS = 32, QUESTION_ACTIONS = 2 };

/* How a sentence or a title above it must use terms. */
enum question_part { QUESTION_TEXT, QUESTION_WITHOUT, QUESTION_HEADING, QUESTION_PARTS };

/* A set counts only where its has_ is true. */
struct question {
    uint64_t does[QUESTION_ACTIONS];
    struct about about;
    uint32_t who, whom, force, order, standard, unless, only, except;
    uint8_t in;                   /* bits of enum sentence_kind */
    uint8_t ends[QUESTION_PARTS]; /* of the terms of a part, which begin where those before end */
    bool has_who, has_whom, has_force, has_does, has_about, has_order, has_standard, has_unless,
        has_only, except_any, unless_any, only_any;
    bool acts; /* it asks for an act */
    uint16_t terms[QUESTION_TERMS];
};

/* The terms of the part; their number is *count. */
static inline const uint16_t *
question_terms(const struct question *question, enum question_part part, int *count)
{
    int begin = part > 0 ? question->ends[part - 1] : 0;
    *count = question->ends[part] - begin;
    return question->terms + begin;
}

/* The keys that are plain attributes of <says>; ends with NULL. */
extern const char *const question_keys[];

/* spec: space-separated key=value,value… Values of one key are alternatives, keys are all required,
 * an absent key matches anything.
 *   who whom        classes
 *   force           must should may is pointer must-not should-not need-not
 *   does            actions
 *   about           topics and actions
 *   order           before after during
 *   standard        standards
 *   unless only     the act carries one of these exceptions ("any": some exception)
 *   except          the act carries none of these, neither as unless nor as only ("any": none)
 *   in              where the sentence stands: body recital definition title exhibit (default
 *                   body,exhibit)
 *   heading         a title above uses one of these terms
 *   text            the sentence with its lead uses all of these terms
 *   without         the sentence with its lead uses none of these terms
 * Without any of who … except, a sentence matches by its place and terms alone; with one, a single
 * act of the sentence must meet them all. scope is the topic whose own terms come first, or NULL.
 * name and line say where the rule stands. Yours (free()); NULL after a diagnostic (STATUS_LIBRARY)
 * that names the unknown key, class, action, topic or term. */
struct question *question_new(const struct lexicon *lexicon, const char *spec, const char *scope,
                              const char *name, long line, struct diag *diag);
/* The same from the attributes and children of a <says>, apart from its numbers. false, silently:
 * something is unknown. */
bool question_of_rule(struct question *question, const struct lexicon *lexicon, const char *scope,
                      const xmlNode *says);

#endif
