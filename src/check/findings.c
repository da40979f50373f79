/* Laying out findings. */
#include "check/findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "check/own_words.h"
#include "check/quote.h"
#include "check/wording.h"

static const char *const source_parts[] = {"name", "citation", "url", "holds", "caution"};
enum { SOURCE_PARTS = sizeof source_parts / sizeof *source_parts };

/* What a finding is made from. */
struct maker {
    const struct demands *demands;
    const struct checked *checked;
    struct own_words *own; /* the names that this agreement gives its parties */
    bool title, why, para, sources, source[SOURCE_PARTS]; /* what is read */
    const struct provision **added; /* what chosen profiles add to what every draft has */
    size_t added_count;
};

static bool
is_read(const char *const *unread, const char *name)
{
    while (unread != NULL && *unread != NULL && strcmp(*unread, name) != 0)
        unread++;
    return unread == NULL || *unread == NULL;
}

static void
find_added(struct maker *maker)
{
    const struct library *library = maker->demands->library;
    maker->added = mem_alloc((library->provision_count + 1) * sizeof *maker->added);
    for (size_t i = 0; i < library->provision_count; i++) {
        const struct provision *own = &library->provisions[i];
        if (own->profiles != NULL && own->position == NULL &&
            demands_chosen(maker->demands, own->profiles))
            maker->added[maker->added_count++] = own;
    }
}

static struct maker
make_from(const struct demands *demands, const struct checked *checked)
{
    const char *const *unread = checked->unread;
    struct maker maker = {.demands = demands,
                          .checked = checked,
                          .title = is_read(unread, "title"),
                          .why = is_read(unread, "why"),
                          .para = is_read(unread, "para")};
    for (size_t i = 0; i < SOURCE_PARTS; i++) {
        maker.source[i] = is_read(unread, source_parts[i]);
        maker.sources = maker.sources || maker.source[i];
    }
    if (maker.para)
        maker.own = own_words_new(checked->acts);
    find_added(&maker);
    return maker;
}

static void
add_words(xmlNode *parent, const char *name, const xmlNode *from)
{
    if (from == NULL)
        return;
    char *words = xml_words(from);
    xml_add_text(parent, name, words);
    free(words);
}

/* Names of files and words of diagnostics may hold any bytes; XML holds text. Yours. */
static char *
clean(const char *bytes)
{
    size_t length = strlen(bytes), at = 0;
    struct buf text = {0};
    while (at < length) {
        unsigned character = utf8_next(bytes, length, &at);
        bool shown =
            character >= ' ' && character != 0x7F && (character < 0xFFFE || character > 0xFFFF);
        buf_put_utf8(&text, shown ? character : 0xFFFD);
    }
    return buf_take(&text);
}

static xmlNode *
add_authority(const struct maker *maker, xmlNode *finding, const char *id)
{
    const struct library *library = maker->demands->library;
    const struct record *record =
        maker->sources ? library_record(library, LIBRARY_AUTHORITY, id) : NULL;
    xmlNode *authority = xml_add(finding, "authority");
    xml_set(authority, "ref", id);
    if (record == NULL)
        return authority;
    xml_set(authority, "status", xml_attr(record->node, "status"));
    xml_set(authority, "checked", xml_attr(record->node, "checked"));
    xml_set(authority, "kind", xml_attr(record->node, "kind"));
    for (size_t i = 0; i < SOURCE_PARTS; i++)
        if (maker->source[i])
            add_words(authority, source_parts[i], xml_child(record->node, source_parts[i]));
    return authority;
}

/* The authority of that id which the finding already names, without a pin cite where that is asked.
 */
static xmlNode *
named(xmlNode *finding, const char *id, bool unpinned)
{
    for (xmlNode *a = xml_child(finding, "authority"); a != NULL; a = xml_next(a, "authority"))
        if (strcmp(xml_attr_or(a, "ref", ""), id) == 0 && !(unpinned && xml_attr(a, "pin") != NULL))
            return a;
    return NULL;
}

