/* Fields begin, show their result and end. */
#include "import/word_fields.h"

#include <string.h>

static bool
is_type(const xmlNode *character, const char *type)
{
    const char *own = w_attr(character, "fldCharType");
    return own != NULL && strcmp(own, type) == 0;
}

/* Whether the field goes on to a result or an end in this paragraph. One that does not is damaged,
 * and its words are text. */
static bool
goes_on(const xmlNode *character)
{
    for (const xmlNode *run = character->parent->next; run != NULL; run = run->next) {
        const xmlNode *next = w_child(run, "fldChar");
        if (next != NULL && !is_type(next, "begin"))
            return true;
    }
    return false;
}

bool
word_field_hides(const struct word_fields *fields)
{
    for (int i = 0; i < fields->count; i++)
        if (!fields->open[i].shows)
            return true;
    return false;
}

static void
begin(struct word_fields *fields, const xmlNode *character, struct buf *out)
{
    const xmlNode *form = w_child(character, "ffData"), *box = w_child(form, "checkBox");
    if (box != NULL) {
        bool ticked = w_child(box, "checked") != NULL ? w_on(box, "checked") : w_on(box, "default");
        buf_puts(out, ticked ? "\xE2\x98\x92" : "\xE2\x98\x90");
    }
    if (fields->count == WORD_FIELDS || !goes_on(character))
        return;
    fields->open[fields->count].start = out->length;
    fields->open[fields->count].shows = false;
    fields->open[fields->count++].blank = w_child(form, "textInput") != NULL;
}

/* Blanks show wide spaces (U+2002) until they are filled in. */
static bool
is_empty(const struct buf *out, size_t start)
{
    for (size_t i = start; i < out->length; i++) {
        bool wide = i + 2 < out->length && memcmp(out->bytes + i, "\xE2\x80\x82", 3) == 0;
        if (!wide && out->bytes[i] != ' ')
            return false;
        i += wide ? 2 : 0;
    }
    return true;
}

static void
end(struct word_fields *fields, struct buf *out)
{
    size_t start = fields->open[--fields->count].start;
    bool shows = fields->open[fields->count].shows && !word_field_hides(fields);
    if (!shows || !fields->open[fields->count].blank || !is_empty(out, start))
        return;
    out->length = start;
    buf_puts(out, "____");
}

void
word_field(struct word_fields *fields, const xmlNode *character, struct buf *out)
{
    if (is_type(character, "begin")) {
        begin(fields, character, out);
    } else if (fields->count > 0 && is_type(character, "separate")) {
        fields->open[fields->count - 1].start = out->length;
        fields->open[fields->count - 1].shows = true;
    } else if (fields->count > 0 && is_type(character, "end")) {
        end(fields, out);
    }
}
