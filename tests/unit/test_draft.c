/* Drafting, on a small library that holds one of everything: running text, a complete draft,
 * blanks, wishes, faults. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/xml.h"
#include "base/xslt.h"
#include "draft/draft.h"
#include "draft/writer.h"

#define DATA "tests/data/draft-library"

static struct buf said;
static struct diag diag = {.capture = &said};

/* The draft of a library as XML, or NULL. */
static char *
drafted(const char *data, const char *const *profiles, const char *answers, const char *const *sets,
        int *open)
{
    struct regex_cache *regexes = regex_cache_new();
    buf_clear(&said);
    diag.worst = STATUS_OK;
    struct library *library = library_load(data, LIBRARY_FOR_DRAFTING, regexes, &diag);
    assert_non_null(library);
    struct drafter *drafter = drafter_new(library, &diag);
    assert_non_null(drafter);
    xmlDoc *doc = draft_agreement(drafter, profiles, answers, sets, open, &diag);
    struct buf bytes = {0};
    if (doc != NULL)
        xml_write(doc, &bytes, true);
    xmlFreeDoc(doc);
    drafter_free(drafter);
    library_free(library);
    regex_cache_free(regexes);
    return doc == NULL ? NULL : buf_take(&bytes);
}

static void
running_text(void **state)
{
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"  one\n   two ", "one two"},
        {"\"Yes,\" she said", "“Yes,” she said"},
        {"the sheriff's office", "the sheriff’s office"},
        {"('x') [\"y\"]", "(‘x’) [“y”]"},
        {"a—'b'", "a—‘b’"},
        {"days' notice", "days’ notice"},
        {"“kept” ’tis", "“kept” ’tis"},
        {" \n\t ", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xmlDoc *doc = xml_new("para");
        struct writer writer = writer_start(xmlDocGetRootElement(doc));
        writer_text(&writer, cases[i].in);
        char *text = xml_text(xmlDocGetRootElement(doc));
        assert_string_equal(text, cases[i].out);
        free(text);
        xmlFreeDoc(doc);
    }
}

/* White space is folded across elements, and none is left beside one that prints nothing. */
static void
running_text_across_elements(void **state)
{
    (void)state;
    xmlDoc *doc = xml_new("para");
    struct writer writer = writer_start(xmlDocGetRootElement(doc));
    writer_text(&writer, "the \"");
    writer_open(&writer, "term");
    writer_text(&writer, "Agency");
    writer_close(&writer);
    writer_text(&writer, "\" and  ");
    writer_text(&writer, "  its \n");
    writer_open(&writer, "ref");
    writer_close(&writer);
    writer_text(&writer, "' end ");
    struct buf out = {0};
    xml_write(doc, &out, false);
    assert_non_null(
        strstr(buf_text(&out), "<para>the “<term>Agency</term>” and its <ref/>’ end</para>"));
    buf_free(&out);
    xmlFreeDoc(doc);
}

static void
expect_file(const char *bytes, const char *path)
{
    struct buf wanted = {0};
    assert_int_equal(file_read(path, &wanted, &diag, STATUS_INPUT), 0);
    assert_int_equal(wanted.length, strlen(bytes));
    assert_string_equal(bytes, buf_text(&wanted));
    buf_free(&wanted);
}

static void
complete_draft(void **state)
{
    static const char *const profiles[] = {"strict", NULL};
    int open = -1;
    (void)state;
    char *bytes = drafted(DATA, profiles, DATA "/answers.xml", NULL, &open);
    assert_non_null(bytes);
    assert_int_equal(open, 0);
    expect_file(bytes, DATA "/complete.xml");
    free(bytes);
}

static void
draft_with_blanks(void **state)
{
    static const char *const sets[] = {"kind=small", NULL};
    int open = -1;
    (void)state;
    char *bytes = drafted(DATA, NULL, NULL, sets, &open);
    assert_non_null(bytes);
    assert_int_equal(open, 3);
    expect_file(bytes, DATA "/blank.xml");
    free(bytes);
    assert_non_null(strstr(buf_text(&said),
                           "warning: places is not answered (places, first in forms.every); "
                           "answer it, or give --set places=VALUE"));
}

