/* Pages to lines. */
#include "import/sheet_lines.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "import/sheet_edges.h"
#include "import/sheet_forms.h"
#include "import/sheet_heads.h"
#include "import/sheet_rows.h"
#include "import/sheet_runs.h"

enum {
    PLACES = 2400, /* points counted across a page */
    PITCHES = 150, /* fiftieths of a line's height */
    PITCH_PARTS = 50,
    DEEPEST = 80,     /* columns of indent */
    PROSE_WORDS = 4,  /* lines of fewer words say nothing of margins */
    TABLES_APART = 3, /* blank lines that end a table */
    SURE = 100        /* what a line that goes on with a sentence counts more for its distance */
};

#define CLOSE 1.4 /* heights: lines without room between */
#define APART 1.2 /* more than that between lines, compared with the usual, is a blank line */

/* Margins in points, for one column of text. */
struct stream {
    double left, right;
};

struct layout {
    struct sheets *pages;
    struct rows *rows; /* one for each page */
    struct stream margins;
    double pitch; /* usual distance of lines, in their heights */
    double glyph; /* usual width of a character, in points */
    struct buf *text;
    struct lines *lines;
    size_t *starts; /* of the lines in text, which moves while it grows */
    size_t start_room;
    long page, number;
    bool top; /* the next line is the first of its page */
};

static size_t
bin(double value, double parts, size_t bins)
{
    double at = value * parts;
    return at <= 0 ? 0 : at < (double)bins ? (size_t)at : bins - 1;
}

/* The bin at which so many of a hundred lie below. */
static size_t
percentile(const size_t *counts, size_t bins, size_t percent)
{
    size_t all = 0, below = 0, at = 0;
    for (size_t i = 0; i < bins; i++)
        all += counts[i];
    while (at < bins - 1 && (below + counts[at]) * 100 < all * percent)
        below += counts[at++];
    return at;
}

static bool
is_prose(const struct rows *rows, const struct row *row)
{
    return !row->furniture && row->count == 1 && row_pieces(rows, row)->count >= PROSE_WORDS;
}

/* Lines of one column of text, one below the other. */
static bool
follows(const struct rows *rows, const struct row *above, const struct row *below)
{
    const struct piece *upper = row_pieces(rows, above), *lower = row_pieces(rows, below);
    return !above->furniture && !below->furniture && upper->count >= PROSE_WORDS &&
           lower->count >= PROSE_WORDS && upper->x0 < lower->x1 && lower->x0 < upper->x1;
}

/* Whether the lower line goes on with a sentence of the upper one: then no paragraph's end lies
 * between them. */
static bool
goes_on(const struct rows *rows, const struct sheets *pages, const struct row *above,
        const struct row *below)
{
    const struct piece *upper = row_pieces(rows, above), *lower = row_pieces(rows, below);
    const struct sheet_word *last = &pages->words[rows->order[upper->first + upper->count - 1]],
                            *next = &pages->words[rows->order[lower->first]];
    const char *text = pages->text.bytes;
    return strchr(".:;?!", text[last->text + last->length - 1]) == NULL && next->length > 1 &&
           islower((unsigned char)text[next->text]) && islower((unsigned char)text[next->text + 1]);
}

static void
measure_page(const struct rows *rows, const struct sheets *pages, size_t *lefts, size_t *rights,
             size_t *pitches)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->list[i];
        if (is_prose(rows, row)) {
            lefts[bin(row_pieces(rows, row)->x0, 1, PLACES)]++;
            rights[bin(row_pieces(rows, row)->x1, 1, PLACES)]++;
        }
        if (i == 0 || !follows(rows, row - 1, row))
            continue;
        double apart = (row_middle(row) - row_middle(row - 1)) / (row->y1 - row->y0 + 0.01);
        if (apart > 0.5 && apart < 2.9)
            pitches[bin(apart, PITCH_PARTS, PITCHES)] +=
                goes_on(rows, pages, row - 1, row) ? SURE : 1;
    }
}

static void
measure(struct layout *layout)
{
    size_t *counts = mem_alloc((2 * PLACES + PITCHES) * sizeof *counts);
    size_t *lefts = counts, *rights = counts + PLACES, *pitches = counts + 2 * PLACES, best = 0;
    double width = 0, letters = 0;
    const struct sheets *pages = layout->pages;
    for (size_t i = 0; i < pages->count; i++)
        measure_page(&layout->rows[i], pages, lefts, rights, pitches);
    for (size_t i = 0; i < pages->word_count; i++) {
        width += pages->words[i].x1 - pages->words[i].x0;
        letters += (double)pages->words[i].length;
    }
    for (size_t i = 0; i < PITCHES; i++)
        if (pitches[i] > pitches[best])
            best = i;
    layout->margins.left = (double)percentile(lefts, PLACES, 5);
    layout->margins.right = (double)percentile(rights, PLACES, 97) + 1;
    layout->pitch = pitches[best] > 0 ? ((double)best + 1) / PITCH_PARTS : 1;
    if (pitches[best] < SURE && layout->pitch > CLOSE)
        layout->pitch = CLOSE; /* no line is seen to go on: these are the distances of paragraphs */
    layout->glyph = letters > 0 && width > letters ? width / letters : 1;
    free(counts);
}

