/* Blocks one below the other: spaces that merge, keeps, breaks, borders, lines. */
#include "typeset/flow.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void
merge_space(struct builder *builder, const struct space *space)
{
    /* XSL 1.1, 4.3.1: of spaces that meet, the widest stays. */
    struct space *due = &builder->space;
    bool retain = due->retain;
    if (space->optimum > due->optimum || (due->optimum == 0 && due->maximum == 0)) {
        *due = *space;
        due->retain = retain;
    } else if (space->optimum == due->optimum && space->maximum > 0) {
        due->minimum = space->minimum > due->minimum ? space->minimum : due->minimum;
        due->maximum = space->maximum < due->maximum ? space->maximum : due->maximum;
    }
    due->retain |= space->retain && space->optimum > 0;
}

static void
raise(int *value, int to)
{
    if (to > *value)
        *value = to;
}

struct box *
flow_emit(struct builder *builder, enum box_kind kind, int32_t height)
{
    struct box *box = pool_alloc(builder->layout->pool, sizeof *box);
    *box = (struct box){.kind = kind,
                        .height = height,
                        .space = builder->space,
                        .keep = builder->keep,
                        .page_break = builder->page_break,
                        .spans = builder->spans,
                        .decor = builder->decor,
                        .table = builder->table,
                        .labels = builder->labels,
                        .page = -1};
    builder->space = (struct space){0};
    builder->keep = KEEP_AUTO;
    builder->page_break = BREAK_AUTO;
    builder->labels = NULL;
    for (size_t i = 0; i < builder->waiting_count; i++)
        builder->waiting[i]->first = builder->waiting[i]->last = box;
    builder->waiting_count = 0;
    flow_append(builder, box);
    return box;
}

void
flow_append(struct builder *builder, struct box *box)
{
    struct column *column = builder->column;
    if (column->count ==
        column->room) { /* columns live in the pool: doubling wastes less than it saves */
        size_t room = column->room == 0 ? 8 : column->room * 2;
        struct box **boxes = pool_array(builder->layout->pool, room, sizeof *boxes);
        if (column->count > 0)
            memcpy(boxes, column->boxes, column->count * sizeof *boxes);
        column->boxes = boxes;
        column->room = room;
    }
    column->boxes[column->count++] = box;
}

static struct place *
begin_id(struct builder *builder, const char *id)
{
    if (id == NULL)
        return NULL;
    builder->waiting = mem_grow(builder->waiting, &builder->waiting_room,
                                builder->waiting_count + 1, sizeof *builder->waiting);
    return builder->waiting[builder->waiting_count++] = layout_place(builder->layout, id);
}

static void
end_id(struct builder *builder, struct place *place)
{
    if (place != NULL && builder->column->count > 0)
        place->last = builder->column->boxes[builder->column->count - 1];
}

static void
begin_marks(struct builder *builder, const struct fo *fo)
{
    for (const struct mark *mark = fo->marks; mark != NULL; mark = mark->next)
        begin_id(builder, mark->place);
}

static void
end_marks(struct builder *builder, const struct fo *fo)
{
    for (const struct mark *mark = fo->marks; mark != NULL; mark = mark->next)
        end_id(builder, layout_place(builder->layout, mark->place));
}

static bool
has_decor(const struct style *style)
{
    if (style->own.background != COLOR_NONE)
        return true;
    for (int side = 0; side < SIDES; side++)
        if (style->own.border[side].width > 0)
            return true;
    return false;
}

