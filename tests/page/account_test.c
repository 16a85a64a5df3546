/* Signing in, one's own account, the three administrators, through the real server. */
#include <stdlib.h>
#include "world/world.h"

#include <stdio.h>
#include <string.h>
#include "core/password.h"
#include "core/totp.h"
#include "rooms/account/account.h"

static struct world *w;
static struct client *c;

static int set_up(void **state)
{
	w = world_start(NULL);
	c = client_new(w);
	return w == NULL;
}

/* The one-time passwords of a first start. */
static void found(struct founded founded[3])
{
	struct store *s = store_open(w->services.database, w->arena);
	struct ctx ctx = { .arena = w->arena, .store = s, .services = &w->services, .machine_s = machine_now_s(), .today = 20000, .address = "" };
	int count;

	assert_true(account_found_administrators(&ctx, founded, &count));
	assert_int_equal(count, 3);
	store_close(s);
}

static bool is_to(struct reply r, const char *place)
{
	const char *head = strstr(r.head, "ocation: ");

	return r.status == 303 && head != NULL && strncmp(head + 9, place, strlen(place)) == 0
		&& (head[9 + strlen(place)] == '\r' || head[9 + strlen(place)] == '\n');
}

static void a_first_administrator_signs_in_and_changes_his_password(void **state)
{
	/* covers X-01 accept 1 by page */
	struct founded founded_[3];
	struct reply r;

	found(founded_);
	r = client_get(c, "/sign-in");
	assert_int_equal(r.status, 200);
	assert_non_null(strstr(r.body, "严禁"));
	r = client_post(c, "/sign-in", "login", "secadmin", "password", "wrong", "code", "", NULL);
	assert_int_equal(r.status, 403);
	assert_non_null(strstr(r.body, "不正确"));
	assert_null(strstr(r.body, "value=\"wrong\""));
	r = client_post(c, "/sign-in", "login", "secadmin", "password", founded_[1].password, "code", "", "next", "//evil.example/", NULL);
	assert_true(is_to(r, "/me/password"));
	assert_true(is_to(client_get(c, "/account"), "/me/password?next=/account"));	/* first the password */
	r = client_get(c, "/me/password?next=/account");
	assert_string_equal(reply_field(w, &r, "next"), "/account");
	r = client_post(c, "/me/password", "old_password", founded_[1].password, "new_password", "abc", "repeated", "abc", NULL);
	assert_int_equal(r.status, 422);
	r = client_post(c, "/me/password", "old_password", founded_[1].password, "new_password", "plk-Vmd3-zjq", "repeated", "plk-Vmd3-zjq", "next", "/account", NULL);
	assert_true(is_to(r, "/account"));
	assert_true(is_to(client_get(c, "/account"), "/me/totp?next=/account"));	/* then the code */
	assert_true(is_to(client_get(c, "/"), "/me/totp"));	/* the first page says what is missing */
	world_set(w, "totp_required", "off");
	assert_int_equal(client_get(c, "/account").status, 200);
	assert_int_equal(client_get(c, "/setting").status, 403);
	assert_int_equal(client_get(c, "/audit").status, 403);
	client_get(c, "/me");
	r = client_post(c, "/sign-out", NULL);
	assert_true(is_to(r, "/sign-in"));
	assert_non_null(strstr(client_get(c, "/me").head, "ocation: /sign-in?next="));
}

static void the_security_administrator_keeps_accounts(void **state)
{
	struct client *user = client_new(w);
	int64_t account, org, namesake, only;
	struct reply r;
	char path[120];

	world_set(w, "totp_required", "off");
	client_sign_in(c, world_admin(w, "sec", ADMIN_SECURITY));
	account = world_account(w, "lihua", ADMIN_NONE, 5);
	client_sign_in(user, account);
	assert_int_equal(client_get(user, "/me").status, 200);
	r = client_get(c, "/account?q=li");
	assert_int_equal(r.status, 200);
	assert_non_null(strstr(r.body, "lihua"));
	assert_null(strstr(client_get(c, "/account?q=zzz").body, "lihua"));
	assert_int_equal(client_get(c, "/account/999").status, 404);
	assert_int_equal(client_get(c, "/account/new").status, 200);
	r = client_post(c, "/account/new", "login", "newone", "person", "404404", NULL);
	assert_int_equal(r.status, 422);
	org = world_org_of(w, 0, "city_committee", "同名市委");
	namesake = world_person(w, org, "赵同名");
	world_holding(w, org, "secretary", namesake);
	world_holding(w, org, "member", world_person(w, org, "赵同名"));
	world_person(w, org, "赵同名");			/* holds no post: not shown here */
	/* One of the name, in two posts: nothing to choose. */
	only = world_person(w, org, "钱独名");
	world_holding(w, org, "secretary", only);
	world_holding(w, org, "member", only);
	client_get(c, "/account/new");
	r = client_post(c, "/account/new", "login", "onlyone", "person", "钱独名", NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "一次性口令"));
	client_get(c, "/account/new");
	r = client_post(c, "/account/new", "login", "newone", "person", "赵同名", NULL);
	assert_int_equal(r.status, 422);
	assert_non_null(strstr(r.body, "有 2 条任职"));
	snprintf(path, sizeof(path), "<option value=\"%lld\">赵同名　同名市委　secretary</option>", (long long)namesake);
	assert_non_null(strstr(r.body, path));
	snprintf(path, sizeof(path), "/account/%lld", (long long)account);
	assert_int_equal(client_get(c, path).status, 200);
	snprintf(path, sizeof(path), "/account/%lld/reset", (long long)account);
	r = client_post(c, path, NULL);
	assert_int_equal(r.status, 200);
	assert_non_null(strstr(r.body, "一次性口令"));
	assert_int_not_equal(client_get(user, "/me").status, 200);	/* his session ended */
	assert_int_equal(client_get(user, "/account").status == 200, 0);
}

