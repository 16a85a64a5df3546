/* A merger or a move of a large organisation, through page and API: it is asked for by one, waits with all that was typed, and is done by somebody else in
 * charge of both organisations, as things stand then. */
#include "page/org_world.h"

#include <string.h>
#include "base/date.h"

static struct client *other_town, *second, *second_api;
static int64_t east, west, below;

static int64_t founded_below(int64_t upper, const char *name)
{
	struct reply r;

	client_get(town, url(upper, "/found/form"));
	r = client_post(town, url(upper, "/found"), "name", name, "kind", "branch", "unit_kind", "village", "day", "2014-02-01", "document", "甲", NULL);
	return id_of(&r);
}

static int start_with_two_villages(void **state)
{
	struct reply r;

	start(state);
	world_holding(w, town_a, "secretary", 102);
	second = walk_browser(w, "second", 102);
	second_api = walk_program(w, "second_api", 102);
	world_holding(w, town_b, "secretary", 103);
	other_town = walk_browser(w, "other", 103);
	r = found("东村总支", "general_branch", "2014-01-01");
	east = id_of(&r);
	r = found("西村总支", "general_branch", "2014-01-01");
	west = id_of(&r);
	below = founded_below(east, "东村一支部");
	return 0;
}


static struct reply sent(int64_t org, const char *change, const char *to, const char *day)
{
	struct reply r = client_get(town, url(org, arena_printf(w->arena, "/%s/form", change)));

	return client_post(town, url(org, arena_printf(w->arena, "/%s", change)), "parent_code", to, "day", day, "document", "甲发〔2015〕6号", "row_version",
		reply_field(w, &r, "row_version"), NULL);
}

/* The page of the request that was just made. */
static const char *request_of(struct reply r)
{
	const char *location = reply_header(w, &r, "Location");

	assert_int_equal(r.status, 303);
	assert_non_null(location);
	assert_int_equal(strncmp(location, "/org-request/", 13), 0);
	return arena_text(w->arena, location);
}

static struct reply decided(struct client *c, const char *request, const char *state, const char *note)
{
	client_get(c, request);
	return client_post(c, arena_printf(w->arena, "%s/decide", request), "state", state, "note", note, "row_version", "1", NULL);
}

static bool is_open(int64_t org)
{
	return world_count(w, arena_printf(w->arena, "org WHERE id = %lld AND to_day = %d", (long long)org, (int)DAY_OPEN)) == 1;
}

/* What goes along, as a page says it. */
static const char *along(const struct reply *r)
{
	const char *at = strstr(r->body, "<ul class=\"rows\">"), *end = at == NULL ? NULL : strstr(at, "</ul>");

	if (end == NULL)
		fail_msg("%s", r->body);
	return arena_printf(w->arena, "%.*s", (int)(end - at), at);
}

/* Whoever decides sees what whoever asks saw: as much would go along by his word as by the other's. */
static void who_decides_sees_what_goes_along(void **state)
{
	int64_t village = founded_below(west, "西村二支部"), into = founded_below(west, "西村三支部");
	const char *request, *there;
	struct reply r;

	world_set(w, "org_second_members", "0");
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", world_member(w, village, "周随并", 2)), NUMBER("org_id", village), TEXT("kind", "volunteer"), NUMBER("from_day", 16500),
		NUMBER("to_day", DAY_OPEN), NUMBER("term_day", DAY_OPEN));
	r = client_get(town, url(village, "/merge/form"));
	there = along(&r);
	assert_true(strstr(there, "身份（后备干部等） <span class=\"num\">1</span>") != NULL && reply_has(&r, "并入下面填写的同类组织：1 名党员"));
	request = request_of(sent(village, "merge", "西村三支部", "2015-11-01"));
	r = client_get(second, request);
	walk_has(&r, 200, there);
	walk_has(&r, 200, "并入“西村三支部”：1 名党员");
	assert_int_equal(decided(second, request, "approved", "").status, 303);
	r = client_get(second, request);	/* it is done: nothing goes along any more */
	assert_false(reply_has(&r, "1 名党员和下级组织"));
	assert_int_equal(world_count(w, arena_printf(w->arena, "person_role WHERE org_id = %lld AND kind = 'volunteer'", (long long)into)), 1);
}

