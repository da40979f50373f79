/* Acts of single sentences: one table per grammatical form, with sentences that must have no such
 * act. */
#include "acts_cases.h"

static const struct acts_case active[] = {
    {"The SRO shall investigate crimes committed on campus.",
     "who=officer force=must does=investigate about=crime"},
    {"School administrators may search a student's locker on reasonable suspicion.",
     "who=head force=may does=search whom=student standard=reasonable-suspicion"},
    {"The principal suspends students; the officer does not.",
     "who=head force=must does=discipline whom=student"},
    {"Officers question suspects only with a parent present.",
     "who=officer force=must does=question whom=student"},
    {"The deputy must notify the principal before arresting a pupil.",
     "who=officer force=must does=notify whom=head order=before about=arrest"},
    {"An officer who hears of a fight shall tell an administrator.",
     "who=officer force=must does=notify whom=head"},
    {"The SRO, when practicable, shall consult the principal before making an arrest.",
     "who=officer force=should does=consult whom=head order=before about=arrest"},
    {"Each May the superintendent and the chief evaluate the program.", "who=agency does=review"},
    {"On request of a teacher, the SRO shall speak to classes about the law.",
     "who=officer force=must does=teach"},
    {"A student who disrupts a class, curses or disobeys a teacher may be issued a citation by the "
     "deputy.",
     "who=officer force=may does=cite"},
    {"An administrator who searches a student shall not ask the officer to do it.",
     "who=head force=must-not does=request whom=officer about=search"},
    {"If the principal is away, the SRO will call the superintendent.",
     "who=officer force=must does=notify whom=head"},
    {"The officer reads the student his rights before any questioning.", "does=warn"},
    {"The agency will conduct a search for a replacement.", "!does=search"},
    {"The administrator shall direct the search for a new SRO.", "!does=direct about=search"},
    {"The panel will interview candidates in June.", "!does=question"},
    {"No officer shall give an interview to the press.", "!does=question"},
    {"The roofers will arrest the leak before school opens.", "!does=arrest"},
    {"The rifle shall be transported in a locked case.", "!does=transport"},
    {"The parties question whether the program should continue.", "!does=question"},
    {"The Sheriff may discipline a deputy for misconduct.", "!whom=student does=discipline"},
    {"Students asked whether officers should search lockers.", "!does=search"},
};

static const struct acts_case passive[] = {
    {"Students shall not be searched by the officer for breaches of school rules.",
     "who=officer force=must-not does=search whom=student about=school-rule"},
    {"Searches for violations of school rules are made by administrators.",
     "who=head force=must does=search about=school-rule"},
    {"Parents must be notified before a student is questioned by police.",
     "force=must does=notify whom=parent order=before about=question"},
    {"No student may be arrested, cited or referred to juvenile court for profanity.",
     "force=must-not does=cite whom=student"},
    {"No student may be arrested, cited or referred to juvenile court for profanity.",
     "force=must-not does=arrest whom=student about=school-rule"},
    {"Student misconduct will be handled by school administration.",
     "who=head force=must does=discipline"},
    {"Officers are not to be called on to search lockers.",
     "force=must-not does=request whom=officer about=search"},
    {"Interviews of students are conducted by detectives.", "who=outside does=question"},
    {"The parent shall be told at once when a child is arrested.",
     "force=must does=notify whom=parent about=arrest"},
    {"Discipline is administered by the principal and not by the SRO.",
     "who=officer force=must-not does=discipline"},
    {"Discipline is administered by the principal and not by the SRO.",
     "who=head force=must does=discipline"},
    {"SROs shall not be asked to enforce the dress code.",
     "force=must-not does=request whom=officer about=enforce"},
    {"A student may be taken into custody only on a warrant.",
     "force=may does=arrest only=warrant"},
    {"The officer is employed by the City.", "does=employ"},
};

