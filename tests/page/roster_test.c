/* The list of members in the browser and for programs: own people only, the views of an account, many changed at once. */
#include "roster_world.h"

#include <stdio.h>
#include <string.h>

static void shows_the_own_people_with_masks_and_without_nationality(void **state)
{
	struct reply r = client_get(clerk, "/person");

	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, CANARY_A));
	assert_true(reply_has(&r, "单永福"));
	assert_true(reply_has(&r, "甲村支部"));
	assert_true(reply_has(&r, "138****1111"));
	assert_true(reply_has(&r, "aria-sort=\"ascending\""));
	assert_false(reply_has(&r, "13800001111"));
	assert_false(reply_has(&r, "蒙古族"));
	assert_true(has(clerk, "/roster/print", "蒙古族"));
	assert_true(has(clerk, "/roster/print", "内部资料"));
}

/* On a phone three short lines, on a desk the long ones break. */
static void a_person_is_short_on_a_phone(void **state)
{
	struct reply r = client_get(clerk, "/person");

	assert_true(reply_has(&r, "<td class=\"wraps only-d\" data-l=\"职业\">") && reply_has(&r, "<td class=\"num only-d\" data-l=\"学历\">"));
	assert_true(reply_has(&r, "<td class=\"num\" data-l=\"手机\">") && reply_has(&r, "<td class=\"wraps\" data-l=\"党支部\">"));
}

static void nothing_of_another_town_is_seen(void **state)
{
	static const char *const PATHS[] = { "/person", "/person?status=any", "/person?q=%E6%9E%97", "/search?q=%E6%9E%97%E9%9B%80",
		"/search?q=lq", "/search?q=linque", "/search?q=1111", "/roster/print?status=any", "/api/v1/person?status=any",
		"/api/v1/search?q=lq", "/api/v1/search?q=%E9%9B%80" };
	static const char *const FOREIGN[] = { "/person?org=", "/roster/print?org=", "/api/v1/person?org=" };
	const int64_t orgs[] = { town_b, branch_b, city, 999999999 };

	assert_true(has(other, "/search?q=lq", "乙村支部"));
	for (size_t i = 0; i < sizeof(PATHS) / sizeof(PATHS[0]); i++) {
		assert_false(has(clerk, PATHS[i], "乙村支部"));
		assert_false(has(reader, PATHS[i], "乙村支部"));
	}
	for (size_t i = 0; i < sizeof(FOREIGN) / sizeof(FOREIGN[0]); i++)
		for (size_t k = 0; k < 4; k++)
			assert_int_equal(client_get(clerk, of(FOREIGN[i], orgs[k], "")).status, 404);
	assert_int_equal(client_get(auditor, "/person").status, 403);
	assert_int_equal(client_get(auditor, "/search?q=lh").status, 403);
	assert_int_equal(client_get(client_new(w), "/api/v1/person").status, 401);
}

static void keeps_the_chosen_columns(void **state)
{
	client_get(clerk, "/person");
	assert_int_equal(client_post(clerk, "/roster/columns", "column", "birth", "column", "nonsense", "back", "/person?status=2", NULL).status, 303);
	assert_true(has(clerk, "/person", "1980-01-02"));
	assert_false(has(clerk, "/person", "138****1111"));
	assert_false(has(other, "/person", "1980-01-02"));
	client_get(clerk, "/person");
	client_post(clerk, "/roster/columns", "column", "phone", "back", "//evil.example", NULL);
	assert_true(has(clerk, "/person", "138****1111"));
}

static int save(struct client *c, const char *name, const char *query)
{
	client_get(c, "/person?status=2");
	return client_post(c, "/roster/view", "name", name, "query", query, "org", of("", branch_a, ""), NULL).status;
}

