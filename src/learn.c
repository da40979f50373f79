/* The facade of learning: mou_learn of mou.h. */
#include "check/study.h"
#include "loaded.h"

int
mou_learn(struct mou *mou, const char *const *files, size_t count, struct mou_text *out)
{
    const struct library *library = context_library(mou, LIBRARY_ALL);
    if (library == NULL)
        return STATUS_LIBRARY;
    struct study *study = study_new(library);
    int status = 0;
    study_examples(study);
    study_models(study);
    for (size_t i = 0; i < count && status == 0; i++)
        status = study_file(study, files[i], &mou->diag);
    struct buf text = {0};
    if (status == 0) {
        lessons_learn(study_lessons(study), &text);
        context_give(out, &text);
    }
    study_free(study);
    return status == 0 ? STATUS_OK : mou_status(mou);
}
