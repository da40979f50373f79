/* agreement/sentence: where sentences end, and the <s> elements. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/sentence.h"
#include "base/xml.h"

/* "|" marks where a sentence must end; the text is what is left without the marks. */
static const char *const cases[] = {
    "The SRO shall report.| The Chief shall answer.| No other rule applies.",
    "Thirty (30) days' notice under Section 6.| The Board pays.",
    "The SRO acts under Tex. Educ. Code § 37.08 and Cal. Welf. & Inst. Code § 827.| Write to the "
    "District, Attn. Superintendent.",
    "See O.C.G.A. § 20-2-1183 and 20 U.S.C. § 1232g for more.| The Board agrees.",
    "Dr. Omar Teague, Ph.D., and Marion F. Oglesby, Jr., sign.| They date it.",
    "School runs from 7:15 a.m. until 3:45 p.m. on each day.| Buses leave at 4 p.m.| The SRO "
    "waits.",
    "Riverton School District No. 14, Sec. 3, and Art. IV apply.| It is so.",
    "No.| A talk has to be okayed.| No. 5 is the exception.",
    "No SRO may (a) search; (b) question; or (c) cite.| However, an emergency is different.",
    "He said “Stop.”| The officer stopped.",
    "A rule (see Table 1).| Another rule.",
    "It costs $1,250.50 in all.| The City pays 7.5 percent.",
    "Who signs?| The Mayor!| Nobody else.",
    "Acme Security, Inc., guards the gate.| It is hired by Acme Security, Inc.| The District pays.",
    "As used in Exhibit A.| The SRO stays.",
    "As used in\xC2\xA0"
    "Exhibit\xC2\xA0"
    "A.| The SRO stays.",
    "The Code forbids it as a minor misdemeanor.¹| Arrest: taking a student into custody.",
    "The principal decides.|The officer waits.| Both write.",
    "The Penal Code.Foundation of it is known.| Under the Code.|The officer waits.",
    "Write to superintendent@example.org or see example.org.| Call 555-0142.",
    "1. As used in this Agreement, words count.| (1) Approve.| (2) Decline.",
    "Contents .......... 12",
    "Jan. 5 and Sept. 9 are holidays, e.g. Labor Day.",
    "Use e.g. a warning, i.e. words, etc.| The SRO decides.",
    "The hearing is in the U.S. District Court.| In the U.S.| The law governs.",
    "Warnings under Miranda v. Arizona come first.| Part v. The next part.",
    "the words end",
    "",
};

static void
sentences_end_where_marked(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf text = {0}, cut = {0};
        for (const char *p = cases[i]; *p != '\0'; p++)
            if (*p != '|')
                buf_putc(&text, *p);
        for (size_t at = 0; at < text.length;) {
            size_t end = sentence_end(text.bytes, text.length, at);
            assert_true(end > at);
            buf_add(&cut, text.bytes + at, end - at);
            if (end < text.length)
                buf_putc(&cut, '|');
            at = end;
            while (at < text.length && text.bytes[at] == ' ') {
                buf_putc(&cut, ' ');
                at++;
            }
        }
        assert_string_equal(buf_text(&cut), cases[i]);
        buf_free(&text);
        buf_free(&cut);
    }
}

static char *
divided(const char *xml, long page, long line)
{
    struct diag diag = {0};
    xmlDoc *doc = xml_read_memory(xml, strlen(xml), "test", &diag, STATUS_INPUT);
    assert_non_null(doc);
    struct sentence_place place = {.page = page, .line = line};
    sentence_divide(xmlDocGetRootElement(doc), &place);
    struct buf out = {0};
    xml_write(doc, &out, false);
    xmlFreeDoc(doc);
    char *body = strdup(strstr(out.bytes, "?>\n") + 3);
    body[strlen(body) - 1] = '\0';
    buf_free(&out);
    return body;
}

static void
elements_fold_space_and_know_their_line(void **state)
{
    (void)state;
    char *out = divided("<para>One  two.\nThree\nfour. Five.</para>", 0, 7);
    assert_string_equal(out, "<para><s line=\"7\">One two.</s>\n<s line=\"8\">Three four.</s>\n"
                             "<s line=\"9\">Five.</s></para>");
    free(out);
    out = divided("<para>One. Two\xE2\x80\xA9three. Four.</para>", 2, 0);
    assert_string_equal(out, "<para><s page=\"2\">One.</s>\n<s page=\"2\">Two three.</s>\n"
                             "<s page=\"3\">Four.</s></para>");
    free(out);
}

static void
inline_elements_stay_whole(void **state)
{
    (void)state;
    char *out = divided(
        "<para>The <term>Riverton Dept. The City</term> pays. See <ref to=\"a\">4. Cost</ref>."
        " <blank question=\"q\"/></para>",
        0, 0);
    assert_string_equal(out,
                        "<para><s>The <term>Riverton Dept. The City</term> pays.</s>"
                        "\n<s>See <ref to=\"a\">4. Cost</ref>. <blank question=\"q\"/></s></para>");
    free(out);
    out = divided("<para><blank question=\"q\"/></para>", 0, 0);
    assert_string_equal(out, "<para><s><blank question=\"q\"/></s></para>");
    free(out);
}

static void
dividing_again_changes_nothing(void **state)
{
    (void)state;
    const char *once =
        "<para><s page=\"1\" line=\"3\">One.</s>\n<s page=\"2\" line=\"5\">Two three.</s></para>";
    const char *read = "<para><s page=\"1\" line=\"3\">One.<act force=\"is\" does=\"x\"/></s>"
                       "<s page=\"2\" line=\"5\" lead=\"L:\">Two three.</s></para>";
    char *out = divided(read, 1, 3);
    assert_string_equal(out, once);
    free(out);
}

/* The spaces that division puts between sentences end none that did not end before. */
static void
every_case_divides_again_as_it_did(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
        xmlNode *para = xmlNewDocNode(doc, NULL, (const xmlChar *)"para", NULL);
        struct sentence_place place = {0};
        struct buf text = {0}, once = {0}, twice = {0};
        xmlDocSetRootElement(doc, para);
        for (const char *p = cases[i]; *p != '\0'; p++)
            if (*p != '|')
                buf_putc(&text, *p);
        xml_append(para, buf_text(&text));
        sentence_divide(para, &place);
        xml_write(doc, &once, false);
        sentence_divide(para, &place);
        xml_write(doc, &twice, false);
        assert_string_equal(buf_text(&once), buf_text(&twice));
        buf_free(&text);
        buf_free(&once);
        buf_free(&twice);
        xmlFreeDoc(doc);
    }
}

static void
endless_sentences_are_cut_at_gaps(void **state)
{
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < 20000; i++)
        buf_puts(&text, "word ");
    size_t at = 0, pieces = 0;
    while (at < text.length) {
        size_t end = sentence_end(text.bytes, text.length, at);
        assert_true(end > at && end - at <= SENTENCE_LIMIT);
        at = end;
        pieces++;
    }
    assert_true(pieces >= text.length / SENTENCE_LIMIT);
    buf_free(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_where_marked),
        cmocka_unit_test(elements_fold_space_and_know_their_line),
        cmocka_unit_test(inline_elements_stay_whole),
        cmocka_unit_test(dividing_again_changes_nothing),
        cmocka_unit_test(every_case_divides_again_as_it_did),
        cmocka_unit_test(endless_sentences_are_cut_at_gaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
