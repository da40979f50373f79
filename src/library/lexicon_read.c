/* lexicon.xml into the lexicon: labels first, since conditions name them, then every phrase with
 * its sense. */
#include "library/lexicon_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct reader {
    struct lexicon *lexicon;
    const char *path;
    struct diag *diag;
    const xmlNode *node; /* the element being read, for diagnostics */
    struct sense sense;  /* what its phrases get */
    enum { AS_IS, AS_VERB, AS_NOUN, AS_PLURAL } inflect;
    int form; /* of a verb: only this one, 0: every one */
    int faults;
};

static const char *const word_kinds[WORD_KINDS] = {
    "determiner",  "no",        "possessive", "pronoun", "demonstrative",
    "preposition", "and",       "or",         "but",     "not",
    "rather",      "ignore",    "adverb",     "if",      "only-if",
    "unless",      "until",     "because",    "while",   "that",
    "who",         "wh",        "before",     "after",   "during",
    "without",     "soft",      "document",   "points",  "duty",
    "number",      "adjective", "be",         "have",    "do",
    "to",          "part",      "turn"};

static const struct {
    const char *element;
    enum label_kind kind;
    int limit;
} labelled[] = {{"class", LABEL_CLASS, 15},
                {"action", LABEL_ACTION, 128},
                {"topic", LABEL_TOPIC, 120},
                {"exception", LABEL_EXCEPTION, EXCEPTIONS_MAX - 1},
                {"standard", LABEL_STANDARD, STANDARDS_MAX}};

static void
fault(struct reader *r, const char *what, const char *value)
{
    diag_error(r->diag, STATUS_LIBRARY, r->path, xmlGetLineNo(r->node),
               "the comment at the head of lexicon.xml says how it is written", "%s: \"%.80s\"",
               what, value);
    r->faults++;
}

static void
add_label(struct reader *r, enum label_kind kind, const char *id, int limit)
{
    struct labels *labels = &r->lexicon->labels[kind];
    if (*id == '\0' || strlen(id) >= LABEL_ID ||
        lexicon_label(r->lexicon, kind, id, strlen(id)) >= 0)
        fault(r, "an id is missing, too long or used twice", id);
    else if ((int)labels->count >= limit)
        fault(r, "too many of this kind", id);
    else {
        labels->list =
            mem_grow(labels->list, &labels->room, labels->count + 1, sizeof *labels->list);
        struct label *label = &labels->list[labels->count++];
        memset(label, 0, sizeof *label);
        memcpy(label->id, id, strlen(id));
        label->stands_for = -1;
    }
}

static void
read_labels(struct reader *r, const xmlNode *root)
{
    for (size_t i = 0; i < sizeof labelled / sizeof *labelled; i++)
        for (r->node = xml_child(root, labelled[i].element); r->node;
             r->node = xml_next(r->node, labelled[i].element))
            add_label(r, labelled[i].kind, xml_attr_or(r->node, "id", ""), labelled[i].limit);
    add_label(r, LABEL_EXCEPTION, "other", EXCEPTIONS_MAX);
    for (r->node = xml_child(root, "topic"); r->node; r->node = xml_next(r->node, "topic")) {
        const char *id = xml_attr_or(r->node, "id", ""), *action = xml_attr(r->node, "stands-for");
        int topic = lexicon_label(r->lexicon, LABEL_TOPIC, id, strlen(id));
        if (topic < 0 || action == NULL)
            continue;
        int number = lexicon_label(r->lexicon, LABEL_ACTION, action, strlen(action));
        if (number < 0)
            fault(r, "no such action", action);
        r->lexicon->labels[LABEL_TOPIC].list[topic].stands_for = number;
    }
}

static void
add_joined(struct reader *r, const char *first, size_t length, const char *second,
           struct sense sense)
{
    char whole[4 * INFLECT_WORD];
    size_t more = strlen(second);
    if (length + more >= sizeof whole)
        return;
    memcpy(whole, first, length);
    memcpy(whole + length, second, more + 1);
    phrases_add(r->lexicon->phrases, whole, sense);
}

