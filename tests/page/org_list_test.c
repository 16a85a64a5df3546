/* The list of organisations: found by name, initials and code, kept as a view, printed whole or cut in words, and given as a file with a
 * reason; by page and api. Town A has more branches than one sheet and one chart hold. */
#include "page/list_world.h"

#include <stdio.h>
#include <string.h>

#define BRANCHES 1010		/* over ORG_PRINT_ROWS_MAX, and over what a chart shows */

static const char *url(int64_t org, const char *rest) { return world_text(w, "/org/%lld%s", (long long)org, rest); }
static const char *api(int64_t org, const char *rest) { return world_text(w, "/api/v1/org/%lld%s", (long long)org, rest); }

static int start(void **state)
{
	int64_t special;

	list_world_orgs();
	list_world_branches(town_a, "第", BRANCHES);
	special = world_org_of(w, town_b, "general_branch", "青石沟村党总支");
	world_run(w, world_text(w, "UPDATE org SET initials = 'qsgcdzz', pinyin_key = 'qing shi gou cun dang zong zhi', code = '0077-1', unit_kind = 'village' WHERE id = %lld",
		(long long)special));
	list_world_people((const char *const[]){ "see_org", "see_person", "export", NULL }, (const char *const[]){ "see_org", "see_person", NULL });
	return 0;
}

static void a_name_is_found_by_part_initials_pinyin_and_code(void **state)
{
	static const char *const TYPED[] = { "%E9%9D%92%E7%9F%B3", "%E7%9F%B3%E6%B2%9F", "qsgc", "sgc", "qingshigou", "QingShi", "0077-1" };	/* 青石, 石沟 */
	struct reply r;

	for (size_t i = 0; i < sizeof(TYPED) / sizeof(TYPED[0]); i++) {
		r = client_get(clerk, url(city, world_text(w, "/list?q=%s", TYPED[i])));
		walk_has(&r, 200, "青石沟村党总支");
		assert_false(reply_has(&r, "第0001支部"));
		r = client_get(clerk_api, api(city, world_text(w, "/list?q=%s", TYPED[i])));
		walk_has(&r, 200, "\"total\":1");
		assert_true(reply_has(&r, "青石沟村党总支"));
		r = client_get(reader, url(town_a, world_text(w, "/list?q=%s", TYPED[i])));
		walk_has(&r, 200, "没有符合条件的组织");
		r = client_get(reader_api, api(town_a, world_text(w, "/list?q=%s", TYPED[i])));
		walk_has(&r, 200, "\"total\":0");
	}
	r = client_get(clerk_api, api(city, "/list?q=%25"));
	walk_has(&r, 200, "\"total\":0");	/* no pattern of LIKE */
	r = client_get(clerk_api, api(city, "/list?q=%E6%94%AF%E9%83%A8&kind=general_branch"));
	walk_has(&r, 200, "\"total\":0");	/* with the filters, not instead of them */
	r = client_get(clerk, url(city, "/list?q=qsgc&unit_kind=village"));
	walk_has(&r, 200, "青石沟村党总支");
	r = client_get(clerk, url(city, "/list?term_before=soon"));
	walk_has(&r, 422, "是“soon”，看不懂，没有列出组织");
	r = client_get(clerk, url(city, "/list?kind=zzz"));
	walk_has(&r, 422, "“zzz”，看不懂");
	assert_false(reply_has(&r, "青石沟村党总支"));
	assert_int_equal(client_get(clerk, url(city, "/list?unit_kind=zzz")).status, 422);
	assert_int_equal(client_get(clerk, url(city, "/list/print?kind=zzz")).status, 422);
	assert_int_equal(client_get(clerk, url(city, arena_printf(w->arena, "/list?q=%0120d", 1))).status, 422);
	assert_int_equal(client_get(clerk_api, api(city, "/list?kind=zzz")).status, 422);
	assert_int_equal(client_get(clerk_api, api(city, "/list?term_before=soon")).status, 422);
	assert_int_equal(client_get(reader, url(town_b, "/list?q=qsgc")).status, 404);
}

