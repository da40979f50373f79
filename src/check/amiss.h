/* What does not fit together in a document, whatever its subject: dates, figures, blanks,
 * references, names. Each kind of fault has a name, which rules ask for as mou:amiss('name'). Knows
 * sentences and places; knows no criteria. */
#ifndef MOU_CHECK_AMISS_H
#define MOU_CHECK_AMISS_H

#include "agreement/acts.h"
#include "check/dates.h"
#include "check/scan.h"

/* The nodes that show the fault, each once, in the order found. */
struct amiss {
    xmlNode **nodes;
    size_t count, room;
};
void amiss_add(struct amiss *amiss, xmlNode *node);

/* Whether there is a fault of that name, and what it is called in words; NULL when there is none.
 */
const char *amiss_known(const char *name);
/* The sentences of one document as the detectors see them: gathered once, each cut into pieces
 * once. Yours, spots_free; the acts are borrowed. */
struct spots;
struct spots *spots_new(struct acts *acts);
void spots_free(struct spots *spots);

/* The faults of that name, looked for once; borrowed. NULL when there is no such name. */
const struct amiss *amiss_find(const char *name, struct spots *spots);

/* Signs of what a sentence may hold: a detector passes over sentences without the one it needs. */
enum {
    SIGN_FIGURE = 1,
    SIGN_YEAR = 2,
    SIGN_BLANK = 4,
    SIGN_BRACKET = 8,
    SIGN_PERCENT = 16,
    SIGN_OFFICER = 32,
    SIGN_PROMISE = 64, /* assign, provide, furnish … */
    SIGN_SECTION = 128,
    SIGN_EXHIBIT = 256,
    SIGN_BODY = 512,  /* how the name of a district or department goes on, behind a capital */
    SIGN_HEAD = 1024, /* a chief, a sheriff */
    SIGN_STAND_IN = 2048,
    SIGN_PARTIES = 4096 /* between, hereinafter … */
};

enum spot_kind { SPOT_BODY, SPOT_RECITAL, SPOT_TITLE, SPOT_EXHIBIT, SPOT_OTHER };

/* One sentence as the detectors see it. */
struct spot {
    int sentence;
    xmlNode *node;
    const char *text; /* with its lead */
    enum spot_kind kind;
    unsigned signs;
};
/* The next sentence that counts as part of the agreement; false at the end. Start with
 * spot.sentence -1. */
bool spot_next(const struct spots *spots, struct spot *spot);
/* Its pieces; borrowed. */
const struct piece *spot_pieces(struct spots *spots, const struct spot *spot, size_t *count);
/* Its dates; borrowed. */
const struct found_date *spot_dates(struct spots *spots, const struct spot *spot, size_t *count);
/* What several detectors need is found once, by the first of them. */
enum spots_kept { SPOTS_OWN_NAMES, SPOTS_TERMS, SPOTS_KEPT };
/* What find makes of them, in one block of memory; borrowed. */
const void *spots_kept(struct spots *spots, enum spots_kept what,
                       void *(*find)(struct spots *spots));
/* The root of the tree; NULL for acts that were made of plain text. */
xmlNode *spot_agreement(const struct spots *spots);

/* The detectors, one file for each group. */
typedef void amiss_detector(struct spots *spots, struct amiss *found);
amiss_detector amiss_end_before_start, amiss_length, amiss_late_deadline, amiss_two_ends,
    amiss_signed_late, amiss_no_such_day, amiss_weekday, amiss_school_year;
amiss_detector amiss_words_and_figures, amiss_shares, amiss_column_sum, amiss_officers;
amiss_detector amiss_blank, amiss_template_note;
amiss_detector amiss_reference, amiss_exhibit, amiss_other_name, amiss_other_chief;

#endif
