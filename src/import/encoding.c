/* Bytes to clean UTF-8. */
#include "import/encoding.h"

#include <stdint.h>
#include <string.h>

#include "import/charset.h"

/* Windows-1252 80–9F; 0: undefined there. */
static const uint16_t windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"}; /* U+FB00… */

/* Appends one character as it shall stand in running text. next_is_end: a line end follows. */
static void
put(struct decoded *out, unsigned int c, bool next_is_end)
{
    if (c >= 0xFB00 && c <= 0xFB06)
        buf_puts(&out->text, ligatures[c - 0xFB00]);
    else if (c == 0xAD && next_is_end)
        buf_putc(&out->text, '-');
    else if (c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF)
        return;
    else if (c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0x0B)
        buf_putc(&out->text, '\n');
    else if ((c < 0x20 && c != '\t' && c != '\n' && c != '\f') || c == 0x7F ||
             (c >= 0x80 && c < 0xA0) || c == 0xFFFE || c == 0xFFFF)
        out->dropped++;
    else
        buf_put_utf8(&out->text, c);
}

/* The character at bytes[*at], which is moved past it; -1: not UTF-8 there. */
static long
utf8_at(const unsigned char *bytes, size_t length, size_t *at)
{
    static const unsigned int least[] = {0, 0x80, 0x800, 0x10000};
    unsigned int c = bytes[*at];
    int more = c < 0x80                ? 0
               : c >= 0xC2 && c < 0xE0 ? 1
               : (c & 0xF0) == 0xE0    ? 2
               : c >= 0xF0 && c < 0xF5 ? 3
                                       : -1;
    ++*at;
    if (more <= 0)
        return more < 0 ? -1 : (long)c;
    if (length - *at < (size_t)more)
        return -1;
    unsigned int value = c & (0x3Fu >> more);
    for (int i = 0; i < more; i++) {
        unsigned int next = bytes[*at + (size_t)i];
        if ((next & 0xC0) != 0x80)
            return -1;
        value = value << 6 | (next & 0x3F);
    }
    if (value < least[more] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        return -1;
    *at += (size_t)more;
    return (long)value;
}

/* A file that is cut short or damaged in a few places is still UTF-8; one with more faults than
 * characters is not. strict: no fault, and characters besides ASCII. */
static bool
looks_utf8(const unsigned char *bytes, size_t length, bool strict)
{
    size_t good = 0, bad = 0;
    for (size_t at = 0; at < length;) {
        if (bytes[at] < 0x80) {
            at++;
            continue;
        }
        if (utf8_at(bytes, length, &at) < 0)
            bad++;
        else
            good++;
    }
    return strict ? bad == 0 && good > 0 : bad == 0 || good > bad;
}

static bool
ends_line(const unsigned char *bytes, size_t length, size_t at)
{
    return at < length && (bytes[at] == '\n' || bytes[at] == '\r');
}

/* Length of the plain run at bytes: printable ASCII, tabs and line feeds, which stand for
 * themselves. */
static size_t
plain_run(const unsigned char *bytes, size_t length)
{
    size_t run = 0;
    while (run < length &&
           ((bytes[run] >= 0x20 && bytes[run] < 0x7F) || bytes[run] == '\n' || bytes[run] == '\t'))
        run++;
    return run;
}

static void
decode_utf8(const unsigned char *bytes, size_t length, struct decoded *out)
{
    for (size_t at = 0; at < length;) {
        size_t run = plain_run(bytes + at, length - at);
        if (run > 0) {
            buf_add(&out->text, (const char *)bytes + at, run);
            at += run;
            continue;
        }
        if (bytes[at] == '\r') { /* CR LF, or CR alone */
            at++;
            if (!ends_line(bytes, length, at) || bytes[at] == '\r')
                buf_putc(&out->text, '\n');
            continue;
        }
        long c = utf8_at(bytes, length, &at);
        if (c < 0) {
            out->replaced++;
            c = 0xFFFD;
        }
        put(out, (unsigned int)c, ends_line(bytes, length, at));
    }
}

static void
decode_windows(const unsigned char *bytes, size_t length, struct decoded *out)
{
    struct buf utf8 = {0};
    for (size_t i = 0; i < length; i++) {
        unsigned int c = bytes[i];
        if (c >= 0x80 && c < 0xA0)
            c = windows[c - 0x80] != 0 ? windows[c - 0x80] : 0xFFFD;
        buf_put_utf8(&utf8, c);
    }
    decode_utf8((const unsigned char *)buf_text(&utf8), utf8.length, out);
    buf_free(&utf8);
}

static bool
decode_charset(const char *charset, const char *text, size_t length, struct decoded *out)
{
    struct buf utf8 = {0};
    if (charset == NULL || !charset_to_utf8(charset, text, length, &utf8, &out->replaced))
        return false;
    out->encoding = charset;
    decode_utf8((const unsigned char *)buf_text(&utf8), utf8.length, out);
    buf_free(&utf8);
    return true;
}

static void
decode_utf16(const unsigned char *bytes, size_t length, bool big, struct decoded *out)
{
    struct buf utf8 = {0};
    for (size_t i = 0; i + 1 < length; i += 2) {
        unsigned int c = big ? (unsigned int)bytes[i] << 8 | bytes[i + 1]
                             : (unsigned int)bytes[i + 1] << 8 | bytes[i];
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < length) {
            unsigned int low = big ? (unsigned int)bytes[i + 2] << 8 | bytes[i + 3]
                                   : (unsigned int)bytes[i + 3] << 8 | bytes[i + 2];
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        if (c >= 0xD800 && c < 0xE000)
            c = 0xFFFD;
        buf_put_utf8(&utf8, c);
    }
    decode_utf8((const unsigned char *)buf_text(&utf8), utf8.length, out);
    buf_free(&utf8);
}

/* UTF-16 without its mark: text whose every other byte is mostly NUL. 0: no, 1: little-endian, 2:
 * big-endian. */
static int
unmarked_utf16(const unsigned char *bytes, size_t length)
{
    size_t even = 0, odd = 0, looked = length < 4096 ? length : 4096;
    for (size_t i = 0; i < looked; i++) {
        if (bytes[i] == 0)
            *(i % 2 == 0 ? &even : &odd) += 1;
    }
    if (looked < 8)
        return 0;
    return odd > looked / 3 && even < looked / 50   ? 1
           : even > looked / 3 && odd < looked / 50 ? 2
                                                    : 0;
}

static bool
has_mark(const unsigned char *bytes, size_t length)
{
    return length >= 2 &&
           ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF));
}

void
encoding_decode(const char *text, size_t length, struct decoded *out)
{
    const unsigned char *bytes = (const unsigned char *)text;
    int unmarked = unmarked_utf16(bytes, length);
    out->encoding = "UTF-16";
    if (has_mark(bytes, length)) {
        decode_utf16(bytes + 2, length - 2, bytes[0] == 0xFE, out);
    } else if (unmarked != 0) {
        decode_utf16(bytes, length, unmarked == 2, out);
    } else if (looks_utf8(bytes, length, false)) {
        out->encoding = "UTF-8";
        decode_utf8(bytes, length, out);
    } else if (!decode_charset(charset_given_away(text, length), text, length, out)) {
        out->encoding = "Windows-1252";
        decode_windows(bytes, length, out);
    }
}

void
encoding_decode_page(const char *text, size_t length, struct decoded *out)
{
    const unsigned char *bytes = (const unsigned char *)text;
    bool unicode = has_mark(bytes, length) || unmarked_utf16(bytes, length) != 0 ||
                   looks_utf8(bytes, length, true);
    if (unicode || !decode_charset(charset_declared(text, length), text, length, out))
        encoding_decode(text, length, out);
}
