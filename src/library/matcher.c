/* The stack of places to come back to, and the marks of those that were tried. */
#include "library/matcher.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Of MARKS_MAX marks, 64 MiB, at most half are used; they are taken only when needed. */
enum { MARKS_FIRST = 1 << 10, MARKS_MAX = 1 << 23 };

enum { NO_SET = UINT32_MAX };

/* A mark is the number of the search, the place and the state, in as many bits. */
enum { PLACE_BITS = 21, STATE_BITS = 24, SEARCHES = 1 << 19, PLACES = 1 << PLACE_BITS };
_Static_assert(PROGRAM_STATES <= 1 << STATE_BITS, "a mark holds every state");

struct job {
    uint32_t state;
    uint32_t at;
};

struct matcher {
    uint64_t *marks; /* slots by their hash; those of earlier searches count for none */
    size_t mark_room, mark_count;
    uint64_t search, first_search, last_search; /* what stands around has searches of its own */
    struct job *jobs;
    size_t job_count, job_room;
    uint64_t steps;
    /* of the search under way */
    const struct programs *programs;
    const struct state *states;
    const struct symbol_set *sets;
    const uint8_t *exact, *low, *begins;
    uint32_t length;
    uint32_t run_set, run_first, run_last; /* the run of symbols that was looked at last */
};

struct matcher *
matcher_new(void)
{
    struct matcher *matcher = mem_alloc(sizeof *matcher);
    matcher->mark_room = MARKS_FIRST;
    matcher->marks = mem_alloc(matcher->mark_room * sizeof *matcher->marks);
    return matcher;
}

void
matcher_free(struct matcher *matcher)
{
    if (matcher == NULL)
        return;
    free(matcher->marks);
    free(matcher->jobs);
    free(matcher);
}

/* Whether the slot holds nothing that counts. */
static inline bool
is_free(const struct matcher *m, uint64_t slot)
{
    return slot >> (PLACE_BITS + STATE_BITS) < m->first_search;
}

static inline size_t
first_slot(const struct matcher *m, uint64_t mark)
{
    return (size_t)(mark * 0x9e3779b97f4a7c15u >> 32) & (m->mark_room - 1);
}

/* Where the mark is, or where it belongs. */
static uint64_t *
mark_slot(const struct matcher *m, uint64_t mark)
{
    size_t slot = first_slot(m, mark);
    while (m->marks[slot] != mark && !is_free(m, m->marks[slot]))
        slot = (slot + 1) & (m->mark_room - 1);
    return &m->marks[slot];
}

static void
grow_marks(struct matcher *m)
{
    size_t old_room = m->mark_room;
    uint64_t *old = m->marks;
    m->mark_room *= 2;
    m->marks = mem_alloc(m->mark_room * sizeof *m->marks);
    for (size_t i = 0; i < old_room; i++)
        if (!is_free(m, old[i]))
            *mark_slot(m, old[i]) = old[i];
    free(old);
}

/* Whether the mark, which is not in its first slot, is new. When there is no more room none is. */
static bool
mark_elsewhere(struct matcher *m, uint64_t mark)
{
    if (m->mark_count * 2 >= m->mark_room) {
        if (m->mark_room >= MARKS_MAX)
            return false;
        grow_marks(m);
    }
    uint64_t *slot = mark_slot(m, mark);
    if (*slot == mark)
        return false;
    *slot = mark;
    m->mark_count++;
    return true;
}

/* Whether the state is new at the place. */
static inline bool
mark(struct matcher *m, uint32_t state, uint32_t at)
{
    uint64_t mark = (m->search << PLACE_BITS | at) << STATE_BITS | state;
    uint64_t *slot = &m->marks[first_slot(m, mark)];
    if (*slot == mark)
        return false;
    if (!is_free(m, *slot) || m->mark_count * 2 >= m->mark_room)
        return mark_elsewhere(m, mark);
    *slot = mark;
    m->mark_count++;
    return true;
}

/* The marks of all searches so far count for none. */
static void
begin_search(struct matcher *m)
{
    if (m->last_search >= SEARCHES / 2) {
        memset(m->marks, 0, m->mark_room * sizeof *m->marks);
        m->last_search = 0;
    }
    m->search = m->first_search = ++m->last_search;
    m->run_set = NO_SET;
    m->mark_count = 0;
}

