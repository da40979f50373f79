/* What kind of file this is. */
#include "import/detect.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/zip.h"

enum {
    WIDE_LOOK = 4096,
    ENTRY = 128,
    PDF_LOOK = 1024 /* what printers are told may stand before the file (ISO 32000-1, H.3) */
};

static const struct {
    const char *magic;
    size_t length;
    enum format format;
} magics[] = {
    {"%PDF-", 5, FORMAT_PDF},
    {"{\\rtf", 5, FORMAT_RTF},
    {"\xFFWPC", 4, FORMAT_WORDPERFECT},
    {"\x89PNG", 4, FORMAT_IMAGE},
    {"\xFF\xD8\xFF", 3, FORMAT_IMAGE},
    {"GIF8", 4, FORMAT_IMAGE},
    {"II*\0", 4, FORMAT_IMAGE},
    {"MM\0*", 4, FORMAT_IMAGE},
    {"BM", 2, FORMAT_IMAGE},
    {"\x1F\x8B", 2, FORMAT_ARCHIVE},
    {"7z\xBC\xAF", 4, FORMAT_ARCHIVE},
    {"Rar!", 4, FORMAT_ARCHIVE},
    {"PK\5\6", 4, FORMAT_ARCHIVE}, /* an empty one */
    {"\x7F"
     "ELF",
     4, FORMAT_BINARY},
};

static const struct {
    const char *called, *cure;
} refusals[FORMAT_BINARY + 1] = {
    [FORMAT_EMPTY] = {"is empty", "check that the right file was named"},
    [FORMAT_LOCKED_WORD] = {"is protected by a password",
                            "open it in Word and save it without one"},
    [FORMAT_SHEET] = {"is a spreadsheet, not an agreement", "save its text as a Word file (.docx)"},
    [FORMAT_SLIDES] = {"is a presentation, not an agreement",
                       "save its text as a Word file (.docx)"},
    [FORMAT_PAGES] = {"Pages files cannot be read", "export it from Pages as a Word file (.docx)"},
    [FORMAT_BOOK] = {"electronic books cannot be read", "save it as a web page or a Word file"},
    [FORMAT_MAIL] = {"is a message, not an agreement", "save what is attached to it and name that"},
    [FORMAT_ARCHIVE] = {"is an archive, not one agreement", "unpack it and name the files in it"},
    [FORMAT_BINARY] = {"is not text", "save the agreement as plain text (.txt)"},
};

static bool
contains(const char *bytes, size_t length, const char *what)
{
    return memmem(bytes, length, what, strlen(what)) != NULL;
}

/* A document is known by the parts it must have; anything else that is zipped is an archive. */
static enum format
zip_format(const char *bytes, size_t length, const char *name)
{
    static const struct {
        const char *member;
        enum format format;
    } signs[] = {
        {"word/", FORMAT_WORD},
        {"xl/", FORMAT_SHEET},
        {"ppt/", FORMAT_SLIDES},
        {"Index/", FORMAT_PAGES},
        {"index.apxl", FORMAT_SLIDES},
        {"index.xml", FORMAT_PAGES},
        {"META-INF/container.xml", FORMAT_BOOK},
        {"content.xml", FORMAT_ODT},
    };
    struct buf complaint = {0};
    struct diag quiet = {.capture = &complaint};
    struct zip_container *zip = zip_open_bytes(bytes, length, name, &quiet);
    enum format format = FORMAT_ARCHIVE;
    if (zip == NULL) /* cut short or damaged: its reader will say so */
        format = contains(bytes, length, "opendocument") ? FORMAT_ODT : FORMAT_WORD;
    for (size_t i = 0; zip != NULL && i < sizeof signs / sizeof *signs; i++)
        if (format == FORMAT_ARCHIVE && zip_has_under(zip, signs[i].member))
            format = signs[i].format;
    if (format == FORMAT_ODT && zip != NULL) {
        struct buf type = {0};
        zip_read_member(zip, "mimetype", &type, &quiet);
        if (strstr(buf_text(&type), "spreadsheet") != NULL)
            format = FORMAT_SHEET;
        else if (strstr(buf_text(&type), "presentation") != NULL)
            format = FORMAT_SLIDES;
        buf_free(&type);
    }
    zip_done(zip);
    buf_free(&complaint);
    return format;
}

