/* Which files the library was made from, and whether they are still the same: by size and time,
 * and where the time is another, by their bytes. */
#include "library/library_image.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/status.h"
#include "library/likeness.h"

enum {
    FORMAT = 13, /* of the image: another number when what is worked out becomes another thing */
    SOURCES = 0,
    LEXICON = 1,
    TREES = LEXICON + LEXICON_PARTS,
    RULES = TREES + FROZEN_PARTS,
    LIKENESS = RULES + RULES_PARTS,
    SOURCE_NAME = 104
};

struct source {
    char name[SOURCE_NAME]; /* below the data folder */
    uint64_t size, time, hash;
};

struct sources {
    struct source *list;
    size_t count, room;
};

static uint64_t
stamp(void)
{
    static const char version[] = MOU_VERSION;
    return hash_bytes(version, sizeof version) + FORMAT;
}

/* Size and time of the file; false: it cannot be had. */
static bool
look_at(const char *data, struct source *source)
{
    struct stat about;
    char *path = file_join(data, source->name);
    bool there = stat(path, &about) == 0;
    free(path);
    source->size = there ? (uint64_t)about.st_size : 0;
    source->time =
        there ? (uint64_t)about.st_mtim.tv_sec * 1000000000u + (uint64_t)about.st_mtim.tv_nsec : 0;
    return there;
}

static bool
read_hash(const char *data, struct source *source)
{
    struct diag quiet = {.quiet = true};
    struct buf bytes = {0};
    char *path = file_join(data, source->name);
    bool there = file_read(path, &bytes, &quiet, STATUS_LIBRARY) == 0;
    source->hash = hash_bytes(buf_text(&bytes), bytes.length);
    buf_free(&bytes);
    free(path);
    return there;
}

static bool
add_folder(struct sources *sources, const char *data, const char *folder, const char *ending)
{
    struct diag quiet = {.quiet = true};
    char *path = file_join(data, folder);
    char **names = file_list(path, ending, &quiet, STATUS_LIBRARY);
    bool well = names != NULL;
    for (size_t i = 0; well && names[i] != NULL; i++) {
        struct source source = {.size = 0};
        char *name = file_join(folder, names[i]);
        well = strlen(name) < SOURCE_NAME;
        if (well) {
            memcpy(source.name, name, strlen(name));
            well = look_at(data, &source);
        }
        sources->list = mem_grow(sources->list, &sources->room, sources->count + 1, sizeof source);
        sources->list[sources->count++] = source;
        free(name);
    }
    file_list_free(names);
    free(path);
    return well;
}

static bool
find_sources(struct sources *sources, const char *data)
{
    return add_folder(sources, data, "clauses", ".xml") &&
           add_folder(sources, data, "clauses", ".tsv") &&
           add_folder(sources, data, "clauses/topics", ".xml") &&
           add_folder(sources, data, "clauses/profiles", ".xml");
}

static bool
same_sources(const struct image *image, const char *data)
{
    struct sources now = {0};
    size_t count;
    const struct source *then = image_part(image, SOURCES, sizeof *then, &count);
    bool same = then != NULL && find_sources(&now, data) && now.count == count;
    for (size_t i = 0; same && i < count; i++) {
        struct source *source = &now.list[i];
        same = strncmp(source->name, then[i].name, SOURCE_NAME) == 0 &&
               source->size == then[i].size &&
               (source->time == then[i].time ||
                (read_hash(data, source) && source->hash == then[i].hash));
    }
    free(now.list);
    return same;
}

/* Left out: what stands in the image in another form. */
static const char *const left_out[] = {"term", "says", "all", "any", "undone", NULL};
static const char *const structure[] = {
    "topic", "criterion", "provision", "alternative", "text",      "list",     "table",
    "row",   "term",      "authority", "authorities", "questions", "question", "group",
    "field", "profile",   "raise",     "soften",      "outline",   "sections", NULL};

static void
add_trees(const struct library *library, struct image_writer *writer)
{
    static const struct frozen_choice choice = {structure, left_out};
    struct frozen_maker *maker = frozen_make();
    size_t folder = strlen(library->folder) + 1;
    for (size_t i = 0; i < library->doc_count; i++)
        frozen_add(maker, library->docs[i], (const char *)library->docs[i]->URL + folder, &choice);
    frozen_save(maker, writer, TREES);
}

/* Every criterion's rules must be in it, for their elements are not. */
static bool
add_rules(const struct library *library, struct image_writer *writer, struct diag *diag)
{
    struct rules *made = library->rules == NULL ? rules_make(library) : NULL;
    const struct rules *rules = made != NULL ? made : library->rules;
    bool whole = true;
    for (size_t i = 0; i < rules->criterion_count && whole; i++) {
        const struct criterion *criterion = &library->criteria[i];
        whole = rules->criteria[i] != RULES_FAULTY;
        if (!whole)
            diag_error(diag, STATUS_LIBRARY, criterion->topic->file, xmlGetLineNo(criterion->node),
                       "mou test says why", "the rules of %s are faulty", criterion->id);
    }
    rules_save(rules, writer, RULES);
    rules_free(made);
    return whole;
}

int
library_image_save(const struct library *library, const char *path, struct diag *diag)
{
    struct sources sources = {0};
    struct image_writer writer = {.bytes = {0}};
    bool well = find_sources(&sources, library->folder);
    for (size_t i = 0; well && i < sources.count; i++)
        well = read_hash(library->folder, &sources.list[i]);
    if (!well) {
        diag_error(diag, STATUS_LIBRARY, library->folder, 0, "see who may read it",
                   "the files of the clause library could not be read");
        free(sources.list);
        return -1;
    }
    image_add(&writer, SOURCES, sources.list, sizeof *sources.list, sources.count);
    if (library->likeness != NULL)
        likeness_save(library->likeness, &writer, LIKENESS);
    lexicon_save(library->lexicon, &writer, LEXICON);
    add_trees(library, &writer);
    free(sources.list);
    if (!add_rules(library, &writer, diag)) {
        buf_free(&writer.bytes);
        return -1;
    }
    return image_save(&writer, path, stamp(), diag);
}

struct image *
library_image_at(const char *path, const char *data)
{
    struct image *image = image_open(path, stamp());
    if (image == NULL || same_sources(image, data))
        return image;
    image_close(image);
    return NULL;
}

struct image *
library_image_open(const char *data)
{
    static const char name[] = "library.image";
    char self[PATH_MAX];
    char *path = file_join(data, name);
    struct image *image = library_image_at(path, data);
    free(path);
    ssize_t length = image == NULL ? readlink("/proc/self/exe", self, sizeof self - 1) : 0;
    if (length <= 0)
        return image;
    self[length] = '\0';
    *strrchr(self, '/') = '\0';
    path = file_join(self, name);
    image = library_image_at(path, data);
    free(path);
    return image;
}

struct lexicon *
library_image_lexicon(const struct image *image, struct regex_cache *regexes)
{
    return lexicon_thaw(image, LEXICON, regexes);
}

struct rules *
library_image_rules(const struct image *image)
{
    return rules_load(image, RULES);
}

/* NULL: it was made without a table of likeness. */
struct likeness *
library_image_likeness(const struct image *image)
{
    return likeness_load(image, LIKENESS);
}

struct frozen *
library_image_trees(const struct image *image, const char *data)
{
    return frozen_thaw(image, TREES, data);
}
