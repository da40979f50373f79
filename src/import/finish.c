/* The last step of every reader. */
#include "import/finish.h"

#include "import/apart.h"
#include "import/build.h"
#include "import/note.h"
#include "import/signs.h"
#include "import/slips.h"

xmlDoc *
finish_lines(struct chunks *chunks)
{
    for (size_t i = 0; i < chunks->count; i++)
        signs_mend(chunks->list[i].text, chunks->list[i].length);
    apart_join(chunks);
    long slips = slips_mend(chunks);
    xmlDoc *doc = build_agreement(chunks);
    note_count(doc, slips, "misread word was mended (as \"shallnot\" is).",
               "misread words were mended (as \"shallnot\" is).");
    return doc;
}

bool
finish_has_text(const struct chunks *chunks)
{
    for (size_t i = 0; i < chunks->count; i++)
        if (chunks->list[i].kind != CHUNK_FURNITURE)
            return true;
    return false;
}

xmlDoc *
finish_chunks(struct chunks *chunks, const char *format)
{
    xmlDoc *doc = finish_lines(chunks);
    xml_set(xmlDocGetRootElement(doc), "format", format);
    chunks_free(chunks);
    return doc;
}

xmlDoc *
finish_text(struct chunks *chunks, const char *format, long pictures, const char *name,
            struct diag *diag)
{
    if (finish_has_text(chunks))
        return finish_chunks(chunks, format);
    if (pictures > 0)
        diag_error(diag, STATUS_INPUT, name, 0,
                   "have the text in its pictures recognised (OCR) and give that",
                   "holds pictures and no text");
    else
        diag_error(diag, STATUS_INPUT, name, 0, "check that the right file was named",
                   "holds no text");
    chunks_free(chunks);
    return NULL;
}

void
finish_changes(xmlDoc *doc, long insertions, long deletions, enum revisions revisions)
{
    static const char *const read_as[] = {
        [REVISIONS_ACCEPTED] = "as if accepted",
        [REVISIONS_ORIGINAL] = "as if rejected",
        [REVISIONS_BOTH] = "with old and new text together",
    };
    if (insertions + deletions > 0)
        note_add(doc,
                 "Tracked changes are open (%ld insertions, %ld deletions); the text is read %s.",
                 insertions, deletions, read_as[revisions]);
}
