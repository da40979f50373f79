/* Loading clauses/ and finding things in it by kind and id. */
#include "library/library.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "library/index.h"
#include "library/library_image.h"
#include "library/likeness.h"
#include "library/topic.h"

/* Elements not read, by enum library_parts. */
static const char *const left_out[][7] = {
    [LIBRARY_WITHOUT_EXAMPLES] = {"example", NULL},
    [LIBRARY_FOR_DRAFTING] = {"example", "says", "all", "any", "undone", "message", NULL},
};

/* The tree belongs to the library from here on. NULL after a diagnostic. */
static xmlNode *
read_root(struct library *library, const char *path, enum library_parts parts, struct diag *diag)
{
    xmlDoc *doc = library->frozen != NULL ? frozen_doc(library->frozen, path)
                  : parts == LIBRARY_ALL
                      ? xml_read_file(path, diag, STATUS_LIBRARY)
                      : xml_read_file_without(path, left_out[parts], diag, STATUS_LIBRARY);
    if (doc == NULL)
        return NULL;
    library->docs =
        mem_grow(library->docs, &library->doc_room, library->doc_count + 1, sizeof *library->docs);
    library->docs[library->doc_count++] = doc;
    return xmlDocGetRootElement(doc);
}

static void
add_record(struct library *library, enum library_kind kind, const char *id, const xmlNode *node)
{
    struct library_records *records = &library->records[kind];
    records->list =
        mem_grow(records->list, &records->room, records->count + 1, sizeof *records->list);
    records->list[records->count++] = (struct record){id, (const char *)node->doc->URL, node};
}

static void
add_terms(struct library *library, const xmlNode *parent, const char *scope)
{
    for (xmlNode *term = xml_child(parent, "term"); term != NULL; term = xml_next(term, "term")) {
        const char *id = xml_attr_or(term, "id", "");
        char *known = scope == NULL ? NULL : mem_format("%s:%s", scope, id);
        add_record(library, LIBRARY_TERM, index_keep(library->index, known, id), term);
    }
}

/* Every descendant of that name, whatever groups stand between. */
static void
add_records(struct library *library, enum library_kind kind, xmlNode *root, const char *name)
{
    for (xmlNode *node = root; node != NULL; node = xml_walk(node, root))
        if (xml_is(node, name) && xml_attr(node, "id") != NULL)
            add_record(library, kind, xml_attr(node, "id"), node);
}

struct source {
    const char *name, *element;
    enum library_kind kind;
};

static const struct source sources[] = {
    {"clauses/authorities.xml", "authority", LIBRARY_AUTHORITY},
    {"clauses/questions.xml", "question", LIBRARY_QUESTION},
    {"clauses/questions.xml", "derived", LIBRARY_QUESTION},
    {"clauses/lexicon.xml", "term", LIBRARY_TERM},
};

static int
load_records(struct library *library, const char *data, enum library_parts parts, struct diag *diag)
{
    xmlNode *root = NULL;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        if (sources[i].kind == LIBRARY_TERM && parts != LIBRARY_ALL)
            continue; /* the lexicon knows them; only explaining and testing want their elements */
        char *path = file_join(data, sources[i].name);
        if (i == 0 || strcmp(sources[i].name, sources[i - 1].name) != 0)
            root = file_exists(path) ? read_root(library, path, LIBRARY_ALL, diag) : NULL;
        bool failed = root == NULL && file_exists(path);
        free(path);
        if (failed)
            return -1;
        if (root != NULL)
            add_records(library, sources[i].kind, root, sources[i].element);
    }
    return 0;
}

/* Reads every .xml file of a folder below DATA; each is handed to take with its root. */
static int
load_folder(struct library *library, const char *data, const char *name, enum library_parts parts,
            int (*take)(struct library *, xmlNode *, struct diag *), struct diag *diag)
{
    char *folder = file_join(data, name);
    char **names = file_list(folder, ".xml", diag, STATUS_LIBRARY);
    int status = names == NULL ? -1 : 0;
    for (size_t i = 0; status == 0 && names[i] != NULL; i++) {
        char *path = file_join(folder, names[i]);
        xmlNode *root = read_root(library, path, parts, diag);
        status = root == NULL ? -1 : take(library, root, diag);
        free(path);
    }
    file_list_free(names);
    free(folder);
    return status;
}

static int
take_profile(struct library *library, xmlNode *root, struct diag *diag)
{
    (void)diag;
    add_record(library, LIBRARY_PROFILE, xml_attr_or(root, "id", ""), root);
    return 0;
}

static int
take_topic(struct library *library, xmlNode *root, struct diag *diag)
{
    const char *file = (const char *)root->doc->URL, *id = xml_attr_or(root, "id", "");
    if (topic_add(library, root, diag) != 0)
        return -1;
    add_records(library, LIBRARY_RETIRED, root, "retired");
    if (library->image != NULL)
        return 0; /* a thawed lexicon has its terms, and nobody asks for their elements */
    add_terms(library, root, id);
    if (library->lexicon == NULL)
        return 0;
    return lexicon_add_terms(library->lexicon, root, id, file, diag);
}

static int
load_lexicon(struct library *library, const char *data, struct regex_cache *regexes,
             struct diag *diag)
{
    char *path = file_join(data, "clauses/lexicon.xml");
    library->lexicon = lexicon_load(path, regexes, diag);
    free(path);
    return library->lexicon == NULL ? -1 : 0;
}

/* The ids of the topics in the order in which an agreement treats them; NULL when there is no
 * outline. */
