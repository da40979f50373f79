/* One document of the plain-text report: its findings, worst first. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
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
    buf_putc(&page->words, ' ');
    buf_puts(&page->words, words_stance(evidence));
    buf_putc(&page->words, ':');
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
    buf_puts(&page->words, " [");
    buf_puts(&page->words, xml_attr_or(finding, "id", ""));
    buf_putc(&page->words, ']');
}

static void
put_finding(struct text_page *page, const xmlNode *finding, int number, const char *colour)
{
    struct buf *title = &page->lines;
    char first[24];
    snprintf(first, sizeof first, "%3d. ", number);
    add_title(page, finding);
    buf_clear(title);
    terminal_wrap(title, buf_text(&page->words), TEXT_WIDTH, first, TEXT_LABEL);
    buf_clear(&page->words);
    title->bytes[title->length - 1] = '\0'; /* ink ends with the line */
    buf_putc(page->out, '\n');
    text_ink(page, "bold", title->bytes);
    buf_putc(page->out, '\n');
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
enum { LEVELS = 4, ORDERS = 3, SETTLED = -1 };

/* A finding and where it stands. */
struct entry {
    const xmlNode *finding;
    const char *verdict;
    int level; /* its number; SETTLED: it asks for nothing */
    int order; /* what is contrary comes first, then what is missing, then what is partial */
};

struct entries {
    struct entry *list;
    size_t count, room;
};

static int
level_of(const xmlNode *finding, const char *verdict)
{
    int level = 0;
    if (strcmp(verdict, "met") == 0 || strcmp(verdict, "not-applicable") == 0)
        return SETTLED;
    const char *word = xml_attr_or(finding, "level", "");
    while (level < LEVELS - 1 && strcmp(word, levels[level]) != 0)
        level++;
    return level;
}

static struct entries
read_entries(const xmlNode *document)
{
    struct entries entries = {0};
    for (const xmlNode *f = xml_child(document, "finding"); f != NULL; f = xml_next(f, "finding")) {
        const char *verdict = xml_attr_or(f, "verdict", "");
        struct entry entry = {.finding = f, .verdict = verdict, .level = level_of(f, verdict)};
        entry.order = strcmp(verdict, "contrary") == 0  ? 0
                      : strcmp(verdict, "partial") == 0 ? 2
                                                        : 1;
        entries.list = mem_grow(entries.list, &entries.room, entries.count + 1, sizeof entry);
        entries.list[entries.count++] = entry;
    }
    return entries;
}

/* Returns how many there are. */
static int
put_group(struct text_page *page, const struct entries *entries, int level, int before)
{
    int count = 0, done = before;
    for (size_t i = 0; i < entries->count; i++)
        count += entries->list[i].level == level;
    if (count == 0)
        return 0;
    buf_putf(page->out, "\n%s", text_ink_code(page, inks[level]));
    for (const char *title = words_level(levels[level]); *title != '\0'; title++)
        buf_putc(page->out, (char)toupper((unsigned char)*title));
    buf_putf(page->out, " (%d)%s  %s\n", count, text_ink_code(page, "off"),
             words_level_meaning(levels[level]));
    for (int order = 0; order < ORDERS; order++)
        for (size_t i = 0; i < entries->count; i++)
            if (entries->list[i].level == level && entries->list[i].order == order)
                put_finding(page, entries->list[i].finding, ++done, inks[level]);
    return count;
}

static void
put_line(struct text_page *page, const xmlNode *finding, bool met, const char *sign)
{
    const xmlNode *evidence = xml_child(finding, "evidence");
    add_title(page, finding);
    if (evidence != NULL) {
        size_t titled = page->words.length;
        buf_puts(&page->words, ": ");
        words_place(evidence, &page->words);
        if (page->words.length == titled + strlen(": "))
            page->words.bytes[page->words.length = titled] = '\0'; /* it has no place */
    }
    buf_puts(&page->words, met ? "" : ": ");
    if (!met)
        xml_text_add(xml_child(finding, "message"), &page->words);
    text_lines(page, sign, TEXT_LABEL);
}

/* Findings that ask for nothing, a line each. */
static void
put_compact(struct text_page *page, const struct entries *entries, const char *verdict,
            const char *title, const char *sign)
{
    int count = 0;
    bool met = strcmp(verdict, "met") == 0;
    for (size_t i = 0; i < entries->count; i++)
        count += strcmp(entries->list[i].verdict, verdict) == 0;
    if (count == 0)
        return;
    buf_putf(page->out, "\n%s%s (%d)%s\n", text_ink_code(page, "green"), title, count,
             text_ink_code(page, "off"));
    for (size_t i = 0; i < entries->count; i++)
        if (strcmp(entries->list[i].verdict, verdict) == 0)
            put_line(page, entries->list[i].finding, met, sign);
}

static void
put_findings(struct text_page *page, const xmlNode *document)
{
    int before = 0;
    struct entries entries = read_entries(document);
    for (int level = 0; level < LEVELS; level++)
        before += put_group(page, &entries, level, before);
    put_compact(page, &entries, "met", "MET", "  + ");
    put_compact(page, &entries, "not-applicable", "NOT APPLICABLE", "  - ");
    free(entries.list);
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
    text_page_free(&page);
}
