/* Pages to pictures (pdftoppm), pictures to words (tesseract). */
#include "import/ocr.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/spawn.h"
#include "import/ocr_lines.h"
#include "import/picture.h"

enum {
    COLUMNS = 12, /* of tesseract's TSV */
    LEVEL_PAGE = 1,
    LEVEL_LINE = 4,
    LEVEL_WORD = 5
};

#define SCAN_DOTS  "300" /* an inch, which tesseract is trained for */
#define SCAN_SCALE (72.0 / 300)
#define PAGE_WIDTH 612.0 /* points */

/* level page block par line word left top width height conf text */
enum { LEVEL = 0, LEFT = 6, TOP, WIDTH, HEIGHT, CONFIDENCE, TEXT };

static const struct spawn_limits page_limits = {
    .seconds = 60, .memory = (size_t)2 << 30, .output = 256 << 20};
static const struct spawn_limits text_limits = {
    .seconds = 300, .memory = (size_t)4 << 30, .output = 64 << 20};

struct reader {
    struct sheets *pages;
    double scale, tall; /* points a dot; the height of dots in widths */
    size_t line;
};

/* Cuts a line of the table into its columns. */
static bool
split(const char *line, size_t length, const char *cells[COLUMNS], size_t lengths[COLUMNS])
{
    const char *end = line + length;
    for (int i = 0; i < COLUMNS; i++) {
        const char *tab = i + 1 < COLUMNS ? memchr(line, '\t', (size_t)(end - line)) : end;
        if (tab == NULL)
            return false;
        cells[i] = line;
        lengths[i] = (size_t)(tab - line);
        line = tab < end ? tab + 1 : end;
    }
    return true;
}

/* Boxes to tick, as they are mostly misread; a rule between columns is no word. */
static void
mend_box(const char **text, size_t *length)
{
    static const char *const misread[][2] = {
        {"|X]", "[X]"}, {"IX]", "[X]"}, {"X]", "[X]"}, {"|x]", "[X]"}, {"x]", "[X]"}, {"[X", "[X]"},
        {"]", "[]"},    {"|]", "[]"},   {"I]", "[]"},  {"1]", "[]"},   {"|", ""}};
    for (size_t i = 0; i < sizeof misread / sizeof *misread; i++)
        if (strlen(misread[i][0]) == *length && memcmp(*text, misread[i][0], *length) == 0) {
            *text = misread[i][1];
            *length = strlen(*text);
            return;
        }
}

static void
read_line(struct reader *reader, const char *line, size_t length)
{
    const char *cells[COLUMNS];
    size_t lengths[COLUMNS];
    struct sheets *pages = reader->pages;
    if (!split(line, length, cells, lengths))
        return;
    double x0 = strtod(cells[LEFT], NULL), y0 = strtod(cells[TOP], NULL);
    double x1 = x0 + strtod(cells[WIDTH], NULL), y1 = y0 + strtod(cells[HEIGHT], NULL);
    y0 *= reader->tall;
    y1 *= reader->tall;
    switch (atoi(cells[LEVEL])) {
    case LEVEL_PAGE:
        if (reader->scale <= 0)
            reader->scale = x1 > x0 ? PAGE_WIDTH / (x1 - x0) : 1;
        sheets_add(pages, x1 * reader->scale, y1 * reader->scale);
        pages->list[pages->count - 1].recognised = true;
        break;
    case LEVEL_LINE:
        reader->line++;
        break;
    case LEVEL_WORD: {
        struct sheet_word word = {.x0 = x0 * reader->scale,
                                  .x1 = x1 * reader->scale,
                                  .y0 = y0 * reader->scale,
                                  .y1 = y1 * reader->scale,
                                  .line = reader->line};
        size_t before = pages->word_count;
        mend_box(&cells[TEXT], &lengths[TEXT]);
        sheets_add_word(pages, &word, cells[TEXT], lengths[TEXT]);
        if (pages->word_count > before)
            pages->list[pages->count - 1].confidence += strtod(cells[CONFIDENCE], NULL);
        break;
    }
    default:
        break;
    }
}

