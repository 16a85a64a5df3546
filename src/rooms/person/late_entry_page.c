/* Late registrations in the browser. */
#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "rooms/org/approver.h"
#include "rooms/person/late_entry_input.h"
#include "rooms/person/late_entry_screen.h"
#include "rooms/person/late_entry_tmpl.h"
#include "rooms/person/mistaken.h"
#include "rooms/person/role.h"
#include "rooms/person/person_twin.h"
#include "text/late.h"
#include "web/decision.h"
#include "web/web.h"

#define LIST_ROWS 200

ROUTE(GET, "/person/:person/standing", late_entry_ask_form, MAY_EDIT_PERSON, "The form that asks for a late registration, and the ways to the procedures")
ROUTE(POST, "/person/:person/standing", late_entry_ask_save, MAY_EDIT_PERSON, "Ask for a late registration: converted, moved, suspended, died …")
ROUTE(GET, "/late-entry", late_entry_list_form, MAY_EDIT_PERSON, "Late registrations by state")
ROUTE(GET, "/late-entry/:late_entry", late_entry_one, MAY_EDIT_PERSON, "One late registration, to be decided or withdrawn")
ROUTE(POST, "/late-entry/:late_entry/decide", late_entry_decide_save, MAY_EDIT_PERSON, "Approve or refuse a late registration")
ROUTE(POST, "/late-entry/:late_entry/withdraw", late_entry_withdraw_save, MAY_EDIT_PERSON, "Withdraw one's own late registration")

static void add_event(struct late_ask_screen *s, const char *cause, const char *label)
{
	if (s->events_count < LATE_EVENTS_MAX)
		s->events[s->events_count++] = (struct option){ .value = cause, .label_text = label };
}

/* The day on which it began may be wrong of any that is registered. */
static void add_since(struct ctx *c, const struct person_row *row, const char *stage, struct late_ask_screen *s)
{
	const struct message_arg name = { "stage", code_name(c->lang, "role_kind", stage) };
	struct person_role_last_row last;

	if (person_role_last(c->store, row->region, row->id, stage, &last))
		add_event(s, arena_printf(c->arena, "%s" LATE_SINCE_CAUSE, stage), message_text(c->arena, c->lang, T_late_kind_since, &name, 1));
}

/* Whoever is no member may be on the way; a day of applying may be wrong of anybody. */
static void add_stages(struct ctx *c, const struct person_row *row, struct late_ask_screen *s)
{
	const struct code_set *roles = code_set("role_kind");
	bool is_outside = row->status == PERSON_NOT_MEMBER || (row->status >= PERSON_REMOVED && row->status != PERSON_DECEASED && row->status != PERSON_MOVED_OUT);

	for (size_t i = 0; is_outside && i < roles->count; i++)
		if (role_is_stage(roles->codes[i].value))
			add_event(s, roles->codes[i].value, code_name(c->lang, "role_kind", roles->codes[i].value));
	if (is_outside)
		add_event(s, LATE_STAGE_ENDED, ctx_words(c, T_late_stage_ended));
	for (size_t i = 0; i < roles->count; i++)
		if (role_is_stage(roles->codes[i].value))
			add_since(c, row, roles->codes[i].value, s);
	if (row->applied_day != DAY_NONE)
		add_event(s, LATE_APPLIED, ctx_words(c, T_late_kind_applied));
}

/* What was registered wrongly, by the choices that the last event leaves. */
static void add_mistaken(struct ctx *c, const struct person_row *row, struct late_ask_screen *s)
{
	static const struct { const char *kind; message label; } KINDS[] = { { LATE_MISTAKEN, T_late_choose_mistaken }, { LATE_WRONG_DAY, T_late_choose_wrong_day },
		{ LATE_APPEAL, T_late_choose_appeal } };

	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++)
		if (mistaken_fits(c, row, KINDS[i].kind)) {
			add_event(s, KINDS[i].kind, ctx_words(c, KINDS[i].label));
			s->corrects = true;
		}
}

