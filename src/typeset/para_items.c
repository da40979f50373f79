/* From inline objects to boxes, glue and penalties: white space, division of words, leaders, page
 * numbers. */
#include "typeset/para_items.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "typeset/para_chunk.h"

enum { MOST_ITEMS = 200000 };

struct source *
items_add(struct items *items, struct break_item item)
{
    items->items =
        mem_grow(items->items, &items->item_room, items->count + 1, sizeof *items->items);
    items->sources =
        mem_grow(items->sources, &items->source_room, items->count + 1, sizeof *items->sources);
    items->items[items->count] = item;
    items->sources[items->count] = (struct source){0};
    return &items->sources[items->count++];
}

void
items_free(struct items *items)
{
    free(items->items);
    free(items->sources);
    buf_free(&items->text);
}

struct source *
items_add_box(struct items *items, const struct run *run, int32_t width, size_t text, size_t length)
{
    struct source *source =
        items_add(items, (struct break_item){.type = BREAK_BOX, .width = width});
    *source = (struct source){.kind = SOURCE_TEXT, .run = run, .text = text, .length = length};
    return source;
}

void
items_add_penalty(struct items *items, int32_t penalty, int32_t width, bool hyphen)
{
    items_add(items, (struct break_item){BREAK_PENALTY, width, 0, 0, penalty, hyphen});
}

/* In justified text spaces stretch by a half and shrink by a quarter of their width. */
static void
add_space(struct items *items, struct layout *layout, const struct run *run, const char *text)
{
    const struct word *word = shape_word(layout->shaper, run->set, text, strlen(text));
    int32_t width =
        (int32_t)((int64_t)word->width * run->size / 1000) + run->style->in.letter_spacing;
    size_t at = items->text.length;
    buf_puts(&items->text, text);
    struct source *source =
        items_add(items, (struct break_item){BREAK_GLUE, width, items->justify ? width / 2 : 0,
                                             items->justify ? width / 4 : 0, 0, false});
    *source = (struct source){.kind = SOURCE_SPACE, .run = run, .text = at, .length = strlen(text)};
}

void
items_end_chunk(struct items *items, struct layout *layout)
{
    size_t length = items->text.length - items->chunk;
    if (items->chunk_run != NULL && length > 0)
        chunk_add(items, layout, items->chunk_run, items->chunk, length);
    items->chunk_run = NULL;
}

void
items_flush_space(struct items *items, struct layout *layout)
{
    const struct run *run = items->space;
    if (run == NULL)
        return;
    items->space = NULL;
    if (run->style->in.keep_line != KEEP_AUTO || !run->style->in.wrap)
        items_add_penalty(items, PENALTY_NEVER, 0, false);
    add_space(items, layout, run, " ");
}

static void
begin_chunk(struct items *items, struct layout *layout, const struct run *run)
{
    if (items->chunk_run == run)
        return;
    items_end_chunk(items, layout);
    items_flush_space(items, layout);
    items->chunk_run = run;
    items->chunk = items->text.length;
    items->any = true;
}

static void
put_space(struct items *items, struct layout *layout, const struct run *run)
{
    items_end_chunk(items, layout);
    items->capitalize_next = true;
    if (!run->style->in.collapse) {
        items_flush_space(items, layout);
        items->space = run;
        items->any = true;
        return;
    }
    if (items->any && items->space == NULL)
        items->space = run;
}

void
items_put_line_end(struct items *items, struct layout *layout)
{
    items_end_chunk(items, layout);
    items->space = NULL;
    items_add_penalty(items, PENALTY_NEVER, 0, false);
    items_add(items, (struct break_item){BREAK_GLUE, 0, STRETCH_FILL, 0, 0, false});
    items_add_penalty(items, PENALTY_FORCED, 0, false);
    items->any = false;
}

