/* Reading patterns by recursive descent. Caseless unless (?-i:…) says otherwise; classes are those
 * of ASCII. */
#include "library/pattern.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { DEEP = 40, TIMES_MAX = 100000 };

struct reader {
    struct pattern *pattern;
    const char *at, *end;
    bool cased;
    int deep;
};

static int read_choice(struct reader *reader);

static int
add_node(struct reader *reader, enum pattern_kind kind, int first)
{
    struct pattern *pattern = reader->pattern;
    pattern->nodes =
        mem_grow(pattern->nodes, &pattern->room, pattern->count + 1, sizeof *pattern->nodes);
    pattern->nodes[pattern->count] =
        (struct pattern_node){.kind = kind, .first = first, .next = -1};
    return (int)pattern->count++;
}

static int
add_set(struct reader *reader, const struct symbol_set *set)
{
    struct pattern *pattern = reader->pattern;
    int node = add_node(reader, PATTERN_SET, -1);
    pattern->sets =
        mem_grow(pattern->sets, &pattern->set_room, pattern->set_count + 1, sizeof *pattern->sets);
    pattern->sets[pattern->set_count] = *set;
    pattern->nodes[node].set = (int)pattern->set_count++;
    return node;
}

/* \w \d \s and their opposites. */
static bool
class_of(char letter, struct symbol_set *set)
{
    static const struct {
        char letter;
        const struct symbol_set *set;
    } classes[] = {{'w', &symbols_word}, {'d', &symbols_figure}, {'s', &symbols_space}};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (tolower((unsigned char)letter) == classes[i].letter) {
            *set = *classes[i].set;
            if (letter < 'a')
                symbols_turn(set);
            return true;
        }
    return false;
}

/* The symbol at the reader; 0 when it has none of its own. */
static uint8_t
read_symbol(struct reader *reader)
{
    uint8_t symbol = symbol_next(&reader->at, reader->end);
    return symbol == SYMBOL_OTHER ? 0 : symbol;
}

static int
add_symbol(struct reader *reader, uint8_t symbol)
{
    struct symbol_set set = {{0}};
    if (symbol == 0)
        return -1;
    if (!reader->cased || symbol == ' ') {
        int node = add_node(reader, PATTERN_SYMBOL, -1);
        reader->pattern->nodes[node].symbol = symbol_low(symbol);
        return node;
    }
    symbol_add(&set, symbol);
    return add_set(reader, &set);
}

/* What two digits stand for, after \x; 0: nothing of its own. */
static uint8_t
read_hex(struct reader *reader)
{
    char digits[3] = {reader->at[0], reader->at[0] != '\0' ? reader->at[1] : '\0', '\0'};
    if (!isxdigit((unsigned char)digits[0]) || !isxdigit((unsigned char)digits[1]))
        return 0;
    long symbol = strtol(digits, NULL, 16);
    reader->at += 2;
    return symbol >= ' ' && symbol < 128 ? (uint8_t)symbol : 0;
}

/* A character of a class, or (0, *class set) a class within it; false: not understood. */
static bool
read_member(struct reader *reader, uint8_t *symbol, struct symbol_set *class)
{
    *symbol = 0;
    if (*reader->at == '[' && strchr(":.=", reader->at[1]) != NULL)
        return false;
    if (*reader->at != '\\')
        return (*symbol = read_symbol(reader)) != 0;
    if (class_of(reader->at[1], class)) {
        reader->at += 2;
        return true;
    }
    if (reader->at[1] == 'x') {
        reader->at += 2;
        return (*symbol = read_hex(reader)) != 0;
    }
    if (!ispunct((unsigned char)reader->at[1]))
        return false;
    *symbol = (uint8_t)reader->at[1];
    reader->at += 2;
    return true;
}

static bool
read_range(struct reader *reader, struct symbol_set *set)
{
    struct symbol_set class, range = {{0}};
    uint8_t first, last;
    if (!read_member(reader, &first, &class))
        return false;
    last = first;
    if (first == 0)
        symbols_join(set, &class);
    else if (reader->at[0] == '-' && reader->at[1] != ']' && reader->at[1] != '\0') {
        reader->at++;
        if (!read_member(reader, &last, &class) || last < first || last >= 128)
            return false;
    }
    for (int symbol = first; first != 0 && symbol <= last; symbol++)
        symbol_add(&range, (uint8_t)symbol);
    if (!reader->cased)
        symbols_both_cases(&range);
    symbols_join(set, &range);
    return true;
}

