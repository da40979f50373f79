/* Findings as JSON. Written without a stylesheet: the format is fixed, and in a batch it would cost
 * more than the check. */
#include "report/json.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"

static void
put_string(struct buf *out, const char *text)
{
    json_string(out, text, strlen(text));
}

/* "name":"value" after lead, which is a comma or whatever opens the object. */
static void
put_text(struct buf *out, const char *lead, const char *name, const char *value)
{
    buf_puts(out, lead);
    buf_putc(out, '"');
    buf_puts(out, name);
    buf_puts(out, "\":");
    put_string(out, value == NULL ? "" : value);
}

static void
put_words(struct buf *out, const char *lead, const char *name, const xmlNode *node)
{
    char *words = node == NULL ? NULL : xml_words(node);
    put_text(out, lead, name, words);
    free(words);
}

enum { DIGITS = 15 }; /* what a reader with double precision keeps exactly */

/* A count, or nothing when it is not one. */
static void
put_count(struct buf *out, const xmlNode *node, const char *name)
{
    const char *value = xml_attr_or(node, name, "");
    size_t length = strlen(value);
    if (length == 0 || length > DIGITS || strspn(value, "0123456789") != length)
        return;
    while (value[0] == '0' && value[1] != '\0')
        value++;
    buf_putf(out, ",\"%s\":%s", name, value);
}

/* Every value of the attribute, or every text, of the children of that name. */
static void
put_list(struct buf *out, const xmlNode *parent, const char *child, const char *attribute)
{
    buf_putc(out, '[');
    for (const xmlNode *node = xml_child(parent, child), *first = node; node != NULL;
         node = xml_next(node, child)) {
        if (node != first)
            buf_putc(out, ',');
        char *text = attribute == NULL ? xml_text(node) : NULL;
        put_string(out, attribute == NULL ? text : xml_attr_or(node, attribute, ""));
        free(text);
    }
    buf_putc(out, ']');
}

/* "at-most 12 month" */
static void
put_figure(struct buf *out, const xmlNode *duty)
{
    if (xml_attr(duty, "op") == NULL)
        return;
    put_text(out, ",\"figure\":{", "op", xml_attr(duty, "op"));
    put_count(out, duty, "value");
    put_text(out, ",", "unit", xml_attr(duty, "unit"));
    buf_putc(out, '}');
}

/* The law of a state: when it was read, and what it asks, each kind by itself. */
static void
put_law(struct buf *out, const xmlNode *profile, bool first)
{
    put_text(out, first ? "\n{" : ",\n{", "profile", xml_attr(profile, "ref"));
    put_text(out, ",", "state", xml_attr(profile, "state"));
    put_text(out, ",", "as-of", xml_attr(profile, "as-of"));
    put_words(out, ",", "caution", xml_child(profile, "caution"));
    buf_puts(out, ",\"demands\":[");
    for (const xmlNode *duty = xml_child(profile, "duty"), *head = duty; duty != NULL;
         duty = xml_next(duty, "duty")) {
        put_text(out, duty == head ? "\n {" : ",\n {", "kind", xml_attr(duty, "kind"));
        put_text(out, ",", "criteria", xml_attr(duty, "ref"));
        put_words(out, ",", "what", xml_child(duty, "what"));
        put_figure(out, duty);
        buf_puts(out, ",\"authorities\":");
        put_list(out, duty, "authority", "ref");
        buf_putc(out, '}');
    }
    buf_puts(out, "]}");
}

static void
put_laws(struct buf *out, const xmlNode *findings)
{
    bool first = true;
    for (const xmlNode *p = xml_child(findings, "profile"); p != NULL; p = xml_next(p, "profile")) {
        if (xml_attr(p, "as-of") == NULL)
            continue;
        buf_puts(out, first ? ",\n\"laws\":[" : "");
        put_law(out, p, first);
        first = false;
    }
    buf_puts(out, first ? "" : "]");
}

/* By what it was checked. */
static void
put_origin(struct buf *out, const xmlNode *findings)
{
    buf_puts(out, "{\"tool\":{\"name\":\"mou\"");
    put_text(out, ",", "version", xml_attr(findings, "version"));
    put_text(out, "},\"library\":{", "version", xml_attr(findings, "library"));
    buf_puts(out, "},\"profiles\":");
    put_list(out, findings, "profile", "ref");
}

void
json_head(const xmlNode *findings, struct buf *out)
{
    put_origin(out, findings);
    put_laws(out, findings);
    buf_puts(out, ",\n\"documents\":[");
}

static void
put_evidence(struct buf *out, const xmlNode *evidence, bool first)
{
    char *quote = xml_text(xml_child(evidence, "quote"));
    const char *section = xml_attr_or(evidence, "section", "");
    put_text(out, first ? "\n    {" : ",\n    {", "quote", quote);
    put_text(out, ",", "stance", xml_attr(evidence, "stance"));
    put_count(out, evidence, "page");
    if (section[0] != '\0')
        put_text(out, ",", "section", section);
    put_count(out, evidence, "line");
    if (xml_attr(evidence, "recognised") != NULL)
        buf_puts(out, ",\"recognised\":true");
    buf_putc(out, '}');
    free(quote);
}

