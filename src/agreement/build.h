/* Inside the building of acts: what its parts share. For
 * src/agreement/{build,holders,understood,conditions}.c only. */
#ifndef MOU_AGREEMENT_BUILD_H
#define MOU_AGREEMENT_BUILD_H

#include "agreement/roles.h"

struct builder {
    struct reading *r;
    size_t first; /* of this sentence's acts */
};

/* Adds the act to the document's, unless the sentence has it already; with a losing side, its
 * denial too. */
void act_emit(struct builder *b, const struct act *act);
void act_emit_both(struct builder *b, struct act act, int losing);
/* An act of the verb with what it is about, its order and its limits. */
struct act act_new(const struct reading *r, int verb, int action, int force);
/* An act of an action noun under a verb. */
void act_of_noun(struct builder *b, int verb, int phrase, int force, int who);
bool verb_subject(const struct verb *v, int phrase);
int must_if_is(int force);
int whom_of(const struct reading *r, int verb);
int whom_of_noun(const struct reading *r, int phrase);
int agents_of(const struct reading *r, int verb, int *losing);
/* The end of the longest phrase of this kind that begins at the verb, 0: none. */
int kind_end(const struct reading *r, const struct verb *v, enum sense_kind kind);
bool takes_pronoun(const struct reading *r, const struct verb *v);

/* Parts. */
void build_belonging(struct builder *b, int verb); /* holders.c */
void build_elliptic(struct builder *b, int verb);  /* understood.c */
void build_permitted(struct builder *b, int verb);
void build_measured(struct builder *b, int verb);
void build_included(struct builder *b, int verb);
void build_listed(struct builder *b);
void build_preconditions(struct builder *b, int verb); /* conditions.c */
void build_without(struct builder *b, int phrase);
void build_pointer(struct builder *b, int verb);
void build_turn(struct builder *b);

#endif
