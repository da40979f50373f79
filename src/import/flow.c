/* Paragraphs, rows, running heads and notes as chunks. */
#include "import/flow.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "import/heading.h"

enum { STYLED = 2 /* titles by style: a text with so many styles them all */ };

static struct chunk *
add_chunk(struct flow *flow, enum chunk_kind kind, char *text)
{
    struct chunks *chunks = flow->chunks;
    chunks->list = mem_grow(chunks->list, &chunks->room, chunks->count + 1, sizeof *chunks->list);
    struct chunk *chunk = &chunks->list[chunks->count++];
    *chunk = (struct chunk){.kind = kind,
                            .text = text,
                            .length = strlen(text),
                            .line = flow->paragraph,
                            .gap = flow->gap};
    flow->gap = false;
    return chunk;
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == FLOW_BREAK;
}

char *
flow_trim(const struct buf *text, bool one_line)
{
    const char *at = buf_text(text), *end = at + text->length;
    char *out = mem_alloc(text->length + 1), *to = out;
    while (at < end && is_space(*at))
        at++;
    for (; at < end; at++)
        if (!one_line || !is_space(*at))
            *to++ = *at;
        else if (to[-1] != ' ')
            *to++ = ' ';
    while (to > out && isspace((unsigned char)to[-1]))
        to--;
    *to = '\0';
    return out;
}

char *
flow_cell(const struct buf *text)
{
    const char *at = buf_text(text), *end = at + text->length;
    char *out = mem_alloc(text->length + 1), *to = out;
    while (at < end) {
        const char *start = at;
        bool line = false;
        for (; at < end && is_space(*at); at++)
            line |= *at == '\n' || *at == FLOW_BREAK;
        if (at == end)
            break;
        if (at > start && to > out)
            *to++ = line ? FLOW_BREAK : ' ';
        *to++ = *at++;
    }
    *to = '\0';
    return out;
}

/* "By: ____ <tab> Date: ____": cells of a signature line, not words of a sentence. */
static bool
is_form_line(const char *text)
{
    return strchr(text, '\t') != NULL &&
           (strstr(text, "___") != NULL || strstr(text, "/s/") != NULL);
}

/* Where the letters change, in the text as it is put. */
static size_t
run_of(const struct buf *text, const struct flow_look *look)
{
    if (look->run == 0 || look->run >= text->length)
        return 0;
    struct buf head = {0};
    buf_add(&head, text->bytes, look->run);
    char *words = flow_trim(&head, true);
    size_t label = strlen(look->label), run = strlen(words);
    free(words);
    buf_free(&head);
    return run > 0 && label > 0 ? run + label + 1 : run;
}

static void
put_paragraph(struct flow *flow, const struct buf *text, const struct flow_look *look)
{
    char *words = flow_trim(text, false);
    bool form = is_form_line(words);
    flow->paragraph++;
    if (words[0] == '\0') {
        flow->gap = true;
        free(words);
        return;
    }
    char *line = form ? mem_strdup(words) : flow_trim(text, strchr(words, '\n') == NULL);
    struct buf whole = {0};
    buf_puts(&whole, look->label);
    buf_puts(&whole, look->label[0] != '\0' ? " " : "");
    buf_puts(&whole, line);
    for (char *at = whole.bytes; !form && (at = strchr(at, '\t')) != NULL;)
        *at = ' ';
    struct chunk *chunk = add_chunk(flow, form ? CHUNK_ROW : CHUNK_TEXT, buf_take(&whole));
    chunk->separator = form ? '\t' : 0;
    chunk->indent = look->indent;
    chunk->outline = look->outline;
    chunk->run = run_of(text, look);
    chunk->look = !look->heavy ? 0 : look->centred ? 1 : 2;
    free(line);
    free(words);
}

void
flow_paragraph(struct flow *flow, const struct buf *text, const struct flow_look *look)
{
    struct flow_look own = *look;
    const char *at = buf_text(text), *end = at + text->length, *stop;
    if (memchr(at, FLOW_BREAK, text->length) == NULL) {
        put_paragraph(flow, text, look);
        return;
    }
    for (; at <= end; at = stop + 1) {
        struct buf part = {0};
        stop = memchr(at, FLOW_BREAK, (size_t)(end - at));
        stop = stop != NULL ? stop : end;
        buf_add(&part, at, (size_t)(stop - at));
        put_paragraph(flow, &part, &own);
        own = (struct flow_look){.label = "", .indent = look->indent};
        buf_free(&part);
    }
}

void
flow_titles(struct flow *flow)
{
    struct chunks *chunks = flow->chunks;
    size_t styled = 0;
    for (size_t i = 0; i < chunks->count; i++)
        styled += chunks->list[i].outline > 0;
    for (size_t i = 0; i < chunks->count && styled < STYLED; i++) {
        struct chunk *chunk = &chunks->list[i];
        if (chunk->kind == CHUNK_TEXT && chunk->outline == 0 &&
            heading_is_title(chunk->text, chunk->length))
            chunk->outline = chunk->look;
    }
}

void
flow_take(struct flow *flow, struct chunk *chunk)
{
    flow->paragraph++;
    bool gap = chunk->gap || flow->gap;
    struct chunk *added = add_chunk(flow, chunk->kind, chunk->text);
    chunk->line = added->line;
    chunk->page = 0;
    chunk->gap = gap;
    *added = *chunk;
    chunk->text = NULL;
}

void
flow_row(struct flow *flow, struct buf *cells)
{
    flow->paragraph++;
    if (strspn(buf_text(cells), "\t ") < cells->length)
        add_chunk(flow, CHUNK_ROW, buf_take(cells))->separator = '\t';
}

void
flow_furniture(struct flow *flow, const struct buf *text)
{
    char *words = flow_trim(text, true);
    bool seen = words[0] == '\0';
    for (size_t i = 0; i < flow->chunks->count && !seen; i++)
        seen = strcmp(flow->chunks->list[i].text, words) == 0;
    if (seen)
        free(words);
    else
        add_chunk(flow, CHUNK_FURNITURE, words);
}

void
flow_remark(struct flow *flow, int number, const struct buf *text)
{
    char *words = flow_trim(text, true);
    flow->paragraph++;
    if (words[0] != '\0')
        add_chunk(flow, CHUNK_TEXT, mem_format("%d %s", number, words))->gap = true;
    free(words);
}

void
flow_raised(int number, struct buf *out)
{
    static const char *const raised[] = {
        "\xE2\x81\xB0", "\xC2\xB9",     "\xC2\xB2",     "\xC2\xB3",     "\xE2\x81\xB4",
        "\xE2\x81\xB5", "\xE2\x81\xB6", "\xE2\x81\xB7", "\xE2\x81\xB8", "\xE2\x81\xB9"};
    char digits[12];
    snprintf(digits, sizeof digits, "%d", number);
    for (const char *digit = digits; *digit != '\0'; digit++)
        buf_puts(out, isdigit((unsigned char)*digit) ? raised[*digit - '0'] : "");
}
