/* The verbs that make one text: draft, import, explain, list, test, learn; and prepare. */
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "cli/verbs.h"

enum { MEMORY = 2 << 20 }; /* that reading one file takes */

/* Writes what was made, if anything was, and gives the status back. */
static int
finish(const struct arguments *arguments, struct mou *mou, struct mou_text *text, int status)
{
    if (text->bytes != NULL)
        status = cli_write(arguments, text, status);
    mou_text_free(text);
    mou_close(mou);
    return status;
}

int
verb_draft(const struct arguments *arguments)
{
    if (arguments->file_count > 0)
        return cli_usage("draft", "unexpected '%s'; answers are named with -a",
                         arguments->files[0]);
    if (arguments_has(arguments, OPT_CSV))
        return verb_districts(arguments);
    if (arguments_has(arguments, OPT_OUT_DIR))
        return cli_usage("draft", "--out-dir goes with --csv; one agreement goes to -o");
    if (cli_batch_options(arguments, "draft", false) != 0 ||
        cli_spare_inputs(arguments, "draft") != 0)
        return STATUS_USAGE;
    struct mou *mou = cli_open(arguments);
    if (mou == NULL)
        return STATUS_LIBRARY;
    struct mou_draft_options options = {.profiles = arguments->values[OPT_PROFILE],
                                        .answers = arguments_last(arguments, OPT_ANSWERS),
                                        .sets = arguments->values[OPT_SET]};
    struct mou_text text = {0};
    return finish(arguments, mou, &text, mou_draft(mou, &options, &text));
}

int
verb_import(const struct arguments *arguments)
{
    static const struct {
        enum option_id id;
        enum mou_view view;
    } views[] = {{OPT_TEXT, MOU_VIEW_TEXT}, {OPT_ACTS, MOU_VIEW_ACTS}, {OPT_MAP, MOU_VIEW_MAP}};
    enum mou_view view = MOU_VIEW_TREE;
    int chosen = 0;
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        if (arguments_has(arguments, views[i].id)) {
            view = views[i].view;
            chosen++;
        }
    }
    if (chosen > 1)
        return cli_usage("import", "choose one of --text, --acts and --map");
    if (cli_revisions(arguments) < 0)
        return cli_usage("import", "--revisions takes accepted, original or both");
    if (cli_encoding(arguments, "import") != STATUS_OK)
        return STATUS_USAGE;
    if (arguments->file_count != 1)
        return cli_usage("import", "name one agreement, or - for standard input");
    if (cli_spare_inputs(arguments, "import") != 0)
        return STATUS_USAGE;
    mem_expect(MEMORY);
    struct mou *mou = cli_open(arguments);
    if (mou == NULL)
        return STATUS_LIBRARY;
    struct mou_text text = {0};
    return finish(arguments, mou, &text, mou_import(mou, arguments->files[0], view, &text));
}

int
verb_explain(const struct arguments *arguments)
{
    if (arguments->file_count != 1)
        return cli_usage("explain", "name one criterion, clause, authority, profile or question");
    struct mou *mou = cli_open(arguments);
    if (mou == NULL)
        return STATUS_LIBRARY;
    struct mou_text text = {0};
    return finish(
        arguments, mou, &text,
        mou_explain(mou, arguments->files[0], arguments_has(arguments, OPT_RULES), &text));
}

int
verb_list(const struct arguments *arguments)
{
    if (arguments->file_count != 1)
        return cli_usage(
            "list",
            "say what: criteria, clauses, profiles, questions, authorities, sources or formats");
    struct mou *mou = cli_open(arguments);
    if (mou == NULL)
        return STATUS_LIBRARY;
    struct mou_text text = {0};
    return finish(arguments, mou, &text,
                  mou_list(mou, arguments->files[0], arguments->values[OPT_PROFILE], &text));
}

int
verb_test(const struct arguments *arguments)
{
    if (arguments->file_count > 1)
        return cli_usage("test", "name one topic, or none for all");
    struct mou *mou = cli_open(arguments);
    if (mou == NULL)
        return STATUS_LIBRARY;
    struct mou_text text = {0};
    const char *topic = arguments->file_count == 1 ? arguments->files[0] : NULL;
    return finish(arguments, mou, &text, mou_test(mou, topic, &text));
}

int
verb_prepare(const struct arguments *arguments)
{
    if (arguments->file_count > 0)
        return cli_usage("prepare", "unexpected '%s'; -o names the file to write",
                         arguments->files[0]);
    struct mou *mou = cli_open(arguments);
    if (mou == NULL)
        return STATUS_LIBRARY;
    int status = mou_write_image(mou, arguments_last(arguments, OPT_OUTPUT));
    mou_close(mou);
    return status;
}

int
verb_learn(const struct arguments *arguments)
{
    if (arguments->file_count == 0)
        return cli_usage("learn", "name files of labelled sentences");
    struct mou *mou = cli_open(arguments);
    if (mou == NULL)
        return STATUS_LIBRARY;
    struct mou_text text = {0};
    return finish(arguments, mou, &text,
                  mou_learn(mou, arguments->files, (size_t)arguments->file_count, &text));
}
