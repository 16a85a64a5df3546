/* Annual tables that are counted in other registers than the archive of members: floating members, dues, awards and punishments, training;
 * and the blocks of the first page that are made of such figures. Each number opens the rows it counts; by page and api. */
#include "page/figure_row_world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int64_t people[3];

static int64_t someone(int64_t org, const char *name, int sex)
{
	int64_t id;

	member(org, name, sex, day_from_date(2010, 7, 1), "joined");
	id = w->last_id - 1;	/* the person stands before the membership */
	assert_int_equal(world_count(w, arena_printf(w->arena, "person WHERE id = %lld AND name = '%s'", (long long)id, name)), 1);
	return id;
}

static int64_t away(int64_t person, const char *reason, day_t since, day_t ended)
{
	return PUT(w, "floating", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("home_id", branch_a), TEXT("path", world_org_path(w, branch_a)),
		NUMBER("away_since", since), TEXT("reason", reason), TEXT("place", "济南市"), NUMBER("contact_day", since), NUMBER("ended_day", ended));
}

static void looked_after(int64_t floating, day_t accepted)
{
	PUT(w, "floating_host", NUMBER("floating_id", floating), NUMBER("org_id", branch_b), TEXT("path", world_org_path(w, branch_b)),
	    NUMBER("from_day", day_from_date(2015, 4, 1)), NUMBER("to_day", OPEN), NUMBER("accepted_day", accepted));
}

static const char *annual(int64_t org, const char *day)
{
	return url(arena_printf(w->arena, "/api/v1/figure/tables?report=annual&day=%s", day), org);
}

static void floating_members_are_counted_out_and_in(void **state)
{
	static const char *const NAMES[] = { "外出甲", "外出乙", "外出丙" };
	struct reply r;

	for (int i = 0; i < 3; i++)
		people[i] = someone(branch_a, NAMES[i], 1 + i % 2);
	looked_after(away(people[0], "work", day_from_date(2015, 3, 1), OPEN), day_from_date(2015, 4, 20));
	looked_after(away(people[1], "study", day_from_date(2015, 3, 1), OPEN), OPEN);
	away(people[2], "work", day_from_date(2015, 3, 1), day_from_date(2015, 10, 1));
	r = client_get(county, annual(town_a, "2015-11-17"));
	assert_string_equal(cells(&r, "floating", "流出党员"), "[2]");
	assert_string_equal(cells(&r, "floating", "外出务工"), "[1]");
	assert_string_equal(cells(&r, "floating", "流入党员（已接收）"), "[0]");
	r = client_get(county, annual(town_a, "2015-09-30"));	/* who came back since was away then */
	assert_string_equal(cells(&r, "floating", "流出党员"), "[3]");
	assert_string_equal(cells(&r, "floating", "外出务工"), "[2]");
	r = client_get(county, annual(town_a, "2015-02-28"));	/* nobody had gone yet */
	assert_string_equal(cells(&r, "floating", "流出党员"), "[0]");
	r = client_get(county, annual(town_b, "2015-11-17"));
	assert_string_equal(cells(&r, "floating", "流出党员"), "[0]");
	assert_string_equal(cells(&r, "floating", "流入党员（已接收）"), "[1]");	/* who is named to it is not yet with it */
	r = client_get(county, annual(town_b, "2015-04-10"));
	assert_string_equal(cells(&r, "floating", "流入党员（已接收）"), "[0]");	/* away since then, accepted ten days later */
}

