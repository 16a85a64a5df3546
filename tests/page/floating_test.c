/* 流动党员双重管理 (CS-03, KFQ-15, 02 membership rule 7): registered at home, taken in by one host at a time, the same card for both, a
 * vote in the home branch only. Pages and API. */
#include "page/floating_world.h"

/* Rule 7 of domain/02, and the place that is no address (KFQ-15). */
static void a_registration_needs_day_place_and_phone(void **state)
{
	/* covers KFQ-15 refuse 3 by page and api */
	const struct { const char *since, *place, *phone, *host, *says; } cases[] = {
		{ "", "浙江省宁波市", "13800001111", "", "请填写外出日期" },
		{ "2015-02-30", "浙江省宁波市", "13800001111", "", "要是日历上有的日子" },
		{ "2015-03-01", "", "13800001111", "", "请填写流向地" },
		{ "2015-03-01", "浙江省宁波市", "", "", "请填写外出期间能联系上的电话" },
		{ "2015-03-01", "浙江省宁波市", "12", "", "不是电话号码" },
		{ "2015-03-01", "浙江省宁波市", "1381234", "", "不是电话号码" },	/* a mobile of which some digits are missing */
		{ "2015-11-18", "浙江省宁波市", "13800001111", "", "晚于今天（2015-11-17）" },
		{ "1990-01-01", "浙江省宁波市", "13800001111", "", "早于入党日期" },
		{ "2015-03-01", "宁波市中山路12号", "13800001111", "", "像是门牌或住址" },
		{ "2015-03-01", "浙江省宁波市", "13800001111", "无此组织", "没有代码或全称是“无此组织”的组织" },
		{ "2015-03-01", "浙江省宁波市", "13800001111", "甲村支部", "就是党员所在支部" },
	};
	int64_t person = world_member(w, branch, "张三", 2);
	struct reply r;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		r = register_at(home, person, cases[i].since, cases[i].place, cases[i].phone, cases[i].host);
		walk_has(&r, 422, cases[i].says);
		assert_true(reply_has(&r, "想学电工"));	/* nothing typed is lost */
	}
	/* Everything is missing: the rule is said once. */
	r = register_at(home, person, "", "", "", "");
	walk_has(&r, 422, "请填写外出日期，要是日历上有的日子，例如 2015-03-05。登记流动党员要有外出日期、流向地和电话（《中国共产党党员教育管理工作条例》（2019年）第三十二条）");
	walk_has(&r, 422, "请填写流向地，写到市、县（区）。");
	walk_has(&r, 422, "请填写外出期间能联系上的电话。");
	assert_false(reply_has(&r, "写到市、县（区）。登记流动党员") || reply_has(&r, "能联系上的电话。登记流动党员"));
	r = register_at(home, person, "2015-03-01", "浙江省宁波市", "13800001111", "阳光社区");
	walk_has(&r, 422, "名称相近的有：阳光社区支部（");
	assert_int_equal(world_count(w, "floating"), 0);
	r = register_at(home, world_person_of(w, branch, "群众甲", 0), "2015-03-01", "浙江省宁波市", "13800001111", "");
	walk_has(&r, 422, "不是党员");
	assert_int_equal(register_at(reader, person, "2015-03-01", "浙江省宁波市", "13800001111", "").status, 403);
	assert_int_equal(register_at(host, person, "2015-03-01", "浙江省宁波市", "13800001111", "").status, 404);
	assert_int_equal(register_at(elsewhere, person, "2015-03-01", "浙江省宁波市", "13800001111", "").status, 404);
	r = client_post_json(api, world_text(w, "/api/v1/person/%lld/floating", (long long)person), "{\"reason\":\"work\",\"place\":\"浙江省宁波市\",\"phone\":\"13800001111\"}");
	walk_has(&r, 422, "away_since");
	r = client_post_json(api, world_text(w, "/api/v1/person/%lld/floating", (long long)person),
		"{\"away_since\":\"2015-03-01\",\"reason\":\"work\",\"place\":\"浙江省宁波市\",\"phone\":\"13800001111\",\"host\":\"阳光社区\"}");
	walk_has(&r, 422, "名称相近的有：阳光社区支部");
	r = client_post_json(api, world_text(w, "/api/v1/person/%lld/floating", (long long)person),
		"{\"away_since\":\"2015-03-01\",\"reason\":\"work\",\"place\":\"宁波市中山路12号\",\"phone\":\"13800001111\"}");
	walk_has(&r, 422, "像是门牌或住址");
	r = client_post_json(api, world_text(w, "/api/v1/person/%lld/floating", (long long)person),
		"{\"away_since\":\"2015-03-01\",\"reason\":\"work\",\"place\":\"浙江省宁波市\",\"phone\":\"13800001111\",\"host_name\":\"宁波某社区党委\"}");
	assert_int_equal(r.status, 201);
	r = register_at(home, person, "2015-04-01", "浙江省宁波市", "13800001111", "");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "已经登记外出（2015-03-01 起）"));
	r = client_get(home, world_text(w, "/person/%lld/floating", (long long)person));
	assert_int_equal(r.status, 303);	/* leads to the card */
}

