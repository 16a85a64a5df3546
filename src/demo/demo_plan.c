/* The lists of the plan, the shared hands, and the order of the steps. */
#include "demo/demo_plan.h"

#include <assert.h>
#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "demo/demo_many.h"
#include "demo/demo_office.h"

/* Takes the next place of a list; its id is the new count. */
#define TAKE(p, name) (assert((p)->name##_count < (p)->name##_room), &(p)->name[(p)->name##_count++])
#define ROOM(p, name, count) ((p)->name##_room = (count), (p)->name = arena_array((p)->arena, (size_t)(p)->name##_room, sizeof(*(p)->name)))

int demo_add_org(struct demo_plan *p, int parent, const char *kind, const char *unit_kind, const char *name)
{
	struct demo_org *o = TAKE(p, orgs);
	int ordinal = 0;

	o->kind = kind;
	o->unit_kind = unit_kind;
	o->name = o->short_name = name;
	o->parent = parent;
	o->elected_day = o->term_ends_day = DAY_OPEN;
	o->document = "";
	if (parent == 0) {
		o->path = path_child(p->arena, "", 0);
		o->code = arena_printf(p->arena, "%d", DEMO_DIVISION);
	} else {
		struct demo_org *up = demo_org_at(p, parent);

		ordinal = up->children_count++;
		o->path = path_child(p->arena, up->path, ordinal);
		o->code = arena_printf(p->arena, "%s-%03d", up->code, ordinal);
		o->from_day = up->from_day;
	}
	o->level = path_depth(o->path);
	return p->orgs_count;
}

int demo_add_host(struct demo_plan *p, int org, const char *kind, const char *name)
{
	struct demo_host *h = TAKE(p, hosts);

	h->org = org;
	h->kind = kind;
	h->name = name;
	h->coverage = "none";
	h->mode = h->product = "";
	h->facts = "{}";
	h->from_day = demo_org_at(p, org)->from_day;
	return p->hosts_count;
}

int demo_add_place(struct demo_plan *p, int org, const char *kind, const char *name)
{
	struct demo_place *place = TAKE(p, places);

	place->org = org;
	place->kind = kind;
	place->name = name;
	place->floor = 1;
	place->from_day = demo_org_at(p, org)->from_day;
	return p->places_count;
}

int demo_add_person(struct demo_plan *p, int org)
{
	TAKE(p, people)->org = org;
	return p->people_count;
}

int demo_add_post(struct demo_plan *p, int org, const char *kind, const char *name, int seats)
{
	struct demo_post *post = TAKE(p, posts);

	post->org = org;
	post->kind = kind;
	post->name = name;
	post->seats = seats;
	post->from_day = demo_org_at(p, org)->from_day;
	post->rank = p->posts_count > 1 && post[-1].org == org ? post[-1].rank + 1 : 1;
	return p->posts_count;
}

int demo_add_holding(struct demo_plan *p, int post, int person, const char *manner, day_t from_day, day_t to_day)
{
	struct demo_holding *h = TAKE(p, holdings);

	assert(person > 0 && from_day < to_day);
	h->post = post;
	h->org = demo_post_at(p, post)->org;
	h->person = person;
	h->manner = manner;
	h->from_day = from_day;
	h->to_day = to_day;
	h->document = h->reason = h->ended_as = "";
	if (to_day == DAY_OPEN)
		demo_person_at(p, person)->posts_count++;
	if (from_day < demo_post_at(p, post)->from_day)
		demo_post_at(p, post)->from_day = from_day;
	return p->holdings_count;
}

void demo_add_past_holding(struct demo_plan *p, int post, int person, const char *manner, day_t from_day, day_t to_day, const char *ended_as)
{
	struct demo_holding *h = &p->holdings[demo_add_holding(p, post, person, manner, from_day, to_day) - 1];

	h->ended_as = ended_as;
	h->reason = ended_as[0] == '\0' ? "" : code_name(LANG_ZH, "holding_ending", ended_as);
}

int demo_add_role(struct demo_plan *p, int person, int org, const char *kind, const char *source, day_t from_day)
{
	struct demo_role *role = TAKE(p, roles);

	assert(person > 0);
	role->person = person;
	role->org = org;
	role->kind = kind;
	role->source = source;
	role->detail = role->result = "";
	role->mentor = 0;
	role->term_day = DAY_OPEN;
	role->is_in_batch = false;
	role->from_day = from_day;
	role->to_day = DAY_OPEN;
	demo_person_at(p, person)->roles_count++;
	return p->roles_count;
}

void demo_add_spell(struct demo_plan *p, int person, int org, int status, day_t from_day, day_t to_day,
	const char *began_by, const char *ended_by)
{
	assert(from_day < to_day);
	*TAKE(p, spells) = (struct demo_spell){ .person = person, .org = org, .status = status, .from_day = from_day,
		.to_day = to_day, .began_by = began_by, .ended_by = ended_by };
}

bool demo_is_branch(const struct demo_org *o)
{
	return strcmp(o->kind, "branch") == 0 || strcmp(o->kind, "joint_branch") == 0;
}

struct demo_range demo_range_of(struct demo_plan *p, int org, const char *unit_kind)
{
	const char *path = demo_org_at(p, org)->path;
	struct demo_range range = { 0 };

