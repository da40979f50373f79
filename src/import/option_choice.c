/* Cutting text at its boxes. */
#include "import/option_choice.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum {
    SHORT_OPTION = 4, /* words of an option within a sentence */
    NEAR_END = 2      /* words that belong to the last option when nothing follows them */
};

static bool
is_space(char c)
{
    return isspace((unsigned char)c) != 0;
}

/* A stretch of the text without white space at its ends. */
struct part {
    const char *at;
    size_t length;
};

static struct part
trim(const char *text, size_t begin, size_t end)
{
    while (begin < end && is_space(text[begin]))
        begin++;
    while (end > begin && is_space(text[end - 1]))
        end--;
    return (struct part){text + begin, end - begin};
}

static size_t
count_words(struct part part)
{
    size_t words = 0;
    for (size_t i = 0; i < part.length; i++)
        words += !is_space(part.at[i]) && (i == 0 || is_space(part.at[i - 1]));
    return words;
}

/* The bytes of the first words of the part. */
static size_t
first_words(struct part part, size_t words)
{
    size_t at = 0;
    for (; words > 0 && at < part.length; words--) {
        while (at < part.length && is_space(part.at[at]))
            at++;
        while (at < part.length && !is_space(part.at[at]))
            at++;
    }
    return at;
}

/* Whether the part begins with one of the words; its bytes. */
static size_t
begins_with(struct part part, const char *const *words)
{
    for (; *words != NULL; words++) {
        size_t length = strlen(*words);
        if (part.length >= length && strncasecmp(part.at, *words, length) == 0 &&
            (part.length == length || !isalnum((unsigned char)part.at[length])))
            return length;
    }
    return 0;
}

/* "shall", "may not", "is": the bytes of the verb with its "not"; 0: the part begins otherwise. */
static size_t
force_of(struct part part)
{
    static const char *const verbs[] = {"shall", "will", "may", "must", "should", "can", "is",
                                        "are",   "does", "do",  "has",  "need",   NULL};
    static const char *const negation[] = {"not", NULL};
    size_t verb = begins_with(part, verbs), gap = verb;
    while (gap > 0 && gap < part.length && is_space(part.at[gap]))
        gap++;
    struct part rest = {part.at + gap, part.length - gap};
    size_t not = verb > 0 ? begins_with(rest, negation) : 0;
    return not > 0 ? gap + not : verb;
}

/* The end of the first sentence of the part. */
static size_t
first_sentence(struct part part)
{
    for (size_t i = 1; i + 2 < part.length; i++)
        if (part.at[i] == '.' && is_space(part.at[i + 1]) &&
            isupper((unsigned char)part.at[i + 2]) && islower((unsigned char)part.at[i - 1]))
            return i + 1;
    return part.length;
}

/* The word that ends at `end`, or begins at `at`, on the other side of white space and a stroke. */
static struct part
word_before(const char *text, size_t end)
{
    while (end > 0 && (is_space(text[end - 1]) || text[end - 1] == '/'))
        end--;
    size_t at = end;
    while (at > 0 && isalpha((unsigned char)text[at - 1]))
        at--;
    return (struct part){text + at, end - at};
}

static struct part
word_after(const char *text, size_t at)
{
    while (is_space(text[at]) || text[at] == '/')
        at++;
    size_t end = at;
    while (isalpha((unsigned char)text[end]))
        end++;
    return (struct part){text + at, end - at};
}

static bool
same_force(struct part one, struct part other)
{
    static const char *const forces[] = {"shall", "will", "may", "must", "should", NULL};
    return one.length == other.length && begins_with(one, forces) == one.length && one.length > 0 &&
           strncasecmp(one.at, other.at, one.length) == 0;
}

size_t
option_marks_drawn(const char *text, struct option_mark *marks)
{
    for (const char *not = strstr(text, " not"); not != NULL; not = strstr(not +1, " not")) {
        if (isalpha((unsigned char)not [4]))
            continue;
        struct part verb = word_before(text, (size_t)(not -text)),
                    before = word_before(text, (size_t)(verb.at - text)),
                    after = word_after(not, 4);
        bool twice = same_force(verb, before), again = same_force(verb, after);
        if (!twice && !again)
            continue;
        size_t one = (size_t)((twice ? before.at : verb.at) - text),
               other = (size_t)((twice ? verb.at : after.at) - text);
        marks[0] = (struct option_mark){.at = one, .end = one, .form = 'b'};
        marks[1] = (struct option_mark){.at = other, .end = other, .form = 'b'};
        return 2;
    }
    return 0;
}

