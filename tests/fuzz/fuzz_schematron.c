/* Any schema over any document: "SCHEMA NUL DOCUMENT". What is no XML before the NUL is tried as an
 * XPath expression. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/schematron.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

static const char usual[] =
    "<d n='1'><!--c--><?p i?><s k='a'>The officer shall not search.</s><s>two 22</s></d>";
static struct regex_cache *regexes;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    xml_init();
    regexes = regex_cache_new();
    return 0;
}

static void
show(void *sink, const struct schematron_result *result)
{
    struct buf *out = sink;
    buf_clear(out);
    schematron_message(result, out);
    schematron_evidence(result);
    for (size_t i = 0; i < result->assertion->diagnostics; i++)
        schematron_diagnostic(result, i, NULL, out);
    xmlDoc *doc = result->assertion->properties > 0 ? xml_new("p") : NULL;
    for (size_t i = 0; i < result->assertion->properties; i++)
        schematron_property(result, i, xmlDocGetRootElement(doc));
    xmlFreeDoc(doc);
}

static void
run(xmlDoc *schema_doc, xmlDoc *doc, struct diag *diag)
{
    struct buf out = {0};
    struct schematron_options options = {.regexes = regexes, .phase = "#ALL"};
    struct schematron *schema =
        schematron_compile(xmlDocGetRootElement(schema_doc), &options, diag);
    struct schematron_run how = {.doc = doc, .operations = 200000, .result = show, .sink = &out};
    if (schema != NULL)
        schematron_run(schema, &how, diag);
    schematron_free(schema);
    buf_free(&out);
}

static void
evaluate(const char *text, xmlDoc *doc, struct diag *diag)
{
    struct xpath *xpath = xpath_new(regexes, NULL, NULL);
    struct xpath_place place = {.file = "fuzz", .line = 1};
    struct xpath_expr *expr = xpath_compile(xpath, text, NULL, &place, diag);
    xpath_limit(xpath, 200000);
    xmlXPathFreeObject(expr != NULL ? xpath_eval(xpath, expr, (xmlNode *)doc, diag) : NULL);
    xpath_expr_free(expr);
    xpath_free(xpath);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf said = {0};
    struct diag diag = {.capture = &said, .quiet = true};
    const uint8_t *nul = size > 0 ? memchr(data, 0, size) : NULL;
    size_t first = nul != NULL ? (size_t)(nul - data) : size;
    const char *rest = nul != NULL ? (const char *)nul + 1 : usual;
    size_t length = nul != NULL ? size - first - 1 : sizeof usual - 1;
    char *text = mem_strndup((const char *)data, first);
    xmlDoc *doc = xml_read_memory(rest, length, "fuzz.xml", &diag, STATUS_INPUT);
    xmlDoc *schema =
        doc != NULL ? xml_read_memory(text, first, "fuzz.sch", &diag, STATUS_LIBRARY) : NULL;
    if (schema != NULL)
        run(schema, doc, &diag);
    else if (doc != NULL)
        evaluate(text, doc, &diag);
    xmlFreeDoc(schema);
    xmlFreeDoc(doc);
    free(text);
    buf_free(&said);
    return 0;
}
