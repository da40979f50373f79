/* A fast hash of bytes, to tell whether they are still the same. No protection against intent. */
#ifndef MOU_BASE_HASH_H
#define MOU_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t hash_bytes(const void *bytes, size_t length);

#endif
