/* A roster through the API: what the pages do, in the same order, by the same rules and with the same refusals. */
#include "batch_office.h"

#include <string.h>
#include <unistd.h>

static struct client *second, *clerk, *stranger, *reader;

static int start(void **state)
{
	open_office();
	second = walk_program(w, "second", 104);
	clerk = walk_program(w, "clerk", 101);
	stranger = walk_program(w, "stranger", 102);
	reader = walk_program(w, "reader", 103);
	return 0;
}

static const char *url(const char *id, const char *rest)
{
	return arena_printf(w->arena, "/api/v1/batch/%s%s", id, rest);
}

static struct reply upload(struct client *c, const char *text)
{
	return client_upload(c, "/api/v1/batch", "file", "名册.csv", text, strlen(text));
}

static struct reply wait_for(const char *id, const char *state)
{
	return client_wait(clerk, url(id, ""), arena_printf(w->arena, "\"state\":\"%s\"", state));
}

/* Uploaded and looked through. */
static const char *checked(const char *text)
{
	struct reply r = upload(clerk, text);
	const char *id = walk_value(w, &r, "id");

	assert_int_equal(r.status, 201);
	assert_string_equal(walk_value(w, &r, "state"), "checking");
	wait_for(id, "checked");
	return id;
}

static struct reply act(struct client *c, const char *id, const char *what, const char *version)
{
	bool takes_version = strcmp(what, "/stop") != 0 && strcmp(what, "/wrong") != 0;

	const char *reason = strcmp(what, "/undo") == 0 ? "\"reason\": \"名册送错了\", " : "";

	return client_post_json(c, url(id, what), takes_version ? arena_printf(w->arena, "{%s\"row_version\": %s}", reason, version) : "{}");
}

static const char *version_of(const char *id)
{
	struct reply r = client_get(clerk, url(id, ""));

	return walk_value(w, &r, "row_version");
}

/* What two set, two take away: asked for by one, approved by another. */
static void undone_by_two(const char *id)
{
	struct reply r = act(clerk, id, "/undo", version_of(id));

	assert_int_equal(r.status, 200);
	assert_string_equal(walk_value(w, &r, "state"), "undo_asked");
	r = client_post_json(second, url(id, "/decide"), arena_printf(w->arena, "{\"state\": \"approved\", \"row_version\": %s}", version_of(id)));
	assert_int_equal(r.status, 200);
	assert_string_equal(walk_value(w, &r, "state"), "undoing");
}

#define HEAD "姓名,公民身份号码,民族,学历,职业,党籍状态,入党日期,转正日期,所在支部,工作单位\n"
#define LI "李华,110101199003079972,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村党支部,甲村\n"
#define WANG "王芳,310115198511209981,汉,大专,农牧渔民,正式党员,2010.5.1,2011-05-01,青石沟村党支部,甲村\n"
#define BAD "赵一,3.704\u202E81E\u200B+17,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村党支部,\n"

