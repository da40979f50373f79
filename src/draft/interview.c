/* Writes answers files for people, so by hand: the comments are the point of it. */
#include "draft/interview.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Text for markup; a comment must not hold two hyphens. */
static void
put_escaped(struct buf *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '&')
            buf_puts(out, "&amp;");
        else if (*text == '<')
            buf_puts(out, "&lt;");
        else if (*text == '"')
            buf_puts(out, "&quot;");
        else if (*text == '-' && text[1] == '-')
            buf_puts(out, "–");
        else
            buf_putc(out, *text);
    }
}

static void
put_choices(const xmlNode *asked, struct buf *out)
{
    enum { FEW = 12 };
    int count = 0;
    for (const xmlNode *c = xml_child(asked, "choice"); c != NULL; c = xml_next(c, "choice"))
        count++;
    if (count == 0 || count > FEW)
        return;
    buf_puts(out, "\n       One of:");
    for (const xmlNode *c = xml_child(asked, "choice"); c != NULL; c = xml_next(c, "choice"))
        buf_putf(out, "%s %s", c == xml_child(asked, "choice") ? "" : ",",
                 xml_attr_or(c, "value", ""));
    buf_puts(out, ".");
}

static void
put_fields(const xmlNode *question, struct buf *out)
{
    for (const xmlNode *f = xml_child(question, "field"); f != NULL; f = xml_next(f, "field")) {
        buf_putf(out, "\n       %s: ", xml_attr_or(f, "id", ""));
        put_escaped(out, questions_words(f, "ask"));
        if (xml_attr(f, "optional") != NULL)
            buf_puts(out, " (may be left out)");
        buf_puts(out, out->bytes[out->length - 1] == '?' ? "" : ".");
        put_choices(f, out);
    }
}

/* The value that stands unless something else is answered. */
static void
put_default(const struct facts *facts, const xmlNode *question, struct buf *out)
{
    const xmlNode *fact = facts_find(facts, xml_attr_or(question, "id", ""));
    char *value = facts_value(facts, xml_attr_or(question, "id", ""), NULL);
    if (value != NULL && strcmp(xml_attr_or(fact, "from", ""), "default") == 0) {
        buf_puts(out, "\n       Without an answer: ");
        put_escaped(out, value);
        buf_puts(out, ".");
    }
    free(value);
}

static void
put_question(const struct facts *facts, const xmlNode *question, struct buf *out)
{
    buf_puts(out, "\n  <!-- ");
    put_escaped(out, questions_words(question, "ask"));
    if (xml_attr(question, "when") != NULL)
        buf_putf(out, "\n       Asked only when %s.", xml_attr(question, "when"));
    if (questions_words(question, "help")[0] != '\0') {
        buf_puts(out, "\n       ");
        put_escaped(out, questions_words(question, "help"));
    }
    if (questions_words(question, "example")[0] != '\0' &&
        questions_field(question, NULL) == NULL && xml_child(question, "choice") == NULL) {
        buf_puts(out, "\n       For example: ");
        put_escaped(out, questions_words(question, "example"));
        buf_puts(out, ".");
    }
    put_choices(question, out);
    put_fields(question, out);
    put_default(facts, question, out);
    buf_puts(out, " -->\n");
}

/* Whether a field holds no more than its default, which was not the district's answer. */
static bool
is_default(const xmlNode *entry, const char *name)
{
    for (const xmlNode *f = xml_child(entry, "field"); f != NULL; f = xml_next(f, "field"))
        if (strcmp(xml_attr_or(f, "name", ""), name) == 0)
            return strcmp(xml_attr_or(f, "from", ""), "default") == 0;
    return false;
}

/* Without an entry yet, one is shown with its fields empty; empty fields count as unanswered. */
static void
put_entry(const xmlNode *question, const struct facts *facts, const xmlNode *entry, struct buf *out)
{
    buf_puts(out, "\n    <entry");
    for (const xmlNode *f = xml_child(question, "field"); f != NULL; f = xml_next(f, "field")) {
        const char *name = xml_attr_or(f, "id", "");
        bool answered = entry != NULL && !is_default(entry, name);
        char *key = mem_format("%s.%s", xml_attr(question, "id"), name);
        char *value = answered ? facts_value(facts, key, entry) : NULL;
        buf_putf(out, " %s=\"", name);
        put_escaped(out, value == NULL ? "" : value);
        buf_putc(out, '"');
        free(value);
        free(key);
    }
    buf_puts(out, "/>");
}

static bool
given(const xmlNode *fact)
{
    const char *from = xml_attr_or(fact, "from", "");
    return strcmp(from, "answers") == 0 || strcmp(from, "set") == 0;
}

static void
put_entries(const struct facts *facts, const xmlNode *question, struct buf *out)
{
    const xmlNode *fact = facts_find(facts, xml_attr(question, "id"));
    const xmlNode *entry = given(fact) ? xml_child(fact, "entry") : NULL;
    if (entry == NULL && xml_attr(question, "optional") != NULL)
        return;
    do
        put_entry(question, facts, entry, out);
    while (entry != NULL && (entry = xml_next(entry, "entry")) != NULL);
    buf_puts(out, "\n  ");
}

static void
put_answer(const struct facts *facts, const xmlNode *question, struct buf *out)
{
    const char *id = xml_attr_or(question, "id", "");
    buf_putf(out, "  <answer question=\"%s\">", id);
    if (questions_field(question, NULL) != NULL) {
        put_entries(facts, question, out);
    } else if (given(facts_find(facts, id))) {
        char *value = facts_value(facts, id, NULL);
        put_escaped(out, value == NULL ? "" : value);
        free(value);
    }
    buf_puts(out, "</answer>\n");
}

/* What the district wants otherwise than the library stays in the file. */
static void
put_wishes(const struct facts *facts, struct buf *out)
{
    const xmlNode *root = xmlDocGetRootElement(facts_tree(facts));
    for (const xmlNode *n = xml_first(root); n != NULL; n = xml_after(n)) {
        bool use = xml_is(n, "use");
        if (!use && !xml_is(n, "omit"))
            continue;
        char *why = xml_words(n);
        buf_puts(out, use ? "  <use alternative=\"" : "  <omit provision=\"");
        put_escaped(out, xml_attr_or(n, use ? "alternative" : "provision", ""));
        buf_puts(out, use ? "\"/>" : "\">");
        put_escaped(out, why);
        buf_puts(out, use ? "\n" : "</omit>\n");
        free(why);
    }
}

void
interview_write(const struct library *library, const struct facts *facts, const char *asked,
                struct buf *out)
{
    const xmlNode *group = NULL;
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<!-- Answers for mou draft. Write each between its tags; what stays empty "
                  "counts as not answered. -->\n"
                  "<answers");
    if (asked != NULL && asked[0] != '\0')
        buf_putf(out, " asked=\"%s\"", asked);
    buf_puts(out, ">\n");
    for (const xmlNode *q = questions_first(library); q != NULL; q = questions_after(q)) {
        if (xml_is(q, "derived"))
            continue;
        if (q->parent != group) {
            group = q->parent;
            buf_puts(out, "\n  <!-- ===== ");
            put_escaped(out, questions_words(group, "title"));
            buf_puts(out, " ===== -->\n");
        }
        put_question(facts, q, out);
        put_answer(facts, q, out);
    }
    put_wishes(facts, out);
    buf_puts(out, "</answers>\n");
}