static void rights_are_edited_and_apply_at_once(void **state)
{
	struct client *user = client_new(w);
	struct reply r;
	int64_t org = world_org(w, 0, "中共滕州市委员会");

	world_set(w, "totp_required", "off");
	world_holding(w, org, "staff", 5);
	client_sign_in(user, world_account(w, "lihua", ADMIN_NONE, 5));
	client_sign_in(c, world_admin(w, "sec", ADMIN_SECURITY));
	assert_int_equal(client_get(c, "/post-right").status, 200);
	assert_int_equal(client_get(c, "/post-right/no_such").status, 404);
	assert_int_equal(client_get(c, "/post-right/staff").status, 200);
	assert_null(strstr(client_get(user, "/api/v1/me").body, "see_figures"));
	r = client_post(c, "/post-right/staff", "row_version", form_version_at(c, "/post-right/staff", NULL), "export", "1", "approve_export", "1", NULL);
	assert_int_equal(r.status, 422);
	r = client_post(c, "/post-right/staff", "row_version", form_version_at(c, "/post-right/staff", NULL), "see_figures", "1", NULL);
	assert_true(is_to(r, "/post-right"));
	assert_int_equal(client_get(user, "/post-right").status, 403);
	client_get(user, "/me");
	assert_int_equal(client_post(user, "/post-right/staff", "row_version", "1", "export", "1", NULL).status, 403);
}

