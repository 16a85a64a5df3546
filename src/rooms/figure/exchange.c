#include "rooms/figure/exchange.h"

#include <string.h>
#include <unistd.h>
#include "core/permit.h"
#include "core/reason.h"
#include "rooms/figure/cross.h"
#include "rooms/figure/report_json.h"
#include "text/export.h"
#include "text/figure.h"

static const struct { const char *key, *path; bool (*build)(struct figure_report *); } REPORTS[] = {
	{ "communique", "/figure", figure_communique }, { "annual", "/figure/annual", figure_annual }, { "coverage", "/figure/coverage", figure_coverage },
	{ "profile", "/figure/profile", figure_profile }, { "team", "/figure/team", figure_team }, { "check", "/figure/check", figure_check } };

const char *figure_report_path(const char *key)
{
	for (size_t i = 0; i < sizeof(REPORTS) / sizeof(REPORTS[0]); i++)
		if (strcmp(REPORTS[i].key, key) == 0)
			return REPORTS[i].path;
	return "/figure";
}

bool figure_report_build(struct figure_report *r, const char *key)
{
	for (size_t i = 0; i < sizeof(REPORTS) / sizeof(REPORTS[0]); i++)
		if (strcmp(REPORTS[i].key, key) == 0)
			return REPORTS[i].build(r);
	return ctx_refuse_field(r->c, "report", T_figure_report_unknown, NULL);
}

static const char *words(const struct figure_report *r, message label, const char *label_text)
{
	return label_text != NULL ? label_text : label != NULL ? message_text(r->c->arena, LANG_ZH, label, NULL, 0) : "";
}

struct file { struct sheet_writer *sheet; const struct figure_report *r; const char *cells[7]; };

static void write_cell(struct file *f, const char *item, const char *column, const struct figure_cell *cell)
{
	f->cells[4] = item;
	f->cells[5] = column;
	f->cells[6] = cell->kind == CELL_HIDDEN ? FIGURE_HIDDEN_TEXT : figure_cell_plain(f->r->c->arena, cell);
	if (f->cells[6] != NULL)
		sheet_write_row(f->sheet, f->cells);
}

static void write_table(struct file *f, const struct figure_table *t)
{
	f->cells[3] = words(f->r, t->title, NULL);
	for (const struct figure_row *row = t->rows; row != NULL; row = row->next)
		for (int i = 0; i < t->columns_count; i++)
			write_cell(f, words(f->r, row->label, row->label_text), words(f->r, t->columns[i].label, t->columns[i].label_text), &row->cells[i]);
}

/* "男 · 30岁及以下": the values that run down, the first first. */
static void write_cross(struct file *f, const struct figure_cross_table *t)
{
	struct arena *a = f->r->c->arena;
	const char *names[FIGURE_DIMS_MAX + 1] = { "" }, *all = words(f->r, T_figure_column_members, NULL);

	f->cells[3] = words(f->r, T_figure_tab_cross, NULL);
	for (size_t i = 0; i < t->count; i++) {
		const struct figure_cross_line *line = &t->lines[i];

		names[line->depth + 1] = line->depth == 0 ? line->label : arena_printf(a, "%s · %s", names[line->depth], line->label);
		write_cell(f, names[line->depth + 1], all, &line->number);
		for (size_t k = 0; k < t->heads_count; k++)
			write_cell(f, names[line->depth + 1], t->heads[k], &line->across[k]);
	}
	write_cell(f, words(f->r, T_figure_sum, NULL), all, &t->total);
	for (size_t k = 0; k < t->heads_count; k++)
		write_cell(f, words(f->r, T_figure_sum, NULL), t->heads[k], &t->sums[k]);
}

static int make_file(const struct figure_report *r, const struct figure_cross_table *cross, enum sheet_format format, int64_t *bytes)
{
	static const struct message *const HEADS[] = { T_figure_exchange_code, T_figure_exchange_org, T_figure_exchange_day, T_figure_exchange_table,
		T_figure_item, T_figure_exchange_column, T_figure_exchange_value };
	struct ctx *c = r->c;
	const struct message_arg args[] = { { "name", c->actor.name }, { "day", day_text(c->arena, c->today) } };
	struct sheet_page page = { .title = message_text(c->arena, LANG_ZH, T_figure_title, NULL, 0), .author = c->actor.name,
		.mark = message_text(c->arena, LANG_ZH, T_figure_exchange_mark, args, 2) };
	struct sheet_column columns[7];
	struct file f = { .r = r, .cells = { r->org.code, r->org.name, day_text(c->arena, r->day) } };

	for (int i = 0; i < 7; i++)
		columns[i] = (struct sheet_column){ message_text(c->arena, LANG_ZH, HEADS[i], NULL, 0), 16, i < 6 };
	f.sheet = sheet_write_begin(format, &page, columns, 7);
	if (f.sheet == NULL)
		return -1;
	for (const struct figure_table *t = r->tables; t != NULL; t = t->next)
		write_table(&f, t);
	if (cross != NULL)
		write_cross(&f, cross);
	return sheet_write_end(f.sheet, bytes);
}

static bool build_cross(struct figure_report *r, const struct figure_export *e, struct figure_cross_table *table)
{
	struct figure_query q = report_query(r);
	struct figure_cross x;

	if (e->dims_count == 0)
		return ctx_refuse_field(r->c, "by1", T_figure_cross_none, NULL);
	q.dims_count = e->dims_count;
	memcpy(q.dims, e->dims, sizeof(q.dims));
	return figure_cross_count(r, &q, e->is_public, &x) && figure_cross_lines(r, &x, table);
}

static bool log_export(struct figure_report *r, const struct figure_export *e)
{
	struct ctx *c = r->c;

	ctx_begin(c, "figure.export", "figure", r->org.id.v, r->org.id.v);
	store_note(c->store, "report", NULL, e->key);
	store_note(c->store, "day", NULL, day_text(c->arena, r->day));
	store_note(c->store, "reason", NULL, e->reason);
	return permit_require(c, MAY_SEE_FIGURES, r->org.id.v) && ctx_commit(c);
}

int figure_exchange(struct figure_report *r, const struct figure_export *e, int64_t *bytes)
{
	bool is_cross = strcmp(e->key, FIGURE_REPORT_CROSS) == 0;
	struct figure_cross_table cross;
	int fd;

	reason_is_given(r->c, e->reason);
	if (!(is_cross ? build_cross(r, e, &cross) : figure_report_build(r, e->key)) || ctx_is_refused(r->c))
		return -1;
	if (e->is_public && !is_cross)
		figure_publish(r);
	fd = make_file(r, is_cross ? &cross : NULL, e->format, bytes);
	if (fd >= 0 && log_export(r, e))
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}
