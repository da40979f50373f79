/* Any bytes as a topic file: loaded, searched for faults, compiled, judged, tested and explained,
 * whether it keeps its schema or not. The lexicon is the one that holds nothing. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "agreement/agreement.h"
#include "base/file.h"
#include "base/mem.h"
#include "check/selftest.h"
#include "check/verdict.h"
#include "library/compile.h"
#include "library/explain.h"
#include "library/faults.h"
#include "library/listing.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

static struct regex_cache *regexes;
static char folder[] = "/tmp/mou-fuzz-library-XXXXXX";

static void
put(const char *name, const char *bytes, size_t length)
{
    struct diag diag = {.quiet = true};
    char *path = file_join(folder, name);
    if (file_write(path, bytes, length, &diag) != 0)
        abort();
    free(path);
}

/* The folder goes when the fuzzer ends in good order. */
static void
tidy(void)
{
    static const char *const names[] = {"clauses/topics/t.xml",
                                        "clauses/profiles/base.xml",
                                        "clauses/lexicon.xml",
                                        "clauses/schema",
                                        "clauses/topics",
                                        "clauses/profiles",
                                        "clauses",
                                        ""};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *path = file_join(folder, names[i]);
        remove(path);
        free(path);
    }
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static const char *const folders[] = {"clauses", "clauses/topics", "clauses/profiles"};
    static const char base[] = "<profile id='base'><title>B</title><about>A</about></profile>";
    (void)argc, (void)argv;
    xml_init();
    regexes = regex_cache_new();
    if (mkdtemp(folder) == NULL)
        abort();
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char *path = file_join(folder, folders[i]);
        mkdir(path, 0700);
        free(path);
    }
    put("clauses/lexicon.xml", "<lexicon/>", strlen("<lexicon/>"));
    put("clauses/profiles/base.xml", base, strlen(base));
    atexit(tidy);
    return 0;
}

static void
judge_with(const struct library *library, struct demands *demands, struct buf *out,
           struct diag *diag)
{
    static const char text[] = "<agreement><meta/><para>The officer shall not give hall passes and "
                               "trains 40 hours.</para></agreement>";
    struct judge *judge = judge_new(library, demands, NULL, JUDGE_DIRECTLY, regexes, diag);
    xmlDoc *agreement = xml_read_memory(text, strlen(text), "a", diag, STATUS_INPUT);
    agreement_divide(agreement);
    struct acts *acts = acts_new(agreement, library->lexicon);
    struct judge_run run = {.agreement = agreement, .acts = acts};
    if (judge != NULL)
        judgements_free(judge_agreement(judge, &run, diag), library->criterion_count);
    struct model_style style = {0};
    struct selftest test = {.library = library,
                            .regexes = regexes,
                            .model = &style,
                            .as_of = "2026-08-01",
                            .out = out,
                            .diag = diag};
    selftest_run(&test);
    acts_free(acts);
    xmlFreeDoc(agreement);
    judge_free(judge);
}

static void
explain_all(const struct library *library, struct buf *out, struct diag *diag)
{
    for (size_t i = 0; i < library->criterion_count; i++)
        library_explain(library, library->criteria[i].id, false, out, diag);
    for (size_t i = 0; i < library->provision_count; i++)
        library_explain(library, library->provisions[i].id, false, out, diag);
    library_explain(library, "library", true, out, diag);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 20000)
        return 0;
    struct buf said = {0}, out = {0};
    struct diag diag = {.capture = &said};
    put("clauses/topics/t.xml", (const char *)data, size);
    struct library *library = library_load(folder, LIBRARY_ALL, regexes, &diag);
    struct demands *demands =
        library != NULL ? demands_new(library, NULL, "2026-08-01", &diag) : NULL;
    if (demands != NULL) {
        library_faults(library, &diag);
        library_list(library, demands, "criteria", &out);
        library_list(library, demands, "clauses", &out);
        explain_all(library, &out, &diag);
        judge_with(library, demands, &out, &diag);
    }
    demands_free(demands);
    library_free(library);
    buf_free(&out);
    buf_free(&said);
    return 0;
}
