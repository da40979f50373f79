/* agreement/names: what a document's definitions bind, seen through the acts of the sentences that
 * follow. */
#include "acts_cases.h"

/* Definition and duty in one text; the first sentence binds, the last is asked. */
static const struct acts_case cases[] = {
    {"This is between the Riverton County Board of Education (hereinafter the \"Board\") and the "
     "Sheriff of Riverton "
     "County (\"Sheriff\"). The Board shall notify the parents.",
     "who=district does=notify whom=parent"},
    {"This is between the Riverton County Board of Education (hereinafter the \"Board\") and the "
     "Sheriff of Riverton "
     "County (\"Sheriff\"). The Sheriff shall notify the parents.",
     "who=agency does=notify whom=parent"},
    {"The City of Riverton, a municipal corporation (\xE2\x80\x9C"
     "City\xE2\x80\x9D), contracts here. The City shall notify parents.",
     "who=agency does=notify"},
    {"Riverton Unified School District (the \"RUSD\") signs. RUSD shall notify parents.",
     "who=district does=notify"},
    {"School District No. 9 in the County of Riverton (\"APS\") signs. APS notifies parents.",
     "who=district does=notify"},
    {"The Sheriff of Riverton County (the \"Contractor\") signs. The Contractor shall notify "
     "parents.",
     "who=agency does=notify"},
    {"\"Member\" below means an SRO. A member shall not search a student.",
     "who=officer force=must-not does=search"},
    {"\"Member\" below means an SRO. Members shall not search a student.",
     "who=officer force=must-not does=search"},
    {"\"Guardian\" means a parent, legal guardian or other adult. The SRO shall notify the "
     "Guardian.",
     "does=notify whom=parent"},
    {"\"Campus Leader\" means the principal of a school. A Campus Leader may search lockers.",
     "who=head does=search"},
    {"The Deputies assigned hereunder are called \"SROs\". SROs shall notify parents.",
     "who=officer does=notify"},
    {"Three School Resource Officers (\"YROs\") serve. A YRO shall notify parents.",
     "who=officer does=notify"},
    {"\"School matter\" means conduct that breaks a District rule. The officer reports school "
     "matters.",
     "!who=district"},
    {"From: Gil Hatcher, Chief of Police\nI shall notify the parents.", "who=agency does=notify"},
    {"To: Joan Pettibone, Superintendent of Schools, Riverton\nYou shall notify the parents.",
     "who=district does=notify"},
    {"The Village of Riverton acts by its Police Department (I will say \"the Village\"). The "
     "Village shall notify parents.",
     "who=agency does=notify"},
    {"\"Custody\" means any restraint upon a student. Custody rules apply.", "!who=student"},
    {"Riverton Public Schools, a school district (\xE2\x80\x9Cthe schools\xE2\x80\x9D or "
     "\xE2\x80\x9Cwe\xE2\x80\x9D), signs. We shall notify parents.",
     "who=district does=notify"},
    {"\"SRO\" means any person whom the Chief names. The SRO shall notify parents.",
     "who=officer does=notify"},
    {"\"SRO\" means any person whom the Chief names. The SRO shall notify parents.",
     "!who=head does=notify"},
    {"The trooper shall notify parents.", "who=officer does=notify"},
    {"The Harmon County Board of Education (the \"Board\") signs. The Board of Commissioners shall "
     "notify parents.",
     "!who=district"},
    {"The Harmon County Board of Education (the \"Board\") signs. The Board of Education shall "
     "notify parents.",
     "who=district does=notify"},
    {"Youth Aid Officer (YAO): a sworn member. YAOs shall notify parents.",
     "who=officer does=notify"},
    {"SROs are school officials with a \"calling tree\" to use. The calling tree shall notify "
     "parents.",
     "!who=district"},
    {"\"SPO\" means the principal of a school. The SPO shall notify parents.",
     "who=head does=notify"},
    {"\"School Trooper\" means a sworn trooper. A trooper shall notify parents.",
     "!who=outside does=notify"},
    {"The Department of Public Safety, acting through its Division of State Police (the "
     "\"Division\"), signs. The Division shall notify parents.",
     "who=agency does=notify"},
    /* letters in brackets without quotes, when they are the party's */
    {"The Riverton Police Department (RPD) signs. The RPD shall notify parents.",
     "who=agency does=notify"},
    {"The San Riverton Unified School District (SRUSD) signs. SRUSD shall notify parents.",
     "who=district does=notify"},
    {"The Harmon County Sheriff's Office (HCSO) signs. HCSO shall notify parents.",
     "who=agency does=notify"},
    {"It is approved by Police Officer Standards and Training (POST). POST shall notify parents.",
     "!who=agency does=notify"},
    {"The City of Riverton (CA) signs. CA shall notify parents.", "!who=agency does=notify"},
    /* a definition that goes on for a second name */
    {"\"Caregiver\" means the adult who holds rights, and \"site leader\" a principal or "
     "assistant principal. A site leader shall notify parents.",
     "who=head does=notify"},
    /* letters */
    {"Dear Superintendent Ames:\nYou shall notify the parents.", "who=district does=notify"},
    {"I, Gil Hatcher, Chief of Police, write to you. I shall notify the parents.",
     "who=agency does=notify"},
    {"I write this as Superintendent of Schools. I shall notify the parents.",
     "who=district does=notify"},
    {"My deputies know the law. I shall notify the parents.", "who=agency does=notify"},
    {"Your principals know the law. You shall notify the parents.", "who=district does=notify"},
    {"Your child's teachers know the law. You shall notify the school.", "who=parent does=notify"},
    {"My deputies know the law. We shall notify the parents.", "!who=district does=notify"},
    {"Your sidearm stays in its holster. You shall notify the parents.", "who=officer does=notify"},
    {"A fight? The teacher calls you. You shall notify the parents.", "who=officer does=notify"},
    {"The principal calls your family. You shall notify the school.", "!who=officer does=notify"},
    {"My deputies know the law. We shall both notify the parents.", "who=district does=notify"},
    {"We shall notify the parents.", "who=agency does=notify"},
    {"We shall notify the parents.", "who=district does=notify"},
    /* persons */
    {"Deputy Kessel is at the school. Kessel shall notify the parents.", "who=officer does=notify"},
    {"From: Renee Thibault (principal)\nI shall notify the parents.", "who=head does=notify"},
    {"From: Renee Thibault (principal)\nOfficer Dana Pruett is at the school. Dana shall notify the "
     "parents.",
     "who=officer does=notify"},
    {"To: Lt. Curtis Hale\nFrom: Renee Thibault (principal)\nHale shall notify the parents.",
     "who=agency does=notify"},
    {"Undersheriff Bea Lomax signs. Lomax shall notify the parents.", "who=agency does=notify"},
    {"The Police Officer Standards and Training Council signs. Standards notify parents.",
     "!who=officer does=notify"},
};

