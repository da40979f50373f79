/* mou interview: the questions on standard error, the answers from standard input, a line each; the
 * file is written after every answer. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/status.h"
#include "base/terminal.h"
#include "cli/verbs.h"

enum { WIDTH = 79 };

struct talk {
    char group[80]; /* the part of the interview that was shown last, to show each title once */
    bool begun;
    const struct arguments *arguments;
    bool failed; /* an answer could not be saved */
};

static void
put_words(const char *text, const char *indent)
{
    struct buf lines = {0};
    terminal_wrap(&lines, text, WIDTH, indent, indent);
    fputs(buf_text(&lines), stderr);
    buf_free(&lines);
}

static void
show(struct talk *talk, const struct mou_asking *asking)
{
    if (!talk->begun)
        put_words(
            "Enter alone takes what stands in [brackets]; < goes back to the question before; "
            "- leaves a question open; ? shows it again. The end of input (Ctrl-D) stops; the "
            "same command goes on there.",
            "");
    talk->begun = true;
    if (asking->fault[0] != '\0') {
        fprintf(stderr, "  %c%s\n> ", toupper((unsigned char)asking->fault[0]), asking->fault + 1);
        return;
    }
    if (strncmp(talk->group, asking->group, sizeof talk->group - 1) != 0) {
        snprintf(talk->group, sizeof talk->group, "%s", asking->group);
        fprintf(stderr, "\n== %s ==\n", talk->group);
    }
    bool stands = asking->standing[0] != '\0';
    char *question = mem_format("%s%s%s%s", asking->question, stands ? " [" : "", asking->standing,
                                stands ? "]" : "");
    fputc('\n', stderr);
    put_words(question, "");
    put_words(asking->help, "  ");
    put_words(asking->choices, "  ");
    fputs("> ", stderr);
    free(question);
}

static char *
ask(void *context, const struct mou_asking *asking)
{
    const struct talk *talk = context;
    char *line = NULL;
    size_t room = 0;
    if (talk->failed) /* and that has been said: what is answered now would be lost */
        return NULL;
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

/* What was answered outlives a terminal that is closed. */
static void
save(void *context, const struct mou_text *so_far)
{
    struct talk *talk = context;
    if (!talk->failed)
        talk->failed = cli_write(talk->arguments, so_far, STATUS_OK) != STATUS_OK;
}

/* -a, or what an interview left in the file that this one writes. */
static const char *
answers_of(const struct arguments *arguments, const char *output)
{
    const char *answers = arguments_last(arguments, OPT_ANSWERS);
    bool blank = arguments_has(arguments, OPT_BLANK);
    if (answers != NULL || blank || output == NULL || !file_exists(output))
        return answers;
    if (!arguments_has(arguments, OPT_QUIET))
        fprintf(stderr, "Going on with %s.\n", output);
    return output;
}

/* The settings, and the profiles as the answer to their question; yours. */
static const char **
sets_of(const struct arguments *arguments, char **profiles)
{
    size_t count = 0;
    const char **sets = NULL;
    for (const char **set = arguments->values[OPT_SET]; set != NULL && *set != NULL; set++) {
        sets = mem_realloc(sets, count + 2, sizeof *sets);
        sets[count++] = *set;
    }
    *profiles = NULL;
    for (const char **p = arguments->values[OPT_PROFILE]; p != NULL && *p != NULL; p++) {
        char *more = mem_format("%s%s%s", *profiles != NULL ? *profiles : "profiles=",
                                *profiles != NULL ? " " : "", *p);
        free(*profiles);
        *profiles = more;
    }
    sets = mem_realloc(sets, count + 2, sizeof *sets);
    if (*profiles != NULL)
        sets[count++] = *profiles;
    sets[count] = NULL;
    return sets;
}

int
verb_interview(const struct arguments *arguments)
{
    if (arguments->file_count > 0)
        return cli_usage("interview", "unexpected '%s'; answers are named with -a",
                         arguments->files[0]);
    if (cli_writable(arguments) != 0) /* before anybody answers a hundred questions */
        return STATUS_OUTPUT;
    struct mou *mou = cli_open(arguments);
    if (mou == NULL)
        return STATUS_LIBRARY;
    const char *output = arguments_last(arguments, OPT_OUTPUT);
    output = output != NULL && strcmp(output, "-") != 0 ? output : NULL;
    char *profiles;
    const char **sets = sets_of(arguments, &profiles);
    struct mou_draft_options options = {.profiles = arguments->values[OPT_PROFILE],
                                        .answers = answers_of(arguments, output),
                                        .sets = sets};
    struct talk talk = {.arguments = arguments};
    struct mou_text text = {0};
    bool blank = arguments_has(arguments, OPT_BLANK);
    int status = mou_interview(mou, &options, blank ? NULL : ask, output != NULL ? save : NULL,
                               &talk, &text);
    if (talk.failed)
        status = STATUS_OUTPUT;
    else if (text.bytes != NULL)
        status = cli_write(arguments, &text, status);
    mou_text_free(&text);
    mou_close(mou);
    free(sets);
    free(profiles);
    return status;
}
