/* Reading ZIP containers on minizip, from memory, with limits: nothing is ever written to disk, so
 * member names are only names. Knows no formats. */
#ifndef MOU_BASE_ZIP_H
#define MOU_BASE_ZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"

enum {
    ZIP_MEMBERS = 20000,        /* a document has some dozens */
    ZIP_MEMBER_SIZE = 64 << 20, /* bytes of one member, unpacked */
    ZIP_RATIO = 1000            /* unpacked to packed, looked at beyond a mebibyte */
};

struct zip_container;

/* bytes is borrowed and must live as long. NULL after a diagnostic (STATUS_INPUT): damaged, too
 * many members. name is what messages call the file. Yours, zip_done. */
struct zip_container *zip_open_bytes(const char *bytes, size_t length, const char *name,
                                     struct diag *diag);
void zip_done(struct zip_container *zip);

bool zip_has(const struct zip_container *zip, const char *member);
/* Whether a member's name is, or begins with, that one. */
bool zip_has_under(const struct zip_container *zip, const char *folder);
/* The name of the member with that number; NULL beyond the last. Borrowed. */
const char *zip_member(const struct zip_container *zip, size_t number);

/* Appends the member's bytes. 0; 1 when there is no such member; -1 after a diagnostic
 * (STATUS_INPUT): encrypted, damaged, there twice, beyond a limit. */
int zip_read_member(struct zip_container *zip, const char *member, struct buf *out,
                    struct diag *diag);

#endif
