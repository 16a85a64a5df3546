/* Before a grave act the password is asked again unless it was within the last five minutes: which acts are grave,
 * that nothing typed is lost on the way, and the same for programs. */
#include "world/world.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "core/crypto.h"
#include "core/password.h"
#include "core/totp.h"

#define PASSWORD "kwz-Rbt7-qhx"

static struct world *w;
static struct client *security, *system_admin, *officer, *head;
static int64_t security_account, officer_account, branch, person, target, post, holding, waiting, export_id, batch;

static void give_password(int64_t account)
{
	const char *hash = password_hash(w->services.keys, w->arena, PASSWORD);

	world_run(w, arena_printf(w->arena, "UPDATE account SET password = '%s', totp_secret = %s WHERE id = %lld", hash,
		w->engine == ENGINE_SQLITE ? "x''" : "''::bytea", (long long)account));
}

static struct client *signed_in(int64_t account)
{
	struct client *c = client_new(w);

	give_password(account);
	client_sign_in(c, account);
	return c;
}

#define TEXT(column_, text_) { .column = column_, .text = text_, .is_text = true }
#define NUMBER(column_, number_) { .column = column_, .number = number_ }
#define PUT(table, ...) world_put(w, table, (struct cell[]){ __VA_ARGS__ }, sizeof((struct cell[]){ __VA_ARGS__ }) / sizeof(struct cell))

static int start(void **state)
{
	static const char *const OFFICER[] = { "see_org", "appoint", "see_person", "edit_person", "export", "import" };
	int64_t city, top_post;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	branch = world_org_of(w, city, "branch", "甲村党支部");
	person = world_person(w, branch, "李华");
	for (size_t i = 0; i < sizeof(OFFICER) / sizeof(OFFICER[0]); i++)
		world_right(w, "org_officer", OFFICER[i]);
	world_right(w, "org_department_head", "approve_export");
	world_right(w, "secretary", "appoint");
	world_right(w, "org_department_deputy", "appoint");
	world_holding(w, city, "org_officer", 901);
	world_holding(w, city, "org_department_head", 902);
	officer_account = world_account(w, "officer", ADMIN_NONE, 901);
	officer = signed_in(officer_account);
	head = signed_in(world_account(w, "head", ADMIN_NONE, 902));
	security_account = world_admin(w, "anquan", ADMIN_SECURITY);
	security = signed_in(security_account);
	system_admin = signed_in(world_admin(w, "xitong", ADMIN_SYSTEM));
	target = world_account(w, "target", ADMIN_NONE, person);
	post = PUT("post", NUMBER("org_id", branch), TEXT("kind", "secretary"), TEXT("name", "书记"), NUMBER("seats", 3), NUMBER("to_day", DAY_OPEN));
	holding = PUT("holding", NUMBER("post_id", post), NUMBER("org_id", branch), NUMBER("person_id", world_person(w, branch, "张强")), TEXT("manner", "appointed"),
		NUMBER("to_day", DAY_OPEN), NUMBER("needs_second", 1), NUMBER("proposed_by", 1), NUMBER("row_version", 1));
	top_post = PUT("post", NUMBER("org_id", city), TEXT("kind", "org_department_deputy"), TEXT("name", "组织部副部长"), NUMBER("seats", 3), NUMBER("to_day", DAY_OPEN));
	waiting = PUT("holding", NUMBER("post_id", top_post), NUMBER("org_id", city), NUMBER("person_id", world_person(w, branch, "赵确认")), TEXT("manner", "appointed"),
		NUMBER("to_day", DAY_OPEN), NUMBER("needs_second", 1), NUMBER("proposed_by", 1), NUMBER("row_version", 1));
	export_id = PUT("export", NUMBER("account_id", officer_account), NUMBER("org_id", city), TEXT("path", world_org_path(w, city)),
		TEXT("title", "云川市委"), TEXT("reason", "核对名册"), TEXT("columns", "name"), TEXT("format", "csv"), TEXT("state", "waiting"),
		NUMBER("created_s", machine_now_s()), NUMBER("needs_second", 1), NUMBER("ends_s", machine_now_s() + 3600));
	batch = PUT("batch", NUMBER("account_id", officer_account), NUMBER("org_id", city), TEXT("path", world_org_path(w, city)),
		TEXT("name", "roster.xlsx"), TEXT("state", "applied"), NUMBER("created_s", machine_now_s()), NUMBER("done_count", 1), NUMBER("row_version", 1));
	return 0;
}

