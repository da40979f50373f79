/* The inside of the lexicon for readers of sentences: what the senses of its dictionary mean. Rules
 * have no use for it. */
#ifndef MOU_LIBRARY_VOCABULARY_H
#define MOU_LIBRARY_VOCABULARY_H

#include <stdint.h>

#include "library/inflect.h"
#include "library/lexicon.h"
#include "library/phrases.h"

enum sense_kind {
    SENSE_WORD,       /* value: enum word_kind */
    SENSE_CLASS,      /* value: set of classes */
    SENSE_TOPIC,      /* value: topic */
    SENSE_VERB,       /* value: action; forms; rule: condition */
    SENSE_NOUN,       /* value: action; rule: condition */
    SENSE_OTHER_VERB, /* a verb that is no action; forms */
    SENSE_OTHER_NOUN, /* a noun that is nothing else */
    SENSE_MODAL,      /* value: control */
    SENSE_CONTROL,    /* value: control; forms when it is a verb */
    SENSE_LIGHT,      /* forms: does what its object names; value 1: a pronoun may name it */
    SENSE_SHARE,      /* forms: takes part in what its object names */
    SENSE_REST,       /* forms: its subject belongs to its object */
    SENSE_EXCEPTION,  /* value: exception */
    SENSE_STANDARD,   /* value: standard */
    SENSE_PLAIN       /* value: the everyday words that say the same */
};

/* The offices of small words; names as in <words as="…">. */
enum word_kind {
    WORD_DETERMINER,
    WORD_NO,
    WORD_POSSESSIVE,
    WORD_PRONOUN,
    WORD_DEMONSTRATIVE,
    WORD_PREPOSITION,
    WORD_AND,
    WORD_OR,
    WORD_BUT,
    WORD_NOT,
    WORD_RATHER,
    WORD_IGNORE,
    WORD_ADVERB,
    WORD_IF,
    WORD_ONLY_IF,
    WORD_UNLESS,
    WORD_UNTIL,
    WORD_BECAUSE,
    WORD_WHILE,
    WORD_THAT,
    WORD_WHO,
    WORD_WH,
    WORD_BEFORE,
    WORD_AFTER,
    WORD_DURING,
    WORD_WITHOUT,
    WORD_SOFT,
    WORD_DOCUMENT,
    WORD_POINTS,
    WORD_DUTY,
    WORD_NUMBER,
    WORD_ADJECTIVE,
    WORD_BE,
    WORD_HAVE,
    WORD_DO,
    WORD_TO,
    WORD_PART,
    WORD_TURN,
    WORD_KINDS
};

/* Words that give an act its force: in the affirmative, under a negation. */
struct control {
    uint8_t force, negated; /* enum force */
    bool object;            /* who acts is the object: "allows the officer to search" */
};

enum { CONDITION_WORDS = 64 };

/* When a verb or noun means its action: the object must name one of these, and none of those. */
struct condition {
    struct about about, not_about;
    uint16_t classes, not_classes;
    int words[CONDITION_WORDS], not_words[CONDITION_WORDS]; /* word numbers, 0-ended */
    bool wants;                                             /* an object is required */
    bool action;                                            /* another act must depend on it */
    bool infinitive;                                        /* … as an infinitive */
};

const struct phrases *lexicon_phrases(const struct lexicon *lexicon);
const struct condition *lexicon_condition(const struct lexicon *lexicon, int rule);
const struct control *lexicon_control(const struct lexicon *lexicon, int control);
int lexicon_stands_for(const struct lexicon *lexicon, int topic);         /* the action, -1: none */
int lexicon_word_number(const struct lexicon *lexicon, const char *word); /* 0: unknown */
/* The everyday words of a SENSE_PLAIN: <plain as="…">. */
const char *lexicon_plain(const struct lexicon *lexicon, int plain);

static inline void
about_add(struct about *set, int bit)
{
    set->bits[bit / 64] |= (uint64_t)1 << (bit % 64);
}

static inline void
about_remove(struct about *set, int bit)
{
    set->bits[bit / 64] &= ~((uint64_t)1 << (bit % 64));
}

static inline bool
about_has(const struct about *set, int bit)
{
    return (set->bits[bit / 64] >> (bit % 64) & 1) != 0;
}

static inline bool
about_meets(const struct about *a, const struct about *b)
{
    uint64_t common = 0;
    for (int i = 0; i < ABOUT_MAX / 64; i++)
        common |= a->bits[i] & b->bits[i];
    return common != 0;
}

static inline bool
about_empty(const struct about *set)
{
    return !about_meets(set, set);
}

static inline void
about_join(struct about *set, const struct about *more)
{
    for (int i = 0; i < ABOUT_MAX / 64; i++)
        set->bits[i] |= more->bits[i];
}

#endif
