/* Code pages. Browsers read Latin-1 as Windows-1252 (WHATWG Encoding 4.2), and so do we: it is not
 * listed. */
#include "import/charset.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

enum { HEAD = 4096, NAME = 24, CHUNK = 4096 };

static const struct {
    const char *label; /* in small letters, as pages write it */
    const char *name;  /* as messages and iconv call it */
} known[] = {
    {"iso-8859-2", "ISO-8859-2"},
    {"iso8859-2", "ISO-8859-2"},
    {"latin2", "ISO-8859-2"},
    {"iso-8859-3", "ISO-8859-3"},
    {"iso-8859-4", "ISO-8859-4"},
    {"iso-8859-5", "ISO-8859-5"},
    {"iso-8859-6", "ISO-8859-6"},
    {"iso-8859-7", "ISO-8859-7"},
    {"iso-8859-8", "ISO-8859-8"},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"iso-8859-10", "ISO-8859-10"},
    {"iso-8859-13", "ISO-8859-13"},
    {"iso-8859-14", "ISO-8859-14"},
    {"iso-8859-15", "ISO-8859-15"},
    {"iso8859-15", "ISO-8859-15"},
    {"latin9", "ISO-8859-15"},
    {"latin-9", "ISO-8859-15"},
    {"iso-8859-16", "ISO-8859-16"},
    {"windows-874", "CP874"},
    {"tis-620", "CP874"},
    {"windows-1250", "Windows-1250"},
    {"cp1250", "Windows-1250"},
    {"windows-1251", "Windows-1251"},
    {"cp1251", "Windows-1251"},
    {"windows-1253", "Windows-1253"},
    {"windows-1254", "Windows-1254"},
    {"iso-8859-9", "Windows-1254"},
    {"windows-1255", "Windows-1255"},
    {"windows-1256", "Windows-1256"},
    {"windows-1257", "Windows-1257"},
    {"windows-1258", "Windows-1258"},
    {"koi8-r", "KOI8-R"},
    {"koi8-u", "KOI8-U"},
    {"macintosh", "Macintosh"},
    {"x-mac-roman", "Macintosh"},
    {"ibm437", "IBM437"},
    {"cp437", "IBM437"},
    {"ibm850", "IBM850"},
    {"cp850", "IBM850"},
    {"ibm866", "IBM866"},
    {"cp866", "IBM866"},
    {"shift_jis", "Shift_JIS"},
    {"shift-jis", "Shift_JIS"},
    {"sjis", "Shift_JIS"},
    {"euc-jp", "EUC-JP"},
    {"euc-kr", "EUC-KR"},
    {"ks_c_5601-1987", "EUC-KR"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"gb18030", "GB18030"},
    {"big5", "Big5"},
    {"big5-hkscs", "Big5-HKSCS"},
};

static const char *
name_of(const char *label, size_t length)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].label) == length && strncasecmp(known[i].label, label, length) == 0)
            return known[i].name;
    return NULL;
}

/* The word after `key` and "=", in quotes or not. */
static const char *
value_after(const char *bytes, const char *end, const char *key)
{
    size_t length = strlen(key);
    for (const char *at = bytes; (size_t)(end - at) > length; at++) {
        if (strncasecmp(at, key, length) != 0)
            continue;
        const char *from = at + length;
        while (from < end && isspace((unsigned char)*from))
            from++;
        if (from == end || *from != '=')
            continue;
        from++;
        while (from < end && (isspace((unsigned char)*from) || *from == '"' || *from == '\''))
            from++;
        const char *stop = from;
        while (stop < end && stop - from < NAME &&
               (isalnum((unsigned char)*stop) || *stop == '-' || *stop == '_'))
            stop++;
        return name_of(from, (size_t)(stop - from));
    }
    return NULL;
}

const char *
charset_declared(const char *bytes, size_t length)
{
    const char *end = bytes + (length < HEAD ? length : HEAD);
    if (length > 5 && memcmp(bytes, "<?xml", 5) == 0) {
        const char *stop = memchr(bytes, '>', (size_t)(end - bytes));
        const char *name = value_after(bytes, stop != NULL ? stop : end, "encoding");
        if (name != NULL)
            return name;
    }
    return value_after(bytes, end, "charset");
}

/* "school\xD5s", "\xD2SRO\xD3": letters with accents in Windows-1252, where no English word has
 * them. */
const char *
charset_given_away(const char *bytes, size_t length)
{
    size_t macintosh = 0, windows = 0;
    for (size_t i = 1; i + 1 < length; i++) {
        unsigned char c = (unsigned char)bytes[i];
        bool before = islower((unsigned char)bytes[i - 1]) != 0;
        bool after = isalpha((unsigned char)bytes[i + 1]) != 0;
        macintosh += (c == 0xD5 && before && after) ||
                     (c == 0xD2 && bytes[i - 1] == ' ' && after) || (c == 0xD3 && before && !after);
        windows += c >= 0x91 && c <= 0x97;
    }
    return macintosh >= 2 && windows == 0 ? "Macintosh" : NULL;
}

bool
charset_known(const char *charset)
{
    iconv_t converter = iconv_open("UTF-8", charset);
    if (converter == (iconv_t)-1)
        return false;
    iconv_close(converter);
    return *charset != '\0';
}

bool
charset_to_utf8(const char *charset, const char *bytes, size_t length, struct buf *utf8,
                size_t *replaced)
{
    iconv_t converter = iconv_open("UTF-8", charset);
    char *from = (char *)(size_t)bytes;
    if (converter == (iconv_t)-1)
        return false;
    while (length > 0) {
        char out[CHUNK], *to = out;
        size_t room = sizeof out;
        size_t done = iconv(converter, &from, &length, &to, &room);
        bool stuck = done == (size_t)-1 && errno != E2BIG;
        buf_add(utf8, out, sizeof out - room);
        if (stuck && length > 0) {
            buf_puts(utf8, "\xEF\xBF\xBD");
            ++*replaced;
            from++;
            length--;
        }
    }
    iconv_close(converter);
    return true;
}
