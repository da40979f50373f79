/* mou check --schema: any XML against any ISO Schematron schema. */
#include <string.h>

#include "base/buf.h"
#include "base/status.h"
#include "cli/verbs.h"

static int
check_each(const struct arguments *arguments, struct mou_schema *schema, bool svrl)
{
    struct buf all = {0};
    int worst = STATUS_OK;
    for (size_t i = 0; i < arguments->file_count; i++) {
        struct mou_text text = {0};
        int status = svrl ? mou_schema_svrl(schema, arguments->files[i], &text)
                          : mou_schema_check(schema, arguments->files[i], &text);
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
    bool svrl = format != NULL && strcmp(format, "svrl") == 0;
    if (format != NULL && !svrl && strcmp(format, "text") != 0)
        return cli_usage("check", "--schema reports as text or svrl");
    if (arguments->file_count == 0)
        return cli_usage("check", "name at least one XML file");
    if (svrl && arguments->file_count > 1)
        return cli_usage("check", "an svrl report is about one XML file");
    struct mou *mou = cli_open(arguments);
    if (mou == NULL)
        return STATUS_LIBRARY;
    struct mou_schema *schema = mou_schema_open(mou, arguments_last(arguments, OPT_SCHEMA),
                                                arguments_last(arguments, OPT_PHASE));
    int status = schema != NULL ? check_each(arguments, schema, svrl) : STATUS_LIBRARY;
    mou_schema_close(schema);
    mou_close(mou);
    return status;
}
