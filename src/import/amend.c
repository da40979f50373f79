/* Working amendments into the agreement they follow. */
#include "import/amend.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "agreement/tree.h"
#include "base/mem.h"
#include "import/amend_find.h"
#include "import/amend_words.h"
#include "import/build.h"
#include "import/heading.h"
#include "import/label.h"
#include "import/note.h"

struct amending {
    xmlDoc *agreement;
    xmlNode *head;      /* of the first amendment; without one, the paragraph that is read */
    xmlNode *taken;     /* holds the paragraphs that have moved */
    struct buf done;    /* "6(g), 25": what was struck out */
    struct buf in_part; /* places of which some words change */
    struct buf unfound; /* places that are not told apart */
};

/* Adds the place to a list ", 25, 6(g)", once. */
static void
add_place(struct buf *list, const struct amend_place *place)
{
    struct buf words = {0};
    for (int i = 0; i < place->parts; i++)
        buf_putf(&words, i == 0 ? ", %s" : "(%s)", place->label[i]);
    const char *there = strstr(buf_text(list), buf_text(&words));
    char next = there != NULL ? there[words.length] : '(';
    if (next == '(' || isalnum((unsigned char)next))
        buf_puts(list, buf_text(&words));
    buf_free(&words);
}

/* The new text as blocks, in an element of their own; yours. Its quotes are gone. */
static xmlNode *
new_blocks(const struct amending *amending, const char *text, size_t length, const xmlNode *from)
{
    xmlNode *blocks = xmlNewDocNode(amending->agreement, NULL, (const xmlChar *)"blocks", NULL);
    struct chunk chunk = {.kind = CHUNK_TEXT, .text = mem_strndup(text, length), .length = length};
    struct chunks chunks = {.list = &chunk, .count = 1};
    const char *line = xml_attr(from, "line"), *page = xml_attr(from, "page");
    chunk.line = line != NULL ? strtol(line, NULL, 10) : 1;
    chunk.page = page != NULL ? strtol(page, NULL, 10) : 0;
    if (length > 0)
        build_blocks(blocks, &chunks, 0, 1);
    free(chunk.text);
    return blocks;
}

/* Moves the blocks behind `after` (or to the end of parent) and returns the last one. */
static xmlNode *
move_blocks(xmlNode *blocks, xmlNode *after, xmlNode *parent)
{
    while (blocks->children != NULL) {
        xmlNode *block = blocks->children;
        xmlUnlinkNode(block);
        after = after != NULL ? xmlAddNextSibling(after, block) : xmlAddChild(parent, block);
    }
    return after;
}

/* An element like the one that is struck out, with its number, to hold what comes in its place. */
static xmlNode *
successor_of(xmlNode *struck, const xmlNode *from)
{
    xmlNode *made = xmlNewDocNode(struck->doc, NULL, struck->name, NULL);
    xmlAddNextSibling(struck, made);
    xml_set(made, "page", xml_attr(from, "page"));
    xml_set(made, "line", xml_attr(from, "line"));
    xml_set(made, "n", xml_attr(struck, "n"));
    return made;
}

/* Puts the new text where `struck` stood: an item for an item, a section for a section, which keeps
 * its title unless a new one is given. */
static void
put_in_place(xmlNode *struck, xmlNode *blocks, const char *title, const xmlNode *from)
{
    xmlNode *first = xml_first(blocks), *item = xml_is(first, "list") ? xml_first(first) : NULL;
    bool one_list = item != NULL && xml_after(first) == NULL;
    if (one_list && xml_is(struck, "item")) {
        move_blocks(first, struck, NULL);
    } else if (xml_is(struck, "para") || (xml_is(first, "section") && xml_is(struck, "section"))) {
        move_blocks(blocks, struck, NULL);
    } else {
        xmlNode *made = successor_of(struck, from), *old = xml_child(struck, "title");
        char *words = old != NULL ? xml_words(old) : mem_strdup("");
        if (xml_is(struck, "section") && (title[0] != '\0' || words[0] != '\0'))
            xml_add_text(made, "title", title[0] != '\0' ? title : words);
        free(words);
        move_blocks(one_list && xml_after(item) == NULL ? item : blocks, NULL, made);
    }
}

/* Items join the last list of the place, other blocks its end. */
static void
join(xmlNode *place, xmlNode *blocks)
{
    xmlNode *first = xml_first(blocks), *list = NULL;
    for (xmlNode *block = xml_first(place); block != NULL; block = xml_after(block))
        list = xml_is(block, "list") ? block : list;
    if (xml_is(first, "list") && xml_after(first) == NULL && list != NULL)
        move_blocks(first, NULL, list);
    else
        move_blocks(blocks, NULL, place);
}

static xmlNode *
add_para(xmlNode *parent, const char *text, const xmlNode *from)
{
    xmlNode *para = xml_add(parent, "para");
    xml_set(para, "page", xml_attr(from, "page"));
    xml_set(para, "line", xml_attr(from, "line"));
    xml_append(para, text);
    return para;
}

