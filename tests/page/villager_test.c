/* What somebody without an account meets: whom to call, what a result rests on, and a page that is not there. */
#include "world/walk.h"

#include <string.h>

#define OFFICE "office_phone"
#define PHONE "0632-5512345 转 8012（工作日）"

static struct world *w;
static struct client *nobody, *keeper;
static int64_t branch;

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	branch = world_org_of(w, world_org_of(w, 0, "city_committee", "云川市委"), "branch", "甲支部");
	world_set(w, "totp_required", "off");
	nobody = client_new(w);
	keeper = walk_admin(w, "xitong", ADMIN_SYSTEM);
	return 0;
}

static void says_on_every_public_page(const char *words, bool is_said)
{
	static const char *const PAGES[] = { "/notice", "/publication", "/open-case", "/about", "/help", "/catalogue", "/sign-in", "/no-such-page", "/notice/12345" };

	for (size_t i = 0; i < sizeof(PAGES) / sizeof(PAGES[0]); i++) {
		struct reply r = client_get(nobody, PAGES[i]);

		if (reply_has(&r, words) != is_said)
			fail_msg("%s answers %d: %s", PAGES[i], r.status, r.body);
	}
}

static struct reply put(const char *name, const char *value)
{
	const char *version = form_version_at(keeper, "/setting", arena_printf(w->arena, "name=\"%s\"", name));

	return client_post(keeper, "/setting", "row_version", version, "name", name, name, value, NULL);
}

static void the_number_of_the_office_stands_on_public_pages_once_it_is_set(void **state)
{
	struct client *api = walk_program(w, "luren", 0), *auditor = client_new(w);
	const char *version;
	struct reply r;

	says_on_every_public_page("办公室电话", false);
	r = put(OFFICE, "请打电话");
	walk_has(&r, 422, "至少有 3 位数字");
	r = put(OFFICE, "0632-5512345 0632-5512345 0632-5512345 0632-5512345 0632-55123");
	walk_has(&r, 422, "不超过 60 个字");
	says_on_every_public_page("办公室电话", false);
	assert_int_equal(put(OFFICE, PHONE).status, 303);
	assert_int_equal(put("office_address", "云川市人民路<1>号").status, 303);
	says_on_every_public_page("办公室电话：" PHONE, true);
	says_on_every_public_page("地址：云川市人民路&lt;1&gt;号", true);
	r = client_get(nobody, "/about");
	walk_has(&r, 200, "打办公室电话 " PHONE "。");
	/* Pages behind the sign-in have it not. */
	r = client_get(keeper, "/setting");
	assert_false(reply_has(&r, "class=\"office\""));
	client_sign_in(auditor, world_admin(w, "shenji", ADMIN_AUDIT));
	r = client_get(auditor, "/audit?verb=setting.change");
	assert_int_equal(reply_times(&r, "<code>setting.change</code>"), 2);
	/* A program sets it too, and takes it off again; somebody else does not. */
	r = client_post_json(api, "/api/v1/setting", "{\"name\":\"" OFFICE "\",\"value\":\"110\"}");
	assert_int_equal(r.status, 403);
	api = client_new(w);
	client_header(api, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_admin(w, "xitong2", ADMIN_SYSTEM))));
	r = client_get(api, "/api/v1/setting");
	version = strstr(strstr(r.body, "\"name\":\"" OFFICE "\""), "\"row_version\":") + strlen("\"row_version\":");
	version = arena_text_n(w->arena, version, strspn(version, "0123456789"));
	walk_has(&r, 200, "\"name\":\"" OFFICE "\",\"value\":\"" PHONE "\",\"choices\":[],\"from\":null,\"to\":null");
	r = client_post_json(api, "/api/v1/setting", "{\"name\":\"" OFFICE "\",\"value\":\"12\"}");
	walk_has(&r, 422, "account.phone_wrong");
	assert_int_equal(client_post_json(api, "/api/v1/setting", arena_printf(w->arena, "{\"name\":\"" OFFICE "\",\"value\":\"\",\"row_version\":%s}", version)).status, 200);
	assert_int_equal(put("office_address", "").status, 303);
	says_on_every_public_page("办公室电话", false);
	says_on_every_public_page("地址：", false);
}

static void a_page_that_is_not_there_leads_to_the_public_ones(void **state)
{
	static const char *const PAGES[] = { "/no-such-page", "/notice/12345", "/open-case/12345" };
	struct reply r;

	for (size_t i = 0; i < sizeof(PAGES) / sizeof(PAGES[0]); i++) {
		r = client_get(nobody, PAGES[i]);
		walk_has(&r, 404, "它不存在，或者已经撤下");
		assert_false(reply_has(&r, "管理范围"));
		walk_has(&r, 404, "<a class=\"btn btn--primary\" href=\"/notice\">回到公开首页</a>");
		walk_has(&r, 404, "<a href=\"/publication\">");
		walk_has(&r, 404, "href=\"/sign-in\"");
		/* Whoever has a range is told of it, and led to the own first page. */
		r = client_get(keeper, PAGES[i]);
		walk_has(&r, 404, "管理范围");
		walk_has(&r, 404, "<a class=\"btn btn--primary\" href=\"/\">回到首页</a>");
	}
	r = client_get(nobody, "/api/v1/open-case/12345");
	walk_has(&r, 404, "它不存在，或者已经撤下");
}

