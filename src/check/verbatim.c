/* Provisions of an official text against those of an agreement. */
#include "check/verbatim.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/tree.h"
#include "base/mem.h"
#include "check/align.h"
#include "check/quote.h"
#include "library/profile.h"

enum {
    PROVISIONS_MOST = 20000,
    EFFORT = 60 * 1000 * 1000, /* steps of one comparison of texts; well under a second */
    SPENT = 20000,             /* fewer steps than that are none */
    KEPT_WORDS = 12            /* of a long stretch that stayed, shown at each end */
};

struct provisions {
    const xmlNode **nodes;
    struct words *words;
    size_t count, room, words_room;
};

static void
add_provision(struct provisions *provisions, const xmlNode *node)
{
    char *text = xml_text(node);
    struct words words;
    words_read(&words, text);
    free(text);
    if (words.count == 0 || provisions->count >= PROVISIONS_MOST) {
        words_done(&words);
        return;
    }
    size_t count = provisions->count++;
    provisions->nodes =
        mem_grow(provisions->nodes, &provisions->room, count + 1, sizeof *provisions->nodes);
    provisions->words =
        mem_grow(provisions->words, &provisions->words_room, count + 1, sizeof *provisions->words);
    provisions->nodes[count] = node;
    provisions->words[count] = words;
}

/* Every paragraph, item, heading and cell that counts as a term. */
static void
gather(const xmlDoc *doc, struct provisions *provisions)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *node = root; node != NULL; node = xml_walk(node, root))
        if (tree_is_running(node) && tree_kind_counts(tree_kind(node)))
            add_provision(provisions, node);
}

static void
provisions_done(struct provisions *provisions)
{
    for (size_t i = 0; i < provisions->count; i++)
        words_done(&provisions->words[i]);
    free(provisions->words);
    free(provisions->nodes);
}

/* What was done to a provision of the official text. */
enum change { ALTERED, LEFT_OUT, ADDED, CHANGES };

static const struct {
    const char *word;    /* of the finding's change= */
    const char *verdict; /* as reports count it */
    const char *message;
} changes[CHANGES] = {
    [ALTERED] = {"altered", "contrary",
                 "The wording of this provision of the official text was "
                 "changed."},
    [LEFT_OUT] = {"left-out", "missing",
                  "This provision of the official text is not in the "
                  "agreement."},
    [ADDED] = {"added", "partial", "This provision is not in the official text."},
};

static const struct mode {
    const char *name;
    enum level levels[CHANGES];
    const char *why;
} modes[] = {
    {"additions-only",
     {LEVEL_ERROR, LEVEL_ERROR, LEVEL_ADVICE},
     "The official text may not be altered and nothing of it may be left out; provisions of one's "
     "own may be added."},
    {"minimum",
     {LEVEL_WARNING, LEVEL_ERROR, LEVEL_NONE},
     "The official text is the minimum: what is altered may be stronger, but not weaker."},
    {"similar",
     {LEVEL_ADVICE, LEVEL_WARNING, LEVEL_NONE},
     "The agreement is to be substantially similar to the official text."},
    {"based-on",
     {LEVEL_NONE, LEVEL_ADVICE, LEVEL_NONE},
     "The agreement is to be based on the official text, which may be changed to local needs."},
};

static const struct mode *
mode_of(const xmlNode *model)
{
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        if (strcmp(modes[i].name, xml_attr_or(model, "mode", "")) == 0)
            return &modes[i];
    return &modes[0];
}

struct comparing {
    const struct verbatim *verbatim;
    const struct mode *mode;
    xmlNode *document;
    size_t counts[CHANGES], same, findings;
    struct effort effort;
};

static void
put_words(struct buf *out, const struct words *words, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (i > from)
            buf_putc(out, ' ');
        buf_add(out, words->list[i].at, words->list[i].length);
    }
}

/* Of what stayed, the words next to what did not. */
static void
put_same(struct buf *out, const struct words *words, const struct run *run, bool first, bool last)
{
    size_t count = run->to - run->from;
    size_t head = first ? 0 : KEPT_WORDS, tail = last ? 0 : KEPT_WORDS;
    if (count <= head + tail + 1) {
        put_words(out, words, run->from, run->to);
        return;
    }
    put_words(out, words, run->from, run->from + head);
    buf_puts(out, head > 0 ? " …" : "…");
    buf_puts(out, tail > 0 ? " " : "");
    put_words(out, words, run->to - tail, run->to);
}

static void
add_difference(xmlNode *finding, const struct difference *difference, const struct words *from,
               const struct words *to)
{
    static const char *const names[] = {
        [RUN_SAME] = "same", [RUN_OUT] = "out", [RUN_IN] = "in", [RUN_FILLED] = "filled"};
    xmlNode *shown = xml_add(finding, "difference");
    for (size_t i = 0; i < difference->count; i++) {
        const struct run *run = &difference->runs[i];
        bool old = run->kind == RUN_SAME || run->kind == RUN_OUT;
        struct buf text = {0};
        if (run->kind == RUN_SAME)
            put_same(&text, from, run, i == 0, i + 1 == difference->count);
        else
            put_words(&text, old ? from : to, run->from, run->to);
        xml_add_text(shown, names[run->kind], buf_text(&text));
        buf_free(&text);
    }
}

/* "Section 6.1: The principal is told of …" */
static void
add_title(xmlNode *finding, const xmlNode *node, const struct words *words)
{
    enum { TITLE_WORDS = 9 };
    struct buf title = {0};
    const xmlNode *labelled = node;
    while (labelled != NULL && labelled->type == XML_ELEMENT_NODE &&
           xml_attr(labelled, "n") == NULL)
        labelled = labelled->parent;
    if (labelled != NULL && labelled->type == XML_ELEMENT_NODE)
        buf_putf(&title, "%s ", xml_attr(labelled, "n"));
    put_words(&title, words, 0, words->count < TITLE_WORDS ? words->count : TITLE_WORDS);
    buf_puts(&title, words->count > TITLE_WORDS ? " …" : "");
    xml_add_text(finding, "title", buf_text(&title));
    buf_free(&title);
}