static void a_roster_is_checked_written_and_taken_back(void **state)
{
	struct client *keeper;
	const char *id = checked(HEAD LI WANG BAD), *version = version_of(id);
	struct reply r = client_get(clerk, url(id, ""));

	assert_string_equal(walk_value(w, &r, "rows"), "3");
	assert_string_equal(walk_value(w, &r, "new"), "2");
	assert_string_equal(walk_value(w, &r, "wrong"), "1");
	assert_true(reply_has(&r, "\"work\":{\"kind\":\"batch.check\""));
	r = client_get(clerk, url(id, "/row?show=wrong"));
	assert_string_equal(walk_value(w, &r, "total"), "1");
	assert_string_equal(walk_value(w, &r, "row"), "4");
	assert_string_equal(walk_value(w, &r, "content"), "3.70481E+17");	/* without the signs that are not seen */
	assert_true(reply_has(&r, "科学记数"));
	assert_int_equal(world_count(w, "person"), 0);

	r = act(clerk, id, "/apply", version);
	assert_int_equal(r.status, 200);
	assert_string_equal(walk_value(w, &r, "state"), "waiting");
	r = act(clerk, id, "/apply", version);
	assert_int_equal(r.status, 409);
	assert_string_equal(reply_header(w, &r, "Content-Type"), "application/problem+json");
	r = client_post_json(clerk, url(id, "/decide"), arena_printf(w->arena, "{\"state\": \"approved\", \"row_version\": %s}", version_of(id)));
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "不能是同一个人"));
	assert_int_equal(client_post_json(second, url(id, "/decide"), arena_printf(w->arena, "{\"state\": \"refused\", \"row_version\": %s}", version_of(id))).status, 422);	/* no reason */
	assert_int_equal(client_post_json(second, url(id, "/decide"), arena_printf(w->arena, "{\"row_version\": %s}", version_of(id))).status, 422);	/* neither */
	r = client_post_json(second, url(id, "/decide"), "{\"state\": \"approved\"}");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "\"field\":\"row_version\""));
	assert_int_equal(world_count(w, "person"), 0);
	world_right(w, "deputy_secretary", "edit_person");		/* keeps people, imports nothing */
	world_holding(w, town, "deputy_secretary", 107);
	keeper = walk_program(w, "keeper", 107);
	r = client_get(keeper, "/api/v1/batch/waiting");
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, arena_printf(w->arena, "\"id\":\"%s\"", id)));
	assert_int_equal(client_get(keeper, url(id, "/row")).status, 200);
	assert_int_equal(client_get(keeper, "/api/v1/batch").status, 403);
	r = client_get(stranger, "/api/v1/batch/waiting");
	assert_string_equal(walk_value(w, &r, "total"), "0");
	r = client_post_json(keeper, url(id, "/decide"), arena_printf(w->arena, "{\"state\": \"approved\", \"row_version\": %s}", version_of(id)));
	assert_int_equal(r.status, 200);
	assert_string_equal(walk_value(w, &r, "state"), "applying");
	r = wait_for(id, "applied");
	assert_string_equal(walk_value(w, &r, "written"), "2");
	assert_int_equal(world_count(w, "person"), 2);

	assert_int_equal(act(clerk, id, "/drop", version_of(id)).status, 409);
	r = client_post_json(clerk, url(id, "/undo"), arena_printf(w->arena, "{\"reason\": \" \", \"row_version\": %s}", version_of(id)));
	walk_has(&r, 422, "请写明撤销的原因");
	assert_int_equal(client_post_json(clerk, url(id, "/undo"), "{\"reason\": \"送错了\"}").status, 422);
	/* Nobody undoes alone what took two: asked for, taken back, refused with a note, asked for again. */
	assert_string_equal(walk_value(w, (r = act(clerk, id, "/undo", version_of(id)), &r), "state"), "undo_asked");
	assert_int_equal(act(clerk, id, "/undo", version_of(id)).status, 409);
	assert_string_equal(walk_value(w, (r = act(clerk, id, "/stop", ""), &r), "state"), "applied");
	act(clerk, id, "/undo", version_of(id));
	r = client_get(keeper, "/api/v1/batch/waiting");
	assert_true(reply_has(&r, arena_printf(w->arena, "\"id\":\"%s\"", id)) && reply_has(&r, "名册送错了"));
	r = client_post_json(clerk, url(id, "/decide"), arena_printf(w->arena, "{\"state\": \"approved\", \"row_version\": %s}", version_of(id)));
	walk_has(&r, 422, "不能是同一个人");
	r = client_post_json(keeper, url(id, "/decide"), arena_printf(w->arena, "{\"state\": \"refused\", \"note\": \"名册没有错\", \"row_version\": %s}", version_of(id)));
	assert_string_equal(walk_value(w, &r, "state"), "applied");
	r = client_get(clerk, "/api/v1/workbench");
	assert_true(reply_has(&r, "的撤销没有批准") && reply_has(&r, "名册没有错"));
	assert_int_equal(world_count(w, "person"), 2);
	assert_string_equal(walk_value(w, (r = act(clerk, id, "/undo", version_of(id)), &r), "state"), "undo_asked");
	r = client_post_json(keeper, url(id, "/decide"), arena_printf(w->arena, "{\"state\": \"approved\", \"row_version\": %s}", version_of(id)));
	assert_string_equal(walk_value(w, &r, "state"), "undoing");		/* who approved keeps people, and imports nothing */
	r = wait_for(id, "undone");
	assert_string_equal(walk_value(w, &r, "undone"), "2");
	assert_string_equal(walk_value(w, &r, "undo_reason"), "名册送错了");
	assert_int_equal(world_count(w, "person"), 0);
}

