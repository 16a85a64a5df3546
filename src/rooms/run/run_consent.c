#include "rooms/run/run_consent.h"

#include <string.h>
#include "rooms/run/run.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

#define CASES_MAX 100	/* about one person, looked through */

static void take_case(struct ctx *c, run_id id, struct run_consents *all)
{
	struct run_consent *one = &all->cases[all->cases_count];
	struct run_case k;
	day_t day;

	if (!run_read(c, id, &k) || (day = run_consent_day(&k)) == DAY_NONE)
		return;
	*one = (struct run_consent){ .run = id.v, .title = k.p->consent.title, .programme_title = k.row.programme_title, .org_name = k.row.org_name, .agreed_day = day,
		.ended_day = DAY_OPEN, .may_withdraw = k.at >= 0,
		.state = k.at >= 0 ? programme_named(c->lang, k.row.step_title) : k.row.finish_title[0] != '\0' ? programme_named(c->lang, k.row.finish_title) : message_text(c->arena, c->lang, T_run_state_stopped, NULL, 0) };
	if (strcmp(k.row.finish, k.p->consent.until->text) == 0)
		one->ended_day = k.row.closed_day;
	all->cases_count++;
}

void run_consents_read(struct ctx *c, struct run_consents *all)
{
	struct run_person_row person;
	struct run_region *before;
	size_t regions_count;

	*all = (struct run_consents){ .cases_count = 0 };
	if (c->actor.person_id == 0 || !run_person_named(c->store, (person_id){ c->actor.person_id }, &person))
		return;
	/* Cases stay in the county where they were done. */
	regions_count = run_regions_before(c->store, person.region, person.id, &before);
	all->cases = arena_array(c->arena, CASES_MAX * (regions_count + 1), sizeof(*all->cases));
	for (size_t i = 0; i <= regions_count; i++) {
		struct run_line *lines;
		size_t count = run_of_person(c->store, i == 0 ? person.region : before[i - 1].region, person.id.v, NULL, 0, CASES_MAX, &lines);

		for (size_t n = 0; n < count; n++)
			take_case(c, lines[n].id, all);
	}
	all->members_count = run_consent_members(c->store, c->actor.person_id, &all->members);
}

size_t run_taken_back_read(struct ctx *c, day_t since, struct run_taken_back **rows)
{
	struct run_ended *ended;
	size_t found = run_ended_by_subject(c->store, c->actor.region_id, (org_id){ c->actor.org_id }, since, &ended), count = 0;

	*rows = arena_array(c->arena, found + 1, sizeof(**rows));
	for (size_t i = 0; i < found; i++) {
		struct run_case k;

		if (run_read(c, ended[i].id, &k) && run_is_withdrawn(&k, &k.steps[k.steps_count - 1]))
			(*rows)[count++] = (struct run_taken_back){ .run = ended[i].id, .title = k.row.title, .programme_title = k.row.programme_title, .day = k.row.closed_day };
	}
	return count;
}
