/* Page masters: sizes, margins, regions, and which master a page takes. */
#include "typeset/fo.h"

#include <stdlib.h>
#include <string.h>

enum {
    LEAST_PAGE = 36000,
    MOST_PAGE = 14400000,
    MOST_COLUMNS = 8
}; /* 1/1000 pt; PDF's own limit is 14,400 pt */

static int32_t
page_length(struct fo_document *doc, const struct style *style, const xmlNode *node,
            const char *name, int32_t otherwise)
{
    struct length length;
    if (!style_length_attr(&doc->reader, style, node, name, &length) || length.percent != 0)
        return otherwise;
    return length.fixed < LEAST_PAGE  ? LEAST_PAGE
           : length.fixed > MOST_PAGE ? MOST_PAGE
                                      : length.fixed;
}

static void
set_margins(int32_t margin[SIDES], const struct style *style, int32_t width)
{
    for (int side = 0; side < SIDES; side++) {
        int32_t length = length_of(style->own.margin[side], width);
        margin[side] = length > 0 ? length : 0;
    }
}

static void
read_columns(struct fo_document *doc, struct page_master *master, const struct style *style,
             const xmlNode *node)
{
    struct length gap = {12000, 0, 0};
    int columns = atoi(xml_attr_or(node, "column-count", "1"));
    style_length_attr(&doc->reader, style, node, "column-gap", &gap);
    master->body.columns = columns < 1 ? 1 : columns > MOST_COLUMNS ? MOST_COLUMNS : columns;
    master->body.column_gap = length_of(gap, master->width);
    if (master->body.column_gap < 0)
        master->body.column_gap = 0;
}

static void
read_side_region(struct fo_document *doc, struct page_master *master, struct style *style,
                 const xmlNode *node)
{
    static const struct {
        const char *element, *name;
    } regions[SIDES] = {[SIDE_TOP] = {"region-before", "xsl-region-before"},
                        [SIDE_BOTTOM] = {"region-after", "xsl-region-after"},
                        [SIDE_LEFT] = {"region-start", "xsl-region-start"},
                        [SIDE_RIGHT] = {"region-end", "xsl-region-end"}};
    for (int side = 0; side < SIDES; side++) {
        if (!fo_is(node, regions[side].element))
            continue;
        bool level = side == SIDE_TOP || side == SIDE_BOTTOM;
        struct length extent = {0};
        style_length_attr(&doc->reader, style, node, "extent", &extent);
        master->regions[side] = (struct page_region){
            .name = xml_attr_or(node, "region-name", regions[side].name),
            .extent = length_of(extent, level ? master->height : master->width),
            .precedence = strcmp(xml_attr_or(node, "precedence", "false"), "true") == 0,
            .style = style};
        return;
    }
    style_warn(&doc->reader, node, (const char *)node->name, "use those around the body",
               "is a region that is not supported; left out", (const char *)node->name);
}

static void
read_region(struct fo_document *doc, struct page_master *master, const struct style *parent,
            const xmlNode *node)
{
    struct style *style = style_read(&doc->reader, parent, NULL, node);
    if (fo_is(node, "region-body")) {
        master->body.name = xml_attr_or(node, "region-name", "xsl-region-body");
        master->body.style = style;
        set_margins(master->body.margin, style, master->width);
        for (int side = 0; side < SIDES; side++)
            master->body.margin[side] += style->own.padding[side] + style->own.border[side].width;
        read_columns(doc, master, style, node);
    } else {
        read_side_region(doc, master, style, node);
    }
}

/* Room for text must be left, whatever the margins say. */
static int
check_room(struct fo_document *doc, const struct page_master *master, const xmlNode *node)
{
    const int32_t *page = master->margin, *body = master->body.margin;
    int64_t width = (int64_t)master->width - page[SIDE_LEFT] - page[SIDE_RIGHT] - body[SIDE_LEFT] -
                    body[SIDE_RIGHT];
    int64_t height = (int64_t)master->height - page[SIDE_TOP] - page[SIDE_BOTTOM] - body[SIDE_TOP] -
                     body[SIDE_BOTTOM];
    width = (width - (int64_t)master->body.column_gap * (master->body.columns - 1)) /
            master->body.columns;
    if (width >= LEAST_PAGE / 2 && height >= LEAST_PAGE / 2)
        return 0;
    diag_error(doc->diag, STATUS_INPUT, doc->file, xmlGetLineNo(node), "make the margins smaller",
               "page master '%s' leaves no room for text", master->name);
    doc->failed = true;
    return -1;
}

