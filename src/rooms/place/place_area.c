/* Responsibility areas and posts, and who answers for them. */
#include "rooms/place/place.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/org.h"
#include "rooms/person/person.h"
#include "schema/model.h"
#include "text/place.h"

bool place_is_area(const char *kind)
{
	return strcmp(kind, "area") == 0;
}

bool place_is_work_post(const char *kind)
{
	return strcmp(kind, "work_post") == 0;
}

bool place_is_grid_of(const struct org_row *org)
{
	return strcmp(org->kind, "residents_committee") == 0;
}

/* Areas and model posts of an organisation of the Party are its own members'; a block of a community is any living person's. */
static bool person_fits(struct ctx *c, org_id org, const char *kind, const struct place_person_row *who, const char *field)
{
	bool is_member = person_status_is_member(who->status), is_post = place_is_work_post(kind);
	struct org_row keeper;

	if (who->status == PERSON_DECEASED)
		return ctx_refuse_field(c, field, T_place_dead, "name", who->name, NULL);
	if (!org_get(c->store, org, &keeper) || place_is_grid_of(&keeper))
		return true;
	if (!is_member)
		return ctx_refuse_field(c, field, is_post ? T_place_post_no_member : T_place_area_no_member, "name", who->name, NULL);
	return path_is_within(who->path, keeper.path) || ctx_refuse_field(c, field, T_place_area_other, "name", who->name, "org", keeper.name, NULL);
}

/* An area and a post beside it go together (LQ-05); two of a kind do not. */
static bool person_is_free(struct ctx *c, org_id org, const char *kind, person_id person, const char *field, message missing)
{
	struct place_person_row who;
	struct place_named other;

	if (person.v == 0 || !place_person_get(c->store, person, &who) || !may_at_path(c, MAY_SEE_PERSON, who.path))
		return ctx_refuse_field(c, field, missing, NULL);
	if (!person_fits(c, org, kind, &who, field))
		return false;
	return !place_kept_by(c->store, org, kind, person, c->today, &other) ||
		ctx_refuse_field(c, field, place_is_area(kind) ? T_place_two_areas : T_place_two_posts, "name", who.name, "area", other.name, NULL);
}

bool place_add_area(struct ctx *c, org_id org, const char *name, int64_t floor, person_id leader, place_id *made)
{
	struct place_named other;
	bool is_right;

	ctx_begin(c, "place.add_area", "place", 0, org.v);
	if (!place_org_is_right(c, org))
		return false;
	is_right = person_is_free(c, org, "area", leader, "leader", T_place_leader_missing);
	if (text_is_empty(name) || text_chars(name) > LIMIT_PLACE_NAME)
		is_right = ctx_refuse_field(c, "name", T_place_name_missing, "n", ctx_number(c, LIMIT_PLACE_NAME), NULL);
	if (floor < 1 || floor > 200)
		is_right = ctx_refuse_field(c, "floor", T_place_floor_wrong, NULL);
	else if (place_area_on(c->store, org, floor, c->today, &other))
		is_right = ctx_refuse_field(c, "floor", T_place_floor_taken, "area", other.name, NULL);
	if (!is_right)
		return false;

	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, org.v);
	place_insert(c->store, *made, org, "area", name, floor, 0, 0, "", NULL, c->today);
	place_person_insert(c->store, (place_person_id){ store_new_id(c->store) }, *made, leader, true, c->today);
	audit_note_text(c, "place", "name", made->v, NULL, name);
	return ctx_commit(c);
}

/* Inside the transaction. */
static bool take_manned(struct ctx *c, place_id id, struct place_row *row)
{
	if (!place_see(c, id, row) || !place_org_is_right(c, row->org))
		return false;
	return ((place_is_area(row->kind) || place_is_work_post(row->kind)) && row->to_day == DAY_OPEN) ||
		ctx_refuse(c, AGAINST_RULE, T_place_no_area, "name", row->name, NULL);
}

bool place_assign(struct ctx *c, place_id id, person_id person)
{
	struct place_row row;

	ctx_begin(c, "place.assign", "place", id.v, 0);
	if (!take_manned(c, id, &row) || !person_is_free(c, row.org, row.kind, person, "person", T_place_person_missing))
		return false;

	store_subject(c->store, id.v, row.org.v);
	place_person_insert(c->store, (place_person_id){ store_new_id(c->store) }, id, person, false, c->today);
	store_note(c->store, "person_id", NULL, ctx_number(c, person.v));
	return ctx_commit(c);
}

bool place_take_out(struct ctx *c, place_id id, person_id person)
{
	struct place_assigned_row row;
	struct place_row place;

	ctx_begin(c, "place.take_out", "place", id.v, 0);
	if (!take_manned(c, id, &place))
		return false;
	if (!place_assigned(c->store, id, person, c->today, &row))
		return ctx_refuse_field(c, "person", T_place_not_in, "area", place.name, NULL);
	if (row.is_leader)
		return ctx_refuse_field(c, "person", T_place_leader_stays, "name", row.name, "area", place.name, NULL);

	store_subject(c->store, id.v, place.org.v);
	place_person_end(c->store, row.id, c->today);
	store_note(c->store, "person_id", ctx_number(c, person.v), NULL);
	return ctx_commit(c);
}