void
ocr_read(struct sheets *pages, const char *tsv, size_t length, double scale, double tall)
{
    struct reader reader = {.pages = pages, .scale = scale, .tall = tall};
    size_t first = pages->count;
    const char *end = tsv + length;
    while (tsv < end) {
        const char *stop = memchr(tsv, '\n', (size_t)(end - tsv));
        size_t size = (size_t)((stop != NULL ? stop : end) - tsv);
        read_line(&reader, tsv, size);
        tsv += size + 1;
    }
    for (size_t i = first; i < pages->count; i++)
        ocr_straighten(pages, &pages->list[i]);
}

/* A picture's words as TSV. One thread: two that share a processor take many times as long. */
static enum spawn_outcome
recognise(const char *bytes, size_t length, bool from_page, struct buf *tsv)
{
    static const char *const picture[] = {
        "env", "OMP_THREAD_LIMIT=1", "tesseract", "stdin", "stdout", "-l", "eng", "tsv", NULL};
    static const char *const page[] = {"env",       "OMP_THREAD_LIMIT=1",
                                       "tesseract", "stdin",
                                       "stdout",    "-l",
                                       "eng",       "--dpi",
                                       SCAN_DOTS,   "tsv",
                                       NULL};
    return spawn_run(from_page ? page : picture, bytes, length, &text_limits, tsv, NULL, NULL);
}

static int
refuse(const char *name, bool seen, struct diag *diag)
{
    if (seen)
        diag_error(
            diag, STATUS_INPUT, name, 0, "apt install tesseract-ocr",
            "needs its text recognised, and the program for that, tesseract, is not installed");
    else
        diag_error(diag, STATUS_INPUT, name, 0, "apt install poppler-utils",
                   "needs its pages shown, and the program for that, pdftoppm, is not installed");
    return -1;
}

/* The words of the page at `found` become those of the page at `at`. */
static void
replace_page(struct sheets *pages, size_t at, size_t found)
{
    if (pages->count == found)
        return;
    const struct sheet *from = &pages->list[found];
    struct sheet *page = &pages->list[at];
    if (from->count > 0) {
        *page = *from;
        page->recognised = true;
    }
    pages->count = found;
}

int
ocr_pdf(const char *bytes, size_t length, const char *name, struct sheets *pages, struct diag *diag)
{
    size_t count = pages->count;
    for (size_t i = 0; i < count; i++) {
        char number[24];
        struct buf picture = {0}, tsv = {0};
        enum spawn_outcome shown, outcome = SPAWN_CRASHED;
        if (!pages->list[i].unread)
            continue;
        snprintf(number, sizeof number, "%zu", i + 1);
        const char *const command[] = {"pdftoppm", "-r", SCAN_DOTS, "-gray", "-f",
                                       number,     "-l", number,    "-",     NULL};
        shown = spawn_run(command, bytes, length, &page_limits, &picture, NULL, NULL);
        if (shown == SPAWN_DONE)
            outcome = recognise(buf_text(&picture), picture.length, true, &tsv);
        if (outcome == SPAWN_DONE)
            ocr_read(pages, buf_text(&tsv), tsv.length, SCAN_SCALE, 1);
        replace_page(pages, i, count);
        buf_free(&picture);
        buf_free(&tsv);
        if (shown == SPAWN_ABSENT || outcome == SPAWN_ABSENT)
            return refuse(name, shown == SPAWN_DONE, diag);
    }
    return 0;
}

int
ocr_picture(const char *bytes, size_t length, const char *name, struct sheets *pages,
            struct diag *diag)
{
    struct buf tsv = {0};
    enum spawn_outcome outcome = recognise(bytes, length, false, &tsv);
    if (outcome == SPAWN_DONE)
        ocr_read(pages, buf_text(&tsv), tsv.length, 0, picture_dot_height(bytes, length));
    buf_free(&tsv);
    return outcome == SPAWN_ABSENT ? refuse(name, true, diag) : 0;
}
