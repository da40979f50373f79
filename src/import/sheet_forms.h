/* Printed lines to sign or to fill in. For src/import/sheet*.c only. */
#ifndef MOU_IMPORT_SHEET_FORMS_H
#define MOU_IMPORT_SHEET_FORMS_H

#include "import/sheet_rows.h"

bool form_is_row(const struct rows *rows, const struct sheets *pages, const struct row *row);

#endif