/* What happened between the check and the approval: who was left out hears the true reason, on the page and by program. */
static void what_came_between_is_told_truly(void **state)
{
	struct client *page = walk_browser(w, "between_page", 101);
	const char *first = checked(HEAD LI), *again = checked(HEAD LI), *closed = checked(HEAD WANG);
	struct reply r;

	for (int i = 0; i < 3; i++)
		assert_int_equal(act(clerk, (const char *[]){ first, again, closed }[i], "/apply", version_of((const char *[]){ first, again, closed }[i])).status, 200);
	for (int i = 0; i < 2; i++) {
		const char *id = i == 0 ? first : again;

		r = client_post_json(second, url(id, "/decide"), arena_printf(w->arena, "{\"state\": \"approved\", \"row_version\": %s}", version_of(id)));
		assert_int_equal(r.status, 200);
		wait_for(id, "applied");
	}
	r = client_get(clerk, url(again, "/row?show=kept"));
	walk_has(&r, 200, "身份号码在检查之后已由另一批次或者别人登记");
	assert_false(reply_has(&r, "检查之后档案已被修改"));
	r = client_get(page, arena_printf(w->arena, "/batch/%s?show=kept", again));
	walk_has(&r, 200, "身份号码在检查之后已由另一批次或者别人登记");
	world_run(w, arena_printf(w->arena, "UPDATE org SET to_day = 16755 WHERE id = %lld", (long long)branch));	/* 2015-11-16 */
	r = client_post_json(second, url(closed, "/decide"), arena_printf(w->arena, "{\"state\": \"approved\", \"row_version\": %s}", version_of(closed)));
	assert_int_equal(r.status, 200);
	r = wait_for(closed, "applied");
	assert_string_equal(walk_value(w, &r, "left_out"), "1");
	r = client_get(clerk, url(closed, "/row?show=kept"));
	walk_has(&r, 200, "“青石沟村党支部”已于 2015-11-16 撤销");
	assert_false(reply_has(&r, "检查之后档案已被修改"));
	r = client_get(page, arena_printf(w->arena, "/batch/%s?show=kept", closed));
	walk_has(&r, 200, "已于 2015-11-16 撤销");
	world_run(w, arena_printf(w->arena, "UPDATE org SET to_day = 2932897 WHERE id = %lld", (long long)branch));
	undone_by_two(first);
	wait_for(first, "undone");
	assert_int_equal(world_count(w, "person"), 0);
}

/* One number, another name or none: an error of the row, and nobody is renamed. */
static void a_slipped_row_renames_nobody(void **state)
{
	const char *id = checked(HEAD LI), *again;
	struct reply r = act(clerk, id, "/apply", version_of(id));

	r = client_post_json(second, url(id, "/decide"), arena_printf(w->arena, "{\"state\": \"approved\", \"row_version\": %s}", version_of(id)));
	assert_int_equal(r.status, 200);
	wait_for(id, "applied");
	again = checked("姓名,公民身份号码,工作单位\n张冠李,110101199003079972,串行单位\n,110101199003079972,无名单位\n");
	r = client_get(clerk, url(again, ""));
	assert_string_equal(walk_value(w, &r, "wrong"), "2");
	assert_string_equal(walk_value(w, &r, "changed"), "0");
	r = client_get(clerk, url(again, "/row?show=wrong"));
	assert_true(reply_has(&r, "在档案里是“李华”，名册上写的是“张冠李”"));
	assert_int_equal(act(clerk, again, "/apply", version_of(again)).status, 422);
	again = checked("姓名,公民身份号码,工作单位\n,110101199003079972,无名单位\n");
	r = client_get(clerk, url(again, "/row?show=wrong"));
	assert_true(reply_has(&r, "没有姓名。这个身份号码在档案里是“李华”"));
	assert_string_equal(walk_value(w, &r, "name"), "李华");
	undone_by_two(id);
	wait_for(id, "undone");
	assert_int_equal(world_count(w, "person"), 0);
}

