/* Proposing a transfer, who sees it, and whose turn it is. What the acts do stands in transfer_act.c. */
#include "rooms/transfer/transfer_part.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/dues/dues.h"
#include "rooms/org/approver.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/post_sql.h"
#include "rooms/person/person.h"
#include "rooms/transfer/transfer_close.h"
#include "rooms/transfer/transfer_request_sql.h"
#include "rooms/transfer/transfer_training.h"
#include "schema/model.h"
#include "text/person.h"
#include "text/transfer.h"

bool transfer_see(struct ctx *c, transfer_id id, struct transfer_row *row)
{
	if (!transfer_get(c->store, id, row))
		return ctx_refuse(c, NOT_FOUND, T_transfer_not_found, NULL);
	if (may_at_path(c, MAY_SEE_PERSON, row->from_path) || may_at_path(c, MAY_SEE_PERSON, row->from_organ_path))
		return true;
	return ((row->first_day != DAY_OPEN || transfer_is_training(row)) && (may_at_path(c, MAY_SEE_PERSON, row->to_path) || may_at_path(c, MAY_SEE_PERSON, row->to_organ_path))) ||
		ctx_refuse(c, NOT_FOUND, T_transfer_not_found, NULL);
}

void transfer_note_step(struct ctx *c, transfer_id id, const char *act, day_t day, const char *note)
{
	transfer_step_insert(c->store, (transfer_step_id){ store_new_id(c->store) }, id, act, c->actor.org_id, c->actor.account_id, day, c->now_s,
		note == NULL ? "" : note);
}

/* ---- proposing ---- */

bool transfer_reason_is_right(struct ctx *c, const char *field, const char *reason, message missing)
{
	if (!text_says(reason))
		return ctx_refuse_field(c, field, missing, NULL);
	return text_chars(reason) <= LIMIT_TRANSFER_ANSWER || ctx_refuse_field(c, field, T_person_too_long, "n",
		ctx_number(c, LIMIT_TRANSFER_ANSWER), NULL);
}

bool transfer_is_only(struct ctx *c, const struct person_row *row, transfer_id self)
{
	struct transfer_row open;

	return !transfer_open_of(c->store, row->id.v, &open) || open.id.v == self.v || ctx_refuse(c, AGAINST_RULE,
		transfer_is_training(&open) ? T_transfer_training_one : T_transfer_one_open, "name", row->name, "day", day_text(c->arena, open.opened_day), "state",
		transfer_state_words(c, &open), NULL);
}

bool transfer_is_of_member(struct ctx *c, const struct person_row *row)
{
	return person_status_is_member(row->status) || ctx_refuse(c, AGAINST_RULE, T_transfer_no_member, "name", row->name, "status",
		code_name_int(c->lang, "member_status", row->status), NULL);
}

/* 条例 (2019) art. 25; the archive of who died or left is closed. */
static bool person_is_right(struct ctx *c, const struct person_row *row)
{
	return transfer_is_of_member(c, row) && transfer_is_only(c, row, (transfer_id){ 0 });
}

/* Both sides, as they follow from what was typed. */
struct sides { const char *kind; struct approver_row from, to; org_id branch; };

static bool target_is_right(struct ctx *c, const struct person_row *row, const char *typed, struct sides *s)
{
	struct person_org_row org;

	if (!transfer_find_org(c, "to", typed, &org))
		return false;
	if (org.id.v == row->org.v)
		return ctx_refuse_field(c, "to", T_transfer_same_branch, "name", org.name, NULL);
	if (org_kind_keeps_members(org.kind))
		s->branch = org.id;
	else if (!org_kind_is_committee(org.kind))
		return ctx_refuse_field(c, "to", T_transfer_no_branch, "name", org.name, "kind", code_name(c->lang, "org_kind", org.kind), NULL);
	if (!approver_find(c, org.path, &s->to))
		return ctx_refuse_field(c, "to", T_transfer_no_organ, "name", org.name, NULL);
	s->kind = s->to.id.v == s->from.id.v ? "committee" : "system";
	return s->branch.v != 0 || s->to.id.v != s->from.id.v || ctx_refuse_field(c, "to", T_transfer_branch_wanted, "name", org.name, NULL);
}