static struct reply save(struct client *c, const char *name, const char *query)
{
	client_get(c, url(city, "/list?q=qsgc"));
	return client_post(c, "/roster/view", "list", "org", "name", name, "query", query, "org", world_text(w, "%lld", (long long)city), NULL);
}

static void a_filter_is_kept_as_a_view_of_this_list(void **state)
{
	struct reply r = save(clerk, "村总支", "q=qsgc&kind=general_branch&sex=1");

	assert_int_equal(r.status, 303);
	assert_string_equal(reply_header(w, &r, "Location"), url(city, "/list?q=qsgc&kind=general_branch"));
	r = client_get(clerk, url(city, "/list"));
	walk_has(&r, 200, "村总支");
	assert_true(reply_has(&r, "?q=qsgc&amp;kind=general_branch"));
	r = client_get(clerk, "/person");
	assert_false(reply_has(&r, "村总支"));		/* a filter of organisations is none of people */
	r = client_get(reader, url(town_a, "/list"));
	assert_false(reply_has(&r, "村总支"));		/* nor anybody else's */
	r = save(clerk, "空", "sex=1");			/* nothing of it is a filter here */
	walk_has(&r, 422, "");
	r = save(clerk, "村总支", "kind=branch");
	walk_has(&r, 422, "村总支");
	r = client_get(clerk, "/roster/view");
	walk_has(&r, 200, url(city, "/list?q=qsgc&amp;kind=general_branch"));
	r = client_get(clerk, "/api/v1/roster-view?list=org");
	walk_has(&r, 200, "\"list\":\"org\"");
	assert_true(reply_has(&r, "村总支"));
	r = client_get(clerk, "/api/v1/roster-view?list=person");
	assert_false(reply_has(&r, "村总支"));
	r = client_post_json(clerk_api, "/api/v1/roster-view", "{\"list\":\"org\",\"name\":\"支部\",\"query\":\"kind=branch\"}");
	assert_int_equal(r.status, 201);
	r = client_post_json(clerk_api, "/api/v1/roster-view", "{\"list\":\"org\",\"name\":\"城堡\",\"query\":\"kind=castle\"}");
	assert_int_equal(r.status, 422);
	r = client_post_json(clerk_api, "/api/v1/roster-view", "{\"list\":\"castle\",\"name\":\"城堡\",\"query\":\"kind=branch\"}");
	assert_int_equal(r.status, 422);
	r = client_get(clerk_api, "/api/v1/roster-view");
	walk_has(&r, 200, "\"name\":\"支部\",\"query\":\"kind=branch\"");
	assert_false(reply_has(&r, "城堡"));
}

static void paper_has_all_rows_or_says_what_is_cut(void **state)
{
	struct reply r = client_get(clerk, url(town_b, "/list/print"));

	walk_has(&r, 200, "青石沟村党总支");
	assert_false(reply_has(&r, "后面的没有印出"));
	assert_true(reply_has(&r, "内部资料"));
	r = client_get(clerk, url(town_a, "/list/print?kind=branch"));
	walk_has(&r, 200, "只打印前 1,000 个组织，共有 1,010 个");
	assert_int_equal(reply_times(&r, "<td>第"), 1000);
	assert_true(reply_has(&r, "/list/export?kind=branch"));	/* the way out */
	assert_true(reply_has(&r, "党支部"));			/* what was asked stands on it */
	r = client_get(reader, url(town_a, "/list/print?kind=branch"));
	walk_has(&r, 200, "请加条件");				/* who may not export has another way */
	assert_false(reply_has(&r, "/list/export"));
	r = client_get(clerk, url(town_a, "/list/print?q=00"));	/* 第00.. and 第.00. */
	walk_has(&r, 200, "第0001支部");
	assert_false(reply_has(&r, "后面的没有印出"));
	assert_int_equal(client_get(reader, url(town_b, "/list/print")).status, 404);
}

