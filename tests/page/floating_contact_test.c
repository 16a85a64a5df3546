/* Contacts with floating members (流动党员联系记录): by day and way, the telephone shown with a reason and called by way of the log. */
#include "page/floating_world.h"

static void contacts_keep_day_and_way_and_count_searches(void **state)
{
	static const char *const WAYS[] = { "phone", "visit", "phone", "letter" };
	int64_t id = registered(world_member(w, branch, "赵六", 2), "2015-03-01", 0);
	struct reply r;

	world_run(w, world_text(w, "UPDATE floating SET contact_day = %d WHERE id = %lld", 16664, (long long)id));	/* 2015-08-17: three months ago */
	r = client_get(home, "/floating?side=late");
	walk_has(&r, 200, "赵六");
	walk_has(&r, 200, "<span class=\"muted\">还没有</span>");	/* that somebody was registered is no contact */
	r = client_get(home, card(id, ""));
	walk_has(&r, 200, "还没有联系上过，从登记日");
	r = client_get(home, "/");
	walk_has(&r, 200, "联系 1 名流动党员");
	assert_false(reply_has(&r, "督促"));
	r = client_get(town_clerk, "/");	/* above the branch it is said whose matter that is */
	walk_has(&r, 200, "督促 1 个支部联系 1 名流动党员");
	r = client_post(home, card(id, "/contact"), "row_version", version(home, id), "day", "2015-02-01", "method", "phone", NULL);
	walk_has(&r, 422, "2015-02-01 早于 2015-03-01");
	r = client_post(home, card(id, "/contact"), "row_version", version(home, id), "day", "2015-11-17", "method", "", NULL);
	walk_has(&r, 422, "请选择联系方式");
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(client_post(home, card(id, "/contact"), "row_version", version(home, id), "day", "2015-11-16", "method", WAYS[i], NULL).status, 303);
	r = client_get(home, card(id, ""));
	walk_has(&r, 200, "已用 3 种方式查找未果");
	r = client_get(home, "/floating?side=late");
	assert_true(reply_has(&r, "赵六"));	/* nobody got through */
	assert_int_equal(client_post_json(api, world_text(w, "/api/v1%s", card(id, "/contact")), world_text(w, "{\"method\":\"phone\",\"is_reached\":true,\"row_version\":%s}", version(home, id))).status, 422);
	assert_int_equal(client_post_json(api, world_text(w, "/api/v1%s", card(id, "/contact")), world_text(w, "{\"day\":\"2015-11-17\",\"method\":\"phone\",\"is_reached\":true,\"row_version\":%s}", version(home, id))).status, 200);
	r = client_get(api, "/api/v1/floating?side=late");
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "赵六"));
	r = client_get(api, "/api/v1/floating");
	assert_true(reply_has(&r, "赵六"));
}

static void phone_and_wishes_are_shown_with_a_reason_that_is_logged(void **state)
{
	int64_t id = registered(world_member(w, branch, "钱七", 2), "2015-03-01", community), before;
	struct reply r;

	client_get(home, card(id, ""));
	r = client_post(home, card(id, "/reveal"), "reason", "", NULL);
	walk_has(&r, 422, "请写明查看原因");
	assert_false(reply_has(&r, "13800001111"));
	before = world_count(w, "audit");
	r = client_post(home, card(id, "/reveal"), "reason", "春节联系", NULL);
	walk_has(&r, 200, "13800001111");
	assert_true(reply_has(&r, "想学电工"));
	assert_int_equal(world_count(w, "audit"), before + 1);
	assert_int_equal(client_post_json(host_api, world_text(w, "/api/v1%s", card(id, "/reveal")), "{}").status, 422);
	r = client_post_json(host_api, world_text(w, "/api/v1%s", card(id, "/reveal")), "{\"reason\":\"接收联系\"}");
	walk_has(&r, 200, "\"phone\":\"13800001111\"");
	assert_int_equal(client_post_json(host_api, world_text(w, "/api/v1%s", card(id, "/accept")), world_text(w, "{\"row_version\":%s}", version(home, id))).status, 200);
	client_get(elsewhere, "/me");
	assert_int_equal(client_post(elsewhere, card(id, "/reveal"), "reason", "核对", NULL).status, 404);
	client_get(reader, "/me");
	assert_int_equal(client_post(reader, card(id, "/reveal"), "reason", "核对", NULL).status, 403);
}

static void who_is_away_is_called_from_the_list_by_way_of_the_log(void **state)
{
	int64_t id = registered(world_member(w, branch, "冯远行", 2), "2015-03-01", community), before;
	const char *list = world_text(w, "/floating?org=%lld&side=out", (long long)branch);
	struct reply r = client_get(home, list);

	walk_has(&r, 200, world_text(w, "href=\"%s\"", card(id, "?call=1#numbers")));
	assert_false(reply_has(&r, "tel:"));
	r = client_get(home, card(id, "?call=1"));
	walk_has(&r, 200, "value=\"电话联系\"");
	assert_false(reply_has(&r, "tel:"));
	before = world_count(w, "audit WHERE verb = 'floating.reveal'");
	r = client_post(home, card(id, "/reveal"), "reason", "电话联系", NULL);
	walk_has(&r, 200, "href=\"tel:13800001111\"");
	assert_int_equal(world_count(w, "audit WHERE verb = 'floating.reveal'"), before + 1);
	r = client_get(host, card(id, "?call=1"));		/* where he lives they may call, too */
	walk_has(&r, 200, "电话联系");
	r = client_get(reader, list);
	walk_has(&r, 200, "冯远行");
	assert_false(reply_has(&r, "call=1"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(contacts_keep_day_and_way_and_count_searches),
		cmocka_unit_test(phone_and_wishes_are_shown_with_a_reason_that_is_logged),
		cmocka_unit_test(who_is_away_is_called_from_the_list_by_way_of_the_log),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
