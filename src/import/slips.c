/* Words are compared whole, so that no other word changes. */
#include "import/slips.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"

enum { LONGEST = 20, LABEL = 5 };

static const char *const verbs[] = {"shall", "will", "may",  "must", "should",
                                    "is",    "are",  "does", "do",   NULL};
static const char *const actors[] = {"sro",        "sros",      "officer", "officers", "district",
                                     "department", "principal", "agency",  "city",     "county",
                                     "town",       "board",     "sheriff", "chief",    "deputy",
                                     "parties",    NULL};

static bool
among(const char *const *list, const char *word, size_t length)
{
    for (; *list != NULL; list++)
        if ((**list | 32) == (*word | 32) && strlen(*list) == length &&
            strncasecmp(*list, word, length) == 0)
            return true;
    return false;
}

/* Where a space is missing in the word: "shall|not", "SRO|shall"; 0: nowhere. */
static size_t
lost_space(const char *word, size_t length)
{
    static const char *const ends[] = {"not", "shall", "will", "must", NULL};
    for (const char *const *end = ends; *end != NULL; end++) {
        size_t size = strlen(*end);
        if (length > size && strncasecmp(word + length - size, *end, size) == 0 &&
            among(end == ends ? verbs : actors, word, length - size))
            return length - size;
    }
    return 0;
}

/* "SR0", "SR0s", "5RO": the officer's letters with figures among them. */
static bool
misread_officer(const char *word, size_t length)
{
    static const char *const misread[] = {"SR0", "SR0s", "5RO", "5ROs", "5R0", NULL};
    for (const char *const *slip = misread; *slip != NULL; slip++)
        if (strlen(*slip) == length && memcmp(*slip, word, length) == 0)
            return true;
    return false;
}

/* The bytes of "lV." or "VlI." at the beginning, Roman figures with an l for an I; 0: none. */
static size_t
misread_label(const char *text)
{
    size_t length = strspn(text, "IlVX");
    return length >= 2 && length <= LABEL && memchr(text, 'l', length) != NULL &&
                   (text[length] == '.' || text[length] == ')')
               ? length
               : 0;
}

static size_t
word_length(const char *text)
{
    size_t length = 0;
    while (isalnum((unsigned char)text[length]))
        length++;
    return length;
}

/* By its first and last letter, which rule most words out. */
static bool
may_slip(const char *word, size_t length)
{
    char last = (char)(word[length - 1] | 32);
    return ((last == 't' || last == 'l') && length > 4) || word[1] == 'R';
}

/* Puts the word as it should be; whether that is another one. */
static bool
put_mended(const char *word, size_t length, struct buf *out)
{
    size_t gap = length > 3 && length <= LONGEST ? lost_space(word, length) : 0;
    if (gap > 0) {
        buf_add(out, word, gap);
        buf_putc(out, ' ');
        buf_add(out, word + gap, length - gap);
        return true;
    }
    if (!misread_officer(word, length))
        return false;
    buf_puts(out, "SRO");
    buf_add(out, word + 3, length - 3);
    return true;
}

static long
mend(struct chunk *chunk)
{
    struct buf out = {0};
    const char *text = chunk->text, *copied = text;
    long count = misread_label(text) > 0;
    for (size_t i = 0; count > 0 && i < misread_label(text); i++)
        buf_putc(&out, text[i] == 'l' ? 'I' : text[i]);
    copied += out.length;
    for (const char *word = copied; *word != '\0';) {
        size_t length = word_length(word);
        size_t before = out.length;
        if (length >= 3 && length <= LONGEST && may_slip(word, length)) {
            struct buf mended = {0};
            if (put_mended(word, length, &mended)) {
                buf_add(&out, copied, (size_t)(word - copied));
                buf_add(&out, mended.bytes, mended.length);
                copied = word + length;
                chunk->run += (size_t)(word - text) < chunk->run ? mended.length - length : 0;
            }
            buf_free(&mended);
        }
        count += out.length > before;
        word += length > 0 ? length : 1;
    }
    if (count > 0) {
        buf_puts(&out, copied);
        chunk->length = out.length;
        free(chunk->text);
        chunk->text = buf_take(&out);
    }
    buf_free(&out);
    return count;
}

long
slips_mend(struct chunks *chunks)
{
    long count = 0;
    for (size_t i = 0; i < chunks->count; i++)
        if (chunks->list[i].kind != CHUNK_FURNITURE && chunks->list[i].text != NULL)
            count += mend(&chunks->list[i]);
    return count;
}
