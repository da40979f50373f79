/* Who signs, read out of the lines and rows of a signature block. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "import/cells.h"
#include "import/flow.h"
#include "import/heading.h"
#include "import/put.h"
#include "import/sign.h"

enum { LINE_LIMIT = SIGN_LINE, OFFICE_LIMIT = SIGN_OFFICE };

static size_t
trim(const char **text, size_t length)
{
    while (length > 0 && strchr(" \t\n_,;:", **text) != NULL) {
        ++*text;
        length--;
    }
    while (length > 0 && strchr(" \t\n_,;:", (*text)[length - 1]) != NULL)
        length--;
    return length;
}

static void
set_part(xmlNode *signatory, const char *part, const char *text, size_t length)
{
    length = trim(&text, length);
    if (length == 0 || xml_child(signatory, part) != NULL)
        return;
    put_text(xml_add(signatory, part), text, length);
}

static bool
is_date(const char *text, size_t length)
{
    static const char *const months[] = {"january",  "february", "march",  "april",     "may",
                                         "june",     "july",     "august", "september", "october",
                                         "november", "december", NULL};
    return heading_begins_any(text, length, months) ||
           (length > 5 && isdigit((unsigned char)text[0]) &&
            (memchr(text, '/', length) != NULL || memchr(text, '-', length) != NULL));
}

static bool
is_degree(const char *text, size_t length)
{
    static const char *const degrees[] = {"ph.d", "ed.d", "jr",  "sr",  "esq",
                                          "ii",   "iii",  "m.d", "j.d", NULL};
    return heading_begins_any(text, length, degrees);
}

/* "Renee Castellano, Board President, July 16, 2025": name, office, date. */
static void
set_person(xmlNode *signatory, const char *text, size_t length)
{
    length = trim(&text, length);
    const char *end = text + length, *comma = memchr(text, ',', length);
    if (comma != NULL && is_degree(comma + 1 + strspn(comma + 1, " "), (size_t)(end - comma - 1)))
        comma = memchr(comma + 1, ',', (size_t)(end - comma - 1));
    set_part(signatory, "name", text, (size_t)((comma != NULL ? comma : end) - text));
    if (comma == NULL)
        return;
    const char *office = comma + 1 + strspn(comma + 1, " "), *stop = office;
    while (stop < end && *stop != '.' &&
           !(*stop == ',' && is_date(stop + 1 + strspn(stop + 1, " "), (size_t)(end - stop - 1))))
        stop++;
    if (is_date(office, (size_t)(end - office)))
        stop = office;
    set_part(signatory, "office", office, (size_t)(stop - office));
    if (stop < end) {
        stop += strspn(stop, ",. ");
        if (stop < end && is_date(stop, (size_t)(end - stop)))
            set_part(signatory, "date", stop, (size_t)(end - stop));
    }
}

static xmlNode *
new_signatory(struct signing *signing, int column)
{
    xmlNode *signatory = xml_add(signing->parties, "signatory");
    if (signing->party[column] != NULL)
        xml_add_text(signatory, "for", signing->party[column]);
    return signing->current[column] = signatory;
}

static const char *
find(const char *text, size_t length, const char *mark)
{
    return memmem(text, length, mark, strlen(mark));
}

/* "Date: July 1, 2025" or "Date: ____" somewhere in the cell; returns where it begins. */
static size_t
take_date(xmlNode *signatory, const char *text, size_t length)
{
    const char *date = find(text, length, "Date");
    if (date == NULL || (date > text && isalpha((unsigned char)date[-1])))
        return length;
    const char *value = date + 4;
    while (value < text + length &&
           (islower((unsigned char)*value) || *value == ':' || *value == ' '))
        value++;
    if (signatory != NULL)
        set_part(signatory, "date", value, (size_t)(text + length - value));
    return (size_t)(date - text);
}

static void take_cell(struct signing *signing, int column, const char *text, size_t length);