static void a_merger_with_units_below_waits_for_a_second_person(void **state)
{
	struct reply r = client_get(town, url(east, "/merge/form"));
	const char *request;

	world_member(w, below, "李随并", 2);
	walk_has(&r, 200, "两人办理");
	request = request_of(sent(east, "merge", "西村总支", "2015-11-01"));
	assert_true(is_open(east) && world_count(w, arena_printf(w->arena, "org WHERE parent_id = %lld", (long long)west)) == 0);	/* nothing happened yet */
	r = client_get(town, url(east, ""));
	walk_has(&r, 200, "有一项申请等待审批：把“东村总支”并入“西村总支”");
	/* All that was typed is there; who asked may not decide. */
	r = client_get(town, request);
	assert_true(reply_has(&r, "甲发〔2015〕6号") && reply_has(&r, "2015-11-01") && reply_has(&r, "撤回申请") && !reply_has(&r, "name=\"state\""));
	walk_answered(decided(town, request, "approved", ""), 422, "自己提请的，由另一人审批");
	walk_answered(client_get(other_town, request), 404, "");
	walk_answered(sent(east, "move", "西村总支", "2015-11-01"), 422, "");
	r = client_get(second, "/");
	walk_has(&r, 200, "审批：把“东村总支”并入“西村总支”");
	r = client_get(town, "/");
	assert_false(reply_has(&r, "审批：把“东村总支”"));
	r = client_get(second, "/org-request");
	walk_has(&r, 200, "把“东村总支”并入“西村总支”");
	assert_int_equal(decided(second, request, "approved", "").status, 303);
	assert_false(is_open(east));
	r = client_get(town, url(west, "/list"));
	walk_has(&r, 200, "东村一支部");
	/* The card of the one that took it in tells it, with how many. */
	r = client_get(town, url(west, ""));
	walk_has(&r, 200, "并入本组织的组织");
	walk_has(&r, 200, "带来党员 1 名、下级组织 1 个");
	assert_true(reply_has(&r, "东村总支") && reply_has(&r, "甲发〔2015〕6号"));
	r = client_get(second_api, arena_printf(w->arena, "/api/v1/org/%lld/history", (long long)west));
	walk_has(&r, 200, arena_printf(w->arena, "\"mergers\":[{\"org\":\"%lld\",\"name\":\"东村总支\",\"day\":\"2015-11-01\",\"document\":\"甲发〔2015〕6号\",\"members\":1,\"units\":1}]", (long long)east));
	/* Whoever asked is told until it was read. */
	r = client_get(town, "/");
	walk_has(&r, 200, "已批准：把“东村总支”并入“西村总支”");
	assert_int_equal(client_post(town, "/result/seen", "kind", "org", "subject", request + strlen("/org-request/"), NULL).status, 303);
	r = client_get(town, "/");
	assert_false(reply_has(&r, "已批准：把“东村总支”"));
	walk_answered(decided(second, request, "refused", "晚了"), 409, "");
}

/* Refused with a reason, withdrawn by whoever asked; both leave everything as it was, and another may be sent. */
static void a_request_is_refused_with_its_reason_or_withdrawn(void **state)
{
	const char *request = request_of(sent(east, "merge", "西村总支", "2015-11-01"));
	struct reply r;

	walk_answered(decided(second, request, "refused", ""), 422, "退回要写明原因");
	walk_answered(decided(second, request, "", ""), 422, "请选择批准（同意）还是不批准（退回）");
	walk_answered(client_post(second, arena_printf(w->arena, "%s/withdraw", request), "row_version", "1", NULL), 422, "只有提请人能撤回");
	world_run(w, arena_printf(w->arena, "UPDATE person SET id = 101 WHERE id = %lld", (long long)world_person(w, town_a, "提请人")));	/* who asked has a record */
	assert_int_equal(decided(second, request, "refused", "先开村民代表会议").status, 303);
	r = client_get(town, "/me/message");
	walk_has(&r, 200, "您提请的把“东村总支”并入“西村总支”，被退回。原因：先开村民代表会议");
	r = client_get(town, "/");
	walk_has(&r, 200, "已退回：把“东村总支”并入“西村总支”");
	walk_has(&r, 200, "先开村民代表会议");
	request = request_of(sent(east, "merge", "西村总支", "2015-11-02"));
	assert_int_equal(client_post(town, arena_printf(w->arena, "%s/withdraw", request), "row_version", "1", NULL).status, 303);
	assert_true(is_open(east));
	r = client_get(town, "/org-request?state=withdrawn");
	walk_has(&r, 200, "把“东村总支”并入“西村总支”");
	request_of(sent(east, "merge", "西村总支", "2015-11-02"));
}

