/* Gutters: the room between columns that every row leaves. */
#include "import/sheet_gutters.h"

#include <string.h>

#define GUTTER 0.45 /* the least room between columns, in heights of a line */

enum { SAMPLE = 40 /* rows of a run that are asked for gutters of their own */ };

/* Takes from the gutter what the piece covers; false when too little is left. */
static bool
shrink(struct gutter *gutter, const struct piece *piece, double room)
{
    struct gutter left = *gutter;
    if (piece->x1 <= left.x0 || piece->x0 >= left.x1)
        return true;
    if (piece->x0 - left.x0 > left.x1 - piece->x1)
        left.x1 = piece->x0;
    else
        left.x0 = piece->x1;
    if (left.x1 - left.x0 < room)
        return false;
    *gutter = left;
    return true;
}

/* The gap after piece i of the row. */
static struct gutter
gap_after(const struct piece *pieces, size_t i)
{
    return (struct gutter){pieces[i].x1, pieces[i + 1].x0};
}

void
gutters_open(struct run *run, const struct rows *rows, size_t begin)
{
    const struct row *row = &rows->list[begin];
    const struct piece *pieces = row_pieces(rows, row);
    *run = (struct run){.begin = begin, .end = begin + 1};
    for (size_t i = 0; i + 1 < row->count && run->gutter_count < RUN_COLUMNS - 1; i++)
        run->gutters[run->gutter_count++] = gap_after(pieces, i);
}

/* A row of several pieces goes on with the run when one of its gaps lies in a gutter; a cell may
 * span others. */
static bool
takes_pieces(struct run *run, const struct rows *rows, const struct row *row)
{
    const struct piece *pieces = row_pieces(rows, row);
    double room = GUTTER * rows->height;
    bool fits = false;
    struct gutter next[RUN_COLUMNS - 1];
    memcpy(next, run->gutters, sizeof next);
    for (int g = 0; g < run->gutter_count; g++)
        for (size_t i = 0; i + 1 < row->count; i++) {
            struct gutter gap = gap_after(pieces, i);
            double x0 = gap.x0 > next[g].x0 ? gap.x0 : next[g].x0,
                   x1 = gap.x1 < next[g].x1 ? gap.x1 : next[g].x1;
            if (x1 - x0 < room)
                continue;
            next[g] = (struct gutter){x0, x1};
            fits = true;
            break;
        }
    if (fits)
        memcpy(run->gutters, next, sizeof next);
    return fits;
}

static bool
takes_piece(struct run *run, const struct rows *rows, const struct piece *piece)
{
    struct gutter next[RUN_COLUMNS - 1];
    memcpy(next, run->gutters, sizeof next);
    for (int g = 0; g < run->gutter_count; g++)
        if (!shrink(&next[g], piece, GUTTER * rows->height))
            return false;
    memcpy(run->gutters, next, sizeof next);
    return true;
}

/* A number and its heading, apart in one column. */
static bool
takes_each(struct run *run, const struct rows *rows, const struct row *row)
{
    struct run before = *run;
    for (size_t i = 0; i < row->count; i++)
        if (!takes_piece(run, rows, row_pieces(rows, row) + i)) {
            *run = before;
            return false;
        }
    return true;
}

bool
gutters_take(struct run *run, const struct rows *rows, const struct row *row)
{
    return (row->count > 1 && takes_pieces(run, rows, row)) || takes_each(run, rows, row);
}

/* Gaps that the first row did not show: a head that spans columns. */
static void
add_gutter(struct run *run, const struct rows *rows, struct gutter gap)
{
    size_t crossed = 0, kept = 0;
    double room = GUTTER * rows->height;
    for (int g = 0; g < run->gutter_count; g++)
        if (gap.x0 < run->gutters[g].x1 && gap.x1 > run->gutters[g].x0)
            return;
    for (size_t r = run->begin; r < run->end; r++) {
        const struct row *row = &rows->list[r];
        const struct piece *pieces = row_pieces(rows, row);
        bool crosses = false, both = false;
        for (size_t i = 0; i < row->count; i++) {
            crosses |= !shrink(&gap, &pieces[i], room);
            both |= i > 0 && pieces[i - 1].x1 <= gap.x0 && pieces[i].x0 >= gap.x1;
        }
        crossed += crosses;
        kept += both;
    }
    if (kept < 2 || crossed >= kept || run->gutter_count == RUN_COLUMNS - 1)
        return;
    int at = run->gutter_count++;
    for (; at > 0 && run->gutters[at - 1].x0 > gap.x0; at--)
        run->gutters[at] = run->gutters[at - 1];
    run->gutters[at] = gap;
}

void
gutters_complete(struct run *run, const struct rows *rows)
{
    for (size_t r = run->begin + 1; r < run->end && r < run->begin + SAMPLE; r++)
        for (size_t i = 0;
             i + 1 < rows->list[r].count && i < RUN_COLUMNS && run->gutter_count < RUN_COLUMNS - 1;
             i++)
            add_gutter(run, rows, gap_after(row_pieces(rows, &rows->list[r]), i));
}
