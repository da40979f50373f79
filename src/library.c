/* The facade of the clause library: mou_list, mou_explain and mou_test of mou.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "check/selftest.h"
#include "check/verdict.h"
#include "draft/forms.h"
#include "library/explain.h"
#include "library/faults.h"
#include "library/library_image.h"
#include "library/listing.h"
#include "loaded.h"

static void
free_library(void *library)
{
    library_free(library);
}

const struct library *
context_library(struct mou *mou, enum library_parts parts)
{
    static const char *const keys[] = {[LIBRARY_ALL] = "library",
                                       [LIBRARY_WITHOUT_EXAMPLES] = "library without examples",
                                       [LIBRARY_FOR_DRAFTING] = "library for drafting"};
    const char *key = keys[parts];
    struct library *library = context_kept(mou, key);
    if (library != NULL)
        return library;
    library = library_load(mou->data, parts, mou->regexes, &mou->diag);
    if (library != NULL)
        context_keep(mou, key, library, free_library);
    return library;
}

const char *
context_day(const char *as_of, char text[DAY_TEXT])
{
    struct date today = date_today();
    snprintf(text, DAY_TEXT, "%04d-%02d-%02d", today.year, today.month, today.day);
    return as_of != NULL ? as_of : text;
}

/* What goes in and comes out. */
static const char formats[] =
    "read     docx  Word\n"
    "read     odt   OpenDocument text (odt, fodt)\n"
    "read     rtf   through LibreOffice, when it is installed\n"
    "read     doc   Word 6 to 2003, through LibreOffice\n"
    "read     wpd   WordPerfect, through LibreOffice\n"
    "read     pdf   PDF; scans and pictures (png, jpeg, tiff) with --ocr\n"
    "read     text  plain text\n"
    "read     html  web pages\n"
    "read     xml   agreements as mou draft and mou import write them\n"
    "check    text  a report for the terminal (-f text)\n"
    "check    json  for other programs (-f json)\n"
    "check    jsonl  a line of JSON for each agreement: such reports merge by concatenation\n"
    "check    html  one accessible page (-f html)\n"
    "check    pdf   tagged PDF, the summary first (-f pdf)\n"
    "check    review  the agreement as PDF, findings in its margin (-f review)\n"
    "render   pdf   tagged PDF\n"
    "render   html  one accessible page\n"
    "render   fo    XSL-FO, for other formatters\n";

int
mou_list(struct mou *mou, const char *what, const char *const *profiles, struct mou_text *out)
{
    struct buf text = {0};
    char day[DAY_TEXT];
    int status = STATUS_OK;
    if (strcmp(what, "formats") == 0) {
        buf_puts(&text, formats);
        context_give(out, &text);
        return STATUS_OK;
    }
    const struct library *library = context_library(mou, LIBRARY_ALL);
    if (library == NULL)
        return STATUS_LIBRARY;
    struct demands *demands = demands_new(library, profiles, context_day(NULL, day), &mou->diag);
    if (demands == NULL) {
        status = mou_status(mou);
    } else if (!library_list(library, demands, what, &text)) {
        diag_error(&mou->diag, STATUS_USAGE, NULL, 0,
                   "one of criteria, clauses, profiles, questions, authorities, sources, formats",
                   "there is no list of '%s'", what);
        status = STATUS_USAGE;
    }
    demands_free(demands);
    if (status == STATUS_OK)
        context_give(out, &text);
    buf_free(&text);
    return status;
}

int
mou_explain(struct mou *mou, const char *id, bool rules, struct mou_text *out)
{
    struct buf text = {0};
    const struct library *library = context_library(mou, LIBRARY_ALL);
    if (library == NULL)
        return STATUS_LIBRARY;
    if (library_explain(library, id, rules, &text, &mou->diag) == 0) {
        context_give(out, &text);
        return STATUS_OK;
    }
    buf_free(&text);
    return mou_status(mou);
}

/* Whether the Schematron of all criteria that these profiles have is right. */
static bool
rules_are_right(struct mou *mou, const struct library *library, const char *const *profiles)
{
    char day[DAY_TEXT];
    struct judge *judge = NULL;
    struct demands *demands = demands_new(library, profiles, context_day(NULL, day), &mou->diag);
    if (demands != NULL)
        judge = judge_new(library, demands, NULL, JUDGE_DIRECTLY, mou->regexes, &mou->diag);
    bool right = judge != NULL;
    judge_free(judge);
    demands_free(demands);
    return right;
}

/* Those of no profile, and of all together: whoever works from the image relies on it (judge_new).
 */
static bool
all_rules_are_right(struct mou *mou, const struct library *library)
{
    const struct library_records *known = &library->records[LIBRARY_PROFILE];
    const char **profiles = mem_alloc((known->count + 1) * sizeof *profiles);
    for (size_t i = 0; i < known->count; i++)
        profiles[i] = known->list[i].id;
    bool right = rules_are_right(mou, library, NULL) && rules_are_right(mou, library, profiles);
    free(profiles);
    return right;
}

int
mou_write_image(struct mou *mou, const char *path)
{
    const struct library *library = context_library(mou, LIBRARY_WITHOUT_EXAMPLES);
    if (library == NULL)
        return STATUS_LIBRARY;
    if (!all_rules_are_right(mou, library))
        return mou_status(mou);
    char *usual = context_path(mou, "library.image");
    int written = library_image_save(library, path != NULL ? path : usual, &mou->diag);
    free(usual);
    return written == 0 ? STATUS_OK : mou_status(mou);
}

int
mou_test(struct mou *mou, const char *topic, struct mou_text *out)
{
    char day[DAY_TEXT];
    struct buf text = {0};
    const struct library *library = context_library(mou, LIBRARY_ALL);
    struct facts *facts = library == NULL ? NULL : facts_new(library, NULL, NULL, &mou->diag);
    if (facts == NULL)
        return STATUS_LIBRARY;
    forms_add(facts);
    struct model_style style = fills_plain(facts);
    int faults = library_faults(library, &mou->diag);
    struct selftest test = {
        .library = library,
        .regexes = mou->regexes,
        .topic = topic,
        .model = &style,
        .as_of = context_day(NULL, day),
        .out = &text,
        .diag = &mou->diag,
    };
    int failures = selftest_run(&test);
    facts_free(facts);
    if (failures < 0)
        return STATUS_USAGE;
    buf_putf(&text, "\n%s: %d faults in the files, %d failures.\n",
             faults + failures == 0 ? "ok" : "FAILED", faults, failures);
    context_give(out, &text);
    return faults + failures == 0 ? STATUS_OK : STATUS_LIBRARY;
}
