/* Page 2 of the demo plan: the cases of everybody who was developed within the last three years. Full members' cases are filed after
 * twenty-five steps, those of probationary members stand where they are observed; the days are those of the archive. */
#include <assert.h>
#include <string.h>
#include "base/arena.h"
#include "core/file.h"
#include "demo/cast_case.h"
#include "demo/cast_past.h"
#include "demo/demo_many.h"
#include "demo/demo_office.h"
#include "demo/demo_plan.h"
#include "demo/demo_sql.h"
#include "rooms/run/run_walk.h"

#define DEVELOPED_DAYS 1096	/* who joined longer ago was developed on paper */
#define CHOSEN_DAYS 424		/* so long before the meeting somebody was chosen as activist: a year before being proposed, and two months */
#define MENTORS_DAYS 20
#define HALF_YEAR_MONTHS 6
#define EARLIER_MONTHS "6"	/* observed elsewhere before, by whoever applied too late for that */
#define OBSERVED_DAYS 58	/* so long before the meeting the branch had observed him long enough */
#define PROPOSED_DAYS 54
#define LISTED_DAYS 31
#define BOOKLET_DAYS 3
#define VOTERS_MAX 2000
#define TRANSFERS_MAX 1000	/* stretches that were not planned */
#define STEPS 25
#define CASES_SMALL 24
#define TEXTS_MAX 6

/* Stretches of membership by branch, as the archive has them after the transfers: rows behind one another; 0 ends. */
struct stretch { int person, status, next; day_t from_day, to_day; };
struct rolls { struct demo_plan *p; int *first; struct stretch *list; };

static struct rolls read_rolls(struct caster *k, struct arena *a)
{
	struct demo_plan *p = k->p;
	size_t room = (size_t)p->spells_count + TRANSFERS_MAX;
	struct rolls r = { p, arena_array(a, (size_t)p->orgs_count + 1, sizeof(int)), arena_array(a, room, sizeof(struct stretch)) };
	struct ctx *c = acting(k, 0, 1, p->today);
	struct demo_membership_row row;
	struct cursor rows;
	size_t count = 0;

	memset(r.first, 0, ((size_t)p->orgs_count + 1) * sizeof(int));
	demo_memberships(c->store, DEMO_REGION, &rows);
	while (demo_membership_row_next(&rows, &row)) {
		assert(count + 1 < room && row.org <= p->orgs_count);
		r.list[++count] = (struct stretch){ (int)row.person, (int)row.status, r.first[row.org], row.from_day, row.to_day };
		r.first[row.org] = (int)count;
	}
	cursor_close(&rows);
	done(k, true);
	return r;
}

/* Full members of the branch on a day, but for one. */
static int full_members(const struct rolls *r, int branch, day_t day, int but, int list[VOTERS_MAX])
{
	int count = 0;

	for (int id = r->first[branch]; id != 0 && count < VOTERS_MAX; id = r->list[id].next) {
		const struct stretch *s = &r->list[id];

		if (s->status == 2 && s->from_day <= day && day < s->to_day && s->person != but)
			list[count++] = s->person;
	}
	return count;
}

/* ---- one case ---- */

struct admission { int person, branch, committee, sponsors[2]; day_t applied, opened, chosen, joined, full; bool was_elsewhere; };
enum who { BRANCH, OFFICE, UPPER, COUNTY };
struct act { enum who who; day_t day; const char *form, *texts[TEXTS_MAX]; size_t count; const char *way; };

/* Two who were full members when the mentors were named, and still are. */
static bool find_sponsors(const struct rolls *r, struct admission *one)
{
	int found = 0;

	for (int id = r->first[one->branch]; id != 0 && found < 2; id = r->list[id].next) {
		const struct stretch *s = &r->list[id];

		if (s->status == 2 && s->from_day <= one->chosen && s->to_day == DAY_OPEN && s->person != one->person)
			one->sponsors[found++] = s->person;
	}
	return found == 2;
}

