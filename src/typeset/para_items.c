/* From inline objects to boxes, glue and penalties: white space, division of words, leaders, page
 * numbers. */
#include "typeset/para_items.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "typeset/para_chunk.h"

enum { MOST_ITEMS = 200000 };

static struct source *
add_item(struct items *items, struct break_item item)
{
    items->items =
        mem_grow(items->items, &items->item_room, items->count + 1, sizeof *items->items);
    items->sources =
        mem_grow(items->sources, &items->source_room, items->count + 1, sizeof *items->sources);
    items->items[items->count] = item;
    items->sources[items->count] = (struct source){0};
    return &items->sources[items->count++];
}

void
items_free(struct items *items)
{
    free(items->items);
    free(items->sources);
    buf_free(&items->text);
}

struct source *
items_add_box(struct items *items, const struct run *run, int32_t width, size_t text, size_t length)
{
    struct source *source = add_item(items, (struct break_item){.type = BREAK_BOX, .width = width});
    *source = (struct source){.kind = SOURCE_TEXT, .run = run, .text = text, .length = length};
    return source;
}

void
items_add_penalty(struct items *items, int32_t penalty, int32_t width, bool hyphen)
{
    add_item(items, (struct break_item){BREAK_PENALTY, width, 0, 0, penalty, hyphen});
}

/* In justified text spaces stretch by a half and shrink by a quarter of their width. */
static void
add_space(struct items *items, struct layout *layout, const struct run *run, const char *text)
{
    const struct word *word = shape_word(layout->shaper, run->set, text, strlen(text));
    int32_t width =
        (int32_t)((int64_t)word->width * run->size / 1000) + run->style->in.letter_spacing;
    size_t at = items->text.length;
    buf_puts(&items->text, text);
    struct source *source =
        add_item(items, (struct break_item){BREAK_GLUE, width, items->justify ? width / 2 : 0,
                                            items->justify ? width / 4 : 0, 0, false});
    *source = (struct source){.kind = SOURCE_SPACE, .run = run, .text = at, .length = strlen(text)};
}

static void
end_chunk(struct items *items, struct layout *layout)
{
    size_t length = items->text.length - items->chunk;
    if (items->chunk_run != NULL && length > 0)
        chunk_add(items, layout, items->chunk_run, items->chunk, length);
    items->chunk_run = NULL;
}

static void
flush_space(struct items *items, struct layout *layout)
{
    const struct run *run = items->space;
    if (run == NULL)
        return;
    items->space = NULL;
    if (run->style->in.keep_line != KEEP_AUTO || !run->style->in.wrap)
        items_add_penalty(items, PENALTY_NEVER, 0, false);
    add_space(items, layout, run, " ");
}

static void
begin_chunk(struct items *items, struct layout *layout, const struct run *run)
{
    if (items->chunk_run == run)
        return;
    end_chunk(items, layout);
    flush_space(items, layout);
    items->chunk_run = run;
    items->chunk = items->text.length;
    items->any = true;
}

static void
put_space(struct items *items, struct layout *layout, const struct run *run)
{
    end_chunk(items, layout);
    items->capitalize_next = true;
    if (!run->style->in.collapse) {
        flush_space(items, layout);
        items->space = run;
        items->any = true;
        return;
    }
    if (items->any && items->space == NULL)
        items->space = run;
}

static void
put_line_end(struct items *items, struct layout *layout)
{
    end_chunk(items, layout);
    items->space = NULL;
    items_add_penalty(items, PENALTY_NEVER, 0, false);
    add_item(items, (struct break_item){BREAK_GLUE, 0, STRETCH_FILL, 0, 0, false});
    items_add_penalty(items, PENALTY_FORCED, 0, false);
    items->any = false;
}

/* A space that never breaks. */
static void
put_tie(struct items *items, struct layout *layout, const struct run *run)
{
    begin_chunk(items, layout, run);
    end_chunk(items, layout);
    items_add_penalty(items, PENALTY_NEVER, 0, false);
    add_space(items, layout, run, "\u00A0");
}

