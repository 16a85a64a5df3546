/* A branch is founded by its members (党章 art. 30): on no past day does the demo show one without any. */
#include "demo/demo_plan.h"

/* The first day of a membership in each organisation, by its number; DAY_OPEN: nobody ever was a member there. */
static day_t *first_days(const struct demo_plan *p)
{
	day_t *first = arena_array(p->arena, (size_t)p->orgs_count + 1, sizeof(*first));

	for (int i = 0; i <= p->orgs_count; i++)
		first[i] = DAY_OPEN;
	for (int i = 0; i < p->spells_count; i++)
		if (p->spells[i].from_day < first[p->spells[i].org])
			first[p->spells[i].org] = p->spells[i].from_day;
	return first;
}

void demo_plan_foundings(struct demo_plan *p)
{
	const day_t *first = first_days(p);

	for (int i = 0; i < p->orgs_count; i++) {
		struct demo_org *o = &p->orgs[i];
		day_t since = demo_is_branch(o) && o->former_kind == NULL && first[i + 1] != DAY_OPEN ? first[i + 1] : o->from_day;

		if (o->parent != 0 && demo_is_branch(demo_org_at(p, o->parent)) && demo_org_at(p, o->parent)->from_day > since)
			since = demo_org_at(p, o->parent)->from_day;	/* a group of it */
		if (o->from_day < since)
			o->from_day = since;
	}
}
