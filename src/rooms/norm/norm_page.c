/* Pages of norms. */
#include "rooms/norm/norm.h"
#include "rooms/norm/norm_screen.h"
#include "rooms/norm/norm_tmpl.h"
#include "text/norm.h"
#include "web/web.h"

ROUTE(GET, "/norm", norm_list_page, MAY_SET_NORMS, "The declared rules and checklists")
ROUTE(GET, "/norm/:norm", norm_page, MAY_SET_NORMS, "One norm as text")
ROUTE(POST, "/norm/:norm", norm_save, MAY_SET_NORMS, "Changes a norm; it applies at once")

void norm_list_page(struct web *w)
{
	struct norm_line *lines = arena_array(w->c->arena, NORM_DEFAULTS_COUNT, sizeof(*lines));
	struct norm_row row;

	for (size_t i = 0; i < NORM_DEFAULTS_COUNT; i++)
		lines[i] = (struct norm_line){ .about = &NORM_DEFAULTS[i],
			.is_changed = norm_get(w->c->store, NORM_DEFAULTS[i].name, &row) && !text_is_empty(row.text) };
	norm_list_screen(&w->view, lines, NORM_DEFAULTS_COUNT);
	web_page(w);
}

static void show(struct web *w, const char *name, const char *typed)
{
	const struct norm_default *about = norm_find(name);
	struct norm_row row = { 0 };

	if (about == NULL) {
		ctx_refuse(w->c, NOT_FOUND, T_norm_not_found, NULL);
		return;
	}
	norm_get(w->c->store, name, &row);
	norm_screen(&w->view, about, typed != NULL ? typed : norm_text(w->c, name), row.row_version);
	web_page(w);
}

void norm_page(struct web *w)
{
	show(w, web_path_text(w, "norm"), NULL);
}

/* 409: the norm that holds now beside the one that was typed. */
static void show_conflict(struct web *w, const char *name, const char *typed)
{
	const char *href = arena_printf(w->c->arena, "/norm/%s", name);
	const struct conflict_row text = { .label = norm_find(name)->title, .name = "text", .theirs = norm_text(w->c, name), .mine = typed };
	struct norm_row row = { 0 };

	norm_get(w->c->store, name, &row);
	conflict_page(&w->view, .action = href, .row_version = row.row_version, .back_href = href, .rows = &text, .rows_count = 1);
	web_page(w);
}

void norm_save(struct web *w)
{
	struct ctx *c = w->c;
	const char *name = web_path_text(w, "norm"), *text = web_param_lines(w, "text");

	if (norm_set(c, name, text, web_row_version(w))) {
		web_notice(w, T_norm_saved, NULL);
		web_redirect(w, "/norm");
	} else if (web_form_again(w)) {
		if (c->refusals[0].kind == CONFLICT)
			show_conflict(w, name, text);
		else
			show(w, name, text);
	}
}
