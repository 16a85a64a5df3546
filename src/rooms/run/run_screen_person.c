/* The people to choose from on the page of a case: in a field that names somebody, and whose act on paper is registered. */
#include "rooms/run/run_screen.h"

#include <string.h>
#include "base/text.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"

#define PEOPLE_LISTED_MAX 300	/* more to choose from are typed */

/* The day from which on people may be named: of a case on its way on paper that on which the step began. */
static day_t named_from(const struct ctx *c, const struct run_case *k)
{
	day_t opened = k->steps_count == 0 ? DAY_NONE : k->steps[k->steps_count - 1].opened_day;

	return run_is_on_paper(k, opened) ? opened : c->today;
}

/* Adds the people of a role from that day to today, but not `away`. */
static size_t add_people(struct ctx *c, const struct run_case *k, const struct role *role, day_t from, int64_t away, struct option *options, size_t count)
{
	struct run_person *people;
	bool is_open;
	size_t n = run_role_people_between(c, k, role, from, c->today, &people, &is_open);

	for (size_t p = 0; p < n && count < RUN_PEOPLE_MAX; p++)
		if (people[p].person.v != away)
			options[count++] = (struct option){ .value = arena_printf(c->arena, "%lld", (long long)people[p].person.v),
				.label_text = arena_printf(c->arena, "%s %s%s", people[p].name, people[p].post_name, run_term_text(c, &people[p], from)) };
	return count;
}

static size_t people_of(struct ctx *c, const struct run_case *k, const struct words *roles, day_t from, struct option **options)
{
	size_t count = 0;

	*options = arena_array(c->arena, RUN_PEOPLE_MAX + 1, sizeof(**options));
	for (size_t i = 0; i < roles->count; i++) {
		const struct role *role = run_role_find(k->p, roles->list[i]->text);

		count = role == NULL ? count : add_people(c, k, role, from, 0, *options, count);
	}
	return count;
}

size_t run_people_to_register(struct ctx *c, const struct run_case *k, const struct words *roles, struct option **options)
{
	size_t count = 0;

	*options = arena_array(c->arena, RUN_PEOPLE_MAX + 1, sizeof(**options));
	for (size_t i = 0; i < roles->count; i++) {
		const struct role *role = run_role_find(k->p, roles->list[i]->text);
		struct role some = { .parts = arena_array(c->arena, role == NULL ? 1 : role->parts_count + 1, sizeof(*some.parts)) };

		for (size_t n = 0; role != NULL && n < role->parts_count; n++)
			if (run_may_register(c, k, &role->parts[n]))
				some.parts[some.parts_count++] = role->parts[n];
		count = add_people(c, k, &some, k->steps[k->steps_count - 1].opened_day, c->actor.person_id, *options, count);
	}
	return count;
}

/* Whom the field keeps away all the time stands in no list of it. */
static size_t people_but(struct ctx *c, const struct run_case *k, struct run_field_screen *f)
{
	struct option *away;
	day_t from = named_from(c, k);
	size_t count = people_of(c, k, &f->f->choices, from, &f->options), left = 0;
	size_t away_count = people_of(c, k, &f->f->not_by, c->today, &away);
	int64_t id;

	for (size_t i = 0; i < count; i++) {
		size_t n = 0;

		while (n < away_count && strcmp(away[n].value, f->options[i].value) != 0)
			n++;
		if (n == away_count || (from < c->today && int_parse(f->options[i].value, &id) && !run_is_in_roles(c, k, &f->f->not_by, id, from)))
			f->options[left++] = f->options[i];
	}
	return left;
}

static bool are_same(const struct words *a, const struct words *b)
{
	for (size_t i = 0; a->count == b->count && i < a->count; i++)
		if (strcmp(a->list[i]->text, b->list[i]->text) != 0)
			return false;
	return a->count == b->count;
}

/* The field before it, where it has the same people; NULL: another has to be asked. */
static const struct run_field_screen *same_people(const struct run_form_screen *s, size_t i)
{
	const struct run_field_screen *before = i == 0 ? NULL : &s->fields[i - 1];

	return before != NULL && before->f->type == WORD_PERSON && are_same(&before->f->choices, &s->fields[i].f->choices) &&
		are_same(&before->f->not_by, &s->fields[i].f->not_by) ? before : NULL;
}

void run_person_field_read(struct ctx *c, const struct run_case *k, int64_t step, const struct run_form_screen *s, size_t i)
{
	const struct run_field_screen *before = same_people(s, i);
	struct run_field_screen *f = &s->fields[i];
	struct run_person_row person;
	int64_t id;

	if (step == 0 && before != NULL) {
		f->options = before->options;
		f->options_count = before->options_count;
		f->is_typed = before->is_typed;
	} else if (step == 0) {
		f->options_count = people_but(c, k, f);
		f->is_typed = f->options_count > PEOPLE_LISTED_MAX;
	}
	f->shown = int_parse(f->value, &id) && run_person_named(c->store, (person_id){ id }, &person) ? person.name : "";
}
