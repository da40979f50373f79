/* Signs of symbol fonts: what Wingdings has at those places. */
#include "import/signs.h"

#include <string.h>

const char *
sign_of(unsigned long code)
{
    static const struct {
        unsigned long code;
        const char *text;
    } known[] = {{0x6F, "\xE2\x98\x90"}, {0xA8, "\xE2\x98\x90"}, {0xFE, "\xE2\x98\x91"},
                 {0xFD, "\xE2\x98\x92"}, {0xFC, "\xE2\x9C\x93"}, {0xFB, "\xE2\x9C\x97"},
                 {0x52, "\xE2\x98\x91"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].code == (code & 0xFF))
            return known[i].text;
    return NULL;
}

void
signs_mend(char *text, size_t length)
{
    for (char *at = text; (at = memchr(at, '\xEF', length - (size_t)(at - text))) != NULL; at++) {
        const unsigned char *bytes = (const unsigned char *)at;
        if ((size_t)(text + length - at) < 3 || (bytes[1] & 0xFC) != 0x80)
            continue;
        const char *sign = sign_of((bytes[1] & 3UL) << 6 | (bytes[2] & 0x3FUL));
        if (sign != NULL)
            memcpy(at, sign, 3);
    }
}
