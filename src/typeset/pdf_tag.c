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

/* Marked content on another page than the element's own, or an annotation. */
static HPDF_Dict
reference(struct pdf *pdf, const struct kid *kid)
{
    HPDF_Dict dict = HPDF_Dict_New(pdf->doc->mmgr);
    if (kid->kind == KID_ANNOTATION) {
        HPDF_Dict_AddName(dict, "Type", "OBJR");
        HPDF_Dict_Add(dict, "Obj", pdf->annotations[kid->id]);
    } else {
        HPDF_Dict_AddName(dict, "Type", "MCR");
        HPDF_Dict_AddNumber(dict, "MCID", kid->id);
    }
    HPDF_Dict_Add(dict, "Pg", pdf->pages[kid->page]);
    return dict;
}

static HPDF_Dict write_element(struct pdf *pdf, struct tag *tag, HPDF_Dict parent);

static void
write_kids(struct pdf *pdf, struct tag *tag, HPDF_Dict element, int page)
{
    const struct kid *only = tag->first != NULL && tag->first->next == NULL ? tag->first : NULL;
    if (tag->first == NULL)
        return;
    if (only != NULL && only->kind == KID_TEXT) {
        HPDF_Dict_AddNumber(element, "K", only->id);
        return;
    }
    HPDF_Array kids = pdf_array_in(pdf, element, "K");
    for (const struct kid *kid = tag->first; kid != NULL; kid = kid->next) {
        if (kid->kind == KID_TAG)
            HPDF_Array_Add(kids, write_element(pdf, kid->tag, element));
        else if (kid->kind == KID_TEXT && kid->page == page)
            HPDF_Array_AddNumber(kids, kid->id);
        else
            HPDF_Array_Add(kids, reference(pdf, kid));
    }
}

static void
write_attributes(struct pdf *pdf, const struct tag *tag, HPDF_Dict element)
{
    bool table = tag->scope != NULL || tag->columns > 1 || tag->rows > 1;
    if (table) {
        HPDF_Dict attributes = pdf_dict_in(pdf, element, "A");
        HPDF_Dict_AddName(attributes, "O", "Table");
        if (tag->scope != NULL)
            HPDF_Dict_AddName(attributes, "Scope", tag->scope);
        if (tag->columns > 1)
            HPDF_Dict_AddNumber(attributes, "ColSpan", tag->columns);
        if (tag->rows > 1)
            HPDF_Dict_AddNumber(attributes, "RowSpan", tag->rows);
    } else if (tag->numbering != NULL) {
        HPDF_Dict attributes = pdf_dict_in(pdf, element, "A");
        HPDF_Dict_AddName(attributes, "O", "List");
        HPDF_Dict_AddName(attributes, "ListNumbering", tag->numbering);
    }
    if (tag->box[2] > 0) {
        HPDF_Dict attributes = pdf_dict_in(pdf, element, "A");
        HPDF_Dict_AddName(attributes, "O", "Layout");
        HPDF_Array box = pdf_array_in(pdf, attributes, "BBox");
        for (int i = 0; i < 4; i++)
            HPDF_Array_AddReal(box, (HPDF_REAL)(tag->box[i] / 10) / 100);
    }
    if (tag->language != NULL)
        pdf_put_bytes(pdf, element, "Lang", tag->language, strlen(tag->language));
    if (tag->alt != NULL)
        pdf_put_text(pdf, element, "Alt", tag->alt);
}

static HPDF_Dict
write_element(struct pdf *pdf, struct tag *tag, HPDF_Dict parent)
{
    HPDF_Dict element = pdf_dict(pdf);
    tag->object = element;
    HPDF_Dict_AddName(element, "S", tag->type);
    HPDF_Dict_Add(element, "P", parent);
    int page = first_page(tag);
    if (page >= 0)
        HPDF_Dict_Add(element, "Pg", pdf->pages[page]);
    if (strcmp(tag->type, "Note") == 0) { /* ISO 14289-1, 7.9: each has an ID of its own */
        char id[40];
        snprintf(id, sizeof id, "note-%u", (unsigned int)(element->header.obj_id & 0xFFFFFF));
        pdf_put_bytes(pdf, element, "ID", id, strlen(id));
    }
    write_attributes(pdf, tag, element);
    write_kids(pdf, tag, element, page);
    return element;
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
    HPDF_Dict_Add(root, "K", write_element(pdf, pdf->print->doc->tag, root));
    write_parents(pdf, root);
    HPDF_Dict mark = pdf_dict_in(pdf, catalog, "MarkInfo");
    HPDF_Dict_AddBoolean(mark, "Marked", HPDF_TRUE);
    pdf_put_bytes(pdf, catalog, "Lang", language, strlen(language));
    HPDF_Dict preferences = pdf_dict_in(pdf, catalog, "ViewerPreferences");
    HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE);
}
