/* The faults by name, and walking the sentences they are looked for in. */
#include "check/amiss.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "agreement/tree.h"
#include "base/mem.h"

static const struct fault {
    const char *name, *words;
    amiss_detector *find;
} faults[] = {
    {"end-before-start", "the term ends before it begins", amiss_end_before_start},
    {"term-length", "the stated length and the dates of the term differ", amiss_length},
    {"late-deadline", "a deadline of the term lies behind its end", amiss_late_deadline},
    {"two-ends", "the term ends on two different days", amiss_two_ends},
    {"signed-late", "signed after the term began", amiss_signed_late},
    {"no-such-day", "a day that no calendar has", amiss_no_such_day},
    {"weekday", "the day of the week and the date differ", amiss_weekday},
    {"school-year", "the school year and the dates of the term differ", amiss_school_year},
    {"words-and-figures", "a number in words and in figures differs", amiss_words_and_figures},
    {"shares", "the shares do not make the whole", amiss_shares},
    {"column-sum", "a column of sums does not make its total", amiss_column_sum},
    {"officers", "the number of officers differs", amiss_officers},
    {"blank", "a blank that nobody filled", amiss_blank},
    {"template-note", "a note of the template", amiss_template_note},
    {"reference", "a section that does not exist", amiss_reference},
    {"exhibit", "an exhibit that is not there", amiss_exhibit},
    {"other-name", "the name of another district or agency", amiss_other_name},
    {"other-chief", "a chief and a sheriff for one agency", amiss_other_chief},
};

static const struct fault *
fault_named(const char *name)
{
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        if (strcmp(faults[i].name, name) == 0)
            return &faults[i];
    return NULL;
}

const char *
amiss_known(const char *name)
{
    const struct fault *fault = fault_named(name);
    return fault != NULL ? fault->words : NULL;
}

bool
amiss_find(const char *name, struct spots *spots, struct amiss *found)
{
    const struct fault *fault = fault_named(name);
    if (fault == NULL)
        return false;
    fault->find(spots, found);
    return true;
}

void
amiss_add(struct amiss *amiss, xmlNode *node)
{
    for (size_t i = 0; i < amiss->count; i++)
        if (amiss->nodes[i] == node)
            return;
    if (node == NULL)
        return;
    amiss->nodes = mem_grow(amiss->nodes, &amiss->room, amiss->count + 1, sizeof(xmlNode *));
    amiss->nodes[amiss->count++] = node;
}

/* One sentence that counts, and its pieces once somebody asked for them. */
struct held {
    struct spot spot;
    struct piece *pieces;
    size_t count;
    struct found_date *dates;
    size_t date_count;
};

struct spots {
    xmlNode *root;
    struct held *list;
    size_t count, room;
    char *own; /* what names of its own the agreement gives; NULL: nobody has asked */
};

/* Beginnings of words, lower case. */
static const struct {
    const char *stem;
    unsigned sign;
} stems[] = {
    {"percent", SIGN_PERCENT},     {"officer", SIGN_OFFICER},
    {"sro", SIGN_OFFICER},         {"deput", SIGN_OFFICER},
    {"assign", SIGN_PROMISE},      {"provid", SIGN_PROMISE},
    {"furnish", SIGN_PROMISE},     {"suppl", SIGN_PROMISE},
    {"station", SIGN_PROMISE},     {"place", SIGN_PROMISE},
    {"detail", SIGN_PROMISE},      {"post", SIGN_PROMISE},
    {"deploy", SIGN_PROMISE},      {"section", SIGN_SECTION},
    {"article", SIGN_SECTION},     {"exhibit", SIGN_EXHIBIT},
    {"appendix", SIGN_EXHIBIT},    {"attachment", SIGN_EXHIBIT},
    {"schedule", SIGN_EXHIBIT},    {"annex", SIGN_EXHIBIT},
    {"addendum", SIGN_EXHIBIT},    {"enclosure", SIGN_EXHIBIT},
    {"table", SIGN_EXHIBIT},       {"chart", SIGN_EXHIBIT},
    {"district", SIGN_BODY},       {"corporation", SIGN_BODY},
    {"schools", SIGN_BODY},        {"board", SIGN_BODY},
    {"department", SIGN_BODY},     {"sheriff", SIGN_BODY | SIGN_HEAD},
    {"chief", SIGN_HEAD},          {"tbd", SIGN_STAND_IN},
    {"tba", SIGN_STAND_IN},        {"xx", SIGN_STAND_IN},
    {"inserted", SIGN_STAND_IN},   {"click", SIGN_STAND_IN},
    {"pd", SIGN_STAND_IN},         {"between", SIGN_PARTIES},
    {"among", SIGN_PARTIES},       {"entered", SIGN_PARTIES},
    {"made", SIGN_PARTIES},        {"make", SIGN_PARTIES},
    {"hereinafter", SIGN_PARTIES}, {"referred", SIGN_PARTIES},
    {"behalf", SIGN_PARTIES},      {"known", SIGN_PARTIES},
    {"business", SIGN_PARTIES},
};
enum { STEMS = sizeof stems / sizeof *stems };

enum { PAIRS = 1024 };

