/* Two steps that one person must not do both. The names of steps stand in `not_by` beside those of roles. */
#include "rooms/run/run_apart.h"

#include <string.h>
#include "programme/reading.h"
#include "rooms/run/run_apart_sql.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

/* The last time that the step was closed, unless a way back has undone it; NULL: never. */
static const struct run_step_row *closed_row(const struct run_case *k, const char *step)
{
	for (size_t i = k->steps_count; i > 0; i--)
		if (strcmp(k->steps[i - 1].step, step) == 0 && k->steps[i - 1].day != DAY_OPEN)
			return k->is_void[i - 1] ? NULL : &k->steps[i - 1];
	return NULL;
}

static bool typed(struct ctx *c, const struct run_case *k, const struct run_step_row *row, int64_t person)
{
	int64_t account = person == c->actor.person_id ? c->actor.account_id : 0;
	struct run_typist_row found;

	return run_typist_of(c->store, k->row.region, k->row.id, row->id.v, account, person, &found);
}

static bool registered(struct ctx *c, const struct run_case *k, const struct run_step_row *row)
{
	return row->person != 0 && row->account == c->actor.account_id && !run_is_on_paper(k, row->day);
}

bool run_did(struct ctx *c, const struct run_case *k, const char *step, int64_t person)
{
	const struct run_step_row *row = closed_row(k, step);

	if (row == NULL || person == 0)
		return false;
	return row->person == person || (person == c->actor.person_id && registered(c, k, row)) || typed(c, k, row, person);
}

/* The earlier step, named in `not_by`, that the person did; NULL: none. */
static const struct step *done_before(struct ctx *c, const struct run_case *k, int64_t person)
{
	const struct words *not_by = &k->p->steps[k->at].not_by;

	for (size_t i = 0; i < not_by->count; i++) {
		struct name name = programme_name(k->p, not_by->list[i]->text);

		if (name.kind == NAME_STEP && run_did(c, k, not_by->list[i]->text, person))
			return &k->p->steps[name.index];
	}
	return NULL;
}

static const char *barred_text(struct ctx *c, const struct run_case *k, int64_t person, const char *name)
{
	const struct step *s = &k->p->steps[k->at], *before = done_before(c, k, person);
	const struct message_arg args[] = { { "name", name }, { "step", programme_named(c->lang, s->title) }, { "before", before == NULL ? "" : programme_named(c->lang, before->title) },
		{ "roles", before == NULL ? run_roles_text(c, k->p, &s->not_by) : s->by.count == 0 ? k->row.org_name : run_roles_text(c, k->p, &s->by) } };

	return message_text(c->arena, c->lang, before == NULL ? T_run_not_by : T_run_not_by_doer, args, 4);
}

const char *run_kept_from_step_text(struct ctx *c, const struct run_case *k)
{
	int64_t person = c->actor.person_id;
	bool is_kept = person != 0 && (run_is_in_roles(c, k, &k->p->steps[k->at].not_by, person, c->today) || done_before(c, k, person) != NULL);

	return !is_kept ? NULL : message_text(c->arena, c->lang, T_run_stop_kept_apart, (const struct message_arg[]){
		{ "why", barred_text(c, k, person, c->actor.name) } }, 1);
}

bool run_fill_is_not_barred(struct ctx *c, const struct run_case *k)
{
	return !run_is_in_roles(c, k, &k->p->steps[k->at].not_by, c->actor.person_id, c->today) ||
		ctx_refuse(c, AGAINST_RULE, T_run_kept_apart, "why", barred_text(c, k, c->actor.person_id, c->actor.name), NULL);
}

bool run_close_is_not_barred(struct ctx *c, const struct run_case *k, int64_t person, const char *name, day_t day)
{
	if (run_is_in_roles(c, k, &k->p->steps[k->at].not_by, person, day))
		return ctx_refuse_field(c, "person", T_run_kept_apart, "why", barred_text(c, k, person, name), NULL);
	return run_is_on_paper(k, day) || done_before(c, k, c->actor.person_id) == NULL ||
		ctx_refuse_field(c, "person", T_run_kept_apart, "why", barred_text(c, k, c->actor.person_id, c->actor.name), NULL);
}

bool run_sign_is_not_barred(struct ctx *c, const struct run_case *k, const char *role, int64_t person, const char *name, day_t day)
{
	const struct words *not_by = &k->p->steps[k->at].not_by;
	struct words others = { arena_array(c->arena, not_by->count + 1, sizeof(*others.list)), 0 };

	for (size_t i = 0; i < not_by->count; i++)
		if (strcmp(not_by->list[i]->text, role) != 0)
			others.list[others.count++] = not_by->list[i];
	return !run_is_in_roles(c, k, &others, person, day) ||
		ctx_refuse_field(c, "person", T_run_sign_barred, "name", name, "step", programme_named(c->lang, k->p->steps[k->at].title), "roles", run_roles_text(c, k->p, &others), NULL);
}

/* Is a step kept from whoever does this one? */
static bool is_watched(const struct programme *p, const char *step)
{
	for (size_t i = 0; i < p->steps_count; i++)
		for (size_t n = 0; n < p->steps[i].not_by.count; n++)
			if (strcmp(p->steps[i].not_by.list[n]->text, step) == 0)
				return true;
	return false;
}

void run_write_typist(struct ctx *c, const struct run_case *k)
{
	const struct run_step_row *open = &k->steps[k->steps_count - 1];
	struct run_typist_row found;

	if (is_watched(k->p, open->step) && !run_typist_of(c->store, k->row.region, k->row.id, open->id.v, c->actor.account_id, 0, &found))
		run_typist_insert(c->store, (run_typist_id){ store_new_id(c->store) }, k->row.region, k->row.id, open->id.v, c->actor.account_id);
}
