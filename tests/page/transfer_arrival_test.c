/* Who comes, through page and API: with a letter from outside, from another county of the same installation, and with the whole branch. */
#include "page/transfer_world.h"

#include <stdio.h>
#include "core/id_number.h"

/* ---- in from outside ---- */

static const char *id_number(const char *born, int serial)
{
	char *first = arena_printf(w->arena, "370481%s%03d", born, serial);

	return text("%s%c", first, id_number_check(first));
}

static const char *arrival_json(const char *name, const char *number, const char *more)
{
	return text("{\"letter\":\"外转〔2015〕7号\",\"place\":\"中共外县县委组织部\",\"issued_day\":\"2015-11-01\",\"valid_until\":\"2015-11-30\",\"reason\":\"job\","
		"\"dues_month\":\"2015-10\",\"name\":\"%s\",\"id_number\":\"%s\",\"nationality\":\"01\",\"education\":\"21\",\"occupation\":\"2\",\"joined\":\"2005-07-01\","
		"\"full\":\"2006-07-01\"%s}", name, number, more);
}

static struct reply arrive(struct client *c, const char *name, const char *number, const char *field, const char *value)
{
	client_get(c, "/transfer/arrival");
	return client_post(c, "/transfer/arrival", field, value, "letter", "外转〔2015〕9号", "place", "中共外县县委组织部", "issued_day", "2015-11-01", "valid_until", "2015-11-30",
		"reason", "job", "dues_month", "2015-10", "org", "甲村支部", "day", "2015-11-16", "name", name, "id_number", number, "nationality", "01", "education", "21",
		"occupation", "2", "status", "2", "joined", "2005-07-01", "full", "2006-07-01", NULL);
}

/* The same of somebody on probation since that day, taken in. */
static int64_t on_probation_since(const char *joined, const char *name, int serial, struct reply *r)
{
	long long id = 0;

	*r = client_post_json(api_a, "/api/v1/transfer/arrival", text("{\"letter\":\"外转〔2015〕%d号\",\"place\":\"中共外县县委组织部\",\"issued_day\":\"2015-11-01\","
		"\"valid_until\":\"2015-11-30\",\"reason\":\"job\",\"dues_month\":\"2015-10\",\"name\":\"%s\",\"id_number\":\"%s\",\"nationality\":\"01\",\"education\":\"21\","
		"\"occupation\":\"2\",\"joined\":\"%s\",\"org\":\"甲村支部\",\"status\":\"1\",\"day\":\"2015-11-10\"}", serial, name, id_number("19800105", serial), joined));
	if (r->status != 201 || sscanf(strstr(r->body, "\"id\":"), "\"id\":\"%lld\"", &id) != 1)
		fail_msg("%d %s", r->status, r->body);
	return id;
}

/* Whoever comes on a probation that is over: the page and the answer name the day, and what is to be done. */
static void a_probation_that_is_over_is_said_on_arrival(void **state)
{
	struct reply r, page;
	int64_t id = on_probation_since("2014-11-16", "韩期满", 81, &r);

	assert_true(reply_has(&r, "\"probation_over\":\"2015-11-16\""));
	page = client_get(clerk_a, text("/transfer/%lld", (long long)id));
	assert_true(page.status == 200 && reply_has(&page, "预备期已于 2015-11-16 届满，还没有转正：请及时办理转正"));
	id = on_probation_since("2015-03-01", "韩未满", 82, &r);
	assert_true(reply_has(&r, "\"probation_over\":null"));
	page = client_get(clerk_a, text("/transfer/%lld", (long long)id));
	assert_true(page.status == 200 && !reply_has(&page, "届满，还没有转正"));
}

