/* Page furniture. */
#include "import/furniture.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

enum {
    FAX_LIMIT = 120,
    HEAD_LIMIT = 90, /* bytes: running heads are short */
    EDGE = 3,        /* lines from a page's edge where heads and feet stand */
    TABLE_BITS = 12,
    TABLE = 1 << TABLE_BITS
};

/* Whole lines that viewers of scanned records print around a page. */
static const char *const chrome[] = {
    "my weblink",
    "browse",
    "search",
    "metadata",
    "annotations",
    "pages to print",
    "help",
    "sign out",
    "thumbnails",
    "print pages",
    "zoom in",
    "zoom out",
    "fit page",
    "weblink",
    "laserfiche weblink",
    "enter page numbers and/or page ranges separated by commas. for example, 1,3,5-12.",
    "draft",
    "unofficial copy",
    "document properties",
    NULL};
static const char *const stamps[] = {"docusign envelope id",   "when recorded return to",
                                     "recording requested by", "document integrity verified",
                                     "adobe sign transaction", NULL};

static bool
is_word(const struct line *line, const char *word)
{
    return line->length > 0 && (line->text[0] | 32) == (word[0] | 32) &&
           strlen(word) == line->length && strncasecmp(line->text, word, line->length) == 0;
}

static bool
is_chrome(const struct line *line)
{
    const char *bar = memchr(line->text, '|', line->length);
    if (bar != NULL) { /* "My WebLink | Browse | Search": each of them */
        size_t left = (size_t)(bar - line->text), gap = left;
        while (gap > 0 && line->text[gap - 1] == ' ')
            gap--;
        struct line first = {.text = line->text, .length = gap};
        struct line rest = {.text = bar + 1, .length = line->length - left - 1};
        for (; rest.length > 0 && *rest.text == ' '; rest.length--)
            rest.text++;
        return is_chrome(&first) && is_chrome(&rest);
    }
    for (const char *const *word = chrome; *word != NULL; word++)
        if (is_word(line, *word))
            return true;
    for (const char *const *stamp = stamps; *stamp != NULL; stamp++)
        if (line->length >= strlen(*stamp) && strncasecmp(line->text, *stamp, strlen(*stamp)) == 0)
            return true;
    return false;
}

/* "14:22" in the line. */
static bool
has_time(const struct line *line)
{
    for (size_t i = 1; i + 2 < line->length; i++)
        if (line->text[i] == ':' && isdigit((unsigned char)line->text[i - 1]) &&
            isdigit((unsigned char)line->text[i + 1]) && isdigit((unsigned char)line->text[i + 2]))
            return true;
    return false;
}

/* "P.02", "[001/003]", "PAGE 2/3" at the line's end. */
static bool
ends_in_page(const struct line *line)
{
    static const char *const words[] = {"p.", "p ", "page ", "page", "pg ", "[", NULL};
    size_t end = line->length;
    while (end > 0 && strchr("0123456789/]) ", line->text[end - 1]) != NULL)
        end--;
    if (end == line->length || memchr(line->text + end, ':', line->length - end) != NULL)
        return false;
    for (const char *const *word = words; *word != NULL; word++) {
        size_t length = strlen(*word);
        if (end >= length && strncasecmp(line->text + end - length, *word, length) == 0)
            return true;
    }
    return false;
}

/* What a fax machine prints above each page it sends: the time, its name, the page. */
static bool
is_fax(const struct line *line)
{
    bool named = line->length > 4 && strncasecmp(line->text, "fax ", 4) == 0;
    if (line->length < 16 || line->length > FAX_LIMIT || !isalnum((unsigned char)line->text[0]) ||
        (!named && !has_time(line)) || mem_find(line->text, line->length, "__") != NULL)
        return false;
    return ends_in_page(line);
}

/* "Page 3 of 9", "Page 3", "3 of 9", "- 3 -": the page's number; 0: not that. */
static long
page_line(const struct line *line)
{
    char text[40];
    if (line->length == 0 || line->length >= sizeof text)
        return 0;
    memcpy(text, line->text, line->length);
    text[line->length] = '\0';
    const char *at = text + strspn(text, "-| ");
    bool word = strncasecmp(at, "page", 4) == 0 || strncasecmp(at, "pg.", 3) == 0;
    if (word)
        at += strcspn(at, " \t0123456789");
    at += strspn(at, " .:");
    if (!isdigit((unsigned char)*at))
        return 0;
    char *end;
    long number = strtol(at, &end, 10);
    end += strspn(end, " ");
    bool of = strncasecmp(end, "of ", 3) == 0 && isdigit((unsigned char)end[3]);
    if (of)
        end += 3 + strspn(end + 3, "0123456789");
    bool dashes = text[0] == '-' && strchr(end, '-') != NULL;
    end += strspn(end, " -|");
    return *end == '\0' && (word || of || dashes) && number > 0 && number < 10000 ? number : 0;
}

bool
furniture_by_words(const char *text, size_t length)
{
    struct line line = {.text = text, .length = length};
    return page_line(&line) > 0 || is_chrome(&line) || is_fax(&line);
}

/* A number alone on its line: a page number when it stands at a page's edge. */
static bool
is_bare_number(const struct line *line)
{
    if (line->length == 0 || line->length > 4)
        return false;
    for (size_t i = 0; i < line->length; i++)
        if (!isdigit((unsigned char)line->text[i]))
            return false;
    return true;
}

static bool
near_edge(const struct lines *lines, size_t at)
{
    if (!lines->paged)
        return false;
    size_t above = 0, below = 0;
    for (size_t i = at; !lines->list[i].top && i > 0 && above <= EDGE; i--)
        above += i < at && lines->list[i].length > 0;
    for (size_t i = at + 1; i < lines->count && !lines->list[i].top && below <= EDGE; i++)
        below += lines->list[i].length > 0;
    return above < EDGE || below < EDGE;
}

