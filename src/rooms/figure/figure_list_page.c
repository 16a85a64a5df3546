/* What is behind a number: people, organisations, units. Each list asks the same question as the number that opens it. */
#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "rooms/figure/cover.h"
#include "rooms/figure/figure_tmpl.h"
#include "rooms/figure/input.h"
#include "rooms/figure/screen.h"
#include "text/figure.h"

#define ROWS_PER_PAGE 50

ROUTE(GET, "/figure/people", figure_people_page, MAY_SEE_PERSON, "The people behind a number")
ROUTE(GET, "/figure/roles", figure_roles_page, MAY_SEE_PERSON, "The people who have a role on a day")
ROUTE(GET, "/figure/change", figure_change_page, MAY_SEE_PERSON, "Who came (in=1) or went (in=0) in the year by a cause")
ROUTE(GET, "/figure/secretaries", figure_secretaries_page, MAY_SEE_PERSON, "Secretaries by age, education or second post")
ROUTE(GET, "/figure/orgs", figure_orgs_page, MAY_SEE_ORG, "The organisations behind a number")
ROUTE(GET, "/figure/awards", figure_awards_page, MAY_SEE_PERSON, "Who was commended in the year (award: the line of the communiqué, from 0)")
ROUTE(GET, "/figure/units", figure_units_page, MAY_SEE_ORG, "The units that meet a rule of coverage (of, rule), or with gap=1 those that do not")

static int64_t page_number(const struct web *w)
{
	int64_t page = web_param_int(w, "page", 1);

	return page < 1 || page > 100000 ? 1 : page;
}

const char *figure_address(struct ctx *c, const char *path, int64_t org, day_t day)
{
	return arena_printf(c->arena, "%s?org=%lld&day=%s", path, (long long)org, day_text(c->arena, day));
}

/* ---- people ---- */

/* Who left the range of the one who looks is counted, but not named. */
static void put_line(struct ctx *c, const struct figure_people_row *p, struct figure_person_line *line)
{
	if (!may_at_path(c, MAY_SEE_PERSON, p->path))
		return;
	*line = (struct figure_person_line){ .name = p->name, .href = arena_printf(c->arena, "/person/%lld", (long long)p->id.v),
		.sex = code_name_int(c->lang, "sex", p->sex), .birth_text = day_text(c->arena, p->birth_day),
		.education = code_name(c->lang, "education", p->education), .occupation = code_name_int(c->lang, "occupation", p->occupation),
		.status = code_name_int(c->lang, "member_status", p->status), .joined_text = day_text(c->arena, p->joined_day),
		.mask = p->id_number_mask, .org_name = p->org_name };
}

static void show_people(struct web *w, struct figure_people_screen *s, const int64_t *ids)
{
	struct ctx *c = w->c;
	struct figure_people_row *rows;
	size_t count = s->count > 0 ? figure_people_rows(c->store, ids, s->count, &rows) : 0;

	s->lines = arena_array(c->arena, s->count, sizeof(*s->lines));
	for (size_t i = 0; i < s->count; i++)
		for (size_t k = 0; k < count; k++)
			if (rows[k].id.v == ids[i])
				put_line(c, &rows[k], &s->lines[i]);
	s->rows_per_page = ROWS_PER_PAGE;
	s->back_href = figure_address(c, "/figure", s->report->org.id.v, s->report->day);
	figure_people_screen(&w->view, s);
	web_page(w);
}

/* "2015-11-17 · Sex: female · Age: 30 and under" */
static const char *describe(struct web *w, const struct figure_query *q)
{
	struct ctx *c = w->c;
	struct buffer b;

	buffer_init(&b, c->arena, 0);
	if (q->what != FIGURE_MEMBERS)
		buffer_printf(&b, "%s — ", day_text(c->arena, q->since));
	buffer_puts(&b, day_text(c->arena, q->day));
	for (unsigned i = 0; i < FIGURE_CAUSES_COUNT; i++)
		if ((q->causes >> i & 1) != 0)
			buffer_printf(&b, " · %s", code_name(c->lang, "membership_cause", code_set("membership_cause")->codes[i].value));
	for (int i = 0; i < q->conditions_count; i++) {
		const struct figure_condition *condition = &q->conditions[i];
		const char *separator = " · ";

		for (int v = 0; v < 64 && v < 60; v++)
			if ((condition->values >> v & 1) != 0) {
				buffer_printf(&b, "%s%s", separator, figure_value_name(c->arena, c->lang, condition->attribute, v));
				separator = ", ";
			}
	}
	return buffer_text(&b);
}

