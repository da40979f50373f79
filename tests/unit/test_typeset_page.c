/* Where pages end: keeps, widows, breaks, tables, page numbers that are cited. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "typeset_set.h"
#include "typeset/typeset.h"

static void
test_widows(void **state)
{
    (void)state;
    struct set *set = set_begin();
    for (int i = 0; i < 8; i++) /* three lines cannot be divided two and two */
        put_lines(set, "", 3);
    set_end(set);
    assert_int_equal(set->pages.count, 2);
    assert_int_equal(lines_on(set, 0), 18);
    assert_int_equal(lines_on(set, 1), 6);
    set_free(set);
    set = set_begin();
    put_lines(set, "", 17);
    put_lines(set, "", 5);
    put_lines(set, "widows='1' orphans='1'", 30);
    set_end(set);
    assert_int_equal(lines_on(set, 0), 20);
    assert_int_equal(lines_on(set, 1), 20);
    assert_int_equal(lines_on(set, 2), 12);
    set_free(set);
    set = set_begin();
    put_lines(set, "break-after='page'",
              21); /* not 20 + 1, a widow; nor 19 + 2, a page of two lines */
    put_lines(set, "", 1);
    set_end(set);
    assert_int_equal(lines_on(set, 0), 18);
    set_free(set);
}

static void
test_keeps(void **state)
{
    static const char *const with_next[] = {"keep-with-next='always'",
                                            "keep-with-next.within-page='always'",
                                            "keep-with-next.within-column='5'"};
    (void)state;
    for (size_t i = 0; i < sizeof with_next / sizeof *with_next; i++) {
        struct set *set = set_begin();
        put_lines(set, "", 18);
        put_lines(set, with_next[i], 1); /* its text needs two lines here: only one is left */
        put_lines(set, "", 6);
        set_end(set);
        assert_int_equal(lines_on(set, 0), 18);
        assert_int_equal(lines_on(set, 1), 7);
        set_free(set);
    }
    struct set *set = set_begin();
    put_lines(set, "", 12);
    put_lines(set, "keep-together.within-page='always' keep-with-previous='always'", 9);
    set_end(set);
    assert_int_equal(lines_on(set, 0), 10); /* the whole block, and two lines of what was before */
    assert_int_equal(lines_on(set, 1), 11);
    set_free(set);
    set = set_begin();
    put_lines(set, "keep-together='always'", 50); /* cannot be kept; no line is lost */
    set_end(set);
    assert_int_equal(set->pages.count, 3);
    assert_int_equal(lines_on(set, 0) + lines_on(set, 1) + lines_on(set, 2), 50);
    set_free(set);
}

static void
test_breaks(void **state)
{
    (void)state;
    struct set *set = set_begin();
    put_lines(set, "", 3);
    put_lines(set, "break-before='page'", 3);
    put_lines(set, "break-after='page'", 3);
    put_lines(set, "break-before='odd-page'", 3);
    set_end(set);
    assert_int_equal(set->pages.count, 3);
    assert_int_equal(lines_on(set, 0), 3);
    assert_int_equal(lines_on(set, 1), 6);
    assert_int_equal(lines_on(set, 2), 3);
    assert_string_equal(set->pages.pages[2].label, "iii");
    set_free(set);
    set = set_begin();
    put_lines(set, "", 3);
    put_lines(set, "break-before='odd-page'", 3);
    set_end(set);
    assert_int_equal(set->pages.count, 3);
    assert_int_equal(lines_on(set, 1), 0);
    set_free(set);
}

static void
test_spaces(void **state)
{
    (void)state;
    struct set *set = set_begin();
    put_lines(set, "space-before='30pt' space-after='5pt'", 1);   /* at the head: discarded */
    put_lines(set, "space-before='12pt'", 1);                     /* 5 and 12 meet: 12 */
    put_lines(set, "space-before='30pt' break-before='page'", 1); /* discarded again */
    put_lines(set, "space-before='30pt' space-before.conditionality='retain' break-before='page'",
              1);
    set_end(set);
    assert_int_equal(set->pages.pages[0].boxes[0].y, 0);
    assert_int_equal(set->pages.pages[0].boxes[1].y, 22000);
    assert_int_equal(set->pages.pages[1].boxes[0].y, 0);
    assert_int_equal(set->pages.pages[2].boxes[0].y, 30000);
    set_free(set);
}

