/* A zipped document out of a fuzzer's bytes: "%%% NAME" on a line begins the part of that name. So
 * the fuzzer works on the parts' text and not on checksums. */
#ifndef MOU_FUZZ_PACKAGE_H
#define MOU_FUZZ_PACKAGE_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "agreement/agreement.h"
#include "import/import.h"
#include "import/view.h"

enum { PACKAGE_PARTS = 12 };

static inline void
put_number(struct buf *out, unsigned long number, int bytes)
{
    for (int i = 0; i < bytes; i++)
        buf_putc(out, (char)(i < 4 ? number >> 8 * i & 0xFF : 0));
}

/* What a member's local head and its entry in the directory share (APPNOTE 4.3.7, 4.3.12). */
static inline void
put_fields(struct buf *out, const char *name, const char *data, size_t length)
{
    put_number(out, 20, 2);
    put_number(out, 0, 2 + 2 + 4); /* stored */
    put_number(out, crc32(0, (const unsigned char *)data, (unsigned)length), 4);
    put_number(out, length, 4);
    put_number(out, length, 4);
    put_number(out, strlen(name), 2);
    put_number(out, 0, 2);
}

static inline void
put_part(struct buf *zip, struct buf *directory, const char *name, const char *data, size_t length)
{
    size_t at = zip->length;
    buf_add(zip, "PK\3\4", 4);
    put_fields(zip, name, data, length);
    buf_puts(zip, name);
    buf_add(zip, data, length);
    buf_add(directory, "PK\1\2", 4);
    put_number(directory, 20, 2);
    put_fields(directory, name, data, length);
    put_number(directory, 0, 2 + 2 + 2 + 4);
    put_number(directory, at, 4);
    buf_puts(directory, name);
}

static inline void
make_package(const char *bytes, size_t size, struct buf *zip)
{
    struct buf directory = {0};
    const char *end = bytes + size, *mark = memmem(bytes, size, "%%% ", 4);
    int parts = 0;
    for (; mark != NULL && parts < PACKAGE_PARTS; parts++) {
        const char *name = mark + 4, *line = memchr(name, '\n', (size_t)(end - name));
        if (line == NULL)
            break;
        const char *next = memmem(line, (size_t)(end - line), "\n%%% ", 5);
        const char *last = next != NULL ? next : end;
        char member[64] = "";
        memcpy(member, name, line - name < 63 ? (size_t)(line - name) : 63);
        put_part(zip, &directory, member, line + (last > line),
                 (size_t)(last - line) - (last > line));
        mark = next != NULL ? next + 1 : NULL;
    }
    size_t at = zip->length;
    buf_add(zip, buf_text(&directory), directory.length);
    buf_add(zip, "PK\5\6", 4);
    put_number(zip, 0, 4);
    put_number(zip, (unsigned)parts, 2);
    put_number(zip, (unsigned)parts, 2);
    put_number(zip, directory.length, 4);
    put_number(zip, at, 4);
    put_number(zip, 0, 2);
    buf_free(&directory);
}

/* Imports and shows; a refusal is one line. */
static inline void
read_package(const char *bytes, size_t size, enum revisions revisions)
{
    struct buf complaint = {0}, view = {0};
    struct diag diag = {.capture = &complaint};
    struct import_settings settings = {.diag = &diag, .revisions = revisions};
    xmlDoc *doc = import_bytes(bytes, size, "input", &settings);
    if (doc == NULL && diag.errors != 1)
        abort();
    if (doc != NULL) {
        agreement_divide(doc);
        view_text(doc, &view);
        view_map(doc, &view);
    }
    xmlFreeDoc(doc);
    buf_free(&complaint);
    buf_free(&view);
}

#endif
