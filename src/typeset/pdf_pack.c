/* ISO 32000-1, 7.5.7 and 7.5.8. Objects that are no streams go, a hundred together, into deflated
 * object streams: a structure tree is mostly the same few words again and again. */
#include "typeset/pdf_pack.h"

#include <libdeflate.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { IN_EACH = 100, ENTRY = 7, LEVEL = 5 };

struct object {
    size_t start, end; /* its value in the plain file */
    bool stream;
    bool dropped;   /* said a stream's length, which now stands in the stream's dictionary */
    uint32_t place; /* stream: offset in the new file; else number of its object stream */
    uint16_t index; /* in that object stream */
};

struct packer {
    const char *plain;
    size_t length;
    struct object *objects; /* by number; 0 is not used */
    size_t count;           /* as in Size */
    size_t all;             /* with the new streams */
    struct buf *out;
    size_t before;                     /* bytes in *out that are not ours */
    const char *trailer, *trailer_end; /* inside << >> */
    struct libdeflate_compressor *deflater;
};

static const char *
find_last(const char *text, size_t length, const char *what)
{
    size_t room = strlen(what);
    for (size_t at = length >= room ? length - room + 1 : 0; at-- > 0;)
        if (memcmp(text + at, what, room) == 0)
            return text + at;
    return NULL;
}

static bool
ends_with(const struct packer *packer, const struct object *object, const char *what)
{
    size_t length = strlen(what);
    return object->end - object->start >= length &&
           memcmp(packer->plain + object->end - length, what, length) == 0;
}

/* "12 0 obj\n … \nendobj\n" from its offset on, up to the next object. */
static int
read_object(struct packer *packer, size_t number, size_t offset, size_t limit)
{
    static const char head[] = " 0 obj\n", tail[] = "\nendobj\n";
    struct object *object = &packer->objects[number];
    if (offset >= limit || limit > packer->length)
        return -1;
    const char *at = memmem(packer->plain + offset, limit - offset, head, sizeof head - 1);
    if (at == NULL || strtoul(packer->plain + offset, NULL, 10) != number)
        return -1;
    object->start = (size_t)(at - packer->plain) + sizeof head - 1;
    object->end = limit;
    if (!ends_with(packer, object, tail) || limit - object->start < sizeof tail - 1)
        return -1;
    object->end = limit - (sizeof tail - 1);
    object->stream = ends_with(packer, object, "endstream");
    return 0;
}

/* The cross-reference table: 20 bytes an entry, offsets rising as libharu writes objects in order.
 */
static int
read_table(struct packer *packer)
{
    const char *start = find_last(packer->plain, packer->length, "startxref\n");
    if (start == NULL)
        return -1;
    size_t table = strtoul(start + 10, NULL, 10), head = table;
    if (table + 10 >= packer->length || memcmp(packer->plain + table, "xref\n0 ", 7) != 0)
        return -1;
    packer->count = strtoul(packer->plain + table + 7, NULL, 10);
    head = (size_t)(strchr(packer->plain + table + 7, '\n') + 1 - packer->plain);
    if (packer->count < 2 || packer->count > packer->length / 20 ||
        head + packer->count * 20 > packer->length)
        return -1;
    packer->objects = mem_alloc((packer->count + 1) * sizeof *packer->objects);
    for (size_t i = 1; i < packer->count; i++) {
        const char *entry = packer->plain + head + i * 20;
        size_t offset = strtoul(entry, NULL, 10);
        size_t limit = i + 1 < packer->count ? strtoul(entry + 20, NULL, 10) : table;
        if (read_object(packer, i, offset, limit) != 0)
            return -1;
    }
    packer->trailer = memmem(packer->plain + table, packer->length - table, "<<", 2);
    packer->trailer_end = find_last(packer->plain, packer->length, ">>");
    return packer->trailer != NULL && packer->trailer_end > packer->trailer ? 0 : -1;
}

