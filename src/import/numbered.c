/* Numbered and bulleted paragraphs: sections with titles, or items of lists. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "import/builder.h"
#include "import/heading.h"
#include "import/put.h"

enum { EXHIBIT_TITLE_WORDS = 22, COLON_TITLE_WORDS = 8, STYLED_WORDS = 16 };

static const char *
numbering_name(enum label_style style)
{
    static const char *const names[] = {[LABEL_NONE] = "none",
                                        [LABEL_DECIMAL] = "decimal",
                                        [LABEL_LOWER] = "lower-alpha",
                                        [LABEL_UPPER] = "upper-alpha",
                                        [LABEL_LOWER_ROMAN] = "lower-roman",
                                        [LABEL_UPPER_ROMAN] = "upper-roman",
                                        [LABEL_MULTI] = "decimal",
                                        [LABEL_BULLET] = "bullet",
                                        [LABEL_KEYWORD] = "none"};
    return names[style];
}

static void
set_number(xmlNode *node, const char *text, size_t length)
{
    char *number = strndup(text, length);
    for (char *c = number; *c != '\0'; c++)
        if (isspace((unsigned char)*c))
            *c = ' ';
    xml_set(node, "n", number);
    free(number);
}

xmlNode *
section_open(struct builder *builder, const struct chunk *chunk, struct frame *frame, size_t label,
             const char *title, size_t length)
{
    xmlNode *section = xml_add(frames_container(&builder->frames), "section");
    put_place(section, chunk);
    if (label > 0)
        set_number(section, chunk->text, label);
    size_t colon = length > 1 && title[length - 1] == ':' && heading_is_caps(title, length);
    if (length > 0)
        put_text(xml_add(section, "title"), title, length - colon);
    frame->node = section;
    frame->indent = chunk->indent;
    frame->outline = chunk->outline;
    frames_push(&builder->frames, frame);
    builder->sign_here = sign_titles(title, length);
    builder->colon = length > 0 && title[length - 1] == ':';
    return section;
}

/* The list that an item of this numbering goes into: the container's last block, or a new one. */
static xmlNode *
list_for(xmlNode *container, enum label_style style, const struct chunk *chunk)
{
    xmlNode *last = container->last;
    if (xml_is(last, "list") &&
        strcmp(xml_attr_or(last, "numbering", ""), numbering_name(style)) == 0)
        return last;
    xmlNode *list = xml_add(container, "list");
    put_place(list, chunk);
    xml_set(list, "numbering", numbering_name(style));
    return list;
}

static void
item_open(struct builder *builder, const struct chunk *chunk, const struct label *label,
          struct frame *frame)
{
    xmlNode *list = list_for(frames_container(&builder->frames), frame->style, chunk);
    xmlNode *item = xml_add(list, "item");
    put_place(item, chunk);
    if (frame->style != LABEL_BULLET)
        set_number(item, chunk->text, label->length);
    frame->type = FRAME_ITEM;
    frame->node = item;
    frame->indent = chunk->indent;
    frames_push(&builder->frames, frame);
    paragraph_put(builder, chunk, label->skip);
}

/* Bullets stand beside the bullet before them, below it when set further in, or below what
 * announced them. */
static size_t
bullet_take(struct builder *builder, size_t at, const struct label *label)
{
    const struct chunk *chunk = &builder->chunks->list[at];
    struct frames *frames = &builder->frames;
    int i = frames->count;
    while (i > 0 && !frames->list[i - 1].suspended && frames->list[i - 1].style == LABEL_BULLET &&
           frames->list[i - 1].indent > chunk->indent + 1)
        i--;
    const struct frame *top = i > 0 ? &frames->list[i - 1] : NULL;
    bool beside = top != NULL && !top->suspended && top->style == LABEL_BULLET;
    if (beside)
        frames_close(frames, chunk->indent > top->indent + 1 ? i : i - 1);
    else if (top != NULL && top->type == FRAME_ITEM && !builder->colon &&
             chunk->indent <= top->indent + 1)
        frames_suspend(frames);
    struct frame frame = {.style = LABEL_BULLET};
    item_open(builder, chunk, label, &frame);
    return at + 1;
}

