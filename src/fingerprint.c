/* The facade of telling whether something must be made again: one digest of all that is the same
 * for every file of a batch, the program, the clause library and the page designs. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/uri.h"
#include "base/xml.h"
#include "context.h"

enum { MOST_SHEETS = 100 };

static int
add_file(struct mou *mou, struct digest *digest, const char *path)
{
    return digest_add_file(digest, path, &mou->diag, STATUS_LIBRARY);
}

static int
add_folder(struct mou *mou, struct digest *digest, const char *inside, const char *ending)
{
    char *folder = context_path(mou, inside);
    char **names = file_list(folder, ending, &mou->diag, STATUS_LIBRARY);
    int rc = names != NULL ? 0 : -1;
    for (char **name = names; rc == 0 && *name != NULL; name++) {
        char *path = file_join(folder, *name);
        digest_add_text(digest, *name);
        rc = add_file(mou, digest, path);
        free(path);
    }
    file_list_free(names);
    free(folder);
    return rc;
}

static int add_sheet(struct mou *mou, struct digest *digest, const char *path, int *count);

/* xsl:import and xsl:include stand at the top of a stylesheet. */
static int
add_imported(struct mou *mou, struct digest *digest, xmlDoc *sheet, const char *path, int *count)
{
    int rc = 0;
    for (const xmlNode *node = xml_first(xmlDocGetRootElement(sheet)); node != NULL && rc == 0;
         node = xml_after(node)) {
        const char *name = (const char *)node->name, *href = xml_attr(node, "href");
        if (href == NULL || (strcmp(name, "import") != 0 && strcmp(name, "include") != 0))
            continue;
        char *other = uri_to_path(path, href);
        if (other != NULL) /* else it will be refused */
            rc = add_sheet(mou, digest, other, count);
        free(other);
    }
    return rc;
}

static int
add_sheet(struct mou *mou, struct digest *digest, const char *path, int *count)
{
    if (++*count > MOST_SHEETS) /* they import each other; xslt_load will say so */
        return 0;
    xmlDoc *sheet = xml_read_file(path, &mou->diag, STATUS_LIBRARY);
    if (sheet == NULL)
        return -1;
    digest_add_text(digest, path);
    int rc = add_file(mou, digest, path);
    if (rc == 0)
        rc = add_imported(mou, digest, sheet, path, count);
    xmlFreeDoc(sheet);
    return rc;
}

int
mou_fingerprint(struct mou *mou, const char *stylesheet, char text[65])
{
    static const char *const folders[][2] = {
        {"clauses", ".xml"},           {"clauses/topics", ".xml"},
        {"clauses/profiles", ".xml"},  {"stylesheets", ".xsl"},
        {"stylesheets/print", ".xsl"}, {"stylesheets/report", ".xsl"},
        {"stylesheets/print", ".xml"},
    };
    struct digest digest;
    digest_begin(&digest);
    digest_add_text(&digest, mou_version());
    int rc = add_file(mou, &digest, "/proc/self/exe");
    for (size_t i = 0; rc == 0 && i < sizeof folders / sizeof *folders; i++)
        rc = add_folder(mou, &digest, folders[i][0], folders[i][1]);
    int count = 0;
    if (rc == 0 && stylesheet != NULL && file_exists(stylesheet))
        rc = add_sheet(mou, &digest, stylesheet, &count);
    digest_add_text(&digest, stylesheet);
    digest_end(&digest, text);
    return rc == 0 ? STATUS_OK : mou_status(mou);
}

/* Where the name that ends here begins: after a quote, a bracket or a space. */
static const char *
name_start(const char *text, const char *end)
{
    while (end > text && strchr("\"'(> \t\r\n", end[-1]) == NULL)
        end--;
    return end;
}

/* Every picture that the text names, from the folder of path. One that is not there adds nothing:
 * the page will say so. */
static void
add_pictures(struct digest *digest, const char *text, const char *path)
{
    static const char *const endings[] = {".png", ".jpg", ".jpeg"};
    struct buf silence = {0};
    struct diag quiet = {.capture = &silence};
    for (const char *dot = strchr(text, '.'); dot != NULL; dot = strchr(dot + 1, '.')) {
        for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
            size_t length = strlen(endings[i]);
            if (strncasecmp(dot, endings[i], length) != 0)
                continue;
            const char *start = name_start(text, dot);
            char *name = mem_strndup(start, (size_t)(dot - start) + length);
            char *picture = uri_to_path(path, name);
            if (picture != NULL && file_exists(picture)) {
                digest_add_text(digest, picture);
                digest_add_file(digest, picture, &quiet, STATUS_INPUT);
            }
            free(picture);
            free(name);
        }
    }
    buf_free(&silence);
}

int
mou_sources(struct mou *mou, const char *path, const char *stylesheet, char text[65])
{
    const char *const files[] = {path, stylesheet};
    struct digest digest;
    int rc = 0;
    mou->diag.worst = STATUS_OK; /* of this file, not of the one before */
    digest_begin(&digest);
    digest_add_text(&digest, path); /* messages name it, and pictures are looked for beside it */
    for (size_t i = 0; rc == 0 && i < sizeof files / sizeof *files; i++) {
        struct buf bytes = {0};
        if (files[i] == NULL || (i > 0 && !file_exists(files[i])))
            continue; /* a design of ours: mou_fingerprint has it */
        rc = file_read(files[i], &bytes, &mou->diag, STATUS_INPUT);
        uint64_t said[] = {bytes.length, hash_bytes(buf_text(&bytes), bytes.length)};
        digest_add(&digest, said, sizeof said);
        add_pictures(&digest, buf_text(&bytes), path);
        buf_free(&bytes);
    }
    digest_end(&digest, text);
    return rc == 0 ? STATUS_OK : mou_status(mou);
}
