/* Any bytes as the boxes of words that pdftotext writes, then as tesseract's table; what stands
 * behind a line "%%%" as the tags that pdfinfo writes. No word may be lost on the way to the lines.
 */
#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "import/chunk.h"
#include "import/furniture.h"
#include "import/ocr.h"
#include "import/pdf_tags.h"
#include "import/pdf_words.h"
#include "import/picture.h"
#include "import/sheet_lines.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t
letters(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += !isspace((unsigned char)text[i]);
    return count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct sheets pages = {0};
    struct buf text = {0};
    struct lines lines = {0};
    struct chunks chunks = {0};
    size_t words = 0, shown = 0;
    char *bytes = malloc(size + 1);
    memcpy(bytes, data, size);
    bytes[size] = '\0';
    pdf_words_read(&pages, bytes, size);
    ocr_read(&pages, bytes, size, 0, picture_dot_height(bytes, size));
    sheets_to_lines(&pages, &text, &lines);
    for (size_t i = 0; i < pages.word_count; i++)
        words += letters(pages.text.bytes + pages.words[i].text, pages.words[i].length);
    for (size_t i = 0; i < lines.count; i++)
        shown += letters(lines.list[i].text, lines.list[i].length);
    if (words != shown)
        abort();
    furniture_mark(&lines);
    const char *tags = strstr(bytes, "%%%\n");
    tags = tags != NULL ? tags + 4 : bytes;
    pdf_tags_apply(tags, size - (size_t)(tags - bytes), &lines);
    chunks_make(&chunks, &lines);
    chunks_free(&chunks);
    lines_free(&lines);
    buf_free(&text);
    sheets_free(&pages);
    free(bytes);
    return 0;
}
