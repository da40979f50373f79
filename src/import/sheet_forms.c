/* Blanks, and the words that stand before them. */
#include "import/sheet_forms.h"

#include <string.h>

#include "base/mem.h"

static bool
is_form_piece(const struct rows *rows, const struct sheets *pages, const struct piece *piece)
{
    static const char *const signs[] = {
        "By:", "Date:", "Name:", "Title:", "Signature:", "Dated:", "Its:", "/s/", NULL};
    for (size_t i = 0; i < piece->count; i++) {
        const struct sheet_word *word = &pages->words[rows->order[piece->first + i]];
        const char *text = pages->text.bytes + word->text;
        if (word->length >= 3 && mem_find(text, word->length, "___") != NULL)
            return true;
        for (const char *const *sign = signs; i == 0 && *sign != NULL; sign++)
            if (strlen(*sign) == word->length && memcmp(text, *sign, word->length) == 0)
                return true;
    }
    return false;
}

bool
form_is_row(const struct rows *rows, const struct sheets *pages, const struct row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (is_form_piece(rows, pages, row_pieces(rows, row) + i))
            return true;
    return false;
}
