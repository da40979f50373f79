/* Open sections and items. */
#include "import/frame.h"

#include <string.h>

enum { SKIPPED = 3 }; /* numbers that a series may leave out */

xmlNode *
frames_container(const struct frames *frames)
{
    for (int i = frames->count; i > 0; i--)
        if (!frames->list[i - 1].suspended)
            return frames->list[i - 1].node;
    return frames->root;
}

xmlNode *
frames_section(const struct frames *frames)
{
    for (int i = frames->count; i > 0; i--)
        if (frames->list[i - 1].type != FRAME_ITEM)
            return frames->list[i - 1].node;
    return frames->root;
}

/* An item that holds a single paragraph holds its text itself. */
static void
simplify(xmlNode *item)
{
    xmlNode *para = xml_first(item);
    if (!xml_is(item, "item") || !xml_is(para, "para") || xml_after(para) != NULL ||
        xml_attr(para, "kind") != NULL)
        return;
    xmlUnlinkNode(para);
    while (para->children != NULL) {
        xmlNode *child = para->children;
        xmlUnlinkNode(child);
        xmlAddChild(item, child);
    }
    xmlFreeNode(para);
}

void
frames_close(struct frames *frames, int count)
{
    while (frames->count > count)
        simplify(frames->list[--frames->count].node);
}

void
frames_suspend(struct frames *frames)
{
    int outermost = frames->count;
    while (outermost > 0 && frames->list[outermost - 1].type == FRAME_ITEM)
        outermost--;
    if (outermost == frames->count)
        return;
    frames_close(frames, outermost + 1);
    frames->list[outermost].suspended = true;
}

void
frames_push(struct frames *frames, const struct frame *frame)
{
    if (frames->count == FRAMES_LIMIT)
        frames_close(frames, FRAMES_LIMIT - 1);
    frames->list[frames->count++] = *frame;
}

/* Everything of a multi-part number before its last part: "4." of "4.2" and of "4.2.". */
static void
read_parts(struct frame *reading, const struct label *label, const char *text)
{
    size_t length = label->length;
    if (length > 0 && text[length - 1] == '.')
        length--;
    while (length > 0 && text[length - 1] != '.')
        length--;
    if (length >= sizeof reading->prefix)
        length = sizeof reading->prefix - 1;
    memcpy(reading->prefix, text, length);
    reading->prefix[length] = '\0';
    reading->parts = label->parts;
}

static bool
fits(const struct frame *frame, const struct frame *reading, int least, int most)
{
    if (frame->style != reading->style || frame->form != reading->form)
        return false;
    if (reading->style == LABEL_MULTI && strcmp(frame->prefix, reading->prefix) != 0)
        return false;
    int step = reading->ordinal - frame->ordinal;
    return step >= least && step <= most;
}

int
frames_match(const struct frames *frames, const struct label *label, const char *text,
             struct frame *reading)
{
    struct frame readings[2] = {
        {.style = label->style, .ordinal = label->ordinal, .form = label->form},
        {.style = label->other, .ordinal = label->other_ordinal, .form = label->form},
    };
    if (label->style == LABEL_MULTI)
        read_parts(&readings[0], label, text);
    for (int pass = 0; pass < 2; pass++) {
        int least = pass == 0 ? 1 : 0, most = pass == 0 ? 1 : SKIPPED;
        for (int i = frames->count - 1; i >= 0; i--) {
            const struct frame *frame = &frames->list[i];
            for (int r = 0; r < (label->other != LABEL_NONE ? 2 : 1); r++) {
                /* a series that may skip or repeat must not begin anew with 1 */
                if (fits(frame, &readings[r], least, most) &&
                    (pass == 0 || readings[r].ordinal > 1)) {
                    *reading = readings[r];
                    return i;
                }
            }
        }
    }
    return -1;
}

void
frames_start(const struct label *label, const char *text, struct frame *reading)
{
    bool other = label->other != LABEL_NONE && label->other_ordinal == 1 && label->ordinal != 1;
    *reading = (struct frame){.style = other ? label->other : label->style,
                              .ordinal = other ? label->other_ordinal : label->ordinal,
                              .form = label->form};
    if (label->style == LABEL_MULTI)
        read_parts(reading, label, text);
}
