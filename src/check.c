/* The facade of checking: mou_check, mou_unreadable and mou_prepare of mou.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agreement/tree.h"
#include "base/mem.h"
#include "check/findings.h"
#include "import.h"
#include "loaded.h"
#include "report/report.h"

/* The rules, compiled for one choice of profiles and day; the facts, for one set of options. */
struct checking {
    char *profiles, *facts_key; /* what they were made for */
    struct demands *demands;
    struct judge *judge;
    struct facts *facts;
};

static void
drop_judge(struct checking *checking)
{
    judge_free(checking->judge);
    demands_free(checking->demands);
    free(checking->profiles);
    checking->judge = NULL;
    checking->demands = NULL;
    checking->profiles = NULL;
}

static void
drop_facts(struct checking *checking)
{
    facts_free(checking->facts);
    free(checking->facts_key);
    checking->facts = NULL;
    checking->facts_key = NULL;
}

static void
checking_free(void *thing)
{
    struct checking *checking = thing;
    drop_judge(checking);
    drop_facts(checking);
    free(checking);
}

static struct checking *
context_checking(struct mou *mou)
{
    struct checking *checking = context_kept(mou, "checking");
    if (checking == NULL) {
        checking = mem_alloc(sizeof *checking);
        context_keep(mou, "checking", checking, checking_free);
    }
    return checking;
}

/* One string that tells one choice of options from another. */
static char *
key_of(const char *first, const char *const *list)
{
    struct buf key = {0};
    buf_puts(&key, first != NULL ? first : "");
    for (; list != NULL && *list != NULL; list++)
        buf_putf(&key, "\n%s", *list);
    return buf_take(&key);
}

/* The judge for these options; NULL after a diagnostic. */
static struct judge *
judge_for(struct mou *mou, const char *const *profiles, const char *as_of)
{
    char day[DAY_TEXT];
    const struct library *library = context_library(mou, LIBRARY_WITHOUT_EXAMPLES);
    if (library == NULL)
        return NULL;
    struct checking *checking = context_checking(mou);
    char *key = key_of(context_day(as_of, day), profiles);
    if (checking->judge != NULL && strcmp(key, checking->profiles) == 0) {
        free(key);
        return checking->judge;
    }
    drop_judge(checking);
    checking->profiles = key;
    checking->demands = demands_new(library, profiles, context_day(as_of, day), &mou->diag);
    if (checking->demands != NULL)
        checking->judge =
            judge_new(library, checking->demands, NULL, JUDGE_DIRECTLY, mou->regexes, &mou->diag);
    return checking->judge;
}

/* 0, or -1 after a diagnostic. Without any facts given there is nothing to load. */
static int
learn_facts(struct mou *mou, const struct mou_check_options *options)
{
    struct checking *checking = context_checking(mou);
    char *key = key_of(options->facts, options->sets);
    if (checking->facts != NULL && strcmp(key, checking->facts_key) == 0) {
        free(key);
        return 0;
    }
    drop_facts(checking);
    checking->facts_key = key;
    checking->facts = facts_new(context_library(mou, LIBRARY_WITHOUT_EXAMPLES), options->facts,
                                options->sets, &mou->diag);
    return checking->facts != NULL ? 0 : -1;
}

int
mou_prepare(struct mou *mou, enum mou_job job, const char *const *profiles)
{
    if (job == MOU_JOB_CHECK && judge_for(mou, profiles, NULL) == NULL)
        return mou_status(mou);
    if (job == MOU_JOB_DRAFT && draft_prepare(mou) != 0)
        return mou_status(mou);
    if (job == MOU_JOB_RENDER && render_prepare(mou) != 0)
        return mou_status(mou);
    return STATUS_OK;
}

int
mou_check_ready(struct mou *mou, const struct mou_check_options *options)
{
    if (judge_for(mou, options->profiles, options->as_of) == NULL ||
        learn_facts(mou, options) != 0 || official_ready(mou, options) != 0)
        return mou_status(mou);
    return STATUS_OK;
}

/* What a conditional criterion may go by: facts the user gave, then the answers a drafted agreement
 * carries. */
struct stated {
    const struct facts *facts;
    const xmlNode *meta;
};

static int
says_so(const char *value, const char *values)
{
    if (values == NULL)
        return strcmp(value, "no") != 0 && value[0] != '\0';
    return words_have(values, value);
}

static int
condition_holds(void *context, const char *question, const char *values)
{
    const struct stated *stated = context;
    const xmlNode *fact = facts_find(stated->facts, question);
    const char *from = xml_attr_or(fact, "from", "nothing");
    bool general = values == NULL || strcmp(values, "yes") == 0;
    if (strcmp(from, "answers") == 0 || strcmp(from, "set") == 0) {
        if (general)
            return facts_hold(stated->facts, question, NULL);
        char *value = facts_value(stated->facts, question, NULL);
        int holds = says_so(value != NULL ? value : "", values);
        free(value);
        return holds;
    }
    for (xmlNode *answer = xml_child(stated->meta, "answer"); answer != NULL;
         answer = xml_next(answer, "answer")) {
        if (strcmp(xml_attr_or(answer, "question", ""), question) != 0)
            continue;
        char *value = xml_words(answer);
        int holds = says_so(value, general ? NULL : values);
        free(value);
        return holds;
    }
    return -1;
}

