/* Which texts use which terms: the short way (phrases first, then programs) must answer as the
 * long way does, which is PCRE2 on every text. Tried on patterns made to mislead the short way, on
 * generated ones, and on every term of the clause library. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/begins.h"
#include "library/lexicon_read.h"
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
    "(?<!\\x20the\\x20)schools|(?<=all\\x20)schools",
    "(?<!other\\x20|the\\x20)schools|(?<=all\\x20|of\\x20)records?",
    "(?<!who\\x20does\\x20)(?<!may\\x20)not(?! ask)",
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
    "other schools, our schools; all records, any records of records",
    "not ask, do not  ask, notask",
    "the cost (in dollars)",
    "b7y plan, h1z\tplan",
    "She and K9 and dogs",
    "under\xc2\xa0the control of",
    "arrest\xc3\xa9 caf\xc3\xa9 CAF\xc3\x89 e-mail EMAIL",
    "bab 33 ways ayz xyz",
    "a_last resort last resort_",
    "in custody  held by, in custody held by",
    "in custody held by",
};

enum { PATTERNS = sizeof patterns / sizeof *patterns, TEXTS = sizeof texts / sizeof *texts };

/* The text as terms see it: any white space in a row is one space. */
static char *
evenly_spaced(const char *text)
{
    struct buf out = {0};
    for (; *text != '\0'; text++)
        if (!isspace((unsigned char)*text))
            buf_putc(&out, *text);
        else if (out.length == 0 || out.bytes[out.length - 1] != ' ')
            buf_putc(&out, ' ');
    return buf_take(&out);
}

/* The long way. -1: PCRE2 gave up. */
static int
matches(struct regex_cache *cache, const char *pattern, const char *given)
{
    char *text = evenly_spaced(given);
    struct span groups[REGEX_GROUPS];
    char *whole = mem_format("(?<!\\w)(?:%s)(?!\\w)", pattern);
    const struct regex *regex = regex_get(cache, whole, REGEX_CASELESS | REGEX_ASCII, NULL);
    free(whole);
    assert_non_null(regex);
    int found = regex_find(regex, text, strlen(text), 0, groups);
    free(text);
    return found > 0 ? 1 : found;
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

/* Texts come again in documents behind the first: of the second only some are asked; from the
 * third on one stands twice. */
enum { DOCUMENTS = 5, SECOND = 1 };

static void
check_document(const struct lexicon *lexicon, struct regex_cache *cache, int first, int document)
{
    struct use_text list[TEXTS + 1];
    for (int t = 0; t <= TEXTS; t++)
        list[t] = (struct use_text){texts[t % TEXTS], strlen(texts[t % TEXTS])};
    size_t count = document > SECOND ? TEXTS + 1 : TEXTS;
    struct uses *uses = uses_new(lexicon, list, count);
    for (int p = 0; p < PATTERNS; p++) {
        char *pattern = spaced(patterns[p]);
        for (size_t t = 0; t < count; t++) {
            if (document == SECOND && (t + (size_t)p) % 3 != 0)
                continue;
            int truth = matches(cache, pattern, list[t].bytes);
            if (uses_term(uses, t, first + p) != truth)
                fail_msg("/%s/ in \"%s\" should be %d", patterns[p], list[t].bytes, truth);
            if (truth && (uses_possible(uses, t / 64, first + p) >> (t % 64) & 1) == 0)
                fail_msg("/%s/ in \"%s\" is not held possible", patterns[p], list[t].bytes);
        }
        free(pattern);
    }
    uses_free(uses);
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
    for (int document = 0; document < DOCUMENTS; document++)
        check_document(lexicon, cache, first, document);
    xmlFreeDoc(doc);
    lexicon_free(lexicon);
    regex_cache_free(cache);
}

/* What is read off a pattern: sets stand in braces, ' before a word that is known to begin. */
static const struct {
    const char *pattern, *needs;
} readings[] = {
    {"warrants?", "{'warrant}"},
    {"arrest\\w*", "{'arrest}"},
    {"(?:kept|held)\\s+(?:\\w+\\s+){0,6}?(?:in|by)", "{'held |'kept }"},
    {"a{2,3}b\\s+desk{1,2}", "{b 'des}"},
    {"(?:no|never)", "{'never|'no}"},
    {"x*memoranda of understanding", "{memoranda 'of }{understanding}"},
    {"[^.]{0,9}(?:principal|dean)[^.]{0,9}keys", "{dean|principal}{keys}"},
    {"(?:first|last)?\\s+resort", "{'first 'resort|'last 'resort| 'resort}"},
    {"(?:go|x*)", ""},
    {"[^.]{0,9}\\bkeys\\b ?x", "{'keys 'x|'keysx}"},
    {"[^.]{0,9} (?:the [^.]{0,9} door|a gate)", "{'a 'gate| 'door}"},
};

static void
reads_what_is_needed(void **state)
{
    (void)state;
    struct needs_reader *reader = needs_reader_new();
    struct pattern pattern = {0};
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        struct needs needs;
        struct buf shown = {0};
        const char *at = readings[i].pattern;
        int root = pattern_read(&pattern, &at);
        assert_true(root >= 0);
        needs_read(reader, &pattern, root, &needs);
        for (int s = 0; s < needs.count; s++) {
            buf_putc(&shown, '{');
            for (int k = 0; k < needs.sets[s].count; k++) {
                const struct phrase *phrase = &needs.sets[s].list[k];
                buf_puts(&shown, k > 0 ? "|" : "");
                for (size_t n = 0; n < phrase->length; n++)
                    buf_putc(&shown,
                             phrase->symbols[n] == PHRASE_WORD ? '\'' : (char)phrase->symbols[n]);
            }
            buf_putc(&shown, '}');
        }
        assert_string_equal(buf_text(&shown), readings[i].needs);
        buf_free(&shown);
    }
    static const char *const others[] = {"(?P<name>x)", "(open",       "[open",       "x++",
                                         "(a)\\1",      "*x",          "(?<=a+)b",    "(?<!a|b+)b",
                                         "\\x0a",       "[[:alpha:]]", "caf\xc3\xa9", "a{3,2}"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const char *at = others[i];
        assert_int_equal(pattern_read(&pattern, &at), -1);
    }
    pattern_free(&pattern);
    needs_reader_free(reader);
}