static void settings_and_the_log_have_their_own_keepers(void **state)
{
	struct client *auditor = client_new(w);
	struct reply r;

	world_set(w, "totp_required", "off");
	client_sign_in(c, world_admin(w, "sys", ADMIN_SYSTEM));
	client_sign_in(auditor, world_admin(w, "aud", ADMIN_AUDIT));
	assert_int_equal(client_get(c, "/setting").status, 200);
	assert_int_equal(client_get(c, "/account").status, 403);
	assert_int_equal(client_get(c, "/audit").status, 403);
	client_get(c, "/setting");
	assert_int_equal(client_post(c, "/setting", "row_version", form_version_at(c, "/setting", "name=\"password_days\""), "name", "password_days", "password_days", "-1", NULL).status, 422);
	assert_int_equal(client_post(c, "/setting", "name", "no_such", "no_such", "1", NULL).status, 422);
	assert_true(is_to(client_post(c, "/setting", "row_version", form_version_at(c, "/setting", "name=\"password_days\""), "name", "password_days", "password_days", "60 天", NULL), "/setting"));
	{
		const char *stale = form_version_at(c, "/setting", "name=\"office_phone\"");

		assert_true(is_to(client_post(c, "/setting", "row_version", stale, "name", "office_phone", "office_phone", "0632-5512345", NULL), "/setting"));
		client_get(c, "/setting");
		r = client_post(c, "/setting", "row_version", stale, "name", "office_phone", "office_phone", "0632-5599999", NULL);
		assert_int_equal(r.status, 409);
		assert_true(reply_has(&r, "两个版本") && reply_has(&r, "0632-5512345") && reply_has(&r, "0632-5599999"));
		assert_true(is_to(client_post(c, "/setting", "row_version", reply_field(w, &r, "row_version"), "name", "office_phone", "office_phone", "0632-5599999", NULL), "/setting"));
		client_get(c, "/setting");
		assert_int_equal(client_post(c, "/setting", "name", "office_phone", "office_phone", "", NULL).status, 422);	/* without a version */
	}
	r = client_get(auditor, "/audit?verb=setting.");
	assert_int_equal(r.status, 200);
	/* In words, with the code beside it. */
	assert_non_null(strstr(r.body, ">修改系统设置</a><small><code>setting.change</code>"));
	r = client_get(auditor, arena_printf(w->arena, "/audit/%ld", strtol(strstr(r.body, "<a href=\"/audit/") + strlen("<a href=\"/audit/"), NULL, 10)));
	assert_non_null(strstr(r.body, "<dt>动作</dt><dd>修改系统设置 <small class=\"muted\"><code>setting.change</code>"));
	assert_non_null(strstr(client_get(auditor, "/audit?verb=setting.change").body, ">setting.change<"));
	assert_null(strstr(client_get(auditor, "/audit?verb=person.").body, ">setting.change<"));
	/* An account is named by its login. */
	world_run(w, "INSERT INTO audit (seq, time_s, account_id, holding_id, org_id, verb, subject, subject_id, address, changes, prev_hash, hash) "
		"SELECT 0, time_s, account_id, holding_id, org_id, 'account.told', 'account', (SELECT id FROM account WHERE login = 'aud'), address, changes, prev_hash, hash "
		"FROM audit WHERE seq = (SELECT MIN(seq) FROM audit)");
	r = client_get(auditor, "/audit?verb=account.told");
	assert_non_null(strstr(r.body, "账号 aud"));
	world_run(w, "DELETE FROM audit WHERE seq = 0");	/* it stood in no chain */
	/* A bound that is no day is not "no bound". */
	r = client_get(auditor, "/audit?from=2015-11-99");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "“起始日期”填的是“2015-11-99”，不是一个日期"));
	assert_false(reply_has(&r, ">setting.change<"));
	assert_int_equal(client_get(auditor, "/audit?to=%E6%98%A8%E5%A4%A9").status, 422);
	assert_int_equal(client_get(auditor, "/audit?subject_id=abc").status, 422);
	assert_null(strstr(client_get(auditor, "/audit?login=nobody").body, ">setting.change<"));
	assert_null(strstr(client_get(auditor, "/audit?subject=account").body, ">setting.change<"));
	r = client_get(auditor, "/audit/1");
	assert_int_equal(r.status, 200);
	assert_int_equal(client_get(auditor, "/audit/99999").status, 404);
	client_get(auditor, "/audit");
	r = client_post(auditor, "/audit/verify", NULL);
	assert_int_equal(r.status, 200);
	assert_non_null(strstr(r.body, "日志完整"));
	assert_int_equal(client_get(auditor, "/setting").status, 403);
}

static void a_post_is_chosen(void **state)
{
	int64_t org = world_org(w, 0, "中共滕州市委员会"), town = world_org(w, org, "中共善南街道工作委员会"), first, second;
	char number[32];
	struct reply r;

	world_set(w, "totp_required", "off");
	first = world_holding(w, org, "staff", 5);
	second = world_holding(w, town, "secretary", 5);
	world_right(w, "secretary", "see_org");
	client_sign_in(c, world_account(w, "lihua", ADMIN_NONE, 5));
	r = client_get(c, "/me");
	assert_int_equal(r.status, 200);
	assert_non_null(strstr(client_get(c, "/api/v1/me").body, "choose_post"));
	client_get(c, "/me");
	assert_int_equal(client_post(c, "/me/post", "holding", "424242", NULL).status, 404);
	snprintf(number, sizeof(number), "%lld", (long long)second);
	assert_true(is_to(client_post(c, "/me/post", "holding", number, NULL), "/"));
	r = client_get(c, "/api/v1/me");
	assert_non_null(strstr(r.body, "see_org"));
	assert_non_null(strstr(r.body, number));
	/* Whoever has the right in another post need not ask for it: the refusal offers that post and leads on to the page. */
	client_get(c, "/me");
	assert_int_equal(client_post(c, "/me/post", "holding", arena_printf(w->arena, "%lld", (long long)first), NULL).status, 303);
	r = client_get(c, arena_printf(w->arena, "/org/%lld?tab=x", (long long)town));
	assert_int_equal(r.status, 403);
	assert_true(reply_has(&r, "您的另一个职务“中共善南街道工作委员会secretary”有，改用那个职务就能办"));
	assert_false(reply_has(&r, "请向上级党组织"));
	assert_string_equal(reply_field(w, &r, "holding"), number);
	assert_string_equal(reply_field(w, &r, "next"), arena_printf(w->arena, "/org/%lld?tab=x", (long long)town));
	assert_true(is_to(client_post(c, "/me/post", "holding", number, "next", arena_printf(w->arena, "/org/%lld", (long long)town), NULL), arena_printf(w->arena, "/org/%lld", (long long)town)));
	assert_int_equal(client_get(c, arena_printf(w->arena, "/org/%lld", (long long)town)).status, 200);
}