static void the_floating_members_behind_a_number_are_opened(void **state)
{
	struct reply r = client_get(county, url("/figure/annual", town_a));

	walk_has(&r, 200, "流动党员");
	assert_true(reply_has(&r, "/figure/floating?"));
	r = client_get(county, url("/figure/floating?side=out", town_a));
	assert_true(reply_has(&r, "外出甲") && reply_has(&r, "外出乙") && !reply_has(&r, "外出丙"));
	r = client_get(county, url("/figure/floating?side=out&reason=work&day=2015-09-30", town_a));
	assert_true(reply_has(&r, "外出甲") && !reply_has(&r, "外出乙") && reply_has(&r, "外出丙"));
	r = client_get(county, url("/figure/floating?side=in", town_b));
	assert_true(reply_has(&r, "外出甲") && !reply_has(&r, "外出乙"));
	assert_int_equal(walk_total(county, url("/api/v1/figure/floating?side=out", town_a)), 2);
	assert_int_equal(walk_total(county, url("/api/v1/figure/floating?side=out&reason=study", town_a)), 1);
	assert_int_equal(walk_total(county, url("/api/v1/figure/floating?side=in", town_b)), 1);
	assert_int_equal(walk_total(other_town, url("/api/v1/figure/floating?side=in", town_b)), 1);
	r = client_get(other_town, url("/api/v1/figure/floating?side=in", town_b));
	assert_false(reply_has(&r, "外出甲"));			/* of another town: counted, not named */
	r = client_get(other_town, url("/figure/floating?side=in", town_b));
	assert_false(reply_has(&r, "外出甲"));
	assert_int_equal(client_get(other_town, url("/figure/floating?side=out", town_a)).status, 404);
	assert_int_equal(client_get(other_town, url("/api/v1/figure/floating", town_a)).status, 404);
	assert_int_not_equal(client_get(county, url("/figure/floating?side=castle", town_a)).status, 200);
	assert_int_equal(client_get(county, url("/api/v1/figure/floating?side=castle", town_a)).status, 422);
	assert_int_equal(walk_total(county, url("/api/v1/figure/floating?side=in&day=2015-04-19", town_b)), 0);
	assert_int_equal(walk_total(county, url("/api/v1/figure/floating?side=in&day=2015-04-20", town_b)), 1);
}

static void line(int64_t person, const char *kind, day_t day)
{
	PUT(w, "person_history", NUMBER("region_id", 1), NUMBER("person_id", person), TEXT("kind", kind), NUMBER("from_day", day), TEXT("title", "一条记录"));
}

static void awards_punishments_and_training_of_the_year_are_counted(void **state)
{
	struct reply r;

	line(people[0], "award", day_from_date(2015, 7, 1));
	line(people[0], "award", day_from_date(2015, 9, 1));	/* once more the same person */
	line(people[1], "award", day_from_date(2014, 7, 1));	/* another year */
	line(people[1], "punishment", day_from_date(2015, 2, 1));
	line(people[0], "training", day_from_date(2015, 5, 1));
	line(people[2], "training", day_from_date(2015, 10, 8));
	r = client_get(county, annual(town_a, "2015-11-17"));
	assert_string_equal(cells(&r, "honours", "奖励"), "[1]");
	assert_string_equal(cells(&r, "honours", "处分"), "[1]");
	assert_string_equal(cells(&r, "training", "培训"), "[2]");
	r = client_get(county, annual(town_a, "2015-09-30"));
	assert_string_equal(cells(&r, "training", "培训"), "[1]");
	r = client_get(county, annual(town_a, "2014-12-31"));
	assert_string_equal(cells(&r, "honours", "奖励"), "[1]");
	assert_string_equal(cells(&r, "honours", "处分"), "[0]");
	r = client_get(county, url("/figure/annual", town_a));
	assert_true(reply_has(&r, "党员奖励和处分") && reply_has(&r, "党员教育培训") && reply_has(&r, "/figure/history?"));
	r = client_get(county, url("/figure/history?kind=training", town_a));
	assert_true(reply_has(&r, "外出甲") && reply_has(&r, "外出丙") && !reply_has(&r, "外出乙"));
	assert_int_equal(walk_total(county, url("/api/v1/figure/history?kind=award", town_a)), 1);
	assert_int_equal(walk_total(county, url("/api/v1/figure/history", town_a)), 1);
	assert_int_equal(walk_total(county, url("/api/v1/figure/history?kind=punishment", town_a)), 1);
	assert_int_equal(walk_total(county, url("/api/v1/figure/history?kind=punishment", town_b)), 0);
	assert_int_equal(client_get(other_town, url("/figure/history?kind=punishment", town_a)).status, 404);
	assert_int_not_equal(client_get(county, url("/figure/history?kind=family", town_a)).status, 200);
	assert_int_equal(client_get(county, url("/api/v1/figure/history?kind=family", town_a)).status, 422);
}

