/* A walk over model text, one handler for each of its elements. */
#include "draft/expand.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "draft/forms.h"
#include "draft/writer.h"
#include "library/words.h"

/* Where the walk is: the writer of the running text, and the entry of a repeated thing. */
struct place {
    struct writer writer;
    const xmlNode *entry;
};

static void walk(const struct expander *expander, const xmlNode *parent, struct place *place);

static void
fault(const struct expander *expander, const xmlNode *node, const char *what, const char *name)
{
    diag_error(expander->diag, STATUS_LIBRARY, expander->file, xmlGetLineNo(node),
               "“mou list questions” shows what there is", "%s: there is no question “%s”%s",
               expander->clause, name, what);
}

static bool
holds(const struct expander *expander, const xmlNode *node, const struct place *place)
{
    return facts_hold(expander->facts, xml_attr(node, "when"), place->entry);
}

void
expand_blank(xmlNode *blanks, const char *key, const char *clause, const char *label)
{
    for (const xmlNode *b = xml_child(blanks, "blank"); b != NULL; b = xml_next(b, "blank"))
        if (strcmp(xml_attr(b, "question"), key) == 0)
            return;
    xmlNode *blank = xml_add_text(blanks, "blank", label);
    xml_set(blank, "question", key);
    xml_set(blank, "clause", clause);
}

static void
write_blank(const struct expander *expander, struct place *place, const char *key,
            const char *label)
{
    char *shown = mem_format("[%s]", label);
    xml_set(writer_open(&place->writer, "blank"), "question", key);
    writer_text(&place->writer, shown);
    writer_close(&place->writer);
    free(shown);
    expand_blank(expander->blanks, key, expander->clause, label);
}

/* The <fact> or <field> a fill names; the entry of the walk where it repeats that question, else
 * the first. */
static const xmlNode *
holder_of(const struct expander *expander, const xmlNode *fill, const struct place *place)
{
    const xmlNode *fact = facts_find(expander->facts, xml_attr_or(fill, "question", ""));
    const char *field = xml_attr(fill, "field");
    if (fact == NULL || field == NULL)
        return fact;
    const xmlNode *entry = place->entry;
    if (entry == NULL || entry->parent != fact)
        entry = xml_child(fact, "entry");
    for (const xmlNode *f = entry == NULL ? NULL : xml_child(entry, "field"); f != NULL;
         f = xml_next(f, "field"))
        if (strcmp(xml_attr(f, "name"), field) == 0)
            return f;
    return fact;
}

/* The key that answers a blank: an entry of a list is numbered, a list without entries is answered
 * as a whole. */
static char *
blank_key(const struct expander *expander, const xmlNode *fill, const struct place *place)
{
    const char *question = xml_attr(fill, "question"), *field = xml_attr(fill, "field");
    const xmlNode *fact = facts_find(expander->facts, question);
    bool list = strcmp(xml_attr_or(fact, "type", ""), "list") == 0;
    if (field == NULL || (list && place->entry == NULL))
        return mem_strdup(question);
    if (!list)
        return mem_format("%s.%s", question, field);
    int number = 1;
    for (const xmlNode *e = xml_child(fact, "entry"); e != NULL && e != place->entry;
         e = xml_next(e, "entry"))
        number++;
    return mem_format("%s.%d.%s", question, number, field);
}

static void
expand_fill(const struct expander *expander, const xmlNode *fill, struct place *place)
{
    const char *question = xml_attr_or(fill, "question", ""), *field = xml_attr(fill, "field");
    const char *as = xml_attr_or(fill, "as", "plain");
    char *key = field == NULL ? mem_strdup(question) : mem_format("%s.%s", question, field);
    const xmlNode *asked = facts_asked(expander->facts, key);
    if (asked == NULL)
        fault(expander, fill, "", key);
    else if (!forms_known(as))
        diag_error(expander->diag, STATUS_LIBRARY, expander->file, xmlGetLineNo(fill),
                   "the forms are: " FORMS, "%s: there is no form “%s”", expander->clause, as);
    if (asked == NULL || !forms_known(as)) {
        free(key);
        return;
    }
    const xmlNode *holder = holder_of(expander, fill, place);
    const xmlNode *value = xml_child(holder, "value");
    const xmlNode *printed = value != NULL ? value : holder;
    const char *words = xml_attr_or(printed, as, xml_attr(printed, "plain"));
    free(key);
    if (words != NULL) {
        writer_text(&place->writer, words);
    } else if (field == NULL || xml_attr(asked, "optional") == NULL) {
        key = blank_key(expander, fill, place);
        write_blank(expander, place, key, questions_words(asked, "label"));
        free(key);
    }
}

static void
expand_each(const struct expander *expander, const xmlNode *each, struct place *place)
{
    const char *question = xml_attr_or(each, "question", "");
    const xmlNode *fact = facts_find(expander->facts, question);
    if (fact == NULL) {
        fault(expander, each, " to repeat", question);
        return;
    }
    const xmlNode *outer = place->entry;
    place->entry = xml_child(fact, "entry");
    if (place->entry == NULL)
        walk(expander, each, place);
    for (; place->entry != NULL; place->entry = xml_next(place->entry, "entry"))
        if (holds(expander, each, place))
            walk(expander, each, place);
    place->entry = outer;
}

