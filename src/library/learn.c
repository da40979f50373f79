/* Lessons to weights. Rarity (inverse document frequency) and unit length as in any text search;
 * logistic regression solved in its dual, a lesson at a time. */
#include "library/learn.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/likeness_table.h"

enum { PASSES = 15, KEPT = 400, FEWEST = 8, SLOTS_LEARN = 1 << 20, RARE = 2 };

static const float error_cost = 20, positive = 3, unsure = 0.5f, turn_share = 0.7f;

struct feature {
    uint32_t number, lessons, last; /* last: the lesson that had it, + 1 */
    size_t name;                    /* in names */
    float rarity;
    bool single; /* one word: criteria weigh it by themselves when they turn */
};

struct lessons {
    const char *const *criteria;
    int criterion_count;
    struct lesson *list;
    size_t count, room;
    int *words; /* features of the lessons */
    size_t word_count, word_room;
    float *values; /* of the words, once all lessons are there */
    struct feature *features;
    size_t feature_count, feature_room;
    int32_t *slots;
    struct buf names;
};

struct lessons *
lessons_new(const char *const *criteria, int count)
{
    struct lessons *lessons = mem_alloc(sizeof *lessons);
    lessons->criteria = criteria;
    lessons->criterion_count = count;
    lessons->slots = mem_alloc(SLOTS_LEARN * sizeof *lessons->slots);
    return lessons;
}

void
lessons_free(struct lessons *lessons)
{
    if (lessons == NULL)
        return;
    free(lessons->list);
    free(lessons->words);
    free(lessons->values);
    free(lessons->features);
    free(lessons->slots);
    buf_free(&lessons->names);
    free(lessons);
}

static int
feature_of(struct lessons *lessons, const char *word)
{
    uint32_t number = likeness_number(LIKENESS_START, word);
    size_t slot = number % SLOTS_LEARN;
    while (lessons->slots[slot] != 0) {
        if (lessons->features[lessons->slots[slot] - 1].number == number)
            return lessons->slots[slot] - 1;
        slot = (slot + 1) % SLOTS_LEARN;
    }
    lessons->features = mem_grow(lessons->features, &lessons->feature_room,
                                 lessons->feature_count + 1, sizeof *lessons->features);
    lessons->features[lessons->feature_count] =
        (struct feature){.number = number,
                         .name = lessons->names.length,
                         .single = strchr(word, ' ') == NULL || *word == '#'};
    buf_puts(&lessons->names, word);
    buf_putc(&lessons->names, '\0');
    lessons->slots[slot] = (int32_t)++lessons->feature_count;
    return (int)lessons->feature_count - 1;
}

void
lessons_add(struct lessons *lessons, const struct lesson *lesson, const char *words, size_t length)
{
    lessons->list = mem_grow(lessons->list, &lessons->room, lessons->count + 1, sizeof *lesson);
    struct lesson *added = &lessons->list[lessons->count++];
    *added = *lesson;
    added->first = lessons->word_count;
    for (const char *word = words; word < words + length; word += strlen(word) + 1) {
        int known = feature_of(lessons, word);
        struct feature *feature = &lessons->features[known];
        if (feature->last == lessons->count)
            continue;
        feature->last = (uint32_t)lessons->count;
        feature->lessons++;
        lessons->words = mem_grow(lessons->words, &lessons->word_room, lessons->word_count + 1,
                                  sizeof *lessons->words);
        lessons->words[lessons->word_count++] = known;
    }
    added->count = lessons->word_count - added->first;
}

