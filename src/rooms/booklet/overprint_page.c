/* Where the printer sets the words of a booklet, in the browser. */
#include <string.h>
#include "core/permit.h"
#include "rooms/booklet/booklet_screen.h"
#include "rooms/booklet/booklet_tmpl.h"
#include "rooms/org/org.h"
#include "text/booklet.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/overprint", overprint_page, MAY_HANDLE, "How far the own printer is off, and where fields stand")
ROUTE(POST, "/org/:org/overprint", overprint_save, MAY_HANDLE, "Keep the offset of the own printer and the places of fields")
ROUTE(GET, "/org/:org/overprint/test", overprint_test_page, MAY_HANDLE, "The test sheet with ruler marks as PDF")

static const char *typed(struct web *w, const char *field, int64_t tenths)
{
	const char *text = web_param(w, field);

	return text[0] != '\0' ? text : tenths_text(w->c->arena, tenths);
}

static struct conflict_row place_row(struct web *w, size_t place, const char *axis, message from, int64_t tenths)
{
	struct ctx *c = w->c;
	const char *name = arena_printf(c->arena, "%s_%s", OVERPRINT_FIELDS[place].key, axis);

	return (struct conflict_row){ .label_text = arena_printf(c->arena, "%s · %s", ctx_words(c, OVERPRINT_FIELDS[place].title), ctx_words(c, from)), .name = name,
		.theirs = tenths_text(c->arena, tenths), .mine = typed(w, name, tenths) };
}

/* 409: where they stand by now beside what was typed. */
static void show_conflict(struct web *w)
{
	struct ctx *c = w->c;
	const char *href = arena_printf(c->arena, "/org/%lld/overprint", (long long)web_path_id(w, "org"));
	struct conflict_row *rows = arena_array(c->arena, 2 + 2 * OVERPRINT_FIELDS_COUNT, sizeof(*rows));
	struct overprint now;
	size_t count = 0;

	overprint_read(c, web_path(w, org), &now);
	rows[count++] = (struct conflict_row){ .label = T_booklet_right, .name = "right", .theirs = tenths_text(c->arena, now.right_tenths), .mine = typed(w, "right", now.right_tenths) };
	rows[count++] = (struct conflict_row){ .label = T_booklet_down, .name = "down", .theirs = tenths_text(c->arena, now.down_tenths), .mine = typed(w, "down", now.down_tenths) };
	for (size_t i = 0; i < OVERPRINT_FIELDS_COUNT; i++) {
		rows[count++] = place_row(w, i, "x", T_booklet_from_left, now.places[i].x_tenths);
		rows[count++] = place_row(w, i, "y", T_booklet_from_top, now.places[i].y_tenths);
	}
	conflict_page(&w->view, .action = href, .row_version = now.row_version, .back_href = href, .rows = rows, .rows_count = count);
	web_page(w);
}

static void show_overprint(struct web *w)
{
	struct ctx *c = w->c;
	struct overprint_screen s = { .right = "" };

	if (!org_see_for(c, web_path(w, org), MAY_HANDLE, &s.org))
		return;
	overprint_read(c, s.org.id, &s.o);
	s.right = typed(w, "right", s.o.right_tenths);
	s.down = typed(w, "down", s.o.down_tenths);
	s.xs = arena_array(c->arena, OVERPRINT_FIELDS_COUNT, sizeof(*s.xs));
	s.ys = arena_array(c->arena, OVERPRINT_FIELDS_COUNT, sizeof(*s.ys));
	for (size_t i = 0; i < OVERPRINT_FIELDS_COUNT; i++) {
		s.xs[i] = typed(w, arena_printf(c->arena, "%s_x", OVERPRINT_FIELDS[i].key), s.o.places[i].x_tenths);
		s.ys[i] = typed(w, arena_printf(c->arena, "%s_y", OVERPRINT_FIELDS[i].key), s.o.places[i].y_tenths);
	}
	overprint_screen(&w->view, &s);
	web_page(w);
}

void overprint_page(struct web *w)
{
	show_overprint(w);
}

void overprint_save(struct web *w)
{
	org_id org = web_path(w, org);
	struct overprint o;

	overprint_form_read(w, org, &o);
	if (overprint_keep(w->c, org, &o)) {
		web_notice(w, T_booklet_overprint_kept, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/org/%lld/overprint", (long long)org.v));
	} else if (web_form_again(w)) {
		(w->c->refusals[0].kind == CONFLICT ? show_conflict : show_overprint)(w);
	}
}

void overprint_test_page(struct web *w)
{
	booklet_send_test(w);
}
