/* PDF files and pictures: one way of reading for both. */
#include "import/paged.h"

#include <stdlib.h>

#include "import/note.h"
#include "import/ocr.h"
#include "import/pdf.h"
#include "import/pdf_look.h"

enum { POOR = 75 /* percent of confidence */ };

typedef bool page_test(const struct sheet *page);

static bool
is_unread(const struct sheet *page)
{
    return page->unread;
}

static bool
is_recognised(const struct sheet *page)
{
    return page->recognised && page->count > 0;
}

/* Of which so many words are doubtful that nothing can be said to be missing. */
static bool
is_poor(const struct sheet *page)
{
    return is_recognised(page) && page->confidence < POOR * (double)page->count;
}

static bool
is_read(const struct sheet *page)
{
    return !page->unread && page->count > 0;
}

static size_t
count_pages(const struct sheets *pages, page_test *test)
{
    size_t count = 0;
    for (size_t i = 0; i < pages->count; i++)
        count += test(&pages->list[i]);
    return count;
}

/* "page 3", "pages 1, 3 to 5, 9"; yours. */
static char *
name_pages(const struct sheets *pages, page_test *test)
{
    struct buf out = {0};
    buf_puts(&out, count_pages(pages, test) == 1 ? "page" : "pages");
    for (size_t i = 0, named = 0; i < pages->count; i++) {
        size_t begin = i;
        if (!test(&pages->list[i]))
            continue;
        while (i + 1 < pages->count && test(&pages->list[i + 1]))
            i++;
        buf_putf(&out, "%s %zu", named++ > 0 ? "," : "", begin + 1);
        if (i > begin)
            buf_putf(&out, "%s %zu", i > begin + 1 ? " to" : ",", i + 1);
    }
    return buf_take(&out);
}

/* A file of which no page is read. */
static int
refuse(const struct sheets *pages, const char *name, enum format format, bool ocr,
       struct diag *diag)
{
    if (ocr || count_pages(pages, is_unread) == 0)
        diag_error(diag, STATUS_INPUT, name, 0, "check that it is the right file",
                   "holds no text%s", ocr ? " that could be recognised" : ": its pages are blank");
    else
        diag_error(diag, STATUS_INPUT, name, 0,
                   "use --ocr to have the text recognised (by tesseract, on this machine)",
                   format == FORMAT_PDF ? "holds no text: its pages are pictures, as scans are"
                                        : "is a picture, whose text is not read");
    return -1;
}

int
paged_read(const char *bytes, size_t length, const char *name, enum format format, bool ocr,
           struct sheets *pages, struct diag *diag)
{
    if (format == FORMAT_PDF) {
        if (pdf_read(bytes, length, name, pages, diag) != 0)
            return -1;
        pdf_look(bytes, length, pages);
    }
    if (ocr && (format == FORMAT_PDF ? ocr_pdf(bytes, length, name, pages, diag)
                                     : ocr_picture(bytes, length, name, pages, diag)) != 0)
        return -1;
    if (format != FORMAT_PDF && !ocr) {
        sheets_add(pages, 0, 0);
        pages->list[0].unread = true;
    }
    if (count_pages(pages, is_read) == 0)
        return refuse(pages, name, format, ocr, diag);
    if (count_pages(pages, is_unread) > 0) {
        char *which = name_pages(pages, is_unread);
        diag_warn(diag, name, 0, ocr ? "read them yourself" : "use --ocr",
                  "%s cannot be read: pictures without text", which);
        free(which);
    }
    return 0;
}

/* In percent, over all recognised words. */
static double
mean_confidence(const struct sheets *pages)
{
    double sum = 0, words = 0;
    for (size_t i = 0; i < pages->count; i++)
        if (is_recognised(&pages->list[i])) {
            sum += pages->list[i].confidence;
            words += (double)pages->list[i].count;
        }
    return words > 0 ? sum / words : 0;
}

static void
note_recognised(xmlDoc *agreement, const struct sheets *pages)
{
    struct buf list = {0};
    char *which = name_pages(pages, is_recognised);
    for (size_t i = 0; i < pages->count; i++)
        if (is_recognised(&pages->list[i]))
            buf_putf(&list, "%s%zu", list.length > 0 ? " " : "", i + 1);
    xml_set(xmlDocGetRootElement(agreement), "recognised", buf_text(&list));
    note_add(
        agreement,
        "The text of %s was recognised in pictures, with a mean confidence of %.0f %%: compare "
        "what is quoted with the page.",
        which, mean_confidence(pages));
    free(which);
    buf_free(&list);
}

void
paged_notes(xmlDoc *agreement, const struct sheets *pages)
{
    xml_setf(xmlDocGetRootElement(agreement), "pages", "%zu", pages->count);
    if (count_pages(pages, is_unread) > 0) {
        char *which = name_pages(pages, is_unread);
        note_lost(agreement,
                  "What stands on %s was not read: pictures without text, as scans are. What is "
                  "missing elsewhere may stand there.",
                  which);
        free(which);
    }
    if (count_pages(pages, is_recognised) > 0)
        note_recognised(agreement, pages);
    if (count_pages(pages, is_poor) > 0) {
        char *which = name_pages(pages, is_poor);
        note_lost(agreement,
                  "The text of %s is hard to recognise, and many words are wrong: what is missing "
                  "elsewhere may stand there.",
                  which);
        free(which);
    }
    if (pages->replaced > 0)
        note_add(agreement, "%zu damaged characters could not be read.", pages->replaced);
}