/* "be" has more forms than other verbs. gap: the rest of the phrase with its space, or NULL. */
static void
add_present_of_be(struct reader *r, const char *gap)
{
    static const char *const forms[] = {"is", "are", "am", "were"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct sense sense = r->sense;
        sense.forms = i == 3 ? FORM_PAST : FORM_S;
        add_joined(r, forms[i], strlen(forms[i]), gap != NULL ? gap : "", sense);
    }
}

/* One phrase with every inflected form: of verbs the first word changes, of nouns the last. */
static void
add_forms(void *context, const char *phrase)
{
    struct reader *r = context;
    struct lexicon *lexicon = r->lexicon;
    char word[INFLECT_WORD], form[INFLECT_WORD];
    const char *gap = r->inflect == AS_VERB ? strchr(phrase, ' ') : strrchr(phrase, ' ');
    const char *last = gap != NULL ? gap + 1 : phrase;
    size_t first_length = gap != NULL ? (size_t)(gap - phrase) : strlen(phrase);
    if (r->inflect == AS_IS || strlen(phrase) >= 3 * INFLECT_WORD || first_length >= INFLECT_WORD) {
        phrases_add(lexicon->phrases, phrase, r->sense);
        return;
    }
    if (r->inflect == AS_NOUN || r->inflect == AS_PLURAL) {
        if (r->inflect == AS_NOUN)
            phrases_add(lexicon->phrases, phrase, r->sense);
        inflect_plural(lexicon->inflections, last, form);
        add_joined(r, phrase, (size_t)(last - phrase), form, r->sense);
        return;
    }
    memcpy(word, phrase, first_length);
    word[first_length] = '\0';
    if (strcmp(word, "be") == 0 && (r->form == 0 || r->form == FORM_S))
        add_present_of_be(r, gap);
    for (int f = FORM_BASE; f <= FORM_ING; f *= 2) {
        struct sense sense = r->sense;
        sense.forms = (uint8_t)f;
        if (r->form != 0 && r->form != f)
            continue;
        inflect_verb(lexicon->inflections, word, (enum verb_form)f, form);
        add_joined(r, form, strlen(form), gap != NULL ? gap : "", sense);
    }
}

static void
add_phrases(struct reader *r, const xmlNode *node)
{
    r->node = node;
    char *text = xml_text(node);
    if (!phrases_expand(text, add_forms, r))
        fault(r, "brackets do not match, or too many alternatives", text);
    free(text);
}

/* Each word of a space-separated attribute: a label if there is one by that name, else a plain
 * noun. */
static void
read_objects(struct reader *r, const char *list, struct condition *c, bool negative)
{
    struct lexicon *lexicon = r->lexicon;
    int topics = lexicon_labels(lexicon, LABEL_TOPIC), used = 0;
    for (const char *at = list + strspn(list, " \n\t"); *at != '\0'; at += strspn(at, " \n\t")) {
        size_t length = strcspn(at, " \n\t");
        int class = lexicon_label(lexicon, LABEL_CLASS, at, length);
        int topic = lexicon_label(lexicon, LABEL_TOPIC, at, length);
        int action = lexicon_label(lexicon, LABEL_ACTION, at, length);
        if (class >= 0)
            *(negative ? &c->not_classes : &c->classes) |= (uint16_t)(1u << class);
        if (topic >= 0)
            about_add(negative ? &c->not_about : &c->about, topic);
        if (action >= 0)
            about_add(negative ? &c->not_about : &c->about, topics + action);
        if (class < 0 && topic < 0 && action < 0 && used + 3 < CONDITION_WORDS) {
            char *word = mem_strndup(at, length), plural[INFLECT_WORD];
            struct sense noun = {SENSE_OTHER_NOUN, 0, 0, -1, -1};
            int *words = negative ? c->not_words : c->words;
            inflect_plural(lexicon->inflections, word, plural);
            if (lexicon_word_number(lexicon, word) == 0)
                phrases_add(lexicon->phrases, word, noun);
            if (lexicon_word_number(lexicon, plural) == 0)
                phrases_add(lexicon->phrases, plural, noun);
            words[used++] = lexicon_word_number(lexicon, word);
            words[used++] = lexicon_word_number(lexicon, plural);
            free(word);
        } else if (class < 0 && topic < 0 && action < 0)
            fault(r, "too many plain words in a condition", at);
        at += length;
    }
}

