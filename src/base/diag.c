/* Diagnostics: one line each, "file:line: error: cause; cure". */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>

static void
put_printable(struct buf *out, const char *text)
{
    /* A hostile file name or quote must not steer the terminal: control characters are shown, not
     * sent. */
    for (const unsigned char *p = (const unsigned char *)text; *p != '\0'; p++) {
        if (*p < 0x20 || *p == 0x7F)
            buf_putf(out, "\\x%02X", *p);
        else
            buf_putc(out, (char)*p);
    }
}

static void
say(struct diag *diag, const char *level, const char *file, long line, const char *cure,
    const char *cause)
{
    struct buf text = {0};
    if (file == NULL)
        buf_puts(&text, "mou");
    else
        put_printable(&text, file);
    if (file != NULL && line > 0)
        buf_putf(&text, ":%ld", line);
    buf_putf(&text, ": %s: ", level);
    put_printable(&text, cause);
    if (cure != NULL) {
        buf_puts(&text, "; ");
        put_printable(&text, cure);
    }
    buf_putc(&text, '\n');
    if (diag->capture != NULL)
        buf_add(diag->capture, text.bytes, text.length);
    else
        fputs(text.bytes, stderr);
    buf_free(&text);
}

void
diag_error(struct diag *diag, enum status kind, const char *file, long line, const char *cure,
           const char *format, ...)
{
    char cause[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(cause, sizeof cause, format, args);
    va_end(args);
    diag->errors++;
    if (kind > diag->worst)
        diag->worst = kind;
    say(diag, "error", file, line, cure, cause);
}

void
diag_warn(struct diag *diag, const char *file, long line, const char *cure, const char *format, ...)
{
    char cause[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(cause, sizeof cause, format, args);
    va_end(args);
    diag->warnings++;
    if (!diag->quiet)
        say(diag, "warning", file, line, cure, cause);
}
