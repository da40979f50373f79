/* Lead-ins, joined from the outside in. */
#include "agreement/lead.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "agreement/kind.h"
#include "agreement/lead_table.h"
#include "agreement/lead_title.h"
#include "agreement/phrase.h"
#include "agreement/tree.h"
#include "base/buf.h"
#include "base/mem.h"

/* What governs the next blocks of one parent. */
struct governing {
    char *lead; /* NULL: nothing */
    bool going; /* a run of paragraphs under it has begun and goes on */
};

static void lead_blocks(xmlNode *first, struct governing *governing);
static void lead_asking(xmlNode *first, struct governing *governing, char *question);

static void
release(struct governing *governing)
{
    free(governing->lead);
    *governing = (struct governing){0};
}

/* "outer inner", without the beginning when it grows too long. */
static char *
join(const char *outer, const char *inner)
{
    char *joined = outer != NULL ? mem_format("%s %s", outer, inner) : mem_strdup(inner);
    size_t length = strlen(joined);
    if (length <= LEAD_LIMIT)
        return joined;
    const char *cut = joined + length - LEAD_LIMIT;
    const char *gap = strchr(cut, ' ');
    char *kept = mem_strdup(gap != NULL ? gap + 1 : "");
    free(joined);
    return kept;
}

static void
set_lead(xmlNode *s, const char *lead)
{
    if (lead != NULL && s != NULL)
        xml_set(s, "lead", lead);
}

static bool
is_fragment(const xmlNode *s)
{
    char *own;
    bool fragment = phrase_is_fragment(xml_text_lent(s, &own));
    free(own);
    return fragment;
}

/* The sentences of one running element under a lead: the first, and later ones that are fragments.
 */
static void
lead_running(xmlNode *running, const char *lead)
{
    xmlNode *first = xml_child(running, "s");
    if (lead == NULL || first == NULL)
        return;
    if (!phrase_is_formula(lead) || is_fragment(first))
        set_lead(first, lead);
    if (!phrase_wants_verb(lead))
        return;
    for (xmlNode *s = xml_after(first); s != NULL; s = xml_after(s))
        if (is_fragment(s))
            set_lead(s, lead);
}

static xmlNode *
last_sentence(const xmlNode *running)
{
    xmlNode *last = NULL;
    for (xmlNode *s = xml_child(running, "s"); s != NULL; s = xml_next(s, "s"))
        last = s;
    return last;
}

/* The next block that is text of the agreement: running heads between a lead and its list do not
 * count. */
static const xmlNode *
next_block(const xmlNode *block)
{
    do
        block = xml_after(block);
    while (block != NULL && strcmp(xml_attr_or(block, "kind", ""), "furniture") == 0);
    return block;
}

/* The lead that a running element leaves for what follows it; NULL when it closes. Yours. */
static char *
lead_left(const xmlNode *running, const xmlNode *next)
{
    const xmlNode *last = last_sentence(running);
    if (last == NULL)
        return NULL;
    char *own, *lead = NULL;
    const char *text = xml_text_lent(last, &own);
    bool title = strcmp(xml_attr_or(running, "kind", ""), "title") == 0;
    bool before_list = xml_is(next, "list") && !title;
    if (phrase_opens(text) || (before_list && (phrase_stops_short(text) || phrase_announces(text))))
        lead = join(xml_attr(last, "lead"), text);
    else if (xml_is(running, "para") && last == xml_child(running, "s") &&
             phrase_stops_short(text) && lead_is_condition(text))
        lead = mem_format("%s,", text); /* a title that looks like a paragraph */
    free(own);
    return lead;
}

/* The sentences of a paragraph under "SRO — Searches:" that leave their subject to it. */
static void
lead_row_text(xmlNode *para, const char *row)
{
    char *lead = mem_strdup(row);
    *strrchr(lead, ':') = '\0';
    for (xmlNode *s = xml_child(para, "s"); s != NULL; s = xml_next(s, "s")) {
        char *own;
        if (phrase_lacks_subject(xml_text_lent(s, &own)))
            set_lead(s, lead);
        free(own);
    }
    free(lead);
}

