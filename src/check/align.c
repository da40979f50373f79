/* Aligning paragraphs: those that are equal and unique hold the rest in place; between them the
 * most alike are paired in order; what then is left alone is looked for everywhere. */
#include "check/align.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const double alike_enough = 0.5;    /* in its place */
static const double alike_elsewhere = 0.7; /* out of order */

enum { PAIRS_MOST = 160 * 160 }; /* of one gap between fixed paragraphs */

struct aligning {
    const struct words *from, *to;
    size_t from_count, to_count;
    long *found; /* by old text */
    bool *taken; /* by new text */
    struct effort *effort;
};

static void
pair(struct aligning *a, size_t i, size_t k)
{
    a->found[i] = (long)k;
    a->taken[k] = true;
}

/* Steps of one comparison by likeness; 0 likeness when the effort is spent. */
static double
alike(struct aligning *a, size_t i, size_t k)
{
    size_t steps = a->from[i].count + a->to[k].count;
    if (words_equal(&a->from[i], &a->to[k]))
        return 1;
    if (steps > a->effort->steps)
        return 0;
    a->effort->steps -= steps;
    return words_alike(&a->from[i], &a->to[k]);
}

struct keyed {
    uint64_t hash;
    size_t at;
};

static int
by_hash_then_place(const void *x, const void *y)
{
    const struct keyed *a = x, *b = y;
    return a->hash != b->hash ? (a->hash < b->hash ? -1 : 1) : (a->at < b->at ? -1 : a->at > b->at);
}

static struct keyed *
keys_of(const struct words *list, size_t count)
{
    struct keyed *keys = mem_alloc((count + 1) * sizeof *keys);
    for (size_t i = 0; i < count; i++)
        keys[i] = (struct keyed){list[i].hash, i};
    qsort(keys, count, sizeof *keys, by_hash_then_place);
    return keys;
}

