/* Who leads a responsibility area and since when, and the yearly review of areas and posts, through page and API. */
#include "place_world.h"

#include "base/date.h"

/* A leader is replaced from a day on: by one of the area or from outside, the former stays or goes, and who led it when is kept. */
static void an_area_gets_another_leader_from_a_day_on(void **state)
{
	int64_t patrol = world_org_of(w, town_a, "branch", "片长支部"), people[4], other_area, area;
	const char *page, *path;
	struct reply r;

	for (int i = 0; i < 4; i++)
		people[i] = world_person(w, patrol, arena_printf(w->arena, "片长%d", i));
	r = client_post_json(town_api, url("api/v1/org", patrol, "/area"), arena_printf(w->arena, "{\"name\":\"东片\",\"floor\":1,\"leader\":\"%lld\"}", (long long)people[0]));
	area = walk_number(town_api, &r, "id");
	r = client_post_json(town_api, url("api/v1/org", patrol, "/area"), arena_printf(w->arena, "{\"name\":\"西片\",\"floor\":2,\"leader\":\"%lld\"}", (long long)people[3]));
	other_area = walk_number(town_api, &r, "id");
	assert_int_equal(client_post_json(town_api, url("api/v1/place", area, "/person"), arena_printf(w->arena, "{\"person\":\"%lld\"}", (long long)people[1])).status, 200);
	world_run(w, arena_printf(w->arena, "UPDATE place_person SET from_day = %d WHERE place_id IN (%lld, %lld)", (int)day_from_date(2015, 1, 1), (long long)area, (long long)other_area));
	page = url("place", area, "");
	path = url("place", area, "/leader");
	walk_answered(client_get(town, page), 200, "更换负责人");
	r = client_get(town, page);	/* one floor, one area: it cannot be left out; what nobody measured is empty, not 0 */
	assert_true(reply_has(&r, "<label for=\"f-floor\">楼层</label>") && reply_has(&r, "<label for=\"f-area\">面积（平方米） <small"));
	assert_true(reply_has(&r, "name=\"seats\" type=\"text\" value=\"\""));
	walk_answered(client_post(town, page, "name", "东片", "floor", "", "row_version", "1", NULL), 422, "<a href=\"#f-floor\">楼层填整数");
	walk_answered(client_post(town, path, "leader", arena_printf(w->arena, "%lld", (long long)people[1]), "day", "2015-01-01", NULL), 422, "更换日期（2015-01-01）要在这一天之后");
	walk_answered(client_post(town, path, "leader", arena_printf(w->arena, "%lld", (long long)people[1]), "day", "2015-11-18", NULL), 422, "不晚于今天");
	walk_answered(client_post(town, path, "leader", "片长0", "day", "2015-06-01", NULL), 422, "片长0 现在就是“东片”的负责人");
	walk_answered(client_post(town, path, "leader", "片长3", "day", "2015-06-01", NULL), 422, "一人只在一个责任区");
	walk_answered(client_post(town, path, "leader", "", "day", "2015-06-01", NULL), 422, "责任区必须有负责人");
	walk_answered(client_post(town, path, "leader", "片长九", "day", "2015-06-01", NULL), 422, "没有找到“片长九”：请核对姓名，或者填写编号");
	/* One of its people leads it, and who led it stays in it. */
	assert_int_equal(client_post(town, path, "leader", "片长1", "day", "2015-06-01", "stays", "1", NULL).status, 303);
	r = client_get(town, page);
	walk_has(&r, 200, "历任负责人");
	walk_has(&r, 200, "2015-01-01 至 2015-06-01");
	r = client_get(town_api, url("api/v1/org", patrol, "/area"));
	walk_has(&r, 200, arena_printf(w->arena, "\"person\":\"%lld\",\"name\":\"片长1\",\"is_leader\":true", (long long)people[1]));
	walk_has(&r, 200, arena_printf(w->arena, "\"person\":\"%lld\",\"name\":\"片长0\",\"is_leader\":false", (long long)people[0]));
	walk_has(&r, 200, arena_printf(w->arena, "\"leaders_before\":[{\"place\":\"%lld\",\"person\":\"%lld\",\"name\":\"片长0\",\"from_day\":\"2015-01-01\",\"to_day\":\"2015-06-01\"}]",
		(long long)area, (long long)people[0]));
	/* Somebody from outside, through the API; who led it leaves it. */
	walk_answered(client_post_json(town_api, url("api/v1/place", area, "/leader"), arena_printf(w->arena, "{\"leader\":\"%lld\",\"day\":\"2015-06-01\"}", (long long)people[2])), 422,
		"place.leader_day_early");
	walk_answered(client_post_json(town_api, url("api/v1/place", area, "/leader"), "{\"day\":\"2015-07-01\"}"), 422, "\"field\":\"leader\"");
	assert_int_equal(client_post_json(town_api, url("api/v1/place", area, "/leader"), arena_printf(w->arena, "{\"leader\":\"%lld\",\"day\":\"2015-07-01\"}", (long long)people[2])).status, 200);
	r = client_get(town_api, url("api/v1/org", patrol, "/area"));
	walk_has(&r, 200, arena_printf(w->arena, "\"person\":\"%lld\",\"name\":\"片长2\",\"is_leader\":true", (long long)people[2]));
	assert_false(reply_has(&r, arena_printf(w->arena, "\"person\":\"%lld\",\"name\":\"片长1\",\"is_leader\"", (long long)people[1])));
	/* One who was chosen today by mistake gives way today, and is none of those who led it. */
	assert_int_equal(client_post_json(town_api, url("api/v1/place", area, "/leader"), arena_printf(w->arena, "{\"leader\":\"%lld\",\"day\":\"2015-11-17\"}", (long long)people[1])).status, 200);
	walk_answered(client_post_json(town_api, url("api/v1/place", area, "/leader"), arena_printf(w->arena, "{\"leader\":\"%lld\",\"day\":\"2015-11-16\"}", (long long)people[0])), 422,
		"place.leader_day_early");
	assert_int_equal(client_post_json(town_api, url("api/v1/place", area, "/leader"), arena_printf(w->arena, "{\"leader\":\"%lld\",\"day\":\"2015-11-17\"}", (long long)people[0])).status, 200);
	r = client_get(town_api, url("api/v1/org", patrol, "/area"));
	walk_has(&r, 200, arena_printf(w->arena, "\"person\":\"%lld\",\"name\":\"片长0\",\"is_leader\":true", (long long)people[0]));
	assert_false(reply_has(&r, "\"from_day\":\"2015-11-17\",\"to_day\":\"2015-11-17\""));
	/* A foreign one, and what is no area. */
	client_get(other, "/");
	walk_answered(client_post(other, path, "leader", "片长1", "day", "2015-11-17", NULL), 404, "");
	assert_int_equal(client_get(town, url("place", other_area, "")).status, 200);
}

