/* What goes through a form: sessions, origin and token, one effect for one key, refusals, rights. */
#include "page/routes.h"

#include <pthread.h>
#include "base/buffer.h"
#include "web/limits.h"

static struct world *w;
static int64_t account, other_account, org, foreign_org;

static int start(void **state)
{
	w = world_start(&(struct world_options){ .routes = TEST_ROUTES, .routes_count = TEST_ROUTES_COUNT });
	world_set(w, "totp_required", "off");
	org = world_org(w, 0, "甲支部");
	foreign_org = world_org(w, 0, "乙支部");
	world_right(w, "secretary", "see_org");
	world_holding(w, org, "secretary", 41);
	world_holding(w, org, "member", 42);
	account = world_account(w, "secretary", ADMIN_NONE, 41);
	other_account = world_account(w, "member", ADMIN_NONE, 42);
	return 0;
}

static struct client *signed_in(void)
{
	struct client *c = client_new(w);

	client_sign_in(c, account);
	assert_int_equal(client_get(c, "/inside").status, 200);
	return c;
}

static void asks_strangers_to_sign_in(void **state)
{
	struct reply r = client_get(client_new(w), "/inside?a=1&b=2");

	assert_int_equal(r.status, 303);
	assert_string_equal(reply_header(w, &r, "Location"), "/sign-in?next=/inside%3Fa%3D1%26b%3D2");
	r = client_get(client_new(w), "/api/v1/orgs");
	assert_int_equal(r.status, 401);
	assert_string_equal(reply_header(w, &r, "Content-Type"), "application/problem+json");
	assert_int_equal(client_get(client_new(w), "/no-such-page").status, 404);
	assert_int_equal(client_get(client_new(w), "/api/v1/no-such").status, 404);
	assert_int_equal(client_get(signed_in(), "/no-such-page").status, 404);
}

static void takes_no_wrong_token(void **state)
{
	static const char *const COOKIES[] = {
		"Cookie: jishi_session=", "Cookie: jishi_session=abc", "Cookie: xjishi_session=1",
		"Cookie: jishi_session=0000000000000000000000000000000000000000000000000000000000000000",
		"Cookie: __Host-jishi_session=0000000000000000000000000000000000000000000000000000000000000000",
		"Authorization: Bearer 0000000000000000000000000000000000000000000000000000000000000000",
		"Authorization: Basic YTpi",
	};
	struct client *c = client_new(w);

	for (size_t i = 0; i < sizeof(COOKIES) / sizeof(COOKIES[0]); i++) {
		client_header(c, COOKIES[i]);
		assert_int_equal(client_get(c, "/inside").status, 303);
	}
}

static void change_session(const char *text)
{
	struct statement *st = arena_alloc(w->arena, sizeof(*st));
	struct store *s = store_open(w->services.database, w->arena);

	*st = (struct statement){ .name = "session_change", .file = __FILE__, .line = __LINE__, .params = "", .columns = "", .writes = true,
				  .is_lognone = true, .index = -1, .text = { text, text } };
	store_begin_unlogged(s);
	assert_true(statement_run(s, st, NULL) > 0);
	assert_true(store_commit(s));
	store_close(s);
}

static void sessions_end_by_themselves(void **state)
{
	struct client *idle = client_new(w), *old = client_new(w), *gone;

	client_sign_in(idle, account);
	change_session("UPDATE session SET seen_s = seen_s - 1801");
	assert_int_equal(client_get(idle, "/inside").status, 303);
	client_sign_in(old, account);
	assert_int_equal(client_get(old, "/inside").status, 200);
	change_session("UPDATE session SET ends_s = seen_s - 1");
	assert_int_equal(client_get(old, "/inside").status, 303);
	gone = signed_in();
	change_session("DELETE FROM session");
	assert_int_equal(client_get(gone, "/inside").status, 303);
	gone = signed_in();
	change_session("UPDATE account SET is_closed = 1");
	assert_int_equal(client_get(gone, "/inside").status, 303);
	change_session("UPDATE account SET is_closed = 0");
	assert_int_equal(client_get(gone, "/inside").status, 200);
}

static void a_duty_comes_first(void **state)
{
	struct client *c = client_new(w);
	struct reply r;

	client_sign_in(c, world_account(w, "novice", ADMIN_NONE, 41));
	assert_int_equal(client_get(c, "/orgs").status, 200);
	change_session("UPDATE account SET must_change = 1 WHERE login = 'novice'");
	r = client_get(c, "/orgs");
	assert_int_equal(r.status, 303);
	assert_string_equal(reply_header(w, &r, "Location"), "/me/password?next=/orgs");
	assert_int_equal(client_get(c, "/api/v1/orgs").status, 403);
	assert_int_equal(client_get(c, "/inside").status, 200);
}