static void is_refused(struct reply r, int status, const char *says)
{
	walk_has(&r, status, says);
}

/* What was entered wrong is put right at home, with the version that was seen; a number that is left empty stays. */
static void the_card_is_put_right(void **state)
{
	int64_t person = world_member(w, branch, "更正甲", 2), id = registered(person, "2015-03-01", community);
	const char *path = world_text(w, "/api/v1/floating/%lld/correct", (long long)id);
	struct reply r = client_get(home, card(id, ""));

	walk_has(&r, 200, "更正流向地和电话");
	walk_has(&r, 200, "<summary>更换接收组织</summary>");
	r = client_get(home, card(registered(world_member(w, branch, "更正乙", 2), "2015-03-01", 0), ""));
	walk_has(&r, 200, "<summary>登记接收组织</summary>");
	r = client_get(home, card(id, ""));
	r = client_post(home, card(id, "/correct"), "place", "宁波市中山路12号", "phone", "1381234", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "像是门牌或住址");
	walk_has(&r, 422, "不是电话号码");
	r = client_get(home, card(id, ""));
	r = client_post(home, card(id, "/correct"), "place", "浙江省杭州市", "is_settled", "1", "phone", "13912345678", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(home, card(id, ""));
	walk_has(&r, 200, "浙江省杭州市");
	walk_has(&r, 200, "139****5678");
	assert_int_equal(world_count(w, world_text(w, "floating WHERE id = %lld AND is_settled = 1", (long long)id)), 1);
	assert_int_equal(world_count(w, world_text(w, "audit WHERE verb = 'floating.correct' AND subject_id = %lld", (long long)id)), 1);
	r = client_get(host, card(id, ""));
	assert_false(reply_has(&r, "更正流向地和电话"));
	is_refused(client_post_json(api, path, "{\"is_settled\":true,\"row_version\":2}"), 422, "\"field\":\"place\"");
	is_refused(client_post_json(api, path, "{\"place\":\"浙江省绍兴市\",\"is_settled\":true}"), 422, "row_version");
	is_refused(client_post_json(api, path, "{\"place\":\"浙江省绍兴市\",\"row_version\":1}"), 409, "");
	client_get(home, card(id, ""));
	r = client_post(home, card(id, "/correct"), "place", "浙江省绍兴市", "phone", "13912340000", "row_version", "1", NULL);
	walk_has(&r, 409, "现在登记的是：浙江省杭州市");
	assert_false(reply_has(&r, "现在登记的是：（空）"));	/* the telephone never stands in the form */
	is_refused(client_post_json(api, path, "{\"place\":\"浙江省杭州市\",\"is_settled\":true,\"row_version\":2}"), 422, "floating.nothing_new");
	r = client_post_json(api, path, "{\"place\":\"浙江省绍兴市\",\"is_settled\":true,\"row_version\":2}");
	assert_int_equal(r.status, 200);
	r = client_get(home, card(id, ""));
	walk_has(&r, 200, "139****5678");
	r = client_post(host, card(id, "/correct"), "place", "浙江省台州市", "phone", "", "row_version", "3", NULL);
	assert_int_equal(r.status, 404);
}

static void home_and_host_see_one_card_and_a_new_host_closes_the_former(void **state)
{
	/* covers CS-03 accept 1 by page and api */
	int64_t person = world_member(w, branch, "李四", 2), id = registered(person, "2015-03-01", community);
	const char *old;
	struct reply r = client_get(host, card(id, ""));

	walk_has(&r, 200, "待接收");
	assert_true(reply_has(&r, "138****1111"));
	assert_false(reply_has(&r, "13800001111"));
	assert_false(reply_has(&r, "想学电工"));
	assert_false(reply_has(&r, world_text(w, "/person/%lld\"", (long long)person)));	/* the archive is not the host's */
	assert_int_equal(client_get(elsewhere, card(id, "")).status, 404);
	r = client_get(host, "/");
	walk_has(&r, 200, "接收 1 名流入党员");
	r = client_get(walk_holder(w, street, "secretary", "street_clerk", 106), "/");	/* above the community that has an account it is no work of one's own */
	walk_has(&r, 200, "督促 1 个组织接收 1 名流入党员");
	assert_false(reply_has(&r, "流出支部已登记，等您接收"));
	r = client_get(host, "/floating?side=waiting");
	walk_has(&r, 200, "李四");
	r = client_get(home, card(id, "/letter"));
	walk_has(&r, 200, "阳光社区支部：");
	assert_true(reply_has(&r, "李四同志系我支部党员，2015-03-01 起外出"));
	assert_false(reply_has(&r, "13800001111"));
	assert_int_equal(client_get(elsewhere, card(id, "/letter")).status, 404);
	/* Only the host takes in, and once. */
	old = version(home, id);
	r = client_post(home, card(id, "/accept"), "row_version", old, NULL);
	walk_has(&r, 422, "只有接收组织能接收李四");
	client_get(host, card(id, ""));
	assert_int_equal(client_post(host, card(id, "/accept"), "row_version", old, NULL).status, 303);
	r = client_post(host, card(id, "/accept"), "row_version", old, NULL);
	walk_has(&r, 409, "刚刚被别人更新过");
	r = client_post_json(host_api, world_text(w, "/api/v1%s", card(id, "/accept")), world_text(w, "{\"row_version\":%s}", version(home, id)));
	walk_has(&r, 422, "已于 2015-11-17 接收");
	r = client_get(host_api, world_text(w, "/api/v1%s", card(id, "")));
	walk_has(&r, 200, "\"accepted_day\":\"2015-11-17\"");
	assert_true(reply_has(&r, "\"phone\":\"138****1111\""));
	/* What is only the home's the host may not. */
	client_get(host, card(id, ""));
	assert_int_equal(client_post(host, card(id, "/finish"), "row_version", version(home, id), "day", "2015-11-17", "ended_by", "returned", NULL).status, 404);
	world_run(w, world_text(w, "UPDATE floating SET is_settled = 1 WHERE id = %lld", (long long)id));
	r = client_get(town_clerk, "/");	/* so with what the branch sees to for members who are away */
	walk_has(&r, 200, "督促 1 个支部办理 ");
	assert_false(reply_has(&r, "外出满六个月，且有固定居所或单位"));
	r = client_get(home, "/");
	walk_has(&r, 200, "外出满六个月，且有固定居所或单位");
	/* CS-03: the former host is closed on the same day. */
	r = client_post(home, card(id, "/host"), "row_version", version(home, id), "host", "", "day", "2015-06-01", NULL);
	walk_has(&r, 422, "请填写接收组织");
	r = client_post(home, card(id, "/host"), "row_version", version(home, id), "host", code_of(community), "day", "2015-06-01", NULL);
	walk_has(&r, 422, "从 2015-03-01 起就是接收组织");
	r = client_post(home, card(id, "/host"), "row_version", version(home, id), "host", "花园社区支部", "day", "2015-02-01", NULL);
	walk_has(&r, 422, "2015-02-01 早于 2015-03-01");
	r = client_post_json(api, world_text(w, "/api/v1%s", card(id, "/host")), world_text(w, "{\"host\":\"花园社区支部\",\"day\":\"2015-06-01\",\"is_more\":true,\"row_version\":%s}", version(home, id)));
	walk_has(&r, 422, "本地规定同时最多 1 个");	/* KFQ-15: several only where the norm says so */
	assert_int_equal(client_post_json(api, world_text(w, "/api/v1%s", card(id, "/host")), world_text(w, "{\"host\":\"花园社区支部\",\"row_version\":%s}", version(home, id))).status, 422);
	assert_int_equal(client_post_json(api, world_text(w, "/api/v1%s", card(id, "/host")), world_text(w, "{\"host\":\"花园社区支部\",\"day\":\"2015-06-01\",\"row_version\":%s}", version(home, id))).status, 200);
	r = client_get(home, card(id, ""));
	walk_has(&r, 200, "2015-03-01 至 2015-06-01");
	assert_true(reply_has(&r, "2015-06-01 起"));
	assert_int_equal(client_get(host, card(id, "")).status, 404);	/* a host no longer */
}

static void several_hosts_only_where_the_norm_says_so(void **state)
{
	int64_t id = registered(world_member(w, branch, "王五", 2), "2015-03-01", community);
	struct reply r = client_get(home, card(id, ""));

	assert_false(reply_has(&r, "name=\"is_more\""));
	PUT(w, "norm", TEXT("name", "post"), TEXT("text", "band floating_hosts 1-2\nband floating_contact_months 1-1\n"));
	r = client_get(home, card(id, ""));
	assert_true(reply_has(&r, "name=\"is_more\""));
	assert_true(reply_has(&r, "至少每 1 个月联系一次"));
	assert_int_equal(client_post(home, card(id, "/host"), "row_version", version(home, id), "host", code_of(second_community), "day", "2015-06-01", "is_more", "1", NULL).status, 303);
	assert_int_equal(client_get(host, card(id, "")).status, 200);
	r = client_post(home, card(id, "/host"), "row_version", version(home, id), "host", code_of(foreign_branch), "day", "2015-07-01", "is_more", "1", NULL);
	walk_has(&r, 422, "现在已有 2 个接收组织，本地规定同时最多 2 个");
	world_run(w, "DELETE FROM norm");
}

/* Away is no second membership: not for the host, and not for the county that sees both. */
static void who_is_away_is_no_member_of_a_second_branch(void **state)
{
	/* covers KFQ-15 refuse 1 by page and api */
	int64_t person = world_member(w, branch, "卫一处", 2), lines;
	struct client *county, *county_api;
	const char *page = world_text(w, "/person/%lld/standing", (long long)person), *version_now;
	struct reply r;

	registered(person, "2015-03-01", community);
	world_holding(w, city, "secretary", 121);
	county = walk_browser(w, "county_clerk", 121);
	county_api = walk_program(w, "county_clerk_api", 121);
	lines = world_count(w, "late_entry");
	r = client_get(county, page);
	version_now = reply_field(w, &r, "row_version")[0] != '\0' ? reply_field(w, &r, "row_version") : "0";
	r = client_post(county, page, "cause", "late_entry", "status", "2", "org", "阳光社区支部", "joined", "2010-07-01", "full", "2011-07-01", "document", "甲发1号", "reason", "在社区也编入",
		"row_version", version_now, NULL);
	walk_has(&r, 422, "不能再补录党籍");
	r = client_post_json(county_api, world_text(w, "/api/v1%s", page), world_text(w, "{\"cause\":\"late_entry\",\"status\":2,\"org\":\"阳光社区支部\",\"joined\":\"2010-07-01\",\"full\":\"2011-07-01\",\"document\":\"甲发1号\","
		"\"reason\":\"在社区也编入\",\"row_version\":%s}", version_now));
	walk_has(&r, 422, "不能再补录党籍");
	client_get(host, "/");
	assert_int_equal(client_post(host, page, "cause", "late_entry", "status", "2", "org", "阳光社区支部", "row_version", version_now, NULL).status, 404);
	assert_int_equal(world_count(w, "late_entry"), lines);
	r = client_get(county, world_text(w, "/person/%lld", (long long)person));
	walk_has(&r, 200, "甲村支部");
}

/* The yearly card: who is away for two months and a day is due one; filled by home, host and member; the host judges nothing. */
static void the_card_of_the_year_is_given_after_two_months_and_filled_by_both(void **state)
{
	/* covers KFQ-15 accept 1 2 refuse 2 by page and api */
	/* covers CS-03 refuse 1 by page and api */
	int64_t person = world_member(w, branch, "陈登记", 2), early = registered(world_member(w, branch, "褚未到", 2), "2015-09-17", community), id = registered(person, "2015-03-01", community), activity, second = 0;
	struct client *own = walk_browser(w, "own", person), *own_api = walk_program(w, "own_api", person);
	struct reply r = client_get(home, "/floating?side=card");

	walk_has(&r, 200, "陈登记");
	assert_false(reply_has(&r, "褚未到"));	/* two months are full today, and not over */
	r = client_get(home, "/");
	walk_has(&r, 200, "名流动党员发年度登记证");
	/* The branch with an account gives it; the town sees that it does. */
	r = client_get(town_clerk, "/");
	walk_has(&r, 200, "督促 1 个组织给 ");
	assert_int_equal(reply_times(&r, "名流动党员发年度登记证"), 1);
	r = client_post(home, card(early, "/card"), "row_version", version(home, early), NULL);
	walk_has(&r, 422, "褚未到 2015-09-17 外出，外出超过 2 个月才发年度登记证，2015-11-18 起可以发");
	r = client_post_json(api, world_text(w, "/api/v1%s", card(early, "/card")), world_text(w, "{\"row_version\":%s}", version(home, early)));
	walk_has(&r, 422, "2015-11-18 起可以发");
	/* Away on 1 March: on 1 May not yet, on 2 May due. */
	world_clock(w, "2015-05-01T09:00:00+08:00");
	r = client_get(home, "/floating?side=card");
	assert_false(reply_has(&r, "陈登记"));
	r = client_post(home, card(id, "/card"), "row_version", version(home, id), NULL);
	walk_has(&r, 422, "2015-05-02 起可以发");
	r = client_post_json(api, world_text(w, "/api/v1%s", card(id, "/card")), world_text(w, "{\"row_version\":%s}", version(home, id)));
	walk_has(&r, 422, "2015-05-02 起可以发");
	world_clock(w, "2015-05-02T09:00:00+08:00");
	r = client_get(home, "/floating?side=card");
	walk_has(&r, 200, "陈登记");
	r = client_get(api, "/api/v1/floating?side=card");
	walk_has(&r, 200, "陈登记");
	r = client_post_json(api, world_text(w, "/api/v1%s", card(id, "/activity")), world_text(w, "{\"day\":\"2015-04-01\",\"kind\":\"study\",\"row_version\":%s}", version(home, id)));
	walk_has(&r, 422, "没有 2015 年度登记证");
	assert_int_equal(client_get(home, card(id, "/card")).status, 404);
	assert_int_equal(client_post_json(api, world_text(w, "/api/v1%s", card(id, "/card")), world_text(w, "{\"row_version\":%s}", version(home, id))).status, 200);
	r = client_post(home, card(id, "/card"), "row_version", version(home, id), NULL);
	walk_has(&r, 422, "一年一证");
	world_clock(w, "2015-11-17T09:00:00+08:00");
	/* The member enters, the host confirms. */
	r = client_get(own, "/me/floating");
	walk_has(&r, 200, "〔2015〕1号");
	r = client_post(own, "/me/floating/activity", "row_version", reply_field(w, &r, "row_version"), "day", "2015-07-01", "kind", "party_day", NULL);
	if (r.status != 303)
		walk_has(&r, 303, "");
	r = client_get(own, "/me/floating");
	r = client_post(own, "/me/floating/activity", "row_version", reply_field(w, &r, "row_version"), "day", "2015-07-01", "kind", "party_day", NULL);
	walk_has(&r, 422, "2015-07-01 的“主题党日”已经登记过");
	assert_int_equal(client_post_json(own_api, "/api/v1/me/floating/activity", world_text(w, "{\"kind\":\"study\",\"row_version\":%s}", version(home, id))).status, 422);
	assert_int_equal(client_post_json(own_api, "/api/v1/me/floating/activity", world_text(w, "{\"day\":\"2015-08-01\",\"row_version\":%s}", version(home, id))).status, 422);
	assert_int_equal(client_post_json(own_api, "/api/v1/me/floating/activity", world_text(w, "{\"day\":\"2015-08-01\",\"kind\":\"study\",\"row_version\":%s}", version(home, id))).status, 200);
	r = client_get(own_api, "/api/v1/me/floating");
	walk_has(&r, 200, "\"reporter\":\"member\"");
	activity = world_first_id(w, "floating_activity");
	r = client_post(home, card(id, world_text(w, "/activity/%lld/confirm", (long long)activity)), "row_version", version(home, id), NULL);
	walk_has(&r, 422, "只有接收了陈登记的组织能确认");
	client_get(host, card(id, ""));
	assert_int_equal(client_post(host, card(id, "/accept"), "row_version", version(host, id), NULL).status, 303);
	assert_int_equal(client_post(host, card(id, world_text(w, "/activity/%lld/confirm", (long long)activity)), "row_version", version(host, id), NULL).status, 303);
	r = client_post_json(host_api, world_text(w, "/api/v1%s", card(id, world_text(w, "/activity/%lld/confirm", (long long)activity))), world_text(w, "{\"row_version\":%s}", version(home, id)));
	walk_has(&r, 422, "已经确认过");
	/* The other one, by a program. */
	r = client_get(host_api, world_text(w, "/api/v1%s", card(id, "/card")));
	assert_non_null(strstr(r.body, "\"day\":\"2015-08-01\""));
	for (const char *at = strstr(r.body, "\"activities\""); at != NULL && at < strstr(r.body, "\"day\":\"2015-08-01\""); at = strstr(at + 1, "\"id\":\""))
		second = strtoll(at + strlen("\"id\":\""), NULL, 10);
	assert_int_equal(client_post_json(host_api, world_text(w, "/api/v1%s", card(id, world_text(w, "/activity/%lld/confirm", (long long)second))), world_text(w, "{\"row_version\":%s}", version(home, id))).status, 200);
	assert_int_equal(client_post_json(host_api, world_text(w, "/api/v1%s", card(id, world_text(w, "/activity/%lld/confirm", (long long)activity + 1))), world_text(w, "{\"row_version\":%s}", version(home, id))).status, 422);
	/* The host enters what was done; discipline is no activity. */
	assert_int_equal(client_post(host, card(id, "/activity"), "row_version", version(host, id), "day", "2015-10-01", "kind", "lesson", NULL).status, 303);
	r = client_post(host, card(id, "/activity"), "row_version", version(host, id), "day", "2015-10-02", "kind", "warning", NULL);
	walk_has(&r, 422, "处分、党籍等事项由流出支部按规定办理（《中国共产党党员教育管理工作条例》（2019年）第三十三条");
	r = client_post_json(host_api, world_text(w, "/api/v1%s", card(id, "/activity")), world_text(w, "{\"day\":\"2015-10-02\",\"kind\":\"警告处分\",\"row_version\":%s}", version(home, id)));
	walk_has(&r, 422, "处分、党籍等事项由流出支部");
	assert_int_equal(client_post_json(host_api, world_text(w, "/api/v1%s", card(id, "/activity")), world_text(w, "{\"kind\":\"study\",\"row_version\":%s}", version(home, id))).status, 422);
	assert_int_equal(client_post_json(host_api, world_text(w, "/api/v1%s", card(id, "/activity")), world_text(w, "{\"day\":\"2015-10-02\",\"row_version\":%s}", version(home, id))).status, 422);
	assert_int_equal(client_post_json(host_api, world_text(w, "/api/v1%s", card(id, "/activity")), world_text(w, "{\"day\":\"2015-10-02\",\"kind\":\"study\",\"row_version\":%s}", version(home, id))).status, 200);
	/* Both see the same card, and print it. */
	r = client_get(home, card(id, "/card?year=2015"));
	walk_has(&r, 200, "〔2015〕1号");
	assert_true(reply_has(&r, "主题党日"));
	assert_true(reply_has(&r, "阳光社区支部 <span class=\"num\">2015-11-17"));
	assert_int_equal(client_get(host, card(id, "/card?year=2015")).status, 200);
	assert_int_equal(client_get(elsewhere, card(id, "/card?year=2015")).status, 404);
	assert_int_equal(client_get(home, card(id, "/card?year=2014")).status, 404);
	r = client_get(host_api, world_text(w, "/api/v1%s", card(id, "/card?year=2015")));
	walk_has(&r, 200, "\"confirmed_name\":\"阳光社区支部\"");
	client_get(elsewhere, "/me");
	assert_int_equal(client_post(elsewhere, card(id, "/activity"), "row_version", "1", "day", "2015-10-02", "kind", "study", NULL).status, 404);
	r = client_get(walk_browser(w, "never", world_member(w, branch, "未外出", 2)), "/me/floating");
	walk_has(&r, 200, "您没有登记为流动党员");
}

/* From the day on which the present host took over it is the one that is left. */
static void nobody_returns_before_the_present_host_took_over(void **state)
{
	int64_t person = world_member(w, branch, "吴换地", 2), id = registered(person, "2015-03-01", community);
	struct reply r = client_post(home, card(id, "/host"), "row_version", version(home, id), "host", "花园社区支部", "day", "2015-10-10", NULL);

	assert_int_equal(r.status, 303);
	client_get(home, card(id, ""));
	r = client_post(home, card(id, "/finish"), "row_version", version(home, id), "day", "2015-10-09", "ended_by", "returned", NULL);
	walk_has(&r, 422, "2015-10-09 早于 2015-10-10");
	walk_has(&r, 422, "上一个接收组织接收");
	is_refused(client_post_json(api, world_text(w, "/api/v1%s", card(id, "/finish")), world_text(w, "{\"ended_by\":\"returned\",\"day\":\"2015-10-09\",\"row_version\":%s}", version(home, id))),
		422, "floating.day_early");
	r = client_post(home, card(id, "/finish"), "row_version", version(home, id), "day", "2015-10-10", "ended_by", "returned", NULL);
	assert_int_equal(r.status, 303);
}

static void a_return_ends_it_and_so_does_another_branch(void **state)
{
	int64_t person = world_member(w, branch, "孙八", 2), id = registered(person, "2015-03-01", community);
	const char *moving;
	struct reply r;

	r = client_post(home, card(id, "/finish"), "row_version", version(home, id), "day", "2015-11-01", "ended_by", "transferred", NULL);
	walk_has(&r, 422, "请选择返回，还是登记有误");
	assert_int_equal(client_post_json(api, world_text(w, "/api/v1%s", card(id, "/finish")), world_text(w, "{\"ended_by\":\"returned\",\"row_version\":%s}", version(home, id))).status, 422);
	assert_int_equal(client_post_json(api, world_text(w, "/api/v1%s", card(id, "/finish")), world_text(w, "{\"ended_by\":\"returned\",\"day\":\"2015-11-01\",\"row_version\":%s}", version(home, id))).status, 200);
	r = client_post(home, card(id, "/contact"), "row_version", version(home, id), "day", "2015-11-01", "method", "phone", NULL);
	walk_has(&r, 422, "已经在 2015-11-01 结束");
	r = client_get(home, world_text(w, "/person/%lld", (long long)person));
	assert_true(reply_has(&r, "2015-03-01 至 2015-11-01"));	/* the role of the archive ended with it */
	/* Away again, and then the membership goes to another branch. */
	id = registered(person, "2015-11-10", community);
	client_get(town_clerk, world_text(w, "/transfer/new?person=%lld", (long long)person));
	r = client_post(town_clerk, "/transfer/new", "person", world_text(w, "%lld", (long long)person), "to", "丙村支部", "reason", "job", "dues_month", "2015-11", NULL);
	assert_int_equal(r.status, 303);
	moving = reply_header(w, &r, "Location");
	client_get(town_clerk, moving);
	r = client_post(town_clerk, world_text(w, "%s/act", moving), "act", "adjust", "document", "甲党〔2015〕8号", "day", "2015-11-16", "row_version", "1", NULL);
	if (r.status != 303)
		walk_has(&r, 303, "");
	r = client_get(town_clerk, card(id, ""));
	walk_has(&r, 200, "组织关系转移");
	assert_int_equal(client_get(host, card(id, "")).status, 404);
}

/* Who was transferred here went away from here only after that; by page and api. */
static void nobody_goes_away_before_the_transfer_into_the_branch(void **state)
{
	int64_t person = world_person_of(w, branch, "转来又外出", 2);
	struct reply r;

	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", community), NUMBER("status", 2), NUMBER("from_day", 12000),
		NUMBER("to_day", day_from_date(2015, 6, 1)), TEXT("ended_by", "moved"));
	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", branch), NUMBER("status", 2), NUMBER("from_day", day_from_date(2015, 6, 1)),
		NUMBER("to_day", 2932897), TEXT("began_by", "moved"));
	r = register_at(home, person, "2015-05-31", "浙江省宁波市", "13800001111", "");
	walk_has(&r, 422, "自 2015-06-01 起才转入本支部");
	r = client_post_json(api, arena_printf(w->arena, "/api/v1/person/%lld/floating", (long long)person),
		"{\"away_since\":\"2015-05-31\",\"reason\":\"work\",\"place\":\"浙江省宁波市\",\"phone\":\"13800001111\"}");
	walk_has(&r, 422, "floating.before_branch");
	r = register_at(home, person, "2015-06-01", "浙江省宁波市", "13800001111", "");
	assert_int_equal(r.status, 303);
}

