/* Lists as files: who may have which, with whose consent; and a file that is uploaded again changes nothing. */
#include "world/walk.h"

#include <string.h>
#include <unistd.h>
#include "base/buffer.h"
#include "rooms/export/export.h"
#include "schema/model.h"

static struct world *w;
static struct client *clerk, *head, *stranger;

static const char ROSTER[] = "姓名,公民身份号码,民族,学历,职业,党籍状态,入党日期,转正日期,所在支部,工作单位,电话\n"
	"李华,110101199003079972,汉,本科,农牧渔民,正式党员,2012-03,2013-03-01,甲村党支部,=1+1,13800001111\n"
	"王芳,310115198511209981,汉,大专,农牧渔民,预备党员,2015-05-01,,甲村党支部,乙厂,\n";

static struct reply upload(const char *text, size_t bytes)
{
	client_get(clerk, "/batch");
	return client_upload(clerk, "/batch", "file", "a.csv", text, bytes);
}

static int start(void **state)
{
	int64_t city, town, other;
	struct client *second;
	struct reply r;
	const char *path;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	other = world_org_of(w, city, "committee", "乙镇党委");
	world_org_of(w, town, "branch", "甲村党支部");
	for (size_t i = 0; i < 5; i++)
		world_right(w, "secretary", (const char *[]){ "import", "see_person", "edit_person", "export", "see_full" }[i]);
	world_right(w, "member", "approve_export");
	world_right(w, "member", "see_person");
	world_holding(w, town, "secretary", 101);
	world_holding(w, other, "secretary", 102);
	world_holding(w, city, "member", 103);
	clerk = walk_browser(w, "clerk", 101);
	stranger = walk_browser(w, "stranger", 102);
	world_holding(w, town, "secretary", 104);
	second = walk_browser(w, "second", 104);
	head = walk_browser(w, "head", 103);
	r = upload(ROSTER, sizeof(ROSTER) - 1);
	path = reply_header(w, &r, "Location");
	assert_non_null(path);
	r = client_wait(clerk, path, "检查完成");
	client_post(clerk, arena_printf(w->arena, "%s/apply", path), "row_version", reply_field(w, &r, "row_version"), NULL);
	r = client_get(second, path);
	client_post(second, arena_printf(w->arena, "%s/decide", path), "row_version", reply_field(w, &r, "row_version"), "state", "approved", NULL);
	client_wait(clerk, path, "撤销这次导入");
	assert_int_equal(world_count(w, "person"), 2);
	return 0;
}

static struct reply ask(const char *reason, const char *full)
{
	client_get(clerk, "/export/new");
	return client_post(clerk, "/export", "org", "0", "query", "", "reason", reason, "column_name", "1", "column_id_number", "1",
		"column_phone", "1", "column_status", "1", "column_education", "1", "column_joined", "1", "column_work_unit", "1",
		"csv", "1", "full", full, NULL);
}

/* Asked for, with the page it leads to. */
static const char *asked(const char *reason, const char *full)
{
	struct reply r = ask(reason, full);
	const char *path = reply_header(w, &r, "Location");

	assert_int_equal(r.status, 303);
	assert_non_null(path);
	return path;
}

static struct reply act(struct client *c, const char *path, const char *what)
{
	client_get(c, "/export");
	return client_post(c, arena_printf(w->arena, "%s/%s", path, what), NULL);
}

static int64_t number_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	int64_t id = 0;

	assert_true(slash != NULL && int_parse(slash + 1, &id));
	return id;
}

static void an_export_has_a_reason_and_columns(void **state)
{
	struct reply r = ask("", "1");

	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "name=\"column_phone\" value=\"1\" checked"));	/* nothing typed is lost */
	assert_false(reply_has(&r, "name=\"column_school\" value=\"1\" checked"));
	assert_int_equal(ask("核对", "").status, 422);
	client_get(clerk, "/export/new");
	assert_int_equal(client_post(clerk, "/export", "reason", "年报核对名册", NULL).status, 422);
	client_get(clerk, "/export/new");
	assert_int_equal(client_post(clerk, "/export", "reason", "年报核对名册", "query", "sex=2&age_from=90", "column_name", "1", NULL).status, 422);
	client_get(head, "/export");
	assert_int_equal(client_post(head, "/export", "reason", "年报核对名册", NULL).status, 403);
}

