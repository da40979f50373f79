/* An XSL-FO document as read: flows of objects with computed styles and tags, page masters,
 * bookmarks, metadata. Everything in it lives in its pool, except strings of the XML tree, which
 * must outlive it. */
#ifndef MOU_TYPESET_FO_H
#define MOU_TYPESET_FO_H

#include "typeset/style.h"
#include "typeset/tag.h"

#define FX_NAMESPACE "urn:mou:fo" /* what XSL-FO has no object for */

struct paragraph;
struct picture;

enum fo_kind {
    FO_UNKNOWN, /* warned about; its contents are set as if it were not there */
    FO_TEXT,
    FO_BLOCK,
    FO_LIST_BLOCK,
    FO_LIST_ITEM,
    FO_LIST_LABEL,
    FO_LIST_BODY,
    FO_TABLE,
    FO_TABLE_COLUMN,
    FO_TABLE_HEADER,
    FO_TABLE_FOOTER,
    FO_TABLE_BODY,
    FO_TABLE_ROW,
    FO_TABLE_CELL,
    FO_INLINE,
    FO_WRAPPER,
    FO_PAGE_NUMBER,
    FO_CITATION,
    FO_CITATION_LAST,
    FO_LINK,
    FO_LEADER,
    FO_FOOTNOTE,
    FO_FOOTNOTE_BODY,
    FO_ASIDE, /* a note in the margin, beside the line it stands in */
    FO_GRAPHIC,
    FO_FIELD,
    FO_RETRIEVE, /* retrieve-marker: its kids are read anew for each page */
    FO_FLOW      /* flow or static-content */
};

/* One measure of a graphic. */
struct extent {
    enum { EXTENT_AUTO, EXTENT_LENGTH, EXTENT_FIT } kind;
    struct length length;
};

/* One file is one picture, however often it is shown. */
struct picture_file {
    const char *path;
    struct picture *picture;
    struct picture_file *next;
};

struct graphic {
    struct picture *picture;
    struct extent width, height;                 /* of the room for it */
    struct extent content_width, content_height; /* of the picture itself */
};

enum field_type { FIELD_NONE, FIELD_TEXT, FIELD_CHECK, FIELD_SIGNATURE };

struct field {
    enum field_type type;
    const char *name, *label;
    struct length width, height;
    struct field *next;
};

/* A file that the PDF carries. */
struct attachment {
    const char *name, *description, *type, *relationship;
    const char *bytes;
    size_t length;
    struct attachment *next; /* by name */
};

/* fo:marker: what a running head may say of the object it stands in. */
struct mark {
    const xmlNode *node;
    const char *place; /* the id under which layout notes the object's pages */
    int page, last_page;
    struct mark *next;
};

struct mark_class {
    const char *name;
    struct mark **marks; /* in the order of the document */
    size_t count, room;
    struct mark_class *next;
};

struct fo {
    enum fo_kind kind;
    bool block;    /* block-level */
    bool artifact; /* it and all inside is kept out of the structure tree */
    struct style *style;
    struct tag *tag; /* what its text belongs to; NULL in artifacts */
    struct fo *parent, *first, *last, *next;
    struct paragraph *lines; /* of a block with inline kids: as set in the round of layout before */
    const char *text;        /* FO_TEXT */
    const xmlNode *node;     /* for places in messages and for attributes that are no style */
    const struct graphic *graphic;
    const struct field *field;
    struct mark *marks;
};

/* Around the body, for static content. */
struct page_region {
    const char *name; /* NULL: no such region */
    int32_t extent;
    bool precedence; /* before and after: the corners are theirs */
    struct style *style;
};

struct page_master {
    const char *name;
    int32_t width, height;
    int32_t margin[SIDES]; /* of the page */
    struct {
        const char *name;
        int32_t margin[SIDES]; /* with border and padding */
        struct style *style;
        int columns;
        int32_t column_gap;
    } body;
    struct page_region regions[SIDES]; /* before, end, after, start; asides stand at the end */
    struct page_master *next;
};

enum page_place { PLACE_ANY, PLACE_FIRST, PLACE_REST, PLACE_LAST, PLACE_ONLY };
enum page_parity { PARITY_ANY, PARITY_ODD, PARITY_EVEN };
enum page_blank { BLANK_ANY, BLANK_YES, BLANK_NO };

/* One choice of a page-sequence-master. */
struct page_choice {
    enum page_place place;
    enum page_parity parity;
    enum page_blank blank;
    const struct page_master *master;
    struct page_choice *next;
};

