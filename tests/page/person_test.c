/* The archive in the browser and for programs: a clerk of a town keeps her people, and nobody else's. */
#include "page/person_world.h"

static void keeps_a_member_and_masks_the_numbers(void **state)
{
	const char *number = world_id_number(w, "19800102", 1);
	int64_t id = made(clerk, branch_a, "李华", number);
	struct reply r = client_get(clerk, url(id, ""));

	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "李华"));
	assert_true(reply_has(&r, "甲村支部"));
	assert_true(reply_has(&r, "汉族"));
	assert_true(reply_has(&r, "2006-07-01"));
	assert_true(reply_has(&r, "138****1111"));
	assert_false(reply_has(&r, number));
	assert_false(reply_has(&r, "13800001111"));
	r = client_get(clerk, url(id, "/edit"));
	assert_false(reply_has(&r, number));
	walk_has(&r, 200, "name=\"phone\" type=\"tel\"");	/* a phone shows its own keys */
	walk_has(&r, 200, "<div class=\"stays\"");			/* the reason stays in view */
}

static void a_refusal_names_field_and_rule_and_keeps_the_text(void **state)
{
	struct { const char *name, *number, *says; } cases[] = {
		{ "", world_id_number(w, "19800103", 1), "请填写姓名" },
		{ "李2", world_id_number(w, "19800103", 1), "不能有数字" },
		{ "李？华", world_id_number(w, "19800103", 1), "不能有数字" },
		{ "王五", "370481198001030000", "370481198001030000" },
		{ "王五", "37048119800103000X", "顺序码）是 000" },
		{ "王五", "", "请填写公民身份号码" },
		{ "王五", world_id_number(w, "19950103", 1), "年满十八岁" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reply r = create(clerk, branch_a, cases[i].name, cases[i].number);

		assert_int_equal(r.status, 422);
		assert_true(reply_has(&r, cases[i].says));
		assert_true(reply_has(&r, "甲发〔2015〕1号"));
	}
	assert_int_equal(create(clerk, town_a, "王五", world_id_number(w, "19800104", 1)).status, 422);	/* a committee keeps no members */
}

static struct reply create_under(int64_t under, const char *branch, const char *name, const char *status)
{
	bool is_member = strcmp(status, "2") == 0;

	client_get(clerk, arena_printf(w->arena, "/person/new?org=%lld", (long long)under));
	return client_post(clerk, "/person/create", "under", arena_printf(w->arena, "%lld", (long long)under), "org", branch, "name", name, "id_number",
		world_id_number(w, "19800109", 1), "nationality", "01", "education", "21", "occupation", "2", "status", status, "joined", is_member ? "2005-07-01" : "",
		"full", is_member ? "2006-07-01" : "", "document", is_member ? "甲发〔2015〕9号" : "", NULL);
}

/* A committee keeps no members: its form asks for the branch, by name, part of the name or code, and keeps what is typed. */
static void a_committee_asks_for_the_branch(void **state)
{
	struct reply r = client_get(clerk, arena_printf(w->arena, "/person/new?org=%lld", (long long)town_a));

	assert_true(reply_has(&r, "不直接管理党员") && reply_has(&r, "id=\"f-org\""));
	r = client_get(clerk, arena_printf(w->arena, "/person/new?org=%lld", (long long)branch_a));
	assert_false(reply_has(&r, "id=\"f-org\""));

	r = create_under(town_a, "", "周没选", "2");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "id=\"f-org\"") && reply_has(&r, "周没选") && reply_has(&r, "甲发〔2015〕9号"));
	r = create_under(town_a, "不存在的支部", "", "2");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "没有找到“不存在的支部”") && reply_has(&r, "请填写姓名"));	/* both at once */
	r = create_under(town_a, "村支部", "周选多", "2");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "对应 2 个党支部") && reply_has(&r, ">甲村支部</option>") && reply_has(&r, ">丙村支部</option>"));
	r = create_under(town_a, "乙村支部", "周越权", "2");
	assert_int_equal(r.status, 422);	/* of another town */
	assert_int_equal(create_under(town_b, "乙村支部", "周越权", "2").status, 404);
	r = create_under(town_a, "丙村", "周丙", "2");
	assert_int_equal(r.status, 303);
	r = client_get(clerk, reply_header(w, &r, "Location"));
	assert_true(reply_has(&r, "周丙") && reply_has(&r, arena_printf(w->arena, "/org/%lld\"", (long long)branch_a2)));
	walk_approve_late(w);
}

