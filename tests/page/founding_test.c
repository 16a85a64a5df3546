/* Many organisations from one list: pasted or as a file, judged row by row, founded slice after slice, and never twice. */
#include "org_world.h"

#include <string.h>
#include "base/buffer.h"
#include "world/workbook.h"

#define HEAD "组织名称\t类别\t上级组织\t成立日期\t批准文件\t单位性质\n"

static struct reply paste(const char *text)
{
	client_get(town, url(town_a, "/foundings"));
	return client_post(town, url(town_a, "/foundings"), "text", text, "unit_kind", "village", NULL);
}

static const char *listed(const char *text)
{
	struct reply r = paste(text);

	if (r.status != 303)
		fail_msg("%d %s", r.status, r.body);
	return arena_text(w->arena, reply_header(w, &r, "Location"));
}

static int64_t count(const char *where)
{
	return world_count(w, arena_printf(w->arena, "org WHERE %s", where));
}

static struct reply confirm(const char *path)
{
	struct reply r = client_get(town, path);

	return client_post(town, arena_printf(w->arena, "%s/apply", path), "row_version", reply_field(w, &r, "row_version"), NULL);
}

/* Nothing is written before it is confirmed; then parents of the same list come before what stands below them. */
static void a_pasted_list_is_checked_and_then_founded(void **state)
{
	const char *path = listed(HEAD "李村总支\t党总支\t\t2015-09-01\t甲发〔2015〕9号\t村\n李村第一党支部\t\t李村总支\t2015-09-02\t甲发〔2015〕9号\t\n");
	struct reply r = client_get(town, path);

	walk_has(&r, 200, "将设立 2 个组织；有错误的 0 行不设立");
	assert_int_equal(count("name LIKE '李村%'"), 0);
	assert_int_equal(confirm(path).status, 303);
	client_wait(town, path, "按这份清单已设立 2 个组织");
	assert_int_equal(count("name = '李村第一党支部' AND kind = 'branch' AND unit_kind = 'village' AND parent_id = (SELECT id FROM org WHERE name = '李村总支')"), 1);
	assert_int_equal(world_count(w, "audit WHERE verb = 'org.found_many'"), 1);
	assert_true(world_count(w, "post p JOIN org o ON o.id = p.org_id WHERE o.name = '李村第一党支部'") > 0);
	assert_int_equal(confirm(path).status, 422);	/* once more: nothing is left */
	assert_int_equal(count("name LIKE '李村%'"), 2);
}

static void each_row_says_what_is_wrong_with_it(void **state)
{
	static const struct { const char *row, *says; } WRONG[] = {
		{ "错一支部\t\t没有这个总支\t2015-09-01\t甲1号\t村\n", "没有“没有这个总支”" },
		{ "错二支部\t\t\t2015-11-18\t甲1号\t村\n", "不能晚于今天" },
		{ "错三支部\t\t\t2015-09-01\t\t村\n", "请填写批准文号" },
		{ "错四支部\t县城\t\t2015-09-01\t甲1号\t村\n", "没有“县城”这一项" },
		{ "错五\t\t\t2015-09-01\t甲1号\t村\n", "请选择组织类别" },
		{ "错六项目支部\t项目党支部\t\t2015-09-01\t甲1号\t村\n", "依托单位" },
		{ "错七支部\t\t错八总支\t2015-09-01\t甲1号\t村\n错八总支\t\t\t2015-09-01\t甲1号\t村\n", "请把上级排在前面" },
		{ "错九支部\t\t\t2015-09-01\t甲1号\t村\n错九支部\t\t\t2015-09-01\t甲1号\t村\n", "与第 2 行重复" },
		{ "错十总支\t\t\t2015-09\t甲1号\t村\n错十支部\t\t错十总支\t2015-09-01\t甲1号\t村\n", "上级组织在本表第 2 行，那一行有错误" },
		{ "错支部\t\t乙村支部\t2015-09-01\t甲1号\t村\n", "没有“乙村支部”" },	/* of another town */
	};

	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		struct reply r = client_get(town, listed(world_text(w, HEAD "%s", WRONG[i].row)));

		walk_has(&r, 200, WRONG[i].says);
	}
	assert_int_equal(count("name LIKE '错%'"), 0);
}

