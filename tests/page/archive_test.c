/* Roles of people, batches of posts in villages, mentors and results. Quotas: archive_quota_test.c. */
#include "page/archive_role.h"

static void a_role_is_refused_with_its_reason(void **state)
{
	/* covers GY-08 accept 1 refuse 1 by page and api */
	/* covers XY-05 refuse 1 by page and api */
	int64_t full = person(clerk, branch_a, "正式", "19750301", 1, "2"), none = person(clerk, branch_a, "群众", "19750302", 1, "0");
	struct { int64_t who; const char *kind, *org, *day, *says; } cases[] = {
		{ none, "", "", "2015-11-01", "请选择一项" },
		{ none, "petitioner", "", "2015-11-01", "请选择一项" },
		{ none, "volunteer", "", "", "请填写日期" },
		{ none, "volunteer", "", "2015-11-18", "晚于今天" },
		{ none, "volunteer", "没有", "2015-11-01", "没有找到" },
		{ none, "activist", "", "2015-11-01", "不能直接登记" },
		{ none, "applicant", "", "2015-11-01", "不能直接登记" },
		{ full, "prospect", "", "2015-11-01", "不能直接登记" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reply r = role(cases[i].who, cases[i].kind, cases[i].org, cases[i].day, "");

		if (r.status != 422 || !reply_has(&r, cases[i].says))
			fail_msg("case %zu: %d, not '%s'", i, r.status, cases[i].says);
	}
	assert_int_equal(role(full, "first_secretary", "甲村总支", "2014-01-01", "").status, 303);
	assert_int_equal(role(full, "first_secretary", "甲村总支", "2014-01-02", "").status, 422);	/* twice */
	assert_int_equal(role(full, "team_member", "甲镇党委", "2015-01-01", "").status, 422);	/* overlapping secondment */
	assert_int_equal(end_role(full, "2015-06-01", "").status, 303);
	assert_int_equal(role(full, "team_member", "甲镇党委", "2015-05-31", "").status, 422);	/* by one day */
	assert_int_equal(role_by_program(full, "team_member", "甲镇党委", "2015-05-31").status, 422);
	assert_int_equal(role(full, "team_member", "甲镇党委", "2015-06-01", "").status, 303);
	assert_int_equal(end_role(full, "2015-11-17", "").status, 422);	/* before three years, no reason */
	assert_int_equal(end_role_by_program(full, "2015-11-17", "").status, 422);
	assert_int_equal(end_role(full, "2015-11-17", "身体原因").status, 303);
}

static struct reply posted(int64_t who, const char *kind, const char *org, const char *batch)
{
	client_get(clerk, url(who, "/role"));
	return client_post(clerk, url(who, "/role"), "kind", kind, "org", org, "day", "2015-03-01", "document", "甲组〔2015〕9号", "batch", batch, NULL);
}

static void XY_05_a_batch_of_village_teams_has_number_year_and_posts(void **state)
{
	int64_t one = person(clerk, branch_a, "驻村甲", "19830611", 61, "2"), two = person(clerk, branch_a, "驻村乙", "19830612", 61, "2"),
		three = person(clerk, branch_a, "驻村丙", "19830613", 61, "2");
	const char *page = arena_printf(w->arena, "/org/%lld/team-batch", (long long)town_a);
	struct client *api = walk_program(w, "teams", 101);
	struct reply r = client_get(clerk, page);

	assert_true(reply_has(&r, "还没有登记工作队批次"));
	r = posted(one, "team_member", "甲村一支部", "22");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "没有登记这一批工作队"));
	assert_true(reply_has(&r, "甲组〔2015〕9号"));
	client_get(clerk, page);
	r = client_post(clerk, page, "number", "22批", "year", "1948", "document", "", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "批次填 1 到 999 的整数"));
	assert_true(reply_has(&r, "派驻年度填 1949 到 2016 的四位年份"));
	assert_true(reply_has(&r, "22批"));
	r = client_post(clerk, page, "number", "22", "year", "2015", "document", "甲组〔2015〕8号", NULL);
	assert_int_equal(r.status, 303);
	client_get(clerk, page);
	r = client_post(clerk, page, "number", "22", "year", "2014", "document", "甲组〔2014〕8号", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "第 22 批已经登记（2015 年）"));
	r = posted(one, "volunteer", "甲村一支部", "22");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "“志愿者”不填批次"));
	assert_int_equal(posted(one, "team_member", "甲村一支部", "22").status, 303);
	assert_int_equal(posted(two, "first_secretary", "甲村一支部", "22").status, 303);
	assert_int_equal(posted(three, "team_member", "甲村一支部", "").status, 303);	/* of no batch */
	world_holding(w, branch_a, "deputy_secretary", one);
	client_get(clerk, url(three, ""));	/* the notice of what was done last stands there */
	r = client_get(clerk, page);
	assert_true(reply_has(&r, "第 22 批（2015 年）"));
	assert_true(reply_has(&r, "在岗 2 人，其中挂任副书记 1 人、委员 0 人"));
	assert_true(reply_has(&r, "驻村甲"));
	assert_true(reply_has(&r, "驻村乙"));
	assert_true(reply_has(&r, "未任职"));
	assert_true(reply_has(&r, "2018-03-01"));	/* three years */
	assert_false(reply_has(&r, "驻村丙"));
	r = client_get(api, arena_printf(w->arena, "/api/v1%s", page));
	assert_true(reply_has(&r, "\"number\":22,\"year\":2015,\"document\":\"甲组〔2015〕8号\""));
	assert_true(reply_has(&r, "\"people\":2"));
	assert_true(reply_has(&r, "\"deputy_secretaries\":1"));
	r = client_get(api, arena_printf(w->arena, "/api/v1/org/%lld/team-member?number=22", (long long)town_a));
	assert_true(reply_has(&r, "\"post_kind\":\"deputy_secretary\""));
	assert_true(reply_has(&r, "\"until\":\"2018-03-01\""));
	assert_int_equal(client_post_json(api, arena_printf(w->arena, "/api/v1%s", page), "{\"number\":22,\"year\":2015,\"document\":\"再\"}").status, 422);
	assert_int_equal(client_post_json(api, arena_printf(w->arena, "/api/v1%s", page), "{\"number\":23,\"year\":2015,\"document\":\"甲组〔2015〕10号\"}").status, 201);
	assert_int_equal(client_get(other, page).status, 404);
	/* Month eight: not without a reason, and then no longer posted. */
	assert_int_equal(end_role(one, "2015-11-17", "").status, 422);
	assert_int_equal(end_role(one, "2015-11-17", "身体原因").status, 303);
	client_get(clerk, url(one, ""));
	r = client_get(clerk, page);
	assert_true(reply_has(&r, "在岗 1 人"));
	assert_false(reply_has(&r, "驻村甲"));
}

