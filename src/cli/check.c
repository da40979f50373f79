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

enum { SECONDS_EACH = 120, MEMORY = 4 << 20 };

struct job {
    const struct check_call *call;
    struct mou_report_plan plan;
    struct mou_reporter *reporter;
    struct file_out *out; /* where the report goes */
    int failed;           /* the report: a status */
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

static void
work(void *context, size_t index, struct batch_result *result)
{
    struct job *job = context;
    struct mou_text piece = {0};
    result->status = mou_check_piece(job->call->mou, job->inputs.list[index].path, &job->plan,
                                     index + 1, &piece);
    take(&piece, &result->output);
}

static void
lost(void *context, size_t index, const char *why, struct batch_result *result)
{
    struct job *job = context;
    const char *file = job->inputs.list[index].path;
    buf_putf(&result->messages, "%s: error: %s; check that file alone\n", file, why);
    struct mou_text document = {0}, piece = {0};
    mou_unreadable(file, why, &document);
    mou_report_piece(job->call->mou, &job->plan, &document, index + 1, &piece);
    take(&piece, &result->output);
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
    struct mou_text piece = {.bytes = result->output.bytes, .length = result->output.length};
    int level = 0;
    if (piece.length > 0 && job->failed == STATUS_OK)
        job->failed = mou_reporter_add(job->reporter, &piece, &level);
    if (result->status == STATUS_OK && level >= job->call->fail_on)
        result->status = STATUS_FINDINGS;
    progress_step(job->progress, result->status > STATUS_FINDINGS, job->inputs.list[index].path);
}

static int
write_out(void *context, const char *bytes, size_t length)
{
    return file_out_add(context, bytes, length);
}

/* Checks everything and writes the report, whole or not at all. */
static int
run(struct job *job, const struct batch_plan *plan)
{
    struct diag diag = {0};
    const char *path = arguments_last(job->call->arguments, OPT_OUTPUT);
    job->out = file_out_open(path != NULL ? path : "-", &diag);
    if (job->out == NULL)
        return STATUS_OUTPUT;
    job->reporter = mou_reporter_new(job->call->mou, &job->plan, write_out, job->out);
    int status = job->reporter != NULL ? batch_run(plan) : mou_status(job->call->mou);
    bool stopped = status == STATUS_INTERRUPTED || job->reporter == NULL;
    if (!stopped && job->failed == STATUS_OK)
        job->failed = mou_reporter_end(job->reporter);
    if (file_out_close(job->out, !stopped && job->failed == STATUS_OK) != 0)
        job->failed = STATUS_OUTPUT;
    mou_reporter_free(job->reporter);
    return job->failed > status ? job->failed : status;
}

static int
check_files(struct job *job)
{
    const struct check_call *call = job->call;
    int status = mou_check_ready(call->mou, &call->options);
    if (status != STATUS_OK)
        return status;
    job->progress = progress_new(job->inputs.count, arguments_has(call->arguments, OPT_QUIET));
    struct batch_plan plan = {.count = job->inputs.count,
                              .workers = call->batch.jobs,
                              .seconds = SECONDS_EACH,
                              .work = work,
                              .done = done,
                              .lost = lost,
                              .context = job};
    status = run(job, &plan);
    progress_free(job->progress);
    return status;
}

/* A review copy is of one agreement, and a PDF takes memory for each; 0, or STATUS_USAGE after a
 * message. */
static int
keep_limit(const struct job *job)
{
    const char *format = job->call->format;
    size_t limit = mou_report_limit(format), count = job->inputs.count;
    if (limit == 0 || count <= limit)
        return STATUS_OK;
    if (limit == 1)
        return cli_usage("check",
                         "a %s copy is of one agreement, and these are %zu: --out-dir makes one of "
                         "each",
                         format, count);
    return cli_usage("check",
                     "one PDF holds %zu agreements at most, and these are %zu: --out-dir makes one "
                     "of each, and -f html a page of them all",
                     limit, count);
}

/* The share of the files named, and of those in the folders named. */
static int
check_inputs(const struct check_call *call)
{
    struct job job = {.call = call};
    job.inputs.diag = &job.diag;
    cli_inputs(call->arguments, call->mou, MOU_JOB_CHECK, &job.inputs);
    bool nothing = job.inputs.count == 0; /* and that has been said */
    int status = cli_spare_found(call->arguments, "check", &job.inputs);
    inputs_share(&job.inputs, &call->batch.share);
    if (status == STATUS_OK)
        status = keep_limit(&job);
    job.plan =
        (struct mou_report_plan){&call->options, call->format, call->colour, job.inputs.count};
    if (status == STATUS_OK && !nothing)
        status = check_files(&job);
    inputs_free(&job.inputs);
    return status > (int)job.diag.worst ? status : (int)job.diag.worst;
}

/* 0, or STATUS_USAGE after a message. */
static int
check_output(const struct arguments *arguments, const char *format)
{
    const char *output = arguments_last(arguments, OPT_OUTPUT);
    bool many = arguments_has(arguments, OPT_OUT_DIR);
    bool pages = strcmp(format, "pdf") == 0 || strcmp(format, "review") == 0;
    if (many && output != NULL)
        return cli_usage("check", "choose -o or --out-dir");
    if (pages && output == NULL && !many && isatty(STDOUT_FILENO))
        return cli_usage("check", "a PDF is nothing to read on a terminal: name a file with -o");
    if (!many && (arguments_has(arguments, OPT_MANIFEST) || arguments_has(arguments, OPT_REDO)))
        return cli_usage("check", "--manifest and --redo go with --out-dir");
    for (size_t i = 0; many && i < arguments->file_count; i++)
        if (strcmp(arguments->files[i], "-") == 0)
            return cli_usage("check", "standard input has no name for a file in --out-dir; use -o");
    return cli_spare_inputs(arguments, "check");
}

static bool
is_format(const char *format)
{
    static const char *const formats[] = {"text", "json", "jsonl", "html", "pdf", "review"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(format, formats[i]) == 0)
            return true;
    return false;
}

/* What is asked for, or what the name of the output ends with, else text. */
static const char *
format_of(const struct arguments *arguments)
{
    const char *said = arguments_last(arguments, OPT_FORMAT);
    const char *output = arguments_last(arguments, OPT_OUTPUT);
    const char *dot = output != NULL ? strrchr(output, '.') : NULL;
    if (said != NULL)
        return said;
    return dot != NULL && is_format(dot + 1) && strcmp(dot, ".review") != 0 ? dot + 1 : "text";
}

/* 0, or STATUS_USAGE after a message. */
static int
read_call(const struct arguments *arguments, struct check_call *call)
{
    if (arguments_has(arguments, OPT_PHASE))
        return cli_usage("check", "--phase belongs to --schema");
    if (arguments->file_count == 0)
        return cli_usage("check", "name at least one agreement, or - for standard input");
    if (!is_format(call->format))
        return cli_usage("check",
                         "there is no report format '%s': text, json, jsonl, html, pdf or review",
                         call->format);
    if (call->fail_on < 0)
        return cli_usage("check", "--fail-on takes error, warning, advice or never");
    if (cli_revisions(arguments) < 0)
        return cli_usage("check", "--revisions takes accepted, original or both");
    if (cli_encoding(arguments, "check") != STATUS_OK)
        return STATUS_USAGE;
    if (cli_batch(arguments, "check", &call->batch) != 0)
        return STATUS_USAGE;
    return check_output(arguments, call->format);
}

int
verb_check(const struct arguments *arguments)
{
    struct check_call call = {.arguments = arguments,
                              .format = format_of(arguments),
                              .colour = !arguments_has(arguments, OPT_OUTPUT) &&
                                        isatty(STDOUT_FILENO) && getenv("NO_COLOR") == NULL,
                              .fail_on = fail_level(arguments_last(arguments, OPT_FAIL_ON)),
                              .options = {.profiles = arguments->values[OPT_PROFILE],
                                          .facts = arguments_last(arguments, OPT_FACTS),
                                          .sets = arguments->values[OPT_SET],
                                          .as_of = arguments_last(arguments, OPT_AS_OF),
                                          .by_rules = arguments_has(arguments, OPT_BY_RULES),
                                          .verbatim = arguments_last(arguments, OPT_VERBATIM)}};
    if (arguments_has(arguments, OPT_SCHEMA))
        return verb_schema(arguments);
    if (read_call(arguments, &call) != 0)
        return STATUS_USAGE;
    mem_expect(MEMORY);
    call.mou = cli_open(arguments);
    if (call.mou == NULL)
        return STATUS_LIBRARY;
    int status = arguments_has(arguments, OPT_OUT_DIR) ? cli_reports(&call) : check_inputs(&call);
    if (MEM_WATCHED) /* else it goes with the process, at once */
        mou_close(call.mou);
    return status;
}
