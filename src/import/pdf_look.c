/* Looking at pages through poppler's pdftoppm, as small grey pictures. */
#include "import/pdf_look.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/spawn.h"

enum {
    FEW_WORDS = 25, /* a scan may carry a stamp and a page number as text */
    LOOKS = 200,    /* pages looked at; further ones without text count as not read */
    DOTS_AN_INCH = 20,
    POINTS_AN_INCH = 72,
    MARGIN = 2,     /* dots around a word that are its own */
    DARK = 225,     /* of 255 */
    INK = 3,        /* dark dots in a thousand that make a page without words a picture */
    INK_BESIDE = 40 /* … and one with a few */
};

static const struct spawn_limits limits = {
    .seconds = 10, .memory = (size_t)2 << 30, .output = 64 << 20};

struct picture {
    size_t width, height;
    unsigned char *dots;
};

/* "P5\n170 220\n255\n" and the dots; false when the bytes are no such picture. */
static bool
read_picture(const struct buf *bytes, struct picture *picture)
{
    int header = 0;
    unsigned width = 0, height = 0;
    if (sscanf(buf_text(bytes), "P5 %5u %5u 255%n", &width, &height, &header) != 2 || header == 0)
        return false;
    size_t start = (size_t)header + 1;
    *picture = (struct picture){width, height, (unsigned char *)bytes->bytes + start};
    return start <= bytes->length && bytes->length - start >= (size_t)width * height;
}

static size_t
dot(double points, size_t limit, int margin)
{
    double at = points * DOTS_AN_INCH / POINTS_AN_INCH + margin;
    return at <= 0 ? 0 : at < (double)limit ? (size_t)at : limit;
}

/* Makes the dots of the page's words white. */
static void
wipe_words(struct picture *picture, const struct sheets *pages, const struct sheet *page)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct sheet_word *word = &pages->words[page->first + i];
        size_t x0 = dot(word->x0, picture->width, -MARGIN);
        size_t x1 = dot(word->x1, picture->width, MARGIN);
        size_t y1 = dot(word->y1, picture->height, MARGIN);
        for (size_t y = dot(word->y0, picture->height, -MARGIN); y < y1 && x1 > x0; y++)
            memset(picture->dots + y * picture->width + x0, 255, x1 - x0);
    }
}

static size_t
count_dark(const struct picture *picture)
{
    size_t dark = 0;
    for (size_t i = 0; i < picture->width * picture->height; i++)
        dark += picture->dots[i] < DARK;
    return dark;
}

/* Whether the page shows what its words do not account for; one that cannot be shown may, and then
 * no more are looked at: *looks. */
static bool
shows_more(const char *bytes, size_t length, struct sheets *pages, size_t at, size_t *looks)
{
    char number[24], dots[8];
    struct buf out = {0};
    struct picture picture;
    const struct sheet *page = &pages->list[at];
    snprintf(number, sizeof number, "%zu", at + 1);
    snprintf(dots, sizeof dots, "%d", DOTS_AN_INCH);
    const char *const command[] = {"pdftoppm", "-r", dots,   "-gray", "-f",
                                   number,     "-l", number, "-",     NULL};
    bool more = page->count == 0;
    if (*looks == 0)
        return more;
    --*looks;
    enum spawn_outcome outcome = spawn_run(command, bytes, length, &limits, &out, NULL, NULL);
    if (outcome != SPAWN_DONE)
        *looks = 0;
    else if (read_picture(&out, &picture)) {
        wipe_words(&picture, pages, page);
        more = count_dark(&picture) * 1000 >
               picture.width * picture.height * (size_t)(page->count > 0 ? INK_BESIDE : INK);
    }
    buf_free(&out);
    return more;
}

void
pdf_look(const char *bytes, size_t length, struct sheets *pages)
{
    size_t looks = LOOKS;
    for (size_t i = 0; i < pages->count; i++) {
        struct sheet *page = &pages->list[i];
        if (page->count < FEW_WORDS)
            page->unread = shows_more(bytes, length, pages, i, &looks);
    }
}
