/* Which posts an organisation may have: what the table of kinds says is asked when a post is added, when somebody is given one and when that is confirmed,
 * by page and API. */
#include "page/body_world.h"

static int64_t unit;

static struct reply added(int64_t org, const char *kind, const char *name, const char *seats)
{
	client_get(county, url("org", org, "/post/form"));
	return client_post(county, url("org", org, "/post"), "kind", kind, "name", name, "seats", seats, NULL);
}

static struct reply added_by_program(int64_t org, const char *kind, const char *name, const char *seats)
{
	return client_post_json(county_api, url("api/v1/org", org, "/post"),
		arena_printf(w->arena, "{\"kind\":\"%s\",\"name\":\"%s\",\"seats\":%s,\"is_exclusive\":false}", kind, name, seats));
}

static void a_post_is_added_only_where_its_kind_belongs(void **state)
{
	static const char *const OF_THE_COUNTY[] = { "org_department_head", "org_department_deputy", "org_officer", "village_director" };
	int64_t before = world_count(w, "post");
	struct reply r;

	for (size_t i = 0; i < sizeof(OF_THE_COUNTY) / sizeof(OF_THE_COUNTY[0]); i++) {
		r = added(unit, OF_THE_COUNTY[i], "本村自设职务", "2");
		refused(&r, "企村支部是党支部，不能设“");
		refused(&r, "党支部可以设：书记、副书记、委员、组织委员");
		refused(&r, "value=\"本村自设职务\"");	/* what was typed is kept */
		r = added_by_program(unit, OF_THE_COUNTY[i], "本村自设职务", "2");
		refused(&r, "\"field\":\"kind\"");
		refused(&r, "党支部可以设：书记、副书记、委员、组织委员");
	}
	r = added(committee, "secretary", "村委会书记", "1");
	refused(&r, "村民委员会可以设：村民委员会主任");
	assert_int_equal(world_count(w, "post"), before);
	assert_int_equal(added(unit, "first_secretary", "驻村第一书记", "1").status, 303);
	assert_int_equal(added_by_program(unit, "adviser", "党建指导员", "2").status, 201);
	assert_int_equal(world_count(w, "post"), before + 2);
	assert_int_equal(added_by_program(town, "discipline_secretary", "纪委书记", "1").status, 201);
}

static void the_form_offers_what_belongs(void **state)
{
	struct reply r = client_get(county, url("org", unit, "/post/form"));

	shows(&r, "<option value=\"first_secretary\"");
	assert_false(reply_has(&r, "<option value=\"org_department_head\""));
	assert_false(reply_has(&r, "<option value=\"village_director\""));
	r = client_get(county, url("org", committee, "/post/form"));
	shows(&r, "<option value=\"bookkeeper\"");
	assert_false(reply_has(&r, "<option value=\"secretary\""));
}

static void there_is_one_secretary_with_one_seat(void **state)
{
	int64_t post = post_of(unit, "secretary");
	struct reply r = added(unit, "secretary", "常务书记", "1");

	refused(&r, "已有“书记”（书记），这一职务只设一个");
	r = added_by_program(unit, "secretary", "常务书记", "1");
	refused(&r, "这一职务只设一个");
	client_get(county, url("post", post, "/appoint"));
	r = client_post(county, url("post", post, "/change"), "name", "书记", "seats", "2", "row_version", "1", NULL);
	refused(&r, "“书记”只设一职，不能填 2");
	r = client_post_json(county_api, url("api/v1/post", post, "/change"), "{\"name\":\"书记\",\"seats\":2,\"row_version\":1}");
	refused(&r, "\"field\":\"seats\"");
	r = client_post_json(county_api, url("api/v1/post", post, "/change"), "{\"name\":\"支部书记\",\"seats\":1,\"row_version\":1}");
	assert_int_equal(r.status, 200);
	client_get(county, url("post", post, "/appoint"));
	r = client_post(county, url("post", post, "/change"), "name", "党支部书记", "seats", "1", "row_version", "1", NULL);
	walk_has(&r, 409, "现在登记的是：支部书记");
	walk_has(&r, 409, "value=\"党支部书记\"");
	/* Once it is closed there may be another, with one seat. */
	r = client_post_json(county_api, url("api/v1/post", post, "/closing"), "{\"reason\":\"重设\",\"document\":\"甲编1号\",\"row_version\":2}");
	assert_int_equal(r.status, 200);
	r = added_by_program(unit, "secretary", "书记", "2");
	refused(&r, "只设一职");
	r = added(unit, "secretary", "书记", "2");
	refused(&r, "只设一职");
	assert_int_equal(added(unit, "secretary", "书记", "1").status, 303);
	/* Of deputies there may be several. */
	assert_int_equal(added(unit, "deputy_secretary", "挂职副书记", "1").status, 303);
}

