/* 党费 of members who go elsewhere: to another branch of the committee, as floating members, and while a transfer waits. Pages and API; the cases of domain/05, section 4 by
 * their numbers. */
#include "page/dues_world.h"

static void case_19_the_new_branch_begins_the_next_month(void **state)
{
	int64_t id = payer("调走", "wage", "2000", "2015-10"), run;
	const char *moving;
	struct reply r;

	paid(pay(id, "20", "2015-11", "document", ""));
	world_right(w, "secretary", "handle");
	client_get(town_clerk, world_text(w, "/transfer/new?person=%lld", (long long)id));
	r = client_post(town_clerk, "/transfer/new", "person", world_text(w, "%lld", (long long)id), "to", "丙村支部", "reason", "job", "dues_month", "2015-11", NULL);
	paid(r);
	moving = reply_header(w, &r, "Location");
	client_get(town_clerk, moving);
	r = client_post(town_clerk, world_text(w, "%s/act", moving), "act", "adjust", "document", "甲党〔2015〕8号", "day", "2015-11-12", "row_version", "1", NULL);
	paid(r);
	knows(id, "\"paid_to\":\"2015-11\"");
	knows(id, "\"from\":\"2015-12\",\"until\":\"\"");
	r = client_get(town_api, world_text(w, "/api/v1%s", org_url(town, "/total?until=2015-11")));
	assert_true(strstr(r.body, "丙村支部") != NULL && strstr(strstr(r.body, "丙村支部"), "\"due_fen\":0") != NULL);
	r = client_get(town_api, world_text(w, "/api/v1%s", org_url(town, "/total?until=2015-12")));
	assert_true(strstr(strstr(r.body, "丙村支部"), "\"payers\":1,\"due_fen\":1000") != NULL);
	run = other_branch;
	walk_has((r = client_get(town_clerk, org_url(run, "")), &r), 200, "调走");
}

static void case_20_a_floating_member_pays_at_the_host_and_is_counted_at_home(void **state)
{
	int64_t id = payer("流动缴费", "wage", "1000", "2015-11"), floating;
	struct reply r;

	client_get(host, "/me");
	r = client_post(host, person_url(id, ""), "amount", "5", "until", "2015-11", "day", "2015-11-16", "channel", "cash", "payer", "own", "row_version", version(id), NULL);
	assert_int_equal(r.status, 404);
	floating = PUT(w, "floating", NUMBER("region_id", 1), NUMBER("person_id", id), NUMBER("home_id", branch), TEXT("path", world_org_path(w, branch)), NUMBER("away_since", 16000),
		NUMBER("contact_day", 16000), NUMBER("ended_day", 2932897), TEXT("place", "宁波"));
	PUT(w, "floating_host", NUMBER("floating_id", floating), NUMBER("org_id", community), TEXT("path", world_org_path(w, community)), NUMBER("from_day", 16000),
		NUMBER("to_day", 2932897), NUMBER("accepted_day", 16010));
	r = client_post(host, person_url(id, ""), "amount", "5", "until", "2015-11", "day", "2015-11-16", "channel", "cash", "payer", "own", "row_version", version(id), NULL);
	paid(r);
	knows(id, "\"collected_name\":\"阳光社区支部\"");
	r = client_get(host, person_url(id, ""));
	walk_has(&r, 200, "登记收款");
	assert_false(reply_has(&r, "1000.00"));	/* the income is not the host's */
	r = client_get(host, world_text(w, "/floating/%lld", (long long)floating));
	walk_has(&r, 200, "代收党费");
	knows(id, "\"owed_fen\":0");
	r = client_get(branch_clerk, person_url(id, ""));
	walk_has(&r, 200, "阳光社区支部");
	walk_has((r = pay(id, "5", "2015-11", "document", ""), &r), 422, "同一个月不重复缴");
}

static struct reply proposed(int64_t person, const char *month, const char *is_sure)
{
	return client_post_json(api, "/api/v1/transfer", world_text(w, "{\"person\":\"%lld\",\"to\":\"丙村支部\",\"reason\":\"job\",\"dues_month\":\"%s\",\"dues_sure\":%s}",
		(long long)person, month, is_sure));
}

/* Nobody is believed unseen: the branch takes dues in the register, which has nothing about this member. */
static void a_month_that_the_register_does_not_know_is_confirmed(void **state)
{
	int64_t id = world_member(w, branch, "无账", 2), early = world_member(w, branch, "早转", 2);
	struct reply r;

	payer("有账", "wage", "2000", "2015-09");
	client_get(branch_clerk, world_text(w, "/transfer/new?person=%lld", (long long)id));
	r = client_post(branch_clerk, "/transfer/new", "person", world_text(w, "%lld", (long long)id), "to", "丙村支部", "reason", "job", "dues_month", "2015-11", NULL);
	walk_has(&r, 422, "党费账上没有无账的核定标准，也没有缴费收据");
	assert_true(reply_has(&r, "“交至 2015年11月”核对不上") && reply_has(&r, "name=\"dues_sure\""));
	r = proposed(id, "2015-11", "false");
	walk_has(&r, 422, "\"field\":\"dues_month\"");
	r = proposed(id, "2015-11", "true");
	walk_has(&r, 201, "\"dues_month\":\"2015-11-01\"");
	/* Of the years before the branch began the register says nothing. */
	r = proposed(early, "2001-03", "false");
	walk_has(&r, 201, "\"dues_month\":\"2001-03-01\"");
}

/* Until the letter is written a transfer shows what is paid by now. */
static void a_waiting_transfer_shows_the_month_of_today(void **state)
{
	int64_t id = payer("待转", "wage", "2000", "2015-09"), transfer;
	struct reply r;

	r = client_post_json(api, "/api/v1/transfer", world_text(w, "{\"person\":\"%lld\",\"to\":\"丙村支部\",\"reason\":\"job\"}", (long long)id));
	walk_has(&r, 201, "\"dues_month\":\"2015-08-01\"");
	transfer = walk_number(api, &r, "id");
	paid(pay(id, "20", "2015-10", "document", ""));
	r = client_get(api, world_text(w, "/api/v1/transfer/%lld", (long long)transfer));
	walk_has(&r, 200, "\"dues_month\":\"2015-10-01\"");
	r = client_get(branch_clerk, world_text(w, "/transfer/%lld", (long long)transfer));
	walk_has(&r, 200, "2015年10月");
	assert_false(reply_has(&r, "2015年8月"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_19_the_new_branch_begins_the_next_month),
		cmocka_unit_test(case_20_a_floating_member_pays_at_the_host_and_is_counted_at_home),
		cmocka_unit_test(a_month_that_the_register_does_not_know_is_confirmed),
		cmocka_unit_test(a_waiting_transfer_shows_the_month_of_today),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
