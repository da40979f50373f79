/* Extension functions of criteria. Queries and terms are compiled once per schema, when its
 * expressions are. */
#include "check/functions_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/amiss.h"
#include "check/numbers.h"
#include "check/together.h"

struct functions *
functions_new(const struct library *library, const struct demands *demands)
{
    struct functions *functions = mem_alloc(sizeof *functions);
    functions->library = library;
    functions->demands = demands;
    functions->states = states_new(library->lexicon);
    return functions;
}

void
functions_free(struct functions *functions)
{
    if (functions == NULL)
        return;
    for (size_t i = 0; i < QUERIES; i++)
        for (struct known_query *known = functions->queries[i], *next; known != NULL;
             known = next) {
            next = known->next;
            free(known->query);
            free(known->spec);
            free(known);
        }
    functions_turn_to(functions, NULL);
    states_free(functions->states);
    free(functions);
}

void
functions_turn_to(struct functions *functions, struct acts *acts)
{
    functions->acts = acts;
    spots_free(functions->spots);
    functions->spots = NULL;
    nodes_by_free(functions->nodes);
    functions->nodes = NULL;
}

/* The cause within a diagnostic line: what follows "error: ". Yours. */
static char *
cause_of(const struct buf *line)
{
    const char *cause = strstr(buf_text(line), "error: ");
    char *words = mem_strdup(cause != NULL ? cause + strlen("error: ") : buf_text(line));
    words[strcspn(words, "\n")] = '\0';
    return words;
}

/* The compiled query; NULL with *fault (yours) when the spec is faulty. */
static const struct question *
query_for(struct functions *functions, const char *spec, char **fault)
{
    size_t slot = 2166136261u;
    for (const char *p = spec; *p != '\0'; p++)
        slot = (slot ^ (unsigned char)*p) * 16777619u;
    slot %= QUERIES;
    for (struct known_query *known = functions->queries[slot]; known != NULL; known = known->next)
        if (strcmp(known->spec, spec) == 0)
            return known->query;
    struct buf said = {0};
    struct diag diag = {.capture = &said};
    struct question *query = question_new(functions->library->lexicon, spec, NULL, NULL, 0, &diag);
    if (query == NULL && fault != NULL)
        *fault = cause_of(&said);
    buf_free(&said);
    if (query == NULL)
        return NULL;
    struct known_query *known = mem_alloc(sizeof *known);
    *known = (struct known_query){mem_strdup(spec), query, functions->queries[slot]};
    functions->queries[slot] = known;
    return query;
}

static char *
check_spec(struct xpath_env *env, const char *const *args, int count)
{
    char *fault = NULL;
    (void)count;
    if (args[0] != NULL && env->user != NULL)
        query_for(env->user, args[0], &fault);
    return fault;
}

static void
call_acts(xmlXPathParserContext *parser, int count)
{
    struct functions *functions = xpath_env(parser)->user;
    xmlXPathObject *keep = NULL;
    (void)count;
    const char *spec = xpath_pop_string(parser, &keep);
    const struct question *query =
        spec != NULL && functions != NULL ? query_for(functions, spec, NULL) : NULL;
    xmlNode **nodes = NULL;
    int found = query != NULL && functions->acts != NULL
                    ? question_nodes(query, functions->acts, &nodes)
                    : 0;
    functions_give(parser, nodes, found > 0 ? (size_t)found : 0);
    free(nodes);
    xmlXPathFreeObject(keep);
}

/* The sentence a node stands in, or the first below it; NULL when there is none. */
static const xmlNode *
sentence_at(const xmlNode *node)
{
    for (const xmlNode *up = node; up != NULL && up->type != XML_DOCUMENT_NODE; up = up->parent)
        if (up->type == XML_ELEMENT_NODE && xml_is(up, "s"))
            return up;
    return NULL;
}

typedef bool node_test(struct functions *functions, int sentence, const char *argument);