/* From the list, without the way by the record. */
static void a_registration_begins_on_the_list(void **state)
{
	int64_t one = world_member(w, branch, "孙起", 2), first = world_member(w, branch, "孙同", 2), second = world_member(w, branch, "孙同", 2);
	struct reply r = client_get(home, "/floating");

	walk_has(&r, 200, "href=\"/floating/new\"");
	r = client_get(reader, "/floating");
	assert_false(reply_has(&r, "/floating/new"));	/* who may not register is not offered it */
	assert_int_equal(client_get(reader, "/floating/new").status, 403);
	r = client_get(home, "/floating/new");
	walk_has(&r, 200, "name=\"person\"");
	assert_false(reply_has(&r, "f--bad"));
	r = client_get(home, "/floating/new?person=孙起");
	assert_int_equal(r.status, 303);
	assert_string_equal(reply_header(w, &r, "Location"), world_text(w, "/person/%lld/floating", (long long)one));
	r = client_get(home, "/floating/new?person=孙同");
	walk_has(&r, 422, world_text(w, "<option value=\"%lld\">", (long long)first));
	walk_has(&r, 422, world_text(w, "<option value=\"%lld\">", (long long)second));
	r = client_get(home, "/floating/new?person=无此人");
	walk_has(&r, 422, "没有叫“无此人”的人");
	walk_has(&r, 422, "value=\"无此人\"");
	r = client_get(elsewhere, "/floating/new?person=孙起");	/* another county's */
	walk_has(&r, 422, "没有叫“孙起”的人");
}

