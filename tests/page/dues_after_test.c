/* Receipts of dues that stand behind a death or a leaving, which was registered late: with the payer, on the receipt, in the sums above. Pages and API. */
#include "page/dues_world.h"

/* The pages and programs of the branch and of the town agree on how many receipts lie behind the end of a membership, and how much they are. */
static void after_end_is(int64_t n, const char *amount, int64_t fen)
{
	const char *note = world_text(w, "有 %lld 张收据的缴纳日期在党员去世或离开以后（或停止党籍期间），合计 %s 元", (long long)n, amount);
	struct reply r;

	for (int i = 0; i < 2; i++) {
		int64_t org = i == 0 ? town : branch;

		r = client_get(i == 0 ? town_clerk : branch_clerk, org_url(org, ""));
		walk_has(&r, 200, "党费");
		assert_int_equal(reply_has(&r, note), n > 0);
		r = client_get(town_api, world_text(w, "/api/v1%s", org_url(org, "/after-end")));
		walk_has(&r, 200, world_text(w, "\"total\":%lld", (long long)n));
	}
	r = client_get(town_api, world_text(w, "/api/v1%s", org_url(town, "/total")));
	walk_has(&r, 200, world_text(w, "\"after_end\":{\"n\":%lld,\"fen\":%lld}", (long long)n, (long long)fen));
}

/* A death of March that is registered in November: receipts of the day itself and before it stand, those behind it are shown until taken back. */
static void receipts_behind_a_death_are_shown_and_not_changed(void **state)
{
	int64_t id = payer("迟报", "wage", "2000", "2015-01");
	struct reply r;
	const char *at, *receipt;

	after_end_is(0, "0.00", 0);
	paid(pay(id, "110.00", "2015-11", "document", "支部〔2015〕1号"));
	after_end_is(0, "0.00", 0);	/* a member */
	world_run(w, world_text(w, "UPDATE membership SET to_day = %d, ended_by = 'died' WHERE person_id = %lld", day_parse_iso("2015-11-16"), (long long)id));
	world_run(w, world_text(w, "UPDATE person SET status = 8 WHERE id = %lld", (long long)id));
	after_end_is(0, "0.00", 0);	/* paid on the very day */
	world_run(w, world_text(w, "UPDATE membership SET to_day = %d WHERE person_id = %lld", day_parse_iso("2015-03-10"), (long long)id));
	after_end_is(1, "110.00", 11000);
	r = client_get(branch_clerk, person_url(id, ""));
	walk_has(&r, 200, "迟报于 2015-03-10 起不再是党员（已去世），之后还有 1 张收据，合计 110.00 元");
	walk_has(&r, 200, "在去世或离开以后");
	walk_has(&r, 200, "退还某人、某日、某元");
	knows(id, "\"after_end\":{\"n\":1,\"fen\":11000}");
	knows(id, "\"is_after_end\":true");
	r = client_get(town_clerk, org_url(town, "/after-end"));
	walk_has(&r, 200, "迟报");
	walk_has(&r, 200, "2015-03-10");
	at = strstr(r.body, "/dues-receipt/");
	assert_non_null(at);
	receipt = world_text(w, "%.*s", (int)strcspn(at, "\""), at);
	assert_int_equal(client_get(elsewhere, org_url(town, "/after-end")).status, 404);
	assert_int_equal(client_get(reader, org_url(branch, "/after-end")).status, 403);
	r = client_get(branch_clerk, receipt);
	walk_has(&r, 200, "在党籍结束（或停止）的 2015-03-10 以后");
	knows(id, "\"reversed\":\"0\"");	/* nothing was changed by itself */
	assert_int_equal(client_post(branch_clerk, world_text(w, "%s/reverse", receipt), "reason", "退还家属110元", NULL).status, 303);
	after_end_is(0, "0.00", 0);
	knows(id, "\"after_end\":{\"n\":0,\"fen\":0}");
	r = client_get(branch_clerk, person_url(id, ""));
	assert_false(reply_has(&r, "在去世或离开以后"));
}

/* Whoever moved out pays at the new branch: what this one still took afterwards is shown too. */
static void receipts_behind_a_leaving_are_shown(void **state)
{
	int64_t id = payer("迟转", "wage", "2000", "2015-11");

	paid(pay(id, "10.00", "2015-11", "document", ""));
	world_run(w, world_text(w, "UPDATE membership SET to_day = %d, ended_by = 'transferred_out' WHERE person_id = %lld", day_parse_iso("2015-11-15"), (long long)id));
	world_run(w, world_text(w, "UPDATE person SET status = 9 WHERE id = %lld", (long long)id));
	after_end_is(1, "10.00", 1000);
	world_run(w, world_text(w, "UPDATE membership SET to_day = %d WHERE person_id = %lld", day_parse_iso("2015-11-16"), (long long)id));
	after_end_is(0, "0.00", 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(receipts_behind_a_death_are_shown_and_not_changed),
		cmocka_unit_test(receipts_behind_a_leaving_are_shown),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
