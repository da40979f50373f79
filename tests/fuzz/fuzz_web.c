/* Any bytes as a web page: import, divide, show. */
#include "package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf page = {0};
    buf_puts(&page, "<html>");
    buf_add(&page, (const char *)data, size);
    read_package(buf_text(&page), page.length, REVISIONS_ACCEPTED);
    buf_free(&page);
    return 0;
}