/* Whether a paragraph continues what governs it, though nothing marks it as an item. */
static bool
continues(const xmlNode *para, const struct governing *governing)
{
    const xmlNode *first = xml_child(para, "s");
    if (governing->lead == NULL || first == NULL)
        return false;
    char *own;
    const char *text = xml_text_lent(first, &own);
    bool row = phrase_is_row(governing->lead),
         condition = strchr(governing->lead, ',') != NULL && lead_is_condition(governing->lead);
    bool goes = governing->going || islower((unsigned char)text[0]) ||
                (phrase_wants_verb(governing->lead) && phrase_is_fragment(text)) ||
                (row && phrase_lacks_subject(text)) || (condition && !phrase_stops_short(text)) ||
                (phrase_lists_duties(governing->lead) && phrase_is_fragment(text));
    goes = goes && !(row && phrase_is_row(text)); /* the next row */
    free(own);
    return goes;
}

/* A question's answer leans on it when it is elliptic, and what follows a bare "Yes." does. So does
 * all that is said of a case: "Gun? Lock down, go, call it in." True when more will lean. */
static bool
lead_answer(xmlNode *s, const char *question, bool agreed)
{
    char *own;
    const char *text = xml_text_lent(s, &own);
    const char *answer = phrase_unlabelled(text), *asked = phrase_unlabelled(question);
    bool asks = phrase_asks(text), about = phrase_asks_about(asked);
    bool leans = agreed || about || phrase_is_elliptic(answer) || phrase_names(asked, answer);
    if (leans && xml_attr(s, "lead") == NULL && !asks)
        set_lead(s, asked);
    bool yes = strcasecmp(answer, "yes.") == 0;
    free(own);
    return !asks && (yes || about);
}

/* The answers in a paragraph, to the question before it (NULL: none) and to its own. The question
 * it leaves open, or NULL. Yours. */
static char *
lead_answers(xmlNode *running, const char *question)
{
    char *open = question != NULL ? mem_strdup(question) : NULL;
    bool agreed = false;
    for (xmlNode *s = xml_child(running, "s"); s != NULL; s = xml_next(s, "s")) {
        agreed = open != NULL && lead_answer(s, open, agreed);
        if (agreed)
            continue;
        char *own;
        const char *text = xml_text_lent(s, &own);
        free(open);
        open = phrase_asks(text) ? mem_strdup(text) : NULL;
        free(own);
    }
    return open;
}

/* What the block asks of the one after it, when it answers what the one before it asked. */
static char *
lead_asked(xmlNode *block, const char *question)
{
    if (xml_is(block, "para"))
        return lead_answers(block, question);
    xmlNode *item = xml_is(block, "list") ? xml_child(block, "item") : NULL;
    if (item != NULL && question != NULL && xml_after(item) == NULL) /* "A. No." read as an item */
        return lead_answers(tree_is_running(item) ? item : xml_child(item, "para"), question);
    return NULL;
}

static void
lead_para(xmlNode *para, struct governing *governing)
{
    bool governed = continues(para, governing);
    if (governed && phrase_is_row(governing->lead))
        lead_row_text(para, governing->lead);
    else if (governed)
        lead_running(para, governing->lead);
    char *left = lead_left(para, next_block(para));
    if (left != NULL) {
        release(governing);
        governing->lead = left;
        return;
    }
    const xmlNode *last = last_sentence(para);
    char *own = NULL;
    governing->going = governed && phrase_goes_on(last != NULL ? xml_text_lent(last, &own) : "");
    if (!governed || lead_is_condition(governing->lead))
        release(governing);
    free(own);
}

