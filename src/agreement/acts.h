/* Acts: who does what to whom, with what force, in every sentence of an agreement that has been
 * read (divided into <s>). The table is built once per document; rules ask it through query.h.
 * Knows the lexicon and the tree; knows no rules. */
#ifndef MOU_AGREEMENT_ACTS_H
#define MOU_AGREEMENT_ACTS_H

#include <stdint.h>

#include "base/buf.h"
#include "base/xml.h"
#include "library/lexicon.h"

struct act {
    uint16_t who, whom;    /* class sets; 0: not said */
    uint16_t does;         /* action number */
    uint8_t force;         /* enum force */
    uint8_t order;         /* set of enum order, relative to what about names */
    uint32_t standard;     /* set of standards */
    uint32_t unless, only; /* sets of exceptions: excused then; limited to then */
    struct about about;
    int sentence; /* its number in the table */
};

struct acts;

/* Reads the sentences of the agreement, binds its local names and finds the acts. The tree and the
 * lexicon are borrowed and must stay as they are while the table lives (answers refer to the <s>
 * nodes). Never NULL. */
struct acts *acts_new(xmlDoc *agreement, const struct lexicon *lexicon);
void acts_free(struct acts *acts);

/* Text given as strings, for rules' examples and tests: the text, its lead-in, the heading above,
 * its kind (each may be NULL). It is cut into sentences at stops; each is read with the same lead,
 * heading and kind. */
struct acts *acts_of_text(const char *text, const char *lead, const char *heading, const char *kind,
                          const struct lexicon *lexicon);

int acts_sentences(const struct acts *acts);
xmlNode *acts_node(const struct acts *acts, int sentence); /* the <s>; NULL when made of text */
int acts_sentence_of(const struct acts *acts, const xmlNode *s); /* -1 when s is not in the table */
const char *acts_text(const struct acts *acts, int sentence);    /* lead and sentence, normalised */
const char *acts_heading(const struct acts *acts,
                         int sentence); /* titles above, innermost last; "" */
/* Whether it tells something: a title (or a word or two), a question, an empty cell and
 * a lead-in by itself only say what is spoken of. */
bool acts_tells(const struct acts *acts, int sentence);
const struct act *acts_list(const struct acts *acts, int sentence, int *count);

/* What this agreement calls a class of people or bodies, by its own definition; NULL when it gives
 * none. Borrowed. */
const char *acts_called(const struct acts *acts, const char *class);

/* Adds the acts to the tree as <act/> children of their <s>. */
void acts_write(const struct acts *acts);
/* The view of `mou import --acts`: each sentence with its acts below it, one a line. */
void acts_print(const struct acts *acts, struct buf *out);
/* One act, as in "officer must-not search student about=school-rule order=before". */
void act_print(const struct act *act, const struct lexicon *lexicon, struct buf *out);

#endif
