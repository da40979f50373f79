/* Safe XML on libxml2: parsing, RELAX NG, serialising. */
#include "base/xml.h"

#include <ctype.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/relaxng.h>
#include <libxml/xmlerror.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/xml_cut.h"
#include "base/xml_memory.h"

enum {
    READ_OPTIONS = XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT | XML_PARSE_NOCDATA,
    HTML_TAG_WORDS = 4000,
    ENTITY_REFUSED = 20000 /* above libxml2's own codes */
};

/* The first fault of a parse or validation: later ones are mostly its echo. */
struct first_fault {
    int code;
    long line;
    char words[512];
};

void
xml_init(void)
{
    LIBXML_TEST_VERSION
    xml_memory_use();
    xmlInitParser();
}

void
xml_done(void)
{
    xmlRelaxNGCleanupTypes();
    xmlCleanupParser();
}

static void
remember(void *context, xmlErrorPtr error)
{
    struct first_fault *fault = context;
    if (fault->code != 0 || error == NULL || error->level < XML_ERR_ERROR)
        return;
    fault->code = error->code;
    fault->line = error->line;
    if (error->node != NULL)
        fault->line = xmlGetLineNo(error->node);
    snprintf(fault->words, sizeof fault->words, "%s", error->message != NULL ? error->message : "");
    size_t length = strlen(fault->words);
    while (length > 0 && fault->words[length - 1] == '\n')
        fault->words[--length] = '\0';
}

/* Entities are the road of most XML attacks and no agreement needs them. */
static void
refuse_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id,
              const xmlChar *system_id, xmlChar *content)
{
    xmlParserCtxt *parser = context;
    struct first_fault *fault = parser->_private;
    (void)type, (void)public_id, (void)system_id, (void)content;
    if (fault->code == 0) {
        fault->code = ENTITY_REFUSED;
        fault->line = parser->input != NULL ? parser->input->line : 0;
        snprintf(fault->words, sizeof fault->words, "declares the entity '%s'", (const char *)name);
    }
    xmlStopParser(parser);
}

/* libxml2 hands serror the parser as context; the fault hangs on it. */
static void
remember_in_parser(void *context, xmlErrorPtr error)
{
    xmlParserCtxt *parser = context;
    remember(parser->_private, error);
}

static xmlParserCtxt *
new_parser(struct first_fault *fault)
{
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (parser == NULL)
        abort();
    parser->_private = fault;
    parser->sax->entityDecl = refuse_entity;
    parser->sax->serror = remember_in_parser;
    return parser;
}

xmlDoc *
xml_read_memory(const char *bytes, size_t length, const char *name, struct diag *diag,
                enum status kind)
{
    return xml_read_memory_without(bytes, length, name, NULL, diag, kind);
}

xmlDoc *
xml_read_memory_without(const char *bytes, size_t length, const char *name,
                        const char *const *without, struct diag *diag, enum status kind)
{
    if (length == 0) {
        diag_error(diag, kind, name, 0, NULL, "is empty");
        return NULL;
    }
    if (length > FILE_LIMIT) {
        diag_error(diag, kind, name, 0, NULL, "is larger than %d MiB", FILE_LIMIT >> 20);
        return NULL;
    }
    struct first_fault fault = {0};
    struct buf cut = {0};
    if (without != NULL) {
        xml_cut(bytes, length, without, &cut);
        bytes = buf_text(&cut);
        length = cut.length;
    }
    xmlParserCtxt *parser = new_parser(&fault);
    xmlDoc *doc = xmlCtxtReadMemory(parser, bytes, (int)length, name, NULL, READ_OPTIONS);
    xmlFreeParserCtxt(parser);
    buf_free(&cut);
    if (doc != NULL && fault.code == 0 && xmlDocGetRootElement(doc) != NULL)
        return doc;
    xmlFreeDoc(doc);
    if (fault.code == ENTITY_REFUSED)
        diag_error(diag, kind, name, fault.line, "write the text out instead",
                   "%s, which is not accepted", fault.words);
    else if (strstr(fault.words, "Excessive depth") != NULL)
        diag_error(diag, kind, name, fault.line, "write it with fewer elements in each other",
                   "lies too deep in itself to be read");
    else
        diag_error(diag, kind, name, fault.line, "mend the markup there",
                   "is not well-formed XML: %s",
                   fault.words[0] != '\0' ? fault.words : "no root element");
    return NULL;
}

/* The time libxml2 takes over a tag grows with the square of its attributes. A quoted value may
 * hold anything but its quote. */
