/* Any bytes as an agreement in XML, as `mou import` and `mou check` read it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "agreement/agreement.h"
#include "import/import.h"
#include "import/view.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Bytes that look like an old Word file shall not start the program that reads those. */
int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    return setenv("PATH", "", 1);
}

static const struct xml_grammar *
grammar(void *context)
{
    static struct xml_grammar *loaded; /* one for the process: loading it is not what is tested */
    if (loaded == NULL)
        loaded = xml_grammar_load("clauses/schema/agreement.rng", context);
    return loaded;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf said = {0}, view = {0};
    struct diag diag = {.capture = &said};
    struct import_settings settings = {.diag = &diag, .grammar = grammar, .context = &diag};
    char *bytes = malloc(size + 1);
    memcpy(bytes, data, size);
    bytes[size] = '\0';
    xmlDoc *doc = import_bytes(bytes, size, "fuzz.xml", &settings);
    if (doc != NULL) {
        agreement_divide(doc);
        view_text(doc, &view);
        view_map(doc, &view);
        xml_write(doc, &view, true);
        xmlFreeDoc(doc);
    } else if (diag.errors != 1) {
        abort(); /* a refusal is said once */
    }
    buf_free(&said);
    buf_free(&view);
    free(bytes);
    return 0;
}
