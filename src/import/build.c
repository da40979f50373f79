/* Chunks of text to the blocks of an agreement. */
#include "import/build.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "import/aside.h"
#include "import/builder.h"
#include "import/heading.h"
#include "import/put.h"
#include "import/table.h"

enum { HABIT = 4 }; /* so many paragraphs show one */

const struct chunk *
next_chunk(const struct builder *builder, size_t at)
{
    for (at++; at < builder->chunks->count; at++)
        if (builder->chunks->list[at].kind != CHUNK_FURNITURE)
            return &builder->chunks->list[at];
    return NULL;
}

static bool
ends_with_colon(const char *text, size_t length)
{
    return length > 0 && text[length - 1] == ':';
}

/* "… the parties agree as follows:", "The City and the District agree:" announce the whole
 * agreement, not a list. */
static bool
is_formula(const struct chunk *chunk)
{
    const char *end = chunk->text + chunk->length;
    return chunk->length > 8 &&
           (memcmp(end - 8, "follows:", 8) == 0 || memcmp(end - 7, " agree:", 7) == 0) &&
           (strstr(chunk->text, "agree") != NULL || strstr(chunk->text, "covenant") != NULL);
}

/* Further lines of the source can start inside the chunk; the paragraph's own line is where its
 * text begins. */
void
paragraph_put(struct builder *builder, const struct chunk *chunk, size_t skip)
{
    while (skip < chunk->length && isspace((unsigned char)chunk->text[skip]))
        skip++;
    xmlNode *para = put_para(frames_container(&builder->frames), chunk, skip, NULL);
    long line = chunk->line;
    for (size_t i = 0; i < skip; i++)
        line += chunk->text[i] == '\n';
    if (line != chunk->line)
        xml_set_number(para, "line", line);
    builder->colon = ends_with_colon(chunk->text, chunk->length) && !is_formula(chunk);
}

/* A heading that closes numbered sections too. */
static bool
is_closing_heading(const char *text, size_t length)
{
    static const char *const closers[] = {"signatures",      "signature",   "signature page",
                                          "approvals",       "execution",   "acknowledgment",
                                          "acknowledgement", "attachments", "exhibits",
                                          "appendices",      NULL};
    return heading_begins_any(text, length, closers);
}

static bool
is_unnumbered_heading(const struct builder *builder, size_t at)
{
    const struct chunk *chunk = &builder->chunks->list[at], *next = next_chunk(builder, at);
    if (heading_by_style(chunk, 0))
        return true;
    bool stopped = ends_with_colon(chunk->text, chunk->length);
    bool caps = heading_is_caps(chunk->text, chunk->length - stopped);
    struct label label;
    if (next == NULL || !heading_is_title(chunk->text, chunk->length - (stopped && caps)))
        return false;
    if (next->kind == CHUNK_ROW)
        return sign_titles(chunk->text, chunk->length);
    if (islower((unsigned char)next->text[0]))
        return false;
    if (caps)
        return true;
    if (builder->colon || builder->loose)
        return false;
    if (label_read(next->text, next->length, &label))
        return true;
    return heading_is_caps(next->text, next->length) ? false
                                                     : !heading_is_title(next->text, next->length);
}

/* Whether the open section ends where the unnumbered heading comes: by their styles' levels, if
 * both have one, else one of its kind. */
static bool
ends_before(const struct frame *open, const struct frame *heading, const struct chunk *chunk)
{
    if (open->type == FRAME_RUN_IN || heading->type == FRAME_RUN_IN)
        return open->type == FRAME_RUN_IN;
    bool outer = open->type == FRAME_KEYWORD && open->rank == RANK_EXHIBIT;
    if (!outer && is_closing_heading(chunk->text, chunk->length))
        return true;
    if (open->outline > 0 && chunk->outline > 0)
        return open->outline >= chunk->outline;
    return open->type == heading->type;
}

/* The bytes of "Searches." before the text about them, 0: none; "Contact: …" may be a form's. */
static size_t
stopped_title(const struct chunk *chunk)
{
    size_t run = heading_run_in(chunk->text, chunk->length);
    return run > 0 && chunk->text[run - 1] == '.' ? run : 0;
}

