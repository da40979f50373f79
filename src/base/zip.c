/* minizip behind one file, reading from memory; libdeflate unpacks. */
#include "base/zip.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <unzip.h>

#include "base/mem.h"

enum { NAME_MAX_BYTES = 1024, ENCRYPTED = 1, STORED = 0 };

struct member {
    char *name;
    unz64_file_pos place;
    size_t size, packed;
    unsigned long crc;
    bool locked;
};

struct zip_container {
    unzFile archive;
    const char *bytes, *name;
    size_t length, at;
    struct member *members;
    size_t count, room;
};

static voidpf ZCALLBACK
open_memory(voidpf opaque, const void *name, int mode)
{
    struct zip_container *zip = opaque;
    (void)name;
    (void)mode;
    zip->at = 0;
    return zip;
}

static uLong ZCALLBACK
read_memory(voidpf opaque, voidpf stream, void *into, uLong size)
{
    struct zip_container *zip = stream;
    (void)opaque;
    size_t left = zip->length - zip->at, taken = size < left ? size : left;
    memcpy(into, zip->bytes + zip->at, taken);
    zip->at += taken;
    return taken;
}

static ZPOS64_T ZCALLBACK
tell_memory(voidpf opaque, voidpf stream)
{
    (void)opaque;
    return ((struct zip_container *)stream)->at;
}

static long ZCALLBACK
seek_memory(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
    struct zip_container *zip = stream;
    (void)opaque;
    size_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? zip->at
                  : origin == ZLIB_FILEFUNC_SEEK_END ? zip->length
                                                     : 0;
    if (offset > zip->length - from)
        return -1;
    zip->at = from + (size_t)offset;
    return 0;
}

