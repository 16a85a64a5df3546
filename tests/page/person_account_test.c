/* An account from the page of a person: a name is proposed, the posts are shown, and who may is who may appoint. */
#include "world/walk.h"

#include <stdio.h>
#include <string.h>

static struct world *w;
static struct client *officer, *town_clerk, *reader;
static int64_t city, town, branch, secretary, own_person;

static int start(void **state)
{
	int64_t other;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	other = world_org_of(w, city, "committee", "乙镇党委");
	branch = world_org_of(w, town, "branch", "甲村党支部");
	for (size_t i = 0; i < 4; i++)
		world_right(w, "org_officer", (const char *[]){ "see_org", "see_person", "edit_person", "appoint" }[i]);
	world_right(w, "secretary", "see_person");
	world_right(w, "secretary", "appoint");
	world_right(w, "inspector", "export");
	world_right(w, "member", "see_person");
	own_person = world_person(w, city, "何帆");
	world_holding(w, city, "org_officer", own_person);
	world_holding(w, other, "org_officer", 902);
	world_holding(w, city, "member", 903);
	secretary = world_person(w, branch, "李华");
	world_run(w, arena_printf(w->arena, "UPDATE person SET pinyin_key = 'li hua' WHERE id = %lld", (long long)secretary));
	world_holding(w, branch, "secretary", secretary);
	officer = walk_browser(w, "officer", own_person);
	town_clerk = walk_browser(w, "clerk", 902);
	reader = walk_browser(w, "reader", 903);
	world_account(w, "lihua", ADMIN_NONE, 999);
	return 0;
}

static const char *url(int64_t person)
{
	return arena_printf(w->arena, "/person/%lld/account", (long long)person);
}

static void only_who_may_appoint_there_opens_it(void **state)
{
	struct reply r;
	int64_t head = world_person(w, city, "张明"), exporter = world_person(w, branch, "赵六");

	assert_int_equal(client_get(reader, url(secretary)).status, 403);
	assert_int_equal(client_get(town_clerk, url(secretary)).status, 404);	/* another town's */
	assert_int_equal(client_get(officer, url(424242)).status, 404);
	r = client_get(officer, url(own_person));
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "不能为自己"));
	world_holding(w, city, "secretary", head);
	r = client_get(officer, url(head));
	assert_int_equal(r.status, 422);	/* one's own level */
	world_holding(w, town, "inspector", exporter);
	client_get(officer, "/me");
	r = client_post(officer, url(exporter), "login", "zhaoliu", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "安全保密管理员"));
	client_get(town_clerk, "/me");
	assert_int_equal(client_post(town_clerk, url(secretary), "login", "abc", NULL).status, 404);
	r = client_get(officer, arena_printf(w->arena, "/person/%lld", (long long)secretary));
	assert_true(reply_has(&r, url(secretary)));
	r = client_get(reader, arena_printf(w->arena, "/person/%lld", (long long)secretary));
	assert_false(reply_has(&r, url(secretary)));
	/* No page offers a button that leads to a refusal. */
	for (size_t i = 0; i < 3; i++) {
		const int64_t refused = (const int64_t[]){ head, exporter, own_person }[i];

		r = client_get(officer, arena_printf(w->arena, "/person/%lld", (long long)refused));
		assert_int_equal(r.status, 200);
		assert_false(reply_has(&r, url(refused)));
	}
}