static bool read_admission(struct demo_plan *p, const struct rolls *r, int person, struct admission *one)
{
	const struct demo_person *who = demo_person_at(p, person);

	if ((who->status != 1 && who->status != 2) || who->joined_day < p->today - DEVELOPED_DAYS || who->is_mover)
		return false;
	*one = (struct admission){ .person = person, .branch = who->org, .committee = demo_committee_of(p, who->org), .applied = who->applied_day, .joined = who->joined_day,
		.full = who->full_day, .chosen = who->joined_day - CHOSEN_DAYS };
	/* Who applied before the branch was founded brought the paper along. */
	one->opened = one->applied > demo_org_at(p, who->org)->from_day ? one->applied : demo_org_at(p, who->org)->from_day + 1;
	one->was_elsewhere = one->chosen < one->opened + 2;
	if (one->was_elsewhere)
		one->chosen = one->opened + 2;
	return find_sponsors(r, one);
}

static const char *twice(struct arena *a, day_t first, day_t second, const char *text)
{
	return arena_printf(a, "%s\t%s\n%s\t%s", day_text(a, first), text, day_text(a, second), text);
}

/* Whoever was observed elsewhere before may be here less than half a year: the branch looked at him once, shortly before it was through with it. */
static const char *observed(struct arena *a, const struct admission *one)
{
	day_t last = one->joined - OBSERVED_DAYS - 2;

	return demo_review_day(one->chosen, 1) <= last ? demo_reviews(a, one->chosen, last) : arena_printf(a, "%s\t" DEMO_REVIEW, day_text(a, last));
}

static day_t after(const struct demo_plan *p, day_t day, int days)
{
	return day + days > p->today ? p->today : day + days;
}

#define ACT(who_, day_, form_, way_, ...) (struct act){ who_, day_, form_, { __VA_ARGS__ }, sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(const char *), way_ }

static const char *booklet_number(struct arena *a, const struct admission *one)
{
	return arena_printf(a, "ZY%08d", one->person);
}

/* A committee has received its stock for the year in January, or a month ago where it is early in the year. */
static day_t stock_received(day_t issued)
{
	day_t january = day_from_date(date_from_day(issued).year, 1, 15);

	return january < issued ? january : issued - 30;
}

/* To the meeting that admits. */
static size_t put_before_meeting(struct arena *a, const struct admission *one, struct act *acts)
{
	day_t r = one->chosen, j = one->joined;
	const char *first = arena_printf(a, "%d", one->sponsors[0]), *second = arena_printf(a, "%d", one->sponsors[1]);
	size_t n = 0;

	acts[n++] = ACT(BRANCH, one->opened, "application paper applied_on received_by", "talk", NULL, day_text(a, one->applied), "工作学习单位");
	acts[n++] = ACT(BRANCH, r - one->opened > 20 ? one->opened + 10 : one->opened + 1, "first_talk talker topics content record", "recommend", "党支部书记", "是", "了解了学习工作经历、入党动机和家庭情况，讲明了基本要求。", "");
	acts[n++] = ACT(BRANCH, r, "recommendation way minutes result", "file", "党员推荐", NULL, "同意");
	acts[n++] = ACT(OFFICE, r + 15, "filing result reply note", "contacts", "备案", NULL, "同意备案");
	acts[n++] = ACT(BRANCH, r + MENTORS_DAYS, "mentors first second kin", "cultivate", first, "", "否");
	acts[n++] = ACT(BRANCH, j - OBSERVED_DAYS, "cultivation reviews earlier handover register", "propose", observed(a, one), one->was_elsewhere ? EARLIER_MONTHS : "0",
		one->was_elsewhere ? NULL : "", NULL);
	acts[n++] = ACT(BRANCH, j - PROPOSED_DAYS, "opinions groups people minutes result mentor_why", "agree", "同意", "同意", NULL, "同意", "");
	acts[n++] = ACT(OFFICE, j - 50, "consent result reply", "display", "同意", NULL);
	acts[n++] = ACT(BRANCH, j - LISTED_DAYS, "listed result note", "introduce", "没有影响发展的反映", "");
	acts[n++] = ACT(BRANCH, j - 30, "introducers first second kin", "review", first, second, "否");
	acts[n++] = ACT(BRANCH, j - 26, "political result floating report asked", "train", "合格", "否", NULL, "");
	acts[n++] = ACT(OFFICE, j - 20, "training days hours ended_on certificate", "examine", "3", "24", day_text(a, j - 21), NULL);
	acts[n++] = ACT(BRANCH, j - 14, "examination result minutes", "preread", "合格", NULL);
	acts[n++] = ACT(OFFICE, j - 10, "preview result wanted again_why leaves_on leaves_why reply", "fill", "合格", "", "", "", "", NULL);
	acts[n++] = ACT(BRANCH, j - BOOKLET_DAYS, "booklet number filled_on paper", "meeting", booklet_number(a, one), day_text(a, j - BOOKLET_DAYS), NULL);
	return n;
}