static const struct acts_case nominal[] = {
    {"The responsibility for student discipline rests with the principal.",
     "who=head force=must does=discipline"},
    {"Discipline is a matter for the school.", "who=district force=must does=discipline"},
    {"School discipline remains the administrator's affair.",
     "who=head force=must does=discipline"},
    {"Discipline of students remains with school administrators.",
     "who=head force=must does=discipline"},
    {"Disciplining students is the responsibility of the administration.",
     "who=head force=must does=discipline"},
    {"The SRO has no authority to suspend a student.",
     "who=officer force=must-not does=discipline"},
    {"The officer has no say in school discipline.", "who=officer force=must-not does=discipline"},
    {"The officer is not responsible for school discipline.",
     "who=officer force=must-not does=discipline"},
    {"Supervision of the SRO lies with the Sheriff's Office.",
     "who=agency force=must does=supervise"},
    {"Supervision is the Department's.", "who=agency force=must does=supervise"},
    {"The officer shall conduct no search of a student without probable cause.",
     "who=officer force=must-not does=search whom=student"},
    {"The SRO makes no arrests for disorder in a classroom.",
     "who=officer force=must-not does=arrest"},
    {"Administrators carry out searches of lockers.", "who=head force=must does=search"},
    {"The SRO shall not act as a school disciplinarian.",
     "who=officer force=must-not does=discipline"},
    {"It is the job of the principal to discipline students.",
     "who=head force=must does=discipline whom=student"},
    {"It is not the role of the officer to enforce school rules.",
     "who=officer force=must-not does=enforce"},
    {"The duties of the SRO include investigating crimes at school.",
     "who=officer force=must does=investigate"},
    {"Violations of the code of conduct are a matter for the principal.",
     "who=head does=discipline"},
    {"The choice of deputies is the Sheriff's.", "who=agency does=select"},
    {"Disciplinary matters are left to school officials.", "who=head does=discipline"},
    {"Matters of school discipline shall be referred to the principal.",
     "does=refer whom=head about=discipline"},
    {"The discipline code hangs in the front office.", "!does=discipline force=must who=officer"},
};

static const struct acts_case coordinated[] = {
    {"The officer shall serve on the discipline committee and shall recommend the consequence.",
     "who=officer force=must does=recommend about=discipline"},
    {"The SRO shall not search, question or arrest a student at the request of a teacher.",
     "who=officer force=must-not does=question whom=student"},
    {"The SRO shall not search, question or arrest a student at the request of a teacher.",
     "who=officer force=must-not does=arrest whom=student"},
    {"The principal decides the penalty and the officer stays out of it.",
     "who=officer force=must-not"},
    {"The principal or the SRO will notify the parents and the superintendent.",
     "who=head force=must does=notify whom=parent"},
    {"The principal or the SRO will notify the parents and the superintendent.",
     "who=officer does=notify whom=parent"},
    {"Principals handle misbehavior, and officers handle crime.", "who=head does=discipline"},
    {"Principals handle misbehavior, and officers handle crime.", "!who=officer does=discipline"},
    {"The administrator and the SRO shall confer.", "who=head does=consult"},
    {"The officer may detain a student who has a weapon but may not suspend anyone.",
     "who=officer force=must-not does=discipline"},
    {"An administrator may ask for help but may not order an arrest.",
     "who=head force=must-not does=direct about=arrest"},
};

static const struct acts_case embedded[] = {
    {"No administrator shall tell a deputy whom to arrest.",
     "who=head force=must-not does=direct whom=officer about=arrest"},
    {"The principal may direct the SRO to remove a student from class.",
     "who=head force=may does=direct whom=officer about=remove"},
    {"The SRO may ask staff to search a locker.",
     "who=officer force=may does=request whom=staff about=search"},
    {"School staff shall not call on a deputy to search a student.",
     "who=staff force=must-not does=request whom=officer about=search"},
    {"Teachers may request that the officer search a bag.",
     "who=staff force=may does=request about=search"},
    {"The principal shall not instruct officers to make an arrest.",
     "who=head force=must-not does=direct about=arrest"},
    {"The district shall not ask the officer to question students on its behalf.",
     "who=district force=must-not does=request whom=officer about=question"},
    {"The principal may direct the SRO to remove a student from class.",
     "!who=officer does=remove"},
    {"The agreement allows the SRO to search lockers with a warrant.",
     "who=officer force=may does=search"},
    {"State law requires officers to report abuse.",
     "who=officer force=must does=report about=abuse"},
    {"Nothing in this agreement prohibits the SRO from arresting a student.",
     "who=officer force=may does=arrest"},
};

