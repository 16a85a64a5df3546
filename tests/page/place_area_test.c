/* Signs, areas, floors and stations: what is counted over places, by pages and by programs. */
#include "place_world.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "base/buffer.h"

/* Every sign in order of its registration. */
static int64_t sign_number(int index)
{
	struct reply r = client_get(town, url("org", village, "/sign"));
	const char *at = r.body;
	long long id = 0, last = 0;

	for (int i = -1; (at = strstr(at, "action=\"/sign/")) != NULL; at++) {
		assert_int_equal(sscanf(at + 14, "%lld", &id), 1);
		i += id != last;
		last = id;
		if (i == index)
			return id;
	}
	fail_msg("no sign %d", index);
	return 0;
}

static void GY_10_nine_of_fourteen_signs_removed_are_64_29_percent(void **state)
{
	/* covers GY-10 accept 1 by page and api */
	/* covers GY-10 refuse 1 by page */
	struct reply r;
	int64_t signs[9];

	client_get(town, url("org", village, "/sign"));
	r = client_post(town, url("org", village, "/sign"), "name", "未批标牌", "document", "", NULL);
	walk_has(&r, 422, "未经批准不得增挂标牌");
	for (int i = 0; i < 14; i++)
		assert_int_equal(client_post(town, url("org", village, "/sign"), "name", arena_printf(w->arena, "标牌%d", i), "document", "1号", NULL).status, 303);
	/* One that hangs there already is counted once. */
	r = client_post(town, url("org", village, "/sign"), "name", "标牌0", "document", "2号", NULL);
	walk_has(&r, 422, "“标牌0”已于 2015-11-17 登记");
	assert_true(reply_has(&r, "value=\"2号\""));
	r = client_post(town, url("org", village, "/sign"), "name", "标　牌0", "document", "2号", NULL);
	walk_has(&r, 422, "已于 2015-11-17 登记");
	r = client_post_json(town_api, url("api/v1/org", village, "/sign"), "{\"name\":\"标牌0\",\"document\":\"2号\"}");
	walk_has(&r, 422, "place.sign_twice");
	for (int i = 0; i < 9; i++)
		signs[i] = sign_number(i);
	r = client_post(town, url("sign", signs[0], "/removal"), "row_version", "1", NULL);
	walk_has(&r, 422, "还没有决定清理");
	for (int i = 0; i < 9; i++) {
		r = client_post(town, url("sign", signs[i], "/decision"), "decision", "remove", "row_version", "1", NULL);
		assert_int_equal(r.status, 303);
		client_get(town, url("org", village, "/sign"));
		assert_int_equal(client_post(town, url("sign", signs[i], "/removal"), "row_version", "2", NULL).status, 303);
		client_get(town, url("org", village, "/sign"));
	}
	r = client_get(town, url("org", village, "/sign"));
	walk_has(&r, 200, "登记 14 块，应清理 9 块，已清理 9 块");
	walk_has(&r, 200, "64.29%");
	r = client_get(town_api, url("api/v1/org", village, "/sign"));
	for (int i = 0; i < 14; i++)
		walk_has(&r, 200, arena_printf(w->arena, i < 9 ? "\"name\":\"标牌%d\",\"decision\":\"remove\",\"document\":\"1号\",\"removed_day\":\"2015-11-17\"" :
			"\"name\":\"标牌%d\",\"decision\":\"\"", i));
	r = client_post(town, url("sign", signs[0], "/decision"), "decision", "keep", "row_version", "3", NULL);
	walk_has(&r, 422, "已经清理");
	/* What was removed may hang again, with its document. */
	client_get(town, url("org", village, "/sign"));
	assert_int_equal(client_post(town, url("org", village, "/sign"), "name", "标牌0", "document", "3号", NULL).status, 303);
}

