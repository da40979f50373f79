/* Where the pages of one column of boxes end: total fit over all of them. Knows how high pages are,
 * not what else is on them. */
#ifndef MOU_TYPESET_PAGE_PLAN_H
#define MOU_TYPESET_PAGE_PLAN_H

#include "typeset/flow.h"

struct page_task {
    struct pool *pool;
    const struct column *column;
    size_t first, limit; /* the boxes; no page break is forced between them */
    bool ends; /* nothing comes after them: the last page may be short, but not of a line */
    /* Of the page so many pages after the first; last: nothing comes after it. */
    int32_t (*height)(const void *owner, int page, bool last);
    const void *owner;
    /* Notes that go on from the page before, and then those that go on after the last. NULL: none.
     */
    struct footnote **carry;
};

/* What spaces between boxes take up: `taken` of what they can give, negative to shrink. */
struct give {
    int64_t taken, of;
};

struct page_end {
    size_t end;               /* the first box not on the page */
    struct box *upper, *rest; /* of a row that is divided: box `end` */
    struct give give;
    bool shared; /* notes are divided: these stand on the page, instead of those of its boxes */
    struct footnote *notes;
};

/* The notes of a page: those that go on from the page before and those of boxes [first, end), where
 * `head` stands for the first and `upper` comes last (NULL: neither). */
struct noted {
    const struct footnote *carry;
    const struct column *column;
    size_t first, end;
    const struct box *head, *upper;
};

/* Which of them, and how much of those that divide, the room holds. What is left is in *rest. */
struct footnote *notes_share(struct pool *pool, const struct noted *noted, int32_t room,
                             struct footnote **rest);

/* *ends, for the caller to free: each at least one box after the one before. Returns their number.
 */
size_t plan_pages(const struct page_task *task, struct page_end **ends);

#endif
