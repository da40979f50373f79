/* library/likeness and library/learn: what is learned from a few sentences, and how its table is
 * read. agreement/gist: what alike sentences have in common. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "agreement/gist.h"
#include "base/status.h"
#include "base/regex.h"
#include "library/learn.h"
#include "library/likeness.h"

static const char *const criteria[] = {"told", "searched"};

static void
teach(struct lessons *lessons, int criterion, enum likeness_kind verdict, const char *sentence)
{
    struct lesson lesson = {.own = criterion};
    char words[200];
    size_t length = strlen(sentence) + 1;
    lesson.labels[lesson.label_count++] = (struct lesson_label){criterion, verdict};
    memcpy(words, sentence, length);
    for (size_t i = 0; i < length; i++)
        words[i] = (char)(words[i] == ' ' ? '\0' : words[i]);
    lessons_add(lessons, &lesson, words, length);
}

static char *
learned(void)
{
    struct lessons *lessons = lessons_new(criteria, 2);
    struct buf out = {0};
    for (int i = 0; i < 5; i++) {
        teach(lessons, 0, LIKENESS_MET, "officer must tell parent");
        teach(lessons, 0, LIKENESS_MET, "principal phones home");
        teach(lessons, 0, LIKENESS_CONTRARY, "nobody must tell parent");
        teach(lessons, 0, LIKENESS_CONTRARY, "nobody phones home");
        teach(lessons, 1, LIKENESS_MET, "officer must search locker");
        teach(lessons, 1, LIKENESS_MET, "principal opens locker");
    }
    lessons_learn(lessons, &out);
    lessons_free(lessons);
    return buf_take(&out);
}

static struct likeness *
read_table(const char *table, struct diag *diag)
{
    char path[] = "/tmp/mou-likeness-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, table, strlen(table)), (ssize_t)strlen(table));
    close(file);
    struct likeness *likeness = likeness_read(path, diag);
    unlink(path);
    return likeness;
}

static float
score(const struct likeness *likeness, const char *criterion, enum likeness_kind kind,
      const char *sentence)
{
    const struct likeness_feature *features[20];
    size_t count = 0, subjects = likeness->subject_count;
    float sums[20 * LIKENESS_KINDS];
    char words[200];
    snprintf(words, sizeof words, "%s", sentence);
    for (char *word = strtok(words, " "); word != NULL; word = strtok(NULL, " "))
        features[count++] = likeness_find(likeness, likeness_number(LIKENESS_START, word));
    float share = likeness_add(likeness, features, count, kind, kind, sums);
    for (size_t i = 0; i < subjects; i++)
        if (strcmp(likeness->subjects[i].criterion, criterion) == 0)
            return sums[(size_t)kind * subjects + i] * share + likeness->subjects[i].bias[kind];
    fail_msg("no such subject");
    return 0;
}

static void
what_is_learned_tells_apart(void **state)
{
    (void)state;
    struct diag diag = {.quiet = true};
    char *table = learned();
    struct likeness *likeness = read_table(table, &diag);
    assert_non_null(likeness);
    assert_true(score(likeness, "told", LIKENESS_MET, "principal must tell parent") > 0);
    assert_true(score(likeness, "told", LIKENESS_MET, "officer opens locker") < 0);
    assert_true(score(likeness, "told", LIKENESS_CONTRARY, "nobody must tell home") > 0);
    assert_true(score(likeness, "told", LIKENESS_TURN, "nobody tell parent") >
                score(likeness, "told", LIKENESS_TURN, "officer tell parent"));
    assert_true(score(likeness, "searched", LIKENESS_ABOUT, "officer opens locker") > 0);
    likeness_free(likeness);
    free(table);
}

static void
the_same_lessons_give_the_same_table(void **state)
{
    (void)state;
    char *one = learned(), *two = learned();
    assert_string_equal(one, two);
    free(one);
    free(two);
}

static void
faulty_tables_are_refused(void **state)
{
    (void)state;
    static const char *const tables[] = {
        "word\t1.00\t0:5\n",                                   /* of a class that is not there */
        "class\ttold\tmaybe\t1.0\n",                           /* of no kind */
        "class\ttold\tmet\t1.0\nword\t1.00\t0:5 0\n",          /* a weight without a number */
        "class\ttold\tmet\t1.0\nword\t1.00\t0:99999999\n",     /* too heavy */
        "class\ttold\tmet\t1.0\nw\t1.00\t0:5\nw\t1.00\t0:5\n", /* a feature twice */
        "class\ttold\tmet\t1.0\nword\n",                       /* cut */
        "class\ttold\tmet\t1.0\nclass\ttold\tmet\t2.0\n",    /* a class twice */
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct diag diag = {.quiet = true};
        assert_null(read_table(tables[i], &diag));
        assert_int_equal(diag.worst, STATUS_LIBRARY);
    }
}

/* Whether the table's last sentence has the feature, by its number and in letters. */
static bool
has(const struct acts *acts, struct gist *gist, const char *feature)
{
    size_t count;
    const uint32_t *list = gist_of(gist, acts_sentences(acts) - 1, &count);
    int found = 0;
    for (size_t i = 0; i < count; i++) {
        struct buf letters = {0};
        gist_write(gist, list[i], &letters);
        bool same = strcmp(buf_text(&letters), feature) == 0;
        assert_int_equal(gist_number(gist, list[i]) == likeness_number(LIKENESS_START, feature),
                         same);
        found += same;
        buf_free(&letters);
    }
    assert_true(found <= 1);
    return found == 1;
}

static void
people_are_what_they_are_called(void **state)
{
    (void)state;
    struct diag diag = {.quiet = true};
    struct regex_cache *regexes = regex_cache_new();
    struct lexicon *lexicon = lexicon_load("clauses/lexicon.xml", regexes, &diag);
    assert_non_null(lexicon);
    static const char *const texts[] = {
        "The deputy shall not be searching 3 pupils.",
        "\"SPO\" means a police officer of the City. SPOs will never search any student."};
    for (int i = 0; i < 2; i++) {
        struct acts *acts = acts_of_text(texts[i], NULL, "Searches of Students", NULL, lexicon);
        struct gist *gist = gist_new(acts);
        assert_true(has(acts, gist, "@officer must"));
        assert_true(has(acts, gist, "must not"));
        assert_true(has(acts, gist, "search"));
        assert_true(has(acts, gist, "# searches") || has(acts, gist, "# search"));
        assert_true(has(acts, gist, "@student"));
        gist_free(gist);
        acts_free(acts);
    }
    lexicon_free(lexicon);
    regex_cache_free(regexes);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_learned_tells_apart),
        cmocka_unit_test(the_same_lessons_give_the_same_table),
        cmocka_unit_test(faulty_tables_are_refused),
        cmocka_unit_test(people_are_what_they_are_called),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