static void
put_row(struct set *set, int lines)
{
    buf_puts(&set->fo, "<fo:table-row><fo:table-cell>");
    put_lines(set, "", lines);
    buf_puts(&set->fo, "</fo:table-cell><fo:table-cell><fo:block>x</fo:block></fo:table-cell>"
                       "</fo:table-row>");
}

static void
test_tables(void **state)
{
    (void)state;
    struct set *set = set_begin();
    buf_puts(&set->fo, "<fo:table><fo:table-header><fo:table-row><fo:table-cell><fo:block>A"
                       "</fo:block></fo:table-cell><fo:table-cell><fo:block>B</fo:block>"
                       "</fo:table-cell></fo:table-row></fo:table-header><fo:table-body>");
    for (int i = 0; i < 30; i++)
        put_row(set, 1);
    put_row(set, 50); /* taller than a page: must be divided */
    buf_puts(&set->fo, "</fo:table-body></fo:table>");
    set_end(set);
    assert_int_equal(lines_on(set, 0), 20);
    assert_false(set->pages.pages[0].boxes[0].repeated);
    size_t cells = 0;
    for (size_t page = 0; page < set->pages.count; page++) {
        const struct page *at = &set->pages.pages[page];
        assert_int_equal(at->boxes[0].repeated, page > 0);
        assert_true(at->boxes[0].box->row->header);
        for (size_t i = 1; i < at->count; i++) {
            assert_true(at->boxes[i].y + at->boxes[i].box->height <= 200000);
            cells += at->boxes[i].box->row->cells[0].column.count;
        }
    }
    assert_int_equal(cells, 80);
    set_free(set);
}

/* XSL 1.1, 7.8: padding is left out where a page divides the block, unless it is to be retained. */
static void
test_padding(void **state)
{
    (void)state;
    for (int retain = 0; retain < 2; retain++) {
        struct set *set = set_begin();
        buf_puts(&set->fo,
                 "<fo:block padding-before='12pt' padding-after='12pt' background-color='#eee'");
        buf_puts(&set->fo, retain ? " padding-before.conditionality='retain' "
                                    "padding-after.conditionality='retain'>"
                                  : ">");
        put_lines(set, "widows='1' orphans='1'", 45);
        buf_puts(&set->fo, "</fo:block>");
        set_end(set);
        assert_int_equal(set->pages.count, 3);
        assert_int_equal(lines_on(set, 0) - 1, retain ? 17 : 18); /* a gap for the padding */
        assert_int_equal(lines_on(set, 1), retain ? 17 : 20);
        assert_int_equal(set->pages.pages[1].boxes[0].y, retain ? 12000 : 0);
        assert_int_equal(set->pages.pages[2].boxes[0].y, retain ? 12000 : 0);
        set_free(set);
    }
}

static void
test_citations(void **state)
{
    struct buf text = {0};
    (void)state;
    struct set *set = set_begin();
    buf_puts(&set->fo, "<fo:block>at <fo:page-number-citation ref-id='there'/> to "
                       "<fo:page-number-citation-last ref-id='there'/>, here <fo:page-number/>, "
                       "not <fo:page-number-citation ref-id='nowhere'/></fo:block>");
    put_lines(set, "", 30);
    put_lines(set, "id='there'", 40);
    set_end(set);
    assert_string_equal(text_of(set->pages.pages[0].boxes[0].box->line, &text),
                        "at ii to iv, here i, not ?");
    assert_int_equal(set->diag.warnings, 1);
    assert_non_null(strstr(buf_text(&set->said), "nowhere"));
    buf_free(&text);
    set_free(set);
}

