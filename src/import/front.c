/* Where the agreement begins. */
#include "import/front.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "import/cover.h"
#include "import/heading.h"
#include "import/label.h"

enum {
    SEARCHED = 4000,  /* chunks looked at for the agreement's opening */
    TITLE_BLOCK = 10, /* lines of a title at most */
    TITLE_LINE = 30,  /* words of a title line at most */
    SIGNS = 2,        /* signs of a cover that make it one */
    BELOW = 8,        /* chunks below an agreement's name in which its terms begin */
    NAME_WORDS = 14
};

static bool
begins(const struct chunk *chunk, const char *const *words)
{
    return heading_begins_any(chunk->text, chunk->length, words);
}

static bool
mentions(const struct chunk *chunk, const char *words)
{
    size_t size = strlen(words), looked = chunk->length < 600 ? chunk->length : 600;
    for (size_t i = 0; i + size <= looked; i++)
        if (strncasecmp(chunk->text + i, words, size) == 0)
            return true;
    return false;
}

/* "This Agreement is between …", "THIS MEMORANDUM is made and entered into by and among …", "BE IT
 * KNOWN that …". */
static bool
is_opening(const struct chunk *chunk)
{
    static const char *const openings[] = {"this",     "the parties to this", "be it known",
                                           "know all", "agreement made",      "it is agreed",
                                           NULL};
    if (chunk->kind != CHUNK_TEXT || chunk->length < 60)
        return false;
    struct label label;
    const char *text = chunk->text;
    size_t length = chunk->length;
    if (label_read(text, length, &label) && label.skip < length) {
        text += label.skip;
        length -= label.skip;
    }
    if (!heading_begins_any(text, length, openings))
        return false;
    size_t named = length < 160 ? length : 160;
    return heading_names_agreement(text, named) &&
           (mentions(chunk, "between") || mentions(chunk, "among ") ||
            mentions(chunk, "entered into"));
}

static bool
is_title_line(const struct chunk *chunk)
{
    static const char *const body[] = {
        "from:",      "to:",      "re:",     "subject:",          "dear",     "whereas",    "cc:",
        "witnesseth", "recitals", "recital", "table of contents", "contents", "in witness", "now",
        NULL};
    struct label label;
    if (chunk->kind != CHUNK_TEXT || chunk->length < 2 ||
        heading_words(chunk->text, chunk->length) > TITLE_LINE || begins(chunk, body))
        return false;
    bool labelled = label_read(chunk->text, chunk->length, &label);
    if (labelled && !(label.style == LABEL_KEYWORD && label.rank == RANK_EXHIBIT &&
                      label.skip >= chunk->length))
        return false;
    char last = chunk->text[chunk->length - 1];
    return strchr(".;:?", last) == NULL || heading_is_caps(chunk->text, chunk->length);
}

/* Back from the opening over the lines of its title. */
static size_t
title_above(const struct chunks *chunks, size_t opening)
{
    size_t begin = opening;
    while (begin > 0 && opening - begin < TITLE_BLOCK &&
           (chunks->list[begin - 1].kind == CHUNK_FURNITURE ||
            is_title_line(&chunks->list[begin - 1])))
        begin--;
    /* the last lines of a memo may look like titles: begin no earlier than the exhibit's own head
     */
    for (size_t i = opening; i > begin + 1; i--) {
        struct label label;
        const struct chunk *chunk = &chunks->list[i - 1];
        if (label_read(chunk->text, chunk->length, &label) && label.rank == RANK_EXHIBIT &&
            label.skip >= chunk->length)
            return i - 1;
    }
    return begin;
}

size_t
front_opens(const struct chunks *chunks, size_t at)
{
    return is_opening(&chunks->list[at]) ? title_above(chunks, at) : 0;
}

/* "Amendment to …", "Amendment No. 2", "ADDENDUM A"; a clause on amendments has no such words. */
static bool
numbers_amendment(const char *text, size_t length)
{
    static const char *const marks[] = {"no", "number", "to", "of", "one", "two", "three", NULL};
    size_t word = strcspn(text, " "), skip = word + strspn(text + word, " #");
    if (skip >= length)
        return false;
    size_t mark = strcspn(text + skip, " .:,");
    return heading_begins_any(text + skip, length - skip, marks) ||
           isdigit((unsigned char)text[skip]) || mark == 1 || strspn(text + skip, "IVX") == mark;
}

bool
front_amends(const char *text, size_t length)
{
    static const char *const ordinals[] = {"first",   "second", "third", "fourth", "fifth", "sixth",
                                           "seventh", "eighth", "ninth", "tenth",  "1st",   "2nd",
                                           "3rd",     "4th",    "5th",   NULL};
    static const char *const names[] = {"amendment", "addendum", "supplement",
                                        "supplemental agreement", NULL};
    if (length < 8 || heading_words(text, length) > TITLE_LINE || text[length - 1] == ';')
        return false;
    const char *name = text;
    if (heading_begins_any(text, length, ordinals)) {
        size_t skip = strcspn(text, " ");
        name += skip + strspn(text + skip, " ");
    }
    length -= (size_t)(name - text);
    if (!heading_begins_any(name, length, names) || strcasestr(name, "restated") != NULL)
        return false;
    return name > text || numbers_amendment(name, length);
}

