/* What is known about one district: its answers, checked, with defaults and what follows from them.
 * Knows no clause and no agreement; drafting and the conditions of criteria both ask here.
 *
 * The facts are a tree, in the order of the questions:
 *   <facts>
 *     <fact question="notice_days" type="integer" from="answers" file="a.xml"
 * line="4"><value>30</value></fact> <fact question="grant" type="record" from="set"><entry><field
 * name="number" type="text"><value>…</value></field>… <fact question="school_list" type="list"
 * from="answers" …><entry>…</entry><entry>…</entry></fact> <fact question="amount" type="money"
 * from="nothing"/>       asked, and not answered <fact question="renewal_limit" type="integer"
 * from="not-asked"/> <use alternative="…" line=""/> <omit provision="…" line="">why</omit>
 *   </facts>
 * from: answers set default derived nothing not-asked. A value is in its canonical form
 * (library/value.h). */
#ifndef MOU_LIBRARY_FACTS_H
#define MOU_LIBRARY_FACTS_H

#include "library/questions.h"

struct facts;

/* answers (an answers file) and sets (NULL-terminated KEY=VALUE, which win) may be NULL. Every
 * answer that is unknown or not what its question asks for is reported, then NULL is returned. */
struct facts *facts_new(const struct library *library, const char *answers, const char *const *sets,
                        struct diag *diag);
/* The same, with what the answers file held when it was read; NULL: it is read now. */
struct facts *facts_new_from(const struct library *library, const char *answers,
                             const struct buf *bytes, const char *const *sets, struct diag *diag);
void facts_free(struct facts *facts);

xmlDoc *facts_tree(const struct facts *facts);

/* The <fact> of a question, NULL when there is no such question. */
xmlNode *facts_find(const struct facts *facts, const char *question);

/* The value of "question", "question.field" or "question.count"; NULL when there is none. entry,
 * when not NULL, is the <entry> that fields of its question are read from; else the first is meant.
 * Yours to free. */
char *facts_value(const struct facts *facts, const char *key, const xmlNode *entry);

/* The <question>, <derived> or <field> of a key; and whether a condition may look at the key. */
const xmlNode *facts_asked(const struct facts *facts, const char *key);
bool facts_key(const struct facts *facts, const char *key);

/* Whether a condition holds: "key" (answered, and not "no"), "!key", "key=value", "key!=value",
 * separated by spaces, all of which must. NULL holds. entry as above. */
bool facts_hold(const struct facts *facts, const char *when, const xmlNode *entry);

/* The words a choice's value prints, full: its longer form; the value itself for every other type.
 * Borrowed from the questions or from value. */
const char *facts_words(const xmlNode *asked, const char *value, bool full);

#endif