static struct reply area_added(const char *name, const char *floor, const char *leader)
{
	client_get(town, url("org", bureau, "/area"));
	return client_post(town, url("org", bureau, "/area"), "name", name, "floor", floor, "leader", leader, NULL);
}

static void CZJ_09_four_areas_32_members_none_unassigned(void **state)
{
	/* covers CZJ-09 accept 1 refuse 1 by page and api */
	int64_t people[32], areas[4];
	struct reply r;
	const char *at;

	for (int i = 0; i < 32; i++)
		people[i] = world_person(w, branch, arena_printf(w->arena, "党员%d", i));
	r = area_added("一楼责任区", "1", "");
	walk_has(&r, 422, "责任区必须有负责人");
	r = client_post_json(town_api, url("api/v1/org", bureau, "/area"), "{\"name\":\"一楼责任区\",\"floor\":1}");
	assert_int_equal(r.status, 422);
	for (int i = 0; i < 4; i++)
		assert_int_equal(area_added(arena_printf(w->arena, "%d楼责任区", i + 1), arena_printf(w->arena, "%d", i + 1),
			arena_printf(w->arena, "%lld", (long long)people[i])).status, 303);
	r = area_added("又一楼", "1", arena_printf(w->arena, "%lld", (long long)people[5]));
	walk_has(&r, 422, "一层一个，不得重叠");
	r = client_get(town, url("org", bureau, "/area"));
	at = r.body;
	for (int i = 0; i < 4; i++) {
		at = strstr(at, "action=\"/place/");
		assert_non_null(at);
		assert_int_equal(sscanf(at + 15, "%" SCNd64, &areas[i]), 1);
		at++;
	}
	for (int i = 4; i < 32; i++) {
		r = client_post(town, url("place", areas[i % 4], "/person"), "person", arena_printf(w->arena, "%lld", (long long)people[i]), NULL);
		assert_int_equal(r.status, 303);
		client_get(town, url("org", bureau, "/area"));
	}
	r = client_get(town, url("org", bureau, "/area"));
	walk_has(&r, 200, "4 个责任区，已编入 32 人，未编入 0 人");
	r = client_get(town_api, url("api/v1/org", bureau, "/area"));
	walk_has(&r, 200, "\"unassigned\":0");
	for (int i = 0; i < 4; i++)
		walk_has(&r, 200, arena_printf(w->arena, "%d楼责任区", i + 1));
	r = client_post(town, url("place", areas[0], "/person"), "person", arena_printf(w->arena, "%lld", (long long)people[7]), NULL);
	walk_has(&r, 422, "一人只在一个责任区");
}

/* Four floors by posts: a floor without a member is a gap, and a member in its area closes it. */
static void LQ_05_one_of_four_floors_without_a_member_is_one_gap(void **state)
{
	/* covers LQ-05 accept 1 by page and api */
	static const char *const FLOORS[] = { "一层", "二层", "三层", "四层" };
	int64_t school = world_org_of(w, town_a, "branch", "学校支部"), people[4];
	const char *page = url("org", school, "/place-cover"), *area = url("org", school, "/area");
	struct client *api = walk_program(w, "cover", 101);
	struct reply r = client_get(town, page);

	walk_has(&r, 200, "还没有登记楼层或责任区");
	for (int i = 0; i < 4; i++) {
		people[i] = world_person(w, school, arena_printf(w->arena, "教师%d", i));
		assert_int_equal(registered(school, "floor", FLOORS[i], arena_printf(w->arena, "%d", i + 1), "0").status, 303);
	}
	world_holding(w, school, "secretary", people[0]);
	world_holding(w, school, "publicity_member", people[3]);
	for (int i = 0; i < 3; i++) {
		client_get(town, area);
		assert_int_equal(client_post(town, area, "name", arena_printf(w->arena, "%s责任区", FLOORS[i]), "floor", arena_printf(w->arena, "%d", i + 1),
			"leader", arena_printf(w->arena, "%lld", (long long)people[i]), NULL).status, 303);
	}
	r = client_get(town, page);
	walk_has(&r, 200, "共 4 层，1 层没有党员；1 个岗位没有编入责任区");
	walk_has(&r, 200, "四层");
	walk_has(&r, 200, "这一层没有党员负责");
	r = client_get(api, arena_printf(w->arena, "/api/v1/org/%lld/place-cover", (long long)school));
	walk_has(&r, 200, "\"floor_gaps\":1");
	walk_has(&r, 200, "\"post_gaps\":1");
	walk_has(&r, 200, "{\"floor\":4,\"name\":\"四层\",\"members\":0}");
	client_get(town, area);
	assert_int_equal(client_post(town, area, "name", "四层责任区", "floor", "4", "leader", arena_printf(w->arena, "%lld", (long long)people[3]), NULL).status, 303);
	r = client_get(town, page);
	walk_has(&r, 200, "共 4 层，0 层没有党员；0 个岗位没有编入责任区");
	assert_false(reply_has(&r, "这一层没有党员负责"));
	assert_int_equal(client_get(other, page).status, 404);
}

