/* Runs of rows, and what their columns hold. */
#include "import/sheet_runs.h"

#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "import/sheet_bands.h"
#include "import/sheet_forms.h"
#include "import/sheet_gutters.h"

/* In heights of a line: */
#define FAR       4.0 /* rows farther apart are no run */
#define PADDING   0.9 /* room that a cell leaves before the next one */
#define NEAR_CELL 3.0 /* lines that wrap end about so near to the next cell */
#define RAGGED    2.5 /* a line that ends so near the edge of its column is full */

#define LEVEL       0.08 /* cells of one row differ less */
#define INTERLEAVED 0.7  /* rows nearer than a line is high are lines of different cells */

/* Distances of rows, compared with the usual one: */
#define APART     1.22
#define PARAGRAPH 1.5
#define WIDER     1.35 /* no lines of one cell stand so far apart */

enum {
    LOOK_UP = 40,       /* rows */
    FORM_WORDS = 4,     /* a line to sign that wraps has some */
    COLUMNED_ROWS = 6,  /* fewer rows are no columns of text */
    COLUMNED_WORDS = 3, /* and shorter lines neither */
    STARTS_SELDOM =
        15,           /* of that many rows of text in columns, one begins something on both sides */
    STARTS_CENTRE = 6 /* … where the columns are equal halves of a page */
};

static double
distance(const struct rows *rows, size_t row)
{
    return row_middle(&rows->list[row]) - row_middle(&rows->list[row - 1]);
}

static double
least(double a, double b)
{
    return a < b ? a : b;
}

static double
most(double a, double b)
{
    return a > b ? a : b;
}

int
run_column_of(const struct run *run, const struct piece *piece)
{
    int column = 0;
    while (column < run->gutter_count && piece->x0 >= run->gutters[column].x0)
        column++;
    return column;
}

static void
measure_columns(const struct rows *rows, struct run *run)
{
    struct run_column *columns = run->columns;
    memset(columns, 0, sizeof run->columns);
    for (int pass = 0; pass < 2; pass++)
        for (size_t r = run->begin; r < run->end; r++)
            for (size_t i = 0; i < rows->list[r].count; i++) {
                const struct piece *piece = row_pieces(rows, &rows->list[r]) + i;
                struct run_column *column = &columns[run_column_of(run, piece)];
                if (pass == 1) {
                    column->full += piece->x1 > column->right - RAGGED * rows->height;
                    continue;
                }
                column->left = column->pieces > 0 ? least(column->left, piece->x0) : piece->x0;
                column->right = column->pieces > 0 ? most(column->right, piece->x1) : piece->x1;
                column->pieces++;
                column->words += piece->count;
                column->longest = piece->count > column->longest ? piece->count : column->longest;
            }
    for (int c = 0; c <= run->gutter_count; c++) {
        struct run_column *column = &columns[c];
        double next =
            c < run->gutter_count ? run->gutters[c].x1 - PADDING * rows->height : rows->right;
        bool near = next - column->right < NEAR_CELL * rows->height;
        bool wraps =
            column->full * (near ? 3 : 2) >= column->pieces && column->words >= 3 * column->pieces;
        if (c < run->gutter_count)
            column->right = least(column->right, run->gutters[c].x0);
        column->edge = wraps ? column->right : most(column->right, next);
    }
}

/* The piece of a column in a row; NULL when the cell is empty there. */
static const struct piece *
piece_in(const struct rows *rows, const struct run *run, size_t row, int column)
{
    const struct piece *pieces = row_pieces(rows, &rows->list[row]);
    for (size_t i = 0; i < rows->list[row].count; i++)
        if (run_column_of(run, &pieces[i]) == column)
            return &pieces[i];
    return NULL;
}

/* Whether the first word of next had room behind last: then next begins something new. */
static bool
had_room(const struct rows *rows, const struct sheets *pages, const struct run_column *column,
         const struct piece *last, const struct piece *next)
{
    const struct sheet_word *word = &pages->words[rows->order[next->first]];
    if (column->longest <= 1)
        return true;
    return last->x1 + 0.3 * rows->height + (word->x1 - word->x0) <= column->edge;
}

/* The last piece of the column in rows [begin, row). */
static const struct piece *
piece_above(const struct rows *rows, const struct run *run, size_t begin, size_t row, int column)
{
    if (row - begin > LOOK_UP)
        begin = row - LOOK_UP;
    while (row-- > begin) {
        const struct piece *piece = piece_in(rows, run, row, column);
        if (piece != NULL)
            return piece;
    }
    return NULL;
}

