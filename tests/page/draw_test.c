/* Draws: the pool is frozen, the seed comes from where it was announced, the result is the one that anybody can check. */
#include "world/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct world *w;
static struct client *first, *second, *outside, *api, *api_2;
static int64_t village, other;

static struct client *holder(const char *login, int64_t org, int64_t person, bool is_program)
{
	world_holding(w, org, "secretary", person);
	return (is_program ? walk_program : walk_browser)(w, login, person);
}

static int start(void **state)
{
	int64_t town;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	town = world_org_of(w, world_org_of(w, 0, "city_committee", "云川市委"), "committee", "甲镇党委");
	village = world_org_of(w, town, "branch", "甲村党支部");
	other = world_org_of(w, town, "branch", "乙村党支部");
	world_right(w, "secretary", "handle");
	world_right(w, "secretary", "see_org");
	first = holder("first", village, 901, false);
	second = holder("second", village, 902, false);
	outside = holder("outside", other, 903, false);
	api = holder("api", village, 904, true);
	api_2 = holder("api_2", village, 905, true);
	return 0;
}

static const char *org_url(void)
{
	return arena_printf(w->arena, "/org/%lld/draw", (long long)village);
}

static struct reply opened(const char *title, const char *pool, const char *wanted, const char *source)
{
	client_get(first, org_url());
	return client_post(first, org_url(), "title", title, "pool", pool, "wanted", wanted, "seed_source", source, NULL);
}

static struct reply opened_again(const char *title, const char *pool, const char *reason)
{
	client_get(first, org_url());
	return client_post(first, org_url(), "title", title, "pool", pool, "wanted", "3", "seed_source", "11月18日双色球开奖号码", "reason", reason, NULL);
}

/* The address of the page that it leads to. */
static const char *led_to(const struct reply *r)
{
	assert_int_equal(r->status, 303);
	return reply_header(w, r, "Location");
}

static void a_pool_that_cannot_be_is_refused(void **state)
{
	struct reply r = opened("", "甲\n乙", "1", "");

	walk_has(&r, 422, "请填写抽签事项");
	r = opened("抽评议代表", "甲", "1", "");
	walk_has(&r, 422, "名单有 1 个，应有 2 至 5,000 个");
	r = opened("抽评议代表", "甲\n乙\n甲", "1", "");
	walk_has(&r, 422, "名单第 3 行“甲”");
	walk_has(&r, 422, "抽评议代表");	/* what was typed stays */
	r = opened("抽评议代表", "甲\n乙", "2", "");
	walk_has(&r, 422, "抽取 2 个，应不少于 1 个、少于名单的 2 个");
	r = opened("抽评议代表", "甲\n乙", "0", "");
	walk_has(&r, 422, "抽取 0 个");
	assert_int_equal(world_count(w, "draw"), 0);
	assert_int_equal(world_count(w, "draw_lot"), 0);
}

