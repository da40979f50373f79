/* Reading an agreement: kinds, sentences, lead-ins, in this order. */
#include "agreement/agreement.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/kind.h"
#include "agreement/lead.h"
#include "agreement/normal.h"
#include "agreement/sentence.h"
#include "agreement/tree.h"

enum { SIGNATURE_LINE = 220 }; /* bytes; longer paragraphs of a signature block are prose */

static long
number_or(const char *value, long otherwise)
{
    return value != NULL ? strtol(value, NULL, 10) : otherwise;
}

static struct sentence_place
place_below(const xmlNode *node, const struct sentence_place *above)
{
    return (struct sentence_place){.page = number_or(xml_attr(node, "page"), above->page),
                                   .line = number_or(xml_attr(node, "line"), above->line),
                                   .kind = xml_attr_or(node, "kind", above->kind)};
}

/* Titles, captions and column heads name terms; they are none, unless all around them is set aside.
 */
static const char *
running_kind(const xmlNode *running, const char *kind)
{
    if (kind != NULL && !tree_kind_counts(kind))
        return kind;
    bool head = xml_is(running, "cell") && xml_attr(running->parent, "head") != NULL;
    return head || !(xml_is(running, "para") || xml_is(running, "item") || xml_is(running, "cell"))
               ? "title"
               : kind;
}

/* A sentence that defines a term says so, wherever it stands. */
static void
mark_definitions(const xmlNode *running, const char *kind)
{
    if (kind != NULL && strcmp(kind, "body") != 0 && strcmp(kind, "exhibit") != 0)
        return;
    for (xmlNode *s = xml_first(running); s != NULL; s = xml_after(s)) {
        const xmlNode *words = s->children;
        if (words != NULL && words->type == XML_TEXT_NODE &&
            kind_defines((const char *)words->content))
            xml_set(s, "kind", "definition");
    }
}

/* Titles, and the lines of a signature block ("By: ____ A. Doe, Mayor. Date: ____"), are one
 * sentence each. */
static bool
is_one_sentence(const xmlNode *running)
{
    if (xml_is(running, "title") || xml_is(running, "caption"))
        return true;
    if (!xml_is(running->parent, "signatures"))
        return false;
    char *text = xml_text(running);
    size_t bytes = 0; /* without space, so that reading again counts the same */
    for (const char *p = text; *p != '\0';) {
        size_t space = normal_space(p);
        bytes += space == 0;
        p += space > 0 ? space : 1;
    }
    free(text);
    return bytes <= SIGNATURE_LINE;
}

static void
divide_below(xmlNode *parent, const struct sentence_place *above)
{
    for (xmlNode *node = xml_first(parent); node != NULL; node = xml_after(node)) {
        if (xml_is(node, "meta") || xml_is(node, "party") || xml_is(node, "signatory"))
            continue;
        struct sentence_place place = place_below(node, above);
        if (tree_is_running(node)) {
            place.kind = running_kind(node, place.kind);
            place.whole = is_one_sentence(node);
            sentence_divide(node, &place);
            mark_definitions(node, place.kind);
        } else {
            divide_below(node, &place);
        }
    }
}

void
agreement_divide(xmlDoc *agreement)
{
    xmlNode *root = xmlDocGetRootElement(agreement);
    struct sentence_place place = {0};
    place = place_below(root, &place);
    kind_mark(root);
    divide_below(root, &place);
    lead_join(root);
}
