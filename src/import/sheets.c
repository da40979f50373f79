/* Pages of words: collecting them. */
#include "import/sheets.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "import/encoding.h"
#include "import/signs.h"

enum { FARTHEST = 100000 }; /* points; no page is that large */

void
sheets_add(struct sheets *pages, double width, double height)
{
    pages->list = mem_grow(pages->list, &pages->room, pages->count + 1, sizeof *pages->list);
    pages->list[pages->count++] =
        (struct sheet){.width = width, .height = height, .first = pages->word_count};
}

static double
tame(double place)
{
    return place > FARTHEST ? FARTHEST : place > -FARTHEST ? place : -FARTHEST;
}

static void
order(double *low, double *high)
{
    *low = tame(*low);
    *high = tame(*high);
    if (*low > *high) {
        double swapped = *low;
        *low = *high;
        *high = swapped;
    }
}

/* Appends the word as it shall stand in running text. */
static void
put_word(struct sheets *pages, const char *text, size_t length)
{
    size_t plain = 0;
    while (plain < length && text[plain] > ' ' && text[plain] < 0x7F)
        plain++;
    if (plain == length) {
        buf_add(&pages->text, text, length);
        return;
    }
    const unsigned char *bytes = (const unsigned char *)text;
    if (length == 3 && bytes[0] == 0xEF && (bytes[1] & 0xFC) == 0x80) {
        const char *sign = sign_of((bytes[1] & 3UL) << 6 | (bytes[2] & 0x3FUL));
        buf_puts(&pages->text, sign != NULL ? sign : "\xE2\x80\xA2");
        return;
    }
    struct decoded decoded = {0};
    encoding_decode(text, length, &decoded);
    for (size_t i = 0; i < decoded.text.length; i++)
        if (!isspace((unsigned char)decoded.text.bytes[i]))
            buf_putc(&pages->text, decoded.text.bytes[i]);
    /* a hyphen that shows only where a line ends */
    if (length > 2 && memcmp(text + length - 2, "\xC2\xAD", 2) == 0)
        buf_putc(&pages->text, '-');
    pages->replaced += decoded.replaced;
    buf_free(&decoded.text);
}

void
sheets_add_word(struct sheets *pages, const struct sheet_word *place, const char *text,
                size_t length)
{
    size_t start = pages->text.length;
    put_word(pages, text, length);
    if (pages->text.length == start || pages->count == 0)
        return;
    pages->words =
        mem_grow(pages->words, &pages->word_room, pages->word_count + 1, sizeof *pages->words);
    struct sheet_word *word = &pages->words[pages->word_count++];
    *word = *place;
    word->text = start;
    word->length = pages->text.length - start;
    order(&word->x0, &word->x1);
    order(&word->y0, &word->y1);
    pages->list[pages->count - 1].count++;
}

void
sheets_free(struct sheets *pages)
{
    free(pages->list);
    free(pages->words);
    buf_free(&pages->text);
    *pages = (struct sheets){0};
}