static struct reply person_sent(int64_t place, const char *act, int64_t person)
{
	client_get(town, url("org", bureau, "/area"));
	return client_post(town, url("place", place, act), "person", arena_printf(w->arena, "%lld", (long long)person), NULL);
}

static const char *person_json(int64_t person)
{
	return arena_printf(w->arena, "{\"person\":\"%lld\"}", (long long)person);
}

/* A post is a place that takes members: it is a column of the matrix, a gap until one stands there, and goes with an area. */
static void LQ_05_a_post_at_work_takes_a_member_and_is_a_gap_without(void **state)
{
	int64_t hospital = world_org_of(w, town_a, "branch", "医院支部"), post, ward, square, member, second, outsider, area;
	const char *cover = url("org", hospital, "/place-cover"), *areas = url("org", hospital, "/area");
	const char *api_cover = url("api/v1/org", hospital, "/place-cover"), *api_areas = url("api/v1/org", hospital, "/area");
	struct reply r;

	member = world_person(w, hospital, "导医员");
	second = world_person(w, hospital, "收费员");
	outsider = world_person_of(w, hospital, "群众乙", 0);
	r = client_get(town, areas);
	walk_has(&r, 200, "还没有登记岗位");
	assert_int_equal(registered(hospital, "work_post", "导医台示范岗", "1", "0").status, 303);
	assert_int_equal(registered(hospital, "work_post", "收费窗口示范岗", "2", "0").status, 303);
	assert_int_equal(registered(hospital, "square", "院前广场", "1", "0").status, 303);
	post = world_first_id(w, "place WHERE name = '导医台示范岗'");
	ward = world_first_id(w, "place WHERE name = '收费窗口示范岗'");
	square = world_first_id(w, "place WHERE name = '院前广场'");
	r = client_get(town, cover);
	walk_has(&r, 200, "共 2 层，2 层没有党员");
	walk_has(&r, 200, "另有 2 个岗位（示范岗），2 个没有党员");
	walk_has(&r, 200, "这个岗位没有党员");
	walk_has(&r, 200, "<th scope=\"row\">2 层</th>");
	r = client_get(town_api, api_cover);
	walk_has(&r, 200, "\"work_post_gaps\":2");

	r = person_sent(post, "/person", outsider);
	walk_has(&r, 422, "群众乙 不是党员。示范岗由党员担任");
	r = client_post_json(town_api, url("api/v1/place", post, "/person"), person_json(outsider));
	walk_has(&r, 422, "place.post_no_member");
	r = person_sent(square, "/person", member);
	walk_has(&r, 422, "“院前广场”不是开着的责任区或岗位");
	assert_int_equal(person_sent(post, "/person", member).status, 303);
	r = person_sent(ward, "/person", member);
	walk_has(&r, 422, "导医员 已在岗位“导医台示范岗”，一人只在一个岗位");
	r = client_post_json(town_api, url("api/v1/place", ward, "/person"), person_json(member));
	walk_has(&r, 422, "place.two_posts");
	assert_int_equal(client_post_json(walk_program(w, "next_town", 102), url("api/v1/place", ward, "/person"), person_json(second)).status, 404);

	r = client_get(town, cover);
	walk_has(&r, 200, "共 2 层，1 层没有党员");
	walk_has(&r, 200, "另有 2 个岗位（示范岗），1 个没有党员");
	r = client_get(town_api, api_cover);
	walk_has(&r, 200, "\"work_post_gaps\":1");
	walk_has(&r, 200, "{\"name\":\"导医台示范岗\",\"members\":1,\"at_work\":true}");
	walk_has(&r, 200, "{\"name\":\"收费窗口示范岗\",\"members\":0,\"at_work\":true}");

	/* Beside the post the same member leads an area, is one member of the floor, and is not counted as assigned by the post alone. */
	r = client_get(town, areas);
	walk_has(&r, 200, "已编入 0 人，未编入 2 人");
	client_get(town, areas);
	assert_int_equal(client_post(town, areas, "name", "门诊责任区", "floor", "1", "leader", arena_printf(w->arena, "%lld", (long long)member), NULL).status, 303);
	area = world_first_id(w, "place WHERE name = '门诊责任区'");
	r = client_get(town, areas);
	walk_has(&r, 200, "1 个责任区，已编入 1 人，未编入 1 人");
	r = client_get(town_api, api_cover);
	walk_has(&r, 200, "{\"floor\":1,\"name\":\"门诊责任区\",\"members\":1}");
	assert_int_equal(client_post_json(town_api, url("api/v1/place", ward, "/person"), person_json(second)).status, 200);
	r = client_get(town_api, api_areas);
	walk_has(&r, 200, arena_printf(w->arena, "{\"place\":\"%lld\",\"kind\":\"work_post\",\"person\":\"%lld\",\"name\":\"收费员\",\"is_leader\":false}", (long long)ward, (long long)second));
	r = client_get(town_api, api_cover);
	walk_has(&r, 200, "\"floor_gaps\":0");
	walk_has(&r, 200, "\"work_post_gaps\":0");

	/* Taken out, it is a gap again; the leader stays. */
	r = person_sent(area, "/person/out", member);
	walk_has(&r, 422, "导医员 是“门诊责任区”的负责人");
	assert_int_equal(person_sent(post, "/person/out", member).status, 303);
	r = person_sent(post, "/person/out", member);
	walk_has(&r, 422, "这个人不在“导医台示范岗”");
	assert_int_equal(client_post_json(town_api, url("api/v1/place", ward, "/person/out"), person_json(second)).status, 200);
	assert_int_equal(client_post_json(town_api, url("api/v1/place", ward, "/person/out"), person_json(second)).status, 422);
	r = client_get(town, cover);
	walk_has(&r, 200, "另有 2 个岗位（示范岗），2 个没有党员");
	assert_int_equal(world_count(w, "audit WHERE verb = 'place.take_out'"), 2);
	r = client_get(town, url("place", post, ""));
	walk_has(&r, 200, areas);
}

