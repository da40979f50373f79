/* States by their names, looked for where a capital letter begins a word. */
#include "check/states.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { PAIRS = 1024, MOST = 255 };

struct states {
    const struct state_name *names;
    uint8_t first[PAIRS]; /* by the first two letters: the number + 1 */
    uint8_t next[MOST];   /* that begins the same */
};

/* Five bits of each of the first two letters. */
static unsigned
pair_at(const char *text)
{
    return ((unsigned)text[0] & 31) << 5 | ((unsigned)text[1] & 31);
}

struct states *
states_new(const struct lexicon *lexicon)
{
    size_t count;
    struct states *states = mem_alloc(sizeof *states);
    states->names = lexicon_states(lexicon, &count);
    for (size_t i = count < MOST ? count : MOST; i-- > 0;) { /* the first of a pair comes first */
        uint8_t *first = &states->first[pair_at(states->names[i].text)];
        states->next[i] = *first;
        *first = (uint8_t)(i + 1);
    }
    return states;
}

void
states_free(struct states *states)
{
    free(states);
}

static bool
is_word(char c)
{
    return isalnum((unsigned char)c) != 0 || c == '_';
}

static const char *
state_at(const struct states *states, const char *at)
{
    for (unsigned i = states->first[pair_at(at)]; i != 0; i = states->next[i - 1]) {
        const char *state = states->names[i - 1].text;
        size_t length = strlen(state);
        if (strncmp(at, state, length) == 0 && !is_word(at[length]))
            return state;
    }
    return NULL;
}

/* "v. " stands before. */
static bool
in_case_name(const char *text, const char *at)
{
    return at - text >= 3 && memcmp(at - 3, "v. ", 3) == 0;
}

const char *
state_in(const struct states *states, const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (*at < 'A' || *at > 'Z' || states->first[pair_at(at)] == 0 ||
            (at > text && is_word(at[-1])) || in_case_name(text, at))
            continue;
        const char *state = state_at(states, at);
        if (state != NULL)
            return state;
    }
    return NULL;
}
