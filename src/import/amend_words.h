/* Reading one sentence of an amendment: "Section 6(g) is struck out and this is put in its place:
 * …". Knows text only. For src/import/amend*.c only. */
#ifndef MOU_IMPORT_AMEND_WORDS_H
#define MOU_IMPORT_AMEND_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum { AMEND_PARTS = 4, AMEND_LABEL = 16 };

enum amend_act {
    AMEND_NONE,
    AMEND_STRIKE,  /* the place goes */
    AMEND_REPLACE, /* the place goes, the new text comes */
    AMEND_ADD,     /* the new text joins what is there */
    AMEND_NEW,     /* a new section: "New Section 30: …" */
    AMEND_PART     /* some words of the place change: both texts have to be read */
};

/* The printed numbers that lead to a place, outermost first, without brackets and stops: 6 g. */
struct amend_place {
    char label[AMEND_PARTS][AMEND_LABEL];
    int parts;
};

struct amend_words {
    enum amend_act act;
    struct amend_place place;
    size_t quote, quote_end; /* the new text between its quotes; equal: none in this paragraph */
    size_t after;            /* where the text goes on after it */
    bool open;               /* the quotes do not close in this paragraph */
};

/* text has single spaces; offsets are those of text. */
void amend_words_read(const char *text, struct amend_words *words);
/* Whether anything is put in double quotes. */
bool amend_words_quote(const char *text);
/* "(g)", "Section 6.", "ARTICLE IV" as a place's label: "g", "6", "iv". */
void amend_label(const char *printed, char label[AMEND_LABEL]);

#endif