/* Whether the terms of an agreement follow its name: a number, the parties' promise, or the
 * recitals, and no resolution. */
static bool
has_terms_below(const struct chunks *chunks, size_t at)
{
    static const char *const section[] = {"section", "article", "whereas", "recitals", NULL};
    bool found = false;
    for (size_t i = at + 1; i < chunks->count && i <= at + BELOW; i++) {
        const struct chunk *chunk = &chunks->list[i];
        struct label label;
        if (mentions(chunk, "resolved") ||
            begins(chunk, (const char *const[]){"to:", "from:", NULL}))
            return false;
        found = found || mentions(chunk, "agree as follows") || begins(chunk, section) ||
                (label_read(chunk->text, chunk->length, &label) && label.ordinal == 1);
    }
    return found;
}

/* An agreement that does not open with "This Agreement": its name, on a line of its own below a
 * cover. */
static bool
is_named_below(const struct chunks *chunks, size_t at, size_t signs)
{
    const struct chunk *chunk = &chunks->list[at];
    return signs >= SIGNS && is_title_line(chunk) &&
           heading_words(chunk->text, chunk->length) <= NAME_WORDS &&
           (heading_is_caps(chunk->text, chunk->length) ||
            heading_is_title(chunk->text, chunk->length)) &&
           heading_names_agreement(chunk->text, chunk->length) && !cover_is_sign(chunk) &&
           has_terms_below(chunks, at);
}

/* A resolution in front may itself open with "WHEREAS": then only a later opening with a title
 * above counts. */
static size_t
agreement_begin(const struct chunks *chunks)
{
    size_t signs = 0, limit = chunks->count < SEARCHED ? chunks->count : SEARCHED, named = 0;
    for (size_t i = 0; i < limit; i++) {
        const struct chunk *chunk = &chunks->list[i];
        if (cover_is_agreement(chunks, i))
            return signs >= SIGNS ? i : 0;
        if (is_opening(chunk)) {
            size_t begin = title_above(chunks, i);
            return signs >= SIGNS && begin > 0 ? begin : 0;
        }
        if (named == 0 && is_named_below(chunks, i, signs))
            named = title_above(chunks, i);
        signs += chunk->kind != CHUNK_FURNITURE && cover_is_sign(chunk);
    }
    return named;
}

/* The last line of the block may be the first section's heading: it is when a paragraph that opens
 * nothing follows and the line names neither an agreement nor a party. */
static bool
is_first_heading(const struct chunks *chunks, size_t begin, size_t at)
{
    static const char *const heads[] = {"purpose",
                                        "recitals",
                                        "introduction",
                                        "background",
                                        "preamble",
                                        "definitions",
                                        "parties",
                                        "overview",
                                        "scope",
                                        "term",
                                        "mission",
                                        "goals",
                                        "statement of purpose",
                                        "witnesseth",
                                        NULL};
    const struct chunk *chunk = &chunks->list[at];
    if (at == begin)
        return false;
    return heading_begins_any(chunk->text, chunk->length, heads) &&
           heading_words(chunk->text, chunk->length) <= 4;
}

static void
find_title(const struct chunks *chunks, struct front *front)
{
    front->title = chunks->count;
    for (size_t i = front->begin; i < front->title_end; i++) {
        const struct chunk *chunk = &chunks->list[i];
        if (chunk->kind == CHUNK_TEXT && heading_names_agreement(chunk->text, chunk->length)) {
            front->title = i;
            return;
        }
    }
    for (size_t i = front->begin; i < chunks->count && i < front->begin + 20; i++) {
        static const char *const subject[] = {"re:", "subject:", NULL};
        const struct chunk *chunk = &chunks->list[i];
        if (begins(chunk, subject) && heading_names_agreement(chunk->text, chunk->length)) {
            front->title = i;
            front->title_skip = strcspn(chunk->text, ":") + 1;
            return;
        }
    }
    for (size_t i = front->title_end; i > front->begin; i--)
        if (chunks->list[i - 1].kind == CHUNK_TEXT)
            front->title = i - 1;
}

/* An exhibit's head belongs to the title only of an agreement that is an exhibit to something in
 * front of it; a line right above a table is the table's. */
static bool
in_title(const struct chunks *chunks, const struct front *front, size_t at)
{
    const struct chunk *chunk = &chunks->list[at];
    struct label label;
    if (chunk->kind == CHUNK_FURNITURE)
        return true;
    if (is_opening(chunk) || !is_title_line(chunk))
        return false;
    if (at + 1 < chunks->count && chunks->list[at + 1].kind == CHUNK_ROW)
        return heading_names_agreement(chunk->text, chunk->length);
    return front->begin > 0 || !label_read(chunk->text, chunk->length, &label);
}

void
front_find(const struct chunks *chunks, struct front *front)
{
    *front = (struct front){.begin = agreement_begin(chunks)};
    size_t end = front->begin;
    while (end < chunks->count && end - front->begin < TITLE_BLOCK && in_title(chunks, front, end))
        end++;
    while (end > front->begin && is_first_heading(chunks, front->begin, end - 1))
        end--;
    front->title_end = end;
    find_title(chunks, front);
}
