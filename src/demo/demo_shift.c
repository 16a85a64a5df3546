/* The city is made for one reference day and then moved to the business date, so that every count is the
 * same on any date. What hangs on the calendar rather than on a number of days is set anew: the year of
 * probation, terms, which organisers came this year, the 35th birthday of one reserve. */
#include <string.h>
#include "demo/demo_plan.h"

static void shift(day_t *day, int days)
{
	if (*day != DAY_OPEN && *day != DAY_NONE)
		*day += days;
}

static void shift_orgs(struct demo_plan *p, int days)
{
	for (int i = 0; i < p->orgs_count; i++) {
		struct demo_org *o = &p->orgs[i];

		shift(&o->from_day, days);
		shift(&o->elected_day, days);
		if (o->former_kind != NULL)
			shift(&o->former_until, days);
		if (o->former_name != NULL)
			shift(&o->renamed_day, days);
		if (o->former_parent != 0)
			shift(&o->moved_day, days);
		if (o->elected_day != DAY_OPEN)
			o->term_ends_day = day_add_months(o->elected_day, 12 * o->term_years);
	}
	for (int i = 0; i < p->hosts_count; i++)
		shift(&p->hosts[i].from_day, days);
	for (int i = 0; i < p->places_count; i++)
		shift(&p->places[i].from_day, days);
	for (int i = 0; i < p->posts_count; i++)
		shift(&p->posts[i].from_day, days);
}

static void shift_links(struct demo_plan *p, int days)
{
	for (int i = 0; i < p->spells_count; i++) {
		shift(&p->spells[i].from_day, days);
		shift(&p->spells[i].to_day, days);
	}
	for (int i = 0; i < p->holdings_count; i++) {
		shift(&p->holdings[i].from_day, days);
		shift(&p->holdings[i].to_day, days);
	}
	for (int i = 0; i < p->groups_count; i++)
		shift(&p->groups[i].day, days);
	for (int i = 0; i < p->counters_count; i++)
		shift(&p->counters[i].start, days);
	for (int i = 0; i < p->roles_count; i++) {
		shift(&p->roles[i].from_day, days);
		shift(&p->roles[i].to_day, days);
		shift(&p->roles[i].term_day, days);
	}
}

static void shift_person(struct demo_person *who, int days)
{
	day_t adult;

	shift(&who->birth_day, days);
	shift(&who->applied_day, days);
	shift(&who->joined_day, days);
	shift(&who->full_day, days);
	adult = day_add_months(who->birth_day, 18 * 12);
	if (who->applied_day < adult)
		who->applied_day = adult;
}

/* Probation ends a year after joining, to the day; whatever began or ended on that day goes with it. */
static void restore_probation(struct demo_plan *p)
{
	day_t *was = arena_array(p->arena, (size_t)p->people_count + 1, sizeof(*was));

	for (int i = 0; i < p->people_count; i++) {
		struct demo_person *who = &p->people[i];

		was[i + 1] = who->full_day;
		if (who->full_day != DAY_OPEN)
			who->full_day = day_add_months(who->joined_day, 12);
	}
	for (int i = 0; i < p->spells_count; i++) {
		struct demo_spell *s = &p->spells[i];
		day_t now = demo_person_at(p, s->person)->full_day;

		if (strcmp(s->began_by, "converted") == 0)
			s->from_day = now;
		if (strcmp(s->ended_by, "converted") == 0)
			s->to_day = now;
	}
	for (int i = 0; i < p->holdings_count; i++)
		if (p->holdings[i].from_day == was[p->holdings[i].person])
			p->holdings[i].from_day = demo_person_at(p, p->holdings[i].person)->full_day;
	for (int i = 0; i < p->roles_count; i++)
		if (p->roles[i].from_day == was[p->roles[i].person])
			p->roles[i].from_day = demo_person_at(p, p->roles[i].person)->full_day;
}

void demo_plan_shift(struct demo_plan *p, day_t today)
{
	int days = today - p->today;

	p->today = today;
	shift_orgs(p, days);
	shift_links(p, days);
	for (int i = 0; i < p->people_count; i++)
		shift_person(&p->people[i], days);
	restore_probation(p);
	demo_plan_new_organisers(p);
	if (p->birthday_reserve != 0)
		demo_person_at(p, p->birthday_reserve)->birth_day = day_add_months(today + 7, -12 * 35);
}
