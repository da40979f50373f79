/* The option table and the reading of argv against it. */
#include "cli/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/like.h"
#include "base/mem.h"

static const struct option_row options[OPT_COUNT] = {
    [OPT_PROFILE] = {"profile", 'p', "NAME", true, DRAFT | CHECK | LIST | INTERVIEW,
                     "add a profile to base, such as cops; several add up"},
    [OPT_ANSWERS] = {"answers", 'a', "FILE", false, DRAFT | INTERVIEW,
                     "the district's answers, as XML"},
    [OPT_CSV] = {"csv", 0, "FILE", false, DRAFT,
                 "draft for many districts: a row each, columns named like the KEY of --set"},
    [OPT_BLANK] = {"blank", 0, NULL, false, INTERVIEW, "ask nothing: write a form to fill in"},
    [OPT_SET] = {"set", 0, "KEY=VALUE", true, DRAFT | CHECK | INTERVIEW,
                 "settle one answer or fact; overrides the file"},
    [OPT_OUTPUT] = {"output", 'o', "FILE", false, EVERY, "write there instead of standard output"},
    [OPT_OUT_DIR] =
        {"out-dir", 0, "DIR", false, DRAFT | CHECK | RENDER,
         "write one file for each input or row into this folder, made when missing; what "
         "has not changed since the last time is left as it is"},
    [OPT_FORMAT] =
        {"format", 'f', "FORMAT", false, CHECK,
         "text, json, jsonl (a line for each file), html, pdf or review (pages with the findings "
         "in "
         "the margin); default: by the name of the output, else text; with --schema text or svrl"},
    [OPT_PAGE_FORMAT] = {"format", 'f', "FORMAT", false, RENDER,
                         "pdf, html or fo (default: by the name of the output, else pdf)"},
    [OPT_FAIL_ON] = {"fail-on", 0, "LEVEL", false, CHECK,
                     "exit 1 from this level on: error (default), warning, advice or never"},
    [OPT_FACTS] = {"facts", 0, "FILE", false, CHECK,
                   "an answers file that says which conditions hold"},
    [OPT_AS_OF] = {"as-of", 0, "DATE", false, CHECK,
                   "judge as on that day (YYYY-MM-DD) instead of today"},
    [OPT_BY_RULES] = {"by-rules", 0, NULL, false, CHECK,
                      "by rules alone, without likeness to sentences that were judged before"},
    [OPT_VERBATIM] =
        {"verbatim", 0, "FILE", false, CHECK,
         "compare with this official text, provision by provision, for a profile whose "
         "state has one, such as us-nj"},
    [OPT_JOBS] = {"jobs", 'j', "N", false, DRAFT | CHECK | RENDER, "work on N files at a time"},
    [OPT_SHARE] =
        {"share", 0, "K/N", false, DRAFT | CHECK | RENDER,
         "work on the K-th of N shares of the files or rows only: one for each machine or "
         "array task (K from 1, or from 0 to N-1)"},
    [OPT_MANIFEST] = {"manifest", 0, "FILE", false, DRAFT | CHECK | RENDER,
                      "with --out-dir: keep the manifest there (default: DIR/manifest.jsonl)"},
    [OPT_REDO] = {"redo", 0, NULL, false, DRAFT | CHECK | RENDER,
                  "with --out-dir: make everything again, changed or not"},
    [OPT_SCHEMA] = {"schema", 0, "FILE", false, CHECK,
                    "validate XML files with this ISO Schematron schema instead"},
    [OPT_PHASE] = {"phase", 0, "NAME", false, CHECK,
                   "the schema's phase: a name, #ALL or #DEFAULT"},
    [OPT_STYLESHEET] = {"stylesheet", 0, "XSL", false, RENDER,
                        "a page design: signing, or a file of your own (XSLT that makes XSL-FO)"},
    [OPT_REVISIONS] = {"revisions", 0, "KIND", false, CHECK | IMPORT,
                       "tracked changes of a Word file: accepted (default), original or both"},
    [OPT_TEXT] = {"text", 0, NULL, false, IMPORT, "show the text as it was read"},
    [OPT_ACTS] = {"acts", 0, NULL, false, IMPORT, "show who does what to whom in each sentence"},
    [OPT_MAP] = {"map", 0, NULL, false, IMPORT, "show the sections and what was set aside"},
    [OPT_OCR] = {"ocr", 0, NULL, false, CHECK | IMPORT,
                 "have tesseract recognise the text of scans and pictures, when it is installed"},
    [OPT_TAGS] = {"tags", 0, NULL, false, CHECK | IMPORT,
                  "read PDF files by their own tags too, where they have any (slower)"},
    [OPT_ENCODING] = {"encoding", 0, "NAME", false, CHECK | IMPORT,
                      "the character set of text files and web pages, as iconv names it"},
    [OPT_RULES] = {"rules", 0, NULL, false, EXPLAIN, "show the rules as Schematron too"},
    [OPT_DATA] = {"data", 0, "DIR", false, EVERY,
                  "the folder that holds clauses/ and stylesheets/"},
    [OPT_QUIET] = {"quiet", 'q', NULL, false, EVERY, "no warnings and no progress"},
    [OPT_HELP] = {"help", 'h', NULL, false, EVERY, "show this help"},
    [OPT_VERSION] = {"version", 0, NULL, false, EVERY, "show the version"},
};