static void a_foreign_person_looks_like_a_missing_one(void **state)
{
	static const char *const PARTS[] = { "", "/edit", "/standing", "/photo" };
	const char *number = world_id_number(w, "19810506", 2);
	int64_t id = made(other, branch_b, "只在乙镇", number);
	struct reply r;

	for (size_t i = 0; i < sizeof(PARTS) / sizeof(PARTS[0]); i++) {
		struct reply foreign = client_get(clerk, url(id, PARTS[i])), missing = client_get(clerk, url(id + 1000000, PARTS[i]));

		assert_int_equal(foreign.status, 404);
		assert_int_equal(missing.status, 404);
		assert_int_equal(foreign.body_bytes, missing.body_bytes);
		assert_false(reply_has(&foreign, "只在乙镇"));
	}
	client_get(clerk, "/org");
	assert_int_equal(client_post(clerk, url(id, "/change"), "reason", "更正", "name", "改名", "row_version", "1", NULL).status, 404);
	assert_int_equal(client_post(clerk, url(id, "/standing"), "cause", "died", "row_version", "1", NULL).status, 404);
	assert_int_equal(client_post(clerk, url(id, "/reveal"), "reason", "核对", NULL).status, 404);
	r = create(clerk, branch_b, "越权", world_id_number(w, "19810507", 2));
	assert_int_equal(r.status, 404);
	/* The number is taken, but by whom is not said. */
	r = create(clerk, branch_a, "同号", number);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "在其他组织已经有档案"));
	assert_false(reply_has(&r, "只在乙镇"));
	assert_int_equal(client_get(auditor, url(id, "")).status, 403);
}

static void a_change_keeps_the_numbers_nobody_saw(void **state)
{
	const char *number = world_id_number(w, "19790301", 3);
	int64_t id = made(clerk, branch_a, "赵改", number);
	struct reply r = client_get(clerk, url(id, "/edit"));
	const char *version = reply_field(w, &r, "row_version");

	r = client_post(clerk, url(id, "/change"), "reason", "更正", "name", "赵改名", "id_number", "370481********0034", "phone", "138****1111",
		"address", "甲村1号", "row_version", version, NULL);
	assert_int_equal(r.status, 422);	/* another mask is not the one that stands there */
	r = client_get(clerk, url(id, "/edit"));
	r = client_post(clerk, url(id, "/change"), "reason", "更正", "name", "赵改名", "address", "甲村1号", "row_version", version, NULL);
	assert_int_equal(r.status, 303);
	client_get(clerk, url(id, ""));
	r = client_post(clerk, url(id, "/reveal"), "reason", "核对身份证", NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, number));
	assert_true(reply_has(&r, "13800001111"));
	assert_true(reply_has(&r, "已记入审计日志"));
	assert_true(reply_has(&r, "甲村1号"));
}

static void a_full_number_needs_a_reason_and_leaves_a_line(void **state)
{
	const char *number = world_id_number(w, "19790302", 3);
	int64_t id = made(clerk, branch_a, "钱多", number), lines;
	struct reply r;

	lines = world_count(w, "audit");
	client_get(clerk, url(id, ""));
	r = client_post(clerk, url(id, "/reveal"), "reason", "", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, " open>"));	/* the form, so that the refusal shows */
	assert_false(reply_has(&r, number));
	assert_int_equal(world_count(w, "audit"), lines);
	r = client_post(clerk, url(id, "/reveal"), "reason", "核对", NULL);
	assert_int_equal(r.status, 200);
	assert_int_equal(world_count(w, "audit"), lines + 1);
}

