/* The lists behind the numbers, as pages (behind.h). */
#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "rooms/figure/figure_list.h"
#include "rooms/figure/figure_tmpl.h"
#include "rooms/figure/screen.h"
#include "rooms/figure/village_team.h"

#define ROWS_PER_PAGE FIGURE_LIST_ROWS_PER_PAGE

ROUTE(GET, "/figure/people", figure_people_page, MAY_SEE_PERSON, "The people behind a number")
ROUTE(GET, "/figure/roles", figure_roles_page, MAY_SEE_PERSON, "The people who have a role on a day")
ROUTE(GET, "/figure/change", figure_change_page, MAY_SEE_PERSON, "Who came (in=1) or went (in=0) in the year, or since a day (since), by a cause")
ROUTE(GET, "/figure/secretaries", figure_secretaries_page, MAY_SEE_PERSON, "Secretaries by age, education or second post")
ROUTE(GET, "/figure/holders", figure_holders_page, MAY_SEE_PERSON, "Who is in the two committees of villages or communities, or their reserve, on a day (area, body, where)")
ROUTE(GET, "/figure/orgs", figure_orgs_page, MAY_SEE_ORG, "The organisations behind a number (print=1: for paper, up to 1,000 rows on one page)")
ROUTE(GET, "/figure/awards", figure_awards_page, MAY_SEE_PERSON, "Who was commended in the year (award: the line of the communiqué, from 0)")
ROUTE(GET, "/figure/units", figure_units_page, MAY_SEE_ORG, "The units that meet a rule of coverage (of, rule), or with gap=1 those that do not (print=1: for paper)")
ROUTE(GET, "/figure/list/export", figure_list_form, MAY_EXPORT, "Form that asks for the organisations or units behind a number as a file")
ROUTE(POST, "/figure/list/export", figure_list_file, MAY_EXPORT, "The organisations or units behind a number (of: the address of the list) as a file with a reason (csv=1: CSV, else XLSX), with an audit line")

ROUTE(GET, "/figure/floating", figure_floating_page, MAY_SEE_PERSON, "Who was away from the own branch on a day (side=out, by reason), or looked after here (in, accepted)")
ROUTE(GET, "/figure/appraisal", figure_appraisal_page, MAY_SEE_PERSON, "Who was graded how in the democratic appraisal of the year, or got no grade (mark; unit)")
ROUTE(GET, "/figure/history", figure_history_page, MAY_SEE_PERSON, "Who was commended, punished or trained in the year (kind: award, punishment, training)")

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

/* The same list in the roster: whatever status, narrowed to who is in the organisation now. */
static const char *roster_href(struct ctx *c, const struct behind *b, const char *path)
{
	struct buffer out;

	buffer_init(&out, c->arena, 0);
	buffer_printf(&out, "%s?org=%lld&status=any&figure=", path, (long long)b->report.org.id.v);
	buffer_put_url(&out, behind_address_of(c->arena, b));
	return buffer_text(&out);
}

static void put_posts(struct ctx *c, const struct behind *b, struct figure_people_screen *s)
{
	const char **posts = team_posts(c, b->ids, b->count, b->report.day);

	s->has_posts = true;
	for (size_t i = 0; i < b->count; i++)
		s->lines[i].posts = posts[i];
}

static void people_page(struct web *w, behind_reader read)
{
	struct ctx *c = w->c;
	int64_t page = web_page_number(w), rows_per_page = web_list_rows(w, ROWS_PER_PAGE);
	struct behind b = { .skip = (size_t)((page - 1) * rows_per_page), .limit = (size_t)rows_per_page };
	struct figure_people_screen s;
	struct figure_people_row *rows;
	size_t count;

	if (!read(w, &b))
		return;
	s = (struct figure_people_screen){ .report = &b.report, .described = b.described, .page_href = b.href, .count = b.count, .total = b.total, .page = page,
		.rows_per_page = rows_per_page, .lines = arena_array(c->arena, b.count, sizeof(*s.lines)),
		.back_href = figure_address(c, "/figure", b.report.org.id.v, b.report.day) };
	s.roster_href = roster_href(c, &b, "/person");
	s.export_href = may(c, MAY_EXPORT) ? roster_href(c, &b, "/export/new") : NULL;
	count = b.count > 0 ? figure_people_rows(c->store, b.ids, b.count, b.report.day, &rows) : 0;
	for (size_t i = 0; i < b.count; i++)
		for (size_t k = 0; k < count; k++)
			if (rows[k].id.v == b.ids[i])
				put_line(c, &rows[k], &s.lines[i]);
	if (read == behind_holders)
		put_posts(c, &b, &s);
	figure_people_screen(&w->view, &s);
	web_page(w);
}

void figure_people_page(struct web *w) { people_page(w, behind_people); }
void figure_roles_page(struct web *w) { people_page(w, behind_roles); }
void figure_awards_page(struct web *w) { people_page(w, behind_awards); }
void figure_floating_page(struct web *w) { people_page(w, behind_floating); }
void figure_appraisal_page(struct web *w) { people_page(w, behind_appraisal); }
void figure_history_page(struct web *w) { people_page(w, behind_history); }
void figure_change_page(struct web *w) { people_page(w, behind_change); }
void figure_secretaries_page(struct web *w) { people_page(w, behind_secretaries); }
void figure_holders_page(struct web *w) { people_page(w, behind_holders); }