static void a_view_is_saved_renamed_and_deleted(void **state)
{
	struct reply r;
	const char *at, *version;
	long long id = 0;

	assert_int_equal(save(clerk, "本科以上", "status=2&education=college"), 303);
	/* It opens with its organisation, from the list of another one and from the list of views. */
	assert_true(has(clerk, "/person", of("/person?org=", branch_a, "&amp;status=2&amp;education=college")));
	assert_true(has(clerk, "/roster/view", of("/person?org=", branch_a, "&amp;status=2&amp;education=college")));
	assert_true(has(clerk, "/api/v1/roster-view", of("\"query\":\"org=", branch_a, "&status=2&education=college\"")));
	assert_true(has(clerk, "/person", "本科以上"));
	assert_false(has(other, "/person", "本科以上"));
	assert_int_equal(save(clerk, "本科以上", "sex=1"), 422);
	assert_int_equal(save(clerk, "", "sex=1"), 422);
	assert_int_equal(save(clerk, "空", ""), 422);
	assert_int_equal(save(clerk, "空", "bad=1&status=99"), 422);
	assert_int_equal(save(clerk, "一二三四五六七八九十一二三四五六七八九十一", "sex=1"), 422);
	r = client_get(clerk, "/roster/view");
	at = strstr(r.body, "/roster/view/");
	assert_non_null(at);
	assert_int_equal(sscanf(at, "/roster/view/%lld", &id), 1);
	version = reply_field(w, &r, "row_version");
	client_get(other, "/roster/view");
	assert_int_equal(client_post(other, of("/roster/view/", id, "/rename"), "name", "偷", "row_version", version, NULL).status, 404);
	assert_int_equal(client_post(other, of("/roster/view/", id, "/delete"), NULL).status, 404);
	client_get(clerk, "/roster/view");
	assert_int_equal(client_post(clerk, of("/roster/view/", id, "/rename"), "name", "读过大学", "row_version", version, NULL).status, 303);
	client_get(clerk, "/roster/view");
	assert_int_equal(client_post(clerk, of("/roster/view/", id, "/rename"), "name", "再改", "row_version", version, NULL).status, 409);
	assert_true(has(clerk, "/person", "读过大学"));
	client_get(clerk, "/roster/view");
	assert_int_equal(client_post(clerk, of("/roster/view/", id, "/delete"), NULL).status, 303);
	assert_false(has(clerk, "/person?status=2", "读过大学"));
}

static void a_program_gets_pages_and_totals(void **state)
{
	struct reply r = client_get(clerk, "/api/v1/person?rows=1&page=2");

	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "\"total\":2"));
	assert_true(reply_has(&r, "单永福"));
	assert_false(reply_has(&r, CANARY_A));
	assert_false(reply_has(&r, "nationality"));
	assert_int_equal(client_get(clerk, "/api/v1/person?age_from=%E5%85%AD").status, 422);
	assert_int_equal(client_get(clerk, "/api/v1/person?joined_from=2015-02-30").status, 422);
	r = client_get(clerk, "/api/v1/search?q=lh");
	assert_true(reply_has(&r, "\"total\":1"));
	assert_true(reply_has(&r, CANARY_A));
	r = client_get(clerk, "/api/v1/roster-view");
	assert_true(reply_has(&r, "\"items\":[]"));
}

static int64_t id_of(struct client *c, const char *query)
{
	struct reply r = client_get(c, arena_printf(w->arena, "/api/v1/person?%s", query));
	const char *at = strstr(r.body, "\"id\":\"");
	long long id = 0;

	assert_non_null(at);
	assert_int_equal(sscanf(at, "\"id\":\"%lld", &id), 1);
	return id;
}

static struct reply prepare(struct client *c, int64_t org, int64_t person, const char *work_unit, const char *education)
{
	const char *org_text = of("", org, ""), *id = of("", person, "");

	client_get(c, "/person");
	if (person == 0)
		return client_post(c, "/roster/edit", "org", org_text, "all", "1", "query", "", "work_unit", work_unit, "education", education, NULL);
	return client_post(c, "/roster/edit", "org", org_text, "id", id, "query", "", "work_unit", work_unit, "education", education, NULL);
}

static struct reply number_of(struct client *c, int64_t view, int64_t org)
{
	struct reply r;

	client_header(c, "HX-Request: true");
	r = client_get(c, arena_printf(w->arena, "/roster/view/%lld/count?org=%lld", (long long)view, (long long)org));
	client_header(c, NULL);
	return r;
}

static int64_t saved(struct client *c, const char *name, const char *query, int64_t org)
{
	struct reply r;
	long long id = 0, last = 0;

	client_get(c, "/person");
	assert_int_equal(client_post(c, "/roster/view", "name", name, "query", query, "org", of("", org, ""), NULL).status, 303);
	r = client_get(c, "/roster/view");
	for (const char *at = r.body; (at = strstr(at, "/roster/view/")) != NULL; at++)
		if (sscanf(at, "/roster/view/%lld/rename", &id) == 1 && strstr(at, name) != NULL)
			last = id;	/* the name stands in the form */
	assert_true(last > 0);
	return last;
}

