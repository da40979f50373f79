/* A dictionary of words and phrases with their senses: words are numbered, phrases are paths in a
 * tree of words, so that a reader finds every phrase that starts at a word in one walk. Knows
 * nothing of what senses mean. */
#ifndef MOU_LIBRARY_PHRASES_H
#define MOU_LIBRARY_PHRASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/image.h"

struct sense {
    uint8_t kind;  /* enum sense_kind */
    uint8_t forms; /* of a verb: which enum verb_form the phrase may be */
    int16_t value; /* what it names, by kind */
    int16_t rule;  /* its conditions, -1: none */
    int next;      /* the next sense of the same phrase, -1: none */
};

struct phrases;
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
/* The node that the word leads to from a node (0: the start); 0: none. */
int phrases_step(const struct phrases *phrases, int node, int word);
/* The first sense of the phrase that ends at the node; -1: none. */
int phrases_first(const struct phrases *phrases, int node);
const struct sense *phrases_sense(const struct phrases *phrases, int sense);

#endif
