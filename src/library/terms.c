/* The list of terms. A term's pattern is composed when it is added; the tables that texts are
 * searched with are made when the first text comes. */
#include "library/terms.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/notation.h"

/* Terms are English words and agreements are read normalised. */
enum { TERM_FLAGS = REGEX_CASELESS | REGEX_ASCII };

enum { REFERENCES_DEEP = 8, FIRST_SLOTS = 256 };

struct term {
    char *id;      /* "id" or "scope:id" */
    char *scope;   /* NULL: shared */
    char *raw;     /* its matches, joined by | */
    char *pattern; /* with other terms in place of their names */
    long line;
};

struct terms {
    struct regex_cache *regexes;
    struct term *list;
    size_t count, room;
    int *slots; /* term + 1 by the hash of its id */
    size_t slot_mask;
    struct term_tables *tables;   /* NULL until a document needs them */
    struct spot_memo *memo;       /* of the tables' spotter; NULL until a text comes */
    struct recall *recall;        /* NULL until the second document comes */
    bool used;                    /* by a document */
    const struct regex **outside; /* by alternative; NULL until it is searched for */
    struct term_work *work;       /* by term; NULL until one is searched for */
    bool borrowed;                /* strings and slots are an image's */
};

struct terms *
terms_new(struct regex_cache *regexes)
{
    struct terms *terms = mem_alloc(sizeof *terms);
    terms->regexes = regexes;
    terms->slots = mem_alloc(FIRST_SLOTS * sizeof *terms->slots);
    terms->slot_mask = FIRST_SLOTS - 1;
    return terms;
}

void
terms_free(struct terms *terms)
{
    if (terms == NULL)
        return;
    for (size_t i = 0; i < terms->count && !terms->borrowed; i++) {
        free(terms->list[i].id);
        free(terms->list[i].scope);
        free(terms->list[i].raw);
        free(terms->list[i].pattern);
    }
    term_tables_free(terms->tables);
    spot_memo_free(terms->memo);
    recall_free(terms->recall);
    free(terms->outside);
    free(terms->work);
    free(terms->borrowed ? NULL : terms->slots);
    free(terms->list);
    free(terms);
}

static size_t
hash(size_t seed, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        seed = (seed ^ (unsigned char)text[i]) * 16777619u;
    return seed;
}

/* The slot of the term "id" or, with a scope, "scope:id", or the empty slot where it belongs. */
static int *
slot_of(const struct terms *terms, const char *scope, const char *id, size_t length)
{
    size_t before = scope != NULL ? strlen(scope) + 1 : 0, slot = 2166136261u;
    if (scope != NULL)
        slot = hash(hash(slot, scope, before - 1), ":", 1);
    slot = hash(slot, id, length) & terms->slot_mask;
    for (;; slot = (slot + 1) & terms->slot_mask) {
        int at = terms->slots[slot];
        const char *known = at > 0 ? terms->list[at - 1].id : NULL;
        if (known == NULL ||
            ((before == 0 ||
              (strncmp(known, scope, before - 1) == 0 && known[before - 1] == ':')) &&
             strncmp(known + before, id, length) == 0 && known[before + length] == '\0'))
            return &terms->slots[slot];
    }
}

static void
grow_slots(struct terms *terms)
{
    if (terms->count * 2 <= terms->slot_mask)
        return;
    free(terms->slots);
    terms->slot_mask = terms->slot_mask * 2 + 1;
    terms->slots = mem_alloc((terms->slot_mask + 1) * sizeof *terms->slots);
    for (size_t i = 0; i < terms->count; i++)
        *slot_of(terms, NULL, terms->list[i].id, strlen(terms->list[i].id)) = (int)i + 1;
}

int
terms_find(const struct terms *terms, const char *scope, const char *id, size_t length)
{
    int own = scope != NULL ? *slot_of(terms, scope, id, length) : 0;
    return (own > 0 ? own : *slot_of(terms, NULL, id, length)) - 1;
}

/* Space in a pattern is any space in the text; "a ?b" asks for it or for none. Returns the last
 * byte used. */
static const char *
put_space(const char *at, struct buf *out)
{
    while (isspace((unsigned char)at[1]))
        at++;
    bool may_lack = at[1] == '?' || at[1] == '*';
    buf_puts(out, may_lack ? "\\s*" : "\\s+");
    return may_lack || at[1] == '+' ? at + 1 : at;
}

/* {2} {2,} {2,4} */
static bool
repeats(const char *at)
{
    size_t digits = strspn(++at, "0123456789");
    at += digits;
    if (*at == ',')
        at += 1 + strspn(at + 1, "0123456789");
    return digits > 0 && *at == '}';
}

