/* 在职党员社区报到, 双报到 (GY-12, SH-10): registered with one community at a time, the membership stays with the unit, unit, community and
 * member see one card, hours go along to the next community. Pages and API. */
#include "world/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct world *w;
static struct client *unit, *community_a, *community_b, *elsewhere, *own, *town_clerk, *api, *api_a, *own_api;
static int64_t branch, sister, a, b;

static int start(void **state)
{
	int64_t city, work, street, other;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	work = world_org_of(w, city, "work_committee", "市直机关工委");
	branch = world_org_of(w, work, "branch", "教育局支部");
	sister = world_org_of(w, work, "branch", "财政局支部");
	street = world_org_of(w, city, "committee", "城东街道党工委");
	a = world_org_of(w, street, "branch", "阳光社区支部");
	b = world_org_of(w, street, "branch", "花园社区支部");
	other = world_org_of(w, 0, "city_committee", "外县县委");
	world_org_of(w, street, "residents_committee", "阳光社区居委会");
	world_right(w, "secretary", "see_org");
	world_right(w, "secretary", "see_person");
	world_right(w, "secretary", "edit_person");
	world_holding(w, branch, "secretary", 101);
	world_holding(w, a, "secretary", 102);
	world_holding(w, b, "secretary", 103);
	world_holding(w, other, "secretary", 104);
	world_holding(w, work, "secretary", 105);
	unit = walk_browser(w, "unit", 101);
	community_a = walk_browser(w, "community_a", 102);
	community_b = walk_browser(w, "community_b", 103);
	elsewhere = walk_browser(w, "elsewhere", 104);
	town_clerk = walk_browser(w, "town_clerk", 105);
	api = walk_program(w, "unit_api", 101);
	api_a = walk_program(w, "community_api", 102);
	return 0;
}

static const char *card(int64_t id, const char *rest) { return world_text(w, "/resident/%lld%s", (long long)id, rest); }

static struct reply register_at(struct client *c, int64_t person, const char *community, const char *day, const char *offer)
{
	const char *url = world_text(w, "/person/%lld/resident", (long long)person);

	client_get(c, world_text(w, "%s?move=1", url));
	return client_post(c, url, "community", community, "day", day, "offer", offer, NULL);
}

static int64_t registered(int64_t person, const char *community, const char *day)
{
	struct reply r = register_at(unit, person, community, day, "法律咨询");
	long long id = 0;

	if (r.status != 303)
		walk_has(&r, 303, "");
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/resident/%lld", &id), 1);
	return id;
}

static const char *version(struct client *c, int64_t id)
{
	struct reply r = client_get(c, card(id, ""));

	assert_int_equal(r.status, 200);
	return reply_field(w, &r, "row_version");
}

static struct reply serve(struct client *c, int64_t id, const char *day, const char *activity, const char *hours)
{
	return client_post(c, card(id, "/service"), "row_version", version(c, id), "day", day, "activity", activity, "hours", hours, NULL);
}

