/* What the members of an organisation paid in a year: for the screen, and as a file that leaves with its reason. */
#include <string.h>
#include <unistd.h>
#include "core/path.h"
#include "core/pdf.h"
#include "core/permit.h"
#include "core/reason.h"
#include "core/sheet.h"
#include "rooms/dues/dues_input.h"
#include "schema/model.h"
#include "text/dues.h"
#include "text/export.h"
#include "text/view.h"
#include "web/web.h"

#define COLUMNS 5

bool dues_list_read(struct web *w, struct dues_list_screen *s)
{
	struct ctx *c = w->c;

	*s = (struct dues_list_screen){ .year = date_from_day(c->today).year };
	if (!org_see_for(c, web_path(w, org), MAY_EDIT_PERSON, &s->org) || !web_param_year(w, "year", s->year, &s->year))
		return false;
	s->lines_count = dues_year_lines(c->store, s->org.region, s->org.path, path_end(c->arena, s->org.path), s->year * 12, s->year * 12 + 11,
		day_from_date(s->year, 1, 1), day_from_date(s->year, 12, 31), DUES_MEMBERS_MAX, &s->lines);
	for (size_t i = 0; i < s->lines_count; i++) {
		s->months += s->lines[i].months;
		s->paid_fen += s->lines[i].paid_fen;
		s->extra_fen += s->lines[i].extra_fen;
	}
	return true;
}

static const char *say(struct ctx *c, message m)
{
	return message_text(c->arena, LANG_ZH, m, NULL, 0);
}

static void cells_of(struct ctx *c, const char *name, int64_t due_fen, int64_t months, int64_t paid_fen, int64_t extra_fen, const char *cells[COLUMNS])
{
	cells[0] = name;
	cells[1] = due_fen < 0 ? "" : dues_money(c->arena, due_fen);
	cells[2] = ctx_number(c, months);
	cells[3] = dues_money(c->arena, paid_fen);
	cells[4] = dues_money(c->arena, extra_fen);
}

/* Line `i`, the last one the sum. */
static void line_of(struct ctx *c, const struct dues_list_screen *s, size_t i, const char *cells[COLUMNS])
{
	const struct dues_year_line *l = &s->lines[i];

	if (i < s->lines_count)
		cells_of(c, l->name, l->due_fen, l->months, l->paid_fen, l->extra_fen, cells);
	else
		cells_of(c, say(c, T_dues_sum), -1, s->months, s->paid_fen, s->extra_fen, cells);
}

static const char *title_of(struct ctx *c, const struct dues_list_screen *s)
{
	const struct message_arg args[] = { { "org", s->org.name }, { "year", ctx_number(c, s->year) } };

	return message_text(c->arena, LANG_ZH, T_dues_list_title, args, 2);
}

static const char *printed_by(struct ctx *c)
{
	const struct message_arg args[] = { { "day", day_text(c->arena, c->today) }, { "name", c->actor.name } };

	return message_text(c->arena, LANG_ZH, T_view_printed_by, args, 2);
}

static const struct message *const *heads(void)
{
	static const struct message *const HEADS[COLUMNS] = { T_dues_name, T_dues_due_now, T_dues_months_paid, T_dues_paid, T_dues_extra };

	return HEADS;
}

static int make_sheet(struct ctx *c, const struct dues_list_screen *s, enum sheet_format format, int64_t *bytes)
{
	struct sheet_page page = { .title = title_of(c, s), .author = c->actor.name, .mark = printed_by(c) };
	struct sheet_column columns[COLUMNS];
	struct sheet_writer *sheet;
	const char *cells[COLUMNS];

	for (int i = 0; i < COLUMNS; i++)
		columns[i] = (struct sheet_column){ say(c, heads()[i]), 14, i == 0 };
	sheet = sheet_write_begin(format, &page, columns, COLUMNS);
	if (sheet == NULL)
		return -1;
	for (size_t i = 0; i <= s->lines_count; i++) {
		line_of(c, s, i, cells);
		sheet_write_row(sheet, cells);
	}
	return sheet_write_end(sheet, bytes);
}

static int make_pdf(struct ctx *c, const struct dues_list_screen *s, struct buffer *out)
{
	struct pdf_frame frame = { .title = title_of(c, s), .under_title = say(c, T_dues_list_unit), .mark = say(c, T_view_internal), .printed = printed_by(c),
		.widths = { 24, 18, 18, 20, 20 }, .columns_count = COLUMNS };
	struct pdf *pdf = pdf_new(c->arena, &frame);
	struct pdf_cell row[COLUMNS];
	const char *cells[COLUMNS];
	int unknown;

	for (int i = 0; i < COLUMNS; i++)
		row[i] = (struct pdf_cell){ .text = say(c, heads()[i]), .columns = 1, .is_head = true };
	pdf_row(pdf, 0, row, COLUMNS);
	for (size_t i = 0; i <= s->lines_count; i++) {
		line_of(c, s, i, cells);
		for (int k = 0; k < COLUMNS; k++)
			row[k] = (struct pdf_cell){ .text = cells[k], .columns = 1, .is_head = i == s->lines_count };
		pdf_row(pdf, 0, row, COLUMNS);
	}
	row[0] = (struct pdf_cell){ .text = say(c, T_dues_seal), .columns = COLUMNS, .is_left = true };
	pdf_row(pdf, 14, row, 1);
	return pdf_write(pdf, out, &unknown);
}

static bool log_list(struct ctx *c, const struct dues_list_screen *s, const char *format, const char *reason)
{
	ctx_begin(c, "dues.list", "org", s->org.id.v, s->org.id.v);
	store_note(c->store, "year", NULL, ctx_number(c, s->year));
	store_note(c->store, "format", NULL, format);
	store_note(c->store, "reason", NULL, reason);
	return permit_require(c, MAY_EDIT_PERSON, s->org.id.v) && ctx_commit(c);
}

bool dues_list_send(struct web *w)
{
	struct ctx *c = w->c;
	const char *format = web_param(w, "format"), *reason = web_param(w, "reason");
	bool is_pdf = strcmp(format, "pdf") == 0, is_csv = strcmp(format, "csv") == 0;
	struct dues_list_screen s;
	struct buffer out;
	int64_t bytes = 0;
	int fd = -1;

	if (!dues_list_read(w, &s))
		return false;
	if (!is_pdf && !is_csv && strcmp(format, "xlsx") != 0)
		return ctx_refuse_field(c, "format", T_dues_list_format_missing, NULL);
	if (!reason_is_given(c, reason))
		return false;
	buffer_init(&out, c->arena, 0);
	if (is_pdf ? make_pdf(c, &s, &out) == 0 : (fd = make_sheet(c, &s, is_csv ? SHEET_CSV : SHEET_XLSX, &bytes)) < 0)
		return ctx_refuse(c, AGAINST_RULE, T_dues_list_not_made, NULL);
	if (!log_list(c, &s, format, reason)) {
		if (fd >= 0)
			close(fd);
		return false;
	}
	if (is_pdf)
		web_attachment(w, web_made_name(w, title_of(c, &s), "pdf"), "application/pdf", out.data, out.bytes);
	else
		web_attachment_fd(w, web_made_name(w, title_of(c, &s), format), sheet_media_type(is_csv ? SHEET_CSV : SHEET_XLSX), fd, bytes);
	return true;
}
