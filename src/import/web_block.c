/* The open block of a web page, and how it becomes a chunk. */
#include "import/web_block.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/xml.h"
#include "import/flow.h"
#include "import/furniture.h"
#include "import/heading.h"
#include "import/label.h"

enum { STEP = 4 };

struct chunk *
web_put(struct web *web, enum chunk_kind kind, const char *text, size_t length)
{
    struct chunks *chunks = web->chunks;
    if (kind == CHUNK_TEXT && web->outline == 0 && furniture_by_words(text, length))
        kind = CHUNK_FURNITURE;
    chunks->list = mem_grow(chunks->list, &chunks->room, chunks->count + 1, sizeof *chunks->list);
    int depth = web->list_count > 0 ? web->list_count - 1 : 0;
    chunks->list[chunks->count++] = (struct chunk){.kind = kind,
                                                   .text = mem_strndup(text, length),
                                                   .length = length,
                                                   .line = web->line,
                                                   .indent = (size_t)(depth * STEP),
                                                   .outline = web->outline,
                                                   .separator = kind == CHUNK_ROW ? '\t' : 0};
    return &chunks->list[chunks->count - 1];
}

/* Lines that the page breaks by hand are read as those of a text file. */
static void
add_lines(struct web *web)
{
    struct lines lines = {0};
    struct chunks made = {0};
    if (web->sample.list == NULL) {
        buf_add(&web->broken, web->text.bytes, web->text.length);
        buf_puts(&web->broken, "\n\n");
    }
    lines_split(&lines, web->text.bytes, web->text.length);
    for (size_t i = 0; i < lines.count; i++)
        lines.list[i].furniture = furniture_by_words(lines.list[i].text, lines.list[i].length);
    chunks_make_like(&made, &lines, web->sample.list != NULL ? &web->sample : &lines);
    for (size_t i = 0; i < made.count; i++) {
        struct chunks *chunks = web->chunks;
        chunks->list =
            mem_grow(chunks->list, &chunks->room, chunks->count + 1, sizeof *chunks->list);
        made.list[i].line = web->line + made.list[i].line - 1;
        chunks->list[chunks->count++] = made.list[i];
    }
    free(made.list); /* its texts have moved */
    lines_free(&lines);
}

/* An item that prints a number of its own needs no bullet. */
static bool
has_label(const char *text, size_t length)
{
    struct label label;
    return label_read(text, length, &label);
}

static void
trim_end(struct buf *text)
{
    while (text->length > 0 && isspace((unsigned char)text->bytes[text->length - 1]))
        text->bytes[--text->length] = '\0';
}

/* Puts words before the open block, whose own begin at `from`. */
static void
put_before(struct web *web, const char *words, size_t from)
{
    char *whole = mem_format("%s %s", words, web->text.bytes + from);
    buf_clear(&web->text);
    buf_puts(&web->text, whole);
    free(whole);
    web->run += web->run > 0 ? strlen(words) + 1 - from : 0;
}

/* The term of a description that is no text of one piece stands alone. */
static void
flush_term(struct web *web)
{
    struct buf *term = &web->term;
    if (term->length == 0)
        return;
    if (strchr(".:?", term->bytes[term->length - 1]) == NULL)
        buf_putc(term, ':');
    char *whole = mem_format("%s%s%s", web->label, web->label[0] != '\0' ? " " : "", term->bytes);
    web_put(web, CHUNK_TEXT, whole, strlen(whole));
    free(whole);
    buf_clear(term);
    web->label[0] = '\0';
}

/* A term stands before its description: "Arrests: The SRO shall …"; "The SRO shall:" leads in. Of
 * a sentence it is the title, of a meaning the word that has it: "SRO means …". */
static void
put_term(struct web *web, size_t *from)
{
    struct buf *term = &web->term;
    const char *text = web->text.bytes + *from;
    size_t length = web->text.length - *from, title = term->length;
    char last = term->bytes[title - 1];
    if (last == ':' || (last != '?' && heading_has_verb(term->bytes, title))) {
        web->leads = true;
        flush_term(web);
        snprintf(web->label, sizeof web->label, "\xE2\x80\xA2");
        return;
    }
    bool small = islower((unsigned char)*text) != 0;
    bool sentence = last == '?' || (!small && heading_has_verb(text, length));
    bool goes_on = small && heading_has_verb(text, strcspn(text, " \n"));
    if (strchr(".?", last) == NULL && !goes_on)
        buf_putc(term, ':');
    put_before(web, term->bytes, *from);
    *from = 0;
    web->plain = sentence && !web->lines;
    web->run = web->plain ? title : 0;
    buf_clear(term);
}

void
web_flush(struct web *web)
{
    struct buf *text = &web->text;
    trim_end(text);
    size_t from = strspn(buf_text(text), " \n\t\r");
    if (from < text->length) {
        if (web->term.length > 0)
            put_term(web, &from);
        bool bullet = strncmp(web->label, "\xE2\x80\xA2", 3) == 0;
        if (web->label[0] != '\0' &&
            !(bullet && has_label(text->bytes + from, text->length - from))) {
            put_before(web, web->label, from);
            from = 0;
        }
        if (web->lines)
            add_lines(web);
        else
            web_put(web, CHUNK_TEXT, text->bytes + from, text->length - from)->run =
                web->plain && web->run > from ? web->run - from : 0;
        web->label[0] = '\0';
    }
    buf_clear(text);
    web->lines = web->plain = false;
    web->run = 0;
}

void
web_flush_all(struct web *web)
{
    web_flush(web);
    flush_term(web);
}

void
web_term(struct web *web)
{
    struct buf *text = &web->text;
    trim_end(text);
    size_t from = strspn(buf_text(text), " \n\t\r");
    web->leads = false;
    if (from == text->length || web->lines) {
        web_flush(web);
        return;
    }
    if (web->term.length > 0)
        buf_puts(&web->term, ", ");
    buf_add(&web->term, text->bytes + from, text->length - from);
    buf_clear(text);
    web->plain = false;
    web->run = 0;
}

void
web_open(struct web *web)
{
    struct buf *text = &web->text;
    size_t from = strspn(buf_text(text), " \n\t\r"), end = text->length;
    while (end > from && isspace((unsigned char)text->bytes[end - 1]))
        end--;
    if (web->list_count == 0 || web->lines || end - from >= WEB_LABEL || end == from ||
        !label_alone(text->bytes + from, end - from)) {
        web_flush(web);
        return;
    }
    snprintf(web->label, sizeof web->label, "%.*s", (int)(end - from), text->bytes + from);
    buf_clear(text);
    web->plain = false;
    web->run = 0;
}

void
web_words(struct web *web, const xmlNode *node)
{
    const char *text = node->content != NULL ? (const char *)node->content : "";
    bool label = web->text.length == 0 && label_alone(text, strlen(text));
    if (!web->plain && !label && text[strspn(text, " \t\r\n")] != '\0') {
        web->plain = web->heavy == 0;
        web->run = web->plain ? web->text.length : 0;
    }
    if (web->text.length == 0)
        web->line = xmlGetLineNo(node) > 0 ? xmlGetLineNo(node) : web->line;
    for (; *text != '\0'; text++) {
        bool space = isspace((unsigned char)*text) != 0;
        char last = web->text.length > 0 ? web->text.bytes[web->text.length - 1] : '\n';
        if (web->kept) {
            buf_putc(&web->text, *text);
            web->lines |= *text == '\n';
        } else if (!space) {
            buf_putc(&web->text, *text);
        } else if (last != ' ' && last != '\n') {
            buf_putc(&web->text, ' ');
        }
    }
}
