/* The trie of phrases, and the folding of texts. Its steps are in one hash table; whether a phrase
 * that counts anywhere can begin at all is first asked of the three bytes there. */
#include "library/spotter.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { ROOT = 0, FIRST_STEPS = 4096, BEGINNINGS = 1 << 15 };

struct step {
    uint32_t key; /* node * 256 + byte; 0: empty */
    int node;
};

struct ends {
    int phrase[SPOT_KINDS]; /* number + 1 */
};

struct spotter {
    struct step *steps;
    size_t step_mask;
    int *ends; /* by node: number of its ends, 0: no phrase ends there */
    size_t node_count, node_room;
    struct ends *list;
    size_t ends_count, ends_room;
    uint64_t beginnings[BEGINNINGS / 64]; /* of phrases that count anywhere */
    bool any_short;                       /* one of those has less than three bytes */
    int phrases;
};

static int
add_node(struct spotter *s)
{
    s->ends = mem_grow(s->ends, &s->node_room, s->node_count + 1, sizeof *s->ends);
    s->ends[s->node_count] = 0;
    return (int)s->node_count++;
}

struct spotter *
spotter_new(void)
{
    struct spotter *spotter = mem_alloc(sizeof *spotter);
    add_node(spotter);
    spotter->ends_count = 1;
    spotter->list = mem_grow(NULL, &spotter->ends_room, 1, sizeof *spotter->list);
    spotter->steps = mem_alloc(FIRST_STEPS * sizeof *spotter->steps);
    spotter->step_mask = FIRST_STEPS - 1;
    return spotter;
}

void
spotter_free(struct spotter *spotter)
{
    if (spotter == NULL)
        return;
    free(spotter->steps);
    free(spotter->ends);
    free(spotter->list);
    free(spotter);
}

static struct step *
step_at(const struct spotter *s, int node, unsigned char byte)
{
    uint32_t key = (uint32_t)node << 8 | byte;
    size_t slot = (key * 2654435761u >> 12) & s->step_mask;
    while (s->steps[slot].key != key && s->steps[slot].key != 0)
        slot = (slot + 1) & s->step_mask;
    return &s->steps[slot];
}

static void
grow_steps(struct spotter *s)
{
    struct step *old = s->steps;
    size_t count = s->step_mask + 1;
    s->step_mask = count * 2 - 1;
    s->steps = mem_alloc(count * 2 * sizeof *s->steps);
    for (size_t i = 0; i < count; i++)
        if (old[i].key != 0)
            *step_at(s, (int)(old[i].key >> 8), (unsigned char)old[i].key) = old[i];
    free(old);
}

static int
step_to(struct spotter *s, int node, unsigned char byte)
{
    struct step *step = step_at(s, node, byte);
    if (step->key != 0)
        return step->node;
    int made = add_node(s);
    *step = (struct step){(uint32_t)node << 8 | byte, made};
    if (s->node_count * 2 > s->step_mask)
        grow_steps(s);
    return made;
}

static size_t
beginning(const char *bytes)
{
    uint32_t three = (uint32_t)(unsigned char)bytes[0] << 16 |
                     (uint32_t)(unsigned char)bytes[1] << 8 | (unsigned char)bytes[2];
    return (three * 2654435761u >> 16) % BEGINNINGS;
}

int
spotter_add(struct spotter *s, const char *phrase, size_t length, int kind)
{
    int node = ROOT;
    for (size_t i = 0; i < length; i++)
        node = step_to(s, node, (unsigned char)phrase[i]);
    if (kind == SPOT_ANYWHERE && length < 3)
        s->any_short = true;
    else if (kind == SPOT_ANYWHERE)
        s->beginnings[beginning(phrase) / 64] |= (uint64_t)1 << (beginning(phrase) % 64);
    if (s->ends[node] == 0) {
        s->list = mem_grow(s->list, &s->ends_room, s->ends_count + 1, sizeof *s->list);
        s->list[s->ends_count] = (struct ends){{0}};
        s->ends[node] = (int)s->ends_count++;
    }
    int *number = &s->list[s->ends[node]].phrase[kind];
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
    bool inside; /* of a word: only what counts anywhere counts here */
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
    bool free = !scan->inside;
    bool held[SPOT_KINDS] = {[NEEDS_WORD_END] = free && !word(next),
                             [NEEDS_OPEN] = free,
                             [NEEDS_MORE] = free && (word(next) || (unsigned char)next >= 0x80),
                             [SPOT_ANYWHERE] = true};
    for (int kind = 0; kind < SPOT_KINDS; kind++)
        if (held[kind] && ends->phrase[kind] != 0)
            scan->bits[(size_t)(ends->phrase[kind] - 1) * scan->width] |= scan->bit;
}

static void
walk(const struct scan *scan, size_t at)
{
    const struct spotter *s = scan->spotter;
    int node = ROOT;
    while (at < scan->length) {
        const struct step *step = step_at(s, node, (unsigned char)scan->text[at++]);
        if (step->key == 0)
            return;
        node = step->node;
        if (s->ends[node] != 0)
            mark(scan, &s->list[s->ends[node]], at);
    }
}

static bool
may_begin(const struct scan *scan, size_t at)
{
    if (scan->spotter->any_short)
        return true;
    if (scan->length - at < 3)
        return false;
    size_t bit = beginning(scan->text + at);
    return (scan->spotter->beginnings[bit / 64] >> (bit % 64) & 1) != 0;
}

void
spotter_scan(const struct spotter *spotter, const char *folded, size_t length, size_t text,
             const struct spots *spots)
{
    struct scan scan = {.spotter = spotter,
                        .text = folded,
                        .length = length,
                        .bit = (uint64_t)1 << (text % 64),
                        .bits = spots->bits + text / 64,
                        .width = spots->width};
    for (size_t i = 0; i < length; i++) {
        if (!scan.inside || may_begin(&scan, i))
            walk(&scan, i);
        scan.inside = word(folded[i]);
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
