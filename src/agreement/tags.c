/* Tags: whether a word is a verb or a name here, and which small word does which office. One pass
 * from left to right; English tells by the neighbours ("the search" / "shall search" / "officers
 * search lockers"). */
#include <string.h>

#include "agreement/roles.h"

#define BIT(kind) ((uint64_t)1 << (kind))

static const uint64_t clause_words =
    BIT(WORD_IF) | BIT(WORD_ONLY_IF) | BIT(WORD_UNLESS) | BIT(WORD_UNTIL) | BIT(WORD_BECAUSE) |
    BIT(WORD_WHILE) | BIT(WORD_THAT) | BIT(WORD_WHO) | BIT(WORD_WH) | BIT(WORD_BEFORE) |
    BIT(WORD_AFTER) | BIT(WORD_DURING) | BIT(WORD_WITHOUT);

struct tagger {
    struct reading *r;
    int previous;      /* the last token that is no adverb, -1 */
    bool finite;       /* this clause has its finite verb */
    bool condition;    /* a clause word came since the last comma: the comma may end its clause */
    bool pending;      /* an auxiliary waits for its verb */
    bool waiting;      /* … beyond a clause that came between: "may, if asked, help" */
    bool inverted;     /* an auxiliary stands before its subject: the verb is still to come */
    uint8_t verb_form; /* of the last verb group's main word */
};

static int
tag_of(const struct tagger *t, int token)
{
    return token >= 0 ? t->r->tags[token] : TAG_NONE;
}

/* A word that begins a noun phrase, as far as can be seen before it is tagged. */
static bool
starts_phrase(const struct reading *r, int i)
{
    const uint64_t starts = BIT(WORD_DETERMINER) | BIT(WORD_NO) | BIT(WORD_POSSESSIVE) |
                            BIT(WORD_PRONOUN) | BIT(WORD_DEMONSTRATIVE) | BIT(WORD_NUMBER);
    if (i >= r->count || (r->tokens[i].mark != 0 && r->tokens[i].mark != '#'))
        return false;
    return r->tokens[i].mark == '#' || (r->words[i] & starts) != 0 || r->classes[i] != 0;
}

static bool
finite_word(const struct reading *r, int i)
{
    for (int m = r->first_mark[i]; m < r->first_mark[i + 1]; m++)
        if (r->marks[m].sense.kind == SENSE_MODAL)
            return true;
    return word_is(r, i, WORD_BE) || word_is(r, i, WORD_DO);
}

/* Whether a certain finite verb follows before the clause can end: then this word is no finite verb
 * itself. */
static bool
finite_ahead(const struct reading *r, int i)
{
    for (int j = i + 1; j < r->count && j < i + 14; j++) {
        char mark = r->tokens[j].mark;
        if (mark != 0 && mark != '#' && mark != '(' && mark != ')')
            return false;
        if (r->words[j] & clause_words & ~BIT(WORD_THAT))
            return false;
        if (finite_word(r, j))
            return true;
    }
    return false;
}

static bool
at_start(const struct tagger *t)
{
    int before = tag_of(t, t->previous);
    return t->previous < 0 || before == TAG_STOP || before == TAG_CLAUSE;
}

/* After a noun: "The SRO searches the locker", "officers assist", "students suspected of", but
 * "student searches are". */
static bool
verb_after_noun(const struct tagger *t, int i)
{
    const struct reading *r = t->r;
    uint8_t forms = r->forms[i];
    bool owner = r->tokens[t->previous].owner;
    if (t->inverted && (forms & FORM_BASE) && !owner)
        return true;
    if (!owner && !r->nouns[i] && (forms & FORM_S))
        return true;
    if (owner || t->finite || (r->nouns[i] && finite_ahead(r, i)))
        return (forms & (FORM_PARTICIPLE | FORM_PAST)) != 0 && !owner && !r->nouns[i];
    if (!r->nouns[i])
        return !(forms == FORM_BASE && finite_ahead(r, i));
    if ((forms & (FORM_S | FORM_BASE)) == 0)
        return (forms & FORM_ING) == 0;
    int next = i + 1;
    if (next >= r->count || word_is(r, next, WORD_PREPOSITION) || word_is(r, next, WORD_AND))
        return (forms & FORM_S) != 0 && word_is(r, next, WORD_PREPOSITION) &&
               !word_is(r, next, WORD_THAT) && r->classes[t->previous] != 0;
    return starts_phrase(r, next) || r->forms[next] == 0 || r->nouns[next];
}

