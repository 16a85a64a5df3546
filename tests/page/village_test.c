/* The public pages of villages: everybody finds the legal deputy director and the room where he is found (LX-08), without an account. By page and API. */
#include "page/place_world.h"

#include <stdio.h>
#include <string.h>

#define VILLAGES 133

static struct client *stranger, *stranger_api;
static int64_t committees[VILLAGES + 1];

static int begin(void **state)
{
	int64_t lawyers;

	start(state);
	lawyers = world_org_of(w, town_a, "branch", "律师支部");
	for (int i = 0; i <= VILLAGES; i++) {
		committees[i] = world_org_of(w, town_a, "village_committee", arena_printf(w->arena, "公开村%d村民委员会", i));
		if (i < VILLAGES)
			world_holding(w, committees[i], "legal_deputy_director", world_person(w, lawyers, arena_printf(w->arena, "律师第%d号", i)));
	}
	stranger = client_new(w);
	stranger_api = client_new(w);
	return 0;
}

static const char *village_url(int i) { return arena_printf(w->arena, "/village/%lld", (long long)committees[i]); }

static void LX_08_133_village_pages_show_their_legal_deputy_director(void **state)
{
	/* covers LX-08 accept 1 by page and api */
	struct reply r = client_get(stranger, "/village");

	walk_has(&r, 200, "村（居）民委员会 134 个");
	walk_has(&r, 200, "有法律副主任的 133 个");
	walk_has(&r, 200, "法律副主任：律师第0号");
	for (int i = 0; i < VILLAGES; i++) {
		const char *name = arena_printf(w->arena, ">律师第%d号<", i);

		r = client_get(stranger, village_url(i));
		walk_has(&r, 200, name);
		r = client_get(stranger_api, arena_printf(w->arena, "/api/v1%s", village_url(i)));
		walk_has(&r, 200, arena_printf(w->arena, "\"deputies\":[{\"name\":\"律师第%d号\"", i));
	}
	r = client_get(stranger, village_url(VILLAGES));
	walk_has(&r, 200, "现在没有法律副主任");
	r = client_get(stranger, "/village?deputy=1&page=3");
	walk_has(&r, 200, "公开村132村民委员会");
	assert_false(reply_has(&r, "公开村133村民委员会"));
	r = client_get(stranger_api, "/api/v1/village?deputy=1&page=2");
	walk_has(&r, 200, "\"villages\":134,\"with_deputy\":133");
	assert_int_equal(reply_times(&r, "\"deputy\":\"律师第"), 33);
}

/* The telephone is that of the room; one that waits for the second person and one that is over are shown to nobody. */
static void everybody_finds_the_room_and_its_telephone(void **state)
{
	int64_t person = world_first_id(w, "person"), waiting = world_holding(w, committees[VILLAGES], "legal_deputy_director", person);
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE holding SET needs_second = 1 WHERE id = %lld", (long long)waiting));
	r = client_get(stranger, village_url(VILLAGES));
	walk_has(&r, 200, "现在没有法律副主任");
	walk_has(&r, 200, "没有登记法律服务工作室");
	client_get(town, url("org", committees[0], "/place"));
	r = client_post(town, url("org", committees[0], "/place"), "kind", "legal_room", "name", "法律服务工作室", "floor", "1", "area", "20", "seats", "0", "phone", "0632-5550001",
		"hours", "周二 8:30-11:30", "day", "2015-01-01", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(stranger, village_url(0));
	walk_has(&r, 200, "0632-5550001");
	walk_has(&r, 200, "正在开放");
	r = client_get(stranger_api, arena_printf(w->arena, "/api/v1%s", village_url(0)));
	walk_has(&r, 200, "{\"kind\":\"legal_room\",\"name\":\"法律服务工作室\",\"phone\":\"0632-5550001\",\"is_open\":true}");
	/* A meeting room is nobody's business, and no organisation but a village has a page. */
	client_get(town, url("org", committees[0], "/place"));
	assert_int_equal(client_post(town, url("org", committees[0], "/place"), "kind", "meeting_room", "name", "内部会议室", "floor", "1", "area", "20", "seats", "0", "phone", "", "hours", "",
		"day", "2015-01-01", NULL).status, 303);
	assert_false(reply_has(&r, "内部会议室"));
	r = client_get(stranger, village_url(0));
	assert_false(reply_has(&r, "内部会议室"));
	assert_int_equal(client_get(stranger, arena_printf(w->arena, "/village/%lld", (long long)town_a)).status, 404);
	assert_int_equal(client_get(stranger_api, arena_printf(w->arena, "/api/v1/village/%lld", (long long)town_a)).status, 404);
}

/* A station is listed with its telephone, its hours and the area it serves until it is closed (GW-09). */
static void everybody_finds_service_stations_until_they_are_closed(void **state)
{
	struct reply r = client_get(stranger, "/village");
	long long station = 0;

	assert_false(reply_has(&r, "服务驿站和流动小队"));
	client_get(town, url("org", bureau, "/place"));
	r = client_post(town, url("org", bureau, "/place"), "kind", "service_station", "name", "彩虹驿站", "floor", "1", "area", "20", "seats", "0", "phone", "0632-5550002",
		"hours", "周二 8:30-11:30", "note", "服务范围：甲社区", "day", "2015-01-01", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(stranger, "/village");
	walk_has(&r, 200, "彩虹驿站");
	walk_has(&r, 200, "0632-5550002");
	walk_has(&r, 200, "服务范围：甲社区");
	walk_has(&r, 200, "正在开放");
	r = client_get(stranger_api, "/api/v1/village");
	walk_has(&r, 200, "\"kind\":\"service_station\",\"name\":\"彩虹驿站\",\"org_name\":\"财政局总支\",\"phone\":\"0632-5550002\",\"note\":\"服务范围：甲社区\"");
	r = client_get(town, url("org", bureau, "/place"));
	assert_int_equal(sscanf(strstr(r.body, "href=\"/place/") + 13, "%lld", &station), 1);
	client_get(town, url("place", station, ""));
	assert_int_equal(client_post(town, url("place", station, "/close"), "day", "2015-11-17", "row_version", "1", NULL).status, 303);
	r = client_get(stranger, "/village");
	assert_false(reply_has(&r, "彩虹驿站"));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(LX_08_133_village_pages_show_their_legal_deputy_director), cmocka_unit_test(everybody_finds_the_room_and_its_telephone),
		cmocka_unit_test(everybody_finds_service_stations_until_they_are_closed) };

	return cmocka_run_group_tests_name("village", tests, begin, world_over);
}
