/* SHA-256 (FIPS 180-4): whether bytes are still the same, as other programs can check it too. */
#ifndef MOU_BASE_DIGEST_H
#define MOU_BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

enum { DIGEST_TEXT = 65 }; /* hexadecimal, with its NUL */

struct digest {
    uint32_t state[8];
    uint64_t length; /* bytes so far */
    unsigned char block[64];
};

void digest_begin(struct digest *digest);
void digest_add(struct digest *digest, const void *bytes, size_t length);
/* The text and its NUL, so that "a" "bc" is not "ab" "c". NULL is told from "". */
void digest_add_text(struct digest *digest, const char *text);
/* The file, by the number of its bytes and a fast hash of them: enough to see that it has changed.
 * Returns 0, or -1 after a diagnostic. */
int digest_add_file(struct digest *digest, const char *path, struct diag *diag, enum status kind);
void digest_end(struct digest *digest, char text[DIGEST_TEXT]);

void digest_bytes(const void *bytes, size_t length, char text[DIGEST_TEXT]);

#endif