/* Pieces of drafts under settings: what must be there and what must not. */
static void
settings_show(void **state)
{
    static const struct {
        const char *sets[4];
        const char *there, *not_there;
    } cases[] = {
        {{"name=A", "sum=5"}, "Sum: $5, five dollars ($5), 5.", "[sum]"},
        {{"sum=1"}, "one dollar ($1)", NULL},
        {{"days=1200"},
         "Days: 1,200, one thousand two hundred (1,200), one thousand two hundred.",
         NULL},
        {{"first=2027-02-21"}, "February 21, 2027, the twenty-first day of February, 2027", NULL},
        {{"share=100"}, "one hundred percent (100%) and zero percent (0%)", NULL},
        {{"places=A"}, "Places: A: one, one (1).", NULL},
        {{"places=A;B"}, "Places: A and B: two, two (2).", NULL},
        {{"places=A;B;C"}, "Places: A, B, and C: three, three (3).", NULL},
        {{"places.1.level=high"},
         "<blank question=\"places.1.name\">[name of the place]</blank> (a high school);",
         NULL},
        {{"grant=yes"},
         "Award <blank question=\"grant.number\">[award number]</blank> pays one (1) post.",
         "posts."},
        {{"grant.number=7", "grant.posts=3"}, "Award 7 pays three (3) posts.", "[award"},
        {{"name=Fish & <Chips>"},
         "Name: Fish &amp; &lt;Chips&gt;; Fish &amp; &lt;Chips&gt;’s own.",
         "<Chips>"},
        {{"profiles=strict"}, "At least eighty (80) hours.", NULL},
        {{"profiles=base"}, "Section 1(a)", "hours"},
        {{"profiles=strict", "hours=90"}, "At least ninety (90) hours.", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int open;
        char *bytes = drafted(DATA, NULL, NULL, cases[i].sets, &open);
        assert_non_null(bytes);
        if (strstr(bytes, cases[i].there) == NULL)
            fail_msg("%s: not there: %s", cases[i].sets[0], cases[i].there);
        if (cases[i].not_there != NULL && strstr(bytes, cases[i].not_there) != NULL)
            fail_msg("%s: there: %s", cases[i].sets[0], cases[i].not_there);
        free(bytes);
    }
}

static void
answers_below_a_figure_are_kept_and_warned_of(void **state)
{
    static const char *const sets[] = {"profiles=strict", "hours=50", NULL};
    int open;
    (void)state;
    char *bytes = drafted(DATA, NULL, NULL, sets, &open);
    assert_non_null(strstr(bytes, "At least fifty (50) hours."));
    assert_non_null(strstr(buf_text(&said),
                           "hours is 50, which strict does not accept; answer with at least 80"));
    free(bytes);
}

static void
wishes_are_followed(void **state)
{
    int open;
    (void)state;
    char *bytes = drafted(DATA, NULL, DATA "/wishes.xml", NULL, &open);
    assert_non_null(bytes);
    assert_non_null(strstr(bytes, "clause=\"forms.repeated.short\""));
    assert_non_null(strstr(bytes, "Only A and B."));
    assert_non_null(strstr(bytes, "<note>The alternative text forms.repeated.short stands. "
                                  "What it gives up: The list.</note>"));
    assert_non_null(
        strstr(bytes, "<note>The clause frame.last is left out. Not needed here.</note>"));
    assert_null(strstr(bytes, "It has no letter"));
    free(bytes);
}

/* A text for a clause that the facts or another wish leave out changes nothing, and is no secret.
 */
static void
idle_wishes_are_warned_of(void **state)
{
    int open;
    (void)state;
    char *bytes = drafted(DATA, NULL, DATA "/idle-wishes.xml", NULL, &open);
    assert_non_null(bytes);
    assert_non_null(strstr(buf_text(&said),
                           "idle-wishes.xml:3: warning: the text forms.repeated.short has no "
                           "effect: its clause is not in this draft"));
    assert_null(strstr(bytes, "The alternative text"));
    free(bytes);
}

static void
wishes_for_nothing_are_named(void **state)
{
    static const char *const wanted[] = {
        "bad-wishes.xml:2: error: no clause has an alternative text “forms.repeated.shrt”; did you "
        "mean",
        "bad-wishes.xml:3: error: no clause has an alternative text “forms.repeated”",
        "bad-wishes.xml:4: error: there is no clause “frame.lost”; did you mean frame.last?",
        "bad-wishes.xml:5: error: there is no clause “forms.repeated.short”",
    };
    int open;
    (void)state;
    assert_null(drafted(DATA, NULL, DATA "/bad-wishes.xml", NULL, &open));
    assert_int_equal(diag.worst, STATUS_INPUT);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (strstr(buf_text(&said), wanted[i]) == NULL)
            fail_msg("not said: %s\nsaid: %s", wanted[i], buf_text(&said));
}

static void
library_faults_are_named(void **state)
{
    static const char *const wanted[] = {
        "homeless.xml: error: the outline of agreements has no place for the topic homeless",
        "faulty.xml:7: error: faulty.opening: there is no question “nobody”",
        "faulty.xml:7: error: faulty.opening: there is no question “head.rank”",
        "faulty.xml:8: error: faulty.opening: there is no form “poem”; the forms are: plain",
        "faulty.xml:9: error: faulty.opening: there is no question “nowhere”, which a condition "
        "asks for",
        "faulty.xml:10: error: faulty.opening: there is no question “things” to repeat",
        "agreement.xml:6: error: there is no provision “faulty.none”",
        "warning: a clause refers to “faulty.lost”, which the library does not have",
    };
    int open;
    (void)state;
    assert_null(drafted(DATA "-faulty", NULL, NULL, NULL, &open));
    assert_int_equal(diag.worst, STATUS_LIBRARY);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (strstr(buf_text(&said), wanted[i]) == NULL)
            fail_msg("not said: %s\nsaid: %s", wanted[i], buf_text(&said));
}

static void
unknown_profiles_are_refused(void **state)
{
    static const char *const profiles[] = {"strikt", NULL};
    int open;
    (void)state;
    assert_null(drafted(DATA, profiles, NULL, NULL, &open));
    assert_int_equal(diag.worst, STATUS_USAGE);
}

static int
begin(void **state)
{
    (void)state;
    setenv("SOURCE_DATE_EPOCH", "1782864000", 1);
    xml_init();
    return 0;
}

static int
end(void **state)
{
    (void)state;
    buf_free(&said);
    xslt_done();
    xml_done();
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(running_text),
        cmocka_unit_test(running_text_across_elements),
        cmocka_unit_test(complete_draft),
        cmocka_unit_test(draft_with_blanks),
        cmocka_unit_test(settings_show),
        cmocka_unit_test(answers_below_a_figure_are_kept_and_warned_of),
        cmocka_unit_test(wishes_are_followed),
        cmocka_unit_test(idle_wishes_are_warned_of),
        cmocka_unit_test(wishes_for_nothing_are_named),
        cmocka_unit_test(library_faults_are_named),
        cmocka_unit_test(unknown_profiles_are_refused),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
