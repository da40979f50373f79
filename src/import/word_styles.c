/* Styles inherit (w:basedOn); numbering counts. */
#include "import/word_styles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/number.h"

enum { LEVELS = 9, BASED_ON_MAX = 12, COUNTERS_MAX = 2000 };

/* The counters of one abstract numbering; numbers that start anew share its levels' forms. */
struct counter {
    const char *abstract; /* its id */
    long at[LEVELS];
    bool begun[LEVELS];
};

/* A number (w:num): its own levels before those of the abstract numbering. */
struct number {
    const xmlNode *abstract; /* NULL: there is none */
    const char *abstract_id;
    const xmlNode *form[LEVELS]; /* w:lvl; NULL: none */
    const char *anew[LEVELS];    /* what the number lets the level begin with; NULL: nothing */
    bool used[LEVELS];
};

struct word_styles {
    xmlNode *styles, *numbering; /* root elements; NULL: no such part */
    struct map *by_id, *numbers;
    struct counter *counters;
    size_t counter_count, counter_room;
};

static xmlNode *
style_named(const struct word_styles *styles, const char *id)
{
    return id != NULL ? map_get(styles->by_id, id, strlen(id)) : NULL;
}

static void
index_styles(struct word_styles *styles)
{
    styles->by_id = map_new();
    styles->numbers = map_new();
    for (xmlNode *style = w_child(styles->styles, "style"); style != NULL;
         style = w_next(style, "style")) {
        const char *id = w_attr(style, "styleId");
        void **value = id != NULL ? map_put(styles->by_id, id, strlen(id)) : NULL;
        if (value != NULL && *value == NULL)
            *value = style;
    }
}

struct word_styles *
word_styles_new(xmlDoc *styles, xmlDoc *numbering)
{
    struct word_styles *made = mem_alloc(sizeof *made);
    made->styles = styles != NULL ? xmlDocGetRootElement(styles) : NULL;
    made->numbering = numbering != NULL ? xmlDocGetRootElement(numbering) : NULL;
    index_styles(made);
    return made;
}

void
word_styles_free(struct word_styles *styles)
{
    if (styles == NULL)
        return;
    map_free(styles->by_id, NULL);
    map_free(styles->numbers, free);
    free(styles->counters);
    free(styles);
}

/* The property of the paragraph: its own, or the nearest of its style and the styles that is based
 * on. */
static xmlNode *
property(const struct word_styles *styles, const xmlNode *paragraph, const char *name)
{
    const xmlNode *own = w_child(paragraph, "pPr");
    xmlNode *found = w_child(own, name);
    const char *id = w_value(own, "pStyle");
    for (int i = 0; found == NULL && id != NULL && i < BASED_ON_MAX; i++) {
        const xmlNode *style = style_named(styles, id);
        found = w_child(w_child(style, "pPr"), name);
        id = w_value(style, "basedOn");
    }
    return found;
}

int
word_outline(const struct word_styles *styles, const xmlNode *paragraph)
{
    const xmlNode *level = property(styles, paragraph, "outlineLvl");
    const char *id = w_value(w_child(paragraph, "pPr"), "pStyle");
    const char *name = w_value(style_named(styles, id), "name");
    if (level != NULL) {
        long number = w_number(w_attr(level, "val"), LEVELS);
        return number >= 0 && number < LEVELS ? (int)number + 1 : 0;
    }
    if (name == NULL)
        name = id;
    if (name == NULL || strncasecmp(name, "heading", 7) != 0)
        return 0;
    long number = w_number(name + 7 + strspn(name + 7, " "), 0);
    return number >= 1 && number <= LEVELS ? (int)number : 0;
}

bool
word_is_bold(const struct word_styles *styles, const xmlNode *paragraph)
{
    const char *id = w_value(w_child(paragraph, "pPr"), "pStyle");
    for (int i = 0; id != NULL && i < BASED_ON_MAX; i++) {
        const xmlNode *style = style_named(styles, id), *form = w_child(style, "rPr");
        if (w_child(form, "b") != NULL)
            return w_on(form, "b");
        id = w_value(style, "basedOn");
    }
    return false;
}

