/* Ticks in tables. */
#include "import/option_cells.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/tree.h"
#include "import/option_marks.h"

/* What a cell holds: nothing of a box, a box alone, a box and text. */
enum cell_form { CELL_PLAIN, CELL_BOX, CELL_OPTION };

struct box {
    enum cell_form form;
    bool ticked;
    size_t end; /* bytes of the box */
};

static struct box
box_of(const xmlNode *cell)
{
    struct option_mark marks[OPTION_MARKS];
    const xmlNode *only = cell->children;
    if (only == NULL || only->next != NULL || only->type != XML_TEXT_NODE || only->content == NULL)
        return (struct box){0};
    const char *text = (const char *)only->content;
    size_t count = option_marks(text, marks);
    if (count != 1 || marks->at != strspn(text, " \n") ||
        (marks->form != 'b' && marks->form != '['))
        return (struct box){0};
    bool alone = text[marks->end + strspn(text + marks->end, " \n")] == '\0';
    return (struct box){alone ? CELL_BOX : CELL_OPTION, marks->ticked, marks->end};
}

static size_t
count_boxes(const xmlNode *row, enum cell_form form, bool only_ticked)
{
    size_t count = 0;
    for (const xmlNode *cell = xml_first(row); cell != NULL; cell = xml_after(cell)) {
        struct box box = box_of(cell);
        count += box.form == form && (box.ticked || !only_ticked);
    }
    return count;
}

static bool
has_tick(const xmlNode *table)
{
    size_t count = 0;
    for (const xmlNode *row = xml_first(table); row != NULL; row = xml_after(row))
        count += count_boxes(row, CELL_BOX, true) + count_boxes(row, CELL_OPTION, true);
    return count > 0;
}

/* A row of one box, at its beginning or end, is chosen or not as a whole. */
static void
settle_row(xmlNode *row, long *apart)
{
    xmlNode *first = xml_first(row);
    if (xml_after(first) == NULL || count_boxes(row, CELL_BOX, false) != 1 ||
        (box_of(first).form != CELL_BOX && box_of(row->last).form != CELL_BOX))
        return;
    bool ticked = count_boxes(row, CELL_BOX, true) > 0;
    if (!ticked) {
        xml_set(row, "kind", "note");
        ++*apart;
    } else if (box_of(first).form == CELL_BOX) {
        xmlNodeSetContent(first, NULL);
    }
}

static void
settle_cell(xmlNode *cell, long *apart)
{
    struct box box = box_of(cell);
    if (box.form == CELL_PLAIN || (box.form == CELL_BOX && box.ticked))
        return;
    char *text = xml_text(cell);
    xmlNodeSetContent(cell, NULL);
    if (box.ticked) {
        xml_append(cell, text + box.end + strspn(text + box.end, " \n"));
    } else if (box.form == CELL_OPTION) {
        xmlNode *para = xml_add(cell, "para");
        xml_set(para, "kind", "note");
        xml_append(para, text);
        ++*apart;
    }
    free(text);
}

static void
settle_table(xmlNode *table, long *apart)
{
    for (xmlNode *row = xml_first(table); row != NULL; row = xml_after(row)) {
        if (!xml_is(row, "row") || xml_attr(row, "head") != NULL || xml_first(row) == NULL)
            continue;
        settle_row(row, apart);
        if (xml_attr(row, "kind") == NULL)
            for (xmlNode *cell = xml_first(row); cell != NULL; cell = xml_after(cell))
                settle_cell(cell, apart);
    }
}

void
option_cells_resolve(xmlDoc *agreement, long *apart)
{
    xmlNode *root = xmlDocGetRootElement(agreement);
    for (xmlNode *node = xml_walk(root, root); node != NULL; node = xml_walk(node, root))
        if (xml_is(node, "table") && tree_kind_counts(tree_kind(node)) && has_tick(node))
            settle_table(node, apart);
}