size_t
heading_take(struct builder *builder, size_t at)
{
    const struct chunk *chunk = &builder->chunks->list[at];
    size_t run = 0, title = chunk->length;
    bool alone = is_unnumbered_heading(builder, at);
    if (!alone && chunk->run > 0)
        run = heading_set_apart(chunk->text, chunk->length, chunk->run);
    if (!alone && run == 0 && builder->run_ins)
        run = stopped_title(chunk);
    if (!alone && run == 0) {
        builder->loose =
            chunk->length < 60 && strchr(".;:?!", chunk->text[chunk->length - 1]) == NULL;
        return at;
    }
    struct frames *frames = &builder->frames;
    struct frame frame = {.type = run > 0                                       ? FRAME_RUN_IN
                                  : heading_is_caps(chunk->text, chunk->length) ? FRAME_CAPS
                                                                                : FRAME_TITLE};
    int keep = frames->count;
    while (keep > 0 && frames->list[keep - 1].type == FRAME_ITEM)
        keep--;
    for (int i = 0; i < frames->count; i++)
        if (ends_before(&frames->list[i], &frame, chunk)) {
            keep = i;
            break;
        }
    frames_close(frames, keep);
    if (run > 0)
        title = heading_bare(chunk->text, run);
    section_open(builder, chunk, &frame, 0, chunk->text, title);
    if (run > 0)
        paragraph_put(builder, chunk, run);
    builder->loose = false;
    return at + 1;
}

/* "WITNESSETH:" is no heading: what it opens are the recitals, which WHEREAS marks by itself. */
static bool
is_witnesseth(const struct chunk *chunk)
{
    return heading_begins(chunk->text, chunk->length, "witnesseth") ||
           heading_begins(chunk->text, chunk->length, "w i t n e s s e t h");
}

static size_t
rows_end(const struct builder *builder, size_t at)
{
    size_t end = at;
    for (size_t i = at; i < builder->chunks->count && builder->chunks->list[i].kind != CHUNK_TEXT;
         i++)
        if (builder->chunks->list[i].kind == CHUNK_ROW &&
            builder->chunks->list[i].separator == builder->chunks->list[at].separator)
            end = i + 1;
    return end;
}

static bool
text_points_to_table(const xmlNode *item)
{
    static const char *const pointers[] = {"table", "below", "shown", "following", "columns", NULL};
    const xmlNode *para = xml_is(xml_first(item), "para") ? xml_first(item) : item;
    char *words = xml_words(para);
    bool points = ends_with_colon(words, strlen(words));
    for (const char *const *pointer = pointers; !points && *pointer != NULL; pointer++)
        points = strstr(words, *pointer) != NULL;
    free(words);
    return points;
}

/* A table belongs to the innermost item that speaks of one, else to the section. */
static void
close_for_table(struct frames *frames)
{
    for (int i = frames->count; i > 0 && frames->list[i - 1].type == FRAME_ITEM; i--) {
        if (!frames->list[i - 1].suspended && text_points_to_table(frames->list[i - 1].node)) {
            frames_close(frames, i);
            return;
        }
    }
    frames_suspend(frames);
}

static void
move_first(xmlNode *node)
{
    xmlNode *parent = node->parent, *first = parent->children;
    if (first == node)
        return;
    xmlUnlinkNode(node);
    xmlAddPrevSibling(first, node);
}

/* Signatures without a heading of their own close the agreement, not its last section. */
static void
close_for_signing(struct builder *builder)
{
    if (builder->sign_here)
        frames_suspend(&builder->frames);
    else
        frames_close(&builder->frames, 0);
}

static size_t
rows_take(struct builder *builder, size_t at, const struct chunk *caption)
{
    size_t end = rows_end(builder, at);
    if (builder->sign_here || builder->signing.element != NULL ||
        sign_rows(builder->chunks, at, end)) {
        if (builder->signing.element == NULL)
            close_for_signing(builder);
        if (caption != NULL)
            paragraph_put(builder, caption, 0);
        for (size_t i = at; i < end; i++)
            sign_add(&builder->signing, frames_container(&builder->frames),
                     &builder->chunks->list[i]);
        return end;
    }
    close_for_table(&builder->frames);
    xmlNode *table = table_add(frames_container(&builder->frames), builder->chunks, at, end);
    if (caption != NULL) {
        xmlNode *title = xml_add(table, "caption");
        put_text(title, caption->text, caption->length);
        move_first(title);
    }
    for (size_t i = at; i < end; i++)
        if (builder->chunks->list[i].kind == CHUNK_FURNITURE)
            put_para(frames_container(&builder->frames), &builder->chunks->list[i], 0, "furniture");
    builder->colon = false;
    return end;
}