static const struct acts_case negation[] = {
    {"No SRO shall enforce school rules.",
     "who=officer force=must-not does=enforce about=school-rule"},
    {"Neither the SRO nor the Chief shall impose discipline.",
     "who=officer force=must-not does=discipline"},
    {"No one at school may search a student for tobacco.",
     "force=must-not does=search whom=student"},
    {"At no time shall an officer search a student for school purposes.",
     "who=officer force=must-not does=search"},
    {"Under no circumstances will the deputy impose discipline.",
     "who=officer force=must-not does=discipline"},
    {"Nor may an SRO request a search by school staff.",
     "who=officer force=must-not does=request about=search"},
    {"The SRO is prohibited from disciplining students.",
     "who=officer force=must-not does=discipline"},
    {"The SRO shall refrain from enforcing school rules.",
     "who=officer force=must-not does=enforce"},
    {"The officer stays out of discipline.", "who=officer force=must-not does=discipline"},
    {"Officers keep away from searches made by administrators.",
     "who=officer force=must-not does=search"},
    {"The SRO takes no part in school discipline.", "who=officer force=must-not does=discipline"},
    {"The officer never questions a student about school rules.",
     "who=officer force=must-not does=question"},
    {"The officer doesn't enforce the dress code.", "who=officer force=must-not does=enforce"},
    {"The SRO cannot suspend or expel a student.", "who=officer force=must-not does=discipline"},
    {"The principal, rather than the SRO, shall discipline students.",
     "who=officer force=must-not does=discipline"},
    {"The principal, rather than the SRO, shall discipline students.",
     "who=head force=must does=discipline"},
    {"The SRO enforces the law and not school rules.",
     "who=officer force=must-not does=enforce about=school-rule"},
    {"The SRO enforces the law and not school rules.",
     "!who=officer force=must does=enforce about=school-rule"},
    {"The officer shall not be involved in school discipline.",
     "who=officer force=must-not does=discipline"},
};

static const struct acts_case false_negation[] = {
    {"The SRO shall not only report crimes but also investigate them.", "!force=must-not"},
    {"The SRO shall enforce laws, including but not limited to laws on drugs.",
     "who=officer force=must does=enforce"},
    {"The SRO shall not fail to notify the parent of an arrest.",
     "who=officer force=must does=notify whom=parent"},
    {"The SRO shall not be prevented from making an arrest.", "who=officer force=may does=arrest"},
    {"Nothing herein prevents the officer from arresting a student.",
     "who=officer force=may does=arrest"},
    {"The SRO shall notify the parent not later than the end of the day.",
     "who=officer force=must does=notify"},
    {"The SRO shall report every arrest, whether or not charges follow.",
     "who=officer force=must does=report"},
};

static const struct acts_case modality[] = {
    {"The District agrees to notify parents.", "who=district force=must does=notify whom=parent"},
    {"The SRO is to report crimes to the Department.", "who=officer force=must does=report"},
    {"The SRO is responsible for investigating crimes.", "who=officer force=must does=investigate"},
    {"The SRO should notify a parent.", "who=officer force=should does=notify"},
    {"The SRO is expected to mentor students.", "who=officer force=should does=mentor"},
    {"The SRO will endeavor to notify a parent.", "who=officer force=should does=notify"},
    {"The SRO shall, as time permits, teach classes.", "who=officer force=should does=teach"},
    {"The principal is authorized to search lockers.", "who=head force=may does=search"},
    {"The principal has the authority to suspend students.", "who=head force=may does=discipline"},
    {"The SRO is not authorized to search lockers.", "who=officer force=must-not does=search"},
    {"The Chief need not notify the school.", "who=agency force=need-not does=notify"},
    {"The agency has no duty to notify the school.", "who=agency force=need-not does=notify"},
    {"The agency is not required to notify the principal.",
     "who=agency force=need-not does=notify"},
    {"Use of force by an officer is governed by General Order 12.", "force=pointer does=use-force"},
    {"Did the officer notify the parents?", "!does=notify"},
    {"In 2019 officers searched three lockers.", "!does=search force=must,may"},
};

static const struct acts_case lead_ins[] = {
    {"The SRO shall not: | search a student without probable cause;",
     "who=officer force=must-not does=search whom=student"},
    {"The SRO shall not: | enforce school rules", "who=officer force=must-not does=enforce"},
    {"The principal, through the staff, shall: | notify the parent of each search;",
     "who=head force=must does=notify whom=parent"},
    {"At no time shall an officer: | ask a school employee to search",
     "who=officer force=must-not does=request about=search"},
    {"The SRO has the following duties: | To investigate crimes at school.",
     "who=officer force=must does=investigate"},
    {"The SRO is prohibited from the following: | disciplining students",
     "who=officer force=must-not does=discipline"},
    {"The duties of the SRO are: | Investigate crimes at school.",
     "who=officer force=must does=investigate"},
    {"SRO \xE2\x80\x94 Asking for a search | Refrains from asking that staff search a student",
     "who=officer force=must-not does=request about=search"},
    {"SRO \xE2\x80\x94 Rowdy behavior | Makes no arrest and writes no citation",
     "who=officer force=must-not does=arrest"},
    {"School \xE2\x80\x94 Searches by School | Administrators carry them out, on reasonable "
     "suspicion",
     "who=head force=must does=search standard=reasonable-suspicion"},
    {"The SRO may: | arrest a student who has a weapon", "who=officer force=may does=arrest"},
    {"The officer shall notify the parent of: | an arrest;",
     "who=officer force=must does=notify whom=parent about=arrest"},
};

