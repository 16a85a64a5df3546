/* What a program hears when it sends the same request again under its key: the same answer, or that it was too large to be kept. */
#include "page/routes.h"

static struct world *w;
static int64_t account;

static int start(void **state)
{
	w = world_start(&(struct world_options){ .routes = TEST_ROUTES, .routes_count = TEST_ROUTES_COUNT });
	world_set(w, "totp_required", "off");
	account = world_account(w, "program", ADMIN_NONE, 41);
	return 0;
}

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

static void a_program_hears_the_same_answer_again(void **state)
{
	struct client *c = client_new(w);
	struct reply one, two;
	int64_t before = world_count(w, "setting");

	client_header(c, arena_printf(w->arena, "Idempotency-Key: api-key-0123456789abcdef\r\nAuthorization: Bearer %s", client_token(w, account)));
	one = client_post_json(c, "/api/v1/put", "{\"value\":\"x\"}");
	two = client_post_json(c, "/api/v1/put", "{\"value\":\"x\"}");
	assert_int_equal(one.status, 201);
	assert_int_equal(two.status, 201);
	assert_string_equal(one.body, two.body);
	client_header(c, arena_printf(w->arena, "Idempotency-Key: fourteen-chars\r\nAuthorization: Bearer %s", client_token(w, account)));
	two = client_post_json(c, "/api/v1/put", "{\"value\":\"x\"}");
	assert_int_equal(two.status, 400);
	assert_true(reply_has(&two, "\"key\":\"web.bad_key\""));
	assert_true(reply_has(&two, "\"min\":\"16\""));
	assert_int_equal(world_count(w, "setting"), before + 1);
}

/* A long answer is kept squeezed and given again letter by letter; of one that does not fit even so it is said that it was done, and where to look. */
static void a_long_answer_is_given_again_or_said_to_be_too_large(void **state)
{
	struct client *c = client_new(w);
	struct reply one, two;
	int64_t before = world_count(w, "setting");

	client_header(c, arena_printf(w->arena, "Idempotency-Key: long-key-0123456789abcdef\r\nAuthorization: Bearer %s", client_token(w, account)));
	one = client_post_json(c, "/api/v1/put-long", "{\"value\":\"long\"}");
	assert_int_equal(one.status, 200);
	assert_true(strlen(one.body) > 30000);
	two = client_post_json(c, "/api/v1/put-long", "{\"value\":\"long\"}");
	assert_int_equal(two.status, 200);
	assert_string_equal(one.body, two.body);
	assert_non_null(strstr(reply_header(w, &two, "Content-Type"), "application/json"));
	client_header(c, arena_printf(w->arena, "Idempotency-Key: full-key-0123456789abcdef\r\nAuthorization: Bearer %s", client_token(w, account)));
	one = client_post_json(c, "/api/v1/put-long", "{\"value\":\"full\"}");
	assert_int_equal(one.status, 200);
	two = client_post_json(c, "/api/v1/put-long", "{\"value\":\"full\"}");
	assert_int_equal(two.status, 409);
	assert_true(reply_has(&two, "\"key\":\"web.answer_large\""));
	assert_true(reply_has(&two, "只办了一次"));
	assert_int_equal(world_count(w, "setting"), before + 2);	/* each was done once */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_program_hears_the_same_answer_again),
		cmocka_unit_test(a_long_answer_is_given_again_or_said_to_be_too_large),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