	for (int i = org - 1; i < p->orgs_count; i++) {
		const struct demo_org *o = &p->orgs[i];

		if (!demo_is_branch(o) || !path_is_within(o->path, path) || (unit_kind != NULL && strcmp(o->unit_kind, unit_kind) != 0))
			continue;
		if (range.first_person == 0)
			range.first_person = o->first_person;
		range.people_count = o->first_person + o->people_count - range.first_person;
	}
	return range;
}

int demo_find_post(struct demo_plan *p, int org, const char *kind)
{
	for (int i = 0; i < p->posts_count; i++)
		if (p->posts[i].org == org && strcmp(p->posts[i].kind, kind) == 0)
			return i + 1;
	return 0;
}

int demo_holder_of(struct demo_plan *p, int post)
{
	for (int i = 0; i < p->holdings_count; i++)
		if (p->holdings[i].post == post && p->holdings[i].to_day == DAY_OPEN)
			return p->holdings[i].person;
	return 0;
}

int demo_holder_since(struct demo_plan *p, int post, day_t day)
{
	for (int i = 0; i < p->holdings_count; i++)
		if (p->holdings[i].post == post && p->holdings[i].to_day == DAY_OPEN && p->holdings[i].from_day <= day)
			return p->holdings[i].person;
	return 0;
}

int demo_committee_of(struct demo_plan *p, int org)
{
	while (org != 0 && demo_org_at(p, org)->parent != p->root)
		org = demo_org_at(p, org)->parent;
	return org;
}

int demo_login_person(const struct demo_plan *p, const char *login)
{
	for (int i = 0; i < p->accounts_count; i++)
		if (strcmp(p->accounts[i].login, login) == 0)
			return p->accounts[i].person;
	return 0;
}

/* How well somebody fits; 0 is not at all. The sex counts more than age, and age more than how busy they are. */
#define BEST_FITNESS 8

static int fitness(const struct demo_person *who, const struct demo_choice *c)
{
	int points = 1;

	if (who->status != 2 && !(c->may_be_other && who->status == 0))
		return 0;
	if (who->is_mover || (c->full_since != 0 && (who->status != 2 || who->full_day > c->full_since)))
		return 0;
	if (who->posts_count <= c->posts_max && who->roles_count <= c->roles_max)
		points += 1;
	if (who->age_years >= c->age_min && who->age_years <= c->age_max)
		points += 2;
	if (c->sex == 0 || who->sex == c->sex)
		points += 4;
	return points;
}

int demo_choose(struct demo_plan *p, struct demo_random *r, const struct demo_choice *c)
{
	int start, best = 0, best_fitness = 0;

	if (c->people_count == 0)
		return 0;
	start = demo_random_below(r, c->people_count);
	for (int i = 0; i < c->people_count && best_fitness < BEST_FITNESS; i++) {
		int person = c->first_person + (start + i) % c->people_count;
		int fits = fitness(demo_person_at(p, person), c);

		if (fits > best_fitness) {
			best_fitness = fits;
			best = person;
		}
	}
	return best;
}

/* Generous rooms: about twice what either profile needs. */
static void take_room(struct demo_plan *p)
{
	int branches = demo_branches(p->profile), members = demo_members(p->profile);

	ROOM(p, orgs, branches * 3 + 400);
	ROOM(p, hosts, branches * 2 + 400);
	ROOM(p, places, branches + 400);
	ROOM(p, people, members * 3 / 2 + 400);
	ROOM(p, spells, members * 3 + 2000);
	ROOM(p, posts, branches * 14 + 2000);
	ROOM(p, holdings, branches * 17 + 2000);
	ROOM(p, roles, members / 2 + 2000);
	ROOM(p, accounts, 400);
	ROOM(p, stated, 50);
	ROOM(p, ledger, 400);
	ROOM(p, counters, 10);
	ROOM(p, groups, demo_villages_all(p->profile) * 64);
	ROOM(p, villages, demo_villages_all(p->profile));
	ROOM(p, communities, p->profile->communities);
}

struct demo_plan *demo_plan_new(struct arena *a, const struct demo_profile *profile, day_t today)
{
	struct demo_plan *p = arena_alloc(a, sizeof(*p));

	p->arena = a;
	p->profile = profile;
	p->today = DEMO_REFERENCE_DAY;
	take_room(p);
	demo_plan_orgs(p);
	demo_plan_congress(p);
	demo_plan_bodies(p);
	demo_plan_hosts(p);
	demo_plan_people(p);
	demo_plan_leavers(p);
	demo_plan_foundings(p);
	demo_plan_applicants(p);
	demo_plan_posts(p);
	demo_plan_village_posts(p);
	demo_plan_centres(p);
	demo_plan_community_posts(p);
	demo_plan_roles(p);
	demo_plan_representatives(p);
	demo_plan_accounts(p);
	demo_plan_stated(p);
	demo_plan_ledger(p);
	demo_plan_project_group(p);
	demo_plan_station(p);
	demo_plan_former(p);
	demo_plan_village_teams(p);
	demo_plan_shift(p, today);
	demo_plan_numbers(p);
	return p;
}
