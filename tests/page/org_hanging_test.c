/* What hangs on an organisation goes along when it is merged into another, and is settled or ended when it is closed, through page and API: units and how
 * they are covered, roles, places, booklets, bodies. Reports of earlier days stay as they were. */
#include "page/org_world.h"

#include <string.h>

static struct client *api, *heir;	/* heir: of the one that takes over */
static int64_t gone, stays, village, other_village, cooperative, reserve, gone_place, issued_booklet;

/* % stands for the number. */
static const char *text(const char *words, int64_t a)
{
	const char *mark = strchr(words, '%');

	return arena_printf(w->arena, "%.*s%lld%s", (int)(mark - words), words, (long long)a, mark + 1);
}

static int64_t unit(const char *kind, const char *name, int64_t org, int64_t by)
{
	return PUT(w, "host_unit", TEXT("kind", kind), TEXT("name", name), NUMBER("org_id", org), TEXT("coverage", by == 0 ? "none" : "own"), NUMBER("covered_by", by), TEXT("facts", "{}"),
		NUMBER("from_day", 15000), NUMBER("to_day", DAY_OPEN), NUMBER("row_version", 1));
}

static int64_t role(int64_t org, const char *kind, const char *name)
{
	int64_t person = world_person(w, branch_b, name);

	return PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", org), TEXT("kind", kind), NUMBER("from_day", 16000), NUMBER("to_day", DAY_OPEN),
		NUMBER("term_day", DAY_OPEN));
}

static void body(int64_t below, const char *name, const char *kind)
{
	client_get(town, url(below, "/found/form"));
	assert_int_equal(client_post(town, url(below, "/found"), "name", name, "kind", kind, "unit_kind", "village", "day", "2014-02-01", "document", "甲", NULL).status, 303);
}

static int64_t booklet(const char *number, const char *state, day_t issued, day_t voided)
{
	return PUT(w, "booklet", NUMBER("org_id", gone), TEXT("number", number), TEXT("state", state), NUMBER("received_day", 16500), NUMBER("issued_day", issued), NUMBER("voided_day", voided),
		TEXT("source", "县委组织部"), NUMBER("row_version", 1));
}

static int start_with_two_villages(void **state)
{
	struct reply r;
	int64_t heir_person;

	start(state);
	api = walk_program(w, "merging", 101);
	r = found("冯村总支", "general_branch", "2014-01-01");
	gone = id_of(&r);
	r = found("何村总支", "general_branch", "2014-01-01");
	stays = id_of(&r);
	world_right(w, "secretary", "handle");
	heir_person = world_person(w, stays, "何书记");
	world_holding(w, stays, "secretary", heir_person);
	heir = walk_program(w, "heir", heir_person);
	village = unit("village", "冯村", gone, gone);
	other_village = unit("village", "何村", town_a, stays);
	cooperative = unit("cooperative", "冯村合作社", gone, 0);
	reserve = role(gone, "reserve", "冯后备");
	role(gone, "activist", "冯积极");
	body(gone, "冯村警务室", "safety_station");
	body(gone, "冯村村民代表会议", "villagers_assembly");
	gone_place = PUT(w, "place", NUMBER("org_id", gone), TEXT("kind", "service_hall"), TEXT("name", "冯村一站式服务大厅"), NUMBER("from_day", 15000), NUMBER("to_day", DAY_OPEN));
	booklet("A0001", "stock", DAY_OPEN, DAY_OPEN);
	issued_booklet = booklet("A0002", "issued", 16520, DAY_OPEN);
	booklet("A0003", "voided", 16520, 16530);
	return 0;
}

/* The tables of a report as they stand; the same text again is the same figures. */
static const char *tables(int64_t org, const char *report, const char *day)
{
	struct reply r = client_get(api, arena_printf(w->arena, "/api/v1/figure/tables?org=%lld&report=%s&day=%s", (long long)org, report, day));

	if (r.status != 200)
		fail_msg("%d %s", r.status, r.body);
	return arena_text(w->arena, r.body);
}

static struct reply merged(int64_t org, const char *into, const char *day)
{
	struct reply r = client_get(town, url(org, "/merge/form"));

