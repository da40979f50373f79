/* Numbers of lists and headings. */
#include "import/odt_lists.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/number.h"

enum { INHERITED = 12, SERIES_MAX = 5000 };

/* How far one numbering has come. Lists go on with that of a list they name, or of their style. */
struct series {
    const char *id, *style; /* of the list that counts; may be NULL */
    long at[ODT_LEVELS];
};

struct odt_lists {
    struct map *styles; /* the text's own first, then those of the document */
    const xmlNode *outline;
    struct series *series;
    size_t count, room;
    size_t open; /* the series that the open list counts in */
    long headings[ODT_LEVELS];
};

/* A style is known by what it is for ("paragraph", "list-style") and its name. Yours. */
static char *
key_of(const char *family, const char *name)
{
    return mem_format("%s %s", family, name);
}

static void
index_styles(struct odt_lists *lists, const xmlNode *place)
{
    for (xmlNode *node = xml_first(place); node != NULL; node = xml_after(node)) {
        const char *name = o_attr(node, "name"), *family = o_attr(node, "family");
        if (name == NULL)
            continue;
        char *key = key_of(family != NULL ? family : (const char *)node->name, name);
        void **value = map_put(lists->styles, key, strlen(key));
        if (*value == NULL)
            *value = node;
        free(key);
    }
}

static const xmlNode *
named(const struct odt_lists *lists, const char *family, const char *name)
{
    if (name == NULL)
        return NULL;
    char *key = key_of(family, name);
    const xmlNode *found = map_get(lists->styles, key, strlen(key));
    free(key);
    return found;
}

struct odt_lists *
odt_lists_new(const xmlDoc *content, const xmlDoc *styles)
{
    struct odt_lists *lists = mem_alloc(sizeof *lists);
    const xmlNode *own = xmlDocGetRootElement(content);
    const xmlNode *shared = styles != NULL ? xmlDocGetRootElement(styles) : NULL;
    const xmlNode *const places[] = {o_child(own, "automatic-styles"), o_child(own, "styles"),
                                     o_child(shared, "styles"),
                                     o_child(shared, "automatic-styles")};
    lists->styles = map_new();
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        index_styles(lists, places[i]);
        if (lists->outline == NULL)
            lists->outline = o_child(places[i], "outline-style");
    }
    return lists;
}

void
odt_lists_free(struct odt_lists *lists)
{
    if (lists == NULL)
        return;
    map_free(lists->styles, NULL);
    free(lists->series);
    free(lists);
}

const xmlNode *
odt_style(const struct odt_lists *lists, const char *family, const char *name)
{
    return named(lists, family, name);
}

const char *
odt_style_list(const struct odt_lists *lists, const char *name)
{
    for (int i = 0; i < INHERITED && name != NULL; i++) {
        const xmlNode *style = odt_style(lists, "paragraph", name);
        const char *list = o_attr(style, "list-style-name");
        if (list != NULL)
            return list;
        name = o_attr(style, "parent-style-name");
    }
    return NULL;
}

static struct series *
add_series(struct odt_lists *lists, const char *id, const char *style)
{
    if (lists->count >= SERIES_MAX) /* the last one counts on */
        return &lists->series[lists->open];
    lists->series = mem_grow(lists->series, &lists->room, lists->count + 1, sizeof *lists->series);
    lists->open = lists->count++;
    lists->series[lists->open] = (struct series){.id = id, .style = style};
    return &lists->series[lists->open];
}

static bool
same(const char *one, const char *other)
{
    return one != NULL && other != NULL && strcmp(one, other) == 0;
}

void
odt_list_begin(struct odt_lists *lists, const xmlNode *list, const char *style)
{
    const char *goes_on = o_attr(list, "continue-list"), *id = o_attr(list, "id");
    bool continues = same(o_attr(list, "continue-numbering"), "true");
    struct series *made, *before = NULL;
    for (size_t i = lists->count; i > 0 && before == NULL; i--)
        if (goes_on != NULL ? same(lists->series[i - 1].id, goes_on)
                            : continues && same(lists->series[i - 1].style, style))
            before = &lists->series[i - 1];
    size_t from = before != NULL ? (size_t)(before - lists->series) : 0;
    bool found = before != NULL;
    made = add_series(lists, id, style);
    if (found)
        memcpy(made->at, lists->series[from].at, sizeof made->at);
}

