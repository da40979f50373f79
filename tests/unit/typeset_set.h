/* What the tests of pages share: FO set in pages, without PDF. */
#ifndef MOU_TEST_TYPESET_SET_H
#define MOU_TEST_TYPESET_SET_H

#include "base/mem.h"
#include "base/xml.h"
#include "typeset/page.h"

#define UNUSED __attribute__((unused)) /* not every test needs all of it */

/* A page of 20 lines of 10 pt. */
static const char head[] =
    "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' xml:lang='en-US' font-size='8pt'"
    " line-height='10pt' linefeed-treatment='preserve'><fo:layout-master-set>"
    "<fo:simple-page-master master-name='m' page-width='300pt' page-height='200pt'>"
    "<fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
    "<fo:declarations><t xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>T</dc:title></t>"
    "</fo:declarations><fo:page-sequence master-reference='m' format='i'>"
    "<fo:flow flow-name='xsl-region-body'>";
static const char tail[] = "</fo:flow></fo:page-sequence></fo:root>";

struct set {
    struct diag diag;
    struct buf said, fo;
    xmlDoc *xml;
    struct pool *pool;
    struct map *warned;
    struct layout layout;
    struct pages pages;
};

UNUSED static struct set *
set_begin(void)
{
    struct set *set = mem_alloc(sizeof *set);
    set->diag.capture = &set->said;
    buf_puts(&set->fo, head);
    return set;
}

UNUSED static void
put_lines(struct set *set, const char *attributes, int count)
{
    buf_putf(&set->fo, "<fo:block %s>", attributes);
    for (int i = 1; i <= count; i++)
        buf_putf(&set->fo, "%sline %d", i > 1 ? "\n" : "", i);
    buf_puts(&set->fo, "</fo:block>");
}

UNUSED static void
set_end(struct set *set)
{
    buf_puts(&set->fo, tail);
    set->xml = xml_read_memory(set->fo.bytes, set->fo.length, "test.fo", &set->diag, STATUS_INPUT);
    assert_non_null(set->xml);
    set->pool = pool_new();
    set->warned = map_new();
    struct fo_document *doc = fo_read(set->xml, "test.fo", set->pool, set->warned, &set->diag);
    assert_non_null(doc);
    set->layout = (struct layout){.fonts = fonts_new(".", &set->diag),
                                  .shaper = shaper_new(),
                                  .hyphenator = hyphenator_new(),
                                  .doc = doc,
                                  .pool = set->pool,
                                  .places = map_new()};
    assert_non_null(set->layout.fonts);
    assert_int_equal(pages_make(&set->layout, &set->pages), 0);
}

UNUSED static void
set_free(struct set *set)
{
    pages_free(&set->pages);
    shaper_free(set->layout.shaper);
    fonts_free(set->layout.fonts);
    hyphenator_free(set->layout.hyphenator);
    map_free(set->layout.places, NULL);
    free(set->layout.place_list);
    map_free(set->warned, NULL);
    pool_free(set->pool);
    xmlFreeDoc(set->xml);
    buf_free(&set->said);
    buf_free(&set->fo);
    free(set);
}

UNUSED static size_t
lines_on(const struct set *set, size_t page)
{
    return page < set->pages.count ? set->pages.pages[page].count : 0;
}

UNUSED static const char *
text_of(const struct line *line, struct buf *out)
{
    buf_clear(out);
    for (size_t i = 0; i < line->count; i++)
        for (size_t s = 0; line->pieces[i].word != NULL && s < line->pieces[i].word->segment_count;
             s++) {
            const struct segment *segment = &line->pieces[i].word->segments[s];
            for (size_t g = 0; g < segment->count; g++)
                buf_puts(out, segment->face->glyphs[segment->glyphs[g].index].text);
        }
    return buf_text(out);
}

#endif