/* A stream object from behind its number on. */
static void
put_deflated(struct packer *packer, const char *dictionary, size_t dictionary_length,
             const char *bytes, size_t length)
{
    size_t room = libdeflate_zlib_compress_bound(packer->deflater, length);
    char *packed = mem_realloc(NULL, room, 1);
    size_t made = libdeflate_zlib_compress(packer->deflater, bytes, length, packed, room);
    buf_puts(packer->out, "<<");
    buf_add(packer->out, dictionary, dictionary_length);
    buf_putf(packer->out, "/Filter/FlateDecode/Length %zu>>\nstream\n", made);
    buf_add(packer->out, packed, made);
    buf_puts(packer->out, "\nendstream\nendobj\n");
    free(packed);
}

static void
begin_object(struct packer *packer, size_t number, uint32_t *place)
{
    *place = (uint32_t)(packer->out->length - packer->before);
    buf_putf(packer->out, "%zu 0 obj\n", number);
}

/* One object stream with the next objects from *next on. Returns its offset. */
static uint32_t
put_object_stream(struct packer *packer, size_t *next)
{
    struct buf values = {0}, numbers = {0}, both = {0};
    uint32_t place;
    unsigned int inside = 0;
    for (; *next < packer->count && inside < IN_EACH; ++*next) {
        struct object *object = &packer->objects[*next];
        if (object->stream || object->dropped)
            continue;
        buf_putf(&numbers, "%zu %zu ", *next, values.length);
        buf_add(&values, packer->plain + object->start, object->end - object->start);
        buf_putc(&values, '\n');
        object->place = (uint32_t)packer->all;
        object->index = (uint16_t)inside++;
    }
    begin_object(packer, packer->all++, &place);
    buf_add(&both, buf_text(&numbers), numbers.length);
    buf_add(&both, buf_text(&values), values.length);
    char dictionary[80];
    snprintf(dictionary, sizeof dictionary, "/Type/ObjStm/N %u/First %zu", inside, numbers.length);
    put_deflated(packer, dictionary, strlen(dictionary), both.bytes, both.length);
    buf_free(&values);
    buf_free(&numbers);
    buf_free(&both);
    return place;
}

static void
put_entry(struct buf *table, int type, uint32_t place, uint16_t index)
{
    buf_putc(table, (char)type);
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_putc(table, (char)(place >> shift & 0xFF));
    buf_putc(table, (char)(index >> 8));
    buf_putc(table, (char)(index & 0xFF));
}

static int
type_of(const struct object *object)
{
    return object->dropped ? 0 : object->stream ? 1 : 2;
}

/* The trailer's keys but Size, which counts the new streams too. */
static void
put_trailer_keys(const struct packer *packer, struct buf *out)
{
    const char *from = packer->trailer + 2, *to = packer->trailer_end;
    const char *size = memmem(from, (size_t)(to - from), "/Size ", 6);
    if (size == NULL)
        size = to;
    buf_add(out, from, (size_t)(size - from));
    for (size += size < to ? 6 : 0; size < to && *size >= '0' && *size <= '9';)
        size++;
    buf_add(out, size, (size_t)(to - size));
}

static void
put_table(struct packer *packer, const uint32_t *streams, size_t stream_count)
{
    struct buf table = {0}, dictionary = {0};
    uint32_t place;
    size_t number = packer->all;
    begin_object(packer, number, &place);
    put_entry(&table, 0, 0, 0xFFFF);
    for (size_t i = 1; i < packer->count; i++)
        put_entry(&table, type_of(&packer->objects[i]), packer->objects[i].place,
                  packer->objects[i].index);
    for (size_t i = 0; i < stream_count; i++)
        put_entry(&table, 1, streams[i], 0);
    put_entry(&table, 1, place, 0);
    buf_putf(&dictionary, "/Type/XRef/W[1 4 2]/Size %zu", number + 1);
    put_trailer_keys(packer, &dictionary);
    put_deflated(packer, dictionary.bytes, dictionary.length, table.bytes, table.length);
    buf_putf(packer->out, "startxref\n%u\n%%%%EOF\n", place);
    buf_free(&table);
    buf_free(&dictionary);
}