/* Over a county a walk takes longer than a page may: the tab asks for its number when the page stands, and it is the total of the list. */
static void the_number_of_a_view_of_the_county_follows_the_page(void **state)
{
	struct client *county = walk_holder(w, city, "org_officer", "county_views", 109);
	int64_t view = saved(county, "男党员", "sex=1", city), figure = saved(county, "统计后面", "status=any&figure=people%3Fday%3D2015-11-17%26where%3Dsex.1", city);
	const char *fetch = arena_printf(w->arena, "hx-get=\"/roster/view/%lld/count?org=%lld\" hx-trigger=\"load\"", (long long)view, (long long)city);
	struct reply r = client_get(county, "/person");
	int men;

	assert_true(reply_has(&r, fetch));
	assert_false(reply_has(&r, of("/roster/view/", figure, "/count")));
	r = client_get(county, "/person?sex=1");	/* the one that is open says its total with the page */
	assert_false(reply_has(&r, fetch));
	men = (int)walk_total(county, "/api/v1/person?sex=1");
	assert_true(men >= 3);
	assert_true(reply_has(&r, arena_printf(w->arena, "男党员 <span class=\"num\">%d</span>", men)));
	r = number_of(county, view, city);
	assert_int_equal(r.status, 200);
	assert_string_equal(r.body, arena_printf(w->arena, "%d", men));
	/* It is kept only as long as nobody's record changes. */
	make(clerk, branch_a, "甄男", 17, "2");
	r = number_of(county, view, city);
	assert_string_equal(r.body, arena_printf(w->arena, "%d", men + 1));
	assert_int_equal(walk_total(county, "/api/v1/person?sex=1"), men + 1);
	/* Behind a number of the figures there is none, of somebody else's view nothing, and opened as a page it shows the views. */
	r = number_of(county, figure, city);
	assert_string_equal(r.body, "");
	assert_int_equal(number_of(clerk, view, city).status, 404);
	r = client_get(county, of("/roster/view/", view, "/count"));
	walk_has(&r, 200, "男党员");
	/* Below a town it comes with the page. */
	saved(clerk, "镇里的男党员", "sex=1", town_a);
	r = client_get(clerk, "/person");
	assert_true(reply_has(&r, "镇里的男党员 <span class=\"num\">"));
	assert_false(reply_has(&r, "/count?org="));
}

static void many_are_changed_after_a_preview(void **state)
{
	struct reply r = prepare(clerk, town_a, 0, "甲村合作社", "31");
	const char *at = reply_header(w, &r, "Location");
	int64_t before, changes;

	assert_int_equal(r.status, 303);
	assert_true(has(clerk, at, "甲村合作社"));
	assert_true(has(clerk, at, "大学专科毕业"));
	assert_true(has(clerk, at, CANARY_A));
	assert_int_equal(client_get(other, at).status, 404);
	assert_false(has(clerk, "/person?education=junior_college", CANARY_A));	/* nothing is written yet */
	client_get(clerk, at);
	changes = world_count(w, "person_change");
	/* One reason for all, and none is no reason; by API in api_person_test. */
	r = client_post(clerk, at, "reason", " ", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "请写明这次批量修改的原因") && reply_has(&r, "甲村合作社"));
	assert_int_equal(world_count(w, "person_change"), changes);
	client_get(clerk, at);
	before = world_count(w, "audit");
	r = client_post(clerk, at, "form_key", "edited-twice-0123456789", "reason", "2015年秋季党员信息核查", NULL);
	assert_int_equal(r.status, 200);
	/* CS-01: unit and education of two people stand in their records as well. */
	assert_int_equal(world_count(w, "person_change"), changes + 4);
	assert_int_equal(world_count(w, "person_change WHERE reason = '2015年秋季党员信息核查'"), 4);
	assert_int_equal(world_count(w, "audit WHERE verb = 'roster_edit.apply' AND changes LIKE '%2015年秋季党员信息核查%'"), 1);
	assert_true(has(clerk, of("/person/", id_of(clerk, "q=lh"), ""), "2015年秋季党员信息核查"));
	assert_true(reply_has(&r, "已修改 2 人"));
	/* The answer loaded anew: said in words, done once. */
	r = client_post(clerk, at, "form_key", "edited-twice-0123456789", "reason", "2015年秋季党员信息核查", NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "这次操作已经办理"));
	assert_int_equal(world_count(w, "audit"), before + 1);
	assert_true(has(clerk, "/person?education=junior_college", CANARY_A));
	assert_true(has(other, "/person?education=bachelor", "乙村支部"));
	assert_int_equal(client_get(clerk, at).status, 404);
	client_get(clerk, "/person");
	assert_int_equal(client_post(clerk, at, NULL).status, 404);
}

