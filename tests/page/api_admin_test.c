/* What the three administrators and an account for itself do, through the API alone. */
#include "page/api_walk.h"

#include "core/totp.h"
#include "web/clock.h"

static struct client *security, *system_admin, *auditor;
static int64_t branch, person;

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	branch = world_org_of(w, world_org_of(w, 0, "city_committee", "云川市委"), "branch", "甲支部");
	person = world_person(w, branch, "张三");
	world_set(w, "totp_required", "off");
	security = program(world_admin(w, "anquan", ADMIN_SECURITY));
	system_admin = program(world_admin(w, "xitong", ADMIN_SYSTEM));
	auditor = program(world_admin(w, "shenji", ADMIN_AUDIT));
	return 0;
}

/* The text behind "name":". */
static const char *text_in(const char *answer, const char *name)
{
	const char *at = strstr(answer, arena_printf(w->arena, "\"%s\":\"", name));

	assert_non_null(at);
	at += strlen(name) + 4;
	return arena_text_n(w->arena, at, strcspn(at, "\""));
}

static const char *session_body(const char *login, const char *password)
{
	return arena_printf(w->arena, "{'login': '%s', 'password': '%s'}", login, password);
}

/* A new account, its one-time password changed for this one; the token of its session. */
static struct client *made_account(const char *login, int64_t whose, const char *password)
{
	struct client *c = client_new(w), *own = client_new(w);
	const char *answer = posted(security, "/api/v1/account", 0, arena_printf(w->arena, "{'login': '%s', 'person': '%lld'}", login, (long long)whose)), *first;

	first = text_in(answer, "password");
	is_refused(c, "POST", "/api/v1/session", arena_printf(w->arena, "{'login': '%s'}", login), 403, "account.");
	is_refused(c, "POST", "/api/v1/session", arena_printf(w->arena, "{'password': '%s'}", first), 403, "account.");
	client_header(own, arena_printf(w->arena, "Authorization: Bearer %s", text_in(posted(c, "/api/v1/session", 0, session_body(login, first)), "token")));
	says(got(own, "/api/v1/me"), "'duty':'change_password'");
	posted(own, "/api/v1/me/password", 0, arena_printf(w->arena, "{'old_password': '%s', 'new_password': '%s'}", first, password));
	return own;
}

static void an_account_is_made_locked_unlocked_and_reset(void **state)
{
	struct client *own = made_account("zhangsan", person, "plk-Vmd3-zjq");
	const char *list = got(security, "/api/v1/account?q=zhang&state=open&page=1"), *one, *again;
	int64_t id = number_in(list, "'items'", "id");

	says(list, "'total':1");
	says(list, "'name':'张三'");
	assert_null(strstr(list, "plk"));
	one = got(security, "/api/v1/account/%lld", (long long)id);
	says(one, "'must_change':false");
	posted(security, "/api/v1/account/%/close", id, arena_printf(w->arena, "{'row_version': %lld}", (long long)number_in(one, NULL, "row_version")));
	assert_int_equal(client_get(own, "/api/v1/me").status, 401);	/* its session ended */
	one = got(security, "/api/v1/account?state=closed");
	says(one, "zhangsan");
	is_refused(security, "POST", arena_printf(w->arena, "/api/v1/account/%lld/close", (long long)id), "{'row_version': 1}", 409, "account.");
	posted(security, "/api/v1/account/%/reopen", id, arena_printf(w->arena, "{'row_version': %lld}", (long long)number_in(one, "'items'", "row_version")));
	again = posted(security, "/api/v1/account/%/reset", id, "{'drop_code': true}");
	says(again, "'login':'zhangsan'");
	posted(client_new(w), "/api/v1/session", 0, session_body("zhangsan", text_in(again, "password")));
	is_refused(security, "POST", "/api/v1/account/99/reset", "{}", 404, "permit.");
	is_refused(security, "POST", "/api/v1/account", "{'login': 'x', 'person': '1'}", 422, "account.");
	is_refused(auditor, "POST", "/api/v1/account", "{'login': 'other', 'person': '1'}", 403, "permit.");
}

static void an_account_keeps_its_own_code_and_face(void **state)
{
	struct client *own = made_account("lisi", world_person(w, branch, "李四"), "plk-Vmd3-zjq");
	const char *secret, *code;

	posted(own, "/api/v1/me/face", 0, "{'lang': 'en', 'large': true}");
	is_refused(own, "POST", "/api/v1/me/face", "{'lang': 'fr'}", 422, "web.field_choice");
	secret = posted(own, "/api/v1/me/totp/secret", 0, "{}");
	code = totp_code(w->arena, text_in(secret, "secret"), machine_now_s() / TOTP_STEP_S, 6);
	is_refused(own, "POST", "/api/v1/me/totp", arena_printf(w->arena, "{'key': '%s', 'password': 'wrong', 'code': '%s'}", text_in(secret, "key"), code),
		422, "account.password_wrong");
	posted(own, "/api/v1/me/totp", 0, arena_printf(w->arena, "{'key': '%s', 'password': 'plk-Vmd3-zjq', 'code': '%s'}", text_in(secret, "key"), code));
	says(got(security, "/api/v1/account?q=lisi"), "'has_totp':true");
}