/* "The principal, and not the officer, disciplines students": the first verb stands after those who
 * do not act. */
static bool
loses_first(const struct tagger *t, int i)
{
    const struct reading *r = t->r;
    bool losing = false;
    for (int k = t->previous; k >= 0 && k > t->previous - 8; k--)
        losing |= r->tags[k] == TAG_RATHER;
    return losing && !t->finite && tag_of(t, t->previous) == TAG_COMMA &&
           (r->forms[i] & FORM_S) != 0 && i + 1 < r->count && starts_phrase(r, i + 1);
}

/* After a comma or a conjunction: another verb of the same form, as in "shall arrest, cite or
 * question a student". */
static bool
verb_after_and(const struct tagger *t, int i)
{
    const struct reading *r = t->r;
    uint8_t same = r->forms[i] & t->verb_form;
    if (t->verb_form == FORM_PAST || t->verb_form == FORM_PARTICIPLE)
        same = r->forms[i] & (FORM_PAST | FORM_PARTICIPLE);
    if (same == 0 && loses_first(t, i))
        return true;
    if (same == 0)
        return !r->nouns[i] && (((r->forms[i] & (FORM_S | FORM_PAST | FORM_BASE)) != 0 &&
                                 starts_phrase(r, i + 1)) ||
                                ((r->forms[i] & FORM_S) != 0 && !t->finite));
    if (!r->nouns[i])
        return true;
    int before = t->previous - 1;
    while (before >= 0 && (r->tags[before] == TAG_AND || r->tags[before] == TAG_COMMA ||
                           r->tags[before] == TAG_ADVERB))
        before--;
    if (before >= 0 && r->tags[before] == TAG_VERB)
        return true;
    return starts_phrase(r, i + 1) && !word_is(r, i + 1, WORD_PREPOSITION);
}

/* First in the sentence or list item: "Supervise the cafeteria", "Retains every power", not
 * "Searches of lockers". */
static bool
verb_at_start(const struct tagger *t, int i)
{
    const struct reading *r = t->r;
    uint8_t forms = r->forms[i];
    if ((forms & (FORM_BASE | FORM_S | FORM_ING)) == 0)
        return (forms & (FORM_PAST | FORM_PARTICIPLE)) != 0 && !r->nouns[i];
    if (!r->nouns[i])
        return true;
    if (finite_ahead(r, i) && (forms & FORM_ING) == 0)
        return false;
    int next = i + 1;
    return starts_phrase(r, next) ||
           (next < r->count && r->forms[next] == 0 && r->tokens[next].mark == 0 &&
            !word_is(r, next, WORD_PREPOSITION) && !word_is(r, next, WORD_AND) &&
            !word_is(r, next, WORD_OR) && r->words[next] == 0);
}

/* After a preposition: "for searching lockers" against "of questioning". */
static bool
verb_after_preposition(const struct tagger *t, int i)
{
    const struct reading *r = t->r;
    if ((r->forms[i] & FORM_ING) == 0)
        return false;
    int next = i + 1;
    return !r->nouns[i] || starts_phrase(r, next) ||
           (next < r->count && r->tokens[next].mark == 0 && r->nouns[next]);
}

