/* What documents before this one taught of their texts: agreements are copied from one another, and
 * a sentence that comes again holds the same phrases and uses the same terms. It takes RECALL_BYTES
 * at most; when they are full, all is forgotten. Knows texts as bytes, phrases and terms as
 * numbers.
 */
#ifndef MOU_LIBRARY_RECALL_H
#define MOU_LIBRARY_RECALL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RECALL_BYTES = 2 << 20, RECALL_TERMS = 1 << 15 };

struct recall_text {
    const char *bytes;
    size_t length;
};

/* Of a text; borrowed until something is kept. */
struct recalled {
    const uint16_t *phrases, *answers;
    size_t phrase_count, answer_count;
};

/* Whether the text uses a term, of which there are RECALL_TERMS at most. */
static inline uint16_t
recall_answer(int term, bool uses)
{
    return (uint16_t)(term << 1 | uses);
}

static inline int
recall_term(uint16_t answer)
{
    return answer >> 1;
}

static inline bool
recall_uses(uint16_t answer)
{
    return (answer & 1) != 0;
}

struct recall;
struct recall *recall_new(void);
void recall_free(struct recall *recall);

/* false: the text is new. */
bool recall_find(const struct recall *recall, const struct recall_text *text,
                 struct recalled *found);
/* Of a text that is known only the answers are taken, in place of those before. */
void recall_keep(struct recall *recall, const struct recall_text *text,
                 const struct recalled *learnt);

#endif
