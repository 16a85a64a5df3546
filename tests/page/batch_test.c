/* A roster in the browser: uploaded, checked, imported once, undone except for who was changed since. */
#include "batch_world.h"

#include <stdlib.h>
#include <unistd.h>
#include "base/buffer.h"
#include "core/id_number.h"

static const char *post(const char *path, const char *what)
{
	struct reply r = client_get(clerk, path);
	const char *version = reply_field(w, &r, "row_version");

	r = client_post(clerk, arena_printf(w->arena, "%s/%s", path, what), "row_version", version, "reason", "名册送错了", "twin_reason", "逐个核对过", NULL);
	return arena_printf(w->arena, "%d", r.status);
}

/* Asks for the import, and where people are new a colleague of the committee approves it. */
static void imported(const char *path)
{
	struct reply r;

	assert_string_equal(post(path, "apply"), "303");
	r = client_get(colleague, path);
	if (!reply_has(&r, "待审批"))
		return;
	r = client_post(colleague, arena_printf(w->arena, "%s/decide", path), "row_version", reply_field(w, &r, "row_version"), "state", "approved", NULL);
	assert_int_equal(r.status, 303);
}

static struct reply decide(struct client *c, const char *path, const char *decision, const char *note)
{
	struct reply r = client_get(colleague, path);
	const char *version = reply_field(w, &r, "row_version");

	if (version[0] == '\0') {	/* nothing for the colleague to decide */
		r = client_get(clerk, path);
		version = reply_field(w, &r, "row_version");
	}
	client_get(c, "/batch");
	return client_post(c, arena_printf(w->arena, "%s/decide", path), "row_version", version, "state", decision, "note", note, NULL);
}

/* An import that took two is undone by two: asked for on the page, and nothing changes before somebody else approved. */
static void undone_by_two(const char *path)
{
	struct reply r;

	assert_string_equal(post(path, "undo"), "303");
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "撤销待审批") && reply_has(&r, "档案还没有动") && reply_has(&r, "收回撤销申请") && !reply_has(&r, "/decide\""));
	r = decide(clerk, path, "approved", "");
	assert_true(r.status == 422 && reply_has(&r, "提请审批的和批准的不能是同一个人"));
	r = client_get(colleague, "/");
	assert_true(reply_has(&r, "审批 1 件撤销申请") && !reply_has(&r, "个名册导入批次"));
	r = client_get(colleague, "/batch/waiting");
	assert_true(reply_has(&r, "撤销待审批") && reply_has(&r, path));
	r = client_get(colleague, path);
	assert_true(reply_has(&r, "这里审批的是撤销"));
	r = decide(colleague, path, "", "");
	walk_has(&r, 422, "请选择批准（同意）还是不批准（退回）");
	assert_int_equal(decide(colleague, path, "approved", "").status, 303);
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "撤销：clerk提请，colleague批准") && reply_has(&r, "导入：clerk提请，"));	/* two acts, a sentence each */
}

