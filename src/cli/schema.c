/* mou check --schema: any XML against any ISO Schematron schema. */
#include <string.h>

#include "base/buf.h"
#include "base/status.h"
#include "cli/verbs.h"

static bool
is_xml(void *context, const char *path)
{
    const char *dot = strrchr(path, '.');
    (void)context;
    return dot != NULL && strcmp(dot, ".xml") == 0;
}

static int
check_each(const struct arguments *arguments, const struct inputs *inputs,
           struct mou_schema *schema, bool svrl)
{
    struct buf all = {0};
    int worst = STATUS_OK;
    for (size_t i = 0; i < inputs->count; i++) {
        struct mou_text text = {0};
        int status = svrl ? mou_schema_svrl(schema, inputs->list[i].path, &text)
                          : mou_schema_check(schema, inputs->list[i].path, &text);
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

/* The files named and those of the folders named, the share of them that was asked for. */
static int
check_inputs(const struct arguments *arguments, const struct share *share,
             struct mou_schema *schema, bool svrl)
{
    struct diag diag = {0};
    struct inputs inputs = {.diag = &diag};
    int status = STATUS_USAGE;
    inputs_read(&inputs, arguments->files, is_xml, NULL);
    inputs_share(&inputs, share);
    if (svrl && inputs.count > 1)
        cli_usage("check", "an svrl report is about one XML file");
    else if (cli_spare_found(arguments, "check", &inputs) == STATUS_OK)
        status = check_each(arguments, &inputs, schema, svrl);
    inputs_free(&inputs);
    return status > (int)diag.worst ? status : (int)diag.worst;
}

int
verb_schema(const struct arguments *arguments)
{
    const char *format = arguments_last(arguments, OPT_FORMAT);
    bool svrl = format != NULL && strcmp(format, "svrl") == 0;
    static const enum option_id ids[] = {
        OPT_PROFILE,  OPT_SET,      OPT_OUT_DIR, OPT_FAIL_ON,   OPT_FACTS, OPT_AS_OF, OPT_BY_RULES,
        OPT_VERBATIM, OPT_MANIFEST, OPT_REDO,    OPT_REVISIONS, OPT_OCR,   OPT_TAGS,  OPT_ENCODING};
    struct cli_batch batch;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (arguments_has(arguments, ids[i]))
            return cli_usage("check", "--%s does not go with --schema", option_rows()[ids[i]].name);
    if (format != NULL && !svrl && strcmp(format, "text") != 0)
        return cli_usage("check", "--schema reports as text or svrl");
    if (arguments->file_count == 0)
        return cli_usage("check", "name at least one XML file");
    if (svrl && arguments->file_count > 1)
        return cli_usage("check", "an svrl report is about one XML file");
    if (cli_batch(arguments, "check", &batch) != 0 || cli_spare_inputs(arguments, "check") != 0)
        return STATUS_USAGE;
    struct mou *mou = cli_open(arguments);
    if (mou == NULL)
        return STATUS_LIBRARY;
    struct mou_schema *schema = mou_schema_open(mou, arguments_last(arguments, OPT_SCHEMA),
                                                arguments_last(arguments, OPT_PHASE));
    int status =
        schema != NULL ? check_inputs(arguments, &batch.share, schema, svrl) : STATUS_LIBRARY;
    mou_schema_close(schema);
    mou_close(mou);
    return status;
}