/* Areas of an organisation of the Party are led and kept by its own living members, and none is without a leader. */
static void CZJ_09_no_area_is_without_a_leader_of_its_own(void **state)
{
	/* covers CZJ-09 refuse 1 by page and api */
	int64_t keepers = world_org_of(w, town_a, "branch", "责任支部"), beside = world_org_of(w, town_a, "branch", "邻村支部"), area;
	int64_t dead = world_person_of(w, keepers, "已故者", 8), none = world_person_of(w, keepers, "群众", 0), foreign = world_person(w, beside, "邻村党员"), own = world_person(w, keepers, "本村党员");
	const char *page = url("org", keepers, "/area"), *api = url("api/v1/org", keepers, "/area");
	const struct { int64_t person; const char *says; } WRONG[] = { { dead, "已故者 已登记去世" }, { none, "群众 不是党员" }, { foreign, "邻村党员 的组织关系不在“责任支部”及其下级" } };
	struct reply r;

	client_get(town, page);
	walk_answered(client_post(town, page, "name", "无人责任区", "floor", "1", "leader", "", NULL), 422, "责任区必须有负责人");
	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		walk_answered(client_post(town, page, "name", "责任区", "floor", "1", "leader", arena_printf(w->arena, "%lld", (long long)WRONG[i].person), NULL), 422, WRONG[i].says);
		walk_answered(client_post_json(town_api, api, arena_printf(w->arena, "{\"name\":\"责任区\",\"floor\":1,\"leader\":\"%lld\"}", (long long)WRONG[i].person)), 422, WRONG[i].says);
	}
	/* Nor by the way of other places. */
	client_get(town, url("org", keepers, "/place"));
	walk_answered(client_post(town, url("org", keepers, "/place"), "kind", "area", "name", "第一责任区", "floor", "1", NULL), 422, "党员责任区必须有负责人");
	walk_answered(client_post_json(town_api, url("api/v1/org", keepers, "/place"), "{\"kind\":\"area\",\"name\":\"第一责任区\"}"), 422, "党员责任区必须有负责人");
	/* One that was registered so before gets its first leader. */
	area = world_put(w, "place", (const struct cell[]){ NUMBER("org_id", keepers), TEXT("kind", "area"), TEXT("name", "旧责任区"), NUMBER("floor", 3), NUMBER("from_day", 16000), NUMBER("to_day", DAY_OPEN) }, 6);
	walk_answered(client_get(town, url("place", area, "")), 200, "这个责任区还没有负责人");
	walk_answered(client_post_json(town_api, url("api/v1/place", area, "/leader"), arena_printf(w->arena, "{\"leader\":\"%lld\",\"day\":\"2013-01-01\"}", (long long)own)), 422, "到今天");
	assert_int_equal(client_post_json(town_api, url("api/v1/place", area, "/leader"), arena_printf(w->arena, "{\"leader\":\"%lld\",\"day\":\"2015-11-01\"}", (long long)own)).status, 200);
	r = client_get(town_api, api);
	walk_has(&r, 200, "\"name\":\"本村党员\",\"is_leader\":true");
}

