/* fx:attachment in fo:declarations: a file that the PDF carries. What is in it stands in the FO
 * itself, so that no document can carry off other files. */
#include <string.h>

#include "base/buf.h"
#include "typeset/fo.h"

static void
put_content(struct buf *out, xmlNode *node)
{
    xmlNode *element = xml_first(node);
    if (element == NULL) {
        xmlChar *text = xmlNodeGetContent(node);
        buf_puts(out, text != NULL ? (const char *)text : "");
        xmlFree(text);
        return;
    }
    xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
    xmlDocSetRootElement(doc, xmlDocCopyNode(element, doc, 1));
    xml_write(doc, out, false);
    xmlFreeDoc(doc);
}

/* A name of one file, wherever it is put. */
static bool
good_name(const char *name)
{
    return *name != '\0' && *name != '.' && strpbrk(name, "/\\:") == NULL && strlen(name) < 200;
}

/* ISO 19005-3, 6.8: what the file is to the document. */
static const char *
relationship(const char *asked)
{
    static const char *const names[] = {"Source", "Data", "Alternative", "Supplement",
                                        "Unspecified"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], asked) == 0)
            return names[i];
    return "Unspecified";
}

void
fo_read_attachment(struct fo_document *doc, xmlNode *node)
{
    struct buf bytes = {0};
    struct attachment *made = pool_alloc(doc->pool, sizeof *made), **end = &doc->attachments;
    made->name = xml_attr_or(node, "name", "");
    if (!good_name(made->name)) {
        diag_error(doc->diag, STATUS_INPUT, doc->file, xmlGetLineNo(node),
                   "give it the name of a file, such as agreement.xml",
                   "an attachment has no usable name");
        doc->failed = true;
        return;
    }
    made->description = xml_attr_or(node, "description", made->name);
    made->type = xml_attr_or(node, "media-type", "application/xml");
    made->relationship = relationship(xml_attr_or(node, "relationship", "Source"));
    put_content(&bytes, node);
    made->length = bytes.length;
    made->bytes = pool_strndup(doc->pool, buf_text(&bytes), bytes.length);
    buf_free(&bytes);
    while (*end != NULL && strcmp((*end)->name, made->name) < 0)
        end = &(*end)->next; /* a name tree is sorted */
    made->next = *end;
    *end = made;
}
