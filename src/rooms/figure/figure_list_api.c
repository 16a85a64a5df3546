/* The lists behind the numbers, for programs: the same readings as the pages (behind.h). */
#include "rooms/figure/figure_list.h"

#define ROWS_PER_PAGE 200

/* Codes as they are stored; standing and branch of the day that is asked for. Who left the range of the one who asks is counted in the total, and not named. */
FIELDS(COUNTED, ROW_ID(struct figure_people_row, id), ROW_TEXT(struct figure_people_row, name), ROW_ID(struct figure_people_row, org),
	ROW_TEXT(struct figure_people_row, org_name), ROW_INT(struct figure_people_row, sex), ROW_TEXT(struct figure_people_row, nationality),
	ROW_DAY(struct figure_people_row, birth_day), ROW_TEXT(struct figure_people_row, education), ROW_INT(struct figure_people_row, occupation),
	ROW_INT(struct figure_people_row, status), ROW_DAY(struct figure_people_row, joined_day), ROW_TEXT(struct figure_people_row, id_number_mask))
FIELDS(ORG, ROW_ID(struct figure_org_line, id), ROW_TEXT(struct figure_org_line, code), ROW_TEXT(struct figure_org_line, name),
	ROW_TEXT(struct figure_org_line, kind), ROW_TEXT(struct figure_org_line, unit_kind), ROW_TEXT(struct figure_org_line, parent_name))
FIELDS(UNIT, ROW_ID(struct cover_unit, id), ROW_TEXT(struct cover_unit, name), ROW_TEXT(struct cover_unit, place), ROW_TEXT(struct cover_unit, coverage),
	ROW_INT(struct cover_unit, households), ROW_INT(struct cover_unit, staff), ROW_DAY(struct cover_unit, last_day))

ROUTE(GET, "/api/v1/figure/people", figure_api_people, MAY_SEE_PERSON, "The people behind a figure, 200 a page")
TAKES(figure_api_people, FIGURE_WHERE_AND_WHEN, FIGURE_CONDITIONS, A_PAGE)
GIVES_PAGE(figure_api_people, COUNTED)

ROUTE(GET, "/api/v1/figure/roles", figure_api_roles, MAY_SEE_PERSON, "The people who have a role on a day (activist if none is named), 200 a page")
TAKES(figure_api_roles, FIGURE_WHERE_AND_WHEN, { A_CODE("kind", "role_kind") }, { A_CODE("also", "role_kind") }, { AN_INT("level") }, { A_CODE("unit", "unit_kind") },
	{ A_TEXT("source", 40) }, { A_CHOICE("what", "begun ended team mentored reached failed withdrawn") }, A_PAGE)
GIVES_PAGE(figure_api_roles, COUNTED)

ROUTE(GET, "/api/v1/figure/change", figure_api_change, MAY_SEE_PERSON,
	"Who came (in=1) or went (in=0) from a day (since; absent: 1 January) to the day; cause: its place in the code set membership_cause from 0, absent or -1 for any, or -2 for those who came or went with their organisation")
TAKES(figure_api_change, FIGURE_WHERE_AND_WHEN, { A_DAY("since") }, { A_BOOL("in") }, { AN_INT("cause"), AT_LEAST(FIGURE_CAUSE_REGROUPED) }, A_PAGE)
GIVES_PAGE(figure_api_change, COUNTED)

ROUTE(GET, "/api/v1/figure/secretaries", figure_api_secretaries, MAY_SEE_PERSON,
	"Secretaries of a day: all, of an age band or an education group (value), or by=director and value=1 with both posts; 200 a page")
TAKES(figure_api_secretaries, FIGURE_WHERE_AND_WHEN, { A_CHOICE("by", "all age education director") }, { AN_INT("value") }, A_PAGE)
GIVES_PAGE(figure_api_secretaries, COUNTED)

ROUTE(GET, "/api/v1/figure/holders", figure_api_holders, MAY_SEE_PERSON,
	"Who holds a post in the Party organisation of a village or community itself or in its villagers' or residents' committee on a day, or is its reserve (area, body: either committee if nothing else is named; where: sex, minority, age, education, status), 200 a page")
TAKES(figure_api_holders, FIGURE_WHERE_AND_WHEN, { A_CHOICE("area", "village community") }, { A_CHOICE("body", "party committee both either reserve") },
	{ A_TEXT("where", 1000) }, A_PAGE)
GIVES_PAGE(figure_api_holders, COUNTED)

ROUTE(GET, "/api/v1/figure/awards", figure_api_awards, MAY_SEE_PERSON, "Who was commended in the year (award: the line of the communiqué, from 0), 200 a page")
TAKES(figure_api_awards, FIGURE_WHERE_AND_WHEN, { A_NUMBER("award", FIGURE_AWARDS_COUNT - 1) }, A_PAGE)
GIVES_PAGE(figure_api_awards, COUNTED)

ROUTE(GET, "/api/v1/figure/floating", figure_api_floating, MAY_SEE_PERSON,
	"Who was away from the own branch on a day (side=out, of one reason or any), or had been taken in here by then (in), 200 a page")
TAKES(figure_api_floating, FIGURE_WHERE_AND_WHEN, { A_CHOICE("side", "out in") }, { A_CODE("reason", "floating_reason") }, A_PAGE)
GIVES_PAGE(figure_api_floating, COUNTED)

ROUTE(GET, "/api/v1/figure/appraisal", figure_api_appraisal, MAY_SEE_PERSON,
	"Who has this mark in the democratic appraisals of the year (graded: any grade; ungraded: none; absent: everybody), of branches of one kind of unit or any; 200 a page")
