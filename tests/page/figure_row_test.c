/* Rows of the requirements that are figures: the sums, the scope, what is hidden from the public, and villages that must
 * develop a member. */
#include "world/world.h"

#include <stdio.h>
#include <string.h>

#define TEXT_CELL(column_, text_) { .column = column_, .text = text_, .is_text = true }
#define INT_CELL(column_, number_) { .column = column_, .number = number_ }
#define PUT(table, ...) world_put(w, table, (struct cell[]){ __VA_ARGS__ }, sizeof((struct cell[]){ __VA_ARGS__ }) / sizeof(struct cell))
#define OPEN 2932897

static struct world *w;
static struct client *county, *town, *other_town;
static int64_t city, town_a, town_b, village, branch_a, branch_b;

static struct client *holder(int64_t org, int64_t person, const char *login)
{
	struct client *c = client_new(w);

	world_holding(w, org, "secretary", person);
	client_sign_in(c, world_account(w, login, ADMIN_NONE, person));
	return c;
}

static void member(int64_t org, const char *name, int sex, day_t joined, const char *began_by)
{
	int64_t person = PUT("person", INT_CELL("region_id", 1), INT_CELL("org_id", org), TEXT_CELL("path", world_org_path(w, org)), TEXT_CELL("name", name),
		INT_CELL("sex", sex), INT_CELL("status", 2), INT_CELL("birth_day", 3000), INT_CELL("birth_precision", 3), INT_CELL("joined_day", joined),
		INT_CELL("full_day", joined + 365));

	PUT("membership", INT_CELL("region_id", 1), INT_CELL("person_id", person), INT_CELL("org_id", org), INT_CELL("status", 2), INT_CELL("from_day", joined),
	    INT_CELL("to_day", OPEN), TEXT_CELL("began_by", began_by));
}

static int64_t village_of(int64_t parent, const char *name, day_t joined, const char *began_by)
{
	int64_t org = world_org_of(w, parent, "branch", name);

	PUT("host_unit", TEXT_CELL("kind", "village"), TEXT_CELL("name", name), INT_CELL("org_id", parent), TEXT_CELL("coverage", "own"),
	    INT_CELL("covered_by", org), TEXT_CELL("facts", "{}"), INT_CELL("to_day", OPEN));
	if (joined != DAY_NONE)
		member(org, "新党员", 1, joined, began_by);
	return org;
}

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, city, "committee", "甲镇党委");
	town_b = world_org_of(w, city, "committee", "乙镇党委");
	branch_a = world_org_of(w, town_a, "branch", "甲镇机关支部");
	branch_b = world_org_of(w, town_b, "branch", "乙镇机关支部");
	village = village_of(town_a, "甲村", day_from_date(2012, 11, 16), "joined");
	village_of(town_b, "乙村", day_from_date(2012, 11, 18), "joined");
	member(village, "转入党员", 1, day_from_date(2015, 6, 1), "transferred_in");
	world_right(w, "secretary", "see_org");
	world_right(w, "secretary", "see_person");
	world_right(w, "secretary", "see_figures");
	county = holder(city, 101, "county");
	town = holder(town_a, 102, "town");
	other_town = holder(town_b, 103, "other");
	for (int i = 0; i < 7; i++)
		member(branch_a, "男党员", 1, day_from_date(2000, 1, 1), "opening");
	for (int i = 0; i < 3; i++)
		member(branch_a, "女党员", 2, day_from_date(2000, 1, 1), "opening");
	for (int i = 0; i < 20; i++)
		member(branch_b, "乙党员", 1, day_from_date(2005, 1, 1), "opening");
	return 0;
}

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

static const char *url(const char *path, int64_t org)
{
	return arena_printf(w->arena, "%s%sorg=%lld", path, strchr(path, '?') == NULL ? "?" : "&", (long long)org);
}

/* The cells of a row of a table, as JSON; "" if it is not there. */
static const char *cells(const struct reply *r, const char *table, const char *item)
{
	const char *at = strstr(r->body, arena_printf(w->arena, "\"key\":\"%s\"", table));

	at = at == NULL ? NULL : strstr(at, arena_printf(w->arena, "\"item\":\"%s\"", item));
	at = at == NULL ? NULL : strstr(at, "\"cells\":");
	return at == NULL ? "" : arena_text_n(w->arena, at + 8, strcspn(at, "]") - 7);
}

