/* Weighing what the rules found. */
#include "check/verdict.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/alike.h"
#include "check/fault_reports.h"
#include "check/functions.h"
#include "check/plan.h"
#include "check/rule_sets.h"
#include "check/schematron.h"

struct judge {
    const struct library *library;
    const struct demands *demands;
    const struct criterion *only;
    struct functions *functions;
    const struct rules *rules;   /* NULL: all is in the schema */
    struct rules *made;          /* those rules, when the library's image had none */
    struct fault_reports faults; /* what criteria ask for that need no schema either */
    xmlDoc *tree;
    struct schematron *schema;
};

static void
place(const xmlNode *element, const char **file, long *line)
{
    const xmlNode *pattern = element;
    *line = xmlGetLineNo(element);
    while (pattern != NULL && pattern->type == XML_ELEMENT_NODE &&
           xml_attr(pattern, "xml:base") == NULL)
        pattern = pattern->parent;
    *file =
        pattern != NULL && pattern->type == XML_ELEMENT_NODE ? xml_attr(pattern, "xml:base") : NULL;
}

static bool
is_judged(const struct judge *judge, const struct criterion *criterion)
{
    return demands_on(judge->demands, criterion)->applies &&
           (judge->only == NULL || judge->only == criterion);
}

/* Whether the rules of the criterion need no schema. */
static bool
is_direct(const struct judge *judge, size_t criterion)
{
    return judge->rules != NULL && judge->rules->criteria[criterion] != RULES_FAULTY;
}

struct judge *
judge_new(const struct library *library, const struct demands *demands,
          const struct criterion *only, enum judge_style style, struct regex_cache *regexes,
          struct diag *diag)
{
    enum compile_style compiled = style == JUDGE_APART ? COMPILE_APART : COMPILE_JOINED;
    struct judge *judge = mem_alloc(sizeof *judge);
    judge->library = library;
    judge->demands = demands;
    judge->only = only;
    judge->functions = functions_new(library, demands);
    lexicon_prepare_terms(library->lexicon);
    if (style == JUDGE_DIRECTLY && library->rules == NULL)
        judge->made = rules_make(library);
    if (style == JUDGE_DIRECTLY)
        judge->rules = library->rules != NULL ? library->rules : judge->made;
    judge->tree = compile_start("School police agreements");
    for (size_t i = 0; i < library->criterion_count; i++) {
        const struct criterion *criterion = &library->criteria[i];
        if (!is_judged(judge, criterion))
            continue;
        if (!is_direct(judge, i))
            compile_criterion(judge->tree, library, criterion, compiled);
        else if (!fault_reports_add(&judge->faults, library, i))
            compile_own(judge->tree, criterion);
    }
    struct schematron_options options = {
        .functions = check_functions,
        .regexes = regexes,
        .user = judge->functions,
        .rewrite = plan_rewrite,
        .checked = style == JUDGE_DIRECTLY && library->rules != NULL, /* by whoever prepared it */
        .place = place,
    };
    judge->schema = schematron_compile(xmlDocGetRootElement(judge->tree), &options, diag);
    if (judge->schema != NULL)
        return judge;
    judge_free(judge);
    return NULL;
}

void
judge_free(struct judge *judge)
{
    if (judge == NULL)
        return;
    schematron_free(judge->schema);
    functions_free(judge->functions);
    fault_reports_free(&judge->faults);
    rules_free(judge->made);
    xmlFreeDoc(judge->tree);
    free(judge);
}

const xmlNode *
judge_schema(const struct judge *judge)
{
    return xmlDocGetRootElement(judge->tree);
}

/* What the patterns of one criterion said so far. */
struct tally {
    bool fired[VERDICTS];
    bool pattern_met; /* an earlier pattern had asserts, and all held */
    bool bare[VERDICTS];
    char *message[VERDICTS];
    struct evidence contrary, partial, met, excused;
};

struct weighing {
    const struct judge *judge;
    const struct judge_run *run;
    struct tally *tallies;
    struct tally *current; /* NULL: a pattern of no criterion */
    bool own;              /* the pattern is Schematron that the criterion's author wrote */
    int held, failed;      /* asserts of the current pattern */
};

static void
add_evidence(struct evidence *evidence, xmlNode *node)
{
    for (size_t i = 0; i < evidence->count; i++)
        if (evidence->nodes[i] == node)
            return;
    evidence->found++;
    if (evidence->count < EVIDENCE_MAX)
        evidence->nodes[evidence->count++] = node;
}

