/* Dues of whoever was suspended and restored: nothing is owed for the days between, what was paid for them is shown until it is taken back, and from the month of
 * the restoration on the standard of before holds again. The suspension and the restoration are cases (programmes/national). Pages and API. */
#include "standing_world.h"

#include <stdlib.h>

static int start_with_dues(void **state)
{
	start(state);
	world_right(w, "secretary", "edit_person");
	return 0;
}

static const char *dues_url(const char *rest) { return text("/person/%lld/dues%s", (long long)lost, rest); }

static void dues_say(const char *words)
{
	struct reply r = client_get(secretary, text("/api/v1%s", dues_url("")));

	walk_has(&r, 200, words);
}

static int64_t dues_version(void)
{
	struct reply r = client_get(secretary, text("/api/v1%s", dues_url("")));
	const char *value = walk_value(w, &r, "row_version");

	return value[0] == '\0' ? 0 : strtoll(value, NULL, 10);
}

static struct reply sets_standard(const char *from)
{
	return client_post_json(secretary, text("/api/v1/org/%lld/dues/standard", (long long)branch), text("{\"from\":\"%s\",\"rows\":[\"%lld=wage=2000=%lld\"]}", from, (long long)lost,
		(long long)dues_version()));
}

static struct reply pays(const char *until, const char *amount, const char *day)
{
	return client_post_json(secretary, text("/api/v1%s", dues_url("")), text("{\"until\":\"%s\",\"amount\":\"%s\",\"day\":\"%s\",\"channel\":\"cash\",\"payer\":\"own\",\"row_version\":%lld}", until,
		amount, day, (long long)dues_version()));
}

/* Suspended on 1 June, registered on 20 August only: a receipt of July stands behind it. */
static void what_was_paid_after_a_suspension_is_shown(void **state)
{
	struct reply r = sets_standard("2024-05");
	int64_t run;

	assert_int_equal(r.status, 200);
	r = pays("2024-05", "10.00", "2024-06-01");
	assert_int_equal(r.status, 201);
	walk_clock(county, "2024-07-10");
	r = pays("2024-07", "20.00", "2024-07-10");
	assert_int_equal(r.status, 201);
	dues_say("\"after_end\":{\"n\":0,\"fen\":0},\"gap_from\":null,\"gap_to\":null");
	walk_clock(county, "2024-08-20");
	run = walk_opened(secretary, suspend, branch, lost, "2024-06-01");
	walk_step(secretary, run, "grounds", "ground=因私出国定居\nsince=2024-01-10\nrecord=@", "2024-06-01", "decide");
	walk_step(upper, run, "decision", "result=同意\nreply=@", "2024-06-01", "suspended");
	dues_say("\"after_end\":{\"n\":1,\"fen\":2000}");
	dues_say("\"owed_fen\":0");
}

static void restored(const char *day)
{
	int64_t run = walk_opened(secretary, restore, branch, lost, day);

	walk_step(secretary, run, "application", text("kind=恢复党籍\npaper=@\napplied_on=%s", day), day, "examine");
	walk_step(secretary, run, "inquiry", "result=符合条件\nreport=@", day, "meeting");
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS - 1 }, run, "consent", day, 6, 5, 0);
	walk_fill(secretary, run, "minutes", "alone=是\nresolution=@");
	walk_close(secretary, run, day, "decide");
	walk_step(upper, run, "decision", "result=批准\nreply=@", day, "restored_member");
}

static void page_says(const char *url, const char *words)
{
	struct reply r = client_get(page, url);

	walk_has(&r, 200, words);
}

/* Fourteen months later: of the gap nothing is owed, its receipt stays to be looked into, and dues are owed from that month on as before. */
static void nothing_is_owed_for_the_days_between(void **state)
{
	struct reply r;

	walk_clock(county, "2025-08-01");
	restored("2025-08-01");
	knows(lost, "\"status\":\"2\"");
	dues_say("\"gap_from\":\"2024-06-01\",\"gap_to\":\"2025-08-01\"");
	dues_say("\"owed_fen\":1000,\"owed_months\":1,\"late_months\":0,\"paid_to\":\"2025-07\"");
	dues_say("\"after_end\":{\"n\":1,\"fen\":2000}");
	page_says(dues_url(""), "2024-06-01 至 2025-08-01，不是党员，不交党费；恢复党籍后从 2025-08 起交");
	page_says(dues_url(""), "恢复以前还有 1 张收据，合计 20.00 元");
	page_says(dues_url(""), "在停止党籍期间");
	page_says(text("/org/%lld/dues", (long long)branch), "有 1 张收据的缴纳日期在党员去世或离开以后（或停止党籍期间），合计 20.00 元");
	page_says(text("/org/%lld/dues/after-end", (long long)branch), "后已恢复");
	r = client_get(secretary, text("/api/v1/org/%lld/dues/after-end", (long long)branch));
	walk_has(&r, 200, "\"end_day\":\"2024-06-01\"");
	walk_has(&r, 200, "\"total\":1");
	r = sets_standard("2025-07");
	walk_has(&r, 422, "失联甲从 2024-06-01 至 2025-08-01 停止党籍，这期间不是党员、不交党费");
	walk_has(&r, 422, "标准请从 2025-08 起定");
	client_get(page, text("/org/%lld/dues/standard", (long long)branch));
	r = client_post(page, text("/org/%lld/dues/standard", (long long)branch), "from", "2025-07", text("class_%lld", (long long)lost), "wage", text("base_%lld", (long long)lost), "2000",
		text("v_%lld", (long long)lost), text("%lld", (long long)dues_version()), NULL);
	walk_has(&r, 422, "标准请从 2025-08 起定");
	r = sets_standard("2025-08");
	assert_int_equal(r.status, 200);
	r = pays("2025-08", "10.00", "2025-08-01");
	assert_int_equal(r.status, 201);
	dues_say("\"after_end\":{\"n\":1,\"fen\":2000}");	/* the day of the restoration is one of a member */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_paid_after_a_suspension_is_shown),
		cmocka_unit_test(nothing_is_owed_for_the_days_between),
	};

	return cmocka_run_group_tests(tests, start_with_dues, world_over);
}