static void CS_07_a_committee_sees_the_sum_of_its_branches(void **state)
{
	struct reply r = client_get(town, "/api/v1/figure/totals");

	assert_true(reply_has(&r, "\"members\":12"));
	r = client_get(county, "/api/v1/figure/totals");
	assert_true(reply_has(&r, "\"members\":33"));
	r = client_get(county, "/api/v1/figure/tables?report=annual");
	assert_string_equal(cells(&r, "join_years", "2012"), "[2]");
	assert_string_equal(cells(&r, "join_years", "更早和未登记"), "[30]");
	r = client_get(county, "/figure/people?joined=2012-01-01&before=2013-01-01");
	assert_true(reply_has(&r, "共 2 条"));
	r = client_get(county, "/figure");
	assert_true(reply_has(&r, "数据截至 2015年11月17日") || reply_has(&r, "数据截至 2015-11-17"));
}

static void CS_07_the_list_of_another_committee_is_refused(void **state)
{
	assert_int_equal(client_get(other_town, url("/figure", town_a)).status, 404);
	assert_int_equal(client_get(other_town, url("/figure/people", town_a)).status, 404);
	assert_int_equal(client_get(other_town, url("/api/v1/figure/tables", branch_a)).status, 404);
	client_get(other_town, "/figure");
	assert_int_equal(client_post(other_town, arena_printf(w->arena, "/org/%lld/figure", (long long)town_a), "report", "annual", "reason", "年度统计核对", NULL).status, 404);
	assert_int_equal(client_get(other_town, arena_printf(w->arena, "/org/%lld/figure", (long long)town_a)).status, 404);
}

/* 3 women among 10 members of the branch: hidden for the public, and with them what would tell their number. */
static void CS_07_numbers_below_five_are_hidden_from_the_public(void **state)
{
	struct reply r = client_get(town, url("/api/v1/figure/tables?report=communique", branch_a));

	assert_string_equal(cells(&r, "members", "女党员"), "[3,\"30.0\"]");
	r = client_get(town, url("/api/v1/figure/tables?report=communique&public=1", branch_a));
	assert_string_equal(cells(&r, "members", "女党员"), "[null,null]");
	assert_string_equal(cells(&r, "total", "党员总数"), "[10,null]");
	r = client_get(town, url("/figure?public=1", branch_a));
	assert_true(reply_has(&r, "对外口径"));
	assert_false(reply_has(&r, "/figure/people"));
	/* One unit kind of two is small: the other goes with it, since their sum is published. */
	r = client_get(county, "/api/v1/figure/tables?report=coverage&public=1");
	assert_string_equal(cells(&r, "joining", "逾期"), "[null,null]");
}

static void CS_07_an_export_leaves_a_line_in_the_log(void **state)
{
	const char *path = arena_printf(w->arena, "/org/%lld/figure", (long long)town_a);
	int64_t lines = world_count(w, "audit");
	struct reply r;

	client_get(town, path);
	r = client_post(town, path, "report", "annual", "day", "2015-11-17", "csv", "1", "reason", "年度统计核对", NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "党员（按入党年份）"));
	assert_true(reply_has(&r, "内部资料"));
	assert_int_equal(world_count(w, "audit"), lines + 1);
	client_get(town, path);
	assert_int_equal(client_post(town, path, "report", "secrets", "reason", "年度统计核对", NULL).status, 422);
	/* Without a reason nothing leaves, and what was chosen stands in the form again. */
	client_get(town, path);
	r = client_post(town, path, "report", "annual", "csv", "1", "reason", "核对", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "请填写导出事由") && reply_has(&r, "value=\"核对\"") && reply_has(&r, "name=\"csv\" value=\"1\" checked"));
	assert_int_equal(world_count(w, "audit"), lines + 1);
}

/* 7 men and 3 women: with the women hidden, the men would tell their number. */
static void CS_07_a_cross_table_for_the_public_hides_what_tells(void **state)
{
	struct reply r = client_get(town, url("/api/v1/figure/cross?by1=sex", branch_a));

	assert_true(reply_has(&r, "\"number\":7") && reply_has(&r, "\"number\":3"));
	r = client_get(town, url("/api/v1/figure/cross?by1=sex&public=1", branch_a));
	assert_true(reply_has(&r, "\"total\":10"));
	assert_false(reply_has(&r, "\"number\":7") || reply_has(&r, "\"number\":3"));
	r = client_get(town, url("/figure/cross?by1=status&by2=sex", branch_a));
	assert_true(reply_has(&r, ">7</a>") && reply_has(&r, ">3</a>") && reply_has(&r, "report=cross"));
	r = client_get(town, url("/figure/cross?by1=status&by2=sex&public=1", branch_a));
	assert_true(reply_has(&r, "对外口径"));
	assert_false(reply_has(&r, ">7<") || reply_has(&r, ">3<") || reply_has(&r, "/figure/people"));
}

