/* Four lanes of multiplications over 32 bytes at a time. */
#include "base/hash.h"

#include <string.h>

enum { LANES = 4 };

static uint64_t
mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

uint64_t
hash_bytes(const void *bytes, size_t length)
{
    const char *at = bytes;
    uint64_t lanes[LANES] = {1, 2, 3, 4}, words[LANES], hash = length;
    for (; length >= sizeof words; at += sizeof words, length -= sizeof words) {
        memcpy(words, at, sizeof words);
        for (int i = 0; i < LANES; i++)
            lanes[i] = mix(lanes[i], words[i]);
    }
    memset(words, 0, sizeof words);
    memcpy(words, at, length);
    for (int i = 0; i < LANES; i++)
        hash = mix(mix(hash, lanes[i]), words[i]);
    return hash;
}
