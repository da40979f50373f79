/* What the chosen profiles make of each criterion and of each figure on a given day. Profiles add
 * up: the highest raise wins, a raise beats what softens or drops, the strictest figure wins. Knows
 * the library; knows nothing of agreements. */
#ifndef MOU_LIBRARY_PROFILE_H
#define MOU_LIBRARY_PROFILE_H

#include "library/library.h"

/* The three kinds of requirement: the agreement must say it; somebody must do it with the
 * agreement; the law binds whether or not the agreement says so. */
enum demand_kind { DEMAND_CONTENT, DEMAND_ACT, DEMAND_BACKGROUND };
enum demand_kind demand_kind_of(const xmlNode *element);

/* The deciding elements are <raise>, <soften> and <off> of profiles; profile_of() names theirs. */
struct demand {
    bool applies; /* false: belongs to a profile that was not chosen, or is off */
    bool unsaid;  /* silence is no finding: only acts and background law ask for it */
    enum level severity;
    enum level silence; /* "missing" is at least this; LEVEL_NONE: nothing special */
    enum level against; /* "contrary" is at least this */
    const xmlNode *raised, *softened, *off;
};

/* A criterion's parameter as it stands after the profiles. */
struct figure {
    const char *id, *unit;
    const struct criterion *criterion;
    enum limit limit;
    double value;
    const xmlNode *source; /* the profile's <parameter>; NULL: the criterion's own value stands */
};

/* One profile's <raise>, <soften> or <off> in force and the criterion it speaks of. */
struct effect {
    const xmlNode *node;
    const struct criterion *criterion;
};

struct chosen_profile {
    const struct record *profile;
    bool in_force; /* on the day of the check */
};

struct demands {
    const struct library *library;
    struct chosen_profile *profiles; /* base first */
    size_t profile_count;
    struct demand *demands; /* one for each criterion of the library, in its order */
    struct figure *figures;
    size_t figure_count;
    struct effect *effects; /* in the order of the profiles */
    size_t effect_count, effect_room;
};

/* profiles: ids ending with NULL, or NULL; base always applies and need not be named. as_of:
 * YYYY-MM-DD. NULL after a diagnostic (STATUS_USAGE) when there is no such profile or day. */
struct demands *demands_new(const struct library *library, const char *const *profiles,
                            const char *as_of, struct diag *diag);
void demands_free(struct demands *demands);

/* Whether one of the space-separated profiles is chosen and in force; ids NULL: yes. */
bool demands_chosen(const struct demands *demands, const char *ids);

const struct demand *demands_on(const struct demands *demands, const struct criterion *criterion);
const struct figure *demands_figure(const struct demands *demands, const char *id);

/* The id of the profile an element stands in. */
const char *profile_of(const xmlNode *node);

/* Whether the element's from= and until= admit the day. */
bool profile_in_force(const xmlNode *node, const char *as_of);

/* YYYY-MM-DD with a month and a day that exist. */
bool day_valid(const char *text);

#endif
