/* 数据核对: who holds a post of the Party without being a full member. */
#include "world/walk.h"

static struct world *w;
static struct client *clerk, *counter, *program;
static int64_t city, town, branch, probationer;

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "see_figures", "appoint" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	branch = world_org_of(w, town, "branch", "甲村支部");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "org_officer", RIGHTS[i]);
	world_right(w, "staff", "see_org");
	world_right(w, "staff", "see_figures");
	world_holding(w, city, "org_officer", world_person(w, branch, "何帆"));
	clerk = walk_browser(w, "hefan", world_first_id(w, "person WHERE name = '何帆'"));
	program = walk_program(w, "hefan2", world_first_id(w, "person WHERE name = '何帆'"));
	world_holding(w, city, "staff", world_person(w, branch, "只看数字"));
	world_run(w, "UPDATE holding SET from_day = 15000");
	counter = walk_browser(w, "shuzi", world_first_id(w, "person WHERE name = '只看数字'"));
	return 0;
}

static int64_t holds(int64_t org, const char *kind, const char *name, int64_t person)
{
	int64_t holding = world_holding(w, org, kind, person);

	world_run(w, world_text(w, "UPDATE post SET name = '%s' WHERE id = (SELECT post_id FROM holding WHERE id = %lld)", name, (long long)holding));
	world_run(w, world_text(w, "UPDATE holding SET from_day = %lld WHERE id = %lld", (long long)day_from_date(2013, 5, 1), (long long)holding));
	return holding;
}

static void whoever_may_not_hold_a_post_is_listed(void **state)
{
	struct reply r = client_get(clerk, "/figure/check");
	int64_t holding, over;

	walk_has(&r, 200, "不是正式党员而担任党内职务的人");
	assert_false(reply_has(&r, "/holding/"));
	/* Came with an import, before any form could refuse. A full member, a post that is none of the Party's and one that is over are no matter. */
	probationer = world_person_of(w, branch, "预备甲", 1);
	holding = holds(branch, "secretary", "书记", probationer);
	holds(city, "deputy_secretary", "副书记", world_person_of(w, branch, "群众乙", 0));
	holds(branch, "group_leader", "党小组组长", world_person_of(w, branch, "预备丙", 1));
	holds(town, "secretary", "书记", world_person(w, branch, "正式丁"));
	over = holds(town, "committee_member", "委员", world_person_of(w, branch, "曾任戊", 1));
	world_run(w, world_text(w, "UPDATE holding SET to_day = %lld WHERE id = %lld", (long long)day_from_date(2015, 11, 17), (long long)over));
	r = client_get(clerk, "/figure/check");
	walk_has(&r, 200, world_text(w, "<a href=\"/holding/%lld\">甲村支部 · 书记</a>", (long long)holding));
	walk_has(&r, 200, world_text(w, "<a href=\"/person/%lld\">预备甲</a>", (long long)probationer));
	walk_has(&r, 200, "群众乙");
	assert_int_equal(reply_times(&r, "href=\"/holding/"), 2);
	assert_int_equal(client_get(clerk, world_text(w, "/holding/%lld", (long long)holding)).status, 200);	/* where it is ended */
	r = client_get(program, "/api/v1/figure/tables?report=check");
	walk_has(&r, 200, "unfit_holders");
	walk_has(&r, 200, "预备甲");
	/* Of the town the one at the top is no matter. */
	r = client_get(clerk, world_text(w, "/figure/check?org=%lld", (long long)town));
	assert_int_equal(reply_times(&r, "href=\"/holding/"), 1);
}

