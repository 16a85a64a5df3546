/* Recruiting stage by stage, in the browser. */
#include "rooms/run/recruit_stage_screen.h"
#include "rooms/run/recruit_stage_tmpl.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/recruit", recruit_stage_page, MAY_HANDLE, "Recruiting stage by stage in an organisation, by unit below it, and who stands there")

void recruit_stage_page(struct web *w)
{
	struct recruit_stages s;

	if (!recruit_stages_read(w->c, web_path(w, org), web_param(w, "stage"), web_page_number(w), web_list_rows(w, RECRUIT_STAGE_ROWS_PER_PAGE), &s))
		return;
	recruit_stages_read_units(w->c, &s);
	recruit_stages_read_ways(w->c, &s);
	recruit_stage_screen(&w->view, &s);
	web_page(w);
}