static void who_comes_with_a_letter_is_a_member_from_that_day(void **state)
{
	static const char *const NEEDED_FIELDS[] = { "letter", "place", "issued_day", "valid_until", "reason", "dues_month", "name", "nationality", "education", "occupation" };
	const char *number = id_number("19800102", 1), *branch = ",\"org\":\"甲村支部\",\"status\":\"2\",\"day\":\"2015-11-10\"";
	int64_t before = members(branch_a, "2015-11-10"), eve = members(branch_a, "2015-11-09"), people = world_count(w, "person");
	struct reply r, page;

	for (size_t i = 0; i < sizeof(NEEDED_FIELDS) / sizeof(NEEDED_FIELDS[0]); i++) {
		const char *whole = arrival_json("范来", number, branch), *at = strstr(whole, text("\"%s\"", NEEDED_FIELDS[i]));

		/* The same without one field. */
		assert_int_equal(client_post_json(api_a, "/api/v1/transfer/arrival", text("%.*s%s", (int)(at - whole), whole, strchr(at, ',') + 1)).status, 422);
	}
	assert_int_equal(client_post_json(api_a, "/api/v1/transfer/arrival", arrival_json("范来", number, ",\"status\":\"2\"")).status, 422);
	assert_int_equal(client_post_json(api_a, "/api/v1/transfer/arrival", arrival_json("范来", number, ",\"org\":\"甲村支部\"")).status, 422);
	walk_answered(client_post_json(api_a, "/api/v1/transfer/arrival", arrival_json("范来", number, ",\"org\":\"甲村支部\",\"status\":\"4\"")), 422, "正式党员或预备党员");
	walk_answered(client_post_json(api_b, "/api/v1/transfer/arrival", arrival_json("范来", number, branch)), 422, "请报“甲镇党委”");
	assert_int_equal(world_count(w, "person"), people);
	r = client_post_json(api_a, "/api/v1/transfer/arrival", arrival_json("范来", number, branch));
	assert_true(r.status == 201 && reply_has(&r, "\"kind\":\"in\"") && reply_has(&r, "\"state\":\"done\"") && reply_has(&r, "外转〔2015〕7号"));
	assert_int_equal(members(branch_a, "2015-11-09"), eve);
	assert_int_equal(members(branch_a, "2015-11-10"), before + 1);
	r = client_get(county, text("/api/v1/org/%lld/balance?from=2015-11-10&to=2015-11-10", (long long)branch_a));
	assert_true(reply_has(&r, "\"in\":{\"transferred_in\":1}"));
	walk_answered(client_post_json(api_a, "/api/v1/transfer/arrival", arrival_json("范来", number, branch)), 422, "已有档案：范来");
	walk_answered(arrive(clerk_b, "范来", number, "note", ""), 422, "请报“甲镇党委”");
	/* By the page, and what is wrong with it. */
	number = id_number("19800103", 1);
	page = arrive(clerk_a, "范二", number, "note", "");
	assert_int_equal(page.status, 303);
	page = client_get(clerk_a, reply_header(w, &page, "Location"));
	assert_true(reply_has(&page, "从系统外转入") && reply_has(&page, "外转〔2015〕9号"));
}

static void a_letter_that_is_wrong_or_over_takes_nobody_in(void **state)
{
	static const struct { const char *issued, *until, *day, *says; } CASES[] = {
		{ "2015-11-01", "2015-11-15", "2015-11-16", "已过有效期（到 2015-11-15 为止" },
		{ "2015-08-01", "2015-10-31", "2015-10-01", "最长 90 天" },
		{ "2015-08-01", "2015-10-30", "2015-07-31", "早于介绍信开具的日期" },
		{ "2015-11-18", "2015-11-30", "2015-11-17", "不能晚于今天" },
		{ "2015-11-10", "2015-11-09", "2015-11-10", "要在开具日期" },
		{ "2015-11-01", "2015-11-30", "2015-11-18", "晚于今天" },
	};
	const char *number = id_number("19810102", 1);
	int64_t people = world_count(w, "person");

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct reply r;

		client_get(clerk_a, "/transfer/arrival");
		r = client_post(clerk_a, "/transfer/arrival", "letter", "外转〔2015〕8号", "place", "中共外县县委组织部", "issued_day", CASES[i].issued, "valid_until", CASES[i].until,
			"reason", "job", "dues_month", "2015-10", "org", "甲村支部", "day", CASES[i].day, "name", "潘错", "id_number", number, "nationality", "01", "education", "21",
			"occupation", "2", "status", "2", "joined", "2005-07-01", "full", "2006-07-01", NULL);
		walk_answered(r, 422, CASES[i].says);
		assert_true(reply_has(&r, "外转〔2015〕8号") && reply_has(&r, number));
	}
	walk_answered(arrive(clerk_a, "潘错", number, "letter", ""), 422, "请按介绍信填写");
	assert_int_equal(world_count(w, "person"), people);
}

