/* The rules of all criteria (<says>, <all>, <any>, <undone>) as numbers, ready to be asked, to be
 * written to a file and mapped again. They mean what compile.h writes as Schematron. Knows criteria
 * and the lexicon; knows no agreements. */
#ifndef MOU_LIBRARY_RULES_H
#define MOU_LIBRARY_RULES_H

#include "base/image.h"
#include "library/library.h"
#include "library/question.h"

enum rule_kind {
    RULE_SAYS,     /* the sentences that answer the question and pass its figures */
    RULE_ANY,      /* what any child finds */
    RULE_ALL,      /* what all find, when each finds something */
    RULE_SENTENCE, /* … in one sentence */
    RULE_SECTION,  /* … in one section */
    RULE_UNDONE    /* what the first child finds and the second takes away */
};

struct rule {
    uint8_t kind, verdict; /* verdict: of those that stand at the top */
    int32_t question;      /* of RULE_SAYS */
    int32_t gauge, gauges; /* its first figure, how many */
    int32_t first, next;   /* child, sibling; -1: none */
};

enum gauge_test { GAUGE_GIVES, GAUGE_KEEPS, GAUGE_BREAKS };
enum { GAUGE_NAME = 60 };

struct gauge {
    char name[GAUGE_NAME]; /* of a parameter; of a unit for GAUGE_GIVES */
    int32_t test;          /* enum gauge_test */
};

enum { RULES_NONE = -1, RULES_FAULTY = -2 };

struct rules {
    struct question *questions;
    struct rule *list;
    struct gauge *gauges;
    int32_t *criteria; /* the first rule of each criterion of the library, or one of the above */
    size_t question_count, question_room, count, room, gauge_count, gauge_room, criterion_count;
    bool borrowed; /* the arrays are an image's */
};

/* Never NULL. A criterion whose rules name what does not exist is faulty: compiling it to
 * Schematron and that to XPath tells why. */
struct rules *rules_make(const struct library *library);
void rules_free(struct rules *rules);

/* RULES_PARTS parts of an image from `part` on; what is loaded borrows from the image. NULL: it
 * holds none. */
enum { RULES_PARTS = 4 };
void rules_save(const struct rules *rules, struct image_writer *writer, int part);
struct rules *rules_load(const struct image *image, int part);

#endif