static int
read_class(struct reader *reader)
{
    struct symbol_set set = {{0}};
    bool turned = *++reader->at == '^', begun = false;
    reader->at += turned;
    for (; *reader->at != ']' || !begun; begun = true)
        if (reader->at >= reader->end || !read_range(reader, &set))
            return -1;
    reader->at++;
    if (turned)
        symbols_turn(&set);
    return add_set(reader, &set);
}

static int
read_escape(struct reader *reader)
{
    char letter = reader->at[1];
    struct symbol_set set;
    reader->at += 2;
    if (letter == 'b' || letter == 'B') {
        int node = add_node(reader, PATTERN_EDGE, -1);
        reader->pattern->nodes[node].turned = letter == 'B';
        return node;
    }
    if (letter == 'x')
        return add_symbol(reader, read_hex(reader));
    if (letter == 's')
        return add_symbol(reader, ' '); /* the only white space there is */
    if (class_of(letter, &set))
        return add_set(reader, &set);
    return ispunct((unsigned char)letter) ? add_symbol(reader, (uint8_t)letter) : -1;
}

/* How many symbols every match of the node has; -1: that differs. */
static int
length_of(const struct pattern *pattern, int at)
{
    const struct pattern_node *node = &pattern->nodes[at];
    int length = 0, part;
    switch (node->kind) {
    case PATTERN_SYMBOL:
    case PATTERN_SET:
        return 1;
    case PATTERN_REPEAT:
        part = length_of(pattern, node->first);
        return part < 0 || node->min != node->max || node->min > DEEP ? -1 : part * node->min;
    case PATTERN_CHAIN:
    case PATTERN_CHOICE:
        for (int child = node->first; child >= 0; child = pattern->nodes[child].next) {
            part = length_of(pattern, child);
            if (part < 0 ||
                (node->kind == PATTERN_CHOICE && child != node->first && part != length))
                return -1;
            length = node->kind == PATTERN_CHAIN ? length + part : part;
        }
        return length;
    default:
        return 0;
    }
}

static int
add_around(struct reader *reader, int inside, bool behind, bool turned)
{
    int length = behind ? length_of(reader->pattern, inside) : 0;
    int node = add_node(reader, PATTERN_AROUND, inside);
    reader->pattern->nodes[node].turned = turned;
    reader->pattern->nodes[node].min = length;
    return length < 0 ? -1 : node;
}

/* What stands behind may be of several lengths, when each alternative has one: then each is looked
 * for by itself. */
static int
add_behind(struct reader *reader, int inside, bool turned)
{
    struct pattern *pattern = reader->pattern;
    int first = -1, last = -1;
    if (pattern->nodes[inside].kind != PATTERN_CHOICE || length_of(pattern, inside) >= 0)
        return add_around(reader, inside, true, turned);
    for (int child = pattern->nodes[inside].first, next; child >= 0; child = next) {
        next = pattern->nodes[child].next;
        pattern->nodes[child].next = -1;
        int node = add_around(reader, child, true, turned);
        if (node < 0)
            return -1;
        *(last < 0 ? &first : &pattern->nodes[last].next) = node;
        last = node;
    }
    return add_node(reader, turned ? PATTERN_CHAIN : PATTERN_CHOICE, first);
}

/* What may stand after "(?"; -1: none of these. */
static int
read_group(struct reader *reader)
{
    static const struct {
        const char *mark;
        bool around, turned, behind;
        int cased;
    } groups[] = {{"?:", .cased = -1},
                  {"?=", .around = true, .cased = -1},
                  {"?!", .around = true, .turned = true, .cased = -1},
                  {"?<=", .around = true, .behind = true, .cased = -1},
                  {"?<!", .around = true, .turned = true, .behind = true, .cased = -1},
                  {"?-i:", .cased = 1},
                  {"?i:", .cased = 0}};
    bool cased = reader->cased;
    size_t count = sizeof groups / sizeof *groups, i = count;
    if (*++reader->at == '?') {
        i = 0;
        while (i < count && strncmp(reader->at, groups[i].mark, strlen(groups[i].mark)) != 0)
            i++;
        if (i == count)
            return -1;
        reader->at += strlen(groups[i].mark);
        reader->cased = groups[i].cased < 0 ? cased : groups[i].cased != 0;
    } else if (*reader->at == '*') {
        return -1;
    }
    int node = read_choice(reader);
    reader->cased = cased;
    if (node < 0 || *reader->at != ')')
        return -1;
    reader->at++;
    if (i < count && groups[i].behind)
        return add_behind(reader, node, groups[i].turned);
    return i < count && groups[i].around ? add_around(reader, node, false, groups[i].turned) : node;
}

static int
read_dot(struct reader *reader)
{
    struct symbol_set set = {{0}};
    symbol_add(&set, '\n');
    symbols_turn(&set);
    reader->at++;
    return add_set(reader, &set);
}

