/* What the outputs of a batch are called. */
#ifndef MOU_BATCH_OUTPUTS_H
#define MOU_BATCH_OUTPUTS_H

#include "batch/inputs.h"

/* A name below folder for each input, with the ending in place of its own. A file that was named
 * keeps its name, one from a folder its path below that folder; those that would become the same
 * keep the path as it was given, and then their own ending too. NULL after a diagnostic
 * (STATUS_USAGE) when two still would be the same or an output is one of the inputs. */
char **outputs_name(const struct inputs *inputs, const char *folder, const char *ending);
void outputs_free(char **names, size_t count);

#endif
