/* "1204/13000 done, 3 failed, 82 a second, 2:24 left". */
#include "batch/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/terminal.h"

/* The rate is that of the last seconds: files that need no work again go by much faster. */
enum { SAMPLES = 10, COLUMNS = 80 };
static const double PAUSE = 0.1, SAMPLE = 1.0; /* seconds */

struct sample {
    double at;
    size_t done;
};

struct progress {
    size_t count, done, failed;
    double start, shown;
    struct sample samples[SAMPLES]; /* a ring; next is the oldest */
    size_t next;
};

static double
now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

struct progress *
progress_new(size_t count, bool quiet)
{
    if (quiet || count < 2 || !isatty(STDERR_FILENO))
        return NULL;
    struct progress *progress = mem_alloc(sizeof *progress);
    progress->count = count;
    progress->start = now();
    for (size_t i = 0; i < SAMPLES; i++)
        progress->samples[i].at = progress->start;
    return progress;
}

static void
put_time(struct buf *out, double seconds)
{
    long all = (long)(seconds + 0.5);
    if (all >= 3600)
        buf_putf(out, "%ld:%02ld:%02ld", all / 3600, all / 60 % 60, all % 60);
    else
        buf_putf(out, "%ld:%02ld", all / 60, all % 60);
}

static void
put_rate(struct buf *out, size_t done, double seconds)
{
    double rate = seconds > 0 ? (double)done / seconds : 0;
    buf_putf(out, rate < 10 ? ", %.1f a second" : ", %.0f a second", rate);
}

static size_t
width(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : COLUMNS;
}

static void
show(const struct progress *progress, double time, const char *name)
{
    struct sample oldest = progress->samples[progress->next];
    double rate = (double)(progress->done - oldest.done) / (time - oldest.at + 1e-6);
    struct buf text = {0}, line = {0};
    buf_putf(&text, "%zu/%zu done", progress->done, progress->count);
    if (progress->failed > 0)
        buf_putf(&text, ", %zu failed", progress->failed);
    put_rate(&text, progress->done - oldest.done, time - oldest.at);
    if (rate > 0) {
        buf_puts(&text, ", ");
        put_time(&text, (double)(progress->count - progress->done) / rate);
        buf_puts(&text, " left");
    }
    buf_putf(&text, " | %s", name);
    terminal_pad(&line, buf_text(&text), width() - 1);
    fprintf(stderr, "\r%s\033[K", buf_text(&line));
    fflush(stderr);
    buf_free(&text);
    buf_free(&line);
}

void
progress_step(struct progress *progress, bool failed, const char *name)
{
    if (progress == NULL)
        return;
    double time = now();
    progress->done++;
    progress->failed += failed;
    size_t latest = (progress->next + SAMPLES - 1) % SAMPLES;
    if (time - progress->samples[latest].at >= SAMPLE) {
        progress->samples[progress->next] = (struct sample){time, progress->done};
        progress->next = (progress->next + 1) % SAMPLES;
    }
    if (time - progress->shown < PAUSE)
        return;
    progress->shown = time;
    show(progress, time, name);
}

void
progress_clear(struct progress *progress)
{
    if (progress == NULL)
        return;
    fputs("\r\033[K", stderr);
    progress->shown = 0;
}

void
progress_free(struct progress *progress)
{
    if (progress == NULL)
        return;
    struct buf text = {0};
    double seconds = now() - progress->start;
    buf_putf(&text, "%zu/%zu done, %zu failed", progress->done, progress->count, progress->failed);
    put_rate(&text, progress->done, seconds);
    buf_puts(&text, ", ");
    put_time(&text, seconds);
    fprintf(stderr, "\r\033[K%s\n", buf_text(&text));
    buf_free(&text);
    free(progress);
}
