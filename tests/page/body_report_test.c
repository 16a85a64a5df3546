/* Reports on bodies and posts over a subtree: staffing, pairs, vacancies, networks and cross posts, with the figures of the practices. */
#include "page/body_world.h"

/* ---- CS-18, GY-23 ---- */

static void CS_18_one_full_time_is_short_by_one_and_four_are_above(void **state)
{
	/* covers CS-18 accept 1 2 refuse 1 by page and api */
	int64_t place = found(city, "committee", "丙镇党委"), office = found(place, "party_office", "丙镇党建办");
	struct reply r;

	seated(office, "staff", people[0], "appointed", "2015-01-01");
	seated(office, "staff", people[1], "concurrent", "2015-01-01");	/* a part-timer does not count */
	r = client_get(county, url("org", place, "/staffing"));
	shows(&r, "打印全部");
	r = client_get(county, url("org", place, "/staffing?print=1"));
	shows(&r, "返回列表");
	r = client_get(county, url("org", place, "/staffing"));
	shows(&r, "缺 1 人");
	r = client_get(county_api, url("api/v1/org", place, "/staffing"));
	shows(&r, "\"full_time\":1,\"part_time\":1,\"short\":1");
	/* The page of the quotas has no count of its own: it shows this one. */
	r = client_get(county, url("org", place, "/quota"));
	shows(&r, arena_printf(w->arena, "/org/%lld/staffing\"><b>1</b>", (long long)place));
	assert_false(reply_has(&r, "town_staff") || reply_has(&r, "large_organiser"));
	seated(office, "organiser", people[2], "appointed", "2015-01-01");
	r = client_get(county, url("org", place, "/staffing"));
	shows(&r, "符合");
	assert_false(reply_has(&r, "缺 1 人"));
	seated(office, "office_director", people[3], "appointed", "2015-01-01");
	seated(office, "staff", people[4], "appointed", "2015-01-01");
	r = client_get(county, url("org", place, "/staffing"));
	shows(&r, "超出 1 人");
	r = client_get(county_api, url("api/v1/org", place, "/staffing"));
	shows(&r, "\"high\":3");
	shows(&r, "\"full_time\":4,\"part_time\":1,\"short\":0");
}

static void GY_23_one_of_two_posts_filled_is_short_by_one(void **state)
{
	/* covers GY-23 accept 1 by page and api */
	int64_t place = found(city, "committee", "戊镇党委"), office = found(place, "party_office", "戊镇党建办");
	struct client *api = walk_program(w, "staffing", 101);
	struct reply r;

	seated(office, "staff", people[10], "appointed", "2015-01-01");
	r = client_get(county, url("org", place, "/staffing"));
	shows(&r, "缺 1 人");
	r = client_get(api, url("api/v1/org", place, "/staffing"));
	shows(&r, "\"low\":2,\"high\":3,\"seats\":5,\"full_time\":1");
	shows(&r, "\"short\":1");
	seated(office, "staff", people[11], "appointed", "2015-01-01");
	r = client_get(county, url("org", place, "/staffing"));
	assert_false(reply_has(&r, "缺 1 人"));
}

static int64_t training(int64_t person, const char *title, int year)
{
	return world_put(w, "person_history", (struct cell[]){ { "region_id", NULL, 1, false }, { "person_id", NULL, person, false },
		{ "kind", "training", 0, true }, { "title", title, 0, true }, { "from_day", NULL, day_from_date(year, 3, 1), false },
		{ "to_day", NULL, day_from_date(year, 3, 5), false } }, 6);
}