/* The sources a profile names for its demand. */
static void
add_demanding(const struct maker *maker, xmlNode *finding, const xmlNode *effect)
{
    const char *at = xml_attr(effect, "authority"), *word;
    size_t length;
    while (at != NULL && words_next(&at, &word, &length)) {
        char *id = mem_strndup(word, length);
        if (named(finding, id, false) == NULL)
            xml_set(add_authority(maker, finding, id), "profile", profile_of(effect));
        free(id);
    }
}

/* Those of the profiles that ask for it, then the criterion's own. A source that both name is shown
 * once, with the criterion's pin cite. */
static void
add_authorities(const struct maker *maker, xmlNode *finding, const struct criterion *criterion)
{
    const struct demands *demands = maker->demands;
    for (size_t i = 0; i < demands->effect_count; i++)
        if (demands->effects[i].criterion == criterion)
            add_demanding(maker, finding, demands->effects[i].node);
    for (xmlNode *ref = xml_child(criterion->node, "authority"); ref != NULL;
         ref = xml_next(ref, "authority")) {
        const char *id = xml_attr_or(ref, "ref", ""), *pin = xml_attr(ref, "pin");
        xmlNode *already = named(finding, id, pin != NULL);
        if (already == NULL)
            already = add_authority(maker, finding, id);
        if (pin != NULL)
            xml_set(already, "pin", pin);
    }
}

/* What a finding quotes. */
struct quoted {
    const xmlNode *list[2 * EVIDENCE_MAX];
    size_t count;
    const char *lead;    /* of the last */
    const xmlNode *last; /* its <evidence>; NULL: none on this side */
};

static bool
is_quoted(const struct quoted *quoted, const xmlNode *quote)
{
    size_t k = 0;
    while (k < quoted->count && quoted->list[k] != quote)
        k++;
    return k < quoted->count;
}

/* Whether the evidence before has the lead-in too, or is it. */
static bool
is_led(const struct quoted *quoted, const char *lead)
{
    if (quoted->last == NULL || lead == NULL || strlen(lead) > QUOTE_MAX / 2)
        return false;
    if (quoted->lead != NULL)
        return strcmp(lead, quoted->lead) == 0;
    char *words = xml_text(xml_child(quoted->last, "quote"));
    bool same = strcmp(words, lead) == 0;
    free(words);
    return same;
}

/* again= counts the characters of the lead-in and the space behind, so that reports show it once.
 */
static void
mark_lead(xmlNode *evidence, struct quoted *quoted, const xmlNode *quote)
{
    const char *lead = quote_lead(quote);
    if (is_led(quoted, lead))
        xml_setf(evidence, "again", "%d", xmlUTF8Strlen((const xmlChar *)lead) + 1);
    quoted->lead = lead;
    quoted->last = evidence;
}

/* What contradicts comes first; nodes that quote the same sentence or row are one piece of
 * evidence, and no sentence is quoted for both sides. */
static void
add_evidence(xmlNode *finding, const struct evidence *evidence, const char *stance,
             struct quoted *quoted)
{
    quoted->last = NULL;
    for (size_t i = 0; i < evidence->count; i++) {
        const xmlNode *quote = quote_of(evidence->nodes[i]);
        if (is_quoted(quoted, quote))
            continue;
        quoted->list[quoted->count++] = quote;
        mark_lead(quote_add(finding, quote, stance), quoted, quote);
    }
    if (evidence->found > evidence->count)
        xml_setf(finding, stance[0] == 'c' ? "more-contradicts" : "more-supports", "%zu",
                 evidence->found - evidence->count);
}

static bool
is_settled(const struct judgement *judgement)
{
    return judgement->verdict == VERDICT_MET || judgement->verdict == VERDICT_NOT_APPLICABLE;
}