/* With the default rights the secretary of the committee keeps people but imports nothing: the task is seen, opened and decided all the same. */
static void who_keeps_people_decides_without_importing(void **state)
{
	struct client *keeper = client_new(w);
	const char *path;
	struct reply r;

	world_run(w, "INSERT INTO org_path (id, org_id, parent_id, path, name, kind, from_day, to_day, reason, document) SELECT id, id, parent_id, path, name, kind, 16740, 2932897, 'founded', '' FROM org");
	world_run(w, arena_printf(w->arena, "DELETE FROM membership WHERE org_id = %lld", (long long)branch));
	world_run(w, "UPDATE org SET from_day = 16740");		/* 2015-11-01 */
	world_right(w, "deputy_secretary", "see_person");
	world_right(w, "deputy_secretary", "edit_person");
	world_holding(w, town, "deputy_secretary", 107);
	client_sign_in(keeper, world_account(w, "keeper", ADMIN_NONE, 107));
	path = import(HEAD "1,何帆,110101199003079438,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村党支部,\n2,何急,110101199003079411,汉,本科,农牧渔民,正式党员,2014-06-01,2014-07-01,青石沟村党支部,\n");
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "预备期为一年：2014-06-01 入党，最早 2015-06-01 转正"));	/* by a roster neither */
	assert_int_equal(client_get(keeper, path).status, 404);		/* nothing is asked yet */
	assert_string_equal(post(path, "apply"), "303");
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "由甲镇党委的"));
	assert_true(reply_has(&r, "deputy_secretary"));	/* the post as it is called there */
	r = client_get(keeper, "/");
	assert_true(reply_has(&r, "审批 1 个名册导入批次"));
	assert_true(reply_has(&r, "/batch/waiting"));
	r = client_get(keeper, "/batch/waiting");
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, path));
	r = client_get(stranger, "/batch/waiting");
	assert_false(reply_has(&r, path));
	assert_int_equal(client_get(keeper, "/batch").status, 403);
	r = client_get(keeper, path);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "/decide\""));
	assert_false(reply_has(&r, "/drop\""));
	/* What is decided about stands first, not what is wrong, and whole: where, as what, since when; the number masked. */
	assert_true(reply_has(&r, "何帆") && reply_has(&r, ">青石沟村党支部</td>") && reply_has(&r, ">正式党员</td>"));
	assert_true(reply_has(&r, ">2012-03</td>") && reply_has(&r, ">2013-03</td>") && reply_has(&r, ">110101********9438</td>"));
	assert_false(reply_has(&r, "110101199003079438") || reply_has(&r, "何急"));
	r = client_get(keeper, arena_printf(w->arena, "/api/v1%s/row?show=new", path));
	assert_true(reply_has(&r, "\"org\":\"青石沟村党支部\",\"status\":\"正式党员\",\"joined\":\"2012-03\",\"full\":\"2013-03\",\"id_number\":\"110101********9438\""));
	r = client_get(keeper, path);
	r = client_post(keeper, arena_printf(w->arena, "%s/decide", path), "row_version", reply_field(w, &r, "row_version"), "state", "approved", NULL);
	assert_int_equal(r.status, 303);
	client_wait(keeper, path, "已导入");
	r = client_get(keeper, path);
	assert_true(reply_has(&r, "已写入 1"));
	/* the branch is younger than the membership: the balance takes nobody in twice */
	r = client_get(keeper, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2015-01-01&to=2015-11-17", (long long)branch));
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "\"opening\":0"));
	assert_true(reply_has(&r, "\"in\":{\"late_entry\":1}"));
	assert_true(reply_has(&r, "\"closing\":1"));
	assert_int_equal(client_post(keeper, arena_printf(w->arena, "%s/undo", path), "reason", "名册送错了", "row_version", "9", NULL).status, 403);
}

/* On the first page and for programs, with the way there. */
static void clerk_is_told(const char *title, const char *meta)
{
	struct reply r = client_get(clerk, "/");

	assert_true(reply_has(&r, title) && reply_has(&r, meta) && reply_has(&r, "href=\"/batch/"));
	r = client_get(clerk, "/api/v1/workbench");
	assert_true(reply_has(&r, title) && reply_has(&r, meta));
}

/* "知道了" on the page of the result takes the line from the first page; of somebody else's there is none to be had. */
static void is_read(const char *path, const char *title)
{
	struct reply r = client_get(clerk, path);
	const char *subject = reply_field(w, &r, "subject");

	assert_true(subject[0] != '\0');
	client_get(colleague, "/");
	assert_int_equal(client_post(colleague, "/result/seen", "kind", "import", "subject", subject, NULL).status, 404);
	assert_int_equal(client_post(clerk, "/result/seen", "kind", "export", "subject", subject, NULL).status, 404);
	r = client_get(clerk, "/");
	assert_true(reply_has(&r, title));
	assert_int_equal(client_post(clerk, "/result/seen", "kind", "import", "subject", subject, NULL).status, 303);
	r = client_get(clerk, "/");
	assert_false(reply_has(&r, title));
	r = client_get(clerk, path);
	assert_false(reply_has(&r, "知道了"));
}