/* Closes what the keyword ends: everything that does not stand further out. "Section 4.01" is a
 * part of the numbered section that is open ("IV."). */
static void
close_for_rank(struct frames *frames, const struct label *label)
{
    int keep = 0;
    while (keep < frames->count) {
        const struct frame *frame = &frames->list[keep];
        bool outer = frame->type == FRAME_KEYWORD ? frame->rank < label->rank
                                                  : frame->type != FRAME_ITEM && label->parts > 1;
        if (!outer)
            break;
        keep++;
    }
    frames_close(frames, keep);
}

/* "EXHIBIT A" alone on its line has its title in the next one. */
static bool
title_follows(const struct builder *builder, size_t at)
{
    const struct chunk *next = next_chunk(builder, at);
    struct label label;
    if (next == NULL || next != &builder->chunks->list[at + 1] || next->kind != CHUNK_TEXT ||
        label_read(next->text, next->length, &label))
        return false;
    return heading_words(next->text, next->length) <= EXHIBIT_TITLE_WORDS &&
           strchr(".;:", next->text[next->length - 1]) == NULL;
}

/* The bytes of a heading on the line of its text, after the label; 0: none. */
static size_t
run_in(const struct chunk *chunk, size_t skip)
{
    const char *text = chunk->text + skip;
    size_t length = chunk->length - skip, run = 0;
    if (chunk->run > skip)
        run = heading_set_apart(text, length, chunk->run - skip);
    return run > 0 ? run : heading_run_in(text, length);
}

static size_t
keyword_take(struct builder *builder, size_t at, const struct label *label)
{
    const struct chunk *chunk = &builder->chunks->list[at];
    const char *rest = chunk->text + label->skip;
    size_t length = chunk->length - label->skip, title = 0, run = 0;
    close_for_rank(&builder->frames, label);
    struct frame frame = {.type = FRAME_KEYWORD,
                          .style = LABEL_KEYWORD,
                          .rank = label->rank,
                          .ordinal = label->ordinal};
    if (length == 0 && title_follows(builder, at)) {
        const struct chunk *next = &builder->chunks->list[at + 1];
        section_open(builder, chunk, &frame, label->length, next->text, next->length);
        return at + 2;
    }
    bool stopped = length > 0 && strchr(".:", rest[length - 1]) != NULL;
    if (heading_is_title(rest, length - stopped) || heading_is_caps(rest, length))
        title = length;
    else if ((run = run_in(chunk, label->skip)) > 0)
        title = heading_bare(rest, run);
    section_open(builder, chunk, &frame, label->length, rest, title);
    if (run > 0)
        paragraph_put(builder, chunk, label->skip + run);
    else if (title == 0 && length > 0)
        paragraph_put(builder, chunk, label->skip);
    return at + 1;
}

/* "4.1" belongs below "4.": the frame whose printed number is its prefix; else beside its kind. */
static void
close_for_parts(struct frames *frames, const struct frame *reading)
{
    int at = frames->count;
    while (at > 0) {
        const char *n = xml_attr_or(frames->list[at - 1].node, "n", "");
        n += strcspn(n, "0123456789IVXivx");
        size_t length = strlen(reading->prefix);
        if (length > 0 && strncmp(n, reading->prefix, length - 1) == 0 &&
            !isdigit((unsigned char)n[length - 1]))
            break;
        at--;
    }
    if (at > 0) {
        frames_close(frames, at);
        return;
    }
    for (at = frames->count; at > 0; at--) {
        const struct frame *frame = &frames->list[at - 1];
        if (frame->style == LABEL_MULTI && frame->parts == reading->parts) {
            frames_close(frames, at - 1);
            return;
        }
    }
    frames_suspend(frames);
}

