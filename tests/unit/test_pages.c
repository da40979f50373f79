/* import: words with their places, and the lines that people read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "import/ocr.h"
#include "import/pdf_words.h"
#include "import/picture.h"
#include "import/sheet_lines.h"

/* "x y words" a line, in points, six to a letter; "=" begins a page, "~" widens the space before a
 * word, "<" makes words overlap. What a PDF reader would say of it. */
static void
print_boxes(const char *spec, struct buf *out)
{
    buf_puts(out, "<html><body><doc>\n");
    for (const char *line = spec; *line != '\0'; line += *line == '\n') {
        size_t length = strcspn(line, "\n");
        if (*line == '=') {
            buf_puts(out, "<page width=\"612.000000\" height=\"792.000000\">\n<flow><block>\n");
            line += length;
            continue;
        }
        char *next;
        double x = strtod(line, &next), y = strtod(next, &next);
        buf_puts(out, "<line>\n");
        while (next < line + length) {
            next += strspn(next, " ");
            x += *next == '~' ? 4 : *next == '<' ? -14 : 0;
            next += *next == '~' || *next == '<';
            size_t word = strcspn(next, " \n");
            double end = x + 6 * (double)word;
            buf_putf(out, "<word xMin=\"%f\" yMin=\"%f\" xMax=\"%f\" yMax=\"%f\">%.*s</word>\n", x,
                     y, end, y + 12, (int)word, next);
            next += word;
            x = end + 6;
        }
        buf_puts(out, "</line>\n");
        line += length;
    }
    buf_puts(out, "</doc></body></html>\n");
}

/* Lines as they were found: # furniture, ^ torn, - blank; | parts cells, / lines of a cell. */
static char *
show(const struct lines *lines)
{
    struct buf out = {0};
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->list[i];
        if (i > 0)
            buf_putc(&out, '\n');
        if (line->length == 0)
            buf_putc(&out, '-');
        if (line->furniture)
            buf_putc(&out, '#');
        if (line->torn)
            buf_putc(&out, '^');
        for (size_t k = 0; k < line->length; k++)
            buf_putc(&out, line->text[k] == '\t'   ? '|'
                           : line->text[k] == '\n' ? '/'
                                                   : line->text[k]);
    }
    return buf_take(&out);
}

static char *
lines_of(const char *boxes, size_t length)
{
    struct sheets pages = {0};
    struct buf text = {0};
    struct lines lines = {0};
    pdf_words_read(&pages, boxes, length);
    sheets_to_lines(&pages, &text, &lines);
    char *shown = show(&lines);
    lines_free(&lines);
    buf_free(&text);
    sheets_free(&pages);
    return shown;
}

/* Three full lines at that height. */
#define PROSE(y1, y2, y3)                                                                          \
    "72 " y1 " The officer meets the principal every month and speaks of what was seen there\n"    \
    "72 " y2 " and the principal tells the officer what the school expects of everybody here\n"    \
    "72 " y3 " while both keep records.\n"
#define PROSE_LINES                                                                                \
    "The officer meets the principal every month and speaks of what was seen there\n"              \
    "and the principal tells the officer what the school expects of everybody here\n"              \
    "while both keep records."

