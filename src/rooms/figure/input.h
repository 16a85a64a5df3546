/* What pages and API of figures read from a request alike. */
#ifndef ROOMS_FIGURE_INPUT_H
#define ROOMS_FIGURE_INPUT_H

#include "rooms/figure/report.h"
#include "web/web.h"

/* What API routes take of these. FIGURE_CONDITIONS narrow a count: people that were there, came or went or were accepted since a day, by causes, in the
 * tree of a day, with values, or who joined from a day to before another. */
#define FIGURE_WHERE_AND_WHEN { AN_ID("org") }, { A_DAY("day") }
#define FIGURE_CONDITIONS { A_CHOICE("what", "members begun ended developed") }, { A_DAY("since") }, { A_DAY("tree") }, { A_TEXT("where", 1000) }, \
	{ A_TEXT("causes", 200) }, { A_DAY("joined") }, { A_DAY("before") }

/* org (number; 0 and absent: that of the post) and day (absent: today); refuses as figure_report_begin does. */
bool figure_input(struct web *w, struct figure_report *r);
/* what, since, causes and where of an address made by report_people_href. False: BAD_INPUT. */
bool figure_input_query(struct web *w, const struct figure_report *r, struct figure_query *q);
/* by1 … by4, each once. False: BAD_INPUT, an attribute that does not exist. */
bool figure_input_dims(struct web *w, enum figure_attribute dims[FIGURE_CROSS_MAX], int *dims_count);

#endif
