/* The faults by name, and walking the sentences they are looked for in. */
#include "check/amiss.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/tree.h"
#include "base/mem.h"
#include "check/amiss_signs.h"

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
enum { FAULTS = sizeof faults / sizeof *faults };

static const struct fault *
fault_named(const char *name)
{
    for (size_t i = 0; i < FAULTS; i++)
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
    struct amiss found[FAULTS]; /* by each detector … */
    bool sought[FAULTS];        /* … that was asked */
    void *kept[SPOTS_KEPT];     /* NULL: nobody has asked */
};

static enum spot_kind
spot_kind(const char *name)
{
    static const char *const names[] = {"body", "recital", "title", "exhibit"};
    for (int i = 0; i < SPOT_OTHER; i++)
        if (strcmp(name, names[i]) == 0)
            return (enum spot_kind)i;
    return SPOT_OTHER;
}

struct spots *
spots_new(struct acts *acts)
{
    struct spots *spots = mem_alloc(sizeof *spots);
    struct sign_table table = sign_table();
    const xmlNode *block = NULL; /* that the sentence before stands in … */
    const char *around = "body"; /* … and its kind */
    spots->list =
        mem_grow(NULL, &spots->room, (size_t)acts_sentences(acts) + 1, sizeof *spots->list);
    for (int i = 0; i < acts_sentences(acts); i++) {
        struct spot spot = {.sentence = (int)spots->count, .node = acts_node(acts, i)};
        if (spot.node == NULL)
            continue;
        if (spots->root == NULL)
            spots->root = xmlDocGetRootElement(spot.node->doc);
        const char *own = xml_attr(spot.node, "kind");
        if (spot.node->parent != block)
            around = tree_kind(block = spot.node->parent);
        if (!tree_kind_counts(own != NULL ? own : around))
            continue;
        spot.kind = spot_kind(own != NULL ? own : around);
        spot.text = acts_text(acts, i);
        spot.signs = signs_of(spot.text, &table);
        spots->list[spots->count++] = (struct held){.spot = spot};
    }
    return spots;
}

void
spots_free(struct spots *spots)
{
    if (spots == NULL)
        return;
    for (size_t i = 0; i < spots->count; i++) {
        free(spots->list[i].pieces);
        free(spots->list[i].dates);
    }
    for (size_t i = 0; i < FAULTS; i++)
        free(spots->found[i].nodes);
    free(spots->list);
    for (size_t i = 0; i < SPOTS_KEPT; i++)
        free(spots->kept[i]);
    free(spots);
}

const struct amiss *
amiss_find(const char *name, struct spots *spots)
{
    const struct fault *fault = fault_named(name);
    if (fault == NULL)
        return NULL;
    size_t number = (size_t)(fault - faults);
    if (!spots->sought[number])
        fault->find(spots, &spots->found[number]);
    spots->sought[number] = true;
    return &spots->found[number];
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

const void *
spots_kept(struct spots *spots, enum spots_kept what, void *(*find)(struct spots *spots))
{
    if (spots->kept[what] == NULL)
        spots->kept[what] = find(spots);
    return spots->kept[what];
}

xmlNode *
spot_agreement(const struct spots *spots)
{
    return spots->root;
}