static int64_t put_case(int64_t id, bool is_public)
{
	const char *code = world_text(w, "p%lld", (long long)id);

	PUT(w, "run", NUMBER("id", id), NUMBER("region_id", 1), NUMBER("programme_id", PUT(w, "programme_file", TEXT("code", code), TEXT("title", "某程序"))), TEXT("code", code), NUMBER("org_id", branch), TEXT("title", "某事"), TEXT("state", "done"), NUMBER("is_public", is_public));
	return id;
}

static void put_notice(int64_t id, int64_t run, const char *from, const char *last, int64_t withdrawn)
{
	PUT(w, "notice", NUMBER("id", id), NUMBER("region_id", 1), NUMBER("org_id", branch), NUMBER("run_id", run), TEXT("title", "公示"), TEXT("board", "党务公开栏"),
		NUMBER("from_day", day_parse_iso(from)), NUMBER("last_day", day_parse_iso(last)), NUMBER("withdrawn_day", withdrawn));
}

static void put_result(int64_t run, const char *title)
{
	PUT(w, "publication", NUMBER("region_id", 1), NUMBER("org_id", branch), NUMBER("run_id", run), TEXT("kind", "result"), TEXT("title", title), TEXT("text", "通过"),
		NUMBER("day", day_parse_iso("2015-11-16")), NUMBER("withdrawn_day", DAY_OPEN));
}

static void a_result_opens_what_it_rests_on(void **state)
{
	struct reply r;
	int64_t closed, open;

	closed = put_case(9001, false);
	open = put_case(9002, true);
	put_notice(9101, closed, "2015-11-01", "2015-11-20", DAY_OPEN);
	put_result(closed, "还在公示的结果");
	r = client_get(nobody, "/publication");
	walk_has(&r, 200, "<a href=\"/notice/9101\">所依据的公示（2015-11-01 至 2015-11-20）</a>");
	assert_false(reply_has(&r, "/open-case/"));
	r = client_get(nobody, "/notice/9101");
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "/open-case/9"));	/* its case is nobody's but those who handle it */
	put_notice(9103, open, "2015-11-01", "2015-11-20", DAY_OPEN);
	r = client_get(nobody, "/notice/9103");
	walk_has(&r, 200, "<a href=\"/open-case/9002\">");
	assert_false(reply_has(&r, "/run/9002"));
	world_run(w, "DELETE FROM notice WHERE id = 9103");
	/* What is over is not shown to everybody: no link leads there, and the page says so. */
	world_run(w, "UPDATE notice SET last_day = last_day - 10");
	r = client_get(nobody, "/publication");
	assert_false(reply_has(&r, "/notice/9101"));
	walk_has(&r, 200, "已于 2015-11-01 至 2015-11-10 公示");
	assert_int_equal(client_get(nobody, "/notice/9101").status, 410);
	/* A matter that everybody may follow. */
	put_result(open, "公开办理的结果");
	r = client_get(nobody, "/publication");
	walk_has(&r, 200, "<a href=\"/open-case/9002\">查看这件事的办理过程</a>");
	r = client_get(nobody, "/api/v1/publication");
	walk_has(&r, 200, "\"notice\":\"9101\"");
	walk_has(&r, 200, "\"open_case\":\"9002\"");
	/* A notice that was withdrawn is no basis; what belongs to no case has none. */
	world_run(w, "UPDATE notice SET withdrawn_day = from_day");
	world_run(w, "DELETE FROM publication WHERE run_id = 9002");
	put_notice(9102, 0, "2015-11-01", "2015-11-20", DAY_OPEN);
	put_result(0, "不属于任何办件");
	r = client_get(nobody, "/publication");
	assert_false(reply_has(&r, "公示（"));
	assert_false(reply_has(&r, "已于"));
}

/* What a practice calls things has its English; what people wrote stays as they wrote it. */
static void lists_are_read_in_english(void **state)
{
	struct reply r;

	world_run(w, "DELETE FROM publication");
	PUT(w, "publication", NUMBER("region_id", 1), NUMBER("org_id", branch), NUMBER("run_id", 0), TEXT("kind", "result"), TEXT("title", "规范四项程序：修渠"), TEXT("text", "办结"),
		NUMBER("day", day_parse_iso("2015-11-16")), NUMBER("withdrawn_day", DAY_OPEN));
	PUT(w, "notice", NUMBER("id", 9201), NUMBER("region_id", 1), NUMBER("org_id", branch), NUMBER("run_id", 0), TEXT("title", "决议公告与征求意见：修渠"), TEXT("board", "村务公开"),
		NUMBER("from_day", day_parse_iso("2015-11-01")), NUMBER("last_day", day_parse_iso("2015-11-20")), NUMBER("withdrawn_day", DAY_OPEN));
	r = client_get(nobody, "/publication");
	walk_has(&r, 200, "<b>规范四项程序：修渠</b>");
	assert_int_equal(client_post(nobody, "/lang", "lang", "en", NULL).status, 303);
	r = client_get(nobody, "/publication");
	walk_has(&r, 200, ": 修渠</b>");
	assert_false(reply_has(&r, "规范四项程序") || reply_has(&r, "办结"));
	r = client_get(nobody, "/notice");
	walk_has(&r, 200, ": 修渠</a>");
	assert_false(reply_has(&r, "决议公告"));
	r = client_get(nobody, "/notice/9201");
	walk_has(&r, 200, ": 修渠");
	assert_false(reply_has(&r, "决议公告"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_number_of_the_office_stands_on_public_pages_once_it_is_set),
		cmocka_unit_test(a_page_that_is_not_there_leads_to_the_public_ones),
		cmocka_unit_test(a_result_opens_what_it_rests_on),
		cmocka_unit_test(lists_are_read_in_english),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