/* Pops (nodes, 'argument') and pushes whether a sentence at or below the first node passes. */
static void
ask(xmlXPathParserContext *parser, node_test *test)
{
    struct functions *functions = xpath_env(parser)->user;
    xmlXPathObject *keep = NULL;
    const char *argument = xpath_pop_string(parser, &keep);
    xmlXPathObject *nodes = valuePop(parser);
    xmlNode *node = nodes != NULL && nodes->type == XPATH_NODESET && nodes->nodesetval != NULL &&
                            nodes->nodesetval->nodeNr > 0
                        ? nodes->nodesetval->nodeTab[0]
                        : NULL;
    bool passes = false;
    if (node != NULL && argument != NULL && functions != NULL && functions->acts != NULL) {
        const xmlNode *s = sentence_at(node);
        int sentence = s != NULL ? acts_sentence_of(functions->acts, s) : -1;
        if (sentence >= 0)
            passes = test(functions, sentence, argument);
        else if (s == NULL && node->type == XML_ELEMENT_NODE)
            for (xmlNode *at = node; at != NULL && !passes; at = xml_walk(at, node))
                if (xml_is(at, "s") && (sentence = acts_sentence_of(functions->acts, at)) >= 0)
                    passes = test(functions, sentence, argument);
    }
    xmlXPathFreeObject(nodes);
    xmlXPathFreeObject(keep);
    valuePush(parser, xmlXPathNewBoolean(passes));
}

size_t
functions_terms(const struct functions *functions, const char *names, int terms[FUNCTIONS_TERMS])
{
    const char *word;
    size_t length, count = 0;
    while (words_next(&names, &word, &length)) {
        if (count == FUNCTIONS_TERMS) {
            terms[0] = -1; /* longer lists are refused when they are compiled */
            break;
        }
        terms[count++] = lexicon_term(functions->library->lexicon, NULL, word, length);
    }
    return count;
}

/* True when every term of the list passes. */
static bool
every_term(struct functions *functions, int sentence, const char *names,
           bool (*says)(struct acts *acts, int sentence, int term))
{
    int terms[FUNCTIONS_TERMS];
    size_t count = functions_terms(functions, names, terms), i = 0;
    while (i < count && terms[i] >= 0 && says(functions->acts, sentence, terms[i]))
        i++;
    return i == count;
}

static bool
test_says(struct functions *functions, int sentence, const char *terms)
{
    return every_term(functions, sentence, terms, sentence_says);
}

static bool
test_heading(struct functions *functions, int sentence, const char *terms)
{
    return every_term(functions, sentence, terms, heading_says);
}

char *
functions_check_terms(struct xpath_env *env, const char *const *args, int count)
{
    const struct functions *functions = env->user;
    const char *terms = count > 1 ? args[1] : NULL, *word;
    size_t length, named = 0;
    for (; terms != NULL && functions != NULL && words_next(&terms, &word, &length); named++)
        if (lexicon_term(functions->library->lexicon, NULL, word, length) < 0)
            return mem_format("there is no term '%.*s'", (int)length, word);
    return named <= FUNCTIONS_TERMS
               ? NULL
               : mem_format("%zu terms are too many: at most %d", named, FUNCTIONS_TERMS);
}

struct figures {
    const struct figure *figure; /* NULL: any will do */
    int given, kept;
};

static bool
admits(const struct figure *figure, double value)
{
    return figure->limit == LIMIT_AT_LEAST  ? value >= figure->value
           : figure->limit == LIMIT_AT_MOST ? value <= figure->value
                                            : fabs(value - figure->value) < 1e-9;
}

static bool
see_figure(void *context, double value)
{
    struct figures *figures = context;
    figures->given++;
    if (figures->figure == NULL || admits(figures->figure, value))
        figures->kept++;
    return true;
}

static struct figures
figures_in(const struct functions *functions, int sentence, const char *parameter, const char *unit)
{
    struct figures figures = {0};
    if (parameter != NULL && functions->demands != NULL)
        figures.figure = demands_figure(functions->demands, parameter);
    if (parameter != NULL && figures.figure == NULL)
        return figures;
    numbers_each(acts_text(functions->acts, sentence),
                 parameter != NULL ? figures.figure->unit : unit, see_figure, &figures);
    return figures;
}

bool
functions_gauge(const struct functions *functions, int sentence, enum gauge_test test,
                const char *name)
{
    bool unit = test == GAUGE_GIVES;
    struct figures figures =
        figures_in(functions, sentence, unit ? NULL : name, unit ? name : NULL);
    return test == GAUGE_KEEPS    ? figures.kept > 0
           : test == GAUGE_BREAKS ? figures.given > 0 && figures.kept == 0
                                  : figures.given > 0;
}

static bool
test_gives(struct functions *functions, int sentence, const char *unit)
{
    return functions_gauge(functions, sentence, GAUGE_GIVES, unit);
}