static void
weigh_words(struct lessons *lessons)
{
    for (size_t i = 0; i < lessons->feature_count; i++) {
        struct feature *f = &lessons->features[i];
        f->rarity =
            f->lessons < RARE ? 0 : logf((1 + (float)lessons->count) / (1 + (float)f->lessons)) + 1;
    }
    lessons->values = mem_alloc((lessons->word_count + 1) * sizeof *lessons->values);
    for (size_t i = 0; i < lessons->count; i++) {
        const struct lesson *lesson = &lessons->list[i];
        float squares = 0;
        for (size_t k = lesson->first; k < lesson->first + lesson->count; k++) {
            float rarity = lessons->features[lessons->words[k]].rarity;
            squares += rarity * rarity;
        }
        for (size_t k = lesson->first; k < lesson->first + lesson->count; k++)
            lessons->values[k] =
                squares > 0 ? lessons->features[lessons->words[k]].rarity / sqrtf(squares) : 0;
    }
}

/* One regression: weights for the features and, for turning, more of them for each criterion; the
 * last weight is the bias. */
struct regression {
    const struct lessons *lessons;
    struct task {
        size_t lesson, share; /* share: where the criterion's own weights begin; 0: it has none */
        float cost, sign;     /* how much an error costs; 1 yes, -1 no */
        double alpha[2];      /* what the lesson weighs, and what is left of its cost */
    } * tasks;
    size_t count, room, size;
    float *weights;
};

static struct regression
regression_new(const struct lessons *lessons, size_t size)
{
    return (struct regression){
        .lessons = lessons, .size = size, .weights = mem_alloc((size + 1) * sizeof(float))};
}

static void
regression_free(struct regression *r)
{
    free(r->tasks);
    free(r->weights);
}

static void
add_task(struct regression *r, size_t lesson, size_t share, bool yes, float cost)
{
    r->tasks = mem_grow(r->tasks, &r->room, r->count + 1, sizeof *r->tasks);
    double first = fmin(0.001 * (double)cost, 1e-8);
    r->tasks[r->count++] =
        (struct task){lesson, share, cost, yes ? 1.0f : -1.0f, {first, (double)cost - first}};
}

/* The lesson's features times the weights; *squares: the features times themselves. */
static double
weigh(const struct regression *r, const struct task *task, double *squares)
{
    const struct lessons *lessons = r->lessons;
    const struct lesson *lesson = &lessons->list[task->lesson];
    double sum = (double)r->weights[r->size];
    *squares = 1;
    for (size_t k = lesson->first; k < lesson->first + lesson->count; k++) {
        size_t f = (size_t)lessons->words[k];
        double value = (double)lessons->values[k], own = value * (double)turn_share;
        sum += (double)r->weights[f] * value;
        *squares += value * value;
        if (task->share != 0 && lessons->features[f].single) {
            sum += (double)r->weights[task->share + f] * own;
            *squares += own * own;
        }
    }
    return sum;
}

static void
move(struct regression *r, const struct task *task, double by)
{
    const struct lessons *lessons = r->lessons;
    const struct lesson *lesson = &lessons->list[task->lesson];
    r->weights[r->size] += (float)by;
    for (size_t k = lesson->first; k < lesson->first + lesson->count; k++) {
        size_t f = (size_t)lessons->words[k];
        float step = (float)by * lessons->values[k];
        r->weights[f] += step;
        if (task->share != 0 && lessons->features[f].single)
            r->weights[task->share + f] += step * turn_share;
    }
}

/* Where the lesson's part of the dual problem is least, by Newton's method, within (0, cost). */
static double
least(double old, double cost, double slope, double squares)
{
    double z = cost - old < 0.5 * cost ? 0.1 * old : old;
    for (int i = 0; i < 30; i++) {
        double gradient = squares * (z - old) + slope + log(z / (cost - z));
        if (fabs(gradient) < 1e-3)
            break;
        double next = z - gradient / (squares + cost / (cost - z) / z);
        z = next <= 0 ? z * 0.1 : next >= cost ? (z + cost) / 2 : next;
    }
    return z;
}

static void
teach(struct regression *r, struct task *task)
{
    double squares, sum = weigh(r, task, &squares) * (double)task->sign;
    int side = 0.5 * squares * (task->alpha[1] - task->alpha[0]) + sum < 0;
    double sign = side == 0 ? 1 : -1, old = task->alpha[side], cost = (double)task->cost,
           now = least(old, cost, sign * sum, squares);
    task->alpha[side] = now;
    task->alpha[!side] = cost - now;
    if (fabs(now - old) > 1e-12)
        move(r, task, sign * (now - old) * (double)task->sign);
}

