/* What is taken out of the archive: the official form, its PDF, the balance of a period, and roles begun for many. For pages and programs. */
#include "page/person_world.h"

static void the_balance_opens_its_people(void **state)
{
	int64_t id = made(clerk, branch_a, "郑减", world_id_number(w, "19790306", 3));
	const char *page = arena_printf(w->arena, "/org/%lld/balance", (long long)branch_a);
	struct reply r;

	assert_int_equal(event(id, "removed", "", "2015-09-09", "甲").status, 303);
	r = client_get(clerk, arena_printf(w->arena, "%s?from=2015-09-01&to=2015-09-30", page));
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "平衡"));
	r = client_get(clerk, arena_printf(w->arena, "%s/list?part=out&cause=removed&from=2015-09-01&to=2015-09-30", page));
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "郑减"));
	assert_true(reply_has(&r, "2015-09-09"));
	r = client_get(clerk, arena_printf(w->arena, "%s?from=2015-09-30&to=2015-09-01", page));
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "早于起日"));
	assert_int_equal(client_get(clerk, arena_printf(w->arena, "%s?from=x", page)).status, 422);
	assert_int_equal(client_get(clerk, arena_printf(w->arena, "%s?to=2015-11-18", page)).status, 422);
	assert_int_equal(client_get(clerk, arena_printf(w->arena, "%s/list?part=all", page)).status, 404);
	assert_int_equal(client_get(other, page).status, 404);
}

static void the_official_form_is_printed_masked_or_in_full(void **state)
{
	const char *number = world_id_number(w, "19790307", 3);
	int64_t id = made(clerk, branch_a, "王表", number), lines;
	struct reply r = client_get(clerk, url(id, "/form"));

	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "党员基本信息采集表"));
	assert_true(reply_has(&r, "内部资料"));
	assert_false(reply_has(&r, number));
	lines = world_count(w, "audit");
	assert_int_equal(client_post(clerk, url(id, "/form"), "reason", "", NULL).status, 422);
	client_get(clerk, url(id, "/form"));
	r = client_post(clerk, url(id, "/form"), "reason", "存档", NULL);
	assert_true(reply_has(&r, number));
	assert_int_equal(world_count(w, "audit"), lines + 1);
	client_get(other, "/me");
	assert_int_equal(client_post(other, url(id, "/form"), "reason", "看看", NULL).status, 404);
}

/* One role for many: previewed without writing, refused person by person, written for the others in one audit line. */
static void a_role_is_begun_for_many(void **state)
{
	int64_t first = made(clerk, branch_a, "甲积极", world_id_number(w, "19820304", 1)), second = made(clerk, branch_a2, "乙积极", world_id_number(w, "19820305", 1));
	int64_t foreign = made(other, branch_b, "外村人", world_id_number(w, "19820306", 1)), roles, lines;
	const char *many;
	const char *ids[3] = { arena_printf(w->arena, "%lld", (long long)first), arena_printf(w->arena, "%lld", (long long)second),
		arena_printf(w->arena, "%lld", (long long)foreign) };
	struct reply r = client_get(clerk, arena_printf(w->arena, "/role/begin?id=%s&id=%s&id=%s", ids[0], ids[1], ids[2]));

	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "已选 3 人"));
	assert_int_equal(client_get(clerk, "/role/begin").status, 303);
	/* The second has the role already. */
	client_get(clerk, url(second, "/role"));
	assert_int_equal(client_post(clerk, url(second, "/role"), "kind", "volunteer", "day", "2015-05-01", NULL).status, 303);
	roles = world_count(w, "person_role");
	lines = world_count(w, "audit");
	client_get(clerk, "/role/begin?id=1");
	r = client_post(clerk, "/role/begin", "id", ids[0], "id", ids[1], "id", ids[2], "kind", "volunteer", "day", "2015-11-01", "document", "甲发〔2015〕9号", NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "1 人可以登记，共选 3 人"));
	assert_true(reply_has(&r, "甲积极"));
	assert_true(reply_has(&r, "2015-05-01"));	/* why the second is left out */
	assert_false(reply_has(&r, "外村人"));
	assert_int_equal(world_count(w, "person_role"), roles);
	assert_int_equal(world_count(w, "audit"), lines);
	r = client_post(clerk, "/role/begin/apply", "id", ids[0], "id", ids[1], "id", ids[2], "kind", "volunteer", "day", "2015-11-01", "document", "甲发〔2015〕9号", NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "已登记 1 人，共选 3 人"));
	assert_int_equal(world_count(w, "person_role"), roles + 1);
	assert_int_equal(world_count(w, "audit"), lines + 1);
	r = client_get(clerk, url(first, ""));
	assert_true(reply_has(&r, "甲发〔2015〕9号"));
	/* Taken back by whoever did it, once. */
	r = client_get(clerk, "/role/many");
	assert_true(reply_has(&r, "1 人，自 2015-11-01 起"));
	many = strstr(r.body, "/role/many/");
	many = arena_printf(w->arena, "/role/many/%lld", strtoll(many + strlen("/role/many/"), NULL, 10));
	r = client_get(clerk, many);
	assert_true(reply_has(&r, "甲积极"));
	assert_int_equal(client_get(other, many).status, 404);
	client_get(other, "/me");
	assert_int_equal(client_post(other, arena_printf(w->arena, "%s/undo", many), NULL).status, 404);
	assert_int_equal(world_count(w, "person_role"), roles + 1);
	client_get(clerk, many);
	lines = world_count(w, "audit");
	assert_int_equal(client_post(clerk, arena_printf(w->arena, "%s/undo", many), NULL).status, 303);
	assert_int_equal(world_count(w, "person_role"), roles);
	assert_int_equal(world_count(w, "audit"), lines + 1);
	r = client_get(clerk, many);
	assert_true(reply_has(&r, "已撤回，其中 0 人"));
	r = client_post(clerk, arena_printf(w->arena, "%s/undo", many), NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "不能再撤一次"));
	/* A wrong form is refused as a whole and keeps what was typed. */
	r = client_post(clerk, "/role/begin", "id", ids[0], "kind", "", "day", "2015-12-01", "document", "甲发〔2015〕10号", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "甲发〔2015〕10号"));
	assert_true(reply_has(&r, ids[0]));
	assert_int_equal(client_post(clerk, "/role/begin/apply", "kind", "volunteer", "day", "2015-11-01", NULL).status, 422);
	assert_int_equal(client_get(auditor, "/role/begin?id=1").status, 403);
}

