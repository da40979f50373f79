/* Walking folders; shares of what was found. */
#include "batch/inputs.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/map.h"
#include "base/mem.h"

enum { DEPTH = 64, MOST_PARTS = 100000 };

struct walk {
    struct inputs *inputs;
    struct map *seen; /* paths */
    inputs_wanted wanted;
    void *context;
    size_t found; /* in the folder that was named */
};

static void
add(struct walk *walk, const char *path, const char *inside)
{
    void **seen = map_put(walk->seen, path, strlen(path));
    struct inputs *inputs = walk->inputs;
    walk->found++;
    if (*seen != NULL && strcmp(path, "-") != 0)
        return;
    *seen = inputs;
    inputs->list = mem_grow(inputs->list, &inputs->room, inputs->count + 1, sizeof *inputs->list);
    inputs->list[inputs->count++] = (struct input){mem_strdup(path), mem_strdup(inside)};
}

static bool
is_link(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

static void
walk_folder(struct walk *walk, const char *folder, const char *inside, int depth)
{
    char **names = file_list(folder, "", walk->inputs->diag, STATUS_INPUT);
    for (char **name = names; name != NULL && *name != NULL; name++) {
        char *path =
            mem_format("%s%s%s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/", *name);
        char *below = *inside != '\0' ? file_join(inside, *name) : mem_strdup(*name);
        if (!file_is_folder(path)) {
            if (walk->wanted(walk->context, path))
                add(walk, path, below);
        } else if (!is_link(path) && depth < DEPTH) {
            walk_folder(walk, path, below, depth + 1);
        }
        free(path);
        free(below);
    }
    file_list_free(names);
}

void
inputs_read(struct inputs *inputs, const char *const *names, inputs_wanted wanted, void *context)
{
    struct walk walk = {inputs, map_new(), wanted, context, 0};
    for (; names != NULL && *names != NULL; names++) {
        const char *slash = strrchr(*names, '/');
        int faults = inputs->diag->errors;
        walk.found = 0;
        if (file_is_folder(*names))
            walk_folder(&walk, *names, "", 0);
        else
            add(&walk, *names, slash != NULL ? slash + 1 : *names);
        if (walk.found == 0 && inputs->diag->errors == faults)
            diag_error(inputs->diag, STATUS_INPUT, *names, 0, "name the files themselves",
                       "the folder holds no file for this");
    }
    map_free(walk.seen, NULL);
}

static void
free_input(struct input *input)
{
    free(input->path);
    free(input->inside);
}

void
inputs_free(struct inputs *inputs)
{
    for (size_t i = 0; i < inputs->count; i++)
        free_input(&inputs->list[i]);
    free(inputs->list);
}

int
share_read(struct share *share, const char *text)
{
    char *end;
    unsigned long part = strtoul(text, &end, 10), parts = 0;
    if (end != text && *end == '/' && *text != '-') {
        const char *rest = end + 1;
        parts = strtoul(rest, &end, 10);
        if (end == rest || *rest == '-' || *end != '\0')
            parts = 0;
    }
    if (parts == 0 || parts > MOST_PARTS || part > parts)
        return -1;
    *share = (struct share){(unsigned)part, (unsigned)parts};
    return 0;
}

bool
share_has(const struct share *share, size_t index)
{
    return share->parts == 0 || (index + 1) % share->parts == share->part % share->parts;
}

void
inputs_share(struct inputs *inputs, const struct share *share)
{
    size_t kept = 0;
    for (size_t i = 0; i < inputs->count; i++) {
        if (share_has(share, i))
            inputs->list[kept++] = inputs->list[i];
        else
            free_input(&inputs->list[i]);
    }
    inputs->count = kept;
}