/* The first two letters of a word in five bits each, the same for both cases. */
static unsigned
pair_at(const char *word)
{
    return ((unsigned)word[0] & 31) << 5 | ((unsigned)word[1] & 31);
}

/* Stems by how they begin: the first, + 1, and the next of the same beginning. */
struct beginnings {
    uint8_t first[PAIRS], next[STEMS];
};

static inline unsigned
sign_of_word(const char *word, const struct beginnings *begun)
{
    unsigned signs = 0;
    for (unsigned i = begun->first[pair_at(word)]; i != 0; i = begun->next[i - 1])
        if ((stems[i - 1].stem[2] == '\0' || (word[2] | 0x20) == stems[i - 1].stem[2]) &&
            strncasecmp(word, stems[i - 1].stem, strlen(stems[i - 1].stem)) == 0)
            signs |= stems[i - 1].sign;
    return signs;
}

static unsigned
sign_of_mark(char mark)
{
    switch (mark) {
    case '_':
        return SIGN_BLANK;
    case '(':
    case '[':
    case '{':
    case '<':
        return SIGN_BRACKET;
    case '%':
        return SIGN_PERCENT;
    default:
        return 0;
    }
}

enum { KIND_MARK, KIND_LETTER, KIND_FIGURE, KINDS = 256 };

static void
fill_kinds(uint8_t *kinds)
{
    for (int c = 'a'; c <= 'z'; c++)
        kinds[c] = kinds[c - 'a' + 'A'] = KIND_LETTER;
    for (int c = '0'; c <= '9'; c++)
        kinds[c] = KIND_FIGURE;
}

static unsigned
signs_of(const char *text, const struct beginnings *begun, const uint8_t *kinds)
{
    unsigned signs = 0;
    const unsigned char *at = (const unsigned char *)text;
    for (int digits = 0; *at != '\0'; at++)
        if (kinds[*at] == KIND_LETTER) {
            signs |= sign_of_word((const char *)at, begun);
            while (kinds[at[1]] == KIND_LETTER)
                at++;
            digits = 0;
        } else if (kinds[*at] == KIND_FIGURE) {
            signs |= ++digits == 4 ? SIGN_FIGURE | SIGN_YEAR : SIGN_FIGURE;
        } else {
            signs |= *at != ' ' ? sign_of_mark((char)*at) : 0;
            digits = 0;
        }
    return signs;
}

struct spots *
spots_new(struct acts *acts)
{
    struct spots *spots = mem_alloc(sizeof *spots);
    struct beginnings begun = {{0}, {0}};
    uint8_t kinds[KINDS] = {KIND_MARK};
    fill_kinds(kinds);
    for (unsigned i = 0; i < STEMS; i++) {
        uint8_t *first = &begun.first[pair_at(stems[i].stem)];
        begun.next[i] = *first;
        *first = (uint8_t)(i + 1);
    }
    for (int i = 0; i < acts_sentences(acts); i++) {
        struct spot spot = {.sentence = i, .node = acts_node(acts, i)};
        if (spot.node == NULL)
            continue;
        if (spots->root == NULL)
            spots->root = xmlDocGetRootElement(spot.node->doc);
        spot.kind = tree_kind(spot.node);
        if (!tree_kind_counts(spot.kind))
            continue;
        spot.text = acts_text(acts, i);
        spot.signs = signs_of(spot.text, &begun, kinds);
        spots->list = mem_grow(spots->list, &spots->room, spots->count + 1, sizeof *spots->list);
        spots->list[spots->count++] = (struct held){.spot = spot};
    }
    for (size_t i = 0; i < spots->count; i++)
        spots->list[i].spot.sentence = (int)i;
    return spots;
}

static void
held_free(struct held *held)
{
    free(held->pieces);
    free(held->dates);
}

void
spots_free(struct spots *spots)
{
    if (spots == NULL)
        return;
    for (size_t i = 0; i < spots->count; i++)
        held_free(&spots->list[i]);
    free(spots->list);
    free(spots->own);
    free(spots);
}

bool
spot_next(const struct spots *spots, struct spot *spot)
{
    size_t next = (size_t)(spot->sentence + 1);
    if (next >= spots->count)
        return false;
    *spot = spots->list[next].spot;
    return true;
}

const struct piece *
spot_pieces(struct spots *spots, const struct spot *spot, size_t *count)
{
    struct held *held = &spots->list[spot->sentence];
    if (held->pieces == NULL)
        held->pieces = scan(spot->text, &held->count);
    *count = held->count;
    return held->pieces;
}

const struct found_date *
spot_dates(struct spots *spots, const struct spot *spot, size_t *count)
{
    struct held *held = &spots->list[spot->sentence];
    if (held->dates == NULL) {
        size_t pieces_count;
        const struct piece *pieces = spot_pieces(spots, spot, &pieces_count);
        held->dates = dates_in(pieces, pieces_count, &held->date_count);
        if (held->dates == NULL)
            held->dates = mem_alloc(sizeof *held->dates); /* none, but known */
    }
    *count = held->date_count;
    return held->dates;
}

const char *
spots_own(struct spots *spots, char *(*find)(struct spots *spots))
{
    if (spots->own == NULL)
        spots->own = find(spots);
    return spots->own;
}

xmlNode *
spot_agreement(const struct spots *spots)
{
    return spots->root;
}