/* A list on several sheets: what was not read is said, on the page and by program. */
static void the_other_sheets_of_a_list_are_named(void **state)
{
	static const struct workbook_sheet SHEETS[] = { { "一片", HEAD "片一村党支部\t\t\t2015-09-01\t甲1号\t村" }, { "二片", HEAD "片二村党支部\t\t\t2015-09-01\t甲1号\t村" } };
	struct client *api = walk_program(w, "lists_api", 101);
	size_t bytes;
	const char *file = workbook_of(w->arena, SHEETS, 2, &bytes), *path;
	struct reply r;

	client_get(town, url(town_a, "/foundings"));
	r = client_upload(town, url(town_a, "/foundings"), "file", "名单.xlsx", file, bytes);
	assert_int_equal(r.status, 303);
	path = arena_text(w->arena, reply_header(w, &r, "Location"));
	r = client_get(town, path);
	walk_has(&r, 200, "将设立 1 个组织");
	walk_has(&r, 200, "只读了第一张可见的工作表“一片”，另有 1 张没有读：“二片”");
	r = client_get(api, arena_printf(w->arena, "/api/v1%s", path));
	walk_has(&r, 200, "\"unread_sheets\":\"只读了第一张可见的工作表“一片”");
	r = client_get(town, listed(HEAD "片三村党支部\t\t\t2015-09-01\t甲1号\t村\n"));
	assert_false(reply_has(&r, "没有读"));
}

/* The heads that registers of organisations have. */
static void the_usual_heads_are_known(void **state)
{
	static const char *const NAMES[] = { "党组织全称", "党组织名称", "组织名称", "组织全称", "支部名称", "支部全称", "党支部名称", "全称" };

	for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); i++) {
		struct reply r = client_get(town, listed(world_text(w, "%s\t党组织简称\t上级党组织名称\t成立日期\t批准文件\t单位性质\n表头%zu村党支部\t\t\t2015-09-01\t甲1号\t村\n", NAMES[i], i)));

		walk_has(&r, 200, "将设立 1 个组织；有错误的 0 行不设立");
	}
}

static void what_is_no_list_is_refused_at_its_field(void **state)
{
	struct reply r = paste("");

	walk_has(&r, 422, "请选择文件，或者把组织名单粘贴进来");
	r = paste("组织名称\t天气\n王村支部\t晴\n");
	walk_has(&r, 422, "认不出这些列：天气");
	walk_has(&r, 422, "王村支部");		/* what was typed stays */
	client_get(town, url(town_a, "/foundings"));
	r = client_upload(town, url(town_a, "/foundings"), "file", "旧.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1xxxxxxxx", 16);
	assert_int_equal(r.status, 422);
	r = client_get(town, url(town_b, "/foundings"));
	assert_int_equal(r.status, 404);
	r = client_get(town, url(town_a, "/foundings/template"));
	assert_int_equal(r.status, 200);
}

/* A list with a wrong row: the others are founded, and the whole list given again founds only what was put right. */
static void the_same_list_again_founds_what_is_lacking(void **state)
{
	const char *path = listed(HEAD "张村支部\t\t\t2015-09-01\t甲1号\t村\n赵村支部\t\t\t2015-12-01\t甲1号\t村\n");

	assert_int_equal(confirm(path).status, 303);
	client_wait(town, path, "按这份清单已设立 1 个组织");
	path = listed(HEAD "张村支部\t\t\t2015-09-01\t甲1号\t村\n赵村支部\t\t\t2015-10-01\t甲1号\t村\n");
	assert_int_equal(confirm(path).status, 303);
	client_wait(town, path, "按这份清单已设立 1 个组织");
	assert_int_equal(count("name IN ('张村支部', '赵村支部')"), 2);
}

/* What the form founded is there for a list too. */
static void what_the_form_founded_is_there(void **state)
{
	struct reply r = found("单立支部", "branch", "2015-10-01");
	int64_t id = id_of(&r);

	r = client_get(town, listed(HEAD "单立支部\t\t\t2015-10-01\t甲1号\t村\n"));
	walk_has(&r, 200, url(id, "\">单立支部</a>"));
	assert_int_equal(count("name = '单立支部'"), 1);
}

/* A double click, and a list that was changed meanwhile. */
static void a_list_is_founded_once(void **state)
{
	const char *path = listed(HEAD "双击支部\t\t\t2015-09-01\t甲1号\t村\n");
	struct reply page = client_get(town, path), r;
	const char *version = reply_field(w, &page, "row_version"), *apply = arena_printf(w->arena, "%s/apply", path);

	assert_int_equal(client_post(town, apply, "row_version", version, NULL).status, 303);
	client_wait(town, path, "按这份清单已设立 1 个组织");
	r = client_post(town, apply, "row_version", version, NULL);
	assert_true(r.status == 409 || r.status == 422);
	assert_int_equal(count("name = '双击支部'"), 1);
}