static int16_t
read_condition(struct reader *r, const xmlNode *node)
{
    struct lexicon *lexicon = r->lexicon;
    const char *object = xml_attr(node, "object"), *not_object = xml_attr(node, "not-object");
    const char *with = xml_attr(node, "with");
    struct condition c = {.wants = object != NULL,
                          .action = with != NULL,
                          .infinitive = with != NULL && strcmp(with, "infinitive") == 0};
    if (object == NULL && not_object == NULL && with == NULL)
        return -1;
    r->node = node;
    if (object != NULL)
        read_objects(r, object, &c, false);
    if (not_object != NULL)
        read_objects(r, not_object, &c, true);
    lexicon->conditions = mem_grow(lexicon->conditions, &lexicon->condition_room,
                                   lexicon->condition_count + 1, sizeof *lexicon->conditions);
    lexicon->conditions[lexicon->condition_count] = c;
    return (int16_t)lexicon->condition_count++;
}

static void
read_action(struct reader *r, const xmlNode *node, int action)
{
    for (const xmlNode *part = xml_first(node); part != NULL; part = xml_after(part)) {
        bool verb = xml_is(part, "verb");
        r->inflect = verb ? AS_VERB : AS_NOUN;
        r->sense = (struct sense){verb ? SENSE_VERB : SENSE_NOUN, 0, (int16_t)action,
                                  read_condition(r, part), -1};
        add_phrases(r, part);
    }
}

static int16_t
read_control(struct reader *r, const xmlNode *node)
{
    const char *force = xml_attr_or(node, "force", ""), *negated = xml_attr_or(node, "not", "");
    int yes = force_of(force, strlen(force)), no = force_of(negated, strlen(negated));
    r->node = node;
    if (yes < 0 || no < 0)
        fault(r, "unknown force", yes < 0 ? force : negated);
    r->lexicon->controls = mem_grow(r->lexicon->controls, &r->lexicon->control_room,
                                    r->lexicon->control_count + 1, sizeof *r->lexicon->controls);
    r->lexicon->controls[r->lexicon->control_count] = (struct control){
        (uint8_t)(yes < 0 ? 0 : yes), (uint8_t)(no < 0 ? 0 : no), xml_attr(node, "actor") != NULL};
    return (int16_t)r->lexicon->control_count++;
}

static void
read_matches(struct reader *r, const xmlNode *node, enum sense_kind kind, int value, bool nouns)
{
    r->inflect = nouns ? AS_NOUN : AS_IS;
    r->sense = (struct sense){(uint8_t)kind, 0, (int16_t)value, -1, -1};
    for (const xmlNode *match = xml_child(node, "match"); match; match = xml_next(match, "match"))
        add_phrases(r, match);
}

static void
read_group(struct reader *r, const xmlNode *node)
{
    const char *at = xml_attr_or(node, "classes", "");
    int classes = 0;
    for (size_t length; *at != '\0'; at += length + strspn(at + length, " ")) {
        length = strcspn(at, " ");
        int class = lexicon_label(r->lexicon, LABEL_CLASS, at, length);
        r->node = node;
        if (class < 0)
            fault(r, "no such class", at);
        else
            classes |= 1 << class;
    }
    read_matches(r, node, SENSE_CLASS, classes, true);
}

