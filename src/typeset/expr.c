/* Recursive descent over XSL 1.1, 5.9. Knows no property. */
#include "typeset/expr.h"

#include <stdlib.h>
#include <string.h>

enum {
    LIMIT = 20000000, /* 1/1000 pt: 7 m, beyond any sheet */
    MAX_DEPTH = 20,
    NAME_ROOM = 64
};

struct reader {
    const char *at;
    const struct expr_context *context;
    int depth;
};

static const struct {
    const char *name;
    int64_t milli; /* 1/1000 of 1/1000 pt */
} units[] = {{"pt", 1000000}, {"in", 72000000}, {"cm", 28346457},
             {"mm", 2834646}, {"pc", 12000000}, {"px", 750000}};

static int read_sum(struct reader *reader, struct expr_value *value);

static int32_t
clamp(int64_t value)
{
    return (int32_t)(value > LIMIT ? LIMIT : value < -LIMIT ? -LIMIT : value);
}

int32_t
length_of(struct length length, int32_t reference)
{
    return clamp(length.fixed + (int64_t)length.percent * reference / 100000);
}

static void
skip_space(struct reader *reader)
{
    reader->at += strspn(reader->at, " \t\r\n");
}

static bool
name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || (c >= '0' && c <= '9');
}

/* Digits with a point, in millionths; very long ones saturate. */
static int64_t
read_digits(struct reader *reader)
{
    int64_t value = 0, scale = 1000000;
    const int64_t top = (int64_t)LIMIT * 1000000;
    for (; *reader->at >= '0' && *reader->at <= '9'; reader->at++)
        value = value > top ? top : value * 10 + (*reader->at - '0') * 1000000LL;
    if (*reader->at == '.')
        for (reader->at++; *reader->at >= '0' && *reader->at <= '9'; reader->at++)
            value += (*reader->at - '0') * (scale /= 10);
    return value > top ? top : value;
}

static int
read_number(struct reader *reader, struct expr_value *value)
{
    int64_t millionths = read_digits(reader);
    if (*reader->at == '%') {
        reader->at++;
        value->length.percent = clamp(millionths / 1000);
        return 0;
    }
    if (strncmp(reader->at, "em", 2) == 0 && !name_char(reader->at[2])) {
        reader->at += 2;
        value->length.fixed = clamp((millionths / 1000 * reader->context->font_size + 500) / 1000);
        return 0;
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strncmp(reader->at, units[i].name, 2) == 0 && !name_char(reader->at[2])) {
            reader->at += 2;
            value->length.fixed = clamp((millionths / 1000 * units[i].milli + 500000) / 1000000);
            return 0;
        }
    if (name_char(*reader->at) && *reader->at != '-')
        return -1;
    value->plain = true;
    value->number = millionths / 1000;
    return 0;
}

static int
call(struct reader *reader, const char *name, const struct expr_value *argument,
     const char *argument_name, struct expr_value *value)
{
    const struct expr_context *context = reader->context;
    if (strcmp(name, "proportional-column-width") == 0 && argument->plain) {
        value->length.proportional = clamp(argument->number);
        return 0;
    }
    if (strcmp(name, "body-start") == 0 || strcmp(name, "label-end") == 0) {
        value->length = *name == 'b' ? context->body_start : context->label_end;
        return context->in_list ? 0 : -1;
    }
    if (strcmp(name, "from-parent") == 0 || strcmp(name, "inherited-property-value") == 0 ||
        strcmp(name, "from-nearest-specified-value") == 0)
        return context->from_parent != NULL &&
                       context->from_parent(context->owner, argument_name, value)
                   ? 0
                   : -1;
    if (strcmp(name, "abs") == 0) {
        *value = *argument;
        value->number = llabs(value->number);
        value->length.fixed = abs(value->length.fixed);
        return 0;
    }
    return -1;
}