static const struct acts_case carried[] = {
    {"The SRO reports rule violations. He does not discipline students.",
     "who=officer force=must-not does=discipline"},
    {"Searches for school rules are made by administrators. Officers are not called on to make "
     "them.",
     "force=must-not does=request whom=officer about=search"},
    {"Searches belong to administrators. They may not ask the SRO to conduct one.",
     "who=head force=must-not does=request whom=officer about=search"},
    {"Discipline of students is a school matter. The SRO takes no part in it.",
     "who=officer force=must-not does=discipline"},
    {"An administrator may search a bag. That is the administrator's task.",
     "who=head does=search"},
    {"Administrators do these searches themselves. The officer keeps out of them.",
     "who=officer force=must-not does=search"},
};

static const struct acts_case exceptions[] = {
    {"The SRO shall not search a student unless there is probable cause.",
     "who=officer does=search unless=probable-cause"},
    {"Except in an emergency, the officer shall notify a parent before questioning a student.",
     "who=officer force=must does=notify unless=emergency order=before about=question"},
    {"Absent exigent circumstances, parents shall be notified before questioning.",
     "does=notify unless=emergency order=before"},
    {"An SRO may arrest a student at school only if a weapon is involved.",
     "who=officer force=may does=arrest only=weapon"},
    {"Officers may search only with a warrant.", "who=officer force=may does=search only=warrant"},
    {"The principal may not direct an arrest except as required by law.", "does=direct unless=law"},
    {"No SRO shall transport a student other than in an emergency.",
     "does=transport unless=emergency"},
    {"A parent is told first. This does not apply in an emergency.",
     "does=notify whom=parent unless=emergency"},
    {"The officer shall not question a student without the consent of a parent.",
     "does=question force=must-not"},
    {"The SRO shall report crimes.", "does=report except=any"},
};

static const struct acts_case order[] = {
    {"The SRO may question any student without first giving notice to a parent.",
     "who=officer force=need-not does=notify whom=parent order=before about=question"},
    {"No student shall be questioned until a parent has been notified.",
     "force=must does=notify whom=parent order=before about=question"},
    {"No student shall be questioned unless a parent has been contacted.",
     "force=must does=notify whom=parent order=before"},
    {"Prior to questioning a student, the officer shall contact the parent.",
     "who=officer force=must does=notify whom=parent order=before about=question"},
    {"The principal shall notify the parent after the arrest.",
     "who=head does=notify order=after about=arrest"},
    {"The SRO shall notify the parent as soon as a student is arrested.",
     "does=notify order=after about=arrest"},
    {"The officer shall first consult the principal.", "who=officer does=consult order=before"},
    {"The school shall mail notice to the parent within five days thereafter.",
     "does=notify order=after"},
};

static const struct acts_case actors[] = {
    {"The parties shall meet each quarter.", "who=district force=must does=meet"},
    {"The parties shall meet each quarter.", "who=agency force=must does=meet"},
    {"School officials may search lockers.", "who=head force=may does=search"},
    {"The principal or his or her designee shall notify the parent.", "who=head does=notify"},
    {"The arresting officer shall notify the parent.", "who=officer does=notify whom=parent"},
    {"Officers of other agencies shall report to the front office.", "!who=officer does=report"},
    {"The principal's designee may search.", "who=head"},
};

