/* Lines from broken paragraphs: where each word stands, how high each line is. */
#include "typeset/para.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "typeset/para_items.h"

enum {
    RAGGED = 5000, /* stretch of a ragged line's end: 1/1000 em */
    OVER = 1000,   /* what nobody sees: 1/1000 pt */
    WIDER = 20     /* how much letters may be widened or narrowed: 1/1000; more would be seen */
};

struct setter {
    struct layout *layout;
    const struct items *items;
    const struct fo *block;
    const struct run *run;
    int32_t width, indent;
    struct piece *pieces; /* of the line that is being set */
};

static int32_t
scaled(const struct run *run, int32_t width)
{
    return (int32_t)((int64_t)width * run->size / 1000);
}

static int32_t
line_height(const struct style *style)
{
    const struct inherited *in = &style->in;
    return in->line_height > 0 ? in->line_height
                               : (int32_t)((int64_t)in->font_size * in->line_height_factor / 1000);
}

/* XSL 1.1, 4.5: half of the leading above, half below. */
static void
add_extent(const struct run *run, int32_t *above, int32_t *below)
{
    const struct face *face = run->set->faces[0];
    int32_t height = line_height(run->style);
    /* Capitals and descenders count, not the room a face keeps for stacked accents. */
    int32_t up = scaled(run, face->cap_height + 60), down = scaled(run, 230);
    int32_t over = (height - up - down) / 2 + up;
    if (over > *above)
        *above = over;
    if (height - over > *below)
        *below = height - over;
}

static void
set_height(const struct setter *setter, struct line *line)
{
    int32_t above = 0, below = 0;
    add_extent(setter->run, &above, &below);
    for (size_t i = 0; i < line->count; i++)
        if (line->pieces[i].run->size > setter->run->size && line->pieces[i].run->shift == 0)
            add_extent(line->pieces[i].run, &above, &below);
    for (size_t i = 0; i < line->count; i++)
        if (piece_fixed(&line->pieces[i]) != NULL && line->pieces[i].fixed->height > above)
            above = line->pieces[i].fixed->height;
    line->baseline = above;
    line->height = above + below;
}

static void
add_word(struct line *line, enum piece_kind kind, const struct run *run, const struct word *word)
{
    struct piece *piece = &line->pieces[line->count++];
    *piece = (struct piece){.kind = (uint8_t)kind, .run = run, .word = word};
    piece->width =
        scaled(run, word->width) + run->style->in.letter_spacing * (int32_t)word->glyph_count;
}

/* The text items [from, to) that follow one another in the text are one word again. Returns the
 * last one's index. */
static size_t
join_text(const struct setter *setter, struct line *line, size_t from, size_t to)
{
    const struct items *items = setter->items;
    const struct source *first = &items->sources[from];
    size_t length = first->length, last = from;
    for (size_t i = from + 1; i < to; i++) {
        const struct source *source = &items->sources[i];
        if (source->kind == SOURCE_NOTHING && items->items[i].type == BREAK_PENALTY)
            continue;
        if (source->kind != SOURCE_TEXT || source->run != first->run ||
            source->text != first->text + length || length + source->length > WORD_LIMIT)
            break;
        length += source->length;
        last = i;
    }
    const struct word *word = length == first->whole_length
                                  ? first->whole
                                  : shape_word(setter->layout->shaper, first->run->set,
                                               items->text.bytes + first->text, length);
    add_word(line, PIECE_WORD, first->run, word);
    return last;
}

static void
add_mark(const struct setter *setter, struct line *line, const struct source *source)
{
    if (source->kind == SOURCE_ANCHOR) {
        struct anchor *anchor = pool_alloc(setter->layout->pool, sizeof *anchor);
        *anchor = (struct anchor){source->place, line->anchors};
        line->anchors = anchor;
    } else {
        struct note *note = pool_alloc(setter->layout->pool, sizeof *note), **end = &line->notes;
        note->body = source->note;
        while (*end != NULL)
            end = &(*end)->next;
        *end = note;
    }
}

