/* Rows of the requirements that are figures: sums, shares and lists, and villages that must develop a member. */
#include "page/figure_row_world.h"

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
	r = client_post_json(program, unit, arena_printf(w->arena, "{\"name\":\"戊村\",\"coverage\":\"own\",\"covered_code\":\"甲镇机关支部\",\"row_version\":1}"));
	assert_int_equal(r.status, 200);
	r = client_get(county, tables);
	assert_string_equal(cells(&r, "orgs_places", "行政村"), "[2,2,\"100.00\"]");
	world_run(w, "DELETE FROM host_cover WHERE host_id IN (SELECT id FROM host_unit WHERE name = '戊村')");
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
	assert_string_equal(cells(&r, "entrepreneurs", "企业家任职的村"), "[81,\"24.18\",1,\"6700.00\"]");
	assert_string_equal(cells(&r, "entrepreneurs", "其他村"), "[254,\"75.82\",1,\"1792.00\"]");
	assert_string_equal(cells(&r, "entrepreneurs", "合计"), "[335,null,2,\"3019.00\"]");
	r = client_get(county, url("/figure/units?of=entrepreneurs&rule=0", county_town));
	assert_true(reply_has(&r, "共 81 条"));
	r = client_get(county, url("/figure/units?of=entrepreneurs&rule=2", county_town));
	assert_true(reply_has(&r, "共 1 条"));	/* the average of 254 villages is that of one, and says which */
	r = client_get(county, url("/figure/team", county_town));
	assert_true(reply_has(&r, "其中已填报收入的村"));
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

/* ---- the two committees of a village, and its reserve ---- */

static int64_t local(const char *name, int sex, int year, const char *education, int is_member)
{
	int64_t person = PUT(w, "person", NUMBER("region_id", 1), NUMBER("org_id", branch_b), TEXT("path", world_org_path(w, branch_b)), TEXT("name", name), NUMBER("sex", sex),
		NUMBER("birth_day", day_from_date(year, 1, 1)), NUMBER("birth_precision", 3), TEXT("education", education), TEXT("nationality", "01"), NUMBER("status", is_member ? 2 : 0));

	if (is_member)
		PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", branch_b), NUMBER("status", 2), NUMBER("from_day", day_from_date(2010, 1, 1)),
		    NUMBER("to_day", OPEN), TEXT("began_by", "opening"));
	return person;
}

static int64_t holds(int64_t org, const char *kind, const char *name, int64_t person, day_t from, int needs_second)
{
	int64_t post = PUT(w, "post", NUMBER("org_id", org), TEXT("kind", kind), TEXT("name", name), NUMBER("seats", 1), NUMBER("to_day", OPEN));

	return PUT(w, "holding", NUMBER("post_id", post), NUMBER("org_id", org), NUMBER("person_id", person), TEXT("manner", "elected"), NUMBER("from_day", from),
		NUMBER("to_day", OPEN), NUMBER("needs_second", needs_second));
}

static const char *team_of(const char *day, int64_t org)
{
	return url(arena_printf(w->arena, "/api/v1/figure/tables?report=annual&day=%s", day), org);
}

/* 年报 (domain 10, section 7): the Party organisation of the village itself and its villagers' committee, each person once; posts of the branches below it, those that
 * wait for a second person and those of other days do not count. Whoever takes a post later is counted from that day on. */
