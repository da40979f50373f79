/* The closed vocabularies of the clause library (kinds, levels, verdicts, bases, statuses, units)
 * and their spelling. */
#ifndef MOU_LIBRARY_WORDS_H
#define MOU_LIBRARY_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum level { LEVEL_NONE, LEVEL_ADVICE, LEVEL_WARNING, LEVEL_ERROR };
enum verdict {
    VERDICT_MET,
    VERDICT_PARTIAL,
    VERDICT_MISSING,
    VERDICT_CONTRARY,
    VERDICT_NOT_APPLICABLE,
    VERDICTS
};
enum criterion_kind {
    KIND_REQUIRED,
    KIND_RECOMMENDED,
    KIND_PROHIBITED,
    KIND_CONDITIONAL,
    KIND_CONSISTENCY
};
enum authority_status { STATUS_READ, STATUS_SECOND_HAND, STATUS_PRACTICE, STATUS_UNVERIFIED };
enum limit { LIMIT_AT_LEAST, LIMIT_AT_MOST, LIMIT_EXACTLY };

/* Why a criterion has its severity: a set of these bits. */
enum basis {
    BASIS_GRANT = 1,
    BASIS_LAW = 2,
    BASIS_CORE = 4,
    BASIS_DOC = 8,
    BASIS_MULTI = 16,
    BASIS_RISK = 32,
    BASIS_SINGLE = 64,
    BASIS_QUALITY = 128
};

/* Spellings as they stand in the files; LEVEL_NONE is "". */
const char *level_word(enum level level);
const char *verdict_word(enum verdict verdict);
const char *kind_word(enum criterion_kind kind);
const char *status_word(enum authority_status status);
const char *limit_word(enum limit limit);

/* Back again; -1 when it is no such word. */
int level_from(const char *word);
int verdict_from(const char *word);
int kind_from(const char *word);
int status_from(const char *word);
int limit_from(const char *word);
unsigned basis_from(const char *words);

/* One step down; advice is the lowest. */
enum level level_lower(enum level level);

/* Walks the space-separated words of text: *at starts at text; false at the end. word is not
 * terminated. */
bool words_next(const char **at, const char **word, size_t *length);
/* True when the space-separated words hold word. words may be NULL. */
bool words_have(const char *words, const char *word);

#endif
