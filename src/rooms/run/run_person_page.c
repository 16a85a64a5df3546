/* The cases of a person in the browser. */
#include "rooms/run/run_person.h"
#include "rooms/run/run_tmpl.h"
#include "web/web.h"

ROUTE(GET, "/person/:person/run", run_person_page, MAY_HANDLE, "Cases about a person, and the practices that may be opened")

void run_person_page(struct web *w)
{
	struct run_person_screen s;

	if (!run_person_read(w->c, (person_id){ web_path_id(w, "person") }, &s))
		return;
	run_person_screen(&w->view, &s);
	web_page(w);
}