/* A short line right above a table is its caption. */
static bool
is_caption(const struct builder *builder, size_t at)
{
    const struct chunk *chunk = &builder->chunks->list[at];
    if (at + 1 >= builder->chunks->count || builder->chunks->list[at + 1].kind != CHUNK_ROW ||
        builder->sign_here || sign_titles(chunk->text, chunk->length))
        return false;
    return heading_is_title(chunk->text, chunk->length) ||
           heading_begins(chunk->text, chunk->length, "table");
}

/* Further in than an item's number: the item goes on. */
static void
close_for_paragraph(struct builder *builder, const struct chunk *chunk)
{
    struct frames *frames = &builder->frames;
    for (int i = frames->count; i > 0 && frames->list[i - 1].type == FRAME_ITEM; i--) {
        const struct frame *frame = &frames->list[i - 1];
        if (!frame->suspended && chunk->indent >= frame->indent + 2 && chunk->indent > 0) {
            frames_close(frames, i);
            return;
        }
    }
    if (!(builder->colon && islower((unsigned char)chunk->text[0])))
        frames_suspend(frames);
}

static size_t
signature_take(struct builder *builder, size_t at)
{
    const struct chunk *chunk = &builder->chunks->list[at];
    bool open = builder->signing.element != NULL;
    if (open ? !sign_goes_on(chunk)
             : !sign_opens(chunk) && !(builder->sign_here && sign_goes_on(chunk))) {
        sign_close(&builder->signing);
        builder->sign_here = false;
        return at;
    }
    if (!open)
        close_for_signing(builder);
    sign_add(&builder->signing, frames_container(&builder->frames), chunk);
    return at + 1;
}

static size_t
contents_take(struct builder *builder, size_t at)
{
    size_t end = aside_contents(builder->chunks, at);
    if (end == at)
        return at;
    frames_close(&builder->frames, 0);
    xmlNode *section = xml_add(builder->frames.root, "section");
    put_place(section, &builder->chunks->list[at]);
    xml_set(section, "kind", "contents");
    for (size_t i = at; i < end; i++)
        put_para(section, &builder->chunks->list[i], 0, NULL);
    return end;
}

static size_t
text_take(struct builder *builder, size_t at)
{
    const struct chunk *chunk = &builder->chunks->list[at];
    size_t next = contents_take(builder, at);
    if (next > at || (next = signature_take(builder, at)) > at)
        return next;
    if (aside_is_note(chunk)) {
        put_para(frames_container(&builder->frames), chunk, 0, "note");
        return at + 1;
    }
    bool loose = builder->loose;
    if ((next = numbered_take(builder, at)) > at) {
        builder->loose = false;
        return next;
    }
    if (is_caption(builder, at))
        return rows_take(builder, at + 1, chunk);
    builder->loose = loose;
    if (!is_witnesseth(chunk) && (next = heading_take(builder, at)) > at)
        return next;
    close_for_paragraph(builder, chunk);
    paragraph_put(builder, chunk, 0);
    return at + 1;
}

static void
take_range(struct builder *builder, size_t begin, size_t end)
{
    for (size_t at = begin; at < end;) {
        const struct chunk *chunk = &builder->chunks->list[at];
        if (chunk->kind == CHUNK_FURNITURE) {
            put_para(frames_container(&builder->frames), chunk, 0, "furniture");
            at++;
        } else if (chunk->kind == CHUNK_ROW) {
            at = rows_take(builder, at, NULL);
        } else {
            at = text_take(builder, at);
        }
    }
    sign_close(&builder->signing);
    frames_close(&builder->frames, 0);
}

/* Whether paragraphs without a number begin with their titles as a habit: in one or two of them a
 * short sentence may only look like a title. */
static bool
has_run_ins(const struct chunks *chunks, size_t begin, size_t end)
{
    int count = 0;
    for (size_t i = begin; i < end && count < HABIT; i++) {
        const struct chunk *chunk = &chunks->list[i];
        struct label label;
        count += chunk->kind == CHUNK_TEXT && !label_read(chunk->text, chunk->length, &label) &&
                 stopped_title(chunk) > 0;
    }
    return count >= HABIT;
}

void
build_blocks(xmlNode *parent, const struct chunks *chunks, size_t begin, size_t end)
{
    struct builder builder = {.chunks = chunks, .frames.root = parent};
    builder.run_ins = has_run_ins(chunks, begin, end);
    take_range(&builder, begin, end);
}
