/* How large a picture or a field is where it stands: XSL 1.1, 6.6.5 and 7.15. Neither is wider than
 * the lines nor higher than the page. */
#include "typeset/para_items.h"
#include "typeset/picture.h"

enum { LEAST = 500, MOST = 14400000 };

static int32_t
within(int64_t length, int32_t most)
{
    return length < LEAST ? LEAST : length > most ? most : (int32_t)length;
}

/* 0: not said. */
static int32_t
measure(const struct extent *extent, int32_t reference)
{
    return extent->kind == EXTENT_LENGTH ? within(length_of(extent->length, reference), MOST) : 0;
}

static int64_t
ratio(int64_t length, int64_t part, int64_t whole)
{
    return whole > 0 ? length * part / whole : length;
}

/* Smaller in both directions until it fits; 0: any. */
static void
shrink(struct fixed *fixed, int32_t width, int32_t height)
{
    if (width > 0 && fixed->inner_width > width) {
        fixed->inner_height = within(ratio(fixed->inner_height, width, fixed->inner_width), MOST);
        fixed->inner_width = width;
    }
    if (height > 0 && fixed->inner_height > height) {
        fixed->inner_width = within(ratio(fixed->inner_width, height, fixed->inner_height), MOST);
        fixed->inner_height = height;
    }
}

static void
set_inner(struct fixed *fixed, const struct graphic *graphic)
{
    const struct picture *picture = graphic->picture;
    int32_t natural_width = picture->natural_width, natural_height = picture->natural_height;
    int32_t width = measure(&graphic->content_width, natural_width),
            height = measure(&graphic->content_height, natural_height);
    if (width == 0 && height == 0) {
        bool fit =
            graphic->content_width.kind == EXTENT_FIT || graphic->content_height.kind == EXTENT_FIT;
        width = fit ? fixed->width : 0;
        height = fit && width == 0 ? fixed->height : 0;
    }
    fixed->inner_width = within(
        width > 0 ? width : ratio(natural_width, height, height > 0 ? natural_height : 0), MOST);
    fixed->inner_height = within(
        height > 0 ? height : ratio(natural_height, width, width > 0 ? natural_width : 0), MOST);
}

struct fixed *
fixed_graphic(struct layout *layout, const struct fo *fo, int32_t width)
{
    const struct graphic *graphic = fo->graphic;
    struct fixed *fixed = pool_alloc(layout->pool, sizeof *fixed);
    fixed->fo = fo;
    fixed->width = measure(&graphic->width, width);
    fixed->height = measure(&graphic->height, layout->page_height);
    set_inner(fixed, graphic);
    int32_t most = layout->page_height - 2 * fo->style->in.font_size;
    shrink(fixed, fixed->width, fixed->height);
    shrink(fixed, width, layout->page_height > 0 && most > LEAST ? most : 0);
    if (fixed->width == 0 || fixed->width > width)
        fixed->width = fixed->inner_width;
    if (fixed->height == 0 || (layout->page_height > 0 && fixed->height > most))
        fixed->height = fixed->inner_height;
    return fixed;
}

struct fixed *
fixed_field(struct layout *layout, const struct fo *fo, int32_t width)
{
    struct fixed *fixed = pool_alloc(layout->pool, sizeof *fixed);
    fixed->fo = fo;
    fixed->width = within(length_of(fo->field->width, width), width);
    fixed->height = within(length_of(fo->field->height, layout->page_height),
                           layout->page_height > 0 ? layout->page_height / 2 : MOST);
    return fixed;
}
