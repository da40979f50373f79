/* Margins, padding, borders and colours: the properties that come in four sides and with
 * shorthands. */
#include "typeset/style.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    int32_t color;
} colors[] = {
    {"aqua", 0x00FFFF},      {"black", 0x000000},     {"blue", 0x0000FF},
    {"crimson", 0xDC143C},   {"cyan", 0x00FFFF},      {"darkblue", 0x00008B},
    {"darkgray", 0xA9A9A9},  {"darkgreen", 0x006400}, {"darkgrey", 0xA9A9A9},
    {"darkred", 0x8B0000},   {"dimgray", 0x696969},   {"fuchsia", 0xFF00FF},
    {"gray", 0x808080},      {"green", 0x008000},     {"grey", 0x808080},
    {"lightblue", 0xADD8E6}, {"lightgray", 0xD3D3D3}, {"lightgrey", 0xD3D3D3},
    {"lime", 0x00FF00},      {"maroon", 0x800000},    {"navy", 0x000080},
    {"olive", 0x808000},     {"orange", 0xFFA500},    {"purple", 0x800080},
    {"red", 0xFF0000},       {"silver", 0xC0C0C0},    {"slategray", 0x708090},
    {"teal", 0x008080},      {"white", 0xFFFFFF},     {"whitesmoke", 0xF5F5F5},
    {"yellow", 0xFFFF00},
};

static const char *const side_names[][SIDES] = {
    {"top", "right", "bottom", "left"},
    {"before", "end", "after", "start"},
};

