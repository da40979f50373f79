/* Finding boxes. */
#include "import/option_marks.h"

#include <ctype.h>
#include <string.h>

enum {
    BLANK_LEAST = 2, /* underscores that are a line to put a cross on */
    BLANK_MOST = 16,
    INITIALS = 3 /* letters on such a line */
};

static const struct {
    const char *text;
    bool ticked;
} boxes[] = {{"\xE2\x98\x90", false},   {"\xE2\x96\xA2", false}, {"\xE2\x97\xBB", false},
             {"\xE2\x9D\x8F", false},   {"\xE2\x9D\x91", false}, {"\xE2\xAC\x9C", false},
             {"\xE2\x96\xA1", false},   {"\xE2\x98\x91", true},  {"\xE2\x98\x92", true},
             {"\xE2\x9C\x93", true},    {"\xE2\x9C\x94", true},  {"\xE2\x9C\x97", true},
             {"\xE2\x9C\x98", true},    {"\xE2\x8A\xA0", true},  {"\xF0\x9F\x97\xB9", true},
             {"\xF0\x9F\x97\xB7", true}};

static size_t
box_at(const char *text, bool *ticked)
{
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
        if (strncmp(text, boxes[i].text, strlen(boxes[i].text)) == 0) {
            *ticked = boxes[i].ticked;
            return strlen(boxes[i].text);
        }
    return 0;
}

/* "[X]", "[ ]", "( )": bytes; 0: none. */
static size_t
bracket_at(const char *text, char close, bool *ticked)
{
    size_t at = 1 + strspn(text + 1, " "), mark = 0;
    if (text[at] == 'X' || text[at] == 'x')
        mark = 1;
    else
        mark = text[at] != '\0' ? box_at(text + at, ticked) : 0;
    bool crossed = mark > 0 && (mark == 1 || *ticked);
    size_t end = at + mark + strspn(text + at + mark, " ");
    if (text[end] != close || (mark > 0 && !crossed) || (mark == 0 && close == ')' && at == 1))
        return 0;
    *ticked = crossed;
    return end + 1;
}

/* "___", "_X_", "__JD__": bytes; 0: none. */
static size_t
line_at(const char *text, bool *ticked)
{
    size_t before = strspn(text, "_"), letters = 0;
    while (letters <= INITIALS && isupper((unsigned char)text[before + letters]))
        letters++;
    if (letters == 0 && text[before] == 'x')
        letters = 1;
    size_t after = strspn(text + before + letters, "_");
    *ticked = letters > 0 && letters <= INITIALS && after > 0;
    size_t length = *ticked ? before + letters + after : before;
    return length >= BLANK_LEAST && length <= BLANK_MOST ? length : 0;
}

static bool
is_space(char c)
{
    return isspace((unsigned char)c) != 0;
}

static size_t
mark_at(const char *text, size_t at, struct option_mark *mark)
{
    bool ticked = false, loose = at == 0 || is_space(text[at - 1]);
    size_t length = 0;
    switch (text[at]) {
    case '[':
        length = loose ? bracket_at(text + at, ']', &ticked) : 0;
        break;
    case '(':
        length = loose ? bracket_at(text + at, ')', &ticked) : 0;
        break;
    case '_':
        length = loose ? line_at(text + at, &ticked) : 0;
        break;
    case '\xE2':
    case '\xF0':
        length = box_at(text + at, &ticked);
        break;
    default:
        break;
    }
    bool own = text[at] == '\xE2' || text[at] == '\xF0';
    *mark = (struct option_mark){at, at + length, own ? 'b' : text[at], ticked};
    return length;
}

size_t
option_marks(const char *text, struct option_mark *marks)
{
    size_t count = 0;
    for (const char *at = strpbrk(text, "[(_\xE2\xF0"); at != NULL && count < OPTION_MARKS;) {
        size_t length = mark_at(text, (size_t)(at - text), &marks[count]);
        count += length > 0;
        at = strpbrk(at + (length > 0 ? length : 1), "[(_\xE2\xF0");
    }
    return count;
}

size_t
option_marks_sure(struct option_mark *marks, size_t count)
{
    size_t round = 0, empty = 0, lines = 0, crossed = 0, sure = 0;
    for (size_t i = 0; i < count; i++) {
        round += marks[i].form == '(';
        empty += marks[i].form == '(' && !marks[i].ticked;
        lines += marks[i].form == '_';
        crossed += marks[i].form == '_' && marks[i].ticked;
    }
    for (size_t i = 0; i < count; i++)
        if ((marks[i].form != '(' || (round > 1 && empty > 0)) &&
            (marks[i].form != '_' || (lines > 1 && crossed > 0)))
            marks[sure++] = marks[i];
    return sure;
}
