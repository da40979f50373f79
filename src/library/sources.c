/* Walking and printing the trace of sources. */
#include "library/sources.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/terminal.h"

enum { WIDTH = 79 };

static const xmlNode *
first_from(const xmlNode *source)
{
    while (source != NULL && xml_child(source, "statement") == NULL)
        source = xml_next(source, "source");
    return source != NULL ? xml_child(source, "statement") : NULL;
}

const xmlNode *
sources_first(const struct library *library)
{
    return library->sources != NULL ? first_from(xml_child(library->sources, "source")) : NULL;
}

const xmlNode *
sources_after(const xmlNode *statement)
{
    const xmlNode *next = xml_next(statement, "statement");
    return next != NULL ? next : first_from(xml_next(statement->parent, "source"));
}

const char *
sources_authority(const xmlNode *statement)
{
    return xml_attr_or(statement->parent, "authority", "");
}

char *
sources_words(const xmlNode *statement)
{
    const xmlNode *none = xml_child(statement, "none");
    char *says = xml_words(xml_child(statement, "asks"));
    if (none == NULL)
        return says;
    char *why = xml_words(none);
    char *words = mem_format("%s Not for an agreement: %s", says, why);
    free(why);
    free(says);
    return words;
}

static void
put_heading(struct buf *out, const char *heading, bool *any)
{
    if (!*any)
        buf_putf(out, "\n%s\n", heading);
    *any = true;
}

static void
put_note(struct buf *out, const xmlNode *statement)
{
    char *note = xml_words(xml_child(statement, "note"));
    if (note[0] != '\0')
        terminal_wrap(out, note, WIDTH, "    ", "    ");
    free(note);
}

/* "lead: words" */
static void
put_line(struct buf *out, const char *lead, const char *words)
{
    char *line = mem_format("%s: %s", lead, words);
    terminal_wrap(out, line, WIDTH, "  ", "    ");
    free(line);
}

void
sources_explain_criterion(const struct library *library, const char *criterion, struct buf *out)
{
    static const char heading[] = "Answers in the founding documents";
    bool any = false;
    for (const xmlNode *s = sources_first(library); s != NULL; s = sources_after(s)) {
        if (!words_have(xml_attr(s, "for"), criterion))
            continue;
        char *lead = mem_format("%s, %s", sources_authority(s), xml_attr_or(s, "at", ""));
        char *words = xml_words(xml_child(s, "asks"));
        put_heading(out, heading, &any);
        put_line(out, lead, words);
        put_note(out, s);
        free(words);
        free(lead);
    }
    for (const xmlNode *s = xml_child(library->sources, "settled"); s != NULL;
         s = xml_next(s, "settled")) {
        if (!words_have(xml_attr(s, "for"), criterion))
            continue;
        char *words = xml_words(s);
        put_heading(out, heading, &any);
        put_line(out, "Settled", words);
        free(words);
    }
}

void
sources_explain_authority(const struct library *library, const char *authority, struct buf *out)
{
    bool any = false;
    for (const xmlNode *s = sources_first(library); s != NULL; s = sources_after(s)) {
        if (strcmp(sources_authority(s), authority) != 0)
            continue;
        char *words = sources_words(s);
        char *line = mem_format("%s%s%s%s", words, xml_attr(s, "for") != NULL ? " [" : "",
                                xml_attr_or(s, "for", ""), xml_attr(s, "for") != NULL ? "]" : "");
        put_heading(out, "What it asks for", &any);
        put_line(out, xml_attr_or(s, "at", ""), line);
        put_note(out, s);
        free(line);
        free(words);
    }
}