/* The pool and seed of tests/unit/draws/groups.draw: the independent checker says 5, 3, 2. */
static void an_announced_seed_gives_what_the_checker_says(void **state)
{
	struct reply r = opened("抽查三个组", "王家山村第一组\n王家山村第二组\n王家山村第三组\n王家山村第四组\n王家山村第五组\n王家山村第六组\n王家山村第七组\n",
		"3", "11月18日双色球开奖号码");
	const char *page = led_to(&r), *seed = arena_printf(w->arena, "%s/seed", page);

	r = client_get(first, page);
	walk_has(&r, 200, "69f10f5820b32e0b3c5078b9bb0dff2bae1e10c7b254aec83994d66fe3a9e2bf");
	walk_has(&r, 200, "11月18日双色球开奖号码");
	assert_false(reply_has(&r, "第 1 个"));
	r = client_post(first, seed, "seed", "2015135 03 08 17 21 26 33 05", NULL);
	walk_has(&r, 422, "发起抽签的人不能自己填种子");
	client_get(second, page);
	r = client_post(second, seed, "seed", "", NULL);
	walk_has(&r, 422, "请按公布的来源填写种子");
	r = client_post(second, seed, "seed", "2015135 03 08 17 21 26 33 05", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(api, arena_printf(w->arena, "/api/v1%s", page));
	walk_has(&r, 200, "\"name\":\"王家山村第五组\",\"place\":1");
	walk_has(&r, 200, "\"name\":\"王家山村第三组\",\"place\":2");
	walk_has(&r, 200, "\"name\":\"王家山村第二组\",\"place\":3");
	walk_has(&r, 200, "\"name\":\"王家山村第七组\",\"place\":0");
	r = client_get(second, page);
	walk_has(&r, 200, "前 3 个就是抽中的");
	/* Once. */
	r = client_post(second, seed, "seed", "2015136", NULL);
	walk_has(&r, 409, "一次抽签只抽一次");
	r = client_get(first, org_url());
	walk_has(&r, 200, "抽查三个组");
	walk_has(&r, 200, "已抽取");
}

static const char *id_of(const struct reply *r)
{
	const char *at = strstr(r->body, "\"id\":\"");

	assert_non_null(at);
	return arena_printf(w->arena, "%lld", strtoll(at + 6, NULL, 10));
}

static void programs_draw_too(void **state)
{
	const char *list = arena_printf(w->arena, "/api/v1/org/%lld/draw", (long long)village), *one;
	struct reply r = client_post_json(api, list, "{\"title\":\"抽签\",\"pool\":\"甲\",\"wanted\":1}");

	walk_has(&r, 422, "\"pool\"");
	r = client_post_json(api, list, "{\"title\":\"抽签\",\"pool\":\"甲\\n乙\\n丙\",\"wanted\":2}");
	walk_has(&r, 201, "\"id\"");
	one = arena_printf(w->arena, "/api/v1/draw/%s", id_of(&r));
	r = client_get(api, one);
	walk_has(&r, 200, "\"seed\":\"\"");
	r = client_post_json(api, arena_printf(w->arena, "%s/seed", one), "{}");	/* the machine's seed: whoever opened may */
	walk_has(&r, 200, "\"id\"");
	r = client_get(api, one);
	walk_has(&r, 200, "\"place\":1");
	walk_has(&r, 200, "\"place\":2");
	walk_has(&r, 200, "\"place\":0");
	assert_false(reply_has(&r, "\"seed\":\"\""));
	r = client_post_json(api, arena_printf(w->arena, "%s/seed", one), "{}");
	walk_has(&r, 409, "只抽一次");
	r = client_post_json(api, list, "{\"title\":\"抽签\",\"pool\":\"甲\\n乙\\n丁\",\"wanted\":2,\"seed_source\":\"明天的开奖号码\"}");
	one = arena_printf(w->arena, "/api/v1/draw/%s", id_of(&r));
	r = client_post_json(api, arena_printf(w->arena, "%s/seed", one), "{\"seed\":\"7\"}");
	walk_has(&r, 422, "请另一个人填写");
	r = client_post_json(api_2, arena_printf(w->arena, "%s/seed", one), "{\"seed\":\"7\"}");
	walk_has(&r, 200, "\"id\"");
	r = client_get(api, list);
	walk_has(&r, 200, "\"seed\":\"7\"");
}

/* ---- the forty departments of YC-05 ---- */

#define DEPARTMENTS 40

static const char *departments(const char *between, bool from_behind)
{
	const char *all = "";

	for (int i = 1; i <= DEPARTMENTS; i++)
		all = arena_printf(w->arena, "%s%s区直部门%02d", all, i == 1 ? "" : between, from_behind ? DEPARTMENTS + 1 - i : i);
	return all;
}

/* Opened by a page or by a program; the address of the draw, or NULL after a refusal with these words. */
static const char *departments_opened(bool by_page, bool from_behind, const char *reason, const char *refusal)
{
	const char *title = by_page ? "7+3述职" : "7+3述职(程序)";
	struct reply r = by_page ? opened_again(title, departments("\n", from_behind), reason) :
		client_post_json(api, arena_printf(w->arena, "/api/v1/org/%lld/draw", (long long)village), arena_printf(w->arena,
			"{\"title\":\"%s\",\"pool\":\"%s\",\"wanted\":3,\"seed_source\":\"11月18日双色球开奖号码\",\"reason\":\"%s\"}", title, departments("\\n", from_behind), reason));

	if (refusal != NULL) {
		walk_has(&r, 422, refusal);
		return NULL;
	}
	if (!by_page)
		walk_has(&r, 201, "\"id\"");
	return by_page ? led_to(&r) : arena_printf(w->arena, "/draw/%s", id_of(&r));
}

/* Whom the seed gave, by their numbers in the order in which they were drawn. */
static void departments_drawn(bool by_page, const char *draw, const char *seed, int drawn[3])
{
	struct reply r;
	int count = 0;

	if (by_page) {
		client_get(second, draw);
		assert_int_equal(client_post(second, arena_printf(w->arena, "%s/seed", draw), "seed", seed, NULL).status, 303);
	} else {
		r = client_post_json(api_2, arena_printf(w->arena, "/api/v1%s/seed", draw), arena_printf(w->arena, "{\"seed\":\"%s\"}", seed));
		walk_has(&r, 200, "\"id\"");
	}
	r = client_get(api, arena_printf(w->arena, "/api/v1%s", draw));
	for (int i = 1; i <= DEPARTMENTS; i++)
		for (int place = 1; place <= 3; place++)
			if (reply_has(&r, arena_printf(w->arena, "\"name\":\"区直部门%02d\",\"place\":%d", i, place))) {
				drawn[place - 1] = i;
				count++;
			}
	assert_int_equal(count, 3);
	r = client_get(first, draw);
	for (int place = 0; place < 3; place++)
		walk_has(&r, 200, arena_printf(w->arena, "<b>区直部门%02d</b>", drawn[place]));
}

static void YC_05_three_of_forty_and_the_same_three_again(void **state)
{
	/* covers YC-05 accept 1 2 refuse 1 by page and api */
	for (int by_page = 1; by_page >= 0; by_page--) {
		const char *one = by_page ? departments_opened(true, false, "", NULL) : NULL, *again;
		int drawn[3], same[3], other_three[3];
		struct reply r;

		if (!by_page)	/* the pages drew from these names already */
			one = departments_opened(false, false, "程序另抽一次", NULL);
		departments_drawn(by_page, one, "2015135 03 08 17 21 26 33 05", drawn);
		assert_true(drawn[0] != drawn[1] && drawn[1] != drawn[2] && drawn[0] != drawn[2]);
		departments_opened(by_page, false, "", "再抽一次，必须写明理由");
		departments_opened(by_page, true, "", "再抽一次，必须写明理由");	/* the same names in another order */
		again = departments_opened(by_page, false, "第一次没有监督人在场", NULL);
		departments_drawn(by_page, again, "2015135 03 08 17 21 26 33 05", same);
		assert_memory_equal(drawn, same, sizeof(drawn));
		r = client_get(first, again);
		walk_has(&r, 200, "第一次没有监督人在场");
		walk_has(&r, 200, arena_printf(w->arena, "href=\"%s\"", one));
		r = client_get(api, arena_printf(w->arena, "/api/v1%s", again));
		walk_has(&r, 200, "\"reason\":\"第一次没有监督人在场\"");
		walk_has(&r, 200, "\"later\":\"0\"");
		r = client_get(first, one);	/* what was drawn first says that it was not the last */
		walk_has(&r, 200, "后来又从这份名单抽过一次");
		walk_has(&r, 200, arena_printf(w->arena, "href=\"%s\"", again));
		r = client_get(api, arena_printf(w->arena, "/api/v1%s", one));
		walk_has(&r, 200, arena_printf(w->arena, "\"later\":\"%s\"", strrchr(again, '/') + 1));
		again = departments_opened(by_page, false, "核对", NULL);
		departments_drawn(by_page, again, "2015136 01 02 03 04 05 06 07", other_three);
		assert_memory_not_equal(drawn, other_three, sizeof(drawn));
	}
	departments_opened(true, false, arena_printf(w->arena, "%0201d", 1), "再次抽取的理由最多 200 个字");
	assert_int_equal(world_count(w, "draw_again"), 5);
}

static void no_reason_where_nothing_was_drawn_before(void **state)
{
	struct reply r = opened_again("抽签", "东\n南\n西\n北", "随便");

	walk_has(&r, 422, "这份名单以前没有抽过");
}

static void another_branch_finds_nothing(void **state)
{
	struct reply r = client_get(outside, arena_printf(w->arena, "/draw/%lld", (long long)world_first_id(w, "draw")));

	assert_int_equal(r.status, 404);
	r = client_get(outside, org_url());
	assert_int_equal(r.status, 404);
	client_get(outside, "/me");
	r = client_post(outside, org_url(), "title", "抽签", "pool", "甲\n乙", "wanted", "1", NULL);
	assert_int_equal(r.status, 404);
	r = client_post(outside, arena_printf(w->arena, "/draw/%lld/seed", (long long)world_first_id(w, "draw")), "seed", "1", NULL);
	assert_int_equal(r.status, 404);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pool_that_cannot_be_is_refused),
		cmocka_unit_test(an_announced_seed_gives_what_the_checker_says),
		cmocka_unit_test(programs_draw_too),
		cmocka_unit_test(YC_05_three_of_forty_and_the_same_three_again),
		cmocka_unit_test(no_reason_where_nothing_was_drawn_before),
		cmocka_unit_test(another_branch_finds_nothing),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
