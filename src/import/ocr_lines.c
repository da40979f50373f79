/* Lines are straight; a slope that most of them share is the paper's. */
#include "import/ocr_lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { LINE_WORDS = 4 /* fewer tell no slope */ };

#define LINE_LONG 0.25  /* of the page's width; shorter lines tell none */
#define LEVEL     0.003 /* a slope that is none */
/* In heights of the letters that are there: */
#define HANG 0.3 /* room for letters that hang (g, p), where none do */
#define RISE 0.4 /* … that rise (d, T) */
#define LEAD 0.1 /* what fonts leave free at each side */

static int
by_size(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* Words [begin, end) of one line. */
static size_t
line_end(const struct sheets *pages, size_t begin, size_t stop)
{
    size_t end = begin + 1;
    while (end < stop && pages->words[end].line == pages->words[begin].line)
        end++;
    return end;
}

static double
middle(double low, double high)
{
    return (low + high) / 2;
}

/* How far the feet of the words fall for each point to the right (least squares). */
static double
slope_of(const struct sheet_word *words, size_t count)
{
    double x = 0, y = 0, xx = 0, xy = 0, n = (double)count;
    for (size_t i = 0; i < count; i++) {
        double at = middle(words[i].x0, words[i].x1);
        x += at;
        y += words[i].y1;
        xx += at * at;
        xy += at * words[i].y1;
    }
    double spread = n * xx - x * x;
    return spread > 0 ? (n * xy - x * y) / spread : 0;
}

static double
usual_slope(const struct sheets *pages, const struct sheet *page)
{
    size_t stop = page->first + page->count, count = 0;
    double *slopes = mem_alloc((page->count + 1) * sizeof *slopes), slope = 0;
    for (size_t begin = page->first, end; begin < stop; begin = end) {
        end = line_end(pages, begin, stop);
        double width = pages->words[end - 1].x1 - pages->words[begin].x0;
        if (end - begin >= LINE_WORDS && width > LINE_LONG * page->width)
            slopes[count++] = slope_of(&pages->words[begin], end - begin);
    }
    qsort(slopes, count, sizeof *slopes, by_size);
    if (count > 0)
        slope = slopes[count / 2];
    free(slopes);
    return slope < LEVEL && slope > -LEVEL ? 0 : slope;
}

static bool
has_any(const struct sheets *pages, const struct sheet_word *word, const char *letters)
{
    for (size_t i = 0; i < word->length; i++)
        if (strchr(letters, pages->text.bytes[word->text + i]) != NULL)
            return true;
    return false;
}

/* Boxes around letters become as high as those that a font tells. */
static void
level_line(struct sheets *pages, size_t begin, size_t end)
{
    static const char hanging[] = "gjpqy()[]", rising[] = "bdfhkltABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                          "0123456789()[]";
    double y0 = pages->words[begin].y0, y1 = pages->words[begin].y1;
    bool hangs = false, rises = false;
    for (size_t i = begin; i < end; i++) {
        const struct sheet_word *word = &pages->words[i];
        y0 = word->y0 < y0 ? word->y0 : y0;
        y1 = word->y1 > y1 ? word->y1 : y1;
        hangs = hangs || has_any(pages, word, hanging);
        rises = rises || has_any(pages, word, rising);
    }
    double letters = y1 - y0;
    y0 -= ((rises ? 0 : RISE) + LEAD) * letters;
    y1 += ((hangs ? 0 : HANG) + LEAD) * letters;
    for (size_t i = begin; i < end; i++) {
        pages->words[i].y0 = y0;
        pages->words[i].y1 = y1;
    }
}

void
ocr_straighten(struct sheets *pages, const struct sheet *page)
{
    size_t stop = page->first + page->count;
    double slope = usual_slope(pages, page);
    for (size_t i = page->first; i < stop; i++) {
        struct sheet_word *word = &pages->words[i];
        double fall = slope * (middle(word->x0, word->x1) - page->width / 2);
        word->y0 -= fall;
        word->y1 -= fall;
    }
    for (size_t begin = page->first, end; begin < stop; begin = end) {
        end = line_end(pages, begin, stop);
        level_line(pages, begin, end);
    }
}
