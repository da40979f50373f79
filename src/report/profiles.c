/* The <profile> elements of findings. */
#include "report/profiles.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/profile.h"

static void
add_citation(xmlNode *duty, const struct library *library, const char *id)
{
    const struct record *record = library_record(library, LIBRARY_AUTHORITY, id);
    xmlNode *authority = xml_add(duty, "authority");
    xml_set(authority, "ref", id);
    if (record == NULL)
        return;
    char *citation = xml_words(xml_child(record->node, "citation"));
    xml_set(authority, "status", xml_attr(record->node, "status"));
    xml_add_text(authority, "citation", citation);
    free(citation);
}

static void
add_duty(xmlNode *profile, const struct library *library, const xmlNode *node, const char *kind)
{
    xmlNode *duty = xml_add(profile, "duty");
    char *why = xml_words(node);
    const char *at = xml_attr(node, "authority"), *word;
    size_t length;
    xml_set(duty, "kind", kind);
    xml_set(duty, "op", xml_attr(node, "op"));
    xml_set(duty, "value", xml_attr(node, "value"));
    xml_set(duty, "unit", xml_attr(node, "unit"));
    xml_set(duty, "ref", xml_attr(node, "ref"));
    xml_add_text(duty, "what", why);
    while (at != NULL && words_next(&at, &word, &length)) {
        char *id = mem_strndup(word, length);
        add_citation(duty, library, id);
        free(id);
    }
    free(why);
}

static void
add_duties(xmlNode *profile, const struct library *library, const xmlNode *from, const char *kind,
           const char *as_of)
{
    for (xmlNode *node = xml_first(from); node != NULL; node = xml_after(node))
        if ((xml_is(node, "raise") || xml_is(node, "duty")) &&
            strcmp(xml_attr_or(node, "kind", ""), kind) == 0 && profile_in_force(node, as_of))
            add_duty(profile, library, node, kind);
}

void
profiles_add(xmlDoc *findings, const struct library *library, const char *id, const char *as_of)
{
    static const char *const kinds[] = {"content", "act", "background"};
    const struct record *record = library_record(library, LIBRARY_PROFILE, id);
    xmlNode *profile = xml_add(xmlDocGetRootElement(findings), "profile");
    xml_set(profile, "ref", id);
    if (record == NULL)
        return;
    char *title = xml_words(xml_child(record->node, "title"));
    char *caution = xml_words(xml_child(record->node, "caution"));
    xml_set(profile, "title", title);
    xml_set(profile, "state", xml_attr(record->node, "state"));
    xml_set(profile, "as-of", xml_attr(record->node, "as-of"));
    if (caution[0] != '\0')
        xml_add_text(profile, "caution", caution);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && profile_in_force(record->node, as_of);
         i++)
        add_duties(profile, library, record->node, kinds[i], as_of);
    free(caution);
    free(title);
}
