/* What a field that names an organisation offers while it is typed into: the options of its list. */
#include "rooms/org/org_offer.h"

#include "base/buffer.h"
#include "rooms/org/org_offer_tmpl.h"
#include "web/web.h"

ROUTE(GET, "/org/offered", org_offered_page, MAY_SEE_ORG, "What a field offers that names an organisation, while it is typed into: ?field= says which parameter holds what was typed")

void org_offered_page(struct web *w)
{
	const char *typed = web_param(w, web_param(w, "field"));
	struct org_offered *list;
	size_t count;

	/* Whoever opens the address himself gets the page that finds organisations without script. */
	if (!web_wants_partial(w)) {
		web_redirect(w, arena_printf(w->c->arena, "/org/%lld/pick?q=%s", (long long)w->c->actor.org_id, buffer_url(w->c->arena, typed)));
		return;
	}
	count = org_offered(w->c, typed, &list);
	org_offer_options(&w->view, list, count);
	web_page(w);
}