static void CS_07_a_cross_table_leaves_as_a_file(void **state)
{
	const char *path = arena_printf(w->arena, "/org/%lld/figure", (long long)branch_a);
	struct reply r = client_get(town, arena_printf(w->arena, "%s?report=cross&by1=status&by2=sex&public=1", path));

	assert_true(reply_has(&r, "name=\"by2\" value=\"sex\"") && reply_has(&r, "name=\"public\" value=\"1\" checked"));
	r = client_post(town, path, "report", "cross", "by1", "status", "by2", "sex", "csv", "1", "reason", "年度统计核对", NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "正式党员") && reply_has(&r, "男") && reply_has(&r, ",7\r\n") && reply_has(&r, ",3\r\n") && reply_has(&r, "内部资料"));
	client_get(town, path);
	r = client_post(town, path, "report", "cross", "by1", "status", "by2", "sex", "csv", "1", "public", "1", "reason", "年度统计核对", NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, ",*\r\n") && !reply_has(&r, ",7\r\n") && !reply_has(&r, ",3\r\n"));
	client_get(town, path);
	r = client_post(town, path, "report", "cross", "reason", "年度统计核对", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "至少要选一个属性"));
}

static void YC_09_three_years_without_a_new_member_are_overdue(void **state)
{
	struct reply r = client_get(county, "/api/v1/figure/coverage?day=2015-11-17");

	assert_string_equal(cells(&r, "joining", "逾期"), "[1,\"50.0\"]");
	assert_string_equal(cells(&r, "joining_due", "甲镇党委 甲村"), "[\"2012-11-16\",\"2015-11-16\",\"逾期\"]");
	assert_string_equal(cells(&r, "joining_due", "乙镇党委 乙村"), "[\"2012-11-18\",\"2015-11-18\",\"预警\"]");
	r = client_get(county, "/figure/units?of=joining&rule=2");
	assert_true(reply_has(&r, "甲村") && reply_has(&r, "2012-11-16") && !reply_has(&r, "乙村"));
}

static void YC_09_a_transfer_is_no_development(void **state)
{
	struct reply r = client_get(county, "/api/v1/figure/coverage?day=2015-11-17");

	assert_string_equal(cells(&r, "joining_due", "甲镇党委 甲村"), "[\"2012-11-16\",\"2015-11-16\",\"逾期\"]");
	r = client_get(county, url("/figure/people?what=begun&since=2015-01-01", village));
	assert_true(reply_has(&r, "转入党员"));
	assert_int_equal(client_get(other_town, url("/figure/units?of=joining", town_a)).status, 404);
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
	int64_t town_c = world_org_of(w, city, "committee", "丙镇党委");

	for (int i = 0; i < count; i++)
		assert_int_equal(world_org_of(w, town_c, "branch", arena_printf(w->arena, "丙%d村支部", i)), town_c + 1 + i);
	in_villages(town_c + 1, count, "village", "丙村");
	return town_c;
}

