/* Finds thousands of phrases in a text at once, in one pass (Aho and Corasick). Rare marks are all
 * the same to it: it may find too much, never too little. Its nodes are plain numbers, which can be
 * written to a file and mapped again. Knows symbols only. */
#ifndef MOU_LIBRARY_SPOTTER_H
#define MOU_LIBRARY_SPOTTER_H

#include <stddef.h>
#include <stdint.h>

struct spot_step {
    uint32_t key; /* node * 64 + class of the symbol; 0: empty */
    uint32_t node;
};

/* Nodes that one leads to follow each other, in the order of their classes, and before what they
 * lead to: where a word goes on is mostly near. */
struct spot_node {
    uint64_t leads;      /* bits of the classes of symbols that lead on */
    uint64_t first : 23, /* the first node that it leads to */
        back : 23,       /* the longest other beginning that the phrase so far ends with */
        phrase : 17,     /* that ends here, + 1; 0: none. Of the root: how many there are */
        more : 1;        /* further back from here one ends */
};

struct spotter {
    struct spot_node *nodes;
    size_t node_count, node_room;
    struct spot_step *steps; /* until it is closed */
    size_t step_count;       /* a power of two */
};

/* Zero-initialise. The number of the phrase (not empty), the same for the same phrase; -1: it is
 * one too many. */
int spotter_add(struct spotter *spotter, const uint8_t *phrase, size_t length);
/* The number of phrases. */
size_t spotter_count(const struct spotter *spotter);
/* When all have been added. */
void spotter_close(struct spotter *spotter);
void spotter_free(struct spotter *spotter);

/* What words led to so far: most words of a text have been met before. */
struct spot_memo;
struct spot_memo *spot_memo_new(void);
void spot_memo_free(struct spot_memo *memo);

/* Calls see for all occurrences in low (symbols_read(), closed by SYMBOL_END), some at a time, with
 * PHRASE_WORD before every word. One memo serves one spotter. */
typedef void spotter_see(void *context, const int32_t *phrases, size_t count);
void spotter_scan(const struct spotter *spotter, struct spot_memo *memo, const uint8_t *low,
                  spotter_see *see, void *context);

#endif
