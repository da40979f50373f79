/* agreement: acts that are said in a roundabout way. */
#include "acts_cases.h"

/* Who may, must and must not, said in a roundabout way. */
static const struct acts_case roundabout[] = {
    {"Nothing keeps the officer from arresting a student.",
     "who=officer force=may does=arrest whom=student"},
    {"Nothing forbids an officer to search a locker.", "who=officer force=may does=search"},
    {"Nothing in this letter stops a deputy from questioning a student.",
     "who=officer force=may does=question"},
    {"None but the principal shall discipline a student.",
     "who=head force=must does=discipline whom=student"},
    {"Nobody other than the principal suspends a student.", "who=head force=must does=discipline"},
    {"Nobody but an officer shall arrest a student.", "who=officer force=must does=arrest"},
    {"The principal, and not the officer, disciplines students.",
     "who=head force=must does=discipline"},
    {"The principal, and not the officer, disciplines students.",
     "who=officer force=must-not does=discipline"},
    {"A student shall be questioned by no officer.", "who=officer force=must-not does=question"},
    {"By no officer shall a locker be searched.", "who=officer force=must-not does=search"},
    {"Discipline shall be handed out by the principal and by nobody else.",
     "!who=officer does=discipline"},
    {"Discipline is none of the officer's business.", "who=officer force=must-not does=discipline"},
    {"The officer has neither the power nor the duty to discipline students.",
     "who=officer force=must-not does=discipline"},
    {"The officer has no duty to discipline students.",
     "who=officer force=need-not does=discipline"},
    {"Student discipline: | Officer has no part", "who=officer force=must-not does=discipline"},
    {"The principal has the last word on whether a student is arrested.",
     "who=head does=decide about=arrest"},
    {"In all matters of student discipline the principal has the final say.",
     "who=head does=decide about=discipline"},
    {"It is up to the officer whether a student is suspended.",
     "who=officer does=decide about=discipline"},
    {"Whether a student is arrested is up to the officer.", "who=officer does=decide about=arrest"},
    {"The principal looks to the officer for the punishment of students.",
     "who=head does=request whom=officer about=discipline"},
    {"The school looks to the deputy to search lockers.",
     "who=district does=request whom=officer about=search"},
    {"An officer needs no leave from the principal to arrest a student.",
     "who=officer force=may does=arrest"},
    {"The school needs the officer to teach a class.", "who=officer force=must does=teach"},
    {"No call to a parent is required before an officer questions a student.",
     "force=need-not does=notify whom=parent order=before"},
    {"No word to the principal is needed before a student is arrested.",
     "force=need-not does=notify whom=head order=before"},
    {"The officer may, if asked, help with the search of a locker.",
     "who=officer force=may does=assist about=search"},
    {"The officer does not discipline students, except that the officer may assign detention.",
     "who=officer force=may does=discipline"},
    {"The officer does not discipline students, except that the officer may assign detention.",
     "who=officer force=must-not does=discipline"},
    {"The officer does not concern himself with school rules.",
     "who=officer force=must-not does=discipline"},
    {"Nowhere may an officer discipline students.", "who=officer force=must-not does=discipline"},
    {"We shall both notify the parents.", "who=district force=must does=notify whom=parent"},
    {"Nothing in this section prevents an officer from searching a locker.",
     "who=officer force=may does=search"},
    {"Nothing in section 4 stops the officer posted at the high school from arresting a student.",
     "who=officer force=may does=arrest"},
    {"The policy prohibits the officer supplied by the City from arresting a student.",
     "who=officer force=must-not does=arrest"},
    {"This policy permits the officer posted at the high school to arrest a student.",
     "who=officer force=may does=arrest"},
    {"Nothing in paragraph (a) prevents the officer from arresting a student.",
     "who=officer force=may does=arrest"},
    {"The officer assigned to search lockers shall notify the principal.",
     "who=officer force=must does=notify whom=head"},
};

/* Lists below a lead-in that names whose they are. */
static const struct acts_case lists[] = {
    {"Not the officer's job: | Enforcement of school rules",
     "who=officer force=must-not does=enforce about=school-rule"},
    {"Not the officer's job: | Student discipline", "who=officer force=must-not does=discipline"},
    {"Duties of the SRO: | Investigation of crimes",
     "who=officer force=must does=investigate about=crime"},
    {"The principal's part: | Student discipline", "who=head force=must does=discipline"},
    {"Tasks outside the officer's role: | Searching lockers",
     "who=officer force=must-not does=search"},
    {"Tasks outside the officer's role: | Student discipline",
     "!who=officer force=must does=discipline"},
    {"Off limits to the SRO: | disciplining students",
     "who=officer force=must-not does=discipline"},
    {"Officer don'ts: | Discipline students", "who=officer force=must-not does=discipline"},
    {"Officer do's: | Call the parent after an arrest",
     "who=officer force=must does=notify whom=parent order=after"},
    {"Duties of the SRO: | The principal handles discipline.", "!who=officer does=discipline"},
    {"Student discipline: | The principal", "!who=officer does=discipline"},
};

static void
test_lists(void **state)
{
    (void)state;
    CHECK_CASES(lists);
}

static void
test_roundabout(void **state)
{
    (void)state;
    CHECK_CASES(roundabout);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_roundabout),
                                       cmocka_unit_test(test_lists)};
    return cmocka_run_group_tests(tests, acts_set_up, acts_tear_down);
}
