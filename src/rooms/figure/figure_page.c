/* Pages of figures. Every number opens what is behind it (figure_list_page.c); the counts are the same, since both come from
 * the same query. */
#include <string.h>
#include "rooms/figure/cross.h"
#include "rooms/figure/exchange.h"
#include "rooms/figure/figure_tmpl.h"
#include "rooms/figure/input.h"
#include "rooms/figure/screen.h"
#include "text/figure.h"

ROUTE(GET, "/figure", figure_page, MAY_SEE_FIGURES, "The communiqué's tables of an organisation (org) on a day (day)")
ROUTE(GET, "/figure/annual", figure_annual_page, MAY_SEE_FIGURES, "The annual tables of an organisation on a day")
ROUTE(GET, "/figure/cross", figure_cross_page, MAY_SEE_FIGURES, "A free table across up to four attributes (by1 to by4)")
ROUTE(GET, "/figure/coverage", figure_coverage_page, MAY_SEE_FIGURES, "Coverage of villages, communities, enterprises and law firms, gaps by name")
ROUTE(GET, "/figure/profile", figure_profile_page, MAY_SEE_FIGURES, "What an organisation is made of: Party organisations, staff and members, units, history")
ROUTE(GET, "/figure/team", figure_team_page, MAY_SEE_FIGURES, "People in roles: organisers, activists by source, tracks of cultivation, entrepreneurs, graduates")
ROUTE(GET, "/figure/check", figure_check_page, MAY_SEE_FIGURES, "Stated figures beside counted ones")

static void put_ancestors(struct ctx *c, const struct figure_report *r, struct figure_screen *s, const char *path)
{
	struct figure_org_name *items;
	size_t count = figure_ancestors(c, r->org.path, &items);
	struct figure_item *out = arena_array(c->arena, count, sizeof(*out));

	for (size_t i = 0; i < count; i++)
		if (may_at_path(c, MAY_SEE_FIGURES, items[i].path))
			out[s->ancestors_count++] = (struct figure_item){ items[i].name, figure_address(c, path, items[i].id, r->day) };
	s->ancestors = out;
}

static void frame(struct web *w, const struct figure_report *r, enum figure_tab tab, struct figure_screen *s)
{
	static const char *const PATHS[FIGURE_TABS_COUNT] = { "/figure", "/figure/annual", "/figure/cross", "/figure/coverage", "/figure/profile",
		"/figure/team", "/figure/check" };
	struct ctx *c = w->c;
	int64_t org = r->org.id.v;
	day_t year_end = day_from_date(date_from_day(c->today).year - 1, 12, 31);

	*s = (struct figure_screen){ .report = r, .tab = tab, .address = PATHS[tab], .day_text = day_text(c->arena, r->day), .is_today = r->day == c->today };
	for (int i = 0; i < FIGURE_TABS_COUNT; i++)
		s->tab_hrefs[i] = figure_address(c, PATHS[i], org, r->day);
	s->org_href = arena_printf(c->arena, "/org/%lld", (long long)org);
	s->today_href = figure_address(c, PATHS[tab], org, c->today);
	s->year_end_href = figure_address(c, PATHS[tab], org, year_end);
	s->year_end_text = day_text(c->arena, year_end);
	if (ctx_is_refused(c))
		s->day_text = web_param(w, "day");
	put_ancestors(c, r, s, PATHS[tab]);
}

/* The other of the two faces, public and internal, and where the table is asked for as a file. `more` of the address: "&by1=sex". */
static void put_public(struct web *w, struct figure_screen *s, const char *more)
{
	static const char *const KEYS[FIGURE_TABS_COUNT] = { "communique", "annual", FIGURE_REPORT_CROSS, "coverage", "profile", "team", "check" };
	struct arena *a = w->c->arena;
	long long org = (long long)s->report->org.id.v;

	s->is_public = web_param_int(w, "public", 0) != 0;
	s->other_href = arena_printf(a, "%s%s%s", figure_address(w->c, s->address, org, s->report->day), more, s->is_public ? "" : "&public=1");
	s->export_href = arena_printf(a, "/org/%lld/figure?report=%s&day=%s%s%s", org, KEYS[s->tab], day_text(a, s->report->day), more,
		s->is_public ? "&public=1" : "");
}

