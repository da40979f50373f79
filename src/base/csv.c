/* Reading tables: one pass over the bytes. The cells' texts lie one after the other, each with its
 * NUL: a table of a nation's districts is held by every worker of a batch. */
#include "base/csv.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/xml.h"

enum { MOST_COLUMNS = 500 };

struct row {
    size_t cells; /* where the texts of its cells begin */
    size_t count;
    long line;
    const char *fault; /* NULL: none */
    size_t fault_column;
};

struct csv {
    struct row *rows; /* the first names the columns */
    size_t count, room;
    struct buf texts;
};

struct reader {
    const char *at, *end; /* *end is a NUL */
    long line;
    char comma;
    struct buf cell; /* the one being read */
};

static char
find_comma(const char *text)
{
    size_t line = strcspn(text, "\r\n");
    return memchr(text, ',', line) == NULL && memchr(text, ';', line) != NULL ? ';' : ',';
}

/* A line ends with LF, CR LF or, on old Macs, CR. */
static bool
at_line_end(const struct reader *reader)
{
    return reader->at < reader->end && (*reader->at == '\n' || *reader->at == '\r');
}

static void
next_line(struct reader *reader)
{
    reader->at += *reader->at == '\r' && reader->at[1] == '\n' ? 2 : 1;
    reader->line++;
}

static const char *
read_quoted(struct reader *reader)
{
    for (reader->at++; reader->at < reader->end; reader->at++) {
        if (*reader->at == '"' && reader->at[1] != '"') {
            reader->at++;
            return NULL;
        }
        reader->line += *reader->at == '\n' || (*reader->at == '\r' && reader->at[1] != '\n');
        buf_putc(&reader->cell, *reader->at);
        reader->at += *reader->at == '"';
    }
    return "a quote that begins here is never closed; close it";
}

/* Stops at the comma, the line's end or the text's. Returns what is wrong with the cell. */
static const char *
read_cell(struct reader *reader)
{
    struct buf *cell = &reader->cell;
    const char *fault = NULL;
    buf_clear(cell);
    while (*reader->at == ' ' || *reader->at == '\t')
        reader->at++;
    bool quoted = *reader->at == '"';
    if (quoted)
        fault = read_quoted(reader);
    for (; reader->at < reader->end && *reader->at != reader->comma && !at_line_end(reader);
         reader->at++) {
        if (quoted && fault == NULL && *reader->at != ' ' && *reader->at != '\t')
            fault = "text follows the closing quote; write quotes inside a cell twice";
        buf_putc(cell, *reader->at);
    }
    while (cell->length > 0 && strchr(" \t\r\n", cell->bytes[cell->length - 1]) != NULL)
        cell->bytes[--cell->length] = '\0';
    if (fault == NULL &&
        (strlen(buf_text(cell)) != cell->length || !xml_text_valid(buf_text(cell))))
        fault = "is not UTF-8 text; save the table as CSV in UTF-8";
    return fault;
}

/* Goes back to the end of the line that the row begins on: what follows may be good rows. */
static void
give_up(struct reader *reader, const struct row *row, const char *start)
{
    reader->at = start + strcspn(start, "\r\n");
    if (reader->at > reader->end)
        reader->at = reader->end;
    reader->line = row->line;
}

/* Returns whether there is anything in the row. */
static bool
read_row(struct reader *reader, struct row *row, struct buf *texts)
{
    const char *start = reader->at;
    bool text = false;
    *row = (struct row){.line = reader->line, .cells = texts->length};
    for (;;) {
        const char *fault = read_cell(reader), *cell = buf_text(&reader->cell);
        if (fault != NULL && row->fault == NULL) {
            row->fault = fault;
            row->fault_column = row->count;
        }
        text = text || *cell != '\0';
        buf_add(texts, fault == NULL ? cell : "", fault == NULL ? strlen(cell) + 1 : 1);
        row->count++;
        if (reader->at >= reader->end || *reader->at != reader->comma || row->count == MOST_COLUMNS)
            break;
        reader->at++;
    }
    if (row->fault != NULL)
        give_up(reader, row, start);
    while (reader->at < reader->end && !at_line_end(reader))
        reader->at++;
    if (at_line_end(reader))
        next_line(reader);
    return text || row->fault != NULL;
}

static void
find_long_rows(struct csv *csv)
{
    for (size_t i = 1; i < csv->count; i++) {
        struct row *row = &csv->rows[i];
        if (row->fault != NULL || row->count <= csv->rows[0].count)
            continue;
        row->fault = "the row has more cells than the first row names; quote cells that hold a "
                     "comma";
        row->fault_column = csv->rows[0].count;
    }
}

/* Returns 0, or -1 after a diagnostic. */
static int
check(const struct csv *csv, const char *path, struct diag *diag)
{
    if (csv->count > 0 && csv->rows[0].fault != NULL) {
        diag_error(diag, STATUS_INPUT, path, csv->rows[0].line, NULL, "column %zu: %s",
                   csv->rows[0].fault_column + 1, csv->rows[0].fault);
        return -1;
    }
    if (csv->count < 2) {
        diag_error(diag, STATUS_INPUT, path, 0,
                   "name the columns in the first row, then write a row each",
                   "the table has no rows");
        return -1;
    }
    return 0;
}

static struct csv *
read_text(const char *text, size_t length)
{
    size_t mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    struct reader reader = {text + mark, text + length, 1, find_comma(text + mark), {0}};
    struct csv *csv = mem_alloc(sizeof *csv);
    while (reader.at < reader.end) {
        struct row row;
        if (!read_row(&reader, &row, &csv->texts)) {
            csv->texts.length = row.cells;
            continue;
        }
        csv->rows = mem_grow(csv->rows, &csv->room, csv->count + 1, sizeof *csv->rows);
        csv->rows[csv->count++] = row;
    }
    buf_free(&reader.cell);
    if (csv->count > 0)
        find_long_rows(csv);
    return csv;
}

struct csv *
csv_read(const char *path, struct diag *diag)
{
    struct buf bytes = {0};
    struct csv *csv = NULL;
    if (file_read(path, &bytes, diag, STATUS_INPUT) != 0) {
        buf_free(&bytes);
        return NULL;
    }
    const char *text = buf_text(&bytes);
    if (bytes.length >= 2 &&
        (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0)) {
        diag_error(diag, STATUS_INPUT, path, 0, "save the table as CSV in UTF-8",
                   "is UTF-16, not UTF-8 text");
    } else {
        csv = read_text(text, bytes.length);
        if (check(csv, path, diag) != 0) {
            csv_free(csv);
            csv = NULL;
        }
    }
    buf_free(&bytes);
    return csv;
}

void
csv_free(struct csv *csv)
{
    if (csv == NULL)
        return;
    buf_free(&csv->texts);
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

static const char *
cell_of(const struct csv *csv, const struct row *row, size_t column)
{
    if (column >= row->count)
        return "";
    const char *cell = csv->texts.bytes + row->cells;
    while (column-- > 0)
        cell += strlen(cell) + 1;
    return cell;
}

const char *
csv_name(const struct csv *csv, size_t column)
{
    return cell_of(csv, &csv->rows[0], column);
}

const char *
csv_cell(const struct csv *csv, size_t row, size_t column)
{
    return cell_of(csv, &csv->rows[row + 1], column);
}

long
csv_line(const struct csv *csv, size_t row)
{
    return csv->rows[row + 1].line;
}

const char *
csv_fault(const struct csv *csv, size_t row, size_t *column)
{
    *column = csv->rows[row + 1].fault_column;
    return csv->rows[row + 1].fault;
}