/* Who has held it for years is entered with the true day. */
static void a_post_that_was_there_before_says_since_when(void **state)
{
	int64_t place = found(city, "committee", "补登镇党委"), person = somebody("老组织员"), post;
	struct reply r;

	client_get(county, url("org", place, "/post/form"));
	r = client_post(county, url("org", place, "/post"), "kind", "party_worker", "name", "党务干事", "seats", "1", "from_day", "2009-12-31", NULL);
	refused(&r, "设立日期 2009-12-31 早于“补登镇党委”成立的日期 2010-01-01");
	assert_true(reply_has(&r, "value=\"2009-12-31\""));
	r = client_post(county, url("org", place, "/post"), "kind", "party_worker", "name", "党务干事", "seats", "1", "from_day", "2016-11-18", NULL);
	refused(&r, "日期不能晚于今天（2016-11-17）");
	r = client_post(county, url("org", place, "/post"), "kind", "party_worker", "name", "党务干事", "seats", "1", "from_day", "2012年13月", NULL);
	refused(&r, "2012年13月");
	r = client_post_json(county_api, url("api/v1/org", place, "/post"), "{\"kind\":\"party_worker\",\"seats\":1,\"from_day\":\"2009-12-31\"}");
	refused(&r, "2010-01-01");
	r = client_post(county, url("org", place, "/post"), "kind", "party_worker", "name", "党务干事", "seats", "1", "from_day", "2012-03-01", NULL);
	assert_int_equal(r.status, 303);
	post = post_of(place, "party_worker");
	client_get(county, url("post", post, "/appoint"));
	r = client_post(county, url("post", post, "/appoint"), "person", text_of(person), "manner", "appointed", "from_day", "2012-02-29", NULL);
	refused(&r, "“党务干事”自 2012-03-01 设立，任职日期 2012-02-29 早于它");
	r = client_post_json(county_api, url("api/v1/post", post, "/holding"),
		arena_printf(w->arena, "{\"person\":\"%lld\",\"manner\":\"appointed\",\"from_day\":\"2012-02-29\"}", (long long)person));
	refused(&r, "2012-03-01 设立");
	seated(place, "party_worker", person, "appointed", "2012-03-01");
	/* By a program as well, and from today on where no day is sent. */
	r = client_post_json(county_api, url("api/v1/org", found(city, "committee", "补登乡党委"), "/post"), "{\"kind\":\"party_worker\",\"seats\":1,\"from_day\":\"2012-03-01\"}");
	assert_int_equal(r.status, 201);
}

