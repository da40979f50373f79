/* Longest common subsequences of words. */
#include "check/difference.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "agreement/normal.h"
#include "base/mem.h"

enum { CELLS_MOST = 4 * 1024 * 1024 }; /* of one table */

/* FNV-1a. */
static uint64_t
hash_of(const char *bytes, size_t length)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211u;
    return hash;
}

static int
by_hash(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static bool
holds(const struct word *word, char what)
{
    return memchr(word->at, what, word->length) != NULL;
}

static bool
is_rule_line(const struct word *word)
{
    return memmem(word->at, word->length, "__", 2) != NULL ||
           memmem(word->at, word->length, "....", 4) != NULL;
}

/* "____" and "....." are blanks; so are the words from one that opens a bracket to the one that
 * closes it. */
static void
mark_blanks(struct words *words)
{
    bool inside = false;
    for (size_t i = 0; i < words->count; i++) {
        struct word *word = &words->list[i];
        inside = inside || holds(word, '[');
        word->blank = inside || is_rule_line(word);
        if (holds(word, ']'))
            inside = false;
    }
}

void
words_read(struct words *words, const char *text)
{
    struct buf plain = {0};
    size_t room = 0;
    normal_text(text, strlen(text), &plain);
    *words = (struct words){.text = buf_take(&plain)};
    const char *at = words->text;
    while (*(at += strspn(at, " \t\r\n")) != '\0') {
        size_t length = strcspn(at, " \t\r\n");
        words->list = mem_grow(words->list, &room, words->count + 1, sizeof *words->list);
        words->list[words->count++] =
            (struct word){.at = at, .length = length, .hash = hash_of(at, length)};
        at += length;
    }
    mark_blanks(words);
    words->hash = hash_of(words->text, strlen(words->text));
    words->sorted = mem_alloc((words->count + 1) * sizeof *words->sorted);
    for (size_t i = 0; i < words->count; i++)
        words->sorted[i] = words->list[i].hash;
    qsort(words->sorted, words->count, sizeof *words->sorted, by_hash);
}

void
words_done(struct words *words)
{
    free(words->text);
    free(words->list);
    free(words->sorted);
}

bool
words_equal(const struct words *one, const struct words *two)
{
    return one->hash == two->hash && strcmp(one->text, two->text) == 0;
}

double
words_alike(const struct words *one, const struct words *two)
{
    size_t common = 0, i = 0, k = 0;
    if (one->count + two->count == 0)
        return 1;
    while (i < one->count && k < two->count) {
        if (one->sorted[i] == two->sorted[k]) {
            common++;
            i++;
            k++;
        } else if (one->sorted[i] < two->sorted[k]) {
            i++;
        } else {
            k++;
        }
    }
    return 2.0 * (double)common / (double)(one->count + two->count);
}

static bool
same(const struct words *from, size_t i, const struct words *to, size_t k)
{
    const struct word *a = &from->list[i], *b = &to->list[k];
    return a->hash == b->hash && a->length == b->length && memcmp(a->at, b->at, a->length) == 0;
}

static void
add_run(struct difference *difference, enum run_kind kind, size_t from, size_t to)
{
    struct run *last = difference->count > 0 ? &difference->runs[difference->count - 1] : NULL;
    if (from == to)
        return;
    if (last != NULL && last->kind == kind && last->to == from) {
        last->to = to;
        return;
    }
    difference->runs = mem_grow(difference->runs, &difference->room, difference->count + 1,
                                sizeof *difference->runs);
    difference->runs[difference->count++] = (struct run){kind, from, to};
}

/* The words [from, from_end) and [to, to_end) that differ at both ends. */
struct middle {
    const struct words *old, *new;
    size_t from, from_end, to, to_end;
};

/* lengths[i * width + k]: the longest common subsequence of what follows i and k. */
static uint16_t *
lengths_of(const struct middle *middle, size_t rows, size_t width)
{
    uint16_t *lengths = mem_alloc((rows + 1) * width * sizeof *lengths);
    for (size_t i = rows; i-- > 0;)
        for (size_t k = width - 1; k-- > 0;) {
            uint16_t down = lengths[(i + 1) * width + k], right = lengths[i * width + k + 1];
            lengths[i * width + k] =
                same(middle->old, middle->from + i, middle->new, middle->to + k)
                    ? (uint16_t)(lengths[(i + 1) * width + k + 1] + 1)
                    : (down > right ? down : right);
        }
    return lengths;
}

static void
walk(const struct middle *middle, const uint16_t *lengths, size_t rows, size_t width,
     struct difference *difference)
{
    size_t i = 0, k = 0, columns = width - 1;
    while (i < rows || k < columns) {
        bool both = i < rows && k < columns;
        if (both && same(middle->old, middle->from + i, middle->new, middle->to + k)) {
            add_run(difference, RUN_SAME, middle->from + i, middle->from + i + 1);
            i++;
            k++;
        } else if (i < rows &&
                   (!both || lengths[(i + 1) * width + k] >= lengths[i * width + k + 1])) {
            add_run(difference, RUN_OUT, middle->from + i, middle->from + i + 1);
            i++;
        } else {
            add_run(difference, RUN_IN, middle->to + k, middle->to + k + 1);
            k++;
        }
    }
}

static void
compare_middle(const struct middle *middle, struct effort *effort, struct difference *difference)
{
    size_t rows = middle->from_end - middle->from, columns = middle->to_end - middle->to;
    bool fits = rows < UINT16_MAX && columns < UINT16_MAX &&
                (rows + 1) * (columns + 1) <= CELLS_MOST && rows * columns <= effort->steps;
    if (!fits || rows == 0 || columns == 0) {
        add_run(difference, RUN_OUT, middle->from, middle->from_end);
        add_run(difference, RUN_IN, middle->to, middle->to_end);
        return;
    }
    effort->steps -= rows * columns;
    uint16_t *lengths = lengths_of(middle, rows, columns + 1);
    walk(middle, lengths, rows, columns + 1, difference);
    free(lengths);
}

static bool
all_blank(const struct words *words, const struct run *run)
{
    for (size_t i = run->from; i < run->to; i++)
        if (!words->list[i].blank)
            return false;
    return true;
}

/* What stands where the old text had only blanks was filled in, which alters nothing: the blank
 * itself is then no longer told. */
static void
settle_blanks(struct difference *difference, const struct words *from)
{
    size_t kept = 0;
    for (size_t i = 0; i < difference->count; i++) {
        struct run run = difference->runs[i];
        struct run *next = i + 1 < difference->count ? &difference->runs[i + 1] : NULL;
        bool blank = run.kind == RUN_OUT && all_blank(from, &run);
        if (blank && next != NULL && next->kind == RUN_IN) {
            next->kind = RUN_FILLED;
            continue;
        }
        difference->altered = difference->altered || run.kind == RUN_OUT || run.kind == RUN_IN;
        difference->runs[kept++] = run;
    }
    difference->count = kept;
}

void
difference_read(struct difference *difference, const struct words *from, const struct words *to,
                struct effort *effort)
{
    size_t head = 0, tail = 0;
    *difference = (struct difference){0};
    while (head < from->count && head < to->count && same(from, head, to, head))
        head++;
    while (tail < from->count - head && tail < to->count - head &&
           same(from, from->count - tail - 1, to, to->count - tail - 1))
        tail++;
    struct middle middle = {from, to, head, from->count - tail, head, to->count - tail};
    add_run(difference, RUN_SAME, 0, head);
    compare_middle(&middle, effort, difference);
    add_run(difference, RUN_SAME, from->count - tail, from->count);
    settle_blanks(difference, from);
}

void
difference_done(struct difference *difference)
{
    free(difference->runs);
}