/* Where a number goes that continues no series: below what is open, or, when it begins anew, in
 * place of its kind. */
static void
close_for_start(struct builder *builder, const struct frame *reading, bool titled)
{
    struct frames *frames = &builder->frames;
    while (titled && !builder->colon && frames->count > 0 &&
           frames->list[frames->count - 1].type == FRAME_RUN_IN)
        frames_close(frames, frames->count - 1);
    if (reading->style == LABEL_MULTI) {
        close_for_parts(frames, reading);
        return;
    }
    const struct frame *top = frames->count > 0 ? &frames->list[frames->count - 1] : NULL;
    if (reading->ordinal != 1 && !builder->colon)
        frames_suspend(frames);
    else if (top != NULL && top->type == FRAME_ITEM && top->style == reading->style &&
             top->form == reading->form && !builder->colon)
        frames_close(frames, frames->count - 1);
}

/* "1. TERM" after the recitals is the first of the terms, not a part of the last recital. */
static void
close_for_terms(struct frames *frames)
{
    static const char *const recitals[] = {"recital", "recitals", "background",
                                           "whereas", "preamble", NULL};
    for (int i = 0; i < frames->count; i++) {
        const struct frame *frame = &frames->list[i];
        bool empty = xml_after(xml_child(frame->node, "title")) == NULL;
        if (empty || (frame->type != FRAME_CAPS && frame->type != FRAME_TITLE))
            continue;
        char *title = xml_words(xml_child(frame->node, "title"));
        bool opens = heading_begins_any(title, strlen(title), recitals);
        free(title);
        if (opens) {
            frames_close(frames, i);
            return;
        }
    }
}

/* A capital or Roman figure with a stop that neither begins nor continues a series is the beginning
 * of a sentence
 * ("J. Smith", "I. e."). */
static bool
is_doubtful(const struct label *label)
{
    bool capital = label->style == LABEL_UPPER || label->style == LABEL_UPPER_ROMAN;
    return capital && label->form == '.' && label->ordinal != 1 && label->other_ordinal != 1;
}

/* Whether the next chunk carries the next number of the same series: then short lines are items,
 * not headings. */
static bool
sibling_follows(const struct builder *builder, size_t at, const struct label *label)
{
    const struct chunk *next = next_chunk(builder, at);
    struct label other;
    return next != NULL && next->kind == CHUNK_TEXT &&
           label_read(next->text, next->length, &other) && other.style == label->style &&
           other.form == label->form && other.ordinal == label->ordinal + 1;
}

/* "5. Telling discipline from crime" above "5.1 …" is a heading, whatever stood before it. */
static bool
child_follows(const struct builder *builder, size_t at, const struct label *label)
{
    const struct chunk *chunk = &builder->chunks->list[at], *next = next_chunk(builder, at);
    struct label other;
    size_t number = strspn(chunk->text, "0123456789");
    return label->style == LABEL_DECIMAL && label->form == '.' && next != NULL &&
           next->kind == CHUNK_TEXT && label_read(next->text, next->length, &other) &&
           other.style == LABEL_MULTI && number > 0 && next->length > number &&
           strncmp(chunk->text, next->text, number) == 0 && next->text[number] == '.';
}

/* A title in capitals, with a colon in it, has its own text below it, whatever the clauses around
 * it are: "5.8 STEPS C: BEFORE AN ARREST". */
static bool
stands_over_text(const struct builder *builder, size_t at, const struct label *label,
                 const char *text, size_t length)
{
    const struct chunk *next = next_chunk(builder, at);
    struct label other;
    return heading_is_caps(text, length) && memchr(text, ':', length) != NULL &&
           text[length - 1] != ':' && !sibling_follows(builder, at, label) && next != NULL &&
           next->kind == CHUNK_TEXT && !label_read(next->text, next->length, &other);
}

bool
heading_by_style(const struct chunk *chunk, size_t skip)
{
    const char *text = chunk->text + skip;
    size_t length = chunk->length - skip;
    return chunk->outline > 0 && length > 0 && heading_words(text, length) <= STYLED_WORDS &&
           strchr(".;,", text[length - 1]) == NULL;
}

