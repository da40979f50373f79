/* Inside the mou: functions: what functions.c and functions_nodes.c share. */
#ifndef MOU_CHECK_FUNCTIONS_PARTS_H
#define MOU_CHECK_FUNCTIONS_PARTS_H

#include "check/amiss.h"
#include "check/functions.h"
#include "check/nodes_by.h"

enum { QUERIES = 1024 };

struct known_query {
    char *spec;
    struct question *query;
    struct known_query *next;
};

struct functions {
    const struct library *library;
    const struct demands *demands;
    struct acts *acts;
    struct states *states;
    struct spots *spots;                  /* of the document at hand, made when first asked for */
    struct nodes_by *nodes;               /* likewise */
    struct known_query *queries[QUERIES]; /* by the hash of their spec */
};

/* Pushes the nodes, each of which is given once. */
void functions_give(xmlXPathParserContext *parser, xmlNode *const *nodes, size_t count);
/* The numbers of the terms of that names (space-separated), -1 for one that there is not. */
enum { FUNCTIONS_TERMS = 64 };
size_t functions_terms(const struct functions *functions, const char *names,
                       int terms[FUNCTIONS_TERMS]);
char *functions_check_terms(struct xpath_env *env, const char *const *args, int count);

/* functions_nodes.c */
void functions_states(xmlXPathParserContext *parser, int count);
void functions_state(xmlXPathParserContext *parser, int count);
void functions_every(xmlXPathParserContext *parser, int count);
void functions_saying(xmlXPathParserContext *parser, int count);
void functions_shorter(xmlXPathParserContext *parser, int count);
char *functions_check_saying(struct xpath_env *env, const char *const *args, int count);

#endif
