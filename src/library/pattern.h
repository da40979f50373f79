/* The syntax of terms: a pattern, as lawyers write it, as a tree. What cannot be said in it (back
 * references, possessive quantifiers, lookbehind of several lengths) is left to PCRE2. Knows no
 * texts. */
#ifndef MOU_LIBRARY_PATTERN_H
#define MOU_LIBRARY_PATTERN_H

#include "library/symbols.h"

enum pattern_kind {
    PATTERN_EMPTY,
    PATTERN_SYMBOL, /* this one, in any case; ' ' is any white space in a row */
    PATTERN_SET,    /* one character of the set */
    PATTERN_CHAIN,  /* its children one after another */
    PATTERN_CHOICE, /* one of its children */
    PATTERN_REPEAT, /* its child, min to max times */
    PATTERN_EDGE,   /* \b; turned: \B */
    PATTERN_BEGIN,  /* ^ */
    PATTERN_FINISH, /* $ */
    PATTERN_AROUND /* its child stands min symbols before here, or from here on; turned: does not */
};

enum { PATTERN_ENDLESS = -1 };

struct pattern_node {
    enum pattern_kind kind;
    bool turned;
    uint8_t symbol;  /* without case */
    int min, max;    /* of a repeat */
    int set;         /* in the pattern's sets */
    int first, next; /* child, sibling; -1: none */
};

/* Zero-initialise; serves for any number of patterns, one at a time. */
struct pattern {
    struct pattern_node *nodes;
    size_t count, room;
    struct symbol_set *sets;
    size_t set_count, set_room;
};

/* Reads one alternative: up to a | outside of brackets, or the end, where *at then points. Returns
 * the number of its root, -1 when it is not in this syntax. */
int pattern_read(struct pattern *pattern, const char **at);
void pattern_free(struct pattern *pattern);

#endif
