/* ISO 32000-1, 7.5.7 and 7.5.8. Objects that are no streams go, a hundred together, into deflated
 * object streams: a structure tree is mostly the same few words again and again. libharu's own
 * objects are asked to write themselves; only what is around them is ours. */
#include "typeset/pdf_pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { IN_EACH = 100, ENTRY = 7, NUMBER = 0xFFFFFF };
enum entry_type { ENTRY_FREE, ENTRY_PLAIN, ENTRY_PACKED };

struct entry {
    enum entry_type type;
    uint32_t place; /* plain: its offset in the file; packed: number of its object stream */
    uint16_t index; /* in that object stream */
};

struct packer {
    struct buf *out;
    size_t before;         /* bytes in *out that are not ours */
    struct entry *entries; /* by object number; those behind libharu's are object streams */
    size_t count, all, room;
    struct buf numbers, values; /* of the object stream that is being filled */
    unsigned int inside;
    HPDF_Stream to_values;
};

static HPDF_STATUS
take(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    buf_add(stream->attr, (const char *)bytes, length);
    return HPDF_OK;
}

static struct entry *
entry_at(struct packer *packer, size_t number)
{
    size_t before = packer->room;
    packer->entries = mem_grow(packer->entries, &packer->room, number + 1, sizeof *packer->entries);
    memset(packer->entries + before, 0, (packer->room - before) * sizeof *packer->entries);
    return &packer->entries[number];
}

static void
begin_object(struct packer *packer, size_t number)
{
    *entry_at(packer, number) = (struct entry){
        .type = ENTRY_PLAIN, .place = (uint32_t)(packer->out->length - packer->before)};
    buf_putf(packer->out, "%zu 0 obj\n<<", number);
}

/* The rest of a stream object, behind the keys of its own. */
static void
end_stream(struct packer *packer, const struct buf *bytes, bool deflated)
{
    buf_putf(packer->out, "%s/Length %zu>>\nstream\n", deflated ? "/Filter/FlateDecode" : "",
             bytes->length);
    buf_add(packer->out, buf_text(bytes), bytes->length);
    buf_puts(packer->out, "\nendstream\nendobj\n");
}

/* An object stream of what has been gathered. */
static void
put_object_stream(struct pdf *pdf, struct packer *packer)
{
    if (packer->inside == 0)
        return;
    begin_object(packer, packer->all++);
    buf_putf(packer->out, "/Type/ObjStm/N %u/First %zu", packer->inside, packer->numbers.length);
    buf_add(&packer->numbers, buf_text(&packer->values), packer->values.length);
    buf_clear(&pdf->scratch);
    pdf_deflate(pdf, packer->numbers.bytes, packer->numbers.length, &pdf->scratch);
    end_stream(packer, &pdf->scratch, true);
    buf_clear(&packer->numbers);
    buf_clear(&packer->values);
    packer->inside = 0;
}

static void
put_value(struct pdf *pdf, struct packer *packer, size_t number, void *object)
{
    buf_putf(&packer->numbers, "%zu %zu ", number, packer->values.length);
    HPDF_Obj_WriteValue(object, packer->to_values, NULL);
    buf_putc(&packer->values, '\n');
    *entry_at(packer, number) = (struct entry){
        .type = ENTRY_PACKED, .place = (uint32_t)packer->all, .index = (uint16_t)packer->inside++};
    if (packer->inside == IN_EACH)
        put_object_stream(pdf, packer);
}

/* The keys of a dictionary, but one. */
static void
put_keys(struct packer *packer, HPDF_Dict dict, const char *but)
{
    buf_clear(&packer->values);
    for (HPDF_UINT i = 0; i < dict->list->count; i++) {
        HPDF_DictElement element = HPDF_List_ItemAt(dict->list, i);
        if (strcmp(element->key, but) == 0)
            continue;
        HPDF_Stream_WriteEscapeName(packer->to_values, element->key);
        buf_putc(&packer->values, ' ');
        HPDF_Obj_Write(element->value, packer->to_values, NULL);
    }
    buf_add(packer->out, buf_text(&packer->values), packer->values.length);
    buf_clear(&packer->values);
}

static void
put_stream(struct pdf *pdf, struct packer *packer, size_t number, HPDF_Dict dict)
{
    HPDF_UINT count = HPDF_MemStream_GetBufCount(dict->stream);
    buf_clear(&pdf->scratch);
    for (HPDF_UINT i = 0; i < count; i++) {
        HPDF_UINT length = 0;
        const HPDF_BYTE *bytes = HPDF_MemStream_GetBufPtr(dict->stream, i, &length);
        buf_add(&pdf->scratch, (const char *)bytes, length);
    }
    begin_object(packer, number);
    put_keys(packer, dict, "Length");
    if (dict->filter & HPDF_STREAM_FILTER_DCT_DECODE)
        buf_puts(packer->out, "/Filter/DCTDecode");
    end_stream(packer, &pdf->scratch, (dict->filter & HPDF_STREAM_FILTER_FLATE_DECODE) != 0);
}