static void XY_05_batch_22_has_93_deputies_and_59_members(void **state)
{
	/* covers XY-05 accept 1 2 by page and api */
	const char *page = arena_printf(w->arena, "/org/%lld/team-batch", (long long)town_b);
	struct reply r = client_post_json(clerk_api, arena_printf(w->arena, "/api/v1%s", page), "{\"number\":22,\"year\":2015,\"document\":\"乙组〔2015〕8号\"}");
	int64_t one;

	assert_int_equal(r.status, 201);
	for (int i = 0; i < 152; i++) {
		one = world_person(w, branch_b, arena_printf(w->arena, "队员%d", i));
		r = client_post_json(clerk_api, arena_printf(w->arena, "/api/v1/person/%lld/role", (long long)one), "{\"kind\":\"team_member\",\"org\":\"乙村支部\","
			"\"day\":\"2015-03-01\",\"document\":\"乙组〔2015〕8号\",\"batch\":22}");
		assert_int_equal(r.status, 201);
		world_holding(w, branch_b, i < 93 ? "deputy_secretary" : "committee_member", one);
	}
	r = client_get(clerk, page);
	assert_true(reply_has(&r, "在岗 152 人，其中挂任副书记 93 人、委员 59 人"));
	r = client_get(clerk_api, arena_printf(w->arena, "/api/v1%s", page));
	assert_true(reply_has(&r, "\"people\":152") && reply_has(&r, "\"deputy_secretaries\":93") && reply_has(&r, "59"));
	/* Month twenty: nobody is taken away without a reason. */
	one = person(clerk, branch_a, "驻村廿月", "19830614", 61, "2");
	assert_int_equal(role(one, "team_member", "甲村一支部", "2014-04-01", "").status, 303);
	r = end_role(one, "2015-11-17", "");
	assert_int_equal(r.status, 422);
	r = end_role_by_program(one, "2015-11-17", "");
	assert_int_equal(r.status, 422);
	r = client_get(clerk, url(one, ""));
	assert_true(reply_has(&r, "2014-04-01 起至今"));
}

