/* What was left of a form: blanks, bracketed notes, "TBD". Signature lines and check boxes are
 * blank on purpose. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "check/amiss.h"
#include "check/scan.h"

enum { BLANK_LEAST = 3 }; /* underscores */

static bool
in_signatures(const xmlNode *node)
{
    for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
        if (xml_is(node, "signatures"))
            return true;
    return false;
}

/* What stands before the blank on a line that is to be written on by hand. */
static bool
is_signature_label(const struct piece *pieces, size_t before)
{
    static const char labels[] =
        "by date dated signature signed name title its attest witness print "
        "printed day initials chair president superintendent chief sheriff "
        "mayor manager clerk secretary principal attorney form agreed";
    size_t from = before > 4 ? before - 4 : 0;
    for (size_t i = from; i < before; i++)
        if (piece_among(&pieces[i], labels))
            return true;
    return before == 0;
}

static size_t
words_in(const struct piece *pieces, size_t count)
{
    size_t words = 0;
    for (size_t i = 0; i < count; i++)
        words += pieces[i].kind == PIECE_WORD;
    return words;
}

/* "___ Yes ___ No", "___ initial": a box to tick. */
static bool
is_box(const struct piece *pieces, size_t count, size_t after)
{
    return after < count &&
           piece_among(&pieces[after], "yes no n not approved denied initial initials "
                                       "applicable");
}

static bool
has_blank(const struct piece *pieces, size_t count)
{
    bool prose = words_in(pieces, count) >= 7;
    for (size_t i = 0; i < count; i++) {
        size_t run = 0;
        while (i + run < count && piece_is_mark(&pieces[i + run], '_'))
            run++;
        bool year = i > 0 && run >= 1 && pieces[i - 1].kind == PIECE_FIGURE && !pieces[i].spaced &&
                    pieces[i - 1].value == 20; /* 20__ */
        if ((run >= BLANK_LEAST || year) && !is_box(pieces, count, i + run) &&
            (prose || !is_signature_label(pieces, i)))
            return true;
        i += run;
    }
    return false;
}

void
amiss_blank(struct spots *spots, struct amiss *found)
{
    struct spot spot = {.sentence = -1};
    while (spot_next(spots, &spot)) {
        if ((spot.signs & SIGN_BLANK) == 0 || in_signatures(spot.node))
            continue;
        size_t count;
        const struct piece *pieces = spot_pieces(spots, &spot, &count);
        if (has_blank(pieces, count))
            amiss_add(found, spot.node);
    }
}

/* A word that opens what a drafter puts in brackets for another drafter to replace. */
static const char note_openings[] =
    "insert enter name names date dates district agency school schools county city town village "
    "state number amount select choose list describe specify your add address telephone title "
    "optional note drafter department month day year day if delete see phone police sheriff "
    "superintendent chief board time hours click";

/* Between the brackets: some words in capitals ("DISTRICT NAME"), or a note's opening and few more.
 */
static bool
is_note(const char *open, char close)
{
    const char *end = strchr(open + 1, close);
    if (end == NULL || end - open < 3 || end - open > 80)
        return false;
    char *inside = mem_strndup(open + 1, (size_t)(end - open - 1));
    size_t count, letters = 0, capitals = 0;
    struct piece *pieces = scan(inside, &count);
    for (const char *p = inside; *p != '\0'; p++) {
        letters += isalpha((unsigned char)*p) != 0;
        capitals += isupper((unsigned char)*p) != 0;
    }
    bool note = letters >= 4 && capitals == letters;
    if (count > 0 && count <= 12 && piece_among(&pieces[0], note_openings))
        note = true;
    free(pieces);
    free(inside);
    return note;
}

static bool
has_bracket_note(const char *text)
{
    for (const char *p = text; *p != '\0'; p++)
        if ((*p == '[' && is_note(p, ']')) || (*p == '{' && is_note(p, '}')) ||
            (*p == '<' && is_note(p, '>')))
            return true;
    return false;
}

/* A parenthesis that asks instead of telling: "(insert name of school)". */
static bool
has_asking_parenthesis(const char *text)
{
    static const char *const openings[] = {
        "(insert ", "(name of ",    "(list all",      "(enter ",  "(fill in", "(select ",
        "(choose ", "(agency name", "(district name", "(specify", "(date)",   "(name)",
        NULL};
    for (const char *p = strchr(text, '('); p != NULL; p = strchr(p + 1, '('))
        for (size_t i = 0; openings[i] != NULL; i++)
            if (strncasecmp(p, openings[i], strlen(openings[i])) == 0)
                return true;
    return false;
}

static bool
has_stand_in(const struct piece *pieces, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool numeral = i > 0 && piece_among(&pieces[i - 1], "article section part title chapter");
        if (!numeral && piece_among(&pieces[i], "tbd tba xx xxx xxxx"))
            return true;
        if (i + 2 < count && piece_is(&pieces[i], "to") && piece_is(&pieces[i + 1], "be") &&
            piece_is(&pieces[i + 2], "inserted"))
            return true;
        if (i + 2 < count && piece_is(&pieces[i], "click") &&
            piece_among(&pieces[i + 1], "here or") && piece_among(&pieces[i + 2], "to tap"))
            return true;
        if (i + 2 < count && piece_is(&pieces[i], "pd") && piece_is_mark(&pieces[i + 1], '/') &&
            piece_is(&pieces[i + 2], "so"))
            return true;
    }
    return false;
}

void
amiss_template_note(struct spots *spots, struct amiss *found)
{
    struct spot spot = {.sentence = -1};
    while (spot_next(spots, &spot)) {
        size_t count;
        if ((spot.signs & (SIGN_BRACKET | SIGN_STAND_IN)) == 0 || in_signatures(spot.node))
            continue;
        const struct piece *pieces = spot_pieces(spots, &spot, &count);
        if (((spot.signs & SIGN_STAND_IN) != 0 && has_stand_in(pieces, count)) ||
            has_bracket_note(spot.text) || has_asking_parenthesis(spot.text))
            amiss_add(found, spot.node);
    }
}
