/* An office that begins with nothing is led: the administrators to the first posts and accounts, the officer from organisations to practices. */
#include "world/walk.h"

#include <string.h>

static struct world *w;
static struct client *security, *officer;
static int64_t city, person;

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "edit_org", "see_person", "edit_person", "import", "appoint" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "org_officer", RIGHTS[i]);
	security = walk_admin(w, "anquan", ADMIN_SECURITY);
	return 0;
}

static void the_security_administrator_is_led_to_posts_and_accounts(void **state)
{
	struct reply r = client_get(security, "/");

	walk_has(&r, 200, "提出最上级组织的第一批任职");
	walk_has(&r, 200, "href=\"/top-post\"");
	person = world_person(w, city, "何帆");
	world_run(w, "UPDATE person SET status = 0");
	world_holding(w, city, "org_officer", person);
	r = client_get(security, "/");
	assert_false(reply_has(&r, "提出最上级组织的第一批任职"));
	walk_has(&r, 200, "为何帆开通账号");
	walk_has(&r, 200, arena_printf(w->arena, "/account/new?person=%lld", (long long)person));
	r = client_get(security, arena_printf(w->arena, "/account/new?person=%lld", (long long)person));
	walk_has(&r, 200, arena_printf(w->arena, "value=\"%lld\"", (long long)person));
	officer = walk_browser(w, "hefan", person);
	r = client_get(security, "/");
	assert_false(reply_has(&r, "开通账号"));
}

static void the_officer_is_led_until_everything_is_there(void **state)
{
	struct reply r = client_get(officer, "/");
	int64_t town, branch, member;

	walk_has(&r, 200, "第1步 建组织");
	walk_has(&r, 200, arena_printf(w->arena, "/org/%lld/found/form", (long long)city));
	walk_has(&r, 200, "href=\"/batch\"");
	assert_false(reply_has(&r, "已完成"));
	r = client_get(officer, "/person?status=");
	walk_has(&r, 200, "这里还没有登记人员");
	walk_has(&r, 200, "去批量导入");
	r = client_get(officer, "/person?sex=2");
	walk_has(&r, 200, "没有符合条件的人员");

	town = world_org_of(w, city, "committee", "甲镇党委");
	branch = world_org_of(w, town, "branch", "甲村支部");
	r = client_get(officer, "/");
	walk_has(&r, 200, "已完成");
	assert_false(reply_has(&r, arena_printf(w->arena, "/org/%lld/found/form", (long long)city)));
	world_holding(w, branch, "secretary", 500);
	member = world_person(w, branch, "党员甲");
	world_run(w, arena_printf(w->arena, "UPDATE person SET status = 2 WHERE id = %lld", (long long)member));
	r = client_get(officer, "/");
	walk_has(&r, 200, "启用发展党员等办事程序");	/* the last one that is left */
	world_run(w, "INSERT INTO programme_file (id, code, version, title, origin, digest, text, time_s, account_id) VALUES (7, 'x', 1, 'x', '', '', '', 0, 0)");
	world_run(w, arena_printf(w->arena, "INSERT INTO programme_use (id, programme_id, org_id, from_day, to_day, document, account_id, row_version) "
		"VALUES (8, 7, %lld, 16000, 16001, '', 0, 1)", (long long)city));
	r = client_get(officer, "/");
	walk_has(&r, 200, "启用发展党员等办事程序");	/* one that ended */
	world_run(w, "UPDATE programme_use SET to_day = 2932897");
	world_run(w, "UPDATE programme_file SET code = 'gone'");
}

/* Below the top nobody founds an office. */
static void only_the_top_is_led(void **state)
{
	int64_t town = world_first_id(w, "org");
	struct client *clerk = client_new(w);
	struct reply r;

	assert_true(town != 0);
	town = world_org_of(w, city, "committee", "乙镇党委");
	world_holding(w, town, "org_officer", 501);
	client_sign_in(clerk, world_account(w, "zhen", ADMIN_NONE, 501));
	world_run(w, "UPDATE programme_use SET to_day = 16001");
	r = client_get(clerk, "/");
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "启用发展党员等办事程序"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_security_administrator_is_led_to_posts_and_accounts),
		cmocka_unit_test(the_officer_is_led_until_everything_is_there),
		cmocka_unit_test(only_the_top_is_led),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