/* The first key with that hash or a higher one. */
static size_t
first_key(const struct keyed *keys, size_t count, uint64_t hash)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (keys[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The place of the only text with that hash, or ALIGN_NONE. */
static long
only_one(const struct keyed *keys, size_t count, uint64_t hash)
{
    size_t low = first_key(keys, count, hash);
    bool one =
        low < count && keys[low].hash == hash && (low + 1 == count || keys[low + 1].hash != hash);
    return one ? (long)keys[low].at : ALIGN_NONE;
}

/* twins[i]: the new text that equals old text i, where both are unique. */
static long *
twins_of(const struct aligning *a)
{
    struct keyed *from = keys_of(a->from, a->from_count), *to = keys_of(a->to, a->to_count);
    long *twins = mem_alloc((a->from_count + 1) * sizeof *twins);
    for (size_t i = 0; i < a->from_count; i++) {
        uint64_t hash = a->from[i].hash;
        bool unique = only_one(from, a->from_count, hash) == (long)i;
        long k = unique ? only_one(to, a->to_count, hash) : ALIGN_NONE;
        twins[i] = k >= 0 && words_equal(&a->from[i], &a->to[k]) ? k : ALIGN_NONE;
    }
    free(from);
    free(to);
    return twins;
}

/* Pairs the longest run of twins that keeps the order (patience sorting). */
static void
fix_twins(struct aligning *a)
{
    long *twins = twins_of(a);
    size_t *ends = mem_alloc((a->from_count + 1) * sizeof *ends), length = 0;
    long *before = mem_alloc((a->from_count + 1) * sizeof *before);
    for (size_t i = 0; i < a->from_count; i++) {
        if (twins[i] < 0)
            continue;
        size_t low = 0, high = length;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (twins[ends[middle]] < twins[i])
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low > 0 ? (long)ends[low - 1] : ALIGN_NONE;
        ends[low] = i;
        length = low + 1 > length ? low + 1 : length;
    }
    for (long i = length > 0 ? (long)ends[length - 1] : ALIGN_NONE; i >= 0; i = before[i])
        pair(a, (size_t)i, (size_t)twins[i]);
    free(before);
    free(ends);
    free(twins);
}

/* Old texts [i, i_end) against new ones [k, k_end). */
struct gap {
    size_t i, i_end, k, k_end;
};

static double *
likeness_of(struct aligning *a, const struct gap *gap, size_t rows, size_t columns)
{
    double *likeness = mem_alloc(rows * columns * sizeof *likeness);
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < columns; k++) {
            double value = alike(a, gap->i + i, gap->k + k);
            likeness[i * columns + k] = value >= alike_enough ? value : 0;
        }
    return likeness;
}

/* Pairs in order, so that the sum of likeness is highest. */
static void
pair_gap(struct aligning *a, const struct gap *gap)
{
    size_t rows = gap->i_end - gap->i, columns = gap->k_end - gap->k, width = columns + 1;
    if (rows == 0 || columns == 0 || rows * columns > PAIRS_MOST)
        return;
    double *likeness = likeness_of(a, gap, rows, columns);
    double *best = mem_alloc((rows + 1) * width * sizeof *best);
    for (size_t i = rows; i-- > 0;)
        for (size_t k = columns; k-- > 0;) {
            double down = best[(i + 1) * width + k], right = best[i * width + k + 1];
            double one = likeness[i * columns + k];
            double both = one > 0 ? best[(i + 1) * width + k + 1] + one : 0;
            double most = down > right ? down : right;
            best[i * width + k] = both > most ? both : most;
        }
    for (size_t i = 0, k = 0; i < rows && k < columns;) {
        double here = best[i * width + k];
        if (here <= best[(i + 1) * width + k]) {
            i++;
        } else if (here <= best[i * width + k + 1]) {
            k++;
        } else {
            pair(a, gap->i + i, gap->k + k);
            i++;
            k++;
        }
    }
    free(best);
    free(likeness);
}

/* A gap too wide for that: each text takes the first equal one that follows. */
static void
pair_equals(struct aligning *a, const struct gap *gap)
{
    size_t k = gap->k;
    for (size_t i = gap->i; i < gap->i_end; i++) {
        size_t at = k;
        while (at < gap->k_end && at - k < PAIRS_MOST / 100 &&
               !words_equal(&a->from[i], &a->to[at]))
            at++;
        if (at < gap->k_end && words_equal(&a->from[i], &a->to[at])) {
            pair(a, i, at);
            k = at + 1;
        }
    }
}

static void
fill_gaps(struct aligning *a)
{
    struct gap gap = {0, 0, 0, 0};
    for (size_t i = 0; i <= a->from_count; i++) {
        bool end = i == a->from_count;
        if (!end && a->found[i] < 0)
            continue;
        size_t next = end ? a->to_count : (size_t)a->found[i];
        gap.i_end = i;
        gap.k_end = next;
        if ((gap.i_end - gap.i) * (gap.k_end - gap.k) > PAIRS_MOST)
            pair_equals(a, &gap);
        else
            pair_gap(a, &gap);
        gap.i = i + 1;
        gap.k = next + 1;
    }
}

/* What was moved and stayed as it was. */
static void
pair_moved(struct aligning *a)
{
    struct keyed *to = keys_of(a->to, a->to_count);
    for (size_t i = 0; i < a->from_count; i++) {
        uint64_t hash = a->from[i].hash;
        size_t at = first_key(to, a->to_count, hash);
        for (; a->found[i] < 0 && at < a->to_count && to[at].hash == hash; at++)
            if (!a->taken[to[at].at] && words_equal(&a->from[i], &a->to[to[at].at]))
                pair(a, i, to[at].at);
    }
    free(to);
}

/* What was moved and altered. */
static void
look_everywhere(struct aligning *a)
{
    for (size_t i = 0; i < a->from_count; i++) {
        double best = alike_elsewhere;
        long at = ALIGN_NONE;
        for (size_t k = 0; a->found[i] < 0 && k < a->to_count && best < 1; k++) {
            if (a->taken[k] || a->effort->steps < 1)
                continue;
            a->effort->steps--;
            double one = alike(a, i, k);
            if (one >= best) {
                best = one;
                at = (long)k;
            }
        }
        if (at >= 0)
            pair(a, i, (size_t)at);
    }
}

long *
align(const struct words *from, size_t count, const struct words *to, size_t to_count,
      struct effort *effort)
{
    struct aligning a = {.from = from,
                         .to = to,
                         .from_count = count,
                         .to_count = to_count,
                         .found = mem_alloc((count + 1) * sizeof *a.found),
                         .taken = mem_alloc(to_count + 1),
                         .effort = effort};
    for (size_t i = 0; i < count; i++)
        a.found[i] = ALIGN_NONE;
    fix_twins(&a);
    fill_gaps(&a);
    pair_moved(&a);
    look_everywhere(&a);
    free(a.taken);
    return a.found;
}
