/* mou draft --csv: a row a district, a file each. The columns are named like the KEY of --set. */
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/status.h"
#include "cli/verbs.h"

enum { NAME_MAX_BYTES = 80 };

struct job {
    const struct arguments *arguments;
    struct mou *mou;
    const struct csv *csv;
    const char *path;
    char **names; /* of the file of each row, below the folder */
    struct cli_batch batch;
    struct diag diag;
};

static const char *
cell_named(const struct csv *csv, size_t row, const char *column)
{
    for (size_t c = 0; c < csv_columns(csv); c++)
        if (strcmp(csv_name(csv, c), column) == 0)
            return csv_cell(csv, row, c);
    return "";
}

/* "riverton-unified-school-district.xml": the column "file" or the district's name, in plain
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
    buf_puts(&name, ".xml");
    return buf_take(&name);
}

/* Columns for the table's own use. */
static bool
is_remark(const char *column)
{
    return *column == '#' || strcmp(column, "file") == 0;
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
        if (*cell != '\0' && !is_remark(name))
            sets[(*own)++] = mem_format("%s=%s", name, cell);
    }
    if (extra > 0)
        memcpy(sets + *own, more, extra * sizeof *sets);
    return sets;
}

static int
ingredients(void *context, const struct product *product, struct digest *digest)
{
    struct job *job = context;
    size_t own;
    char **sets = sets_of(job, product->row, &own);
    for (size_t i = 0; sets[i] != NULL; i++)
        digest_add_text(digest, sets[i]);
    for (size_t i = 0; i < own; i++)
        free(sets[i]);
    free(sets);
    return STATUS_OK;
}

static int
make(void *context, const struct product *product, struct made *made)
{
    struct job *job = context;
    size_t own, column, row = product->row;
    const char *fault = csv_fault(job->csv, row, &column);
    if (fault != NULL) {
        fprintf(stderr, "mou: error: column %zu: %s\n", column + 1, fault);
        return STATUS_INPUT;
    }
    char **sets = sets_of(job, row, &own);
    struct mou_draft_options options = {.profiles = job->arguments->values[OPT_PROFILE],
                                        .answers = arguments_last(job->arguments, OPT_ANSWERS),
                                        .sets = (const char *const *)sets};
    int status = mou_draft(job->mou, &options, &made->text);
    for (size_t i = 0; i < own; i++)
        free(sets[i]);
    free(sets);
    return status == STATUS_USAGE ? STATUS_INPUT : status; /* the row is at fault, not the call */
}

/* The column whose cell the message is about: "error: --set KEY: …". Counts from 1; 0: none. */
static size_t
column_of(const struct job *job, const char *message, size_t *after)
{
    const char *set = strstr(message, ": --set ");
    size_t level = strcspn(message, ":");
    if (set == NULL || set != message + level)
        return 0;
    const char *key = set + strlen(": --set ");
    *after = (size_t)(key - message);
    for (size_t c = 0; c < csv_columns(job->csv); c++) {
        const char *name = csv_name(job->csv, c);
        size_t length = strlen(name);
        if (length > 0 && strncmp(key, name, length) == 0 && strchr(":=", key[length]) != NULL)
            return c + 1;
    }
    return 0;
}

/* Each message says which row it is about, and which column where it is about one. */
static void
tell(void *context, const struct product *product, const char *messages)
{
    struct job *job = context;
    for (const char *at = messages; *at != '\0';) {
        size_t length = strcspn(at, "\n"), after = 0;
        char *message = mem_strndup(at, length);
        const char *rest = strncmp(message, "mou: ", 5) == 0 ? message + 5 : message;
        size_t column = column_of(job, rest, &after);
        if (column > 0)
            fprintf(stderr, "%s:%ld: error: column %zu, %s\n", job->path, product->line, column,
                    rest + after);
        else
            fprintf(stderr, "%s:%ld: %s\n", job->path, product->line, rest);
        free(message);
        at += length + (at[length] == '\n');
    }
}

/* Two rows of one name would overwrite each other: the later has none. */
static void
name_files(struct job *job)
{
    size_t rows = csv_rows(job->csv);
    struct map *owners = map_new();
    job->names = mem_alloc((rows + 1) * sizeof *job->names);
    for (size_t i = 0; i < rows; i++) {
        char *name = name_of(job, i);
        void **owner = map_put(owners, name, strlen(name));
        size_t other = (size_t)(uintptr_t)*owner;
        if (other == 0) {
            *owner = (void *)(uintptr_t)(i + 1);
            job->names[i] = name;
            continue;
        }
        diag_error(&job->diag, STATUS_INPUT, job->path, csv_line(job->csv, i),
                   "name them apart in a column \"file\"",
                   "would become %s, as the row in line %ld does", name,
                   csv_line(job->csv, other - 1));
        free(name);
    }
    map_free(owners, NULL);
}

static bool
has_text(const struct csv *csv, size_t column)
{
    for (size_t row = 0; row < csv_rows(csv); row++)
        if (csv_cell(csv, row, column)[0] != '\0')
            return true;
    return false;
}