/* The line with every run of figures as one, for comparing "Page 3" with "Page 4"; 0 is no shape.
 */
static uint32_t
shape(const struct line *line)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < line->length; i++) {
        unsigned char c = (unsigned char)line->text[i];
        if (isdigit(c) && i > 0 && isdigit((unsigned char)line->text[i - 1]))
            continue;
        hash = (hash ^ (isdigit(c) ? '#' : (unsigned char)tolower(c))) * 16777619u;
    }
    return hash != 0 ? hash : 1;
}

/* May be a running head if it repeats: short, no row of a table, no blank to sign in, not an item
 * or a sentence. */
static bool
may_run(const struct line *line)
{
    if (line->length < 4 || line->length > HEAD_LIMIT || line_has_cells(line->text, line->length))
        return false;
    if (mem_find(line->text, line->length, "__") != NULL ||
        mem_find(line->text, line->length, "/s/") != NULL)
        return false;
    char last = line->text[line->length - 1], first = line->text[0];
    if (strchr(".;:,?", last) != NULL || first == '(' || islower((unsigned char)first))
        return false;
    static const char *const kept[] = {"by",  "date",   "name",      "title",          "reserved",
                                       "its", "attest", "signature", "not applicable", "witness",
                                       NULL};
    for (const char *const *word = kept; *word != NULL; word++)
        if (strncasecmp(line->text, *word, strlen(*word)) == 0)
            return false;
    return true;
}

/* The office below a line to sign on, which every amendment repeats. */
static bool
names_signer(const struct lines *lines, size_t at)
{
    while (at > 0 && lines->list[at - 1].length == 0)
        at--;
    return at > 0 && mem_find(lines->list[at - 1].text, lines->list[at - 1].length, "__") != NULL;
}

struct repeats {
    uint32_t shape;
    unsigned count;
    size_t first, last;
};

static struct repeats *
slot(struct repeats *table, uint32_t key)
{
    size_t at = key >> (32 - TABLE_BITS);
    for (int tries = 0; tries < 64; tries++, at = (at + 1) % TABLE)
        if (table[at].shape == key || table[at].shape == 0)
            return &table[at];
    return NULL;
}

/* Heads repeat on two pages' edges, or, where pages are unknown, three times and far apart. */
static void
mark_repeats(struct lines *lines)
{
    struct repeats *table = mem_alloc(TABLE * sizeof *table);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < lines->count; i++) {
            struct line *line = &lines->list[i];
            if (line->furniture || !may_run(line) || (lines->paged && !near_edge(lines, i)) ||
                names_signer(lines, i))
                continue;
            struct repeats *seen = slot(table, shape(line));
            if (seen == NULL)
                continue;
            if (pass == 0) {
                if (seen->count++ == 0)
                    *seen = (struct repeats){shape(line), 1, i, i};
                seen->last = i;
                continue;
            }
            size_t apart = seen->count > 1 ? (seen->last - seen->first) / (seen->count - 1) : 0;
            line->furniture = lines->paged ? seen->count >= 2 && i != seen->first
                                           : seen->count >= 3 && apart >= 15 && i != seen->first;
        }
    }
    free(table);
}

/* Without form feeds, "Page N of M" lines tell the pages: at the foot of theirs, or at its head
 * when the first line of the text is one. */
static void
number_pages(struct lines *lines, const long *numbers)
{
    size_t first = 0;
    while (first < lines->count && numbers[first] == 0)
        first++;
    if (lines->paged || first == lines->count)
        return;
    bool at_head = first < EDGE && numbers[first] == 1;
    long page = numbers[first];
    for (size_t i = 0; i < lines->count; i++) {
        if (at_head && numbers[i] >= page)
            page = numbers[i];
        lines->list[i].page = page;
        if (!at_head && numbers[i] >= page)
            page = numbers[i] + 1;
    }
    if (!at_head) /* what follows the last foot stands on its page, if it is only blank */
        for (size_t i = lines->count; i > 0 && lines->list[i - 1].length == 0; i--)
            lines->list[i - 1].page = page - 1;
}

static bool
stands_apart(const struct lines *lines, size_t at)
{
    return (at == 0 || lines->list[at - 1].length == 0) &&
           (at + 1 == lines->count || lines->list[at + 1].length == 0);
}

/* Without form feeds, numbers that stand apart and count up by one are page numbers too. */
static void
mark_counting(struct lines *lines, long *numbers)
{
    long before = 0;
    size_t found = 0;
    for (int pass = 0; pass < 2 && !lines->paged; pass++) {
        before = 0;
        for (size_t i = 0; i < lines->count; i++) {
            struct line *line = &lines->list[i];
            if (!is_bare_number(line) || !stands_apart(lines, i))
                continue;
            long number = strtol(line->text, NULL, 10);
            bool counts = before > 0 && number == before + 1;
            if (pass == 0 && counts)
                found++;
            if (pass == 1 && found >= 2 && (counts || number <= 2)) {
                line->furniture = true;
                numbers[i] = number;
            }
            before = number;
        }
    }
}

void
furniture_mark(struct lines *lines)
{
    long *numbers = mem_alloc((lines->count + 1) * sizeof *numbers);
    for (size_t i = 0; i < lines->count; i++) {
        struct line *line = &lines->list[i];
        numbers[i] = page_line(line);
        line->furniture |= numbers[i] > 0 || is_chrome(line) || is_fax(line) ||
                           (is_bare_number(line) && near_edge(lines, i));
    }
    mark_counting(lines, numbers);
    number_pages(lines, numbers);
    free(numbers);
    mark_repeats(lines);
}
