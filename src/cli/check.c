/* mou check: every file to its findings and its piece of the report (in workers when there are
 * several). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/status.h"
#include "batch/batch.h"
#include "batch/progress.h"
#include "cli/verbs.h"

enum { SECONDS_EACH = 120 };

struct job {
    const struct arguments *arguments;
    struct mou *mou;
    struct mou_check_options options;
    const char *format;
    bool colour;
    struct mou_text *documents; /* one for each file: whole for html and pdf, else a brief */
    struct file_out *out;       /* where the pieces of text and json go; NULL: none */
    struct mou_text head;       /* of each line, in reports of lines */
    int fail_on;                /* a level of mou_worst_level; 4: never */
    struct inputs inputs;
    struct progress *progress;
    struct diag diag; /* of the batch itself */
};

static int
fail_level(const char *name)
{
    static const char *const levels[] = {"", "advice", "warning", "error", "never"};
    if (name == NULL)
        return 3;
    for (int i = 1; i <= 4; i++)
        if (strcmp(name, levels[i]) == 0)
            return i;
    return -1;
}

static void
take(struct mou_text *text, struct buf *out)
{
    buf_add(out, text->bytes != NULL ? text->bytes : "", text->length);
    mou_text_free(text);
}

/* What a worker hands over: the brief, a NUL (XML holds none), the document's piece of the report.
 */
static void
take_piece(struct mou_text *piece, struct mou_text *brief, struct buf *out)
{
    take(brief, out);
    buf_putc(out, '\0');
    take(piece, out);
}

static void
work(void *context, size_t index, struct batch_result *result)
{
    struct job *job = context;
    const char *file = job->inputs.list[index].path;
    struct mou_text text = {0}, brief = {0};
    if (job->out == NULL) {
        result->status = mou_check(job->mou, file, &job->options, &text);
        take(&text, &result->output);
        return;
    }
    result->status = mou_check_document(job->mou, file, &job->options, job->format, job->colour,
                                        index + 1, &text, &brief);
    take_piece(&text, &brief, &result->output);
}

static void
lost(void *context, size_t index, const char *why, struct batch_result *result)
{
    struct job *job = context;
    const char *file = job->inputs.list[index].path;
    buf_putf(&result->messages, "%s: error: %s; check that file alone\n", file, why);
    struct mou_text document = {0}, text = {0}, brief = {0};
    mou_unreadable(file, why, &document);
    if (job->out == NULL) {
        take(&document, &result->output);
        return;
    }
    mou_report_document(job->mou, job->format, job->colour, &document, index + 1, &text, &brief);
    take_piece(&text, &brief, &result->output);
    mou_text_free(&document);
}

static void
done(void *context, size_t index, struct batch_result *result)
{
    struct job *job = context;
    if (result->messages.length > 0) {
        progress_clear(job->progress);
        fputs(buf_text(&result->messages), stderr);
    }
    struct mou_text *document = &job->documents[index];
    const char *bytes = buf_text(&result->output);
    size_t length = result->output.length, whole = strnlen(bytes, length);
    *document = (struct mou_text){.bytes = mem_strndup(bytes, whole), .length = whole};
    if (job->out != NULL && whole < length) {
        if (job->head.length > 0)
            file_out_add(job->out, job->head.bytes, job->head.length);
        file_out_add(job->out, bytes + whole + 1, length - whole - 1);
    }
    if (result->status == STATUS_OK && mou_worst_level(document) >= job->fail_on)
        result->status = STATUS_FINDINGS;
    if (job->out != NULL && strcmp(job->format, "text") != 0)
        mou_text_free(document); /* only the overview at the end of text reads it again */
    progress_step(job->progress, result->status > STATUS_FINDINGS, job->inputs.list[index].path);
}

/* Writes the text to the report and frees it. */
static int
add(struct job *job, int rc, struct mou_text *text)
{
    if (rc == STATUS_OK && file_out_add(job->out, text->bytes, text->length) != 0)
        rc = STATUS_OUTPUT;
    mou_text_free(text);
    return rc;
}

static int
write_head(struct job *job)
{
    struct mou_text head = {0};
    if (strcmp(job->format, "jsonl") == 0)
        return mou_report_head(job->mou, &job->options, job->format, job->colour, &job->head);
    return add(job, mou_report_head(job->mou, &job->options, job->format, job->colour, &head),
               &head);
}

static int
write_tail(struct job *job)
{
    struct mou_text tail = {0};
    return add(job,
               mou_report_tail(job->mou, &job->options, job->format, job->colour, job->documents,
                               job->inputs.count, &tail),
               &tail);
}

static int
write_whole(struct job *job, int status)
{
    struct mou_text text = {0};
    int rc = mou_report(job->mou, &job->options, job->format, job->colour, job->documents,
                        job->inputs.count, &text);
    if (rc == STATUS_OK)
        status = cli_write(job->arguments, &text, status);
    else
        status = rc > status ? rc : status;
    mou_text_free(&text);
    return status;
}

static bool
is_pages(const char *format)
{
    return strcmp(format, "pdf") == 0 || strcmp(format, "review") == 0;
}

/* Formats whose index comes first: they need all documents. */
static bool
whole(const char *format)
{
    return strcmp(format, "html") == 0 || is_pages(format);
}