static const struct acts_case bodies[] = {
    {"“SRO” means a sworn officer whom the Department assigns to a school. The SRO shall not "
     "search lockers.",
     "who=officer force=must-not does=search"},
    {"“School Guardian Deputy” means a career deputy assigned by the Sheriff to the Board. The "
     "School Guardian Deputy "
     "shall not discipline students.",
     "who=officer force=must-not does=discipline"},
    {"This agreement is between the City of Elm (hereinafter the “City”) and the Elm School "
     "District (the “Schools”). "
     "The Schools shall pay the City each quarter.",
     "who=district does=pay"},
    {"The parties are the Village of Elm, which we will call the “Village”, and the Elm Central "
     "School District. "
     "The Village shall assign one officer.",
     "who=agency does=assign"},
    {"“Guardian” means a parent, foster parent or other adult with legal custody. The principal "
     "shall notify the Guardian.",
     "who=head does=notify whom=parent"},
    {"“Administrator” means the principal or an assistant principal. The Administrator may search "
     "a locker.",
     "who=head force=may does=search"},
    {"“Fiscal year” means the year in which the City closes its books. The fiscal year shall not "
     "be changed.",
     "!who=agency force=must-not"},
};

static void
test_names(void **state)
{
    (void)state;
    CHECK_CASES(cases);
    CHECK_CASES(bodies);
}

/* Definitions without end, quotes without partner, names too long: nothing is bound and nothing
 * breaks. */
static void
test_odd(void **state)
{
    static const char *const odd[] = {
        "\"",
        "\"\"\"\"\"\"",
        "(\"",
        "\" means a parent",
        "\"A very long name that goes on and on without an end\" means a parent.",
        "From:",
        "To: ,,,",
        "means \"x",
        "\"x\" means",
        "(hereinafter the \"\")"};
    (void)state;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        struct acts *acts = acts_of_text(odd[i], odd[i], odd[i], NULL, lexicon);
        assert_non_null(acts);
        acts_free(acts);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_names), cmocka_unit_test(test_odd)};
    return cmocka_run_group_tests(tests, acts_set_up, acts_tear_down);
}