static const struct {
    const char *what, *spec, *lines;
} cases[] = {
    {"paragraphs stand apart", "=\n" PROSE("100", "114", "128") PROSE("154", "168", "182"),
     PROSE_LINES "\n-\n" PROSE_LINES},
    {"paragraphs of one line each, and one of two: the lines of a sentence tell their distance",
     "=\n72 100 The officer serves the school.\n72 128 The principal leads it every day.\n"
     "72 156 The city pays for all of it.\n72 184 The chief of police picks the officer and the\n"
     "72 198 principal agrees to it.\n72 226 This ends after a year.\n",
     "The officer serves the school.\n-\nThe principal leads it every day.\n-\n"
     "The city pays for all of it.\n-\nThe chief of police picks the officer and the\n"
     "principal agrees to it.\n-\nThis ends after a year."},
    {"numbers and bullets join their text",
     "=\n72 100 (a)\n108 100 The officer teaches.\n90 114 \xE2\x80\xA2\n120 114 It is so.\n"
     "90 128 o\n120 128 It was so.\n72 142 4.2\n108 142 It ends.\n",
     "(a) The officer teaches.\n\xE2\x80\xA2 It is so.\n\xE2\x80\xA2 It was so.\n4.2 It ends."},
    {"heads in the middle of their columns leave the rows little room",
     "=\n72 100 SRO shall\n160 100 SRO shall not\n72 128 teach\n130 128 discipline students\n"
     "72 156 report\n130 156 search a student for staff\n72 184 drive\n"
     "130 184 carry a rifle in class\n",
     "SRO shall|SRO shall not\nteach|discipline students\nreport|search a student for staff\n"
     "drive|carry a rifle in class"},
    {"rows of one line each stand farther apart than lines of text",
     "=\n" PROSE(
         "100", "114",
         "128") "72 160 teach the law\n174 160 discipline the students\n72 180 write reports\n"
                "174 180 search them for the staff\n72 200 wear uniforms\n"
                "174 200 carry rifles into classes\n",
     PROSE_LINES
     "\n-\nteach the law|discipline the students\n"
     "write reports|search them for the staff\nwear uniforms|carry rifles into classes"},
    {"cells in the middle of their rows, one of which spans two columns, are no columns of text",
     "=\n213 320 May search when there is a reason\n431 320 Shall not take part in it\n"
     "36 334 Searches of lockers\n213 334 for it and alone or with others who\n"
     "431 334 unless there is a danger\n213 348 know how it is done well by anyone\n431 348 to a "
     "life.\n"
     "431 366 Arrests only for a crime\n36 373 Arrests at school of whoever it may be and for "
     "what\n"
     "431 380 as a last resort, where no\n36 387 in the day or at night\n"
     "431 394 other way is left at all.\n213 412 Calls the parents before the talk\n"
     "431 419 Waits for the parents and\n36 426 Questioning of a student\n"
     "213 426 begins and stays in the same room\n431 433 tells of the rights.\n",
     "Searches of lockers|May search when there is a reason/for it and alone or with others who/"
     "know how it is done well by anyone|Shall not take part in it/unless there is a danger/to a "
     "life.\n"
     "Arrests at school of whoever it may be and for what/in the day or at night||"
     "Arrests only for a crime/as a last resort, where no/other way is left at all.\n"
     "Questioning of a student|Calls the parents before the talk/"
     "begins and stays in the same room|Waits for the parents and/"
     "tells of the rights."},
    {"columns of text, one after the other",
     "=\n72 60 This full line of text stands above both of the columns and it goes across them\n"
     "72 100 The officer serves the whole school\n330 100 to the principal who reads it with care\n"
     "72 114 and all of its students in equal parts\n330 114 and sends it on to the district soon\n"
     "72 128 while school is in session and never on\n330 128 where the clerk keeps it for years\n"
     "72 142 a day on which the schools are closed\n330 142 after which time it may be given away\n"
     "72 156 for whatever reason there may be then\n330 156 to anybody that asks for it in a "
     "letter\n"
     "72 170 and whoever may have given the order\n330 170 with the name of the person who asks\n"
     "72 184 and then the officer writes a report\n330 184 and the day on which it was written.\n",
     "This full line of text stands above both of the columns and it goes across them\n-\n"
     "The officer serves the whole school\nand all of its students in equal parts\n"
     "while school is in session and never on\na day on which the schools are closed\n"
     "for whatever reason there may be then\nand whoever may have given the order\n"
     "and then the officer writes a report\n^to the principal who reads it with care\n"
     "and sends it on to the district soon\nwhere the clerk keeps it for years\n"
     "after which time it may be given away\nto anybody that asks for it in a letter\n"
     "with the name of the person who asks\nand the day on which it was written."},
    {"the second column begins above the first",
     "=\n330 89 This line stands a little above\n"
     "72 100 The officer serves the whole school\n330 101 to the principal who reads it with care\n"
     "72 114 and all of its students in equal parts\n330 114 and sends it on to the district soon\n"
     "72 128 while school is in session and never on\n330 128 where the clerk keeps it for years\n"
     "72 142 a day on which the schools are closed\n330 142 after which time it may be given away\n"
     "72 156 for whatever reason there may be then\n330 156 to anybody that asks for it in a "
     "letter\n"
     "72 170 and whoever may have given the order\n330 170 with the name of the person who asks\n",
     "The officer serves the whole school\nand all of its students in equal parts\n"
     "while school is in session and never on\na day on which the schools are closed\n"
     "for whatever reason there may be then\nand whoever may have given the order\n"
     "^This line stands a little above\nto the principal who reads it with care\n"
     "and sends it on to the district soon\nwhere the clerk keeps it for years\n"
     "after which time it may be given away\nto anybody that asks for it in a letter\n"
     "with the name of the person who asks"},
    {"columns whose lines do not stand side by side, and a number apart from its heading",
     "=\n"
     "72 100 The officer serves the whole school\n330 107 to the principal who reads it with care\n"
     "72 114 and all of its students in equal parts\n330 121 and sends it on to the district soon\n"
     "72 128 while school is in session and never on\n330 135 where the clerk keeps it for years\n"
     "72 142 a day on which the schools are closed\n330 149 after which time it may be given away\n"
     "72 156 for whatever reason there may be then\n330 163 to anybody that asks for it in a "
     "letter\n"
     "72 170 and whoever may have given the order\n330 177 with the name of the person who asks\n"
     "72 184 2\n90 184 Records\n330 191 and the day on which it was written.\n",
     "The officer serves the whole school\nand all of its students in equal parts\nwhile school is "
     "in session and never on\na day on which the schools are closed\nfor whatever reason there "
     "may be then\nand whoever may have given the order\n2 Records\n^to the principal who reads "
     "it with care\nand sends it on to the district soon\nwhere the clerk keeps it for "
     "years\nafter which time it may be given away\nto anybody that asks for it in a letter\nwith "
     "the name of the person who asks\nand the day on which it was written."},
    {"a full line of a cell, near the next cell",
     "=\n72 100 Task\n200 100 Officer\n432 100 Head\n"
     "72 120 First\n200 120 The officer serves all of the schools\n432 120 The head calls him\n"
     "200 134 to the end of the day or longer now 9 ~and no one else\n"
     "72 160 Second\n200 160 An officer serves\n432 160 The head is told\n",
     "Task|Officer|Head\n"
     "First|The officer serves all of the schools/to the end of the day or longer now 9|The head "
     "calls him/and no one else\nSecond|An officer serves|The head is told"},
    {"words over each other, as on a page that was turned", "=\n72 100 One <two <three\n",
     "One two three"},
    {"capitals that are spaced out", "=\n72 100 D U T I E S\n72 130 A B or C\n",
     "DUTIES\n-\nA B or C"},
    {"heads that nearly touch stand over columns that are apart",
     "=\n72 100 Task\n220 100 Chief ~Principal ~Teacher\n"
     "72 120 Arrest of a student\n220 120 R\n262 120 C\n326 120 I\n"
     "72 140 Search of a bag\n220 140 N\n262 140 R\n326 140 C\n"
     "72 160 Notice to a parent\n220 160 C\n262 160 R\n326 160 I\n",
     "Task|Chief|Principal|Teacher\nArrest of a student|R|C|I\nSearch of a bag|N|R|C\n"
     "Notice to a parent|C|R|I"},
    {"columns of text on lines of their own, a title set in, lines to sign",
     "=\n330 89 4. Searches. An officer who searches\n"
     "96 100 AGREEMENT\n330 103 a student must have probable cause.\n"
     "72 128 1. Officer. The city assigns an officer\n330 131 5. Training. The officer completes "
     "some\n"
     "72 142 to the schools for the term of this one.\n330 145 hours of training before the first "
     "day\n"
     "72 156 and pays the officer for all this time.\n330 159 at the school, and then each year.\n"
     "72 184 2. Discipline. The schools discipline all\n330 187 6. Review. All of them meet each "
     "June\n"
     "72 198 of their students, and the officer none.\n330 201 and look at the numbers of that "
     "year.\n"
     "72 226 3. Arrest. An officer tells the school\n330 229 7. Term. Two years from the first "
     "day.\n"
     "72 240 before an arrest, unless it cannot wait.\n330 243 Schools: ________________\n",
     "AGREEMENT\n-\n1. Officer. The city assigns an officer\nto the schools for the term of this "
     "one.\n"
     "and pays the officer for all this time.\n-\n2. Discipline. The schools discipline all\n"
     "of their students, and the officer none.\n-\n3. Arrest. An officer tells the school\n"
     "before an arrest, unless it cannot wait.\n^4. Searches. An officer who searches\n"
     "a student must have probable cause.\n-\n5. Training. The officer completes some\n"
     "hours of training before the first day\nat the school, and then each year.\n-\n"
     "6. Review. All of them meet each June\nand look at the numbers of that year.\n-\n"
     "7. Term. Two years from the first day.\nSchools: ________________"},
    {"rows of a table, whose cells take several lines",
     "=\n72 100 Task\n330 100 Who\n430 100 When\n"
     "72 120 Meet with the principal and all\n330 120 Officer\n430 120 Each month\n"
     "72 134 others who were asked\n"
     "72 154 Tell the district\n330 154 Chief of the\n430 154 At once\n330 168 police\n",
     "Task|Who|When\nMeet with the principal and all/others who were asked|Officer|Each month\n"
     "Tell the district|Chief of the/police|At once"},
    {"rows without space between them",
     "=\n72 100 Term and ending the agreement\n330 100 Section 2\n72 114 What officers do\n"
     "330 114 Section 3\n72 128 Payment\n330 128 Section 11\n",
     "Term and ending the agreement|Section 2\nWhat officers do|Section 3\nPayment|Section 11"},
    {"a line across a table, and a cell whose lines stand around the middle of its row",
     "=\n72 100 Task\n200 100 School\n300 100 Officer\n400 100 Notes\n"
     "72 130 Discipline\n200 130 Yes\n300 130 No\n400 130 Always\n"
     "180 160 Criminal matters of any kind at all there\n"
     "400 184 After the head is told of it unless a\n"
     "72 190 Arrest\n200 190 No\n300 190 Yes\n400 196 delay does harm\n",
     "Task|School|Officer|Notes\nDiscipline|Yes|No|Always\n"
     "Criminal matters of any kind at all there\n"
     "Arrest|No|Yes|After the head is told of it unless a/delay does harm"},
    {"a clause between two tables",
     "=\n72 100 Task\n200 100 School\n300 100 Officer\n"
     "72 120 Discipline\n200 120 Yes\n300 120 No\n"
     "72 145 2. Fees. The costs are shared.\n"
     "72 170 Year\n330 170 Share\n72 190 2024\n330 190 One half\n",
     "Task|School|Officer\nDiscipline|Yes|No\n-\n2. Fees. The costs are shared.\n-\n"
     "Year|Share\n2024|One half"},
    {"boxes in narrow columns",
     "=\n72 100 Item\n200 100 \xE2\x98\x92\n228 100 \xE2\x98\x90\n"
     "72 120 Uniform\n200 120 \xE2\x98\x90\n228 120 \xE2\x98\x92\n",
     "Item|\xE2\x98\x92|\xE2\x98\x90\nUniform|\xE2\x98\x90|\xE2\x98\x92"},
    {"an empty cell keeps its place",
     "=\n72 100 Duty\n200 100 City\n330 100 District\n72 120 Search\n330 120 Yes\n72 140 Arrest\n"
     "200 140 Yes\n",
     "Duty|City|District\nSearch||Yes\nArrest|Yes"},
    {"lines to sign",
     "=\n72 100 By: ______________\n330 100 By: ______________\n72 114 A. Sample\n330 114 B. "
     "Sample\n"
     "72 128 Superintendent\n330 128 Chief of Police\n",
     "By: ______________|By: ______________\nA. Sample|B. Sample\nSuperintendent|Chief of Police"},
    {"running heads and feet",
     "=\n72 30 City of Riverton\n450 30 Item 9\n" PROSE(
         "100", "114", "128") "290 750 Page 1\n"
                              "=\n72 30 City of Riverton\n450 30 Item 9\n" PROSE(
                                  "100", "114", "128") "290 750 Page 2\n",
     "#City of Riverton Item 9\n" PROSE_LINES "\n#Page 1\n#City of Riverton Item 9\n" PROSE_LINES
     "\n#Page 2"},
    {"exhibits that begin their pages are no running heads",
     "=\n280 60 EXHIBIT 1\n" PROSE("100", "114", "128") "=\n280 60 EXHIBIT 2\n" PROSE("100", "114",
                                                                                      "128"),
     "EXHIBIT 1\n-\n" PROSE_LINES "\nEXHIBIT 2\n-\n" PROSE_LINES},
    {"line numbers",
     "=\n40 100 1\n72 100 a one\n40 114 2\n72 114 b two\n40 128 3\n72 128 c 3\n40 142 4\n72 142 d\n"
     "40 156 5\n72 156 e\n40 170 6\n72 170 f\n40 184 7\n72 184 g\n40 198 8\n72 198 h\n40 212 9\n"
     "72 212 i\n40 226 10\n72 226 j\n40 240 11\n72 240 k\n40 254 12\n72 254 l\n",
     "a one\nb two\nc 3\nd\ne\nf\ng\nh\ni\nj\nk\nl\n#1 2 3 4 5 6 7 8 9 10 11 12"},
    {"a numbered list has no line numbers", "=\n72 100 1\n90 100 a\n72 114 2\n90 114 b\n",
     "1 a\n2 b"},
    {"escapes, ligatures, signs of symbol fonts, hyphens that show",
     "=\n72 100 A&amp;B &lt;of&gt; o\xEF\xAC\x83"
     "cer \xEF\x82\xB7 inves\xC2\xAD\n",
     "A&B <of> officer \xE2\x80\xA2 inves-"},
    {"no words", "=\n=\n", ""},
};

