/* The questions an agreement is drafted from (clauses/questions.xml), as the library loaded them.
 * Knows no answers. */
#ifndef MOU_LIBRARY_QUESTIONS_H
#define MOU_LIBRARY_QUESTIONS_H

#include "library/library.h"

/* The <question> and <derived> elements in the order they are asked; NULL at the end. */
const xmlNode *questions_first(const struct library *library);
const xmlNode *questions_after(const xmlNode *question);

/* The element with that id, or NULL. */
const xmlNode *questions_find(const struct library *library, const char *id);

/* The <field> with that id; a NULL id asks for the first. NULL when there is none. */
const xmlNode *questions_field(const xmlNode *question, const char *id);

/* The id most like a mistaken one, or NULL when none comes near. */
const char *questions_like(const struct library *library, const char *mistaken);

/* Words of the question or field: "ask", "label", "help", "example". Borrowed; "" when absent. */
const char *questions_words(const xmlNode *question, const char *part);

/* The <question>, <derived> or <field> that "question" or "question.field" names; NULL when there
 * is none. */
const xmlNode *questions_asked(const struct library *library, const char *key);

/* True when a condition may look at key: a question, question.field or question.count. */
bool questions_key(const struct library *library, const char *key);

#endif
