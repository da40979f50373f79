/* Metadata (fo:declarations with XMP) and bookmarks. Never asks the clock. */
#include "typeset/fo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"

static const char dc[] = "http://purl.org/dc/elements/1.1/";
static const char xmp[] = "http://ns.adobe.com/xap/1.0/";
static const char pdf[] = "http://ns.adobe.com/pdf/1.3/";
static const char xml_namespace[] = "http://www.w3.org/XML/1998/namespace";

enum { MOST_SECONDS_YEAR = 9999 };

/* The words of node, kept in the pool; NULL when there are none. */
static const char *
words_of(struct fo_document *doc, const xmlNode *node)
{
    char *words = xml_words(node);
    const char *kept = *words != '\0' ? pool_strndup(doc->pool, words, strlen(words)) : NULL;
    free(words);
    return kept;
}

/* An XMP property of that name anywhere in the declarations: element or attribute. */
static const char *
find_property(struct fo_document *doc, xmlNode *top, const char *namespace, const char *name)
{
    for (xmlNode *node = top->children; node != NULL; node = xml_walk(node, top)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (fx_is(node, "attachment")) { /* what is said in there is said of another document */
            while (node->last != NULL)
                node = node->last;
            continue;
        }
        if (node->ns != NULL && strcmp((const char *)node->name, name) == 0 &&
            strcmp((const char *)node->ns->href, namespace) == 0) {
            const char *words = words_of(doc, node);
            if (words != NULL)
                return words;
        }
        xmlAttr *attr = xmlHasNsProp(node, (const xmlChar *)name, (const xmlChar *)namespace);
        if (attr != NULL && attr->children != NULL && attr->children->content != NULL)
            return (const char *)attr->children->content;
    }
    return NULL;
}

static const char *
date_from(struct fo_document *doc, const char *text)
{
    int year, month, day, hour = 0, minute = 0, second = 0;
    if (sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second) < 3 ||
        year < 1 || month < 1 || month > 12 || day < 1 || day > 31 || hour < 0 || hour > 23 ||
        minute < 0 || minute > 59 || second < 0 || second > 59)
        return NULL;
    char *date = pool_alloc(doc->pool, 32);
    snprintf(date, 32, "%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, day, hour, minute, second);
    return date;
}

/* https://reproducible-builds.org/specs/source-date-epoch/ */
static const char *
date_from_environment(struct fo_document *doc)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (epoch == NULL || *epoch == '\0')
        return NULL;
    char *end;
    time_t seconds = (time_t)strtoll(epoch, &end, 10);
    struct tm tm;
    if (*end != '\0' || gmtime_r(&seconds, &tm) == NULL || tm.tm_year < -1900 ||
        tm.tm_year + 1900 > MOST_SECONDS_YEAR)
        return NULL;
    char text[32];
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm);
    return pool_strndup(doc->pool, text, strlen(text));
}

static void
read_declarations(struct fo_document *doc, xmlNode *node)
{
    for (xmlNode *child = xml_first(node); child != NULL; child = xml_after(child))
        if (fx_is(child, "attachment"))
            fo_read_attachment(doc, child);
    struct metadata *meta = &doc->meta;
    meta->title = find_property(doc, node, dc, "title");
    meta->author = find_property(doc, node, dc, "creator");
    meta->subject = find_property(doc, node, dc, "description");
    meta->keywords = find_property(doc, node, pdf, "Keywords");
    meta->creator = find_property(doc, node, xmp, "CreatorTool");
    meta->language = find_property(doc, node, dc, "language");
    const char *date = find_property(doc, node, xmp, "CreateDate");
    if (date == NULL)
        date = find_property(doc, node, dc, "date");
    if (date != NULL && (meta->date = date_from(doc, date)) == NULL)
        style_warn(&doc->reader, node, "xmp:CreateDate", "write it as 2026-07-01",
                   "is not a date that is understood; left out", "xmp:CreateDate");
}

