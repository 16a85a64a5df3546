/* The people behind a number, opened in the roster: there they are searched, printed whole, kept as a view and exported by the rules of the
 * export room; by page and api. */
#include "page/figure_row_world.h"

static struct client *program, *head;

/* "figure=…" of the women of an organisation on a day, as the page writes it. */
static const char *women_of(int64_t org)
{
	return arena_printf(w->arena, "status=any&figure=people%%3Forg%%3D%lld%%26day%%3D2015-11-17%%26where%%3Dsex.2", (long long)org);
}

static const char *at(const char *path, int64_t org, const char *rest)
{
	return arena_printf(w->arena, "%s?org=%lld&%s", path, (long long)org, rest);
}

static void a_list_behind_a_number_opens_in_the_roster(void **state)
{
	const char *women = women_of(town_a);
	struct reply r = client_get(county, url("/figure/people?where=sex.2&day=2015-11-17", town_a));
	const char *link, *href;

	walk_has(&r, 200, "在党员名册中打开");
	assert_false(reply_has(&r, "/export/new"));		/* who may not export is not led there */
	link = strstr(r.body, arena_printf(w->arena, "/person?org=%lld&amp;status=any&amp;figure=", (long long)town_a));
	assert_non_null(link);
	/* The link of the page itself leads to those people. */
	href = arena_text_n(w->arena, link, strcspn(link, "\""));
	for (char *p = strstr((char *)href, "&amp;"); p != NULL; p = strstr(p, "&amp;"))
		memmove(p + 1, p + 5, strlen(p + 5) + 1);
	r = client_get(county, href);
	walk_has(&r, 200, "女党员");
	assert_false(reply_has(&r, "男党员"));
	assert_true(reply_has(&r, "统计数字的名单（2015-11-17）"));
	r = client_get(county, at("/roster/print", town_a, women));
	walk_has(&r, 200, "女党员");
	assert_false(reply_has(&r, "男党员"));
	assert_int_equal(walk_total(county, at("/api/v1/person", town_a, women)), 3);
	assert_int_equal(walk_total(county, url("/api/v1/figure/people?where=sex.2&day=2015-11-17", town_a)), 3);
	assert_int_equal(walk_total(county, at("/api/v1/person", town_b, women)), 0);	/* narrowed to where the list is opened */
	assert_int_equal(walk_total(county, at("/api/v1/person", town_a, arena_printf(w->arena, "%s&sex=1", women))), 0);
	assert_int_equal(walk_total(county, at("/api/v1/person", town_a, arena_printf(w->arena, "%s&q=%%E5%%A5%%B3", women))), 3);	/* 女 */
	assert_int_equal(walk_total(county, at("/api/v1/person", town_a, arena_printf(w->arena, "%s&q=%%E7%%94%%B7", women))), 0);	/* 男 */
	/* Every kind of list. */
	assert_int_equal(walk_total(county, at("/api/v1/person", town_a, "status=any&figure=change%3Fin%3D1%26cause%3D-1%26day%3D2015-11-17")), 1);
	assert_int_equal(walk_total(county, at("/api/v1/person", town_a, "status=any&figure=roles%3Fkind%3Dactivist")), 0);
}

static void what_is_no_list_or_not_the_own_opens_nothing(void **state)
{
	const char *women = women_of(town_a);

	assert_int_equal(client_get(county, at("/api/v1/person", town_a, "status=any&figure=castle%3Fx%3D1")).status, 422);
	assert_int_equal(client_get(county, at("/person", town_a, "status=any&figure=castle%3Fx%3D1")).status, 422);
	assert_int_equal(client_get(other_town, at("/person", town_b, women)).status, 404);
	assert_int_equal(client_get(other_town, at("/api/v1/person", town_b, women)).status, 404);
	assert_int_not_equal(client_get(county, at("/person", town_a, "figure=people%3Fwhere%3Dcastle.1")).status, 200);
}

static void its_people_are_exported_by_the_rules_of_exports(void **state)
{
	const char *query = women_of(town_a), *id;
	struct reply r;

	world_right(w, "secretary", "export");
	world_right(w, "secretary", "see_full");
	world_right(w, "member", "see_person");
	world_right(w, "member", "approve_export");
	world_holding(w, city, "member", 107);
	program = walk_program(w, "program", 101);
	head = walk_program(w, "head", 107);
	r = client_get(county, url("/figure/people?where=sex.2&day=2015-11-17", town_a));
	walk_has(&r, 200, "/export/new?org=");
	r = client_get(county, at("/export/new", town_a, query));
	walk_has(&r, 200, "统计数字的名单（2015-11-17）");
	r = client_post_json(program, "/api/v1/export", arena_printf(w->arena, "{\"org\":\"%lld\",\"query\":\"%s\",\"columns\":[\"name\"],\"reason\":\"年报核对名单\",\"format\":\"csv\"}",
		(long long)town_a, query));
	walk_has(&r, 201, "making");
	id = world_text(w, "/api/v1/export/%lld", (long long)walk_number(program, &r, "id"));
	client_wait(program, id, "\"state\":\"ready\"");
	r = client_post_json(program, world_text(w, "%s/fetch", id), "{}");
	walk_has(&r, 200, "女党员");
	assert_false(reply_has(&r, "男党员"));
	assert_true(reply_has(&r, "内部资料"));
	/* Full numbers wait for a second person, here as anywhere. */
	r = client_post_json(program, "/api/v1/export", arena_printf(w->arena,
		"{\"org\":\"%lld\",\"query\":\"%s\",\"columns\":[\"name\"],\"reason\":\"年报核对名单\",\"full\":true}", (long long)town_a, query));
	walk_has(&r, 201, "waiting");
	id = world_text(w, "/api/v1/export/%lld", (long long)walk_number(program, &r, "id"));
	assert_int_equal(client_post_json(program, world_text(w, "%s/fetch", id), "{}").status, 422);
	assert_int_equal(client_post_json(head, world_text(w, "%s/approve", id), "{}").status, 200);
	client_wait(program, id, "\"state\":\"ready\"");
}

