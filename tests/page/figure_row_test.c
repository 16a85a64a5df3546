/* Rows of the requirements that are figures: sums, shares and lists, and villages that must develop a member. */
#include "page/figure_row_world.h"

static void unit(int64_t org, const char *kind, int number, int staff)
{
	PUT(w, "host_unit", TEXT("kind", kind), TEXT("name", arena_printf(w->arena, "%s%d", kind, number)), NUMBER("org_id", org),
	    TEXT("coverage", "own"), NUMBER("covered_by", org), TEXT("facts", "{}"), NUMBER("staff", staff), NUMBER("to_day", OPEN));
}

static void YC_09_three_years_without_a_new_member_are_overdue(void **state)
{
	/* covers YC-09 accept 1 2 by page and api */
	struct reply r = client_get(county, "/api/v1/figure/coverage?day=2015-11-17");

	assert_string_equal(cells(&r, "joining", "逾期"), "[1,\"50.0\"]");
	assert_string_equal(cells(&r, "joining_due", "甲镇党委 甲村"), "[\"2012-11-16\",\"2015-11-16\",\"逾期\"]");
	assert_string_equal(cells(&r, "joining_due", "乙镇党委 乙村"), "[\"2012-11-18\",\"2015-11-18\",\"预警\"]");
	r = client_get(county, "/figure/units?of=joining&rule=2");
	assert_true(reply_has(&r, "甲村") && reply_has(&r, "2012-11-16") && !reply_has(&r, "乙村"));
}

static void YC_09_a_transfer_is_no_development(void **state)
{
	/* covers YC-09 refuse 1 by page and api */
	struct reply r = client_get(county, "/api/v1/figure/coverage?day=2015-11-17");

	assert_string_equal(cells(&r, "joining_due", "甲镇党委 甲村"), "[\"2012-11-16\",\"2015-11-16\",\"逾期\"]");
	r = client_get(county, "/figure/units?of=joining&rule=2");
	assert_true(reply_has(&r, "甲村") && reply_has(&r, "2012-11-16"));
	r = client_get(county, url("/figure/people?what=begun&since=2015-01-01", village));
	assert_true(reply_has(&r, "转入党员"));
	assert_int_equal(client_get(other_town, url("/figure/units?of=joining", town_a)).status, 404);
}

/* The communiqué counts villages that have an organisation, not the organisations in them; what is none stands there as 0. */
static void the_communique_counts_villages_and_not_their_organisations(void **state)
{
	struct reply r = client_get(county, url("/api/v1/figure/tables?report=communique", town_a));

	world_org_of(w, village, "branch", "甲村第二支部");
	world_run(w, "UPDATE org SET unit_kind = 'village' WHERE name LIKE '甲村%'");
	PUT(w, "host_unit", TEXT("kind", "village"), TEXT("name", "丁村"), NUMBER("org_id", town_a), TEXT("coverage", "none"),
	    NUMBER("covered_by", 0), TEXT("facts", "{}"), NUMBER("to_day", OPEN));
	PUT(w, "host_unit", TEXT("kind", "community"), TEXT("name", "甲社区"), NUMBER("org_id", town_a), TEXT("coverage", "own"),
	    NUMBER("covered_by", village), TEXT("facts", "{}"), NUMBER("to_day", OPEN));
	r = client_get(county, url("/api/v1/figure/tables?report=communique", town_a));
	assert_string_equal(cells(&r, "orgs_places", "行政村"), "[1,2,\"50.00\"]");
	assert_string_equal(cells(&r, "orgs_places", "社区（居委会）"), "[1,1,\"100.00\"]");
	assert_string_equal(cells(&r, "orgs_units", "事业单位"), "[0]");
	r = client_get(county, url("/figure", town_a));
	assert_true(reply_has(&r, "覆盖率") && reply_has(&r, "50.00%"));
	r = client_get(county, url("/figure/units?of=villages&rule=3", town_a));
	assert_true(reply_has(&r, "共 1 条") && reply_has(&r, ">甲村</a>") && !reply_has(&r, ">丁村</a>"));
	r = client_get(county, url("/figure/units?of=covered_communities&rule=0", town_a));
	assert_true(reply_has(&r, ">甲社区</a>"));
	world_run(w, "DELETE FROM host_unit WHERE name IN ('丁村', '甲社区')");
}

