/* An archive that was made void though it should not have been: asked for by one, confirmed by another above; a live archive again from that day on, and the
 * balance has both lines. By page and API. */
#include "page/person_void_world.h"

static int64_t back_person, back_void, back_asked;

static void a_wrong_void_is_asked_to_be_taken_back(void **state)
{
	struct reply r;

	back_person = made(clerk, branch_a, "钱复原", BORN("19760202", 1));
	world_run(w, arena_printf(w->arena, "UPDATE person SET former_name = '钱旧名' WHERE id = %lld", (long long)back_person));
	back_void = id_in(posted(clerk_api, void_path(back_person), 0, void_body(back_person)));
	is_refused(clerk_api, "POST", request_api(back_void, "/restore"), restore_body(1), 422, "person_void.is_live");	/* it is no void yet */
	posted(second_api, request_api(back_void, "/decide"), 0, "{'state': 'approved', 'row_version': 1}");
	r = client_get(clerk_api, "/api/v1/person?q=钱复原");
	assert_int_equal(number_in(r.body, NULL, "total"), 0);
	r = client_get(clerk, url(back_person, ""));
	walk_has(&r, 200, "恢复作废的档案");
	/* Whose range it is not in learns nothing of it. */
	is_refused(other_api, "POST", request_api(back_void, "/restore"), restore_body(2), 404, "not_found");
	is_refused(clerk_api, "POST", request_api(back_void, "/restore"), restore_body(1), 409, "person_void.decided_already");
	is_refused(clerk_api, "POST", request_api(back_void, "/restore"), "{'reason': '派出所证明确有其人', 'row_version': 2}", 422, "document_missing");
	is_refused(clerk_api, "POST", request_api(back_void, "/restore"), "{'document': '甲组发〔2015〕12号', 'row_version': 2}", 422, "person_void.restore_reason_missing");
	is_refused(clerk_api, "POST", request_api(back_void, "/restore"), "{'document': '甲组发〔2015〕12号', 'reason': '派出所证明'}", 422, "permit.row_version_missing");
	r = client_post(clerk, request(back_void, "/restore"), "document", "甲组发〔2015〕12号", "reason", "", "row_version", "2", NULL);
	walk_has(&r, 422, "请写明恢复原因");
	assert_true(reply_has(&r, "value=\"甲组发〔2015〕12号\""));	/* nothing typed is lost */
	/* Its number was given to another archive meanwhile. */
	assert_int_equal(create(clerk, branch_a, "钱占号", BORN("19760202", 1)).status, 303);
	is_refused(clerk_api, "POST", request_api(back_void, "/restore"), restore_body(2), 422, "person_void.number_taken");
	world_run(w, arena_printf(w->arena, "DELETE FROM person_key WHERE person_id = (SELECT id FROM person WHERE name = '钱占号')"));
	/* Its branch was dissolved meanwhile. */
	world_run(w, arena_printf(w->arena, "UPDATE org SET to_day = %lld WHERE id = %lld", (long long)day_from_date(2015, 11, 17), (long long)branch_a));
	is_refused(clerk_api, "POST", request_api(back_void, "/restore"), restore_body(2), 422, "person_void.branch_gone");
	world_run(w, arena_printf(w->arena, "UPDATE org SET to_day = 2932897 WHERE id = %lld", (long long)branch_a));
	back_asked = id_in(posted(clerk_api, request_api(back_void, "/restore"), 0, restore_body(2)));
	is_refused(clerk_api, "POST", request_api(back_void, "/restore"), restore_body(2), 422, "person_void.waits");
	r = client_get(clerk, url(back_person, ""));
	walk_has(&r, 200, "已经提请恢复，等上级确认");
	assert_false(reply_has(&r, "/restore\""));
	posted(clerk_api, request_api(back_asked, "/withdraw"), 0, "{'row_version': 1}");
	r = client_get(clerk, url(back_person, ""));
	r = client_post(clerk, request(back_void, "/restore"), "document", "甲组发〔2015〕12号", "reason", "派出所证明确有其人", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/person-void/%ld", &back_asked), 1);
	r = client_get(county_api, request_api(back_asked, ""));
	walk_has(&r, 200, "\"is_restore\":true");
}

/* Until it was read. */
static void whoever_asked_is_told(void)
{
	struct client *later = walk_browser(w, "clerk_later", 101);
	struct reply r;

	/* Days later a session is another one, and here so is the account. */
	world_run(w, arena_printf(w->arena, "UPDATE person_void SET asked_by = (SELECT id FROM account WHERE login = 'clerk_later') WHERE id = %ld", back_asked));
	r = client_get(later, "/");
	walk_has(&r, 200, "钱复原的档案：提请恢复已经确认");
	r = client_get(later, request(back_asked, ""));
	walk_has(&r, 200, "知道了");
	assert_int_equal(client_post(later, "/result/seen", "kind", "void", "subject", arena_printf(w->arena, "%ld", back_asked), NULL).status, 303);
	r = client_get(later, "/");
	assert_false(reply_has(&r, "提请恢复已经确认"));
}

/* What came and went within one day moves nobody: it is told as what it was. */
static void void_and_back_on_one_day(void)
{
	struct client *later = walk_browser(w, "county_day", 104);
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE membership SET from_day = (SELECT MAX(m.to_day) FROM membership m WHERE m.person_id = membership.person_id AND m.ended_by = 'corrected') "
		"WHERE person_id = %lld AND began_by = 'corrected'", (long long)back_person));
	r = client_get(later, arena_printf(w->arena, "/org/%lld/balance?from=2015-11-10&to=2015-11-20", (long long)branch_a));
	walk_has(&r, 200, "当天作废又恢复");
	walk_has(&r, 200, "确认日期");
}

