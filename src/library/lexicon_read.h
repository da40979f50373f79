/* Inside the lexicon: its parts, and the reading of lexicon.xml into them. For
 * src/library/lexicon*.c only. */
#ifndef MOU_LIBRARY_LEXICON_READ_H
#define MOU_LIBRARY_LEXICON_READ_H

#include "library/terms.h"
#include "library/vocabulary.h"

enum { LABEL_ID = 40, PLAIN_WORDS = 48 };

struct label {
    char id[LABEL_ID];
    int stands_for; /* of a topic: an action, or -1 */
};

struct labels {
    struct label *list;
    size_t count, room;
};

/* What <plain as="…"> gives for its phrases. */
struct plain {
    char words[PLAIN_WORDS];
};

struct lexicon {
    struct labels labels[LABEL_KINDS];
    struct phrases *phrases;
    struct inflections *inflections;
    struct condition *conditions;
    size_t condition_count, condition_room;
    struct control *controls;
    size_t control_count, control_room;
    struct plain *plains;
    size_t plain_count, plain_room;
    struct state_name *states;
    size_t state_count, state_room;
    struct terms *terms;
    bool borrowed; /* the arrays are an image's */
};

/* Fills the lexicon from the root element. Returns 0, or -1 after a diagnostic. */
int lexicon_read(struct lexicon *lexicon, const xmlNode *root, const char *path, struct diag *diag);

/* Calls each for every phrase that the notation "a|b (c|d) e" stands for. Returns false when
 * brackets do not match or the notation stands for more than EXPAND_MAX phrases. */
enum { EXPAND_MAX = 512 };
typedef void expand_each(void *context, const char *phrase);
bool phrases_expand(const char *notation, expand_each *each, void *context);

#endif
