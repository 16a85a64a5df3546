/* An organisation is named by a part of its name: the field offers those that have it while it is typed, and the refusal does without script. */
#include "page/transfer_world.h"

static struct reply offered(struct client *c, const char *field, const char *typed)
{
	struct reply r;

	client_header(c, "HX-Request: true");
	r = client_get(c, text("/org/offered?field=%s&%s=%s", field, field, typed));
	client_header(c, NULL);
	return r;
}

#define OPTION(name, id, upper) text("<option value=\"%s（T%lld）\">%s</option>", name, (long long)(id), upper)

static void a_field_offers_while_it_is_typed_into(void **state)
{
	struct reply r = offered(secretary, "to", "乙村");

	/* The secretary of one branch sends members to any other. */
	walk_has(&r, 200, OPTION("乙村支部", branch_b, "乙镇党委"));
	assert_false(reply_has(&r, "甲村支部") || reply_has(&r, "<html"));
	r = offered(clerk_a, "org", "村支");
	walk_has(&r, 200, OPTION("丙村支部", branch_a2, "甲镇党委"));
	walk_has(&r, 200, OPTION("乙村支部", branch_b, "乙镇党委"));
	for (size_t i = 0; i < 4; i++) {
		r = offered(clerk_a, "org", (const char *const[]){ "", "村", "%25%25", "没有这样的" }[i]);
		assert_int_equal(r.status, 200);
		assert_false(reply_has(&r, "<option"));
	}
	/* Opened as a page it is the one that finds organisations without script. */
	r = client_get(clerk_a, "/org/offered?field=to&to=%E4%B9%99%E6%9D%91");
	assert_int_equal(r.status, 303);
	assert_string_equal(reply_header(w, &r, "Location"), text("/org/%lld/pick?q=%%E4%%B9%%99%%E6%%9D%%91", (long long)town_a));
	r = offered(client_new(w), "to", "乙村");
	assert_true(r.status == 303 || r.status == 401);
}

/* Each field that names an organisation says where its list comes from. */
static void asks(struct client *c, const char *url, const char *field)
{
	struct reply r = client_get(c, url);

	walk_has(&r, 200, text("list=\"f-%s-offers\" hx-get=\"/org/offered?field=%s\"", field, field));
	walk_has(&r, 200, text("<datalist id=\"f-%s-offers\"></datalist>", field));
}

static void what_was_offered_is_taken(void **state)
{
	int64_t who = world_member(w, branch_a, "何选", 2);
	const char *form = text("/transfer/new?person=%lld", (long long)who);
	struct reply r;

	asks(secretary, form, "to");
	asks(clerk_a, "/transfer/arrival", "org");
	asks(clerk_a, text("/org/%lld/transfer", (long long)branch_a2), "parent_code");
	/* A part of a name is refused, and the list holds what may be meant, without script too; another name may still be typed. */
	client_get(secretary, form);
	r = client_post(secretary, "/transfer/new", "person", text("%lld", (long long)who), "to", "乙村", "reason", "job", "dues_month", "2015-11", NULL);
	walk_has(&r, 422, text("<datalist id=\"f-to-offers\">%s", OPTION("乙村支部", branch_b, "乙镇党委")));
	walk_has(&r, 422, "name=\"to\" type=\"text\" value=\"乙村\"");
	/* A code of another organisation behind the name is no code. */
	client_get(secretary, form);
	r = client_post(secretary, "/transfer/new", "person", text("%lld", (long long)who), "to", text("乙村支部（T%lld）", (long long)branch_a2), "reason", "job", "dues_month", "2015-11", NULL);
	walk_has(&r, 422, "没有叫");
	client_get(secretary, form);
	r = client_post(secretary, "/transfer/new", "person", text("%lld", (long long)who), "to", text("乙村支部（T%lld）", (long long)branch_b), "reason", "job", "dues_month", "2015-11", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(secretary, reply_header(w, &r, "Location"));
	walk_has(&r, 200, "乙村支部");
	who = world_member(w, branch_a, "何程", 2);
	r = client_post_json(api_secretary, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"乙村支部（T%lld）\",\"reason\":\"job\",\"dues_month\":\"2015-11\"}", (long long)who,
		(long long)branch_b));
	assert_int_equal(r.status, 201);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_field_offers_while_it_is_typed_into),
		cmocka_unit_test(what_was_offered_is_taken),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
