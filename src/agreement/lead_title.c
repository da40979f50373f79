/* Titles that govern what stands below them: a condition ("If a student is arrested") goes before
 * every sentence, whose act or actor is left to it; any other title before words that are no
 * sentence without it ("Handles all discipline" under "The Principal"). */
#include "agreement/lead_title.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "agreement/phrase.h"
#include "agreement/tree.h"
#include "base/caseless.h"
#include "base/mem.h"

enum { TITLE_BYTES = 90 };

/* A place in the document, not a time, or no more than a topic: "Before the table", "When and
 * where". */
static bool
names_a_place(const char *title)
{
    static const char *const places[] = {"and where", "the table", "the chart",      "the columns",
                                         "the list",  "the form",  "the signatures", NULL};
    const char *after = strchr(title, ' ');
    for (const char *const *place = places; after != NULL && *place != NULL; place++)
        if (strcasecmp(after + 1, *place) == 0)
            return true;
    return false;
}

/* "If a student is arrested", "Before a student is questioned": not "When staff should call". */
bool
lead_is_condition(const char *title)
{
    static const char *const openers[] = {"if ",     "when ",    "whenever ", "before ",
                                          "after ",  "once ",    "during ",   "in an emergency",
                                          "should ", "in case ", NULL};
    static const char *const modals[] = {" should ", " may ",   " can ", " will ",
                                         " must ",   " shall ", NULL};
    bool opens = false, modal = false;
    for (const char *const *opener = openers; *opener != NULL; opener++)
        opens |= caseless_begins(title, *opener, strlen(*opener));
    for (const char *const *word = modals; opens && *word != NULL; word++)
        modal |= strcasestr(title, *word) != NULL;
    return opens && !modal && strchr(title, ' ') != NULL && !names_a_place(title) &&
           strlen(title) <= TITLE_BYTES;
}

/* Whether the sentence has a condition of its own in front. */
static bool
conditional(const char *text)
{
    static const char *const openers[] = {"if ",     "when ",   "whenever ", "before ", "after ",
                                          "where ",  "unless ", "except ",   "until ",  "once ",
                                          "however", "in ",     "should ",   NULL};
    for (const char *const *opener = openers; *opener != NULL; opener++)
        if (caseless_begins(text, *opener, strlen(*opener)))
            return true;
    return false;
}

/* Begins with its verb: "Handles all discipline", "Teaching a class", "To investigate crime". */
static bool
begins_with_verb(const char *text)
{
    static const char *const next[] = {"the ",   "a ",  "an ",  "any ",   "all ",    "each ",
                                       "every ", "no ", "its ", "their ", "student", NULL};
    size_t length = strcspn(text, " ");
    if (text[length] == '\0' || length < 2)
        return false;
    if (strncasecmp(text, "to ", 3) == 0)
        return phrase_is_fragment(text);
    bool ing = length > 3 && strncmp(text + length - 3, "ing", 3) == 0;
    bool verb =
        ing ? phrase_is_fragment(text) /* not "Holding a student down is …" */
            : length > 3 && text[length - 1] == 's' && strchr("siu'", text[length - 2]) == NULL;
    for (const char *const *word = next; verb && *word != NULL; word++)
        if (strncmp(text + length + 1, *word, strlen(*word)) == 0)
            return true;
    return false;
}

static bool
counts(const xmlNode *s)
{
    const char *kind = xml_attr(s, "kind");
    return xml_attr(s, "lead") == NULL && (kind == NULL || strcmp(kind, "exhibit") == 0);
}

static void
lead_sentence(xmlNode *s, const char *title, bool condition)
{
    char *own;
    const char *text = xml_text_lent(s, &own);
    bool leans = condition ? !conditional(text) && !phrase_asks(text) : begins_with_verb(text);
    if (leans)
        xml_set(s, "lead", title);
    free(own);
}

static void
lead_block(xmlNode *block, const char *title, bool condition)
{
    for (xmlNode *s = tree_next_sentence(block, block); s != NULL; s = tree_next_sentence(s, block))
        if (counts(s))
            lead_sentence(s, title, condition);
}

void
lead_title(const xmlNode *title, xmlNode *first)
{
    char *words = xml_words(title);
    size_t length = strlen(words);
    while (length > 0 && strchr(".,:; ", words[length - 1]) != NULL)
        words[--length] = '\0';
    bool condition = lead_is_condition(words);
    if (length > 2 && length <= TITLE_BYTES && !phrase_asks(words)) {
        char *lead = mem_format(condition ? "%s," : "%s:", words);
        for (xmlNode *block = first; block != NULL; block = xml_after(block))
            if (xml_is(block, "para") || xml_is(block, "list"))
                lead_block(block, lead, condition);
        free(lead);
    }
    free(words);
}
