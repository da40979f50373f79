/* The table of properties, and how each kind of value is read. */
#include "typeset/style_property.h"

#include <stdlib.h>
#include <string.h>

#define IN(field)  offsetof(struct style, in.field)
#define OWN(field) offsetof(struct style, own.field)

static const struct word aligns[] = {{"start", ALIGN_START},       {"left", ALIGN_START},
                                     {"end", ALIGN_END},           {"right", ALIGN_END},
                                     {"center", ALIGN_CENTER},     {"justify", ALIGN_JUSTIFY},
                                     {"relative", ALIGN_RELATIVE}, {NULL, 0}};
static const struct word slopes[] = {
    {"normal", 0}, {"italic", 1}, {"oblique", 1}, {"backslant", 0}, {NULL, 0}};
static const struct word variants[] = {{"normal", 0}, {"small-caps", 1}, {NULL, 0}};
static const struct word weights[] = {
    {"normal", 400}, {"bold", 700}, {"bolder", 700}, {"lighter", 300}, {"100", 100},
    {"200", 200},    {"300", 300},  {"400", 400},    {"500", 500},     {"600", 600},
    {"700", 700},    {"800", 800},  {"900", 900},    {NULL, 0}};
static const struct word transforms[] = {{"none", TRANSFORM_NONE},
                                         {"uppercase", TRANSFORM_UPPER},
                                         {"lowercase", TRANSFORM_LOWER},
                                         {"capitalize", TRANSFORM_CAPITALIZE},
                                         {NULL, 0}};
static const struct word truths[] = {{"true", 1}, {"false", 0}, {NULL, 0}};
static const struct word linefeeds[] = {{"treat-as-space", LINEFEED_SPACE},
                                        {"preserve", LINEFEED_PRESERVE},
                                        {"ignore", LINEFEED_IGNORE},
                                        {"treat-as-zero-width-space", LINEFEED_IGNORE},
                                        {NULL, 0}};
static const struct word wraps[] = {{"wrap", 1}, {"no-wrap", 0}, {NULL, 0}};
static const struct word leaders[] = {
    {"space", LEADER_SPACE}, {"rule", LEADER_RULE}, {"dots", LEADER_DOTS}, {NULL, 0}};
static const struct word leader_aligns[] = {
    {"none", 0}, {"reference-area", 1}, {"page", 1}, {NULL, 0}};
static const struct word rules[] = {{"none", BORDER_NONE},     {"solid", BORDER_SOLID},
                                    {"dashed", BORDER_DASHED}, {"dotted", BORDER_DOTTED},
                                    {"double", BORDER_DOUBLE}, {NULL, 0}};
static const struct word verticals[] = {{"auto", VERTICAL_BEFORE},
                                        {"before", VERTICAL_BEFORE},
                                        {"center", VERTICAL_CENTER},
                                        {"after", VERTICAL_AFTER},
                                        {NULL, 0}};
static const struct word keeps[] = {{"auto", KEEP_AUTO}, {"always", KEEP_ALWAYS}, {NULL, 0}};
static const struct word breaks[] = {{"auto", BREAK_AUTO},
                                     {"page", BREAK_PAGE},
                                     {"column", BREAK_COLUMN},
                                     {"odd-page", BREAK_ODD},
                                     {"even-page", BREAK_EVEN},
                                     {"always", BREAK_PAGE},
                                     {NULL, 0}};
static const struct word spans[] = {{"none", 0}, {"all", 1}, {NULL, 0}};
static const struct word collapses[] = {
    {"collapse", 1}, {"collapse-with-precedence", 1}, {"separate", 0}, {NULL, 0}};
static const struct word shifts[] = {
    {"baseline", SHIFT_NONE}, {"super", SHIFT_SUPER}, {"sub", SHIFT_SUB}, {NULL, 0}};

/* Of properties that say how things are done anyway: other values are not done. */
static const struct word overflows[] = {
    {"auto", 0}, {"visible", 0}, {"error-if-overflow", 0}, {NULL, 0}};
static const struct word relatives[] = {{"before", 0}, {"baseline", 0}, {NULL, 0}};
static const struct word scalings[] = {{"uniform", 0}, {NULL, 0}};
static const struct word retains[] = {{"discard", 0}, {"retain", 1}, {NULL, 0}};
static const struct word layouts[] = {{"fixed", 0}, {NULL, 0}};

static void *
target(struct setting *setting, const struct property *property)
{
    return (char *)setting->style + property->offset;
}

