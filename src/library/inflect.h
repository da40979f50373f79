/* English inflection, enough to write a vocabulary by its base forms. Knows spelling, not grammar.
 */
#ifndef MOU_LIBRARY_INFLECT_H
#define MOU_LIBRARY_INFLECT_H

#include <stddef.h>

enum verb_form {
    FORM_BASE = 1,       /* search */
    FORM_S = 2,          /* searches */
    FORM_PAST = 4,       /* searched */
    FORM_PARTICIPLE = 8, /* searched */
    FORM_ING = 16,       /* searching */
    FORMS_ALL = 31
};

/* Irregular verbs and plurals, and verbs that double their last letter though stressed late
 * (permit, refer). */
struct inflections;
struct inflections *inflections_new(void);
void inflections_free(struct inflections *inflections);
/* "write wrote written"; "child children"; "permit". */
void inflections_add_verb(struct inflections *inflections, const char *base, const char *past,
                          const char *participle);
void inflections_add_plural(struct inflections *inflections, const char *singular,
                            const char *plural);
void inflections_add_double(struct inflections *inflections, const char *base);

enum { INFLECT_WORD = 48 }; /* longest word inflected, with its NUL; longer ones stay as they are */

/* The form (one of enum verb_form) of the base, written to out. */
void inflect_verb(const struct inflections *inflections, const char *base, enum verb_form form,
                  char out[INFLECT_WORD]);
void inflect_plural(const struct inflections *inflections, const char *singular,
                    char out[INFLECT_WORD]);

#endif
