/* Two archives of one person, and archives that should never have been: asked for by one, confirmed by another above both; lists, figures and the balance
 * before and after. By page and API. */
#include "page/person_void_world.h"

/* Two archives of one name and birthday. The forms would ask first, so the name comes afterwards. */
static void twins(int64_t org, int64_t other_org, const char *name, const char *day, int64_t *one, int64_t *two)
{
	*one = made(org == branch_b ? other : clerk, org, name, BORN(day, 1));
	*two = made(other_org == branch_b ? other : clerk, other_org, "另一名", BORN(day, 3));
	world_run(w, arena_printf(w->arena, "UPDATE person SET name = '%s' WHERE id = %lld", name, (long long)*two));
}

static const char *asks(const char *format_other, int64_t other_id, const char *stays, long long version)
{
	const char *whom = other_id == 0 ? format_other : arena_printf(w->arena, "%lld", (long long)other_id);

	return arena_printf(w->arena, "{'other': '%s', 'stays': '%s', 'document': '甲组发〔2015〕9号', 'reason': '入党志愿书为同一份', 'row_version': %lld}", whom, stays, version);
}

static const char *merge_path(int64_t person) { return arena_printf(w->arena, "/api/v1%s", url(person, "/merge")); }

static int64_t put_paper(int64_t person)
{
	struct cell cells[] = { TEXT("digest", "00"), TEXT("name", "入党志愿书.pdf"), TEXT("subject", "person"), NUMBER("subject_id", person), NUMBER("org_id", branch_a2), TEXT("kind", "application") };

	return world_put(w, "file", cells, sizeof(cells) / sizeof(cells[0]));
}

/* The version of the request that made it void, as its card sends it. */
static long long void_version(int64_t id)
{
	struct reply r = client_get(clerk_api, request_api(id, ""));

	assert_int_equal(r.status, 200);
	return number_in(r.body, NULL, "row_version");
}

/* ---- one of two ---- */

static int64_t one, two, mentee, asked;

