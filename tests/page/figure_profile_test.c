/* Rows of the requirements that tell of one office or of the whole: profiles, organisers, reserves, sources, live totals. */
#include "page/figure_row_world.h"

static void unit(int64_t org, const char *kind, int number, int staff)
{
	PUT(w, "host_unit", TEXT("kind", kind), TEXT("name", arena_printf(w->arena, "%s%d", kind, number)), NUMBER("org_id", org),
	    TEXT("coverage", "own"), NUMBER("covered_by", org), TEXT("facts", "{}"), NUMBER("staff", staff), NUMBER("to_day", OPEN));
}

/* A total is never typed: no form asks for one, and a program that sends one is refused. */
static void nobody_types_totals(int64_t org, const char *login)
{
	struct client *program = walk_program(w, login, 101);
	struct reply r = client_get(county, arena_printf(w->arena, "/org/%lld/describe/form", (long long)org));

	assert_true(r.status == 200 && !reply_has(&r, "name=\"members\"") && !reply_has(&r, "name=\"branches\""));
	r = client_post_json(program, arena_printf(w->arena, "/api/v1/org/%lld/facts", (long long)org), "{\"unit_kind\":\"town\",\"members\":44,\"row_version\":0}");
	assert_true(r.status == 400 || r.status == 422);
	assert_true(reply_has(&r, "members"));
}

static void CZJ_01_the_profile_of_a_bureau_is_computed_from_the_registers(void **state)
{
	/* covers CZJ-01 accept 1 refuse 1 by page and api */
	static const struct { const char *kind; int count; } PARTS[] = { { "office", 8 }, { "institution", 7 }, { "station", 3 }, { "agency_centre", 3 } };
	int64_t bureau = world_org_of(w, city, "branch", "财政局支部");
	struct reply r;

	for (size_t p = 0; p < 4; p++)
		for (int i = 0; i < PARTS[p].count; i++)
			unit(bureau, PARTS[p].kind, i, p == 0 && i == 0 ? 8 : 3);
	for (int i = 0; i < 32; i++)
		member(bureau, "财政党员", 1, day_from_date(2003, 1, 1), "opening");
	r = client_get(county, report("profile", bureau));
	assert_string_equal(cells(&r, "profile_units", "内设科室"), "[8]");
	assert_string_equal(cells(&r, "profile_units", "事业单位"), "[7]");
	assert_string_equal(cells(&r, "profile_units", "所站"), "[3]");
	assert_string_equal(cells(&r, "profile_units", "代理服务中心"), "[3]");
	assert_string_equal(cells(&r, "profile_people", "职工"), "[68,null]");
	assert_string_equal(cells(&r, "profile_people", "党员总数"), "[32,\"47.06\"]");
	r = client_get(county, url("/figure/units?of=units&sum=staff&rule=-1", bureau));
	assert_true(reply_has(&r, "职工合计 68 人") && reply_has(&r, "共 21 条"));
	assert_int_equal(client_get(other_town, url("/figure/profile", bureau)).status, 404);
	r = client_get(county, url("/figure/profile", bureau));
	assert_true(reply_has(&r, "47.06%"));
	nobody_types_totals(bureau, "bureau");
}

