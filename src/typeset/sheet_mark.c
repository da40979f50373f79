/* XSL 1.1, 6.13.6: which of the markers of a class a running head shows on a page. */
#include <string.h>

#include "typeset/sheet.h"

/* Forgets marks that came to stand nowhere; the others then are in the order of pages. */
void
marks_settle(struct layout *layout)
{
    for (struct mark_class *class = layout->doc->mark_classes; class != NULL; class = class->next) {
        size_t kept = 0;
        for (size_t i = 0; i < class->count; i++) {
            struct mark *mark = class->marks[i];
            const struct place *place = layout_place(layout, mark->place);
            mark->page = place->page;
            mark->last_page = place->last_page;
            if (mark->page >= 0)
                class->marks[kept++] = mark;
        }
        class->count = kept;
    }
}

/* The first mark on the page or behind it. */
static size_t
first_from(const struct mark_class *class, int page)
{
    size_t low = 0, high = class->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (class->marks[middle]->page < page)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const struct mark *
last_ending(const struct mark_class *class, size_t from, size_t end, int page)
{
    for (size_t i = end; i-- > from;)
        if (class->marks[i]->last_page == page)
            return class->marks[i];
    return NULL;
}

/* start: the first page that may be looked back to. */
static const struct mark *
choose(const struct mark_class *class, const char *position, int page, int start)
{
    size_t first = first_from(class, page), end = first_from(class, page + 1);
    const struct mark *before = first > 0 ? class->marks[first - 1] : NULL, *chosen = NULL;
    if (before != NULL && before->page < start)
        before = NULL;
    if (strcmp(position, "first-including-carryover") == 0 && before != NULL &&
        before->last_page >= page)
        return before;
    if (strcmp(position, "last-ending-within-page") == 0)
        chosen = last_ending(class, first > 0 ? first - 1 : 0, end, page);
    else if (first < end)
        chosen = class->marks[strcmp(position, "last-starting-within-page") == 0 ? end - 1 : first];
    return chosen != NULL ? chosen : before;
}

void
marks_retrieve(struct layout *layout, struct fo *content, int page, int sequence_start)
{
    if (content->kind == FO_RETRIEVE) {
        const xmlNode *node = content->node;
        const struct mark_class *class =
            fo_find_marks(layout->doc, xml_attr_or(node, "retrieve-class-name", ""));
        const char *boundary = xml_attr_or(node, "retrieve-boundary", "page-sequence");
        int start = strcmp(boundary, "page") == 0       ? page
                    : strcmp(boundary, "document") == 0 ? 0
                                                        : sequence_start;
        const char *position = xml_attr_or(node, "retrieve-position", "first-starting-within-page");
        fo_retrieve(layout->doc, content,
                    class != NULL ? choose(class, position, page, start) : NULL);
        return;
    }
    for (struct fo *child = content->first; child != NULL; child = child->next)
        if (layout->doc->mark_classes != NULL)
            marks_retrieve(layout, child, page, sequence_start);
}
