/* Rules of places and checks. */
#include "rooms/place/place.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/org_sql.h"
#include "schema/model.h"
#include "text/place.h"

#define FLOOR_MIN (-5)
#define FLOOR_MAX 200
#define AREA_DM2_MAX 100000000	/* a square kilometre */

bool place_org_is_right(struct ctx *c, org_id org)
{
	struct org_row row;

	if (!permit_require(c, MAY_EDIT_ORG, org.v))
		return false;
	return (org_get(c->store, org, &row) && row.to_day == DAY_OPEN) || ctx_refuse(c, NOT_FOUND, T_place_not_found, NULL);
}

bool place_see(struct ctx *c, place_id id, struct place_row *row)
{
	if (!place_get(c->store, id, row) || !may_at(c, MAY_SEE_ORG, row->org.v))
		return ctx_refuse(c, NOT_FOUND, T_place_not_found, NULL);
	return true;
}

/* KFQ-04: no personal office among the rooms that a checklist counts. */
static bool is_counted_room(struct ctx *c, const char *kind)
{
	for (size_t n = 0; n < NORM_DEFAULTS_COUNT; n++) {
		struct norm_item *items;
		size_t count = NORM_DEFAULTS[n].format == NORM_CHECKLIST ? norm_items(c, NORM_DEFAULTS[n].name, &items) : 0;

		for (size_t i = 0; i < count; i++)
			for (int k = 0; k < items[i].places_count; k++)
				if (strcmp(items[i].places[k], kind) == 0)
					return true;
	}
	return false;
}

/* GW-09. Judged again where it is written; what passed here passes there. */
static bool hours_are_right(struct ctx *c, const char *typed)
{
	static const struct { enum opening_fault fault; message says; } SAID[] = {
		{ OPENING_UNREADABLE, T_place_hours_unreadable }, { OPENING_BACKWARDS, T_place_hours_backwards },
		{ OPENING_OVERLAP, T_place_hours_overlap }, { OPENING_MANY, T_place_hours_many },
	};
	struct place_hours hours;
	const char *at;
	enum opening_fault fault;

	if (text_chars(typed == NULL ? "" : typed) > OPENING_TEXT_CHARS_MAX)
		return ctx_refuse_field(c, "hours", T_place_long, "n", ctx_number(c, OPENING_TEXT_CHARS_MAX), NULL);
	fault = opening_read(c->arena, typed, hours.spans, &hours.count, &at);
	for (size_t i = 0; i < sizeof(SAID) / sizeof(SAID[0]); i++)
		if (SAID[i].fault == fault)
			return ctx_refuse_field(c, "hours", SAID[i].says, "line", at, "n", ctx_number(c, OPENING_SPANS_A_DAY_MAX), NULL);
	return true;
}

static bool form_is_right(struct ctx *c, const struct place_form *form)
{
	bool is_right = true;

	if (code_find("place_kind", form->kind) == NULL)
		is_right = ctx_refuse_field(c, "kind", T_place_kind_missing, NULL);
	else if (form->is_personal && is_counted_room(c, form->kind))
		is_right = ctx_refuse_field(c, "kind", T_place_personal, "kind", code_name(c->lang, "place_kind", form->kind), NULL);
	if (text_is_empty(form->name) || text_chars(form->name) > LIMIT_PLACE_NAME)
		is_right = ctx_refuse_field(c, "name", T_place_name_missing, "n", ctx_number(c, LIMIT_PLACE_NAME), NULL);
	if (form->floor < FLOOR_MIN || form->floor > FLOOR_MAX)
		is_right = ctx_refuse_field(c, "floor", T_place_floor_wrong, NULL);
	if (form->area_dm2 < 0 || form->area_dm2 > AREA_DM2_MAX)
		is_right = ctx_refuse_field(c, "area", T_place_area_wrong, NULL);
	if (form->seats < 0 || form->seats > PLACE_SEATS_MAX)
		is_right = ctx_refuse_field(c, "seats", T_place_seats_wrong, NULL);
	if (text_chars(form->phone) > LIMIT_PLACE_PHONE || text_chars(form->note) > LIMIT_PLACE_NOTE)
		is_right = ctx_refuse_field(c, "note", T_place_long, "n", ctx_number(c, LIMIT_PLACE_NOTE), NULL);
	return hours_are_right(c, form->hours) && is_right;
}

