/* Memos, agendas, resolutions and routing forms. */
#include "import/cover.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "import/front.h"
#include "import/heading.h"
#include "import/label.h"
#include "import/sign.h"

enum {
    LOOKED = 600,     /* bytes of a chunk that are searched */
    HEAD_WORDS = 40,  /* of a cover's head: resolutions have long titles */
    TITLE_WORDS = 12, /* of an agenda's or a form's */
    RESOLVED = 30,    /* chunks from a resolution's head to what it resolves */
    FOLLOWED = 15,    /* chunks below a head in which its signs stand */
    LETTERHEAD = 2,   /* lines */
    LETTERHEAD_WORDS = 8,
    ADDRESSED = 5 /* chunks that a memo's address takes */
};

static bool
begins(const struct chunk *chunk, const char *const *words)
{
    return heading_begins_any(chunk->text, chunk->length, words);
}

static bool
mentions_any(const struct chunk *chunk, const char *const *words)
{
    size_t looked = chunk->length < LOOKED ? chunk->length : LOOKED;
    for (; *words != NULL; words++) {
        size_t size = strlen(*words);
        char small = (*words)[0], capital = (char)toupper((unsigned char)small);
        for (size_t i = 0; i + size <= looked; i++)
            if ((chunk->text[i] == small || chunk->text[i] == capital) &&
                strncasecmp(chunk->text + i, *words, size) == 0)
                return true;
    }
    return false;
}

static bool
is_short(const struct chunk *chunk, size_t words)
{
    return heading_words(chunk->text, chunk->length) <= words;
}

static const char *const resolutions[] = {"resolution", "a resolution", "joint resolution",
                                          "ordinance",  "an ordinance", NULL};
static const char *const resolved[] = {"be it resolved", "be it further resolved", "it resolved",
                                       "be it ordained", "hereby resolve",         NULL};
static const char *const agendas[] = {
    "agenda report", "agenda item",           "agenda bill",       "agenda sheet",
    "agenda memo",   "staff report",          "council action",    "board report",
    "action item",   "council communication", "staff memo",        "agenda summary",
    "item summary",  "request for council",   "request for board", NULL};
static const char *const forms[] = {
    "routing form",      "routing slip",         "routing sheet",         "contract routing",
    "transmittal",       "contract review form", "contract summary",      "document routing",
    "contract approval", "contract cover",       "agreement cover sheet", NULL};
static const char *const form_rows[] = {
    "department", "originating", "contact",       "vendor",      "contractor",  "amount",
    "account",    "budget",      "reviewed by",   "approved by", "initials",    "date received",
    "originator", "return to",   "council date",  "term",        "prepared by", "insurance",
    "finance",    "legal",       "city attorney", "risk",        NULL};

bool
cover_is_sign(const struct chunk *chunk)
{
    static const char *const signs[] = {"to:",
                                        "from:",
                                        "subject:",
                                        "recommendation",
                                        "recommended action",
                                        "fiscal impact",
                                        "agenda",
                                        "staff report",
                                        "staff recommends",
                                        "be it resolved",
                                        "background",
                                        "discussion",
                                        "prepared by",
                                        "submitted by",
                                        "alternatives",
                                        "now, therefore, be it resolved",
                                        "now therefore be it resolved",
                                        "be it further resolved",
                                        "attachment",
                                        "attachments",
                                        "meeting date",
                                        "action requested",
                                        "financial impact",
                                        "budget impact",
                                        "department:",
                                        "suggested motion",
                                        "passed and adopted",
                                        "adopted this",
                                        "ayes",
                                        "ayes:",
                                        "nays:",
                                        "moved by",
                                        "roll call",
                                        "originating department",
                                        "contact person",
                                        "vendor",
                                        "budget code",
                                        "account number",
                                        "reviewed by",
                                        "date received",
                                        "return to",
                                        NULL};
    static const char *const mentioned[] = {"agenda", "council meeting", NULL};
    return begins(chunk, signs) || begins(chunk, resolutions) ||
           (is_short(chunk, TITLE_WORDS) && mentions_any(chunk, forms)) ||
           (chunk->length < 200 && mentions_any(chunk, mentioned));
}

/* How many of the `count` chunks after `at` hold for the test. */
static size_t
count_after(const struct chunks *chunks, size_t at, size_t count,
            bool (*holds)(const struct chunk *))
{
    size_t found = 0;
    for (size_t i = at + 1; i < chunks->count && count > 0; i++) {
        if (chunks->list[i].kind == CHUNK_FURNITURE)
            continue;
        found += holds(&chunks->list[i]);
        count--;
    }
    return found;
}

static bool
resolves(const struct chunk *chunk)
{
    return mentions_any(chunk, resolved);
}

static bool
is_form_row(const struct chunk *chunk)
{
    return chunk->length < 200 && begins(chunk, form_rows);
}

