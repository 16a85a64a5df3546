/* 对转入的预备党员不予承认: who came on probation and cannot be verified is not recognised by the organisation department of the county or above, and is a
 * member no more; pages and API. */
#include "standing_world.h"

static int64_t practice, old_branch, came, recruiting;

static int begin(void **state)
{
	start(state);
	world_right(w, "secretary", "edit_person");
	world_right(w, "organiser", "see_figures");
	world_right(w, "organiser", "edit_person");
	practice = walk_shipped(w, city, "national/unrecognise");
	old_branch = world_org_of(w, town, "branch", "乙村党支部");
	world_run(w, text("INSERT INTO org_path (id, org_id, parent_id, path, name, kind, from_day, to_day, reason, document) SELECT id, id, parent_id, path, name, kind, 0, 2932897, 'founded', '' FROM org WHERE id = %lld",
		(long long)old_branch));
	came = world_member(w, old_branch, "预备庚", 1);
	world_run(w, text("UPDATE person SET birth_day = 7428, joined_day = %d WHERE id = %lld", (int)day_parse_iso("2023-09-01"), (long long)came));
	return 0;
}

static void transferred(int64_t person, const char *day)
{
	struct reply r = client_post_json(upper, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"甲村党支部\",\"reason\":\"job\",\"dues_month\":\"2024-06\"}", (long long)person));
	int64_t transfer;

	walk_has(&r, 201, "");
	transfer = walk_number(upper, &r, "id");
	r = client_post_json(upper, text("/api/v1/transfer/%lld/act", (long long)transfer),
		text("{\"act\":\"adjust\",\"document\":\"甲党〔2024〕8号\",\"day\":\"%s\",\"row_version\":%s}", day, walk_value(w, &r, "row_version")));
	walk_has(&r, 200, "\"state\":\"done\"");
}

#define UNVERIFIED "origin=乙村党支部\nletter=@\nlacking=没有入党志愿书\nresult=无法认定\nminutes=@\n"

static void it_is_only_for_whoever_was_transferred_on_probation(void **state)
{
	int64_t run = walk_opened(secretary, practice, branch, newcomer, "2024-06-03");
	struct reply r;

	walk_fill(secretary, run, "inspection", UNVERIFIED "asked_on=2024-06-01");
	walk_refused(page, secretary, run, "2024-06-03", "不予承认只用于转入的预备党员（《中国共产党发展党员工作细则》（2014年、2026年））");
	refused_to_open(practice, lost, "2024-06-03", "失联甲");	/* a full member */
	r = client_post_json(county, text("/api/v1/person/%lld/standing", (long long)newcomer),
		"{\"cause\":\"unrecognised\",\"day\":\"2024-06-03\",\"document\":\"文\",\"reason\":\"补登\",\"row_version\":0}");
	walk_has(&r, 422, "person.event_by_procedure");
}

/* What is being done about him stands on his page, and is not begun once more; what it may end is told before he is moved or sent away. */
static void it_stands_on_his_page(int64_t run)
{
	const char *his = text("/person/%lld", (long long)came), *link = text("<a href=\"/run/%lld\">对转入的预备党员不予承认（第 1 步，共", (long long)run), *in_place;
	struct reply r = client_get(page, his);
	int64_t transfer;

	walk_has(&r, 200, "正在办理：");
	walk_has(&r, 200, link);
	walk_has(&r, 200, text("<a href=\"/run/%lld\">发展党员（第 1 步，共 25 步：1 递交入党申请书）</a>", (long long)recruiting));
	walk_has(&r, 200, text("href=\"/transfer/new?person=%lld\"", (long long)came));
	r = client_get(secretary, text("/api/v1%s", his));
	walk_has(&r, 200, text("\"kind\":\"run\",\"id\":\"%lld\",\"title\":\"对转入的预备党员不予承认\"", (long long)run));
	walk_has(&r, 200, "\"may_end_membership\":true");
	r = client_get(page, text("%s/run", his));
	walk_has(&r, 200, text("href=\"/run/%lld\"", (long long)run));
	assert_false(reply_has(&r, text("use=%lld&amp;person", (long long)practice)));
	r = client_get(secretary, text("/api/v1%s/run", his));
	assert_false(reply_has(&r, text("\"use\":\"%lld\"", (long long)practice)));
	r = client_get(page, text("/transfer/new?person=%lld", (long long)came));
	walk_has(&r, 200, "“对转入的预备党员不予承认”正在办理");
	walk_has(&r, 200, text("<a href=\"/run/%lld\">看这个办件</a>", (long long)run));
	r = client_get(page, text("%s/floating", his));
	walk_has(&r, 200, "办结或者终止以后再办流动登记");
	/* And so does a transfer: its button leads to it. */
	r = client_post_json(secretary, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"乙村党支部\",\"reason\":\"job\",\"dues_month\":\"2024-06\"}", (long long)came));
	walk_has(&r, 201, "");
	transfer = walk_number(secretary, &r, "id");
	in_place = text("<a class=\"btn\" href=\"/transfer/%lld\">接转组织关系</a>", (long long)transfer);
	r = client_get(page, his);
	walk_has(&r, 200, text("<a href=\"/transfer/%lld\">接转组织关系（", (long long)transfer));
	walk_has(&r, 200, in_place);
	r = client_get(page, text("/transfer/new?person=%lld", (long long)came));
	walk_has(&r, 200, text("<a href=\"/transfer/%lld\">看这一件接转</a>", (long long)transfer));
	r = client_post_json(secretary, text("/api/v1/transfer/%lld/act", (long long)transfer), "{\"act\":\"withdraw\",\"reason\":\"先办不予承认\",\"row_version\":1}");
	walk_has(&r, 200, "\"state\":\"withdrawn\"");
	r = client_get(page, his);
	assert_false(reply_has(&r, in_place));
	r = client_get(page, text("/person/%lld", (long long)helper));	/* about whom nothing is open */
	assert_false(reply_has(&r, "正在办理："));
}

