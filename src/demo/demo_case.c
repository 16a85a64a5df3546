/* Cases of the demo: practices put in force and carried through the rules of their rooms, so that every sum, term and seal is right.
 * Pages 3 and 7 of the demo plan: an evaluation with 80.00, 79.99, 60.00 and 59.99; a village that votes 14 to 19, and land leases that
 * are all decided. */
#include "demo/demo_case.h"

#include <string.h>
#include "core/file.h"
#include "core/services.h"
#include "demo/cast_case.h"
#include "demo/demo_many.h"
#include "demo/demo_office.h"
#include "demo/demo_plan.h"
#include "rooms/run/run_walk.h"
#include "rooms/run/run.h"

#define IN_FORCE_DAYS 500		/* for so long the practices are in force */
#define FIRST_ID INT64_C(1000000000)	/* behind everything that is written by its place in the plan */
#define LEASES 12
#define LEASES_SMALL 2			/* where there are not villages enough */
#define ASSEMBLY 33			/* representatives of the village that votes 14 to 19 */

/* ---- village matters ---- */

/* How many members of the village may vote: the review of the branch is decided by five of six of nine of ten of them. */
static int voters_of(struct demo_plan *p, const struct demo_village *v)
{
	int count = 0;

	for (int i = v->first_person; i < v->first_person + v->people_count; i++)
		count += demo_person_at(p, i)->status == 2;
	return count;
}

static int64_t propose(struct caster *k, const struct demo_village *v, const struct demo_leaders *people, int64_t use, const char *matter, const char *budget,
	day_t day)
{
	const char *const plan[] = { matter, budget, "两委会联席会议提出初步方案，附会议记录。" };
	int64_t run = cast_open(k, v->org, use, people->secretary, 0, matter, day);
	int present = voters_of(k->p, v) * 9 / 10;

	cast_fill(k, run, people->secretary, day, "plan matter budget plan", plan, 3, NULL);
	cast_sign(k, run, people->secretary, day, "branch");
	cast_sign(k, run, people->director, day, "village");
	cast_close(k, run, people->secretary, day);
	cast_vote(k, run, people->secretary, day + 3, "review", present, present * 5 / 6);
	cast_close(k, run, people->secretary, day + 3);
	return run;
}

static void decide(struct caster *k, const struct demo_leaders *people, int64_t run, day_t day, int present, int agreed)
{
	cast_vote(k, run, people->secretary, day, "decide", present, agreed);
	cast_close(k, run, people->representative, day);
}

/* From the decision to the result, with both displays. */
static void carry_out(struct caster *k, const struct demo_leaders *people, int64_t run, day_t day, const char *matter, const char *spent)
{
	static const char *ON_THE_WAY[] = { "按计划实施。", "收支已经入账。", "没有超出预算。" };
	const char *const execution[] = { "实施完毕", "", spent, "" }, *const opinion[] = { "程序完整，支出与决议相符。" };

	cast_show(k, run, people->director, day, "announce", arena_printf(k->base->arena, "经村民代表会议表决通过：%s。公示期内欢迎村民提出意见。", matter));
	cast_close(k, run, people->director, day + 16);
	cast_fill(k, run, people->director, day + 20, "execution way contract spent more", execution, 4, NULL);
	cast_close(k, run, people->director, day + 20);
	cast_show(k, run, people->director, day + 20, "result", arena_printf(k->base->arena, "%s已经实施完毕，支出%s元，公示结果。", matter, spent));
	cast_report(k, run, people->director, day + 21, ON_THE_WAY, 3);
	cast_fill(k, run, people->watcher, day + 21, "supervise opinion", opinion, 1, NULL);
	cast_sign(k, run, people->watcher, day + 21, "watch");
	cast_close(k, run, people->director, day + 37);
}

static void village_matters(struct caster *k)
{
	int64_t use = cast_in_force(k, "xy/four", k->p->today - IN_FORCE_DAYS);
	int leases = 0, wanted = k->p->villages_count > 2 * LEASES ? LEASES : LEASES_SMALL;
	bool is_refused = false;

	for (int i = 0; i < k->p->villages_count && use != 0 && !k->is_failed && (leases < wanted || !is_refused); i++) {
		const struct demo_village *v = &k->p->villages[i];
		struct demo_leaders people = demo_leaders_of(k->p, v);
		day_t day = k->p->today - 100 + leases * 4;
		int64_t run;

		if (!demo_leaders_are_whole(&people))
			continue;
		if (people.assembly == ASSEMBLY && !is_refused) {
			is_refused = true;
			run = propose(k, v, &people, use, "引进矾石厂", "0", day);
			decide(k, &people, run, day + 6, ASSEMBLY, 14);
		} else if (leases < wanted) {
			run = propose(k, v, &people, use, "村集体土地出租", "0", day);
			decide(k, &people, run, day + 6, people.assembly, people.assembly - 2);
			if (leases++ % 4 != 1)
				carry_out(k, &people, run, day + 7, "村集体土地出租", "0");
			else	/* on display today */
				cast_show(k, run, people.director, k->p->today - 3, "announce", "经村民代表会议表决通过：村集体土地出租。公示期内欢迎村民提出意见。");
		}
	}
}