static void a_part_of_a_page_never_holds_the_sign_in_form(void **state)
{
	struct client *c = client_new(w);
	struct reply r;

	client_header(c, "HX-Request: true");
	r = client_get(c, "/inside");
	assert_int_equal(r.status, 401);
	assert_string_equal(reply_header(w, &r, "HX-Redirect"), "/sign-in");
}

static void keeps_tokens_of_programs_and_browsers_apart(void **state)
{
	struct client *c = client_new(w);

	client_header(c, arena_printf(w->arena, "Cookie: jishi_session=%s", world_session(w, account, true)));
	assert_int_equal(client_get(c, "/api/v1/orgs").status, 401);
	client_header(c, arena_printf(w->arena, "Authorization: Bearer %s", world_session(w, account, false)));
	assert_int_equal(client_get(c, "/api/v1/orgs").status, 401);
	client_header(c, arena_printf(w->arena, "Authorization: Bearer %s", world_session(w, account, true)));
	assert_int_equal(client_get(c, "/api/v1/orgs").status, 200);
}

static void a_changed_right_applies_to_the_next_request(void **state)
{
	struct client *c = client_new(w);

	client_sign_in(c, other_account);
	assert_int_equal(client_get(c, "/orgs").status, 403);
	assert_int_equal(client_get(c, "/orgs").status, 403);
	world_right(w, "member", "see_org");
	assert_int_equal(client_get(c, "/orgs").status, 200);
}

static void a_foreign_id_looks_like_a_missing_one(void **state)
{
	struct client *c = signed_in();
	struct reply foreign, missing;

	assert_int_equal(client_get(c, arena_printf(w->arena, "/orgs/%lld", (long long)org)).status, 200);
	foreign = client_get(c, arena_printf(w->arena, "/orgs/%lld", (long long)foreign_org));
	missing = client_get(c, "/orgs/9999");
	assert_int_equal(foreign.status, 404);
	assert_int_equal(missing.status, 404);
	assert_int_equal(foreign.body_bytes, missing.body_bytes);
}

static void writes_a_denial_once_a_minute(void **state)
{
	struct client *c = client_new(w);
	int64_t before;

	client_sign_in(c, world_admin(w, "sys-denied", ADMIN_SYSTEM));
	assert_int_equal(client_get(c, "/about").status, 200);
	before = world_count(w, "audit");
	for (int i = 0; i < 5; i++)
		assert_int_equal(client_get(c, "/orgs").status, 403);
	assert_int_equal(world_count(w, "audit"), before + 1);
	assert_int_equal(client_get(c, "/api/v1/orgs").status, 403);
	assert_int_equal(world_count(w, "audit"), before + 2);
}