/* How many places are covered is kept for whoever asks next, until a unit is registered, covered otherwise or ended. */
static void the_communique_follows_what_becomes_of_a_unit(void **state)
{
	struct client *program = walk_program(w, "registers", 102);
	const char *tables = url("/api/v1/figure/tables?report=communique", town_a), *unit;
	struct reply r = client_get(county, tables);

	assert_string_equal(cells(&r, "orgs_places", "行政村"), "[1,1,\"100.00\"]");
	r = client_post_json(program, arena_printf(w->arena, "/api/v1/org/%lld/host", (long long)town_a),
		"{\"kind\":\"village\",\"name\":\"戊村\",\"coverage\":\"none\",\"day\":\"2015-01-01\"}");
	assert_int_equal(r.status, 201);
	unit = arena_printf(w->arena, "/api/v1/host/%s", walk_value(w, &r, "id"));
	r = client_get(county, tables);
	assert_string_equal(cells(&r, "orgs_places", "行政村"), "[1,2,\"50.00\"]");
	r = client_post_json(program, unit, arena_printf(w->arena, "{\"name\":\"戊村\",\"coverage\":\"joint\",\"covered_code\":\"甲镇机关支部\",\"row_version\":1}"));
	assert_int_equal(r.status, 200);
	r = client_get(county, tables);
	assert_string_equal(cells(&r, "orgs_places", "行政村"), "[2,2,\"100.00\"]");
	world_run(w, "DELETE FROM host_unit WHERE name = '戊村'");
}

/* Names come with the snapshot, so a new one comes with the next. */
static void the_units_below_have_the_names_of_today(void **state)
{
	struct client *program = walk_program(w, "renames", 101);
	const char *org = arena_printf(w->arena, "/api/v1/org/%lld", (long long)town_b);
	struct reply r = client_get(county, "/api/v1/figure/tables?report=communique");

	assert_string_equal(cells(&r, "below", "乙街道党工委"), "");
	assert_string_not_equal(cells(&r, "below", "乙镇党委"), "");
	world_run(w, arena_printf(w->arena, "UPDATE org SET row_version = 1 WHERE id = %lld", (long long)town_b));	/* a form of version 0 carries none */
	r = client_get(program, org);
	r = client_post_json(program, arena_printf(w->arena, "%s/name", org), arena_printf(w->arena,
		"{\"name\":\"乙街道党工委\",\"short_name\":\"乙街道\",\"day\":\"2015-11-17\",\"document\":\"云委〔2015〕9号\",\"row_version\":%s}", walk_value(w, &r, "row_version")));
	walk_has(&r, 200, "");
	r = client_get(county, "/api/v1/figure/tables?report=communique");
	assert_string_not_equal(cells(&r, "below", "乙街道党工委"), "");
	r = client_get(county, url("/figure", branch_b));
	walk_has(&r, 200, "乙街道党工委");
}

/* The people behind a number of a past day stand as they stood then: in the branch of that day, on probation. */
static void people_of_a_past_day_stand_as_they_stood(void **state)
{
	day_t joined = day_from_date(2014, 6, 1), converted = day_from_date(2015, 6, 1);
	int64_t person = PUT(w, "person", NUMBER("region_id", 1), NUMBER("org_id", village), TEXT("path", world_org_path(w, village)), TEXT("name", "当时预备"),
		NUMBER("sex", 1), NUMBER("status", 2), NUMBER("birth_day", 3000), NUMBER("birth_precision", 3), NUMBER("joined_day", joined), NUMBER("full_day", converted));
	struct reply r;

	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", branch_a), NUMBER("status", 1), NUMBER("from_day", joined),
	    NUMBER("to_day", converted), TEXT("began_by", "joined"), TEXT("ended_by", "converted"));
	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", village), NUMBER("status", 2), NUMBER("from_day", converted),
	    NUMBER("to_day", OPEN), TEXT("began_by", "converted"));
	r = client_get(county, url("/figure/people?day=2014-12-31&what=members&where=status.1", town_a));
	assert_true(reply_has(&r, "当时预备") && reply_has(&r, ">甲镇机关支部</td>") && reply_has(&r, "data-l=\"党籍状态\">预备党员</td>"));
	assert_false(reply_has(&r, ">正式党员</td>"));
	r = client_get(county, url("/api/v1/figure/people?day=2014-12-31&what=members&where=status.1", town_a));
	assert_true(reply_has(&r, "\"status\":1") && reply_has(&r, "\"org_name\":\"甲镇机关支部\""));
	r = client_get(county, url("/api/v1/figure/people?day=2015-11-17&where=status.2", village));
	assert_true(reply_has(&r, "当时预备") && !reply_has(&r, "甲镇机关支部"));
	r = client_get(county, "/figure/people?org=abc");
	assert_int_equal(r.status, 422);
}