/* A post from before the rule: it stays and is shown, and nobody more is put into it. */
static void an_old_post_stays_and_takes_nobody_more(void **state)
{
	int64_t person = somebody("旧部长"), post = PUT(w, "post", NUMBER("org_id", unit), TEXT("kind", "org_officer"), TEXT("name", "旧组织部干事"), NUMBER("seats", 3),
		NUMBER("from_day", 10000), NUMBER("to_day", 2932897), NUMBER("row_version", 1)), waiting;
	struct reply r;

	PUT(w, "holding", NUMBER("post_id", post), NUMBER("org_id", unit), NUMBER("person_id", somebody("在任者")), TEXT("manner", "appointed"), NUMBER("from_day", 16000),
		NUMBER("to_day", 2932897), NUMBER("row_version", 1));
	waiting = PUT(w, "holding", NUMBER("post_id", post), NUMBER("org_id", unit), NUMBER("person_id", somebody("待确认者")), TEXT("manner", "appointed"),
		NUMBER("from_day", 16000), NUMBER("to_day", 2932897), NUMBER("needs_second", 1), NUMBER("proposed_by", 987654), NUMBER("row_version", 1));
	client_get(county, url("post", post, "/appoint"));
	r = client_post(county, url("post", post, "/appoint"), "person", text_of(person), "manner", "appointed", "from_day", "2015-01-01", NULL);
	refused(&r, "“旧组织部干事”不再任职");
	refused(&r, "党支部可以设：");
	r = client_post_json(county_api, url("api/v1/post", post, "/holding"),
		arena_printf(w->arena, "{\"person\":\"%lld\",\"manner\":\"appointed\",\"from_day\":\"2015-01-01\"}", (long long)person));
	refused(&r, "不再任职");
	client_get(county, url("holding", waiting, ""));
	r = client_post(county, url("holding", waiting, "/confirm"), "row_version", "1", NULL);
	refused(&r, "不再任职");
	r = client_post_json(county_api, url("api/v1/holding", waiting, "/confirmation"), "{\"row_version\":1}");
	refused(&r, "不再任职");
	r = client_get(county, url("org", unit, ""));
	shows(&r, "旧组织部干事");
	shows(&r, "在任者");
	client_get(county, url("post", post, "/appoint"));
	assert_int_equal(client_post(county, url("post", post, "/change"), "name", "原组织部干事", "seats", "3", "row_version", "1", NULL).status, 303);
}

