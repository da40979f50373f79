/* Reading "pdfinfo -struct-text": an element a line, set in by its depth; attributes after a slash,
 * text in quotes. Its words may run together where lines end, so that only letters are compared. */
#include "import/pdf_tags.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/spawn.h"

enum {
    DEPTH = 64,
    PROBE = 32,   /* letters by which a block is found */
    ASIDE = 800,  /* letters of running heads and notes that may stand within a block */
    PERCENT = 85, /* of the text's letters that sane tags account for */
    TITLE_LEVEL = 1
};

static const struct spawn_limits limits = {
    .seconds = 60, .memory = (size_t)2 << 30, .output = 64 << 20};

/* Letters and figures of the lines one after the other, and the line of each. */
struct letters {
    char *text;
    size_t *line;
    size_t count, room, line_room;
};

struct tagger {
    struct letters letters;
    struct lines *lines;
    int deepest;      /* depth of the block that is open; -1: none */
    int level;        /* of that block as a heading */
    struct buf block; /* its letters */
    size_t cursor, claimed, blocks;
};

static void
add_letters(struct letters *letters, const struct line *line, size_t number)
{
    for (size_t i = 0; i < line->length; i++) {
        unsigned char c = (unsigned char)line->text[i];
        if (!isalnum(c) && c < 0x80)
            continue;
        letters->text = mem_grow(letters->text, &letters->room, letters->count + 1, 1);
        letters->line =
            mem_grow(letters->line, &letters->line_room, letters->count + 1, sizeof(size_t));
        letters->text[letters->count] = (char)c;
        letters->line[letters->count++] = number;
    }
}

/* Where the letters stand in the text from `from` on; the text's end: nowhere. */
static size_t
find(const struct letters *text, size_t from, size_t to, const char *what, size_t length)
{
    to = to < text->count ? to : text->count;
    const char *found = from < to ? memmem(text->text + from, to - from, what, length) : NULL;
    return found != NULL ? (size_t)(found - text->text) : text->count;
}

static void
claim(struct tagger *tagger, size_t begin, size_t end)
{
    tagger->blocks++;
    for (size_t i = begin; i < end; i++) {
        struct line *line = &tagger->lines->list[tagger->letters.line[i]];
        if (line->block != 0 || line->furniture)
            continue;
        line->block = tagger->blocks;
        line->outline = tagger->level;
    }
    tagger->claimed += tagger->block.length;
    tagger->cursor = end;
}

/* Finds the block's first and last letters, after the block before or anywhere. */
static void
close_block(struct tagger *tagger)
{
    const char *text = buf_text(&tagger->block);
    size_t length = tagger->block.length, all = tagger->letters.count;
    size_t probe = length < PROBE ? length : PROBE;
    size_t begin = length > 0 ? find(&tagger->letters, tagger->cursor, all, text, probe) : all;
    if (begin == all && length >= PROBE)
        begin = find(&tagger->letters, 0, all, text, probe);
    size_t last = begin < all ? find(&tagger->letters, begin + (length - probe),
                                     begin + length + ASIDE, text + length - probe, probe)
                              : all;
    if (last < all)
        claim(tagger, begin, last + probe);
    buf_clear(&tagger->block);
    tagger->deepest = -1;
}

/* "H2" is 2, "P" is 0; -1: what only holds others, or is part of a block. */
static int
level_of(const char *name, size_t length)
{
    static const char *const blocks[] = {"P",       "LI", "LBody", "Note", "BlockQuote",
                                         "Caption", "TH", "TD",    "TOCI", NULL};
    if (length == 2 && name[0] == 'H' && name[1] >= '1' && name[1] <= '6')
        return name[1] - '0';
    if ((length == 1 && name[0] == 'H') || (length == 5 && memcmp(name, "Title", 5) == 0))
        return TITLE_LEVEL;
    for (const char *const *block = blocks; *block != NULL; block++)
        if (strlen(*block) == length && memcmp(name, *block, length) == 0)
            return 0;
    return -1;
}

/* A label opens its item, and an item's body goes on with it: "LI" is the block unless there are
 * blocks in it. */
static bool
opens(const struct tagger *tagger, const char *name, size_t length, int depth)
{
    bool body = length == 5 && memcmp(name, "LBody", 5) == 0;
    return tagger->deepest < 0 || depth <= tagger->deepest || !body;
}

static void
take_element(struct tagger *tagger, const char *name, size_t length, int depth)
{
    int level = level_of(name, length);
    bool list = length == 1 && name[0] == 'L';
    if (tagger->deepest >= 0 && (depth <= tagger->deepest || list))
        close_block(tagger);
    if (level < 0 || !opens(tagger, name, length, depth))
        return;
    if (tagger->deepest >= 0 && tagger->block.length > PROBE)
        close_block(tagger); /* a paragraph after a paragraph in one item */
    tagger->deepest = depth;
    tagger->level = level;
}

static void
take_text(struct tagger *tagger, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (isalnum((unsigned char)text[i]) || (unsigned char)text[i] >= 0x80)
            buf_putc(&tagger->block, text[i]);
}

static void
take_line(struct tagger *tagger, const char *text, size_t length)
{
    size_t indent = 0, name = 0;
    while (indent < length && text[indent] == ' ')
        indent++;
    text += indent;
    length -= indent;
    int depth = indent / 2 < DEPTH ? (int)(indent / 2) : DEPTH;
    if (length == 0 || text[0] == '/')
        return;
    if (text[0] == '"') {
        take_text(tagger, text, length);
        return;
    }
    while (name < length && isalnum((unsigned char)text[name]))
        name++;
    if (name > 0)
        take_element(tagger, text, name, depth);
}

static void
forget(struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        lines->list[i].block = 0;
        lines->list[i].outline = 0;
    }
}

bool
pdf_tags_apply(const char *tree, size_t length, struct lines *lines)
{
    struct tagger tagger = {.lines = lines, .deepest = -1};
    for (size_t i = 0; i < lines->count; i++)
        if (!lines->list[i].furniture)
            add_letters(&tagger.letters, &lines->list[i], i);
    for (const char *at = tree, *end = tree + length; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop != NULL ? stop : end;
        take_line(&tagger, at, (size_t)(stop - at));
        at = stop + 1;
    }
    close_block(&tagger);
    bool sane = tagger.letters.count > 0 && tagger.claimed * 100 >= tagger.letters.count * PERCENT;
    if (!sane)
        forget(lines);
    buf_free(&tagger.block);
    free(tagger.letters.text);
    free(tagger.letters.line);
    return sane;
}

bool
pdf_tags(const char *bytes, size_t length, struct lines *lines)
{
    static const char *const command[] = {"pdfinfo", "-struct-text", "-enc", "UTF-8", "-", NULL};
    struct buf out = {0};
    bool done = spawn_run(command, bytes, length, &limits, &out, NULL, NULL) == SPAWN_DONE;
    bool sane = done && pdf_tags_apply(buf_text(&out), out.length, lines);
    buf_free(&out);
    return sane;
}