void figure_people_page(struct web *w)
{
	struct ctx *c = w->c;
	struct figure_report r;
	struct figure_query q;
	struct figure_people_screen s = { .report = &r, .page = page_number(w) };
	int64_t *ids;

	if (!figure_input(w, &r) || !figure_input_query(w, &r, &q))
		return;
	if (!figure_members(c, &q, (size_t)(s.page - 1) * ROWS_PER_PAGE, ROWS_PER_PAGE, &ids, &s.count, &s.total))
		return;
	s.described = describe(w, &q);
	s.page_href = arena_printf(c->arena, "%s&", report_people_href(&r, &q, FIGURE_NONE, 0));
	show_people(w, &s, ids);
}

void figure_roles_page(struct web *w)
{
	struct ctx *c = w->c;
	struct figure_report r;
	const char *kind = web_param(w, "kind"), *end;
	struct figure_people_screen s = { .report = &r, .page = page_number(w) };
	struct figure_role_person *people;
	struct figure_size size = { 0 };
	int64_t ids[ROWS_PER_PAGE];

	if (!figure_input(w, &r))
		return;
	if (text_is_empty(kind))
		kind = "activist";
	if (code_find("role_kind", kind) == NULL) {
		ctx_refuse(c, BAD_INPUT, T_figure_address_wrong, NULL);
		return;
	}
	end = path_end(c->arena, r.org.path);
	figure_roles(c->store, kind, r.day, r.org.path, end, &size);
	s.count = figure_role_people(c->store, kind, r.day, r.org.path, end, ROWS_PER_PAGE, (s.page - 1) * ROWS_PER_PAGE, &people);
	s.total = size.n;
	for (size_t i = 0; i < s.count; i++)
		ids[i] = people[i].id.v;
	s.described = code_name(c->lang, "role_kind", kind);
	s.page_href = arena_printf(c->arena, "/figure/roles?org=%lld&day=%s&kind=%s&", (long long)r.org.id.v, day_text(c->arena, r.day), kind);
	show_people(w, &s, ids);
}

void figure_awards_page(struct web *w)
{
	struct ctx *c = w->c;
	struct figure_report r;
	struct figure_people_screen s = { .report = &r, .page = page_number(w) };
	int64_t award = web_param_int(w, "award", 0), ids[ROWS_PER_PAGE];
	int64_t counts[FIGURE_AWARDS_COUNT];
	struct figure_award_person *people;
	const char *end, *title;

	if (!figure_input(w, &r))
		return;
	if (award < 0 || award >= FIGURE_AWARDS_COUNT) {
		ctx_refuse(c, BAD_INPUT, T_figure_address_wrong, NULL);
		return;
	}
	end = path_end(c->arena, r.org.path);
	title = FIGURE_AWARDS[award]->text[LANG_ZH];
	figure_award_counts(&r, counts);
	s.count = figure_award_people(c->store, title, r.since, r.day, r.org.path, end, ROWS_PER_PAGE, (s.page - 1) * ROWS_PER_PAGE, &people);
	s.total = counts[award];
	for (size_t i = 0; i < s.count; i++)
		ids[i] = people[i].id.v;
	s.described = message_text(c->arena, c->lang, FIGURE_AWARDS[award], NULL, 0);
	s.page_href = arena_printf(c->arena, "/figure/awards?org=%lld&day=%s&award=%lld&", (long long)r.org.id.v, day_text(c->arena, r.day), (long long)award);
	show_people(w, &s, ids);
}

/* One page of a list that is in memory. */
static void show_list(struct web *w, struct figure_people_screen *s, const int64_t *ids, size_t all)
{
	size_t first = (size_t)(s->page - 1) * ROWS_PER_PAGE;

	s->total = (int64_t)all;
	s->count = first >= all ? 0 : all - first < ROWS_PER_PAGE ? all - first : ROWS_PER_PAGE;
	show_people(w, s, s->count > 0 ? ids + first : ids);
}