/* The bytes of the title that the text after the label begins with: all of it, a run-in heading, or
 * 0. */
static size_t
title_length(const struct builder *builder, size_t at, const struct label *label,
             enum frame_type before, bool matched)
{
    const struct chunk *chunk = &builder->chunks->list[at];
    const char *text = chunk->text + label->skip;
    size_t length = chunk->length - label->skip;
    if (heading_by_style(chunk, label->skip))
        return length;
    bool in_list = (matched ? before == FRAME_ITEM : builder->colon) &&
                   !child_follows(builder, at, label) &&
                   !stands_over_text(builder, at, label, text, length);
    bool colon = length > 3 && text[length - 1] == ':' && !sibling_follows(builder, at, label) &&
                 heading_words(text, length) <= COLON_TITLE_WORDS &&
                 run_in(chunk, label->skip) == 0;
    if (!in_list && heading_is_title(text, length - colon) &&
        (!colon || heading_is_caps(text, length)) && next_chunk(builder, at) != NULL &&
        (!sibling_follows(builder, at, label) || matched || heading_is_question(text, length)))
        return length;
    if (matched || !builder->colon)
        return run_in(chunk, label->skip);
    return 0;
}

/* "l." for "1.": what a scan makes of it, when "2." is the next number. */
static void
mend_one(const struct builder *builder, size_t at, struct label *label)
{
    enum { AHEAD = 8 };
    const char *text = builder->chunks->list[at].text;
    struct label other;
    if (label->style != LABEL_LOWER || text[0] != 'l' || label->length != 2 || label->form != '.')
        return;
    for (int i = 0; i < AHEAD && ++at < builder->chunks->count; i++) {
        const struct chunk *next = &builder->chunks->list[at];
        if (next->kind != CHUNK_TEXT || !label_read(next->text, next->length, &other))
            continue;
        if (other.style == LABEL_DECIMAL && other.form == '.' && other.ordinal == 2) {
            label->style = LABEL_DECIMAL;
            label->other = LABEL_NONE;
            label->ordinal = 1;
        }
        return;
    }
}

size_t
numbered_take(struct builder *builder, size_t at)
{
    const struct chunk *chunk = &builder->chunks->list[at];
    struct label label;
    if (chunk->kind != CHUNK_TEXT || !label_read(chunk->text, chunk->length, &label))
        return at;
    if (label.style == LABEL_BULLET)
        return bullet_take(builder, at, &label);
    if (label.style == LABEL_KEYWORD)
        return keyword_take(builder, at, &label);
    mend_one(builder, at, &label);
    struct frame reading;
    int match = frames_match(&builder->frames, &label, chunk->text, &reading);
    enum frame_type before = match >= 0 ? builder->frames.list[match].type : FRAME_NUMBERED;
    if (match < 0 && is_doubtful(&label))
        return at;
    reading.titled = match >= 0 && (before == FRAME_NUMBERED || builder->frames.list[match].titled);
    if (match < 0)
        frames_start(&label, chunk->text, &reading);
    size_t title =
        title_length(builder, at, &label, reading.titled ? FRAME_NUMBERED : before, match >= 0);
    size_t length = chunk->length - label.skip;
    if (match < 0 && title > 0 && reading.ordinal == 1)
        close_for_terms(&builder->frames);
    if (match >= 0)
        frames_close(&builder->frames, match);
    else
        close_for_start(builder, &reading, title > 0);
    if (title == 0) {
        item_open(builder, chunk, &label, &reading);
        return at + 1;
    }
    reading.type = FRAME_NUMBERED;
    const char *text = chunk->text + label.skip;
    section_open(builder, chunk, &reading, label.length, text,
                 title < length ? heading_bare(text, title) : title);
    if (title < length)
        paragraph_put(builder, chunk, label.skip + title);
    return at + 1;
}
