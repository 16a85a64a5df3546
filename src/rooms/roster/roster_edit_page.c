/* Bulk edits: whom and what, the preview, and what became of it. */
#include "rooms/roster/roster_edit.h"
#include "rooms/roster/roster_screen.h"
#include "rooms/roster/roster_tmpl.h"
#include "text/roster.h"
#include "web/web.h"

ROUTE(GET, "/roster/edit", roster_edit_form_page, MAY_EDIT_PERSON, "The form that changes many records: those ticked (id) or all of a list (all, org, query)")
ROUTE(POST, "/roster/edit", roster_edit_prepare_page, MAY_EDIT_PERSON, "Prepare a bulk edit for its preview")
ROUTE(GET, "/roster/edit/:edit", roster_edit_preview_page, MAY_EDIT_PERSON, "Old and new values of a bulk edit, before it is applied")
ROUTE(POST, "/roster/edit/:edit", roster_edit_apply_page, MAY_EDIT_PERSON, "Apply a bulk edit")

static const int64_t *read_ids(struct web *w, size_t *count)
{
	const char **texts;
	size_t texts_count = web_params_all(w, "id", &texts);
	int64_t *ids = arena_array(w->c->arena, texts_count, sizeof(*ids));

	*count = 0;
	for (size_t i = 0; i < texts_count; i++)
		if (int_parse(texts[i], &ids[*count]) && ids[*count] > 0)
			(*count)++;
	return ids;
}

static bool is_all(const struct web *w)
{
	return web_param_int(w, "all", 0) == 1;
}

static struct roster_edit_typed read_typed(const struct web *w)
{
	return (struct roster_edit_typed){ web_param(w, "work_unit"), web_param(w, "occupation"), web_param(w, "front_line"), web_param(w, "education") };
}

static const char *count_text(struct web *w, int64_t n)
{
	struct message_arg arg = { "n", view_number_text(&w->view, n) };

	return message_text(w->c->arena, w->c->lang, T_roster_edit_count, &arg, 1);
}

static void show_form(struct web *w)
{
	struct roster_edit_screen s = { .org_text = web_param(w, "org"), .query = web_param(w, "query"), .is_all = is_all(w), .typed = read_typed(w) };

	s.ids = read_ids(w, &s.ids_count);
	if (s.is_all)
		s.ids_count = 0;
	else
		s.subtitle = count_text(w, (int64_t)s.ids_count);
	roster_edit_form(&w->view, &s);
	web_page(w);
}

void roster_edit_form_page(struct web *w)
{
	struct roster_scope scope;
	size_t count;

	read_ids(w, &count);
	if (!roster_open(w->c, web_param_int(w, "org", 0), &scope))
		return;
	if (count == 0 && !is_all(w)) {
		web_notice(w, T_roster_edit_nothing_chosen, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/person?org=%lld", (long long)scope.org.v));
		return;
	}
	show_form(w);
}

void roster_edit_prepare_page(struct web *w)
{
	struct ctx *c = w->c;
	struct roster_edit_typed typed = read_typed(w);
	struct roster_query q;
	roster_edit_id made;
	size_t count;
	const int64_t *ids = read_ids(w, &count);

	roster_query_read(c, web_param(w, "query"), &q);
	if (!roster_edit_prepare(c, web_param_int(w, "org", 0), &q, is_all(w) ? NULL : ids, count, &typed, &made)) {
		if (web_form_again(w))
			show_form(w);
		return;
	}
	web_redirect(w, arena_printf(c->arena, "/roster/edit/%lld", (long long)made.v));
}

static roster_edit_id path_edit(const struct web *w)
{
	return (roster_edit_id){ web_path_id(w, "edit") };
}

static void show_preview(struct web *w)
{
	struct roster_edit_preview p;
	struct message_arg args[] = { { "shown", view_number_text(&w->view, ROSTER_EDIT_SHOWN_MAX) }, { "n", NULL } };

	if (!roster_edit_show(w->c, path_edit(w), &p))
		return;
	args[1].value = view_number_text(&w->view, p.rest_count);
	p.subtitle = count_text(w, p.people_count);
	p.rest_text = message_text(w->c->arena, w->c->lang, T_roster_edit_more, args, 2);
	p.action = arena_printf(w->c->arena, "/roster/edit/%lld", (long long)path_edit(w).v);
	p.reason = web_param(w, "reason");
	roster_edit_preview(&w->view, &p);
	web_page(w);
}

void roster_edit_preview_page(struct web *w)
{
	show_preview(w);
}

void roster_edit_apply_page(struct web *w)
{
	struct roster_edit_outcome o;
	struct message_arg args[3];

	if (!roster_edit_apply(w->c, path_edit(w), web_param(w, "reason"), &o)) {
		if (web_form_again(w))
			show_preview(w);
		return;
	}
	args[0] = (struct message_arg){ "changed", view_number_text(&w->view, o.batch.done) };
	args[1] = (struct message_arg){ "same", view_number_text(&w->view, o.batch.same) };
	args[2] = (struct message_arg){ "refused", view_number_text(&w->view, (int64_t)o.refused_count) };
	roster_edit_result(&w->view, &o, message_text(w->c->arena, w->c->lang, T_roster_edit_done_text, args, 3));
	web_page(w);
}