static void the_record_of_who_moved_out_goes_on(void **state)
{
	const char *number = id_number("19820102", 1);
	struct reply r = arrive(clerk_a, "彭回", number, "note", "");
	int64_t first = id_of(&r), who, t, people;

	r = client_get(api_a, text("/api/v1/transfer/%lld", (long long)first));
	who = strtoll(strstr(r.body, "\"person\":\"") + strlen("\"person\":\""), NULL, 10);
	t = proposed(clerk_a, who, "", "中共外县县委组织部");
	must(clerk_a, t, "agree", "document", "支部委员会会议记录");
	must(clerk_a, t, "issue", "valid_days", "30");
	assert_int_equal(receipt(api_a, text("/api/v1/transfer/%lld/receipt", (long long)t), t, NULL, "2015-11-17", SCAN).status, 200);
	people = world_count(w, "person");
	clock_at("2015-11-20");
	walk_answered(client_post_json(api_b, "/api/v1/transfer/arrival", arrival_json("别名", number, ",\"org\":\"乙村支部\",\"status\":\"2\",\"day\":\"2015-11-20\"")), 422, "请核对姓名和号码");
	r = client_post_json(api_b, "/api/v1/transfer/arrival", arrival_json("彭回", number, ",\"org\":\"乙村支部\",\"status\":\"2\",\"day\":\"2015-11-20\""));
	assert_true(r.status == 201 && reply_has(&r, text("\"person\":\"%lld\"", (long long)who)));
	assert_int_equal(world_count(w, "person"), people);
	assert_int_equal(client_get(clerk_b, text("/person/%lld", (long long)who)).status, 200);
	clock_at("2015-11-17");
}

/* ---- another county of the same installation ---- */

static int64_t rows(const char *table, const char *where) { return world_count(w, text("%s WHERE %s", table, where)); }