/* Asked for by mistake: taken back by whoever asked, while nobody has decided. */
static void a_mistaken_request_is_withdrawn(void **state)
{
	const char *path = asked("年报核对名册", "1");
	struct reply r = client_get(clerk, path);

	assert_true(reply_has(&r, arena_printf(w->arena, "action=\"%s/withdraw\"", path)));
	assert_int_equal(act(stranger, path, "withdraw").status, 404);
	r = client_get(head, path);
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "/withdraw"));
	assert_int_equal(act(clerk, path, "withdraw").status, 303);
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "已撤回导出申请") && !reply_has(&r, "/withdraw\""));
	r = client_get(head, "/export");
	assert_false(reply_has(&r, path));
	assert_int_equal(act(head, path, "approve").status, 409);
	assert_int_equal(act(clerk, path, "fetch").status, 422);
	r = act(clerk, path, "withdraw");
	assert_int_equal(r.status, 409);
	assert_true(reply_has(&r, "不能再撤回"));
}

static void what_is_exported_comes_back_the_same(void **state)
{
	const char *path = asked("年报核对名册", "");
	struct reply r = client_wait(clerk, path, "可以下载");

	assert_true(reply_has(&r, "年报核对名册"));
	assert_int_equal(client_get(stranger, path).status, 404);
	assert_int_equal(client_get(head, path).status, 404);	/* nobody has to approve it */
	assert_int_equal(act(stranger, path, "fetch").status, 404);
	/* Twice from the same page, which a download leaves standing. */
	client_get(clerk, "/export");
	for (int i = 0; i < 2; i++) {
		r = client_post(clerk, arena_printf(w->arena, "%s/fetch", path), "form_key", "fetched-twice-0123456789", NULL);
		assert_int_equal(r.status, 200);
		assert_true(r.body_bytes > 100);
	}
	assert_true(reply_has(&r, "内部资料"));
	assert_true(reply_has(&r, "clerk"));	/* whose file it is, and when it was made, in its mark */
	assert_true(reply_has(&r, "2015-11-17"));
	assert_true(reply_has(&r, "110101********9972"));
	assert_false(reply_has(&r, "110101199003079972"));
	assert_false(reply_has(&r, "13800001111"));
	assert_true(reply_has(&r, "'=1+1"));
	r = upload(r.body, r.body_bytes);
	path = reply_header(w, &r, "Location");
	assert_non_null(path);
	r = client_wait(clerk, path, "检查完成");
	assert_true(reply_has(&r, "不变 2"));
}

/* All columns or none to begin with; the one that is always there is said. */
static void columns_are_ticked_all_or_none(void **state)
{
	struct reply r = client_get(clerk, "/export/new");

	assert_true(reply_has(&r, "name=\"column_school\" value=\"1\" checked"));
	assert_true(reply_has(&r, "文件里总有“党支部”一列") && reply_has(&r, "全不选"));
	r = client_get(clerk, "/export/new?ticked=none");
	assert_false(reply_has(&r, "name=\"column_school\" value=\"1\" checked"));
	assert_true(reply_has(&r, "全选</a>"));
}

