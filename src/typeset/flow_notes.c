/* Footnotes and asides: from the lines and cells that call for them to the boxes they go with. */
#include "typeset/flow.h"

enum { LEAST_LINES = 2 /* of a divided note on each page */ };

static int32_t
least_height(const struct footnote *note)
{
    if (!note->divides || note->column.count <= LEAST_LINES)
        return note->height;
    return column_height(&(struct column){note->column.boxes, LEAST_LINES, 0});
}

int32_t
notes_least(const struct footnote *notes, bool first)
{
    int64_t height = 0;
    for (const struct footnote *note = notes; note != NULL; note = note->next) {
        height += least_height(note) + (first ? NOTES_GAP : 0);
        first = false;
    }
    return height < INT32_MAX / 2 ? (int32_t)height : INT32_MAX / 2;
}

int32_t
notes_height(const struct box *box, bool first)
{
    return box->notes != NULL ? notes_least(box->notes, first) : 0;
}

bool
notes_divide(const struct footnote *notes)
{
    for (const struct footnote *note = notes; note != NULL; note = note->next)
        if (note->divides)
            return true;
    return false;
}

void
notes_append(struct footnote **list, struct footnote *note)
{
    while (*list != NULL)
        list = &(*list)->next;
    *list = note;
}

void
flow_add_notes(struct box *box, struct footnote *notes)
{
    notes_append(&box->notes, notes);
}

/* A note that is higher than half a page would leave no room for the text. */
static bool
too_high(const struct builder *builder, const struct box *box, const struct footnote *note)
{
    int32_t page = builder->layout->page_height;
    return page > 0 && (int64_t)notes_height(box, true) + note->height > page / 2;
}

/* The notes of a line, and the ids in it. */
void
flow_line_notes(struct builder *builder, struct box *box)
{
    for (const struct anchor *anchor = box->line->anchors; anchor != NULL; anchor = anchor->next)
        anchor->place->first = anchor->place->last = box;
    for (const struct note *note = box->line->notes; note != NULL; note = note->next) {
        struct footnote *footnote = pool_alloc(builder->layout->pool, sizeof *footnote),
                        *none = NULL;
        bool aside =
            note->body->kind == FO_ASIDE && builder->layout->aside_width > 0 && !builder->inside;
        int32_t width = aside ? builder->layout->aside_width : builder->width;
        footnote->column = flow_inner(builder, note->body, width, &none);
        footnote->height = column_height(&footnote->column);
        bool high = !aside && too_high(builder, box, footnote);
        footnote->divides = high;
        notes_append(aside ? &box->asides : &box->notes, footnote);
    }
}

void
flow_collect_notes(const struct column *column, struct footnote **notes)
{
    for (size_t i = 0; i < column->count; i++)
        if (column->boxes[i]->notes != NULL) {
            struct footnote **end = notes;
            while (*end != NULL)
                end = &(*end)->next;
            *end = column->boxes[i]->notes;
        }
}
