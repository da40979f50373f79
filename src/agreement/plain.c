/* Sentences as terms see them: everyday words for a document's own names and for what the lexicon
 * calls plain, so that a term that speaks of an officer finds one in "each PLO", and "may" in "is
 * at liberty to"; the actor for a pronoun that can mean but one; "do not" for "don't"; no points
 * that end nothing; a question by itself says nothing, one answered no says no. Readers see none of
 * this. */
#include <string.h>
#include <strings.h>

#include "agreement/dots.h"
#include "agreement/roles.h"
#include "agreement/table.h"

static bool
plural(const char *text, const struct token *last)
{
    return last->end - last->start > 2 && text[last->end - 1] == 's';
}

/* Whether the words before `end` are a question, in quotation marks or not. */
static bool
question_before(const struct token *tokens, int end)
{
    while (end > 0 && tokens[end - 1].mark == '"')
        end--;
    return end > 0 && tokens[end - 1].mark == '?';
}

static bool
says_no(const char *text, const struct token *token)
{
    static const char *const words[] = {"no", "never", "not", "nobody"};
    size_t length = token->end - token->start;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && strncasecmp(text + token->start, words[i], length) == 0)
            return true;
    return false;
}

struct writing {
    const struct names *names;
    const struct reading *r;
    size_t length;  /* of the text */
    size_t done;    /* its bytes that are written */
    bool contracts; /* it says "don't" or the like */
    bool changed;
    struct buf plain;
};

/* The bytes of "n't" at text[at], 0 when it does not stand there. */
static size_t
contraction(const char *text, size_t at, size_t end)
{
    static const char *const marks[] = {"n't", "n\u2019t"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i]);
        if (at + length <= end && memcmp(text + at, marks[i], length) == 0)
            return length;
    }
    return 0;
}

/* "won't" ends in what is written as "wo": the words that it stands for. */
static void
write_not(struct buf *plain)
{
    static const char *const stems[][2] = {{"wo", "will"}, {"ca", "can"}, {"sha", "shall"}};
    const char *gap = " ";
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++) {
        size_t length = strlen(stems[i][0]);
        bool word = plain->length == length ||
                    (plain->length > length && plain->bytes[plain->length - length - 1] == ' ');
        if (!word || strncasecmp(plain->bytes + plain->length - length, stems[i][0], length) != 0)
            continue;
        plain->length -= length;
        buf_puts(plain, stems[i][1]);
        gap = *stems[i][0] == 'c' ? "" : gap; /* cannot */
        break;
    }
    buf_puts(plain, gap);
    buf_puts(plain, "not");
}

static void
write_words(struct writing *w, const char *from, size_t length)
{
    size_t done = 0;
    for (size_t at = 0; w->contracts && at < length; at++) {
        size_t bytes = from[at] == 'n' ? contraction(from, at, length) : 0;
        if (bytes == 0)
            continue;
        buf_add(&w->plain, from + done, at - done);
        write_not(&w->plain);
        w->changed = true;
        done = at + bytes;
    }
    buf_add(&w->plain, from + done, length - done);
}

static bool
any_contraction(const char *text, size_t length)
{
    for (const char *n = memchr(text, 'n', length); n != NULL;
         n = memchr(n + 1, 'n', length - (size_t)(n + 1 - text)))
        if (contraction(text, (size_t)(n - text), length) > 0)
            return true;
    return false;
}

static void
write_up_to(struct writing *w, size_t end)
{
    const char *text = w->r->text, *dot;
    while (w->done < end) {
        dot = memchr(text + w->done, '.', end - w->done);
        size_t at = dot != NULL ? (size_t)(dot - text) : end;
        write_words(w, text + w->done, at - w->done);
        w->done = at;
        if (dot == NULL)
            return;
        char instead = dots_read(text, at, w->length);
        if (instead != '\0')
            buf_putc(&w->plain, instead);
        w->changed |= instead != '.';
        w->done++;
    }
}

/* What the lexicon calls plain for the longest phrase at the token; NULL when it has none. */
static const char *
everyday(const struct reading *r, int i, int *length)
{
    const char *words = NULL;
    *length = 0;
    for (int m = r->first_mark[i]; m < r->first_mark[i + 1]; m++)
        if (r->marks[m].sense.kind == SENSE_PLAIN && r->marks[m].to - i > *length) {
            *length = r->marks[m].to - i;
            words = lexicon_plain(r->lexicon, r->marks[m].sense.value);
        }
    return words;
}

/* "Deputy Kessel": the name stands beside what its bearer is called, or another name. */
static bool
part_of_name(const struct reading *r, int i)
{
    if (i == 0 || r->tokens[i].word != 0 || !r->tokens[i - 1].capital || r->tokens[i - 1].owner)
        return false;
    bool unknown = r->tokens[i - 1].word == 0 && r->tokens[i - 1].mark == 0;
    return unknown || r->classes[i - 1] != 0;
}

/* Writes other words for those from token i on, if any; returns how many they stand for. */
static int
write_token(struct writing *w, int i)
{
    const struct reading *r = w->r;
    int length = 1;
    const char *words = part_of_name(r, i)
                            ? NULL
                            : names_plain(w->names, r->text, r->tokens + i, r->count - i, &length);
    bool more = words != NULL && plural(r->text, &r->tokens[i + length - 1]);
    if (words == NULL) {
        length = 1;
        words = stand_in_at(r, i);
    }
    if (words == NULL)
        words = everyday(r, i, &length);
    if (words == NULL)
        return 1;
    write_up_to(w, r->tokens[i].start);
    buf_puts(&w->plain, words);
    buf_puts(&w->plain, more ? "s" : "");
    w->done = r->tokens[i + length - 1].end;
    w->changed = true;
    return length;
}

void
sentence_make_plain(struct acts *acts, int number, const struct reading *r)
{
    struct sentence *s = &acts->sentences[number];
    struct writing w = {.names = acts->names,
                        .r = r,
                        .length = s->length,
                        .contracts = any_contraction(r->text, s->length)};
    int own = 0;
    while (own < r->count && r->tokens[own].start < s->lead_length)
        own++;
    bool denied =
        question_before(r->tokens, own) && own < r->count && says_no(r->text, &r->tokens[own]);
    buf_puts(&w.plain, denied ? "No, " : "");
    for (int i = 0; i < r->count;)
        i += r->tokens[i].mark == 0 ? write_token(&w, i) : 1;
    write_up_to(&w, s->length);
    s->plain = s->text;
    s->plain_length = s->length;
    s->asks = question_before(r->tokens, r->count);
    if (w.changed || denied) {
        s->plain = acts->text.length;
        s->plain_length = w.plain.length;
        buf_add(&acts->text, buf_text(&w.plain), w.plain.length + 1);
    }
    buf_free(&w.plain);
}
