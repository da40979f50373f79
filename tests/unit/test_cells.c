/* agreement/cells: cells that say who does what by a mark, a name or a yes. */
#include "acts_cases.h"

#include "agreement/cells.h"

/* The lead-in of the cell, its text, and the sentence it stands for; NULL: its words speak for
 * themselves. */
static const struct {
    const char *lead, *text, *sentence;
} cases[] = {
    {"Principal — Student discipline", "X", "The Principal is responsible for student discipline."},
    {"SRO — Enforce school rules", "\xE2\x9C\x93", "The SRO shall enforce school rules."},
    {"SRO — Searching lockers", "No", "The SRO has no part in searching lockers."},
    {"SRO — Search lockers", "Never", "The SRO shall not search lockers."},
    {"SRO — Search of lockers", "no role", "The SRO has no part in search of lockers."},
    {"Principal — Arrest of a student", "I",
     "The Principal shall be informed of arrest of a student."},
    {"Principal — Arrest of a student", "C",
     "The Principal shall be consulted about arrest of a student."},
    {"SRO — Arrest of a student", "R/A", "The SRO is responsible for arrest of a student."},
    {"Principal — Emergency drills", "S", "The Principal shall assist with emergency drills."},
    {"Principal — Emergency drills", "Support",
     "The Principal shall assist with emergency drills."},
    {"Does the officer do this? — Teach classes", "Yes, when a teacher asks.",
     "The officer shall teach classes, when a teacher asks."},
    {"May the officer do this? — Search a bag", "Yes", "The officer may search a bag."},
    {"Does the officer do this? — Ask about papers", "No, never",
     "The officer shall not ask about papers."},
    {"Does the officer do this? — Drive students home", "Only in an emergency",
     "The officer may drive students home Only in an emergency"},
    {"Who — Student discipline", "The principal, never the officer",
     "The principal, never the officer, is responsible for student discipline."},
    {"Lead — Write the plan", "Principal", "Principal shall write the plan."},
    {"Support — Write the plan", "Officer", "Officer shall help to write the plan."},
    {"Student discipline:", "Principal", "Principal is responsible for student discipline."},
    {"SRO — Enforce school rules", "\xE2\x98\x92", "The SRO shall enforce school rules."},
    /* columns that say what the actor may and may not do, or whether the row is so */
    {"SRO may — Search lockers", "X", "The SRO may search lockers."},
    {"SRO may not — Enforce school rules", "X", "The SRO shall not enforce school rules."},
    {"SRO shall not — Student discipline", "X", "The SRO has no part in student discipline."},
    {"Not SRO — Student discipline", "X", "The SRO has no part in student discipline."},
    {"Yes — SRO wears a uniform", "X", "SRO wears a uniform."},
    {"No — SRO enforces school rules", "\xE2\x98\x92", "SRO shall not enforce school rules."},
    {"No — The SRO may search students", "X", "The SRO may not search students."},
    {"No — The officer carries a weapon", "X", "The officer shall not carry a weapon."},
    {"No — Lunch duty", "X", NULL},
    /* words that speak for themselves */
    {"SRO — Searches", "Only with probable cause or a warrant", NULL},
    {"SRO — Searches", "Searches on probable cause", NULL},
    {"When — Notice to parents", "Before", NULL},
    {"Hours — Basic course", "40", NULL},
    {"Amount — Salary", "$70,000", NULL},
    {"Principal — Searches", "-", NULL},
    {"Notes — Student discipline", "See Section 4", NULL},
    {"The SRO shall not:", "search", NULL},
    {"Principal", "X", NULL},
    {NULL, "X", NULL},
    {"Who — ", "Principal", NULL},
};

static void
test_cells(void **state)
{
    int failed = 0;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *sentence = cell_sentence(lexicon, cases[i].lead, cases[i].text);
        bool same = sentence == NULL || cases[i].sentence == NULL
                        ? sentence == cases[i].sentence
                        : strcmp(sentence, cases[i].sentence) == 0;
        if (!same)
            print_error("%s: %s reads %s\n", cases[i].lead != NULL ? cases[i].lead : "",
                        cases[i].text, sentence != NULL ? sentence : "as it is");
        failed += !same;
        free(sentence);
    }
    assert_int_equal(failed, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cells)};
    return cmocka_run_group_tests(tests, acts_set_up, acts_tear_down);
}
