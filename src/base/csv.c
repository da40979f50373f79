/* Reading tables: one pass over the bytes, cells kept row by row. */
#include "base/csv.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/xml.h"

enum { MOST_COLUMNS = 500 };

struct row {
    char **cells;
    size_t count, room;
    long line;
};

struct csv {
    struct row *rows; /* the first names the columns */
    size_t count, room;
};

struct reader {
    const char *at;
    long line;
    char comma;
    bool open; /* a quote that was never closed */
};

static char
find_comma(const char *text)
{
    size_t line = strcspn(text, "\r\n");
    return memchr(text, ',', line) == NULL && memchr(text, ';', line) != NULL ? ';' : ',';
}

static void
read_quoted(struct reader *reader, struct buf *cell)
{
    for (reader->at++; *reader->at != '\0'; reader->at++) {
        if (*reader->at == '"' && reader->at[1] != '"') {
            reader->at++;
            return;
        }
        reader->line += *reader->at == '\n';
        buf_putc(cell, *reader->at);
        reader->at += *reader->at == '"';
    }
    reader->open = true;
}

/* Stops at the comma, the line's end or the text's. */
static char *
read_cell(struct reader *reader)
{
    struct buf cell = {0};
    reader->at += strspn(reader->at, " \t");
    if (*reader->at == '"')
        read_quoted(reader, &cell);
    for (; *reader->at != '\0' && *reader->at != reader->comma && *reader->at != '\n'; reader->at++)
        buf_putc(&cell, *reader->at);
    while (cell.length > 0 && strchr(" \t\r", cell.bytes[cell.length - 1]) != NULL)
        cell.bytes[--cell.length] = '\0';
    return buf_take(&cell);
}

static bool
read_row(struct reader *reader, struct row *row)
{
    bool text = false;
    *row = (struct row){.line = reader->line};
    for (;;) {
        row->cells = mem_grow(row->cells, &row->room, row->count + 1, sizeof *row->cells);
        row->cells[row->count] = read_cell(reader);
        text = text || row->cells[row->count][0] != '\0';
        row->count++;
        if (*reader->at != reader->comma || row->count == MOST_COLUMNS)
            break;
        reader->at++;
    }
    reader->at += strcspn(reader->at, "\n");
    if (*reader->at == '\n') {
        reader->at++;
        reader->line++;
    }
    return text;
}

static void
free_row(struct row *row)
{
    for (size_t i = 0; i < row->count; i++)
        free(row->cells[i]);
    free(row->cells);
}

static int
check(const struct csv *csv, const struct reader *reader, const char *path, struct diag *diag)
{
    if (reader->open) {
        diag_error(diag, STATUS_INPUT, path, csv->rows[csv->count - 1].line, "close it",
                   "a quote that begins in this row is never closed");
        return -1;
    }
    if (csv->count < 2) {
        diag_error(diag, STATUS_INPUT, path, 0,
                   "name the columns in the first row, then write a row each",
                   "the table has no rows");
        return -1;
    }
    for (size_t i = 1; i < csv->count; i++) {
        if (csv->rows[i].count > csv->rows[0].count) {
            diag_error(diag, STATUS_INPUT, path, csv->rows[i].line, "quote cells that hold a comma",
                       "the row has %zu cells, the first row names %zu", csv->rows[i].count,
                       csv->rows[0].count);
            return -1;
        }
    }
    return 0;
}

struct csv *
csv_read(const char *path, struct diag *diag)
{
    struct buf bytes = {0};
    if (file_read(path, &bytes, diag, STATUS_INPUT) != 0)
        return NULL;
    const char *text = buf_text(&bytes);
    if (!xml_text_valid(text) || strlen(text) != bytes.length) {
        diag_error(diag, STATUS_INPUT, path, 0, "save the table as CSV in UTF-8",
                   "is not UTF-8 text");
        buf_free(&bytes);
        return NULL;
    }
    text += strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    struct reader reader = {.at = text, .line = 1, .comma = find_comma(text)};
    struct csv *csv = mem_alloc(sizeof *csv);
    while (*reader.at != '\0') {
        struct row row;
        if (!read_row(&reader, &row) && !reader.open) {
            free_row(&row);
            continue;
        }
        csv->rows = mem_grow(csv->rows, &csv->room, csv->count + 1, sizeof *csv->rows);
        csv->rows[csv->count++] = row;
    }
    if (check(csv, &reader, path, diag) != 0) {
        csv_free(csv);
        csv = NULL;
    }
    buf_free(&bytes);
    return csv;
}

void
csv_free(struct csv *csv)
{
    if (csv == NULL)
        return;
    for (size_t i = 0; i < csv->count; i++)
        free_row(&csv->rows[i]);
    free(csv->rows);
    free(csv);
}

size_t
csv_columns(const struct csv *csv)
{
    return csv->rows[0].count;
}

size_t
csv_rows(const struct csv *csv)
{
    return csv->count - 1;
}

const char *
csv_name(const struct csv *csv, size_t column)
{
    return csv->rows[0].cells[column];
}

const char *
csv_cell(const struct csv *csv, size_t row, size_t column)
{
    const struct row *cells = &csv->rows[row + 1];
    return column < cells->count ? cells->cells[column] : "";
}

long
csv_line(const struct csv *csv, size_t row)
{
    return csv->rows[row + 1].line;
}
