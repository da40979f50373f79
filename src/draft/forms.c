/* Printing facts, a writer for each type. American usage throughout. */
#include "draft/forms.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/number.h"
#include "draft/writer.h"

struct forms {
    struct buf plain, words, number, full;
};

static void
write_text(const xmlNode *asked, const char *value, struct forms *forms)
{
    (void)asked;
    writer_quotes(value, &forms->plain);
}

static void
write_choice(const xmlNode *asked, const char *value, struct forms *forms)
{
    writer_quotes(facts_words(asked, value, false), &forms->plain);
    writer_quotes(facts_words(asked, value, true), &forms->full);
}

static void
write_integer(const xmlNode *asked, const char *value, struct forms *forms)
{
    long long number = strtoll(value, NULL, 10);
    (void)asked;
    number_grouped(number, &forms->plain);
    number_both(number, &forms->words);
    number_words(number, &forms->full);
}

/* 50, or 56.7: a fraction stays in figures, which is how agreements write it. */
static void
write_percent(const xmlNode *asked, const char *value, struct forms *forms)
{
    (void)asked;
    buf_putf(&forms->plain, "%s%%", value);
    buf_puts(&forms->number, value);
    if (strchr(value, '.') == NULL)
        number_words(strtoll(value, NULL, 10), &forms->words);
    else
        buf_puts(&forms->words, value);
    buf_putf(&forms->words, " percent (%s%%)", value);
}

static void
write_money(const xmlNode *asked, const char *value, struct forms *forms)
{
    const char *dot = strchr(value, '.');
    long long dollars = strtoll(value, NULL, 10);
    int cents = dot == NULL ? 0 : (int)(strtod(dot, NULL) * 100 + 0.5);
    (void)asked;
    number_grouped(dollars, &forms->number);
    if (cents > 0)
        buf_putf(&forms->number, ".%02d", cents);
    buf_putf(&forms->plain, "$%s", buf_text(&forms->number));
    number_words(dollars, &forms->words);
    buf_puts(&forms->words, dollars == 1 ? " dollar" : " dollars");
    if (cents > 0)
        buf_putf(&forms->words, " and %02d/100", cents);
    buf_putf(&forms->words, " ($%s)", buf_text(&forms->number));
}

static void
write_date(const xmlNode *asked, const char *value, struct forms *forms)
{
    struct date date;
    (void)asked;
    if (!date_read(value, &date))
        return;
    const char *month = date_month_name(date.month);
    buf_putf(&forms->plain, "%s %d, %d", month, date.day, date.year);
    buf_puts(&forms->words, "the ");
    number_ordinal(date.day, &forms->words);
    buf_putf(&forms->words, " day of %s, %d", month, date.year);
    buf_puts(&forms->number, value);
}

static const struct {
    const char *type;
    void (*write)(const xmlNode *asked, const char *value, struct forms *forms);
} writers[] = {
    {"text", write_text},       {"yes-no", write_text},   {"month", write_text},
    {"set", write_text},        {"choice", write_choice}, {"integer", write_integer},
    {"percent", write_percent}, {"money", write_money},   {"date", write_date},
};

static void
set_form(xmlNode *value, const char *name, const struct buf *form, const struct buf *otherwise)
{
    xml_set(value, name, buf_text(form->length > 0 ? form : otherwise));
}

/* A plural in s takes the apostrophe alone: the Schools’, but Riverton’s. */
static void
set_possessive(xmlNode *value, const char *plain)
{
    size_t length = strlen(plain);
    bool in_s = length > 0 && tolower((unsigned char)plain[length - 1]) == 's';
    xml_setf(value, "possessive", "%s%s", plain, in_s ? "’" : "’s");
}

static void
set_title(xmlNode *value, const char *plain)
{
    char *title = mem_strdup(plain);
    *title = (char)toupper((unsigned char)*title);
    xml_set(value, "title", title);
    free(title);
}

