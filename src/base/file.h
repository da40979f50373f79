/* Whole files in, whole files out. "-" is standard input or output. */
#ifndef MOU_BASE_FILE_H
#define MOU_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"

enum { FILE_LIMIT = 64 << 20 }; /* bytes: far above any agreement, far below trouble */

/* Appends the file's bytes to *out. kind says whose fault a failure is (STATUS_INPUT or
 * STATUS_LIBRARY). Refuses folders, devices and files over FILE_LIMIT. Returns 0, or -1 after a
 * diagnostic. */
int file_read(const char *path, struct buf *out, struct diag *diag, enum status kind);

/* Writes to a temporary name beside path, then renames it, so that no half file is ever seen. A
 * file that may not be written to is not replaced either. Returns 0 or -1. */
int file_write(const char *path, const char *bytes, size_t length, struct diag *diag);

/* The same without waiting until it lies on the disk: for one of many that can be made again. */
int file_write_lazily(const char *path, const char *bytes, size_t length, struct diag *diag);

/* The same for output that is made bit by bit. path "-" and devices are written to directly. NULL
 * after a diagnostic. */
struct file_out;
struct file_out *file_out_open(const char *path, struct diag *diag);
/* Returns 0, or -1 after one diagnostic, and then -1 for ever. */
int file_out_add(struct file_out *out, const char *bytes, size_t length);
/* keep: the file takes its name now; otherwise it is as if nothing had been written. Frees out.
 * Returns 0 or -1. */
int file_out_close(struct file_out *out, bool keep);

/* What to do about an output that failed with that errno. */
const char *file_cure(int error);

/* Makes the folder, and those above it, when they are missing. Returns 0 or -1. */
int file_make_folder(const char *path, struct diag *diag);
/* The same for the folder that path lies in. */
int file_make_room(const char *path, struct diag *diag);

bool file_exists(const char *path);
bool file_is_folder(const char *path);
/* Whether both names are there and stand for one file on a disk. */
bool file_is_same(const char *path, const char *other);

/* "folder/name"; yours. */
char *file_join(const char *folder, const char *name);

/* The names in the folder that end with suffix, sorted, NULL-terminated; free with file_list_free.
 * NULL after a diagnostic. */
char **file_list(const char *folder, const char *suffix, struct diag *diag, enum status kind);
void file_list_free(char **names);

#endif
