/* mou render: every file to a page format; into one file, or into a folder, one for each input. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/status.h"
#include "batch/batch.h"
#include "cli/verbs.h"

enum { SECONDS_EACH = 120 };

struct job {
    const struct arguments *arguments;
    struct mou *mou;
    const char *format, *stylesheet, *folder;
};

/* The format by the name of the output, as the user asked for it there. */
static const char *
format_of(const struct arguments *arguments)
{
    const char *said = arguments_last(arguments, OPT_FORMAT);
    const char *output = arguments_last(arguments, OPT_OUTPUT);
    const char *dot = output != NULL ? strrchr(output, '.') : NULL;
    if (said != NULL)
        return said;
    if (dot != NULL && (strcmp(dot, ".html") == 0 || strcmp(dot, ".fo") == 0))
        return dot + 1;
    return "pdf";
}

/* out/riverton.pdf from samples/agreements/riverton.xml; yours. */
static char *
output_name(const struct job *job, const char *file)
{
    const char *slash = strrchr(file, '/');
    const char *name = slash != NULL ? slash + 1 : file;
    const char *dot = strrchr(name, '.');
    int length = dot != NULL && dot != name ? (int)(dot - name) : (int)strlen(name);
    return mem_format("%s/%.*s.%s", job->folder, length, name, job->format);
}

static int
write_beside(const struct job *job, const char *file, const struct mou_text *text)
{
    struct diag diag = {0};
    char *name = output_name(job, file);
    int rc = file_write(name, text->bytes, text->length, &diag);
    free(name);
    return rc == 0 ? STATUS_OK : STATUS_OUTPUT;
}

static void
work(void *context, size_t index, struct batch_result *result)
{
    struct job *job = context;
    const char *file = job->arguments->files[index];
    struct mou_text text = {0};
    result->status = mou_render(job->mou, file, job->format, job->stylesheet, &text);
    if (result->status == STATUS_OK)
        result->status = job->folder != NULL ? write_beside(job, file, &text)
                                             : cli_write(job->arguments, &text, STATUS_OK);
    mou_text_free(&text);
}

static void
lost(void *context, size_t index, const char *why, struct batch_result *result)
{
    struct job *job = context;
    buf_putf(&result->messages, "%s: error: %s; render that file alone\n",
             job->arguments->files[index], why);
}

static void
done(void *context, size_t index, struct batch_result *result)
{
    struct job *job = context;
    fputs(buf_text(&result->messages), stderr);
    cli_progress(job->arguments, index + 1, job->arguments->file_count,
                 job->arguments->files[index]);
}

/* Two inputs of one name would overwrite each other in the folder. */
static int
refuse_clashes(const struct job *job)
{
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < job->arguments->file_count; i++) {
        char *mine = output_name(job, job->arguments->files[i]);
        for (size_t k = 0; rc == 0 && k < i; k++) {
            char *other = output_name(job, job->arguments->files[k]);
            if (strcmp(mine, other) == 0)
                rc = cli_usage("render", "%s and %s would both become %s", job->arguments->files[k],
                               job->arguments->files[i], mine);
            free(other);
        }
        free(mine);
    }
    return rc;
}

static int
render_files(struct job *job, int jobs)
{
    struct diag diag = {0};
    if (job->folder != NULL && file_make_folder(job->folder, &diag) != 0)
        return STATUS_OUTPUT;
    /* Fonts and hyphenation, opened before the workers part. */
    bool share = strcmp(job->format, "pdf") == 0 && job->arguments->file_count > 1;
    int status = share ? mou_prepare(job->mou, MOU_JOB_RENDER, NULL) : STATUS_OK;
    if (status != STATUS_OK)
        return status;
    struct batch_plan plan = {.count = job->arguments->file_count,
                              .workers = jobs,
                              .seconds = SECONDS_EACH,
                              .work = work,
                              .done = done,
                              .lost = lost,
                              .context = job};
    return batch_run(&plan);
}

int
verb_render(const struct arguments *arguments)
{
    struct job job = {.arguments = arguments,
                      .format = format_of(arguments),
                      .stylesheet = arguments_last(arguments, OPT_STYLESHEET),
                      .folder = arguments_last(arguments, OPT_OUT_DIR)};
    if (arguments->file_count == 0)
        return cli_usage("render", "name at least one file");
    if (strcmp(job.format, "pdf") != 0 && strcmp(job.format, "html") != 0 &&
        strcmp(job.format, "fo") != 0)
        return cli_usage("render", "there is no page format '%s': pdf, html or fo", job.format);
    if (job.folder != NULL && arguments_has(arguments, OPT_OUTPUT))
        return cli_usage("render", "choose -o or --out-dir");
    if (job.folder == NULL && arguments->file_count > 1)
        return cli_usage("render", "several files need --out-dir");
    int jobs = cli_jobs(arguments, "render");
    if (jobs < 0 || (job.folder != NULL && refuse_clashes(&job) != 0))
        return STATUS_USAGE;
    job.mou = cli_open(arguments);
    if (job.mou == NULL)
        return STATUS_LIBRARY;
    int status = render_files(&job, jobs);
    mou_close(job.mou);
    return status;
}