static void LQ_01_the_share_of_members_among_staff_is_worked_out(void **state)
{
	/* covers LQ-01 accept 1 2 refuse 1 by page and api */
	int64_t school = world_org_of(w, city, "branch", "民族中学支部"), group = world_org_of(w, city, "group", "民族中学小组");
	struct client *program = client_new(w);
	struct reply r;

	unit(school, "school", 1, 73);
	for (int i = 0; i < 29; i++)
		member(school, "教师党员", i < 16 ? 1 : 2, day_from_date(1999, 1, 1), "opening");
	world_run(w, arena_printf(w->arena, "UPDATE person SET nationality = '02' WHERE org_id = %lld AND id IN (SELECT id FROM person WHERE org_id = %lld ORDER BY id LIMIT 7)",
		(long long)school, (long long)school));
	PUT(w, "org_path", NUMBER("org_id", group), TEXT("path", world_org_path(w, group)), NUMBER("parent_id", city), TEXT("name", "民族中学党小组"), TEXT("kind", "group"),
	    TEXT("reason", "founded"), NUMBER("from_day", day_from_date(1976, 9, 1)), NUMBER("to_day", day_from_date(1989, 9, 1)));
	PUT(w, "org_path", NUMBER("org_id", group), TEXT("path", world_org_path(w, group)), NUMBER("parent_id", school), TEXT("name", "民族中学党小组"), TEXT("kind", "group"),
	    TEXT("reason", "merged"), NUMBER("from_day", day_from_date(1989, 9, 1)), NUMBER("to_day", day_from_date(1989, 9, 1)));
	PUT(w, "org_path", NUMBER("org_id", school), TEXT("path", world_org_path(w, school)), NUMBER("parent_id", city), TEXT("name", "民族中学支部"), TEXT("kind", "branch"),
	    TEXT("reason", "founded"), NUMBER("from_day", day_from_date(1989, 9, 1)), NUMBER("to_day", OPEN));
	r = client_get(county, report("profile", school));
	assert_string_equal(cells(&r, "profile_people", "党员总数"), "[29,\"39.73\"]");
	assert_string_equal(cells(&r, "profile_people", "男党员"), "[16,\"55.17\"]");
	assert_string_equal(cells(&r, "profile_people", "女党员"), "[13,\"44.83\"]");
	assert_string_equal(cells(&r, "profile_people", "少数民族党员"), "[7,\"24.14\"]");
	assert_string_equal(cells(&r, "profile_history", "1976-09-01"), "[\"成立\",\"民族中学党小组\"]");
	assert_non_null(strstr(r.body, "\"item\":\"1989-09-01\",\"cells\":[\"成立\",\"民族中学支部\"]"));
	/* Where some members belong to units without a register of staff, the two numbers are of different people. */
	member(world_org_of(w, city, "branch", "无职工登记支部"), "村民党员", 1, day_from_date(1999, 1, 1), "opening");
	r = client_get(county, report("profile", city));
	assert_true(strstr(cells(&r, "profile_people", "党员总数"), ",null]") != NULL);
	assert_true(strstr(cells(&r, "profile_people", "职工"), "[0,") == NULL);
	r = client_get(county, url("/figure/profile", city));
	assert_true(reply_has(&r, "不算党员占职工的比率"));
	/* Minorities are a sum only, and a share is nothing that a program could store. */
	r = client_get(county, url("/figure/profile", school));
	assert_true(reply_has(&r, "少数民族党员") && !reply_has(&r, "where=minority"));
	assert_true(reply_has(&r, "39.73%") && reply_has(&r, ">16</a>") && reply_has(&r, ">13</a>"));
	r = client_get(county, arena_printf(w->arena, "/org/%lld/host/form", (long long)school));
	assert_false(reply_has(&r, "name=\"share\""));
	client_header(program, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, "share", ADMIN_NONE, 101))));
	r = client_post_json(program, arena_printf(w->arena, "/api/v1/org/%lld/host", (long long)school),
		"{\"kind\":\"school\",\"name\":\"中学\",\"coverage\":\"none\",\"day\":\"2015-01-01\",\"share\":39.79}");
	assert_true((r.status == 400 || r.status == 422) && reply_has(&r, "share"));
}

static void ZS_01_the_brigade_has_22_units_22_branches_26_groups(void **state)
{
	/* covers ZS-01 accept 1 by page and api */
	int64_t brigade = world_org_of(w, city, "committee", "作业三大队党委"), first = 0, branch = 0;
	struct reply r;

	for (int i = 0; i < 22; i++) {
		branch = world_org_of(w, brigade, "branch", arena_printf(w->arena, "大队%d支部", i));
		first = first == 0 ? branch : first;
		unit(branch, i < 19 ? "team" : i < 21 ? "workshop" : "headquarters", i, i == 0 ? 591 - 21 * 26 : 26);
	}
	for (int i = 0; i < 26; i++)
		world_org_of(w, first, "group", arena_printf(w->arena, "大队%d小组", i));
	for (int i = 0; i < 150; i++)
		member(first, "大队党员", 1, day_from_date(2002, 1, 1), "opening");
	roles(branch, "applicant", "self", 20, day_from_date(2015, 1, 1));
	r = client_get(county, report("profile", brigade));
	assert_string_equal(cells(&r, "profile_units", "基层队"), "[19]");
	assert_string_equal(cells(&r, "profile_units", "合计"), "[22]");
	assert_string_equal(cells(&r, "profile_orgs", "支部"), "[22]");
	assert_string_equal(cells(&r, "profile_orgs", "党小组"), "[26]");
	assert_string_equal(cells(&r, "profile_orgs", "平均每个支部党员数"), "[\"6.82\"]");
	assert_string_equal(cells(&r, "profile_orgs", "入党申请人（尚未确定为积极分子）"), "[20]");
	assert_string_equal(cells(&r, "profile_people", "职工"), "[591,null]");
	assert_string_equal(cells(&r, "profile_people", "党员总数"), "[150,\"25.38\"]");
	r = client_get(county, url("/figure/profile", brigade));
	assert_true(reply_has(&r, "6.82"));
}

