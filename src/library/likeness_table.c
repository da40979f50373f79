/* Lines with tabs between their cells. */
#include "library/likeness_table.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/status.h"

static const char *const kind_names[] = {"met", "contrary", "about", "turn"};

void
likeness_table_free(struct likeness_table *table)
{
    if (table == NULL)
        return;
    free(table->classes);
    free(table->features);
    free(table->weights);
    free(table);
}

void
likeness_table_write(const struct likeness_table *table, const char *const *names, struct buf *out)
{
    for (size_t i = 0; i < table->class_count; i++) {
        const struct likeness_class *class = &table->classes[i];
        buf_putf(out, "class\t%s\t%s\t%.3f\n", class->criterion, kind_names[class->kind],
                 (double)class->bias);
    }
    for (size_t i = 0; i < table->feature_count; i++) {
        const struct table_feature *feature = &table->features[i];
        buf_putf(out, "%s\t%.2f\t", names[i], (double)feature->rarity);
        for (uint32_t k = 0; k < feature->count; k++) {
            const struct table_weight *weight = &table->weights[feature->first + k];
            buf_putf(out, "%s%d:%d", k > 0 ? " " : "", weight->class, weight->weight);
        }
        buf_putc(out, '\n');
    }
}

struct reader {
    struct likeness_table *table;
    size_t class_room, feature_room, weight_room;
};

static bool
read_class(struct reader *reader, char **cells)
{
    struct likeness_table *table = reader->table;
    struct likeness_class class = {.kind = -1, .bias = strtof(cells[3], NULL)};
    for (int kind = 0; kind < LIKENESS_KINDS; kind++)
        if (strcmp(cells[2], kind_names[kind]) == 0)
            class.kind = kind;
    if (class.kind < 0 || strlen(cells[1]) >= LIKENESS_NAME || table->class_count > UINT16_MAX)
        return false;
    strcpy(class.criterion, cells[1]);
    table->classes = mem_grow(table->classes, &reader->class_room, table->class_count + 1,
                              sizeof *table->classes);
    table->classes[table->class_count++] = class;
    return true;
}

static bool
read_feature(struct reader *reader, char **cells)
{
    struct likeness_table *table = reader->table;
    struct table_feature feature = {.number = likeness_number(LIKENESS_START, cells[0]),
                                    .first = (uint32_t)table->weight_count,
                                    .rarity = strtof(cells[1], NULL)};
    for (char *at = cells[2]; *at != '\0';) {
        char *end;
        unsigned long class = strtoul(at, &end, 10);
        long weight = *end == ':' ? strtol(end + 1, &at, 10) : LONG_MAX;
        if (class >= table->class_count || weight > INT16_MAX || weight < INT16_MIN)
            return false;
        table->weights = mem_grow(table->weights, &reader->weight_room, table->weight_count + 1,
                                  sizeof *table->weights);
        table->weights[table->weight_count++] =
            (struct table_weight){(uint16_t) class, (int16_t)weight};
        at += *at == ' ';
    }
    feature.count = (uint32_t)(table->weight_count - feature.first);
    if (table->feature_count > 0 &&
        table->features[table->feature_count - 1].number >= feature.number)
        return false;
    table->features = mem_grow(table->features, &reader->feature_room, table->feature_count + 1,
                               sizeof *table->features);
    table->features[table->feature_count++] = feature;
    return true;
}

/* Comments stand before the classes, these before the features (some of which begin with #). */
static bool
read_line(struct reader *reader, char *line)
{
    char *cells[4] = {line};
    int count = 1;
    if (*line == '\0' || (*line == '#' && reader->table->class_count == 0))
        return true;
    for (char *tab; count < 4 && (tab = strchr(cells[count - 1], '\t')) != NULL; count++) {
        *tab = '\0';
        cells[count] = tab + 1;
    }
    return count == 4   ? read_class(reader, cells)
           : count == 3 ? read_feature(reader, cells)
                        : false;
}

struct likeness_table *
likeness_table_read(const char *path, struct diag *diag)
{
    struct buf bytes = {0};
    if (file_read(path, &bytes, diag, STATUS_LIBRARY) != 0)
        return NULL;
    struct reader reader = {.table = mem_alloc(sizeof *reader.table)};
    long number = 1;
    bool well = true;
    for (char *line = (char *)buf_text(&bytes), *next; well && line != NULL;
         line = next, number += well) {
        next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        well = read_line(&reader, line);
    }
    buf_free(&bytes);
    if (well)
        return reader.table;
    diag_error(diag, STATUS_LIBRARY, path, number, "make it anew with mou learn",
               "this is no line of a table of likeness");
    likeness_table_free(reader.table);
    return NULL;
}