/* Branch, status and joining days of new members change only by a procedure, by late registration or by an import so approved. */
static void nothing_new_is_written_before_another_approves(const char *path)
{
	struct client *below = client_new(w);
	struct reply r = client_get(clerk, path);

	assert_true(reply_has(&r, "待审批"));
	assert_false(reply_has(&r, "/decide\""));	/* not the own */
	r = decide(clerk, path, "approved", "");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "提请审批的和批准的不能是同一个人"));
	client_sign_in(below, world_account(w, "below", ADMIN_NONE, 105));
	assert_int_equal(decide(below, path, "approved", "").status, 404);
	assert_int_equal(decide(stranger, path, "approved", "").status, 404);
	assert_int_equal(decide(reader, path, "approved", "").status, 403);
	r = client_get(office, "/");
	assert_true(reply_has(&r, "个名册导入批次"));
	r = decide(office, path, "refused", "");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "请写明退回的原因"));
	assert_int_equal(decide(office, path, "refused", "缺少王芳的转正材料").status, 303);
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "office退回了这次导入：缺少王芳的转正材料"));
	assert_int_equal(decide(colleague, path, "approved", "").status, 409);	/* nothing is asked for */
	clerk_is_told("名册“名册.csv”的导入被退回", "退回的原因：缺少王芳的转正材料");
	r = client_get(office, "/");
	assert_false(reply_has(&r, "的导入被退回"));	/* only whoever asked */
	assert_string_equal(post(path, "apply"), "303");
	r = client_get(clerk, "/");
	assert_false(reply_has(&r, "的导入被退回"));	/* taken up again */
	assert_int_equal(world_count(w, "person"), 0);
	assert_int_equal(decide(colleague, path, "approved", "已核对").status, 303);
	client_wait(clerk, path, "clerk提请，colleague批准");
	clerk_is_told("名册“名册.csv”的导入已获批准", "请看结果");
}

/* Its members count on their days of joining, as those of a late registration do: so the balance says where they come from. */
static void the_balance_names_the_roster(const char *path)
{
	struct client *secretary = walk_browser(w, "branch_secretary", 105);
	int64_t sibling = world_org_of(w, town, "branch", "乙沟村党支部");
	struct reply r = client_get(clerk, arena_printf(w->arena, "/org/%lld/balance", (long long)town));

	assert_true(reply_has(&r, "经批准的名册导入") && reply_has(&r, arena_printf(w->arena, "<a href=\"%s\">名册.csv</a>", path)));
	r = client_get(clerk, arena_printf(w->arena, "/api/v1/org/%lld/balance", (long long)branch));
	assert_true(reply_has(&r, "\"new_count\":2,\"dated_count\":0,\"written\":2"));	/* both came into the branch */
	/* Into another branch of the same range nobody came; and the file is of the committee that brought it in. */
	r = client_get(clerk, arena_printf(w->arena, "/org/%lld/balance", (long long)sibling));
	assert_true(r.status == 200 && !reply_has(&r, "经批准的名册导入"));
	r = client_get(clerk, arena_printf(w->arena, "/api/v1/org/%lld/balance", (long long)sibling));
	walk_has(&r, 200, "\"batches\":[]");
	r = client_get(secretary, arena_printf(w->arena, "/org/%lld/balance", (long long)branch));
	walk_has(&r, 200, "经批准的名册导入");
	assert_true(reply_has(&r, "名册导入</td>") && !reply_has(&r, "名册.csv") && !reply_has(&r, path));
	r = client_get(walk_program(w, "branch_program", 105), arena_printf(w->arena, "/api/v1/org/%lld/balance", (long long)branch));
	walk_has(&r, 200, "\"name\":\"\",\"org_name\"");
	r = client_get(stranger, arena_printf(w->arena, "/org/%lld/balance", (long long)other));
	assert_true(r.status == 200 && !reply_has(&r, "名册.csv"));
}

static void a_confirmation_writes_once_and_the_same_roster_is_then_the_same(void **state)
{
	const char *path = import(HEAD LI WANG), *version;
	struct reply r = client_get(clerk, path);

	version = reply_field(w, &r, "row_version");
	assert_true(reply_has(&r, "名册新增 2 人，更正 0 名党员"));
	r = client_post(clerk, arena_printf(w->arena, "%s/apply", path), "row_version", version, NULL);
	assert_int_equal(r.status, 303);
	client_get(clerk, "/batch");
	assert_int_equal(client_post(clerk, arena_printf(w->arena, "%s/apply", path), "row_version", version, NULL).status, 409);
	nothing_new_is_written_before_another_approves(path);
	client_wait(clerk, path, "撤销这次导入");
	assert_int_equal(world_count(w, "person"), 2);
	the_balance_names_the_roster(path);
	path = import(HEAD LI WANG);
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "不变 2"));
	path = import(HEAD "1,李华,110101********9972,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村支部,新单位\n" WANG);
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "新单位"));
	assert_true(reply_has(&r, "不变 1"));
	imported(path);
	client_wait(clerk, path, "撤销这次导入");
	assert_string_equal(post(path, "undo"), "303");
	client_wait(clerk, path, "已撤销 1 行");
	path = import(HEAD LI WANG);
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "不变 1") || reply_has(&r, "不变 2"));
}