static void
expand_inline(const struct expander *expander, const xmlNode *node, struct place *place)
{
    xml_set(writer_open(&place->writer, (const char *)node->name), "to", xml_attr(node, "to"));
    walk(expander, node, place);
    writer_close(&place->writer);
}

/* Elements that hold other blocks or running text: copied with their attributes, but for the
 * condition. */
static void
expand_block(const struct expander *expander, const xmlNode *node, struct place *place)
{
    struct place inside = {writer_start(xml_add(place->writer.at, (const char *)node->name)),
                           place->entry};
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
        if (strcmp((const char *)a->name, "when") != 0)
            xml_set(inside.writer.at, (const char *)a->name, xml_attr(node, (const char *)a->name));
    walk(expander, node, &inside);
}

static bool
holds_running_text(const char *name)
{
    return words_have("para item cell caption term for name office", name);
}

static void
expand(const struct expander *expander, const xmlNode *node, struct place *place)
{
    static const struct {
        const char *name;
        void (*expand)(const struct expander *, const xmlNode *, struct place *);
    } handlers[] = {
        {"fill", expand_fill},
        {"each", expand_each},
        {"ref", expand_inline},
        {"term", expand_inline},
        {"para", expand_block},
        {"list", expand_block},
        {"item", expand_block},
        {"table", expand_block},
        {"row", expand_block},
        {"cell", expand_block},
        {"caption", expand_block},
        {"signatures", expand_block},
        {"signatory", expand_block},
        {"for", expand_block},
        {"name", expand_block},
        {"office", expand_block},
        {"if", walk},
    };
    if (node->type != XML_ELEMENT_NODE || (!xml_is(node, "each") && !holds(expander, node, place)))
        return;
    for (size_t i = 0; i < sizeof handlers / sizeof *handlers; i++)
        if (xml_is(node, handlers[i].name))
            handlers[i].expand(expander, node, place);
}

static void
walk(const struct expander *expander, const xmlNode *parent, struct place *place)
{
    bool running = xml_is(parent, "if") || holds_running_text((const char *)parent->name);
    for (const xmlNode *n = parent->children; n != NULL; n = n->next) {
        if (n->type == XML_TEXT_NODE && running)
            writer_text(&place->writer, (const char *)n->content);
        else
            expand(expander, n, place);
    }
}

static void
add_word(struct buf *words, const char *word, size_t length)
{
    char *copy = mem_strndup(word, length);
    if (length > 0 && !words_have(buf_text(words), copy)) {
        buf_puts(words, words->length > 0 ? " " : "");
        buf_puts(words, copy);
    }
    free(copy);
}

/* Gathers the questions a condition looks at; names the keys there are not. */
static void
gather_when(const struct expander *expander, const xmlNode *node, struct buf *questions)
{
    const char *at = xml_attr(node, "when"), *word;
    size_t length;
    while (at != NULL && words_next(&at, &word, &length)) {
        size_t start = *word == '!', end = start;
        while (end < length && strchr("=!", word[end]) == NULL)
            end++;
        char *key = mem_strndup(word + start, end - start);
        add_word(questions, key, strcspn(key, "."));
        if (!facts_key(expander->facts, key))
            fault(expander, node, ", which a condition asks for", key);
        free(key);
    }
}

static void
gather(const struct expander *expander, xmlNode *block, struct buf *questions)
{
    for (xmlNode *n = block; n != NULL; n = xml_walk(n, block)) {
        const char *question = n->type == XML_ELEMENT_NODE ? xml_attr(n, "question") : NULL;
        if (question != NULL)
            add_word(questions, question, strlen(question));
        if (n->type == XML_ELEMENT_NODE)
            gather_when(expander, n, questions);
    }
}

/* A clause that stands only on a condition rests on the answers that decided it. */
static void
note_condition(const struct expander *expander, const xmlNode *provision, xmlNode *into)
{
    struct buf questions = {0};
    gather_when(expander, provision, &questions);
    if (questions.length > 0)
        xml_set(into, "answers", buf_text(&questions));
    buf_free(&questions);
}

int
expand_text(const struct expander *expander, const xmlNode *text, xmlNode *into)
{
    int errors = expander->diag->errors;
    const xmlNode *provision =
        xml_is(text->parent, "alternative") ? text->parent->parent : text->parent;
    note_condition(expander, provision, into);
    for (xmlNode *block = xml_first(text); block != NULL; block = xml_after(block)) {
        struct buf questions = {0};
        struct place place = {writer_start(into), NULL};
        gather(expander, block, &questions);
        xmlNode *before = into->last;
        expand(expander, block, &place);
        if (into->last != before && questions.length > 0)
            xml_set(into->last, "answers", buf_text(&questions));
        buf_free(&questions);
    }
    return expander->diag->errors == errors ? 0 : -1;
}
