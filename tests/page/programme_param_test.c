/* Parameters of a practice: set by an organisation within the bounds of the file, from a day, on a document; the nearest organisation counts,
 * and a case keeps the numbers that it began with. Pages and API. */
#include "page/case_desk_world.h"

static const char RATING[] =
	"programme rate \"评比事项\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\n"
	"param least 60 in 60..90 \"合格分数\"\nparam share 1/2 in 1/2..1 \"到会比例\"\nparam places 3 in 1..9 \"名额\"\n"
	"param late 30 in 1..60 at_most \"宽限天数\"\nparam kin no at_least \"亲属回避\"\n"
	"role head = post 书记 of branch\n"
	"value bar = least \"合格线\"\n"
	"form mark \"得分\"\n  field score number \"得分\" must decimal in 0..100\nend\n"
	"step rate \"打分\"\n  by head\n  needs mark\n  go over\nend\n"
	"finish over \"完成\"\nend\n"
	"refuse rate when mark.score < least \"低于合格分数\"\n"
	"refuse rate when 1 / (mark.score - 99) > 5 \"离满分太近\"\n"
	"example \"够\"\n  given mark.score 60\n  expect over\nend\n"
	"example \"不够\"\n  given mark.score 59\n  expect waiting rate\nend\n";
static int64_t rate, other_branch;
static struct client *town_page;

static int begin(void **state)
{
	int64_t file;

	start(state);
	world_right(w, "secretary", "set_norms");
	other_branch = world_org_of(w, other_town, "branch", "丙村党支部");
	file = PUT(w, "programme_file", TEXT("code", "rate"), NUMBER("version", 1), TEXT("title", "评比事项"), TEXT("origin", "试验"), TEXT("digest", "rate"), TEXT("text", RATING));
	rate = PUT(w, "programme_use", NUMBER("programme_id", file), NUMBER("org_id", city), NUMBER("from_day", 16000), NUMBER("to_day", 2932897), TEXT("document", "试验〔2015〕3号"),
		NUMBER("row_version", 1));
	return 0;
}

static int64_t rated(int64_t org, const char *title)
{
	struct reply r = client_post_json(county_api, text("/api/v1/org/%lld/run", (long long)org), text("{\"use\":\"%lld\",\"title\":\"%s\"}", (long long)rate, title));

	walk_has(&r, 201, "\"state\":\"open\"");
	return walk_number(county_api, &r, "id");
}

static struct reply by_api(struct client *c, int64_t org, const char *param, const char *value, const char *day, const char *document)
{
	return client_post_json(c, text("/api/v1/org/%lld/programme/param", (long long)org),
		text("{\"code\":\"rate\",\"param\":\"%s\",\"value\":\"%s\",\"day\":\"%s\",\"document\":\"%s\"}", param, value, day, document));
}

static struct reply by_page(struct client *c, int64_t org, const char *param, const char *value, const char *day, const char *document)
{
	client_get(c, text("/org/%lld/programme/param?code=rate", (long long)org));
	return client_post(c, text("/org/%lld/programme/param", (long long)org), "code", "rate", "param", param, "value", value, "day", day, "document", document, NULL);
}