/* On a phone whoever may see the number calls: the row of the roster leads to the question, the answer to the call, and the log has who and why. */
static void a_call_comes_after_the_look_that_is_logged(void **state)
{
	int64_t id = made(clerk, branch_a, "周呼叫", world_id_number(w, "19770413", 3)), lines;
	const char *way = world_text(w, "href=\"%s?call=1#numbers\"", url(id, "")), *roster = world_text(w, "/person?org=%lld", (long long)branch_a);
	struct client *reader;
	struct reply r = client_get(clerk, roster);

	walk_has(&r, 200, way);
	assert_true(reply_has(&r, "给周呼叫打电话"));
	assert_false(reply_has(&r, "tel:") || reply_has(&r, "13800001111"));
	lines = world_count(w, "audit");
	r = client_get(clerk, url(id, "?call=1"));
	walk_has(&r, 200, "value=\"电话联系\"");
	assert_true(reply_has(&r, "id=\"numbers\" open>"));
	assert_false(reply_has(&r, "tel:") || reply_has(&r, "13800001111"));
	assert_int_equal(world_count(w, "audit"), lines);		/* a look at the form is no look at the number */
	r = client_post(clerk, url(id, "/reveal"), "reason", "", NULL);
	assert_false(reply_has(&r, "tel:"));
	r = client_post(clerk, url(id, "/reveal"), "reason", "电话联系", NULL);
	walk_has(&r, 200, "href=\"tel:13800001111\"");
	assert_int_equal(world_count(w, world_text(w, "audit WHERE verb = 'person.reveal' AND subject_id = %lld AND account_id = (SELECT id FROM account WHERE login = 'clerk')",
		(long long)id)), 1);
	world_right(w, "member", "see_person");
	world_holding(w, town_a, "member", 190);
	reader = walk_browser(w, "caller", 190);
	r = client_get(reader, roster);
	walk_has(&r, 200, "周呼叫");
	assert_false(reply_has(&r, "call=1"));				/* no door without the right */
	r = client_get(reader, url(id, "?call=1"));
	walk_has(&r, 200, "周呼叫");
	assert_false(reply_has(&r, "电话联系") || reply_has(&r, "tel:"));
	assert_int_equal(client_post(reader, url(id, "/reveal"), "reason", "电话联系", NULL).status, 403);
}

static void a_stale_change_shows_both_texts(void **state)
{
	int64_t id = made(clerk, branch_a, "孙同", world_id_number(w, "19790303", 3));
	struct reply r = client_get(clerk, url(id, "/edit"));
	const char *version = reply_field(w, &r, "row_version");

	assert_int_equal(client_post(clerk, url(id, "/change"), "reason", "更正", "address", "先到的住址", "row_version", version, NULL).status, 303);
	client_get(clerk, url(id, "/edit"));
	r = client_post(clerk, url(id, "/change"), "reason", "更正", "address", "后到的住址", "row_version", version, NULL);
	assert_int_equal(r.status, 409);
	assert_true(reply_has(&r, "clerk在 2015-11-17"));	/* by whom and when */
	assert_false(reply_has(&r, "处需要改"));		/* nothing is: it is to be chosen */
	assert_true(reply_has(&r, "先到的住址"));
	assert_true(reply_has(&r, "后到的住址"));
	version = reply_field(w, &r, "row_version");
	r = client_post(clerk, url(id, "/change"), "reason", "更正", "name", reply_field(w, &r, "name"), "sex", reply_field(w, &r, "sex"), "nationality",
		reply_field(w, &r, "nationality"), "education", reply_field(w, &r, "education"), "occupation", reply_field(w, &r, "occupation"),
		"address", reply_field(w, &r, "address"), "row_version", version, NULL);
	assert_int_equal(r.status, 303);
	r = client_get(clerk, url(id, ""));
	assert_true(reply_has(&r, "后到的住址"));
}

static struct client *program(int64_t who, const char *login)
{
	struct client *c = client_new(w);

	client_header(c, arena_printf(w->arena, "Authorization: Bearer %s", world_session(w, world_account(w, login, ADMIN_NONE, who), true)));
	return c;
}

/* The list of errors leads to each field and says why, with its label where the sentence does not name it, in the order of the page. By page; the API gives the
 * field with each. */
static void the_list_of_refusals_names_each_field(void **state)
{
	const char *org = arena_printf(w->arena, "%lld", (long long)branch_a);
	struct reply r;

	client_get(clerk, arena_printf(w->arena, "/person/new?org=%s", org));
	r = client_post(clerk, "/person/create", "org", org, "name", "", "id_number", world_id_number(w, "19800105", 1), "status", "2", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "<li><a href=\"#f-name\">请填写姓名。</a></li><li><a href=\"#f-nationality\">民族：请选择一项。</a></li><li><a href=\"#f-education\">学历：请选择一项。</a></li><li><a href=\"#f-occupation\">职业：请选择一项。</a></li>"));
	assert_int_equal(reply_times(&r, "请填写姓名"), 2);
	r = client_post_json(program(101, "names"), "/api/v1/person", arena_printf(w->arena, "{\"org\":\"%s\",\"name\":\"\",\"id_number\":\"%s\",\"status\":\"2\"}", org,
		world_id_number(w, "19800105", 1)));
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "\"field\":\"education\""));
}

