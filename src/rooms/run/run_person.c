#include "rooms/run/run_person.h"

#include <string.h>
#include "core/permit.h"
#include "programme/play.h"
#include "rooms/person/person.h"
#include "rooms/programme/programme_sql.h"
#include "rooms/run/run.h"
#include "rooms/run/run_paused.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_talk.h"
#include "rooms/run/run_walk.h"

static bool is_fit(struct ctx *c, const struct programme *p, const struct run_person_row *person)
{
	struct play play;

	if (p->about_where == NULL)
		return true;
	play_prepare(&play, c->arena, p);
	run_set_subject(c, &play, person);
	return value_is_true(play_value(&play, p->about_where));
}

/* Is one open already, where one at a time is? It stands above, and is gone on with. */
static bool is_open_already(const struct run_person_screen *s, const struct programme *p)
{
	for (size_t i = 0; p->is_one_open_per_subject && i < s->lines_count; i++)
		if (strcmp(s->lines[i].state, "open") == 0 && strcmp(s->lines[i].code, p->id) == 0)
			return true;
	return false;
}

/* The way into the Party first for whoever is on it, then what is used most where it runs; else in the order of the practices. */
static void order_offers(struct run_offer *list, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct run_offer one = list[i];
		size_t at = i;

		for (; at > 0 && (one.leads_in > list[at - 1].leads_in || (one.leads_in == list[at - 1].leads_in && one.open > list[at - 1].open)); at--)
			list[at] = list[at - 1];
		list[at] = one;
	}
}

static struct run_offer offer_of(struct ctx *c, const struct run_person_screen *s, const struct programme_use_row *use, const struct run_place *place, const struct run_talk_way *way)
{
	struct run_open_code *codes;
	size_t count = run_open_codes(c->store, s->person.region, place->id, &codes);

	return (struct run_offer){ .use = use->id.v, .org = place->id.v, .title = use->title, .org_name = place->name,
		.leads_in = way->use == use->id.v && !person_status_is_member(s->person.status), .open = run_open_in(codes, count, use->code) };
}

/* Of each practice in force the nearest version, where the actor may open it. */
static void read_offers(struct ctx *c, struct run_person_screen *s)
{
	struct programme_use_row *uses;
	struct run_person_row person;
	size_t count = programme_uses_for(c->store, s->person.path, c->today, &uses);
	const char *before = "";
	struct run_talk_way way;

	if (!run_talk_way_find(c, s->person.path, &way))
		way = (struct run_talk_way){ 0 };
	s->offers = arena_array(c->arena, count + 1, sizeof(*s->offers));
	if (!run_person_named(c->store, s->person.id, &person))
		return;
	for (size_t i = 0; i < count; i++) {
		struct run_place place;
		const struct programme *p;

		if (uses[i].from_day > c->today || strcmp(before, uses[i].code) == 0)
			continue;
		before = uses[i].code;
		p = programme_of_file(c, uses[i].programme);
		if (p != NULL && p->about == WORD_PERSON && run_place_find(c, s->person.path, p->runs_at, &place) && may_at_path(c, MAY_HANDLE, place.path) &&
		    !is_open_already(s, p) && is_fit(c, p, &person))
			s->offers[s->offers_count++] = offer_of(c, s, &uses[i], &place, &way);
	}
	order_offers(s->offers, s->offers_count);
}

/* The cases of the person's county that the actor handles. */
static void read_lines(struct ctx *c, struct run_person_screen *s)
{
	struct run_line *all;
	struct run_paused held;
	size_t count;

	run_paused_of(c, s->person.region, &held);
	count = run_of_person(c->store, s->person.region, s->person.id.v, held.ids, held.count, RUN_PEOPLE_MAX, &all);
	s->lines = arena_array(c->arena, count + 1, sizeof(*s->lines));
	for (size_t i = 0; i < count; i++)
		if (may_at(c, MAY_HANDLE, all[i].org.v))
			s->lines[s->lines_count++] = all[i];
}

/* Cases stay in the county where they were done. Whoever has the archive now is told where to ask, and no more. */
static void read_elsewhere(struct ctx *c, struct run_person_screen *s)
{
	struct run_region *regions;
	size_t count = run_regions_before(c->store, s->person.region, s->person.id, &regions);

	s->elsewhere = arena_array(c->arena, RUN_PEOPLE_MAX, sizeof(*s->elsewhere));
	for (size_t i = 0; i < count; i++) {
		struct run_line *lines;
		size_t lines_count = run_of_person(c->store, regions[i].region, s->person.id.v, NULL, 0, RUN_PEOPLE_MAX - s->elsewhere_count, &lines);

		for (size_t k = 0; k < lines_count; k++)
			s->elsewhere[s->elsewhere_count++] = (struct run_elsewhere){ lines[k].org_name, lines[k].opened_day };
	}
}

/* ---- towards a status ---- */

int run_step_towards(const struct programme *p, enum programme_word status)
{
	for (size_t i = p->steps_count; i > 0; i--)
		for (size_t n = 0; n < p->steps[i - 1].effects_count; n++) {
			const struct effect *e = &p->steps[i - 1].effects[n];
			int attribute = e->kind == EFFECT_SET ? programme_attribute(e->target->text) : -1;

			if (attribute >= 0 && PROGRAMME_ATTRIBUTES[attribute].word == WORD_STATUS && e->value->token != NULL && programme_word_is(status, e->value->token->text))
				return (int)i - 1;
		}
	return -1;
}

bool run_is_towards(const struct programme *p, enum programme_word status)
{
	return run_step_towards(p, status) >= 0;
}

run_id run_open_towards(struct ctx *c, int64_t region, person_id person, enum programme_word status)
{
	struct run_other *open;
	size_t count = run_others_open(c->store, region, "person", person.v, (run_id){ 0 }, &open);

	for (size_t i = 0; i < count; i++) {
		const struct programme *p = programme_of_file(c, open[i].programme);

		if (p != NULL && run_is_towards(p, status))
			return open[i].id;
	}
	return (run_id){ 0 };
}

bool run_person_read(struct ctx *c, person_id id, struct run_person_screen *s)
{
	*s = (struct run_person_screen){ 0 };
	if (!person_see(c, id, &s->person))
		return false;
	read_lines(c, s);
	read_elsewhere(c, s);
	read_offers(c, s);
	return true;
}
