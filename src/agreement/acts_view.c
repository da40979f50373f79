/* Acts for people: as elements of the tree and as lines of text. */
#include <string.h>

#include "agreement/acts.h"
#include "agreement/table.h"
#include "library/vocabulary.h"

static void
put_label(struct buf *out, const struct lexicon *lexicon, enum label_kind kind, int label)
{
    if (out->length > 0 && out->bytes[out->length - 1] != ' ' && out->bytes[out->length - 1] != '=')
        buf_putc(out, ' ');
    buf_puts(out, lexicon_label_id(lexicon, kind, label));
}

static void
put_set(struct buf *out, const struct lexicon *lexicon, enum label_kind kind, uint32_t set)
{
    for (int i = 0; i < lexicon_labels(lexicon, kind); i++)
        if (set >> i & 1)
            put_label(out, lexicon, kind, i);
}

static void
put_about(struct buf *out, const struct lexicon *lexicon, const struct about *about)
{
    int topics = lexicon_labels(lexicon, LABEL_TOPIC);
    for (int i = 0; i < topics; i++)
        if (about_has(about, i))
            put_label(out, lexicon, LABEL_TOPIC, i);
    for (int i = 0; i < lexicon_labels(lexicon, LABEL_ACTION); i++) {
        const char *id = lexicon_label_id(lexicon, LABEL_ACTION, i);
        int topic = lexicon_label(lexicon, LABEL_TOPIC, id, strlen(id));
        if (about_has(about, topics + i) && !(topic >= 0 && about_has(about, topic)))
            put_label(out, lexicon, LABEL_ACTION, i);
    }
}

static void
put_order(struct buf *out, int order)
{
    static const char *const names[] = {"before", "after", "during"};
    for (int i = 0; i < 3; i++)
        if (order >> i & 1)
            buf_putf(out, "%s%s", out->length > 0 && out->bytes[out->length - 1] != '=' ? " " : "",
                     names[i]);
}

/* The attributes of an act, by name; each is told to `each` when it is not empty. */
typedef void each_attribute(void *context, const char *name, const char *value);

static void
attributes(const struct act *act, const struct lexicon *lexicon, each_attribute *each,
           void *context)
{
    struct buf value = {0};
    static const char *const names[] = {"who",   "force",    "does",   "whom", "about",
                                        "order", "standard", "unless", "only"};
    for (int i = 0; i < 9; i++) {
        buf_clear(&value);
        switch (i) {
        case 0:
            put_set(&value, lexicon, LABEL_CLASS, act->who);
            break;
        case 1:
            buf_puts(&value, force_name((enum force)act->force));
            break;
        case 2:
            put_label(&value, lexicon, LABEL_ACTION, act->does);
            break;
        case 3:
            put_set(&value, lexicon, LABEL_CLASS, act->whom);
            break;
        case 4:
            put_about(&value, lexicon, &act->about);
            break;
        case 5:
            put_order(&value, act->order);
            break;
        case 6:
            put_set(&value, lexicon, LABEL_STANDARD, act->standard);
            break;
        case 7:
            put_set(&value, lexicon, LABEL_EXCEPTION, act->unless);
            break;
        default:
            put_set(&value, lexicon, LABEL_EXCEPTION, act->only);
            break;
        }
        if (value.length > 0)
            each(context, names[i], buf_text(&value));
    }
    buf_free(&value);
}

static void
set_attribute(void *context, const char *name, const char *value)
{
    xml_set(context, name, value);
}

void
acts_write(const struct acts *acts)
{
    for (size_t i = 0; i < acts->count; i++) {
        const struct sentence *s = &acts->sentences[i];
        for (int k = 0; s->node != NULL && k < s->act_count; k++)
            attributes(&acts->list[s->first_act + k], acts->lexicon, set_attribute,
                       xml_add(s->node, "act"));
    }
}

static void
print_attribute(void *context, const char *name, const char *value)
{
    struct buf *out = context;
    bool bare = strcmp(name, "who") == 0 || strcmp(name, "force") == 0 || strcmp(name, "does") == 0;
    if (strcmp(name, "who") == 0) {
        buf_puts(out, value);
        return;
    }
    buf_putf(out, bare ? "%s · %s" : "%s %s=", out->length > 0 ? "" : "", bare ? value : name);
    if (!bare)
        buf_puts(out, value);
}

void
act_print(const struct act *act, const struct lexicon *lexicon, struct buf *out)
{
    struct buf line = {0};
    if (act->who == 0)
        buf_puts(&line, "-");
    attributes(act, lexicon, print_attribute, &line);
    buf_puts(out, buf_text(&line));
    buf_free(&line);
}

void
acts_print(const struct acts *acts, struct buf *out)
{
    for (size_t i = 0; i < acts->count; i++) {
        const struct sentence *s = &acts->sentences[i];
        buf_putf(out, "%s\n", sentence_text(acts, (int)i));
        for (int k = 0; k < s->act_count; k++) {
            buf_puts(out, "    ");
            act_print(&acts->list[s->first_act + k], acts->lexicon, out);
            buf_putc(out, '\n');
        }
    }
}