void figure_change_page(struct web *w)
{
	struct ctx *c = w->c;
	struct figure_report r;
	struct figure_people_screen s = { .report = &r, .page = page_number(w) };
	const struct code_set *causes = code_set("membership_cause");
	int64_t cause = web_param_int(w, "cause", 1), is_in = web_param_int(w, "in", 1), *ids;
	size_t all;

	if (!figure_input(w, &r))
		return;
	if (cause < FIGURE_CAUSE_ANY || cause >= (int64_t)causes->count || cause >= FIGURE_CAUSES_COUNT) {
		ctx_refuse(c, BAD_INPUT, T_figure_address_wrong, NULL);
		return;
	}
	if (!figure_balance_people(c, r.org.path, r.since, r.day, is_in != 0, (int)cause, &ids, &all))
		return;
	s.described = cause == FIGURE_CAUSE_ANY ? message_text(c->arena, c->lang, is_in != 0 ? T_figure_in : T_figure_out, NULL, 0)
		: code_name(c->lang, "membership_cause", causes->codes[cause].value);
	s.page_href = arena_printf(c->arena, "/figure/change?org=%lld&day=%s&in=%lld&cause=%lld&", (long long)r.org.id.v,
		day_text(c->arena, r.day), (long long)is_in, (long long)cause);
	show_list(w, &s, ids, all);
}

static bool is_wanted(const struct figure_secretary *row, const char *by, int64_t value, day_t day)
{
	if (strcmp(by, "age") == 0)
		return age_band(row->birth_day, day) == value;
	if (strcmp(by, "education") == 0)
		return education_group(row->education) == value;
	return strcmp(by, "director") != 0 || row->is_director == value;
}

void figure_secretaries_page(struct web *w)
{
	struct ctx *c = w->c;
	struct figure_report r;
	struct figure_people_screen s = { .report = &r, .page = page_number(w) };
	const char *by = web_param(w, "by");
	int64_t value = web_param_int(w, "value", 0), *ids;
	struct figure_secretary *rows;
	size_t count, all = 0;

	if (!figure_input(w, &r))
		return;
	if (!figure_secretaries_of(c, r.org.path, r.day, &rows, &count))
		return;
	ids = arena_array(c->arena, count, sizeof(*ids));
	for (size_t i = 0; i < count; i++)
		if (is_wanted(&rows[i], by, value, r.day))
			ids[all++] = rows[i].person;
	s.described = message_text(c->arena, c->lang, T_figure_secretaries, NULL, 0);
	s.page_href = arena_printf(c->arena, "/figure/secretaries?org=%lld&day=%s&by=%s&value=%lld&", (long long)r.org.id.v,
		day_text(c->arena, r.day), strcmp(by, "age") == 0 || strcmp(by, "education") == 0 || strcmp(by, "director") == 0 ? by : "all",
		(long long)value);
	show_list(w, &s, ids, all);
}

static size_t hosted_orgs(struct ctx *c, const struct figure_report *r, const char *kind, int64_t **ids)
{
	struct figure_hosted_org *rows;
	size_t count = figure_hosted_orgs(c->store, kind, r->org.path, path_end(c->arena, r->org.path), r->day, &rows);

	*ids = arena_array(c->arena, count, sizeof(**ids));
	for (size_t i = 0; i < count; i++)
		(*ids)[i] = rows[i].id.v;
	return count;
}

