/* Any file to an agreement tree. */
#include "import/import.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/shape.h"
#include "base/file.h"
#include "base/mem.h"
#include "import/charset.h"
#include "import/detect.h"
#include "import/encoding.h"
#include "import/finish.h"
#include "import/furniture.h"
#include "import/mime.h"
#include "import/note.h"
#include "import/office.h"
#include "import/paged.h"
#include "import/pdf_tags.h"
#include "import/pleading.h"
#include "import/references.h"
#include "import/sheet_lines.h"
#include "import/spaced.h"
#include "import/web.h"

static void
add_notes(xmlDoc *doc, const struct decoded *decoded)
{
    if (strcmp(decoded->encoding, "UTF-8") != 0)
        note_add(doc, "The text is read as %s.", decoded->encoding);
    if (decoded->replaced > 0)
        note_add(doc, "%zu damaged characters could not be read.", decoded->replaced);
    if (decoded->dropped > 0)
        note_add(doc, "%zu control characters are left out.", decoded->dropped);
}

xmlDoc *
import_text(const char *bytes, size_t length)
{
    struct decoded decoded = {0};
    struct lines lines = {0};
    struct chunks chunks = {0};
    encoding_decode(bytes, length, &decoded);
    references_resolve(&decoded.text);
    spaced_join(&decoded.text);
    lines_split(&lines, buf_text(&decoded.text), decoded.text.length);
    pleading_strip(&lines);
    furniture_mark(&lines);
    chunks_make(&chunks, &lines);
    xmlDoc *doc = finish_lines(&chunks);
    add_notes(doc, &decoded);
    chunks_free(&chunks);
    lines_free(&lines);
    buf_free(&decoded.text);
    return doc;
}

/* Elements keep the place that an earlier reading gave them; others get their line in this file. */
static void
number_lines(xmlNode *root)
{
    for (xmlNode *node = xml_walk(root, root); node != NULL; node = xml_walk(node, root)) {
        static const char *const placed[] = {"section", "para", "item",       "cell", "table",
                                             "row",     "list", "signatures", NULL};
        if (node->type != XML_ELEMENT_NODE)
            continue;
        for (const char *const *name = placed; *name != NULL; name++)
            if (xml_is(node, *name) && xml_attr(node, "line") == NULL && xmlGetLineNo(node) > 0)
                xml_set_number(node, "line", xmlGetLineNo(node));
    }
}

static xmlDoc *
import_xml(const char *bytes, size_t length, const char *name,
           const struct import_settings *settings)
{
    xmlDoc *doc = xml_read_memory(bytes, length, name, settings->diag, STATUS_INPUT);
    if (doc == NULL)
        return NULL;
    xmlNode *root = xmlDocGetRootElement(doc);
    if (strcmp((const char *)root->name, "document") == 0 && root->ns != NULL)
        return office_flat(doc, name, settings);
    if (root->ns != NULL && (strcmp((const char *)root->name, "wordDocument") == 0 ||
                             strcmp((const char *)root->name, "package") == 0)) {
        xmlFreeDoc(doc); /* Word's own XML, of one file */
        return office_older(FORMAT_OLD_WORD, bytes, length, name, settings);
    }
    if (!xml_is(root, "agreement")) {
        diag_error(settings->diag, STATUS_INPUT, name, xmlGetLineNo(root),
                   "give an agreement, as text or as XML",
                   "is XML, but its root element is <%s>, not <agreement>",
                   (const char *)root->name);
        goto refuse;
    }
    if (settings->grammar != NULL && !shape_is_sure(doc)) {
        const struct xml_grammar *grammar = settings->grammar(settings->context);
        if (grammar == NULL || xml_validate(grammar, doc, name, settings->diag, STATUS_INPUT) != 0)
            goto refuse;
    }
    if (xml_attr(root, "format") == NULL) {
        xml_set(root, "format", "xml");
        number_lines(root);
    }
    return doc;
refuse:
    xmlFreeDoc(doc);
    return NULL;
}

static xmlDoc *
import_web(const char *bytes, size_t length, const char *name,
           const struct import_settings *settings)
{
    struct decoded decoded = {0};
    struct chunks chunks = {0};
    struct web_notes notes = {0};
    xmlDoc *doc = NULL;
    encoding_decode_page(bytes, length, &decoded);
    bool read = web_chunks(buf_text(&decoded.text), decoded.text.length, name, settings->revisions,
                           &chunks, &notes, settings->diag) == 0;
    if (read && notes.deep && !finish_has_text(&chunks)) {
        read = false;
        diag_error(settings->diag, STATUS_INPUT, name, 0, "save it as plain text (.txt)",
                   "its parts lie too deep in each other to be read");
    }
    if (read)
        doc = finish_text(&chunks, "html", 0, name, settings->diag);
    else
        chunks_free(&chunks);
    if (doc != NULL) {
        add_notes(doc, &decoded);
        finish_changes(doc, notes.insertions, notes.deletions, settings->revisions);
        if (notes.deep)
            note_lost(doc,
                      "The page's parts lie too deep in each other; what follows was not read.");
        else if (notes.open)
            note_lost(doc, "The page ends without its closing tags: its end may be missing.");
    }
    buf_free(&decoded.text);
    return doc;
}

