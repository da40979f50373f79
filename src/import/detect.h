/* What kind of file this is, by its content first and its name last. Reads nothing beyond the given
 * bytes. */
#ifndef MOU_IMPORT_DETECT_H
#define MOU_IMPORT_DETECT_H

#include <stddef.h>

enum format {
    FORMAT_EMPTY,
    FORMAT_XML, /* some XML: the root element decides */
    FORMAT_TEXT,
    FORMAT_WORD,        /* .docx */
    FORMAT_OLD_WORD,    /* .doc of Word 6 to 2003 */
    FORMAT_LOCKED_WORD, /* with a password, old or new */
    FORMAT_WORDPERFECT,
    FORMAT_ODT,
    FORMAT_RTF,
    FORMAT_SHEET,
    FORMAT_SLIDES,
    FORMAT_PAGES,
    FORMAT_BOOK,
    FORMAT_MAIL,
    FORMAT_PDF,
    FORMAT_HTML,
    FORMAT_IMAGE,
    FORMAT_ARCHIVE,
    FORMAT_BINARY
};

enum format detect_format(const char *bytes, size_t length, const char *name);

/* How people call files of this format ("Word files"), and how to get at their text. NULL for those
 * that are read. */
const char *detect_refusal(enum format format, const char **cure);

#endif