static bool
is_verb(const struct tagger *t, int i)
{
    const struct reading *r = t->r;
    uint8_t forms = r->forms[i];
    int before = tag_of(t, t->previous);
    if (before == TAG_MODAL || before == TAG_DO)
        return (forms & FORM_BASE) != 0 || (forms == 0 && !r->nouns[i]);
    if (before == TAG_TO)
        return true;
    if (before == TAG_COMMA && t->pending && (forms & FORM_BASE))
        return true;
    if (forms == 0)
        return false;
    if (before == TAG_BE)
        return (forms & (FORM_PARTICIPLE | FORM_ING)) != 0 &&
               !((forms & FORM_ING) && r->nouns[i] && !starts_phrase(r, i + 1));
    if (before == TAG_HAVE)
        return (forms & FORM_PARTICIPLE) != 0;
    if (before == TAG_NOT)
        return (forms & FORM_BASE) != 0 || (forms & FORM_S) != 0 ||
               ((forms & FORM_PARTICIPLE) != 0 && !r->nouns[i]);
    if (before == TAG_DETERMINER)
        return false;
    if (before == TAG_PREPOSITION)
        return verb_after_preposition(t, i);
    if (before == TAG_PRONOUN)
        return !t->finite || (t->inverted && (forms & FORM_BASE)) ||
               (forms & (FORM_PARTICIPLE | FORM_ING)) != 0;
    if (before == TAG_CLAUSE && word_is(r, t->previous, WORD_WHO) &&
        (!word_is(r, t->previous, WORD_THAT) || !finite_ahead(r, i)))
        return (forms & (FORM_S | FORM_BASE | FORM_PAST | FORM_PARTICIPLE)) != 0 &&
               !(r->nouns[i] && (forms & FORM_S) == 0 && !starts_phrase(r, i + 1));
    if (at_start(t))
        return verb_at_start(t, i);
    if (before == TAG_AND || before == TAG_COMMA || before == TAG_RATHER)
        return verb_after_and(t, i);
    if (before == TAG_VERB)
        return (forms & (FORM_PARTICIPLE | FORM_ING)) != 0 && !r->nouns[i];
    return before == TAG_NOMINAL && verb_after_noun(t, i);
}

/* The form that the place asks for, among those the word can have. */
static uint8_t
choose_form(const struct tagger *t, int i)
{
    uint8_t forms = t->r->forms[i];
    int before = tag_of(t, t->previous);
    static const uint8_t order[] = {FORM_S, FORM_BASE, FORM_ING, FORM_PARTICIPLE, FORM_PAST};
    if (forms == 0 || before == TAG_MODAL || before == TAG_DO || before == TAG_TO)
        return FORM_BASE;
    if (before == TAG_BE || before == TAG_HAVE)
        return (forms & FORM_PARTICIPLE) ? FORM_PARTICIPLE : FORM_ING;
    if ((before == TAG_AND || before == TAG_COMMA) && (forms & t->verb_form) != 0)
        return t->verb_form;
    for (size_t k = 0; k < sizeof order; k++)
        if (forms & order[k])
            return order[k];
    return FORM_BASE;
}

/* "to": before a verb the mark of the infinitive, else a preposition. */
static int
tag_to(const struct reading *r, int i)
{
    int next = i + 1;
    while (next < r->count && (r->words[next] & (BIT(WORD_ADVERB) | BIT(WORD_NOT))) != 0 &&
           !starts_phrase(r, next))
        next++;
    if (next >= r->count || r->tokens[next].mark != 0)
        return TAG_PREPOSITION;
    if (word_is(r, next, WORD_BE) || word_is(r, next, WORD_HAVE) || word_is(r, next, WORD_DO))
        return TAG_TO;
    return (r->forms[next] & FORM_BASE) != 0 && !starts_phrase(r, next) ? TAG_TO : TAG_PREPOSITION;
}

/* "that", "this", "those": determiner before a noun, pronoun before a verb, else the opener of a
 * clause ("that"). */
