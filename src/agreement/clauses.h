/* Inside the reading of clauses: the scan's state and its parts. For
 * src/agreement/{phrases,groups,clauses}.c only. */
#ifndef MOU_AGREEMENT_CLAUSES_H
#define MOU_AGREEMENT_CLAUSES_H

#include "agreement/reading.h"

/* Reads the noun phrase at token i; *phrase its number, -1 when there are too many. Returns the
 * token after it. */
int phrase_read(struct reading *r, int i, int *phrase);

/* Whether a verb group begins at token i. */
bool group_at(const struct reading *r, int i);
/* Reads the verb group at token i into *verb (not yet in the list); *inverted: the phrase that
 * stood between its parts
 * ("may an officer search"), -1 when none. Returns the token after it. */
int group_read(struct reading *r, int i, struct verb *verb, int *inverted);

enum unit {
    UNIT_NONE,
    UNIT_PHRASE,
    UNIT_VERB,
    UNIT_PREPOSITION,
    UNIT_AND,
    UNIT_COMMA,
    UNIT_CLAUSE,
    UNIT_RATHER
};

struct scan {
    struct reading *r;
    int clause;      /* the current one */
    enum unit unit;  /* what came last */
    int preposition; /* token of a preposition whose phrase is awaited, -1 */
    int phrase;      /* last phrase in this clause, -1 */
    bool joined;     /* "and", "or", comma since the last phrase or verb */
    bool and;        /* … and it was a conjunction */
    bool losing;     /* "rather than", "and not" */
    bool comma;      /* a comma since the last verb or phrase */
    int no_before;   /* a negative adverb waits for its verb */
    int hanging;     /* a verb that is so far only an auxiliary, -1 */
};

/* The current clause; opening one below it, closing it, beginning another of its kind after it. */
struct clause *scan_clause(const struct scan *s);
void scan_open(struct scan *s, enum clause_kind kind, int token);
void scan_close(struct scan *s, int token);
void scan_begin_again(struct scan *s, int token, bool inherit);
/* Clauses that may be no more than a preposition and its phrase: "before an arrest", "unless a
 * weapon". */
bool clause_slight(int kind);

/* Reads the verb group at token i into its clause. Returns the token after it. */
int scan_verb(struct scan *s, int i);

#endif