static void a_registration_names_a_community_and_no_address(void **state)
{
	/* covers GY-12 refuse 1 by page and api */
	static const struct { const char *community, *day, *offer, *says; } CASES[] = {
		{ "", "2015-11-01", "", "请填写居住地社区党组织" },
		{ "无此社区", "2015-11-01", "", "没有代码或全称是“无此社区”的组织" },
		{ "阳光社区居委会", "2015-11-01", "", "不是党组织" },
		{ "教育局支部", "2015-11-01", "", "就是本人的组织或它的上级" },
		{ "市直机关工委", "2015-11-01", "", "中办《关于加强和改进城市基层党的建设工作的意见》2019年" },
		{ "阳光社区支部", "", "", "请填写日期" },
		{ "阳光社区支部", "2015-11-18", "", "晚于今天（2015-11-17）" },
		{ "阳光社区支部", "2015-11-01", "住3号楼501室，会修电器", "不公开住址（《中华人民共和国个人信息保护法》（2021年）第六条" },
	};
	int64_t person = world_member(w, branch, "张三", 2), retired = world_member(w, branch, "离休老张", 2), outsider = world_person_of(w, branch, "群众甲", 0);
	struct reply r;

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		r = register_at(unit, person, CASES[i].community, CASES[i].day, CASES[i].offer);
		walk_has(&r, 422, CASES[i].says);
		assert_true(reply_has(&r, CASES[i].offer));	/* nothing typed is lost */
	}
	world_run(w, world_text(w, "UPDATE person SET occupation = 8 WHERE id = %lld", (long long)retired));
	r = register_at(unit, retired, "阳光社区支部", "2015-11-01", "");
	walk_has(&r, 422, "离休老张已离退休");
	r = register_at(unit, outsider, "阳光社区支部", "2015-11-01", "");
	walk_has(&r, 422, "不是党员");
	assert_int_equal(register_at(community_a, person, "阳光社区支部", "2015-11-01", "").status, 404);
	assert_int_equal(register_at(elsewhere, person, "阳光社区支部", "2015-11-01", "").status, 404);
	r = client_post_json(api, world_text(w, "/api/v1/person/%lld/resident", (long long)person), "{\"day\":\"2015-11-01\"}");
	walk_has(&r, 422, "请填写居住地社区党组织");
	r = client_post_json(api, world_text(w, "/api/v1/person/%lld/resident", (long long)person), "{\"community\":\"阳光社区支部\"}");
	walk_has(&r, 422, "请填写日期");
	r = client_post_json(api, world_text(w, "/api/v1/person/%lld/resident", (long long)person), "{\"community\":\"阳光社区支部\",\"day\":\"2015-11-01\",\"offer\":\"住3号楼501室\"}");
	walk_has(&r, 422, "不公开住址");
	assert_int_equal(world_count(w, "resident"), 0);
	r = client_post_json(api, world_text(w, "/api/v1/person/%lld/resident", (long long)person), "{\"community\":\"阳光社区支部\",\"day\":\"2015-11-01\",\"offer\":\"会修电器\"}");
	assert_int_equal(r.status, 201);
	r = register_at(unit, person, "阳光社区支部", "2015-11-02", "");
	walk_has(&r, 422, "从 2015-11-01 起就在阳光社区支部报到");
	r = client_get(unit, world_text(w, "/person/%lld/resident", (long long)person));
	assert_int_equal(r.status, 303);	/* leads to the card */
}