/* Errors, reminders and who changed what, each in its own list. */
static void each_list_tells_its_own(void **state)
{
	const char *id = checked("姓名,公民身份号码,民族,学历,党籍状态,入党日期,转正日期,所在支部\n"
		"丢号,3.70481E+17,汉,本科,正式党员,2012-03,2013-03,青石沟村党支部\n"
		"缺列,990181199003070017,汉,本科,正式党员,2012-03,2013-03,青石沟村党支部\n");
	struct reply r = client_get(clerk, url(id, "/row?show=wrong"));

	assert_true(reply_has(&r, "新增人员须填写职业，名册里没有这一列"));
	assert_false(reply_has(&r, "\"kind\":\"warning\""));
	assert_false(reply_has(&r, "请选择一项"));
	id = checked(HEAD "甲一,990181199003070017,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村党支部,\n"
		"甲二,990181199003070033,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村党支部,\n");
	r = client_get(clerk, url(id, "/row?show=warned"));
	assert_string_equal(walk_value(w, &r, "total"), "1");
	assert_true(reply_has(&r, "地区代码 990181"));
	/* The demo city knows the regions of its own people, which are none elsewhere. */
	world_set(w, "demo", "small");
	r = client_get(clerk, url(checked(HEAD "甲三,99018119900307005X,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村党支部,\n"), "/row?show=warned"));
	assert_string_equal(walk_value(w, &r, "total"), "0");
	world_run(w, "DELETE FROM setting WHERE name = 'demo'");
	act(clerk, id, "/apply", version_of(id));
	r = client_post_json(second, url(id, "/decide"), arena_printf(w->arena, "{\"state\": \"approved\", \"row_version\": %s}", version_of(id)));
	assert_int_equal(r.status, 200);
	wait_for(id, "applied");
	r = client_get(clerk, "/api/v1/person");
	r = client_post_json(clerk, arena_printf(w->arena, "/api/v1/person/%s", walk_value(w, &r, "id")), "{\"job\":\"会计\",\"reason\":\"更正\",\"row_version\":1}");
	assert_int_equal(r.status, 200);
	undone_by_two(id);
	r = wait_for(id, "undone");
	assert_string_equal(walk_value(w, &r, "undone"), "1");
	r = client_get(clerk, url(id, "/row?show=undo"));
	assert_true(reply_has(&r, "导入后clerk在 2015-11-17"));
	assert_string_equal(walk_value(w, &r, "content"), "会计");
	assert_false(reply_has(&r, "地区代码"));
}

static void rows_with_errors_and_an_empty_roster_are_files(void **state)
{
	const char *id = checked(HEAD LI BAD);
	struct reply r = client_post_json(clerk, url(id, "/wrong"), "{\"format\": \"csv\"}");
	int64_t logged = world_count(w, "audit");

	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "赵一"));
	assert_true(reply_has(&r, "科学记数"));
	assert_false(reply_has(&r, "李华"));
	r = client_post_json(clerk, url(id, "/wrong"), "{}");
	assert_memory_equal(r.body, "PK", 2);
	assert_string_equal(reply_header(w, &r, "Content-Disposition"), "attachment; filename=\"download.xlsx\"; filename*=UTF-8''%E5%85%9A%E5%91%98%E5%90%8D%E5%86%8C%E5%87%BA%E9%94%99%E7%9A%84%E8%A1%8C-2015-11-17.xlsx");	/* 党员名册出错的行-2015-11-17.xlsx */
	assert_int_equal(world_count(w, "audit"), logged + 1);
	r = client_post_json(clerk, url(id, "/wrong"), "{\"format\": \"csv\"}");
	r = upload(clerk, r.body);
	assert_string_equal(walk_value(w, &r, "state"), "checking");	/* its own column is known */
	{
		char *cell = arena_alloc(w->arena, 8002);

		memset(cell, 'x', 8001);
		cell[8001] = '\0';
		r = upload(clerk, arena_printf(w->arena, HEAD "李华,110101199003079972,%s\n", cell));
		walk_has(&r, 422, "\"figures\":{\"row\":\"2\",\"column\":\"C\"");
	}
	r = client_get(clerk, "/api/v1/batch/template?format=csv");
	assert_int_equal(r.status, 200);
	assert_string_equal(reply_header(w, &r, "Content-Disposition"), "attachment; filename=\"download.csv\"; filename*=UTF-8''%E5%85%9A%E5%91%98%E5%90%8D%E5%86%8C%E6%A8%A1%E6%9D%BF-2015-11-17.csv");	/* 党员名册模板-2015-11-17.csv */
	assert_true(reply_has(&r, "公民身份号码"));
	assert_int_equal(act(clerk, id, "/drop", version_of(id)).status, 200);
	assert_int_equal(client_get(clerk, url(id, "")).status, 404);
}

