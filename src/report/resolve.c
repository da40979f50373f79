/* Resolving a topic's references against the library. */
#include "report/resolve.h"

#include <stdlib.h>
#include <string.h>

static void
resolve_authority(xmlNode *authority, const struct library *library)
{
    static const char *const attributes[] = {"status", "checked", "kind"};
    static const char *const parts[] = {"name", "citation", "url", "holds", "caution"};
    const struct record *record =
        library_record(library, LIBRARY_AUTHORITY, xml_attr_or(authority, "ref", ""));
    if (record == NULL)
        return;
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        xml_set(authority, attributes[i], xml_attr(record->node, attributes[i]));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const xmlNode *part = xml_child(record->node, parts[i]);
        if (part != NULL)
            xml_copy_into(authority, part);
    }
}

static void
resolve_fill(xmlNode *fill, const struct library *library)
{
    const struct record *record =
        library_record(library, LIBRARY_QUESTION, xml_attr_or(fill, "question", ""));
    const xmlNode *question = record == NULL ? NULL : record->node;
    const char *field = xml_attr(fill, "field");
    for (xmlNode *one = xml_child(question, "field"); field != NULL && one != NULL;
         one = xml_next(one, "field"))
        if (strcmp(xml_attr_or(one, "name", ""), field) == 0)
            question = one;
    char *label = xml_words(xml_child(question, "label"));
    if (label[0] != '\0')
        xml_set(fill, "label", label);
    free(label);
}

static void
resolve_ref(xmlNode *ref, const struct library *library)
{
    const char *to = xml_attr_or(ref, "to", "");
    const struct provision *provision = library_provision(library, to);
    const struct topic *topic = library_find(library, LIBRARY_TOPIC, to);
    if (provision != NULL)
        xml_set(ref, "title", provision->title);
    else if (topic != NULL)
        xml_set(ref, "title", topic->title);
}

void
resolve_topic(xmlDoc *topic, const struct library *library)
{
    xmlNode *root = xmlDocGetRootElement(topic);
    for (xmlNode *node = root->children; node != NULL; node = xml_walk(node, root)) {
        if (xml_is(node, "authority") && xml_first(node) == NULL)
            resolve_authority(node, library);
        else if (xml_is(node, "fill"))
            resolve_fill(node, library);
        else if (xml_is(node, "ref"))
            resolve_ref(node, library);
    }
}
