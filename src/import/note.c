/* Notes on what was read. */
#include "import/note.h"

#include <stdarg.h>
#include <stdio.h>

enum { NOTE_BYTES = 1000 };

static xmlNode *
add(xmlDoc *agreement, const char *format, va_list values)
{
    char words[NOTE_BYTES];
    vsnprintf(words, sizeof words, format, values);
    return xml_add_text(xml_child(xmlDocGetRootElement(agreement), "meta"), "note", words);
}

void
note_add(xmlDoc *agreement, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    add(agreement, format, values);
    va_end(values);
}

void
note_lost(xmlDoc *agreement, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    xml_set(add(agreement, format, values), "lost", "true");
    va_end(values);
}

void
note_count(xmlDoc *agreement, long count, const char *one, const char *many)
{
    if (count > 0)
        note_add(agreement, "%ld %s", count, count == 1 ? one : many);
}
