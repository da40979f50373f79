/* One function per verb, and what they share. */
#ifndef MOU_CLI_VERBS_H
#define MOU_CLI_VERBS_H

#include "batch/products.h"
#include "cli/options.h"
#include "mou.h"

int verb_draft(const struct arguments *arguments);
int verb_check(const struct arguments *arguments);
int verb_render(const struct arguments *arguments);
int verb_import(const struct arguments *arguments);
int verb_explain(const struct arguments *arguments);
int verb_list(const struct arguments *arguments);
int verb_test(const struct arguments *arguments);
int verb_prepare(const struct arguments *arguments);
int verb_learn(const struct arguments *arguments);

int verb_interview(const struct arguments *arguments);

/* draft --csv: src/cli/districts.c. */
int verb_districts(const struct arguments *arguments);

/* What -j and --share say; 0, or STATUS_USAGE after a message. */
struct cli_batch {
    const struct arguments *arguments;
    struct share share;
    int jobs;
};
int cli_batch(const struct arguments *arguments, const char *verb, struct cli_batch *batch);
/* Makes the products of the plan, completed by the options: src/cli/folder.c. */
int cli_fill_folder(const struct cli_batch *batch, struct products_plan *plan);
/* The same, with a product for each input of the share. */
int cli_one_each(const struct cli_batch *batch, const struct inputs *inputs, const char *ending,
                 struct products_plan *plan);

/* check --out-dir: src/cli/reports.c. */
struct check_call {
    const struct arguments *arguments;
    struct mou *mou;
    struct mou_check_options options;
    const char *format;
    bool colour;
    int fail_on; /* a level of mou_worst_level; 4: never */
    struct cli_batch batch;
};
int cli_reports(const struct check_call *call);
/* The page over all HTML reports in the folder: src/cli/index.c. manifest: one outside it, or NULL.
 * Returns an exit status. */
int cli_index(struct mou *mou, const char *folder, const char *manifest);

/* check --schema: src/cli/schema.c. */
int verb_schema(const struct arguments *arguments);

/* Opens the library as --data and --quiet say. NULL after a message; the caller then returns
 * STATUS_LIBRARY. */
struct mou *cli_open(const struct arguments *arguments);
/* What --revisions asks for, an enum mou_revisions; -1 when it is no such kind. */
int cli_revisions(const struct arguments *arguments);
/* STATUS_OK, or STATUS_USAGE after a complaint about the character set that --encoding names. */
int cli_encoding(const struct arguments *arguments, const char *verb);

/* Writes to -o or standard output. Returns status, or STATUS_OUTPUT when that failed. */
int cli_write(const struct arguments *arguments, const struct mou_text *text, int status);

/* Whether -o can be written, which leaves nothing; 0, or STATUS_OUTPUT after a diagnostic. */
int cli_writable(const struct arguments *arguments);

/* Says what is wrong with the call; returns STATUS_USAGE. */
int cli_usage(const char *verb, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The files named, and those of the folders named that the job is for. */
void cli_inputs(const struct arguments *arguments, struct mou *mou, enum mou_job job,
                struct inputs *inputs);
/* Refuses options of a batch where there is none; 0, or STATUS_USAGE after a message. */
int cli_batch_options(const struct arguments *arguments, const char *verb, bool batch);
/* Refuses to write over what is read; 0, or STATUS_USAGE after a message. */
int cli_spare_inputs(const struct arguments *arguments, const char *verb);
/* The same for what was found in folders. */
int cli_spare_found(const struct arguments *arguments, const char *verb,
                    const struct inputs *inputs);

/* Help and man page, made from the tables. */
void help_program(void);
void help_verb(const struct verb *verb);
void help_man(void);
void help_examples(void);
/* What bash completes after "mou": src/cli/completion.c. */
void help_completion(void);

#endif
