/* Word processors' files as agreements. For src/import/import.c. */
#ifndef MOU_IMPORT_OFFICE_H
#define MOU_IMPORT_OFFICE_H

#include "import/detect.h"
#include "import/import.h"

/* All: yours; NULL after a diagnostic (STATUS_INPUT). */
xmlDoc *office_zipped(enum format format, const char *bytes, size_t length, const char *name,
                      const struct import_settings *settings);
/* Files of older word processors, by way of a Word file. */
xmlDoc *office_older(enum format format, const char *bytes, size_t length, const char *name,
                     const struct import_settings *settings);
/* A flat OpenDocument file (FODT); takes the document. */
xmlDoc *office_flat(xmlDoc *flat, const char *name, const struct import_settings *settings);

#endif
