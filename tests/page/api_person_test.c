/* Archives, lists and one's own record through the API alone. */
#include "page/api_walk.h"
#include "world/walk.h"

static struct client *county, *member;
static int64_t city, branch, person;

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "edit_org", "see_person", "edit_person", "see_full", "see_figures", "set_norms" };
	int64_t officer;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	branch = world_org_of(w, city, "branch", "甲支部");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "org_officer", RIGHTS[i]);
	officer = world_person(w, city, "某人");
	world_holding(w, city, "org_officer", officer);
	county = program(world_account(w, "county", ADMIN_NONE, officer));
	return 0;
}

static const char *person_body(const char *name, const char *number)
{
	return arena_printf(w->arena, "{'org': '%lld', 'name': '%s', 'id_number': '%s', 'nationality': '01', 'education': '21', 'occupation': 2,"
		" 'status': '2', 'joined': '2010.07', 'document': '甲发1号', 'phone': '13900002222'}", (long long)branch, name, number);
}

static void a_record_is_made_changed_and_moved(void **state)
{
	/* covers CS-01 refuse 1 by api */
	world_org_of(w, city, "branch", "乙支部");
	person = id_in(posted(county, "/api/v1/person", 0, person_body("张三", "110101199003079972")));
	is_refused(county, "POST", "/api/v1/person", person_body("张三", "110101199003079972"), 422, "person.number_taken");
	walk_approve_late(w);
	posted(county, "/api/v1/person/%", person, "{'job': '会计', 'is_front_line': true, 'reason': '更正', 'row_version': 2}");
	is_refused(county, "POST", arena_printf(w->arena, "/api/v1/person/%lld", (long long)person), "{'jobb': '会计', 'reason': '更正', 'row_version': 3}", 422, "jobb");
	posted(county, "/api/v1/person/%/standing", person, "{'cause': 'suspended', 'day': '2015-10-01', 'document': '甲发1号', 'reason': '当时漏登', 'row_version': 3}");
	walk_approve_late(w);
	posted(county, "/api/v1/person/%/standing", person, "{'cause': 'restored', 'day': '2015-11-01', 'document': '甲发2号', 'reason': '当时漏登', 'row_version': 4}");
	walk_approve_late(w);
	says(posted(county, "/api/v1/person/%/reveal", person, "{'reason': '核对'}"), "110101199003079972");
	posted(county, "/api/v1/person/%/reading", person, "{'reading': 'zhang san', 'row_version': 5}");
	says(got(county, "/api/v1/org/%lld/balance?from=2015-10-01&to=2015-11-17", (long long)branch), "'closing':");
}

static void roles_and_history_are_kept(void **state)
{
	const char *archive;
	int64_t role = id_in(posted(county, "/api/v1/person/%/role", person, "{'kind': 'volunteer', 'day': '2015-01-01'}"));

	posted(county, "/api/v1/person/%/history", person, "{'kind': 'work', 'title': '甲村', 'detail': '会计', 'from': '2001年9月'}");
	posted(county, "/api/v1/person/%/history", person, "{'kind': 'family', 'title': '李梅', 'detail': '甲村', 'code': '配偶'}");
	archive = got(county, "/api/v1/person/%lld", (long long)person);
	says(archive, "'kind':'volunteer'");
	assert_null(strstr(archive, "李梅"));
	says(got(county, "/api/v1/person/%lld/form", (long long)person), "李梅");
	posted(county, arena_printf(w->arena, "/api/v1/person/%lld/history/%lld/remove", (long long)person,
		(long long)number_in(archive, "'history'", "id")), 0, "{'row_version': 1}");
	posted(county, "/api/v1/quota", 0, "{'code': 'town_volunteers', 'title': '志愿者', 'counts': 'role', 'kinds': 'volunteer', 'org_kinds': 'branch', 'min_count': 1}");
	says(got(county, "/api/v1/org/%lld/quota", (long long)branch), "'code':'town_volunteers'");
	says(got(county, "/api/v1/quota"), "'code':'town_volunteers'");
	got(county, "/api/v1/quota/town_volunteers/org/%lld", (long long)branch);
	posted(county, arena_printf(w->arena, "/api/v1/person/%lld/role/%lld/end", (long long)person, (long long)role), 0, "{'day': '2015-06-01'}");
}

