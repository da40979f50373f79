/* Answers files: structure by the schema, keys by the questions. */
#include "library/answers.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/mem.h"
#include "library/judge.h"
#include "base/like.h"

xmlNode *
answers_fact(const xmlNode *facts, const char *question)
{
    for (xmlNode *f = xml_child(facts, "fact"); f != NULL; f = xml_next(f, "fact")) {
        const char *asked = xml_attr(f, "question");
        if (asked[0] == question[0] && strcmp(asked, question) == 0)
            return f;
    }
    return NULL;
}

xmlNode *
answers_field_of(const xmlNode *entry, const char *name)
{
    for (xmlNode *f = xml_child(entry, "field"); f != NULL; f = xml_next(f, "field"))
        if (strcmp(xml_attr(f, "name"), name) == 0)
            return f;
    return NULL;
}

xmlNode *
answers_field(xmlNode *entry, const xmlNode *asked)
{
    xmlNode *field = answers_field_of(entry, xml_attr_or(asked, "id", ""));
    if (field != NULL)
        return field;
    field = xml_add(entry, "field");
    xml_set(field, "name", xml_attr(asked, "id"));
    xml_set(field, "type", xml_attr(asked, "type"));
    return field;
}

static void
drop_children(xmlNode *node)
{
    for (xmlNode *child = node->children, *next; child != NULL; child = next) {
        next = child->next;
        xmlUnlinkNode(child);
        xmlFreeNode(child);
    }
}

void
answers_put(xmlNode *holder, const char *text)
{
    drop_children(holder);
    if (text[strspn(text, " \t\r\n")] != '\0')
        xml_add_text(holder, "value", text);
}

static void
put_list(xmlNode *fact, const xmlNode *question, const char *text)
{
    const xmlNode *first = questions_field(question, NULL);
    while (*text != '\0') {
        size_t length = strcspn(text, ";");
        char *part = mem_strndup(text, length);
        if (part[strspn(part, " \t\r\n")] != '\0')
            answers_put(answers_field(xml_add(fact, "entry"), first), part);
        free(part);
        text += length + (text[length] == ';');
    }
}

bool
answers_put_text(xmlNode *fact, const xmlNode *question, const char *text)
{
    const char *type = xml_attr(question, "type");
    drop_children(fact);
    if (strcmp(type, "list") == 0) {
        put_list(fact, question, text);
        return true;
    }
    if (strcmp(type, "record") != 0) {
        answers_put(fact, text);
        return true;
    }
    text += strspn(text, " \t\r\n");
    if (*text == '\0')
        return true;
    if (strncasecmp(text, "no", 2) == 0) {
        xml_set(fact, "none", "true");
        return true;
    }
    if (strncasecmp(text, "yes", 3) != 0)
        return false;
    xml_add(fact, "entry");
    return true;
}