/* A body or a co-operative from a day on, in so many villages of a town; the rows of the villages begin at the id `first`. */
static void in_villages(int64_t first, int count, const char *kind, const char *name)
{
	world_run(w, arena_printf(w->arena, "INSERT INTO host_unit (id, kind, name, org_id, credit_code, coverage, covered_by, households, people, staff, "
		"from_day, to_day, leader, mode, product, gain_fen, facts, row_version) WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
		"SELECT %lld + i, '%s', '%s' || i, CASE WHEN '%s' = 'village' THEN %lld ELSE %lld + i END, '', 'own', %lld + i, 0, 0, 0, 0, 2932897, '', '', '', 0, '{}', 1 FROM n",
		count - 1, (long long)w->last_id + 1, kind, name, kind, (long long)first - 1, (long long)first, (long long)first));
	w->last_id += count;
}

/* Numbered from the next id on. */
static void branches_below(int64_t parent, int count, const char *name, const char *end)
{
	int64_t first = w->last_id + 1;
	const char *rows = "", *path = world_org_path(w, parent);

	for (int i = 0; i < count; i++)
		rows = arena_printf(w->arena, "%s%s(%lld, 'C%lld', 'branch', '%s%d%s', '', '', '', %lld, '%s', 3, 1, 'village', 0, %d, 0, 0, 0, 0, '', 0, NULL, 1)", rows,
			i > 0 ? ", " : "", (long long)first + i, (long long)first + i, name, i, end, (long long)parent, path_child(w->arena, path, i + 1), OPEN);
	world_run(w, arena_printf(w->arena, "INSERT INTO org (id, code, kind, name, short_name, pinyin_key, initials, parent_id, path, level, region_id, unit_kind, "
		"from_day, to_day, term_years, elected_day, term_ends_day, host_id, external_code, place_id, note, row_version) VALUES %s", rows));
	w->last_id += count;
}

static int64_t town_of_villages(int count)
{
	int64_t town_c = world_org_of(w, city, "committee", arena_printf(w->arena, "丙镇%d党委", count)), first = w->last_id + 1;

	branches_below(town_c, count, "丙", "村支部");
	in_villages(first, count, "village", "丙村");
	return town_c;
}

static void SN_01_a_village_is_covered_while_an_organisation_of_the_kind_is_in_force(void **state)
{
	/* covers SN-01 refuse 1 by page and api */
	int64_t other = world_org_of(w, town_b, "general_branch", "全村总支"), host = PUT(w, "host_unit", TEXT("kind", "village"), TEXT("name", "全村"),
		NUMBER("org_id", town_b), TEXT("coverage", "own"), NUMBER("covered_by", other), TEXT("facts", "{}"), NUMBER("to_day", OPEN));
	int64_t team = world_org_of(w, other, "patrol_team", "全村巡防队");
	const char *path = url("/api/v1/figure/coverage?day=2015-11-17", town_b);
	struct reply r;

	assert_true(host > 0);
	world_org_of(w, other, "villagers_assembly", "全村村代会");
	r = client_get(county, path);
	assert_string_equal(cells(&r, "villages", "四类齐全"), "[2,0,\"0.00\",2]");
	assert_string_equal(cells(&r, "village_gaps", "乙镇党委 全村"), "[\"有\",\"有\",\"缺\",\"有\"]");
	PUT(w, "host_unit", TEXT("kind", "cooperative"), TEXT("name", "全村合作社"), NUMBER("org_id", other), TEXT("coverage", "none"),
	    TEXT("facts", "{}"), NUMBER("to_day", OPEN));
	r = client_get(county, path);
	assert_string_equal(cells(&r, "villages", "四类齐全"), "[2,1,\"50.00\",1]");
	r = client_get(county, url("/figure/units?of=villages&rule=4&gap=1", town_b));
	assert_true(reply_has(&r, "共 1 条") && !reply_has(&r, ">全村</a>"));
	r = client_get(county, url("/figure/coverage", town_b));
	assert_true(reply_has(&r, "50.00%"));
	r = client_get(county, path);
	/* Not "full" while the other village lacks one kind; and no longer covered when the only team is closed. */
	assert_string_equal(cells(&r, "villages", "党组织"), "[2,2,\"100.00\",0]");
	world_run(w, arena_printf(w->arena, "UPDATE org SET to_day = %d WHERE id = %lld", (int)day_from_date(2015, 11, 10), (long long)team));
	r = client_get(county, path);
	assert_string_equal(cells(&r, "villages", "维稳组织"), "[2,0,\"0.00\",2]");
	r = client_get(county, url("/api/v1/figure/coverage?day=2015-11-09", town_b));
	assert_string_equal(cells(&r, "villages", "维稳组织"), "[2,1,\"50.00\",1]");
}