static void the_official_form_hides_numbers_until_a_reason_is_given(void **state)
{
	const char *form = got(county, "/api/v1/person/%lld/form", (long long)person);

	says(form, "'org_name':'甲支部'");
	says(form, "'filled_day':'2015-11-17'");
	assert_null(strstr(form, "110101199003079972"));
	says(posted(county, "/api/v1/person/%/form", person, "{'reason': '填表'}"), "110101199003079972");
}

static struct reply uploaded(const char *kind, const char *filename, const void *data, size_t bytes)
{
	struct buffer body;

	buffer_init(&body, w->arena, 0);
	buffer_printf(&body, "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n%s\r\n"
		"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n", kind, filename);
	buffer_put(&body, data, bytes);
	buffer_puts(&body, "\r\n--b--\r\n");
	return client_send(county, "POST", arena_printf(w->arena, "/api/v1/person/%lld/paper", (long long)person), "multipart/form-data; boundary=b",
		body.data, body.bytes);
}

static void papers_and_the_photo_go_up_and_come_down(void **state)
{
	/* One pixel. */
	static const unsigned char PNG[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6,
		0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 10, 'I', 'D', 'A', 'T', 0x78, 0x9c, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0d, 0x0a, 0x2d, 0xb4, 0, 0, 0, 0,
		'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82 };
	static const char PDF[] = PDF_OF_ONE_PAGE("the paper itself");
	struct reply r = uploaded("photo", "a.png", PNG, sizeof(PNG));
	int64_t paper;

	if (r.status != 201)
		fail_msg("%d %s", r.status, r.body);
	r = client_get(county, arena_printf(w->arena, "/api/v1/person/%lld/photo", (long long)person));
	assert_int_equal(r.status, 200);
	assert_string_equal(reply_header(w, &r, "Content-Type"), "image/png");
	r = client_get(county, arena_printf(w->arena, "/api/v1/person/%lld/pdf", (long long)person));
	assert_int_equal(r.status, 200);
	assert_true(memmem(r.body, r.body_bytes, "/Subtype /Image", 15) != NULL);
	r = uploaded("application", "申请.txt", "入党申请书\n机密★10年\n", strlen("入党申请书\n机密★10年\n"));
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "机密★10年"));
	r = uploaded("application", "a.pdf", PDF, sizeof(PDF) - 1);
	if (r.status != 201)
		fail_msg("%d %s", r.status, r.body);
	paper = id_in(r.body);
	r = client_send(county, "POST", arena_printf(w->arena, "/api/v1/person/%lld/paper/%lld/download", (long long)person, (long long)paper),
		"application/json", "{}", 2);
	assert_int_equal(r.status, 200);
	assert_memory_equal(r.body, PDF, sizeof(PDF) - 1);
	posted(county, arena_printf(w->arena, "/api/v1/person/%lld/paper/%lld/withdraw", (long long)person, (long long)paper), 0, "{'reason': '传错了'}");
	assert_int_equal(client_send(county, "POST", arena_printf(w->arena, "/api/v1/person/%lld/paper", (long long)person),
		"multipart/form-data; boundary=b", "--b--\r\n", 7).status, 422);
}

static const char *numberless(const char *name)
{
	return arena_printf(w->arena, "{'org': '%lld', 'name': '%s', 'no_number_reason': '证件遗失', 'sex': '1', 'birth': '1990-03-07', 'nationality': '01', 'education': '21',"
		" 'occupation': '2', 'status': '2', 'document': '甲发1号', 'joined': '2010-07-01'}", (long long)branch, name);
}

static void what_a_clerk_looks_after_is_listed(void **state)
{
	int64_t twin;

	is_refused(county, "POST", "/api/v1/person", numberless("张三"), 422, "person.twin");
	twin = id_in(posted(county, "/api/v1/person", 0, numberless("张三丰")));
	walk_approve_late(w);
	world_run(w, arena_printf(w->arena, "UPDATE person SET name = '张三' WHERE id = %lld", (long long)twin));
	says(got(county, "/api/v1/person/duplicates"), arena_printf(w->arena, "'id':'%lld'", (long long)twin));
	posted(county, "/api/v1/person/%/distinct", twin, "{'reason': '核对过，是两个人'}");
	says(got(county, "/api/v1/person/duplicates"), "'items':[]");
	says(got(county, "/api/v1/person/readings"), "'items':[");
}

