/* Steps that nobody can do as the registers are: said when a case is opened, not when it has come so far. */
#include <string.h>
#include "programme/word.h"
#include "rooms/run/run_role.h"

/* Who is elected or named in the case itself is not known before. */
static bool is_of_registers(const struct role *role)
{
	for (size_t i = 0; i < role->parts_count; i++) {
		enum programme_word selector = role->parts[i].selector;

		if (selector == WORD_ELECTED || selector == WORD_NAMED || selector == WORD_SUBJECT || selector == WORD_EVERYONE || selector == WORD_INVITED)
			return false;
	}
	return true;
}

static bool is_empty(struct ctx *c, const struct run_case *k, const struct role *role)
{
	return is_of_registers(role) && run_role_is_empty(c, k, role, c->today);
}

static bool is_one_of(const struct words *words, const struct role *role, const bool *are_empty, size_t index)
{
	for (size_t i = 0; i < words->count; i++)
		if (are_empty[index] && strcmp(words->list[i]->text, role->id) == 0)
			return true;
	return false;
}

/* How many of the roles are empty. */
static size_t empty_count(const struct programme *p, const struct words *words, const bool *are_empty)
{
	size_t count = 0;

	for (size_t i = 0; i < p->roles_count; i++)
		count += is_one_of(words, &p->roles[i], are_empty, i);
	return count;
}

size_t run_vacant_steps(struct ctx *c, const struct run_case *k, const struct step ***list)
{
	const struct programme *p = k->p;
	bool *are_empty = arena_array(c->arena, p->roles_count + 1, sizeof(*are_empty));
	size_t count = 0;

	for (size_t i = 0; i < p->roles_count; i++)
		are_empty[i] = is_empty(c, k, &p->roles[i]);
	*list = arena_array(c->arena, p->steps_count + 1, sizeof(**list));
	/* One of those who may do a step is enough; whose signature it needs is needed of each. */
	for (size_t i = 0; i < p->steps_count; i++) {
		const struct step *s = &p->steps[i];

		if ((s->by.count > 0 && empty_count(p, &s->by, are_empty) == s->by.count) || empty_count(p, &s->sign, are_empty) > 0)
			(*list)[count++] = s;
	}
	return count;
}

const char *run_vacant_roles(struct ctx *c, const struct programme *p, const struct step *s)
{
	struct words all = { .list = arena_array(c->arena, s->by.count + s->sign.count + 1, sizeof(*all.list)) };

	for (size_t i = 0; i < s->by.count; i++)
		all.list[all.count++] = s->by.list[i];
	for (size_t i = 0; i < s->sign.count; i++)
		all.list[all.count++] = s->sign.list[i];
	return run_roles_text(c, p, &all);
}
