/* Workers make and write; the parent keeps the manifest. */
#include "batch/products.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/status.h"
#include "batch/batch.h"
#include "batch/manifest.h"
#include "batch/progress.h"

enum { SECONDS_EACH = 120 };

struct run {
    const struct products_plan *plan;
    struct manifest *manifest;
    struct progress *progress;
    bool failed; /* the manifest could not be written */
};

static int
fingerprint(const struct products_plan *plan, size_t index, char from[DIGEST_TEXT])
{
    struct digest digest;
    digest_begin(&digest);
    digest_add_text(&digest, plan->basis);
    int status = plan->ingredients(plan->context, &plan->products[index], &digest);
    digest_end(&digest, from);
    return status;
}

/* Whether the output is there, as the manifest says, and made from the same. */
static bool
stands(const struct run *run, const struct manifest_entry *entry, const char *path,
       const char *from)
{
    struct stat info;
    if (run->plan->redo || entry == NULL || strcmp(entry->from, from) != 0 ||
        strcmp(entry->status, "failed") == 0 || stat(path, &info) != 0 ||
        (size_t)info.st_size != entry->bytes)
        return false;
    char sha256[DIGEST_TEXT] = "";
    struct buf bytes = {0};
    struct diag diag = {0};
    if (file_read(path, &bytes, &diag, STATUS_OUTPUT) == 0)
        digest_bytes(buf_text(&bytes), bytes.length, sha256);
    buf_free(&bytes);
    return strcmp(sha256, entry->sha256) == 0;
}

/* Makes and writes it; appends its line. */
static int
make(const struct products_plan *plan, size_t index, const char *path, const char *from,
     struct buf *line)
{
    const struct product *product = &plan->products[index];
    struct made made = {0};
    struct diag diag = {0};
    char sha256[DIGEST_TEXT];
    int status = plan->make(plan->context, product, &made);
    const struct mou_text *text = &made.text;
    if (text->bytes != NULL && (file_make_room(path, &diag) != 0 ||
                                file_write_lazily(path, text->bytes, text->length, &diag) != 0))
        status = STATUS_OUTPUT;
    if (text->bytes != NULL && status <= STATUS_FINDINGS) {
        digest_bytes(text->bytes, text->length, sha256);
        const char *half = plan->half != NULL ? plan->half : "blanks";
        struct manifest_entry entry = {.file = product->file,
                                       .line = product->line,
                                       .output = product->output,
                                       .status = status == STATUS_OK ? "done" : half,
                                       .pages = text->pages,
                                       .bytes = text->length,
                                       .sha256 = sha256,
                                       .from = from,
                                       .message = "",
                                       .more = made.more.bytes};
        manifest_put(line, &entry);
    }
    mou_text_free(&made.text);
    mou_text_free(&made.more);
    return status;
}

static void
work(void *context, size_t index, struct batch_result *result)
{
    struct run *run = context;
    const struct products_plan *plan = run->plan;
    const char *output = plan->products[index].output;
    const struct manifest_entry *entry = manifest_find(run->manifest, output);
    char from[DIGEST_TEXT], *path = file_join(plan->folder, output);
    result->status = fingerprint(plan, index, from);
    if (result->status == STATUS_OK) {
        if (stands(run, entry, path, from))
            result->status = strcmp(entry->status, "done") == 0 ? STATUS_OK : STATUS_FINDINGS;
        else
            result->status = make(plan, index, path, from, &result->output);
    }
    free(path);
}

static void
lost(void *context, size_t index, const char *why, struct batch_result *result)
{
    struct run *run = context;
    const struct product *product = &run->plan->products[index];
    if (product->line > 0) /* tell says where */
        buf_putf(&result->messages, "mou: error: %s; try that row alone\n", why);
    else
        buf_putf(&result->messages, "%s: error: %s; try that file alone\n", product->file, why);
}

static void
put_failure(const struct product *product, const char *messages, struct buf *line)
{
    char *first = mem_strndup(messages, strcspn(messages, "\n"));
    struct manifest_entry entry = {.file = product->file,
                                   .line = product->line,
                                   .output = product->output,
                                   .status = "failed",
                                   .sha256 = "",
                                   .from = "",
                                   .message = first};
    manifest_put(line, &entry);
    free(first);
}

static void
done(void *context, size_t index, struct batch_result *result)
{
    struct run *run = context;
    const struct product *product = &run->plan->products[index];
    bool failed = result->status > STATUS_FINDINGS;
    if (result->messages.length > 0) {
        progress_clear(run->progress);
        if (run->plan->tell != NULL)
            run->plan->tell(run->plan->context, product, buf_text(&result->messages));
        else
            fputs(buf_text(&result->messages), stderr);
    }
    if (failed)
        put_failure(product, buf_text(&result->messages), &result->output);
    if (result->output.length > 0 &&
        manifest_add(run->manifest, result->output.bytes, result->output.length) != 0)
        run->failed = true;
    progress_step(run->progress, failed, product->output);
}

/* "out/manifest.jsonl", or "out/manifest-3-of-8.jsonl"; yours. */
static char *
manifest_path(const struct products_plan *plan)
{
    if (plan->manifest != NULL)
        return mem_strdup(plan->manifest);
    if (plan->share.parts == 0)
        return file_join(plan->folder, "manifest.jsonl");
    unsigned part = plan->share.part % plan->share.parts;
    return mem_format("%s/manifest-%u-of-%u.jsonl", plan->folder,
                      part == 0 ? plan->share.parts : part, plan->share.parts);
}

int
products_make(const struct products_plan *plan)
{
    if (plan->count == 0)
        return STATUS_OK;
    if (file_make_folder(plan->folder, plan->diag) != 0)
        return STATUS_OUTPUT;
    struct run run = {.plan = plan};
    char *path = manifest_path(plan);
    run.manifest = manifest_open(plan->folder, path, plan->diag);
    free(path);
    if (run.manifest == NULL)
        return STATUS_OUTPUT;
    run.progress = progress_new(plan->count, plan->quiet);
    struct batch_plan batch = {.count = plan->count,
                               .workers = plan->workers,
                               .seconds = plan->seconds > 0 ? plan->seconds : SECONDS_EACH,
                               .apart = true,
                               .work = work,
                               .done = done,
                               .lost = lost,
                               .context = &run};
    int status = batch_run(&batch);
    progress_free(run.progress);
    if (manifest_close(run.manifest) != 0 || run.failed)
        status = status > STATUS_OUTPUT ? status : STATUS_OUTPUT;
    return status;
}
