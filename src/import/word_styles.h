/* What a Word file's styles and numbering say of a paragraph: is it a heading, and which number is
 * printed before it (ECMA-376 part 1, 17.7 and 17.9). For src/import/word*.c only. */
#ifndef MOU_IMPORT_WORD_STYLES_H
#define MOU_IMPORT_WORD_STYLES_H

#include "import/ooxml.h"

struct word_styles;

/* styles and numbering may be NULL; they are borrowed and must live as long. Yours. */
struct word_styles *word_styles_new(xmlDoc *styles, xmlDoc *numbering);
void word_styles_free(struct word_styles *styles);

/* The heading level of a paragraph, from 1; 0: none. From its own outline level or its style's. */
int word_outline(const struct word_styles *styles, const xmlNode *paragraph);
/* Whether its style sets the paragraph in bold. */
bool word_is_bold(const struct word_styles *styles, const xmlNode *paragraph);
/* Whether the paragraph belongs to a table of contents. */
bool word_is_toc(const struct word_styles *styles, const xmlNode *paragraph);
/* Appends the number or bullet that Word prints before the paragraph and counts it; true when there
 * is one. Call once for every paragraph, in the order of the text. */
bool word_label(struct word_styles *styles, const xmlNode *paragraph, struct buf *label);

#endif
