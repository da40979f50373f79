/* Any file to an agreement tree. What cannot be read is refused in one line that says what to do
 * instead.
 * Limits: files of 64 MiB (base/file.h); numbering 24 levels deep, deeper levels stay at the last
 * (frame.h); 64 cells in a row, the rest stay in the last (cells.h); sentences of 8 KiB, cut at a
 * gap (agreement/sentence.h); leads of 1,000 bytes, which lose their beginning (agreement/lead.h).
 * Time is linear in the length of the file. */
#ifndef MOU_IMPORT_IMPORT_H
#define MOU_IMPORT_IMPORT_H

#include <stddef.h>

#include "base/diag.h"
#include "base/xml.h"
#include "import/word.h"

/* Gives the agreement schema when an XML agreement must be validated; NULL after a diagnostic. */
typedef const struct xml_grammar *import_grammar(void *context);

struct import_settings {
    struct diag *diag;
    import_grammar *grammar;  /* NULL: XML agreements are not validated */
    void *context;            /* for grammar */
    enum revisions revisions; /* tracked changes of a Word file */
    bool ocr;                 /* recognise the text of pictures and scans */
    bool tags;                /* read PDF files by their tags too */
    const char *encoding;     /* the character set of text and web pages; NULL: they tell it */
};

/* The blocks of the agreement, not divided into sentences yet (agreement_read does that). name is
 * what messages call the file and whose ending is looked at last. meta/note holds what the reader
 * should know (another encoding, damage). Yours, xmlFreeDoc; NULL after a diagnostic (STATUS_INPUT,
 * or STATUS_LIBRARY when the schema is at fault). */
xmlDoc *import_bytes(const char *bytes, size_t length, const char *name,
                     const struct import_settings *settings);
xmlDoc *import_file(const char *path, const struct import_settings *settings);

/* Text alone, as import_bytes makes of it. Never NULL. */
xmlDoc *import_text(const char *bytes, size_t length);

#endif
