/* The functions are libexslt's; the tables here are for the name lint. */
#include "base/xslt_xpath.h"

#include <libexslt/exslt.h>
#include <libxslt/numbersInternals.h>
#include <libxslt/xsltInternals.h>

#define SET     "http://exslt.org/sets"
#define MATH    "http://exslt.org/math"
#define C(text) ((xmlChar *)(size_t)(text))

/* XSLT 1.0, 12.3: the default format; other formats need xsl:decimal-format, which schemas do not
 * have. */
static void
format_number(xmlXPathParserContext *parser, int nargs)
{
    if (!xpath_arity(parser, nargs, 2, 2))
        return;
    xsltDecimalFormat usual = {
        .digit = C("#"),
        .patternSeparator = C(";"),
        .minusSign = C("-"),
        .infinity = C("Infinity"),
        .noNumber = C("NaN"),
        .decimalPoint = C("."),
        .grouping = C(","),
        .percent = C("%"),
        .permille = C("\xE2\x80\xB0"),
        .zeroDigit = C("0"),
    };
    xmlXPathObject *keep = NULL;
    const char *format = xpath_pop_string(parser, &keep);
    double number = xmlXPathPopNumber(parser);
    xmlChar *result = NULL;
    if (xsltFormatNumberConversion(&usual, C(format), number, &result) != XPATH_EXPRESSION_OK)
        xpath_fail(parser, "\"%.60s\" is no format for a number", format);
    else
        valuePush(parser, xmlXPathNewString(result));
    xmlFree(result);
    xmlXPathFreeObject(keep);
}

static const struct xpath_function functions[] = {
    {NULL, "format-number", 2, 2, format_number, NULL},
    {SET, "difference", 2, 2, NULL, NULL},
    {SET, "intersection", 2, 2, NULL, NULL},
    {SET, "distinct", 1, 1, NULL, NULL},
    {SET, "has-same-node", 2, 2, NULL, NULL},
    {SET, "leading", 2, 2, NULL, NULL},
    {SET, "trailing", 2, 2, NULL, NULL},
    {MATH, "min", 1, 1, NULL, NULL},
    {MATH, "max", 1, 1, NULL, NULL},
    {MATH, "highest", 1, 1, NULL, NULL},
    {MATH, "lowest", 1, 1, NULL, NULL},
    {MATH, "abs", 1, 1, NULL, NULL},
    {MATH, "sqrt", 1, 1, NULL, NULL},
    {MATH, "power", 2, 2, NULL, NULL},
    {NULL, NULL, 0, 0, NULL, NULL},
};

void
xslt_xpath_add(struct xpath *xpath)
{
    exsltSetsXpathCtxtRegister(xpath_context(xpath), C("set"));
    exsltMathXpathCtxtRegister(xpath_context(xpath), C("math"));
    xpath_add_functions(xpath, functions);
    xpath_add_namespace(xpath, "set", SET);
    xpath_add_namespace(xpath, "math", MATH);
}