static int ZCALLBACK
close_memory(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

/* Lists the members; false when the container is damaged or holds too many. */
static bool
list_members(struct zip_container *zip)
{
    int status = unzGoToFirstFile(zip->archive);
    for (; status == UNZ_OK && zip->count < ZIP_MEMBERS; status = unzGoToNextFile(zip->archive)) {
        char name[NAME_MAX_BYTES];
        unz_file_info64 info;
        struct member member = {0};
        if (unzGetCurrentFileInfo64(zip->archive, &info, name, sizeof name - 1, NULL, 0, NULL, 0) !=
                UNZ_OK ||
            unzGetFilePos64(zip->archive, &member.place) != UNZ_OK)
            return false;
        name[info.size_filename < sizeof name ? info.size_filename : sizeof name - 1] = '\0';
        member.name = mem_strdup(name);
        member.size = info.uncompressed_size;
        member.packed = info.compressed_size;
        member.crc = info.crc;
        member.locked = (info.flag & ENCRYPTED) != 0;
        zip->members = mem_grow(zip->members, &zip->room, zip->count + 1, sizeof *zip->members);
        zip->members[zip->count++] = member;
    }
    return status == UNZ_END_OF_LIST_OF_FILE;
}

struct zip_container *
zip_open_bytes(const char *bytes, size_t length, const char *name, struct diag *diag)
{
    struct zip_container *zip = mem_alloc(sizeof *zip);
    zip->bytes = bytes;
    zip->length = length;
    zip->name = name;
    zlib_filefunc64_def memory = {.zopen64_file = open_memory,
                                  .zread_file = read_memory,
                                  .ztell64_file = tell_memory,
                                  .zseek64_file = seek_memory,
                                  .zclose_file = close_memory,
                                  .zerror_file = close_memory,
                                  .opaque = zip};
    zip->archive = unzOpen2_64("", &memory);
    if (zip->archive != NULL && list_members(zip))
        return zip;
    diag_error(diag, STATUS_INPUT, name, 0, "open it in the program that made it and save it again",
               zip->count >= ZIP_MEMBERS ? "holds more parts than a document would" : "is damaged");
    zip_done(zip);
    return NULL;
}

void
zip_done(struct zip_container *zip)
{
    if (zip == NULL)
        return;
    if (zip->archive != NULL)
        unzClose(zip->archive);
    for (size_t i = 0; i < zip->count; i++)
        free(zip->members[i].name);
    free(zip->members);
    free(zip);
}

static const struct member *
find(const struct zip_container *zip, const char *name)
{
    for (size_t i = 0; i < zip->count; i++)
        if (strcmp(zip->members[i].name, name) == 0)
            return &zip->members[i];
    return NULL;
}

bool
zip_has(const struct zip_container *zip, const char *member)
{
    return find(zip, member) != NULL;
}

bool
zip_has_under(const struct zip_container *zip, const char *folder)
{
    for (size_t i = 0; i < zip->count; i++)
        if (strncmp(zip->members[i].name, folder, strlen(folder)) == 0)
            return true;
    return false;
}

const char *
zip_member(const struct zip_container *zip, size_t number)
{
    return number < zip->count ? zip->members[number].name : NULL;
}

/* Programs differ in which of two they read. */
static bool
is_doubled(const struct zip_container *zip, const struct member *member)
{
    for (const struct member *other = member + 1; other < zip->members + zip->count; other++)
        if (strcmp(other->name, member->name) == 0)
            return true;
    return false;
}

static bool
is_modest(const struct member *member)
{
    return member->size <= ZIP_MEMBER_SIZE &&
           (member->size <= 1 << 20 || member->size / ZIP_RATIO <= member->packed);
}

/* Where the packed bytes of the current member lie; false when not all of them are there. method:
 * how they are packed. */
static bool
find_packed(struct zip_container *zip, const struct member *member, int *method, size_t *place)
{
    int level = 0;
    if (unzOpenCurrentFile2(zip->archive, method, &level, 1) != UNZ_OK)
        return false;
    ZPOS64_T found = unzGetCurrentFileZStreamPos64(zip->archive);
    unzCloseCurrentFile(zip->archive);
    *place = (size_t)found;
    return found <= zip->length && member->packed <= zip->length - *place;
}

static bool
inflate_all(const char *packed, size_t length, char *into, size_t size)
{
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    size_t got = 0;
    bool whole = inflater != NULL &&
                 libdeflate_deflate_decompress(inflater, packed, length, into, size, &got) ==
                     LIBDEFLATE_SUCCESS;
    libdeflate_free_decompressor(inflater);
    return whole && got == size;
}

/* The bytes of the current member; false when they are damaged or other than was said. */
static bool
unpack(struct zip_container *zip, const struct member *member, struct buf *out)
{
    int method = 0;
    size_t place = 0, before = out->length;
    if (!find_packed(zip, member, &method, &place))
        return false;
    const char *packed = zip->bytes + place;
    char *into = buf_extend(out, member->size);
    bool whole = method == STORED ? member->size == member->packed
                                  : method == Z_DEFLATED &&
                                        inflate_all(packed, member->packed, into, member->size);
    if (method == STORED && whole)
        memcpy(into, packed, member->size);
    if (whole && libdeflate_crc32(0, into, member->size) == member->crc)
        return true;
    out->length = before;
    out->bytes[before] = '\0';
    return false;
}

int
zip_read_member(struct zip_container *zip, const char *name, struct buf *out, struct diag *diag)
{
    const struct member *member = find(zip, name);
    const char *cure = "open it in the program that made it and save it again";
    if (member == NULL)
        return 1;
    if (is_doubled(zip, member))
        diag_error(diag, STATUS_INPUT, zip->name, 0, cure, "holds two parts called %s", name);
    else if (member->locked)
        diag_error(diag, STATUS_INPUT, zip->name, 0, "save it without a password",
                   "its part %s is encrypted", name);
    else if (!is_modest(member))
        diag_error(diag, STATUS_INPUT, zip->name, 0, "check where the file comes from",
                   "its part %s unpacks to more than a document would", name);
    else if (unzGoToFilePos64(zip->archive, &member->place) == UNZ_OK && unpack(zip, member, out))
        return 0;
    else
        diag_error(diag, STATUS_INPUT, zip->name, 0, cure, "its part %s is damaged", name);
    return -1;
}