static bool sides_are_right(struct ctx *c, const struct person_row *row, const struct transfer_form *form, struct sides *s)
{
	struct transfer_meant_row inside;

	*s = (struct sides){ .kind = "out" };
	if (!approver_find(c, row->path, &s->from))
		return ctx_refuse(c, AGAINST_RULE, T_transfer_no_organ, "name", row->name, NULL);
	if (text_is_empty(form->to) == text_is_empty(form->place))
		return ctx_refuse_field(c, "to", T_transfer_one_target, NULL);
	if (!text_is_empty(form->to))
		return target_is_right(c, row, form->to, s);
	/* A letter out of the system would take the member out of the county's books. */
	if (transfer_org_inside(c, form->place, &inside))
		return ctx_refuse_field(c, "place", T_transfer_place_inside, "place", form->place, "name", inside.name, NULL);
	if (transfer_ends_with_one_of(form->place, message_text(c->arena, LANG_ZH, T_transfer_below_committee, NULL, 0)))
		return ctx_refuse_field(c, "place", T_transfer_place_is_branch, "place", form->place, NULL);
	if (!form->is_place_sure && !transfer_ends_with_one_of(form->place, message_text(c->arena, LANG_ZH, T_transfer_receiving, NULL, 0)))
		return ctx_refuse_field(c, "place", T_transfer_place_unlike, "place", form->place, NULL);
	if (text_chars(form->place) > LIMIT_TRANSFER_PLACE || (form->place_branch != NULL && text_chars(form->place_branch) > LIMIT_TRANSFER_PLACE_BRANCH))
		return ctx_refuse_field(c, "place", T_person_too_long, "n", ctx_number(c, LIMIT_TRANSFER_PLACE), NULL);
	return true;
}

/* The register of dues has nothing about somebody of a branch that takes dues there: what is typed is held against it, and whoever types says that
 * the receipts were seen. Of months before the branch began it says nothing. */
static bool dues_are_seen(struct ctx *c, const struct transfer_form *form, const struct person_row *row)
{
	struct dues_number first = { 0 };

	if (form->is_dues_sure || !dues_branch_first(c->store, row->org, &first) || first.n == 0 || dues_month(form->dues_month) < first.n)
		return true;
	return ctx_refuse_field(c, "dues_month", T_transfer_dues_unseen, "name", row->name, "since", transfer_month_text(c->arena, c->lang, dues_month_first((int)first.n)), "typed",
		transfer_month_text(c->arena, c->lang, form->dues_month), NULL);
}

/* `known`: the month that the register of dues says; DAY_NONE: it knows nothing, and what was typed counts. */
static bool form_is_right(struct ctx *c, const struct transfer_form *form, const struct person_row *row, day_t known)
{
	int before = c->refusals_count;

	if (code_find("transfer_reason", form->reason) == NULL)
		ctx_refuse_field(c, "reason", T_person_choice_missing, NULL);
	if (form->note != NULL && text_chars(form->note) > LIMIT_TRANSFER_NOTE)
		ctx_refuse_field(c, "note", T_person_too_long, "n", ctx_number(c, LIMIT_TRANSFER_NOTE), NULL);
	if (known != DAY_NONE && form->dues_month != DAY_NONE && transfer_month(form->dues_month) != known)
		ctx_refuse_field(c, "dues_month", T_transfer_dues_differ, "known", transfer_month_text(c->arena, c->lang, known), "typed",
			transfer_month_text(c->arena, c->lang, form->dues_month), NULL);
	else if (known == DAY_NONE && form->dues_month == DAY_NONE)
		ctx_refuse_field(c, "dues_month", T_transfer_dues_missing, NULL);
	else if (form->dues_month > day_add_months(c->today, 12))
		ctx_refuse_field(c, "dues_month", T_transfer_dues_far, "today", day_text(c->arena, c->today), NULL);
	else if (known == DAY_NONE)
		dues_are_seen(c, form, row);
	return c->refusals_count == before;
}

