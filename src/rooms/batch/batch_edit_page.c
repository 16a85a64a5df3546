/* Bulk edits that were applied: looked at, and taken back. */
#include "rooms/batch/batch_edit_tmpl.h"
#include "rooms/batch/batch_screen.h"
#include "text/batch.h"
#include "web/web.h"

#define ROWS 50

ROUTE(GET, "/edit-batch", batch_edit_list_page, MAY_EDIT_PERSON, "Bulk edits of the subtree, the latest first")
ROUTE(GET, "/edit-batch/:edit_batch", batch_edit_page, MAY_EDIT_PERSON, "One bulk edit: old and new value of each record, who was left alone, undo")
ROUTE(POST, "/edit-batch/:edit_batch/undo", batch_edit_undo_action, MAY_EDIT_PERSON, "Takes a bulk edit back with its reason, except for people changed since")
ROUTE(POST, "/edit-batch/:edit_batch/stop", batch_edit_stop_action, MAY_EDIT_PERSON, "Stops the undoing after its present slice")

static batch_id path_batch(const struct web *w)
{
	return (batch_id){ web_path_id(w, "edit_batch") };
}

void batch_edit_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct batch_item *rows;
	struct batch_number total = { 0 };
	struct pager pages = { .href = "/edit-batch?", .page = web_page_number(w), .rows_per_page = ROWS };
	size_t count = batch_list(c->store, c->actor.path_from, c->actor.path_to, BATCH_EDIT, ROWS, (pages.page - 1) * ROWS, &rows);

	batch_list_count(c->store, c->actor.path_from, c->actor.path_to, BATCH_EDIT, &total);
	pages.rows_count = total.n;
	batch_edit_list_screen(&w->view, rows, count, &pages);
	web_page(w);
}

void batch_edit_page(struct web *w)
{
	struct batch_screen s = { 0 };

	if (!batch_see_edit(w->c, path_batch(w), &s.batch))
		return;
	s.crumbs[0] = (struct crumb){ .href = "/edit-batch", .label = T_batch_edits };
	s.crumbs[1] = (struct crumb){ .label_text = s.batch.name };
	batch_screen_begin(w, &s);
	batch_author(w->c->store, s.batch.account, &s.author);
	batch_screen_lines(w, &s);
	batch_edit_screen(&w->view, &s);
	web_page(w);
}

static void back(struct web *w)
{
	web_redirect(w, arena_printf(w->c->arena, "/edit-batch/%lld", (long long)path_batch(w).v));
}

void batch_edit_undo_action(struct web *w)
{
	if (batch_undo(w->c, path_batch(w), web_param(w, "reason"), web_row_version(w)))
		back(w);
	else if (web_form_again(w))
		batch_edit_page(w);
}

void batch_edit_stop_action(struct web *w)
{
	if (batch_stop(w->c, path_batch(w)))
		back(w);
}