static void both_are_compared_and_one_is_asked_for(void **state)
{
	int64_t post = PUT(w, "post", NUMBER("org_id", branch_a2), TEXT("kind", "secretary"), TEXT("name", "书记"), NUMBER("to_day", 2932897));
	struct reply r;

	mentee = made(clerk, branch_a, "周学员", BORN("19720101", 1));
	twins(branch_a, branch_a2, "张双全", "19800321", &one, &two);
	posted(clerk_api, arena_printf(w->arena, "/api/v1%s", url(two, "/history")), 0, "{'kind': 'work', 'title': '甲村小学', 'from': '2001年9月'}");
	posted(clerk_api, arena_printf(w->arena, "/api/v1%s", url(two, "/history")), 0, "{'kind': 'award', 'title': '优秀党员', 'from': '2010年7月'}");
	/* Of posts what does not contradict; a floating member's role is one of the register, which ends. */
	PUT(w, "holding", NUMBER("post_id", post), NUMBER("org_id", branch_a2), NUMBER("person_id", two), TEXT("manner", "elected"), NUMBER("from_day", 15000), NUMBER("to_day", 15500));
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", two), NUMBER("org_id", branch_a2), TEXT("kind", "organiser_part"), NUMBER("from_day", 16000),
		NUMBER("to_day", 2932897), NUMBER("term_day", 2932897));
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", two), NUMBER("org_id", branch_a2), TEXT("kind", "organiser_full"), NUMBER("from_day", 16000),
		NUMBER("to_day", 2932897), NUMBER("term_day", 2932897));
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", one), NUMBER("org_id", branch_a), TEXT("kind", "organiser_full"), NUMBER("from_day", 16100),
		NUMBER("to_day", 2932897), NUMBER("term_day", 2932897));
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", mentee), NUMBER("org_id", branch_a), TEXT("kind", "activist"), NUMBER("from_day", 16000),
		NUMBER("to_day", 2932897), NUMBER("mentor_id", two), NUMBER("term_day", 2932897));
	PUT(w, "dues_member", NUMBER("region_id", 1), NUMBER("person_id", two), NUMBER("org_id", branch_a2), TEXT("path", world_org_path(w, branch_a2)), TEXT("payer_class", "farmer"),
		NUMBER("due_fen", 50), NUMBER("paid_to", 24180));
	PUT(w, "dues_base", NUMBER("region_id", 1), NUMBER("person_id", two), NUMBER("org_id", branch_a2), TEXT("payer_class", "farmer"), NUMBER("due_fen", 50),
		NUMBER("from_month", 24170), NUMBER("to_month", 119988));
	PUT(w, "dues_step", NUMBER("org_id", branch_a2), NUMBER("month", 24170), NUMBER("payers", 1), NUMBER("due_fen", 50));
	posted(clerk_api, arena_printf(w->arena, "/api/v1%s", url(one, "/history")), 0, "{'kind': 'award', 'title': '优秀党员', 'from': '2010年7月'}");
	put_paper(two);
	r = client_get(clerk, "/person/duplicates");
	walk_has(&r, 200, arena_printf(w->arena, "href=\"%s\"", url(one, "/merge")));
	r = client_get(clerk, url(one, "/merge"));
	walk_has(&r, 200, arena_printf(w->arena, "merge?other=%lld", (long long)two));
	r = client_get(clerk, url(one, "/merge?other=查无此人"));
	walk_has(&r, 422, "没有找到这份档案");
	r = client_get(clerk, arena_printf(w->arena, "%s%lld", url(one, "/merge?other="), (long long)one));
	walk_has(&r, 422, "这就是同一份档案");
	r = client_get(clerk, arena_printf(w->arena, "%s%lld", url(one, "/merge?other="), (long long)two));
	walk_has(&r, 200, "丙村支部");
	assert_true(reply_has(&r, "履历 2 条，材料 1 份") && reply_has(&r, "2006-07-01"));
	r = client_post(clerk, url(one, "/merge"), "other", arena_printf(w->arena, "%lld", (long long)two), "stays", "this", "document", "甲组发〔2015〕9号", "reason", "",
		"row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "请写明作废原因");
	assert_true(reply_has(&r, "甲组发〔2015〕9号"));	/* nothing typed is lost */
	r = client_post(clerk, url(one, "/merge"), "other", arena_printf(w->arena, "%lld", (long long)two), "stays", "this", "document", "甲组发〔2015〕9号", "reason", "两份入党志愿书为同一人",
		"row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/person-void/%ld", &asked), 1);
}

static void nobody_confirms_what_he_asked_for_and_nobody_below(void **state)
{
	struct reply r = client_get(clerk, request(asked, ""));

	walk_has(&r, 200, "提请人本人除外");
	assert_false(reply_has(&r, "确认作废"));
	is_refused(clerk_api, "POST", request_api(asked, "/decide"), "{'state': 'approved', 'row_version': 1}", 422, "person_void.own");	/* by another account, but the same person */
	is_refused(other_api, "POST", request_api(asked, "/decide"), "{'state': 'approved', 'row_version': 1}", 404, "not_found");
	assert_int_equal(client_get(other, request(asked, "")).status, 404);
	is_refused(second_api, "POST", request_api(asked, "/decide"), "{'state': 'approved', 'row_version': 9}", 409, "person_void.decided_already");
	is_refused(second_api, "POST", request_api(asked, "/decide"), "{'state': 'refused', 'note': '', 'row_version': 1}", 422, "person_void.note_missing");
	is_refused(second_api, "POST", request_api(asked, "/withdraw"), "{'row_version': 1}", 422, "person_void.not_asker");
	is_refused(clerk_api, "POST", merge_path(two), asks("", one, "this", version_of(two)), 422, "person_void.waits");
	r = client_get(second, "/");
	walk_has(&r, 200, "确认张双全的重复或错误档案");
}

