/* Putting names in the place of names. */
#include "check/own_words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

enum { SLOTS = 4 };

/* The library's word, and what this agreement says for it. */
struct own_words {
    struct {
        const char *word; /* as model text has it: with a capital letter */
        char *one, *many; /* singular and plural; NULL: the library's word stays */
        bool bare;        /* letters such as APS take no article */
    } slots[SLOTS];
    int count;
};

static bool
in_capitals(const char *name)
{
    bool any = false;
    for (; *name != '\0'; name++) {
        any |= isupper((unsigned char)*name) != 0;
        if (islower((unsigned char)*name) && name[1] != '\0')
            return false;
    }
    return any;
}

/* "Deputies" → "Deputy", "SROs" → "SRO". */
static char *
singular(const char *name)
{
    size_t length = strlen(name);
    if (length > 4 && strcmp(name + length - 3, "ies") == 0)
        return mem_format("%.*sy", (int)(length - 3), name);
    if (length > 2 && name[length - 1] == 's' && name[length - 2] != 's')
        return mem_strndup(name, length - 1);
    return mem_strdup(name);
}

static char *
plural(const char *name)
{
    size_t length = strlen(name);
    bool y = length > 1 && name[length - 1] == 'y' && strchr("aeiou", name[length - 2]) == NULL;
    return y ? mem_format("%.*sies", (int)(length - 1), name) : mem_format("%ss", name);
}

static void
add(struct own_words *own, const char *word, const char *name, bool counted)
{
    if (name == NULL || strcmp(name, word) == 0)
        return;
    own->slots[own->count].word = word;
    own->slots[own->count].one = counted ? singular(name) : mem_strdup(name);
    own->slots[own->count].many = counted ? plural(own->slots[own->count].one) : NULL;
    own->slots[own->count].bare = !counted && strlen(name) <= 6 && in_capitals(name) &&
                                  strcmp(name, "CITY") != 0 && strcmp(name, "BOARD") != 0 &&
                                  strcmp(name, "COUNTY") != 0 && strcmp(name, "TOWN") != 0;
    own->count++;
}

static const char *const titles[] = {"Agreement", "MOU", "MOA", "Memorandum", "Contract"};
enum { TITLES = sizeof titles / sizeof *titles };

/* The titles that stand after "this" in the text, as bits. */
static unsigned
titles_in(const char *text)
{
    unsigned said = 0;
    while ((text = strpbrk(text, "tT")) != NULL) {
        bool this = (text[1] | 0x20) == 'h' && strncasecmp(text, "this ", 5) == 0;
        for (int k = 0; this && k < TITLES; k++)
            if (strncasecmp(text + 5, titles[k], strlen(titles[k])) == 0)
                said |= 1u << k;
        text++;
    }
    return said;
}

/* What the agreement calls itself: the one of these it says most often. */
static const char *
own_title(struct acts *acts)
{
    int best = 0, counts[TITLES] = {0};
    for (int i = 0; i < acts_sentences(acts); i++) {
        unsigned said = titles_in(acts_text(acts, i));
        for (int k = 0; said != 0 && k < TITLES; k++)
            counts[k] += (said >> k & 1) != 0;
    }
    for (int k = 1; k < TITLES; k++)
        if (counts[k] > counts[best])
            best = k;
    return titles[best];
}

struct own_words *
own_words_new(struct acts *acts)
{
    struct own_words *own = mem_alloc(sizeof *own);
    if (acts == NULL)
        return own;
    add(own, "District", acts_called(acts, "district"), false);
    add(own, "Agency", acts_called(acts, "agency"), false);
    add(own, "SRO", acts_called(acts, "officer"), true);
    add(own, "Agreement", own_title(acts), false);
    return own;
}

void
own_words_free(struct own_words *own)
{
    if (own == NULL)
        return;
    for (int i = 0; i < own->count; i++) {
        free(own->slots[i].one);
        free(own->slots[i].many);
    }
    free(own);
}

static bool
part_of_word(char byte)
{
    return isalnum((unsigned char)byte) || byte == '-' || byte == '_';
}

/* The slot whose word stands at the place, whole; -1. *length its bytes, *many when plural. */
static int
slot_at(const struct own_words *own, const char *text, size_t at, size_t *length, bool *many)
{
    if (at > 0 && part_of_word(text[at - 1]))
        return -1;
    for (int i = 0; i < own->count; i++) {
        size_t size = strlen(own->slots[i].word);
        if (strncmp(text + at, own->slots[i].word, size) != 0)
            continue;
        *many = own->slots[i].many != NULL && text[at + size] == 's';
        *length = size + *many;
        if (!part_of_word(text[at + *length]))
            return i;
    }
    return -1;
}

/* Takes a word with the space behind it off the end of what is written, when it is there. */
static bool
take_back(struct buf *out, const char *word)
{
    size_t length = strlen(word);
    if (out->length < length || strcmp(out->bytes + out->length - length, word) != 0 ||
        (out->length > length && part_of_word(out->bytes[out->length - length - 1])))
        return false;
    out->length -= length;
    out->bytes[out->length] = '\0';
    return true;
}

/* "an SRO" is "a Deputy", and "a CSO" again "a". Letters are spelled: "an SLO". */
static bool
sounds_open(const char *name)
{
    bool letters = in_capitals(name);
    return strchr(letters ? "AEFHILMNORSX" : "AEIO", name[0]) != NULL;
}

static void
put_name(const struct own_words *own, int slot, bool many, struct buf *out)
{
    const char *name = many ? own->slots[slot].many : own->slots[slot].one;
    if (own->slots[slot].bare) {
        if (!take_back(out, "the "))
            take_back(out, "The ");
    } else if (own->slots[slot].many != NULL && !many) {
        if (take_back(out, "an ") || take_back(out, "a "))
            buf_puts(out, sounds_open(name) ? "an " : "a ");
        else if (take_back(out, "An ") || take_back(out, "A "))
            buf_puts(out, sounds_open(name) ? "An " : "A ");
    }
    buf_puts(out, name);
}

char *
own_words_in(const struct own_words *own, const char *text)
{
    struct buf out = {0};
    size_t done = 0;
    for (size_t at = 0, length; text[at] != '\0'; at += length) {
        bool many = false;
        length = 1;
        int slot = isupper((unsigned char)text[at]) ? slot_at(own, text, at, &length, &many) : -1;
        if (slot < 0)
            continue;
        buf_add(&out, text + done, at - done);
        put_name(own, slot, many, &out);
        done = at + length;
    }
    buf_puts(&out, text + done);
    return buf_take(&out);
}