/* Fills the line from items [from, to]; `to` is where it breaks. */
static void
add_pieces(const struct setter *setter, struct line *line, size_t from, size_t to)
{
    const struct items *items = setter->items;
    line->pieces = setter->pieces;
    /* Glue and penalties vanish at the head of a line; spaces that are to be kept only where it was
     * broken. */
    if (setter->run->style->in.collapse)
        while (from < to && items->items[from].type != BREAK_BOX)
            from++;
    else if (from > 0)
        from++;
    for (size_t i = from; i < to; i++) {
        const struct source *source = &items->sources[i];
        if (source->kind == SOURCE_TEXT)
            i = join_text(setter, line, i, to);
        else if (source->kind == SOURCE_SPACE)
            add_word(line, PIECE_SPACE, source->run,
                     shape_word(setter->layout->shaper, source->run->set,
                                items->text.bytes + source->text, source->length));
        else if (source->kind == SOURCE_LEADER)
            line->pieces[line->count++] = (struct piece){.kind = PIECE_LEADER,
                                                         .run = source->run,
                                                         .width = items->items[i].width,
                                                         .fills = items->items[i].stretch > 0};
        else if (source->kind == SOURCE_FIXED)
            line->pieces[line->count++] = (struct piece){.kind = PIECE_FIXED,
                                                         .run = source->run,
                                                         .width = source->fixed->width,
                                                         .fixed = source->fixed};
        else if (source->kind != SOURCE_NOTHING)
            add_mark(setter, line, source);
    }
}

/* What follows the last word when the line is not the paragraph's last: a space for who reads the
 * text, or a hyphen. */
static void
end_line(const struct setter *setter, struct line *line, size_t at)
{
    const struct break_item *item = &setter->items->items[at];
    const struct source *source = &setter->items->sources[at];
    bool forced = item->type == BREAK_PENALTY && item->penalty == PENALTY_FORCED;
    line->hyphen = item->hyphen;
    if (item->hyphen && line->count > 0) {
        const struct run *run = line->pieces[line->count - 1].run;
        add_word(line, PIECE_WORD, run, shape_hyphen(setter->layout->shaper, run->set));
    } else if (line->count > 0 && (source->kind == SOURCE_SPACE || forced)) {
        const struct run *run = forced ? line->pieces[line->count - 1].run : source->run;
        add_word(line, PIECE_SPACE, run, shape_word(setter->layout->shaper, run->set, " ", 1));
        line->pieces[line->count - 1].width = 0;
    }
}

/* Shares `extra` out over the leaders that fill, or over the spaces. */
static void
place_pieces(struct line *line, int32_t extra, bool justify)
{
    int32_t leaders = 0, spaces = 0, passed = 0, x = 0;
    size_t last = line->count;
    while (last > 0 && line->pieces[last - 1].kind == PIECE_SPACE)
        last--;
    for (size_t i = 0; i < last; i++) {
        leaders += line->pieces[i].fills;
        spaces += line->pieces[i].kind == PIECE_SPACE;
    }
    bool fill = leaders > 0 && extra > 0;
    int32_t shares = fill ? leaders : justify ? spaces : 0;
    for (size_t i = 0; i < line->count; i++) {
        struct piece *piece = &line->pieces[i];
        bool takes = shares > 0 && i < last && (fill ? piece->fills : piece->kind == PIECE_SPACE);
        piece->x = x;
        if (takes) {
            passed++;
            piece->width += (int32_t)((int64_t)extra * passed / shares -
                                      (int64_t)extra * (passed - 1) / shares);
        }
        x += piece->width;
    }
    line->width = x;
}

/* Letters a little wider or narrower (Zapf, 1993) count when lines are broken: more ways to fill
 * them, and spaces that differ less. */
static void
let_widen(const struct items *items)
{
    for (size_t i = 0; i < items->count; i++)
        if (items->sources[i].kind == SOURCE_TEXT) {
            struct break_item *box = &items->items[i];
            box->stretch = box->shrink = (int32_t)((int64_t)box->width * WIDER / 1000);
        }
}

/* Letters give way first, spaces only then. Returns what the spaces still have to take of extra. */
static int32_t
widen_words(struct line *line, int32_t extra)
{
    int64_t words = 0;
    for (size_t i = 0; i < line->count; i++) {
        if (line->pieces[i].kind == PIECE_LEADER)
            return extra;
        words += line->pieces[i].kind == PIECE_WORD ? line->pieces[i].width : 0;
    }
    if (words == 0)
        return extra;
    int64_t part = (int64_t)extra * 1000 / words;
    line->widened = (int8_t)(part > WIDER ? WIDER : part < -WIDER ? -WIDER : part);
    for (size_t i = 0; i < line->count && line->widened != 0; i++) {
        struct piece *piece = &line->pieces[i];
        int32_t more =
            piece->kind == PIECE_WORD ? (int32_t)((int64_t)piece->width * line->widened / 1000) : 0;
        piece->width += more;
        extra -= more;
    }
    return extra;
}

static int32_t
natural_width(const struct line *line)
{
    int32_t width = 0;
    for (size_t i = 0; i < line->count; i++)
        width += line->pieces[i].width;
    return width;
}

