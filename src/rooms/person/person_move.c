#include "rooms/person/person_move.h"

#include "core/audit.h"
#include "core/code.h"
#include "rooms/dues/dues.h"
#include "rooms/person/late_entry.h"
#include "rooms/person/person_move_sql.h"
#include "rooms/person/role.h"
#include "rooms/run/run_move.h"
#include "text/person.h"

/* What happened in the old county keeps its organisations, by which figures are counted; only the key of the rows changes. */
static void move_region(struct ctx *c, const struct person_row *row, int64_t region, day_t day)
{
	struct store *s = c->store;

	person_role_end_all(s, row->region, row->id, day);
	person_move_teams(s, row->id, row->region, region);
	person_move_roles(s, row->id, row->region, region);
	person_move_bigrams(s, row->id, row->region, region);
	person_move_former(s, row->id, row->region, region);
	person_move_tails(s, row->id, row->region, region);
	person_move_memberships(s, row->id, row->region, region);
	person_move_histories(s, row->id, row->region, region);
	person_move_events(s, row->id, row->region, region);
	person_move_late_entries(s, row->id, row->region, region);
	person_move_changes(s, row->id, row->region, region);
	person_move_corrections(s, row->id, row->region, region);
	person_move_dues_member(s, row->id, row->region, region);
	person_move_dues_base(s, row->id, row->region, region);
	person_move_dues_receipt(s, row->id, row->region, region);
	person_move_dues_payment(s, row->id, row->region, region);
	person_move_appraisals(s, row->id, row->region, region);
	person_move_floating_contacts(s, row->id, row->region, region);
	person_move_floating_activities(s, row->id, row->region, region);
	person_move_floating_cards(s, row->id, row->region, region);
	person_move_floating(s, row->id, row->region, region);
	person_move_person(s, row->id, row->region, region);
	audit_note_int(c, "person", "region_id", row->id.v, row->region, region);
}

void person_leave_branch(struct ctx *c, const struct person_row *row, org_id org, const char *path, day_t day, int64_t status)
{
	dues_write_move(c, row, org, path, day, status);
	if (person_status_is_member(status)) {
		person_resident_end(c->store, row->id, day, "transferred", org.v);
		person_resident_follow(c->store, row->id, org, path);
	} else {
		person_resident_end(c->store, row->id, day, "left", 0);
	}
	person_floating_hosts_end(c->store, row->region, row->id, day);
	if (person_floating_end(c->store, row->region, row->id, day, person_status_is_member(status) ? "transferred" : "left") > 0)
		role_write_end(c, row, "floating_out", day);
}

static bool day_is_right(struct ctx *c, const struct person_spell_open *open, day_t day)
{
	if (day == DAY_NONE)
		return ctx_refuse_field(c, "day", T_person_event_day_missing, NULL);
	if (day > c->today)
		return ctx_refuse_field(c, "day", T_person_day_in_future, "day", day_text(c->arena, day), "today", day_text(c->arena, c->today), NULL);
	return day > open->from_day || ctx_refuse_field(c, "day", T_person_day_too_early, "since", day_text(c->arena, open->from_day), NULL);
}

bool person_write_move(struct ctx *c, const struct person_row *row, const struct person_move *move)
{
	const char *ended = move->is_between ? "transferred_out" : "moved", *began = move->is_between ? "transferred_in" : "moved";
	struct person_spell_open open;
	struct person_org_row org;

	if (!person_status_is_member(row->status) || !person_open_spell(c->store, row->region, row->id, &open))
		return ctx_refuse(c, AGAINST_RULE, T_person_event_unfit, "status", code_name_int(c->lang, "member_status", row->status), "event",
			code_name(c->lang, "membership_cause", "moved"), NULL);
	if (!late_entry_is_free(c, row->id, row->region, row->name) || !day_is_right(c, &open, move->day) || !person_org_fits(c, move->to, row->status, &org))
		return false;
	if (org.from_day > move->day)
		return ctx_refuse_field(c, "org", T_person_org_younger, "name", org.name, "day", day_text(c->arena, org.from_day), NULL);
	membership_end(c->store, open.id, row->region, move->day, ended);
	person_leave_branch(c, row, org.id, org.path, move->day, row->status);
	if (org.region != row->region)
		move_region(c, row, org.region, move->day);
	membership_insert(c->store, (membership_id){ store_new_id(c->store) }, org.region, row->id, org.id, row->status, move->day, DAY_OPEN,
		began, "", move->document);
	standing_change_insert(c->store, (standing_change_id){ store_new_id(c->store) }, org.region, row->id, org.id, began, row->status, row->status, move->day,
		move->document, c->now_s, c->actor.account_id);
	person_set_standing(c->store, row->id, org.region, org.id, org.path, row->status, row->full_day, row->row_version);
	run_go_along(c, &(struct run_going){ row->id, row->region, org.region, row->org, org.id, move->day });
	audit_note_int(c, "person", "org_id", row->id.v, row->org.v, org.id.v);
	store_note(c->store, "document", NULL, move->document);
	store_note(c->store, "day", NULL, day_text(c->arena, move->day));
	return true;
}

bool person_write_arrival(struct ctx *c, const struct person_row *row, const struct person_arrival *a)
{
	if (a->region != row->region)
		move_region(c, row, a->region, a->day);
	if (a->full_day != row->full_day)
		person_move_full_day(c->store, row->id, a->region, a->full_day, a->full_precision);
	return person_write_standing(c, row->id, &(struct person_standing){ .org = a->org, .status = a->status, .day = a->day, .cause = "transferred_in",
		.document = a->document });
}
