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

WEAK int mou_prepare(struct mou *m, enum mou_job j, const char *const *p) { (void)m; (void)j; (void)p; return 0; }
WEAK int mou_import(struct mou *m, const char *p, enum mou_view v, struct mou_text *o) { (void)m; (void)p; (void)v; (void)o; return absent("import"); }
WEAK int mou_check(struct mou *m, const char *p, const struct mou_check_options *c, struct mou_text *o) { (void)m; (void)p; (void)c; (void)o; return absent("check"); }
WEAK int mou_unreadable(const char *p, const char *w, struct mou_text *o) { (void)p; (void)w; (void)o; return absent("check"); }
WEAK int mou_draft(struct mou *m, const struct mou_draft_options *d, struct mou_text *o) { (void)m; (void)d; (void)o; return absent("draft"); }
WEAK int mou_render(struct mou *m, const char *p, const char *f, const char *s, struct mou_text *o) { (void)m; (void)p; (void)f; (void)s; (void)o; return absent("render"); }
WEAK int mou_list(struct mou *m, const char *w, const char *const *p, struct mou_text *o) { (void)m; (void)w; (void)p; (void)o; return absent("list"); }
WEAK int mou_explain(struct mou *m, const char *i, bool r, struct mou_text *o) { (void)m; (void)i; (void)r; (void)o; return absent("explain"); }
WEAK int mou_test(struct mou *m, const char *t, struct mou_text *o) { (void)m; (void)t; (void)o; return absent("test"); }

#include "library/lexicon.h"

WEAK struct lexicon *lexicon_load(const char *p, struct regex_cache *r, struct diag *d) { (void)p; (void)r; (void)d; absent("lexicon"); return NULL; }
WEAK void lexicon_free(struct lexicon *l) { (void)l; }
WEAK int lexicon_add_terms(struct lexicon *l, const xmlNode *n, const char *s, const char *f, struct diag *d) { (void)l; (void)n; (void)s; (void)f; (void)d; return absent("lexicon"); }
