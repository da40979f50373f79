/* Markers: kept by class, in the order of the document, until a running head asks for one. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "typeset/fo.h"

enum { MOST_CLASSES = 100 };

static struct mark_class *
class_of(struct fo_document *doc, const char *name)
{
    struct mark_class **end = &doc->mark_classes;
    int count = 0;
    for (; *end != NULL; end = &(*end)->next, count++)
        if (strcmp((*end)->name, name) == 0)
            return *end;
    if (count == MOST_CLASSES)
        return NULL;
    *end = pool_alloc(doc->pool, sizeof **end);
    (*end)->name = name;
    return *end;
}

static void
grow(struct fo_document *doc, struct mark_class *class)
{
    size_t room = class->room == 0 ? 16 : class->room * 2;
    struct mark **marks = pool_array(doc->pool, room, sizeof(struct mark *));
    if (class->count > 0)
        memcpy(marks, class->marks, class->count * sizeof(struct mark *));
    class->marks = marks;
    class->room = room;
}

void
fo_add_mark(struct fo_document *doc, struct fo *fo, const xmlNode *node)
{
    struct mark_class *class =
        doc->flow_read ? NULL : class_of(doc, xml_attr_or(node, "marker-class-name", ""));
    if (class == NULL)
        return;
    struct mark *mark = pool_alloc(doc->pool, sizeof *mark);
    char *place = pool_alloc(doc->pool, 24); /* no XML id can hold a space */
    snprintf(place, 24, " mark %d", ++doc->mark_count);
    *mark = (struct mark){.node = node, .place = place, .next = fo->marks};
    fo->marks = mark;
    if (class->count == class->room)
        grow(doc, class);
    class->marks[class->count++] = mark;
}

const struct mark_class *
fo_find_marks(const struct fo_document *doc, const char *name)
{
    const struct mark_class *class = doc->mark_classes;
    while (class != NULL && strcmp(class->name, name) != 0)
        class = class->next;
    return class;
}
