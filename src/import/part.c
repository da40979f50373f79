/* XML parts of a zipped document. */
#include "import/part.h"

#include <stdlib.h>
#include <string.h>

static const char AGAIN[] = "open it in the program that made it and save it again";

int
parts_open(struct parts *parts, const char *bytes, size_t length, const char *name,
           struct diag *diag)
{
    *parts = (struct parts){.name = name, .diag = diag};
    parts->zip = zip_open_bytes(bytes, length, name, diag);
    return parts->zip != NULL ? 0 : -1;
}

void
parts_done(struct parts *parts)
{
    zip_done(parts->zip);
    buf_free(&parts->damaged);
}

/* The part's tree. *status is that of zip_read_member; what it or the parser complains of goes to
 * `diag`. */
static xmlDoc *
read_part(struct parts *parts, const char *member, const char *const *without, struct diag *diag,
          int *status)
{
    struct buf bytes = {0};
    xmlDoc *doc = NULL;
    *status = zip_read_member(parts->zip, member, &bytes, diag);
    if (*status == 0)
        doc = xml_read_memory_without(buf_text(&bytes), bytes.length, member, without, diag,
                                      STATUS_INPUT);
    buf_free(&bytes);
    return doc;
}

/* What the parser says of a part, after its place: "declares the entity 'a', …; cure". */
static char *
cause_of(const struct buf *complaint)
{
    const char *words = strstr(buf_text(complaint), "error: ");
    words = words != NULL ? words + strlen("error: ") : buf_text(complaint);
    return strndup(words, strcspn(words, ";\n"));
}

xmlDoc *
parts_need(struct parts *parts, const char *member, const char *cure)
{
    struct buf complaint = {0};
    struct diag quiet = {.capture = &complaint};
    int status = 0;
    xmlDoc *doc = read_part(parts, member, NULL, &quiet, &status);
    if (doc == NULL && status < 0) { /* the container's own complaint says it all */
        buf_clear(&complaint);
        read_part(parts, member, NULL, parts->diag, &status);
    } else if (doc == NULL && status > 0) {
        diag_error(parts->diag, STATUS_INPUT, parts->name, 0, cure,
                   "has no text: its part %s is missing", member);
    } else if (doc == NULL) {
        char *cause = cause_of(&complaint);
        diag_error(parts->diag, STATUS_INPUT, parts->name, 0, AGAIN, "its part %s %s", member,
                   cause);
        free(cause);
    }
    buf_free(&complaint);
    return doc;
}

xmlDoc *
parts_read(struct parts *parts, const char *member)
{
    return parts_read_without(parts, member, NULL);
}

xmlDoc *
parts_read_without(struct parts *parts, const char *member, const char *const *without)
{
    struct buf complaint = {0};
    struct diag quiet = {.capture = &complaint};
    int status = 0;
    xmlDoc *doc = read_part(parts, member, without, &quiet, &status);
    if (doc == NULL && status <= 0)
        buf_putf(&parts->damaged, "%s%s", parts->damaged.length > 0 ? ", " : "", member);
    buf_free(&complaint);
    return doc;
}
