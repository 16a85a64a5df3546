/* Tables of figures as a file: one line a cell, with the code of the organisation, so that another system can take it up. */
#ifndef ROOMS_FIGURE_EXCHANGE_H
#define ROOMS_FIGURE_EXCHANGE_H

#include "core/sheet.h"
#include "rooms/figure/report.h"

#define FIGURE_REPORT_CROSS "cross"

struct figure_export {
	const char *key;			/* communique, annual, coverage, check, or FIGURE_REPORT_CROSS */
	enum figure_attribute dims[FIGURE_DIMS_MAX];	/* of the cross table */
	int dims_count;
	bool is_public;				/* small numbers hidden */
	const char *reason;
	enum sheet_format format;
};

/* One of communique, annual, coverage, check by its key. False: refused or failed. */
bool figure_report_build(struct figure_report *r, const char *key);
/* The page that shows it; of one that is unknown, the first. */
const char *figure_report_path(const char *key);
/* Makes the file, with the mark of who asked, and writes the audit line; a descriptor for web_attachment_fd, -1 when it was
 * refused (no reason of REASON_CHARS_MIN characters, an unknown report, a cross table without an attribute or too large) or
 * failed. Needs MAY_SEE_FIGURES at the organisation, asked by figure_report_begin. */
int figure_exchange(struct figure_report *r, const struct figure_export *e, int64_t *bytes);

#endif
