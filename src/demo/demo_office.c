#include "demo/demo_office.h"

#include <string.h>
#include "demo/demo_plan.h"

#define FORMER_MONTHS (9 * 12)

/* Chains of ids through the lists of the plan; 0 ends each. */
struct demo_offices { struct demo_plan *p; int *first_post, *next_post, *first_holding, *next_holding; };

static int *numbers(struct arena *a, int count)
{
	int *list = arena_array(a, (size_t)count + 1, sizeof(*list));

	memset(list, 0, ((size_t)count + 1) * sizeof(*list));
	return list;
}

struct demo_offices *demo_offices_new(struct arena *a, struct demo_plan *p)
{
	struct demo_offices *o = arena_alloc(a, sizeof(*o));

	*o = (struct demo_offices){ p, numbers(a, p->orgs_count), numbers(a, p->posts_count), numbers(a, p->posts_count), numbers(a, p->holdings_count) };
	/* From behind, so that the chains are in the order of the plan. */
	for (int id = p->posts_count; id > 0; id--) {
		o->next_post[id] = o->first_post[p->posts[id - 1].org];
		o->first_post[p->posts[id - 1].org] = id;
	}
	for (int id = p->holdings_count; id > 0; id--) {
		o->next_holding[id] = o->first_holding[p->holdings[id - 1].post];
		o->first_holding[p->holdings[id - 1].post] = id;
	}
	return o;
}

int demo_office_on(const struct demo_offices *o, int org, const char *kind, day_t day)
{
	for (int post = o->first_post[org]; post != 0; post = o->next_post[post]) {
		if (kind != NULL && strcmp(o->p->posts[post - 1].kind, kind) != 0)
			continue;
		for (int id = o->first_holding[post]; id != 0; id = o->next_holding[id])
			if (o->p->holdings[id - 1].from_day <= day && day < o->p->holdings[id - 1].to_day)
				return o->p->holdings[id - 1].person;
	}
	return 0;
}

static bool is_in_office(const struct demo_offices *o, int org, int person, day_t day)
{
	for (int post = o->first_post[org]; post != 0; post = o->next_post[post])
		for (int id = o->first_holding[post]; id != 0; id = o->next_holding[id])
			if (o->p->holdings[id - 1].person == person && o->p->holdings[id - 1].from_day <= day && day < o->p->holdings[id - 1].to_day)
				return true;
	return false;
}

int demo_office_outside(const struct demo_offices *o, int org, int other, day_t day)
{
	for (int post = o->first_post[org]; post != 0; post = o->next_post[post])
		for (int id = o->first_holding[post]; id != 0; id = o->next_holding[id]) {
			const struct demo_holding *h = &o->p->holdings[id - 1];

			if (h->from_day <= day && day < h->to_day && !is_in_office(o, other, h->person, day))
				return h->person;
		}
	return 0;
}

/* ---- former clerks ---- */

#define SEATS_MAX 8

/* Whoever holds it today or held it before, as far as is known. */
struct seated { int people[SEATS_MAX], count; day_t since; };

static struct seated seated_in(const struct demo_offices *o, int post)
{
	struct seated s = { .since = o->p->today };

	for (int id = o->first_holding[post]; id != 0 && s.count < SEATS_MAX; id = o->next_holding[id]) {
		const struct demo_holding *h = &o->p->holdings[id - 1];

		s.people[s.count++] = h->person;
		s.since = h->from_day < s.since ? h->from_day : s.since;
	}
	return s;
}

static bool is_seated(const struct seated *s, int person)
{
	for (int i = 0; i < s->count; i++)
		if (s->people[i] == person)
			return true;
	return false;
}

/* The one with the fewest posts today who was a full member by then, else who is one for the longest time. */
static int find_former(struct demo_plan *p, const struct seated *seated, struct demo_range range, day_t since)
{
	int best = 0;

	for (int id = range.first_person; id < range.first_person + range.people_count; id++) {
		const struct demo_person *who = demo_person_at(p, id), *other = best == 0 ? NULL : demo_person_at(p, best);

		if (who->status != 2 || who->is_mover || is_seated(seated, id))
			continue;
		if (other == NULL || (who->full_day <= since && (other->full_day > since || who->posts_count < other->posts_count)) ||
		    (other->full_day > since && who->full_day < other->full_day))
			best = id;
	}
	return best;
}

static int post_of(const struct demo_offices *o, int org, const char *kind)
{
	int post = o->first_post[org];

	while (post != 0 && strcmp(o->p->posts[post - 1].kind, kind) != 0)
		post = o->next_post[post];
	return post;
}

/* ended_as: "" where no paper says why, as of staff of a committee whose file went along. */
static void add_former(const struct demo_offices *o, int org, const char *kind, const char *manner, struct demo_range range, const char *ended_as)
{
	struct demo_plan *p = o->p;
	int post = post_of(o, org, kind), person;
	struct seated seated = seated_in(o, post);
	day_t since = day_add_months(p->today, -FORMER_MONTHS);

	person = find_former(p, &seated, range, since);
	if (person == 0)
		return;
	if (since < demo_person_at(p, person)->full_day)
		since = demo_person_at(p, person)->full_day;
	if (since < demo_org_at(p, org)->from_day)
		since = demo_org_at(p, org)->from_day;
	if (since < seated.since)
		demo_add_past_holding(p, post, person, manner, since, seated.since, ended_as);
}

void demo_plan_former(struct demo_plan *p)
{
	const struct demo_offices *o = demo_offices_new(p->arena, p);

	add_former(o, p->root, "org_officer", "appointed", demo_range_of(p, p->committees[p->towns_count + 1], NULL), "transferred");
	for (int i = 0; i < p->committees_count; i++) {
		struct demo_range range = demo_range_of(p, p->committees[i], i < p->towns_count ? "town_organ" : NULL);

		add_former(o, p->committees[i], "party_worker", "appointed", range, "");
		add_former(o, p->committees[i], "secretary", "elected", range, "transferred");
	}
	for (int i = 0; i < p->orgs_count; i++)
		if (demo_is_branch(&p->orgs[i]))
			add_former(o, i + 1, "secretary", "elected", (struct demo_range){ p->orgs[i].first_person, p->orgs[i].people_count }, "transferred");
}