static void both_sides_see_one_card_and_hours_go_along_to_the_next_community(void **state)
{
	/* covers GY-12 accept 1 by page and api */
	int64_t person = world_member(w, branch, "李四", 2), id = registered(person, "阳光社区支部", "2015-09-01"), next;
	const char *old;
	struct reply r = client_get(community_a, "/");

	walk_has(&r, 200, "名报到的在职党员");
	r = client_get(community_a, "/resident?side=waiting");
	walk_has(&r, 200, "李四");
	r = client_get(community_a, card(id, ""));
	walk_has(&r, 200, "教育局支部");
	assert_false(reply_has(&r, world_text(w, "/person/%lld\"", (long long)person)));	/* the archive is not the community's */
	assert_int_equal(client_get(community_b, card(id, "")).status, 404);
	assert_int_equal(client_get(elsewhere, card(id, "")).status, 404);
	/* Only the community takes in and notes service, and only afterwards. */
	r = serve(community_a, id, "2015-09-05", "交通劝导", "2");
	walk_has(&r, 422, "还没有被社区接收");
	old = version(unit, id);
	r = client_post(unit, card(id, "/accept"), "row_version", old, NULL);
	walk_has(&r, 422, "接收和服务时数由阳光社区支部登记");
	client_get(community_a, card(id, ""));
	assert_int_equal(client_post(community_a, card(id, "/accept"), "row_version", old, NULL).status, 303);
	r = client_post(community_a, card(id, "/accept"), "row_version", old, NULL);
	walk_has(&r, 409, "刚刚被别人更新过");
	r = client_post_json(api_a, world_text(w, "/api/v1%s", card(id, "/accept")), world_text(w, "{\"row_version\":%s}", version(unit, id)));
	walk_has(&r, 422, "已于 2015-11-17 接收");
	r = serve(community_a, id, "2015-08-31", "交通劝导", "2");
	walk_has(&r, 422, "2015-08-31 早于 2015-09-01");
	r = serve(community_a, id, "2015-09-05", "", "2");
	walk_has(&r, 422, "请填写服务内容");
	r = serve(community_a, id, "2015-09-05", "看望2单元老人", "2");
	walk_has(&r, 422, "像有门牌或住址");
	r = serve(community_a, id, "2015-09-05", "交通劝导", "1.25");
	walk_has(&r, 422, "“1.25”不是时数");
	assert_int_equal(serve(community_a, id, "2015-09-05", "交通劝导", "3").status, 303);
	assert_int_equal(serve(community_a, id, "2015-09-05", "交通劝导", "2").status, 303);	/* the hours are put right */
	assert_int_equal(serve(community_a, id, "2015-09-06", "记错的一次", "5").status, 303);
	assert_int_equal(serve(community_a, id, "2015-09-06", "记错的一次", "0").status, 303);
	assert_int_equal(client_post_json(api_a, world_text(w, "/api/v1%s", card(id, "/service")), world_text(w, "{\"activity\":\"法律咨询\",\"hours\":\"1.5\",\"row_version\":%s}", version(unit, id))).status, 422);
	assert_int_equal(client_post_json(api_a, world_text(w, "/api/v1%s", card(id, "/service")), world_text(w, "{\"day\":\"2015-10-10\",\"hours\":\"1.5\",\"row_version\":%s}", version(unit, id))).status, 422);
	assert_int_equal(client_post_json(api_a, world_text(w, "/api/v1%s", card(id, "/service")), world_text(w, "{\"day\":\"2015-10-10\",\"activity\":\"法律咨询\",\"row_version\":%s}", version(unit, id))).status, 422);
	r = client_post_json(api_a, world_text(w, "/api/v1%s", card(id, "/service")), world_text(w, "{\"day\":\"2015-10-10\",\"activity\":\"法律咨询\",\"hours\":\"1.5\",\"row_version\":%s}", version(unit, id)));
	walk_has(&r, 200, "");
	r = client_get(unit, card(id, ""));
	walk_has(&r, 200, "累计服务 3.5 小时");
	assert_false(reply_has(&r, "记错的一次"));
	/* To community B: A is closed on that day, B is active, the hours are kept. */
	r = register_at(unit, person, "花园社区支部", "2015-08-01", "");
	walk_has(&r, 422, "2015-08-01 早于 2015-09-01");
	r = register_at(unit, person, "花园社区支部", "2015-10-09", "");
	walk_has(&r, 422, "2015-10-09 早于 2015-10-10：“阳光社区支部”登记的最后一次服务在这一天");
	r = client_post_json(api, world_text(w, "/api/v1/person/%lld/resident", (long long)person), "{\"community\":\"花园社区支部\",\"day\":\"2015-10-09\"}");
	walk_has(&r, 422, "resident.day_served");
	next = registered(person, "花园社区支部", "2015-11-10");
	assert_int_equal(client_get(community_a, card(id, "")).status, 404);	/* a former community */
	client_get(community_b, card(next, ""));
	assert_int_equal(client_post(community_b, card(next, "/accept"), "row_version", version(community_b, next), NULL).status, 303);
	r = client_get(community_b, card(next, ""));
	walk_has(&r, 200, "累计服务 3.5 小时");
	assert_true(reply_has(&r, "2015-09-01 至 2015-11-10"));
	r = client_get(api, world_text(w, "/api/v1%s", card(next, "")));
	walk_has(&r, 200, "\"minutes\":210");
	assert_true(reply_has(&r, "\"to_day\":\"2015-11-10\",\"ended_by\":\"moved\""));
	r = client_post(unit, card(id, "/finish"), "row_version", version(unit, id), "day", "2015-11-10", "ended_by", "ended", NULL);
	walk_has(&r, 422, "已经在 2015-11-10 结束");
	/* Counts by community and unit open their lists. */
	r = client_get(town_clerk, "/resident?side=units");
	walk_has(&r, 200, world_text(w, "/resident?org=%lld&amp;side=out", (long long)branch));
	r = client_get(api_a, "/api/v1/resident/total?side=communities");
	walk_has(&r, 200, "\"name\":\"阳光社区支部\"");
	assert_true(reply_has(&r, "\"minutes\":210"));	/* done here, though he serves elsewhere now */
	r = client_get(community_b, "/resident?side=in");
	walk_has(&r, 200, "李四");
	r = client_get(api_a, "/api/v1/resident?side=in");
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "李四"));
	r = client_get(api, "/api/v1/resident/total");
	walk_has(&r, 200, "\"name\":\"教育局支部\"");
	r = client_get(elsewhere, "/resident");
	walk_has(&r, 200, "还没有报到的在职党员");
	assert_int_equal(client_get(elsewhere, world_text(w, "/resident?org=%lld", (long long)branch)).status, 404);
	r = client_get(unit, "/resident?side=communities");
	assert_int_equal(r.status, 200);
	walk_has(&r, 200, "还没有报到的在职党员");	/* the unit is no community */
}