/* What is left of the paragraph once its new text has moved: the instruction, which is carried out,
 * and what follows the quote. */
static void
leave_instruction(xmlNode *para, const char *text, const struct amend_words *words)
{
    const char *rest = text + words->after + strspn(text + words->after, " .");
    char *instruction = mem_strndup(text, words->quote);
    size_t length = strlen(instruction);
    while (length > 0 && strchr("\" \xE2\x80\x9C", instruction[length - 1]) != NULL)
        instruction[--length] = '\0';
    xmlNodeSetContent(para, NULL);
    if (*rest != '\0' && xml_is(para, "item")) { /* it holds two paragraphs from now on */
        add_para(para, instruction, para);
        xml_set(para->children, "kind", "note");
        add_para(para, rest, para);
    } else {
        xml_append(para, instruction);
        xml_set(para, "kind", "note");
        if (*rest != '\0')
            xmlAddNextSibling(para, add_para(para->parent, rest, para));
    }
    free(instruction);
}

/* The block after the paragraph, also when that closes a list. */
static xmlNode *
following(xmlNode *node)
{
    while (xml_after(node) == NULL &&
           (xml_is(node->parent, "list") || xml_is(node->parent, "item")))
        node = node->parent;
    return xml_after(node);
}

/* The paragraphs after the first that belong to the same quote: each opens with one, and the last
 * closes it. They become part of the blocks. */
static void
take_further(struct amending *amending, xmlNode *para, xmlNode *blocks)
{
    for (xmlNode *next = following(para); xml_is(next, "para");) {
        char *words = xml_words(next);
        size_t open = words[0] == '"' ? 1 : strncmp(words, "\xE2\x80\x9C", 3) == 0 ? 3 : 0;
        size_t length = strlen(words);
        bool closed =
            length > 1 && (words[length - 1] == '"' ||
                           (length > 3 && strcmp(words + length - 3, "\xE2\x80\x9D") == 0));
        size_t close = closed ? (words[length - 1] == '"' ? 1 : 3) : 0;
        xmlNode *taken = next;
        if (open == 0 || length <= open + close) {
            free(words);
            return;
        }
        next = closed ? NULL : xml_after(next);
        xmlUnlinkNode(taken);
        xmlAddChild(amending->taken, taken);
        xmlNode *more = new_blocks(amending, words + open, length - open - close, taken);
        xmlNode *last = blocks->last, *list = xml_first(more);
        if (xml_is(list, "list") && xml_is(last, "list"))
            move_blocks(list, NULL, last);
        else
            move_blocks(more, NULL, blocks);
        xmlFreeNode(more);
        free(words);
    }
}

/* "Section 4.1 is amended to read as follows:" and then 4.1 itself, without quotes: the block that
 * bears the number is the new text. */
static void
take_numbered(xmlNode *para, const struct amend_place *place, const xmlNode *struck,
              xmlNode *blocks)
{
    xmlNode *next = following(para);
    char label[AMEND_LABEL];
    const char *n = next != NULL ? xml_attr(next, "n") : NULL;
    if (n == NULL || place->parts == 0)
        return;
    amend_label(n, label);
    if (strcmp(label, place->label[place->parts - 1]) != 0)
        return;
    bool alone = xml_is(next, "item") && !xml_is(struck, "item");
    xmlUnlinkNode(next);
    if (alone && !tree_has_blocks(next)) {
        xmlNodeSetName(next, (const xmlChar *)"para");
        xml_set(next, "n", NULL);
        xmlAddChild(blocks, next);
    } else if (alone) {
        move_blocks(next, NULL, blocks);
        xmlFreeNode(next);
    } else {
        xmlAddChild(xml_is(next, "item") ? xml_add(blocks, "list") : blocks, next);
    }
}

/* A new section goes before the first amendment. */
static void
put_new(struct amending *amending, xmlNode *blocks, const char *title,
        const struct amend_place *place, const xmlNode *from)
{
    xmlNode *section = xmlNewDocNode(amending->agreement, NULL, (const xmlChar *)"section", NULL);
    xmlAddPrevSibling(amend_top(amending->head), section);
    xml_set(section, "page", xml_attr(from, "page"));
    xml_set(section, "line", xml_attr(from, "line"));
    xml_setf(section, "n", "%s.", place->label[0]);
    if (title[0] != '\0')
        xml_add_text(section, "title", title);
    move_blocks(blocks, NULL, section);
}

/* The place that is spoken of; NULL: there is none, or nothing can be done there. */
static xmlNode *
place_of(struct amending *amending, const xmlNode *para, const struct amend_words *words)
{
    xmlNode *place = amend_find(amending->agreement, &words->place, para, amending->head);
    if (place == NULL)
        add_place(&amending->unfound, &words->place);
    else if (words->act == AMEND_PART)
        add_place(&amending->in_part, &words->place);
    return words->act == AMEND_PART ? NULL : place;
}