/* The tree changed since: it is judged anew, not done, and the request stays. */
static void an_approval_is_judged_as_things_stand_then(void **state)
{
	const char *request = request_of(sent(east, "merge", "西村总支", "2015-11-01"));
	struct reply r = client_get(town, url(west, "/close/form"));

	assert_int_equal(client_post(town, url(west, "/close"), "day", "2015-11-10", "document", "甲", "row_version", reply_field(w, &r, "row_version"), NULL).status, 303);
	r = decided(second, request, "approved", "");
	walk_has(&r, 422, "并入哪个组织");
	walk_has(&r, 422, "按现在的情况不能生效，申请仍然保留");	/* with the way out: he has no field for another */
	r = client_post_json(second_api, arena_printf(w->arena, "/api/v1%s/decide", request), "{\"state\":\"approved\",\"row_version\":1}");
	assert_true(r.status == 422 && !reply_has(&r, "\"parent_code\""));
	assert_true(is_open(east));
	assert_int_equal(world_count(w, "org_request WHERE state = 'waiting'"), 1);
	assert_int_equal(decided(second, request, "refused", "目标组织已撤销").status, 303);
}

/* A request that was asked for while the branch was large waits though it has become small: no one person acts on it meanwhile, by any of the three ways. */
static void what_waits_stops_the_direct_way_of_what_became_small(void **state)
{
	int64_t branch = founded_below(west, "西村一支部");
	const char *there = arena_printf(w->arena, "org WHERE id = %lld AND parent_id = %lld", (long long)branch, (long long)west), *request, *version;
	struct client *town_api = walk_program(w, "town_api2", 101);
	struct reply r;

	world_set(w, "org_second_members", "1");
	world_member(w, branch, "王一", 2);
	world_member(w, branch, "王二", 1);
	request = request_of(sent(branch, "move", "东村总支", "2015-11-01"));
	world_set(w, "org_second_members", "9");
	walk_answered(sent(branch, "move", "东村总支", "2015-11-02"), 422, "申请");
	walk_answered(sent(branch, "merge", "东村一支部", "2015-11-02"), 422, "申请");
	r = client_get(town, url(branch, "/transfer"));
	version = reply_field(w, &r, "row_version");
	walk_answered(client_post(town, url(branch, "/transfer"), "parent_code", "东村总支", "day", "2015-11-02", "document", "甲", "row_version", version, NULL), 422, "申请");
	r = client_post_json(town_api, arena_printf(w->arena, "/api/v1%s", url(branch, "/transfer")), arena_printf(w->arena,
		"{\"parent_code\":\"东村总支\",\"day\":\"2015-11-02\",\"document\":\"甲\",\"row_version\":%s}", version));
	walk_has(&r, 422, "org_request.waits_already");
	r = client_post_json(town_api, arena_printf(w->arena, "/api/v1%s", url(branch, "/parent")), arena_printf(w->arena,
		"{\"parent_code\":\"东村总支\",\"day\":\"2015-11-02\",\"document\":\"甲\",\"row_version\":%s}", version));
	walk_has(&r, 422, "org_request.waits_already");
	assert_int_equal(world_count(w, there), 1);
	/* Who may not edit it is not told so. */
	client_get(other_town, "/");
	walk_answered(client_post(other_town, url(branch, "/move"), "parent_code", "东村总支", "day", "2015-11-02", "document", "甲", "row_version", version, NULL), 404, "");
	/* Once it is decided the way is free. */
	assert_int_equal(decided(second, request, "refused", "改日再议").status, 303);
	assert_int_equal(sent(branch, "move", "东村总支", "2015-11-02").status, 303);
	assert_int_equal(world_count(w, there), 0);
}

