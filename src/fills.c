/* How model text outside a draft shows what it leaves to the district's answers. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "loaded.h"

static bool
holds(void *context, const char *when)
{
    return facts_hold(context, when, NULL);
}

/* The element that bears the answer in its printed forms: the <fact>, or the <value> of it or of
 * its field. */
static const xmlNode *
answer_of(const xmlNode *fact, const char *field)
{
    const xmlNode *entry = xml_child(fact, "entry");
    if (field == NULL)
        return xml_child(fact, "value") != NULL ? xml_child(fact, "value") : fact;
    for (xmlNode *one = xml_child(entry, "field"); one != NULL; one = xml_next(one, "field"))
        if (strcmp(xml_attr_or(one, "name", ""), field) == 0)
            return xml_child(one, "value");
    return NULL;
}

static char *
printed(const struct facts *facts, const xmlNode *fill, bool stated_only)
{
    const xmlNode *fact = facts_find(facts, xml_attr_or(fill, "question", ""));
    const char *from = xml_attr_or(fact, "from", "nothing"), *as = xml_attr(fill, "as");
    if (fact == NULL || strcmp(from, "nothing") == 0 || strcmp(from, "not-asked") == 0)
        return NULL;
    if (stated_only && strcmp(from, "answers") != 0 && strcmp(from, "set") != 0)
        return NULL;
    const xmlNode *answer = answer_of(fact, xml_attr(fill, "field"));
    const char *form = as != NULL ? xml_attr(answer, as) : NULL;
    if (form == NULL)
        form = xml_attr(answer, "plain");
    if (form != NULL)
        return mem_strdup(form);
    char *words = xml_words(answer);
    if (words[0] != '\0')
        return words;
    free(words);
    return NULL;
}

static char *
stated(void *context, const xmlNode *fill)
{
    return printed(context, fill, true);
}

/* Something of the right kind for a question that has no default. */
static const struct {
    const char *type, *words;
} stand_ins[] = {
    {"integer", "30"},        {"percent", "50%"},  {"money", "$50,000"},
    {"date", "July 1, 2026"}, {"month", "August"}, {"yes-no", "yes"},
};

static char *
plain(void *context, const xmlNode *fill)
{
    const struct facts *facts = context;
    char *words = printed(facts, fill, false);
    if (words != NULL)
        return words;
    const char *id = xml_attr_or(fill, "question", ""), *field = xml_attr(fill, "field");
    char *key = field != NULL ? mem_format("%s.%s", id, field) : mem_strdup(id);
    const xmlNode *asked = facts_asked(facts, key);
    const char *type = xml_attr_or(asked, "type", "text");
    free(key);
    const char *example = questions_words(asked, "example");
    if (example[0] != '\0')
        return mem_strdup(example);
    for (size_t i = 0; i < sizeof stand_ins / sizeof *stand_ins; i++)
        if (strcmp(stand_ins[i].type, type) == 0)
            return mem_strdup(stand_ins[i].words);
    const char *label = questions_words(asked, "label");
    return mem_strdup(label[0] != '\0' ? label : id);
}

struct model_style
fills_asked(const struct facts *facts)
{
    if (facts == NULL)
        return (struct model_style){0};
    return (struct model_style){holds, stated, (void *)(size_t)facts};
}

struct model_style
fills_plain(const struct facts *facts)
{
    return (struct model_style){holds, plain, (void *)(size_t)facts};
}