/* Courses of the period count, those before do not; who came from another post and who was never trained is told. */
static void GY_23_training_and_careers_over_a_subtree(void **state)
{
	int64_t place = found(city, "committee", "己镇党委"), office = found(place, "party_office", "己镇党建办"), one = world_person(w, branch, "培训甲");
	int64_t two = world_person(w, branch, "未训乙");
	struct client *api = walk_program(w, "records", 101);
	struct reply r;

	training(one, "党务干部上岗培训", 2015);
	training(one, "旧培训", 2013);
	training(two, "旧培训", 2013);
	seated(office, "staff", one, "appointed", "2015-01-01");
	seated(office, "organiser", two, "appointed", "2014-01-01");
	r = client_get(county, url("org", place, "/staff-record?from=2015-01-01&to=2015-12-31"));
	shows(&r, "党务干部 2 人次，参加过培训 1，职务有变动 0");
	shows(&r, "1 次，最近：党务干部上岗培训");
	shows(&r, "未参加培训");
	r = client_get(county, url("org", place, "/staff-record?from=2013-01-01&to=2013-12-31"));
	shows(&r, "党务干部 0 人次");
	r = client_get(api, url("api/v1/org", place, "/staff-record?from=2015-01-01&to=2015-12-31"));
	shows(&r, "\"trainings\":1,\"last_training\":\"党务干部上岗培训\"");
	shows(&r, "\"trainings\":0,\"last_training\":\"\"");
	/* From the office's staff to its organiser, in the period. */
	world_run(w, arena_printf(w->arena, "UPDATE holding SET to_day = %d WHERE person_id = %lld", (int)day_from_date(2015, 6, 1), (long long)one));
	seated(office, "office_director", one, "appointed", "2015-06-01");
	r = client_get(county, url("org", place, "/staff-record?from=2015-01-01&to=2015-12-31"));
	shows(&r, "党务干部 3 人次，参加过培训 2，职务有变动 2");
}

/* ---- many of a kind ---- */

static const char *counted_from(int64_t number)
{
	return arena_printf(w->arena, "%lld + n.i", (long long)number);
}

/* Copies of a unit below the same parent; of a body below it (parent: the number of the copied units) otherwise. */
static int64_t org_copies(int64_t org, int64_t copies, int64_t parent)
{
	return world_copies(w, "org", org, copies, "code", "t.code || '-' || n.i", "name", "t.name || n.i",
		"parent_id", parent == 0 ? "t.parent_id" : counted_from(parent),
		"path", parent == 0 ? "substr(t.path, 1, length(t.path) - 4) || substr(CAST(10001 + n.i AS TEXT), 2)" :
			"substr(t.path, 1, length(t.path) - 8) || substr(CAST(10001 + n.i AS TEXT), 2) || substr(t.path, length(t.path) - 3)", NULL);
}

/* A holding of world_holding, copied with its post for each copy of the organisation; person: SQL. */
static int64_t holding_copies(int64_t holding, int64_t copies, int64_t orgs, const char *person)
{
	int64_t posts = world_copies(w, "post", holding - 1, copies, "org_id", counted_from(orgs), NULL);

	return world_copies(w, "holding", holding, copies, "post_id", counted_from(posts), "org_id", counted_from(orgs), "person_id", person, NULL);
}

/* The same by the same person, in the organisations that the SQL names. */
static int64_t holdings_in(int64_t holding, int64_t copies, const char *org)
{
	int64_t posts = world_copies(w, "post", holding - 1, copies, "org_id", org, NULL);

	return world_copies(w, "holding", holding, copies, "post_id", counted_from(posts), "org_id", org, NULL);
}

static void ended(int64_t holding_after, int64_t holding_to)
{
	world_run(w, arena_printf(w->arena, "UPDATE holding SET to_day = 16000 WHERE id > %lld AND id <= %lld", (long long)holding_after,
		(long long)holding_to));
}

static struct client *program(const char *login)
{
	struct client *api = walk_program(w, login, 101);

	return api;
}

static void ST_01_36_pairs_and_who_has_one_post_is_listed(void **state)
{
	/* covers ST-01 accept 1 2 by page and api */
	int64_t district = world_org_of(w, city, "committee", "山亭区委"), street = world_org_of(w, district, "committee", "镇街");
	int64_t office = world_org_of(w, street, "first_secretary_office", "镇街办"), cadre = world_person(w, branch, "挂职者");
	int64_t deputy = world_holding(w, street, "deputy_secretary", cadre), head = world_holding(w, office, "office_director", cadre);
	int64_t streets, offices, cadres, deputies, heads;
	struct client *api = program("pairs");
	const char *page = url("org", district, "/pair"), *twin = url("api/v1/org", district, "/pair");
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE holding SET manner = 'seconded' WHERE id = %lld", (long long)deputy));
	streets = org_copies(street, 35, 0);
	offices = org_copies(office, 35, streets);
	cadres = world_copies(w, "person", cadre, 35, "name", "t.name || n.i", NULL);
	deputies = holding_copies(deputy, 35, streets, counted_from(cadres));
	heads = holding_copies(head, 35, offices, counted_from(cadres));
	r = client_get(county, page);
	shows(&r, "36 人同时担任两个职务");
	assert_int_equal(reply_times(&r, "只有一职"), 0);
	r = client_get(api, twin);
	shows(&r, "\"both\":36,\"single\":[]");
	/* One heads the office and is no deputy any more; another is deputy, and his office has no head. */
	ended(deputies + 33, deputies + 34);
	ended(heads + 34, heads + 35);
	r = client_get(county, page);
	shows(&r, "34 人同时担任两个职务");
	assert_int_equal(reply_times(&r, "只有一职"), 2);
	r = client_get(api, twin);
	shows(&r, "\"both\":34,\"single\":[{");
	shows(&r, "\"name\":\"挂职者34\"");
	shows(&r, "\"name\":\"挂职者35\"");
}