/* Puts a place by. Those that lead to several others are marked when they are entered. */
static void
push(struct matcher *m, uint32_t state, uint32_t at)
{
    if (m->states[state].op < OP_CHOICE && !mark(m, state, at))
        return;
    if (m->job_count == m->job_room)
        m->jobs = mem_grow(m->jobs, &m->job_room, m->job_count + 1, sizeof *m->jobs);
    m->jobs[m->job_count++] = (struct job){state, at};
}

static bool
word_before(const struct matcher *m, uint32_t at)
{
    return at > 0 && symbol_is_word(m->exact[at - 1]);
}

static bool
check(const struct matcher *m, const struct state *state, uint32_t at)
{
    switch (state->op) {
    case OP_EDGE:
        return (word_before(m, at) != symbol_is_word(m->exact[at])) == !state->turned;
    case OP_BEGIN:
        return at == 0;
    default: /* OP_FINISH: at the end, or before the line end that closes the text */
        return at == m->length || (at + 1 == m->length && m->exact[at] == '\n');
    }
}

/* The last place, from at on, that is behind symbols of the set only; max symbols at most. Patterns
 * come back to the same run from many places of it. */
static uint32_t
run_end(struct matcher *m, uint32_t number, uint32_t at, uint32_t max)
{
    if (number != m->run_set || at < m->run_first || at > m->run_last) {
        const struct symbol_set set = m->sets[number];
        uint32_t last = at;
        while (symbol_in(&set, m->exact[last]))
            last++;
        m->run_set = number;
        m->run_first = at;
        m->run_last = last;
    }
    return max < m->run_last - at && max != RUN_ENDLESS ? at + max : m->run_last;
}

/* The places after min to max symbols of the set where `next` can go on: all but the last are put
 * by. Returns that one, UINT32_MAX when there is none. */
static uint32_t
run_on(struct matcher *m, const struct state *state, uint32_t at)
{
    const struct symbol_set first = m->sets[state->first];
    const struct state *next = &m->states[state->next];
    const uint8_t *places = state->turned ? m->begins : m->exact;
    uint32_t found = UINT32_MAX, end = run_end(m, state->set, at, run_max(state));
    for (at += run_min(state); at <= end; at++) {
        if (!symbol_in(&first, places[at]) || (next->op == OP_EDGE && !check(m, next, at)))
            continue;
        if (found != UINT32_MAX)
            push(m, state->next, found);
        found = at;
    }
    return found;
}

static bool walk(struct matcher *m, uint32_t entry, uint32_t at);

/* What stands around is a search of its own, with its own marks. */
static bool
stands_around(struct matcher *m, const struct state *state, uint32_t at)
{
    uint64_t search = m->search;
    bool stands = false;
    if (at >= state->set && ++m->last_search < SEARCHES) {
        m->search = m->last_search;
        stands = walk(m, state->other, at - state->set);
        m->search = search;
    }
    return stands == !state->turned;
}

enum { NOWHERE = UINT32_MAX, AT_END = UINT32_MAX - 1 };

/* Where a choice leads: to the one branch that the symbol allows, or to the first of two. NOWHERE
 * also where it led before. */
static uint32_t
choose(struct matcher *m, uint32_t number, const struct state *state, uint32_t at)
{
    uint8_t symbol = m->exact[at];
    bool one = symbol_in(&m->sets[state->first], symbol);
    bool other = symbol_in(&m->sets[state->set], symbol);
    if (((one && other) || state->turned) && !mark(m, number, at))
        return NOWHERE;
    if (one && other)
        push(m, state->other, at);
    return one ? state->next : other ? state->other : NOWHERE;
}

/* The same for one of several ways. */
static uint32_t
branch(struct matcher *m, uint32_t number, const struct state *state, uint32_t at)
{
    uint8_t place = m->programs->branches[state->other].ways[branch_key(m->low[at])];
    if (place == 0)
        return NOWHERE;
    const uint32_t *way = &m->programs->ways[state->next + place - 1u];
    if (way_has_more(*way) && !mark(m, number, at))
        return NOWHERE;
    for (; way_has_more(*way); way++)
        push(m, way_state(*way), at);
    return way_state(*way);
}

