/* The batches of village teams of an organisation, and the form that begins one. */
#include "core/permit.h"
#include "rooms/person/team_batch_input.h"
#include "rooms/person/team_batch_screen.h"
#include "rooms/person/team_batch_tmpl.h"
#include "rooms/org/org.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/team-batch", team_batch_page, MAY_SEE_PERSON, "Batches of village teams: who is posted where, for how long, in which post")
ROUTE(POST, "/org/:org/team-batch", team_batch_begin_save, MAY_EDIT_PERSON, "Begin a batch of village teams")

void team_batch_form_read(struct web *w, struct team_batch_form *form)
{
	*form = (struct team_batch_form){ .number = web_param_int(w, "number", -1), .year = web_param_int(w, "year", -1), .document = web_param(w, "document") };
}

static void show(struct web *w)
{
	struct ctx *c = w->c;
	org_id org = web_path(w, org);
	struct team_batch_screen s = { .number = web_param(w, "number"), .document = web_param(w, "document"),
		.year = ctx_is_refused(c) ? web_param(w, "year") : ctx_number(c, date_from_day(c->today).year) };

	if (!org_see_for(c, org, MAY_SEE_PERSON, &s.org))
		return;
	s.count = team_batch_reports(c, s.org.path, 0, &s.reports);
	s.may_edit = may_at(c, MAY_EDIT_PERSON, org.v) && s.org.to_day == DAY_OPEN;
	s.action = arena_printf(c->arena, "/org/%lld/team-batch", (long long)org.v);
	team_batch_screen(&w->view, &s);
	web_page(w);
}

void team_batch_page(struct web *w)
{
	show(w);
}

void team_batch_begin_save(struct web *w)
{
	struct team_batch_form form;
	org_id org = web_path(w, org);
	team_batch_id made;

	team_batch_form_read(w, &form);
	if (team_batch_begin(w->c, org, &form, &made)) {
		web_notice(w, T_role_batch_begun, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/org/%lld/team-batch", (long long)org.v));
	} else if (web_form_again(w)) {
		show(w);
	}
}
