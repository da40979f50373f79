/* The schema as files and elements: where elements were written, and what <include> and <extends
 * href> stand for (ISO Schematron 5.4.4, 5.4.3: the referenced element takes the place; references
 * inside it are relative to its own file). Nothing is copied: elements stay in the documents they
 * were read from. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/uri.h"
#include "check/schematron_parts.h"

struct kept_text {
    char *text;
    struct kept_text *next;
};

const char *
sch_keep(struct schematron *schema, char *text)
{
    struct kept_text *kept = mem_alloc(sizeof *kept);
    *kept = (struct kept_text){text, schema->kept};
    schema->kept = kept;
    return text;
}

bool
sch_is(const xmlNode *node, const char *name)
{
    return node != NULL && node->type == XML_ELEMENT_NODE && node->ns != NULL &&
           strcmp((const char *)node->ns->href, SCH) == 0 &&
           (name == NULL || strcmp((const char *)node->name, name) == 0);
}

/* The file an element came from: xml:base of the nearest ancestor, else its document. */
static const char *
file_of(struct compiler *compiler, const xmlNode *element)
{
    const char *url = (const char *)element->doc->URL;
    for (const xmlNode *at = element; at != NULL && at->type == XML_ELEMENT_NODE; at = at->parent) {
        const char *base = xml_attr(at, "xml:base");
        char *path = base != NULL ? uri_to_path(url, base) : NULL;
        if (path != NULL)
            return sch_keep(compiler->schema, path);
    }
    return url;
}

struct xpath_place
sch_place(struct compiler *compiler, const xmlNode *element)
{
    struct xpath_place place = {0};
    if (compiler->options->place != NULL)
        compiler->options->place(element, &place.file, &place.line);
    else
        place.line = xmlGetLineNo((xmlNode *)(size_t)element);
    if (place.file == NULL)
        place.file = file_of(compiler, element);
    return place;
}

int
sch_fault(struct compiler *compiler, const xmlNode *element, const char *cure, const char *format,
          ...)
{
    struct xpath_place place = sch_place(compiler, element);
    char cause[512];
    va_list args;
    va_start(args, format);
    vsnprintf(cause, sizeof cause, format, args);
    va_end(args);
    if (++compiler->faults > SCH_FAULTS)
        return -1;
    diag_error(compiler->diag, STATUS_LIBRARY, place.file, place.line, cure, "%s", cause);
    return -1;
}

void
sch_loaded_free(struct loaded *loaded)
{
    for (struct loaded *next; loaded != NULL; loaded = next) {
        next = loaded->next;
        xmlFreeDoc(loaded->doc);
        free(loaded->path);
        free(loaded);
    }
}

static xmlDoc *
load(struct compiler *compiler, const char *path)
{
    struct loaded *loaded = compiler->schema->files;
    while (loaded != NULL && strcmp(loaded->path, path) != 0)
        loaded = loaded->next;
    if (loaded != NULL)
        return loaded->doc;
    loaded = mem_alloc(sizeof *loaded);
    loaded->path = mem_strdup(path);
    loaded->next = compiler->schema->files;
    compiler->schema->files = loaded;
    loaded->doc = xml_read_file(path, compiler->diag, STATUS_LIBRARY);
    return loaded->doc;
}

xmlNode *
sch_by_id(xmlDoc *doc, const char *id)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *at = root; at != NULL; at = xml_walk(at, root)) {
        const char *plain = xml_attr(at, "id"), *own = xml_attr(at, "xml:id");
        if ((plain != NULL && strcmp(plain, id) == 0) || (own != NULL && strcmp(own, id) == 0))
            return at;
    }
    return NULL;
}

