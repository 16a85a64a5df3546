#include "rooms/resident/resident_part.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/org_kind.h"
#include "text/resident.h"

#define OCCUPATION_RETIRED 8	/* code set occupation */

/* ---- who sees it ---- */

bool resident_may_at_unit(struct ctx *c, enum permission p, const struct resident_row *row)
{
	return may_at_path(c, p, row->path);
}

bool resident_may_at_community(struct ctx *c, enum permission p, const struct resident_row *row)
{
	return row->to_day == DAY_OPEN && may_at_path(c, p, row->community_path);
}

bool resident_see(struct ctx *c, resident_id id, struct resident_row *row)
{
	return (resident_get(c->store, id, row) &&
		(resident_may_at_unit(c, MAY_SEE_PERSON, row) || resident_may_at_community(c, MAY_SEE_PERSON, row))) ||
		ctx_refuse(c, NOT_FOUND, T_resident_not_found, NULL);
}

bool resident_take(struct ctx *c, resident_id id, bool is_of_community, int64_t row_version, struct resident_row *row)
{
	if (!resident_get(c->store, id, row) || (!resident_may_at_unit(c, MAY_EDIT_PERSON, row) && !resident_may_at_community(c, MAY_EDIT_PERSON, row)))
		return ctx_refuse(c, NOT_FOUND, T_resident_not_found, NULL);
	store_subject(c->store, id.v, is_of_community ? row->community.v : row->home.v);
	if (row->to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_resident_over, "name", row->name, "day", day_text(c->arena, row->to_day), NULL);
	if (is_of_community && !resident_may_at_community(c, MAY_EDIT_PERSON, row))
		return ctx_refuse(c, AGAINST_RULE, T_resident_only_community, "name", row->community_name, NULL);
	if (!is_of_community && !resident_may_at_unit(c, MAY_EDIT_PERSON, row))
		return ctx_refuse(c, AGAINST_RULE, T_resident_only_unit, "name", row->home_name, NULL);
	return row->row_version == row_version || ctx_refuse_changed(c, T_resident_changed, "name", row->name, NULL);
}

/* ---- registering ---- */

static bool text_is_right(struct ctx *c, const char *field, const char *text, size_t most)
{
	size_t bytes = strlen(text);

	if (text_chars(text) > most)
		return ctx_refuse_field(c, field, T_resident_too_long, "n", ctx_number(c, (int64_t)most), NULL);
	if (resident_is_private(text_plain(c->arena, text, &bytes)))
		return ctx_refuse_field(c, field, T_resident_private, "typed", text, NULL);
	return !resident_has_address(text) || ctx_refuse_field(c, field, T_resident_address, "typed", text, NULL);
}

static bool community_is_right(struct ctx *c, const struct person_row *person, const char *typed, struct resident_org *org)
{
	struct resident_org *found;
	size_t count;

	if (text_is_empty(typed))
		return ctx_refuse_field(c, "community", T_resident_community_missing, NULL);
	count = resident_org_named(c->store, typed, text_wide_brackets(c->arena, typed), c->today, &found);
	if (count != 1)
		return ctx_refuse_field(c, "community", count == 0 ? T_resident_community_unknown : T_resident_community_many, "typed", typed, NULL);
	*org = found[0];
	if (org_kind_is_beside(org->kind))
		return ctx_refuse_field(c, "community", T_resident_community_beside, "name", org->name, NULL);
	return !path_is_within(person->path, org->path) || ctx_refuse_field(c, "community", T_resident_community_own, "name", org->name, NULL);
}

static bool day_is_right(struct ctx *c, day_t day, day_t since)
{
	if (day == DAY_NONE)
		return ctx_refuse_field(c, "day", T_resident_day_missing, NULL);
	if (day > c->today)
		return ctx_refuse_field(c, "day", T_resident_in_future, "day", day_text(c->arena, day), "today", day_text(c->arena, c->today), NULL);
	return since == DAY_NONE || day >= since ||
		ctx_refuse_field(c, "day", T_resident_day_early, "day", day_text(c->arena, day), "since", day_text(c->arena, since), NULL);
}

/* A registration lasts at least to the last service that the community logged: its hours would stand in nobody's time. */
static bool may_end_on(struct ctx *c, const struct resident_row *row, day_t day)
{
	struct resident_last last = { .day = DAY_NONE };

	resident_last_service(c->store, row->id, &last);
	return last.day == DAY_NONE || day >= last.day || ctx_refuse_field(c, "day", T_resident_day_served, "day", day_text(c->arena, day), "since",
		day_text(c->arena, last.day), "community", row->community_name, NULL);
}

static bool person_is_right(struct ctx *c, const struct person_row *row)
{
	if (!person_status_is_member(row->status))
		return ctx_refuse(c, AGAINST_RULE, T_resident_no_member, "name", row->name, "status", code_name_int(c->lang, "member_status", row->status), NULL);
	return row->occupation != OCCUPATION_RETIRED || ctx_refuse(c, AGAINST_RULE, T_resident_retired, "name", row->name, NULL);
}

static bool may_register(struct ctx *c, const struct person_row *row)
{
	return may_at_path(c, MAY_EDIT_PERSON, row->path) || (row->id.v == c->actor.person_id && may(c, MAY_SEE_SELF));
}

