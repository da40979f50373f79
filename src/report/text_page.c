/* Lines, fields and underlined titles. */
#include "report/text_page.h"

#include <string.h>

#include "base/terminal.h"

const char *
text_ink_code(const struct text_page *page, const char *name)
{
    return page->colour ? terminal_ink(name) : "";
}

void
text_ink(struct text_page *page, const char *name, const char *text)
{
    buf_puts(page->out, text_ink_code(page, name));
    buf_puts(page->out, text);
    buf_puts(page->out, text_ink_code(page, "off"));
}

/* The words put together, in lines. */
void
text_lines(struct text_page *page, const char *first, const char *rest)
{
    terminal_wrap(page->out, buf_text(&page->words), TEXT_WIDTH, first, rest);
    buf_clear(&page->words);
}

/* "    Why        When officers …" from the words put together. */
void
text_field(struct text_page *page, const char *name, const char *colour)
{
    struct buf *lines = &page->lines;
    buf_clear(lines);
    terminal_wrap(lines, buf_text(&page->words), TEXT_WIDTH, TEXT_INDENT, TEXT_INDENT);
    buf_clear(&page->words);
    if (lines->length > 0) {
        size_t label = strlen(TEXT_LABEL) + strlen(name);
        buf_puts(page->out, TEXT_LABEL);
        text_ink(page, colour, name);
        buf_puts(page->out,
                 lines->bytes + (label < strlen(TEXT_INDENT) ? label : strlen(TEXT_INDENT)));
    }
}

void
text_underlined(struct text_page *page, const char *text)
{
    struct buf plain = {0};
    terminal_plain(&plain, text);
    size_t columns = terminal_columns(buf_text(&plain));
    text_ink(page, "bold", buf_text(&plain));
    buf_putc(page->out, '\n');
    columns = columns > TEXT_WIDTH ? TEXT_WIDTH : columns == 0 ? 1 : columns;
    for (size_t i = 0; i < columns; i++)
        buf_putc(page->out, '=');
    buf_putc(page->out, '\n');
    buf_free(&plain);
}

void
text_page_free(struct text_page *page)
{
    buf_free(&page->words);
    buf_free(&page->lines);
}
