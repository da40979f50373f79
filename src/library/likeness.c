/* The table of weights: read, kept in an image, asked. */
#include "library/likeness.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/status.h"

enum { CLASSES, FEATURES, WEIGHTS };

static const char *const kind_names[] = {"met", "contrary", "about", "turn"};

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
        free(likeness->classes);
        free(likeness->features);
        free(likeness->weights);
    }
    free(likeness);
}

void
likeness_save(const struct likeness *likeness, struct image_writer *writer, int part)
{
    image_add(writer, part + CLASSES, likeness->classes, sizeof *likeness->classes,
              likeness->class_count);
    image_add(writer, part + FEATURES, likeness->features, sizeof *likeness->features,
              likeness->feature_count);
    image_add(writer, part + WEIGHTS, likeness->weights, sizeof *likeness->weights,
              likeness->weight_count);
}

struct likeness *
likeness_load(const struct image *image, int part)
{
    struct likeness *likeness = mem_alloc(sizeof *likeness);
    likeness->borrowed = true;
    likeness->classes =
        image_part(image, part + CLASSES, sizeof *likeness->classes, &likeness->class_count);
    likeness->features =
        image_part(image, part + FEATURES, sizeof *likeness->features, &likeness->feature_count);
    likeness->weights =
        image_part(image, part + WEIGHTS, sizeof *likeness->weights, &likeness->weight_count);
    if (likeness->classes != NULL && likeness->features != NULL && likeness->weights != NULL)
        return likeness;
    free(likeness);
    return NULL;
}

static const struct likeness_feature *
find(const struct likeness *likeness, uint32_t number)
{
    size_t low = 0, high = likeness->feature_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (likeness->features[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < likeness->feature_count && likeness->features[low].number == number
               ? &likeness->features[low]
               : NULL;
}

void
likeness_scores(const struct likeness *likeness, const uint32_t *features, int count, float *scores)
{
    float squares = 0;
    for (size_t i = 0; i < likeness->class_count; i++)
        scores[i] = 0;
    for (int i = 0; i < count; i++) {
        const struct likeness_feature *feature = find(likeness, features[i]);
        if (feature == NULL)
            continue;
        float rarity = feature->rarity;
        const struct likeness_weight *weight = &likeness->weights[feature->first],
                                     *end = weight + feature->count;
        squares += rarity * rarity;
        for (; weight < end; weight++)
            scores[weight->class] += rarity * (float)weight->weight;
    }
    float share = squares > 0 ? 1 / (sqrtf(squares) * LIKENESS_SCALE) : 1, all = 0;
    for (size_t i = 0; i < likeness->class_count; i++) {
        scores[i] = scores[i] * share + likeness->classes[i].bias;
        if (likeness->classes[i].criterion[0] == '*')
            all = scores[i];
    }
    for (size_t i = 0; i < likeness->class_count; i++)
        if (likeness->classes[i].kind == LIKENESS_TURN)
            scores[i] += all;
}

void
likeness_write(const struct likeness *likeness, const char *const *names, struct buf *out)
{
    for (size_t i = 0; i < likeness->class_count; i++) {
        const struct likeness_class *class = &likeness->classes[i];
        buf_putf(out, "class\t%s\t%s\t%.3f\n", class->criterion, kind_names[class->kind],
                 (double)class->bias);
    }
    for (size_t i = 0; i < likeness->feature_count; i++) {
        const struct likeness_feature *feature = &likeness->features[i];
        buf_putf(out, "%s\t%.2f\t", names[i], (double)feature->rarity);
        for (uint32_t k = 0; k < feature->count; k++) {
            const struct likeness_weight *weight = &likeness->weights[feature->first + k];
            buf_putf(out, "%s%d:%d", k > 0 ? " " : "", weight->class, weight->weight);
        }
        buf_putc(out, '\n');
    }
}

struct reader {
    struct likeness *likeness;
    size_t class_room, feature_room, weight_room;
};

static bool
read_class(struct reader *reader, char **cells)
{
    struct likeness *l = reader->likeness;
    struct likeness_class class = {.kind = -1, .bias = strtof(cells[3], NULL)};
    for (int kind = 0; kind < LIKENESS_KINDS; kind++)
        if (strcmp(cells[2], kind_names[kind]) == 0)
            class.kind = kind;
    if (class.kind < 0 || strlen(cells[1]) >= LIKENESS_NAME || l->class_count > UINT16_MAX)
        return false;
    strcpy(class.criterion, cells[1]);
    l->classes = mem_grow(l->classes, &reader->class_room, l->class_count + 1, sizeof *l->classes);
    l->classes[l->class_count++] = class;
    return true;
}

static bool
read_feature(struct reader *reader, char **cells)
{
    struct likeness *l = reader->likeness;
    struct likeness_feature feature = {.number = likeness_number(LIKENESS_START, cells[0]),
                                       .first = (uint32_t)l->weight_count,
                                       .rarity = strtof(cells[1], NULL)};
    for (char *at = cells[2]; *at != '\0';) {
        char *end;
        unsigned long class = strtoul(at, &end, 10);
        long weight = *end == ':' ? strtol(end + 1, &at, 10) : LONG_MAX;
        if (class >= l->class_count || weight > INT16_MAX || weight < INT16_MIN)
            return false;
        l->weights =
            mem_grow(l->weights, &reader->weight_room, l->weight_count + 1, sizeof *l->weights);
        l->weights[l->weight_count++] = (struct likeness_weight){(uint16_t) class, (int16_t)weight};
        at += *at == ' ';
    }
    feature.count = (uint32_t)(l->weight_count - feature.first);
    if (l->feature_count > 0 && l->features[l->feature_count - 1].number >= feature.number)
        return false;
    l->features =
        mem_grow(l->features, &reader->feature_room, l->feature_count + 1, sizeof *l->features);
    l->features[l->feature_count++] = feature;
    return true;
}

/* Comments stand before the classes, these before the features (some of which begin with #). */
static bool
read_line(struct reader *reader, char *line)
{
    char *cells[4] = {line};
    int count = 1;
    if (*line == '\0' || (*line == '#' && reader->likeness->class_count == 0))
        return true;
    for (char *tab; count < 4 && (tab = strchr(cells[count - 1], '\t')) != NULL; count++) {
        *tab = '\0';
        cells[count] = tab + 1;
    }
    return count == 4   ? read_class(reader, cells)
           : count == 3 ? read_feature(reader, cells)
                        : false;
}

struct likeness *
likeness_read(const char *path, struct diag *diag)
{
    struct buf bytes = {0};
    if (file_read(path, &bytes, diag, STATUS_LIBRARY) != 0)
        return NULL;
    struct reader reader = {.likeness = mem_alloc(sizeof *reader.likeness)};
    long number = 1;
    bool well = true;
    for (char *line = (char *)buf_text(&bytes), *next; well && line != NULL;
         line = next, number += well) {
        next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        well = read_line(&reader, line);
    }
    buf_free(&bytes);
    if (well)
        return reader.likeness;
    diag_error(diag, STATUS_LIBRARY, path, number, "make it anew with mou learn",
               "this is no line of a table of likeness");
    likeness_free(reader.likeness);
    return NULL;
}
