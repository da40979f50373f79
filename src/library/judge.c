/* Judging answers, value by value. */
#include "library/judge.h"

#include <stdlib.h>
#include <string.h>

#include "library/answers.h"
#include "library/value.h"

/* Judges the <value> below a <fact> or <field> and makes it canonical. */
static void
judge(const xmlNode *asked, const xmlNode *fact, xmlNode *holder, struct diag *diag)
{
    xmlNode *given = xml_child(holder, "value");
    if (given == NULL)
        return;
    struct buf value = {0}, cure = {0};
    char *text = xml_words(given);
    if (value_read(asked, text, &value, &cure)) {
        answers_put(holder, buf_text(&value));
    } else {
        answers_put(holder, "");
        const char *field = xml_attr(holder, "name");
        answers_complain(diag, fact, buf_text(&cure), "%s%s%s: “%.80s” does not answer “%s”",
                         xml_attr(fact, "question"), field == NULL ? "" : ".",
                         field == NULL ? "" : field, text, questions_words(asked, "ask"));
    }
    free(text);
    buf_free(&value);
    buf_free(&cure);
}

void
judge_fact(const xmlNode *question, xmlNode *fact, struct diag *diag)
{
    if (strcmp(xml_attr_or(question, "type", ""), "set") != 0)
        judge(question, fact, fact, diag);
    for (xmlNode *e = xml_child(fact, "entry"); e != NULL; e = xml_next(e, "entry")) {
        if (xml_attr(e, "line") != NULL)
            xml_set(fact, "line", xml_attr(e, "line"));
        for (xmlNode *f = xml_child(e, "field"); f != NULL; f = xml_next(f, "field"))
            judge(questions_field(question, xml_attr(f, "name")), fact, f, diag);
    }
}
