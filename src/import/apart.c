/* "1.1" in one paragraph and "The SRO shall …" in the next are one numbered paragraph. */
#include "import/apart.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "import/label.h"

enum { NUMBER = 10, LINES = 4 };

/* A number and nothing else; "ARTICLE IV" has its title in the next line. */
static bool
is_number(const struct chunk *chunk)
{
    return chunk->kind == CHUNK_TEXT && chunk->length > 1 && chunk->length <= NUMBER &&
           memchr(chunk->text, ' ', chunk->length) == NULL &&
           label_alone(chunk->text, chunk->length);
}

static bool
is_text(const struct chunk *chunk, const struct chunk *number)
{
    struct label label;
    return chunk->kind == CHUNK_TEXT && chunk->page == number->page &&
           chunk->line - number->line <= LINES && !is_number(chunk) &&
           !label_read(chunk->text, chunk->length, &label);
}

/* As many line ends stand between them as in the source. */
static void
put_before(struct chunk *number, struct chunk *text)
{
    struct buf whole = {0};
    buf_add(&whole, number->text, number->length);
    for (long line = number->line; line < text->line; line++)
        buf_putc(&whole, '\n');
    if (whole.length == number->length)
        buf_putc(&whole, ' ');
    size_t label = whole.length;
    buf_add(&whole, text->text, text->length);
    free(text->text);
    text->length = whole.length;
    text->text = buf_take(&whole);
    text->line = number->line;
    text->indent = number->indent;
    text->gap = number->gap;
    text->run += text->run > 0 ? label : 0;
    if (text->outline == 0)
        text->outline = number->outline;
}

void
apart_join(struct chunks *chunks)
{
    size_t kept = 0;
    bool blank = false; /* a number that has no text came before: a form's empty lines */
    for (size_t i = 0; i < chunks->count; i++) {
        struct chunk *chunk = &chunks->list[i];
        bool number = is_number(chunk);
        if (number && !blank && i + 1 < chunks->count && is_text(chunk + 1, chunk)) {
            put_before(chunk, chunk + 1);
            free(chunk->text);
            continue;
        }
        blank = number;
        chunks->list[kept++] = *chunk;
    }
    chunks->count = kept;
}