/* A row that slipped by a line: the number is somebody's, the name is another's or none. Nobody is renamed by that. */
static void a_number_under_another_name_renames_nobody(void **state)
{
	const char *path = import("姓名,公民身份号码,工作单位\n张冠李,110101199003079972,串行单位\n,310115198511209981,无名单位\n");
	struct reply r = client_get(clerk, arena_printf(w->arena, "%s?show=wrong", path));

	assert_true(reply_has(&r, "这个身份号码在档案里是“李华”，名册上写的是“张冠李”"));
	assert_true(reply_has(&r, "没有姓名。这个身份号码在档案里是“王芳”"));
	assert_true(reply_has(&r, ">王芳</a>"));		/* whose record it is */
	assert_false(reply_has(&r, "/apply"));
	assert_string_equal(post(path, "apply"), "422");
	r = client_get(clerk, arena_printf(w->arena, "%s?show=changed", path));
	assert_false(reply_has(&r, "串行单位") || reply_has(&r, "无名单位"));
	r = client_get(clerk, "/person?org=0&q=");
	assert_true(reply_has(&r, "李华") && reply_has(&r, "王芳"));
	assert_false(reply_has(&r, "张冠李"));
}

/* The days of joining of a known member are not one person's to change, by a roster either. */
static void other_joining_days_wait_for_a_second_person(void **state)
{
	const char *path = import(HEAD "1,李华,110101199003079972,汉,本科,农牧渔民,正式党员,2012-04,2013-04-20,青石沟村支部,甲村\n");
	struct reply r = client_get(clerk, path);

	assert_true(reply_has(&r, "名册新增 0 人，更正 1 名党员"));
	assert_string_equal(post(path, "apply"), "303");
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "待审批"));
	assert_int_equal(decide(colleague, path, "", "").status, 422);	/* neither approved nor given back */
	assert_string_equal(post(path, "drop"), "303");
	path = import(HEAD "1,李华,110101199003079972,汉,本科,农牧渔民,正式党员,2012-04,2013-04-20,青石沟村支部,甲村\n");
	imported(path);
	client_wait(clerk, path, "clerk提请，colleague批准");
	client_wait(clerk, path, "撤销这次导入");
	/* Given back with a note, the import stands, and whoever asked is told until it was read. */
	assert_string_equal(post(path, "undo"), "303");
	assert_int_equal(decide(colleague, path, "refused", "").status, 422);
	assert_int_equal(decide(colleague, path, "refused", "日期没有错").status, 303);
	clerk_is_told("名册“名册.csv”的撤销没有批准", "退回的原因：日期没有错");
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "colleague没有批准clerk提请的撤销：日期没有错") && reply_has(&r, "知道了"));
	assert_string_equal(post(path, "undo"), "303");
	assert_string_equal(post(path, "stop"), "303");
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "clerk提请的撤销已经收回"));
	undone_by_two(path);
	client_wait(clerk, path, "已撤销 1 行");
	/* What was printed in between is explained: the import stays in the balance, with its undoing. */
	r = client_get(clerk, arena_printf(w->arena, "/org/%lld/balance", (long long)town));
	assert_true(reply_has(&r, arena_printf(w->arena, "<a href=\"%s\">名册.csv</a>", path)) && reply_has(&r, "撤销导入：名册.csv") && reply_has(&r, "&minus;1"));
	r = client_get(clerk, arena_printf(w->arena, "/api/v1/org/%lld/balance", (long long)town));
	assert_true(reply_has(&r, "\"new_count\":0,\"dated_count\":1,\"written\":1,\"undone\":1,\"undone_on\":\"20"));
	clerk_is_told("名册“名册.csv”的撤销已获批准", "请看结果");
	is_read(path, "名册“名册.csv”的撤销已获批准");
}

