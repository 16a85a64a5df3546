/* Places and posts of an organisation against each other, and their yearly review, in the browser. */
#include <string.h>
#include "core/permit.h"
#include "rooms/org/org.h"
#include "rooms/place/place_cover_screen.h"
#include "rooms/place/place_cover_tmpl.h"
#include "text/place.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/place-cover", place_cover_page, MAY_SEE_PERSON, "Floors and posts of an organisation without a member who answers for them, and when they were reviewed")
ROUTE(POST, "/org/:org/place-review", place_review_save, MAY_EDIT_ORG, "Keeps today's review of the areas and posts, and makes their list public if wanted")

static void show(struct web *w, org_id org)
{
	struct ctx *c = w->c;
	struct place_cover_screen s = { .note = web_param(w, "note"), .publish = strcmp(web_param(w, "publish"), "1") == 0 };

	if (!place_cover_of(c, org, &s.cover))
		return;
	place_reviews_of(c, org, &s.reviews);
	s.may_edit = may_at(c, MAY_EDIT_ORG, org.v) && s.cover.org.to_day == DAY_OPEN;
	place_cover_screen(&w->view, &s);
	web_page(w);
}

void place_cover_page(struct web *w)
{
	show(w, web_path(w, org));
}

void place_review_save(struct web *w)
{
	org_id org = web_path(w, org);
	place_review_id made;

	if (place_review_write(w->c, org, web_param(w, "note"), strcmp(web_param(w, "publish"), "1") == 0, &made)) {
		web_notice(w, T_place_review_saved, NULL);
		web_redirect(w, org_url(w->c, org, "/place-cover"));
	} else if (web_form_again(w)) {
		show(w, org);
	}
}
