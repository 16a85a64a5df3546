/* Pages of the posts at the top: proposed by one administrator, confirmed by another. */
#include "rooms/top_post/top_post.h"

#include "rooms/top_post/top_post_input.h"
#include "rooms/top_post/top_post_tmpl.h"
#include "text/top.h"
#include "web/web.h"

ROUTE(GET, "/top-post", top_post_page, SECURITY_ADMIN, "Who holds the posts of the organisation at the top; the form that proposes somebody")
ROUTE(POST, "/top-post", top_post_propose_save, SECURITY_ADMIN, "Proposes somebody for a post at the top")
ROUTE(POST, "/top-post/:holding/end", top_post_end_save, SECURITY_ADMIN, "Ends or withdraws a holding at the top")
ROUTE(GET, "/top-post/pending", top_post_pending_page, SYSTEM_ADMIN, "Proposals that wait for the second administrator")
ROUTE(POST, "/top-post/:holding/confirm", top_post_confirm_save, SYSTEM_ADMIN, "Confirms a proposal as the second administrator")
ROUTE(POST, "/top-post/:holding/refuse", top_post_refuse_save, SYSTEM_ADMIN, "Gives a proposal back as the second administrator, with the reason")

void top_post_form_read(struct web *w, struct top_post_form *form)
{
	*form = (struct top_post_form){ .kind = web_param(w, "kind"), .document = web_param(w, "document"),
		.person = { .name = web_param(w, "name"), .id_number = web_param(w, "id_number"),
			.no_number_reason = web_param(w, "no_number_reason"), .birth = web_param(w, "birth"), .sex = web_param(w, "sex"),
			.nationality = web_param(w, "nationality"), .education = web_param(w, "education"),
			.occupation = web_param(w, "occupation"), .status = "0" } };
}

static void show(struct web *w, const struct top_post_form *form)
{
	struct top_post_holder *holders;
	struct top_post_refused_row *refused;
	size_t count = top_post_now(w->c, &holders), refused_count = top_post_given_back(w->c, &refused);

	top_post_screen(&w->view, form, holders, count, refused, refused_count);
	web_page(w);
}

void top_post_page(struct web *w)
{
	struct top_post_form form;

	top_post_form_read(w, &form);
	form.person.nationality = "01";
	show(w, &form);
}

void top_post_propose_save(struct web *w)
{
	struct top_post_form form;
	holding_id made;

	top_post_form_read(w, &form);
	if (top_post_propose(w->c, &form, &made)) {
		web_notice(w, T_top_post_proposed, "name", form.person.name, NULL);
		web_redirect(w, "/top-post");
	} else if (web_form_again(w)) {
		show(w, &form);
	}
}

void top_post_end_save(struct web *w)
{
	struct top_post_form form = { .person.nationality = "01" };

	if (top_post_end(w->c, web_path(w, holding), web_param(w, "reason"), web_row_version(w))) {
		web_redirect(w, "/top-post");
	} else if (web_form_again(w)) {
		show(w, &form);
	}
}

void top_post_pending_page(struct web *w)
{
	struct top_post_holder *holders;
	size_t count = top_post_now(w->c, &holders);

	top_post_pending_screen(&w->view, holders, count);
	web_page(w);
}

void top_post_confirm_save(struct web *w)
{
	if (top_post_confirm(w->c, web_path(w, holding), web_row_version(w))) {
		web_notice(w, T_top_post_confirmed, NULL);
		web_redirect(w, "/top-post/pending");
	}
}

void top_post_refuse_save(struct web *w)
{
	if (top_post_refuse(w->c, web_path(w, holding), web_param(w, "reason"), web_row_version(w))) {
		web_notice(w, T_top_post_refused, NULL);
		web_redirect(w, "/top-post/pending");
	} else if (web_form_again(w)) {
		top_post_pending_page(w);
	}
}
