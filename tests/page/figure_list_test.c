/* The organisations and units behind a number leave whole: on paper, and as a file with a reason; by page and api. The town has more branches
 * than a page of the list and fewer than a sheet, the city more than both. */
#include "page/list_world.h"

#include <stdio.h>
#include <string.h>

#define BRANCHES 130
#define MORE_BRANCHES 900		/* in the other town: together over FIGURE_LIST_PRINT_MAX */

static int start(void **state)
{
	list_world_orgs();
	list_world_branches(town_a, "甲", BRANCHES);
	list_world_branches(town_b, "乙", MORE_BRANCHES);
	list_world_people((const char *const[]){ "see_org", "see_person", "see_figures", "export", NULL }, (const char *const[]){ "see_org", "see_figures", NULL });
	return 0;
}

static const char *branches_of(int64_t org, const char *more)
{
	return world_text(w, "/figure/orgs?org=%lld&kinds=branch%s", (long long)org, more);
}

static void the_screen_is_paged_and_leads_to_paper_and_file(void **state)
{
	struct reply r = client_get(clerk, branches_of(town_a, ""));

	walk_has(&r, 200, "共 130 条");
	assert_int_equal(reply_times(&r, ">甲0"), 50);
	assert_true(reply_has(&r, "print=1\""));
	assert_true(reply_has(&r, "/figure/list/export?of=orgs%3Forg%3D"));
	r = client_get(reader, branches_of(town_a, ""));
	walk_has(&r, 200, "print=1\"");
	assert_false(reply_has(&r, "/figure/list/export"));	/* without the right there is no such door */
	r = client_get(clerk, world_text(w, "/figure/orgs?org=%lld&size=3", (long long)town_a));
	walk_has(&r, 200, "没有符合条件的组织");
	assert_false(reply_has(&r, "/figure/list/export"));	/* nothing to give */
}

static void paper_has_every_row_or_says_what_is_cut(void **state)
{
	struct reply r = client_get(clerk, branches_of(town_a, "&print=1"));

	walk_has(&r, 200, "甲0130支部");
	assert_int_equal(reply_times(&r, ">甲0"), BRANCHES);
	assert_false(reply_has(&r, "后面的没有印出"));
	assert_true(reply_has(&r, "内部资料"));
	assert_true(reply_has(&r, "打印人：clerk　打印日期：2015-11-17"));
	assert_true(reply_has(&r, "<thead>"));			/* which a browser repeats on each page */
	assert_true(reply_has(&r, "返回名单"));
	r = client_get(clerk, branches_of(city, "&print=1"));
	walk_has(&r, 200, "只打印前 1,000 行，共有 1,030 行");
	assert_int_equal(reply_times(&r, ">甲0") + reply_times(&r, ">乙0"), 1000);
	assert_true(reply_has(&r, "/figure/list/export"));	/* the way out */
	r = client_get(clerk, world_text(w, "/figure/units?of=villages&org=%lld&print=1", (long long)city));
	walk_has(&r, 200, "没有符合条件的单位");
	assert_int_equal(client_get(reader, branches_of(town_b, "&print=1")).status, 404);
}

static struct reply export(struct client *c, const char *of, const char *reason, const char *csv)
{
	client_get(c, "/figure/list/export");
	return client_post(c, "/figure/list/export", "of", of, "reason", reason, "csv", csv, NULL);
}

