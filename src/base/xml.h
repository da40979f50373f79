/* Safe XML on libxml2: reading, validating, building and writing trees. The trees themselves are
 * libxml2's and are used everywhere; parsing, serialising and schemas go through here only. Safe
 * means: no network, no DTD loading, no entity declarations, no XInclude; depth and size limits;
 * big line numbers. */
#ifndef MOU_BASE_XML_H
#define MOU_BASE_XML_H

#include <stdbool.h>
#include <libxml/tree.h>

#include "base/buf.h"
#include "base/diag.h"

/* Once per process, before anything else; xml_done at the end (for leak checkers). */
void xml_init(void);
void xml_done(void);

/* Read a document. kind says whose fault a failure is: STATUS_INPUT, STATUS_LIBRARY. name is what
 * messages call it and becomes the document's URL. Yours, xmlFreeDoc; NULL after a diagnostic with
 * the line of the first fault. */
xmlDoc *xml_read_file(const char *path, struct diag *diag, enum status kind);
xmlDoc *xml_read_memory(const char *bytes, size_t length, const char *name, struct diag *diag,
                        enum status kind);

/* The same, leaving out the named elements (in no namespace) with all they hold, comments and
 * processing instructions: reading a large file for part of it. names ends with NULL. */
xmlDoc *xml_read_file_without(const char *path, const char *const *names, struct diag *diag,
                              enum status kind);
xmlDoc *xml_read_memory_without(const char *bytes, size_t length, const char *name,
                                const char *const *names, struct diag *diag, enum status kind);

/* A web page, however faulty, as a tree of lower-case elements in no namespace; bytes are UTF-8
 * whatever the page says of itself. *cut: elements lay in each other so deep that the rest was not
 * read. Yours; NULL after a diagnostic (STATUS_INPUT). */
xmlDoc *xml_read_html(const char *bytes, size_t length, const char *name, bool *cut,
                      struct diag *diag);

/* Appends the document as UTF-8, indented when asked and where that changes no text. */
void xml_write(xmlDoc *doc, struct buf *out, bool indent);

/* RELAX NG schemas. */
struct xml_grammar;
struct xml_grammar *xml_grammar_load(const char *path, struct diag *diag);
void xml_grammar_free(struct xml_grammar *grammar);
/* Returns 0, or -1 after a diagnostic that names the first fault's line. */
int xml_validate(const struct xml_grammar *grammar, xmlDoc *doc, const char *name,
                 struct diag *diag, enum status kind);

/* Reading a tree. Borrowed strings live as long as the node. */
bool xml_is(const xmlNode *node, const char *name); /* an element of that name in no namespace */
const char *xml_attr(const xmlNode *node, const char *name); /* NULL when absent */
const char *xml_attr_or(const xmlNode *node, const char *name, const char *otherwise);
xmlNode *xml_first(const xmlNode *parent);                   /* first child element */
xmlNode *xml_after(const xmlNode *node);                     /* next sibling element */
xmlNode *xml_child(const xmlNode *parent, const char *name); /* first child element of that name */
xmlNode *xml_next(const xmlNode *node, const char *name);    /* next sibling element of that name */
void xml_text_add(const xmlNode *node, struct buf *out);     /* appends the string value */
char *xml_text(const xmlNode *node);                         /* the string value; yours */
/* The string value, borrowed from an element that holds it in one piece; else *own, to be freed. */
const char *xml_text_lent(const xmlNode *node, char **own);
char *
xml_words(const xmlNode *node); /* the string value with white space folded and trimmed; yours */
/* The same, borrowed from an element that holds it as it is; else *own, to be freed. */
const char *xml_words_lent(const xmlNode *node, char **own);
void xml_fold(char *text);      /* the same with a text, where it is */
/* The next node of a depth-first walk below top; NULL at the end. */
xmlNode *xml_walk(xmlNode *node, const xmlNode *top);

/* Building a tree: what is added belongs to the tree. */
xmlDoc *xml_new(const char *root);
xmlNode *xml_add(xmlNode *parent, const char *name);
xmlNode *xml_add_text(xmlNode *parent, const char *name,
                      const char *text);                          /* element holding text */
void xml_append(xmlNode *parent, const char *text);               /* a text node */
void xml_set(xmlNode *node, const char *name, const char *value); /* NULL removes */
void xml_set_number(xmlNode *node, const char *name, long value);
void xml_setf(xmlNode *node, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* A deep copy of node as the last child of parent (which may live in another document). */
xmlNode *xml_copy_into(xmlNode *parent, const xmlNode *node);

/* True when text is well-formed UTF-8 made of characters XML allows. */
bool xml_text_valid(const char *text);

#endif
