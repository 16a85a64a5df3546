#include "rooms/figure/figure_list.h"

#include <string.h>
#include <unistd.h>
#include "core/code.h"
#include "core/permit.h"
#include "core/reason.h"
#include "text/export.h"
#include "text/figure.h"

#define COLUMNS_MAX 6

bool figure_list_read(struct ctx *c, const char *of, struct figure_list *list)
{
	static const char UNITS[] = "units?", ORGS[] = "orgs?";
	struct web w;

	*list = (struct figure_list){ .of = of, .orgs = { .limit = FIGURE_LIST_MAX } };
	list->is_units = strncmp(list->of, UNITS, strlen(UNITS)) == 0;
	if ((!list->is_units && strncmp(list->of, ORGS, strlen(ORGS)) != 0) || !web_of_query(c, strchr(list->of, '?') + 1, &w))
		return ctx_refuse(c, BAD_INPUT, T_figure_address_wrong, NULL);
	if (!(list->is_units ? behind_units(&w, &list->units) : behind_orgs(&w, &list->orgs)))
		return false;
	list->report = list->is_units ? &list->units.report : &list->orgs.report;
	list->total = list->is_units ? (int64_t)list->units.count : list->orgs.total;
	list->of = figure_list_of(c->arena, list->is_units ? list->units.href : list->orgs.href);
	return true;
}

const char *figure_list_of(struct arena *a, const char *href)
{
	const char *address = href + strlen("/figure/");

	return arena_text_n(a, address, strlen(address) - 1);
}

/* ---- the file ---- */

static const char *zh(struct ctx *c, message text)
{
	return message_text(c->arena, LANG_ZH, text, NULL, 0);
}

static struct sheet_writer *begin_file(struct ctx *c, const struct figure_list *list, enum sheet_format format)
{
	static const struct { const struct message *title; int width; } ORGS[] = { { T_figure_exchange_code, 14 }, { T_figure_unit_name, 40 }, { T_figure_kind, 16 },
		{ T_figure_unit_kind, 16 }, { T_figure_parent, 40 } }, UNITS[] = { { T_figure_unit_name, 40 }, { T_figure_unit_place, 40 }, { T_figure_column_coverage, 16 },
		{ T_figure_column_last_joined, 14 }, { T_figure_households, 10 }, { T_figure_profile_staff, 10 } };
	const struct message_arg mark[] = { { "name", c->actor.name }, { "day", day_text(c->arena, c->today) } };
	int count = list->is_units ? (int)(sizeof(UNITS) / sizeof(UNITS[0])) : (int)(sizeof(ORGS) / sizeof(ORGS[0]));
	struct sheet_page page = { .author = c->actor.name, .mark = message_text(c->arena, LANG_ZH, T_figure_exchange_mark, mark, 2),
		.title = arena_printf(c->arena, "%s %s %s", list->report->org.name, zh(c, list->is_units ? T_figure_units : T_figure_orgs),
			day_text(c->arena, list->report->day)) };
	struct sheet_column columns[COLUMNS_MAX];

	for (int i = 0; i < count; i++)
		columns[i] = (struct sheet_column){ zh(c, list->is_units ? UNITS[i].title : ORGS[i].title), list->is_units ? UNITS[i].width : ORGS[i].width, true };
	return sheet_write_begin(format, &page, columns, count);
}

static void write_orgs(struct ctx *c, const struct figure_list *list, struct sheet_writer *file)
{
	struct figure_org_line *lines = arena_array(c->arena, list->orgs.count, sizeof(*lines));
	size_t count = figure_org_lines(c, list->orgs.ids, list->orgs.count, list->report->day, lines);

	for (size_t i = 0; i < count; i++)
		sheet_write_row(file, (const char *[]){ lines[i].code, lines[i].name, code_name(LANG_ZH, "org_kind", lines[i].kind),
			lines[i].unit_kind[0] == '\0' ? "" : code_name(LANG_ZH, "unit_kind", lines[i].unit_kind), lines[i].parent_name });
}

static void write_units(struct ctx *c, const struct behind_units *b, struct sheet_writer *file)
{
	for (size_t i = 0; i < b->count; i++) {
		const struct cover_unit *u = &b->units[i];

		sheet_write_row(file, (const char *[]){ u->name, u->place, u->coverage[0] == '\0' ? "" : code_name(LANG_ZH, "coverage", u->coverage),
			b->group == COVER_JOINING && u->last_day != DAY_NONE ? day_text(c->arena, u->last_day) : "",
			b->group == COVER_COOPERATIVES ? ctx_number(c, u->households) : "", b->group == COVER_UNITS ? ctx_number(c, u->staff) : "" });
	}
}

static bool log_export(struct ctx *c, const struct figure_list *list, const char *reason)
{
	int64_t org = list->report->org.id.v;

	ctx_begin(c, "figure.export", "figure", org, org);
	store_note(c->store, "report", NULL, list->of);
	store_note(c->store, "day", NULL, day_text(c->arena, list->report->day));
	store_note(c->store, "reason", NULL, reason);
	store_note(c->store, "rows", NULL, ctx_number(c, list->total));
	return permit_require(c, MAY_EXPORT, org) && ctx_commit(c);
}

int figure_list_export(struct ctx *c, struct figure_list *list, const char *reason, enum sheet_format format, int64_t *bytes)
{
	struct sheet_writer *file;
	int fd;

	if (!permit_require(c, MAY_EXPORT, list->report->org.id.v))
		return -1;
	if (reason_is_given(c, reason) && list->total == 0)
		ctx_refuse_field(c, "reason", T_figure_list_empty, NULL);
	file = ctx_is_refused(c) ? NULL : begin_file(c, list, format);
	if (file == NULL)
		return -1;
	if (list->is_units)
		write_units(c, &list->units, file);
	else
		write_orgs(c, list, file);
	fd = sheet_write_end(file, bytes);
	if (fd >= 0 && log_export(c, list, reason))
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}
