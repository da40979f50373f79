/* Lead-ins of table cells: column heads and row heads. */
#include "agreement/lead_table.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "agreement/phrase.h"
#include "base/buf.h"

enum {
    COLUMNS = 24,     /* columns whose heads are used */
    HEAD_LIMIT = 200, /* bytes of a head that a lead repeats */
    NUMBER_BYTES = 8
};

struct heads {
    char *words[COLUMNS];
    int count;
    int first;     /* the column that says what its row is about; those before it count the rows */
    bool parallel; /* the columns are lists side by side; their first cells name nothing */
};

static char *
head_words(const xmlNode *cell)
{
    char *words = xml_words(cell);
    size_t length = strlen(words);
    if (length > HEAD_LIMIT) {
        length = HEAD_LIMIT;
        while (length > 0 && words[length] != ' ')
            length--;
        words[length] = '\0';
    }
    return words;
}

/* Heads that begin with what columns are divided among: then the first column is such a list
 * itself. */
static bool
names_actor(const char *head)
{
    static const char *const actors[] = {
        "administrator", "school",    "district",       "principal", "police",
        "sro",           "officer",   "deputy",         "city",      "sheriff",
        "board",         "agency",    "department",     "student",   "staff",
        "handled",       "not",       "shall",          "do",        "may",
        "allowed",       "permitted", "discipline",     "criminal",  "county",
        "parent",        "law",       "administrative", NULL};
    for (const char *const *actor = actors; *actor != NULL; actor++) {
        size_t length = strlen(*actor);
        if (strncasecmp(head, *actor, length) == 0 && !isalpha((unsigned char)head[length]))
            return true;
    }
    return false;
}

static bool
share_word(const char *one, const char *other)
{
    for (const char *at = one; *at != '\0';) {
        size_t length = strcspn(at, " ");
        for (const char *with = other; length > 2 && *with != '\0';) {
            size_t size = strcspn(with, " ");
            if (size == length && strncasecmp(at, with, size) == 0)
                return true;
            with += size + strspn(with + size, " ");
        }
        at += length + strspn(at + length, " ");
    }
    return false;
}

/* "S-01", "HR3": letters, then figures. */
static bool
is_code(const char *text)
{
    size_t letters = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
           dash = strspn(text + letters, "-."),
           figures = strspn(text + letters + dash, "0123456789");
    return letters > 0 && letters <= 4 && dash <= 1 && figures > 0 && figures <= 4 &&
           text[letters + dash + figures] == '\0';
}

/* "5.1", "(a)", "B-3", "iv.": the number of a row. */
static bool
is_number(const char *text)
{
    if (is_code(text))
        return true;
    size_t length = strspn(text, "0123456789abcdeixvABCDEIXV.-()");
    return length > 0 && length <= NUMBER_BYTES && text[length] == '\0';
}

static bool
names_numbers(const char *head)
{
    static const char *const heads[] = {"",       "#",        "no.",      "no",     "nos.",
                                        "number", "item",     "ref.",     "ref",    "sec.",
                                        "sec",    "section",  "para.",    "para",   "row",
                                        "line",   "\xC2\xA7", "item no.", "item #", "id",
                                        "code", NULL};
    for (const char *const *known = heads; *known != NULL; known++)
        if (strcasecmp(head, *known) == 0)
            return true;
    return false;
}

/* Whether the first of several columns only counts the rows: its head says no more than "No.", and
 * each of its cells, of two at least where there is no head, is a number. */
static bool
counts_rows(const xmlNode *table)
{
    bool headed = false;
    int numbers = 0;
    for (const xmlNode *row = xml_first(table); row != NULL; row = xml_after(row)) {
        const xmlNode *cell = xml_is(row, "row") ? xml_first(row) : NULL;
        if (cell == NULL || xml_after(cell) == NULL)
            continue; /* a caption, or a line across */
        char *words = xml_words(cell);
        bool head = xml_attr(row, "head") != NULL,
             fits = xml_after(xml_after(cell)) != NULL &&
                    (head ? names_numbers(words) : *words == '\0' || is_number(words));
        numbers += !head && *words != '\0';
        headed |= head;
        free(words);
        if (!fits)
            return false;
    }
    return numbers >= (headed ? 1 : 2);
}

/* A dash, or nothing: no duty of the column's. */
static bool
is_blank(const xmlNode *cell)
{
    char *words = xml_words(cell);
    const char *at = words;
    while (*at != '\0') {
        size_t dash = strncmp(at, "\xE2\x80\x93", 3) == 0 || strncmp(at, "\xE2\x80\x94", 3) == 0;
        size_t size = dash ? 3 : strspn(at, " -.");
        if (size == 0)
            break;
        at += size;
    }
    bool blank = *at == '\0';
    free(words);
    return blank;
}

static void
read_heads(struct heads *heads, const xmlNode *row)
{
    for (const xmlNode *cell = xml_first(row); cell != NULL && heads->count < COLUMNS;
         cell = xml_after(cell))
        heads->words[heads->count++] = head_words(cell);
    const char *first = heads->count > heads->first ? heads->words[heads->first] : "";
    if (heads->count - heads->first == 2)
        heads->parallel = share_word(first, heads->words[heads->first + 1]);
    if (heads->count - heads->first >= 2 && names_actor(first))
        heads->parallel = true;
}

static void
free_heads(struct heads *heads)
{
    for (int i = 0; i < heads->count; i++)
        free(heads->words[i]);
    *heads = (struct heads){.first = heads->first};
}

/* above: the head of the row above, which goes on where the first cell is empty, as cells that are
 * joined downwards are; then that of this row. */
static void
lead_row(xmlNode *row, const struct heads *heads, char **above, lead_cell *each)
{
    int column = 0;
    if (xml_first(row) == NULL || (heads->count > 1 && xml_after(xml_first(row)) == NULL)) {
        free(*above); /* a line across the table, that names no column's duty */
        *above = NULL;
        return;
    }
    xmlNode *naming = xml_first(row);
    for (int i = 0; i < heads->first && xml_after(naming) != NULL; i++)
        naming = xml_after(naming);
    char *row_head = head_words(naming);
    if (row_head[0] == '\0' && *above != NULL && heads->count > 1) {
        free(row_head);
        row_head = *above;
    } else {
        free(*above);
        *above = row_head;
    }
    for (xmlNode *cell = xml_first(row); cell != NULL; cell = xml_after(cell), column++) {
        if (column < heads->first)
            continue;
        struct buf lead = {0};
        bool named = !heads->parallel && column > heads->first && row_head[0] != '\0';
        if (column < heads->count && heads->words[column][0] != '\0') {
            buf_puts(&lead, heads->words[column]);
            if (named)
                buf_putf(&lead, " \xE2\x80\x94 %s", row_head);
        } else if (named) {
            buf_putf(&lead, phrase_opens(row_head) ? "%s" : "%s:", row_head);
        }
        each(cell, lead.length > 0 && !is_blank(cell) ? lead.bytes : NULL);
        buf_free(&lead);
    }
}

void
lead_table(xmlNode *table, lead_cell *each)
{
    struct heads heads = {.first = counts_rows(table)};
    char *above = NULL;
    for (xmlNode *row = xml_first(table); row != NULL; row = xml_after(row)) {
        if (!xml_is(row, "row"))
            continue;
        if (xml_attr(row, "head") == NULL) {
            lead_row(row, &heads, &above, each);
            continue;
        }
        free_heads(&heads);
        free(above);
        above = NULL;
        read_heads(&heads, row);
    }
    free(above);
    free_heads(&heads);
}
