/* Elections that are entered and not held here: what was held on paper before the practice came into force, and nothing later. Pages and API. */
#include "election_world.h"

#include <stdio.h>
#include <string.h>

static struct reply entered(const char *day, const char *years, const char *document)
{
	struct reply r = client_get(organiser_page, text("/org/%lld/elect/form", (long long)branch));

	return client_post(organiser_page, text("/org/%lld/elect", (long long)branch), "day", day, "term_years", years, "document", document, "row_version",
		reply_field(w, &r, "row_version"), NULL);
}

static struct reply entered_by_program(const char *day)
{
	struct reply r = client_get(organiser, text("/api/v1/org/%lld", (long long)branch));
	const char *at = strstr(r.body, "\"row_version\":");
	long long version = 0;

	if (at == NULL || sscanf(at, "\"row_version\":%lld", &version) != 1)
		fail_msg("no version in %s", r.body);
	return client_post_json(organiser, text("/api/v1/org/%lld/election", (long long)branch), text("{\"day\":\"%s\",\"term_years\":3,\"document\":\"甲镇批〔2014〕1号\","
		"\"row_version\":%lld}", day, version));
}

/* Nobody is elected by two fields: the to-do leads to the case, and the form takes what was held on paper before the practice came into force. */
static void an_election_goes_by_its_case_and_the_form_takes_what_was_held_before(void **state)
{
	const char *way = text("/org/%lld/run/new?use=%lld", (long long)branch, (long long)use);
	struct reply r = client_get(organiser_page, "/");

	walk_has(&r, 200, text("href=\"%s\"", way));
	assert_false(reply_has(&r, "/elect/form"));
	r = client_get(organiser, "/api/v1/workbench");
	walk_has(&r, 200, way);
	r = client_get(organiser_page, text("/org/%lld/elect/form", (long long)branch));
	walk_has(&r, 200, "开始换届办件");
	walk_has(&r, 200, text("href=\"%s\"", way));
	r = entered("2015-11-16", "5", "甲镇批〔2015〕1号");
	walk_has(&r, 422, "从 2014-05-28 起按“");
	r = entered_by_program("2014-05-28");
	walk_has(&r, 422, "请打开换届办件");
	r = entered("2014-05-27", "3", "");
	walk_has(&r, 422, "请填写上级批复选举结果的文号");
	r = entered("2014-05-27", "2", "甲镇批〔2014〕1号");
	walk_has(&r, 422, "填 3 至 5 年，现在是 2");
	world_run(w, text("UPDATE org SET unit_kind = 'village' WHERE id = %lld", (long long)branch));
	r = entered("2014-05-27", "3", "甲镇批〔2014〕1号");
	walk_has(&r, 422, "每届任期 5 年，现在填的是 3 年");
	r = entered_by_program("2014-05-27");
	walk_has(&r, 422, "每届任期 5 年，现在填的是 3 年");
	r = entered("2014-05-27", "5", "甲镇批〔2014〕1号");
	assert_int_equal(r.status, 303);
	r = client_get(organiser_page, text("/org/%lld", (long long)branch));
	walk_has(&r, 200, "已保存：甲村党支部");
	walk_has(&r, 200, "2019-05-27");
	r = client_get(organiser, text("/api/v1/org/%lld", (long long)branch));
	walk_has(&r, 200, "\"term_years\":5");
	world_run(w, text("UPDATE org SET unit_kind = '', elected_day = 15340, term_years = 3, term_ends_day = 16435 WHERE id = %lld", (long long)branch));
}

/* 选举工作条例 art. 3: a year early at most. Such a case is not opened, and the first day on which it may be is said. */
static void an_election_that_is_too_early_is_not_opened(void **state)
{
	int64_t before = world_count(w, "run");
	struct reply r;

	world_run(w, text("UPDATE org SET term_ends_day = %d WHERE id = %lld", (int)day_from_date(2018, 3, 1), (long long)branch));
	r = client_post_json(organiser, text("/api/v1/org/%lld/run", (long long)branch), text("{\"use\":\"%lld\",\"day\":\"2015-11-17\"}", (long long)use));
	walk_has(&r, 422, "\"field\":\"day\"");
	walk_has(&r, 422, "现在不能开办：任期2018-03-01届满，2015-11-17开办提前超过12个月");
	walk_has(&r, 422, "最早2017-03-01可以开办");
	client_get(organiser_page, text("/org/%lld/run/new?use=%lld", (long long)branch, (long long)use));
	r = client_post(organiser_page, text("/org/%lld/run/new", (long long)branch), "use", text("%lld", (long long)use), "day", "2015-11-17", NULL);
	walk_has(&r, 422, "最早2017-03-01可以开办");
	assert_int_equal(world_count(w, "run"), before);
	world_run(w, text("UPDATE org SET term_ends_day = 16435 WHERE id = %lld", (long long)branch));
}

static void entered_as_elected(int64_t post, int64_t person, const char *day, const char *document, int status, const char *words)
{
	struct reply r = client_post_json(organiser, text("/api/v1/post/%lld/holding", (long long)post), text("{\"person\":\"%lld\",\"manner\":\"elected\",\"from_day\":\"%s\","
		"\"document\":\"%s\"}", (long long)person, day, document));

	walk_has(&r, status, words);
	client_get(organiser_page, text("/post/%lld/appoint", (long long)post));
	r = client_post(organiser_page, text("/post/%lld/appoint", (long long)post), "person", text("%lld", (long long)person), "manner", "elected", "from_day", day, "document",
		document, NULL);
	walk_has(&r, status, words);
}

/* domain/04 test 20: elected is who was elected in a case, or before there were cases, with its paper; and a branch elects its own. */
static void nobody_is_entered_as_elected_beside_the_case(void **state)
{
	int64_t post = PUT(w, "post", NUMBER("org_id", branch), TEXT("kind", "publicity_member"), TEXT("name", "宣传委员"), NUMBER("seats", 1), NUMBER("to_day", 2932897));
	int64_t stranger = world_member(w, world_org_of(w, town, "branch", "乙村党支部"), "外人", 2);

	entered_as_elected(post, stranger, "2014-05-27", "甲镇批〔2014〕1号", 422, "的组织关系不在甲村党支部");
	entered_as_elected(post, members[4], "2015-11-16", "甲镇批〔2015〕1号", 422, "选举产生的职务由办件写入");
	entered_as_elected(post, members[4], "2014-05-27", "", 422, "请填写上级批复选举结果的文号");
	world_run(w, text("DELETE FROM post WHERE id = %lld", (long long)post));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_election_goes_by_its_case_and_the_form_takes_what_was_held_before),
		cmocka_unit_test(an_election_that_is_too_early_is_not_opened),
		cmocka_unit_test(nobody_is_entered_as_elected_beside_the_case),
	};

	return cmocka_run_group_tests_name("election_entry", tests, start, world_over);
}
