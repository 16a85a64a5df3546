/* Open cases in the browser: nobody signs in for them. */
#include "rooms/run/open_case.h"
#include "rooms/run/open_case_tmpl.h"
#include "rooms/run/run_input.h"
#include "web/web.h"

ROUTE(GET, "/open-case", open_case_list_page, ANYONE, "Cases that everybody may read, the newest first, and where they stand")
ROUTE(GET, "/open-case/:run", open_case_page, ANYONE, "What is public of one case")

void open_case_list_page(struct web *w)
{
	struct open_case_list list;

	open_case_list_read(w->c, web_param(w, "org"), web_param(w, "code"), web_param_int(w, "page", 1), &list);
	open_case_list_screen(&w->view, &list);
	web_page(w);
}

static void read_shown(struct ctx *c, struct open_case *one)
{
	one->shown = arena_array(c->arena, one->k.notices_count + 1, sizeof(*one->shown));
	for (size_t i = 0; i < one->k.notices_count; i++)
		if (one->k.notices[i].withdrawn_day == DAY_OPEN && one->k.notices[i].from_day <= c->today && one->k.notices[i].last_day >= c->today)
			one->shown[one->shown_count++] = &one->k.notices[i];
}

void open_case_page(struct web *w)
{
	struct open_case one;

	if (!open_case_read(w->c, run_path(w), &one))
		return;
	read_shown(w->c, &one);
	open_case_screen(&w->view, &one);
	web_page(w);
}
