/* The regular expression functions. Patterns are compiled once, by the cache of the env; a faulty
 * pattern given as a literal is found when the expression is compiled. Knows neither Schematron nor
 * XSLT. */
#include "base/exslt_re.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const struct {
    char letter;
    int flag; /* of base/regex.h; 0: ours */
} letters[] = {{'i', REGEX_CASELESS}, {'m', REGEX_MULTILINE}, {'x', REGEX_EXTENDED}, {'g', 0}};

/* Returns the offset of the first letter that is no flag, -1 when all are. */
static int
read_flags(const char *text, int *flags, bool *all)
{
    *flags = 0;
    *all = strchr(text, 'g') != NULL;
    for (int i = 0; text[i] != '\0'; i++) {
        size_t k = 0;
        while (k < sizeof letters / sizeof *letters && letters[k].letter != text[i])
            k++;
        if (k == sizeof letters / sizeof *letters)
            return i;
        *flags |= letters[k].flag;
    }
    return -1;
}

/* The call's regex, flags and text. The objects keep the strings alive. */
struct call {
    const struct regex *regex;
    bool all;
    const char *text;
    size_t length;
    xmlXPathObject *keep[3];
};

static void
end_call(struct call *call)
{
    for (int i = 0; i < 3; i++)
        xmlXPathFreeObject(call->keep[i]);
}

/* Pops flags (when given), regex and text. Returns 0, or -1 after xpath_fail. */
static int
begin_call(xmlXPathParserContext *parser, bool flagged, struct call *call)
{
    int flags = 0;
    *call = (struct call){0};
    if (flagged) {
        const char *letters_given = xpath_pop_string(parser, &call->keep[0]);
        if (read_flags(letters_given, &flags, &call->all) >= 0) {
            xpath_fail(parser, "regex flags \"%.20s\" are not made of i, g, m and x",
                       letters_given);
            return -1;
        }
    }
    const char *pattern = xpath_pop_string(parser, &call->keep[1]);
    call->text = xpath_pop_string(parser, &call->keep[2]);
    call->length = strlen(call->text);
    char *error = NULL;
    call->regex = regex_get(xpath_env(parser)->regexes, pattern, flags, &error);
    if (call->regex == NULL)
        xpath_fail(parser, "the regex '%.60s' is faulty: %s", pattern, error);
    free(error);
    return call->regex != NULL && parser->error == 0 ? 0 : -1;
}

static int
find(xmlXPathParserContext *parser, const struct call *call, size_t start,
     struct span groups[REGEX_GROUPS])
{
    int got = regex_find(call->regex, call->text, call->length, start, groups);
    if (got < 0)
        xpath_fail(parser, "a regex takes too many steps on a text of %zu characters",
                   call->length);
    return got;
}

/* Where to look next: after an empty match, one character on. */
static size_t
after_match(const struct call *call, const struct span *match)
{
    size_t at = match->end;
    if (match->end > match->start)
        return at;
    do
        at++;
    while (at < call->length && ((unsigned char)call->text[at] & 0xC0) == 0x80);
    return at;
}

static void
test(xmlXPathParserContext *parser, int nargs)
{
    struct call call;
    struct span groups[REGEX_GROUPS];
    if (!xpath_arity(parser, nargs, 2, 3))
        return;
    int got = begin_call(parser, nargs == 3, &call);
    if (got == 0)
        got = find(parser, &call, 0, groups);
    end_call(&call);
    if (got >= 0)
        valuePush(parser, xmlXPathNewBoolean(got > 0));
}

/* mou:matching(nodes, regex): nodes[re:test(., regex)]. */
static void
matching(xmlXPathParserContext *parser, int nargs)
{
    struct span groups[REGEX_GROUPS];
    struct call call = {.text = ""};
    int got = 0;
    if (!xpath_arity(parser, nargs, 2, 2))
        return;
    const char *pattern = xpath_pop_string(parser, &call.keep[0]);
    xmlXPathObject *nodes = call.keep[1] = xpath_pop_nodes(parser);
    call.regex = nodes != NULL ? regex_get(xpath_env(parser)->regexes, pattern, 0, NULL) : NULL;
    if (nodes != NULL && call.regex == NULL)
        xpath_fail(parser, "the regex '%.60s' is faulty", pattern);
    xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);
    for (int i = 0; call.regex != NULL && nodes->nodesetval != NULL && got >= 0 &&
                    i < nodes->nodesetval->nodeNr;
         i++) {
        xmlChar *own;
        call.text = xpath_node_string(nodes->nodesetval->nodeTab[i], &own);
        call.length = strlen(call.text);
        got = find(parser, &call, 0, groups);
        if (got > 0)
            xmlXPathNodeSetAddUnique(found, nodes->nodesetval->nodeTab[i]);
        xmlFree(own);
    }
    end_call(&call);
    if (call.regex != NULL && got >= 0)
        valuePush(parser, xmlXPathWrapNodeSet(found));
    else
        xmlXPathFreeNodeSet(found);
}

static void
add_match(struct xpath_env *env, xmlNodeSet *set, const struct call *call, const struct span *span)
{
    bool unset = span->start == (size_t)-1;
    const char *text = unset ? "" : call->text + span->start;
    xmlNode *node = xpath_env_node(env, "match", text, unset ? 0 : span->end - span->start);
    xmlXPathNodeSetAddUnique(set, node);
}