/* "TO: The Council", "FROM: The Chief", one after the other. */
static bool
is_address(const struct chunk *chunk)
{
    static const char *const lines[] = {"to:", "from:", "re:", "subject:", "date:", NULL};
    return begins(chunk, lines);
}

/* "JOINT RESOLUTION AND AGREEMENT", or what is resolved is "that they agree as follows": the
 * resolution is the agreement. */
static bool
resolves_terms(const struct chunk *chunk)
{
    static const char *const terms[] = {"agree as follows", "agreed as follows", "following terms",
                                        NULL};
    return mentions_any(chunk, resolved) && mentions_any(chunk, terms);
}

bool
cover_is_agreement(const struct chunks *chunks, size_t at)
{
    static const char *const both[] = {"and agreement",  "and memorandum",        "and contract",
                                       "and interlocal", "and intergovernmental", NULL};
    const struct chunk *chunk = &chunks->list[at];
    if (chunk->kind == CHUNK_FURNITURE || !begins(chunk, resolutions) ||
        !is_short(chunk, HEAD_WORDS))
        return false;
    return mentions_any(chunk, both) || count_after(chunks, at, RESOLVED, resolves_terms) >= 1;
}

static bool
is_cover_head(const struct chunks *chunks, size_t at)
{
    static const char *const first[] = {"to:", "from:", NULL};
    const struct chunk *chunk = &chunks->list[at];
    if (chunk->kind == CHUNK_FURNITURE)
        return false;
    if (begins(chunk, first))
        return count_after(chunks, at, ADDRESSED, is_address) >= 2;
    if (begins(chunk, resolutions) && is_short(chunk, HEAD_WORDS))
        return !cover_is_agreement(chunks, at) && count_after(chunks, at, RESOLVED, resolves) >= 1;
    if (!is_short(chunk, TITLE_WORDS))
        return false;
    if (mentions_any(chunk, agendas))
        return count_after(chunks, at, FOLLOWED, cover_is_sign) >= 2;
    return mentions_any(chunk, forms) && count_after(chunks, at, FOLLOWED, is_form_row) >= 2;
}

/* A line to sign on, or one that has been signed. */
static bool
is_signed(const struct chunk *chunk)
{
    return sign_opens(chunk) || strstr(chunk->text, "/s/") != NULL ||
           (strstr(chunk->text, "By:") != NULL && strstr(chunk->text, "__") != NULL);
}

/* "CITY OF RIVERTON" above "AGENDA REPORT". */
static size_t
letterhead_above(const struct chunks *chunks, size_t head)
{
    static const char *const offices[] = {"city of",    "county of",    "town of",
                                          "village of", "state of",     "board of",
                                          "office of",  "city council", NULL};
    size_t at = head;
    while (at > 0 && head - at < LETTERHEAD && is_short(&chunks->list[at - 1], LETTERHEAD_WORDS) &&
           heading_is_caps(chunks->list[at - 1].text, chunks->list[at - 1].length) &&
           begins(&chunks->list[at - 1], offices) && !is_signed(&chunks->list[at - 1]))
        at--;
    return at;
}

size_t
cover_behind(const struct chunks *chunks, size_t at)
{
    size_t first = at;
    bool signed_above = false;
    for (; at < chunks->count; at++) {
        signed_above = signed_above || is_signed(&chunks->list[at]);
        if (signed_above && is_cover_head(chunks, at))
            return letterhead_above(chunks, at) > first ? letterhead_above(chunks, at) : at;
    }
    return at;
}

/* "EXHIBIT A" on a line of its own. */
static bool
is_exhibit(const struct chunk *chunk)
{
    struct label label;
    return chunk->kind == CHUNK_TEXT && label_read(chunk->text, chunk->length, &label) &&
           label.style == LABEL_KEYWORD && label.rank == RANK_EXHIBIT;
}

/* An exhibit's head, and no entry in a list of what is attached. */
static bool
opens_exhibit(const struct chunks *chunks, size_t at)
{
    static const char *const lists[] = {
        "attachments", "attachment:", "attachments:", "exhibits", "exhibits:", "enclosures", NULL};
    if (!is_exhibit(&chunks->list[at]) || at + 1 >= chunks->count)
        return false;
    const struct chunk *before = &chunks->list[at - 1], *after = &chunks->list[at + 1];
    return !is_exhibit(before) && !begins(before, lists) && !is_exhibit(after);
}

size_t
cover_end(const struct chunks *chunks, size_t at)
{
    size_t head = at;
    for (at++; at < chunks->count; at++) {
        size_t opening = front_opens(chunks, at);
        if (opening > head)
            return opening;
        if (opens_exhibit(chunks, at) ||
            front_amends(chunks->list[at].text, chunks->list[at].length))
            return at;
    }
    return at;
}
