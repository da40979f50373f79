/* A whole document: its title, the agreement, and the covers in front of it and behind it. */
#include <stdlib.h>

#include "import/amend.h"
#include "import/build.h"
#include "import/cover.h"
#include "import/front.h"
#include "import/note.h"
#include "import/options.h"
#include "import/put.h"

enum { SHOWN = 60 }; /* bytes of a cover's first line in a note */

static void
add_title(xmlNode *meta, const struct chunks *chunks, const struct front *front)
{
    if (front->title >= chunks->count)
        return;
    const struct chunk *chunk = &chunks->list[front->title];
    xmlNode *title = xml_add(meta, "title");
    put_text(title, chunk->text + front->title_skip, chunk->length - front->title_skip);
    char *words = xml_words(title);
    xmlNodeSetContent(title, NULL);
    xml_append(title, words);
    free(words);
}

/* The first words of the chunk, whole characters only; yours. */
static char *
opening_of(const struct chunk *chunk)
{
    xmlNode *scratch = xmlNewNode(NULL, (const xmlChar *)"text");
    size_t length = chunk->length < SHOWN ? chunk->length : SHOWN;
    while (length < chunk->length && ((unsigned char)chunk->text[length] & 0xC0) == 0x80)
        length--;
    put_text(scratch, chunk->text, length);
    char *words = xml_words(scratch);
    xmlFreeNode(scratch);
    return words;
}

/* A memo, a resolution …: kept, and counted for nothing. */
static void
put_cover(xmlDoc *doc, const struct chunks *chunks, size_t begin, size_t end, const char *where)
{
    xmlNode *section = xml_add(xmlDocGetRootElement(doc), "section");
    put_place(section, &chunks->list[begin]);
    xml_set(section, "kind", "front");
    build_blocks(section, chunks, begin, end);
    while (begin + 1 < end && chunks->list[begin].kind == CHUNK_FURNITURE)
        begin++;
    char *words = opening_of(&chunks->list[begin]);
    note_add(
        doc,
        "What stands %s the agreement (\"%s\xE2\x80\xA6\") is no part of it and was not judged.",
        where, words);
    free(words);
}

/* The agreement from its first block on, with the covers behind it. */
static void
put_terms(xmlDoc *doc, const struct chunks *chunks, size_t begin)
{
    while (begin < chunks->count) {
        size_t cover = cover_behind(chunks, begin);
        build_blocks(xmlDocGetRootElement(doc), chunks, begin, cover);
        begin = cover < chunks->count ? cover_end(chunks, cover) : cover;
        if (cover < begin)
            put_cover(doc, chunks, cover, begin, "behind");
    }
}

xmlDoc *
build_agreement(const struct chunks *chunks)
{
    xmlDoc *doc = xml_new("agreement");
    xmlNode *root = xmlDocGetRootElement(doc);
    struct front front;
    front_find(chunks, &front);
    xml_set(root, "format", "text");
    add_title(xml_add(root, "meta"), chunks, &front);
    if (front.begin > 0)
        put_cover(doc, chunks, 0, front.begin, "in front of");
    for (size_t i = front.begin; i < front.title_end; i++)
        put_para(root, &chunks->list[i], 0,
                 chunks->list[i].kind == CHUNK_FURNITURE ? "furniture" : "title");
    put_terms(doc, chunks, front.title_end);
    options_resolve(doc);
    amend_apply(doc);
    return doc;
}