static size_t put_from_meeting(const struct demo_plan *p, const struct admission *one, struct act *acts)
{
	day_t j = one->joined;
	size_t n = 0;

	acts[n++] = ACT(BRANCH, j, "admission_minutes alone resolution late_why", "pretalk", "是", NULL, "");
	acts[n++] = ACT(OFFICE, after(p, j, 10), "second_talk talker opinion record", "approve", "党委组织员", "符合条件，同意接收。", "");
	acts[n++] = ACT(UPPER, after(p, j, 25), "approval body collective result late_why back_why reply", "county_file", "党委", "是", "批准", "", "", NULL);
	acts[n++] = ACT(COUNTY, after(p, j, 35), "county_filing paper", "assign", NULL);
	acts[n++] = ACT(BRANCH, after(p, j, 38), "assignment team", "oath", "党支部");
	acts[n++] = ACT(BRANCH, after(p, j, 40), "oath_record place photo", "probation", "党员活动室，党支部主持", NULL);
	return n;
}

static size_t put_conversion(struct arena *a, const struct demo_plan *p, const struct admission *one, struct act *acts)
{
	day_t j = one->joined, f = one->full;
	size_t n = 0;

	acts[n++] = ACT(BRANCH, f - 20, "probation_record reviews register", "convert_apply", twice(a, j + 90, j + 270, "履行义务，表现良好"), NULL);
	acts[n++] = ACT(BRANCH, f - 12, "conversion_paper paper applied_on", "convert", NULL, day_text(a, f - 14));
	acts[n++] = ACT(BRANCH, f, "conversion_minutes alone resolution", "convert_approve", "是", NULL);
	acts[n++] = ACT(UPPER, after(p, f, 15), "conversion_approval result late_why back_why reply", "archive", "批准", "", "", NULL);
	acts[n++] = ACT(BRANCH, after(p, f, 30), "archive_list booklet_kept application_kept political_kept conversion_kept cultivation_kept place", "member", "有", "有", "有", "有", "有", "党委保存的党员档案");
	return n;
}

static int in_office(const struct demo_offices *o, const struct demo_plan *p, const struct admission *one, const struct act *act)
{
	switch (act->who) {
	case BRANCH: return demo_office_on(o, one->branch, NULL, act->day);
	case OFFICE: return demo_office_on(o, one->committee, NULL, act->day);
	case UPPER: return demo_office_on(o, one->committee, "secretary", act->day);
	default: return demo_office_on(o, p->root, "org_officer", act->day);
	}
}

static void hold_vote(struct past *x, const struct rolls *r, const struct admission *one, const char *vote, day_t day)
{
	int voters[VOTERS_MAX], count = full_members(r, one->branch, day, one->person, voters), present = count - count / 10;

	past_vote(x, &(struct past_voting){ .vote = vote, .supervisor = demo_person_at(r->p, one->sponsors[0])->name, .teller = demo_person_at(r->p, one->sponsors[1])->name, .day = day,
		.voters = voters, .voters_count = count, .present = present, .agreed = present - one->person % 3 / 2 });
}

