/* A case on hold: whoever is above, or named by the practice, orders it with a reason and after the talk that the practice asks for; nothing
 * of the case is decided meanwhile, a term stands still unless it is a regulation's, and lists, overview and first page tell it apart. */
#include "page/case_desk_world.h"

static const char PATROL[] =
	"programme patrol \"巡查事项\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\nhold head talk_first\n"
	"role head = post 书记 of branch\nrole upper = committee_of committee\nrole above = committee_of county\n"
	"duty tour \"巡查通报\"\n  who head\n  contents 情况\n  every month\n  from walk\n  until mend\nend\n"
	"form round \"巡查记录\"\n  field what text \"情况\" must\nend\n"
	"step walk \"巡查\"\n  by head\n  needs round\n  within 5d of open\n  late escalate upper 2d, above 4wd\n  go mend\nend\n"
	"step mend \"整改\"\n  by head\n  sign head\n  within 3wd\n  go over\nend\n"
	"finish over \"完成\"\nend\n"
	"example \"巡查\"\n  given round.what 无\n  given sign mend head\n  expect over\nend\n";
static int64_t patrol;

static int begin(void **state)
{
	int64_t file;

	start(state);
	file = PUT(w, "programme_file", TEXT("code", "patrol"), NUMBER("version", 1), TEXT("title", "巡查事项"), TEXT("origin", "试验"), TEXT("digest", "patrol"), TEXT("text", PATROL));
	patrol = PUT(w, "programme_use", NUMBER("programme_id", file), NUMBER("org_id", city), NUMBER("from_day", 16000), NUMBER("to_day", 2932897), TEXT("document", "试验〔2015〕2号"),
		NUMBER("row_version", 1));
	return 0;
}

static struct reply sent(struct client *c, int64_t run, const char *act, const char *field, const char *value)
{
	struct reply r = client_get(c, text("/run/%lld", (long long)run));

	return client_post(c, text("/run/%lld/%s", (long long)run, act), "reason", value, field, field[0] == '\0' ? "" : "2015-11-12", "row_version", reply_field(w, &r, "row_version"), NULL);
}

static int lines_of(const char *verb)
{
	return (int)world_count(w, text("audit WHERE verb = '%s'", verb));
}

/* The practice names a rule: its terms are the regulation's. */
static void whoever_is_above_holds_a_case_and_its_regulation_runs_on(void **state)
{
	int64_t run = opened(branch_a, "走访甲户", "2015-11-10");
	struct reply r;

	morning("2015-11-12");
	r = client_get(head_a, text("/run/%lld", (long long)run));
	assert_false(reply_has(&r, text("/run/%lld/hold", (long long)run)));
	r = sent(head_a, run, "hold", "", "户主不在");
	walk_has(&r, 422, "由上级党组织办理办件的人暂缓和恢复");
	r = walk_act(head_api, run, "hold", "\"reason\":\"户主不在\"");
	walk_has(&r, 422, "由上级党组织办理办件的人暂缓和恢复");
	r = sent(town_clerk, run, "hold", "", "");
	walk_has(&r, 422, "请写明原因");
	r = sent(town_clerk, run, "hold", "talk_day", "户主不在");
	walk_has(&r, 422, "请写明谈话情况");
	r = walk_act(town_api, run, "hold", "\"reason\":\"户主不在\",\"talk_day\":\"2015-11-31\",\"talk\":\"谈过\"");
	walk_has(&r, 422, "没有“2015-11-31”这个日期");
	r = walk_act(town_api, run, "hold", "\"reason\":\"户主不在\",\"talk_day\":\"2016-01-05\",\"talk\":\"谈过\"");
	walk_has(&r, 422, "您填的是 2016-01-05");
	r = client_post_json(walk_program(w, "hold_neighbour", people[4]), text("/api/v1/run/%lld/hold", (long long)run), "{\"reason\":\"户主不在\",\"row_version\":1}");
	assert_int_equal(r.status, 404);
	r = walk_act(town_api, run, "lift", "\"reason\":\"户主已回\"");
	walk_has(&r, 422, "现在没有暂缓");
	assert_int_equal(lines_of("run.hold"), 0);
	r = client_get(town_clerk, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "暂缓期间照常走，不能延长");
	r = sent(town_clerk, run, "hold", "", "户主不在");
	assert_int_equal(r.status, 303);
	r = client_get(head_a, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "2015-11-12 起暂缓：甲镇党委 secretary 王敏，原因：户主不在");
	walk_has(&r, 200, "暂缓期间照常走，不能延长");
	r = client_get(head_api, text("/api/v1/run/%lld/hold", (long long)run));
	walk_has(&r, 200, "\"is_held\":true,\"due_day\":\"2015-11-15\"");
	walk_has(&r, 200, "\"reason\":\"户主不在\",\"talk_day\":null,\"talk\":\"\",\"is_stopped\":false,\"to_day\":null");
	r = walk_act(county_api, run, "hold", "\"reason\":\"再查\"");
	walk_has(&r, 422, "自 2015-11-12 起暂缓办理");
	walk_fill(head_api, run, "plan", "list=@\nminutes=@");	/* papers may come in */
	walk_refused(head_a, head_api, run, "2015-11-12", "解除暂缓以后再办");
	r = walk_act(town_api, run, "stop", "\"reason\":\"不再办\"");
	walk_has(&r, 422, "解除暂缓以后再办");
	r = client_get(head_api, "/api/v1/workbench");
	walk_has(&r, 200, "（暂停中）：走访甲户");
	r = client_get(town_clerk, "/");
	walk_has(&r, 200, "看能否恢复本单位暂缓的办件：1 件");
	r = client_get(county_api, "/api/v1/workbench");
	assert_false(reply_has(&r, "本单位暂缓的办件"));
}

