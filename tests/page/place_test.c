/* Places: exact areas against the declared checklist, signs, responsibility areas, and what each rule refuses. */
#include "world/walk.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct world *w;
static struct client *town, *town_api, *other, *reader;
static int64_t town_a, village, bureau, branch;

static int start(void **state)
{
	int64_t city, town_b;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, city, "committee", "甲镇党委");
	town_b = world_org_of(w, city, "committee", "乙镇党委");
	village = world_org_of(w, town_a, "general_branch", "李村");
	bureau = world_org_of(w, town_a, "general_branch", "财政局总支");
	branch = world_org_of(w, bureau, "branch", "财政局支部");
	world_right(w, "secretary", "see_org");
	world_right(w, "secretary", "edit_org");
	world_right(w, "secretary", "see_person");
	world_right(w, "member", "see_org");
	world_holding(w, town_a, "secretary", 101);
	world_holding(w, town_b, "secretary", 102);
	town = client_new(w);
	client_sign_in(town, world_account(w, "town", ADMIN_NONE, 101));
	town_api = client_new(w);
	client_header(town_api, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, "town_api", ADMIN_NONE, 101))));
	other = client_new(w);
	client_sign_in(other, world_account(w, "other", ADMIN_NONE, 102));
	world_holding(w, branch, "member", 103);
	reader = client_new(w);
	client_sign_in(reader, world_account(w, "reader", ADMIN_NONE, 103));
	return 0;
}

static const char *url(const char *noun, int64_t id, const char *rest)
{
	return arena_printf(w->arena, "/%s/%lld%s", noun, (long long)id, rest);
}

static struct reply registered(int64_t org, const char *kind, const char *name, const char *floor, const char *area)
{
	client_get(town, url("org", org, "/place"));
	return client_post(town, url("org", org, "/place"), "kind", kind, "name", name, "floor", floor, "area", area, "day", "2015-01-01", NULL);
}

static void rooms_of(int64_t org)
{
	static const char *const KINDS[] = { "headquarters", "meeting_room", "archive_room", "activity_room", "clinic", "reading_room",
		"mediation_room", "shop", "shop", "square" };

	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++)
		assert_int_equal(registered(org, KINDS[i], arena_printf(w->arena, "场所%zu", i), "1", "20").status, 303);
}

static struct reply checked(int64_t org, const char *declare)
{
	client_get(town, url("org", org, "/place"));
	return client_post(town, url("org", org, "/place-check"), "norm", "place", "tick", "rules", "tick", "papers", "tick", "files", "tick", "record",
		"tick", "signs", "declare", declare, "day", "2015-11-01", NULL);
}

static struct reply checked_by_program(int64_t org)
{
	return client_post_json(town_api, url("api/v1/org", org, "/place-check"), "{\"norm\":\"place\",\"tick\":[\"rules\",\"papers\",\"files\",\"record\",\"signs\"],"
		"\"declare\":true,\"day\":\"2015-11-01\"}");
}

static void KFQ_04_a_hall_of_40_on_floor_1_passes_39_9_and_floor_2_fail(void **state)
{
	/* covers KFQ-04 accept 1 2 refuse 1 by page and api */
	static const struct { const char *floor, *area; bool is_standard; } CASES[] = {
		{ "1", "40.0", true }, { "1", "39.9", false }, { "2", "60", false }, { "1", "39.99", false },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		int64_t org = world_org_of(w, town_a, "general_branch", arena_printf(w->arena, "第%zu村", i));
		struct reply r;

		rooms_of(org);
		assert_int_equal(registered(org, "service_hall", "大厅", CASES[i].floor, CASES[i].area).status, 303);
		r = checked(org, "1");
		if (CASES[i].is_standard) {
			assert_int_equal(r.status, 303);
			r = checked_by_program(org);
			assert_true(r.status == 201 && reply_has(&r, "\"is_standard\":true"));
			continue;
		}
		walk_has(&r, 422, "不能认定达标：一站式服务大厅不少于 40 平方米，且在一楼");
		r = checked_by_program(org);
		walk_has(&r, 422, "不能认定达标");
		assert_int_equal(checked(org, "").status, 303);
		r = client_get(town, url("org", org, "/place-result"));
		walk_has(&r, 200, "未达标，1 项不符合");
	}
}

