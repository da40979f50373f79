/* Profiles laid over the criteria. */
#include "library/profile.h"

#include <stdlib.h>
#include <string.h>

#include "base/like.h"
#include "base/mem.h"
#include "library/suggest.h"

bool
day_valid(const char *text)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (text == NULL || strlen(text) != 10 || text[4] != '-' || text[7] != '-')
        return false;
    for (int i = 0; i < 10; i++)
        if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9'))
            return false;
    int year = atoi(text), month = atoi(text + 5), day = atoi(text + 8);
    if (month < 1 || month > 12 || day < 1 || day > days[month - 1])
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month != 2 || day < 29 || leap;
}

const char *
profile_of(const xmlNode *node)
{
    while (node->parent != NULL && node->parent->type == XML_ELEMENT_NODE)
        node = node->parent;
    return xml_attr_or(node, "id", "");
}

/* Dates are compared as text: YYYY-MM-DD sorts by time. */
bool
profile_in_force(const xmlNode *node, const char *as_of)
{
    const char *from = xml_attr(node, "from"), *until = xml_attr(node, "until");
    return (from == NULL || strcmp(as_of, from) >= 0) &&
           (until == NULL || strcmp(as_of, until) <= 0);
}

enum demand_kind
demand_kind_of(const xmlNode *element)
{
    const char *kind = xml_attr_or(element, "kind", "content");
    return strcmp(kind, "act") == 0          ? DEMAND_ACT
           : strcmp(kind, "background") == 0 ? DEMAND_BACKGROUND
                                             : DEMAND_CONTENT;
}

static void
add_own_figures(struct demands *demands, const struct criterion *criterion, size_t *room)
{
    for (xmlNode *node = xml_child(criterion->node, "parameter"); node != NULL;
         node = xml_next(node, "parameter")) {
        int limit = limit_from(xml_attr(node, "op"));
        demands->figures =
            mem_grow(demands->figures, room, demands->figure_count + 1, sizeof *demands->figures);
        demands->figures[demands->figure_count++] = (struct figure){
            .id = xml_attr_or(node, "id", ""),
            .unit = xml_attr_or(node, "unit", ""),
            .criterion = criterion,
            .limit = limit < 0 ? LIMIT_EXACTLY : (enum limit)limit,
            .value = strtod(xml_attr_or(node, "value", "0"), NULL),
        };
    }
}

static void
start(struct demands *demands)
{
    const struct library *library = demands->library;
    size_t room = 0;
    demands->demands = mem_alloc((library->criterion_count + 1) * sizeof *demands->demands);
    for (size_t i = 0; i < library->criterion_count; i++) {
        demands->demands[i] =
            (struct demand){.applies = true, .severity = library->criteria[i].severity};
        add_own_figures(demands, &library->criteria[i], &room);
    }
}

static struct demand *
demand_for(struct demands *demands, const char *id, size_t length)
{
    char *name = mem_strndup(id, length);
    const struct criterion *criterion = library_criterion(demands->library, name);
    free(name);
    return criterion != NULL ? &demands->demands[criterion - demands->library->criteria] : NULL;
}

/* An act or background law asks nothing of the text, but the text may not go against it. */
static void
bind(struct demand *demand, enum level to)
{
    demand->against = to > demand->against ? to : demand->against;
    demand->off = demand->softened = NULL;
    demand->unsaid = true; /* settle() asks whether anything else wants it said */
}

static void
raise(struct demand *demand, const xmlNode *node, enum level to)
{
    if (demand_kind_of(node) != DEMAND_CONTENT) {
        bind(demand, to);
        return;
    }
    if (to > demand->severity || to > demand->silence)
        demand->raised = node;
    demand->severity = to > demand->severity ? to : demand->severity;
    demand->silence = to > demand->silence ? to : demand->silence;
    demand->off = demand->softened = NULL;
}

static void
soften(struct demand *demand, const xmlNode *node, enum level to)
{
    if (to >= demand->severity)
        return;
    demand->softened = node;
    demand->severity = to;
}

static void
add_effect(struct demands *demands, const xmlNode *node, const struct demand *demand)
{
    demands->effects = mem_grow(demands->effects, &demands->effect_room, demands->effect_count + 1,
                                sizeof *demands->effects);
    demands->effects[demands->effect_count++] =
        (struct effect){node, &demands->library->criteria[demand - demands->demands]};
}

static void
apply(struct demands *demands, const xmlNode *node)
{
    const char *at = xml_attr_or(node, "ref", ""), *id;
    int to = level_from(xml_attr(node, "to"));
    size_t length;
    while (words_next(&at, &id, &length)) {
        struct demand *demand = demand_for(demands, id, length);
        if (demand == NULL)
            continue; /* `mou test` reports it */
        add_effect(demands, node, demand);
        if (xml_is(node, "off"))
            demand->off = node;
        else if (xml_is(node, "soften") && to > LEVEL_NONE)
            soften(demand, node, (enum level)to);
        else if (xml_is(node, "raise") && to > LEVEL_NONE)
            raise(demand, node, (enum level)to);
    }
}

