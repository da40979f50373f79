/* Dates that do not fit: the term's own days, its length, deadlines, signatures, the calendar. What
 * counts as the term is said in the sentence itself, so that the dates of a grant, a lease or a
 * statute are left alone. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/amiss.h"
#include "check/dates.h"

/* What a sentence must speak of, and must not, for its dates to be those of the agreement. */
static const char agreement_words[] =
    "agreement mou moa memorandum contract term letter understanding addendum program";
static const char other_words[] = "grant award lease policy insurance invoice coverage statute "
                                  "certificate budget fiscal semester audit report warranty";
static const char begin_words[] = "begin begins beginning commence commences commencing effective "
                                  "effect start starts starting from opens open";
static const char end_words[] = "end ends ending expire expires expiring expiration terminate "
                                "terminates terminating through until conclude concludes to thru "
                                "closes close";
static const char renewal_words[] = "renew renews renewed renewal renewals extend extended extends "
                                    "extension extensions successive successor further additional";
static const char lasting_words[] = "for of is covers cover lasts last runs run spans span";
static const char notice_words[] = "notice days review reviews meet meets every each within after";
enum { CUE_REACH = 8 };

/* What one sentence says of the term. */
struct term {
    struct date start, end;
    bool starts, ends;
    double months; /* stated length; 0: none */
    bool renews;
    xmlNode *node;
};

struct sentence {
    const struct piece *pieces;
    const struct found_date *dates;
    struct piece *own; /* those not borrowed from the spots … */
    struct found_date *own_dates;
    size_t count, date_count;
};

static void
sentence_free(struct sentence *sentence)
{
    free(sentence->own);
    free(sentence->own_dates);
}

static bool
sentence_read(struct spots *spots, const struct spot *spot, struct sentence *sentence)
{
    *sentence = (struct sentence){0};
    if ((spot->signs & SIGN_YEAR) == 0)
        return false;
    sentence->pieces = spot_pieces(spots, spot, &sentence->count);
    sentence->dates = spot_dates(spots, spot, &sentence->date_count);
    return sentence->date_count > 0;
}

/* False (and nothing to free) when the text holds no date. */
static bool
text_read(const char *text, struct sentence *sentence)
{
    *sentence = (struct sentence){0};
    sentence->pieces = sentence->own = scan(text, &sentence->count);
    sentence->own_dates = dates_in(sentence->pieces, sentence->count, &sentence->date_count);
    sentence->dates = sentence->own_dates;
    if (sentence->date_count > 0)
        return true;
    sentence_free(sentence);
    return false;
}

static bool
has_word(const struct sentence *sentence, const char *words)
{
    return pieces_among(sentence->pieces, sentence->count, words);
}

/* "It takes effect …" counts too. */
static bool
about_the_term(const struct sentence *sentence)
{
    if (has_word(sentence, other_words))
        return false;
    return has_word(sentence, agreement_words) ||
           (sentence->count > 0 && piece_is(&sentence->pieces[0], "it"));
}

/* Which of the two kinds of cue stands nearest before the date: 'b', 'e' or 0. */
static int
cue_before(const struct sentence *sentence, size_t date)
{
    const struct found_date *found = &sentence->dates[date];
    size_t least = date > 0 ? sentence->dates[date - 1].to : 0;
    for (size_t i = found->from, steps = 0; i-- > least && steps < CUE_REACH; steps++) {
        if (piece_among(&sentence->pieces[i], end_words))
            return 'e';
        if (piece_among(&sentence->pieces[i], begin_words))
            return 'b';
    }
    return 0;
}

/* "two (2) years", "a three-year term", "twelve months". */
static double
stated_months(const struct sentence *sentence)
{
    for (size_t i = 0; i < sentence->count; i++) {
        bool years = piece_among(&sentence->pieces[i], "year years");
        if (!years && !piece_among(&sentence->pieces[i], "month months"))
            continue;
        size_t k = i;
        while (k > 0 &&
               (piece_is_mark(&sentence->pieces[k - 1], ')') ||
                piece_is_mark(&sentence->pieces[k - 1], '-') ||
                piece_among(&sentence->pieces[k - 1], "calendar full consecutive school fiscal")))
            k--;
        double number = k > 0 ? piece_number(&sentence->pieces[k - 1]) : -1;
        bool bare_year = piece_is(&sentence->pieces[i], "year") && number > 1 &&
                         !piece_is_mark(&sentence->pieces[i - 1], '-');
        if (number > 0 && number < 100 && !bare_year)
            return years ? number * 12 : number;
    }
    return 0;
}

/* "Renewed from … to …"; a renewal that is spoken of behind the dates is not what they date. */
static bool
renews_first(const struct sentence *sentence)
{
    size_t last = sentence->dates[sentence->date_count - 1].from;
    for (size_t i = 0; i < last; i++)
        if (piece_among(&sentence->pieces[i], renewal_words))
            return true;
    return false;
}

