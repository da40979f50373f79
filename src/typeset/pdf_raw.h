/* libharu's object layer, and what the files that write one PDF share. libharu's own text, font,
 * PDF/A and file functions are not used: what is wrong with them is told where each is replaced. */
#ifndef MOU_TYPESET_PDF_RAW_H
#define MOU_TYPESET_PDF_RAW_H

#include <hpdf.h>
#include <hpdf_annotation.h>
#include <hpdf_encrypt.h>
#include <hpdf_utils.h>
#include <setjmp.h>

#include "typeset/pdf.h"

/* A Type0 font of the file: codes are handed out in order of first use, one for each (glyph, text).
 */
struct pdf_font {
    struct face *face;
    HPDF_Dict dict;
    uint16_t *codes; /* by index in face->glyphs; 0: none yet */
    uint32_t *used;  /* index in face->glyphs by code - 1 */
    size_t used_count, used_room, glyph_count;
};

/* The elements that own a page's marked contents, by id. */
struct page_owners {
    struct tag **tags;
    size_t count, room;
};

struct pdf {
    HPDF_Doc doc;
    const struct print *print;
    const struct buf *profile;
    HPDF_Page *pages;
    HPDF_Dict *annotations;
    struct pdf_font *fonts;
    size_t font_count;
    struct page_owners *owners;
    HPDF_Dict tree;   /* root of the structure */
    bool text_fields; /* there are some: they need a font */
    struct buf scratch, content, deflated;
    struct libdeflate_compressor *deflater;
    struct packer *packer; /* of pdf_pack.c, */
    bool *lengths;         /* and this */
    jmp_buf trouble;
    HPDF_STATUS error, detail; /* libharu's first */
    const char *reason;        /* ours */
};

/* Ends the writing with a reason; does not return. */
_Noreturn void pdf_fail(struct pdf *pdf, const char *reason);

/* Indirect objects: may be added to several parents. */
HPDF_Dict pdf_dict(struct pdf *pdf);
HPDF_Array pdf_array(struct pdf *pdf);
/* A stream object, deflated (but for PDF/A-1 readers, who get everything plainly). */
HPDF_Dict pdf_stream(struct pdf *pdf, const char *bytes, size_t length);
/* One whose bytes stay as they are. */
HPDF_Dict pdf_stream_as_is(struct pdf *pdf, const char *bytes, size_t length);
/* The bytes of a stream object that has none yet. */
void pdf_fill(struct pdf *pdf, HPDF_Dict stream, const char *bytes, size_t length);
/* Appends the bytes deflated. */
void pdf_deflate(struct pdf *pdf, const char *bytes, size_t length, struct buf *out);
/* Direct ones. */
HPDF_Dict pdf_dict_in(struct pdf *pdf, HPDF_Dict parent, const char *key);
HPDF_Array pdf_array_in(struct pdf *pdf, HPDF_Dict parent, const char *key);

/* Nothing but ASCII's visible characters and spaces. */
bool pdf_is_plain(const char *text);
/* UTF-8 as a text string: as it is when plain, else UTF-16BE with its mark. */
void pdf_put_text(struct pdf *pdf, HPDF_Dict dict, const char *key, const char *text);
void pdf_put_bytes(struct pdf *pdf, HPDF_Dict dict, const char *key, const char *bytes,
                   size_t length);
/* YYYY-MM-DDThh:mm:ssZ */
void pdf_put_date(struct pdf *pdf, HPDF_Dict dict, const char *key, const char *date);
void pdf_add_ref(HPDF_Array array, void *object);
/* UTF-8 to UTF-16BE. */
void pdf_utf16(struct buf *out, const char *text);
/* key and a hexadecimal string. */
void pdf_put_hex(struct buf *out, const char *key, const char *bytes, size_t length);
void pdf_put_number(struct buf *out, int64_t number);
/* 1/1000 pt as a number with at most two decimals. */
void pdf_put_length(struct buf *out, int32_t thousandths);

/* The parts of a file, in the order they are written. */
void pdf_write_pages(struct pdf *pdf);
uint16_t pdf_code(struct pdf *pdf, struct pdf_font *font, uint32_t index);
struct pdf_font *pdf_font_for(struct pdf *pdf, struct face *face);
HPDF_Dict pdf_font_descriptor(struct pdf *pdf, const struct face *face, const char *name,
                              int flags);
void pdf_write_fonts(struct pdf *pdf);
HPDF_Dict pdf_picture(struct pdf *pdf, struct picture *picture);
void pdf_write_annotations(struct pdf *pdf); /* before the tags, which refer to them */
void pdf_write_field(struct pdf *pdf, HPDF_Dict dict, const struct fixed *fixed);
void pdf_write_field_font(struct pdf *pdf);
void pdf_write_attachments(struct pdf *pdf);
void pdf_write_tags(struct pdf *pdf);
void pdf_write_navigation(struct pdf *pdf);
void pdf_write_metadata(struct pdf *pdf);

#endif