static xmlNode *
load_outline(struct library *library, const char *data, struct diag *diag)
{
    char *path = file_join(data, "clauses/agreement.xml");
    xmlNode *root = file_exists(path) ? read_root(library, path, LIBRARY_ALL, diag) : NULL;
    free(path);
    return root;
}

/* Nobody who checks or drafts asks where a criterion comes from. */
static int
load_sources(struct library *library, const char *data, enum library_parts parts, struct diag *diag)
{
    char *path = file_join(data, "clauses/sources.xml");
    bool there = parts == LIBRARY_ALL && file_exists(path);
    library->sources = there ? read_root(library, path, LIBRARY_ALL, diag) : NULL;
    free(path);
    return there && library->sources == NULL ? -1 : 0;
}

/* The table of likeness: checking wants it, drafting does not. */
static int
load_likeness(struct library *library, const char *data, enum library_parts parts,
              struct diag *diag)
{
    char *path = file_join(data, "clauses/likeness.tsv");
    bool there = parts != LIBRARY_FOR_DRAFTING && library->image == NULL && file_exists(path);
    if (there)
        library->likeness = likeness_read(path, diag);
    free(path);
    return there && library->likeness == NULL ? -1 : 0;
}

/* When there is no image, or it lacks anything, the files are read. */
static void
thaw(struct library *library, const char *data, struct regex_cache *regexes)
{
    library->image = library_image_open(data);
    if (library->image == NULL)
        return;
    library->lexicon = library_image_lexicon(library->image, regexes);
    library->frozen = library_image_trees(library->image, data);
    library->rules = library_image_rules(library->image);
    library->likeness = library_image_likeness(library->image);
    if (library->lexicon != NULL && library->frozen != NULL && library->rules != NULL)
        return;
    lexicon_free(library->lexicon);
    frozen_free(library->frozen);
    rules_free(library->rules);
    likeness_free(library->likeness);
    library->likeness = NULL;
    library->rules = NULL;
    image_close(library->image);
    library->lexicon = NULL;
    library->frozen = NULL;
    library->image = NULL;
}

static void
find_models(struct library *library)
{
    for (size_t i = 0; i < library->provision_count; i++) {
        const struct provision *provision = &library->provisions[i];
        const char *at = provision->serves, *word;
        size_t length;
        while (provision->position == NULL && provision->profiles == NULL &&
               words_next(&at, &word, &length)) {
            char *id = mem_strndup(word, length);
            struct criterion *criterion =
                (struct criterion *)(size_t)library_criterion(library, id);
            if (criterion != NULL && criterion->model == NULL)
                criterion->model = provision;
            free(id);
        }
    }
}

struct library *
library_load(const char *data, enum library_parts parts, struct regex_cache *regexes,
             struct diag *diag)
{
    struct library *library = mem_alloc(sizeof *library);
    library->folder = mem_strdup(data);
    library->index = index_new();
    if (parts == LIBRARY_WITHOUT_EXAMPLES)
        thaw(library, data, regexes);
    if ((parts != LIBRARY_FOR_DRAFTING && library->lexicon == NULL &&
         load_lexicon(library, data, regexes, diag) != 0) ||
        load_folder(library, data, "clauses/topics", parts, take_topic, diag) != 0 ||
        load_folder(library, data, "clauses/profiles", parts, take_profile, diag) != 0 ||
        load_records(library, data, parts, diag) != 0 ||
        load_sources(library, data, parts, diag) != 0 ||
        load_likeness(library, data, parts, diag) != 0)
        goto faulty;
    topics_arrange(library, load_outline(library, data, diag));
    if (index_fill(library->index, library, diag) == 0) {
        find_models(library);
        return library;
    }
faulty:
    library_free(library);
    return NULL;
}

void
library_free(struct library *library)
{
    if (library == NULL)
        return;
    for (int kind = 0; kind < LIBRARY_KINDS; kind++)
        free(library->records[kind].list);
    free(library->topics);
    free(library->criteria);
    free(library->provisions);
    lexicon_free(library->lexicon);
    index_free(library->index);
    for (size_t i = 0; i < library->doc_count && library->frozen == NULL; i++)
        xmlFreeDoc(library->docs[i]);
    frozen_free(library->frozen);
    rules_free(library->rules);
    likeness_free(library->likeness);
    image_close(library->image);
    free(library->docs);
    free(library->folder);
    free(library);
}

const void *
library_find(const struct library *library, enum library_kind kind, const char *id)
{
    return index_find(library->index, kind, id);
}

const struct criterion *
library_criterion(const struct library *library, const char *id)
{
    return library_find(library, LIBRARY_CRITERION, id);
}

const struct provision *
library_provision(const struct library *library, const char *id)
{
    return library_find(library, LIBRARY_PROVISION, id);
}

const struct record *
library_record(const struct library *library, enum library_kind kind, const char *id)
{
    return library_find(library, kind, id);
}

const struct provision *
library_provision_for(const struct library *library, const char *criterion)
{
    const struct criterion *found = library_criterion(library, criterion);
    return found != NULL ? found->model : NULL;
}

const xmlNode *
criterion_message(const struct criterion *criterion, enum verdict verdict)
{
    xmlNode *message = xml_child(criterion->node, "message");
    while (message != NULL &&
           strcmp(xml_attr_or(message, "verdict", ""), verdict_word(verdict)) != 0)
        message = xml_next(message, "message");
    return message;
}

void
library_ids(const struct library *library, enum library_kind kind,
            void (*see)(void *context, const char *id), void *context)
{
    index_each(library->index, kind, see, context);
}