void
answers_complain(struct diag *diag, const xmlNode *fact, const char *cure, const char *format, ...)
{
    char cause[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(cause, sizeof cause, format, args);
    va_end(args);
    const char *file = xml_attr(fact, "file");
    if (strcmp(xml_attr_or(fact, "from", ""), "set") == 0)
        diag_error(diag, STATUS_USAGE, NULL, 0, cure, "--set %s", cause);
    else
        diag_error(diag, STATUS_INPUT, file, strtol(xml_attr_or(fact, "line", "0"), NULL, 10), cure,
                   "%s", cause);
}

/* Says which key was meant. */
static void
complain_unknown(const struct answering *to, const char *path, const xmlNode *answer)
{
    const char *key = xml_attr(answer, "question");
    const char *like = questions_like(to->library, key);
    char *cure = like != NULL ? mem_format("did you mean %s?", like)
                              : mem_strdup("“mou list questions” shows the questions there are");
    diag_error(to->diag, STATUS_INPUT, path, xmlGetLineNo(answer), cure,
               "there is no question “%.80s”", key);
    free(cure);
}

/* The record or list has no such field: says which it has. */
static void
complain_field(const struct answering *to, const char *path, const xmlNode *question,
               const xmlNode *entry, const char *name)
{
    struct buf cure = {0};
    buf_puts(&cure, "its fields are:");
    for (const xmlNode *f = xml_child(question, "field"); f != NULL; f = xml_next(f, "field"))
        buf_putf(&cure, " %s", xml_attr(f, "id"));
    diag_error(to->diag, STATUS_INPUT, path, xmlGetLineNo(entry), buf_text(&cure),
               "%s has no field “%.80s”", xml_attr(question, "id"), name);
    buf_free(&cure);
}

static void
read_entry(const struct answering *to, const char *path, xmlNode *fact, const xmlNode *question,
           const xmlNode *entry)
{
    xmlNode *made = xml_add(fact, "entry");
    xml_set_number(made, "line", xmlGetLineNo(entry));
    for (const xmlAttr *a = entry->properties; a != NULL; a = a->next) {
        const char *name = (const char *)a->name;
        const xmlNode *asked = questions_field(question, name);
        if (asked == NULL)
            complain_field(to, path, question, entry, name);
        else if (xml_attr_or(entry, name, "")[0] != '\0')
            answers_put(answers_field(made, asked), xml_attr(entry, name));
    }
    char *text = xml_words(entry);
    const xmlNode *first = questions_field(question, NULL);
    if (*text != '\0')
        answers_put(answers_field(made, first), text);
    free(text);
    /* An empty entry of a list is a form not filled in; an empty record says that the thing is
     * there, where it may be absent. */
    if (xml_first(made) == NULL && strcmp(xml_attr(question, "type"), "list") == 0) {
        xmlUnlinkNode(made);
        xmlFreeNode(made);
    }
}

/* Records and lists are answered by entries; a record by one. */
static void
read_entries(const struct answering *to, const char *path, xmlNode *fact, const xmlNode *question,
             const xmlNode *answer)
{
    const char *id = xml_attr(question, "id");
    bool record = strcmp(xml_attr(question, "type"), "record") == 0;
    if (questions_field(question, NULL) == NULL) {
        answers_complain(to->diag, fact, "write the answer as text", "%s has no entries", id);
        return;
    }
    int count = 0;
    for (const xmlNode *e = xml_child(answer, "entry"); e != NULL; e = xml_next(e, "entry")) {
        if (record && ++count == 2)
            answers_complain(to->diag, fact, "keep one entry", "%s is answered once", id);
        read_entry(to, path, fact, question, e);
    }
    if (record && count == 1 && xml_attr(question, "optional") == NULL &&
        xml_first(xml_child(fact, "entry")) == NULL)
        drop_children(fact);
}

static void
read_text(const struct answering *to, xmlNode *fact, const xmlNode *question, const xmlNode *answer)
{
    char *text = xml_words(answer);
    if (!answers_put_text(fact, question, text))
        answers_complain(to->diag, fact, "write <entry/> with one attribute for each field",
                         "%s is a record", xml_attr(question, "id"));
    free(text);
}

static void
read_answer(const struct answering *to, const char *path, const xmlNode *answer)
{
    const char *key = xml_attr(answer, "question");
    const xmlNode *question = questions_find(to->library, key);
    if (question == NULL || xml_is(question, "derived")) {
        complain_unknown(to, path, answer);
        return;
    }
    xmlNode *fact = answers_fact(to->facts, key);
    const char *before = xml_attr(fact, "line");
    if (before != NULL) {
        diag_error(to->diag, STATUS_INPUT, path, xmlGetLineNo(answer), "keep one of the two",
                   "%s is answered already on line %s", key, before);
        return;
    }
    xml_set(fact, "from", "answers");
    xml_set(fact, "file", path);
    xml_set_number(fact, "line", xmlGetLineNo(answer));
    if (xml_child(answer, "entry") != NULL)
        read_entries(to, path, fact, question, answer);
    else
        read_text(to, fact, question, answer);
    judge_fact(question, fact, to->diag);
}

/* Which texts to use and which clauses to leave out is for the drafter to judge. */
static void
read_wish(const struct answering *to, const char *path, const xmlNode *wish)
{
    xmlNode *made = xml_copy_into(to->facts, wish);
    xml_set(made, "file", path);
    xml_set_number(made, "line", xmlGetLineNo(wish));
}

int
answers_read(const struct answering *to, const char *path, const struct buf *bytes)
{
    char *schema = file_join(to->library->folder, "clauses/schema/answers.rng");
    struct xml_grammar *grammar = xml_grammar_load(schema, to->diag);
    free(schema);
    xmlDoc *doc = grammar == NULL ? NULL
                  : bytes == NULL ? xml_read_file(path, to->diag, STATUS_INPUT)
                                  : xml_read_memory(buf_text(bytes), bytes->length, path, to->diag,
                                                    STATUS_INPUT);
    int before = to->diag->errors, rc = -1;
    if (doc != NULL && xml_validate(grammar, doc, path, to->diag, STATUS_INPUT) == 0) {
        for (const xmlNode *n = xml_first(xmlDocGetRootElement(doc)); n != NULL; n = xml_after(n)) {
            if (xml_is(n, "answer"))
                read_answer(to, path, n);
            else
                read_wish(to, path, n);
        }
        rc = to->diag->errors == before ? 0 : -1;
    }
    xmlFreeDoc(doc);
    xml_grammar_free(grammar);
    return rc;
}
