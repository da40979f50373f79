/* The table of acts: walks the sentences of an agreement, lets them be read one by one, keeps what
 * was found. */
#include "agreement/acts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "agreement/cells.h"
#include "agreement/reading.h"
#include "agreement/table.h"
#include "base/mem.h"

enum { CLAUSE_TOKENS_MAX = 400, HEADING_MAX = 400, LEVELS = 4 };
enum { NAMED = 3 }; /* fewer words by themselves, "Searches.", only name something */

const char *
sentence_text(const struct acts *acts, int sentence)
{
    return acts->text.bytes + acts->sentences[sentence].text;
}

static size_t
keep_text(struct acts *acts, const char *text)
{
    size_t at = acts->text.length;
    buf_puts(&acts->text, text);
    buf_putc(&acts->text, '\0');
    return at;
}

static struct acts *
empty_table(const struct lexicon *lexicon)
{
    struct acts *acts = mem_alloc(sizeof *acts);
    acts->lexicon = lexicon;
    acts->names = names_new(lexicon);
    keep_text(acts, "");
    return acts;
}

static enum sentence_kind
kind_of(const char *name)
{
    static const char *const names[] = {"body", "recital", "definition", "exhibit", "title"};
    for (int i = 0; name != NULL && i < KIND_OTHER; i++)
        if (strcmp(name, names[i]) == 0)
            return (enum sentence_kind)i;
    return name == NULL ? KIND_BODY : KIND_OTHER;
}

/* @kind is inherited downwards. */
static enum sentence_kind
kind_at(const xmlNode *node)
{
    for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent) {
        const char *kind = xml_attr(node, "kind");
        if (kind != NULL)
            return kind_of(kind);
    }
    return KIND_BODY;
}

static void
add_sentence(struct acts *acts, xmlNode *node, const char *lead, const char *text, size_t heading,
             enum sentence_kind kind)
{
    size_t start = acts->text.length;
    if (lead != NULL && *lead != '\0') {
        buf_puts(&acts->text, lead);
        buf_putc(&acts->text, ' ');
    }
    size_t lead_length = acts->text.length - start;
    buf_puts(&acts->text, text);
    acts->sentences =
        mem_grow(acts->sentences, &acts->room, acts->count + 1, sizeof *acts->sentences);
    acts->sentences[acts->count++] = (struct sentence){.node = node,
                                                       .text = start,
                                                       .length = acts->text.length - start,
                                                       .heading = heading,
                                                       .lead_length = lead_length,
                                                       .kind = (uint8_t)kind};
    buf_putc(&acts->text, '\0');
}

/* Whether the cell names what its row is about, and a cell beside it says who does that. */
static bool
names_row(const struct lexicon *lexicon, const xmlNode *cell)
{
    bool said = false;
    if (cell != xml_first(cell->parent) || !xml_is(cell->parent, "row"))
        return false;
    for (const xmlNode *next = xml_after(cell); next != NULL && !said; next = xml_after(next)) {
        const xmlNode *s = xml_is(xml_first(next), "s") ? xml_first(next) : NULL;
        char *text = s != NULL && xml_attr(s, "lead") != NULL ? xml_words(s) : NULL;
        char *sentence = text != NULL ? cell_sentence(lexicon, xml_attr(s, "lead"), text) : NULL;
        said = sentence != NULL;
        free(sentence);
        free(text);
    }
    return said;
}

/* A sentence is nearly always one text node, its spaces already single: then it needs no copy. */
static void
add_node_sentence(struct acts *acts, xmlNode *node, size_t heading, enum sentence_kind kind)
{
    const xmlNode *only = node->children;
    bool plain = only != NULL && only->next == NULL && only->type == XML_TEXT_NODE;
    char *words = plain ? NULL : xml_words(node);
    const char *lead = xml_attr(node, "lead"), *text = plain ? (const char *)only->content : words;
    const xmlNode *cell = xml_is(node->parent, "para") ? node->parent->parent : node->parent;
    if (xml_is(cell, "cell") && names_row(acts->lexicon, cell))
        kind = KIND_TITLE;
    char *said = xml_is(cell, "cell") && kind != KIND_TITLE
                     ? cell_sentence(acts->lexicon, lead, text)
                     : NULL;
    add_sentence(acts, node, said != NULL ? NULL : lead, said != NULL ? said : text, heading, kind);
    free(said);
    free(words);
}