static void lists_and_the_overview_tell_it_apart_until_it_is_lifted(void **state)
{
	int64_t run = world_first_id(w, "run");
	struct reply r;

	opened(branch_b, "走访乙户", "2015-11-10");
	r = client_get(town_clerk, text("/org/%lld/run?held=1", (long long)town));
	walk_has(&r, 200, ">走访甲户");
	assert_false(reply_has(&r, ">走访乙户"));
	walk_has(&r, 200, "class=\"chip\">暂缓");
	r = client_get(town_clerk, text("/org/%lld/run", (long long)town));
	walk_has(&r, 200, text("href=\"/org/%lld/run?held=1#cases\">1<", (long long)branch_a));
	r = client_get(town_api, text("/api/v1/org/%lld/run?held=1", (long long)town));
	walk_has(&r, 200, "\"total\":1");
	walk_has(&r, 200, "\"is_held\":true");
	r = client_get(town_api, text("/api/v1/org/%lld/run", (long long)town));
	walk_has(&r, 200, "\"is_held\":false");
	r = client_get(town_api, text("/api/v1/org/%lld/run/overview", (long long)town));
	walk_has(&r, 200, "\"step\":\"visit\",\"step_title\":\"走访\",\"n\":2,\"late\":0,\"held\":1");
	walk_has(&r, 200, "\"name\":\"甲村党支部\",\"n\":1,\"late\":0,\"held\":1");
	r = sent(head_a, run, "lift", "", "户主已回");
	walk_has(&r, 422, "由上级党组织办理办件的人暂缓和恢复");
	r = walk_act(county_api, run, "lift", "\"reason\":\"\"");
	walk_has(&r, 422, "reason");
	r = sent(town_clerk, run, "lift", "", "");
	walk_has(&r, 422, "请写明原因");
	r = walk_act(county_api, run, "lift", "\"reason\":\"户主已回\"");
	walk_has(&r, 200, "\"is_held\":false,\"due_day\":\"2015-11-15\"");
	assert_int_equal(lines_of("run.hold"), 1);
	assert_int_equal(lines_of("run.lift"), 1);
	walk_close(head_api, run, "2015-11-12", "check");
	r = client_get(head_a, text("/run/%lld", (long long)run));	/* the history keeps it */
	walk_has(&r, 200, "户主不在；2015-11-12 恢复办理：secretary 周正，原因：户主已回");
	r = client_get(town_api, text("/api/v1/org/%lld/run/overview", (long long)town));
	walk_has(&r, 200, "\"held\":0");
	assert_false(reply_has(&r, "\"held\":1"));
}

static int64_t patrolled(const char *title, const char *day)
{
	return walk_opened_of(county_api, branch_a, text("use=%lld\ntitle=%s\nday=%s", (long long)patrol, title, day));
}

static struct reply held(int64_t run, const char *fields)
{
	return walk_act(head_api, run, "hold", text("\"reason\":\"水库放水\"%s", fields));
}

