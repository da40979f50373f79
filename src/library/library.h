/* The clause library in memory: topics with their criteria and provisions, authorities, questions
 * and profiles, found by kind and id. The files' trees stay and own the strings. Knows clauses/;
 * knows nothing of agreements or findings. */
#ifndef MOU_LIBRARY_LIBRARY_H
#define MOU_LIBRARY_LIBRARY_H

#include "base/diag.h"
#include "base/regex.h"
#include "base/xml.h"
#include "library/lexicon.h"
#include "library/words.h"

struct topic {
    const char *id;
    const char *title;
    const char *file; /* for messages: the path it was read from */
    xmlNode *node;
    size_t first_criterion, criterion_count;
    size_t first_provision, provision_count;
};

struct provision;

struct criterion {
    const char *id;
    const struct topic *topic;
    const char *title;
    enum criterion_kind kind;
    enum level severity;
    unsigned basis;                /* set of enum basis */
    const char *profiles;          /* ids of the profiles it belongs to; NULL: every check */
    const struct provision *model; /* library_provision_for() it */
    const xmlNode *node;
};

/* Model text, or (position not NULL) an alternative to it. */
struct provision {
    const char *id;
    const struct topic *topic;
    const char *title;
    const char *serves; /* criterion ids */
    const char *position;
    const char *profiles; /* ids of the profiles it belongs to; NULL: to every draft */
    const xmlNode *node;  /* provision or alternative */
};

/* Authorities, questions, profiles, terms, retired ids: what they are stands in the node. */
struct record {
    const char *id;
    const char *file;
    const xmlNode *node;
};

enum library_kind {
    LIBRARY_TOPIC,
    LIBRARY_CRITERION,
    LIBRARY_PROVISION,
    LIBRARY_AUTHORITY,
    LIBRARY_QUESTION,
    LIBRARY_PROFILE,
    LIBRARY_TERM, /* shared, or a topic's own under "topic:id" */
    LIBRARY_RETIRED,
    LIBRARY_KINDS
};

struct library_records {
    struct record *list;
    size_t count, room;
};

struct library_index;
struct rules;
struct likeness;

struct library {
    char *folder; /* the data folder */
    struct lexicon *lexicon;
    struct topic *topics; /* in the order of the outline (clauses/agreement.xml), others after */
    struct criterion *criteria;
    struct provision *provisions;
    size_t topic_count, criterion_count, provision_count;
    struct library_records records[LIBRARY_KINDS]; /* of the kinds that are records */
    struct likeness *likeness; /* NULL: there is no table of it */
    struct rules *rules;    /* (rules.h) as the image holds them; NULL: read from its files */
    const xmlNode *sources; /* the root of the trace (sources.h), or NULL */
    struct library_index *index;
    xmlDoc **docs;
    size_t doc_count, doc_room;
    struct image *image; /* what it was thawed from; NULL: read from its files */
    struct frozen *frozen;
};

/* What to leave out of memory: checking needs no examples, drafting neither rules nor the lexicon
 * (which is NULL). */
enum library_parts { LIBRARY_ALL, LIBRARY_WITHOUT_EXAMPLES, LIBRARY_FOR_DRAFTING };

/* Loads DATA/clauses; without examples, from its image (library_image.h) when there is one that is
 * up to date. NULL after a diagnostic (STATUS_LIBRARY): a file is not well-formed or an id
 * is used twice. Does not validate: library_faults() (faults.h) does. regexes is borrowed and must
 * outlive the library. */
struct library *library_load(const char *data, enum library_parts parts,
                             struct regex_cache *regexes, struct diag *diag);
void library_free(struct library *library);

/* The thing of that kind and id (struct topic, criterion, provision or record); NULL when there is
 * none. */
const void *library_find(const struct library *library, enum library_kind kind, const char *id);
const struct criterion *library_criterion(const struct library *library, const char *id);
const struct provision *library_provision(const struct library *library, const char *id);
const struct record *library_record(const struct library *library, enum library_kind kind,
                                    const char *id);

/* The first provision for the criterion that belongs to no profile (its alternatives follow it in
 * provisions); NULL when there is none. */
const struct provision *library_provision_for(const struct library *library, const char *criterion);

/* The message a criterion's author wrote for the verdict; NULL when there is none. */
const xmlNode *criterion_message(const struct criterion *criterion, enum verdict verdict);

/* Calls see for every id of the kind, sorted. */
void library_ids(const struct library *library, enum library_kind kind,
                 void (*see)(void *context, const char *id), void *context);

#endif
