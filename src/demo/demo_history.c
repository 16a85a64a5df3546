#include "demo/demo_history.h"

#include "demo/demo_name.h"

#define SCHOOL_FROM_AGE 18
#define AWARD_PERMILLE 12

static day_t in_year(const struct demo_person *who, int age, int month, day_t today)
{
	day_t day = day_from_date(date_from_day(who->birth_day).year + age, month, 1);

	return day < today ? day : today;
}

static struct demo_history education(const struct demo_person *who, int end_age, day_t today)
{
	return (struct demo_history){ .kind = "education", .title = who->school, .detail = "全日制", .code = who->education,
		.from_day = in_year(who, SCHOOL_FROM_AGE, 9, today - 1), .to_day = in_year(who, end_age, 7, today), .precision = DATE_MONTH };
}

static struct demo_history work(const struct demo_person *who, int end_age, day_t today)
{
	return (struct demo_history){ .kind = "work", .title = who->work_unit, .detail = who->job, .code = "",
		.from_day = in_year(who, end_age, 8, today), .to_day = DAY_OPEN, .precision = DATE_MONTH };
}

/* On the first of July of last year. */
static struct demo_history award(day_t today)
{
	day_t day = day_from_date(date_from_day(today).year - 1, 7, 1);

	return (struct demo_history){ .kind = "award", .title = "优秀共产党员", .detail = "中共云川市委员会", .code = "",
		.from_day = day, .to_day = day, .precision = DATE_DAY };
}

static struct demo_history spouse(struct demo_random *r, const struct demo_person *who, struct arena *a, day_t today)
{
	day_t day = in_year(who, 23 + demo_random_below(r, 4), 10, today);

	return (struct demo_history){ .kind = "family", .title = demo_person_name(a, r, "01", 3 - who->sex),
		.detail = who->sex == 1 ? "妻子，群众" : "丈夫，群众", .code = "spouse",
		.from_day = day, .to_day = DAY_OPEN, .precision = DATE_YEAR };
}

int demo_history_of(struct demo_plan *p, struct demo_random *r, const struct demo_person *who, struct arena *a,
	struct demo_history rows[DEMO_HISTORY_MAX])
{
	bool is_college = who->education[0] <= '3', is_settled = who->status == 2 && who->joined_day < p->today - 3 * 366;
	int end_age = is_college ? SCHOOL_FROM_AGE + (who->education[0] == '3' ? 3 : 4) : SCHOOL_FROM_AGE, count = 0;

	if (is_college)
		rows[count++] = education(who, end_age, p->today);
	if (who->occupation != 2 && who->occupation != 6 && who->occupation != 8)
		rows[count++] = work(who, end_age, p->today);
	if (demo_random_chance(r, AWARD_PERMILLE) && is_settled)
		rows[count++] = award(p->today);
	if (who->posts_count > 0 && who->is_married)
		rows[count++] = spouse(r, who, a, p->today);
	return count;
}