static void XY_13_12_secretaries_and_36_directors_are_vacant(void **state)
{
	/* covers XY-13 accept 1 2 by page and api */
	int64_t area = world_org_of(w, city, "committee", "昔阳镇党委"), unit = world_org_of(w, area, "general_branch", "空缺村");
	int64_t body = world_org_of(w, unit, "village_committee", "空缺村委会"), units, posts, holding;
	struct cell post[] = { { "org_id", NULL, unit, false }, { "kind", "secretary", 0, true }, { "name", "书记", 0, true }, { "seats", NULL, 1, false } };
	int64_t secretary = world_put(w, "post", post, 4);
	const char *page = url("org", area, "/vacancies");
	struct client *api = program("vacant");
	struct reply r;

	post[0].number = body;
	post[1].text = "village_director";
	world_run(w, arena_printf(w->arena, "UPDATE org SET unit_kind = 'village' WHERE id IN (%lld, %lld)", (long long)unit, (long long)body));
	units = org_copies(unit, 35, 0);
	world_copies(w, "post", world_put(w, "post", post, 4), 35, "org_id", counted_from(org_copies(body, 35, units)), NULL);
	posts = world_copies(w, "post", secretary, 35, "org_id", counted_from(units), NULL);
	/* All but the first twelve have a secretary. */
	holding = world_put(w, "holding", (struct cell[]){ { "post_id", NULL, posts + 12, false }, { "org_id", NULL, units + 12, false },
		{ "person_id", NULL, people[0], false } }, 3);
	world_copies(w, "holding", holding, 23, "post_id", counted_from(posts + 12), "org_id", counted_from(units + 12), NULL);
	r = client_get(county, page);
	shows(&r, "/vacancies?kind=secretary&amp;heads=village&amp;day=2016-11-17\"><b>12<small>");
	shows(&r, "村党组织书记");
	shows(&r, "/vacancies?kind=village_director&amp;heads=village&amp;day=2016-11-17\"><b>36<small>");
	r = client_get(api, url("api/v1/org", area, "/vacancies?kind=secretary"));
	assert_int_equal(reply_times(&r, "\"vacant_since\":"), 12);
	r = client_get(api, url("api/v1/org", area, "/vacancies?kind=village_director"));
	assert_int_equal(reply_times(&r, "\"vacant_since\":"), 36);
	/* More than a page of them is told with how many there are, and read page by page. */
	world_copies(w, "post", secretary, 210, NULL);
	r = client_get(api, url("api/v1/org", area, "/vacancies?kind=secretary"));
	walk_has(&r, 200, "\"total\":222");
	assert_int_equal(reply_times(&r, "\"vacant_since\":"), 200);
	r = client_get(api, url("api/v1/org", area, "/vacancies?kind=secretary&page=2"));
	assert_int_equal(reply_times(&r, "\"vacant_since\":"), 22);
	r = client_get(county, arena_printf(w->arena, "%s?kind=secretary", page));
	walk_has(&r, 200, "/vacancies?kind=secretary&amp;heads=&amp;day=2016-11-17&amp;page=2");
	r = client_get(county, arena_printf(w->arena, "%s?kind=secretary&page=3", page));
	assert_int_equal(reply_times(&r, "<tr><td><a href=\"/org/"), 22);
	world_run(w, arena_printf(w->arena, "DELETE FROM post WHERE org_id = %lld AND id <> %lld", (long long)unit, (long long)secretary));
	client_get(county, url("post", secretary, "/appoint"));
	r = client_post(county, url("post", secretary, "/appoint"), "person", text_of(somebody("补缺者")), "manner", "elected", "from_day", "2015-01-01", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(county, page);
	shows(&r, "/vacancies?kind=secretary&amp;heads=village&amp;day=2016-11-17\"><b>11<small>");
	shows(&r, "/vacancies?kind=village_director&amp;heads=village&amp;day=2016-11-17\"><b>36<small>");
	r = client_get(api, url("api/v1/org", area, "/vacancies?kind=secretary"));
	assert_int_equal(reply_times(&r, "\"vacant_since\":"), 11);
	/* The day before somebody came it was vacant. */
	r = client_get(county, arena_printf(w->arena, "%s?day=2014-12-31", page));
	shows(&r, "/vacancies?kind=secretary&amp;heads=village&amp;day=2014-12-31\"><b>12<small>");
	r = client_get(api, url("api/v1/org", area, "/vacancies?kind=secretary&heads=village&day=2014-12-31"));
	assert_int_equal(reply_times(&r, "\"vacant_since\":"), 12);
}

static void heads_of_villages_are_not_the_secretaries_below_them(void **state)
{
	int64_t area = found(city, "committee", "正职镇党委"), unit = found(area, "general_branch", "正职村"), below = found(unit, "branch", "正职村第一支部");
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE org SET unit_kind = 'town' WHERE id = %lld", (long long)area));
	r = client_get(county, url("org", area, "/vacancies"));
	shows(&r, "/vacancies?kind=secretary&amp;heads=village&amp;day=2016-11-17\"><b>1<small>");
	r = client_get(county, url("org", area, "/vacancies?kind=secretary&heads=village&day=2016-11-17"));
	shows(&r, arena_printf(w->arena, "<td><a href=\"/org/%lld\">", (long long)unit));
	assert_false(reply_has(&r, arena_printf(w->arena, "<td><a href=\"/org/%lld\">", (long long)below)));
	r = client_get(county_api, url("api/v1/org", area, "/vacancies?kind=secretary"));
	assert_int_equal(reply_times(&r, "\"vacant_since\":"), 3);
	r = client_get(county_api, url("api/v1/org", area, "/vacancies?kind=secretary&heads=village"));
	assert_int_equal(reply_times(&r, "\"vacant_since\":"), 1);
	/* Before they were founded nothing was vacant; nor does a day to come, or one that is none, get an answer. */
	r = client_get(county, url("org", area, "/vacancies?day=2009-12-31"));
	shows(&r, "没有空缺职务");
	r = client_get(county_api, url("api/v1/org", area, "/vacancies?day=2009-12-31"));
	assert_int_equal(reply_times(&r, "\"vacant_since\":"), 0);
	r = client_get(county, url("org", area, "/vacancies?day=2016-11-18"));
	refused(&r, "日期不能晚于今天（2016-11-17）");
	assert_true(reply_has(&r, "value=\"2016-11-18\""));
	r = client_get(county_api, url("api/v1/org", area, "/vacancies?day=2016-11-18"));
	refused(&r, "日期不能晚于今天（2016-11-17）");
	r = client_get(county, url("org", area, "/vacancies?day=2016-13-40"));
	refused(&r, "“2016-13-40”");
	assert_true(reply_has(&r, "value=\"2016-13-40\""));
	assert_false(reply_has(&r, "没有空缺职务"));
	r = client_get(county_api, url("api/v1/org", area, "/vacancies?day=2016-13-40"));
	assert_int_equal(r.status, 422);
	r = client_get(county, url("org", area, "/vacancies?heads=county"));
	refused(&r, "village community");
}

/* 36 communities; 34 of them with 8 areas, two with 7; every area has 3 doors. */
static void SH_08_36_communities_286_areas_858_doors(void **state)
{
	/* covers SH-08 accept 1 2 refuse 2 by page and api */
	int64_t area = world_org_of(w, city, "committee", "己街道党委"), unit = world_org_of(w, area, "branch", "菊花社区");
	int64_t residents = world_org_of(w, unit, "residents_committee", "菊花居委会"), units = org_copies(unit, 35, 0), bodies = org_copies(residents, 35, units);
	int64_t head = world_holding(w, residents, "area_head", people[3]), door = world_holding(w, residents, "door_head", people[4]), doors;
	const char *in_turn = arena_printf(w->arena, "CASE WHEN n.i %% 36 = 0 THEN %lld ELSE %lld + n.i %% 36 END", (long long)residents, (long long)bodies);
	const char *page = url("org", area, "/network"), *twin = url("api/v1/org", area, "/network");
	struct client *api = program("network");
	struct reply r;

	holdings_in(head, 285, in_turn);
	doors = holdings_in(door, 857, in_turn);
	r = client_get(county, page);
	shows(&r, "<b>36</b><span>社区");
	shows(&r, "<b>286</b><span>小区（院）");
	shows(&r, "<b>858</b><span>楼门");
	shows(&r, "href=\"#h-rows\"><b>286</b>");	/* the communities with how many each has */
	shows(&r, " id=\"h-rows\"");
	shows(&r, arena_printf(w->arena, "<a href=\"/org/%lld\">8</a>", (long long)residents));	/* and of each its posts */
	shows(&r, "<b>0</b><span>没有楼门长");
	shows(&r, "平均每个社区 7.94 个小区（院），每个小区（院） 3.00 个楼门");
	assert_int_equal(reply_times(&r, "tag--ok\">全部覆盖"), 20);	/* of a page */
	r = client_get(api, twin);
	shows(&r, "\"communities\":36,\"areas\":286,\"areas_headed\":286,\"doors\":858,\"doors_headed\":858,"
		"\"areas_per_community_hundredths\":794,\"doors_per_area_hundredths\":300");
	/* The second and the 38th door lose their heads: both are in the second community. */
	ended(doors, doors + 1);
	ended(doors + 36, doors + 37);
	r = client_get(county, page);
	shows(&r, "<b>2</b><span>没有楼门长");
	shows(&r, "2 处无人");
	assert_int_equal(reply_times(&r, "tag--ok\">全部覆盖"), 19);
	r = client_get(api, twin);
	shows(&r, "\"doors\":858,\"doors_headed\":856");
	r = client_get(county, url("org", area, "/vacancies?kind=door_head"));
	assert_int_equal(reply_times(&r, "<td class=\"num r\">0/1</td>"), 2);
}

/* ---- SH-01 ---- */

static void SH_01_29_of_36_communities_are_enough_and_28_are_not(void **state)
{
	/* covers SH-01 accept 1 2 by page and api */
	int64_t area = world_org_of(w, city, "committee", "戊街道党委"), unit = world_org_of(w, area, "branch", "桂花社区");
	int64_t residents = world_org_of(w, unit, "residents_committee", "桂花居委会"), owners = world_org_of(w, unit, "owners_committee", "桂花业委会");
	int64_t property = world_org_of(w, unit, "property_company", "桂花物业"), units, bodies[3], last = 0;
	const struct { int64_t org; const char *kind; int64_t person; } SEATS[] = { { unit, "secretary", people[0] }, { residents, "residents_director", people[0] },
		{ property, "property_manager", people[1] }, { residents, "residents_deputy_director", people[1] }, { owners, "owners_director", people[2] },
		{ residents, "residents_committee_member", people[2] }, { unit, "committee_member", people[1] } };
	const char *page = url("org", area, "/cross-post"), *twin = url("api/v1/org", area, "/cross-post"), *text = norm_find("post")->text, *band;
	struct client *api = program("cross");
	struct reply r;

	units = org_copies(unit, 35, 0);
	bodies[0] = org_copies(residents, 35, units);
	bodies[1] = org_copies(owners, 35, units);
	bodies[2] = org_copies(property, 35, units);
	for (size_t i = 0; i < sizeof(SEATS) / sizeof(SEATS[0]); i++)
		last = holding_copies(world_holding(w, SEATS[i].org, SEATS[i].kind, SEATS[i].person), 35, SEATS[i].org == unit ? units :
			SEATS[i].org == residents ? bodies[0] : SEATS[i].org == owners ? bodies[1] : bodies[2], "t.person_id");
	ended(last + 28, last + 35);
	r = client_get(county, page);
	shows(&r, "全部符合的 29 个，共 36 个");
	shows(&r, "80.56%");
	shows(&r, "tag--ok\">达到 80%以上");
	r = client_get(county, url("org", area, "/cross-post?result=partial"));
	assert_int_equal(reply_times(&r, "部分符合 3/4"), 7);
	shows(&r, "桂花社区35");
	r = client_get(api, twin);
	shows(&r, "\"full\":29,\"total\":36,\"percent_min\":80,\"is_enough\":true");
	ended(last + 27, last + 28);
	r = client_get(county, page);
	shows(&r, "全部符合的 28 个，共 36 个");
	shows(&r, "77.78%");
	shows(&r, "tag--warn\">未达到 80%以上");
	r = client_get(api, twin);
	shows(&r, "\"full\":28,\"total\":36,\"percent_min\":80,\"is_enough\":false");

	/* Another county asks for less, without a build. */
	band = strstr(text, "cross_post_percent 80");
	assert_non_null(band);
	r = client_get(county, "/norm/post");
	text = arena_printf(w->arena, "%.*scross_post_percent 75%s", (int)(band - text), text, band + strlen("cross_post_percent 80"));
	r = client_post(county, "/norm/post", "text", text, "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(county, page);
	shows(&r, "tag--ok\">达到 75%以上");
}

static void SH_01_full_only_with_all_four_rules(void **state)
{
	/* covers SH-01 refuse 2 by page and api */
	int64_t area = found(city, "committee", "丁街道党委"), unit = found(area, "branch", "花园社区"), residents, owners, property;
	int64_t secretary = world_person_of(w, unit, "社区书记", 2), manager = world_person_of(w, unit, "物业经理", 2), owner = somebody("业主");
	struct reply r;

	residents = found(unit, "residents_committee", "花园居委会");
	owners = found(unit, "owners_committee", "花园业委会");
	property = found(unit, "property_company", "花园物业");
	seated(unit, "secretary", secretary, "elected", "2015-01-01");
	seated(residents, "residents_director", secretary, "elected", "2015-01-01");
	seated(property, "property_manager", manager, "appointed", "2015-01-01");
	seated(residents, "residents_deputy_director", manager, "elected", "2015-01-01");
	seated(owners, "owners_director", owner, "elected", "2015-01-01");
	seated(residents, "residents_committee_member", owner, "elected", "2015-01-01");
	r = client_get(county, url("org", area, "/cross-post"));
	shows(&r, "全部符合的 0 个，共 1 个");
	shows(&r, "部分符合 3/4");
	r = client_get(county_api, url("api/v1/org", area, "/cross-post"));
	shows(&r, "\"full\":0,\"total\":1");
	seated(unit, "committee_member", manager, "elected", "2015-02-01");
	r = client_get(county, url("org", area, "/cross-post"));
	shows(&r, "全部符合的 1 个，共 1 个");
	shows(&r, "100.00%");
	r = client_get(county_api, url("api/v1/org", area, "/cross-post"));
	shows(&r, "\"full\":1,\"total\":1");
}

static void SH_01_a_non_member_is_not_on_the_branch_committee(void **state)
{
	/* covers SH-01 refuse 1 by page and api */
	int64_t unit = found(town, "branch", "月季社区"), other = world_person_of(w, unit, "非党员", 0);
	struct reply r = appointed(unit, "committee_member", other, "elected", "2015-01-01");

	refused(&r, "不是正式党员");
	r = appointed_by_program(unit, "committee_member", other, "elected", "2015-01-01");
	refused(&r, "不是正式党员");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(CS_18_one_full_time_is_short_by_one_and_four_are_above),
		cmocka_unit_test(GY_23_one_of_two_posts_filled_is_short_by_one),
		cmocka_unit_test(GY_23_training_and_careers_over_a_subtree),
		cmocka_unit_test(SH_01_full_only_with_all_four_rules),
		cmocka_unit_test(SH_01_a_non_member_is_not_on_the_branch_committee),
		cmocka_unit_test(ST_01_36_pairs_and_who_has_one_post_is_listed),
		cmocka_unit_test(XY_13_12_secretaries_and_36_directors_are_vacant),
		cmocka_unit_test(heads_of_villages_are_not_the_secretaries_below_them),
		cmocka_unit_test(SH_08_36_communities_286_areas_858_doors),
		cmocka_unit_test(SH_01_29_of_36_communities_are_enough_and_28_are_not),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