static void members_register_themselves_and_see_everything(void **state)
{
	int64_t person = world_member(w, branch, "王五", 2);
	struct reply r;

	own = walk_browser(w, "own", person);
	own_api = walk_program(w, "own_api", person);
	r = client_get(own, "/me/resident");
	walk_has(&r, 200, "累计服务 0 小时");
	r = client_post(own, "/me/resident", "community", "教育局支部", "day", "2015-11-01", "offer", "会弹琴", NULL);
	walk_has(&r, 422, "就是本人的组织或它的上级");
	assert_true(reply_has(&r, "会弹琴"));
	assert_int_equal(client_post(own, "/me/resident", "community", "阳光社区支部", "day", "2015-11-01", "offer", "", NULL).status, 303);
	r = client_get(own, "/me/resident");
	walk_has(&r, 200, "待接收");
	assert_int_equal(client_get(own, "/resident").status, 403);
	assert_int_equal(client_post_json(own_api, "/api/v1/me/resident", "{\"day\":\"2015-11-05\"}").status, 422);
	assert_int_equal(client_post_json(own_api, "/api/v1/me/resident", "{\"community\":\"花园社区支部\"}").status, 422);
	assert_int_equal(client_post_json(own_api, "/api/v1/me/resident", "{\"community\":\"花园社区支部\",\"day\":\"2015-11-05\"}").status, 201);
	r = client_get(own_api, "/api/v1/me/resident");
	walk_has(&r, 200, "\"community_name\":\"花园社区支部\"");
	assert_true(reply_has(&r, "\"ended_by\":\"moved\""));
}

