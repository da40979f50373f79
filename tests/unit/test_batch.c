/* batch: order, the highest status, and what happens when a worker dies or hangs. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/status.h"
#include "batch/batch.h"

struct seen {
    struct buf order;
    int lost;
};

static void
work(void *context, size_t index, struct batch_result *result)
{
    (void)context;
    if (index == 5)
        _exit(9);
    if (index == 7)
        raise(9);
    if (index == 9)
        for (;;)
            pause();
    fprintf(stderr, "m%zu ", index);
    buf_putf(&result->output, "%zu ", index);
    result->status = index == 3 ? STATUS_FINDINGS : STATUS_OK;
}

static void
done(void *context, size_t index, struct batch_result *result)
{
    struct seen *seen = context;
    (void)index;
    buf_puts(&seen->order, buf_text(&result->output));
    buf_puts(&seen->order, buf_text(&result->messages));
}

static void
lost(void *context, size_t index, const char *why, struct batch_result *result)
{
    struct seen *seen = context;
    seen->lost++;
    buf_putf(&result->output, "lost%zu(%s) ", index, why);
}

static void
run(size_t count, int workers, const char *expected, int status)
{
    struct seen seen = {0};
    struct batch_plan plan = {.count = count,
                              .workers = workers,
                              .seconds = 1,
                              .work = work,
                              .done = done,
                              .lost = lost,
                              .context = &seen};
    assert_int_equal(batch_run(&plan), status);
    assert_string_equal(buf_text(&seen.order), expected);
    buf_free(&seen.order);
}

static void
results_keep_the_order_of_the_input(void **state)
{
    (void)state;
    run(0, 2, "", STATUS_OK);
    run(3, 2, "0 m0 1 m1 2 m2 ", STATUS_OK);
    run(5, 3, "0 m0 1 m1 2 m2 3 m3 4 m4 ", STATUS_FINDINGS);
    run(5, 1, "0 m0 1 m1 2 m2 3 m3 4 m4 ", STATUS_FINDINGS);
}

static void
a_dead_or_hanging_worker_costs_one_document(void **state)
{
    (void)state;
    run(11, 2,
        "0 m0 1 m1 2 m2 3 m3 4 m4 lost5(its worker ended with status 9) 6 m6 "
        "lost7(its worker was ended by signal 9) 8 m8 lost9(took too long and was given up) 10 "
        "m10 ",
        STATUS_INPUT);
}

static void
long_batches_wrap_around_the_window(void **state)
{
    (void)state;
    struct seen seen = {0};
    struct batch_plan plan = {
        .count = 4, .workers = 2, .work = work, .done = done, .lost = lost, .context = &seen};
    for (int i = 0; i < 40; i++)
        assert_int_equal(batch_run(&plan), STATUS_FINDINGS);
    buf_free(&seen.order);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_keep_the_order_of_the_input),
        cmocka_unit_test(a_dead_or_hanging_worker_costs_one_document),
        cmocka_unit_test(long_batches_wrap_around_the_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
