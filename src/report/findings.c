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

void
findings_add_profile(xmlDoc *findings, const char *ref, const char *title)
{
    xmlNode *profile = xml_add(xmlDocGetRootElement(findings), "profile");
    xml_set(profile, "ref", ref);
    xml_set(profile, "title", title);
}

xmlNode *
findings_add(xmlDoc *findings, const char *bytes, size_t length, struct diag *diag)
{
    xmlDoc *doc = xml_read_memory(bytes, length, "findings", diag, STATUS_INPUT);
    if (doc == NULL)
        return NULL;
    xmlNode *document = xmlDocGetRootElement(doc), *added = NULL;
    if (xml_is(document, "document")) {
        added = xml_copy_into(xmlDocGetRootElement(findings), document);
        findings_count(added);
    } else {
        diag_error(diag, STATUS_INPUT, NULL, 0, NULL, "findings begin with <%s>, not <document>",
                   (const char *)document->name);
    }
    xmlFreeDoc(doc);
    return added;
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

/* Parsing a whole document for one word would cost a batch more than the check. In serialised XML
 * "<" and ">" are always escaped inside text and values, so tags can be told by them alone. */
int
findings_worst(const char *bytes, size_t length)
{
    const char *end = bytes + length, *at = bytes;
    int worst = 0;
    while (length > 0 && (at = seek(at, end, "<finding ")) != NULL) {
        const char *close = memchr(at, '>', (size_t)(end - at));
        if (close == NULL)
            break;
        for (int level = LEVELS; level > worst; level--) {
            char attribute[32];
            snprintf(attribute, sizeof attribute, " level=\"%s\"", levels[level - 1]);
            if (seek(at, close, attribute) != NULL)
                worst = level;
        }
        at = close;
    }
    return worst;
}
