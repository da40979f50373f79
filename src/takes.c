/* The facade of choosing: which files of a folder a job is for. By the ending of the name first,
 * so that a folder's notes and pictures stay out of it; XML also by its first tag. */
#include <string.h>
#include <strings.h>

#include "base/xml_root.h"
#include "context.h"

static const char fo_namespace[] = "http://www.w3.org/1999/XSL/Format";

/* What mou_import reads. */
static const char *const read_endings[] = {".docx", ".odt", ".fodt", ".rtf",  ".doc", ".wpd",
                                           ".pdf",  ".txt", ".text", ".html", ".htm", ".xhtml"};
static const char *const picture_endings[] = {".png", ".jpg", ".jpeg", ".tif", ".tiff"};

/* What mou_render has designs for, but the outline: it stands for the whole library. */
static const char *const designed[] = {"agreement", "topic", "findings"};

static bool
has_ending(const char *path, const char *const *endings, size_t count)
{
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot != NULL && i < count; i++)
        if (strcasecmp(dot, endings[i]) == 0)
            return true;
    return false;
}

#define HAS_ENDING(path, endings) has_ending(path, endings, sizeof(endings) / sizeof *(endings))

/* A file that cannot be read as XML is taken, so that it is said and not passed over. */
static bool
is_designed(const char *path)
{
    struct xml_root root;
    if (!xml_root(path, &root))
        return true;
    if (strcmp(root.space, fo_namespace) == 0)
        return strcmp(root.name, "root") == 0;
    for (size_t i = 0; root.space[0] == '\0' && i < sizeof designed / sizeof *designed; i++)
        if (strcmp(root.name, designed[i]) == 0)
            return true;
    return false;
}

bool
mou_takes(const struct mou *mou, enum mou_job job, const char *path)
{
    static const char *const markup[] = {".xml"}, *const pages[] = {".xml", ".fo"};
    struct xml_root root;
    if (job == MOU_JOB_RENDER)
        return HAS_ENDING(path, pages) && is_designed(path);
    if (HAS_ENDING(path, markup))
        return !xml_root(path, &root) || strcmp(root.name, "agreement") == 0;
    return HAS_ENDING(path, read_endings) || (mou->ocr && HAS_ENDING(path, picture_endings));
}
