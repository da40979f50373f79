/* Where lines end: what stays together with a number, how paragraphs end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "typeset_set.h"

/* How many lines end in `words`, over texts that begin a little further to the right each time. */
static int
count_ends(const char *text, const char *words)
{
    int found = 0;
    struct buf line = {0};
    struct set *set = set_begin();
    for (int indent = 0; indent < 200; indent += 2)
        buf_putf(&set->fo,
                 "<fo:block text-align='justify' text-indent='%dpt'>The officer and the principal "
                 "of a school meet at least once a month, and %s, as the policy of the district "
                 "asks of everybody who takes part.</fo:block>",
                 indent, text);
    set_end(set);
    for (size_t page = 0; page < set->pages.count; page++)
        for (size_t i = 0; i < set->pages.pages[page].count; i++) {
            char *said = mem_strdup(text_of(set->pages.pages[page].boxes[i].box->line, &line));
            size_t length = strlen(said);
            while (length > 0 && said[length - 1] == ' ')
                said[--length] = '\0';
            found += length >= strlen(words) && strcmp(said + length - strlen(words), words) == 0;
            free(said);
        }
    buf_free(&line);
    set_free(set);
    return found;
}

static void
test_ties(void **state)
{
    static const struct {
        const char *text, *end;
        int most;
    } cases[] = {
        {"under \u00A7 48902 of the Code", "\u00A7", 0},
        {"under \u00A7\u00A7 48902 to 48904", "\u00A7\u00A7", 0},
        {"what Section 17 of this Agreement says", "Section", 1},
        {"what Exhibit A of this Agreement says", "Exhibit", 1},
        {"at the latest on July 1 of each year", "July", 1},
        {"within 45 days of the end of school", "45", 1},
        {"within thirty (30) days of the end of school", "(30)", 1},
        {"it ends within thirty (30) days. What follows", "(30)", 1},
        {"as 34 CFR 99.8 and other rules say", "34", 1},
        {"as 34 CFR 99.8 and other rules say", "CFR", 1},
        {"as Dr. Ortiz said", "Dr.", 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int found = count_ends(cases[i].text, cases[i].end);
        if (found > cases[i].most)
            fail_msg("%d lines end in \"%s\"", found, cases[i].end);
    }
    assert_true(count_ends("within limits of the end of school", "limits") > 0);
}

/* In justified text a line that ends in a point or a hyphen is wider than the others, by less than
 * that sign. */
static void
test_hanging(void **state)
{
    struct buf text = {0};
    int even = 0, hung = 0;
    (void)state;
    struct set *set = set_begin();
    for (int indent = 0; indent < 100; indent += 5)
        buf_putf(
            &set->fo,
            "<fo:block text-align='justify' hyphenate='true' text-indent='%dpt'>Officers, "
            "principals, teachers, parents, students, and neighbors meet, talk, listen, learn, "
            "agree, write it down, and understand one another considerably better, at least "
            "occasionally, than without such a meeting, which is the point of it.</fo:block>",
            indent);
    set_end(set);
    for (size_t page = 0; page < set->pages.count; page++)
        for (size_t i = 0; i + 1 < set->pages.pages[page].count; i++) {
            if (!set->pages.pages[page].boxes[i + 1].box->goes_on)
                continue;
            const struct line *line = set->pages.pages[page].boxes[i].box->line;
            const char *said = text_of(line, &text);
            size_t length = strcspn(said, "\n");
            while (length > 0 && said[length - 1] == ' ')
                length--;
            int32_t over = line->x + line->width - 300000;
            bool hangs = length > 1 && (strchr(",.;", said[length - 1]) != NULL ||
                                        memcmp(said + length - 2, "\u00AD", 2) == 0);
            assert_in_range(over + 10, hangs ? 500 : 0, hangs ? 3000 : 20);
            hung += hangs;
            even += !hangs;
        }
    assert_true(hung > 5 && even > 5);
    buf_free(&text);
    set_free(set);
}

/* Whether the line is one word, and how wide its spaces are. */
static bool
one_word(const struct line *line, int32_t *space)
{
    *space = 0;
    for (size_t i = 1; i + 1 < line->count; i++)
        if (line->pieces[i].kind == PIECE_SPACE && line->pieces[i].width > 0)
            *space = line->pieces[i].width;
    return *space == 0;
}

/* Letters that give way a little leave paragraphs without a lonely last word, and spaces alike. */
static void
test_even(void **state)
{
    int ends = 0, lines = 0, uneven = 0;
    (void)state;
    struct set *set = set_begin();
    for (int indent = 0; indent < 200; indent += 2)
        buf_putf(&set->fo,
                 "<fo:block text-align='justify' hyphenate='true' text-indent='%dpt'>The officer "
                 "and the principal of a school meet at least once a month, and on the day after "
                 "an arrest, to speak about what happened and what would have prevented it, as "
                 "the policy of the district asks of both.</fo:block>",
                 indent);
    set_end(set);
    for (size_t page = 0; page < set->pages.count; page++)
        for (size_t i = 0; i + 1 < set->pages.pages[page].count; i++) {
            const struct line *line = set->pages.pages[page].boxes[i].box->line;
            int32_t space;
            bool alone = one_word(line, &space);
            if (set->pages.pages[page].boxes[i + 1].box->goes_on) {
                lines++;
                uneven += space < 1600 || space > 3200;
                assert_in_range(line->widened + 20, 0, 40);
            } else {
                ends += alone;
            }
        }
    assert_in_range(ends, 0, 2);
    assert_in_range(uneven, 0, lines / 10);
    set_free(set);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_ties), cmocka_unit_test(test_hanging),
                                       cmocka_unit_test(test_even)};
    xml_init();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xml_done();
    return failed;
}
