/* Sentences as terms see them: everyday words for a document's own names, so that a term that
 * speaks of an officer finds one in "each PLO"; no dots in "a.m.", for to a term a dot ends what
 * belongs together; a question by itself says nothing, one answered no says no. Readers see none of
 * this. */
#include <string.h>
#include <strings.h>

#include "agreement/table.h"

/* One word for what agreements call by several. */
static const struct everyday {
    const char *said, *plain;
} everyday[] = {
    {"pupil", "student"},
    {"scholar", "student"},
    {"learner", "student"},
    {"schoolchild", "student"},
    {"caregiver", "parent"},
    {"headmaster", "principal"},
    {"headmistress", "principal"},
    {"head master", "principal"},
    {"campus director", "principal"},
    {"school director", "principal"},
    {"site director", "principal"},
    {"building director", "principal"},
    {"head of school", "principal"},
    {"building administrator", "principal"},
    {"campus administrator", "principal"},
    {"site administrator", "principal"},
    {"school administrator", "principal"},
    {"building principal", "principal"},
    {"campus principal", "principal"},
    {"school principal", "principal"},
    {"site principal", "principal"},
    {"is to be", "shall be"},
    {"are to be", "shall be"},
    {"is not to", "shall not"},
    {"are not to", "shall not"},
    {"is never to", "shall never"},
    {"are never to", "shall never"},
};

enum { EVERYDAY = sizeof everyday / sizeof *everyday };

/* The letters that they begin with, as bits. */
static uint32_t
first_letters(void)
{
    uint32_t letters = 0;
    for (size_t i = 0; i < EVERYDAY; i++)
        letters |= (uint32_t)1 << (everyday[i].said[0] - 'a');
    return letters;
}

static bool
begins_with(uint32_t letters, char byte)
{
    byte |= 32;
    return byte >= 'a' && byte <= 'z' && (letters >> (byte - 'a') & 1) != 0;
}

/* The length of the word at the token when it is `said` up to the space or the end, or that with
 * an s for more than one; 0 otherwise. */
static size_t
word_said(const char *text, const struct token *token, const char *said, bool last)
{
    size_t length = strcspn(said, " "), has = token->end - token->start;
    if (token->mark != 0 || has < length || strncasecmp(text + token->start, said, length) != 0)
        return 0;
    bool more = last && has == length + 1 && text[token->end - 1] == 's';
    return has == length || more ? length : 0;
}

static const char *
everyday_word(const char *text, const struct token *tokens, int count, int *length)
{
    for (size_t i = 0; i < EVERYDAY; i++) {
        const char *said = everyday[i].said;
        if ((text[tokens->start] | 32) != said[0])
            continue;
        for (int k = 0; k < count; k++) {
            bool last = strchr(said, ' ') == NULL;
            size_t size = word_said(text, tokens + k, said, last);
            if (size == 0)
                break;
            *length = k + 1;
            if (last)
                return everyday[i].plain;
            said += size + 1;
        }
    }
    return NULL;
}

static bool
plural(const char *text, const struct token *last)
{
    return last->end - last->start > 2 && text[last->end - 1] == 's';
}

/* Whether "a.m." or "p.m." stands at text. */
static bool
clock_at(const char *text, size_t left)
{
    return left >= 4 && text[1] == '.' && text[3] == '.' && (text[2] | 32) == 'm' &&
           ((text[0] | 32) == 'a' || (text[0] | 32) == 'p');
}

static bool
gives_clock(const char *text, size_t length)
{
    for (size_t i = 1; i < length; i++)
        if (text[i] == '.' && clock_at(text + i - 1, length - i + 1))
            return true;
    return false;
}

static void
add_undotted(struct buf *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        bool clock = clock_at(text + i, length - i);
        buf_add(out, text + i, 1);
        if (clock)
            buf_add(out, text + i + 2, 1);
        i += clock ? 4 : 1;
    }
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

void
sentence_make_plain(struct acts *acts, int number)
{
    struct sentence *s = &acts->sentences[number];
    const struct token *tokens = acts->tokens + s->first_token;
    struct buf plain = {0};
    size_t done = 0;
    const uint32_t letters = first_letters();
    int own = 0;
    while (own < s->token_count && tokens[own].start < s->lead_length)
        own++;
    bool denied = question_before(tokens, own) && own < s->token_count &&
                  says_no(sentence_text(acts, number), &tokens[own]);
    buf_puts(&plain, denied ? "No, " : "");
    for (int i = 0, length; i<s->token_count; i += length> 0 ? length : 1) {
        const char *text = sentence_text(acts, number);
        const char *word = names_plain(acts->names, text, tokens + i, s->token_count - i, &length);
        if (word == NULL && begins_with(letters, text[tokens[i].start]))
            word = everyday_word(text, tokens + i, s->token_count - i, &length);
        if (word == NULL) {
            length = 1;
            continue;
        }
        const struct token *last = &tokens[i + length - 1];
        add_undotted(&plain, text + done, tokens[i].start - done);
        buf_puts(&plain, word);
        buf_puts(&plain, plural(text, last) ? "s" : "");
        done = last->end;
    }
    s->plain = s->text;
    s->plain_length = s->length;
    const char *text = sentence_text(acts, number);
    s->asks = question_before(tokens, s->token_count);
    if (done > 0 || denied || gives_clock(text, s->length)) {
        add_undotted(&plain, text + done, s->length - done);
        s->plain = acts->text.length;
        s->plain_length = plain.length;
        buf_add(&acts->text, buf_text(&plain), plain.length + 1);
    }
    buf_free(&plain);
}