static int64_t to_decision(void)
{
	int64_t run;

	transferred(came, "2024-05-20");
	recruiting = walk_opened(secretary, recruit, branch, came, "2024-06-03");
	run = walk_opened(secretary, practice, branch, came, "2024-06-03");
	it_stands_on_his_page(run);
	walk_fill(secretary, run, "inspection", UNVERIFIED "asked_on=2024-05-19");
	walk_refused(page, secretary, run, "2024-06-03", "函调日期2024-05-19早于转入的2024-05-20");
	walk_step(secretary, run, "inspection", UNVERIFIED "asked_on=2024-05-25", "2024-06-03", "examine");
	walk_refused(NULL, secretary, run, "2024-06-03", "不能办理");	/* the branch does not review itself */
	walk_step(upper, run, "review", "result=同意上报\npaper=@", "2024-06-03", "decide");
	return run;
}

/* domain/01, section 5: a department of the county or above, and nobody below it. */
static void the_county_refuses_recognition_and_nobody_below(void **state)
{
	int64_t run = to_decision();
	struct reply r;

	balances("2024-06-03", "\"closing\":11");
	walk_refused(NULL, upper, run, "2024-06-03", "不能办理");
	walk_fill(county, run, "decision", "result=不予承认\norgan=基层党委\nnumber=甲党〔2024〕9号\ndecided_on=2024-06-03\npaper=@");
	walk_refused(county_page, county, run, "2024-06-03", "不予承认由县级以上党委组织部门决定（《中国共产党发展党员工作细则》（2014年、2026年）），基层党委不能决定");
	walk_fill(county, run, "decision", "result=不予承认\norgan=县级党委组织部门\nnumber=云组〔2024〕9号\ndecided_on=2024-06-02\npaper=@");
	walk_refused(county_page, county, run, "2024-06-03", "早于上级党委审查的2024-06-03");
	walk_fill(county, run, "decision", "result=不予承认\norgan=县级党委组织部门\nnumber=云组〔2024〕9号\ndecided_on=2024-06-03\npaper=@");
	r = walk_act(county, run, "close", "\"day\":\"2024-06-03\"");
	walk_has(&r, 200, "\"finish\":\"not_recognised\"");
	knows(came, "\"status\":\"0\"");
	knows(came, "\"joined\":\"\"");
	knows(came, "\"cause\":\"unrecognised\",\"was\":1,\"became\":0,\"day\":\"2024-06-03\"");
	r = client_get(county_page, text("/person/%lld", (long long)came));
	walk_has(&r, 200, "不予承认");
	r = client_get(county, text("/api/v1/run/%lld", (long long)recruiting));
	walk_has(&r, 200, "\"state\":\"stopped\"");	/* nothing leads him on */
	r = client_get(county_page, text("/run/%lld", (long long)recruiting));
	walk_has(&r, 200, "不予承认，没有办完的事项随之终止");
}

static void the_balance_and_the_year_have_a_cause_of_its_own(void **state)
{
	struct reply r;

	balances("2024-06-03", "\"closing\":10");
	balances("2024-06-03", "\"unrecognised\":1");
	r = client_get(county_page, text("/org/%lld/balance?from=2024-01-01&to=2024-06-03", (long long)town));
	walk_has(&r, 200, "不予承认");
	r = client_get(county, "/api/v1/figure/change?in=0&cause=17");
	walk_has(&r, 200, "预备庚");
	r = client_get(county, "/api/v1/figure/change?in=0&cause=15");
	assert_false(reply_has(&r, "预备庚"));	/* no correction of an archive */
}

static int end(void **state)
{
	world_stop(w);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_only_for_whoever_was_transferred_on_probation),
		cmocka_unit_test(the_county_refuses_recognition_and_nobody_below),
		cmocka_unit_test(the_balance_and_the_year_have_a_cause_of_its_own),
	};

	return cmocka_run_group_tests_name("unrecognise", tests, begin, end);
}
