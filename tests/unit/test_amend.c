/* Sentences of amendments: what they do, and to which place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "import/amend_words.h"

static const struct {
    const char *text;
    enum amend_act act;
    const char *place, *new_text;
} cases[] = {
    {"Section 6(g) (cafeteria) is struck out and this is put in its place: \"(g) not be given "
     "lunch duty.\"",
     AMEND_REPLACE, "6/g", "(g) not be given lunch duty."},
    {"Section 4 (Term) is hereby amended to read in its entirety as follows: \xE2\x80\x9CThis "
     "Agreement ends June 30, 2028.\xE2\x80\x9D",
     AMEND_REPLACE, "4", "This Agreement ends June 30, 2028."},
    {"Section 4, entitled \"Term,\" is deleted in its entirety and replaced with the following: "
     "\"The term is one year.\"",
     AMEND_REPLACE, "4", "The term is one year."},
    {"Paragraph 3.2 (b) shall be deleted.", AMEND_STRIKE, "3.2/b", ""},
    {"Paragraph (c) of Section 8 is hereby repealed.", AMEND_STRIKE, "8/c", ""},
    {"Article IV, Section 2 is deleted and replaced with the following:", AMEND_REPLACE, "iv/2",
     ""},
    {"Delete Section IV.B.3.", AMEND_STRIKE, "iv.b.3", ""},
    {"Delete Section 9 and insert: \"The City pays.\"", AMEND_REPLACE, "9", "The City pays."},
    {"Replace Section 12 with: \"Notice is by mail.\"", AMEND_REPLACE, "12", "Notice is by mail."},
    {"Section 2 is changed to read: \"The City will supply two officers.\" Each is meant by "
     "\"Officer.\"",
     AMEND_REPLACE, "2", "The City will supply two officers."},
    {"This is added to Section 6: \"(l) advise clubs.\"", AMEND_ADD, "6", "(l) advise clubs."},
    {"The following is added at the end of Section 6: \"It is so.\"", AMEND_ADD, "6", "It is so."},
    {"New Section 30: \"Evaluation. Each June they meet.\"", AMEND_NEW, "30",
     "Evaluation. Each June they meet."},
    {"Section 25 is changed so that the Contract runs to June 30, 2027.", AMEND_PART, "25", ""},
    {"In Section 5 the words \"ten days\" are replaced by \"five days\".", AMEND_PART, "5",
     "five days"},
    {"Section 3 is amended by adding a second officer.", AMEND_PART, "3", ""},
    {"Section 7 is otherwise unchanged.", AMEND_NONE, "7", ""},
    {"Section 7 may be deleted by the parties in writing.", AMEND_NONE, "7", ""},
    {"If Section 7 is struck down by a court, the rest stands.", AMEND_NONE, "7", ""},
    {"Records are kept as Section 48.981 requires.", AMEND_NONE, "48.981", ""},
    {"The officer shall be removed from the school under Section 9.", AMEND_NONE, "9", ""},
    {"The parties amend the Agreement as follows:", AMEND_NONE, "", ""},
};

static void
test_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct amend_words words;
        char place[100] = "", text[200] = "";
        amend_words_read(cases[i].text, &words);
        for (int part = 0; part < words.place.parts; part++)
            snprintf(place + strlen(place), sizeof place - strlen(place), part > 0 ? "/%s" : "%s",
                     words.place.label[part]);
        snprintf(text, sizeof text, "%.*s", (int)(words.quote_end - words.quote),
                 cases[i].text + words.quote);
        if (words.act != cases[i].act || strcmp(place, cases[i].place) != 0 ||
            strcmp(text, cases[i].new_text) != 0)
            fail_msg("%s: act %d, place %s, text %s", cases[i].text, (int)words.act, place, text);
    }
}

/* Anything may stand in a file. */
static void
test_odd_text(void **state)
{
    static const char *const texts[] = {
        "",
        "\"",
        "Section",
        "Section ",
        "\xC2\xA7",
        "\xC2\xA7 ",
        "Section 6(",
        "Section 6()",
        "Section (((((",
        "\xE2\x80\x9C\xE2\x80\x9D",
        "Section 1(a)(b)(c)(d)(e)(f)",
        "New Section ",
        "Section 1 of Section 2 of Section 3 of Section 4 of Section 5 of Section 6 is deleted",
        "Section 12345678901234567890 is deleted",
        "Delete Section",
        "\" Section 4 is deleted"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct amend_words words;
        amend_words_read(texts[i], &words);
        assert_true(words.place.parts <= AMEND_PARTS);
        assert_true(words.quote <= words.quote_end && words.quote_end <= strlen(texts[i]));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sentences),
                                       cmocka_unit_test(test_odd_text)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
