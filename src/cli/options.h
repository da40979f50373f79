/* The command line as data: verbs and options. Parsing, --help and the man page all read these two
 * tables. */
#ifndef MOU_CLI_OPTIONS_H
#define MOU_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum verb_bit {
    DRAFT = 1,
    CHECK = 2,
    RENDER = 4,
    IMPORT = 8,
    EXPLAIN = 16,
    LIST = 32,
    TEST = 64,
    INTERVIEW = 128,
    PREPARE = 256,
    LEARN = 512,
    EVERY = 1023
};

enum option_id {
    OPT_PROFILE,
    OPT_ANSWERS,
    OPT_CSV,
    OPT_BLANK,
    OPT_SET,
    OPT_OUTPUT,
    OPT_OUT_DIR,
    OPT_FORMAT,
    OPT_PAGE_FORMAT,
    OPT_FAIL_ON,
    OPT_FACTS,
    OPT_AS_OF,
    OPT_BY_RULES,
    OPT_VERBATIM,
    OPT_JOBS,
    OPT_SHARE,
    OPT_MANIFEST,
    OPT_REDO,
    OPT_SCHEMA,
    OPT_PHASE,
    OPT_STYLESHEET,
    OPT_REVISIONS,
    OPT_TEXT,
    OPT_ACTS,
    OPT_MAP,
    OPT_OCR,
    OPT_TAGS,
    OPT_ENCODING,
    OPT_RULES,
    OPT_DATA,
    OPT_QUIET,
    OPT_HELP,
    OPT_VERSION,
    OPT_COUNT
};

struct option_row {
    const char *name;     /* without the dashes */
    char letter;          /* 0: none */
    const char *argument; /* NULL: takes none */
    bool repeats;
    int verbs;        /* verb_bit */
    const char *help; /* one sentence */
};

/* What the user said. Everything is borrowed from argv but the lists themselves. */
struct arguments {
    const char **values[OPT_COUNT]; /* NULL-terminated when given, else NULL */
    const char **files;             /* NULL-terminated */
    size_t file_count;
};

struct verb {
    const char *name;
    int bit;
    const char *synopsis;
    const char *summary;     /* one sentence */
    const char *description; /* a paragraph */
    const char *examples;    /* lines "command<TAB>what it does" */
    int (*run)(const struct arguments *arguments);
};

const struct option_row *option_rows(void); /* OPT_COUNT rows */
const struct verb *verb_rows(void);         /* ends with a row without name */

/* Reads argv after the verb. Returns 0, or -1 after a message on stderr. */
int arguments_read(const struct verb *verb, int argc, char **argv, struct arguments *arguments);
void arguments_free(struct arguments *arguments);
bool arguments_has(const struct arguments *arguments, enum option_id id);
const char *arguments_last(const struct arguments *arguments,
                           enum option_id id); /* NULL: not given */

#endif