static void a_code_is_enrolled(void **state)
{
	struct founded founded_[3];
	struct reply r;
	const char *key, *plain, *code;
	char sealed[400] = "", path[500];

	found(founded_);
	client_get(c, "/sign-in");
	client_post(c, "/sign-in", "login", "auditadmin", "password", founded_[2].password, "code", "", NULL);
	r = client_get(c, "/me/totp?next=/audit");
	assert_string_equal(reply_field(w, &r, "next"), "/audit");
	assert_int_equal(r.status, 200);
	key = strstr(r.body, "name=\"key\" value=\"");
	assert_non_null(key);
	sscanf(key + strlen("name=\"key\" value=\""), "%399[0-9a-f]", sealed);
	plain = reply_totp_secret(w, &r);
	assert_non_null(strstr(r.body, arena_printf(w->arena, "<code>%.4s %.4s %.4s ", plain, plain + 4, plain + 8)));	/* to be typed by hand */
	assert_null(strstr(sealed, plain));
	snprintf(path, sizeof(path), "/me/totp/picture?key=%s", sealed);
	r = client_get(c, path);
	assert_int_equal(r.status, 200);
	assert_non_null(strstr(r.head, "image/svg+xml"));
	assert_int_equal(client_get(c, "/me/totp/picture?key=00").status, 404);
	client_get(c, "/me/totp");
	r = client_post(c, "/me/totp", "key", sealed, "code", "000000", "password", founded_[2].password, NULL);
	assert_int_equal(r.status, 422);
	code = totp_code(w->arena, plain, machine_now_s() / TOTP_STEP_S, 6);
	r = client_post(c, "/me/totp", "key", sealed, "code", arena_printf(w->arena, " %.3s %s", code, code + 3), "password", founded_[2].password, "next", "//evil.example/", NULL);
	assert_true(is_to(r, "/me"));
	/* The next one by a code with a blank of a Chinese input method, and on to where one meant to go. */
	client_get(c, "/me/totp?next=/audit");
	code = totp_code(w->arena, plain, machine_now_s() / TOTP_STEP_S - 1, 6);
	r = client_post(c, "/me/totp", "key", sealed, "code", arena_printf(w->arena, "%.3s\u3000%s", code, code + 3), "password", founded_[2].password, "next", "/audit", NULL);
	assert_true(is_to(r, "/audit"));
}

static void programs_get_a_token(void **state)
{
	/* covers X-01 accept 1 by api */
	struct founded founded_[3];
	struct client *program = client_new(w);
	struct reply r;
	char body[300], token[100] = "", header[200];
	const char *at;

	found(founded_);
	r = client_post_json(program, "/api/v1/session", "{\"login\":\"sysadmin\",\"password\":\"x\"}");
	assert_int_equal(r.status, 403);
	assert_non_null(strstr(r.head, "application/problem+json"));
	snprintf(body, sizeof(body), "{\"login\":\"sysadmin\",\"password\":\"%s\"}", founded_[0].password);
	r = client_post_json(program, "/api/v1/session", body);
	assert_int_equal(r.status, 201);
	at = strstr(r.body, "\"token\":\"");
	assert_non_null(at);
	sscanf(at + strlen("\"token\":\""), "%99[0-9a-f]", token);
	snprintf(header, sizeof(header), "Authorization: Bearer %s", token);
	client_header(program, header);
	r = client_get(program, "/api/v1/me");
	assert_int_equal(r.status, 200);
	assert_non_null(strstr(r.body, "change_password"));
	r = client_send(program, "DELETE", "/api/v1/session", NULL, NULL, 0);
	assert_int_equal(r.status, 200);
	assert_int_equal(client_get(program, "/api/v1/me").status, 401);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_first_administrator_signs_in_and_changes_his_password, set_up, world_over),
		cmocka_unit_test_setup_teardown(the_security_administrator_keeps_accounts, set_up, world_over),
		cmocka_unit_test_setup_teardown(rights_are_edited_and_apply_at_once, set_up, world_over),
		cmocka_unit_test_setup_teardown(settings_and_the_log_have_their_own_keepers, set_up, world_over),
		cmocka_unit_test_setup_teardown(a_post_is_chosen, set_up, world_over),
		cmocka_unit_test_setup_teardown(a_code_is_enrolled, set_up, world_over),
		cmocka_unit_test_setup_teardown(programs_get_a_token, set_up, world_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