static int
tag_demonstrative(const struct tagger *t, int i)
{
    const struct reading *r = t->r;
    int before = tag_of(t, t->previous), next = i + 1;
    bool that = word_is(r, i, WORD_THAT);
    bool noun_next = next < r->count && r->tokens[next].mark == 0 && !word_is(r, next, WORD_BE) &&
                     !finite_word(r, next) &&
                     (r->words[next] & (clause_words | BIT(WORD_PREPOSITION))) == 0;
    if (!that)
        return noun_next && !starts_phrase(r, next) ? TAG_DETERMINER
               : noun_next && r->classes[next]      ? TAG_DETERMINER
                                                    : TAG_PRONOUN;
    if (at_start(t) && (finite_word(r, next) || !noun_next))
        return TAG_PRONOUN;
    bool place =
        before == TAG_PREPOSITION || before == TAG_NONE || before == TAG_STOP || before == TAG_TO;
    return place && noun_next ? TAG_DETERMINER : TAG_CLAUSE;
}

static int
tag_not(const struct tagger *t, int i)
{
    const struct reading *r = t->r;
    int before = tag_of(t, t->previous), next = i + r->word_length[i];
    bool auxiliary = before == TAG_MODAL || before == TAG_BE || before == TAG_DO ||
                     before == TAG_HAVE || before == TAG_TO;
    if (word_is(r, i, WORD_OR)) /* nor */
        return next < r->count && finite_word(r, next) && before != TAG_NOMINAL ? TAG_NOT : TAG_AND;
    if (word_is(r, i, WORD_NO)) /* neither */
        return TAG_DETERMINER;
    if (word_is(r, i, WORD_RATHER) && !auxiliary && before != TAG_NONE && before != TAG_CLAUSE &&
        (starts_phrase(r, next) || word_is(r, next, WORD_PREPOSITION)))
        return TAG_RATHER;
    return TAG_NOT;
}

/* Small words by their office; TAG_NONE when the word is an open one. */
static int
tag_small(const struct tagger *t, int i)
{
    const struct reading *r = t->r;
    uint64_t w = r->words[i];
    if (w & (BIT(WORD_IGNORE) | BIT(WORD_SOFT)))
        return TAG_ADVERB;
    if (w & BIT(WORD_NOT))
        return tag_not(t, i);
    if (w & BIT(WORD_RATHER))
        return TAG_RATHER;
    if (w & BIT(WORD_TO))
        return tag_to(r, i);
    if ((w & BIT(WORD_DETERMINER)) && tag_of(t, t->previous) == TAG_MODAL &&
        (token_is(r, i, "both") || token_is(r, i, "each") || token_is(r, i, "all")))
        return TAG_ADVERB; /* "we shall both notify" */
    if (w & BIT(WORD_DEMONSTRATIVE) && r->word_length[i] == 1 && !(w & BIT(WORD_DETERMINER)))
        return tag_demonstrative(t, i);
    if (w & BIT(WORD_DEMONSTRATIVE) && (w & (BIT(WORD_THAT) | BIT(WORD_DETERMINER))))
        return tag_demonstrative(t, i);
    if ((w & BIT(WORD_ADVERB)) && r->word_length[i] == 1 &&
        tag_of(t, t->previous) == TAG_DETERMINER && t->previous == i - 1)
        return TAG_NOMINAL; /* "the first day", "the only exception" */
    if (w & (BIT(WORD_ADVERB)) && !(w & (BIT(WORD_IF) | BIT(WORD_DETERMINER))))
        return TAG_ADVERB;
    if (w & clause_words)
        return TAG_CLAUSE;
    if (w & BIT(WORD_BE))
        return TAG_BE;
    if (w & BIT(WORD_HAVE))
        return TAG_HAVE;
    if (w & BIT(WORD_DO))
        return TAG_DO;
    if (w & BIT(WORD_POSSESSIVE) && i + 1 < r->count && r->tokens[i + 1].mark == 0 &&
        !word_is(r, i + 1, WORD_PREPOSITION) && !finite_word(r, i + 1) &&
        !(word_is(r, i + 1, WORD_TO)))
        return TAG_DETERMINER;
    if (w & BIT(WORD_PRONOUN))
        return TAG_PRONOUN;
    if ((r->text[r->tokens[i].start] | 32) == 'n' &&
        (token_is(r, i, "nothing") || token_is(r, i, "nobody")))
        return TAG_PRONOUN; /* no noun follows: "Nothing forbids the officer to" */
    if (w & (BIT(WORD_DETERMINER) | BIT(WORD_NO)))
        return TAG_DETERMINER;
    if (w & (BIT(WORD_AND) | BIT(WORD_OR) | BIT(WORD_BUT)))
        return TAG_AND;
    if (w & BIT(WORD_PREPOSITION))
        return TAG_PREPOSITION;
    return w & BIT(WORD_ADVERB) ? TAG_ADVERB : TAG_NONE;
}

