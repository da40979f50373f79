/* Fonts: families and fallback, shaping, subsets; hyphenation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/xml.h"
#include "typeset/hyphen.h"
#include "typeset/shape.h"

struct tools {
    struct diag diag;
    struct fonts *fonts;
    struct shaper *shaper;
};

static int
set_up(void **state)
{
    struct tools *tools = mem_alloc(sizeof *tools);
    xml_init();
    tools->fonts = fonts_new(".", &tools->diag);
    tools->shaper = shaper_new();
    *state = tools;
    return tools->fonts != NULL ? 0 : -1;
}

static int
tear_down(void **state)
{
    struct tools *tools = *state;
    shaper_free(tools->shaper);
    fonts_free(tools->fonts);
    free(tools);
    xml_done();
    return 0;
}

static const struct font_set *
serif(struct tools *tools)
{
    return fonts_set(tools->fonts, "Gentium Book Plus, serif", 400, false, false, &tools->diag);
}

static void
test_families(void **state)
{
    static const struct {
        const char *families;
        int weight;
        bool italic;
        const char *name;
    } cases[] = {
        {"Gentium Book Plus", 400, false, "GentiumBookPlus"},
        {"'Gentium Book Plus'", 700, false, "GentiumBookPlus-Bold"},
        {"gentium book plus", 600, true, "GentiumBookPlus-BoldItalic"},
        {"No Such Face, Liberation Sans", 400, true, "LiberationSans-Italic"},
        {"monospace", 400, false, "LiberationMono"},
        {"", 400, false, "GentiumBookPlus"},
    };
    struct tools *tools = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct font_set *set = fonts_set(tools->fonts, cases[i].families, cases[i].weight,
                                               cases[i].italic, false, &tools->diag);
        assert_non_null(set);
        assert_string_equal(set->faces[0]->name, cases[i].name);
    }
    assert_ptr_equal(serif(tools), serif(tools));
}

/* ☐ is in no text face: the fallback has it, in a segment of its own. */
static void
test_fallback(void **state)
{
    struct tools *tools = *state;
    const struct word *word = shape_word(tools->shaper, serif(tools), "a☐b", 5);
    assert_int_equal(word->segment_count, 3);
    assert_string_equal(word->segments[1].face->name, "DejaVuSans");
    assert_int_equal(word->missing, 0);
    word = shape_word(tools->shaper, serif(tools), "\xF3\xB0\x80\x80", 4);
    assert_int_equal(word->missing, 0xF0000);
    const struct segment *segment = &word->segments[0];
    assert_string_equal(segment->face->glyphs[segment->glyphs[0].index].text, "\uFFFD");
}

/* One glyph for two letters stands for both of them; another place for the same word is the same
 * word. */
static void
test_text_of_glyphs(void **state)
{
    struct tools *tools = *state;
    static const char *const words[] = {"office", "“difficult”", "naïve", "Łódź", "e\u0301"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const struct word *word =
            shape_word(tools->shaper, serif(tools), words[i], strlen(words[i]));
        struct buf text = {0};
        int32_t width = 0;
        for (size_t s = 0; s < word->segment_count; s++)
            for (size_t g = 0; g < word->segments[s].count; g++) {
                const struct placed_glyph *glyph = &word->segments[s].glyphs[g];
                buf_puts(&text, word->segments[s].face->glyphs[glyph->index].text);
                width += word->segments[s].face->glyphs[glyph->index].width + glyph->kern;
            }
        assert_string_equal(buf_text(&text), words[i]);
        assert_int_equal(width, word->width);
        assert_int_equal(word_width_before(word, strlen(words[i])), word->width);
        assert_ptr_equal(word, shape_word(tools->shaper, serif(tools), words[i], strlen(words[i])));
        buf_free(&text);
    }
    const struct word *hyphen = shape_hyphen(tools->shaper, serif(tools)),
                      *minus = shape_word(tools->shaper, serif(tools), "-", 1);
    const struct face *face = hyphen->segments[0].face;
    const struct glyph_text *soft = &face->glyphs[hyphen->segments[0].glyphs[0].index],
                            *hard = &face->glyphs[minus->segments[0].glyphs[0].index];
    assert_int_equal(soft->glyph, hard->glyph);
    assert_string_equal(soft->text, "\u00AD");
    assert_string_equal(hard->text, "-");
}

static void
test_kerning(void **state)
{
    struct tools *tools = *state;
    const struct word *pair = shape_word(tools->shaper, serif(tools), "To", 2),
                      *t = shape_word(tools->shaper, serif(tools), "T", 1),
                      *o = shape_word(tools->shaper, serif(tools), "o", 1);
    assert_true(pair->width < t->width + o->width);
}

static void
test_subset(void **state)
{
    struct tools *tools = *state;
    struct face *face = serif(tools)->faces[0];
    uint32_t glyphs[] = {face_has(face, 'a'), face_has(face, 0xE9), face_has(face, 'a')};
    uint16_t ids[3];
    struct buf file = {0}, again = {0};
    assert_int_equal(face_subset(face, glyphs, 3, ids, &file), 0);
    assert_int_equal(ids[0], ids[2]);
    assert_int_not_equal(ids[0], ids[1]);
    assert_int_not_equal(ids[0], 0);
    assert_in_range(file.length, 500, 20000);
    assert_memory_equal(file.bytes, "\0\1\0\0", 4);
    assert_int_equal(face_subset(face, glyphs, 3, ids, &again), 0);
    assert_int_equal(file.length, again.length);
    assert_memory_equal(file.bytes, again.bytes, file.length);
    buf_free(&file);
    buf_free(&again);
}

static void
test_hyphenation(void **state)
{
    static const struct {
        const char *word, *divided;
    } cases[] = {{"responsibility", "re-spon-si-bil-ity"},
                 {"superintendent", "su-per-in-ten-dent"},
                 {"school", "school"},
                 {"Officer", "Officer"},
                 {"NASRO", "NASRO"},
                 {"days", "days"},
                 {"42", "42"}};
    struct tools *tools = *state;
    struct hyphenator *hyphenator = hyphenator_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *word = cases[i].word;
        char *hyphens = hyphenate(hyphenator, "en-US", word, strlen(word), &tools->diag);
        struct buf divided = {0};
        for (size_t at = 0; word[at] != '\0'; at++) {
            buf_putc(&divided, word[at]);
            if (*hyphens != '\0' && (hyphens[at] - '0') % 2 == 1)
                buf_putc(&divided, '-');
        }
        assert_string_equal(buf_text(&divided), cases[i].divided);
        buf_free(&divided);
        free(hyphens);
    }
    struct buf said = {0};
    struct diag diag = {.capture = &said};
    for (int twice = 0; twice < 2; twice++) {
        char *none = hyphenate(hyphenator, "xx-XX", "responsibility", 14, &diag);
        assert_string_equal(none, "");
        free(none);
    }
    assert_int_equal(diag.warnings, 1);
    buf_free(&said);
    hyphenator_free(hyphenator);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_families),       cmocka_unit_test(test_fallback),
        cmocka_unit_test(test_text_of_glyphs), cmocka_unit_test(test_kerning),
        cmocka_unit_test(test_subset),         cmocka_unit_test(test_hyphenation)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
