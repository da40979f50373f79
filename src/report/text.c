/* How the plain-text report begins and ends. */
#include "report/text.h"

#include <stdio.h>
#include <string.h>

#include "base/terminal.h"
#include "report/text_page.h"
#include "report/words.h"

enum { FILES = TEXT_WIDTH - 50 }; /* columns of a file's name in the closing table */

static bool
has(const xmlNode *node, const char *attribute, const char *value)
{
    return strcmp(xml_attr_or(node, attribute, ""), value) == 0;
}

void
text_head(const xmlNode *findings, struct buf *out)
{
    struct text_page page = {.out = out};
    const char *library = xml_attr_or(findings, "library", "");
    buf_putf(&page.words, "mou %s%s%s", xml_attr_or(findings, "version", ""),
             library[0] != '\0' ? ", clause library " : "", library);
    text_lines(&page, "", "  ");
    const xmlNode *first = xml_child(findings, "profile");
    buf_puts(&page.words, "Profiles: ");
    for (const xmlNode *p = first; p != NULL; p = xml_next(p, "profile")) {
        const char *title = xml_attr_or(p, "title", "");
        buf_putf(&page.words, "%s%s", p != first ? ", " : "", xml_attr_or(p, "ref", ""));
        if (title[0] != '\0')
            buf_putf(&page.words, " (%s)", title);
    }
    text_lines(&page, "", "          ");
    for (const xmlNode *p = first; p != NULL; p = xml_next(p, "profile")) {
        if (xml_attr(p, "as-of") == NULL)
            continue;
        words_caution(p, &page.words);
        text_lines(&page, "", "  ");
    }
    text_page_free(&page);
}

void
text_row(const xmlNode *document, struct buf *out)
{
    static const char *const columns[] = {"contrary", "missing", "partial", "met",
                                          "not-applicable"};
    const xmlNode *summary = xml_child(document, "summary");
    terminal_pad(out, xml_attr_or(document, "file", ""), FILES);
    if (has(document, "status", "unreadable")) {
        buf_puts(out, "  could not be read\n");
        return;
    }
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        buf_putf(out, "%10s", xml_attr_or(summary, columns[i], ""));
    buf_puts(out, has(document, "status", "partly-read") ? " *\n" : "\n");
}

void
text_before_rows(size_t documents, bool colour, struct buf *out)
{
    struct text_page page = {.out = out, .colour = colour};
    char title[48];
    snprintf(title, sizeof title, "All %zu agreements", documents);
    buf_puts(out, "\n\n");
    text_underlined(&page, title);
    terminal_pad(out, "", FILES);
    buf_puts(out, "  Contrary   Missing   Partial       Met       N/A\n");
}

static void
put_duties(struct text_page *page, const xmlNode *profile, const char *kind, const char *title)
{
    bool any = false;
    for (const xmlNode *d = xml_child(profile, "duty"); d != NULL; d = xml_next(d, "duty")) {
        if (!has(d, "kind", kind))
            continue;
        if (!any)
            buf_putf(page->out, "\n%s%s: %s%s\n", text_ink_code(page, "bold"), title,
                     xml_attr_or(profile, "title", ""), text_ink_code(page, "off"));
        any = true;
        words_duty(d, &page->words);
        text_lines(page, "  * ", "    ");
    }
}

void
text_tail(const xmlNode *findings, const struct overview *overview, bool colour, struct buf *out)
{
    struct text_page page = {.out = out, .colour = colour};
    if (overview_documents(overview) > 1 && overview_partly(overview))
        buf_puts(out, "* read in part\n");
    if (overview_asks(overview)) {
        buf_puts(&page.words, "For what the authorities say, and for more about a criterion or "
                              "clause: mou explain ID, with the ID in [brackets].");
        buf_putc(out, '\n');
        text_lines(&page, "", "");
    }
    for (const xmlNode *p = xml_child(findings, "profile"); p != NULL; p = xml_next(p, "profile")) {
        put_duties(&page, p, "act", "What somebody must do, said or not");
        put_duties(&page, p, "background", "Law that binds, said or not");
    }
    buf_putc(out, '\n');
    buf_puts(&page.words, words_disclaimer());
    text_lines(&page, "", "");
    words_states(findings, &page.words);
    text_lines(&page, "", "");
    text_page_free(&page);
}
