/* The table of terms. A term's pattern is composed when it is added and compiled when it is first
 * asked for; its literals go into an index by their first three bytes. */
#include "library/terms.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Terms are English words and agreements are read normalised. */
enum { TERM_FLAGS = REGEX_CASELESS | REGEX_ASCII };

enum { BUCKETS = 4096, REFERENCES_DEEP = 8, SHORTEST = 3 };

struct term {
    char *id;    /* "id" or "scope:id" */
    char *scope; /* NULL: shared */
    char *raw;   /* its matches, joined by | */
    char *pattern;
    const struct regex *compiled; /* the cache's; NULL: not asked for yet, or faulty */
    long line;
    bool unfiltered;
};

struct literal {
    char *text;
    size_t length;
    int term;
    int next; /* in its bucket, -1: last */
};

struct terms {
    struct regex_cache *regexes;
    struct term *list;
    size_t count, room;
    struct literal *literals;
    size_t literal_count, literal_room;
    int buckets[BUCKETS];
};

struct terms *
terms_new(struct regex_cache *regexes)
{
    struct terms *terms = mem_alloc(sizeof *terms);
    terms->regexes = regexes;
    for (int i = 0; i < BUCKETS; i++)
        terms->buckets[i] = -1;
    return terms;
}

void
terms_free(struct terms *terms)
{
    if (terms == NULL)
        return;
    for (size_t i = 0; i < terms->count; i++) {
        free(terms->list[i].id);
        free(terms->list[i].scope);
        free(terms->list[i].raw);
        free(terms->list[i].pattern);
    }
    for (size_t i = 0; i < terms->literal_count; i++)
        free(terms->literals[i].text);
    free(terms->list);
    free(terms->literals);
    free(terms);
}

static int
find_exact(const struct terms *terms, const char *id, size_t length)
{
    for (size_t i = 0; i < terms->count; i++)
        if (strncmp(terms->list[i].id, id, length) == 0 && terms->list[i].id[length] == '\0')
            return (int)i;
    return -1;
}

int
terms_find(const struct terms *terms, const char *scope, const char *id, size_t length)
{
    if (scope != NULL) {
        char *full = mem_format("%s:%.*s", scope, (int)length, id);
        int own = find_exact(terms, full, strlen(full));
        free(full);
        if (own >= 0)
            return own;
    }
    return find_exact(terms, id, length);
}

/* Appends the raw pattern with white space made flexible and every {term} replaced by that term's
 * alternatives. Quantifiers such as {2,3} stay. Returns 0, or -1 with *bad set to what could not be
 * resolved. */
static int
compose(const struct terms *terms, const struct term *term, struct buf *out, int deep, char **bad)
{
    for (const char *at = term->raw; *at != '\0'; at++) {
        if (isspace((unsigned char)*at)) {
            while (isspace((unsigned char)at[1]))
                at++;
            buf_puts(out, "\\s+");
        } else if (*at == '\\' && at[1] != '\0')
            buf_add(out, at++, 2);
        else if (*at == '{' && isalpha((unsigned char)at[1])) {
            size_t length = strcspn(at + 1, "}");
            int other = terms_find(terms, term->scope, at + 1, length);
            if (other < 0 || at[length + 1] != '}' || deep >= REFERENCES_DEEP) {
                *bad = mem_strndup(at + 1, length);
                return -1;
            }
            buf_puts(out, "(?:");
            if (compose(terms, &terms->list[other], out, deep + 1, bad) < 0)
                return -1;
            buf_puts(out, ")");
            at += length + 1;
        } else
            buf_putc(out, *at);
    }
    return 0;
}

static unsigned int
bucket(const char *text)
{
    unsigned int a = (unsigned char)text[0], b = (unsigned char)text[1], c = (unsigned char)text[2];
    return (a * 961u + b * 31u + c) % BUCKETS;
}

static void
index_literal(struct terms *terms, const char *text, int term)
{
    terms->literals = mem_grow(terms->literals, &terms->literal_room, terms->literal_count + 1,
                               sizeof *terms->literals);
    unsigned int at = bucket(text);
    terms->literals[terms->literal_count] =
        (struct literal){mem_strdup(text), strlen(text), term, terms->buckets[at]};
    terms->buckets[at] = (int)terms->literal_count++;
}