static int
set_word(struct setting *setting, const struct property *property, const char *value)
{
    for (const struct word *word = property->words; word->name != NULL; word++)
        if (strcmp(word->name, value) == 0) {
            *(int *)target(setting, property) = word->value;
            return 0;
        }
    return -1;
}

static int
accept_word(struct setting *setting, const struct property *property, const char *value)
{
    (void)setting;
    for (const struct word *word = property->words; word->name != NULL; word++)
        if (strcmp(word->name, value) == 0)
            return 0;
    return -1;
}

static int
read_length(const struct setting *setting, const char *value, struct length *length)
{
    struct expr_value result;
    if (expr_read(value, &setting->expr, &result) != 0 || (result.plain && result.number != 0))
        return -1;
    *length = result.length;
    return 0;
}

int
property_set_length(struct setting *setting, const struct property *property, const char *value)
{
    struct length *length = target(setting, property);
    if (strcmp(value, "auto") == 0) {
        *length = (struct length){0};
        return 0;
    }
    return read_length(setting, value, length);
}

/* A length that cannot depend on a width. */
int
property_set_fixed(struct setting *setting, const struct property *property, const char *value)
{
    struct length length;
    if (strcmp(value, "normal") == 0)
        length = (struct length){0};
    else if (read_length(setting, value, &length) != 0 || length.percent != 0)
        return -1;
    *(int32_t *)target(setting, property) = length.fixed;
    return 0;
}

static int
set_count(struct setting *setting, const struct property *property, const char *value)
{
    char *end;
    long count = strtol(value, &end, 10);
    if (end == value || *end != '\0' || count < 1 || count > 1000)
        return -1;
    *(int *)target(setting, property) = (int)count;
    return 0;
}

static int
set_color(struct setting *setting, const struct property *property, const char *value)
{
    int32_t color;
    if (style_read_color(value, &color) != 0)
        return -1;
    *(int32_t *)target(setting, property) = color;
    return 0;
}

static int
set_text(struct setting *setting, const struct property *property, const char *value)
{
    *(const char **)target(setting, property) = value;
    return 0;
}

static int
set_keep(struct setting *setting, const struct property *property, const char *value)
{
    if (set_word(setting, property, value) == 0)
        return 0;
    char *end;
    long strength = strtol(value, &end, 10);
    if (end == value || *end != '\0')
        return -1;
    *(int *)target(setting, property) = strength < 1              ? 1
                                        : strength >= KEEP_ALWAYS ? KEEP_ALWAYS - 1
                                                                  : (int)strength;
    return 0;
}

static int
set_font_size(struct setting *setting, const struct property *property, const char *value)
{
    static const struct word named[] = {{"xx-small", 579},  {"x-small", 694}, {"small", 833},
                                        {"medium", 1000},   {"large", 1200},  {"x-large", 1440},
                                        {"xx-large", 1728}, {NULL, 0}};
    int32_t parent = setting->parent->in.font_size, size = 0;
    (void)property;
    for (const struct word *word = named; word->name != NULL; word++)
        if (strcmp(word->name, value) == 0)
            size = 12 * word->value;
    if (strcmp(value, "smaller") == 0 || strcmp(value, "larger") == 0)
        size = *value == 's' ? parent * 5 / 6 : parent * 6 / 5;
    struct length length;
    if (size == 0) {
        if (read_length(setting, value, &length) != 0)
            return -1;
        size = length_of(length, parent);
    }
    if (size < 500 || size > 1000000)
        return -1;
    setting->style->in.font_size = setting->expr.font_size = size;
    return 0;
}

static int
set_line_height(struct setting *setting, const struct property *property, const char *value)
{
    struct inherited *in = &setting->style->in;
    struct expr_value result;
    (void)property;
    in->line_height = 0;
    if (strcmp(value, "normal") == 0) {
        in->line_height_factor = style_initial.in.line_height_factor;
        return 0;
    }
    if (expr_read(value, &setting->expr, &result) != 0)
        return -1;
    if (result.plain && result.number >= 100 && result.number <= 100000) {
        in->line_height_factor = (int32_t)result.number;
        return 0;
    }
    in->line_height = length_of(result.length, in->font_size);
    return in->line_height > 0 ? 0 : -1;
}

static int
set_decoration(struct setting *setting, const struct property *property, const char *value)
{
    struct own *own = &setting->style->own;
    (void)property;
    own->underline = strstr(value, "underline") != NULL && strstr(value, "no-underline") == NULL;
    own->strike = strstr(value, "line-through") != NULL && strstr(value, "no-line") == NULL;
    return own->underline || own->strike || strncmp(value, "no", 2) == 0 ? 0 : -1;
}

