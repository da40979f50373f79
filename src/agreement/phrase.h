/* Whether words stand on their own: lead-ins that open, fragments that need one, answers that lean
 * on their question. */
#ifndef MOU_AGREEMENT_PHRASE_H
#define MOU_AGREEMENT_PHRASE_H

#include <stdbool.h>

/* Ends with a colon or a dash: what follows completes it. */
bool phrase_opens(const char *text);
/* Ends with no stop at all. */
bool phrase_stops_short(const char *text);
/* Ends with a full stop but announces what follows ("… the following.", "… as follows."). */
bool phrase_announces(const char *text);
/* A lead-in whose last word wants a verb or an object: "The SRO shall:", "The District agrees to:".
 */
/* Words of a title that break off at their verb: "THE SRO WILL NOT". */
bool phrase_breaks_off(const char *title);
bool phrase_wants_verb(const char *lead);
/* Only introduces complete sentences: "NOW, THEREFORE, the parties agree as follows:". */
bool phrase_is_formula(const char *lead);
/* "Responsibilities of the Deputy:": names duties and ends in a colon. */
bool phrase_lists_duties(const char *lead);
/* Has no finite verb of its own and does not begin like a sentence: "assist with traffic". */
bool phrase_is_fragment(const char *text);
/* An answer that says nothing without its question: "No.", "The City's.", "With a warrant, and not
 * otherwise." */
bool phrase_is_elliptic(const char *answer);
/* Answers a question for a person with no more than a name: "The principal and the officer." */
bool phrase_names(const char *question, const char *answer);
/* Heads what follows as a table's row would: "SRO — Searches:". */
bool phrase_is_row(const char *lead);
/* Begins with its verb: "Does none.", "Keeps away unless a weapon is feared." */
bool phrase_lacks_subject(const char *text);
/* Ends with a question mark. */
bool phrase_asks(const char *text);
/* Asks nothing, but names a case: "Locker or bag?", "Pupil refuses to leave class?" */
bool phrase_asks_about(const char *question);
/* The question or answer after its label: "Q: May …?", "Answer: No." text itself without one. */
const char *phrase_unlabelled(const char *text);
/* Ends with ; or , or with "and" / "or": a list goes on. */
bool phrase_goes_on(const char *text);

#endif
