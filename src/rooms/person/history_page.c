/* Rows of history: added and removed in the browser. */
#include <string.h>
#include "core/code.h"
#include "rooms/person/history_input.h"
#include "rooms/person/history_screen.h"
#include "rooms/person/history_tmpl.h"
#include "text/history.h"
#include "web/web.h"

ROUTE(GET, "/person/:person/history", history_page, MAY_EDIT_PERSON, "The form that adds education, work, training, an award or family")
ROUTE(POST, "/person/:person/history", history_add_save, MAY_EDIT_PERSON, "Add a row of history")
ROUTE(POST, "/person/:person/history/:history/remove", history_remove_save, MAY_EDIT_PERSON, "Remove a row of history")

static const struct { const char *kind; message title, detail; } KINDS[HISTORY_KINDS_COUNT] = {
	{ "education", T_history_education_title, T_history_education_detail },
	{ "work", T_history_work_title, T_history_work_detail },
	{ "training", T_history_training_title, T_history_training_detail },
	{ "award", T_history_award_title, T_history_award_detail },
	{ "family", T_history_family_title, T_history_family_detail },
};

void history_form_read(const struct web *w, struct history_form *form)
{
	*form = (struct history_form){ .kind = web_param(w, "kind"), .title = web_param(w, "title"), .detail = web_param(w, "detail"),
		.code = web_param(w, "code"), .from = web_param(w, "from"), .to = web_param(w, "to") };
}

static void show(struct web *w, const struct person_row *row)
{
	struct ctx *c = w->c;
	struct history_form form;
	struct history_screen screen = { .row = *row, .tabs_count = HISTORY_KINDS_COUNT };
	size_t at = 0;

	history_form_read(w, &form);
	for (size_t i = 0; i < HISTORY_KINDS_COUNT; i++)
		if (strcmp(KINDS[i].kind, form.kind) == 0)
			at = i;
	for (size_t i = 0; i < HISTORY_KINDS_COUNT; i++)
		screen.tabs[i] = (struct tab){ .href = arena_printf(c->arena, "/person/%lld/history?kind=%s", (long long)row->id.v, KINDS[i].kind),
			.label_text = code_name(c->lang, "history_kind", KINDS[i].kind), .is_current = i == at };
	screen.kind = KINDS[at].kind;
	screen.title_label = KINDS[at].title;
	screen.detail_label = KINDS[at].detail;
	screen.is_family = strcmp(KINDS[at].kind, "family") == 0;
	screen.title = form.title;
	screen.detail = form.detail;
	screen.code = form.code;
	screen.from = form.from;
	screen.to = form.to;
	history_page_of(&w->view, &screen);
	web_page(w);
}

void history_page(struct web *w)
{
	struct person_row row;

	if (person_see(w->c, web_path(w, person), &row))
		show(w, &row);
}

void history_add_save(struct web *w)
{
	struct ctx *c = w->c;
	struct history_form form;
	struct person_row row;
	person_history_id made;

	if (!person_see(c, web_path(w, person), &row))
		return;
	history_form_read(w, &form);
	if (history_add(c, row.id, &form, &made)) {
		web_notice(w, T_history_added, NULL);
		web_redirect(w, arena_printf(c->arena, "/person/%lld", (long long)row.id.v));
	} else if (web_form_again(w)) {
		show(w, &row);
	}
}

void history_remove_save(struct web *w)
{
	struct ctx *c = w->c;
	person_id person = web_path(w, person);

	if (!history_remove(c, person, (person_history_id){ web_path_id(w, "history") }, web_row_version(w)))
		return;
	web_notice(w, T_history_removed, NULL);
	web_redirect(w, arena_printf(c->arena, "/person/%lld", (long long)person.v));
}
