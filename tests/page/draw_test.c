/* Draws: the pool is frozen, the seed comes from where it was announced, the result is the one that anybody can check. */
#include "world/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct world *w;
static struct client *first, *second, *outside, *api, *api_2;
static int64_t village, other;

static struct client *holder(const char *login, int64_t org, int64_t person, bool is_program)
{
	struct client *c = client_new(w);
	int64_t account = world_account(w, login, ADMIN_NONE, person);

	world_holding(w, org, "secretary", person);
	if (is_program)
		client_header(c, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, account)));
	else
		client_sign_in(c, account);
	return c;
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

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

static void has(const struct reply *r, int status, const char *text)
{
	if (r->status != status || !reply_has(r, text))
		fail_msg("status %d without '%s': %s", r->status, text, r->body);
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

/* The address of the page that it leads to. */
static const char *led_to(const struct reply *r)
{
	assert_int_equal(r->status, 303);
	return reply_header(w, r, "Location");
}

static void a_pool_that_cannot_be_is_refused(void **state)
{
	struct reply r = opened("", "甲\n乙", "1", "");

	has(&r, 422, "请填写抽签事项");
	r = opened("抽评议代表", "甲", "1", "");
	has(&r, 422, "名单有 1 个，应有 2 至 5000 个");
	r = opened("抽评议代表", "甲\n乙\n甲", "1", "");
	has(&r, 422, "名单第 3 行“甲”");
	has(&r, 422, "抽评议代表");	/* what was typed stays */
	r = opened("抽评议代表", "甲\n乙", "2", "");
	has(&r, 422, "抽取 2 个，应不少于 1 个、少于名单的 2 个");
	r = opened("抽评议代表", "甲\n乙", "0", "");
	has(&r, 422, "抽取 0 个");
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
	has(&r, 200, "69f10f5820b32e0b3c5078b9bb0dff2bae1e10c7b254aec83994d66fe3a9e2bf");
	has(&r, 200, "11月18日双色球开奖号码");
	assert_false(reply_has(&r, "第 1 个"));
	r = client_post(first, seed, "seed", "2015135 03 08 17 21 26 33 05", NULL);
	has(&r, 422, "发起抽签的人不能自己填种子");
	client_get(second, page);
	r = client_post(second, seed, "seed", "", NULL);
	has(&r, 422, "请按公布的来源填写种子");
	r = client_post(second, seed, "seed", "2015135 03 08 17 21 26 33 05", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(api, arena_printf(w->arena, "/api/v1%s", page));
	has(&r, 200, "\"name\":\"王家山村第五组\",\"place\":1");
	has(&r, 200, "\"name\":\"王家山村第三组\",\"place\":2");
	has(&r, 200, "\"name\":\"王家山村第二组\",\"place\":3");
	has(&r, 200, "\"name\":\"王家山村第七组\",\"place\":0");
	r = client_get(second, page);
	has(&r, 200, "前 3 个就是抽中的");
	/* Once. */
	r = client_post(second, seed, "seed", "2015136", NULL);
	has(&r, 409, "一份名单只抽一次");
	r = client_get(first, org_url());
	has(&r, 200, "抽查三个组");
	has(&r, 200, "已抽取");
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

	has(&r, 422, "\"pool\"");
	r = client_post_json(api, list, "{\"title\":\"抽签\",\"pool\":\"甲\\n乙\\n丙\",\"wanted\":2}");
	has(&r, 201, "\"id\"");
	one = arena_printf(w->arena, "/api/v1/draw/%s", id_of(&r));
	r = client_get(api, one);
	has(&r, 200, "\"seed\":\"\"");
	r = client_post_json(api, arena_printf(w->arena, "%s/seed", one), "{}");	/* the machine's seed: whoever opened may */
	has(&r, 200, "\"id\"");
	r = client_get(api, one);
	has(&r, 200, "\"place\":1");
	has(&r, 200, "\"place\":2");
	has(&r, 200, "\"place\":0");
	assert_false(reply_has(&r, "\"seed\":\"\""));
	r = client_post_json(api, arena_printf(w->arena, "%s/seed", one), "{}");
	has(&r, 409, "只抽一次");
	r = client_post_json(api, list, "{\"title\":\"抽签\",\"pool\":\"甲\\n乙\\n丙\",\"wanted\":2,\"seed_source\":\"明天的开奖号码\"}");
	one = arena_printf(w->arena, "/api/v1/draw/%s", id_of(&r));
	r = client_post_json(api, arena_printf(w->arena, "%s/seed", one), "{\"seed\":\"7\"}");
	has(&r, 422, "请另一个人填写");
	r = client_post_json(api_2, arena_printf(w->arena, "%s/seed", one), "{\"seed\":\"7\"}");
	has(&r, 200, "\"id\"");
	r = client_get(api, list);
	has(&r, 200, "\"seed\":\"7\"");
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
		cmocka_unit_test(another_branch_finds_nothing),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
