/* import: small texts, each showing one construction, and the outline of the tree they must give.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/normal.h"
#include "agreement/tree.h"
#include "base/xml.h"
#include "import/import.h"

/* name#n!kind{children} or name#n!kind'text', one after the other. */
static void
outline(const xmlNode *node, struct buf *out)
{
    if (out->length > 0 && strchr("{", out->bytes[out->length - 1]) == NULL)
        buf_putc(out, ' ');
    buf_puts(out, (const char *)node->name);
    if (xml_attr(node, "n") != NULL)
        buf_putf(out, "#%s", xml_attr(node, "n"));
    if (xml_attr(node, "kind") != NULL)
        buf_putf(out, "!%s", xml_attr(node, "kind"));
    if (xml_attr(node, "head") != NULL)
        buf_puts(out, "!head");
    if (xml_first(node) == NULL) {
        char *text = xml_text(node);
        struct buf words = {0};
        for (const char *p = text; *p != '\0';) {
            size_t space = normal_space(p);
            if (space == 0)
                buf_putc(&words, *p);
            else if (words.length > 0 && words.bytes[words.length - 1] != ' ')
                buf_putc(&words, ' ');
            p += space > 0 ? space : 1;
        }
        buf_putf(out, "'%s'", buf_text(&words));
        buf_free(&words);
        free(text);
        return;
    }
    buf_putc(out, '{');
    for (const xmlNode *child = xml_first(node); child != NULL; child = xml_after(child))
        outline(child, out);
    buf_putc(out, '}');
}

/* BODY stands for a paragraph long enough to be nothing else. */
#define BODY                                                                                       \
    "The parties give their officers and principals time to meet and to learn from one another."

