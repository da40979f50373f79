/* The table of weights as it is asked: rows of features, filed by their number. */
#include "library/likeness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "library/likeness_table.h"

enum { SUBJECTS, FILES, FEATURES, WEIGHTS };

enum { FILE_BITS = 16, FILE_COUNT = 1 << FILE_BITS };

enum { SUBJECTS_MAX = UINT8_MAX }; /* as many as counts can tell */

uint32_t
likeness_number(uint32_t before, const char *letters)
{
    for (; *letters != '\0'; letters++)
        before = (before ^ (unsigned char)*letters) * 16777619u; /* FNV-1a */
    return before;
}

void
likeness_free(struct likeness *likeness)
{
    if (likeness != NULL && !likeness->borrowed) {
        free(likeness->subjects);
        free(likeness->files);
        free(likeness->features);
        free(likeness->weights);
    }
    free(likeness);
}

void
likeness_save(const struct likeness *likeness, struct image_writer *writer, int part)
{
    image_add(writer, part + SUBJECTS, likeness->subjects, sizeof *likeness->subjects,
              likeness->subject_count);
    image_add(writer, part + FILES, likeness->files, sizeof *likeness->files, FILE_COUNT + 1);
    image_add(writer, part + FEATURES, likeness->features, sizeof *likeness->features,
              likeness->feature_count);
    image_add(writer, part + WEIGHTS, likeness->weights, sizeof *likeness->weights,
              likeness->weight_count);
}

struct likeness *
likeness_load(const struct image *image, int part)
{
    struct likeness *likeness = mem_alloc(sizeof *likeness);
    size_t files;
    likeness->borrowed = true;
    likeness->subjects =
        image_part(image, part + SUBJECTS, sizeof *likeness->subjects, &likeness->subject_count);
    likeness->files = image_part(image, part + FILES, sizeof *likeness->files, &files);
    likeness->features =
        image_part(image, part + FEATURES, sizeof *likeness->features, &likeness->feature_count);
    likeness->weights =
        image_part(image, part + WEIGHTS, sizeof *likeness->weights, &likeness->weight_count);
    if (likeness->subjects != NULL && likeness->files != NULL && files == FILE_COUNT + 1 &&
        likeness->features != NULL && likeness->weights != NULL)
        return likeness;
    free(likeness);
    return NULL;
}

static uint32_t
file_of(uint32_t number)
{
    return number * 2654435769u >> (32 - FILE_BITS);
}

const struct likeness_feature *
likeness_find(const struct likeness *likeness, uint32_t number)
{
    const uint32_t *file = &likeness->files[file_of(number)];
    for (uint32_t i = file[0]; i < file[1]; i++)
        if (likeness->features[i].number == number)
            return &likeness->features[i];
    return NULL;
}

float
likeness_add(const struct likeness *likeness, const struct likeness_feature *const *features,
             size_t count, enum likeness_kind from, enum likeness_kind to, float *sums)
{
    size_t subjects = likeness->subject_count;
    float squares = 0;
    memset(sums + from * subjects, 0, (to - from + 1) * subjects * sizeof *sums);
    for (size_t i = 0; i < count; i++) {
        const struct likeness_feature *feature = features[i];
        if (feature == NULL)
            continue;
        const struct likeness_weight *weight = &likeness->weights[feature->first], *end;
        for (int kind = 0; kind < (int)from; kind++)
            weight += feature->counts[kind];
        end = weight;
        for (int kind = (int)from; kind <= (int)to; kind++)
            end += feature->counts[kind];
        float rarity = feature->rarity;
        squares += rarity * rarity;
        for (; weight < end; weight++)
            sums[weight->class] += rarity * (float)weight->weight;
    }
    return squares > 0 ? 1 / (sqrtf(squares) * LIKENESS_SCALE) : 1;
}

