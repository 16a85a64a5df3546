/* Whose turn it is in an open case, kept as rows whenever that changes, so that the first page of a post asks one index. A post acts for
 * its organisation: that a body beside the Party tree does a step is also the matter of the organisation where the case runs, which
 * registers on paper what the body did. Where nobody of a role has an account it is the matter of whoever may register it. */
#include <string.h>
#include "core/path.h"
#include "rooms/org/org_kind.h"
#include "rooms/run/run_registrar.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"

#define ORGS_MAX 16

struct orgs { int64_t list[ORGS_MAX]; size_t count; };

static bool has(const struct orgs *orgs, int64_t id)
{
	for (size_t i = 0; i < orgs->count; i++)
		if (orgs->list[i] == id)
			return true;
	return false;
}

static void add(struct orgs *orgs, int64_t id)
{
	if (!has(orgs, id) && orgs->count < ORGS_MAX)
		orgs->list[orgs->count++] = id;
}

/* Where a role has no place in the registers the organisation of the case sees to it. */
static void add_role(struct ctx *c, const struct run_case *k, const struct token *word, struct orgs *orgs)
{
	const struct role *role = run_role_find(k->p, word->text);

	for (size_t i = 0; role != NULL && i < role->parts_count; i++) {
		struct run_place place;

		if (!run_part_place(c, k, &role->parts[i], &place)) {
			add(orgs, k->row.org.v);
			continue;
		}
		add(orgs, place.id.v);
		if (org_kind_is_beside(place.kind) && path_is_within(place.path, k->row.org_path))
			add(orgs, k->row.org.v);
	}
}

static void insert(struct ctx *c, const struct run_case *k, const struct orgs *orgs, const char *kind, const char *duty, day_t due)
{
	for (size_t i = 0; i < orgs->count; i++)
		run_turn_insert(c->store, (run_turn_id){ store_new_id(c->store) }, k->row.region, k->row.id, orgs->list[i], kind, duty, due);
}

/* A row of `told` counts from the day behind its own: on the Nth day behind the term. Nobody is told twice, nor who has to act. */
static void insert_told(struct ctx *c, const struct run_case *k, const struct escalation *level, day_t due, const struct orgs *does, struct orgs *told)
{
	day_t until = level->behind.count == 0 ? due : run_term_end(level->behind, due) - 1;
	struct orgs meant = { .count = 0 };

	add_role(c, k, level->to, &meant);
	for (size_t i = 0; i < meant.count; i++)
		if (!has(does, meant.list[i]) && !has(told, meant.list[i])) {
			insert(c, k, &(struct orgs){ { meant.list[i] }, 1 }, "told", "", until);
			add(told, meant.list[i]);
		}
}

void run_write_turns(struct ctx *c, const struct run_case *k)
{
	const struct step *s = &k->p->steps[k->at];
	day_t due = k->steps[k->steps_count - 1].due_day;
	struct orgs does = { .count = 0 }, told = { .count = 0 };
	struct run_registrars registrars;

	run_turn_delete(c->store, k->row.region, k->row.id, "does");
	run_turn_delete(c->store, k->row.region, k->row.id, "told");
	for (size_t i = 0; i < s->sign.count; i++)
		if (!k->play.is_signed[k->at][i])
			add_role(c, k, s->sign.list[i], &does);
	for (size_t i = 0; i < s->by.count; i++)
		add_role(c, k, s->by.list[i], &does);
	run_registrars_of(c, k, &registrars);
	if (registrars.count > 0)
		add(&does, registrars.list[0].org.v);
	if (does.count == 0)
		add(&does, k->row.org.v);
	insert(c, k, &does, "does", "", due);
	for (size_t i = 0; due != DAY_OPEN && i < s->escalations_count; i++)
		insert_told(c, k, &s->escalations[i], due, &does, &told);
}

void run_write_reporter(struct ctx *c, const struct run_case *k, const struct duty *duty, day_t due)
{
	struct orgs orgs = { .count = 0 };

	add_role(c, k, duty->who, &orgs);
	insert(c, k, &orgs, "reports", duty->id, due);
}