static void a_program_begins_a_role_for_many(void **state)
{
	int64_t first = made(clerk, branch_a, "丙积极", world_id_number(w, "19820307", 1)), second = made(clerk, branch_a2, "丁积极", world_id_number(w, "19820308", 1)), roles;
	struct client *api = walk_program(w, "many", 101);
	const char *body = arena_printf(w->arena, "{\"id\":[\"%lld\",\"%lld\",\"%lld\"],\"kind\":\"volunteer\",\"day\":\"2015-11-01\"", (long long)first,
		(long long)second, (long long)second), *many, *role;
	struct reply r;

	roles = world_count(w, "person_role");
	r = client_post_json(api, "/api/v1/role/begin", arena_printf(w->arena, "%s,\"is_trial\":true}", body));
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "\"begun\":2"));
	assert_int_equal(world_count(w, "person_role"), roles);
	r = client_post_json(api, "/api/v1/role/begin", arena_printf(w->arena, "%s}", body));
	assert_true(reply_has(&r, "\"begun\":2"));
	many = strstr(r.body, "\"many\":\"");
	assert_non_null(many);
	many = arena_printf(w->arena, "/api/v1/role/many/%lld", strtoll(many + strlen("\"many\":\""), NULL, 10));
	assert_int_equal(world_count(w, "person_role"), roles + 2);
	r = client_post_json(api, "/api/v1/role/begin", arena_printf(w->arena, "%s}", body));
	assert_true(reply_has(&r, "\"begun\":0"));
	assert_true(reply_has(&r, "2015-11-01"));	/* since when they have it */
	assert_true(reply_has(&r, "\"many\":\"0\""));
	assert_int_equal(world_count(w, "person_role"), roles + 2);
	/* Taken back, but for the one whose role ended since: a history of its own, told by name. */
	r = client_get(clerk, url(first, ""));
	role = strstr(r.body, url(first, "/role/"));
	assert_non_null(role);
	role = arena_text_n(w->arena, role, strcspn(role, "\""));
	client_get(clerk, role);
	assert_int_equal(client_post(clerk, role, "day", "2015-11-10", NULL).status, 303);
	assert_int_equal(client_get(api, many).status, 200);
	r = client_post_json(api, arena_printf(w->arena, "%s/undo", many), "{}");
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "\"name\":\"丙积极\",\"state\":\"kept\""));
	assert_true(reply_has(&r, "\"name\":\"丁积极\",\"state\":\"undone\""));
	assert_int_equal(world_count(w, "person_role"), roles + 1);
	assert_int_equal(client_post_json(api, arena_printf(w->arena, "%s/undo", many), "{}").status, 422);
	assert_int_equal(client_post_json(api, "/api/v1/role/many/1/undo", "{}").status, 404);
	assert_int_equal(client_post_json(api, "/api/v1/role/begin", "{\"kind\":\"volunteer\",\"day\":\"2015-11-01\"}").status, 422);
	assert_int_equal(client_post_json(api, "/api/v1/role/begin", arena_printf(w->arena, "{\"id\":[\"%lld\"],\"kind\":\"hero\",\"day\":\"2015-11-01\"}",
		(long long)first)).status, 422);
}