/* The clock of these tests stands at Tuesday, 2015-11-17 09:00. */
static void GW_09_a_station_is_open_in_its_hours(void **state)
{
	int64_t station;
	struct reply r;

	client_get(town, url("org", branch, "/place"));
	r = client_post(town, url("org", branch, "/place"), "kind", "service_point", "name", "彩虹驿站", "phone", "0632-5512345", "hours",
		"周一到周五 8：30-12:00、14:00-17:30\n周六 9:00-8:00", "day", "2015-01-01", NULL);
	walk_has(&r, 422, "“周六 9:00-8:00”的结束时间不晚于开始时间");
	assert_true(reply_has(&r, "周一到周五 8：30-12:00、14:00-17:30"));	/* what was typed is there again */
	r = client_post(town, url("org", branch, "/place"), "kind", "service_point", "name", "彩虹驿站", "phone", "0632-5512345", "hours",
		"周一到周五 8：30-12:00、14:00-17:30", "day", "2015-01-01", NULL);
	assert_int_equal(r.status, 303);
	station = world_first_id(w, "place WHERE name = '彩虹驿站'");
	r = client_get(reader, url("place", station, ""));
	walk_has(&r, 200, "周一至周五 08:30-12:00 14:00-17:30");
	walk_has(&r, 200, "现在开放");
	r = client_get(town, url("org", town_a, "/place-open"));
	walk_has(&r, 200, "彩虹驿站");
	walk_has(&r, 200, "财政局支部");
	walk_has(&r, 200, "0632-5512345");
	walk_has(&r, 200, "开放到 12:00");
	r = client_get(town, url("place", station, ""));
	r = client_post(town, url("place", station, ""), "name", "彩虹驿站", "floor", "1", "hours", "周二 9:01-12:00；周一 0:00-24:00", "row_version",
		reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(reader, url("place", station, ""));
	walk_has(&r, 200, "周一 00:00-24:00；周二 09:01-12:00");
	walk_has(&r, 200, "现在不开放");
	r = client_get(town, url("org", town_a, "/place-open"));
	assert_false(reply_has(&r, "彩虹驿站"));
	assert_int_equal(client_get(other, url("org", town_a, "/place-open")).status, 404);
	assert_int_equal(world_count(w, "audit WHERE verb = 'place.change' AND changes LIKE '%周二 09:01-12:00%'"), 1);
	/* Closed for good it is open to nobody, whatever its hours. */
	r = client_get(town, url("place", station, ""));
	r = client_post(town, url("place", station, ""), "name", "彩虹驿站", "floor", "1", "hours", "每天 全天", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town, url("org", town_a, "/place-open"));
	walk_has(&r, 200, "开放到 24:00");
	r = client_get(town, url("place", station, ""));
	assert_int_equal(client_post(town, url("place", station, "/close"), "row_version", reply_field(w, &r, "row_version"), NULL).status, 303);
	r = client_get(town, url("org", town_a, "/place-open"));
	assert_false(reply_has(&r, "彩虹驿站"));
}

static void programs_get_the_same_rules(void **state)
{
	/* covers GY-10 refuse 1 by api */
	struct client *api = walk_program(w, "program", 101);
	struct reply r;
	long long id = 0;

	r = client_post_json(api, url("api/v1/org", town_a, "/place"), "{\"kind\":\"square\",\"name\":\"广场\",\"area\":\"39.9\",\"floor\":1}");
	assert_int_equal(r.status, 201);
	r = client_get(api, url("api/v1/org", town_a, "/place"));
	walk_has(&r, 200, "\"area_dm2\":3990");
	r = client_post_json(api, url("api/v1/org", town_a, "/place"), "{\"kind\":\"service_point\",\"name\":\"驿站\",\"hours\":\"周二 9:00-10:00\\n周二 9:30-11:00\"}");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "place.hours_overlap"));
	r = client_post_json(api, url("api/v1/org", town_a, "/place"), "{\"kind\":\"service_point\",\"name\":\"驿站\",\"hours\":\"Tue 9:00-10:00\"}");
	assert_int_equal(r.status, 201);
	assert_int_equal(sscanf(strstr(r.body, "\"id\":\""), "\"id\":\"%lld", &id), 1);
	r = client_get(api, url("api/v1/place", id, ""));
	walk_has(&r, 200, "\"hours\":[{\"weekday\":2,\"from_min\":540,\"to_min\":600}],\"is_open\":true");
	r = client_get(api, url("api/v1/org", town_a, "/place-open"));
	walk_has(&r, 200, "\"name\":\"驿站\"");
	walk_has(&r, 200, "\"to_min\":600");
	r = client_post_json(api, url("api/v1/org", town_a, "/place-check"), "{\"norm\":\"place\",\"declare\":1}");
	assert_int_equal(r.status, 422);
	r = client_post_json(api, url("api/v1/org", town_a, "/place-check"), "{\"norm\":\"place\",\"tick\":[\"rules\"]}");
	assert_int_equal(r.status, 201);
	assert_true(reply_has(&r, "\"is_standard\":false"));
	r = client_post_json(api, url("api/v1/org", town_a, "/sign"), "{\"name\":\"牌\"}");
	assert_int_equal(r.status, 422);
}

