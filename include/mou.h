/* mou: draft, check and typeset the agreements under which police officers work in schools.
 *
 * The library's one public header. Handles are opaque; no foreign types. Unless said otherwise a
 * function returns an exit status (mou(1), EXIT STATUS) and has reported trouble as diagnostics;
 * what it returns through `out` is yours and freed with mou_text_free. What you pass is borrowed.
 * Nothing here is safe to share between threads: fork instead. */
#ifndef MOU_H
#define MOU_H

#include <stdbool.h>
#include <stddef.h>

/* A loaded clause library with its caches. */
struct mou;

/* How tracked changes of a Word file are read. */
enum mou_revisions { MOU_REVISIONS_ACCEPTED, MOU_REVISIONS_ORIGINAL, MOU_REVISIONS_BOTH };

struct mou_settings {
    const char *data; /* the data folder; NULL: MOU_DATA, the source tree or the installed place */
    bool quiet;       /* no warnings */
    bool ocr;         /* have tesseract recognise the text of scans and pictures */
    bool tags;        /* read PDF files by their tags too, which takes longer */
    enum mou_revisions revisions;
    const char *encoding; /* of text files and web pages, as iconv names it; NULL: they tell it */
};

/* Finds the data folder; loads parts of the library when a function first needs them. NULL after a
 * diagnostic. */
struct mou *mou_open(const struct mou_settings *settings);
void mou_close(struct mou *mou);
const char *mou_version(void);
/* Whether this machine knows the character set. */
bool mou_knows_encoding(const char *name);
/* The highest status of the diagnostics so far: why a call failed. */
int mou_status(const struct mou *mou);

/* Bytes that a function made. Zero-initialise. */
struct mou_text {
    char *bytes; /* NUL-terminated after length bytes */
    size_t length;
    int pages; /* of a PDF that mou_render made; else 0 */
};
void mou_text_free(struct mou_text *text);

/* Loads what the named job needs, so that workers forked afterwards share it. */
enum mou_job { MOU_JOB_CHECK, MOU_JOB_DRAFT, MOU_JOB_RENDER };
int mou_prepare(struct mou *mou, enum mou_job job, const char *const *profiles);

/* Whether a file of a folder is one that the job (check or render) is for. */
bool mou_takes(const struct mou *mou, enum mou_job job, const char *path);

/* A digest of the program, the clause library and the page designs (stylesheet: one of the user's
 * own, or NULL): while it and an input are the same, so is what is made of it. text: 64 digits. */
int mou_fingerprint(struct mou *mou, const char *stylesheet, char text[65]);
/* A digest of what is one file's own: its bytes, and the pictures that it or the stylesheet names.
 */
int mou_sources(struct mou *mou, const char *path, const char *stylesheet, char text[65]);

/* Learns from files of labelled sentences, and from the library's examples, which words make
 * sentences alike: the table that clauses/likeness.tsv holds. */
int mou_learn(struct mou *mou, const char *const *files, size_t count, struct mou_text *out);

/* Any file (or "-") to an agreement tree. */
enum mou_view { MOU_VIEW_TREE, MOU_VIEW_TEXT, MOU_VIEW_ACTS, MOU_VIEW_MAP };
int mou_import(struct mou *mou, const char *path, enum mou_view view, struct mou_text *out);

struct mou_check_options {
    const char *const *profiles; /* NULL-terminated ids; base always applies; may be NULL */
    const char *facts;           /* an answers file that settles conditions; may be NULL */
    const char *const *sets;     /* NULL-terminated KEY=VALUE; may be NULL */
    const char *as_of;           /* YYYY-MM-DD; NULL: SOURCE_DATE_EPOCH or today */
    bool by_rules;               /* alone: likeness to known sentences is not asked */
    const char *verbatim;        /* the official text of the profile that has one; may be NULL */
};

/* Loads what a check with these options needs and reads the files that they name, so that it is
 * done once, before workers are forked, and an option that is no good is said before the work. */
int mou_check_ready(struct mou *mou, const struct mou_check_options *options);

/* Checks one agreement. *out is its <document> element of the findings tree; an agreement that
 * cannot be read still yields one (status="unreadable") together with the status STATUS_INPUT. */
int mou_check(struct mou *mou, const char *path, const struct mou_check_options *options,
              struct mou_text *out);

/* The <document> of a file that could not be checked at all, with the reason as its note. */
int mou_unreadable(const char *path, const char *why, struct mou_text *out);

/* How findings are shown. */
struct mou_report_plan {
    const struct mou_check_options *options;
    const char *format; /* text json jsonl html pdf review */
    bool colour;        /* for a terminal */
    size_t count;       /* of agreements; 1 may look otherwise than several */
};

/* Findings as one report. documents are what mou_check made, in the order they are shown. */
int mou_report(struct mou *mou, const struct mou_report_plan *plan,
               const struct mou_text *documents, struct mou_text *out);

/* The same in pieces, one for each agreement, for batches of any length: added in order they make
 * what mou_report makes, in no more memory than one of them takes (pdf and review apart). Pieces
 * may be made in other processes. position counts from 1. *piece is for mou_reporter_add alone. */
int mou_report_piece(struct mou *mou, const struct mou_report_plan *plan,
                     const struct mou_text *document, size_t position, struct mou_text *piece);
