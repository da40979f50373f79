/* Word processors' files: text and what is to be noted about it. */
#include "import/office.h"

#include <ctype.h>
#include <stdlib.h>

#include "import/convert.h"
#include "import/finish.h"
#include "import/note.h"
#include "import/odt.h"

static void
add_word_notes(xmlDoc *doc, const struct word_notes *notes, enum revisions revisions)
{
    finish_changes(doc, notes->insertions, notes->deletions, revisions);
    if (revisions == REVISIONS_ACCEPTED)
        note_count(doc, notes->struck, "stretch of text is struck out and was taken as deleted.",
                   "stretches of text are struck out and were taken as deleted.");
    else
        note_count(doc, notes->struck, "stretch of text is struck out and was read.",
                   "stretches of text are struck out and were read.");
    note_count(doc, notes->comments, "comment is no part of the text and was not read.",
               "comments are no part of the text and were not read.");
    note_count(doc, notes->placeholders, "field still shows its placeholder.",
               "fields still show their placeholders.");
    note_count(doc, notes->pictures, "picture was not read.", "pictures were not read.");
    if (notes->scans > 0)
        note_lost(doc, "Pictures as large as pages were not read: %ld. Text in them is missing.",
                  notes->scans);
    if (notes->elsewhere > 0)
        note_lost(doc,
                  "Parts of the text that the file includes from other files were not read: %ld.",
                  notes->elsewhere);
    if (notes->dropped > 0)
        note_lost(doc,
                  "Footnotes, text boxes or running heads beyond the limits were not read: %ld.",
                  notes->dropped);
    if (notes->damaged != NULL && notes->damaged[0] != '\0')
        note_lost(doc, "Damaged parts of the file were not read: %s.", notes->damaged);
}

/* What the reader of a word processor's file found, as an agreement; takes the chunks. */
static xmlDoc *
finish_words(struct chunks *chunks, const struct word_notes *notes, const char *format,
             const char *name, const struct import_settings *settings)
{
    if (notes->elsewhere > 0 && !finish_has_text(chunks)) {
        diag_error(settings->diag, STATUS_INPUT, name, 0,
                   "open it in the program that made it and save it again",
                   "holds no text of its own, only parts to be included from other files");
        chunks_free(chunks);
        return NULL;
    }
    xmlDoc *doc = finish_text(chunks, format, notes->pictures + notes->scans, name, settings->diag);
    if (doc != NULL)
        add_word_notes(doc, notes, settings->revisions);
    return doc;
}

xmlDoc *
office_zipped(enum format format, const char *bytes, size_t length, const char *name,
              const struct import_settings *settings)
{
    struct chunks chunks = {0};
    struct word_notes notes;
    xmlDoc *doc = NULL;
    bool odt = format == FORMAT_ODT;
    int status = (odt ? odt_chunks : word_chunks)(bytes, length, name, settings->revisions, &chunks,
                                                  &notes, settings->diag);
    if (status == 0)
        doc = finish_words(&chunks, &notes, odt ? "odt" : "docx", name, settings);
    else
        chunks_free(&chunks);
    free(notes.damaged);
    return doc;
}

/* A text in this format closes all that it opens. */
static bool
is_whole_rtf(const char *bytes, size_t length)
{
    while (length > 0 && (isspace((unsigned char)bytes[length - 1]) || bytes[length - 1] == '\0'))
        length--;
    return length > 0 && bytes[length - 1] == '}';
}

xmlDoc *
office_older(enum format format, const char *bytes, size_t length, const char *name,
             const struct import_settings *settings)
{
    const char *ending = format == FORMAT_RTF           ? "rtf"
                         : format == FORMAT_WORDPERFECT ? "wpd"
                                                        : "doc";
    struct buf docx = {0};
    xmlDoc *doc = NULL;
    if (convert_to_word(bytes, length, ending, name, &docx, settings->diag) == 0)
        doc = office_zipped(FORMAT_WORD, buf_text(&docx), docx.length, name, settings);
    if (doc != NULL) {
        xml_set(xmlDocGetRootElement(doc), "format", ending);
        note_add(doc, "The file is read through LibreOffice.");
        if (format == FORMAT_RTF && !is_whole_rtf(bytes, length))
            note_lost(doc, "The file is cut short: its end is missing.");
    }
    buf_free(&docx);
    return doc;
}

xmlDoc *
office_flat(xmlDoc *flat, const char *name, const struct import_settings *settings)
{
    struct chunks chunks = {0};
    struct word_notes notes;
    odt_flat_chunks(flat, settings->revisions, &chunks, &notes);
    xmlFreeDoc(flat);
    return finish_words(&chunks, &notes, "odt", name, settings);
}