static void the_book_of_dues_is_a_table(void **state)
{
	struct reply r;

	PUT(w, "dues_entry", NUMBER("org_id", town_a), TEXT("kind", "interest"), NUMBER("amount_fen", 12345), NUMBER("day", day_from_date(2015, 6, 30)), NUMBER("year", 2015),
	    TEXT("state", "settled"));
	PUT(w, "dues_entry", NUMBER("org_id", town_a), TEXT("kind", "interest"), NUMBER("amount_fen", 700), NUMBER("day", day_from_date(2015, 9, 30)), NUMBER("year", 2015),
	    TEXT("state", "waiting"));	/* counts once it is settled */
	r = client_get(county, annual(town_a, "2015-11-17"));
	assert_string_equal(cells(&r, "dues", "利息"), "[\"123.45\"]");
	assert_string_equal(cells(&r, "dues", "结余"), "[\"123.45\"]");
	r = client_get(county, url("/figure/annual", town_a));
	assert_true(reply_has(&r, "党费收支（本级账目）") && reply_has(&r, "123.45"));
	assert_false(reply_has(&r, "/dues/book?year=2015"));	/* who may not open the book gets no link to it */
	world_right(w, "secretary", "edit_person");
	r = client_get(county, url("/figure/annual", town_a));
	assert_true(reply_has(&r, arena_printf(w->arena, "/org/%lld/dues/book?year=2015", (long long)town_a)));
	r = client_get(county, arena_printf(w->arena, "/org/%lld/dues/book?year=2015", (long long)town_a));
	walk_has(&r, 200, "123.45");
}

static void what_comes_later_is_named(void **state)
{
	struct reply r = client_get(county, url("/figure/annual", town_a));

	walk_has(&r, 200, "民主评议");
	assert_true(reply_has(&r, "两委成员和后备力量"));
}

/* 党员基本情况 has all ages, occupations and times of joining, and the sum of each row is its first column; a cause nobody had is a nought, not a gap. */
static void members_are_told_by_age_occupation_and_joining(void **state)
{
	static const char *const KEYS[] = { "basic_age", "basic_occupation", "basic_joined" };
	struct reply r = client_get(county, annual(city, "2015-11-17"));

	for (size_t i = 0; i < sizeof(KEYS) / sizeof(KEYS[0]); i++) {
		const char *row = strstr(r.body, arena_printf(w->arena, "\"key\":\"%s\"", KEYS[i])), *at;
		long long all = -1, sum = 0;

		assert_non_null(row);
		row = strstr(row, "\"cells\":") + strlen("\"cells\":");
		row = arena_text_n(w->arena, row, strcspn(row, "]"));
		assert_int_equal(sscanf(row, "[%lld", &all), 1);
		assert_true(all > 0);
		for (at = strchr(row, ','); at != NULL; at = strchr(at + 1, ','))
			sum += strtoll(at + 1, NULL, 10);
		assert_int_equal(sum, all);
	}
	assert_string_equal(cells(&r, "balance", "开除党籍"), "[0]");
	assert_string_equal(cells(&r, "balance", "恢复党籍"), "[0]");
	r = client_get(county, url("/figure/annual", city));
	assert_true(reply_has(&r, "党员职业（按单位性质）"));
}

/* engines.md 7.4: each page says how it counts. */
static void pages_say_how_they_count(void **state)
{
	static const char *const PAGES[] = { "/figure", "/figure/annual", "/figure/coverage", "/figure/profile", "/figure/team" };

	for (size_t i = 0; i < sizeof(PAGES) / sizeof(PAGES[0]); i++) {
		struct reply r = client_get(county, url(PAGES[i], city));

		walk_has(&r, 200, "怎样计数</summary>");
	}
	walk_has(&(struct reply[]){ client_get(county, "/") }[0], 200, "怎样计数</summary>");
	walk_has(&(struct reply[]){ client_get(county, arena_printf(w->arena, "/org/%lld/quota", (long long)city)) }[0], 200, "怎样计数</summary>");
}

/* ---- the first page ---- */

/* The number behind a link. */
static int64_t number_at(const struct reply *r, const char *href)
{
	const char *at = strstr(r->body, href);
	long long n = -1;

	if (at == NULL)
		fail_msg("%s is not on the page", href);
	at = strchr(at, '>');
	while (at != NULL && (at[1] < '0' || at[1] > '9'))
		at = strchr(at + 1, '>');
	assert_non_null(at);
	assert_int_equal(sscanf(at + 1, "%lld", &n), 1);
	return n;
}