static bool
test_keeps(struct functions *functions, int sentence, const char *parameter)
{
    return functions_gauge(functions, sentence, GAUGE_KEEPS, parameter);
}

static bool
test_breaks(struct functions *functions, int sentence, const char *parameter)
{
    return functions_gauge(functions, sentence, GAUGE_BREAKS, parameter);
}

static char *
check_parameter(struct xpath_env *env, const char *const *args, int count)
{
    const struct functions *functions = env->user;
    const char *id = args[count - 1];
    if (id == NULL || functions == NULL || functions->demands == NULL ||
        demands_figure(functions->demands, id) != NULL)
        return NULL;
    return mem_format("there is no parameter '%s'", id);
}

static void
call_says(xmlXPathParserContext *parser, int count)
{
    (void)count;
    ask(parser, test_says);
}

static void
call_heading(xmlXPathParserContext *parser, int count)
{
    (void)count;
    ask(parser, test_heading);
}

static void
call_gives(xmlXPathParserContext *parser, int count)
{
    (void)count;
    ask(parser, test_gives);
}

static void
call_keeps(xmlXPathParserContext *parser, int count)
{
    (void)count;
    ask(parser, test_keeps);
}

static void
call_breaks(xmlXPathParserContext *parser, int count)
{
    (void)count;
    ask(parser, test_breaks);
}

static void
call_parameter(xmlXPathParserContext *parser, int count)
{
    const struct functions *functions = xpath_env(parser)->user;
    xmlXPathObject *keep = NULL;
    (void)count;
    const char *id = xpath_pop_string(parser, &keep);
    const struct figure *figure = id != NULL && functions != NULL && functions->demands != NULL
                                      ? demands_figure(functions->demands, id)
                                      : NULL;
    xmlXPathFreeObject(keep);
    valuePush(parser, xmlXPathNewFloat(figure != NULL ? figure->value : (double)NAN));
}

const struct amiss *
functions_amiss(struct functions *functions, const char *fault)
{
    if (functions->acts == NULL)
        return NULL;
    if (functions->spots == NULL)
        functions->spots = spots_new(functions->acts);
    return amiss_find(fault, functions->spots);
}

static void
call_amiss(xmlXPathParserContext *parser, int count)
{
    struct functions *functions = xpath_env(parser)->user;
    xmlXPathObject *keep = NULL;
    (void)count;
    const char *fault = xpath_pop_string(parser, &keep);
    const struct amiss *found =
        fault != NULL && functions != NULL ? functions_amiss(functions, fault) : NULL;
    functions_give(parser, found != NULL ? found->nodes : NULL, found != NULL ? found->count : 0);
    xmlXPathFreeObject(keep);
}

static char *
check_amiss(struct xpath_env *env, const char *const *args, int count)
{
    (void)env, (void)count;
    if (args[0] == NULL || amiss_known(args[0]) != NULL)
        return NULL;
    return mem_format("mou:amiss('%s'): there is no fault of that name", args[0]);
}

const struct xpath_function check_functions[] = {
    {XPATH_MOU, "acts", 1, 1, call_acts, check_spec},
    {XPATH_MOU, "says", 2, 2, call_says, functions_check_terms},
    {XPATH_MOU, "heading", 2, 2, call_heading, functions_check_terms},
    {XPATH_MOU, "all", 1, -1, together_all, NULL},
    {XPATH_MOU, "together", 2, -1, together_in, together_check},
    {XPATH_MOU, "gives", 2, 2, call_gives, NULL},
    {XPATH_MOU, "keeps", 2, 2, call_keeps, check_parameter},
    {XPATH_MOU, "breaks", 2, 2, call_breaks, check_parameter},
    {XPATH_MOU, "parameter", 1, 1, call_parameter, check_parameter},
    {XPATH_MOU, "amiss", 1, 1, call_amiss, check_amiss},
    {XPATH_MOU, "states", 0, 0, functions_states, NULL},
    {XPATH_MOU, "state", 1, 1, functions_state, NULL},
    {XPATH_MOU, "undone", 2, 2, together_undone, NULL},
    {XPATH_MOU, "every", 1, 1, functions_every, NULL}, /* these three for plan.h */
    {XPATH_MOU, "saying", 1, 1, functions_saying, functions_check_saying},
    {XPATH_MOU, "shorter", 2, 2, functions_shorter, NULL},
    {NULL, NULL, 0, 0, NULL, NULL},
};
