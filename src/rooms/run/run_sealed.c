#include "rooms/run/run_sealed.h"

#include "core/audit.h"
#include "rooms/run/run_role.h"
#include "text/run.h"

static bool may_read(struct ctx *c, const struct run_sealed *s)
{
	const char *readers = run_roles_text(c, s->k.p, &s->form->read_by);

	if (!run_is_in_roles(c, &s->k, &s->form->read_by, c->actor.person_id, c->today))
		return ctx_refuse(c, FORBIDDEN, T_run_sealed_not_yours, "form", programme_named(c->lang, s->form->title), "roles", readers, NULL);
	return s->k.at >= 0 || ctx_refuse(c, AGAINST_RULE, T_run_sealed_over, "form", programme_named(c->lang, s->form->title), NULL);
}

static void read_entries(struct ctx *c, struct run_sealed *s)
{
	s->entries = arena_array(c->arena, s->form->fields_count + 1, sizeof(*s->entries));
	for (size_t i = 0; i < s->form->fields_count; i++) {
		const struct programme_field *f = &s->form->fields[i];
		const struct run_value_row *v = run_value_of(&s->k, s->form->id, f->id, 0, false);

		if (v != NULL)
			s->entries[s->entries_count++] = (struct run_sealed_entry){ f->id, f->title, f->type == WORD_CHOICE ? programme_named(c->lang, v->value) : v->value };
	}
}

bool run_sealed_see(struct ctx *c, run_id id, const char *form, struct run_sealed *s)
{
	*s = (struct run_sealed){ .form = NULL };
	ctx_begin(c, "run.sealed", "run", id.v, 0);
	if (!run_see(c, id, &s->k))
		return false;
	if (!run_is_sealed(&s->k, form))
		return ctx_refuse(c, NOT_FOUND, T_run_not_found, NULL);
	s->form = &s->k.p->forms[programme_name(s->k.p, form).index];
	if (!may_read(c, s))
		return false;
	read_entries(c, s);
	if (s->entries_count == 0)
		return ctx_refuse(c, NOT_FOUND, T_run_not_found, NULL);
	store_subject(c->store, id.v, s->k.row.org.v);
	store_note(c->store, "form", NULL, s->form->id);
	return ctx_commit(c);
}
