/* 流动党员 as a station and the figures see them: who came, who votes where, whom a station settles. */
#include "page/floating_world.h"

/* Test case 14 of domain/02: whoever votes in an election or a meeting belongs to the branch; a floating member is not on the list of the host. */
static void a_floating_member_votes_at_home_only(void **state)
{
	int64_t person = world_member(w, branch, "周流动", 2), id = registered(person, "2015-03-01", community), orgs[2] = { branch, community };
	struct client *who[2] = { home, host };

	world_member(w, community, "吴社区", 2);
	client_get(host, card(id, ""));
	assert_int_equal(client_post(host, card(id, "/accept"), "row_version", version(host, id), NULL).status, 303);
	for (int i = 0; i < 2; i++) {
		long long run = 0, ballot = 0;
		struct reply r;

		client_get(who[i], world_text(w, "/org/%lld/run/new?use=%lld", (long long)orgs[i], (long long)use));
		r = client_post(who[i], world_text(w, "/org/%lld/run/new", (long long)orgs[i]), "use", world_text(w, "%lld", (long long)use), "title", "选举支部委员", "day", "2015-11-17", NULL);
		if (r.status != 303)
			walk_has(&r, 303, "");
		assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/run/%lld", &run), 1);
		r = client_get(who[i], world_text(w, "/run/%lld", run));
		r = client_post(who[i], world_text(w, "/run/%lld/vote", run), "vote", "decide", "row_version", reply_field(w, &r, "row_version"), NULL);
		if (r.status != 303)
			walk_has(&r, 303, "");
		assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/ballot/%lld", &ballot), 1);
		r = client_get(who[i], world_text(w, "/ballot/%lld/list", ballot));
		assert_int_equal(r.status, 200);
		assert_int_equal(reply_has(&r, "周流动"), i == 0);
		assert_int_equal(reply_has(&r, "吴社区"), i == 1);
	}
}

static void those_who_came_are_counted_apart(void **state)
{
	struct reply r;

	world_run(w, "UPDATE floating_host SET to_day = 16000 WHERE to_day = 2932897");
	world_run(w, world_text(w, "UPDATE floating SET is_settled = 1 WHERE id = %lld", (long long)registered(world_member(w, branch, "郑流出", 2), "2015-05-17", community)));
	registered(world_member(w, branch, "何无居", 2), "2015-05-17", 0);
	registered(world_member(w, branch, "冯未满", 2), "2015-05-18", 0);
	r = client_get(host_api, "/api/v1/floating?side=in");
	walk_has(&r, 200, "\"total\":1");
	assert_true(reply_has(&r, "郑流出"));
	r = client_get(host_api, "/api/v1/floating?side=out");
	walk_has(&r, 200, "\"total\":0");
	client_get(home, "/me");	/* the notice of what was done last stands there */
	r = client_get(home, "/floating?side=seven");
	walk_has(&r, 422, "out late card six in waiting");
	r = client_get(home, "/floating?side=six");
	walk_has(&r, 200, "郑流出");
	assert_false(reply_has(&r, "冯未满"));	/* one day is missing */
	assert_false(reply_has(&r, "何无居"));	/* without a fixed place there is nowhere to move to */
	r = client_get(api, "/api/v1/workbench");
	walk_has(&r, 200, "办理 1 名外出党员的组织关系");	/* the number is that of the rows */
	walk_has(&r, 200, "/floating?side=six");
	r = client_get(elsewhere, "/floating");
	walk_has(&r, 200, "没有这样的党员");
	assert_int_equal(client_get(elsewhere, world_text(w, "/floating?org=%lld", (long long)branch)).status, 404);
	assert_int_equal(client_get(home, "/floating?side=in").status, 200);
}

/* SH-12: registered at a station, checked with the home organisation, settled by a transfer or a temporary card; without its confirmation, in checking. */
static const char *entry(int64_t id, const char *rest) { return world_text(w, "/station-entry/%lld%s", (long long)id, rest); }

static int64_t entered_at(struct client *c, int64_t at, const char *name, const char *home_code, const char *home_name, const char *came)
{
	const char *url = world_text(w, "/org/%lld/station", (long long)at);
	struct reply r;
	long long id = 0;

	client_get(c, world_text(w, "%s/new", url));
	r = client_post(c, url, "name", name, "home", home_code, "home_name", home_name, "came_day", came, NULL);
	if (r.status != 303)
		walk_has(&r, 303, "");
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/station-entry/%lld", &id), 1);
	return id;
}

