/* Interim: functions of mou.h whose own file has not landed yet. Goes away with the last of them. */
#include <stdio.h>

#include "mou.h"

#define WEAK __attribute__((weak))

static int
absent(const char *name)
{
    fprintf(stderr, "mou: error: %s is not built yet\n", name);
    return 2;
}

WEAK int mou_import(struct mou *m, const char *p, enum mou_view v, struct mou_text *o) { (void)m; (void)p; (void)v; (void)o; return absent("import"); }
WEAK int mou_draft(struct mou *m, const struct mou_draft_options *d, struct mou_text *o) { (void)m; (void)d; (void)o; return absent("draft"); }
WEAK int mou_render(struct mou *m, const char *p, const char *f, const char *s, struct mou_text *o) { (void)m; (void)p; (void)f; (void)s; (void)o; return absent("render"); }
