/* Running heads and feet by their places, line numbers by their counting. */
#include "import/sheet_edges.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "import/heading.h"
#include "import/label.h"

enum {
    DEEP = 5,       /* rows from a page's edge that may be heads or feet */
    EDGE_PART = 6,  /* they stand in this part of the page */
    NEAR_PAGES = 2, /* heads of left and of right pages alternate */
    HEAD_BYTES = 120,
    HEAD_WORDS = 11,
    NUMBERED = 12,      /* rows that count are line numbers */
    NUMBERED_FIFTH = 4, /* … that count by five */
    ROMAN_BYTES = 5
};

enum { HEAD = 1, FOOT };

#define SAME_PLACE 6.0 /* points */
#define SMALL      0.9 /* of the usual height */
#define CLEAR      1.6 /* heights between a running head of many pieces and the text */

struct candidate {
    uint32_t shape;
    double y;
    size_t page;
    struct row *row;
    bool foot, keeps_first, repeated, first;
};

struct candidates {
    struct candidate *list;
    size_t count, room;
};

static void
row_text(const struct rows *rows, const struct sheets *pages, const struct row *row,
         struct buf *text)
{
    buf_clear(text);
    for (size_t i = 0; i < row->count; i++) {
        if (i > 0)
            buf_putc(text, ' ');
        piece_text(rows, pages, row_pieces(rows, row) + i, text);
    }
}

/* The text with every run of figures as one, unless it names a part of the document: "Exhibit 1"
 * and "Exhibit 2" are no running head. */
static uint32_t
shape_of(const struct buf *text, bool named)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < text->length; i++) {
        unsigned char c = (unsigned char)text->bytes[i];
        bool figure = isdigit(c) != 0 && !named;
        if (figure && i > 0 && isdigit((unsigned char)text->bytes[i - 1]))
            continue;
        hash = (hash ^ (figure ? '#' : (unsigned char)tolower(c))) * 16777619u;
    }
    return hash;
}

static bool
has_figures(const struct buf *text)
{
    for (size_t i = 0; i < text->length; i++)
        if (isdigit((unsigned char)text->bytes[i]))
            return true;
    return false;
}

/* Whether the line may be the agreement's own name, which running heads repeat: alone, and in
 * letters no smaller than the text's. */
static bool
is_title(const struct rows *rows, const struct row *row, const struct buf *text)
{
    return row->count == 1 && row->y1 - row->y0 > SMALL * rows->height && !has_figures(text) &&
           heading_names_agreement(text->bytes, text->length);
}

static void
add_candidate(struct candidates *candidates, const struct rows *rows, const struct sheets *pages,
              size_t page, struct row *row, bool foot, struct buf *text)
{
    struct label label;
    row_text(rows, pages, row, text);
    if (text->length == 0 || text->length > HEAD_BYTES ||
        memmem(text->bytes, text->length, "__", 2) != NULL ||
        (!has_figures(text) && heading_words(text->bytes, text->length) > HEAD_WORDS))
        return;
    bool named = label_read(text->bytes, text->length, &label) && label.style == LABEL_KEYWORD;
    bool title = is_title(rows, row, text);
    candidates->list = mem_grow(candidates->list, &candidates->room, candidates->count + 1,
                                sizeof *candidates->list);
    candidates->list[candidates->count++] = (struct candidate){.shape = shape_of(text, named),
                                                               .y = row_middle(row),
                                                               .page = page,
                                                               .row = row,
                                                               .foot = foot,
                                                               .keeps_first = named || title};
}

/* The rows at both edges of the page, from the outside in. */
static void
add_page(struct candidates *candidates, struct rows *rows, const struct sheets *pages, size_t page,
         struct buf *text)
{
    double edge = pages->list[page].height / EDGE_PART;
    for (size_t i = 0; i < rows->count && i < DEEP; i++) {
        struct row *row = &rows->list[i];
        double next = i + 1 < rows->count ? rows->list[i + 1].y0 - row->y1 : 1000;
        if (row->y0 > edge)
            break;
        if (row->count < 3 || next > CLEAR * rows->height)
            add_candidate(candidates, rows, pages, page, row, false, text);
    }
    for (size_t i = 0; i < rows->count && i < DEEP; i++) {
        struct row *row = &rows->list[rows->count - 1 - i];
        if (row->y1 < pages->list[page].height - edge)
            break;
        add_candidate(candidates, rows, pages, page, row, true, text);
    }
}

static int
by_shape(const void *one, const void *other)
{
    const struct candidate *a = one, *b = other;
    if (a->shape != b->shape)
        return a->shape < b->shape ? -1 : 1;
    if (a->foot != b->foot)
        return a->foot ? 1 : -1;
    return a->page < b->page ? -1 : a->page > b->page;
}