static void
add_first_evidence(xmlNode *finding, const struct judgement *judgement)
{
    if (judgement->against.count > 0)
        quote_add(finding, quote_of(judgement->against.nodes[0]), "contradicts");
    else if (judgement->for_it.count > 0)
        quote_add(finding, quote_of(judgement->for_it.nodes[0]), "supports");
}

struct offer {
    const struct own_words *own;
    xmlNode *clause;
};

/* The text is offered as this agreement would have it. */
static void
offer_para(void *context, const char *para)
{
    const struct offer *offer = context;
    char *own = own_words_in(offer->own, para);
    xml_add_text(offer->clause, "para", own);
    free(own);
}

static void
add_model(const struct maker *maker, xmlNode *clause, const struct provision *provision)
{
    struct offer offer = {maker->own, clause};
    model_each(maker->demands->library, provision, maker->checked->clauses, offer_para, &offer);
}

/* What is wrong in the document's own words, such as a blank or two figures for one thing, is
 * mended where it stands: a clause beside it would not. */
static bool
mended_in_place(const struct criterion *criterion)
{
    return criterion->kind == KIND_CONSISTENCY ||
           (criterion->kind == KIND_PROHIBITED && (criterion->basis & BASIS_DOC) != 0);
}

static void
add_clause(const struct maker *maker, xmlNode *finding, const struct provision *provision,
           bool wanted)
{
    xmlNode *clause = xml_add(finding, "clause");
    xml_set(clause, "ref", provision->id);
    xml_set(clause, "title", provision->title);
    if (wanted && maker->para)
        add_model(maker, clause, provision);
}

/* Text is offered where some is wanted: what every draft has, then what a chosen profile adds. */
static void
add_clauses(const struct maker *maker, xmlNode *finding, const struct criterion *criterion,
            const struct judgement *judgement)
{
    bool wanted = judgement->verdict != VERDICT_MET && !mended_in_place(criterion);
    if (judgement->verdict == VERDICT_NOT_APPLICABLE)
        return;
    if (criterion->model != NULL)
        add_clause(maker, finding, criterion->model, wanted);
    for (size_t i = 0; i < maker->added_count; i++)
        if (words_have(maker->added[i]->serves, criterion->id))
            add_clause(maker, finding, maker->added[i], wanted);
}

static void
add_effect(xmlNode *finding, const xmlNode *node, const struct demand *demand)
{
    bool decides = node == demand->raised || node == demand->softened;
    const char *kind = xml_attr(node, "kind");
    if (!decides && kind == NULL)
        return;
    xmlNode *effect = xml_add(finding, "effect");
    char *why = xml_words(node);
    xml_set(effect, "profile", profile_of(node));
    xml_set(effect, "what", kind != NULL ? kind : xml_is(node, "raise") ? "raised" : "softened");
    xml_set(effect, "to", xml_attr(node, "to"));
    xml_append(effect, why);
    free(why);
}

static void
add_effects(xmlNode *finding, const struct criterion *criterion, const struct demands *demands)
{
    for (size_t i = 0; i < demands->effect_count; i++)
        if (demands->effects[i].criterion == criterion)
            add_effect(finding, demands->effects[i].node, demands_on(demands, criterion));
}

static void
add_finding(const struct maker *maker, xmlNode *document, const struct criterion *criterion,
            const struct judgement *judgement)
{
    xmlNode *finding = xml_add(document, "finding");
    char *message = wording_message(criterion, maker->demands, judgement);
    xml_set(finding, "id", criterion->id);
    xml_set(finding, "topic", criterion->topic->id);
    xml_set(finding, "topic-title", criterion->topic->title);
    xml_set(finding, "verdict", verdict_word(judgement->verdict));
    xml_set(finding, "level", level_word(judgement->level));
    xml_set(finding, "by", judgement->alike ? "likeness" : NULL);
    xml_set(finding, "kind", kind_word(criterion->kind));
    xml_set(finding, "basis", xml_attr(criterion->node, "basis"));
    if (maker->title)
        xml_add_text(finding, "title", criterion->title);
    xml_add_text(finding, "message", message);
    free(message);
    if (maker->checked->settled_brief && is_settled(judgement)) {
        add_first_evidence(finding, judgement);
        return;
    }
    if (maker->why)
        add_words(finding, "why", xml_child(criterion->node, "why"));
    add_authorities(maker, finding, criterion);
    add_effects(finding, criterion, maker->demands);
    struct quoted quoted = {.count = 0};
    add_evidence(finding, &judgement->against, "contradicts", &quoted);
    add_evidence(finding, &judgement->for_it, "supports", &quoted);
    add_clauses(maker, finding, criterion, judgement);
}

