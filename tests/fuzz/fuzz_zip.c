/* Any bytes as the container of a Word file, and as whatever else they look like, but for what
 * another program reads. */
#include "import/detect.h"
#include "package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *bytes = malloc(size + 1);
    memcpy(bytes, data, size);
    bytes[size] = '\0';
    enum format format = detect_format(bytes, size, "input");
    if (format == FORMAT_WORD || format == FORMAT_ODT || format == FORMAT_XML)
        read_package(bytes, size, REVISIONS_ACCEPTED);
    free(bytes);
    return 0;
}