static void undoing_leaves_by_name_who_was_changed_since(void **state)
{
	const char *first = import("姓名,公民身份号码,民族,学历,职业,党籍状态,入党日期,转正日期,所在支部,工作单位\n"
		"郑六,650102197806159979,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村党支部,旧\n"
		"冯七,530102199308089981,汉,本科,农牧渔民,正式党员,2014-03,2015-03,青石沟村党支部,旧\n");
	const char *second, *record;
	int64_t before = world_count(w, "person"), changes = world_count(w, "person_change");
	struct reply r;

	imported(first);
	client_wait(clerk, first, "撤销这次导入");
	assert_int_equal(world_count(w, "person"), before + 2);
	second = import("姓名,公民身份号码,工作单位\n郑六,650102197806159979,新\n");
	imported(second);
	client_wait(clerk, second, "撤销这次导入");
	/* CS-01: the record itself says what the roster corrected. */
	assert_int_equal(world_count(w, "person_change"), changes + 1);
	r = client_get(clerk, "/search?q=%E9%83%91%E5%85%AD");	/* 郑六 */
	record = strstr(r.body, "\"/person/");
	assert_non_null(record);
	r = client_get(clerk, arena_text_n(w->arena, record + 1, strcspn(record + 1, "\"")));
	assert_true(reply_has(&r, "旧 &rarr; 新"));
	assert_true(reply_has(&r, "名册导入：名册.csv"));
	undone_by_two(first);
	client_wait(clerk, first, "已撤销 1 行");
	client_wait(clerk, arena_printf(w->arena, "%s?show=undo", first), "郑六");
	r = client_get(clerk, arena_printf(w->arena, "%s?show=undo", first));
	assert_true(reply_has(&r, "导入后clerk在 2015-11-17"));
	assert_true(reply_has(&r, "工作单位") && reply_has(&r, ">新<"));
	assert_int_equal(world_count(w, "person"), before + 1);
	/* A correction in the second in which the roster of a known person was through is told from the roster's own line. */
	world_run(w, "INSERT INTO person_change (id, region_id, person_id, field, was, became, reason, time_s, account_id) "
		"SELECT id + 1, region_id, person_id, field, '新', '最新', '本人申请更正', time_s, account_id FROM person_change WHERE became = '新'");
	world_run(w, "UPDATE person SET row_version = row_version + 1 WHERE name = '郑六'");
	r = client_get(clerk, second);
	assert_int_equal(client_post(clerk, arena_printf(w->arena, "%s/undo", second), "reason", "填错了", "row_version", reply_field(w, &r, "row_version"), NULL).status, 303);
	client_wait(clerk, arena_printf(w->arena, "%s?show=undo", second), "郑六");	/* "已撤销 0 行" stands there before it is tried */
	r = client_get(clerk, arena_printf(w->arena, "%s?show=undo", second));
	assert_true(reply_has(&r, "导入后clerk在 2015-11-17") && reply_has(&r, ">最新<"));
	/* The only one was changed since: that is no undoing, and it may be tried again. */
	client_wait(clerk, second, "未能撤销");
	r = client_get(clerk, second);
	assert_true(reply_has(&r, "/undo\"") && !reply_has(&r, "正在撤销"));
}

static void an_unknown_column_is_named_by_hand_once(void **state)
{
	static const char TEXT[] = "姓名,公民身份号码,干啥的\n李华,110101199003079972,务农\n";
	struct reply r = upload(clerk, "列.csv", TEXT);
	const char *path = where(&r), *version;

	r = client_get(clerk, arena_printf(w->arena, "%s/map", path));
	assert_true(reply_has(&r, "干啥的"));
	version = reply_field(w, &r, "row_version");
	r = client_post(clerk, arena_printf(w->arena, "%s/map", path), "column1", "", "column2", "id_number", "column3", "job", "row_version", version, NULL);
	assert_int_equal(r.status, 422);
	r = client_post(clerk, arena_printf(w->arena, "%s/map", path), "column1", "name", "column2", "id_number", "column3", "id_number", "row_version", version, NULL);
	walk_has(&r, 422, "“公民身份号码”指定给了两列：第 2 列“公民身份号码”和第 3 列“干啥的”");
	assert_true(reply_times(&r, "value=\"id_number\" selected") == 2);	/* what was chosen stays */
	r = client_post(clerk, arena_printf(w->arena, "%s/map", path), "column1", "name", "column2", "id_number", "column3", "job", "row_version", version, NULL);
	assert_int_equal(r.status, 303);
	client_wait(clerk, path, "务农");
	r = upload(clerk, "列.csv", TEXT);
	client_wait(clerk, where(&r), "检查完成");
}

