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
        return target[0] == '/' ? mem_strdup(target + 1) : mem_format("%s%s", folder, target);
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

static xmlDoc *
part_of(struct parts *parts, const xmlDoc *rels, const char *folder, const char *type)
{
    char *ending = mem_format("/%s", type);
    char *member = target_of(rels, ending, folder);
    if (member == NULL)
        member = mem_format("%s%s.xml", folder, type);
    bool styles = strcmp(type, "styles") == 0;
    xmlDoc *doc = parts_read_without(parts, member, styles ? of_tables : NULL);
    free(member);
    free(ending);
    return doc;
}

void
word_parts(struct parts *parts, const char *main_part, const char *const *types, xmlDoc **docs)
{
    const char *slash = strrchr(main_part, '/'), *base = slash != NULL ? slash + 1 : main_part;
    char *folder = mem_strndup(main_part, (size_t)(base - main_part));
    char *rels_name = mem_format("%s_rels/%s.rels", folder, base);
    xmlDoc *rels = parts_read(parts, rels_name);
    for (; *types != NULL; types++)
        *docs++ = part_of(parts, rels, folder, *types);
    xmlFreeDoc(rels);
    free(rels_name);
    free(folder);
}