static void the_first_page_shows_ages_of_men_and_women(void **state)
{
	int64_t men = 0, women = 0;
	struct reply r = client_get(town, "/");

	walk_has(&r, 200, "年龄与性别");
	walk_has(&r, 200, "/figure/cross?by1=age&amp;by2=sex");	/* and the table of it is there */
	for (int band = 1; band <= 8; band++)
		for (int sex = 1; sex <= 2; sex++) {
			int64_t n = number_at(&r, arena_printf(w->arena, "&amp;sex=%d&amp;age=%d\"", sex, band));

			assert_int_equal(n, walk_total(town, url(arena_printf(w->arena, "/api/v1/person?sex=%d&age=%d", sex, band), town_a)));
			*(sex == 1 ? &men : &women) += n;
		}
	assert_true(men > 0 && women > 0);
	assert_true(reply_has(&r, arena_printf(w->arena, "男 %lld<", (long long)men)));
	assert_true(reply_has(&r, arena_printf(w->arena, "女 %lld<", (long long)women)));
}

static void role(int64_t person, const char *kind)
{
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", branch_a), TEXT("kind", kind), NUMBER("from_day", day_from_date(2015, 1, 1)),
	    NUMBER("to_day", OPEN), NUMBER("term_day", OPEN));
}

static void the_first_page_shows_the_way_into_the_party(void **state)
{
	static const char *const KINDS[] = { "applicant", "activist", "prospect" };
	struct reply r;

	for (int i = 0; i < 3; i++)
		for (int k = 0; k <= i; k++)
			role(world_person_of(w, branch_a, "发展中的人", 0), KINDS[i]);
	r = client_get(town, "/");
	walk_has(&r, 200, "发展党员分布");
	for (int i = 0; i < 3; i++) {
		assert_int_equal(number_at(&r, arena_printf(w->arena, "/figure/roles?org=%lld&amp;kind=%s\"", (long long)town_a, KINDS[i])), i + 1);
		assert_int_equal(walk_total(town, url(arena_printf(w->arena, "/api/v1/figure/roles?kind=%s", KINDS[i]), town_a)), i + 1);
	}
	assert_true(reply_has(&r, "本年转正"));
	assert_true(reply_has(&r, "causes="));
}

static void a_branch_sees_its_activists_and_who_is_away(void **state)
{
	struct client *branch = walk_holder(w, branch_a, "secretary", "branch", 104);
	struct reply r = client_get(branch, "/");

	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "kind=activist\"><b>2"));
	assert_true(reply_has(&r, "/floating?side=out\"><b>2"));
	assert_int_equal(walk_total(branch, url("/api/v1/figure/roles?kind=activist", branch_a)), 2);
	assert_int_equal(walk_total(branch, url("/api/v1/figure/floating?side=out", branch_a)), 2);
	r = client_get(branch, "/floating?side=out");
	assert_true(reply_has(&r, "外出甲") && reply_has(&r, "外出乙") && !reply_has(&r, "外出丙"));
	r = client_get(walk_holder(w, branch_b, "secretary", "empty", 105), "/");
	assert_true(reply_has(&r, "/floating?side=out\"><b>0"));	/* only the own */
}

static void what_the_first_page_lacks_is_named_one_by_one(void **state)
{
	static const char *const OF_BRANCH[] = { "快捷操作", "本月已办件数", "当月规定动作", "支部考评得分", "结对帮扶户数", "在办群众诉求", "上级通知" };
	static const char *const ABOVE[] = { "三会一课按期率", "群众诉求按时办结率", "红黄预警", "按期率走势", "乡镇考评排名", "项目所处环节", "指标红黄灯", "按月份查看" };
	struct reply above = client_get(county, "/"), below = client_get(walk_holder(w, branch_a, "secretary", "second", 106), "/");

	for (size_t i = 0; i < sizeof(OF_BRANCH) / sizeof(OF_BRANCH[0]); i++)
		if (!reply_has(&below, OF_BRANCH[i]))
			fail_msg("%s is not named", OF_BRANCH[i]);
	for (size_t i = 0; i < sizeof(ABOVE) / sizeof(ABOVE[0]); i++)
		if (!reply_has(&above, ABOVE[i]) || reply_has(&below, ABOVE[i]))
			fail_msg("%s", ABOVE[i]);
	assert_false(reply_has(&above, "“较上月”增减") || reply_has(&above, "社区的切换"));
}