static void the_list_leaves_as_a_file_with_a_reason(void **state)
{
	const char *of = branches_of(town_a, "") + strlen("/figure/"), *elsewhere = branches_of(town_b, "") + strlen("/figure/");
	int64_t lines;
	struct reply r = client_get(clerk, world_text(w, "/figure/list/export?of=orgs%%3Forg%%3D%lld%%26kinds%%3Dbranch", (long long)town_a));

	walk_has(&r, 200, "将导出 130 行");
	r = export(clerk, of, "", "1");
	walk_has(&r, 422, "导出事由");
	assert_true(reply_has(&r, "将导出 130 行"));		/* the same list, nothing typed is lost */
	r = export(clerk, of, "短", "1");
	walk_has(&r, 422, "短");
	r = export(clerk, world_text(w, "orgs?org=%lld&size=3", (long long)town_a), "年度核对组织", "1");
	walk_has(&r, 422, "没有可以导出的内容");
	assert_int_equal(export(clerk, "people?org=1", "年度核对组织", "1").status, 422);	/* people leave by the roster, with its second person */
	assert_int_equal(export(clerk, "orgs?kinds=castle", "年度核对组织", "1").status, 422);
	assert_int_equal(export(reader, of, "年度核对组织", "1").status, 403);
	assert_int_equal(export(stranger, of, "年度核对组织", "1").status, 404);
	lines = world_count(w, "audit WHERE verb = 'figure.export'");
	r = export(clerk, of, "年度核对组织", "1");
	walk_has(&r, 200, "甲0130支部");			/* all rows, not those of a page */
	assert_int_equal(reply_times(&r, "甲0"), BRANCHES);
	assert_false(reply_has(&r, "乙0001支部"));
	assert_true(reply_has(&r, "内部资料"));
	assert_memory_equal(r.body, "\xef\xbb\xbf", 3);
	assert_int_equal(world_count(w, "audit WHERE verb = 'figure.export'"), lines + 1);
	r = export(clerk, of, "年度核对组织", "");
	assert_int_equal(r.status, 200);
	assert_memory_equal(r.body, "PK", 2);
	r = export(stranger, elsewhere, "年度核对组织", "1");
	walk_has(&r, 200, "乙0900支部");
}

static void a_program_gets_the_same_file(void **state)
{
	static const char PATH[] = "/api/v1/figure/list/export";
	const char *of = branches_of(town_a, "") + strlen("/figure/");
	struct reply r = client_post_json(clerk_api, PATH, world_text(w, "{\"of\":\"%s\",\"csv\":true,\"reason\":\"年度核对组织\"}", of));

	walk_has(&r, 200, "甲0130支部");
	assert_int_equal(reply_times(&r, "甲0"), BRANCHES);
	r = client_post_json(clerk_api, PATH, world_text(w, "{\"of\":\"%s\",\"reason\":\"年度核对组织\"}", of));
	assert_memory_equal(r.body, "PK", 2);
	assert_int_equal(client_post_json(clerk_api, PATH, world_text(w, "{\"of\":\"%s\"}", of)).status, 422);
	assert_int_equal(client_post_json(clerk_api, PATH, "{\"reason\":\"年度核对组织\"}").status, 422);
	assert_int_equal(client_post_json(clerk_api, PATH, "{\"of\":\"units?of=castles\",\"reason\":\"年度核对组织\"}").status, 422);
	assert_int_equal(client_post_json(reader_api, PATH, world_text(w, "{\"of\":\"%s\",\"reason\":\"年度核对组织\"}", of)).status, 403);
}

static void units_leave_with_what_their_list_shows(void **state)
{
	const char *of = world_text(w, "units?of=cooperatives&org=%lld", (long long)city);
	struct reply r;

	PUT(w, "host_unit", TEXT("kind", "cooperative"), TEXT("name", "全村合作社"), NUMBER("org_id", town_a), TEXT("coverage", "none"),
	    TEXT("facts", "{\"households\":120}"), NUMBER("to_day", 2932897));
	r = client_get(clerk, world_text(w, "/figure/%s&print=1", of));
	walk_has(&r, 200, "全村合作社");
	r = export(clerk, of, "年度核对单位", "1");
	walk_has(&r, 200, "全村合作社");
	assert_true(reply_has(&r, "甲镇党委"));
	assert_true(reply_has(&r, "带动农户"));
}

/* ---- other lists and registers ---- */

#define REGISTERED 55			/* more than a page on the screen */

static void register_one(int64_t branch, int i)
{
	const char *name = world_text(w, "印%02d", i), *path = world_org_path(w, branch);
	int64_t person = world_person(w, branch, name), floating = PUT(w, "floating", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("home_id", branch), TEXT("path", path),
		NUMBER("away_since", 16000), TEXT("reason", "work"), TEXT("place", "外市"), NUMBER("contact_day", 16700), NUMBER("ended_day", 2932897));

	PUT(w, "certificate", NUMBER("org_id", town_a), NUMBER("person_id", person), TEXT("name", name), NUMBER("branch_id", branch), TEXT("path", path), NUMBER("year", 2015),
	    NUMBER("serial", i), NUMBER("from_day", 16700), NUMBER("to_day", 16800), NUMBER("voided_day", 2932897));
	PUT(w, "pass", NUMBER("org_id", town_a), NUMBER("floating_id", floating), NUMBER("person_id", person), TEXT("name", name), NUMBER("branch_id", branch), TEXT("path", path),
	    NUMBER("year", 2015), NUMBER("serial", i), NUMBER("from_day", 16700), NUMBER("to_day", 16800), NUMBER("ended_day", 2932897));
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", branch), TEXT("kind", "activist"), NUMBER("from_day", 16000), NUMBER("to_day", 2932897));
	PUT(w, "ledger_entry", NUMBER("org_id", town_a), TEXT("book", "project"), TEXT("kind", "household"), TEXT("title", name), NUMBER("day", 16700), TEXT("state", "registered"));
	PUT(w, "host_unit", TEXT("kind", "enterprise"), TEXT("name", name), NUMBER("org_id", town_a), TEXT("coverage", "none"), TEXT("facts", "{}"), NUMBER("to_day", 2932897));
}

