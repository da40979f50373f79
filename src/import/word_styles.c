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

struct restart {
    const char *num; /* w:numId whose overrides have been used … */
    bool used[LEVELS];
};

struct word_styles {
    xmlNode *styles, *numbering; /* root elements; NULL: no such part */
    struct map *by_id;
    struct counter *counters;
    size_t counter_count, counter_room;
    struct restart *restarts;
    size_t restart_count, restart_room;
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
    free(styles->counters);
    free(styles->restarts);
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

static xmlNode *
level_of(xmlNode *parent, long level)
{
    for (xmlNode *node = w_child(parent, "lvl"); node != NULL; node = w_next(node, "lvl"))
        if (w_number(w_attr(node, "ilvl"), -1) == level)
            return node;
    return NULL;
}

/* Levels of a numbering: the number's own override first. A numbering may only point to a style
 * that has the levels. */
struct numbering {
    xmlNode *num, *abstract;
    const char *id; /* of the abstract numbering */
};

static bool
find_numbering(const struct word_styles *styles, const char *id, struct numbering *numbering)
{
    for (int i = 0; i < BASED_ON_MAX; i++) {
        numbering->num = with_id(styles->numbering, "num", "numId", id);
        numbering->id = w_value(numbering->num, "abstractNumId");
        numbering->abstract =
            with_id(styles->numbering, "abstractNum", "abstractNumId", numbering->id);
        const char *link = w_value(numbering->abstract, "numStyleLink");
        if (link == NULL || w_child(numbering->abstract, "lvl") != NULL)
            return numbering->abstract != NULL;
        id = w_value(w_child(w_child(style_named(styles, link), "pPr"), "numPr"), "numId");
    }
    return false;
}

static xmlNode *
override_of(const struct numbering *numbering, long level)
{
    for (xmlNode *node = w_child(numbering->num, "lvlOverride"); node != NULL;
         node = w_next(node, "lvlOverride"))
        if (w_number(w_attr(node, "ilvl"), -1) == level)
            return node;
    return NULL;
}

static xmlNode *
form_of(const struct numbering *numbering, long level)
{
    xmlNode *own = level_of(override_of(numbering, level), level);
    return own != NULL ? own : level_of(numbering->abstract, level);
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

/* Whether this level of the number is met for the first time. */
static bool
first_use(struct word_styles *styles, const char *num, long level)
{
    size_t at = 0;
    while (at < styles->restart_count && strcmp(styles->restarts[at].num, num) != 0)
        at++;
    if (at == styles->restart_count) {
        styles->restarts =
            mem_grow(styles->restarts, &styles->restart_room, at + 1, sizeof *styles->restarts);
        styles->restarts[styles->restart_count++] = (struct restart){.num = num};
    }
    bool first = !styles->restarts[at].used[level];
    styles->restarts[at].used[level] = true;
    return first;
}

/* The value that the number's override lets the level begin with; NULL: none. */
static const char *
start_override(const struct numbering *numbering, long level)
{
    return w_value(override_of(numbering, level), "startOverride");
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
put_text(const struct numbering *numbering, const struct counter *counter, const xmlNode *form,
         const char *text, struct buf *out)
{
    bool legal = w_on(form, "isLgl");
    for (; *text != '\0'; text++) {
        if (text[0] != '%' || text[1] < '1' || text[1] > '9') {
            buf_putc(out, *text);
            continue;
        }
        long level = *++text - '1';
        const char *format = w_value(form_of(numbering, level), "numFmt");
        put_number(counter->at[level], legal || format == NULL ? "decimal" : format, out);
    }
}

static void
count_level(struct word_styles *styles, const struct numbering *numbering, struct counter *counter,
            const char *num, long level)
{
    for (long i = 0; i <= level; i++) {
        const char *anew = start_override(numbering, i);
        long start = w_number(anew != NULL ? anew : w_value(form_of(numbering, i), "start"), 1);
        if (i < level && !counter->begun[i]) {
            counter->at[i] = start;
            counter->begun[i] = true;
        } else if (i == level) {
            counter->at[i] = counter->begun[i] ? counter->at[i] + 1 : start;
            counter->begun[i] = true;
        }
    }
    const char *anew = start_override(numbering, level);
    if (first_use(styles, num, level) && anew != NULL)
        counter->at[level] = w_number(anew, 1);
    for (long i = level + 1; i < LEVELS; i++) {
        long restart = w_number(w_value(form_of(numbering, i), "lvlRestart"), -1);
        if (restart != 0 && (restart < 0 || level < restart))
            counter->begun[i] = false;
    }
}

/* A style names its numbering and the numbering's level names the style. */
static long
level_of_style(const struct numbering *numbering, const xmlNode *paragraph, long otherwise)
{
    const char *id = w_value(w_child(paragraph, "pPr"), "pStyle");
    for (xmlNode *form = w_child(numbering->abstract, "lvl"); form != NULL && id != NULL;
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
    const char *num = w_value(own, "numId");
    long level = w_number(w_value(own, "ilvl"), 0);
    struct numbering numbering = {0};
    if (num == NULL || strcmp(num, "0") == 0 || level < 0 || level >= LEVELS ||
        !find_numbering(styles, num, &numbering))
        return false;
    if (w_child(own, "ilvl") == NULL)
        level = level_of_style(&numbering, paragraph, level);
    const xmlNode *form = form_of(&numbering, level);
    struct counter *counter = counter_for(styles, numbering.id);
    if (form == NULL || counter == NULL)
        return false;
    count_level(styles, &numbering, counter, num, level);
    const char *format = w_value(form, "numFmt"), *text = w_value(form, "lvlText");
    size_t before = label->length;
    if (format != NULL && strcmp(format, "bullet") == 0)
        buf_puts(label, "\xE2\x80\xA2");
    else if (format == NULL || strcmp(format, "none") != 0)
        put_text(&numbering, counter, form, text != NULL ? text : "", label);
    return label->length > before;
}
