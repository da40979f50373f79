/* What does not fit together in a document, whatever its subject: dates, figures, blanks,
 * references, names. Each kind of fault has a name, which rules ask for as mou:amiss('name'). Knows
 * sentences and places; knows no criteria. */
#ifndef MOU_CHECK_AMISS_H
#define MOU_CHECK_AMISS_H

#include "agreement/acts.h"

/* The nodes that show the fault, each once, in the order found; nodes is free()d by the caller. */
struct amiss {
    xmlNode **nodes;
    size_t count, room;
};
void amiss_add(struct amiss *amiss, xmlNode *node);

/* Whether there is a fault of that name, and what it is called in words; NULL when there is none.
 */
const char *amiss_known(const char *name);
/* Finds the faults of that name; false when there is no such name. agreement is the tree the acts
 * were read from. */
bool amiss_find(const char *name, struct acts *acts, struct amiss *found);

/* One sentence as the detectors see it. */
struct spot {
    int sentence;
    xmlNode *node;
    const char *text; /* with its lead */
    const char *kind; /* body recital … */
};
/* The next sentence that counts as part of the agreement; false at the end. Start with
 * spot.sentence -1. */
bool spot_next(struct acts *acts, struct spot *spot);
/* The root of the tree; NULL for acts that were made of plain text. */
xmlNode *spot_agreement(struct acts *acts);

/* The detectors, one file for each group. */
typedef void amiss_detector(struct acts *acts, struct amiss *found);
amiss_detector amiss_end_before_start, amiss_length, amiss_late_deadline, amiss_two_ends,
    amiss_signed_late, amiss_no_such_day, amiss_weekday, amiss_school_year;
amiss_detector amiss_words_and_figures, amiss_shares, amiss_column_sum, amiss_officers;
amiss_detector amiss_blank, amiss_template_note;
amiss_detector amiss_reference, amiss_exhibit, amiss_other_name, amiss_other_chief;

#endif
