/* Page labels, and rounds of layout until the page numbers that the text names are right. */
#include "typeset/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "typeset/page_fill.h"

enum { MOST_ROUNDS = 4 /* of layout, until page numbers hold still */ };

static void
write_roman(char *out, size_t room, int number, bool upper)
{
    static const struct {
        int value;
        const char *lower;
    } signs[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    size_t length = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        for (; number >= signs[i].value; number -= signs[i].value)
            for (const char *c = signs[i].lower; *c != '\0' && length + 1 < room; c++)
                out[length++] = (char)(upper ? *c - 'a' + 'A' : *c);
    out[length] = '\0';
}

void
page_label_write(char *out, size_t room, int number, char format)
{
    if ((format == 'i' || format == 'I') && number > 0 && number < 5000) {
        write_roman(out, room, number, format == 'I');
    } else if ((format == 'a' || format == 'A') &&
               number > 0) { /* … z, aa, bb: as PDF page labels count */
        size_t length = (size_t)((number - 1) / 26 + 1);
        length = length < room ? length : room - 1;
        memset(out, format + (number - 1) % 26, length);
        out[length] = '\0';
    } else {
        snprintf(out, room, "%d", number);
    }
}

void
pages_free(struct pages *pages)
{
    for (size_t i = 0; i < pages->count; i++) {
        free(pages->pages[i].boxes);
        free(pages->pages[i].notes);
        free(pages->pages[i].asides);
    }
    free(pages->pages);
    *pages = (struct pages){0};
}

static const char *
label_of(const struct layout *layout, int page)
{
    const struct pages *pages = layout->pages;
    return page >= 0 && (size_t)page < pages->count ? pages->pages[page].label : "?";
}

/* Notes where everything came to stand. Returns whether any page differs from what this round
 * printed. */
static bool
settle_places(struct layout *layout)
{
    bool moved = false;
    for (size_t i = 0; i < layout->place_count; i++) {
        struct place *place = layout->place_list[i];
        int page = place->first != NULL ? place->first->page : -1,
            last = place->last != NULL ? place->last->page : page;
        moved |= page != place->page || last != place->last_page;
        place->page = page;
        place->last_page = last;
        place->y = place->first != NULL ? place->first->y : 0;
        place->first = place->last = NULL;
    }
    return moved;
}

static int
fill_all(struct layout *layout, struct pages *pages)
{
    int number = 1;
    for (const struct fo_sequence *sequence = layout->doc->sequences;
         sequence != NULL && number >= 0; sequence = sequence->next)
        number = fill_sequence(layout, pages, sequence, number);
    return number < 0 ? -1 : 0;
}

int
pages_make(struct layout *layout, struct pages *pages)
{
    struct pages before = {0};
    int result = 0;
    layout->page_label = label_of;
    layout->current_page = -1;
    for (int round = 0; round < MOST_ROUNDS; round++) {
        layout->guessed = false;
        layout->pages = &before;
        *pages = (struct pages){0};
        result = fill_all(layout, pages);
        pages_free(&before);
        bool cited =
            layout->guessed || round > 0; /* else page numbers do not matter to the lines */
        bool moved = result == 0 && settle_places(layout);
        layout->page_count = (int)pages->count;
        if (result != 0 || !moved || !cited || round + 1 == MOST_ROUNDS)
            break;
        before = *pages;
    }
    layout->pages = pages;
    if (result != 0)
        pages_free(pages);
    return result;
}