static void SN_01_253_villages_196_with_a_co_operative_and_57_named(void **state)
{
	/* covers SN-01 accept 1 by page and api */
	int64_t town_c = town_of_villages(253);
	struct reply r;
	int named = 0;

	in_villages(town_c + 1, 196, "cooperative", "丙社");
	r = client_get(county, url("/api/v1/figure/coverage?day=2015-11-17", town_c));
	assert_string_equal(cells(&r, "villages", "经济合作组织"), "[253,196,\"77.47\",57]");
	r = client_get(county, url("/figure/coverage", town_c));
	assert_true(reply_has(&r, "77.47%"));
	r = client_get(county, url("/figure/units?of=villages&rule=2&gap=1", town_c));
	assert_true(reply_has(&r, "共 57 条"));
	for (int page = 1; page <= 2; page++) {
		r = client_get(county, url(arena_printf(w->arena, "/figure/units?of=villages&rule=2&gap=1&page=%d", page), town_c));
		for (int i = 0; i < 253; i++)
			named += reply_has(&r, arena_printf(w->arena, ">丙村%d</a>", i));
	}
	assert_int_equal(named, 57);
}

static void KFQ_09_new_members_from_non_public_enterprises_are_at_least_half(void **state)
{
	/* covers KFQ-09 accept 1 2 refuse 1 by page and api */
	int64_t zone = world_org_of(w, city, "committee", "开发区党委"), firm = world_org_of(w, zone, "branch", "鼎盛公司支部"),
		office = world_org_of(w, zone, "branch", "开发区机关支部"), moved;
	const char *path = url("/api/v1/figure/coverage?day=2015-11-17", zone);
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE org SET unit_kind = 'nonpublic' WHERE id = %lld", (long long)firm));
	for (int i = 0; i < 40; i++)
		member(i < 19 ? firm : office, "新党员", 1, day_from_date(2015, 7, 1), "joined");
	moved = w->last_id;	/* the membership of the last */
	r = client_get(county, path);
	assert_string_equal(cells(&r, "new_members", "发展党员"), "[40,19,\"47.50\"]");
	r = client_get(county, url("/figure/coverage", zone));
	assert_true(reply_has(&r, "不足一半"));
	world_run(w, arena_printf(w->arena, "UPDATE membership SET org_id = %lld WHERE id = %lld", (long long)firm, (long long)moved));
	world_run(w, arena_printf(w->arena, "UPDATE person SET org_id = %lld, path = '%s' WHERE id = %lld", (long long)firm, world_org_path(w, firm), (long long)moved - 1));
	r = client_get(county, path);
	assert_string_equal(cells(&r, "new_members", "发展党员"), "[40,20,\"50.00\"]");
	r = client_get(county, url("/figure/coverage", zone));
	assert_true(reply_has(&r, "占一半以上"));
	/* Who went on to another branch in the same year is one new member, not two. */
	world_run(w, arena_printf(w->arena, "UPDATE membership SET to_day = %d, ended_by = 'moved' WHERE id = %lld", (int)day_from_date(2015, 9, 1), (long long)moved));
	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", moved - 1), NUMBER("org_id", office), NUMBER("status", 2),
	    NUMBER("from_day", day_from_date(2015, 9, 1)), NUMBER("to_day", OPEN), TEXT("began_by", "moved"));
	r = client_get(county, path);
	assert_string_equal(cells(&r, "new_members", "发展党员"), "[40,20,\"50.00\"]");
	r = client_get(county, url("/figure/coverage", zone));
	assert_true(reply_has(&r, "占一半以上") && reply_has(&r, "50.00%"));
}

static const char *report(const char *which, int64_t org)
{
	return url(arena_printf(w->arena, "/api/v1/figure/tables?report=%s&day=2015-11-17", which), org);
}

