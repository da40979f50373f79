/* Words to pieces, pieces to rows. */
#include "import/sheet_rows.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "import/label.h"
#include "import/sheet_cells.h"

/* Parts of a line's height: */
#define CELL_GAP   1.1  /* a gap this wide parts pieces; words of justified lines stand closer */
#define WORD_GAP   0.35 /* pieces nearer than that are one */
#define LABEL_GAP  5.0  /* how far a text may stand from its number or bullet */
#define DASH_GAP   2.5  /* … from a dash or a number in words, which may also be a cell */
#define TOUCH      0.05 /* letters of one word */
#define SMALLER    0.92 /* small capitals beside large ones */
#define SPACED     0.78 /* a capital with the space after it, in a line that is spaced out … */
#define SPACED_GAP 0.6  /* … in which words stand farther apart than that */
#define BESIDE     0.6  /* rows whose middles are nearer than that are one */

enum { HALF_POINTS = 200, LABEL_BYTES = 16, SPACED_LETTERS = 5 };

static double
height(double y0, double y1)
{
    return y1 > y0 ? y1 - y0 : 1;
}

static double
usual_height(const struct sheets *pages, const struct sheet *page)
{
    size_t counts[HALF_POINTS] = {0}, best = 24;
    for (size_t i = 0; i < page->count; i++) {
        const struct sheet_word *word = &pages->words[page->first + i];
        double twice = height(word->y0, word->y1) * 2;
        counts[twice < HALF_POINTS ? (size_t)twice : HALF_POINTS - 1] += word->length;
    }
    for (size_t i = 0; i < HALF_POINTS; i++)
        if (counts[i] > counts[best])
            best = i;
    return (double)best / 2 + 0.25;
}

static void
widen(struct piece *piece, double x0, double y0, double x1, double y1)
{
    piece->x0 = x0 < piece->x0 ? x0 : piece->x0;
    piece->y0 = y0 < piece->y0 ? y0 : piece->y0;
    piece->x1 = x1 > piece->x1 ? x1 : piece->x1;
    piece->y1 = y1 > piece->y1 ? y1 : piece->y1;
}

/* A box to tick, alone: it has a cell of its own beside another. */
static bool
is_box(const struct sheets *pages, const struct sheet_word *word)
{
    const char *text = pages->text.bytes + word->text;
    return word->length == 3 &&
           (memcmp(text, "\xE2\x98", 2) == 0 || memcmp(text, "\xE2\x9C", 2) == 0);
}

/* Words that follow each other closely on one line. Returns the number of pieces. */
static size_t
make_pieces(struct piece *pieces, const struct sheets *pages, const struct sheet *page)
{
    size_t count = 0;
    for (size_t i = page->first; i < page->first + page->count; i++) {
        const struct sheet_word *word = &pages->words[i], *last = i > page->first ? word - 1 : NULL;
        double tall = height(word->y0, word->y1);
        double gap = last != NULL ? word->x0 - last->x1 : 0;
        bool near = gap < CELL_GAP * tall && gap > -tall;
        if (near && gap > WORD_GAP * tall && last != NULL && is_box(pages, last))
            near = !is_box(pages, word);
        if (last != NULL && last->line == word->line && near) {
            widen(&pieces[count - 1], word->x0, word->y0, word->x1, word->y1);
            pieces[count - 1].count++;
        } else {
            pieces[count++] = (struct piece){word->x0, word->y0, word->x1, word->y1, i, 1};
        }
    }
    return count;
}

static int
by_middle(const void *one, const void *other)
{
    const struct piece *a = one, *b = other;
    double x = a->y0 + a->y1, y = b->y0 + b->y1;
    if (x != y)
        return x < y ? -1 : 1;
    return a->first < b->first ? -1 : a->first > b->first;
}

static int
by_left(const void *one, const void *other)
{
    const struct piece *a = one, *b = other;
    if (a->x0 != b->x0)
        return a->x0 < b->x0 ? -1 : 1;
    return a->first < b->first ? -1 : a->first > b->first;
}

static bool
beside(const struct row *row, const struct piece *piece)
{
    double tall = height(row->y0, row->y1), other = height(piece->y0, piece->y1);
    double low = tall < other ? tall : other, high = tall < other ? other : tall;
    double apart = (piece->y0 + piece->y1) / 2 - row_middle(row);
    return apart < BESIDE * (high < 2 * low ? low : low / 2 + high / 4);
}

/* "o " as Word prints the bullets of its second level. */
static bool
is_letter_bullet(const struct sheets *pages, const struct sheet_word *word)
{
    return word->length == 1 && pages->text.bytes[word->text] == 'o';
}

/* The room that a label leaves before its text, in heights; 0: the piece is no label. */
static double
label_reach(const struct sheets *pages, const struct sheet_word *word, const struct piece *piece,
            bool leads)
{
    char text[LABEL_BYTES + 4];
    struct label label;
    if (piece->count != 1 || word->length > LABEL_BYTES)
        return 0;
    memcpy(text, pages->text.bytes + word->text, word->length);
    memcpy(text + word->length, " X", 3);
    if (!label_read(text, word->length + 2, &label) || label.length != word->length)
        return 0;
    bool dash = label.style == LABEL_BULLET &&
                (text[0] < 0 ? word->length == 3 && memcmp(text, "\xE2\x80\x93", 2) == 0 &&
                                   (unsigned char)text[2] <= 0x94
                             : true);
    if (dash)
        return leads ? DASH_GAP : 0;
    return LABEL_GAP;
}

