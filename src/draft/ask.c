/* Every answer becomes a KEY=VALUE, and the facts are made anew with it: so conditions, defaults
 * and judgements are those of drafting, and a wrong answer is found at once. */
#include "draft/ask.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { MOST_ENTRIES = 200 };

struct interview {
    const struct library *library;
    const char *answers;
    char **sets; /* NULL-terminated */
    size_t count, room;
    struct facts *facts; /* with all of sets */
    ask_function ask;
    void *context;
    bool stopped;
};

static void
push(struct interview *interview, char *set)
{
    interview->sets =
        mem_grow(interview->sets, &interview->room, interview->count + 2, sizeof *interview->sets);
    interview->sets[interview->count++] = set;
    interview->sets[interview->count] = NULL;
}

static struct facts *
facts_now(const struct interview *interview, struct diag *diag)
{
    return facts_new(interview->library, interview->answers, (const char *const *)interview->sets,
                     diag);
}

/* Takes the answer when it is good. Returns NULL, or what to do instead; yours. */
static char *
try(struct interview *interview, const char *key, const char *answer)
{
    struct buf said = {0};
    struct diag diag = {.capture = &said, .quiet = true};
    push(interview, mem_format("%s=%s", key, answer));
    struct facts *facts = facts_now(interview, &diag);
    char *fault = NULL;
    if (facts != NULL) {
        facts_free(interview->facts);
        interview->facts = facts;
    } else {
        const char *cure = strrchr(buf_text(&said), ';');
        fault = mem_strndup(cure == NULL ? buf_text(&said) : cure + 2,
                            strcspn(cure == NULL ? buf_text(&said) : cure + 2, "\n"));
        free(interview->sets[--interview->count]);
        interview->sets[interview->count] = NULL;
    }
    buf_free(&said);
    return fault;
}

static char *
choices_of(const xmlNode *asked)
{
    struct buf list = {0};
    for (const xmlNode *c = xml_child(asked, "choice"); c != NULL; c = xml_next(c, "choice"))
        buf_putf(&list, "%s%s", list.length > 0 ? ", " : "", xml_attr_or(c, "value", ""));
    return buf_take(&list);
}

/* Asks until the answer is good. Returns whether something was answered. */
static bool
ask_one(struct interview *interview, const xmlNode *question, const xmlNode *asked, const char *key)
{
    char *choices = choices_of(asked), *standing = facts_value(interview->facts, key, NULL);
    struct asking asking = {.key = key,
                            .group = questions_words(question->parent, "title"),
                            .question = questions_words(asked, "ask"),
                            .help = questions_words(asked, "help"),
                            .choices = choices,
                            .standing = standing == NULL ? "" : standing};
    char *fault = NULL, *answer = NULL;
    do {
        asking.fault = fault == NULL ? "" : fault;
        free(answer);
        answer = interview->ask(interview->context, &asking);
        free(fault);
        fault = NULL;
        interview->stopped = answer == NULL;
        if (answer != NULL && answer[strspn(answer, " \t\r\n")] != '\0')
            fault = try(interview, key, answer);
    } while (fault != NULL);
    bool answered = answer != NULL && answer[strspn(answer, " \t\r\n")] != '\0';
    free(answer);
    free(choices);
    free(standing);
    return answered;
}

static void
ask_fields(struct interview *interview, const xmlNode *question)
{
    for (const xmlNode *f = xml_child(question, "field"); f != NULL && !interview->stopped;
         f = xml_next(f, "field")) {
        char *key = mem_format("%s.%s", xml_attr(question, "id"), xml_attr_or(f, "id", ""));
        ask_one(interview, question, f, key);
        free(key);
    }
}

/* Entries until the first field of one is left empty. */
static void
ask_entries(struct interview *interview, const xmlNode *question)
{
    bool more = true;
    for (int entry = 1; more && !interview->stopped && entry <= MOST_ENTRIES; entry++) {
        const xmlNode *first = questions_field(question, NULL);
        for (const xmlNode *f = first; f != NULL && more && !interview->stopped;
             f = xml_next(f, "field")) {
            char *key =
                mem_format("%s.%d.%s", xml_attr(question, "id"), entry, xml_attr_or(f, "id", ""));
            bool answered = ask_one(interview, question, f, key);
            more = answered || f != first;
            free(key);
        }
    }
}

static void
ask_question(struct interview *interview, const xmlNode *question)
{
    const char *id = xml_attr_or(question, "id", ""), *type = xml_attr_or(question, "type", "");
    const char *from = xml_attr_or(facts_find(interview->facts, id), "from", "");
    if (xml_is(question, "derived") || strcmp(from, "not-asked") == 0 ||
        strcmp(from, "answers") == 0 || strcmp(from, "set") == 0)
        return;
    if (strcmp(type, "list") == 0)
        ask_entries(interview, question);
    else if (strcmp(type, "record") != 0)
        ask_one(interview, question, question, id);
    else if (xml_attr(question, "optional") == NULL)
        ask_fields(interview, question);
    else if (ask_one(interview, question, question, id) && facts_hold(interview->facts, id, NULL))
        ask_fields(interview, question);
}

struct facts *
ask_all(const struct library *library, const char *answers, const char *const *sets,
        ask_function ask, void *context, struct diag *diag)
{
    struct interview interview = {
        .library = library, .answers = answers, .ask = ask, .context = context};
    for (; sets != NULL && *sets != NULL; sets++)
        push(&interview, mem_strdup(*sets));
    interview.facts = facts_now(&interview, diag);
    for (const xmlNode *q = interview.facts == NULL ? NULL : questions_first(library);
         q != NULL && !interview.stopped; q = questions_after(q))
        ask_question(&interview, q);
    for (size_t i = 0; i < interview.count; i++)
        free(interview.sets[i]);
    free(interview.sets);
    return interview.facts;
}