/* ---- organisations and units ---- */

/* What both have around their table. */
static struct figure_list_frame frame_of(struct web *w, const struct figure_report *r, const char *href, int64_t total)
{
	struct ctx *c = w->c;
	bool is_paper = web_param_int(w, "print", 0) != 0;
	struct figure_list_frame f = { .report = r, .page_href = href, .total = total, .is_paper = is_paper, .page = is_paper ? 1 : web_page_number(w),
		.rows_per_page = is_paper ? FIGURE_LIST_PRINT_MAX : ROWS_PER_PAGE, .list_href = arena_text_n(c->arena, href, strlen(href) - 1),
		.print_href = arena_printf(c->arena, "%sprint=1", href) };
	struct buffer out;

	if (total > 0 && may_at(c, MAY_EXPORT, r->org.id.v)) {
		buffer_init(&out, c->arena, 0);
		buffer_puts(&out, "/figure/list/export?of=");
		buffer_put_url(&out, figure_list_of(c->arena, href));
		f.export_href = buffer_text(&out);
	}
	return f;
}

void figure_orgs_page(struct web *w)
{
	struct ctx *c = w->c;
	bool is_paper = web_param_int(w, "print", 0) != 0;
	struct behind b = { .skip = is_paper ? 0 : (size_t)(web_page_number(w) - 1) * ROWS_PER_PAGE, .limit = is_paper ? FIGURE_LIST_PRINT_MAX : ROWS_PER_PAGE };
	struct figure_orgs_screen s;

	if (!behind_orgs(w, &b))
		return;
	s = (struct figure_orgs_screen){ .frame = frame_of(w, &b.report, b.href, b.total), .lines = arena_array(c->arena, b.count, sizeof(*s.lines)) };
	s.frame.back_href = figure_address(c, "/figure", b.report.org.id.v, b.report.day);
	s.count = figure_org_lines(c, b.ids, b.count, b.report.day, s.lines);
	figure_orgs_screen(&w->view, &s);
	web_page(w);
}

void figure_units_page(struct web *w)
{
	struct behind_units b;
	struct figure_units_screen s;
	size_t rows;

	if (!behind_units(w, &b))
		return;
	s = (struct figure_units_screen){ .frame = frame_of(w, &b.report, b.href, (int64_t)b.count), .units = b.units,
		.households = b.households, .has_households = b.group == COVER_COOPERATIVES, .has_days = b.group == COVER_JOINING,
		.staff = b.staff, .has_staff = b.group == COVER_UNITS };
	s.frame.back_href = figure_address(w->c, b.group == COVER_UNITS ? "/figure/profile" : b.group == COVER_ENTREPRENEURS ? "/figure/team" : "/figure/coverage",
		b.report.org.id.v, b.report.day);
	rows = (size_t)s.frame.rows_per_page;
	s.first = (size_t)(s.frame.page - 1) * rows;
	s.count = s.first >= b.count ? 0 : b.count - s.first < rows ? b.count - s.first : rows;
	figure_units_screen(&w->view, &s);
	web_page(w);
}

/* ---- as a file ---- */

static void show_form(struct web *w, const struct figure_list *list)
{
	struct figure_list_ask s = { .list = list, .reason = web_param(w, "reason"), .is_csv = web_param_int(w, "csv", 0) != 0,
		.back_href = arena_printf(w->c->arena, "/figure/%s", list->of) };

	figure_list_ask(&w->view, &s);
	web_page(w);
}

void figure_list_form(struct web *w)
{
	const char *of = web_param(w, "of");
	struct figure_list list;

	/* What is not named are all organisations of the own post today. */
	if (figure_list_read(w->c, text_is_empty(of) ? "orgs?" : of, &list) && permit_require(w->c, MAY_EXPORT, list.report->org.id.v))
		show_form(w, &list);
}

void figure_list_file(struct web *w)
{
	enum sheet_format format = web_param_int(w, "csv", 0) != 0 ? SHEET_CSV : SHEET_XLSX;
	struct ctx *c = w->c;
	struct figure_list list;
	int64_t bytes = 0;
	int fd;

	if (!figure_list_read(c, web_param(w, "of"), &list))
		return;
	fd = figure_list_export(c, &list, web_param(w, "reason"), format, &bytes);
	if (fd >= 0) {
		web_attachment_fd(w, web_made_name(w, arena_printf(c->arena, "%s-%s", list.report->org.name,
			message_text(c->arena, LANG_ZH, list.is_units ? T_figure_units : T_figure_orgs, NULL, 0)), format == SHEET_CSV ? "csv" : "xlsx"),
			sheet_media_type(format), fd, bytes);
	} else if (web_form_again(w)) {
		show_form(w, &list);
	}
}
