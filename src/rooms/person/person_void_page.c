/* Two archives of one person, and archives that should never have been, in the browser. */
#include <string.h>
#include "core/permit.h"
#include "rooms/org/approver.h"
#include "rooms/org/org_input.h"
#include "rooms/person/person_card.h"
#include "rooms/person/person_twin.h"
#include "rooms/person/person_void_input.h"
#include "rooms/person/person_void_screen.h"
#include "rooms/person/person_void_tmpl.h"
#include "rooms/result/result.h"
#include "text/person_void.h"
#include "web/decision.h"
#include "web/web.h"

#define LIST_ROWS 200

ROUTE(GET, "/person/:person/merge", person_merge_form, MAY_EDIT_PERSON, "Two archives of one person beside each other (other), and the form that asks for one of them to become void")
ROUTE(POST, "/person/:person/merge", person_merge_save, MAY_EDIT_PERSON, "Ask for one of two archives of one person to become void")
ROUTE(GET, "/person/:person/void", person_void_form, MAY_EDIT_PERSON, "The form that asks for an archive that should never have been to become void")
ROUTE(POST, "/person/:person/void", person_void_save, MAY_EDIT_PERSON, "Ask for an archive that should never have been to become void")
ROUTE(GET, "/person-void", person_void_list_form, MAY_EDIT_PERSON, "Archives that are to become void, by state")
ROUTE(GET, "/person-void/:person_void", person_void_one, MAY_EDIT_PERSON, "One of them: both archives, what goes over and what stays")
ROUTE(POST, "/person-void/:person_void/decide", person_void_decide_save, MAY_EDIT_PERSON, "Confirm or refuse it, as the second person")
ROUTE(POST, "/person-void/:person_void/withdraw", person_void_withdraw_save, MAY_EDIT_PERSON, "Withdraw one's own")

ROUTE(POST, "/person-void/:person_void/restore", person_restore_save, MAY_EDIT_PERSON, "Ask that a void archive be live again, by the request that made it void")

/* ---- asking ---- */

static void show_choice(struct web *w, const struct person_row *row)
{
	struct void_choose_screen s = { .row = *row, .typed = web_param(w, "other") };

	s.twins_count = person_twin_find(w->c, row->id, &s.twins);
	for (size_t i = 0; i < s.twins_count; i++)
		s.elsewhere += !person_void_sees(w->c, s.twins[i].path);
	if (w->c->refusals_count > 0)
		web_status(w, 422);
	void_choose_page(&w->view, &s);
	web_page(w);
}

static void show_ask(struct web *w, const struct person_row *row, bool is_merge, const char *other)
{
	struct void_ask_screen s = { .is_merge = is_merge, .other = other, .stays = web_param(w, "stays"), .document = web_param(w, "document"), .reason = web_param(w, "reason") };
	int64_t id;

	void_side_read(w->c, row->id, &s.sides[0]);
	if (is_merge && int_parse(other, &id))
		void_side_read(w->c, (person_id){ id }, &s.sides[1]);
	s.sides[1].is_there |= is_merge;
	void_ask_page(&w->view, &s);
	web_page(w);
}

/* The number of somebody typed by name; "" after a refusal. */
static const char *other_of(struct web *w, const struct person_row *row)
{
	const char *typed = web_param(w, "other");
	struct person_row other;
	person_id id;

	if (text_is_empty(typed) || strcmp(typed, PERSON_VOID_ELSEWHERE) == 0)
		return typed;
	id = post_person_named_at(w->c, "other", typed);
	if (ctx_is_refused(w->c))
		return "";
	if (id.v != 0 && id.v != row->id.v && person_get(w->c->store, id, &other) && person_void_sees(w->c, other.path))
		return ctx_number(w->c, id.v);
	ctx_refuse_field(w->c, "other", id.v == row->id.v ? T_person_void_other_same : T_person_void_other_unknown, NULL);
	return "";
}

void person_merge_form(struct web *w)
{
	struct person_row row;
	const char *other;

	if (!person_see(w->c, web_path(w, person), &row))
		return;
	other = other_of(w, &row);
	if (text_is_empty(other))
		show_choice(w, &row);
	else
		show_ask(w, &row, true, other);
}

void person_void_form(struct web *w)
{
	struct person_row row;

	if (person_see(w->c, web_path(w, person), &row))
		show_ask(w, &row, false, "");
}

static void save(struct web *w, bool is_merge)
{
	struct ctx *c = w->c;
	struct person_row row;
	struct person_void_form form;
	person_void_id made;

	if (!person_see(c, web_path(w, person), &row))
		return;
	if (person_void_read(w, is_merge, &form) && person_void_ask(c, row.id, &form, &made)) {
		web_notice(w, T_person_void_asked, "name", row.name, NULL);
		web_redirect(w, arena_printf(c->arena, "/person-void/%lld", (long long)made.v));
	} else if (web_form_again(w)) {
		show_ask(w, &row, is_merge, is_merge ? web_param(w, "other") : "");
	}
}

void person_merge_save(struct web *w) { save(w, true); }
void person_void_save(struct web *w) { save(w, false); }

/* ---- deciding ---- */

static const char *const STATES[] = { "waiting", "approved", "refused", "withdrawn" };
#define STATES_COUNT (sizeof(STATES) / sizeof(STATES[0]))