static int
hex(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static int
read_hex_color(const char *digits, int32_t *color)
{
    size_t length = strlen(digits);
    if (length != 3 && length != 6)
        return -1;
    int32_t value = 0;
    for (size_t i = 0; i < 6; i++) {
        int digit = hex(digits[length == 3 ? i / 2 : i]);
        if (digit < 0)
            return -1;
        value = value << 4 | digit;
    }
    *color = value;
    return 0;
}

int
style_read_color(const char *text, int32_t *color)
{
    unsigned int r, g, b;
    char end;
    if (*text == '#')
        return read_hex_color(text + 1, color);
    if (strcmp(text, "transparent") == 0 || strcmp(text, "none") == 0) {
        *color = COLOR_NONE;
        return 0;
    }
    if (sscanf(text, "rgb( %3u , %3u , %3u %c", &r, &g, &b, &end) == 4 && end == ')') {
        if (r > 255 || g > 255 || b > 255)
            return -1;
        *color = (int32_t)(r << 16 | g << 8 | b);
        return 0;
    }
    for (size_t i = 0; i < sizeof colors / sizeof *colors; i++)
        if (strcmp(text, colors[i].name) == 0) {
            *color = colors[i].color;
            return 0;
        }
    return -1;
}

static int
read_border_style(const char *text, enum border_style *style)
{
    static const struct {
        const char *name;
        enum border_style style;
    } names[] = {{"none", BORDER_NONE},     {"hidden", BORDER_NONE},   {"solid", BORDER_SOLID},
                 {"dashed", BORDER_DASHED}, {"dotted", BORDER_DOTTED}, {"double", BORDER_DOUBLE}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(text, names[i].name) == 0) {
            *style = names[i].style;
            return 0;
        }
    return -1;
}

static int
read_border_width(const char *text, const struct expr_context *context, int32_t *width)
{
    static const struct {
        const char *name;
        int32_t width;
    } names[] = {{"thin", 500}, {"medium", 1000}, {"thick", 2000}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(text, names[i].name) == 0) {
            *width = names[i].width;
            return 0;
        }
    struct expr_value value;
    if (expr_read(text, context, &value) != 0 || (value.plain && value.number != 0))
        return -1;
    *width = value.length.fixed > 0 ? value.length.fixed : 0;
    return 0;
}

/* One word of a border: whichever of width, style or colour it is. what limits the choice: 'a' all,
 * 'w', 's', 'c'. */
static int
set_edge_word(struct edge *edge, const char *word, char what, const struct expr_context *context)
{
    if ((what == 'a' || what == 's') && read_border_style(word, &edge->style) == 0)
        return 0;
    if ((what == 'a' || what == 'c') && style_read_color(word, &edge->color) == 0)
        return 0;
    if ((what == 'a' || what == 'w') && read_border_width(word, context, &edge->width) == 0)
        return 0;
    return -1;
}

static int
set_length_word(struct own *own, char group, int side, const char *word,
                const struct expr_context *context)
{
    struct expr_value value;
    bool automatic = group == 'm' && strcmp(word, "auto") == 0;
    if (automatic)
        value = (struct expr_value){0};
    else if (expr_read(word, context, &value) != 0 || (value.plain && value.number != 0))
        return -1;
    if (group == 'p') {
        own->padding[side] = value.length.fixed > 0 ? value.length.fixed : 0;
        return 0;
    }
    own->margin[side] = value.length;
    own->margin_set[side] = !automatic;
    return 0;
}

/* Cuts the value at white space outside brackets; returns the number of words, at most four. */
static int
split_words(char *text, char *words[4])
{
    int count = 0, depth = 0;
    for (char *at = text; *at != '\0';) {
        at += strspn(at, " \t\r\n");
        if (*at == '\0')
            break;
        if (count == 4)
            return -1;
        words[count++] = at;
        for (; *at != '\0' && (depth > 0 || strchr(" \t\r\n", *at) == NULL); at++)
            depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
        if (*at != '\0')
            *at++ = '\0';
    }
    return count;
}

/* A property name taken apart: group b(order) p(adding) m(argin), side or -1 for all, what of the
 * border. */
struct box_name {
    char group;
    int side;
    char what;
};

static bool
parse_name(const char *name, struct box_name *out)
{
    const char *rest = strncmp(name, "border", 6) == 0                      ? name + 6
                       : strncmp(name, "padding", 7) == 0                   ? name + 7
                       : strncmp(name, "margin", 6) == 0 && name[6] != '\0' ? name + 6
                       : strcmp(name, "margin") == 0                        ? name + 6
                                                                            : NULL;
    if (rest == NULL)
        return false;
    *out = (struct box_name){*name, -1, 'a'};
    if (*rest == '-')
        for (int i = 0; i < 2 * SIDES; i++) {
            const char *side = side_names[i / SIDES][i % SIDES];
            size_t length = strlen(side);
            if (strncmp(rest + 1, side, length) == 0 &&
                (rest[1 + length] == '\0' || rest[1 + length] == '-')) {
                out->side = i % SIDES;
                rest += 1 + length;
                break;
            }
        }
    if (*rest == '\0')
        return true;
    if (out->group != 'b')
        return false;
    out->what = strcmp(rest, "-width") == 0   ? 'w'
                : strcmp(rest, "-style") == 0 ? 's'
                : strcmp(rest, "-color") == 0 ? 'c'
                                              : '\0';
    return out->what != '\0';
}

int
style_box_rank(const char *name)
{
    struct box_name box;
    if (!parse_name(name, &box))
        return 0;
    return 1 + (box.side >= 0 ? 2 : 0) + (box.what != 'a' ? 1 : 0);
}

static int
set_border(struct own *own, struct box_name box, char *words[4], int count,
           const struct expr_context *context)
{
    if (box.what != 'a' && box.side < 0) { /* border-width="1pt 2pt" */
        for (int side = 0; side < SIDES; side++)
            if (set_edge_word(&own->border[side],
                              words[side < count                     ? side
                                    : side == SIDE_LEFT && count > 1 ? 1
                                                                     : 0],
                              box.what, context) != 0)
                return -1;
        return 0;
    }
    for (int side = 0; side < SIDES; side++) {
        if (box.side >= 0 && box.side != side)
            continue;
        if (box.what == 'a')
            own->border[side] = (struct edge){1000, 0, BORDER_NONE};
        for (int i = 0; i < count; i++)
            if (set_edge_word(&own->border[side], words[i], box.what, context) != 0)
                return -1;
    }
    return 0;
}

int
style_set_box(struct own *own, const char *name, const char *value,
              const struct expr_context *context)
{
    struct box_name box;
    if (!parse_name(name, &box))
        return 1;
    char text[256], *words[4];
    if (strlen(value) >= sizeof text)
        return -1;
    strcpy(text, value);
    if (box.group != 'b' && box.side >= 0) /* one expression, spaces and all */
        return set_length_word(own, box.group, box.side, text, context);
    int count = split_words(text, words);
    if (count <= 0)
        return -1;
    if (box.group == 'b')
        return set_border(own, box, words, count, context);
    for (int side = 0; side < SIDES; side++) {
        int from = side < count ? side : side == SIDE_LEFT && count > 1 ? 1 : 0;
        if (set_length_word(own, box.group, side, words[from], context) != 0)
            return -1;
    }
    return 0;
}