/* The people behind a cell of the balance are such a list too. */
static void the_people_behind_the_balance_open_there_too(void **state)
{
	static const char PERIOD[] = "from%3D2015-01-01%26to%3D2015-11-17";
	const char *came = arena_printf(w->arena, "status=any&figure=balance%%3Forg%%3D%lld%%26part%%3Din%%26cause%%3Dtransferred_in%%26%s", (long long)town_a, PERIOD), *id;
	const char *stand = arena_printf(w->arena, "status=any&figure=balance%%3Forg%%3D%lld%%26part%%3Dclosing%%26%s", (long long)town_a, PERIOD);
	const char *page = arena_printf(w->arena, "/org/%lld/balance/list?part=in&cause=transferred_in&from=2015-01-01&to=2015-11-17", (long long)town_a);
	struct client *reader = walk_holder(w, town_a, "reader", "reader", 108);
	struct reply r;

	world_run(w, "INSERT INTO org_path (id, org_id, parent_id, path, name, kind, from_day, to_day, reason, document)"
		" SELECT id, id, parent_id, path, name, kind, from_day, 2932897, 'founded', '' FROM org");	/* who came and went is counted on the tree of each day */
	r = client_get(county, page);

	walk_has(&r, 200, arena_printf(w->arena, "/person?org=%lld&amp;status=any&amp;figure=balance%%3Forg%%3D%lld%%26part%%3Din%%26cause%%3Dtransferred_in%%26%s\"",
		(long long)town_a, (long long)town_a, PERIOD));
	walk_has(&r, 200, "/export/new?org=");
	for (int i = 0; i < 60; i++)		/* more than a page */
		member(branch_a, "多列党员", 1, day_from_date(2001, 1, 1), "opening");
	r = client_get(county, arena_printf(w->arena, "/org/%lld/balance/list?part=closing&from=2015-01-01&to=2015-11-17", (long long)town_a));
	walk_has(&r, 200, "打印全部");
	assert_true(reply_times(&r, ">多列党员<") < 60);
	r = client_get(county, arena_printf(w->arena, "/org/%lld/balance/list?part=closing&from=2015-01-01&to=2015-11-17&print=1", (long long)town_a));
	walk_has(&r, 200, "返回列表");
	assert_int_equal(reply_times(&r, ">多列党员<"), 60);
	r = client_get(county, url("/figure/people?where=sex.1&day=2015-11-17", town_a));
	assert_true(reply_has(&r, "打印全部") && reply_times(&r, ">多列党员<") < 60);
	r = client_get(county, url("/figure/people?where=sex.1&day=2015-11-17&print=1", town_a));
	assert_int_equal(reply_times(&r, ">多列党员<"), 60);
	world_right(w, "reader", "see_person");
	r = client_get(reader, page);
	walk_has(&r, 200, "在党员名册中打开");
	assert_false(reply_has(&r, "/export/new"));
	r = client_get(county, arena_printf(w->arena, "/org/%lld/balance/list?part=out&from=2015-01-01&to=2015-11-17", (long long)town_a));
	assert_false(reply_has(&r, "在党员名册中打开"));		/* nobody to open */
	r = client_get(county, at("/person", town_a, came));
	walk_has(&r, 200, "转入党员");
	assert_false(reply_has(&r, "男党员"));
	assert_true(reply_has(&r, "统计数字的名单（2015-11-17）"));
	r = client_get(county, at("/roster/print", town_a, came));
	walk_has(&r, 200, "转入党员");
	assert_false(reply_has(&r, "男党员"));
	assert_int_equal(walk_total(county, at("/api/v1/person", town_a, came)), 1);
	assert_int_equal(walk_total(county, at("/api/v1/person", town_a, stand)), 72);
	assert_int_equal(client_get(other_town, at("/api/v1/person", town_b, came)).status, 404);
	assert_int_equal(client_get(county, at("/api/v1/person", town_a, "figure=balance%3Fpart%3Dcastle")).status, 404);
	r = client_post_json(program, "/api/v1/export", arena_printf(w->arena, "{\"org\":\"%lld\",\"query\":\"%s\",\"columns\":[\"name\"],\"reason\":\"年报核对名单\",\"format\":\"csv\"}",
		(long long)town_a, came));
	walk_has(&r, 201, "making");
	id = world_text(w, "/api/v1/export/%lld", (long long)walk_number(program, &r, "id"));
	client_wait(program, id, "\"state\":\"ready\"");
	r = client_post_json(program, world_text(w, "%s/fetch", id), "{}");
	walk_has(&r, 200, "转入党员");
	assert_false(reply_has(&r, "男党员"));
	assert_true(reply_has(&r, "内部资料"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_list_behind_a_number_opens_in_the_roster),
		cmocka_unit_test(what_is_no_list_or_not_the_own_opens_nothing),
		cmocka_unit_test(its_people_are_exported_by_the_rules_of_exports),
		cmocka_unit_test(the_people_behind_the_balance_open_there_too),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
