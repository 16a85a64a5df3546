/* The four regulated steps of 昔阳 as they are read: in English, and page by page in the lists that everybody opens. */
#include "page/run_village_world.h"
#include "page/english_page.h"

/* The first page is shown instead, to everybody and on either database; what is no number of a page is a mistyped address, and a program
 * is told of a field that is out of bounds. */
static void no_page_of_a_list_is_too_far(void **state)
{
	static const char *const LISTS[] = { "/notice", "/publication", "/api/v1/notice", "/api/v1/publication" };
	static const struct { const char *page; int status, api; } PAGES[] = {
		{ "9223372036854775807", 200, 422 }, { "2000000", 200, 200 }, { "-9223372036854775808", 422, 422 }, { "0", 422, 422 }, { "abc", 422, 422 } };
	struct reply r;

	for (size_t i = 0; i < sizeof(LISTS) / sizeof(LISTS[0]); i++)
		for (size_t n = 0; n < sizeof(PAGES) / sizeof(PAGES[0]); n++) {
			r = client_get(villager, text("%s?page=%s", LISTS[i], PAGES[n].page));
			assert_int_equal(r.status, strncmp(LISTS[i], "/api/", 5) == 0 ? PAGES[n].api : PAGES[n].status);
		}
	r = client_get(api, text("/api/v1/org/%lld/reminder?page=2000000", (long long)town));
	assert_int_equal(r.status, 404);	/* not below the own organisation */
	r = client_get(api, text("/api/v1/org/%lld/reminder?page=2000000", (long long)village));
	assert_int_equal(r.status, 200);
	r = client_get(api, text("/api/v1/org/%lld/reminder?page=9223372036854775807", (long long)village));
	walk_has(&r, 422, "page");	/* no list has as many, and a program is told so */
	r = client_get(secretary, text("/org/%lld/reminder?page=9223372036854775807", (long long)village));
	assert_int_equal(r.status, 200);
}

/* Names of practices, steps, fields, choices and rules in English: on the page of a case, in what is refused, and for a program that asks for English. What
 * is kept stays Chinese. */
static void whoever_reads_english_reads_the_case_in_english(void **state)
{
	static const char *const KNOWN[] = { "王家山", "村党支部", "村民委员会", "村民代表会议", "村务监督委员会", "乡党委", "昔阳县委", "昔组发〔2015〕1号", "党员0", "王主任", "架桥", "初步方案见会议记录", NULL };
	int64_t run = opened("架桥");
	struct client *program = walk_program(w, "reads_english", members[0]);
	struct reply r;

	world_run(w, "UPDATE account SET lang = 'en' WHERE login = 'reads_english'");
	r = english_page(secretary, run_url(run, ""));
	english_has_only(&r, KNOWN);
	walk_has(&r, 200, "Four procedures in order");
	walk_has(&r, 200, "Now: Proposal of the two committees");
	walk_has(&r, 200, "Proposed plan");
	proposed(run, "架桥");
	reviewed(run);
	r = english_page(secretary, run_url(run, ""));
	english_has_only(&r, KNOWN);
	walk_has(&r, 200, "Review by the branch meeting: Passed");
	walk_has(&r, 200, "Without a decision of the representatives or the assembly nothing is paid");
	r = client_get(secretary, run_url(run, ""));
	walk_has(&r, 200, "架桥：支部大会审议");
	r = client_get(program, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"programme_title\":\"Four procedures in order\"");
	walk_has(&r, 200, "\"title\":\"Decision of the representatives or the assembly\"");
	r = client_post_json(program, text("/api/v1/run/%lld/close", (long long)run), text("{\"row_version\":%s}", version_of(run)));
	walk_has(&r, 422, "Decision of the villagers' representatives");
	assert_false(reply_has(&r, "村代会"));
	r = client_get(api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"programme_title\":\"规范四项程序\"");
	r = english_page(secretary, text("/org/%lld/run", (long long)village));
	walk_has(&r, 200, "Decision of the representatives or the assembly");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whoever_reads_english_reads_the_case_in_english),
		cmocka_unit_test(no_page_of_a_list_is_too_far),
	};

	return cmocka_run_group_tests_name("run_village_page", tests, start, world_over);
}