/* What hangs below changes its superior with it: not before it was founded, or its history would hold a line that ends before it begins. */
static void nothing_is_moved_before_what_hangs_below_was_founded(void **state)
{
	static const char why[] = "下级组织“东村一支部”2014-02-01 才成立，或者那天才改过名称、隶属";
	struct client *above, *above_api;
	const char *request, *version;
	struct reply r;

	world_holding(w, city, "secretary", 104);
	above = walk_browser(w, "above", 104);
	above_api = walk_program(w, "above_api", 104);
	r = client_get(above, url(east, "/move/form"));
	version = reply_field(w, &r, "row_version");
	r = client_post(above, url(east, "/move"), "parent_code", "乙镇党委", "day", "2014-01-15", "document", "市发1号", "row_version", version, NULL);
	walk_has(&r, 422, why);
	walk_has(&r, 422, "请填 2014-02-02 或者以后的日期");
	walk_has(&r, 422, "value=\"市发1号\"");
	r = client_post_json(above_api, arena_printf(w->arena, "/api/v1%s", url(east, "/parent")), arena_printf(w->arena,
		"{\"parent_code\":\"乙镇党委\",\"day\":\"2014-02-01\",\"document\":\"市发1号\",\"row_version\":%s}", version));
	walk_has(&r, 422, "org.day_before_below");
	walk_answered(sent(east, "merge", "西村总支", "2014-01-15"), 422, why);
	assert_int_equal(world_count(w, "org_request"), 0);
	client_get(above, url(east, "/move/form"));
	request = request_of(client_post(above, url(east, "/move"), "parent_code", "乙镇党委", "day", "2014-02-02", "document", "市发1号", "row_version", version, NULL));
	world_holding(w, city, "secretary", 105);
	assert_int_equal(decided(walk_browser(w, "above2", 105), request, "approved", "").status, 303);
	assert_int_equal(world_count(w, arena_printf(w->arena, "org_path WHERE org_id = %lld AND reason = 'moved' AND from_day > to_day - 1", (long long)below)), 0);
	assert_int_equal(world_count(w, arena_printf(w->arena, "org_path WHERE org_id = %lld AND from_day < to_day", (long long)below)), 2);
}

/* More members than the setting says; as many are still one person's act. */
static void a_move_of_more_members_than_the_setting_waits(void **state)
{
	int64_t branch = founded_below(west, "西村一支部");
	const char *request;
	struct reply r;

	world_set(w, "org_second_members", "2");
	world_member(w, branch, "王一", 2);
	world_member(w, branch, "王二", 1);
	assert_int_equal(sent(branch, "move", "东村总支", "2014-06-01").status, 303);
	assert_int_equal(world_count(w, "org_request"), 0);
	assert_int_equal(world_count(w, arena_printf(w->arena, "org WHERE id = %lld AND parent_id = %lld", (long long)branch, (long long)east)), 1);
	world_member(w, branch, "王三", 2);
	request = request_of(sent(branch, "move", "西村总支", "2014-07-01"));
	assert_int_equal(world_count(w, arena_printf(w->arena, "org WHERE id = %lld AND parent_id = %lld", (long long)branch, (long long)east)), 1);
	r = client_get(second, request);
	walk_has(&r, 200, "含下级共有党员 3 名");
	walk_has(&r, 200, "甲镇党委secretary");
	assert_int_equal(decided(second, request, "approved", "").status, 303);
	assert_int_equal(world_count(w, arena_printf(w->arena, "org WHERE id = %lld AND parent_id = %lld", (long long)branch, (long long)west)), 1);
}

