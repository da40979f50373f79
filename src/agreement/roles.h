/* Inside the reading of acts: force, persons and limits of the verbs of one sentence. For
 * src/agreement only. */
#ifndef MOU_AGREEMENT_ROLES_H
#define MOU_AGREEMENT_ROLES_H

#include "agreement/reading.h"

/* The force with which the verb is asserted (enum force), -1 when it is not (a condition, a past
 * event, a purpose). Also settles who acts (verb->who) and whether it depends on an act of asking
 * or directing. */
void force_verbs(struct reading *r);
/* A force under a control phrase (number of a mark): "shall not" + "be authorized to" = must-not.
 */
int force_under(const struct reading *r, int force, int mark);
/* The force turned round by a negation. */
int force_negated(int force);

/* The mark of a control verb whose object acts: "permits the officer to search"; -1. */
int object_control(const struct reading *r, const struct verb *v);
/* Whether the verb's object is a standard: "must have probable cause". */
bool measured(const struct reading *r, int verb);
/* The owner of duties that stand as subject: "the duties of the SRO include …"; 0: none. */
int duty_subject(const struct reading *r, const struct verb *v);

/* The force that an imperative or a noun below it has from the lead-in. */
int lead_force(const struct reading *r);

/* "It is for the principal to decide": whose the infinitive at the token is; 0: nobody's. */
int holder_of_it(const struct reading *r, int verb, int infinitive);

/* The classes a noun phrase stands for, pronouns resolved by what went before. */
int phrase_classes(const struct reading *r, int phrase);
/* The action a phrase names: its noun, what its topic stands for, or for a pronoun the last action;
 * -1. */
int phrase_action(const struct reading *r, int phrase);

/* Takes back the actions of nouns whose conditions are not met. */
void sound_nouns(struct reading *r);
/* The actions the verb means with the objects it has, kept in the verb. */
void verb_actions(struct reading *r, int verb);
/* Whether the phrase hangs on just this preposition. */
bool preposition_is(const struct reading *r, int phrase, const char *word);

/* Whether the thing (a verb's clause or phrase's verb) depends on the verb, however far down. */
bool depends_on(const struct reading *r, int clause, int verb, int governor);
/* Everything the act is about. */
struct about verb_about(const struct reading *r, int verb);
uint8_t verb_order(const struct reading *r, int verb);

/* The part of the sentence between stops in which the token stands. */
void segment_of(const struct reading *r, int token, int *from, int *to);
/* Standards and exceptions said there, set on the act. */
/* Whether the tokens before `end` are a question, in quotation marks or not. */
bool asked_before(const struct reading *r, int end);
void limit_act(const struct reading *r, int token, struct act *act);
/* The exceptions named in tokens[from, to), as what excuses the act. */
void limit_span(const struct reading *r, int from, int to, struct act *act);
bool soft_at(const struct reading *r, int verb);

/* Settles what pronouns stand for, where only one can be meant; the everyday words for the pronoun
 * at the token, NULL when it is left open. */
void stand_ins(struct reading *r);
const char *stand_in_at(const struct reading *r, int token);

bool token_is(const struct reading *r, int token, const char *word);
/* Where the answer to a question in the lead-in begins: after "A:", when so labelled. */
int answer_start(const struct reading *r);

#endif
