/* Division of words: hyphens from the dictionary, breaks after hyphens, dashes and within
 * addresses. */
#include "typeset/para_chunk.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
    NONE = '.',
    HYPHEN = 'h',
    EXPLICIT = 'e',
    HYPHEN_PENALTY = 60,
    EXPLICIT_PENALTY = 10,
    ANYWHERE_PENALTY = 3000,
    MOST_SHOWN = 60
};

static const char missing_cure[] = "choose a font that has it, or write it another way";

/* Bytes of the letter at text: ASCII, Latin-1 and Latin Extended; 0: no letter. */
static size_t
letter_length(const char *text, size_t room)
{
    unsigned char c = room > 0 ? (unsigned char)*text : 0;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return 1;
    return c >= 0xC3 && c <= 0xC9 && room > 1 ? 2 : 0;
}

static size_t
letters_length(const char *text, size_t room)
{
    size_t length = 0;
    for (size_t step; (step = letter_length(text + length, room - length)) > 0;)
        length += step;
    return length;
}

/* Marks where each stretch of letters may be hyphenated; not next to digits or in what looks like
 * an address. names: words with a capital too, which otherwise stay whole. */
static void
mark_hyphens(struct layout *layout, const char *language, const char *text, size_t length,
             bool names, char *breaks)
{
    for (size_t at = 0, letters; at<length; at += letters> 0 ? letters : 1) {
        letters = letters_length(text + at, length - at);
        bool alone = at == 0 || strchr("(\"-/[\x94\x93\x9c\x98", text[at - 1]) != NULL;
        if (letters == 0 || !alone ||
            (at + letters < length && strchr("@_0123456789", text[at + letters]) != NULL))
            continue;
        char *letter = mem_strndup(text + at, letters);
        if (names && *letter >= 'A' && *letter <= 'Z')
            *letter = (char)(*letter - 'A' + 'a');
        char *hyphens = hyphenate(layout->hyphenator, language, letter, letters, layout->doc->diag);
        free(letter);
        for (size_t i = 0; hyphens[i] != '\0'; i++)
            if ((hyphens[i] - '0') % 2 == 1)
                breaks[at + i] = HYPHEN;
        free(hyphens);
    }
}

static bool
is_address(const char *text, size_t length)
{
    return memmem(text, length, "://", 3) != NULL || memmem(text, length, "www.", 4) != NULL;
}

/* After a hyphen, slash or dash between letters or digits; in addresses after most punctuation. */
static void
mark_explicit(const char *text, size_t length, char *breaks)
{
    bool address = is_address(text, length);
    const char *marks = address ? "/.?&=_#%" : "-/";
    for (size_t i = 1; i + 1 < length; i++) {
        bool dash = i >= 2 && (memcmp(text + i - 2, "\u2013", 3) == 0 ||
                               memcmp(text + i - 2, "\u2014", 3) == 0);
        bool letter = letter_length(text + i + 1, length - i - 1) > 0;
        if (dash || (text[i] != '\0' && strchr(marks, text[i]) != NULL && (letter || address)))
            breaks[i] = EXPLICIT;
    }
}

/* Remembered with the word; hyphens only once a run asks for them, so that the dictionary is not
 * loaded for nothing. */
static const char *
breaks_of(struct layout *layout, const struct run *run, struct word *word, const char *text,
          size_t length, bool wide)
{
    const char *language = run->style->in.language != NULL ? run->style->in.language : "";
    bool hyphens = wide || run->style->in.hyphenate;
    bool known = word->breaks != NULL &&
                 (!hyphens || (word->divided &&
                               strncmp(word->language, language, sizeof word->language - 1) == 0));
    if (known && !wide)
        return word->breaks;
    free(word->breaks);
    word->breaks = mem_alloc(length + 1);
    memset(word->breaks, NONE, length);
    word->divided = hyphens && !wide; /* what a narrow column asks for holds there only */
    strncpy(word->language, language, sizeof word->language - 1);
    if (hyphens && !is_address(text, length))
        mark_hyphens(layout, language, text, length, wide, word->breaks);
    mark_explicit(text, length, word->breaks);
    return word->breaks;
}