/* The columns that begin anew in the row, and those that go on, both having text above. */
static void
count_starts(const struct rows *rows, const struct sheets *pages, const struct run *run,
             size_t begin, size_t row, int *starts, int *goes_on)
{
    *starts = *goes_on = 0;
    for (int c = 0; c <= run->gutter_count; c++) {
        const struct piece *next = piece_in(rows, run, row, c);
        const struct piece *last = next != NULL ? piece_above(rows, run, begin, row, c) : NULL;
        if (last == NULL)
            continue;
        *(had_room(rows, pages, &run->columns[c], last, next) ? starts : goes_on) += 1;
    }
}

/* The distance of the run's closer rows: lines of one cell, where any cell has several. */
static double
close_pitch(const struct rows *rows, const struct run *run)
{
    double lowest = 0, second = 0;
    for (size_t r = run->begin + 1; r < run->end; r++) {
        double d = distance(rows, r);
        if (d < 0.6 * rows->height)
            continue;
        if (lowest == 0 || d < lowest) {
            second = lowest;
            lowest = d;
        } else if (second == 0 || d < second) {
            second = d;
        }
    }
    return second > 0 && second < lowest * 1.1 ? second : lowest;
}

static bool
is_form(const struct rows *rows, const struct sheets *pages, const struct run *run)
{
    for (size_t r = run->begin; r < run->end; r++)
        if (form_is_row(rows, pages, &rows->list[r]))
            return true;
    return false;
}

/* Whether the pieces stand on one line, as the cells of a row do. */
static bool
is_level(const struct rows *rows, const struct row *row)
{
    const struct piece *pieces = row_pieces(rows, row);
    for (size_t i = 1; i < row->count; i++)
        if (pieces[i].y0 + pieces[i].y1 > pieces[0].y0 + pieces[0].y1 + 2 * LEVEL * rows->height ||
            pieces[i].y0 + pieces[i].y1 < pieces[0].y0 + pieces[0].y1 - 2 * LEVEL * rows->height)
            return false;
    return true;
}

/* Text set in columns: full lines of several words that seldom begin anew side by side. */
static bool
is_columned(const struct rows *rows, const struct sheets *pages, const struct run *run)
{
    const struct run_column *columns = run->columns;
    size_t shared = 0, starts = 0;
    if (run->end - run->begin < COLUMNED_ROWS || run->gutter_count > 3)
        return false;
    for (int c = 0; c <= run->gutter_count; c++)
        if (columns[c].words < COLUMNED_WORDS * columns[c].pieces ||
            columns[c].full * 2 < columns[c].pieces || columns[c].pieces < COLUMNED_ROWS / 2)
            return false;
    for (size_t r = run->begin + 1; r < run->end; r++) {
        int begun, going;
        count_starts(rows, pages, run, run->begin, r, &begun, &going);
        shared += begun + going >= 2;
        starts += begun >= 2 && is_level(rows, &rows->list[r]);
    }
    double one = columns[0].right - columns[0].left, other = columns[1].right - columns[1].left;
    bool halves = run->gutter_count == 1 && one < 1.25 * other && other < 1.25 * one &&
                  shared >= STARTS_SELDOM;
    return shared >= COLUMNED_ROWS / 2 &&
           starts <= shared / (halves ? STARTS_CENTRE : STARTS_SELDOM);
}

/* Whether some rows part at places that the first one does not, into columns of words: cells that
 * stand in the middle of their rows begin below others. */
static bool
has_more_columns(const struct rows *rows, const struct run *run)
{
    struct run wider = *run;
    gutters_complete(&wider, rows);
    if (wider.gutter_count == run->gutter_count)
        return false;
    measure_columns(rows, &wider);
    for (int c = 0; c <= wider.gutter_count; c++)
        if (wider.columns[c].words < COLUMNED_WORDS * wider.columns[c].pieces)
            return false;
    return true;
}

/* A word in the middle of a sentence. */
static bool
goes_on_small(const struct rows *rows, const struct sheets *pages, const struct piece *piece)
{
    const struct sheet_word *word = &pages->words[rows->order[piece->first]];
    return word->length > 1 && islower((unsigned char)pages->text.bytes[word->text]);
}

/* Rows of one piece after the last shared row: the end of a column of text, or of a cell. */
static size_t
take_tail(const struct rows *rows, const struct sheets *pages, const struct run *run, size_t tail,
          double pitch)
{
    size_t end = run->end;
    for (; end < tail && distance(rows, end) < APART * pitch; end++) {
        const struct piece *next = row_pieces(rows, &rows->list[end]);
        int column = run_column_of(run, next);
        const struct piece *last = piece_in(rows, run, end - 1, column);
        if (run->kind != RUN_COLUMNED &&
            (last == NULL || (had_room(rows, pages, &run->columns[column], last, next) &&
                              !goes_on_small(rows, pages, next))))
            break;
    }
    return end;
}

