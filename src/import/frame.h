/* The open sections and items while a tree is built, and which of them a printed number goes on
 * with. */
#ifndef MOU_IMPORT_FRAME_H
#define MOU_IMPORT_FRAME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/xml.h"
#include "import/label.h"

enum { FRAMES_LIMIT = 24 }; /* deeper numbering stays at the last level */

/* FRAME_RUN_IN: an unnumbered heading on the line of its text. */
enum frame_type { FRAME_KEYWORD, FRAME_CAPS, FRAME_TITLE, FRAME_RUN_IN, FRAME_NUMBERED, FRAME_ITEM };

struct frame {
    enum frame_type type;
    xmlNode *node; /* a section or an item */
    enum label_style style;
    enum label_rank rank; /* of a keyword */
    int ordinal, parts;
    char form;
    char prefix[24]; /* of a multi-part number: "4." of 4.2 */
    size_t indent;
    int outline;    /* the level that its source's style gives it; 0: none */
    bool titled;    /* an earlier number of this series had a title */
    bool suspended; /* an unnumbered paragraph came after it: it takes no more blocks, but its
                       numbering may go on */
};

struct frames {
    xmlNode *root;
    struct frame list[FRAMES_LIMIT];
    int count;
};

/* The node that blocks go into: the innermost frame that takes some, or the root. */
xmlNode *frames_container(const struct frames *frames);
/* The node of the innermost section, or the root. */
xmlNode *frames_section(const struct frames *frames);
/* Closes frames until `count` are left. */
void frames_close(struct frames *frames, int count);
/* Closes items: the paragraph that comes now stands below its section. The outermost item's
 * numbering may go on. */
void frames_suspend(struct frames *frames);
void frames_push(struct frames *frames, const struct frame *frame);

/* The frame that the label goes on with (its style and form, the next ordinal, or one a little
 * further): its index and *reading, the style and ordinal that fit. -1: none. text is the printed
 * label. */
int frames_match(const struct frames *frames, const struct label *label, const char *text,
                 struct frame *reading);
/* The reading of a label that begins a series, or the plain one. */
void frames_start(const struct label *label, const char *text, struct frame *reading);

#endif