static const char *entry_version(struct client *c, int64_t id)
{
	struct reply r = client_get(c, world_text(w, "/api/v1%s", entry(id, "")));
	const char *at = strstr(r.body, "\"row_version\":");

	assert_int_equal(r.status, 200);
	return world_text(w, "%lld", strtoll(at + strlen("\"row_version\":"), NULL, 10));
}

static struct reply act(struct client *c, struct client *program_of, int64_t id, const char *rest, const char *name, const char *value, const char *second, const char *value2)
{
	client_get(c, entry(id, ""));
	return client_post(c, entry(id, rest), "row_version", entry_version(program_of, id), name, value, second, value2, NULL);
}

static struct reply act_api(struct client *c, int64_t id, const char *rest, const char *fields)
{
	return client_post_json(c, world_text(w, "/api/v1%s", entry(id, rest)), world_text(w, "{%s\"row_version\":%s}", fields, entry_version(c, id)));
}

static void refused(struct reply r, const char *why)
{
	walk_has(&r, 422, why);
}

static void a_station_settles_only_whom_the_home_organisation_confirmed(void **state)
{
	/* covers SH-12 accept 2 refuse 1 by page and api */
	int64_t station = world_org_of(w, street, "floating_station", "阳光流动党员服务站"), person = world_member(w, branch, "韩流入", 2), id, outside;
	struct client *desk, *desk_api;
	struct reply r;

	world_holding(w, street, "secretary", 140);
	desk = walk_browser(w, "desk", 140);
	desk_api = walk_program(w, "desk_api", 140);
	/* What a form lacks is said, and nothing typed is lost. */
	r = client_get(desk, world_text(w, "/org/%lld/station", (long long)station));
	walk_has(&r, 200, "登记流入党员");
	client_get(desk, world_text(w, "/org/%lld/station/new", (long long)station));
	r = client_post(desk, world_text(w, "/org/%lld/station", (long long)station), "name", "韩流入", "home", "", "home_name", "", "came_day", "2015-10-01", NULL);
	walk_has(&r, 422, "没有流出地组织，就无从核查");
	assert_true(reply_has(&r, "韩流入"));
	r = client_post(desk, world_text(w, "/org/%lld/station", (long long)station), "name", "韩流入", "home", "阳光社区支部", "home_name", "外地党委", "came_day", "2015-10-01", NULL);
	walk_has(&r, 422, "只填一个");
	r = client_post(desk, world_text(w, "/org/%lld/station", (long long)station), "name", "韩流入", "home", "云川市委", "came_day", "2015-10-01", NULL);
	walk_has(&r, 422, "就是服务站的上级");
	/* Known by half: what is meant is offered, by page and program. */
	r = client_post(desk, world_text(w, "/org/%lld/station", (long long)station), "name", "韩流入", "home", "阳光社区", "came_day", "2015-10-01", NULL);
	walk_has(&r, 422, "名称相近的有：阳光社区支部（");
	assert_int_equal(world_count(w, "station_entry"), 0);
	r = client_post_json(desk_api, world_text(w, "/api/v1/org/%lld/station", (long long)station), "{\"name\":\"韩流入\",\"came_day\":\"2015-10-01\",\"home\":\"阳光社区\"}");
	walk_has(&r, 422, "名称相近的有：阳光社区支部");
	r = client_post(desk, world_text(w, "/org/%lld/station", (long long)community), "name", "韩流入", "home", "甲村支部", "came_day", "2015-10-01", NULL);
	walk_has(&r, 422, "不是流动党员服务站");
	r = client_post_json(desk_api, world_text(w, "/api/v1/org/%lld/station", (long long)station), "{\"name\":\"韩流入\",\"came_day\":\"2015-11-18\",\"home\":\"甲村支部\"}");
	walk_has(&r, 422, "晚于今天");
	assert_int_equal(client_post_json(desk_api, world_text(w, "/api/v1/org/%lld/station", (long long)station), "{\"name\":\"韩流入\",\"home\":\"甲村支部\"}").status, 422);
	assert_int_equal(client_post_json(desk_api, world_text(w, "/api/v1/org/%lld/station", (long long)station), "{\"came_day\":\"2015-10-01\",\"home\":\"甲村支部\"}").status, 422);
	client_get(home, "/me");
	assert_int_equal(client_post(home, world_text(w, "/org/%lld/station", (long long)station), "name", "韩流入", "home", "甲村支部", "came_day", "2015-10-01", NULL).status, 404);
	id = entered_at(desk, station, "韩流入", "丙村支部", "", "2015-10-01");
	assert_int_equal(act_api(desk_api, id, "/ask", "\"home\":\"甲村支部\",").status, 200);	/* the wrong branch was named at first */
	assert_int_equal(client_get(elsewhere, entry(id, "")).status, 404);
	/* Nobody settles before the home organisation has said so, and nobody says so in its place. */
	refused(act(desk, desk_api, id, "/settle", "by", "card", "letter", ""), "甲村支部还没有确认，不能算落实");
	refused(act_api(desk_api, id, "/settle", "\"by\":\"transfer\","), "还没有确认，不能算落实");
	refused(act(desk, desk_api, id, "/reply", "is_member", "1", "person", world_text(w, "%lld", (long long)person)), "由甲村支部答复，服务站不能代为确认");
	refused(act_api(desk_api, id, "/reply", "\"is_member\":true,"), "服务站不能代为确认");
	r = client_get(desk, world_text(w, "/org/%lld/station", (long long)station));
	walk_has(&r, 200, "韩流入");
	r = client_get(desk_api, world_text(w, "/api/v1/org/%lld/station?side=settled", (long long)station));
	walk_has(&r, 200, "\"total\":0");
	/* The home organisation is told, and answers; first it denied, and the station asked again. */
	r = client_get(home, "/");
	walk_has(&r, 200, "答复 1 名流动党员的核查");
	r = client_get(town_clerk, "/");	/* the branch with an account answers; the town sees that it does */
	walk_has(&r, 200, "督促 1 个组织答复 1 名流动党员的核查");
	assert_int_equal(reply_times(&r, "名流动党员的核查"), 1);
	r = client_get(home, world_text(w, "/org/%lld/station?side=asked", (long long)branch));
	walk_has(&r, 200, "韩流入");
	assert_int_equal(act(home, api, id, "/reply", "is_member", "0", "person", "").status, 303);
	r = client_get(desk, entry(id, ""));
	walk_has(&r, 200, "流出地答复不是其党员");
	refused(act(desk, desk_api, id, "/settle", "by", "card", "letter", ""), "不能算落实");
	assert_int_equal(act(desk, desk_api, id, "/ask", "home", "甲村支部", "home_name", "").status, 303);
	refused(act(home, api, id, "/reply", "is_member", "1", "person", ""), "请选择韩流入是本组织的哪一位党员");
	refused(act(home, api, id, "/reply", "is_member", "1", "person", world_text(w, "%lld", (long long)world_member(w, community, "韩流入", 2))), "不是甲村支部的党员");
	refused(act(home, api, id, "/reply", "is_member", "1", "person", world_text(w, "%lld", (long long)world_member(w, branch, "张冠", 2))), "姓名不符");
	r = client_get(api, world_text(w, "/api/v1%s", entry(id, "")));
	walk_has(&r, 200, world_text(w, "\"people\":[{\"id\":\"%lld\"", (long long)person));
	assert_int_equal(act_api(api, id, "/reply", world_text(w, "\"is_member\":true,\"person\":\"%lld\",", (long long)person)).status, 200);
	refused(act(home, api, id, "/reply", "is_member", "0", "person", ""), "甲村支部已于 2015-11-17 确认韩流入");
	/* A transfer counts when it is done, not when it is said. */
	refused(act(desk, desk_api, id, "/settle", "by", "transfer", "letter", ""), "组织关系还在甲村支部，没有转入乙街道党工委");
	assert_int_equal(act_api(desk_api, id, "/settle", "").status, 422);
	assert_int_equal(client_get(desk, entry(id, "/card")).status, 404);
	assert_int_equal(act(desk, desk_api, id, "/settle", "by", "card", "letter", "").status, 303);
	r = client_get(home, entry(id, "/card"));
	walk_has(&r, 200, "〔2015〕1号");
	refused(act(desk, desk_api, id, "/settle", "by", "card", "letter", ""), "已于 2015-11-17 落实");
	/* From outside: the written confirmation, and a letter with which somebody really came. */
	outside = entered_at(desk, station, "许外来", "", "宁海县委组织部", "2015-09-01");
	client_get(desk, world_text(w, "/org/%lld/station/new", (long long)station));
	r = client_post(desk, world_text(w, "/org/%lld/station", (long long)station), "name", "许外来", "home_name", "宁海县委组织部", "came_day", "2015-09-01", NULL);
	walk_has(&r, 422, "已经登记过");
	refused(act(desk, desk_api, outside, "/reply", "is_member", "1", "document", ""), "外地组织的确认要有书面凭据");
	assert_int_equal(act(desk, desk_api, outside, "/reply", "is_member", "1", "document", "宁海证〔2015〕3号").status, 303);
	refused(act(desk, desk_api, outside, "/settle", "by", "transfer", "letter", "宁组〔2015〕9号"), "没有用介绍信“宁组〔2015〕9号”办结的、许外来的转入");
	PUT(w, "transfer", TEXT("kind", "in"), NUMBER("person_id", 900), TEXT("name", "许外来"), NUMBER("to_id", community), NUMBER("to_organ_id", street), TEXT("place", "宁海县委组织部"),
		TEXT("reason", "job"), NUMBER("dues_month", 16000), TEXT("state", "done"), TEXT("number", "宁组〔2015〕9号"), NUMBER("first_day", 16000), NUMBER("row_version", 1));
	assert_int_equal(act_api(desk_api, outside, "/settle", "\"by\":\"transfer\",\"letter\":\"宁组〔2015〕9号\",").status, 200);
	/* One that nobody confirms stays in checking. */
	id = entered_at(desk, station, "未确认", "甲村支部", "", "2015-11-01");
	r = client_get(desk, world_text(w, "/org/%lld/station?side=lost", (long long)station));
	walk_has(&r, 422, "checking confirmed settled ended asked");
	r = client_get(desk, world_text(w, "/org/%lld/station?side=checking", (long long)station));
	walk_has(&r, 200, "核查中");
	assert_true(reply_has(&r, "未确认"));
	assert_false(reply_has(&r, "韩流入"));
	r = client_get(desk_api, world_text(w, "/api/v1%s", entry(id, "")));
	walk_has(&r, 200, "\"state\":\"checking\"");
	assert_int_equal(act_api(desk_api, id, "/finish", "").status, 422);
	assert_int_equal(act_api(desk_api, id, "/finish", "\"ended_by\":\"mistaken\",").status, 200);
	refused(act(desk, desk_api, id, "/finish", "ended_by", "left", "x", ""), "已经在 2015-11-17 结束");
}

