/* The words of one Word paragraph: runs, tabs, fields, revisions, symbols. For src/import/word*.c
 * only. */
#ifndef MOU_IMPORT_WORD_TEXT_H
#define MOU_IMPORT_WORD_TEXT_H

#include "import/ooxml.h"
#include "import/word.h"
#include "import/word_fields.h"

/* Footnotes and endnotes in the order of their marks, numbered from 1. */
struct word_remarks {
    struct {
        const char *id;
        bool endnote;
    } list[5000];
    int count;
};

enum { WORD_BOXES = 64 };

/* What a paragraph's runs lead to besides their words. */
struct word_found {
    enum revisions revisions;
    struct word_notes *notes;
    const xmlNode *boxes[WORD_BOXES]; /* w:txbxContent, to follow the paragraph */
    int box_count;
    struct word_remarks *remarks; /* footnotes and endnotes, to follow the text */
    struct word_fields fields;
    int tabs;
    bool plain; /* some words are not in heavy letters */
    size_t run; /* bytes up to the first of them */
};

/* Appends the paragraph's text; a tab is "\t", a line break "\n". */
void word_text(const xmlNode *paragraph, struct buf *out, struct word_found *found);

#endif
