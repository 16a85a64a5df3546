/* Pages of places: the list of an organisation with its checks, one place, signs, responsibility areas, and the
 * results of a subtree. */
#include <string.h>
#include "core/path.h"
#include "rooms/org/org.h"
#include "rooms/org/org_input.h"
#include "rooms/place/place.h"
#include "rooms/place/place_input.h"
#include "rooms/place/place_review.h"
#include "rooms/place/place_screen.h"
#include "rooms/place/place_tmpl.h"
#include "text/place.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/place", place_list_page, MAY_SEE_ORG, "Places of an organisation and what checklists say of them")
ROUTE(POST, "/org/:org/place", place_register_save, MAY_EDIT_ORG, "Registers a place")
ROUTE(POST, "/org/:org/place-check", place_check_save, MAY_EDIT_ORG, "Writes down a check against a declared checklist")
ROUTE(GET, "/org/:org/place-result", place_result_page, MAY_SEE_ORG, "Organisations of a subtree that are standard and that are not")
ROUTE(GET, "/org/:org/place-open", place_open_page, MAY_SEE_ORG, "Places of a subtree that are open now")
ROUTE(GET, "/place/:place", place_page, MAY_SEE_ORG, "One place")
ROUTE(POST, "/place/:place", place_change_save, MAY_EDIT_ORG, "Changes a place")
ROUTE(POST, "/place/:place/close", place_close_save, MAY_EDIT_ORG, "Closes a place")
ROUTE(POST, "/place/:place/leader", place_leader_save, MAY_EDIT_ORG, "Replaces the leader of a responsibility area from a day on")
ROUTE(GET, "/org/:org/sign", place_sign_page, MAY_SEE_ORG, "Signs of an organisation: kept, to be removed, removed")
ROUTE(POST, "/org/:org/sign", place_sign_save, MAY_EDIT_ORG, "Registers a sign")
ROUTE(POST, "/sign/:sign/decision", place_decide_save, MAY_EDIT_ORG, "Decides whether a sign is kept or removed")
ROUTE(POST, "/sign/:sign/removal", place_removal_save, MAY_EDIT_ORG, "Says that a sign is removed")
ROUTE(GET, "/org/:org/area", place_area_page, MAY_SEE_PERSON, "Responsibility areas of an organisation with leader and members")
ROUTE(POST, "/org/:org/area", place_area_save, MAY_EDIT_ORG, "Creates a responsibility area")
ROUTE(POST, "/place/:place/person", place_assign_save, MAY_EDIT_ORG, "Assigns a person to a responsibility area or a post")
ROUTE(POST, "/place/:place/person/out", place_take_out_save, MAY_EDIT_ORG, "Takes a person out of a responsibility area or a post")

/* After a rule ran: to the page when it is done, else the page again with what was typed. */
static void answer(struct web *w, bool is_done, const char *href, void (*show)(struct web *, org_id), org_id org)
{
	if (is_done) {
		web_notice(w, T_place_saved, NULL);
		web_redirect(w, href);
	} else if (web_form_again(w)) {
		show(w, org);
	}
}

static void keep_typed(struct web *w, struct place_form_screen *s)
{
	*s = (struct place_form_screen){ .kind = web_param(w, "kind"), .name = web_param(w, "name"), .floor = web_param(w, "floor"),
		.area = web_param(w, "area"), .seats = web_param(w, "seats"), .phone = web_param(w, "phone"), .note = web_param_lines(w, "note"), .hours = web_param_lines(w, "hours"),
		.day = ctx_is_refused(w->c) ? web_param(w, "day") : day_text(w->c->arena, w->c->today),
		.is_personal = strcmp(web_param(w, "is_personal"), "1") == 0 };
}

static void read_check(struct ctx *c, const struct place_list_screen *list, const struct norm_default *norm, struct place_check_screen *check)
{
	struct norm_item *items;
	size_t count = norm_items(c, norm->name, &items);

	check->norm = norm;
	check->now = arena_array(c->arena, count + 1, sizeof(*check->now));
	for (size_t i = 0; i < count; i++)
		check->now[check->now_count++] = place_judge(&items[i], list->rows, list->rows_count, false);
	check->has_last = place_last_check(c->store, list->org.id, norm->name, &check->last);
	if (check->has_last)
		check->items_count = place_check_items(c->store, check->last.id, &check->items);
}

static void show_list(struct web *w, org_id org)
{
	struct ctx *c = w->c;
	struct place_list_screen s = { 0 };

	if (!org_see(c, org, &s.org))
		return;
	s.rows_count = place_list(c->store, org, c->today, &s.rows);
	s.photos_count = place_photos_of(c->store, org, c->today, &s.photos);
	s.checks = arena_array(c->arena, NORM_DEFAULTS_COUNT, sizeof(*s.checks));
	for (size_t i = 0; i < NORM_DEFAULTS_COUNT; i++)
		if (NORM_DEFAULTS[i].format == NORM_CHECKLIST)
			read_check(c, &s, &NORM_DEFAULTS[i], &s.checks[s.checks_count++]);
	keep_typed(w, &s.form);
	s.may_edit = may_at(c, MAY_EDIT_ORG, org.v) && s.org.to_day == DAY_OPEN;
	s.base = org_url(c, org, "");
	s.day = day_text(c->arena, c->today);
	place_list_screen(&w->view, &s);
	web_page(w);
}

