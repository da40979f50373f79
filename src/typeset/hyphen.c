/* Liang's algorithm over the pattern files of libhyphen, behind a rule of taste: names,
 * abbreviations and short words are left whole. The files are read here because libhyphen takes
 * longer to load one than a whole agreement takes to set, and counts places in characters where
 * text is bytes. */
#include "typeset/hyphen.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"

enum {
    LEAST_LETTERS = 6,
    MOST_BYTES = 100,
    LEFT = 2,
    RIGHT = 3,
    MOST_DICTIONARIES = 8,
    MOST_PATTERN = 40, /* bytes of a line that can be a pattern */
    FIRSTS = 1024
};

/* Patterns by their letters: in store, the length, the letters, then a value before each letter and
 * after the last. */
struct dictionary {
    char language[12];
    struct buf store;
    uint32_t *table;               /* place in store + 1; 0: free */
    size_t room;                   /* a power of two; 0: there is no dictionary */
    unsigned char longest[FIRSTS]; /* of the patterns that begin with two letters, by their mix */
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
    for (size_t i = 0; i < hyphenator->count; i++) {
        buf_free(&hyphenator->dictionaries[i].store);
        free(hyphenator->dictionaries[i].table);
    }
    free(hyphenator);
}

static uint32_t
hash_next(uint32_t hash, char byte)
{
    return (hash ^ (unsigned char)byte) * 16777619u;
}

static uint32_t
hash_of(const char *letters, size_t length)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = hash_next(hash, letters[i]);
    return hash;
}

/* The second is the NUL where a pattern is one letter. */
static size_t
first_two(const char *letters)
{
    return ((size_t)(unsigned char)letters[0] << 5 ^ (unsigned char)letters[1]) % FIRSTS;
}

/* The pattern's entry, or the free one where it belongs. */
static uint32_t *
place(const struct dictionary *dict, const char *letters, size_t length, uint32_t hash)
{
    for (size_t i = (hash ^ hash >> 15) & (dict->room - 1);; i = (i + 1) & (dict->room - 1)) {
        const char *pattern = dict->table[i] != 0 ? dict->store.bytes + dict->table[i] - 1 : NULL;
        if (pattern == NULL ||
            ((size_t)*pattern == length && memcmp(pattern + 1, letters, length) == 0))
            return &dict->table[i];
    }
}

/* "1tio." is the letters "tio." with 1 before the t. Words, options and remarks of the file have
 * other forms. */
static void
add_pattern(struct dictionary *dict, const char *line, size_t length)
{
    char letters[MOST_PATTERN] = "", values[MOST_PATTERN + 1] = {0};
    size_t count = 0;
    if (length == 0 || length >= MOST_PATTERN || *line == '%' || *line == '#' ||
        memchr(line, '/', length) != NULL)
        return;
    for (size_t i = 0; i < length; i++) {
        if (line[i] >= 'A' && line[i] <= 'Z')
            return;
        if (line[i] >= '0' && line[i] <= '9')
            values[count] = (char)(line[i] - '0');
        else
            letters[count++] = line[i];
    }
    uint32_t *entry = place(dict, letters, count, hash_of(letters, count));
    if (count == 0 || *entry != 0)
        return;
    *entry = (uint32_t)dict->store.length + 1;
    buf_putc(&dict->store, (char)count);
    buf_add(&dict->store, letters, count);
    buf_add(&dict->store, values, count + 1);
    size_t two = first_two(letters);
    if (count > dict->longest[two])
        dict->longest[two] = (unsigned char)count;
}

static void
read_patterns(struct dictionary *dict, const struct buf *file)
{
    size_t lines = 1;
    for (size_t i = 0; i < file->length; i++)
        lines += file->bytes[i] == '\n';
    for (dict->room = 64; dict->room < 2 * lines;)
        dict->room *= 2;
    dict->table = mem_alloc(dict->room * sizeof *dict->table);
    const char *at = buf_text(file), *end = at + file->length;
    for (bool first = true; at < end; first = false) { /* the first line names the encoding */
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        line_end = line_end != NULL ? line_end : end;
        size_t length = (size_t)(line_end - at);
        if (length > 0 && at[length - 1] == '\r')
            length--;
        if (!first)
            add_pattern(dict, at, length);
        at = line_end + 1;
    }
}

