/* Gathering checked documents into one tree, and counting what is in them. */
#include "report/findings.h"

#include <stdio.h>
#include <string.h>

static const char *const verdicts[] = {"met", "partial", "missing", "contrary", "not-applicable"};
static const char *const levels[] = {"advice", "warning", "error"}; /* from mild to worst */

enum {
    VERDICTS = sizeof verdicts / sizeof *verdicts,
    LEVELS = sizeof levels / sizeof *levels,
};

xmlDoc *
findings_new(const char *version, const char *library)
{
    xmlDoc *findings = xml_new("findings");
    xmlNode *root = xmlDocGetRootElement(findings);
    xml_set(root, "version", version);
    xml_set(root, "library", library);
    return findings;
}

xmlDoc *
findings_read(const char *bytes, size_t length, const char *const *names, struct diag *diag)
{
    static const char *const none[] = {NULL};
    xmlDoc *doc = xml_read_memory_without(bytes, length, "findings", names == NULL ? none : names,
                                          diag, STATUS_INPUT);
    if (doc == NULL || xml_is(xmlDocGetRootElement(doc), "document"))
        return doc;
    diag_error(diag, STATUS_INPUT, NULL, 0, NULL, "findings begin with <%s>, not <document>",
               (const char *)xmlDocGetRootElement(doc)->name);
    xmlFreeDoc(doc);
    return NULL;
}

/* Returns the copy, or NULL after a diagnostic. */
static xmlNode *
add(xmlDoc *findings, const char *bytes, size_t length, struct diag *diag)
{
    xmlDoc *doc = findings_read(bytes, length, NULL, diag);
    if (doc == NULL)
        return NULL;
    xmlNode *copy = xml_copy_into(xmlDocGetRootElement(findings), xmlDocGetRootElement(doc));
    xmlFreeDoc(doc);
    return copy;
}

int
findings_add(xmlDoc *findings, const char *bytes, size_t length, struct diag *diag)
{
    xmlNode *document = add(findings, bytes, length, diag);
    if (document == NULL)
        return -1;
    findings_count(document);
    return 0;
}

static void
copy_attributes(xmlNode *to, const xmlNode *from, const char *const *names)
{
    for (; *names != NULL; names++)
        xml_set(to, *names, xml_attr(from, *names));
}

void
findings_brief(const xmlNode *document, bool verdicts_too, struct buf *out)
{
    static const char *const of_document[] = {"file", "format", "status", "title", NULL};
    static const char *const of_finding[] = {"id", "topic-title", "verdict", "change", NULL};
    xmlDoc *brief = xml_new("document");
    xmlNode *root = xmlDocGetRootElement(brief);
    copy_attributes(root, document, of_document);
    const xmlNode *summary = xml_child(document, "summary"),
                  *finding = verdicts_too ? xml_child(document, "finding") : NULL;
    if (summary != NULL)
        xml_copy_into(root, summary);
    for (; finding != NULL; finding = xml_next(finding, "finding")) {
        xmlNode *copy = xml_add(root, "finding");
        copy_attributes(copy, finding, of_finding);
        xml_copy_into(copy, xml_child(finding, "title"));
    }
    xml_write(brief, out, false);
    xmlFreeDoc(brief);
}

static void
tally(const char *value, const char *const *names, int *counts, size_t count)
{
    for (size_t i = 0; value != NULL && i < count; i++)
        if (strcmp(value, names[i]) == 0)
            counts[i]++;
}

static xmlNode *
summary_of(xmlNode *document)
{
    xmlNode *summary = xml_child(document, "summary");
    if (summary != NULL)
        return summary;
    summary = xml_add(document, "summary");
    xmlNode *first = xml_child(document, "finding");
    if (first != NULL)
        xmlAddPrevSibling(first, summary);
    return summary;
}

void
findings_count(xmlNode *document)
{
    int by_verdict[VERDICTS] = {0}, by_level[LEVELS] = {0};
    for (xmlNode *finding = xml_child(document, "finding"); finding != NULL;
         finding = xml_next(finding, "finding")) {
        tally(xml_attr(finding, "verdict"), verdicts, by_verdict, VERDICTS);
        tally(xml_attr(finding, "level"), levels, by_level, LEVELS);
    }
    xmlNode *summary = summary_of(document);
    for (size_t i = 0; i < VERDICTS; i++)
        xml_setf(summary, verdicts[i], "%d", by_verdict[i]);
    for (size_t i = 0; i < LEVELS; i++)
        xml_setf(summary, levels[i], "%d", by_level[i]);
}

/* Finds the needle in [from, end). */
static const char *
seek(const char *from, const char *end, const char *needle)
{
    return memmem(from, (size_t)(end - from), needle, strlen(needle));
}

/* The worst level that the tag from at to close speaks of: a finding has one, a summary counts
 * them. */
static int
level_in_tag(const char *at, const char *close)
{
    bool summary = seek(at, close, "<summary ") == at;
    for (int level = LEVELS; level > 0; level--) {
        char attribute[32], zero[32];
        snprintf(attribute, sizeof attribute, summary ? " %s=\"" : " level=\"%s\"",
                 levels[level - 1]);
        snprintf(zero, sizeof zero, " %s=\"0\"", levels[level - 1]);
        if (seek(at, close, attribute) != NULL && !(summary && seek(at, close, zero) != NULL))
            return level;
    }
    return 0;
}

/* Parsing a whole document for one word would cost a batch more than the check. In serialised XML
 * "<" and ">" are always escaped inside text and values, so tags can be told by them alone. */
int
findings_worst(const char *bytes, size_t length)
{
    const char *end = bytes + length, *at = bytes;
    int worst = 0;
    while (at != NULL && length > 0 && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        const char *close = memchr(at, '>', (size_t)(end - at));
        if (close == NULL)
            break;
        bool speaks = strncmp(at, "<finding ", 9) == 0 || strncmp(at, "<summary ", 9) == 0;
        int level = speaks ? level_in_tag(at, close) : 0;
        worst = level > worst ? level : worst;
        at = close;
    }
    return worst;
}