static void columns_are_named_once(void **state)
{
	struct reply r = upload(clerk, "姓名,公民身份号码,干啥的\n李华,110101199003079972,务农\n");
	const char *id = walk_value(w, &r, "id"), *version = walk_value(w, &r, "row_version");

	assert_int_equal(r.status, 201);
	assert_string_equal(walk_value(w, &r, "state"), "mapping");
	r = client_get(clerk, url(id, "/map"));
	assert_true(reply_has(&r, "{\"title\":\"干啥的\",\"field\":\"\"}"));
	assert_true(reply_has(&r, "{\"name\":\"job\""));
	r = client_post_json(clerk, url(id, "/map"), arena_printf(w->arena, "{\"fields\": [\"\", \"id_number\", \"job\"], \"row_version\": %s}", version));
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "姓名"));
	r = client_post_json(clerk, url(id, "/map"), arena_printf(w->arena, "{\"fields\": [\"name\", \"id_number\", \"name\"], \"row_version\": %s}", version));
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "“姓名”指定给了两列"));
	r = client_post_json(clerk, url(id, "/map"), arena_printf(w->arena, "{\"fields\": [\"name\", \"id_number\", \"profession\"], \"row_version\": %s}", version));
	walk_has(&r, 422, "第 3 列写的内容“profession”不是名册的内容。可以写的有：name, ");
	walk_has(&r, 422, "\"field\":\"fields\"");
	assert_true(reply_has(&r, ", org_code；不导入的列写空"));
	r = client_post_json(clerk, url(id, "/map"), arena_printf(w->arena, "{\"fields\": [\"name\", \"id_number\", \"\", \"job\"], \"row_version\": %s}", version));
	walk_has(&r, 422, "一共写了 4 列的内容，而表格只有 3 列");
	r = client_post_json(clerk, url(id, "/map"), arena_printf(w->arena, "{\"fields\": [\"name\", \"id_number\", \"job\"], \"row_version\": %s}", version));
	assert_int_equal(r.status, 200);
	wait_for(id, "checked");
	r = upload(clerk, "姓名,公民身份号码,干啥的\n李华,110101199003079972,种地\n");
	assert_string_equal(walk_value(w, &r, "state"), "checking");
}

static void refusals_are_problems_with_the_field(void **state)
{
	struct reply r = client_upload(clerk, "/api/v1/batch", "file", "旧.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);

	/* covers TZ-07 refuse 2 by api */
	assert_int_equal(r.status, 422);
	assert_string_equal(reply_header(w, &r, "Content-Type"), "application/problem+json");
	assert_true(reply_has(&r, "另存为"));
	assert_true(reply_has(&r, "\"file\""));
	r = client_upload(clerk, "/api/v1/batch", "file", "名册.xlsx", "\x89PNG\r\n\x1a\n1,2\n", 12);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "按内容看，这不是表格"));
	r = client_post_json(clerk, "/api/v1/batch", "{}");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "请选择文件"));
	assert_int_equal(client_get(clerk, "/api/v1/batch/12345").status, 404);
	assert_int_equal(client_get(clerk, "/api/v1/batch/0/row").status, 404);
	r = upload(clerk, "姓名,公民身份号码,受刑事处罚情况\n李华,110101199003079972,有\n");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "表头有“受刑事处罚情况”"));
}

/* As if it were being written: the work itself is over too soon to be caught. */
static void an_import_under_way_is_stopped(void **state)
{
	const char *id = checked(HEAD LI);
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE batch SET state = 'applying' WHERE id = %s", id));
	r = act(clerk, id, "/stop", "0");
	assert_int_equal(r.status, 200);
	assert_string_equal(walk_value(w, &r, "state"), "stopped");
	assert_int_equal(act(clerk, id, "/stop", "0").status, 409);
}

static void nobody_else_sees_it(void **state)
{
	static const char *const ACTIONS[] = { "/map", "/apply", "/decide", "/stop", "/undo", "/drop", "/wrong" };
	const char *id = checked(HEAD LI);
	struct reply r = client_get(stranger, "/api/v1/batch");

	assert_string_equal(walk_value(w, &r, "total"), "0");
	r = client_get(clerk, "/api/v1/batch");
	assert_true(reply_has(&r, arena_printf(w->arena, "\"id\":\"%s\"", id)));
	assert_int_equal(client_get(stranger, url(id, "")).status, 404);
	assert_int_equal(client_get(stranger, url(id, "/row")).status, 404);
	assert_int_equal(client_get(stranger, url(id, "/map")).status, 404);
	assert_int_equal(client_get(reader, url(id, "")).status, 404);
	assert_int_equal(upload(reader, HEAD LI).status, 403);
	for (size_t i = 0; i < sizeof(ACTIONS) / sizeof(ACTIONS[0]); i++) {
		assert_int_equal(act(stranger, id, ACTIONS[i], version_of(id)).status, 404);
		assert_int_equal(act(reader, id, ACTIONS[i], version_of(id)).status, 403);
	}
	assert_int_equal(act(clerk, id, "/stop", version_of(id)).status, 409);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_roster_is_checked_written_and_taken_back),
		cmocka_unit_test(what_came_between_is_told_truly),
		cmocka_unit_test(a_slipped_row_renames_nobody),
		cmocka_unit_test(each_list_tells_its_own),
		cmocka_unit_test(rows_with_errors_and_an_empty_roster_are_files),
		cmocka_unit_test(columns_are_named_once),
		cmocka_unit_test(refusals_are_problems_with_the_field),
		cmocka_unit_test(an_import_under_way_is_stopped),
		cmocka_unit_test(nobody_else_sees_it),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
