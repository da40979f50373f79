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
    bool exact;      /* a line that leaves room for the next word ends its paragraph */
    bool margins;    /* no habit shows: the page's margins are its width */
};

void wrap_measure(struct wrap *wrap, const struct lines *lines);
void wrap_free(struct wrap *wrap);
/* Whether next goes on with the paragraph of lines first … last. gap: blank lines or furniture lie
 * between; torn: a page ends or furniture stands there. */
bool wrap_joins(const struct wrap *wrap, const struct line *first, const struct line *last,
                const struct line *next, bool gap, bool torn);
/* Whether next is a heading between two paragraphs that no blank line parts: what it says is no
 * sentence, and after, the line behind it, would have begun on it. */
bool wrap_is_head(const struct wrap *wrap, const struct line *last, const struct line *next,
                  const struct line *after);
/* Appends next to the paragraph that ends with last: with line and page marks, a word cut by a
 * hyphen made whole. */
void wrap_append(const struct wrap *wrap, struct buf *text, const struct line *last,
                 const struct line *next);

#endif