/* Which profiles ask for it as law, and as which kind of requirement. */
static void
put_demands(struct buf *out, const xmlNode *finding)
{
    bool any = false;
    for (const xmlNode *e = xml_child(finding, "effect"); e != NULL; e = xml_next(e, "effect")) {
        const char *what = xml_attr_or(e, "what", "");
        if (strcmp(what, "raised") == 0 || strcmp(what, "softened") == 0)
            continue;
        put_text(out, any ? ",{" : ",\"demands\":[{", "profile", xml_attr(e, "profile"));
        put_text(out, ",", "kind", what);
        buf_putc(out, '}');
        any = true;
    }
    buf_puts(out, any ? "]" : "");
}

/* What stayed, went, came and was filled in, in order. */
static void
put_difference(struct buf *out, const xmlNode *difference)
{
    if (difference == NULL)
        return;
    buf_puts(out, ",\"difference\":[");
    for (const xmlNode *run = xml_first(difference), *head = run; run != NULL;
         run = xml_after(run)) {
        put_words(out, run == head ? "{" : ",{", (const char *)run->name, run);
        buf_putc(out, '}');
    }
    buf_putc(out, ']');
}

static void
put_finding(struct buf *out, const xmlNode *finding, bool first)
{
    const char *level = xml_attr_or(finding, "level", "");
    const xmlNode *clause = xml_child(finding, "clause");
    put_text(out, first ? "\n  {" : ",\n  {", "id", xml_attr(finding, "id"));
    put_text(out, ",", "topic", xml_attr(finding, "topic"));
    put_text(out, ",", "verdict", xml_attr(finding, "verdict"));
    put_text(out, ",", "level", level[0] == '\0' ? "none" : level);
    if (xml_attr(finding, "by") != NULL)
        put_text(out, ",", "by", xml_attr(finding, "by"));
    if (xml_attr(finding, "change") != NULL)
        put_text(out, ",", "change", xml_attr(finding, "change"));
    put_words(out, ",", "message", xml_child(finding, "message"));
    buf_puts(out, ",\n   \"authorities\":");
    put_list(out, finding, "authority", "ref");
    put_demands(out, finding);
    if (clause != NULL)
        put_text(out, ",", "clause", xml_attr(clause, "ref"));
    put_difference(out, xml_child(finding, "difference"));
    buf_puts(out, ",\"evidence\":[");
    for (const xmlNode *node = xml_child(finding, "evidence"), *head = node; node != NULL;
         node = xml_next(node, "evidence"))
        put_evidence(out, node, node == head);
    buf_puts(out, "]}");
}

static void
put_summary(struct buf *out, const xmlNode *summary)
{
    static const char *const verdicts[] = {"met", "partial", "missing", "contrary",
                                           "not-applicable"};
    for (size_t i = 0; i < sizeof verdicts / sizeof *verdicts; i++)
        buf_putf(out, "%s\"%s\":%d", i == 0 ? ",\n \"summary\":{" : ",", verdicts[i],
                 atoi(xml_attr_or(summary, verdicts[i], "0")));
    buf_putc(out, '}');
}

static void
put_document(struct buf *out, const char *lead, const xmlNode *document)
{
    put_text(out, lead, "file", xml_attr(document, "file"));
    put_text(out, ",", "format", xml_attr(document, "format"));
    put_text(out, ",", "status", xml_attr(document, "status"));
    buf_puts(out, ",\"notes\":");
    put_list(out, document, "note", NULL);
    put_count(out, document, "words");
    put_count(out, document, "pages");
    put_summary(out, xml_child(document, "summary"));
    buf_puts(out, ",\n \"criteria\":[");
    for (const xmlNode *node = xml_child(document, "finding"), *head = node; node != NULL;
         node = xml_next(node, "finding"))
        put_finding(out, node, node == head);
    buf_puts(out, "]}");
}

void
json_document(const xmlNode *document, bool first, struct buf *out)
{
    put_document(out, first ? "\n{" : ",\n{", document);
}

void
json_line_head(const xmlNode *findings, struct buf *out)
{
    put_origin(out, findings);
}

/* Line ends inside strings are escaped: those that are left only make it pleasant to read. */
void
json_line(const xmlNode *document, struct buf *out)
{
    struct buf line = {0};
    put_document(&line, ",", document);
    for (const char *at = buf_text(&line); *at != '\0'; at += strspn(at, "\n ")) {
        size_t length = strcspn(at, "\n");
        buf_add(out, at, length);
        at += length;
    }
    buf_putc(out, '\n');
    buf_free(&line);
}

void
json_tail(struct buf *out)
{
    buf_puts(out, "\n]}\n");
}
