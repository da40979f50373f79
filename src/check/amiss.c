/* The faults by name, and walking the sentences they are looked for in. */
#include "check/amiss.h"

#include <string.h>

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
amiss_find(const char *name, struct acts *acts, struct amiss *found)
{
    const struct fault *fault = fault_named(name);
    if (fault == NULL)
        return false;
    fault->find(acts, found);
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

bool
spot_next(struct acts *acts, struct spot *spot)
{
    int count = acts_sentences(acts);
    while (++spot->sentence < count) {
        spot->node = acts_node(acts, spot->sentence);
        if (spot->node == NULL)
            continue;
        spot->kind = tree_kind(spot->node);
        spot->text = acts_text(acts, spot->sentence);
        if (tree_kind_counts(spot->kind))
            return true;
    }
    return false;
}

xmlNode *
spot_agreement(struct acts *acts)
{
    for (int i = 0; i < acts_sentences(acts); i++)
        if (acts_node(acts, i) != NULL)
            return xmlDocGetRootElement(acts_node(acts, i)->doc);
    return NULL;
}
