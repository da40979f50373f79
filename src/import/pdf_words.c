/* Reading pdftotext's boxes. The program writes XHTML of one fixed shape, <word xMin=".."
 * yMin=".." xMax=".." yMax="..">text</word>, but copies control characters of the PDF into it, at
 * which an XML parser has to stop; so the tags are found by their names. */
#include "import/pdf_words.h"

#include <stdlib.h>
#include <string.h>

enum {
    TAG = 400,         /* bytes: tags are shorter */
    FARTHEST = 1000000 /* points; no page is that large */
};

struct reader {
    const char *at, *end;
    struct sheets *pages;
    size_t line;
    struct buf word;
};

/* The next value ="123.456000" of the tag, whose attributes always come in one order; the program
 * writes numbers so, whatever the language of the machine. Digits without the library: there are
 * four numbers to a word. */
static double
next_number(const char **at, const char *end)
{
    static const double scales[] = {1, 10, 100, 1000};
    enum { NAME = 5, REST = 3 }; /* bytes: "xMin=", the figures behind the third place */
    const char *from = *at;
    unsigned long value = 0;
    size_t places = 0;
    if (end - from > NAME + 1 && (from[NAME] == '"' || from[NAME + 1] == '"'))
        from += from[NAME] == '"' ? NAME : NAME + 1;
    while (from < end && *from != '"')
        from++;
    bool minus = ++from < end && *from == '-';
    for (from += minus; from < end && *from >= '0' && *from <= '9' && value < FARTHEST; from++)
        value = value * 10 + (unsigned long)(*from - '0');
    if (from < end && *from == '.')
        for (from++; from < end && *from >= '0' && *from <= '9' && places < 3; from++, places++)
            value = value * 10 + (unsigned long)(*from - '0');
    if (end - from > REST && from[REST] == '"')
        from += REST;
    while (from < end && *from != '"')
        from++;
    *at = from < end ? from + 1 : end;
    double number = (double)value / scales[places];
    return minus ? -number : number;
}

static void
put_unescaped(struct buf *out, const char *text, size_t length)
{
    static const struct {
        const char *entity, *text;
    } entities[] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}};
    buf_clear(out);
    for (size_t i = 0; i < length;) {
        size_t step = 0;
        for (size_t k = 0; text[i] == '&' && k < sizeof entities / sizeof *entities; k++) {
            size_t size = strlen(entities[k].entity);
            if (length - i >= size && memcmp(text + i, entities[k].entity, size) == 0) {
                buf_puts(out, entities[k].text);
                step = size;
            }
        }
        if (step == 0)
            buf_putc(out, text[i]);
        i += step > 0 ? step : 1;
    }
}

/* at stands after the "<word"; tag_end at its ">". */
static void
read_word(struct reader *reader, const char *tag_end)
{
    struct sheet_word place = {.line = reader->line};
    const char *at = reader->at;
    place.x0 = next_number(&at, tag_end);
    place.y0 = next_number(&at, tag_end);
    place.x1 = next_number(&at, tag_end);
    place.y1 = next_number(&at, tag_end);
    const char *text = tag_end + 1, *stop = memchr(text, '<', (size_t)(reader->end - text));
    if (stop == NULL)
        stop = reader->end;
    size_t length = (size_t)(stop - text);
    reader->at = stop;
    if (memchr(text, '&', length) == NULL) {
        sheets_add_word(reader->pages, &place, text, length);
        return;
    }
    put_unescaped(&reader->word, text, length);
    sheets_add_word(reader->pages, &place, buf_text(&reader->word), reader->word.length);
}

static bool
is_tag(const struct reader *reader, const char *name)
{
    size_t length = strlen(name);
    return (size_t)(reader->end - reader->at) > length && memcmp(reader->at, name, length) == 0;
}

/* One tag; at stands after its "<". */
static void
read_tag(struct reader *reader)
{
    size_t left = (size_t)(reader->end - reader->at);
    const char *tag_end = memchr(reader->at, '>', left < TAG ? left : TAG);
    if (tag_end == NULL)
        return;
    if (is_tag(reader, "word ")) {
        read_word(reader, tag_end);
        return;
    }
    if (is_tag(reader, "page ")) {
        const char *at = reader->at;
        double width = next_number(&at, tag_end);
        sheets_add(reader->pages, width, next_number(&at, tag_end));
    }
    reader->line += is_tag(reader, "line ");
    reader->at = tag_end;
}

void
pdf_words_read(struct sheets *pages, const char *bytes, size_t length)
{
    struct reader reader = {.at = bytes, .end = bytes + length, .pages = pages};
    while ((reader.at = memchr(reader.at, '<', (size_t)(reader.end - reader.at))) != NULL) {
        reader.at++;
        read_tag(&reader);
    }
    buf_free(&reader.word);
}
