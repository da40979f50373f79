/* fx:field: what is filled in or signed on a screen. Its name is unique, its label says what
 * belongs there. */
#include <string.h>

#include "typeset/fo.h"

static const struct {
    const char *name;
    enum field_type type;
} types[] = {{"text", FIELD_TEXT},
             {"date", FIELD_TEXT},
             {"check", FIELD_CHECK},
             {"signature", FIELD_SIGNATURE}};

static void
refuse(struct fo_document *doc, const struct fo *fo, const char *cure, const char *name,
       const char *why)
{
    diag_error(doc->diag, STATUS_INPUT, doc->file, xmlGetLineNo(fo->node), cure, "the field %s %s",
               name, why);
    doc->failed = true;
}

static bool
known(const struct fo_document *doc, const char *name)
{
    for (const struct field *field = doc->fields; field != NULL; field = field->next)
        if (strcmp(field->name, name) == 0)
            return true;
    return false;
}

/* ISO 32000-1, 12.7.3.2: a full stop parts the names of a tree of fields, which there is none of.
 */
static void
check_names(struct fo_document *doc, const struct fo *fo, const struct field *field)
{
    if (field->name[0] == '\0' || strchr(field->name, '.') != NULL)
        refuse(doc, fo, "give it a name of letters, digits and hyphens", field->name,
               "has no name that can be used");
    else if (known(doc, field->name))
        refuse(doc, fo, "give each a name of its own", field->name, "stands here a second time");
    else if (field->label[strspn(field->label, " \t\r\n")] == '\0')
        refuse(doc, fo, "add label=\"…\" to fx:field", field->name,
               "does not say what belongs in it");
}

static struct length
measure(struct fo_document *doc, const struct fo *fo, const char *name, int32_t usual)
{
    struct length length = {usual, 0, 0};
    style_length_attr(&doc->reader, fo->style, fo->node, name, &length);
    return length;
}

void
fo_read_field(struct fo_document *doc, struct fo *fo)
{
    struct field *field = pool_alloc(doc->pool, sizeof *field);
    const char *type = xml_attr_or(fo->node, "type", "text");
    int32_t size = fo->style->in.font_size;
    field->type = FIELD_NONE;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].name, type) == 0)
            field->type = types[i].type;
    field->name = xml_attr_or(fo->node, "name", "");
    field->label = xml_attr_or(fo->node, "label", "");
    if (field->type == FIELD_NONE)
        refuse(doc, fo, "one of text, date, check, signature", field->name,
               "is of no kind that there is");
    else
        check_names(doc, fo, field);
    bool check = field->type == FIELD_CHECK, signature = field->type == FIELD_SIGNATURE;
    field->width = measure(doc, fo, "width", check ? size : 12 * size);
    field->height = measure(doc, fo, "height", check ? size : signature ? 3 * size : size * 3 / 2);
    field->next = doc->fields;
    doc->fields = field;
    fo->field = field;
}