/* Appends the raw pattern with white space made flexible and every {term} replaced by that term's
 * alternatives. Quantifiers such as {2,3} stay. Returns 0, or -1 with *bad set to what could not be
 * resolved. */
static int
compose(const struct terms *terms, const struct term *term, struct buf *out, int deep, char **bad)
{
    for (const char *at = term->raw; *at != '\0'; at++) {
        if (isspace((unsigned char)*at))
            at = put_space(at, out);
        else if (*at == '[') {
            size_t length = notation_class(at);
            buf_add(out, at, length);
            at += length - 1;
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
        } else if (*at == '{' && !repeats(at)) {
            *bad = mem_strndup(at + 1, strcspn(at + 1, "}"));
            return -1;
        } else {
            size_t plain = strcspn(at + 1, " \t\r\n\\{[") + 1;
            buf_add(out, at, plain);
            at += plain - 1;
        }
    }
    return 0;
}

static int
finish(struct terms *terms, int number, const char *file, struct diag *diag)
{
    struct term *term = &terms->list[number];
    struct buf alternatives = {0};
    char *bad = NULL;
    if (compose(terms, term, &alternatives, 0, &bad) < 0) {
        diag_error(diag, STATUS_LIBRARY, file, term->line,
                   "name a term of lexicon.xml or of the same topic, or a gap such as {3 words}",
                   "term \"%s\" refers to {%s}, which is unknown or goes round in a circle",
                   term->id, bad);
        free(bad);
        buf_free(&alternatives);
        return -1;
    }
    term->pattern = buf_take(&alternatives);
    return 0;
}

static int
declare(struct terms *terms, const xmlNode *node, const char *scope, const char *file,
        struct diag *diag)
{
    const char *id = xml_attr_or(node, "id", "");
    char *full = scope == NULL ? mem_strdup(id) : mem_format("%s:%s", scope, id);
    long line = xmlGetLineNo(node);
    if (*id == '\0' || terms_find(terms, NULL, full, strlen(full)) >= 0) {
        diag_error(diag, STATUS_LIBRARY, file, line, "give each term its own id",
                   "term id \"%s\" is %s", id, *id == '\0' ? "empty" : "used twice");
        free(full);
        return -1;
    }
    struct buf raw = {0};
    for (const xmlNode *match = xml_child(node, "match"); match; match = xml_next(match, "match")) {
        char *words = xml_words(match);
        if (raw.length > 0)
            buf_putc(&raw, '|');
        notation_expand(words, &raw);
        free(words);
    }
    terms->list = mem_grow(terms->list, &terms->room, terms->count + 1, sizeof *terms->list);
    terms->list[terms->count++] = (struct term){.id = full,
                                                .scope = scope != NULL ? mem_strdup(scope) : NULL,
                                                .raw = buf_take(&raw),
                                                .line = line};
    *slot_of(terms, NULL, full, strlen(full)) = (int)terms->count;
    grow_slots(terms);
    return 0;
}

/* New terms bring new tables. */
static void
forget_tables(struct terms *terms)
{
    term_tables_free(terms->tables);
    spot_memo_free(terms->memo);
    recall_free(terms->recall);
    free(terms->outside);
    terms->tables = NULL;
    terms->memo = NULL;
    terms->recall = NULL;
    terms->outside = NULL;
}

