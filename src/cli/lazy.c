/* Libraries that few jobs need (typesetting, stylesheets) are loaded by the first call of one of
 * their functions: to have them from the start took longer than anything else that a check does
 * before it begins. The functions' names are in the program's own table, which lazy.awk writes; no
 * other file knows of this. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"

extern void *lazy_table[];          /* where each function is */
extern const char lazy_names[];     /* its library's number and its name, one after the other */
extern const char lazy_libraries[]; /* one after the other */
void *lazy_bind(size_t number);

static const char *
nth(const char *names, size_t n)
{
    while (n-- > 0)
        names += strlen(names) + 1;
    return names;
}

/* Called by the functions that stand in, with their own number. */
void *
lazy_bind(size_t number)
{
    const char *name = nth(lazy_names, number);
    void *library = dlopen(nth(lazy_libraries, (size_t)(name[0] - '0')), RTLD_LAZY);
    void *function = library != NULL ? dlsym(library, name + 1) : NULL;
    if (function == NULL) {
        fprintf(stderr, "mou: error: %s\n", dlerror());
        exit(STATUS_INPUT);
    }
    lazy_table[number] = function;
    return function;
}
