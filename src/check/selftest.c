/* Running examples and model text. */
#include "check/selftest.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agreement/agreement.h"
#include "base/mem.h"
#include "base/terminal.h"
#include "check/example.h"
#include "check/quote.h"
#include "check/verdict.h"
#include "library/idle.h"
#include "library/suggest.h"

enum { WIDTH = 100 };

struct counts {
    int criteria, rules, dead, examples, failed, texts, texts_failed, gaps;
};

/* One criterion under test. */
struct trial {
    const struct selftest *test;
    const struct criterion *criterion;
    struct judge *judge;
    const xmlNode **hit; /* assertions that held or fired in some example */
    size_t hit_count, hit_room;
    struct counts *counts;
};

static void
remember(void *context, const xmlNode *assertion, bool hit)
{
    struct trial *trial = context;
    if (!hit)
        return;
    for (size_t i = 0; i < trial->hit_count; i++)
        if (trial->hit[i] == assertion)
            return;
    trial->hit = mem_grow(trial->hit, &trial->hit_room, trial->hit_count + 1, sizeof *trial->hit);
    trial->hit[trial->hit_count++] = assertion;
}

static void fail(const struct trial *trial, const xmlNode *where, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void
fail(const struct trial *trial, const xmlNode *where, const char *format, ...)
{
    char cause[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(cause, sizeof cause, format, args);
    va_end(args);
    /* Compiled rules keep their line, and come from the criterion's file. */
    const char *file =
        where->doc->URL != NULL ? (const char *)where->doc->URL : trial->criterion->topic->file;
    buf_putf(trial->test->out, "FAIL %s:%ld: %s: %s\n", file, xmlGetLineNo(where),
             trial->criterion->id, cause);
}

/* The sentences and their acts, so that whoever wrote the rule sees what it had to go by. */
static void
show_acts(const struct trial *trial, const struct acts *acts)
{
    struct buf view = {0};
    acts_print(acts, &view);
    for (const char *line = buf_text(&view); *line != '\0';) {
        size_t length = strcspn(line, "\n");
        char *text = mem_strndup(line, length);
        terminal_wrap(trial->test->out, text, WIDTH, "       ", "         ");
        free(text);
        line += length + (line[length] == '\n');
    }
    buf_free(&view);
}

static void
show_evidence(const struct trial *trial, const struct judgement *judgement)
{
    const struct evidence *evidence =
        judgement->verdict == VERDICT_CONTRARY ? &judgement->against : &judgement->for_it;
    for (size_t i = 0; i < evidence->count; i++) {
        char *text = quote_text(quote_of(evidence->nodes[i]));
        terminal_wrap(trial->test->out, text, WIDTH, "       because: ", "         ");
        free(text);
    }
}

/* A fact that an example states: when="question=value", several separated by spaces. */
static int
example_states(void *context, const char *question, const char *values)
{
    const char *when = context, *word;
    size_t length, name = strlen(question);
    while (words_next(&when, &word, &length)) {
        if (length <= name || word[name] != '=' || strncmp(word, question, name) != 0)
            continue;
        char *value = mem_strndup(word + name + 1, length - name - 1);
        int holds = values != NULL ? words_have(values, value) : strcmp(value, "no") != 0;
        free(value);
        return holds;
    }
    return -1;
}

/* The judgement of the one criterion over the agreement, under the facts that when states (may be
 * NULL). */
static struct judgement
judge_one(struct trial *trial, xmlDoc *agreement, struct acts *acts, const char *when)
{
    struct judge_run run = {
        .agreement = agreement,
        .acts = acts,
        .stated = when != NULL ? example_states : NULL,
        .facts = (void *)(size_t)when,
        .seen = remember,
        .seen_context = trial,
        .by_rules = true,
    };
    struct judgement none = {.verdict = VERDICT_MISSING};
    struct judgement *all = judge_agreement(trial->judge, &run, trial->test->diag);
    if (all == NULL)
        return none;
    struct judgement *one = &all[trial->criterion - trial->test->library->criteria];
    none = *one;
    one->message = NULL;
    judgements_free(all, trial->test->library->criterion_count);
    return none;
}

static void
run_example(struct trial *trial, const xmlNode *example)
{
    const char *wanted = xml_attr_or(example, "verdict", "");
    xmlDoc *agreement = example_agreement(trial->criterion, example);
    struct acts *acts = acts_new(agreement, trial->test->library->lexicon);
    struct judgement got = judge_one(trial, agreement, acts, xml_attr(example, "when"));
    trial->counts->examples++;
    if (strcmp(wanted, verdict_word(got.verdict)) != 0) {
        trial->counts->failed++;
        fail(trial, example, "expected %s, got %s%s", wanted, verdict_word(got.verdict),
             xml_attr(example, "trap") != NULL ? " (a trap)" : "");
        show_acts(trial, acts);
        show_evidence(trial, &got);
    } else if (got.bare) {
        trial->counts->failed++;
        fail(trial, example,
             "%s, but the rule points at no text; let its test select nodes, or "
             "give it a subject",
             wanted);
    }
    free(got.message);
    acts_free(acts);
    xmlFreeDoc(agreement);
}

/* Model text must meet its criterion; an alternative may give up part of it, but never contradict
 * it. */
static void
run_text(struct trial *trial, const struct provision *instead)
{
    const struct selftest *test = trial->test;
    xmlDoc *agreement = example_model(test->library, trial->criterion, instead, test->model);
    if (agreement == NULL)
        return;
    struct acts *acts = acts_new(agreement, test->library->lexicon);
    struct judgement got = judge_one(trial, agreement, acts, NULL);
    bool given_up =
        instead != NULL && words_have(xml_attr(instead->node, "not-for"), trial->criterion->id);
    bool good = given_up ? got.verdict != VERDICT_CONTRARY : got.verdict == VERDICT_MET;
    trial->counts->texts++;
    if (!good) {
        const struct provision *text =
            instead != NULL ? instead : library_provision_for(test->library, trial->criterion->id);
        trial->counts->texts_failed++;
        fail(trial, text->node, "model text %s: expected met, got %s", text->id,
             verdict_word(got.verdict));
        if (got.verdict == VERDICT_CONTRARY)
            show_evidence(trial, &got);
        else
            show_acts(trial, acts);
    }
    free(got.message);
    acts_free(acts);
    xmlFreeDoc(agreement);
}

static void
run_texts(struct trial *trial)
{
    const struct library *library = trial->test->library;
    run_text(trial, NULL);
    for (size_t i = 0; i < library->provision_count; i++)
        if (library->provisions[i].position != NULL &&
            words_have(library->provisions[i].serves, trial->criterion->id))
            run_text(trial, &library->provisions[i]);
}

/* Assertions that no example made hold or fire: a typing error in one of them would never be seen.
 */
static void
find_dead(struct trial *trial)
{
    const xmlNode *top = judge_schema(trial->judge);
    for (xmlNode *node = (xmlNode *)(size_t)top; node != NULL; node = xml_walk(node, top)) {
        if (node->type != XML_ELEMENT_NODE || xml_attr(node, "test") == NULL)
            continue;
        trial->counts->rules++;
        size_t i = 0;
        while (i < trial->hit_count && trial->hit[i] != node)
            i++;
        if (i < trial->hit_count)
            continue;
        trial->counts->dead++;
        fail(trial, node, "no example exercises %s", xml_attr(node, "test"));
    }
}

static bool
has_example(const struct criterion *criterion, enum verdict verdict)
{
    for (xmlNode *node = xml_child(criterion->node, "example"); node != NULL;
         node = xml_next(node, "example"))
        if (strcmp(xml_attr_or(node, "verdict", ""), verdict_word(verdict)) == 0)
            return true;
    return false;
}

/* Whether some rule of the criterion can find text contrary to it. */
static bool
can_contradict(const struct criterion *criterion)
{
    for (xmlNode *node = criterion->node->children; node != NULL;
         node = xml_walk(node, criterion->node)) {
        bool rule = xml_is(node, "says") || xml_is(node, "all") || xml_is(node, "any") ||
                    xml_is(node, "undone");
        if (rule && strcmp(xml_attr_or(node, "verdict", ""), "contrary") == 0)
            return true;
        if (strcmp(xml_attr_or(node, "role", ""), "contrary") == 0)
            return true;
    }
    return false;
}

/* What a criterion lacks that every criterion should have. */
static void
find_gaps(struct trial *trial)
{
    const struct criterion *criterion = trial->criterion;
    bool silent = criterion->kind == KIND_PROHIBITED || criterion->kind == KIND_CONSISTENCY;
    struct buf lacks = {0};
    if (criterion->kind != KIND_CONSISTENCY &&
        library_provision_for(trial->test->library, criterion->id) == NULL)
        buf_puts(&lacks, " model-text");
    if (!has_example(criterion, VERDICT_MET))
        buf_puts(&lacks, " met-example");
    if (can_contradict(criterion) && !has_example(criterion, VERDICT_CONTRARY))
        buf_puts(&lacks, " contrary-example");
    if (!silent && !has_example(criterion, VERDICT_MISSING))
        buf_puts(&lacks, " missing-example");
    if (lacks.length > 0) {
        trial->counts->gaps++;
        buf_putf(trial->test->out, "GAP  %s:%ld: %s lacks:%s\n", criterion->topic->file,
                 xmlGetLineNo(criterion->node), criterion->id, buf_text(&lacks));
    }
    buf_free(&lacks);
}

/* A criterion of some profile is tested under that profile. */
static struct demands *
demands_for(const struct selftest *test, const struct criterion *criterion)
{
    const char *at = criterion->profiles, *word;
    size_t length;
    char *first = at != NULL && words_next(&at, &word, &length) ? mem_strndup(word, length) : NULL;
    const char *ids[] = {first, NULL};
    struct demands *demands = demands_new(test->library, ids, test->as_of, test->diag);
    free(first);
    return demands;
}

static void
run_criterion(const struct selftest *test, const struct criterion *criterion, struct counts *counts)
{
    struct trial trial = {.test = test, .criterion = criterion, .counts = counts};
    struct demands *demands = demands_for(test, criterion);
    counts->criteria++;
    if (demands != NULL)
        trial.judge =
            judge_new(test->library, demands, criterion, JUDGE_APART, test->regexes, test->diag);
    if (trial.judge == NULL) {
        counts->failed++;
        fail(&trial, criterion->node, "its rules do not compile");
    } else {
        for (xmlNode *node = xml_child(criterion->node, "example"); node != NULL;
             node = xml_next(node, "example"))
            run_example(&trial, node);
        find_dead(&trial);
        run_texts(&trial);
        find_gaps(&trial);
    }
    judge_free(trial.judge);
    demands_free(demands);
    free(trial.hit);
}

static void
put_row(struct buf *out, const char *name, const struct counts *counts)
{
    terminal_pad(out, name, 34);
    buf_putf(out, "%9d%7d%6d%10d%8d%12d%8d%6d\n", counts->criteria, counts->rules, counts->dead,
             counts->examples, counts->failed, counts->texts, counts->texts_failed, counts->gaps);
}

static void
add_counts(struct counts *sum, const struct counts *one)
{
    sum->criteria += one->criteria;
    sum->rules += one->rules;
    sum->dead += one->dead;
    sum->examples += one->examples;
    sum->failed += one->failed;
    sum->texts += one->texts;
    sum->texts_failed += one->texts_failed;
    sum->gaps += one->gaps;
}

static void
put_head(struct buf *table)
{
    terminal_pad(table, "topic", 34);
    buf_putf(table, "%9s%7s%6s%10s%8s%12s%8s%6s\n", "criteria", "rules", "dead", "examples",
             "failed", "model texts", "failed", "gaps");
}

struct idle {
    struct buf *out;
    int count;
};

static void
show_idle(void *context, const struct record *term)
{
    struct idle *idle = context;
    idle->count++;
    buf_putf(idle->out, "IDLE %s:%ld: no rule asks for the term %s\n", term->file,
             xmlGetLineNo(term->node), term->id);
}

enum { SYMBOLS_MIN = 500, STEPS_A_SYMBOL = 4 };

/* Terms that take many steps for each symbol of a text: a simpler pattern would be felt. No
 * failure. */
static void
show_costly(const struct library *library, struct buf *out)
{
    const struct lexicon *lexicon = library->lexicon;
    for (int term = 0; term < lexicon_terms(lexicon); term++) {
        struct term_work work = lexicon_term_work(lexicon, term);
        if (work.symbols >= SYMBOLS_MIN && work.steps > work.symbols * STEPS_A_SYMBOL)
            buf_putf(out, "COST the term %s takes %d steps for each symbol\n",
                     lexicon_term_id(lexicon, term), (int)(work.steps / work.symbols));
    }
}

int
selftest_run(const struct selftest *test)
{
    const struct library *library = test->library;
    const struct topic *chosen = NULL;
    if (test->topic != NULL &&
        (chosen = library_find(library, LIBRARY_TOPIC, test->topic)) == NULL) {
        char *near = nearest_ids(library, test->topic);
        diag_error(test->diag, STATUS_USAGE, NULL, 0, near, "there is no topic '%s'", test->topic);
        free(near);
        return -1;
    }
    struct counts sum = {0};
    struct idle idle = {.out = test->out};
    struct buf table = {0};
    put_head(&table);
    for (size_t i = 0; i < library->topic_count; i++) {
        const struct topic *topic = &library->topics[i];
        struct counts counts = {0};
        if (chosen != NULL && topic != chosen)
            continue;
        for (size_t k = 0; k < topic->criterion_count; k++)
            run_criterion(test, &library->criteria[topic->first_criterion + k], &counts);
        library_idle_terms(library, topic, show_idle, &idle);
        put_row(&table, topic->id, &counts);
        add_counts(&sum, &counts);
    }
    if (chosen == NULL) {
        library_idle_terms(library, NULL, show_idle, &idle);
        show_costly(library, test->out);
    }
    put_row(&table, "all", &sum);
    if (test->out->length > 0)
        buf_putc(test->out, '\n');
    buf_add(test->out, table.bytes, table.length);
    buf_free(&table);
    return sum.failed + sum.texts_failed + sum.dead + sum.gaps + idle.count;
}