/* Adds the pieces of a row, those that belong together as one. */
static void
close_row(struct rows *rows, struct sheets *pages, struct piece *raw, struct row *row,
          size_t *words)
{
    qsort(raw, row->count, sizeof *raw, by_left);
    size_t raw_count = row->count;
    row->count = 0;
    for (size_t i = 0; i < raw_count; i++) {
        struct piece *last = row->count > 0 ? &rows->pieces[row->first + row->count - 1] : NULL;
        double tall = height(raw[i].y0, raw[i].y1), gap = last != NULL ? raw[i].x0 - last->x1 : 0;
        bool joins = last != NULL && gap < WORD_GAP * tall;
        if (last != NULL && !joins) {
            struct sheet_word *word = &pages->words[rows->order[last->first]];
            bool leads = row->count == 1;
            if (leads && last->count == 1 && gap < LABEL_GAP * tall &&
                is_letter_bullet(pages, word)) {
                word->text = pages->text.length;
                word->length = 3;
                buf_puts(&pages->text, "\xE2\x80\xA2");
                joins = true;
            }
            joins |= gap < label_reach(pages, word, last, leads) * tall;
        }
        for (size_t k = 0; k < raw[i].count; k++)
            rows->order[*words + k] = raw[i].first + k;
        if (joins) {
            widen(last, raw[i].x0, raw[i].y0, raw[i].x1, raw[i].y1);
            last->count += raw[i].count;
        } else {
            struct piece *piece = &rows->pieces[row->first + row->count++];
            *piece = raw[i];
            piece->first = *words;
        }
        *words += raw[i].count;
    }
}

void
rows_make(struct rows *rows, struct sheets *pages, const struct sheet *page)
{
    struct piece *raw = mem_alloc((page->count + 1) * sizeof *raw);
    size_t count = make_pieces(raw, pages, page), pieces = 0, words = 0;
    qsort(raw, count, sizeof *raw, by_middle);
    *rows = (struct rows){.height = usual_height(pages, page)};
    rows->order = mem_alloc((page->count + 1) * sizeof *rows->order);
    rows->pieces = mem_alloc((count + 1) * sizeof *rows->pieces);
    rows->list = mem_alloc((count + 1) * sizeof *rows->list);
    for (size_t i = 0; i < count;) {
        struct row row = {.y0 = raw[i].y0, .y1 = raw[i].y1, .first = pieces};
        size_t begin = i;
        while (i < count && (i == begin || beside(&row, &raw[i])))
            i++;
        row.count = i - begin;
        for (size_t k = begin; k < i; k++)
            rows->right = raw[k].x1 > rows->right ? raw[k].x1 : rows->right;
        close_row(rows, pages, raw + begin, &row, &words);
        pieces += row.count;
        rows->list[rows->count++] = row;
    }
    free(raw);
    cells_part(rows, pages, page->count);
}

void
rows_free(struct rows *rows)
{
    free(rows->order);
    free(rows->pieces);
    free(rows->list);
    *rows = (struct rows){0};
}

const struct piece *
row_pieces(const struct rows *rows, const struct row *row)
{
    return &rows->pieces[row->first];
}

double
row_middle(const struct row *row)
{
    return (row->y0 + row->y1) / 2;
}

static bool
is_capitals(const struct sheets *pages, const struct sheet_word *word)
{
    for (size_t i = 0; i < word->length; i++)
        if (!isupper((unsigned char)pages->text.bytes[word->text + i]))
            return false;
    return true;
}

/* Small capitals after a large one: one word in two sizes. */
static bool
is_small_capitals(const struct sheets *pages, const struct sheet_word *large,
                  const struct sheet_word *small)
{
    double tall = height(large->y0, large->y1);
    return large->line == small->line && small->x0 - large->x1 < TOUCH * tall &&
           small->x0 - large->x1 > -TOUCH * tall && height(small->y0, small->y1) < SMALLER * tall &&
           small->length > 1 && large->length == 1 && is_capitals(pages, large) &&
           is_capitals(pages, small);
}

static const struct sheet_word *
word_at(const struct rows *rows, const struct sheets *pages, const struct piece *piece, size_t at)
{
    return &pages->words[rows->order[piece->first + at]];
}

/* The room that single letters, or parts of words, may leave in a line of spaced-out capitals; 0:
 * it is none. */
static double
spacing(const struct rows *rows, const struct sheets *pages, const struct piece *piece)
{
    double tall = height(piece->y0, piece->y1), width = 0, narrow = piece->x1 - piece->x0;
    size_t letters = 0, single = 0;
    for (size_t i = 0; i < piece->count; i++) {
        const struct sheet_word *word = word_at(rows, pages, piece, i);
        double gap = i > 0 ? word->x0 - word_at(rows, pages, piece, i - 1)->x1 : narrow;
        if (!is_capitals(pages, word))
            return 0;
        letters += word->length;
        single += word->length == 1;
        width += word->x1 - word->x0;
        narrow = gap < narrow ? gap : narrow;
    }
    if (letters < SPACED_LETTERS)
        return 0;
    if (single == piece->count)
        return narrow * 1.6;
    return width > SPACED * tall * (double)letters ? SPACED_GAP * tall : 0;
}

void
piece_text(const struct rows *rows, const struct sheets *pages, const struct piece *piece,
           struct buf *out)
{
    double spaced = piece->count > 1 ? spacing(rows, pages, piece) : 0;
    for (size_t i = 0; i < piece->count; i++) {
        const struct sheet_word *word = word_at(rows, pages, piece, i);
        double gap = i > 0 ? word->x0 - word_at(rows, pages, piece, i - 1)->x1 : 0;
        if (i > 0 && (spaced <= 0 || gap >= spaced) &&
            !is_small_capitals(pages, word_at(rows, pages, piece, i - 1), word))
            buf_putc(out, ' ');
        buf_add(out, pages->text.bytes + word->text, word->length);
    }
}
