/* Tables of figures as a file: one line a cell, with the code of the organisation, so that another system can take it up. */
#ifndef ROOMS_FIGURE_EXCHANGE_H
#define ROOMS_FIGURE_EXCHANGE_H

#include "core/sheet.h"
#include "rooms/figure/report.h"

/* One of communique, annual, coverage, check by its key. False: refused or failed. */
bool figure_report_build(struct figure_report *r, const char *key);
/* Writes the audit line and makes the file of a built report, small numbers hidden where it is for the public; a
 * descriptor for web_attachment_fd, -1 when it failed. Needs MAY_SEE_FIGURES at the organisation, asked by figure_report_begin. */
int figure_exchange(struct figure_report *r, const char *key, bool is_public, enum sheet_format format, int64_t *bytes);

#endif
