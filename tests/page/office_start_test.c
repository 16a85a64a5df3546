/* An office that begins with nothing is led: the administrators to the first posts and accounts, the officer from organisations to practices. */
#include "world/walk.h"

#include <stdlib.h>
#include <string.h>
#include "web/route_table.h"

static struct world *w;
static struct client *security, *officer;
static int64_t city, person;

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "edit_org", "see_person", "edit_person", "import", "appoint", "handle", "see_figures", "export", "set_norms" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	world_run(w, "INSERT INTO org_path (id, org_id, parent_id, path, name, kind, from_day, to_day, reason, document) SELECT id, id, parent_id, path, name, kind, from_day, 2932897, 'founded', '' FROM org");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "org_officer", RIGHTS[i]);
	security = walk_admin(w, "anquan", ADMIN_SECURITY);
	return 0;
}

/* ---- everything of an office that has nothing yet ---- */

/* Where nothing is to be seen before somebody gave it: a photo, the picture of an enrolment. */
static bool is_picture(const char *path) { return strcmp(path, "/me/archive/photo") == 0 || strcmp(path, "/me/totp/picture") == 0; }

/* A list, or the body of a table, without anything in it, but for one that is hidden. */
static const char *empty_part(const char *body)
{
	static const struct { const char *open, *close, *item; } PARTS[] = { { "<tbody", "</tbody>", "<tr" }, { "<ul", "</ul>", "<li" }, { "<ol", "</ol>", "<li" } };

	for (size_t i = 0; i < sizeof(PARTS) / sizeof(PARTS[0]); i++)
		for (const char *at = strstr(body, PARTS[i].open); at != NULL; at = strstr(at + 1, PARTS[i].open)) {
			const char *end = strstr(at, PARTS[i].close), *item = strstr(at, PARTS[i].item);
			const char *tag = world_text(w, "%.*s", (int)strcspn(at, ">"), at);

			if ((item == NULL || item > end) && strstr(tag, " hidden") == NULL)
				return world_text(w, "%.80s", at);
		}
	return NULL;
}

/* An empty list says in a sentence what comes first: its title alone does not. */
static const char *empty_without_sentence(const char *body)
{
	for (const char *at = strstr(body, "<div class=\"empty\">"); at != NULL; at = strstr(at + 1, "<div class=\"empty\">")) {
		const char *end = strstr(at, "</div>"), *sentence = strstr(at, "<p>");

		if (sentence == NULL || sentence > end)
			return world_text(w, "%.200s", strstr(at, "<b>"));
	}
	return NULL;
}

static void page_is_whole(const char *who, struct client *c, const char *path)
{
	static const char *const NONSENSE[] = { "NaN", ">nan", "inf%", ">0/0<", "(null)" };
	struct reply r = client_get(c, path);
	const char *wrong;

	if (r.status == 303) {		/* it begins somewhere else, as for people who were ticked in a list */
		path = reply_header(w, &r, "location");
		r = client_get(c, path);
	}
	if (r.status != 200)
		fail_msg("%s %s: status %d", who, path, r.status);
	if (strstr(r.body, "<main") == NULL)
		return;			/* a file */
	if ((wrong = empty_part(strstr(r.body, "<main"))) != NULL || (wrong = empty_without_sentence(r.body)) != NULL)
		fail_msg("%s %s: empty, and no sentence says what comes first: %s", who, path, wrong);
	for (size_t i = 0; i < sizeof(NONSENSE) / sizeof(NONSENSE[0]); i++)
		if (strstr(r.body, NONSENSE[i]) != NULL)
			fail_msg("%s %s: %s", who, path, NONSENSE[i]);
}

/* Each page without a part that the role may open. */
static int all_pages(const char *who, struct client *c)
{
	int count = 0;

	for (int i = 0; i < ROUTES_COUNT; i++) {
		const struct route *route = &ROUTES[i];

		if (strcmp(route->method, "GET") != 0 || strchr(route->path, ':') != NULL || strncmp(route->path, "/api/", 5) == 0 || is_picture(route->path) ||
		    client_get(c, route->path).status == 403)
			continue;
		page_is_whole(who, c, route->path);
		count++;
	}
	return count;
}

