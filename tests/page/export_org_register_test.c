/* Posts that are vacant, units, floating members and the people behind a cell of the balance leave as files by the way of every register: the list of the
 * page, with reason, mark and log, refused where the page would refuse. Pages and API. */
#include "roster_world.h"

static struct client *api, *next_api, *reader_api;
static int64_t village;

static int start_registers(void **state)
{
	int64_t person, firm;

	start(state);
	world_right(w, "org_officer", "export");
	api = walk_program(w, "clerk_api", 101);
	next_api = walk_program(w, "next_api", 102);
	reader_api = walk_program(w, "reader_api", 103);
	village = world_org_of(w, town_a, "village_committee", "甲村村委会");
	PUT(w, "post", NUMBER("org_id", branch_a), TEXT("kind", "publicity_member"), TEXT("name", "宣传委员"), NUMBER("seats", 1), NUMBER("from_day", day_from_date(2015, 1, 10)),
		NUMBER("to_day", 2932897), NUMBER("row_version", 1));
	PUT(w, "post", NUMBER("org_id", village), TEXT("kind", "village_director"), TEXT("name", "村委会主任"), NUMBER("seats", 1), NUMBER("from_day", day_from_date(2015, 11, 1)),
	    NUMBER("to_day", 2932897), NUMBER("row_version", 1));
	PUT(w, "post", NUMBER("org_id", branch_b), TEXT("kind", "publicity_member"), TEXT("name", "乙镇的委员"), NUMBER("seats", 1), NUMBER("from_day", 10000), NUMBER("to_day", 2932897), NUMBER("row_version", 1));
	PUT(w, "host_unit", NUMBER("org_id", village), TEXT("kind", "cooperative"), TEXT("name", "果品合作社"), TEXT("coverage", "none"), TEXT("facts", "{}"), NUMBER("households", 36), NUMBER("from_day", 10000),
	    NUMBER("to_day", 2932897));
	firm = PUT(w, "host_unit", NUMBER("org_id", village), TEXT("kind", "law_firm"), TEXT("name", "正义律所"), TEXT("coverage", "liaison"), TEXT("facts", "{}"), NUMBER("from_day", 10000), NUMBER("to_day", 2932897));
	world_run(w, arena_printf(w->arena, "INSERT INTO host_relation (host_id, superior_id, place_id, document, day, row_version) VALUES (%lld, %lld, 0, '委批〔2015〕9号', %d, 1)", (long long)firm,
		(long long)branch_a, (int)day_from_date(2015, 3, 1)));
	person = world_first_id(w, "person WHERE name = '" CANARY_A "'");
	PUT(w, "floating", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("home_id", branch_a), TEXT("path", world_org_path(w, branch_a)), TEXT("place", "青岛市"),
	    NUMBER("away_since", day_from_date(2015, 10, 1)), NUMBER("contact_day", day_from_date(2015, 10, 1)), NUMBER("ended_day", 2932897));
	return 0;
}

static struct reply asked(struct client *c, const char *query, const char *more)
{
	return client_post_json(c, "/api/v1/export", arena_printf(w->arena, "{\"query\":\"%s\",\"format\":\"csv\",\"reason\":\"年度核对名册\"%s}", query, more));
}

static struct reply fetched(const char *query)
{
	struct reply r = asked(api, query, "");
	const char *id;

	walk_has(&r, 201, "making");
	id = walk_value(w, &r, "id");
	client_wait(api, arena_printf(w->arena, "/api/v1/export/%s", id), "\"state\":\"ready\"");
	return client_post_json(api, arena_printf(w->arena, "/api/v1/export/%s/fetch", id), "{}");
}