/* 160 settled and one in checking: counted in the ledger of the station, and above it. */
static void hundred_and_sixty_are_settled_and_one_is_in_checking(void **state)
{
	/* covers SH-12 accept 1 by page and api */
	int64_t station = world_org_of(w, second_street, "floating_station", "花园流动党员服务站");
	struct client *desk, *desk_api;
	struct reply r;

	world_holding(w, second_street, "secretary", 141);
	desk = walk_browser(w, "desk_b", 141);
	desk_api = walk_program(w, "desk_b_api", 141);
	for (int i = 1; i <= 161; i++) {
		const char *url = world_text(w, "/api/v1/org/%lld/station", (long long)station);
		long long id;

		r = client_post_json(desk_api, url, world_text(w, "{\"name\":\"流动%03d\",\"home_name\":\"外县党委\",\"came_day\":\"2015-06-01\"}", i));
		assert_int_equal(r.status, 201);
		id = strtoll(strstr(r.body, "\"id\":\"") + strlen("\"id\":\""), NULL, 10);
		if (i == 161)
			continue;
		r = client_post_json(desk_api, world_text(w, "/api/v1%s", entry(id, "/reply")), "{\"is_member\":true,\"document\":\"外县证1号\",\"row_version\":1}");
		assert_int_equal(r.status, 200);
		r = client_post_json(desk_api, world_text(w, "/api/v1%s", entry(id, "/settle")), "{\"by\":\"card\",\"row_version\":2}");
		assert_int_equal(r.status, 200);
	}
	r = client_get(desk_api, world_text(w, "/api/v1/org/%lld/station?side=settled", (long long)station));
	walk_has(&r, 200, "\"total\":160");
	r = client_get(desk_api, world_text(w, "/api/v1/org/%lld/station?side=checking", (long long)station));
	walk_has(&r, 200, "\"total\":1");
	assert_true(reply_has(&r, "流动161"));
	assert_true(reply_has(&r, "\"state\":\"checking\""));
	assert_true(reply_has(&r, "\"name\":\"花园流动党员服务站\",\"checking\":1,\"confirmed\":0,\"settled\":160"));
	r = client_get(desk, world_text(w, "/org/%lld/station", (long long)second_street));	/* the sums of the stations below */
	walk_has(&r, 200, "流动161");
	assert_true(reply_has(&r, "<td class=\"num r\" data-l=\"已落实\">160</td>"));
	assert_true(reply_has(&r, "<td class=\"num r\" data-l=\"核查中\">1</td>"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_floating_member_votes_at_home_only),
		cmocka_unit_test(those_who_came_are_counted_apart),
		cmocka_unit_test(a_station_settles_only_whom_the_home_organisation_confirmed),
		cmocka_unit_test(hundred_and_sixty_are_settled_and_one_is_in_checking),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
