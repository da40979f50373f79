/* LibreOffice as another process. */
#include "import/convert.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/spawn.h"

enum { OPEN_FOLDERS = 16 };

static const struct spawn_limits limits = {
    .seconds = 30, .memory = (size_t)8 << 30, .output = 1 << 30, .offline = true};

/* No macros, and nothing fetched that a document links to. */
static const char settings[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">"
    "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
    "<prop oor:name=\"DisableMacrosExecution\" oor:op=\"fuse\"><value>true</value></prop>"
    "<prop oor:name=\"BlockUntrustedRefererLinks\" oor:op=\"fuse\"><value>true</value></prop>"
    "<prop oor:name=\"MacroSecurityLevel\" oor:op=\"fuse\"><value>3</value></prop></item>"
    "</oor:items>\n";

static int
remove_one(const char *path, const struct stat *info, int flag, struct FTW *place)
{
    (void)info, (void)flag, (void)place;
    return remove(path);
}

static void
remove_folder(const char *folder)
{
    nftw(folder, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

/* A folder of its own, with the file and the settings in it. NULL after a diagnostic. */
static char *
make_folder(const char *bytes, size_t length, const char *file, struct diag *diag)
{
    const char *where = getenv("TMPDIR");
    char *folder = mem_format("%s/mou-XXXXXX", where != NULL && where[0] == '/' ? where : "/tmp");
    if (mkdtemp(folder) == NULL) {
        diag_error(diag, STATUS_OUTPUT, folder, 0, "set TMPDIR to a folder that can be written to",
                   "the folder cannot be made");
        free(folder);
        return NULL;
    }
    char *profile = mem_format("%s/profile", folder), *user = mem_format("%s/user", profile);
    char *registry = mem_format("%s/registrymodifications.xcu", user);
    char *input = mem_format("%s/%s", folder, file);
    bool made = file_make_folder(profile, diag) == 0 && file_make_folder(user, diag) == 0 &&
                file_write(registry, settings, sizeof settings - 1, diag) == 0 &&
                file_write(input, bytes, length, diag) == 0;
    free(input);
    free(registry);
    free(user);
    free(profile);
    if (made)
        return folder;
    remove_folder(folder);
    free(folder);
    return NULL;
}

static enum spawn_outcome
run_office(const char *folder, const char *file)
{
    static const char *const programs[] = {"soffice", "libreoffice", NULL};
    char *profile = mem_format("-env:UserInstallation=file://%s/profile", folder);
    char *input = mem_format("%s/%s", folder, file);
    enum spawn_outcome outcome = SPAWN_ABSENT;
    for (const char *const *program = programs; *program != NULL && outcome == SPAWN_ABSENT;
         program++) {
        const char *const argv[] = {*program,      profile,        "--headless",
                                    "--norestore", "--convert-to", "docx:MS Word 2007 XML",
                                    "--outdir",    folder,         input,
                                    NULL};
        outcome = spawn_run(argv, NULL, 0, &limits, NULL, NULL, NULL);
    }
    free(input);
    free(profile);
    return outcome;
}

static void
refuse(enum spawn_outcome outcome, const char *name, struct diag *diag)
{
    static const char again[] = "save it as a Word file (.docx) or as plain text (.txt)";
    if (outcome == SPAWN_ABSENT)
        diag_error(diag, STATUS_INPUT, name, 0,
                   "install it, or save the file as a Word file (.docx) or as plain text (.txt)",
                   "can be read with LibreOffice only, which is not installed");
    else if (outcome == SPAWN_SLOW)
        diag_error(diag, STATUS_INPUT, name, 0, again, "takes LibreOffice too long to read");
    else
        diag_error(diag, STATUS_INPUT, name, 0, again, "LibreOffice could not read it");
}

int
convert_to_word(const char *bytes, size_t length, const char *ending, const char *name,
                struct buf *docx, struct diag *diag)
{
    char *file = mem_format("agreement.%s", ending);
    char *folder = make_folder(bytes, length, file, diag);
    int status = -1;
    if (folder != NULL) {
        struct buf complaint = {0};
        struct diag quiet = {.capture = &complaint};
        char *made = mem_format("%s/agreement.docx", folder);
        enum spawn_outcome outcome = run_office(folder, file);
        if (outcome == SPAWN_DONE && file_exists(made))
            status = file_read(made, docx, &quiet, STATUS_INPUT);
        if (status != 0)
            refuse(outcome, name, diag);
        remove_folder(folder);
        free(made);
        buf_free(&complaint);
    }
    free(folder);
    free(file);
    return status;
}