static void
places_become_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf boxes = {0};
        print_boxes(cases[i].spec, &boxes);
        char *shown = lines_of(boxes.bytes, boxes.length);
        if (strcmp(shown, cases[i].lines) != 0)
            print_error("%s\n", cases[i].what);
        assert_string_equal(shown, cases[i].lines);
        free(shown);
        buf_free(&boxes);
    }
}

/* What is cut short or makes no sense is passed over; what can be read is. */
static void
damage_is_passed_over(void **state)
{
    (void)state;
    static const struct {
        const char *boxes, *lines;
    } damaged[] = {
        {"", ""},
        {"<word xMin=\"1\" yMin=\"1\" xMax=\"9\" yMax=\"9\">before any page</word>", ""},
        {"<title>\x01\xFF</title><page width=\"9\" height=\"9\"><word xMin=\"1\" yMin=\"1\" "
         "xMax=\"9\" yMax=\"9\">a\x02\xFF</word>",
         "a\xC3\xBF"},
        {"<page width=\"9\" height=\"9\"><word xMin=\"1\" yMin=\"nan\" xMax=\"-inf\">here", "here"},
        {"<page ><word >a</word><word xMin=\"99999999999999999999\">b<word", "a b"},
        {"<page width=\"9\" height=\"9\"><word", ""},
        {"<page width=\"9\" height=\"9\"><word xMin=\"1\" ", ""},
    };
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        char *shown = lines_of(damaged[i].boxes, strlen(damaged[i].boxes));
        assert_string_equal(shown, damaged[i].lines);
        free(shown);
    }
}

