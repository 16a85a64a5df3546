/* Pages of bodies beside the tree, and the reports over a subtree. */
#include "rooms/body/body.h"
#include "core/path.h"
#include "rooms/body/body_input.h"
#include "rooms/body/body_screen.h"
#include "rooms/body/body_tmpl.h"
#include "rooms/org/org.h"
#include "rooms/org/org_input.h"
#include "text/body.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/body", body_hub_page, MAY_SEE_ORG, "Reports about bodies and posts of a subtree")
ROUTE(GET, "/org/:org/constitution", body_page, MAY_SEE_PERSON, "Who a leading group consisted of on a day, its duties and goals")
ROUTE(POST, "/org/:org/constitution", body_save, MAY_EDIT_ORG, "Re-constitutes a leading group from a day on")
ROUTE(GET, "/org/:org/centre", body_centres_page, MAY_SEE_ORG, "Centres of a subtree with the posts they follow")
ROUTE(POST, "/org/:org/centre", body_centres_save, MAY_EDIT_ORG, "Creates the centres of the declared template")
ROUTE(GET, "/org/:org/cross-post", body_cross_page, MAY_SEE_ORG, "Communities against the declared rules of cross posts")
ROUTE(GET, "/org/:org/network", body_network_page, MAY_SEE_ORG, "Communities with their areas and doors, and doors without a head")
ROUTE(GET, "/org/:org/pair", body_pairs_page, MAY_SEE_PERSON, "Who holds a pair of posts, and who only one of them")
ROUTE(GET, "/org/:org/staffing", body_staff_page, MAY_SEE_ORG, "Full-time staff against the declared norms")
ROUTE(GET, "/org/:org/staff-record", body_staff_record_page, MAY_SEE_PERSON, "Courses and changes of post of Party-affairs staff in a time")
ROUTE(GET, "/org/:org/establishment", body_establishment_page, MAY_SEE_PERSON, "Secretaries replaced and posts cut in a time")
ROUTE(GET, "/org/:org/household-group", body_groups_page, MAY_SEE_PERSON, "Household groups of an assembly and their representatives")
ROUTE(POST, "/org/:org/household-group/draw", body_draw_save, MAY_EDIT_ORG, "Divides the households of a village into groups")
ROUTE(POST, "/org/:org/household-group", body_add_group_save, MAY_EDIT_ORG, "Adds one household group")
ROUTE(POST, "/household-group/:group/representative", body_elect_save, MAY_EDIT_ORG, "Elects the representative of a group")
ROUTE(POST, "/household-group/:group/close", body_close_group_save, MAY_EDIT_ORG, "Closes a household group")

static struct body_span span_of(struct web *w, org_id org, const char *rest, size_t count)
{
	int64_t rows = web_list_rows(w, BODY_ROWS), page = web_param_int(w, "page", 1), pages = ((int64_t)count + rows - 1) / rows;
	struct body_span span = { .href = arena_printf(w->c->arena, "%s?", org_url(w->c, org, rest)), .rows_per_page = rows, .total = (int64_t)count };

	span.page = page < 1 || page > pages ? 1 : page;
	span.from = (size_t)((span.page - 1) * rows);
	span.to = span.from + (size_t)rows < count ? span.from + (size_t)rows : count;
	return span;
}

void body_hub_page(struct web *w)
{
	struct org_row org;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	body_hub_screen(&w->view, &org, may(w->c, MAY_SEE_PERSON));
	web_page(w);
}

static void show_constitution(struct web *w)
{
	struct ctx *c = w->c;
	struct body_screen s = { 0 };

	if (!org_see_for(c, web_path(w, org), MAY_SEE_PERSON, &s.org) || !web_day_is_one(w, "as_of"))
		return;
	s.as_of = web_param_day(w, "as_of", c->today);
	s.day = day_text(c->arena, s.as_of);
	s.has_version = body_version_on(c->store, s.org.id, s.as_of, &s.version);
	s.versions_count = body_versions(c->store, s.org.id, &s.versions);
	s.people_count = body_people(c->store, s.org.id, s.as_of, &s.people);
	body_whole_of(c, &s.org, s.people, s.people_count, &s.whole);
	s.may_edit = may_at(c, MAY_EDIT_ORG, s.org.id.v) && may_at(c, MAY_APPOINT, s.org.id.v) && s.org.to_day == DAY_OPEN && body_is_group(s.org.kind);
	s.action = org_url(c, s.org.id, "/constitution");
	s.head = web_param(w, "head");
	s.deputies = web_param_lines(w, "deputies");
	s.members = web_param_lines(w, "members");
	s.duties = ctx_is_refused(c) || !s.has_version ? web_param_lines(w, "duties") : s.version.duties;
	s.goals = ctx_is_refused(c) || !s.has_version ? web_param_lines(w, "goals") : s.version.goals;
	s.document = web_param(w, "document");
	s.from_day = ctx_is_refused(c) ? web_param(w, "day") : day_text(c->arena, c->today);
	body_screen(&w->view, &s);
	web_page(w);
}

