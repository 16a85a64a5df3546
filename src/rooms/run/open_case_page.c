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

void open_case_page(struct web *w)
{
	struct open_case one;

	if (!open_case_read(w->c, run_path(w), &one))
		return;
	open_case_screen(&w->view, &one);
	web_page(w);
}