static void what_is_open_stops_it(void **state)
{
	int64_t run = PUT(w, "run", NUMBER("region_id", 1), NUMBER("programme_id", PUT(w, "programme_file", TEXT("code", "suspend"), TEXT("title", "停止党籍"))), TEXT("code", "suspend"), NUMBER("org_id", branch_a2), TEXT("subject_kind", "person"),
		NUMBER("subject_id", two), TEXT("title", "张双全"), TEXT("state", "open"));
	struct reply r = client_get(second, request(asked, ""));

	walk_has(&r, 200, arena_printf(w->arena, "href=\"%s\"", url(two, "/run")));
	is_refused(second_api, "POST", request_api(asked, "/decide"), "{'state': 'approved', 'row_version': 1}", 422, "person_void.has_case");
	r = client_post(second, request(asked, "/decide"), "state", "approved", "note", "", "row_version", "1", NULL);
	walk_has(&r, 422, "有 1 件未办结的事项：请先办结，或者停办后再提");
	r = client_post(second, request(asked, "/decide"), "note", "", "row_version", "1", NULL);
	walk_has(&r, 422, "请选择批准（同意）还是不批准（退回）");
	world_run(w, arena_printf(w->arena, "UPDATE run SET state = 'done', closed_day = 16000 WHERE id = %lld", (long long)run));
}

/* A post at work that takes the person is open; one that is closed holds nobody. */
static void a_place_holds_whom_it_has_while_it_is_open(void **state)
{
	int64_t place = PUT(w, "place", NUMBER("org_id", branch_a2), TEXT("kind", "work_post"), TEXT("name", "示范岗"), NUMBER("to_day", 2932897));
	struct reply r;

	PUT(w, "place_person", NUMBER("place_id", place), NUMBER("person_id", two), NUMBER("from_day", 16000), NUMBER("to_day", 2932897));
	is_refused(second_api, "POST", request_api(asked, "/decide"), "{'state': 'approved', 'row_version': 1}", 422, "person_void.has_place");
	world_run(w, arena_printf(w->arena, "UPDATE place SET to_day = 16001 WHERE id = %lld", (long long)place));
	r = client_get(second, request(asked, ""));
	walk_has(&r, 200, arena_printf(w->arena, "/person-void/%lld", (long long)asked));
	assert_false(reply_has(&r, arena_printf(w->arena, "href=\"/place/%lld\"", (long long)place)));
}

static void a_confirmation_settles_it(void **state)
{
	struct reply r = client_get(second_api, request_api(asked, ""));

	walk_has(&r, 200, "\"hindrances\":[]");
	walk_has(&r, 200, "\"goes_over\":{\"person_history\":1,\"file\":1,\"holding\":1,\"person_role\":1,\"point\":0,\"mentor\":1}");
	balance_says(branch_a2, "2015-01-01", "2015-11-17", 1, 0, 0);
	r = client_get(second, request(asked, ""));
	r = client_post(second, request(asked, "/decide"), "state", "approved", "note", "", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	is_refused(second_api, "POST", request_api(asked, "/decide"), "{'state': 'approved', 'row_version': 2}", 409, "person_void.decided_already");
	r = client_get(clerk, url(two, ""));
	walk_has(&r, 200, "这份档案已于 2015-11-17 作废");
	assert_true(reply_has(&r, arena_printf(w->arena, "href=\"%s\"", url(one, ""))) && reply_has(&r, "优秀党员"));	/* the same award stayed */
	assert_true(reply_has(&r, "专职组织员"));	/* which the other is at the same time */
	assert_false(reply_has(&r, "甲村小学") || reply_has(&r, "兼职组织员"));
	r = client_get(clerk, url(one, ""));
	walk_has(&r, 200, "甲村小学");
	assert_true(reply_has(&r, "入党志愿书.pdf") && reply_has(&r, arena_printf(w->arena, "并入另一份档案（已作废），编号</b> <a class=\"num\" href=\"%s\"", url(two, ""))));
	assert_true(reply_has(&r, "书记") && reply_has(&r, "兼职组织员"));
	assert_int_equal(client_get(other, url(two, "")).status, 404);
	r = client_get(clerk, url(mentee, ""));
	walk_has(&r, 200, "张双全");
}

/* Months that were not paid are owed no more, so that the branch is not late for somebody who pays elsewhere. */
static void dues_are_owed_once(void **state)
{
	struct reply r = client_get(clerk_api, arena_printf(w->arena, "/api/v1/org/%lld/dues/total?until=2015-11", (long long)branch_a2));

	walk_has(&r, 200, "\"due_fen\":0");
	r = client_get(clerk_api, arena_printf(w->arena, "/api/v1/org/%lld/dues/total?until=2014-12", (long long)branch_a2));
	walk_has(&r, 200, "\"due_fen\":50");	/* what was paid was owed */
	r = client_get(clerk_api, arena_printf(w->arena, "/api/v1/org/%lld/dues/late", (long long)branch_a2));
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, arena_printf(w->arena, "\"%lld\"", (long long)two)));
}