/* A month in which nothing changed: no row is kept, and the log has no line for a person. */
static void unchanged_rows_cost_nothing(void **state)
{
	const char *path = import(HEAD LI WANG);
	struct reply r;
	int64_t rows, lines;

	post(path, "apply");	/* nothing in it is new by now */
	rows = world_count(w, "batch_row");
	lines = world_count(w, "audit");
	path = import(HEAD LI WANG);
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "不变 2"));
	assert_false(reply_has(&r, "/apply"));
	assert_int_equal(world_count(w, "batch_row"), rows);
	assert_int_equal(world_count(w, "audit"), lines + 1);	/* the upload itself */
	assert_string_equal(post(path, "apply"), "422");
}

static void a_missing_number_with_its_reason_is_taken_and_listed(void **state)
{
	const char *path = import("姓名,公民身份号码,无身份证原因,出生日期,性别,民族,学历,职业,党籍状态,入党日期,转正日期,所在支部\n"
		"褚八,,户口待补录,1970-05-06,男,汉,本科,农牧渔民,正式党员,1995-03,1996-03,青石沟村党支部\n"
		"卫九,,,1971-05-06,男,汉,本科,农牧渔民,正式党员,1995-03,1996-03,青石沟村党支部\n");
	struct reply r = client_get(clerk, arena_printf(w->arena, "%s?show=warned", path));

	assert_true(reply_has(&r, "没有身份号码：户口待补录"));
	r = client_get(clerk, arena_printf(w->arena, "%s?show=wrong", path));
	assert_true(reply_has(&r, "卫九"));
	assert_false(reply_has(&r, "褚八"));
	imported(path);
	client_wait(clerk, path, "撤销这次导入");
	r = client_get(clerk, "/person?no_number=1");
	assert_true(reply_has(&r, "褚八"));
	assert_false(reply_has(&r, "卫九"));
}

#define MANY 4000

/* No transaction has more than 1,000 rows, and whoever else writes is let in between two of them. */
static void others_write_between_slices(const char *path, int64_t people)
{
	struct client *program = walk_program(w, "between", 101);
	int64_t since = world_count(w, "audit"), person = world_first_id(w, "person"), batch = 0;
	struct reply r = client_get(program, arena_printf(w->arena, "/api/v1/person/%lld", (long long)person));
	long long version;
	int writes = 0;

	assert_true(int_parse(strrchr(path, '/') + 1, &batch));
	walk_has(&r, 200, "\"row_version\":");
	version = strtoll(strstr(r.body, "\"row_version\":") + strlen("\"row_version\":"), NULL, 10);
	for (; world_count(w, "person") < people; writes++) {
		r = client_post_json(program, arena_printf(w->arena, "/api/v1/person/%lld", (long long)person),
			arena_printf(w->arena, "{\"job\":\"第%d项\",\"reason\":\"更正职务\",\"row_version\":%lld}", writes, version + writes));
		assert_int_equal(r.status, 200);
	}
	assert_true(world_count(w, arena_printf(w->arena, "audit a WHERE a.seq > %lld AND a.verb = 'batch.apply' AND a.subject_id = %lld", (long long)since, (long long)batch)) >= 3);
	assert_int_equal(world_count(w, arena_printf(w->arena, "audit a WHERE a.verb = 'batch.apply' AND a.subject_id = %lld AND a.changes LIKE '%%\"written\",\"before\":null,\"after\":\"____\"%%' "
		"AND a.changes NOT LIKE '%%\"written\",\"before\":null,\"after\":\"1000\"%%'", (long long)batch)), 0);
	assert_true(world_count(w, arena_printf(w->arena, "audit p WHERE p.seq > %lld AND p.verb = 'person.change' AND p.subject_id = %lld "
		"AND EXISTS (SELECT 1 FROM audit a WHERE a.seq > %lld AND a.seq < p.seq AND a.verb = 'batch.apply' AND a.subject_id = %lld) "
		"AND EXISTS (SELECT 1 FROM audit a WHERE a.seq > p.seq AND a.verb = 'batch.apply' AND a.subject_id = %lld)", (long long)since, (long long)person,
		(long long)since, (long long)batch, (long long)batch)) > 0);
}

