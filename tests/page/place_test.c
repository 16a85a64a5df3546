/* Rooms of organisations: what a standard asks of them, who checked it, and their photos. */
#include "place_world.h"

#include <stdlib.h>
#include <string.h>

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
	r = sent(town, place, "", "大厅.pdf", WALK_PAPER, strlen(WALK_PAPER));
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

/* Whoever saves over what somebody else saved meanwhile sees what stands there now beside what he typed, and that is not lost. */
static void a_place_changed_meanwhile_shows_both_texts(void **state)
{
	int64_t org = world_org_of(w, town_a, "general_branch", "两改村");
	const char *place;
	struct reply r;

	assert_int_equal(registered(org, "service_hall", "两改大厅", "1", "40").status, 303);
	r = client_get(town, url("org", org, "/place"));
	place = strstr(r.body, "\"/place/");
	place = arena_text_n(w->arena, place + 1, strcspn(place + 1, "\""));
	r = client_get(town, place);
	r = client_post(town, place, "name", "便民大厅", "floor", "1", "area", "55", "seats", "0", "phone", "", "row_version", "1", NULL);
	assert_int_equal(r.status, 303);
	r = client_post(town, place, "name", "便民大厅", "floor", "1", "area", "60", "seats", "0", "phone", "5550123", "row_version", "1", NULL);
	walk_has(&r, 409, "现在登记的是：55");
	walk_has(&r, 409, "现在登记的是：（空）");
	assert_false(reply_has(&r, "现在登记的是：便民大厅"));	/* what is the same is not said */
	assert_true(reply_has(&r, "value=\"60\"") && reply_has(&r, "value=\"5550123\""));
	r = client_post(town, place, "name", "便民大厅", "floor", "1", "area", "60", "seats", "0", "phone", "5550123", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
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
		cmocka_unit_test(KFQ_04_a_place_shows_its_photos),
		cmocka_unit_test(a_program_keeps_photos_of_a_place),
		cmocka_unit_test(a_place_changed_meanwhile_shows_both_texts),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