static void each_leaves_with_the_list_of_its_page(void **state)
{
	static const struct { const char *query, *held[5], *left_out; } CASES[] = {
		{ "register=vacancy", { "宣传委员", "村委会主任", "0/1", "甲村支部" }, "乙镇的委员" },
		{ "register=vacancy&kind=publicity_member", { "宣传委员", "2015-01-10", "311" }, "村委会主任" },
		{ "register=vacancy&side=village", { "村委会主任", "16" }, "宣传委员" },
		{ "register=vacancy&to=2015-10-31", { "宣传委员", "294" }, "村委会主任" },
		{ "register=host", { "果品合作社", "正义律所", "36", "甲村村委会" }, "乙" },
		{ "register=host&kind=cooperative", { "果品合作社", "专业合作社" }, "正义律所" },
		{ "register=host&state=liaison", { "正义律所", "派驻联络员" }, "果品合作社" },
		{ "register=host&q=%E5%90%88%E4%BD%9C", { "果品合作社" }, "正义律所" },
		{ "register=host&kind=law_firm&q=%E6%AD%A3%E4%B9%89", { "正义律所" }, "果品合作社" },
		{ "register=relation", { "正义律所", "果品合作社", "甲村支部", "委批〔2015〕9号", "2015-03-01" }, "乙镇律所" },
		{ "register=relation&side=relation", { "果品合作社", "隶属关系不清" }, "正义律所" },
		{ "register=floating", { CANARY_A, "青岛市", "2015-10-01", "还没有接收组织" }, CANARY_B },
		{ "register=balance&side=closing", { CANARY_A, "单永福", "正式党员" }, CANARY_B },
		{ "register=balance&side=closing&from=2015-11-01&to=2015-11-17", { CANARY_A, "单永福" }, CANARY_B },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct reply r = fetched(CASES[i].query);

		walk_has(&r, 200, "内部资料");
		for (int k = 0; k < 5 && CASES[i].held[k] != NULL; k++)
			if (!reply_has(&r, CASES[i].held[k]))
				fail_msg("%s holds no %s: %s", CASES[i].query, CASES[i].held[k], r.body);
		if (reply_has(&r, CASES[i].left_out))
			fail_msg("%s holds %s: %s", CASES[i].query, CASES[i].left_out, r.body);
	}
}

/* A cell of movements: with the cause, and whoever went on is there, of whom no more is told. */
static void a_cell_of_the_balance_holds_who_is_elsewhere_now(void **state)
{
	struct reply r = client_get(api, of("/api/v1/org/", town_a, "/balance?from=2015-01-01&to=2015-11-17"));
	int64_t person = world_first_id(w, "person WHERE name = '单永福'");

	walk_has(&r, 200, "\"opening\"");
	world_run(w, arena_printf(w->arena, "UPDATE person SET path = '%s', org_id = %lld WHERE id = %lld", world_org_path(w, branch_b), (long long)branch_b, (long long)person));
	r = fetched("register=balance&side=closing");
	walk_has(&r, 200, "单永福");
	walk_has(&r, 200, "已不在本级范围");
	assert_false(reply_has(&r, "乙村支部"));
	world_run(w, arena_printf(w->arena, "UPDATE person SET path = '%s', org_id = %lld WHERE id = %lld", world_org_path(w, branch_a), (long long)branch_a, (long long)person));
}

static void what_is_wrong_is_refused(void **state)
{
	static const char *const NONE[] = { "register=vacancy&side=town", "register=vacancy&kind=castle", "register=vacancy&to=2015-02-30", "register=vacancy&to=2015-11-18", "register=vacancy&from=2015-01-01",
		"register=host&state=castle", "register=host&side=closed", "register=host&to=2015-11-17", "register=floating&side=castle", "register=floating&side=out&desk=own",
		"register=relation&side=castle", "register=relation&q=a", "register=host&q=%ZZ", "register=balance&side=sideways", "register=balance&side=in&kind=castle", "register=balance&side=in&from=2015-11-17&to=2015-11-01", "register=balance&side=in&to=2016-01-01" };
	const char *town_named = of(",\"org\":\"", town_a, "\"");

	for (size_t i = 0; i < sizeof(NONE) / sizeof(NONE[0]); i++)
		walk_answered(asked(api, NONE[i], ""), 422, "没有这样的名册或者分类");
	walk_answered(asked(api, "register=vacancy", ",\"full\":true"), 422, "没有身份证号和电话");
	walk_answered(asked(api, "register=balance&side=out&kind=died", ""), 422, "没有");
	assert_int_equal(asked(next_api, "register=vacancy", town_named).status, 404);
	assert_int_equal(asked(next_api, "register=balance", town_named).status, 404);
	assert_int_equal(asked(reader_api, "register=host", "").status, 403);
}