/* A word that the lexicon does not have and that ends in -ly: reasonably, factually. */
static bool
unknown_adverb(const struct reading *r, int i)
{
    const struct token *t = &r->tokens[i];
    return r->first_mark[i + 1] == r->first_mark[i] && t->end - t->start > 5 && !t->capital &&
           memcmp(r->text + t->end - 2, "ly", 2) == 0;
}

static bool
modal_at(const struct reading *r, int i, int *length)
{
    for (int m = r->first_mark[i]; m < r->first_mark[i + 1]; m++)
        if (r->marks[m].sense.kind == SENSE_MODAL) {
            *length = r->marks[m].to - i;
            return true;
        }
    return false;
}

static int
tag_mark(char mark)
{
    if (mark == '#')
        return TAG_NOMINAL;
    if (mark == ',')
        return TAG_COMMA;
    if (mark == '/' || mark == '&')
        return TAG_AND;
    return mark == '"' || mark == '(' || mark == ')' ? TAG_ADVERB : TAG_STOP;
}

/* A phrase of the lexicon that is one name although it has small words in it: "officers of another
 * agency". */
static int
glued(const struct reading *r, int i)
{
    int length = r->class_length[i] > 1 ? r->class_length[i] : 0;
    for (int m = r->first_mark[i]; m < r->first_mark[i + 1]; m++) {
        const struct mark *mark = &r->marks[m];
        bool name = mark->sense.kind == SENSE_TOPIC || mark->sense.kind == SENSE_NOUN;
        if (name && mark->to - i > length && mark->to - i > 1 &&
            !word_is(r, mark->to - 1, WORD_PREPOSITION) && !word_is(r, mark->to - 1, WORD_TO) &&
            !word_is(r, mark->to - 1, WORD_WH) && !word_is(r, mark->to - 1, WORD_THAT))
            length = mark->to - i;
    }
    return length;
}

static void
set(struct tagger *t, int i, int length, int tag)
{
    for (int k = i; k < i + length && k < t->r->count; k++)
        t->r->tags[k] = (uint8_t)tag;
    if (tag == TAG_STOP || tag == TAG_CLAUSE || (tag == TAG_COMMA && t->condition))
        t->finite = false;
    if (tag == TAG_CLAUSE || tag == TAG_COMMA || tag == TAG_STOP)
        t->condition = tag == TAG_CLAUSE;
    if (tag == TAG_MODAL || tag == TAG_BE)
        t->finite = true;
    if (tag == TAG_CLAUSE || tag == TAG_STOP)
        t->waiting = tag == TAG_CLAUSE && t->pending;
    if (tag == TAG_MODAL || tag == TAG_DO || (tag == TAG_COMMA && t->waiting))
        t->pending = true;
    else if (tag == TAG_VERB || tag == TAG_BE || tag == TAG_HAVE || tag == TAG_STOP)
        t->pending = false;
    if (tag == TAG_MODAL || tag == TAG_DO)
        t->inverted = starts_phrase(t->r, i + length) && !word_is(t->r, i + length, WORD_NOT);
    else if (tag == TAG_VERB || tag == TAG_STOP || tag == TAG_COMMA || tag == TAG_CLAUSE)
        t->inverted = false;
    if (tag == TAG_STOP)
        t->verb_form = 0;
    if (tag != TAG_ADVERB)
        t->previous = i + length - 1;
}

