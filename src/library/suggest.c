/* Near ids: by edit distance, and by holding the word that was typed. */
#include "library/suggest.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/like.h"

static void
add_known(void *context, const char *id)
{
    struct buf *list = context;
    buf_puts(list, list->length == 0 ? "known: " : ", ");
    buf_puts(list, id);
}

char *
known_ids(const struct library *library, enum library_kind kind)
{
    struct buf list = {0};
    library_ids(library, kind, add_known, &list);
    return buf_take(&list);
}

enum { NEAREST = 3, SAME_WORD = 3 };

struct nearest {
    const char *wanted;
    const char *ids[NEAREST];
    int far[NEAREST];
};

static void
consider(void *context, const char *id)
{
    struct nearest *nearest = context;
    int far = (int)like_distance(nearest->wanted, id);
    if (strlen(nearest->wanted) >= 4 && strstr(id, nearest->wanted) != NULL && far > SAME_WORD)
        far = SAME_WORD;
    int at = NEAREST;
    while (at > 0 && (nearest->ids[at - 1] == NULL || nearest->far[at - 1] > far))
        at--;
    if (at == NEAREST || far > 2 + (int)strlen(nearest->wanted) / 4)
        return;
    for (int i = 0; i < NEAREST; i++)
        if (nearest->ids[i] != NULL && strcmp(nearest->ids[i], id) == 0)
            return;
    for (int i = NEAREST - 1; i > at; i--) {
        nearest->ids[i] = nearest->ids[i - 1];
        nearest->far[i] = nearest->far[i - 1];
    }
    nearest->ids[at] = id;
    nearest->far[at] = far;
}

char *
nearest_ids(const struct library *library, const char *id)
{
    struct nearest nearest = {.wanted = id};
    struct buf text = {0};
    for (enum library_kind kind = 0; kind < LIBRARY_KINDS; kind++)
        library_ids(library, kind, consider, &nearest);
    if (nearest.ids[0] == NULL)
        return NULL;
    for (int i = 0; i < NEAREST && nearest.ids[i] != NULL; i++) {
        bool last = i + 1 == NEAREST || nearest.ids[i + 1] == NULL;
        buf_puts(&text, i == 0 ? "did you mean " : last ? " or " : ", ");
        buf_puts(&text, nearest.ids[i]);
    }
    buf_putc(&text, '?');
    return buf_take(&text);
}