	return client_post(town, url(org, "/merge"), "parent_code", into, "day", day, "document", "甲发〔2015〕6号", "row_version", reply_field(w, &r, "row_version"), NULL);
}

static int64_t rows(const char *what, int64_t a)
{
	return world_count(w, text(what, a));
}

static void everything_goes_along_from_the_day_and_reports_before_it_stay(void **state)
{
	static const char *const REPORTS[] = { "coverage", "team", "profile", "communique" };
	const int64_t orgs[] = { gone, stays, town_a };
	const char *before[3][4];
	struct reply r;

	for (int o = 0; o < 3; o++)
		for (int i = 0; i < 4; i++)
			before[o][i] = tables(orgs[o], REPORTS[i], "2015-10-31");
	assert_non_null(strstr(before[0][0], "冯村"));	/* there is something to lose */
	assert_non_null(strstr(before[0][3], "\"入党积极分子\",\"cells\":[1]"));
	r = client_get(town, url(gone, "/merge/form"));
	assert_true(reply_has(&r, "所在组织为本组织的依托单位 <span class=\"num\">2</span>") && reply_has(&r, "随之转入合并后的组织"));
	assert_true(reply_has(&r, "场所 <span class=\"num\">1</span>") && reply_has(&r, "库存的入党志愿书 <span class=\"num\">1</span>"));
	r = merged(gone, "何村总支", "2015-11-01");
	if (r.status != 303)
		fail_msg("%s", r.body);
	walk_approve_orgs(w);

	for (int o = 0; o < 3; o++)
		for (int i = 0; i < 4; i++)
			if (strcmp(tables(orgs[o], REPORTS[i], "2015-10-31"), before[o][i]) != 0)
				fail_msg("%s of %lld was\n%s\nand is\n%s", REPORTS[i], (long long)orgs[o], before[o][i], tables(orgs[o], REPORTS[i], "2015-10-31"));
	assert_int_equal(rows("host_unit WHERE org_id = %", gone) + rows("host_unit WHERE covered_by = %", gone), 0);
	assert_int_equal(rows("host_unit WHERE org_id = %", stays), 2);
	assert_int_equal(rows("host_unit WHERE covered_by = %", stays), 2);
	assert_int_equal(rows("person_role WHERE to_day = 2932897 AND org_id = %", stays), 2);
	assert_int_equal(rows("place WHERE to_day = 2932897 AND org_id = %", stays), 1);
	assert_int_equal(rows("booklet WHERE state = 'stock' AND org_id = %", stays), 1);
	r = client_get(town, text("/host/%", village));
	assert_true(reply_has(&r, "原所在组织") && reply_has(&r, "冯村总支") && reply_has(&r, "2015-11-01"));
	r = client_get(town, url(stays, "/place"));
	assert_true(reply_has(&r, "冯村一站式服务大厅"));
}

/* The whole register of the one goes to the other, who voids what was issued; both say what was handed over, when, and by which document. */
static void the_register_of_booklets_is_handed_over(void **state)
{
	static const char HANDED[] = "\"day\":\"2015-11-01\",\"from_org\":\"%lld\",\"from_name\":\"冯村总支\",\"to_org\":\"%lld\",\"to_name\":\"何村总支\",\"document\":\"甲发〔2015〕6号\",\"count\":3,\"issued\":1,\"voided\":1}";
	const char *handed = arena_printf(w->arena, HANDED, (long long)gone, (long long)stays);

	walk_answered(client_get(api, text("/api/v1/org/%/booklet", gone)), 200, "\"received\":3,\"issued\":1,\"voided\":1,\"stock\":1");
	assert_int_equal(merged(gone, "何村总支", "2015-11-01").status, 303);
	walk_approve_orgs(w);
	walk_answered(client_get(api, text("/api/v1/org/%/booklet", stays)), 200, "\"received\":3,\"issued\":1,\"voided\":1,\"stock\":1");
	walk_answered(client_get(api, text("/api/v1/org/%/booklet", stays)), 200, handed);
	walk_answered(client_get(api, text("/api/v1/org/%/booklet", gone)), 200, "\"received\":0,\"issued\":0,\"voided\":0,\"stock\":0");
	walk_answered(client_get(api, text("/api/v1/org/%/booklet", gone)), 200, handed);
	walk_answered(client_get(town, url(stays, "/booklet")), 200, "2015-11-01 合并，从冯村总支接收 3 本");
	walk_answered(client_get(town, url(stays, "/booklet")), 200, "其中结存 1、发放 1、作废 1");
	walk_answered(client_get(town, url(gone, "/booklet")), 200, "2015-11-01 合并，移交给何村总支 3 本");
	walk_answered(client_get(town, url(gone, "/booklet")), 200, "甲发〔2015〕6号");
	walk_answered(client_get(heir, text("/api/v1/booklet/%", issued_booklet)), 200, "\"state\":\"issued\"");
	walk_answered(client_post_json(heir, text("/api/v1/booklet/%/void", issued_booklet), "{\"reason\":\"写错了\",\"day\":\"2015-11-17\",\"row_version\":2}"), 200, "");
	walk_answered(client_get(api, text("/api/v1/org/%/booklet", stays)), 200, "\"received\":3,\"issued\":0,\"voided\":2,\"stock\":1");
	walk_answered(client_get(api, text("/api/v1/org/%/booklet", stays)), 200, handed);	/* as they stood on that day */
}

