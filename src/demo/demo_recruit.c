/* Page 2 of the demo plan: activists and prospects whose cases stand at different steps of national/recruit, some waiting for the committee
 * longer than the rules allow. Their roles were written with the city already, so the steps change nothing in the archive. */
#include <string.h>
#include "core/file.h"
#include "demo/cast_case.h"
#include "demo/demo_plan.h"

#define IN_FORCE_DAYS 2600	/* before the first application */
#define COMMITTEES_SMALL 6	/* of a small city; in the full one all have their cases */
#define ACTIVISTS 3		/* of a committee: on the way to be filed, being observed, to be proposed */
#define FORM_FIELDS_MAX 6
#define OBSERVED_DAYS 400	/* a year before somebody is proposed as prospect, and a month until it is decided */

/* Who has a part in a case. */
struct recruit { int person, org, secretary, other, upper; day_t applied, chosen, prospect; };

/* What is done in a step: who, on which day, and the form in the order of its fields; NULL where a paper goes. */
struct act { bool is_upper; day_t day; const char *form, *texts[FORM_FIELDS_MAX]; size_t count; bool is_after_display, is_after_reports; };

/* ---- who ---- */

static bool is_below(struct demo_plan *p, int org, int above)
{
	const char *path = demo_org_at(p, above)->path;

	return strncmp(demo_org_at(p, org)->path, path, strlen(path)) == 0;
}

/* The role that somebody had before this one; the day of the activist for a prospect. */
static day_t chosen_day(const struct demo_plan *p, int person)
{
	for (int i = 0; i < p->roles_count; i++)
		if (p->roles[i].person == person && strcmp(p->roles[i].kind, "activist") == 0)
			return p->roles[i].from_day;
	return DAY_NONE;
}

static int another_member(struct demo_plan *p, int org, int secretary, day_t since)
{
	const struct demo_org *o = demo_org_at(p, org);

	for (int i = o->first_person; i < o->first_person + o->people_count; i++) {
		const struct demo_person *who = demo_person_at(p, i);

		if (i != secretary && who->status == 2 && who->full_day != DAY_NONE && who->full_day <= since && !who->is_mover)
			return i;
	}
	return 0;
}

/* Everybody with a part was in office when it began. */
static bool has_all(struct demo_plan *p, int committee, struct recruit *r)
{
	const struct demo_person *who = demo_person_at(p, r->person);

	r->applied = who->applied_day;
	r->secretary = demo_holder_since(p, demo_find_post(p, r->org, "secretary"), r->applied);
	r->upper = demo_holder_since(p, demo_find_post(p, committee, "secretary"), r->applied);
	r->other = r->secretary != 0 ? another_member(p, r->org, r->secretary, r->applied) : 0;
	return r->secretary != 0 && r->upper != 0 && r->other != 0 && r->chosen > r->applied &&
		(r->prospect == r->chosen || r->prospect - r->chosen >= OBSERVED_DAYS);
}

/* The next one below the committee, from that role on, who became so between those days before today; false: there is none. */
static bool find(struct demo_plan *p, int committee, const char *kind, int days_most, int days_least, int *role, struct recruit *r)
{
	for (; *role < p->roles_count; ++*role) {
		const struct demo_role *one = &p->roles[*role];

		if (one->to_day != DAY_OPEN || strcmp(one->kind, kind) != 0 || !is_below(p, one->org, committee) || !demo_is_branch(demo_org_at(p, one->org)))
			continue;
		*r = (struct recruit){ .person = one->person, .org = one->org, .prospect = one->from_day, .chosen = chosen_day(p, one->person) };
		if (r->prospect >= p->today - days_most && r->prospect <= p->today - days_least && has_all(p, committee, r)) {
			++*role;
			return true;
		}
	}
	return false;
}

/* ---- what they did ---- */

day_t demo_review_day(day_t chosen, int number) { return day_add_months(chosen, 6 * number) - 5; }

const char *demo_reviews(struct arena *a, day_t chosen, day_t to)
{
	const char *text = "";

	for (int n = 1; demo_review_day(chosen, n) <= to; n++)
		text = arena_printf(a, "%s%s%s\t" DEMO_REVIEW, text, text[0] == '\0' ? "" : "\n", day_text(a, demo_review_day(chosen, n)));
	return text;
}

static void report(struct caster *k, int64_t run, int by, day_t chosen, day_t to)
{
	struct arena *a = arena_new();

	for (int n = 1; demo_review_day(chosen, n) <= to && !k->is_failed; n++)
		cast_report(k, run, by, demo_review_day(chosen, n), (const char *[]){ day_text(a, demo_review_day(chosen, n)), DEMO_REVIEW }, 2);
	arena_free(a);
}