/* What stands over a section or a table; NULL: no title. */
static const xmlNode *
title_of(const xmlNode *node)
{
    if (xml_is(node, "section"))
        return xml_child(node, "title");
    return xml_is(node, "table") ? xml_child(node, "caption") : NULL;
}

/* The titles of the sections and tables around a node, outermost first. */
static void
titles_above(const xmlNode *node, struct buf *out)
{
    const xmlNode *sections[LEVELS];
    int count = 0;
    for (; node != NULL && count < LEVELS; node = node->parent)
        if (title_of(node) != NULL)
            sections[count++] = node;
    while (count > 0) {
        const xmlNode *title = title_of(sections[--count]);
        char *words = xml_words(title);
        if (out->length < HEADING_MAX) {
            buf_puts(out, out->length > 0 ? " / " : "");
            buf_puts(out, words);
        }
        free(words);
    }
}

static void
collect(struct acts *acts, xmlNode *root)
{
    const xmlNode *parent = NULL;
    size_t heading = 0;
    for (xmlNode *node = root; node != NULL; node = xml_walk(node, root)) {
        if (!xml_is(node, "s"))
            continue;
        enum sentence_kind kind = kind_at(node);
        if (kind == KIND_OTHER)
            continue;
        const xmlNode *section = node->parent;
        while (section != NULL && !xml_is(section, "section") && title_of(section) == NULL)
            section = section->parent;
        if (section != parent) {
            struct buf titles = {0};
            titles_above(node, &titles);
            heading = titles.length > 0 ? keep_text(acts, buf_text(&titles)) : 0;
            buf_free(&titles);
            parent = section;
        }
        add_node_sentence(acts, node, heading, kind);
    }
}

/* Classes and topics that a lead-in or heading names, for sentences that name none themselves. */
static void
context_above(const struct reading *r, const char *text, const struct token *tokens, int count,
              uint16_t *classes, struct about *topics, bool first_only)
{
    for (int i = 0; i < count; i++) {
        int longest = 0, class = 0, bound;
        bound = names_at(r->names, text, tokens + i, count - i, &longest);
        for (int node = 0, to = i; to < count && tokens[to].mark == 0 && to < i + 8; to++) {
            if ((node = phrases_step(r->phrases, node, tokens[to].word)) == 0)
                break;
            for (int s = phrases_first(r->phrases, node); s >= 0;
                 s = phrases_sense(r->phrases, s)->next) {
                const struct sense *sense = phrases_sense(r->phrases, s);
                if (sense->kind == SENSE_TOPIC)
                    about_add(topics, sense->value);
                else if (sense->kind == SENSE_NOUN)
                    about_add(topics, r->topics + sense->value);
                else if (sense->kind == SENSE_WORD && sense->value == WORD_PRONOUN)
                    longest = to + 1 - i; /* "I" and "you" are no actor of what stands below */
                else if (sense->kind == SENSE_CLASS && to + 1 - i > longest) {
                    longest = to + 1 - i;
                    bound = 0;
                    class = sense->value;
                }
            }
        }
        class = bound != 0 ? bound : class;
        if (class != 0 && (*classes == 0 || !first_only))
            *classes = (uint16_t) class;
        i += longest > 0 ? longest - 1 : 0;
    }
}

/* Whether the lead-in's last auxiliary still waits for its verb: "shall not", "At no time shall an
 * officer". */