/* A paragraph of hundreds of pages is no paragraph, and setting it would take memory without end.
 */
static bool
too_long(const struct items *items, struct layout *layout, const struct run *run)
{
    if (items->count < MOST_ITEMS)
        return false;
    if (!layout->failed)
        diag_error(layout->doc->diag, STATUS_INPUT, layout->doc->file, xmlGetLineNo(run->node),
                   "divide it", "a paragraph has more than %d words", MOST_ITEMS / 2);
    layout->failed = true;
    return true;
}

static size_t
character_length(unsigned char c)
{
    return c < 0x80 ? 1 : c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
}

static char
transformed(struct items *items, const struct run *run, char c)
{
    int transform = run->style->in.text_transform;
    bool upper = transform == TRANSFORM_UPPER ||
                 (transform == TRANSFORM_CAPITALIZE && items->capitalize_next);
    items->capitalize_next = false;
    if (upper && c >= 'a' && c <= 'z')
        return (char)(c - 'a' + 'A');
    if (transform == TRANSFORM_LOWER && c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return c;
}

/* Latin-1 and Latin Extended-A letters have their capital 0x20 or one below. */
static void
put_wide(struct items *items, const struct run *run, const char *at, size_t length)
{
    unsigned char lead = (unsigned char)at[0], tail = (unsigned char)at[1];
    bool upper = run->style->in.text_transform == TRANSFORM_UPPER;
    items->capitalize_next = false;
    if (upper && length == 2 && lead == 0xC3 && tail >= 0xA0 && tail <= 0xBE && tail != 0xB7) {
        buf_putc(&items->text, (char)lead);
        buf_putc(&items->text, (char)(tail - 0x20));
        return;
    }
    buf_add(&items->text, at, length);
}

/* One character that is more than ink. Returns false when it is ordinary. */
static bool
put_special(struct items *items, struct layout *layout, const struct run *run, const char *at,
            size_t length)
{
    if (*at == '\n' && run->style->in.linefeed == LINEFEED_PRESERVE) {
        put_line_end(items, layout);
    } else if (*at == '\n' && run->style->in.linefeed == LINEFEED_IGNORE) {
        return true;
    } else if (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r') {
        put_space(items, layout, run);
    } else if (length == 2 && memcmp(at, "\u00A0", 2) == 0) {
        put_tie(items, layout, run);
    } else if (length == 3 && memcmp(at, "\u200B", 3) == 0) {
        end_chunk(items, layout);
        if (items->count > 0 && items->items[items->count - 1].type == BREAK_BOX)
            items_add_penalty(items, 0, 0, false);
    } else if (length == 2 && memcmp(at, "\u00AD", 2) == 0) {
        return true; /* words are divided by the dictionary */
    } else if (length == 3 && (memcmp(at, "\u2060", 3) == 0 || memcmp(at, "\uFEFF", 3) == 0)) {
        return true;
    } else if (length == 3 && (memcmp(at, "\u2028", 3) == 0 || memcmp(at, "\u2029", 3) == 0)) {
        put_line_end(items, layout);
    } else {
        return false;
    }
    return true;
}

static void
put_text(struct items *items, struct layout *layout, const struct run *run, const char *text)
{
    for (size_t length; *text != '\0' && !too_long(items, layout, run); text += length) {
        length = character_length((unsigned char)*text);
        if (put_special(items, layout, run, text, length))
            continue;
        if (items->chunk_run == run && items->text.length - items->chunk + length > WORD_LIMIT)
            end_chunk(items, layout);
        begin_chunk(items, layout, run);
        if (length == 1)
            buf_putc(&items->text, transformed(items, run, *text));
        else
            put_wide(items, run, text, length);
    }
}

/* XSL 1.1, 6.6.9. It takes up what room there is only where the line is justified. */
static void
put_leader(struct items *items, struct layout *layout, const struct run *run,
           const struct fo *block)
{
    const struct inherited *in = &run->style->in;
    int32_t least = length_of(in->leader_minimum, items->width),
            best = length_of(in->leader_optimum, items->width),
            most = length_of(in->leader_maximum, items->width);
    end_chunk(items, layout);
    flush_space(items, layout);
    bool justified = block->style->in.text_align == ALIGN_JUSTIFY ||
                     block->style->in.text_align_last == ALIGN_JUSTIFY;
    bool flexible = justified && most > best;
    if (best > most)
        best = most;
    struct source *source =
        add_item(items, (struct break_item){.type = BREAK_BOX,
                                            .width = flexible ? least : best,
                                            .stretch = flexible ? STRETCH_FILL : 0});
    *source = (struct source){.kind = SOURCE_LEADER, .run = run};
    items->any = true;
}

static void
put_anchor(struct items *items, struct layout *layout, const char *id)
{
    if (id == NULL)
        return;
    end_chunk(items, layout);
    flush_space(items, layout);
    struct source *source = add_item(items, (struct break_item){.type = BREAK_BOX});
    source->kind = SOURCE_ANCHOR;
    source->place = layout_place(layout, id);
}

static void
put_citation(struct items *items, struct layout *layout, const struct run *run, const struct fo *fo)
{
    const char *id = xml_attr_or(fo->node, "ref-id", "");
    int page = layout->current_page;
    items->cites = true;
    if (fo->kind == FO_PAGE_NUMBER &&
        page < 0) { /* a page number in the flow cites its own place */
        char *own = pool_alloc(layout->pool, 32);
        snprintf(own, 32, " page %p", (const void *)fo);
        id = own;
        put_anchor(items, layout, id);
    }
    if (fo->kind != FO_PAGE_NUMBER || page < 0) {
        const struct place *place = layout_place(layout, id);
        page = fo->kind == FO_CITATION_LAST ? place->last_page : place->page;
    }
    if (page < 0) { /* only after the first round is it known to be nowhere */
        layout->guessed = true;
        if (layout->page_count > 0)
            style_warn(&layout->doc->reader, fo->node, id, "give the object meant this id",
                       "is cited, but no object has this id", id);
    }
    put_text(items, layout, run,
             page >= 0                ? layout->page_label(layout, page)
             : layout->page_count > 0 ? "?"
                                      : "00");
}

static void
put_fixed(struct items *items, struct layout *layout, const struct run *run,
          const struct fixed *fixed)
{
    end_chunk(items, layout);
    flush_space(items, layout);
    struct source *source =
        add_item(items, (struct break_item){.type = BREAK_BOX, .width = fixed->width});
    *source = (struct source){.kind = SOURCE_FIXED, .run = run, .fixed = fixed};
    items->any = true;
}

/* What a link says to who cannot see it: its own words, those of a picture in it, or others. */
static const char *
link_words(struct layout *layout, const struct fo *fo)
{
    const char *said = fo_alt_text(fo->node);
    for (const struct fo *child = fo->first; said == NULL && child != NULL; child = child->next)
        said = child->kind == FO_GRAPHIC ? fo_alt_text(child->node) : NULL;
    char *words = xml_words(fo->node);
    const char *kept = said != NULL && (*words == '\0' || fo_alt_text(fo->node) != NULL)
                           ? said
                           : pool_strndup(layout->pool, words, strlen(words));
    free(words);
    return kept;
}

static const struct link *
make_link(struct layout *layout, const struct fo *fo)
{
    struct link *link = pool_alloc(layout->pool, sizeof *link);
    link->destination = xml_attr(fo->node, "internal-destination");
    link->node = fo->node;
    link->tag = fo->tag;
    const char *uri = xml_attr(fo->node, "external-destination");
    if (uri != NULL && *uri != '\0' && link->destination == NULL)
        link->uri = fo_uri(layout->pool, uri);
    link->contents = link_words(layout, fo);
    return link->destination != NULL || link->uri != NULL ? link : NULL;
}

static void put_children(struct items *items, struct layout *layout, const struct fo *fo,
                         const struct run *run, const struct fo *block);

static void
put_inline(struct items *items, struct layout *layout, const struct fo *fo, const struct run *outer,
           const struct fo *block)
{
    struct run *run = para_run(layout, fo, outer);
    put_anchor(items, layout, fo->style->own.id);
    for (const struct mark *mark = fo->marks; mark != NULL; mark = mark->next)
        put_anchor(items, layout, mark->place);
    switch (fo->kind) {
    case FO_PAGE_NUMBER:
    case FO_CITATION:
    case FO_CITATION_LAST:
        put_citation(items, layout, run, fo);
        return;
    case FO_LEADER:
        put_leader(items, layout, run, block);
        return;
    case FO_GRAPHIC:
        if (fo->graphic != NULL)
            put_fixed(items, layout, run, fixed_graphic(layout, fo, items->width));
        return;
    case FO_FIELD:
        if (fo->field != NULL)
            put_fixed(items, layout, run, fixed_field(layout, fo, items->width));
        return;
    case FO_RETRIEVE:
        items->cites = true;
        break;
    case FO_LINK:
        if (!fo->artifact)
            run->link = make_link(layout, fo);
        break;
    case FO_FOOTNOTE_BODY:
    case FO_ASIDE:
        end_chunk(items, layout);
        struct source *source = add_item(items, (struct break_item){.type = BREAK_BOX});
        source->kind = SOURCE_NOTE;
        source->note = fo;
        return;
    default:
        break;
    }
    put_children(items, layout, fo, run, block);
}

static void
put_children(struct items *items, struct layout *layout, const struct fo *fo, const struct run *run,
             const struct fo *block)
{
    for (const struct fo *child = fo->first; child != NULL; child = child->next)
        if (child->kind == FO_TEXT)
            put_text(items, layout, run, child->text);
        else
            put_inline(items, layout, child, run, block);
}

void
items_collect(struct items *items, struct layout *layout, const struct fo *block,
              const struct run *run, int32_t width)
{
    items->width = width;
    items->capitalize_next = true;
    items->justify = block->style->in.text_align == ALIGN_JUSTIFY;
    put_children(items, layout, block, run, block);
    end_chunk(items, layout);
    if (items->count == 0)
        return;
    put_line_end(items, layout);
}

static int32_t
shift_of(const struct style *style, int32_t size)
{
    switch (style->own.baseline_shift) {
    case SHIFT_SUPER:
        return size * 36 / 100;
    case SHIFT_SUB:
        return -size * 16 / 100;
    case SHIFT_LENGTH:
        return style->own.shift_length;
    default:
        return 0;
    }
}

struct run *
para_run(struct layout *layout, const struct fo *fo, const struct run *outer)
{
    struct run *run = pool_alloc(layout->pool, sizeof *run);
    const struct style *style = fo->style;
    if (outer != NULL)
        *run = *outer;
    else
        run->background = COLOR_NONE;
    run->shift += shift_of(style, outer != NULL ? outer->size : style->in.font_size);
    run->style = style;
    run->size = style->in.font_size;
    run->color = style->in.color;
    run->underline |= style->own.underline;
    run->strike |= style->own.strike;
    run->tag = fo->tag;
    run->node = fo->node;
    if (outer != NULL && style->own.background != COLOR_NONE)
        run->background = style->own.background;
    run->set = fonts_set(layout->fonts, style->in.families, style->in.font_weight,
                         style->in.italic != 0, style->in.small_caps != 0, layout->doc->diag);
    if (run->set == NULL) {
        layout->failed = true;
        run->set = outer != NULL ? outer->set : NULL;
    }
    return run;
}
