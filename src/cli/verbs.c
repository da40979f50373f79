/* The table of verbs: the words of --help and of the man page, and the function that runs each. */
#include "cli/verbs.h"

static const struct verb verbs[] = {
    {"draft", DRAFT,
     "mou draft [-p PROFILE]... [-a ANSWERS.xml] [--set KEY=VALUE]... [-o FILE]\n"
     "mou draft [-p PROFILE]... [-a ANSWERS.xml] [--set KEY=VALUE]... --csv FILE --out-dir DIR [-j "
     "N] [--share K/N] [--manifest FILE] [--redo]",
     "write an agreement from the clause library and a district's answers",
     "The agreement is XML that mou check and mou render read. Questions left open become visible "
     "blanks and are listed on standard error; the exit status is then 1. With --csv each row is a "
     "district: the columns are named like the KEY of --set, a column \"file\" names the draft, "
     "and "
     "those whose names begin with # are passed over. A row that is wrong is named with its line "
     "and column, and the others are drafted.",
     "mou draft -a samples/answers/riverton.xml -o riverton.xml\tdraft from an answers file\n"
     "mou draft --set district_name='Riverton Unified School District'\tdraft with blanks\n"
     "mou draft --csv districts.csv --out-dir drafts -j 2\tone agreement for each row\n"
     "mou interview -o answers.xml\tbe asked for the answers\n",
     verb_draft},
    {"interview", INTERVIEW,
     "mou interview [-p PROFILE]... [-a ANSWERS.xml] [--set KEY=VALUE]... [--blank] [-o FILE]",
     "ask the questions of an agreement and write the answers down",
     "Asks on the terminal, one question a line, what -a and --set leave open; an empty line takes "
     "what stands in brackets, < goes back to the question before (with the answer that it was "
     "given), "
     "- leaves a question open, ? shows it again, and the end of input stops. The file is written "
     "after "
     "every answer; named again with -o or -a, the interview goes on where it stopped. It holds "
     "every question with what it is for, so that it can be filled in or changed by hand.",
     "mou interview -o answers.xml\task, and keep the answers\n"
     "mou interview --blank -o answers.xml\ta form to fill in\n"
     "mou interview -o answers.xml\tonce more: go on where the interview stopped\n"
     "mou interview -a answers.xml -o more.xml\tgo on, into another file\n",
     verb_interview},
    {"check", CHECK,
     "mou check [-p PROFILE]... [-f FORMAT] [--fail-on LEVEL] [--facts FILE] [--set KEY=VALUE]... "
     "[--as-of DATE] [--verbatim FILE] [--revisions KIND] [--ocr] [--tags] [--encoding NAME] [-j "
     "N] [--share K/N] "
     "[-o FILE] "
     "FILE|FOLDER...|-\n"
     "mou check [the same] --out-dir DIR [--manifest FILE] [--redo] FILE|FOLDER...\n"
     "mou check --schema RULES.sch [--phase NAME] [-f text|svrl] [--share K/N] [-o FILE] "
     "FILE.xml|FOLDER...",
     "judge agreements against best-practice and legal criteria",
     "Says for each criterion whether the agreement meets it, is silent or contradicts it, with "
     "the sentence, its place, the authority and the clause to insert. A folder stands for every "
     "agreement in it and in the folders below. With --out-dir each has a report of its own (with "
     "-f "
     "html, index.html leads to all of them, the worst first), and a second run makes those that "
     "have "
     "changed. With --schema it validates any XML with any ISO "
     "Schematron schema. --verbatim holds an agreement against the official text of a state that "
     "lets nothing of it be altered. It is no legal advice.",
     "mou check agreement.txt\ta report for people\n"
     "mou check -p cops -f html -o report.html agreement.txt\tan accessible report with the COPS "
     "grant profile\n"
     "mou check -f json -j 2 *.txt\ta report for programs\n"
     "mou check -f jsonl -j 2 -o found.jsonl agreements\ta folder, a line for each agreement\n"
     "mou check -f html --out-dir reports agreements\ta report of its own for each, and "
     "index.html\n"
     "mou check --schema rules.sch document.xml\tplain Schematron validation\n",
     verb_check},
    {"render", RENDER,
     "mou render [-f FORMAT] [-o FILE] [--stylesheet XSL] FILE\n"
     "mou render [-f FORMAT] --out-dir DIR [-j N] [--stylesheet XSL] [--share K/N] [--manifest "
     "FILE] [--redo] FILE|FOLDER...",
     "typeset agreements, clause sets and reports to tagged PDF, or to HTML",
     "Goes by the root element: an agreement, a topic of the clause library, a findings tree, or "
     "XSL-FO. The PDF is tagged (PDF/UA-1) and archival (PDF/A-2a). A folder stands for every such "
     "file in it and in the folders below; its pages keep their place below DIR. A second run "
     "makes "
     "what has changed since.",
     "mou render riverton.xml -o riverton.pdf\tone agreement\n"
     "mou render -j 2 --out-dir out samples/agreements clauses/topics\tall that are in two "
     "folders, and again what has changed\n"
     "mou render --out-dir out clauses/topics/*.xml\tclause sets, a file each\n"
     "mou render -o handbook.pdf clauses/agreement.xml\tthe whole library as a handbook\n",
     verb_render},
    {"import", IMPORT,
     "mou import [--text | --acts | --map] [--revisions KIND] [--ocr] [--tags] "
     "[--encoding NAME] [-o FILE] FILE|-",
     "show how an agreement is read",
     "Prints the agreement tree as XML, the text as it was read, who does what to whom in each "
     "sentence, or a map of its sections.",
     "mou import agreement.txt\tthe tree\n"
     "mou import --acts agreement.txt\twho does what to whom\n",
     verb_import},
    {"explain", EXPLAIN, "mou explain ID [--rules]",
     "say everything about a criterion, clause, authority, profile or question",
     "Why it matters, on whose authority, what meets and what contradicts it, and the model "
     "clause. The ids are those in [brackets] of a report and those of mou list. With --rules, "
     "“library” stands for the rules of all criteria, as one Schematron schema.",
     "mou explain search-probable-cause\twhy and on whose authority\n"
     "mou explain search-probable-cause --rules\tthe rules as Schematron too\n",
     verb_explain},
    {"list", LIST,
     "mou list criteria|clauses|profiles|questions|authorities|sources|formats [-p PROFILE]...",
     "list what the clause library holds",
     "A line for each: its id, and what it is in short; mou explain ID says the rest. Criteria are "
     "listed with the levels that they have under the profiles named.",
     "mou list criteria -p cops\tthe criteria "
     "with their levels under the COPS profile\n",
     verb_list},
    {"test", TEST, "mou test [TOPIC]", "run the clause library's own examples",
     "Every criterion carries examples for each verdict. This runs them, checks that model text "
     "keeps its own criteria met, and lists what is not covered.",
     "mou test\tall topics\nmou test searches\tone topic\n", verb_test},
    {"prepare", PREPARE, "mou prepare [-o FILE]",
     "work the clause library out once, so that checks start fast",
     "Writes library.image into the data folder, or to -o. A check goes by it as long as every "
     "file "
     "of the clause library is as it was then; once one has changed it reads the files themselves, "
     "with the same findings.",
     "mou prepare\tafter the clause library has changed\n", verb_prepare},
    {"learn", LEARN, "mou learn [-o FILE] SENTENCES.tsv...",
     "learn from labelled sentences what agreements' sentences resemble",
     "Reads lines of criterion, verdict and sentence (with tabs between them) and the examples of "
     "the clause library, and writes the table of words that clauses/likeness.tsv holds: by it a "
     "check finds what says the same in words that no rule knows. The same sentences give the same "
     "table.",
     "mou learn -o clauses/likeness.tsv sentences.tsv\tanew, after sentences were added\n",
     verb_learn},
    {0},
};

const struct verb *
verb_rows(void)
{
    return verbs;
}