/* Checks everything and writes the report, piece by piece where the format allows it. */
static int
run(struct job *job, const struct batch_plan *plan)
{
    if (whole(job->format)) {
        int status = batch_run(plan);
        return status == STATUS_INTERRUPTED ? status : write_whole(job, status);
    }
    struct diag diag = {0};
    const char *path = arguments_last(job->arguments, OPT_OUTPUT);
    job->out = file_out_open(path != NULL ? path : "-", &diag);
    if (job->out == NULL)
        return STATUS_OUTPUT;
    int rc = write_head(job);
    int status = rc == STATUS_OK ? batch_run(plan) : rc;
    if (status != STATUS_INTERRUPTED && rc == STATUS_OK)
        rc = write_tail(job);
    bool keep = status != STATUS_INTERRUPTED && rc == STATUS_OK;
    if (file_out_close(job->out, keep) != 0)
        rc = STATUS_OUTPUT;
    mou_text_free(&job->head);
    return rc > status ? rc : status;
}

static int
check_files(struct job *job, int jobs)
{
    int status = mou_prepare(job->mou, MOU_JOB_CHECK, job->options.profiles);
    if (status == STATUS_OK)
        status = mou_check_ready(job->mou, &job->options);
    if (status != STATUS_OK)
        return status;
    job->documents = mem_alloc((job->inputs.count + 1) * sizeof *job->documents);
    job->progress = progress_new(job->inputs.count, arguments_has(job->arguments, OPT_QUIET));
    struct batch_plan plan = {.count = job->inputs.count,
                              .workers = jobs,
                              .seconds = SECONDS_EACH,
                              .work = work,
                              .done = done,
                              .lost = lost,
                              .context = job};
    status = run(job, &plan);
    progress_free(job->progress);
    for (size_t i = 0; i < job->inputs.count; i++)
        mou_text_free(&job->documents[i]);
    free(job->documents);
    return status;
}

/* The share of the files named, and of those in the folders named. */
static int
check_inputs(struct job *job, const struct share *share, int jobs)
{
    job->inputs.diag = &job->diag;
    cli_inputs(job->arguments, job->mou, MOU_JOB_CHECK, &job->inputs);
    bool nothing = job->inputs.count == 0; /* and that has been said */
    int status = cli_spare_found(job->arguments, "check", &job->inputs);
    inputs_share(&job->inputs, share);
    if (status == STATUS_OK && !nothing)
        status = check_files(job, jobs);
    inputs_free(&job->inputs);
    return status > (int)job->diag.worst ? status : (int)job->diag.worst;
}

/* 0, or STATUS_USAGE after a message. */
static int
without_folder(const struct arguments *arguments)
{
    bool many = arguments_has(arguments, OPT_OUT_DIR);
    if (!many && (arguments_has(arguments, OPT_MANIFEST) || arguments_has(arguments, OPT_REDO)))
        return cli_usage("check", "--manifest and --redo go with --out-dir");
    for (size_t i = 0; many && i < arguments->file_count; i++)
        if (strcmp(arguments->files[i], "-") == 0)
            return cli_usage("check", "standard input has no name for a file in --out-dir; use -o");
    return STATUS_OK;
}

int
verb_check(const struct arguments *arguments)
{
    static const char *const formats[] = {"text", "json", "jsonl", "html", "pdf", "review"};
    if (arguments_has(arguments, OPT_SCHEMA))
        return verb_schema(arguments);
    if (arguments_has(arguments, OPT_PHASE))
        return cli_usage("check", "--phase belongs to --schema");
    if (arguments->file_count == 0)
        return cli_usage("check", "name at least one agreement, or - for standard input");
    const char *format = arguments_last(arguments, OPT_FORMAT);
    bool known = format == NULL;
    for (size_t i = 0; format != NULL && i < sizeof formats / sizeof *formats; i++)
        known = known || strcmp(format, formats[i]) == 0;
    if (!known)
        return cli_usage("check",
                         "there is no report format '%s': text, json, jsonl, html, pdf or review",
                         format);
    const char *output = arguments_last(arguments, OPT_OUTPUT);
    bool many = arguments_has(arguments, OPT_OUT_DIR);
    if (many && output != NULL)
        return cli_usage("check", "choose -o or --out-dir");
    if (format != NULL && is_pages(format) && output == NULL && !many && isatty(STDOUT_FILENO))
        return cli_usage("check", "a PDF is nothing to read on a terminal: name a file with -o");
    struct job job = {.arguments = arguments,
                      .format = format != NULL ? format : "text",
                      .colour =
                          output == NULL && isatty(STDOUT_FILENO) && getenv("NO_COLOR") == NULL,
                      .fail_on = fail_level(arguments_last(arguments, OPT_FAIL_ON)),
                      .options = {.profiles = arguments->values[OPT_PROFILE],
                                  .facts = arguments_last(arguments, OPT_FACTS),
                                  .sets = arguments->values[OPT_SET],
                                  .as_of = arguments_last(arguments, OPT_AS_OF),
                                  .verbatim = arguments_last(arguments, OPT_VERBATIM)}};
    if (job.fail_on < 0)
        return cli_usage("check", "--fail-on takes error, warning, advice or never");
    if (cli_revisions(arguments) < 0)
        return cli_usage("check", "--revisions takes accepted, original or both");
    struct share share = {0};
    int jobs = cli_jobs(arguments, "check");
    if (jobs < 0 || cli_share(arguments, "check", &share) != 0 ||
        cli_spare_inputs(arguments, "check") != 0 || without_folder(arguments) != 0)
        return STATUS_USAGE;
    job.mou = cli_open(arguments);
    if (job.mou == NULL)
        return STATUS_LIBRARY;
    struct check_call call = {arguments,   job.mou, job.options, job.format,
                              job.fail_on, share,   jobs};
    int status = many ? cli_reports(&call) : check_inputs(&job, &share, jobs);
    mou_close(job.mou);
    return status;
}
