/* What everybody may read, without an account. */
#include "rooms/portal/portal_tmpl.h"
#include "web/web.h"

ROUTE(GET, "/about", about_page, ANYONE, "What this system is and whom to ask")

void about_page(struct web *w)
{
	portal_about(&w->view);
	web_page(w);
}