/* What stood at the end of last month, came and went since: opening + in - out is the number of today, and each of them opens its rows. */
static void the_first_page_tells_the_change_since_last_month(void **state)
{
	const char *then = arena_printf(w->arena, "/figure/people?org=%lld&amp;day=2015-10-31&amp;where=\"", (long long)town_a),
		*in = arena_printf(w->arena, "/figure/change?org=%lld&amp;since=2015-11-01&amp;in=1&amp;cause=-1\"", (long long)town_a),
		*out = arena_printf(w->arena, "/figure/change?org=%lld&amp;since=2015-11-01&amp;in=0&amp;cause=-1\"", (long long)town_a),
		*branches = arena_printf(w->arena, "/figure/orgs?org=%lld&amp;day=2015-10-31&amp;kinds=branch.joint_branch.project_branch.floating_branch&amp;unit=\"", (long long)town_a);
	int64_t founded, opening, branches_then, gone;
	struct reply r = client_get(town, "/");

	walk_has(&r, 200, "与上月持平");
	opening = number_at(&r, then);
	branches_then = number_at(&r, branches);
	founded = world_org_of(w, town_a, "branch", "本月新支部");
	world_run(w, arena_printf(w->arena, "UPDATE org SET from_day = %d WHERE id = %lld", (int)day_from_date(2015, 11, 3), (long long)founded));
	member(founded, "本月新党员甲", 1, day_from_date(2015, 11, 5), "joined");
	member(founded, "本月新党员乙", 2, day_from_date(2015, 11, 6), "joined");
	gone = someone(branch_a, "本月去世", 1);
	world_run(w, arena_printf(w->arena, "UPDATE membership SET to_day = %d, ended_by = 'died' WHERE person_id = %lld", (int)day_from_date(2015, 11, 10), (long long)gone));
	r = client_get(town, "/");
	assert_int_equal(number_at(&r, then), opening + 1);	/* who died in November was there */
	assert_int_equal(number_at(&r, in), 2);
	assert_int_equal(number_at(&r, out), 1);
	assert_int_equal(number_at(&r, branches), branches_then);
	assert_int_equal(number_at(&r, arena_printf(w->arena, "/person?org=%lld\"", (long long)town_a)), opening + 1 + 2 - 1);
	assert_int_equal(walk_total(town, url("/api/v1/figure/people?day=2015-10-31", town_a)), opening + 1);
	assert_int_equal(walk_total(town, url("/api/v1/figure/change?since=2015-11-01&in=1&cause=-1", town_a)), 2);
	assert_int_equal(walk_total(town, url("/api/v1/figure/change?since=2015-11-01&in=0&cause=-1", town_a)), 1);
	/* A program that names no cause asks for all of them. */
	assert_int_equal(walk_total(town, url("/api/v1/figure/change?since=2015-11-01&in=1", town_a)), 2);
	assert_int_equal(walk_total(town, url("/api/v1/figure/change?since=2015-11-01&in=0", town_a)), 1);
	assert_int_equal(walk_total(town, url("/api/v1/figure/change?since=2015-11-06&in=1&cause=-1", town_a)), 1);
	walk_has(&r, 200, "较上月 +1");
	r = client_get(town, url("/figure/change?since=2015-11-01&in=0&cause=-1", town_a));
	assert_true(reply_has(&r, "共 1 条") && reply_has(&r, "2015-11-01 — 2015-11-17"));
	assert_int_equal(client_get(town, url("/figure/change?since=2015-11-18&in=1", town_a)).status, 422);
	assert_int_equal(client_get(town, url("/api/v1/figure/change?since=soon&in=1", town_a)).status, 422);
	r = client_get(walk_holder(w, founded, "secretary", "of_month", 107), "/");
	walk_has(&r, 200, "较上月 +2");	/* in a branch too */
	world_run(w, arena_printf(w->arena, "UPDATE membership SET from_day = %d WHERE org_id = %lld", (int)day_from_date(2015, 1, 5), (long long)founded));
	world_run(w, arena_printf(w->arena, "UPDATE membership SET to_day = %d WHERE person_id = %lld", (int)day_from_date(2015, 11, 1), (long long)gone));
	world_org_of(w, town_a, "branch", "另一支部");	/* so that the figures are counted anew */
	r = client_get(town, "/");
	walk_has(&r, 200, "较上月 −1");
}

