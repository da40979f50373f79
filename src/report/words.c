/* Tables of words, and sentences put together of them. */
#include "report/words.h"

#include <stdlib.h>
#include <string.h>

struct wording {
    const char *value; /* NULL: any other; ends a table */
    const char *words;
};

static const char *
choose(const struct wording *table, const char *value)
{
    while (table->value != NULL && strcmp(table->value, value) != 0)
        table++;
    return table->words;
}

/* White space within is left to whoever breaks the lines. */
static void
put_words(const xmlNode *node, struct buf *out)
{
    size_t begin = out->length;
    xml_text_add(node, out);
    while (out->length > begin && strchr(" \t\r\n", out->bytes[out->length - 1]) != NULL)
        out->bytes[--out->length] = '\0';
}

static void
put_three(const char *one, const char *two, const char *three, struct buf *out)
{
    buf_puts(out, one);
    buf_puts(out, two);
    buf_puts(out, three);
}

static void
put_count(const char *count, const char *one, struct buf *out)
{
    buf_putf(out, "%s %s%s", count, one, strcmp(count, "1") == 0 ? "" : "s");
}

const char *
words_verdict(const xmlNode *finding)
{
    static const struct wording changes[] = {
        {"altered", "Altered"}, {"left-out", "Left out"}, {"added", "Added"}, {NULL, NULL}};
    static const struct wording verdicts[] = {{"contrary", "Contrary"},
                                              {"missing", "Missing"},
                                              {"partial", "Partial"},
                                              {"met", "Met"},
                                              {"not-applicable", "Not applicable"},
                                              {NULL, NULL}};
    const char *verdict = xml_attr_or(finding, "verdict", "");
    const char *words = choose(changes, xml_attr_or(finding, "change", ""));
    words = words != NULL ? words : choose(verdicts, verdict);
    return words != NULL ? words : verdict;
}

const char *
words_level(const char *level)
{
    static const struct wording levels[] = {
        {"error", "Errors"}, {"warning", "Warnings"}, {"advice", "Advice"}, {NULL, "Noted"}};
    return choose(levels, level);
}

const char *
words_level_meaning(const char *level)
{
    static const struct wording meanings[] = {
        {"error", "Settle these before anyone signs."},
        {"warning", "Likely to cause harm or dispute; negotiate them."},
        {"advice", "Good practice that this agreement could take up."},
        {NULL, "The agreement need not say these; the law or somebody’s duty stands anyhow."}};
    return choose(meanings, level);
}

const char *
words_stance(const xmlNode *evidence)
{
    const char *change = xml_attr_or(evidence->parent, "change", "");
    if (strcmp(change, "altered") == 0)
        return "as altered";
    if (strcmp(change, "added") == 0)
        return "stands only here";
    if (strcmp(xml_attr_or(evidence, "stance", ""), "contradicts") == 0)
        return "contradicts";
    bool partial = strcmp(xml_attr_or(evidence->parent, "verdict", ""), "partial") == 0;
    return partial ? "supports in part" : "supports";
}

const char *
words_disclaimer(void)
{
    return "This is not legal advice. It compares the words of an agreement with published "
           "criteria; it cannot know facts, local law or what the parties meant. Have counsel "
           "review every agreement before it is signed.";
}

/* "section Recitals", "section Appendix A.1" would be odd: only bare numbers and letters are called
 * sections. */
static bool
is_number(const char *section)
{
    size_t letters = 0;
    for (const char *at = section; *at != '\0'; at++)
        letters += strchr("IVXLCDM.()", *at) == NULL;
    return strchr(section, ' ') == NULL && (strpbrk(section, "0123456789") != NULL || letters <= 1);
}

void
words_place(const xmlNode *evidence, struct buf *out)
{
    const char *page = xml_attr_or(evidence, "page", "");
    const char *section = xml_attr_or(evidence, "section", "");
    const char *line = xml_attr_or(evidence, "line", "");
    const char *comma = "";
    if (page[0] != '\0') {
        put_three("", "page ", page, out);
        comma = ", ";
    }
    if (section[0] != '\0') {
        put_three(comma, is_number(section) ? "section " : "", section, out);
        comma = ", ";
    }
    if (line[0] != '\0')
        put_three(comma, "line ", line, out);
    if (xml_attr(evidence, "recognised") != NULL)
        buf_puts(out, " (text recognised in a picture)");
}

void
words_quote(const xmlNode *evidence, struct buf *out)
{
    char *quote = xml_text(xml_child(evidence, "quote"));
    const char *at = quote;
    long again = atol(xml_attr_or(evidence, "again", "0"));
    for (long i = 0; i < again && *at != '\0'; i++) /* characters */
        do
            at++;
        while (((unsigned char)*at & 0xC0) == 0x80);
    buf_puts(out, again > 0 ? "\xE2\x80\xA6 " : "");
    buf_puts(out, at);
    free(quote);
}

void
words_authority(const xmlNode *authority, struct buf *out)
{
    static const struct wording statuses[] = {
        {"read", "Read at the source"},
        {"second-hand", "Known second-hand, not read at the source"},
        {"practice", "Observed practice"},
        {NULL, "Unverified: do not rely on it"}};
    const char *pin = xml_attr_or(authority, "pin", "");
    const char *checked = xml_attr_or(authority, "checked", "");
    put_words(xml_child(authority, "name"), out);
    buf_puts(out, ", ");
    put_words(xml_child(authority, "citation"), out);
    put_three(pin[0] != '\0' ? ", " : "", pin, ". ", out);
    buf_puts(out, choose(statuses, xml_attr_or(authority, "status", "")));
    put_three(checked[0] != '\0' ? "; checked " : "", checked, ".", out);
}

