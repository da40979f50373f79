/* Letters, and cards for officers: who I and you are. Told by "From:" and "To:", by how the letter
 * greets and how its writer calls himself, and by whose people are "my deputies" and "your
 * principals". */
#include "agreement/names_parts.h"

enum { SELF_WORDS = 14 };

/* Heads speak for their district. */
static int
side(const struct names *names, int classes)
{
    if (classes & (names->head | names->district))
        return names->district | names->head;
    return classes & names->officer ? names->agency : classes;
}

static void
bind_person(struct names *names, bool writer, int classes)
{
    classes = side(names, classes);
    if (classes != names->agency && classes != (names->district | names->head))
        return;
    names_bind(names, writer ? "i" : "you", classes);
    names_bind(names, writer ? "me" : "your office", classes);
    if (writer)
        names->writer = classes;
}

/* The first class or party named among the tokens. */
static int
first_class(const struct names *names, const char *text, const struct token *tokens, int count)
{
    int classes = 0, length;
    for (int i = 0; i < count && classes == 0; i++)
        classes = names_common(names, tokens + i, count - i, &length);
    return classes != 0 ? classes : names_party(names, text, tokens, count);
}

/* "From: Gil Hatcher, Chief of Police", "To:", "Dear Superintendent Ames". */
static void
learn_heads(struct names *names, const char *text, const struct token *tokens, int count)
{
    bool from = names_word_is(text, &tokens[0], " from "),
         to = names_word_is(text, &tokens[0], " to ");
    if ((from || to) && tokens[1].mark == ':')
        bind_person(names, from, first_class(names, text, tokens + 2, count - 2));
    else if (names_word_is(text, &tokens[0], " dear ") && count < SELF_WORDS)
        bind_person(names, false, first_class(names, text, tokens + 1, count - 1));
}

/* "I, Gil Hatcher, Chief of Police, …", "I write this as Superintendent of Schools". */
static void
learn_self(struct names *names, const char *text, const struct token *tokens, int count)
{
    int end = count < SELF_WORDS ? count : SELF_WORDS, as = 1, length;
    if (!names_word_is(text, &tokens[0], " i "))
        return;
    if (tokens[1].mark != ',')
        while (as < end && !names_word_is(text, &tokens[as], " as "))
            as++;
    for (int i = as + 1; i < end; i++) {
        int classes = names_common(names, tokens + i, count - i, &length);
        if (classes != 0) {
            bind_person(names, true, classes);
            return;
        }
    }
}

/* "my deputies", "your principals": nobody else has such people. */
static void
learn_people(struct names *names, const char *text, const struct token *tokens, int count)
{
    static const char police[] = " deputies officers troopers sergeants lieutenants captains ",
                      school[] =
                          " principals teachers schools superintendent administrators deans ";
    for (int i = 0; i + 1 < count; i++) {
        char first = (char)(text[tokens[i].start] | 32);
        if (first != 'm' && first != 'y')
            continue;
        bool mine = names_word_is(text, &tokens[i], " my ");
        if (!mine && !names_word_is(text, &tokens[i], " your "))
            continue;
        int noun = i + 1;
        while (noun + 1 < count && noun < i + 3 && tokens[noun].mark == 0 && !tokens[noun].owner &&
               !names_word_is(text, &tokens[noun], police) &&
               !names_word_is(text, &tokens[noun], school))
            noun++;
        if (names_word_is(text, &tokens[noun], police))
            bind_person(names, mine, names->agency);
        else if (names_word_is(text, &tokens[noun], school))
            bind_person(names, mine, names->district);
    }
}

/* "your sidearm", "the teacher calls you": a card or an order that officers carry. */
static void
learn_carrier(struct names *names, const char *text, const struct token *tokens, int count)
{
    static const char arms[] =
        " sidearm holster cruiser handcuffs cuffs taser badge firearm pistol ",
                      callers[] = " principal teacher dean administrator staff ",
                      calls[] = " calls radios phones summons wants needs gives ";
    for (int i = 0; i + 2 < count; i++) {
        /* nearly nowhere, which one letter tells */
        if ((text[tokens[i].start] | 0x20) != 'y' && (text[tokens[i + 2].start] | 0x20) != 'y')
            continue;
        bool armed = names_word_is(text, &tokens[i], " your ") &&
                     (names_word_is(text, &tokens[i + 1], arms) ||
                      names_word_is(text, &tokens[i + 2], arms));
        bool called = names_word_is(text, &tokens[i], callers) &&
                      names_word_is(text, &tokens[i + 1], calls) &&
                      names_word_is(text, &tokens[i + 2], " you ");
        if (armed || called) {
            names_bind(names, "you", names->officer);
            return;
        }
    }
}

void
names_learn_letter(struct names *names, const char *text, const struct token *tokens, int count)
{
    if (count < 3)
        return;
    learn_heads(names, text, tokens, count);
    learn_self(names, text, tokens, count);
    learn_people(names, text, tokens, count);
    learn_carrier(names, text, tokens, count);
}

int
names_we(const struct names *names, bool both)
{
    return names->writer != 0 && !both ? names->writer : names->agency | names->district;
}
