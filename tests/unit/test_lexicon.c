/* library/lexicon: the file is valid, its notation expands, words inflect, terms match and are
 * found by literals. */
#include "acts_cases.h"

#include <stdlib.h>

#include "library/inflect.h"
#include "library/lexicon_read.h"

static void
test_valid(void **state)
{
    struct diag diag = {0};
    struct xml_grammar *grammar = xml_grammar_load("clauses/schema/lexicon.rng", &diag);
    xmlDoc *doc = xml_read_file("clauses/lexicon.xml", &diag, STATUS_LIBRARY);
    (void)state;
    assert_non_null(grammar);
    assert_non_null(doc);
    assert_int_equal(xml_validate(grammar, doc, "clauses/lexicon.xml", &diag, STATUS_LIBRARY), 0);
    xmlFreeDoc(doc);
    xml_grammar_free(grammar);
}

static void
test_inflection(void **state)
{
    static const struct {
        const char *base, *s, *past, *ing;
    } verbs[] = {{"search", "searches", "searched", "searching"},
                 {"notify", "notifies", "notified", "notifying"},
                 {"stop", "stops", "stopped", "stopping"},
                 {"cite", "cites", "cited", "citing"},
                 {"write", "writes", "wrote", "writing"},
                 {"refer", "refers", "referred", "referring"},
                 {"lie", "lies", "lay", "lying"},
                 {"have", "has", "had", "having"},
                 {"counsel", "counsels", "counselled", "counselling"},
                 {"see", "sees", "saw", "seeing"}};
    struct inflections *i = inflections_new();
    char form[INFLECT_WORD];
    (void)state;
    inflections_add_verb(i, "write", "wrote", "written");
    inflections_add_verb(i, "lie", "lay", "lain");
    inflections_add_verb(i, "have", "had", "had");
    inflections_add_verb(i, "see", "saw", "seen");
    inflections_add_double(i, "refer");
    inflections_add_double(i, "counsel");
    inflections_add_plural(i, "child", "children");
    for (size_t v = 0; v < sizeof verbs / sizeof *verbs; v++) {
        inflect_verb(i, verbs[v].base, FORM_S, form);
        assert_string_equal(form, verbs[v].s);
        inflect_verb(i, verbs[v].base, FORM_PAST, form);
        assert_string_equal(form, verbs[v].past);
        inflect_verb(i, verbs[v].base, FORM_ING, form);
        assert_string_equal(form, verbs[v].ing);
    }
    inflect_plural(i, "child", form);
    assert_string_equal(form, "children");
    inflect_plural(i, "deputy", form);
    assert_string_equal(form, "deputies");
    inflect_plural(i, "search", form);
    assert_string_equal(form, "searches");
    inflections_free(i);
}

static void
collect(void *context, const char *phrase)
{
    buf_putf(context, "[%s]", phrase);
}

static void
test_notation(void **state)
{
    static const struct {
        const char *notation, *phrases; /* NULL: faulty */
    } cases[] = {{"a|b", "[a][b]"},
                 {" School  (liaison |)Officer ", "[school liaison officer][school officer]"},
                 {"(a|b) (c|d)", "[a c][a d][b c][b d]"},
                 {"a(b(c|)|d)", "[abc][ab][ad]"},
                 {"sheriff's pat-down", "[sheriff pat down]"},
                 {"||", ""},
                 {"a (b", NULL},
                 {"a) b", NULL},
                 {"(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)", NULL}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = {0};
        bool sound = phrases_expand(cases[i].notation, collect, &out);
        assert_int_equal(sound, cases[i].phrases != NULL);
        if (sound)
            assert_string_equal(buf_text(&out), cases[i].phrases);
        buf_free(&out);
    }
}