static void
test_labels(void **state)
{
    static const struct {
        int number;
        char format;
        const char *label;
    } cases[] = {{1, '1', "1"},   {12, 'i', "xii"}, {1999, 'I', "MCMXCIX"},
                 {4, 'i', "iv"},  {1, 'a', "a"},    {26, 'A', "Z"},
                 {27, 'a', "aa"}, {0, 'i', "0"},    {9000, 'i', "9000"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char label[24];
        page_label_write(label, sizeof label, cases[i].number, cases[i].format);
        assert_string_equal(label, cases[i].label);
    }
}

/* What is refused, and what is only said. */
static const struct {
    const char *change, *from, *to; /* in the head: from becomes to */
    const char *body;
    const char *said;
    bool refused;
} faults[] = {
    {"no title", "<dc:title>T</dc:title>", "", "<fo:block>x</fo:block>",
     "the document has no title", true},
    {"no language", " xml:lang='en-US'", "", "<fo:block>x</fo:block>",
     "the document has no language", true},
    {"first heading", "", "", "<fo:block role='H2'>x</fo:block>",
     "heading level skipped: H2 follows no heading", true},
    {"skipped heading", "", "",
     "<fo:block role='H1'>x</fo:block>\n<fo:block role='H3'>x</fo:block>",
     "test.fo:2: error: heading level skipped: H3 follows H1", true},
    {"no master", "master-reference='m'", "master-reference='n'", "<fo:block>x</fo:block>",
     "there is no page master 'n'", true},
    {"no room", "<fo:region-body/>", "<fo:region-body margin='150pt'/>", "<fo:block>x</fo:block>",
     "leaves no room for text", true},
    {"object", "", "", "<fo:float><fo:block>x</fo:block></fo:float><fo:float/>",
     "float: is an object that is not supported", false},
    {"property", "", "", "<fo:block clip='auto'>x</fo:block><fo:block clip='auto'>x</fo:block>",
     "clip: is a property that is not supported", false},
    {"value", "", "", "<fo:block space-before='wide'>x</fo:block>",
     "space-before: has a value that is not understood", false},
    {"glyph", "", "", "<fo:block>\n<fo:inline>a\xF3\xB0\x80\x80</fo:inline></fo:block>",
     "test.fo:2: error: U+F0000: no font has this character, in “a", true},
    {"glyph replaced", " xml:lang",
     " xmlns:fx='urn:mou:fo' fx:missing-characters='replace' xml:lang",
     "<fo:block>\n<fo:inline>a\xF3\xB0\x80\x80</fo:inline></fo:block>",
     "test.fo:2: warning: U+F0000: no font has this character; shown as", false},
    {"picture without words", "", "", "<fo:block>\n<fo:external-graphic src='a.png'/></fo:block>",
     "test.fo:2: error: the picture a.png has no alternative text", true},
    {"picture not there", " xml:lang", " xmlns:fx='urn:mou:fo' xml:lang",
     "<fo:block><fo:external-graphic src='not-there.png' fx:alt-text='A seal'/></fo:block>",
     "test.fo:1: error: the picture not-there.png is not there; check its name", true},
    {"field without label", " xml:lang", " xmlns:fx='urn:mou:fo' xml:lang",
     "<fo:block>\n<fx:field name='a'/></fo:block>",
     "test.fo:2: error: the field a does not say what belongs in it", true},
    {"field twice", " xml:lang", " xmlns:fx='urn:mou:fo' xml:lang",
     "<fo:block><fx:field name='a' label='A'/><fx:field name='a' label='B'/></fo:block>",
     "the field a stands here a second time", true},
    {"field of no kind", " xml:lang", " xmlns:fx='urn:mou:fo' xml:lang",
     "<fo:block><fx:field type='radio' name='a' label='A'/></fo:block>",
     "the field a is of no kind that there is; one of text", true},
    {"attachment elsewhere", "<fo:declarations>",
     "<fo:declarations xmlns:fx='urn:mou:fo'><fx:attachment name='../a.xml'/>",
     "<fo:block>x</fo:block>", "an attachment has no usable name", true},
    {"picture elsewhere", "", "",
     "<fo:block><fo:external-graphic src='https://example.org/a.png' role='artifact'/></fo:block>",
     "nothing is fetched from a network", true},
    {"no picture", "", "",
     "<fo:block><fo:external-graphic src='Makefile' role='artifact'/></fo:block>",
     "the picture Makefile is neither PNG nor JPEG; save it anew", true},
    {"link", "", "",
     "<fo:block><fo:basic-link internal-destination='x'>y</fo:basic-link></fo:block>",
     "x: is linked to, but no object has this id", false},
    {"font", "", "", "<fo:block font-family='No Such Font'>x</fo:block>",
     "No Such Font: is a font that is not there; another is taken", false},
    {"small capitals", "", "",
     "<fo:block font-family='Liberation Sans' font-variant='small-caps'>x</fo:block>",
     "small-caps: the font has none", false},
    {"inline border", "", "",
     "<fo:block><fo:inline border='1pt solid red'>x</fo:inline></fo:block>",
     "inline: has border or padding within a line; left out", false},
    {"no room for lines", "", "",
     "<fo:block>\n<fo:block start-indent='400pt'>x</fo:block></fo:block>",
     "test.fo:2: warning: block: has no room for its lines", false},
    {"wide table", "", "",
     "<fo:table><fo:table-column column-width='400pt'/><fo:table-body><fo:table-row>"
     "<fo:table-cell><fo:block>x</fo:block></fo:table-cell></fo:table-row></fo:table-body>"
     "</fo:table>",
     "table: is wider than the room for it", false},
    {"wider table", "", "",
     "<fo:table width='900pt'><fo:table-body><fo:table-row>"
     "<fo:table-cell><fo:block>x</fo:block></fo:table-cell></fo:table-row></fo:table-body>"
     "</fo:table>",
     "table: is wider than the room for it", false},
    {"no wrapping", "", "",
     "<fo:block wrap-option='no-wrap'>The officer shall notify the principal before questioning a "
     "student at school, unless delay is dangerous to anyone who is there at the time.</fo:block>",
     "block: is not to wrap, and wider than its room", false},
    {"no such master", "master-reference='m'", "master-reference='n'", "<fo:block>x</fo:block>",
     "there is no page master 'n'; name one of those", true},
    {"container", "", "",
     "<fo:block-container height='40pt'><fo:block>x</fo:block></fo:block-container>",
     "block-container: is set as a block; its width, height", false},
    {"leader of text", "", "", "<fo:block><fo:leader leader-pattern='use-content'/></fo:block>",
     "leader-pattern: has a value that is not understood", false},
    {"overflow", "", "", "<fo:block overflow='hidden'>x</fo:block>",
     "overflow: has a value that is not understood", false},
    {"column border", "", "",
     "<fo:table><fo:table-column border='1pt solid red'/><fo:table-body><fo:table-row>"
     "<fo:table-cell><fo:block>x</fo:block></fo:table-cell></fo:table-row></fo:table-body>"
     "</fo:table>",
     "table-column: has borders; left out", false},
    {"region nobody has", "<fo:flow ",
     "<fo:static-content flow-name='edge'><fo:block>x</fo:block></fo:static-content><fo:flow ",
     "<fo:block>x</fo:block>", "edge: no page has such a region", false},
    {"page position", "<fo:page-sequence ", "<fo:page-sequence force-page-count='end-on-odd' ",
     "<fo:block clip='auto'>x</fo:block>", "clip: is a property that is not supported", false},
    {"role", "", "", "<fo:block role='Clause'>x</fo:block>", "Clause: is no structure type of PDF",
     false},
};

static void
put_changed(struct buf *out, const char *from, const char *to)
{
    const char *at = *from != '\0' ? strstr(head, from) : NULL;
    if (at == NULL) {
        assert_int_equal(*from, '\0');
        buf_puts(out, head);
        return;
    }
    buf_add(out, head, (size_t)(at - head));
    buf_puts(out, to);
    buf_puts(out, at + strlen(from));
}

static void
test_faults(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct buf fo = {0}, said = {0}, pdf = {0};
        struct diag diag = {.capture = &said};
        put_changed(&fo, faults[i].from, faults[i].to);
        buf_puts(&fo, faults[i].body);
        buf_puts(&fo, tail);
        xmlDoc *xml = xml_read_memory(fo.bytes, fo.length, "test.fo", &diag, STATUS_INPUT);
        struct typesetter *typesetter = typesetter_new(".", &diag);
        assert_non_null(xml);
        int result = typeset(typesetter, xml, "test.fo", &pdf, &diag);
        if ((result != 0) != faults[i].refused || strstr(buf_text(&said), faults[i].said) == NULL)
            fail_msg("%s: %d: %s", faults[i].change, result, buf_text(&said));
        assert_int_equal(diag.errors + diag.warnings, 1);
        assert_int_equal(pdf.length == 0, faults[i].refused);
        typesetter_free(typesetter);
        xmlFreeDoc(xml);
        buf_free(&fo);
        buf_free(&said);
        buf_free(&pdf);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_widows),    cmocka_unit_test(test_keeps),
        cmocka_unit_test(test_breaks),    cmocka_unit_test(test_spaces),
        cmocka_unit_test(test_tables),    cmocka_unit_test(test_padding),
        cmocka_unit_test(test_citations), cmocka_unit_test(test_labels),
        cmocka_unit_test(test_faults)};
    xml_init();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xml_done();
    return failed;
}
