/* The overview grows as a tree of its own; counts stand in it only at the end. */
#include "report/overview.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"

/* More columns than that nobody takes in, and the page would grow with their square. */
enum { FEW = 24 };

static const char *const verdicts[] = {"met", "partial", "missing", "contrary", "not-applicable"};
enum { VERDICTS = sizeof verdicts / sizeof *verdicts };

struct counted {
    xmlNode *criterion;
    long counts[VERDICTS];
};

struct overview {
    xmlDoc *tree;
    struct map *criteria; /* by id */
    size_t documents, read;
    bool partly, asks;
};

struct overview *
overview_new(void)
{
    struct overview *overview = mem_alloc(sizeof *overview);
    overview->tree = xml_new("overview");
    overview->criteria = map_new();
    return overview;
}

void
overview_free(struct overview *overview)
{
    if (overview == NULL)
        return;
    xmlFreeDoc(overview->tree);
    map_free(overview->criteria, free);
    free(overview);
}

static xmlNode *
root_of(const struct overview *overview)
{
    return xmlDocGetRootElement(overview->tree);
}

static struct counted *
counted_of(struct overview *overview, const xmlNode *finding)
{
    const char *id = xml_attr_or(finding, "id", "");
    void **place = map_put(overview->criteria, id, strlen(id));
    if (*place != NULL)
        return *place;
    struct counted *counted = mem_alloc(sizeof *counted);
    counted->criterion = xml_add(root_of(overview), "criterion");
    xml_set(counted->criterion, "id", id);
    xml_set(counted->criterion, "topic-title", xml_attr_or(finding, "topic-title", ""));
    if (xml_child(finding, "title") != NULL)
        xml_copy_into(counted->criterion, xml_child(finding, "title"));
    *place = counted;
    return counted;
}

static void
add_cell(const struct overview *overview, xmlNode *criterion, const xmlNode *finding)
{
    xmlNode *cell = xml_add(criterion, "cell");
    xml_setf(cell, "document", "%zu", overview->documents);
    xml_set(cell, "verdict", xml_attr(finding, "verdict"));
    xml_set(cell, "change", xml_attr(finding, "change"));
}

static void
drop(xmlNode *parent, const char *name)
{
    for (xmlNode *child = xml_child(parent, name), *next; child != NULL; child = next) {
        next = xml_next(child, name);
        xmlUnlinkNode(child);
        xmlFreeNode(child);
    }
}

/* There are too many documents for a column each. */
static void
drop_cells(struct overview *overview)
{
    xmlNode *root = root_of(overview), *criterion = xml_child(root, "criterion");
    drop(root, "column");
    for (; criterion != NULL; criterion = xml_next(criterion, "criterion"))
        drop(criterion, "cell");
}

/* Columns stand before all criteria. */
static void
add_column(const struct overview *overview, const xmlNode *document)
{
    xmlNode *root = root_of(overview), *column = xml_add(root, "column");
    xml_setf(column, "document", "%zu", overview->documents);
    xml_set(column, "file", xml_attr(document, "file"));
    if (xml_child(root, "criterion") != NULL)
        xmlAddPrevSibling(xml_child(root, "criterion"), column);
}

static bool
any(const xmlNode *summary, const char *verdict)
{
    return atol(xml_attr_or(summary, verdict, "0")) > 0;
}

void
overview_add(struct overview *overview, const xmlNode *document)
{
    const xmlNode *finding = xml_child(document, "finding"),
                  *summary = xml_child(document, "summary");
    bool few = ++overview->documents <= FEW;
    if (overview->documents == FEW + 1)
        drop_cells(overview);
    overview->read += finding != NULL;
    if (finding != NULL && few)
        add_column(overview, document);
    for (; finding != NULL; finding = xml_next(finding, "finding")) {
        struct counted *counted = counted_of(overview, finding);
        const char *verdict = xml_attr_or(finding, "verdict", "");
        for (size_t i = 0; i < VERDICTS; i++)
            counted->counts[i] += strcmp(verdict, verdicts[i]) == 0;
        if (few)
            add_cell(overview, counted->criterion, finding);
    }
    overview->partly |= strcmp(xml_attr_or(document, "status", ""), "partly-read") == 0;
    overview->asks |=
        any(summary, "contrary") || any(summary, "missing") || any(summary, "partial");
}

size_t
overview_documents(const struct overview *overview)
{
    return overview->documents;
}

bool
overview_partly(const struct overview *overview)
{
    return overview->partly;
}

bool
overview_asks(const struct overview *overview)
{
    return overview->asks;
}

void
overview_put(const struct overview *overview, xmlNode *findings)
{
    xmlNode *root = xml_copy_into(findings, root_of(overview));
    xml_setf(root, "documents", "%zu", overview->documents);
    xml_setf(root, "read", "%zu", overview->read);
    xmlNode *criterion = xml_child(root, "criterion");
    for (; criterion != NULL; criterion = xml_next(criterion, "criterion")) {
        const char *id = xml_attr_or(criterion, "id", "");
        const struct counted *counted = map_get(overview->criteria, id, strlen(id));
        for (size_t i = 0; i < VERDICTS; i++)
            xml_setf(criterion, verdicts[i], "%ld", counted->counts[i]);
    }
}