void
words_effect(const xmlNode *effect, struct buf *out)
{
    static const struct wording kinds[] = {
        {"content", "asks the agreement to say it, and raised"},
        {"act", "asks for it, said or not, and raised what goes against"},
        {"background", "is law, said or not, and raised what goes against"},
        {NULL, NULL}};
    const char *what = xml_attr_or(effect, "what", ""), *known = choose(kinds, what);
    const char *to = xml_attr_or(effect, "to", "");
    char *why = xml_words(effect);
    buf_putf(out, "Profile %s %s it%s%s", xml_attr_or(effect, "profile", ""),
             known != NULL ? known : what, to[0] != '\0' ? " to " : "", to);
    buf_putf(out, why[0] != '\0' ? ": %s" : ".", why);
    free(why);
}

void
words_more(const xmlNode *finding, struct buf *out)
{
    int more = atoi(xml_attr_or(finding, "more-contradicts", "0")) +
               atoi(xml_attr_or(finding, "more-supports", "0"));
    if (more > 0)
        buf_putf(out, "And %d more place%s like these.", more, more == 1 ? "" : "s");
}

static const char *
format_of(const xmlNode *document)
{
    static const struct wording formats[] = {{"docx", "Word document"},
                                             {"odt", "OpenDocument text"},
                                             {"pdf", "PDF"},
                                             {"html", "Web page"},
                                             {"text", "Plain text"},
                                             {"xml", "Agreement tree (XML)"},
                                             {"", "File"},
                                             {NULL, NULL}};
    const char *format = xml_attr_or(document, "format", "");
    const char *words = choose(formats, format);
    return words != NULL ? words : format;
}

/* "4,012" */
static void
put_thousands(long count, struct buf *out)
{
    if (count >= 1000) {
        put_thousands(count / 1000, out);
        buf_putf(out, ",%03ld", count % 1000);
    } else {
        buf_putf(out, "%ld", count);
    }
}

void
words_reading(const xmlNode *document, struct buf *out)
{
    static const struct wording statuses[] = {
        {"unreadable", "Could not be read: nothing is said about what it holds."},
        {"partly-read", "Read in part: nothing is said about the rest."},
        {NULL, "Read in full."}};
    const char *words = xml_attr_or(document, "words", "");
    const char *pages = xml_attr_or(document, "pages", "");
    buf_puts(out, format_of(document));
    if (words[0] != '\0') {
        buf_puts(out, ", ");
        put_thousands(strtol(words, NULL, 10), out);
        buf_puts(out, " words");
    }
    if (pages[0] != '\0') {
        buf_puts(out, ", ");
        put_count(pages, "page", out);
    }
    buf_putf(out, ". %s", choose(statuses, xml_attr_or(document, "status", "")));
}

void
words_summary(const xmlNode *summary, struct buf *out)
{
    static const char *const verdicts[] = {"contrary", "missing", "partial", "met"};
    for (size_t i = 0; i < sizeof verdicts / sizeof *verdicts; i++)
        buf_putf(out, "%s %s, ", xml_attr_or(summary, verdicts[i], ""), verdicts[i]);
    buf_putf(out, "%s not applicable (", xml_attr_or(summary, "not-applicable", ""));
    put_count(xml_attr_or(summary, "error", ""), "error", out);
    buf_puts(out, ", ");
    put_count(xml_attr_or(summary, "warning", ""), "warning", out);
    buf_putf(out, ", %s advice).", xml_attr_or(summary, "advice", ""));
}

void
words_states(const xmlNode *findings, struct buf *out)
{
    bool any = false;
    for (const xmlNode *p = xml_child(findings, "profile"); p != NULL; p = xml_next(p, "profile")) {
        const char *ref = xml_attr_or(p, "ref", ""), *title = xml_attr_or(p, "title", "");
        if (strncmp(ref, "us-", 3) != 0)
            continue;
        buf_puts(out, any ? ", " : "A state profile was used (");
        buf_puts(out, title[0] != '\0' ? title : ref);
        any = true;
    }
    buf_puts(out, any ? "): statutes change; check the current statute with counsel." : "");
}

void
words_caution(const xmlNode *profile, struct buf *out)
{
    buf_putf(out, "%s: the law as read on %s. ", xml_attr_or(profile, "title", ""),
             xml_attr_or(profile, "as-of", ""));
    if (xml_child(profile, "caution") != NULL)
        put_words(xml_child(profile, "caution"), out);
}

void
words_duty(const xmlNode *duty, struct buf *out)
{
    static const struct wording statuses[] = {
        {"second-hand", ", known second-hand"}, {"unverified", ", unverified"}, {NULL, ""}};
    const xmlNode *first = xml_child(duty, "authority");
    put_words(xml_child(duty, "what"), out);
    for (const xmlNode *a = first; a != NULL; a = xml_next(a, "authority")) {
        buf_puts(out, a == first ? " (" : "; ");
        put_words(xml_child(a, "citation"), out);
        buf_puts(out, choose(statuses, xml_attr_or(a, "status", "")));
    }
    buf_puts(out, first != NULL ? ")" : "");
}