static void
read_words(struct reader *r, const xmlNode *node)
{
    const char *as = xml_attr_or(node, "as", "");
    for (int kind = 0; kind < WORD_KINDS; kind++)
        if (strcmp(word_kinds[kind], as) == 0) {
            bool nouns = kind == WORD_DUTY || kind == WORD_DOCUMENT;
            r->inflect = nouns ? AS_NOUN : AS_IS;
            r->sense = (struct sense){SENSE_WORD, 0, (int16_t)kind, -1, -1};
            add_phrases(r, node);
            return;
        }
    r->node = node;
    fault(r, "no such office of words", as);
}

static void
add_exception_form(void *context, const char *phrase)
{
    struct reader *r = context;
    char first[INFLECT_WORD], second[INFLECT_WORD], third[INFLECT_WORD];
    int words = sscanf(phrase, "%47s %47s %47s", first, second, third);
    if (words == 3)
        inflections_add_verb(r->lexicon->inflections, first, second, third);
    else if (words == 2)
        inflections_add_plural(r->lexicon->inflections, first, second);
    else
        inflections_add_double(r->lexicon->inflections, first);
}

static void
read_forms(struct reader *r, const xmlNode *forms)
{
    for (r->node = xml_first(forms); r->node != NULL; r->node = xml_after(r->node)) {
        char *text = xml_text(r->node);
        if (!phrases_expand(text, add_exception_form, r))
            fault(r, "brackets do not match", text);
        free(text);
    }
}

static void
read_verbs(struct reader *r, const xmlNode *node, enum sense_kind kind, int value)
{
    r->inflect = AS_VERB;
    r->sense = (struct sense){(uint8_t)kind, 0, (int16_t)value, -1, -1};
    add_phrases(r, node);
}

static void
read_control_element(struct reader *r, const xmlNode *node)
{
    int16_t control = read_control(r, node);
    for (const xmlNode *part = xml_first(node); part != NULL; part = xml_after(part)) {
        r->inflect = xml_is(part, "verb") ? AS_VERB : AS_IS;
        r->sense = (struct sense){SENSE_CONTROL, 0, control, -1, -1};
        add_phrases(r, part);
    }
}

static int16_t
add_plain(struct reader *r, const char *first, const char *rest)
{
    struct lexicon *lexicon = r->lexicon;
    lexicon->plains = mem_grow(lexicon->plains, &lexicon->plain_room, lexicon->plain_count + 1,
                               sizeof *lexicon->plains);
    struct plain *plain = &lexicon->plains[lexicon->plain_count];
    if (snprintf(plain->words, sizeof plain->words, "%s%s", first, rest) >= PLAIN_WORDS)
        fault(r, "too long", first);
    return (int16_t)lexicon->plain_count++;
}

/* <plain as="investigate" inflect="verb">: each form of its verbs by the same form of that. */
static void
read_plain(struct reader *r, const xmlNode *node)
{
    const char *as = xml_attr_or(node, "as", ""), *inflect = xml_attr_or(node, "inflect", "");
    char word[INFLECT_WORD], form[INFLECT_WORD];
    r->sense = (struct sense){SENSE_PLAIN, 0, 0, -1, -1};
    r->inflect = AS_IS;
    if (strcmp(inflect, "verb") != 0) {
        r->sense.value = add_plain(r, as, "");
        add_phrases(r, node);
        if (strcmp(inflect, "noun") != 0)
            return;
        inflect_plural(r->lexicon->inflections, as, form);
        r->sense.value = add_plain(r, form, "");
        r->inflect = AS_PLURAL;
        add_phrases(r, node);
        return;
    }
    r->inflect = AS_VERB;
    snprintf(word, sizeof word, "%.*s", (int)strcspn(as, " "), as);
    for (r->form = FORM_BASE; r->form <= FORM_ING; r->form *= 2) {
        inflect_verb(r->lexicon->inflections, word, (enum verb_form)r->form, form);
        r->sense.value = add_plain(r, form, as + strcspn(as, " "));
        add_phrases(r, node);
    }
    r->form = 0;
}