static size_t shuffled(size_t i, size_t count, int pass);

/* Dual coordinate descent for logistic regression with its weights held small (L2). */
static void
solve(struct regression *r)
{
    for (size_t i = 0; i < r->count; i++)
        move(r, &r->tasks[i], r->tasks[i].alpha[0] * (double)r->tasks[i].sign);
    for (int pass = 0; pass < PASSES; pass++)
        for (size_t i = 0; i < r->count; i++)
            teach(r, &r->tasks[shuffled(i, r->count, pass)]);
}

/* The same order for everybody: neighbours are of one topic, and must not come in a row. */
static size_t
shuffled(size_t i, size_t count, int pass)
{
    static const size_t primes[] = {7919, 104729, 15485863, 32452843};
    size_t prime = primes[pass % 4];
    return count > 0 ? (i * prime + (size_t)pass * 31) % count : 0;
}

static int
label_of(const struct lesson *lesson, int criterion)
{
    for (int i = 0; i < lesson->label_count; i++)
        if (lesson->labels[i].criterion == criterion)
            return (int)lesson->labels[i].verdict;
    return -1;
}

static bool
is_of(int label, enum likeness_kind kind)
{
    return (label == LIKENESS_MET || label == LIKENESS_CONTRARY) &&
           (label == (int)kind || kind == LIKENESS_ABOUT);
}

/* What is learned so far, in the order of the classes. */
struct table {
    struct likeness_class *classes;
    size_t class_count, class_room;
    struct kept {
        uint32_t number;
        int feature, class;
        int16_t weight;
    } * kept;
    size_t kept_count, kept_room;
};

static int
heavier(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x < y) - (x > y);
}

/* Keeps the class's heaviest weights: what is common in all sentences must weigh more. */
static void
keep(struct table *table, const struct lessons *lessons, const float *weights, float share,
     size_t most, struct likeness_class class)
{
    float *sizes = mem_alloc((lessons->feature_count + 1) * sizeof *sizes);
    for (size_t i = 0; i < lessons->feature_count; i++)
        sizes[i] = fabsf(weights[i] * share) * lessons->features[i].rarity;
    qsort(sizes, lessons->feature_count, sizeof *sizes, heavier);
    float least = lessons->feature_count > most ? sizes[most] : 0;
    free(sizes);
    for (size_t i = 0; i < lessons->feature_count; i++) {
        float weight = weights[i] * share * (float)LIKENESS_SCALE;
        if (fabsf(weights[i] * share) * lessons->features[i].rarity <= least || fabsf(weight) < 1 ||
            fabsf(weight) > 32000)
            continue;
        table->kept =
            mem_grow(table->kept, &table->kept_room, table->kept_count + 1, sizeof *table->kept);
        table->kept[table->kept_count++] = (struct kept){
            lessons->features[i].number, (int)i, (int)table->class_count, (int16_t)lrintf(weight)};
    }
    table->classes =
        mem_grow(table->classes, &table->class_room, table->class_count + 1, sizeof class);
    table->classes[table->class_count++] = class;
}

static struct likeness_class
class_named(const char *criterion, enum likeness_kind kind, float bias)
{
    struct likeness_class class = {.kind = (int)kind, .bias = bias};
    strncpy(class.criterion, criterion, LIKENESS_NAME - 1);
    return class;
}