day_t transfer_month(day_t day)
{
	struct date d = date_from_day(day);

	return day_from_date(d.year, d.month, 1);
}

bool transfer_dues_known(struct ctx *c, const struct person_row *row, day_t *month)
{
	int unpaid;

	if (!dues_paid_to(c->store, row->region, row->id, &unpaid))
		return false;
	/* Who owes nothing any more has paid up to today. */
	*month = unpaid == DUES_MONTH_OPEN ? transfer_month(c->today) : dues_month_first(unpaid - 1);
	return true;
}

bool transfer_has_letter(const struct transfer_row *row)
{
	return strcmp(row->state, "draft") != 0 && strcmp(row->state, "agreed") != 0;
}

void transfer_dues_now(struct ctx *c, struct transfer_row *row)
{
	struct person_row person;
	day_t known;

	/* One that was sent back is proposed anew, with what holds then. */
	if ((!transfer_has_letter(row) || transfer_waits_again(c, row)) && person_get(c->store, (person_id){ row->person }, &person) && transfer_dues_known(c, &person, &known))
		row->dues_month = known;
}

day_t transfer_over_due(struct ctx *c, const struct transfer_row *row)
{
	struct person_row person;

	if (strcmp(row->kind, "in") != 0 || strcmp(row->state, "done") != 0 || !person_get(c->store, (person_id){ row->person }, &person))
		return DAY_NONE;
	return person.status == PERSON_PROBATIONARY && person.org.v == row->to ? transfer_probation_over(person.joined_day, c->today) : DAY_NONE;
}

const char *transfer_posts(struct ctx *c, person_id person, int64_t branch)
{
	struct holding_in_row *held;
	size_t count = holdings_in(c->store, person, (org_id){ branch }, c->today, &held);
	struct buffer b;

	buffer_init(&b, c->arena, 0);
	for (size_t i = 0; i < count; i++)
		buffer_printf(&b, "%s%s", i > 0 ? ctx_words(c, T_transfer_comma) : "", held[i].post_name);
	return buffer_text(&b);
}

bool transfer_open(struct ctx *c, const struct transfer_form *form, transfer_id *made)
{
	struct person_row row;
	struct sides s;
	day_t known;
	bool is_out;

	ctx_begin(c, "transfer.open", "transfer", 0, 0);
	if (!person_get(c->store, (person_id){ form->person }, &row) || !may_at_path(c, MAY_EDIT_PERSON, row.path))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	if (transfer_is_on_the_way(c, &row))
		return transfer_training_write(c, form, &row, made);
	if (!transfer_dues_known(c, &row, &known))
		known = DAY_NONE;
	if (!person_is_right(c, &row) || !(form_is_right(c, form, &row, known) & sides_are_right(c, &row, form, &s)))
		return false;
	made->v = store_new_id(c->store);
	is_out = strcmp(s.kind, "out") == 0;
	store_subject(c->store, made->v, row.org.v);
	transfer_insert(c->store, *made, s.kind, row.id.v, row.name, row.org.v, s.from.id.v, s.branch.v, s.to.id.v, is_out ? form->place : "",
		is_out ? text_or_empty(form->place_branch) : "", form->reason, text_or_empty(form->note), known != DAY_NONE ? known : transfer_month(form->dues_month), form->has_file, c->today,
		c->actor.account_id);
	transfer_note_step(c, *made, "open", c->today, NULL);
	transfer_request_take(c->store, row.id.v, made->v, c->actor.account_id);
	audit_note_int(c, "transfer", "person_id", made->v, 0, row.id.v);
	audit_note_int(c, "transfer", "to_id", made->v, 0, s.branch.v);
	audit_note_text(c, "transfer", "place", made->v, NULL, is_out ? form->place : "");
	return ctx_commit(c);
}

/* ---- whose turn it is ---- */