/* A pattern made of pieces such as the library's, the same in every run. */
static unsigned
next_random(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void
put_pieces(struct buf *out, unsigned *seed, int deep)
{
    static const char *const pieces[] = {
        "a",    "b",   "ab",           "no",           "s?",  "\\s+",  "\\s*",  "\\w+",
        "\\w*", "\\b", "[^.;]{0,4}?",  "[\\w'-]+\\s+", ".",   "\\W",   "[ab]",  "\\B",
        "^",    "$",   "\xE2\x80\x99", "[^a]",         "\\d", "\\s+a", "b\\s+", "-",
    };
    static const char *const repeats[] = {"?", "*", "+", "{0,2}?", "{2}", "{1,}", "*?"};
    unsigned count = 1 + next_random(seed) % 4;
    for (unsigned i = 0; i < count; i++) {
        unsigned kind = next_random(seed) % 12;
        if (kind > 3 || deep > 2) {
            buf_puts(out, pieces[next_random(seed) % (sizeof pieces / sizeof *pieces)]);
            continue;
        }
        static const char *const opens[] = {"(", "(?:", "(?=", "(?!", "(?-i:", "(?<!"};
        unsigned open = next_random(seed) % 10;
        buf_puts(out, opens[open > 5 ? 1 : open]);
        if (open == 5)
            buf_puts(out, "a(?:b|-)[^a]");
        else
            put_pieces(out, seed, deep + 1);
        for (unsigned k = next_random(seed) % 3; k > 0 && open != 5; k--) {
            buf_putc(out, '|');
            put_pieces(out, seed, deep + 1);
        }
        buf_putc(out, ')');
        if (next_random(seed) % 2 == 0 && open != 2 && open != 3 && open != 5)
            buf_puts(out, repeats[next_random(seed) % 7]);
    }
}

static void
put_text(struct buf *out, unsigned *seed)
{
    static const char *const bits[] = {"a",
                                       "b",
                                       " ",
                                       "ab",
                                       "no",
                                       ".",
                                       ";",
                                       "A",
                                       "  ",
                                       "-",
                                       "'",
                                       "5",
                                       "x",
                                       "\xE2\x80\x99",
                                       "\xC3\xA9",
                                       "\n",
                                       "\xE2\x80\x94",
                                       "_",
                                       " a",
                                       "b "};
    for (unsigned i = next_random(seed) % 14; i > 0; i--)
        buf_puts(out, bits[next_random(seed) % (sizeof bits / sizeof *bits)]);
}

static void
check_generated(struct regex_cache *cache, const char *pattern, const struct use_text *list)
{
    struct diag diag = {.quiet = true};
    struct lexicon *lexicon = lexicon_load("tests/unit/empty-lexicon.xml", cache, &diag);
    assert_non_null(lexicon);
    xmlDoc *doc = xml_new("topic");
    xmlNode *term = xml_add(xmlDocGetRootElement(doc), "term");
    xml_set(term, "id", "t");
    xml_add_text(term, "match", pattern);
    assert_int_equal(lexicon_add_terms(lexicon, xmlDocGetRootElement(doc), NULL, "x.xml", &diag),
                     0);
    struct uses *uses = uses_new(lexicon, list, TEXTS);
    for (size_t t = 0; t < TEXTS; t++) {
        int truth = matches(cache, pattern, list[t].bytes);
        if (truth >= 0 && uses_term(uses, t, 0) != truth)
            fail_msg("/%s/ in \"%s\"", pattern, list[t].bytes);
    }
    uses_free(uses);
    xmlFreeDoc(doc);
    lexicon_free(lexicon);
}

static void
generated_patterns(void **state)
{
    (void)state;
    enum { MADE = 1500 };
    unsigned seed = 7;
    struct regex_cache *cache = regex_cache_new();
    for (int i = 0; i < MADE; i++) {
        struct buf pattern = {0}, made[TEXTS] = {{0}};
        struct use_text list[TEXTS];
        put_pieces(&pattern, &seed, 0);
        for (int t = 0; t < TEXTS; t++) {
            put_text(&made[t], &seed);
            list[t] = (struct use_text){buf_text(&made[t]), made[t].length};
        }
        check_generated(cache, buf_text(&pattern), list);
        for (int t = 0; t < TEXTS; t++)
            buf_free(&made[t]);
        buf_free(&pattern);
    }
    regex_cache_free(cache);
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

/* A term that is left to PCRE2 is searched for hundreds of times slower than one with programs. */
static void
no_term_is_left_to_pcre(void **state)
{
    (void)state;
    struct diag diag = {.quiet = true};
    struct regex_cache *cache = regex_cache_new();
    struct library *library = library_load(".", LIBRARY_WITHOUT_EXAMPLES, cache, &diag);
    assert_non_null(library);
    const struct term_tables *tables = terms_tables(library->lexicon->terms);
    if (tables->outsider_count > 0) {
        int term = 0;
        while (tables->term_alternatives[term + 1] <= tables->outsiders->alternative)
            term++;
        fail_msg("%s, from byte %d on", lexicon_term_id(library->lexicon, term),
                 tables->outsiders->pattern);
    }
    library_free(library);
    regex_cache_free(cache);
}

/* Places are filed by what is left of their word there, four letters at most. */
static void
places_are_filed(void **state)
{
    (void)state;
    uint8_t filed[32];
    static const uint8_t text[] = "offi officer an off, (o ) an";
    begins_read(text, sizeof text - 1, filed);
    assert_int_equal(filed[0], filed[5]);       /* offi, officer */
    assert_int_equal(filed[13], filed[26]);     /* an, an at the end */
    assert_int_equal(filed[4], filed[12]);      /* spaces, whatever follows */
    assert_int_not_equal(filed[0], filed[16]);  /* offi, off */
    assert_int_not_equal(filed[13], filed[12]); /* an, a space */
    assert_int_not_equal(filed[22], filed[16]); /* o, off */
    assert_int_not_equal(filed[21], filed[22]); /* a bracket, o */
    assert_int_not_equal(filed[28], filed[24]); /* the end, a bracket */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_way_is_right),      cmocka_unit_test(reads_what_is_needed),
        cmocka_unit_test(generated_patterns),      cmocka_unit_test(places_are_filed),
        cmocka_unit_test(no_term_is_left_to_pcre), cmocka_unit_test(every_term_of_the_library)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