static void TZ_15_organisers_are_counted_by_level_and_kind(void **state)
{
	/* covers TZ-15 accept 1 by page and api */
	int64_t top = world_org_of(w, city, "committee", "戊镇党委"), village_c = world_org_of(w, top, "general_branch", "戊村总支");
	struct reply r;

	roles(city, "organiser_full", "recommended", 3, day_from_date(2012, 1, 1));
	roles(city, "organiser_full", "recommended", 3, day_from_date(2015, 3, 1));
	roles(top, "organiser_part", "recommended", 65, day_from_date(2013, 1, 1));
	roles(village_c, "organiser_part", "recommended", 269, day_from_date(2013, 1, 1));
	r = client_get(county, report("team", city));
	assert_string_equal(cells(&r, "organisers", "市（县）级"), "[6,0,6,3]");
	assert_string_equal(cells(&r, "organisers", "乡镇（部门）级"), "[0,65,65,0]");
	assert_string_equal(cells(&r, "organisers", "合计"), "[6,334,340,3]");
	r = client_get(county, url("/figure/roles?kind=organiser_full", city));
	assert_true(reply_has(&r, "共 6 条"));
	r = client_get(county, url("/figure/roles?kind=organiser_full&also=organiser_part", city));
	assert_true(reply_has(&r, "共 340 条"));
	assert_int_equal(client_get(other_town, url("/figure/team", city)).status, 404);
}

static void KFQ_08_eight_of_the_reserves_are_discharged_soldiers(void **state)
{
	/* covers KFQ-08 accept 3 by page and api */
	int64_t zone = world_org_of(w, city, "committee", "开发区党委"), base = world_org_of(w, zone, "general_branch", "开发区村总支");
	struct reply r;

	roles(base, "reserve", "soldier", 8, day_from_date(2014, 3, 1));
	roles(base, "reserve", "graduate", 12, day_from_date(2014, 3, 1));
	roles(base, "activist", "soldier", 3, day_from_date(2015, 3, 1));
	r = client_get(county, report("team", zone));
	assert_string_equal(cells(&r, "reserve_sources", "退役军人"), "[8,\"40.0\"]");
	assert_string_equal(cells(&r, "reserve_sources", "高校毕业生"), "[12,\"60.0\"]");
	assert_string_equal(cells(&r, "reserve_sources", "合计"), "[20,null]");
	r = client_get(county, url("/figure/team", zone));
	assert_true(reply_has(&r, "后备干部的来源"));
	r = client_get(county, url("/figure/roles?kind=reserve&source=soldier", zone));
	assert_true(reply_has(&r, "共 8 条"));
}

static void DHZ_12_new_activists_by_seven_sources_sum_to_the_total(void **state)
{
	/* covers DHZ-12 accept 1 by page and api */
	static const char *const SOURCES[] = { "group_cadre", "soldier", "producer", "returned", "graduate", "manager", "technician" };
	int64_t town_d = world_org_of(w, city, "committee", "己镇党委"), branch = world_org_of(w, town_d, "branch", "己村支部");
	struct reply r;

	for (int i = 0; i < 7; i++)
		roles(branch, "activist", SOURCES[i], i + 1, day_from_date(2015, 2, 1));
	roles(branch, "activist", "youth_league", 2, day_from_date(2015, 2, 1));
	roles(branch, "activist", "soldier", 5, day_from_date(2014, 12, 31));	/* of last year */
	r = client_get(county, report("team", town_d));
	assert_string_equal(cells(&r, "activist_sources", "村组干部"), "[1,\"3.3\"]");
	assert_string_equal(cells(&r, "activist_sources", "退役军人"), "[2,\"6.7\"]");
	assert_string_equal(cells(&r, "activist_sources", "技术骨干"), "[7,\"23.3\"]");
	assert_string_equal(cells(&r, "activist_sources", "其他来源和未登记"), "[2,\"6.7\"]");
	assert_string_equal(cells(&r, "activist_sources", "合计"), "[30,null]");
	r = client_get(county, url("/figure/team", town_d));
	assert_true(reply_has(&r, "坚持标准、保证质量、改善结构、慎重发展"));
	r = client_get(county, url("/figure/team", town_d));
	assert_true(reply_has(&r, "23.3%"));
}