static void a_post_is_chosen(void **state)
{
	int64_t who = world_person(w, branch, "王五"), first = world_holding(w, branch, "secretary", who);
	struct client *own;

	world_holding(w, branch, "organiser", who);
	own = program(world_account(w, "wangwu", ADMIN_NONE, who));
	says(got(own, "/api/v1/me"), "'duty':'choose_post'");
	says(done(own, "PUT", "/api/v1/session/post", arena_printf(w->arena, "{'holding': '%lld'}", (long long)first)),
		arena_printf(w->arena, "'holding':'%lld'", (long long)first));
	is_refused(own, "PUT", "/api/v1/session/post", "{'holding': '77'}", 404, "permit.");
	done(own, "DELETE", "/api/v1/session", "");
	assert_int_equal(client_get(own, "/api/v1/me").status, 401);
}

/* BODY with the version of the rights as they are, or of the setting. */
static const char *now_organiser(const char *body)
{
	return arena_printf(w->arena, "{%s, 'row_version': %lld}", body, (long long)number_in(got(security, "/api/v1/post-right/organiser"), NULL, "row_version"));
}

static const char *now_password_days(const char *body)
{
	return arena_printf(w->arena, "{%s, 'row_version': %lld}", body, (long long)number_in(got(system_admin, "/api/v1/setting"), "'name':'password_days'", "row_version"));
}

static void rights_of_a_kind_of_post_are_set_whole(void **state)
{
	const char *refuse;
	int64_t change;

	says(got(security, "/api/v1/post-right"), "'kind':'organiser'");
	says(posted(security, "/api/v1/post-right/organiser", 0, now_organiser("'rights': ['see_org', 'see_person']")), "'rights':['see_org','see_person']");
	says(got(security, "/api/v1/post-right/organiser"), "'rights':['see_org','see_person']");
	is_refused(security, "POST", "/api/v1/post-right/organiser", now_organiser("'rights': ['see_all']"), 422, "account.no_right");
	is_refused(security, "POST", "/api/v1/post-right/organiser", now_organiser("'rights': ['export', 'approve_export']"), 422, "account.export_and_approve");
	says(posted(security, "/api/v1/post-right/organiser", 0, now_organiser("'rights': ['see_org', 'see_person', 'appoint']")),
		"'rights':['see_org','see_person'],'waiting':['appoint']");
	change = number_in(got(system_admin, "/api/v1/post-right/pending"), "'changes'", "id");
	says(got(system_admin, "/api/v1/post-right/pending"), "'proposed':'2015-11-17");	/* by the business calendar, as everything beside it */
	refuse = arena_printf(w->arena, "/api/v1/post-right/pending/%lld/refuse", (long long)change);
	is_refused(system_admin, "POST", refuse, "{'row_version': 1}", 422, "\"field\":\"reason\"");
	is_refused(system_admin, "POST", refuse, "{'reason': '不需要'}", 422, "\"field\":\"row_version\"");
	posted(system_admin, "/api/v1/post-right/pending/%/refuse", change, "{'reason': '组织员不任免职务', 'row_version': 1}");
	says(got(security, "/api/v1/post-right/refused"), "'post_kind':'organiser','rights':'appoint','reason':'组织员不任免职务'");
	posted(security, "/api/v1/result/seen", 0, arena_printf(w->arena, "{'kind': 'right', 'subject': '%lld'}", (long long)change));
	says(got(security, "/api/v1/post-right/refused"), "'changes':[]");
	posted(security, "/api/v1/post-right/organiser", 0, now_organiser("'rights': ['see_org', 'see_person', 'appoint']"));
	posted(system_admin, "/api/v1/post-right/pending/%/confirm", number_in(got(system_admin, "/api/v1/post-right/pending"), "'changes'", "id"),
		"{'row_version': 1}");
	posted(security, "/api/v1/post-right/organiser", 0, now_organiser("'rights': ['see_org', 'see_person']"));
	is_refused(security, "POST", "/api/v1/post-right/organiser", "{'rights': ['see_org']}", 422, "row_version");
	is_refused(security, "POST", "/api/v1/post-right/organiser", "{'rights': ['see_org'], 'row_version': 1}", 409, "account.rights_changed");
	is_refused(security, "POST", "/api/v1/post-right/nobody", "{'rights': []}", 404, "permit.");
	says(got(security, "/api/v1/post-right/organiser"), "'rights':['see_org','see_person']");
}

