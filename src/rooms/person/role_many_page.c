/* One role for the people ticked in a list: the form, the preview with a reason for each who is refused, the outcome. */
#include "core/code.h"
#include "rooms/person/role_input.h"
#include "rooms/person/role_many_tmpl.h"
#include "rooms/person/role_screen.h"
#include "text/role.h"
#include "web/web.h"

ROUTE(GET, "/role/begin", role_many_form_page, MAY_EDIT_PERSON, "The form that begins a role for the people ticked (id)")
ROUTE(POST, "/role/begin", role_many_try_page, MAY_EDIT_PERSON, "What would come of it, person by person; nothing is written")
ROUTE(POST, "/role/begin/apply", role_many_apply_page, MAY_EDIT_PERSON, "Begin the role for all who may")
ROUTE(GET, "/role/many", role_many_list_page, MAY_EDIT_PERSON, "What one began for many at once, the latest first")
ROUTE(GET, "/role/many/:many", role_many_group_page, MAY_EDIT_PERSON, "One of them, person by person")
ROUTE(POST, "/role/many/:many/undo", role_many_undo_save, MAY_EDIT_PERSON, "Take it back; what was changed since is kept and named")

static void show(struct web *w, const struct role_many *many, bool is_done)
{
	struct role_many_screen s = { .kind = web_param(w, "kind"), .source = web_param(w, "source"), .detail = web_param(w, "detail"),
		.org_text = web_param(w, "org"), .day_text = web_param(w, "day"), .document = web_param(w, "document"),
		.reason = web_param(w, "reason"), .batch = web_param(w, "batch"), .many = many, .is_done = is_done };
	struct message_arg args[2] = { { "n", NULL }, { "all", NULL } };

	s.kinds_count = role_kinds_by_hand(w->c, s.kinds);
	s.people_count = role_people_read(w, &s.people);
	args[0].value = view_number_text(&w->view, many == NULL ? (int64_t)s.people_count : (int64_t)many->begun_count);
	args[1].value = view_number_text(&w->view, (int64_t)s.people_count);
	s.subtitle = message_text(w->c->arena, w->c->lang, many == NULL ? T_role_many_chosen : is_done ? T_role_many_done : T_role_many_can, args, 2);
	role_many_page(&w->view, &s);
	web_page(w);
}

void role_many_form_page(struct web *w)
{
	const int64_t *people;

	if (role_people_read(w, &people) > 0) {
		show(w, NULL, false);
		return;
	}
	web_notice(w, T_role_many_nobody, NULL);
	web_redirect(w, "/person");
}

static void run(struct web *w, bool (*rule)(struct ctx *, const int64_t *, size_t, const struct role_form *, struct role_many *), bool is_done)
{
	struct role_many many;
	struct role_form form;
	const int64_t *people;
	size_t count = role_people_read(w, &people);

	if (role_form_read(w, &form) && rule(w->c, people, count, &form, &many)) {
		show(w, &many, is_done);
	} else if (web_form_again(w)) {
		show(w, NULL, false);
	}
}

void role_many_try_page(struct web *w) { run(w, role_try_many, false); }
void role_many_apply_page(struct web *w) { run(w, role_begin_many, true); }

void role_many_list_page(struct web *w)
{
	struct role_many_item *items;
	size_t count = role_many_list(w->c->store, w->c->actor.account_id, ROLE_MANY_SHOWN_MAX, &items);

	role_many_list_screen(&w->view, items, count);
	web_page(w);
}

static const char *group_text(struct web *w, const struct role_many_group *g)
{
	struct message_arg args[] = { { "role", code_name(w->c->lang, "role_kind", g->item.kind) }, { "day", day_text(w->c->arena, g->item.day) },
		{ "n", view_number_text(&w->view, g->item.people_count) }, { "kept", view_number_text(&w->view, (int64_t)g->kept_count) } };

	return message_text(w->c->arena, w->c->lang, g->item.undone_s == 0 ? T_role_many_stands : T_role_many_is_undone, args, 4);
}

void role_many_group_page(struct web *w)
{
	struct role_many_group group;

	if (!role_many_see(w->c, (role_many_id){ web_path_id(w, "many") }, &group))
		return;
	role_many_group_screen(&w->view, &group, group_text(w, &group));
	web_page(w);
}

void role_many_undo_save(struct web *w)
{
	role_many_id id = { web_path_id(w, "many") };

	if (!role_many_undo(w->c, id))
		return;
	web_notice(w, T_role_many_undo_done, NULL);
	web_redirect(w, arena_printf(w->c->arena, "/role/many/%lld", (long long)id.v));
}