/* What the reader of the file had to say about it, then what the profiles leave out. */
static void
add_notes(const struct maker *maker, xmlNode *document, const xmlNode *meta)
{
    const struct demands *demands = maker->demands;
    const struct library *library = demands->library;
    for (xmlNode *note = xml_child(meta, "note"); note != NULL; note = xml_next(note, "note"))
        add_words(document, "note", note);
    for (size_t i = 0; i < demands->profile_count; i++)
        if (!demands->profiles[i].in_force) {
            struct buf text = {0};
            buf_putf(&text, "Profile %s is not in force on the day of this check.",
                     demands->profiles[i].profile->id);
            xml_add_text(document, "note", buf_text(&text));
            buf_free(&text);
        }
    for (size_t i = 0; i < library->criterion_count; i++) {
        const xmlNode *off = demands->demands[i].off;
        if (off == NULL)
            continue;
        char *why = xml_words(off);
        struct buf text = {0};
        buf_putf(&text, "Profile %s leaves out %s: %s", profile_of(off), library->criteria[i].id,
                 why);
        xml_add_text(document, "note", buf_text(&text));
        buf_free(&text);
        free(why);
    }
}

static void
add_summary(xmlNode *document, const struct library *library, const struct demands *demands,
            const struct judgement *judgements)
{
    int counts[VERDICTS] = {0};
    for (size_t i = 0; i < library->criterion_count; i++)
        if (demands->demands[i].applies)
            counts[judgements[i].verdict]++;
    xmlNode *summary = xml_add(document, "summary");
    for (enum verdict verdict = 0; verdict < VERDICTS; verdict++)
        xml_setf(summary, verdict_word(verdict), "%d", counts[verdict]);
}

xmlDoc *
document_findings(const struct library *library, const struct demands *demands,
                  const struct checked *checked)
{
    xmlDoc *doc = xml_new("document");
    xmlNode *document = xmlDocGetRootElement(doc);
    const xmlNode *meta = xml_child(xmlDocGetRootElement(checked->agreement), "meta");
    struct maker maker = make_from(demands, checked);
    char *title = xml_words(xml_child(meta, "title"));
    char *file = clean(checked->file);
    xml_set(document, "file", file);
    xml_set(document, "format", checked->format);
    xml_set(document, "status", checked->status);
    xml_set(document, "title", title);
    xml_set_number(document, "words", checked->words);
    if (checked->pages > 0)
        xml_set_number(document, "pages", checked->pages);
    free(file);
    free(title);
    add_notes(&maker, document, meta);
    add_summary(document, library, demands, checked->judgements);
    for (size_t i = 0; i < library->criterion_count; i++)
        if (demands->demands[i].applies)
            add_finding(&maker, document, &library->criteria[i], &checked->judgements[i]);
    own_words_free(maker.own);
    free(maker.added);
    return doc;
}

xmlDoc *
document_unreadable(const char *file, const char *why)
{
    xmlDoc *doc = xml_new("document");
    xmlNode *document = xmlDocGetRootElement(doc);
    char *name = clean(file), *words = clean(why);
    xml_set(document, "file", name);
    xml_set(document, "status", "unreadable");
    xml_add_text(document, "note", words);
    free(name);
    free(words);
    return doc;
}
