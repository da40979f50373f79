/* The sorted table behind library_find(). */
#include "library/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct entry {
    enum library_kind kind;
    const char *id;
    const void *thing;
    const xmlNode *node;
};

struct library_index {
    struct entry *entries;
    size_t count, room;
    char **made; /* ids that stand in no file as they are */
    size_t made_count, made_room;
};

struct library_index *
index_new(void)
{
    return mem_alloc(sizeof(struct library_index));
}

void
index_free(struct library_index *index)
{
    if (index == NULL)
        return;
    for (size_t i = 0; i < index->made_count; i++)
        free(index->made[i]);
    free(index->made);
    free(index->entries);
    free(index);
}

const char *
index_keep(struct library_index *index, char *made, const char *id)
{
    if (made == NULL)
        return id;
    index->made = mem_grow(index->made, &index->made_room, index->made_count + 1, sizeof made);
    index->made[index->made_count++] = made;
    return made;
}

static int
compare(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    return x->kind != y->kind ? (x->kind < y->kind ? -1 : 1) : strcmp(x->id, y->id);
}

static void
add(struct library_index *index, enum library_kind kind, const char *id, const void *thing,
    const xmlNode *node)
{
    index->entries = mem_grow(index->entries, &index->room, index->count + 1, sizeof(struct entry));
    index->entries[index->count++] = (struct entry){kind, id, thing, node};
}

static int
refuse_twins(const struct library_index *index, struct diag *diag)
{
    int status = 0;
    for (size_t i = 1; i < index->count; i++) {
        const struct entry *one = &index->entries[i - 1], *two = &index->entries[i];
        if (compare(one, two) != 0)
            continue;
        diag_error(diag, STATUS_LIBRARY, (const char *)two->node->doc->URL, xmlGetLineNo(two->node),
                   "give one of them another id", "the id '%s' is used before, at %s:%ld", two->id,
                   (const char *)one->node->doc->URL, xmlGetLineNo(one->node));
        status = -1;
    }
    return status;
}

int
index_fill(struct library_index *index, const struct library *library, struct diag *diag)
{
    for (size_t i = 0; i < library->topic_count; i++)
        add(index, LIBRARY_TOPIC, library->topics[i].id, &library->topics[i],
            library->topics[i].node);
    for (size_t i = 0; i < library->criterion_count; i++)
        add(index, LIBRARY_CRITERION, library->criteria[i].id, &library->criteria[i],
            library->criteria[i].node);
    for (size_t i = 0; i < library->provision_count; i++)
        add(index, LIBRARY_PROVISION, library->provisions[i].id, &library->provisions[i],
            library->provisions[i].node);
    for (enum library_kind kind = 0; kind < LIBRARY_KINDS; kind++)
        for (size_t i = 0; i < library->records[kind].count; i++) {
            const struct record *record = &library->records[kind].list[i];
            add(index, kind, record->id, record, record->node);
        }
    qsort(index->entries, index->count, sizeof *index->entries, compare);
    return refuse_twins(index, diag);
}

const void *
index_find(const struct library_index *index, enum library_kind kind, const char *id)
{
    struct entry wanted = {kind, id, NULL, NULL};
    if (id == NULL || index->count == 0)
        return NULL;
    const struct entry *found =
        bsearch(&wanted, index->entries, index->count, sizeof wanted, compare);
    return found != NULL ? found->thing : NULL;
}

void
index_each(const struct library_index *index, enum library_kind kind,
           void (*see)(void *context, const char *id), void *context)
{
    for (size_t i = 0; i < index->count; i++)
        if (index->entries[i].kind == kind)
            see(context, index->entries[i].id);
}
