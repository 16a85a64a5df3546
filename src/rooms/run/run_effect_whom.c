/* Whom an effect of a step or a finish means, and from which day it holds. */
#include "rooms/run/run_walk.h"

#include "base/text.h"
#include "rooms/run/run_role.h"
#include "text/run.h"

bool run_effect_day(struct ctx *c, const struct run_case *k, const struct effect *e, day_t done, day_t *day)
{
	struct programme_value from = e->from == NULL ? (struct programme_value){ .kind = VALUE_DATE, .day = done } : play_value(&k->play, e->from);

	*day = from.day;
	return from.kind == VALUE_DATE || ctx_refuse(c, AGAINST_RULE, T_run_effect_without_day, "name", e->text != NULL ? e->text : e->target->text, NULL);
}

/* Whom a post or an award is for: those in a role, or whoever a field names. */
size_t run_effect_people(struct ctx *c, const struct run_case *k, const struct effect *e, day_t done, person_id **ids)
{
	const struct role *role = run_role_find(k->p, e->target->text);
	struct name name = programme_name(k->p, e->target->text);
	struct run_person *people;
	bool is_open;
	size_t count = role == NULL ? 0 : run_role_people(c, k, role, done, &people, &is_open);

	*ids = arena_array(c->arena, count + 1, sizeof(**ids));
	for (size_t i = 0; i < count; i++)
		(*ids)[i] = people[i].person;
	if (name.kind == NAME_FIELD && k->play.fields[name.index][name.field].kind == VALUE_SYMBOL)
		count += int_parse(k->play.fields[name.index][name.field].symbol, &(*ids)[count].v);
	return count;
}