/* Stopped after the slice that is at work, and begun again where it stood. */
static void an_import_is_stopped_and_goes_on(void **state)
{
	int64_t before = world_count(w, "person"), stopped_at;
	/* Those born on one day have a name each: nobody is to be told from his namesakes here. */
	static const char *const GIVEN[] = { "华", "伟", "芳", "敏", "静", "磊", "洋", "勇", "艳", "杰", "涛", "超" };
	struct buffer b;
	const char *path;
	struct reply r;

	buffer_init(&b, w->arena, 0);
	buffer_puts(&b, "姓名,公民身份号码,民族,学历,职业,党籍状态,入党日期,转正日期,所在支部\n");
	for (int i = 0; i < MANY; i++) {
		const char *digits = arena_printf(w->arena, "1101011961%02d%02d%03d", 1 + i / 28 % 12, 1 + i % 28, 1 + i / 336);

		buffer_printf(&b, "李%s,%s%c,汉,本科,农牧渔民,正式党员,1990-03,1991-03,青石沟村党支部\n", GIVEN[i / 336], digits, id_number_check(digits));
	}
	path = import(buffer_text(&b));
	imported(path);
	for (int i = 0; i < 100000 && world_count(w, "person") == before; i++)
		usleep(500);
	client_get(clerk, path);
	r = client_post(clerk, arena_printf(w->arena, "%s/stop", path), NULL);
	assert_int_equal(r.status, 303);
	client_wait(clerk, path, "继续导入");
	usleep(300000);
	stopped_at = world_count(w, "person");
	assert_true(stopped_at > before && stopped_at < before + MANY);
	usleep(300000);
	assert_int_equal(world_count(w, "person"), stopped_at);
	assert_int_equal(client_post(clerk, arena_printf(w->arena, "%s/stop", path), NULL).status, 409);
	imported(path);
	others_write_between_slices(path, before + MANY);
	client_wait(clerk, path, arena_printf(w->arena, "已写入 %s 行", "4,000"));
	client_wait(clerk, path, "/undo\"");
	assert_int_equal(world_count(w, "person"), before + MANY);
	undone_by_two(path);
	client_wait(clerk, path, "已撤销 4,000 行");
	assert_int_equal(world_count(w, "person"), before);
}

/* Nor does an empty cell make somebody a full member before the year of probation is over (党章 art. 7). */
static void a_roster_brings_no_full_member_within_the_year(void **state)
{
	const char *path = import(HEAD "1,何早,110101199003079438,汉,本科,农牧渔民,正式党员,2015-06-01,,青石沟村党支部,\n2,何够,110101199003079411,汉,本科,农牧渔民,正式党员,2014-11-17,,青石沟村党支部,\n");
	struct reply r = client_get(clerk, path);

	assert_true(reply_has(&r, "2015-06-01 入党，预备期一年，最早 2016-06-01 转正，今天（2015-11-17）还不是正式党员"));
	assert_false(reply_has(&r, "2014-11-17 入党，预备期一年"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_roster_brings_no_full_member_within_the_year),
		cmocka_unit_test(a_confirmation_writes_once_and_the_same_roster_is_then_the_same),
		cmocka_unit_test(a_number_under_another_name_renames_nobody),
		cmocka_unit_test(other_joining_days_wait_for_a_second_person),
		cmocka_unit_test(undoing_leaves_by_name_who_was_changed_since),
		cmocka_unit_test(an_unknown_column_is_named_by_hand_once),
		cmocka_unit_test(unchanged_rows_cost_nothing),
		cmocka_unit_test(a_missing_number_with_its_reason_is_taken_and_listed),
		cmocka_unit_test(an_import_is_stopped_and_goes_on),
		cmocka_unit_test(who_keeps_people_decides_without_importing),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