static void
learn_class(struct table *table, const struct lessons *lessons, int criterion,
            enum likeness_kind kind)
{
    size_t known = 0;
    for (size_t i = 0; i < lessons->count; i++)
        known += is_of(label_of(&lessons->list[i], criterion), kind);
    if (known < FEWEST)
        return;
    struct regression r = regression_new(lessons, lessons->feature_count);
    for (size_t i = 0; i < lessons->count; i++) {
        const struct lesson *lesson = &lessons->list[i];
        int label = label_of(lesson, criterion);
        bool yes = is_of(label, kind);
        float sure = lesson->own < 0 || lesson->own == criterion ? 1 : unsure;
        if (label != LIKENESS_KINDS && (label != LIKENESS_ABOUT || kind == LIKENESS_CONTRARY))
            add_task(&r, i, 0, yes, error_cost * sure * (yes ? positive : 1));
    }
    solve(&r);
    keep(table, lessons, r.weights, 1, KEPT,
         class_named(lessons->criteria[criterion], kind, r.weights[r.size]));
    regression_free(&r);
}

/* What turns a duty into its contrary is much the same for all criteria. */
static void
learn_turns(struct table *table, const struct lessons *lessons)
{
    size_t size = lessons->feature_count;
    struct regression r = regression_new(lessons, size * (size_t)(lessons->criterion_count + 1));
    for (size_t i = 0; i < lessons->count; i++) {
        const struct lesson *lesson = &lessons->list[i];
        for (int k = 0; k < lesson->label_count; k++)
            if (lesson->labels[k].verdict <= LIKENESS_CONTRARY)
                add_task(&r, i, size * (size_t)(lesson->labels[k].criterion + 1),
                         lesson->labels[k].verdict == LIKENESS_CONTRARY, error_cost);
    }
    solve(&r);
    keep(table, lessons, r.weights, 1, 20 * KEPT, class_named("*", LIKENESS_TURN, 0));
    for (int c = 0; c < lessons->criterion_count; c++)
        keep(table, lessons, r.weights + size * (size_t)(c + 1), turn_share, KEPT / 4,
             class_named(lessons->criteria[c], LIKENESS_TURN, r.weights[r.size]));
    regression_free(&r);
}

static int
by_number(const void *a, const void *b)
{
    const struct kept *x = a, *y = b;
    return x->number != y->number ? (x->number > y->number) - (x->number < y->number)
                                  : x->class - y->class;
}

static void
write_table(struct table *table, const struct lessons *lessons, struct buf *out)
{
    struct likeness_table likeness = {
        .classes = table->classes,
        .class_count = table->class_count,
        .weights = mem_alloc((table->kept_count + 1) * sizeof(struct table_weight)),
        .features = mem_alloc((table->kept_count + 1) * sizeof(struct table_feature))};
    const char **names = mem_alloc((table->kept_count + 1) * sizeof *names);
    qsort(table->kept, table->kept_count, sizeof *table->kept, by_number);
    for (size_t i = 0; i < table->kept_count; i++) {
        const struct feature *f = &lessons->features[table->kept[i].feature];
        if (i == 0 || table->kept[i].feature != table->kept[i - 1].feature) {
            names[likeness.feature_count] = lessons->names.bytes + f->name;
            likeness.features[likeness.feature_count++] = (struct table_feature){
                .number = f->number, .first = (uint32_t)i, .rarity = f->rarity};
        }
        likeness.features[likeness.feature_count - 1].count++;
        likeness.weights[i] =
            (struct table_weight){(uint16_t)table->kept[i].class, table->kept[i].weight};
    }
    buf_putf(out, "# Learned from %zu sentences by mou learn; see clauses/README.md.\n",
             lessons->count);
    likeness_table_write(&likeness, names, out);
    free(likeness.features);
    free(likeness.weights);
    free(names);
}

void
lessons_learn(struct lessons *lessons, struct buf *out)
{
    struct table table = {.classes = NULL};
    weigh_words(lessons);
    for (int c = 0; c < lessons->criterion_count; c++)
        for (enum likeness_kind kind = LIKENESS_MET; kind <= LIKENESS_ABOUT; kind++)
            learn_class(&table, lessons, c, kind);
    learn_turns(&table, lessons);
    write_table(&table, lessons, out);
    free(table.classes);
    free(table.kept);
}
