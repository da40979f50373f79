/* Walks the tokens of an XPath 1.0 expression (XPath 1.0, section 3.7) and asks its host about
 * every prefix, function, argument count, literal argument and variable. Knows no evaluator. */
#include "base/xpath_lint.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { NESTING = 200, ARGUMENTS = 8 };

enum token {
    END,
    NAME,
    VARIABLE,
    LITERAL,
    NUMBER,
    OPEN,
    CLOSE,
    COMMA,
    AXIS,
    AT,
    STAR,
    OPERATOR,
    DOT
};

/* An open parenthesis or bracket; row is set where it opens the arguments of a function. */
struct frame {
    const struct xpath_function *row;
    char *name;
    int count;             /* arguments finished */
    int tokens;            /* of the argument being read */
    char *literal;         /* its text while it is one plain literal */
    char *args[ARGUMENTS]; /* the finished arguments that are plain literals */
};

struct lint {
    const char *at;    /* after the token */
    const char *start; /* of the token */
    enum token token, before;
    const struct lint_host *host;
    struct lint_fault *fault;
    struct frame frames[NESTING];
    int depth;
};

static bool
name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || (unsigned char)c >= 0x80;
}

static bool
name_start(char c)
{
    return name_byte(c) && c != '-' && c != '.' && !(c >= '0' && c <= '9');
}