static void an_office_with_nothing_is_whole(void **state)
{
	struct client *admins[] = { walk_admin(w, "xitong", ADMIN_SYSTEM), security, walk_admin(w, "shenji", ADMIN_AUDIT) };
	static const char *const NAMES[] = { "system", "security", "audit" }, *const NEXT[] = { "还没有人任职", "提出最上级组织的第一批任职", "查看审计日志" };
	struct reply r;

	for (size_t i = 0; i < sizeof(admins) / sizeof(admins[0]); i++) {
		assert_true(all_pages(NAMES[i], admins[i]) > 15);
		r = client_get(admins[i], "/");
		walk_has(&r, 200, NEXT[i]);	/* the first page leads on */
	}
}

static void the_first_officer_sees_no_hole(void **state)
{
	struct reply r;

	assert_true(all_pages("officer", officer) > 50);
	r = client_get(officer, "/");	/* who is no member has no dues and no floating card */
	assert_false(reply_has(&r, "href=\"/me/dues\"") || reply_has(&r, "href=\"/me/floating\""));
	r = client_get(officer, "/transfer/new");
	assert_int_equal(r.status, 303);
}

/* Each page of the organisation at the top, which has nothing below it, that the officer may open without more in its address. */
static void each_page_of_an_empty_organisation_says_what_comes_first(void **state)
{
	int count = 0;

	for (int i = 0; i < ROUTES_COUNT; i++) {
		const char *path = ROUTES[i].path, *part = strstr(path, "/:org");
		const char *asked = part == NULL ? "" : world_text(w, "%.*s/%lld%s", (int)(part - path), path, (long long)city, part + strlen("/:org"));

		if (part == NULL || strchr(part + 2, ':') != NULL || strchr(path, ':') != part + 1 || strcmp(ROUTES[i].method, "GET") != 0 || strncmp(path, "/api/", 5) == 0 ||
		    client_get(officer, asked).status != 200)
			continue;
		page_is_whole("officer", officer, asked);
		count++;
	}
	assert_true(count > 40);
}

/* ---- its first steps ---- */

static void the_security_administrator_is_led_to_posts_and_accounts(void **state)
{
	struct reply r = client_get(security, "/");

	walk_has(&r, 200, "提出最上级组织的第一批任职");
	walk_has(&r, 200, "href=\"/top-post\"");
	person = world_person(w, city, "何帆");
	world_run(w, "UPDATE person SET status = 0");
	world_holding(w, city, "org_officer", person);
	r = client_get(security, "/");
	assert_false(reply_has(&r, "提出最上级组织的第一批任职"));
	walk_has(&r, 200, "为何帆开通账号");
	walk_has(&r, 200, arena_printf(w->arena, "/account/new?person=%lld", (long long)person));
	r = client_get(security, arena_printf(w->arena, "/account/new?person=%lld", (long long)person));
	walk_has(&r, 200, arena_printf(w->arena, "value=\"%lld\"", (long long)person));
	assert_true(reply_has(&r, "type=\"hidden\" name=\"person\"") && reply_has(&r, "<b>何帆</b>"));	/* a name, not a number */
	r = client_post(security, "/account/new", "login", "A", "person", arena_printf(w->arena, "%lld", (long long)person), NULL);
	walk_has(&r, 422, "<b>何帆</b>");
	officer = walk_browser(w, "hefan", person);
	r = client_get(security, "/");
	assert_false(reply_has(&r, "开通账号"));
}