bool
word_is_toc(const struct word_styles *styles, const xmlNode *paragraph)
{
    const char *id = w_value(w_child(paragraph, "pPr"), "pStyle");
    const char *name = w_value(style_named(styles, id), "name");
    return (id != NULL && strncasecmp(id, "TOC", 3) == 0) ||
           (name != NULL && strncasecmp(name, "toc ", 4) == 0);
}

static xmlNode *
with_id(xmlNode *root, const char *element, const char *attribute, const char *id)
{
    for (xmlNode *node = w_child(root, element); node != NULL && id != NULL;
         node = w_next(node, element)) {
        const char *own = w_attr(node, attribute);
        if (own != NULL && strcmp(own, id) == 0)
            return node;
    }
    return NULL;
}

/* A numbering may only point to a style that has the levels. */
static void
find_abstract(const struct word_styles *styles, const char *id, struct number *number,
              const xmlNode **num)
{
    for (int i = 0; i < BASED_ON_MAX; i++) {
        *num = with_id(styles->numbering, "num", "numId", id);
        number->abstract_id = w_value(*num, "abstractNumId");
        number->abstract =
            with_id(styles->numbering, "abstractNum", "abstractNumId", number->abstract_id);
        const char *link = w_value(number->abstract, "numStyleLink");
        if (link == NULL || w_child(number->abstract, "lvl") != NULL)
            return;
        id = w_value(w_child(w_child(style_named(styles, link), "pPr"), "numPr"), "numId");
    }
    number->abstract = NULL;
}

/* Of two forms of a level the first one counts. */
static void
add_forms(struct number *number, const xmlNode *parent, long only)
{
    for (const xmlNode *form = w_child(parent, "lvl"); form != NULL; form = w_next(form, "lvl")) {
        long level = w_number(w_attr(form, "ilvl"), -1);
        if (level >= 0 && level < LEVELS && (only < 0 || level == only) &&
            number->form[level] == NULL)
            number->form[level] = form;
    }
}

static void
add_overrides(struct number *number, const xmlNode *num)
{
    bool seen[LEVELS] = {false};
    for (const xmlNode *own = w_child(num, "lvlOverride"); own != NULL;
         own = w_next(own, "lvlOverride")) {
        long level = w_number(w_attr(own, "ilvl"), -1);
        if (level < 0 || level >= LEVELS || seen[level])
            continue;
        seen[level] = true;
        number->anew[level] = w_value(own, "startOverride");
        add_forms(number, own, level);
    }
}

/* NULL: no such number. */
static struct number *
number_named(struct word_styles *styles, const char *id)
{
    void **kept = map_put(styles->numbers, id, strlen(id));
    if (*kept == NULL) {
        const xmlNode *num;
        struct number *number = mem_alloc(sizeof *number);
        find_abstract(styles, id, number, &num);
        add_overrides(number, num);
        add_forms(number, number->abstract, -1);
        *kept = number;
    }
    struct number *number = *kept;
    return number->abstract != NULL ? number : NULL;
}

static struct counter *
counter_for(struct word_styles *styles, const char *abstract)
{
    for (size_t i = 0; i < styles->counter_count; i++)
        if (strcmp(styles->counters[i].abstract, abstract) == 0)
            return &styles->counters[i];
    if (styles->counter_count >= COUNTERS_MAX)
        return NULL;
    styles->counters = mem_grow(styles->counters, &styles->counter_room, styles->counter_count + 1,
                                sizeof *styles->counters);
    struct counter *counter = &styles->counters[styles->counter_count++];
    *counter = (struct counter){.abstract = abstract};
    return counter;
}