/* The same few duties in the manner of many drafters. */
static const struct acts_case varied[] = {
    {"School officials, not the SRO, are charged with the discipline of pupils.",
     "who=officer force=must-not does=discipline"},
    {"Disciplinary decisions shall be made solely by the school principal or his/her designee.",
     "who=head force=must does=discipline"},
    {"The handling of routine disciplinary matters is outside the SRO's responsibilities.",
     "who=officer force=must-not does=discipline"},
    {"Student discipline is not within the purview of the School Resource Officer.",
     "who=officer force=must-not does=discipline"},
    {"The SRO shall not be used to discipline students.",
     "who=officer force=must-not does=discipline"},
    {"The SRO is not a disciplinarian and will not act in that capacity.",
     "who=officer force=must-not does=discipline"},
    {"SRO's will not become involved in the administering of discipline.",
     "who=officer force=must-not does=participate about=discipline"},
    {"It is understood that the responsibility for maintaining discipline lies with the "
     "administration.",
     "who=head force=must does=discipline"},
    {"At the request of the principal, the officer may assist with disciplinary problems.",
     "who=officer force=may does=assist about=discipline"},
    {"The officer will assist school officials in enforcing board policies.",
     "who=officer force=must does=assist about=enforce"},
    {"Officers shall leave the enforcement of school rules to school personnel.",
     "who=officer force=must-not does=enforce"},
    {"Police shall leave school discipline to educators.", "who=staff force=must does=discipline"},
    {"Absent a real and immediate threat to safety, violations of the student code shall be "
     "handled by administrators.",
     "who=head force=must does=discipline unless=emergency"},
    {"Law enforcement shall have no role in the search of a student by school officials unless a "
     "weapon is suspected.",
     "who=officer force=must-not does=search unless=weapon"},
    {"Any search by an officer must be supported by probable cause.",
     "who=officer does=search standard=probable-cause"},
    {"The SRO must have probable cause to search a student's person or belongings.",
     "who=officer force=may does=search standard=probable-cause"},
    {"Prior to any custodial interrogation of a minor, the parent or guardian shall be contacted.",
     "force=must does=notify whom=parent order=before about=question"},
    {"Officers shall make every reasonable effort to contact a parent prior to interviewing a "
     "student.",
     "who=officer force=should does=notify whom=parent order=before about=question"},
    {"No interview of a student suspect may take place until the principal has notified the "
     "parents.",
     "who=head force=must does=notify whom=parent order=before"},
    {"Parental notification is not required before questioning.",
     "force=need-not does=notify order=before about=question"},
    {"The decision to arrest rests solely with the officer.", "who=officer does=arrest"},
    {"School personnel shall have no authority to direct the law enforcement activities of the "
     "SRO.",
     "who=staff force=must-not does=direct about=law-enforcement"},
    {"Neither the principal nor any teacher may order the officer to make an arrest.",
     "who=head force=must-not does=direct about=arrest"},
    {"The duties of the officer shall not include the enforcement of school rules.",
     "who=officer force=must-not does=enforce"},
    {"The officer, together with the principal, decides what consequence is given.",
     "who=officer force=must does=decide about=discipline"},
    {"SRO involvement in discipline is prohibited.", "who=officer force=must-not does=discipline"},
    {"Use of the SRO for discipline is prohibited.", "who=officer force=must-not does=discipline"},
    {"In no case will a deputy be asked to remove a child from a classroom.",
     "force=must-not does=request whom=officer about=remove"},
    {"The SRO shall at all times remain under the command of the Chief of Police.",
     "who=officer force=must does=supervise whom=agency"},
    {"Being loud or rude does not get a student arrested.",
     "force=must-not does=arrest whom=student"},
    {"Strip searches are forbidden.", "force=must-not does=search about=strip"},
    {"When may the officer search a student? | With a warrant, or with probable cause.",
     "who=officer force=may does=search only=warrant standard=probable-cause"},
    {"Does the officer enforce school rules? | No.", "who=officer force=must-not does=enforce"},
};

#define TEST_OF(table)                                                                             \
    static void test_##table(void **state)                                                         \
    {                                                                                              \
        (void)state;                                                                               \
        CHECK_CASES(table);                                                                        \
    }

TEST_OF(active)
TEST_OF(passive)
TEST_OF(nominal)
TEST_OF(coordinated)
TEST_OF(embedded)
TEST_OF(negation)
TEST_OF(false_negation)
TEST_OF(modality)
TEST_OF(lead_ins)
TEST_OF(carried)
TEST_OF(exceptions)
TEST_OF(order)
TEST_OF(actors)
TEST_OF(varied)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_active),         cmocka_unit_test(test_passive),
        cmocka_unit_test(test_nominal),        cmocka_unit_test(test_coordinated),
        cmocka_unit_test(test_embedded),       cmocka_unit_test(test_negation),
        cmocka_unit_test(test_false_negation), cmocka_unit_test(test_modality),
        cmocka_unit_test(test_lead_ins),       cmocka_unit_test(test_carried),
        cmocka_unit_test(test_exceptions),     cmocka_unit_test(test_order),
        cmocka_unit_test(test_actors),         cmocka_unit_test(test_varied),
    };
    return cmocka_run_group_tests(tests, acts_set_up, acts_tear_down);
}