/* Members stand in no list, search or question any more; figures of days before are what they were. */
static void the_void_one_is_found_by_nobody(void **state)
{
	struct reply r = client_get(clerk, "/person/duplicates");

	assert_false(reply_has(&r, "张双全"));
	r = client_get(county_api, "/api/v1/person?q=张双全");
	assert_int_equal(number_in(r.body, NULL, "total"), 1);
	assert_false(reply_has(&r, arena_printf(w->arena, "\"%lld\"", (long long)two)));
	r = client_get(clerk, "/search?q=张双全");
	assert_false(reply_has(&r, url(two, "\"")));
	is_refused(clerk_api, "POST", arena_printf(w->arena, "/api/v1%s", url(two, "/verify")), "{'row_version': 1}", 422, "person.void");
	r = client_get(clerk, url(two, "/edit"));
	walk_has(&r, 422, "已经作废，不能再办理");
	is_refused(clerk_api, "POST", merge_path(one), asks("", two, "this", version_of(one)), 422, "person_void.other_unknown");
	/* Neither the number nor the name asks again. */
	r = create(clerk, branch_a, "李新登", BORN("19800321", 3));
	assert_int_equal(r.status, 303);
}

static void the_balance_tells_it_in_a_line_of_its_own(void **state)
{
	struct reply r = client_get(county_api, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2015-01-01&to=2015-11-17", (long long)branch_a2));

	walk_has(&r, 200, "\"out\":{\"corrected\":1}");
	walk_has(&r, 200, arena_printf(w->arena, "\"voided\":[{\"person\":\"%lld\",\"name\":\"张双全\",\"kept\":\"%lld\"", (long long)two, (long long)one));
	balance_says(branch_a2, "2015-01-01", "2015-11-17", 1, 0, 1);
	balance_says(branch_a2, "2015-11-17", "2015-11-17", 1, 0, 1);
	balance_says(branch_a2, "2015-01-01", "2015-11-16", 1, 0, 0);	/* the day before */
	balance_says(branch_a2, "2014-01-01", "2014-12-31", 1, 0, 0);	/* the end of the year before stays as it was printed */
	r = client_get(county, arena_printf(w->arena, "/org/%lld/balance?from=2015-01-01&to=2015-11-17", (long long)branch_a2));
	walk_has(&r, 200, "更正（档案作废）");
	assert_true(reply_has(&r, "id=\"voided\"") && reply_has(&r, "note--ok"));
	r = client_get(county, arena_printf(w->arena, "/org/%lld/balance/list?part=out&cause=corrected&from=2015-01-01&to=2015-11-17", (long long)branch_a2));
	walk_has(&r, 200, arena_printf(w->arena, "href=\"%s\"", url(two, "")));
	assert_true(reply_has(&r, "已作废"));
	r = client_get(county, arena_printf(w->arena, "/org/%lld/balance?from=2014-01-01&to=2014-12-31", (long long)branch_a2));
	assert_false(reply_has(&r, "id=\"voided\""));
	/* What was registered late about it is still said where it was said. */
	r = client_get(county_api, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2005-01-01&to=2005-12-31", (long long)branch_a2));
	walk_has(&r, 200, arena_printf(w->arena, "\"late\":[{\"person\":\"%lld\"", (long long)two));
	/* The figures of the year say the same, and their number opens the archive. */
	r = client_get(county, arena_printf(w->arena, "/figure/annual?org=%lld&day=2015-11-17", (long long)branch_a2));
	walk_has(&r, 200, "更正（档案作废）");
	r = client_get(county, arena_printf(w->arena, "/figure/change?org=%lld&day=2015-11-17&in=0&cause=15", (long long)branch_a2));
	walk_has(&r, 200, url(two, "\""));
	r = client_get(county, arena_printf(w->arena, "/figure/people?org=%lld&day=2014-12-31", (long long)branch_a2));
	walk_has(&r, 200, url(two, "\""));
	r = client_get(county, arena_printf(w->arena, "/figure/people?org=%lld&day=2015-11-17", (long long)branch_a2));
	assert_false(reply_has(&r, url(two, "\"")));
}

/* ---- elsewhere ---- */

static void of_a_record_elsewhere_nothing_is_told(void **state)
{
	int64_t here, there, id;
	struct reply r;

	twins(branch_a, branch_b, "王两地", "19790611", &here, &there);
	is_refused(clerk_api, "POST", merge_path(here), asks("", there, "this", version_of(here)), 422, "person_void.other_unknown");
	r = client_get(clerk, url(here, "/merge"));
	walk_has(&r, 200, "merge?other=elsewhere");
	assert_false(reply_has(&r, "乙村支部") || reply_has(&r, arena_printf(w->arena, "%lld", (long long)there)));
	r = client_get(clerk, url(here, "/merge?other=elsewhere"));
	walk_has(&r, 200, "另一份档案不在您的范围内");
	assert_false(reply_has(&r, "乙村支部"));
	PUT(w, "late_entry", NUMBER("region_id", 1), NUMBER("person_id", there), NUMBER("org_id", branch_b), TEXT("kind", "event"), TEXT("cause", "suspended"),
		TEXT("state", "waiting"), NUMBER("row_version", 1));
	id = id_in(posted(clerk_api, merge_path(here), 0, asks("elsewhere", 0, "this", version_of(here))));
	r = client_get(clerk, request(id, ""));
	walk_has(&r, 200, "不在您的范围内，由上级核对");
	assert_false(reply_has(&r, "乙村支部"));
	r = client_get(clerk_api, "/api/v1/person-void?state=waiting");
	walk_has(&r, 200, "\"org_name\":\"\"");
	assert_false(reply_has(&r, arena_printf(w->arena, "%lld", (long long)there)) || reply_has(&r, "乙村支部"));
	r = client_get(other_api, request_api(id, ""));
	walk_has(&r, 200, "\"kept_name\":\"\"");
	assert_false(reply_has(&r, "甲村支部") || reply_has(&r, arena_printf(w->arena, "%lld", (long long)here)));
	is_refused(second_api, "POST", request_api(id, "/decide"), "{'state': 'approved', 'row_version': 1}", 422, "person_void.organ_only");
	is_refused(other_api, "POST", request_api(id, "/decide"), "{'state': 'approved', 'row_version': 1}", 422, "person_void.organ_only");
	is_refused(county_api, "POST", request_api(id, "/decide"), "{'state': 'approved', 'row_version': 1}", 422, "person_void.has_late_entry");
	world_run(w, arena_printf(w->arena, "UPDATE late_entry SET state = 'refused' WHERE person_id = %lld", (long long)there));
	posted(county_api, request_api(id, "/decide"), 0, "{'state': 'approved', 'row_version': 1}");
	r = client_get(other, url(there, ""));
	walk_has(&r, 200, "与另一个组织的一份档案是同一人");
	assert_false(reply_has(&r, arena_printf(w->arena, "%lld", (long long)here)));
	balance_says(branch_b, "2015-11-17", "2015-11-17", 1, 0, 1);
	balance_says(city, "2015-11-17", "2015-11-17", 6, 0, 2);
}

static void a_member_is_not_lost(void **state)
{
	int64_t member, none;

	twins(branch_a, branch_a, "赵两样", "19770101", &member, &none);
	world_run(w, arena_printf(w->arena, "UPDATE person SET status = 0 WHERE id = %lld", (long long)none));
	is_refused(clerk_api, "POST", merge_path(none), asks("", member, "this", version_of(none)), 422, "person_void.member_lost");
	is_refused(clerk_api, "POST", merge_path(member), asks("", none, "this", 99), 409, "person.changed_meanwhile");
	is_refused(clerk_api, "POST", merge_path(member), asks("elsewhere", 0, "this", version_of(member)), 422, "person_void.none_elsewhere");
	is_refused(other_api, "POST", merge_path(member), asks("", none, "this", 1), 404, "not_found");
}

/* ---- one that should never have been ---- */

static void each_refusal_says_what_to_do(void **state)
{
	int64_t wrong = made(clerk, branch_a, "钱错登", BORN("19760101", 1)), account, holding = world_holding(w, branch_a, "secretary", wrong);
	struct reply r;

	is_refused(clerk_api, "POST", void_path(wrong), void_body(wrong), 422, "person_void.has_holding");
	world_run(w, arena_printf(w->arena, "UPDATE holding SET to_day = 16700 WHERE id = %lld", (long long)holding));
	account = world_account(w, "wrong", ADMIN_NONE, wrong);
	is_refused(clerk_api, "POST", void_path(wrong), void_body(wrong), 422, "person_void.has_account");
	r = client_get(clerk, url(wrong, "/void"));
	walk_has(&r, 200, "在用的账号 1");
	r = client_post(clerk, url(wrong, "/void"), "document", "甲组发〔2015〕10号", "reason", "没有这个人", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "请安全管理员先停用");
	world_run(w, arena_printf(w->arena, "UPDATE account SET is_closed = 1 WHERE id = %lld", (long long)account));
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", one), NUMBER("org_id", branch_a), TEXT("kind", "activist"), NUMBER("from_day", 16000),
		NUMBER("to_day", 2932897), NUMBER("mentor_id", wrong), NUMBER("term_day", 2932897));
	is_refused(clerk_api, "POST", void_path(wrong), void_body(wrong), 422, "person_void.has_mentored");
	world_run(w, arena_printf(w->arena, "UPDATE person_role SET mentor_id = 0 WHERE mentor_id = %lld", (long long)wrong));
	PUT(w, "correction", NUMBER("region_id", 1), NUMBER("person_id", wrong), TEXT("state", "open"));
	is_refused(clerk_api, "POST", void_path(wrong), void_body(wrong), 422, "person_void.has_correction");
	world_run(w, arena_printf(w->arena, "UPDATE correction SET state = 'done' WHERE person_id = %lld", (long long)wrong));
	PUT(w, "transfer", NUMBER("person_id", wrong), TEXT("kind", "inside"), TEXT("state", "draft"));
	is_refused(clerk_api, "POST", void_path(wrong), void_body(wrong), 422, "person_void.has_transfer");
	world_run(w, arena_printf(w->arena, "UPDATE transfer SET state = 'withdrawn' WHERE person_id = %lld", (long long)wrong));
	PUT(w, "certificate", NUMBER("person_id", wrong), NUMBER("org_id", branch_a), NUMBER("to_day", 17000), NUMBER("voided_day", 2932897));
	is_refused(clerk_api, "POST", void_path(wrong), void_body(wrong), 422, "person_void.has_certificate");
}

static void a_wrong_archive_becomes_void(void **state)
{
	int64_t wrong = made(clerk, branch_a, "孙错登", BORN("19750101", 1)), id, paper = put_paper(wrong), account = world_account(w, "closed", ADMIN_NONE, wrong);
	int64_t histories, files = world_count(w, "file"), people = world_count(w, "person");
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE account SET is_closed = 1, row_version = 1 WHERE id = %lld", (long long)account));
	posted(clerk_api, arena_printf(w->arena, "/api/v1%s", url(wrong, "/history")), 0, "{'kind': 'work', 'title': '错村', 'from': '2001年9月'}");
	histories = world_count(w, "person_history");
	id = id_in(posted(clerk_api, void_path(wrong), 0, void_body(wrong)));
	posted(clerk_api, request_api(id, "/withdraw"), 0, "{'row_version': 1}");
	id = id_in(posted(clerk_api, void_path(wrong), 0, void_body(wrong)));
	posted(second_api, request_api(id, "/decide"), 0, "{'state': 'refused', 'note': '查有此人', 'row_version': 1}");
	r = client_get(clerk, url(wrong, ""));
	walk_has(&r, 200, "孙错登");
	r = client_get(clerk, url(wrong, "/void"));
	r = client_post(clerk, url(wrong, "/void"), "document", "甲组发〔2015〕10号", "reason", "没有这个人", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/person-void/%ld", &id), 1);
	r = client_get(second, request(id, ""));
	r = client_post(second, request(id, "/decide"), "state", "approved", "note", "已核实", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(clerk, url(wrong, ""));
	walk_has(&r, 200, "属于错误建档，没有对应的另一份档案");
	assert_true(reply_has(&r, "错村") && reply_has(&r, "入党志愿书.pdf"));	/* nothing is deleted */
	assert_int_equal(world_count(w, "file"), files);
	assert_int_equal(world_count(w, "person"), people);
	assert_int_equal(world_count(w, "person_history"), histories);
	/* Its bytes were never there: 404 tells that, and not that nobody may. */
	r = client_post(clerk, url(wrong, arena_printf(w->arena, "/paper/%lld/download", (long long)paper)), NULL);
	assert_false(reply_has(&r, "已经作废"));
	assert_int_equal(client_post(other, url(wrong, arena_printf(w->arena, "/paper/%lld/download", (long long)paper)), NULL).status, 404);
	is_refused(program(world_admin(w, "security", ADMIN_SECURITY)), "POST", arena_printf(w->arena, "/api/v1/account/%lld/reopen", (long long)account), "{'row_version': 1}", 422,
		"account.of_void");
	r = client_get(clerk, "/person-void?state=approved");
	walk_has(&r, 200, "没有这个人");
	r = client_get(clerk_api, "/api/v1/person-void?state=refused");
	walk_has(&r, 200, "查有此人");
}

static void a_merger_is_not_taken_back(void **state)
{
	struct reply r = client_get(clerk, url(two, ""));

	walk_has(&r, 200, "合并的不能恢复");
	assert_false(reply_has(&r, "/restore\""));
	is_refused(clerk_api, "POST", request_api(asked, "/restore"), restore_body(void_version(asked)), 422, "person_void.merged");
	client_get(clerk, url(two, ""));
	r = client_post(clerk, request(asked, "/restore"), "document", "甲组发〔2015〕12号", "reason", "弄错了", "row_version", arena_printf(w->arena, "%lld", void_version(asked)), NULL);
	walk_has(&r, 422, "不能恢复：需要更正的，在保留的一份里办");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_are_compared_and_one_is_asked_for),
		cmocka_unit_test(nobody_confirms_what_he_asked_for_and_nobody_below),
		cmocka_unit_test(what_is_open_stops_it),
		cmocka_unit_test(a_place_holds_whom_it_has_while_it_is_open),
		cmocka_unit_test(a_confirmation_settles_it),
		cmocka_unit_test(dues_are_owed_once),
		cmocka_unit_test(the_void_one_is_found_by_nobody),
		cmocka_unit_test(the_balance_tells_it_in_a_line_of_its_own),
		cmocka_unit_test(of_a_record_elsewhere_nothing_is_told),
		cmocka_unit_test(a_member_is_not_lost),
		cmocka_unit_test(each_refusal_says_what_to_do),
		cmocka_unit_test(a_wrong_archive_becomes_void),
		cmocka_unit_test(a_merger_is_not_taken_back),
	};

	return cmocka_run_group_tests(tests, void_start, world_over);
}