static void all_that_hangs_on_a_member_goes_along_to_another_county(void **state)
{
	static const char *const TABLES[] = { "late_entry", "membership", "person_role", "person_history", "person_change", "correction", "person_bigram", "person_former", "person_tail", "standing_change" };
	int64_t there = org(0, "city_committee", "邻县县委"), town_c = org(there, "committee", "邻镇党委"), branch_c = org(town_c, "branch", "邻村支部"), who, t, before, eve, later, out, practice, kept;
	struct client *clerk_c;
	struct reply r;

	world_holding(w, there, "org_officer", 106);
	clerk_c = walk_program(w, "clerk_c", 106);
	world_run(w, "DELETE FROM post_right WHERE permission = 'handle'");
	world_right(w, "org_officer", "handle");
	world_run(w, text("UPDATE org SET region_id = %lld WHERE id IN (%lld, %lld, %lld)", (long long)there, (long long)there, (long long)town_c, (long long)branch_c));
	who = person(branch_a, "戴跨县", 2);
	practice = PUT(w, "programme_file", TEXT("code", "help"), TEXT("title", "困难帮扶"), NUMBER("version", 1));
	kept = PUT(w, "run", NUMBER("region_id", 1), NUMBER("programme_id", practice), TEXT("code", "help"), NUMBER("org_id", branch_a), TEXT("subject_kind", "person"),
		NUMBER("subject_id", who), TEXT("title", "戴跨县"), TEXT("state", "done"), NUMBER("opened_day", day_of(2015, 3, 2)), NUMBER("closed_day", day_of(2015, 4, 2)));
	r = client_get(clerk_a, text("/person/%lld/run", (long long)who));
	assert_true(r.status == 200 && reply_has(&r, "困难帮扶") && !reply_has(&r, "在其他县办理的"));
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", who), NUMBER("org_id", branch_a), TEXT("kind", "volunteer"), NUMBER("from_day", day_of(2014, 1, 1)));
	PUT(w, "person_history", NUMBER("region_id", 1), NUMBER("person_id", who), TEXT("kind", "work"), TEXT("title", "甲村小学"));
	PUT(w, "person_change", NUMBER("region_id", 1), NUMBER("person_id", who), TEXT("field", "job"));
	PUT(w, "correction", NUMBER("region_id", 1), NUMBER("person_id", who), TEXT("state", "done"));
	PUT(w, "late_entry", NUMBER("region_id", 1), NUMBER("person_id", who), NUMBER("org_id", branch_a), TEXT("kind", "dates"), TEXT("state", "waiting"));
	PUT(w, "person_bigram", NUMBER("region_id", 1), NUMBER("person_id", who), TEXT("bigram", "跨县"));
	PUT(w, "person_former", NUMBER("region_id", 1), NUMBER("person_id", who), TEXT("name", "戴同县"), TEXT("pinyin_key", "dai tong xian"), TEXT("initials", "dtx"));
	PUT(w, "person_tail", NUMBER("region_id", 1), NUMBER("person_id", who), TEXT("digest", "00"));
	clock_at("2015-12-31");
	later = members(city, "2015-12-31");
	clock_at("2015-11-17");
	before = members(city, "2015-11-17");
	eve = members(city, "2015-11-16");
	r = client_get(county, text("/api/v1/org/%lld/balance?from=2015-11-17&to=2015-11-17", (long long)city));
	out = number_in(&r, "out_total");
	t = proposed(secretary, who, "邻镇党委", "");
	must(secretary, t, "agree", "reason", "");
	must(clerk_a, t, "issue", "valid_days", "30");
	assert_int_equal(client_get(api_b, text("/api/v1/transfer/%lld", (long long)t)).status, 404);	/* of neither side */
	assert_int_equal(api_act(clerk_c, t, "\"act\":\"accept\"").status, 422);	/* no branch is said */
	assert_int_equal(api_act(clerk_c, t, "\"act\":\"accept\",\"org\":\"邻村支部\"").status, 200);
	walk_answered(api_act(clerk_c, t, "\"act\":\"enrol\""), 422, "已有一条补录在等上级党委审批");	/* which the old side decides */
	world_run(w, text("UPDATE late_entry SET state = 'approved' WHERE person_id = %lld", (long long)who));
	assert_int_equal(api_act(clerk_c, t, "\"act\":\"enrol\"").status, 200);
	assert_int_equal(rows("person", text("id = %lld AND region_id = %lld AND org_id = %lld", (long long)who, (long long)there, (long long)branch_c)), 1);
	for (size_t i = 0; i < sizeof(TABLES) / sizeof(TABLES[0]); i++) {
		assert_int_equal(rows(TABLES[i], text("person_id = %lld AND region_id <> %lld", (long long)who, (long long)there)), 0);
		assert_true(rows(TABLES[i], text("person_id = %lld", (long long)who)) >= 1);
	}
	assert_int_equal(rows("person_role", text("person_id = %lld AND to_day = %d", (long long)who, (int)day_of(2015, 11, 17))), 1);
	/* Both counties, on the day and the day before; each sees its own part of the past. */
	assert_int_equal(members(city, "2015-11-17"), before - 1);
	assert_int_equal(members(city, "2015-11-16"), eve);
	r = client_get(county, text("/api/v1/org/%lld/balance?from=2015-11-17&to=2015-11-17", (long long)city));
	assert_int_equal(number_in(&r, "out_total"), out + 1);
	r = client_get(clerk_c, text("/api/v1/org/%lld/balance?from=2015-11-17&to=2015-11-17", (long long)there));
	assert_true(reply_has(&r, "\"opening\":0") && reply_has(&r, "\"in\":{\"transferred_in\":1}") && reply_has(&r, "\"closing\":1"));
	r = client_get(clerk_c, text("/api/v1/person/%lld", (long long)who));
	assert_true(r.status == 200 && reply_has(&r, "甲村支部") && reply_has(&r, "甲村小学"));
	assert_int_equal(client_get(county, text("/api/v1/person/%lld", (long long)who)).status, 404);
	/* A case stays where it was done: the new county hears where and since when. */
	r = client_get(walk_browser(w, "clerk_c_page", 106), text("/person/%lld/run", (long long)who));
	assert_true(r.status == 200 && reply_has(&r, "在其他县办理的") && reply_has(&r, "甲村支部") && reply_has(&r, "2015-03-02"));
	assert_false(reply_has(&r, "困难帮扶") || reply_has(&r, text("/run/%lld", (long long)kept)));
	r = client_get(clerk_c, text("/api/v1/person/%lld/run", (long long)who));
	assert_true(r.status == 200 && reply_has(&r, "\"cases\":[]") && reply_has(&r, "\"elsewhere\":[{\"org_name\":\"甲村支部\",\"opened_day\":\"2015-03-02\"}]"));
	assert_int_equal(client_get(clerk_c, text("/api/v1/run/%lld", (long long)kept)).status, 404);
	assert_int_equal(client_get(clerk_a, text("/person/%lld/run", (long long)who)).status, 404);
	assert_int_equal(rows("run", text("id = %lld AND region_id = 1 AND org_id = %lld", (long long)kept, (long long)branch_a)), 1);
	clock_at("2015-12-31");
	assert_int_equal(members(city, "2015-12-31"), later - 1);
	r = client_get(clerk_c, text("/api/v1/org/%lld/balance?from=2015-12-31&to=2015-12-31", (long long)there));
	assert_int_equal(number_in(&r, "closing"), 1);
	clock_at("2015-11-17");
}

