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
    COLUMNS = 24,
    HEAD_LIMIT = 200
}; /* columns whose heads are used; bytes of a head that a lead repeats */

struct heads {
    char *words[COLUMNS];
    int count;
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

static void
read_heads(struct heads *heads, const xmlNode *row)
{
    for (const xmlNode *cell = xml_first(row); cell != NULL && heads->count < COLUMNS;
         cell = xml_after(cell))
        heads->words[heads->count++] = head_words(cell);
    if (heads->count == 2)
        heads->parallel = share_word(heads->words[0], heads->words[1]);
    if (heads->count >= 2 && names_actor(heads->words[0]))
        heads->parallel = true;
}

static void
free_heads(struct heads *heads)
{
    for (int i = 0; i < heads->count; i++)
        free(heads->words[i]);
    *heads = (struct heads){0};
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
    char *row_head = head_words(xml_first(row));
    if (row_head[0] == '\0' && *above != NULL && heads->count > 1) {
        free(row_head);
        row_head = *above;
    } else {
        free(*above);
        *above = row_head;
    }
    for (xmlNode *cell = xml_first(row); cell != NULL; cell = xml_after(cell), column++) {
        struct buf lead = {0};
        bool named = !heads->parallel && column > 0 && row_head[0] != '\0';
        if (column < heads->count && heads->words[column][0] != '\0') {
            buf_puts(&lead, heads->words[column]);
            if (named)
                buf_putf(&lead, " \xE2\x80\x94 %s", row_head);
        } else if (named) {
            buf_putf(&lead, phrase_opens(row_head) ? "%s" : "%s:", row_head);
        }
        each(cell, lead.length > 0 ? lead.bytes : NULL);
        buf_free(&lead);
    }
}

void
lead_table(xmlNode *table, lead_cell *each)
{
    struct heads heads = {0};
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
