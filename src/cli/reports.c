/* mou check --out-dir: a report of its own for each agreement; those of agreements that have not
 * changed are left as they are. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/status.h"
#include "cli/verbs.h"

enum { DAY = 86400 };

struct job {
    const struct check_call *call;
    struct inputs inputs;
    struct diag diag; /* of the batch itself */
};

static int
ingredients(void *context, const struct product *product, struct digest *digest)
{
    const char *path = product->file;
    (void)context;
    struct diag diag = {0};
    digest_add_text(digest, path); /* the report names it */
    return digest_add_file(digest, path, &diag, STATUS_INPUT) == 0 ? STATUS_OK : STATUS_INPUT;
}

static int
make(void *context, const struct product *product, struct made *made)
{
    const struct job *job = context;
    const struct check_call *call = job->call;
    struct mou_text document = {0};
    int status = mou_check(call->mou, product->file, &call->options, &document);
    struct mou_report_plan plan = {&call->options, call->format, false, 1};
    int rc = document.bytes == NULL ? status : mou_report(call->mou, &plan, &document, &made->text);
    if (status == STATUS_OK && mou_worst_level(&document) >= call->fail_on)
        status = STATUS_FINDINGS;
    if (rc <= STATUS_FINDINGS && document.bytes != NULL)
        mou_summary(call->mou, &document, &made->more);
    mou_text_free(&document);
    return rc > status ? rc : status;
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
    char *how = mem_format("%s %s %d %s %d %d %lld", program, call->format, call->fail_on,
                           options->as_of != NULL ? options->as_of : "",
                           arguments_has(call->arguments, OPT_OCR), options->by_rules,
                           epoch != NULL ? atoll(epoch) : (long long)(time(NULL) / DAY));
    digest_begin(&digest);
    digest_add_text(&digest, how);
    digest_add_text(&digest, arguments_last(call->arguments, OPT_REVISIONS));
    digest_add_text(&digest, arguments_last(call->arguments, OPT_ENCODING));
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
make_reports(struct job *job)
{
    const struct check_call *call = job->call;
    char basis[DIGEST_TEXT];
    int status = mou_check_ready(call->mou, &call->options);
    if (status == STATUS_OK && strcmp(ending(call->format), "pdf") == 0)
        status = mou_prepare(call->mou, MOU_JOB_RENDER, NULL);
    if (status == STATUS_OK)
        status = find_basis(job, basis);
    if (status != STATUS_OK)
        return status;
    struct products_plan plan = {.half = "findings",
                                 .basis = basis,
                                 .diag = &job->diag,
                                 .context = job,
                                 .ingredients = ingredients,
                                 .make = make};
    status = cli_one_each(&call->batch, &job->inputs, ending(call->format), &plan);
    if (status == STATUS_INTERRUPTED || strcmp(call->format, "html") != 0)
        return status;
    int rc = cli_index(call->mou, arguments_last(call->arguments, OPT_OUT_DIR),
                       arguments_last(call->arguments, OPT_MANIFEST));
    return rc > status ? rc : status;
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
