/* mou render: every file to a page format; into one file, or into a folder, one for each input. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/status.h"
#include "cli/verbs.h"

enum { MEMORY = 6 << 20 };

struct job {
    const struct arguments *arguments;
    struct mou *mou;
    const char *format, *stylesheet, *folder;
    struct cli_batch batch;
    struct inputs inputs;
    struct diag diag; /* of the batch itself */
};

/* The format by the name of the output, as the user asked for it there. */
/* Nobody who names an output so wants a PDF in it. */
static const char *const others[] = {"doc", "docx", "odt", "rtf", "txt", "xml", "json"};

static const char *
format_of(const struct arguments *arguments)
{
    const char *said = arguments_last(arguments, OPT_PAGE_FORMAT);
    const char *output = arguments_last(arguments, OPT_OUTPUT);
    const char *dot = output != NULL ? strrchr(output, '.') : NULL;
    if (said != NULL)
        return said;
    if (dot != NULL && (strcmp(dot, ".html") == 0 || strcmp(dot, ".fo") == 0))
        return dot + 1;
    for (size_t i = 0; dot != NULL && i < sizeof others / sizeof *others; i++)
        if (strcmp(dot + 1, others[i]) == 0)
            return dot + 1; /* there is no such format, which is said */
    return "pdf";
}

static int
ingredients(void *context, const struct product *product, struct digest *digest)
{
    struct job *job = context;
    char sources[DIGEST_TEXT];
    int status = mou_sources(job->mou, product->file, job->stylesheet, sources);
    digest_add_text(digest, sources);
    return status;
}

static int
make(void *context, const struct product *product, struct made *made)
{
    struct job *job = context;
    return mou_render(job->mou, product->file, job->format, job->stylesheet, &made->text);
}

/* What all outputs depend on but the inputs. Returns an exit status. */
static int
find_basis(struct job *job, char basis[DIGEST_TEXT])
{
    struct digest digest;
    char program[DIGEST_TEXT];
    int status = mou_fingerprint(job->mou, job->stylesheet, program);
    digest_begin(&digest);
    digest_add_text(&digest, program);
    digest_add_text(&digest, job->format);
    digest_add_text(&digest, getenv("SOURCE_DATE_EPOCH"));
    digest_end(&digest, basis);
    return status;
}

/* One output for each input, below the folder. */
static int
render_many(struct job *job)
{
    char basis[DIGEST_TEXT];
    int status = find_basis(job, basis);
    /* Fonts and hyphenation, opened before the workers part. */
    if (status == STATUS_OK && strcmp(job->format, "pdf") == 0 && job->inputs.count > 1)
        status = mou_prepare(job->mou, MOU_JOB_RENDER, NULL);
    if (status != STATUS_OK)
        return status;
    struct products_plan plan = {.basis = basis,
                                 .diag = &job->diag,
                                 .context = job,
                                 .ingredients = ingredients,
                                 .make = make};
    status = cli_one_each(&job->batch, &job->inputs, job->format, &plan);
    return status > (int)job->diag.worst ? status : (int)job->diag.worst;
}

static int
render_one(const struct job *job)
{
    struct mou_text text = {0};
    int status =
        mou_render(job->mou, job->arguments->files[0], job->format, job->stylesheet, &text);
    if (status == STATUS_OK)
        status = cli_write(job->arguments, &text, STATUS_OK);
    mou_text_free(&text);
    return status;
}

/* Whether the call makes sense; 0, or STATUS_USAGE after a message. */
static int
check_call(const struct arguments *arguments, const struct job *job)
{
    if (arguments->file_count == 0)
        return cli_usage("render", "name at least one file");
    if (strcmp(job->format, "pdf") != 0 && strcmp(job->format, "html") != 0 &&
        strcmp(job->format, "fo") != 0)
        return cli_usage("render", "there is no page format '%s': pdf, html or fo", job->format);
    if (job->folder != NULL && arguments_has(arguments, OPT_OUTPUT))
        return cli_usage("render", "choose -o or --out-dir");
    for (size_t i = 0; job->folder != NULL && i < arguments->file_count; i++)
        if (strcmp(arguments->files[i], "-") == 0)
            return cli_usage("render",
                             "standard input has no name for a file in --out-dir; use -o");
    if (job->folder == NULL && (arguments->file_count > 1 || file_is_folder(arguments->files[0])))
        return cli_usage("render", "several files need --out-dir");
    if (strcmp(job->format, "pdf") == 0 && job->folder == NULL &&
        !arguments_has(arguments, OPT_OUTPUT) && isatty(STDOUT_FILENO))
        return cli_usage("render", "a PDF is nothing to read on a terminal: name a file with -o");
    return cli_batch_options(arguments, "render", job->folder != NULL);
}

int
verb_render(const struct arguments *arguments)
{
    struct job job = {.arguments = arguments,
                      .format = format_of(arguments),
                      .stylesheet = arguments_last(arguments, OPT_STYLESHEET),
                      .folder = arguments_last(arguments, OPT_OUT_DIR)};
    if (check_call(arguments, &job) != 0 || cli_batch(arguments, "render", &job.batch) != 0 ||
        cli_spare_inputs(arguments, "render") != 0)
        return STATUS_USAGE;
    mem_expect(MEMORY);
    job.mou = cli_open(arguments);
    if (job.mou == NULL)
        return STATUS_LIBRARY;
    job.inputs.diag = &job.diag;
    if (job.folder != NULL)
        cli_inputs(arguments, job.mou, MOU_JOB_RENDER, &job.inputs);
    int status = job.folder != NULL ? render_many(&job) : render_one(&job);
    inputs_free(&job.inputs);
    mou_close(job.mou);
    return status;
}
