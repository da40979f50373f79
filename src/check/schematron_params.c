/* Instances of abstract patterns (ISO Schematron 5.4.9, 6.3): $name in an attribute of the abstract
 * pattern stands for the value of the instance's param of that name, whatever it is: a name, a
 * path, an operator. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/schematron_parts.h"

static const struct param *
find(const struct params *params, const char *name, size_t length)
{
    for (size_t i = 0; i < params->count; i++)
        if (strncmp(params->items[i].name, name, length) == 0 &&
            params->items[i].name[length] == '\0')
            return &params->items[i];
    return NULL;
}

static int
see_param(struct compiler *compiler, const xmlNode *element, void *data)
{
    struct pattern *pattern = data;
    if (!sch_is(element, "param"))
        return 0;
    const char *name = xml_attr(element, "name"), *value = xml_attr(element, "value");
    if (name == NULL || *name == '\0' || value == NULL)
        return sch_fault(compiler, element, NULL, "<param> needs a name and a value");
    /* Those of the instance are read first; the abstract pattern's own are the defaults. */
    if (find(&pattern->params, name, strlen(name)) != NULL)
        return 0;
    struct params *params = &pattern->params;
    params->items =
        mem_grow(params->items, &params->room, params->count + 1, sizeof *params->items);
    params->items[params->count++] = (struct param){name, value};
    return 0;
}

int
sch_read_params(struct compiler *compiler, struct pattern *pattern)
{
    if (pattern->body == pattern->element)
        return 0;
    int rc = sch_children(compiler, pattern->element, see_param, pattern);
    return rc | sch_children(compiler, pattern->body, see_param, pattern);
}

static size_t
name_length(const char *at)
{
    size_t n = 0;
    while ((at[n] >= 'a' && at[n] <= 'z') || (at[n] >= 'A' && at[n] <= 'Z') ||
           (at[n] >= '0' && at[n] <= '9') || at[n] == '_' || at[n] == '-' || at[n] == '.' ||
           (unsigned char)at[n] >= 0x80)
        n++;
    return n;
}

static char *
substitute(const struct params *params, const char *text)
{
    struct buf out = {0};
    while (*text != '\0') {
        size_t length = *text == '$' ? name_length(text + 1) : 0;
        const struct param *param = length > 0 ? find(params, text + 1, length) : NULL;
        if (param != NULL)
            buf_puts(&out, param->value);
        else
            buf_add(&out, text, length + 1);
        text += length + 1;
    }
    return buf_take(&out);
}

const char *
sch_attr(struct compiler *compiler, const struct pattern *pattern, const xmlNode *element,
         const char *name)
{
    const char *value = xml_attr(element, name);
    if (value == NULL || pattern == NULL || pattern->params.count == 0 ||
        strchr(value, '$') == NULL)
        return value;
    return sch_keep(compiler->schema, substitute(&pattern->params, value));
}
