/* The terms of the library as a matcher needs them: for each phrase the sets that it is in, for
 * each term its alternatives, for each alternative the sets of which a text must hold a phrase, and
 * the program that decides. Nothing but numbers, apart from what is left to PCRE2. */
#ifndef MOU_LIBRARY_TERM_TABLES_H
#define MOU_LIBRARY_TERM_TABLES_H

#include "base/image.h"
#include "library/needs.h"
#include "library/program.h"
#include "library/spotter.h"

/* What a text must hold so that the alternative can match it: a phrase of each set. Sets are
 * numbered from 1 on; 0: no more. One too many is not asked for: then some texts more are tried. */
struct alternative_needs {
    uint16_t sets[NEEDS_SETS];
};

/* An alternative that PCRE2 must match, for it has no program. */
struct outsider {
    int32_t alternative, pattern, length; /* in the term's pattern */
};

struct term_tables {
    struct programs programs;
    struct spotter spotter;
    int32_t *term_alternatives; /* by term: the first, and behind the last term the end */
    struct program *alternatives;
    struct alternative_needs *needs; /* of each */
    struct outsider *outsiders;
    int32_t *phrase_sets; /* by phrase: the first of the sets that it is in, and the end of all */
    uint16_t *sets;
    size_t term_count, alternative_count, set_count, phrase_count, link_count, outsider_count;
    size_t term_room, alternative_room, need_room, outsider_room;
    bool borrowed; /* the arrays are an image's */
};

struct term_tables_maker;
struct term_tables_maker *term_tables_make(void);
/* Adds the next term. */
void term_tables_add(struct term_tables_maker *maker, const char *pattern);
/* Ends the making. */
struct term_tables *term_tables_take(struct term_tables_maker *maker);
/* TERM_TABLES_PARTS parts of an image from `part` on; what is loaded borrows from the image. NULL:
 * it holds none. */
enum { TERM_TABLES_PARTS = 13 };
void term_tables_save(const struct term_tables *tables, struct image_writer *writer, int part);
struct term_tables *term_tables_load(const struct image *image, int part);
void term_tables_free(struct term_tables *tables);

/* How the alternative, whose program is outside, is to be matched. */
const struct outsider *term_tables_outsider(const struct term_tables *tables, int32_t alternative);

#endif
