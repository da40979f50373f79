/* UTF-8 decoding as RFC 3629 defines it: no overlong forms, no surrogates, nothing above U+10FFFF.
 */
#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD };

static int
tail_length(unsigned char first)
{
    if (first < 0x80)
        return 0;
    if (first >= 0xC2 && first < 0xE0)
        return 1;
    if (first >= 0xE0 && first < 0xF0)
        return 2;
    return first >= 0xF0 && first < 0xF5 ? 3 : -1;
}

unsigned
utf8_next(const char *text, size_t length, size_t *at)
{
    static const unsigned smallest[] = {0, 0x80, 0x800, 0x10000};
    const unsigned char *bytes = (const unsigned char *)text + *at;
    size_t left = length - *at;
    int tail = tail_length(bytes[0]);
    *at += 1;
    if (tail == 0)
        return bytes[0];
    if (tail < 0 || left <= (size_t)tail)
        return REPLACEMENT;
    unsigned code = bytes[0] & (0x3Fu >> tail);
    for (int i = 1; i <= tail; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return REPLACEMENT;
        code = code << 6 | (bytes[i] & 0x3Fu);
    }
    if (code < smallest[tail] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return REPLACEMENT;
    *at += (size_t)tail;
    return code;
}