/* Opens a line at the end of the text; what is appended to the text until close_line is its own. */
static struct line *
open_line(struct layout *layout)
{
    struct lines *lines = layout->lines;
    lines->list = mem_grow(lines->list, &lines->room, lines->count + 1, sizeof *lines->list);
    layout->starts =
        mem_grow(layout->starts, &layout->start_room, lines->count + 1, sizeof *layout->starts);
    layout->starts[lines->count] = layout->text->length;
    struct line *line = &lines->list[lines->count++];
    *line = (struct line){.number = layout->number, .page = layout->page, .top = layout->top};
    layout->top = false;
    return line;
}

static struct line *
close_line(struct layout *layout)
{
    struct lines *lines = layout->lines;
    struct line *line = &lines->list[lines->count - 1];
    line->length = layout->text->length - layout->starts[lines->count - 1];
    line->number = ++layout->number;
    buf_putc(layout->text, '\n');
    return line;
}

static void
blank_line(struct layout *layout)
{
    open_line(layout);
}

static size_t
columns_of(const struct layout *layout, double points, size_t most)
{
    double columns = points / layout->glyph;
    return columns <= 0 ? 0 : columns < (double)most ? (size_t)columns : most;
}

static void
place_line(const struct layout *layout, struct line *line, double x0, double x1,
           const struct stream *stream)
{
    line->indent = columns_of(layout, x0 - stream->left, DEEPEST);
    size_t missing = columns_of(layout, stream->right - x1, LINE_FULL - 1);
    line->width = LINE_FULL - missing;
}

/* A printed row as one line of text; tabs: its pieces are cells. */
static void
put_row(struct layout *layout, const struct rows *rows, const struct row *row, bool tabs,
        const struct stream *stream)
{
    const struct piece *pieces = row_pieces(rows, row);
    open_line(layout);
    for (size_t i = 0; i < row->count; i++) {
        if (i > 0)
            buf_putc(layout->text, tabs ? '\t' : ' ');
        piece_text(rows, layout->pages, &pieces[i], layout->text);
    }
    struct line *line = close_line(layout);
    line->furniture = row->furniture;
    line->row = tabs && row->count > 1;
    place_line(layout, line, pieces[0].x0, pieces[row->count - 1].x1, stream);
}

/* Whether more than a line's distance lies between the rows. */
static bool
apart(const struct layout *layout, const struct row *above, const struct row *below)
{
    double tall = ((above->y1 - above->y0) + (below->y1 - below->y0)) / 2;
    return row_middle(below) - row_middle(above) > APART * layout->pitch * tall;
}

/* The rows [at, end) of a table as one line; lines of a cell with \n between. */
static void
put_cells(struct layout *layout, const struct rows *rows, const struct run *run, size_t at,
          size_t end)
{
    int last = -1;
    if (run_is_band(rows, run, at)) {
        put_row(layout, rows, &rows->list[at], false, &layout->margins);
        return;
    }
    open_line(layout);
    size_t start = layout->text->length;
    for (int column = 0; column <= run->gutter_count; column++)
        for (size_t r = at; r < end; r++)
            for (size_t i = 0; i < rows->list[r].count; i++) {
                const struct piece *piece = row_pieces(rows, &rows->list[r]) + i;
                if (run_column_of(run, piece) != column)
                    continue;
                if (column == last && layout->text->length > start)
                    buf_putc(layout->text, '\n');
                for (int tab = last < 0 ? 0 : last; tab < column; tab++)
                    buf_putc(layout->text, '\t');
                last = column;
                piece_text(rows, layout->pages, piece, layout->text);
            }
    close_line(layout)->row = last > 0;
}

/* Down each column, then the next. */
static void
put_columns(struct layout *layout, const struct rows *rows, const struct run *run)
{
    for (int column = 0; column <= run->gutter_count; column++) {
        struct stream stream = {run->columns[column].left, run->columns[column].right};
        const struct row *above = NULL;
        for (size_t r = run->begin; r < run->end; r++) {
            struct row row = rows->list[r];
            const struct piece *pieces = row_pieces(rows, &row);
            size_t skip = 0, count = 0;
            while (skip < row.count && run_column_of(run, &pieces[skip]) < column)
                skip++;
            while (skip + count < row.count && run_column_of(run, &pieces[skip + count]) == column)
                count++;
            if (count == 0)
                continue;
            row.first += skip;
            row.count = count;
            if (above != NULL && apart(layout, above, &row))
                blank_line(layout);
            put_row(layout, rows, &row, false, &stream);
            if (above == NULL && column > 0)
                layout->lines->list[layout->lines->count - 1].torn = true;
            above = &rows->list[r];
        }
    }
}