static void KFQ_04_seven_rooms_two_shops_one_square_and_four_sets_of_files(void **state)
{
	int64_t org = world_org_of(w, town_a, "general_branch", "缺项村");
	struct reply r;

	assert_int_equal(registered(org, "service_hall", "大厅", "1", "40").status, 303);
	client_get(town, url("org", org, "/place"));
	r = client_post(town, url("org", org, "/place-check"), "norm", "place", "tick", "rules", "day", "2015-11-01", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town, url("org", town_a, "/place-result"));
	walk_has(&r, 200, "未达标，7 项不符合");	/* rooms, shops, square, three sets of files, signs */
}

static void KFQ_04_a_personal_office_is_none_of_the_seven_rooms(void **state)
{
	/* covers KFQ-04 refuse 2 by page and api */
	struct reply r;

	client_get(town, url("org", village, "/place"));
	r = client_post(town, url("org", village, "/place"), "kind", "meeting_room", "name", "书记办公室", "floor", "1", "area", "15",
		"is_personal", "1", "day", "2015-01-01", NULL);
	walk_has(&r, 422, "个人办公室不能登记为“会议室”");
	assert_true(reply_has(&r, "value=\"书记办公室\""));
	r = client_post_json(town_api, url("api/v1/org", village, "/place"), "{\"kind\":\"meeting_room\",\"name\":\"书记办公室\",\"floor\":1,\"area\":\"15\","
		"\"is_personal\":true,\"day\":\"2015-01-01\"}");
	walk_has(&r, 422, "个人办公室不能登记为“会议室”");
	assert_int_equal(registered(village, "personal_office", "书记办公室", "1", "15").status, 303);
	r = client_get(town, url("org", village, "/place"));
	walk_has(&r, 200, "现有 0 个");		/* it counts as no room */
}

static void LQ_06_six_of_seven_items_are_not_up_to_standard(void **state)
{
	/* covers LQ-06 accept 1 by page and api */
	struct reply r;

	assert_int_equal(registered(branch, "activity_room", "活动室", "1", "60").status, 303);
	client_get(town, url("org", branch, "/place"));
	r = client_post(town, url("org", branch, "/place-check"), "norm", "room", "tick", "facilities", "tick", "sign", "tick", "flag", "tick", "books",
		"tick", "rules", "day", "2015-11-01", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town, url("org", branch, "/place-result?norm=room"));
	walk_has(&r, 200, "未达标，1 项不符合");
	r = client_get(town_api, url("api/v1/org", branch, "/place-result?norm=room"));
	walk_has(&r, 200, "\"is_standard\":false,\"unmet\":1");
	client_get(town, url("org", branch, "/place"));
	r = client_post(town, url("org", branch, "/place-check"), "norm", "room", "tick", "facilities", "tick", "sign", "tick", "flag", "tick", "books",
		"tick", "rules", "tick", "record", "declare", "1", "day", "2015-11-02", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town, url("org", branch, "/place-result?norm=room"));
	walk_has(&r, 200, "检查 1 个，达标 1 个");
}

/* Who may not check reads what the last check found, or that there was none. */
static void a_reader_is_told_when_nobody_checked(void **state)
{
	struct reply r = client_get(reader, url("org", branch, "/place"));

	walk_has(&r, 200, "最近一次检查");	/* of the activity room, by the test before */
	walk_has(&r, 200, "还没有对照这张表检查过");
	assert_false(reply_has(&r, "name=\"declare\""));
	r = client_get(town, url("org", branch, "/place"));
	walk_has(&r, 200, "name=\"declare\"");
	assert_false(reply_has(&r, "还没有对照这张表检查过"));
}