static struct term
term_of(const struct sentence *sentence, xmlNode *node)
{
    struct term term = {.node = node, .renews = renews_first(sentence)};
    for (size_t i = 0; i < sentence->date_count; i++) {
        int cue = cue_before(sentence, i);
        if (cue == 'b' && !term.starts && sentence->dates[i].possible) {
            term.start = sentence->dates[i].date;
            term.starts = true;
        } else if (cue == 'e' && !term.ends && sentence->dates[i].possible) {
            term.end = sentence->dates[i].date;
            term.ends = true;
        }
    }
    term.months = stated_months(sentence);
    return term;
}

struct terms {
    size_t count;
    struct term list[];
};

/* The length that a sentence without dates gives the term: "This agreement covers two school
 * years."; 0: none. */
static double
months_alone(struct spots *spots, const struct spot *spot)
{
    struct sentence sentence = {0};
    if (spot->node == NULL || spot->kind == SPOT_RECITAL || (spot->signs & SIGN_YEAR) != 0)
        return 0;
    sentence.pieces = spot_pieces(spots, spot, &sentence.count);
    if (!about_the_term(&sentence) || has_word(&sentence, renewal_words) ||
        has_word(&sentence, notice_words) || !has_word(&sentence, lasting_words))
        return 0;
    return stated_months(&sentence);
}

/* The same of the sentences before and behind the one that dates the term. */
static double
months_beside(struct spots *spots, const struct spot *before, const struct spot *spot)
{
    struct spot next = *spot;
    double months = months_alone(spots, before);
    return months > 0 || !spot_next(spots, &next) ? months : months_alone(spots, &next);
}

/* Every sentence that dates the term. */
static void *
find_terms(struct spots *spots)
{
    size_t room = 0;
    struct terms *terms = mem_alloc(sizeof *terms);
    struct spot spot = {.sentence = -1}, before = spot;
    for (; spot_next(spots, &spot); before = spot) {
        struct sentence sentence;
        if (spot.kind == SPOT_RECITAL || !sentence_read(spots, &spot, &sentence))
            continue;
        struct term term = {0};
        if (about_the_term(&sentence))
            term = term_of(&sentence, spot.node);
        if (term.starts && term.ends && term.months == 0)
            term.months = months_beside(spots, &before, &spot);
        if (term.starts || term.ends) {
            room = terms->count == room ? 2 * room + 1 : room;
            terms = mem_realloc(terms, 1, sizeof *terms + room * sizeof *terms->list);
            terms->list[terms->count++] = term;
        }
        sentence_free(&sentence);
    }
    return terms;
}

static const struct term *
terms_of(struct spots *spots, size_t *count)
{
    const struct terms *terms = spots_kept(spots, SPOTS_TERMS, find_terms);
    *count = terms->count;
    return terms->list;
}

/* The term as the agreement first gives it, from one sentence or two. */
static struct term
whole_term(const struct term *terms, size_t count)
{
    struct term whole = {0};
    for (size_t i = 0; i < count; i++) {
        if (terms[i].renews)
            continue;
        if (terms[i].starts && !whole.starts) {
            whole.start = terms[i].start;
            whole.starts = true;
            whole.node = terms[i].node;
        }
        if (terms[i].ends && !whole.ends) {
            whole.end = terms[i].end;
            whole.ends = true;
        }
    }
    return whole;
}

void
amiss_end_before_start(struct spots *spots, struct amiss *found)
{
    size_t count;
    const struct term *terms = terms_of(spots, &count);
    for (size_t i = 0; i < count; i++)
        if (terms[i].starts && terms[i].ends && date_compare(terms[i].start, terms[i].end) >= 0)
            amiss_add(found, terms[i].node);
}

/* An agreement "for one year" from August to June is a school year's and passes. */
static bool
length_differs(const struct term *term)
{
    long days = date_count(term->end) - date_count(term->start) + 1;
    double months = (double)days / 30.44;
    double slack = term->months >= 12 ? 2.6 : 0.6;
    return fabs(months - term->months) > slack;
}

void
amiss_length(struct spots *spots, struct amiss *found)
{
    size_t count;
    const struct term *terms = terms_of(spots, &count);
    for (size_t i = 0; i < count; i++)
        if (terms[i].starts && terms[i].ends && terms[i].months > 0 && !terms[i].renews &&
            length_differs(&terms[i]))
            amiss_add(found, terms[i].node);
}

void
amiss_two_ends(struct spots *spots, struct amiss *found)
{
    size_t count;
    const struct term *terms = terms_of(spots, &count), *first = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!terms[i].ends || terms[i].renews)
            continue;
        if (first == NULL)
            first = &terms[i];
        else if (date_compare(first->end, terms[i].end) != 0) {
            amiss_add(found, first->node);
            amiss_add(found, terms[i].node);
        }
    }
}

