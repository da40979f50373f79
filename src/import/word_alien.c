/* Each part goes the way of a file of its format, and its chunks are counted on. */
#include "import/word_alien.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "import/convert.h"
#include "import/detect.h"
#include "import/encoding.h"
#include "import/furniture.h"
#include "import/mime.h"
#include "import/web.h"

enum { LEVELS = 3, PARTS = 200, RICH = 4, BYTES = 64 << 20 };

struct alien {
    enum revisions revisions;
    struct word_nest *nest;
    struct word_notes notes;
    struct diag *diag;
};

static bool
read_page(const struct decoded *decoded, const char *member, struct chunks *chunks,
          struct alien *alien)
{
    struct web_notes notes = {0};
    bool read = web_chunks(buf_text(&decoded->text), decoded->text.length, member, alien->revisions,
                           chunks, &notes, alien->diag) == 0;
    alien->notes.insertions += notes.insertions;
    alien->notes.deletions += notes.deletions;
    return read && !notes.deep;
}

static bool
read_text(const struct decoded *decoded, struct chunks *chunks)
{
    struct lines lines = {0};
    lines_split(&lines, buf_text(&decoded->text), decoded->text.length);
    furniture_mark(&lines);
    chunks_make(chunks, &lines);
    lines_free(&lines);
    return true;
}

static bool
read_characters(enum format format, const struct buf *bytes, const char *member,
                struct chunks *chunks, struct alien *alien)
{
    struct decoded decoded = {0};
    encoding_decode_page(buf_text(bytes), bytes->length, &decoded);
    bool read = format == FORMAT_HTML ? read_page(&decoded, member, chunks, alien)
                                      : read_text(&decoded, chunks);
    buf_free(&decoded.text);
    return read;
}

static bool
read_word(const struct buf *bytes, const char *member, struct chunks *chunks, struct alien *alien)
{
    struct word_nest *nest = alien->nest;
    if (nest->level == LEVELS)
        return false;
    nest->level++;
    int status = word_chunks_in(nest, buf_text(bytes), bytes->length, member, alien->revisions,
                                chunks, &alien->notes, alien->diag);
    nest->level--;
    return status == 0;
}

static bool
read_rich(const struct buf *bytes, const char *member, struct chunks *chunks, struct alien *alien)
{
    struct buf docx = {0};
    bool read =
        alien->nest->rich++ < RICH &&
        convert_to_word(buf_text(bytes), bytes->length, "rtf", member, &docx, alien->diag) == 0 &&
        read_word(&docx, member, chunks, alien);
    buf_free(&docx);
    return read;
}

/* A page saved with its pictures. */
static bool
read_message(const struct buf *bytes, const char *member, struct chunks *chunks,
             struct alien *alien)
{
    struct mime_body body;
    bool read =
        mime_read(buf_text(bytes), bytes->length, &body) &&
        read_characters(body.page ? FORMAT_HTML : FORMAT_TEXT, &body.text, member, chunks, alien);
    buf_free(&body.text);
    return read;
}

static bool
read_bytes(const struct buf *bytes, const char *member, struct chunks *chunks, struct alien *alien)
{
    enum format format = detect_format(buf_text(bytes), bytes->length, member);
    if (format == FORMAT_TEXT && mime_is(buf_text(bytes), bytes->length))
        return read_message(bytes, member, chunks, alien);
    switch (format) {
    case FORMAT_HTML:
    case FORMAT_TEXT:
        return read_characters(format, bytes, member, chunks, alien);
    case FORMAT_WORD:
        return read_word(bytes, member, chunks, alien);
    case FORMAT_RTF:
        return read_rich(bytes, member, chunks, alien);
    default:
        return false;
    }
}

static void
add_notes(struct word_notes *to, struct word_notes *from)
{
    to->insertions += from->insertions;
    to->deletions += from->deletions;
    to->struck += from->struck;
    to->comments += from->comments;
    to->placeholders += from->placeholders;
    to->pictures += from->pictures;
    to->scans += from->scans;
    to->elsewhere += from->elsewhere + (from->damaged != NULL && from->damaged[0] != '\0');
    to->dropped += from->dropped;
    free(from->damaged);
}

bool
word_alien(struct parts *parts, const char *member, enum revisions revisions,
           struct word_notes *notes, struct word_nest *nest, struct flow *flow)
{
    struct buf bytes = {0}, complaint = {0};
    struct diag quiet = {.capture = &complaint};
    struct alien alien = {.revisions = revisions, .nest = nest, .diag = &quiet};
    struct chunks made = {0};
    bool read = nest->parts++ < PARTS && nest->bytes < BYTES &&
                zip_read_member(parts->zip, member, &bytes, &quiet) == 0;
    nest->bytes += bytes.length;
    read = read && read_bytes(&bytes, member, &made, &alien);
    for (size_t i = 0; read && i < made.count; i++)
        flow_take(flow, &made.list[i]);
    add_notes(notes, &alien.notes);
    chunks_free(&made);
    buf_free(&bytes);
    buf_free(&complaint);
    return read;
}