/* libharu says a stream's length in an object of its own. Returns where the dictionary ends and its
 * key begins; NULL when the form is another. */
static const char *
find_length(const struct packer *packer, const struct object *object, const char **head_end,
            size_t *number)
{
    const char *text = packer->plain + object->start;
    size_t length = object->end - object->start;
    *head_end = memmem(text, length, "\nstream\r\n", 9);
    if (*head_end == NULL || (*head_end)[-1] != '>' || memcmp(text, "<<", 2) != 0)
        return NULL;
    const char *key = memmem(text, (size_t)(*head_end - text), "/Length ", 8);
    *number = key != NULL ? strtoul(key + 8, NULL, 10) : 0;
    return *number > 0 && *number < packer->count && key <= *head_end - 2 ? key : NULL;
}

/* XMP stays readable to who knows no PDF (ISO 19005-2, 6.6.2.1); all else is deflated. */
static int
put_stream(struct packer *packer, size_t number)
{
    struct object *object = &packer->objects[number];
    const char *head_end, *start = packer->plain + object->start;
    size_t length_number;
    const char *key = find_length(packer, object, &head_end, &length_number);
    if (key == NULL || packer->objects[length_number].stream)
        return -1;
    const char *bytes = head_end + 9;
    const char *after = memmem(key, (size_t)(head_end - 2 - key), " R", 2);
    if (after == NULL || bytes > packer->plain + object->end - 10)
        return -1;
    packer->objects[length_number].dropped = true;
    size_t length = packer->objects[number].end - 10 - (size_t)(bytes - packer->plain);
    struct buf dictionary = {0};
    buf_add(&dictionary, start + 2, (size_t)(key - start - 2));
    buf_add(&dictionary, after + 2, (size_t)(head_end - 2 - (after + 2)));
    begin_object(packer, number, &object->place);
    bool plain = strstr(buf_text(&dictionary), "/Subtype /XML") != NULL ||
                 strstr(buf_text(&dictionary), "/Filter") != NULL; /* a JPEG is small already */
    if (!plain) {
        put_deflated(packer, dictionary.bytes, dictionary.length, bytes, length);
    } else {
        buf_putf(packer->out, "<<%s/Length %zu>>\nstream\n", buf_text(&dictionary), length);
        buf_add(packer->out, bytes, length);
        buf_puts(packer->out, "\nendstream\nendobj\n");
    }
    buf_free(&dictionary);
    return 0;
}

static int
put_all(struct packer *packer)
{
    size_t first = packer->objects[1].start, others = 0, next = 1, made = 0;
    const char *head = find_last(packer->plain, first, "1 0 obj\n");
    buf_add(packer->out, packer->plain, (size_t)(head - packer->plain));
    packer->all = packer->count;
    for (size_t i = 1; i < packer->count; i++)
        if (packer->objects[i].stream && put_stream(packer, i) != 0)
            return -1;
    for (size_t i = 1; i < packer->count; i++)
        others += !packer->objects[i].stream && !packer->objects[i].dropped;
    size_t room = (others + IN_EACH - 1) / IN_EACH;
    uint32_t *streams = mem_alloc((room + 1) * sizeof *streams);
    while (made < room)
        streams[made++] = put_object_stream(packer, &next);
    put_table(packer, streams, made);
    free(streams);
    return 0;
}

int
pdf_pack(const struct buf *plain, struct buf *out)
{
    struct packer packer = {
        .plain = buf_text(plain), .length = plain->length, .out = out, .before = out->length};
    int result = plain->length < UINT32_MAX / 2 ? read_table(&packer) : -1;
    packer.deflater = libdeflate_alloc_compressor(LEVEL);
    if (result == 0 && packer.deflater != NULL)
        result = put_all(&packer);
    else
        result = -1;
    libdeflate_free_compressor(packer.deflater);
    if (result != 0 && out->bytes != NULL)
        out->bytes[out->length = packer.before] = '\0';
    free(packer.objects);
    return result;
}
