/* mou check --schema: any XML against any ISO Schematron schema. */
#include <string.h>

#include "base/buf.h"
#include "base/status.h"
#include "cli/verbs.h"

static int
check_each(const struct arguments *arguments, struct mou_schema *schema)
{
    struct buf all = {0};
    int worst = STATUS_OK;
    for (size_t i = 0; i < arguments->file_count; i++) {
        struct mou_text text = {0};
        int status = mou_schema_check(schema, arguments->files[i], &text);
        buf_add(&all, text.bytes != NULL ? text.bytes : "", text.length);
        mou_text_free(&text);
        worst = status > worst ? status : worst;
    }
    struct mou_text text = {.length = all.length};
    text.bytes = buf_take(&all);
    worst = cli_write(arguments, &text, worst);
    mou_text_free(&text);
    return worst;
}

int
verb_schema(const struct arguments *arguments)
{
    const char *format = arguments_last(arguments, OPT_FORMAT);
    if (format != NULL && strcmp(format, "text") != 0)
        return cli_usage("check", "--schema reports as text only");
    if (arguments->file_count == 0)
        return cli_usage("check", "name at least one XML file");
    struct mou *mou = cli_open(arguments);
    if (mou == NULL)
        return STATUS_LIBRARY;
    struct mou_schema *schema = mou_schema_open(mou, arguments_last(arguments, OPT_SCHEMA),
                                                arguments_last(arguments, OPT_PHASE));
    int status = schema != NULL ? check_each(arguments, schema) : STATUS_LIBRARY;
    mou_schema_close(schema);
    mou_close(mou);
    return status;
}