/* On the first page, and among the tasks of a program. */
static void told(struct client *browser, struct client *program, bool is_told)
{
	struct reply page = client_get(browser, "/"), tasks = client_get(program, "/api/v1/workbench");

	assert_int_equal(page.status, 200);
	assert_int_equal(tasks.status, 200);
	assert_int_equal(reply_has(&page, "复核“复核支部”的党员责任区和示范岗"), is_told);
	assert_int_equal(reply_has(&tasks, "复核“复核支部”的党员责任区和示范岗"), is_told);
}

/* Set, then reviewed yearly: what was found is counted, a review that is late is said on both pages, and the list is made public if wanted. */
static void LQ_05_areas_and_posts_are_reviewed_yearly_and_made_public(void **state)
{
	int64_t school = world_org_of(w, town_a, "branch", "复核支部"), leader = world_person(w, school, "责任人");
	const char *page = url("org", school, "/place-cover"), *api = url("api/v1/org", school, "/place-cover"), *review = url("org", school, "/place-review");
	struct client *anybody = client_new(w);
	struct reply r = client_get(town, page);

	walk_has(&r, 200, "没有设置责任区和示范岗");
	walk_answered(client_post(town, review, "note", "", NULL), 422, "没有可以复核的");
	walk_answered(client_post_json(town_api, url("api/v1/org", school, "/place-review"), "{}"), 422, "place.review_nothing");
	assert_int_equal(client_post_json(town_api, url("api/v1/org", school, "/area"), arena_printf(w->arena, "{\"name\":\"教学楼\",\"floor\":1,\"leader\":\"%lld\"}", (long long)leader)).status, 200 + 1);
	assert_int_equal(registered(school, "work_post", "门卫岗", "2", "0").status, 303);
	world_run(w, arena_printf(w->arena, "UPDATE place SET from_day = %d WHERE org_id = %lld", (int)day_from_date(2014, 11, 16), (long long)school));
	/* A year after it was set it is late: the day itself is in time. */
	r = client_get(town, page);
	walk_has(&r, 200, "复核已逾期，应在 2015-11-16 前完成");
	walk_answered(client_get(town, url("org", school, "/area")), 200, "复核已逾期");
	walk_answered(client_get(town_api, api), 200, "\"review_due\":\"2015-11-16\",\"is_review_late\":true,\"reviews\":[]");
	told(town, town_api, true);
	world_run(w, arena_printf(w->arena, "UPDATE place SET from_day = %d WHERE org_id = %lld", (int)day_from_date(2014, 11, 17), (long long)school));
	walk_answered(client_get(town_api, api), 200, "\"review_due\":\"2015-11-17\",\"is_review_late\":false");
	/* The office may ask for it more often, or never. */
	world_set(w, "place_review_months", "6");
	walk_answered(client_get(town_api, api), 200, "\"review_due\":\"2015-05-17\",\"is_review_late\":true");
	told(town, town_api, true);
	/* Who may review it at the branch itself is told, and the town no more. */
	world_holding(w, school, "secretary", 104);
	told(walk_browser(w, "school", 104), walk_program(w, "school_api", 104), true);
	told(town, town_api, false);
	world_run(w, arena_printf(w->arena, "DELETE FROM holding WHERE org_id = %lld", (long long)school));
	world_run(w, arena_printf(w->arena, "DELETE FROM post WHERE org_id = %lld", (long long)school));
	told(town, town_api, true);
	world_set(w, "place_review_months", "0");
	walk_answered(client_get(town_api, api), 200, "\"is_review_late\":false");
	told(town, town_api, false);
	world_set(w, "place_review_months", "12");
	/* What is not made public is nobody's to read; what is, everybody's, and replaces the list before. */
	client_get(town, page);
	assert_int_equal(client_post(town, review, "note", "门卫岗缺人", NULL).status, 303);
	r = client_get(anybody, "/publication");
	assert_false(reply_has(&r, "复核支部党员责任区"));
	r = client_get(town, page);
	walk_has(&r, 200, "门卫岗缺人");
	told(town, town_api, false);	/* done */
	walk_has(&r, 200, "2 层，1 层没有党员；1 个岗位，1 个没有党员");
	walk_has(&r, 200, "下次复核期限 2016-11-17");
	for (int i = 0; i < 2; i++)
		assert_int_equal(client_post(town, review, "note", "", "publish", "1", NULL).status, 303);
	r = client_get(anybody, "/publication");
	walk_has(&r, 200, "复核支部党员责任区和示范岗一览");
	walk_has(&r, 200, "教学楼（责任区），负责人：责任人");
	walk_has(&r, 200, "门卫岗（党员示范岗）：暂缺");
	walk_has(&r, 200, "由新的一览代替");
	assert_int_equal(world_count(w, arena_printf(w->arena, "publication WHERE org_id = %lld AND withdrawn_day = %d", (long long)school, (int)DAY_OPEN)), 1);
	client_get(other, "/");
	walk_answered(client_post(other, review, "note", "", NULL), 404, "");
	walk_answered(client_post(reader, review, "note", "", NULL), 403, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_area_gets_another_leader_from_a_day_on),
		cmocka_unit_test(LQ_05_areas_and_posts_are_reviewed_yearly_and_made_public),
		cmocka_unit_test(CZJ_09_no_area_is_without_a_leader_of_its_own),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