static struct reply export(struct client *c, int64_t org, const char *reason, const char *csv)
{
	client_get(c, url(org, "/list/export?kind=branch"));
	return client_post(c, url(org, "/list/export"), "kind", "branch", "reason", reason, "csv", csv, NULL);
}

static void the_list_leaves_as_a_file_with_a_reason(void **state)
{
	const char *path = api(town_a, "/list/export");
	int64_t lines;
	struct reply r = client_get(clerk, url(town_a, "/list/export?kind=branch"));

	walk_has(&r, 200, "将导出 1,010 个组织");
	r = export(clerk, town_a, "", "1");
	walk_has(&r, 422, "导出事由");
	r = export(clerk, town_a, "短", "1");
	walk_has(&r, 422, "短");				/* nothing typed is lost */
	r = export(clerk, town_b, "年度核对组织", "1");
	walk_has(&r, 422, "没有可以导出的内容");
	assert_int_equal(export(reader, town_a, "年度核对组织", "1").status, 403);
	assert_int_equal(export(stranger, town_a, "年度核对组织", "1").status, 404);
	lines = world_count(w, "audit");
	r = export(clerk, town_a, "年度核对组织", "1");
	walk_has(&r, 200, "第1010支部");			/* all rows, not those of a page */
	assert_int_equal(reply_times(&r, "第"), BRANCHES);
	assert_true(reply_has(&r, "内部资料"));
	assert_memory_equal(r.body, "\xef\xbb\xbf", 3);
	assert_int_equal(world_count(w, "audit"), lines + 1);
	assert_int_equal(world_count(w, "audit WHERE verb = 'org.export'"), 1);
	r = export(clerk, town_a, "年度核对组织", "");
	assert_int_equal(r.status, 200);
	assert_memory_equal(r.body, "PK", 2);
	r = client_post_json(clerk_api, path, "{\"kind\":\"branch\",\"q\":\"0001\",\"csv\":true,\"reason\":\"年度核对组织\"}");
	walk_has(&r, 200, "第0001支部");
	assert_false(reply_has(&r, "第0002支部"));
	r = client_post_json(clerk_api, path, "{\"reason\":\"年度核对组织\"}");
	assert_memory_equal(r.body, "PK", 2);
	r = client_post_json(clerk_api, path, "{\"kind\":\"branch\"}");
	assert_int_equal(r.status, 422);
	r = client_post_json(clerk_api, path, "{\"kind\":\"castle\",\"reason\":\"年度核对组织\"}");
	assert_int_equal(r.status, 422);
	assert_int_equal(client_post_json(reader_api, path, "{\"reason\":\"年度核对组织\"}").status, 403);
}

static void a_chart_that_is_cut_says_so_and_shows_the_way_out(void **state)
{
	struct reply r = client_get(clerk, url(town_a, "/chart"));

	walk_has(&r, 200, "共有 1,011 个组织，结构图先画上面几级的 400 个");	/* the town itself among them */
	assert_int_equal(reply_times(&r, "class=\"chart__l"), 400);
	assert_true(reply_has(&r, "打开组织列表（全部 1,011 个）"));
	assert_true(reply_has(&r, url(town_a, "/list\"")));
	r = client_get(clerk_api, api(town_a, "/list"));
	walk_has(&r, 200, "\"total\":1011");			/* and there they are all */
	r = client_get(clerk, url(town_b, "/chart"));
	walk_has(&r, 200, "青石沟村党总支");
	assert_false(reply_has(&r, "结构图先画"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_is_found_by_part_initials_pinyin_and_code),
		cmocka_unit_test(a_filter_is_kept_as_a_view_of_this_list),
		cmocka_unit_test(paper_has_all_rows_or_says_what_is_cut),
		cmocka_unit_test(the_list_leaves_as_a_file_with_a_reason),
		cmocka_unit_test(a_chart_that_is_cut_says_so_and_shows_the_way_out),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