/* Points and hyphens at the end of a justified line stand a little out of it, so that the margin
 * looks even. In thousandths of their width. */
static const struct {
    const char *text;
    int32_t part;
} hangs[] = {{".", 700}, {",", 700}, {"-", 500},      {"\u00AD", 500},
             {";", 350}, {":", 350}, {"\u2019", 500}, {"\u201D", 500}};

static int32_t
hang_of(const struct line *line)
{
    size_t last = line->count;
    while (last > 0 && line->pieces[last - 1].kind == PIECE_SPACE)
        last--;
    const struct piece *piece = last > 0 ? &line->pieces[last - 1] : NULL;
    if (piece == NULL || piece->kind != PIECE_WORD || piece->word->segment_count == 0)
        return 0;
    const struct segment *segment = &piece->word->segments[piece->word->segment_count - 1];
    if (segment->count == 0)
        return 0;
    const struct glyph_text *glyph =
        &segment->face->glyphs[segment->glyphs[segment->count - 1].index];
    for (size_t i = 0; i < sizeof hangs / sizeof *hangs; i++)
        if (strcmp(glyph->text, hangs[i].text) == 0)
            return scaled(piece->run, glyph->width) * hangs[i].part / 1000;
    return 0;
}

static void
set_line(const struct setter *setter, struct line *line, size_t from, size_t to, bool first)
{
    const struct inherited *in = &setter->block->style->in;
    const struct break_item *item = &setter->items->items[to];
    bool last = item->type == BREAK_PENALTY && item->penalty == PENALTY_FORCED;
    add_pieces(setter, line, from, to);
    if (to + 1 < setter->items->count)
        end_line(setter, line, to);
    int align = in->text_align;
    if (last && in->text_align_last != ALIGN_RELATIVE)
        align = in->text_align_last;
    else if (last && align == ALIGN_JUSTIFY)
        align = ALIGN_START;
    int32_t indent = first ? setter->indent : 0;
    int32_t extra = setter->width - indent - natural_width(line);
    if (align == ALIGN_JUSTIFY && !last)
        extra = widen_words(line, extra + hang_of(line));
    if (extra < -OVER && !in->wrap)
        style_warn(&setter->layout->doc->reader, setter->block->node, "no wrap",
                   "make it shorter, or let it wrap", "is not to wrap, and wider than its room",
                   (const char *)setter->block->node->name);
    place_pieces(line, extra,
                 align == ALIGN_JUSTIFY || (extra < 0 && in->text_align == ALIGN_JUSTIFY));
    int32_t left = setter->width - indent - line->width;
    line->x = indent;
    if (left > 0 && align == ALIGN_END)
        line->x += left;
    else if (left > 0 && align == ALIGN_CENTER)
        line->x += left / 2;
    set_height(setter, line);
    line->pieces =
        pool_copy(setter->layout->pool, setter->pieces, line->count * sizeof *line->pieces);
}

static void
set_lines(struct layout *layout, const struct fo *block, const struct run *run,
          const struct items *items, struct paragraph *paragraph)
{
    int32_t width = paragraph->width;
    struct setter setter = {.layout = layout,
                            .items = items,
                            .block = block,
                            .run = run,
                            .width = width,
                            .indent = length_of(block->style->in.text_indent, width)};
    setter.pieces = mem_realloc(NULL, items->count + 2, sizeof *setter.pieces);
    bool justify = block->style->in.text_align == ALIGN_JUSTIFY;
    if (justify)
        let_widen(items);
    struct break_width lines = {width - setter.indent, width, justify ? 0 : scaled(run, RAGGED)};
    size_t *breaks = mem_alloc(items->count * sizeof *breaks);
    paragraph->count = break_lines(items->items, items->count, lines, breaks);
    paragraph->lines = pool_array(layout->pool, paragraph->count, sizeof *paragraph->lines);
    for (size_t i = 0; i < paragraph->count; i++)
        set_line(&setter, &paragraph->lines[i], i == 0 ? 0 : breaks[i - 1], breaks[i], i == 0);
    free(setter.pieces);
    free(breaks);
}

const struct paragraph *
para_set(struct layout *layout, const struct fo *block, int32_t width)
{
    struct paragraph *paragraph = block->lines;
    if (paragraph->final && paragraph->width == width)
        return paragraph;
    struct items items = {0};
    const struct run *run = para_run(layout, block, NULL);
    *paragraph = (struct paragraph){.width = width};
    if (run->set == NULL)
        return paragraph;
    items_collect(&items, layout, block, run, width);
    if (items.count > 0)
        set_lines(layout, block, run, &items, paragraph);
    paragraph->final = !items.cites;
    items_free(&items);
    return paragraph;
}
