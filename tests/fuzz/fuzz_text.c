/* Any bytes as text: import, divide, show. What comes out must be a tree that reading again does
 * not change. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "agreement/agreement.h"
#include "agreement/place.h"
#include "agreement/tree.h"
#include "import/import.h"
#include "import/view.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *bytes = malloc(size + 1);
    memcpy(bytes, data, size);
    bytes[size] = '\0';
    xmlDoc *doc = import_text(bytes, size);
    xmlNode *root = xmlDocGetRootElement(doc);
    struct buf once = {0}, twice = {0}, view = {0};
    agreement_divide(doc);
    xml_write(doc, &once, false);
    agreement_divide(doc);
    xml_write(doc, &twice, false);
    if (once.length != twice.length || memcmp(once.bytes, twice.bytes, once.length) != 0)
        abort();
    view_text(doc, &view);
    view_map(doc, &view);
    for (xmlNode *s = tree_next_sentence(root, root); s != NULL; s = tree_next_sentence(s, root)) {
        free(place_section(s));
        free(place_titles(s));
    }
    buf_free(&once);
    buf_free(&twice);
    buf_free(&view);
    xmlFreeDoc(doc);
    free(bytes);
    return 0;
}
