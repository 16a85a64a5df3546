#include "rooms/figure/exchange.h"

#include <string.h>
#include <unistd.h>
#include "core/permit.h"
#include "rooms/figure/report_json.h"
#include "text/figure.h"

static const struct { const char *key; bool (*build)(struct figure_report *); } REPORTS[] = {
	{ "communique", figure_communique }, { "annual", figure_annual }, { "coverage", figure_coverage }, { "check", figure_check } };

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

static void write_table(struct sheet_writer *w, const struct figure_report *r, const struct figure_table *t)
{
	const char *cells[7] = { r->org.code, r->org.name, day_text(r->c->arena, r->day), words(r, t->title, NULL) };

	for (const struct figure_row *row = t->rows; row != NULL; row = row->next)
		for (int i = 0; i < t->columns_count; i++) {
			cells[4] = words(r, row->label, row->label_text);
			cells[5] = words(r, t->columns[i].label, t->columns[i].label_text);
			cells[6] = row->cells[i].kind == CELL_HIDDEN ? FIGURE_HIDDEN_TEXT : figure_cell_plain(r->c->arena, &row->cells[i]);
			if (cells[6] != NULL)
				sheet_write_row(w, cells);
		}
}

static int make_file(const struct figure_report *r, enum sheet_format format, int64_t *bytes)
{
	static const struct message *const HEADS[] = { T_figure_exchange_code, T_figure_exchange_org, T_figure_exchange_day, T_figure_exchange_table,
		T_figure_item, T_figure_exchange_column, T_figure_exchange_value };
	struct ctx *c = r->c;
	const struct message_arg args[] = { { "name", c->actor.name }, { "day", day_text(c->arena, c->today) } };
	struct sheet_page page = { .title = message_text(c->arena, LANG_ZH, T_figure_title, NULL, 0), .author = c->actor.name,
		.mark = message_text(c->arena, LANG_ZH, T_figure_exchange_mark, args, 2) };
	struct sheet_column columns[7];
	struct sheet_writer *w;

	for (int i = 0; i < 7; i++)
		columns[i] = (struct sheet_column){ message_text(c->arena, LANG_ZH, HEADS[i], NULL, 0), 16, i < 6 };
	w = sheet_write_begin(format, &page, columns, 7);
	if (w == NULL)
		return -1;
	for (const struct figure_table *t = r->tables; t != NULL; t = t->next)
		write_table(w, r, t);
	return sheet_write_end(w, bytes);
}

int figure_exchange(struct figure_report *r, const char *key, bool is_public, enum sheet_format format, int64_t *bytes)
{
	struct ctx *c = r->c;
	int fd;

	if (is_public)
		figure_publish(r);
	fd = make_file(r, format, bytes);
	if (fd < 0)
		return -1;
	ctx_begin(c, "figure.export", "figure", r->org.id.v, r->org.id.v);
	store_note(c->store, "report", NULL, key);
	store_note(c->store, "day", NULL, day_text(c->arena, r->day));
	if (permit_require(c, MAY_SEE_FIGURES, r->org.id.v) && ctx_commit(c))
		return fd;
	close(fd);
	return -1;
}