/* The entry of the compound file's directory for the stream of that name, in whatever case (MS-CFB
 * 2.6.1, 2.6.4); NULL: it has none. */
static const unsigned char *
stream_entry(const char *bytes, size_t length, const char *stream)
{
    size_t size = strlen(stream) + 1;
    for (size_t at = ENTRY; at + ENTRY <= length; at += ENTRY) {
        size_t same = 0;
        while (same < size && bytes[at + 2 * same + 1] == 0 &&
               tolower((unsigned char)bytes[at + 2 * same]) == tolower((unsigned char)stream[same]))
            same++;
        if (same == size)
            return (const unsigned char *)bytes + at;
    }
    return NULL;
}

/* Whether the file information block of old Word says that it is encrypted (MS-DOC 2.5.2). */
static bool
is_encrypted(const char *bytes, size_t length, const unsigned char *entry)
{
    enum { SECTOR = 512, START = 116, FLAGS = 10, ENCRYPTED = 0x01 };
    size_t sector = entry[START] | (size_t)entry[START + 1] << 8 | (size_t)entry[START + 2] << 16 |
                    (size_t)entry[START + 3] << 24;
    size_t at = (sector + 1) * SECTOR + FLAGS + 1;
    return at < length && ((unsigned char)bytes[at] & ENCRYPTED) != 0;
}

/* Compound files: old Office, messages, and the wrapping of what new Office encrypts. */
static enum format
compound_format(const char *bytes, size_t length)
{
    static const struct {
        const char *stream;
        enum format format;
    } signs[] = {
        {"EncryptedPackage", FORMAT_LOCKED_WORD},
        {"Workbook", FORMAT_SHEET},
        {"Book", FORMAT_SHEET},
        {"PowerPoint Document", FORMAT_SLIDES},
        {"__properties_version1.0", FORMAT_MAIL},
    };
    const unsigned char *word = stream_entry(bytes, length, "WordDocument");
    if (stream_entry(bytes, length, "EncryptedPackage") == NULL && word != NULL)
        return is_encrypted(bytes, length, word) ? FORMAT_LOCKED_WORD : FORMAT_OLD_WORD;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (stream_entry(bytes, length, signs[i].stream) != NULL)
            return signs[i].format;
    return FORMAT_OLD_WORD;
}

/* Past what may stand before the first element: white space, declarations, comments. */
static const char *
first_tag(const char *at, const char *end)
{
    static const struct {
        const char *begin, *end;
    } others[] = {{"<!--", "-->"}, {"<?", ">"}, {"<!", ">"}};
    for (size_t i = 0; i < sizeof others / sizeof *others;) {
        size_t size = strlen(others[i].begin);
        while (at < end && isspace((unsigned char)*at))
            at++;
        if ((size_t)(end - at) < size || memcmp(at, others[i].begin, size) != 0) {
            i++;
            continue;
        }
        at = memmem(at + size, (size_t)(end - at) - size, others[i].end, strlen(others[i].end));
        if (at == NULL)
            return end;
        at += strlen(others[i].end);
        i = 0;
    }
    return at;
}

/* Looks at the first element. */
static enum format
markup_format(const char *text, size_t length)
{
    static const char *const html[] = {
        "html",   "head",    "body",    "div",        "p",    "meta", "title", "link",
        "style",  "script",  "h1",      "h2",         "h3",   "h4",   "h5",    "table",
        "ul",     "ol",      "dl",      "span",       "font", "b",    "i",     "strong",
        "center", "section", "article", "main",       "br",   "hr",   "img",   "a",
        "form",   "nav",     "header",  "blockquote", "pre",  NULL};
    const char *end = text + length, *tag = first_tag(text, end);
    size_t name = 0;
    while (tag + 1 + name < end && isalnum((unsigned char)tag[1 + name]))
        name++;
    for (const char *const *known = html; tag < end && *known != NULL; known++)
        if (strlen(*known) == name && strncasecmp(tag + 1, *known, name) == 0 &&
            memchr(tag, '>', (size_t)(end - tag)) != NULL)
            return FORMAT_HTML;
    if (tag > text || (name == 9 && strncmp(tag + 1, "agreement", name) == 0))
        return FORMAT_XML;
    return FORMAT_TEXT;
}

