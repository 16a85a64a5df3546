/* Lists as files: who may have which, with whose consent; and a file that is uploaded again changes nothing. */
#include "world/world.h"

#include <string.h>
#include <unistd.h>

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

static struct reply wait_for(const char *path, const char *text)
{
	struct reply r = { 0 };

	for (int i = 0; i < 200; i++) {
		r = client_get(clerk, path);
		if (reply_has(&r, text))
			return r;
		usleep(20000);
	}
	fail_msg("%s never says %s: %s", path, text, r.body);
	return r;
}

static int start(void **state)
{
	int64_t city, town, other;
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
	clerk = client_new(w);
	client_sign_in(clerk, world_account(w, "clerk", ADMIN_NONE, 101));
	stranger = client_new(w);
	client_sign_in(stranger, world_account(w, "stranger", ADMIN_NONE, 102));
	head = client_new(w);
	client_sign_in(head, world_account(w, "head", ADMIN_NONE, 103));
	r = upload(ROSTER, sizeof(ROSTER) - 1);
	path = reply_header(w, &r, "Location");
	assert_non_null(path);
	r = wait_for(path, "检查完成");
	client_post(clerk, arena_printf(w->arena, "%s/apply", path), "row_version", reply_field(w, &r, "row_version"), NULL);
	wait_for(path, "撤销这次导入");
	assert_int_equal(world_count(w, "person"), 2);
	return 0;
}

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

static int ask(const char *reason, const char *full)
{
	client_get(clerk, "/export/new");
	return client_post(clerk, "/export", "org", "0", "query", "", "reason", reason, "column_name", "1", "column_id_number", "1",
		"column_phone", "1", "column_status", "1", "column_education", "1", "column_joined", "1", "column_work_unit", "1",
		"csv", "1", "full", full, NULL).status;
}

/* The address of the newest action of this kind on a page. */
static const char *action(struct client *c, const char *what)
{
	struct reply r = client_get(c, "/export");
	const char *at = r.body, *end;

	for (; (at = strstr(at, "/export/")) != NULL; at += 8) {
		end = strchr(at, '"');
		if (end != NULL && (size_t)(end - at) > strlen(what) && strncmp(end - strlen(what), what, strlen(what)) == 0)
			return arena_text_n(w->arena, at, (size_t)(end - at));
	}
	return NULL;
}

static void an_export_has_a_reason_and_columns(void **state)
{
	assert_int_equal(ask("", ""), 422);
	assert_int_equal(ask("核对", ""), 422);
	client_get(clerk, "/export/new");
	assert_int_equal(client_post(clerk, "/export", "reason", "年报核对名册", NULL).status, 422);
	client_get(head, "/export");
	assert_int_equal(client_post(head, "/export", "reason", "年报核对名册", NULL).status, 403);
}

static void what_is_exported_comes_back_the_same(void **state)
{
	const char *path;
	struct reply r;

	assert_int_equal(ask("年报核对名册", ""), 303);
	path = action(clerk, "/fetch");
	assert_non_null(path);
	client_get(stranger, "/export");
	assert_int_equal(client_post(stranger, path, NULL).status, 404);
	client_get(clerk, "/export");
	r = client_post(clerk, path, NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "内部资料"));
	assert_true(reply_has(&r, "110101********9972"));
	assert_false(reply_has(&r, "110101199003079972"));
	assert_false(reply_has(&r, "13800001111"));
	assert_true(reply_has(&r, "'=1+1"));
	r = upload(r.body, r.body_bytes);
	path = reply_header(w, &r, "Location");
	assert_non_null(path);
	r = wait_for(path, "检查完成");
	assert_true(reply_has(&r, "不变 2"));
}

static void full_numbers_need_another_person(void **state)
{
	const char *path;
	struct reply r;

	assert_int_equal(ask("上级要求核对身份", "1"), 303);
	path = action(head, "/approve");
	assert_non_null(path);
	client_get(stranger, "/export");
	assert_int_equal(client_post(stranger, path, NULL).status, 403);
	client_get(clerk, "/export");
	assert_int_equal(client_post(clerk, path, NULL).status, 403);
	r = client_post(clerk, arena_printf(w->arena, "%.*s/fetch", (int)(strlen(path) - strlen("/approve")), path), NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "等待另一人"));
	client_get(head, "/export");
	assert_int_equal(client_post(head, path, NULL).status, 303);
	client_get(head, "/export");
	assert_int_equal(client_post(head, path, NULL).status, 409);
	client_get(clerk, "/export");
	r = client_post(clerk, arena_printf(w->arena, "%.*s/fetch", (int)(strlen(path) - strlen("/approve")), path), NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "110101199003079972"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_export_has_a_reason_and_columns),
		cmocka_unit_test(what_is_exported_comes_back_the_same),
		cmocka_unit_test(full_numbers_need_another_person),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
