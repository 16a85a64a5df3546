/* A member asks for a transfer: the branch finds it on its first page and proposes it, filled in, or says why not; the member sees what became of
 * it. 中国共产党党员教育管理工作条例 (2019) art. 25. By page and by API. */
#include "page/transfer_world.h"

static struct reply ask(struct client *c, const char *place)
{
	client_get(c, "/me/transfer");
	return client_post(c, "/me/transfer", "place", place, "reason", "job", "wanted_day", "2015-12-01", "note", "调到邻县工作", NULL);
}

static const char *waiting(struct client *c, const char **version)
{
	struct reply r = client_get(c, "/me/transfer");

	*version = reply_field(w, &r, "row_version");
	return reply_field(w, &r, "request");
}

static void a_member_asks_and_the_branch_proposes_it(void **state)
{
	int64_t id = person(branch_a, "申接转", 2), t;
	struct client *own = walk_browser(w, "own", id);
	const char *version, *at;
	struct reply r = client_get(own, "/me/archive");

	assert_true(reply_has(&r, "href=\"/me/transfer\""));
	r = client_post(own, "/me/transfer", "place", "", "reason", "", "wanted_day", "下月", "note", "留着", NULL);
	walk_answered(r, 422, "请写明转往哪个党组织");
	assert_true(reply_has(&r, "请写明希望从哪天起") && reply_has(&r, "留着"));
	assert_int_equal(ask(own, "中共邻县县委组织部").status, 303);
	walk_answered(ask(own, "乙村支部"), 422, "已经申请转往“中共邻县县委组织部”");
	r = client_get(own, "/me/transfer");
	assert_true(reply_has(&r, "等党支部办理") && !reply_has(&r, "提出申请"));
	/* The branch and the committee above it find it; another town does not. */
	r = client_get(secretary, "/");
	assert_true(reply_has(&r, "1 名党员申请接转组织关系") && reply_has(&r, "href=\"/transfer/request\""));
	r = client_get(clerk_a, "/");	/* the branch's work, where somebody there has an account */
	assert_true(reply_has(&r, "督促 1 个支部答复 1 名党员的接转申请") && !reply_has(&r, "1 名党员申请接转组织关系"));
	world_run(w, text("UPDATE account SET is_closed = 1 WHERE person_id = 103"));
	r = client_get(clerk_a, "/");
	assert_true(reply_has(&r, "1 名党员申请接转组织关系") && !reply_has(&r, "督促 1 个支部答复"));
	world_run(w, text("UPDATE account SET is_closed = 0 WHERE person_id = 103"));
	r = client_get(clerk_b, "/transfer/request");
	assert_false(reply_has(&r, "申接转"));
	r = client_get(secretary, "/transfer/request");
	assert_true(reply_has(&r, "申接转") && reply_has(&r, "转往中共邻县县委组织部") && reply_has(&r, "调到邻县工作") && reply_has(&r, "2015-12-01"));
	/* The form that proposes is filled in, and proposing takes the request up. */
	at = strstr(r.body, "/transfer/new?person=");
	assert_non_null(at);
	at = arena_text_n(w->arena, at, strcspn(at, "\""));
	for (char *amp = strstr((char *)at, "&amp;"); amp != NULL; amp = strstr(amp, "&amp;"))
		memmove(amp + 1, amp + 5, strlen(amp + 5) + 1);
	r = client_get(secretary, at);
	assert_true(reply_has(&r, "value=\"中共邻县县委组织部\"") && reply_has(&r, "value=\"调到邻县工作\""));
	t = proposed(secretary, id, "", "中共邻县县委组织部");
	r = client_get(secretary, "/transfer/request");
	assert_true(reply_has(&r, "没有等待办理的申请"));
	r = client_get(own, "/me/transfer");
	assert_true(reply_has(&r, "待支部同意") || !reply_has(&r, "等党支部办理"));
	must(secretary, t, "agree", "reason", "");
	must(clerk_a, t, "issue", "valid_days", "30");
	r = client_get(own, "/me/transfer");
	assert_true(reply_has(&r, "介绍信"));
	walk_answered(ask(own, "乙村支部"), 422, "已有一件 2015-11-17 提出的接转");
	waiting(own, &version);
}