/* Both villages have what stands below the one they share, and whom it developed last. */
static void two_villages_of_one_general_branch_both_count(void **state)
{
	int64_t branch = world_org_of(w, stays, "branch", "何村一支部"), person = world_person(w, branch, "何新党员");
	const char *after;
	struct reply r;

	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", branch), NUMBER("status", 1), TEXT("began_by", "joined"), NUMBER("from_day", 16500),
		NUMBER("to_day", DAY_OPEN));
	walk_answered(client_post_json(api, text("/api/v1/org/%/merger", gone), "{\"parent_code\":\"何村总支\",\"day\":\"2015-11-01\",\"document\":\"甲\",\"row_version\":1}"), 200, "\"request\":");
	walk_approve_orgs(w);
	after = tables(town_a, "coverage", "2015-11-17");
	assert_non_null(strstr(after, "\"维稳组织\",\"cells\":[2,2,"));
	assert_non_null(strstr(after, "\"基层民主组织\",\"cells\":[2,2,"));
	assert_non_null(strstr(after, "\"经济合作组织\",\"cells\":[2,2,"));
	assert_non_null(strstr(after, "\"正常\",\"cells\":[2,"));
	/* Nobody was developed in 冯村 before it: it was alone then, and overdue. */
	assert_non_null(strstr(tables(town_a, "coverage", "2015-10-31"), "\"逾期\",\"cells\":[1,"));
	r = client_get(town, url(town_a, "/figure?report=coverage"));
	assert_int_equal(r.status, 200);
}

static struct reply closed(struct client *who, int64_t org, const char *day)
{
	struct reply r = client_get(who, url(org, "/close/form"));

	return client_post(who, url(org, "/close"), "day", day, "document", "甲发〔2015〕7号", "row_version", reply_field(w, &r, "row_version"), NULL);
}

static bool covers(const char *day, const char *cells)
{
	return strstr(tables(town_a, "coverage", day), arena_printf(w->arena, "\"已建党组织\",\"cells\":%s", cells)) != NULL;
}