/* The new text without its own "Section 6A.", which its place says already. */
static size_t
text_begin(const char *text, const struct amend_words *words, size_t end)
{
    struct label label;
    bool numbered = words->quote < end &&
                    label_read(text + words->quote, end - words->quote, &label) &&
                    label.style == LABEL_KEYWORD;
    return words->quote + (numbered ? label.skip : 0);
}

static void
carry_out(struct amending *amending, xmlNode *para, const char *text,
          const struct amend_words *words)
{
    size_t length = strlen(text), end = words->open ? length : words->quote_end;
    bool quoted = words->quote < length;
    xmlNode *place = words->act == AMEND_NEW ? NULL : place_of(amending, para, words);
    if (place == NULL && (words->act != AMEND_NEW || words->place.parts != 1))
        return;
    bool titled =
        words->act == AMEND_NEW || (words->act == AMEND_REPLACE && xml_is(place, "section"));
    size_t begin = titled ? text_begin(text, words, end) : words->quote;
    size_t run = titled ? heading_run_in(text + begin, end - begin) : 0;
    char *title = mem_strndup(text + begin, run > 0 ? run - 1 : 0);
    begin += run + strspn(text + begin + run, " ");
    xmlNode *blocks = new_blocks(amending, text + begin, end - begin, para);
    if (words->open || (quoted ? words->after >= length : text[length - 1] == ':'))
        take_further(amending, para, blocks);
    if (words->act == AMEND_REPLACE && xml_first(blocks) == NULL && text[length - 1] == ':')
        take_numbered(para, &words->place, place, blocks);
    if (words->act == AMEND_NEW)
        put_new(amending, blocks, title, &words->place, para);
    else if (words->act == AMEND_ADD)
        join(place, blocks);
    else if (xml_first(blocks) != NULL)
        put_in_place(place, blocks, title, para);
    if (words->act == AMEND_STRIKE || words->act == AMEND_REPLACE)
        xml_set(place, "kind", "struck");
    add_place(&amending->done, &words->place);
    xmlFreeNode(blocks);
    free(title);
    if (quoted)
        leave_instruction(para, text, words);
}

/* Without a head, only what says outright that one text stands in place of another is an amendment.
 */
static void
read_para(struct amending *amending, xmlNode *para, bool headed)
{
    char *text = xml_words(para);
    struct amend_words words = {0};
    if (headed || amend_words_quote(text))
        amend_words_read(text, &words);
    bool outright = words.act == AMEND_REPLACE && words.quote < strlen(text);
    if (words.act != AMEND_NONE && (headed || outright)) {
        amending->head = headed ? amending->head : para;
        carry_out(amending, para, text, &words);
    }
    free(text);
}

/* All paragraphs from the first amendment on, in their order; ends with NULL. Yours. */
static xmlNode **
paragraphs_from(xmlNode *first, xmlNode *root)
{
    xmlNode **list = NULL;
    size_t count = 0, room = 0;
    for (xmlNode *node = first; node != NULL; node = xml_walk(node, root))
        if (tree_is_running(node) && (xml_is(node, "para") || xml_is(node, "item")) &&
            tree_kind_counts(tree_kind(node))) {
            list = mem_grow(list, &room, count + 2, sizeof(xmlNode *));
            list[count++] = node;
        }
    list = mem_grow(list, &room, count + 1, sizeof(xmlNode *));
    list[count] = NULL;
    return list;
}

static void
add_notes(const struct amending *amending)
{
    if (amending->done.length > 0)
        note_add(amending->agreement,
                 "Amendments in this file are worked into the agreement: %.400s. What they strike "
                 "out is not counted.",
                 buf_text(&amending->done) + 2);
    if (amending->in_part.length > 0)
        note_add(
            amending->agreement,
            "Amendments change some words of these places, and both texts were judged: %.400s.",
            buf_text(&amending->in_part) + 2);
    if (amending->unfound.length > 0)
        note_add(amending->agreement,
                 "Amendments speak of places that were not found, or not told apart, and both "
                 "texts were judged: %.400s.",
                 buf_text(&amending->unfound) + 2);
}

void
amend_apply(xmlDoc *agreement)
{
    xmlNode *root = xmlDocGetRootElement(agreement);
    struct amending amending = {.agreement = agreement};
    if (amend_alone(agreement)) {
        note_lost(agreement,
                  "This document amends another agreement; what it does not mention was not read.");
        return;
    }
    amending.head = amend_first_head(agreement);
    bool headed = amending.head != NULL;
    amending.taken = xmlNewDocNode(agreement, NULL, (const xmlChar *)"taken", NULL);
    xmlNode **paragraphs = paragraphs_from(headed ? amending.head : root, root);
    for (size_t i = 0; paragraphs[i] != NULL; i++)
        if (paragraphs[i]->parent != amending.taken)
            read_para(&amending, paragraphs[i], headed);
    add_notes(&amending);
    xmlFreeNode(amending.taken);
    free(paragraphs);
    buf_free(&amending.done);
    buf_free(&amending.in_part);
    buf_free(&amending.unfound);
}
