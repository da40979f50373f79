/* Running pdftotext, and what its complaints mean. */
#include "import/pdf.h"

#include <string.h>

#include "base/spawn.h"
#include "import/pdf_words.h"

static const struct spawn_limits limits = {
    .seconds = 30, .memory = (size_t)2 << 30, .output = 192 << 20};

/* What went wrong, from the program's exit and its words. */
static int
refuse(enum spawn_outcome outcome, const struct buf *complaints, const char *name,
       struct diag *diag)
{
    const char *why = "is damaged: it cannot be read as a PDF file",
               *cure = "open it in a PDF viewer and save it again";
    if (outcome == SPAWN_ABSENT) {
        why = "is a PDF file, and the program that reads them, pdftotext, is not installed";
        cure = "apt install poppler-utils";
    } else if (outcome == SPAWN_SLOW) {
        why = "takes too long to read as a PDF file";
        cure = "cut the agreement's own pages out of it";
    } else if (outcome == SPAWN_TOO_MUCH) {
        why = "holds too much text for one agreement";
        cure = "cut the agreement's own pages out of it";
    } else if (outcome == SPAWN_DONE &&
               strstr(buf_text(complaints), "Incorrect password") != NULL) {
        why = "is encrypted: it opens with a password only";
        cure = "open it with the password and save it without one";
    }
    diag_error(diag, STATUS_INPUT, name, 0, cure, "%s", why);
    return -1;
}

int
pdf_read(const char *bytes, size_t length, const char *name, struct sheets *pages,
         struct diag *diag)
{
    static const char *const command[] = {"pdftotext", "-bbox-layout", "-enc", "UTF-8", "-", "-",
                                          NULL};
    struct buf out = {0}, complaints = {0};
    int status = 0, rc = 0;
    enum spawn_outcome outcome =
        spawn_run(command, bytes, length, &limits, &out, &complaints, &status);
    if (outcome == SPAWN_DONE)
        pdf_words_read(pages, buf_text(&out), out.length);
    if (outcome != SPAWN_DONE || pages->count == 0) {
        rc = refuse(outcome, &complaints, name, diag);
    }
    buf_free(&out);
    buf_free(&complaints);
    return rc;
}