/* BCP 47 in outline: letters and digits in groups of at most eight. */
static bool
is_language(const char *text)
{
    size_t group = 0;
    if (text == NULL || *text == '\0')
        return false;
    for (; *text != '\0'; text++) {
        bool letter = (*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z');
        bool digit = *text >= '0' && *text <= '9';
        if (*text == '-' ? group == 0 : !letter && !digit)
            return false;
        group = *text == '-' ? 0 : group + 1;
        if (group > 8)
            return false;
    }
    return group > 0;
}

int
fo_read_metadata(struct fo_document *doc, const xmlNode *root)
{
    for (xmlNode *node = xml_first(root); node != NULL; node = xml_after(node))
        if (fo_is(node, "declarations"))
            read_declarations(doc, node);
    struct metadata *meta = &doc->meta;
    const xmlAttr *attr =
        xmlHasNsProp((xmlNode *)root, (const xmlChar *)"lang", (const xmlChar *)xml_namespace);
    if (attr != NULL || doc->root_style->in.language != NULL)
        meta->language = doc->root_style->in.language;
    if (meta->date == NULL)
        meta->date = date_from_environment(doc);
    /* ISO 14289-1, 7.1 and 7.2: a title to show and a language to read in. */
    if (meta->title == NULL) {
        diag_error(doc->diag, STATUS_INPUT, doc->file, xmlGetLineNo(root),
                   "add dc:title in fo:declarations", "the document has no title");
        return -1;
    }
    if (!is_language(meta->language)) {
        diag_error(doc->diag, STATUS_INPUT, doc->file, xmlGetLineNo(root),
                   "add xml:lang to fo:root, such as \"en-US\"", "the document has no language");
        return -1;
    }
    return 0;
}

struct bookmark *
fo_read_bookmarks(struct fo_document *doc, const xmlNode *tree)
{
    struct bookmark *first = NULL, **end = &first;
    for (const xmlNode *node = xml_first(tree); node != NULL; node = xml_after(node)) {
        if (!fo_is(node, "bookmark"))
            continue;
        struct bookmark *bookmark = pool_alloc(doc->pool, sizeof *bookmark);
        bookmark->destination = xml_attr_or(node, "internal-destination", "");
        bookmark->open = strcmp(xml_attr_or(node, "starting-state", "show"), "hide") != 0;
        for (const xmlNode *title = xml_first(node); title != NULL; title = xml_after(title))
            if (fo_is(title, "bookmark-title"))
                bookmark->title = words_of(doc, title);
        if (bookmark->title == NULL)
            bookmark->title = "…";
        bookmark->first = fo_read_bookmarks(doc, node);
        *end = bookmark;
        end = &bookmark->next;
    }
    return first;
}

/* An id for a heading that has none; no XML id can hold a space. */
static const char *
heading_id(struct fo_document *doc, struct fo *fo, int *count)
{
    if (fo->style->own.id == NULL) {
        char *id = pool_alloc(doc->pool, 24);
        snprintf(id, 24, " heading %d", ++*count);
        fo->style = pool_copy(doc->pool, fo->style, sizeof *fo->style); /* others may share it */
        fo->style->own.id = id;
    }
    return fo->style->own.id;
}

static void
collect_headings(struct fo_document *doc, struct fo *fo, struct bookmark *levels[7], int *count)
{
    int level =
        fo->kind == FO_BLOCK && fo->tag != NULL && fo->parent != NULL && fo->parent->tag != fo->tag
            ? tag_heading(fo->tag->type)
            : 0;
    const char *words = level > 0 ? words_of(doc, fo->node) : NULL;
    if (words != NULL) {
        struct bookmark *bookmark = pool_alloc(doc->pool, sizeof *bookmark);
        *bookmark = (struct bookmark){.title = words, .open = level < 2};
        bookmark->destination = heading_id(doc, fo, count);
        struct bookmark *upper = levels[level - 1];
        if (upper->last != NULL)
            upper->last->next = bookmark;
        else
            upper->first = bookmark;
        upper->last = bookmark;
        for (int below = level; below < 7; below++)
            levels[below] = bookmark;
        return;
    }
    for (struct fo *child = fo->first; child != NULL; child = child->next)
        collect_headings(doc, child, levels, count);
}

struct bookmark *
fo_bookmarks_from_headings(struct fo_document *doc)
{
    struct bookmark top = {0}, *levels[7];
    int count = 0;
    for (int i = 0; i < 7; i++)
        levels[i] = &top;
    for (struct fo_sequence *sequence = doc->sequences; sequence != NULL; sequence = sequence->next)
        collect_headings(doc, sequence->flow, levels, &count);
    return top.first;
}
