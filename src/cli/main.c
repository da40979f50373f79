/* The program: finds the verb and runs it. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/like.h"
#include "base/status.h"
#include "cli/verbs.h"

/* For who packages the program. */
static const struct {
    const char *name;
    void (*show)(void);
} helps[] = {{"--man", help_man}, {"--examples", help_examples}, {"--completion", help_completion}};

static const struct verb *
find(const char *name)
{
    for (const struct verb *verb = verb_rows(); verb->name != NULL; verb++)
        if (strcmp(verb->name, name) == 0)
            return verb;
    return NULL;
}

/* Help is a result too: a full disk is said. */
static int
shown(void)
{
    struct diag diag = {0};
    if (fflush(stdout) == 0 && ferror(stdout) == 0)
        return STATUS_OK;
    diag_error(&diag, STATUS_OUTPUT, "standard output", 0, file_cure(errno),
               "cannot be written: %s", strerror(errno));
    return STATUS_OUTPUT;
}

static void
complain_unknown(const char *word)
{
    struct like like = like_start(word);
    for (const struct verb *verb = verb_rows(); verb->name != NULL; verb++)
        like_try(&like, verb->name);
    if (word[0] == '\0')
        fputs("mou: error: say what to do: draft, interview, check, render, import, explain, list, "
              "test, prepare or learn; see mou --help\n",
              stderr);
    else if (like.best != NULL)
        fprintf(stderr, "mou: error: there is no '%s'; did you mean %s? See mou --help\n", word,
                like.best);
    else
        fprintf(stderr, "mou: error: there is no '%s'; see mou --help\n", word);
}

static int
run(const struct verb *verb, int argc, char **argv)
{
    struct arguments arguments = {0};
    int status = STATUS_USAGE;
    if (arguments_read(verb, argc, argv, &arguments) == 0) {
        if (arguments_has(&arguments, OPT_HELP)) {
            help_verb(verb);
            status = shown();
        } else if (arguments_has(&arguments, OPT_VERSION)) {
            printf("mou %s\n", mou_version());
            status = shown();
        } else {
            status = verb->run(&arguments);
        }
    }
    arguments_free(&arguments);
    return status;
}

int
main(int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "";
    if (strcmp(word, "--version") == 0) {
        printf("mou %s\n", mou_version());
        return shown();
    }
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 ||
        (strcmp(word, "help") == 0 && argc == 2)) {
        help_program();
        return shown();
    }
    for (size_t i = 0; strcmp(word, "help") == 0 && i < sizeof helps / sizeof *helps; i++) {
        if (strcmp(argv[2], helps[i].name) == 0) {
            helps[i].show();
            return shown();
        }
    }
    bool asks = strcmp(word, "help") == 0;
    const struct verb *verb = find(asks ? argv[2] : word);
    if (verb == NULL) {
        complain_unknown(asks ? argv[2] : word);
        return STATUS_USAGE;
    }
    if (asks) {
        help_verb(verb);
        return shown();
    }
    return run(verb, argc - 2, argv + 2);
}