/* mou_check and mou_report_piece in one, without the way through <document>. Returns what mou_check
 * would. */
int mou_check_piece(struct mou *mou, const char *path, const struct mou_report_plan *plan,
                    size_t position, struct mou_text *piece);

/* Takes the next bytes of a report; returns 0, or -1 after a message of its own. */
typedef int (*mou_write)(void *context, const char *bytes, size_t length);
/* Begins a report, before workers are forked. NULL after a diagnostic. */
struct mou_reporter;
struct mou_reporter *mou_reporter_new(struct mou *mou, const struct mou_report_plan *plan,
                                      mou_write write, void *context);
/* *level, which may be NULL: the worst in the piece, as mou_worst_level says it. */
int mou_reporter_add(struct mou_reporter *reporter, const struct mou_text *piece, int *level);
/* Writes what comes after all pieces. */
int mou_reporter_end(struct mou_reporter *reporter);
void mou_reporter_free(struct mou_reporter *reporter);

/* What a <document> says in short, as members of a JSON object with a comma before each: title,
 * counts by level and by verdict, ids of the worst findings. For lines about reports of their own.
 */
int mou_summary(struct mou *mou, const struct mou_text *document, struct mou_text *out);
/* A web page over the reports in a folder, those with most errors first. lines: a JSON object each,
 * with "file" (the agreement), "output" (its report, below the folder), "status" ("failed": it
 * could not be checked) and what mou_summary made. */
int mou_report_index(struct mou *mou, const char *folder, const char *const *lines, size_t count,
                     struct mou_text *out);

/* How many agreements one report of that format holds at most; 0: any number. */
size_t mou_report_limit(const char *format);

/* The worst level in a <document>: 0 none, 1 advice, 2 warning, 3 error. */
int mou_worst_level(const struct mou_text *document);

/* ISO Schematron on any XML. phase: NULL or "#DEFAULT", "#ALL", or an id. *out: the messages, one a
 * line. 0 valid, 1 invalid, 3 the schema is faulty, 4 the document cannot be read. */
struct mou_schema;
struct mou_schema *mou_schema_open(struct mou *mou, const char *path, const char *phase);
void mou_schema_close(struct mou_schema *schema);
int mou_schema_check(struct mou_schema *schema, const char *path, struct mou_text *out);
/* The same; *out: an SVRL document. */
int mou_schema_svrl(struct mou_schema *schema, const char *path, struct mou_text *out);

struct mou_draft_options {
    const char *const *profiles;
    const char *answers;     /* an answers file; may be NULL */
    const char *const *sets; /* NULL-terminated KEY=VALUE; may be NULL */
};
/* An agreement as XML. 1 when questions are left open: the draft has visible blanks, and they are
 * listed as warnings. */
int mou_draft(struct mou *mou, const struct mou_draft_options *options, struct mou_text *out);

/* Whether KEY of KEY=VALUE is about a question that there is. *like: one that has a similar name,
 * or NULL; borrowed from the library. */
bool mou_asks(struct mou *mou, const char *key, const char **like);

/* One question of the interview. Borrowed; "" where there is nothing. */
struct mou_asking {
    const char *key;      /* as --set would name it */
    const char *group;    /* the title of the part of the interview */
    const char *question; /* the words that ask */
    const char *help;
    const char *choices;  /* the ids that may be answered, with commas */
    const char *standing; /* what stands when nothing is answered */
    const char *fault;    /* what to answer instead, after an answer that is no good */
};
/* The answer, from malloc ("" for what stands; "<" to go back to the question before, which then
 * offers its answer again; "-" for the default), or NULL to ask no more. */
typedef char *(*mou_ask)(void *context, const struct mou_asking *asking);
/* Told after each answer what the file would be, were the interview to stop now. */
typedef void (*mou_taken)(void *context, const struct mou_text *so_far);
/* An answers file with every question, its help and the answers given so far. ask: called for what
 * options leave open, until it is answered well; NULL: asks nothing, the file is a form to fill in.
 * options->answers may be what an interview that stopped left behind: it goes on there. taken may
 * be NULL. */
int mou_interview(struct mou *mou, const struct mou_draft_options *options, mou_ask ask,
                  mou_taken taken, void *context, struct mou_text *out);

/* An agreement, topic, findings tree or XSL-FO file as "pdf", "html" or "fo". stylesheet: NULL for
 * the usual one. */
int mou_render(struct mou *mou, const char *path, const char *format, const char *stylesheet,
               struct mou_text *out);

/* What the library holds. what: criteria clauses profiles questions authorities sources formats. */
int mou_list(struct mou *mou, const char *what, const char *const *profiles, struct mou_text *out);
/* Everything about a criterion or provision; rules: the compiled Schematron too. */
int mou_explain(struct mou *mou, const char *id, bool rules, struct mou_text *out);
/* Writes what checking works out of the library to path (NULL: library.image in the data folder). A
 * check uses the image in the data folder, or else beside the program, while it is up to date. */
int mou_write_image(struct mou *mou, const char *path);
/* Runs the library's own examples and invariants, of one topic or (NULL) all. 3 when one fails. */
int mou_test(struct mou *mou, const char *topic, struct mou_text *out);

#endif
