/* The names that one document gives its people and bodies, bound to classes: (hereinafter the
 * "Board"), ("SRO"), "Guardian" means a parent …, the letter's I and you, persons named by their
 * office. On top of the lexicon's own. */
#ifndef MOU_AGREEMENT_NAMES_H
#define MOU_AGREEMENT_NAMES_H

#include "agreement/tokens.h"
#include "library/vocabulary.h"

struct names;
struct names *names_new(const struct lexicon *lexicon);
void names_free(struct names *names);

/* Learns what the sentence defines. Call for every sentence of the document, in order, before
 * reading acts. */
void names_learn(struct names *names, const char *text, const struct token *tokens, int count);
/* Binds a name by hand (party elements of the tree, tests). */
void names_bind(struct names *names, const char *name, int classes);

/* The class set of the longest bound name that starts at tokens[0], *length its tokens; 0 when
 * there is none. */
int names_at(const struct names *names, const char *text, const struct token *tokens, int count,
             int *length);

/* The everyday word ("officer", "district", "department") for a local name that starts at
 * tokens[0], such as PLO or MBISD, *length its tokens; NULL when none does, or when the lexicon
 * knows the name, or part of it, anyhow (but for letters such as PLO, which rules do not spell). */
const char *names_plain(const struct names *names, const char *text, const struct token *tokens,
                        int count, int *length);

/* Whom "we" speaks for: the writer of a letter and his people, else (or "we both") both parties. */
int names_we(const struct names *names, bool both);

/* What the document calls the class ("district", "agency", "officer") by its first definition in
 * quotes: "Board", "Sheriff", "SROs". NULL when it defines no such name. Borrowed. */
const char *names_called(const struct names *names, const char *class);

#endif
