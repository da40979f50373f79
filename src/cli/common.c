/* What the verbs share: opening, writing, complaining. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/status.h"
#include "cli/verbs.h"

int
cli_revisions(const struct arguments *arguments)
{
    static const char *const kinds[] = {[MOU_REVISIONS_ACCEPTED] = "accepted",
                                        [MOU_REVISIONS_ORIGINAL] = "original",
                                        [MOU_REVISIONS_BOTH] = "both"};
    const char *kind = arguments_last(arguments, OPT_REVISIONS);
    if (kind == NULL)
        return MOU_REVISIONS_ACCEPTED;
    for (int i = 0; i < (int)(sizeof kinds / sizeof *kinds); i++)
        if (strcmp(kind, kinds[i]) == 0)
            return i;
    return -1;
}

int
cli_encoding(const struct arguments *arguments, const char *verb)
{
    const char *name = arguments_last(arguments, OPT_ENCODING);
    if (name == NULL || mou_knows_encoding(name))
        return STATUS_OK;
    return cli_usage(verb,
                     "--encoding: '%s' is no character set that is known here; iconv -l lists "
                     "them (windows-1252, utf-16le, macintosh)",
                     name);
}

struct mou *
cli_open(const struct arguments *arguments)
{
    int revisions = cli_revisions(arguments);
    struct mou_settings settings = {.data = arguments_last(arguments, OPT_DATA),
                                    .quiet = arguments_has(arguments, OPT_QUIET),
                                    .ocr = arguments_has(arguments, OPT_OCR),
                                    .tags = arguments_has(arguments, OPT_TAGS),
                                    .encoding = arguments_last(arguments, OPT_ENCODING)};
    settings.revisions = revisions < 0 ? MOU_REVISIONS_ACCEPTED : (enum mou_revisions)revisions;
    return mou_open(&settings);
}

int
cli_write(const struct arguments *arguments, const struct mou_text *text, int status)
{
    struct diag diag = {0};
    const char *path = arguments_last(arguments, OPT_OUTPUT);
    if (file_write(path != NULL ? path : "-", text->bytes != NULL ? text->bytes : "", text->length,
                   &diag) != 0)
        return STATUS_OUTPUT;
    return status;
}

int
cli_writable(const struct arguments *arguments)
{
    struct diag diag = {0};
    const char *path = arguments_last(arguments, OPT_OUTPUT);
    struct file_out *out = file_out_open(path != NULL ? path : "-", &diag);
    if (out != NULL)
        file_out_close(out, false);
    return out != NULL ? STATUS_OK : STATUS_OUTPUT;
}

int
cli_usage(const char *verb, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("mou: error: ", stderr);
    vfprintf(stderr, format, args);
    fprintf(stderr, "; see mou %s --help\n", verb);
    va_end(args);
    return STATUS_USAGE;
}

struct taking {
    const struct mou *mou;
    enum mou_job job;
};

static bool
takes(void *context, const char *path)
{
    struct taking *taking = context;
    return mou_takes(taking->mou, taking->job, path);
}

void
cli_inputs(const struct arguments *arguments, struct mou *mou, enum mou_job job,
           struct inputs *inputs)
{
    struct taking taking = {mou, job};
    inputs_read(inputs, arguments->files, takes, &taking);
}

int
cli_batch_options(const struct arguments *arguments, const char *verb, bool batch)
{
    static const enum option_id ids[] = {OPT_SHARE, OPT_MANIFEST, OPT_REDO};
    for (size_t i = 0; !batch && i < sizeof ids / sizeof *ids; i++)
        if (arguments_has(arguments, ids[i]))
            return cli_usage(verb, "--%s goes with --out-dir", option_rows()[ids[i]].name);
    return STATUS_OK;
}

int
cli_spare_inputs(const struct arguments *arguments, const char *verb)
{
    static const enum option_id read[] = {OPT_ANSWERS, OPT_FACTS, OPT_VERBATIM, OPT_SCHEMA,
                                          OPT_STYLESHEET};
    const char *output = arguments_last(arguments, OPT_OUTPUT);
    const char *taken = NULL;
    for (size_t i = 0; output != NULL && i < arguments->file_count; i++)
        if (file_is_same(output, arguments->files[i]))
            taken = arguments->files[i];
    for (size_t i = 0; output != NULL && i < sizeof read / sizeof *read; i++)
        if (arguments_has(arguments, read[i]) &&
            file_is_same(output, arguments_last(arguments, read[i])))
            taken = arguments_last(arguments, read[i]);
    return taken == NULL ? STATUS_OK : cli_usage(verb, "-o %s would overwrite what is read", taken);
}

int
cli_spare_found(const struct arguments *arguments, const char *verb, const struct inputs *inputs)
{
    const char *output = arguments_last(arguments, OPT_OUTPUT);
    if (output == NULL || !file_exists(output))
        return STATUS_OK;
    for (size_t i = 0; i < inputs->count; i++)
        if (file_is_same(output, inputs->list[i].path))
            return cli_usage(verb, "-o %s would overwrite what is read", inputs->list[i].path);
    return STATUS_OK;
}