static struct reply change_address(int64_t id, const struct reply *page, const char *address)
{
	return client_post(clerk, url(id, "/change"), "reason", "更正", "address", address, "row_version", reply_field(w, page, "row_version"),
		"form_key", reply_field(w, page, "form_key"), "csrf_token", reply_field(w, page, "csrf_token"), NULL);
}

static struct reply change_job(struct client *api, const char *at, const char *job, const char *version)
{
	return client_post_json(api, at, arena_printf(w->arena, "{\"job\":\"%s\",\"reason\":\"更正\",\"row_version\":%s}", job, version));
}

/* The answer is lost on the way, the page stays open, another text is typed and sent: it is not said to be saved. */
static void a_text_typed_after_a_lost_answer_is_not_thrown_away(void **state)
{
	int64_t id = made(clerk, branch_a, "孙断", world_id_number(w, "19790313", 3));
	struct reply page = client_get(clerk, url(id, "/edit")), r;
	const char *at = arena_printf(w->arena, "/api/v1/person/%lld", (long long)id), *version, *token = world_session(w, world_account(w, "lost-answer", ADMIN_NONE, 101), true);
	struct client *api = client_new(w);

	assert_int_equal(change_address(id, &page, "断网前的住址").status, 303);
	r = change_address(id, &page, "断网后的住址");
	assert_int_equal(r.status, 409);
	assert_true(reply_has(&r, "断网前的住址") && reply_has(&r, "断网后的住址"));
	assert_int_equal(change_address(id, &page, "断网前的住址").status, 303);	/* the same again is the same act */
	r = client_get(clerk, url(id, ""));
	assert_true(reply_has(&r, "断网前的住址"));
	r = client_get(clerk, url(id, "/edit"));
	version = reply_field(w, &r, "row_version");
	client_header(api, arena_printf(w->arena, "Idempotency-Key: lost-answer-0123456789\r\nAuthorization: Bearer %s", token));
	assert_int_equal(change_job(api, at, "会计", version).status, 200);
	assert_int_equal(change_job(api, at, "出纳", version).status, 409);
	assert_int_equal(change_job(api, at, "会计", version).status, 200);
	r = client_get(api, at);
	assert_true(reply_has(&r, "会计"));
}