static void somebody_else_confirms_it_and_the_archive_is_live_again(void **state)
{
	int64_t lines = world_count(w, "membership");
	struct client *next_day;
	struct reply r;

	is_refused(clerk_api, "POST", request_api(back_asked, "/decide"), "{'state': 'approved', 'row_version': 1}", 422, "person_void.own");
	is_refused(other_api, "POST", request_api(back_asked, "/decide"), "{'state': 'approved', 'row_version': 1}", 404, "not_found");
	r = client_get(second, request(back_asked, ""));
	walk_has(&r, 200, "确认恢复");
	assert_false(reply_has(&r, "确认作废"));
	/* In words of a restoration, of one archive. */
	walk_has(&r, 200, "<dt>恢复原因</dt>");
	walk_has(&r, 200, "由档案所在支部的上级党委确认");
	assert_false(reply_has(&r, "作废原因") || reply_has(&r, "作废前要先办的") || reply_has(&r, "由两份档案所在支部共同的上级确认"));
	r = client_get(second, "/");
	walk_has(&r, 200, "确认恢复钱复原的档案");
	/* Three days void, so that the balance has both lines. */
	walk_clock(second_api, "2015-11-20");
	posted(second_api, request_api(back_asked, "/decide"), 0, "{'state': 'approved', 'note': '已核实', 'row_version': 1}");
	is_refused(second_api, "POST", request_api(back_asked, "/decide"), "{'state': 'approved', 'row_version': 2}", 409, "person_void.decided_already");
	is_refused(clerk_api, "POST", request_api(back_void, "/restore"), restore_body(2), 422, "person_void.is_live");
	assert_int_equal(world_count(w, "membership"), lines + 1);
	/* Found by name, former name and number, and by the last digits of both numbers. */
	r = client_get(clerk_api, "/api/v1/person?q=钱复原");
	assert_int_equal(number_in(r.body, NULL, "total"), 1);
	r = client_get(clerk_api, "/api/v1/person?q=钱旧名");
	assert_int_equal(number_in(r.body, NULL, "total"), 1);
	assert_int_equal(world_count(w, arena_printf(w->arena, "person_key WHERE person_id = %lld", (long long)back_person)), 1);
	assert_true(world_count(w, arena_printf(w->arena, "person_tail WHERE person_id = %lld", (long long)back_person)) > 0);
	r = create(clerk, branch_a, "钱再占", BORN("19760202", 1));
	assert_int_not_equal(r.status, 303);
	/* Opening + in - out = closing, with a line for each. */
	next_day = walk_browser(w, "county_later", 104);
	r = client_get(county_api, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2015-11-18&to=2015-11-20", (long long)branch_a));
	walk_has(&r, 200, "\"in\":{\"corrected\":1}");
	{
		int opening = (int)number_in(r.body, NULL, "opening");

		balance_says(branch_a, "2015-11-18", "2015-11-20", opening, 1, 0);
		balance_says(branch_a, "2015-11-18", "2015-11-19", opening, 0, 0);
	}
	r = client_get(next_day, arena_printf(w->arena, "/org/%lld/balance?from=2015-11-18&to=2015-11-20", (long long)branch_a));
	walk_has(&r, 200, "作废撤销");
	r = client_get(next_day, arena_printf(w->arena, "/org/%lld/balance/list?part=in&cause=corrected&from=2015-11-18&to=2015-11-20", (long long)branch_a));
	walk_has(&r, 200, url(back_person, "\""));
	r = client_get(next_day, arena_printf(w->arena, "/figure/annual?org=%lld&day=2015-11-20", (long long)branch_a));
	walk_has(&r, 200, "作废撤销");
	r = client_get(next_day, url(back_person, ""));
	walk_has(&r, 200, "作废撤销，档案恢复");
	walk_has(&r, 200, "派出所证明确有其人");
	assert_int_equal(world_count(w, "audit WHERE verb = 'person_void.restore'"), 2);
	r = client_get(next_day, "/person-void?state=approved");
	walk_has(&r, 200, "已恢复");
	whoever_asked_is_told();
	void_and_back_on_one_day();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_wrong_void_is_asked_to_be_taken_back),
		cmocka_unit_test(somebody_else_confirms_it_and_the_archive_is_live_again),
	};

	return cmocka_run_group_tests(tests, void_start, world_over);
}