static int
set_shift(struct setting *setting, const struct property *property, const char *value)
{
    if (set_word(setting, property, value) == 0)
        return 0;
    struct length length;
    if (read_length(setting, value, &length) != 0)
        return -1;
    setting->style->own.baseline_shift = SHIFT_LENGTH;
    setting->style->own.shift_length = length_of(length, setting->style->in.font_size);
    return 0;
}

/* space-before, space-before.minimum, … */
static int
set_space(struct setting *setting, const struct property *property, const char *value)
{
    struct space *space = target(setting, property);
    const char *part = strchr(property->name, '.');
    if (part != NULL && strcmp(part, ".conditionality") == 0) {
        space->retain = strcmp(value, "retain") == 0;
        return space->retain || strcmp(value, "discard") == 0 ? 0 : -1;
    }
    struct length length;
    if (read_length(setting, value, &length) != 0 || length.percent != 0)
        return -1;
    if (part == NULL || strcmp(part, ".optimum") == 0)
        space->optimum = length.fixed;
    if (part == NULL || strcmp(part, ".minimum") == 0)
        space->minimum = length.fixed;
    if (part == NULL || strcmp(part, ".maximum") == 0)
        space->maximum = length.fixed;
    return 0;
}

static int
set_leader_length(struct setting *setting, const struct property *property, const char *value)
{
    struct inherited *in = &setting->style->in;
    (void)property;
    if (read_length(setting, value, &in->leader_optimum) != 0)
        return -1;
    in->leader_minimum = in->leader_maximum = in->leader_optimum;
    return 0;
}