static void settings_stay_within_their_bounds(void **state)
{
	says(got(system_admin, "/api/v1/setting"), "'name':'password_days'");
	/* One person makes the rule of two people stricter, nobody looser. */
	is_refused(system_admin, "POST", "/api/v1/setting", arena_printf(w->arena, "{'name': 'org_second_members', 'value': '51', 'row_version': %lld}",
		(long long)number_in(got(system_admin, "/api/v1/setting"), "'name':'org_second_members'", "row_version")), 422, "account.setting_no_number");
	posted(system_admin, "/api/v1/setting", 0, arena_printf(w->arena, "{'name': 'org_second_members', 'value': '20', 'row_version': %lld}",
		(long long)number_in(got(system_admin, "/api/v1/setting"), "'name':'org_second_members'", "row_version")));
	posted(system_admin, "/api/v1/setting", 0, now_password_days("'name': 'password_days', 'value': '180'"));
	says(got(system_admin, "/api/v1/setting"), "'value':'180'");
	is_refused(system_admin, "POST", "/api/v1/setting", now_password_days("'name': 'password_days', 'value': '99999'"), 422, "account.setting_no_number");
	is_refused(system_admin, "POST", "/api/v1/setting", "{'name': 'password_days', 'value': '150'}", 422, "row_version");
	is_refused(system_admin, "POST", "/api/v1/setting", "{'name': 'password_days', 'value': '150', 'row_version': 1}", 409, "account.setting_changed");
	is_refused(system_admin, "POST", "/api/v1/setting", now_password_days("'name': 'nothing', 'value': '1'"), 422, "account.no_setting");
	is_refused(security, "POST", "/api/v1/setting", now_password_days("'name': 'password_days', 'value': '180'"), 403, "permit.");
}

static void the_log_is_read_line_by_line_and_proved(void **state)
{
	/* covers X-02 accept 1 by api */
	const char *lines = got(auditor, "/api/v1/audit?verb=setting.&from=2015-01-01&subject=setting"), *line;

	says(lines, "'verb':'setting.change'");
	says(lines, "'login':'xitong'");
	line = got(auditor, "/api/v1/audit/%lld", (long long)number_in(lines, "'items'", "seq"));
	says(line, "'after':'180'");
	says(line, "'hash':");
	says(posted(auditor, "/api/v1/audit/verify", 0, "{}"), "'is_sound':true");
	says(got(auditor, "/api/v1/audit?verb=audit.verify"), "'verb':'audit.verify'");
	says(got(auditor, "/api/v1/audit?login=nobody"), "'items':[]");
	is_refused(auditor, "GET", "/api/v1/audit?to=2015-11-99", "", 422, "day.none");
	is_refused(security, "POST", "/api/v1/audit/verify", "{}", 403, "permit.");
	is_refused(auditor, "POST", "/api/v1/setting", "{'name': 'password_days', 'value': '1'}", 403, "permit.");
	assert_int_equal(client_get(auditor, "/api/v1/audit/999999").status, 404);
}

static void a_post_at_the_top_needs_two_administrators(void **state)
{
	int64_t holding = id_in(posted(security, "/api/v1/top-post", 0,
		"{'kind': 'org_officer', 'name': '赵六', 'id_number': '110101199003079972', 'nationality': '01', 'education': '21', 'occupation': '5', 'document': '云组1号'}"));

	says(got(security, "/api/v1/top-post"), "'needs_second':true");
	is_refused(security, "POST", arena_printf(w->arena, "/api/v1/top-post/%lld/confirm", (long long)holding), "{'row_version': 1}", 403, "permit.");
	says(got(system_admin, "/api/v1/top-post/pending"), "'person_name':'赵六'");
	posted(system_admin, "/api/v1/top-post/%/confirm", holding, "{'row_version': 1}");
	says(got(security, "/api/v1/top-post"), "'needs_second':false");
	posted(security, "/api/v1/top-post/%/end", holding, "{'reason': '调离', 'row_version': 2}");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_account_is_made_locked_unlocked_and_reset),
		cmocka_unit_test(an_account_keeps_its_own_code_and_face),
		cmocka_unit_test(a_post_is_chosen),
		cmocka_unit_test(rights_of_a_kind_of_post_are_set_whole),
		cmocka_unit_test(settings_stay_within_their_bounds),
		cmocka_unit_test(the_log_is_read_line_by_line_and_proved),
		cmocka_unit_test(a_post_at_the_top_needs_two_administrators),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