static void it_ends_by_the_unit_by_another_branch_and_by_the_membership(void **state)
{
	int64_t person = world_member(w, branch, "赵六", 2), id = registered(person, "阳光社区支部", "2015-09-01");
	const char *moving;
	struct reply r;

	client_get(community_a, card(id, ""));
	assert_int_equal(client_post_json(api_a, world_text(w, "/api/v1%s", card(id, "/accept")), world_text(w, "{\"row_version\":%s}", version(unit, id))).status, 200);
	r = client_post(community_a, card(id, "/finish"), "row_version", version(unit, id), "day", "2015-11-01", "ended_by", "ended", NULL);
	walk_has(&r, 422, "结束报到由单位党组织教育局支部办理");
	r = client_post(unit, card(id, "/finish"), "row_version", version(unit, id), "day", "2015-11-01", "ended_by", "left", NULL);
	walk_has(&r, 422, "请选择不再报到");
	assert_int_equal(client_post_json(api, world_text(w, "/api/v1%s", card(id, "/finish")), world_text(w, "{\"ended_by\":\"ended\",\"row_version\":%s}", version(unit, id))).status, 422);
	assert_int_equal(client_post_json(api, world_text(w, "/api/v1%s", card(id, "/finish")), world_text(w, "{\"ended_by\":\"ended\",\"day\":\"2015-11-01\",\"row_version\":%s}", version(unit, id))).status, 200);
	/* A new unit: the registration goes on, now for it. */
	id = registered(person, "阳光社区支部", "2015-11-02");
	client_get(town_clerk, world_text(w, "/transfer/new?person=%lld", (long long)person));
	r = client_post(town_clerk, "/transfer/new", "person", world_text(w, "%lld", (long long)person), "to", "财政局支部", "reason", "job", "dues_month", "2015-11", NULL);
	if (r.status != 303)
		walk_has(&r, 303, "");
	moving = reply_header(w, &r, "Location");
	client_get(town_clerk, moving);
	r = client_post(town_clerk, world_text(w, "%s/act", moving), "act", "adjust", "document", "机党〔2015〕8号", "day", "2015-11-16", "row_version", "1", NULL);
	if (r.status != 303)
		walk_has(&r, 303, "");
	assert_int_equal(client_get(unit, card(id, "")).status, 404);
	r = client_get(community_a, card(id, ""));
	walk_has(&r, 200, "财政局支部");
	r = client_get(town_clerk, world_text(w, "/resident?org=%lld", (long long)sister));
	walk_has(&r, 200, "赵六");
}

static struct reply feed(int64_t id, const char *from, const char *to)
{
	return client_post(community_a, card(id, "/feedback"), "row_version", version(community_a, id), "from_day", from, "to_day", to, NULL);
}

static struct reply send_feedback(int64_t id, int64_t feedback)
{
	return client_post(community_a, card(id, world_text(w, "/feedback/%lld/send", (long long)feedback)), "row_version", version(community_a, id), NULL);
}

/* SH-10: activities and hours alone, seen by the member before the unit has them. */
/* 400 fit; with one more on the last day the hours would not be all, so nothing is made. */
static void too_many_services_are_refused(int64_t id)
{
	int64_t before = world_count(w, "resident_feedback"), copies;
	struct reply r;

	copies = world_copies(w, "resident_service", world_first_id(w, "resident_service"), 401, "day", world_text(w, "%d", day_parse_iso("2015-11-16")),
		"resident_id", world_text(w, "%lld", (long long)id), "activity", "'服务' || CAST(n.i AS TEXT)", NULL);
	r = feed(id, "2015-11-01", "2015-11-17");
	walk_has(&r, 422, "超过 400 条");
	walk_has(&r, 422, "2015-11-16 以前");
	r = client_post_json(api_a, world_text(w, "/api/v1%s", card(id, "/feedback")), world_text(w, "{\"from_day\":\"2015-11-01\",\"to_day\":\"2015-11-17\",\"row_version\":%s}", version(unit, id)));
	walk_has(&r, 422, "超过 400 条");
	assert_int_equal(world_count(w, "resident_feedback"), before);
	world_run(w, world_text(w, "DELETE FROM resident_service WHERE id > %lld AND id <= %lld", (long long)copies, (long long)copies + 401));
}