/* A closed organisation covers nothing from the day on, and did until then (NC-01). */
static void a_closed_organisation_covers_nothing_any_more(void **state)
{
	struct reply r = found("甲企支部", "branch", "2014-01-01");
	int64_t one = id_of(&r), two, first, second;

	r = found("乙企支部", "branch", "2014-01-01");
	two = id_of(&r);
	first = unit("enterprise", "甲公司", town_a, one);
	second = unit("enterprise", "乙公司", town_a, two);
	if (!covers("2015-11-17", "[2,2,\"100.00\",0]"))
		fail_msg("%s", tables(town_a, "coverage", "2015-11-17"));
	r = client_get(town, url(one, "/close/form"));
	assert_true(reply_has(&r, "由本组织覆盖的单位 <span class=\"num\">1</span>") && reply_has(&r, "自当日起终止"));
	assert_int_equal(closed(town, one, "2015-11-10").status, 303);
	assert_true(covers("2015-11-09", "[2,2,\"100.00\",0]") && covers("2015-11-10", "[2,1,\"50.00\",1]") && covers("2015-11-17", "[2,1,\"50.00\",1]"));
	r = client_get(api, text("/api/v1/host/%", first));
	walk_has(&r, 200, "\"coverage\":\"none\"");
	r = client_get(town, text("/host/%", first));
	assert_true(reply_has(&r, "原覆盖方式") && reply_has(&r, "甲企支部"));
	/* What was closed before anybody saw to its coverage does not count either. */
	walk_answered(client_post_json(api, text("/api/v1/org/%/closing", two), "{\"day\":\"2015-11-12\",\"document\":\"甲\",\"row_version\":1}"), 200, "");
	world_run(w, arena_printf(w->arena, "UPDATE host_unit SET coverage = 'own', covered_by = %lld WHERE id = %lld", (long long)two, (long long)second));
	world_run(w, text("DELETE FROM host_cover WHERE host_id = %", second));
	assert_true(covers("2015-11-11", "[2,1,\"50.00\",1]") && covers("2015-11-12", "[2,0,\"0.00\",2]"));
}

/* Whatever would be left open there is settled first; the refusal names it with its number and the way. */
static void nothing_is_left_open_at_a_closed_organisation(void **state)
{
	struct reply r = found("将撤支部", "branch", "2014-01-01");
	int64_t org = id_of(&r), host = unit("enterprise", "丙公司", org, 0), post = role(org, "reserve", "后备甲"), person, stage;

	person = world_person_of(w, org, "积极分子乙", 0);
	stage = PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", org), TEXT("kind", "activist"), NUMBER("from_day", 16000),
		NUMBER("to_day", DAY_OPEN), NUMBER("term_day", DAY_OPEN));
	PUT(w, "place", NUMBER("org_id", org), TEXT("kind", "service_hall"), TEXT("name", "丙大厅"), NUMBER("from_day", 15000), NUMBER("to_day", DAY_OPEN));
	r = closed(town, org, "2015-11-10");
	walk_has(&r, 422, "“将撤支部”还不能撤销：所在组织为本组织的依托单位 1 项。请在依托单位的页面把所在组织改为别的组织");
	walk_has(&r, 422, "场所 1 项");
	walk_has(&r, 422, "发展阶段仍在本组织的人员 1 项");
	assert_true(reply_has(&r, "甲发〔2015〕7号") && reply_has(&r, url(org, "/host")) && reply_has(&r, url(org, "/place")));
	walk_answered(client_post_json(api, text("/api/v1/org/%/closing", org), "{\"day\":\"2015-11-10\",\"document\":\"甲\",\"row_version\":1}"), 422, "org.close_unsettled");
	/* The way that it names. */
	r = client_get(town, text("/host/%", host));
	r = client_post(town, text("/host/%/area", host), "area_code", "何村总支", "area_day", "2015-11-01", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	world_run(w, text("UPDATE place SET to_day = 16700 WHERE org_id = %", org));
	world_run(w, arena_printf(w->arena, "UPDATE person SET org_id = %lld WHERE id = %lld", (long long)branch_b, (long long)person));
	assert_int_equal(closed(town, org, "2015-11-10").status, 303);
	assert_int_equal(rows("person_role WHERE to_day < 2932897 AND id = %", post), 1);
	assert_int_equal(rows("person_role WHERE to_day = 2932897 AND id = %", stage), 1);
	assert_int_equal(rows("person_role WHERE to_day = 2932897 AND org_id = %", org), 0);
}

static void an_own_organisation_of_two_units_is_nobodys(void **state)
{
	struct reply r = found("丁企支部", "branch", "2014-01-01");
	int64_t one = id_of(&r);

	unit("enterprise", "丁公司", town_a, one);
	r = found("戊企支部", "branch", "2014-01-01");
	unit("enterprise", "戊公司", town_a, id_of(&r));
	walk_answered(merged(one, "戊企支部", "2015-11-01"), 422, "“丁企支部”是“丁公司”单独组建的党组织，“戊企支部”是“戊公司”单独组建的党组织");
	walk_answered(client_post_json(api, text("/api/v1/org/%/merger", one), "{\"parent_code\":\"戊企支部\",\"day\":\"2015-11-01\",\"document\":\"甲\",\"row_version\":1}"), 422,
		"org.merge_owned");
}

