/* What a compiled schema is made of. Shared by the schematron*.c files only. */
#ifndef MOU_CHECK_SCHEMATRON_PARTS_H
#define MOU_CHECK_SCHEMATRON_PARTS_H

#include "check/schematron.h"
#include "check/schematron_nodes.h"

#define SCH "http://purl.oclc.org/dsdl/schematron"
#define XSL "http://www.w3.org/1999/XSL/Transform"

/* Limits against schemas that never end. */
enum {
    SCH_DEPTH = 40,          /* includes within includes, extensions within extensions */
    SCH_INCLUDES = 10000,    /* in all */
    SCH_ASSERTIONS = 200000, /* in all, extensions counted as often as they are used */
    SCH_FAULTS = 20          /* diagnostics before giving up */
};
/* XPath steps in one run: some for every document, and more for each of its nodes. */
#define SCH_OPERATIONS      50000000ul
#define SCH_NODE_OPERATIONS 2000ul

struct pattern;

/* A variable. Its value is evaluated when first asked for. */
struct let {
    char *name;
    struct schematron *schema;
    struct pattern *pattern; /* NULL: of the schema or phase */
    bool of_rule;
    const xmlNode *element;
    struct xpath_expr *expr; /* value= */
    xmlDoc *content;         /* element content, as the children of a document */
    xmlXPathObject *value;   /* NULL until known */
    bool busy;               /* being evaluated */
    struct let *next;
};

/* In order of definition. */
struct lets {
    struct let *first, *last;
};

/* A rule context or key match. Those that use no variables are shared and evaluated once per
 * document. */
struct context {
    char *text;                /* as written */
    struct xpath_expr **paths; /* the union's branches, as absolute location paths */
    size_t count, room;
    bool shared;
    xmlNodeSet *nodes; /* in document order */
    const xmlDoc *of;  /* the document that nodes belong to */
    struct context *next;
};

enum part_kind { PART_TEXT, PART_VALUE, PART_NAME, PART_COPY, PART_OPEN, PART_CLOSE };

struct part {
    enum part_kind kind;
    char *text;              /* PART_TEXT */
    struct xpath_expr *expr; /* VALUE, COPY, and NAME with a path */
    const xmlNode *element;  /* PART_OPEN */
};

/* Mixed content: a message, diagnostic, property or key. */
struct parts {
    struct part *items;
    size_t count, room;
};

/* A diagnostic or property as one assertion refers to it: compiled in the scope of that assertion.
 */
struct note {
    const char *id, *lang;
    const xmlNode *element;
    struct parts parts;
};

struct notes {
    struct note *items;
    size_t count, room;
};

struct assertion {
    struct schematron_assertion shown; /* first: a result's assertion is this */
    struct xpath_expr *test, *subject;
    struct parts message;
    struct notes diagnostics, properties;
    struct assertion *next;
};

struct rule {
    const xmlNode *element;
    const char *id, *role, *flag, *text; /* text: the context as written */
    struct context *context;
    struct xpath_expr *subject;
    struct lets lets;
    struct assertion *first, *last;
    struct rule *next;
};

/* What an instance of an abstract pattern writes in place of $name. */
struct param {
    const char *name, *value;
};

struct params {
    struct param *items;
    size_t count, room;
};

struct pattern {
    const xmlNode *element;
    const xmlNode *body; /* the abstract pattern of an instance, else the element */
    const char *id;
    bool active;
    struct params params;
    struct xpath_expr *documents;
    struct lets lets;
    struct rule *first, *last;
    struct pattern *next;
};

struct key {
    const char *name;
    const xmlNode *element;
    struct context *match;
    struct xpath_expr *use;
    struct parts content;
    struct key *next;
};

/* The nodes of one document that one key name finds, by value. */
struct key_index {
    const char *name;
    const xmlDoc *doc;
    xmlHashTable *nodes;
    struct key_index *next;
};

/* A file that was read: path, and NULL where it cannot be read. */
struct loaded {
    char *path;
    xmlDoc *doc;
    struct loaded *next;
};

struct schematron {
    struct xpath *xpath;
    xmlDoc *own; /* of schematron_load */
    const xmlNode *root;
    const char *phase;    /* that was asked for, or the default one; "#ALL" */
    const char *file;     /* of the schema element */
    struct loaded *files; /* included */
    struct kept_text *kept;
    struct context *contexts;
    struct lets lets, phase_lets;
    struct pattern *patterns, *last_pattern;
    struct key *keys;

    /* while running */
    const struct schematron_run *run;
    struct diag *diag;
    struct pattern *pattern; /* being run */
    struct rule *rule;
    xmlDoc *doc;              /* being looked at: the primary or a subordinate one */
    struct loaded *documents; /* read by document() and documents= */
    struct key_index *indexes;
    xmlNode *node;            /* the rule's context node */
    struct node_set ids;      /* of generate-id() */
    xmlXPathObject *evidence; /* of the result being shown */
    bool failed;
};

