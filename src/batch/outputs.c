/* Naming in three steps, each only for those that the step before did not tell apart. */
#include "batch/outputs.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/map.h"
#include "base/mem.h"

enum step { BY_NAME, BY_PATH, BY_PATH_AND_ENDING, STEPS };

/* "../a/./b.xml" is a/b.xml: nothing is written outside the folder. */
static char *
inner_path(const char *path)
{
    struct buf inner = {0};
    while (*path != '\0') {
        size_t length = strcspn(path, "/");
        bool skip = length == 0 || strncmp(path, ".", length) == 0 ||
                    (length == 2 && strncmp(path, "..", 2) == 0);
        if (!skip && inner.length > 0)
            buf_putc(&inner, '/');
        if (!skip)
            buf_add(&inner, path, length);
        path += length + (path[length] == '/');
    }
    return buf_take(&inner);
}

static char *
name_of(const struct input *input, enum step step, const char *ending)
{
    char *whole = inner_path(step == BY_NAME ? input->inside : input->path);
    const char *slash = strrchr(whole, '/'), *dot = strrchr(whole, '.');
    const char *name = slash != NULL ? slash + 1 : whole;
    bool cut = step != BY_PATH_AND_ENDING && dot != NULL && dot > name;
    char *made =
        mem_format("%.*s.%s", cut ? (int)(dot - whole) : (int)strlen(whole), whole, ending);
    free(whole);
    return made;
}

/* Every input whose name another has goes one step on. Returns how many did; *first and *second are
 * two that can go no further. */
static size_t
part(const struct inputs *inputs, char **names, unsigned char *steps, size_t *first, size_t *second)
{
    struct map *owners = map_new();
    unsigned char *raise = mem_alloc(inputs->count + 1);
    size_t raised = 0;
    for (size_t i = 0; i < inputs->count; i++) {
        void **owner = map_put(owners, names[i], strlen(names[i]));
        size_t other = (size_t)(uintptr_t)*owner;
        if (other == 0) {
            *owner = (void *)(uintptr_t)(i + 1);
            continue;
        }
        raise[other - 1] = raise[i] = 1;
        if (steps[i] == STEPS - 1 && steps[other - 1] == STEPS - 1) {
            *first = other;
            *second = i + 1;
        }
    }
    for (size_t i = 0; i < inputs->count; i++) {
        if (!raise[i] || steps[i] == STEPS - 1)
            continue;
        steps[i]++;
        raised++;
    }
    free(raise);
    map_free(owners, NULL);
    return raised;
}

static bool
identity(const char *path, uint64_t id[2])
{
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode))
        return false;
    id[0] = info.st_dev;
    id[1] = info.st_ino;
    return true;
}

/* Returns 0, or -1 after a diagnostic when an output would overwrite an input. */
static int
spare_inputs(const struct inputs *inputs, const char *folder, char **names)
{
    struct map *sources = map_new();
    uint64_t id[2];
    int rc = 0;
    for (size_t i = 0; i < inputs->count; i++)
        if (identity(inputs->list[i].path, id))
            *map_put(sources, id, sizeof id) = inputs->list[i].path;
    for (size_t i = 0; i < inputs->count && rc == 0; i++) {
        char *path = file_join(folder, names[i]);
        if (identity(path, id) && map_get(sources, id, sizeof id) != NULL) {
            diag_error(inputs->diag, STATUS_USAGE, path, 0, "name another folder with --out-dir",
                       "would be overwritten, and is one of the files to work on");
            rc = -1;
        }
        free(path);
    }
    map_free(sources, NULL);
    return rc;
}

void
outputs_free(char **names, size_t count)
{
    for (size_t i = 0; names != NULL && i < count; i++)
        free(names[i]);
    free(names);
}

char **
outputs_name(const struct inputs *inputs, const char *folder, const char *ending)
{
    char **names = mem_alloc((inputs->count + 1) * sizeof *names);
    unsigned char *steps = mem_alloc(inputs->count + 1);
    size_t first = 0, second = 0, raised = 0;
    do {
        for (size_t i = 0; i < inputs->count; i++) {
            free(names[i]);
            names[i] = name_of(&inputs->list[i], steps[i], ending);
        }
        raised = part(inputs, names, steps, &first, &second);
    } while (raised > 0 && first == 0);
    free(steps);
    if (first > 0)
        diag_error(inputs->diag, STATUS_USAGE, NULL, 0, "give them apart",
                   "%s and %s would both become %s/%s", inputs->list[first - 1].path,
                   inputs->list[second - 1].path, folder, names[second - 1]);
    if (first == 0 && spare_inputs(inputs, folder, names) == 0)
        return names;
    outputs_free(names, inputs->count);
    return NULL;
}
