/* Sentences as terms see them: a document's own names give way to everyday words, so that a term
 * that speaks of an officer finds one in "each PLO". What readers are shown stays as it was. */
#include <string.h>

#include "agreement/table.h"

static bool
plural(const char *text, const struct token *last)
{
    return last->end - last->start > 2 && text[last->end - 1] == 's';
}

void
sentence_make_plain(struct acts *acts, int number)
{
    struct sentence *s = &acts->sentences[number];
    const struct token *tokens = acts->tokens + s->first_token;
    struct buf plain = {0};
    size_t done = 0;
    for (int i = 0, length; i<s->token_count; i += length> 0 ? length : 1) {
        const char *text = sentence_text(acts, number);
        const char *word = names_plain(acts->names, text, tokens + i, s->token_count - i, &length);
        if (word == NULL) {
            length = 1;
            continue;
        }
        const struct token *last = &tokens[i + length - 1];
        buf_add(&plain, text + done, tokens[i].start - done);
        buf_puts(&plain, word);
        buf_puts(&plain, plural(text, last) ? "s" : "");
        done = last->end;
    }
    s->plain = s->text;
    s->plain_length = s->length;
    if (done > 0) {
        buf_puts(&plain, sentence_text(acts, number) + done);
        s->plain = acts->text.length;
        s->plain_length = plain.length;
        buf_add(&acts->text, buf_text(&plain), plain.length + 1);
    }
    buf_free(&plain);
}
