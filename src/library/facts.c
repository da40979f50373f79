/* From answers to facts: read them, judge each value, then settle every question in its order, so
 * that conditions and defaults see what was settled before them. */
#include "library/facts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "library/answers.h"
#include "library/defaults.h"

struct facts {
    const struct library *library;
    xmlDoc *doc;
    struct map *by_question; /* the <fact> of each */
};

/* What was answered though its condition does not hold has no effect, which its author should know.
 */
static void
drop_unasked(const xmlNode *question, xmlNode *fact, struct diag *diag)
{
    const char *from = xml_attr_or(fact, "from", "");
    if (strcmp(from, "answers") == 0 && xml_first(fact) != NULL)
        diag_warn(diag, xml_attr(fact, "file"), strtol(xml_attr_or(fact, "line", "0"), NULL, 10),
                  "leave it out, or change what the condition asks for",
                  "%s has no effect: it is asked only when %s", xml_attr(fact, "question"),
                  xml_attr(question, "when"));
    answers_put(fact, "");
    xml_set(fact, "from", "not-asked");
}

static void
settle(const struct facts *facts, const xmlNode *question, xmlNode *fact, struct diag *diag)
{
    if (!facts_hold(facts, xml_attr(question, "when"), NULL)) {
        drop_unasked(question, fact, diag);
        return;
    }
    if (xml_is(question, "derived"))
        defaults_derive(facts, question, fact);
    else
        defaults_fill(facts, question, fact);
    /* "no" to a record leaves it empty, and is an answer all the same. */
    if (xml_first(fact) == NULL && xml_attr(fact, "none") == NULL)
        xml_set(fact, "from", "nothing");
}

static void
add_facts(struct facts *facts, xmlNode *root)
{
    for (const xmlNode *q = questions_first(facts->library); q != NULL; q = questions_after(q)) {
        const char *id = xml_attr(q, "id");
        xmlNode *fact = xml_add(root, "fact");
        void **known = map_put(facts->by_question, id, strlen(id));
        *known = *known != NULL ? *known : fact;
        xml_set(fact, "question", id);
        xml_set(fact, "type", xml_attr(q, "type"));
    }
}

struct facts *
facts_new(const struct library *library, const char *answers, const char *const *sets,
          struct diag *diag)
{
    return facts_new_from(library, answers, NULL, sets, diag);
}

struct facts *
facts_new_from(const struct library *library, const char *answers, const struct buf *bytes,
               const char *const *sets, struct diag *diag)
{
    struct facts *facts = mem_alloc(sizeof *facts);
    *facts = (struct facts){library, xml_new("facts"), map_new()};
    xmlNode *root = xmlDocGetRootElement(facts->doc);
    struct answering to = {library, root, diag};
    add_facts(facts, root);
    int errors = diag->errors;
    if (answers != NULL)
        answers_read(&to, answers, bytes);
    answers_set(&to, sets);
    if (diag->errors != errors) {
        facts_free(facts);
        return NULL;
    }
    for (xmlNode *f = xml_child(root, "fact"); f != NULL; f = xml_next(f, "fact"))
        settle(facts, questions_find(library, xml_attr(f, "question")), f, diag);
    return facts;
}

void
facts_free(struct facts *facts)
{
    if (facts == NULL)
        return;
    xmlFreeDoc(facts->doc);
    map_free(facts->by_question, NULL);
    free(facts);
}

xmlDoc *
facts_tree(const struct facts *facts)
{
    return facts->doc;
}

xmlNode *
facts_find(const struct facts *facts, const char *question)
{
    return map_get(facts->by_question, question, strlen(question));
}

const xmlNode *
facts_asked(const struct facts *facts, const char *key)
{
    return questions_asked(facts->library, key);
}

bool
facts_key(const struct facts *facts, const char *key)
{
    return questions_key(facts->library, key);
}

static char *
value_below(const xmlNode *holder)
{
    const xmlNode *value = holder == NULL ? NULL : xml_child(holder, "value");
    return value == NULL ? NULL : xml_text(value);
}

static char *
count_entries(const xmlNode *fact)
{
    int count = 0;
    for (const xmlNode *e = xml_child(fact, "entry"); e != NULL; e = xml_next(e, "entry"))
        count++;
    return mem_format("%d", count);
}

char *
facts_value(const struct facts *facts, const char *key, const xmlNode *entry)
{
    const char *dot = strchr(key, '.');
    char *id = dot == NULL ? mem_strdup(key) : mem_strndup(key, (size_t)(dot - key));
    xmlNode *fact = facts_find(facts, id);
    free(id);
    if (fact == NULL)
        return NULL;
    if (dot == NULL)
        return value_below(fact);
    if (strcmp(dot, ".count") == 0)
        return count_entries(fact);
    const xmlNode *from = entry != NULL && entry->parent == fact ? entry : xml_child(fact, "entry");
    return from == NULL ? NULL : value_below(answers_field_of(from, dot + 1));
}

/* Whether the value is one of those a set holds, or the same. */
static bool
same(const struct facts *facts, const char *key, const char *value, const char *wanted)
{
    const xmlNode *fact = facts_find(facts, key);
    if (fact != NULL && strcmp(xml_attr_or(fact, "type", ""), "set") == 0)
        return words_have(value, wanted);
    return strcmp(value, wanted) == 0;
}

static bool
present(const struct facts *facts, const char *key, const xmlNode *entry)
{
    const xmlNode *fact = facts_find(facts, key);
    if (fact != NULL && xml_child(fact, "entry") != NULL)
        return true;
    char *value = facts_value(facts, key, entry);
    bool there = value != NULL && strcmp(value, "no") != 0 && strcmp(value, "0") != 0;
    free(value);
    return there;
}

/* One condition, which it takes apart. */
static bool
hold_one(const struct facts *facts, char *condition, const xmlNode *entry)
{
    if (*condition == '!')
        return !present(facts, condition + 1, entry);
    char *equals = strchr(condition, '=');
    if (equals == NULL)
        return present(facts, condition, entry);
    bool not = equals > condition && equals[-1] == '!';
    *equals = '\0';
    if (not )
        equals[-1] = '\0';
    char *value = facts_value(facts, condition, entry);
    bool equal = value != NULL && same(facts, condition, value, equals + 1);
    free(value);
    return not ? !equal : equal;
}

bool
facts_hold(const struct facts *facts, const char *when, const xmlNode *entry)
{
    const char *word;
    size_t length;
    bool holds = true;
    while (when != NULL && holds && words_next(&when, &word, &length)) {
        char *condition = mem_strndup(word, length);
        holds = hold_one(facts, condition, entry);
        free(condition);
    }
    return holds;
}

const char *
facts_words(const xmlNode *asked, const char *value, bool full)
{
    for (const xmlNode *c = xml_child(asked, "choice"); c != NULL; c = xml_next(c, "choice")) {
        if (strcmp(xml_attr_or(c, "value", ""), value) != 0)
            continue;
        if (full && xml_attr(c, "full") != NULL)
            return xml_attr(c, "full");
        if (c->children != NULL && c->children->content != NULL)
            return (const char *)c->children->content;
    }
    return value;
}
