/* The shapes of elements as a table: attributes, then children in steps. */
#include "agreement/shape.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>

enum { MANY = INT_MAX, STEPS = 4, DEEP = 200, DIGITS = 9 };

struct attribute {
    const char *name;
    const char *values; /* space-separated, with spaces around; NULL: any; or NUMBER, NAME, NAMES */
    bool required;
};

#define NUMBER "#"
#define NAME   "@"
#define NAMES  "@@"

struct shape;

struct child {
    const char *name;
    const struct shape *shape;
};

/* min to max children, each one of these. */
struct step {
    const struct child *children;
    int min, max;
    bool once; /* none of them twice */
};

struct shape {
    const struct attribute *attributes, *more; /* each ends with a name of NULL; may be NULL */
    const struct step *steps;                  /* ends with children NULL; may be NULL */
    const struct child *running; /* these and text in any order, instead; may be NULL */
};

static const struct attribute place[] = {
    {"page", NUMBER, false},
    {"line", NUMBER, false},
    {"xml:id", NAME, false},
    {"clause", NULL, false},
    {"version", NULL, false},
    {"answers", NULL, false},
    {"authority", NULL, false},
    {"kind", " body recital definition exhibit furniture front contents note struck title ", false},
    {NULL, NULL, false}};

static const struct attribute question[] = {{"question", NULL, true}, {NULL, NULL, false}};
static const struct attribute to[] = {{"to", NULL, true}, {NULL, NULL, false}};
static const struct attribute number[] = {{"n", NULL, false}, {NULL, NULL, false}};

static const struct child none[] = {{NULL, NULL}};
static const struct shape words = {.running = none};
static const struct shape reference = {.attributes = to, .running = none};
static const struct shape blank = {.attributes = question, .running = none};

static const struct attribute sentence_attributes[] = {{"page", NUMBER, false},
                                                       {"line", NUMBER, false},
                                                       {"lead", NULL, false},
                                                       {"kind", NULL, false},
                                                       {NULL, NULL, false}};
static const struct child in_sentence[] = {
    {"ref", &reference}, {"blank", &blank}, {"term", &words}, {NULL, NULL}};
static const struct shape sentence = {.attributes = sentence_attributes, .running = in_sentence};
static const struct child in_running[] = {
    {"s", &sentence}, {"ref", &reference}, {"blank", &blank}, {"term", &words}, {NULL, NULL}};
static const struct shape running = {.running = in_running};

static const struct shape section, para, list, table, signatures;
static const struct child blocks[] = {
    {"para", &para},   {"section", &section},       {"list", &list},
    {"table", &table}, {"signatures", &signatures}, {NULL, NULL}};

static const struct child title[] = {{"title", &running}, {NULL, NULL}};
static const struct step section_steps[] = {
    {title, 0, 1, false}, {blocks, 0, MANY, false}, {NULL, 0, 0, false}};
static const struct shape section = {place, number, section_steps, NULL};
static const struct shape para = {place, number, NULL, in_running};

static const struct attribute numbering[] = {
    {"numbering", " none bullet decimal lower-alpha upper-alpha lower-roman upper-roman ", false},
    {NULL, NULL, false}};
static const struct step of_blocks[] = {{blocks, 1, MANY, false}, {NULL, 0, 0, false}};
static const struct shape item = {place, number, of_blocks, in_running};
static const struct child items[] = {{"item", &item}, {NULL, NULL}};
static const struct step list_steps[] = {{items, 1, MANY, false}, {NULL, 0, 0, false}};
static const struct shape list = {place, numbering, list_steps, NULL};

static const struct attribute columns[] = {{"columns", NUMBER, false}, {NULL, NULL, false}};
static const struct attribute head[] = {{"head", " true ", false}, {NULL, NULL, false}};
static const struct shape cell = {place, columns, of_blocks, in_running};
static const struct child cells[] = {{"cell", &cell}, {NULL, NULL}};
static const struct step row_steps[] = {{cells, 1, MANY, false}, {NULL, 0, 0, false}};
static const struct shape row = {place, head, row_steps, NULL};
static const struct child caption[] = {{"caption", &running}, {NULL, NULL}};
static const struct child rows[] = {{"row", &row}, {NULL, NULL}};
static const struct step table_steps[] = {
    {caption, 0, 1, false}, {rows, 1, MANY, false}, {NULL, 0, 0, false}};