/* "… /s/ A. Roe, Mayor, May 21, 2024; /s/ K. Poe, President …" */
static void
take_signed(struct signing *signing, int column, const char *text, size_t length)
{
    const char *mark = find(text, length, "/s/"), *after = mark + 3, *end = text + length;
    const char *next = find(after, (size_t)(end - after), "/s/");
    if (next != NULL)
        end = next;
    while (end > after && strchr(" ;,", end[-1]) != NULL)
        end--;
    xmlNode *current = new_signatory(signing, column);
    size_t left = take_date(current, after, (size_t)(end - after));
    if (mark > text && isupper((unsigned char)*text) &&
        memchr(text, ',', (size_t)(mark - text)) != NULL)
        set_person(current, text, (size_t)(mark - text));
    const char *comma = memchr(after, ',', left);
    set_part(current, "signed", after, comma != NULL ? (size_t)(comma - after) : left);
    set_person(current, after, left);
    if (comma != NULL &&
        is_date(comma + 1 + strspn(comma + 1, " "), left - (size_t)(comma + 1 - after)))
        set_part(current, "date", comma + 1, left - (size_t)(comma + 1 - after));
    if (next != NULL)
        take_cell(signing, column, next, (size_t)(text + length - next));
}

/* One cell or line of a block that has no column heads. */
static void
take_cell(struct signing *signing, int column, const char *text, size_t length)
{
    static const char *const names[] = {"name", "print name", "printed name", NULL};
    static const char *const offices[] = {"title", "its", NULL};
    if (length == 0)
        return;
    xmlNode *current = signing->current[column];
    const char *colon = memchr(text, ':', length);
    size_t rest = colon != NULL ? length - (size_t)(colon + 1 - text) : 0;
    if (heading_begins(text, length, "date") || heading_begins(text, length, "dated")) {
        take_date(current, text, length);
    } else if (current != NULL && colon != NULL && heading_begins_any(text, length, names)) {
        set_part(current, "name", colon + 1, rest);
    } else if (current != NULL && colon != NULL && heading_begins_any(text, length, offices)) {
        set_part(current, "office", colon + 1, rest);
    } else if (find(text, length, "/s/") != NULL) {
        take_signed(signing, column, text, length);
    } else if (heading_begins(text, length, "by") || find(text, length, "____") != NULL) {
        current = new_signatory(signing, column);
        size_t left = take_date(current, text, length);
        size_t skip = heading_begins(text, left, "by") ? 2 : 0;
        set_person(current, text + skip, left - skip);
    } else if (current == NULL && memchr(text, ',', length) != NULL && length < OFFICE_LIMIT &&
               sign_names_office(text,
                                 length)) { /* "Pat Roe, Chief of Police" under "Sincerely," */
        set_person(new_signatory(signing, column), text, length);
        signing->current[column] = NULL;
    } else if ((current == NULL && text[length - 1] != '.') || heading_is_caps(text, length)) {
        free(signing->party[column]);
        signing->party[column] = mem_strndup(text, length);
    } else if (current != NULL && xml_child(current, "name") == NULL) {
        set_person(current, text, length);
    } else if (current != NULL && length < OFFICE_LIMIT && sign_names_office(text, length)) {
        set_part(current, "office", text, length);
    }
}

static const char *
part_of_head(const char *head)
{
    static const struct {
        const char *word, *part;
    } parts[] = {{"sign", "signed"},  {"date", "date"},     {"name", "name"},
                 {"title", "office"}, {"office", "office"}, {"for", "for"},
                 {"party", "for"},    {"agency", "for"},    {"organization", "for"}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strncasecmp(head, parts[i].word, strlen(parts[i].word)) == 0)
            return parts[i].part;
    return NULL;
}

/* "For | Name and title | Signed | Date": two columns at least name parts of a signature. */
static bool
take_heads(struct signing *signing, const struct cells *cells)
{
    int known = 0;
    if (signing->headed || cells->count > SIGN_COLUMNS || cells->count < 3)
        return false;
    for (int i = 0; i < cells->count; i++) {
        char *head = mem_strndup(cells->text[i], cells->length[i]);
        known += part_of_head(head) != NULL;
        free(head);
    }
    if (known < 2)
        return false;
    for (int i = 0; i < cells->count; i++)
        signing->heads[i] = mem_strndup(cells->text[i], cells->length[i]);
    return signing->headed = true;
}