/* Written wrongly before there was a rule, or by an import: the day of the post, or that of the archive. */
static void a_post_from_before_age_or_full_membership_is_listed(void **state)
{
	int64_t early = world_person(w, branch, "早任己"), young = world_person(w, branch, "未成年庚"), fine = world_person(w, branch, "按时辛"), seen = world_member(w, branch, "转正壬", 2), past;
	struct reply r = client_get(clerk, "/figure/check");

	walk_has(&r, 200, "成年或者成为正式党员以前就开始任职的记录");
	assert_int_equal(reply_times(&r, "任职早于转正"), 0);
	world_run(w, world_text(w, "UPDATE person SET birth_day = %lld, full_day = %lld WHERE id IN (%lld, %lld)", (long long)day_from_date(1970, 5, 1),
		(long long)day_from_date(2010, 7, 1), (long long)early, (long long)fine));
	world_run(w, world_text(w, "UPDATE person SET birth_day = %lld, full_day = -2147483647 WHERE id IN (%lld, %lld)", (long long)day_from_date(1992, 3, 2), (long long)young, (long long)seen));
	world_run(w, world_text(w, "UPDATE membership SET began_by = 'converted', from_day = %lld WHERE person_id = %lld", (long long)day_from_date(2012, 7, 1), (long long)seen));
	past = holds(branch, "deputy_secretary", "副书记", early);
	world_run(w, world_text(w, "UPDATE holding SET from_day = %lld, to_day = %lld WHERE id = %lld", (long long)day_from_date(2010, 6, 30), (long long)day_from_date(2013, 1, 1), (long long)past));
	/* The day before coming of age, in a post that needs no member; and on the day itself. */
	world_run(w, world_text(w, "UPDATE holding SET from_day = %lld WHERE id = %lld", (long long)day_from_date(2010, 3, 1), (long long)holds(branch, "group_leader", "小组长甲", young)));
	world_run(w, world_text(w, "UPDATE holding SET from_day = %lld WHERE id = %lld", (long long)day_from_date(2010, 3, 2), (long long)holds(branch, "group_leader", "小组长乙", young)));
	world_run(w, world_text(w, "UPDATE holding SET from_day = %lld WHERE id = %lld", (long long)day_from_date(2010, 7, 1), (long long)holds(branch, "committee_member", "委员一", fine)));
	/* No member's post is early by the conversion; what the record saw is known where the archive says nothing. */
	world_run(w, world_text(w, "UPDATE holding SET from_day = %lld WHERE id = %lld", (long long)day_from_date(2010, 6, 1), (long long)holds(branch, "group_leader", "小组长丙", fine)));
	world_run(w, world_text(w, "UPDATE holding SET from_day = %lld WHERE id = %lld", (long long)day_from_date(2012, 6, 30), (long long)holds(branch, "committee_member", "委员二", seen)));
	r = client_get(clerk, "/figure/check");
	walk_has(&r, 200, world_text(w, "<a href=\"/holding/%lld\">甲村支部 · 副书记</a>", (long long)past));
	assert_int_equal(reply_times(&r, "任职早于转正"), 2);
	assert_int_equal(reply_times(&r, "任职时未满十八周岁"), 1);
	assert_true(reply_has(&r, "2010-06-30") && reply_has(&r, "2010-07-01") && reply_has(&r, "2012-07-01") && reply_has(&r, "2010-03-02"));
	assert_true(reply_has(&r, "小组长甲") && !reply_has(&r, "小组长乙") && !reply_has(&r, "小组长丙") && !reply_has(&r, "委员一") && reply_has(&r, "委员二"));
	r = client_get(program, "/api/v1/figure/tables?report=check");
	walk_has(&r, 200, "early_holders");
	assert_true(reply_has(&r, "早任己") && reply_has(&r, "未成年庚") && !reply_has(&r, "按时辛"));
	r = client_get(counter, "/figure/check");
	assert_true(reply_has(&r, "甲村支部 · 副书记") && !reply_has(&r, "早任己") && !reply_has(&r, "2010-07-01"));
	r = client_get(clerk, world_text(w, "/figure/check?org=%lld", (long long)world_org_of(w, city, "committee", "乙镇党委")));
	assert_false(reply_has(&r, "任职早于转正"));
	world_run(w, world_text(w, "UPDATE person SET full_day = %lld WHERE id IN (%lld, %lld)", (long long)day_from_date(2000, 1, 1), (long long)early, (long long)seen));
	world_run(w, world_text(w, "DELETE FROM holding WHERE person_id = %lld", (long long)young));
	r = client_get(clerk, "/figure/check");
	assert_false(reply_has(&r, "任职早于转正") || reply_has(&r, "任职时未满十八周岁"));
}

/* Registered late or imported as a full member, without a day of conversion, so soon that it should be known. */
static void a_late_full_member_without_a_conversion_is_listed(void **state)
{
	int64_t bare = world_member(w, branch, "缺转正甲", 2), old = world_member(w, branch, "老党员乙", 2), known = world_member(w, branch, "有日期丙", 2), seen = world_member(w, branch, "转过正丁", 2);
	static const char SET[] = "UPDATE person SET joined_day = %lld, full_day = %lld WHERE id = %lld";
	struct reply r;

	world_run(w, world_text(w, SET, (long long)day_from_date(2014, 10, 1), -2147483647LL, (long long)bare));
	world_run(w, world_text(w, SET, (long long)day_from_date(2013, 11, 17), -2147483647LL, (long long)old));
	world_run(w, world_text(w, SET, (long long)day_from_date(2014, 10, 1), (long long)day_from_date(2015, 10, 1), (long long)known));
	world_run(w, world_text(w, SET, (long long)day_from_date(2014, 10, 1), -2147483647LL, (long long)seen));
	world_run(w, world_text(w, "UPDATE membership SET began_by = 'converted' WHERE person_id = %lld", (long long)seen));
	r = client_get(clerk, "/figure/check");
	walk_has(&r, 200, "入党不满两年、没有转正日期的正式党员");
	assert_true(reply_has(&r, "缺转正甲") && reply_has(&r, "2014-10-01") && reply_has(&r, "2015-10-01"));
	assert_false(reply_has(&r, "老党员乙") || reply_has(&r, "有日期丙") || reply_has(&r, "转过正丁"));
	r = client_get(program, "/api/v1/figure/tables?report=check");
	walk_has(&r, 200, "缺转正甲");
	r = client_get(counter, "/figure/check");
	assert_false(reply_has(&r, "缺转正甲"));	/* the name is for who may see the record */
	world_run(w, world_text(w, SET, (long long)day_from_date(2014, 10, 1), (long long)day_from_date(2015, 10, 1), (long long)bare));
	r = client_get(clerk, "/figure/check");
	assert_false(reply_has(&r, "缺转正甲"));
}

static void names_are_for_who_may_see_the_record(void **state)
{
	struct reply r = client_get(counter, "/figure/check");

	walk_has(&r, 200, "甲村支部 · 书记");
	assert_false(reply_has(&r, "预备甲"));
	assert_false(reply_has(&r, "/holding/"));	/* nor a door that stays shut */
	r = client_get(clerk, "/figure/check?public=1");
	assert_false(reply_has(&r, "预备甲"));
	/* Once it is right it is gone. */
	world_run(w, "UPDATE person SET status = 2");
	r = client_get(clerk, "/figure/check");
	assert_false(reply_has(&r, "/holding/"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whoever_may_not_hold_a_post_is_listed),
		cmocka_unit_test(names_are_for_who_may_see_the_record),
		cmocka_unit_test(a_late_full_member_without_a_conversion_is_listed),
		cmocka_unit_test(a_post_from_before_age_or_full_membership_is_listed),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