/* The transfer of a whole branch is the same move: it waits as long, by page and API, and what it keeps as a transfer is written when it is approved. */
static void a_whole_branch_that_is_large_waits_too(void **state)
{
	int64_t branch = founded_below(west, "西村一支部");
	const char *page = url(branch, "/transfer"), *api = arena_printf(w->arena, "/api/v1%s", page), *request, *version;
	const char *there = arena_printf(w->arena, "org WHERE id = %lld AND parent_id = %lld", (long long)branch, (long long)east);
	struct client *town_api = walk_program(w, "town_api", 101);
	struct reply r;

	world_set(w, "org_second_members", "1");
	world_member(w, branch, "王一", 2);
	world_member(w, branch, "王二", 1);
	r = client_get(town, page);
	walk_has(&r, 200, "合并、调整隶属要两人办理");
	version = reply_field(w, &r, "row_version");
	request = request_of(client_post(town, page, "parent_code", "东村总支", "day", "2015-11-01", "document", "甲发〔2015〕7号", "row_version", version, NULL));
	assert_int_equal(world_count(w, there) + world_count(w, "transfer"), 0);	/* nothing happened yet */
	walk_answered(decided(town, request, "approved", ""), 422, "自己提请的，由另一人审批");
	r = client_post_json(town_api, api, arena_printf(w->arena, "{\"parent_code\":\"东村总支\",\"day\":\"2015-11-01\",\"document\":\"甲\",\"row_version\":%s}", version));
	walk_has(&r, 422, "org_request.waits_already");
	r = client_get(second, request);
	walk_has(&r, 200, "把“西村一支部”连同全部党员整建制转到“东村总支”下");
	assert_int_equal(decided(second, request, "approved", "").status, 303);
	assert_int_equal(world_count(w, there), 1);
	assert_int_equal(world_count(w, arena_printf(w->arena, "transfer WHERE kind = 'branch' AND state = 'done' AND from_id = %lld", (long long)branch)), 1);

	/* A program is told which request waits; one person alone moves what is small. */
	r = client_get(town, page);
	version = reply_field(w, &r, "row_version");
	r = client_post_json(town_api, api, arena_printf(w->arena, "{\"parent_code\":\"西村总支\",\"day\":\"2015-11-02\",\"document\":\"甲\",\"row_version\":%s}", version));
	walk_has(&r, 200, "\"request\":");
	request = walk_value(w, &r, "request");
	assert_int_equal(world_count(w, there), 1);
	r = client_get(second_api, arena_printf(w->arena, "/api/v1/org-request/%s", request));
	walk_has(&r, 200, "\"kind\":\"branch\"");
	r = client_post_json(second_api, arena_printf(w->arena, "/api/v1/org-request/%s/decide", request), "{\"state\":\"approved\",\"row_version\":1}");
	walk_has(&r, 200, "");
	assert_int_equal(world_count(w, there), 0);
	world_set(w, "org_second_members", "2");
	r = client_get(town, page);
	version = reply_field(w, &r, "row_version");
	r = client_post_json(town_api, api, arena_printf(w->arena, "{\"parent_code\":\"东村总支\",\"day\":\"2015-11-03\",\"document\":\"甲\",\"row_version\":%s}", version));
	walk_has(&r, 200, "\"state\":\"done\"");
	assert_int_equal(world_count(w, there), 1);
}

/* The organisation got another name on the day that was asked for: nobody can approve it any more, and the page says why, before and after, with the way out. */
static void a_request_that_was_overtaken_says_so_and_is_refused_for_that(void **state)
{
	static const char why[] = "2015-11-01 起这个组织的名称、隶属或者类别变动过，合并、调整隶属最早从 2015-11-02 起，申请写的是 2015-11-01，已经不能生效";
	const char *request = request_of(sent(east, "merge", "西村总支", "2015-11-01")), *decide = arena_printf(w->arena, "/api/v1%s/decide", request);
	struct reply r = client_get(second, request);

	assert_false(reply_has(&r, "按这个原因退回"));
	assert_int_equal(changed(east, "rename", "2015-11-01", "东山村总支").status, 303);
	r = client_get(second, request);
	assert_true(reply_has(&r, why) && reply_has(&r, "按这个原因退回"));
	walk_answered(decided(second, request, "approved", ""), 422, why);
	r = client_post_json(second_api, decide, "{\"state\":\"approved\",\"row_version\":1}");
	walk_has(&r, 422, "按新的日期重新提请");
	assert_false(reply_has(&r, "\"day\""));	/* no field of his */
	assert_true(is_open(east));
	r = client_get(town, request);
	assert_true(reply_has(&r, why) && !reply_has(&r, "按这个原因退回") && reply_has(&r, "撤回申请"));
	/* What the button sends. */
	assert_int_equal(decided(second, request, "refused", why).status, 303);
	r = client_get(town, "/");
	walk_has(&r, 200, why);
	request_of(sent(east, "merge", "西村总支", "2015-11-02"));
}