static struct decor *
new_decor(const struct builder *builder, const struct style *style)
{
    const struct own *own = &style->own;
    int32_t start = length_of(style->in.start_indent, builder->width),
            end = length_of(style->in.end_indent, builder->width);
    int32_t left = own->padding[SIDE_LEFT] + own->border[SIDE_LEFT].width,
            right = own->padding[SIDE_RIGHT] + own->border[SIDE_RIGHT].width;
    struct decor *decor = pool_alloc(builder->layout->pool, sizeof *decor);
    decor->style = style;
    decor->outer = builder->decor;
    decor->depth = decor->outer != NULL ? decor->outer->depth + 1 : 0;
    decor->left = start - left;
    decor->width = builder->width - start - end + left + right;
    if (!builder->inside && own->keep_padding_before)
        decor->again_above = own->padding[SIDE_TOP];
    if (!builder->inside && own->keep_padding_after)
        decor->again_below = own->padding[SIDE_BOTTOM];
    return decor;
}

static void
emit_lines(struct builder *builder, const struct fo *block)
{
    const struct inherited *in = &block->style->in;
    int32_t start = length_of(in->start_indent, builder->width),
            end = length_of(in->end_indent, builder->width), width = builder->width - start - end;
    if (width < in->font_size) {
        style_warn(&builder->layout->doc->reader, block->node, "no room for lines",
                   "make its indents smaller or its column wider",
                   "has no room for its lines; set from the edge", (const char *)block->node->name);
        start = 0;
        width = builder->width > in->font_size ? builder->width : in->font_size;
    }
    const struct paragraph *paragraph = para_set(builder->layout, block, width);
    for (size_t i = 0; i < paragraph->count; i++) {
        struct line *line = &paragraph->lines[i];
        if (i > 0 && (i < (size_t)in->orphans || paragraph->count - i < (size_t)in->widows))
            raise(&builder->keep, KEEP_ALWAYS);
        struct box *box = flow_emit(builder, BOX_LINE, line->height);
        box->line = line;
        box->goes_on = i > 0;
        box->x = start + line->x;
        flow_line_notes(builder, box);
    }
}

static void
emit_gap(struct builder *builder, int32_t height, bool always)
{
    if (height > 0 || always)
        flow_emit(builder, BOX_GAP, height);
}

static void
block_contents(struct builder *builder, const struct fo *fo)
{
    if (fo->kind == FO_LIST_ITEM)
        flow_list_item(builder, fo);
    else if (fo->first != NULL && !fo->first->block)
        emit_lines(builder, fo);
    else
        flow_children(builder, fo);
}

/* A block with border or background: gaps for the padding, which the first and last of its boxes
 * are kept with. */
static void
decorated(struct builder *builder, const struct fo *fo)
{
    const struct own *own = &fo->style->own;
    struct decor *decor = new_decor(builder, fo->style);
    size_t first = builder->column->count;
    builder->decor = decor;
    int32_t top = own->padding[SIDE_TOP] + own->border[SIDE_TOP].width,
            bottom = own->padding[SIDE_BOTTOM] + own->border[SIDE_BOTTOM].width;
    emit_gap(builder, top, fo->first == NULL);
    if (top > 0)
        builder->keep = KEEP_ALWAYS;
    block_contents(builder, fo);
    if (bottom > 0)
        builder->keep = KEEP_ALWAYS;
    emit_gap(builder, bottom, false);
    builder->decor = decor->outer;
    if (builder->column->count > first) {
        decor->first = builder->column->boxes[first];
        decor->last = builder->column->boxes[builder->column->count - 1];
    }
}

static bool
has_padding(const struct style *style)
{
    return style->own.padding[SIDE_TOP] > 0 || style->own.padding[SIDE_BOTTOM] > 0;
}

/* A block, a list, a list item or a table: what they share is what happens before and after. */
static void
block_level(struct builder *builder, const struct fo *fo)
{
    const struct style *style = fo->style;
    raise(&builder->page_break, style->own.break_before);
    raise(&builder->keep, style->own.keep_previous);
    merge_space(builder, &style->own.space_before);
    struct place *place = begin_id(builder, style->own.id);
    begin_marks(builder, fo);
    size_t first = builder->column->count;
    if (fo->kind == FO_TABLE)
        flow_table(builder, fo);
    else if (has_decor(style) || has_padding(style))
        decorated(builder, fo);
    else
        block_contents(builder, fo);
    for (size_t i = first + 1; i < builder->column->count; i++)
        raise(&builder->column->boxes[i]->keep, style->in.keep_together);
    end_id(builder, place);
    end_marks(builder, fo);
    raise(&builder->keep, style->own.keep_next);
    raise(&builder->page_break, style->own.break_after);
    merge_space(builder, &style->own.space_after);
}