static void one_sees_oneself_and_asks_for_a_correction(void **state)
{
	int64_t request;

	member = program(world_account(w, "zhangsan", ADMIN_NONE, person));
	says(got(member, "/api/v1/me/archive"), "张三");
	assert_int_equal(client_get(member, "/api/v1/me/archive/photo").status, 200);
	{
		struct reply r = client_post_json(member, "/api/v1/me/archive/reveal", "{}");

		assert_int_equal(r.status, 200);
		assert_int_equal(strlen(walk_value(w, &r, "id_number")), 18);
		r = client_get(member, "/api/v1/me/archive");
		assert_null(strstr(r.body, "\"phone\":\"1380000"));
	}
	request = id_in(posted(member, "/api/v1/me/correction", 0, "{'text': '学历写错了\\n应为本科'}"));
	says(got(member, "/api/v1/me/correction"), "学历写错了");
	is_refused(member, "POST", "/api/v1/me/correction", "{'text': '学历写错了\\n应为本科 '}", 422, "correction.same");
	says(got(county, "/api/v1/correction?state=open"), "学历写错了");
	is_refused(county, "POST", arena_printf(w->arena, "/api/v1/correction/%lld", (long long)request), "{'state': 'done', 'answer': '已改', 'row_version': 1}", 422,
		"correction.nothing_changed");
	posted(county, "/api/v1/person/%/history", person, "{'kind': 'education', 'title': '省农业大学', 'code': '本科', 'from': '2001年9月', 'to': '2005年7月'}");
	posted(county, "/api/v1/correction/%", request, "{'state': 'done', 'answer': '已改', 'row_version': 1}");
	says(got(member, "/api/v1/me/correction"), "'state':'done'");
	posted(member, "/api/v1/result/seen", 0, arena_printf(w->arena, "{'kind': 'correction', 'subject': '%lld'}", (long long)request));
	request = id_in(posted(member, "/api/v1/me/correction", 0, "{'text': '提错了'}"));
	is_refused(county, "POST", arena_printf(w->arena, "/api/v1/me/correction/%lld/withdraw", (long long)request), "{'row_version': 1}", 404, "permit.not_found");
	is_refused(member, "POST", arena_printf(w->arena, "/api/v1/me/correction/%lld/withdraw", (long long)request), "{'row_version': 2}", 409, "correction.withdrawn_late");
	posted(member, "/api/v1/me/correction/%/withdraw", request, "{'row_version': 1}");
	says(got(member, "/api/v1/me/correction"), "'state':'withdrawn'");
	assert_int_equal(client_get(member, arena_printf(w->arena, "/api/v1/person/%lld", (long long)person)).status, 403);
}

static void lists_views_and_bulk_edits(void **state)
{
	int64_t view, edit;

	says(got(county, "/api/v1/person?org=%lld&status=2&sort=name&page=1&rows=10", (long long)branch), "'rows':10");
	says(got(county, "/api/v1/search?q=%s", "%E5%BC%A0"), "张三");
	view = id_in(posted(county, "/api/v1/roster-view", 0, "{'name': '正式党员', 'query': 'status=2'}"));
	says(got(county, "/api/v1/roster-view"), "'query':'status=2'");
	posted(county, "/api/v1/roster-view/%/name", view, "{'name': '在册正式', 'row_version': 1}");
	done(county, "DELETE", arena_printf(w->arena, "/api/v1/roster-view/%lld", (long long)view), "");
	edit = id_in(posted(county, "/api/v1/roster-edit", 0, arena_printf(w->arena, "{'org': '%lld', 'query': 'status=2', 'work_unit': '甲厂'}", (long long)branch)));
	says(got(county, "/api/v1/roster-edit/%lld", (long long)edit), "'after':'甲厂'");
	is_refused(county, "POST", arena_printf(w->arena, "/api/v1/roster-edit/%lld", (long long)edit), "{'reason': ' '}", 422, "roster.edit_reason_missing");
	is_refused(county, "POST", arena_printf(w->arena, "/api/v1/roster-edit/%lld", (long long)edit), "{'reason': '换届了'}", 422, "至少 4 个字（现在 3 个）");
	says(posted(county, "/api/v1/roster-edit/%", edit, "{'reason': '统一更名'}"), "'changed':2");
	says(got(county, "/api/v1/workbench"), "'counts':");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_is_made_changed_and_moved),
		cmocka_unit_test(roles_and_history_are_kept),
		cmocka_unit_test(the_official_form_hides_numbers_until_a_reason_is_given),
		cmocka_unit_test(papers_and_the_photo_go_up_and_come_down),
		cmocka_unit_test(what_a_clerk_looks_after_is_listed),
		cmocka_unit_test(one_sees_oneself_and_asks_for_a_correction),
		cmocka_unit_test(lists_views_and_bulk_edits),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