/* Many roles of one kind in one organisation; their people are numbers only. */
static void roles(int64_t org, const char *kind, const char *source, int count, day_t from)
{
	world_run(w, arena_printf(w->arena, "INSERT INTO person_role (id, region_id, person_id, org_id, kind, source, detail, from_day, to_day, document, mentor_id, "
		"term_day, result) WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
		"SELECT %lld + i, 1, %lld + i, %lld, '%s', '%s', '', %d, %d, '', 0, %d, '' FROM n", count - 1, (long long)w->last_id + 1, (long long)w->last_id + 1,
		(long long)org, kind, source, (int)from, OPEN, OPEN));
	w->last_id += count;
}

/* A total is never typed: no form asks for one, and a program that sends one is refused. */
static void nobody_types_totals(int64_t org, const char *login)
{
	struct client *program = client_new(w);
	struct reply r = client_get(county, arena_printf(w->arena, "/org/%lld/describe/form", (long long)org));

	assert_true(r.status == 200 && !reply_has(&r, "name=\"members\"") && !reply_has(&r, "name=\"branches\""));
	client_header(program, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, login, ADMIN_NONE, 101))));
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
	PUT(w, "org_path", NUMBER("org_id", group), NUMBER("parent_id", city), TEXT("name", "民族中学党小组"), TEXT("kind", "group"),
	    TEXT("reason", "founded"), NUMBER("from_day", day_from_date(1976, 9, 1)), NUMBER("to_day", day_from_date(1989, 9, 1)));
	PUT(w, "org_path", NUMBER("org_id", group), NUMBER("parent_id", school), TEXT("name", "民族中学党小组"), TEXT("kind", "group"),
	    TEXT("reason", "merged"), NUMBER("from_day", day_from_date(1989, 9, 1)), NUMBER("to_day", day_from_date(1989, 9, 1)));
	PUT(w, "org_path", NUMBER("org_id", school), NUMBER("parent_id", city), TEXT("name", "民族中学支部"), TEXT("kind", "branch"),
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

/* Posts in the branches of villages, from the first on, each held by somebody; returns the person of the first. */
static int64_t village_posts(int64_t first_org, int count, const char *kind, int is_one_org)
{
	int64_t base = w->last_id + 1;
	const char *n = arena_printf(w->arena, "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)", count - 1);
	const char *org = is_one_org ? arena_printf(w->arena, "%lld", (long long)first_org) : arena_printf(w->arena, "%lld + i", (long long)first_org);

	world_run(w, arena_printf(w->arena, "INSERT INTO post (id, org_id, kind, name, seats, is_exclusive, base_post_id, rank, from_day, to_day, row_version) %s "
		"SELECT %lld + i, %s, '%s', '职务', 1, 0, 0, 0, 0, %d, 1 FROM n", n, (long long)base, org, kind, OPEN));
	world_run(w, arena_printf(w->arena, "INSERT INTO holding (id, post_id, org_id, person_id, manner, from_day, to_day, document, reason, needs_second, proposed_by, "
		"confirmed_by, row_version) %s SELECT %lld + i, %lld + i, %s, %lld + i, 'elected', 0, %d, '', '', 0, 0, 0, 1 FROM n", n, (long long)base + count,
		(long long)base, org, (long long)base + 2 * count, OPEN));
	w->last_id += 3 * count;
	return base + 2 * count;
}

static void earned(int64_t org, int people, int net_yuan)
{
	PUT(w, "ledger_value", NUMBER("org_id", org), TEXT("sheet", "village"), TEXT("period", "2015"), TEXT("item", "people"),
	    NUMBER("value", people * 100), TEXT("state", "reported"));
	PUT(w, "ledger_value", NUMBER("org_id", org), TEXT("sheet", "village"), TEXT("period", "2015"), TEXT("item", "net"),
	    NUMBER("value", net_yuan * 100), TEXT("state", "reported"));
}

static void XY_04_81_of_335_villages_are_headed_by_entrepreneurs_and_compared(void **state)
{
	/* covers XY-04 accept 1 by page and api */
	int64_t county_town = town_of_villages(335), first = county_town + 1, person;
	struct reply r;

	person = village_posts(first, 81, "secretary", 0);
	for (int i = 0; i < 81; i++)
		PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", person + i), NUMBER("org_id", first + i), TEXT("kind", "entrepreneur"),
		    NUMBER("to_day", OPEN), NUMBER("term_day", OPEN));
	/* An entrepreneur who heads nothing does not count. */
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", 1), NUMBER("org_id", first + 100), TEXT("kind", "entrepreneur"),
	    NUMBER("to_day", OPEN), NUMBER("term_day", OPEN));
	earned(first, 100, 670000);
	earned(first + 200, 300, 3019 * 400 - 670000);
	r = client_get(county, report("team", county_town));
	assert_string_equal(cells(&r, "entrepreneurs", "企业家任职的村"), "[81,\"24.18\",\"6700.00\"]");
	assert_string_equal(cells(&r, "entrepreneurs", "其他村"), "[254,\"75.82\",\"1792.00\"]");
	assert_string_equal(cells(&r, "entrepreneurs", "合计"), "[335,null,\"3019.00\"]");
	r = client_get(county, url("/figure/units?of=entrepreneurs&rule=0", county_town));
	assert_true(reply_has(&r, "共 81 条"));
	r = client_get(county, url("/figure/team", county_town));
	assert_true(reply_has(&r, "24.18%"));
}

