/* Lines joined to paragraphs. */
#include "import/chunk.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "import/cells.h"
#include "import/wrap.h"

struct maker {
    struct chunks *chunks;
    const struct lines *lines;
    struct wrap wrap;
    struct buf text;          /* of the open paragraph */
    const struct line *first; /* its first and last lines; NULL: none is open */
    const struct line *last;
    bool gap,
        gap_before; /* a blank line was seen since the last line; stood before the open paragraph */
    bool broken;    /* furniture or a page's end was seen since the last line */
    size_t *furniture; /* lines met inside the open paragraph, to follow it */
    size_t pending, room;
};

static struct chunk *
add(struct maker *maker, enum chunk_kind kind, const struct line *line)
{
    struct chunks *chunks = maker->chunks;
    chunks->list = mem_grow(chunks->list, &chunks->room, chunks->count + 1, sizeof *chunks->list);
    struct chunk *chunk = &chunks->list[chunks->count++];
    *chunk = (struct chunk){.kind = kind,
                            .indent = line->indent,
                            .line = line->number,
                            .page = line->page,
                            .outline = kind == CHUNK_TEXT ? line->outline : 0};
    return chunk;
}

static void
add_whole(struct maker *maker, enum chunk_kind kind, const struct line *line)
{
    struct chunk *chunk = add(maker, kind, line);
    chunk->text = mem_strndup(line->text, line->length);
    chunk->length = line->length;
}

static void
close_paragraph(struct maker *maker)
{
    if (maker->first != NULL) {
        struct chunk *chunk = add(maker, CHUNK_TEXT, maker->first);
        chunk->length = maker->text.length;
        chunk->text = buf_take(&maker->text);
        chunk->gap = maker->gap_before;
    }
    maker->first = maker->last = NULL;
    for (size_t i = 0; i < maker->pending; i++)
        add_whole(maker, CHUNK_FURNITURE, &maker->lines->list[maker->furniture[i]]);
    maker->pending = 0;
}

static void
open_paragraph(struct maker *maker, const struct line *line)
{
    close_paragraph(maker);
    maker->gap_before = maker->gap;
    maker->first = line;
    buf_add(&maker->text, line->text, line->length);
}

static void
take_line(struct maker *maker, const struct line *line)
{
    bool apart = maker->gap || maker->broken;
    const struct line *end = maker->lines->list + maker->lines->count;
    bool heads = maker->last != NULL && !apart && line + 1 < end &&
                 wrap_is_head(&maker->wrap, maker->last, line, line + 1);
    if (maker->last != NULL && !heads &&
        wrap_joins(&maker->wrap, maker->first, maker->last, line, apart,
                   maker->broken || line->torn || maker->last->page != line->page))
        wrap_append(&maker->wrap, &maker->text, maker->last, line);
    else
        open_paragraph(maker, line);
    maker->last = line;
    maker->gap = maker->broken = false;
}

static void
take_furniture(struct maker *maker, size_t at)
{
    maker->furniture =
        mem_grow(maker->furniture, &maker->room, maker->pending + 1, sizeof *maker->furniture);
    maker->furniture[maker->pending++] = at;
    maker->broken = true;
    if (maker->first == NULL)
        close_paragraph(maker);
}

/* A row as one line; \n stands where lines of a cell are to be joined. */
static void
add_row(struct maker *maker, const struct line *first, const struct line *line, char separator)
{
    struct buf text = {0};
    if (cells_open_empty(first, line, separator))
        buf_putc(&text, '\t');
    const char *end = line->text + line->length;
    for (const char *at = line->text; at <= end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        struct line part = {.text = at, .length = (size_t)((stop != NULL ? stop : end) - at)};
        if (at == line->text)
            buf_add(&text, part.text, part.length);
        else if (part.length > 0)
            wrap_append(&maker->wrap, &text, &part, &part);
        at += part.length + 1;
    }
    if (cells_end_empty(first, line, separator))
        buf_putc(&text, '\t');
    struct chunk *chunk = add(maker, CHUNK_ROW, line);
    chunk->separator = separator;
    chunk->length = text.length;
    chunk->text = buf_take(&text);
}

/* Rows of one table; returns the number of lines taken. */
static size_t
take_rows(struct maker *maker, size_t at)
{
    char separator;
    size_t rows = cells_run(maker->lines, at, &separator);
    if (rows == 0)
        return 0;
    close_paragraph(maker);
    for (size_t i = at; i < at + rows; i++) {
        const struct line *line = &maker->lines->list[i];
        if (line->length == 0 || cells_is_rule(line->text, line->length))
            continue;
        if (line->furniture) {
            add_whole(maker, CHUNK_FURNITURE, line);
            continue;
        }
        add_row(maker, &maker->lines->list[at], line, separator);
    }
    maker->gap = maker->broken = false;
    return rows;
}

void
chunks_make(struct chunks *chunks, const struct lines *lines)
{
    chunks_make_like(chunks, lines, lines);
}

void
chunks_make_like(struct chunks *chunks, const struct lines *lines, const struct lines *sample)
{
    struct maker maker = {.chunks = chunks, .lines = lines};
    wrap_measure(&maker.wrap, sample);
    for (size_t i = 0; i < lines->count;) {
        const struct line *line = &lines->list[i];
        size_t rows = line->length > 0 && !line->furniture ? take_rows(&maker, i) : 0;
        i += rows > 0 ? rows : 1;
        if (rows > 0)
            continue;
        if (line->length == 0)
            maker.gap = true;
        else if (line->furniture)
            take_furniture(&maker, i - 1);
        else
            take_line(&maker, line);
    }
    close_paragraph(&maker);
    buf_free(&maker.text);
    wrap_free(&maker.wrap);
    free(maker.furniture);
}

void
chunks_free(struct chunks *chunks)
{
    for (size_t i = 0; i < chunks->count; i++)
        free(chunks->list[i].text);
    free(chunks->list);
    *chunks = (struct chunks){0};
}