void place_list_page(struct web *w)
{
	show_list(w, web_path(w, org));
}

void place_register_save(struct web *w)
{
	struct place_form form;
	place_id made;

	place_form_read(w, &form);
	answer(w, place_register(w->c, web_path(w, org), &form, &made), org_url(w->c, web_path(w, org), "/place"), show_list, web_path(w, org));
}

void place_check_save(struct web *w)
{
	struct place_check_form form;
	bool is_standard;

	place_check_read(w, &form);
	answer(w, place_inspect(w->c, web_path(w, org), &form, &is_standard), org_url(w->c, web_path(w, org), "/place"), show_list, web_path(w, org));
}

void place_result_page(struct web *w)
{
	const struct norm_default *norm = norm_find(web_param(w, "norm"));
	struct place_result *rows;
	struct org_row org;
	size_t count;

	if (norm == NULL || norm->format != NORM_CHECKLIST)
		norm = norm_find("place");
	if (!org_see(w->c, web_path(w, org), &org))
		return;
	count = place_results(w->c->store, org.path, path_end(w->c->arena, org.path), norm->name, &rows);
	place_result_screen(&w->view, &org, norm, rows, count);
	web_page(w);
}

void place_open_page(struct web *w)
{
	struct place_open_screen s = { .now = time_text(w->c->arena, w->c->now_s) };

	if (!org_see(w->c, web_path(w, org), &s.org))
		return;
	s.rows_count = place_open_now(w->c, s.org.path, PLACE_OPEN_SHOWN_MAX, &s.rows);
	place_open_screen(&w->view, &s);
	web_page(w);
}

static void read_leaders(struct web *w, struct place_one_screen *s)
{
	struct ctx *c = w->c;
	struct org_row keeper;

	if (!place_is_area(s->row.kind) || !may_at(c, MAY_SEE_PERSON, s->row.org.v))
		return;
	s->has_leader = place_leader_get(c->store, s->row.id, c->today, &s->leader);
	s->wants_leader = !s->has_leader && s->row.to_day == DAY_OPEN && org_get(c->store, s->row.org, &keeper) && !place_is_grid_of(&keeper);
	s->leaders_before_count = place_former_leaders(c->store, s->row.id, c->today, &s->leaders_before);
	s->new_leader = web_param(w, "leader");
	s->leader_day = ctx_is_refused(c) ? web_param(w, "day") : day_text(c->arena, c->today);
	s->former_stays = !ctx_is_refused(c) || strcmp(web_param(w, "stays"), "1") == 0;
}

/* As typed where its own form was refused; as it stands by now where somebody else changed it: the fields show both. */
static void show_place(struct web *w, const struct place_row *row, bool is_typed)
{
	struct ctx *c = w->c;
	struct place_one_screen s = { .row = *row, .may_edit = may_at(c, MAY_EDIT_ORG, row->org.v) && row->to_day == DAY_OPEN };

	keep_typed(w, &s.form);
	place_hours_read(c, row->id, &s.hours);
	s.hours_text = opening_text(c->arena, c->lang, s.hours.spans, s.hours.count, c->lang == LANG_ZH ? "；" : "; ");
	if (!is_typed)
		s.form = (struct place_form_screen){ .hours = opening_text(c->arena, c->lang, s.hours.spans, s.hours.count, "\n"), .name = row->name, .floor = ctx_number(c, row->floor),
			.area = row->area_dm2 == 0 ? "" : hundredths_text(c->arena, row->area_dm2), .seats = row->seats == 0 ? "" : ctx_number(c, row->seats),
			.phone = row->phone, .note = row->note != NULL ? row->note : "", .day = "" };
	s.form.kind = row->kind;
	s.photos_count = place_photos(c->store, row->id.v, &s.photos);
	read_leaders(w, &s);
	place_screen(&w->view, &s);
	web_page(w);
}

void place_show(struct web *w, place_id id)
{
	struct place_row row;

	if (place_see(w->c, id, &row))
		show_place(w, &row, false);
}

void place_page(struct web *w)
{
	place_show(w, web_path(w, place));
}

static void change(struct web *w, bool (*rule)(struct ctx *, place_id, const struct place_form *))
{
	struct place_form form;
	struct place_row row;

	if (!place_see(w->c, web_path(w, place), &row))
		return;
	place_form_read(w, &form);
	if (rule(w->c, web_path(w, place), &form)) {
		web_notice(w, T_place_saved, NULL);
		web_redirect(w, org_url(w->c, row.org, "/place"));
	} else if (web_form_again(w) && place_see(w->c, row.id, &row)) {
		show_place(w, &row, w->c->refusals[0].kind != CONFLICT);
	}
}