static const struct shape table = {place, NULL, table_steps, NULL};

static const struct attribute signs_for[] = {{"party", " district agency other ", false},
                                             {NULL, NULL, false}};
static const struct child signatory_parts[] = {{"for", &words},    {"name", &words},
                                               {"office", &words}, {"signed", &words},
                                               {"date", &words},   {NULL, NULL}};
static const struct step signatory_steps[] = {{signatory_parts, 0, MANY, true},
                                              {NULL, 0, 0, false}};
static const struct shape signatory = {place, signs_for, signatory_steps, NULL};
static const struct child paras[] = {{"para", &para}, {NULL, NULL}};
static const struct child signatories[] = {{"signatory", &signatory}, {NULL, NULL}};
static const struct step signatures_steps[] = {
    {paras, 0, MANY, false}, {signatories, 0, MANY, false}, {NULL, 0, 0, false}};
static const struct shape signatures = {place, NULL, signatures_steps, NULL};

static const struct attribute role[] = {{"role", " district agency other ", true},
                                        {NULL, NULL, false}};
static const struct child name[] = {{"name", &words}, {NULL, NULL}};
static const struct child alias[] = {{"alias", &words}, {NULL, NULL}};
static const struct step party_steps[] = {
    {name, 0, 1, false}, {alias, 0, MANY, false}, {NULL, 0, 0, false}};
static const struct shape party = {role, NULL, party_steps, NULL};

static const struct attribute from[] = {{"from", NULL, false}, {NULL, NULL, false}};
static const struct attribute clause[] = {{"clause", NULL, false}, {NULL, NULL, false}};
static const struct shape answer = {question, from, NULL, none};
static const struct shape unfilled = {question, clause, NULL, none};
static const struct child known[] = {{"title", &words},    {"date", &words}, {"source", &words},
                                     {"language", &words}, {"note", &words}, {"answer", &answer},
                                     {"blank", &unfilled}, {NULL, NULL}};
static const struct step meta_steps[] = {{known, 0, MANY, true}, {NULL, 0, 0, false}};
static const struct shape meta = {NULL, NULL, meta_steps, NULL};

static const struct attribute agreement_attributes[] = {{"profile", NAMES, false},
                                                        {"format", NULL, false},
                                                        {"status", " draft executed ", false},
                                                        {"xml:lang", NULL, false},
                                                        {NULL, NULL, false}};
static const struct child metas[] = {{"meta", &meta}, {NULL, NULL}};
static const struct child parties[] = {{"party", &party}, {NULL, NULL}};
static const struct step agreement_steps[] = {
    {metas, 1, 1, false}, {parties, 0, MANY, false}, {blocks, 0, MANY, false}, {NULL, 0, 0, false}};
static const struct shape agreement_shape = {place, agreement_attributes, agreement_steps, NULL};

static bool
is_number(const char *value)
{
    size_t digits = strspn(value, "0123456789");
    return value[0] > '0' && value[0] <= '9' && value[digits] == '\0' && digits <= DIGITS;
}

/* One name, or with more several. */
static bool
is_name(const char *value, bool more)
{
    for (;; value++) {
        if (!isalpha((unsigned char)value[0]))
            return false;
        while (isalnum((unsigned char)*value) || (*value != '\0' && strchr("-_.", *value) != NULL))
            value++;
        if (*value == '\0' || *value != ' ' || !more)
            return *value == '\0';
    }
}

static bool
is_listed(const char *values, const char *value)
{
    size_t length = strlen(value);
    for (const char *at = length > 0 ? strstr(values, value) : NULL; at != NULL;
         at = strstr(at + 1, value))
        if (at[-1] == ' ' && at[length] == ' ' && strchr(value, ' ') == NULL)
            return true;
    return false;
}

static bool
value_fits(const struct attribute *known_as, const xmlAttr *given)
{
    const xmlNode *text = given->children;
    const char *value = text != NULL ? (const char *)text->content : "";
    if (text != NULL && (text->next != NULL || text->type != XML_TEXT_NODE || value == NULL))
        return false;
    if (known_as->values == NULL)
        return true;
    if (strcmp(known_as->values, NUMBER) == 0)
        return is_number(value);
    if (strcmp(known_as->values, NAMES) == 0)
        return is_name(value, true);
    if (strcmp(known_as->values, NAME) != 0)
        return is_listed(known_as->values, value);
    return is_name(value, false) && given->atype == XML_ATTRIBUTE_ID; /* not given twice */
}