/* Whether a wider space above tells the rows of the table apart. */
static bool
is_spaced(const struct rows *rows, const struct run *run)
{
    size_t apart = 0;
    for (size_t r = run->begin + 1; r < run->end; r++)
        apart += distance(rows, r) > APART * run->pitch;
    return apart * 5 > run->end - run->begin;
}

/* What the run is, and where it ends: tail rows of one piece each follow it. */
static void
classify(const struct rows *rows, const struct sheets *pages, size_t tail, double pitch,
         struct run *run)
{
    measure_columns(rows, run);
    run->pitch = close_pitch(rows, run);
    if (run->pitch > WIDER * pitch) /* no cell has two lines */
        run->pitch = pitch;
    run->kind = is_columned(rows, pages, run) && !has_more_columns(rows, run) ? RUN_COLUMNED
                : is_form(rows, pages, run)                                   ? RUN_FORM
                                                                              : RUN_TABLE;
    if (run->kind == RUN_TABLE)
        gutters_complete(run, rows);
    measure_columns(rows, run);
    run->spaced = is_spaced(rows, run);
    if (run->kind == RUN_TABLE)
        run->end = take_tail(rows, pages, run, tail, run->pitch);
    if (run->kind == RUN_COLUMNED)
        run->end = take_tail(rows, pages, run, tail, most(pitch, run->pitch) * PARAGRAPH);
}

bool
run_find(const struct rows *rows, const struct sheets *pages, size_t begin, size_t limit,
         double pitch, struct run *run)
{
    size_t row = begin + 1, shared = 1;
    if (rows->list[begin].count < 2)
        return false;
    gutters_open(run, rows, begin);
    for (; row < limit && distance(rows, row) < FAR * rows->height; row++) {
        const struct row *next = &rows->list[row];
        bool several = next->count > 1;
        if (next->furniture || band_is_clause(rows, pages, run, row) ||
            (!gutters_take(run, rows, next) && !band_goes_on(run, rows, row, limit)))
            break;
        if (several) {
            run->end = row + 1;
            shared++;
        }
    }
    if (shared < 2)
        return false;
    classify(rows, pages, row, pitch, run);
    return true;
}

bool
run_is_band(const struct rows *rows, const struct run *run, size_t row)
{
    const struct piece *piece = row_pieces(rows, &rows->list[row]);
    if (run->kind != RUN_TABLE || rows->list[row].count > 1)
        return false;
    for (int g = 0; g < run->gutter_count; g++)
        if (piece->x0 < run->gutters[g].x0 && piece->x1 > run->gutters[g].x1)
            return true;
    return false;
}

/* Whether the row only goes on with the lines above it, none of which ends at a blank to fill in.
 */
static bool
form_goes_on(const struct rows *rows, const struct sheets *pages, const struct run *run, size_t row)
{
    int starts, goes_on;
    const struct row *next = &rows->list[row];
    const struct piece *above = row_pieces(rows, next - 1);
    for (size_t i = 0; i < next[-1].count; i++)
        if (above[i].count < FORM_WORDS)
            return false;
    count_starts(rows, pages, run, row - 1, row, &starts, &goes_on);
    return starts == 0 && goes_on == (int)next->count && distance(rows, row) < APART * run->pitch;
}

size_t
run_row_end(const struct rows *rows, const struct sheets *pages, const struct run *run, size_t at)
{
    size_t row = at + 1;
    for (; row < run->end && !(run->headed && at == run->begin); row++) {
        const struct row *next = &rows->list[row];
        bool head = run_column_of(run, row_pieces(rows, next)) == 0;
        int starts, goes_on;
        if (run_is_band(rows, run, at) || run_is_band(rows, run, row))
            break;
        if (run->kind == RUN_FORM) {
            if (!form_goes_on(rows, pages, run, row))
                break;
            continue;
        }
        if (distance(rows, row) < INTERLEAVED * rows->height)
            continue; /* cells that stand in the middle of their row: their lines alternate */
        if (distance(rows, row) > APART * run->pitch) {
            if (head || next->count > 1)
                break;
            continue;
        }
        count_starts(rows, pages, run, at, row, &starts, &goes_on);
        if (!run->spaced && starts > 0 && (head || next->count > 1))
            break;
    }
    return row;
}
