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

/* Which profile made the level what it is. */
static void
put_level(struct buf *out, const struct demand *demand, enum level level)
{
    if (demand->raised != NULL)
        buf_putf(out, " Profile %s makes this at least %s %s", profile_of(demand->raised),
                 strcmp(xml_attr_or(demand->raised, "to", ""), "warning") == 0 ? "a" : "an",
                 xml_attr_or(demand->raised, "to", level_word(level)));
    else if (demand->softened != NULL)
        buf_putf(out, " Profile %s softens this to %s", profile_of(demand->softened),
                 xml_attr_or(demand->softened, "to", level_word(level)));
    else
        return;
    put_words(out, demand->raised != NULL ? demand->raised : demand->softened);
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
    const struct demand *demand = demands_on(demands, criterion);
    const xmlNode *message = criterion_message(criterion, judgement->verdict);
    struct buf out = {0};
    char *words = xml_words(message);
    if (judgement->settled)
        buf_putf(&out, "This does not apply: the facts given say so.");
    else if (judgement->message != NULL && judgement->message[0] != '\0')
        buf_puts(&out, judgement->message);
    else if (message != NULL)
        buf_puts(&out, words);
    else
        put_general(&out, criterion, judgement);
    free(words);
    if (judgement->level == LEVEL_NONE)
        return buf_take(&out);
    put_figures(&out, criterion, demands);
    put_level(&out, demand, judgement->level);
    return buf_take(&out);
}
