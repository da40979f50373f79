/* States by their names, looked for where a capital letter begins a word. */
#include "check/states.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static const char *const states[] = {
    "Alabama",       "Alaska",      "Arizona",        "Arkansas",      "California",
    "Colorado",      "Connecticut", "Delaware",       "Florida",       "Georgia",
    "Hawaii",        "Idaho",       "Illinois",       "Indiana",       "Iowa",
    "Kansas",        "Kentucky",    "Louisiana",      "Maine",         "Maryland",
    "Massachusetts", "Michigan",    "Minnesota",      "Mississippi",   "Missouri",
    "Montana",       "Nebraska",    "Nevada",         "New Hampshire", "New Jersey",
    "New Mexico",    "New York",    "North Carolina", "North Dakota",  "Ohio",
    "Oklahoma",      "Oregon",      "Pennsylvania",   "Rhode Island",  "South Carolina",
    "South Dakota",  "Tennessee",   "Texas",          "Utah",          "Vermont",
    "Virginia",      "Washington",  "West Virginia",  "Wisconsin",     "Wyoming"};

static bool
is_word(char c)
{
    return isalnum((unsigned char)c) != 0 || c == '_';
}

static const char *
state_at(const char *at)
{
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        if (states[i][0] != at[0] || states[i][1] != at[1])
            continue;
        size_t length = strlen(states[i]);
        if (strncmp(at, states[i], length) == 0 && !is_word(at[length]))
            return states[i];
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
state_in(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (*at < 'A' || *at > 'W' || (at > text && is_word(at[-1])) || in_case_name(text, at))
            continue;
        const char *state = state_at(at);
        if (state != NULL)
            return state;
    }
    return NULL;
}