/* One that was registered without a leader gets its first. */
static bool place_first_leader(struct ctx *c, place_id id, const struct place_row *row, const struct place_leader_form *form)
{
	struct place_assigned_row own;
	bool is_own = place_assigned(c->store, id, form->person, c->today, &own);
	day_t since = is_own && own.from_day > row->from_day ? own.from_day : row->from_day;

	if (!ctx_day_is_one(c, "day", form->day_typed) || (!is_own && !person_is_free(c, row->org, row->kind, form->person, "leader", T_place_leader_missing)))
		return false;
	if (form->day == DAY_NONE || form->day == DAY_OPEN || form->day > c->today || form->day < since)
		return ctx_refuse_field(c, "day", T_place_leader_day_first, "since", day_text(c->arena, since), "today", day_text(c->arena, c->today), NULL);

	store_subject(c->store, id.v, row->org.v);
	if (is_own)
		place_person_end(c->store, own.id, form->day);
	place_person_insert(c->store, (place_person_id){ store_new_id(c->store) }, id, form->person, true, form->day);
	store_note(c->store, "leader_id", NULL, ctx_number(c, form->person.v));
	store_note(c->store, "day", NULL, day_text(c->arena, form->day));
	return ctx_commit(c);
}

static bool leader_day_is_right(struct ctx *c, const struct place_leader_form *form, const struct place_leader_row *now, const struct place_assigned_row *own)
{
	if (!ctx_day_is_one(c, "day", form->day_typed))
		return false;
	if (form->day == DAY_NONE || form->day == DAY_OPEN || form->day > c->today)
		return ctx_refuse_field(c, "day", T_place_leader_day, "today", day_text(c->arena, c->today), NULL);
	if (form->day < now->from_day || (form->day == now->from_day && form->day != c->today))	/* one chosen today by mistake led on no day */
		return ctx_refuse_field(c, "day", T_place_leader_day_early, "name", now->name, "since", day_text(c->arena, now->from_day), "day", day_text(c->arena, form->day), NULL);
	return own == NULL || form->day >= own->from_day ||
		ctx_refuse_field(c, "day", T_place_leader_day_member, "name", own->name, "since", day_text(c->arena, own->from_day), "day", day_text(c->arena, form->day), NULL);
}

bool place_replace_leader(struct ctx *c, place_id id, const struct place_leader_form *form)
{
	struct place_leader_row now;
	struct place_assigned_row own;
	struct place_row row;
	bool is_own;

	ctx_begin(c, "place.replace_leader", "place", id.v, 0);
	if (!take_manned(c, id, &row))
		return false;
	if (!place_is_area(row.kind))
		return ctx_refuse(c, AGAINST_RULE, T_place_no_leader, "name", row.name, NULL);
	if (!place_leader_get(c->store, id, c->today, &now))
		return place_first_leader(c, id, &row, form);
	if (form->person.v == now.person.v)
		return ctx_refuse_field(c, "leader", T_place_leader_same, "name", now.name, "area", row.name, NULL);
	is_own = place_assigned(c->store, id, form->person, c->today, &own);
	if (!is_own && !person_is_free(c, row.org, row.kind, form->person, "leader", T_place_leader_missing))
		return false;
	if (!leader_day_is_right(c, form, &now, is_own ? &own : NULL))
		return false;

	store_subject(c->store, id.v, row.org.v);
	place_person_end(c->store, now.id, form->day);
	if (form->former_stays)
		place_person_insert(c->store, (place_person_id){ store_new_id(c->store) }, id, now.person, false, form->day);
	if (is_own)
		place_person_end(c->store, own.id, form->day);
	place_person_insert(c->store, (place_person_id){ store_new_id(c->store) }, id, form->person, true, form->day);
	store_note(c->store, "leader_id", ctx_number(c, now.person.v), ctx_number(c, form->person.v));
	store_note(c->store, "day", NULL, day_text(c->arena, form->day));
	return ctx_commit(c);
}

void place_areas_of(struct ctx *c, const struct org_row *org, struct place_areas *areas)
{
	struct place_number unassigned = { 0 };
	struct place_row *rows;
	size_t count = place_list(c->store, org->id, c->today, &rows);

	*areas = (struct place_areas){ .rows = arena_array(c->arena, count + 1, sizeof(*rows)), .posts = arena_array(c->arena, count + 1, sizeof(*rows)) };
	for (size_t i = 0; i < count; i++) {
		if (place_is_area(rows[i].kind))
			areas->rows[areas->count++] = rows[i];
		if (place_is_work_post(rows[i].kind))
			areas->posts[areas->posts_count++] = rows[i];
	}
	areas->people_count = place_people(c->store, org->id, c->today, &areas->people);
	for (size_t i = 0; i < areas->people_count; i++)
		areas->assigned += place_is_area(areas->people[i].kind);
	place_unassigned(c->store, org->path, path_end(c->arena, org->path), org->id, c->today, &unassigned);
	areas->unassigned = unassigned.n;
}