void place_change_save(struct web *w) { change(w, place_change); }
void place_close_save(struct web *w) { change(w, place_close); }

static void show_signs(struct web *w, org_id org)
{
	struct ctx *c = w->c;
	struct place_sign_screen s = { 0 };

	if (!org_see(c, org, &s.org))
		return;
	s.rows_count = place_signs(c->store, org, &s.rows);
	for (size_t i = 0; i < s.rows_count; i++) {
		s.to_remove += strcmp(s.rows[i].decision, "remove") == 0;
		s.removed += s.rows[i].removed_day != DAY_OPEN;
	}
	s.name = web_param(w, "name");
	s.document = web_param(w, "document");
	s.base = org_url(c, org, "/sign");
	s.may_edit = may_at(c, MAY_EDIT_ORG, org.v) && s.org.to_day == DAY_OPEN;
	place_sign_screen(&w->view, &s);
	web_page(w);
}

void place_sign_page(struct web *w)
{
	show_signs(w, web_path(w, org));
}

void place_sign_save(struct web *w)
{
	answer(w, place_add_sign(w->c, web_path(w, org), web_param(w, "name"), web_param(w, "document")), org_url(w->c, web_path(w, org), "/sign"),
		show_signs, web_path(w, org));
}

static void answer_sign(struct web *w, bool is_done)
{
	struct sign_row sign;

	if (ctx_is_refused(w->c) && !web_form_again(w))
		return;
	if (place_sign_get(w->c->store, web_path(w, sign), &sign))
		answer(w, is_done, org_url(w->c, sign.org, "/sign"), show_signs, sign.org);
}

void place_decide_save(struct web *w)
{
	answer_sign(w, place_decide_sign(w->c, web_path(w, sign), web_param(w, "decision"), web_row_version(w)));
}

void place_removal_save(struct web *w)
{
	answer_sign(w, place_remove_sign(w->c, web_path(w, sign), web_row_version(w)));
}

static void show_areas(struct web *w, org_id org)
{
	struct ctx *c = w->c;
	struct place_area_screen s = { 0 };
	struct place_areas areas;
	struct place_reviews reviews;

	if (!org_see_for(c, org, MAY_SEE_PERSON, &s.org))
		return;
	place_areas_of(c, &s.org, &areas);
	s.areas = areas.rows;
	s.areas_count = areas.count;
	s.posts = areas.posts;
	s.posts_count = areas.posts_count;
	s.people = areas.people;
	s.people_count = areas.people_count;
	s.assigned = areas.assigned;
	s.unassigned = areas.unassigned;
	place_reviews_of(c, org, &reviews);
	s.is_review_late = reviews.is_late;
	s.review_due = reviews.due;
	s.name = web_param(w, "name");
	s.floor = web_param(w, "floor");
	s.leader = web_param(w, "leader");
	s.base = org_url(c, org, "/area");
	s.may_edit = may_at(c, MAY_EDIT_ORG, org.v) && s.org.to_day == DAY_OPEN;
	place_area_screen(&w->view, &s);
	web_page(w);
}

void place_area_page(struct web *w)
{
	show_areas(w, web_path(w, org));
}

/* Whoever was typed and is not found is refused so, and not as if nothing had been typed. */
static person_id person_typed(struct web *w, const char *field)
{
	const char *typed = web_param(w, field);
	person_id person = post_person_named_at(w->c, field, typed);

	if (person.v == 0 && !text_is_empty(typed) && !ctx_is_refused(w->c))
		ctx_refuse_field(w->c, field, T_place_person_unknown, "typed", typed, NULL);
	return person;
}

void place_area_save(struct web *w)
{
	person_id leader = person_typed(w, "leader");
	place_id made;

	answer(w, !ctx_is_refused(w->c) && place_add_area(w->c, web_path(w, org), web_param(w, "name"), web_param_int(w, "floor", 0), leader, &made),
		org_url(w->c, web_path(w, org), "/area"), show_areas, web_path(w, org));
}

static void answer_person(struct web *w, bool (*rule)(struct ctx *, place_id, person_id))
{
	struct place_row row;
	person_id person;

	if (!place_see(w->c, web_path(w, place), &row))
		return;
	person = person_typed(w, "person");
	answer(w, !ctx_is_refused(w->c) && rule(w->c, row.id, person), org_url(w->c, row.org, "/area"), show_areas, row.org);
}

void place_assign_save(struct web *w) { answer_person(w, place_assign); }
void place_take_out_save(struct web *w) { answer_person(w, place_take_out); }

void place_leader_save(struct web *w)
{
	struct place_leader_form form;
	struct place_row row;

	if (!place_see(w->c, web_path(w, place), &row))
		return;
	place_leader_read(w, &form);
	form.person = person_typed(w, "leader");
	if (!ctx_is_refused(w->c) && place_replace_leader(w->c, row.id, &form)) {
		web_notice(w, T_place_saved, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/place/%lld", (long long)row.id.v));
	} else if (web_form_again(w)) {
		show_place(w, &row, false);
	}
}