/* A village of the system is no place outside, however the member writes it: the form has it inside, with the branches of the village to choose from. */
static void a_village_of_the_system_is_filled_in_as_inside(void **state)
{
	int64_t id = person(branch_a, "申本县", 2);
	struct client *own = walk_browser(w, "own_village", id);
	struct reply r;

	assert_int_equal(ask(own, "乙镇乙村").status, 303);
	r = client_get(secretary, "/transfer/request");
	walk_has(&r, 200, text("/transfer/new?person=%lld&amp;reason=job&amp;to=", (long long)id));
	assert_false(reply_has(&r, "&amp;place="));
	r = client_get(secretary, text("/transfer/new?person=%lld&reason=job&to=乙镇乙村", (long long)id));
	walk_has(&r, 200, "name=\"to_picked\"");
	assert_true(reply_has(&r, "乙村支部 乙镇党委"));
	r = client_get(secretary, text("/transfer/new?person=%lld&to=乙镇乙村党支部", (long long)id));
	assert_false(reply_has(&r, "name=\"to_picked\""));
	client_get(own, "/me/transfer");
	world_run(w, "UPDATE transfer_request SET state = 'withdrawn' WHERE state = 'waiting'");
}

static struct reply sent(struct client *c, const char *path, const char *json)
{
	return client_post_json(c, path, json);
}

static bool is_there_twice(const char *body, const char *words)
{
	const char *first = strstr(body, words);

	return first != NULL && strstr(first + 1, words) != NULL;
}

