/* The references that running text has need of; markup's own ("&lt;") stay. */
#include "import/references.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

static const struct {
    const char *name;
    unsigned int character;
} known[] = {{"quot;", '"'},      {"amp;", '&'},      {"apos;", '\''},    {"nbsp;", ' '},
             {"rsquo;", 0x2019},  {"lsquo;", 0x2018}, {"rdquo;", 0x201D}, {"ldquo;", 0x201C},
             {"ndash;", 0x2013},  {"mdash;", 0x2014}, {"sect;", 0xA7},    {"bull;", 0x2022},
             {"hellip;", 0x2026}, {"frac12;", 0xBD},  {"frac14;", 0xBC},  {"deg;", 0xB0}};

/* The character whose reference stands after the "&", and its length; 0: none. */
static unsigned int
read_reference(const char *at, size_t *length)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        *length = strlen(known[i].name);
        if (strncmp(at, known[i].name, *length) == 0)
            return known[i].character;
    }
    if (at[0] != '#')
        return 0;
    bool hex = at[1] == 'x' || at[1] == 'X';
    char *end;
    unsigned long value = strtoul(at + 1 + hex, &end, hex ? 16 : 10);
    bool sound = end > at + 1 + hex && *end == ';' && value >= ' ' && value < 0xD800 &&
                 value != '<' && (value < 0x7F || value >= 0xA0);
    *length = (size_t)(end - at) + 1;
    return sound ? (unsigned int)value : 0;
}

void
references_resolve(struct buf *text)
{
    if (text->length == 0 || strchr(text->bytes, '&') == NULL ||
        strcasestr(text->bytes, "<br") == NULL)
        return;
    struct buf out = {0};
    for (const char *at = text->bytes; *at != '\0'; at++) {
        size_t length = 0;
        unsigned int character = *at == '&' ? read_reference(at + 1, &length) : 0;
        if (character == 0) {
            buf_putc(&out, *at);
            continue;
        }
        buf_put_utf8(&out, character);
        at += length;
    }
    buf_free(text);
    *text = out;
}
