/* Pages of figures. Every number opens the people or organisations behind it; the counts are the same, since both
 * come from the same query. */
#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "rooms/figure/cross.h"
#include "rooms/figure/figure_tmpl.h"
#include "rooms/figure/input.h"
#include "rooms/figure/screen.h"
#include "text/figure.h"

#define ROWS_PER_PAGE 50

ROUTE(GET, "/figure", figure_page, MAY_SEE_FIGURES, "The communiqué's tables of an organisation (org) on a day (day)")
ROUTE(GET, "/figure/annual", figure_annual_page, MAY_SEE_FIGURES, "The annual tables of an organisation on a day")
ROUTE(GET, "/figure/cross", figure_cross_page, MAY_SEE_FIGURES, "A free table across up to four attributes (by1 to by4)")
ROUTE(GET, "/figure/coverage", figure_coverage_page, MAY_SEE_FIGURES, "Coverage of villages, communities, enterprises and law firms, gaps by name")
ROUTE(GET, "/figure/check", figure_check_page, MAY_SEE_FIGURES, "Stated figures beside counted ones")
ROUTE(GET, "/figure/people", figure_people_page, MAY_SEE_PERSON, "The people behind a number")
ROUTE(GET, "/figure/roles", figure_roles_page, MAY_SEE_PERSON, "The people who have a role on a day")
ROUTE(GET, "/figure/change", figure_change_page, MAY_SEE_PERSON, "Who came (in=1) or went (in=0) in the year by a cause")
ROUTE(GET, "/figure/secretaries", figure_secretaries_page, MAY_SEE_PERSON, "Secretaries by age, education or second post")
ROUTE(GET, "/figure/orgs", figure_orgs_page, MAY_SEE_ORG, "The organisations behind a number")

static int64_t page_number(const struct web *w)
{
	int64_t page = web_param_int(w, "page", 1);

	return page < 1 || page > 100000 ? 1 : page;
}

static const char *address_of(struct ctx *c, const char *path, int64_t org, day_t day)
{
	return arena_printf(c->arena, "%s?org=%lld&day=%s", path, (long long)org, day_text(c->arena, day));
}

static void put_ancestors(struct ctx *c, const struct figure_report *r, struct figure_screen *s, const char *path)
{
	struct org_item *items;
	size_t count = org_ancestors(c->store, r->org.path, &items);
	struct figure_item *out = arena_array(c->arena, count, sizeof(*out));

	for (size_t i = 0; i < count; i++)
		if (items[i].id.v != r->org.id.v && may_at_path(c, MAY_SEE_FIGURES, items[i].path))
			out[s->ancestors_count++] = (struct figure_item){ items[i].name, address_of(c, path, items[i].id.v, r->day) };
	s->ancestors = out;
}

static void frame(struct web *w, const struct figure_report *r, enum figure_tab tab, struct figure_screen *s)
{
	static const char *const PATHS[FIGURE_TABS_COUNT] = { "/figure", "/figure/annual", "/figure/cross", "/figure/coverage", "/figure/check" };
	struct ctx *c = w->c;
	int64_t org = r->org.id.v;
	day_t year_end = day_from_date(date_from_day(c->today).year - 1, 12, 31);

	*s = (struct figure_screen){ .report = r, .tab = tab, .address = PATHS[tab], .day_text = day_text(c->arena, r->day), .is_today = r->day == c->today };
	for (int i = 0; i < FIGURE_TABS_COUNT; i++)
		s->tab_hrefs[i] = address_of(c, PATHS[i], org, r->day);
	s->org_href = arena_printf(c->arena, "/org/%lld", (long long)org);
	s->today_href = address_of(c, PATHS[tab], org, c->today);
	s->year_end_href = address_of(c, PATHS[tab], org, year_end);
	s->year_end_text = day_text(c->arena, year_end);
	put_ancestors(c, r, s, PATHS[tab]);
}

static void report_page(struct web *w, enum figure_tab tab, bool (*build)(struct figure_report *), message closing)
{
	struct figure_report r;
	struct figure_screen s;

	if (!figure_input(w, &r) || !build(&r))
		return;
	frame(w, &r, tab, &s);
	figure_report_screen(&w->view, &s, closing);
	web_page(w);
}

void figure_page(struct web *w)
{
	report_page(w, FIGURE_TAB_COMMUNIQUE, figure_communique, T_figure_closing_note);
}

void figure_annual_page(struct web *w)
{
	report_page(w, FIGURE_TAB_ANNUAL, figure_annual, NULL);
}

void figure_coverage_page(struct web *w)
{
	report_page(w, FIGURE_TAB_COVERAGE, figure_coverage, NULL);
}

void figure_check_page(struct web *w)
{
	report_page(w, FIGURE_TAB_CHECK, figure_check, T_figure_check_note);
}