static void XY_16_70_of_280_graduates_are_in_the_team_of_their_village(void **state)
{
	/* covers XY-16 accept 1 by page and api */
	int64_t town_e = world_org_of(w, city, "committee", "庚镇党委"), one = world_org_of(w, town_e, "branch", "庚村支部"),
		other = world_org_of(w, town_e, "branch", "辛村支部"), person = village_posts(one, 70, "committee_member", 1);
	struct reply r;

	w->last_id = person - 1;	/* so that the roles get the numbers of the holders */
	roles(one, "graduate_cadre", "graduate", 70, day_from_date(2014, 1, 1));
	assert_int_equal(w->last_id, person + 69);
	roles(other, "graduate_cadre", "graduate", 210, day_from_date(2014, 1, 1));
	world_run(w, arena_printf(w->arena, "UPDATE person_role SET mentor_id = 101 WHERE org_id = %lld", (long long)one));
	r = client_get(county, report("team", town_e));
	assert_string_equal(cells(&r, "graduates", "驻村工作"), "[280,null]");
	assert_string_equal(cells(&r, "graduates", "有培养联系人"), "[70,\"25.00\"]");
	assert_string_equal(cells(&r, "graduates", "进入村级班子"), "[70,\"25.00\"]");
	r = client_get(county, url("/figure/team", town_e));
	assert_true(reply_has(&r, "25.00%"));
	world_run(w, arena_printf(w->arena, "UPDATE person_role SET to_day = %d WHERE org_id = %lld", (int)day_from_date(2015, 6, 1), (long long)one));
	r = client_get(county, report("team", town_e));
	assert_string_equal(cells(&r, "graduates", "驻村工作"), "[210,null]");
	assert_string_equal(cells(&r, "graduates", "本年结束"), "[70,null]");
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
		cmocka_unit_test(YC_09_three_years_without_a_new_member_are_overdue),
		cmocka_unit_test(the_communique_counts_villages_and_not_their_organisations),
		cmocka_unit_test(the_communique_follows_what_becomes_of_a_unit),
		cmocka_unit_test(people_of_a_past_day_stand_as_they_stood),
		cmocka_unit_test(YC_09_a_transfer_is_no_development),
		cmocka_unit_test(SN_01_a_village_is_covered_while_an_organisation_of_the_kind_is_in_force),
		cmocka_unit_test(SN_01_253_villages_196_with_a_co_operative_and_57_named),
		cmocka_unit_test(KFQ_09_new_members_from_non_public_enterprises_are_at_least_half),
		cmocka_unit_test(TZ_01_every_node_has_its_live_totals),
		cmocka_unit_test(CZJ_01_the_profile_of_a_bureau_is_computed_from_the_registers),
		cmocka_unit_test(LQ_01_the_share_of_members_among_staff_is_worked_out),
		cmocka_unit_test(ZS_01_the_brigade_has_22_units_22_branches_26_groups),
		cmocka_unit_test(TZ_15_organisers_are_counted_by_level_and_kind),
		cmocka_unit_test(KFQ_08_eight_of_the_reserves_are_discharged_soldiers),
		cmocka_unit_test(DHZ_12_new_activists_by_seven_sources_sum_to_the_total),
		cmocka_unit_test(XY_04_81_of_335_villages_are_headed_by_entrepreneurs_and_compared),
		cmocka_unit_test(XY_16_70_of_280_graduates_are_in_the_team_of_their_village),
		cmocka_unit_test(TZ_01_the_root_shows_70_committees_3365_branches_73851_members),
		cmocka_unit_test(the_units_below_have_the_names_of_today),	/* last: other tests know it by its name */
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