static void refuses_forms_that_are_not_ours(void **state)
{
	struct client *c = signed_in();
	int64_t before = world_count(w, "setting");
	static const char *const HEADERS[] = {
		"Origin: http://evil.example", "Origin: null", "Origin: https://127.0.0.1", "Sec-Fetch-Site: cross-site",
		"Sec-Fetch-Site: same-site", "Referer: http://evil.example/127.0.0.1/", "Origin: http://127.0.0.1:1",
	};

	for (size_t i = 0; i < sizeof(HEADERS) / sizeof(HEADERS[0]); i++) {
		client_header(c, HEADERS[i]);
		assert_int_equal(client_post(c, "/put", "value", "x", NULL).status, 403);
		assert_int_equal(client_post(c, "/put-open", "value", "x", NULL).status, 403);
		assert_int_equal(client_post_json(c, "/api/v1/put", "{\"value\":\"x\"}").status, 403);
	}
	client_header(c, NULL);
	assert_int_equal(client_post(c, "/put", "value", "x", "csrf_token", "", NULL).status, 403);
	assert_int_equal(client_post(c, "/put", "value", "x", "csrf_token", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", NULL).status, 403);
	assert_int_equal(client_post_json(c, "/api/v1/put", "{\"value\":\"x\"}").status, 403);
	assert_int_equal(client_post(client_new(w), "/put-open", "value", "x", NULL).status, 403);
	assert_int_equal(world_count(w, "setting"), before);
	client_header(c, arena_printf(w->arena, "Origin: http://127.0.0.1:%d", w->port));
	assert_int_equal(client_post(c, "/put", "value", "x", NULL).status, 303);
	assert_int_equal(world_count(w, "setting"), before + 1);
}

static void a_token_belongs_to_its_session(void **state)
{
	struct client *mine = signed_in(), *theirs = client_new(w);
	struct reply page;

	client_sign_in(theirs, other_account);
	page = client_get(theirs, "/inside");
	assert_int_equal(client_post(mine, "/put", "value", "x", "csrf_token", reply_field(w, &page, "csrf_token"), NULL).status, 403);
	page = client_get(client_new(w), "/about");
	assert_int_equal(client_post(mine, "/put", "value", "x", "csrf_token", reply_field(w, &page, "csrf_token"), NULL).status, 403);
}

static void a_token_is_masked_anew_each_time(void **state)
{
	struct client *c = signed_in();
	struct reply one = client_get(c, "/inside"), two = client_get(c, "/inside");

	assert_string_not_equal(reply_field(w, &one, "csrf_token"), reply_field(w, &two, "csrf_token"));
	assert_int_equal(client_post(c, "/put", "value", "x", "csrf_token", reply_field(w, &one, "csrf_token"), NULL).status, 303);
	assert_int_equal(client_post(c, "/put", "value", "x", "csrf_token", reply_field(w, &two, "csrf_token"), NULL).status, 303);
}

static void a_double_click_has_one_effect(void **state)
{
	struct client *c = signed_in();
	int64_t before = world_count(w, "setting"), lines = world_count(w, "audit");
	const char *key = "0123456789abcdef0123456789abcdef";
	struct reply r;

	for (int i = 0; i < 3; i++) {
		r = client_post(c, "/put", "value", "x", "form_key", key, NULL);
		assert_int_equal(r.status, 303);
		assert_string_equal(reply_header(w, &r, "Location"), "/about?done");
	}
	assert_int_equal(world_count(w, "setting"), before + 1);
	assert_int_equal(world_count(w, "audit"), lines + 1);
	/* The same key of another account is another key. */
	client_sign_in(c, other_account);
	assert_int_equal(client_get(c, "/inside").status, 200);
	assert_int_equal(client_post(c, "/put", "value", "x", "form_key", key, NULL).status, 303);
	assert_int_equal(world_count(w, "setting"), before + 2);
	/* A key that is none says how long one is. */
	r = client_post(c, "/put", "value", "x", "form_key", "fourteen-chars", NULL);
	assert_int_equal(r.status, 400);
	assert_true(reply_has(&r, "16 到 128 个字符"));
	assert_true(reply_has(&r, "收到的是 14 个字符"));
}

static struct reply put_file(struct client *c, const char *key, const char *content)
{
	struct reply page = client_get(c, "/inside");
	const char *body = arena_printf(w->arena, "--b\r\nContent-Disposition: form-data; name=\"csrf_token\"\r\n\r\n%s\r\n"
		"--b\r\nContent-Disposition: form-data; name=\"form_key\"\r\n\r\n%s\r\n"
		"--b\r\nContent-Disposition: form-data; name=\"value\"\r\n\r\nx\r\n"
		"--b\r\nContent-Disposition: form-data; name=\"paper\"; filename=\"a.txt\"\r\n\r\n%s\r\n--b--\r\n",
		reply_field(w, &page, "csrf_token"), key, content);

	return client_send(c, "POST", "/put", "multipart/form-data; boundary=b", body, strlen(body));
}

static void too_many_files_are_refused_with_how_many(void **state)
{
	struct client *c = signed_in();
	struct buffer body;
	struct reply r;

	buffer_init(&body, w->arena, 0);
	for (int i = 0; i < UPLOADS_COUNT_MAX + 3; i++)
		buffer_printf(&body, "--b\r\nContent-Disposition: form-data; name=\"paper\"; filename=\"%d.txt\"\r\n\r\nx\r\n", i);
	buffer_puts(&body, "--b--\r\n");
	r = client_send(c, "POST", "/put", "multipart/form-data; boundary=b", body.data, body.bytes);
	assert_int_equal(r.status, 413);
	assert_true(reply_has(&r, arena_printf(w->arena, "这次提交了 %d 个文件，一次最多 %d 个", UPLOADS_COUNT_MAX + 3, UPLOADS_COUNT_MAX)));
}

/* Nobody is told that something was saved which was not. */
static void a_key_that_comes_with_something_else_is_refused(void **state)
{
	struct client *c = signed_in(), *api = client_new(w);
	int64_t before = world_count(w, "setting");
	struct reply r;

	assert_int_equal(client_post(c, "/put", "value", "first", "form_key", "other-words-key-0123", NULL).status, 303);
	r = client_post(c, "/put", "value", "second", "form_key", "other-words-key-0123", NULL);
	assert_int_equal(r.status, 409);
	assert_true(reply_has(&r, "和上一次不同，没有保存"));
	assert_int_equal(client_post(c, "/put", "value", "first", "more", "", "form_key", "other-words-key-0123", NULL).status, 409);
	assert_int_equal(client_post(c, "/put", "value", "first", "form_key", "other-words-key-0123", NULL).status, 303);
	assert_int_equal(put_file(c, "other-file-key-012345", "one").status, 303);
	assert_int_equal(put_file(c, "other-file-key-012345", "two").status, 409);
	assert_int_equal(put_file(c, "other-file-key-012345", "one").status, 303);
	assert_int_equal(world_count(w, "setting"), before + 2);
	client_header(api, arena_printf(w->arena, "Idempotency-Key: other-body-key-01234\r\nAuthorization: Bearer %s", client_token(w, account)));
	assert_int_equal(client_post_json(api, "/api/v1/put", "{\"value\":\"first\"}").status, 201);
	r = client_post_json(api, "/api/v1/put", "{\"value\":\"second\"}");
	assert_int_equal(r.status, 409);
	assert_true(reply_has(&r, "\"key\":\"web.key_used\""));
	assert_int_equal(world_count(w, "setting"), before + 3);
}

/* Each form of a page has a key; a program that sends none answers for what it repeats. */
static void a_form_without_a_key_is_refused(void **state)
{
	struct client *c = signed_in(), *api = client_new(w);
	int64_t before = world_count(w, "setting");
	struct reply r = client_post(c, "/put", "value", "x", "form_key", "", NULL);

	assert_int_equal(r.status, 400);
	assert_true(reply_has(&r, "没有防重键"));
	r = client_get(c, "/inside");
	r = client_send(c, "POST", "/put", "application/x-www-form-urlencoded",
		arena_printf(w->arena, "value=x&csrf_token=%s", reply_field(w, &r, "csrf_token")), strlen("value=x&csrf_token=") + strlen(reply_field(w, &r, "csrf_token")));
	assert_int_equal(r.status, 400);
	assert_int_equal(world_count(w, "setting"), before);
	client_header(api, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, account)));
	assert_int_equal(client_post_json(api, "/api/v1/put", "{\"value\":\"x\"}").status, 201);
}