static void a_floating_member_has_one_host_at_a_time(void **state)
{
	/* covers CS-03 accept 1 by page */
	int64_t id = person(clerk, branch_a, "流动", "19850301", 1, "2");
	struct reply r;

	assert_int_equal(role(id, "floating_out", "甲村一支部", "2014-01-01", "").status, 303);
	assert_int_equal(role(id, "floating_out", "甲村总支", "2015-03-01", "").status, 303);
	r = client_get(clerk, url(id, ""));
	assert_true(reply_has(&r, "2014-01-01 至 2015-03-01"));
	assert_true(reply_has(&r, "2015-03-01 起至今"));
}

static struct reply track(int64_t id, const char *kind, const char *mentor, const char *term)
{
	client_get(clerk, url(id, "/role"));
	return client_post(clerk, url(id, "/role"), "kind", kind, "org", "", "day", "2015-05-01", "source", "", "document", "甲发3号", "reason", "",
		"mentor", mentor, "term", term, NULL);
}

static struct reply track_result(int64_t id, const char *result)
{
	struct reply page = client_get(clerk, url(id, ""));
	const char *mark = strstr(page.body, "三培养"), *at = mark == NULL ? NULL : strstr(mark, arena_printf(w->arena, "%s/role/", url(id, "")));
	long long role_id = 0;
	const char *form;

	assert_non_null(at);
	assert_int_equal(sscanf(at + strlen(url(id, "/role/")), "%lld", &role_id), 1);
	form = url(id, arena_printf(w->arena, "/role/%lld", role_id));
	client_get(clerk, form);
	return client_post(clerk, form, "day", "2015-11-01", "reason", "", "result", result, NULL);
}

static void DHZ_12_a_track_has_a_mentor_and_a_result_that_the_archive_shows(void **state)
{
	int64_t mentor = person(clerk, branch_a, "培养联系人", "19700101", 1, "2"), able = person(clerk, branch_a, "能手", "19850701", 1, "0"),
		full = person(clerk, branch_a, "党员能手", "19850702", 1, "2"), candidate = person(clerk, branch_a, "预备", "19850703", 1, "1");
	struct { int64_t who; const char *kind, *mentor, *term, *says; } cases[] = {
		{ able, "track_member", "", "", "必须明确培养联系人" },
		{ able, "track_member", "查无此人", "", "没有找到这位培养联系人" },
		{ able, "track_member", text_id(able), "", "不能做自己的培养联系人" },
		{ able, "track_member", text_id(candidate), "", "须为正式党员" },
		{ able, "track_member", text_id(mentor), "2015-04-01", "须晚于起始日期" },
		{ able, "track_member", text_id(mentor), "", "请先登记致富能手" },
		{ full, "track_member", text_id(mentor), "", "非党员" },
		{ able, "track_producer", text_id(mentor), "", "对象须是党员" },
		{ full, "track_cadre", text_id(mentor), "", "请先登记致富能手" },
	};
	struct reply r;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		r = track(cases[i].who, cases[i].kind, cases[i].mentor, cases[i].term);
		if (r.status != 422 || !reply_has(&r, cases[i].says))
			fail_msg("case %zu: %d, not '%s'", i, r.status, cases[i].says);
	}
	assert_int_equal(role(able, "able_person", "", "2015-01-01", "").status, 303);
	assert_int_equal(track(able, "track_member", text_id(mentor), "2016-05-01").status, 303);
	r = client_get(clerk, url(able, ""));
	assert_true(reply_has(&r, "培养联系人 培养联系人") && reply_has(&r, "约定到 2016-05-01"));
	r = track_result(able, "");
	assert_true(r.status == 422 && reply_has(&r, "请选择培养结果"));
	r = track_result(able, "reached");
	assert_true(r.status == 422 && reply_has(&r, "不能填写“达到”"));
	assert_int_equal(track_result(able, "failed").status, 303);
	r = client_get(clerk, url(able, ""));
	assert_true(reply_has(&r, "未达到目标"));
	assert_int_equal(track(full, "track_producer", text_id(mentor), "").status, 303);
	assert_int_equal(role(full, "able_person", "", "2015-06-01", "").status, 303);
	assert_int_equal(track_result(full, "reached").status, 303);
	r = client_get(clerk, arena_printf(w->arena, "/figure/team?org=%lld", (long long)village));
	assert_int_equal(r.status, 403);	/* who may keep people need not see figures */
}

