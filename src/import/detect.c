/* What kind of file this is. */
#include "import/detect.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

static const struct {
    const char *magic;
    size_t length;
    enum format format;
} magics[] = {
    {"%PDF-", 5, FORMAT_PDF},
    {"{\\rtf", 5, FORMAT_RTF},
    {"\xD0\xCF\x11\xE0", 4, FORMAT_OLD_WORD},
    {"\x89PNG", 4, FORMAT_IMAGE},
    {"\xFF\xD8\xFF", 3, FORMAT_IMAGE},
    {"GIF8", 4, FORMAT_IMAGE},
    {"II*\0", 4, FORMAT_IMAGE},
    {"MM\0*", 4, FORMAT_IMAGE},
    {"BM", 2, FORMAT_IMAGE},
    {"\x1F\x8B", 2, FORMAT_ARCHIVE},
    {"7z\xBC\xAF", 4, FORMAT_ARCHIVE},
    {"Rar!", 4, FORMAT_ARCHIVE},
    {"\x7F"
     "ELF",
     4, FORMAT_BINARY},
};

static const struct {
    const char *called, *cure;
} refusals[] = {
    [FORMAT_EMPTY] = {"is empty", "check that the right file was named"},
    [FORMAT_OLD_WORD] = {"old Word files cannot be read", "save as plain text (.txt)"},
    [FORMAT_OPENDOCUMENT] = {"OpenDocument files cannot be read yet", "save as plain text (.txt)"},
    [FORMAT_RTF] = {"RTF files cannot be read", "save as plain text (.txt)"},
    [FORMAT_IMAGE] = {"is a picture, which has no text to read",
                      "have its text recognised and save that as plain text"},
    [FORMAT_ARCHIVE] = {"is an archive, not one agreement", "unpack it and name the files in it"},
    [FORMAT_BINARY] = {"is not text", "save the agreement as plain text (.txt)"},
};

static bool
contains(const char *bytes, size_t length, const char *what)
{
    return memmem(bytes, length, what, strlen(what)) != NULL;
}

static enum format
zip_format(const char *bytes, size_t length)
{
    if (contains(bytes, length, "word/"))
        return FORMAT_WORD;
    return contains(bytes, length < 200 ? length : 200, "opendocument") ? FORMAT_OPENDOCUMENT
                                                                        : FORMAT_ARCHIVE;
}

/* Looks at the first tag of markup. */
static enum format
markup_format(const char *text, size_t length)
{
    static const char *const html[] = {
        "<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<meta", NULL};
    for (const char *const *tag = html; *tag != NULL; tag++)
        if (length >= strlen(*tag) && strncasecmp(text, *tag, strlen(*tag)) == 0)
            return FORMAT_HTML;
    if (length > 5 && (strncmp(text, "<?xml", 5) == 0 || strncmp(text, "<!DOC", 5) == 0 ||
                       strncmp(text, "<!--", 4) == 0))
        return contains(text, length < 600 ? length : 600, "<html") ? FORMAT_HTML : FORMAT_XML;
    return length > 10 && strncmp(text, "<agreement", 10) == 0 ? FORMAT_XML : FORMAT_TEXT;
}

/* Control characters that no text has; a few are damage, many are a program or a picture. */
static bool
is_binary(const char *bytes, size_t length)
{
    bool wide = length >= 2 && ((unsigned char)bytes[0] == 0xFF || (unsigned char)bytes[0] == 0xFE);
    size_t odd = 0, nul = 0, looked = length < 65536 ? length : 65536;
    for (size_t i = 0; i < looked; i++) {
        unsigned char c = (unsigned char)bytes[i];
        nul += c == 0;
        odd += c != 0 && c < 0x20 && strchr("\t\n\r\f\v", c) == NULL;
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
        return zip_format(bytes, length);
    if (is_binary(bytes, length))
        return FORMAT_BINARY;
    enum format format =
        bytes[skip] == '<' ? markup_format(bytes + skip, length - skip) : FORMAT_TEXT;
    const char *dot = name != NULL ? strrchr(name, '.') : NULL;
    if (format == FORMAT_TEXT && dot != NULL && strcasecmp(dot, ".xml") == 0 && bytes[skip] == '<')
        return FORMAT_XML;
    return format;
}

const char *
detect_refusal(enum format format, const char **cure)
{
    if (format == FORMAT_XML || format == FORMAT_TEXT || format == FORMAT_WORD ||
        format == FORMAT_HTML || format == FORMAT_PDF)
        return NULL;
    *cure = refusals[format].cure;
    return refusals[format].called;
}
