/* Names that a copied agreement forgot: another district, another department, a sheriff where the
 * agency has a chief. A name belongs to the agreement when its opening, its title or its signatures
 * use it. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "check/amiss.h"
#include "check/scan.h"
#include "library/words.h"

enum { OPENING = 3, NAME_WORDS = 5, NAMES = 64 };

/* How a proper name ends, and with it what kind of body it names. */
static const struct tail {
    const char *words;
    char kind; /* d: district, p: police, s: sheriff */
} tails[] = {
    {"school district", 'd'},   {"school corporation", 'd'}, {"public schools", 'd'},
    {"city schools", 'd'},      {"county schools", 'd'},     {"board of education", 'd'},
    {"police department", 'p'}, {"sheriff's office", 's'},   {"sheriff's department", 's'},
};

struct name {
    char kind;
    int sentence;
    xmlNode *node;
    char word[32];
};

static size_t
tail_at(const struct piece *p, size_t count, char *kind)
{
    for (size_t i = 0; count > 0 && piece_is_capital(p) && i < sizeof tails / sizeof *tails; i++) {
        const char *words = tails[i].words, *word;
        size_t length, k = 0;
        bool fits = (*p->at | 0x20) == *words;
        while (fits && words_next(&words, &word, &length)) {
            fits = k < count && (k > 0 || piece_is_capital(&p[k])) && p[k].length >= length &&
                   strncasecmp(p[k].at, word, length) == 0 && p[k].length <= length + 2;
            k++;
        }
        if (!fits)
            continue;
        *kind = tails[i].kind;
        return k;
    }
    return 0;
}

/* Words between the name and its tail that set nothing apart. */
static const char plain[] =
    "the this that each any a an independent unified consolidated community "
    "central union high elementary joint regional municipal local area city "
    "county town township village public metropolitan exempted free common "
    "administrative our your said such every no neighboring borough "
    "parish of and for by with in new north south east west";

/* The word that sets apart the name whose tail stands at the piece; NULL when none does. */
static const struct piece *
word_before(const struct piece *p, size_t tail)
{
    for (size_t i = tail; i-- > 0 && tail - i <= NAME_WORDS;) {
        if (p[i].kind != PIECE_WORD || !piece_is_capital(&p[i]))
            return NULL;
        if (!piece_among(&p[i], plain))
            return &p[i];
    }
    return NULL;
}

/* The names of a sentence; returns how many are held now. */
static int
names_of(struct spots *spots, const struct spot *spot, struct name *names, int held)
{
    size_t count;
    const struct piece *p = spot_pieces(spots, spot, &count);
    for (size_t i = 1; i < count && held < NAMES; i++) {
        char kind;
        const struct piece *word = tail_at(p + i, count - i, &kind) > 0 ? word_before(p, i) : NULL;
        if (word == NULL || word->length >= sizeof names->word)
            continue;
        struct name *name = &names[held++];
        *name = (struct name){.kind = kind, .sentence = spot->sentence, .node = spot->node};
        memcpy(name->word, word->at, word->length);
    }
    return held;
}

/* A sentence that says who makes the agreement. */
static bool
names_parties(const char *text)
{
    static const char *const words[] = {
        "between",        "among",         "entered into",      "is made", "make this",
        "make and enter", "hereinafter",   "(the \"",           "(\"",     "referred to as",
        "on behalf of",   "also known as", "doing business as", NULL};
    return text_has_any(text, words);
}

/* The words of the title, the opening and the signatures, which make a name the agreement's own. */
static void *
find_own(struct spots *spots)
{
    struct buf words = {0}, *own = &words;
    xmlNode *root = spot_agreement(spots);
    struct spot spot = {.sentence = -1};
    buf_putc(own, ' ');
    if (root != NULL)
        xml_text_add(xml_child(root, "meta"), own);
    for (xmlNode *node = xml_first(root); node != NULL; node = xml_after(node))
        if (xml_is(node, "party") || xml_is(node, "signatures"))
            xml_text_add(node, own);
    for (int i = 0; spot_next(spots, &spot); i++) {
        if (i >= OPENING &&
            ((spot.signs & (SIGN_PARTIES | SIGN_BRACKET)) == 0 || !names_parties(spot.text)))
            continue;
        buf_putc(own, ' ');
        buf_puts(own, spot.text);
    }
    buf_putc(own, ' ');
    return buf_take(own);
}

static bool
is_own(const char *own, const char *word)
{
    return strcasestr(own, word) != NULL;
}

/* Somebody else's name in a sentence that is about somebody else. */
static bool
about_others(const char *text)
{
    static const char *const words[] = {"mutual aid", "neighboring", "other district", "model",
                                        "template",   "adapted",     "insurance",      "formerly",
                                        "previously", "academy",     "transfer",       " v. ",
                                        NULL};
    return text_has_any(text, words);
}

/* The agreement must have a name of the same kind of its own: otherwise nobody's place is taken. */
static bool
has_own(const struct name *names, int held, char kind, const char *own)
{
    for (int i = 0; i < held; i++)
        if (names[i].kind == kind && is_own(own, names[i].word))
            return true;
    return false;
}

void
amiss_other_name(struct spots *spots, struct amiss *found)
{
    struct name names[NAMES];
    const char *own = spots_kept(spots, SPOTS_OWN_NAMES, find_own);
    struct spot spot = {.sentence = -1};
    int held = 0;
    while (spot_next(spots, &spot))
        if ((spot.signs & SIGN_BODY) != 0 && spot.kind != SPOT_TITLE && !about_others(spot.text))
            held = names_of(spots, &spot, names, held);
    for (int i = 0; i < held; i++)
        if (!is_own(own, names[i].word) && has_own(names, held, names[i].kind, own))
            amiss_add(found, names[i].node);
}

/* "the Sheriff shall": an officer of the other kind with a duty of his own. */
static bool
has_duty(const struct piece *p, size_t count, const char *office)
{
    static const char modals[] = "shall will must may agrees";
    for (size_t i = 0; i + 1 < count; i++) {
        if (!piece_is_capital(&p[i]) || !piece_is(&p[i], office))
            continue;
        bool deputy = i > 0 && piece_among(&p[i - 1], "deputy assistant county state former");
        size_t after = i + 1;
        if (after + 2 < count && piece_is(&p[after], "of") && piece_is(&p[after + 1], "police"))
            after += 2;
        if (!deputy && piece_among(&p[after], modals))
            return true;
    }
    return false;
}

void
amiss_other_chief(struct spots *spots, struct amiss *found)
{
    const char *own = spots_kept(spots, SPOTS_OWN_NAMES, find_own);
    struct spot spot = {.sentence = -1};
    bool sheriff = is_own(own, "sheriff");
    bool police = is_own(own, "police") || is_own(own, "chief");
    while (sheriff != police && spot_next(spots, &spot)) {
        size_t count;
        if ((spot.signs & SIGN_HEAD) == 0 || spot.kind == SPOT_TITLE)
            continue;
        const struct piece *pieces = spot_pieces(spots, &spot, &count);
        if (has_duty(pieces, count, sheriff ? "chief" : "sheriff"))
            amiss_add(found, spot.node);
    }
}
