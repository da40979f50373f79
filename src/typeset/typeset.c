/* The stages in order: read, lay out, print, write. Owns what a batch keeps. */
#include "typeset/typeset.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "typeset/pdf.h"

struct typesetter {
    struct fonts *fonts;
    struct shaper *shaper;
    struct hyphenator *hyphenator;
    struct buf profile;
    size_t pages; /* of the last document */
};

/* From icc-profiles-free, or brought along in the data folder. */
static int
load_profile(struct typesetter *typesetter, const char *data_folder, struct diag *diag)
{
    static const char installed[] = "/usr/share/color/icc/sRGB.icc";
    char *own = file_join(data_folder, "stylesheets/print/sRGB.icc");
    int result = 0;
    if (file_exists(own)) {
        result = file_read(own, &typesetter->profile, diag, STATUS_LIBRARY);
    } else if (file_exists(installed)) {
        result = file_read(installed, &typesetter->profile, diag, STATUS_LIBRARY);
    } else {
        diag_error(diag, STATUS_LIBRARY, installed, 0, "install icc-profiles-free",
                   "the colour profile is missing");
        result = -1;
    }
    free(own);
    return result;
}

struct typesetter *
typesetter_new(const char *data_folder, struct diag *diag)
{
    struct typesetter *typesetter = mem_alloc(sizeof *typesetter);
    typesetter->fonts = fonts_new(data_folder, diag);
    if (typesetter->fonts == NULL || load_profile(typesetter, data_folder, diag) != 0) {
        typesetter_free(typesetter);
        return NULL;
    }
    typesetter->shaper = shaper_new();
    typesetter->hyphenator = hyphenator_new();
    return typesetter;
}

void
typesetter_warm(struct typesetter *typesetter, struct diag *diag)
{
    static const struct {
        const char *families;
        int weight;
        bool italic;
    } usual[] = {{"serif", 400, false},
                 {"serif", 400, true},
                 {"serif", 700, false},
                 {"sans-serif", 400, false},
                 {"sans-serif", 700, false}};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        const struct font_set *set = fonts_set(typesetter->fonts, usual[i].families,
                                               usual[i].weight, usual[i].italic, false, diag);
        if (set != NULL)
            shape_word(typesetter->shaper, set, "agreement", 9);
    }
    free(hyphenate(typesetter->hyphenator, "en-US", "agreement", 9, diag));
}

void
typesetter_free(struct typesetter *typesetter)
{
    if (typesetter == NULL)
        return;
    shaper_free(typesetter->shaper); /* before the fonts, which its words point into */
    hyphenator_free(typesetter->hyphenator);
    fonts_free(typesetter->fonts);
    buf_free(&typesetter->profile);
    free(typesetter);
}

struct place *
layout_place(struct layout *layout, const char *id)
{
    struct place **place = (struct place **)map_put(layout->places, id, strlen(id));
    if (*place == NULL) {
        *place = pool_alloc(layout->pool, sizeof **place);
        **place = (struct place){.page = -1, .last_page = -1};
        layout->place_list = mem_grow(layout->place_list, &layout->place_room,
                                      layout->place_count + 1, sizeof *layout->place_list);
        layout->place_list[layout->place_count++] = *place;
    }
    return *place;
}

static int
set_document(struct typesetter *typesetter, struct fo_document *doc, struct buf *pdf,
             struct diag *diag)
{
    struct layout layout = {.fonts = typesetter->fonts,
                            .shaper = typesetter->shaper,
                            .hyphenator = typesetter->hyphenator,
                            .doc = doc,
                            .pool = doc->pool,
                            .places = map_new()};
    struct pages pages = {0};
    int result = pages_make(&layout, &pages);
    if (result == 0) {
        struct print print;
        print_make(&print, &layout, &pages);
        result = layout.failed ? -1 : pdf_write(&print, &typesetter->profile, pdf, diag);
        print_free(&print);
    }
    typesetter->pages = pages.count;
    pages_free(&pages);
    map_free(layout.places, NULL);
    free(layout.place_list);
    return result;
}

int
typeset(struct typesetter *typesetter, xmlDoc *fo, const char *name, struct buf *pdf,
        struct diag *diag)
{
    struct pool *pool = pool_new();
    struct map *warned = map_new();
    shaper_trim(typesetter->shaper);
    struct fo_document *doc = fo_read(fo, name, pool, warned, diag);
    int result = doc != NULL ? set_document(typesetter, doc, pdf, diag) : -1;
    map_free(warned, NULL);
    pool_free(pool);
    return result;
}

int
typesetter_pages(const struct typesetter *typesetter)
{
    return (int)typesetter->pages;
}