/* Inside the transaction. */
static void write_hours(struct ctx *c, place_id id, const char *typed)
{
	struct place_hours was, now;
	const char *at, *before, *after;

	place_hours_read(c, id, &was);
	opening_read(c->arena, typed, now.spans, &now.count, &at);
	before = opening_text(c->arena, LANG_ZH, was.spans, was.count, "；");
	after = opening_text(c->arena, LANG_ZH, now.spans, now.count, "；");
	if (strcmp(before, after) == 0)
		return;
	place_hours_delete(c->store, id);
	for (size_t i = 0; i < now.count; i++)
		place_hours_insert(c->store, id, now.spans[i].weekday, now.spans[i].from_min, now.spans[i].to_min);
	store_note(c->store, "hours", before, after);
}

static int minute_of(const struct ctx *c)
{
	return (int)((c->now_s + CHINA_OFFSET_S) / 60 % 1440);
}

void place_hours_read(struct ctx *c, place_id id, struct place_hours *hours)
{
	struct place_hours_row *rows;
	size_t count = place_hours_of(c->store, id, &rows);

	hours->count = 0;
	for (size_t i = 0; i < count && i < OPENING_SPANS_MAX; i++)
		hours->spans[hours->count++] = (struct opening){ (int)rows[i].weekday, (int)rows[i].from_min, (int)rows[i].to_min };
	hours->is_open = opening_is_open(hours->spans, hours->count, day_weekday(c->today), minute_of(c));
}

size_t place_open_now(struct ctx *c, const char *path, int limit, struct place_open_row **rows)
{
	return place_open_at(c->store, path, path_end(c->arena, path), c->today, day_weekday(c->today), minute_of(c), limit, rows);
}

static const char *note_of(const struct place_form *form)
{
	return text_is_empty(form->note) ? NULL : form->note;
}

bool place_register(struct ctx *c, org_id org, const struct place_form *form, place_id *made)
{
	struct org_row keeper;

	ctx_begin(c, "place.register", "place", 0, org.v);
	if (!place_org_is_right(c, org) || !form_is_right(c, form))
		return false;
	if (place_is_area(form->kind) && org_get(c->store, org, &keeper) && !place_is_grid_of(&keeper))
		return ctx_refuse_field(c, "kind", T_place_area_needs_leader, NULL);
	if (form->day == DAY_NONE || form->day > c->today)
		return ctx_refuse_field(c, "day", T_place_day, "today", day_text(c->arena, c->today), NULL);

	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, org.v);
	place_insert(c->store, *made, org, form->is_personal ? "personal_office" : form->kind, form->name, form->floor, form->area_dm2,
		form->seats, form->phone, note_of(form), form->day);
	write_hours(c, *made, form->hours);
	audit_note_text(c, "place", "name", made->v, NULL, form->name);
	audit_note_int(c, "place", "area_dm2", made->v, 0, form->area_dm2);
	audit_note_int(c, "place", "floor", made->v, 0, form->floor);
	return ctx_commit(c);
}

static bool place_take(struct ctx *c, place_id id, int64_t version, struct place_row *row)
{
	if (!place_see(c, id, row) || !permit_require(c, MAY_EDIT_ORG, row->org.v))
		return false;
	if (row->to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_place_closed, "name", row->name, NULL);
	return version == row->row_version || ctx_refuse_changed(c, T_place_changed_meanwhile, "name", row->name, NULL);
}

bool place_change(struct ctx *c, place_id id, const struct place_form *form)
{
	struct place_form changed = *form;
	struct place_row row;

	ctx_begin(c, "place.change", "place", id.v, 0);
	if (!place_take(c, id, form->row_version, &row))
		return false;
	changed.kind = row.kind;
	if (place_is_area(row.kind) && !form->has_floor)
		ctx_refuse_field(c, "floor", T_place_floor_wrong, NULL);
	if (!form_is_right(c, &changed) || ctx_is_refused(c))
		return false;

	store_subject(c->store, id.v, row.org.v);
	place_update(c->store, id, changed.name, changed.floor, changed.area_dm2, changed.seats, changed.phone, note_of(&changed), row.row_version);
	write_hours(c, id, changed.hours);
	audit_note_text(c, "place", "name", id.v, row.name, changed.name);
	audit_note_int(c, "place", "area_dm2", id.v, row.area_dm2, changed.area_dm2);
	audit_note_int(c, "place", "floor", id.v, row.floor, changed.floor);
	return ctx_commit(c);
}

