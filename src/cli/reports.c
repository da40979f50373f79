/* mou check --out-dir: a report of its own for each agreement; those of agreements that have not
 * changed are left as they are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/status.h"
#include "batch/outputs.h"
#include "batch/products.h"
#include "cli/verbs.h"

enum { SECONDS_EACH = 120, DAY = 86400 };

struct job {
    const struct check_call *call;
    struct inputs inputs;
    struct product *products; /* the share of them that is to be made */
    size_t count;
    struct diag diag; /* of the batch itself */
};

static int
ingredients(void *context, size_t index, struct digest *digest)
{
    struct job *job = context;
    const char *path = job->products[index].file;
    struct diag diag = {0};
    digest_add_text(digest, path); /* the report names it */
    return digest_add_file(digest, path, &diag, STATUS_INPUT) == 0 ? STATUS_OK : STATUS_INPUT;
}

static int
make(void *context, size_t index, struct mou_text *out)
{
    const struct job *job = context;
    const struct check_call *call = job->call;
    struct mou_text document = {0};
    int status = mou_check(call->mou, job->products[index].file, &call->options, &document);
    struct mou_report_plan plan = {&call->options, call->format, false, 1};
    int rc = document.bytes == NULL ? status : mou_report(call->mou, &plan, &document, out);
    if (status == STATUS_OK && mou_worst_level(&document) >= call->fail_on)
        status = STATUS_FINDINGS;
    mou_text_free(&document);
    return rc > status ? rc : status;
}

static void
tell(void *context, size_t index, const char *messages)
{
    (void)context, (void)index;
    fputs(messages, stderr);
}

static void
add_texts(struct digest *digest, const char *const *texts)
{
    for (; texts != NULL && *texts != NULL; texts++)
        digest_add_text(digest, *texts);
    digest_add_text(digest, NULL);
}

static int
add_named(struct job *job, struct digest *digest, const char *path)
{
    digest_add_text(digest, path);
    return path == NULL ? 0 : digest_add_file(digest, path, &job->diag, STATUS_INPUT);
}

/* What all reports depend on but the agreements; the day too, for law comes into force. Returns an
 * exit status. */
static int
find_basis(struct job *job, char basis[DIGEST_TEXT])
{
    const struct check_call *call = job->call;
    const struct mou_check_options *options = &call->options;
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    struct digest digest;
    char program[DIGEST_TEXT];
    int status = mou_fingerprint(call->mou, NULL, program);
    char *how = mem_format("%s %s %d %s %d %lld", program, call->format, call->fail_on,
                           options->as_of != NULL ? options->as_of : "",
                           arguments_has(call->arguments, OPT_OCR),
                           epoch != NULL ? atoll(epoch) : (long long)(time(NULL) / DAY));
    digest_begin(&digest);
    digest_add_text(&digest, how);
    digest_add_text(&digest, arguments_last(call->arguments, OPT_REVISIONS));
    add_texts(&digest, options->profiles);
    add_texts(&digest, options->sets);
    if (add_named(job, &digest, options->facts) != 0 ||
        add_named(job, &digest, options->verbatim) != 0)
        status = STATUS_INPUT;
    digest_end(&digest, basis);
    free(how);
    return status;
}

static const char *
ending(const char *format)
{
    static const char *const endings[][2] = {{"text", "txt"}, {"jsonl", "json"}, {"review", "pdf"}};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (strcmp(format, endings[i][0]) == 0)
            return endings[i][1];
    return format;
}

static int
make_products(struct job *job, const char *basis)
{
    const struct arguments *arguments = job->call->arguments;
    struct products_plan plan = {.products = job->products,
                                 .count = job->count,
                                 .folder = arguments_last(arguments, OPT_OUT_DIR),
                                 .manifest = arguments_last(arguments, OPT_MANIFEST),
                                 .half = "findings",
                                 .share = job->call->share,
                                 .workers = job->call->jobs,
                                 .seconds = SECONDS_EACH,
                                 .redo = arguments_has(arguments, OPT_REDO),
                                 .quiet = arguments_has(arguments, OPT_QUIET),
                                 .basis = basis,
                                 .diag = &job->diag,
                                 .context = job,
                                 .ingredients = ingredients,
                                 .make = make,
                                 .tell = tell};
    return products_make(&plan);
}

static int
make_reports(struct job *job)
{
    const struct check_call *call = job->call;
    char basis[DIGEST_TEXT];
    int status = mou_prepare(call->mou, MOU_JOB_CHECK, call->options.profiles);
    if (status == STATUS_OK && strcmp(ending(call->format), "pdf") == 0)
        status = mou_prepare(call->mou, MOU_JOB_RENDER, NULL);
    if (status == STATUS_OK)
        status = mou_check_ready(call->mou, &call->options);
    if (status == STATUS_OK)
        status = find_basis(job, basis);
    if (status != STATUS_OK)
        return status;
    char **names = outputs_name(&job->inputs, arguments_last(call->arguments, OPT_OUT_DIR),
                                ending(call->format));
    if (names == NULL)
        return STATUS_USAGE;
    job->products = mem_alloc((job->inputs.count + 1) * sizeof *job->products);
    for (size_t i = 0; i < job->inputs.count; i++)
        if (share_has(&call->share, i))
            job->products[job->count++] =
                (struct product){.file = job->inputs.list[i].path, .output = names[i]};
    status = make_products(job, basis);
    free(job->products);
    outputs_free(names, job->inputs.count);
    return status;
}

int
cli_reports(const struct check_call *call)
{
    struct job job = {.call = call};
    job.inputs.diag = &job.diag;
    cli_inputs(call->arguments, call->mou, MOU_JOB_CHECK, &job.inputs);
    int status = make_reports(&job);
    inputs_free(&job.inputs);
    return status > (int)job.diag.worst ? status : (int)job.diag.worst;
}
