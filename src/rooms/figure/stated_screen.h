/* What the template of stated figures is given. */
#ifndef ROOMS_FIGURE_STATED_SCREEN_H
#define ROOMS_FIGURE_STATED_SCREEN_H

#include "rooms/figure/report.h"
#include "rooms/figure/stated.h"

struct stated_screen {
	struct figure_report report;		/* of the organisation, without tables */
	struct stated_row *rows;
	size_t rows_count;
	struct stated_form typed;
	const char *day_text, *lines;		/* what was typed */
	const char *base, *import_href, *back_href;
};

#endif