/* A renewal that may be asked for until a day after the end can never be asked for in time. */
void
amiss_late_deadline(struct spots *spots, struct amiss *found)
{
    static const char deadline_words[] = "than before by prior";
    static const char renewal[] = "renew renewed renewal extend extended extension further present "
                                  "successor terminate";
    size_t count;
    const struct term *terms = terms_of(spots, &count), whole = whole_term(terms, count);
    struct spot spot = {.sentence = -1};
    while (whole.ends && spot_next(spots, &spot)) {
        struct sentence sentence;
        if (!sentence_read(spots, &spot, &sentence))
            continue;
        for (size_t i = 0; i < sentence.date_count && has_word(&sentence, renewal); i++) {
            size_t from = sentence.dates[i].from;
            bool deadline = false;
            for (size_t k = from > 3 ? from - 3 : 0; k < from; k++)
                deadline |= piece_among(&sentence.pieces[k], deadline_words);
            if (deadline && !has_word(&sentence, "each every annually") &&
                date_compare(sentence.dates[i].date, whole.end) > 0)
                amiss_add(found, spot.node);
        }
        sentence_free(&sentence);
    }
}

/* A clause that reaches back, or an "as of" date, says on purpose what would otherwise be a slip.
 */
static bool
reaches_back(struct spots *spots)
{
    static const char *const words[] = {
        "retroactive", "nunc pro tunc", "regardless of the date", "notwithstanding the date",
        "ratif",       "as of "};
    struct spot spot = {.sentence = -1};
    while (spot_next(spots, &spot))
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (strstr(spot.text, words[i]) != NULL)
                return true;
    return false;
}

/* Whether the date that the element gives lies after the day. */
static bool
is_after(const xmlNode *date, struct date day)
{
    char *text = xml_words(date);
    struct sentence sentence;
    bool after = false;
    if (text_read(text, &sentence)) {
        after = date_compare(sentence.dates[0].date, day) > 0;
        sentence_free(&sentence);
    }
    free(text);
    return after;
}

void
amiss_signed_late(struct spots *spots, struct amiss *found)
{
    size_t count;
    const struct term *terms = terms_of(spots, &count), whole = whole_term(terms, count);
    xmlNode *root = spot_agreement(spots);
    bool late = false;
    for (xmlNode *node = root; node != NULL && whole.starts && !late; node = xml_walk(node, root))
        late = xml_is(node, "date") && is_after(node, whole.start);
    if (late && !reaches_back(spots))
        amiss_add(found, whole.node);
}

void
amiss_no_such_day(struct spots *spots, struct amiss *found)
{
    struct spot spot = {.sentence = -1};
    while (spot_next(spots, &spot)) {
        struct sentence sentence;
        if (!sentence_read(spots, &spot, &sentence))
            continue;
        for (size_t i = 0; i < sentence.date_count; i++)
            if (!sentence.dates[i].possible)
                amiss_add(found, spot.node);
        sentence_free(&sentence);
    }
}

static int
weekday_word(const struct piece *piece)
{
    static const char *const names[] = {"thursday", "friday",  "saturday", "sunday",
                                        "monday",   "tuesday", "wednesday"};
    for (int i = 0; i < 7; i++)
        if (piece_is(piece, names[i]))
            return i;
    return -1;
}

/* "Monday, July 1, 2026" was a Wednesday. Day 0 of date_count was a Thursday. */
void
amiss_weekday(struct spots *spots, struct amiss *found)
{
    struct spot spot = {.sentence = -1};
    while (spot_next(spots, &spot)) {
        struct sentence sentence;
        if (!sentence_read(spots, &spot, &sentence))
            continue;
        for (size_t i = 0; i < sentence.date_count; i++) {
            size_t from = sentence.dates[i].from;
            size_t back = from > 0 && piece_is_mark(&sentence.pieces[from - 1], ',') ? 2 : 1;
            int named = from >= back ? weekday_word(&sentence.pieces[from - back]) : -1;
            long day = date_count(sentence.dates[i].date) % 7;
            if (named >= 0 && sentence.dates[i].possible && (day + 7) % 7 != named)
                amiss_add(found, spot.node);
        }
        sentence_free(&sentence);
    }
}

/* "2026-27 school year": the year it begins in, or 0. */
static int
school_year(const struct sentence *sentence)
{
    for (size_t i = 0; i + 4 < sentence->count; i++) {
        const struct piece *p = &sentence->pieces[i];
        bool years = p[0].kind == PIECE_FIGURE && p[0].length == 4 && p[1].kind == PIECE_MARK &&
                     p[2].kind == PIECE_FIGURE && (p[2].length == 2 || p[2].length == 4);
        if (years && piece_is(&p[3], "school") && piece_among(&p[4], "year years"))
            return (int)p[0].value;
    }
    return 0;
}

/* A term "for the 2026-27 school year" must begin within reach of that school year. */
void
amiss_school_year(struct spots *spots, struct amiss *found)
{
    struct spot spot = {.sentence = -1};
    while (spot_next(spots, &spot)) {
        struct sentence sentence;
        if (!sentence_read(spots, &spot, &sentence))
            continue;
        struct term term = {0};
        int year = school_year(&sentence);
        if (year > 0 && about_the_term(&sentence))
            term = term_of(&sentence, spot.node);
        long first = term.start.year * 12L + term.start.month, expected = year * 12L + 8;
        if (term.starts && labs(first - expected) > 7)
            amiss_add(found, spot.node);
        sentence_free(&sentence);
    }
}