/* By form and by program: what one cannot see comes along with what is copied, and is kept nowhere. */
static void what_is_not_seen_is_not_kept(void **state)
{
	struct client *own = walk_browser(w, "own6", person(branch_a, "申看见", 2)), *own_api = walk_program(w, "own7", person(branch_a, "申看清", 2));
	struct reply r;

	client_get(own, "/me/transfer");
	r = client_post(own, "/me/transfer", "place", "中共\u202E邻县\u202C县委\u200B组织部\uFEFF", "reason", "job", "wanted_day", "2015-12-01", "note", "调到\u2066邻县\u2069\n工\u200D作\u061C", NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(sent(own_api, "/api/v1/me/transfer", "{\"place\":\"中共\\u202e邻县\\u202c县委\\u200b组织部\\ufeff\",\"reason\":\"job\",\"wanted_day\":\"2015-12-01\",\"note\":\"调到\\u2066邻县\\u2069\\n工\\u200d作\\u061c\"}").status, 201);
	r = client_get(secretary, "/transfer/request");
	assert_true(is_there_twice(r.body, "中共邻县县委组织部") && is_there_twice(r.body, "调到邻县 工作"));
}

/* Sent back, the request waits with its reason for the branch; it goes on with the transfer that is proposed anew, and no other is asked for meanwhile. */
static void what_is_sent_back_stays_the_members_request(void **state)
{
	int64_t id = person(branch_a, "申再提", 2), t, anew;
	struct client *own = walk_browser(w, "own4", id), *own_api = walk_program(w, "own4_api", id);
	struct reply r;

	client_get(own, "/me/transfer");
	walk_answered(client_post(own, "/me/transfer", "place", "乙村支部", "reason", "job", "wanted_day", "2014-01-01", NULL), 422, "希望的日期 2014-01-01 已经过去");
	client_get(own, "/me/transfer");
	walk_answered(client_post(own, "/me/transfer", "place", "乙村支部", "reason", "job", "wanted_day", "9999-12-31", NULL), 422, "希望的日期 9999-12-31 太远：从今天起最多提前一年申请，最晚写 2016-11-17");
	walk_answered(sent(own_api, "/api/v1/me/transfer", "{\"place\":\"乙村支部\",\"reason\":\"job\",\"wanted_day\":\"2016-11-18\"}"), 422, "transfer_request.day_far");
	client_get(own, "/me/transfer");
	walk_answered(client_post(own, "/me/transfer", "place", "乙村支部", "reason", "job", "wanted_day", "2015-12-01", "wanted_day", "2015-12-02", NULL), 422, "字段“wanted_day”只能有一个值，却给了几个");
	r = sent(own_api, "/api/v1/me/transfer", "{\"place\":\"\",\"reason\":\"job\",\"wanted_day\":\"2016-11-17\"}");
	assert_true(r.status == 422 && !reply_has(&r, "wanted_day"));	/* the last day that may be said */
	client_get(own, "/me/transfer");
	assert_int_equal(ask(own, "中共邻县县委组织部").status, 303);
	r = client_get(secretary, text("/transfer/new?person=%lld", (long long)id));
	assert_true(reply_has(&r, "本人 2015-11-17 申请，希望 2015-12-01 起"));
	t = proposed(secretary, id, "", "中共邻县县委组织部");
	r = client_get(secretary, url(t, ""));
	assert_true(reply_has(&r, "希望 2015-12-01 起"));
	must(secretary, t, "agree", "reason", "");
	must(clerk_a, t, "return", "reason", "接收单位写错了");
	r = client_get(own, "/me/transfer");
	assert_true(reply_has(&r, "已退回，等党支部重新提出") && reply_has(&r, "接收单位写错了") && !reply_has(&r, "提出申请"));
	walk_answered(ask(own, "乙村支部"), 422, "等党支部改好重新提出");
	r = client_get(own_api, "/api/v1/me/transfer");
	assert_true(reply_has(&r, "\"answer\":\"接收单位写错了\""));
	walk_answered(sent(own_api, "/api/v1/me/transfer", "{\"place\":\"乙村支部\",\"reason\":\"job\",\"wanted_day\":\"2015-12-01\"}"), 422, "transfer_request.again");
	/* What was typed and why it came back stand before whoever proposes it anew. */
	r = client_get(secretary, url(t, ""));
	assert_true(reply_has(&r, "dues_month=2015-11"));
	r = client_get(secretary, text("/transfer/new?person=%lld&dues_month=2015-11", (long long)id));
	assert_true(reply_has(&r, "已退回：接收单位写错了") && reply_has(&r, "希望 2015-12-01 起") && reply_has(&r, "value=\"2015-11\""));
	anew = proposed(secretary, id, "", "中共邻县县委组织部");
	r = client_get(secretary, url(t, ""));
	assert_true(reply_has(&r, text("href=\"/transfer/%lld\">后来提出的接转", (long long)anew)));
	must(secretary, anew, "agree", "reason", "");
	must(clerk_a, anew, "issue", "valid_days", "30");
	assert_int_equal(receipt(api_a, text("/api/v1/transfer/%lld/receipt", (long long)anew), anew, NULL, "2015-11-17", SCAN).status, 200);
	r = client_get(own, "/me/transfer");
	assert_true(reply_has(&r, "已转出") || reply_has(&r, "已办结"));
	assert_false(reply_has(&r, "已退回"));
	assert_false(reply_has(&r, "接收单位写错了"));
}

/* A transfer that was withdrawn leads to the form that proposes, and the request goes along; one that has nothing to do with it takes none. */
static void a_withdrawn_one_is_proposed_once_more(void **state)
{
	int64_t id = person(branch_a, "申撤回", 2), t, anew;
	struct client *own = walk_browser(w, "own5", id);
	struct reply r;

	assert_int_equal(ask(own, "乙村支部").status, 303);
	t = proposed(secretary, id, "乙村支部", "");
	must(secretary, t, "withdraw", "reason", "材料不全");
	r = client_get(own, "/me/transfer");
	assert_true(reply_has(&r, "已撤回") && reply_has(&r, "材料不全"));
	r = client_get(secretary, url(t, ""));
	assert_true(reply_has(&r, "再提出接转") && reply_has(&r, text("/transfer/new?person=%lld&amp;to=", (long long)id)));
	anew = proposed(secretary, id, "乙村支部", "");
	r = client_get(own, "/me/transfer");
	assert_false(reply_has(&r, "材料不全"));
	r = client_get(secretary, url(anew, ""));
	assert_true(reply_has(&r, "本人 2015-11-17 申请"));
	r = client_get(secretary, url(t, ""));
	assert_false(reply_has(&r, "再提出接转"));
}

static void the_branch_says_why_not_and_a_member_withdraws(void **state)
{
	int64_t id = person(branch_a, "申退回", 2);
	struct client *own = walk_browser(w, "own2", id), *other = walk_browser(w, "other", person(branch_a, "旁人", 2));
	const char *version, *request;
	struct reply r;

	assert_int_equal(ask(own, "乙村支部").status, 303);
	request = waiting(own, &version);
	client_get(clerk_b, "/transfer/request");
	walk_answered(client_post(clerk_b, "/transfer/request/refuse", "request", request, "answer", "不在本镇", "row_version", version, NULL), 404, "");
	r = client_get(secretary, "/transfer/request");
	assert_true(reply_has(&r, "&amp;to=") || reply_has(&r, "&to="));	/* an organisation of the system is the target */
	walk_answered(client_post(secretary, "/transfer/request/refuse", "request", request, "answer", "", "row_version", version, NULL), 422, "不得无故拒转");
	client_get(secretary, "/transfer/request");
	assert_int_equal(client_post(secretary, "/transfer/request/refuse", "request", request, "answer", "离开不足六个月，开党员证明信", "row_version", version, NULL).status, 303);
	r = client_get(own, "/me/transfer");
	assert_true(reply_has(&r, "没有同意") && reply_has(&r, "离开不足六个月，开党员证明信") && reply_has(&r, "提出申请"));
	assert_int_equal(ask(own, "乙村支部").status, 303);
	request = waiting(own, &version);
	client_get(other, "/me/transfer");
	walk_answered(client_post(other, "/me/transfer/withdraw", "request", request, "row_version", version, NULL), 404, "");
	client_get(own, "/me/transfer");
	assert_int_equal(client_post(own, "/me/transfer/withdraw", "request", request, "row_version", version, NULL).status, 303);
	client_get(own, "/me/transfer");
	assert_int_equal(client_post(own, "/me/transfer/withdraw", "request", request, "row_version", version, NULL).status, 409);
	r = client_get(own, "/me/transfer");
	assert_true(reply_has(&r, "已撤回"));
	assert_int_equal(client_get(own, "/transfer/request").status, 403);
	/* Who is no member has nothing to transfer. */
	walk_answered(ask(walk_browser(w, "none", world_person_of(w, branch_a, "申群众", 0)), "乙村支部"), 422, "没有可以接转的组织关系");
}

static void programs_do_the_same(void **state)
{
	int64_t id = person(branch_a, "申程序", 2);
	struct client *own = walk_program(w, "own3", id);
	static const char FULL[] = "{\"place\":\"乙村支部\",\"reason\":\"job\",\"wanted_day\":\"2015-12-01\",\"note\":\"调动\"}";
	const char *request;
	struct reply r;

	walk_answered(sent(own, "/api/v1/me/transfer", "{\"reason\":\"job\",\"wanted_day\":\"2015-12-01\"}"), 422, "\"field\":\"place\"");
	walk_answered(sent(own, "/api/v1/me/transfer", "{\"place\":\"乙村支部\",\"wanted_day\":\"2015-12-01\"}"), 422, "\"field\":\"reason\"");
	walk_answered(sent(own, "/api/v1/me/transfer", "{\"place\":\"乙村支部\",\"reason\":\"job\"}"), 422, "\"field\":\"wanted_day\"");
	r = sent(own, "/api/v1/me/transfer", FULL);
	assert_int_equal(r.status, 201);
	request = walk_value(w, &r, "id");
	walk_answered(sent(own, "/api/v1/me/transfer", FULL), 422, "transfer_request.one");
	r = client_get(api_a, "/api/v1/transfer/request");
	assert_true(reply_has(&r, "\"name\":\"申程序\"") && reply_has(&r, "\"place\":\"乙村支部\"") && reply_has(&r, "\"wanted_day\":\"2015-12-01\""));
	r = client_get(api_b, "/api/v1/transfer/request");
	assert_false(reply_has(&r, "申程序"));
	r = client_get(api_a, "/api/v1/workbench");
	assert_true(reply_has(&r, "党员的接转申请"));
	walk_answered(sent(api_a, "/api/v1/transfer/request/refuse", "{\"answer\":\"不转\",\"row_version\":1}"), 422, "\"field\":\"request\"");
	walk_answered(sent(api_a, "/api/v1/transfer/request/refuse", text("{\"request\":\"%s\",\"row_version\":1}", request)), 422, "\"field\":\"answer\"");
	walk_answered(sent(api_a, "/api/v1/transfer/request/refuse", text("{\"request\":\"%s\",\"answer\":\"不转\"}", request)), 422, "\"field\":\"row_version\"");
	walk_answered(sent(api_b, "/api/v1/transfer/request/refuse", text("{\"request\":\"%s\",\"answer\":\"不转\",\"row_version\":1}", request)), 404, "");
	assert_int_equal(sent(api_a, "/api/v1/transfer/request/refuse", text("{\"request\":\"%s\",\"answer\":\"先交清党费\",\"row_version\":1}", request)).status, 200);
	walk_answered(sent(api_a, "/api/v1/transfer/request/refuse", text("{\"request\":\"%s\",\"answer\":\"先交清党费\",\"row_version\":2}", request)), 409, "");
	r = client_get(own, "/api/v1/me/transfer");
	assert_true(reply_has(&r, "\"state\":\"refused\"") && reply_has(&r, "\"answer\":\"先交清党费\""));
	r = sent(own, "/api/v1/me/transfer", FULL);
	request = walk_value(w, &r, "id");
	walk_answered(sent(own, "/api/v1/me/transfer/withdraw", "{\"row_version\":1}"), 422, "\"field\":\"request\"");
	walk_answered(sent(own, "/api/v1/me/transfer/withdraw", text("{\"request\":\"%s\"}", request)), 422, "\"field\":\"row_version\"");
	assert_int_equal(sent(own, "/api/v1/me/transfer/withdraw", text("{\"request\":\"%s\",\"row_version\":1}", request)).status, 200);
	/* Proposing takes it up. */
	r = sent(own, "/api/v1/me/transfer", FULL);
	assert_int_equal(r.status, 201);
	r = client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"丙村支部\",\"reason\":\"job\",\"dues_month\":\"2015-11\"}", (long long)id));
	assert_int_equal(r.status, 201);
	r = client_get(own, "/api/v1/me/transfer");
	assert_true(reply_has(&r, "\"state\":\"taken\""));
}

