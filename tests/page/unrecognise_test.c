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

static int64_t to_decision(void)
{
	int64_t run;

	transferred(came, "2024-05-20");
	recruiting = walk_opened(secretary, recruit, branch, came, "2024-06-03");
	run = walk_opened(secretary, practice, branch, came, "2024-06-03");
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
