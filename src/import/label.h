/* Printed numbers at the head of a paragraph: "ARTICLE IV.", "4.2", "3.", "(b)", "iv.", "a)",
 * bullets. */
#ifndef MOU_IMPORT_LABEL_H
#define MOU_IMPORT_LABEL_H

#include <stdbool.h>
#include <stddef.h>

enum label_style {
    LABEL_NONE,
    LABEL_DECIMAL,
    LABEL_LOWER,
    LABEL_UPPER,
    LABEL_LOWER_ROMAN,
    LABEL_UPPER_ROMAN,
    LABEL_MULTI, /* 4.2, 4.2.1 */
    LABEL_BULLET,
    LABEL_KEYWORD /* ARTICLE, SECTION, EXHIBIT … */
};

/* How far out a keyword stands: smaller is outer. */
enum label_rank { RANK_EXHIBIT, RANK_PART, RANK_ARTICLE, RANK_SECTION, RANK_NONE };

struct label {
    enum label_style style;
    enum label_rank rank;
    int ordinal; /* of style; of the last part for LABEL_MULTI */
    enum label_style
        other; /* a second reading ("i." is 1 or 9, "C." is 3 or 100); LABEL_NONE: none */
    int other_ordinal;
    char form;     /* '.' ')' '(' or 0 */
    int parts;     /* of a LABEL_MULTI */
    bool zero;     /* printed "4.0": the head of 4.1, 4.2 … */
    size_t length; /* bytes of the label as printed */
    size_t skip;   /* bytes to the text after it */
};

/* Reads the label at the head of text (length bytes). Returns false when there is none. */
bool label_read(const char *text, size_t length, struct label *label);
/* Whether nothing but a label stands there, or nothing but white space. */
bool label_alone(const char *text, size_t length);

#endif