/* The beginning of a text of two bytes a character, with those that fit into one. */
static size_t
narrow(const char *bytes, size_t length, char *into, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i < length && count < size; i++)
        if (bytes[i] != 0 && (unsigned char)bytes[i] < 0xFE)
            into[count++] = bytes[i];
    return count;
}

/* UTF-16 by its mark, or by its many NULs. */
static bool
is_wide(const char *bytes, size_t length)
{
    size_t nul = 0, looked = length < 4096 ? length : 4096;
    for (size_t i = 0; i < looked; i++)
        nul += bytes[i] == 0;
    return (length >= 2 &&
            (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) ||
           (nul > looked / 3 && nul < looked * 2 / 3);
}

/* How many bytes from there on are surely no control characters: eight at a time. */
static size_t
plain_run(const char *bytes, size_t length)
{
    const uint64_t ones = 0x0101010101010101;
    uint64_t eight;
    size_t run = 0;
    for (; run + sizeof eight <= length; run += sizeof eight) {
        memcpy(&eight, bytes + run, sizeof eight);
        if (((eight - ones * ' ') & ~eight & ones * 0x80) != 0)
            break;
    }
    return run;
}

/* Control characters that no text has; a few are damage, many are a program or a picture. */
static bool
is_binary(const char *bytes, size_t length)
{
    bool wide = length >= 2 && ((unsigned char)bytes[0] == 0xFF || (unsigned char)bytes[0] == 0xFE);
    size_t odd = 0, nul = 0, looked = length < 65536 ? length : 65536;
    for (size_t i = 0; i < looked; i++) {
        i += plain_run(bytes + i, looked - i);
        unsigned char c = i < looked ? (unsigned char)bytes[i] : ' ';
        if (c >= ' ')
            continue;
        nul += c == 0;
        odd += c != 0 && (c < '\t' || c > '\r');
    }
    if (wide || (nul > looked / 3 && nul < looked * 2 / 3 && odd < looked / 50)) /* UTF-16 */
        return odd > looked / 20;
    return odd + nul > looked / 50 + (looked < 50);
}

enum format
detect_format(const char *bytes, size_t length, const char *name)
{
    size_t skip = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (skip < length && isspace((unsigned char)bytes[skip]))
        skip++;
    if (skip == length)
        return FORMAT_EMPTY;
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
        if (length < magics[i].length || memcmp(bytes, magics[i].magic, magics[i].length) != 0)
            continue;
        if (magics[i].length > 2 || is_binary(bytes, length)) /* "BM…" may be words */
            return magics[i].format;
    }
    if (length >= 4 && memcmp(bytes, "PK\3\4", 4) == 0)
        return zip_format(bytes, length, name);
    if (length >= 8 && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
        return compound_format(bytes, length);
    if (is_binary(bytes, length))
        return contains(bytes, length < PDF_LOOK ? length : PDF_LOOK, "%PDF-") ? FORMAT_PDF
                                                                               : FORMAT_BINARY;
    char first[WIDE_LOOK];
    const char *text = bytes + skip;
    size_t size = length - skip;
    if (is_wide(bytes, length)) {
        text = first;
        size = narrow(bytes, length, first, sizeof first);
    }
    const char *dot = name != NULL ? strrchr(name, '.') : NULL;
    if (size == 0 || text[0] != '<')
        return FORMAT_TEXT;
    enum format format = markup_format(text, size);
    return format == FORMAT_TEXT && dot != NULL && strcasecmp(dot, ".xml") == 0 ? FORMAT_XML
                                                                                : format;
}

const char *
detect_refusal(enum format format, const char **cure)
{
    if (refusals[format].called == NULL)
        return NULL;
    *cure = refusals[format].cure;
    return refusals[format].called;
}
