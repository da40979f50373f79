/* The type of a list is an attribute, or a style of its own (CSS 2.2, 12.5.1). */
#include "import/web_list.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_LIMIT = 1000000 };

static void
put_ordinal(char type, long number, char label[WEB_LABEL])
{
    static const char *const ones[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    static const char *const tens[] = {"", "x", "xx", "xxx", "xl", "l"};
    char text[24] = "";
    bool roman = (type == 'i' || type == 'I') && number > 0 && number < 60;
    if (roman)
        snprintf(text, sizeof text, "%s%s", tens[number / 10], ones[number % 10]);
    else if ((type == 'a' || type == 'A') && number > 0 && number <= 26)
        snprintf(text, sizeof text, "%c", (char)('a' + number - 1));
    else
        snprintf(text, sizeof text, "%ld", number);
    for (char *c = text; type == 'A' || type == 'I' ? *c != '\0' : false; c++)
        *c = (char)toupper((unsigned char)*c);
    snprintf(label, WEB_LABEL, "%s.", text);
}

/* The type that the style names; 0: none. */
static char
styled_type(const char *style)
{
    static const struct {
        const char *name;
        char type;
    } types[] = {{"lower-alpha", 'a'}, {"lower-latin", 'a'}, {"upper-alpha", 'A'},
                 {"upper-latin", 'A'}, {"lower-roman", 'i'}, {"upper-roman", 'I'},
                 {"decimal", '1'}};
    const char *at = style != NULL ? strcasestr(style, "list-style") : NULL;
    for (size_t i = 0; at != NULL && i < sizeof types / sizeof *types; i++) {
        const char *found = strcasestr(at, types[i].name);
        if (found != NULL && memchr(at, ';', (size_t)(found - at)) == NULL)
            return types[i].type;
    }
    return 0;
}

/* A number as a page gives it, within what lists are numbered by. */
static long
number_of(const char *text)
{
    long number = strtol(text, NULL, 10);
    return number > NUMBER_LIMIT ? NUMBER_LIMIT : number < -NUMBER_LIMIT ? -NUMBER_LIMIT : number;
}

struct web_list
web_list_of(const xmlNode *node)
{
    const char *type = page_attr(node, "type"), *start = page_attr(node, "start");
    char styled = styled_type(page_attr(node, "style"));
    return (struct web_list){.ordered = page_is(node, "ol"),
                             .type = styled != 0    ? styled
                                     : type != NULL ? type[0]
                                                    : '1',
                             .next = start != NULL ? number_of(start) : 1};
}

void
web_list_label(struct web_list *list, const xmlNode *item, char label[WEB_LABEL])
{
    const char *value = page_attr(item, "value");
    if (list == NULL || !list->ordered) {
        snprintf(label, WEB_LABEL, "\xE2\x80\xA2");
        return;
    }
    if (value != NULL)
        list->next = number_of(value);
    put_ordinal(list->type, list->next++, label);
}