/* Who is in charge of one of both only cannot do what the act itself would refuse. */
static void who_stands_above_one_of_both_only_cannot_approve(void **state)
{
	struct client *above, *third;
	const char *request;
	struct reply r;

	world_holding(w, city, "secretary", 104);
	above = walk_browser(w, "above", 104);
	r = client_get(above, url(east, "/move/form"));
	request = request_of(client_post(above, url(east, "/move"), "parent_code", "乙镇党委", "day", "2015-11-01", "document", "市发1号", "row_version", reply_field(w, &r, "row_version"), NULL));
	walk_answered(decided(second, request, "approved", ""), 422, "审批须同时管理“东村总支”和“乙镇党委”");
	r = client_get(second, "/");
	assert_false(reply_has(&r, "审批：把“东村总支”"));

	/* The receiving side reads what is coming, decides and withdraws nothing, and finds it on its desk afterwards; others know nothing of it. */
	world_holding(w, world_org_of(w, city, "committee", "丙镇党委"), "secretary", 106);
	third = walk_browser(w, "third", 106);
	assert_int_equal(client_get(third, request).status, 404);
	r = client_get(third, "/org-request");
	assert_false(reply_has(&r, "东村总支"));
	r = client_get(other_town, request);
	walk_has(&r, 200, "东村总支");
	assert_false(reply_has(&r, "/decide\"") || reply_has(&r, "/withdraw\""));
	r = client_get(other_town, "/org-request");
	walk_has(&r, 200, "东村总支");
	r = client_get(walk_program(w, "other_api", 103), "/api/v1/org-request");
	walk_has(&r, 200, "\"total\":1");
	walk_answered(decided(other_town, request, "approved", ""), 422, "审批须同时管理“东村总支”和“乙镇党委”");
	r = client_get(other_town, "/");
	assert_false(reply_has(&r, "归入本级管理"));
	world_holding(w, city, "secretary", 105);
	assert_int_equal(decided(walk_browser(w, "above2", 105), request, "approved", "").status, 303);
	assert_int_equal(world_count(w, arena_printf(w->arena, "org WHERE id = %lld AND parent_id = %lld", (long long)east, (long long)town_b)), 1);
	r = client_get(other_town, "/");
	walk_has(&r, 200, "已批准并生效：把“东村总支”");
	assert_true(reply_has(&r, "归入本级管理") && reply_has(&r, request));
	r = client_get(third, "/");
	assert_false(reply_has(&r, "东村总支"));
	r = client_get(second, "/");	/* nor has the side that gave it got anything */
	assert_false(reply_has(&r, "归入本级管理"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(who_decides_sees_what_goes_along, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(a_merger_with_units_below_waits_for_a_second_person, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(a_request_is_refused_with_its_reason_or_withdrawn, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(an_approval_is_judged_as_things_stand_then, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(a_move_of_more_members_than_the_setting_waits, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(what_waits_stops_the_direct_way_of_what_became_small, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(nothing_is_moved_before_what_hangs_below_was_founded, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(a_whole_branch_that_is_large_waits_too, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(a_request_that_was_overtaken_says_so_and_is_refused_for_that, start_with_two_villages, world_over),
		cmocka_unit_test_setup_teardown(who_stands_above_one_of_both_only_cannot_approve, start_with_two_villages, world_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
