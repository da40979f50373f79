/* Ways through the tree of questions. */
#include "library/questions.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/like.h"

static bool
is_question(const xmlNode *node)
{
    return xml_is(node, "question") || xml_is(node, "derived");
}

/* The first question at or after node, going on into the groups that follow. */
static const xmlNode *
settle(const xmlNode *node, const xmlNode *group)
{
    for (;;) {
        for (; node != NULL; node = xml_after(node))
            if (is_question(node))
                return node;
        group = group == NULL ? NULL : xml_next(group, "group");
        if (group == NULL)
            return NULL;
        node = xml_first(group);
    }
}

const xmlNode *
questions_first(const struct library *library)
{
    const struct library_records *records = &library->records[LIBRARY_QUESTION];
    if (records->count == 0)
        return NULL;
    const xmlNode *group = xml_child(xmlDocGetRootElement(records->list[0].node->doc), "group");
    return settle(group == NULL ? NULL : xml_first(group), group);
}

const xmlNode *
questions_after(const xmlNode *question)
{
    return settle(xml_after(question), question->parent);
}

const xmlNode *
questions_find(const struct library *library, const char *id)
{
    const struct record *record = library_record(library, LIBRARY_QUESTION, id);
    return record == NULL ? NULL : record->node;
}

const xmlNode *
questions_field(const xmlNode *question, const char *id)
{
    for (const xmlNode *f = xml_child(question, "field"); f != NULL; f = xml_next(f, "field"))
        if (id == NULL || strcmp(xml_attr_or(f, "id", ""), id) == 0)
            return f;
    return NULL;
}

const char *
questions_like(const struct library *library, const char *mistaken)
{
    struct like like = like_start(mistaken);
    for (const xmlNode *q = questions_first(library); q != NULL; q = questions_after(q))
        if (xml_is(q, "question"))
            like_try(&like, xml_attr_or(q, "id", ""));
    return like.best;
}

const char *
questions_words(const xmlNode *question, const char *part)
{
    const xmlNode *node = xml_child(question, part);
    if (node == NULL || node->children == NULL || node->children->content == NULL)
        return "";
    return (const char *)node->children->content;
}

const xmlNode *
questions_asked(const struct library *library, const char *key)
{
    const char *dot = strchr(key, '.');
    if (dot == NULL)
        return questions_find(library, key);
    char *id = mem_strndup(key, (size_t)(dot - key));
    const xmlNode *question = questions_find(library, id);
    free(id);
    return question == NULL ? NULL : questions_field(question, dot + 1);
}

bool
questions_key(const struct library *library, const char *key)
{
    const char *dot = strchr(key, '.');
    if (questions_asked(library, key) != NULL)
        return true;
    if (dot == NULL || strcmp(dot, ".count") != 0)
        return false;
    char *id = mem_strndup(key, (size_t)(dot - key));
    const xmlNode *question = questions_find(library, id);
    free(id);
    return question != NULL && strcmp(xml_attr_or(question, "type", ""), "list") == 0;
}