static const char *
skip_space(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

/* A QName, or prefix:*; but not the axis name of axis::. */
static const char *
name_end(const char *at)
{
    while (name_byte(*at))
        at++;
    if (at[0] == ':' && at[1] != ':' && (name_start(at[1]) || at[1] == '*')) {
        at++;
        if (*at == '*')
            return at + 1;
        while (name_byte(*at))
            at++;
    }
    return at;
}

static enum token
one_byte(char c)
{
    switch (c) {
    case '(':
    case '[':
        return OPEN;
    case ')':
    case ']':
        return CLOSE;
    case ',':
        return COMMA;
    case '@':
        return AT;
    case '*':
        return STAR;
    case '.':
        return DOT;
    default:
        return OPERATOR;
    }
}

static void
next(struct lint *lint)
{
    lint->before = lint->token;
    const char *at = lint->start = skip_space(lint->at);
    if (*at == '\0') {
        lint->token = END;
    } else if (*at == '"' || *at == '\'') {
        const char *end = strchr(at + 1, *at);
        at = end != NULL ? end + 1 : at + strlen(at);
        lint->token = LITERAL;
    } else if (*at == '$') {
        at = name_end(skip_space(at + 1));
        lint->token = VARIABLE;
    } else if (name_start(*at)) {
        at = name_end(at);
        lint->token = NAME;
    } else if ((*at >= '0' && *at <= '9') || (*at == '.' && at[1] >= '0' && at[1] <= '9')) {
        at += strspn(at, "0123456789.");
        lint->token = NUMBER;
    } else if (at[0] == ':' && at[1] == ':') {
        at += 2;
        lint->token = AXIS;
    } else {
        lint->token = one_byte(*at);
        at++;
    }
    lint->at = at;
}

/* XPath 1.0, 3.7: after an operand, a name is an operator (and, or, div, mod). */
static bool
after_operand(enum token before)
{
    return before == NAME || before == VARIABLE || before == LITERAL || before == NUMBER ||
           before == CLOSE || before == STAR || before == DOT;
}

static int
fail(struct lint *lint, char *cause, char *cure)
{
    *lint->fault = (struct lint_fault){cause, cure};
    return -1;
}

static void
clear_frame(struct frame *frame)
{
    free(frame->name);
    free(frame->literal);
    for (int i = 0; i < ARGUMENTS; i++)
        free(frame->args[i]);
    *frame = (struct frame){0};
}

static void
end_argument(struct frame *frame)
{
    if (frame->count < ARGUMENTS)
        frame->args[frame->count] = frame->literal;
    else
        free(frame->literal);
    frame->literal = NULL;
    frame->tokens = 0;
    frame->count++;
}

static char *
wanted(const struct xpath_function *row)
{
    if (row->max < 0)
        return mem_format("at least %d", row->min);
    return row->min == row->max ? mem_format("%d", row->min)
                                : mem_format("%d to %d", row->min, row->max);
}

static int
check_call(struct lint *lint, struct frame *frame)
{
    const struct xpath_function *row = frame->row;
    if (frame->count < row->min || (row->max >= 0 && frame->count > row->max)) {
        char *range = wanted(row);
        char *cause = mem_format("%s() takes %s argument%s, not %d", frame->name, range,
                                 strcmp(range, "1") == 0 ? "" : "s", frame->count);
        free(range);
        return fail(lint, cause, NULL);
    }
    if (row->check == NULL)
        return 0;
    int count = frame->count < ARGUMENTS ? frame->count : ARGUMENTS;
    char *wrong = row->check(lint->host->env, (const char *const *)frame->args, count);
    if (wrong == NULL)
        return 0;
    char *cause = mem_format("%s(): %s", frame->name, wrong);
    free(wrong);
    return fail(lint, cause, NULL);
}

static int
check_prefix(struct lint *lint, const char *prefix, const char **uri)
{
    *uri = lint->host->namespace_of(lint->host->data, prefix);
    if (*uri != NULL)
        return 0;
    return fail(lint, mem_format("the prefix '%s' is not declared", prefix),
                mem_format("add <sch:ns prefix=\"%s\" uri=\"…\"/> to the schema", prefix));
}

static bool
node_type(const char *name)
{
    return strcmp(name, "text") == 0 || strcmp(name, "node") == 0 || strcmp(name, "comment") == 0 ||
           strcmp(name, "processing-instruction") == 0;
}

/* The name stands before a parenthesis: *row is the function, NULL for a node test. */
static int
find_function(struct lint *lint, const char *name, const char *uri, const char *local,
              const struct xpath_function **row)
{
    if (uri == NULL && node_type(name))
        return 0;
    *row = lint->host->function(lint->host->data, uri, local);
    if (*row != NULL)
        return 0;
    return fail(lint, mem_format("there is no function %s()", name), NULL);
}

static int
see_name(struct lint *lint, struct frame *call)
{
    const char *after = skip_space(lint->at);
    if (after_operand(lint->before) || (after[0] == ':' && after[1] == ':')) {
        lint->token = after_operand(lint->before) ? OPERATOR : NAME;
        return 0;
    }
    char *name = mem_strndup(lint->start, (size_t)(lint->at - lint->start));
    char *colon = strchr(name, ':');
    const char *uri = NULL;
    int rc = 0;
    if (colon != NULL) {
        *colon = '\0';
        rc = check_prefix(lint, name, &uri);
        *colon = ':';
    }
    if (rc == 0 && *after == '(')
        rc = find_function(lint, name, uri, colon != NULL ? colon + 1 : name, &call->row);
    if (call->row != NULL)
        call->name = name;
    else
        free(name);
    return rc;
}

static int
see_variable(struct lint *lint)
{
    const char *start = skip_space(lint->start + 1);
    char *name = mem_strndup(start, (size_t)(lint->at - start));
    int rc = 0;
    if (!lint->host->variable(lint->host->data, name))
        rc = fail(
            lint, mem_format("the variable $%s is not defined", name),
            mem_format("define it here or above with <sch:let name=\"%s\" value=\"…\"/>", name));
    free(name);
    return rc;
}

static int
open_frame(struct lint *lint, struct frame *call)
{
    if (lint->depth + 1 >= NESTING) {
        clear_frame(call);
        return fail(lint, mem_format("the expression nests deeper than %d", NESTING), NULL);
    }
    lint->frames[++lint->depth] = *call;
    *call = (struct frame){0};
    return 0;
}

static int
close_frame(struct lint *lint)
{
    struct frame *frame = &lint->frames[lint->depth];
    int rc = 0;
    if (frame->tokens > 0)
        end_argument(frame);
    if (frame->row != NULL)
        rc = check_call(lint, frame);
    if (lint->depth > 0) {
        clear_frame(frame);
        lint->depth--;
    }
    return rc;
}

/* Every token but a comma belongs to an argument; a lone literal is one that can be checked now. */
static void
count_token(struct lint *lint)
{
    struct frame *frame = &lint->frames[lint->depth];
    free(frame->literal);
    frame->literal = NULL;
    if (frame->row != NULL && lint->token == LITERAL && frame->tokens == 0 &&
        lint->at - lint->start >= 2)
        frame->literal = mem_strndup(lint->start + 1, (size_t)(lint->at - lint->start) - 2);
    frame->tokens++;
}

static int
see(struct lint *lint, struct frame *call)
{
    switch (lint->token) {
    case CLOSE:
        return close_frame(lint);
    case COMMA:
        end_argument(&lint->frames[lint->depth]);
        return 0;
    case OPEN:
        count_token(lint);
        return open_frame(lint, call);
    case NAME:
        count_token(lint);
        return see_name(lint, call);
    case VARIABLE:
        count_token(lint);
        return see_variable(lint);
    case STAR:
        if (after_operand(lint->before))
            lint->token = OPERATOR;
        count_token(lint);
        return 0;
    default:
        count_token(lint);
        return 0;
    }
}

int
lint_expression(const char *text, const struct lint_host *host, struct lint_fault *fault)
{
    struct lint lint;        /* its frames are filled as they are opened */
    struct frame call = {0}; /* a function name waiting for its parenthesis */
    int rc = 0;
    lint.at = lint.start = text;
    lint.token = lint.before = OPERATOR;
    lint.host = host;
    lint.fault = fault;
    lint.depth = 0;
    lint.frames[0] = (struct frame){0};
    for (next(&lint); rc == 0 && lint.token != END; next(&lint))
        rc = see(&lint, &call);
    clear_frame(&call);
    for (int i = 0; i <= lint.depth; i++)
        clear_frame(&lint.frames[i]);
    return rc;
}
