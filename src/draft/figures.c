/* Profiles' figures against facts, by the likeness of their names. */
#include "draft/figures.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static char *
question_of(const struct figure *figure)
{
    char *id = mem_strdup(figure->id);
    for (char *p = id; *p != '\0'; p++)
        if (*p == '-')
            *p = '_';
    return id;
}

static bool
keeps(const struct figure *figure, double number)
{
    switch (figure->limit) {
    case LIMIT_AT_LEAST:
        return number >= figure->value;
    case LIMIT_AT_MOST:
        return number <= figure->value;
    case LIMIT_EXACTLY:
        return number >= figure->value && number <= figure->value;
    }
    return true;
}

static const char *
limit_phrase(enum limit limit)
{
    return limit == LIMIT_AT_LEAST ? "at least " : limit == LIMIT_AT_MOST ? "at most " : "";
}

static void
warn(const struct figure *figure, const xmlNode *fact, const char *value, struct diag *diag)
{
    const char *by = figure->source == NULL ? figure->criterion->id : profile_of(figure->source);
    char *cure = mem_format("answer with %s%g", limit_phrase(figure->limit), figure->value);
    diag_warn(diag, xml_attr(fact, "file"), strtol(xml_attr_or(fact, "line", "0"), NULL, 10), cure,
              "%s is %s, which %s does not accept", xml_attr(fact, "question"), value, by);
    free(cure);
}

static void
apply(const struct figure *figure, const struct facts *facts, struct diag *diag)
{
    char *id = question_of(figure);
    xmlNode *fact = facts_find(facts, id);
    char *value = fact == NULL ? NULL : facts_value(facts, id, NULL);
    free(id);
    if (value == NULL || keeps(figure, strtod(value, NULL))) {
        free(value);
        return;
    }
    if (strcmp(xml_attr_or(fact, "from", ""), "default") == 0) {
        char *stricter = mem_format("%g", figure->value);
        xmlNodeSetContent(xml_child(fact, "value"), (const xmlChar *)stricter);
        xml_set(fact, "from", "profile");
        free(stricter);
    } else {
        warn(figure, fact, value, diag);
    }
    free(value);
}

void
figures_apply(const struct demands *demands, const struct facts *facts, struct diag *diag)
{
    for (size_t i = 0; i < demands->figure_count; i++)
        if (demands_on(demands, demands->figures[i].criterion)->applies)
            apply(&demands->figures[i], facts, diag);
}