/* What would now be refused without anything begun is answered as it was. */
static void a_second_click_is_not_told_that_the_first_did_it(void **state)
{
	struct client *c = signed_in();
	int64_t before = world_count(w, "setting");
	const char *key = "once-only-key-0123456789";
	struct reply r;

	for (int i = 0; i < 2; i++) {
		r = client_post(c, "/put-once", "value", "only-once", "form_key", key, NULL);
		assert_int_equal(r.status, 303);
		assert_string_equal(reply_header(w, &r, "Location"), "/about?done");
		r = client_get(c, "/about");
		assert_int_equal(reply_has(&r, "系统没有重复办理"), i == 1);	/* the second is told what became of it */
	}
	assert_int_equal(client_post(c, "/put-once", "value", "only-once", NULL).status, 422);
	assert_int_equal(world_count(w, "setting"), before + 1);
}

struct race { struct client *client; int status; };

static void *post_in_race(void *cls)
{
	struct race *race = cls;

	race->status = client_post_json(race->client, "/api/v1/put", "{\"value\":\"x\"}").status;
	return NULL;
}

static void raced_submits_have_one_effect(void **state)
{
	enum { RACERS = 8 };
	struct race races[RACERS];
	struct world copies[RACERS];
	pthread_t threads[RACERS];
	const char *token = client_token(w, account);
	int64_t before = world_count(w, "setting");

	for (int i = 0; i < RACERS; i++) {
		copies[i] = *w;	/* an arena each: arenas are not shared between threads */
		copies[i].arena = arena_new();
		races[i].client = client_new(&copies[i]);
		client_header(races[i].client, arena_printf(copies[i].arena, "Idempotency-Key: raced-key-0123456789\r\nAuthorization: Bearer %s", token));
	}
	for (int i = 0; i < RACERS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, post_in_race, &races[i]), 0);
	for (int i = 0; i < RACERS; i++) {
		pthread_join(threads[i], NULL);
		assert_int_equal(races[i].status, 201);
		arena_free(copies[i].arena);
	}
	assert_int_equal(world_count(w, "setting"), before + 1);
}

static void a_refusal_after_a_write_leaves_nothing(void **state)
{
	struct client *c = signed_in();
	int64_t before = world_count(w, "setting"), lines = world_count(w, "audit");
	const char *key = "refused-key-0123456789";

	assert_int_equal(client_post(c, "/refuse", "form_key", key, NULL).status, 422);
	assert_int_equal(client_post(c, "/refuse", "form_key", key, NULL).status, 422);
	assert_int_equal(world_count(w, "setting"), before);
	assert_int_equal(world_count(w, "audit"), lines);
}

