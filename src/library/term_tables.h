/* The terms of the library as a matcher needs them: for each phrase the sets that it is in, for
 * each set the alternatives of terms that need one of its phrases, for each alternative the program
 * that decides. Nothing but numbers, apart from what is left to PCRE2. */
#ifndef MOU_LIBRARY_TERM_TABLES_H
#define MOU_LIBRARY_TERM_TABLES_H

#include "base/image.h"
#include "library/needs.h"
#include "library/program.h"
#include "library/spotter.h"

/* What a text must hold so that the alternative can match it: a phrase of each set. */
struct alternative_needs {
    int32_t term, set_count, sets[NEEDS_SETS];
};

struct alternative {
    int32_t pattern, length; /* in the term's pattern */
    int32_t outside;         /* PCRE2 must match it, program holds nothing */
    struct program program;
};

/* Lists by phrase or set: from list[first[i]] to before list[first[i + 1]]. */
struct term_tables {
    struct programs programs;
    struct spotter spotter;
    struct alternative *alternatives;
    struct alternative_needs *needs; /* of each */
    size_t alternative_count, alternative_room, need_room;
    size_t term_count, set_count;
    int32_t *phrase_sets, *sets;       /* the sets that a phrase is in */
    int32_t *set_alternatives, *users; /* the alternatives that need a set */
    int32_t *free;                     /* those that need none */
    size_t link_count, user_count, free_count;
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

#endif
