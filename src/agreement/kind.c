/* What text counts as, told from its own words. */
#include "agreement/kind.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "agreement/normal.h"
#include "agreement/tree.h"
#include "base/caseless.h"
#include "base/mem.h"

enum { OPENING = 200 }; /* bytes of a paragraph that tell its kind */

static bool
begins(const char *text, const char *word)
{
    size_t length = strlen(word);
    return caseless_begins(text, word, length) && !isalpha((unsigned char)text[length]);
}

static bool
begins_any(const char *text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (begins(text, *words))
            return true;
    return false;
}

static const char *const exhibit_words[] = {"exhibit", "appendix", "attachment", "schedule",
                                            "annex",   "addendum", "enclosure",  NULL};
static const char *const recital_titles[] = {"recital",    "recitals", "witnesseth", "preamble",
                                             "background", "whereas",  NULL};
/* A background that is looked into tells nothing of the parties'. */
static const char *const inquiry_titles[] = {"background check",
                                             "background checks",
                                             "background investigation",
                                             "background investigations",
                                             "background screening",
                                             "background clearance",
                                             NULL};
static const char *const definition_titles[] = {"definition", "definitions", "defined terms", NULL};
static const char *const recital_openings[] = {"whereas", "witnesseth", "w i t n e s s e t h",
                                               NULL};
/* What ends the recitals and begins the terms. */
static const char *const turns[] = {"now, therefore",
                                    "now therefore",
                                    "therefore,",
                                    "it is agreed",
                                    "it is therefore",
                                    "it is hereby",
                                    "the parties agree",
                                    "the parties hereby agree",
                                    "the parties therefore",
                                    NULL};

/* "Schedule A", "EXHIBIT 2: FEES", "Attachment": alone, or with a short mark after it. A section
 * called "Schedule and Hours" is none. */
static bool
titles_exhibit(const char *title)
{
    if (!begins_any(title, exhibit_words))
        return false;
    title += strcspn(title, " ");
    title += strspn(title, " \"'#");
    size_t mark = strcspn(title, " .:-\"'");
    return mark == 0 ||
           (mark <= 2 && strncasecmp(title, "of", mark) != 0 &&
            strncasecmp(title, "to", mark) != 0) ||
           strspn(title, "IVXivx") == mark;
}

/* An agreement that is itself an appendix, to a general order or a policy: its clauses are terms.
 */
static bool
holds_agreement(const xmlNode *section)
{
    static const char *const names[] = {
        "memorandum of agreement",     "memorandum of understanding",       "interlocal agreement",
        "intergovernmental agreement", "school resource officer agreement", NULL};
    char *title = xml_words(xml_child(section, "title"));
    bool named = begins_any(title, names);
    free(title);
    int looked = 0;
    for (xmlNode *block = xml_first(section); block != NULL && named && looked < 4;
         block = xml_after(block), looked++) {
        char *words = xml_is(block, "para") ? xml_words(block) : mem_strdup("");
        bool parties = strcasestr(words, "between") != NULL || strcasestr(words, "among") != NULL;
        free(words);
        if (parties)
            return true;
    }
    return false;
}

static const char *
section_kind(const char *n, const char *title)
{
    bool numbered = n[strcspn(n, "0123456789")] != '\0' || strchr(n, '.') != NULL;
    if (begins_any(n, exhibit_words) || (!numbered && titles_exhibit(title)))
        return "exhibit";
    if (begins_any(title, recital_titles) && !begins_any(title, inquiry_titles))
        return "recital";
    if (begins_any(title, definition_titles) && strstr(title, " and ") == NULL)
        return "definition";
    return NULL;
}

/* "WHEREAS" and its letter-spaced, mis-punctuated kin, and what ends them. */
static const char *
para_kind(const char *text, bool in_recitals)
{
    text += strspn(text, " \"'");
    if (begins_any(text, recital_openings))
        return "recital";
    return in_recitals && begins_any(text, turns) ? "body" : NULL;
}

/* Whether the text begins with a letter that none of what para_kind() looks for begins with: then
 * it need not be read. */
static bool
begins_otherwise(const xmlNode *para, bool in_recitals)
{
    const xmlNode *child = para->children;
    const char *text =
        child != NULL && child->type == XML_TEXT_NODE ? (const char *)child->content : "";
    text += strspn(text, " \t\r\n");
    char first = (char)(text[0] | ' ');
    return first >= 'a' && first <= 'z' && strchr(in_recitals ? "wnti" : "w", first) == NULL;
}

/* The first words of an element, as rules match them. Most hold one text node, which need not be
 * copied whole. */
static char *
opening(const xmlNode *node)
{
    const xmlNode *child = node->children;
    bool plain = child != NULL && child->type == XML_TEXT_NODE && child->next == NULL;
    char *copy = plain ? NULL : xml_words(node);
    const char *words = plain ? (const char *)child->content : copy;
    struct buf normal = {0};
    normal_text(words, strnlen(words, OPENING), &normal);
    free(copy);
    return buf_take(&normal);
}