static void CS_01_a_change_has_author_and_reason_and_shows_old_and_new(void **state)
{
	/* covers CS-01 accept 2 refuse 2 by page and api */
	/* covers CS-01 refuse 1 by page */
	const char *number = world_id_number(w, "19790309", 3), *verify;
	int64_t id = made(clerk, branch_a, "张档", number), lines = world_count(w, "person_change");
	struct client *api = program(101, "verifier");
	struct reply r = client_get(clerk, url(id, ""));

	verify = reply_field(w, &r, "row_version");
	assert_true(reply_has(&r, "已建档，未核实"));
	r = create(clerk, branch_a, "同号二", number);
	assert_true(r.status == 422);	/* one record for one number */
	client_get(clerk, url(id, "/edit"));
	r = client_post(clerk, url(id, "/change"), "address", "甲村9号", "reason", "", "row_version", "2", NULL);
	assert_true(r.status == 422 && reply_has(&r, "修改档案必须写明原因") && reply_has(&r, "甲村9号"));
	assert_int_equal(world_count(w, "person_change"), lines);
	client_get(clerk, url(id, ""));
	assert_int_equal(client_post(clerk, url(id, "/verify"), "row_version", verify, NULL).status, 303);
	r = client_get(clerk, url(id, ""));
	assert_true(reply_has(&r, "已核实"));
	assert_int_equal(client_post(clerk, url(id, "/verify"), "row_version", verify, NULL).status, 422);
	client_get(clerk, url(id, "/edit"));
	r = client_post(clerk, url(id, "/change"), "address", "甲村9号", "phone", "13800002222", "reason", "本人申请更正", "row_version", "2", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(clerk, url(id, ""));
	assert_true(reply_has(&r, "核实后有修改，请再核实") && reply_has(&r, "（空）") && reply_has(&r, "&rarr; 甲村9号"));
	assert_true(reply_has(&r, "本人申请更正") && reply_has(&r, "138****1111 &rarr; 138****2222"));
	assert_false(reply_has(&r, "13800002222"));
	r = client_get(api, arena_printf(w->arena, "/api/v1/person/%lld", (long long)id));
	assert_true(reply_has(&r, "\"field\":\"address\",\"was\":\"\",\"became\":\"甲村9号\",\"reason\":\"本人申请更正\""));
	assert_int_equal(client_post_json(api, arena_printf(w->arena, "/api/v1/person/%lld", (long long)id), "{\"job\":\"会计\",\"row_version\":3}").status, 422);
	assert_int_equal(client_post_json(api, arena_printf(w->arena, "/api/v1/person/%lld/verify", (long long)id), "{\"row_version\":2}").status, 409);
	assert_int_equal(client_post_json(api, arena_printf(w->arena, "/api/v1/person/%lld/verify", (long long)id), "{\"row_version\":3}").status, 200);
	r = client_get(clerk, url(id, ""));
	assert_true(reply_has(&r, "已核实"));
}

static void a_double_click_makes_one_record(void **state)
{
	int64_t people = world_count(w, "person");
	struct reply page = client_get(clerk, arena_printf(w->arena, "/person/new?org=%lld", (long long)branch_a)), first, second;
	const char *key = reply_field(w, &page, "form_key"), *token = reply_field(w, &page, "csrf_token"), *number = world_id_number(w, "19760303", 5);

	for (int i = 0; i < 2; i++) {
		second = client_post(clerk, "/person/create", "org", arena_printf(w->arena, "%lld", (long long)branch_a), "name", "连击",
			"id_number", number, "nationality", "01", "education", "21", "occupation", "2", "status", "0",
			"form_key", key, "csrf_token", token, NULL);
		if (i == 0)
			first = second;
	}
	assert_int_equal(first.status, 303);
	assert_string_equal(reply_header(w, &first, "Location"), reply_header(w, &second, "Location"));
	assert_int_equal(world_count(w, "person"), people + 1);
}

static void an_event_is_refused_with_its_reason(void **state)
{
	/* covers CS-05 refuse 2 by page and api */
	int64_t id = made(clerk, branch_a, "周变", world_id_number(w, "19790304", 3));
	static const char *const CONTRADICTING[] = { "converted", "restored" };	/* a full member in good standing is neither on probation nor suspended */
	const char *address, *version;
	struct client *api;
	struct reply r;
	struct { const char *cause, *org, *day, *document, *says; } cases[] = {
		{ "", "", "2015-11-01", "甲", "请选择一项" },
		{ "converted", "", "2015-11-01", "甲", "不能办理" },
		{ "cancelled", "", "2015-11-01", "甲", "不能办理" },
		{ "restored", "", "2015-11-01", "甲", "不能办理" },
		{ "suspended", "", "2015-11-18", "甲", "晚于今天" },
		{ "suspended", "", "2006-07-01", "甲", "必须晚于上一次变动" },
		{ "suspended", "", "", "甲", "请填写变动的生效日期" },
		{ "suspended", "", "2015-11-01", "", "请填写文号或依据" },
		{ "moved", "丙村支部", "2015-11-01", "甲", "接转组织关系" },
		{ "transferred_out", "", "2015-11-01", "甲", "（2019年）第二十五条" },
		{ "transferred_in", "", "2015-11-01", "甲", "登记外来介绍信" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		r = event(id, cases[i].cause, cases[i].org, cases[i].day, cases[i].document);
		if (r.status != 422 || !reply_has(&r, cases[i].says))
			fail_msg("case %zu: %d, not '%s'", i, r.status, cases[i].says);
	}
	api = program(101, "contradiction");
	address = arena_printf(w->arena, "/api/v1/person/%lld", (long long)id);
	r = client_get(clerk, url(id, "/standing"));
	version = reply_field(w, &r, "row_version");
	for (size_t i = 0; i < 2; i++) {
		r = client_post_json(api, arena_printf(w->arena, "%s/standing", address), arena_printf(w->arena,
			"{\"cause\":\"%s\",\"day\":\"2015-11-01\",\"document\":\"甲\",\"reason\":\"漏登\",\"row_version\":%s}", CONTRADICTING[i], version));
		if (r.status != 422 || !reply_has(&r, "不能办理"))
			fail_msg("%zu: %d %s", i, r.status, r.body);
	}
	r = client_get(api, address);
	assert_true(reply_has(&r, "\"status\":\"2\"") || reply_has(&r, "\"status\":2"));
}

/* To another branch of the town, by the committee. */
static void move(int64_t id, const char *to, const char *day, const char *document)
{
	struct reply r = client_get(clerk, arena_printf(w->arena, "/transfer/new?person=%lld", (long long)id));
	const char *page;

	r = client_post(clerk, "/transfer/new", "person", arena_printf(w->arena, "%lld", (long long)id), "to", to, "reason", "branch", "dues_month", "2015-11", NULL);
	assert_int_equal(r.status, 303);
	page = reply_header(w, &r, "Location");
	client_get(clerk, page);
	r = client_post(clerk, arena_printf(w->arena, "%s/act", page), "act", "adjust", "day", day, "document", document, "row_version", "1", NULL);
	assert_int_equal(r.status, 303);
}

static void events_follow_each_other_by_date(void **state)
{
	/* covers CS-05 refuse 1 by page and api */
	int64_t id = made(clerk, branch_a, "吴迁", world_id_number(w, "19790305", 3));
	struct reply r;

	move(id, "丙村支部", "2015-11-01", "甲发〔2015〕9号");
	r = client_get(clerk, url(id, ""));
	assert_true(reply_has(&r, "丙村支部"));
	assert_true(reply_has(&r, "甲村支部"));
	assert_true(reply_has(&r, "甲发〔2015〕9号"));
	r = event(id, "suspended", "", "2015-11-05", "甲");
	assert_int_equal(r.status, 303);
	r = event(id, "restored", "", "2015-11-04", "甲");
	assert_int_equal(r.status, 422);	/* before it was suspended */
	r = event(id, "restored", "", "2015-11-06", "甲");
	assert_int_equal(r.status, 303);
	r = event(id, "died", "", "2015-11-10", "死亡证明");
	assert_int_equal(r.status, 303);
	client_get(clerk, url(id, "/standing"));
	r = client_post(clerk, url(id, "/standing"), "cause", "suspended", "day", "2015-11-12", "document", "甲", "reason", "漏登", "row_version", "6", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "已登记去世"));
	r = client_post_json(program(101, "after_death"), arena_printf(w->arena, "/api/v1/person/%lld/standing", (long long)id),
		"{\"cause\":\"suspended\",\"day\":\"2015-11-12\",\"document\":\"甲\",\"reason\":\"漏登\",\"row_version\":6}");
	assert_true(r.status == 422 && reply_has(&r, "已登记去世"));
	r = client_get(clerk, url(id, ""));
	assert_true(reply_has(&r, "档案已封存"));
	r = client_get(clerk, url(id, "/edit"));
	r = client_post(clerk, url(id, "/change"), "reason", "更正", "name", "吴改", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 422);
}

static void a_program_runs_the_same_rules(void **state)
{
	struct client *api = program(101, "program"), *foreign = program(102, "foreign");
	const char *number = world_id_number(w, "19770707", 7), *body, *path;
	struct reply r;
	long long id = 0;

	body = arena_printf(w->arena, "{\"org\":\"%lld\",\"name\":\"程序\",\"id_number\":\"%s\",\"nationality\":\"汉族\",\"education\":\"21\","
		"\"occupation\":\"2\",\"status\":\"2\",\"joined\":\"2001.07\",\"document\":\"甲\",\"phone\":\"13900002222\"}", (long long)branch_a, number);
	r = client_post_json(api, "/api/v1/person", body);
	assert_int_equal(r.status, 201);
	assert_int_equal(sscanf(strstr(r.body, "\"id\":\""), "\"id\":\"%lld", &id), 1);
	walk_approve_late(w);
	r = client_post_json(api, "/api/v1/person", body);
	assert_int_equal(r.status, 422);	/* the same number again */
	assert_string_equal(reply_header(w, &r, "Content-Type"), "application/problem+json");
	assert_true(reply_has(&r, "id_number"));
	path = arena_printf(w->arena, "/api/v1/person/%lld", id);
	r = client_get(api, path);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "\"joined\":\"2001-07\""));
	assert_true(reply_has(&r, "\"nationality\":\"01\""));
	assert_false(reply_has(&r, number));
	assert_false(reply_has(&r, "13900002222"));
	assert_int_equal(client_get(foreign, path).status, 404);
	assert_int_equal(client_post_json(foreign, path, "{\"name\":\"改\",\"reason\":\"更正\",\"row_version\":2}").status, 404);
	assert_int_equal(client_post_json(api, path, "{\"job\":\"会计\",\"reason\":\"更正\",\"row_version\":2}").status, 200);
	assert_int_equal(client_post_json(api, path, "{\"job\":\"出纳\",\"reason\":\"更正\",\"row_version\":2}").status, 409);
	r = client_get(api, path);
	assert_true(reply_has(&r, "会计"));
	r = client_post_json(api, arena_printf(w->arena, "%s/standing", path),
		"{\"cause\":\"moved\",\"org\":\"丙村支部\",\"day\":\"2015-10-01\",\"document\":\"甲\",\"reason\":\"漏登\",\"row_version\":3}");
	assert_true(r.status == 422 && reply_has(&r, "person.event_by_transfer"));
	r = client_post_json(api, arena_printf(w->arena, "%s/standing", path), "{\"cause\":\"suspended\",\"day\":\"2015-09-01\",\"document\":\"甲\",\"reason\":\"漏登\",\"row_version\":3}");
	assert_int_equal(r.status, 201);
	walk_approve_late(w);
	r = client_post_json(api, arena_printf(w->arena, "%s/standing", path), "{\"cause\":\"restored\",\"day\":\"2015-09-02\",\"document\":\"甲\",\"reason\":\"漏登\",\"row_version\":4}");
	assert_int_equal(r.status, 201);
	walk_approve_late(w);
	move(id, "丙村支部", "2015-10-01", "甲");
	assert_int_equal(client_post_json(api, arena_printf(w->arena, "%s/reveal", path), "{}").status, 422);
	r = client_post_json(api, arena_printf(w->arena, "%s/reveal", path), "{\"reason\":\"核对\"}");
	assert_true(reply_has(&r, number));
	assert_true(reply_has(&r, "13900002222"));	/* kept through a change that did not show it */
	r = client_get(api, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2015-10-01&to=2015-10-01", (long long)branch_a2));
	assert_true(reply_has(&r, "\"moved\":1"));
	assert_int_equal(client_get(api, arena_printf(w->arena, "/api/v1/org/%lld/balance", (long long)branch_b)).status, 404);
	assert_int_equal(client_get(api, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2015-02-01&to=2015-01-01", (long long)branch_a)).status, 422);
	/* Each day that is none is named. */
	r = client_get(clerk, arena_printf(w->arena, "/org/%lld/balance?from=2015-02-31&to=2015-13-01", (long long)branch_a2));
	assert_true(r.status == 422 && reply_has(&r, "起日不对") && reply_has(&r, "止日不对"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_a_member_and_masks_the_numbers),
		cmocka_unit_test(a_refusal_names_field_and_rule_and_keeps_the_text),
		cmocka_unit_test(the_list_of_refusals_names_each_field),
		cmocka_unit_test(a_committee_asks_for_the_branch),
		cmocka_unit_test(a_foreign_person_looks_like_a_missing_one),
		cmocka_unit_test(a_change_keeps_the_numbers_nobody_saw),
		cmocka_unit_test(a_full_number_needs_a_reason_and_leaves_a_line),
		cmocka_unit_test(a_call_comes_after_the_look_that_is_logged),
		cmocka_unit_test(a_text_typed_after_a_lost_answer_is_not_thrown_away),
		cmocka_unit_test(a_stale_change_shows_both_texts),
		cmocka_unit_test(CS_01_a_change_has_author_and_reason_and_shows_old_and_new),
		cmocka_unit_test(a_double_click_makes_one_record),
		cmocka_unit_test(an_event_is_refused_with_its_reason),
		cmocka_unit_test(events_follow_each_other_by_date),
		cmocka_unit_test(a_program_runs_the_same_rules),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