/* ---- a whole branch ---- */

static void a_branch_takes_all_its_members_along(void **state)
{
	int64_t moving = org(town_a, "branch", "整建支部"), in_a, in_b, in_city, eve, lines, who[3], t;
	struct client *over = walk_browser(w, "over", 105);
	const char *page = text("/org/%lld/transfer", (long long)moving), *api = text("/api/v1%s", page);
	struct reply r;

	world_run(w, text("UPDATE org SET row_version = 1 WHERE id = %lld", (long long)moving));
	for (int i = 0; i < 3; i++)
		who[i] = person(moving, text("随转%d", i), i == 0 ? 1 : 2);
	in_a = members(town_a, "2015-11-17");
	in_b = members(town_b, "2015-11-17");
	in_city = members(city, "2015-11-17");
	eve = members(town_a, "2015-11-16");
	r = client_get(over, page);
	assert_true(r.status == 200 && reply_has(&r, "随转0") && reply_has(&r, "随转2") && reply_has(&r, "共 3 名"));
	walk_answered(client_get(clerk_b, page), 404, "");
	assert_int_equal(client_get(over, text("/org/%lld/transfer", (long long)town_a)).status, 303);	/* to the form that moves it alone */
	walk_answered(client_post_json(county, text("/api/v1/org/%lld/transfer", (long long)town_a), "{\"parent_code\":\"云川市委\",\"day\":\"2015-11-17\",\"document\":\"甲\",\"row_version\":0}"), 422,
		"不直接管理党员");
	walk_answered(client_post(clerk_a, page, "parent_code", "乙镇党委", "day", "2015-11-17", "document", "云组〔2015〕3号", "row_version", "1", NULL), 422, "");	/* not above both */
	/* To where it is already is no move: nothing is written, and no balance says so. */
	walk_answered(client_post(over, page, "parent_code", "甲镇党委", "day", "2015-11-17", "document", "云组〔2015〕3号", "row_version", "1", NULL), 422, "的上级组织已经是“甲镇党委”");
	walk_answered(client_post_json(county, api, "{\"parent_code\":\"甲镇党委\",\"day\":\"2015-11-17\",\"document\":\"甲\",\"row_version\":1}"), 422, "org.parent_same");
	assert_int_equal(rows("transfer", text("kind = 'branch' AND from_id = %lld", (long long)moving)), 0);
	t = proposed(clerk_a, who[1], "乙村支部", "");
	client_get(over, page);
	walk_answered(client_post(over, page, "parent_code", "乙镇党委", "day", "2015-11-17", "document", "云组〔2015〕3号", "row_version", "1", NULL), 422, "还有 1 件接转没有办完（随转1 等）");
	/* The plain move of the branch asks the same, by page and API. */
	client_get(over, text("/org/%lld/move/form", (long long)moving));
	walk_answered(client_post(over, text("/org/%lld/move", (long long)moving), "parent_code", "乙镇党委", "day", "2015-11-17", "document", "云组〔2015〕3号", "row_version", "1", NULL), 422,
		"还有 1 件接转没有办完（随转1 等）");
	walk_answered(client_post_json(county, text("/api/v1/org/%lld/parent", (long long)moving), "{\"parent_code\":\"乙镇党委\",\"day\":\"2015-11-17\",\"document\":\"甲\",\"row_version\":1}"), 422,
		"transfer.branch_open");
	must(clerk_a, t, "withdraw", "reason", "随支部转接");
	client_get(over, page);
	walk_answered(client_post(over, page, "parent_code", "乙镇党委", "day", "2015-11-17", "document", "", "row_version", "1", NULL), 422, "乙镇党委");
	assert_int_equal(client_post_json(county, api, "{\"day\":\"2015-11-17\",\"document\":\"云组〔2015〕3号\",\"row_version\":1}").status, 422);
	assert_int_equal(client_post_json(county, api, "{\"parent_code\":\"乙镇党委\",\"document\":\"云组〔2015〕3号\",\"row_version\":1}").status, 422);
	assert_int_equal(client_post_json(county, api, "{\"parent_code\":\"乙镇党委\",\"day\":\"2015-11-17\",\"row_version\":1}").status, 422);
	assert_int_equal(client_post_json(county, api, "{\"parent_code\":\"乙镇党委\",\"day\":\"2015-11-17\",\"document\":\"云组〔2015〕3号\"}").status, 422);
	lines = world_count(w, "audit");
	client_get(over, page);
	r = client_post(over, page, "parent_code", "乙镇党委", "day", "2015-11-17", "document", "云组〔2015〕3号", "row_version", "1", NULL);
	t = id_of(&r);
	assert_int_equal(world_count(w, "audit"), lines + 1);	/* one transaction */
	assert_int_equal(members(town_a, "2015-11-17"), in_a - 3);
	assert_int_equal(members(town_b, "2015-11-17"), in_b + 3);
	assert_int_equal(members(city, "2015-11-17"), in_city);
	assert_int_equal(members(town_a, "2015-11-16"), eve);
	for (int i = 0; i < 3; i++)
		assert_int_equal(client_get(clerk_b, text("/person/%lld", (long long)who[i])).status, 200);
	/* Both sides read what was done. */
	for (int i = 0; i < 2; i++) {
		r = client_get(i == 0 ? clerk_a : clerk_b, url(t, ""));
		assert_true(r.status == 200 && reply_has(&r, "支部整建制转接") && reply_has(&r, "云组〔2015〕3号"));
	}
	clock_at("2015-11-18");
	r = client_post_json(county, api, "{\"parent_code\":\"甲镇党委\",\"day\":\"2015-11-18\",\"document\":\"云组〔2015〕4号\",\"row_version\":2}");
	assert_true(r.status == 200 && reply_has(&r, "\"kind\":\"branch\""));
	assert_int_equal(members(town_a, "2015-11-18"), in_a);
	clock_at("2015-11-17");
}

