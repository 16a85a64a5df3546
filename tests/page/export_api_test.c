/* Lists as files through the API: asked for, approved by somebody else, made, fetched; with the refusals of the pages. */
#include "world/walk.h"

#include <string.h>
#include <unistd.h>

static struct world *w;
static struct client *clerk, *head, *stranger, *reader;

static int start(void **state)
{
	int64_t city, town, other, branch;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	other = world_org_of(w, city, "committee", "乙镇党委");
	branch = world_org_of(w, town, "branch", "甲村党支部");
	for (size_t i = 0; i < 3; i++)
		world_right(w, "secretary", (const char *[]){ "see_person", "export", "see_full" }[i]);
	world_right(w, "member", "approve_export");
	world_right(w, "member", "see_person");
	world_holding(w, town, "secretary", 101);
	world_holding(w, other, "secretary", 102);
	world_holding(w, city, "member", 103);
	world_person(w, branch, "李华");
	world_person(w, branch, "王芳");
	clerk = walk_program(w, "clerk", 101);
	stranger = walk_program(w, "stranger", 102);
	head = walk_program(w, "head", 103);
	reader = walk_program(w, "reader", 104);
	return 0;
}

static const char *url(const char *id, const char *rest)
{
	return arena_printf(w->arena, "/api/v1/export/%s%s", id, rest);
}

static struct reply wait_for(const char *id, const char *state)
{
	return client_wait(clerk, url(id, ""), arena_printf(w->arena, "\"state\":\"%s\"", state));
}

static void a_list_is_asked_for_made_and_fetched(void **state)
{
	struct reply r = client_post_json(clerk, "/api/v1/export",
		"{\"columns\": [\"name\", \"status\"], \"reason\": \"年报核对名册\", \"format\": \"csv\", \"query\": \"q=%E6%9D%8E%E5%8D%8E\"}");
	const char *id = walk_value(w, &r, "id");

	assert_int_equal(r.status, 201);
	assert_string_equal(walk_value(w, &r, "state"), "making");
	/* The file is ready a moment before its job has ended, which writes the last count. */
	r = client_wait(clerk, url(id, ""), "\"done\":1,\"total\":1}");
	assert_string_equal(walk_value(w, &r, "state"), "ready");
	assert_string_equal(walk_value(w, &r, "rows"), "1");
	assert_string_equal(walk_value(w, &r, "columns"), "name status");
	assert_true(reply_has(&r, "\"work\":{\"kind\":\"export.make\""));
	assert_int_equal(client_post_json(stranger, url(id, "/fetch"), "{}").status, 404);
	assert_int_equal(client_get(stranger, url(id, "")).status, 404);
	r = client_post_json(clerk, url(id, "/fetch"), "{}");
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "李华"));
	assert_false(reply_has(&r, "王芳"));
	assert_true(reply_has(&r, "内部资料"));
	r = client_get(clerk, "/api/v1/export");
	assert_true(reply_has(&r, arena_printf(w->arena, "\"own\":[{\"id\":\"%s\"", id)));
	assert_true(reply_has(&r, "\"pending\":[]"));
}

