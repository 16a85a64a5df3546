/* Page 7 of the demo plan: a village whose members' council reviews an ordinary affair, 20 to 4, by the four deliberations of 高邮 (KFQ-24). A village of the demo has
 * a general branch of sixty members and more, whose meeting can't decide so with 24 of them there; the council of 26 can. */
#include <string.h>
#include "demo/cast_case.h"
#include "demo/demo_many.h"
#include "demo/demo_plan.h"
#include "rooms/org/org.h"
#include "rooms/org/post.h"

#define COUNCIL 26
#define PRESENT 24
#define AGREED 20
#define SINCE_DAYS 400		/* the council has stood for so long, and the practice is in force there */
#define OPENED_DAYS 30		/* ago; its decision is on display today */

/* The one who closes the assembly's step holds no other post: the committee may not. */
struct demo_leaders demo_leaders_of(struct demo_plan *p, const struct demo_village *v)
{
	struct demo_leaders people = { .secretary = demo_holder_of(p, v->secretary_post), .director = demo_holder_of(p, v->director_post),
		.watcher = demo_holder_of(p, demo_find_post(p, v->supervision, "supervision_director")) };

	for (int i = 0; i < p->groups_count; i++)
		if (p->groups[i].org == v->assembly && p->groups[i].person != 0) {
			people.assembly++;
			if (people.representative == 0 && demo_person_at(p, p->groups[i].person)->posts_count == 0)
				people.representative = p->groups[i].person;
		}
	return people;
}

bool demo_leaders_are_whole(const struct demo_leaders *people)
{
	return people->secretary != 0 && people->director != 0 && people->representative != 0 && people->watcher != 0 && people->assembly >= 3;
}

/* The last village with everybody whom the case needs: those before it have cases of their own. */
static const struct demo_village *find_village(struct demo_plan *p, struct demo_leaders *leaders)
{
	for (int i = p->villages_count; i > 0; i--) {
		*leaders = demo_leaders_of(p, &p->villages[i - 1]);
		if (demo_leaders_are_whole(leaders))
			return &p->villages[i - 1];
	}
	return NULL;
}

static org_id found_council(struct caster *k, const struct demo_village *v, day_t day)
{
	struct ctx *c = acting(k, 0, 1, day);
	const struct org_form form = { .name = arena_printf(c->arena, "%s党员议事会", demo_org_at(k->p, v->org)->short_name), .short_name = "党员议事会", .kind = "association", .unit_kind = "village",
		.code = "", .document = "党员大会决议", .note = "", .type = "", .authority = demo_org_at(k->p, v->town)->name, .parent = { v->org }, .day = day };
	org_id made = { 0 };

	done(k, org_found(c, &form, &made));
	return made;
}

static post_id post_of_kind(struct caster *k, org_id org, const char *kind, day_t day)
{
	struct ctx *c = acting(k, 0, 1, day);
	struct post_row *posts;
	size_t count = post_list(c->store, org, day, &posts);
	post_id found = { 0 };

	for (size_t i = 0; i < count; i++)
		if (strcmp(posts[i].kind, kind) == 0)
			found = posts[i].id;
	done(k, true);
	return found;
}

static void seat(struct caster *k, post_id post, int person, day_t day)
{
	const struct post_form form = { .manner = "appointed", .document = "党员大会决议", .reason = "", .person = { person }, .from_day = day, .to_day = DAY_OPEN };
	holding_id made;

	done(k, post_appoint(acting(k, 0, 1, day), post, &form, &made));
}

/* Members of the village with a vote who hold no other post, one of them at the head. */
static void seat_all(struct caster *k, const struct demo_village *v, org_id council, day_t day)
{
	post_id head = post_of_kind(k, council, "president", day), plain = post_of_kind(k, council, "council_member", day);
	int seated = 0;

	for (int i = v->first_person; i < v->first_person + v->people_count && seated < COUNCIL && !k->is_failed; i++) {
		const struct demo_person *person = demo_person_at(k->p, i);

		if (person->status == 2 && person->posts_count == 0)
			seat(k, seated++ == 0 ? head : plain, i, day);
	}
}

static void deliberate(struct caster *k, const struct demo_village *v, const struct demo_leaders *people, int64_t use, const struct file_kept *paper)
{
	static const char MATTER[] = "村内文化广场开放时间";
	const char *const proposal[] = { "公共场所开放和管理", "一般事务", MATTER, "0", "早六点至晚九点半开放，由各村民小组轮流看护。" }, *const consultation[] = { "7", "同意提交党员议事会审议。", NULL };
	day_t day = k->p->today - OPENED_DAYS;
	int64_t run = cast_open(k, v->org, use, people->secretary, 0, MATTER, day);

	cast_fill(k, run, people->secretary, day, "proposal entry kind matter budget plan", proposal, 5, NULL);
	cast_close(k, run, people->secretary, day);
	cast_fill(k, run, people->secretary, day + 2, "consultation present opinion minutes", consultation, 3, paper);
	cast_sign(k, run, people->secretary, day + 2, "branch");
	cast_sign(k, run, people->director, day + 2, "village");
	cast_close(k, run, people->secretary, day + 2);
	cast_show(k, run, people->director, day + 3, "topic", "村内文化广场的开放时间拟提交党员议事会审议，欢迎村民提出意见。");
	cast_close(k, run, people->director, day + 19);
	cast_vote(k, run, people->secretary, day + 20, "council_view", PRESENT, AGREED);
	cast_close(k, run, people->secretary, day + 20);
	cast_show(k, run, people->director, day + 21, "decision", "党员议事会审议通过：文化广场早六点至晚九点半开放。公示期内欢迎村民提出意见。");
}

void demo_council(struct caster *k, const struct file_kept *paper)
{
	struct demo_leaders leaders;
	const struct demo_village *v = find_village(k->p, &leaders);
	day_t day = k->p->today - SINCE_DAYS;
	org_id council;
	int64_t use;

	if (v == NULL)
		return;
	council = found_council(k, v, day);
	if (!k->is_failed)
		seat_all(k, v, council, day);
	use = k->is_failed ? 0 : cast_in_force_at(k, "kfq/four", v->org, day);
	if (use != 0)
		deliberate(k, v, &leaders, use, paper);
}