/* Villages, communities or all: each number is of them alone, and so are the rows that it opens. */
static void the_first_page_can_be_of_villages_alone(void **state)
{
	int64_t street = world_org_of(w, town_a, "branch", "某社区支部");
	const char *members, *women, *branches, *activists;
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE org SET unit_kind = 'department' WHERE id IN (%lld, %lld)", (long long)branch_a, (long long)town_a));
	world_run(w, arena_printf(w->arena, "UPDATE org SET unit_kind = 'village' WHERE id = %lld", (long long)village));
	world_run(w, arena_printf(w->arena, "UPDATE org SET unit_kind = 'community' WHERE id = %lld", (long long)street));
	member(village, "村里女党员", 2, day_from_date(2001, 1, 1), "opening");
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", world_person_of(w, village, "村里积极分子", 0)), NUMBER("org_id", village), TEXT("kind", "activist"),
	    NUMBER("from_day", day_from_date(2015, 1, 1)), NUMBER("to_day", OPEN), NUMBER("term_day", OPEN));
	r = client_get(town, "/");
	assert_true(reply_has(&r, "href=\"/?area=village\"") && reply_has(&r, "href=\"/?area=community\"") && reply_has(&r, "href=\"/\" aria-current=\"page\""));
	assert_true(number_at(&r, arena_printf(w->arena, "/figure/roles?org=%lld&amp;kind=activist\"", (long long)town_a)) > 1);
	r = client_get(town, "/?area=village");
	members = arena_printf(w->arena, "/figure/people?org=%lld&amp;where=unit.5\"", (long long)town_a);
	women = arena_printf(w->arena, "<a class=\"fig\" href=\"/figure/people?org=%lld&amp;where=unit.5-sex.2\"", (long long)town_a);
	branches = arena_printf(w->arena, "/figure/orgs?org=%lld&amp;kinds=branch.joint_branch.project_branch.floating_branch&amp;unit=village\"", (long long)town_a);
	activists = arena_printf(w->arena, "/figure/roles?org=%lld&amp;kind=activist&amp;unit=village\"", (long long)town_a);
	assert_int_equal(number_at(&r, members), walk_total(town, url("/api/v1/figure/people", village)));
	assert_int_equal(number_at(&r, members), walk_total(town, url("/api/v1/figure/people?where=unit.5", town_a)));
	assert_int_equal(number_at(&r, women), 1);
	assert_int_equal(number_at(&r, branches), 1);
	assert_int_equal(number_at(&r, activists), 1);
	assert_int_equal(walk_total(town, url("/api/v1/figure/roles?kind=activist&unit=village", town_a)), 1);
	assert_true(reply_has(&r, arena_printf(w->arena, "/figure/people?org=%lld&amp;where=unit.5-sex.2-age.", (long long)town_a)));
	assert_true(reply_has(&r, arena_printf(w->arena, "/figure/people?org=%lld&amp;day=2015-10-31&amp;where=unit.5\"", (long long)town_a)));
	assert_false(reply_has(&r, arena_printf(w->arena, "href=\"/person?org=%lld", (long long)town_a)));	/* nothing opens more than it counts */
	r = client_get(town, "/?area=community");
	assert_int_equal(number_at(&r, arena_printf(w->arena, "/figure/people?org=%lld&amp;where=unit.6\"", (long long)town_a)), 0);
	r = client_get(town, "/?area=moon");
	assert_true(reply_has(&r, arena_printf(w->arena, "/person?org=%lld\"", (long long)town_a)) && reply_has(&r, "href=\"/\" aria-current=\"page\""));
	assert_int_equal(client_get(town, url("/figure/roles?kind=activist&unit=moon", town_a)).status, 422);
	r = client_get(walk_holder(w, branch_a, "secretary", "third", 108), "/");
	assert_false(reply_has(&r, "/?area="));	/* a branch has nothing to choose between */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(floating_members_are_counted_out_and_in),
		cmocka_unit_test(the_floating_members_behind_a_number_are_opened),
		cmocka_unit_test(awards_punishments_and_training_of_the_year_are_counted),
		cmocka_unit_test(the_book_of_dues_is_a_table),
		cmocka_unit_test(members_are_told_by_age_occupation_and_joining),
		cmocka_unit_test(pages_say_how_they_count),
		cmocka_unit_test(what_comes_later_is_named),
		cmocka_unit_test(the_first_page_shows_ages_of_men_and_women),
		cmocka_unit_test(the_first_page_shows_the_way_into_the_party),
		cmocka_unit_test(a_branch_sees_its_activists_and_who_is_away),
		cmocka_unit_test(what_the_first_page_lacks_is_named_one_by_one),
		cmocka_unit_test(the_first_page_tells_the_change_since_last_month),
		cmocka_unit_test(the_first_page_can_be_of_villages_alone),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