/* As many of its steps as were over by today, at most so many. */
static void carry(struct caster *k, int64_t use, const struct recruit *r, const struct file_kept *paper, size_t steps_most, bool is_reported)
{
	struct arena *a = arena_new();
	day_t decided = r->prospect == r->chosen ? day_add_months(r->chosen, 12) + 10 : r->prospect - 30;
	const struct act acts[] = {
		{ false, r->applied, "application paper applied_on received_by", { NULL, day_text(a, r->applied), "工作学习单位" }, 3, false, false },
		{ false, r->applied + (r->chosen - r->applied < 20 ? 0 : 10), "first_talk talker topics content record", { "党支部书记", "是", "了解了学习工作经历、入党动机和家庭情况，讲明了基本要求。", "" }, 4, false, false },
		{ false, r->chosen, "recommendation way minutes result", { "党员推荐", NULL, "同意" }, 3, false, false },
		{ true, r->chosen + 15, "filing result reply note", { "备案", NULL, "同意备案" }, 3, false, false },
		{ false, r->chosen + 20, "mentors first second kin", { arena_printf(a, "%d", r->secretary), "", "否" }, 3, false, false },
		{ false, decided, "cultivation reviews earlier handover register", { demo_reviews(a, r->chosen, decided), "0", "", NULL }, 4, false, true },
		{ false, decided + 5, "opinions groups people minutes result mentor_why", { "同意", "同意", NULL, "同意", "" }, 5, false, false },
		{ true, decided + 10, "consent result reply", { "同意", NULL }, 2, false, false },
		{ false, decided + 30, "listed result note", { "没有影响发展的反映", "" }, 2, true, false },
		{ false, decided + 35, "introducers first second kin", { arena_printf(a, "%d", r->secretary), arena_printf(a, "%d", r->other), "否" }, 3, false, false },
		{ false, decided + 50, "political result floating report asked", { "合格", "否", NULL, "" }, 4, false, false },
		{ true, decided + 60, "training days hours ended_on certificate", { "3", "24", day_text(a, decided + 59), NULL }, 4, false, false },
		{ false, decided + 65, "examination result minutes", { "合格", NULL }, 2, false, false },
		{ true, decided + 70, "preview result wanted again_why leaves_on leaves_why reply", { "合格", "", "", "", "", NULL }, 6, false, false },
	};
	int64_t run = cast_open(k, r->org, use, r->secretary, r->person, "", r->applied);

	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]) && i < steps_most && acts[i].day < k->p->today && !k->is_failed; i++) {
		const struct act *one = &acts[i];
		int by = one->is_upper ? r->upper : r->secretary;

		if (one->is_after_display)
			cast_show(k, run, by, one->day - 20, "listing", arena_printf(a, "拟确定%s为发展对象，现予公示，欢迎党员和群众反映情况。", demo_person_at(k->p, r->person)->name));
		if (one->is_after_reports)
			report(k, run, by, r->chosen, one->day);
		cast_fill(k, run, by, one->day, one->form, one->texts, one->count, paper);
		cast_close(k, run, by, one->day);
	}
	if (is_reported && !k->is_failed)
		report(k, run, r->secretary, r->chosen, k->p->today - 1);
	arena_free(a);
}

static void of_committee(struct caster *k, int64_t use, int committee, int number, const struct file_kept *paper)
{
	/* How long ago they were chosen, and how many steps are over: waiting for the committee or, in each third one, for the branch; under
	 * observation; to be proposed. */
	static const struct { int days_most, days_least; size_t steps; } STAGES[ACTIVISTS] = { { 60, 16, 3 }, { 330, 60, 5 }, { 700, 400, 6 } };
	int role = 0;
	struct recruit r;

	for (int i = 0; i < ACTIVISTS && !k->is_failed; i++, role = 0)
		if (find(k->p, committee, "activist", STAGES[i].days_most, STAGES[i].days_least, &role, &r))
			carry(k, use, &r, paper, STAGES[i].steps + (i == 0 && number % 3 == 0), i == 1 && number % 5 != 0);
	if (!k->is_failed && find(k->p, committee, "prospect", 400, 10, &role, &r))
		carry(k, use, &r, paper, (size_t)(9 + (number + 4) % 6), false);
}

void demo_recruits(struct caster *k)
{
	int64_t use = k->recruit = cast_in_force(k, "national/recruit", k->p->today - IN_FORCE_DAYS);
	int committees = k->p->committees_count == DEMO_PLAN_COMMITTEES ? DEMO_PLAN_COMMITTEES : COMMITTEES_SMALL;
	struct file_kept paper;
	bool is_kept = !k->is_failed && cast_paper(acting(k, 0, 1, k->p->today), "", &paper);

	if (!done(k, is_kept))
		return;
	for (int i = 0; i < committees && i < k->p->committees_count && !k->is_failed; i++)
		of_committee(k, use, k->p->committees[i], i, &paper);
}
