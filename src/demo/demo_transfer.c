/* 组织关系接转 of the demo, carried through the rules between two towns. */
#include "demo/demo_act.h"

#include "core/path.h"
#include "demo/demo_plan.h"
#include "rooms/transfer/transfer.h"

/* One side: a town, and how many of its people were looked at already. */
struct side { int town, next; };

#define QUIET_DAYS 100	/* for so long nothing befell who is chosen */

static bool is_quiet(const struct demo_plan *p, int person)
{
	for (int i = 0; i < p->spells_count; i++)
		if (p->spells[i].person == person && p->spells[i].from_day > p->today - QUIET_DAYS)
			return false;
	return true;
}

/* A full member of the town with nothing else to do, each once; not of that branch. 0: no more. */
static int member_of(struct demo_plan *p, struct side *s, int not_branch)
{
	struct demo_range range = demo_range_of(p, s->town, NULL);

	while (s->next < range.people_count) {
		int id = range.first_person + s->next++;
		const struct demo_person *who = demo_person_at(p, id);

		if (who->status == 2 && who->posts_count == 0 && who->roles_count == 0 && who->org != not_branch && is_quiet(p, id))
			return id;
	}
	return 0;
}

/* The Party worker of the first town or of the second, who acts for the branches too. */
static const char *clerk_of(struct demo_plan *p, int org)
{
	return path_is_within(demo_org_at(p, org)->path, demo_org_at(p, p->towns[0])->path) ? "zhen1.zuzhi" : "zhen2.zuzhi";
}

static int64_t propose(struct caster *k, int person, const char *to, const char *place, day_t day)
{
	struct ctx *c = acting_at(k, demo_person_at(k->p, person)->org, clerk_of(k->p, demo_person_at(k->p, person)->org), day);
	transfer_id made = { 0 };
	const struct transfer_form form = { .person = person, .to = to, .place = place, .reason = place[0] != '\0' ? "job" : "residence", .dues_month = day, .has_file = true, .is_dues_sure = true };

	done(k, transfer_open(c, &form, &made));
	return made.v;
}

/* What follows is done while the one before went through. */
static void act(struct caster *k, int org, int64_t id, day_t day, struct transfer_order order)
{
	struct ctx *c = acting_at(k, org, clerk_of(k->p, org), day);
	struct transfer_row row = { .row_version = 0 };

	transfer_get(c->store, (transfer_id){ id }, &row);
	order.row_version = row.row_version;
	order.day = day;
	done(k, transfer_do(c, (transfer_id){ id }, &order));
}

/* Agreed by the branch a day after it was proposed, and issued for 30 days on `day`. */
static int64_t issued(struct caster *k, int town, int person, const char *to, const char *place, day_t day)
{
	int64_t id = propose(k, person, to, place, day - 2);

	act(k, demo_person_at(k->p, person)->org, id, day - 1, (struct transfer_order){ .act = "agree" });
	act(k, town, id, day, (struct transfer_order){ .act = "issue", .valid_days = TRANSFER_DAYS_USUAL });
	return id;
}

static const char *branch_code(struct demo_plan *p, int person)
{
	return demo_org_at(p, demo_person_at(p, person)->org)->code;
}

/* Into the branch of somebody who goes the other way. */
static void between(struct caster *k, int from_town, int person, int to_town, int other, day_t day)
{
	int64_t id = issued(k, from_town, person, branch_code(k->p, other), "", day - 5);

	act(k, to_town, id, day - 1, (struct transfer_order){ .act = "accept" });
	act(k, demo_person_at(k->p, other)->org, id, day, (struct transfer_order){ .act = "enrol" });
}

static void inside(struct caster *k, int town, int person, int other, day_t day)
{
	int64_t id = propose(k, person, branch_code(k->p, other), "", day);

	act(k, town, id, day, (struct transfer_order){ .act = "adjust", .document = "云组转〔内〕1号" });
}

#define PEOPLE 11	/* of the first town; two more change places with the last two */

void demo_transfers(struct caster *k)
{
	struct demo_plan *p = k->p;
	struct side a = { p->towns[0], 0 }, b = { p->towns[1], 0 };
	int who[PEOPLE], there, near;
	day_t today = p->today;
	const char *to;
	int64_t id;

	for (int i = 0; i < PEOPLE; i++)
		who[i] = k->is_failed ? 0 : member_of(p, &a, 0);
	there = k->is_failed ? 0 : member_of(p, &b, 0);
	near = who[PEOPLE - 1] == 0 ? 0 : member_of(p, &a, demo_person_at(p, who[10])->org);
	if (there == 0 || near == 0)
		return;
	to = branch_code(p, there);
	propose(k, who[0], to, "", today - 2);
	id = propose(k, who[1], to, "", today - 6);
	act(k, demo_person_at(p, who[1])->org, id, today - 4, (struct transfer_order){ .act = "agree" });
	issued(k, a.town, who[2], to, "", today - 10);
	id = issued(k, a.town, who[3], to, "", today - 15);
	act(k, b.town, id, today - 3, (struct transfer_order){ .act = "accept" });
	issued(k, a.town, who[4], "", "中共邻县县委组织部", today - 50);	/* the receipt is late */
	issued(k, a.town, who[5], to, "", today - 45);	/* ran out */
	id = issued(k, a.town, who[6], to, "", today - 80);
	act(k, a.town, id, today - 40, (struct transfer_order){ .act = "expire", .reason = "本人暂不前往，未去报到" });
	id = issued(k, a.town, who[7], to, "", today - 30);
	act(k, b.town, id, today - 20, (struct transfer_order){ .act = "return", .reason = "档案中缺转正材料" });
	id = propose(k, who[8], to, "", today - 12);
	act(k, demo_person_at(p, who[8])->org, id, today - 11, (struct transfer_order){ .act = "withdraw", .reason = "本人不再调动" });
	between(k, a.town, who[9], b.town, there, today - 25);
	between(k, b.town, there, a.town, who[9], today - 25);
	inside(k, a.town, who[10], near, today - 18);
	inside(k, a.town, near, who[10], today - 18);
}