/* The number of an item or a paragraph: "paragraph (a)", "shall (ii) report". */
static bool
bracketed_number(const struct reading *r, int i)
{
    if (i < 1 || i + 1 >= r->count || r->tokens[i - 1].mark != '(' || r->tokens[i + 1].mark != ')')
        return false;
    const struct token *t = &r->tokens[i];
    size_t length = t->end - t->start;
    return length == 1 || (length <= 4 && strspn(r->text + t->start, "ivxIVX") >= length);
}

/* Tags one word or phrase; returns its length. */
static int
tag_word(struct tagger *t, int i)
{
    struct reading *r = t->r;
    int length = r->word_length[i] > 0 ? r->word_length[i] : 1, modal = 1;
    int name = glued(r, i), before = tag_of(t, t->previous);
    if (r->tokens[i].mark != 0) {
        set(t, i, 1, tag_mark(r->tokens[i].mark));
        return 1;
    }
    if (bracketed_number(r, i)) {
        set(t, i, 1, TAG_ADVERB);
        return 1;
    }
    bool verb_first = (r->forms[i] & FORM_BASE) && at_start(t) &&
                      !(i + 1 < r->count && word_is(r, i + 1, WORD_PREPOSITION)) &&
                      !(name > 1 && finite_ahead(r, i + name - 1));
    if (name > length && !(before == TAG_TO || before == TAG_MODAL || verb_first)) {
        set(t, i, name, TAG_NOMINAL);
        return name;
    }
    bool month = r->tokens[i].capital && i > 0 && before != TAG_NOMINAL && before != TAG_PRONOUN &&
                 before != TAG_COMMA && before != TAG_STOP && before != TAG_NONE &&
                 before != TAG_CLAUSE && before != TAG_ADVERB && before != TAG_NOT &&
                 before != TAG_AND;
    if (modal_at(r, i, &modal) && !month && before != TAG_DETERMINER) {
        set(t, i, modal, TAG_MODAL);
        return modal;
    }
    bool prefix = (before == TAG_BE || before == TAG_HAVE || before == TAG_MODAL ||
                   before == TAG_NOT || before == TAG_TO) &&
                  i + 1 < r->count && r->tokens[i + 1].joined &&
                  (r->forms[i + 1] & (FORM_PARTICIPLE | FORM_BASE)) != 0 && r->word_length[i] == 0;
    if (word_is(r, i, WORD_ADJECTIVE) && length > 1) {
        set(t, i, length, TAG_NOMINAL); /* "day to day" */
        return length;
    }
    int small = prefix ? TAG_ADVERB : unknown_adverb(r, i) ? TAG_ADVERB : tag_small(t, i);
    if (small != TAG_NONE) {
        set(t, i, length, small);
        return length;
    }
    if (is_verb(t, i)) {
        r->form[i] = choose_form(t, i);
        t->verb_form = r->form[i];
        t->finite |= r->form[i] == FORM_S || r->form[i] == FORM_BASE;
        set(t, i, 1, TAG_VERB);
        return 1;
    }
    set(t, i, 1, TAG_NOMINAL);
    return 1;
}

void
reading_tag(struct reading *r)
{
    struct tagger t = {.r = r, .previous = -1};
    memset(r->tags, TAG_NONE, (size_t)r->count);
    memset(r->form, 0, (size_t)r->count);
    for (int i = 0; i < r->count;)
        i += tag_word(&t, i);
}