static void
put_number(long number, const char *format, struct buf *out)
{
    if (strcmp(format, "upperRoman") == 0 || strcmp(format, "lowerRoman") == 0)
        number_roman(number, format[0] == 'u', out);
    else if (strcmp(format, "upperLetter") == 0 || strcmp(format, "lowerLetter") == 0)
        number_letters(number, format[0] == 'u', true, out);
    else if (strcmp(format, "cardinalText") == 0)
        number_words(number, out);
    else if (strcmp(format, "ordinalText") == 0)
        number_ordinal(number, out);
    else if (strcmp(format, "ordinal") == 0)
        buf_putf(out, "%ld%s", number,
                 number % 100 / 10 == 1 ? "th"
                 : number % 10 == 1     ? "st"
                 : number % 10 == 2     ? "nd"
                 : number % 10 == 3     ? "rd"
                                        : "th");
    else if (strcmp(format, "decimalZero") == 0)
        buf_putf(out, "%02ld", number);
    else
        buf_putf(out, "%ld", number);
}

/* "%1.%2" with the counts of the levels; w:isLgl prints them all in figures. */
static void
put_text(const struct number *number, const struct counter *counter, const xmlNode *form,
         const char *text, struct buf *out)
{
    bool legal = w_on(form, "isLgl");
    for (; *text != '\0'; text++) {
        if (text[0] != '%' || text[1] < '1' || text[1] > '9') {
            buf_putc(out, *text);
            continue;
        }
        long level = *++text - '1';
        const char *format = w_value(number->form[level], "numFmt");
        put_number(counter->at[level], legal || format == NULL ? "decimal" : format, out);
    }
}

static void
count_level(struct number *number, struct counter *counter, long level)
{
    for (long i = 0; i <= level; i++) {
        const char *anew = number->anew[i];
        long start = w_number(anew != NULL ? anew : w_value(number->form[i], "start"), 1);
        if (i < level && !counter->begun[i]) {
            counter->at[i] = start;
            counter->begun[i] = true;
        } else if (i == level) {
            counter->at[i] = counter->begun[i] ? counter->at[i] + 1 : start;
            counter->begun[i] = true;
        }
    }
    if (!number->used[level] && number->anew[level] != NULL)
        counter->at[level] = w_number(number->anew[level], 1);
    number->used[level] = true;
    for (long i = level + 1; i < LEVELS; i++) {
        long restart = w_number(w_value(number->form[i], "lvlRestart"), -1);
        if (restart != 0 && (restart < 0 || level < restart))
            counter->begun[i] = false;
    }
}

/* A style names its numbering and the numbering's level names the style. */
static long
level_of_style(const struct number *number, const xmlNode *paragraph, long otherwise)
{
    const char *id = w_value(w_child(paragraph, "pPr"), "pStyle");
    for (xmlNode *form = w_child(number->abstract, "lvl"); form != NULL && id != NULL;
         form = w_next(form, "lvl")) {
        const char *own = w_value(form, "pStyle");
        long level = w_number(w_attr(form, "ilvl"), otherwise);
        if (own != NULL && strcmp(own, id) == 0 && level >= 0 && level < LEVELS)
            return level;
    }
    return otherwise;
}

bool
word_label(struct word_styles *styles, const xmlNode *paragraph, struct buf *label)
{
    const xmlNode *own = property(styles, paragraph, "numPr");
    const char *id = w_value(own, "numId");
    long level = w_number(w_value(own, "ilvl"), 0);
    if (id == NULL || strcmp(id, "0") == 0 || level < 0 || level >= LEVELS)
        return false;
    struct number *number = number_named(styles, id);
    if (number != NULL && w_child(own, "ilvl") == NULL)
        level = level_of_style(number, paragraph, level);
    const xmlNode *form = number != NULL ? number->form[level] : NULL;
    struct counter *counter = number != NULL ? counter_for(styles, number->abstract_id) : NULL;
    if (form == NULL || counter == NULL)
        return false;
    count_level(number, counter, level);
    const char *format = w_value(form, "numFmt"), *text = w_value(form, "lvlText");
    size_t before = label->length;
    if (format != NULL && strcmp(format, "bullet") == 0)
        buf_puts(label, "\xE2\x80\xA2");
    else if (format == NULL || strcmp(format, "none") != 0)
        put_text(number, counter, form, text != NULL ? text : "", label);
    return label->length > before;
}
