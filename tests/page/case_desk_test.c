/* Whose turn a case is: the first page shows each post its own next act, tells the one above what is late where the practice says so, and
 * counts what is below. The overview shows the same cases by term, age, step and unit, and every number opens its rows. */
#include "page/case_desk_world.h"

static void each_step_is_the_matter_of_whoever_does_it(void **state)
{
	int64_t run = opened(branch_a, "走访一户", "2015-11-10");
	struct reply r;

	morning("2015-11-12");
	r = client_get(head_a, "/");
	walk_has(&r, 200, "填写“走访计划(办法第三条)”：走访一户");
	walk_has(&r, 200, "走访事项 · 走访 · 甲村党支部");
	r = client_get(town_clerk, "/");
	assert_false(reply_has(&r, "走访一户"));	/* in time, and not the town's turn */
	visited(run, "2015-11-12");
	r = client_get(head_api, "/api/v1/workbench");
	assert_false(reply_has(&r, "走访一户"));
	r = client_get(town_clerk, "/");
	walk_has(&r, 200, "填写“审核意见”：走访一户");
	walk_fill(town_api, run, "opinion", "result=同意");
	r = client_get(town_api, "/api/v1/workbench");
	walk_has(&r, 200, "请党委班子成员签字：走访一户");
	r = walk_act(town_api, run, "sign", "\"role\":\"upper\"");
	assert_int_equal(r.status, 200);
	r = client_get(town_api, "/api/v1/workbench");
	walk_has(&r, 200, "办结“审核”：走访一户");
	walk_close(town_api, run, "2015-11-12", "done");
	r = client_get(town_api, "/api/v1/workbench");
	assert_false(reply_has(&r, "走访一户"));
}

static void the_post_above_is_told_once_a_step_is_late(void **state)
{
	int64_t run = opened(branch_a, "走访三户", "2015-11-10");	/* due on the 15th */
	struct reply r;

	morning("2015-11-15");
	r = client_get(town_clerk, "/");
	assert_false(reply_has(&r, "走访三户"));
	morning("2015-11-17");
	r = client_get(town_clerk, "/");
	walk_has(&r, 200, "督办逾期的“走访”：走访三户");
	walk_has(&r, 200, "逾期 2 天");
	assert_false(reply_has(&r, "催办下级逾期的"));	/* told of it already */
	r = client_get(county_api, "/api/v1/workbench");
	walk_has(&r, 200, "催办下级逾期的 1 件办件");
	walk_has(&r, 200, text("/org/%lld/run?due=late#cases", (long long)city));
	r = client_get(neighbour, "/");
	assert_false(reply_has(&r, "走访三户"));
	assert_false(reply_has(&r, "催办下级逾期的"));	/* its first page has a door to what is late below it */
	walk_has(&r, 200, "没有待办");
	visited(run, "2015-11-17");
	r = client_get(town_clerk, "/");
	assert_false(reply_has(&r, "督办逾期"));
	r = walk_act(county_api, run, "stop", "\"reason\":\"户已迁走\"");
	assert_int_equal(r.status, 200);
	r = client_get(town_clerk, "/");
	assert_false(reply_has(&r, "走访三户"));
}

/* A term that counts from a day that nobody filled in is none: the case says so, and from what it would count. */
static void a_term_from_a_day_that_is_not_there_is_told(void **state)
{
	static const char WAITING[] = "programme waiting \"等候\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\nrole head = post 书记 of branch\n"
		"form start \"起算\"\n  field from_day date \"起算日期\" from 1900-01-01\n  field note text \"说明\" must\nend\nvalue counted = months_after(start.from_day, 1) \"起算满一个月\"\n"
		"step begin \"起算\"\n  by head\n  needs start\n  go wait\nend\nstep wait \"等候\"\n  by head\n  within 10d of counted\n  go done\nend\nfinish done \"完成\"\nend\n"
		"example \"一\"\n  given start.note 有\n  expect done\nend\n";
	int64_t file = PUT(w, "programme_file", TEXT("code", "waiting"), NUMBER("version", 1), TEXT("title", "等候"), TEXT("origin", "试验"), TEXT("digest", "waiting"), TEXT("text", WAITING));
	int64_t own = PUT(w, "programme_use", NUMBER("programme_id", file), NUMBER("org_id", city), NUMBER("from_day", 16000), NUMBER("to_day", 2932897), TEXT("document", "试验〔2015〕2号"),
		NUMBER("row_version", 1));

	morning("2015-11-12");
	for (int i = 0; i < 2; i++) {	/* without the day, and with it */
		int64_t run = walk_opened_of(county_api, branch_a, text("use=%lld\ntitle=等候%d\nday=2015-11-12", (long long)own, i));
		struct reply page, program;

		walk_fill(head_api, run, "start", i == 0 ? "note=有" : "note=有\nfrom_day=2015-11-01");
		walk_close(head_api, run, "2015-11-12", "wait");
		page = client_get(head_a, text("/run/%lld", (long long)run));
		program = client_get(head_api, text("/api/v1/run/%lld", (long long)run));
		assert_int_equal(reply_has(&page, "期限从“起算满一个月”算起，那一天现在还算不出来"), i == 0);
		assert_int_equal(reply_has(&program, "\"no_due\":\"这一步的期限从“起算满一个月”算起"), i == 0);
		assert_int_equal(reply_has(&program, "\"due_day\":\"2015-12-11\""), i == 1);
	}
}