/* No rule and nothing of a membership: the terms are the county's own and stand still; the practice lets the secretary hold, after a talk. */
static void a_term_of_the_county_stands_still_and_goes_on(void **state)
{
	int64_t run = patrolled("巡查水库", "2015-11-10");	/* due on the 15th */
	struct reply r;

	r = client_get(head_api, "/api/v1/workbench");
	walk_has(&r, 200, "填报巡查通报：巡查水库");
	r = held(run, "");
	walk_has(&r, 422, "规定暂缓以前先谈话");
	r = sent(head_a, run, "hold", "", "水库放水");
	walk_has(&r, 422, "规定暂缓以前先谈话");
	r = held(run, ",\"talk_day\":\"2015-11-13\",\"talk\":\"同管护员谈\"");
	walk_has(&r, 422, "开办之日（2015-11-10）和今天（2015-11-12）之间");
	r = held(run, ",\"talk_day\":\"2015-11-09\",\"talk\":\"同管护员谈\"");
	walk_has(&r, 422, "talk_day");
	r = held(run, ",\"talk_day\":\"2015-11-12\",\"talk\":\"同管护员谈\"");
	walk_has(&r, 200, "\"is_held\":true,\"due_day\":null");
	walk_has(&r, 200, "\"talk\":\"同管护员谈\",\"is_stopped\":true");
	r = client_get(head_api, "/api/v1/workbench");
	assert_false(reply_has(&r, "巡查通报"));	/* it rests too */
	morning("2015-11-17");
	r = client_get(head_a, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "（2015-11-12 谈话：同管护员谈）");
	walk_has(&r, 200, "期限停走，恢复后接着算");
	assert_false(reply_has(&r, "逾期"));
	r = client_get(town_api, text("/api/v1/org/%lld/run?code=patrol&due=late", (long long)town));
	walk_has(&r, 200, "\"total\":0");
	r = walk_act(head_api, run, "lift", "\"reason\":\"放水结束\"");
	walk_has(&r, 200, "\"is_held\":false,\"due_day\":\"2015-11-20\"");	/* three days were left */
	r = client_get(head_api, "/api/v1/workbench");
	walk_has(&r, 200, "填报巡查通报：巡查水库");
	walk_fill(head_api, run, "round", "what=无");
	walk_close(head_api, run, "2015-11-17", "mend");	/* a Tuesday; three working days: Friday the 20th */
	r = held(run, ",\"talk_day\":\"2015-11-17\",\"talk\":\"再谈\"");
	walk_has(&r, 200, "\"due_day\":null");
	r = walk_act(head_api, run, "sign", "\"role\":\"head\"");
	walk_has(&r, 422, "解除暂缓以后再办");
	morning("2015-11-23");	/* Monday */
	r = walk_act(head_api, run, "lift", "\"reason\":\"放水结束\"");
	walk_has(&r, 200, "\"due_day\":\"2015-11-26\"");
	r = walk_act(head_api, run, "sign", "\"role\":\"head\"");
	assert_int_equal(r.status, 200);
	walk_close(head_api, run, "2015-11-23", "over");
	r = walk_act(head_api, run, "hold", "\"reason\":\"太晚\"");
	assert_int_equal(r.status, 422);	/* it is over */
}

/* A town is told on the second day behind the term, the county on the fourth working day; until then it is one of those below. */
static void a_late_step_is_told_upwards_level_by_level(void **state)
{
	struct reply r;

	morning("2015-11-24");
	patrolled("巡查河道", "2015-11-24");	/* due on the 29th, a Sunday */
	morning("2015-11-30");
	r = client_get(town_clerk, "/");
	assert_false(reply_has(&r, "督办逾期的“巡查”：巡查河道"));
	walk_has(&r, 200, "催办下级逾期的");
	morning("2015-12-01");
	r = client_get(town_clerk, "/");
	walk_has(&r, 200, "督办逾期的“巡查”：巡查河道");
	walk_has(&r, 200, "逾期 2 天");
	morning("2015-12-02");
	r = client_get(county_api, "/api/v1/workbench");
	assert_false(reply_has(&r, "督办逾期的“巡查”：巡查河道"));
	morning("2015-12-03");
	r = client_get(county_api, "/api/v1/workbench");
	walk_has(&r, 200, "督办逾期的“巡查”：巡查河道");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whoever_is_above_holds_a_case_and_its_regulation_runs_on),
		cmocka_unit_test(lists_and_the_overview_tell_it_apart_until_it_is_lifted),
		cmocka_unit_test(a_term_of_the_county_stands_still_and_goes_on),
		cmocka_unit_test(a_late_step_is_told_upwards_level_by_level),
	};

	return cmocka_run_group_tests(tests, begin, stop);
}
