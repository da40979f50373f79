/* Which sentences, and which titles above them, use which terms. */
#include <string.h>

#include "agreement/query.h"
#include "agreement/table.h"
#include "base/mem.h"

/* The sentences by number, then every heading once; sentences below one heading follow each other.
 */
static void
look(struct acts *acts)
{
    acts->texts = mem_alloc((2 * acts->count + 1) * sizeof *acts->texts);
    size_t count = acts->count;
    for (size_t i = 0; i < acts->count; i++) {
        struct sentence *s = &acts->sentences[i];
        const char *heading = acts->text.bytes + s->heading;
        acts->texts[i] = (struct use_text){acts->text.bytes + s->plain, s->plain_length};
        if (i == 0 || s->heading != s[-1].heading)
            acts->texts[count++] = (struct use_text){heading, strlen(heading)};
        s->heading_text = count - 1;
    }
    acts->uses = uses_new(acts->lexicon, acts->texts, count);
}

static struct uses *
uses_of(struct acts *acts)
{
    if (acts->uses == NULL)
        look(acts);
    return acts->uses;
}

bool
sentence_says(struct acts *acts, int sentence, int term)
{
    return sentence >= 0 && sentence < (int)acts->count &&
           uses_term(uses_of(acts), (size_t)sentence, term);
}

bool
heading_says(struct acts *acts, int sentence, int term)
{
    struct uses *uses = uses_of(acts);
    return sentence >= 0 && sentence < (int)acts->count && acts->sentences[sentence].heading != 0 &&
           uses_term(uses, acts->sentences[sentence].heading_text, term);
}

uint64_t
sentences_may_say(struct acts *acts, size_t word, int term)
{
    return uses_possible(uses_of(acts), word, term);
}

uint64_t
sentences_known_to_say(struct acts *acts, size_t word, int term)
{
    return uses_known(uses_of(acts), word, term);
}
