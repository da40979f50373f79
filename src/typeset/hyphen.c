/* libhyphen behind a rule of taste: names, abbreviations and short words are left whole. */
#include "typeset/hyphen.h"

#include <hyphen.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"

enum { LEAST_LETTERS = 6, MOST_BYTES = 100, LEFT = 2, RIGHT = 3, MOST_DICTIONARIES = 8 };

struct dictionary {
    char language[12];
    HyphenDict *dict; /* NULL: there is none */
};

struct hyphenator {
    struct dictionary dictionaries[MOST_DICTIONARIES];
    size_t count;
};

static const char *const folders[] = {"/usr/share/hyphen", "/usr/local/share/hyphen"};

struct hyphenator *
hyphenator_new(void)
{
    return mem_alloc(sizeof(struct hyphenator));
}

void
hyphenator_free(struct hyphenator *hyphenator)
{
    if (hyphenator == NULL)
        return;
    for (size_t i = 0; i < hyphenator->count; i++)
        if (hyphenator->dictionaries[i].dict != NULL)
            hnj_hyphen_free(hyphenator->dictionaries[i].dict);
    free(hyphenator);
}

/* en-US is hyph_en_US.dic; a language without country takes the plain file. */
static HyphenDict *
load(const char *language)
{
    HyphenDict *dict = NULL;
    for (size_t i = 0; i < sizeof folders / sizeof *folders && dict == NULL; i++) {
        char *path = mem_format("%s/hyph_%s.dic", folders[i], language);
        for (char *c = strrchr(path, '/'); *c != '\0'; c++)
            if (*c == '-')
                *c = '_';
        if (file_exists(path))
            dict = hnj_hyphen_load(path);
        free(path);
    }
    return dict;
}

static HyphenDict *
find(struct hyphenator *hyphenator, const char *language, struct diag *diag)
{
    for (size_t i = 0; i < hyphenator->count; i++)
        if (strcmp(hyphenator->dictionaries[i].language, language) == 0)
            return hyphenator->dictionaries[i].dict;
    size_t length = strlen(language);
    struct dictionary *slot = &hyphenator->dictionaries[hyphenator->count];
    if (hyphenator->count == MOST_DICTIONARIES || length >= sizeof slot->language ||
        strchr(language, '/') != NULL)
        return NULL;
    hyphenator->count++;
    strcpy(slot->language, language);
    slot->dict = load(language);
    if (slot->dict == NULL)
        diag_warn(diag, NULL, 0, "install hyphen-en-us or the like",
                  "no hyphenation dictionary for '%s': words are not divided", language);
    return slot->dict;
}

/* ASCII lower case or non-ASCII letters only; a capital marks a name or a defined term. */
static bool
may_divide(const char *word, size_t length)
{
    size_t letters = 0;
    if (length > MOST_BYTES)
        return false;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)word[i];
        if (c < 0x80 && (c < 'a' || c > 'z'))
            return false;
        letters += (c & 0xC0) != 0x80;
    }
    return letters >= LEAST_LETTERS;
}

char *
hyphenate(struct hyphenator *hyphenator, const char *language, const char *word, size_t length,
          struct diag *diag)
{
    HyphenDict *dict = may_divide(word, length) ? find(hyphenator, language, diag) : NULL;
    if (dict == NULL)
        return mem_strdup("");
    char *text = mem_strndup(word, length); /* libhyphen reads to a NUL and writes past the word */
    char *hyphens = mem_alloc(length + 8), **rep = NULL;
    int *pos = NULL, *cut = NULL;
    int failed = hnj_hyphen_hyphenate3(dict, text, (int)length, hyphens, NULL, &rep, &pos, &cut,
                                       LEFT, RIGHT, LEFT, RIGHT);
    if (rep != NULL)
        for (size_t i = 0; i < length; i++)
            free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
    free(text);
    if (failed != 0)
        *hyphens = '\0';
    hyphens[length] = '\0';
    return hyphens;
}
