/* The parts of Word and OpenDocument files: import, divide, show. */
#include "package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf zip = {0};
    make_package((const char *)data, size, &zip);
    read_package(buf_text(&zip), zip.length, size > 0 ? (enum revisions)(data[size - 1] % 3) : 0);
    buf_free(&zip);
    return 0;
}
