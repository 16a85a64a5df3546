/* Rows of a roster: each wrong one is explained, with where it belongs and whose number it is; nothing of it is written. */
#include "batch_world.h"

#include "base/buffer.h"
#include "core/sheet.h"

static const char ROSTER[] = "云川市甲镇党员名册,,,,,,,,,,\n" HEAD LI WANG
	"3,赵一,3.70481E+17,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村党支部,\n"
	"4,钱二,440305199912319964,汉,本科,农牧渔民,正式党员,03/04/15,,青石沟村党支部,\n"
	"5,孙三,510104200802299997,汉,本科,农牧渔民,正式党员,2012-03,,青石沟,\n"
	"6,周四,110101199003079972,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村党支部,\n"
	"7,吴五,230102196501019980,汉,本科,农牧渔民,正式党员,2012-03,2013-03,乙村党支部,\n"
	"合计,7人,,,,,,,,,\n";

/* A row that names a branch which went into another says so, whatever else has a name like it. */
static void a_row_that_names_a_merged_branch_says_where_it_went(void **state)
{
	int64_t gone = world_org_of(w, town, "branch", "何家岭村党支部"), closed = world_org_of(w, town, "branch", "老坝村党支部");
	const char *path;
	struct reply r;

	world_org_of(w, town, "group", "何家岭村党支部第一党小组");
	world_run(w, arena_printf(w->arena, "UPDATE org SET to_day = 16730 WHERE id IN (%lld, %lld)", (long long)gone, (long long)closed));
	PUT(w, "org_path", NUMBER("org_id", gone), NUMBER("parent_id", branch), TEXT("name", "何家岭村党支部"), TEXT("kind", "branch"), NUMBER("from_day", 16730), NUMBER("to_day", 16730),
		TEXT("reason", "merged"));
	path = import(arena_printf(w->arena, "%s1,李新,%s,汉,本科,农牧渔民,正式党员,2012-03,2013-03,何家岭村支部,甲村\n2,王新,%s,汉,大专,农牧渔民,正式党员,2010.5.1,2011-05-01,老坝村党支部,甲村\n",
		HEAD, world_id_number(w, "19800102", 1), world_id_number(w, "19800102", 2)));
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "“何家岭村党支部”已于 2015-10-22 并入“青石沟村党支部”，请改填“青石沟村党支部”") && !reply_has(&r, "是否指"));
	assert_true(reply_has(&r, "“老坝村党支部”已于 2015-10-22 撤销"));
	r = client_get(clerk, arena_printf(w->arena, "/api/v1%s/row", path));
	walk_has(&r, 200, "并入“青石沟村党支部”");
}

static const char *long_text(void)
{
	char *text = arena_alloc(w->arena, SHEET_CELL_BYTES_MAX + 2);

	memset(text, 'x', SHEET_CELL_BYTES_MAX + 1);
	text[SHEET_CELL_BYTES_MAX + 1] = '\0';
	return text;
}

static void every_wrong_row_is_explained_and_nothing_is_written(void **state)
{
	const char *path = import(ROSTER);
	struct reply r = client_get(clerk, path);

	assert_true(reply_has(&r, "科学记数"));
	assert_true(reply_has(&r, "分不清年月日"));
	assert_true(reply_has(&r, "与第 3 行是同一个身份号码"));
	assert_true(reply_has(&r, "没有这个支部"));
	assert_int_equal(world_count(w, "person"), 0);
	assert_int_equal(client_get(stranger, path).status, 404);
	assert_int_equal(client_get(reader, path).status, 404);
	r = client_get(clerk, path);
	r = client_post(clerk, arena_printf(w->arena, "%s/wrong", path), NULL);
	assert_int_equal(r.status, 200);
	assert_memory_equal(r.body, "PK", 2);
	/* The file that was made here is known here when it comes back mended: its own last column asks for nothing. */
	client_get(clerk, "/batch");
	r = client_upload(clerk, "/batch", "file", "出错的行.xlsx", r.body, r.body_bytes);
	assert_int_equal(r.status, 303);
	client_wait(clerk, where(&r), "检查完成");
	/* Where columns have to be named, none is said to be optional: a name is needed. */
	r = upload(clerk, "生词.csv", "姓名,公民身份号码,生词\n李华,110101199003079972,一\n");
	assert_int_equal(r.status, 303);
	r = client_get(clerk, arena_printf(w->arena, "%s/map", where(&r)));
	assert_true(reply_has(&r, "必须有“姓名”") && reply_has(&r, "生词") && !reply_has(&r, "选填"));
	/* Which cell is too long. */
	r = upload(clerk, "长.csv", arena_printf(w->arena, "姓名,公民身份号码\n李华,\"%s\"\n", long_text()));
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "第 2 行 B 列的文字过长"));
	client_get(stranger, "/batch");
	assert_int_equal(client_post(stranger, arena_printf(w->arena, "%s/apply", path), "row_version", "2", NULL).status, 404);
}

/* What the preview promises is what is written: cells that say nothing change nothing, and a month that cannot be is refused. */
static void cells_that_say_nothing_change_nothing(void **state)
{
	static const char COLUMNS[] = "姓名,公民身份号码,性别,出生年月,联系电话,申请入党日期,入党日期,所在支部\n";
	int64_t known = world_person(w, branch, "蔡宝林"), prospect = world_person(w, branch, "雷霞");
	const char *path;
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE person SET sex = 2, birth_day = -11586, id_number_mask = '' WHERE id IN (%lld, %lld)", (long long)known, (long long)prospect));
	world_run(w, arena_printf(w->arena, "UPDATE person SET status = 0, joined_day = %d, full_day = %d, applied_day = %d WHERE id = %lld", DAY_NONE, DAY_NONE, DAY_NONE, (long long)prospect));
	path = import(arena_printf(w->arena, "%s蔡宝林,,/,1938-04-13,/,无,——,青石沟村党支部\n", COLUMNS));
	r = client_get(clerk, path);
	walk_has(&r, 200, "不变 1");
	path = import(arena_printf(w->arena, "%s蔡宝林,,未知,1938-04-13,/,无,——,青石沟村党支部\n雷霞,,女,1938-04-13,,,2015-11-02,青石沟村党支部\n", COLUMNS));
	r = client_get(clerk, path);
	walk_has(&r, 200, "不变 1");
	walk_has(&r, 200, "档案里“雷霞”是“非党员”，名册填了入党日期 2015-11-02");
	r = client_get(clerk, arena_printf(w->arena, "/api/v1%s/row?show=wrong", path));
	walk_has(&r, 200, "“补录”，由上级党委批准");
	/* Of somebody new the month has to fit the number. */
	path = import(arena_printf(w->arena, "%s陈一,%s,男,1980-02,/,,,青石沟村党支部\n", COLUMNS, world_id_number(w, "19800102", 1)));
	r = client_get(clerk, path);
	walk_has(&r, 200, "出生日期 1980-02 与身份号码中的 1980-01-02 不一致");
	assert_false(reply_has(&r, "手机号应为"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_wrong_row_is_explained_and_nothing_is_written),
		cmocka_unit_test(a_row_that_names_a_merged_branch_says_where_it_went),
		cmocka_unit_test(cells_that_say_nothing_change_nothing),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