static void one_button_opens_it_with_name_and_post_shown(void **state)
{
	struct reply r = client_get(officer, url(secretary));
	struct client *c = client_new(w);
	char once[64] = "";
	const char *at;

	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "value=\"lihua2\""));		/* lihua is somebody else's */
	assert_true(reply_has(&r, "甲村党支部"));
	r = client_post(officer, url(secretary), "login", "LIHUA", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "value=\"LIHUA\""));		/* what was typed stays */
	r = client_post(officer, url(secretary), "login", "lihua2", NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, arena_printf(w->arena, "<dd>%s</dd>", "李华")));	/* whose password it is */
	at = strstr(r.body, "<code>");
	assert_non_null(at);
	sscanf(at + 6, "%63[^<]", once);
	client_get(c, "/sign-in");
	r = client_post(c, "/sign-in", "login", "lihua2", "password", once, "code", "", NULL);
	assert_int_equal(r.status, 303);
	assert_string_equal(reply_header(w, &r, "Location"), "/me/password");
	/* One person, one account. */
	r = client_get(officer, url(secretary));
	assert_true(reply_has(&r, "lihua2"));
	assert_false(reply_has(&r, "name=\"login\""));
	r = client_post(officer, url(secretary), "login", "lihua3", NULL);
	assert_int_equal(r.status, 422);
}

static void a_program_does_the_same(void **state)
{
	struct client *program = client_new(w), *other = walk_program(w, "second", 903);
	int64_t person = world_person(w, branch, "王芳");
	const char *path = arena_printf(w->arena, "/api/v1/person/%lld/account", (long long)person);
	struct reply r;

	assert_int_equal(client_post_json(other, path, "{}").status, 403);
	client_header(program, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, "officer2", ADMIN_NONE, own_person))));
	assert_int_equal(client_post_json(program, path, "{\"login\":\"X\"}").status, 422);
	r = client_post_json(program, path, "{\"login\":\"wangfang\"}");
	assert_int_equal(r.status, 201);
	assert_non_null(strstr(r.body, "\"login\":\"wangfang\""));
	assert_non_null(strstr(r.body, "\"password\":\""));
	assert_int_equal(client_post_json(program, path, "{}").status, 422);
}

static void stand(int64_t person, const char *cause)
{
	const char *path = arena_printf(w->arena, "/person/%lld/standing", (long long)person);
	struct reply r = client_get(officer, path);

	r = client_post(officer, path, "cause", cause, "day", "2015-11-17", "document", "证明", "reason", "登记", "row_version", reply_field(w, &r, "row_version"), NULL);
	if (r.status != 303)
		walk_has(&r, 303, "");
	walk_approve_late(w);
}

/* Who died has no account any more, from that act on; who left has one only for a post that goes on. */
static void whoever_died_or_left_has_no_account(void **state)
{
	int64_t dead = world_member(w, branch, "钱故", 2), gone = world_member(w, branch, "孙除名", 2);
	struct client *own[2] = { walk_browser(w, "dead", dead), walk_browser(w, "gone", gone) };
	int64_t committee = world_org_of(w, town, "village_committee", "甲村村民委员会");
	struct client *security = client_new(w);
	struct reply r;

	for (size_t i = 0; i < 2; i++)
		assert_int_equal(client_get(own[i], "/").status, 200);
	stand(dead, "died");
	stand(gone, "expelled");
	assert_int_equal(client_get(own[0], "/").status, 303);
	assert_int_equal(client_get(own[1], "/").status, 303);
	r = client_get(officer, url(dead));
	walk_has(&r, 422, "钱故 已登记去世，不能开通");
	r = client_get(officer, url(gone));
	walk_has(&r, 422, "没有担任职务，不能开通");
	assert_int_equal(client_post_json(walk_program(w, "officer3", own_person), arena_printf(w->arena, "/api/v1/person/%lld/account", (long long)dead), "{}").status, 422);
	world_holding(w, committee, "bookkeeper", gone);
	assert_int_equal(client_get(officer, url(gone)).status, 200);
	client_sign_in(security, world_admin(w, "sec", ADMIN_SECURITY));
	client_get(security, "/account/new");
	r = client_post(security, "/account/new", "login", "qiangu", "person", arena_printf(w->arena, "%lld", (long long)dead), NULL);
	walk_has(&r, 422, "已登记去世");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_who_may_appoint_there_opens_it),
		cmocka_unit_test(one_button_opens_it_with_name_and_post_shown),
		cmocka_unit_test(a_program_does_the_same),
		cmocka_unit_test(whoever_died_or_left_has_no_account),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