static void XY_16_a_graduate_in_a_village_has_a_term_and_a_mentor(void **state)
{
	int64_t mentor = person(clerk, branch_a, "村书记", "19690101", 1, "2"), graduate = person(clerk, branch_a, "大学生", "19920101", 1, "0");
	struct client *api = client_new(w);
	struct reply r;

	client_get(clerk, url(graduate, "/role"));
	r = client_post(clerk, url(graduate, "/role"), "kind", "graduate_cadre", "org", "甲村总支", "day", "2015-07-01", "source", "graduate",
		"mentor", text_id(mentor), "term", "2018-07-01", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(clerk, url(graduate, ""));
	assert_true(reply_has(&r, "大学生村干部") && reply_has(&r, "培养联系人 村书记") && reply_has(&r, "约定到 2018-07-01"));
	client_header(api, arena_printf(w->arena, "Authorization: Bearer %s", world_session(w, world_account(w, "graduates", ADMIN_NONE, 101), true)));
	r = client_get(api, arena_printf(w->arena, "/api/v1/person/%lld", (long long)graduate));
	assert_true(reply_has(&r, "\"mentor_name\":\"村书记\"") && reply_has(&r, "\"term_day\":\"2018-07-01\""));
	r = client_post_json(api, arena_printf(w->arena, "/api/v1/person/%lld/role/%lld/end", (long long)graduate, (long long)open_role(graduate)),
		"{\"day\":\"2015-11-01\",\"result\":\"reached\"}");
	assert_true(r.status == 422 && reply_has(&r, "result"));
	assert_int_equal(end_role(graduate, "2015-11-01", "").status, 303);
}

/* 纪律处分条例 2023 art. 14: no cadre's role for five years after an expulsion; a volunteer is nobody's cadre. */
static void whoever_was_expelled_is_no_reserve_for_five_years(void **state)
{
	int64_t id = world_person_of(w, branch_a, "开除生", 6);

	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", id), NUMBER("org_id", branch_a), NUMBER("status", 2), NUMBER("from_day", 10000),
		NUMBER("to_day", day_from_date(2015, 11, 10)), TEXT("ended_by", "expelled"));
	walk_answered(role(id, "reserve", "", "2015-11-17", ""), 422, "自 2015-11-10 起被开除党籍，五年内不得推荐担任干部职务");
	walk_answered(role_by_program(id, "reserve", "", "2015-11-17"), 422, "最早 2020-11-10 才能登记为后备干部");
	walk_answered(role_by_program(id, "party_worker", "", "2015-11-17"), 422, "role.expelled");
	assert_int_equal(world_count(w, arena_printf(w->arena, "person_role WHERE person_id = %lld", (long long)id)), 0);
	assert_int_equal(role(id, "volunteer", "", "2015-11-17", "").status, 303);
	world_run(w, arena_printf(w->arena, "UPDATE membership SET to_day = %lld WHERE person_id = %lld", (long long)day_from_date(2010, 11, 17), (long long)id));
	walk_answered(role_by_program(id, "reserve", "", "2015-11-16"), 422, "role.expelled");
	assert_int_equal(role_by_program(id, "reserve", "", "2015-11-17").status, 201);
}