static int32_t
scaled(const struct run *run, int32_t width)
{
    return (int32_t)((int64_t)width * run->size / 1000);
}

/* A word wider than the line has to go somewhere. */
static void
add_anywhere(struct items *items, struct layout *layout, const struct run *run, size_t text,
             size_t length)
{
    for (size_t from = text, at = text + 1; at <= text + length; at++) {
        if (at < text + length && ((unsigned char)items->text.bytes[at] & 0xC0) == 0x80)
            continue;
        const struct word *word =
            shape_word(layout->shaper, run->set, items->text.bytes + from, at - from);
        items_add_box(items, run, scaled(run, word->width) + run->style->in.letter_spacing, from,
                      at - from);
        if (at < text + length)
            items_add_penalty(items, ANYWHERE_PENALTY, 0, false);
        from = at;
    }
}

static void
refuse_missing(struct layout *layout, const struct run *run, uint32_t missing, const char *word)
{
    struct fo_document *doc = layout->doc;
    struct buf character = {0};
    long line;
    buf_put_utf8(&character, missing);
    char *path = fo_where(doc, run->node, buf_text(&character), &line);
    diag_error(doc->diag, STATUS_INPUT, doc->file, line, missing_cure,
               "U+%04X: no font has this character, in “%s”%s%s", missing, word,
               path != NULL ? ", at " : "", path != NULL ? path : "");
    free(path);
    buf_free(&character);
}

/* Words must not change on their way to paper, unless the document says that it only quotes them.
 * Once for each character and document. */
static void
say_missing(struct layout *layout, const struct run *run, const struct word *word, const char *text,
            size_t length)
{
    struct fo_document *doc = layout->doc;
    char key[32], shown[MOST_SHOWN + 1] = "";
    snprintf(key, sizeof key, "U+%04X", word->missing);
    if (doc->replaces) {
        style_warn(&doc->reader, run->node, key, missing_cure,
                   "no font has this character; shown as \uFFFD", key);
        return;
    }
    void **said = map_put(doc->reader.warned, key, strlen(key));
    memcpy(shown, text, length < MOST_SHOWN ? length : MOST_SHOWN);
    if (*said == NULL)
        refuse_missing(layout, run, word->missing, shown);
    *said = layout;
    layout->failed = true;
}

void
chunk_add(struct items *items, struct layout *layout, const struct run *run, size_t text,
          size_t length)
{
    const char *bytes = items->text.bytes + text;
    struct word *word = shape_word(layout->shaper, run->set, bytes, length);
    if (word->missing != 0)
        say_missing(layout, run, word, bytes, length);
    int32_t spacing = run->style->in.letter_spacing;
    int32_t width = scaled(run, word->width) + spacing * (int32_t)word->glyph_count;
    bool whole = run->style->in.keep_line != KEEP_AUTO || !run->style->in.wrap;
    bool wide = !whole && width > items->width;
    const char *breaks = whole ? NULL : breaks_of(layout, run, word, bytes, length, wide);
    if (wide && strspn(breaks, ".") == length) {
        add_anywhere(items, layout, run, text, length);
        return;
    }
    int32_t done = 0;
    size_t from = 0, first = items->count;
    for (size_t i = 0; breaks != NULL && i + 1 < length; i++) {
        if (breaks[i] == NONE || (breaks[i] == HYPHEN && !wide && !run->style->in.hyphenate))
            continue;
        int32_t before = word_width_before(word, i + 1);
        if (before < 0)
            continue;
        before = scaled(run, before) + spacing * (int32_t)(i + 1);
        items_add_box(items, run, before - done, text + from, i + 1 - from);
        const struct word *hyphen = shape_hyphen(layout->shaper, run->set);
        if (breaks[i] == HYPHEN)
            items_add_penalty(items, HYPHEN_PENALTY, scaled(run, hyphen->width), true);
        else
            items_add_penalty(items, EXPLICIT_PENALTY, 0, false);
        done = before;
        from = i + 1;
    }
    items_add_box(items, run, width - done, text + from, length - from);
    items->sources[first].whole = word;
    items->sources[first].whole_length = length;
}