/* A committee moves with its letters: what is under way between its own branches, or out of them, stays its work. */
static void what_a_committee_handles_itself_goes_along_with_it(void **state)
{
	int64_t work = world_org_of(w, city, "work_committee", "新区工委"), zone = world_org_of(w, city, "committee", "丙园区党委");
	int64_t one = world_org_of(w, zone, "branch", "丙一支部"), two = world_org_of(w, zone, "branch", "丙二支部");
	int64_t inner = PUT(w, "transfer", TEXT("kind", "organ"), NUMBER("person_id", 1), TEXT("name", "内转"), NUMBER("from_id", one), NUMBER("from_organ_id", zone),
		NUMBER("to_id", two), NUMBER("to_organ_id", zone), TEXT("state", "agreed"));
	const char *api = text("/api/v1/org/%lld/parent", (long long)zone);

	world_run(w, text("UPDATE org SET row_version = 1 WHERE id = %lld", (long long)zone));
	/* Into one of its branches on behalf of a committee that stays behind. */
	world_run(w, text("UPDATE transfer SET to_organ_id = %lld WHERE id = %lld", (long long)city, (long long)inner));
	walk_answered(client_post_json(county, api, "{\"parent_code\":\"新区工委\",\"day\":\"2015-11-17\",\"document\":\"甲\",\"row_version\":1}"), 422, "transfer.branch_open");
	world_run(w, text("UPDATE transfer SET to_organ_id = %lld WHERE id = %lld", (long long)zone, (long long)inner));
	world_set(w, "org_second_members", "9");
	walk_answered(client_post_json(county, api, "{\"parent_code\":\"新区工委\",\"day\":\"2015-11-17\",\"document\":\"甲\",\"row_version\":1}"), 200, "\"request\":");
	assert_int_equal(rows("org_request", text("org_id = %lld AND into_id = %lld", (long long)zone, (long long)work)), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_comes_with_a_letter_is_a_member_from_that_day),
		cmocka_unit_test(a_letter_that_is_wrong_or_over_takes_nobody_in),
		cmocka_unit_test(the_record_of_who_moved_out_goes_on),
		cmocka_unit_test(all_that_hangs_on_a_member_goes_along_to_another_county),
		cmocka_unit_test(a_branch_takes_all_its_members_along),
		cmocka_unit_test(what_a_committee_handles_itself_goes_along_with_it),
		cmocka_unit_test(a_probation_that_is_over_is_said_on_arrival),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
