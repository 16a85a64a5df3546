/* Dues of whoever was suspended or removed wrongly: he was a member all the while, so once that is corrected each month between is due again as it was set for it, restored
 * before or not. Pages and API. */
#include "page/late_world.h"

#include <stdlib.h>

static struct reply dues(void) { return client_get(asker, arena_printf(w->arena, "/api/v1%s", of_person("/dues"))); }

static void owes(const char *words)
{
	struct reply r = dues();

	walk_has(&r, 200, words);
}

/* Two thousand yuan a month are ten yuan of dues, four thousand are forty. */
static void sets(const char *from, int wage)
{
	struct reply r = dues();

	r = client_post_json(asker, arena_printf(w->arena, "/api/v1/org/%lld/dues/standard", (long long)branch), arena_printf(w->arena, "{\"from\":\"%s\",\"rows\":[\"%lld=wage=%d=%s\"]}", from,
		(long long)member, wage, walk_value(w, &r, "row_version")[0] == '\0' ? "0" : walk_value(w, &r, "row_version")));
	walk_has(&r, 200, "");
}

static void joined_long_ago(const char *name)
{
	member = world_member(w, branch, name, 2);
	world_run(w, arena_printf(w->arena, "UPDATE person SET joined_day = 10000 WHERE id = %lld", (long long)member));
}

static void page_says(const char *words)
{
	struct reply r = client_get(secretary, of_person("/dues"));

	walk_has(&r, 200, words);
}

/* Of a suspension that was right nothing is owed for the time between; found wrong afterwards, the months from July to September are. */
static void a_restoration_is_followed_by_the_correction(void **state)
{
	struct reply r;

	joined_long_ago("停错甲");
	sets("2015-05", 2000);
	befalls("suspended", "2015-06-10");
	owes("\"owed_fen\":2000,\"owed_months\":2");
	befalls("restored", "2015-10-20");
	owes("\"owed_fen\":4000,\"owed_months\":4");
	page_says("2015-06-10 至 2015-10-20，不是党员，不交党费");
	r = client_get(secretary, of_person("/standing"));
	r = client_post(secretary, of_person("/standing"), "cause", "mistaken", "document", "甲委〔2015〕9号", "reason", "停错了人", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town_page, waiting());
	r = client_post(town_page, arena_printf(w->arena, "%s/decide", waiting()), "state", "approved", "note", "", "row_version", "1", NULL);
	assert_int_equal(r.status, 303);
	owes("\"owed_fen\":7000,\"owed_months\":7");
	page_says("70.00");
	r = client_get(secretary, of_person("/dues"));
	assert_false(reply_has(&r, "不是党员，不交党费"));
}

/* What was set for months behind the end holds for these months again. */
static void a_later_standard_holds_again(void **state)
{
	joined_long_ago("停错乙");
	sets("2015-05", 2000);
	sets("2015-09", 4000);
	befalls("suspended", "2015-07-10");
	owes("\"owed_fen\":3000,\"owed_months\":3");
	befalls("mistaken", NULL);
	owes("\"owed_fen\":16000,\"owed_months\":7");
	page_says("160.00");
}

/* Dues were first set behind the day on which he was removed, registered later. */
static void the_first_standard_holds_again(void **state)
{
	joined_long_ago("错除丙");
	sets("2015-09", 2000);
	sets("2015-08", 4000);		/* instead */
	befalls("removed", "2015-07-10");
	owes("\"owed_fen\":0");
	befalls("appeal", NULL);
	owes("\"owed_fen\":16000,\"owed_months\":4");
	page_says("160.00");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_restoration_is_followed_by_the_correction),
		cmocka_unit_test(a_later_standard_holds_again),
		cmocka_unit_test(the_first_standard_holds_again),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