static void age_proofs(void)
{
	world_run(w, arena_printf(w->arena, "UPDATE session SET step_up_s = %lld", (long long)(machine_now_s() - 301)));
}

static void renew_proofs(void)
{
	world_run(w, arena_printf(w->arena, "UPDATE session SET step_up_s = %lld", (long long)machine_now_s()));
}

static const char *url(const char *format, int64_t id)
{
	char text[100];
	size_t bytes = strcspn(format, "#");

	snprintf(text, sizeof(text), "%.*s%lld%s", (int)bytes, format, (long long)id, format[bytes] == '#' ? format + bytes + 1 : "");
	return arena_text(w->arena, text);
}

/* ---- which acts ---- */

enum grave { RIGHTS, RESET, NEW_ACCOUNT, TOP_PROPOSE, TOP_CONFIRM, APPOINT, CONFIRM, ASK_EXPORT, APPROVE_EXPORT, FETCH_EXPORT, UNDO, GRAVES_COUNT };

/* The approved file is made by a job; then its page offers it. */
static bool is_made(void)
{
	struct reply r = client_get(officer, url("/export/#", export_id));

	return reply_has(&r, "/fetch\"");
}

static struct reply commit_grave(enum grave g)
{
	const char *number = arena_printf(w->arena, "%lld", (long long)person);

	switch (g) {
	case RIGHTS:
		client_get(security, "/post-right/staff");
		return client_post(security, "/post-right/staff", "row_version", form_version_at(security, "/post-right/staff", NULL), "see_org", "1", NULL);
	case RESET:
		client_get(security, "/account");
		return client_post(security, url("/account/#/reset", target), NULL);
	case NEW_ACCOUNT:
		client_get(security, "/account/new");
		return client_post(security, "/account/new", "login", "wangfang", "person", number, NULL);
	case TOP_PROPOSE:
		client_get(security, "/top-post");
		return client_post(security, "/top-post", "kind", "org_department_deputy", "name", "何帆", "id_number", "110101199003079972", "nationality", "01",
			"education", "21", "occupation", "5", "document", "云组〔2015〕1号", NULL);
	case TOP_CONFIRM:
		client_get(system_admin, "/top-post/pending");
		return client_post(system_admin, url("/top-post/#/confirm", waiting), "row_version", "1", NULL);
	case APPOINT:
		client_get(officer, "/");
		return client_post(officer, url("/post/#/appoint", post), "person", number, "manner", "appointed", "from_day", "2015-01-01", "document", "1号", NULL);
	case CONFIRM:
		client_get(officer, "/");
		return client_post(officer, url("/holding/#/confirm", holding), "row_version", "1", NULL);
	case ASK_EXPORT:
		client_get(officer, "/");
		return client_post(officer, "/export", "org", "0", "query", "", "reason", "换届选举名册核对", "column_name", "1", "csv", "1", NULL);
	case APPROVE_EXPORT:
		client_get(head, "/export");
		return client_post(head, url("/export/#/approve", export_id), NULL);
	case FETCH_EXPORT:
		client_get(officer, "/export");
		return client_post(officer, url("/export/#/fetch", export_id), NULL);
	case UNDO:
		client_get(officer, "/");
		return client_post(officer, url("/batch/#/undo", batch), "reason", "送错了", "row_version", "1", NULL);
	case GRAVES_COUNT:
		break;
	}
	fail();
	return (struct reply){ 0 };
}

/* Each is stopped while the proof is old, changes nothing then, and goes through when it is fresh. */
static void every_grave_act_asks_again(void **state)
{
	for (int g = 0; g < GRAVES_COUNT; g++) {
		int64_t lines;
		struct reply r;

		if (g == NEW_ACCOUNT)
			person = world_person(w, branch, "王芳");
		for (int i = 0; g == FETCH_EXPORT && i < 6000 && !is_made(); i++)
			usleep(10000);
		age_proofs();
		lines = world_count(w, "audit");
		r = commit_grave((enum grave)g);
		if (r.status != 403 || !reply_has(&r, "name=\"step_up_password\"") || !reply_has(&r, "name=\"again\""))
			fail_msg("act %d went through: %d %s", g, r.status, r.body);
		assert_int_equal(world_count(w, "audit"), lines);	/* no denial either: he may */
		renew_proofs();
		r = commit_grave((enum grave)g);
		if (r.status != 303 && r.status != 200 && g != NEW_ACCOUNT)
			fail_msg("act %d is refused though the proof is fresh: %d %s", g, r.status, strstr(r.body, "<main"));
		if (g == ASK_EXPORT)
			client_wait(officer, reply_header(w, &r, "Location"), "/fetch\"");	/* its job writes a line of its own */
	}
}