bool resident_register(struct ctx *c, person_id id, const struct resident_form *form, resident_id *made)
{
	struct resident_org org = { .name = "" };
	struct resident_row *former;
	struct person_row row;
	bool lasts;

	ctx_begin(c, "resident.register", "resident", 0, 0);
	if (!person_get(c->store, id, &row) || !may_register(c, &row))
		return ctx_refuse(c, NOT_FOUND, T_resident_no_person, NULL);
	lasts = resident_of(c->store, id, &former) > 0 && former[0].to_day == DAY_OPEN;
	if (!person_is_right(c, &row) || !community_is_right(c, &row, form->community, &org))
		return false;
	if (lasts && former[0].community.v == org.id.v)
		return ctx_refuse_field(c, "community", T_resident_same, "name", org.name, "day", day_text(c->arena, former[0].from_day), NULL);
	if (!day_is_right(c, form->day, lasts ? former[0].from_day : row.joined_day) || (lasts && !may_end_on(c, &former[0], form->day)) || !text_is_right(c, "offer", form->offer, LIMIT_RESIDENT_OFFER))
		return false;
	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, row.org.v);
	if (lasts)
		resident_end(c->store, former[0].id, form->day, "moved");
	resident_insert(c->store, *made, id, row.org, row.path, org.id, org.path, form->offer, form->day, c->now_s, c->actor.account_id);
	store_note(c->store, "person_id", NULL, ctx_number(c, id.v));
	store_note(c->store, "community", lasts ? former[0].community_name : NULL, org.name);
	audit_note_day(c, "resident", "from_day", made->v, DAY_NONE, form->day);
	return ctx_commit(c);
}

bool resident_accept(struct ctx *c, resident_id id, int64_t row_version)
{
	struct resident_row row;

	ctx_begin(c, "resident.accept", "resident", id.v, 0);
	if (!resident_take(c, id, true, row_version, &row))
		return false;
	if (row.accepted_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_resident_accepted_already, "name", row.name, "day", day_text(c->arena, row.accepted_day), NULL);
	resident_accepted(c->store, id, c->today, row_version);
	audit_note_day(c, "resident", "accepted_day", id.v, DAY_NONE, c->today);
	return ctx_commit(c);
}

bool resident_note_service(struct ctx *c, resident_id id, day_t day, const char *activity, const char *hours, int64_t row_version)
{
	struct resident_row row;
	int64_t minutes = 0;

	ctx_begin(c, "resident.service", "resident", id.v, 0);
	if (!resident_take(c, id, true, row_version, &row))
		return false;
	if (row.accepted_day == DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_resident_not_accepted, "name", row.name, NULL);
	if (!day_is_right(c, day, row.from_day))
		return false;
	if (text_is_empty(activity))
		return ctx_refuse_field(c, "activity", T_resident_activity_missing, NULL);
	if (!text_is_right(c, "activity", activity, LIMIT_RESIDENT_SERVICE_ACTIVITY))
		return false;
	if (!resident_minutes(hours, &minutes))
		return ctx_refuse_field(c, "hours", T_resident_hours_wrong, "typed", hours, NULL);
	if (minutes == 0)
		resident_service_remove(c->store, id, day, activity);
	else if (resident_service_set(c->store, id, day, activity, minutes, c->actor.account_id) == 0)
		resident_service_insert(c->store, (resident_service_id){ store_new_id(c->store) }, id, row.person, day, activity, minutes, c->actor.account_id);
	resident_touch(c->store, id, row_version);
	audit_note_day(c, "resident_service", "day", id.v, DAY_NONE, day);
	audit_note_text(c, "resident_service", "activity", id.v, NULL, activity);
	store_note(c->store, "minutes", NULL, ctx_number(c, minutes));
	return ctx_commit(c);
}

bool resident_finish(struct ctx *c, resident_id id, day_t day, const char *ended_by, int64_t row_version)
{
	struct resident_row row;

	ctx_begin(c, "resident.finish", "resident", id.v, 0);
	if (!resident_take(c, id, false, row_version, &row) || !day_is_right(c, day, row.from_day) || !may_end_on(c, &row, day))
		return false;
	if (strcmp(ended_by, "ended") != 0 && strcmp(ended_by, "mistaken") != 0)
		return ctx_refuse_field(c, "ended_by", T_resident_end_missing, NULL);
	resident_end(c->store, id, day, ended_by);
	store_note(c->store, "ended_by", NULL, ended_by);
	audit_note_day(c, "resident", "to_day", id.v, DAY_NONE, day);
	return ctx_commit(c);
}

static size_t waiting_work(struct ctx *c, const char *from, const char *to, struct desk_work **work)
{
	struct resident_org_number *rows;
	size_t count = resident_waiting_orgs(c->store, from, to, &rows);

	*work = arena_array(c->arena, count + 1, sizeof(**work));
	for (size_t i = 0; i < count; i++)
		(*work)[i] = (struct desk_work){ rows[i].org, rows[i].n };
	return count;
}

struct desk_share resident_waiting(struct ctx *c)
{
	struct desk_work *work;
	size_t count = waiting_work(c, c->actor.path_from, c->actor.path_to, &work);

	return desk_share_of(c, work, count);
}

void resident_waiting_narrow(struct ctx *c, const char *from, const char *to, struct desk_filter *desk)
{
	desk_filter_narrow(c, desk, from, to, waiting_work);
}
