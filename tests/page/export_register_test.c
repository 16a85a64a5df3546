/* Registers as files through the export room: certificates, passes, stations, in-service members, transfers; the list of the page, with reason, mark, log
 * and second person. Pages and API. */
#include "world/walk.h"

#include <string.h>

static struct world *w;
static struct client *clerk, *page, *head, *stranger, *reader;
static int64_t town, branch;

static void put_certificate(const char *name, int serial, day_t until)
{
	PUT(w, "certificate", NUMBER("org_id", town), NUMBER("person_id", 1), TEXT("name", name), NUMBER("branch_id", branch), TEXT("path", world_org_path(w, branch)), NUMBER("year", 2015),
		NUMBER("serial", serial), TEXT("place", "济南市"), TEXT("reason", "visit"), NUMBER("from_day", day_from_date(2015, 9, 1)), NUMBER("to_day", until), NUMBER("voided_day", 2932897));
}

static void put_rows(void)
{
	int64_t person = world_member(w, branch, "居住党员", 2), community = world_org_of(w, town, "branch", "幸福社区支部"), station = world_org_of(w, town, "floating_station", "流动党员服务站");

	put_certificate("证明甲", 1, day_from_date(2015, 12, 31));
	put_certificate("证明过期", 2, day_from_date(2015, 10, 31));
	PUT(w, "pass", NUMBER("org_id", town), NUMBER("floating_id", PUT(w, "floating", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("home_id", branch),
		TEXT("home_path", world_org_path(w, branch)), NUMBER("ended_day", 2932897))), NUMBER("person_id", person), TEXT("name", "持证党员"), NUMBER("branch_id", branch), TEXT("path", world_org_path(w, branch)), NUMBER("year", 2015), NUMBER("serial", 1), TEXT("place", "青岛市"),
		NUMBER("to_day", day_from_date(2016, 6, 1)), NUMBER("ended_day", 2932897));
	PUT(w, "station_entry", NUMBER("station_id", station), TEXT("path", world_org_path(w, station)), TEXT("name", "报到党员"), TEXT("home_name", "外省某支部"), NUMBER("came_day", day_from_date(2015, 11, 1)),
		TEXT("state", "checking"), NUMBER("answered_day", 2932897), NUMBER("settled_day", 2932897), NUMBER("ended_day", 2932897));
	PUT(w, "resident", NUMBER("person_id", person), NUMBER("home_id", branch), TEXT("path", world_org_path(w, branch)), NUMBER("community_id", community), TEXT("community_path", world_org_path(w, community)),
		NUMBER("from_day", day_from_date(2015, 5, 1)), NUMBER("accepted_day", day_from_date(2015, 5, 2)), NUMBER("to_day", 2932897));
	PUT(w, "transfer", TEXT("kind", "out"), NUMBER("person_id", person), TEXT("name", "转出党员"), NUMBER("from_id", branch), NUMBER("from_organ_id", town), TEXT("place", "中共乙县人社局党委"), TEXT("state", "done"),
		TEXT("reason", "job"), TEXT("number", "第7号"), NUMBER("opened_day", day_from_date(2015, 8, 1)), NUMBER("accepted_day", 2932897), NUMBER("moved_day", day_from_date(2015, 8, 9)));
}

static int start(void **state)
{
	int64_t city, other;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	other = world_org_of(w, city, "committee", "乙镇党委");
	branch = world_org_of(w, town, "branch", "甲村党支部");
	for (size_t i = 0; i < 2; i++)
		world_right(w, "secretary", (const char *[]){ "see_person", "export" }[i]);
	for (size_t i = 0; i < 2; i++)
		world_right(w, "member", (const char *[]){ "see_person", "approve_export" }[i]);
	world_right(w, "deputy_secretary", "see_person");
	world_holding(w, town, "secretary", 101);
	world_holding(w, other, "secretary", 102);
	world_holding(w, city, "member", 103);
	world_holding(w, town, "deputy_secretary", 104);
	world_holding(w, town, "secretary", 105);
	clerk = walk_program(w, "clerk", 101);
	stranger = walk_program(w, "stranger", 102);
	head = walk_program(w, "head", 103);
	reader = walk_program(w, "reader", 104);
	page = walk_browser(w, "page", 105);
	put_rows();
	return 0;
}

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

static struct reply asked(struct client *c, const char *query, const char *more)
{
	return client_post_json(c, "/api/v1/export", world_text(w, "{\"query\":\"%s\",\"format\":\"csv\"%s}", query, more));
}

static struct reply fetched(const char *query)
{
	struct reply r = asked(clerk, query, ",\"reason\":\"年度核对名册\"");
	const char *id;

	walk_has(&r, 201, "making");
	id = walk_value(w, &r, "id");
	client_wait(clerk, world_text(w, "/api/v1/export/%s", id), "\"state\":\"ready\"");
	return client_post_json(clerk, world_text(w, "/api/v1/export/%s/fetch", id), "{}");
}

static void each_register_leaves_with_the_list_of_its_page(void **state)
{
	static const struct { const char *query, *name, *head, *said; } CASES[] = {
		{ "register=certificate&side=valid", "证明甲", "姓名,", "济南市" }, { "register=certificate&side=expired", "证明过期", "姓名,", "2015-10-31" }, { "register=pass", "持证党员", "姓名,", "青岛市" },
		{ "register=station&side=checking", "报到党员", "姓名,", "外省某支部" }, { "register=resident&side=out", "居住党员", "姓名,", "幸福社区支部" },
		{ "register=transfer&side=over&kind=out&state=done", "转出党员", "姓名,", "中共乙县人社局党委" } };

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct reply r = fetched(CASES[i].query);

		walk_has(&r, 200, CASES[i].name);
		if (!reply_has(&r, CASES[i].head) || !reply_has(&r, CASES[i].said) || !reply_has(&r, "内部资料"))
			fail_msg("%s: %s", CASES[i].query, r.body);
	}
}

