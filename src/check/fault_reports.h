/* Criteria whose own Schematron only asks the agreement as a whole for faults by name,
 *   <sch:pattern><sch:rule context="/agreement"><sch:report test="mou:amiss('blank')" …>
 * are answered from amiss.h: nothing is compiled for them. Knows no verdicts. */
#ifndef MOU_CHECK_FAULT_REPORTS_H
#define MOU_CHECK_FAULT_REPORTS_H

#include "base/xml.h"
#include "library/library.h"

struct fault_report {
    size_t criterion;      /* its number in the library */
    char *fault;           /* its name */
    const xmlNode *report; /* whose text is the message */
};

/* Zero-initialise. */
struct fault_reports {
    struct fault_report *list;
    size_t count, room;
};

/* Adds what the criterion's patterns ask for, in their order; false, and nothing is added, when any
 * of them does anything else, or there are none. */
bool fault_reports_add(struct fault_reports *reports, const struct library *library,
                       size_t criterion);
void fault_reports_free(struct fault_reports *reports);

#endif