static void
lead_item(xmlNode *item, const char *lead)
{
    if (tree_is_running(item)) {
        lead_running(item, lead);
        free(lead_answers(item, NULL));
        return;
    }
    xmlNode *first = xml_first(item);
    struct governing inside = {.lead = lead != NULL ? mem_strdup(lead) : NULL, .going = true};
    if (xml_is(first, "para")) {
        lead_para(first, &inside);
        inside.going = false;
        if (inside.lead != NULL && lead != NULL && strcmp(inside.lead, lead) == 0)
            release(&inside);
        first = xml_after(first);
    }
    lead_blocks(first, &inside);
    release(&inside);
}

static void
lead_list(xmlNode *list, struct governing *governing)
{
    const xmlNode *last = NULL;
    for (xmlNode *item = xml_first(list); item != NULL; item = xml_after(item)) {
        lead_item(item, governing->lead);
        last = item;
    }
    /* "(b) …; and" at the end of a list that a table or a page interrupts */
    const xmlNode *s = last != NULL && tree_is_running(last) ? last_sentence(last) : NULL;
    char *own = NULL;
    if (phrase_goes_on(s != NULL ? xml_text_lent(s, &own) : ""))
        governing->going = true;
    else
        release(governing);
    free(own);
}

static void
lead_in_cell(xmlNode *cell, const char *lead)
{
    for (xmlNode *s = tree_next_sentence(cell, cell); s != NULL; s = tree_next_sentence(s, cell))
        set_lead(s, lead);
}

static void
lead_section(xmlNode *section, struct governing *governing)
{
    struct governing inside = *governing;
    *governing = (struct governing){0};
    xmlNode *title = xml_child(section, "title"), *first = xml_first(section);
    char *question = NULL;
    if (title != NULL) {
        char *words = xml_words(title);
        first = xml_after(title);
        question = phrase_asks(words) ? mem_strdup(words) : NULL;
        bool breaks_off = phrase_breaks_off(words);
        if ((phrase_opens(words) || breaks_off) && !phrase_is_formula(words)) {
            char *opening = mem_format("%s%s", words, phrase_opens(words) ? "" : ":");
            char *lead = join(inside.lead, opening);
            free(opening);
            release(&inside);
            inside.lead = lead;
        }
        free(words);
    }
    lead_asking(first, &inside, question);
    release(&inside);
    if (title != NULL)
        lead_title(title, first);
}

/* The blocks from first, below a question (NULL: none; taken over). */
static void
lead_asking(xmlNode *first, struct governing *governing, char *question)
{
    for (xmlNode *block = first; block != NULL; block = xml_after(block)) {
        if (!tree_is_block(block) || strcmp(xml_attr_or(block, "kind", ""), "furniture") == 0)
            continue;
        if (xml_is(block, "para"))
            lead_para(block, governing);
        else if (xml_is(block, "list"))
            lead_list(block, governing);
        else if (xml_is(block, "section"))
            lead_section(block, governing);
        else if (xml_is(block, "table"))
            lead_table(block, lead_in_cell);
        char *asked = lead_asked(block, question);
        free(question);
        question = asked;
    }
    free(question);
}

static void
lead_blocks(xmlNode *first, struct governing *governing)
{
    lead_asking(first, governing, NULL);
}

/* A list of definitions: each item defines, though none says "means". */
static void
mark_defined(xmlNode *agreement)
{
    char *known = mem_strdup(""); /* items share their lead: each is looked at once */
    bool defines = false;
    for (xmlNode *s = tree_next_sentence(agreement, agreement); s != NULL;
         s = tree_next_sentence(s, agreement)) {
        const char *lead = xml_attr(s, "lead");
        if (lead == NULL || xml_attr(s, "kind") != NULL)
            continue;
        if (strcmp(lead, known) != 0) {
            free(known);
            known = mem_strdup(lead);
            defines = kind_lead_defines(lead);
        }
        char *words = defines ? xml_words(s) : NULL;
        if (defines && !kind_orders(words))
            xml_set(s, "kind", "definition");
        free(words);
    }
    free(known);
}

void
lead_join(xmlNode *agreement)
{
    struct governing governing = {0};
    lead_blocks(xml_first(agreement), &governing);
    release(&governing);
    mark_defined(agreement);
}
