/* Finding idle terms: every place that can name a term is gathered as words, then each term is
 * looked for. */
#include "library/idle.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Names in 'quotes' of a test come out as words like those of an attribute. */
static void
add_words(struct buf *words, const char *text)
{
    for (; text != NULL && *text != '\0'; text++)
        buf_putc(words, strchr("'\"(),=", *text) != NULL ? ' ' : *text);
    buf_putc(words, ' ');
}

/* {other-term} in a pattern. */
static void
add_included(struct buf *words, const char *pattern)
{
    while ((pattern = strchr(pattern, '{')) != NULL) {
        size_t length = strcspn(++pattern, "}");
        buf_add(words, pattern, length);
        buf_putc(words, ' ');
    }
}

static void
gather(const xmlNode *root, struct buf *words)
{
    static const char *const attributes[] = {"term",  "heading", "test",
                                             "value", "select",  "context"};
    for (xmlNode *node = (xmlNode *)(size_t)root; node != NULL; node = xml_walk(node, root)) {
        if (node->type != XML_ELEMENT_NODE || xml_is(node, "example") || xml_is(node, "p"))
            continue;
        for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
            add_words(words, xml_attr(node, attributes[i]));
        if (!xml_is(node, "match"))
            continue;
        char *pattern = xml_text(node);
        add_included(words, pattern);
        free(pattern);
    }
}

void
library_idle_terms(const struct library *library, const struct topic *topic,
                   void (*see)(void *context, const struct record *term), void *context)
{
    struct buf words = {0};
    const struct library_records *terms = &library->records[LIBRARY_TERM];
    for (size_t i = 0; i < library->doc_count; i++) {
        const xmlNode *root = xmlDocGetRootElement(library->docs[i]);
        if (topic == NULL ? !xml_is(root, "profile") : root == topic->node)
            gather(root, &words);
    }
    for (size_t i = 0; i < terms->count; i++) {
        const char *id = terms->list[i].id, *colon = strchr(id, ':');
        size_t scope = colon != NULL ? (size_t)(colon - id) : 0;
        bool here = topic == NULL
                        ? colon == NULL
                        : strlen(topic->id) == scope && strncmp(id, topic->id, scope) == 0;
        const char *bare = colon != NULL ? colon + 1 : id;
        if (here && !words_have(buf_text(&words), bare) && !words_have(buf_text(&words), id))
            see(context, &terms->list[i]);
    }
    buf_free(&words);
}
