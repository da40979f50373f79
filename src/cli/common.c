/* What the verbs share: opening, writing, complaining. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

struct mou *
cli_open(const struct arguments *arguments)
{
    int revisions = cli_revisions(arguments);
    struct mou_settings settings = {.data = arguments_last(arguments, OPT_DATA),
                                    .quiet = arguments_has(arguments, OPT_QUIET),
                                    .ocr = arguments_has(arguments, OPT_OCR)};
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

int
cli_jobs(const struct arguments *arguments, const char *verb)
{
    const char *said = arguments_last(arguments, OPT_JOBS);
    if (said == NULL)
        return 1;
    char *end;
    long jobs = strtol(said, &end, 10);
    if (*end == '\0' && end != said && jobs >= 1 && jobs <= 64)
        return (int)jobs;
    cli_usage(verb, "--jobs takes a number from 1 to 64, not %s", said);
    return -1;
}

void
cli_progress(const struct arguments *arguments, size_t done, size_t count, const char *file)
{
    if (count < 2 || arguments_has(arguments, OPT_QUIET) || !isatty(STDERR_FILENO))
        return;
    if (done < count)
        fprintf(stderr, "\r\033[K%zu/%zu %.60s", done, count, file);
    else
        fputs("\r\033[K", stderr);
    fflush(stderr);
}
