/* Terms: named families of patterns. */
#ifndef MOU_LIBRARY_TERMS_H
#define MOU_LIBRARY_TERMS_H

#include "library/lexicon.h"
#include "library/recall.h"
#include "library/term_tables.h"

struct terms;
struct terms *terms_new(struct regex_cache *regexes);
void terms_free(struct terms *terms);
int terms_add(struct terms *terms, const xmlNode *parent, const char *scope, const char *file,
              struct diag *diag);
int terms_count(const struct terms *terms);
int terms_find(const struct terms *terms, const char *scope, const char *id, size_t length);
const char *terms_id(const struct terms *terms, int term);
const char *terms_pattern(const struct terms *terms, int term);
char *terms_fault(const struct terms *terms, int term);

/* TERMS_PARTS parts of an image from `part` on; what is loaded borrows from the image, and takes no
 * more terms. NULL: it holds none. */
enum { TERMS_PARTS = TERM_TABLES_PARTS + 3 };
void terms_save(struct terms *terms, struct image_writer *writer, int part);
struct terms *terms_load(const struct image *image, int part, struct regex_cache *regexes);

/* The tables of all terms, made when first asked for. */
const struct term_tables *terms_tables(struct terms *terms);
/* What the words of texts led to in the spotter of these tables. */
struct spot_memo *terms_memo(struct terms *terms);
/* What the texts of earlier documents taught; NULL for the first, which may be the only one. */
struct recall *terms_recall(struct terms *terms);
/* Adds what a search for the term cost; says what all of them did. */
void terms_worked(struct terms *terms, int term, size_t symbols, uint64_t steps);
struct term_work terms_work(const struct terms *terms, int term);
/* Whether PCRE2 finds the alternative (one left to it) in the text. */
bool terms_search_outside(struct terms *terms, int term, int alternative, const char *text,
                          size_t length);

#endif