static bool
has_endless_tag(const char *bytes, size_t length)
{
    size_t words = 0;
    char quote = 0;
    bool in_tag = false;
    for (size_t i = 0; i < length; i++) {
        char c = bytes[i];
        if (!in_tag) {
            in_tag = c == '<' && i + 1 < length && isalpha((unsigned char)bytes[i + 1]);
            words = 0;
            quote = 0;
        } else if (quote != 0) {
            quote = c == quote ? 0 : quote;
        } else if ((c == '"' || c == '\'') && bytes[i - 1] == '=') {
            quote = c;
        } else if (c == '>') {
            in_tag = false;
        } else if ((isspace((unsigned char)c) || c == '/') && ++words > HTML_TAG_WORDS) {
            return true;
        }
    }
    return false;
}

xmlDoc *
xml_read_html(const char *bytes, size_t length, const char *name, bool *cut, struct diag *diag)
{
    if (has_endless_tag(bytes, length)) {
        diag_error(diag, STATUS_INPUT, name, 0, "check where the file comes from",
                   "has a tag with more attributes than a web page would");
        return NULL;
    }
    htmlParserCtxt *parser = length <= INT32_MAX ? htmlNewParserCtxt() : NULL;
    xmlDoc *doc = parser != NULL ? htmlCtxtReadMemory(parser, bytes, (int)length, name, "UTF-8",
                                                      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                                          HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                                          HTML_PARSE_COMPACT)
                                 : NULL;
    *cut = parser != NULL && parser->disableSAX == 1;
    htmlFreeParserCtxt(parser);
    if (doc != NULL && xmlDocGetRootElement(doc) != NULL)
        return doc;
    xmlFreeDoc(doc);
    diag_error(diag, STATUS_INPUT, name, 0, "save it as plain text (.txt)",
               "holds nothing that can be read as a web page");
    return NULL;
}

xmlDoc *
xml_read_file(const char *path, struct diag *diag, enum status kind)
{
    return xml_read_file_without(path, NULL, diag, kind);
}

xmlDoc *
xml_read_file_without(const char *path, const char *const *without, struct diag *diag,
                      enum status kind)
{
    struct buf bytes = {0};
    xmlDoc *doc = NULL;
    if (file_read(path, &bytes, diag, kind) == 0)
        doc = xml_read_memory_without(buf_text(&bytes), bytes.length,
                                      strcmp(path, "-") == 0 ? "standard input" : path, without,
                                      diag, kind);
    buf_free(&bytes);
    return doc;
}

void
xml_write(xmlDoc *doc, struct buf *out, bool indent)
{
    xmlChar *bytes = NULL;
    int length = 0;
    xmlDocDumpFormatMemoryEnc(doc, &bytes, &length, "UTF-8", indent ? 1 : 0);
    if (bytes != NULL)
        buf_add(out, (const char *)bytes, (size_t)length);
    xmlFree(bytes);
}

struct xml_grammar {
    xmlRelaxNG *schema;
};

struct xml_grammar *
xml_grammar_load(const char *path, struct diag *diag)
{
    /* Read it ourselves first, so that limits and messages are the usual ones. */
    xmlDoc *doc = xml_read_file(path, diag, STATUS_LIBRARY);
    if (doc == NULL)
        return NULL;
    struct first_fault fault = {0};
    xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewDocParserCtxt(doc);
    xmlRelaxNGSetParserStructuredErrors(parser, remember, &fault);
    xmlRelaxNG *schema = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    xmlFreeDoc(doc);
    if (schema == NULL) {
        diag_error(diag, STATUS_LIBRARY, path, fault.line, NULL, "is not a RELAX NG schema: %s",
                   fault.words);
        return NULL;
    }
    struct xml_grammar *grammar = mem_alloc(sizeof *grammar);
    grammar->schema = schema;
    return grammar;
}

void
xml_grammar_free(struct xml_grammar *grammar)
{
    if (grammar == NULL)
        return;
    xmlRelaxNGFree(grammar->schema);
    free(grammar);
}

int
xml_validate(const struct xml_grammar *grammar, xmlDoc *doc, const char *name, struct diag *diag,
             enum status kind)
{
    struct first_fault fault = {0};
    xmlRelaxNGValidCtxt *valid = xmlRelaxNGNewValidCtxt(grammar->schema);
    xmlRelaxNGSetValidStructuredErrors(valid, remember, &fault);
    int rc = xmlRelaxNGValidateDoc(valid, doc);
    xmlRelaxNGFreeValidCtxt(valid);
    if (rc == 0)
        return 0;
    diag_error(diag, kind, name, fault.line, "see the format page, clauses/README.md",
               "does not follow its schema: %s", fault.words);
    return -1;
}
