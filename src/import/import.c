/* Any file to an agreement tree. */
#include "import/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "import/build.h"
#include "import/detect.h"
#include "import/encoding.h"
#include "import/furniture.h"
#include "import/web.h"
#include "import/sheet_lines.h"
#include "import/pdf.h"
#include "import/word.h"

static void
add_note(xmlDoc *doc, char *note)
{
    xml_add_text(xml_child(xmlDocGetRootElement(doc), "meta"), "note", note);
    free(note);
}

static void
add_notes(xmlDoc *doc, const struct decoded *decoded)
{
    if (strcmp(decoded->encoding, "UTF-8") != 0)
        add_note(doc, mem_format("The text is read as %s.", decoded->encoding));
    if (decoded->replaced > 0)
        add_note(doc, mem_format("%zu damaged characters could not be read.", decoded->replaced));
    if (decoded->dropped > 0)
        add_note(doc, mem_format("%zu control characters are left out.", decoded->dropped));
}

xmlDoc *
import_text(const char *bytes, size_t length)
{
    struct decoded decoded = {0};
    struct lines lines = {0};
    struct chunks chunks = {0};
    encoding_decode(bytes, length, &decoded);
    lines_split(&lines, buf_text(&decoded.text), decoded.text.length);
    furniture_mark(&lines);
    chunks_make(&chunks, &lines);
    xmlDoc *doc = build_agreement(&chunks);
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
        for (const char *const *name = placed; *name != NULL; name++)
            if (xml_is(node, *name) && xml_attr(node, "line") == NULL && xmlGetLineNo(node) > 0)
                xml_setf(node, "line", "%ld", xmlGetLineNo(node));
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
    if (!xml_is(root, "agreement")) {
        diag_error(settings->diag, STATUS_INPUT, name, xmlGetLineNo(root),
                   "give an agreement, as text or as XML",
                   "is XML, but its root element is <%s>, not <agreement>",
                   (const char *)root->name);
        goto refuse;
    }
    if (settings->grammar != NULL) {
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

/* Chunks whose source is no plain text, as an agreement. */
static xmlDoc *
finish(struct chunks *chunks, const char *format)
{
    xmlDoc *doc = build_agreement(chunks);
    xml_set(xmlDocGetRootElement(doc), "format", format);
    chunks_free(chunks);
    return doc;
}

static void
add_count(xmlDoc *doc, long count, const char *one, const char *many)
{
    if (count > 0)
        add_note(doc, mem_format("%ld %s", count, count == 1 ? one : many));
}

static xmlDoc *
import_word(const char *bytes, size_t length, const char *name,
            const struct import_settings *settings)
{
    struct chunks chunks = {0};
    struct word_notes notes;
    if (word_chunks(bytes, length, name, settings->revisions, &chunks, &notes, settings->diag) !=
        0) {
        chunks_free(&chunks);
        return NULL;
    }
    xmlDoc *doc = finish(&chunks, "docx");
    static const char *const read_as[] = {
        [REVISIONS_ACCEPTED] = "as if accepted",
        [REVISIONS_ORIGINAL] = "as if rejected",
        [REVISIONS_BOTH] = "with old and new text together",
    };
    if (notes.insertions + notes.deletions > 0)
        add_note(doc, mem_format("Tracked changes are open (%ld insertions, %ld deletions); the "
                                 "text is read %s.",
                                 notes.insertions, notes.deletions, read_as[settings->revisions]));
    add_count(doc, notes.comments, "comment is no part of the text and was not read.",
              "comments are no part of the text and were not read.");
    add_count(doc, notes.placeholders, "field still shows its placeholder.",
              "fields still show their placeholders.");
    add_count(doc, notes.pictures, "picture was not read.", "pictures were not read.");
    return doc;
}

static xmlDoc *
import_web(const char *bytes, size_t length, const char *name,
           const struct import_settings *settings)
{
    struct decoded decoded = {0};
    struct chunks chunks = {0};
    xmlDoc *doc = NULL;
    encoding_decode(bytes, length, &decoded);
    if (web_chunks(buf_text(&decoded.text), decoded.text.length, name, &chunks, settings->diag) ==
        0) {
        doc = finish(&chunks, "html");
        add_notes(doc, &decoded);
    } else {
        chunks_free(&chunks);
    }
    buf_free(&decoded.text);
    return doc;
}

/* Printed lines, as those of a text. */
static xmlDoc *
import_pages(struct sheets *pages, const char *format)
{
    struct buf text = {0};
    struct lines lines = {0};
    struct chunks chunks = {0};
    sheets_to_lines(pages, &text, &lines);
    furniture_mark(&lines);
    chunks_make(&chunks, &lines);
    xmlDoc *doc = finish(&chunks, format);
    lines_free(&lines);
    buf_free(&text);
    return doc;
}

static xmlDoc *
import_pdf(const char *bytes, size_t length, const char *name,
           const struct import_settings *settings)
{
    struct sheets pages = {0};
    xmlDoc *doc = NULL;
    if (pdf_read(bytes, length, name, &pages, settings->diag) == 0)
        doc = import_pages(&pages, "pdf");
    sheets_free(&pages);
    return doc;
}

xmlDoc *
import_bytes(const char *bytes, size_t length, const char *name,
             const struct import_settings *settings)
{
    const char *cure = NULL;
    enum format format = detect_format(bytes, length, name);
    const char *refusal = detect_refusal(format, &cure);
    if (refusal != NULL) {
        diag_error(settings->diag, STATUS_INPUT, name, 0, cure, "%s", refusal);
        return NULL;
    }
    switch (format) {
    case FORMAT_XML:
        return import_xml(bytes, length, name, settings);
    case FORMAT_HTML:
        return import_web(bytes, length, name, settings);
    case FORMAT_WORD:
        return import_word(bytes, length, name, settings);
    case FORMAT_PDF:
        return import_pdf(bytes, length, name, settings);
    default:
        return import_text(bytes, length);
    }
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