/* The form as PDF: masked for whoever may see the record, in full only with the right and a reason, which is logged. */
static void the_form_comes_as_pdf(void **state)
{
	const char *number = world_id_number(w, "19810203", 1);
	int64_t id = made(clerk, branch_a, "采集表", number), lines;
	const char *page = url(id, "/pdf"), *twin = arena_printf(w->arena, "/api/v1/person/%lld/pdf", (long long)id);
	struct client *api = walk_program(w, "pdf", 101);
	struct reply r;

	assert_true(reply_has(&(struct reply[]){ client_get(clerk, url(id, "/form")) }[0], page));
	for (int i = 0; i < 2; i++) {
		r = client_get(i == 0 ? clerk : api, i == 0 ? page : twin);
		assert_int_equal(r.status, 200);
		assert_string_equal(reply_header(w, &r, "Content-Type"), "application/pdf");
		assert_memory_equal(r.body, "%PDF-", 5);
		assert_true(r.body_bytes > 3000);
	}
	lines = world_count(w, "audit");
	r = client_post(clerk, page, "reason", "", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "请填写"));
	assert_int_equal(world_count(w, "audit"), lines);
	r = client_post(clerk, page, "reason", "上报组织部", NULL);
	assert_int_equal(r.status, 200);
	assert_memory_equal(r.body, "%PDF-", 5);
	assert_int_equal(world_count(w, "audit"), lines + 1);
	assert_int_equal(client_post_json(api, twin, "{}").status, 422);
	assert_int_equal(client_post_json(api, twin, "{\"reason\":\"上报\"}").status, 200);
	assert_int_equal(world_count(w, "audit"), lines + 2);
	assert_int_equal(client_get(other, page).status, 404);
	assert_int_equal(client_post(other, page, "reason", "上报", NULL).status, 404);
	assert_int_equal(client_get(auditor, page).status, 403);
}

/* The year of the matrix with a tenth of its members, since 73,800 rows take seconds: 120 join, 69 are transferred out. */
static void CS_05_what_came_in_and_went_out_gives_the_closing(void **state)
{
	/* covers CS-05 accept 1 by page and api */
	int64_t branch = world_org_of(w, town_a, "branch", "大支部"), one = world_person(w, branch, "党员"), people, membership;
	const char *joined = arena_printf(w->arena, "%d", (int)day_from_date(2015, 3, 1)), *left = arena_printf(w->arena, "%d", (int)day_from_date(2015, 6, 1));
	const char *period = "from=2015-01-01&to=2015-11-17";
	struct client *api = walk_program(w, "balance", 101);
	struct reply r;

	stand(branch, town_a);
	people = world_copies(w, "person", one, 73919, NULL);
	membership = world_put(w, "membership", (struct cell[]){ { "region_id", NULL, 1, false }, { "person_id", NULL, one, false }, { "org_id", NULL, branch, false },
		{ "status", NULL, 2, false }, { "from_day", NULL, day_from_date(2009, 1, 1), false }, { "began_by", "opening", 0, true } }, 6);
	world_copies(w, "membership", membership, 73919, "person_id", arena_printf(w->arena, "%lld + n.i", (long long)people),
		"from_day", arena_printf(w->arena, "CASE WHEN n.i >= 73800 THEN %s ELSE t.from_day END", joined),
		"began_by", "CASE WHEN n.i >= 73800 THEN 'joined' ELSE 'opening' END",
		"to_day", arena_printf(w->arena, "CASE WHEN n.i <= 69 THEN %s ELSE t.to_day END", left),
		"ended_by", "CASE WHEN n.i <= 69 THEN 'transferred_out' ELSE '' END", NULL);
	r = client_get(clerk, arena_printf(w->arena, "/org/%lld/balance?%s", (long long)branch, period));
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "73,800 + 120 − 69 = 73,851"));
	assert_true(reply_has(&r, ">73,851</a>"));
	r = client_get(api, arena_printf(w->arena, "/api/v1/org/%lld/balance?%s", (long long)branch, period));
	assert_true(reply_has(&r, "\"opening\":73800,\"in_total\":120,\"in\":{\"joined\":120},\"out_total\":69,\"out\":{\"transferred_out\":69}"));
	assert_true(reply_has(&r, "\"closing\":73851"));
	r = client_get(clerk, arena_printf(w->arena, "/org/%lld/balance/list?part=out&%s&page=2", (long long)branch, period));
	assert_true(reply_has(&r, "共 69 条"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_form_comes_as_pdf),
		cmocka_unit_test(a_role_is_begun_for_many),
		cmocka_unit_test(a_program_begins_a_role_for_many),
		cmocka_unit_test(the_balance_opens_its_people),
		cmocka_unit_test(the_official_form_is_printed_masked_or_in_full),
		cmocka_unit_test(CS_05_what_came_in_and_went_out_gives_the_closing),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
