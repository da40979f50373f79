/* One document of the plain-text report: its findings, worst first. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/terminal.h"
#include "report/text.h"
#include "report/text_page.h"
#include "report/words.h"

enum { AUTHORITIES = 3 }; /* of a finding; a terminal has no room for more */

static bool
has(const xmlNode *node, const char *attribute, const char *value)
{
    return strcmp(xml_attr_or(node, attribute, ""), value) == 0;
}

static void
put_evidence(struct text_page *page, const xmlNode *evidence)
{
    words_place(evidence, &page->words);
    if (page->words.length == 0)
        buf_puts(&page->words, "The agreement");
    else if (strchr("psl", page->words.bytes[0]) != NULL)
        page->words.bytes[0] = (char)toupper((unsigned char)page->words.bytes[0]);
    buf_putf(&page->words, " %s:", words_stance(evidence));
    text_field(page, "Text", "bold");
    words_quote(evidence, &page->words);
    text_lines(page, TEXT_INDENT "> ", TEXT_INDENT "> ");
}

/* What contradicts, or all else. */
static void
put_all_evidence(struct text_page *page, const xmlNode *finding, bool against)
{
    for (const xmlNode *e = xml_child(finding, "evidence"); e != NULL; e = xml_next(e, "evidence"))
        if (has(e, "stance", "contradicts") == against)
            put_evidence(page, e);
}

/* What went stands in [-brackets-], what came in {+braces+}. */
static void
put_difference(struct text_page *page, const xmlNode *difference)
{
    for (const xmlNode *run = xml_first(difference); run != NULL; run = xml_after(run)) {
        bool gone = xml_is(run, "out"), came = xml_is(run, "in");
        buf_puts(&page->words, gone ? "[-" : came ? "{+" : "");
        xml_text_add(run, &page->words);
        buf_puts(&page->words, gone ? "-] " : came ? "+} " : " ");
    }
    text_field(page, "Change", "bold");
}

/* What a profile did, unless the message says so already. */
static void
put_effects(struct text_page *page, const xmlNode *finding)
{
    const xmlNode *effect = xml_child(finding, "effect");
    char *message = xml_text(xml_child(finding, "message"));
    bool said = strstr(message, "Profile ") != NULL;
    for (; effect != NULL && !said; effect = xml_next(effect, "effect")) {
        words_effect(effect, &page->words);
        text_field(page, "Level", "bold");
    }
    free(message);
}

static void
put_authorities(struct text_page *page, const xmlNode *finding)
{
    /* Every difference from an official text has the same reason and authority: a note says them.
     */
    bool shown = xml_attr(finding, "change") == NULL;
    int count = 0;
    if (shown) {
        xml_text_add(xml_child(finding, "why"), &page->words);
        text_field(page, "Why", "bold");
    }
    for (const xmlNode *a = xml_child(finding, "authority"); a != NULL;
         a = xml_next(a, "authority")) {
        if (++count > AUTHORITIES || !shown)
            continue;
        words_authority(a, &page->words);
        text_field(page, "Authority", "bold");
    }
    if (count > AUTHORITIES) {
        buf_putf(&page->words, "and %d more: mou explain %s", count - AUTHORITIES,
                 xml_attr_or(finding, "id", ""));
        text_lines(page, TEXT_INDENT, TEXT_INDENT);
    }
}

static void
put_clause(struct text_page *page, const xmlNode *clause)
{
    const xmlNode *para = xml_child(clause, "para");
    if (para == NULL)
        return;
    buf_putf(&page->words, "%s [%s]", xml_attr_or(clause, "title", ""),
             xml_attr_or(clause, "ref", ""));
    text_field(page, "Insert", "bold");
    for (; para != NULL; para = xml_next(para, "para")) {
        buf_putc(page->out, '\n');
        xml_text_add(para, &page->words);
        text_lines(page, TEXT_INDENT, TEXT_INDENT);
    }
}

/* Title and id, which all findings begin with. */
static void
add_title(struct text_page *page, const xmlNode *finding)
{
    xml_text_add(xml_child(finding, "title"), &page->words);
    buf_putf(&page->words, " [%s]", xml_attr_or(finding, "id", ""));
}

static void
put_finding(struct text_page *page, const xmlNode *finding, int number, const char *colour)
{
    struct buf title = {0};
    char first[24];
    snprintf(first, sizeof first, "%3d. ", number);
    add_title(page, finding);
    terminal_wrap(&title, buf_text(&page->words), TEXT_WIDTH, first, TEXT_LABEL);
    buf_clear(&page->words);
    title.bytes[title.length - 1] = '\0'; /* ink ends with the line */
    buf_putc(page->out, '\n');
    text_ink(page, "bold", title.bytes);
    buf_putc(page->out, '\n');
    buf_free(&title);
    xml_text_add(xml_child(finding, "message"), &page->words);
    text_field(page, words_verdict(finding), colour);
    put_all_evidence(page, finding, true);
    put_all_evidence(page, finding, false);
    put_difference(page, xml_child(finding, "difference"));
    words_more(finding, &page->words);
    text_lines(page, TEXT_INDENT, TEXT_INDENT);
    put_effects(page, finding);
    put_authorities(page, finding);
    put_clause(page, xml_child(finding, "clause"));
}