static int
collect(xmlXPathParserContext *parser, const struct call *call, xmlNodeSet *set)
{
    struct span groups[REGEX_GROUPS];
    struct xpath_env *env = xpath_env(parser);
    int got = find(parser, call, 0, groups);
    if (!call->all) {
        for (int i = 0; i < got; i++)
            add_match(env, set, call, &groups[i]);
        return got;
    }
    while (got > 0) {
        add_match(env, set, call, &groups[0]);
        size_t next = after_match(call, &groups[0]);
        got = next > call->length ? 0 : find(parser, call, next, groups);
    }
    return got;
}

static void
match(xmlXPathParserContext *parser, int nargs)
{
    struct call call;
    if (!xpath_arity(parser, nargs, 2, 3))
        return;
    int got = begin_call(parser, nargs == 3, &call);
    xmlNodeSet *set = xmlXPathNodeSetCreate(NULL);
    if (got == 0)
        got = collect(parser, &call, set);
    end_call(&call);
    if (got < 0)
        xmlXPathFreeNodeSet(set);
    else
        valuePush(parser, xmlXPathWrapNodeSet(set));
}

static void
put_replacement(struct buf *out, const char *with, const struct call *call,
                const struct span groups[REGEX_GROUPS])
{
    for (const char *at = with; *at != '\0'; at++) {
        int n = -1;
        if (at[0] == '$' && at[1] >= '0' && at[1] <= '9')
            n = at[1] - '0';
        else if (at[0] == '$' && at[1] == '&')
            n = 0;
        if (n >= 0) {
            if (groups[n].start != (size_t)-1)
                buf_add(out, call->text + groups[n].start, groups[n].end - groups[n].start);
            at++;
        } else {
            buf_putc(out, *at);
            if (at[0] == '$' && at[1] == '$')
                at++;
        }
    }
}

static int
replace_all(xmlXPathParserContext *parser, const struct call *call, const char *with,
            struct buf *out)
{
    struct span groups[REGEX_GROUPS];
    size_t copied = 0, at = 0;
    int got = 0;
    while (at <= call->length && (got = find(parser, call, at, groups)) > 0) {
        buf_add(out, call->text + copied, groups[0].start - copied);
        put_replacement(out, with, call, groups);
        copied = groups[0].end;
        if (!call->all)
            break;
        at = after_match(call, &groups[0]);
    }
    buf_add(out, call->text + copied, call->length - copied);
    return got < 0 ? -1 : 0;
}

static void
replace(xmlXPathParserContext *parser, int nargs)
{
    struct call call;
    if (!xpath_arity(parser, nargs, 4, 4))
        return;
    xmlXPathObject *keep = NULL;
    const char *with = xpath_pop_string(parser, &keep);
    struct buf out = {0};
    int rc = begin_call(parser, true, &call);
    if (rc == 0)
        rc = replace_all(parser, &call, with, &out);
    end_call(&call);
    xmlXPathFreeObject(keep);
    if (rc == 0)
        valuePush(parser, xmlXPathNewCString(buf_text(&out)));
    buf_free(&out);
}

static void
group(xmlXPathParserContext *parser, int nargs)
{
    struct call call;
    struct span groups[REGEX_GROUPS];
    if (!xpath_arity(parser, nargs, 3, 4))
        return;
    xmlXPathObject *flags = nargs == 4 ? valuePop(parser) : NULL;
    double n = xmlXPathPopNumber(parser);
    if (flags != NULL)
        valuePush(parser, flags);
    int got = begin_call(parser, nargs == 4, &call);
    if (got == 0)
        got = find(parser, &call, 0, groups);
    bool there = got > 0 && n >= 0 && n < REGEX_GROUPS && groups[(int)n].start != (size_t)-1;
    char *text = there ? mem_strndup(call.text + groups[(int)n].start,
                                     groups[(int)n].end - groups[(int)n].start)
                       : mem_strdup("");
    end_call(&call);
    if (got >= 0)
        valuePush(parser, xmlXPathNewCString(text));
    free(text);
}

static char *
check(struct xpath_env *env, const char *pattern, const char *letters_given)
{
    int flags = 0;
    bool all = false;
    if (letters_given != NULL && read_flags(letters_given, &flags, &all) >= 0)
        return mem_format("the flags \"%s\" are not made of i, g, m and x", letters_given);
    if (pattern == NULL)
        return NULL;
    char *error = NULL, *wrong = NULL;
    if (regex_get(env->regexes, pattern, flags, &error) == NULL)
        wrong = mem_format("the regex '%s' is faulty: %s", pattern, error);
    free(error);
    return wrong;
}

static char *
check_third(struct xpath_env *env, const char *const *args, int count)
{
    return check(env, args[1], count > 2 ? args[2] : NULL);
}

static char *
check_fourth(struct xpath_env *env, const char *const *args, int count)
{
    return check(env, args[1], count > 3 ? args[3] : NULL);
}

const struct xpath_function exslt_re_functions[] = {
    {EXSLT_RE, "test", 2, 3, test, check_third},
    {EXSLT_RE, "match", 2, 3, match, check_third},
    {EXSLT_RE, "replace", 4, 4, replace, check_third},
    {XPATH_MOU, "group", 3, 4, group, check_fourth},
    {XPATH_MOU, "matching", 2, 2, matching, check_third},
    {NULL, NULL, 0, 0, NULL, NULL},
};
