/* ISO Schematron (2016/2020, queryBinding xslt) on compiled XPath: a schema is compiled once and
 * run over many trees. Knows XML trees and base only: nothing of agreements, criteria or findings.
 */
#ifndef MOU_CHECK_SCHEMATRON_H
#define MOU_CHECK_SCHEMATRON_H

#include "base/diag.h"
#include "base/xpath.h"

struct schematron;

struct schematron_options {
    const char *phase;                      /* NULL or "#DEFAULT", "#ALL", or the id of a phase */
    const struct xpath_function *functions; /* extra functions (xpath.h); may be NULL */
    struct regex_cache *regexes;            /* borrowed */
    void *user; /* env->user while compiling (literal checks); may be NULL */
    /* What finds the same as an expression and takes less; yours. NULL: they are taken as written. */
    char *(*rewrite)(const char *expression);
    bool checked; /* the schema was compiled before without a fault: expressions wait until asked */
    /* Where an element of the schema was written; NULL: xml:base or the document's URL, and the
     * element's line. The file name must live as long as the compiled schema. */
    void (*place)(const xmlNode *element, const char **file, long *line);
};

/* Compiles the <sch:schema> element. The tree is borrowed and must outlive the compiled schema; it
 * may hold any number of patterns from different files. Prefixes come from its <sch:ns>; re and mou
 * are known anyhow. NULL after diagnostics (STATUS_LIBRARY), each with file and line. */
struct schematron *schematron_compile(xmlNode *schema, const struct schematron_options *options,
                                      struct diag *diag);
/* The same from a file (and what it includes, local files only). */
struct schematron *schematron_load(const char *path, const struct schematron_options *options,
                                   struct diag *diag);
void schematron_free(struct schematron *schema);

/* An assert or report as written. Strings are borrowed from the schema; absent attributes are NULL.
 */
struct schematron_assertion {
    bool report;         /* <report>, else <assert> */
    const char *pattern; /* ids */
    const char *rule;
    const char *id;
    const char *role; /* its own, else the rule's */
    const char *flag; /* its own, else the rule's */
    const char *see, *icon, *fpi, *lang;
    const char *test;
    const char *file; /* where it was written */
    long line;
    size_t diagnostics, properties; /* how many are referred to */
    const xmlNode *element;         /* for further attributes */
};

/* One evaluation of an assertion in one context node. Lives until the callback returns. */
struct schematron_result {
    const struct schematron_assertion *assertion;
    xmlNode *node; /* the rule's context node: element, attribute (an xmlAttr), text, document … */
    bool fired;    /* assert: the test is false; report: it is true */
    const xmlNodeSet
        *nodes; /* what the test selected; NULL when it gave no node-set or an empty one */
    struct schematron *schema;
};

struct schematron_run {
    xmlDoc *doc;
    unsigned long operations; /* XPath steps allowed; 0: the usual, which grows with the document */
    void *user;               /* env->user for extension functions while running */
    /* Every evaluated assertion, fired or not, pattern by pattern, in the order of the rules. */
    void (*result)(void *sink, const struct schematron_result *result);
    /* May be NULL. pattern: before a pattern runs over a document; rule: before the assertions of a
     * rule. */
    void (*pattern)(void *sink, const xmlNode *pattern, xmlDoc *doc);
    void (*rule)(void *sink, const xmlNode *rule, const char *context, xmlNode *node);
    void *sink;
};

/* 0; -1 after a diagnostic: an expression failed (STATUS_LIBRARY), a subordinate document cannot be
 * read (STATUS_INPUT). A compiled schema runs over any number of documents, one at a time. */
int schematron_run(struct schematron *schema, const struct schematron_run *run, struct diag *diag);

/* Runs the schema and gives what happened as an SVRL document (ISO Schematron, Annex D); yours.
 * *invalid: an assert failed or a report fired. NULL after a diagnostic. */
xmlDoc *schematron_svrl(struct schematron *schema, xmlDoc *doc, bool *invalid, struct diag *diag);

/* For use inside the result callback. */

/* Appends the message with its value-of and name filled in, white space folded. */
void schematron_message(const struct schematron_result *result, struct buf *out);
/* The nodes that show why: what the test selected, else what subject= (of the assertion or its
 * rule) selects, else the context node. Borrowed until the callback returns; never empty. */
const xmlNodeSet *schematron_evidence(const struct schematron_result *result);
/* The i-th referenced diagnostic, its text appended to *out; returns its id. lang may be NULL. */
const char *schematron_diagnostic(const struct schematron_result *result, size_t i,
                                  const char **lang, struct buf *out);
/* The i-th referenced property, its content added below parent; returns its id. */
const char *schematron_property(const struct schematron_result *result, size_t i, xmlNode *parent);

#endif
