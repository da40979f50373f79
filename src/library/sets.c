/* KEY=VALUE answers: question, question.field of a record, question.N and question.N.field of a
 * list. */
#include "library/answers.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/judge.h"

enum { MOST_ENTRIES = 500 };

/* A key taken apart; the strings point into one copy. */
struct key {
    char *copy;
    const char *question, *field; /* field NULL when none is named */
    long entry;                   /* from 1; 0 when none is named, -1 when it is out of reach */
};

static struct key
take_apart(const char *text, size_t length)
{
    struct key key = {.copy = mem_strndup(text, length)};
    key.question = key.copy;
    char *dot = strchr(key.copy, '.');
    if (dot == NULL)
        return key;
    *dot++ = '\0';
    if (isdigit((unsigned char)*dot)) {
        char *rest = NULL;
        key.entry = strtol(dot, &rest, 10);
        if (key.entry == 0)
            key.entry = -1;
        if (*rest == '\0')
            return key;
        dot = *rest == '.' ? rest + 1 : rest;
    }
    key.field = dot;
    return key;
}

static void
complain(const struct answering *to, const char *set, const char *cure, const char *what)
{
    diag_error(to->diag, STATUS_USAGE, NULL, 0, cure, "--set %.120s: %s", set, what);
}

static void
complain_unknown(const struct answering *to, const char *set, const char *question)
{
    const char *like = questions_like(to->library, question);
    char *cure = like != NULL ? mem_format("did you mean %s?", like)
                              : mem_strdup("“mou list questions” shows the questions there are");
    complain(to, set, cure, "there is no such question");
    free(cure);
}

/* The entry of that number; the one after the last is made. NULL when the number is out of reach.
 */
static xmlNode *
entry_of(xmlNode *fact, long number)
{
    long count = 0;
    for (xmlNode *e = xml_child(fact, "entry"); e != NULL; e = xml_next(e, "entry"))
        if (++count == number)
            return e;
    return number == count + 1 && number <= MOST_ENTRIES ? xml_add(fact, "entry") : NULL;
}

/* An answer to one field, or to the first field of a numbered entry. */
static void
set_field(const struct answering *to, const char *set, const struct key *key,
          const xmlNode *question, xmlNode *fact, const char *value)
{
    bool list = strcmp(xml_attr(question, "type"), "list") == 0;
    const xmlNode *asked = questions_field(question, key->field);
    if (asked == NULL) {
        complain(to, set, "“mou explain QUESTION” shows its fields",
                 "the question has no such field");
        return;
    }
    if (list != (key->entry != 0)) {
        complain(to, set, list ? "write QUESTION.1.FIELD=VALUE" : "leave the number out",
                 list ? "which entry of the list is meant?"
                      : "the question has no numbered entries");
        return;
    }
    xmlNode *entry = entry_of(fact, list ? key->entry : 1);
    if (entry == NULL) {
        complain(to, set, "number the entries 1, 2, 3 without gaps", "the list has no such entry");
        return;
    }
    answers_put(answers_field(entry, asked), value);
}

static void
set_one(const struct answering *to, const char *set)
{
    const char *equals = strchr(set, '=');
    if (equals == NULL || equals == set || !xml_text_valid(set)) {
        diag_error(to->diag, STATUS_USAGE, NULL, 0, "write its key, = and the answer",
                   "--set %.60s: is not KEY=VALUE", set);
        return;
    }
    struct key key = take_apart(set, (size_t)(equals - set));
    const xmlNode *question = questions_find(to->library, key.question);
    if (question == NULL || xml_is(question, "derived")) {
        complain_unknown(to, set, key.question);
    } else {
        xmlNode *fact = answers_fact(to->facts, key.question);
        xml_set(fact, "from", "set");
        if (key.field != NULL || key.entry != 0)
            set_field(to, set, &key, question, fact, equals + 1);
        else if (!answers_put_text(fact, question, equals + 1))
            complain(to, set, "answer yes or no, or set its fields one by one",
                     "the question is a record");
        judge_fact(question, fact, to->diag);
    }
    free(key.copy);
}

int
answers_set(const struct answering *to, const char *const *sets)
{
    int before = to->diag->errors;
    for (; sets != NULL && *sets != NULL; sets++)
        set_one(to, *sets);
    return to->diag->errors == before ? 0 : -1;
}