struct page_sequence_master {
    const char *name;
    struct page_choice *choices;
    struct page_sequence_master *next;
};

struct fo_sequence {
    const xmlNode *node;
    const struct page_choice *choices;
    int first_number; /* 0: goes on from the sequence before */
    int force_parity; /* PARITY_… of the first page, from initial-page-number auto-odd, auto-even */
    char format;      /* 1 i I a A */
    int end_parity;   /* PARITY_… of the last page, from force-page-count */
    int count_parity; /* of how many pages there are */
    int line_numbers; /* every so many lines of a page have one; 0: none */
    const char *id;
    struct fo *flow;
    struct {
        const char *region;
        struct fo *content;
    } statics[8];
    size_t static_count;
    struct fo_sequence *next;
};

struct bookmark {
    const char *title; /* UTF-8 */
    const char *destination;
    bool open;
    struct bookmark *first, *last, *next;
};

struct metadata {
    const char *title, *author, *subject, *keywords, *language, *creator;
    const char *date; /* YYYY-MM-DDThh:mm:ssZ */
};

struct fo_document {
    struct pool *pool;
    struct diag *diag;
    const char *file;
    struct style_reader reader;
    struct style *root_style;
    struct page_master *masters;
    struct page_sequence_master *sequence_masters;
    struct fo_sequence *sequences;
    struct bookmark *bookmarks;
    struct mark_class *mark_classes;
    int mark_count;
    bool flow_read; /* what is read from here on are kids of markers */
    struct picture_file *pictures;
    struct field *fields;
    struct attachment *attachments;
    struct metadata meta;
    struct tag *tag;  /* the Document element */
    int heading;      /* the last heading's level */
    bool failed;      /* an error was reported */
    bool old_archive; /* PDF/A-1b, for validators that know no later one */
    bool replaces;    /* characters that no font has become U+FFFD, with a warning */
};

/* NULL after a diagnostic; what is only unsupported warns. */
struct fo_document *fo_read(xmlDoc *xml, const char *file, struct pool *pool, struct map *warned,
                            struct diag *diag);

/* Where the character (UTF-8) stands that an object made of node shows: the path of its element in
 * the document's file, yours, NULL when it cannot be told; its line, 0 then. */
char *fo_where(const struct fo_document *doc, const xmlNode *node, const char *character,
               long *line);

/* The parts of fo_read. */
bool fo_is(const xmlNode *node, const char *name); /* an object of the FO namespace */
bool fx_is(const xmlNode *node, const char *name); /* of FX_NAMESPACE */
struct fo *fo_read_flow(struct fo_document *doc, const xmlNode *node, bool artifact);
int fo_read_masters(struct fo_document *doc, const xmlNode *set);
const struct page_choice *fo_find_master(const struct fo_document *doc, const char *name);
int fo_read_metadata(struct fo_document *doc, const xmlNode *root);
struct bookmark *fo_read_bookmarks(struct fo_document *doc, const xmlNode *tree);
/* Outline from the headings of a document that brings no bookmarks. */
struct bookmark *fo_bookmarks_from_headings(struct fo_document *doc);

/* Names what the object asks for that is not done. */
void fo_check(struct fo_document *doc, const struct fo *fo);

/* Sets fo->graphic; the document fails when there is no picture or nothing that says what is on
 * it. */
void fo_read_graphic(struct fo_document *doc, struct fo *fo);
void fo_read_field(struct fo_document *doc, struct fo *fo);
void fo_read_attachment(struct fo_document *doc, xmlNode *node);
/* The words for who cannot see it, from fox:alt-text or fx:alt-text. NULL: none. */
const char *fo_alt_text(const xmlNode *node);
/* "url('a.png')" as "a.png". */
const char *fo_uri(struct pool *pool, const char *text);

/* Takes note of a marker of fo. */
void fo_add_mark(struct fo_document *doc, struct fo *fo, const xmlNode *node);
const struct mark_class *fo_find_marks(const struct fo_document *doc, const char *name);
/* Fills a retrieve-marker with the kids of a marker; NULL: with nothing. */
void fo_retrieve(struct fo_document *doc, struct fo *fo, const struct mark *mark);

/* The structure element of an object. Sets fo->tag and fo->artifact. */
void fo_tag(struct fo_document *doc, struct fo *fo);
/* A P for text that stands directly in a grouping element. */
struct tag *fo_tag_for_text(struct fo_document *doc, const struct fo *parent);

#endif
