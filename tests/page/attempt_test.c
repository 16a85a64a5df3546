/* Bad input leaves a line of the log: who tried what on which case, ballot or programme and the rule that refused it; nothing that was typed, and no
 * flood from a form that is sent again and again. */
#include "world/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOST 5		/* each with a case of his own */
#define MEMBERS (4 + LOST)	/* of the branch, with a vote */

static struct world *w;
static struct client *page, *secretary, *second, *county, *county_page, *auditor, *auditor_page;
static int64_t branch, suspend, yearly, lost[LOST];

#define text(...) world_text(w, __VA_ARGS__)

static int64_t member(const char *name)
{
	int64_t person = world_person_of(w, branch, name, 2);

	world_put(w, "membership", (struct cell[]){ { .column = "region_id", .number = 1 }, { .column = "person_id", .number = person },
		{ .column = "org_id", .number = branch }, { .column = "status", .number = 2 }, { .column = "from_day", .number = 10000 },
		{ .column = "to_day", .number = 2932897 } }, 6);
	return person;
}

static int start(void **state)
{
	static const char *const KINDS[] = { "secretary", "committee_member", "organiser" };
	int64_t city, town, people[4];

	unsetenv("JISHI_TEST_API");	/* calls without a needed field would be attempts, too */
	w = world_start(&(struct world_options){ .clock = "2024-06-03T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	branch = world_org_of(w, town, "branch", "甲村党支部");
	for (int i = 0; i < 4; i++)
		people[i] = member(text("党员%d", i));
	for (int i = 0; i < LOST; i++)
		lost[i] = member(text("失联%d", i));
	walk_handlers(w, KINDS, sizeof(KINDS) / sizeof(KINDS[0]));
	world_right(w, "organiser", "set_norms");
	world_holding(w, branch, "secretary", people[0]);
	world_holding(w, branch, "committee_member", people[1]);
	world_holding(w, city, "organiser", people[2]);
	page = walk_browser(w, "secretary", people[0]);
	secretary = walk_program(w, "secretary_api", people[0]);
	second = walk_program(w, "second", people[1]);
	county = walk_program(w, "county", people[2]);
	county_page = walk_browser(w, "county_page", people[2]);
	auditor = client_new(w);
	client_header(auditor, text("Authorization: Bearer %s", client_token(w, world_admin(w, "auditor", ADMIN_AUDIT))));
	auditor_page = walk_admin(w, "auditor_page", ADMIN_AUDIT);
	suspend = walk_shipped(w, city, "national/suspend");
	yearly = walk_shipped(w, city, "dhz/yearly");
	return 0;
}

/* The newest line of that verb and subject, with everything that stands in it. */
static struct reply newest(const char *verb, const char *subject)
{
	struct reply r = client_get(auditor, text("/api/v1/audit?verb=%s&subject=%s", verb, subject));
	const char *seq = strstr(r.body, "\"seq\":");

	if (r.status != 200 || seq == NULL)
		fail_msg("status %d, no line of %s: %s", r.status, verb, r.body);
	return client_get(auditor, text("/api/v1/audit/%lld", strtoll(seq + strlen("\"seq\":"), NULL, 10)));
}

static void is_logged(const char *login, const char *subject, int64_t id, const char *route, const char *rule)
{
	struct reply r = newest("attempt.refused", subject);

	walk_has(&r, 200, text("\"login\":\"%s\"", login));
	walk_has(&r, 200, text("%lld", (long long)id));
	walk_has(&r, 200, route);
	walk_has(&r, 200, rule);
}

static struct reply close_by(struct client *c, int64_t run, int version, const char *day)
{
	return client_post_json(c, text("/api/v1/run/%lld/close", (long long)run), text("{\"row_version\":%d,\"day\":\"%s\"}", version, day));
}

static int64_t a_case(int n) { return walk_opened(secretary, suspend, branch, lost[n], "2024-06-03"); }

static void a_refused_step_names_its_rule_and_nothing_typed(void **state)
{
	int64_t run = a_case(0), lines;
	struct reply r;

	walk_fill(secretary, run, "grounds", "ground=失去联系六个月以上\nsince=2023-11-01\nsearches=2024-01-05|托张三丰打听\nrecord=@");
	lines = world_count(w, "audit");
	r = close_by(secretary, run, walk_version(secretary, run), "2024-06-03");
	walk_has(&r, 422, "现有1种");
	is_logged("secretary_api", "run", run, "/api/v1/run/:run/close", "本地规定至少{least_searches}种不同方式");
	r = newest("attempt.refused", "run");
	assert_false(reply_has(&r, "张三丰"));
	assert_false(reply_has(&r, "2023-11-01"));
	assert_int_equal(world_count(w, "audit"), lines + 1);
	for (int i = 0; i < 10; i++)
		close_by(secretary, run, walk_version(secretary, run), "2024-06-03");
	assert_int_equal(world_count(w, "audit"), lines + 1);	/* the others follow as one line with their count */
	r = walk_send(page, text("/run/%lld", (long long)run), text("/run/%lld/close", (long long)run), "own=1\nday=2024-06-03");
	walk_has(&r, 422, "现有1种");
	is_logged("secretary", "run", run, "POST /run/:run/close", "本地规定至少{least_searches}种不同方式");
}

static void a_wrong_day_a_wrong_post_and_two_clerks(void **state)
{
	int64_t run = a_case(1);
	struct reply r;

	r = close_by(second, run, walk_version(second, run), "2024-06-02");
	walk_has(&r, 422, "2024-06-02");
	is_logged("second", "run", run, "/api/v1/run/:run/close", "早于");
	r = newest("attempt.refused", "run");
	assert_false(reply_has(&r, "2024-06-02"));
	walk_fill(secretary, run, "grounds", "ground=因私出国定居\nsince=2023-11-01\nrecord=@");
	r = close_by(county, run, walk_version(county, run), "2024-06-03");
	walk_has(&r, 422, "不能办理");
	is_logged("county", "run", run, "/api/v1/run/:run/close", "不能办理");
	r = client_post_json(secretary, text("/api/v1/run/%lld/stop", (long long)run), "{\"row_version\":1,\"reason\":\"两人同时办理\"}");
	assert_int_equal(r.status, 409);
	is_logged("secretary_api", "run", run, "/api/v1/run/:run/stop", "");
	r = newest("attempt.refused", "run");
	assert_false(reply_has(&r, "两人同时办理"));
}

/* Within one minute on the same step: each rule that refuses is a line of its own, by page and by program. */
static void another_reason_is_another_line(void **state)
{
	static const char *const RULES[] = { "现有{n}种", "晚于今天", "刚被别人改过" };
	int64_t run = a_case(4), lines;
	int version;
	struct reply r;

	walk_fill(secretary, run, "grounds", "ground=失去联系六个月以上\nsince=2023-11-01\nsearches=2024-01-05|托人打听\nrecord=@");
	version = walk_version(secretary, run);
	for (int by_page = 0; by_page < 2; by_page++) {
		lines = world_count(w, "audit");
		for (int again = 0; again < 2; again++)
			for (int i = 0; i < 3; i++) {
				const char *day = i == 1 ? "2024-06-04" : "2024-06-03";

				if (by_page == 0)
					r = close_by(secretary, run, i == 2 ? version - 1 : version, day);
				else {
					client_get(page, text("/run/%lld", (long long)run));
					r = client_post(page, text("/run/%lld/close", (long long)run), "own", "1", "day", day, "row_version", text("%d", i == 2 ? version - 1 : version), NULL);
				}
				assert_int_equal(r.status, i == 2 ? 409 : 422);
				assert_int_equal(world_count(w, "audit"), lines + (again == 0 ? i + 1 : 3));
				if (again == 0)
					is_logged(by_page == 0 ? "secretary_api" : "secretary", "run", run, by_page == 0 ? "/api/v1/run/:run/close" : "POST /run/:run/close", i == 0 ? "本地规定至少" : RULES[i]);
			}
	}
}

static const char *all_noticed(void)
{
	const char *lines = "";

	for (int i = 0; i < MEMBERS; i++)
		lines = text("%s%slist=%s%d|2024-06-01|已写", lines, i == 0 ? "" : "\n", i < 4 ? "党员" : "失联", i < 4 ? i : i - 4);
	return lines;
}

static void more_present_than_entitled(void **state)
{
	int64_t run = walk_opened_of(secretary, branch, text("use=%lld\ntitle=民主评议", (long long)yearly)), ballot;
	const char *count = text("{\"present\":%d,\"issued\":%d,\"collected\":%d,\"agreed\":[%d],\"opposed\":[0],\"abstained\":[0]}", MEMBERS + 1, MEMBERS + 1,
		MEMBERS + 1, MEMBERS + 1), *n = text("%d", MEMBERS + 1);
	struct reply r;

	walk_step(secretary, run, "notice_given", all_noticed(), "2024-06-03", "meet");
	r = walk_act(secretary, run, "vote", "\"vote\":\"meeting\"");
	ballot = walk_number(secretary, &r, "ballot");
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/count", (long long)ballot), count);
	walk_has(&r, 422, "应到");
	is_logged("secretary_api", "ballot", ballot, "/api/v1/ballot/:ballot/count", "应到");
	r = client_get(page, text("/ballot/%lld", (long long)ballot));
	r = client_post(page, text("/ballot/%lld/count", (long long)ballot), "row_version", reply_field(w, &r, "row_version"), "present", n, "issued", n, "collected", n,
		"agreed_1", n, "opposed_1", "0", "abstained_1", "0", NULL);
	walk_has(&r, 422, "应到");
	is_logged("secretary", "ballot", ballot, "POST /ballot/:ballot/count", "应到");
}

static void a_file_of_the_wrong_kind(void **state)
{
	int64_t run = a_case(2);
	struct reply r = client_upload(secretary, text("/api/v1/run/%lld/file", (long long)run), "file", "记录.exe", "MZ\x90", 3);

	assert_int_equal(r.status, 422);
	is_logged("secretary_api", "run", run, "/api/v1/run/:run/file", "");
	r = newest("attempt.refused", "run");
	assert_false(reply_has(&r, "记录.exe"));
}

static void a_programme_that_is_too_weak(void **state)
{
	static const char WEAK[] = "programme weak \"弱\"\nversion 1\nafter \"例\"\nabout person\nruns_at branch\nopens any\nrole upper = committee_of approver\n"
		"form note \"登记\"\n  field belief text \"宗教信仰\" must\nend\nstep one \"一\"\n  by upper\n  needs note\n  go done\nend\nfinish done \"好\"\nend\n"
		"example \"一\"\n  given note.belief 无\n  expect done\nend\n";
	const char *json = "";
	struct reply r;

	for (const char *at = WEAK; *at != '\0';) {
		size_t bytes = strcspn(at, "\"\n");

		json = text("%s%.*s%s", json, (int)bytes, at, at[bytes] == '"' ? "\\\"" : at[bytes] == '\n' ? "\\n" : "");
		at += bytes + (at[bytes] != '\0');
	}
	r = client_post_json(county, "/api/v1/programme", text("{\"text\":\"%s\"}", json));
	assert_int_equal(r.status, 422);
	is_logged("county", "programme_file", 0, "/api/v1/programme", "隐私规则第12条");
	client_get(county_page, "/programme/new");
	r = client_post(county_page, "/programme/new", "text", WEAK, "act", "keep", NULL);
	walk_has(&r, 422, "隐私规则第12条");
	is_logged("county_page", "programme_file", 0, "POST /programme/new", "隐私规则第12条");
}

static void a_form_sent_twice(void **state)
{
	const char *url = text("/org/%lld/run/new", (long long)branch);
	struct reply r = client_get(page, text("%s?use=%lld", url, (long long)suspend));
	const char *token = reply_field(w, &r, "csrf_token"), *key = reply_field(w, &r, "form_key");

	for (int i = 0; i < 2; i++) {
		r = client_post(page, url, "csrf_token", token, "form_key", key, "use", text("%lld", (long long)suspend), "person", text("%lld", (long long)lost[3]),
			"day", "2024-06-03", NULL);
		assert_int_equal(r.status, 303);
	}
	r = newest("attempt.replayed", "org");
	walk_has(&r, 200, "POST /org/:org/run/new");
	walk_has(&r, 200, text("%lld", (long long)branch));
}

static void the_auditor_finds_them(void **state)
{
	struct reply r = client_get(auditor_page, "/audit?verb=attempt.refused&subject=ballot");

	walk_has(&r, 200, "操作被规则拒绝");
	walk_has(&r, 200, "value=\"attempt.replayed\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_refused_step_names_its_rule_and_nothing_typed),
		cmocka_unit_test(a_wrong_day_a_wrong_post_and_two_clerks),
		cmocka_unit_test(another_reason_is_another_line),
		cmocka_unit_test(more_present_than_entitled),
		cmocka_unit_test(a_file_of_the_wrong_kind),
		cmocka_unit_test(a_programme_that_is_too_weak),
		cmocka_unit_test(a_form_sent_twice),
		cmocka_unit_test(the_auditor_finds_them),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
