#include "rooms/transfer/transfer_arrival.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/org/approver.h"
#include "rooms/org/org_kind.h"
#include "rooms/person/person_move.h"
#include "rooms/transfer/transfer_part.h"
#include "text/person.h"
#include "text/transfer.h"

/* 组通字〔2015〕33号: 90 days at most, and presented while it is good. */
static bool days_are_right(struct ctx *c, const struct transfer_arrival *a)
{
	if (a->issued_day == DAY_NONE || a->issued_day > c->today)
		return ctx_refuse_field(c, "issued_day", T_transfer_arrival_issued, "today", day_text(c->arena, c->today), NULL);
	if (a->valid_until == DAY_NONE || a->valid_until < a->issued_day || a->valid_until - a->issued_day > TRANSFER_DAYS_MAX)
		return ctx_refuse_field(c, "valid_until", T_transfer_arrival_until, "issued", day_text(c->arena, a->issued_day), "most",
			ctx_number(c, TRANSFER_DAYS_MAX), NULL);
	if (a->day == DAY_NONE)
		return ctx_refuse_field(c, "day", T_person_event_day_missing, NULL);
	if (a->day > c->today)
		return ctx_refuse_field(c, "day", T_person_day_in_future, "day", day_text(c->arena, a->day), "today", day_text(c->arena, c->today), NULL);
	if (a->day < a->issued_day)
		return ctx_refuse_field(c, "day", T_transfer_before_letter, "day", day_text(c->arena, a->day), "issued", day_text(c->arena, a->issued_day), NULL);
	return a->day <= a->valid_until || ctx_refuse_field(c, "day", T_transfer_arrival_over, "day", day_text(c->arena, a->day), "until",
		day_text(c->arena, a->valid_until), NULL);
}

/* What needs no database; every objection is recorded. */
static bool arrival_is_right(struct ctx *c, const struct transfer_arrival *a, struct person_facts *facts)
{
	int before = c->refusals_count;

	ctx_text_is_right(c, "letter", a->letter, LIMIT_TRANSFER_NUMBER, T_transfer_letter_missing, T_person_too_long);
	ctx_text_is_right(c, "place", a->place, LIMIT_TRANSFER_PLACE, T_transfer_letter_missing, T_person_too_long);
	ctx_text_fits(c, "place_branch", a->place_branch, LIMIT_TRANSFER_PLACE_BRANCH, T_person_too_long);
	ctx_text_fits(c, "note", a->note, LIMIT_TRANSFER_NOTE, T_person_too_long);
	if (code_find("transfer_reason", a->reason) == NULL)
		ctx_refuse_field(c, "reason", T_person_choice_missing, NULL);
	if (a->dues_month == DAY_NONE)
		ctx_refuse_field(c, "dues_month", T_transfer_dues_missing, NULL);
	days_are_right(c, a);
	if (person_check(c, &a->person, facts) && facts->status != PERSON_PROBATIONARY && facts->status != PERSON_FULL)
		ctx_refuse_field(c, "status", T_transfer_arrival_status, NULL);
	return c->refusals_count == before;
}

static bool branch_is_right(struct ctx *c, const struct transfer_arrival *a, struct person_org_row *org, struct approver_row *organ)
{
	if (!transfer_find_org(c, "org", a->org, org))
		return false;
	if (!org_kind_keeps_members(org->kind))
		return ctx_refuse_field(c, "org", T_person_org_keeps_none, "name", org->name, "kind", code_name(c->lang, "org_kind", org->kind), NULL);
	if (!approver_find(c, org->path, organ))
		return ctx_refuse_field(c, "org", T_transfer_no_organ, "name", org->name, NULL);
	return may_at_path(c, MAY_EDIT_PERSON, organ->path) || ctx_refuse(c, AGAINST_RULE, T_transfer_organ_only, "own", c->actor.org_name, "organ", organ->name, NULL);
}

/* The record that the person left behind; whose it is otherwise is told only to who may see it. */
static bool record_is_right(struct ctx *c, const struct person_facts *facts, const struct person_row *row)
{
	if (row->status == PERSON_MOVED_OUT)
		return strcmp(row->name, facts->name) == 0 || ctx_refuse_field(c, "name", T_transfer_arrival_name, "typed", facts->name, NULL);
	if (!may_at_path(c, MAY_SEE_PERSON, row->path))
		return ctx_refuse_field(c, "id_number", T_person_number_taken_elsewhere, NULL);
	return ctx_refuse_field(c, "id_number", T_transfer_arrival_known, "name", row->name, "status", code_name_int(c->lang, "member_status", row->status), NULL);
}

static void write_letter(struct ctx *c, transfer_id id, const struct transfer_arrival *a, const struct person_org_row *org, const struct approver_row *organ,
	const struct person_row *row)
{
	transfer_insert(c->store, id, "in", row->id.v, row->name, 0, 0, org->id.v, organ->id.v, a->place, a->place_branch == NULL ? "" : a->place_branch, a->reason,
		a->note == NULL ? "" : a->note, transfer_month(a->dues_month), true, c->today, c->actor.account_id);
	transfer_set_letter(c->store, id, 0, a->letter, 0, a->valid_until - a->issued_day, a->issued_day, a->issued_day, a->valid_until, "", 1);
	transfer_set_done(c->store, id, org->id.v, a->day, 0, 2);
	transfer_note_step(c, id, "arrive", a->day, a->letter);
	audit_note_text(c, "transfer", "number", id.v, NULL, a->letter);
	audit_note_text(c, "transfer", "place", id.v, NULL, a->place);
}

bool transfer_arrive(struct ctx *c, const struct transfer_arrival *a, transfer_id *made)
{
	person_id id = { store_new_id(c->store) }, owner;
	struct person_facts facts, waiting;
	struct person_keys keys;
	struct person_org_row org;
	struct person_row row;
	struct approver_row organ;

	if (!arrival_is_right(c, a, &facts))
		return false;
	person_make_keys(c, id, &facts, &keys);
	ctx_begin(c, "transfer.arrive", "person", 0, 0);
	if (!branch_is_right(c, a, &org, &organ))
		return false;
	if (person_by_number(c, facts.id_number, &owner)) {
		if (!person_get(c->store, owner, &row) || !record_is_right(c, &facts, &row))
			return false;
		id = owner;
	} else {
		waiting = facts;
		waiting.status = PERSON_MOVED_OUT;	/* elsewhere, until the letter is taken in */
		person_write_new(c, id, &org, &waiting, &keys, "transferred_in", a->letter);
		audit_note_text(c, "person", "name", id.v, NULL, facts.name);
	}
	store_subject(c->store, id.v, org.id.v);
	*made = (transfer_id){ store_new_id(c->store) };
	return person_get(c->store, id, &row) && person_write_arrival(c, &row, &(struct person_arrival){ .org = org.id, .region = org.region, .status = facts.status,
		.full_day = facts.full_day, .full_precision = facts.full_precision, .day = a->day, .document = a->letter }) && (write_letter(c, *made, a, &org, &organ, &row), ctx_commit(c));
}
