/* Sealed forms in the browser. */
#include "rooms/run/run_input.h"
#include "rooms/run/run_sealed.h"
#include "rooms/run/run_sealed_tmpl.h"
#include "web/web.h"

ROUTE(POST, "/run/:run/sealed/:form", run_sealed_page, MAY_HANDLE, "Read a sealed form; logged")

void run_sealed_page(struct web *w)
{
	struct run_sealed s;

	if (!run_sealed_see(w->c, run_path(w), web_path_text(w, "form"), &s))
		return;
	run_sealed_screen(&w->view, &s);
	web_page(w);
}