static int
finish(struct terms *terms, int number, const char *file, struct diag *diag)
{
    struct term *term = &terms->list[number];
    struct buf alternatives = {0}, literals = {0};
    char *bad = NULL;
    if (compose(terms, term, &alternatives, 0, &bad) < 0) {
        diag_error(diag, STATUS_LIBRARY, file, term->line,
                   "name a term of lexicon.xml or of the same topic",
                   "term \"%s\" refers to {%s}, which is unknown or goes round in a circle",
                   term->id, bad);
        free(bad);
        buf_free(&alternatives);
        return -1;
    }
    int count = literals_of(buf_text(&alternatives), &literals);
    const char *text = buf_text(&literals);
    for (int i = 0; i < count; i++, text += strlen(text) + 1)
        index_literal(terms, text, number);
    term->unfiltered = count == 0;
    term->pattern = mem_format("(?<!\\w)(?:%s)(?!\\w)", buf_text(&alternatives));
    buf_free(&alternatives);
    buf_free(&literals);
    return 0;
}

static int
declare(struct terms *terms, const xmlNode *node, const char *scope, const char *file,
        struct diag *diag)
{
    const char *id = xml_attr_or(node, "id", "");
    char *full = scope == NULL ? mem_strdup(id) : mem_format("%s:%s", scope, id);
    long line = xmlGetLineNo(node);
    if (*id == '\0' || find_exact(terms, full, strlen(full)) >= 0) {
        diag_error(diag, STATUS_LIBRARY, file, line, "give each term its own id",
                   "term id \"%s\" is %s", id, *id == '\0' ? "empty" : "used twice");
        free(full);
        return -1;
    }
    struct buf raw = {0};
    for (const xmlNode *match = xml_child(node, "match"); match; match = xml_next(match, "match")) {
        char *words = xml_words(match);
        buf_putf(&raw, "%s%s", raw.length > 0 ? "|" : "", words);
        free(words);
    }
    terms->list = mem_grow(terms->list, &terms->room, terms->count + 1, sizeof *terms->list);
    terms->list[terms->count++] = (struct term){
        full, scope != NULL ? mem_strdup(scope) : NULL, buf_take(&raw), NULL, NULL, line, true};
    return 0;
}

int
terms_add(struct terms *terms, const xmlNode *parent, const char *scope, const char *file,
          struct diag *diag)
{
    size_t first = terms->count;
    for (const xmlNode *node = xml_child(parent, "term"); node; node = xml_next(node, "term"))
        if (declare(terms, node, scope, file, diag) < 0)
            return -1;
    for (size_t i = first; i < terms->count; i++)
        if (finish(terms, (int)i, file, diag) < 0)
            return -1;
    return 0;
}

int
terms_count(const struct terms *terms)
{
    return (int)terms->count;
}

const char *
terms_id(const struct terms *terms, int term)
{
    return terms->list[term].id;
}

bool
terms_unfiltered(const struct terms *terms, int term)
{
    return terms->list[term].unfiltered;
}

bool
terms_in(const struct terms *terms, int term, const char *text, size_t length)
{
    struct term *t = &terms->list[term];
    struct span groups[REGEX_GROUPS];
    if (t->compiled == NULL && t->pattern != NULL)
        t->compiled = regex_get(terms->regexes, t->pattern, TERM_FLAGS, NULL);
    return t->compiled != NULL && regex_find(t->compiled, text, length, 0, groups) > 0;
}

char *
terms_fault(const struct terms *terms, int term)
{
    char *error = NULL;
    regex_get(terms->regexes, terms->list[term].pattern, TERM_FLAGS, &error);
    return error;
}

void
terms_scan(const struct terms *terms, const char *text, size_t length, lexicon_hit *hit,
           void *context)
{
    struct buf lower = {0};
    if (length < SHORTEST || terms->literal_count == 0)
        return;
    buf_add(&lower, text, length);
    for (size_t i = 0; i < length; i++)
        if (lower.bytes[i] >= 'A' && lower.bytes[i] <= 'Z')
            lower.bytes[i] = (char)(lower.bytes[i] + ('a' - 'A'));
    for (size_t i = 0; i + SHORTEST <= length; i++)
        for (int at = terms->buckets[bucket(lower.bytes + i)]; at >= 0;
             at = terms->literals[at].next) {
            const struct literal *l = &terms->literals[at];
            if (l->length <= length - i && memcmp(lower.bytes + i, l->text, l->length) == 0)
                hit(context, l->term, i);
        }
    buf_free(&lower);
}
