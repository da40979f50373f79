/* Heads of columns that stand where the rows below leave little room between: centred ones. */
#include "import/sheet_heads.h"

#include <ctype.h>

enum { HEAD_WORDS = 4 };

#define BELOW 2.5 /* heights of a line: what a head is the head of stands nearer */

static bool
is_head(const struct rows *rows, const struct sheets *pages, const struct piece *piece)
{
    const struct sheet_word *word = &pages->words[rows->order[piece->first]];
    return piece->count <= HEAD_WORDS && isupper((unsigned char)pages->text.bytes[word->text]) != 0;
}

/* Each piece over its own column, and in no other. */
static bool
is_above(const struct rows *rows, const struct run *run, const struct row *head)
{
    const struct piece *pieces = row_pieces(rows, head);
    if (run->gutter_count + 1 != (int)head->count)
        return false;
    for (int i = 0; i <= run->gutter_count; i++) {
        const struct run_column *column = &run->columns[i];
        if (run_column_of(run, &pieces[i]) != i || pieces[i].x0 >= column->right ||
            pieces[i].x1 <= column->left)
            return false;
    }
    return true;
}

bool
heads_find_run(const struct rows *rows, const struct sheets *pages, size_t begin, size_t limit,
               double pitch, struct run *run)
{
    const struct row *head = &rows->list[begin];
    if (run_find(rows, pages, begin, limit, pitch, run))
        return true;
    if (begin + 1 >= limit || head[1].count < 2 || head->furniture ||
        row_middle(head + 1) - row_middle(head) > BELOW * rows->height)
        return false;
    for (size_t i = 0; i < head->count; i++)
        if (!is_head(rows, pages, row_pieces(rows, head) + i))
            return false;
    if (!run_find(rows, pages, begin + 1, limit, pitch, run) || run->kind != RUN_TABLE ||
        !is_above(rows, run, head))
        return false;
    run->begin = begin;
    run->headed = true;
    return true;
}
