/* import: which line breaks only wrap a paragraph. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "import/chunk.h"

static char *
paragraphs_of(struct lines *lines)
{
    struct chunks chunks = {0};
    struct buf out = {0};
    chunks_make(&chunks, lines);
    for (size_t i = 0; i < chunks.count; i++) {
        buf_puts(&out, i > 0 ? "\n" : "");
        for (size_t k = 0; k < chunks.list[i].length; k++)
            buf_putc(&out, chunks.list[i].text[k] == '\n' ? '+' : chunks.list[i].text[k]);
    }
    chunks_free(&chunks);
    lines_free(lines);
    return buf_take(&out);
}

/* + stands where lines are joined. */
static const struct {
    const char *what, *text, *paragraphs;
} texts[] = {
    {"an editor's lines, no blank ones: one that leaves room ends its paragraph",
     "Agreement on Officers in Our Schools: Answers\n"
     "The police department and the schools agree on these answers, which\n"
     "replace those of last year.\n"
     "The officer serves the whole year. The officer comes to school each day\n"
     "of the year.\n"
     "The officer does not take part in searches. Staff do not ask for it.\n"
     "Q4. Who pays?\n"
     "A. The city pays.\n",
     "Agreement on Officers in Our Schools: Answers\n"
     "The police department and the schools agree on these answers, which+"
     "replace those of last year.\n"
     "The officer serves the whole year. The officer comes to school each day+"
     "of the year.\n"
     "The officer does not take part in searches. Staff do not ask for it.\n"
     "Q4. Who pays?\n"
     "A. The city pays."},
    {"a heading behind a line that is full",
     "The officer serves the whole year and comes to school on every day that\n"
     "it is in session, and on others when asked to do so by the principal.\n"
     "What the officer does not do\n"
     "The officer does not search.\n",
     "The officer serves the whole year and comes to school on every day that+"
     "it is in session, and on others when asked to do so by the principal.\n"
     "What the officer does not do\n"
     "The officer does not search."},
    {"blank lines part paragraphs: then a line may be short",
     "The officer serves the whole year and comes to school on every day that\n"
     "it is in session. If somebody is about to be hurt, the officer helps.\n"
     "Nobody else does, and\n"
     "nobody has to.\n\n"
     "The officer leaves when school ends for the summer, and the keys stay\n"
     "with the principal.\n",
     "The officer serves the whole year and comes to school on every day that+"
     "it is in session. If somebody is about to be hurt, the officer helps.+"
     "Nobody else does, and+nobody has to.\n"
     "The officer leaves when school ends for the summer, and the keys stay+"
     "with the principal."},
    {"a bracket that the next line closes",
     "SROs should not arrest a student on campus when it can wait (see Policy\n"
     "432).\nThey tell the principal.\n",
     "SROs should not arrest a student on campus when it can wait (see Policy+"
     "432).\nThey tell the principal."},
    {"a form of lines, none of which breaks off",
     "SCHOOL OFFICER FORM\nAgency: Riverton Police Department\n"
     "District: Riverton Unified School District\nSchool: Elm Street\nHours: seven\nPay: half\n"
     "Car: none\nDesk: one\nTelephone: one\nTerm: from ____ to ____\n"
     "Signature: ____________ Date: ____\nSignature: ____________ Date: ____\n",
     "SCHOOL OFFICER FORM\nAgency: Riverton Police Department\n"
     "District: Riverton Unified School District\nSchool: Elm Street\nHours: seven\nPay: half\n"
     "Car: none\nDesk: one\nTelephone: one\nTerm: from ____ to ____\n"
     "Signature: ____________ Date: ____\nSignature: ____________ Date: ____"},
};

static void
texts_become_paragraphs(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct lines lines = {0};
        lines_split(&lines, texts[i].text, strlen(texts[i].text));
        char *shown = paragraphs_of(&lines);
        if (strcmp(shown, texts[i].paragraphs) != 0)
            print_error("%s\n", texts[i].what);
        assert_string_equal(shown, texts[i].paragraphs);
        free(shown);
    }
}

/* Printed lines: how far each one reaches, of LINE_FULL. */
static const struct {
    const char *text;
    size_t widths[8];
    const char *paragraphs;
} pages[] = {
    {"Who we are\n\nThis agreement is between the police and Fenwick Public Schools\n"
     "(the District).\n\nMoney\n\nThe officer works from 7:30 a.m. to\n3:30 p.m.\n",
     {20, 0, 99, 15, 0, 9, 0, 97},
     "Who we are\nThis agreement is between the police and Fenwick Public Schools+(the District).\n"
     "Money\nThe officer works from 7:30 a.m. to+3:30 p.m."},
    {"The department will:\n\nassign an officer;\nkeep the file; and\nnot let the officer "
     "search.\n",
     {30, 0, 31, 32, 41},
     "The department will:\nassign an officer;\nkeep the file; and\nnot let the officer search."},
};

static void
pages_wrap_at_their_margins(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct lines lines = {0};
        lines_split(&lines, pages[i].text, strlen(pages[i].text));
        for (size_t k = 0; k < lines.count; k++)
            lines.list[k].width = lines.list[k].length == 0 ? 0
                                  : k < 8                   ? pages[i].widths[k]
                                                            : lines.list[k].length;
        char *shown = paragraphs_of(&lines);
        assert_string_equal(shown, pages[i].paragraphs);
        free(shown);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_become_paragraphs),
        cmocka_unit_test(pages_wrap_at_their_margins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