static const struct {
    const char *what, *text, *tree;
} cases[] = {
    {"articles and clauses",
     "ARTICLE I. TERM\n1. It begins.\n2. It ends.\nARTICLE II – COST\n1. The City pays.\n",
     "section#ARTICLE I.{title'TERM' list{item#1.'It begins.' item#2.'It ends.'}} "
     "section#ARTICLE II –{title'COST' list{item#1.'The City pays.'}}"},
    {"nesting: figures, letters, Roman",
     "1. The SRO shall:\n(a) teach;\n(b) report\n(i) daily; and\n(ii) yearly; and\n(c) rest.\n2. "
     "It ends.\n",
     "list{item#1.{para'The SRO shall:' list{item#(a)'teach;' item#(b){para'report' "
     "list{item#(i)'daily; and' item#(ii)'yearly; and'}} item#(c)'rest.'}} item#2.'It ends.'}"},
    {"i. after h. is a letter",
     "g. one thing is said;\nh. another is;\ni. a third is;\nj. a fourth.\n",
     "list{item#g.'one thing is said;' item#h.'another is;' item#i.'a third is;' item#j.'a "
     "fourth.'}"},
    {"letters run past i", "a. p;\nb. q;\nc. r;\nd. s;\ne. t;\nf. u;\ng. v;\nh. w;\ni. x;\nj. y.\n",
     "list{item#a.'p;' item#b.'q;' item#c.'r;' item#d.'s;' item#e.'t;' item#f.'u;' item#g.'v;' "
     "item#h.'w;' item#i.'x;' "
     "item#j.'y.'}"},
    {"decimal numbers below their heading",
     "4. Roles\n4.1 The SRO teaches.\n4.2 The SRO mentors.\n5. Term\n5.1 It ends.\n",
     "section#4.{title'Roles' list{item#4.1'The SRO teaches.' item#4.2'The SRO mentors.'}} "
     "section#5.{title'Term' list{item#5.1'It ends.'}}"},
    {"words in capitals before a sentence are its heading; names are none",
     "1. TERM The term is one year.\n2. DUTIES The SRO shall:\n(a) teach.\n3. DISTRICT Policy "
     "applies here.\n4. CITY shall pay for it.\n",
     "section#1.{title'TERM' para'The term is one year.'} section#2.{title'DUTIES' para'The SRO "
     "shall:' list{item#(a)'teach.'}} list{item#3.'DISTRICT Policy applies here.' item#4.'CITY "
     "shall pay for it.'}"},
    {"the line above each page of a fax",
     "06/03/2024 14:22 FAX 555 555 0100   RIVERTON PD   [001/002]\n" BODY
     "\nJun-03-2024 14:23 From: RIVERTON PD   P.02/02\n" BODY "\n",
     "para!furniture'06/03/2024 14:22 FAX 555 555 0100 RIVERTON PD [001/002]' para'" BODY
     "' para!furniture'Jun-03-2024 14:23 From: RIVERTON PD P.02/02' para'" BODY "'"},
    {"a number before every line",
     " 1  " BODY "\n 2\n 3  1. The deputy shall be present at school on every day on which\n"
     " 4  classes are held and shall report to the principal in the\n 5  morning.\n 6\n"
     " 7  2. The deputy shall not take part in school discipline, and the\n"
     " 8  principal shall not ask the deputy to take part in\n 9  it.\n10\n"
     "11  3. Either party may end this Agreement with thirty (30) days\n12  notice.\n",
     "para'" BODY "' list{item#1.'The deputy shall be present at school on every day on which "
     "classes are held and shall report to the principal in the morning.' item#2.'The deputy shall "
     "not take part in school discipline, and the principal shall not ask the deputy to take part "
     "in it.' item#3.'Either party may end this Agreement with thirty (30) days notice.'}"},
    {"a 1 that was read as a letter", "l. It begins.\n2. It goes on.\n3. It ends.\n",
     "list{item#l.'It begins.' item#2.'It goes on.' item#3.'It ends.'}"},
    {"a series of letters keeps its l", "k. It begins.\nl. It goes on.\nm. It ends.\n",
     "list{item#k.'It begins.' item#l.'It goes on.' item#m.'It ends.'}"},
    {"a word cut in two, and one with a hyphen of its own",
     "The officer who is assigned to the schools of this District shall not be in-\n"
     "volved in the discipline of students for anything that is disability-\n"
     "related, and shall be related to none of them in any way that the law\nforbids.\n",
     "para'The officer who is assigned to the schools of this District shall not be involved in "
     "the discipline of students for anything that is disability-related, and shall be related to "
     "none of them in any way that the law forbids.'"},
    {"spaced letters, figures and stops", "S E C T I O N   1 .   T E R M\n" BODY "\n",
     "section#SECTION 1.{title'TERM' para'" BODY "'}"},
    {"all of it on one line",
     "AGREEMENT " BODY " 1. TERM The term is one year. 2. DUTIES The officer shall: (a) teach; "
     "(b) counsel; and (c) not discipline students. 3. SEARCHES No officer shall search a student "
     "without probable cause (see 20 U.S.C. § 1232g; 34 C.F.R. 99.31).\n",
     "para'AGREEMENT " BODY "' section#1.{title'TERM' para'The term is one year.'} "
     "section#2.{title'DUTIES' para'The officer shall:' list{item#(a)'teach;' item#(b)'counsel; "
     "and' item#(c)'not discipline students.'}} section#3.{title'SEARCHES' para'No officer shall "
     "search a student without probable cause (see 20 U.S.C. § 1232g; 34 C.F.R. 99.31).'}"},
    {"a number before a space that does not break, or a wide one",
     "1.\xC2\xA0Term\n" BODY "\n2.\xE2\x80\x82"
     "Cost\n" BODY "\n",
     "section#1.{title'Term' para'" BODY "'} section#2.{title'Cost' para'" BODY "'}"},
    {"run-in headings",
     "1. Term. The term is one year.\n2. Law applies. No third party gains.\n3. City is the "
     "employer. It pays.\n",
     "section#1.{title'Term' para'The term is one year.'} "
     "list{item#2.'Law applies. No third party gains.' item#3.'City is the employer. It pays.'}"},
    {"run-in headings behind \"agree:\", which leads in no list",
     "The City and the District agree:\n1. Cost. The District pays half.\n2. Term. It runs a "
     "year.\n",
     "para'The City and the District agree:' section#1.{title'Cost' para'The District pays half.'} "
     "section#2.{title'Term' para'It runs a year.'}"},
    {"a title in capitals may have a verb",
     "1. Duties\n" BODY "\n2. Work That Is Not the SRO's\n(a) Chores. " BODY "\n3. Term\n" BODY
     "\n",
     "section#1.{title'Duties' para'" BODY "'} "
     "section#2.{title'Work That Is Not the SRO's' section#(a){title'Chores' para'" BODY "'}} "
     "section#3.{title'Term' para'" BODY "'}"},
    {"a short item is no heading", BODY "\nThe District provides:\n1. Keys\n2. Badges\n3. Radios\n",
     "para'" BODY
     "' para'The District provides:' list{item#1.'Keys' item#2.'Badges' item#3.'Radios'}"},
    {"numbers go on after an unnumbered paragraph",
     "(a) It begins.\nThis sentence stands alone between two clauses of the list.\n(b) It ends.\n",
     "list{item#(a)'It begins.'} para'This sentence stands alone between two clauses of the list.' "
     "list{item#(b)'It ends.'}"},
    {"a citation in a paragraph is no clause",
     "The parties follow what is said in this agreement and in its Section\n4. The Board agrees to "
     "the whole of it as it stands, and\n"
     "so does the City, which signs it on the day that is named below,\nin the manner that law "
     "requires of both of them, and no other.\n",
     "para'The parties follow what is said in this agreement and in its Section 4. The Board "
     "agrees to the whole of it as it stands, "
     "and so does the City, which signs it on the day that is named below, in the manner that law "
     "requires of both of them, and no "
     "other.'"},
    {"bullets, one level in",
     "The SRO will:\n• teach;\n    • by talk; and\n    • by show;\n• mentor.\n",
     "para'The SRO will:' list{item{para'teach;' list{item'by talk; and' item'by show;'}} "
     "item'mentor.'}"},
    {"questions as headings", "1. Who pays?\nThe City.\n2. Who signs?\nBoth do.\n",
     "section#1.{title'Who pays?' para'The City.'} section#2.{title'Who signs?' para'Both do.'}"},
    {"tabs part cells; the first row is the head", "Item\tAmount\nSalary\t$9\nFuel\t$2\n",
     "table{row!head{cell'Item' cell'Amount'} row{cell'Salary' cell'$9'} row{cell'Fuel' "
     "cell'$2'}}"},
    {"heads on the line of their text, where that is the drafter's habit",
     "Searches. You search on a warrant.\n\nArrests. Only for a crime.\n\nRides. Nobody rides "
     "along.\n\nMeetings with staff. We meet each month.\n",
     "section{title'Searches' para'You search on a warrant.'} section{title'Arrests' para'Only for "
     "a "
     "crime.'} section{title'Rides' para'Nobody rides along.'} section{title'Meetings with staff' "
     "para'We meet each month.'}"},
    {"a short sentence by itself is no habit",
     "Weekly meetings. We like them.\n\nThe officer visits the school.\n",
     "para'Weekly meetings. We like them.' para'The officer visits the school.'"},
    {"a head may be cut short", "No.\tDuty\tSRO\n1\tSearches\tnone\n",
     "table{row!head{cell'No.' cell'Duty' cell'SRO'} row{cell'1' cell'Searches' cell'none'}}"},
    {"bars part cells; no head where the first row is data; a caption above",
     "Hours\n7:30 a.m. | School opens.\n3:30 p.m. | School closes.\n",
     "table{caption'Hours' row{cell'7:30 a.m.' cell'School opens.'} row{cell'3:30 p.m.' "
     "cell'School closes.'}}"},
    {"a numbered paragraph with a tab is no row",
     "1.\tThe City pays for it.\n2.\tThe Board pays for nothing.\n",
     "list{item#1.'The City pays for it.' item#2.'The Board pays for nothing.'}"},
    {"signatures",
     BODY "\nIN WITNESS WHEREOF, the parties sign.\nRIVERTON UNIFIED SCHOOL DISTRICT\nBy: "
          "____________\nName: A. Sample\n"
          "Title: Superintendent\nDate: ________\nEXHIBIT A. FEES\n" BODY "\n",
     "para'" BODY "' signatures{para'IN WITNESS WHEREOF, the parties sign.' para'RIVERTON UNIFIED "
     "SCHOOL DISTRICT' "
     "para'By: ____________' para'Name: A. Sample' para'Title: Superintendent' para'Date: "
     "________' "
     "signatory{for'RIVERTON UNIFIED SCHOOL DISTRICT' name'A. Sample' office'Superintendent'}} "
     "section#EXHIBIT A.{title'FEES' para'" BODY "'}"},
    {"signed in two columns",
     BODY "\nCITY | DISTRICT\n/s/ A. Sample, Mayor | /s/ B. Sample, Chair\nDate: May 1, 2025 | "
          "Date: ____\n",
     "para'" BODY
     "' signatures{para'CITY | DISTRICT' para'/s/ A. Sample, Mayor | /s/ B. Sample, Chair' "
     "para'Date: May 1, 2025 | Date: ____' "
     "signatory{for'CITY' signed'A. Sample' name'A. Sample' office'Mayor' date'May 1, 2025'} "
     "signatory{for'DISTRICT' signed'B. Sample' name'B. Sample' office'Chair'}}"},
    {"an exhibit's title on the next line", "EXHIBIT B\nTasks of the Officer\n1. Report crime.\n",
     "section#EXHIBIT B{title'Tasks of the Officer' list{item#1.'Report crime.'}}"},
    {"title block",
     "SCHOOL OFFICER AGREEMENT\nCity of Riverton\nThis Agreement is between the City of Riverton "
     "and Riverton Unified School "
     "District.\nPURPOSE\n" BODY "\n",
     "para!title'SCHOOL OFFICER AGREEMENT' para!title'City of Riverton' para'This Agreement is "
     "between the City of Riverton and "
     "Riverton Unified School District.' section{title'PURPOSE' para'" BODY "'}"},
    {"a memo in front",
     "AGENDA REPORT\nTO: The Council\nFROM: Staff\nRecommendation\nStaff recommends approval of "
     "what is attached here.\n"
     "EXHIBIT A\nSCHOOL OFFICER AGREEMENT\nThis Agreement is between the City of Riverton and "
     "Riverton Unified School District.\n"
     "1. The City pays.\n",
     "section!front{section{title'AGENDA REPORT' para'TO: The Council' para'FROM: Staff' "
     "para'Recommendation' "
     "para'Staff recommends approval of what is attached here.'}} para!title'EXHIBIT A' "
     "para!title'SCHOOL OFFICER AGREEMENT' "
     "para'This Agreement is between the City of Riverton and Riverton Unified School District.' "
     "list{item#1.'The City pays.'}"},
    {"a letter has no front",
     "RIVERTON POLICE DEPARTMENT\nFrom: The Chief\nTo: The Superintendent\nRe: Memorandum of "
     "understanding for the officer\n" BODY "\n",
     "para!title'RIVERTON POLICE DEPARTMENT' para'From: The Chief' para'To: The Superintendent' "
     "para'Re: Memorandum of understanding for the officer' para'" BODY "'"},
    {"table of contents",
     "TABLE OF CONTENTS\n1. Term .......... 1\n2. Cost .......... 2\n1. Term. It is one year.\n2. "
     "Cost. It is shared.\n",
     "section!contents{para'TABLE OF CONTENTS' para'1. Term .......... 1' para'2. Cost .......... "
     "2'} "
     "section#1.{title'Term' para'It is one year.'} section#2.{title'Cost' para'It is shared.'}"},
    {"leaders in a list",
     "This is the agreement of the two parties. There are three officers:\n\nNorth High .......... "
     "1\nSouth High "
     ".......... 2\n",
     "para'This is the agreement of the two parties. There are three officers:' para'North High "
     ".......... 1' para'South High .......... 2'"},
    {"what a party adds under its label",
     BODY "\n[Local: the officer is shared by both schools each day.]\n",
     "para'" BODY "' para'[Local: the officer is shared by both schools each day.]'"},
    {"drafter's notes", BODY "\n[Note to drafter: choose one of the two.]\n[DATE]\n",
     "para'" BODY "' para!note'[Note to drafter: choose one of the two.]' para'[DATE]'"},
    {"pages: heads and feet are furniture, a paragraph goes on",
     "RIVERTON AGREEMENT 2025\n" BODY
     " And they\nPage 1 of 2\n\fRIVERTON AGREEMENT 2025\nmeet again in May.\nPage 2 of 2\n",
     "para!title'RIVERTON AGREEMENT 2025' para'" BODY
     " And they meet again in May.' para!furniture'Page 1 of 2' "
     "para!furniture'RIVERTON AGREEMENT 2025' para!furniture'Page 2 of 2'"},
    {"viewers' chrome and line break tags",
     "My WebLink\nBrowse\n" BODY "<br />\nThe City pays for it.<br />\n",
     "para!furniture'My WebLink' para!furniture'Browse' para'" BODY
     "' para'The City pays for it.'"},
    {"wrapped lines, words cut and compounds kept",
     "The officer is a law enforcement official of the City whose agree-\nment with the District "
     "ends each June, and whose off-\n"
     "duty work is his own affair, subject to what the agreement says of\nit in the school-related "
     "clauses that come below in full.\n",
     "para'The officer is a law enforcement official of the City whose agreement with the District "
     "ends each June, and whose off-duty "
     "work is his own affair, subject to what the agreement says of it in the school-related "
     "clauses that come below in full.'"},
    {"recitals need no heading",
     "WITNESSETH:\nWHEREAS, schools matter; and\nWHEREAS, so does safety;\nNOW, THEREFORE, the "
     "parties agree.\n",
     "para'WITNESSETH:' para'WHEREAS, schools matter; and' para'WHEREAS, so does safety;' "
     "para'NOW, THEREFORE, the parties agree.'"},
    {"run-in headings with colons; a heading in capitals keeps no colon",
     BODY "\n1. TERM: The term is one year.\n2. Cost: the sum that is due.\n3. DUTIES:\n(a) It "
          "teaches.\n",
     "para'" BODY "' section#1.{title'TERM' para'The term is one year.'} list{item#2.'Cost: the "
     "sum that is due.'} "
     "section#3.{title'DUTIES' list{item#(a)'It teaches.'}}"},
    {"the formula before the terms announces no list",
     "NOW, THEREFORE, the parties agree as follows:\n1. TERM: It is a year.\n2. Cost. It is "
     "shared.\n",
     "para'NOW, THEREFORE, the parties agree as follows:' section#1.{title'TERM' para'It is a "
     "year.'} "
     "section#2.{title'Cost' para'It is shared.'}"},
    {"page numbers that stand apart and count", BODY "\n\n1\n\n" BODY "\n\n2\n\n" BODY "\n\n3\n",
     "para'" BODY "' para!furniture'1' para'" BODY "' para!furniture'2' para'" BODY
     "' para!furniture'3'"},
    {"signatures stand beside the sections",
     "ARTICLE I. TERM\n1. It ends.\nIN WITNESS WHEREOF, they sign.\n/s/ A. Sample, Mayor\n",
     "section#ARTICLE I.{title'TERM' list{item#1.'It ends.'}} signatures{para'IN WITNESS WHEREOF, "
     "they sign.' "
     "para'/s/ A. Sample, Mayor' signatory{signed'A. Sample' name'A. Sample' office'Mayor'}}"},
    {"a resolution in front",
     "RESOLUTION NO. 14\nWHEREAS, staff recommends it;\nNOW, THEREFORE, BE IT RESOLVED that the "
     "Mayor sign.\nPASSED in May.\n"
     "INTERLOCAL AGREEMENT\nTHIS AGREEMENT is made by and between the City of Riverton and "
     "Riverton Unified School District.\n",
     "section!front{section{title'RESOLUTION NO. 14' para'WHEREAS, staff recommends it;' "
     "para'NOW, THEREFORE, BE IT RESOLVED that the Mayor sign.' para'PASSED in May.'}} "
     "para!title'INTERLOCAL AGREEMENT' "
     "para'THIS AGREEMENT is made by and between the City of Riverton and Riverton Unified School "
     "District.'"},
    {"questions without a mark as headings; sections put in later keep their letter",
     "3. What the program is for\n\n" BODY "\n\n4. Arrest\n\n" BODY "\n\nSection 4A. Phones. The "
     "officer shall not open a phone.\n",
     "section#3.{title'What the program is for' para'" BODY "'} section#4.{title'Arrest' para'" BODY
     "'} section#Section 4A.{title'Phones' para'The officer shall not open a phone.'}"},
    {"a title in capitals with a colon, in the middle of clauses without titles",
     "5.1 The officer shall listen to each student.\n5.2 STEPS B: BEFORE A SEARCH\nStep 1. The "
     "principal asks for leave.\n5.3 The officer shall keep a log.\n",
     "list{item#5.1'The officer shall listen to each student.'} section#5.2{title'STEPS B: BEFORE "
     "A "
     "SEARCH' para'Step 1. The principal asks for leave.'} list{item#5.3'The officer shall keep a "
     "log.'}"},
    {"a line in capitals across a table of two columns",
     "The School shall\tThe City shall\nKEYS\nGive the officer a key.\tKeep it "
     "safe.\nCLASSES\nInvite "
     "the officer.\tTeach when asked.\n",
     "table{row!head{cell'The School shall' cell'The City shall'} row{cell'KEYS'} row{cell'Give "
     "the "
     "officer a key.' cell'Keep it safe.'} row{cell'CLASSES'} row{cell'Invite the officer.' "
     "cell'Teach when asked.'}}"},
    {"a title in capitals between two tables",
     "School\tOfficers\nWest High\t2\nHOURS\nDay\tHours\nFriday\t7 to 3\n",
     "table{row!head{cell'School' cell'Officers'} row{cell'West High' cell'2'}} "
     "table{caption'HOURS' "
     "row!head{cell'Day' cell'Hours'} row{cell'Friday' cell'7 to 3'}}"},
    {"rows whose first cell, or last, is empty",
     "The School shall\tThe City shall\n\tName a sergeant.\nGive the officer a key.\t\n\tKeep it "
     "safe.\nCLASSES\nInvite the officer.\tTeach when asked.\n",
     "table{row!head{cell'The School shall' cell'The City shall'} row{cell'' cell'Name a "
     "sergeant.'} "
     "row{cell'Give the officer a key.' cell''} row{cell'' cell'Keep it safe.'} row{cell'CLASSES'} "
     "row{cell'Invite the officer.' cell'Teach when asked.'}}"},
    {"sections with numbers in parts; contents with tabs",
     "TABLE OF CONTENTS\nI. PURPOSE\t2\nII. NOTICE\t3\nI. PURPOSE\n" BODY
     "\nII. NOTICE\nSection 2.01 Mail. Notice is by mail.\n"
     "Section 2.01 of the Code says nothing of it.\n",
     "section!contents{para'TABLE OF CONTENTS' para'I. PURPOSE 2' para'II. NOTICE 3'} "
     "section#I.{title'PURPOSE' para'" BODY "'} section#II.{title'NOTICE' "
     "section#Section 2.01{title'Mail' para'Notice is by mail.' para'Section 2.01 of the Code says "
     "nothing of it.'}}"},
    {"a numbered heading after lettered recitals begins the terms",
     "RECITALS\nA. They agree.\nB. They mean it.\n1. TERM\n1.1 It ends.\n",
     "section{title'RECITALS' list{item#A.'They agree.' item#B.'They mean it.'}} "
     "section#1.{title'TERM' list{item#1.1'It ends.'}}"},
    {"a resolution that is the agreement is no cover",
     "JOINT RESOLUTION AND AGREEMENT\nCouncil Resolution No. 14\nWHEREAS, both parties wish it;\n"
     "NOW, THEREFORE, BE IT RESOLVED by the City and by the District that they agree as "
     "follows.\n1. Term\nThis agreement between the City of Riverton and the District lasts one "
     "year.\n",
     "para!title'JOINT RESOLUTION AND AGREEMENT' para!title'Council Resolution No. 14' "
     "para'WHEREAS, both parties wish it;' para'NOW, THEREFORE, BE IT RESOLVED by the City and by "
     "the District that they agree as follows.' section#1.{title'Term' para'This agreement between "
     "the City of Riverton and the District lasts one year.'}"},
    {"a line across a table parts nothing",
     BODY "\nDuty | City | District\nCalls | Answers them | Makes them\nA. The day\nKeys | Wears "
          "them | Gives them\n",
     "para'" BODY "' table{row!head{cell'Duty' cell'City' cell'District'} row{cell'Calls' "
     "cell'Answers them' cell'Makes them'} row{cell'A. The day'} row{cell'Keys' cell'Wears them' "
     "cell'Gives them'}}"},
    {"articles numbered 1.0, 2.0",
     "1.0 TERM\n1.1 It begins.\n1.2 It ends.\n2.0 COST\n2.1 The City pays.\n" BODY "\n",
     "section#1.0{title'TERM' list{item#1.1'It begins.' item#1.2'It ends.'}} "
     "section#2.0{title'COST' list{item#2.1'The City pays.'} para'" BODY "'}"},
    {"wide gaps part columns",
     BODY "\nCITY OF RIVERTON            RIVERTON SCHOOLS\nBy: ______________          By: "
          "______________\n",
     "para'" BODY "' signatures{para'CITY OF RIVERTON RIVERTON SCHOOLS' para'By: ______________ "
     "By: ______________' "
     "signatory{for'CITY OF RIVERTON'} signatory{for'RIVERTON SCHOOLS'}}"},
};

