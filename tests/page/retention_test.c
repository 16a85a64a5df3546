/* What is kept for a time only, on the clock: the file of an export for a day, an uploaded roster for 90, a form that was typed for 14, a
 * session until it is dead. Before its time it is there, after it there is nothing of it, though nobody imports or exports anything. */
#include "world/walk.h"

#include <string.h>
#include <unistd.h>
#include "web/clock.h"

static struct world *w;
static struct client *clerk, *second;
static const char *applied, *checked, *made;	/* pages: of an import, of an upload that was never confirmed, of an export */

static const char ROSTER[] = "姓名,公民身份号码,民族,学历,职业,党籍状态,入党日期,转正日期,所在支部,工作单位,电话\n"
	"李华,110101199003079972,汉,本科,农牧渔民,正式党员,2012-03,2013-03-01,甲村党支部,甲厂,13800001111\n"
	"王芳,310115198511209981,汉,大专,农牧渔民,预备党员,昨天,,甲村党支部,乙厂,\n";

static const char *uploaded(const char *text)
{
	struct reply r;
	const char *path;

	client_get(clerk, "/batch");
	r = client_upload(clerk, "/batch", "file", "a.csv", text, strlen(text));
	path = reply_header(w, &r, "Location");
	assert_non_null(path);
	return path;
}

static int start(void **state)
{
	static const char *const RIGHTS[] = { "import", "see_person", "edit_person", "export", "see_full" };
	int64_t city, town;
	struct reply r;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	world_org_of(w, town, "branch", "甲村党支部");
	for (size_t i = 0; i < 5; i++)
		world_right(w, "secretary", RIGHTS[i]);
	world_holding(w, town, "secretary", 101);
	world_holding(w, town, "secretary", 104);
	clerk = walk_browser(w, "clerk", 101);
	second = walk_browser(w, "second", 104);
	applied = uploaded(ROSTER);
	r = client_wait(clerk, applied, "检查完成");
	client_post(clerk, world_text(w, "%s/apply", applied), "row_version", reply_field(w, &r, "row_version"), NULL);
	r = client_get(second, applied);
	client_post(second, world_text(w, "%s/decide", applied), "row_version", reply_field(w, &r, "row_version"), "state", "approved", NULL);
	client_wait(clerk, applied, "撤销这次导入");
	/* Everything in it is in the archive: no row is kept of it, but the roster is until it is confirmed. */
	client_get(clerk, "/export/new");
	r = client_post(clerk, "/export", "org", "0", "query", "", "reason", "年报核对名册", "column_name", "1", "csv", "1", NULL);
	made = reply_header(w, &r, "Location");
	assert_non_null(made);
	client_wait(clerk, made, "可以下载");
	checked = uploaded("姓名,公民身份号码,所在支部,工作单位\n李华,110101199003079972,甲村党支部,甲厂\n");
	client_wait(clerk, checked, "检查完成");
	return 0;
}

/* The housekeeper comes within its second; what stands there afterwards was not due. */
static void waits_for(const char *table, int64_t rows)
{
	for (int i = 0; i < 200 && world_count(w, table) != rows; i++)
		usleep(50000);
	assert_int_equal(world_count(w, table), rows);
}

static void stays(const char *table, int64_t rows)
{
	usleep(600000);
	assert_int_equal(world_count(w, table), rows);
}

static void the_file_of_an_export_goes_with_its_link(void **state)
{
	struct reply r;

	(void)state;
	world_clock(w, "2015-11-18T08:00:00+08:00");
	stays("export_block", 1);
	world_clock(w, "2015-11-18T10:30:00+08:00");
	waits_for("export_block", 0);
	client_get(clerk, "/export");
	r = client_post(clerk, world_text(w, "%s/fetch", made), NULL);
	assert_int_equal(r.status, 422);
	assert_int_equal(world_count(w, "export"), 1);	/* that it was asked for, why and by whom stays */
	assert_true(world_count(w, "audit WHERE verb LIKE 'export.%'") > 0);
}

static void an_uploaded_roster_goes_after_ninety_days(void **state)
{
	int64_t rows = world_count(w, "batch_row"), blocks = world_count(w, "batch_block");
	struct client *program = walk_program(w, "clerk_program", 101);
	struct reply r;

	(void)state;
	assert_true(rows > 0 && blocks == 1);
	world_clock(w, "2016-02-15T08:00:00+08:00");		/* the 90th day is not over */
	stays("batch_row", rows);
	assert_int_equal(world_count(w, "batch_block"), blocks);
	r = client_get(clerk, applied);
	assert_true(reply_has(&r, "撤销这次导入"));
	world_clock(w, "2016-02-15T10:30:00+08:00");
	waits_for("batch_row", 0);
	waits_for("batch_block", 0);
	/* What was written says so and can no longer be undone, by page or program; what was not is gone. */
	r = client_get(clerk, applied);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "已满 90 天") && !reply_has(&r, "撤销这次导入"));
	assert_false(reply_has(&r, "昨天") || reply_has(&r, "310115198511209981"));
	r = client_post(clerk, world_text(w, "%s/undo", applied), "reason", "送错了", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 422);
	r = client_get(program, world_text(w, "/api/v1%s", applied));
	r = client_post_json(program, world_text(w, "/api/v1%s/undo", applied), world_text(w, "{\"reason\":\"送错了\",\"row_version\":%s}", walk_value(w, &r, "row_version")));
	walk_has(&r, 422, "已满 90 天");
	assert_int_equal(client_get(clerk, checked).status, 404);
	assert_int_equal(world_count(w, "person"), 1);	/* whoever it brought stays */
	assert_int_equal(world_count(w, "batch WHERE state = 'undone' OR state = 'undoing'"), 0);
}

#define CLOCK_S 1455503400	/* of 2016-02-15T10:30:00+08:00, which the test before has set */

/* A session runs by the machine's clock, since it guards the machine's users; so it is its row that is older. */
static void typed_forms_and_dead_sessions_go(void **state)
{
	int64_t day = 86400, sleeper = world_account(w, "sleeper", ADMIN_NONE, 105);
	const char *session = world_text(w, "session WHERE account_id = %lld", (long long)sleeper);

	(void)state;
	PUT(w, "draft", NUMBER("account_id", sleeper), TEXT("form", "/a"), NUMBER("changed_s", CLOCK_S - 13 * day));
	PUT(w, "draft", NUMBER("account_id", sleeper), TEXT("form", "/b"), NUMBER("changed_s", CLOCK_S - 14 * day - 60));
	world_session(w, sleeper, true);
	world_run(w, world_text(w, "UPDATE session SET ends_s = %lld WHERE account_id = %lld", (long long)(machine_now_s() - 1), (long long)sleeper));
	assert_int_equal(world_count(w, session), 1);
	assert_int_equal(world_count(w, "draft"), 2);
	w->site->purged_s -= 3600;	/* an hour has passed for the housekeeper */
	w->site->ticked_s -= 60;
	waits_for("draft", 1);
	waits_for(session, 0);
	assert_int_equal(world_count(w, "draft WHERE form = '/a'"), 1);
	assert_int_equal(client_get(clerk, "/me").status, 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_file_of_an_export_goes_with_its_link), cmocka_unit_test(an_uploaded_roster_goes_after_ninety_days),
		cmocka_unit_test(typed_forms_and_dead_sessions_go),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