static void show_ask(struct web *w, const struct person_row *row)
{
	struct ctx *c = w->c;
	const struct code_set *set = code_set("membership_cause");
	struct late_ask_screen s = { .row = *row, .cause = web_param(w, "cause"), .org_text = web_param(w, "org"), .day_text = web_param(w, "day"),
		.document = web_param(w, "document"), .reason = web_param(w, "reason"), .status = web_param(w, "status"), .joined = web_param(w, "joined"),
		.full = web_param(w, "full"), .is_new = row->status == PERSON_NOT_MEMBER, .may_handle = may_at_path(c, MAY_HANDLE, row->path) };

	if (s.is_new)
		add_event(&s, LATE_CAUSE_MEMBER, ctx_words(c, T_late_member_event));
	for (size_t i = 0; i < set->count; i++)
		if (person_event_fits(set->codes[i].value, row->status) && !person_event_by_transfer(set->codes[i].value, row->status) &&
			!person_event_by_training(c, row, set->codes[i].value))
			add_event(&s, set->codes[i].value, code_name(c->lang, "membership_cause", set->codes[i].value));
	add_mistaken(c, row, &s);
	add_stages(c, row, &s);
	person_org(c->store, row->org, &s.org);
	late_entry_ask_page(&w->view, &s);
	web_page(w);
}

void late_entry_ask_form(struct web *w)
{
	struct person_row row;

	if (person_see(w->c, web_path(w, person), &row))
		show_ask(w, &row);
}

void late_entry_ask_save(struct web *w)
{
	struct ctx *c = w->c;
	struct person_row row;
	struct late_form form;
	late_entry_id made;

	if (!person_see(c, web_path(w, person), &row))
		return;
	if (late_entry_read(w, &form) && late_entry_ask(c, row.id, &form, &made)) {
		web_notice(w, T_late_asked, "name", row.name, NULL);
		web_redirect(w, arena_printf(c->arena, "/late-entry/%lld", (long long)made.v));
	} else if (web_form_again(w)) {
		show_ask(w, &row);
	}
}

static const struct { const char *state; message label; } STATES[] = { { "waiting", T_late_state_waiting }, { "approved", T_late_state_approved },
	{ "refused", T_late_state_refused }, { "withdrawn", T_late_state_withdrawn } };
#define STATES_COUNT (sizeof(STATES) / sizeof(STATES[0]))

void late_entry_list_form(struct web *w)
{
	struct tab tabs[STATES_COUNT];
	struct late_entry_row *rows;
	size_t at = 0, count;

	for (size_t i = 0; i < STATES_COUNT; i++)
		if (strcmp(web_param(w, "state"), STATES[i].state) == 0)
			at = i;
	for (size_t i = 0; i < STATES_COUNT; i++)
		tabs[i] = (struct tab){ .href = arena_printf(w->c->arena, "/late-entry?state=%s", STATES[i].state), .label = STATES[i].label, .is_current = i == at };
	count = late_entry_list(w->c, STATES[at].state, LIST_ROWS, &rows);
	late_entry_list_page(&w->view, tabs, rows, count);
	web_page(w);
}

static late_entry_id path_entry(struct web *w) { return web_path(w, late_entry); }

static void show_one(struct web *w, const struct late_entry_row *row)
{
	struct late_days before = late_entry_days_before(w->c, row);
	struct person_twin *twins;
	struct mistaken_ended_row *ended;
	size_t twins_count = person_twin_find(w->c, row->person, &twins), ended_count = mistaken_ended_with(w->c, row, &ended);

	late_entry_one_page(&w->view, row, &before, twins, twins_count, ended, ended_count, web_param(w, "state"), web_param(w, "note"), late_entry_may_decide(w->c, row, false),
		row->asked_by == w->c->actor.account_id, approver_words(w->c, row->path));
	web_page(w);
}

void late_entry_one(struct web *w)
{
	struct late_entry_row row;

	if (late_entry_see(w->c, path_entry(w), &row))
		show_one(w, &row);
}

static void answer(struct web *w, const struct late_entry_row *row, bool is_done, message notice)
{
	if (is_done) {
		web_notice(w, notice, "name", row->name, NULL);
		web_redirect(w, "/late-entry");
	} else if (web_form_again(w)) {
		show_one(w, row);
	}
}

void late_entry_decide_save(struct web *w)
{
	struct late_entry_row row;
	bool is_approved;

	if (late_entry_see(w->c, path_entry(w), &row))
		answer(w, &row, decision_read(w, &is_approved) && late_entry_decide(w->c, row.id, is_approved, web_param(w, "note"), web_row_version(w)),
			T_late_decided);
}

void late_entry_withdraw_save(struct web *w)
{
	struct late_entry_row row;

	if (late_entry_see(w->c, path_entry(w), &row))
		answer(w, &row, late_entry_withdraw(w->c, row.id, web_row_version(w)), T_late_withdrawn);
}