static void a_refusal_names_its_fields(void **state)
{
	struct client *c = client_new(w);
	struct reply r;

	client_header(c, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, account)));
	r = client_post_json(c, "/api/v1/fields", "{}");
	assert_int_equal(r.status, 422);
	assert_string_equal(reply_header(w, &r, "Content-Type"), "application/problem+json");
	assert_true(reply_has(&r, "\"field\":\"now\""));
	assert_true(reply_has(&r, "\"field\":\"then\""));
	assert_true(reply_has(&r, "\"key\":\"web.bad_time\""));
	r = client_post(signed_in(), "/fields", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "2015-11-17T09:00:00+08:00"));
}

/* Input, a rule and a row that somebody changed are for the form; everything else has a page of its own. */
static void a_form_is_shown_again_for_what_it_can_say(void **state)
{
	static const struct { enum refusal_kind kind; int status; bool is_shown; } KINDS[] = {
		{ BAD_INPUT, 422, true }, { AGAINST_RULE, 422, true }, { CONFLICT, 409, true },
		{ NOT_FOUND, 404, false }, { FORBIDDEN, 403, false }, { TOO_MUCH, 429, false }, { STEP_UP, 403, false },
	};
	struct client *c = signed_in();

	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++) {
		struct reply r = client_post(c, "/again", "kind", arena_printf(w->arena, "%d", KINDS[i].kind), NULL);

		assert_int_equal(r.status, KINDS[i].status);
		assert_int_equal(reply_has(&r, "这是什么"), KINDS[i].is_shown);
	}
}

static void a_bug_gives_one_plain_500_and_no_row(void **state)
{
	struct client *c = signed_in();
	int64_t before = world_count(w, "setting");
	struct reply r = client_post(c, "/broken", NULL);

	assert_int_equal(r.status, 500);
	assert_false(reply_has(&r, "NOT NULL"));
	assert_int_equal(world_count(w, "setting"), before);
	assert_int_equal(client_get(c, "/silent").status, 500);
	assert_int_equal(client_get(c, "/inside").status, 200);
}

static void a_notice_is_said_once(void **state)
{
	struct client *c = signed_in();
	struct reply r;

	assert_int_equal(client_post(c, "/notice", NULL).status, 303);
	assert_non_null(client_cookie(c, "jishi_notice"));
	r = client_get(c, "/inside");
	assert_true(reply_has(&r, "notice\" role=\"status\""));
	r = client_get(c, "/inside");
	assert_false(reply_has(&r, "notice\" role=\"status\""));
	client_header(c, "Cookie: jishi_notice=Zm9yZ2Vk");
	r = client_get(client_new(w), "/about");
	assert_false(reply_has(&r, "notice\" role=\"status\""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(asks_strangers_to_sign_in),
		cmocka_unit_test(takes_no_wrong_token),
		cmocka_unit_test(sessions_end_by_themselves),
		cmocka_unit_test(a_duty_comes_first),
		cmocka_unit_test(a_part_of_a_page_never_holds_the_sign_in_form),
		cmocka_unit_test(keeps_tokens_of_programs_and_browsers_apart),
		cmocka_unit_test(a_changed_right_applies_to_the_next_request),
		cmocka_unit_test(a_foreign_id_looks_like_a_missing_one),
		cmocka_unit_test(writes_a_denial_once_a_minute),
		cmocka_unit_test(refuses_forms_that_are_not_ours),
		cmocka_unit_test(a_token_belongs_to_its_session),
		cmocka_unit_test(a_token_is_masked_anew_each_time),
		cmocka_unit_test(a_double_click_has_one_effect),
		cmocka_unit_test(too_many_files_are_refused_with_how_many),
		cmocka_unit_test(a_key_that_comes_with_something_else_is_refused),
		cmocka_unit_test(a_form_without_a_key_is_refused),
		cmocka_unit_test(a_second_click_is_not_told_that_the_first_did_it),
		cmocka_unit_test(raced_submits_have_one_effect),
		cmocka_unit_test(a_refusal_after_a_write_leaves_nothing),
		cmocka_unit_test(a_refusal_names_its_fields),
		cmocka_unit_test(a_form_is_shown_again_for_what_it_can_say),
		cmocka_unit_test(a_bug_gives_one_plain_500_and_no_row),
		cmocka_unit_test(a_notice_is_said_once),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