static void
put_run(struct layout *layout, const struct rows *rows, const struct run *run)
{
    if (run->kind == RUN_COLUMNED) {
        put_columns(layout, rows, run);
        return;
    }
    for (size_t r = run->begin; r < run->end;) {
        size_t end = run_row_end(rows, layout->pages, run, r);
        put_cells(layout, rows, run, r, end);
        r = end;
    }
}

/* The run that the row begins. Lines that stand alone at the top of the second column belong to the
 * columns that begin a line further down. */
static bool
find_run(const struct layout *layout, const struct rows *rows, size_t at, size_t end,
         struct run *run)
{
    enum { ABOVE = 3 };
    const struct row *row = &rows->list[at];
    double pitch = layout->pitch * rows->height;
    if (row->count > 1)
        return heads_find_run(rows, layout->pages, at, end, pitch, run);
    for (size_t r = at + 1; r < end && r <= at + ABOVE; r++) {
        if (apart(layout, &rows->list[r - 1], &rows->list[r]))
            return false;
        if (rows->list[r].count == 1)
            continue;
        bool found = run_find(rows, layout->pages, r, end, pitch, run) &&
                     run->kind == RUN_COLUMNED && row_pieces(rows, row)->x0 >= run->gutters[0].x1;
        run->begin = at;
        return found;
    }
    return false;
}

static void
put_body(struct layout *layout, const struct rows *rows, size_t begin, size_t end)
{
    const struct row *above = NULL;
    bool table = false, columned = false;
    for (size_t r = begin; r < end;) {
        const struct row *row = &rows->list[r];
        struct run run;
        bool runs = find_run(layout, rows, r, end, &run);
        for (int blanks = above == NULL                               ? 0
                          : table && runs && run.kind != RUN_COLUMNED ? TABLES_APART
                                                                      : apart(layout, above, row);
             blanks > 0; blanks--)
            blank_line(layout);
        if (runs) {
            size_t first = layout->lines->count;
            put_run(layout, rows, &run);
            if (columned)
                layout->lines->list[first].torn = true;
            r = run.end;
        } else {
            put_row(layout, rows, row, form_is_row(rows, layout->pages, row), &layout->margins);
            if (columned)
                layout->lines->list[layout->lines->count - 1].torn = true;
            r++;
        }
        table = runs && run.kind != RUN_COLUMNED;
        columned = runs && run.kind == RUN_COLUMNED;
        above = &rows->list[r - 1];
    }
}

static void
put_page(struct layout *layout, const struct rows *rows, const struct buf *numbers)
{
    size_t begin = 0, end = rows->count;
    layout->top = true;
    for (; begin < end && rows->list[begin].furniture; begin++)
        put_row(layout, rows, &rows->list[begin], false, &layout->margins);
    while (end > begin && rows->list[end - 1].furniture)
        end--;
    put_body(layout, rows, begin, end);
    for (; end < rows->count; end++)
        put_row(layout, rows, &rows->list[end], false, &layout->margins);
    if (numbers->length > 0) {
        open_line(layout);
        buf_add(layout->text, numbers->bytes, numbers->length);
        close_line(layout)->furniture = true;
    }
}

void
sheets_to_lines(struct sheets *pages, struct buf *text, struct lines *lines)
{
    struct layout layout = {.pages = pages, .text = text, .lines = lines};
    struct buf *numbers = mem_alloc((pages->count + 1) * sizeof *numbers);
    layout.rows = mem_alloc((pages->count + 1) * sizeof *layout.rows);
    for (size_t i = 0; i < pages->count; i++) {
        rows_make(&layout.rows[i], pages, &pages->list[i]);
        edges_take_numbers(&layout.rows[i], pages, &numbers[i]);
    }
    edges_mark(layout.rows, pages);
    measure(&layout);
    lines->paged = true;
    for (size_t i = 0; i < pages->count; i++) {
        layout.page = (long)i + 1;
        put_page(&layout, &layout.rows[i], &numbers[i]);
        rows_free(&layout.rows[i]);
        buf_free(&numbers[i]);
    }
    for (size_t i = 0; i < lines->count; i++)
        lines->list[i].text = buf_text(text) + layout.starts[i];
    free(layout.starts);
    free(layout.rows);
    free(numbers);
}