const char *
odt_list_style(const struct odt_lists *lists, const xmlNode *list, const char *outer)
{
    const char *own = o_attr(list, "style-name");
    return own != NULL && named(lists, "list-style", own) != NULL ? own : outer;
}

/* The level's form in a list style or in the outline. */
static const xmlNode *
form_of(const xmlNode *style, int level)
{
    for (const xmlNode *form = xml_first(style); form != NULL; form = xml_after(form))
        if (o_number(form, "level", 0) == level)
            return form;
    return NULL;
}

static void
put_figure(const xmlNode *form, long number, struct buf *out)
{
    const char *format = o_attr(form, "num-format");
    char kind = format != NULL ? format[0] : '1';
    bool alike = same(o_attr(form, "num-letter-sync"), "true");
    if (kind == 'i' || kind == 'I')
        number_roman(number, kind == 'I', out);
    else if (kind == 'a' || kind == 'A')
        number_letters(number, kind == 'A', alike, out);
    else if (kind != '\0')
        buf_putf(out, "%ld", number);
}

static long
count_at(const xmlNode *style, const long at[ODT_LEVELS], int level)
{
    long number = at[level - 1];
    return number > 0 ? number : o_number(form_of(style, level), "start-value", 1);
}

/* "%1%.%2%." with the counts of the levels. */
static void
put_format(const xmlNode *style, const long at[ODT_LEVELS], const char *format, struct buf *out)
{
    for (; *format != '\0'; format++) {
        bool level = format[0] == '%' && format[1] >= '1' && format[1] <= '9';
        if (!level) {
            buf_putc(out, *format);
            continue;
        }
        int number = format[1] - '0';
        put_figure(form_of(style, number), count_at(style, at, number), out);
        format += format[2] == '%' ? 2 : 1;
    }
}

static void
put_label(const xmlNode *style, const long at[ODT_LEVELS], int level, struct buf *out)
{
    const xmlNode *form = form_of(style, level);
    const char *format = o_attr(form, "num-format"), *list = o_attr(form, "num-list-format");
    if (form == NULL)
        return;
    if (o_is(form, "list-level-style-bullet") || o_is(form, "list-level-style-image")) {
        buf_puts(out, "\xE2\x80\xA2");
        return;
    }
    if (format == NULL || format[0] == '\0')
        return;
    if (list != NULL) {
        put_format(style, at, list, out);
        return;
    }
    const char *prefix = o_attr(form, "num-prefix"), *suffix = o_attr(form, "num-suffix");
    long shown = o_number(form, "display-levels", 1), first = level - shown + 1;
    buf_puts(out, prefix != NULL ? prefix : "");
    for (int i = first < 1 ? 1 : (int)first; i <= level; i++) {
        const xmlNode *part = form_of(style, i);
        const char *figure = o_attr(part, "num-format");
        if (i < level && (figure == NULL || figure[0] == '\0'))
            continue;
        put_figure(part, count_at(style, at, i), out);
        buf_puts(out, i < level ? "." : "");
    }
    buf_puts(out, suffix != NULL ? suffix : "");
}

static void
count(const xmlNode *style, long at[ODT_LEVELS], int level, const xmlNode *node)
{
    long start = o_number(form_of(style, level), "start-value", 1);
    at[level - 1] = at[level - 1] > 0 ? at[level - 1] + 1 : start;
    at[level - 1] = o_number(node, "start-value", at[level - 1]);
    for (int i = level; i < ODT_LEVELS; i++)
        at[i] = 0;
}

static int
within(int level)
{
    return level < 1 ? 1 : level > ODT_LEVELS ? ODT_LEVELS : level;
}

void
odt_list_label(struct odt_lists *lists, const xmlNode *item, const char *style, int level,
               struct buf *label)
{
    const xmlNode *forms = named(lists, "list-style", style);
    if (lists->count == 0 || forms == NULL)
        return;
    struct series *series = &lists->series[lists->open];
    count(forms, series->at, within(level), item);
    put_label(forms, series->at, within(level), label);
}

void
odt_heading_label(struct odt_lists *lists, const xmlNode *heading, struct buf *label)
{
    int level = within((int)o_number(heading, "outline-level", 1));
    const char *format = o_attr(form_of(lists->outline, level), "num-format");
    if (lists->outline == NULL || format == NULL || format[0] == '\0' ||
        same(o_attr(heading, "is-list-header"), "true"))
        return;
    count(lists->outline, lists->headings, level, heading);
    put_label(lists->outline, lists->headings, level, label);
}