static void
mark_section(xmlNode *section)
{
    const xmlNode *title = xml_child(section, "title");
    char *words = title != NULL ? opening(title) : NULL;
    const char *kind = section_kind(xml_attr_or(section, "n", ""), words != NULL ? words : "");
    if (kind != NULL && (strcmp(kind, "exhibit") != 0 || !holds_agreement(section)))
        xml_set(section, "kind", kind);
    free(words);
}

/* Marks the blocks below parent. Once the recitals turn, everything after in the same section is
 * terms. */
static void
mark_blocks(xmlNode *parent, bool in_recitals)
{
    bool turned = false;
    for (xmlNode *block = xml_first(parent); block != NULL; block = xml_after(block)) {
        if (!tree_is_block(block) || !tree_kind_counts(tree_kind(block)))
            continue;
        if (xml_attr(block, "kind") == NULL && turned)
            xml_set(block, "kind", "body");
        else if (xml_attr(block, "kind") == NULL && xml_is(block, "section"))
            mark_section(block);
        if (xml_is(block, "section"))
            mark_blocks(block, strcmp(tree_kind(block), "recital") == 0);
        if (!xml_is(block, "para") || xml_attr(block, "kind") != NULL ||
            begins_otherwise(block, in_recitals))
            continue;
        char *text = opening(block);
        const char *kind = para_kind(text, in_recitals);
        if (kind != NULL)
            xml_set(block, "kind", kind);
        turned = turned || (kind != NULL && strcmp(kind, "body") == 0);
        free(text);
    }
}

void
kind_mark(xmlNode *agreement)
{
    mark_blocks(agreement, false);
}

/* Length of a quote at text: straight, curly, or the pair of apostrophes that scanners make of one.
 */
static size_t
quote_here(const char *text)
{
    if (text[0] == '"')
        return 1;
    if (text[0] == '\'')
        return text[1] == '\'' ? 2 : 1;
    static const char *const quotes[] = {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x98",
                                         "\xE2\x80\x99", NULL};
    for (const char *const *quote = quotes; *quote != NULL; quote++)
        if (strncmp(text, *quote, 3) == 0)
            return 3;
    return 0;
}

static inline size_t
quote_at(const char *text)
{
    return text[0] == '"' || text[0] == '\'' || text[0] == '\xE2' ? quote_here(text) : 0;
}

static bool
means_soon(const char *text)
{
    static const char *const verbs[] = {
        " means",          " mean",       " shall mean",  " will mean",       " refers to",
        " refer to",       " is defined", " are defined", " has the meaning", " have the meaning",
        " shall refer to", NULL};
    static const char *const others[] = {" is",  " are",  " was", " not", " shall",
                                         " may", " will", " has", NULL};
    for (size_t i = 0; i < 90 && text[i] != '\0'; i++) {
        if (text[i] != ' ')
            continue;
        if (begins_any(text + i, verbs))
            return true;
        if (begins_any(text + i, others))
            return false;
    }
    return false;
}

bool
kind_defines(const char *sentence)
{
    /* The defined term stands in quotes near the beginning; the verb follows its closing quote. */
    for (size_t i = 0; i < 60 && sentence[i] != '\0'; i++) {
        size_t open = quote_at(sentence + i);
        if (open == 0 || (i > 0 && isalpha((unsigned char)sentence[i - 1])))
            continue;
        const char *close = sentence + i + open;
        for (size_t j = 1; close[0] != '\0' && j < 80 && close[j] != '\0'; j++) {
            size_t mark = quote_at(close + j);
            if (mark > 0 && !isalpha((unsigned char)close[j + mark]))
                return means_soon(close + j + mark);
        }
        return false;
    }
    return false;
}

/* Words that give a term its meaning, and words that only set terms: an agreement is made "on the
 * following terms". */
static const char *const defining[] = {"following definitions",
                                       "terms are defined",
                                       "terms have the",
                                       "have the meaning",
                                       "has the meaning",
                                       "following meanings",
                                       "terms mean",
                                       "definitions apply",
                                       NULL};
static const char *const naming[] = {"following terms", "following words", "these terms",
                                     "these words", NULL};
static const char *const agreeing[] = {"agree to",   "agreed to", "agrees to",  "conditions",
                                       "agree on",   "upon the",  "on the",     "on these",
                                       "upon these", "under the", "subject to", NULL};

static bool
holds_any(const char *text, const char *const *parts)
{
    for (const char *const *part = parts; *part != NULL; part++)
        if (strcasestr(text, *part) != NULL)
            return true;
    return false;
}

bool
kind_lead_defines(const char *lead)
{
    return holds_any(lead, defining) || (holds_any(lead, naming) && !holds_any(lead, agreeing));
}

bool
kind_orders(const char *sentence)
{
    static const char *const duties[] = {" shall ",  " must ",    " will ",
                                         " agrees ", " may not ", NULL};
    static const char *const meanings[] = {" mean", " refer", " includ", " defined", NULL};
    return holds_any(sentence, duties) && !holds_any(sentence, meanings);
}