/* Branches of one size, organisations that stand on a co-operative, by how their term stands, or by kind and unit. */
static bool orgs_asked(struct web *w, const struct figure_report *r, struct figure_orgs_screen *s, int64_t **ids, size_t *all)
{
	struct ctx *c = w->c;
	const char *kinds = web_param(w, "kinds"), *unit = web_param(w, "unit"), *hosted = web_param(w, "hosted");
	int64_t size = web_param_int(w, "size", -1), term = web_param_int(w, "term", 0), counts[FIGURE_SIZES_COUNT];
	uint64_t bits = figure_kind_bits(kinds);
	int unit_place = figure_code_place("unit_kind", unit);

	if ((kinds[0] != '\0' && bits == 0) || (unit[0] != '\0' && unit_place == 0) || size >= FIGURE_SIZES_COUNT || term < 0 || term > TERM_UNKNOWN ||
	    (hosted[0] != '\0' && code_find("org_kind", hosted) == NULL))
		return ctx_refuse(c, BAD_INPUT, T_figure_address_wrong, NULL);
	s->page_href = arena_printf(c->arena, "/figure/orgs?org=%lld&day=%s&kinds=%s&unit=%s&size=%lld&term=%lld&hosted=%s&", (long long)r->org.id.v,
		day_text(c->arena, r->day), bits != 0 ? kinds : "", unit_place > 0 ? unit : "", (long long)size, (long long)term, hosted);
	if (size >= 0)
		return figure_branch_sizes(c, r->org.path, r->day, counts, (int)size, ids, all);
	if (hosted[0] != '\0')
		*all = hosted_orgs(c, r, hosted, ids);
	if (hosted[0] != '\0')
		return store_state(c->store) == STORE_GOOD;
	if (term > 0)
		return figure_term_ids(c, r->org.path, r->day, (enum term_state)term, ids, all);
	return figure_org_ids(c, r->org.path, r->day, bits, unit_place, ids, all);
}

void figure_orgs_page(struct web *w)
{
	struct ctx *c = w->c;
	struct figure_report r;
	struct figure_orgs_screen s = { .report = &r, .page = page_number(w), .rows_per_page = ROWS_PER_PAGE };
	size_t all, first;
	int64_t *ids;

	if (!figure_input(w, &r) || !orgs_asked(w, &r, &s, &ids, &all))
		return;
	first = (size_t)(s.page - 1) * ROWS_PER_PAGE;
	s.total = (int64_t)all;
	s.count = first >= all ? 0 : all - first < ROWS_PER_PAGE ? all - first : ROWS_PER_PAGE;
	s.lines = arena_array(c->arena, ROWS_PER_PAGE, sizeof(*s.lines));
	s.count = figure_org_lines(c, ids + (s.count > 0 ? first : 0), s.count, s.lines);
	s.back_href = figure_address(c, "/figure", r.org.id.v, r.day);
	figure_orgs_screen(&w->view, &s);
	web_page(w);
}

/* ---- units ---- */

void figure_units_page(struct web *w)
{
	struct ctx *c = w->c;
	struct figure_report r;
	struct figure_units_screen s = { .report = &r, .page = page_number(w), .rows_per_page = ROWS_PER_PAGE };
	const char *of = web_param(w, "of");
	int64_t group = text_is_empty(of) ? COVER_VILLAGES : cover_group_find(of), rule = web_param_int(w, "rule", COVER_EVERY), is_gap = web_param_int(w, "gap", 0);
	size_t count, n = 0;
	struct cover_unit *units;

	if (!figure_input(w, &r))
		return;
	if (group < 0 || rule < COVER_EVERY || rule >= cover_rules_count((enum cover_group)group)) {
		ctx_refuse(c, BAD_INPUT, T_figure_address_wrong, NULL);
		return;
	}
	count = cover_units(&r, (enum cover_group)group, &units);
	for (size_t i = 0; i < count; i++)
		if (cover_meets(&units[i], (int)rule) != (is_gap != 0)) {
			s.households += units[i].households;
			units[n++] = units[i];
		}
	s.has_households = group == COVER_COOPERATIVES;
	s.has_days = group == COVER_JOINING;
	s.total = (int64_t)n;
	s.first = (size_t)(s.page - 1) * ROWS_PER_PAGE;
	s.count = s.first >= n ? 0 : n - s.first < ROWS_PER_PAGE ? n - s.first : ROWS_PER_PAGE;
	s.units = units;
	s.page_href = arena_printf(c->arena, "%s&", cover_href(&r, (enum cover_group)group, (int)rule, is_gap != 0));
	s.back_href = figure_address(c, "/figure/coverage", r.org.id.v, r.day);
	figure_units_screen(&w->view, &s);
	web_page(w);
}
