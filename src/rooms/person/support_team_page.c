/* Support teams of villages in the browser. */
#include <string.h>
#include "core/permit.h"
#include "rooms/org/org.h"
#include "rooms/person/support_team_input.h"
#include "rooms/person/support_team_screen.h"
#include "rooms/person/support_team_tmpl.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/support-team", support_team_page, MAY_SEE_PERSON, "Support teams of villages: first secretary and liaison of each, and what is incomplete")
ROUTE(POST, "/org/:org/support-team", support_team_begin_save, MAY_EDIT_PERSON, "Form the support team of a village")
ROUTE(POST, "/org/:org/support-team/end", support_team_end_save, MAY_EDIT_PERSON, "End the support team of a village")

void support_team_form_read(struct web *w, struct support_team_form *form)
{
	*form = (struct support_team_form){ .document = web_param(w, "document"), .reason = web_param(w, "reason"), .day = web_param_day(w, "day", DAY_NONE) };
}

static void show(struct web *w)
{
	struct ctx *c = w->c;
	org_id org = web_path(w, org);
	struct support_team_screen s = { .day = web_param(w, "day"), .document = web_param(w, "document"), .reason = web_param(w, "reason"), .action = org_url(c, org, "/support-team") };
	bool is_formed = false, is_village;

	if (!support_team_list(c, org, &s.list))
		return;
	for (size_t i = 0; i < s.list.count; i++) {
		s.formed += s.list.villages[i].formed_day != DAY_NONE;
		s.incomplete += !support_team_is_complete(&s.list.villages[i]);
		is_formed = is_formed || (s.list.villages[i].org.v == org.v && s.list.villages[i].formed_day != DAY_NONE);
	}
	is_village = strcmp(s.list.org.unit_kind, "village") == 0 || strcmp(s.list.org.unit_kind, "community") == 0;
	s.may_form = is_village && !is_formed && s.list.org.to_day == DAY_OPEN && may_at(c, MAY_EDIT_PERSON, org.v);
	s.may_end = is_formed && may_at(c, MAY_EDIT_PERSON, org.v);
	support_team_screen(&w->view, &s);
	web_page(w);
}

void support_team_page(struct web *w)
{
	show(w);
}

static void answer(struct web *w, bool is_done, message done)
{
	if (is_done) {
		web_notice(w, done, NULL);
		web_redirect(w, org_url(w->c, web_path(w, org), "/support-team"));
	} else if (web_form_again(w)) {
		show(w);
	}
}

void support_team_begin_save(struct web *w)
{
	struct support_team_form form;
	support_team_id made;

	support_team_form_read(w, &form);
	answer(w, support_team_begin(w->c, web_path(w, org), &form, &made), T_support_begun);
}

void support_team_end_save(struct web *w)
{
	struct support_team_form form;

	support_team_form_read(w, &form);
	answer(w, support_team_end(w->c, web_path(w, org), &form), T_support_ended);
}
