/* Compiled XPath 1.0 on libxml2: function tables, namespaces, variables bound when compiled, an
 * operation limit, and messages with a place. libxml2 looks names up only when it evaluates and
 * takes a mistyped function for false; so every function, variable and prefix of an expression is
 * checked here when it is compiled, literal regexes too. */
#ifndef MOU_BASE_XPATH_H
#define MOU_BASE_XPATH_H

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "base/diag.h"
#include "base/regex.h"
#include "base/xml.h"

#define XPATH_MOU "urn:mou:functions" /* the namespace of the mou: functions */

/* What an extension function can reach while it runs, in bare XPath and in XSLT alike: xpath_env().
 */
struct xpath_env {
    struct regex_cache *regexes; /* borrowed */
    void *user;                  /* for functions from elsewhere */
    void *owner;                 /* for the functions of whoever made the evaluator */
    xmlDoc *scratch;             /* holds nodes that functions make; NULL until the first */
    xmlNode *current;            /* what current() gives; NULL: the context node */
    char why[200];               /* what a failed function had to say: xpath_fail() */
};

/* One row of a function table; a table ends with a row whose name is NULL. */
struct xpath_function {
    const char *uri; /* NULL: no namespace */
    const char *name;
    int min, max; /* arguments; max -1: any number */
    xmlXPathFunction call;
    /* Checks the literal arguments when an expression is compiled; args[i] is NULL where argument i
     * is not a plain literal. Returns NULL, or what is wrong (yours to free). May be NULL. */
    char *(*check)(struct xpath_env *env, const char *const *args, int count);
};

/* XPath 1.0's own functions (arguments only: libxml2 has them) and current(). */
extern const struct xpath_function xpath_core_functions[];

struct xpath_env *xpath_env(const xmlXPathParserContext *parser);
/* Forgets the nodes that functions made; nothing may refer to them any more. */
void xpath_env_clear(struct xpath_env *env);
/* A new element below env's scratch document, for functions that return nodes. */
xmlNode *xpath_env_node(struct xpath_env *env, const char *name, const char *text, size_t length);

/* For functions: pops an argument as a string. *keep must be freed with xmlXPathFreeObject after
 * the last use of the string. An element that holds one text node is not copied. */
const char *xpath_pop_string(xmlXPathParserContext *parser, xmlXPathObject **keep);

/* For functions: the string value of a node. *own is to be freed with xmlFree after the last use;
 * an element that holds one text node is not copied. */
const char *xpath_node_string(xmlNode *node, xmlChar **own);
/* For functions: pops a node-set; NULL when there is none, and the call has failed. Yours:
 * xmlXPathFreeObject. */
xmlXPathObject *xpath_pop_nodes(xmlXPathParserContext *parser);

/* For functions: true when the call has min to max arguments; otherwise it has failed. */
bool xpath_arity(xmlXPathParserContext *parser, int nargs, int min, int max);
/* For functions: ends the evaluation with a message of its own. */
void xpath_fail(xmlXPathParserContext *parser, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The same words for whoever fails without a parser: a variable's value. */
void xpath_say(struct xpath_env *env, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Where an expression stands, for messages. Borrowed for the life of what is compiled from it. */
struct xpath_place {
    const char *file;
    long line;
    /* "test", "assert", "a1": said as "test of assert a1"; each may be NULL when those before it
     * are not. */
    const char *attribute, *element, *id;
    const char *shown; /* what its author wrote, when the text is derived from that; may be NULL */
};

/* How the owner of an evaluator resolves variables. find: when an expression is compiled; gives a
 * binding, or NULL when there is no such variable. value: when it is evaluated; a new object, or
 * NULL after a diagnostic. */
struct xpath_variables {
    void *(*find)(void *scope, const char *name);
    xmlXPathObject *(*value)(struct xpath_env *env, void *binding);
};

/* What libxml2's XPath error codes (xmlError.code) mean, in words. */
const char *xpath_words(int code);

struct xpath;
struct xpath_expr;

/* The core functions, current(), and the EXSLT and mou: functions of exslt_re.h are known from the
 * start, and the prefixes re and mou. variables may be NULL: then there are none. */
struct xpath *xpath_new(struct regex_cache *regexes, void *user,
                        const struct xpath_variables *variables);
void xpath_free(struct xpath *xpath);
void xpath_add_functions(struct xpath *xpath, const struct xpath_function *table);
/* Later declarations of a prefix replace earlier ones. */
void xpath_add_namespace(struct xpath *xpath, const char *prefix, const char *uri);
const char *xpath_namespace(const struct xpath *xpath, const char *prefix); /* NULL when unknown */
struct xpath_env *xpath_own_env(struct xpath *xpath);
/* What is compiled from now on was checked before: it is merely kept, and compiled when it is first
 * evaluated. */
void xpath_trust(struct xpath *xpath);
xmlXPathContext *xpath_context(struct xpath *xpath); /* for other files of base */

/* NULL after a diagnostic (STATUS_LIBRARY) at the place. scope is handed to variables->find. */
struct xpath_expr *xpath_compile(struct xpath *xpath, const char *text, void *scope,
                                 const struct xpath_place *place, struct diag *diag);
void xpath_expr_free(struct xpath_expr *expr);
bool xpath_uses_variables(const struct xpath_expr *expr);

/* Operations (steps, nodes looked at) left before an evaluation is stopped: starts a new account.
 * 0: no limit. */
void xpath_limit(struct xpath *xpath, unsigned long operations);

/* A new object, xmlXPathFreeObject; NULL after one diagnostic (STATUS_LIBRARY) at the expression's
 * place. Evaluations may nest (a variable's value is evaluated while an expression is). */
xmlXPathObject *xpath_eval(struct xpath *xpath, struct xpath_expr *expr, xmlNode *node,
                           struct diag *diag);

#endif
