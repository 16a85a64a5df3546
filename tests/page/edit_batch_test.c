/* A bulk edit is kept as a batch: looked at with old and new values, and undone as an import is, with its reason, except for whom somebody
 * changed since. By page and API. */
#include "world/walk.h"

#include <stdio.h>
#include <string.h>

static struct world *w;
static struct client *clerk, *program, *other, *other_program, *reader;
static int64_t town, branch, li, shan, gone;

static int64_t somebody(const char *name, int serial)
{
	int64_t id = 0;
	struct reply r;

	client_get(clerk, world_text(w, "/person/new?org=%lld", (long long)branch));
	r = client_post(clerk, "/person/create", "org", world_text(w, "%lld", (long long)branch), "name", name, "id_number", world_id_number(w, "19800102", serial),
		"nationality", "01", "education", "21", "occupation", "2", "status", "2", "joined", "2005-07-01", "full", "2006-07-01", "phone", "13800001111",
		"work_unit", "旧单位", "document", "甲发〔2015〕1号", NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/person/%lld", (long long *)&id), 1);
	return id;
}

static int start(void **state)
{
	int64_t city, far;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	far = world_org_of(w, city, "committee", "乙镇党委");
	branch = world_org_of(w, town, "branch", "甲村支部");
	world_right(w, "secretary", "see_org");
	world_right(w, "secretary", "see_person");
	world_right(w, "secretary", "edit_person");	/* no import: who edits undoes */
	world_right(w, "member", "see_person");
	world_right(w, "member", "import");
	world_holding(w, town, "secretary", 101);
	world_holding(w, far, "secretary", 102);
	world_holding(w, town, "member", 103);
	clerk = walk_browser(w, "clerk", 101);
	program = walk_program(w, "clerk_api", 101);
	other = walk_browser(w, "other", 102);
	other_program = walk_program(w, "other_api", 102);
	reader = walk_browser(w, "reader", 103);
	li = somebody("李华", 1);
	shan = somebody("单永福", 3);
	gone = somebody("王远", 5);
	walk_approve_late(w);
	return 0;
}

/* Everybody of the branch gets a unit, front line and education. */
static const char *edited(const char *work_unit, const char *reason)
{
	const char *org = world_text(w, "%lld", (long long)town), *at;
	struct reply r;

	client_get(clerk, "/person");
	r = client_post(clerk, "/roster/edit", "org", org, "all", "1", "query", "", "work_unit", work_unit, "front_line", "1", "education", "31", NULL);
	assert_int_equal(r.status, 303);
	at = arena_text(w->arena, reply_header(w, &r, "Location"));
	client_get(clerk, at);
	r = client_post(clerk, at, "reason", reason, NULL);
	walk_has(&r, 200, world_text(w, "href=\"/edit-batch/%s\"", at + strlen("/roster/edit/")));
	return world_text(w, "/edit-batch/%s", at + strlen("/roster/edit/"));
}

static const char *api(const char *path, const char *rest)
{
	return world_text(w, "/api/v1%s%s", path, rest);
}

static struct reply undo(const char *path, const char *reason)
{
	struct reply r = client_get(clerk, path);

	return client_post(clerk, world_text(w, "%s/undo", path), "reason", reason, "row_version", reply_field(w, &r, "row_version"), NULL);
}

static struct reply undo_by_program(struct client *c, const char *path, const char *reason)
{
	struct reply r = client_get(program, api(path, ""));

	return client_post_json(c, api(path, "/undo"), world_text(w, "{\"reason\":\"%s\",\"row_version\":%s}", reason, walk_value(w, &r, "row_version")));
}

static int64_t with_unit(const char *work_unit)
{
	return world_count(w, world_text(w, "person WHERE work_unit = '%s'", work_unit));
}

static void a_bulk_edit_is_listed_with_old_and_new(void **state)
{
	const char *path = edited("甲村合作社", "2015年秋季核查");
	struct reply r = client_get(clerk, path);

	(void)state;
	walk_has(&r, 200, "2015年秋季核查");
	assert_true(reply_has(&r, "clerk于 2015-11-17") && reply_has(&r, "范围：甲镇党委，共 3 人"));
	assert_true(reply_has(&r, "李华") && reply_has(&r, ">旧单位<") && reply_has(&r, ">甲村合作社<"));
	assert_true(reply_has(&r, ">否<") && reply_has(&r, ">是<") && reply_has(&r, "大学本科") && reply_has(&r, "大学专科"));
	r = client_get(program, api(path, "/row?show=changed"));
	assert_string_equal(walk_value(w, &r, "total"), "3");
	assert_true(reply_has(&r, "\"kind\":\"change\",\"column\":\"工作单位\",\"content\":\"旧单位\",\"text\":\"甲村合作社\""));
	r = client_get(clerk, "/edit-batch");
	assert_true(reply_has(&r, world_text(w, "href=\"%s\"", path)));
	r = client_get(program, "/api/v1/edit-batch");
	assert_true(reply_has(&r, "\"name\":\"2015年秋季核查\"") && reply_has(&r, "\"written\":3"));
	/* What is sealed is sealed, and the log has the digest. */
	assert_int_equal(world_count(w, "batch_row WHERE CAST(before AS TEXT) LIKE '%旧单位%'"), 0);
	assert_int_equal(world_count(w, "audit WHERE verb = 'roster_edit.apply' AND changes LIKE '%journal%'"), 1);
	/* The same once more changes nobody, and leaves nothing to undo. */
	path = edited("甲村合作社", "再核查一遍");
	r = client_get(clerk, path);
	walk_has(&r, 200, "再核查一遍");
	assert_false(reply_has(&r, "/undo\""));
	assert_int_equal(undo_by_program(program, path, "多余").status, 409);
}

static void it_is_undone_with_its_reason(void **state)
{
	const char *path = edited("错误单位", "单位改名");
	int64_t changes;
	struct reply r;

	(void)state;
	assert_int_equal(with_unit("错误单位"), 3);
	r = undo(path, "  ");
	walk_has(&r, 422, "请写明撤销的原因");
	r = undo(path, world_text(w, "撤销%0179d", 0));
	walk_has(&r, 422, "最多 180 个字，现在有 181 个字");
	assert_true(reply_has(&r, "00000000000"));	/* nothing typed is lost */
	r = undo_by_program(program, path, "");
	walk_has(&r, 422, "\"field\":\"reason\"");
	assert_int_equal(client_post_json(program, api(path, "/undo"), "{\"reason\":\"选错了人\"}").status, 422);
	assert_int_equal(with_unit("错误单位"), 3);
	changes = world_count(w, "person_change");
	assert_int_equal(undo(path, "选错了人").status, 303);
	client_wait(clerk, path, "已撤销");
	client_wait(program, api(path, ""), "\"state\":\"undone\"");
	assert_int_equal(with_unit("甲村合作社"), 3);
	/* Only the unit was another one: one line each, with both reasons; and what was sealed stayed what it was. */
	assert_int_equal(world_count(w, "person_change"), changes + 3);
	r = client_get(clerk, world_text(w, "/person/%lld", (long long)li));
	walk_has(&r, 200, "撤销批量修改“单位改名”：选错了人");
	r = client_get(clerk, path);
	walk_has(&r, 200, "clerk于 2015-11-17 09:00 申请撤销，原因：选错了人");
	assert_int_equal(world_count(w, "audit WHERE verb = 'batch.ask_undo' AND changes LIKE '%选错了人%'"), 1);
	assert_int_equal(world_count(w, "person WHERE phone_mask LIKE '138%'"), 3);
	r = client_get(clerk, "/search?q=lihua");
	assert_true(reply_has(&r, "李华"));
	/* Once. */
	assert_int_equal(undo_by_program(program, path, "再来一次").status, 409);
}

static void whoever_was_changed_since_is_named_and_left(void **state)
{
	const char *path = edited("新单位", "第三次核查");
	struct reply r = client_get(clerk, world_text(w, "/api/v1/person/%lld", (long long)shan));

	(void)state;
	r = client_post_json(program, world_text(w, "/api/v1/person/%lld", (long long)shan),
		world_text(w, "{\"work_unit\":\"更新的单位\",\"reason\":\"本人说明\",\"row_version\":%s}", walk_value(w, &r, "row_version")));
	assert_int_equal(r.status, 200);
	world_run(w, world_text(w, "UPDATE person SET row_version = row_version + 1 WHERE id = %lld", (long long)gone));	/* a move leaves no line */
	assert_int_equal(undo_by_program(program, path, "选错了").status, 200);
	client_wait(program, api(path, ""), "\"state\":\"undone\"");
	r = client_get(program, api(path, ""));
	assert_string_equal(walk_value(w, &r, "undone"), "1");
	r = client_get(program, api(path, "/row?show=undo"));
	assert_string_equal(walk_value(w, &r, "total"), "2");
	r = client_get(clerk, world_text(w, "%s?show=undo", path));
	walk_has(&r, 200, "单永福");
	assert_true(reply_has(&r, "批量修改后clerk_api在 2015-11-17") && reply_has(&r, ">更新的单位<"));
	assert_true(reply_has(&r, "王远") && reply_has(&r, "批量修改后这份档案有过变动"));
	assert_int_equal(with_unit("更新的单位"), 1);
	assert_int_equal(with_unit("新单位"), 1);
	assert_int_equal(with_unit("甲村合作社"), 1);
}

static void whom_the_edit_left_alone_is_named_too(void **state)
{
	const char *org = world_text(w, "%lld", (long long)town), *at, *path;
	struct reply r;

	(void)state;
	client_get(clerk, "/person");
	r = client_post(clerk, "/roster/edit", "org", org, "all", "1", "query", "", "work_unit", "第四个单位", NULL);
	at = arena_text(w->arena, reply_header(w, &r, "Location"));
	world_run(w, world_text(w, "UPDATE person SET row_version = row_version + 1 WHERE id = %lld", (long long)li));
	client_get(clerk, at);
	r = client_post(clerk, at, "reason", "第四次核查", NULL);
	walk_has(&r, 200, "预览之后有人改过");
	path = world_text(w, "/edit-batch/%s", at + strlen("/roster/edit/"));
	r = client_get(clerk, world_text(w, "%s?show=kept", path));
	walk_has(&r, 200, "预览之后有人改过");
	assert_true(reply_has(&r, "李华"));
	r = client_get(program, api(path, ""));
	assert_string_equal(walk_value(w, &r, "written"), "2");
	assert_string_equal(walk_value(w, &r, "left_out"), "1");
	assert_int_equal(undo(path, "试过了").status, 303);
	client_wait(program, api(path, ""), "\"state\":\"undone\"");
	assert_int_equal(with_unit("第四个单位"), 0);
}

static const char *undone_of(const char *path)
{
	struct reply r;

	client_wait(program, api(path, ""), "\"state\":\"undone\"");
	r = client_get(program, api(path, ""));
	return walk_value(w, &r, "undone");
}

/* In whatever order: the earlier of two is tried before the later, names the later one's hand and leaves all, and is undone after it. */
static void what_a_later_edit_kept_is_undone_after_it(void **state)
{
	const char *first = edited("先改的单位", "先一次核查"), *second = edited("后改的单位", "后一次核查"), *third;
	int64_t before = with_unit("先改的单位");
	struct reply r;

	(void)state;
	assert_int_equal(before, 0);
	assert_int_equal(undo(first, "先撤前一次").status, 303);
	client_wait(program, api(first, ""), "\"state\":\"not_undone\"");
	r = client_get(clerk, world_text(w, "%s?show=undo", first));
	walk_has(&r, 200, "批量修改后clerk在 2015-11-17");
	assert_true(reply_has(&r, ">后改的单位<"));
	assert_true(reply_has(&r, "/undo\""));	/* it may be tried again */
	assert_int_equal(undo_by_program(program, second, "再撤后一次").status, 200);
	assert_string_equal(undone_of(second), "3");
	assert_int_equal(with_unit("先改的单位"), 3);
	assert_int_equal(undo(first, "再撤前一次").status, 303);
	assert_string_equal(undone_of(first), "3");
	assert_int_equal(with_unit("先改的单位") + with_unit("后改的单位"), 0);
	r = client_get(clerk, first);
	assert_false(reply_has(&r, "/undo\""));
	assert_int_equal(undo_by_program(program, first, "没有可撤的").status, 409);
	/* Three of them, from the last to the first. */
	first = edited("一改的单位", "第一次核查");
	second = edited("二改的单位", "第二次核查");
	third = edited("三改的单位", "第三次核查");
	assert_int_equal(undo(third, "错了").status, 303);
	assert_string_equal(undone_of(third), "3");
	assert_int_equal(undo(second, "错了").status, 303);
	assert_string_equal(undone_of(second), "3");
	assert_int_equal(undo(first, "错了").status, 303);
	assert_string_equal(undone_of(first), "3");
	assert_int_equal(with_unit("一改的单位"), 0);
}

/* More than one transaction: numbers run on, and all of it is undone. */
static void a_large_edit_is_one_batch(void **state)
{
	const char *path;
	struct reply r;

	(void)state;
	for (int i = 0; i < 405; i++)
		world_person(w, branch, "众人");
	path = edited("大单位", "整村核查");
	r = client_get(program, api(path, ""));
	assert_string_equal(walk_value(w, &r, "written"), "408");
	assert_int_equal(world_count(w, "audit WHERE verb = 'roster_edit.apply' AND changes LIKE '%整村核查%'"), 3);
	r = client_get(program, api(path, "/row?show=changed&page=3"));
	assert_true(reply_has(&r, "\"row\":408"));
	assert_int_equal(undo_by_program(program, path, "整村都错了").status, 200);
	client_wait(program, api(path, ""), "\"state\":\"undone\"");
	assert_int_equal(with_unit("大单位"), 0);
	assert_int_equal(world_count(w, "roster_edit_row"), 0);
}

static void nobody_else_sees_or_undoes_it(void **state)
{
	const char *path = edited("别人的单位", "只归甲镇"), *as_import = world_text(w, "/batch/%s", path + strlen("/edit-batch/"));
	struct reply r = client_get(other, path);

	(void)state;
	assert_int_equal(r.status, 404);
	r = client_get(other, "/edit-batch");
	assert_false(reply_has(&r, "只归甲镇"));
	assert_int_equal(client_get(other_program, api(path, "/row")).status, 404);
	assert_int_equal(undo_by_program(other_program, path, "越界").status, 404);
	assert_int_equal(client_post_json(other_program, api(path, "/stop"), "{}").status, 404);
	/* Who imports and does not edit. */
	assert_int_equal(client_get(reader, path).status, 403);
	assert_int_equal(client_get(reader, as_import).status, 404);
	client_get(reader, "/batch");
	assert_int_equal(client_post(reader, world_text(w, "%s/undo", as_import), "reason", "越权", "row_version", "1", NULL).status, 404);
	assert_int_equal(client_post(reader, world_text(w, "%s/drop", as_import), "row_version", "1", NULL).status, 404);
	r = client_get(reader, "/batch");
	assert_false(reply_has(&r, "只归甲镇"));
	assert_int_equal(with_unit("别人的单位") > 0, 1);
	assert_int_equal(client_post_json(program, api(path, "/stop"), "{}").status, 409);	/* nothing is under way */
	world_run(w, world_text(w, "UPDATE batch SET state = 'undoing' WHERE id = %s", path + strlen("/edit-batch/")));
	r = client_post_json(program, api(path, "/stop"), "{}");
	assert_int_equal(r.status, 200);
	assert_string_equal(walk_value(w, &r, "state"), "applied");
}


static void after_ninety_days_it_stays_as_it_is(void **state)
{
	const char *path = edited("很久以前", "九十天前");
	struct reply r;

	(void)state;
	world_run(w, world_text(w, "UPDATE batch SET created_s = created_s - 91 * 86400 WHERE id = %s", path + strlen("/edit-batch/")));
	r = client_get(clerk, path);
	walk_has(&r, 200, "已满 90 天");
	assert_false(reply_has(&r, "/undo\""));
	r = undo_by_program(program, path, "太晚了");
	walk_has(&r, 422, "已满 90 天");
	assert_true(with_unit("很久以前") > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bulk_edit_is_listed_with_old_and_new),
		cmocka_unit_test(it_is_undone_with_its_reason),
		cmocka_unit_test(whoever_was_changed_since_is_named_and_left),
		cmocka_unit_test(whom_the_edit_left_alone_is_named_too),
		cmocka_unit_test(what_a_later_edit_kept_is_undone_after_it),
		cmocka_unit_test(a_large_edit_is_one_batch),
		cmocka_unit_test(nobody_else_sees_or_undoes_it),
		cmocka_unit_test(after_ninety_days_it_stays_as_it_is),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
