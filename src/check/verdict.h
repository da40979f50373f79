/* From rules that fired to one verdict per criterion, with the nodes that show it: contrary beats
 * not-applicable, that beats met, met beats partial, partial beats silence. Knows criteria,
 * Schematron and acts; knows no reports and no wording. */
#ifndef MOU_CHECK_VERDICT_H
#define MOU_CHECK_VERDICT_H

#include "agreement/acts.h"
#include "base/regex.h"
#include "library/compile.h"
#include "library/profile.h"

enum { EVIDENCE_MAX = 6 }; /* shown for each stance; more is no better */

/* Nodes of the agreement, each once, in the order found. */
struct evidence {
    xmlNode *nodes[EVIDENCE_MAX];
    size_t count; /* held */
    size_t found; /* all, those beyond EVIDENCE_MAX too */
};

struct judgement {
    enum verdict verdict;
    enum level level;
    bool settled;  /* not-applicable because a stated fact says that the condition is false */
    bool alike;    /* likeness made the verdict, not a rule */
    bool bare;     /* a rule gave the verdict without pointing at any text: a fault of the rule */
    char *message; /* what a rule of the criterion's own Schematron said; may be NULL */
    struct evidence against, for_it;
};

/* The compiled rules of all criteria that the demands let apply, or of one of them only. Serves any
 * number of agreements, one at a time. NULL after diagnostics (STATUS_LIBRARY) at the faulty rules.
 */
enum judge_style {
    JUDGE_DIRECTLY,  /* rules as numbers; only Schematron that authors wrote goes through XPath */
    JUDGE_BY_SCHEMA, /* all as one schema, which finds the same */
    JUDGE_APART      /* a pattern for each rule, to see which of them fires */
};
struct judge;
struct judge *judge_new(const struct library *library, const struct demands *demands,
                        const struct criterion *only, enum judge_style style,
                        struct regex_cache *regexes, struct diag *diag);
void judge_free(struct judge *judge);

/* How a judge learns whether a condition holds: the question is answered by one of the values
 * (space-separated; NULL: by anything but no). 1 holds, 0 does not, -1 nothing was stated. */
typedef int stated_fact(void *context, const char *question, const char *values);

/* What a run tells: assertion is the sch:assert or sch:report; hit: the assert held or the report
 * fired. */
typedef void rule_seen(void *context, const xmlNode *assertion, bool hit);

struct judge_run {
    xmlDoc *agreement;
    struct acts *acts;
    stated_fact *stated; /* may be NULL */
    void *facts;
    rule_seen *seen; /* may be NULL; rules that are judged directly have no assertion to show */
    void *seen_context;
    bool by_rules; /* alone: likeness (alike.h) is not asked */
};

/* One judgement for each criterion of the library, in its order; those that do not apply stay
 * VERDICT_NOT_APPLICABLE with no level. Yours, judgements_free. NULL after a diagnostic. */
struct judgement *judge_agreement(struct judge *judge, const struct judge_run *run,
                                  struct diag *diag);
void judgements_free(struct judgement *judgements, size_t count);

/* The sch:schema the judge works by. */
const xmlNode *judge_schema(const struct judge *judge);

/* The level of a verdict under a demand: contrary text against a law or what every authority agrees
 * on is an error. */
enum level judgement_level(const struct criterion *criterion, const struct demand *demand,
                           enum verdict verdict);

#endif
