/* Completion for bash, made from the tables of verbs and options. */
#include <stdio.h>
#include <string.h>

#include "cli/verbs.h"

/* What an option's value may be: a word list, or a command that prints one; else files. */
static const struct {
    enum option_id id;
    const char *words;
} values[] = {
    {OPT_PROFILE, "$(mou list profiles 2>/dev/null | cut -d' ' -f1)"},
    {OPT_FORMAT, "text json jsonl html pdf review svrl"},
    {OPT_PAGE_FORMAT, "pdf html fo"},
    {OPT_FAIL_ON, "error warning advice never"},
    {OPT_REVISIONS, "accepted original both"},
    {OPT_PHASE, "'#ALL' '#DEFAULT'"},
};

/* What stands after a verb where that is no file. */
static const struct {
    int verb;
    const char *words;
} operands[] = {
    {LIST, "criteria clauses profiles questions authorities sources formats"},
    {EXPLAIN, "$(for what in criteria clauses profiles questions authorities; do mou list $what "
              "2>/dev/null; done | cut -d' ' -f1)"},
    {TEST, "$(mou list criteria 2>/dev/null | cut -d' ' -f2)"},
};

static void
put_options(const struct verb *verb)
{
    for (int i = 0; i < OPT_COUNT; i++) {
        const struct option_row *row = &option_rows()[i];
        if ((row->verbs & verb->bit) == 0)
            continue;
        printf(" --%s", row->name);
        if (row->letter != 0)
            printf(" -%c", row->letter);
    }
}

static void
put_values(const struct verb *verb)
{
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        const struct option_row *row = &option_rows()[values[i].id];
        if ((row->verbs & verb->bit) == 0)
            continue;
        printf("        %s:--%s", verb->name, row->name);
        if (row->letter != 0)
            printf("|%s:-%c", verb->name, row->letter);
        printf(") words=\"%s\" ;;\n", values[i].words);
    }
}

void
help_completion(void)
{
    puts("# bash completion for mou, made by mou help --completion\n_mou()\n{\n"
         "    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
         "    local verb=${COMP_WORDS[1]} words= options=\n    case $verb in");
    for (const struct verb *verb = verb_rows(); verb->name != NULL; verb++) {
        printf("        %s) options=\"", verb->name);
        put_options(verb);
        puts("\" ;;");
    }
    puts("    esac\n    case $verb:$before in");
    for (const struct verb *verb = verb_rows(); verb->name != NULL; verb++)
        put_values(verb);
    puts("        *)\n            case $verb in");
    for (const struct verb *verb = verb_rows(); verb->name != NULL; verb++)
        for (size_t i = 0; i < sizeof operands / sizeof *operands; i++)
            if (operands[i].verb == verb->bit)
                printf("                %s) words=\"%s\" ;;\n", verb->name, operands[i].words);
    fputs("            esac\n            [[ $current == -* ]] && words=$options ;;\n    esac\n"
          "    [ \"$COMP_CWORD\" -gt 1 ] || words=\"",
          stdout);
    for (const struct verb *verb = verb_rows(); verb->name != NULL; verb++)
        printf("%s ", verb->name);
    puts("--help --version\"\n    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n}\n"
         "complete -o default -F _mou mou");
}
