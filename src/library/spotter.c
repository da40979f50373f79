/* The trie of phrases, and the folding of texts. Children of a node are a list: there are few, but
 * for the first byte. */
#include "library/spotter.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { BYTES = 256, ROOTS = 2, AT_WORDS = 0, ANYWHERE = 1 };

struct node {
    int child, next; /* 0: none */
    int ends;        /* 0: no phrase ends here */
    unsigned char byte;
};

struct ends {
    int phrase[SPOT_KINDS]; /* number + 1 */
};

struct spotter {
    int first[ROOTS][BYTES];
    struct node *nodes;
    size_t node_count, node_room;
    struct ends *ends;
    size_t ends_count, ends_room;
    int phrases;
};

static int
add_node(struct spotter *s, unsigned char byte, int next)
{
    s->nodes = mem_grow(s->nodes, &s->node_room, s->node_count + 1, sizeof *s->nodes);
    s->nodes[s->node_count] = (struct node){.byte = byte, .next = next};
    return (int)s->node_count++;
}

struct spotter *
spotter_new(void)
{
    struct spotter *spotter = mem_alloc(sizeof *spotter);
    add_node(spotter, 0, 0);
    spotter->ends_count = 1;
    spotter->ends = mem_grow(NULL, &spotter->ends_room, 1, sizeof *spotter->ends);
    return spotter;
}

void
spotter_free(struct spotter *spotter)
{
    if (spotter == NULL)
        return;
    free(spotter->nodes);
    free(spotter->ends);
    free(spotter);
}

static int
child_of(const struct spotter *s, int node, unsigned char byte)
{
    int child = s->nodes[node].child;
    while (child != 0 && s->nodes[child].byte != byte)
        child = s->nodes[child].next;
    return child;
}

int
spotter_add(struct spotter *s, const char *phrase, size_t length, int kind)
{
    int *first = &s->first[kind == SPOT_ANYWHERE ? ANYWHERE : AT_WORDS][(unsigned char)phrase[0]];
    if (*first == 0)
        *first = add_node(s, (unsigned char)phrase[0], 0);
    int node = *first;
    for (size_t i = 1; i < length; i++) {
        int child = child_of(s, node, (unsigned char)phrase[i]);
        if (child == 0) {
            child = add_node(s, (unsigned char)phrase[i], s->nodes[node].child);
            s->nodes[node].child = child;
        }
        node = child;
    }
    if (s->nodes[node].ends == 0) {
        s->ends = mem_grow(s->ends, &s->ends_room, s->ends_count + 1, sizeof *s->ends);
        s->ends[s->ends_count] = (struct ends){{0}};
        s->nodes[node].ends = (int)s->ends_count++;
    }
    int *number = &s->ends[s->nodes[node].ends].phrase[kind];
    if (*number == 0)
        *number = ++s->phrases;
    return *number - 1;
}

int
spotter_phrases(const struct spotter *spotter)
{
    return spotter->phrases;
}

struct scan {
    const struct spotter *spotter;
    const char *text;
    size_t length;
    uint64_t bit;
    uint64_t *bits; /* of the text's word in each phrase's row */
    size_t width;
};

static bool
word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static void
mark(const struct scan *scan, const struct ends *ends, size_t after)
{
    char next = after < scan->length ? scan->text[after] : '\0';
    bool held[SPOT_KINDS] = {[NEEDS_WORD_END] = !word(next),
                             [NEEDS_OPEN] = true,
                             [NEEDS_MORE] = word(next) || (unsigned char)next >= 0x80,
                             [SPOT_ANYWHERE] = true};
    for (int kind = 0; kind < SPOT_KINDS; kind++)
        if (held[kind] && ends->phrase[kind] != 0)
            scan->bits[(size_t)(ends->phrase[kind] - 1) * scan->width] |= scan->bit;
}

static void
walk(const struct scan *scan, int node, size_t at)
{
    const struct spotter *s = scan->spotter;
    while (node != 0) {
        const struct node *here = &s->nodes[node];
        at++;
        if (here->ends != 0)
            mark(scan, &s->ends[here->ends], at);
        if (at >= scan->length)
            return;
        unsigned char byte = (unsigned char)scan->text[at];
        for (node = here->child; node != 0 && s->nodes[node].byte != byte;)
            node = s->nodes[node].next;
    }
}

void
spotter_scan(const struct spotter *spotter, const char *folded, size_t length, size_t text,
             const struct spots *spots)
{
    struct scan scan = {
        spotter, folded, length, (uint64_t)1 << (text % 64), spots->bits + text / 64, spots->width};
    bool inside = false;
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)folded[i];
        if (!inside && spotter->first[AT_WORDS][byte] != 0)
            walk(&scan, spotter->first[AT_WORDS][byte], i);
        if (spotter->first[ANYWHERE][byte] != 0)
            walk(&scan, spotter->first[ANYWHERE][byte], i);
        inside = word(folded[i]);
    }
}

/* Bytes of the Unicode white space at p, which \s matches; 0: none. */
static size_t
wide_space(const unsigned char *p, size_t left)
{
    if (left >= 2 && p[0] == 0xc2 && (p[1] == 0x85 || p[1] == 0xa0))
        return 2;
    if (left < 3)
        return 0;
    bool en = p[0] == 0xe2 && p[1] == 0x80 &&
              ((p[2] >= 0x80 && p[2] <= 0x8a) || p[2] == 0xa8 || p[2] == 0xa9 || p[2] == 0xaf);
    bool other = (p[0] == 0xe1 && p[1] == 0x9a && p[2] == 0x80) ||
                 (p[0] == 0xe1 && p[1] == 0xa0 && p[2] == 0x8e) ||
                 (p[0] == 0xe2 && p[1] == 0x81 && p[2] == 0x9f) ||
                 (p[0] == 0xe3 && p[1] == 0x80 && p[2] == 0x80);
    return en || other ? 3 : 0;
}

/* The two letters outside of ASCII whose other case is inside: the long s and the Kelvin sign. */
static size_t
wide_letter(const unsigned char *p, size_t left, char *to)
{
    if (left >= 2 && p[0] == 0xc5 && p[1] == 0xbf) {
        *to = 's';
        return 2;
    }
    *to = 'k';
    return left >= 3 && p[0] == 0xe2 && p[1] == 0x84 && p[2] == 0xaa ? 3 : 0;
}

size_t
spotter_fold(const char *text, size_t length, char *to, bool *plain)
{
    char *out = to;
    bool gap = false;
    *plain = true;
    for (size_t i = 0; i < length;) {
        unsigned char c = (unsigned char)text[i];
        size_t wide = c < 0x80 ? 0 : wide_space((const unsigned char *)text + i, length - i);
        if (c == ' ' || (c >= '\t' && c <= '\r') || wide > 0) {
            *plain = *plain && c == ' ' && !gap;
            if (!gap)
                *out++ = ' ';
            gap = true;
            i += wide > 0 ? wide : 1;
            continue;
        }
        gap = false;
        char letter = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : (char)c;
        size_t step = 1, odd;
        if (c >= 0x80) {
            char other;
            *plain = false;
            if ((odd = wide_letter((const unsigned char *)text + i, length - i, &other)) > 0) {
                letter = other;
                step = odd;
            }
        }
        *out++ = letter;
        i += step;
    }
    return (size_t)(out - to);
}