static bool
text_stands(const struct matcher *m, const struct state *state, uint32_t at)
{
    const uint8_t *literal = m->programs->literals + state->other;
    return m->low[at] == *literal && m->low[at + 1] == literal[1] && m->length - at >= state->set &&
           memcmp(m->low + at, literal, state->set) == 0;
}

/* One step on from the place, which moves; NOWHERE when there is none, AT_END behind the last. */
static inline uint32_t
step(struct matcher *m, uint32_t number, uint32_t *at)
{
    const struct state *state = &m->states[number];
    uint32_t here = *at;
    bool well;
    switch (state->op) {
    case OP_CHOICE:
        return choose(m, number, state, here);
    case OP_BRANCH:
        return branch(m, number, state, here);
    case OP_SYMBOL:
        well = m->low[here] == state->set;
        *at = here + 1;
        break;
    case OP_TEXT:
        well = text_stands(m, state, here);
        *at = here + state->set;
        break;
    case OP_SET:
        well = symbol_in(&m->sets[state->set], m->exact[here]);
        *at = here + 1;
        break;
    case OP_RUN:
        if (!mark(m, number, here))
            return NOWHERE;
        *at = run_on(m, state, here);
        well = *at != UINT32_MAX;
        break;
    case OP_AROUND:
        well = mark(m, number, here) && stands_around(m, state, here);
        break;
    case OP_DONE:
        return AT_END;
    case OP_WHOLE:
        return symbol_is_word(m->exact[here]) ? NOWHERE : AT_END;
    default:
        well = check(m, state, here);
    }
    return well ? state->next : NOWHERE;
}

/* Whether the entry leads to an end. */
static bool
walk(struct matcher *m, uint32_t entry, uint32_t at)
{
    size_t bottom = m->job_count;
    uint64_t steps = 0;
    uint32_t number = entry;
    for (;;) {
        for (; number < AT_END; steps++)
            number = step(m, number, &at);
        if (number == AT_END || m->job_count == bottom)
            break;
        struct job job = m->jobs[--m->job_count];
        number = job.state;
        at = job.at;
    }
    m->job_count = bottom;
    m->steps += steps;
    return number == AT_END;
}

uint64_t
matcher_steps(const struct matcher *matcher)
{
    return matcher->steps;
}

/* Tries the starts that are filed under one of the set. */
static bool
find_filed(struct matcher *m, const struct program *program, const struct symbol_set *first,
           const struct match_text *text)
{
    for (int word = 0; word < SYMBOLS / 64; word++)
        for (uint64_t left = first->bits[word] & text->begun.bits[word]; left != 0;
             left &= left - 1) {
            int file = __builtin_ctzll(left);
            for (uint32_t i = text->firsts[file]; i != 0; i = text->next_starts[i - 1]) {
                uint32_t at = text->starts[i - 1];
                if (text->begins[at] == word * 64 + file && walk(m, program->entry, at))
                    return true;
            }
        }
    return false;
}

/* Tries every start that stands before a symbol of the set. */
static bool
find_any(struct matcher *m, const struct program *program, const struct symbol_set *first,
         const struct match_text *text)
{
    for (uint32_t i = 0; i < text->start_count; i++)
        if (symbol_in(first, text->exact[text->starts[i]]) &&
            walk(m, program->entry, text->starts[i]))
            return true;
    return false;
}

bool
matcher_finds(struct matcher *m, const struct programs *programs, const struct program *program,
              const struct match_text *text)
{
    const struct symbol_set *first = &programs->sets[program->first];
    if (text->length >= PLACES || (program->lettered && !symbols_meet(first, &text->begun)))
        return false;
    m->programs = programs;
    m->states = programs->states;
    m->sets = programs->sets;
    m->exact = text->exact;
    m->low = text->low;
    m->begins = text->begins;
    m->length = text->length;
    begin_search(m);
    return program->lettered ? find_filed(m, program, first, text)
                             : find_any(m, program, first, text);
}