static void other_acts_do_not_ask(void **state)
{
	age_proofs();
	client_get(security, "/me");
	assert_int_equal(client_post(security, "/me/face", "lang", "zh", NULL).status, 303);
	client_get(system_admin, "/setting");
	assert_int_equal(client_post(system_admin, "/setting", "row_version", form_version_at(system_admin, "/setting", "name=\"password_days\""), "name", "password_days", "password_days", "60", NULL).status, 303);
	/* What is not right anyway is refused for that, without the password. */
	client_get(security, "/post-right/staff");
	assert_int_equal(client_post(security, "/post-right/staff", "row_version", form_version_at(security, "/post-right/staff", NULL), "export", "1", "approve_export", "1", NULL).status, 422);
	client_get(officer, "/");
	assert_int_equal(client_post(officer, "/post-right/staff", "row_version", form_version_at(officer, "/post-right/staff", NULL), "see_org", "1", NULL).status, 403);
}

/* ---- the way through ---- */

static void what_was_typed_goes_on_after_the_password(void **state)
{
	struct reply r;

	age_proofs();
	client_get(security, "/top-post");
	r = client_post(security, "/top-post", "kind", "org_department_deputy", "name", "王\"芳<b>", "id_number", "", "no_number_reason", "一行\n二行",
		"nationality", "01", "education", "21", "occupation", "5", "document", "云组〔2015〕7号", NULL);
	assert_int_equal(r.status, 422);	/* a name may not look like that: said before the password is asked */
	r = client_post(security, "/top-post", "kind", "org_department_deputy", "name", "王芳", "id_number", "310115198511209981", "no_number_reason", "",
		"nationality", "01", "education", "21", "occupation", "5", "document", "云组〔2015〕\"7\"号", NULL);
	assert_int_equal(r.status, 403);
	assert_string_equal(reply_field(w, &r, "again"), "/top-post");
	assert_false(reply_has(&r, "处需要改"));	/* a proof is missing; nothing was typed wrong */
	assert_string_equal(reply_field(w, &r, "name"), "王芳");
	assert_true(reply_has(&r, "云组〔2015〕&quot;7&quot;号"));
	assert_false(reply_has(&r, "310115198511209981</"));
	/* A wrong password shows the same page again, with the same fields. */
	r = client_post(security, "/me/confirm", "again", "/top-post", "kind", "org_department_deputy", "name", "王芳", "id_number", "310115198511209981",
		"nationality", "01", "education", "21", "occupation", "5", "document", "7号", "step_up_password", "wrong", NULL);
	assert_int_equal(r.status, 403);
	assert_true(reply_has(&r, "口令或动态口令不正确，没有确认") && reply_has(&r, "有 1 处需要改"));
	assert_false(reply_has(&r, "不能登录"));	/* whoever reads it is signed in */
	assert_string_equal(reply_field(w, &r, "name"), "王芳");
	assert_false(reply_has(&r, "value=\"wrong\""));
	r = client_post(security, "/me/confirm", "again", "/top-post", "kind", "org_department_deputy", "name", "王芳", "id_number", "310115198511209981",
		"nationality", "01", "education", "21", "occupation", "5", "document", "7号", "step_up_password", PASSWORD, NULL);
	assert_int_equal(r.status, 307);	/* the browser sends method and body again */
	assert_string_equal(reply_header(w, &r, "Location"), "/top-post");
	assert_non_null(reply_header(w, &r, "Set-Cookie"));	/* a new token, too */
	r = client_post(security, "/top-post", "kind", "org_department_deputy", "name", "王芳", "id_number", "310115198511209981",
		"nationality", "01", "education", "21", "occupation", "5", "document", "7号", "step_up_password", PASSWORD, NULL);
	assert_int_equal(r.status, 303);
}

static void goes_on_only_within_this_site(void **state)
{
	struct reply r;

	client_get(security, "/me");
	r = client_post(security, "/me/confirm", "again", "//evil.example/", "step_up_password", PASSWORD, NULL);
	assert_int_equal(r.status, 303);
	assert_string_equal(reply_header(w, &r, "Location"), "/");
	r = client_get(security, "/me/confirm?next=/account");
	assert_int_equal(r.status, 200);
	r = client_post(security, "/me/confirm", "next", "/account", "step_up_password", PASSWORD, NULL);
	assert_int_equal(r.status, 303);
	assert_string_equal(reply_header(w, &r, "Location"), "/account");
}

