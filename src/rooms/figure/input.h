/* What pages and API of figures read from a request alike. */
#ifndef ROOMS_FIGURE_INPUT_H
#define ROOMS_FIGURE_INPUT_H

#include "rooms/figure/report.h"
#include "web/web.h"

/* org (number; 0 and absent: that of the post) and day (absent: today); refuses as figure_report_begin does. */
bool figure_input(struct web *w, struct figure_report *r);
/* what, since, causes and where of an address made by report_people_href. False: BAD_INPUT. */
bool figure_input_query(struct web *w, const struct figure_report *r, struct figure_query *q);
/* by1 … by4 */
int figure_input_dims(struct web *w, enum figure_attribute dims[FIGURE_DIMS_MAX]);

#endif