/* Gathers a schema. */
struct compiler {
    struct schematron *schema;
    const struct schematron_options *options;
    struct diag *diag;
    const xmlNode *root;
    struct nodes_by_id {
        const char *id;
        const xmlNode *element;
    } * notes; /* diagnostics and properties */
    size_t note_count, note_room;
    const xmlNode **phases;
    size_t phase_count, phase_room;
    const xmlNode **keys;
    size_t key_count, key_room;
    int depth, includes, extensions, assertions, faults;
};

/* Where names are looked up, innermost first. */
struct scope {
    struct compiler *compiler;
    struct pattern *pattern; /* NULL outside patterns */
    struct rule *rule;       /* NULL outside rules */
};

/* schematron_read.c: files, includes, places. */
typedef int (*sch_visit)(struct compiler *compiler, const xmlNode *element, void *data);
/* Calls visit for each child element, with what <include> and <extends href> stand for in their
 * place. Goes on after a fault; -1 when there was any. */
int sch_children(struct compiler *compiler, const xmlNode *parent, sch_visit visit, void *data);
/* Calls visit for the element that an <include> stands for. */
int sch_include(struct compiler *compiler, const xmlNode *include, sch_visit visit, void *data);
const char *sch_keep(struct schematron *schema,
                     char *text);                   /* takes text, gives it for the schema's life */
bool sch_is(const xmlNode *node, const char *name); /* a Schematron element of that name */
struct xpath_place sch_place(struct compiler *compiler, const xmlNode *element);
/* Reports a fault of the schema at the element; returns -1. */
int sch_fault(struct compiler *compiler, const xmlNode *element, const char *cure,
              const char *format, ...) __attribute__((format(printf, 4, 5)));
xmlNode *sch_by_id(xmlDoc *doc, const char *id);
void sch_loaded_free(struct loaded *loaded);

/* schematron_params.c: instances of abstract patterns. */
int sch_read_params(struct compiler *compiler, struct pattern *pattern);
/* The attribute with the pattern's params filled in, borrowed from the schema; NULL when absent. */
const char *sch_attr(struct compiler *compiler, const struct pattern *pattern,
                     const xmlNode *element, const char *name);

/* schematron_let.c: variables. */
extern const struct xpath_variables sch_variables;
int sch_declare(struct compiler *compiler, struct lets *lets, struct pattern *pattern,
                const xmlNode *element);
/* Declares and compiles a rule's variable: its value sees those before it. */
int sch_rule_let(const struct scope *scope, const xmlNode *element);
int sch_compile_let(const struct scope *scope, struct let *let);
void sch_forget_lets(struct lets *lets); /* their values */
void sch_free_lets(struct lets *lets);

/* schematron_context.c: match patterns. */
struct context *sch_context(const struct scope *scope, const char *text, const xmlNode *element,
                            const char *what);
/* The nodes of the document that match, borrowed and kept while the document is the same; NULL
 * after a failure. */
const xmlNodeSet *sch_context_nodes(struct schematron *schema, struct context *context,
                                    xmlDoc *doc);
/* The same, yours: xmlXPathFreeNodeSet. */
xmlNodeSet *sch_match(struct schematron *schema, const struct context *context, xmlDoc *doc);
void sch_free_contexts(struct schematron *schema);
void sch_forget_contexts(struct schematron *schema);

/* schematron_text.c: mixed content. */
int sch_compile_parts(const struct scope *scope, const xmlNode *element, struct parts *parts);
void sch_put_parts(struct schematron *schema, const struct parts *parts, xmlNode *node,
                   struct buf *out);
void sch_free_parts(struct parts *parts);

/* schematron_rule.c: patterns, rules, assertions. */
int sch_compile_pattern(struct compiler *compiler, struct pattern *pattern);
void sch_free_patterns(struct schematron *schema);
struct xpath_expr *sch_expr(const struct scope *scope, const xmlNode *element,
                            const char *attribute);
/* The expression, as the options would have it; NULL after a diagnostic. */
struct xpath_expr *sch_xpath(const struct scope *scope, const char *text,
                             const struct xpath_place *place);

/* schematron_key.c: xsl:key. */
int sch_compile_keys(struct compiler *compiler);
void sch_forget_indexes(struct schematron *schema);
void sch_key(xmlXPathParserContext *parser, int nargs);
char *sch_check_key(struct xpath_env *env, const char *const *args, int count);

/* schematron_functions.c: document(), generate-id() … */
extern const struct xpath_function sch_functions[];
/* The document, read once per run; NULL after a diagnostic (STATUS_INPUT). */
xmlDoc *sch_document(struct schematron *schema, const char *path, struct diag *diag);

/* schematron_run.c */
xmlXPathObject *sch_eval(struct schematron *schema, struct xpath_expr *expr, xmlNode *node);

#endif