/* ---- an evaluation ---- */

#define RATED 4

struct rated { int org, secretary, activists[RATED]; };

/* The first branch with four activists and a secretary who was in office on the day already. */
static bool find_rated(struct demo_plan *p, day_t day, struct rated *r)
{
	for (int i = 0; i < p->orgs_count; i++) {
		int found = 0;

		if (strcmp(p->orgs[i].kind, "branch") != 0 || p->orgs[i].activists < RATED)
			continue;
		r->org = i + 1;
		r->secretary = demo_holder_since(p, demo_find_post(p, r->org, "secretary"), day);
		for (int n = 0; n < p->roles_count && found < RATED; n++)
			if (p->roles[n].org == r->org && strcmp(p->roles[n].kind, "activist") == 0 && p->roles[n].to_day == DAY_OPEN && p->roles[n].from_day <= day)
				r->activists[found++] = p->roles[n].person;
		if (found == RATED && r->secretary != 0)
			return true;
	}
	return false;
}

/* 80.00, 79.99, 60.00 and 59.99: halves of both marks. In force for that branch alone: where it is, nobody else is proposed unmarked. */
static void evaluation(struct caster *k)
{
	static const int MARKS[RATED][2] = { { 8000, 8000 }, { 8000, 7998 }, { 6000, 6000 }, { 6000, 5998 } };
	struct date today = date_from_day(k->p->today);
	day_t day = day_from_date(today.month > 6 || (today.month == 6 && today.day > 20) ? today.year : today.year - 1, 6, 10);
	struct rated r = { 0 };
	int64_t use = 0;

	if (find_rated(k->p, day, &r))
		use = cast_in_force_at(k, "tz/evaluate", r.org, k->p->today - IN_FORCE_DAYS);
	for (int i = 0; i < RATED && use != 0 && !k->is_failed; i++) {
		int64_t run = cast_open(k, r.org, use, r.secretary, r.activists[i], "", day);

		cast_marks(k, run, "org_mark", r.secretary, day + 1, fraction_of(MARKS[i][0], 100));
		cast_papers(k, run, "people_mark", r.secretary, day + 2, fraction_of(MARKS[i][1], 100));
		cast_close(k, run, r.secretary, day + 5);
	}
}

/* The other national rules about members and elections, in force for the whole city. */
static void national_practices(struct caster *k)
{
	static const char *const NAMES[] = { "national/suspend", "national/restore", "national/dispose", "national/resign", "national/sanction", "national/detain",
		"national/death", "national/election", "national/abroad", "national/graduate", "national/recognise" };

	for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]) && !k->is_failed; i++)
		cast_in_force(k, NAMES[i], k->p->today - IN_FORCE_DAYS);
}

/* A congress, village assemblies, projects, what is over in great numbers, and registers. */
static void more_cases(struct caster *k)
{
	struct demo_offices *offices = demo_offices_new(k->base->arena, k->p);
	struct file_kept paper;

	if (!done(k, cast_paper(acting(k, 0, 1, k->p->today), "", &paper)))
		return;
	if (cast_in_force(k, "national/delegates", k->p->today - IN_FORCE_DAYS) != 0)
		demo_congress(k, cast_in_force(k, "national/congress", k->p->today - IN_FORCE_DAYS), &paper);
	if (!k->is_failed)
		demo_assemblies(k);
	if (!k->is_failed)
		demo_council(k, &paper);
	if (!k->is_failed)
		demo_projects(k, offices);
	if (!k->is_failed)
		demo_seniority(k, offices, &paper);
	if (!k->is_failed)
		demo_images(k, offices, &paper);
	if (!k->is_failed)
		demo_registers(k);
	if (!k->is_failed)
		demo_admissions(k, offices, &paper);
}

bool demo_cases(struct ctx *base, struct demo_plan *p, char *error, size_t error_bytes)
{
	struct caster k = { .base = base, .p = p, .root_path = demo_org_at(p, 1)->path, .arena = arena_new(), .error = error, .error_bytes = error_bytes };

	database_count_ids(base->services->database, FIRST_ID);
	village_matters(&k);
	if (!k.is_failed)
		evaluation(&k);
	if (!k.is_failed)
		demo_recruits(&k);
	demo_transfers(&k);
	demo_floating(&k);
	demo_residents(&k);
	demo_dues(&k);
	national_practices(&k);
	if (!k.is_failed)
		more_cases(&k);
	database_count_ids(base->services->database, 0);
	arena_free(k.arena);
	return !k.is_failed;
}