/* The agreement as a whole shows nothing that a reader could look up. */
static bool
points_at_text(const xmlNode *node)
{
    return node->type != XML_DOCUMENT_NODE && node->parent != NULL &&
           node->parent->type != XML_DOCUMENT_NODE;
}

static struct evidence *
evidence_for(struct tally *tally, enum verdict verdict)
{
    return verdict == VERDICT_CONTRARY  ? &tally->contrary
           : verdict == VERDICT_PARTIAL ? &tally->partial
           : verdict == VERDICT_MET     ? &tally->met
                                        : &tally->excused;
}

/* What the author of a criterion's own Schematron has to say about the verdict. */
static void
keep_message(struct tally *tally, enum verdict verdict, const struct schematron_result *result,
             bool own)
{
    if (!own || verdict == VERDICT_MET || tally->message[verdict] != NULL)
        return;
    struct buf words = {0};
    schematron_message(result, &words);
    tally->message[verdict] = buf_take(&words);
}

static void
count_nodes(struct tally *tally, enum verdict verdict, xmlNode *const *nodes, size_t count)
{
    struct evidence *evidence = evidence_for(tally, verdict);
    size_t before = evidence->found;
    for (size_t i = 0; i < count; i++)
        if (points_at_text(nodes[i]))
            add_evidence(evidence, nodes[i]);
    if (evidence->found == before && evidence->count == 0)
        tally->bare[verdict] = true;
    tally->fired[verdict] = true;
}

static void
count(struct tally *tally, enum verdict verdict, const struct schematron_result *result, bool own)
{
    const xmlNodeSet *nodes = schematron_evidence(result);
    size_t nodes_count = nodes != NULL && nodes->nodeNr > 0 ? (size_t)nodes->nodeNr : 0;
    count_nodes(tally, verdict, nodes_count > 0 ? nodes->nodeTab : NULL, nodes_count);
    keep_message(tally, verdict, result, own);
}

/* A report that fires gives the verdict of its role, contrary without one; so does a failed assert
 * that has a role. */
static void
see_result(void *sink, const struct schematron_result *result)
{
    struct weighing *weighing = sink;
    const struct schematron_assertion *assertion = result->assertion;
    bool hit = assertion->report == result->fired;
    if (weighing->current == NULL)
        return;
    if (weighing->run->seen != NULL)
        weighing->run->seen(weighing->run->seen_context, assertion->element, hit);
    int role = verdict_from(assertion->role);
    if (result->fired && (assertion->report || role >= 0))
        count(weighing->current, role < 0 ? VERDICT_CONTRARY : (enum verdict)role, result,
              weighing->own);
    if (assertion->report)
        return;
    if (result->fired) {
        weighing->failed++;
        if (role < 0)
            keep_message(weighing->current, VERDICT_MISSING, result, weighing->own);
    } else {
        weighing->held++;
        count(weighing->current, VERDICT_MET, result, false);
    }
}

/* A pattern is kept when it asserted something and nothing of it failed; a criterion is met when
 * one of its patterns is. */
static void
end_pattern(struct weighing *weighing)
{
    if (weighing->current != NULL && weighing->held > 0 && weighing->failed == 0)
        weighing->current->pattern_met = true;
    weighing->held = weighing->failed = 0;
}

static void
see_pattern(void *sink, const xmlNode *pattern, xmlDoc *doc)
{
    struct weighing *weighing = sink;
    const struct library *library = weighing->judge->library;
    (void)doc;
    end_pattern(weighing);
    const struct criterion *criterion = library_criterion(library, compile_owner(pattern));
    weighing->own = xml_attr(pattern, "mou:criterion") != NULL &&
                    strstr(xml_attr_or(pattern, "id", ""), ".rule-") == NULL;
    weighing->current =
        criterion != NULL ? &weighing->tallies[criterion - library->criteria] : NULL;
}

/* The nodes are as in a result of the schema: in the order of the document. */
static void
count_sentences(struct tally *tally, enum verdict verdict, const uint64_t *bits,
                const struct acts *acts)
{
    for (size_t i = 0; i < acts_width(acts); i++)
        for (uint64_t left = bits[i]; left != 0; left &= left - 1) {
            xmlNode *node = acts_node(acts, (int)(i * 64) + __builtin_ctzll(left));
            if (node == NULL)
                continue;
            add_evidence(evidence_for(tally, verdict), node);
            tally->fired[verdict] = true;
        }
    if (verdict == VERDICT_MET && tally->fired[verdict])
        tally->pattern_met = true;
}

