/* Certificates of floating members in the browser: the register, one of them, the form that issues. */
#include <string.h>
#include "core/path.h"
#include "core/permit.h"
#include "rooms/floating/pass_screen.h"
#include "rooms/floating/pass_tmpl.h"
#include "rooms/person/person.h"
#include "text/pass.h"
#include "web/web.h"

ROUTE(GET, "/pass", pass_list_page, MAY_SEE_PERSON, "The register of certificates of floating members of a subtree (org): valid, expired, due back, renewed, handed back, lost")
ROUTE(GET, "/pass/:pass", pass_page, MAY_SEE_PERSON, "A certificate of a floating member")
ROUTE(POST, "/pass/:pass/renew", pass_renew_save, MAY_EDIT_PERSON, "Issue another certificate in place of one that runs out")
ROUTE(POST, "/pass/:pass/end", pass_end_save, MAY_EDIT_PERSON, "A certificate of a floating member was handed back or lost")
ROUTE(GET, "/floating/:floating/pass", pass_new_page, MAY_EDIT_PERSON, "The form that issues a certificate to a floating member, and the earlier ones")
ROUTE(POST, "/floating/:floating/pass", pass_issue_save, MAY_EDIT_PERSON, "Issue a certificate to a floating member, by the committee")

message pass_state_text(enum pass_state state)
{
	static const message TEXTS[PASS_STATES_COUNT] = { T_pass_valid, T_pass_expired, T_pass_due, T_pass_renewed, T_pass_handed_back, T_pass_lost };

	return TEXTS[state];
}

void pass_ending_read(struct web *w, struct pass_ending *ending)
{
	*ending = (struct pass_ending){ .ended_by = web_param(w, "ended_by"), .note = web_param(w, "note"), .day = web_param_day(w, "day", DAY_NONE) };
}

/* ---- the register ---- */

bool pass_list_read(struct web *w, struct pass_list_screen *s)
{
	struct ctx *c = w->c;
	const struct desk_filter whole = { DESK_ALL };
	const char *end;
	int side = 0;

	*s = (struct pass_list_screen){ .page = web_page_number(w), .rows_per_page = web_list_rows(w, PASS_ROWS_PER_PAGE) };
	if (!org_see_for(c, (org_id){ web_param_int(w, "org", c->actor.org_id) }, MAY_SEE_PERSON, &s->org) || !web_param_word(w, "side", PASS_STATE_KEYS, PASS_STATES_COUNT, &side) ||
	    !desk_filter_read(w, side == PASS_DUE, &s->desk))
		return false;
	s->side = (enum pass_state)side;
	end = path_end(c->arena, s->org.path);
	pass_due_narrow(c, s->org.path, end, &s->desk);
	for (int i = 0; i < PASS_STATES_COUNT; i++) {
		const struct desk_filter *desk = i == PASS_DUE ? &s->desk : &whole;
		struct pass_count n = { 0 };

		passes_count(c->store, s->org.path, end, c->today, PASS_STATE_KEYS[i], desk->part, desk->orgs, desk->orgs_count, &n);
		s->counts[i] = n.n;
	}
	s->count = passes(c->store, s->org.path, end, c->today, PASS_STATE_KEYS[s->side], s->desk.part, s->desk.orgs, s->desk.orgs_count, s->rows_per_page, (s->page - 1) * s->rows_per_page, &s->rows);
	return true;
}

void pass_list_page(struct web *w)
{
	struct pass_list_screen s;

	if (!pass_list_read(w, &s))
		return;
	for (int i = 0; i < PASS_STATES_COUNT; i++)
		s.tabs[i] = (struct tab){ .href = arena_printf(w->c->arena, "/pass?org=%lld&side=%s", (long long)s.org.id.v, PASS_STATE_KEYS[i]),
			.label = pass_state_text((enum pass_state)i), .count = s.counts[i], .has_count = true, .is_current = (int)s.side == i,
			.is_after_line = i == PASS_RENEWED };
	pass_list_screen(&w->view, &s);
	web_page(w);
}

/* ---- one ---- */

static void show(struct web *w)
{
	struct ctx *c = w->c;
	struct pass_screen s = { .months = pass_months(c) };

	if (!pass_see(c, web_path(w, pass), &s.row))
		return;
	s.state = pass_state_of(&s.row, c->today);
	s.may_print = s.state == PASS_VALID && may(c, MAY_HANDLE);
	s.may_change = s.state < PASS_RENEWED && may_at_path(c, MAY_EDIT_PERSON, s.row.org_path);
	s.may_renew = s.may_change && s.state != PASS_DUE;
	pass_screen(&w->view, &s);
	web_page(w);
}

void pass_page(struct web *w)
{
	show(w);
}

static void answer(struct web *w, bool is_done, int64_t id, message said)
{
	if (is_done) {
		web_notice(w, said, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/pass/%lld", (long long)id));
	} else if (web_form_again(w)) {
		show(w);
	}
}

void pass_renew_save(struct web *w)
{
	pass_id made = { 0 };
	bool is_done = pass_renew(w->c, web_path(w, pass), web_param_day(w, "to_day", DAY_NONE), web_row_version(w), &made);

	answer(w, is_done, made.v, T_pass_renewed_now);
}

void pass_end_save(struct web *w)
{
	struct pass_ending ending;

	pass_ending_read(w, &ending);
	answer(w, pass_end(w->c, web_path(w, pass), &ending, web_row_version(w)), web_path(w, pass).v, T_pass_ended_now);
}

/* ---- issuing ---- */

static void show_new(struct web *w)
{
	struct ctx *c = w->c;
	struct pass_new_screen s = { .months = pass_months(c) };
	struct person_row person;
	floating_id id = web_path(w, floating);

	if (!floating_get(c->store, id, &s.row) || !floating_may_at_home(c, MAY_EDIT_PERSON, &s.row)) {
		ctx_refuse(c, NOT_FOUND, T_pass_no_floating_found, NULL);
		return;
	}
	s.has_photo = person_get(c->store, s.row.person, &person) && person.photo_file != 0;
	s.may_issue = pass_may_issue(c, &s.row, &s.organ);
	s.earlier_count = passes_of(c->store, id, PASS_EARLIER_SHOWN, &s.earlier);
	pass_new_screen(&w->view, &s);
	web_page(w);
}

void pass_new_page(struct web *w)
{
	show_new(w);
}

void pass_issue_save(struct web *w)
{
	pass_id made = { 0 };

	if (pass_issue(w->c, web_path(w, floating), web_param_day(w, "to_day", DAY_NONE), &made)) {
		web_notice(w, T_pass_issued, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/pass/%lld", (long long)made.v));
	} else if (web_form_again(w)) {
		show_new(w);
	}
}
