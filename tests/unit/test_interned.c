/* library/interned: what an array holds already is found again, whole and in its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "library/interned.h"

enum { MOST = 5000 };

struct list {
    struct interned interned;
    uint32_t members[MOST];
    size_t count;
};

static size_t
keep(struct list *list, const uint32_t *members, size_t count)
{
    struct interned_array array = {list->members, sizeof *list->members, list->count};
    size_t place;
    if (!interned_find(&list->interned, &array, members, count, &place)) {
        assert_int_equal(place, list->count);
        memcpy(list->members + list->count, members, count * sizeof *members);
        list->count += count;
    }
    return place;
}

static void
what_comes_again_is_kept_once(void **state)
{
    (void)state;
    struct list list = {.count = 0};
    for (uint32_t round = 0; round < 2; round++)
        for (uint32_t i = 0; i < 1000; i++) {
            uint32_t pair[] = {i, i * i};
            assert_int_equal(keep(&list, pair, 2), 2 * i);
        }
    assert_int_equal(list.count, 2000);
    interned_free(&list.interned);
}

static void
rows_of_other_lengths_are_others(void **state)
{
    (void)state;
    struct list list = {.count = 0};
    assert_int_equal(keep(&list, (const uint32_t[]){1, 2, 3}, 3), 0);
    assert_int_equal(keep(&list, (const uint32_t[]){1, 2}, 2), 3);
    assert_int_equal(keep(&list, (const uint32_t[]){1, 2, 3, 4}, 4), 5);
    assert_int_equal(keep(&list, (const uint32_t[]){1, 2, 3}, 3), 0);
    assert_int_equal(keep(&list, (const uint32_t[]){1, 2}, 2), 3);
    assert_int_equal(list.count, 9);
    interned_free(&list.interned);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_comes_again_is_kept_once),
        cmocka_unit_test(rows_of_other_lengths_are_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
