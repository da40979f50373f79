/* fo:external-graphic: the picture file, the sizes asked for, the words for who cannot see it. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "typeset/fo.h"
#include "typeset/picture.h"

static const char *const alt_namespaces[] = {"http://xmlgraphics.apache.org/fop/extensions",
                                             FX_NAMESPACE};

const char *
fo_alt_text(const xmlNode *node)
{
    for (size_t i = 0; i < sizeof alt_namespaces / sizeof *alt_namespaces; i++) {
        const xmlAttr *attr = xmlHasNsProp((xmlNode *)node, (const xmlChar *)"alt-text",
                                           (const xmlChar *)alt_namespaces[i]);
        const char *text =
            attr != NULL && attr->children != NULL ? (const char *)attr->children->content : NULL;
        if (text != NULL && text[strspn(text, " \t\r\n")] != '\0')
            return text;
    }
    return NULL;
}

const char *
fo_uri(struct pool *pool, const char *text)
{
    size_t length = strlen(text);
    if (strncmp(text, "url(", 4) == 0 && text[length - 1] == ')') {
        text += 4;
        length -= 5;
        if (length >= 2 && (*text == '\'' || *text == '"'))
            text++, length -= 2;
    }
    return pool_strndup(pool, text, length);
}

static void
refuse(struct fo_document *doc, const struct fo *fo, const char *cure, const char *name,
       const char *why)
{
    diag_error(doc->diag, STATUS_INPUT, doc->file, xmlGetLineNo(fo->node), cure,
               "the picture %s %s", name, why);
    doc->failed = true;
}

/* Beside the document, unless the path says otherwise; yours. */
static char *
path_of(const struct fo_document *doc, const char *name)
{
    const char *file = doc->file != NULL ? doc->file : "", *slash = strrchr(file, '/');
    if (*name == '/' || slash == NULL)
        return mem_strdup(name);
    char *folder = mem_strndup(file, (size_t)(slash - file)), *path = file_join(folder, name);
    free(folder);
    return path;
}

static struct picture *
read_file(struct fo_document *doc, const struct fo *fo, const char *name, const char *path)
{
    struct buf bytes = {0};
    const char *why = NULL;
    struct picture_file *file = pool_alloc(doc->pool, sizeof *file);
    if (!file_exists(path))
        refuse(doc, fo, "check its name: it is looked for beside the document", name,
               "is not there");
    else if (file_read(path, &bytes, doc->diag, STATUS_INPUT) != 0)
        doc->failed = true;
    else if ((file->picture = picture_read(doc->pool, buf_text(&bytes), bytes.length, &why)) ==
             NULL)
        refuse(doc, fo, "save it anew as PNG or JPEG", name, why);
    buf_free(&bytes);
    file->path = pool_strndup(doc->pool, path, strlen(path));
    file->next = doc->pictures;
    doc->pictures = file;
    return file->picture;
}

static struct picture *
load(struct fo_document *doc, const struct fo *fo, const char *name)
{
    if (strstr(name, "://") != NULL || strncmp(name, "data:", 5) == 0) {
        refuse(doc, fo, "save it as a file beside the document", name,
               "is no file; nothing is fetched from a network");
        return NULL;
    }
    char *path = path_of(doc, name);
    const struct picture_file *known = doc->pictures;
    while (known != NULL && strcmp(known->path, path) != 0)
        known = known->next;
    struct picture *picture = known != NULL ? known->picture : read_file(doc, fo, name, path);
    free(path);
    return picture;
}

static struct extent
read_extent(struct fo_document *doc, const struct fo *fo, const char *name)
{
    struct extent extent = {.kind = EXTENT_AUTO};
    const char *text = xml_attr_or(fo->node, name, "auto");
    if (strcmp(text, "scale-to-fit") == 0 || strcmp(text, "scale-down-to-fit") == 0)
        extent.kind = EXTENT_FIT;
    else if (style_length_attr(&doc->reader, fo->style, fo->node, name, &extent.length))
        extent.kind = EXTENT_LENGTH;
    return extent;
}

void
fo_read_graphic(struct fo_document *doc, struct fo *fo)
{
    const char *name = fo_uri(doc->pool, xml_attr_or(fo->node, "src", ""));
    struct graphic *graphic = pool_alloc(doc->pool, sizeof *graphic);
    /* ISO 14289-1, 7.3: a figure says in words what it shows. */
    if (fo->tag != NULL && fo->tag != fo->parent->tag &&
        (fo->tag->alt = fo_alt_text(fo->node)) == NULL)
        refuse(doc, fo, "say what it shows in fox:alt-text, or give it role=\"artifact\"", name,
               "has no alternative text");
    if (!doc->failed)
        graphic->picture = load(doc, fo, name);
    if (graphic->picture == NULL)
        return;
    graphic->width = read_extent(doc, fo, "width");
    graphic->height = read_extent(doc, fo, "height");
    graphic->content_width = read_extent(doc, fo, "content-width");
    graphic->content_height = read_extent(doc, fo, "content-height");
    fo->graphic = graphic;
}
