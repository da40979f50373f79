/* Which texts use which terms: the short way (phrases first) must answer as the long way does,
 * which is PCRE2 on every text. Tried on patterns made to mislead the short way, and on every term
 * of the clause library. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/library.h"
#include "library/needs.h"
#include "library/uses.h"

static const char *const patterns[] = {
    "warrants?",
    "last resort|final (measure|step)",
    "arrest\\w*",
    "arrest\\w+",
    "arrest\\w*\\b",
    "\\barrest(?:s|ed)?\\b",
    "(?:kept|held) (?:in|by)",
    "(?:kept|held) (?:\\w+ ){0,6}?(?:in|by)",
    "(officer|deputy)\\b[^.]{0,40}\\b(guard|police)",
    "off[- ]duty",
    "child(?:ren)?(?:[’']s)?",
    "no|never",
    "(?:first|last)? resort",
    "a{2,3}b desk{1,2}",
    "ab{0}c",
    "(?:counsel\\w* |help )?students",
    "(?-i:SRO)",
    "may(?! not)",
    "(?<!non-)criminal",
    "search(?=[^.]{0,40}locker)",
    "\\d+ (?:hours|days)",
    "[^.]{3,20} schools?",
    "\\w+",
    "(?:\\w+ )?",
    "\\bnot\\b ?\\bask",
    "cost \\(in dollars\\)",
    "(?:a|b|c|d|e|f|g|h)(?:1|2|3|4|5|6|7|8)(?:x|y|z) plan",
    "s?he|k9|dogs",
    "[a-c]ab|[0-9]+ ways|[^x]yz",
    "under(?: the)? (?:supervision|control)\\b of",
    "café|e-?mail",
    "in custody | held",
};

static const char *const texts[] = {
    "",
    "A warrant.",
    "Warrants, not warranty",
    "As a LAST  RESORT the officer arrests",
    "the last resort",
    "blast resort and final step",
    "arrest",
    "rearrest",
    "arresting officers; arrested",
    "arrest_x",
    "records are kept in the office, held for a while by the clerk",
    "an off duty officer is no police guard. off-duty",
    "the child’s and the children's",
    "The CHILD's warden",
    "nor, nothing, never",
    "no",
    "resort. first resort",
    "aab desk, aaab deskk, ab desk",
    "ac abc",
    "counselors help students; counseling students; students",
    "SRO and sro",
    "may not, may ask, may  not",
    "criminal, non-criminal",
    "a search of lockers. a search",
    "12 hours; twelve days; 3 days",
    "all the schools",
    "not ask, do not  ask, notask",
    "the cost (in dollars)",
    "b7y plan, h1z\tplan",
    "\xc5\xbfhe and \xe2\x84\xaa"
    "9 and dog\xc5\xbf",
    "under\xc2\xa0the control of",
    "arrest\xc3\xa9 caf\xc3\xa9 CAF\xc3\x89 e-mail EMAIL",
    "bab 33 ways ayz xyz",
    "a_last resort last resort_",
    "in custody  held by, in custody held by",
    "in custody held by",
};

enum { PATTERNS = sizeof patterns / sizeof *patterns, TEXTS = sizeof texts / sizeof *texts };

/* The long way. */
static bool
matches(struct regex_cache *cache, const char *pattern, const char *text)
{
    struct span groups[REGEX_GROUPS];
    char *whole = mem_format("(?<!\\w)(?:%s)(?!\\w)", pattern);
    const struct regex *regex = regex_get(cache, whole, REGEX_CASELESS | REGEX_ASCII, NULL);
    free(whole);
    assert_non_null(regex);
    return regex_find(regex, text, strlen(text), 0, groups) > 0;
}

/* As the clause library does: a space is any white space. */
static char *
spaced(const char *pattern)
{
    struct buf out = {0};
    for (; *pattern != '\0'; pattern++)
        if (*pattern == ' ')
            buf_puts(&out, "\\s+");
        else
            buf_putc(&out, *pattern);
    return buf_take(&out);
}

