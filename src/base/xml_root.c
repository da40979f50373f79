/* libxml2's push parser, stopped at the first tag. */
#include "base/xml_root.h"

#include <fcntl.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 4096, FAR = 256 }; /* chunks before the first tag: comments, a document type */

struct look {
    struct xml_root *root;
    xmlParserCtxt *parser;
    bool found;
};

static void
on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
         int spaces, const xmlChar **names, int attributes, int defaulted, const xmlChar **values)
{
    struct look *look = context;
    (void)prefix, (void)spaces, (void)names, (void)attributes, (void)defaulted, (void)values;
    if (!look->found) {
        snprintf(look->root->name, sizeof look->root->name, "%s", (const char *)name);
        snprintf(look->root->space, sizeof look->root->space, "%s",
                 space != NULL ? (const char *)space : "");
    }
    look->found = true;
    xmlStopParser(look->parser);
}

bool
xml_root(const char *path, struct xml_root *root)
{
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC, .startElementNs = on_start};
    struct look look = {.root = root};
    char chunk[CHUNK];
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    *root = (struct xml_root){0};
    if (fd < 0)
        return false;
    look.parser = xmlCreatePushParserCtxt(&sax, &look, NULL, 0, NULL);
    xmlCtxtUseOptions(look.parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    bool good = true;
    for (int i = 0; i < FAR && good && !look.found; i++) {
        ssize_t got = read(fd, chunk, sizeof chunk);
        good = got > 0 && xmlParseChunk(look.parser, chunk, (int)got, 0) == 0;
    }
    xmlFreeDoc(look.parser->myDoc);
    xmlFreeParserCtxt(look.parser);
    close(fd);
    return look.found;
}