static void full_numbers_need_another_person(void **state)
{
	const char *path = asked("上级要求核对身份", "1");
	struct reply r = client_get(head, "/export");

	assert_true(reply_has(&r, path));
	r = client_get(head, path);
	assert_true(reply_has(&r, "上级要求核对身份"));
	assert_true(reply_has(&r, "工作单位"));	/* the columns */
	assert_int_equal(act(stranger, path, "approve").status, 403);
	assert_int_equal(act(clerk, path, "approve").status, 403);
	r = act(clerk, path, "fetch");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "等待另一人"));
	assert_int_equal(act(head, path, "fetch").status, 403);
	/* Whoever decides, and then whoever asked, finds it among what is to be done. */
	r = client_get(head, "/");
	assert_true(reply_has(&r, "审批 1 个名单导出"));
	r = client_get(clerk, "/");
	assert_false(reply_has(&r, "个名单导出") || reply_has(&r, "下载已批准的名单"));
	assert_int_equal(act(head, path, "approve").status, 303);
	assert_int_equal(act(head, path, "approve").status, 409);
	r = client_get(head, "/export");
	assert_true(reply_has(&r, "我审批过的导出") && reply_has(&r, path));
	r = client_get(clerk, "/export");
	assert_false(reply_has(&r, "我审批过的导出"));
	assert_int_equal(act(head, path, "refuse").status, 409);
	client_wait(clerk, path, "可以下载");
	r = client_get(head, "/");
	assert_false(reply_has(&r, "个名单导出"));
	r = client_get(clerk, "/");
	assert_true(reply_has(&r, "下载已批准的名单“") && reply_has(&r, arena_printf(w->arena, "href=\"%s\"", path)));
	r = act(clerk, path, "fetch");
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "110101199003079972"));
	assert_string_equal(reply_header(w, &r, "Content-Disposition"), "attachment; filename=\"download.csv\"; filename*=UTF-8''%E5%85%9A%E5%91%98%E5%90%8D%E5%86%8C-2015-11-17.csv");	/* 党员名册-2015-11-17.csv */
	assert_int_equal(act(head, path, "fetch").status, 403);
}

static void nobody_approves_an_export_of_ones_own(void **state)
{
	const char *path;
	struct reply r;

	world_right(w, "secretary", "approve_export");
	path = asked("上级要求核对身份", "1");
	r = act(clerk, path, "approve");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "不能自己审批"));
	assert_int_equal(act(stranger, path, "approve").status, 404);	/* another town */
	r = act(head, path, "refuse");	/* says nothing */
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "请写明不同意的原因，4 至 200 个字"));
	client_get(head, path);
	assert_int_equal(client_post(head, arena_printf(w->arena, "%s/refuse", path), "reason", "姓名一列就够了", NULL).status, 303);
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "姓名一列就够了"));	/* whoever asked reads it */
	assert_true(reply_has(&r, "知道了"));
	r = client_get(head, path);
	assert_false(reply_has(&r, "知道了"));
	r = client_get(clerk, "/");
	assert_true(reply_has(&r, "的导出没有批准") && reply_has(&r, "退回的原因：姓名一列就够了") && reply_has(&r, arena_printf(w->arena, "href=\"%s\"", path)));
	client_get(clerk, path);
	assert_int_equal(client_post(clerk, "/result/seen", "kind", "export", "subject", strrchr(path, '/') + 1, NULL).status, 303);
	r = client_get(clerk, "/");
	assert_false(reply_has(&r, "的导出没有批准"));
	assert_int_equal(world_count(w, "audit WHERE verb = 'export.refuse' AND changes LIKE '%姓名一列就够了%'"), 1);
	r = act(clerk, path, "fetch");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "没有同意这次导出：姓名一列就够了"));
	assert_int_equal(act(head, path, "approve").status, 409);
	world_run(w, "DELETE FROM post_right WHERE post_kind = 'secretary' AND permission = 'approve_export'");
}

static void a_day_later_the_link_is_dead(void **state)
{
	const char *path = asked("年报核对名册", "");
	struct reply r;

	client_wait(clerk, path, "可以下载");
	world_clock(w, "2015-11-18T08:59:59+08:00");
	assert_int_equal(act(clerk, path, "fetch").status, 200);
	world_clock(w, "2015-11-18T09:00:00+08:00");
	r = act(clerk, path, "fetch");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "24 小时"));
	assert_true(reply_has(&r, "重新申请"));
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "已失效"));
	client_wait(clerk, asked("年报核对名册", ""), "可以下载");
	assert_int_equal(world_count(w, "export_block"), 1);	/* only the new one: the dead files are erased */
	world_clock(w, "2015-11-17T09:00:00+08:00");
}