static void
recognised_words_have_places(void **state)
{
    (void)state;
    static const char tsv[] =
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\t"
        "text\n"
        "1\t1\t0\t0\t0\t0\t0\t0\t1000\t2000\t-1\t\n"
        "4\t1\t1\t1\t1\t0\t100\t200\t300\t40\t-1\t\n"
        "5\t1\t1\t1\t1\t1\t100\t210\t100\t30\t90\tThe\n"
        "5\t1\t1\t1\t1\t2\t220\t200\t180\t30\t70\tofficer\n"
        "5\t1\t1\t1\t1\t3\t420\t200\t180\t30\t95\t \n"
        "5\t1\t1\n"
        "4\t1";
    struct sheets pages = {0};
    ocr_read(&pages, tsv, sizeof tsv - 1, 0.5, 1);
    assert_int_equal(pages.count, 1);
    assert_int_equal(pages.list[0].count, 2);
    assert_true(pages.list[0].recognised);
    assert_int_equal(pages.list[0].confidence, 160);
    assert_int_equal(pages.list[0].width, 500);
    assert_int_equal(pages.words[1].x0, 110);
    assert_int_equal(pages.words[1].y0, 98); /* "f" rises, nothing hangs */
    assert_int_equal(pages.words[1].y1, 128);
    sheets_free(&pages);
}