static void wrong_places_are_refused_and_keep_what_was_typed(void **state)
{
	static const struct { const char *kind, *name, *floor, *area, *says; } CASES[] = {
		{ "", "某室", "1", "20", "请选择场所类别" }, { "square", "", "1", "20", "请填写名称" }, { "square", "某地", "一", "20", "楼层填整数" },
		{ "square", "某地", "1", "二十", "请填写面积" }, { "square", "某地", "1", "20.123", "请填写面积" }, { "square", "某地", "1", "-5", "请填写面积" },
	};
	struct reply r;

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		r = registered(village, CASES[i].kind, CASES[i].name, CASES[i].floor, CASES[i].area);
		walk_has(&r, 422, CASES[i].says);
	}
	assert_int_equal(client_get(other, url("org", village, "/place")).status, 404);
}

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
	struct client *api = client_new(w);
	struct reply r = client_get(town, page);

	client_header(api, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, "cover", ADMIN_NONE, 101))));
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
	struct client *api = client_new(w);
	struct reply r;
	long long id = 0;

	client_header(api, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, "program", ADMIN_NONE, 101))));
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

/* The smallest picture: a frame of 16 by 16 and a scan. */
#define JPEG "\xff\xd8" "\xff\xe1\x00\x0aGPS31.2N" "\xff\xc0\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00" "\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" "data" "\xff\xd9"

static struct reply sent(struct client *c, const char *place, const char *rest, const char *name, const char *data, size_t bytes)
{
	client_get(c, c == town ? place : "/me");
	return client_upload(c, arena_printf(w->arena, "%s/photo%s", place, rest), "file", name, data, bytes);
}

static void KFQ_04_a_place_shows_its_photos(void **state)
{
	int64_t org = world_org_of(w, town_a, "general_branch", "照片村"), lines;
	struct reply r;
	const char *place, *photo;

	assert_int_equal(registered(org, "service_hall", "大厅", "1", "40").status, 303);
	r = client_get(town, url("org", org, "/place"));
	place = strstr(r.body, "\"/place/");
	place = arena_text_n(w->arena, place + 1, strcspn(place + 1, "\""));
	r = client_get(town, place);
	walk_has(&r, 200, "严禁上传涉密文件");
	walk_has(&r, 200, "还没有照片");
	lines = world_count(w, "audit");
	r = sent(town, place, "", "机密大厅.jpg", JPEG, sizeof(JPEG) - 1);
	walk_has(&r, 422, "机密");
	r = sent(town, place, "", "大厅.pdf", "%PDF-1.4 nothing", 16);
	walk_has(&r, 422, "只能是 JPG 或 PNG");
	r = sent(town, place, "", "大厅.jpg", JPEG, 20);
	assert_int_equal(r.status, 422);
	assert_int_equal(world_count(w, "file"), 0);
	assert_int_equal(world_count(w, "audit"), lines);
	assert_int_equal(sent(other, place, "", "大厅.jpg", JPEG, sizeof(JPEG) - 1).status, 404);

	assert_int_equal(sent(town, place, "", "大厅.jpg", JPEG, sizeof(JPEG) - 1).status, 303);
	assert_int_equal(world_count(w, "file"), 1);
	photo = arena_printf(w->arena, "%s/photo/%lld", place, (long long)world_first_id(w, "file"));
	r = client_get(town, place);
	walk_has(&r, 200, photo);
	walk_has(&r, 200, "2015-11-17");
	r = client_get(town, url("org", org, "/place"));	/* beside the item of the checklist that asks for the hall */
	walk_has(&r, 200, photo);
	r = client_get(town, photo);
	assert_int_equal(r.status, 200);
	assert_string_equal(reply_header(w, &r, "Content-Type"), "image/jpeg");
	assert_null(memmem(r.body, r.body_bytes, "GPS", 3));
	assert_int_equal(client_get(other, photo).status, 404);
	assert_int_equal(client_get(town, arena_printf(w->arena, "/place/1/photo/%lld", (long long)world_first_id(w, "file"))).status, 404);

	client_get(town, place);
	r = client_post(town, arena_printf(w->arena, "%s/withdraw", photo), "reason", "", NULL);
	walk_has(&r, 422, "请填写撤下原因");
	assert_int_equal(client_post(town, arena_printf(w->arena, "%s/withdraw", photo), "reason", "拍错了", NULL).status, 303);
	assert_int_equal(client_get(town, photo).status, 404);
	assert_int_equal(world_count(w, "file"), 1);
	r = client_get(town, place);
	walk_has(&r, 200, "还没有照片");
}

