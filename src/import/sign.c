/* Which paragraphs and rows are a signature block. */
#include "import/sign.h"

#include <string.h>

#include "base/mem.h"
#include "import/heading.h"
#include "import/label.h"

enum { LINE_LIMIT = SIGN_LINE, NAME_WORDS = 14, OFFICE_LIMIT = SIGN_OFFICE };

static bool
mentions(const struct chunk *chunk, const char *mark)
{
    return mem_find(chunk->text, chunk->length, mark) != NULL;
}

bool
sign_names_office(const char *text, size_t length)
{
    static const char *const offices[] = {"Superintendent", "Chief",     "Sheriff", "Mayor",
                                          "President",      "Chair",     "Manager", "Director",
                                          "Commissioner",   "Principal", "SRO",     "Officer",
                                          "Administrator",  NULL};
    for (int i = 0; offices[i] != NULL; i++)
        if (memmem(text, length, offices[i], strlen(offices[i])) != NULL)
            return true;
    return false;
}

/* "For the District: ____________ Superintendent": a line to sign on, and no blank of a clause. */
static bool
signing_line(const struct chunk *chunk)
{
    return chunk->length < OFFICE_LIMIT && mentions(chunk, "________") &&
           chunk->text[chunk->length - 1] != '.' && sign_names_office(chunk->text, chunk->length);
}

/* A clause with a blank: a sentence with a verb of duties, terms or dates. */
static bool
is_clause(const struct chunk *chunk)
{
    static const char *const verbs[] = {" shall ", " will ",   " must ",    " may ",       " is ",
                                        " are ",   " begins ", " ends ",    " begin ",     " end ",
                                        " means ", " agrees ", " expires ", " commences ", NULL};
    enum { CLAUSE_WORDS = 7 };
    bool verb = false;
    for (const char *const *word = verbs; *word != NULL; word++)
        verb = verb || mentions(chunk, *word);
    return verb && heading_words(chunk->text, chunk->length) >= CLAUSE_WORDS &&
           strchr(".;", chunk->text[chunk->length - 1]) != NULL;
}

static bool
has_signature(const struct chunk *chunk)
{
    return mentions(chunk, "/s/") || mentions(chunk, "/S/") || signing_line(chunk) ||
           (mentions(chunk, "____") && !is_clause(chunk) &&
            (mentions(chunk, "By:") || mentions(chunk, "By ") || mentions(chunk, "Date") ||
             mentions(chunk, "Sign") || mentions(chunk, "Name")));
}

bool
sign_opens(const struct chunk *chunk)
{
    static const char *const openings[] = {"in witness",          "in testimony",
                                           "signed by",           "signed this",
                                           "executed this",       "executed by",
                                           "agreed and accepted", "agreed to and accepted",
                                           "sincerely",           NULL};
    static const char *const words[] = {"approved", "agreed", "accepted", NULL};
    enum { WORD_LIMIT = 24 };
    if (chunk->kind != CHUNK_TEXT)
        return false;
    if (chunk->length < WORD_LIMIT && chunk->text[chunk->length - 1] == ':' &&
        heading_begins_any(chunk->text, chunk->length, words))
        return true;
    return (chunk->length < 600 && heading_begins_any(chunk->text, chunk->length, openings)) ||
           (chunk->length < LINE_LIMIT && has_signature(chunk));
}

bool
sign_titles(const char *title, size_t length)
{
    static const char *const titles[] = {
        "signature",  "signatures",  "signature page",           "execution",
        "who signed", "signatories", "approvals and signatures", "authorized signatures",
        NULL};
    return heading_begins_any(title, length, titles);
}

bool
sign_goes_on(const struct chunk *chunk)
{
    static const char *const lines[] = {
        "by",      "date",           "dated",      "name",         "title",   "its",       "attest",
        "witness", "approved as to", "print name", "printed name", "for the", "signature", "signed",
        "clerk",   "reviewed",       NULL};
    static const char *const annexes[] = {"amendment",  "addendum", "exhibit",  "appendix",
                                          "attachment", "annex",    "schedule", NULL};
    struct label label;
    if (chunk->kind != CHUNK_TEXT)
        return true;
    if (heading_begins_any(chunk->text, chunk->length, annexes) && !has_signature(chunk))
        return false;
    if (label_read(chunk->text, chunk->length, &label) && !has_signature(chunk))
        return false;
    if (has_signature(chunk) || sign_opens(chunk))
        return chunk->length < 2 * LINE_LIMIT;
    if (chunk->length > LINE_LIMIT)
        return false;
    if (heading_begins_any(chunk->text, chunk->length, lines) || mentions(chunk, "____"))
        return true;
    return heading_words(chunk->text, chunk->length) <= NAME_WORDS &&
           strchr(".?", chunk->text[chunk->length - 1]) == NULL;
}

bool
sign_rows(const struct chunks *chunks, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        if (chunks->list[i].kind == CHUNK_ROW && has_signature(&chunks->list[i]))
            return true;
    return false;
}
