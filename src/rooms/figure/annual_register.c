/* 年报, its tables that are counted in other registers than the snapshot: floating members, awards and punishments, training, appraisals, and the
 * book of dues of the organisation itself. Each number opens its rows. */
#include "rooms/figure/annual_appraisal.h"

#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/dues/dues_book.h"
#include "rooms/dues/dues_book_screen.h"
#include "rooms/org/org.h"
#include "text/dues_book.h"
#include "text/figure.h"

/* ---- floating members: out by reason, in ---- */

static const char *floating_href(const struct figure_report *r, const char *side, const char *reason)
{
	return arena_printf(r->c->arena, "/figure/floating?org=%lld&day=%s&side=%s&reason=%s", (long long)r->org.id.v, day_text(r->c->arena, r->day), side, reason);
}

static void floating_row(struct figure_report *r, struct figure_table *t, message label, const char *label_text, int64_t n, const char *href)
{
	struct figure_row *row = report_row(r, t, label, label_text);

	row->is_sum = label_text == NULL;
	row->cells[0] = cell_number(n, href);
}

static void floating(struct figure_report *r)
{
	struct figure_table *t = report_table(r, "floating", NULL, T_figure_table_floating);
	const char *end = path_end(r->c->arena, r->org.path);
	struct figure_floating_reason *reasons;
	size_t count = figure_floating_out(r->c->store, r->day, r->org.path, end, &reasons);
	struct figure_size in = { 0 };
	int64_t out = 0;

	report_column(t, T_figure_column_people, NULL);
	for (size_t i = 0; i < count; i++)
		out += reasons[i].n;
	floating_row(r, t, T_figure_floating_out, NULL, out, floating_href(r, "out", ""));
	for (size_t i = 0; i < count; i++)
		floating_row(r, t, NULL, code_name(r->c->lang, "floating_reason", reasons[i].reason), reasons[i].n, floating_href(r, "out", reasons[i].reason));
	report_adds_up(r, &t->rows->cells[0], t->rows->next, NULL, 0);
	figure_floating_in(r->c->store, r->day, r->org.path, end, &in);
	floating_row(r, t, T_figure_floating_in, NULL, in.n, floating_href(r, "in", ""));
}

/* ---- awards, punishments, training: who has a line of the year in the archive ---- */

static void history_row(struct figure_report *r, struct figure_table *t, const char *kind)
{
	struct figure_size size = { 0 };

	figure_history_count(r->c->store, kind, r->since, r->day, r->org.path, path_end(r->c->arena, r->org.path), &size);
	report_row(r, t, NULL, code_name(r->c->lang, "history_kind", kind))->cells[0] = cell_number(size.n,
		arena_printf(r->c->arena, "/figure/history?org=%lld&day=%s&kind=%s", (long long)r->org.id.v, day_text(r->c->arena, r->day), kind));
}

static void histories(struct figure_report *r)
{
	struct figure_table *t = report_table(r, "honours", NULL, T_figure_table_honours);

	report_column(t, T_figure_column_people, NULL);
	t->note = T_figure_note_history;
	history_row(r, t, "award");
	history_row(r, t, "punishment");
	t = report_table(r, "training", NULL, T_figure_table_training);
	report_column(t, T_figure_column_people, NULL);
	t->note = T_figure_note_history;
	history_row(r, t, "training");
}

/* ---- dues: the book of the organisation itself, by years ---- */

static void dues_row(struct figure_report *r, struct figure_table *t, message label, bool is_sum, int64_t fen, const char *href)
{
	struct figure_row *row = report_row(r, t, label, NULL);

	row->is_sum = is_sum;
	row->cells[0] = (struct figure_cell){ .kind = CELL_HUNDREDTHS, .number = fen, .href = href };
}

static void dues(struct figure_report *r)
{
	int year = date_from_day(r->day).year;
	struct figure_table *t = report_table(r, "dues", NULL, T_figure_table_dues);
	struct org_row org;
	struct dues_book book;
	const char *href;

	report_column(t, T_figure_column_yuan, NULL);
	if (!org_get(r->c->store, r->org.id, &org) || !dues_keeps_book(org.kind)) {
		t->note = T_figure_note_no_book;
		return;
	}
	t->note = T_figure_note_dues;
	dues_book_read(r->c, &org, year, &book);
	href = may_at(r->c, MAY_EDIT_PERSON, org.id.v) ? arena_printf(r->c->arena, "/org/%lld/dues/book?year=%d", (long long)org.id.v, year) : NULL;
	dues_row(r, t, T_dues_book_carried, true, book.carried_fen, href);
	for (int i = 0; i < DUES_ITEMS; i++)
		dues_row(r, t, dues_item_text((enum dues_item)i), false, book.items[i], href);
	dues_row(r, t, T_dues_book_left, true, book.left_fen, href);
}

void figure_annual_registers(struct figure_report *r)
{
	floating(r);
	dues(r);
	histories(r);
	figure_annual_appraisal(r);
}