static const char *const levels[] = {"error", "warning", "advice", "none"};
static const char *const inks[] = {"red", "yellow", "blue", "blue"};
enum { LEVELS = 4, ORDERS = 3 };

/* The number of its level, -1 when it asks for nothing. */
static int
level_of(const xmlNode *finding)
{
    int level = 0;
    if (has(finding, "verdict", "met") || has(finding, "verdict", "not-applicable"))
        return -1;
    while (level < LEVELS - 1 && !has(finding, "level", levels[level]))
        level++;
    return level;
}

/* What is contrary comes first, then what is missing, then what is partial. */
static int
order_of(const xmlNode *finding)
{
    return has(finding, "verdict", "contrary") ? 0 : has(finding, "verdict", "partial") ? 2 : 1;
}

/* Returns how many there are. */
static int
put_group(struct text_page *page, const xmlNode *document, int level, int before)
{
    int count = 0, done = before;
    const xmlNode *first = xml_child(document, "finding");
    for (const xmlNode *f = first; f != NULL; f = xml_next(f, "finding"))
        count += level_of(f) == level;
    if (count == 0)
        return 0;
    buf_putf(page->out, "\n%s", text_ink_code(page, inks[level]));
    for (const char *title = words_level(levels[level]); *title != '\0'; title++)
        buf_putc(page->out, (char)toupper((unsigned char)*title));
    buf_putf(page->out, " (%d)%s  %s\n", count, text_ink_code(page, "off"),
             words_level_meaning(levels[level]));
    for (int order = 0; order < ORDERS; order++)
        for (const xmlNode *f = first; f != NULL; f = xml_next(f, "finding"))
            if (level_of(f) == level && order_of(f) == order)
                put_finding(page, f, ++done, inks[level]);
    return count;
}

/* Findings that ask for nothing, a line each. */
static void
put_compact(struct text_page *page, const xmlNode *document, const char *verdict, const char *title,
            const char *sign)
{
    int count = 0;
    bool met = strcmp(verdict, "met") == 0;
    const xmlNode *first = xml_child(document, "finding");
    for (const xmlNode *f = first; f != NULL; f = xml_next(f, "finding"))
        count += has(f, "verdict", verdict);
    if (count == 0)
        return;
    buf_putf(page->out, "\n%s%s (%d)%s\n", text_ink_code(page, "green"), title, count,
             text_ink_code(page, "off"));
    for (const xmlNode *f = first; f != NULL; f = xml_next(f, "finding")) {
        struct buf place = {0};
        if (!has(f, "verdict", verdict))
            continue;
        add_title(page, f);
        if (xml_child(f, "evidence") != NULL)
            words_place(xml_child(f, "evidence"), &place);
        if (place.length > 0)
            buf_putf(&page->words, ": %s", place.bytes);
        buf_puts(&page->words, met ? "" : ": ");
        if (!met)
            xml_text_add(xml_child(f, "message"), &page->words);
        text_lines(page, sign, TEXT_LABEL);
        buf_free(&place);
    }
}

static void
put_findings(struct text_page *page, const xmlNode *document)
{
    int before = 0;
    for (int level = 0; level < LEVELS; level++)
        before += put_group(page, document, level, before);
    put_compact(page, document, "met", "MET", "  + ");
    put_compact(page, document, "not-applicable", "NOT APPLICABLE", "  - ");
    buf_puts(&page->words, "Summary: ");
    words_summary(xml_child(document, "summary"), &page->words);
    buf_putc(page->out, '\n');
    text_lines(page, "", "         ");
}

void
text_document(const xmlNode *document, size_t position, bool colour, struct buf *out)
{
    struct text_page page = {.out = out, .colour = colour};
    buf_puts(out, position > 1 ? "\n\n" : "\n");
    text_underlined(&page, xml_attr_or(document, "file", ""));
    buf_puts(&page.words, xml_attr_or(document, "title", ""));
    text_lines(&page, "", "");
    words_reading(document, &page.words);
    text_lines(&page, "", "");
    for (const xmlNode *n = xml_child(document, "note"); n != NULL; n = xml_next(n, "note")) {
        xml_text_add(n, &page.words);
        text_lines(&page, "  * ", "    ");
    }
    if (!has(document, "status", "unreadable"))
        put_findings(&page, document);
    buf_free(&page.words);
}
