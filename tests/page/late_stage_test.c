/* Stages of the way to membership and the day of applying: no form of the record moves them. What was decided and never registered is asked for with its
 * document and reason and holds once the committee above approved; beside a case that is open not even that. */
#include "page/late_world.h"

static const char *no_member(const char *name, int serial, const char *applied)
{
	return arena_printf(w->arena, "{'org': '%lld', 'name': '%s', 'id_number': '%s', 'nationality': '01', 'education': '21', 'occupation': '2', 'status': '0', "
		"'applied': '%s'}", (long long)branch, name, number_of(serial), applied);
}

static const char *asks(const char *cause, const char *day, const char *document)
{
	return arena_printf(w->arena, "{'cause': '%s', 'day': '%s', 'document': '%s', 'reason': '当时漏登', 'row_version': %d}", cause, day, document, version());
}

static void not_asked(const char *body, const char *rule)
{
	is_refused(asker, "POST", arena_printf(w->arena, "/api/v1/person/%lld/standing", (long long)member), body, 422, rule);
}

static void approved(void) { posted(town, arena_printf(w->arena, "/api/v1%s/decide", waiting()), 0, "{'state': 'approved', 'row_version': 1}"); }

static int lasting(const char *role)
{
	struct reply r = client_get(town, arena_printf(w->arena, "/api/v1/person/%lld", (long long)member));
	int n = 0;

	for (const char *at = r.body; (at = strstr(at, arena_printf(w->arena, "\"kind\":\"%s\"", role))) != NULL; at++) {
		const char *end = strstr(at, "\"to_day\":");

		n += end != NULL && strncmp(end, "\"to_day\":null", 13) == 0;
	}
	return n;
}

static void no_form_of_roles_begins_or_ends_a_stage(void **state)
{
	static const char *const STAGES[] = { "applicant", "activist", "pool", "prospect" };
	struct reply r;
	int64_t role;

	member = id_in(posted(asker, "/api/v1/person", 0, no_member("培养甲", 11, "2013-05-04")));
	for (size_t i = 0; i < 4; i++) {
		client_get(secretary, of_person("/role"));
		r = client_post(secretary, of_person("/role"), "kind", STAGES[i], "day", "2015-11-01", NULL);
		walk_has(&r, 422, "只随“发展党员”办件变动");
		is_refused(asker, "POST", arena_printf(w->arena, "/api/v1%s", of_person("/role")), arena_printf(w->arena, "{'kind': '%s', 'day': '2015-11-01'}", STAGES[i]),
			422, "role.by_case");
		r = client_post_json(asker, "/api/v1/role/begin", arena_printf(w->arena, "{\"id\":[\"%lld\"],\"kind\":\"%s\",\"day\":\"2015-11-01\"}", (long long)member, STAGES[i]));
		walk_has(&r, 200, "\"is_begun\":false");
		assert_int_equal(lasting(STAGES[i]), 0);
	}
	r = client_get(secretary, of_person("/role"));
	assert_false(reply_has(&r, "value=\"activist\""));
	walk_has(&r, 200, "value=\"volunteer\"");
	role = PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", member), NUMBER("org_id", branch), TEXT("kind", "activist"), NUMBER("from_day", 16000),
		NUMBER("to_day", 2932897), NUMBER("term_day", 2932897));
	r = client_get(secretary, of_person(""));
	assert_false(reply_has(&r, arena_printf(w->arena, "/role/%lld", (long long)role)));
	client_get(secretary, of_person(arena_printf(w->arena, "/role/%lld", (long long)role)));
	r = client_post(secretary, of_person(arena_printf(w->arena, "/role/%lld", (long long)role)), "day", "2015-11-17", NULL);
	walk_has(&r, 422, "只随“发展党员”办件变动");
	is_refused(asker, "POST", arena_printf(w->arena, "/api/v1%s", of_person(arena_printf(w->arena, "/role/%lld/end", (long long)role))), "{'day': '2015-11-17'}", 422,
		"role.by_case");
	assert_int_equal(lasting("activist"), 1);
	world_run(w, "DELETE FROM person_role");
}

