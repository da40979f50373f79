/* Opening and closing a face: for font.c only. */
#ifndef MOU_TYPESET_FONT_FACE_H
#define MOU_TYPESET_FONT_FACE_H

#include "typeset/font.h"

/* NULL when the file is no TrueType font, or its licence bits forbid embedding a subset. */
struct face *face_open(const char *path);
/* Stands for a file that cannot be had: hb_face is NULL. */
struct face *face_missing(void);
/* Whether its glyphs can be substituted in that way, as "smcp" for small capitals. */
bool face_has_feature(const struct face *face, const char *tag);
void face_close(struct face *face);

#endif