static void the_two_committees_of_a_village_and_its_reserve_are_counted(void **state)
{
	int64_t party = world_org_of(w, town_b, "general_branch", "两委村总支"), below = world_org_of(w, party, "branch", "两委村一支部"),
		committee = world_org_of(w, party, "village_committee", "两委村村委会");
	int64_t head = local("一肩挑", 1, 1970, "31", 1), woman = local("村委女", 2, 1985, "61", 0), deputy = local("副书记", 1, 1950, "61", 1),
		elsewhere = local("支部书记", 2, 1980, "21", 1), young = local("后备一", 2, 1990, "21", 0);
	day_t since = day_from_date(2014, 6, 1), later = day_from_date(2015, 3, 1);
	const char *now = team_of("2015-11-17", town_b);
	struct reply r;
	int64_t waits;

	world_run(w, "UPDATE org SET unit_kind = 'village' WHERE name LIKE '两委村%'");
	world_run(w, arena_printf(w->arena, "UPDATE org SET unit_kind = 'town' WHERE id = %lld", (long long)town_b));
	holds(party, "secretary", "书记", head, since, 0);
	holds(committee, "village_director", "主任", head, since, 0);
	holds(party, "deputy_secretary", "副书记", deputy, later, 0);
	holds(committee, "village_committee_member", "委员", woman, since, 0);
	holds(committee, "league_secretary", "团支部书记", elsewhere, since, 0);
	holds(below, "secretary", "书记", elsewhere, since, 0);
	holds(world_org_of(w, party, "branch", "两委村二支部"), "secretary", "书记", head, since, 0);
	waits = holds(party, "organisation_member", "组织委员", elsewhere, since, 1);
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", young), NUMBER("org_id", below), TEXT("kind", "reserve"), NUMBER("from_day", since), NUMBER("to_day", OPEN),
	    NUMBER("term_day", OPEN));
	r = client_get(county, now);
	assert_string_equal(cells(&r, "village_team", "村 · 两委成员"), "[3,1,0,2,1,1,1]");
	assert_string_equal(cells(&r, "village_team", "村 · 党组织班子成员"), "[2,0,0,2,0,1,1]");
	assert_string_equal(cells(&r, "village_team", "村 · 村（居）委会成员"), "[2,1,0,1,1,0,1]");
	assert_string_equal(cells(&r, "village_team", "村 · 两委交叉任职"), "[1,0,0,1,0,0,1]");
	assert_string_equal(cells(&r, "village_team", "村 · 后备力量"), "[1,1,0,0,1,0,1]");
	assert_string_equal(cells(&r, "village_team", "社区 · 两委成员"), "");
	assert_string_equal(cells(&r, "secretaries", "书记"), "[2,null]");	/* who leads two organisations is one person */
	assert_string_equal(cells(&r, "secretaries", "书记、主任“一肩挑”"), "[1,null]");
	r = client_get(county, url("/figure/secretaries?by=all", town_b));
	assert_true(reply_has(&r, "共 2 条"));
	r = client_get(county, team_of("2015-02-28", town_b));	/* the deputy came in March */
	assert_string_equal(cells(&r, "village_team", "村 · 党组织班子成员"), "[1,0,0,1,0,0,1]");
	r = client_get(county, team_of("2014-05-31", town_b));
	assert_string_equal(cells(&r, "village_team", "村 · 两委成员"), "");
	r = client_get(county, url("/figure/holders?body=both", town_b));
	assert_true(reply_has(&r, "共 1 条") && reply_has(&r, ">一肩挑</a>") && reply_has(&r, "两委村总支 书记 · 两委村村委会 主任"));
	r = client_get(county, url("/figure/holders?where=status.0", town_b));
	assert_true(reply_has(&r, "共 1 条") && reply_has(&r, ">村委女</a>"));
	r = client_get(county, url("/figure/holders?body=party&where=age.8", town_b));
	assert_true(reply_has(&r, "共 1 条") && reply_has(&r, ">副书记</a>") && !reply_has(&r, "支部书记"));
	r = client_get(county, url("/api/v1/figure/holders?body=reserve", town_b));
	assert_true(reply_has(&r, "\"total\":1") && reply_has(&r, "后备一"));
	r = client_get(county, url(arena_printf(w->arena, "/person?status=any&figure=holders%%3Forg%%3D%lld%%26body%%3Deither", (long long)town_b), town_b));
	assert_true(reply_has(&r, ">一肩挑</a>") && reply_has(&r, ">村委女</a>") && !reply_has(&r, ">支部书记</a>"));	/* as any list behind a number, in the roster */
	r = client_get(county, url("/figure/holders?body=party&day=2015-02-28", town_b));
	assert_true(reply_has(&r, "共 1 条") && !reply_has(&r, ">副书记</a>"));
	assert_int_equal(client_get(town, url("/figure/holders?body=party", town_b)).status, 404);
	world_run(w, arena_printf(w->arena, "UPDATE holding SET needs_second = 0 WHERE id = %lld", (long long)waits));
	r = client_get(county, url("/figure/holders?body=party", town_b));	/* the list is read each time */
	assert_true(reply_has(&r, "共 3 条") && reply_has(&r, ">支部书记</a>"));
	world_run(w, "DELETE FROM holding WHERE org_id IN (SELECT id FROM org WHERE name LIKE '两委村%')");
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
		cmocka_unit_test(XY_04_81_of_335_villages_are_headed_by_entrepreneurs_and_compared),
		cmocka_unit_test(XY_16_70_of_280_graduates_are_in_the_team_of_their_village),
		cmocka_unit_test(the_two_committees_of_a_village_and_its_reserve_are_counted),
		cmocka_unit_test(the_units_below_have_the_names_of_today),	/* last: other tests know it by its name */
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