/* The list that is asked for, and no other. */
static void a_list_holds_its_own_rows_alone(void **state)
{
	struct reply r = fetched("register=certificate&side=valid");

	assert_false(reply_has(&r, "证明过期"));
	r = asked(clerk, "register=transfer&side=over&kind=in", ",\"reason\":\"年度核对名册\"");
	walk_has(&r, 422, "没有");
	r = asked(stranger, "register=certificate&side=valid", ",\"reason\":\"年度核对名册\"");
	walk_has(&r, 422, "没有");	/* nothing of another town */
}

static void what_is_wrong_is_refused(void **state)
{
	const char *town_named = world_text(w, ",\"org\":\"%lld\",\"reason\":\"年度核对名册\"", (long long)town);

	walk_answered(asked(clerk, "register=certificate", ",\"reason\":\".\""), 422, "请填写导出事由");
	walk_answered(asked(clerk, "register=castle", ",\"reason\":\"年度核对名册\""), 422, "没有这样的名册或者分类");
	walk_answered(asked(clerk, "register=certificate&side=castle", ",\"reason\":\"年度核对名册\""), 422, "没有这样的名册或者分类");
	walk_answered(asked(clerk, "register=resident&side=units", ",\"reason\":\"年度核对名册\""), 422, "没有这样的名册或者分类");
	walk_answered(asked(clerk, "register=certificate&kind=out", ",\"reason\":\"年度核对名册\""), 422, "没有这样的名册或者分类");
	walk_answered(asked(clerk, "register=certificate", ",\"full\":true,\"reason\":\"年度核对名册\""), 422, "没有身份证号和电话");
	assert_int_equal(asked(stranger, "register=certificate", town_named).status, 404);
	assert_int_equal(asked(reader, "register=certificate", ",\"reason\":\"年度核对名册\"").status, 403);
}

/* In the browser: from the page of the register, with its columns, to the file; the log has the reason. */
static void the_page_leads_to_the_file(void **state)
{
	struct reply r = client_get(page, world_text(w, "/certificate?org=%lld&side=expired", (long long)town));
	const char *id;

	walk_has(&r, 200, world_text(w, "/export/new?register=certificate&amp;org=%lld&amp;side=expired", (long long)town));
	r = client_get(page, world_text(w, "/export/new?register=certificate&org=%lld&side=expired", (long long)town));
	walk_has(&r, 200, "register=certificate&amp;side=expired");
	assert_false(reply_has(&r, "column_name"));
	r = client_post(page, "/export", "org", world_text(w, "%lld", (long long)town), "query", "register=certificate&side=expired", "reason", "", "csv", "1", NULL);
	walk_has(&r, 422, "请填写导出事由");
	r = client_post(page, "/export", "org", world_text(w, "%lld", (long long)town), "query", "register=certificate&side=expired", "reason", "档案年检", "csv", "1", NULL);
	assert_int_equal(r.status, 303);
	id = reply_header(w, &r, "Location");
	r = client_wait(page, id, "/fetch");
	walk_has(&r, 200, "档案年检");
	r = client_post(page, world_text(w, "%s/fetch", id), NULL);
	walk_has(&r, 200, "证明过期");
	assert_int_equal(world_count(w, "audit WHERE verb = 'export.ask' AND changes LIKE '%档案年检%' AND changes LIKE '%register=certificate&side=expired%'"), 1);
	for (size_t i = 0; i < 4; i++) {
		const char *urls[] = { "/pass", world_text(w, "/org/%lld/station", (long long)town), "/resident", "/transfer?tab=over" };

		r = client_get(page, urls[i]);
		walk_has(&r, 200, "/export/new?register=");
	}
	assert_false(reply_has(&(struct reply){ .body = client_get(walk_browser(w, "reads", 104), "/pass").body }, "/export/new?register="));
}

/* Of more than 5,000 rows somebody else decides. */
static void a_long_register_waits_for_a_second_person(void **state)
{
	struct reply r;
	const char *id;

	world_run(w, world_text(w, "INSERT INTO certificate (id, org_id, person_id, name, branch_id, path, year, serial, place, reason, from_day, to_day, issued_day, voided_day, void_reason, account_id, row_version) "
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5001) SELECT 900000 + i, %lld, 1, '很多', %lld, '%s', 2014, i, '', 'visit', 16000, 18000, 16000, 2932897, '', 0, 1 FROM n",
		(long long)town, (long long)branch, world_org_path(w, branch)));
	r = asked(clerk, "register=certificate", ",\"reason\":\"年度核对名册\"");
	walk_has(&r, 201, "waiting");
	id = walk_value(w, &r, "id");
	assert_int_equal(client_post_json(clerk, world_text(w, "/api/v1/export/%s/approve", id), "{}").status, 403);
	assert_int_equal(client_post_json(head, world_text(w, "/api/v1/export/%s/approve", id), "{}").status, 200);
	r = client_wait(clerk, world_text(w, "/api/v1/export/%s", id), "\"state\":\"ready\"");
	walk_has(&r, 200, "\"rows\":5002");
	world_run(w, "DELETE FROM certificate WHERE year = 2014");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_register_leaves_with_the_list_of_its_page),
		cmocka_unit_test(a_list_holds_its_own_rows_alone),
		cmocka_unit_test(what_is_wrong_is_refused),
		cmocka_unit_test(the_page_leads_to_the_file),
		cmocka_unit_test(a_long_register_waits_for_a_second_person),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
