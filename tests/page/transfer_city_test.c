/* Transfers within a city of 73,851 leave its total as it was (CS-02). */
#include "page/transfer_world.h"

/* A city of 73,851: five go from one town to the other by the page, five come back by a program. */
static void CS_02_ten_transfers_leave_the_total_of_the_city(void **state)
{
	/* covers CS-02 accept 1 by page and api */
	int64_t crowd = org(town_b, "branch", "大支部"), going[5], coming[5], one, spell, missing, eve;

	for (int i = 0; i < 5; i++) {
		going[i] = person(branch_a, text("去%d", i), 2);
		coming[i] = person(branch_b, text("来%d", i), 2);
	}
	one = person(crowd, "甲等", 2);
	missing = 73851 - members(city, "2015-11-17");
	spell = world_put(w, "membership", (struct cell[]){ NUMBER("region_id", 1), NUMBER("person_id", 1), NUMBER("org_id", crowd), NUMBER("status", 2),
		NUMBER("from_day", day_of(2010, 1, 1)), NUMBER("to_day", day_of(2010, 1, 1)), TEXT("began_by", "opening") }, 7);
	world_copies(w, "membership", spell, missing, "person_id", text("%lld + n.i", (long long)world_copies(w, "person", one, missing, NULL)), "to_day", "2932897", NULL);
	assert_int_equal(members(city, "2015-11-17"), 73851);
	eve = members(city, "2015-11-16");
	for (int i = 0; i < 5; i++) {
		int64_t t = proposed(secretary, going[i], "乙村支部", "");
		struct reply r;

		must(secretary, t, "agree", "reason", "");
		must(clerk_a, t, "issue", "valid_days", "30");
		must(clerk_b, t, "accept", "org", "");
		must(clerk_b, t, "enrol", "day", "2015-11-17");
		r = client_post_json(api_b, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"甲村支部\",\"reason\":\"job\",\"dues_month\":\"2015-11\"}", (long long)coming[i]));
		t = strtoll(strstr(r.body, "\"id\":\"") + strlen("\"id\":\""), NULL, 10);
		assert_int_equal(api_act(api_b, t, "\"act\":\"agree\",\"document\":\"支部委员会会议记录\"").status, 200);
		assert_int_equal(api_act(api_b, t, "\"act\":\"issue\",\"valid_days\":30").status, 200);
		assert_int_equal(api_act(api_a, t, "\"act\":\"accept\"").status, 200);
		assert_int_equal(api_act(api_a, t, "\"act\":\"enrol\"").status, 200);
	}
	assert_int_equal(members(city, "2015-11-17"), 73851);
	assert_int_equal(members(city, "2015-11-16"), eve);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(CS_02_ten_transfers_leave_the_total_of_the_city),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
