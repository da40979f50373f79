/* --help and the generated part of mou(1), both from the tables of verbs and options. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/verbs.h"

enum { WIDTH = 78, COLUMN = 22 };

/* Words folded at WIDTH; every line but the first is indented. */
static void
fold(const char *text, int indent, int at)
{
    bool first = true;
    for (const char *word = text; *word != '\0';) {
        int length = (int)strcspn(word, " ");
        if (!first && at + 1 + length > WIDTH) {
            printf("\n%*s", indent, "");
            at = indent;
        } else if (!first) {
            putchar(' ');
            at++;
        }
        printf("%.*s", length, word);
        at += length;
        first = false;
        word += length;
        while (*word == ' ')
            word++;
    }
    putchar('\n');
}

static void
show_option(const struct option_row *option)
{
    char left[64];
    int length = snprintf(
        left, sizeof left, "  %c%c%s--%s%s%s", option->letter != 0 ? '-' : ' ',
        option->letter != 0 ? option->letter : ' ', option->letter != 0 ? ", " : "  ", option->name,
        option->argument != NULL ? " " : "", option->argument != NULL ? option->argument : "");
    fputs(left, stdout);
    if (length >= COLUMN + 2) {
        printf("\n%*s", COLUMN + 4, "");
    } else {
        printf("%*s", COLUMN + 4 - length, "");
    }
    fold(option->help, COLUMN + 4, COLUMN + 4);
}

static void
show_examples(const char *examples)
{
    for (const char *line = examples; *line != '\0';) {
        int length = (int)strcspn(line, "\n");
        int command = (int)strcspn(line, "\t\n");
        printf("  %.*s\n", command, line);
        if (command < length)
            printf("      %.*s\n", length - command - 1, line + command + 1);
        line += length + (line[length] == '\n');
    }
}

void
help_verb(const struct verb *verb)
{
    fputs("usage: ", stdout);
    for (const char *line = verb->synopsis; *line != '\0';) {
        int length = (int)strcspn(line, "\n");
        char *one = mem_strndup(line, (size_t)length);
        fold(one, 11, 7);
        free(one);
        line += length + (line[length] == '\n');
        if (*line != '\0')
            fputs("       ", stdout);
    }
    putchar('\n');
    fold(verb->description, 0, 0);
    puts("\noptions:");
    for (int i = 0; i < OPT_COUNT; i++)
        if ((option_rows()[i].verbs & verb->bit) != 0)
            show_option(&option_rows()[i]);
    puts("\nexamples:");
    show_examples(verb->examples);
}

void
help_program(void)
{
    fold("mou drafts, checks and typesets the agreements under which police officers work in "
         "schools. It is no legal advice.",
         0, 0);
    puts("\nusage: mou VERB [OPTION]... [FILE]...\n\nverbs:");
    for (const struct verb *verb = verb_rows(); verb->name != NULL; verb++) {
        printf("  %-9s ", verb->name);
        fold(verb->summary, 12, 12);
    }
    puts("\nmou VERB --help says more about each; man mou says the rest.\n");
    fold("exit status: 0 nothing to report, 1 findings or blanks, 2 usage, 3 clause library or "
         "schema faulty, 4 input not readable, 5 output not writable, 130 interrupted; a batch "
         "exits with the highest.",
         0, 0);
}

/* mdoc: a line must not begin with a dot or quote, backslashes are special, and each sentence
 * begins a line. */
static void
man_text(const char *text)
{
    const char *start = text;
    for (; *text != '\0'; text++) {
        if (*text == '\\')
            fputs("\\e", stdout);
        else if (*text == '-')
            fputs("\\-", stdout);
        else if (*text == ' ' && text > start && text[-1] == '.' && isupper((unsigned char)text[1]))
            putchar('\n');
        else
            putchar(*text);
    }
    putchar('\n');
}

/* The options that are every verb's, or a verb's own; nothing when there are none. */
static void
man_options(int verbs)
{
    bool any = false;
    for (int i = 0; i < OPT_COUNT; i++) {
        const struct option_row *option = &option_rows()[i];
        if ((option->verbs == EVERY) != (verbs == EVERY) || (option->verbs & verbs) == 0)
            continue;
        if (!any)
            puts(".Bl -tag -width Ds");
        any = true;
        fputs(".It ", stdout);
        if (option->letter != 0)
            printf("Fl %c , ", option->letter);
        printf("Fl \\-%s%s%s\n", option->name, option->argument != NULL ? " Ar " : "",
               option->argument != NULL ? option->argument : "");
        man_text(option->help);
    }
    if (any)
        puts(".El");
}

static void
man_verb(const struct verb *verb)
{
    printf(".Ss mou %s\n.Bd -ragged -compact\n", verb->name);
    for (const char *line = verb->synopsis; *line != '\0';) {
        int length = (int)strcspn(line, "\n");
        char *one = mem_strndup(line, (size_t)length);
        man_text(one);
        free(one);
        line += length + (line[length] == '\n');
        if (*line != '\0')
            puts(".Pp");
    }
    puts(".Ed\n.Pp");
    man_text(verb->description);
    man_options(verb->bit);
}

void
help_man(void)
{
    for (const struct verb *verb = verb_rows(); verb->name != NULL; verb++)
        man_verb(verb);
    puts(".Ss Options of every verb");
    man_options(EVERY);
}

void
help_examples(void)
{
    for (const struct verb *verb = verb_rows(); verb->name != NULL; verb++) {
        for (const char *line = verb->examples; *line != '\0';) {
            size_t length = strcspn(line, "\n"), command = strcspn(line, "\t\n");
            char *what = mem_strndup(line + command + 1, length - command - 1);
            char *words = mem_strndup(line, command);
            what[0] = (char)toupper((unsigned char)what[0]);
            printf(".Pp\n");
            fputs(what, stdout);
            fputs(":\n.Dl ", stdout);
            man_text(words);
            free(what);
            free(words);
            line += length + (line[length] == '\n');
        }
    }
}