/* Of one list: a page on the screen, all of it on paper, and nothing for a stranger. twice: rows stand there for the screen and again for the phone. */
static void prints_whole(const char *path, int on_screen, int twice)
{
	struct reply r = client_get(clerk, path);

	walk_has(&r, 200, "print=1\"");
	walk_has(&r, 200, "打印全部");
	assert_int_equal(reply_times(&r, ">印"), on_screen * twice);
	r = client_get(clerk, world_text(w, "%s&print=1", path));
	walk_has(&r, 200, "返回列表");
	assert_int_equal(reply_times(&r, ">印"), REGISTERED * twice);
	assert_true(reply_has(&r, "data-print hidden") && reply_has(&r, "打印人：clerk　打印日期：2015-11-17") && reply_has(&r, "<thead>"));
	assert_false(reply_has(&r, "打印全部"));
	assert_int_equal(client_get(stranger, world_text(w, "%s&print=1", path)).status, 404);
}

static void branches_without_an_appraisal_print_whole(void **state)
{
	int64_t town = world_org_of(w, city, "committee", "丙镇党委");
	const char *path = world_text(w, "/org/%lld/appraisal?year=2014", (long long)town);
	struct reply r;

	for (int i = 1; i <= BRANCHES; i++)
		world_member(w, world_org_of(w, town, "branch", world_text(w, "丙%04d支部", i)), world_text(w, "丙%04d", i), 2);
	r = client_get(clerk, path);
	walk_has(&r, 200, "打印全部");
	assert_int_equal(reply_times(&r, "支部</a>"), 50);
	r = client_get(clerk, world_text(w, "%s&print=1", path));
	walk_has(&r, 200, "返回列表");
	assert_int_equal(reply_times(&r, "支部</a>"), BRANCHES);
}

static void registers_print_whole(void **state)
{
	int64_t branch = world_org_of(w, town_a, "branch", "登记支部");
	struct reply r;

	for (int i = 1; i <= REGISTERED; i++)
		register_one(branch, i);
	prints_whole(world_text(w, "/floating?org=%lld&side=out", (long long)town_a), 50, 1);
	r = client_get(clerk, world_text(w, "/floating?org=%lld&side=out", (long long)town_a));
	walk_has(&r, 200, world_text(w, "/figure/floating?org=%lld&amp;side=out\"", (long long)town_a));	/* from there it opens in the roster and is exported */
	r = client_get(clerk, world_text(w, "/figure/floating?org=%lld&side=out", (long long)town_a));
	walk_has(&r, 200, "/export/new?org=");
	prints_whole(world_text(w, "/certificate?org=%lld&side=valid", (long long)town_a), 50, 1);
	prints_whole(world_text(w, "/pass?org=%lld&side=valid", (long long)town_a), 50, 1);
	prints_whole(world_text(w, "/org/%lld/ledger/entry?book=project", (long long)town_a), 50, 1);
	prints_whole(world_text(w, "/org/%lld/host?kind=enterprise", (long long)town_a), 40, 2);
	world_right(w, "secretary", "handle");
	prints_whole(world_text(w, "/org/%lld/recruit?stage=activist", (long long)town_a), 50, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_screen_is_paged_and_leads_to_paper_and_file),
		cmocka_unit_test(paper_has_every_row_or_says_what_is_cut),
		cmocka_unit_test(the_list_leaves_as_a_file_with_a_reason),
		cmocka_unit_test(a_program_gets_the_same_file),
		cmocka_unit_test(units_leave_with_what_their_list_shows),
		cmocka_unit_test(branches_without_an_appraisal_print_whole),
		cmocka_unit_test(registers_print_whole),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
