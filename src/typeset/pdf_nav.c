/* Ways through the document: link annotations, outline, page labels. */
#include "typeset/pdf_raw.h"

#include <stdlib.h>
#include <string.h>

/* HPDF_Destination_SetXYZ refuses zoom 0, which means "as it is". */
static HPDF_Array
destination(struct pdf *pdf, const struct place *place)
{
    const struct sheet *sheet = &pdf->print->sheets[place->page];
    const struct page_master *master = NULL;
    HPDF_Array array = HPDF_Array_New(pdf->doc->mmgr);
    HPDF_Array_Add(array, pdf->pages[place->page]);
    HPDF_Array_AddName(array, "XYZ");
    HPDF_Array_AddNumber(array, 0);
    (void)master;
    HPDF_Array_AddNumber(array, (sheet->height - place->y) / 1000);
    HPDF_Array_Add(array, HPDF_Null_New(pdf->doc->mmgr));
    return array;
}

static const struct place *
find_place(const struct pdf *pdf, const char *id)
{
    const struct place *place = map_get(pdf->print->layout->places, id, strlen(id));
    return place != NULL && place->page >= 0 && (size_t)place->page < pdf->print->count ? place
                                                                                        : NULL;
}

/* ISO 14289-1, 7.18.5: what the link is, for who cannot see it. */
static void
put_contents(struct pdf *pdf, HPDF_Dict annotation, const struct link *link,
             const struct place *place)
{
    struct buf text = {0};
    if (link->uri != NULL)
        buf_putf(&text, "%s (%s)", link->contents, link->uri);
    else if (place != NULL)
        buf_putf(&text, "%s (page %s)", link->contents, pdf->print->sheets[place->page].label);
    else
        buf_puts(&text, link->contents);
    pdf_put_text(pdf, annotation, "Contents", buf_text(&text));
    buf_free(&text);
}

static void
put_target(struct pdf *pdf, HPDF_Dict dict, const struct link *link, const struct place *place)
{
    if (link->uri != NULL) {
        HPDF_Dict action = pdf_dict_in(pdf, dict, "A");
        HPDF_Dict_AddName(action, "S", "URI");
        pdf_put_bytes(pdf, action, "URI", link->uri, strlen(link->uri));
    } else if (place != NULL) {
        HPDF_Dict_Add(dict, "Dest", destination(pdf, place));
    } else {
        const struct fo_document *doc = pdf->print->doc;
        style_warn(&doc->reader, link->node, link->destination, "give the object meant this id",
                   "is linked to, but no object has this id", link->destination);
    }
}

static void
put_link(struct pdf *pdf, HPDF_Dict dict, const struct link *link)
{
    const struct place *place =
        link->destination != NULL ? find_place(pdf, link->destination) : NULL;
    put_contents(pdf, dict, link, place);
    put_target(pdf, dict, link, place);
}

static HPDF_REAL
points(int32_t length)
{
    return (HPDF_REAL)(length / 10) / 100;
}

static void
write_annotation(struct pdf *pdf, size_t number)
{
    const struct annotation *from = &pdf->print->annotations[number];
    int32_t height = pdf->print->sheets[from->page].height;
    HPDF_Rect rect = {points(from->x), points(height - from->y - from->height),
                      points(from->x + from->width), points(height - from->y)};
    HPDF_Dict dict = HPDF_Annotation_New(pdf->doc->mmgr, pdf->doc->xref, HPDF_ANNOT_LINK, rect);
    pdf->annotations[number] = dict;
    HPDF_Array border = pdf_array_in(pdf, dict, "Border");
    for (int i = 0; i < 3; i++)
        HPDF_Array_AddNumber(border, 0);
    HPDF_Dict_AddNumber(dict, "F", 4); /* printed: ISO 19005-2, 6.3.2 */
    HPDF_Dict_AddNumber(dict, "StructParent", (HPDF_INT32)(pdf->print->count + number));
    if (from->field != NULL)
        pdf_write_field(pdf, dict, from->field);
    else
        put_link(pdf, dict, from->link);
    HPDF_Page page = pdf->pages[from->page];
    HPDF_Array list = HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY);
    if (list == NULL)
        list = pdf_array_in(pdf, page, "Annots");
    HPDF_Array_Add(list, dict);
    tag_add_annotation(pdf->print->doc->pool, from->tag, from->page, (int)number);
}

void
pdf_write_annotations(struct pdf *pdf)
{
    for (size_t i = 0; i < pdf->print->annotation_count; i++)
        write_annotation(pdf, i);
}

static void
write_bookmarks(struct pdf *pdf, const struct bookmark *bookmark, HPDF_Outline parent)
{
    for (; bookmark != NULL; bookmark = bookmark->next) {
        const struct place *place = find_place(pdf, bookmark->destination);
        HPDF_Outline outline = HPDF_CreateOutline(pdf->doc, parent, "-", NULL);
        pdf_put_text(pdf, outline, "Title", bookmark->title);
        if (place != NULL)
            HPDF_Dict_Add(outline, "Dest", destination(pdf, place));
        HPDF_Outline_SetOpened(outline, bookmark->open ? HPDF_TRUE : HPDF_FALSE);
        write_bookmarks(pdf, bookmark->first, outline);
    }
}

static void
write_page_labels(struct pdf *pdf)
{
    for (size_t i = 0; i < pdf->print->count; i++) {
        const struct sheet *sheet = &pdf->print->sheets[i];
        HPDF_PageNumStyle style = sheet->format == 'i'   ? HPDF_PAGE_NUM_STYLE_LOWER_ROMAN
                                  : sheet->format == 'I' ? HPDF_PAGE_NUM_STYLE_UPPER_ROMAN
                                  : sheet->format == 'a' ? HPDF_PAGE_NUM_STYLE_LOWER_LETTERS
                                  : sheet->format == 'A' ? HPDF_PAGE_NUM_STYLE_UPPER_LETTERS
                                                         : HPDF_PAGE_NUM_STYLE_DECIMAL;
        if (sheet->starts_sequence)
            HPDF_AddPageLabel(pdf->doc, (HPDF_UINT)i, style,
                              (HPDF_UINT)(sheet->number > 0 ? sheet->number : 1), NULL);
    }
}

void
pdf_write_navigation(struct pdf *pdf)
{
    write_bookmarks(pdf, pdf->print->doc->bookmarks, NULL);
    if (pdf->print->doc->bookmarks != NULL)
        HPDF_SetPageMode(pdf->doc, HPDF_PAGE_MODE_USE_OUTLINE);
    write_page_labels(pdf);
}