const struct option_row *
option_rows(void)
{
    return options;
}

static int
complain(const struct verb *verb, const char *format, const char *what)
{
    fputs("mou: error: ", stderr);
    fprintf(stderr, format, what);
    fprintf(stderr, "; see mou %s --help\n", verb->name);
    return -1;
}

/* Says which option may have been meant. */
static int
complain_unknown(const struct verb *verb, const char *word)
{
    struct like like = like_start(word + strspn(word, "-"));
    for (int i = 0; i < OPT_COUNT; i++)
        if ((options[i].verbs & verb->bit) != 0)
            like_try(&like, options[i].name);
    if (like.best == NULL || like.distance > strlen(like.mistaken) / 3)
        return complain(verb, "unknown option %s", word);
    fprintf(stderr, "mou: error: unknown option %s; did you mean --%s? See mou %s --help\n", word,
            like.best, verb->name);
    return -1;
}

static void
push(const char ***list, const char *value)
{
    size_t count = 0;
    while (*list != NULL && (*list)[count] != NULL)
        count++;
    *list = mem_realloc(*list, count + 2, sizeof **list);
    (*list)[count] = value;
    (*list)[count + 1] = NULL;
}

static int
find_long(const struct verb *verb, const char *name, size_t length)
{
    for (int i = 0; i < OPT_COUNT; i++)
        if ((options[i].verbs & verb->bit) != 0 && strlen(options[i].name) == length &&
            strncmp(options[i].name, name, length) == 0)
            return i;
    return -1;
}

static int
find_letter(const struct verb *verb, char letter)
{
    for (int i = 0; i < OPT_COUNT; i++)
        if ((options[i].verbs & verb->bit) != 0 && options[i].letter == letter)
            return i;
    return -1;
}

static int
take(const struct verb *verb, struct arguments *arguments, int id, const char *value)
{
    if (arguments->values[id] != NULL && !options[id].repeats && options[id].argument != NULL)
        return complain(verb, "--%s is given twice", options[id].name);
    if (value != NULL && value[0] == '\0')
        return complain(verb, "--%s needs a value", options[id].name);
    push(&arguments->values[id], value != NULL ? value : "");
    return 0;
}

/* "--name", "--name=value", "--name value". Uses *next when the value is the following word. */
static int
read_long(const struct verb *verb, const char *word, const char *next, int *used,
          struct arguments *arguments)
{
    const char *equals = strchr(word, '=');
    size_t length = equals != NULL ? (size_t)(equals - word) : strlen(word);
    int id = find_long(verb, word + 2, length - 2);
    if (id < 0)
        return complain_unknown(verb, word);
    if (options[id].argument == NULL)
        return equals != NULL ? complain(verb, "%s takes no value", word)
                              : take(verb, arguments, id, NULL);
    if (equals != NULL)
        return take(verb, arguments, id, equals + 1);
    if (next == NULL)
        return complain(verb, "%s needs a value", word);
    *used = 1;
    return take(verb, arguments, id, next);
}

/* "-o value", "-ovalue", "-q". */
static int
read_short(const struct verb *verb, const char *word, const char *next, int *used,
           struct arguments *arguments)
{
    int id = find_letter(verb, word[1]);
    if (id < 0)
        return complain(verb, "unknown option %s", word);
    if (options[id].argument == NULL)
        return word[2] != '\0' ? complain(verb, "unknown option %s", word)
                               : take(verb, arguments, id, NULL);
    if (word[2] != '\0')
        return take(verb, arguments, id, word + 2);
    if (next == NULL)
        return complain(verb, "%s needs a value", word);
    *used = 1;
    return take(verb, arguments, id, next);
}

int
arguments_read(const struct verb *verb, int argc, char **argv, struct arguments *arguments)
{
    bool only_files = false;
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i], *next = i + 1 < argc ? argv[i + 1] : NULL;
        int used = 0, rc = 0;
        if (word[0] == '\0') {
            rc = complain(verb, "the name of a file is %s", "empty");
        } else if (only_files || word[0] != '-' || word[1] == '\0') {
            push(&arguments->files, word);
            arguments->file_count++;
        } else if (strcmp(word, "--") == 0) {
            only_files = true;
        } else if (word[1] == '-') {
            rc = read_long(verb, word, next, &used, arguments);
        } else {
            rc = read_short(verb, word, next, &used, arguments);
        }
        if (rc != 0)
            return -1;
        i += used;
    }
    return 0;
}

void
arguments_free(struct arguments *arguments)
{
    for (int i = 0; i < OPT_COUNT; i++)
        free(arguments->values[i]);
    free(arguments->files);
}

bool
arguments_has(const struct arguments *arguments, enum option_id id)
{
    return arguments->values[id] != NULL;
}

const char *
arguments_last(const struct arguments *arguments, enum option_id id)
{
    const char *last = NULL;
    for (const char **value = arguments->values[id]; value != NULL && *value != NULL; value++)
        last = *value;
    return last;
}