TAKES(figure_api_appraisal, FIGURE_WHERE_AND_WHEN, { A_TEXT("mark", 20) }, { A_CODE("unit", "unit_kind") }, A_PAGE)
GIVES_PAGE(figure_api_appraisal, COUNTED)

ROUTE(GET, "/api/v1/figure/history", figure_api_history, MAY_SEE_PERSON, "Who has an award (if nothing else is named), a punishment or a training of the year in the archive, each once; 200 a page")
TAKES(figure_api_history, FIGURE_WHERE_AND_WHEN, { A_CHOICE("kind", "award punishment training") }, A_PAGE)
GIVES_PAGE(figure_api_history, COUNTED)

ROUTE(GET, "/api/v1/figure/orgs", figure_api_orgs, MAY_SEE_ORG,
	"The organisations behind a figure, 200 a page: by kinds (branch.joint_branch) and unit, by size or term (as in the addresses of the page), or by what they stand on")
TAKES(figure_api_orgs, FIGURE_WHERE_AND_WHEN, { A_TEXT("kinds", 200) }, { A_CODE("unit", "unit_kind") }, { AN_INT("size") }, { AN_INT("term") },
	{ A_CODE("hosted", "org_kind") }, { A_CHOICE("appraisal", "done missing") }, A_PAGE)
GIVES_PAGE(figure_api_orgs, ORG)

ROUTE(GET, "/api/v1/figure/units", figure_api_units, MAY_SEE_ORG, "The units of a group that meet a rule of coverage (from 0; absent: all), or with gap=1 those that do not; 200 a page")
TAKES(figure_api_units, FIGURE_WHERE_AND_WHEN, { A_CHOICE("of", "villages communities enterprises law_firms cooperatives joining units entrepreneurs covered_communities") }, { AN_INT("rule"), AT_LEAST(-1) },
	{ A_BOOL("gap") }, A_PAGE)
GIVES_PAGE(figure_api_units, UNIT)

ROUTE(POST, "/api/v1/figure/list/export", figure_api_list_export, MAY_EXPORT,
	"Organisations or units behind a figure whole as a file with a reason (of: orgs? or units? and what their page is asked; csv: CSV, else XLSX), with an audit line")
TAKES(figure_api_list_export, { A_TEXT("of", FIGURE_LIST_OF_CHARS_MAX), NEEDED }, { A_BOOL("csv") }, { A_TEXT("reason", LIMIT_EXPORT_REASON), NEEDED })
GIVES_FILE(figure_api_list_export, "*/*")

static void put(struct json *j, const struct api_field *fields, const void *row)
{
	json_object(j);
	api_put_members(j, fields, row);
	json_end(j);
}

static struct behind asked(const struct web *w)
{
	return (struct behind){ .skip = (size_t)(web_page_number(w) - 1) * ROWS_PER_PAGE, .limit = ROWS_PER_PAGE };
}

static void give_people(struct web *w, behind_reader read)
{
	struct behind b = asked(w);
	struct figure_people_row *rows;
	size_t count;
	struct json *j;

	if (!read(w, &b))
		return;
	count = b.count > 0 ? figure_people_rows(w->c->store, b.ids, b.count, b.report.day, &rows) : 0;
	j = web_list_begin(w, b.total);
	for (size_t i = 0; i < b.count; i++)
		for (size_t k = 0; k < count; k++)
			if (rows[k].id.v == b.ids[i] && may_at_path(w->c, MAY_SEE_PERSON, rows[k].path))
				put(j, COUNTED, &rows[k]);
	web_list_end(j);
}

void figure_api_people(struct web *w) { give_people(w, behind_people); }
void figure_api_roles(struct web *w) { give_people(w, behind_roles); }
void figure_api_floating(struct web *w) { give_people(w, behind_floating); }
void figure_api_appraisal(struct web *w) { give_people(w, behind_appraisal); }
void figure_api_history(struct web *w) { give_people(w, behind_history); }
void figure_api_change(struct web *w) { give_people(w, behind_change); }
void figure_api_secretaries(struct web *w) { give_people(w, behind_secretaries); }
void figure_api_holders(struct web *w) { give_people(w, behind_holders); }
void figure_api_awards(struct web *w) { give_people(w, behind_awards); }

void figure_api_orgs(struct web *w)
{
	struct behind b = asked(w);
	struct figure_org_line *lines;
	size_t count;
	struct json *j;

	if (!behind_orgs(w, &b))
		return;
	lines = arena_array(w->c->arena, b.count, sizeof(*lines));
	count = figure_org_lines(w->c, b.ids, b.count, b.report.day, lines);
	j = web_list_begin(w, b.total);
	for (size_t i = 0; i < count; i++)
		put(j, ORG, &lines[i]);
	web_list_end(j);
}

void figure_api_units(struct web *w)
{
	size_t first = (size_t)(web_page_number(w) - 1) * ROWS_PER_PAGE;
	struct behind_units b;
	struct json *j;

	if (!behind_units(w, &b))
		return;
	j = web_list_begin(w, (int64_t)b.count);
	for (size_t i = first; i < b.count && i < first + ROWS_PER_PAGE; i++)
		put(j, UNIT, &b.units[i]);
	web_list_end(j);
}

void figure_api_list_export(struct web *w)
{
	enum sheet_format format = web_param_int(w, "csv", 0) != 0 ? SHEET_CSV : SHEET_XLSX;
	struct figure_list list;
	int64_t bytes = 0;
	int fd;

	if (!figure_list_read(w->c, web_param(w, "of"), &list))
		return;
	fd = figure_list_export(w->c, &list, web_param(w, "reason"), format, &bytes);
	if (fd >= 0)
		web_attachment_fd(w, format == SHEET_CSV ? "list.csv" : "list.xlsx", sheet_media_type(format), fd, bytes);
}