static bool
waits_for_verb(struct reading *r, int lead_end)
{
    int count = r->count;
    bool waits = false;
    r->count = lead_end;
    reading_tag(r);
    for (int i = 0; i < lead_end; i++)
        waits = r->tags[i] == TAG_MODAL || r->tags[i] == TAG_DO ||
                (waits && r->tags[i] != TAG_VERB && r->tags[i] != TAG_BE && r->tags[i] != TAG_HAVE);
    r->count = count;
    return waits;
}

/* A lead-in that breaks off ("shall not:") runs on into the sentence; one that is complete stops
 * before it. */
static void
join_lead(struct reading *r)
{
    int last = r->lead_end - 1;
    r->joined = false;
    if (last > 0 && r->tokens[last].mark == ':') {
        int word = last - 1;
        while (word > 0 && r->tokens[word].mark != 0)
            word--;
        bool open = word_is(r, word, WORD_NOT) || word_is(r, word, WORD_TO) ||
                    word_is(r, word, WORD_PREPOSITION) || word_is(r, word, WORD_BE) ||
                    word_is(r, word, WORD_ADVERB) || word_is(r, word, WORD_ONLY_IF) ||
                    word_is(r, word, WORD_IF) || word_is(r, word, WORD_UNLESS);
        for (int m = r->first_mark[word]; m < r->first_mark[word + 1]; m++)
            open |= r->marks[m].sense.kind == SENSE_MODAL;
        bool item_verb = r->lead_end < r->count && (r->forms[r->lead_end] & FORM_BASE) &&
                         word_is(r, word, WORD_BE);
        if ((open && !item_verb) || waits_for_verb(r, last)) {
            memmove(&r->tokens[last], &r->tokens[last + 1],
                    (size_t)(r->count - last - 1) * sizeof *r->tokens);
            r->count--;
            r->lead_end--;
            r->joined = true;
            reading_mark(r);
        }
    } else if (last >= 0 && r->count < TOKENS_MAX &&
               (r->tokens[last].mark == 0 || r->tokens[last].mark == '#')) {
        memmove(&r->tokens[last + 2], &r->tokens[last + 1],
                (size_t)(r->count - last - 1) * sizeof *r->tokens);
        r->tokens[last + 1] =
            (struct token){.start = r->tokens[last].end, .end = r->tokens[last].end, .mark = ';'};
        r->count++;
        r->lead_end++;
        reading_mark(r);
    }
}

static void
read_sentence(struct acts *acts, struct reading *r, int number)
{
    struct sentence *s = &acts->sentences[number];
    r->sentence = number;
    r->text = sentence_text(acts, number);
    r->count = s->token_count;
    memcpy(r->tokens, acts->tokens + s->first_token, (size_t)r->count * sizeof *r->tokens);
    r->lead_end = 0;
    while (r->lead_end < r->count && r->tokens[r->lead_end].start < s->lead_length)
        r->lead_end++;
    s->first_act = (int)r->act_count;
    r->phrase_count = 0;
    if (r->count >= TOKENS_MAX || r->count - r->lead_end > CLAUSE_TOKENS_MAX) {
        reading_mark(r);
        return;
    }
    if (number == 0 || s->heading != acts->sentences[number - 1].heading) {
        struct token tokens[TOKENS_MAX];
        const char *heading = acts->text.bytes + s->heading;
        r->context.heading = 0;
        r->context.heading_topics = (struct about){{0}};
        context_above(r, heading, tokens,
                      tokens_split(heading, strlen(heading), r->phrases, tokens),
                      &r->context.heading, &r->context.heading_topics, false);
        if ((r->context.heading & r->persons) != 0) /* "He shall …" under "The Officer" */
            r->context.person = r->context.heading;
    }
    r->context.lead = 0;
    r->context.topics = r->context.heading_topics;
    r->context.lead_topics = (struct about){{0}};
    context_above(r, r->text, r->tokens, r->lead_end, &r->context.lead, &r->context.lead_topics,
                  true);
    about_join(&r->context.topics, &r->context.lead_topics);
    if (r->lead_end > 0) { /* pronouns of a cell or item look to its head */
        r->context.action = -1;
        for (int a = 0; a < lexicon_labels(r->lexicon, LABEL_ACTION) && r->context.action < 0; a++)
            if (about_has(&r->context.lead_topics, r->topics + a))
                r->context.action = a;
        r->context.about = r->context.lead_topics;
        if (r->context.lead != 0)
            r->context.person = r->context.lead;
    }
    reading_mark(r);
    join_lead(r);
    reading_tag(r);
    reading_clauses(r);
    if (s->kind != KIND_TITLE)
        reading_acts(r);
    s->act_count = (int)r->act_count - s->first_act;
}

