/* mou interview: the questions on standard error, the answers from standard input, a line each. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "cli/verbs.h"

/* The part of the interview that was shown last, to show each title once. */
struct shown {
    char group[80];
};

static void
show(struct shown *shown, const struct mou_asking *asking)
{
    if (asking->fault[0] != '\0') {
        fprintf(stderr, "  %c%s\n> ", toupper((unsigned char)asking->fault[0]), asking->fault + 1);
        return;
    }
    if (strncmp(shown->group, asking->group, sizeof shown->group - 1) != 0) {
        snprintf(shown->group, sizeof shown->group, "%s", asking->group);
        fprintf(stderr, "\n== %s ==\n", shown->group);
    }
    fprintf(stderr, "\n%s", asking->question);
    if (asking->standing[0] != '\0')
        fprintf(stderr, " [%s]", asking->standing);
    if (asking->help[0] != '\0')
        fprintf(stderr, "\n  %s", asking->help);
    if (asking->choices[0] != '\0')
        fprintf(stderr, "\n  %s", asking->choices);
    fputs("\n> ", stderr);
}

static char *
ask(void *context, const struct mou_asking *asking)
{
    char *line = NULL;
    size_t room = 0;
    show(context, asking);
    fflush(stderr);
    ssize_t length = getline(&line, &room, stdin);
    if (length < 0) {
        free(line);
        fputc('\n', stderr);
        return NULL;
    }
    line[strcspn(line, "\r\n")] = '\0';
    return line;
}

int
verb_interview(const struct arguments *arguments)
{
    if (arguments->file_count > 0)
        return cli_usage("interview", "unexpected '%s'; answers are named with -a",
                         arguments->files[0]);
    struct mou *mou = cli_open(arguments);
    if (mou == NULL)
        return STATUS_LIBRARY;
    struct mou_draft_options options = {.answers = arguments_last(arguments, OPT_ANSWERS),
                                        .sets = arguments->values[OPT_SET]};
    struct shown shown = {0};
    struct mou_text text = {0};
    bool blank = arguments_has(arguments, OPT_BLANK);
    int status = mou_interview(mou, &options, blank ? NULL : ask, &shown, &text);
    if (text.bytes != NULL)
        status = cli_write(arguments, &text, status);
    mou_text_free(&text);
    mou_close(mou);
    return status;
}
