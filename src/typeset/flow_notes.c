/* Footnotes and asides: from the lines and cells that call for them to the boxes they go with. */
#include "typeset/flow.h"

int32_t
notes_height(const struct box *box, bool first)
{
    int64_t height = 0;
    for (const struct footnote *note = box->notes; note != NULL; note = note->next) {
        height += note->height + (first ? NOTES_GAP : 0);
        first = false;
    }
    return height < INT32_MAX / 2 ? (int32_t)height : INT32_MAX / 2;
}

static void
append_note(struct footnote **list, struct footnote *note)
{
    while (*list != NULL)
        list = &(*list)->next;
    *list = note;
}

void
flow_add_notes(struct box *box, struct footnote *notes)
{
    append_note(&box->notes, notes);
}

/* A note that is higher than half a page would leave no room for the text: it follows its paragraph
 * instead. */
static bool
too_high(const struct builder *builder, const struct box *box, const struct footnote *note)
{
    int32_t page = builder->layout->page_height;
    return page > 0 && (int64_t)notes_height(box, true) + note->height > page / 2;
}

static void
set_aside_for_later(struct builder *builder, const struct note *note, struct footnote *footnote)
{
    style_warn(&builder->layout->doc->reader, note->body->node, "footnote too long",
               "make it shorter, or an exhibit",
               "is too long for the foot of its page; it follows its paragraph", "footnote");
    append_note(&builder->late, footnote);
}

void
flow_late_notes(struct builder *builder)
{
    for (struct footnote *note = builder->late; note != NULL; note = note->next)
        for (size_t i = 0; i < note->column.count; i++)
            flow_append(builder, note->column.boxes[i]);
    builder->late = NULL;
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
        if (!aside && too_high(builder, box, footnote))
            set_aside_for_later(builder, note, footnote);
        else
            append_note(aside ? &box->asides : &box->notes, footnote);
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
