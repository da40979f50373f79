/* The computed properties of one formatting object. Knows XSL's property rules, not what objects do
 * with them. */
#ifndef MOU_TYPESET_STYLE_H
#define MOU_TYPESET_STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/map.h"
#include "base/pool.h"
#include "base/xml.h"
#include "typeset/expr.h"

enum align { ALIGN_START, ALIGN_END, ALIGN_CENTER, ALIGN_JUSTIFY, ALIGN_RELATIVE };
enum transform { TRANSFORM_NONE, TRANSFORM_UPPER, TRANSFORM_LOWER, TRANSFORM_CAPITALIZE };
enum linefeed { LINEFEED_SPACE, LINEFEED_PRESERVE, LINEFEED_IGNORE };
enum leader { LEADER_SPACE, LEADER_RULE, LEADER_DOTS };
enum border_style { BORDER_NONE, BORDER_SOLID, BORDER_DASHED, BORDER_DOTTED, BORDER_DOUBLE };
enum break_kind { BREAK_AUTO, BREAK_COLUMN, BREAK_PAGE, BREAK_ODD, BREAK_EVEN };
enum side { SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_LEFT, SIDES };
enum vertical { VERTICAL_BEFORE, VERTICAL_CENTER, VERTICAL_AFTER };
enum shift { SHIFT_NONE, SHIFT_SUPER, SHIFT_SUB, SHIFT_LENGTH };

enum { KEEP_AUTO = 0, KEEP_ALWAYS = 10000 };
enum { COLOR_NONE = -1 };

struct space {
    int32_t minimum, optimum, maximum;
    bool retain; /* conditionality: kept at the head of a page */
};

struct edge {
    int32_t width;
    int32_t color; /* 0xRRGGBB */
    enum border_style style;
};

/* What children take over. Enumerations are int so that one table can set them. */
struct inherited {
    const char *families; /* as written: "Gentium Book Plus, serif" */
    int32_t font_size;
    int font_weight; /* 100 … 900 */
    int italic, small_caps;
    int32_t line_height;        /* 1/1000 pt, or 0: use the factor */
    int32_t line_height_factor; /* 1/1000 of the font size */
    int32_t color;
    int text_align, text_align_last;
    struct length text_indent, start_indent, end_indent;
    int text_transform;
    int hyphenate;
    const char *language;
    int widows, orphans;
    int collapse, linefeed, wrap;
    int32_t list_distance, list_separation;
    int32_t letter_spacing;
    int leader_pattern, leader_align;
    struct length leader_minimum, leader_optimum, leader_maximum;
    int32_t rule_thickness;
    int rule_style;
    int display_align;
    int keep_together, keep_line; /* within page or column; within line */
    int border_collapse;
};

struct own {
    int32_t background;
    int underline, strike;
    int baseline_shift;
    int32_t shift_length;
    struct space space_before, space_after;
    int32_t space_start, space_end;
    struct edge border[SIDES];
    int32_t padding[SIDES];
    int keep_padding_before, keep_padding_after; /* conditionality: where a page divides it too */
    struct length margin[SIDES];
    bool margin_set[SIDES];
    int keep_next, keep_previous;
    int break_before, break_after;
    int span;                    /* all columns */
    struct length width, height; /* of tables, rows, graphics; all zero: auto */
    const char *role, *id;
};

struct style {
    struct inherited in;
    struct own own;
};

enum { STYLES_KEPT = 8 };

/* Warnings are said once per name for a whole document. */
struct style_reader {
    struct pool *pool;
    struct diag *diag;
    const char *file;
    struct map *warned;
    struct style *last[STYLES_KEPT]; /* read last: most objects look like one a little before */
    size_t next;
};

extern const struct style style_initial;

/* The style of node, whose parent object has the given style; other objects may share it. list: the
 * closest list-block's style, or NULL. */
struct style *style_read(struct style_reader *reader, const struct style *parent,
                         const struct style *list, const xmlNode *node);

/* A length attribute that is no style property (page-width, column-width, …). False when absent or
 * unreadable. */
bool style_length_attr(const struct style_reader *reader, const struct style *style,
                       const xmlNode *node, const char *name, struct length *length);

/* "0.5pt solid #ccc", "#rgb", "rgb(…)", "navy". Return 0 or -1. */
int style_read_color(const char *text, int32_t *color);

/* margin, padding and border with all their sides. Returns 0, -1 for a bad value, 1 when name is
 * none of them. */
int style_set_box(struct own *own, const char *name, const char *value,
                  const struct expr_context *context);
/* When in a node's properties a box property is applied: shorthands first. 0: not one. */
int style_box_rank(const char *name);

/* Warns once per key. */
void style_warn(const struct style_reader *reader, const xmlNode *node, const char *key,
                const char *cure, const char *message, const char *what);

#endif
