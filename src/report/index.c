/* Summaries to JSON and back. */
#include "report/index.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"

enum { WORST = 3 };

static const char *const counts[] = {"error",   "warning", "advice", "contrary",
                                     "missing", "partial", "met",    "not-applicable"};
enum { COUNTS = sizeof counts / sizeof *counts };

static bool
is(const xmlNode *finding, const char *const kind[2])
{
    return strcmp(xml_attr_or(finding, "level", ""), kind[0]) == 0 &&
           strcmp(xml_attr_or(finding, "verdict", ""), kind[1]) == 0;
}

/* The ids of the first few, the worst kind first. */
static void
put_worst(const xmlNode *document, struct buf *out)
{
    static const char *const kinds[][2] = {{"error", "contrary"},  {"error", "missing"},
                                           {"error", "partial"},   {"warning", "contrary"},
                                           {"warning", "missing"}, {"warning", "partial"}};
    int left = WORST;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        for (const xmlNode *f = xml_child(document, "finding"); f != NULL && left > 0;
             f = xml_next(f, "finding"))
            if (is(f, kinds[k]))
                buf_putf(out, "%s%s", left-- < WORST ? " " : "", xml_attr_or(f, "id", ""));
}

void
index_summary(const xmlNode *document, struct buf *out)
{
    const xmlNode *summary = xml_child(document, "summary");
    const char *title = xml_attr_or(document, "title", "");
    struct buf worst = {0};
    buf_puts(out, ",\"title\":");
    json_string(out, title, strlen(title));
    for (size_t i = 0; i < COUNTS; i++)
        buf_putf(out, ",\"%s\":%s", counts[i], xml_attr_or(summary, counts[i], "0"));
    put_worst(document, &worst);
    buf_puts(out, ",\"worst\":");
    json_string(out, buf_text(&worst), worst.length);
    buf_free(&worst);
}

static void
take_field(void *context, const char *name, const char *value, bool is_text)
{
    static const char *const texts[] = {"file", "output", "status", "message", "title", "worst"};
    bool known = false;
    for (size_t i = 0; i < COUNTS; i++)
        known = known || (!is_text && strcmp(name, counts[i]) == 0);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        known = known || (is_text && strcmp(name, texts[i]) == 0);
    if (known && xml_text_valid(value))
        xml_set(context, name, value);
}

/* The address of a path: anything but letters, digits and "-._~/" as %XX; yours. */
static char *
address(const char *path)
{
    struct buf out = {0};
    for (; *path != '\0'; path++)
        if (isalnum((unsigned char)*path) || strchr("-._~/", *path) != NULL)
            buf_putc(&out, *path);
        else
            buf_putf(&out, "%%%02X", (unsigned char)*path);
    return buf_take(&out);
}

/* What was said, without the file that the row names anyway. */
static void
cut_message(xmlNode *row)
{
    const char *message = xml_attr_or(row, "message", "");
    const char *cause = strstr(message, "error: ");
    char *kept = mem_strdup(cause != NULL ? cause + strlen("error: ") : message);
    xml_set(row, "message", kept);
    free(kept);
}

static void
add_worst(xmlNode *row, const struct library *library)
{
    const char *at = xml_attr_or(row, "worst", ""), *report = xml_attr_or(row, "href", "");
    while (*at != '\0') {
        size_t length = strcspn(at, " ");
        char *id = mem_strndup(at, length);
        const struct criterion *criterion = library_find(library, LIBRARY_CRITERION, id);
        xmlNode *worst = xml_add(row, "worst");
        char *href = mem_format("%s#d1-%s", report, id);
        xml_set(worst, "href", href);
        xml_add_text(worst, "title", criterion != NULL ? criterion->title : id);
        free(href);
        free(id);
        at += length + (at[length] == ' ');
    }
}

xmlDoc *
index_row(const char *line, const struct library *library, const char *folder)
{
    xmlDoc *doc = xml_new("report");
    xmlNode *row = xmlDocGetRootElement(doc);
    if (json_flat(line, strlen(line), take_field, row) != 0 || xml_attr(row, "output") == NULL) {
        xmlFreeDoc(doc);
        return NULL;
    }
    char *path = file_join(folder, xml_attr(row, "output"));
    char *href = address(xml_attr(row, "output"));
    if (file_exists(path))
        xml_set(row, "href", href);
    free(href);
    free(path);
    cut_message(row);
    add_worst(row, library);
    return doc;
}