static void
read_page_master(struct fo_document *doc, const xmlNode *node)
{
    struct page_master *master = pool_alloc(doc->pool, sizeof *master);
    struct style *style = style_read(&doc->reader, doc->root_style, NULL, node);
    master->name = xml_attr_or(node, "master-name", "");
    master->width = page_length(doc, style, node, "page-width", 612000);
    master->height = page_length(doc, style, node, "page-height", 792000);
    set_margins(master->margin, style, master->width);
    struct style plain = {.in = doc->root_style->in, .own = style_initial.own};
    struct style *parent = pool_alloc(doc->pool, sizeof *parent);
    *parent = plain;
    for (const xmlNode *child = xml_first(node); child != NULL; child = xml_after(child))
        read_region(doc, master, parent, child);
    if (master->body.style == NULL) {
        master->body.name = "xsl-region-body";
        master->body.style = parent;
        master->body.columns = 1;
    }
    check_room(doc, master, node);
    master->next = doc->masters;
    doc->masters = master;
}

static const struct page_master *
find_page_master(const struct fo_document *doc, const char *name)
{
    for (const struct page_master *master = doc->masters; master != NULL; master = master->next)
        if (strcmp(master->name, name) == 0)
            return master;
    return NULL;
}

static int
word_index(struct fo_document *doc, const xmlNode *node, const char *name, const char *const *words)
{
    const char *word = xml_attr_or(node, name, words[0]);
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(word, words[i]) == 0)
            return i;
    style_warn(&doc->reader, node, word, NULL, "has a value that is not understood; left out",
               name);
    return 0;
}

/* Of single masters only one that comes first is one that comes once. */
static void
check_repeats(struct fo_document *doc, const xmlNode *node, bool first)
{
    const char *most = xml_attr_or(node, "maximum-repeats", "no-limit");
    if (strcmp(most, "no-limit") != 0)
        style_warn(&doc->reader, node, "maximum-repeats", NULL,
                   "is not counted; pages go on with the same masters", "maximum-repeats");
    if (fo_is(node, "single-page-master-reference") && !first)
        style_warn(&doc->reader, node, "single-page-master-reference",
                   "choose by page-position among alternatives",
                   "is read only where it comes first; left out", "single-page-master-reference");
}

static void
add_choice(struct fo_document *doc, struct page_choice ***end, const xmlNode *node)
{
    static const char *const places[] = {"any", "first", "rest", "last", "only", NULL};
    static const char *const parities[] = {"any", "odd", "even", NULL};
    static const char *const blanks[] = {"any", "blank", "not-blank", NULL};
    const char *name = xml_attr_or(node, "master-reference", "");
    const struct page_master *master = find_page_master(doc, name);
    if (master == NULL) {
        diag_error(doc->diag, STATUS_INPUT, doc->file, xmlGetLineNo(node),
                   "name one of those in fo:layout-master-set", "there is no page master '%s'",
                   name);
        doc->failed = true;
        return;
    }
    struct page_choice *choice = pool_alloc(doc->pool, sizeof *choice);
    choice->master = master;
    choice->place = (enum page_place)word_index(doc, node, "page-position", places);
    if (fo_is(node, "single-page-master-reference"))
        choice->place = PLACE_FIRST;
    choice->parity = (enum page_parity)word_index(doc, node, "odd-or-even", parities);
    choice->blank = (enum page_blank)word_index(doc, node, "blank-or-not-blank", blanks);
    **end = choice;
    *end = &choice->next;
}

static void
read_sequence_master(struct fo_document *doc, const xmlNode *node)
{
    struct page_sequence_master *master = pool_alloc(doc->pool, sizeof *master);
    struct page_choice **end = &master->choices;
    master->name = xml_attr_or(node, "master-name", "");
    for (const xmlNode *child = xml_first(node); child != NULL; child = xml_after(child)) {
        check_repeats(doc, child, child == xml_first(node));
        if (!fo_is(child, "repeatable-page-master-alternatives")) {
            add_choice(doc, &end, child);
            continue;
        }
        for (const xmlNode *choice = xml_first(child); choice != NULL; choice = xml_after(choice))
            add_choice(doc, &end, choice);
    }
    master->next = doc->sequence_masters;
    doc->sequence_masters = master;
}

int
fo_read_masters(struct fo_document *doc, const xmlNode *set)
{
    for (const xmlNode *node = xml_first(set); node != NULL; node = xml_after(node))
        if (fo_is(node, "simple-page-master"))
            read_page_master(doc, node);
    for (const xmlNode *node = xml_first(set); node != NULL; node = xml_after(node))
        if (fo_is(node, "page-sequence-master"))
            read_sequence_master(doc, node);
    return doc->failed ? -1 : 0;
}

const struct page_choice *
fo_find_master(const struct fo_document *doc, const char *name)
{
    for (const struct page_sequence_master *master = doc->sequence_masters; master != NULL;
         master = master->next)
        if (strcmp(master->name, name) == 0)
            return master->choices;
    const struct page_master *page = find_page_master(doc, name);
    if (page == NULL)
        return NULL;
    struct page_choice *choice = pool_alloc(doc->pool, sizeof *choice);
    choice->master = page;
    return choice;
}