static void the_host_is_chosen_by_a_part_of_its_name(void **state)
{
	int64_t person = world_member(w, branch, "周选", 2);
	struct reply r;

	r = register_at(home, person, "2015-03-01", "浙江省宁波市", "13800001111", "阳光");
	walk_has(&r, 422, world_text(w, "<datalist id=\"f-host-offers\"><option value=\"阳光社区支部（%s）\">乙街道党工委</option>", code_of(community)));
	r = register_at(home, person, "2015-03-01", "浙江省宁波市", "13800001111", world_text(w, "阳光社区支部（%s）", code_of(community)));
	assert_int_equal(r.status, 303);
	r = client_get(home, reply_header(w, &r, "Location"));
	walk_has(&r, 200, "阳光社区支部");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_registration_needs_day_place_and_phone),
		cmocka_unit_test(home_and_host_see_one_card_and_a_new_host_closes_the_former),
		cmocka_unit_test(several_hosts_only_where_the_norm_says_so),
		cmocka_unit_test(who_is_away_is_no_member_of_a_second_branch),
		cmocka_unit_test(the_card_of_the_year_is_given_after_two_months_and_filled_by_both),
		cmocka_unit_test(nobody_returns_before_the_present_host_took_over),
		cmocka_unit_test(a_return_ends_it_and_so_does_another_branch),
		cmocka_unit_test(the_card_is_put_right),
		cmocka_unit_test(nobody_goes_away_before_the_transfer_into_the_branch),
		cmocka_unit_test(the_host_is_chosen_by_a_part_of_its_name),
		cmocka_unit_test(a_registration_begins_on_the_list),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