static void
find_repeats(struct candidates *candidates)
{
    if (candidates->count > 0)
        qsort(candidates->list, candidates->count, sizeof *candidates->list, by_shape);
    for (size_t i = 0; i < candidates->count; i++) {
        struct candidate *one = &candidates->list[i];
        one->first = !one->repeated;
        for (size_t k = i + 1; k < candidates->count && k < i + 2 * DEEP; k++) {
            struct candidate *other = &candidates->list[k];
            if (other->shape != one->shape || other->foot != one->foot ||
                other->page > one->page + NEAR_PAGES)
                break;
            double apart = other->y - one->y;
            if (other->page != one->page && apart < SAME_PLACE && apart > -SAME_PLACE)
                one->repeated = other->repeated = true;
        }
    }
}

/* "ii" alone at the foot. */
static bool
is_roman_number(const struct buf *text)
{
    return text->length > 0 && text->length <= ROMAN_BYTES &&
           strspn(text->bytes, "ivx") == text->length;
}

/* From the edge inwards, furniture ends where the text begins. */
static void
peel(struct rows *rows, const struct sheets *pages, const char *marked, struct buf *text)
{
    size_t top = 0, bottom = rows->count;
    while (top < bottom && marked[top] == HEAD)
        rows->list[top++].furniture = true;
    while (bottom > top) {
        row_text(rows, pages, &rows->list[bottom - 1], text);
        if (marked[bottom - 1] != FOOT && !is_roman_number(text))
            break;
        rows->list[--bottom].furniture = true;
    }
}

static int
by_page(const void *one, const void *other)
{
    const struct candidate *a = one, *b = other;
    return a->page < b->page ? -1 : a->page > b->page;
}

void
edges_mark(struct rows *rows, const struct sheets *pages)
{
    struct candidates candidates = {0};
    struct buf text = {0};
    for (size_t page = 0; page < pages->count; page++)
        add_page(&candidates, &rows[page], pages, page, &text);
    find_repeats(&candidates);
    if (candidates.count > 0)
        qsort(candidates.list, candidates.count, sizeof *candidates.list, by_page);
    size_t at = 0;
    for (size_t page = 0; page < pages->count; page++) {
        char *marked = mem_alloc(rows[page].count + 1);
        for (; at < candidates.count && candidates.list[at].page == page; at++) {
            const struct candidate *candidate = &candidates.list[at];
            if (candidate->repeated && !(candidate->keeps_first && candidate->first))
                marked[candidate->row - rows[page].list] = candidate->foot ? FOOT : HEAD;
        }
        peel(&rows[page], pages, marked, &text);
        free(marked);
    }
    free(candidates.list);
    buf_free(&text);
}

/* The number that the row's first word is; -1: none. */
static long
leading_number(const struct rows *rows, const struct sheets *pages, const struct row *row)
{
    const struct piece *piece = row_pieces(rows, row);
    const struct sheet_word *word = &pages->words[rows->order[piece->first]];
    long value = 0;
    if (word->length > 3)
        return -1;
    for (size_t i = 0; i < word->length; i++) {
        char c = pages->text.bytes[word->text + i];
        if (!isdigit((unsigned char)c))
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

/* Takes the first word off the row; a row that had no other goes. */
static void
take_number(struct rows *rows, const struct sheets *pages, struct row *row, struct buf *numbers)
{
    struct piece *piece = &rows->pieces[row->first];
    const struct sheet_word *word = &pages->words[rows->order[piece->first]];
    if (numbers->length > 0)
        buf_putc(numbers, ' ');
    buf_add(numbers, pages->text.bytes + word->text, word->length);
    if (piece->count == 1) {
        row->first++;
        row->count--;
        return;
    }
    piece->first++;
    piece->count--;
    piece->x0 = pages->words[rows->order[piece->first]].x0;
}

static void
drop_empty_rows(struct rows *rows)
{
    size_t kept = 0;
    for (size_t i = 0; i < rows->count; i++)
        if (rows->list[i].count > 0)
            rows->list[kept++] = rows->list[i];
    rows->count = kept;
}

/* Rows of a page that begin with 1, 2, 3 … (or 5, 10, 15 …) down its margin. */
void
edges_take_numbers(struct rows *rows, const struct sheets *pages, struct buf *numbers)
{
    long first = -1, last = -1, step = 0;
    size_t counted = 0;
    for (size_t i = 0; i < rows->count; i++) {
        long value = leading_number(rows, pages, &rows->list[i]);
        if (value < 0)
            continue;
        if (last >= 0 &&
            (step == 0 ? value - last == 1 || value - last == 5 : value - last == step)) {
            step = value - last;
            counted++;
        } else if (counted < NUMBERED_FIFTH - 1) {
            first = value;
            step = 0;
            counted = 0;
        } else {
            continue;
        }
        last = value;
    }
    if (first < 0 || counted + 1 < (size_t)(step == 5 ? NUMBERED_FIFTH : NUMBERED))
        return;
    long next = first;
    for (size_t i = 0; i < rows->count && next <= last; i++) {
        if (leading_number(rows, pages, &rows->list[i]) != next)
            continue;
        take_number(rows, pages, &rows->list[i], numbers);
        next += step;
    }
    drop_empty_rows(rows);
}
