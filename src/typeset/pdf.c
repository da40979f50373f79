/* One PDF from first to last. The only setjmp: libharu calls back on every error, and nothing after
 * one is sound, so writing ends there; its memory pool makes everything go at once. */
#include "typeset/pdf_raw.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "typeset/pdf_pack.h"

static void
on_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
    struct pdf *pdf = user;
    pdf->error = error;
    pdf->detail = detail;
    longjmp(pdf->trouble, 1);
}

/* Two equal strings: MD5 over the title and all page contents, so that the same document has the
 * same name. */
static void
put_id(struct pdf *pdf)
{
    HPDF_BYTE digest[16];
    HPDF_MD5_CTX md5;
    const char *title = pdf->print->doc->meta.title;
    HPDF_MD5Init(&md5);
    HPDF_MD5Update(&md5, (const HPDF_BYTE *)title, (HPDF_UINT32)strlen(title));
    for (size_t i = 0; i < pdf->print->count; i++) {
        HPDF_Stream stream = ((HPDF_PageAttr)pdf->pages[i]->attr)->stream;
        HPDF_UINT count = HPDF_MemStream_GetBufCount(stream);
        for (HPDF_UINT j = 0; j < count; j++) {
            HPDF_UINT length;
            const HPDF_BYTE *bytes = HPDF_MemStream_GetBufPtr(stream, j, &length);
            HPDF_MD5Update(&md5, bytes, length);
        }
    }
    HPDF_MD5Final(digest, &md5);
    HPDF_Array id = HPDF_Array_New(pdf->doc->mmgr);
    HPDF_Dict_Add(pdf->doc->trailer, "ID", id);
    HPDF_Array_Add(id, HPDF_Binary_New(pdf->doc->mmgr, digest, sizeof digest));
    HPDF_Array_Add(id, HPDF_Binary_New(pdf->doc->mmgr, digest, sizeof digest));
}

static void
write_all(struct pdf *pdf)
{
    pdf_write_pages(pdf);
    pdf_write_annotations(pdf);
    pdf_write_tags(pdf);
    pdf_write_navigation(pdf);
    pdf_write_field_font(pdf);
    pdf_write_attachments(pdf);
    pdf_write_fonts(pdf);
    pdf_write_metadata(pdf);
    put_id(pdf);
    /* last: several calls above change it */
    pdf->doc->pdf_version = pdf->print->doc->old_archive ? HPDF_VER_14 : HPDF_VER_17;
}

/* HPDF_SaveToFile hides a full disk, so the bytes come out through memory. */
static void
save(struct pdf *pdf, struct buf *out)
{
    HPDF_SaveToStream(pdf->doc);
    HPDF_Stream stream = pdf->doc->stream;
    HPDF_UINT count = HPDF_MemStream_GetBufCount(stream);
    for (HPDF_UINT i = 0; i < count; i++) {
        HPDF_UINT length = 0;
        const HPDF_BYTE *bytes = HPDF_MemStream_GetBufPtr(stream, i, &length);
        buf_add(out, (const char *)bytes, length);
    }
}

static void
free_parts(struct pdf *pdf)
{
    for (size_t i = 0; i < pdf->font_count; i++) {
        free(pdf->fonts[i].codes);
        free(pdf->fonts[i].used);
    }
    for (size_t i = 0; pdf->owners != NULL && i < pdf->print->count; i++)
        free(pdf->owners[i].tags);
    free(pdf->fonts);
    free(pdf->owners);
    free(pdf->pages);
    free(pdf->annotations);
    buf_free(&pdf->scratch);
    buf_free(&pdf->content);
    buf_free(&pdf->deflated);
    libdeflate_free_compressor(pdf->deflater);
    pdf_pack_free(pdf);
    if (pdf->doc != NULL)
        HPDF_Free(pdf->doc);
}

int
pdf_write(const struct print *print, const struct buf *profile, struct buf *out, struct diag *diag)
{
    struct pdf *pdf = mem_alloc(sizeof *pdf);
    size_t before = out->length;
    pdf->print = print;
    pdf->profile = profile;
    pdf->pages = mem_alloc((print->count + 1) * sizeof *pdf->pages);
    pdf->owners = mem_alloc((print->count + 1) * sizeof *pdf->owners);
    pdf->annotations = mem_alloc((print->annotation_count + 1) * sizeof *pdf->annotations);
    if (setjmp(pdf->trouble) == 0) {
        /* no pool of libharu's own: what it hands out is aligned by 4 only */
        pdf->doc = HPDF_NewEx(on_error, NULL, NULL, 0, pdf);
        if (pdf->doc == NULL)
            pdf_fail(pdf, "libharu does not start");
        write_all(pdf);
        if (print->doc->old_archive) /* object streams are younger than PDF/A-1 */
            save(pdf, out);
        else
            pdf_pack(pdf, out);
    }
    bool failed = pdf->error != 0 || pdf->reason != NULL;
    if (pdf->reason != NULL)
        diag_error(diag, STATUS_INPUT, print->doc->file, 0, NULL, "cannot be made into a PDF: %s",
                   pdf->reason);
    else if (failed)
        diag_error(diag, STATUS_INPUT, print->doc->file, 0, "make the document smaller",
                   "cannot be made into a PDF: libharu error 0x%04lX, detail %lu",
                   (unsigned long)pdf->error, (unsigned long)pdf->detail);
    if (failed && out->bytes != NULL) {
        out->length = before;
        out->bytes[before] = '\0';
    }
    free_parts(pdf);
    free(pdf);
    return failed ? -1 : 0;
}
