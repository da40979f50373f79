/* Any bytes as XSL-FO, through layout to PDF. */
#include <stdint.h>

#include "base/xml.h"
#include "typeset/typeset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

static struct typesetter *typesetter;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    struct diag diag = {0};
    (void)argc, (void)argv;
    xml_init();
    typesetter = typesetter_new(".", &diag);
    return typesetter != NULL ? 0 : -1;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf said = {0}, pdf = {0};
    struct diag diag = {.capture = &said};
    xmlDoc *fo = xml_read_memory((const char *)data, size, "fuzz.fo", &diag, STATUS_INPUT);
    if (fo != NULL)
        typeset(typesetter, fo, "fuzz.fo", &pdf, &diag);
    xmlFreeDoc(fo);
    buf_free(&said);
    buf_free(&pdf);
    return 0;
}
