/* Lists of the library's things. */
#include "library/listing.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/terminal.h"
#include "library/sources.h"

enum { COLUMNS = 5 };

/* Rows of cells; every cell is owned. The last column is as wide as it likes. */
struct table {
    char **cells;
    size_t count, room;
    int columns;
};

static void
add_cell(struct table *table, const char *text)
{
    table->cells = mem_grow(table->cells, &table->room, table->count + 1, sizeof *table->cells);
    table->cells[table->count++] = mem_strdup(text != NULL ? text : "");
}

static size_t
column_width(const struct table *table, int column)
{
    size_t widest = 1;
    for (size_t i = (size_t)column; i < table->count; i += (size_t)table->columns) {
        size_t width = terminal_columns(table->cells[i]);
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void
print_table(const struct table *table, struct buf *out)
{
    size_t widths[COLUMNS];
    for (int column = 0; column < table->columns; column++)
        widths[column] = column_width(table, column);
    for (size_t i = 0; i < table->count; i++) {
        int column = (int)(i % (size_t)table->columns);
        if (column + 1 == table->columns) {
            terminal_plain(out, table->cells[i]);
            buf_putc(out, '\n');
        } else {
            terminal_pad(out, table->cells[i], widths[column]);
            buf_puts(out, "  ");
        }
    }
}

static void
table_free(struct table *table)
{
    for (size_t i = 0; i < table->count; i++)
        free(table->cells[i]);
    free(table->cells);
}

static void
list_criteria(const struct library *library, const struct demands *demands, struct table *table)
{
    table->columns = 5;
    for (size_t i = 0; i < library->criterion_count; i++) {
        const struct criterion *criterion = &library->criteria[i];
        const struct demand *demand = demands_on(demands, criterion);
        if (!demand->applies)
            continue;
        add_cell(table, criterion->id);
        add_cell(table, kind_word(criterion->kind));
        add_cell(table, level_word(demand->severity));
        add_cell(table, criterion->topic->id);
        add_cell(table, criterion->title);
    }
}

static void
list_clauses(const struct library *library, struct table *table)
{
    table->columns = 4;
    for (size_t i = 0; i < library->provision_count; i++) {
        const struct provision *provision = &library->provisions[i];
        add_cell(table, provision->id);
        add_cell(table, provision->position != NULL ? provision->position : "standard");
        add_cell(table, provision->title);
        add_cell(table, provision->serves);
    }
}

static void
add_words(struct table *table, const xmlNode *node)
{
    char *words = xml_words(node);
    add_cell(table, words);
    free(words);
}

static const char *
in_force(const xmlNode *profile)
{
    const char *from = xml_attr(profile, "from"), *until = xml_attr(profile, "until");
    return from == NULL && until == NULL ? "always" : from != NULL ? from : until;
}

static void
list_profiles(const struct library *library, struct table *table)
{
    const struct library_records *records = &library->records[LIBRARY_PROFILE];
    table->columns = 3;
    for (size_t i = 0; i < records->count; i++) {
        add_cell(table, records->list[i].id);
        add_cell(table, in_force(records->list[i].node));
        add_words(table, xml_child(records->list[i].node, "title"));
    }
}

static void
list_questions(const struct library *library, struct table *table)
{
    const struct library_records *records = &library->records[LIBRARY_QUESTION];
    table->columns = 3;
    for (size_t i = 0; i < records->count; i++) {
        const xmlNode *node = records->list[i].node;
        if (xml_is(node, "derived"))
            continue;
        add_cell(table, records->list[i].id);
        add_cell(table, xml_attr(node, "type"));
        add_words(table, xml_child(node, "ask"));
    }
}

static void
list_authorities(const struct library *library, struct table *table)
{
    const struct library_records *records = &library->records[LIBRARY_AUTHORITY];
    table->columns = 5;
    for (size_t i = 0; i < records->count; i++) {
        const xmlNode *node = records->list[i].node;
        add_cell(table, records->list[i].id);
        add_cell(table, xml_attr(node, "kind"));
        add_cell(table, xml_attr(node, "status"));
        add_cell(table, xml_attr(node, "checked"));
        add_words(table, xml_child(node, "name"));
    }
}

/* A statement without a criterion shows a dash, and says why. */
static void
list_sources(const struct library *library, struct table *table)
{
    table->columns = 4;
    for (const xmlNode *s = sources_first(library); s != NULL; s = sources_after(s)) {
        char *words = sources_words(s);
        add_cell(table, sources_authority(s));
        add_cell(table, xml_attr(s, "at"));
        add_cell(table, xml_attr_or(s, "for", "-"));
        add_cell(table, words);
        free(words);
    }
}

bool
library_list(const struct library *library, const struct demands *demands, const char *what,
             struct buf *out)
{
    struct table table = {0};
    if (strcmp(what, "criteria") == 0)
        list_criteria(library, demands, &table);
    else if (strcmp(what, "clauses") == 0)
        list_clauses(library, &table);
    else if (strcmp(what, "profiles") == 0)
        list_profiles(library, &table);
    else if (strcmp(what, "questions") == 0)
        list_questions(library, &table);
    else if (strcmp(what, "authorities") == 0)
        list_authorities(library, &table);
    else if (strcmp(what, "sources") == 0)
        list_sources(library, &table);
    else
        return false;
    print_table(&table, out);
    table_free(&table);
    return true;
}
