/* Defaults and derived facts: a computation each, by name. */
#include "library/defaults.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/number.h"
#include "library/answers.h"

enum { MONTHS_A_YEAR = 12 };

static bool
date_fact(const struct facts *facts, const char *key, struct date *date)
{
    char *value = facts_value(facts, key, NULL);
    bool known = value != NULL && date_read(value, date);
    free(value);
    return known;
}

static void
put_date(struct buf *out, struct date date)
{
    buf_putf(out, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* value="07-01": the next first of July, today counting. */
static void
compute_coming(const struct facts *facts, const xmlNode *rule, struct buf *out)
{
    (void)facts;
    struct date today = date_today(), coming = today;
    const char *day = xml_attr_or(rule, "value", "01-01");
    coming.month = (int)strtol(day, NULL, 10);
    coming.day = strchr(day, '-') == NULL ? 1 : (int)strtol(strchr(day, '-') + 1, NULL, 10);
    if (date_compare(coming, today) < 0)
        coming.year++;
    put_date(out, coming);
}

/* of="start_date": the day before its first anniversary. */
static void
compute_last_day(const struct facts *facts, const xmlNode *rule, struct buf *out)
{
    struct date start;
    if (date_fact(facts, xml_attr_or(rule, "of", ""), &start))
        put_date(out, date_of(date_count(date_add_months(start, MONTHS_A_YEAR)) - 1));
}

/* of="list.field": yes when an entry's field has the value. */
static void
compute_any(const struct facts *facts, const xmlNode *rule, struct buf *out)
{
    const char *key = xml_attr_or(rule, "of", "");
    size_t dot = strcspn(key, ".");
    char *id = mem_strndup(key, dot);
    const xmlNode *fact = facts_find(facts, id);
    bool any = false;
    for (const xmlNode *e = fact == NULL ? NULL : xml_child(fact, "entry"); e != NULL && !any;
         e = xml_next(e, "entry")) {
        char *value = facts_value(facts, key, e);
        any = value != NULL && strcmp(value, xml_attr_or(rule, "value", "")) == 0;
        free(value);
    }
    free(id);
    buf_puts(out, any ? "yes" : "no");
}

/* Text that may quote other answers; without one of them there is no default. */
static void
compute_text(const struct facts *facts, const xmlNode *rule, struct buf *out)
{
    struct buf text = {0};
    for (const xmlNode *n = rule->children; n != NULL; n = n->next) {
        if (!xml_is(n, "fill")) {
            buf_puts(&text, n->type == XML_TEXT_NODE ? (const char *)n->content : "");
            continue;
        }
        const char *field = xml_attr(n, "field"), *id = xml_attr_or(n, "question", "");
        char *key = field == NULL ? mem_strdup(id) : mem_format("%s.%s", id, field);
        const xmlNode *asked = facts_asked(facts, key);
        char *value = facts_value(facts, key, NULL);
        if (value == NULL || asked == NULL)
            buf_clear(&text);
        else
            buf_puts(&text, facts_words(asked, value, xml_attr(n, "as") != NULL));
        bool known = value != NULL;
        free(key);
        free(value);
        if (!known)
            break;
    }
    buf_puts(out, buf_text(&text));
    buf_free(&text);
}

/* of="a": 100 less a. Figures have at most two decimals, so hundredths are exact. */
static void
compute_remainder(const struct facts *facts, const xmlNode *rule, struct buf *out)
{
    char *value = facts_value(facts, xml_attr_or(rule, "of", ""), NULL);
    if (value != NULL) {
        long rest = 10000 - (long)(strtod(value, NULL) * 100 + 0.5);
        buf_putf(out, "%g", (double)rest / 100);
    }
    free(value);
}

/* of="start": the school year that holds the day; school years begin in July. */
static void
compute_school_year(const struct facts *facts, const xmlNode *rule, struct buf *out)
{
    struct date start;
    if (!date_fact(facts, xml_attr_or(rule, "of", ""), &start))
        return;
    int year = start.month >= 7 ? start.year : start.year - 1;
    buf_putf(out, "%d–%02d", year, (year + 1) % 100);
}

static void
put_units(struct buf *out, long count, const char *unit)
{
    number_both(count, out);
    buf_putf(out, " %s%s", unit, count == 1 ? "" : "s");
}

/* of="start end": years, months or days from the first day to the last, both counting. */
static void
compute_duration(const struct facts *facts, const xmlNode *rule, struct buf *out)
{
    const char *of = xml_attr_or(rule, "of", ""), *space = strchr(of, ' ');
    if (space == NULL)
        return;
    char *from = mem_strndup(of, (size_t)(space - of));
    struct date start, end;
    bool known = date_fact(facts, from, &start) && date_fact(facts, space + 1, &end);
    free(from);
    if (!known || date_compare(start, end) > 0)
        return;
    struct date after = date_of(date_count(end) + 1);
    int months = (after.year - start.year) * MONTHS_A_YEAR + after.month - start.month;
    if (months == 0 || date_compare(date_add_months(start, months), after) != 0)
        put_units(out, date_count(after) - date_count(start), "day");
    else if (months % MONTHS_A_YEAR == 0)
        put_units(out, months / MONTHS_A_YEAR, "year");
    else
        put_units(out, months, "month");
}

static const struct {
    const char *name;
    void (*compute)(const struct facts *facts, const xmlNode *rule, struct buf *out);
} computations[] = {
    {"coming", compute_coming},
    {"last-day", compute_last_day},
    {"any", compute_any},
    {"remainder", compute_remainder},
    {"school-year", compute_school_year},
    {"duration", compute_duration},
};

static void
compute(const struct facts *facts, const xmlNode *rule, struct buf *out)
{
    const char *name = xml_attr(rule, "compute");
    if (name == NULL)
        compute_text(facts, rule, out);
    for (size_t i = 0; name != NULL && i < sizeof computations / sizeof *computations; i++)
        if (strcmp(computations[i].name, name) == 0)
            computations[i].compute(facts, rule, out);
}

/* The first default whose condition holds, or NULL. */
static const xmlNode *
default_of(const struct facts *facts, const xmlNode *asked)
{
    const xmlNode *rule = xml_child(asked, "default");
    while (rule != NULL && !facts_hold(facts, xml_attr(rule, "when"), NULL))
        rule = xml_next(rule, "default");
    return rule;
}

static void
fill_value(const struct facts *facts, const xmlNode *asked, xmlNode *holder)
{
    const xmlNode *rule = default_of(facts, asked);
    if (rule == NULL || xml_child(holder, "value") != NULL)
        return;
    struct buf value = {0};
    compute(facts, rule, &value);
    answers_put(holder, buf_text(&value));
    if (xml_first(holder) != NULL)
        xml_set(holder, "from", "default");
    buf_free(&value);
}

static void
fill_entries(const xmlNode *rule, const xmlNode *question, xmlNode *fact)
{
    for (const xmlNode *e = xml_child(rule, "entry"); e != NULL; e = xml_next(e, "entry")) {
        xmlNode *made = xml_add(fact, "entry");
        for (const xmlAttr *a = e->properties; a != NULL; a = a->next) {
            const char *name = (const char *)a->name;
            const xmlNode *asked = questions_field(question, name);
            if (asked != NULL)
                answers_put(answers_field(made, asked), xml_attr_or(e, name, ""));
        }
    }
}

/* A record that is not optional is always there, if only with its fields' defaults. */
static void
make_entries(const struct facts *facts, const xmlNode *question, xmlNode *fact)
{
    const xmlNode *rule = default_of(facts, question);
    if (rule != NULL)
        fill_entries(rule, question, fact);
    else if (strcmp(xml_attr_or(question, "type", ""), "record") == 0 &&
             xml_attr(question, "optional") == NULL)
        xml_add(fact, "entry");
    if (xml_first(fact) != NULL)
        xml_set(fact, "from", "default");
}

void
defaults_fill(const struct facts *facts, const xmlNode *question, xmlNode *fact)
{
    if (questions_field(question, NULL) == NULL) {
        fill_value(facts, question, fact);
        return;
    }
    if (xml_child(fact, "entry") == NULL)
        make_entries(facts, question, fact);
    for (xmlNode *e = xml_child(fact, "entry"); e != NULL; e = xml_next(e, "entry"))
        for (const xmlNode *f = xml_child(question, "field"); f != NULL; f = xml_next(f, "field"))
            fill_value(facts, f, answers_field(e, f));
}

void
defaults_derive(const struct facts *facts, const xmlNode *derived, xmlNode *fact)
{
    struct buf value = {0};
    compute(facts, derived, &value);
    answers_put(fact, buf_text(&value));
    xml_set(fact, "from", "derived");
    buf_free(&value);
}