/* Sorted by name: looked up by bisection. */
static const struct property properties[] = {
    {"background-color", set_color, OWN(background), NULL},
    {"baseline-shift", set_shift, OWN(baseline_shift), shifts},
    {"blank-or-not-blank", NULL, 0, NULL},
    {"border-collapse", set_word, IN(border_collapse), collapses},
    {"break-after", set_word, OWN(break_after), breaks},
    {"break-before", set_word, OWN(break_before), breaks},
    {"color", set_color, IN(color), NULL},
    {"column-count", NULL, 0, NULL},
    {"column-gap", NULL, 0, NULL},
    {"column-number", NULL, 0, NULL},
    {"column-width", NULL, 0, NULL},
    {"content-height", NULL, 0, NULL},
    {"content-width", NULL, 0, NULL},
    {"country", NULL, 0, NULL},
    {"display-align", set_word, IN(display_align), verticals},
    {"end-indent", property_set_length, IN(end_indent), NULL},
    {"extent", NULL, 0, NULL},
    {"external-destination", NULL, 0, NULL},
    {"flow-name", NULL, 0, NULL},
    {"font-family", set_text, IN(families), NULL},
    {"font-size", set_font_size, 0, NULL},
    {"font-style", set_word, IN(italic), slopes},
    {"font-variant", set_word, IN(small_caps), variants},
    {"font-weight", set_word, IN(font_weight), weights},
    {"force-page-count", NULL, 0, NULL},
    {"format", NULL, 0, NULL},
    {"height", property_set_length, OWN(height), NULL},
    {"hyphenate", set_word, IN(hyphenate), truths},
    {"id", set_text, OWN(id), NULL},
    {"initial-page-number", NULL, 0, NULL},
    {"internal-destination", NULL, 0, NULL},
    {"keep-together", set_keep, IN(keep_together), keeps},
    {"keep-together.within-column", set_keep, IN(keep_together), keeps},
    {"keep-together.within-line", set_keep, IN(keep_line), keeps},
    {"keep-together.within-page", set_keep, IN(keep_together), keeps},
    {"keep-with-next", set_keep, OWN(keep_next), keeps},
    {"keep-with-next.within-column", set_keep, OWN(keep_next), keeps},
    {"keep-with-next.within-page", set_keep, OWN(keep_next), keeps},
    {"keep-with-previous", set_keep, OWN(keep_previous), keeps},
    {"keep-with-previous.within-column", set_keep, OWN(keep_previous), keeps},
    {"keep-with-previous.within-page", set_keep, OWN(keep_previous), keeps},
    {"label", NULL, 0, NULL},
    {"language", NULL, 0, NULL},
    {"leader-alignment", set_word, IN(leader_align), leader_aligns},
    {"leader-length", set_leader_length, 0, NULL},
    {"leader-length.maximum", property_set_length, IN(leader_maximum), NULL},
    {"leader-length.minimum", property_set_length, IN(leader_minimum), NULL},
    {"leader-length.optimum", property_set_length, IN(leader_optimum), NULL},
    {"leader-pattern", set_word, IN(leader_pattern), leaders},
    {"letter-spacing", property_set_fixed, IN(letter_spacing), NULL},
    {"line-height", set_line_height, 0, NULL},
    {"linefeed-treatment", set_word, IN(linefeed), linefeeds},
    {"marker-class-name", NULL, 0, NULL},
    {"master-name", NULL, 0, NULL},
    {"master-reference", NULL, 0, NULL},
    {"maximum-repeats", NULL, 0, NULL},
    {"name", NULL, 0, NULL},
    {"number-columns-repeated", NULL, 0, NULL},
    {"number-columns-spanned", NULL, 0, NULL},
    {"number-rows-spanned", NULL, 0, NULL},
    {"odd-or-even", NULL, 0, NULL},
    {"orphans", set_count, IN(orphans), NULL},
    {"overflow", accept_word, 0, overflows},
    {"padding-after.conditionality", set_word, OWN(keep_padding_after), retains},
    {"padding-before.conditionality", set_word, OWN(keep_padding_before), retains},
    {"page-height", NULL, 0, NULL},
    {"page-position", NULL, 0, NULL},
    {"page-width", NULL, 0, NULL},
    {"precedence", NULL, 0, NULL},
    {"provisional-distance-between-starts", property_set_fixed, IN(list_distance), NULL},
    {"provisional-label-separation", property_set_fixed, IN(list_separation), NULL},
    {"ref-id", NULL, 0, NULL},
    {"region-name", NULL, 0, NULL},
    {"relative-align", accept_word, 0, relatives},
    {"retrieve-boundary", NULL, 0, NULL},
    {"retrieve-class-name", NULL, 0, NULL},
    {"retrieve-position", NULL, 0, NULL},
    {"role", set_text, OWN(role), NULL},
    {"rule-style", set_word, IN(rule_style), rules},
    {"rule-thickness", property_set_fixed, IN(rule_thickness), NULL},
    {"scaling", accept_word, 0, scalings},
    {"source-document", NULL, 0, NULL},
    {"space-after", set_space, OWN(space_after), NULL},
    {"space-after.conditionality", set_space, OWN(space_after), NULL},
    {"space-after.maximum", set_space, OWN(space_after), NULL},
    {"space-after.minimum", set_space, OWN(space_after), NULL},
    {"space-after.optimum", set_space, OWN(space_after), NULL},
    {"space-before", set_space, OWN(space_before), NULL},
    {"space-before.conditionality", set_space, OWN(space_before), NULL},
    {"space-before.maximum", set_space, OWN(space_before), NULL},
    {"space-before.minimum", set_space, OWN(space_before), NULL},
    {"space-before.optimum", set_space, OWN(space_before), NULL},
    {"space-end", property_set_fixed, OWN(space_end), NULL},
    {"space-start", property_set_fixed, OWN(space_start), NULL},
    {"span", set_word, OWN(span), spans},
    {"src", NULL, 0, NULL},
    {"start-indent", property_set_length, IN(start_indent), NULL},
    {"starting-state", NULL, 0, NULL},
    {"table-layout", accept_word, 0, layouts},
    {"table-omit-footer-at-break", NULL, 0, NULL},
    {"table-omit-header-at-break", NULL, 0, NULL},
    {"text-align", set_word, IN(text_align), aligns},
    {"text-align-last", set_word, IN(text_align_last), aligns},
    {"text-decoration", set_decoration, 0, NULL},
    {"text-indent", property_set_length, IN(text_indent), NULL},
    {"text-transform", set_word, IN(text_transform), transforms},
    {"type", NULL, 0, NULL},
    {"white-space-collapse", set_word, IN(collapse), truths},
    {"widows", set_count, IN(widows), NULL},
    {"width", property_set_length, OWN(width), NULL},
    {"wrap-option", set_word, IN(wrap), wraps},
};

static int
compare_property(const void *name, const void *property)
{
    return strcmp(name, ((const struct property *)property)->name);
}

const struct property *
property_find(const char *name)
{
    return bsearch(name, properties, sizeof properties / sizeof *properties, sizeof *properties,
                   compare_property);
}