void body_page(struct web *w)
{
	show_constitution(w);
}

void body_save(struct web *w)
{
	struct body_form form;

	body_form_read(w, &form);
	if (!ctx_is_refused(w->c) && body_reconstitute(w->c, web_path(w, org), &form)) {
		web_notice(w, T_body_saved, NULL);
		web_redirect(w, org_url(w->c, web_path(w, org), "/constitution"));
	} else if (web_form_again(w)) {
		show_constitution(w);
	}
}

static void show_centres(struct web *w)
{
	struct ctx *c = w->c;
	struct body_centre_row *rows;
	struct org_row org;
	size_t count;

	if (!org_see(c, web_path(w, org), &org))
		return;
	count = body_centres(c->store, org.path, path_end(c->arena, org.path), c->today, &rows);
	body_centres_screen(&w->view, &org, rows, span_of(w, org.id, "/centre", count), may_at(c, MAY_EDIT_ORG, org.id.v),
		ctx_is_refused(c) ? web_param(w, "day") : day_text(c->arena, c->today), web_param(w, "document"));
	web_page(w);
}

void body_centres_page(struct web *w)
{
	show_centres(w);
}

void body_centres_save(struct web *w)
{
	int made;

	if (body_create_centres(w->c, web_path(w, org), web_param_day(w, "day", DAY_NONE), web_param(w, "document"), &made)) {
		web_notice(w, T_body_centres_made, "n", ctx_number(w->c, made), NULL);
		web_redirect(w, org_url(w->c, web_path(w, org), "/centre"));
	} else if (web_form_again(w)) {
		show_centres(w);
	}
}

void body_cross_page(struct web *w)
{
	static const char *const RESULTS[] = { "", "full", "partial" };
	struct ctx *c = w->c;
	struct body_cross_screen s = { 0 };
	const char *asked = web_param(w, "result");

	if (!org_see(c, web_path(w, org), &s.org))
		return;
	body_report_cross(c, s.org.path, &s.report);
	for (int i = 0; i < BODY_CROSS_RESULTS; i++)
		if (strcmp(asked, RESULTS[i]) == 0)
			s.result = i;
	s.rows = arena_array(c->arena, s.report.rows_count + 1, sizeof(*s.rows));
	for (size_t i = 0; i < s.report.rows_count; i++)
		if (s.result == BODY_CROSS_ALL || s.report.rows[i].is_full == (s.result == BODY_CROSS_FULL))
			s.rows[s.rows_count++] = s.report.rows[i];
	s.href = org_url(c, s.org.id, "/cross-post");
	s.span = span_of(w, s.org.id, "/cross-post", s.rows_count);
	s.span.href = arena_printf(c->arena, "%sresult=%s&", s.span.href, RESULTS[s.result]);
	body_cross_screen(&w->view, &s);
	web_page(w);
}

/* 794 is 7.94, and 300 is 3.00. */
static const char *two_decimals(struct ctx *c, int64_t hundredths)
{
	return arena_printf(c->arena, "%lld.%02lld", (long long)(hundredths / 100), (long long)(hundredths % 100));
}

void body_network_page(struct web *w)
{
	struct body_network_screen s = { 0 };

	if (!org_see(w->c, web_path(w, org), &s.org))
		return;
	body_report_network(w->c, s.org.path, &s.report);
	s.areas_each = two_decimals(w->c, s.report.areas_each);
	s.doors_each = two_decimals(w->c, s.report.doors_each);
	s.span = span_of(w, s.org.id, "/network", s.report.rows_count);
	body_network_screen(&w->view, &s);
	web_page(w);
}

void body_pairs_page(struct web *w)
{
	struct body_pair_report *reports;
	struct org_row org;
	size_t count;

	if (!org_see_for(w->c, web_path(w, org), MAY_SEE_PERSON, &org))
		return;
	count = body_report_pairs(w->c, org.path, &reports);
	body_pairs_screen(&w->view, &org, reports, count);
	web_page(w);
}