/* A space that never breaks. */
static void
put_tie(struct items *items, struct layout *layout, const struct run *run)
{
    begin_chunk(items, layout, run);
    items_end_chunk(items, layout);
    items_add_penalty(items, PENALTY_NEVER, 0, false);
    add_space(items, layout, run, "\u00A0");
}

/* A paragraph of hundreds of pages is no paragraph, and setting it would take memory without end.
 */
static bool
too_long(const struct items *items, struct layout *layout, const struct run *run)
{
    if (items->count < MOST_ITEMS)
        return false;
    if (!layout->failed)
        diag_error(layout->doc->diag, STATUS_INPUT, layout->doc->file, xmlGetLineNo(run->node),
                   "divide it", "a paragraph has more than %d words", MOST_ITEMS / 2);
    layout->failed = true;
    return true;
}

static size_t
character_length(unsigned char c)
{
    return c < 0x80 ? 1 : c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
}

static char
transformed(struct items *items, const struct run *run, char c)
{
    int transform = run->style->in.text_transform;
    bool upper = transform == TRANSFORM_UPPER ||
                 (transform == TRANSFORM_CAPITALIZE && items->capitalize_next);
    items->capitalize_next = false;
    if (upper && c >= 'a' && c <= 'z')
        return (char)(c - 'a' + 'A');
    if (transform == TRANSFORM_LOWER && c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return c;
}

/* Latin-1 and Latin Extended-A letters have their capital 0x20 or one below. */
static void
put_wide(struct items *items, const struct run *run, const char *at, size_t length)
{
    unsigned char lead = (unsigned char)at[0], tail = (unsigned char)at[1];
    bool upper = run->style->in.text_transform == TRANSFORM_UPPER;
    items->capitalize_next = false;
    if (upper && length == 2 && lead == 0xC3 && tail >= 0xA0 && tail <= 0xBE && tail != 0xB7) {
        buf_putc(&items->text, (char)lead);
        buf_putc(&items->text, (char)(tail - 0x20));
        return;
    }
    buf_add(&items->text, at, length);
}

/* One character that is more than ink. Returns false when it is ordinary. */
static bool
put_special(struct items *items, struct layout *layout, const struct run *run, const char *at,
            size_t length)
{
    if (*at == '\n' && run->style->in.linefeed == LINEFEED_PRESERVE) {
        items_put_line_end(items, layout);
    } else if (*at == '\n' && run->style->in.linefeed == LINEFEED_IGNORE) {
        return true;
    } else if (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r') {
        put_space(items, layout, run);
    } else if (length == 2 && memcmp(at, "\u00A0", 2) == 0) {
        put_tie(items, layout, run);
    } else if (length == 3 && memcmp(at, "\u200B", 3) == 0) {
        items_end_chunk(items, layout);
        if (items->count > 0 && items->items[items->count - 1].type == BREAK_BOX)
            items_add_penalty(items, 0, 0, false);
    } else if (length == 2 && memcmp(at, "\u00AD", 2) == 0) {
        return true; /* words are divided by the dictionary */
    } else if (length == 3 && (memcmp(at, "\u2060", 3) == 0 || memcmp(at, "\uFEFF", 3) == 0)) {
        return true;
    } else if (length == 3 && (memcmp(at, "\u2028", 3) == 0 || memcmp(at, "\u2029", 3) == 0)) {
        items_put_line_end(items, layout);
    } else {
        return false;
    }
    return true;
}

void
items_put_text(struct items *items, struct layout *layout, const struct run *run, const char *text)
{
    for (size_t length; *text != '\0' && !too_long(items, layout, run); text += length) {
        length = character_length((unsigned char)*text);
        if (put_special(items, layout, run, text, length))
            continue;
        if (items->chunk_run == run && items->text.length - items->chunk + length > WORD_LIMIT)
            items_end_chunk(items, layout);
        begin_chunk(items, layout, run);
        if (length == 1)
            buf_putc(&items->text, transformed(items, run, *text));
        else
            put_wide(items, run, text, length);
    }
}