/* name(), name(property) or name(expression) */
static int
read_call(struct reader *reader, struct expr_value *value)
{
    char name[NAME_ROOM], argument_name[NAME_ROOM] = "";
    size_t length = 0;
    while (name_char(reader->at[length]))
        length++;
    if (length == 0 || length >= NAME_ROOM || reader->at[length] != '(')
        return -1;
    memcpy(name, reader->at, length);
    name[length] = '\0';
    reader->at += length + 1;
    skip_space(reader);
    struct expr_value argument = {0};
    size_t word = 0;
    while (name_char(reader->at[word]) || reader->at[word] == '.')
        word++;
    if (word > 0 && word < NAME_ROOM && reader->at[word] == ')' &&
        !(*reader->at >= '0' && *reader->at <= '9') && *reader->at != '.') {
        memcpy(argument_name, reader->at, word);
        argument_name[word] = '\0';
        reader->at += word;
    } else if (*reader->at != ')' && read_sum(reader, &argument) != 0) {
        return -1;
    }
    skip_space(reader);
    if (*reader->at++ != ')')
        return -1;
    return call(reader, name, &argument, argument_name, value);
}

static int
read_unary(struct reader *reader, struct expr_value *value)
{
    skip_space(reader);
    *value = (struct expr_value){0};
    if (++reader->depth > MAX_DEPTH)
        return -1;
    int result;
    if (*reader->at == '-' || *reader->at == '+') {
        int sign = *reader->at++ == '-' ? -1 : 1;
        result = read_unary(reader, value);
        value->number *= sign;
        value->length.fixed *= sign;
        value->length.percent *= sign;
    } else if (*reader->at == '(') {
        reader->at++;
        result = read_sum(reader, value);
        skip_space(reader);
        if (result == 0 && *reader->at++ != ')')
            result = -1;
    } else if ((*reader->at >= '0' && *reader->at <= '9') || *reader->at == '.') {
        result = read_number(reader, value);
    } else {
        result = read_call(reader, value);
    }
    reader->depth--;
    return result;
}

static void
scale(struct expr_value *value, int64_t by, int64_t over)
{
    value->number = clamp(value->number * by / over);
    value->length.fixed = clamp(value->length.fixed * by / over);
    value->length.percent = clamp(value->length.percent * by / over);
    value->length.proportional = clamp(value->length.proportional * by / over);
}

static int
read_product(struct reader *reader, struct expr_value *value)
{
    if (read_unary(reader, value) != 0)
        return -1;
    for (;;) {
        skip_space(reader);
        bool times = *reader->at == '*';
        if (!times && strncmp(reader->at, "div", 3) != 0)
            return 0;
        reader->at += times ? 1 : 3;
        struct expr_value right;
        if (read_unary(reader, &right) != 0)
            return -1;
        if (times && value->plain && !right.plain) {
            struct expr_value left = *value;
            *value = right;
            right = left;
        }
        if (!right.plain || (!times && right.number == 0))
            return -1;
        if (times)
            scale(value, right.number, 1000);
        else
            scale(value, 1000, right.number);
    }
}

static int
read_sum(struct reader *reader, struct expr_value *value)
{
    if (read_product(reader, value) != 0)
        return -1;
    for (;;) {
        skip_space(reader);
        if (*reader->at != '+' && *reader->at != '-')
            return 0;
        int sign = *reader->at++ == '-' ? -1 : 1;
        struct expr_value right;
        if (read_product(reader, &right) != 0 || right.plain != value->plain)
            return -1;
        value->number = clamp(value->number + sign * right.number);
        value->length.fixed = clamp((int64_t)value->length.fixed + sign * right.length.fixed);
        value->length.percent = clamp((int64_t)value->length.percent + sign * right.length.percent);
    }
}

int
expr_read(const char *text, const struct expr_context *context, struct expr_value *value)
{
    struct reader reader = {.at = text, .context = context};
    *value = (struct expr_value){0};
    if (read_sum(&reader, value) != 0)
        return -1;
    skip_space(&reader);
    return *reader.at == '\0' ? 0 : -1;
}