bool place_close(struct ctx *c, place_id id, const struct place_form *form)
{
	struct place_row row;

	ctx_begin(c, "place.close", "place", id.v, 0);
	if (!place_take(c, id, form->row_version, &row))
		return false;
	store_subject(c->store, id.v, row.org.v);
	place_set_closed(c->store, id, c->today, row.row_version);
	audit_note_day(c, "place", "to_day", id.v, DAY_OPEN, c->today);
	return ctx_commit(c);
}

/* ---- checks ---- */

bool place_item_takes(const struct norm_item *item, const char *kind)
{
	for (int i = 0; i < item->places_count; i++)
		if (strcmp(item->places[i], kind) == 0)
			return true;
	return false;
}

struct place_found place_judge(const struct norm_item *item, const struct place_row *places, size_t places_count, bool is_ticked)
{
	struct place_found found = { .key = item->key, .label = item->label, .item = item, .is_tick = item->kind == NORM_TICK };

	if (item->kind == NORM_TICK) {
		found.is_met = is_ticked;
		found.found = is_ticked;
		found.asked = 1;
		return found;
	}
	for (size_t i = 0; i < places_count; i++) {
		if (!place_item_takes(item, places[i].kind))
			continue;
		if (item->kind == NORM_COUNT)
			found.found++;
		else if (places[i].area_dm2 > found.found && (item->floor == 0 || places[i].floor == item->floor))
			found.found = places[i].area_dm2;
	}
	found.asked = item->kind == NORM_COUNT ? item->count_min : item->area_dm2_min;
	found.is_met = found.found >= found.asked;
	return found;
}

static bool is_ticked(const struct place_check_form *form, const char *key)
{
	for (size_t i = 0; i < form->ticks_count; i++)
		if (strcmp(form->ticks[i], key) == 0)
			return true;
	return false;
}

bool place_inspect(struct ctx *c, org_id org, const struct place_check_form *form, bool *is_standard)
{
	const struct norm_default *norm = norm_find(form->norm);
	struct place_found *found;
	struct norm_item *items;
	struct place_row *places;
	place_check_id check;
	size_t count, places_count;

	ctx_begin(c, "place.inspect", "place_check", 0, org.v);
	if (!place_org_is_right(c, org))
		return false;
	if (norm == NULL || norm->format != NORM_CHECKLIST)
		return ctx_refuse_field(c, "norm", T_place_norm_missing, NULL);
	if (form->day == DAY_NONE || form->day > c->today)
		return ctx_refuse_field(c, "day", T_place_day, "today", day_text(c->arena, c->today), NULL);
	if (text_chars(form->note) > LIMIT_PLACE_CHECK_NOTE)
		return ctx_refuse_field(c, "note", T_place_long, "n", ctx_number(c, LIMIT_PLACE_CHECK_NOTE), NULL);
	count = norm_items(c, form->norm, &items);
	places_count = place_list(c->store, org, form->day, &places);
	found = arena_array(c->arena, count + 1, sizeof(*found));
	*is_standard = count > 0;
	for (size_t i = 0; i < count; i++) {
		found[i] = place_judge(&items[i], places, places_count, is_ticked(form, items[i].key));
		*is_standard &= found[i].is_met;
		if (form->declares_standard && !found[i].is_met)
			return ctx_refuse(c, AGAINST_RULE, T_place_not_standard, "item", found[i].label, NULL);
	}

	check.v = store_new_id(c->store);
	store_subject(c->store, check.v, org.v);
	place_check_insert(c->store, check, org, form->norm, form->day, *is_standard, form->note, c->actor.account_id);
	for (size_t i = 0; i < count; i++)
		place_check_item_insert(c->store, check, found[i].key, found[i].label, found[i].is_met, found[i].found);
	audit_note_int(c, "place_check", "is_standard", check.v, -1, *is_standard);
	return ctx_commit(c);
}