/* What all rules of one criterion find, each verdict by itself. */
static void
count_rules(struct rule_sets *sets, const struct rules *rules, size_t criterion,
            struct tally *tally, const struct acts *acts)
{
    uint64_t *bits = mem_alloc(acts_width(acts) * sizeof *bits);
    for (enum verdict verdict = 0; verdict < VERDICTS; verdict++) {
        bool any = false;
        for (int32_t at = rules->criteria[criterion]; at >= 0; at = rules->list[at].next) {
            if (rules->list[at].verdict != verdict)
                continue;
            if (!any)
                memset(bits, 0, acts_width(acts) * sizeof *bits);
            rule_sets_add(sets, at, bits);
            any = true;
        }
        if (any)
            count_sentences(tally, verdict, bits, acts);
    }
    free(bits);
}

static void
run_faults(const struct judge *judge, struct tally *tallies)
{
    for (size_t i = 0; i < judge->faults.count; i++) {
        const struct fault_report *report = &judge->faults.list[i];
        const struct amiss *found = functions_amiss(judge->functions, report->fault);
        struct tally *tally = &tallies[report->criterion];
        if (found == NULL || found->count == 0)
            continue;
        count_nodes(tally, VERDICT_CONTRARY, found->nodes, found->count);
        if (tally->message[VERDICT_CONTRARY] == NULL)
            tally->message[VERDICT_CONTRARY] = xml_words(report->report);
    }
}

/* Before the schema: a criterion's own Schematron has the last word. */
static void
run_rules(const struct judge *judge, const struct judge_run *run, struct tally *tallies)
{
    struct rule_sets *sets = rule_sets_new(judge->rules, judge->functions, run->acts);
    for (size_t i = 0; i < judge->library->criterion_count; i++)
        if (is_judged(judge, &judge->library->criteria[i]))
            count_rules(sets, judge->rules, i, &tallies[i], run->acts);
    rule_sets_free(sets);
}

/* Silence does what a prohibition asks for, and contradicts nothing. */
static bool
silent_met(const struct criterion *criterion)
{
    return criterion->kind == KIND_PROHIBITED || criterion->kind == KIND_CONSISTENCY;
}

static enum verdict
verdict_of(const struct tally *tally, const struct criterion *criterion)
{
    if (tally->fired[VERDICT_CONTRARY])
        return VERDICT_CONTRARY;
    if (tally->fired[VERDICT_NOT_APPLICABLE])
        return VERDICT_NOT_APPLICABLE;
    if (tally->pattern_met)
        return VERDICT_MET;
    if (tally->fired[VERDICT_PARTIAL])
        return VERDICT_PARTIAL;
    return silent_met(criterion) ? VERDICT_MET : VERDICT_MISSING;
}

/* The tally without what likeness doubts, with what it adds. */
static enum verdict
heed_likeness(struct alike *alike, size_t number, const struct criterion *criterion,
              struct tally *tally, bool *changed)
{
    enum verdict said = verdict_of(tally, criterion);
    if (alike == NULL || criterion->kind == KIND_CONSISTENCY)
        return said;
    struct tally uncontradicted = *tally, unmet;
    uncontradicted.fired[VERDICT_CONTRARY] = false;
    unmet = uncontradicted;
    unmet.pattern_met = false;
    struct alike_case given = {.criterion = number,
                               .silent_met = silent_met(criterion),
                               .said = said,
                               .without_contrary = verdict_of(&uncontradicted, criterion),
                               .without_met = verdict_of(&unmet, criterion),
                               .against = &tally->contrary,
                               .for_it = &tally->met};
    xmlNode *shown;
    enum verdict verdict = alike_weigh(alike, &given, &shown);
    if (said == VERDICT_CONTRARY && verdict != VERDICT_CONTRARY)
        tally->contrary = (struct evidence){.count = 0};
    if (given.without_contrary == VERDICT_MET && verdict != VERDICT_MET &&
        verdict != VERDICT_CONTRARY)
        tally->met = (struct evidence){.count = 0};
    if (shown != NULL)
        add_evidence(evidence_for(tally, verdict), shown);
    *changed = shown != NULL;
    return verdict;
}

/* As the criterion's own nature and its severity have it. */
static enum level
own_level(const struct criterion *criterion, const struct demand *demand, enum verdict verdict)
{
    enum level level = demand->severity;
    if (verdict == VERDICT_CONTRARY && demand->softened == NULL &&
        (criterion->basis & (BASIS_LAW | BASIS_CORE)) != 0)
        return LEVEL_ERROR;
    if (verdict == VERDICT_PARTIAL)
        return level_lower(level);
    /* Federal law governs conduct whether or not the agreement repeats it: silence about it weighs
     * less. */
    if (verdict == VERDICT_MISSING && (criterion->basis & BASIS_LAW) != 0)
        level = level_lower(level);
    if (verdict == VERDICT_MISSING && demand->silence > level)
        level = demand->silence;
    return level;
}