static void the_overview_counts_and_each_number_opens_its_rows(void **state)
{
	static const struct { const char *filter; int cases; } LISTS[] = { { "", 4 }, { "?due=late", 3 }, { "?due=late_week", 1 }, { "?due=late_month", 1 }, { "?due=late_long", 1 },
		{ "?due=week", 1 }, { "?due=later", 0 }, { "?age=month", 3 }, { "?age=quarter", 1 }, { "?age=year", 0 }, { "?late=1", 3 }, { "?code=visit&step=visit&due=late", 3 },
		{ "?code=visit&step=check", 0 },
		{ "?code=visit&version=1", 4 }, { "?code=visit&version=2", 0 } };
	const char *days[] = { "2015-11-14", "2015-11-10", "2015-10-28", "2015-09-01" };	/* due on 11-19, 11-15, 11-02, 09-06 */
	struct reply r;

	morning("2015-11-17");
	for (int i = 0; i < 4; i++)
		opened(i < 3 ? branch_a : branch_b, text("总览%d", i), days[i]);
	for (size_t i = 0; i < sizeof(LISTS) / sizeof(LISTS[0]); i++) {
		r = client_get(town_clerk, text("/org/%lld/run%s", (long long)town, LISTS[i].filter));
		assert_int_equal(r.status, 200);
		assert_int_equal(reply_times(&r, ">总览"), LISTS[i].cases);
		r = client_get(town_api, text("/api/v1/org/%lld/run%s", (long long)town, LISTS[i].filter));
		assert_int_equal(reply_times(&r, "\"title\":\"总览"), LISTS[i].cases);
	}
	r = client_get(town_clerk, text("/org/%lld/run", (long long)town));
	walk_has(&r, 200, text("href=\"/org/%lld/run?due=late_long#cases\"", (long long)town));
	walk_has(&r, 200, text("href=\"/org/%lld/run?due=late#cases\"", (long long)branch_b));
	walk_has(&r, 200, "逾期超过30天");
	r = client_get(town_clerk, text("/org/%lld/run?due=late_long", (long long)town));
	walk_has(&r, 200, "class=\"chip\">逾期超过30天");
	r = client_get(head_a, text("/org/%lld/run", (long long)branch_a));	/* its few cases need no overview */
	assert_false(reply_has(&r, "逾期超过30天"));
	r = client_get(town_api, text("/api/v1/org/%lld/run/overview", (long long)town));
	walk_has(&r, 200, "{\"open\":4,\"duties_late\":0,\"talks_late\":0,\"people_late\":0,\"due\":[{\"name\":\"late_long\",\"number\":1},{\"name\":\"late_month\",\"number\":1},{\"name\":\"late_week\",\"number\":1},"
		"{\"name\":\"week\",\"number\":1},{\"name\":\"later\",\"number\":0},{\"name\":\"none\",\"number\":0}]");
	walk_has(&r, 200, "{\"name\":\"month\",\"number\":3},{\"name\":\"quarter\",\"number\":1}");
	walk_has(&r, 200, "\"step\":\"visit\",\"step_title\":\"走访\",\"n\":4,\"late\":3,\"held\":0,\"oldest_day\":\"2015-09-01\"");
	walk_has(&r, 200, text("\"id\":\"%lld\",\"name\":\"甲村党支部\",\"n\":3,\"late\":2", (long long)branch_a));
	r = client_get(neighbour, text("/org/%lld/run", (long long)town));
	assert_int_equal(r.status, 404);
	r = client_get(head_api, text("/api/v1/org/%lld/run/overview", (long long)town));
	assert_int_equal(r.status, 404);
	r = client_get(town_api, text("/api/v1/org/%lld/run?due=soon", (long long)town));	/* no such stretch */
	assert_int_equal(r.status, 422);
}