/* A day that is none, or is to come, leaves the page where another is typed: as of today, with what was typed and why it is not taken. */
static bool asked(struct web *w, struct figure_report *r)
{
	struct ctx *c = w->c;
	int64_t org;

	if (figure_input(w, r))
		return true;
	if (c->refusals_count != 1 || c->refusals[0].field == NULL || strcmp(c->refusals[0].field, "day") != 0 || !web_param_id(w, "org", &org))
		return false;
	return web_form_again(w) && figure_report_begin(c, org, c->today, r);
}

static void report_page(struct web *w, enum figure_tab tab, bool (*build)(struct figure_report *), message closing)
{
	struct figure_report r;
	struct figure_screen s;

	if (!asked(w, &r) || !build(&r))
		return;
	frame(w, &r, tab, &s);
	put_public(w, &s, "");
	if (tab == FIGURE_TAB_CHECK && may_at(w->c, MAY_EDIT_ORG, r.org.id.v))
		s.stated_href = arena_printf(w->c->arena, "/org/%lld/stated", (long long)r.org.id.v);
	if (s.is_public)
		figure_publish(&r);
	figure_report_screen(&w->view, &s, closing);
	web_page(w);
}

void figure_page(struct web *w)
{
	report_page(w, FIGURE_TAB_COMMUNIQUE, figure_communique, T_figure_closing_note);
}

void figure_annual_page(struct web *w)
{
	report_page(w, FIGURE_TAB_ANNUAL, figure_annual, T_figure_annual_later);
}

void figure_coverage_page(struct web *w)
{
	report_page(w, FIGURE_TAB_COVERAGE, figure_coverage, NULL);
}

void figure_profile_page(struct web *w)
{
	report_page(w, FIGURE_TAB_PROFILE, figure_profile, NULL);
}

void figure_team_page(struct web *w)
{
	report_page(w, FIGURE_TAB_TEAM, figure_team, NULL);
}

void figure_check_page(struct web *w)
{
	report_page(w, FIGURE_TAB_CHECK, figure_check, T_figure_check_note);
}

message figure_tab_how(enum figure_tab tab)
{
	switch (tab) {
	case FIGURE_TAB_COMMUNIQUE:
	case FIGURE_TAB_ANNUAL:
	case FIGURE_TAB_PROFILE:
		return T_figure_how_tables;
	case FIGURE_TAB_COVERAGE:
		return T_figure_how_coverage;
	case FIGURE_TAB_TEAM:
		return T_figure_how_team;
	default:
		return NULL;
	}
}

const char *figure_cell_text(struct view *v, const struct figure_cell *cell)
{
	long long n = (long long)cell->number, size = n < 0 ? -n : n;

	switch (cell->kind) {
	case CELL_NUMBER: return view_number_text(v, cell->number);
	case CELL_TENTHS: return arena_printf(v->arena, "%s%lld.%lld%%", n < 0 ? "-" : "", size / 10, size % 10);
	case CELL_HUNDREDTHS: return arena_printf(v->arena, "%lld.%02lld", n / 100, n % 100);
	case CELL_RATE: return arena_printf(v->arena, "%lld.%02lld%%", n / 100, n % 100);
	case CELL_TEXT: return view_grouped_text(v, cell->text);	/* digits alone are what a material stated, never a year */
	case CELL_HIDDEN: return FIGURE_HIDDEN_TEXT;
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

/* ---- the free cross table ---- */

void figure_cross_page(struct web *w)
{
	struct figure_report r;
	struct figure_screen s;
	struct figure_cross_screen screen = { .frame = &s };
	struct figure_cross x;
	struct figure_query q;
	struct buffer more;

	if (!asked(w, &r))
		return;
	q = report_query(&r);
	if (!figure_input_dims(w, q.dims, &q.dims_count))
		return;
	buffer_init(&more, w->c->arena, 0);
	for (int i = 0; i < FIGURE_CROSS_MAX; i++) {
		screen.chosen[i] = i < q.dims_count ? figure_attribute_key(q.dims[i]) : "";
		if (i < q.dims_count)
			buffer_printf(&more, "&by%d=%s", i + 1, screen.chosen[i]);
	}
	frame(w, &r, FIGURE_TAB_CROSS, &s);
	if (q.dims_count > 0)
		put_public(w, &s, buffer_text(&more));
	screen.has_table = q.dims_count > 0 && figure_cross_count(&r, &q, s.is_public, &x) && figure_cross_lines(&r, &x, &screen.table);
	if (q.dims_count > 0 && !screen.has_table && !ctx_is_refused(w->c))
		return;
	if (ctx_is_refused(w->c))
		web_status(w, 422);
	figure_cross_screen(&w->view, &screen);
	web_page(w);
}