/* Whether the file has text that was not read. */
static bool
lost_any(const xmlNode *agreement)
{
    const xmlNode *note = xml_child(xml_child(agreement, "meta"), "note");
    while (note != NULL && xml_attr(note, "lost") == NULL)
        note = xml_next(note, "note");
    return note != NULL;
}

/* Evidence from pages whose text was recognised in pictures says so. */
static void
mark_recognised(xmlDoc *findings, const char *recognised)
{
    xmlNode *root = xmlDocGetRootElement(findings);
    for (xmlNode *node = root; recognised[0] != '\0' && node != NULL; node = xml_walk(node, root))
        if (xml_is(node, "evidence") && words_have(recognised, xml_attr_or(node, "page", "0")))
            xml_set(node, "recognised", "true");
}

/* The findings, NULL after a diagnostic. */
static xmlDoc *
check_agreement(struct mou *mou, xmlDoc *agreement, const char *path,
                const struct mou_check_options *options, const struct report_format *format)
{
    xmlDoc *findings = NULL;
    const struct library *library = context_library(mou, LIBRARY_WITHOUT_EXAMPLES);
    struct checking *checking = context_checking(mou);
    const xmlNode *root = xmlDocGetRootElement(agreement);
    struct stated stated = {checking->facts, xml_child(root, "meta")};
    struct acts *acts = acts_new(agreement, library->lexicon);
    struct judge_run run = {
        .agreement = agreement,
        .acts = acts,
        .stated = condition_holds,
        .facts = &stated,
        .by_rules = options != NULL && options->by_rules};
    struct judgement *judgements = judge_agreement(checking->judge, &run, &mou->diag);
    struct model_style style = fills_asked(checking->facts);
    if (judgements != NULL) {
        struct checked checked = {
            .file = path,
            .format = xml_attr_or(root, "format", "xml"),
            .status = lost_any(root) ? "partly-read" : "read",
            .words = (long)tree_words_counted(root),
            .pages = tree_pages(root),
            .agreement = agreement,
            .judgements = judgements,
            .clauses = &style,
            .acts = acts,
            .unread = format != NULL ? format->unread : NULL,
            .settled_brief = format != NULL && format->settled_brief,
        };
        findings = document_findings(library, checking->demands, &checked);
        mark_recognised(findings, xml_attr_or(root, "recognised", ""));
        official_findings(mou, options, checking->demands, agreement, findings);
    }
    judgements_free(judgements, library->criterion_count);
    acts_free(acts);
    return findings;
}

/* What a diagnostic says went wrong, without the place, which the report names anyway. Yours. */
static char *
cause_in(const char *line)
{
    const char *cause = strstr(line, "error: ");
    cause = cause != NULL ? cause + strlen("error: ") : line;
    return mem_strndup(cause, strcspn(cause, "\n"));
}

/* The <document> of what could or could not be read; NULL after a diagnostic about anything else.
 */
static xmlDoc *
check_file(struct mou *mou, const char *path, const struct mou_check_options *options,
           const struct report_format *format, int *status)
{
    *status = STATUS_OK;
    if (mou_check_ready(mou, options) != STATUS_OK) {
        *status = mou_status(mou);
        return NULL;
    }
    context_tidy(mou);
    struct buf said = {0};
    mou->diag.capture = &said;
    xmlDoc *agreement = context_agreement(mou, path);
    mou->diag.capture = NULL;
    xmlDoc *findings = NULL;
    fputs(buf_text(&said), stderr);
    if (agreement == NULL) {
        char *why = cause_in(buf_text(&said));
        findings = document_unreadable(path, why);
        free(why);
        *status = STATUS_INPUT;
    } else {
        findings = check_agreement(mou, agreement, path, options, format);
        *status = findings != NULL ? STATUS_OK : STATUS_LIBRARY;
        context_leave(mou, agreement);
    }
    buf_free(&said);
    return findings;
}

static void
give_tree(xmlDoc *doc, struct mou_text *out)
{
    struct buf bytes = {0};
    xml_write(doc, &bytes, false);
    xmlFreeDoc(doc);
    context_give(out, &bytes);
}

int
mou_check(struct mou *mou, const char *path, const struct mou_check_options *options,
          struct mou_text *out)
{
    int status;
    xmlDoc *findings = check_file(mou, path, options, NULL, &status);
    if (findings != NULL)
        give_tree(findings, out);
    return status;
}

int
mou_check_piece(struct mou *mou, const char *path, const struct mou_report_plan *plan,
                size_t position, struct mou_text *piece)
{
    int status;
    const struct report_format *known = report_format(plan->format);
    xmlDoc *findings = check_file(mou, path, plan->options, known, &status);
    if (findings == NULL)
        return status;
    int rc = report_piece(mou, plan, findings, position, piece);
    context_leave(mou, findings);
    return rc == STATUS_OK ? status : rc;
}

int
mou_unreadable(const char *path, const char *why, struct mou_text *out)
{
    give_tree(document_unreadable(path, why), out);
    return STATUS_OK;
}
