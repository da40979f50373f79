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

#include "library/lexicon.h"

WEAK struct lexicon *lexicon_load(const char *p, struct regex_cache *r, struct diag *d) { (void)p; (void)r; (void)d; absent("lexicon"); return NULL; }
WEAK void lexicon_free(struct lexicon *l) { (void)l; }
WEAK int lexicon_add_terms(struct lexicon *l, const xmlNode *n, const char *s, const char *f, struct diag *d) { (void)l; (void)n; (void)s; (void)f; (void)d; return absent("lexicon"); }
#include "agreement/query.h"

WEAK int lexicon_term(const struct lexicon *l, const char *s, const char *i, size_t n) { (void)l; (void)s; (void)i; (void)n; return -1; }
WEAK int lexicon_terms(const struct lexicon *l) { (void)l; return 0; }
WEAK const char *lexicon_term_id(const struct lexicon *l, int t) { (void)l; (void)t; return ""; }
WEAK char *lexicon_term_fault(const struct lexicon *l, int t) { (void)l; (void)t; return NULL; }
WEAK struct act_query *act_query_new(const struct lexicon *l, const char *s, const char *c, const char *n, long i, struct diag *d) { (void)l; (void)s; (void)c; (void)n; (void)i; (void)d; absent("acts"); return NULL; }
WEAK void act_query_free(struct act_query *q) { (void)q; }
WEAK int act_query_nodes(const struct act_query *q, struct acts *a, xmlNode ***n) { (void)q; (void)a; *n = NULL; return 0; }
WEAK struct acts *acts_new(xmlDoc *d, const struct lexicon *l) { (void)d; (void)l; return NULL; }
WEAK void acts_free(struct acts *a) { (void)a; }
WEAK void acts_print(const struct acts *a, struct buf *o) { (void)a; (void)o; }
WEAK int acts_sentence_of(const struct acts *a, const xmlNode *s) { (void)a; (void)s; return -1; }
WEAK const char *acts_text(const struct acts *a, int s) { (void)a; (void)s; return ""; }
WEAK bool sentence_says(struct acts *a, int s, int t) { (void)a; (void)s; (void)t; return false; }
WEAK bool heading_says(struct acts *a, int s, int t) { (void)a; (void)s; (void)t; return false; }
