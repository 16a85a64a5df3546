/* Page 9 of the demo plan, up to the approval: 552 people who headed villages, entitled by their years in office, over eight years. */
#include <string.h>
#include "base/arena.h"
#include "demo/cast_case.h"
#include "demo/cast_past.h"
#include "demo/demo_many.h"
#include "demo/demo_office.h"
#include "demo/demo_plan.h"

#define ENTITLED 552
#define ENTITLED_SMALL 11
#define SMALL_VILLAGES 20
#define YEARS 8
#define FIRST_AGE 60
#define DECIDED_BY_MONTH 4	/* what a year opens in January and February is decided before April */

/* The years of one in office, counted back from the day on which he left; a gap in the middle where there are more than one post. */
static const struct { int years[2], gap; } SERVICE[] = { { { 16, 0 }, 0 }, { { 22, 0 }, 0 }, { { 19, 0 }, 0 }, { { 12, 11 }, 2 }, { { 15, 0 }, 0 }, { { 31, 0 }, 0 },
	{ { 17, 0 }, 0 }, { { 26, 0 }, 0 }, { { 18, 0 }, 0 }, { { 20, 13 }, 1 } };
#define SERVICES ((int)(sizeof(SERVICE) / sizeof(SERVICE[0])))

static const char *posts_text(struct arena *a, int kind, int last_year)
{
	static const char *const NAMES[] = { "村党支部书记", "村委会主任" };
	const char *text = "";
	int until = last_year;

	for (int i = 0; i < 2 && SERVICE[kind].years[i] > 0; i++) {
		int from = until - SERVICE[kind].years[i] + 1;

		text = arena_printf(a, "%s%s%s\t%d-01-01\t%d-12-31\t任期届满\t任职证明", text, i == 0 ? "" : "\n", NAMES[(kind + i) % 2], from, until);
		until = from - 1 - SERVICE[kind].gap;
	}
	return text;
}

static const char *tier_of(int kind)
{
	int years = SERVICE[kind].years[0] + SERVICE[kind].years[1];

	return years < 20 ? "first" : years < 30 ? "second" : "third";
}

/* The next one in the village who was old enough by then and holds nothing. */
static int next_old(struct demo_plan *p, const struct demo_village *v, int *at, day_t opened)
{
	for (; *at < v->people_count; ++*at) {
		const struct demo_person *who = demo_person_at(p, v->first_person + *at);

		if (who->status == 2 && who->posts_count == 0 && !who->is_mover && day_add_months(who->birth_day, 12 * FIRST_AGE) <= opened)
			return v->first_person + (*at)++;
	}
	return 0;
}

/* The days of a case after it was opened, and who acts on them: in office on that very day. */
static const int DAYS[] = { 1, 6, 23, 30 };
struct officers { int applies, verifies, shows, approves; };

static bool find_officers(const struct demo_offices *o, const struct demo_village *v, int city, day_t day, struct officers *by)
{
	by->applies = demo_office_on(o, v->committee, NULL, day + DAYS[0]);
	by->verifies = demo_office_on(o, v->town, "party_worker", day + DAYS[1]);
	by->shows = demo_office_on(o, v->committee, NULL, day + DAYS[2]);
	by->approves = demo_office_on(o, city, "org_officer", day + DAYS[3]);
	return by->applies != 0 && by->verifies != 0 && by->shows != 0 && by->approves != 0;
}

static void award(struct past *x, struct arena *a, const struct demo_person *who, int kind, const struct officers *by, day_t day)
{
	const char *posts = posts_text(a, kind, date_from_day(day).year - 1 - kind % 3), *tier = tier_of(kind);
	const char *const application[] = { posts, "正常离任", NULL }, *const verification[] = { "属实", "与任免文件和会议记录一致。" },
		*const approval[] = { "同意", "年限和档次属实。" };

	past_fill(x, "application posts unsaid paper", application, 3);
	past_close(x, by->applies, day + DAYS[0], "verify");
	past_fill(x, "verification result note", verification, 2);
	past_close(x, by->verifies, day + DAYS[1], "show_names");
	past_show(x, "names", arena_printf(a, "%s同志任职年限已经核实，拟列入%s，现予公示。", who->name, tier[0] == 'f' ? "第一档" : tier[0] == 's' ? "第二档" : "第三档"), day + DAYS[1] + 1);
	past_close(x, by->shows, day + DAYS[2], "approve");
	past_fill(x, "approval result opinion", approval, 2);
	past_close(x, by->approves, day + DAYS[3], tier);
}

/* Village by village in turn, the same number each year or one more. */
static void award_all(struct past *x, const struct demo_offices *o, struct demo_plan *p, int last_year, int wanted, const struct file_kept *paper)
{
	struct arena *a = arena_new();
	int *at = arena_array(p->arena, (size_t)p->villages_count, sizeof(*at)), village = 0;

	memset(at, 0, (size_t)p->villages_count * sizeof(*at));
	for (int i = 0, tried = 0; i < wanted && tried < p->villages_count; village = (village + 1) % p->villages_count) {
		const struct demo_village *v = &p->villages[village];
		day_t day = day_from_date(last_year - YEARS + 1 + i * YEARS / wanted, 1, 5) + i * 7 % 50;
		struct officers by;
		int person = find_officers(o, v, p->root, day, &by) ? next_old(p, v, &at[village], day) : 0;

		tried = person == 0 ? tried + 1 : 0;
		if (person == 0)
			continue;
		arena_clear(a);
		past_open(x, v->org, person, day);
		past_paper(x, paper, "申请书和任职证明.pdf", day);
		award(x, a, demo_person_at(p, person), i % SERVICES, &by, day);
		i++;
	}
	arena_free(a);
}

void demo_seniority(struct caster *k, const struct demo_offices *o, const struct file_kept *paper)
{
	struct date today = date_from_day(k->p->today);
	int last_year = today.month < DECIDED_BY_MONTH ? today.year - 1 : today.year;
	int64_t use = cast_in_force(k, "xy/seniority", day_from_date(last_year - YEARS + 1, 1, 1));
	struct past *x = use == 0 ? NULL : past_begin(k, use);

	if (x == NULL)
		return;
	award_all(x, o, k->p, last_year, k->p->villages_count > SMALL_VILLAGES ? ENTITLED : ENTITLED_SMALL, paper);
	past_end(x);
}