static void
short_way_is_right(void **state)
{
    (void)state;
    struct diag diag = {.quiet = true};
    struct regex_cache *cache = regex_cache_new();
    struct lexicon *lexicon = lexicon_load("clauses/lexicon.xml", cache, &diag);
    assert_non_null(lexicon);
    int first = lexicon_terms(lexicon);
    xmlDoc *doc = xml_new("topic");
    for (int p = 0; p < PATTERNS; p++) {
        xmlNode *term = xml_add(xmlDocGetRootElement(doc), "term");
        xml_setf(term, "id", "t%d", p);
        xml_add_text(term, "match", patterns[p]);
    }
    assert_int_equal(lexicon_add_terms(lexicon, xmlDocGetRootElement(doc), "x", "x.xml", &diag), 0);
    struct use_text list[TEXTS];
    for (int t = 0; t < TEXTS; t++)
        list[t] = (struct use_text){texts[t], strlen(texts[t])};
    struct uses *uses = uses_new(lexicon, list, TEXTS);
    for (int p = 0; p < PATTERNS; p++) {
        char *pattern = spaced(patterns[p]);
        for (int t = 0; t < TEXTS; t++) {
            bool truth = matches(cache, pattern, texts[t]);
            if (uses_term(uses, (size_t)t, first + p) != truth)
                fail_msg("/%s/ in \"%s\" should be %d", patterns[p], texts[t], truth);
            if (truth && (uses_possible(uses, 0, first + p) >> t & 1) == 0)
                fail_msg("/%s/ in \"%s\" is not held possible", patterns[p], texts[t]);
        }
        free(pattern);
    }
    uses_free(uses);
    xmlFreeDoc(doc);
    lexicon_free(lexicon);
    regex_cache_free(cache);
}

/* What is read off a pattern: exact ones end in =, sets stand in braces. */
static const struct {
    const char *pattern, *needs;
} readings[] = {
    {"warrants?", "{warrants warrant}="},
    {"arrest\\w*", "{arrest~}="},
    {"(?:kept|held)\\s+(?:\\w+\\s+){0,6}?(?:in|by)", "{kept  held }"},
    {"a{2,3}b\\s+desk{1,2}", "{b des}"},
    {"no|never", "{no}="},
    {"x*memoranda of understanding", "{memoranda of und}"},
    {"[^.]{0,9}(?:principal|dean)[^.]{0,9}keys", "{principal dean}{keys}"},
    {"(?:first|last)?\\s+resort", "{first resort last resort  resort}"},
    {"(?=[^.]*lockers)x+", "{lockers}"},
    {"(?:go|x*)", ""},
};

static void
reads_what_is_needed(void **state)
{
    (void)state;
    struct needs_reader *reader = needs_reader_new();
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        struct needs needs;
        struct buf shown = {0};
        assert_non_null(needs_read(reader, readings[i].pattern, &needs));
        for (int s = 0; s < needs.count; s++) {
            buf_putc(&shown, '{');
            for (int k = 0; k < needs.sets[s].count; k++)
                buf_putf(&shown, "%s%.*s%s", k > 0 ? " " : "", (int)needs.sets[s].list[k].length,
                         needs.sets[s].list[k].bytes,
                         needs.exact && needs.sets[s].list[k].edge != NEEDS_WORD_END ? "~" : "");
            buf_putc(&shown, '}');
        }
        buf_puts(&shown, needs.exact ? "=" : "");
        assert_string_equal(buf_text(&shown), readings[i].needs);
        buf_free(&shown);
    }
    struct needs needs;
    assert_null(needs_read(reader, "(?P<name>x)", &needs));
    assert_null(needs_read(reader, "(open", &needs));
    assert_null(needs_read(reader, "[open", &needs));
    needs_reader_free(reader);
}

static void
every_term_of_the_library(void **state)
{
    (void)state;
    enum { SENTENCES = 120 };
    struct diag diag = {0};
    struct regex_cache *cache = regex_cache_new();
    struct library *library = library_load(".", LIBRARY_WITHOUT_EXAMPLES, cache, &diag);
    xmlDoc *doc = xml_read_file("samples/agreements/riverton.xml", &diag, STATUS_INPUT);
    assert_non_null(library);
    assert_non_null(doc);
    struct use_text list[SENTENCES];
    size_t count = 0;
    for (xmlNode *root = xmlDocGetRootElement(doc), *at = root; at != NULL && count < SENTENCES;
         at = xml_walk(at, root))
        if (xml_is(at, "para")) {
            char *words = xml_words(at);
            list[count++] = (struct use_text){words, strlen(words)};
        }
    assert_true(count > SENTENCES / 3);
    struct uses *uses = uses_new(library->lexicon, list, count);
    for (int term = 0; term < lexicon_terms(library->lexicon); term++)
        for (size_t t = 0; t < count; t++)
            if (uses_term(uses, t, term) !=
                matches(cache, lexicon_term_pattern(library->lexicon, term), list[t].bytes))
                fail_msg("%s in \"%s\"", lexicon_term_id(library->lexicon, term), list[t].bytes);
    uses_free(uses);
    for (size_t t = 0; t < count; t++)
        free((char *)(size_t)list[t].bytes);
    xmlFreeDoc(doc);
    library_free(library);
    regex_cache_free(cache);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(short_way_is_right),
                                       cmocka_unit_test(reads_what_is_needed),
                                       cmocka_unit_test(every_term_of_the_library)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