/* A page on which each line falls by 24 dots over 800, so that its end is level with the line
 * below: the second line of one word stays apart from the first. */
static void
pages_that_lie_askew_are_set_straight(void **state)
{
    (void)state;
    struct buf tsv = {0}, text = {0};
    struct sheets pages = {0};
    struct lines lines = {0};
    buf_puts(&tsv, "1\t1\t0\t0\t0\t0\t0\t0\t1000\t1300\t-1\t\n");
    for (int line = 0; line < 4; line++) {
        buf_putf(&tsv, "4\t1\t1\t1\t%d\t0\t100\t%d\t800\t45\t-1\t\n", line + 1, 100 + 24 * line);
        for (int word = 0; word < 8; word++)
            buf_putf(&tsv, "5\t1\t1\t1\t%d\t%d\t%d\t%d\t90\t20\t90\tw%d%d\n", line + 1, word + 1,
                     100 + 100 * word, 100 + 24 * line + 3 * word, line, word);
    }
    ocr_read(&pages, buf_text(&tsv), tsv.length, 0.5, 1);
    sheets_to_lines(&pages, &text, &lines);
    assert_int_equal(lines.count, 4);
    assert_memory_equal(lines.list[1].text, "w10 w11 w12 w13 w14 w15 w16 w17", 31);
    lines_free(&lines);
    sheets_free(&pages);
    buf_free(&text);
    buf_free(&tsv);
}

