/* Whether a line break only wraps a paragraph. */
#ifndef MOU_IMPORT_WRAP_H
#define MOU_IMPORT_WRAP_H

#include <stdbool.h>

#include "base/buf.h"
#include "import/lines.h"

struct wrap {
    size_t width; /* columns at which the text wraps; 0: every line is a paragraph */
    unsigned char
        *vocabulary; /* the words of a text that cuts some at its lines' ends; NULL: it cuts none */
    bool words;      /* one word or two a line: only marks begin paragraphs */
};

void wrap_measure(struct wrap *wrap, const struct lines *lines);
void wrap_free(struct wrap *wrap);
/* Whether next goes on with the paragraph of lines first … last. gap: blank lines or furniture lie
 * between; torn: a page ends or furniture stands there. */
bool wrap_joins(const struct wrap *wrap, const struct line *first, const struct line *last,
                const struct line *next, bool gap, bool torn);
/* Appends next to the paragraph that ends with last: with line and page marks, a word cut by a
 * hyphen made whole. */
void wrap_append(const struct wrap *wrap, struct buf *text, const struct line *last,
                 const struct line *next);

#endif
