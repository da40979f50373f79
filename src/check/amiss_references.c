/* References into nothing: sections beyond the last one, exhibits that are not attached. Only what
 * is plain is told: a document whose own numbers were not found whole is left alone, and so is
 * every reference into a statute. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "check/amiss.h"
#include "check/scan.h"
#include "library/words.h"

enum { LAST_SECTION = 60, NAMES = 32, NAME = 24 };

static double
roman(const struct piece *piece)
{
    static const struct {
        char letter;
        int value;
    } letters[] = {{'I', 1}, {'V', 5}, {'X', 10}, {'L', 50}, {'C', 100}};
    int sum = 0, last = 0;
    for (size_t i = piece->length; i-- > 0;) {
        int value = 0;
        for (size_t k = 0; k < sizeof letters / sizeof *letters; k++)
            if (toupper((unsigned char)piece->at[i]) == letters[k].letter)
                value = letters[k].value;
        if (value == 0)
            return -1;
        sum += value < last ? -value : value;
        last = value > last ? value : last;
    }
    return sum;
}

/* The whole number that a printed number begins with: "4.2" 4, "IV" 4, "Four" 4; -1. */
static double
first_number(const struct piece *piece)
{
    if (piece->kind == PIECE_FIGURE)
        return (double)(long)piece->value;
    if (piece->kind != PIECE_WORD)
        return -1;
    double number = piece_number(piece);
    return number > 0 ? number : roman(piece);
}

/* The last top-level number, when the sections count from 1 without a gap; 0 otherwise. */
static int
last_section(const xmlNode *root)
{
    int expected = 1;
    for (const xmlNode *at = root; at != NULL; at = xml_walk((xmlNode *)(size_t)at, root)) {
        if (at->type != XML_ELEMENT_NODE || !xml_is(at, "section") || xml_attr(at, "n") == NULL ||
            (xml_is(at->parent, "section") && xml_attr(at->parent, "n") != NULL))
            continue;
        const char *kind = xml_attr_or(at, "kind", "body");
        if (strcmp(kind, "body") != 0 && strcmp(kind, "definition") != 0 &&
            strcmp(kind, "recital") != 0)
            continue;
        size_t count;
        struct piece *pieces = scan(xml_attr(at, "n"), &count);
        size_t i = 0;
        while (i < count && piece_among(&pieces[i], "article section part paragraph"))
            i++;
        double number = i < count ? first_number(&pieces[i]) : -1;
        free(pieces);
        if (number == expected)
            expected++;
        else if (number > expected)
            return 0;
    }
    return expected > 3 ? expected - 1 : 0;
}

/* A word around the reference that makes it one into a statute or another paper. */
static bool
is_elsewhere(const struct piece *p, size_t count, size_t at, size_t after)
{
    static const char law[] =
        "code statutes statute stat act title chapter constitution u s c f r "
        "usc cfr rev ann revised law laws regulations rule rules rsa mca ilcs "
        "policy order manual handbook directive ordinance charter amendment "
        "idea rehabilitation plan contract collective bargaining";
    size_t from = at > 6 ? at - 6 : 0;
    for (size_t i = from; i < at; i++)
        if (piece_among(&p[i], law))
            return true;
    for (size_t i = after; i < count && i < after + 7; i++) {
        if (piece_among(&p[i], "this") && i + 1 < count &&
            piece_among(&p[i + 1], "agreement mou memorandum contract"))
            return false;
        if (piece_among(&p[i], law))
            return true;
    }
    return false;
}

/* "48.981", three figures behind the point: sections of statutes are numbered so. */
static bool
numbers_statute(const struct piece *piece)
{
    const char *point = memchr(piece->at, '.', piece->length);
    return piece->kind == PIECE_FIGURE && point != NULL && piece->at + piece->length - point > 3;
}

static bool
refers_beyond(const struct piece *p, size_t count, int last)
{
    for (size_t i = 0; i + 1 < count; i++) {
        if (!piece_among(&p[i], "section sections article articles"))
            continue;
        double number = first_number(&p[i + 1]);
        bool longer = i + 2 < count && !p[i + 2].spaced &&
                      (piece_is_mark(&p[i + 2], '-') || piece_is_mark(&p[i + 2], ':'));
        if (number > last && number <= LAST_SECTION && !longer && !numbers_statute(&p[i + 1]) &&
            !is_elsewhere(p, count, i, i + 2))
            return true;
    }
    return false;
}

