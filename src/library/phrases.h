/* A dictionary of words and phrases with their senses: words are numbered, phrases are paths in a
 * tree of words, so that a reader finds every phrase that starts at a word in one walk. Knows
 * nothing of what senses mean. */
#ifndef MOU_LIBRARY_PHRASES_H
#define MOU_LIBRARY_PHRASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/image.h"

struct sense {
    uint8_t kind;  /* enum sense_kind */
    uint8_t forms; /* of a verb: which enum verb_form the phrase may be */
    int16_t value; /* what it names, by kind */
    int16_t rule;  /* its conditions, -1: none */
    int next;      /* the next sense of the same phrase, -1: none */
};

/* What the functions here work on; for nobody else. */
struct phrases_entry {
    uint32_t hash;
    uint32_t text; /* where its letters begin in the letters of all words */
    int node;      /* the step from the start; most walks end there */
};

/* From a node by a word, which both are the key, to a node; 0: an empty slot. */
enum { PHRASES_KEY = 20, PHRASES_TO = 24, PHRASES_NODES = 1 << PHRASES_KEY };
struct phrases_path {
    uint64_t key : 2 * PHRASES_KEY, to : PHRASES_TO;
};

struct phrases {
    struct phrases_entry *words; /* from 1 */
    size_t word_count, word_room;
    struct buf letters; /* of all words, NUL-terminated */
    int *word_slots;    /* power of two; 0: empty */
    size_t word_mask;
    struct phrases_path *steps; /* an open hash too */
    size_t step_count, step_mask;
    int *first; /* per node, its first sense */
    size_t node_count, node_room;
    struct sense *senses;
    size_t sense_count, sense_room;
    bool borrowed; /* the arrays are an image's */
};

struct phrases *phrases_new(void);
void phrases_free(struct phrases *phrases);

/* Adds a sense to the phrase: words of lower-case letters separated by single spaces. The same
 * sense twice is kept once, its forms joined. */
void phrases_add(struct phrases *phrases, const char *phrase, struct sense sense);

/* PHRASES_PARTS parts of an image from `part` on; what is loaded borrows from the image. NULL: it
 * holds none. */
enum { PHRASES_PARTS = 7 };
void phrases_save(const struct phrases *phrases, struct image_writer *writer, int part);
struct phrases *phrases_load(const struct image *image, int part);

/* The hash of a word, whole or letter by letter. */
uint32_t phrases_hash(const char *word, size_t length);
enum { PHRASES_HASH_START = 0x11c9dc5 };
static inline uint32_t
phrases_hash_on(uint32_t hash, unsigned char letter)
{
    return (hash ^ letter) * 16777619u;
}
/* The number of a word (lower case) with that hash; 0: not in the dictionary. */
int phrases_word(const struct phrases *phrases, const char *word, size_t length, uint32_t hash);

static inline uint64_t
phrases_key(int node, int word)
{
    return (uint64_t)node << PHRASES_KEY | (uint64_t)word;
}

/* Where the step is, or belongs. */
static inline size_t
phrases_slot(const struct phrases *p, uint64_t key)
{
    size_t slot = (size_t)(key * 0x9e3779b97f4a7c15u >> 32) & p->step_mask;
    while (p->steps[slot].key != 0 && p->steps[slot].key != key)
        slot = (slot + 1) & p->step_mask;
    return slot;
}

/* The node that the word leads to from a node (0: the start); 0: none. */
static inline int
phrases_step(const struct phrases *phrases, int node, int word)
{
    if (node == 0 || word == 0)
        return phrases->words[word].node;
    return (int)phrases->steps[phrases_slot(phrases, phrases_key(node, word))].to;
}

/* The first sense of the phrase that ends at the node; -1: none. */
static inline int
phrases_first(const struct phrases *phrases, int node)
{
    return phrases->first[node];
}

static inline const struct sense *
phrases_sense(const struct phrases *phrases, int sense)
{
    return &phrases->senses[sense];
}

#endif
