/* Where the data folder is: four places, asked in order. */
#include "base/data.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

#ifndef MOU_DATADIR
#define MOU_DATADIR "/usr/local/share/mou"
#endif

static bool
is_data(const char *folder)
{
    char *probe = file_join(folder, "clauses/lexicon.xml");
    bool found = file_exists(probe);
    free(probe);
    return found;
}

/* build/MODE/mou lies two folders below the source tree, bin/mou one below the installed prefix. */
static char *
near_program(const char *tail)
{
    char self[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (length <= 0)
        return NULL;
    self[length] = '\0';
    *strrchr(self, '/') = '\0';
    char *folder = file_join(self, tail);
    if (is_data(folder)) {
        char *clean = realpath(folder, NULL);
        free(folder);
        return clean;
    }
    free(folder);
    return NULL;
}

static char *
chosen(const char *folder, const char *by, struct diag *diag)
{
    if (is_data(folder))
        return mem_strdup(folder);
    diag_error(diag, STATUS_LIBRARY, folder, 0,
               "name the folder that holds clauses/ and stylesheets/", "%s names no clause library",
               by);
    return NULL;
}

char *
data_find(const char *option, struct diag *diag)
{
    const char *variable = getenv("MOU_DATA");
    if (option != NULL)
        return chosen(option, "--data", diag);
    if (variable != NULL && variable[0] != '\0')
        return chosen(variable, "MOU_DATA", diag);
    char *folder = near_program("../..");
    if (folder == NULL)
        folder = near_program("../share/mou");
    if (folder == NULL && is_data(MOU_DATADIR))
        folder = mem_strdup(MOU_DATADIR);
    if (folder == NULL)
        diag_error(diag, STATUS_LIBRARY, MOU_DATADIR, 0, "set --data or MOU_DATA to it",
                   "the clause library was not found");
    return folder;
}
