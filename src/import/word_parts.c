/* Relationships between the parts of a Word file. */
#include "import/word_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "import/ooxml.h"

static bool
ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), size = strlen(end);
    return length >= size && strcmp(text + length - size, end) == 0;
}

/* "../customXml/item.xml" from the folder "word/". Yours. */
static char *
member_of(const char *target, const char *folder)
{
    size_t length = strlen(folder);
    if (target[0] == '/')
        return mem_strdup(target + 1);
    for (; strncmp(target, "../", 3) == 0 && length > 0; target += 3)
        for (length--; length > 0 && folder[length - 1] != '/';)
            length--;
    return mem_format("%.*s%s", (int)length, folder, target);
}

/* The target of the first relationship whose type ends with that word, as a member's name: relative
 * to the folder (with its slash), or to the container when it begins with a slash. NULL: none. */
static char *
target_of(const xmlDoc *rels, const char *type, const char *folder)
{
    const xmlNode *root = rels != NULL ? xmlDocGetRootElement(rels) : NULL;
    for (const xmlNode *node = xml_first(root); node != NULL; node = xml_after(node)) {
        const char *own = w_attr(node, "Type"), *target = w_attr(node, "Target");
        if (own == NULL || target == NULL || !ends_with(own, type))
            continue;
        return member_of(target, folder);
    }
    return NULL;
}

char *
word_main_part(struct parts *parts)
{
    xmlDoc *rels = parts_read(parts, "_rels/.rels");
    char *found = target_of(rels, "/officeDocument", "");
    xmlFreeDoc(rels);
    if (found != NULL && zip_has(parts->zip, found))
        return found;
    free(found);
    return mem_strdup("word/document.xml");
}

/* What most of a file's styles are, and nothing that text hangs on. */
static const char *const of_tables[] = {"w:latentStyles", "w:style w:type=\"table\"", NULL};

void
word_rels_read(struct word_rels *rels, struct parts *parts, const char *main_part)
{
    const char *slash = strrchr(main_part, '/'), *base = slash != NULL ? slash + 1 : main_part;
    rels->parts = parts;
    rels->folder = mem_strndup(main_part, (size_t)(base - main_part));
    char *name = mem_format("%s_rels/%s.rels", rels->folder, base);
    rels->doc = parts_read(parts, name);
    free(name);
}

void
word_rels_done(struct word_rels *rels)
{
    xmlFreeDoc(rels->doc);
    free(rels->folder);
}

xmlDoc *
word_rels_part(const struct word_rels *rels, const char *type)
{
    char *ending = mem_format("/%s", type);
    char *member = target_of(rels->doc, ending, rels->folder);
    if (member == NULL)
        member = mem_format("%s%s.xml", rels->folder, type);
    bool styles = strcmp(type, "styles") == 0;
    xmlDoc *doc = parts_read_without(rels->parts, member, styles ? of_tables : NULL);
    free(member);
    free(ending);
    return doc;
}

long
word_rels_count(const struct word_rels *rels, const char *type, const char *element)
{
    xmlDoc *doc = word_rels_part(rels, type);
    long count = 0;
    for (const xmlNode *node = doc != NULL ? w_child(xmlDocGetRootElement(doc), element) : NULL;
         node != NULL; node = w_next(node, element))
        count++;
    xmlFreeDoc(doc);
    return count;
}

char *
word_rels_member(const struct word_rels *rels, const char *id)
{
    const xmlNode *root = rels->doc != NULL ? xmlDocGetRootElement(rels->doc) : NULL;
    for (const xmlNode *node = xml_first(root); node != NULL && id != NULL;
         node = xml_after(node)) {
        const char *own = w_attr(node, "Id"), *target = w_attr(node, "Target"),
                   *mode = w_attr(node, "TargetMode");
        bool here = mode == NULL || strcmp(mode, "External") != 0;
        if (own != NULL && target != NULL && here && strcmp(own, id) == 0)
            return member_of(target, rels->folder);
    }
    return NULL;
}
