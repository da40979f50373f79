/* mou draft --csv: a row a district, a file each. The columns are named like the KEY of --set. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/status.h"
#include "batch/batch.h"
#include "cli/verbs.h"

enum { SECONDS_EACH = 60, NAME_MAX_BYTES = 80 };

struct job {
    const struct arguments *arguments;
    struct mou *mou;
    const struct csv *csv;
    const char *path, *folder;
    char **names; /* the file of each row */
};

static const char *
cell_named(const struct csv *csv, size_t row, const char *column)
{
    for (size_t c = 0; c < csv_columns(csv); c++)
        if (strcmp(csv_name(csv, c), column) == 0)
            return csv_cell(csv, row, c);
    return "";
}

/* "out/riverton-unified-school-district.xml": the column "file" or the district's name, in plain
 * letters; yours. */
static char *
name_of(const struct job *job, size_t row)
{
    const char *from = cell_named(job->csv, row, "file");
    struct buf name = {0};
    if (*from == '\0')
        from = cell_named(job->csv, row, "district_name");
    for (; *from != '\0' && name.length < NAME_MAX_BYTES; from++) {
        if (isalnum((unsigned char)*from))
            buf_putc(&name, (char)tolower((unsigned char)*from));
        else if (name.length > 0 && name.bytes[name.length - 1] != '-')
            buf_putc(&name, '-');
    }
    while (name.length > 0 && name.bytes[name.length - 1] == '-')
        name.bytes[--name.length] = '\0';
    if (name.length == 0)
        buf_putf(&name, "row-%ld", csv_line(job->csv, row));
    char *path = mem_format("%s/%s.xml", job->folder, buf_text(&name));
    buf_free(&name);
    return path;
}

/* The row's cells as KEY=VALUE, then those of the command line, which win. Ends with NULL; free
 * each of the first *own, then the list. */
static char **
sets_of(const struct job *job, size_t row, size_t *own)
{
    const char **more = job->arguments->values[OPT_SET];
    size_t columns = csv_columns(job->csv), extra = 0;
    while (more != NULL && more[extra] != NULL)
        extra++;
    char **sets = mem_alloc((columns + extra + 1) * sizeof *sets);
    *own = 0;
    for (size_t c = 0; c < columns; c++) {
        const char *name = csv_name(job->csv, c), *cell = csv_cell(job->csv, row, c);
        if (*cell != '\0' && strcmp(name, "file") != 0)
            sets[(*own)++] = mem_format("%s=%s", name, cell);
    }
    if (extra > 0)
        memcpy(sets + *own, more, extra * sizeof *sets);
    return sets;
}

static void
work(void *context, size_t index, struct batch_result *result)
{
    struct job *job = context;
    size_t own;
    char **sets = sets_of(job, index, &own);
    struct mou_draft_options options = {.profiles = job->arguments->values[OPT_PROFILE],
                                        .answers = arguments_last(job->arguments, OPT_ANSWERS),
                                        .sets = (const char *const *)sets};
    struct mou_text text = {0};
    struct diag diag = {0};
    result->status = mou_draft(job->mou, &options, &text);
    if (text.bytes != NULL && file_write(job->names[index], text.bytes, text.length, &diag) != 0)
        result->status = STATUS_OUTPUT;
    mou_text_free(&text);
    for (size_t i = 0; i < own; i++)
        free(sets[i]);
    free(sets);
}

static void
lost(void *context, size_t index, const char *why, struct batch_result *result)
{
    struct job *job = context;
    buf_putf(&result->messages, "mou: error: %s; draft that row alone\n", why);
    (void)index;
    (void)job;
}

/* Each message says which row it is about. */
static void
done(void *context, size_t index, struct batch_result *result)
{
    struct job *job = context;
    for (const char *at = buf_text(&result->messages); *at != '\0';) {
        size_t length = strcspn(at, "\n");
        const char *rest = strncmp(at, "mou: ", 5) == 0 ? at + 5 : at;
        fprintf(stderr, "%s:%ld: %.*s\n", job->path, csv_line(job->csv, index),
                (int)(length - (size_t)(rest - at)), rest);
        at += length + (at[length] == '\n');
    }
    cli_progress(job->arguments, index + 1, csv_rows(job->csv), job->names[index]);
}

/* Two rows of one name would overwrite each other. */
static int
name_files(struct job *job)
{
    size_t rows = csv_rows(job->csv);
    job->names = mem_alloc((rows + 1) * sizeof *job->names);
    for (size_t i = 0; i < rows; i++) {
        job->names[i] = name_of(job, i);
        for (size_t k = 0; k < i; k++)
            if (strcmp(job->names[i], job->names[k]) == 0)
                return cli_usage(
                    "draft",
                    "rows %ld and %ld of %s would both become %s; name them apart in a "
                    "column \"file\"",
                    csv_line(job->csv, k), csv_line(job->csv, i), job->path, job->names[i]);
    }
    return STATUS_OK;
}

static int
draft_rows(struct job *job, int jobs)
{
    struct diag diag = {0};
    int status = name_files(job);
    if (status == STATUS_OK && file_make_folder(job->folder, &diag) != 0)
        status = STATUS_OUTPUT;
    if (status == STATUS_OK)
        status = mou_prepare(job->mou, MOU_JOB_DRAFT, job->arguments->values[OPT_PROFILE]);
    struct batch_plan plan = {.count = csv_rows(job->csv),
                              .workers = jobs,
                              .seconds = SECONDS_EACH,
                              .work = work,
                              .done = done,
                              .lost = lost,
                              .context = job};
    if (status == STATUS_OK)
        status = batch_run(&plan);
    for (size_t i = 0; i < csv_rows(job->csv); i++)
        free(job->names[i]);
    free(job->names);
    return status;
}

int
verb_districts(const struct arguments *arguments)
{
    struct job job = {.arguments = arguments,
                      .path = arguments_last(arguments, OPT_CSV),
                      .folder = arguments_last(arguments, OPT_OUT_DIR)};
    int jobs = cli_jobs(arguments, "draft");
    if (jobs < 0)
        return STATUS_USAGE;
    if (job.folder == NULL)
        return cli_usage("draft", "--csv makes a file for each row; say where with --out-dir");
    struct diag diag = {0};
    struct csv *csv = csv_read(job.path, &diag);
    if (csv == NULL)
        return STATUS_INPUT;
    int status = STATUS_LIBRARY;
    job.csv = csv;
    job.mou = cli_open(arguments);
    if (job.mou != NULL)
        status = draft_rows(&job, jobs);
    mou_close(job.mou);
    csv_free(csv);
    return status;
}
