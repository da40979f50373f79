/* The reading of one sentence, step by step: marks (what the lexicon knows of each word), tags
 * (verb or noun here), chunks (noun phrases, verb groups), clauses (who governs what), acts. For
 * src/agreement only. */
#ifndef MOU_AGREEMENT_READING_H
#define MOU_AGREEMENT_READING_H

#include "agreement/acts.h"
#include "agreement/names.h"

enum {
    MARKS_MAX = 4096,
    PHRASES_MAX = 256,
    VERBS_MAX = 128,
    ITEMS_MAX = 600,
    CLAUSES_MAX = 96,
    SUBJECT_MAX = 8,
    ACTIONS_MAX = 8
};

/* A sense that tokens[from, to) have in the lexicon. */
struct mark {
    int from, to;
    bool gap; /* a verb with words of its own after its object: "keep the principal informed" */
    struct sense sense;
};

enum tag {
    TAG_NONE,
    TAG_NOMINAL,
    TAG_DETERMINER,
    TAG_PRONOUN,
    TAG_VERB,
    TAG_MODAL,
    TAG_BE,
    TAG_HAVE,
    TAG_DO,
    TAG_TO,
    TAG_NOT,
    TAG_ADVERB,
    TAG_PREPOSITION,
    TAG_AND,
    TAG_COMMA,
    TAG_STOP,
    TAG_CLAUSE,
    TAG_RATHER
};

/* How a clause begins. */
enum clause_kind {
    CLAUSE_MAIN,
    CLAUSE_RELATIVE,
    CLAUSE_THAT,
    CLAUSE_WH,
    CLAUSE_IF,
    CLAUSE_ONLY_IF,
    CLAUSE_UNLESS,
    CLAUSE_UNTIL,
    CLAUSE_BEFORE,
    CLAUSE_AFTER,
    CLAUSE_DURING,
    CLAUSE_BECAUSE,
    CLAUSE_WHILE,
    CLAUSE_WITHOUT
};

struct noun_phrase {
    int from, to;       /* tokens */
    uint16_t classes;   /* of its head */
    uint16_t owners;    /* of a possessor or modifier in it: "a student's locker" */
    int action;         /* the action its head names, -1 */
    int rule;           /* the condition of that noun, -1 */
    struct about about; /* topics in it */
    bool no;            /* "no", "neither", "nobody" */
    bool pronoun, duty, demonstrative;
    bool losing;     /* after "rather than", "and not" */
    int preposition; /* token, -1: none */
    bool borrowed;   /* the preposition is that of the phrase it is coordinated with */
    int after;       /* the phrase it is coordinated with, -1 */
    char joint;      /* how: , for a comma, & for a conjunction, 0 for nothing before it */
    int clause;
    int verb;        /* whose argument it is, -1: stands before the verb */
    uint16_t stands; /* of a pronoun: the class that alone can be meant, 0: open */
};

enum verb_link { LINK_NONE, LINK_FINITE, LINK_TO, LINK_ING, LINK_REDUCED };

struct verb {
    int from, to, main; /* tokens of the group; its main word */
    uint8_t link;       /* enum verb_link */
    uint8_t form;       /* of the main word */
    bool negated, passive, copula, past, imperative, perfect;
    int modal;          /* control number, -1 */
    int clause, parent; /* -1: none */
    int args;   /* the verb whose phrases are its objects: itself, or the next of a coordination */
    int twin;   /* the verb it is coordinated with and takes its auxiliaries from, -1 */
    int gerund; /* the verb that is its subject: "Disciplining students is …", -1 */
    int subjects[SUBJECT_MAX], subject_count;
    uint16_t who;  /* filled when subjects are resolved */
    int8_t force;  /* filled by force; -1: not asserted */
    bool whole;    /* its action is a phrase with "be" in it ("be involved in"): its subject acts */
    bool embedded; /* depends on an act of asking or directing */
    int actions[ACTIONS_MAX], action_count; /* what it means with its objects */
};

struct clause {
    uint8_t kind;
    int parent, from, to; /* tokens */
    int governor;         /* the verb it depends on, -1 */
    int subjects[SUBJECT_MAX], subject_count;
    int verb, last; /* first finite verb, last verb; -1 */
    int antecedent; /* of a relative clause */
    bool negated;   /* "at no time …" before the verb */
    bool pre;       /* stands before its governor's verb */
    bool inherited; /* its subjects are carried over */
};

/* What earlier sentences leave for pronouns and elliptic sentences. */
struct context {
    uint16_t lead, heading; /* classes named by the lead-in and the heading */
    struct about topics, heading_topics,
        lead_topics;                  /* of all above; of the heading; of the lead-in */
    uint16_t subject, object, person; /* last subject; last object; last person of either */
    int action, age;                  /* last action, -1; sentences since it was named */
    struct about about;               /* last topics */
};

struct reading {
    const struct lexicon *lexicon;
    const struct names *names;
    const struct phrases *phrases;
    int topics;          /* number of topics: where action bits begin */
    int gap_word;        /* the number of * in phrases */
    int request, direct; /* the actions of asking and directing */
    uint16_t persons;    /* the classes that are people rather than bodies */

    const char *text;
    struct token tokens[TOKENS_MAX];
    int count, lead_end; /* tokens; those of the lead-in */
    bool joined;         /* the lead-in runs on into the sentence */

    struct mark marks[MARKS_MAX];
    int mark_count, first_mark[TOKENS_MAX + 1];
    uint64_t words[TOKENS_MAX]; /* offices of the longest small-word phrase that starts here */
    uint8_t word_length[TOKENS_MAX];
    uint8_t forms[TOKENS_MAX];    /* verb forms the word can have */
    bool nouns[TOKENS_MAX];       /* it can be a noun */
    uint16_t classes[TOKENS_MAX]; /* of the longest class phrase that starts here */
    uint8_t class_length[TOKENS_MAX];
    int control[TOKENS_MAX + 1]; /* mark of the control phrase that ends here, -1 */
    uint8_t tags[TOKENS_MAX], form[TOKENS_MAX];

    struct noun_phrase phrases_list[PHRASES_MAX];
    int phrase_count;
    struct verb verbs[VERBS_MAX];
    int verb_count;
    struct clause clauses[CLAUSES_MAX];
    int clause_count;

    struct context context;
    struct act *acts; /* of the document so far */
    size_t act_count, act_room;
    int sentence;
};

/* The steps. Each fills its part of the reading from the parts before it. */
void reading_mark(struct reading *r);
void reading_tag(struct reading *r);
void reading_clauses(struct reading *r);
void reading_acts(struct reading *r);

static inline bool
word_is(const struct reading *r, int token, enum word_kind kind)
{
    return token >= 0 && token < r->count && (r->words[token] >> kind & 1) != 0;
}

#endif
