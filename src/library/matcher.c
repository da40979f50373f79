/* The stack of places to come back to, and the marks of those that were tried. */
#include "library/matcher.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Room for the largest program in a sentence of 130,000 characters, 64 MiB; taken only when needed.
 */
enum { MARKS_MAX = 1 << 23 };

struct job {
    int32_t state;
    uint32_t at;
};

struct matcher {
    uint64_t *marks; /* rows by state, bits by place; all clear between searches */
    size_t mark_room;
    uint32_t *touched; /* words of the marks that are not clear */
    size_t touched_count, touched_room;
    struct job *jobs;
    size_t job_count, job_room;
    uint64_t steps;
    /* of the search under way */
    const struct programs *programs;
    const struct state *states;
    const struct symbol_set *sets;
    const uint8_t *exact, *low, *begins;
    uint32_t length;
    int32_t begin;
    size_t width;
};

struct matcher *
matcher_new(void)
{
    return mem_alloc(sizeof(struct matcher));
}

void
matcher_free(struct matcher *matcher)
{
    if (matcher == NULL)
        return;
    free(matcher->marks);
    free(matcher->touched);
    free(matcher->jobs);
    free(matcher);
}

/* Whether the state is new at the place. */
static bool
mark(struct matcher *m, int32_t state, uint32_t at)
{
    size_t number = (size_t)(state - m->begin) * m->width + at / 64;
    uint64_t old = m->marks[number], bit = (uint64_t)1 << (at % 64);
    if (old == 0) {
        if (m->touched_count == m->touched_room)
            m->touched =
                mem_grow(m->touched, &m->touched_room, m->touched_count + 1, sizeof *m->touched);
        m->touched[m->touched_count++] = (uint32_t)number;
    }
    m->marks[number] = old | bit;
    return (old & bit) == 0;
}

/* Puts a place by. Those that lead to several others are marked when they are entered. */
static void
push(struct matcher *m, int32_t state, uint32_t at)
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
        return (word_before(m, at) != symbol_is_word(m->exact[at])) == (state->symbol == 0);
    case OP_BEGIN:
        return at == 0;
    default: /* OP_FINISH: at the end, or before the line end that closes the text */
        return at == m->length || (at + 1 == m->length && m->exact[at] == '\n');
    }
}

/* The last place, from at on, that is behind symbols of the set only; max symbols at most. */
static uint32_t
run_end(const struct symbol_set *set, const uint8_t *exact, uint32_t at, int32_t max)
{
    uint32_t last = max < 0 ? UINT32_MAX : at + (uint32_t)max;
    while (at < last && symbol_in(set, exact[at]))
        at++;
    return at;
}

/* The places after min to max symbols of the set where `next` can go on: all but the last are put
 * by. Returns that one, UINT32_MAX when there is none. */
static uint32_t
run_on(struct matcher *m, const struct state *state, uint32_t at)
{
    const struct symbol_set first = m->sets[state->first];
    const struct state *next = &m->states[state->next];
    const uint8_t *places = state->symbol != 0 ? m->begins : m->exact;
    uint32_t end = run_end(&m->sets[state->set], m->exact, at, state->other), found = UINT32_MAX;
    for (at += state->min; at <= end; at++) {
        if (!symbol_in(&first, places[at]) || (next->op == OP_EDGE && !check(m, next, at)))
            continue;
        if (found != UINT32_MAX)
            push(m, state->next, found);
        found = at;
    }
    return found;
}

static bool walk(struct matcher *m, int32_t entry, uint32_t at);

/* What stands around is a search of its own, with its own marks. */
static bool
stands_around(struct matcher *m, int32_t number, const struct state *state, uint32_t at)
{
    size_t row = (size_t)(number - state->min - m->begin) * m->width;
    memset(m->marks + row, 0, state->min * m->width * sizeof *m->marks);
    bool stands = at >= state->set && walk(m, state->other, at - state->set);
    return stands == (state->symbol == 0);
}

/* Where a choice leads: to the one branch that the symbol allows, or to the first of two. -1:
 * nowhere, or where it led before. */
static int32_t
choose(struct matcher *m, int32_t number, const struct state *state, uint32_t at)
{
    uint8_t symbol = m->exact[at];
    bool one = symbol_in(&m->sets[state->first], symbol);
    bool other = symbol_in(&m->sets[state->set], symbol);
    if (((one && other) || state->symbol != 0) && !mark(m, number, at))
        return -1;
    if (one && other)
        push(m, state->other, at);
    return one ? state->next : other ? state->other : -1;
}

/* The same for one of several ways. */
static int32_t
branch(struct matcher *m, int32_t number, const struct state *state, uint32_t at)
{
    uint8_t place = m->programs->branches[state->other].ways[branch_key(m->low[at])];
    if (place == 0)
        return -1;
    const int32_t *way = &m->programs->ways[state->next + place - 1];
    if (way_has_more(*way) && !mark(m, number, at))
        return -1;
    for (; way_has_more(*way); way++)
        push(m, way_state(*way), at);
    return way_state(*way);
}

static bool
text_stands(const struct matcher *m, const struct state *state, uint32_t at)
{
    const uint8_t *literal = m->programs->literals + state->other;
    return m->low[at] == *literal && m->low[at + 1] == literal[1] && m->length - at >= state->min &&
           memcmp(m->low + at, literal, state->min) == 0;
}

enum { NOWHERE = -1, AT_END = -2 };

/* One step on from the place, which moves; NOWHERE when there is none, AT_END behind the last. */
static inline int32_t
step(struct matcher *m, int32_t number, uint32_t *at)
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
        well = m->low[here] == state->symbol;
        *at = here + 1;
        break;
    case OP_TEXT:
        well = text_stands(m, state, here);
        *at = here + state->min;
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
        well = mark(m, number, here) && stands_around(m, number, state, here);
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
walk(struct matcher *m, int32_t entry, uint32_t at)
{
    size_t bottom = m->job_count;
    uint64_t steps = 0;
    int32_t number = entry;
    for (;;) {
        for (; number >= 0; steps++)
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

static bool
make_room(struct matcher *m, int32_t states)
{
    size_t need = (size_t)states * m->width;
    if (need > MARKS_MAX)
        return false;
    if (need > m->mark_room) {
        free(m->marks);
        m->marks = mem_alloc(need * sizeof *m->marks);
        m->mark_room = need;
    }
    return true;
}

static void
clear_marks(struct matcher *m)
{
    for (size_t i = 0; i < m->touched_count; i++)
        m->marks[m->touched[i]] = 0;
    m->touched_count = 0;
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
    if (program->lettered && !symbols_meet(first, &text->begun))
        return false;
    m->programs = programs;
    m->states = programs->states;
    m->sets = programs->sets;
    m->exact = text->exact;
    m->low = text->low;
    m->begins = text->begins;
    m->length = text->length;
    m->begin = program->begin;
    m->width = text->length / 64 + 1;
    if (!make_room(m, program->count))
        return false;
    bool found =
        program->lettered ? find_filed(m, program, first, text) : find_any(m, program, first, text);
    clear_marks(m);
    return found;
}
