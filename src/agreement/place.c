/* Where a node stands: paths of printed numbers. */
#include "agreement/place.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/caseless.h"
#include "base/mem.h"

enum { DEEPEST = 64 }; /* numbers in one path; deeper ones are left out */

/* The number without ARTICLE, SECTION, PART or a section sign, and without the stop after it. */
static char *
bare_number(const char *n)
{
    static const char *const words[] = {"article", "section", "sec.", "part", "\xC2\xA7", NULL};
    for (const char *const *word = words; *word != NULL; word++) {
        size_t length = strlen(*word);
        if (caseless_begins(n, *word, length) && !isalpha((unsigned char)n[length])) {
            n += length;
            break;
        }
    }
    n += strspn(n, " .");
    size_t length = strlen(n);
    while (length > 0 && strchr(" .:", n[length - 1]) != NULL)
        length--;
    if (length > 1 && n[length - 1] == ')' && n[0] != '(' && memchr(n, '(', length) == NULL)
        return mem_format("(%.*s", (int)length, n);
    return mem_strndup(n, length);
}

/* "4.2" goes on from "4", and from the "4.0" that heads it. */
static bool
extends(const char *number, const char *path)
{
    size_t length = strlen(path);
    if (length > 2 && strcmp(path + length - 2, ".0") == 0)
        length -= 2;
    return length > 0 && strncmp(number, path, length) == 0 && number[length] == '.';
}

/* "2.3" below Article II names the article itself: II is not said again. */
static bool
names_article(const char *number, const char *path)
{
    size_t digits = strspn(number, "0123456789");
    return digits > 0 && number[digits] == '.' && path[strspn(path, "0123456789IVXLC")] == '\0';
}

static void
add_number(struct buf *path, const char *n)
{
    char *number = bare_number(n);
    if (extends(number, buf_text(path)) || names_article(number, buf_text(path)))
        buf_clear(path);
    else if (path->length > 0 && number[0] != '(' && number[0] != '\0')
        buf_putc(path, '.');
    buf_puts(path, number);
    free(number);
}

char *
place_section(const xmlNode *node)
{
    const char *numbers[DEEPEST];
    int count = 0;
    for (; node != NULL && node->type == XML_ELEMENT_NODE && count < DEEPEST; node = node->parent) {
        const char *n = xml_attr(node, "n");
        if (n != NULL && n[0] != '\0')
            numbers[count++] = n;
    }
    struct buf path = {0};
    while (count > 0)
        add_number(&path, numbers[--count]);
    return buf_take(&path);
}

char *
place_titles(const xmlNode *node)
{
    const xmlNode *titles[DEEPEST];
    int count = 0;
    for (; node != NULL && node->type == XML_ELEMENT_NODE && count < DEEPEST; node = node->parent) {
        const xmlNode *title = xml_is(node, "section") ? xml_child(node, "title") : NULL;
        if (title != NULL)
            titles[count++] = title;
    }
    struct buf path = {0};
    while (count > 0) {
        char *words = xml_words(titles[--count]);
        if (path.length > 0)
            buf_puts(&path, " > ");
        buf_puts(&path, words);
        free(words);
    }
    return buf_take(&path);
}

static long
nearest(const xmlNode *node, const char *name)
{
    for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent) {
        const char *value = xml_attr(node, name);
        if (value != NULL)
            return strtol(value, NULL, 10);
    }
    return 0;
}

long
place_page(const xmlNode *node)
{
    return nearest(node, "page");
}

long
place_line(const xmlNode *node)
{
    return nearest(node, "line");
}