static void
take_headed(struct signing *signing, const struct cells *cells)
{
    xmlNode *signatory = xml_add(signing->parties, "signatory");
    for (int i = 0; i < cells->count && i < SIGN_COLUMNS && signing->heads[i] != NULL; i++) {
        const char *part = part_of_head(signing->heads[i]), *text = cells->text[i];
        size_t length = cells->length[i];
        if (part == NULL)
            continue;
        if (strcmp(part, "signed") == 0 && length > 3 && strncasecmp(text, "/s/", 3) == 0) {
            text += 3;
            length -= 3;
        }
        if (strcmp(part, "name") == 0)
            set_person(signatory, text, length);
        else
            set_part(signatory, part, text, length);
    }
    if (xml_first(signatory) == NULL) {
        xmlUnlinkNode(signatory);
        xmlFreeNode(signatory);
    }
}

/* The lines of a cell, one after the other: "City of Riverton", "By: ____", "Mayor". */
static void
take_lines(struct signing *signing, const struct chunk *chunk, int column, const char *text,
           size_t length)
{
    for (size_t at = 0; at < length;) {
        const char *stop = memchr(text + at, FLOW_BREAK, length - at);
        size_t size = stop != NULL ? (size_t)(stop - text) - at : length - at;
        xmlNode *para = xml_add(signing->element, "para");
        put_place(para, chunk);
        put_text(para, text + at, size);
        take_cell(signing, column, text + at, size);
        at += size + 1;
    }
}

/* The column that a cell is of: "By: ____ | Date: ____" are one. */
static int
column_of(const struct signing *signing, const struct cells *cells, int cell)
{
    static const char *const parts[] = {"date", "dated", "title", "its", "name", NULL};
    bool goes_on = cell > 0 && signing->current[cell] == NULL &&
                   heading_begins_any(cells->text[cell], cells->length[cell], parts) &&
                   !heading_begins_any(cells->text[cell - 1], cells->length[cell - 1], parts);
    return goes_on ? cell - 1 : cell;
}

/* A row is one paragraph, unless its cells hold several lines each. */
static void
take_row(struct signing *signing, const struct chunk *chunk)
{
    struct cells cells;
    cells_split(chunk->text, chunk->length, chunk->separator, &cells);
    bool heads = take_heads(signing, &cells);
    bool lines =
        !heads && !signing->headed && memchr(chunk->text, FLOW_BREAK, chunk->length) != NULL;
    if (!lines)
        put_para(signing->element, chunk, 0, NULL);
    if (!heads && signing->headed)
        take_headed(signing, &cells);
    for (int i = 0; i < cells.count && i < SIGN_COLUMNS && !signing->headed; i++) {
        if (lines)
            take_lines(signing, chunk, i, cells.text[i], cells.length[i]);
        else
            take_cell(signing, column_of(signing, &cells, i), cells.text[i], cells.length[i]);
    }
}

void
sign_add(struct signing *signing, xmlNode *parent, const struct chunk *chunk)
{
    if (signing->element == NULL) {
        signing->element = xml_add(parent, "signatures");
        put_place(signing->element, chunk);
        signing->parties = xmlNewDocNode(parent->doc, NULL, (const xmlChar *)"signatures", NULL);
    }
    if (chunk->kind == CHUNK_ROW) {
        take_row(signing, chunk);
        return;
    }
    put_para(signing->element, chunk, 0, chunk->kind == CHUNK_FURNITURE ? "furniture" : NULL);
    if (chunk->kind == CHUNK_TEXT && chunk->length < LINE_LIMIT)
        take_cell(signing, 0, chunk->text, chunk->length);
}

void
sign_close(struct signing *signing)
{
    for (xmlNode *child;
         signing->parties != NULL && (child = signing->parties->children) != NULL;) {
        xmlUnlinkNode(child);
        xmlAddChild(signing->element, child);
    }
    xmlFreeNode(signing->parties);
    for (int i = 0; i < SIGN_COLUMNS; i++) {
        free(signing->party[i]);
        free(signing->heads[i]);
    }
    *signing = (struct signing){0};
}