bool transfer_is_expired(const struct ctx *c, const struct transfer_row *row)
{
	bool is_under_way = strcmp(row->state, "issued") == 0 || strcmp(row->state, "accepted") == 0;

	return is_under_way && strcmp(row->kind, "system") == 0 && c->today > row->valid_until;
}

const char *transfer_state_today(const struct ctx *c, const struct transfer_row *row)
{
	return transfer_is_expired(c, row) ? "expired" : row->state;
}

static bool waits_for_committee(const struct transfer_row *t)
{
	return strcmp(t->state, "draft") == 0 && strcmp(t->kind, "committee") == 0;
}

const char *transfer_state_words(const struct ctx *c, const struct transfer_row *row)
{
	if (strcmp(row->state, "draft") == 0 && transfer_is_training(row))
		return message_text(c->arena, c->lang, T_transfer_waits_branch, NULL, 0);
	if (waits_for_committee(row))
		return message_text(c->arena, c->lang, T_transfer_waits_committee, NULL, 0);
	return code_name(c->lang, "transfer_state", transfer_state_today(c, row));
}

/* A branch that is not said yet is found by its committee. */
static struct transfer_turn turn_at(const char *act, int64_t org, const char *org_name, const char *path, day_t due)
{
	return (struct transfer_turn){ .act = act, .org = org, .org_name = org_name, .path = path, .due = due };
}

bool transfer_waits_again(struct ctx *c, const struct transfer_row *t)
{
	struct transfer_number since = { 0 };
	struct person_row person;

	if (strcmp(t->state, "returned") != 0 || !person_get(c->store, (person_id){ t->person }, &person))
		return false;
	transfers_since(c->store, t->person, t->id, &since);
	return since.n == 0 && (person_status_is_member(person.status) || transfer_is_on_the_way(c, &person)) && person.org.v == t->from;
}

bool transfer_turn(struct ctx *c, const struct transfer_row *t, struct transfer_turn *turn)
{
	if (waits_for_committee(t))
		*turn = turn_at("adjust", t->from_organ, t->from_organ_name, t->from_organ_path, DAY_OPEN);
	else if (strcmp(t->state, "draft") == 0 && transfer_is_training(t))
		*turn = turn_at("enrol", t->to, t->to_name, t->to_path, DAY_OPEN);
	else if (strcmp(t->state, "draft") == 0)
		*turn = turn_at("agree", t->from, t->from_name, t->from_path, DAY_OPEN);
	else if (strcmp(t->state, "agreed") == 0)
		*turn = turn_at("issue", t->from_organ, t->from_organ_name, t->from_organ_path, DAY_OPEN);
	else if (transfer_is_expired(c, t))
		*turn = turn_at("expire", t->from_organ, t->from_organ_name, t->from_organ_path, t->valid_until);
	else if (strcmp(t->state, "issued") == 0 && strcmp(t->kind, "out") == 0)
		*turn = turn_at("receipt", t->from_organ, t->from_organ_name, t->from_organ_path, transfer_receipt_due(t->issued_day, t->valid_until));
	else if (strcmp(t->state, "issued") == 0)
		*turn = turn_at("accept", t->to_organ, t->to_organ_name, t->to_organ_path, t->valid_until);
	else if (strcmp(t->state, "accepted") == 0)
		*turn = turn_at("enrol", t->to, t->to_name, t->to_path, t->valid_until);
	else if (transfer_waits_again(c, t))
		*turn = turn_at("again", t->from, t->from_name, t->from_path, DAY_OPEN);
	else
		return false;
	return true;
}

/* ---- ended from outside ---- */

void transfer_end_open(struct ctx *c, person_id person, const char *why)
{
	struct transfer_row open;

	transfer_request_end(c->store, person.v, why);
	if (!transfer_open_of(c->store, person.v, &open))
		return;
	transfer_set_state(c->store, open.id, "withdrawn", why, open.row_version);
	transfer_note_step(c, open.id, "withdraw", c->today, why);
	audit_note_code(c, "transfer", "state", open.id.v, open.state, "withdrawn");
}