static size_t
node_slot(const struct acts *acts, const xmlNode *node)
{
    size_t slot = ((size_t)node >> 4) * 2654435761u & acts->slot_mask;
    while (acts->slots[slot] != 0 && acts->sentences[acts->slots[slot] - 1].node != node)
        slot = (slot + 1) & acts->slot_mask;
    return slot;
}

static void
index_nodes(struct acts *acts)
{
    acts->slot_mask = 63;
    while (acts->slot_mask < acts->count * 2)
        acts->slot_mask = acts->slot_mask * 2 + 1;
    acts->slots = mem_alloc((acts->slot_mask + 1) * sizeof *acts->slots);
    for (size_t i = 0; i < acts->count; i++)
        if (acts->sentences[i].node != NULL)
            acts->slots[node_slot(acts, acts->sentences[i].node)] = (int)i + 1;
}

/* Tokens are kept for the second round, as names are learned from the whole document before any act
 * is read, and for gists. */
static void
split_sentence(struct acts *acts, const struct reading *r, int number)
{
    struct sentence *s = &acts->sentences[number];
    acts->tokens = mem_grow(acts->tokens, &acts->token_room, acts->token_count + TOKENS_MAX,
                            sizeof *acts->tokens);
    s->first_token = acts->token_count;
    s->token_count = tokens_split(sentence_text(acts, number), s->length, r->phrases,
                                  acts->tokens + acts->token_count);
    acts->token_count += (size_t)s->token_count;
    names_learn(acts->names, sentence_text(acts, number), acts->tokens + s->first_token,
                s->token_count);
}

static uint16_t
persons(const struct lexicon *lexicon)
{
    static const char *const ids[] = {"officer", "head", "staff", "student", "parent"};
    uint16_t set = 0;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        int class = lexicon_label(lexicon, LABEL_CLASS, ids[i], strlen(ids[i]));
        set |= (uint16_t)(class < 0 ? 0 : 1 << class);
    }
    return set;
}

static void
read_all(struct acts *acts)
{
    struct reading *r = mem_realloc(NULL, 1, sizeof *r); /* most of it is seldom needed */
    r->lexicon = acts->lexicon;
    r->phrases = lexicon_phrases(acts->lexicon);
    r->topics = lexicon_labels(acts->lexicon, LABEL_TOPIC);
    r->gap_word = lexicon_word_number(acts->lexicon, "*");
    r->request = lexicon_label(acts->lexicon, LABEL_ACTION, "request", 7);
    r->direct = lexicon_label(acts->lexicon, LABEL_ACTION, "direct", 6);
    r->persons = persons(acts->lexicon);
    r->context = (struct context){.action = -1};
    r->acts = NULL;
    r->act_count = r->act_room = 0;
    acts->tokens = mem_grow(NULL, &acts->token_room, acts->text.length / 4 + TOKENS_MAX,
                            sizeof *acts->tokens); /* fewer are rare */
    for (size_t i = 0; i < acts->count; i++)
        split_sentence(acts, r, (int)i);
    r->names = acts->names;
    for (size_t i = 0; i < acts->count; i++) {
        read_sentence(acts, r, (int)i);
        sentence_make_plain(acts, (int)i, r);
    }
    acts->list = r->acts;
    acts->act_count = r->act_count;
    free(r);
    index_nodes(acts);
}

