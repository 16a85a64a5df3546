#include "rooms/run/run_term.h"

#include <string.h>
#include "programme/programme.h"
#include "rooms/programme/programme_cache.h"
#include "rooms/run/run_role.h"

static bool sets_term(const struct programme *p)
{
	for (size_t i = 0; i < p->steps_count; i++)
		for (size_t n = 0; n < p->steps[i].effects_count; n++) {
			const struct effect *e = &p->steps[i].effects[n];
			int attribute = e->kind == EFFECT_SET ? programme_attribute(e->target->text) : -1;

			if (attribute >= 0 && PROGRAMME_ATTRIBUTES[attribute].word == WORD_TERM)
				return true;
		}
	return false;
}

bool run_term_way(struct ctx *c, const struct org_row *org, struct run_term_way *way)
{
	struct programme_use_row *uses;
	size_t count = programme_uses_for(c->store, org->path, c->today, &uses);
	const char *before = "";

	for (size_t i = 0; i < count; i++) {
		const struct programme *p;
		struct run_open_row open = { .id = { 0 } };
		struct run_place place;

		/* Of each practice the nearest holds. */
		if (uses[i].from_day > c->today || strcmp(before, uses[i].code) == 0)
			continue;
		before = uses[i].code;
		p = programme_of_file(c, uses[i].programme);
		if (p == NULL || p->about != WORD_ORG || !sets_term(p) || !run_place_find(c, org->path, p->runs_at, &place) || place.id.v != org->id.v)
			continue;
		run_open_of(c->store, org->region, "org", org->id.v, p->id, &open);
		*way = (struct run_term_way){ uses[i], open.id };
		if (run_called(p, &place)[0] != '\0')
			way->use.title = run_called(p, &place);
		return true;
	}
	return false;
}

const char *run_term_href(struct arena *a, const struct org_row *org, const struct run_term_way *way)
{
	if (way->open.v != 0)
		return arena_printf(a, "/run/%lld", (long long)way->open.v);
	return arena_printf(a, "/org/%lld/run/new?use=%lld", (long long)org->id.v, (long long)way->use.id.v);
}