static void a_parameter_stays_within_the_bounds_of_the_file(void **state)
{
	static const struct { const char *param, *value, *day, *document, *why; } WRONG[] = {
		{ "least", "59", "2015-11-12", "试验〔2015〕4号", "只能设定在 60 到 90 之间，59 超出范围" },
		{ "share", "0.4", "2015-11-12", "试验〔2015〕4号", "只能设定在 1/2 到 1 之间，2/5 超出范围" },
		{ "least", "91", "2015-11-12", "试验〔2015〕4号", "只能设定在 60 到 90 之间，91 超出范围" },
		{ "least", "70.5", "2015-11-12", "试验〔2015〕4号", "「合格分数」按整数计算，不能设为 70.5" },
		{ "late", "29.5", "2015-11-12", "试验〔2015〕4号", "「宽限天数」按整数计算，不能设为 29.5" },
		{ "least", "七十", "2015-11-12", "试验〔2015〕4号", "应当是数字" },
		{ "least", "70", "2015-11-11", "试验〔2015〕4号", "启用日期不能早于今天" },
		{ "least", "70", "2015-11-12", "", "请填写设定的依据" },
		{ "most", "70", "2015-11-12", "试验〔2015〕4号", "「评比事项」没有这个参数" },
	};
	struct reply r;

	morning("2015-11-12");
	town_page = town_clerk;
	r = client_get(town_page, text("/org/%lld/programme/param?code=rate", (long long)town));
	walk_has(&r, 200, "60 – 90");
	walk_has(&r, 200, "按程序");
	/* A share is written as parts everywhere: its value, its bounds, what is refused. */
	walk_has(&r, 200, "1/2 – 1");
	assert_false(reply_has(&r, "0.5"));
	assert_false(reply_has(&r, "这里只能看"));
	walk_has(&r, 200, "<h1>参数设定");
	world_right(w, "member", "see_org");
	world_holding(w, town, "member", 109);
	r = client_get(walk_browser(w, "param_reader", 109), text("/org/%lld/programme/param?code=rate", (long long)town));
	walk_has(&r, 200, "您的职务没有“设置标准”的权限，这里只能看");	/* and no form */
	assert_false(reply_has(&r, "设定参数"));
	r = client_get(town_api, text("/api/v1/org/%lld/programme/param?code=rate", (long long)town));
	walk_has(&r, 200, "\"param\":\"share\",\"title\":\"到会比例\",\"value\":\"1/2\",\"file_value\":\"1/2\",\"low\":\"1/2\",\"high\":\"1\"");
	r = client_get(town_page, text("/org/%lld/programme", (long long)town));
	walk_has(&r, 200, text("href=\"/org/%lld/programme/param\"", (long long)town));
	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		r = by_page(town_page, town, WRONG[i].param, WRONG[i].value, WRONG[i].day, WRONG[i].document);
		walk_has(&r, 422, WRONG[i].why);
		r = by_api(town_api, town, WRONG[i].param, WRONG[i].value, WRONG[i].day, WRONG[i].document);
		assert_int_equal(r.status, 422);
	}
	r = by_page(town_page, town, "least", "59", "2015-11-12", "试验〔2015〕4号");
	walk_has(&r, 422, "value=\"试验〔2015〕4号\"");	/* nothing typed is lost */
	r = client_post_json(town_api, text("/api/v1/org/%lld/programme/param", (long long)town),
		"{\"code\":\"unknown\",\"param\":\"least\",\"value\":\"70\",\"day\":\"2015-11-12\",\"document\":\"x\"}");
	walk_has(&r, 422, "现在没有在甲镇党委启用");
	r = by_api(walk_program(w, "param_neighbour", people[4]), town, "least", "70", "2015-11-12", "试验〔2015〕4号");
	assert_int_equal(r.status, 404);
	/* The unit that the name asks for is understood behind the number; another is none. */
	r = by_page(town_page, town, "late", "99天", "2015-11-12", "试验〔2015〕4号");
	walk_has(&r, 422, "只能设定在 1 到 60 之间，99 超出范围");
	r = by_api(town_api, town, "late", "７ 天", "2015-11-12", "");
	walk_has(&r, 422, "请填写设定的依据");
	assert_false(reply_has(&r, "应当是数字"));
	r = by_page(town_page, town, "late", "7个工作日", "2015-11-12", "试验〔2015〕4号");
	walk_has(&r, 422, "应当是数字");
	assert_int_equal(world_count(w, "programme_param"), 0);
}

/* What was set before to part of one counts as a whole one: the least begun, of the most without the part. */
static void part_of_one_that_was_set_before_counts_whole(void **state)
{
	static const struct { const char *param; int above; const char *now; } SET[] = { { "places", 5, "\"param\":\"places\",\"title\":\"名额\",\"value\":\"3\"" },
		{ "late", 23, "\"param\":\"late\",\"title\":\"宽限天数\",\"value\":\"11\"" } };
	struct reply r;

	morning("2015-11-12");
	for (size_t i = 0; i < sizeof(SET) / sizeof(SET[0]); i++) {
		int64_t id = PUT(w, "programme_param", NUMBER("org_id", town), TEXT("code", "rate"), TEXT("param", SET[i].param), NUMBER("above", SET[i].above), NUMBER("below", 2),
			NUMBER("from_day", 16000), NUMBER("to_day", 2932897), TEXT("document", "试验"), NUMBER("person_id", 1), NUMBER("account_id", 1), NUMBER("time_s", 1));

		r = client_get(town_api, text("/api/v1/org/%lld/programme/param?code=rate", (long long)town));
		walk_has(&r, 200, SET[i].now);
		world_run(w, text("DELETE FROM programme_param WHERE id = %lld", (long long)id));
	}
}