/* What is sought for first must never hide a match. */
static void
test_terms(void **state)
{
    static const char xml[] =
        "<t><term id='custody'><match>(in|into) custody</match></term>"
        "<term id='seized'><match>{custody} | held</match><match>de-?tain(ed|s)?</match></term>"
        "<term id='belt'><match>seat ?belt[- ]law</match></term>"
        "<term id='short'><match>he|she</match></term>"
        "<term id='post'><match>officer[^.;]{0,30} door</match></term></t>";
    static const struct {
        const char *term, *text;
        bool says;
    } cases[] = {{"custody", "taken INTO  custody today", true},
                 {"belt", "The seatbelt law applies.", true},
                 {"belt", "The seat belt-law applies.", true},
                 {"belt", "The seat belt+law applies.", false},
                 {"custody", "into custodyx", false},
                 {"x:seized", "was detained", true},
                 {"x:seized", "de-tained", true},
                 {"x:seized", "the in custody - held one", true},
                 {"x:seized", "the in custody  held one", false}, /* as with one space */
                 {"x:short", "she", true},
                 {"x:short", "shell", false},
                 {"x:post", "The officer at 7:30 a.m. takes the door.", true},
                 {"x:post", "The officer at 7.30 takes the door.", false}};
    struct diag diag = {0};
    xmlDoc *doc = xml_read_memory(xml, sizeof xml - 1, "terms", &diag, STATUS_LIBRARY);
    (void)state;
    assert_int_equal(lexicon_add_terms(lexicon, xmlDocGetRootElement(doc), "x", "terms", &diag), 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acts *acts = acts_of_text(cases[i].text, NULL, NULL, NULL, lexicon);
        int term = lexicon_term(lexicon, "x", cases[i].term, strlen(cases[i].term));
        assert_true(term >= 0);
        assert_int_equal(sentence_says(acts, 0, term), cases[i].says);
        acts_free(acts);
    }
    xmlFreeDoc(doc);
}

/* A term that speaks of an officer finds one under the name the document gives it. */
static void
test_local_names(void **state)
{
    static const struct {
        const char *text;
        bool says;
    } cases[] = {
        {"Each PLO walks. \"Police Liaison Officer\" or \"PLO\" means an officer.", true},
        {"The PLOs walk. \"PLO\" means a deputy.", true},
        {"Each PLO walks. \"PLO\" means the school district.", false},
        {"Each PLO walks.", true}, /* known without a definition */
        {"Each QLO walks. \"QLO\" means a deputy.", true},
        {"Each QLO walks.", false},
        {"The Program ends. \"School Resource Officer Program\" or \"Program\" means a service "
         "of the officers.",
         false},
        {"The Program ends. They begin a school resource officer program (the "
         "\"Program\").",
         false}};
    int term = lexicon_term(lexicon, NULL, "officer-word", 12);
    (void)state;
    assert_true(term >= 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acts *acts = acts_of_text(cases[i].text, NULL, NULL, NULL, lexicon);
        assert_int_equal(sentence_says(acts, 0, term), cases[i].says);
        assert_memory_equal(acts_text(acts, 0), cases[i].text, 8); /* shown as it was */
        acts_free(acts);
    }
}

static void
test_faults(void **state)
{
    static const char *const faulty[] = {
        "<lexicon><class id='a'><match>x (y</match></class></lexicon>",
        "<lexicon><class id='a'/><class id='a'/></lexicon>",
        "<lexicon><group classes='nobody'><match>x</match></group></lexicon>",
        "<lexicon><words as='nonsense'>x</words></lexicon>",
        "<lexicon><modal force='hard' not='must-not'>x</modal></lexicon>",
        "<lexicon><topic id='t' stands-for='none'><match>x</match></topic></lexicon>",
        "<lexicon><term id='a'><match>{b}</match></term><term "
        "id='b'><match>{a}</match></term></lexicon>",
        "<other/>"};
    (void)state;
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
        struct buf captured = {0};
        struct diag diag = {.capture = &captured};
        char path[] = "/tmp/mou-lexicon-XXXXXX";
        int file = mkstemp(path);
        assert_true(file >= 0);
        FILE *out = fdopen(file, "w");
        fputs(faulty[i], out);
        fclose(out);
        assert_null(lexicon_load(path, regexes, &diag));
        assert_true(diag.errors > 0);
        assert_non_null(strstr(buf_text(&captured), path));
        remove(path);
        buf_free(&captured);
    }
}

static void
test_queries(void **state)
{
    static const char *const faulty[] = {"who=nobody",  "does=fly",       "about=weather",
                                         "force=hard",  "order=sideways", "standard=none",
                                         "unless=whim", "text=unknown",   "colour=red",
                                         "search",      "in=attic"};
    (void)state;
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
        struct buf captured = {0};
        struct diag diag = {.capture = &captured};
        assert_null(question_new(lexicon, faulty[i], NULL, "rules.xml", 7, &diag));
        assert_int_equal(diag.worst, STATUS_LIBRARY);
        assert_non_null(strstr(buf_text(&captured), "rules.xml:7"));
        buf_free(&captured);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_valid),       cmocka_unit_test(test_inflection),
        cmocka_unit_test(test_notation),    cmocka_unit_test(test_terms),
        cmocka_unit_test(test_faults),      cmocka_unit_test(test_queries),
        cmocka_unit_test(test_local_names),
    };
    return cmocka_run_group_tests(tests, acts_set_up, acts_tear_down);
}