/* The subject of that name, a new one when there is none; -1: one too many. */
static int
subject_named(struct likeness *likeness, const char *criterion, size_t *room)
{
    for (size_t i = likeness->subject_count; i > 0; i--)
        if (strcmp(likeness->subjects[i - 1].criterion, criterion) == 0)
            return (int)i - 1;
    if (likeness->subject_count == SUBJECTS_MAX)
        return -1;
    likeness->subjects =
        mem_grow(likeness->subjects, room, likeness->subject_count + 1, sizeof *likeness->subjects);
    struct likeness_subject *subject = &likeness->subjects[likeness->subject_count];
    strcpy(subject->criterion, criterion);
    for (int kind = 0; kind < LIKENESS_KINDS; kind++)
        subject->bias[kind] = LIKENESS_NONE;
    return (int)likeness->subject_count++;
}

/* Each class once; subjects[class] says whose it is. */
static bool
take_classes(struct likeness *likeness, const struct likeness_table *table, int *subjects)
{
    size_t room = 0;
    for (size_t i = 0; i < table->class_count; i++) {
        const struct likeness_class *class = &table->classes[i];
        int subject = subjects[i] = subject_named(likeness, class->criterion, &room);
        if (subject < 0 || likeness->subjects[subject].bias[class->kind] > LIKENESS_NONE)
            return false;
        likeness->subjects[subject].bias[class->kind] = class->bias;
    }
    return true;
}

static bool
take_feature(struct likeness *likeness, const struct likeness_table *table,
             const struct table_feature *feature, const int *subjects)
{
    struct likeness_feature row = {
        feature->number, (uint32_t)likeness->weight_count, feature->rarity, {0}};
    for (int kind = 0; kind < LIKENESS_KINDS; kind++)
        for (uint32_t i = feature->first; i < feature->first + feature->count; i++) {
            size_t number = table->weights[i].class;
            if (table->classes[number].kind != kind)
                continue;
            if (row.counts[kind]++ == SUBJECTS_MAX)
                return false;
            likeness->weights[likeness->weight_count++] = (struct likeness_weight){
                (uint16_t)((size_t)kind * likeness->subject_count + (size_t)subjects[number]),
                table->weights[i].weight};
        }
    likeness->features[--likeness->files[file_of(row.number)]] = row;
    return true;
}

/* Every file begins at its end: it is filled from there. */
static void
make_files(struct likeness *likeness, const struct likeness_table *table)
{
    uint32_t *files = likeness->files = mem_alloc((FILE_COUNT + 1) * sizeof *files);
    for (size_t i = 0; i < table->feature_count; i++)
        files[file_of(table->features[i].number)]++;
    for (size_t i = 1; i <= FILE_COUNT; i++)
        files[i] += files[i - 1];
}

static bool
pack(struct likeness *likeness, const struct likeness_table *table, int *subjects)
{
    bool well = take_classes(likeness, table, subjects);
    likeness->feature_count = table->feature_count;
    likeness->features = mem_alloc((table->feature_count + 1) * sizeof *likeness->features);
    make_files(likeness, table);
    likeness->weights = mem_alloc((table->weight_count + 1) * sizeof *likeness->weights);
    likeness->weight_count = 1;
    for (size_t i = 0; i < table->feature_count && well; i++)
        well = take_feature(likeness, table, &table->features[i], subjects);
    return well;
}

struct likeness *
likeness_read(const char *path, struct diag *diag)
{
    struct likeness_table *table = likeness_table_read(path, diag);
    if (table == NULL)
        return NULL;
    struct likeness *likeness = mem_alloc(sizeof *likeness);
    int *subjects = mem_alloc((table->class_count + 1) * sizeof *subjects);
    bool well = pack(likeness, table, subjects);
    free(subjects);
    likeness_table_free(table);
    if (well)
        return likeness;
    diag_error(diag, STATUS_LIBRARY, path, 0, "make it anew with mou learn",
               "this table of likeness has a class twice, or too many of them");
    likeness_free(likeness);
    return NULL;
}