static void TZ_01_every_node_has_its_live_totals(void **state)
{
	/* covers TZ-01 refuse 1 by page and api */
	int64_t committee = world_org_of(w, city, "committee", "丁镇党委"), one = world_org_of(w, committee, "branch", "丁一支部");
	struct reply r = client_get(county, url("/api/v1/figure/totals?day=2015-11-17", committee));

	world_org_of(w, committee, "branch", "丁二支部");
	for (int i = 0; i < 43; i++)
		member(one, "丁党员", 1, day_from_date(2001, 1, 1), "opening");
	r = client_get(county, url("/api/v1/figure/totals?day=2015-11-17", committee));
	assert_true(reply_has(&r, "\"branches\":2") && reply_has(&r, "\"members\":43") && reply_has(&r, "\"members_per_branch_hundredths\":2150"));
	r = client_get(county, arena_printf(w->arena, "/org/%lld", (long long)committee));
	assert_true(reply_has(&r, "<b>43<small>") && reply_has(&r, "21.50"));
	nobody_types_totals(committee, "program");
}

/* 70 committees, 3,365 branches below them, 73,851 members in these. */
static int64_t large_city(void)
{
	enum { COMMITTEES = 70, BRANCHES = 3365, MEMBERS = 73851 };
	int64_t top = world_org_of(w, city, "city_committee", "滕州市委"), committees[COMMITTEES], first, person, membership, people;
	const char *branch;

	for (int i = 0; i < COMMITTEES; i++)
		committees[i] = world_org_of(w, top, "committee", arena_printf(w->arena, "滕%d党委", i));
	first = w->last_id + 1;
	for (int i = 0; i < COMMITTEES; i++)
		branches_below(committees[i], BRANCHES / COMMITTEES + (i < BRANCHES % COMMITTEES), "滕", "支部");
	branch = arena_printf(w->arena, "%lld + n.i %% %d", (long long)first, BRANCHES);
	person = PUT(w, "person", NUMBER("region_id", 1), NUMBER("org_id", first), TEXT("path", world_org_path(w, first)), TEXT("name", "党员"), NUMBER("sex", 1),
		NUMBER("status", 2), NUMBER("birth_day", 3000), NUMBER("birth_precision", 3), NUMBER("joined_day", 10000), NUMBER("full_day", 10365));
	membership = PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", first), NUMBER("status", 2), NUMBER("from_day", 10000),
		NUMBER("to_day", OPEN), TEXT("began_by", "opening"));
	people = world_copies(w, "person", person, MEMBERS - 1, "org_id", branch, "path", arena_printf(w->arena, "(SELECT o.path FROM org o WHERE o.id = %s)", branch), NULL);
	world_copies(w, "membership", membership, MEMBERS - 1, "person_id", arena_printf(w->arena, "%lld + n.i", (long long)people), "org_id", branch, NULL);
	return top;
}

static void TZ_01_the_root_shows_70_committees_3365_branches_73851_members(void **state)
{
	/* covers TZ-01 accept 1 by page and api */
	int64_t top = large_city();
	struct reply r = client_get(county, url("/api/v1/figure/totals?day=2015-11-17", top));

	assert_true(reply_has(&r, "\"committees\":70") && reply_has(&r, "\"branches\":3365") && reply_has(&r, "\"members\":73851"));
	assert_true(reply_has(&r, "\"members_per_branch_hundredths\":2195"));
	r = client_get(county, arena_printf(w->arena, "/org/%lld", (long long)top));
	assert_true(reply_has(&r, "<b>70<small>") && reply_has(&r, "<b>3,365<small>") && reply_has(&r, "<b>73,851<small>") && reply_has(&r, "21.95"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(TZ_01_every_node_has_its_live_totals),
		cmocka_unit_test(CZJ_01_the_profile_of_a_bureau_is_computed_from_the_registers),
		cmocka_unit_test(LQ_01_the_share_of_members_among_staff_is_worked_out),
		cmocka_unit_test(ZS_01_the_brigade_has_22_units_22_branches_26_groups),
		cmocka_unit_test(TZ_15_organisers_are_counted_by_level_and_kind),
		cmocka_unit_test(KFQ_08_eight_of_the_reserves_are_discharged_soldiers),
		cmocka_unit_test(DHZ_12_new_activists_by_seven_sources_sum_to_the_total),
		cmocka_unit_test(TZ_01_the_root_shows_70_committees_3365_branches_73851_members),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