/* Two answers to one question: nobody could say which counts. */
static void
check_twins(struct job *job)
{
    for (size_t c = 1; c < csv_columns(job->csv); c++) {
        const char *name = csv_name(job->csv, c);
        size_t twin = 0;
        while (twin < c && strcmp(csv_name(job->csv, twin), name) != 0)
            twin++;
        if (twin < c && *name != '\0' && *name != '#')
            diag_error(&job->diag, STATUS_INPUT, job->path, 1,
                       "ask each question once, or begin one of the names with #",
                       "column %zu, %s: is column %zu already", c + 1, name, twin + 1);
    }
}

/* Every column asks something, and something else. Returns 0, or -1 after a diagnostic for each that does not. */
static int
check_columns(struct job *job)
{
    int before = job->diag.errors;
    for (size_t c = 0; c < csv_columns(job->csv); c++) {
        const char *name = csv_name(job->csv, c), *like = NULL;
        if (is_remark(name) || mou_asks(job->mou, name, &like) ||
            (*name == '\0' && !has_text(job->csv, c)))
            continue;
        char *cure = like != NULL ? mem_format("did you mean %s?", like)
                                  : mem_strdup("begin its name with # when it is no answer; "
                                               "“mou list questions” shows the questions");
        diag_error(&job->diag, STATUS_INPUT, job->path, 1, cure,
                   *name != '\0' ? "column %zu, %s: there is no such question"
                                 : "column %zu%s has no name",
                   c + 1, name);
        free(cure);
    }
    check_twins(job);
    return job->diag.errors > before ? -1 : 0;
}

/* What all drafts depend on but the rows. Returns an exit status. */
static int
find_basis(struct job *job, char basis[DIGEST_TEXT])
{
    const char *answers = arguments_last(job->arguments, OPT_ANSWERS);
    const char **profile = job->arguments->values[OPT_PROFILE];
    struct digest digest;
    char program[DIGEST_TEXT];
    int status = mou_fingerprint(job->mou, NULL, program);
    digest_begin(&digest);
    digest_add_text(&digest, program);
    for (; profile != NULL && *profile != NULL; profile++)
        digest_add_text(&digest, *profile);
    digest_add_text(&digest, getenv("SOURCE_DATE_EPOCH"));
    digest_add_text(&digest, answers);
    if (answers != NULL && digest_add_file(&digest, answers, &job->diag, STATUS_INPUT) != 0)
        status = STATUS_INPUT;
    digest_end(&digest, basis);
    return status;
}

static int
make_drafts(struct job *job, const char *basis)
{
    size_t rows = csv_rows(job->csv);
    struct product *products = mem_alloc((rows + 1) * sizeof *products);
    struct products_plan plan = {.products = products,
                                 .basis = basis,
                                 .diag = &job->diag,
                                 .context = job,
                                 .ingredients = ingredients,
                                 .make = make,
                                 .tell = tell};
    for (size_t i = 0; i < rows; i++)
        if (job->names[i] != NULL && share_has(&job->batch.share, i))
            products[plan.count++] = (struct product){.file = job->path,
                                                      .line = csv_line(job->csv, i),
                                                      .output = job->names[i],
                                                      .row = i};
    int status = cli_fill_folder(&job->batch, &plan);
    free(products);
    return status;
}

static int
draft_rows(struct job *job)
{
    char basis[DIGEST_TEXT];
    int status = mou_prepare(job->mou, MOU_JOB_DRAFT, job->arguments->values[OPT_PROFILE]);
    if (status == STATUS_OK && check_columns(job) != 0)
        status = STATUS_INPUT;
    if (status == STATUS_OK)
        status = find_basis(job, basis);
    return status == STATUS_OK ? make_drafts(job, basis) : status;
}

static int
draft_table(struct job *job)
{
    name_files(job);
    job->mou = cli_open(job->arguments);
    int status = job->mou != NULL ? draft_rows(job) : STATUS_LIBRARY;
    mou_close(job->mou);
    for (size_t i = 0; i < csv_rows(job->csv); i++)
        free(job->names[i]);
    free(job->names);
    return status > (int)job->diag.worst ? status : (int)job->diag.worst;
}

int
verb_districts(const struct arguments *arguments)
{
    struct job job = {.arguments = arguments, .path = arguments_last(arguments, OPT_CSV)};
    if (cli_batch(arguments, "draft", &job.batch) != 0)
        return STATUS_USAGE;
    if (!arguments_has(arguments, OPT_OUT_DIR))
        return cli_usage("draft", "--csv makes a file for each row; say where with --out-dir");
    if (arguments_has(arguments, OPT_OUTPUT))
        return cli_usage("draft", "choose -o or --csv with --out-dir");
    struct csv *csv = csv_read(job.path, &job.diag);
    if (csv == NULL)
        return STATUS_INPUT;
    job.csv = csv;
    int status = draft_table(&job);
    csv_free(csv);
    return status;
}
