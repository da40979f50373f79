/* Review copies, for mou_report: the findings joined with the agreement that they speak of, each
 * piece of evidence with the sentence it is. */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "check/quote.h"
#include "import.h"
#include "loaded.h"

struct joining {
    struct map *by_place, *by_words; /* "line words" and words → the element quoted */
    int marks;
};

static char *
place_key(const xmlNode *node, const char *words)
{
    return mem_format("%s %s", xml_attr_or(node, "line", ""), words);
}

static void
remember(struct map *map, const char *key, xmlNode *node)
{
    void **known = map_put(map, key, strlen(key));
    if (*known == NULL)
        *known = node;
}

static void
collect(struct joining *joining, xmlNode *agreement)
{
    for (xmlNode *node = agreement->children; node != NULL; node = xml_walk(node, agreement)) {
        if (!xml_is(node, "s") && !xml_is(node, "row") && !xml_is(node, "para"))
            continue;
        char *words = quote_text(node), *place = place_key(node, words);
        remember(joining->by_place, place, node);
        remember(joining->by_words, words, node);
        free(words);
        free(place);
    }
}

static void
mark(struct joining *joining, xmlNode *evidence)
{
    char *words = xml_words(xml_child(evidence, "quote")), *place = place_key(evidence, words);
    xmlNode *node = map_get(joining->by_place, place, strlen(place));
    if (node == NULL)
        node = map_get(joining->by_words, words, strlen(words));
    free(words);
    free(place);
    if (node == NULL)
        return;
    if (xml_attr(node, "mark") == NULL)
        xml_setf(node, "mark", "%d", ++joining->marks);
    xml_set(evidence, "mark", xml_attr(node, "mark"));
}

static void
join(xmlNode *document, xmlNode *agreement)
{
    struct joining joining = {.by_place = map_new(), .by_words = map_new()};
    collect(&joining, agreement);
    for (xmlNode *node = document->children; node != NULL; node = xml_walk(node, document))
        if (xml_is(node, "evidence"))
            mark(&joining, node);
    map_free(joining.by_place, NULL);
    map_free(joining.by_words, NULL);
    xml_copy_into(document, agreement);
}

int
review_join(struct mou *mou, xmlDoc *findings)
{
    xmlNode *document = xml_child(xmlDocGetRootElement(findings), "document");
    if (document == NULL || xml_next(document, "document") != NULL) {
        diag_error(&mou->diag, STATUS_USAGE, NULL, 0, "check one file at a time",
                   "a review copy is of one agreement");
        return -1;
    }
    const char *file = xml_attr_or(document, "file", "");
    if (strcmp(file, "-") == 0) {
        diag_error(&mou->diag, STATUS_USAGE, NULL, 0, "save it and name the file",
                   "a review copy cannot be made of standard input");
        return -1;
    }
    xmlDoc *agreement = context_agreement(mou, file);
    if (agreement == NULL)
        return -1;
    join(document, xmlDocGetRootElement(agreement));
    xmlFreeDoc(agreement);
    return 0;
}