/* Dues that wait for a second person are settled before their branch goes. */
static void dues_that_wait_are_settled_before_a_merger(void **state)
{
	PUT(w, "dues_entry", NUMBER("org_id", gone), TEXT("kind", "used"), NUMBER("amount_fen", 100), TEXT("state", "waiting"), NUMBER("year", 2015), NUMBER("day", 16700),
		NUMBER("decided_day", 16700));
	walk_answered(merged(gone, "何村总支", "2015-11-01"), 422, "“冯村总支”还不能合并：待复核的党费账目 1 项");
	world_run(w, "UPDATE dues_entry SET state = 'settled'");
	assert_int_equal(merged(gone, "何村总支", "2015-11-01").status, 303);
}

/* Whoever has both puts a unit into another area; earlier days keep the one it had. */
static void the_area_of_a_unit_is_changed_by_who_has_both(void **state)
{
	const char *path = text("/host/%/area", village), *route = text("/api/v1/host/%/area", village), *before = tables(gone, "coverage", "2015-10-31");
	struct reply r = client_get(town, text("/host/%", village));
	const char *version = reply_field(w, &r, "row_version");

	walk_answered(client_post(town, path, "area_code", "乙村支部", "area_day", "2015-11-01", "row_version", version, NULL), 422, "没有这样一个正在运行的组织");	/* another town's */
	walk_answered(client_post(town, path, "area_code", "冯村总支", "area_day", "2015-11-01", "row_version", version, NULL), 422, "所在组织已经是“冯村总支”");
	r = client_post(town, path, "area_code", "何村总支", "area_day", "2015-11-18", "row_version", version, NULL);
	walk_has(&r, 422, "2015-11-17");
	assert_true(reply_has(&r, "value=\"何村总支\""));	/* what was typed stays */
	walk_answered(client_post_json(api, route, arena_printf(w->arena, "{\"area_code\":\"何村总支\",\"area_day\":\"2015-11-01\",\"row_version\":%d}", 99)), 409, "");
	walk_answered(client_post_json(api, route, arena_printf(w->arena, "{\"area_code\":\"何村总支\",\"area_day\":\"2015-11-01\",\"row_version\":%s}", version)), 200, "");
	assert_string_equal(tables(gone, "coverage", "2015-10-31"), before);
	assert_null(strstr(tables(gone, "coverage", "2015-11-01"), "\"维稳组织\",\"cells\":[1,"));
	assert_non_null(strstr(tables(stays, "coverage", "2015-11-01"), "\"维稳组织\",\"cells\":[1,1"));
	r = client_get(town, text("/host/%", village));
	assert_true(reply_has(&r, "原所在组织") && reply_has(&r, "冯村总支"));
}

/* Units below stand in a report under the names of its day: in the one before a new name under the old one. */
static void a_report_of_a_past_day_has_the_names_of_that_day(void **state)
{
	struct reply r = client_get(town, url(stays, "/rename/form"));

	world_member(w, stays, "何党员", 2);
	r = client_post(town, url(stays, "/rename"), "name", "何新村总支", "short_name", "何新村总支", "day", "2015-10-01", "document", "甲发〔2015〕8号", "row_version",
		reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	assert_non_null(strstr(tables(town_a, "communique", "2015-09-30"), "何村总支"));
	assert_null(strstr(tables(town_a, "communique", "2015-09-30"), "何新村总支"));
	assert_non_null(strstr(tables(town_a, "communique", "2015-10-01"), "何新村总支"));
	assert_null(strstr(tables(town_a, "communique", "2015-10-01"), "何村总支"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(everything_goes_along_from_the_day_and_reports_before_it_stay, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(a_closed_organisation_covers_nothing_any_more, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(nothing_is_left_open_at_a_closed_organisation, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(an_own_organisation_of_two_units_is_nobodys, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(dues_that_wait_are_settled_before_a_merger, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(the_area_of_a_unit_is_changed_by_who_has_both, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(a_report_of_a_past_day_has_the_names_of_that_day, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(the_register_of_booklets_is_handed_over, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(two_villages_of_one_general_branch_both_count, start_with_two_villages, world_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