static bool
names(const struct attribute *known_as, const xmlAttr *given)
{
    const char *wanted = known_as->name;
    if (given->ns == NULL)
        return wanted[0] == (char)given->name[0] && strcmp(wanted, (const char *)given->name) == 0;
    return strncmp(wanted, "xml:", 4) == 0 && strcmp(wanted + 4, (const char *)given->name) == 0 &&
           xmlStrEqual(given->ns->href, XML_XML_NAMESPACE);
}

/* How many of the attributes are in the list, -1 when one of them must not be as it is, or a
 * required one is not there. */
static int
attributes_in(const struct attribute *known_as, const xmlNode *node)
{
    int count = 0;
    for (; known_as != NULL && known_as->name != NULL; known_as++) {
        const xmlAttr *given = node->properties;
        while (given != NULL && !names(known_as, given))
            given = given->next;
        if (given == NULL ? known_as->required : !value_fits(known_as, given))
            return -1;
        count += given != NULL;
    }
    return count;
}

static bool
attributes_fit(const struct shape *shape, const xmlNode *node)
{
    int all = 0, one = attributes_in(shape->attributes, node),
        other = attributes_in(shape->more, node);
    for (const xmlAttr *given = node->properties; given != NULL; given = given->next)
        all++;
    return one >= 0 && other >= 0 && one + other == all;
}

static const struct child *
child_of(const struct child *children, const xmlNode *node)
{
    while (children->name != NULL && !xml_is(node, children->name))
        children++;
    return children->name != NULL ? children : NULL;
}

static bool fits(const struct shape *shape, const xmlNode *node, int deep);

static bool
is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE;
}

static bool
is_blank(const xmlNode *node)
{
    return is_text(node) && node->content != NULL &&
           node->content[strspn((const char *)node->content, " \t\r\n")] == '\0';
}

static bool
running_fits(const struct child *children, const xmlNode *node, int deep)
{
    for (const xmlNode *at = node->children; at != NULL; at = at->next) {
        const struct child *child = at->type == XML_ELEMENT_NODE ? child_of(children, at) : NULL;
        if (!is_text(at) && (child == NULL || !fits(child->shape, at, deep)))
            return false;
    }
    return true;
}

/* What may be there once only: notes, answers and blanks come again and again. */
static bool
may_repeat(const struct step *step, const char *of_name)
{
    return !step->once || strcmp(of_name, "note") == 0 || strcmp(of_name, "answer") == 0 ||
           strcmp(of_name, "blank") == 0;
}

static bool
steps_fit(const struct step *step, const xmlNode *node, int deep)
{
    int count = 0;
    unsigned seen = 0;
    for (const xmlNode *at = node->children; at != NULL; at = at->next) {
        if (is_blank(at))
            continue;
        const struct child *child = NULL;
        while (at->type == XML_ELEMENT_NODE && step->children != NULL &&
               (count == step->max || (child = child_of(step->children, at)) == NULL)) {
            if (count < step->min)
                return false;
            step++;
            count = 0;
        }
        if (child == NULL || !fits(child->shape, at, deep))
            return false;
        unsigned bit = 1u << (child - step->children);
        if ((seen & bit) != 0 && !may_repeat(step, child->name))
            return false;
        seen |= step->once ? bit : 0;
        count++;
    }
    for (; step->children != NULL; step++, count = 0)
        if (count < step->min)
            return false;
    return true;
}

static bool
fits(const struct shape *shape, const xmlNode *node, int deep)
{
    if (deep > DEEP || node->ns != NULL || !attributes_fit(shape, node))
        return false;
    if (shape->running != NULL && running_fits(shape->running, node, deep + 1))
        return true;
    return shape->steps != NULL && steps_fit(shape->steps, node, deep + 1);
}

bool
shape_is_sure(const xmlDoc *agreement)
{
    const xmlNode *root = xmlDocGetRootElement((xmlDoc *)(size_t)agreement);
    return root != NULL && xml_is(root, "agreement") && fits(&agreement_shape, root, 0);
}
