/* Whether a line is a title rather than a sentence, told from its shape. */
#ifndef MOU_IMPORT_HEADING_H
#define MOU_IMPORT_HEADING_H

#include <stdbool.h>
#include <stddef.h>

/* A short line that begins with a capital, has no stop at its end and no verb that makes it a
 * sentence; a question counts. */
bool heading_is_title(const char *text, size_t length);
/* In capitals throughout. */
bool heading_is_caps(const char *text, size_t length);
/* Ends with a question mark. */
bool heading_is_question(const char *text, size_t length);
/* The length of a run-in heading with its stop: "Term. The term begins …"; 0: none. */
size_t heading_run_in(const char *text, size_t length);
/* The same of a heading in letters of its own, which take up `run` bytes: "Term This agreement …"
 */
size_t heading_set_apart(const char *text, size_t length, size_t run);
/* The length of a title without the stop, colon or dash at its end. */
size_t heading_bare(const char *text, size_t length);
/* Names an agreement: AGREEMENT, MEMORANDUM OF UNDERSTANDING, CONTRACT … */
bool heading_names_agreement(const char *text, size_t length);
/* Begins with the word (any case), which ends there. */
bool heading_begins(const char *text, size_t length, const char *word);
bool heading_begins_any(const char *text, size_t length, const char *const *words);
size_t heading_words(const char *text, size_t length);
/* Whether a verb of agreements is among the words. */
bool heading_has_verb(const char *text, size_t length);

#endif
