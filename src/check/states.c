/* States by their names, looked for where a capital letter begins a word. */
#include "check/states.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

static bool
is_word(char c)
{
    return isalnum((unsigned char)c) != 0 || c == '_';
}

static const char *
state_at(const struct state_name *states, size_t count, const char *at)
{
    for (size_t i = 0; i < count; i++) {
        const char *state = states[i].text;
        if (state[0] != at[0] || state[1] != at[1])
            continue;
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
state_in(const struct lexicon *lexicon, const char *text)
{
    size_t count;
    const struct state_name *states = lexicon_states(lexicon, &count);
    for (const char *at = text; *at != '\0'; at++) {
        if (*at < 'A' || *at > 'Z' || (at > text && is_word(at[-1])) || in_case_name(text, at))
            continue;
        const char *state = state_at(states, count, at);
        if (state != NULL)
            return state;
    }
    return NULL;
}