void
amiss_reference(struct spots *spots, struct amiss *found)
{
    xmlNode *root = spot_agreement(spots);
    int last = root != NULL ? last_section(root) : 0;
    struct spot spot = {.sentence = -1};
    while (last > 0 && spot_next(spots, &spot)) {
        size_t count;
        if ((spot.signs & SIGN_SECTION) == 0 || spot.kind == SPOT_TITLE ||
            spot.kind == SPOT_EXHIBIT)
            continue;
        const struct piece *pieces = spot_pieces(spots, &spot, &count);
        if (refers_beyond(pieces, count, last))
            amiss_add(found, spot.node);
    }
}

static const char exhibit_words[] = "exhibit appendix attachment schedule annex addendum "
                                    "enclosure table chart";

/* "Exhibit B", "Attachment 1": its name in small letters; false when the pieces name none. */
static bool
exhibit_name(const struct piece *p, size_t count, char name[NAME])
{
    if (count < 2 || !piece_is_capital(&p[0]) || !piece_among(&p[0], exhibit_words))
        return false;
    bool letter = p[1].kind == PIECE_WORD && p[1].length <= 2 && piece_is_capital(&p[1]) &&
                  !piece_among(&p[1], "is to of in on as by or no an at");
    bool figure = p[1].kind == PIECE_FIGURE && p[1].value < 50;
    if ((!letter && !figure) || p[0].length + p[1].length + 2 > NAME)
        return false;
    size_t length = 0;
    for (int part = 0; part < 2; part++) {
        for (size_t i = 0; i < p[part].length; i++)
            name[length++] = (char)tolower((unsigned char)p[part].at[i]);
        name[length++] = part == 0 ? ' ' : '\0';
    }
    return true;
}

/* Whether the text begins with a capital letter and as one of the words does. */
static bool
may_name_exhibit(const char *text)
{
    const char *words = exhibit_words, *word;
    size_t length;
    while (isspace((unsigned char)*text))
        text++;
    bool may = *text != '\0' && strchr("EASTC", *text) != NULL; /* how the words begin */
    while (may && words_next(&words, &word, &length))
        if (strncasecmp(text, word, length) == 0)
            return true;
    return false;
}

/* The first text below the node that is more than white space; "" when there is none. */
static const char *
first_text(const xmlNode *node)
{
    for (xmlNode *at = (xmlNode *)(size_t)node; at != NULL; at = xml_walk(at, node))
        if (at->type == XML_TEXT_NODE && at->content[strspn((const char *)at->content, " \t\r\n")])
            return (const char *)at->content;
    return "";
}

/* The names of the exhibits that are there: titles, captions and lines that begin with one. */
static int
exhibits_there(const xmlNode *root, char names[NAMES][NAME])
{
    int held = 0;
    for (const xmlNode *at = root; at != NULL && held < NAMES;
         at = xml_walk((xmlNode *)(size_t)at, root)) {
        if (at->type != XML_ELEMENT_NODE)
            continue;
        const char *n = xml_attr(at, "n");
        bool opens = xml_is(at, "title") || xml_is(at, "caption") || xml_is(at, "para");
        if ((!opens && n == NULL) || !may_name_exhibit(n != NULL ? n : first_text(at)))
            continue;
        char *text = n != NULL ? mem_strdup(n) : xml_words(at);
        size_t count;
        struct piece *pieces = scan(text, &count);
        held += (n != NULL || count <= 20) && exhibit_name(pieces, count, names[held]);
        free(pieces);
        free(text);
    }
    return held;
}

static bool
is_there(const char *name, char names[NAMES][NAME], int held)
{
    for (int i = 0; i < held; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

void
amiss_exhibit(struct spots *spots, struct amiss *found)
{
    char names[NAMES][NAME], name[NAME];
    xmlNode *root = spot_agreement(spots);
    int held = root != NULL ? exhibits_there(root, names) : 0;
    struct spot spot = {.sentence = -1};
    while (root != NULL && spot_next(spots, &spot)) {
        size_t count;
        if ((spot.signs & SIGN_EXHIBIT) == 0 || spot.kind == SPOT_TITLE)
            continue;
        const struct piece *pieces = spot_pieces(spots, &spot, &count);
        for (size_t i = 0; i + 1 < count; i++)
            if ((i == 0 || !piece_is_capital(&pieces[i - 1]) ||
                 piece_among(&pieces[i - 1], "see under in per by to")) &&
                exhibit_name(pieces + i, count - i, name) && !is_there(name, names, held) &&
                !is_elsewhere(pieces, count, i, i + 2))
                amiss_add(found, spot.node);
    }
}