static void feedback_goes_to_the_unit_after_the_member_has_seen_it(void **state)
{
	/* covers SH-10 accept 1 refuse 1 2 by page and api */
	int64_t person = world_member(w, branch, "孙反馈", 2), id = registered(person, "阳光社区支部", "2015-10-01"), first, second;
	struct client *he = walk_browser(w, "fed", person), *he_api = walk_program(w, "fed_api", person);
	struct reply r;

	r = client_post_json(api_a, world_text(w, "/api/v1%s", card(id, "/feedback")), world_text(w, "{\"from_day\":\"2015-10-01\",\"to_day\":\"2015-10-31\",\"row_version\":%s}", version(unit, id)));
	walk_has(&r, 422, "还没有被社区接收");
	client_get(community_a, card(id, ""));
	assert_int_equal(client_post(community_a, card(id, "/accept"), "row_version", version(community_a, id), NULL).status, 303);
	r = feed(id, "2015-10-01", "2015-10-31");
	walk_has(&r, 422, "没有服务记录，没有可以反馈的内容");
	/* No word about private life: neither in what was done nor beside it. */
	r = serve(community_a, id, "2015-10-10", "夫妻不和，作风有问题", "2");
	walk_has(&r, 422, "不评论个人生活（《中华人民共和国个人信息保护法》（2021年）第六条");
	r = client_post_json(api_a, world_text(w, "/api/v1%s", card(id, "/service")), world_text(w, "{\"day\":\"2015-10-10\",\"activity\":\"巡逻，性格孤僻\",\"hours\":\"2\",\"row_version\":%s}", version(unit, id)));
	walk_has(&r, 422, "不评论个人生活");
	r = client_post_json(api_a, world_text(w, "/api/v1%s", card(id, "/feedback")), world_text(w, "{\"from_day\":\"2015-10-01\",\"to_day\":\"2015-10-31\",\"comment\":\"家里的事\",\"row_version\":%s}", version(unit, id)));
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "comment"));
	assert_int_equal(world_count(w, "resident_feedback"), 0);
	assert_int_equal(serve(community_a, id, "2015-10-10", "交通劝导", "2").status, 303);
	assert_int_equal(serve(community_a, id, "2015-10-17", "义务巡逻", "1.5").status, 303);
	r = feed(id, "2015-10-31", "2015-10-01");
	walk_has(&r, 422, "2015-10-01 早于 2015-10-31");
	r = feed(id, "2015-09-01", "2015-10-31");
	walk_has(&r, 422, "2015-09-01 早于 2015-10-01");
	r = feed(id, "2015-10-01", "2015-11-18");
	walk_has(&r, 422, "晚于今天（2015-11-17）");
	client_get(unit, card(id, ""));
	r = client_post(unit, card(id, "/feedback"), "row_version", version(unit, id), "from_day", "2015-10-01", "to_day", "2015-10-31", NULL);
	walk_has(&r, 422, "由阳光社区支部登记");
	assert_int_equal(client_post_json(api_a, world_text(w, "/api/v1%s", card(id, "/feedback")), world_text(w, "{\"to_day\":\"2015-10-31\",\"row_version\":%s}", version(unit, id))).status, 422);
	assert_int_equal(client_post_json(api_a, world_text(w, "/api/v1%s", card(id, "/feedback")), world_text(w, "{\"from_day\":\"2015-10-01\",\"row_version\":%s}", version(unit, id))).status, 422);
	assert_int_equal(feed(id, "2015-10-01", "2015-10-31").status, 303);
	first = world_first_id(w, "resident_feedback");
	r = feed(id, "2015-10-31", "2015-11-05");
	walk_has(&r, 422, "和已有的反馈（2015-10-01 至 2015-10-31）重叠");
	/* What is entered later changes nothing of what the member is shown. */
	assert_int_equal(serve(community_a, id, "2015-10-20", "后补的一次", "5").status, 303);
	/* Not seen: it is not sent, and the unit has nothing. */
	r = send_feedback(id, first);
	walk_has(&r, 422, "孙反馈还没有看过这份反馈（2015-11-17 给本人看）");
	assert_true(reply_has(&r, "最早 2015-11-24"));
	r = client_post_json(api_a, world_text(w, "/api/v1%s", card(id, world_text(w, "/feedback/%lld/send", (long long)first))), world_text(w, "{\"row_version\":%s}", version(unit, id)));
	walk_has(&r, 422, "本人看过或者满七天以后才能送单位");
	r = client_get(api, world_text(w, "/api/v1%s", card(id, "/feedback")));
	walk_has(&r, 200, "{\"items\":[]}");
	r = client_get(api, world_text(w, "/api/v1%s", card(id, "")));
	walk_has(&r, 200, "\"services\":[]");
	r = client_get(unit, card(id, ""));
	walk_has(&r, 200, "累计服务 8.5 小时");
	assert_false(reply_has(&r, "义务巡逻"));
	/* The member sees it and answers. */
	r = client_get(he, "/");
	walk_has(&r, 200, "看一看社区给单位的 1 份反馈");
	r = client_get(he, "/me/resident");
	walk_has(&r, 200, "3.5 小时");
	assert_true(reply_has(&r, "待本人看，2015-11-24 起可以送"));
	client_get(elsewhere, "/me");
	assert_int_equal(client_post_json(own_api, world_text(w, "/api/v1/me/resident/feedback/%lld/seen", (long long)first), "{}").status, 404);
	assert_int_equal(client_post(he, world_text(w, "/me/resident/feedback/%lld/seen", (long long)first), "remark", "十月十七日是两小时", NULL).status, 303);
	r = client_get(he_api, "/api/v1/me/resident/feedback");
	walk_has(&r, 200, "\"seen_day\":\"2015-11-17\"");
	assert_int_equal(send_feedback(id, first).status, 303);
	r = send_feedback(id, first);
	walk_has(&r, 422, "已于 2015-11-17 送单位");
	r = client_get(api, world_text(w, "/api/v1%s", card(id, "/feedback")));
	walk_has(&r, 200, "\"remark\":\"十月十七日是两小时\"");
	assert_true(reply_has(&r, "\"minutes\":210"));
	assert_false(reply_has(&r, "后补的一次"));
	r = client_get(unit, card(id, ""));
	walk_has(&r, 200, "2015-11-17 送单位");
	assert_true(reply_has(&r, "义务巡逻"));
	assert_false(reply_has(&r, "后补的一次"));
	/* Seven days later it goes though the member did not look. */
	assert_int_equal(serve(community_a, id, "2015-11-10", "义务巡逻", "2").status, 303);
	too_many_services_are_refused(id);
	r = client_post_json(api_a, world_text(w, "/api/v1%s", card(id, "/feedback")), world_text(w, "{\"from_day\":\"2015-11-01\",\"to_day\":\"2015-11-17\",\"row_version\":%s}", version(unit, id)));
	assert_int_equal(r.status, 201);
	second = strtoll(strstr(r.body, "\"id\":\"") + strlen("\"id\":\""), NULL, 10);
	world_clock(w, "2015-11-23T09:00:00+08:00");
	r = send_feedback(id, second);
	walk_has(&r, 422, "最早 2015-11-24");
	world_clock(w, "2015-11-24T09:00:00+08:00");
	r = client_post_json(api_a, world_text(w, "/api/v1%s", card(id, world_text(w, "/feedback/%lld/send", (long long)second))), world_text(w, "{\"row_version\":%s}", version(unit, id)));
	assert_int_equal(r.status, 200);
	assert_int_equal(client_post_json(he_api, world_text(w, "/api/v1/me/resident/feedback/%lld/seen", (long long)second), "{\"remark\":\"收到\"}").status, 200);
	world_clock(w, "2015-11-17T09:00:00+08:00");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_registration_names_a_community_and_no_address),
		cmocka_unit_test(both_sides_see_one_card_and_hours_go_along_to_the_next_community),
		cmocka_unit_test(members_register_themselves_and_see_everything),
		cmocka_unit_test(feedback_goes_to_the_unit_after_the_member_has_seen_it),
		cmocka_unit_test(it_ends_by_the_unit_by_another_branch_and_by_the_membership),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
