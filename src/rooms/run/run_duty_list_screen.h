/* What the list of duties is shown from. */
#ifndef ROOMS_RUN_RUN_DUTY_LIST_SCREEN_H
#define ROOMS_RUN_RUN_DUTY_LIST_SCREEN_H

#include "rooms/run/run_duty_list.h"
#include "view/component.h"

struct run_duty_screen {
	struct run_duty_list list;
	struct run_duty_filter filter;
	struct tab tabs[6];
	const char *page_href;
	bool is_people;	/* probations and transfers */
};

#endif