static void twelve_hundred_rows_are_founded_slice_by_slice(void **state)
{
	const char *path;
	struct buffer b;
	int64_t before = world_count(w, "audit WHERE verb = 'org.found_many'");

	buffer_init(&b, w->arena, 0);
	buffer_puts(&b, HEAD);
	for (int i = 0; i < 1200; i++)
		buffer_printf(&b, i % 40 == 0 ? "大村%d总支\t\t\t2015-09-01\t甲1号\t村\n" : "大村%d第%d支部\t\t大村%d总支\t2015-09-01\t甲1号\t村\n", i - i % 40, i, i - i % 40);
	path = listed(buffer_text(&b));
	assert_int_equal(confirm(path).status, 303);
	client_wait(town, path, "按这份清单已设立 1,200 个组织");
	assert_int_equal(count("name LIKE '大村%'"), 1200);
	assert_int_equal(world_count(w, "(SELECT DISTINCT path FROM org WHERE name LIKE '大村%') AS apart"), 1200);
	assert_int_equal(world_count(w, "audit WHERE verb = 'org.found_many'") - before, 6);
}

/* A branch of 1958 below a town of 1984: asked, and founded once the row says so. */
static void a_branch_may_be_older_than_what_it_stands_below(void **state)
{
	const char *path;
	struct reply r;

	world_run(w, world_text(w, "UPDATE org SET from_day = %lld WHERE id = %lld", (long long)day_from_date(1984, 5, 1), (long long)town_a));
	path = listed("组织名称\t成立日期\t批准文件\t早于上级成立\n老村支部\t1958-07-01\t甲1号\t是\n旧村支部\t1959-07-01\t甲1号\t\n");
	r = client_get(town, path);
	walk_has(&r, 200, "上级组织“甲镇党委” 1984-05-01 才成立");
	walk_has(&r, 200, "在“早于上级成立”一列填“是”");
	assert_int_equal(confirm(path).status, 303);
	client_wait(town, path, "按这份清单已设立 1 个组织");
	assert_int_equal(world_count(w, world_text(w, "org WHERE name = '老村支部' AND from_day = %lld", (long long)day_from_date(1958, 7, 1))), 1);
}

static void programs_do_the_same(void **state)
{
	static const char ROWS[] = "组织名称,成立日期,批准文件,单位性质\n程序支部,2015-09-01,甲1号,村\n程序坏支部,2016-09-01,甲1号,村\n";
	struct client *api = walk_program(w, "program", 101);
	struct reply r = client_upload(api, "/api/v1/org/1/foundings", "file", "a.csv", ROWS, sizeof(ROWS) - 1);
	const char *path;
	long long id = 0;

	assert_int_equal(r.status, 404);
	r = client_upload(api, arena_printf(w->arena, "/api/v1%s", url(town_a, "/foundings")), "file", "a.csv", ROWS, sizeof(ROWS) - 1);
	assert_int_equal(r.status, 201);
	assert_int_equal(sscanf(r.body + strcspn(r.body, "0123456789"), "%lld", &id), 1);
	path = arena_printf(w->arena, "/api/v1/founding/%lld", id);
	r = client_get(api, arena_printf(w->arena, "%s?show=wrong", path));
	walk_has(&r, 200, "\"new\":1,\"there\":0,\"wrong\":1");
	walk_has(&r, 200, "程序坏支部");
	r = client_send(api, "POST", arena_printf(w->arena, "%s/apply", path), "application/json", "{}", 2);
	assert_int_equal(r.status, 422);
	r = client_send(api, "POST", arena_printf(w->arena, "%s/apply", path), "application/json", "{\"row_version\":1}", 17);
	assert_int_equal(r.status, 200);
	client_wait(api, path, "\"state\":\"done\"");
	assert_int_equal(count("name = '程序支部'"), 1);
	assert_int_equal(count("name = '程序坏支部'"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pasted_list_is_checked_and_then_founded),
		cmocka_unit_test(each_row_says_what_is_wrong_with_it),
		cmocka_unit_test(the_usual_heads_are_known), cmocka_unit_test(the_other_sheets_of_a_list_are_named),
		cmocka_unit_test(what_is_no_list_is_refused_at_its_field),
		cmocka_unit_test(the_same_list_again_founds_what_is_lacking),
		cmocka_unit_test(what_the_form_founded_is_there),
		cmocka_unit_test(a_list_is_founded_once),
		cmocka_unit_test(twelve_hundred_rows_are_founded_slice_by_slice),
		cmocka_unit_test(programs_do_the_same),
		cmocka_unit_test(a_branch_may_be_older_than_what_it_stands_below),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
