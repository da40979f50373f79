/* Local names: what a document calls its people and bodies decides who acts in the sentences that follow. */
#include "acts_cases.h"

static const struct acts_case names[] = {
    {"“SRO” means a sworn officer whom the Department assigns to a school. The SRO shall not search lockers.",
     "who=officer force=must-not does=search"},
    {"“School Guardian Deputy” means a career deputy assigned by the Sheriff to the Board. The School Guardian Deputy "
     "shall not discipline students.",
     "who=officer force=must-not does=discipline"},
    {"This agreement is between the City of Elm (hereinafter the “City”) and the Elm School District (the “Schools”). "
     "The Schools shall pay the City each quarter.",
     "who=district does=pay"},
    {"The parties are the Village of Elm, which we will call the “Village”, and the Elm Central School District. "
     "The Village shall assign one officer.",
     "who=agency does=assign"},
    {"“Guardian” means a parent, foster parent or other adult with legal custody. The principal shall notify the Guardian.",
     "who=head does=notify whom=parent"},
    {"“Administrator” means the principal or an assistant principal. The Administrator may search a locker.",
     "who=head force=may does=search"},
    {"“Fiscal year” means the year in which the City closes its books. The fiscal year shall not be changed.",
     "!who=agency force=must-not"},
};

static void
local_names_are_bound(void **state)
{
    (void)state;
    CHECK_CASES(names);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(local_names_are_bound)};
    return cmocka_run_group_tests(tests, acts_set_up, acts_tear_down);
}