static void the_nearest_counts_and_a_case_keeps_what_it_began_with(void **state)
{
	int64_t before = rated(branch_a, "评比一"), after, later;
	struct reply r = by_api(county_api, city, "least", "70", "2015-11-12", "云组〔2015〕4号");

	walk_has(&r, 200, "\"param\":\"least\",\"title\":\"合格分数\",\"value\":\"70\",\"file_value\":\"60\",\"low\":\"60\",\"high\":\"90\",\"is_switch\":false,\"binds\":\"at_least\",\"set_by\":\"云川市委\",\"person_name\":\"周正\","
		"\"from_day\":\"2015-11-12\",\"document\":\"云组〔2015〕4号\",\"next_value\":null");
	for (int click = 0; click < 2; click++) {	/* the second one sets nothing */
		client_get(town_page, text("/org/%lld/programme/param?code=rate", (long long)town));
		r = client_post(town_page, text("/org/%lld/programme/param", (long long)town), "code", "rate", "param", "least", "value", "80", "day", "2015-11-20",
			"document", "甲镇〔2015〕1号", "form_key", "param-once-0123456789", NULL);
		assert_int_equal(r.status, 303);
	}
	assert_int_equal(world_count(w, "programme_param"), 2);
	r = client_get(town_page, text("/org/%lld/programme/param?code=rate", (long long)town));
	walk_has(&r, 200, "2015-11-20 起为 80");
	walk_has(&r, 200, "云组〔2015〕4号");
	after = rated(branch_a, "评比二");
	walk_fill(head_api, before, "mark", "score=65");
	walk_close(head_api, before, "2015-11-12", "over");	/* by sixty */
	/* A division by zero is no proof that the rule is kept; what was typed can be put right. */
	walk_fill(head_api, after, "mark", "score=99");
	walk_refused(head_a, head_api, after, "2015-11-12", "不能当作符合规定：请核对填写的内容并改正");
	walk_refused(head_a, head_api, after, "2015-11-12", "规定是：离满分太近");
	walk_fill(head_api, after, "mark", "score=65");
	walk_refused(head_a, head_api, after, "2015-11-12", "低于合格分数");
	r = client_get(head_a, text("/run/%lld", (long long)after));
	walk_has(&r, 200, "<dt>合格分数</dt><dd class=\"num\">70<span class=\"small muted\"> 云川市委设定，2015-11-12 起</span>");
	/* What was refused names the organisation that set the number, and leads whoever may set numbers to where it is done. */
	walk_has(&r, 200, "（“合格分数”为 70，云川市委设定，2015-11-12 起）");
	walk_has(&r, 200, text("<a href=\"/org/%lld/programme/param?code=rate\">查看和修改本地参数</a>", (long long)branch_a));
	world_right(w, "org_officer", "see_org");
	world_right(w, "org_officer", "handle");
	r = client_get(walk_holder(w, town, "org_officer", "officer", world_person(w, town, "只办件")), text("/run/%lld", (long long)after));
	walk_has(&r, 200, "（“合格分数”为 70，云川市委设定，2015-11-12 起）");
	assert_false(reply_has(&r, "查看和修改本地参数"));
	r = client_get(head_api, text("/api/v1/run/%lld", (long long)after));
	walk_has(&r, 200, "\"params\":[{\"id\":\"least\",\"title\":\"合格分数\",\"text\":\"70\"}]");
	morning("2015-11-20");
	later = rated(branch_a, "评比三");
	walk_fill(head_api, later, "mark", "score=75");
	walk_refused(head_a, head_api, later, "2015-11-20", "低于合格分数");	/* the town's eighty */
	walk_fill(head_api, after, "mark", "score=70");
	walk_close(head_api, after, "2015-11-20", "over");	/* began by seventy */
	later = rated(other_branch, "评比四");
	r = client_get(county_api, text("/api/v1/run/%lld", (long long)later));
	walk_has(&r, 200, "\"text\":\"70\"}]");	/* the other town has set nothing */
}

static void a_later_word_takes_the_place_of_what_was_planned(void **state)
{
	struct reply r = by_api(town_api, town, "places", "5", "2015-12-01", "甲镇〔2015〕2号");

	walk_has(&r, 200, "\"next_value\":\"5\",\"next_day\":\"2015-12-01\"");
	r = by_api(town_api, town, "places", "6", "2015-11-25", "甲镇〔2015〕3号");
	walk_has(&r, 200, "\"next_value\":\"6\",\"next_day\":\"2015-11-25\"");
	morning("2015-12-02");
	r = client_get(town_api, text("/api/v1/org/%lld/programme/param", (long long)town));
	walk_has(&r, 200, "\"param\":\"places\",\"title\":\"名额\",\"value\":\"6\"");
	r = client_get(town_clerk, text("/org/%lld/programme/param", (long long)town));
	walk_has(&r, 200, "甲镇〔2015〕3号");
	assert_false(reply_has(&r, "甲镇〔2015〕2号"));
	assert_int_equal(world_count(w, "audit WHERE verb = 'programme.set_param'"), 4);
}