/* Those who keep practices see what walks by a version, as far as they see organisations. */
static void a_version_shows_the_cases_that_walk_by_it(void **state)
{
	int64_t file = world_first_id(w, "programme_file");
	struct client *county;
	struct reply r;

	world_right(w, "secretary", "set_norms");
	county = walk_browser(w, "county_norms", people[3]);
	r = client_get(county, text("/programme/%lld", (long long)file));
	walk_has(&r, 200, text("href=\"/org/%lld/run?code=visit&amp;version=1&amp;state=open\">在办 4 件", (long long)city));
	walk_has(&r, 200, text("href=\"/org/%lld/run?code=visit&amp;version=1\">甲村党支部", (long long)branch_a));
	walk_has(&r, 200, "最早一件开办于 2015-09-01");
	walk_has(&r, 200, "<svg class=\"diagram\"");
	r = client_get(county, text("/org/%lld/run?code=visit&version=1", (long long)city));
	walk_has(&r, 200, "class=\"chip\">visit 第 1 版");
	r = client_get(walk_browser(w, "neighbour_norms", people[4]), text("/programme/%lld", (long long)file));
	walk_has(&r, 200, "还没有按这一版本办的事");
}

/* As the practice has them: the visit comes before the check, whatever their names. */
static void steps_stand_in_the_order_of_the_practice(void **state)
{
	int64_t run = opened(branch_a, "走访五户", "2015-11-16");
	struct reply r;

	visited(run, "2015-11-17");
	r = client_get(town_api, text("/api/v1/org/%lld/run/overview", (long long)town));
	walk_has(&r, 200, "\"step\":\"visit\"");
	walk_has(&r, 200, "\"step\":\"check\"");
	assert_true(strstr(r.body, "\"step\":\"visit\"") < strstr(r.body, "\"step\":\"check\""));
}

/* The groups of the first page count all that is due and list the first of it; each number opens the rest. */
static void a_number_of_the_first_page_opens_all_its_rows(void **state)
{
	struct reply r;

	for (int i = 0; i < 8; i++)
		opened(branch_b, text("多件%d", i), "2015-11-01");	/* due on the 6th */
	morning("2015-11-17");
	r = client_get(town_clerk, "/");
	walk_has(&r, 200, "href=\"/?when=late#h-todo\"");
	walk_has(&r, 200, ">全部 ");
	assert_true(reply_times(&r, "：多件") < 8);
	r = client_get(town_clerk, "/?when=late");
	assert_int_equal(r.status, 200);
	assert_int_equal(reply_times(&r, "：多件"), 8);
	walk_has(&r, 200, "返回全部待办");
	r = client_get(town_clerk, "/?when=week");
	assert_int_equal(reply_times(&r, "：多件"), 0);
	r = client_get(town_api, "/api/v1/workbench?when=late");
	assert_int_equal(reply_times(&r, "：多件"), 8);
	assert_int_equal(reply_times(&r, "\"when\":\"today\""), 0);
	r = client_get(town_api, "/api/v1/workbench?when=never");
	assert_int_equal(r.status, 422);
}

static const char QUARTER[] =
	"programme quarter \"季度备案\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\n"
	"role head = post 书记 of branch\nrole board = committee_of branch\n"
	"step file \"备案\"\n  by board\n  not_by head\n  within 5d of open\n  go done\nend\nfinish done \"完成\"\nend\n"
	"example \"备案\"\n  expect done\nend\n";

