/* mou check: every file to its findings (in workers when there are several), then one report. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/status.h"
#include "batch/batch.h"
#include "cli/verbs.h"

enum { SECONDS_EACH = 120 };

struct job {
    const struct arguments *arguments;
    struct mou *mou;
    struct mou_check_options options;
    struct mou_text *documents; /* one for each file */
    int fail_on;                /* a level of mou_worst_level; 4: never */
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
    struct mou_text document = {0};
    result->status = mou_check(job->mou, job->arguments->files[index], &job->options, &document);
    take(&document, &result->output);
}

static void
lost(void *context, size_t index, const char *why, struct batch_result *result)
{
    struct job *job = context;
    const char *file = job->arguments->files[index];
    buf_putf(&result->messages, "%s: error: %s; check that file alone\n", file, why);
    struct mou_text document = {0};
    if (mou_unreadable(file, why, &document) == STATUS_OK)
        take(&document, &result->output);
}

static void
done(void *context, size_t index, struct batch_result *result)
{
    struct job *job = context;
    fputs(buf_text(&result->messages), stderr);
    struct mou_text *document = &job->documents[index];
    document->length = result->output.length;
    document->bytes = buf_take(&result->output);
    if (result->status == STATUS_OK && mou_worst_level(document) >= job->fail_on)
        result->status = STATUS_FINDINGS;
    cli_progress(job->arguments, index + 1, job->arguments->file_count,
                 job->arguments->files[index]);
}

static int
report(struct job *job, int status)
{
    const char *format = arguments_last(job->arguments, OPT_FORMAT);
    bool colour = !arguments_has(job->arguments, OPT_OUTPUT) && isatty(STDOUT_FILENO) &&
                  getenv("NO_COLOR") == NULL;
    struct mou_text text = {0};
    int rc = mou_report(job->mou, &job->options, format != NULL ? format : "text", colour,
                        job->documents, job->arguments->file_count, &text);
    if (rc == STATUS_OK)
        status = cli_write(job->arguments, &text, status);
    else
        status = rc > status ? rc : status;
    mou_text_free(&text);
    return status;
}

static int
check_files(struct job *job, int jobs)
{
    const struct arguments *arguments = job->arguments;
    int status = mou_prepare(job->mou, MOU_JOB_CHECK, job->options.profiles);
    if (status != STATUS_OK)
        return status;
    job->documents = mem_alloc(arguments->file_count * sizeof *job->documents);
    struct batch_plan plan = {.count = arguments->file_count,
                              .workers = jobs,
                              .seconds = SECONDS_EACH,
                              .work = work,
                              .done = done,
                              .lost = lost,
                              .context = job};
    status = batch_run(&plan);
    if (status != STATUS_INTERRUPTED)
        status = report(job, status);
    for (size_t i = 0; i < arguments->file_count; i++)
        mou_text_free(&job->documents[i]);
    free(job->documents);
    return status;
}

int
verb_check(const struct arguments *arguments)
{
    static const char *const formats[] = {"text", "json", "html"};
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
        return cli_usage("check", "there is no report format '%s': text, json or html", format);
    struct job job = {.arguments = arguments,
                      .fail_on = fail_level(arguments_last(arguments, OPT_FAIL_ON)),
                      .options = {.profiles = arguments->values[OPT_PROFILE],
                                  .facts = arguments_last(arguments, OPT_FACTS),
                                  .sets = arguments->values[OPT_SET],
                                  .as_of = arguments_last(arguments, OPT_AS_OF)}};
    if (job.fail_on < 0)
        return cli_usage("check", "--fail-on takes error, warning, advice or never");
    int jobs = cli_jobs(arguments, "check");
    if (jobs < 0)
        return STATUS_USAGE;
    job.mou = cli_open(arguments);
    if (job.mou == NULL)
        return STATUS_LIBRARY;
    int status = check_files(&job, jobs);
    mou_close(job.mou);
    return status;
}
