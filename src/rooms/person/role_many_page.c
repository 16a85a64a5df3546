/* One role for the people ticked in a list: the form, the preview with a reason for each who is refused, the outcome. */
#include "rooms/person/role_input.h"
#include "rooms/person/role_many_tmpl.h"
#include "text/role.h"
#include "web/web.h"

ROUTE(GET, "/role/begin", role_many_form_page, MAY_EDIT_PERSON, "The form that begins a role for the people ticked (id)")
ROUTE(POST, "/role/begin", role_many_try_page, MAY_EDIT_PERSON, "What would come of it, person by person; nothing is written")
ROUTE(POST, "/role/begin/apply", role_many_apply_page, MAY_EDIT_PERSON, "Begin the role for all who may")

static void show(struct web *w, const struct role_many *many, bool is_done)
{
	struct role_many_screen s = { .kind = web_param(w, "kind"), .source = web_param(w, "source"), .detail = web_param(w, "detail"),
		.org_text = web_param(w, "org"), .day_text = web_param(w, "day"), .document = web_param(w, "document"),
		.reason = web_param(w, "reason"), .many = many, .is_done = is_done };
	struct message_arg args[2] = { { "n", NULL }, { "all", NULL } };

	s.people_count = role_people_read(w, &s.people);
	args[0].value = view_number_text(&w->view, many == NULL ? (int64_t)s.people_count : (int64_t)many->begun_count);
	args[1].value = view_number_text(&w->view, (int64_t)s.people_count);
	s.subtitle = message_text(w->c->arena, w->c->lang, many == NULL ? T_role_many_chosen : is_done ? T_role_many_done : T_role_many_can, args, 2);
	role_many_page(&w->view, &s);
	web_page(w);
}

void role_many_form_page(struct web *w)
{
	const int64_t *people;

	if (role_people_read(w, &people) > 0) {
		show(w, NULL, false);
		return;
	}
	web_notice(w, T_role_many_nobody, NULL);
	web_redirect(w, "/person");
}

static void run(struct web *w, bool (*rule)(struct ctx *, const int64_t *, size_t, const struct role_form *, struct role_many *), bool is_done)
{
	struct role_many many;
	struct role_form form;
	const int64_t *people;
	size_t count = role_people_read(w, &people);

	if (role_form_read(w, &form) && rule(w->c, people, count, &form, &many)) {
		show(w, &many, is_done);
	} else if (ctx_is_refused(w->c)) {
		web_status(w, 422);
		show(w, NULL, false);
	}
}

void role_many_try_page(struct web *w) { run(w, role_try_many, false); }
void role_many_apply_page(struct web *w) { run(w, role_begin_many, true); }
