/* Any bytes as the body of a message: import, divide, show. */
#include "package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf message = {0};
    buf_puts(&message, "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n");
    buf_add(&message, (const char *)data, size);
    read_package(buf_text(&message), message.length, REVISIONS_ACCEPTED);
    buf_free(&message);
    return 0;
}
