/* Simple answers, a reader for each type. People write figures with signs and commas; both are
 * taken. */
#include "library/value.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/like.h"

typedef bool (*reader)(const xmlNode *asked, const char *answer, struct buf *value,
                       struct buf *cure);

enum { WHOLE_DIGITS = 12, MONEY_DECIMALS = 2 };

static long long
limit(const xmlNode *asked, const char *name, long long otherwise)
{
    const char *text = xml_attr(asked, name);
    return text == NULL ? otherwise : strtoll(text, NULL, 10);
}

static bool
within(const xmlNode *asked, long long number)
{
    return number >= limit(asked, "min", 0) && number <= limit(asked, "max", 999999999999);
}

static void
put_range(const xmlNode *asked, struct buf *cure)
{
    const char *min = xml_attr(asked, "min"), *max = xml_attr(asked, "max");
    if (min != NULL && max != NULL)
        buf_putf(cure, " from %s to %s", min, max);
    else if (min != NULL)
        buf_putf(cure, " of at least %s", min);
    else if (max != NULL)
        buf_putf(cure, " of at most %s", max);
}

/* Digits with commas as people set them, then at most `decimals` of a fraction. Returns what
 * follows, or NULL. */
static const char *
read_figure(const char *text, int decimals, struct buf *value)
{
    int digits = 0, fraction = 0;
    for (; isdigit((unsigned char)*text) || (*text == ',' && digits > 0); text++) {
        if (*text == ',')
            continue;
        if (++digits > WHOLE_DIGITS)
            return NULL;
        buf_putc(value, *text);
    }
    if (digits == 0)
        return NULL;
    if (*text == '.' && decimals > 0) {
        buf_putc(value, '.');
        for (text++; isdigit((unsigned char)*text); text++) {
            if (++fraction > decimals)
                return NULL;
            buf_putc(value, *text);
        }
        if (fraction == 0)
            return NULL;
    }
    return text;
}

static bool
read_text(const xmlNode *asked, const char *answer, struct buf *value, struct buf *cure)
{
    (void)asked, (void)cure;
    buf_puts(value, answer);
    return true;
}

static bool
read_yes_no(const xmlNode *asked, const char *answer, struct buf *value, struct buf *cure)
{
    static const char *const yes[] = {"yes", "y", "true"}, *const no[] = {"no", "n", "false"};
    (void)asked;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (strcasecmp(answer, yes[i]) == 0 || strcasecmp(answer, no[i]) == 0) {
            buf_puts(value, strcasecmp(answer, yes[i]) == 0 ? "yes" : "no");
            return true;
        }
    }
    buf_puts(cure, "write yes or no");
    return false;
}

static bool
read_integer(const xmlNode *asked, const char *answer, struct buf *value, struct buf *cure)
{
    const char *rest = read_figure(answer, 0, value);
    if (rest != NULL && *rest == '\0' && within(asked, strtoll(buf_text(value), NULL, 10)))
        return true;
    buf_puts(cure, "write a whole number");
    put_range(asked, cure);
    return false;
}

static bool
read_percent(const xmlNode *asked, const char *answer, struct buf *value, struct buf *cure)
{
    const char *rest = read_figure(answer, MONEY_DECIMALS, value);
    if (rest != NULL) {
        rest += strspn(rest, " ");
        bool ended = *rest == '\0' || strcmp(rest, "%") == 0 || strcasecmp(rest, "percent") == 0;
        double number = strtod(buf_text(value), NULL);
        buf_clear(value);
        buf_putf(value, "%g", number);
        if (ended && number >= (double)limit(asked, "min", 0) &&
            number <= (double)limit(asked, "max", 100))
            return true;
    }
    buf_puts(cure, "write a percentage");
    put_range(asked, cure);
    return false;
}

static bool
read_money(const xmlNode *asked, const char *answer, struct buf *value, struct buf *cure)
{
    if (*answer == '$')
        answer += 1 + strspn(answer + 1, " ");
    const char *rest = read_figure(answer, MONEY_DECIMALS, value);
    if (rest != NULL && *rest == '\0' && within(asked, strtoll(buf_text(value), NULL, 10)))
        return true;
    buf_puts(cure, "write a sum in dollars");
    put_range(asked, cure);
    buf_puts(cure, ", such as 177,600");
    return false;
}

static bool
read_date(const xmlNode *asked, const char *answer, struct buf *value, struct buf *cure)
{
    struct date date;
    (void)asked;
    if (!date_read(answer, &date)) {
        buf_puts(cure, "write a day of the calendar as YYYY-MM-DD, such as 2026-07-01");
        return false;
    }
    buf_putf(value, "%04d-%02d-%02d", date.year, date.month, date.day);
    return true;
}

static bool
read_month(const xmlNode *asked, const char *answer, struct buf *value, struct buf *cure)
{
    int month = date_month(answer);
    (void)asked;
    if (month == 0) {
        buf_puts(cure, "write the name of a month");
        return false;
    }
    buf_puts(value, date_month_name(month));
    return true;
}

static void
put_choices(const xmlNode *asked, const char *answer, struct buf *cure)
{
    enum { FEW = 8 };
    struct like like = like_start(answer);
    int count = 0;
    for (const xmlNode *c = xml_child(asked, "choice"); c != NULL;
         c = xml_next(c, "choice"), count++)
        like_try(&like, xml_attr(c, "value"));
    if (count > FEW && like.best == NULL) {
        buf_putf(cure, "write one of the %d that “mou list questions” shows", count);
        return;
    }
    if (count > FEW) {
        buf_putf(cure, "did you mean %s?", like.best);
        return;
    }
    buf_puts(cure, "write one of:");
    for (const xmlNode *c = xml_child(asked, "choice"); c != NULL; c = xml_next(c, "choice"))
        buf_putf(cure, " %s", xml_attr(c, "value"));
}

static bool
read_choice(const xmlNode *asked, const char *answer, struct buf *value, struct buf *cure)
{
    for (const xmlNode *c = xml_child(asked, "choice"); c != NULL; c = xml_next(c, "choice")) {
        char *words = xml_words(c);
        bool same = strcasecmp(answer, xml_attr(c, "value")) == 0 || strcasecmp(answer, words) == 0;
        free(words);
        if (same) {
            buf_puts(value, xml_attr(c, "value"));
            return true;
        }
    }
    put_choices(asked, answer, cure);
    return false;
}

bool
value_read(const xmlNode *asked, const char *answer, struct buf *value, struct buf *cure)
{
    static const struct {
        const char *type;
        reader read;
    } readers[] = {
        {"text", read_text},       {"yes-no", read_yes_no}, {"integer", read_integer},
        {"percent", read_percent}, {"money", read_money},   {"date", read_date},
        {"month", read_month},     {"choice", read_choice},
    };
    const char *type = xml_attr_or(asked, "type", "text");
    struct buf folded = {0};
    for (const char *p = answer; *p != '\0';) {
        size_t word = strcspn(p, " \t\r\n");
        if (word > 0 && folded.length > 0)
            buf_putc(&folded, ' ');
        buf_add(&folded, p, word);
        p += word + strspn(p + word, " \t\r\n");
    }
    bool good = false;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (strcmp(readers[i].type, type) == 0)
            good = readers[i].read(asked, buf_text(&folded), value, cure);
    buf_free(&folded);
    return good;
}
