/* Wording of verdicts. */
#include "check/wording.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* A title is a statement ("Arrest of a student at school is a last resort"): each sentence takes it
 * whole. */
static const char *
frame(const struct criterion *criterion, const struct judgement *judgement)
{
    if (judgement->alike)
        return judgement->verdict == VERDICT_CONTRARY
                   ? "A sentence is like those that say the contrary of this: %s. No rule knows "
                     "its words; read it."
                   : "A sentence is like those that say so: %s. No rule knows its words; read it.";
    bool prohibited = criterion->kind == KIND_PROHIBITED || criterion->kind == KIND_CONSISTENCY;
    switch (judgement->verdict) {
    case VERDICT_MET:
        return prohibited && judgement->for_it.count == 0
                   ? "Nothing in the agreement goes against this: %s."
                   : "The agreement says so: %s.";
    case VERDICT_PARTIAL:
        return "The agreement goes only part of the way: %s.";
    case VERDICT_MISSING:
        return "The agreement does not say this: %s.";
    case VERDICT_CONTRARY:
        return "The agreement says the contrary of this: %s.";
    default:
        return "This does not apply here: %s.";
    }
}

static void
put_general(struct buf *out, const struct criterion *criterion, const struct judgement *judgement)
{
    const char *around = frame(criterion, judgement), *hole = strstr(around, "%s");
    size_t length = strlen(criterion->title);
    while (length > 0 && criterion->title[length - 1] == '.')
        length--;
    buf_add(out, around, (size_t)(hole - around));
    buf_add(out, criterion->title, length);
    buf_puts(out, hole + 2);
}

static void
put_words(struct buf *out, const xmlNode *node)
{
    char *words = xml_words(node);
    if (words[0] != '\0')
        buf_putf(out, ": %s", words);
    if (words[0] == '\0' || strchr(".!?", words[strlen(words) - 1]) == NULL)
        buf_putc(out, '.');
    free(words);
}

/* What a demand of law says of the agreement, by its kind. */
static const char *const by_kind[] = {
    [DEMAND_CONTENT] = "the agreement must say this",
    [DEMAND_ACT] = "this must be done, whether or not the agreement says so",
    [DEMAND_BACKGROUND] = "the law binds, whether or not the agreement says so",
};

static void
put_effect(struct buf *out, const xmlNode *node, const struct demand *demand, enum level level)
{
    const char *to = xml_attr_or(node, "to", level_word(level));
    if (xml_is(node, "raise") && xml_attr(node, "kind") != NULL)
        buf_putf(out, " Profile %s: %s", profile_of(node), by_kind[demand_kind_of(node)]);
    else if (node == demand->raised)
        buf_putf(out, " Profile %s makes this at least %s %s", profile_of(node),
                 strcmp(to, "warning") == 0 ? "a" : "an", to);
    else if (node == demand->softened && demand->raised == NULL)
        buf_putf(out, " Profile %s softens this to %s", profile_of(node), to);
    else
        return;
    put_words(out, node);
}

/* Which profiles ask for it, and which made the level what it is. */
static void
put_effects(struct buf *out, const struct criterion *criterion, const struct demands *demands,
            enum level level)
{
    for (size_t i = 0; i < demands->effect_count; i++)
        if (demands->effects[i].criterion == criterion)
            put_effect(out, demands->effects[i].node, demands_on(demands, criterion), level);
}

static const char *
plural(const char *unit)
{
    return strcmp(unit, "percent") == 0 ? "" : "s";
}

static void
put_figures(struct buf *out, const struct criterion *criterion, const struct demands *demands)
{
    for (size_t i = 0; i < demands->figure_count; i++) {
        const struct figure *figure = &demands->figures[i];
        if (figure->criterion != criterion)
            continue;
        const char *limit = figure->limit == LIMIT_AT_LEAST  ? "at least"
                            : figure->limit == LIMIT_AT_MOST ? "at most"
                                                             : "exactly";
        buf_putf(out, " Looked for: %s %g %s%s", limit, figure->value, figure->unit,
                 figure->value > 1 || figure->value < 1 ? plural(figure->unit) : "");
        if (figure->source != NULL)
            buf_putf(out, " (profile %s)", profile_of(figure->source));
        buf_putc(out, '.');
    }
}

char *
wording_message(const struct criterion *criterion, const struct demands *demands,
                const struct judgement *judgement)
{
    const xmlNode *message = criterion_message(criterion, judgement->verdict);
    struct buf out = {0};
    char *words = xml_words(message);
    if (judgement->settled)
        buf_putf(&out, "This does not apply: the facts given say so.");
    else if (judgement->message != NULL && judgement->message[0] != '\0')
        buf_puts(&out, judgement->message);
    else if (message != NULL && !judgement->alike)
        buf_puts(&out, words);
    else
        put_general(&out, criterion, judgement);
    free(words);
    if (judgement->level == LEVEL_NONE && judgement->verdict != VERDICT_MISSING)
        return buf_take(&out);
    put_figures(&out, criterion, demands);
    put_effects(&out, criterion, demands, judgement->level);
    return buf_take(&out);
}