static void a_stage_is_registered_late_and_one_at_a_time(void **state)
{
	struct reply r;

	not_asked(asks("activist", "2013-05-03", "甲支〔2013〕2号"), "late.stage_before_applied");
	not_asked(asks("activist", "2015-11-18", "甲支〔2013〕2号"), "person.day_in_future");
	not_asked(asks("activist", "2014-01-06", ""), "person.document_missing");
	not_asked(asks("prospect", "2015-10-01", "甲委"), "late.stage_no_activist");
	not_asked(asks("pool", "2015-10-01", "甲委"), "late.stage_no_activist");
	not_asked(asks("ended", "2015-10-01", "甲委"), "late.stage_none");
	r = client_get(secretary, of_person("/standing"));
	walk_has(&r, 200, "入党积极分子");
	r = client_post(secretary, of_person("/standing"), "cause", "activist", "day", "2014-01-06", "document", "甲支〔2014〕2号", "reason", "当时没有登记", "row_version",
		reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(lasting("activist"), 0);	/* the form alone changes nothing */
	r = client_get(town_page, waiting());
	walk_has(&r, 200, "补录发展阶段：入党积极分子");
	is_refused(asker, "POST", arena_printf(w->arena, "/api/v1%s/decide", waiting()), "{'state': 'approved', 'row_version': 1}", 422, "late.organ_only");
	approved();
	assert_int_equal(lasting("activist"), 1);
	r = client_get(town_page, of_person(""));
	walk_has(&r, 200, "甲支〔2014〕2号");
	not_asked(asks("applicant", "2015-01-06", "甲委"), "late.stage_back");
	not_asked(asks("prospect", "2015-01-05", "甲委"), "late.stage_year");
	r = client_get(secretary, of_person("/standing"));
	r = client_post(secretary, of_person("/standing"), "cause", "prospect", "day", "2015-01-05", "document", "甲委", "reason", "漏登", "row_version",
		reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "《中国共产党发展党员工作细则》（2014年）第十三条");
	posted(asker, "/api/v1/person/%/standing", member, asks("pool", "2014-12-06", "甲支〔2014〕9号"));
	approved();
	assert_int_equal(lasting("activist") + lasting("pool"), 2);	/* in the range are activists */
	posted(asker, "/api/v1/person/%/standing", member, asks("prospect", "2015-01-06", "甲委〔2015〕1号"));
	approved();
	assert_int_equal(lasting("prospect"), 1);
	assert_int_equal(lasting("activist") + lasting("pool") + lasting("applicant"), 0);
	posted(asker, "/api/v1/person/%/standing", member, asks("ended", "2015-03-01", "甲委〔2015〕3号"));
	approved();
	assert_int_equal(lasting("prospect"), 0);
	r = client_get(town, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2015-01-01&to=2015-11-17", (long long)branch));
	walk_has(&r, 200, "\"late\":[]");	/* nothing of it is about a membership */
}

/* 组织处置办法 2024, 纪律处分条例 2023: who was expelled or removed is on no way to membership for five years, by page and by program; nor who is dead. */
static void nobody_expelled_or_dead_becomes_an_activist_by_a_late_registration(void **state)
{
	static const char *const STAGES[] = { "applicant", "activist", "pool", "prospect" };
	int64_t before = member;
	struct reply r;

	member = world_person_of(w, branch, "开除丙", 6);
	world_run(w, arena_printf(w->arena, "UPDATE person SET row_version = 1 WHERE id = %lld", (long long)member));
	not_asked(asks("activist", "2015-11-17", "甲支"), "late.stage_left_unknown");
	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", member), NUMBER("org_id", branch), NUMBER("status", 2), NUMBER("from_day", 10000),
		NUMBER("to_day", day_from_date(2015, 11, 10)), TEXT("ended_by", "expelled"));
	for (size_t i = 0; i < 4; i++)
		not_asked(asks(STAGES[i], "2015-11-17", "甲支"), "late.stage_barred");
	not_asked(asks("activist", "2015-11-17", "甲支"), "\"left\":\"2015-11-10\"");
	r = client_get(secretary, of_person("/standing"));
	r = client_post(secretary, of_person("/standing"), "cause", "activist", "day", "2015-11-17", "document", "甲支〔2015〕9号", "reason", "当时漏登", "row_version",
		reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "自 2015-11-10 起是“已开除党籍”");
	walk_has(&r, 422, "最早 2020-11-10 才能成为");
	assert_int_equal(world_count(w, arena_printf(w->arena, "late_entry WHERE person_id = %lld", (long long)member)), 0);
	/* Five years to the day. */
	world_run(w, arena_printf(w->arena, "UPDATE membership SET to_day = %lld WHERE person_id = %lld", (long long)day_from_date(2010, 11, 17), (long long)member));
	not_asked(asks("activist", "2015-11-16", "甲支"), "late.stage_barred");
	posted(asker, "/api/v1/person/%/standing", member, asks("activist", "2015-11-17", "甲支"));
	approved();
	assert_int_equal(lasting("activist"), 1);
	/* Dead, suspended, gone to another county. */
	for (int status = 8; status >= 4; status = status == 8 ? 9 : status == 9 ? 4 : 3) {
		member = world_person_of(w, branch, arena_printf(w->arena, "不再戊%d", status), status);
		world_run(w, arena_printf(w->arena, "UPDATE person SET row_version = 1 WHERE id = %lld", (long long)member));
		for (size_t i = 0; i < 4; i++)
			not_asked(asks(STAGES[i], "2015-11-17", "甲支"), "role.member_already");
		r = client_get(secretary, of_person("/standing"));
		r = client_post(secretary, of_person("/standing"), "cause", "activist", "day", "2015-11-17", "document", "甲支〔2015〕9号", "reason", "当时漏登", "row_version",
			reply_field(w, &r, "row_version"), NULL);
		walk_has(&r, 422, "不能登记为入党积极分子");
	}
	member = before;
}

static void beside_an_open_case_nothing_is_registered_late(void **state)
{
	int64_t practice = PUT(w, "programme_file", TEXT("code", "recruit"), NUMBER("version", 1), TEXT("title", "发展党员"), TEXT("origin", "全国"), TEXT("digest", "recruit"));
	int64_t run = PUT(w, "run", NUMBER("region_id", 1), NUMBER("programme_id", practice), TEXT("code", "recruit"), NUMBER("org_id", branch), TEXT("subject_kind", "person"),
		NUMBER("subject_id", member), TEXT("state", "open"), TEXT("called", ""), NUMBER("opened_day", 16000), NUMBER("closed_day", 2932897), NUMBER("due_day", 2932897));

	not_asked(asks("activist", "2015-10-06", "甲支"), "late.stage_in_case");
	not_asked(asks("activist", "2015-10-06", "甲支"), "的“发展党员”办件正在办理");
	not_asked(asks("applied", "2013-05-04", "甲支"), "late.applied_same");	/* the day of applying no case changes, so it is judged as ever */
	not_asked(asks("activist_since", "2013-06-04", "甲支"), "late.stage_in_case");
	world_run(w, arena_printf(w->arena, "DELETE FROM run WHERE id = %lld", (long long)run));
}

/* The first day of a stage that is registered: asked for by page and program, between the stages beside it, and approved above. */
static void the_first_day_of_a_stage_is_set_right(void **state)
{
	int64_t before = member;
	struct reply r;

	member = id_in(posted(asker, "/api/v1/person", 0, no_member("起始庚", 14, "2013-05-04")));
	not_asked(asks("activist_since", "2014-01-06", "甲支"), "late.since_none");
	posted(asker, "/api/v1/person/%/standing", member, asks("activist", "2014-01-06", "甲支〔2014〕2号"));
	approved();
	posted(asker, "/api/v1/person/%/standing", member, asks("prospect", "2015-02-06", "甲委〔2015〕1号"));
	approved();
	not_asked(asks("activist_since", "2014-01-06", "甲支"), "late.since_same");
	not_asked(asks("activist_since", "2015-02-06", "甲支"), "late.since_over");
	not_asked(asks("activist_since", "2013-05-03", "甲支"), "late.stage_before_applied");
	not_asked(asks("activist_since", "2014-02-07", "甲支"), "late.stage_year");
	not_asked(asks("prospect_since", "2015-01-05", "甲支"), "late.stage_year");
	not_asked(asks("prospect_since", "2014-01-06", "甲支"), "late.since_order");
	not_asked(asks("prospect_since", "2015-11-18", "甲支"), "person.day_in_future");
	not_asked(asks("prospect_since", "2015-02", "甲支"), "late.day_whole");
	r = client_get(secretary, of_person("/standing"));
	walk_has(&r, 200, "更正起始日期：发展对象");
	r = client_post(secretary, of_person("/standing"), "cause", "prospect_since", "day", "2015-03-06", "document", "甲委〔2015〕1号", "reason", "录错月份", "row_version",
		reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	knows("\"from_day\":\"2014-01-06\",\"to_day\":\"2015-02-06\"");	/* until it is approved */
	r = client_get(town_page, waiting());
	walk_has(&r, 200, "<del>2015-02-06</del> &rarr; 2015-03-06");
	r = client_get(town, "/api/v1/late-entry");
	walk_has(&r, 200, "\"registered_since\":\"2015-02-06\"");
	is_refused(asker, "POST", arena_printf(w->arena, "/api/v1%s/decide", waiting()), "{'state': 'approved', 'row_version': 1}", 422, "late.organ_only");
	approved();
	knows("\"from_day\":\"2014-01-06\",\"to_day\":\"2015-03-06\"");	/* the stage before went on until then */
	knows("\"from_day\":\"2015-03-06\",\"to_day\":null");
	member = before;
}

static struct reply changed(const char *applied, const char *document)
{
	struct reply r = client_get(secretary, of_person("/edit"));

	return client_post(secretary, of_person("/change"), "applied", applied, "reason", "改正", "document", document, "row_version", reply_field(w, &r, "row_version"), NULL);
}

static void a_day_of_applying_waits_for_the_committee_above(void **state)
{
	struct reply r = changed("2013-06-04", "");

	walk_has(&r, 422, "请在“更改日期的依据”中填写");
	r = changed("", "甲支〔2013〕1号");
	walk_has(&r, 422, "不能删除");
	is_refused(city, "POST", arena_printf(w->arena, "/api/v1%s", of_person("")), arena_printf(w->arena, "{'applied': '2013-06-04', 'reason':'改正', 'row_version': %d}", version()), 422,
		"late.applied_document");
	r = changed("2015-11-18", "甲支〔2013〕1号");
	assert_int_equal(r.status, 422);
	r = changed("2013-06-04", "甲支〔2013〕1号");
	assert_int_equal(r.status, 303);
	knows("\"applied\":\"2013-05-04\"");
	r = client_get(town_page, waiting());
	walk_has(&r, 200, "更正申请入党日期");
	walk_has(&r, 200, "<del>2013-05-04</del> &rarr; 2013-06-04");
	r = client_get(town, "/api/v1/late-entry");
	walk_has(&r, 200, "\"registered_applied\":\"2013-05-04\"");
	approved();
	knows("\"applied\":\"2013-06-04\"");
	r = client_get(town, "/api/v1/late-entry?state=approved");
	walk_has(&r, 200, "\"kind\":\"applied\"");
	posted(asker, "/api/v1/person/%/standing", member, asks("applied", "2013-06-05", "甲支〔2013〕2号"));
	posted(town, arena_printf(w->arena, "/api/v1%s/decide", waiting()), 0, "{'state': 'refused', 'note': '以申请书为准', 'row_version': 1}");
	not_asked(asks("applied", "2013-06-04", "甲支"), "late.applied_same");
	/* Of a full member too, who is in no case and was entered by somebody else. */
	member = world_person_of(w, branch, "正式丁", 2);
	world_run(w, arena_printf(w->arena, "UPDATE person SET applied_day = %lld, joined_day = %lld, full_day = %lld, row_version = 1 WHERE id = %lld", (long long)day_from_date(2003, 1, 1),
		(long long)day_from_date(2005, 7, 1), (long long)day_from_date(2006, 7, 1), (long long)member));
	is_refused(asker, "POST", arena_printf(w->arena, "/api/v1%s", of_person("/standing")), asks("activist", "2004-01-06", "甲支"), 422, "role.member_already");
	not_asked(asks("applied", "2005-07-02", "甲支"), "person.applied_late");
	posted(asker, "/api/v1/person/%/standing", member, asks("applied", "2003-01-02", "甲支"));
	approved();
	knows("\"applied\":\"2003-01-02\"");
}

/* A month of applying of which the day becomes known, or the other way round: the day reckoned with stays, and yet it is a change that the committee above approves. */
static void how_exactly_applying_is_known_waits_likewise(void **state)
{
	struct reply r;

	member = id_in(posted(asker, "/api/v1/person", 0, no_member("按月申请", 13, "2013-06")));
	r = changed("2013-06-01", "");
	walk_has(&r, 422, "请在“更改日期的依据”中填写");
	is_refused(city, "POST", arena_printf(w->arena, "/api/v1%s", of_person("")), arena_printf(w->arena, "{'applied': '2013-06-01', 'reason':'改正', 'row_version': %d}", version()), 422,
		"late.applied_document");
	r = changed("2013-06-01", "甲支〔2013〕1号");
	assert_int_equal(r.status, 303);
	r = client_get(town, arena_printf(w->arena, "/api/v1/person/%lld/form", (long long)member));
	walk_has(&r, 200, "\"applied_precision\":1");	/* until it is approved */
	r = client_get(town_page, waiting());
	walk_has(&r, 200, "<del>2013年6月</del> &rarr; 2013-06-01");
	approved();
	r = client_get(town, arena_printf(w->arena, "/api/v1/person/%lld/form", (long long)member));
	walk_has(&r, 200, "\"applied_day\":\"2013-06-01\",\"applied_precision\":0");
	not_asked(asks("applied", "2013-06-01", "甲支"), "late.applied_same");
	posted(asker, "/api/v1/person/%/standing", member, asks("applied", "2013-06", "甲支"));
	r = client_get(town_page, "/late-entry");
	walk_has(&r, 200, "生效 2013年6月");
	approved();
	r = client_get(town, arena_printf(w->arena, "/api/v1/person/%lld/form", (long long)member));
	walk_has(&r, 200, "\"applied_day\":\"2013-06-01\",\"applied_precision\":1");
	not_asked(asks("applied", "2013年6月", "甲支"), "late.applied_same");
	not_asked(asks("activist", "2014-06", "甲支"), "late.day_whole");	/* a stage begins on a day */
}

static void a_slip_of_the_same_day_is_corrected_by_whoever_typed_it(void **state)
{
	struct reply r;

	member = id_in(posted(asker, "/api/v1/person", 0, no_member("笔误戊", 12, "2015-05-04")));
	r = changed("2015-06-04", "");			/* by another account */
	walk_has(&r, 422, "请在“更改日期的依据”中填写");
	r = client_post_json(asker, arena_printf(w->arena, "/api/v1%s", of_person("")), arena_printf(w->arena, "{\"applied\":\"2015-06-04\",\"reason\":\"笔误\",\"row_version\":%d}", version()));
	assert_int_equal(r.status, 200);
	knows("\"applied\":\"2015-06-04\"");
	world_run(w, arena_printf(w->arena, "UPDATE person_change SET time_s = time_s - 86400 WHERE person_id = %lld", (long long)member));
	is_refused(asker, "POST", arena_printf(w->arena, "/api/v1%s", of_person("")), arena_printf(w->arena, "{'applied': '2015-07-04', 'reason': '笔误', 'row_version': %d}", version()), 422,
		"late.applied_document");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_form_of_roles_begins_or_ends_a_stage),
		cmocka_unit_test(a_stage_is_registered_late_and_one_at_a_time),
		cmocka_unit_test(nobody_expelled_or_dead_becomes_an_activist_by_a_late_registration),
		cmocka_unit_test(beside_an_open_case_nothing_is_registered_late),
		cmocka_unit_test(the_first_day_of_a_stage_is_set_right),
		cmocka_unit_test(a_day_of_applying_waits_for_the_committee_above),
		cmocka_unit_test(how_exactly_applying_is_known_waits_likewise),
		cmocka_unit_test(a_slip_of_the_same_day_is_corrected_by_whoever_typed_it),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
