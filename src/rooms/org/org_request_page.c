/* Mergers and moves of large organisations that wait for a second person, in the browser. */
#include <string.h>
#include "core/permit.h"
#include "rooms/org/org_input.h"
#include "rooms/org/org_request_screen.h"
#include "rooms/org/org_request_tmpl.h"
#include "rooms/result/result.h"
#include "text/org_request.h"
#include "web/decision.h"
#include "web/web.h"

ROUTE(GET, "/org-request", org_request_list_page, MAY_EDIT_ORG, "Mergers and moves of large organisations, by state")
ROUTE(GET, "/org-request/:org_request", org_request_page, MAY_EDIT_ORG, "One of them: what it does, who asked and who may approve")
ROUTE(POST, "/org-request/:org_request/decide", org_request_decide_save, MAY_EDIT_ORG, "Approve or refuse it, as the second person")
ROUTE(POST, "/org-request/:org_request/withdraw", org_request_withdraw_save, MAY_EDIT_ORG, "Withdraw one's own")

static const struct { const char *state; message name; } STATES[] = { { "waiting", T_org_request_state_waiting }, { "approved", T_org_request_state_approved },
	{ "refused", T_org_request_state_refused }, { "withdrawn", T_org_request_state_withdrawn } };
#define STATES_COUNT (sizeof(STATES) / sizeof(STATES[0]))

static size_t state_at(const char *state)
{
	for (size_t i = 0; i < STATES_COUNT; i++)
		if (strcmp(state, STATES[i].state) == 0)
			return i;
	return 0;
}

message org_request_state_name(const char *state)
{
	return STATES[state_at(state)].name;
}

void org_request_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct org_request_list_screen s = { .page = web_page_number(w), .states_count = STATES_COUNT };
	size_t at = state_at(web_param(w, "state"));

	s.states = arena_array(c->arena, STATES_COUNT, sizeof(*s.states));
	for (size_t i = 0; i < STATES_COUNT; i++)
		s.states[i] = (struct tab){ .href = arena_printf(c->arena, "/org-request?state=%s", STATES[i].state), .label = STATES[i].name, .is_current = i == at };
	s.page_href = arena_printf(c->arena, "/org-request?state=%s&", STATES[at].state);
	s.total = org_request_total(c, STATES[at].state);
	s.rows_count = org_request_list(c, STATES[at].state, ORG_REQUESTS_PER_PAGE, (s.page - 1) * ORG_REQUESTS_PER_PAGE, &s.rows);
	s.words = arena_array(c->arena, s.rows_count + 1, sizeof(*s.words));
	for (size_t i = 0; i < s.rows_count; i++)
		s.words[i] = org_request_words(c, &s.rows[i]);
	org_request_list_screen(&w->view, &s);
	web_page(w);
}

static void show(struct web *w, const struct org_request_row *row)
{
	struct ctx *c = w->c;
	struct org_request_one_screen s = { .row = *row, .words = org_request_words(c, row), .approvers = org_request_approvers(c, row), .state = web_param(w, "state"),
		.note = web_param(w, "note"), .overtaken = org_request_overtaken(c, row), .may_decide = org_request_may_decide(c, row, false), .is_asker = permit_is_self(c, row->asked_by),
		.is_unread = result_is_new(c, RESULT_ORG, row->id.v) };

	if (strcmp(row->kind, "merge") == 0 && strcmp(row->state, "waiting") == 0 && org_get(c->store, row->org, &s.org)) {
		org_along_read(c, &s.org, true, &s.along);
		s.along.into = row->into_name;
	}
	org_request_one_screen(&w->view, &s);
	web_page(w);
}

void org_request_page(struct web *w)
{
	struct org_request_row row;

	if (org_request_see(w->c, web_path(w, org_request), &row))
		show(w, &row);
}

bool org_request_was_asked(struct web *w, org_id id)
{
	struct org_request_row row;

	if (!org_request_waiting(w->c->store, id, &row))
		return false;
	web_notice(w, T_org_request_asked, "what", org_request_words(w->c, &row), NULL);
	web_redirect(w, arena_printf(w->c->arena, "/org-request/%lld", (long long)row.id.v));
	return true;
}

static void answer(struct web *w, const struct org_request_row *row, bool is_done, message notice)
{
	if (is_done) {
		web_notice(w, notice, "what", org_request_words(w->c, row), NULL);
		web_redirect(w, "/org-request");
	} else if (web_form_again(w)) {
		show(w, row);
	}
}

void org_request_decide_save(struct web *w)
{
	struct org_request_row row;
	bool is_approved = false;

	if (!org_request_see(w->c, web_path(w, org_request), &row))
		return;
	answer(w, &row, decision_read(w, &is_approved) && org_request_decide(w->c, row.id, is_approved, web_param(w, "note"), web_row_version(w)),
		is_approved ? T_org_request_approved : T_org_request_refused);
}

void org_request_withdraw_save(struct web *w)
{
	struct org_request_row row;

	if (org_request_see(w->c, web_path(w, org_request), &row))
		answer(w, &row, org_request_withdraw(w->c, row.id, web_row_version(w)), T_org_request_withdrawn);
}