void person_void_list_form(struct web *w)
{
	struct tab tabs[STATES_COUNT];
	struct person_void_row *rows;
	size_t at = 0, count;

	for (size_t i = 0; i < STATES_COUNT; i++)
		if (strcmp(web_param(w, "state"), STATES[i]) == 0)
			at = i;
	for (size_t i = 0; i < STATES_COUNT; i++)
		tabs[i] = (struct tab){ .href = arena_printf(w->c->arena, "/person-void?state=%s", STATES[i]), .label = void_state_name(STATES[i]), .is_current = i == at };
	count = person_void_list(w->c, STATES[at], LIST_ROWS, &rows);
	for (size_t i = 0; i < count; i++)
		person_void_hide(w->c, &rows[i]);
	void_list_page(&w->view, tabs, STATES_COUNT, rows, count);
	web_page(w);
}

static void show_one(struct web *w, const struct person_void_row *row)
{
	struct ctx *c = w->c;
	struct void_one_screen s = { .row = *row, .state = web_param(w, "state"), .note = web_param(w, "note"), .may_decide = person_void_may_decide(c, row, false),
		.is_asker = person_void_has_asked(c, row), .kept_approvers = "", .is_unread = result_is_new(c, RESULT_VOID, row->id.v) };
	struct person_void_pair pair;

	void_side_read(c, row->person, &s.sides[0]);
	s.sides[0].becomes_void = !row->is_restore;
	if (row->kept != 0)
		void_side_read(c, (person_id){ row->kept }, &s.sides[1]);
	s.sees_both = s.sides[0].is_shown && (row->kept == 0 || s.sides[1].is_shown);
	s.approvers = s.sides[0].is_shown ? approver_words(c, row->path) : "";
	if (row->kept != 0 && s.sides[1].is_shown)
		s.kept_approvers = approver_words(c, row->kept_path);
	if (s.sees_both && strcmp(row->state, "waiting") == 0 && person_void_pair_read(c, row->person, row->kept, &pair))
		person_void_parts(c, &pair, s.parts);
	person_void_hide(c, &s.row);
	void_one_page(&w->view, &s);
	web_page(w);
}

void person_void_one(struct web *w)
{
	struct person_void_row row;

	if (person_void_see(w->c, web_path(w, person_void), &row))
		show_one(w, &row);
}

static void answer(struct web *w, const struct person_void_row *row, bool is_done, message notice)
{
	if (is_done) {
		web_notice(w, notice, "name", row->name, NULL);
		web_redirect(w, "/person-void");
	} else if (web_form_again(w)) {
		show_one(w, row);
	}
}

void person_void_decide_save(struct web *w)
{
	struct person_void_row row;
	bool is_approved;

	if (person_void_see(w->c, web_path(w, person_void), &row))
		answer(w, &row, decision_read(w, &is_approved) && person_void_decide(w->c, row.id, is_approved, web_param(w, "note"), web_row_version(w)),
			T_person_void_decided);
}

void person_void_withdraw_save(struct web *w)
{
	struct person_void_row row;

	if (person_void_see(w->c, web_path(w, person_void), &row))
		answer(w, &row, person_void_withdraw(w->c, row.id, web_row_version(w)), T_person_void_withdrawn);
}

/* ---- the archive that is void ---- */

bool person_void_shown(struct web *w, person_id id)
{
	struct ctx *c = w->c;
	struct void_card_screen s = { 0 };
	struct person_void_open waits = { .id = { 0 } };

	if (!person_get(c->store, id, &s.card.row) || s.card.row.status != PERSON_VOID || !person_void_of(c->store, id, &s.row) || !person_void_sees(c, s.row.path))
		return false;
	person_card_read(c, &s.card);
	s.card.row.photo_file = 0;	/* stands at the archive that stays, if anywhere */
	s.has_kept = s.row.kept != 0;
	s.document = web_param(w, "document");
	s.reason = web_param(w, "reason");
	s.may_restore = !s.has_kept && may_at_path(c, MAY_EDIT_PERSON, s.row.path) && !person_void_waiting(c->store, id.v, 0, &waits);
	s.waiting = waits.id;
	void_kept_counts(c->store, id.v, &s.counts);
	person_void_hide(c, &s.row);
	s.receipts_count = dues_receipts(c->store, s.card.row.region, id, VOID_CASES_SHOWN, &s.receipts);
	s.cases_count = void_cases(c->store, id.v, VOID_CASES_SHOWN, &s.cases);
	void_card_page(&w->view, &s);
	web_page(w);
	return true;
}

void person_restore_save(struct web *w)
{
	struct ctx *c = w->c;
	struct person_void_row row;
	person_void_id made;

	if (!person_void_see(c, web_path(w, person_void), &row))
		return;
	if (person_restore_ask(c, row.id, web_param(w, "document"), web_param(w, "reason"), web_row_version(w), &made)) {
		web_notice(w, T_person_void_restore_asked, "name", row.name, NULL);
		web_redirect(w, arena_printf(c->arena, "/person-void/%lld", (long long)made.v));
	} else if (web_form_again(w) && !person_void_shown(w, row.person)) {
		show_one(w, &row);
	}
}