/* Copies of somebody, so that the list has this many more people. */
static void copy_people(int64_t first_id, int count)
{
	const struct model_table *person = MODEL_TABLES;
	struct buffer columns, values;

	while (strcmp(person->name, "person") != 0)
		person++;
	buffer_init(&columns, w->arena, 0);
	buffer_init(&values, w->arena, 0);
	for (size_t i = 0; i < person->columns_count; i++) {
		const char *name = person->columns[i].name;

		buffer_printf(&columns, "%s%s", i > 0 ? ", " : "", name);
		if (strcmp(name, "id") == 0)
			buffer_printf(&values, "%s%lld + n.i", i > 0 ? ", " : "", (long long)first_id);
		else
			buffer_printf(&values, "%sp.%s", i > 0 ? ", " : "", name);
	}
	world_run(w, arena_printf(w->arena, "INSERT INTO person (%s) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		" SELECT %s FROM person p, n WHERE p.id = (SELECT MIN(id) FROM person WHERE work_unit LIKE '%%1+1')",
		buffer_text(&columns), count, buffer_text(&values)));
}

static void more_than_five_thousand_rows_need_another_person(void **state)
{
	const char *path;
	struct reply r;

	copy_people(7000000, EXPORT_ROWS_ALONE - 2);
	path = asked("全镇名册备份核对", "");
	client_wait(clerk, path, "可以下载");		/* exactly 5,000 */
	copy_people(8000000, 1);
	r = client_get(clerk, "/export/new");
	assert_true(reply_has(&r, "超过 5,000 行"));
	path = asked("全镇名册备份核对", "");
	r = client_get(clerk, path);
	assert_true(reply_has(&r, "待审批"));
	assert_int_equal(act(head, path, "approve").status, 303);
	client_wait(clerk, path, "可以下载");
	r = act(clerk, path, "fetch");
	assert_int_equal(r.status, 200);
	assert_true(r.body_bytes > 5001 * 40);
}

/* Asked for while it was short, made when it was long: as after a night in which a roster was imported. */
static void a_list_that_has_grown_is_not_made_without_another_person(void **state)
{
	const char *path = asked("名册核对再次导出", "1");
	long long id = (long long)number_of(path);
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE export SET needs_second = 0, is_full = 0, state = 'making' WHERE id = %lld", id));
	world_run(w, arena_printf(w->arena, "INSERT INTO job (id, kind, subject_id, account_id, holding_id, org_id, state, done_count, total_count,"
		" created_s, changed_s, detail) SELECT id + 1, 'export.make', id, account_id, holding_id, org_id, 'waiting', 0, 0, 0, 0, '' FROM export"
		" WHERE id = %lld", id));
	client_wait(clerk, path, "须重新申请");
	r = act(clerk, path, "fetch");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "5,000"));
}

/* The rights are those of the moment in which the file is made. */
static void who_lost_the_right_gets_no_file(void **state)
{
	const char *path = asked("上级要求核对身份", "1");
	struct reply r;

	world_run(w, "DELETE FROM post_right WHERE post_kind = 'secretary' AND permission = 'see_full'");
	assert_int_equal(act(head, path, "approve").status, 303);
	client_wait(clerk, path, "没有完成");
	r = act(clerk, path, "fetch");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "权限已经变化"));
	world_right(w, "secretary", "see_full");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_export_has_a_reason_and_columns),
		cmocka_unit_test(a_mistaken_request_is_withdrawn),
		cmocka_unit_test(what_is_exported_comes_back_the_same),
		cmocka_unit_test(columns_are_ticked_all_or_none),
		cmocka_unit_test(full_numbers_need_another_person),
		cmocka_unit_test(nobody_approves_an_export_of_ones_own),
		cmocka_unit_test(a_day_later_the_link_is_dead),
		cmocka_unit_test(more_than_five_thousand_rows_need_another_person),
		cmocka_unit_test(a_list_that_has_grown_is_not_made_without_another_person),
		cmocka_unit_test(who_lost_the_right_gets_no_file),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
