/* Inside the reading of patterns: needs.c joins what needs_syntax.c reads. For these two only. */
#ifndef MOU_LIBRARY_NEEDS_PARTS_H
#define MOU_LIBRARY_NEEDS_PARTS_H

#include "library/needs.h"

/* Bytes in strings that stand for what is no character. */
enum {
    MARK_EDGE = 1, /* \b */
    MARK_ANY = 2,  /* \w* to the end of the word */
    MARK_MORE = 3  /* \w+ to the end of the word */
};

struct marked {
    const char *bytes; /* NUL-terminated */
    size_t length;
};

struct strings {
    int count;
    size_t longest;  /* with marks */
    size_t shortest; /* without */
    bool open;       /* one ends in the rest of a word */
    bool marked;     /* one has marks */
    const struct marked *list;
};

/* A part of a pattern. exact: it matches one of all and nothing else. Otherwise all is what it ends
 * with. */
struct part {
    bool exact;
    struct strings all;
    int needs;
    const struct strings *need[NEEDS_SETS];
};

/* Memory until the next alternative. */
void *needs_room(struct needs_reader *reader, size_t size);
struct strings needs_one(struct needs_reader *reader, const char *bytes, size_t length);
extern const struct strings needs_nothing; /* the empty string */
/* Adds more to all; false when that would be too many. */
bool needs_join(struct needs_reader *reader, struct strings *all, const struct strings *more);
/* The set is needed too, unless it is too short to tell anything. */
void needs_add(struct needs_reader *reader, struct part *part, const struct strings *set);
/* The set that tells most; NULL: none. */
const struct strings *needs_best(const struct part *part);
/* next stands after whole. */
void needs_append(struct needs_reader *reader, struct part *whole, const struct part *next);

/* Reads a sequence up to | or ) or NUL; false when the syntax is unknown. */
bool needs_parse(struct needs_reader *reader, const char **at, struct part *part, int deep);

#endif
