#include "rooms/run/run_answer.h"

#include <string.h>
#include "core/path.h"
#include "rooms/org/org.h"
#include "rooms/run/run_role.h"

bool run_is_above_case(const struct run_case *k, const char *path)
{
	return path_is_within(k->row.org_path, path) && strcmp(k->row.org_path, path) != 0;
}

static void add(struct run_answerers *a, const struct run_place *place)
{
	for (size_t i = 0; i < a->count; i++)
		if (a->list[i].id.v == place->id.v)
			return;
	if (a->count < RUN_ANSWERERS_MAX)
		a->list[a->count++] = *place;
}

void run_answerers_find(struct ctx *c, const struct run_case *k, struct run_answerers *a)
{
	struct run_place place;

	a->count = 0;
	for (size_t i = 0; i < k->p->roles_count; i++)
		for (size_t n = 0; n < k->p->roles[i].parts_count; n++) {
			const struct role_part *part = &k->p->roles[i].parts[n];

			if (part->selector == WORD_COMMITTEE_OF && part->body == NULL && run_part_place(c, k, part, &place) && run_is_above_case(k, place.path))
				add(a, &place);
		}
}

bool run_may_answer(struct ctx *c, const struct run_case *k)
{
	struct run_answerers a;
	struct org_row own;

	run_answerers_find(c, k, &a);
	for (size_t i = 0; i < a.count; i++)
		if (a.list[i].id.v == c->actor.org_id)
			return true;
	return a.count == 0 && org_get(c->store, (org_id){ c->actor.org_id }, &own) && run_is_above_case(k, own.path);
}