/* It follows from the membership. */
static void a_punishment_is_not_taken_out_of_the_history(void **state)
{
	int64_t id = world_member(w, branch_a, "受过处分", 3);
	int64_t line = PUT(w, "person_history", NUMBER("region_id", 1), NUMBER("person_id", id), TEXT("kind", "punishment"), NUMBER("from_day", day_from_date(2015, 5, 1)),
		NUMBER("to_day", day_from_date(2016, 5, 1)), TEXT("title", "留党察看"), TEXT("detail", "市纪〔2015〕5号"), TEXT("code", "no_vote"), NUMBER("row_version", 1));
	const char *path = url(id, arena_printf(w->arena, "/history/%lld/remove", (long long)line));
	struct reply r = client_get(clerk, url(id, ""));

	walk_has(&r, 200, "留党察看");
	assert_false(reply_has(&r, path));
	r = client_post(clerk, path, "row_version", "1", NULL);
	walk_has(&r, 422, "随党籍变动登记，不能在履历中删除");
	r = client_post_json(clerk_api, arena_printf(w->arena, "/api/v1%s", path), "{\"row_version\":1}");
	walk_has(&r, 422, "history.punishment_kept");
	assert_int_equal(world_count(w, arena_printf(w->arena, "person_history WHERE id = %lld", (long long)line)), 1);
}

/* Neither a role nor a line of the history begins before whom it is about was born, and no role in an organisation that was not there. */
static void nothing_begins_before_the_birth(void **state)
{
	int64_t id = world_member(w, branch_a, "石先生", 2);
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE person SET birth_day = %d WHERE id = %lld", day_from_date(1971, 6, 15), (long long)id));
	world_run(w, arena_printf(w->arena, "UPDATE org SET from_day = %d WHERE id = %lld", day_from_date(1980, 1, 1), (long long)branch_a));
	walk_answered(role(id, "volunteer", "", "1971-06-15", ""), 422, "1971-06-15 早于或等于 石先生 的出生日期 1971-06-15");
	walk_answered(role_by_program(id, "volunteer", "", "1900-01-01"), 422, "早于或等于 石先生 的出生日期");
	walk_answered(role(id, "volunteer", "", "1979-12-31", ""), 422, "才成立，身份不能从 1979-12-31 开始");
	walk_answered(role_by_program(id, "volunteer", "", "1979-12-31"), 422, "才成立");
	client_get(clerk, url(id, "/history"));
	r = client_post(clerk, url(id, "/history"), "kind", "work", "title", "甲村", "detail", "会计", "from", "1950-01-01", "to", "", "code", "", NULL);
	walk_answered(r, 422, "1950-01-01 早于或等于 石先生 的出生日期 1971-06-15");
	r = client_post_json(clerk_api, arena_printf(w->arena, "/api/v1/person/%lld/history", (long long)id), "{\"kind\":\"award\",\"title\":\"先进个人\",\"from\":\"1971年5月\"}");
	walk_answered(r, 422, "的出生日期");
	/* A month or a year in which the birthday lies is not before it. */
	r = client_post_json(clerk_api, arena_printf(w->arena, "/api/v1/person/%lld/history", (long long)id), "{\"kind\":\"award\",\"title\":\"先进个人\",\"from\":\"1971\"}");
	assert_int_equal(r.status, 201);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_role_is_refused_with_its_reason),
		cmocka_unit_test(XY_05_a_batch_of_village_teams_has_number_year_and_posts),
		cmocka_unit_test(XY_05_batch_22_has_93_deputies_and_59_members),
		cmocka_unit_test(a_floating_member_has_one_host_at_a_time),
		cmocka_unit_test(DHZ_12_a_track_has_a_mentor_and_a_result_that_the_archive_shows),
		cmocka_unit_test(XY_16_a_graduate_in_a_village_has_a_term_and_a_mentor),
		cmocka_unit_test(whoever_was_expelled_is_no_reserve_for_five_years),
		cmocka_unit_test(a_punishment_is_not_taken_out_of_the_history),
		cmocka_unit_test(nothing_begins_before_the_birth),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