static void full_numbers_wait_for_somebody_else(void **state)
{
	struct reply r = client_post_json(clerk, "/api/v1/export", "{\"columns\": [\"name\", \"id_number\"], \"reason\": \"上级核对身份\", \"full\": true}");
	const char *id = walk_value(w, &r, "id");

	assert_int_equal(r.status, 201);
	assert_string_equal(walk_value(w, &r, "state"), "waiting");
	r = client_post_json(clerk, url(id, "/fetch"), "{}");
	assert_int_equal(r.status, 422);
	assert_string_equal(reply_header(w, &r, "Content-Type"), "application/problem+json");
	assert_true(reply_has(&r, "等待另一人"));
	assert_int_equal(client_post_json(clerk, url(id, "/approve"), "{}").status, 403);
	assert_int_equal(client_post_json(stranger, url(id, "/refuse"), "{}").status, 403);
	r = client_get(head, "/api/v1/export");
	assert_string_equal(walk_value(w, &r, "id"), id);
	r = client_get(head, "/api/v1/workbench");
	assert_true(reply_has(&r, "\"title\":\"审批 1 个名单导出\""));
	r = client_post_json(head, url(id, "/approve"), "{}");
	assert_int_equal(r.status, 200);
	assert_int_equal(client_post_json(head, url(id, "/refuse"), "{}").status, 409);
	wait_for(id, "ready");
	r = client_get(clerk, "/api/v1/workbench");
	assert_true(reply_has(&r, "\"title\":\"下载已批准的名单“"));
	r = client_post_json(clerk, url(id, "/fetch"), "{}");
	assert_int_equal(r.status, 200);
	assert_memory_equal(r.body, "PK", 2);
	assert_string_equal(reply_header(w, &r, "Content-Disposition"), "attachment; filename=\"download.xlsx\"; filename*=UTF-8''%E5%85%9A%E5%91%98%E5%90%8D%E5%86%8C-2015-11-17.xlsx");	/* 党员名册-2015-11-17.xlsx */

	/* Nor what whoever asked takes back. */
	r = client_post_json(clerk, "/api/v1/export", "{\"columns\": [\"name\", \"id_number\"], \"reason\": \"上级核对身份\", \"full\": true}");
	id = walk_value(w, &r, "id");
	assert_int_equal(client_post_json(head, url(id, "/withdraw"), "{}").status, 403);
	r = client_post_json(clerk, url(id, "/withdraw"), "{}");
	assert_int_equal(r.status, 200);
	assert_string_equal(walk_value(w, &r, "state"), "withdrawn");
	assert_int_equal(client_post_json(clerk, url(id, "/withdraw"), "{}").status, 409);
	assert_int_equal(client_post_json(head, url(id, "/approve"), "{}").status, 409);

	/* What the second person refuses is never made. */
	r = client_post_json(clerk, "/api/v1/export", "{\"columns\": [\"name\", \"id_number\"], \"reason\": \"上级核对身份\", \"full\": true}");
	id = walk_value(w, &r, "id");
	r = client_post_json(head, url(id, "/refuse"), "{}");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "\"field\":\"reason\""));
	r = client_post_json(head, url(id, "/refuse"), "{\"reason\": \"姓名一列就够了\"}");
	assert_int_equal(r.status, 200);
	assert_string_equal(walk_value(w, &r, "state"), "refused");
	r = client_get(clerk, url(id, ""));
	assert_string_equal(walk_value(w, &r, "refusal"), "姓名一列就够了");
	r = client_get(clerk, "/api/v1/workbench");
	assert_true(reply_has(&r, "的导出没有批准") && reply_has(&r, arena_printf(w->arena, "\"/export/%s\"", id)));
	assert_int_equal(client_post_json(clerk, "/api/v1/result/seen", "{\"kind\": \"export\"}").status, 422);
	assert_int_equal(client_post_json(clerk, "/api/v1/result/seen", arena_printf(w->arena, "{\"subject\": \"%s\"}", id)).status, 422);
	assert_int_equal(client_post_json(head, "/api/v1/result/seen", arena_printf(w->arena, "{\"kind\": \"export\", \"subject\": \"%s\"}", id)).status, 404);
	assert_int_equal(client_post_json(clerk, "/api/v1/result/seen", arena_printf(w->arena, "{\"kind\": \"export\", \"subject\": \"%s\"}", id)).status, 200);
	r = client_get(clerk, "/api/v1/workbench");
	assert_false(reply_has(&r, "的导出没有批准"));
	assert_int_equal(client_post_json(clerk, url(id, "/fetch"), "{}").status, 422);
}

static void refusals_name_the_field(void **state)
{
	static const struct { const char *json, *says, *field; } CASES[] = {
		{ "{\"columns\": [\"name\"]}", "事由", "\"reason\"" },
		{ "{\"reason\": \"年报核对名册\"}", "请至少选择一列", "\"columns\"" },
		{ "{\"reason\": \"年报核对名册\", \"columns\": [\"name\", \"salary\"]}", "salary", "\"columns\"" },
		{ "{\"reason\": \"年报核对名册\", \"columns\": [\"document\"]}", "document", "\"columns\"" },
		{ "{\"reason\": \"年报核对名册\", \"columns\": [\"name\"], \"query\": \"q=nobody\"}", "名单里没有人", "\"reason\"" },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct reply r = client_post_json(clerk, "/api/v1/export", CASES[i].json);

		assert_int_equal(r.status, 422);
		assert_true(reply_has(&r, CASES[i].says));
		assert_true(reply_has(&r, CASES[i].field));
	}
	assert_int_equal(client_post_json(reader, "/api/v1/export", "{}").status, 403);
	assert_int_equal(client_get(reader, "/api/v1/export/12345").status, 404);
	assert_int_equal(client_post_json(head, "/api/v1/export/12345/approve", "{}").status, 404);
}

static void not_more_than_five_are_made_at_once(void **state)
{
	struct reply r;

	world_run(w, "UPDATE export SET state = 'making'");
	world_run(w, "INSERT INTO export (id, account_id, holding_id, org_id, path, title, filters, columns, format, reason, is_full, rows_count,"
		" needs_second, approved_by, refused_by, created_s, ends_s, fetched_s, row_version, state, bytes)"
		" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4)"
		" SELECT e.id + n.i, account_id, holding_id, org_id, path, title, filters, columns, format, reason, is_full, rows_count, needs_second,"
		" approved_by, refused_by, created_s, ends_s, fetched_s, row_version, state, bytes FROM export e, n WHERE e.id = (SELECT MAX(id) FROM export)");
	r = client_post_json(clerk, "/api/v1/export", "{\"reason\": \"年报核对名册\", \"columns\": [\"name\"]}");
	assert_int_equal(r.status, 429);
	assert_true(reply_has(&r, "正在生成"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_list_is_asked_for_made_and_fetched),
		cmocka_unit_test(full_numbers_wait_for_somebody_else),
		cmocka_unit_test(refusals_name_the_field),
		cmocka_unit_test(not_more_than_five_are_made_at_once),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