/* What waits for the committee above is not for the branch to hasten; whom a step keeps away is not told to do it. */
static void nobody_is_told_to_do_what_is_not_for_that_post(void **state)
{
	int64_t quarter = walk_practice(w, city, "quarter", 1, QUARTER), run = opened(branch_a, "走访八户", "2015-11-02"), other;
	struct reply r;

	morning("2015-11-03");
	visited(run, "2015-11-03");	/* the town has it, until the 6th */
	r = client_post_json(county_api, text("/api/v1/org/%lld/run", (long long)branch_a), text("{\"use\":\"%lld\",\"title\":\"三季度\",\"day\":\"2015-11-03\"}", (long long)quarter));
	other = walk_number(county_api, &r, "id");
	world_run(w, text("UPDATE run SET state = 'stopped' WHERE id NOT IN (%lld, %lld)", (long long)run, (long long)other));
	morning("2015-11-17");
	r = client_get(head_a, "/");
	assert_false(reply_has(&r, "催办下级"));
	walk_has(&r, 200, "中的其他人办理“备案”：三季度");
	walk_has(&r, 200, "您是支部书记，按程序不得办理这一步。");	/* as whom, and who may */
	assert_false(reply_has(&r, "办结“备案”"));
	walk_has(&(struct reply){ .status = 200, .body = client_get(head_a, text("/run/%lld", (long long)other)).body }, 200, "您是");
	walk_has(&(struct reply){ .status = 200, .body = client_get(head_a, text("/run/%lld", (long long)other)).body }, 200, "按程序不得办理这一步");
	assert_null(strstr(client_get(head_a, text("/run/%lld", (long long)other)).body, "不用填写"));
	assert_true(reply_has(&r, ">查看<"));
	r = client_get(head_api, "/api/v1/workbench");
	assert_false(reply_has(&r, "催办下级"));
	walk_has(&r, 200, "中的其他人办理“备案”：三季度");
	walk_has(&r, 200, "按程序不得办理这一步。");
	r = client_get(county_api, "/api/v1/workbench");
	walk_has(&r, 200, "催办下级逾期的 2 件办件");
}

static const char SEAT[] =
	"programme seat \"任前备案\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\n"
	"role head = post 书记 of branch\nrole seat = post 副书记 of committee\n"
	"step file \"备案\"\n  by seat\n  not_by head\n  within 5d of open\n  go done\nend\nfinish done \"完成\"\nend\n"
	"example \"备案\"\n  expect done\nend\n";

/* Who else may do it is there, though not for the reader to see: nobody is told to register what is registered. */
static void others_who_may_do_it_are_told_of_though_by_no_name(void **state)
{
	int64_t seat = walk_practice(w, city, "seat", 1, SEAT), run;
	struct reply r;

	morning("2015-11-17");
	run = walk_opened_of(county_api, branch_a, text("use=%lld\ntitle=四季度\nday=2015-11-17", (long long)seat));
	r = client_get(head_a, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "现在没有别人可以办理：请先登记任职");
	world_holding(w, town, "deputy_secretary", world_person(w, other_town, "何远"));
	r = client_get(head_a, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "中的其他人办理，姓名不在您的查看范围内");
	assert_false(reply_has(&r, "何远"));
	assert_false(reply_has(&r, "请先登记任职"));
	world_run(w, text("UPDATE run SET state = 'stopped' WHERE id = %lld", (long long)run));
}

/* The numbers behind all lines of one group; of what /api/v1/workbench?when=… answers. */
static int64_t cases_of(const struct reply *r)
{
	int64_t n = 0;

	for (const char *at = r->body; (at = strstr(at, "\"cases\":")) != NULL; at++)
		n += strtoll(at + strlen("\"cases\":"), NULL, 10);
	return n;
}

/* The open step of the cases with that title is due then. */
static void due(const char *title, day_t day)
{
	world_run(w, text("UPDATE run_turn SET due_day = %d WHERE run_id IN (SELECT id FROM run WHERE title %s)", (int)day, title));
	world_run(w, text("UPDATE run SET due_day = %d WHERE title %s", (int)day, title));
}

/* Many that are late leave room for what is due later, and of each group those that are due first are listed. */
static void each_group_begins_with_what_is_due_first(void **state)
{
	struct client *head_b, *head_b_api = walk_program(w, "desk_b_api", people[1]);
	struct reply r;

	world_run(w, "UPDATE run SET state = 'stopped'");
	world_run(w, "DELETE FROM run_turn");
	for (int i = 0; i < 8; i++)
		opened(branch_b, text("早就逾期%d", i), "2015-11-01");
	for (int i = 0; i < 6; i++)
		opened(branch_b, text("下周二%d", i), "2015-11-10");
	opened(branch_b, "下周一", "2015-11-10");
	opened(branch_b, "本周末", "2015-11-10");
	morning("2015-11-19");	/* a Thursday */
	due("LIKE '下周二%'", day_from_date(2015, 11, 24));
	due("= '下周一'", day_from_date(2015, 11, 23));
	due("= '本周末'", day_from_date(2015, 11, 21));
	head_b = walk_browser(w, "desk_b", people[1]);
	r = client_get(head_b, "/");
	assert_int_equal(reply_times(&r, "：早就逾期"), 5);
	assert_int_equal(reply_times(&r, "：本周末"), 1);
	assert_int_equal(reply_times(&r, "：下周一"), 1);
	assert_int_equal(reply_times(&r, "：下周二"), 4);
	assert_true(strstr(r.body, "：下周一") < strstr(r.body, "：下周二"));
	walk_has(&r, 200, "填写“走访计划(办法第三条)”：下周二0");	/* what is next is said of each */
	r = client_get(head_b_api, "/api/v1/workbench?when=soon");
	assert_int_equal(reply_times(&r, "下周二"), 6);
	walk_has(&r, 200, "\"late\":8,\"today\":0,\"week\":1,\"soon\":7");
	assert_int_equal(cases_of(&r), 7);
}

