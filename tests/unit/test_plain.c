/* agreement/plain: sentences as terms see them. */
#include "acts_cases.h"

#include "agreement/table.h"

/* The text, with what stands above it, and how terms read its last sentence. */
static const struct {
    const char *heading, *text, *plain;
} cases[] = {
    /* names */
    {NULL,
     "\"School Trooper\" means a trooper. The School Trooper teaches, and the trooper listens.",
     "The SRO teaches, and the officer listens."},
    {NULL, "Elm Regional District 9 (the \"Region\") signs. The Region's clerk pays.",
     "The district's clerk pays."},
    /* everyday words */
    {NULL, "An officer is at liberty to search scholars.", "An officer may search students."},
    {NULL, "An officer is not free to search.", "An officer may not search."},
    {NULL, "It is reviewed every June.", "It is reviewed each year in June."},
    {NULL, "Each may end this letter.", "Each may end this agreement."},
    {NULL, "The officer conducts a search of a locker.", "The officer searches a locker."},
    {NULL, "Officers don't search and won't ask.", "Officers do not search and will not ask."},
    {NULL, "Nobody can\u2019t call; it isn\u2019t late.", "Nobody cannot call; it is not late."},
    {NULL, "The officer will not carry out a search of a locker.",
     "The officer will not search a locker."},
    {NULL, "The office sees to it that parents are apprised.",
     "The office ensures that parents are informed."},
    /* pronouns that can mean but one */
    {NULL, "The officer reports to the principal. She tells a parent.",
     "the officer tells a parent."},
    {NULL, "The officer stays when he is asked.", "The officer stays when the officer is asked."},
    {"The Principal", "He runs the school.", "the principal runs the school."},
    {NULL, "Students wait until they are called.", "Students wait until the students are called."},
    /* … and others */
    {NULL, "The principal tells the parent that he may come.",
     "The principal tells the parent that the principal may come."},
    {NULL, "Officers tell students that they may go.", "Officers tell students that they may go."},
    {NULL, "Officers follow rules when they apply.", "Officers follow rules when they apply."},
    {NULL, "The officer may act as he thinks fit.", "The officer may act as he thinks fit."},
    {NULL, "An officer is an adult whom students know and they can trust.",
     "An officer is an adult whom students know and they can trust."},
    {NULL, "My deputies help. I tell you.", "the department tell you."},
    {NULL, "Your principals help. You tell me.", "the district tell me."},
    /* points */
    {NULL, "School opens at 8 a.m. and the Supt. comes.",
     "School opens at 8 am and the Supt comes."},
    {NULL, "Section 14.2 and \u00a7 22.404 apply.", "Section 14-2 and \u00a7 22-404 apply."},
    {NULL, "It pays $12.50 for 2.5 hours.", "It pays $12.50 for 2.5 hours."},
};

static void
test_plain(void **state)
{
    int failed = 0;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acts *acts = acts_of_text(cases[i].text, NULL, cases[i].heading, NULL, lexicon);
        const struct sentence *last = &acts->sentences[acts->count - 1];
        const char *plain = acts->text.bytes + last->plain;
        if (strlen(cases[i].plain) != last->plain_length ||
            memcmp(plain, cases[i].plain, last->plain_length) != 0) {
            print_error("\"%s\" reads \"%.*s\"\n", cases[i].text, (int)last->plain_length, plain);
            failed++;
        }
        acts_free(acts);
    }
    assert_int_equal(failed, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_plain)};
    return cmocka_run_group_tests(tests, acts_set_up, acts_tear_down);
}