/* What an organisation above set is the least, or the most, that those below it may set, until it changes its own. */
static void what_is_stricter_above_binds_below(void **state)
{
	static const struct { const char *param, *value, *why; } WEAKER[] = {
		{ "least", "79", "甲镇党委从 2015-11-20 起把「合格分数」设为 80（甲镇〔2015〕1号），下级只能更严，不能放宽到 79" },
		{ "least", "60", "下级只能更严，不能放宽到 60" },
		{ "late", "21", "云川市委从 2015-12-02 起把「宽限天数」设为 20（云组〔2015〕9号），下级只能更严，不能放宽到 21" },
	};
	struct client *page = walk_browser(w, "branch_page", people[0]);
	struct reply r;
	int64_t run;

	r = by_api(county_api, city, "late", "20", "2015-12-02", "云组〔2015〕9号");
	walk_has(&r, 200, "\"param\":\"late\",\"title\":\"宽限天数\",\"value\":\"20\",\"file_value\":\"30\",\"low\":\"1\",\"high\":\"60\",\"is_switch\":false,\"binds\":\"at_most\"");
	for (size_t i = 0; i < sizeof(WEAKER) / sizeof(WEAKER[0]); i++) {
		r = by_page(page, branch_a, WEAKER[i].param, WEAKER[i].value, "2015-12-02", "甲村〔2015〕1号");
		walk_has(&r, 422, WEAKER[i].why);
		r = by_api(head_api, branch_a, WEAKER[i].param, WEAKER[i].value, "2015-12-02", "甲村〔2015〕1号");
		walk_has(&r, 422, WEAKER[i].why);
	}
	r = by_api(head_api, branch_a, "least", "81", "2015-12-02", "甲村〔2015〕2号");
	walk_has(&r, 200, "\"value\":\"81\"");
	r = by_page(page, branch_a, "late", "20", "2015-12-02", "甲村〔2015〕3号");
	assert_int_equal(r.status, 303);
	r = by_api(head_api, branch_a, "places", "9", "2015-12-02", "甲村〔2015〕4号");
	walk_has(&r, 200, "\"title\":\"名额\",\"value\":\"9\"");	/* the file says of neither way that it is stricter */
	/* Stricter above, later: it counts before the branch's own number. */
	r = by_api(county_api, city, "least", "85", "2015-12-02", "云组〔2015〕10号");
	walk_has(&r, 200, "\"value\":\"85\"");
	run = rated(branch_a, "评比五");
	r = client_get(head_api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "{\"id\":\"least\",\"title\":\"合格分数\",\"text\":\"85\"}");
	r = by_api(county_api, city, "least", "60", "2015-12-02", "云组〔2015〕11号");
	walk_has(&r, 200, "\"value\":\"60\"");	/* nobody is above the county */
	run = rated(branch_a, "评比六");
	r = client_get(head_api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "{\"id\":\"least\",\"title\":\"合格分数\",\"text\":\"81\"}");
}

/* Yes or no is chosen and read as such. */
static void a_switch_is_yes_or_no(void **state)
{
	struct reply r = client_get(town_clerk, text("/org/%lld/programme/param?code=rate", (long long)town));
	int64_t run;

	walk_has(&r, 200, "亲属回避");
	walk_has(&r, 200, "<option value=\"yes\">是</option>");
	walk_has(&r, 200, "<b>否</b>");
	r = by_page(town_clerk, town, "kin", "2", "2015-12-02", "甲镇〔2015〕8号");
	walk_has(&r, 422, "「亲属回避」只能选“是”或者“否”");
	r = by_api(town_api, town, "kin", "也许", "2015-12-02", "甲镇〔2015〕8号");
	walk_has(&r, 422, "「亲属回避」只能选“是”或者“否”");
	r = by_page(town_clerk, town, "kin", "yes", "2015-12-02", "甲镇〔2015〕8号");
	assert_int_equal(r.status, 303);
	r = client_get(town_clerk, text("/org/%lld/programme/param?code=rate", (long long)town));
	walk_has(&r, 200, "<b>是</b>");
	walk_has(&r, 200, "<b>亲属回避 是</b>");
	r = by_api(head_api, branch_a, "kin", "no", "2015-12-02", "甲村〔2015〕5号");
	walk_has(&r, 422, "甲镇党委从 2015-12-02 起把「亲属回避」设为 是（甲镇〔2015〕8号），下级只能更严，不能放宽到 否");
	run = rated(branch_a, "评比七");
	r = client_get(head_a, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "<dt>亲属回避</dt><dd class=\"num\">是");
	r = by_api(town_api, town, "kin", "0", "2015-12-02", "甲镇〔2015〕9号");	/* a program may send the number */
	walk_has(&r, 200, "\"is_switch\":true,\"binds\":\"at_least\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_parameter_stays_within_the_bounds_of_the_file),
		cmocka_unit_test(part_of_one_that_was_set_before_counts_whole),
		cmocka_unit_test(the_nearest_counts_and_a_case_keeps_what_it_began_with),
		cmocka_unit_test(a_later_word_takes_the_place_of_what_was_planned),
		cmocka_unit_test(what_is_stricter_above_binds_below),
		cmocka_unit_test(a_switch_is_yes_or_no),
	};

	return cmocka_run_group_tests(tests, begin, stop);
}