int
terms_add(struct terms *terms, const xmlNode *parent, const char *scope, const char *file,
          struct diag *diag)
{
    size_t first = terms->count;
    forget_tables(terms);
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

const char *
terms_pattern(const struct terms *terms, int term)
{
    return terms->list[term].pattern;
}

/* What the parts of a pattern have around them when a term is searched for: whole words. */
static const struct regex *
compile(const struct terms *terms, const char *pattern, size_t length, char **error)
{
    char *whole = mem_format("(?<!\\w)(?:%.*s)(?!\\w)", (int)length, pattern);
    const struct regex *regex = regex_get(terms->regexes, whole, TERM_FLAGS, error);
    free(whole);
    return regex;
}

char *
terms_fault(const struct terms *terms, int term)
{
    char *error = NULL;
    compile(terms, terms->list[term].pattern, strlen(terms->list[term].pattern), &error);
    return error;
}

const struct term_tables *
terms_tables(struct terms *terms)
{
    if (terms->tables != NULL)
        return terms->tables;
    struct term_tables_maker *maker = term_tables_make();
    for (size_t i = 0; i < terms->count; i++)
        term_tables_add(maker, terms->list[i].pattern);
    terms->tables = term_tables_take(maker);
    return terms->tables;
}

struct spot_memo *
terms_memo(struct terms *terms)
{
    if (terms->memo == NULL)
        terms->memo = spot_memo_new();
    return terms->memo;
}

struct recall *
terms_recall(struct terms *terms)
{
    bool fits = terms->count <= RECALL_TERMS && terms_tables(terms)->phrase_count <= UINT16_MAX;
    if (terms->recall == NULL && terms->used && fits)
        terms->recall = recall_new();
    terms->used = true;
    return terms->recall;
}

void
terms_worked(struct terms *terms, int term, size_t symbols, uint64_t steps)
{
    if (terms->work == NULL)
        terms->work = mem_alloc((terms->count + 1) * sizeof *terms->work);
    terms->work[term].symbols += symbols;
    terms->work[term].steps += steps;
}

struct term_work
terms_work(const struct terms *terms, int term)
{
    return terms->work != NULL ? terms->work[term] : (struct term_work){0, 0};
}

bool
terms_search_outside(struct terms *terms, int term, int alternative, const char *text,
                     size_t length)
{
    struct span groups[REGEX_GROUPS];
    const struct term_tables *tables = terms_tables(terms);
    const struct outsider *one = term_tables_outsider(tables, alternative);
    if (terms->outside == NULL)
        terms->outside = mem_alloc((tables->alternative_count + 1) * sizeof *terms->outside);
    const struct regex **regex = &terms->outside[alternative];
    if (*regex == NULL)
        *regex =
            compile(terms, terms->list[term].pattern + one->pattern, (size_t)one->length, NULL);
    return *regex != NULL && regex_find(*regex, text, length, 0, groups) > 0;
}

struct cold_term {
    uint32_t id, pattern; /* in the text */
};

enum { COLD_TERMS, TEXT, SLOTS, TABLES };

/* Whether terms have an alternative that PCRE2 must match: nobody else has use for a pattern whose
 * programs are made. By term. */
static bool *
need_patterns(struct terms *terms)
{
    const struct term_tables *tables = terms_tables(terms);
    bool *outside = mem_alloc(terms->count + 1);
    for (size_t term = 0; term < terms->count; term++)
        for (int32_t i = tables->term_alternatives[term]; i < tables->term_alternatives[term + 1];
             i++)
            outside[term] |= tables->alternatives[i].outside;
    return outside;
}

void
terms_save(struct terms *terms, struct image_writer *writer, int part)
{
    struct buf text = {0};
    struct cold_term *list = mem_alloc((terms->count + 1) * sizeof *list);
    bool *needed = need_patterns(terms);
    for (size_t i = 0; i < terms->count; i++) {
        const struct term *term = &terms->list[i];
        list[i].id = (uint32_t)text.length;
        buf_add(&text, term->id, strlen(term->id) + 1);
        list[i].pattern = (uint32_t)text.length;
        const char *pattern = needed[i] ? term->pattern : "";
        buf_add(&text, pattern, strlen(pattern) + 1);
    }
    image_add(writer, part + COLD_TERMS, list, sizeof *list, terms->count);
    image_add(writer, part + TEXT, text.bytes, 1, text.length);
    image_add(writer, part + SLOTS, terms->slots, sizeof *terms->slots, terms->slot_mask + 1);
    term_tables_save(terms_tables(terms), writer, part + TABLES);
    buf_free(&text);
    free(needed);
    free(list);
}

struct terms *
terms_load(const struct image *image, int part, struct regex_cache *regexes)
{
    struct terms *terms = mem_alloc(sizeof *terms);
    size_t size;
    const struct cold_term *list =
        image_part(image, part + COLD_TERMS, sizeof *list, &terms->count);
    char *text = image_part(image, part + TEXT, 1, &size);
    terms->borrowed = true;
    terms->regexes = regexes;
    terms->slots = image_part(image, part + SLOTS, sizeof *terms->slots, &terms->slot_mask);
    terms->slot_mask--;
    terms->tables = term_tables_load(image, part + TABLES);
    if (list == NULL || text == NULL || terms->slots == NULL || terms->tables == NULL) {
        terms_free(terms);
        return NULL;
    }
    terms->list = mem_alloc((terms->count + 1) * sizeof *terms->list);
    for (size_t i = 0; i < terms->count; i++)
        terms->list[i] = (struct term){.id = text + list[i].id, .pattern = text + list[i].pattern};
    return terms;
}
