/* Topic files: <topic>, <criterion>, <provision>, <alternative>. */
#include "library/topic.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/index.h"

static const char *
title_of(struct library *library, const xmlNode *node)
{
    char *own;
    const char *title = xml_words_lent(xml_child(node, "title"), &own);
    return index_keep(library->index, own, title);
}

/* Room for one more: doubled whenever it is used up. */
static void *
one_more(void *list, size_t count, size_t size)
{
    return (count & (count - 1)) == 0 ? mem_realloc(list, count > 0 ? 2 * count : 1, size) : list;
}

/* The schema would say all this, but a check does not validate; what is read unchecked must not be
 * nonsense. */
static int
add_criterion(struct library *library, const struct topic *topic, const xmlNode *node,
              struct diag *diag)
{
    struct criterion criterion = {.id = xml_attr(node, "id"), .node = node};
    int kind = kind_from(xml_attr(node, "kind")), severity = level_from(xml_attr(node, "severity"));
    if (criterion.id == NULL || kind < 0 || severity <= LEVEL_NONE) {
        diag_error(diag, STATUS_LIBRARY, topic->file, xmlGetLineNo(node),
                   "see clauses/README.md for their values",
                   "a criterion needs an id, a kind and a severity");
        return -1;
    }
    criterion.title = title_of(library, node);
    criterion.kind = (enum criterion_kind)kind;
    criterion.severity = (enum level)severity;
    criterion.basis = basis_from(xml_attr(node, "basis"));
    criterion.profiles = xml_attr(node, "profile");
    library->criteria = one_more(library->criteria, library->criterion_count, sizeof criterion);
    library->criteria[library->criterion_count++] = criterion;
    return 0;
}

static void
add_provision(struct library *library, const xmlNode *node, const xmlNode *base)
{
    struct provision provision = {
        .id = xml_attr_or(node, "id", ""),
        .title = title_of(library, base),
        .serves = xml_attr_or(base, "for", ""),
        .profiles = xml_attr(node, "profile"),
        .position = node != base ? xml_attr_or(node, "position", "fallback") : NULL,
        .node = node,
    };
    library->provisions =
        one_more(library->provisions, library->provision_count, sizeof provision);
    library->provisions[library->provision_count++] = provision;
}

static int
add_children(struct library *library, struct topic *topic, struct diag *diag)
{
    for (xmlNode *node = xml_first(topic->node); node != NULL; node = xml_after(node)) {
        if (xml_is(node, "criterion") && add_criterion(library, topic, node, diag) != 0)
            return -1;
        if (!xml_is(node, "provision"))
            continue;
        add_provision(library, node, node);
        for (xmlNode *other = xml_child(node, "alternative"); other != NULL;
             other = xml_next(other, "alternative"))
            add_provision(library, other, node);
    }
    return 0;
}

int
topic_add(struct library *library, xmlNode *root, struct diag *diag)
{
    struct topic topic = {
        .id = xml_attr_or(root, "id", ""),
        .file = (const char *)root->doc->URL,
        .node = root,
        .first_criterion = library->criterion_count,
        .first_provision = library->provision_count,
    };
    if (!xml_is(root, "topic")) {
        diag_error(diag, STATUS_LIBRARY, topic.file, xmlGetLineNo(root), "only topics belong here",
                   "is no topic but <%s>", (const char *)root->name);
        return -1;
    }
    int status = add_children(library, &topic, diag);
    topic.title = title_of(library, root);
    topic.criterion_count = library->criterion_count - topic.first_criterion;
    topic.provision_count = library->provision_count - topic.first_provision;
    library->topics = one_more(library->topics, library->topic_count, sizeof topic);
    library->topics[library->topic_count++] = topic;
    return status;
}

struct place {
    size_t topic, rank;
};

static int
compare_places(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return x->topic < y->topic ? -1 : x->topic > y->topic;
}

/* Where the outline names the topics first; what it does not name comes last. */
static void
rank_topics(const struct library *library, xmlNode *outline, struct place *order)
{
    size_t rank = 0;
    for (size_t i = 0; i < library->topic_count; i++)
        order[i] = (struct place){i, (size_t)-1};
    for (xmlNode *node = outline; node != NULL; node = xml_walk(node, outline), rank++) {
        const char *topics = xml_attr(node, "topic");
        for (size_t i = 0; topics != NULL && i < library->topic_count; i++)
            if (order[i].rank == (size_t)-1 && words_have(topics, library->topics[i].id))
                order[i].rank = rank;
    }
}

/* Criteria and provisions move with their topic, so that a topic's lie together. */
static void
rebuild(struct library *library, const struct place *order)
{
    struct topic *topics = mem_alloc(library->topic_count * sizeof *topics);
    struct criterion *criteria = mem_alloc((library->criterion_count + 1) * sizeof *criteria);
    struct provision *provisions = mem_alloc((library->provision_count + 1) * sizeof *provisions);
    size_t c = 0, p = 0;
    for (size_t i = 0; i < library->topic_count; i++) {
        struct topic *topic = &topics[i];
        *topic = library->topics[order[i].topic];
        for (size_t k = 0; k < topic->criterion_count; k++) {
            criteria[c + k] = library->criteria[topic->first_criterion + k];
            criteria[c + k].topic = topic;
        }
        for (size_t k = 0; k < topic->provision_count; k++) {
            provisions[p + k] = library->provisions[topic->first_provision + k];
            provisions[p + k].topic = topic;
        }
        topic->first_criterion = c;
        topic->first_provision = p;
        c += topic->criterion_count;
        p += topic->provision_count;
    }
    free(library->topics);
    free(library->criteria);
    free(library->provisions);
    library->topics = topics;
    library->criteria = criteria;
    library->provisions = provisions;
}

void
topics_arrange(struct library *library, xmlNode *outline)
{
    struct place *order = mem_alloc((library->topic_count + 1) * sizeof *order);
    rank_topics(library, outline, order);
    qsort(order, library->topic_count, sizeof *order, compare_places);
    rebuild(library, order);
    free(order);
}