static void a_record_changed_since_the_preview_is_named_and_left(void **state)
{
	struct reply r = prepare(clerk, town_a, 0, "新单位", "");
	const char *first = arena_text(w->arena, reply_header(w, &r, "Location")), *then;
	struct client *second = walk_holder(w, town_a, "org_officer", "second", 104);

	r = prepare(second, town_a, id_of(second, "q=shan"), "", "41");
	then = reply_header(w, &r, "Location");
	assert_true(has(second, then, "单永福"));
	assert_true(has(second, arena_printf(w->arena, "/api/v1/roster-edit/%s", then + strlen("/roster/edit/")), "单永福"));
	client_get(second, then);
	r = client_post(second, then, "reason", "补登学历", NULL);
	assert_true(reply_has(&r, "已修改 1 人"));
	client_get(clerk, first);
	r = client_post(clerk, first, "reason", "单位改名", NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "已修改 1 人"));
	assert_true(reply_has(&r, "单永福"));
	assert_true(reply_has(&r, "预览之后有人改过"));
}

static void a_bulk_edit_is_refused_in_words(void **state)
{
	int64_t foreign = id_of(other, "q=lq"), own = id_of(clerk, "q=lh");
	struct reply r;

	assert_int_equal(prepare(clerk, town_b, 0, "甲", "").status, 404);
	assert_int_equal(prepare(reader, branch_a, own, "甲", "").status, 403);
	r = prepare(clerk, town_a, own, "", "");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "至少填一项"));
	r = prepare(clerk, town_a, own, "保留我", "999");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "保留我"));
	assert_true(reply_has(&r, "请从列表中选择"));
	assert_int_equal(client_get(clerk, of("/roster/edit?org=", town_a, "")).status, 303);
	assert_int_equal(client_get(clerk, "/roster/edit/1").status, 404);
	r = prepare(clerk, town_a, foreign, "偷改", "");	/* left out: the preview is empty */
	assert_int_equal(r.status, 303);
	r = client_get(clerk, reply_header(w, &r, "Location"));
	assert_false(reply_has(&r, "乙村支部"));
	assert_false(reply_has(&r, CANARY_B));
}

/* Paper takes ROSTER_PRINT_ROWS_MAX rows; what is cut is said, with a way out. */
static void a_cut_on_paper_is_said_in_words(void **state)
{
	int64_t branch = world_org_of(w, town_a, "branch", "大支部");
	struct client *plain = walk_holder(w, town_a, "secretary", "plain", 120);
	struct reply r;

	world_right(w, "org_officer", "export");
	for (int i = 0; i < 1000; i++)
		world_person(w, branch, "众人");
	r = client_get(clerk, of("/roster/print?org=", branch, ""));
	assert_int_equal(reply_times(&r, "<td><div class=\"called\">众人</div></td>"), 1000);
	assert_false(reply_has(&r, "后面的没有印出"));	/* all of them fit */
	world_person(w, branch, "众人");
	r = client_get(clerk, of("/roster/print?org=", branch, ""));
	assert_int_equal(reply_times(&r, "<td><div class=\"called\">众人</div></td>"), 1000);
	assert_true(reply_has(&r, "只打印前 1,000 人，共有 1,001 人，后面的没有印出。请加条件缩小范围，分支部打印，或者导出全部。"));
	assert_true(reply_has(&r, of("/export/new?org=", branch, "")));
	r = client_get(plain, of("/roster/print?org=", branch, ""));
	assert_true(reply_has(&r, "只打印前 1,000 人，共有 1,001 人，后面的没有印出。请加条件缩小范围，或者分支部打印。"));
	assert_false(reply_has(&r, "/export/new"));		/* who may not export has another way */
	r = client_get(clerk, of("/api/v1/person?rows=200&page=6&org=", branch, ""));
	assert_true(reply_has(&r, "\"total\":1001"));	/* a program gets all, page by page */
	assert_int_equal(reply_times(&r, "众人"), 1);
	/* Behind the last page there is nothing: whoever reads page by page comes to an end. */
	r = client_get(clerk, of("/api/v1/person?rows=200&page=7&org=", branch, ""));
	walk_has(&r, 200, "\"total\":1001,\"page\":7,\"rows\":200,\"items\":[]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_the_own_people_with_masks_and_without_nationality),
		cmocka_unit_test(a_person_is_short_on_a_phone),
		cmocka_unit_test(nothing_of_another_town_is_seen),
		cmocka_unit_test(keeps_the_chosen_columns),
		cmocka_unit_test(a_view_is_saved_renamed_and_deleted),
		cmocka_unit_test(a_program_gets_pages_and_totals),
		cmocka_unit_test(many_are_changed_after_a_preview),
		cmocka_unit_test(a_record_changed_since_the_preview_is_named_and_left),
		cmocka_unit_test(a_bulk_edit_is_refused_in_words),
		cmocka_unit_test(a_cut_on_paper_is_said_in_words),
		cmocka_unit_test(the_number_of_a_view_of_the_county_follows_the_page),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