enum level
judgement_level(const struct criterion *criterion, const struct demand *demand,
                enum verdict verdict)
{
    if (verdict == VERDICT_MET || verdict == VERDICT_NOT_APPLICABLE)
        return LEVEL_NONE;
    if (verdict == VERDICT_MISSING && demand->unsaid)
        return LEVEL_NONE;
    enum level level = own_level(criterion, demand, verdict);
    return verdict == VERDICT_CONTRARY && demand->against > level ? demand->against : level;
}

/* Whether a stated fact says that the criterion's condition holds: 1 yes, 0 no, -1 nobody said. */
static int
condition_state(const struct criterion *criterion, const struct judge_run *run)
{
    const xmlNode *condition = xml_child(criterion->node, "condition");
    const char *question = xml_attr(condition, "question");
    if (question == NULL || run->stated == NULL)
        return -1;
    return run->stated(run->facts, question, xml_attr(condition, "value"));
}

static void
settle(struct judgement *judgement, struct tally *tally, const struct criterion *criterion,
       const struct demand *demand, const struct judge_run *run, struct alike *alike, size_t number)
{
    if (!demand->applies) {
        judgement->verdict = VERDICT_NOT_APPLICABLE;
        return;
    }
    int condition = condition_state(criterion, run);
    judgement->settled = condition == 0;
    judgement->verdict = judgement->settled
                             ? VERDICT_NOT_APPLICABLE
                             : heed_likeness(alike, number, criterion, tally, &judgement->alike);
    judgement->level = judgement_level(criterion, demand, judgement->verdict);
    if (judgement->alike)
        judgement->level = level_lower(judgement->level); /* no rule vouches for it */
    /* Nobody said that the condition holds: silence is then worth a hint and no more, unless a
     * profile insists. */
    if (criterion->kind == KIND_CONDITIONAL && judgement->verdict == VERDICT_MISSING &&
        condition != 1 && demand->silence == LEVEL_NONE && judgement->level > LEVEL_ADVICE)
        judgement->level = LEVEL_ADVICE;
    judgement->bare =
        tally->bare[judgement->verdict] && evidence_for(tally, judgement->verdict)->count == 0;
    judgement->message = tally->message[judgement->verdict];
    tally->message[judgement->verdict] = NULL;
    judgement->against = tally->contrary;
    const struct evidence *sources[] = {&tally->met, &tally->partial};
    if (judgement->verdict == VERDICT_NOT_APPLICABLE)
        sources[0] = &tally->excused;
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < sources[i]->count; k++)
            add_evidence(&judgement->for_it, sources[i]->nodes[k]);
}

struct judgement *
judge_agreement(struct judge *judge, const struct judge_run *run, struct diag *diag)
{
    size_t count_all = judge->library->criterion_count;
    struct weighing weighing = {
        .judge = judge,
        .run = run,
        .tallies = mem_alloc((count_all + 1) * sizeof *weighing.tallies),
    };
    struct schematron_run schema_run = {
        .doc = run->agreement,
        .user = judge->functions,
        .result = see_result,
        .pattern = see_pattern,
        .sink = &weighing,
    };
    functions_turn_to(judge->functions, run->acts);
    if (judge->rules != NULL && xml_is(xmlDocGetRootElement(run->agreement), "agreement")) {
        run_rules(judge, run, weighing.tallies);
        run_faults(judge, weighing.tallies);
    }
    int status = schematron_run(judge->schema, &schema_run, diag);
    end_pattern(&weighing);
    functions_turn_to(judge->functions, NULL);
    struct judgement *judgements = mem_alloc((count_all + 1) * sizeof *judgements);
    struct alike *alike = run->by_rules ? NULL : alike_new(judge->library, run->acts);
    for (size_t i = 0; i < count_all; i++) {
        const struct criterion *criterion = &judge->library->criteria[i];
        settle(&judgements[i], &weighing.tallies[i], criterion,
               demands_on(judge->demands, criterion), run, alike, i);
        for (int v = 0; v < VERDICTS; v++)
            free(weighing.tallies[i].message[v]);
    }
    alike_free(alike);
    free(weighing.tallies);
    if (status == 0)
        return judgements;
    judgements_free(judgements, count_all);
    return NULL;
}

void
judgements_free(struct judgement *judgements, size_t count_all)
{
    if (judgements == NULL)
        return;
    for (size_t i = 0; i < count_all; i++)
        free(judgements[i].message);
    free(judgements);
}