/* ---- what a body names ---- */

/* Without what was typed, so that two answers can be held against each other. */
static const char *masked(const struct reply *r, const char *typed)
{
	struct buffer b;
	const char *at = r->body, *found;

	buffer_init(&b, w->arena, 256);
	buffer_printf(&b, "%d ", r->status);
	for (; (found = strstr(at, typed)) != NULL; at = found + strlen(typed)) {
		buffer_put(&b, at, (size_t)(found - at));
		buffer_putc(&b, '#');
	}
	buffer_puts(&b, at);
	return buffer_text(&b);
}

enum named { A_PERSON, AN_ORG, AN_ORG_CODE };
static const char *FOREIGN_NAMED[] = { "76543210", NULL, "VILLAGE-FOREIGN" };
static const char *const MISSING_NAMED[] = { "76543299", "87654399", "VILLAGE-MISSING" };

/* A number or code of somebody out of sight is answered as one that nobody has: by every field that names a person or an organisation. */
static void what_is_foreign_is_answered_as_what_is_missing(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "edit_org", "see_person", "edit_person", "appoint", "export", "see_figures" };
	int64_t far = world_org_of(w, 0, "city_committee", "别的县委"), own, applicant, group, area, post, host, village_group;
	struct client *keeper, *page;
	struct reply r;

	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "deputy_secretary", RIGHTS[i]);
	world_holding(w, town_a, "deputy_secretary", 104);
	keeper = walk_program(w, "keeper", 104);
	page = walk_browser(w, "keeper_page", 104);
	own = world_person(w, branch, "本支部党员");
	applicant = world_person_of(w, branch, "群众甲", 0);
	group = world_org_of(w, town_a, "leading_group", "领导小组");
	far = world_org_of(w, far, "branch", "别处支部");
	world_run(w, arena_printf(w->arena, "UPDATE org SET code = 'VILLAGE-FOREIGN' WHERE id = %lld", (long long)far));
	world_run(w, arena_printf(w->arena, "UPDATE person SET id = 76543210 WHERE id = %lld", (long long)world_person(w, far, "远处党员")));
	FOREIGN_NAMED[AN_ORG] = arena_printf(w->arena, "%lld", (long long)far);
	area = world_put(w, "place", (const struct cell[]){ { "org_id", NULL, bureau, false }, { "kind", "area", 0, true }, { "name", "九楼责任区", 0, true }, { "floor", NULL, 9, false },
		{ "from_day", NULL, 16000, false }, { "to_day", NULL, 2932897, false } }, 6);
	post = world_put(w, "post", (const struct cell[]){ { "org_id", NULL, branch, false }, { "kind", "committee_member", 0, true }, { "name", "委员", 0, true }, { "seats", NULL, 3, false },
		{ "from_day", NULL, 10000, false }, { "to_day", NULL, 2932897, false }, { "row_version", NULL, 1, false } }, 7);
	host = world_put(w, "host_unit", (const struct cell[]){ { "org_id", NULL, village, false }, { "kind", "self_organisation", 0, true }, { "name", "文艺队", 0, true },
		{ "coverage", "none", 0, true }, { "facts", "{}", 0, true }, { "from_day", NULL, 10000, false }, { "to_day", NULL, 2932897, false } }, 7);
	village_group = world_put(w, "household_group", (const struct cell[]){ { "org_id", NULL, village, false }, { "number", NULL, 1, false }, { "households", NULL, 9, false },
		{ "elected_day", NULL, 2932897, false }, { "from_day", NULL, 16000, false }, { "to_day", NULL, 2932897, false } }, 6);
	{
		const struct { enum named what; const char *noun; int64_t id; const char *rest, *body; } FIELDS[] = {
			{ A_PERSON, "org", bureau, "/area", "{\"name\":\"十楼责任区\",\"floor\":10,\"leader\":\"%s\"}" },
			{ A_PERSON, "place", area, "/person", "{\"person\":\"%s\"}" },
			{ A_PERSON, "post", post, "/holding", "{\"person\":\"%s\",\"manner\":\"appointed\",\"from_day\":\"2015-11-01\",\"document\":\"1号\"}" },
			{ A_PERSON, "person", own, "/role", "{\"kind\":\"volunteer\",\"day\":\"2015-01-01\",\"mentor\":\"%s\"}" },
			{ A_PERSON, "person", own, "/role", "{\"kind\":\"track_cadre\",\"day\":\"2015-01-01\",\"term\":\"2016-01-01\",\"mentor\":\"%s\"}" },
			{ A_PERSON, "org", group, "/constitution", "{\"head\":\"%s\",\"duties\":\"抓党建\",\"document\":\"1号\",\"day\":\"2015-11-01\"}" },
			{ A_PERSON, "org", group, "/constitution", "{\"head\":\"本支部党员\",\"deputies\":\"%s\",\"duties\":\"抓党建\",\"document\":\"1号\",\"day\":\"2015-11-01\"}" },
			{ A_PERSON, "org", group, "/constitution", "{\"head\":\"本支部党员\",\"members\":\"%s\",\"duties\":\"抓党建\",\"document\":\"1号\",\"day\":\"2015-11-01\"}" },
			{ A_PERSON, "host", host, "/member", "{\"person\":\"%s\",\"act\":\"own\"}" },
			{ A_PERSON, "household-group", village_group, "/representative", "{\"person\":\"%s\",\"day\":\"2015-11-01\",\"row_version\":0}" },
			{ A_PERSON, "transfer", 0, "", "{\"person\":\"%s\",\"to\":\"财政局支部\",\"reason\":\"work\"}" },
			{ AN_ORG_CODE, "person", own, "/role", "{\"kind\":\"volunteer\",\"day\":\"2015-01-01\",\"org\":\"%s\"}" },
			{ AN_ORG_CODE, "person", applicant, "/standing", "{\"cause\":\"member\",\"status\":2,\"joined\":\"2010-07\",\"full\":\"2011-07\",\"document\":\"1号\",\"reason\":\"当时漏登\",\"org\":\"%s\",\"row_version\":0}" },
			{ AN_ORG, "person", 0, "", "{\"org\":\"%s\",\"name\":\"新人\",\"id_number\":\"110101199003079972\",\"nationality\":\"01\",\"education\":\"21\",\"occupation\":2}" },
			{ AN_ORG_CODE, "org", village, "/child", "{\"name\":\"新支部\",\"kind\":\"branch\",\"unit_kind\":\"village\",\"day\":\"2015-11-01\",\"document\":\"1号\",\"linked_code\":\"%s\"}" },
			{ AN_ORG_CODE, "org", branch, "/approval", "{\"authority\":\"市委\",\"document\":\"1号\",\"day\":\"2015-11-01\",\"linked_code\":\"%s\",\"row_version\":0}" },
			{ AN_ORG_CODE, "org", branch, "/parent", "{\"parent_code\":\"%s\",\"day\":\"2015-11-01\",\"document\":\"1号\",\"row_version\":0}" },
			{ AN_ORG_CODE, "org", branch, "/merger", "{\"parent_code\":\"%s\",\"day\":\"2015-11-01\",\"document\":\"1号\",\"row_version\":0}" },
			{ AN_ORG_CODE, "host", host, "/relation", "{\"superior_code\":\"%s\",\"document\":\"1号\",\"day\":\"2015-11-01\",\"row_version\":0}" },
			{ AN_ORG_CODE, "org", village, "/host", "{\"kind\":\"enterprise\",\"name\":\"厂\",\"coverage\":\"joint\",\"covered_code\":\"%s\",\"day\":\"2015-11-01\"}" },
			{ AN_ORG_CODE, "org", town_a, "/dues/book", "{\"kind\":\"allot\",\"to\":\"%s\",\"detail\":\"下拨\",\"amount\":\"10\",\"day\":\"2015-11-01\",\"document\":\"1号\",\"decided_day\":\"2015-11-01\"}" },
			{ AN_ORG, "export", 0, "", "{\"org\":\"%s\",\"reason\":\"核对名册\"}" },
			{ AN_ORG, "roster-edit", 0, "", "{\"org\":\"%s\",\"work_unit\":\"财政局\",\"reason\":\"单位更名\"}" },
		};

		for (size_t i = 0; i < sizeof(FIELDS) / sizeof(FIELDS[0]); i++) {
			const char *path = FIELDS[i].id == 0 ? arena_printf(w->arena, "/api/v1/%s", FIELDS[i].noun) : arena_printf(w->arena, "/api/v1/%s/%lld%s", FIELDS[i].noun, (long long)FIELDS[i].id, FIELDS[i].rest);
			const char *answers[2];

			for (int k = 0; k < 2; k++) {
				const char *typed = (k == 0 ? FOREIGN_NAMED : MISSING_NAMED)[FIELDS[i].what], *rest = strstr(FIELDS[i].body, "%s");

				r = client_post_json(keeper, path, arena_printf(w->arena, "%.*s%s%s", (int)(rest - FIELDS[i].body), FIELDS[i].body, typed, rest + 2));
				if (r.status != 404 && r.status != 422)
					fail_msg("%s %s: %d %s", path, typed, r.status, r.body);
				answers[k] = masked(&r, FIELDS[i].what == AN_ORG ? MISSING_NAMED[AN_ORG] : typed);	/* a short number stands in days too */
			}
			if (strcmp(answers[0], answers[1]) != 0)
				fail_msg("%s\nforeign: %s\nmissing: %s", path, answers[0], answers[1]);
		}
	}
	for (int k = 0; k < 2; k++) {
		const char *person = (k == 0 ? FOREIGN_NAMED : MISSING_NAMED)[A_PERSON], *org = (k == 0 ? FOREIGN_NAMED : MISSING_NAMED)[AN_ORG_CODE];

		client_get(page, url("person", own, "/role"));
		r = client_post(page, url("person", own, "/role"), "kind", "volunteer", "day", "2015-01-01", "org", org, NULL);
		walk_has(&r, 422, "f-org");
		client_get(page, url("post", post, "/appoint"));
		r = client_post(page, url("post", post, "/appoint"), "person", person, "manner", "appointed", "from_day", "2015-11-01", NULL);
		walk_has(&r, 422, "f-person");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(GY_10_nine_of_fourteen_signs_removed_are_64_29_percent),
		cmocka_unit_test(CZJ_09_four_areas_32_members_none_unassigned),
		cmocka_unit_test(LQ_05_one_of_four_floors_without_a_member_is_one_gap),
		cmocka_unit_test(LQ_05_a_post_at_work_takes_a_member_and_is_a_gap_without),
		cmocka_unit_test(GW_09_a_station_is_open_in_its_hours),
		cmocka_unit_test(programs_get_the_same_rules),
		cmocka_unit_test(what_is_foreign_is_answered_as_what_is_missing),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