/* A line that stands for several counts as many, so the number of a group is the sum of what its lines say. */
static void a_group_counts_what_its_lines_say(void **state)
{
	struct reply r = client_get(county_api, "/api/v1/workbench?when=today");

	walk_has(&r, 200, "催办下级逾期的 8 件办件");
	walk_has(&r, 200, "\"due\":\"8 件\"");
	walk_has(&r, 200, "\"today\":8");
	assert_int_equal(cases_of(&r), 8);
}

static void a_long_group_is_read_in_pages(void **state)
{
	struct client *head_b;
	struct reply r;

	for (int i = 0; i < 45; i++)
		opened(branch_b, text("积压%02d", i), "2015-11-02");
	morning("2015-11-19");
	head_b = walk_browser(w, "pages_b", people[1]);
	r = client_get(head_b, "/?when=late");
	assert_int_equal(reply_times(&r, "：早就逾期") + reply_times(&r, "：积压"), 50);
	walk_has(&r, 200, "第 1–50 条，共 53 条");
	walk_has(&r, 200, "/?when=late&amp;page=2");
	r = client_get(head_b, "/?when=late&page=2");
	assert_int_equal(reply_times(&r, "：早就逾期"), 0);
	assert_int_equal(reply_times(&r, "：积压"), 3);
	r = client_get(head_b, "/?when=late&page=99");
	assert_int_equal(r.status, 200);
	assert_int_equal(reply_times(&r, "：积压"), 0);
	r = client_get(head_b, "/?when=soon");
	assert_false(reply_has(&r, "page=2"));	/* seven fit on one page */
	r = client_get(head_b, text("/org/%lld/run?due=late", (long long)branch_b));
	walk_has(&r, 200, "打印全部");
	assert_int_equal(reply_times(&r, ">早就逾期") + reply_times(&r, ">积压"), 50);
	r = client_get(head_b, text("/org/%lld/run?due=late&print=1", (long long)branch_b));
	walk_has(&r, 200, "返回列表");
	assert_int_equal(reply_times(&r, ">早就逾期") + reply_times(&r, ">积压"), 53);
}

/* Where a form is refused it says so once; what is stopped is not done. */
static void a_refusal_stands_once_and_a_stopped_step_is_not_done(void **state)
{
	int64_t run = opened(branch_a, "走访九户", "2015-11-10");
	struct reply r;

	morning("2015-11-17");
	client_get(head_a, text("/run/%lld", (long long)run));
	r = client_post(head_a, text("/run/%lld/fill/plan", (long long)run), "row_version", text("%lld", (long long)walk_version(head_api, run)), NULL);
	walk_has(&r, 422, "走访名单");
	assert_int_equal(reply_times(&r, "class=\"errsum\""), 1);
	r = walk_act(head_api, run, "stop", "\"reason\":\"不再走访\"");
	assert_int_equal(r.status, 200);
	r = client_get(head_a, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "未办结，办件在这一步终止");
	assert_false(reply_has(&r, "<span class=\"sr\">已办</span>"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_step_is_the_matter_of_whoever_does_it),
		cmocka_unit_test(the_post_above_is_told_once_a_step_is_late),
		cmocka_unit_test(the_overview_counts_and_each_number_opens_its_rows), cmocka_unit_test(a_version_shows_the_cases_that_walk_by_it),
		cmocka_unit_test(steps_stand_in_the_order_of_the_practice),
		cmocka_unit_test(a_number_of_the_first_page_opens_all_its_rows),
		cmocka_unit_test(others_who_may_do_it_are_told_of_though_by_no_name),
		cmocka_unit_test(nobody_is_told_to_do_what_is_not_for_that_post),
		cmocka_unit_test(a_refusal_stands_once_and_a_stopped_step_is_not_done),
		cmocka_unit_test(each_group_begins_with_what_is_due_first),
		cmocka_unit_test(a_group_counts_what_its_lines_say),
		cmocka_unit_test(a_term_from_a_day_that_is_not_there_is_told),
		cmocka_unit_test(a_long_group_is_read_in_pages),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
