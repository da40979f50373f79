/* Any bytes as an agreement with amendments: what is worked in must not undo the tree. */
#include "package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char agreement[] =
        "AGREEMENT\n\nThis Agreement is made between the City and the District.\n\n1. One. The SRO "
        "reports.\n\n2. Two. The SRO shall:\n(a) serve; and\n(b) help.\n\nBy: ____ Mayor\n\n"
        "AMENDMENT NO. 1\n\n";
    struct buf text = {0};
    buf_puts(&text, agreement);
    buf_add(&text, (const char *)data, size);
    xmlDoc *doc = import_text(buf_text(&text), text.length);
    struct buf view = {0};
    agreement_divide(doc);
    view_text(doc, &view);
    view_map(doc, &view);
    xmlFreeDoc(doc);
    buf_free(&view);
    buf_free(&text);
    return 0;
}
