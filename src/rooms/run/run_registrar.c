#include "rooms/run/run_registrar.h"

#include "core/path.h"
#include "rooms/org/org.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

#define PEOPLE_ASKED_MAX 500	/* somebody of so many has an account */

/* Does whoever handles cases in the organisation of that path register what those of the step do? */
static bool is_done_within(struct ctx *c, const struct run_case *k, const char *path)
{
	const struct words *by = &k->p->steps[k->at].by;
	struct run_place place;

	for (size_t i = 0; i < by->count; i++) {
		const struct role *role = run_role_find(k->p, by->list[i]->text);

		for (size_t n = 0; role != NULL && n < role->parts_count; n++)
			if (!run_part_place(c, k, &role->parts[n], &place) || path_is_within(place.path, k->row.org_path) || path_is_within(place.path, path))
				return true;
	}
	return by->count == 0;
}

bool run_registers(struct ctx *c, const struct run_case *k, const struct ballot_handler_row *who)
{
	struct org_row org;

	return !run_is_in_roles(c, k, &k->p->steps[k->at].not_by, who->person.v, c->today) && org_get(c->store, who->org, &org) && is_done_within(c, k, org.path);
}

/* People there are, and none of them has an account. */
static bool has_no_account(struct ctx *c, const struct run_case *k, const char *word)
{
	const struct role *role = run_role_find(k->p, word);
	struct run_number found = { 0 };
	struct run_person *people;
	bool is_open = false;
	size_t count = role == NULL ? 0 : run_role_people(c, k, role, c->today, &people, &is_open);
	int64_t *ids = arena_array(c->arena, PEOPLE_ASKED_MAX + 1, sizeof(*ids));

	if (count == 0 || is_open || count > PEOPLE_ASKED_MAX)
		return false;
	for (size_t i = 0; i < count; i++)
		ids[i] = people[i].person.v;
	run_accounts_among(c->store, ids, count, &found);
	return found.n == 0;
}

/* One of those who may do a step is enough; whose signature it needs is needed of each. */
static void read_roles(struct ctx *c, const struct run_case *k, struct words *roles)
{
	const struct step *s = &k->p->steps[k->at];
	size_t without = 0;

	roles->list = arena_array(c->arena, s->by.count + s->sign.count + 1, sizeof(*roles->list));
	while (without < s->by.count && has_no_account(c, k, s->by.list[without]->text))
		without++;
	for (size_t i = 0; i < s->by.count && without == s->by.count; i++)
		roles->list[roles->count++] = s->by.list[i];
	for (size_t i = 0; i < s->sign.count; i++)
		if (!k->play.is_signed[k->at][i] && has_no_account(c, k, s->sign.list[i]->text))
			roles->list[roles->count++] = s->sign.list[i];
}

void run_registrars_of(struct ctx *c, const struct run_case *k, struct run_registrars *r)
{
	struct ballot_handler_row *rows;
	size_t count;

	*r = (struct run_registrars){ .count = 0 };
	read_roles(c, k, &r->roles);
	if (r->roles.count == 0)
		return;
	count = ballot_handlers(c->store, k->row.org_path, c->today, 0, &rows);
	r->list = arena_array(c->arena, count + 1, sizeof(*r->list));
	for (size_t i = 0; i < count; i++)
		if ((r->count == 0 || rows[i].org.v == r->list[0].org.v) && run_registers(c, k, &rows[i]))
			r->list[r->count++] = rows[i];
}

const char *run_registrars_text(struct ctx *c, const struct run_case *k)
{
	struct run_registrars r;
	const char *names = "";

	run_registrars_of(c, k, &r);
	if (r.roles.count == 0)
		return NULL;
	for (size_t i = 0; i < r.count; i++)
		names = arena_printf(c->arena, "%s%s%s%s %s", names, i == 0 ? "" : c->lang == LANG_ZH ? "、" : ", ", r.list[i].org.v == k->row.org.v ? "" : r.list[i].org_name,
			r.list[i].post_name, r.list[i].name);
	return message_text(c->arena, c->lang, r.count == 0 ? T_run_registrars_none : T_run_registrars, (const struct message_arg[]){ { "roles", run_roles_text(c, k->p, &r.roles) },
		{ "names", names } }, r.count == 0 ? 1 : 2);
}
