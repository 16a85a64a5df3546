/* 更正误登记: an end of membership or a suspension that was registered wrongly, or that an appeal set aside, becomes void: asked for below, decided above by
 * somebody else; figures of every day are right again, and what ended with it is listed. Pages and API. */
#include "page/late_world.h"

#include "base/date.h"

static void refuses(const char *cause, const char *day, const char *key)
{
	is_refused(asker, "POST", arena_printf(w->arena, "/api/v1/person/%lld/standing", (long long)member), asked_of(cause, day), 422, key);
}

static void balance_says(const char *words)
{
	struct reply r = client_get(town, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2015-10-01&to=2015-11-17", (long long)branch));

	walk_has(&r, 200, words);
}

static int64_t sits(int64_t assembly)
{
	return world_put(w, "household_group", (struct cell[]){ NUMBER("org_id", assembly), NUMBER("number", 3), NUMBER("households", 9), NUMBER("person_id", member),
		NUMBER("elected_day", 15000), NUMBER("from_day", 15000), NUMBER("to_day", DAY_OPEN), NUMBER("row_version", 1) }, 8);
}

/* The dead hold no seat among the villagers' representatives, and the households have nobody until they elect. */
static void a_death_leaves_no_seat_behind(int64_t assembly)
{
	struct reply r = client_get(town, arena_printf(w->arena, "/api/v1/org/%lld/household-group", (long long)assembly));

	walk_has(&r, 200, "\"number\":3");
	assert_false(reply_has(&r, "误登乙"));
	walk_has(&r, 200, "\"person\":\"0\"");
}

static void a_death_of_the_wrong_person_becomes_void(void **state)
{
	int64_t assembly = world_org_of(w, branch, "villagers_assembly", "甲村村民代表会议");
	const char *entry;
	struct reply r;

	member = world_member(w, branch, "误登乙", 2);
	world_holding(w, branch, "deputy_secretary", member);
	sits(assembly);
	refuses("mistaken", NULL, "late.mistaken_none");	/* nothing ended */
	befalls("died", "2015-11-10");
	knows("\"status\":\"8\"");
	a_death_leaves_no_seat_behind(assembly);
	balance_says("\"out\":{\"died\":1}");
	refuses("suspended", "2015-11-12", "person.event_after_death");
	r = client_get(secretary, of_person(""));
	walk_has(&r, 200, "登记错了人或者日期的，点“补录”更正");
	r = client_get(secretary, of_person("/standing"));
	walk_has(&r, 200, "value=\"mistaken\"");
	assert_false(reply_has(&r, "value=\"appeal\""));	/* nobody appeals against a death */
	r = client_post(secretary, of_person("/standing"), "cause", "suspended", "day", "2015-11-12", "document", "甲", "reason", "漏登", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "选“更正误登记”或者“更正日期”，由上级党委批准");
	refuses("appeal", NULL, "late.appeal_none");
	refuses("mistaken", "2015-11-11", "late.mistaken_no_day");
	r = client_get(secretary, of_person("/standing"));
	r = client_post(secretary, of_person("/standing"), "cause", "mistaken", "document", "", "reason", "登错了人", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "登错了人");		/* no document; nothing typed is lost */
	r = client_get(secretary, of_person("/standing"));
	r = client_post(secretary, of_person("/standing"), "cause", "mistaken", "document", "死亡证明为误登丙", "reason", "登错了人", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	entry = waiting();
	r = client_get(town_page, entry);
	walk_has(&r, 200, "更正误登记：去世");
	walk_has(&r, 200, "户组代表（第 3 组）");
	walk_has(&r, 200, "登录账号由安全管理员重新启用");
	is_refused(asker, "POST", arena_printf(w->arena, "/api/v1%s/decide", entry), "{'state': 'approved', 'row_version': 1}", 422, "late.organ_only");
	r = client_post(town_page, arena_printf(w->arena, "%s/decide", entry), "state", "approved", "note", "", "row_version", "1", NULL);
	assert_int_equal(r.status, 303);
	knows("\"status\":\"2\"");
	knows("\"to_day\":null,\"began_by\":\"\",\"ended_by\":\"\"");
	balance_says("\"out\":{}");
	balance_says("\"kind\":\"mistaken\",\"cause\":\"died\",\"day\":\"2015-11-10\"");
	r = client_get(town_page, arena_printf(w->arena, "/org/%lld/balance?from=2015-10-01&to=2015-11-17", (long long)branch));
	walk_has(&r, 200, "更正误登记：去世");
	r = client_get(secretary, of_person(""));
	walk_has(&r, 200, "误登记，已更正");
	refuses("mistaken", NULL, "late.mistaken_none");	/* once */
	befalls("suspended", "2015-11-12");			/* the membership goes on like any other */
	knows("\"status\":\"4\"");
}

static void the_day_of_a_death_is_corrected(void **state)
{
	const char *entry;
	struct reply r;

	member = world_member(w, branch, "日期丁", 2);
	befalls("died", "2015-11-10");
	refuses("wrong_day", "2015-11-10", "late.mistaken_same_day");
	refuses("wrong_day", "2015-11-18", "late.future");
	refuses("wrong_day", NULL, "person.event_day_missing");
	posted(asker, "/api/v1/person/%/standing", member, asked_of("wrong_day", "2015-09-05"));
	entry = waiting();
	r = client_get(town_page, entry);
	walk_has(&r, 200, "<del>2015-11-10</del> &rarr; 2015-09-05");
	approve();
	r = client_get(town_page, entry);
	walk_has(&r, 200, "<del>2015-11-10</del> &rarr; 2015-09-05");	/* afterwards too */
	knows("\"status\":\"8\"");
	knows("\"to_day\":\"2015-09-05\",\"began_by\":\"\",\"ended_by\":\"died\"");
	knows("\"cause\":\"died\",\"was\":2,\"became\":8,\"day\":\"2015-09-05\"");
	r = client_get(town, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2015-09-01&to=2015-09-30", (long long)branch));
	walk_has(&r, 200, "\"out\":{\"died\":1}");
	balance_says("\"kind\":\"wrong_day\"");		/* approved in this period */
	befalls("mistaken", NULL);
	knows("\"status\":\"2\"");
}

/* Restored already: neither line counts any more. */
static void a_wrong_suspension_leaves_no_gap(void **state)
{
	member = world_member(w, branch, "停错戊", 2);
	befalls("suspended", "2015-10-08");
	refuses("restored", "2015-10-08", "person.day_too_early");	/* not on the day itself */
	befalls("restored", "2015-10-20");
	balance_says("\"restored\":1");
	refuses("wrong_day", "2015-10-09", "late.mistaken_none");
	befalls("mistaken", NULL);
	knows("\"status\":\"2\"");
	knows("\"spells\":[{\"org\"");
	knows("\"to_day\":null,\"began_by\":\"\",\"ended_by\":\"\"");
	balance_says("\"in\":{}");
}

/* 党章 art. 43: what an appeal set aside never interrupted the membership, and its punishment stands no more. */
static void an_upheld_appeal_restores_without_a_break(void **state)
{
	struct reply r;

	member = world_member(w, branch, "申诉己", 2);
	befalls("expelled", "2015-10-12");
	knows("开除党籍");
	refuses("joined", "2015-11-01", "person.event_by_procedure");
	r = client_get(secretary, of_person("/standing"));
	walk_has(&r, 200, "value=\"appeal\"");
	r = client_post(secretary, of_person("/standing"), "cause", "restored", "day", "2015-11-01", "document", "甲", "reason", "漏登", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "登记错了或者经申诉改正的");
	posted(asker, "/api/v1/person/%/standing", member, asked_of("appeal", NULL));
	/* One removal is set right once: while that waits no second one is taken, as an appeal or as a mistake. */
	refuses("appeal", NULL, "late.waits_fact");
	refuses("mistaken", NULL, "late.waits_fact");
	refuses("wrong_day", "2015-10-11", "late.waits_fact");
	r = client_get(secretary, of_person("/standing"));
	r = client_post(secretary, of_person("/standing"), "cause", "appeal", "document", "甲", "reason", "申诉成立", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "申诉改正，恢复党籍：");
	approve();
	knows("\"status\":\"2\"");
	knows("\"to_day\":null,\"began_by\":\"\",\"ended_by\":\"\"");
	knows("\"cause\":\"appeal\",\"was\":2,\"became\":2");
	r = client_get(town, arena_printf(w->arena, "/api/v1/person/%lld", (long long)member));
	assert_false(reply_has(&r, "\"kind\":\"punishment\""));
	balance_says("\"kind\":\"appeal\",\"cause\":\"expelled\"");
}

/* Where the branch was dissolved meanwhile, the membership goes on in the one that took over. */
static void a_branch_that_is_gone_hands_on(void **state)
{
	int64_t old = world_org_of(w, number_in(client_get(town, "/api/v1/org").body, NULL, "id"), "branch", "已撤支部");

	world_run(w, arena_printf(w->arena, "INSERT INTO org_path (id, org_id, parent_id, path, name, kind, from_day, to_day, reason, document) SELECT id, id, parent_id, path, name, kind, 0, %d, 'founded', '' FROM org WHERE id = %lld",
		(int)day_from_date(2015, 11, 1), (long long)old));
	member = world_member(w, old, "原支部庚", 2);
	posted(town, "/api/v1/person/%/standing", member, asked_of("removed", "2015-10-12"));
	posted(city, arena_printf(w->arena, "/api/v1%s/decide", waiting()), 0, "{'state': 'approved', 'row_version': 1}");
	world_run(w, arena_printf(w->arena, "UPDATE org SET to_day = %d WHERE id = %lld", (int)day_from_date(2015, 11, 1), (long long)old));
	is_refused(town, "POST", arena_printf(w->arena, "/api/v1/person/%lld/standing", (long long)member), asked_of("appeal", NULL), 422, "late.mistaken_gone");
	posted(town, "/api/v1/person/%/standing", member, arena_printf(w->arena, "{'cause': 'appeal', 'org': '甲村支部', 'document': '甲委〔2015〕9号', 'reason': '申诉成立', 'row_version': %d}", version()));
	posted(city, arena_printf(w->arena, "/api/v1%s/decide", waiting()), 0, "{'state': 'approved', 'row_version': 1}");
	knows("\"to_day\":\"2015-11-01\",\"began_by\":\"\",\"ended_by\":\"moved\"");
	knows("\"from_day\":\"2015-11-01\",\"to_day\":null,\"began_by\":\"moved\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_death_of_the_wrong_person_becomes_void),
		cmocka_unit_test(the_day_of_a_death_is_corrected),
		cmocka_unit_test(a_wrong_suspension_leaves_no_gap),
		cmocka_unit_test(an_upheld_appeal_restores_without_a_break),
		cmocka_unit_test(a_branch_that_is_gone_hands_on),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