static void the_officer_is_led_until_everything_is_there(void **state)
{
	struct reply r = client_get(officer, "/");
	int64_t town, branch, member;

	walk_has(&r, 200, "第1步 建组织");
	walk_has(&r, 200, arena_printf(w->arena, "/org/%lld/found/form", (long long)city));
	walk_has(&r, 200, "href=\"/batch\"");
	assert_false(reply_has(&r, "已完成"));
	r = client_get(officer, "/person?status=");
	walk_has(&r, 200, "这里还没有登记人员");
	walk_has(&r, 200, "去批量导入");
	r = client_get(officer, "/person?sex=2");
	walk_has(&r, 200, "没有符合条件的人员");

	town = world_org_of(w, city, "committee", "甲镇党委");
	branch = world_org_of(w, town, "branch", "甲村支部");
	r = client_get(officer, "/");
	walk_has(&r, 200, "已完成");
	assert_false(reply_has(&r, arena_printf(w->arena, "/org/%lld/found/form", (long long)city)));
	world_holding(w, branch, "secretary", 500);
	member = world_person(w, branch, "党员甲");
	world_run(w, arena_printf(w->arena, "UPDATE person SET status = 2 WHERE id = %lld", (long long)member));
	r = client_get(officer, "/");
	walk_has(&r, 200, "启用发展党员等办事程序");	/* the last one that is left */
	world_run(w, "INSERT INTO programme_file (id, code, version, title, origin, digest, text, time_s, account_id) VALUES (7, 'x', 1, 'x', '', '', '', 0, 0)");
	world_run(w, arena_printf(w->arena, "INSERT INTO programme_use (id, programme_id, org_id, from_day, to_day, document, account_id, row_version) "
		"VALUES (8, 7, %lld, 16000, 16001, '', 0, 1)", (long long)city));
	r = client_get(officer, "/");
	walk_has(&r, 200, "启用发展党员等办事程序");	/* one that ended */
	world_run(w, "UPDATE programme_use SET to_day = 2932897");
	world_run(w, "UPDATE programme_file SET code = 'gone'");
}

/* The name of `jishi init` is no name of an office: it is told until it is given one, and was never its name. */
static void the_organisation_at_the_top_is_named_first(void **state)
{
	const char *url = world_text(w, "/org/%lld", (long long)city);
	struct reply r = client_get(officer, "/");

	assert_false(reply_has(&r, "改最上级组织的名称"));
	r = client_get(officer, url);
	assert_false(reply_has(&r, "暂用名"));
	world_run(w, "UPDATE org SET name = '中共市（县、区）委员会', short_name = '市（县、区）委' WHERE parent_id IS NULL OR parent_id = 0");
	world_run(w, world_text(w, "UPDATE org_path SET name = '中共市（县、区）委员会' WHERE org_id = %lld", (long long)city));
	r = client_get(officer, "/");
	walk_has(&r, 200, "第1步 改最上级组织的名称");
	walk_has(&r, 200, world_text(w, "href=\"%s/rename/form\"", url));
	r = client_get(officer, url);
	walk_has(&r, 200, "成立</b><p>中共市（县、区）委员会");
	assert_true(reply_has(&r, "/rename/form") && !reply_has(&r, "/close/form") && !reply_has(&r, "/merge/form") && !reply_has(&r, "/move/form"));	/* the top is neither closed nor merged nor moved */
	client_get(officer, world_text(w, "%s/rename/form", url));
	r = client_post(officer, world_text(w, "%s/rename", url), "name", "中共某某县委员会", "day", "2015-11-17", "document", "某发〔2015〕1号", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(officer, url);
	walk_has(&r, 200, "成立</b><p>启用系统时的暂用名“中共市（县、区）委员会”");
	r = client_get(officer, "/");
	assert_false(reply_has(&r, "改最上级组织的名称"));
}

/* Below the top nobody founds an office. */
static void only_the_top_is_led(void **state)
{
	int64_t town = world_first_id(w, "org");
	struct client *clerk = client_new(w);
	struct reply r;

	assert_true(town != 0);
	town = world_org_of(w, city, "committee", "乙镇党委");
	world_holding(w, town, "org_officer", 501);
	client_sign_in(clerk, world_account(w, "zhen", ADMIN_NONE, 501));
	world_run(w, "UPDATE programme_use SET to_day = 16001");
	r = client_get(clerk, "/");
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "启用发展党员等办事程序"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_office_with_nothing_is_whole),
		cmocka_unit_test(the_security_administrator_is_led_to_posts_and_accounts),
		cmocka_unit_test(the_first_officer_sees_no_hole),
		cmocka_unit_test(each_page_of_an_empty_organisation_says_what_comes_first),
		cmocka_unit_test(the_organisation_at_the_top_is_named_first),
		cmocka_unit_test(the_officer_is_led_until_everything_is_there),
		cmocka_unit_test(only_the_top_is_led),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
