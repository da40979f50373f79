/* Every answer becomes a KEY=VALUE, and the facts are made anew with it: so conditions, defaults
 * and judgements are those of drafting, and a wrong answer is found at once. To go back, the
 * interview is held again from the start with the answers but the last, which is offered again. */
#include "draft/ask.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"

enum { MOST_ENTRIES = 200 };

struct given {
    char *key, *answer; /* "" for what was left to its default */
};

struct script {
    struct given *list;
    size_t count, room;
};

struct interview {
    const struct library *library;
    const struct ask_plan *plan;
    struct buf before; /* what the answers file held at first: it may be saved to meanwhile */
    char **sets;       /* NULL-terminated */
    size_t count, room;
    struct facts *facts;  /* with all of sets */
    struct script script; /* the answers taken so far */
    struct script undone; /* those taken back by going back, the last on top */
    size_t position;      /* in the script */
    const char *resumed;  /* the question after which an earlier interview stopped; NULL: none */
    const char *asked;    /* the last question asked to its end */
    bool stopped;         /* ask no more */
    bool back;            /* … but begin again */
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
    return facts_new_from(interview->library, interview->plan->answers, &interview->before,
                          (const char *const *)interview->sets, diag);
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

static bool
empty(const char *answer)
{
    return answer[strspn(answer, " \t\r\n")] == '\0';
}

static void
put(struct script *script, char *key, char *answer)
{
    script->list = mem_grow(script->list, &script->room, script->count + 1, sizeof *script->list);
    script->list[script->count++] = (struct given){key, answer};
}

static void
drop(struct script *script)
{
    for (size_t i = 0; i < script->count; i++) {
        free(script->list[i].key);
        free(script->list[i].answer);
    }
    free(script->list);
}

/* What was answered before going back; NULL: nothing. */
static const char *
answered_before(const struct script *undone, const char *key)
{
    for (size_t i = undone->count; i > 0; i--)
        if (strcmp(undone->list[i - 1].key, key) == 0)
            return empty(undone->list[i - 1].answer) ? NULL : undone->list[i - 1].answer;
    return NULL;
}

static void
remember(struct interview *interview, const char *key, const char *answer)
{
    put(&interview->script, mem_strdup(key), mem_strdup(answer));
    interview->position = interview->script.count;
    if (interview->plan->taken != NULL)
        interview->plan->taken(interview->plan->context, interview->facts,
                               interview->asked != NULL ? interview->asked : "");
}

/* The question before is asked again. NULL, or why not; yours. */
static char *
go_back(struct interview *interview)
{
    if (interview->script.count == 0)
        return mem_strdup(interview->resumed == NULL
                              ? "this is the first question"
                              : "this is the first question now; answers given earlier are "
                                "changed in the file");
    struct given *last = &interview->script.list[--interview->script.count];
    put(&interview->undone, last->key, last->answer);
    interview->back = interview->stopped = true;
    return NULL;
}

/* The choices stand above the answer: nobody need look them up. Takes the fault. */
static char *
shown_above(const struct asking *asking, char *fault)
{
    static const char one_of[] = "write one of the ";
    if (fault == NULL || asking->choices[0] == '\0' ||
        strncmp(fault, one_of, sizeof one_of - 1) != 0)
        return fault;
    free(fault);
    return mem_strdup("write one of those above");
}

/* An empty answer keeps what was answered before going back; ASK_NOTHING takes it away. */
static char *
meant(struct interview *interview, const char *key, char *answer)
{
    const char *before = answered_before(&interview->undone, key);
    if (answer == NULL || strcmp(answer, ASK_BACK) == 0)
        return answer;
    if (strcmp(answer, ASK_NOTHING) == 0)
        answer[0] = '\0';
    else if (empty(answer) && before != NULL) {
        free(answer);
        return mem_strdup(before);
    }
    return answer;
}

/* Asks until the answer is good or a reason to stop. The answer; yours, NULL when stopped. */
static char *
ask_until_good(struct interview *interview, struct asking *asking)
{
    char *fault = NULL, *answer = NULL;
    do {
        asking->fault = fault == NULL ? "" : fault;
        free(answer);
        answer =
            meant(interview, asking->key, interview->plan->ask(interview->plan->context, asking));
        free(fault);
        fault = NULL;
        if (answer == NULL)
            interview->stopped = true;
        else if (strcmp(answer, ASK_BACK) == 0)
            fault = go_back(interview);
        else if (strcmp(answer, ASK_AGAIN) == 0)
            fault = mem_strdup("");
        else if (!empty(answer))
            fault = shown_above(asking, try(interview, asking->key, answer));
    } while (fault != NULL);
    if (!interview->stopped)
        return answer;
    free(answer);
    return NULL;
}

/* A field alone would ask for a “Title” of nobody: its question leads. Yours. */
static char *
words_asking(const xmlNode *question, const xmlNode *asked)
{
    const char *words = questions_words(asked, "ask");
    return asked == question ? mem_strdup(words)
                             : mem_format("%s %s", questions_words(question, "ask"), words);
}

/* Of a record that may be absent the help was shown when that was asked. */
static const char *
help_with(const xmlNode *question, const xmlNode *asked)
{
    bool first = asked == questions_field(question, NULL);
    return questions_words(first && xml_attr(question, "optional") == NULL ? question : asked,
                           "help");
}

/* Returns whether something was answered, now or before going back. */
static bool
ask_one(struct interview *interview, const xmlNode *question, const xmlNode *asked, const char *key)
{
    if (interview->position < interview->script.count) {
        const char *known = interview->script.list[interview->position++].answer;
        if (!empty(known))
            free(try(interview, key, known));
        return !empty(known);
    }
    const char *before = answered_before(&interview->undone, key);
    char *choices = choices_of(asked), *words = words_asking(question, asked),
         *standing = before != NULL ? mem_strdup(before) : facts_value(interview->facts, key, NULL);
    struct asking asking = {.key = key,
                            .group = questions_words(question->parent, "title"),
                            .question = words,
                            .help = help_with(question, asked),
                            .choices = choices,
                            .standing = standing == NULL ? "" : standing};
    char *answer = ask_until_good(interview, &asking);
    bool answered = answer != NULL && !empty(answer);
    bool record = strcmp(xml_attr_or(question, "type", ""), "record") == 0;
    if (answer != NULL && asked == question && !(record && answered))
        interview->asked = xml_attr_or(question, "id", "");
    if (answer != NULL)
        remember(interview, key, answer);
    free(answer);
    free(choices);
    free(words);
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

/* Entries from the numbered one on, until the first field of one is left empty. */
static void
ask_entries(struct interview *interview, const xmlNode *question, int entry)
{
    bool more = true;
    for (; more && !interview->stopped && entry <= MOST_ENTRIES; entry++) {
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

static int
entries_of(const struct interview *interview, const char *id)
{
    int count = 0;
    for (const xmlNode *e = xml_child(facts_find(interview->facts, id), "entry"); e != NULL;
         e = xml_next(e, "entry"))
        count++;
    return count;
}

static void
ask_question(struct interview *interview, const xmlNode *question)
{
    const char *id = xml_attr_or(question, "id", ""), *type = xml_attr_or(question, "type", "");
    if (strcmp(type, "list") == 0)
        ask_entries(interview, question, 1);
    else if (strcmp(type, "record") != 0)
        ask_one(interview, question, question, id);
    else if (xml_attr(question, "optional") == NULL)
        ask_fields(interview, question);
    else if (ask_one(interview, question, question, id) && facts_hold(interview->facts, id, NULL))
        ask_fields(interview, question);
}

/* An interview that stopped within a list or record goes on there. */
static void
go_on_within(struct interview *interview, const xmlNode *question)
{
    const char *id = xml_attr_or(question, "id", ""), *type = xml_attr_or(question, "type", "");
    if (strcmp(type, "list") == 0)
        ask_entries(interview, question, entries_of(interview, id) + 1);
    else if (strcmp(type, "record") == 0)
        ask_fields(interview, question);
}

/* What was answered on the command line or in the file is not asked. */
static bool
settled(const struct interview *interview, const xmlNode *question)
{
    const char *id = xml_attr_or(question, "id", "");
    const char *from = xml_attr_or(facts_find(interview->facts, id), "from", "");
    return strcmp(from, "not-asked") == 0 || strcmp(from, "answers") == 0 ||
           strcmp(from, "set") == 0;
}

static void
ask_in_order(struct interview *interview)
{
    bool passed = interview->resumed == NULL, next = false;
    for (const xmlNode *q = questions_first(interview->library); q != NULL && !interview->stopped;
         q = questions_after(q)) {
        const char *id = xml_attr_or(q, "id", "");
        if (xml_is(q, "derived"))
            continue;
        if (!passed) {
            passed = next = strcmp(id, interview->resumed) == 0;
            continue;
        }
        if (!settled(interview, q))
            ask_question(interview, q);
        else if (next)
            go_on_within(interview, q);
        next = false;
        if (!interview->stopped)
            interview->asked = id;
    }
}

/* With the settings given and nothing else. */
static void
begin(struct interview *interview, struct diag *diag)
{
    for (size_t i = 0; i < interview->count; i++)
        free(interview->sets[i]);
    interview->count = interview->position = 0;
    if (interview->sets != NULL)
        interview->sets[0] = NULL;
    interview->stopped = interview->back = false;
    interview->asked = interview->resumed;
    for (const char *const *set = interview->plan->sets; set != NULL && *set != NULL; set++)
        push(interview, mem_strdup(*set));
    facts_free(interview->facts);
    interview->facts = facts_now(interview, diag);
}

/* Where an earlier interview stopped, as its answers file says; NULL when it does not. */
static const char *
stopped_after(const struct interview *interview)
{
    struct buf said = {0};
    struct diag quiet = {.capture = &said, .quiet = true};
    const struct buf *bytes = &interview->before;
    if (bytes->length == 0)
        return NULL;
    xmlDoc *doc = xml_read_memory(buf_text(bytes), bytes->length, "", &quiet, STATUS_INPUT);
    const char *asked = doc != NULL ? xml_attr(xmlDocGetRootElement(doc), "asked") : NULL;
    const struct record *known =
        asked != NULL ? library_record(interview->library, LIBRARY_QUESTION, asked) : NULL;
    if (doc != NULL)
        xmlFreeDoc(doc);
    buf_free(&said);
    return known != NULL ? known->id : NULL;
}

static void
interview_done(struct interview *interview)
{
    for (size_t i = 0; i < interview->count; i++)
        free(interview->sets[i]);
    drop(&interview->script);
    drop(&interview->undone);
    free(interview->sets);
    buf_free(&interview->before);
}

struct facts *
ask_all(const struct library *library, const struct ask_plan *plan, char **asked, struct diag *diag)
{
    struct interview interview = {.library = library, .plan = plan};
    *asked = NULL;
    if (plan->answers != NULL &&
        file_read(plan->answers, &interview.before, diag, STATUS_INPUT) != 0) {
        interview_done(&interview);
        return NULL;
    }
    interview.resumed = stopped_after(&interview);
    do {
        begin(&interview, diag);
        if (interview.facts != NULL)
            ask_in_order(&interview);
    } while (interview.back && interview.facts != NULL);
    *asked = interview.asked != NULL ? mem_strdup(interview.asked) : NULL;
    interview_done(&interview);
    return interview.facts;
}
