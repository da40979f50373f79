/* mou_schema_*: any ISO Schematron schema on any XML, as lines of text. Knows nothing of
 * agreements. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/location.h"
#include "check/schematron.h"
#include "context.h"

struct mou_schema {
    struct mou *mou;
    struct schematron *compiled;
};

/* The words that authors use as roles; any other role is an error of that name. */
static const struct {
    const char *role, *level;
} levels[] = {
    {"error", "error"},      {"fatal", "error"}, {"warning", "warning"},  {"warn", "warning"},
    {"information", "info"}, {"info", "info"},   {"informative", "info"}, {"note", "info"},
    {"advice", "info"},      {"debug", "info"},  {"hint", "info"},
};

struct lines {
    struct buf out;
    const char *file;
    bool invalid;
    struct location_memo memo;
};

static const char *
level_of(const char *role)
{
    for (size_t i = 0; role != NULL && i < sizeof levels / sizeof *levels; i++)
        if (strcasecmp(role, levels[i].role) == 0)
            return levels[i].level;
    return "error";
}

static void
put_message(struct buf *out, const struct schematron_result *result)
{
    const struct schematron_assertion *assertion = result->assertion;
    struct buf message = {0};
    schematron_message(result, &message);
    if (message.length == 0)
        buf_putf(&message, "%s test=\"%s\"", assertion->report ? "report" : "assert",
                 assertion->test);
    for (size_t i = 0; i < assertion->diagnostics; i++) {
        buf_putc(&message, ' ');
        schematron_diagnostic(result, i, NULL, &message);
    }
    location_clean(out, buf_text(&message));
    buf_free(&message);
}

/* " [pattern/rule id]" of the ids there are. */
static void
put_ids(struct buf *out, const struct schematron_assertion *assertion)
{
    const char *pattern = assertion->pattern, *rule = assertion->rule, *id = assertion->id;
    if (pattern == NULL && rule == NULL && id == NULL)
        return;
    buf_puts(out, " [");
    location_clean(out, pattern != NULL ? pattern : "");
    if (rule != NULL) {
        buf_puts(out, pattern != NULL ? "/" : "");
        location_clean(out, rule);
    }
    if (id != NULL) {
        buf_puts(out, pattern != NULL || rule != NULL ? " " : "");
        location_clean(out, id);
    }
    buf_putc(out, ']');
}

static void
see_result(void *sink, const struct schematron_result *result)
{
    struct lines *lines = sink;
    if (!result->fired)
        return;
    const char *role = result->assertion->role, *level = level_of(role);
    const char *url = (const char *)result->node->doc->URL;
    struct buf *out = &lines->out;
    lines->invalid = true;
    location_clean(out, url != NULL ? url : lines->file);
    buf_putf(out, ":%ld: %s", location_line(result->node), level);
    if (role != NULL && strcmp(role, level) != 0) {
        buf_puts(out, " (");
        location_clean(out, role);
        buf_putc(out, ')');
    }
    buf_puts(out, ": ");
    put_message(out, result);
    put_ids(out, result->assertion);
    buf_putc(out, ' ');
    location_path(result->node, &lines->memo, out);
    buf_putc(out, '\n');
}

struct mou_schema *
mou_schema_open(struct mou *mou, const char *path, const char *phase)
{
    struct schematron_options options = {.phase = phase, .regexes = mou->regexes};
    struct schematron *compiled = schematron_load(path, &options, &mou->diag);
    if (compiled == NULL)
        return NULL;
    struct mou_schema *schema = mem_alloc(sizeof *schema);
    *schema = (struct mou_schema){mou, compiled};
    return schema;
}

void
mou_schema_close(struct mou_schema *schema)
{
    if (schema == NULL)
        return;
    schematron_free(schema->compiled);
    free(schema);
}

typedef int (*run_over)(struct schematron *schema, xmlDoc *doc, const char *path, struct buf *out,
                        struct diag *diag);

/* Appends the lines. 0 valid, 1 invalid, -1 after a diagnostic. */
static int
as_lines(struct schematron *schema, xmlDoc *doc, const char *path, struct buf *out,
         struct diag *diag)
{
    struct lines *lines = mem_alloc(sizeof *lines);
    lines->file = path;
    struct schematron_run run = {.doc = doc, .result = see_result, .sink = lines};
    int rc = schematron_run(schema, &run, diag);
    if (rc == 0)
        rc = lines->invalid ? 1 : 0;
    buf_add(out, buf_text(&lines->out), lines->out.length);
    buf_free(&lines->out);
    free(lines);
    return rc;
}

static int
as_svrl(struct schematron *schema, xmlDoc *doc, const char *path, struct buf *out,
        struct diag *diag)
{
    (void)path;
    bool invalid = false;
    xmlDoc *svrl = schematron_svrl(schema, doc, &invalid, diag);
    if (svrl == NULL)
        return -1;
    xml_write(svrl, out, true);
    xmlFreeDoc(svrl);
    return invalid ? 1 : 0;
}

static int
check(struct mou_schema *schema, const char *path, run_over run, struct mou_text *text)
{
    /* This call's own status, whatever earlier documents met. */
    struct diag *diag = &schema->mou->diag;
    enum status before = diag->worst;
    struct buf out = {0};
    diag->worst = STATUS_OK;
    xmlDoc *doc = xml_read_file(path, diag, STATUS_INPUT);
    int rc = doc != NULL ? run(schema->compiled, doc, path, &out, diag) : -1;
    int status = rc < 0 ? (int)diag->worst : rc > 0 ? STATUS_FINDINGS : STATUS_OK;
    if (before > diag->worst)
        diag->worst = before;
    xmlFreeDoc(doc);
    context_give(text, &out);
    return status;
}

int
mou_schema_check(struct mou_schema *schema, const char *path, struct mou_text *out)
{
    return check(schema, path, as_lines, out);
}

int
mou_schema_svrl(struct mou_schema *schema, const char *path, struct mou_text *out)
{
    return check(schema, path, as_svrl, out);
}
