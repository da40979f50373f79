/* Schemas and references of the clause library. */
#include "library/faults.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "library/compile.h"
#include "library/questions.h"
#include "library/suggest.h"

struct search {
    const struct library *library;
    struct diag *diag;
    int faults;
};

static void fault(struct search *search, const xmlNode *node, const char *cure, const char *format,
                  ...) __attribute__((format(printf, 4, 5)));

static void
fault(struct search *search, const xmlNode *node, const char *cure, const char *format, ...)
{
    char cause[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(cause, sizeof cause, format, args);
    va_end(args);
    diag_error(search->diag, STATUS_LIBRARY, (const char *)node->doc->URL, xmlGetLineNo(node), cure,
               "%s", cause);
    search->faults++;
}

/* An attribute that names things of the library, and what it may name. */
static const struct reference {
    const char *element, *attribute, *parent; /* parent NULL: any */
    enum library_kind kind, other;            /* other: also allowed; the same when not */
    const char *what;
} references[] = {
    {"authority", "ref", NULL, LIBRARY_AUTHORITY, LIBRARY_AUTHORITY, "authority"},
    {"raise", "ref", "profile", LIBRARY_CRITERION, LIBRARY_CRITERION, "criterion"},
    {"raise", "authority", "profile", LIBRARY_AUTHORITY, LIBRARY_AUTHORITY, "authority"},
    {"parameter", "authority", "profile", LIBRARY_AUTHORITY, LIBRARY_AUTHORITY, "authority"},
    {"duty", "authority", "profile", LIBRARY_AUTHORITY, LIBRARY_AUTHORITY, "authority"},
    {"model", "authority", "profile", LIBRARY_AUTHORITY, LIBRARY_AUTHORITY, "authority"},
    {"soften", "ref", "profile", LIBRARY_CRITERION, LIBRARY_CRITERION, "criterion"},
    {"off", "ref", "profile", LIBRARY_CRITERION, LIBRARY_CRITERION, "criterion"},
    {"criterion", "profile", NULL, LIBRARY_PROFILE, LIBRARY_PROFILE, "profile"},
    {"provision", "profile", NULL, LIBRARY_PROFILE, LIBRARY_PROFILE, "profile"},
    {"provision", "for", NULL, LIBRARY_CRITERION, LIBRARY_CRITERION, "criterion"},
    {"alternative", "not-for", NULL, LIBRARY_CRITERION, LIBRARY_CRITERION, "criterion"},
    {"ref", "to", NULL, LIBRARY_PROVISION, LIBRARY_TOPIC, "provision or topic"},
    {"source", "authority", NULL, LIBRARY_AUTHORITY, LIBRARY_AUTHORITY, "authority"},
    {"statement", "for", NULL, LIBRARY_CRITERION, LIBRARY_CRITERION, "criterion"},
    {"settled", "for", NULL, LIBRARY_CRITERION, LIBRARY_CRITERION, "criterion"},
    {"condition", "question", NULL, LIBRARY_QUESTION, LIBRARY_QUESTION, "question"},
};

static bool
known_term(const struct search *search, const xmlNode *node, const char *id)
{
    const xmlNode *root = xmlDocGetRootElement(node->doc);
    char *own = mem_format("%s:%s", xml_attr_or(root, "id", ""), id);
    bool known = lexicon_term(search->library->lexicon, NULL, own, strlen(own)) >= 0 ||
                 lexicon_term(search->library->lexicon, NULL, id, strlen(id)) >= 0;
    free(own);
    return known;
}

static void
check_reference(struct search *search, const xmlNode *node, const struct reference *reference)
{
    const char *at = xml_attr(node, reference->attribute), *word;
    size_t length;
    while (at != NULL && words_next(&at, &word, &length)) {
        char *id = mem_strndup(word, length);
        if (library_find(search->library, reference->kind, id) == NULL &&
            library_find(search->library, reference->other, id) == NULL) {
            char *near = nearest_ids(search->library, id);
            fault(search, node, near, "there is no %s '%s'", reference->what, id);
            free(near);
        }
        free(id);
    }
}

static void
check_terms(struct search *search, const xmlNode *node, const char *attribute)
{
    const char *at = xml_attr(node, attribute), *word;
    size_t length;
    while (at != NULL && words_next(&at, &word, &length)) {
        char *id = mem_strndup(word, length);
        if (!known_term(search, node, id))
            fault(search, node, "add a <term> to this file or to clauses/lexicon.xml",
                  "there is no term '%s'", id);
        free(id);
    }
}

static bool
is_rule(const xmlNode *node)
{
    return xml_is(node, "says") || xml_is(node, "all") || xml_is(node, "any");
}

/* "in" says where, not what: a rule of it alone would match every sentence. */
static bool
asks_something(const xmlNode *says)
{
    for (const xmlAttr *attr = says->properties; attr != NULL; attr = attr->next)
        if (strcmp((const char *)attr->name, "verdict") != 0 &&
            strcmp((const char *)attr->name, "in") != 0)
            return true;
    return xml_child(says, "text") != NULL;
}

static void
check_rule(struct search *search, const xmlNode *rule)
{
    bool outermost = !is_rule(rule->parent);
    if (outermost && xml_attr(rule, "verdict") == NULL)
        fault(search, rule, "add verdict=\"met\", \"contrary\" or another",
              "the rule bears no verdict");
    if (!outermost && xml_attr(rule, "verdict") != NULL)
        fault(search, rule, "leave it to the outermost element",
              "a rule within a rule bears a verdict");
    if (xml_is(rule, "says") && !asks_something(rule))
        fault(search, rule, "name an actor, an action or a term", "the rule asks nothing");
    if (xml_is(rule, "says"))
        check_terms(search, rule, "heading");
}

static void
check_number(struct search *search, const xmlNode *number)
{
    const char *id = xml_attr(number, "parameter");
    const xmlNode *criterion = number;
    while (criterion != NULL && !xml_is(criterion, "criterion"))
        criterion = criterion->parent;
    if (id == NULL || criterion == NULL)
        return;
    for (xmlNode *own = xml_child(criterion, "parameter"); own != NULL;
         own = xml_next(own, "parameter"))
        if (strcmp(xml_attr_or(own, "id", ""), id) == 0)
            return;
    fault(search, number, "add <parameter id op value unit/> to the criterion",
          "the criterion has no parameter '%s'", id);
}

static bool
stands_for_error(const struct search *search, const char *authority, bool document)
{
    const struct record *record = library_record(search->library, LIBRARY_AUTHORITY, authority);
    int status = record != NULL ? status_from(xml_attr(record->node, "status")) : -1;
    return status == STATUS_READ || status == STATUS_SECOND_HAND ||
           (status == STATUS_PRACTICE && document);
}

static bool
rests_on_text(const struct search *search, const struct criterion *criterion)
{
    for (xmlNode *ref = xml_child(criterion->node, "authority"); ref != NULL;
         ref = xml_next(ref, "authority"))
        if (stands_for_error(search, xml_attr_or(ref, "ref", ""),
                             (criterion->basis & BASIS_DOC) != 0))
            return true;
    return false;
}

/* What nobody has read makes no error. */
static void
check_raise(struct search *search, const xmlNode *raise)
{
    const char *at = xml_attr(raise, "authority"), *word;
    size_t length;
    bool rests = strcmp(xml_attr_or(raise, "to", ""), "error") != 0;
    while (!rests && at != NULL && words_next(&at, &word, &length)) {
        char *id = mem_strndup(word, length);
        rests = stands_for_error(search, id, false);
        free(id);
    }
    if (!rests)
        fault(search, raise, "read one, or raise to warning",
              "profile '%s' raises to error on no authority that was read or described at second "
              "hand",
              xml_attr_or(raise->parent, "id", ""));
}

/* A state's law changes: its profile says when it was read and what to do about it. */
static void
check_state(struct search *search, const xmlNode *profile)
{
    if (strncmp(xml_attr_or(profile, "id", ""), "us-", 3) == 0 &&
        (xml_attr(profile, "state") == NULL || xml_child(profile, "caution") == NULL))
        fault(search, profile, "add state=, as-of= and <caution>",
              "the profile of a state does not say whose law it is and when it was read");
}

static void
check_criterion(struct search *search, const struct criterion *criterion)
{
    const xmlNode *node = criterion->node;
    if (library_find(search->library, LIBRARY_RETIRED, criterion->id) != NULL)
        fault(search, node, "choose another id", "the id '%s' is retired", criterion->id);
    if (xml_child(node, "authority") == NULL)
        fault(search, node, "name what it rests on", "criterion '%s' has no authority",
              criterion->id);
    else if (criterion->severity == LEVEL_ERROR && !rests_on_text(search, criterion))
        fault(search, node, "read one, or lower the severity",
              "criterion '%s' is an error but rests on no authority that was read or described at "
              "second hand",
              criterion->id);
    if (criterion->kind == KIND_CONDITIONAL && xml_child(node, "condition") == NULL)
        fault(search, node, "add <condition>", "criterion '%s' is conditional on nothing",
              criterion->id);
    for (xmlNode *child = xml_first(node); child != NULL; child = xml_after(child))
        if (child->ns != NULL && strcmp((const char *)child->ns->href, SCHEMATRON_NS) == 0 &&
            strcmp((const char *)child->name, "pattern") != 0 &&
            strcmp((const char *)child->name, "let") != 0)
            fault(search, child, "put it into a <sch:pattern>", "<sch:%s> cannot stand here",
                  (const char *)child->name);
}

static void
check_fill(struct search *search, const xmlNode *fill)
{
    const char *question = xml_attr_or(fill, "question", ""), *field = xml_attr(fill, "field");
    const xmlNode *asked = questions_find(search->library, question);
    if (asked == NULL)
        fault(search, fill, "add it to clauses/questions.xml", "there is no question '%s'",
              question);
    else if (field != NULL && questions_field(asked, field) == NULL)
        fault(search, fill, "see clauses/questions.xml", "question '%s' has no field '%s'",
              question, field);
}

/* "key", "!key", "key=value", "key!=value", several. */
static void
check_when(struct search *search, const xmlNode *node)
{
    const char *at = xml_attr(node, "when"), *word;
    size_t length;
    while (at != NULL && words_next(&at, &word, &length)) {
        const char *key = word[0] == '!' ? word + 1 : word;
        size_t end = strcspn(key, "!= \t\r\n");
        char *name = mem_strndup(key, end);
        if (!questions_key(search->library, name))
            fault(search, node, "add it to clauses/questions.xml",
                  "the condition asks for '%s', which is no question", name);
        free(name);
    }
}

/* Nothing that a founding document asks for may fall through. */
static void
check_statement(struct search *search, const xmlNode *statement)
{
    char *why = xml_words(xml_child(statement, "none"));
    const char *at = xml_attr(statement, "for"), *word;
    size_t length;
    if (why[0] == '\0' && (at == NULL || !words_next(&at, &word, &length)))
        fault(search, statement, "name criteria in for=, or say in <none> why there is none",
              "the statement has neither a criterion nor a reason");
    free(why);
}

static void
check_dates(struct search *search, const xmlNode *node)
{
    const char *from = xml_attr(node, "from"), *until = xml_attr(node, "until");
    if (from != NULL && until != NULL && strcmp(from, until) > 0)
        fault(search, node, "swap them", "ends (%s) before it begins (%s)", until, from);
}

/* A profile's figure replaces one that some criterion has. */
static void
check_figure(struct search *search, const xmlNode *node)
{
    const char *id = xml_attr(node, "ref");
    for (size_t i = 0; id != NULL && i < search->library->criterion_count; i++)
        for (xmlNode *own = xml_child(search->library->criteria[i].node, "parameter"); own != NULL;
             own = xml_next(own, "parameter"))
            if (strcmp(xml_attr_or(own, "id", ""), id) == 0)
                return;
    if (id != NULL)
        fault(search, node, "see mou list criteria", "no criterion has a parameter '%s'", id);
}

static void
check_element(struct search *search, const xmlNode *node)
{
    for (size_t i = 0; i < sizeof references / sizeof *references; i++)
        if (xml_is(node, references[i].element) &&
            (references[i].parent == NULL || xml_is(node->parent, references[i].parent)))
            check_reference(search, node, &references[i]);
    if (is_rule(node))
        check_rule(search, node);
    if (xml_is(node, "text") || xml_is(node, "without"))
        check_terms(search, node, "term");
    if (xml_is(node, "number"))
        check_number(search, node);
    if (xml_is(node, "fill"))
        check_fill(search, node);
    if (xml_is(node, "parameter") && xml_is(node->parent, "profile"))
        check_figure(search, node);
    if (xml_is(node, "raise"))
        check_raise(search, node);
    if (xml_is(node, "profile"))
        check_state(search, node);
    if (xml_is(node, "statement"))
        check_statement(search, node);
    check_when(search, node);
    check_dates(search, node);
}

static void
check_tree(struct search *search, xmlNode *root)
{
    for (xmlNode *node = root; node != NULL; node = xml_walk(node, root))
        if (node->type == XML_ELEMENT_NODE)
            check_element(search, node);
}

static void
check_patterns(struct search *search)
{
    const struct lexicon *lexicon = search->library->lexicon;
    for (int term = 0; term < lexicon_terms(lexicon); term++) {
        char *words = lexicon_term_fault(lexicon, term);
        if (words == NULL)
            continue;
        const char *id = lexicon_term_id(lexicon, term);
        const struct record *record = library_record(search->library, LIBRARY_TERM, id);
        const xmlNode *node =
            record != NULL ? record->node : xmlDocGetRootElement(search->library->docs[0]);
        fault(search, node, "mend the pattern", "the term '%s' does not compile: %s", id, words);
        free(words);
    }
}

static const struct {
    const char *root, *schema;
} schemas[] = {
    {"topic", "topic.rng"},         {"authorities", "authorities.rng"}, {"profile", "profile.rng"},
    {"questions", "questions.rng"}, {"outline", "outline.rng"},         {"sources", "sources.rng"},
};

/* Each schema is compiled once, and only when there is a file for it. */
static void
validate(struct search *search)
{
    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
        char *name = mem_format("clauses/schema/%s", schemas[i].schema);
        char *path = file_join(search->library->folder, name);
        struct xml_grammar *grammar = xml_grammar_load(path, search->diag);
        for (size_t k = 0; k < search->library->doc_count && grammar != NULL; k++) {
            xmlDoc *doc = search->library->docs[k];
            if (xml_is(xmlDocGetRootElement(doc), schemas[i].root) &&
                xml_validate(grammar, doc, (const char *)doc->URL, search->diag, STATUS_LIBRARY))
                search->faults++;
        }
        search->faults += grammar == NULL;
        xml_grammar_free(grammar);
        free(path);
        free(name);
    }
}

int
library_faults(const struct library *library, struct diag *diag)
{
    struct search search = {.library = library, .diag = diag};
    validate(&search);
    for (size_t i = 0; i < library->criterion_count; i++)
        check_criterion(&search, &library->criteria[i]);
    for (size_t i = 0; i < library->doc_count; i++)
        if (xml_is(xmlDocGetRootElement(library->docs[i]), "topic") ||
            xml_is(xmlDocGetRootElement(library->docs[i]), "profile") ||
            xml_is(xmlDocGetRootElement(library->docs[i]), "sources"))
            check_tree(&search, xmlDocGetRootElement(library->docs[i]));
    check_patterns(&search);
    return search.faults;
}