const char *figure_cell_text(struct view *v, const struct figure_cell *cell)
{
	long long n = (long long)cell->number, size = n < 0 ? -n : n;

	switch (cell->kind) {
	case CELL_NUMBER: return view_number_text(v, cell->number);
	case CELL_TENTHS: return arena_printf(v->arena, "%s%lld.%lld%%", n < 0 ? "-" : "", size / 10, size % 10);
	case CELL_HUNDREDTHS: return arena_printf(v->arena, "%lld.%02lld", n / 100, n % 100);
	case CELL_RATE: return arena_printf(v->arena, "%lld.%02lld%%", n / 100, n % 100);
	case CELL_TEXT: return cell->text;
	case CELL_BLANK: break;
	}
	return "";
}

const char *figure_words(struct view *v, message label, const char *label_text)
{
	return label_text != NULL ? label_text : label != NULL ? view_message_text(v, label) : "";
}

const char *figure_day_words(struct view *v, day_t day)
{
	return v->lang == LANG_ZH ? day_text_zh(v->arena, day, DATE_DAY) : day_text(v->arena, day);
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
	s->back_href = address_of(c, "/figure", s->report->org.id.v, s->report->day);
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
	if (cause < 0 || cause >= (int64_t)causes->count || cause >= FIGURE_CAUSES_COUNT) {
		ctx_refuse(c, BAD_INPUT, T_figure_address_wrong, NULL);
		return;
	}
	if (!figure_balance_people(c, r.org.path, r.since, r.day, is_in != 0, (int)cause, &ids, &all))
		return;
	s.described = code_name(c->lang, "membership_cause", causes->codes[cause].value);
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
	count = figure_secretaries(c->store, r.org.path, path_end(c->arena, r.org.path), r.day, &rows);
	ids = arena_array(c->arena, count, sizeof(*ids));
	for (size_t i = 0; i < count; i++)
		if (is_wanted(&rows[i], by, value, r.day))
			ids[all++] = rows[i].person.v;
	s.described = message_text(c->arena, c->lang, T_figure_secretaries, NULL, 0);
	s.page_href = arena_printf(c->arena, "/figure/secretaries?org=%lld&day=%s&by=%s&value=%lld&", (long long)r.org.id.v,
		day_text(c->arena, r.day), strcmp(by, "age") == 0 || strcmp(by, "education") == 0 || strcmp(by, "director") == 0 ? by : "all",
		(long long)value);
	show_list(w, &s, ids, all);
}

/* Branches of one size, or organisations by kind and unit. */
static bool orgs_asked(struct web *w, const struct figure_report *r, struct figure_orgs_screen *s, int64_t **ids, size_t *all)
{
	struct ctx *c = w->c;
	const char *kinds = web_param(w, "kinds"), *unit = web_param(w, "unit");
	int64_t size = web_param_int(w, "size", -1), counts[FIGURE_SIZES_COUNT];
	uint64_t bits = figure_kind_bits(kinds);
	int unit_place = figure_code_place("unit_kind", unit);

	if ((kinds[0] != '\0' && bits == 0) || (unit[0] != '\0' && unit_place == 0) || size >= FIGURE_SIZES_COUNT)
		return ctx_refuse(c, BAD_INPUT, T_figure_address_wrong, NULL);
	s->page_href = arena_printf(c->arena, "/figure/orgs?org=%lld&day=%s&kinds=%s&unit=%s&size=%lld&", (long long)r->org.id.v,
		day_text(c->arena, r->day), bits != 0 ? kinds : "", unit_place > 0 ? unit : "", (long long)size);
	if (size >= 0)
		return figure_branch_sizes(c, r->org.path, r->day, counts, (int)size, ids, all);
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
	s.back_href = address_of(c, "/figure", r.org.id.v, r.day);
	figure_orgs_screen(&w->view, &s);
	web_page(w);
}

/* ---- the free cross table ---- */

void figure_cross_page(struct web *w)
{
	struct figure_report r;
	struct figure_screen s;
	struct figure_cross_screen cross = { .frame = &s };
	enum figure_attribute dims[FIGURE_DIMS_MAX];
	int count;

	if (!figure_input(w, &r))
		return;
	count = figure_input_dims(w, dims);
	for (int i = 0; i < FIGURE_CROSS_MAX; i++)
		cross.chosen[i] = i < count ? figure_attribute_key(dims[i]) : "";
	frame(w, &r, FIGURE_TAB_CROSS, &s);
	if (count > 0 && !figure_cross(&r, dims, count, &cross) && !ctx_is_refused(w->c))
		return;
	if (ctx_is_refused(w->c))
		web_status(w, 422);
	figure_cross_screen(&w->view, &cross);
	web_page(w);
}
