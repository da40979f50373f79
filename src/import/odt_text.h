/* The words of one OpenDocument paragraph: spans, tabs, fields, revisions, notes. For
 * src/import/odt*.c only. */
#ifndef MOU_IMPORT_ODT_TEXT_H
#define MOU_IMPORT_ODT_TEXT_H

#include "import/odt_lists.h"
#include "import/word.h"

enum { ODT_BOXES = 64, ODT_REMARKS = 5000 };

/* What is kept over the whole document. */
struct odt_reading {
    struct odt_lists *lists;
    const xmlNode *changes; /* text:tracked-changes; NULL: none */
    enum revisions revisions;
    struct word_notes *notes;
    const xmlNode *remarks[ODT_REMARKS]; /* bodies of footnotes and endnotes, to follow the text */
    int remark_count;
    int skipping; /* insertions that are open and not read; they may begin in one paragraph and end
                     in another */
};

/* What stands in a paragraph's frames, to follow it. */
struct odt_boxes {
    const xmlNode *list[ODT_BOXES];
    int count;
};

/* Appends the paragraph's text; a tab is "\t", a line break "\n". boxes may be NULL. Gives the
 * length of what stands before the child `mark`; 0: it was not met. */
size_t odt_text(const xmlNode *paragraph, struct odt_reading *reading, struct odt_boxes *boxes,
                const xmlNode *mark, struct buf *out);
/* Takes account of a mark of changes that stands between paragraphs. */
void odt_change(const xmlNode *mark, struct odt_reading *reading, struct buf *out);
/* The words of all paragraphs below parent in one line. */
void odt_words(const xmlNode *parent, struct odt_reading *reading, struct buf *out);

#endif
