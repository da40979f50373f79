/* Lines of manifests, kept as they are and read when they are asked for: entries of their own would
 * take twice the room, in a process that is to stay small however long the batch is. */
#include "batch/manifest_known.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/map.h"
#include "base/mem.h"

/* The last line about each output, in the order of the first. */
struct known {
    struct buf text;
    struct map *by_output; /* to the place in at, from 1 */
    size_t *at;            /* where its line begins */
    size_t count, room;
    size_t start; /* of what was read last */
};

enum { TEXTS = 6 };

/* The texts of an entry, in the order of their names. */
static const char *const names[TEXTS] = {"file", "output", "status", "sha256", "from", "message"};

static void
free_texts(struct manifest_entry *entry)
{
    const char *texts[] = {entry->file,   entry->output, entry->status,
                           entry->sha256, entry->from,   entry->message};
    for (size_t i = 0; i < TEXTS; i++)
        free((char *)texts[i]);
    free((char *)entry->more);
}

void
entry_free(struct manifest_entry *entry)
{
    if (entry == NULL)
        return;
    free_texts(entry);
    free(entry);
}

static void
put_member(struct buf *out, char lead, const char *name, const char *value, bool is_text)
{
    buf_putf(out, "%c\"%s\":", lead, name);
    if (is_text)
        json_string(out, value, strlen(value));
    else
        buf_puts(out, value);
}

/* What is not ours is kept. */
static void
take_more(struct manifest_entry *entry, const char *name, const char *value, bool is_text)
{
    struct buf more = {0};
    buf_puts(&more, entry->more != NULL ? entry->more : "");
    put_member(&more, ',', name, value, is_text);
    free((char *)entry->more);
    entry->more = buf_take(&more);
}

static void
take_field(void *context, const char *name, const char *value, bool is_text)
{
    struct manifest_entry *entry = context;
    const char **texts[] = {&entry->file,   &entry->output, &entry->status,
                            &entry->sha256, &entry->from,   &entry->message};
    for (size_t i = 0; i < TEXTS; i++) {
        if (strcmp(name, names[i]) == 0) {
            free((char *)*texts[i]);
            *texts[i] = mem_strdup(value);
            return;
        }
    }
    if (strcmp(name, "line") == 0)
        entry->line = strtol(value, NULL, 10);
    else if (strcmp(name, "pages") == 0)
        entry->pages = (int)strtol(value, NULL, 10);
    else if (strcmp(name, "bytes") == 0)
        entry->bytes = strtoul(value, NULL, 10);
    else
        take_more(entry, name, value, is_text);
}

/* NULL for what is no line of a manifest. */
static struct manifest_entry *
read_entry(const char *line, size_t length)
{
    struct manifest_entry *entry = mem_alloc(sizeof *entry);
    int rc = json_flat(line, length, take_field, entry);
    const char *texts[] = {entry->file,   entry->output, entry->status,
                           entry->sha256, entry->from,   entry->message};
    for (size_t i = 0; i < TEXTS; i++)
        if (rc != 0 || texts[i] == NULL) {
            entry_free(entry);
            return NULL;
        }
    return entry;
}

void
manifest_put(struct buf *out, const struct manifest_entry *entry)
{
    put_member(out, '{', "file", entry->file, true);
    if (entry->line > 0)
        buf_putf(out, ",\"line\":%ld", entry->line);
    put_member(out, ',', "output", entry->output, true);
    put_member(out, ',', "status", entry->status, true);
    if (entry->pages > 0)
        buf_putf(out, ",\"pages\":%d", entry->pages);
    buf_putf(out, ",\"bytes\":%zu", entry->bytes);
    put_member(out, ',', "sha256", entry->sha256, true);
    put_member(out, ',', "from", entry->from, true);
    put_member(out, ',', "message", entry->message, true);
    buf_puts(out, entry->more != NULL ? entry->more : "");
    buf_puts(out, "}\n");
}

struct known *
known_new(void)
{
    struct known *known = mem_alloc(sizeof *known);
    known->by_output = map_new();
    return known;
}

void
known_free(struct known *known)
{
    if (known == NULL)
        return;
    map_free(known->by_output, NULL);
    buf_free(&known->text);
    free(known->at);
    free(known);
}

static void
learn(struct known *known, const char *output, size_t at)
{
    void **place = map_put(known->by_output, output, strlen(output));
    if (*place == NULL) {
        known->at = mem_grow(known->at, &known->room, known->count + 1, sizeof *known->at);
        known->count++;
        *place = (void *)known->count; /* a number in a pointer's place */
    }
    known->at[(size_t)*place - 1] = at;
}

int
known_read(struct known *known, const char *path, struct diag *diag)
{
    if (known->text.length > 0)
        buf_puts(&known->text, "\n");
    known->start = known->text.length;
    if (file_read(path, &known->text, diag, STATUS_OUTPUT) != 0)
        return -1;
    const char *text = buf_text(&known->text), *end = text + known->text.length;
    for (const char *at = text + known->start, *stop; at < end; at = stop + 1) {
        stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop != NULL ? stop : end;
        struct manifest_entry *entry = read_entry(at, (size_t)(stop - at));
        if (entry != NULL)
            learn(known, entry->output, (size_t)(at - text));
        entry_free(entry);
    }
    return 0;
}

bool
known_cut_short(const struct known *known)
{
    return known->text.length > known->start && known->text.bytes[known->text.length - 1] != '\n';
}

static struct manifest_entry *
entry_at(const struct known *known, size_t at)
{
    const char *line = buf_text(&known->text) + at;
    return read_entry(line, strcspn(line, "\n"));
}

struct manifest_entry *
known_find(const struct known *known, const char *output)
{
    size_t place = (size_t)map_get(known->by_output, output, strlen(output));
    return place == 0 ? NULL : entry_at(known, known->at[place - 1]);
}

void
known_tell(const struct known *known, manifest_teller tell, void *context)
{
    for (size_t i = 0; i < known->count; i++) {
        struct manifest_entry *entry = entry_at(known, known->at[i]);
        if (entry != NULL)
            tell(context, entry);
        entry_free(entry);
    }
}

static int
by_size(const void *a, const void *b)
{
    uint64_t one = *(const uint64_t *)a, other = *(const uint64_t *)b;
    return (one > other) - (one < other);
}

/* A hash for each line's output: two lines with one are looked at, whether alike or not. */
bool
known_is_stale(const char *path)
{
    FILE *file = fopen(path, "r");
    uint64_t *outputs = NULL;
    size_t count = 0, room = 0, line_room = 0;
    char *line = NULL;
    bool stale = false;
    ssize_t length;
    while (file != NULL && !stale && (length = getline(&line, &line_room, file)) >= 0) {
        struct manifest_entry *entry = read_entry(line, strcspn(line, "\n"));
        stale = entry == NULL || line[length - 1] != '\n';
        outputs = mem_grow(outputs, &room, count + 1, sizeof *outputs);
        if (!stale)
            outputs[count++] = hash_bytes(entry->output, strlen(entry->output));
        entry_free(entry);
    }
    if (!stale && count > 0)
        qsort(outputs, count, sizeof *outputs, by_size);
    for (size_t i = 1; i < count && !stale; i++)
        stale = outputs[i] == outputs[i - 1];
    if (file != NULL)
        fclose(file);
    free(outputs);
    free(line);
    return stale;
}
