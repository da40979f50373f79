/* Inline objects to items: leaders, page numbers, links, pictures, notes; and the run that each
 * sets its text in. */
#include "typeset/para_items.h"

#include <stdlib.h>
#include <string.h>

/* fx:until: a leader that reaches so far from where the line begins, like a tab behind a number. */
static int32_t
length_until(const struct items *items, struct layout *layout, const struct run *run)
{
    xmlAttr *attribute =
        xmlHasNsProp((xmlNode *)run->node, (const xmlChar *)"until", (const xmlChar *)FX_NAMESPACE);
    if (attribute == NULL)
        return 0;
    struct expr_context context = {.font_size = run->style->in.font_size};
    struct expr_value value;
    const char *until =
        attribute->children != NULL ? (const char *)attribute->children->content : "";
    if (expr_read(until, &context, &value) != 0 || value.plain) {
        style_warn(&layout->doc->reader, run->node, "until", "give a length, such as 24pt",
                   "has an until that is no length; left out", "leader");
        return 0;
    }
    int64_t room = length_of(value.length, items->width);
    for (size_t i = 0; i < items->count; i++)
        room -= items->items[i].type == BREAK_PENALTY ? 0 : items->items[i].width;
    return room > 0 ? (int32_t)room : 0;
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
    items_end_chunk(items, layout);
    items_flush_space(items, layout);
    int32_t tab = length_until(items, layout, run);
    best = tab > best ? tab : best;
    most = tab > most ? tab : most;
    bool justified = block->style->in.text_align == ALIGN_JUSTIFY ||
                     block->style->in.text_align_last == ALIGN_JUSTIFY;
    bool flexible = justified && most > best;
    if (best > most)
        best = most;
    struct source *source =
        items_add(items, (struct break_item){.type = BREAK_BOX,
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
    items_end_chunk(items, layout);
    items_flush_space(items, layout);
    struct source *source = items_add(items, (struct break_item){.type = BREAK_BOX});
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
    items_put_text(items, layout, run,
                   page >= 0                ? layout->page_label(layout, page)
                   : layout->page_count > 0 ? "?"
                                            : "00");
}

static void
put_fixed(struct items *items, struct layout *layout, const struct run *run,
          const struct fixed *fixed)
{
    items_end_chunk(items, layout);
    items_flush_space(items, layout);
    struct source *source =
        items_add(items, (struct break_item){.type = BREAK_BOX, .width = fixed->width});
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
        items_end_chunk(items, layout);
        struct source *source = items_add(items, (struct break_item){.type = BREAK_BOX});
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
            items_put_text(items, layout, run, child->text);
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
    items_end_chunk(items, layout);
    if (items->count == 0)
        return;
    items_tie(items);
    items_put_line_end(items, layout);
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

static void
check_fonts(struct layout *layout, const struct run *run)
{
    const struct style_reader *reader = &layout->doc->reader;
    if (run->set->strange)
        style_warn(reader, run->node, run->style->in.families,
                   "install it and name it in stylesheets/print/fonts.xml",
                   "is a font that is not there; another is taken", run->style->in.families);
    if (run->set->no_small_caps)
        style_warn(reader, run->node, "small-caps", "choose a font that has them",
                   "the font has none; set as they are written", "small-caps");
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
    } else if (run->set->strange || run->set->no_small_caps) {
        check_fonts(layout, run);
    }
    return run;
}