void body_staff_page(struct web *w)
{
	struct body_staff *rows;
	struct org_row org;
	size_t count;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	count = body_report_staff(w->c, org.path, &rows);
	body_staff_screen(&w->view, &org, rows, span_of(w, org.id, "/staffing", count));
	web_page(w);
}

void body_staff_record_page(struct web *w)
{
	struct body_staff_record report;
	struct body_span span;
	struct org_row org;
	day_t from, to;

	if (!org_see_for(w->c, web_path(w, org), MAY_SEE_PERSON, &org) || !body_period_read(w, &from, &to))
		return;
	body_report_staff_record(w->c, org.path, from, to, &report);
	span = span_of(w, org.id, "/staff-record", report.count);
	span.href = arena_printf(w->c->arena, "%sfrom=%s&to=%s&", span.href, day_text(w->c->arena, from), day_text(w->c->arena, to - 1));
	body_staff_record_screen(&w->view, &org, &report, span, from, to - 1);
	web_page(w);
}

void body_establishment_page(struct web *w)
{
	struct body_establishment report;
	struct org_row org;
	day_t from, to;

	if (!org_see_for(w->c, web_path(w, org), MAY_SEE_PERSON, &org) || !body_period_read(w, &from, &to))
		return;
	body_report_establishment(w->c, org.path, from, to, &report);
	body_establishment_screen(&w->view, &org, &report, from, to - 1);
	web_page(w);
}

static void show_groups(struct web *w, org_id id)
{
	struct ctx *c = w->c;
	struct body_group_screen s = { 0 };

	if (!org_see_for(c, id, MAY_SEE_PERSON, &s.org))
		return;
	s.groups_count = body_groups(c->store, id, &s.groups);
	for (size_t i = 0; i < s.groups_count; i++) {
		s.households += s.groups[i].households;
		s.represented += s.groups[i].person != 0;
	}
	s.may_edit = may_at(c, MAY_EDIT_ORG, id.v) && s.org.to_day == DAY_OPEN;
	s.base = org_url(c, id, "/household-group");
	s.households_text = web_param(w, "households");
	s.group_size = text_is_empty(web_param(w, "group_size")) ? "10" : web_param(w, "group_size");
	s.number = web_param(w, "number");
	s.day = day_text(c->arena, c->today);
	body_groups_screen(&w->view, &s);
	web_page(w);
}

void body_groups_page(struct web *w)
{
	show_groups(w, web_path(w, org));
}

static void answer_groups(struct web *w, org_id id, bool is_done)
{
	if (is_done) {
		web_notice(w, T_body_saved, NULL);
		web_redirect(w, org_url(w->c, id, "/household-group"));
	} else if (web_form_again(w)) {
		show_groups(w, id);
	}
}

void body_draw_save(struct web *w)
{
	int made;

	answer_groups(w, web_path(w, org), body_draw_groups(w->c, web_path(w, org), web_param_int(w, "households", 0), web_param_int(w, "group_size", 0), &made));
}

void body_add_group_save(struct web *w)
{
	answer_groups(w, web_path(w, org), body_add_group(w->c, web_path(w, org), web_param_int(w, "number", 0), web_param_int(w, "households", 0)));
}

static household_group_id path_group(const struct web *w)
{
	return (household_group_id){ web_path_id(w, "group") };
}

void body_elect_save(struct web *w)
{
	struct body_group_row group = { 0 };
	const char *typed = web_param(w, "person");
	person_id person = { 0 };

	if (!body_group_get(w->c->store, path_group(w), &group) || !permit_require(w->c, MAY_EDIT_ORG, group.org.v)) {
		ctx_refuse(w->c, NOT_FOUND, T_body_not_found, NULL);
		return;
	}
	if (!text_is_empty(typed)) {
		person = post_person_named(w->c, typed);
		if (person.v == 0 && !ctx_is_refused(w->c))
			ctx_refuse_field(w->c, "person", T_body_person_missing, NULL);
	}
	answer_groups(w, group.org, !ctx_is_refused(w->c) && body_elect_representative(w->c, path_group(w), person,
		web_param_day(w, "day", w->c->today), web_row_version(w)));
}

void body_close_group_save(struct web *w)
{
	struct body_group_row group = { 0 };

	if (!body_group_get(w->c->store, path_group(w), &group) || !permit_require(w->c, MAY_EDIT_ORG, group.org.v)) {
		ctx_refuse(w->c, NOT_FOUND, T_body_not_found, NULL);
		return;
	}
	answer_groups(w, group.org, body_close_group(w->c, path_group(w), web_row_version(w)));
}