static void
spanning(struct builder *builder, const struct fo *fo)
{
    int32_t width = builder->width;
    builder->width = builder->whole;
    builder->spans = true;
    block_level(builder, fo);
    builder->width = width;
    builder->spans = false;
}

void
flow_children(struct builder *builder, const struct fo *fo)
{
    for (const struct fo *child = fo->first; child != NULL; child = child->next)
        if (child->block && child->style->own.span && builder->whole > 0 && !builder->spans)
            spanning(builder, child);
        else if (child->block)
            block_level(builder, child);
}

int32_t
column_height(const struct column *column)
{
    int64_t height = 0;
    for (size_t i = 0; i < column->count; i++) {
        const struct box *box = column->boxes[i];
        height += box->height + (i > 0 || box->space.retain ? box->space.optimum : 0);
    }
    return height < INT32_MAX / 2 ? (int32_t)height : INT32_MAX / 2;
}

struct column
flow_inner(struct builder *builder, const struct fo *fo, int32_t width, struct footnote **notes)
{
    struct column column = {0};
    struct builder inner = {
        .layout = builder->layout, .column = &column, .width = width, .inside = true};
    block_contents(&inner, fo);
    if (inner.waiting_count > 0)
        flow_emit(&inner, BOX_GAP, 0);
    free(inner.waiting);
    flow_collect_notes(&column, notes);
    return column;
}

struct column
flow_set(struct layout *layout, const struct fo *flow, int32_t width, int32_t whole)
{
    struct column column = {0};
    struct builder builder = {
        .layout = layout, .column = &column, .width = width, .whole = whole > width ? whole : 0};
    block_contents(&builder, flow);
    if (builder.waiting_count > 0 || column.count == 0)
        flow_emit(&builder, BOX_GAP, 0); /* ids of empty blocks; a page even for an empty flow */
    free(builder.waiting);
    return column;
}

/* The label is set beside the body, whose boxes stay in the column itself so that it can be
 * divided. */
void
flow_list_item(struct builder *builder, const struct fo *fo)
{
    size_t first = builder->column->count;
    int32_t label_height = 0;
    struct footnote *notes = NULL;
    for (const struct fo *part = fo->first; part != NULL; part = part->next) {
        struct place *place = begin_id(builder, part->style->own.id);
        begin_marks(builder, part);
        if (part->kind == FO_LIST_LABEL) {
            struct label *label = pool_alloc(builder->layout->pool, sizeof *label);
            label->column = flow_inner(builder, part, builder->width, &notes);
            label_height = column_height(&label->column);
            label->next = builder->labels;
            builder->labels = label;
        } else {
            flow_children(builder, part);
        }
        end_id(builder, place);
        end_marks(builder, part);
    }
    if (builder->column->count == first)
        flow_emit(builder, BOX_GAP, label_height);
    struct column body = {builder->column->boxes + first, builder->column->count - first, 0};
    struct box *top = body.boxes[0];
    int32_t height = column_height(&body);
    if (height < label_height) {
        builder->keep = KEEP_ALWAYS;
        flow_emit(builder, BOX_GAP, label_height - height);
    }
    flow_add_notes(top, notes);
    for (struct label *label = top->labels; label != NULL; label = label->next)
        if (label->down == 0 && top->kind == BOX_LINE && label->column.count > 0 &&
            label->column.boxes[0]->kind == BOX_LINE)
            label->down = top->line->baseline - label->column.boxes[0]->line->baseline;
}