static HPDF_Dict
stream_of(void *object)
{
    HPDF_Dict dict = object;
    return (dict->header.obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT && dict->stream != NULL
               ? dict
               : NULL;
}

static void *
object_at(const struct pdf *pdf, size_t number)
{
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(pdf->doc->xref, (HPDF_UINT)number);
    return entry->entry_typ == HPDF_IN_USE_ENTRY ? entry->obj : NULL;
}

/* libharu says a stream's length in an object of its own; here it stands in the stream's
 * dictionary. */
static bool *
find_lengths(const struct pdf *pdf, size_t count)
{
    bool *lengths = mem_alloc(count);
    for (size_t i = 1; i < count; i++) {
        HPDF_Dict dict = object_at(pdf, i) != NULL ? stream_of(object_at(pdf, i)) : NULL;
        if (dict == NULL)
            continue;
        HPDF_Number length = HPDF_Dict_GetItem(dict, "Length", HPDF_OCLASS_NUMBER);
        lengths[length->header.obj_id & NUMBER] = true;
    }
    return lengths;
}

/* Streams at once, everything else together: of the same kind, it deflates well. */
static void
put_objects(struct pdf *pdf, struct packer *packer)
{
    pdf->lengths = find_lengths(pdf, packer->count);
    for (size_t i = 1; i < packer->count; i++)
        if (object_at(pdf, i) != NULL && stream_of(object_at(pdf, i)) != NULL)
            put_stream(pdf, packer, i, stream_of(object_at(pdf, i)));
    for (size_t i = 1; i < packer->count; i++)
        if (object_at(pdf, i) != NULL && stream_of(object_at(pdf, i)) == NULL && !pdf->lengths[i])
            put_value(pdf, packer, i, object_at(pdf, i));
    put_object_stream(pdf, packer);
}

static void
write_entry(unsigned char *bytes, const struct entry *entry)
{
    bytes[0] = (unsigned char)entry->type;
    for (int i = 0; i < 4; i++)
        bytes[1 + i] = (unsigned char)(entry->place >> (24 - 8 * i) & 0xFF);
    bytes[5] = (unsigned char)(entry->index >> 8);
    bytes[6] = (unsigned char)(entry->index & 0xFF);
}

/* 7.4.4.4: each entry as what it adds to the one above, which is nearly always the same. */
static void
put_entries(struct buf *table, const struct entry *entries, size_t count)
{
    unsigned char rows[2][ENTRY] = {{0}};
    for (size_t i = 0; i < count; i++) {
        unsigned char *row = rows[i % 2], *above = rows[(i + 1) % 2];
        write_entry(row, &entries[i]);
        buf_putc(table, 2);
        for (int j = 0; j < ENTRY; j++)
            buf_putc(table, (char)(row[j] - above[j]));
    }
}

static void
put_table(struct pdf *pdf, struct packer *packer)
{
    struct buf *table = &packer->numbers;
    HPDF_Dict trailer = pdf->doc->trailer;
    size_t number = packer->all;
    begin_object(packer, number);
    packer->entries[0].index = 0xFFFF;
    put_entries(table, packer->entries, number + 1);
    HPDF_Dict_Add(trailer, "Root", pdf->doc->catalog);
    HPDF_Dict_Add(trailer, "Info", pdf->doc->info);
    buf_putf(packer->out, "/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>/Size %zu",
             ENTRY, number + 1);
    put_keys(packer, trailer, "Size");
    buf_clear(&pdf->scratch);
    pdf_deflate(pdf, table->bytes, table->length, &pdf->scratch);
    end_stream(packer, &pdf->scratch, true);
    buf_putf(packer->out, "startxref\n%u\n%%%%EOF\n", packer->entries[number].place);
}

void
pdf_pack(struct pdf *pdf, struct buf *out)
{
    struct packer *packer = pdf->packer = mem_alloc(sizeof *packer);
    packer->out = out;
    packer->before = out->length;
    packer->count = packer->all = pdf->doc->xref->entries->count;
    packer->to_values = HPDF_CallbackWriter_New(pdf->doc->mmgr, take, &packer->values);
    buf_puts(out, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n");
    put_objects(pdf, packer);
    if (out->length - packer->before > UINT32_MAX / 2)
        pdf_fail(pdf, "it is larger than 2 GiB");
    put_table(pdf, packer);
}

void
pdf_pack_free(struct pdf *pdf)
{
    free(pdf->lengths);
    if (pdf->packer == NULL)
        return;
    if (pdf->packer->to_values != NULL)
        HPDF_Stream_Free(pdf->packer->to_values);
    free(pdf->packer->entries);
    buf_free(&pdf->packer->numbers);
    buf_free(&pdf->packer->values);
    free(pdf->packer);
}
