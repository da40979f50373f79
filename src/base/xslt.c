/* libxslt, and nobody else's business: loading, running, forbidding. */
#include "base/xslt.h"

#include <libexslt/exslt.h>
#include <libxslt/documents.h>
#include <libxslt/extensions.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/exslt_re.h"
#include "base/mem.h"
#include "base/xslt_functions.h"

enum { TEMPLATE_DEPTH = 3000 };

struct stylesheet {
    xsltStylesheet *compiled;
    char *path;
    struct regex_cache *regexes;
};

/* Words of libxslt's own errors, gathered so that one diagnostic can carry them. */
static void
gather(void *context, const char *format, ...)
{
    struct buf *words = context;
    char line[512];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (words->length < 400)
        buf_puts(words, line);
}

/* Of the process, as libxslt's own registers are: whether they hold what stylesheets here call. */
static bool begun;

static void
begin(void)
{
    if (begun)
        return;
    begun = true;
    exsltCommonRegister();
    exsltStrRegister();
    exsltSetsRegister();
    xslt_functions_register();
    for (const struct xpath_function *row = exslt_re_functions; row->name != NULL; row++)
        xsltRegisterExtModuleFunction((const xmlChar *)row->name, (const xmlChar *)row->uri,
                                      row->call);
}

void
xslt_done(void)
{
    if (begun)
        xsltCleanupGlobals();
    begun = false;
}

static void
one_line(struct buf *words)
{
    for (size_t i = 0; i < words->length; i++)
        if (words->bytes[i] == '\n')
            words->bytes[i] = ' ';
    while (words->length > 0 && words->bytes[words->length - 1] == ' ')
        words->bytes[--words->length] = '\0';
}

struct stylesheet *
xslt_load(const char *path, struct diag *diag)
{
    xmlDoc *doc = xml_read_file(path, diag, STATUS_LIBRARY);
    if (doc == NULL)
        return NULL;
    begin();
    struct buf words = {0};
    xsltSetGenericErrorFunc(&words, gather);
    xmlSetGenericErrorFunc(&words, gather);
    xsltStylesheet *compiled = xsltParseStylesheetDoc(doc);
    xsltSetGenericErrorFunc(NULL, NULL);
    xmlSetGenericErrorFunc(NULL, NULL);
    struct stylesheet *sheet = NULL;
    if (compiled == NULL || compiled->errors > 0) {
        one_line(&words);
        diag_error(diag, STATUS_LIBRARY, path, 0, NULL, "is not a sound stylesheet: %s",
                   buf_text(&words));
        if (compiled != NULL)
            xsltFreeStylesheet(compiled);
        else
            xmlFreeDoc(doc);
    } else {
        sheet = mem_alloc(sizeof *sheet);
        *sheet = (struct stylesheet){compiled, mem_strdup(path), regex_cache_new()};
    }
    buf_free(&words);
    return sheet;
}

void
xslt_free(struct stylesheet *sheet)
{
    if (sheet == NULL)
        return;
    xsltFreeStylesheet(sheet->compiled);
    regex_cache_free(sheet->regexes);
    free(sheet->path);
    free(sheet);
}

static xsltSecurityPrefs *
forbid(void)
{
    xsltSecurityPrefs *prefs = xsltNewSecurityPrefs();
    xsltSetSecurityPrefs(prefs, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid);
    xsltSetSecurityPrefs(prefs, XSLT_SECPREF_CREATE_DIRECTORY, xsltSecurityForbid);
    xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_NETWORK, xsltSecurityForbid);
    xsltSetSecurityPrefs(prefs, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid);
    xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_FILE, xsltSecurityForbid);
    return prefs;
}

static int
set_params(xsltTransformContext *context, const char *const *params)
{
    for (; params != NULL && params[0] != NULL; params += 2)
        if (xsltQuoteOneUserParam(context, (const xmlChar *)params[0],
                                  (const xmlChar *)params[1]) != 0)
            return -1;
    return 0;
}

/* An expression that fails says why in our words, not on stderr in libxml2's. */
static void
remember_why(void *data, xmlErrorPtr error)
{
    struct xpath_env *env = data;
    if (env->why[0] == '\0' && error != NULL)
        snprintf(env->why, sizeof env->why, "%s", xpath_words(error->code));
}

/* What is made has the stylesheet's line numbers, which nobody would look for in the file that is
 * named. */
static void
forget_lines(xmlNode *top)
{
    for (xmlNode *node = top; node != NULL;) {
        node->line = 0;
        if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
            node = node->children;
            continue;
        }
        while (node != top && node->next == NULL)
            node = node->parent;
        node = node == top ? NULL : node->next;
    }
}

xmlDoc *
xslt_apply(const struct stylesheet *sheet, xmlDoc *doc, const char *const *params,
           struct diag *diag)
{
    struct buf words = {0};
    struct xpath_env env = {.regexes = sheet->regexes};
    xsltSecurityPrefs *prefs = forbid();
    xsltTransformContext *context = xsltNewTransformContext(sheet->compiled, doc);
    xsltSetCtxtSecurityPrefs(prefs, context);
    xsltSetTransformErrorFunc(context, &words, gather);
    context->maxTemplateDepth = TEMPLATE_DEPTH;
    context->xpathCtxt->userData = &env;
    context->xpathCtxt->error = remember_why;
    xmlDoc *result = NULL;
    if (set_params(context, params) == 0)
        result = xsltApplyStylesheetUser(sheet->compiled, doc, NULL, NULL, NULL, context);
    if (result != NULL && context->state == XSLT_STATE_ERROR) {
        xmlFreeDoc(result);
        result = NULL;
    }
    if (result == NULL) {
        one_line(&words);
        diag_error(diag, STATUS_LIBRARY, sheet->path, 0, NULL, "the stylesheet failed: %s%s%s",
                   env.why, env.why[0] != '\0' && words.length > 0 ? ": " : "", buf_text(&words));
    }
    if (result != NULL)
        forget_lines(xmlDocGetRootElement(result));
    xsltFreeTransformContext(context);
    xpath_env_clear(&env);
    xsltFreeSecurityPrefs(prefs);
    buf_free(&words);
    return result;
}

static int
save(const struct stylesheet *sheet, xmlDoc *result, struct buf *out)
{
    xmlChar *bytes = NULL;
    int length = 0;
    int rc = xsltSaveResultToString(&bytes, &length, result, sheet->compiled);
    if (rc == 0 && bytes != NULL)
        buf_add(out, (const char *)bytes, (size_t)length);
    xmlFree(bytes);
    return rc == 0 ? 0 : -1;
}

int
xslt_apply_text(const struct stylesheet *sheet, xmlDoc *doc, const char *const *params,
                struct buf *out, struct diag *diag)
{
    xmlDoc *result = xslt_apply(sheet, doc, params, diag);
    int rc = result != NULL ? save(sheet, result, out) : -1;
    if (result != NULL)
        xmlFreeDoc(result);
    return rc;
}

int
xslt_apply_fragment(const struct stylesheet *sheet, xmlDoc *doc, const char *const *params,
                    struct buf *out, struct diag *diag)
{
    xmlDoc *result = xslt_apply(sheet, doc, params, diag);
    if (result == NULL)
        return -1;
    xmlDtd *type = xmlGetIntSubset(result);
    if (type != NULL) {
        xmlUnlinkNode((xmlNode *)type);
        xmlFreeDtd(type);
        result->intSubset = NULL;
    }
    int rc = save(sheet, result, out);
    xmlFreeDoc(result);
    return rc;
}