/* Capitals have no letters that hang or rise: that does not make them spaced out. */
static void
recognised_capitals_are_words(void **state)
{
    (void)state;
    static const char tsv[] = "1\t1\t0\t0\t0\t0\t0\t0\t1000\t1300\t-1\t\n"
                              "4\t1\t1\t1\t1\t0\t100\t100\t800\t20\t-1\t\n"
                              "5\t1\t1\t1\t1\t1\t100\t100\t120\t20\t90\tPOLICE\n"
                              "5\t1\t1\t1\t1\t2\t230\t100\t40\t20\t90\tIN\n"
                              "5\t1\t1\t1\t1\t3\t280\t100\t140\t20\t90\tSCHOOLS\n";
    struct sheets pages = {0};
    struct buf text = {0};
    struct lines lines = {0};
    ocr_read(&pages, tsv, sizeof tsv - 1, 0.5, 1);
    sheets_to_lines(&pages, &text, &lines);
    assert_memory_equal(lines.list[0].text, "POLICE IN SCHOOLS", 17);
    lines_free(&lines);
    sheets_free(&pages);
    buf_free(&text);
}

static void
faxes_have_tall_dots(void **state)
{
    (void)state;
    static const char fax[] = "II*\0\x08\0\0\0\x02\0"
                              "\x1A\x01\x05\0\x01\0\0\0\x26\0\0\0"
                              "\x1B\x01\x05\0\x01\0\0\0\x2E\0\0\0\0\0\0\0"
                              "\xCC\0\0\0\x01\0\0\0\x62\0\0\0\x01\0\0\0";
    double tall = picture_dot_height(fax, sizeof fax - 1);
    assert_true(tall > 2.08 && tall < 2.09);
    for (size_t cut = 0; cut + 17 < sizeof fax; cut++)
        assert_true(picture_dot_height(fax, cut) == 1);
    assert_true(picture_dot_height("GIF89a..", 8) == 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_become_lines),
        cmocka_unit_test(damage_is_passed_over),
        cmocka_unit_test(recognised_words_have_places),
        cmocka_unit_test(pages_that_lie_askew_are_set_straight),
        cmocka_unit_test(recognised_capitals_are_words),
        cmocka_unit_test(faxes_have_tall_dots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
