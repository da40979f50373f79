/* Families from fonts.xml, faces opened when first asked for, sets of faces remembered by what was
 * asked. */
#include "typeset/font.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/xml.h"
#include "typeset/font_face.h"

enum { MAX_FAMILIES = 16 };

struct fonts {
    char *data_folder, *list_path;
    xmlDoc *list;
    struct map
        *faces; /* file as written → struct face, or the fonts themselves when it cannot be had */
    struct map *sets;
    struct buf key; /* of a set */
    int set_count;
};

struct fonts *
fonts_new(const char *data_folder, struct diag *diag)
{
    struct fonts *fonts = mem_alloc(sizeof *fonts);
    fonts->data_folder = mem_strdup(data_folder);
    fonts->list_path = file_join(data_folder, "stylesheets/print/fonts.xml");
    fonts->list = xml_read_file(fonts->list_path, diag, STATUS_LIBRARY);
    fonts->faces = map_new();
    fonts->sets = map_new();
    if (fonts->list != NULL)
        return fonts;
    fonts_free(fonts);
    return NULL;
}

static void
free_set(void *value)
{
    struct font_set *set = value;
    free(set->faces);
    free(set->families);
    free(set);
}

static void
free_face(void *value)
{
    face_close(value);
}

void
fonts_free(struct fonts *fonts)
{
    if (fonts == NULL)
        return;
    map_free(fonts->sets, free_set);
    map_free(fonts->faces, free_face);
    xmlFreeDoc(fonts->list);
    buf_free(&fonts->key);
    free(fonts->list_path);
    free(fonts->data_folder);
    free(fonts);
}

static struct face *
open_in_folders(struct fonts *fonts, const char *file)
{
    const xmlNode *root = xmlDocGetRootElement(fonts->list);
    char *path = file_join(fonts->data_folder, file);
    struct face *face = file_exists(path) ? face_open(path) : NULL;
    free(path);
    for (const xmlNode *folder = xml_child(root, "folder"); folder != NULL && face == NULL;
         folder = xml_next(folder, "folder")) {
        path = file_join(xml_attr_or(folder, "path", "."), file);
        if (file_exists(path))
            face = face_open(path);
        free(path);
    }
    return face;
}

/* NULL when it cannot be had; remembered either way. */
static struct face *
get_face(struct fonts *fonts, const char *file)
{
    struct face *face = map_get(fonts->faces, file, strlen(file));
    if (face == NULL) {
        face = open_in_folders(fonts, file);
        if (face == NULL)
            face = face_missing();
        *map_put(fonts->faces, file, strlen(file)) = face;
    }
    return face->hb_face != NULL ? face : NULL;
}

/* CSS2, 15.5 in brief: slope first, then the nearest weight. */
static struct face *
best_face(struct fonts *fonts, const xmlNode *family, int weight, bool italic)
{
    const xmlNode *best = NULL;
    int least = 0;
    for (const xmlNode *node = xml_child(family, "face"); node != NULL;
         node = xml_next(node, "face")) {
        bool slanted = strcmp(xml_attr_or(node, "style", "normal"), "normal") != 0;
        int distance =
            abs(atoi(xml_attr_or(node, "weight", "400")) - weight) + (slanted != italic ? 2000 : 0);
        if (best == NULL || distance < least) {
            best = node;
            least = distance;
        }
    }
    return best != NULL ? get_face(fonts, xml_attr_or(best, "file", "")) : NULL;
}

static void
add_face(struct font_set *set, struct face *face)
{
    if (face == NULL)
        return;
    for (size_t i = 0; i < set->count; i++)
        if (set->faces[i] == face)
            return;
    set->faces = mem_realloc(set->faces, set->count + 1, sizeof(struct face *));
    set->faces[set->count++] = face;
}

static bool
has_enough(const struct font_set *set)
{
    return set->count > 0 && !set->whole;
}

static void add_families(struct font_set *set, const char *families, int depth);

static void
add_family(struct font_set *set, const char *name, int depth)
{
    const xmlNode *node = xml_first(xmlDocGetRootElement(set->fonts->list));
    for (; node != NULL && !has_enough(set); node = xml_after(node)) {
        if (strcasecmp(xml_attr_or(node, "name", ""), name) != 0)
            continue;
        if (xml_is(node, "family"))
            add_face(set, best_face(set->fonts, node, set->weight, set->italic));
        else if (xml_is(node, "generic") && depth < 4)
            add_families(set, xml_attr_or(node, "families", ""), depth + 1);
    }
}

static void
add_families(struct font_set *set, const char *families, int depth)
{
    int count = 0;
    for (const char *at = families; *at != '\0' && count < MAX_FAMILIES && !has_enough(set);
         count++) {
        at += strspn(at, " \t\r\n,'\"");
        size_t length = strcspn(at, ",'\"");
        const char *next = at + length;
        while (length > 0 && strchr(" \t\r\n", at[length - 1]) != NULL)
            length--;
        if (length > 0) {
            char *name = mem_strndup(at, length);
            add_family(set, name, depth);
            free(name);
        }
        at = next;
    }
}

struct face *
fonts_face_with(const struct font_set *set, uint32_t code_point)
{
    if (set->count > 0 && face_has(set->faces[0], code_point) != 0)
        return set->faces[0];
    if (!set->whole) {
        struct font_set *more = (struct font_set *)set; /* it is the fonts' own */
        more->whole = true;
        add_families(more, more->families, 0);
        add_families(more, "fallback", 0);
    }
    for (size_t i = 1; i < set->count; i++)
        if (face_has(set->faces[i], code_point) != 0)
            return set->faces[i];
    return NULL;
}

const struct font_set *
fonts_set(struct fonts *fonts, const char *families, int weight, bool italic, bool small_caps,
          struct diag *diag)
{
    const int numbers[] = {weight, italic, small_caps};
    buf_clear(&fonts->key);
    buf_add(&fonts->key, (const char *)numbers, sizeof numbers);
    buf_puts(&fonts->key, families);
    struct font_set *set = map_get(fonts->sets, fonts->key.bytes, fonts->key.length);
    if (set == NULL) {
        set = mem_alloc(sizeof *set);
        *set = (struct font_set){.fonts = fonts,
                                 .families = mem_strdup(families),
                                 .weight = weight,
                                 .italic = italic,
                                 .small_caps = small_caps,
                                 .number = ++fonts->set_count};
        add_families(set, families, 0);
        set->strange = set->count == 0;
        add_families(set, "fallback", 0);
        set->no_small_caps =
            small_caps && set->count > 0 && !face_has_feature(set->faces[0], "smcp");
        *map_put(fonts->sets, fonts->key.bytes, fonts->key.length) = set;
    }
    if (set->count > 0)
        return set;
    diag_error(diag, STATUS_LIBRARY, fonts->list_path, 0,
               "install fonts-sil-gentiumplus, fonts-liberation2 and fonts-dejavu-core",
               "none of the fonts listed is installed");
    return NULL;
}