static char *
tree_of(const char *text)
{
    xmlDoc *doc = import_text(text, strlen(text));
    struct buf out = {0};
    for (const xmlNode *block = xml_first(xmlDocGetRootElement(doc)); block != NULL;
         block = xml_after(block))
        if (tree_is_block(block))
            outline(block, &out);
    xmlFreeDoc(doc);
    return buf_take(&out);
}

static void
constructions(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *tree = tree_of(cases[i].text);
        if (strcmp(tree, cases[i].tree) != 0)
            print_error("%s\n", cases[i].what);
        assert_string_equal(tree, cases[i].tree);
        free(tree);
    }
}

static void
every_line_end_is_one(void **state)
{
    (void)state;
    static const char *const texts[] = {"One.\nTwo.\n", "One.\r\nTwo.\r\n", "One.\rTwo.\r",
                                        "\xEF\xBB\xBFOne.\nTwo."};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char *tree = tree_of(texts[i]);
        assert_string_equal(tree, "para'One.' para'Two.'");
        free(tree);
    }
}

static void
places_come_along(void **state)
{
    (void)state;
    const char *text = "One is said.\n\n\fTwo is said.\n";
    xmlDoc *doc = import_text(text, strlen(text));
    const xmlNode *first = xml_child(xmlDocGetRootElement(doc), "para"),
                  *second = xml_next(first, "para");
    assert_string_equal(xml_attr(first, "page"), "1");
    assert_string_equal(xml_attr(first, "line"), "1");
    assert_string_equal(xml_attr(second, "page"), "2");
    assert_string_equal(xml_attr(second, "line"), "3");
    xmlFreeDoc(doc);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(constructions),
        cmocka_unit_test(every_line_end_is_one),
        cmocka_unit_test(places_come_along),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