/* The element that href= of an include or extends points to; NULL after a diagnostic. */
static const xmlNode *
target_of(struct compiler *compiler, const xmlNode *element)
{
    const char *href = xml_attr(element, "href");
    if (href == NULL || *href == '\0') {
        sch_fault(compiler, element, "name a file", "<%s> has no href",
                  (const char *)element->name);
        return NULL;
    }
    if (++compiler->includes > SCH_INCLUDES) {
        sch_fault(compiler, element, NULL, "the schema includes more than %d parts", SCH_INCLUDES);
        return NULL;
    }
    char *path = *href == '#' ? NULL : uri_to_path(sch_place(compiler, element).file, href);
    if (path == NULL && *href != '#') {
        sch_fault(compiler, element, "copy the file beside the schema", "'%.200s' is no local file",
                  href);
        return NULL;
    }
    xmlDoc *doc = path != NULL ? load(compiler, path) : element->doc;
    const char *id = uri_fragment(href);
    xmlNode *target = NULL;
    if (doc != NULL &&
        (target = id != NULL ? sch_by_id(doc, id) : xmlDocGetRootElement(doc)) == NULL)
        sch_fault(compiler, element, NULL, "no element with the id '%.100s' in %s", id,
                  path != NULL ? path : "this file");
    if (doc == NULL)
        compiler->faults++;
    free(path);
    return target;
}

int
sch_include(struct compiler *compiler, const xmlNode *element, sch_visit visit, void *data)
{
    if (compiler->depth >= SCH_DEPTH)
        return sch_fault(compiler, element, "look for files that include each other",
                         "parts are included more than %d deep", SCH_DEPTH);
    const xmlNode *target = target_of(compiler, element);
    if (target == NULL)
        return -1;
    if (sch_is(target, "schema"))
        return sch_fault(compiler, element, "use <sch:extends href=\"…\"/> for its content",
                         "a whole schema cannot be included");
    compiler->depth++;
    int rc = sch_is(target, "include") ? sch_include(compiler, target, visit, data)
                                       : visit(compiler, target, data);
    compiler->depth--;
    return rc;
}

static int
extend(struct compiler *compiler, const xmlNode *element, sch_visit visit, void *data)
{
    if (compiler->depth >= SCH_DEPTH)
        return sch_fault(compiler, element, "look for files that extend each other",
                         "extensions are more than %d deep", SCH_DEPTH);
    const xmlNode *target = target_of(compiler, element);
    if (target == NULL)
        return -1;
    /* ISO 5.4.3: the same kind of element as the one that is extended. */
    if (!sch_is(target, (const char *)element->parent->name))
        return sch_fault(compiler, element, "extend a part by one of its kind",
                         "<%s> cannot be extended by <%s>", (const char *)element->parent->name,
                         (const char *)target->name);
    compiler->depth++;
    int rc = sch_children(compiler, target, visit, data);
    compiler->depth--;
    return rc;
}

int
sch_children(struct compiler *compiler, const xmlNode *parent, sch_visit visit, void *data)
{
    int rc = 0;
    const xmlNode *child = xml_first(parent);
    for (; child != NULL && compiler->faults < SCH_FAULTS; child = xml_after(child)) {
        if (sch_is(child, "include"))
            rc |= sch_include(compiler, child, visit, data);
        else if (sch_is(child, "extends") && xml_attr(child, "href") != NULL)
            rc |= extend(compiler, child, visit, data);
        else
            rc |= visit(compiler, child, data);
    }
    return rc != 0 || child != NULL ? -1 : 0;
}

void
schematron_free(struct schematron *schema)
{
    if (schema == NULL)
        return;
    sch_free_patterns(schema);
    sch_free_lets(&schema->lets);
    sch_free_lets(&schema->phase_lets);
    sch_free_contexts(schema);
    for (struct key *key = schema->keys, *next; key != NULL; key = next) {
        next = key->next;
        xpath_expr_free(key->use);
        sch_free_parts(&key->content);
        free(key);
    }
    for (struct kept_text *kept = schema->kept, *next; kept != NULL; kept = next) {
        next = kept->next;
        free(kept->text);
        free(kept);
    }
    xpath_free(schema->xpath);
    sch_loaded_free(schema->files);
    xmlFreeDoc(schema->own);
    free(schema);
}