static void
add_authorities(xmlNode *finding, const struct library *library, const xmlNode *model)
{
    static const char *const parts[] = {"name", "citation", "url", "holds", "caution"};
    const char *at = xml_attr(model, "authority"), *word;
    size_t length;
    while (at != NULL && words_next(&at, &word, &length)) {
        char *id = mem_strndup(word, length);
        const struct record *record = library_record(library, LIBRARY_AUTHORITY, id);
        xmlNode *authority = xml_add(finding, "authority");
        xml_set(authority, "ref", id);
        xml_set(authority, "profile", profile_of(model));
        free(id);
        if (record == NULL)
            continue;
        xml_set(authority, "status", xml_attr(record->node, "status"));
        xml_set(authority, "checked", xml_attr(record->node, "checked"));
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
            if (xml_child(record->node, parts[i]) != NULL)
                xml_copy_into(authority, xml_child(record->node, parts[i]));
    }
}

/* The finding with its words; what differs is the caller's to add. NULL when the mode gives such a
 * change no level. */
static xmlNode *
add_finding(struct comparing *comparing, enum change change, const xmlNode *node,
            const struct words *words)
{
    const struct mode *mode = comparing->mode;
    comparing->counts[change]++;
    if (mode->levels[change] == LEVEL_NONE)
        return NULL;
    xmlNode *finding = xml_add(comparing->document, "finding");
    xml_setf(finding, "id", "official-text-%zu", ++comparing->findings);
    xml_set(finding, "topic", "official-text");
    xml_set(finding, "topic-title", "Official Text");
    xml_set(finding, "verdict", changes[change].verdict);
    xml_set(finding, "level", level_word(mode->levels[change]));
    xml_set(finding, "kind", "required");
    xml_set(finding, "basis", "law");
    xml_set(finding, "change", changes[change].word);
    add_title(finding, node, words);
    xml_add_text(finding, "message", changes[change].message);
    xml_add_text(finding, "why", mode->why);
    add_authorities(finding, comparing->verbatim->library, comparing->verbatim->model);
    return finding;
}

static void
report_pair(struct comparing *comparing, const struct provisions *official, size_t i,
            const struct provisions *own, size_t k)
{
    struct difference difference;
    difference_read(&difference, &official->words[i], &own->words[k], &comparing->effort);
    if (!difference.altered) {
        comparing->same++;
    } else {
        xmlNode *finding = add_finding(comparing, ALTERED, official->nodes[i], &official->words[i]);
        if (finding != NULL) {
            quote_add(finding, own->nodes[k], "contradicts");
            add_difference(finding, &difference, &official->words[i], &own->words[k]);
        }
    }
    difference_done(&difference);
}

static void
report_left_out(struct comparing *comparing, const struct provisions *official, size_t i)
{
    xmlNode *finding = add_finding(comparing, LEFT_OUT, official->nodes[i], &official->words[i]);
    if (finding == NULL)
        return;
    char *text = xml_words(official->nodes[i]);
    xml_add_text(xml_add(finding, "difference"), "out", text);
    free(text);
}

static void
report_added(struct comparing *comparing, const struct provisions *own, size_t k)
{
    xmlNode *finding = add_finding(comparing, ADDED, own->nodes[k], &own->words[k]);
    if (finding != NULL)
        quote_add(finding, own->nodes[k], "supports");
}

static void
add_count(const struct comparing *comparing, size_t provisions)
{
    struct buf text = {0};
    const xmlNode *model = comparing->verbatim->model;
    char *what = xml_words(model);
    buf_putf(&text,
             "Profile %s: compared with the official text given, provision by provision: %zu of "
             "%zu stand unaltered, %zu are altered, %zu left out; %zu added. %s",
             profile_of(model), comparing->same, provisions, comparing->counts[ALTERED],
             comparing->counts[LEFT_OUT], comparing->counts[ADDED], what);
    if (comparing->effort.steps < SPENT)
        buf_puts(&text, " The texts are too large to be compared to the end: what is told as left "
                        "out and added may be altered only.");
    xmlNode *note = xml_add_text(comparing->document, "note", buf_text(&text));
    xmlNode *first = xml_first(comparing->document);
    if (first != note)
        xmlAddPrevSibling(first, note);
    free(what);
    buf_free(&text);
}

void
verbatim_findings(const struct verbatim *verbatim, xmlNode *document)
{
    struct provisions official = {0}, own = {0};
    struct comparing comparing = {.verbatim = verbatim,
                                  .mode = mode_of(verbatim->model),
                                  .document = document,
                                  .effort = {EFFORT}};
    gather(verbatim->official, &official);
    gather(verbatim->agreement, &own);
    bool *taken = mem_alloc(own.count + 1);
    long *found = align(official.words, official.count, own.words, own.count, &comparing.effort);
    for (size_t i = 0; i < official.count; i++) {
        if (found[i] >= 0) {
            taken[found[i]] = true;
            report_pair(&comparing, &official, i, &own, (size_t)found[i]);
        } else {
            report_left_out(&comparing, &official, i);
        }
    }
    for (size_t k = 0; k < own.count; k++)
        if (!taken[k])
            report_added(&comparing, &own, k);
    add_count(&comparing, official.count);
    free(found);
    free(taken);
    provisions_done(&official);
    provisions_done(&own);
}
