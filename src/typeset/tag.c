/* ISO 32000-1, 14.8.4: the standard structure types, and a tree of them. */
#include "typeset/tag.h"

#include <string.h>

enum use { GROUPS, HOLDS_TEXT };

static const struct {
    const char *name;
    enum use use;
} types[] = {
    {"Document", GROUPS},     {"Part", GROUPS},
    {"Art", GROUPS},          {"Sect", GROUPS},
    {"Div", GROUPS},          {"BlockQuote", GROUPS},
    {"Caption", HOLDS_TEXT},  {"TOC", GROUPS},
    {"TOCI", GROUPS},         {"Index", GROUPS},
    {"NonStruct", GROUPS},    {"P", HOLDS_TEXT},
    {"H", HOLDS_TEXT},        {"H1", HOLDS_TEXT},
    {"H2", HOLDS_TEXT},       {"H3", HOLDS_TEXT},
    {"H4", HOLDS_TEXT},       {"H5", HOLDS_TEXT},
    {"H6", HOLDS_TEXT},       {"L", GROUPS},
    {"LI", GROUPS},           {"Lbl", HOLDS_TEXT},
    {"LBody", GROUPS},        {"Table", GROUPS},
    {"TR", GROUPS},           {"TH", GROUPS},
    {"TD", GROUPS},           {"THead", GROUPS},
    {"TBody", GROUPS},        {"TFoot", GROUPS},
    {"Span", HOLDS_TEXT},     {"Quote", HOLDS_TEXT},
    {"Note", GROUPS},         {"Reference", HOLDS_TEXT},
    {"BibEntry", HOLDS_TEXT}, {"Code", HOLDS_TEXT},
    {"Link", HOLDS_TEXT},     {"Figure", HOLDS_TEXT},
    {"Formula", HOLDS_TEXT},  {"Form", HOLDS_TEXT},
};

const char *
tag_type(const char *name)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].name, name) == 0)
            return types[i].name;
    return NULL;
}

bool
tag_groups(const struct tag *tag)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].name, tag->type) == 0)
            return types[i].use == GROUPS;
    return false;
}

int
tag_heading(const char *type)
{
    return type[0] == 'H' && type[1] >= '1' && type[1] <= '6' && type[2] == '\0' ? type[1] - '0'
                                                                                 : 0;
}

static struct kid *
add_kid(struct pool *pool, struct tag *tag, enum kid_kind kind)
{
    struct kid *kid = pool_alloc(pool, sizeof *kid);
    kid->kind = kind;
    if (tag->last != NULL)
        tag->last->next = kid;
    else
        tag->first = kid;
    tag->last = kid;
    return kid;
}

static void
attach(struct pool *pool, struct tag *tag)
{
    if (tag->attached)
        return;
    tag->attached = true;
    if (tag->parent == NULL)
        return;
    attach(pool, tag->parent);
    add_kid(pool, tag->parent, KID_TAG)->tag = tag;
}

struct tag *
tag_new_inline(struct pool *pool, struct tag *parent, const char *type)
{
    struct tag *tag = pool_alloc(pool, sizeof *tag);
    tag->type = type;
    tag->parent = parent;
    return tag;
}

struct tag *
tag_new(struct pool *pool, struct tag *parent, const char *type)
{
    struct tag *tag = tag_new_inline(pool, parent, type);
    attach(pool, tag);
    return tag;
}

void
tag_place(struct pool *pool, struct tag *tag)
{
    attach(pool, tag);
}

void
tag_move_last(struct tag *tag)
{
    struct tag *parent = tag->parent;
    struct kid **link = &parent->first, *kid;
    while (*link != NULL && (*link)->tag != tag)
        link = &(*link)->next;
    if ((kid = *link) == NULL || kid->next == NULL)
        return;
    *link = kid->next;
    kid->next = NULL;
    parent->last->next = kid;
    parent->last = kid;
}

void
tag_add_text(struct pool *pool, struct tag *tag, int page, int id)
{
    attach(pool, tag);
    struct kid *kid = add_kid(pool, tag, KID_TEXT);
    kid->page = page;
    kid->id = id;
}

void
tag_add_annotation(struct pool *pool, struct tag *tag, int page, int number)
{
    attach(pool, tag);
    struct kid *kid = add_kid(pool, tag, KID_ANNOTATION);
    kid->page = page;
    kid->id = number;
}