/* A limit of the other kind is no stricter or laxer: the profile named first keeps its own. */
static bool
stricter(enum limit limit, double value, const struct figure *than)
{
    if (limit != than->limit)
        return limit == LIMIT_EXACTLY;
    return limit == LIMIT_AT_LEAST ? value > than->value
                                   : limit == LIMIT_AT_MOST && value < than->value;
}

static void
set_figure(struct demands *demands, const xmlNode *node)
{
    struct figure *figure =
        (struct figure *)(size_t)demands_figure(demands, xml_attr_or(node, "ref", ""));
    int limit = limit_from(xml_attr(node, "op"));
    if (figure == NULL || limit < 0)
        return;
    double value = strtod(xml_attr_or(node, "value", "0"), NULL);
    if (figure->source != NULL && !stricter((enum limit)limit, value, figure))
        return;
    figure->limit = (enum limit)limit;
    figure->value = value;
    figure->source = node;
}

/* Raises come last, because they beat what other profiles soften or drop. */
static void
lay_over(struct demands *demands, const char *as_of)
{
    static const char *const passes[] = {"off", "soften", "raise", "parameter"};
    for (size_t pass = 0; pass < sizeof passes / sizeof *passes; pass++)
        for (size_t i = 0; i < demands->profile_count; i++) {
            if (!demands->profiles[i].in_force)
                continue;
            const xmlNode *profile = demands->profiles[i].profile->node;
            for (xmlNode *node = xml_child(profile, passes[pass]); node != NULL;
                 node = xml_next(node, passes[pass])) {
                if (!profile_in_force(node, as_of))
                    continue;
                if (xml_is(node, "parameter"))
                    set_figure(demands, node);
                else
                    apply(demands, node);
            }
        }
}

bool
demands_chosen(const struct demands *demands, const char *ids)
{
    if (ids == NULL)
        return true;
    for (size_t i = 0; i < demands->profile_count; i++)
        if (demands->profiles[i].in_force && words_have(ids, demands->profiles[i].profile->id))
            return true;
    return false;
}

static void
settle(struct demands *demands)
{
    for (size_t i = 0; i < demands->library->criterion_count; i++) {
        struct demand *demand = &demands->demands[i];
        const char *profiles = demands->library->criteria[i].profiles;
        demand->applies = demand->off == NULL && demands_chosen(demands, profiles);
        demand->unsaid = demand->unsaid && profiles != NULL && demand->silence == LEVEL_NONE;
    }
}

/* The profile that was meant, or all there are; yours. */
static char *
cure_for(const struct library *library, const char *id)
{
    const struct library_records *profiles = &library->records[LIBRARY_PROFILE];
    struct like like = like_start(id);
    for (size_t i = 0; i < profiles->count; i++)
        like_try(&like, profiles->list[i].id);
    bool slip = like.best != NULL && like.distance <= strlen(id) / 3;
    return slip ? mem_format("did you mean %s?", like.best) : known_ids(library, LIBRARY_PROFILE);
}

static int
choose(struct demands *demands, const char *id, const char *as_of, struct diag *diag)
{
    const struct record *profile = library_record(demands->library, LIBRARY_PROFILE, id);
    if (profile == NULL) {
        char *cure = cure_for(demands->library, id);
        diag_error(diag, STATUS_USAGE, NULL, 0, cure, "there is no profile '%s'", id);
        free(cure);
        return -1;
    }
    for (size_t i = 0; i < demands->profile_count; i++)
        if (demands->profiles[i].profile == profile)
            return 0;
    size_t count = demands->profile_count++;
    demands->profiles = mem_realloc(demands->profiles, count + 1, sizeof *demands->profiles);
    demands->profiles[count] =
        (struct chosen_profile){profile, profile_in_force(profile->node, as_of)};
    return 0;
}

struct demands *
demands_new(const struct library *library, const char *const *profiles, const char *as_of,
            struct diag *diag)
{
    if (!day_valid(as_of)) {
        diag_error(diag, STATUS_USAGE, NULL, 0, "write it as YYYY-MM-DD", "'%s' is no date", as_of);
        return NULL;
    }
    struct demands *demands = mem_alloc(sizeof *demands);
    demands->library = library;
    int status = choose(demands, "base", as_of, diag);
    for (size_t i = 0; status == 0 && profiles != NULL && profiles[i] != NULL; i++)
        status = choose(demands, profiles[i], as_of, diag);
    if (status != 0) {
        demands_free(demands);
        return NULL;
    }
    start(demands);
    lay_over(demands, as_of);
    settle(demands);
    return demands;
}

void
demands_free(struct demands *demands)
{
    if (demands == NULL)
        return;
    free(demands->profiles);
    free(demands->demands);
    free(demands->figures);
    free(demands->effects);
    free(demands);
}

const struct demand *
demands_on(const struct demands *demands, const struct criterion *criterion)
{
    return &demands->demands[criterion - demands->library->criteria];
}

const struct figure *
demands_figure(const struct demands *demands, const char *id)
{
    for (size_t i = 0; i < demands->figure_count; i++)
        if (strcmp(demands->figures[i].id, id) == 0)
            return &demands->figures[i];
    return NULL;
}