/* Printed pages: their lines go the way of a text's. */
static xmlDoc *
import_pages(const char *bytes, size_t length, const char *name, enum format format,
             const struct import_settings *settings)
{
    struct sheets pages = {0};
    struct buf text = {0};
    struct lines lines = {0};
    struct chunks chunks = {0};
    xmlDoc *doc = NULL;
    if (paged_read(bytes, length, name, format, settings->ocr, &pages, settings->diag) == 0) {
        sheets_to_lines(&pages, &text, &lines);
        furniture_mark(&lines);
        bool tagged = settings->tags && pdf_tags(bytes, length, &lines);
        chunks_make(&chunks, &lines);
        doc = finish_chunks(&chunks, format == FORMAT_PDF ? "pdf" : "picture");
        paged_notes(doc, &pages);
        if (tagged)
            note_add(doc, "The file's tags say what is a paragraph and what a heading.");
        else if (settings->tags && format == FORMAT_PDF)
            note_add(doc, "The file has no tags that fit its text; it is read by its looks.");
    }
    lines_free(&lines);
    buf_free(&text);
    sheets_free(&pages);
    return doc;
}

/* Mail, and pages saved with their pictures. */
static xmlDoc *
import_message(const char *bytes, size_t length, const char *name,
               const struct import_settings *settings)
{
    struct mime_body body;
    xmlDoc *doc = NULL;
    if (!mime_read(bytes, length, &body))
        diag_error(settings->diag, STATUS_INPUT, name, 0,
                   "save what is attached to it and name that", "is a message without text");
    else if (body.page)
        doc = import_web(buf_text(&body.text), body.text.length, name, settings);
    else
        doc = import_text(buf_text(&body.text), body.text.length);
    if (doc != NULL && body.others > 0)
        note_lost(doc, "The file is a message; what is attached to it was not read: %zu.",
                  body.others);
    buf_free(&body.text);
    return doc;
}

static xmlDoc *
import_format(enum format format, const char *bytes, size_t length, const char *name,
              const struct import_settings *settings)
{
    switch (format) {
    case FORMAT_XML:
        return import_xml(bytes, length, name, settings);
    case FORMAT_HTML:
        return import_web(bytes, length, name, settings);
    case FORMAT_WORD:
    case FORMAT_ODT:
        return office_zipped(format, bytes, length, name, settings);
    case FORMAT_RTF:
    case FORMAT_OLD_WORD:
    case FORMAT_WORDPERFECT:
        return office_older(format, bytes, length, name, settings);
    case FORMAT_PDF:
    case FORMAT_IMAGE:
        return import_pages(bytes, length, name, format, settings);
    default:
        return mime_is(bytes, length) ? import_message(bytes, length, name, settings)
                                      : import_text(bytes, length);
    }
}

/* Text or a web page in the character set that was named. */
static xmlDoc *
import_encoded(const char *bytes, size_t length, const char *name,
               const struct import_settings *settings)
{
    struct buf utf8 = {0};
    size_t replaced = 0;
    xmlDoc *doc = NULL;
    if (!charset_to_utf8(settings->encoding, bytes, length, &utf8, &replaced))
        diag_error(settings->diag, STATUS_INPUT, name, 0, "iconv -l lists those that are known",
                   "is to be read as %s, a character set that is not known", settings->encoding);
    else if (detect_format(buf_text(&utf8), utf8.length, name) == FORMAT_HTML)
        doc = import_web(buf_text(&utf8), utf8.length, name, settings);
    else
        doc = import_text(buf_text(&utf8), utf8.length);
    if (doc != NULL)
        note_add(doc, "The text is read as %s, as was asked.", settings->encoding);
    if (doc != NULL && replaced > 0)
        note_add(doc, "%zu bytes are no characters of it.", replaced);
    buf_free(&utf8);
    return doc;
}

xmlDoc *
import_bytes(const char *bytes, size_t length, const char *name,
             const struct import_settings *settings)
{
    const char *cure = NULL;
    enum format format = detect_format(bytes, length, name);
    bool plain = format == FORMAT_TEXT || format == FORMAT_HTML || format == FORMAT_BINARY;
    if (plain && settings->encoding != NULL)
        return import_encoded(bytes, length, name, settings);
    const char *refusal = detect_refusal(format, &cure);
    if (refusal != NULL) {
        diag_error(settings->diag, STATUS_INPUT, name, 0, cure, "%s", refusal);
        return NULL;
    }
    return import_format(format, bytes, length, name, settings);
}

xmlDoc *
import_file(const char *path, const struct import_settings *settings)
{
    struct buf bytes = {0};
    xmlDoc *doc = NULL;
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    if (file_read(path, &bytes, settings->diag, STATUS_INPUT) == 0)
        doc = import_bytes(buf_text(&bytes), bytes.length, name, settings);
    buf_free(&bytes);
    return doc;
}