/* Each half-year from the day he became an activist that was whole when the branch was through with the display, some days before it was due. */
static void report_each_half_year(struct past *x, const struct demo_offices *o, const struct admission *one)
{
	for (int months = HALF_YEAR_MONTHS; day_add_months(one->chosen, months) <= one->joined - LISTED_DAYS; months += HALF_YEAR_MONTHS) {
		day_t told = demo_review_day(one->chosen, months / HALF_YEAR_MONTHS);

		past_report(x, "half_yearly", demo_office_on(o, one->branch, NULL, told), told,
			(const char *const []){ day_text(past_arena(x), told), DEMO_REVIEW }, 2);
	}
}

/* What the step has beside its form. */
static void prepare(struct past *x, const struct demo_offices *o, const struct rolls *r, const struct admission *one, const struct act *act)
{
	if (cast_is_form(act->form, "listed"))
		past_show(x, "listing", arena_printf(past_arena(x), "拟确定%s为发展对象，现予公示，欢迎党员和群众反映情况。", demo_person_at(r->p, one->person)->name), one->joined - 48);
	if (cast_is_form(act->form, "booklet"))
		past_booklet(x, one->committee, booklet_number(past_arena(x), one), stock_received(act->day), act->day);
	if (cast_is_form(act->form, "admission_minutes"))
		hold_vote(x, r, one, "admission", act->day);
	if (cast_is_form(act->form, "conversion_minutes")) {
		past_fill(x, "conversion_motion motion months opinions", (const char *const []){ "按期转正", "", "党小组、党员和群众同意按期转正" }, 3);
		hold_vote(x, r, one, "conversion", act->day);
	}
	if (cast_is_form(act->form, "opinions"))
		report_each_half_year(x, o, one);
}

static void write_case(struct past *x, const struct demo_offices *o, const struct rolls *r, const struct admission *one, const struct file_kept *paper)
{
	struct act acts[STEPS + 1];
	size_t count;
	struct arena *a;

	past_open(x, one->branch, one->person, one->opened);
	a = past_arena(x);
	count = put_before_meeting(a, one, acts);
	count += put_from_meeting(r->p, one, acts + count);
	if (one->full != DAY_OPEN)
		count += put_conversion(a, r->p, one, acts + count);
	past_paper(x, paper, "入党材料.pdf", one->opened);
	for (size_t i = 0; i < count; i++) {
		int by = in_office(o, r->p, one, &acts[i]);

		prepare(x, o, r, one, &acts[i]);
		past_fill(x, acts[i].form, acts[i].texts, acts[i].count);
		past_close(x, by, acts[i].day, acts[i].way);
	}
	if (one->full == DAY_OPEN)
		past_leave_open(x);
	past_role(x, "activist", one->chosen, one->joined - LISTED_DAYS);
	past_role(x, "prospect", one->joined - LISTED_DAYS, one->joined);
}

/* Somebody was in office on every day: the first and the last of each organisation tell, since nobody leaves a gap. */
static bool are_in_office(const struct demo_offices *o, const struct demo_plan *p, const struct admission *one)
{
	const struct act days[] = { { .who = BRANCH, .day = one->opened }, { .who = OFFICE, .day = one->chosen }, { .who = UPPER, .day = one->joined },
		{ .who = COUNTY, .day = one->joined } };

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		if (in_office(o, p, one, &days[i]) == 0)
			return false;
	return true;
}

void demo_admissions(struct caster *k, const struct demo_offices *o, const struct file_kept *paper)
{
	struct arena *a = arena_new();
	struct rolls r = read_rolls(k, a);
	struct past *x = past_begin(k, k->recruit);
	int wanted = k->p->committees_count == DEMO_PLAN_COMMITTEES ? k->p->profile->developed : CASES_SMALL;

	for (int i = 1, made = 0; i <= k->p->people_count && made < wanted && !k->is_failed; i++) {
		struct admission one;

		if (!read_admission(k->p, &r, i, &one) || !are_in_office(o, k->p, &one))
			continue;
		write_case(x, o, &r, &one, paper);
		made++;
	}
	past_end(x);
	arena_free(a);
}
