/* SHA-256, one block of 64 bytes at a time. */
#include "base/digest.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"

enum { BLOCK = 64, ROUNDS = 64, LENGTH_AT = 56 };

/* FIPS 180-4, 4.2.2: the fractional parts of the cube roots of the first 64 primes. */
static const uint32_t constants[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t
turn(uint32_t word, int bits)
{
    return word >> bits | word << (32 - bits);
}

static void
spread(const unsigned char *block, uint32_t words[ROUNDS])
{
    for (int i = 0; i < 16; i++, block += 4)
        words[i] = (uint32_t)block[0] << 24 | (uint32_t)block[1] << 16 | (uint32_t)block[2] << 8 |
                   block[3];
    for (int i = 16; i < ROUNDS; i++) {
        uint32_t near = words[i - 2], far = words[i - 15];
        words[i] = words[i - 16] + (turn(far, 7) ^ turn(far, 18) ^ far >> 3) + words[i - 7] +
                   (turn(near, 17) ^ turn(near, 19) ^ near >> 10);
    }
}

/* The eight words of the state take turns instead of moving on. */
#define ROUND(a, b, c, d, e, f, g, h, i)                                                           \
    do {                                                                                           \
        uint32_t one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (g ^ (e & (f ^ g))) +        \
                       constants[i] + words[i];                                                    \
        d += one;                                                                                  \
        h = one + (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) | (c & (a | b)));            \
    } while (0)

static void
take_block(struct digest *digest, const unsigned char *block)
{
    uint32_t words[ROUNDS], *state = digest->state;
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    spread(block, words);
    for (int i = 0; i < ROUNDS; i += 8) {
        ROUND(a, b, c, d, e, f, g, h, i);
        ROUND(h, a, b, c, d, e, f, g, i + 1);
        ROUND(g, h, a, b, c, d, e, f, i + 2);
        ROUND(f, g, h, a, b, c, d, e, i + 3);
        ROUND(e, f, g, h, a, b, c, d, i + 4);
        ROUND(d, e, f, g, h, a, b, c, i + 5);
        ROUND(c, d, e, f, g, h, a, b, i + 6);
        ROUND(b, c, d, e, f, g, h, a, i + 7);
    }
    const uint32_t more[8] = {a, b, c, d, e, f, g, h};
    for (int i = 0; i < 8; i++)
        state[i] += more[i];
}

void
digest_begin(struct digest *digest)
{
    *digest = (struct digest){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
                                        0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void
digest_add(struct digest *digest, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    size_t held = digest->length % BLOCK;
    digest->length += length;
    if (held > 0) {
        size_t more = length < BLOCK - held ? length : BLOCK - held;
        memcpy(digest->block + held, at, more);
        at += more;
        length -= more;
        if (held + more == BLOCK)
            take_block(digest, digest->block);
    }
    for (; length >= BLOCK; at += BLOCK, length -= BLOCK)
        take_block(digest, at);
    if (length > 0)
        memcpy(digest->block + digest->length % BLOCK - length, at, length);
}

void
digest_add_text(struct digest *digest, const char *text)
{
    static const char absent[] = "\xFF"; /* no UTF-8 */
    text = text != NULL ? text : absent;
    digest_add(digest, text, strlen(text) + 1);
}

int
digest_add_file(struct digest *digest, const char *path, struct diag *diag, enum status kind)
{
    struct buf bytes = {0};
    int rc = file_read(path, &bytes, diag, kind);
    uint64_t said[] = {bytes.length, hash_bytes(buf_text(&bytes), bytes.length)};
    digest_add(digest, said, sizeof said);
    buf_free(&bytes);
    return rc;
}

void
digest_end(struct digest *digest, char text[DIGEST_TEXT])
{
    static const unsigned char padding[BLOCK] = {0x80};
    unsigned char length[8];
    uint64_t bits = digest->length * 8;
    size_t held = digest->length % BLOCK;
    for (int i = 0; i < 8; i++)
        length[i] = (unsigned char)(bits >> (56 - 8 * i));
    digest_add(digest, padding, held < LENGTH_AT ? LENGTH_AT - held : BLOCK + LENGTH_AT - held);
    digest_add(digest, length, sizeof length);
    for (int i = 0; i < 8; i++)
        snprintf(text + 8 * i, 9, "%08x", (unsigned)digest->state[i]);
}

void
digest_bytes(const void *bytes, size_t length, char text[DIGEST_TEXT])
{
    struct digest digest;
    digest_begin(&digest);
    digest_add(&digest, bytes, length);
    digest_end(&digest, text);
}
