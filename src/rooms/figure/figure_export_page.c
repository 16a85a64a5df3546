/* A report as a file: the form that asks for the reason, and the file. */
#include <string.h>
#include "core/permit.h"
#include "rooms/figure/exchange.h"
#include "rooms/figure/figure_tmpl.h"
#include "rooms/figure/input.h"
#include "rooms/figure/screen.h"

ROUTE(GET, "/org/:org/figure", figure_export_form, MAY_SEE_FIGURES, "Form that asks for a report as a file (report, day; by1 to by4 of a cross table)")
ROUTE(POST, "/org/:org/figure", figure_export_file, MAY_SEE_FIGURES, "A report as a file with a reason (csv=1: CSV, else XLSX; public=1 hides small numbers), with an audit line")

static bool read_form(struct web *w, struct figure_report *r, struct figure_export *e)
{
	const char *key = web_param(w, "report");
	int64_t org = web_path_id(w, "org");

	*e = (struct figure_export){ .key = text_is_empty(key) ? "communique" : key, .reason = web_param(w, "reason"),
		.is_public = web_param_int(w, "public", 0) != 0, .format = web_param_int(w, "csv", 0) != 0 ? SHEET_CSV : SHEET_XLSX };
	/* Of the organisation in the address, never of one's own in its stead. */
	return figure_input_dims(w, e->dims, &e->dims_count) && permit_require(w->c, MAY_SEE_FIGURES, org) && figure_report_of(w->c, org, web_param_day(w, "day", w->c->today), r);
}

static void show_form(struct web *w, const struct figure_report *r, const struct figure_export *e)
{
	struct arena *a = w->c->arena;
	bool is_cross = strcmp(e->key, FIGURE_REPORT_CROSS) == 0;
	struct figure_export_screen s = { .report = r, .key = e->key, .reason = e->reason, .is_csv = e->format == SHEET_CSV, .is_public = e->is_public,
		.action = arena_printf(a, "/org/%lld/figure", (long long)r->org.id.v) };
	struct buffer back;

	buffer_init(&back, a, 0);
	buffer_puts(&back, figure_address(w->c, is_cross ? "/figure/cross" : figure_report_path(e->key), r->org.id.v, r->day));
	for (int i = 0; i < FIGURE_CROSS_MAX; i++) {
		s.chosen[i] = is_cross && i < e->dims_count ? figure_attribute_key(e->dims[i]) : "";
		if (s.chosen[i][0] != '\0')
			buffer_printf(&back, "&by%d=%s", i + 1, s.chosen[i]);
	}
	s.back_href = buffer_text(&back);
	figure_export_screen(&w->view, &s);
	web_page(w);
}

void figure_export_form(struct web *w)
{
	struct figure_report r;
	struct figure_export e;

	if (read_form(w, &r, &e))
		show_form(w, &r, &e);
}

void figure_export_file(struct web *w)
{
	struct figure_report r;
	struct figure_export e;
	int64_t bytes = 0;
	int fd;

	if (!read_form(w, &r, &e))
		return;
	fd = figure_exchange(&r, &e, &bytes);
	if (fd >= 0) {
		web_attachment_fd(w, web_made_name(w, arena_printf(w->c->arena, "%s-%s", r.org.name, message_text(w->c->arena, LANG_ZH, T_figure_title, NULL, 0)), e.format == SHEET_CSV ? "csv" : "xlsx"), sheet_media_type(e.format), fd, bytes);
	} else if (web_form_again(w)) {
		show_form(w, &r, &e);
	}
}
