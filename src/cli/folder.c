/* What the verbs that fill a folder share: an output for each input, or for each row, as the
 * options of a batch say. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/status.h"
#include "batch/outputs.h"
#include "cli/verbs.h"

/* 1 when not said; -1 after a message. */
static int
jobs_of(const struct arguments *arguments, const char *verb)
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

int
cli_batch(const struct arguments *arguments, const char *verb, struct cli_batch *batch)
{
    *batch = (struct cli_batch){.arguments = arguments};
    const char *said = arguments_last(arguments, OPT_SHARE);
    batch->jobs = jobs_of(arguments, verb);
    if (batch->jobs < 0)
        return STATUS_USAGE;
    if (said != NULL && share_read(&batch->share, said) != 0)
        return cli_usage(verb, "--share takes a part of a number of parts, such as 3/8, not %s",
                         said);
    return STATUS_OK;
}

int
cli_fill_folder(const struct cli_batch *batch, struct products_plan *plan)
{
    const struct arguments *arguments = batch->arguments;
    plan->folder = arguments_last(arguments, OPT_OUT_DIR);
    plan->manifest = arguments_last(arguments, OPT_MANIFEST);
    plan->share = batch->share;
    plan->workers = batch->jobs;
    plan->redo = arguments_has(arguments, OPT_REDO);
    plan->quiet = arguments_has(arguments, OPT_QUIET);
    return products_make(plan);
}

/* All are named before they are shared out: a name does not hang on who makes it. */
int
cli_one_each(const struct cli_batch *batch, const struct inputs *inputs, const char *ending,
             struct products_plan *plan)
{
    char **names = outputs_name(inputs, arguments_last(batch->arguments, OPT_OUT_DIR), ending);
    if (names == NULL)
        return STATUS_USAGE;
    struct product *products = mem_alloc((inputs->count + 1) * sizeof *products);
    plan->products = products;
    for (size_t i = 0; i < inputs->count; i++)
        if (share_has(&batch->share, i))
            products[plan->count++] =
                (struct product){.file = inputs->list[i].path, .output = names[i]};
    int status = cli_fill_folder(batch, plan);
    free(products);
    outputs_free(names, inputs->count);
    return status;
}