struct acts *
acts_new(xmlDoc *agreement, const struct lexicon *lexicon)
{
    struct acts *acts = empty_table(lexicon);
    xmlNode *root = xmlDocGetRootElement(agreement);
    if (root != NULL)
        collect(acts, root);
    read_all(acts);
    return acts;
}

/* Cuts at . ? ! before a space and a capital, a digit or a quote; good enough for the examples of
 * rules. */
static size_t
sentence_end(const char *text, size_t at)
{
    for (; text[at] != '\0'; at++) {
        if (text[at] == '\n')
            return at;
        if (strchr(".?!", text[at]) == NULL || (text[at + 1] != ' ' && text[at + 1] != '\n'))
            continue;
        size_t word = at;
        while (word > 0 && text[word - 1] != ' ' && at - word < 4)
            word--;
        char next = text[at + 1 + strspn(text + at + 1, " ")];
        bool short_word =
            text[at] == '.' && at - word < 3 && text[word] >= 'A' && text[word] <= 'Z';
        if (!short_word && ((next >= 'A' && next <= 'Z') || (next & 0x80) || next == '"'))
            return at + 1;
    }
    return at;
}

struct acts *
acts_of_text(const char *text, const char *lead, const char *heading, const char *kind,
             const struct lexicon *lexicon)
{
    struct acts *acts = empty_table(lexicon);
    size_t above = heading != NULL ? keep_text(acts, heading) : 0;
    for (size_t at = 0; text[at] != '\0';) {
        at += strspn(text + at, " \n\t\r");
        size_t end = sentence_end(text, at);
        if (end > at) {
            char *one = mem_strndup(text + at, end - at);
            add_sentence(acts, NULL, lead, one, above, kind_of(kind));
            free(one);
        }
        at = end;
    }
    read_all(acts);
    return acts;
}

void
acts_free(struct acts *acts)
{
    if (acts == NULL)
        return;
    uses_free(acts->uses); /* first: what it remembers of the texts, it reads now */
    names_free(acts->names);
    buf_free(&acts->text);
    free(acts->sentences);
    free(acts->tokens);
    free(acts->list);
    free(acts->slots);
    free(acts->kinds);
    free(acts->alike);
    free(acts->texts);
    free(acts);
}

int
acts_sentences(const struct acts *acts)
{
    return (int)acts->count;
}

xmlNode *
acts_node(const struct acts *acts, int sentence)
{
    return acts->sentences[sentence].node;
}

int
acts_sentence_of(const struct acts *acts, const xmlNode *s)
{
    return acts->slots[node_slot(acts, s)] - 1;
}

const char *
acts_text(const struct acts *acts, int sentence)
{
    return sentence_text(acts, sentence);
}

const char *
acts_heading(const struct acts *acts, int sentence)
{
    return acts->text.bytes + acts->sentences[sentence].heading;
}

bool
acts_tells(const struct acts *acts, int sentence)
{
    const struct sentence *s = &acts->sentences[sentence];
    const char *own = sentence_text(acts, sentence) + s->lead_length;
    size_t length = s->length - s->lead_length;
    if (s->kind == KIND_TITLE || s->asks || (length > 0 && own[length - 1] == ':'))
        return false;
    int words = 0, enough = s->lead_length > 0 ? 1 : NAMED;
    bool inside = false;
    for (const char *at = own; *at != '\0' && words < enough; at++) {
        words += !inside && isalnum((unsigned char)*at);
        inside = isalnum((unsigned char)*at) || *at == '\'' || *at == '-';
    }
    return words >= enough;
}

const struct act *
acts_list(const struct acts *acts, int sentence, int *count)
{
    *count = acts->sentences[sentence].act_count;
    return *count > 0 ? acts->list + acts->sentences[sentence].first_act : NULL;
}

const char *
acts_called(const struct acts *acts, const char *class)
{
    return names_called(acts->names, class);
}