/* en-US is hyph_en_US.dic; a language without country takes the plain file. */
static void
load(struct dictionary *dict, struct diag *diag)
{
    for (size_t i = 0; i < sizeof folders / sizeof *folders && dict->room == 0; i++) {
        char *path = mem_format("%s/hyph_%s.dic", folders[i], dict->language);
        for (char *c = strrchr(path, '/'); *c != '\0'; c++)
            if (*c == '-')
                *c = '_';
        struct buf file = {0};
        if (file_exists(path) && file_read(path, &file, diag, STATUS_LIBRARY) == 0 &&
            strncmp(buf_text(&file), "UTF-8", 5) == 0)
            read_patterns(dict, &file);
        buf_free(&file);
        free(path);
    }
}

static const struct dictionary *
find(struct hyphenator *hyphenator, const char *language, struct diag *diag)
{
    struct dictionary *dict = hyphenator->dictionaries;
    for (size_t i = 0; i < hyphenator->count; i++, dict++)
        if (strcmp(dict->language, language) == 0)
            return dict->room > 0 ? dict : NULL;
    if (hyphenator->count == MOST_DICTIONARIES || strlen(language) >= sizeof dict->language ||
        strchr(language, '/') != NULL)
        return NULL;
    hyphenator->count++;
    strcpy(dict->language, language);
    load(dict, diag);
    if (dict->room > 0)
        return dict;
    diag_warn(diag, NULL, 0, "install hyphen-en-us or the like",
              "no hyphenation dictionary for '%s': words are not divided", language);
    return NULL;
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

/* values[i]: the highest that any pattern gives to the place before byte i of text. */
static void
apply_patterns(const struct dictionary *dict, const char *text, size_t length, char *values)
{
    for (size_t from = 0; from < length; from++) {
        uint32_t hash = hash_of(NULL, 0);
        size_t longest = dict->longest[first_two(text + from)];
        for (size_t size = 1; (size == 1 || size <= longest) && from + size <= length; size++) {
            hash = hash_next(hash, text[from + size - 1]);
            uint32_t found = *place(dict, text + from, size, hash);
            const char *pattern = found != 0 ? dict->store.bytes + found - 1 + 1 + size : NULL;
            for (size_t i = 0; pattern != NULL && i <= size; i++)
                if (pattern[i] > values[from + i])
                    values[from + i] = pattern[i];
        }
    }
}

char *
hyphenate(struct hyphenator *hyphenator, const char *language, const char *word, size_t length,
          struct diag *diag)
{
    const struct dictionary *dict =
        may_divide(word, length) ? find(hyphenator, language, diag) : NULL;
    if (dict == NULL)
        return mem_strdup("");
    char text[MOST_BYTES + 3] = ".", values[MOST_BYTES + 4] = {0};
    memcpy(text + 1, word, length);
    text[length + 1] = '.';
    apply_patterns(dict, text, length + 2, values);
    char *hyphens = mem_alloc(length + 1);
    memset(hyphens, '0', length);
    size_t letters = 0, done = 0;
    for (size_t i = 0; i < length; i++)
        letters += ((unsigned char)word[i] & 0xC0) != 0x80;
    for (size_t i = 0; i + 1 < length; i++) {
        done += ((unsigned char)word[i] & 0xC0) != 0x80;
        bool whole = ((unsigned char)word[i + 1] & 0xC0) != 0x80;
        if (whole && done >= LEFT && letters - done >= RIGHT)
            hyphens[i] = (char)('0' + values[i + 2]);
    }
    return hyphens;
}