/* Names are told by their capitals, so they are kept as they stand. */
static void
read_states(struct reader *r, const xmlNode *node)
{
    struct lexicon *lexicon = r->lexicon;
    char *text = xml_words(node);
    for (char *rest = text, *name; (name = strsep(&rest, "|")) != NULL;) {
        struct state_name state = {{0}};
        name += strspn(name, " ");
        size_t length = strlen(name);
        if (length == 0 || length >= sizeof state.text) {
            fault(r, "no name of a state, or too long", name);
            continue;
        }
        memcpy(state.text, name, length);
        lexicon->states =
            mem_grow(lexicon->states, &lexicon->state_room, lexicon->state_count + 1, sizeof state);
        lexicon->states[lexicon->state_count++] = state;
    }
    free(text);
}

static void
read_element(struct reader *r, const xmlNode *node)
{
    const char *id = xml_attr_or(node, "id", "");
    size_t n = strlen(id);
    if (xml_is(node, "words"))
        read_words(r, node);
    else if (xml_is(node, "verbs"))
        read_verbs(r, node, SENSE_OTHER_VERB, 0);
    else if (xml_is(node, "light"))
        read_verbs(r, node, SENSE_LIGHT, xml_attr(node, "pronoun") != NULL);
    else if (xml_is(node, "share"))
        read_verbs(r, node, SENSE_SHARE, 1);
    else if (xml_is(node, "rest"))
        read_verbs(r, node, SENSE_REST, 0);
    else if (xml_is(node, "nouns")) {
        r->inflect = AS_NOUN;
        r->sense = (struct sense){SENSE_OTHER_NOUN, 0, 0, -1, -1};
        add_phrases(r, node);
    } else if (xml_is(node, "modal")) {
        r->sense = (struct sense){SENSE_MODAL, 0, read_control(r, node), -1, -1};
        r->inflect = AS_IS;
        add_phrases(r, node);
    } else if (xml_is(node, "control"))
        read_control_element(r, node);
    else if (xml_is(node, "class"))
        read_matches(r, node, SENSE_CLASS, 1 << lexicon_label(r->lexicon, LABEL_CLASS, id, n),
                     true);
    else if (xml_is(node, "group"))
        read_group(r, node);
    else if (xml_is(node, "topic"))
        read_matches(r, node, SENSE_TOPIC, lexicon_label(r->lexicon, LABEL_TOPIC, id, n), true);
    else if (xml_is(node, "exception"))
        read_matches(r, node, SENSE_EXCEPTION, lexicon_label(r->lexicon, LABEL_EXCEPTION, id, n),
                     false);
    else if (xml_is(node, "standard"))
        read_matches(r, node, SENSE_STANDARD, lexicon_label(r->lexicon, LABEL_STANDARD, id, n),
                     false);
    else if (xml_is(node, "plain"))
        read_plain(r, node);
    else if (xml_is(node, "states"))
        read_states(r, node);
    else if (xml_is(node, "action"))
        read_action(r, node, lexicon_label(r->lexicon, LABEL_ACTION, id, n));
    else if (!xml_is(node, "forms") && !xml_is(node, "term"))
        fault(r, "no such element", (const char *)node->name);
}

int
lexicon_read(struct lexicon *lexicon, const xmlNode *root, const char *path, struct diag *diag)
{
    struct reader r = {.lexicon = lexicon, .path = path, .diag = diag, .node = root};
    if (!xml_is(root, "lexicon"))
        fault(&r, "the root element must be <lexicon>", (const char *)root->name);
    for (const xmlNode *node = xml_child(root, "forms"); node; node = xml_next(node, "forms"))
        read_forms(&r, node);
    read_labels(&r, root);
    for (const xmlNode *node = xml_first(root); node != NULL && r.faults == 0;
         node = xml_after(node)) {
        r.node = node;
        read_element(&r, node);
    }
    return r.faults == 0 ? 0 : -1;
}