/* With a one-time code enrolled the password alone is no proof, and a code works once. */
static void the_code_is_asked_too_and_works_once(void **state)
{
	struct reply r;
	const char *secret = totp_secret_new(w->arena), *code = totp_code(w->arena, secret, machine_now_s() / TOTP_STEP_S, 6);
	struct bytes sealed = crypto_seal(w->services.keys, w->arena, "account", "totp_secret", security_account, secret);

	world_run(w, arena_printf(w->arena, w->engine == ENGINE_SQLITE ? "UPDATE account SET totp_secret = x'%s' WHERE id = %lld"
		: "UPDATE account SET totp_secret = decode('%s', 'hex') WHERE id = %lld",
		hex_encode(w->arena, sealed.data, sealed.bytes), (long long)security_account));
	age_proofs();
	client_get(security, "/post-right/staff");
	r = client_post(security, "/post-right/staff", "row_version", form_version_at(security, "/post-right/staff", NULL), "see_org", "1", "see_person", "1", NULL);
	assert_int_equal(r.status, 403);
	assert_true(reply_has(&r, "name=\"step_up_code\""));
	r = client_post(security, "/me/confirm", "again", "/post-right/staff", "step_up_password", PASSWORD, NULL);
	assert_int_equal(r.status, 403);
	r = client_post(security, "/me/confirm", "again", "/post-right/staff", "step_up_password", PASSWORD, "step_up_code", code, NULL);
	assert_int_equal(r.status, 307);
	r = client_post(security, "/me/confirm", "again", "/post-right/staff", "step_up_password", PASSWORD, "step_up_code", code, NULL);
	assert_int_equal(r.status, 403);	/* the same code again */
	world_run(w, "DELETE FROM sign_in_try");
	for (int i = 0; i < 12 && r.status == 403; i++)
		r = client_post(security, "/me/confirm", "again", "/post-right/staff", "step_up_password", "wrong", NULL);
	assert_int_equal(r.status, 429);
	assert_true(reply_has(&r, "连续输错次数") && !reply_has(&r, "登录失败"));
	world_run(w, "DELETE FROM sign_in_try");
}

/* ---- programs ---- */

static void a_program_proves_it_with_its_token(void **state)
{
	struct client *program = client_new(w);
	const char *token = client_token(w, officer_account), *at;
	char path[80], body[200], fresh[100] = "";
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE holding SET to_day = 1 WHERE post_id = %lld", (long long)post));
	age_proofs();
	snprintf(path, sizeof(path), "/api/v1/post/%lld/holding", (long long)post);
	snprintf(body, sizeof(body), "{\"person\":\"%lld\",\"manner\":\"appointed\",\"from_day\":\"2015-01-01\",\"document\":\"1\"}", (long long)person);
	client_header(program, arena_printf(w->arena, "Authorization: Bearer %s", token));
	r = client_post_json(program, path, body);
	assert_int_equal(r.status, 403);
	assert_non_null(strstr(r.body, "permit.step_up"));
	assert_non_null(strstr(r.body, "\"confirm\":\"/api/v1/session/confirm\""));
	r = client_post_json(program, "/api/v1/session/confirm", "{\"password\":\"no\"}");
	assert_int_equal(r.status, 403);
	assert_true(reply_has(&r, "account.step_up_wrong") && reply_has(&r, "口令或动态口令不正确，没有确认"));
	r = client_post_json(program, "/api/v1/session/confirm", "{\"password\":\"" PASSWORD "\"}");
	assert_int_equal(r.status, 200);
	at = strstr(r.body, "\"token\":\"");
	assert_non_null(at);
	sscanf(at + strlen("\"token\":\""), "%99[0-9a-f]", fresh);
	assert_int_equal(client_post_json(program, path, body).status, 401);	/* the old token is gone */
	client_header(program, arena_printf(w->arena, "Authorization: Bearer %s", fresh));
	r = client_post_json(program, path, body);
	if (r.status != 200 && r.status != 201)
		fail_msg("%d %s", r.status, r.body);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_grave_act_asks_again),
		cmocka_unit_test(other_acts_do_not_ask),
		cmocka_unit_test(what_was_typed_goes_on_after_the_password),
		cmocka_unit_test(goes_on_only_within_this_site),
		cmocka_unit_test(the_code_is_asked_too_and_works_once),
		cmocka_unit_test(a_program_proves_it_with_its_token),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
