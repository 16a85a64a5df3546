/* Forms that begin and end a role. */
#include <string.h>
#include "core/code.h"
#include "rooms/org/org_input.h"
#include "rooms/person/role_input.h"
#include "rooms/person/role_tmpl.h"
#include "text/archive.h"
#include "text/role.h"
#include "web/web.h"

ROUTE(GET, "/person/:person/role", role_new_page, MAY_EDIT_PERSON, "The form that begins a role")
ROUTE(POST, "/person/:person/role", role_begin_save, MAY_EDIT_PERSON, "Begin a role: activist, reserve, organiser, volunteer …")
ROUTE(GET, "/person/:person/role/:role", role_end_page, MAY_EDIT_PERSON, "The form that ends a role")
ROUTE(POST, "/person/:person/role/:role", role_end_save, MAY_EDIT_PERSON, "End a role")

bool role_form_read(struct web *w, struct role_form *form)
{
	const char *org = web_param(w, "org"), *mentor = web_param(w, "mentor");

	*form = (struct role_form){ .kind = web_param(w, "kind"), .source = web_param(w, "source"), .detail = web_param(w, "detail"),
		.document = web_param(w, "document"), .reason = web_param(w, "reason"), .result = web_param(w, "result"),
		.day = web_param_day(w, "day", DAY_NONE), .term_day = web_param_day(w, "term", DAY_OPEN),
		.batch = text_is_empty(web_param(w, "batch")) ? 0 : web_param_int(w, "batch", -1) };
	if (!text_is_empty(mentor))
		form->mentor = post_person_named_at(w->c, "mentor", mentor);
	if (!text_is_empty(mentor) && form->mentor.v == 0)
		return ctx_refuse_field(w->c, "mentor", T_role_mentor_unknown, NULL);
	if (text_is_empty(org))
		return true;
	form->org = org_named(w->c, org);
	return form->org.v != 0 || ctx_refuse_field(w->c, "org", T_archive_org_unknown, "typed", org, NULL);
}

/* Each id once. */
static void add_person(int64_t *ids, size_t *count, const char *text)
{
	int64_t id;

	if (!int_parse(text, &id) || id <= 0)
		return;
	for (size_t i = 0; i < *count; i++)
		if (ids[i] == id)
			return;
	ids[(*count)++] = id;
}

size_t role_people_read(struct web *w, const int64_t **people)
{
	const char **texts;
	size_t texts_count = web_params_all(w, "id", &texts), room = 0, count = 0;
	int64_t *ids;

	for (size_t i = 0; i < texts_count; i++)
		room += strlen(texts[i]) / 2 + 1;
	ids = arena_array(w->c->arena, room, sizeof(*ids));
	for (size_t i = 0; i < texts_count; i++)
		for (const char *at = texts[i]; *at != '\0'; at += strspn(at, ", ")) {
			size_t length = strcspn(at, ", ");

			add_person(ids, &count, arena_text_n(w->c->arena, at, length));
			at += length;
		}
	*people = ids;
	return count;
}

size_t role_kinds_by_hand(struct ctx *c, struct option *kinds)
{
	const struct code_set *set = code_set("role_kind");
	size_t count = 0;

	for (size_t i = 0; i < set->count && count < ROLE_KINDS_SHOWN_MAX; i++)
		if (role_is_by_hand(set->codes[i].value))
			kinds[count++] = (struct option){ .value = set->codes[i].value, .label_text = code_name(c->lang, "role_kind", set->codes[i].value) };
	return count;
}

static void show(struct web *w, const struct person_row *row, person_role_id role)
{
	struct person_role_one old;
	struct role_screen screen = { .row = *row, .role = role, .kind = web_param(w, "kind"), .source = web_param(w, "source"),
		.detail = web_param(w, "detail"), .org_text = web_param(w, "org"), .day_text = web_param(w, "day"),
		.document = web_param(w, "document"), .reason = web_param(w, "reason"), .mentor = web_param(w, "mentor"), .term_text = web_param(w, "term"),
		.result = web_param(w, "result"), .batch = web_param(w, "batch") };

	screen.kinds_count = role_kinds_by_hand(w->c, screen.kinds);
	if (role.v != 0) {
		if (!person_role_get(w->c->store, row->region, row->id, role, &old)) {
			ctx_refuse(w->c, NOT_FOUND, T_role_not_found, NULL);
			return;
		}
		screen.old = &old;
	}
	role_page_of(&w->view, &screen);
	web_page(w);
}

void role_new_page(struct web *w)
{
	struct person_row row;

	if (person_see(w->c, web_path(w, person), &row))
		show(w, &row, (person_role_id){ 0 });
}

void role_end_page(struct web *w)
{
	struct person_row row;
	person_role_id role = { web_path_id(w, "role") };

	if (!person_see(w->c, web_path(w, person), &row))
		return;
	if (role.v == 0)
		ctx_refuse(w->c, NOT_FOUND, T_role_not_found, NULL);
	else
		show(w, &row, role);
}

/* After a refusal that the form can show. */
static void show_again(struct web *w, person_role_id role)
{
	struct ctx *c = w->c;
	struct person_row row;

	if (web_form_again(w) && person_get(c->store, web_path(w, person), &row) && may_at_path(c, MAY_SEE_PERSON, row.path))
		show(w, &row, role);
}

void role_begin_save(struct web *w)
{
	struct ctx *c = w->c;
	struct role_form form;
	struct person_row row;
	person_role_id made;

	if (!person_see(c, web_path(w, person), &row))
		return;
	if (!role_form_read(w, &form) || !role_begin(c, web_path(w, person), &form, &made)) {
		show_again(w, (person_role_id){ 0 });
		return;
	}
	web_notice(w, T_role_begun, "name", row.name, "role", code_name(c->lang, "role_kind", form.kind), NULL);
	web_redirect(w, arena_printf(c->arena, "/person/%lld", (long long)row.id.v));
}

void role_end_save(struct web *w)
{
	struct ctx *c = w->c;
	struct role_form form;
	struct person_row row;
	struct person_role_one old;
	person_role_id role = { web_path_id(w, "role") };

	if (!person_see(c, web_path(w, person), &row))
		return;
	role_form_read(w, &form);
	if (!role_end(c, row.id, role, &form)) {
		show_again(w, role);
		return;
	}
	person_role_get(c->store, row.region, row.id, role, &old);
	web_notice(w, T_role_ended_done, "name", row.name, "role", code_name(c->lang, "role_kind", old.kind), NULL);
	web_redirect(w, arena_printf(c->arena, "/person/%lld", (long long)row.id.v));
}