/* In the browser: from each page to the form, for who may export alone; the log has the reason and the list. */
static void the_pages_lead_to_the_file(void **state)
{
	const struct { const char *page, *form; } WAYS[] = {
		{ of("/org/", town_a, "/vacancies?kind=publicity_member&day=2015-10-31"), "/export/new?register=vacancy&amp;org=%lld&amp;side=all&amp;kind=publicity_member&amp;to=2015-10-31" },
		{ of("/org/", town_a, "/vacancies?heads=village"), "/export/new?register=vacancy&amp;org=%lld&amp;side=village&amp;kind=&amp;to=2015-11-17" },
		{ of("/org/", town_a, "/host?kind=cooperative"), "/export/new?register=host&amp;org=%lld&amp;kind=cooperative&amp;state=" },
		{ of("/org/", town_a, "/host/relation?gap=home"), "/export/new?register=relation&amp;org=%lld&amp;side=home" },
		{ of("/floating?org=", town_a, ""), "/export/new?register=floating&amp;org=%lld&amp;side=out&amp;desk=" },
		{ of("/org/", town_a, "/balance/list?part=closing&from=2015-01-01&to=2015-11-17"), "/export/new?register=balance&amp;org=%lld&amp;side=closing&amp;kind=&amp;from=2015-01-01&amp;to=2015-11-17" },
	};
	struct reply r;

	for (size_t i = 0; i < sizeof(WAYS) / sizeof(WAYS[0]); i++) {
		const char *rest = strstr(WAYS[i].form, "%lld"), *form = arena_printf(w->arena, "%.*s%lld%s", (int)(rest - WAYS[i].form), WAYS[i].form, (long long)town_a, rest + 4);

		r = client_get(clerk, WAYS[i].page);
		walk_has(&r, 200, form);
		r = client_get(reader, WAYS[i].page);
		if (reply_has(&r, "/export/new?register="))
			fail_msg("%s offers an export to who may not", WAYS[i].page);
	}
	assert_true(has(clerk, of("/org/", town_a, "/host?q=%E5%90%88"), "果品合作社"));
	/* What was looked for by a word leaves as it was found: the form says the word, and the file has no more. */
	assert_true(has(clerk, of("/org/", town_a, "/host?q=%E5%90%88"), of("/export/new?register=host&amp;org=", town_a, "&amp;kind=&amp;state=&amp;q=%E5%90%88")));
	r = client_get(clerk, of("/export/new?register=host&org=", town_a, "&kind=&state=&q=%E5%90%88"));
	walk_has(&r, 200, "含“合”");
	walk_has(&r, 200, "register=host&amp;side=open&amp;q=%E5%90%88");
	r = client_get(clerk, of("/export/new?register=vacancy&org=", town_a, "&side=village&kind=&to=2015-11-17"));
	walk_has(&r, 200, "村正职");
	walk_has(&r, 200, "2015-11-17");
	walk_has(&r, 200, "已空缺天数");
	r = client_post(clerk, "/export", "org", of("", town_a, ""), "query", "register=vacancy&side=village&to=2015-11-17", "reason", "换届摸底", "csv", "1", NULL);
	assert_int_equal(r.status, 303);
	r = client_wait(clerk, reply_header(w, &r, "Location"), "/fetch");
	walk_has(&r, 200, "换届摸底");
	assert_int_equal(world_count(w, "audit WHERE verb = 'export.ask' AND changes LIKE '%换届摸底%' AND changes LIKE '%register=vacancy&side=village&to=2015-11-17%'"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_leaves_with_the_list_of_its_page),
		cmocka_unit_test(a_cell_of_the_balance_holds_who_is_elsewhere_now),
		cmocka_unit_test(what_is_wrong_is_refused),
		cmocka_unit_test(the_pages_lead_to_the_file),
	};

	return cmocka_run_group_tests(tests, start_registers, world_over);
}
