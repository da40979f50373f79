/* Text as rules match it. */
#include "agreement/normal.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

struct change {
    const char *from, *to;
};

/* What a code point becomes. Sorted by first byte, so that text in plain ASCII never looks here. */
static const struct change changes[] = {
    {"\xC2\xA0", " "},      {"\xC2\xAD", ""},        {"\xC2\xAB", "\""},
    {"\xC2\xBB", "\""},     {"\xC2\xB4", "'"},       {"\xE2\x80\x98", "'"},
    {"\xE2\x80\x99", "'"},  {"\xE2\x80\x9A", "'"},   {"\xE2\x80\x9B", "'"},
    {"\xE2\x80\x9C", "\""}, {"\xE2\x80\x9D", "\""},  {"\xE2\x80\x9E", "\""},
    {"\xE2\x80\x9F", "'"},  {"\xE2\x80\xB2", "'"},   {"\xE2\x80\xB3", "\""},
    {"\xE2\x80\x90", "-"},  {"\xE2\x80\x91", "-"},   {"\xE2\x80\x92", "-"},
    {"\xE2\x80\x93", "-"},  {"\xE2\x80\x94", "-"},   {"\xE2\x80\x95", "-"},
    {"\xE2\x88\x92", "-"},  {"\xE2\x80\xA6", "..."}, {"\xE2\x80\x8B", ""},
    {"\xE2\x80\x8C", ""},   {"\xE2\x80\x8D", ""},    {"\xE2\x81\xA0", ""},
    {"\xEF\xBB\xBF", ""},   {"\xEF\xAC\x80", "ff"},  {"\xEF\xAC\x81", "fi"},
    {"\xEF\xAC\x82", "fl"}, {"\xEF\xAC\x83", "ffi"}, {"\xEF\xAC\x84", "ffl"},
    {"\xEF\xAC\x85", "st"}, {"\xEF\xAC\x86", "st"},
};

size_t
normal_space(const char *text)
{
    const unsigned char *p = (const unsigned char *)text;
    if (p[0] == ' ' || (p[0] >= '\t' && p[0] <= '\r'))
        return 1;
    if (p[0] == 0xC2 && p[1] == 0xA0)
        return 2;
    if (p[0] != 0xE2)
        return 0;
    /* U+2000–U+200A, U+2028, U+2029, U+202F, U+205F */
    if (p[1] == 0x80 &&
        ((p[2] >= 0x80 && p[2] <= 0x8A) || p[2] == 0xA8 || p[2] == 0xA9 || p[2] == 0xAF))
        return 3;
    return p[1] == 0x81 && p[2] == 0x9F ? 3 : 0;
}

static const struct change *
change_at(const char *text, size_t left)
{
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        size_t length = strlen(changes[i].from);
        if (length <= left && memcmp(text, changes[i].from, length) == 0)
            return &changes[i];
    }
    return NULL;
}

/* Length of a "<br>", "<br/>" or "<br />" at text: page viewers print them literally. */
static size_t
line_break_tag(const char *text, size_t left)
{
    if (left < 4 || text[0] != '<' || (text[1] | 32) != 'b' || (text[2] | 32) != 'r')
        return 0;
    size_t i = 3;
    while (i < left && (text[i] == ' ' || text[i] == '/'))
        i++;
    return i < left && text[i] == '>' ? i + 1 : 0;
}

/* Whether a scanner lost the space before `next`: "(SRO)Program", "school.The", "records,and". */
static bool
space_lost(const struct buf *out, size_t begin, const char *next, size_t left)
{
    if (out->length < begin + 3 || left < 2 || !isalpha((unsigned char)next[0]))
        return false;
    char mark = out->bytes[out->length - 1];
    char before = out->bytes[out->length - 2], earlier = out->bytes[out->length - 3];
    bool word = islower((unsigned char)before) && islower((unsigned char)earlier);
    if (mark == ')')
        return out->bytes[out->length - 2] != 's' && isalpha((unsigned char)next[1]);
    if (mark == ',' || mark == ';')
        return true;
    return (mark == '.' || mark == ':') && word && isupper((unsigned char)next[0]) &&
           islower((unsigned char)next[1]);
}

/* "non -criminal": a hyphen after a space and right before a letter, where the word before is a
 * short prefix. */
static bool
stray_hyphen(const struct buf *out, size_t begin, const char *next, size_t left)
{
    if (left < 2 || next[0] != '-' || !islower((unsigned char)next[1]) || out->length == begin)
        return false;
    return isalpha((unsigned char)out->bytes[out->length - 1]);
}

static bool
is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void
normal_text(const char *text, size_t length, struct buf *out)
{
    size_t begin = out->length;
    bool gap = false;
    for (size_t i = 0; i < length;) {
        size_t step = normal_space(text + i);
        if (step == 0 && text[i] == '<')
            step = line_break_tag(text + i, length - i);
        if (step > 0) {
            gap = true;
            i += step;
            continue;
        }
        bool joined = gap && stray_hyphen(out, begin, text + i, length - i);
        if (out->length > begin && !joined && (gap || space_lost(out, begin, text + i, length - i)))
            buf_putc(out, ' ');
        gap = false;
        const struct change *change =
            (unsigned char)text[i] >= 0x80 ? change_at(text + i, length - i) : NULL;
        if (change != NULL) {
            buf_puts(out, change->to);
            i += strlen(change->from);
        } else if (is_plain(text[i])) { /* within a word nothing changes and no space is lost */
            for (step = 1; i + step < length && is_plain(text[i + step]);)
                step++;
            buf_add(out, text + i, step);
            i += step;
        } else {
            buf_putc(out, text[i] == '`' ? '\'' : text[i]);
            i++;
        }
    }
}
