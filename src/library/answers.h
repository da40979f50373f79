/* The two ways of answering, a file and KEY=VALUE, put into the facts tree as they were written.
 * Judges keys only; whether a value is any good is decided afterwards, in one place for both.
 * Inside the library room only. */
#ifndef MOU_LIBRARY_ANSWERS_H
#define MOU_LIBRARY_ANSWERS_H

#include "library/questions.h"

struct answering {
    const struct library *library;
    xmlNode *facts; /* <facts>, a <fact> for every question */
    struct diag *diag;
};

/* Both return 0, or -1 after naming every answer that fits no question. bytes: what the file holds;
 * NULL: it is read. */
int answers_read(const struct answering *to, const char *path, const struct buf *bytes);
int answers_set(const struct answering *to, const char *const *sets);

/* The <fact> of a question in the tree, or NULL. */
xmlNode *answers_fact(const xmlNode *facts, const char *question);

/* The <field> of an entry, or NULL; and the same, made when it is missing. */
xmlNode *answers_field_of(const xmlNode *entry, const char *name);
xmlNode *answers_field(xmlNode *entry, const xmlNode *asked);

/* Replaces the <value> below a <fact> or <field>. */
void answers_put(xmlNode *holder, const char *text);

/* An answer given as one text: a value, the entries of a list divided by semicolons, or yes or no
 * to a record. False when a record cannot be answered so. */
bool answers_put_text(xmlNode *fact, const xmlNode *question, const char *text);

/* Reports trouble with an answer at the place it was given. */
void answers_complain(struct diag *diag, const xmlNode *fact, const char *cure, const char *format,
                      ...) __attribute__((format(printf, 4, 5)));

#endif