static void
add_forms(const xmlNode *asked, xmlNode *holder)
{
    xmlNode *value = xml_child(holder, "value");
    if (value == NULL) {
        xml_set(holder, "label", questions_words(asked, "label"));
        return;
    }
    struct forms forms = {0};
    char *text = xml_text(value);
    const char *type = xml_attr_or(holder, "type", "text");
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
        if (strcmp(writers[i].type, type) == 0)
            writers[i].write(asked, text, &forms);
    xml_set(value, "plain", buf_text(&forms.plain));
    set_form(value, "words", &forms.words, &forms.plain);
    set_form(value, "number", &forms.number, &forms.plain);
    set_form(value, "full", &forms.full, &forms.plain);
    set_possessive(value, buf_text(&forms.plain));
    set_title(value, buf_text(&forms.plain));
    buf_free(&forms.plain);
    buf_free(&forms.words);
    buf_free(&forms.number);
    buf_free(&forms.full);
    free(text);
}

/* The first field of an entry is what a list of such things shows. */
static const char *
entry_words(const xmlNode *entry)
{
    const xmlNode *field = entry == NULL ? NULL : xml_child(entry, "field");
    const xmlNode *value = field == NULL ? NULL : xml_child(field, "value");
    return value == NULL ? "" : xml_attr_or(value, "plain", "");
}

/* Commas, or semicolons when an entry has a comma of its own, and "and" before the last. */
static void
join(const xmlNode *fact, int count, struct buf *out)
{
    const char *comma = ", ";
    for (const xmlNode *e = xml_child(fact, "entry"); e != NULL; e = xml_next(e, "entry"))
        if (strchr(entry_words(e), ',') != NULL)
            comma = "; ";
    int at = 0;
    for (const xmlNode *e = xml_child(fact, "entry"); e != NULL; e = xml_next(e, "entry"), at++) {
        if (at > 0)
            buf_puts(out, count > 2 ? comma : " ");
        if (at > 0 && at == count - 1)
            buf_puts(out, "and ");
        buf_puts(out, entry_words(e));
    }
}

static void
add_list_forms(xmlNode *fact)
{
    struct buf joined = {0}, number = {0};
    int count = 0;
    for (const xmlNode *e = xml_child(fact, "entry"); e != NULL; e = xml_next(e, "entry"))
        count++;
    join(fact, count, &joined);
    number_words(count, &number);
    xml_set(fact, "plain", buf_text(&joined));
    xml_set(fact, "list", buf_text(&joined));
    xml_set(fact, "count", buf_text(&number));
    buf_clear(&number);
    number_both(count, &number);
    xml_set(fact, "words", buf_text(&number));
    buf_free(&joined);
    buf_free(&number);
}

void
forms_add(const struct facts *facts)
{
    xmlNode *root = xmlDocGetRootElement(facts_tree(facts));
    for (xmlNode *fact = xml_child(root, "fact"); fact != NULL; fact = xml_next(fact, "fact")) {
        const xmlNode *asked = facts_asked(facts, xml_attr(fact, "question"));
        if (questions_field(asked, NULL) == NULL) {
            add_forms(asked, fact);
            continue;
        }
        xml_set(fact, "label", questions_words(asked, "label"));
        xml_set(fact, "optional", xml_attr(asked, "optional"));
        for (xmlNode *e = xml_child(fact, "entry"); e != NULL; e = xml_next(e, "entry"))
            for (xmlNode *f = xml_child(e, "field"); f != NULL; f = xml_next(f, "field")) {
                const xmlNode *field = questions_field(asked, xml_attr(f, "name"));
                add_forms(field, f);
                xml_set(f, "optional", xml_attr(field, "optional"));
            }
        if (xml_child(fact, "entry") != NULL)
            add_list_forms(fact);
    }
}

bool
forms_known(const char *as)
{
    return words_have(FORMS, as);
}