static void a_program_keeps_photos_of_a_place(void **state)
{
	int64_t org = world_org_of(w, town_a, "general_branch", "接口村");
	const char *token = arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, "photos", ADMIN_NONE, 101)));
	struct client *api = client_new(w);
	const char *place, *photo;
	struct reply r;

	assert_int_equal(registered(org, "square", "广场", "1", "400").status, 303);
	r = client_get(town, url("org", org, "/place"));
	place = strstr(r.body, "\"/place/");
	place = arena_printf(w->arena, "/api/v1%s", arena_text_n(w->arena, place + 1, strcspn(place + 1, "\"")));
	client_header(api, token);
	r = client_upload(api, arena_printf(w->arena, "%s/photo", place), "file", "广场.jpg", JPEG, sizeof(JPEG) - 1);
	assert_int_equal(r.status, 201);
	r = client_get(api, arena_printf(w->arena, "%s/photo", place));
	walk_has(&r, 200, "广场.jpg");
	photo = strstr(r.body, "\"id\":\"");
	photo = arena_printf(w->arena, "%s/photo/%lld", place, strtoll(photo + strlen("\"id\":\""), NULL, 10));
	assert_int_equal(client_get(api, photo).status, 200);
	assert_int_equal(client_post_json(api, arena_printf(w->arena, "%s/withdraw", photo), "{}").status, 422);
	assert_int_equal(client_post_json(api, arena_printf(w->arena, "%s/withdraw", photo), "{\"reason\":\"重拍\"}").status, 200);
	assert_int_equal(client_get(api, photo).status, 404);
	r = client_get(api, arena_printf(w->arena, "%s/photo", place));
	assert_false(reply_has(&r, "广场.jpg"));
	assert_int_equal(client_upload(api, "/api/v1/place/1/photo", "file", "广场.jpg", JPEG, sizeof(JPEG) - 1).status, 404);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(KFQ_04_a_hall_of_40_on_floor_1_passes_39_9_and_floor_2_fail),
		cmocka_unit_test(KFQ_04_seven_rooms_two_shops_one_square_and_four_sets_of_files),
		cmocka_unit_test(KFQ_04_a_personal_office_is_none_of_the_seven_rooms),
		cmocka_unit_test(LQ_06_six_of_seven_items_are_not_up_to_standard),
		cmocka_unit_test(a_reader_is_told_when_nobody_checked),
		cmocka_unit_test(wrong_places_are_refused_and_keep_what_was_typed),
		cmocka_unit_test(GY_10_nine_of_fourteen_signs_removed_are_64_29_percent),
		cmocka_unit_test(CZJ_09_four_areas_32_members_none_unassigned),
		cmocka_unit_test(LQ_05_one_of_four_floors_without_a_member_is_one_gap),
		cmocka_unit_test(KFQ_04_a_place_shows_its_photos),
		cmocka_unit_test(a_program_keeps_photos_of_a_place),
		cmocka_unit_test(GW_09_a_station_is_open_in_its_hours),
		cmocka_unit_test(programs_get_the_same_rules),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
