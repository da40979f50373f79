/* Text that is no term. */
#include "import/aside.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "import/heading.h"

enum { ENTRY_WORDS = 20, COMPARED = 12 };

bool
aside_is_entry(const char *text, size_t length)
{
    return length >= 6 && isdigit((unsigned char)text[length - 1]) &&
           (memmem(text, length, "....", 4) != NULL || memmem(text, length, ". . .", 5) != NULL);
}

static bool
has_leader(const struct chunk *chunk)
{
    return chunk->kind == CHUNK_TEXT && aside_is_entry(chunk->text, chunk->length);
}

static bool
is_entry(const struct chunk *chunk)
{
    return chunk->kind != CHUNK_TEXT || has_leader(chunk) ||
           (heading_words(chunk->text, chunk->length) <= ENTRY_WORDS &&
            strchr(".;:", chunk->text[chunk->length - 1]) == NULL);
}

/* The heading that opens the contents comes again where the text begins. */
static bool
same_heading(const struct chunk *entry, const struct chunk *chunk)
{
    size_t compared = chunk->length < COMPARED ? chunk->length : COMPARED;
    return chunk->kind == CHUNK_TEXT && entry->kind != CHUNK_FURNITURE && compared > 3 &&
           entry->length >= compared && strncasecmp(entry->text, chunk->text, compared) == 0;
}

/* "There are two officers:": what follows with leaders is a list, no contents. */
static bool
introduced(const struct chunks *chunks, size_t at)
{
    const struct chunk *before = at > 0 ? &chunks->list[at - 1] : NULL;
    return before != NULL && before->kind == CHUNK_TEXT && before->length > 0 &&
           before->text[before->length - 1] == ':';
}

size_t
aside_contents(const struct chunks *chunks, size_t at)
{
    static const char *const heads[] = {"table of contents", "contents", NULL};
    const struct chunk *head = &chunks->list[at];
    bool named = head->kind == CHUNK_TEXT && head->length < 30 &&
                 heading_begins_any(head->text, head->length, heads);
    if (!named && (!has_leader(head) || introduced(chunks, at)))
        return at;
    size_t first = at + named, end = first;
    while (end < chunks->count && is_entry(&chunks->list[end]) &&
           (named || has_leader(&chunks->list[end]) || chunks->list[end].kind == CHUNK_FURNITURE) &&
           !(end > first && same_heading(&chunks->list[first], &chunks->list[end])))
        end++;
    return end - first >= 2 ? end : at;
}

/* "[Local: the bridge is closed to trucks.]": what a party added under its own label is text. */
static bool
added_under_label(const char *inside, size_t length)
{
    enum { LABEL = 40 };
    static const char *const orders[] = {"choose", "select",  "if",      "use",    "add",  "enter",
                                         "fill",   "include", "example", "sample", "when", NULL};
    size_t label = 0;
    while (label < length && label < LABEL && strchr(":.;", inside[label]) == NULL)
        label++;
    return label < length && label > 0 && inside[label] == ':' &&
           isupper((unsigned char)inside[0]) && !heading_begins_any(inside, length, orders);
}

bool
aside_is_note(const struct chunk *chunk)
{
    static const char *const notes[] = {
        "note",    "notes",       "drafter",      "drafter's", "drafters", "drafting",
        "comment", "instruction", "instructions", "insert",    "optional", "alternative",
        "editor",  "guidance",    "reviewer",     "delete",    NULL};
    static const char *const bare[] = {"drafter's note",          "drafting note",
                                       "note to drafter",         "drafters note",
                                       "instructions to drafter", NULL};
    const char *text = chunk->text;
    if (chunk->length < 6)
        return false;
    if (text[0] == '[' && text[chunk->length - 1] == ']')
        return heading_begins_any(text + 1, chunk->length - 1, notes) ||
               (heading_words(text, chunk->length) > 6 &&
                !added_under_label(text + 1, chunk->length - 2));
    return heading_begins_any(text, chunk->length, bare);
}