static void SN_01_a_village_is_covered_while_an_organisation_of_the_kind_is_in_force(void **state)
{
	int64_t other = world_org_of(w, town_b, "general_branch", "全村总支"), host = PUT("host_unit", TEXT_CELL("kind", "village"), TEXT_CELL("name", "全村"),
		INT_CELL("org_id", town_b), TEXT_CELL("coverage", "own"), INT_CELL("covered_by", other), TEXT_CELL("facts", "{}"), INT_CELL("to_day", OPEN));
	int64_t team = world_org_of(w, other, "patrol_team", "全村巡防队");
	const char *path = url("/api/v1/figure/coverage?day=2015-11-17", town_b);
	struct reply r;

	assert_true(host > 0);
	world_org_of(w, other, "villagers_assembly", "全村村代会");
	r = client_get(county, path);
	assert_string_equal(cells(&r, "villages", "四类齐全"), "[2,0,\"0.00\",2]");
	assert_string_equal(cells(&r, "village_gaps", "乙镇党委 全村"), "[\"有\",\"有\",\"缺\",\"有\"]");
	PUT("host_unit", TEXT_CELL("kind", "cooperative"), TEXT_CELL("name", "全村合作社"), INT_CELL("org_id", other), TEXT_CELL("coverage", "none"),
	    TEXT_CELL("facts", "{}"), INT_CELL("to_day", OPEN));
	r = client_get(county, path);
	assert_string_equal(cells(&r, "villages", "四类齐全"), "[2,1,\"50.00\",1]");
	r = client_get(county, url("/figure/units?of=villages&rule=4&gap=1", town_b));
	assert_true(reply_has(&r, "共 1 条") && !reply_has(&r, ">全村</a>"));
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
	int64_t town_c = town_of_villages(253);
	struct reply r;
	int named = 0;

	in_villages(town_c + 1, 196, "cooperative", "丙社");
	r = client_get(county, url("/api/v1/figure/coverage?day=2015-11-17", town_c));
	assert_string_equal(cells(&r, "villages", "经济合作组织"), "[253,196,\"77.47\",57]");
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
	PUT("membership", INT_CELL("region_id", 1), INT_CELL("person_id", moved - 1), INT_CELL("org_id", office), INT_CELL("status", 2),
	    INT_CELL("from_day", day_from_date(2015, 9, 1)), INT_CELL("to_day", OPEN), TEXT_CELL("began_by", "moved"));
	r = client_get(county, path);
	assert_string_equal(cells(&r, "new_members", "发展党员"), "[40,20,\"50.00\"]");
}

static void TZ_01_every_node_has_its_live_totals(void **state)
{
	int64_t committee = world_org_of(w, city, "committee", "丁镇党委"), one = world_org_of(w, committee, "branch", "丁一支部");
	struct client *program = client_new(w);
	struct reply r = client_get(county, url("/api/v1/figure/totals?day=2015-11-17", committee));

	world_org_of(w, committee, "branch", "丁二支部");
	for (int i = 0; i < 43; i++)
		member(one, "丁党员", 1, day_from_date(2001, 1, 1), "opening");
	r = client_get(county, url("/api/v1/figure/totals?day=2015-11-17", committee));
	assert_true(reply_has(&r, "\"branches\":2") && reply_has(&r, "\"members\":43") && reply_has(&r, "\"members_per_branch_hundredths\":2150"));
	r = client_get(county, arena_printf(w->arena, "/org/%lld", (long long)committee));
	assert_true(reply_has(&r, "<b>43<small>") && reply_has(&r, "21.50"));
	/* A total is never typed: no form asks for one, and a program that sends one is refused. */
	world_right(w, "secretary", "edit_org");
	r = client_get(county, arena_printf(w->arena, "/org/%lld/describe/form", (long long)committee));
	assert_true(r.status == 200 && !reply_has(&r, "name=\"members\"") && !reply_has(&r, "name=\"branches\""));
	client_header(program, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, "program", ADMIN_NONE, 101))));
	r = client_post_json(program, arena_printf(w->arena, "/api/v1/org/%lld/facts", (long long)committee), "{\"unit_kind\":\"town\",\"members\":44,\"row_version\":0}");
	assert_true(r.status == 400 || r.status == 422);
	assert_true(reply_has(&r, "members"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(CS_07_a_committee_sees_the_sum_of_its_branches),
		cmocka_unit_test(CS_07_the_list_of_another_committee_is_refused),
		cmocka_unit_test(CS_07_numbers_below_five_are_hidden_from_the_public),
		cmocka_unit_test(CS_07_an_export_leaves_a_line_in_the_log),
		cmocka_unit_test(CS_07_a_cross_table_for_the_public_hides_what_tells),
		cmocka_unit_test(CS_07_a_cross_table_leaves_as_a_file),
		cmocka_unit_test(YC_09_three_years_without_a_new_member_are_overdue),
		cmocka_unit_test(YC_09_a_transfer_is_no_development),
		cmocka_unit_test(SN_01_a_village_is_covered_while_an_organisation_of_the_kind_is_in_force),
		cmocka_unit_test(SN_01_253_villages_196_with_a_co_operative_and_57_named),
		cmocka_unit_test(KFQ_09_new_members_from_non_public_enterprises_are_at_least_half),
		cmocka_unit_test(TZ_01_every_node_has_its_live_totals),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
