/* Telling patterns that only ask for faults from all others. */
#include "check/fault_reports.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/amiss.h"
#include "library/compile.h"
#include "library/words.h"

static bool
is_schematron(const xmlNode *node, const char *name)
{
    return node->ns != NULL && strcmp((const char *)node->ns->href, SCHEMATRON_NS) == 0 &&
           strcmp((const char *)node->name, name) == 0;
}

/* Whether the element has no attributes but these (space-separated). */
static bool
has_only(const xmlNode *node, const char *names)
{
    for (const xmlAttr *attr = node->properties; attr != NULL; attr = attr->next)
        if (attr->ns != NULL || !words_have(names, (const char *)attr->name))
            return false;
    return true;
}

/* The name in "mou:amiss('name')", when there is such a fault. Yours. */
static char *
fault_in(const char *test)
{
    static const char call[] = "mou:amiss('", end[] = "')";
    if (strncmp(test, call, strlen(call)) != 0)
        return NULL;
    const char *name = test + strlen(call);
    size_t length = strcspn(name, "'");
    char *fault = strcmp(name + length, end) == 0 ? mem_strndup(name, length) : NULL;
    if (fault != NULL && amiss_known(fault) != NULL)
        return fault;
    free(fault);
    return NULL;
}

static bool
add_report(struct fault_reports *reports, size_t criterion, const xmlNode *report)
{
    char *fault = is_schematron(report, "report") && has_only(report, "test role") &&
                          xml_first(report) == NULL &&
                          strcmp(xml_attr_or(report, "role", ""), "contrary") == 0
                      ? fault_in(xml_attr_or(report, "test", ""))
                      : NULL;
    if (fault == NULL)
        return false;
    reports->list =
        mem_grow(reports->list, &reports->room, reports->count + 1, sizeof *reports->list);
    reports->list[reports->count++] = (struct fault_report){criterion, fault, report};
    return true;
}

static bool
add_pattern(struct fault_reports *reports, size_t criterion, const xmlNode *pattern)
{
    const xmlNode *rule = xml_first(pattern);
    bool plain = is_schematron(pattern, "pattern") && has_only(pattern, "id") && rule != NULL &&
                 xml_after(rule) == NULL && is_schematron(rule, "rule") &&
                 has_only(rule, "context") &&
                 strcmp(xml_attr_or(rule, "context", ""), "/agreement") == 0;
    for (const xmlNode *report = plain ? xml_first(rule) : NULL; plain && report != NULL;
         report = xml_after(report))
        plain = add_report(reports, criterion, report);
    return plain;
}

static void
cut_to(struct fault_reports *reports, size_t count)
{
    while (reports->count > count)
        free(reports->list[--reports->count].fault);
}

bool
fault_reports_add(struct fault_reports *reports, const struct library *library, size_t criterion)
{
    size_t before = reports->count;
    bool plain = true;
    for (const xmlNode *node = xml_first(library->criteria[criterion].node); plain && node != NULL;
         node = xml_after(node))
        if (node->ns != NULL && strcmp((const char *)node->ns->href, SCHEMATRON_NS) == 0)
            plain = add_pattern(reports, criterion, node);
    if (!plain)
        cut_to(reports, before);
    return reports->count > before;
}

void
fault_reports_free(struct fault_reports *reports)
{
    cut_to(reports, 0);
    free(reports->list);
    *reports = (struct fault_reports){0};
}