/* What comes between two options is none of them: ", or". */
static struct part
without_joint(struct part part)
{
    static const char *const joints[] = {" or", " and/or", " and", ",", ";", "/", NULL};
    for (bool cut = true; cut;) {
        cut = false;
        for (const char *const *joint = joints; *joint != NULL; joint++) {
            size_t length = strlen(*joint);
            if (part.length > length &&
                strncasecmp(part.at + part.length - length, *joint, length) == 0) {
                part = trim(part.at, 0, part.length - length);
                cut = true;
            }
        }
    }
    return part;
}

/* How much of what follows the last box is its option. Words of the sentence go on after "shall
 * not", or after as many words as the other options have. */
static size_t
last_option(const struct part *parts, size_t count)
{
    struct part last = parts[count - 1];
    size_t most = 0, forces = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        size_t words = count_words(parts[i]);
        most = words > most ? words : most;
        forces += force_of(parts[i]) == parts[i].length && parts[i].length > 0;
    }
    if (forces == count - 1 && force_of(last) > 0)
        return force_of(last);
    if (most > SHORT_OPTION)
        return first_sentence(last);
    return count_words(last) <= most + NEAR_END ? last.length : first_words(last, most);
}

static void
put_part(struct buf *out, struct part part, const char *between)
{
    if (part.length == 0)
        return;
    if (out->length > 0 && !is_space(out->bytes[out->length - 1]))
        buf_puts(out, between);
    buf_add(out, part.at, part.length);
}

static void
put_option(struct option_choice *choice, const char *text, const struct option_mark *mark,
           struct part option, bool *chosen)
{
    if (mark->ticked) {
        put_part(&choice->text, option, *chosen ? ", " : " ");
        *chosen = true;
        return;
    }
    put_part(&choice->aside, (struct part){text + mark->at, mark->end - mark->at}, " ");
    put_part(&choice->aside, option, " ");
}

/* The sentence goes on; its stops stand at the word before. */
static void
put_rest(struct option_choice *choice, struct part rest)
{
    bool stop = rest.length > 0 && strchr(".,;:?!)", rest.at[0]) != NULL;
    put_part(&choice->text, rest, stop ? "" : " ");
}

static bool
any_ticked(const struct option_mark *marks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (marks[i].ticked)
            return true;
    return false;
}

/* "Yes [X] No [ ]": the boxes stand behind "Yes" and "No". */
static bool
choose_before(const char *text, const struct option_mark *marks, size_t count,
              struct option_choice *choice)
{
    static const char *const answers[] = {"yes", "no", "y", "n", NULL};
    struct part options[OPTION_MARKS];
    bool chosen = false;
    for (size_t i = 0; i < count; i++) {
        struct part before = trim(text, i > 0 ? marks[i - 1].end : 0, marks[i].at);
        size_t from = before.length;
        while (from > 0 && !is_space(before.at[from - 1]))
            from--;
        options[i] = (struct part){before.at + from, before.length - from};
        if (begins_with(options[i], answers) == 0 || (i > 0 && from > 0))
            return false;
    }
    choice->open = !any_ticked(marks, count);
    put_part(&choice->text, trim(text, 0, (size_t)(options[0].at - text)), "");
    if (choice->open)
        put_part(&choice->text, (struct part){"____", 4}, " ");
    for (size_t i = 0; i < count; i++)
        put_option(choice, text, &marks[i], options[i], &chosen);
    put_rest(choice, trim(text, marks[count - 1].end, strlen(text)));
    return true;
}

static bool
opens_word(const char *text, size_t at)
{
    at += strspn(text + at, " \n");
    return isalnum((unsigned char)text[at]) || text[at] == '"' || text[at] == '$' ||
           (text[at] & 0x80) != 0;
}

bool
option_choose(const char *text, const struct option_mark *marks, size_t count,
              struct option_choice *choice)
{
    struct part parts[OPTION_MARKS];
    bool chosen = false;
    *choice = (struct option_choice){0};
    if (count < 2)
        return false;
    if (choose_before(text, marks, count, choice))
        return true;
    for (size_t i = 0; i < count; i++) {
        size_t end = i + 1 < count ? marks[i + 1].at : strlen(text);
        if (!opens_word(text, marks[i].end))
            return false;
        parts[i] = trim(text, marks[i].end, end);
        parts[i] = i + 1 < count ? without_joint(parts[i]) : parts[i];
    }
    struct part last = parts[count - 1];
    parts[count - 1].length = last_option(parts, count);
    choice->open = !any_ticked(marks, count);
    put_part(&choice->text, trim(text, 0, marks[0].at), "");
    if (choice->open)
        put_part(&choice->text, (struct part){"____", 4}, " ");
    for (size_t i = 0; i < count; i++)
        put_option(choice, text, &marks[i], parts[i], &chosen);
    put_rest(choice, trim(last.at, parts[count - 1].length, last.length));
    return true;
}

void
option_choice_free(struct option_choice *choice)
{
    buf_free(&choice->text);
    buf_free(&choice->aside);
}
