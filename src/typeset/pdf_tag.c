/* The structure tree, its parent tree and what the catalog says about them: ISO 32000-1, 14.7
 * and 14.8. */
#include "typeset/pdf_raw.h"

#include <string.h>

static int
first_page(const struct tag *tag)
{
    for (const struct kid *kid = tag->first; kid != NULL; kid = kid->next)
        if (kid->kind == KID_TEXT)
            return kid->page;
    return -1;
}

static unsigned int
number_of(const void *object)
{
    return ((const HPDF_Obj_Header *)object)->obj_id & 0xFFFFFF;
}

static void
put_reference(struct buf *out, const char *key, const void *object)
{
    buf_puts(out, key);
    pdf_put_number(out, number_of(object));
    buf_puts(out, " 0 R");
}

static void
put_count(struct buf *out, const char *key, int count)
{
    buf_puts(out, key);
    pdf_put_number(out, count);
}

/* Marked content on another page than the element's own, or an annotation. */
static void
put_far_kid(struct buf *out, const struct pdf *pdf, const struct kid *kid)
{
    if (kid->kind == KID_ANNOTATION) {
        put_reference(out, "<</Type/OBJR/Obj ", pdf->annotations[kid->id]);
    } else {
        put_count(out, "<</Type/MCR/MCID ", kid->id);
    }
    put_reference(out, "/Pg ", pdf->pages[kid->page]);
    buf_puts(out, ">>");
}

static void
put_kids(struct buf *out, const struct pdf *pdf, const struct tag *tag, int page)
{
    const struct kid *only = tag->first != NULL && tag->first->next == NULL ? tag->first : NULL;
    if (tag->first == NULL)
        return;
    if (only != NULL && only->kind == KID_TEXT) {
        put_count(out, "/K ", only->id);
        return;
    }
    buf_puts(out, "/K[");
    for (const struct kid *kid = tag->first; kid != NULL; kid = kid->next) {
        if (kid->kind == KID_TAG)
            put_reference(out, " ", kid->tag->object);
        else if (kid->kind == KID_TEXT && kid->page == page)
            put_count(out, " ", kid->id);
        else
            put_far_kid(out, pdf, kid);
    }
    buf_puts(out, "]");
}

static void
put_attributes(struct buf *out, const struct tag *tag)
{
    if (tag->scope != NULL || tag->columns > 1 || tag->rows > 1) {
        buf_puts(out, "/A<</O/Table");
        if (tag->scope != NULL)
            buf_putf(out, "/Scope/%s", tag->scope);
        if (tag->columns > 1)
            put_count(out, "/ColSpan ", tag->columns);
        if (tag->rows > 1)
            put_count(out, "/RowSpan ", tag->rows);
        buf_puts(out, ">>");
    } else if (tag->numbering != NULL) {
        buf_putf(out, "/A<</O/List/ListNumbering/%s>>", tag->numbering);
    } else if (tag->box[2] > 0) {
        buf_puts(out, "/A<</O/Layout/BBox[");
        for (int i = 0; i < 4; i++) {
            pdf_put_length(out, tag->box[i]);
            buf_puts(out, i < 3 ? " " : "]>>");
        }
    }
}

static void
put_element(struct buf *out, const struct pdf *pdf, const struct tag *tag)
{
    int page = first_page(tag);
    buf_puts(out, "/S/");
    buf_puts(out, tag->type);
    put_reference(out, "/P ", tag->parent != NULL ? tag->parent->object : pdf->tree);
    if (page >= 0)
        put_reference(out, "/Pg ", pdf->pages[page]);
    if (strcmp(tag->type, "Note") == 0) /* ISO 14289-1, 7.9: each has an ID of its own */
        buf_putf(out, "/ID(note-%u)", number_of(tag->object));
    put_attributes(out, tag);
    if (tag->language != NULL)
        pdf_put_hex(out, "/Lang", tag->language, strlen(tag->language));
    if (tag->alt != NULL) {
        struct buf text = {0};
        buf_add(&text, "\xFE\xFF", 2);
        pdf_utf16(&text, tag->alt);
        pdf_put_hex(out, "/Alt", text.bytes, text.length);
        buf_free(&text);
    }
    put_kids(out, pdf, tag, page);
}

/* libharu asks a dictionary that is to be written for what else is in it. There are thousands of
 * elements, and each name and key that libharu keeps takes it 130 bytes. */
static HPDF_STATUS
write_element(HPDF_Dict dict, HPDF_Stream stream)
{
    struct pdf *pdf = dict->error->user_data;
    buf_clear(&pdf->content);
    put_element(&pdf->content, pdf, dict->attr);
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)pdf->content.bytes,
                             (HPDF_UINT)pdf->content.length);
}

/* Parents before kids, in the order of reading. */
static void
make_element(struct pdf *pdf, struct tag *tag)
{
    HPDF_Dict element = tag->object = pdf_dict(pdf);
    element->attr = tag;
    element->write_fn = write_element;
    for (const struct kid *kid = tag->first; kid != NULL; kid = kid->next)
        if (kid->kind == KID_TAG)
            make_element(pdf, kid->tag);
}

/* Marked contents of page p under key p, annotations under the keys after the last page's. */
static void
write_parents(struct pdf *pdf, HPDF_Dict root)
{
    HPDF_Dict tree = pdf_dict(pdf);
    HPDF_Dict_Add(root, "ParentTree", tree);
    HPDF_Array nums = pdf_array_in(pdf, tree, "Nums");
    const struct print *print = pdf->print;
    for (size_t i = 0; i < print->count; i++) {
        HPDF_Array parents = pdf_array(pdf);
        for (size_t j = 0; j < pdf->owners[i].count; j++)
            HPDF_Array_Add(parents, pdf->owners[i].tags[j]->object);
        HPDF_Array_AddNumber(nums, (HPDF_INT32)i);
        HPDF_Array_Add(nums, parents);
    }
    for (size_t i = 0; i < print->annotation_count; i++) {
        HPDF_Array_AddNumber(nums, (HPDF_INT32)(print->count + i));
        HPDF_Array_Add(nums, print->annotations[i].tag->object);
    }
    HPDF_Dict_AddNumber(root, "ParentTreeNextKey",
                        (HPDF_INT32)(print->count + print->annotation_count));
}

void
pdf_write_tags(struct pdf *pdf)
{
    HPDF_Dict catalog = pdf->doc->catalog, root = pdf_dict(pdf);
    const char *language = pdf->print->doc->meta.language;
    HPDF_Dict_AddName(root, "Type", "StructTreeRoot");
    HPDF_Dict_Add(catalog, "StructTreeRoot", root);
    pdf->tree = root;
    make_element(pdf, pdf->print->doc->tag);
    HPDF_Dict_Add(root, "K", pdf->print->doc->tag->object);
    write_parents(pdf, root);
    HPDF_Dict mark = pdf_dict_in(pdf, catalog, "MarkInfo");
    HPDF_Dict_AddBoolean(mark, "Marked", HPDF_TRUE);
    pdf_put_bytes(pdf, catalog, "Lang", language, strlen(language));
    HPDF_Dict preferences = pdf_dict_in(pdf, catalog, "ViewerPreferences");
    HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE);
}
