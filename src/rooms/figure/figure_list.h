/* The organisations or units behind a number, whole: on paper and as a file. */
#ifndef ROOMS_FIGURE_FIGURE_LIST_H
#define ROOMS_FIGURE_FIGURE_LIST_H

#include "core/sheet.h"
#include "rooms/figure/behind.h"

#define FIGURE_LIST_ROWS_PER_PAGE 50
#define FIGURE_LIST_PRINT_MAX 1000
#define FIGURE_LIST_OF_CHARS_MAX 400

struct figure_list {
	const char *of;			/* "orgs?org=5&day=2015-11-17&kinds=branch": the address of the page behind "/figure/" */
	bool is_units;
	struct behind orgs;		/* all of them, unless is_units */
	struct behind_units units;
	const struct figure_report *report;
	int64_t total;
};

/* The list by its address, read as the page itself would read it. False: refused as the page would refuse it, or there is no such list
 * (figure.address_wrong). */
bool figure_list_read(struct ctx *c, const char *of, struct figure_list *list);
/* behind.href or behind_units.href as such an address. */
const char *figure_list_of(struct arena *a, const char *href);

/* All rows as a file with the mark of who asked, and a line figure.export of the log with the reason. A descriptor for
 * web_attachment_fd; -1: refused (no reason of REASON_CHARS_MIN characters, no row) or failed. Needs MAY_EXPORT at the organisation of
 * the list. Nobody's name is in it, so no second person is asked. */
int figure_list_export(struct ctx *c, struct figure_list *list, const char *reason, enum sheet_format format, int64_t *bytes);

#endif
