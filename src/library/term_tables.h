/* The terms of the library as a matcher needs them: for each term its alternatives, for each
 * alternative the sets of phrases of which a text needs one each, and the program that decides.
 * Nothing but numbers, apart from what is left to PCRE2. */
#ifndef MOU_LIBRARY_TERM_TABLES_H
#define MOU_LIBRARY_TERM_TABLES_H

#include "base/image.h"
#include "library/needs.h"
#include "library/program.h"
#include "library/spotter.h"

struct phrase_set {
    int32_t first, count; /* of the tables' phrases */
};

struct alternative {
    int32_t pattern, length; /* in the term's pattern */
    int32_t outside;         /* PCRE2 must match it, program holds nothing */
    int32_t set_count, sets[NEEDS_SETS];
    struct program program;
};

struct term_tables {
    struct programs programs;
    struct spotter spotter;
    struct alternative *alternatives;
    size_t alternative_count, alternative_room;
    int32_t *terms; /* each term's first alternative, and the end of the last */
    size_t term_count, term_room;
    struct phrase_set *sets;
    size_t set_count, set_room;
    int32_t *phrases; /* numbers in the spotter */
    size_t phrase_count, phrase_room;
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
enum { TERM_TABLES_PARTS = 10 };
void term_tables_save(const struct term_tables *tables, struct image_writer *writer, int part);
struct term_tables *term_tables_load(const struct image *image, int part);
void term_tables_free(struct term_tables *tables);

#endif