static int
read_atom(struct reader *reader)
{
    switch (*reader->at) {
    case '(':
        return read_group(reader);
    case '[':
        return read_class(reader);
    case '\\':
        return read_escape(reader);
    case '.':
        return read_dot(reader);
    case '^':
    case '$':
        return add_node(reader, *reader->at++ == '^' ? PATTERN_BEGIN : PATTERN_FINISH, -1);
    case '?':
    case '*':
    case '+':
        return -1;
    default:
        return add_symbol(reader, read_symbol(reader));
    }
}

/* {2} {2,} {2,4}; braces that hold anything else stand for themselves. */
static bool
read_braces(struct reader *reader, int *min, int *max)
{
    const char *p = reader->at + 1;
    long low = 0, high = 0;
    if (!isdigit((unsigned char)*p))
        return false;
    for (; isdigit((unsigned char)*p); p++)
        low = low < TIMES_MAX ? low * 10 + (*p - '0') : low;
    high = low;
    if (*p == ',') {
        high = isdigit((unsigned char)*++p) ? 0 : PATTERN_ENDLESS;
        for (; isdigit((unsigned char)*p); p++)
            high = high < TIMES_MAX ? high * 10 + (*p - '0') : high;
    }
    if (*p != '}')
        return false;
    reader->at = p + 1;
    *min = (int)low;
    *max = (int)high;
    return true;
}

static bool
read_times(struct reader *reader, int *min, int *max)
{
    *min = *max = 1;
    switch (*reader->at) {
    case '?':
        *min = 0;
        break;
    case '*':
        *min = 0;
        *max = PATTERN_ENDLESS;
        break;
    case '+':
        *max = PATTERN_ENDLESS;
        break;
    case '{':
        return read_braces(reader, min, max);
    default:
        return false;
    }
    reader->at++;
    return true;
}

static bool
is_space(const struct reader *reader, int at)
{
    const struct pattern_node *node = &reader->pattern->nodes[at];
    return node->kind == PATTERN_SYMBOL && node->symbol == ' ';
}

static int
add_repeat(struct reader *reader, int first, int min, int max)
{
    int node = add_node(reader, PATTERN_REPEAT, first);
    reader->pattern->nodes[node].min = min;
    reader->pattern->nodes[node].max = max;
    return node;
}

/* One thing and how often; of white space there is never more than one. Whether as few or as many
 * as can be makes no difference to whether there is a match; giving nothing back does. */
static int
read_piece(struct reader *reader)
{
    int node = read_atom(reader), min, max;
    if (node < 0 || !read_times(reader, &min, &max))
        return node;
    if (*reader->at == '?')
        reader->at++;
    else if (*reader->at == '+')
        return -1;
    bool wrong = max != PATTERN_ENDLESS && max < min;
    if (wrong || (*reader->at != '\0' && strchr("?*+", *reader->at) != NULL))
        return -1;
    if (is_space(reader, node) && max != 0) {
        min = min > 0;
        max = 1;
    }
    return min == 1 && max == 1 ? node : add_repeat(reader, node, min, max);
}

static int
read_chain(struct reader *reader)
{
    int chain = add_node(reader, PATTERN_CHAIN, -1), last = -1;
    while (reader->at < reader->end && *reader->at != '|' && *reader->at != ')') {
        int piece = read_piece(reader);
        if (piece < 0)
            return -1;
        *(last < 0 ? &reader->pattern->nodes[chain].first : &reader->pattern->nodes[last].next) =
            piece;
        last = piece;
    }
    if (last < 0)
        reader->pattern->nodes[chain].kind = PATTERN_EMPTY;
    return chain;
}

static int
read_choice(struct reader *reader)
{
    if (++reader->deep > DEEP)
        return -1;
    int first = read_chain(reader), last = first;
    if (first >= 0 && *reader->at == '|') {
        int choice = add_node(reader, PATTERN_CHOICE, first);
        while (*reader->at == '|') {
            reader->at++;
            int next = read_chain(reader);
            if (next < 0)
                return -1;
            reader->pattern->nodes[last].next = next;
            last = next;
        }
        first = choice;
    }
    reader->deep--;
    return first;
}

int
pattern_read(struct pattern *pattern, const char **at)
{
    struct reader reader = {.pattern = pattern, .at = *at, .end = *at + strlen(*at)};
    pattern->count = pattern->set_count = 0;
    int root = read_chain(&reader);
    *at = reader.at;
    return root < 0 || *reader.at == ')' ? -1 : root;
}

void
pattern_free(struct pattern *pattern)
{
    free(pattern->nodes);
    free(pattern->sets);
    *pattern = (struct pattern){0};
}
