/* Accounts, one per role and level, with logins a person can read: what is printed by ./run and in the demo
 * notes. All share one password. */
#include <assert.h>
#include <string.h>
#include "demo/demo_plan.h"

/* Somebody who holds this post and has no account yet; who holds nothing else comes first. */
static int holder_without_account(struct demo_plan *p, int post)
{
	int best = 0;

	for (int i = 0; i < p->holdings_count; i++) {
		const struct demo_holding *h = &p->holdings[i];
		bool is_taken = false;

		if (h->post != post || h->to_day != DAY_OPEN)
			continue;
		for (int j = 0; j < p->accounts_count && !is_taken; j++)
			is_taken = p->accounts[j].person == h->person;
		if (!is_taken && (best == 0 || demo_person_at(p, h->person)->posts_count < demo_person_at(p, best)->posts_count))
			best = h->person;
	}
	return best;
}

static void add(struct demo_plan *p, const char *login, int person)
{
	assert(p->accounts_count < p->accounts_room);
	if (person != 0)
		p->accounts[p->accounts_count++] = (struct demo_account){ .login = login, .person = person };
}

static void for_post(struct demo_plan *p, const char *login, int org, const char *kind)
{
	add(p, login, holder_without_account(p, demo_find_post(p, org, kind)));
}

/* zhen1, bumen01, kaifaqu … by the order in which demo_plan_orgs makes committees. */
static const char *committee_login(struct demo_plan *p, int index)
{
	static const char *const SINGLE[] = { "kaifaqu", "feigong", "lvxie", "dadui", "meikuang", "dianli", "jiaoyu" };
	int towns = p->towns_count, departments = p->profile->departments.committees;

	if (index < towns)
		return arena_printf(p->arena, "zhen%d", index + 1);
	index -= towns;
	if (index < departments)
		return arena_printf(p->arena, "bumen%02d", index + 1);
	index -= departments;
	return index < 7 ? SINGLE[index] : arena_printf(p->arena, "qiye%02d", index - 7 + 1);
}

static void city(struct demo_plan *p)
{
	static const struct { const char *login, *kind; } CITY[] = {
		{ "shi.shuji", "secretary" }, { "shi.fushuji", "deputy_secretary" }, { "shi.buzhang", "org_department_head" },
		{ "shi.fubuzhang", "org_department_deputy" }, { "shi.fubuzhang2", "org_department_deputy" }, { "shi.zuzhi", "org_officer" }, { "shi.zuzhi2", "org_officer" },
		{ "shi.zuzhiyuan", "organiser" },
	};

	for (size_t i = 0; i < sizeof(CITY) / sizeof(CITY[0]); i++)
		for_post(p, CITY[i].login, p->root, CITY[i].kind);
}

static void branches(struct demo_plan *p)
{
	int number = 0, members = 0, branch = 0, step = demo_branches(p->profile) / p->profile->accounts_branches;

	for (int i = 0; i < p->orgs_count; i++) {
		const struct demo_org *o = &p->orgs[i];

		if (!demo_is_branch(o) || strcmp(o->unit_kind, "community") == 0)
			continue;
		/* Neighbours in the show town first, then one every so often up to the last committee. */
		branch++;
		if (number < p->profile->accounts_branches && (number < 5 || branch % step == 0))
			for_post(p, arena_printf(p->arena, "b%04d", ++number), i + 1, "secretary");
		if (members < p->profile->accounts_members && o->developed > 0)
			add(p, arena_printf(p->arena, "dangyuan%d", ++members), o->first_person);
	}
}

void demo_plan_accounts(struct demo_plan *p)
{
	static const char *const ADMINS[] = { "xitong", "anquan", "shenji" };

	for (int i = 0; i < 3; i++)
		p->accounts[p->accounts_count++] = (struct demo_account){ .login = ADMINS[i], .admin = i + 1 };
	city(p);
	for (int i = 0; i < p->committees_count; i++) {
		const char *login = committee_login(p, i);

		for_post(p, arena_printf(p->arena, "%s.shuji", login), p->committees[i], "secretary");
		for_post(p, arena_printf(p->arena, "%s.zuzhi", login), p->committees[i], "party_worker");
	}
	for (int i = 0; i < p->profile->accounts_villages; i++)
		for_post(p, arena_printf(p->arena, "cun%02d.shuji", i + 1), p->villages[i].org, "secretary");
	for (int i = 0; i < p->profile->accounts_communities; i++)
		for_post(p, arena_printf(p->arena, "shequ%02d.shuji", i + 1), p->communities[i].org, "secretary");
	branches(p);
}