/* Whoever proposed is told who confirms, and offered nothing that would be refused; another one of the county is offered it. */
static void the_proposer_is_not_offered_to_confirm(void **state)
{
	int64_t org = found(town, "branch", "待确认支部"), person = somebody("候任书记"), colleague = somebody("同事"), holding;
	struct client *second = client_new(w);
	const char *path, *at;
	long long id = 0;
	struct reply r;

	world_right(w, "secretary", "appoint");
	world_holding(w, city, "org_officer", colleague);
	client_sign_in(second, world_account(w, "second", ADMIN_NONE, colleague));
	client_get(county, url("post", post_of(org, "secretary"), "/appoint"));
	r = client_post(county, url("post", post_of(org, "secretary"), "/appoint"), "person", text_of(person), "manner", "appointed", "from_day", "2015-01-01", "document",
		"甲组〔2015〕1号", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(county, url("org", org, ""));
	shows(&r, "待第二人确认");
	at = strstr(r.body, "href=\"/holding/");
	assert_non_null(at);
	assert_int_equal(sscanf(at + 15, "%lld", &id), 1);
	holding = id;
	path = arena_printf(w->arena, "action=\"/holding/%lld/confirm\"", (long long)holding);
	assert_false(reply_has(&r, ">确认任职<"));
	r = client_get(county, url("holding", holding, ""));
	shows(&r, "提出人和本人都不能确认");
	assert_false(reply_has(&r, path));
	assert_false(reply_has(&r, "确认任职"));
	r = client_get(second, url("org", org, ""));
	shows(&r, ">确认任职<");
	r = client_get(second, url("holding", holding, ""));
	shows(&r, path);
	assert_int_equal(client_post(second, url("holding", holding, "/confirm"), "row_version", "1", NULL).status, 303);
	r = client_post(second, url("holding", holding, "/confirm"), "row_version", "1", NULL);
	assert_int_equal(r.status, 409);
	assert_true(reply_has(&r, "“候任书记 "));	/* which appointment it was, by person and post */
	assert_false(reply_has(&r, "“”"));
	r = client_get(county, url("org", org, ""));
	assert_false(reply_has(&r, "待第二人确认"));
	world_run(w, "DELETE FROM post_right WHERE post_kind = 'secretary' AND permission = 'appoint'");
}

/* What counts is the time of the post: of age, and for a post of the Party a full member, then and not today. */
static void nobody_holds_a_post_before_the_time_for_it(void **state)
{
	int64_t org = found(town, "branch", "任期支部"), person = somebody("任早"), gone = somebody("已转走");
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE person SET birth_day = %d, full_day = %d WHERE id = %lld", day_from_date(1993, 5, 30), day_from_date(2013, 2, 11), (long long)person));
	world_run(w, arena_printf(w->arena, "UPDATE post SET from_day = %d WHERE org_id = %lld", day_from_date(1985, 1, 1), (long long)org));
	r = appointed(org, "committee_member", person, "appointed", "2013-02-10");
	refused(&r, "任早 2013-02-11 才是正式党员，不能从 2013-02-10 起担任");
	r = appointed_by_program(org, "committee_member", person, "appointed", "2013-02-10");
	refused(&r, "\"field\":\"from_day\"");
	refused(&r, "才是正式党员");
	r = appointed(org, "committee_member", person, "appointed", "2011-05-29");
	refused(&r, "任早 2011-05-30 才满 18 周岁，不能从 2011-05-29 起任职");
	r = appointed_by_program(org, "committee_member", person, "appointed", "1990-12-12");
	refused(&r, "才满 18 周岁");
	/* What is no day is told with its reason, at its field. */
	r = appointed(org, "committee_member", person, "appointed", "2013-02-29");
	refused(&r, "没有“2013-02-29”这个日期");
	refused(&r, "href=\"#f-from_day\"");
	r = appointed(org, "committee_member", person, "appointed", "");
	refused(&r, "请填写生效日期");
	r = appointed_by_program(org, "committee_member", person, "appointed", "2013-02");
	refused(&r, "day.month_alone");
	seated(org, "committee_member", person, "appointed", "2013-02-11");
	/* Whoever has left may be entered for a term that ended by then. */
	world_run(w, arena_printf(w->arena, "UPDATE person SET full_day = %d, status = 6 WHERE id = %lld", day_from_date(2005, 1, 1), (long long)gone));
	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", gone), NUMBER("org_id", org), NUMBER("status", 2), NUMBER("from_day", day_from_date(2005, 1, 1)),
		NUMBER("to_day", day_from_date(2014, 7, 1)));
	r = appointed(org, "deputy_secretary", gone, "appointed", "2010-01-01");
	refused(&r, "已转走 不是正式党员，不能担任");
	r = client_post_json(county_api, url("api/v1/post", post_of(org, "deputy_secretary"), "/holding"),
		arena_printf(w->arena, "{\"person\":\"%lld\",\"manner\":\"appointed\",\"from_day\":\"2010-01-01\",\"to_day\":\"2014-07-02\"}", (long long)gone));
	refused(&r, "从 2014-07-01 起不再是正式党员");
	r = client_post_json(county_api, url("api/v1/post", post_of(org, "deputy_secretary"), "/holding"),
		arena_printf(w->arena, "{\"person\":\"%lld\",\"manner\":\"appointed\",\"from_day\":\"2010-01-01\",\"to_day\":\"2014-07-01\"}", (long long)gone));
	assert_int_equal(r.status, 201);
}

static int post_start(void **state)
{
	int failed = start(state);

	unit = found(town, "branch", "企村支部");
	return failed;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_post_is_added_only_where_its_kind_belongs),
		cmocka_unit_test(the_form_offers_what_belongs),
		cmocka_unit_test(there_is_one_secretary_with_one_seat),
		cmocka_unit_test(a_post_that_was_there_before_says_since_when),
		cmocka_unit_test(an_old_post_stays_and_takes_nobody_more),
		cmocka_unit_test(the_proposer_is_not_offered_to_confirm),
		cmocka_unit_test(nobody_holds_a_post_before_the_time_for_it),
	};

	return cmocka_run_group_tests(tests, post_start, stop);
}
