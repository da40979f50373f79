/* The shared vocabulary (clauses/lexicon.xml), loaded: classes, actions, topics, exceptions,
 * standards, terms and the grammar words that readers of sentences need. Knows words and phrases;
 * knows nothing of sentences or agreements. */
#ifndef MOU_LIBRARY_LEXICON_H
#define MOU_LIBRARY_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/image.h"
#include "base/regex.h"
#include "base/xml.h"

struct lexicon;

/* Loads and indexes the file. regexes is borrowed and must outlive the lexicon (terms are compiled
 * on first use). NULL after a diagnostic (STATUS_LIBRARY) with the line of the faulty element. */
struct lexicon *lexicon_load(const char *path, struct regex_cache *regexes, struct diag *diag);
void lexicon_free(struct lexicon *lexicon);

/* LEXICON_PARTS parts of an image from `part` on; what is thawed borrows from the image, and takes
 * no more terms. NULL: it holds none. */
enum { LEXICON_PARTS = 32 };
void lexicon_save(const struct lexicon *lexicon, struct image_writer *writer, int part);
struct lexicon *lexicon_thaw(const struct image *image, int part, struct regex_cache *regexes);

/* Labels: the ids that rules may name in who, whom, does, about, standard, unless and only. */
enum label_kind {
    LABEL_CLASS,
    LABEL_ACTION,
    LABEL_TOPIC,
    LABEL_EXCEPTION,
    LABEL_STANDARD,
    LABEL_KINDS
};
enum {
    CLASSES_MAX = 16,    /* bits of a class set */
    ABOUT_MAX = 256,     /* bits of an about set: topics first, then actions */
    EXCEPTIONS_MAX = 32, /* bits of an exception set */
    STANDARDS_MAX = 32
};

/* A set of topics and actions: topic t is bit t, action a is bit lexicon_labels(LABEL_TOPIC) + a.
 */
struct about {
    uint64_t bits[ABOUT_MAX / 64];
};

/* The force of an act, by name in rules: must should may is pointer must-not should-not need-not.
 */
enum force {
    FORCE_MUST,
    FORCE_SHOULD,
    FORCE_MAY,
    FORCE_IS,
    FORCE_POINTER,
    FORCE_MUST_NOT,
    FORCE_SHOULD_NOT,
    FORCE_NEED_NOT,
    FORCES
};
const char *force_name(enum force force);
int force_of(const char *name, size_t length); /* -1: unknown */

/* When an act has its place, relative to what it is about: bits of a set. */
enum order { ORDER_BEFORE = 1, ORDER_AFTER = 2, ORDER_DURING = 4 };

/* The number of labels of a kind, a label's number by its id (-1: unknown), and its id by number.
 */
int lexicon_labels(const struct lexicon *lexicon, enum label_kind kind);
int lexicon_label(const struct lexicon *lexicon, enum label_kind kind, const char *id,
                  size_t length);
const char *lexicon_label_id(const struct lexicon *lexicon, enum label_kind kind, int label);

/* The names of states, as they are written. */
struct state_name {
    char text[24];
};
const struct state_name *lexicon_states(const struct lexicon *lexicon, size_t *count);

/* Terms: named families of regular expressions, <term id=""><match>…</match>…</term>. A match is a
 * PCRE2 pattern: caseless, word boundaries and flexible white space are implied, {other-term}
 * includes another term. Terms are numbered from 0; shared ones live in lexicon.xml, a topic's own
 * in its file, known as "topic:id". */
int lexicon_terms(const struct lexicon *lexicon);
/* Adds the <term> children of parent. scope is the topic's id, or NULL for shared terms; file names
 * the source in diagnostics. Returns 0, or -1 after a diagnostic (unknown or circular {reference},
 * id used twice). */
int lexicon_add_terms(struct lexicon *lexicon, const xmlNode *parent, const char *scope,
                      const char *file, struct diag *diag);
/* A term's number by its id ("id" or "scope:id"); with a scope, the scope's own term is preferred.
 * -1: unknown. */
int lexicon_term(const struct lexicon *lexicon, const char *scope, const char *id, size_t length);
const char *lexicon_term_id(const struct lexicon *lexicon, int term);
/* The term's pattern, other terms in place, without the edges of words that are implied; a thawed
 * lexicon keeps it only where it is needed. */
const char *lexicon_term_pattern(const struct lexicon *lexicon, int term);
/* PCRE2's complaint about the term's pattern (yours), NULL when it compiles. For `mou test`. */
char *lexicon_term_fault(const struct lexicon *lexicon, int term);

/* What searches for the term cost so far. For `mou test`. */
struct term_work {
    uint64_t symbols, steps; /* of the texts that were searched; that it took */
};
struct term_work lexicon_term_work(const struct lexicon *lexicon, int term);

/* Reads the terms for the phrases they need, which costs a little: before a batch forks, so that it
 * is done once. Else the first document does it. Which texts use which terms is told by uses.h. */
void lexicon_prepare_terms(const struct lexicon *lexicon);

#endif
