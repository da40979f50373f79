/* What a text must hold so that a regular expression can match it, read off the expression's
 * syntax. Many patterns stand for a handful of phrases: then the phrases say everything and no
 * regular expression need run. Knows no terms. */
#ifndef MOU_LIBRARY_NEEDS_H
#define MOU_LIBRARY_NEEDS_H

#include <stdbool.h>
#include <stddef.h>

enum { NEEDS_SETS = 6, NEEDS_STRINGS = 64 };

/* What may stand after a phrase. */
enum needs_edge {
    NEEDS_WORD_END, /* no word character */
    NEEDS_OPEN,     /* anything: "arrest\w*" */
    NEEDS_MORE,     /* a word character: "arrest\w+" */
    NEEDS_EDGES
};

/* In lower case; a space stands for any white space. */
struct needs_string {
    const char *bytes;
    size_t length;
    enum needs_edge edge; /* of exact ones */
};

struct needs_set {
    int count;
    struct needs_string *list;
};

/* exact: the pattern matches where one string of the only set stands, not after a word character.
 * Otherwise every text that matches holds, anywhere, one string of each set; no set at all: nothing
 * is known. */
struct needs {
    bool exact;
    int count;
    struct needs_set sets[NEEDS_SETS];
};

struct needs_reader;
struct needs_reader *needs_reader_new(void);
void needs_reader_free(struct needs_reader *reader);

/* Reads one alternative of a PCRE2 pattern that will match whole words, caseless: up to its | or to
 * the NUL, which is returned; NULL when the syntax is beyond this reader. What *needs points to
 * lasts until the next call. */
const char *needs_read(struct needs_reader *reader, const char *alternative, struct needs *needs);

#endif
