/* Places and posts of an organisation against each other, in the browser. */
#include "rooms/place/place_cover.h"
#include "rooms/place/place_cover_tmpl.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/place-cover", place_cover_page, MAY_SEE_PERSON, "Floors and posts of an organisation without a member who answers for them")

void place_cover_page(struct web *w)
{
	struct place_cover cover;

	if (!place_cover_of(w->c, web_path(w, org), &cover))
		return;
	place_cover_screen(&w->view, &cover);
	web_page(w);
}