/* Of 203 that wait none is out of reach, and the number says how many there are, on every page and narrowed by whose work it is. */
static void all_that_wait_are_reached_page_by_page(void **state)
{
	int64_t id = person(branch_a, "申多人", 2);
	struct reply r = client_get(api_a, "/api/v1/transfer/request");
	int64_t before = world_count(w, "transfer_request WHERE state = 'waiting'");

	for (int i = 1; i <= 203; i++)
		PUT(w, "transfer_request", NUMBER("person_id", id), TEXT("name", text("排队%03d", i)), TEXT("place", "乙村支部"), TEXT("reason", "job"), NUMBER("wanted_day", 16800), TEXT("state", "waiting"),
			NUMBER("asked_day", 16756), NUMBER("row_version", 1));
	r = client_get(api_a, "/api/v1/transfer/request");
	walk_has(&r, 200, text("\"total\":%lld", (long long)before + 203));
	r = client_get(api_a, text("/api/v1/transfer/request?page=%lld", (long long)(before + 203 + 49) / 50));
	walk_has(&r, 200, "排队203");
	assert_false(reply_has(&r, "排队001"));
	r = client_get(secretary, "/transfer/request");
	walk_has(&r, 200, text("%lld", (long long)before + 203));
	walk_has(&r, 200, "/transfer/request?desk=&amp;page=2");
	assert_false(reply_has(&r, "排队203"));
	r = client_get(secretary, text("/transfer/request?page=%lld", (long long)(before + 203 + 49) / 50));
	walk_has(&r, 200, "排队203");
	r = client_get(secretary, "/transfer/request?page=900");	/* answered meanwhile: the last page there is */
	walk_has(&r, 200, "排队203");
	world_run(w, "DELETE FROM transfer_request WHERE name LIKE '排队%'");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_member_asks_and_the_branch_proposes_it),
		cmocka_unit_test(what_is_sent_back_stays_the_members_request),
		cmocka_unit_test(a_village_of_the_system_is_filled_in_as_inside),
		cmocka_unit_test(a_withdrawn_one_is_proposed_once_more),
		cmocka_unit_test(the_branch_says_why_not_and_a_member_withdraws),
		cmocka_unit_test(programs_do_the_same),
		cmocka_unit_test(all_that_wait_are_reached_page_by_page),
		cmocka_unit_test(what_is_not_seen_is_not_kept),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
