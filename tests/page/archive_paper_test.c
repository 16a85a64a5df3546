/* History and papers of a person, and what somebody sees of the own record. */
#include "page/archive_world.h"
#include "world/locked_pdf.h"

static void history_keeps_family_without_numbers(void **state)
{
	int64_t id = person(clerk, branch_a, "履历", "19850401", 1, "2");
	struct { const char *kind, *title, *detail, *code, *from, *to, *says; } cases[] = {
		{ "punishment", "警告", "", "", "2001-01-01", "", "请选择一项" },
		{ "work", "", "村会计", "", "2001-01-01", "", "请填写名称" },
		{ "work", "甲村", "村会计", "", "", "", "请填写起始时间" },
		{ "work", "甲村", "村会计", "", "2001-01-01", "2000-01-01", "结束时间不能早于" },
		{ "work", "甲村", "村会计", "", "昨天", "", "不是日期" },
		{ "family", "张三", "群众", "", "", "", "请选择一项" },
		{ "family", "张三", "群众，电话13800001111", "spouse", "", "", "不登记身份号码和电话" },
		{ "family", "张三", "138 0000 1111", "spouse", "", "", "不登记身份号码和电话" },
	};
	struct reply r;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		client_get(clerk, url(id, "/history"));
		r = client_post(clerk, url(id, "/history"), "kind", cases[i].kind, "title", cases[i].title, "detail", cases[i].detail, "code",
			cases[i].code, "from", cases[i].from, "to", cases[i].to, NULL);
		if (r.status != 422 || !reply_has(&r, cases[i].says))
			fail_msg("case %zu: %d, not '%s'", i, r.status, cases[i].says);
	}
	client_get(clerk, url(id, "/history"));
	r = client_post(clerk, url(id, "/history"), "kind", "family", "title", "张只在此", "detail", "群众，甲村务农", "code", "spouse", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(clerk, url(id, ""));
	assert_true(reply_has(&r, "张只在此"));
	assert_true(reply_has(&r, "配偶"));
	/* Not for programs, not in searches. */
	r = client_get(clerk, arena_printf(w->arena, "/api/v1/person/%lld", (long long)id));
	assert_false(reply_has(&r, "张只在此"));
	client_get(other, "/me");
	assert_int_equal(client_post(other, url(id, "/history"), "kind", "work", "title", "乙", "from", "2001-01-01", NULL).status, 404);
}

/* One file as a browser sends it. */
static struct reply upload_bytes(int64_t id, const char *kind, const char *filename, struct bytes file)
{
	struct reply page = client_get(clerk, url(id, "/paper"));
	const char *token = reply_field(w, &page, "csrf_token"), *key = reply_field(w, &page, "form_key");
	struct buffer body;

	buffer_init(&body, w->arena, 0);
	buffer_printf(&body, "--b\r\nContent-Disposition: form-data; name=\"csrf_token\"\r\n\r\n%s\r\n"
		"--b\r\nContent-Disposition: form-data; name=\"form_key\"\r\n\r\n%s\r\n"
		"--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n%s\r\n"
		"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n",
		token, key, kind, filename);
	buffer_put(&body, file.data, file.bytes);
	buffer_puts(&body, "\r\n--b--\r\n");
	return client_send(clerk, "POST", url(id, "/paper"), "multipart/form-data; boundary=b", body.data, body.bytes);
}

static struct reply upload(int64_t id, const char *kind, const char *filename, const char *text)
{
	return upload_bytes(id, kind, filename, (struct bytes){ text, strlen(text) });
}

/* The second of its pages is not there. */
#define LACKING_PDF "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj\n" \
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
/* It says it has more pages than any file can have. */
#define BOASTING_PDF "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 99999999999>>endobj\n" \
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
/* One page that says 机密★ in Unicode, without the table of objects that a reader can do without. */
#define MARKED_PDF "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n" \
	"3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>\nendobj\n" \
	"4 0 obj\n<</Length 51>>\nstream\nBT /F 12 Tf 72 700 Td <673A> Tj 12 0 Td <5BC62605> Tj ET\nendstream\nendobj\n" \
	"5 0 obj\n<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2>>]>>\nendobj\n" \
	"trailer\n<</Root 1 0 R>>\n%%EOF\n"

static void a_paper_is_kept_fetched_and_withdrawn(void **state)
{
	int64_t id = person(clerk, branch_a, "材料", "19850501", 1, "2"), lines;
	const char *pdf = PDF_OF_ONE_PAGE("the paper itself"), *form, *at;
	struct { const char *kind, *filename, *bytes, *says; } cases[] = {
		{ "", "a.pdf", pdf, "请选择一项" },
		{ "application", "秘密.pdf", pdf, "秘密" },
		{ "application", "申请.txt", "入党申请书\n本件为秘密级\n", "文件内容中有密级标志“秘密级”" },
		{ "application", "申请.txt", "入党申请书\n\n机密★10年\n", "请在原文件中删去这一标志" },
		{ "application", "申请.pdf", MARKED_PDF, "文件内容中有密级标志“机密★”" },
		{ "application", "缺页.pdf", LACKING_PDF, "文件里写明 2 页，实际能打开的是 1 页" },
		{ "application", "多页.pdf", BOASTING_PDF, "文件里写明的页数比任何文件能有的都多，实际能打开的是 1 页" },
		{ "application", "a.pdf", "MZ\x90", "f--bad" },
		{ "application", "a.jpg", pdf, "f--bad" },
		{ "photo", "a.pdf", pdf, "照片只能是" },
	};
	long long paper = 0;
	struct reply r;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		r = upload(id, cases[i].kind, cases[i].filename, cases[i].bytes);
		if (r.status != 422 || !reply_has(&r, cases[i].says))
			fail_msg("case %zu: %d, not '%s'", i, r.status, cases[i].says);
		assert_true(reply_has(&r, "严禁上传涉密文件。扫描件和照片上的字系统读不出，由上传人逐页核对并负责"));
	}
	r = upload_bytes(id, "application", "申请书.pdf", locked_pdf(w->arena, "123456"));
	walk_answered(r, 422, "“申请书.pdf”设有打开密码");
	assert_true(reply_has(&r, "取消密码后再上传"));
	assert_int_equal(upload(id, "application", "申请书.pdf", pdf).status, 303);
	r = client_get(clerk, url(id, ""));
	assert_true(reply_has(&r, "入党申请书"));
	at = strstr(r.body, arena_printf(w->arena, "action=\"%s", url(id, "/paper/")));
	assert_non_null(at);
	assert_int_equal(sscanf(at + strlen("action=\"") + strlen(url(id, "/paper/")), "%lld", &paper), 1);
	form = url(id, arena_printf(w->arena, "/paper/%lld", paper));
	lines = world_count(w, "audit");
	r = client_post(clerk, arena_printf(w->arena, "%s/download", form), NULL);
	assert_int_equal(r.status, 200);
	assert_int_equal(r.body_bytes, strlen(pdf));
	assert_int_equal(world_count(w, "audit"), lines + 1);
	client_get(other, "/me");
	assert_int_equal(client_post(other, arena_printf(w->arena, "%s/download", form), NULL).status, 404);
	client_get(clerk, form);
	assert_int_equal(client_post(clerk, arena_printf(w->arena, "%s/withdraw", form), "reason", "", NULL).status, 422);
	client_get(clerk, form);
	assert_int_equal(client_post(clerk, arena_printf(w->arena, "%s/withdraw", form), "reason", "传错了人", NULL).status, 303);
	client_get(clerk, form);
	assert_int_equal(client_post(clerk, arena_printf(w->arena, "%s/download", form), NULL).status, 422);
	r = client_get(clerk, url(id, ""));
	assert_true(reply_has(&r, "已撤下"));
	assert_int_equal(upload(id, "application", "秘密投票结果.txt", "采取无记名秘密投票的方式，严禁上传涉密文件。\n").status, 303);
}

static void a_member_sees_only_the_own_record_and_gets_an_answer(void **state)
{
	/* covers CS-01 accept 1 by page and api */
	struct reply r = client_get(member, "/me/archive");
	const char *answer, *version;
	long long id = 0;

	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "成员"));
	assert_true(reply_has(&r, "甲村一支部"));
	assert_false(reply_has(&r, world_id_number(w, "19800101", 11)));
	/* Whole by a step of one's own, which the log keeps; the next page hides it again. */
	r = client_post(member, "/me/archive/reveal", NULL);
	walk_answered(r, 200, world_id_number(w, "19800101", 11));
	assert_true(reply_has(&r, "本次查看已记入审计日志"));
	r = client_get(member, "/me/archive");
	assert_true(r.status == 200 && !reply_has(&r, world_id_number(w, "19800101", 11)) && reply_has(&r, "查看我的完整号码"));
	assert_int_equal(client_get(member, url(member_person, "")).status, 403);
	client_get(member, "/me/correction");
	assert_int_equal(client_post(member, "/me/correction", "text", "", NULL).status, 422);
	r = client_post(member, "/me/correction", "text", "入党日期应为2010年6月", NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(client_get(other, "/correction").status, 200);
	r = client_get(other, "/correction");
	assert_false(reply_has(&r, "入党日期应为"));
	r = client_get(clerk, "/correction");
	assert_true(reply_has(&r, "入党日期应为2010年6月"));
	assert_true(reply_has(&r, "2015-12-02"));
	answer = strstr(r.body, "href=\"/correction/");
	assert_non_null(answer);
	r = client_get(clerk_api, "/api/v1/correction");
	assert_true(reply_has(&r, "入党日期应为2010年6月") && reply_has(&r, "\"due_day\":\"2015-12-02\""));
	assert_non_null(answer);
	assert_int_equal(sscanf(answer, "href=\"/correction/%lld", &id), 1);
	answer = arena_printf(w->arena, "/correction/%lld", id);
	assert_int_equal(client_get(other, answer).status, 404);
	r = client_get(clerk, answer);
	version = reply_field(w, &r, "row_version");
	assert_int_equal(client_post(clerk, answer, "state", "declined", "answer", "", "row_version", version, NULL).status, 422);
	assert_int_equal(client_post(clerk, answer, "state", "maybe", "answer", "志愿书为准", "row_version", version, NULL).status, 422);
	/* Nothing was changed since: it is not said to be corrected, by page and by API; the request stays open. */
	r = client_post(clerk, answer, "state", "done", "answer", "已改好", "row_version", version, NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "的档案自 2015-11-17 提出申请以来没有任何改动") && reply_has(&r, "已改好"));
	r = client_post_json(clerk_api, arena_printf(w->arena, "/api/v1%s", answer), arena_printf(w->arena, "{\"state\":\"done\",\"answer\":\"已改好\",\"row_version\":%s}", version));
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "\"field\":\"state\""));
	client_get(clerk, "/me");
	assert_int_equal(client_post(clerk, answer, "state", "declined", "answer", "以志愿书为准", "row_version", version, NULL).status, 303);
	client_get(clerk, "/me");
	assert_int_equal(client_post(clerk, answer, "state", "done", "answer", "再答", "row_version", version, NULL).status, 409);
	r = client_get(member, "/me/correction");
	assert_true(reply_has(&r, "以志愿书为准"));
	r = client_get(clerk_api, "/api/v1/correction?state=declined");
	assert_true(reply_has(&r, "以志愿书为准"));
	/* The member is told: a message, and on the first page until it was read. */
	r = client_get(member, "/me/message");
	assert_true(reply_has(&r, "您 2015-11-17 提出的更正申请已答复：不予更正。以志愿书为准"));
	r = client_get(member, "/");
	assert_true(reply_has(&r, "2015-11-17 提出的更正申请：不予更正") && reply_has(&r, "以志愿书为准"));
	r = client_get(other, "/");
	assert_false(reply_has(&r, "更正申请：不予更正"));
	client_get(member, "/me/correction");
	assert_int_equal(client_post(other, "/result/seen", "kind", "correction", "subject", strrchr(answer, '/') + 1, NULL).status, 404);
	assert_int_equal(client_post(member, "/result/seen", "kind", "correction", "subject", strrchr(answer, '/') + 1, NULL).status, 303);
	r = client_get(member, "/");
	assert_false(reply_has(&r, "更正申请：不予更正"));
}

/* A mistaken request is taken back by whoever made it, and by nobody else; the branch is not asked any more. */
static void a_mistaken_request_is_withdrawn(void **state)
{
	const char *path, *version, *at;
	long long id = 0;
	struct reply r;

	client_get(member, "/me/correction");
	assert_int_equal(client_post(member, "/me/correction", "text", "写错了，作废", NULL).status, 303);
	/* The same again is refused with the day of the one that waits and when it is answered; other words are not, nor the same once that one is over. */
	client_get(member, "/me/correction");
	r = client_post(member, "/me/correction", "text", "　写错了，作废 ", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "同样的申请 2015-11-17 已经提交，正在等支部答复，最迟 2015-12-02"));
	assert_int_equal(reply_times(&r, "action=\"/me/correction/"), 1);	/* and there it stands below */
	at = strstr(r.body, "action=\"/me/correction/");
	assert_non_null(at);
	assert_int_equal(sscanf(at, "action=\"/me/correction/%lld/withdraw", &id), 1);
	path = arena_printf(w->arena, "/me/correction/%lld/withdraw", id);
	version = "1";
	assert_int_equal(client_post(other, path, "row_version", version, NULL).status, 404);
	assert_int_equal(client_post(clerk, path, "row_version", version, NULL).status, 404);
	client_get(member, "/me/correction");
	assert_int_equal(client_post(member, path, "row_version", "7", NULL).status, 409);
	client_get(member, "/me/correction");
	assert_int_equal(client_post(member, path, "row_version", version, NULL).status, 303);
	r = client_get(member, "/me/correction");
	client_get(member, "/me/correction");
	assert_int_equal(client_post(member, "/me/correction", "text", "写错了，作废", NULL).status, 303);
	world_run(w, "UPDATE correction SET state = 'withdrawn' WHERE state = 'open'");
	assert_true(reply_has(&r, "已撤回这份申请") && reply_has(&r, "<span class=\"tag\">已撤回</span>"));
	assert_null(strstr(r.body, path));
	r = client_get(clerk, "/correction");
	assert_false(reply_has(&r, "写错了，作废"));
	r = client_get(clerk, "/correction?state=withdrawn");
	assert_true(reply_has(&r, "写错了，作废"));
	r = client_get(clerk, arena_printf(w->arena, "/correction/%lld", id));
	assert_true(r.status == 200 && !reply_has(&r, "name=\"answer\""));
	assert_int_equal(client_post(clerk, arena_printf(w->arena, "/correction/%lld", id), "state", "declined", "answer", "不改", "row_version", "2", NULL).status, 409);
	client_get(member, "/me/correction");
	r = client_post(member, path, "row_version", "2", NULL);
	assert_int_equal(r.status, 409);
	assert_true(reply_has(&r, "不能再撤回"));
}

static void programs_run_the_same_rules(void **state)
{
	struct client *api = client_new(w);
	int64_t id = person(clerk, branch_a, "程序", "19850601", 1, "2");
	const char *path = arena_printf(w->arena, "/api/v1/person/%lld", (long long)id);
	struct reply r;

	client_header(api, arena_printf(w->arena, "Authorization: Bearer %s", world_session(w, world_account(w, "program", ADMIN_NONE, 101), true)));
	r = client_post_json(api, arena_printf(w->arena, "%s/role", path), "{\"kind\":\"volunteer\",\"day\":\"2015-01-01\"}");
	assert_int_equal(r.status, 201);
	r = client_post_json(api, arena_printf(w->arena, "%s/role", path), "{\"kind\":\"activist\",\"day\":\"2015-01-01\"}");
	assert_int_equal(r.status, 422);
	assert_string_equal(reply_header(w, &r, "Content-Type"), "application/problem+json");
	r = client_post_json(api, arena_printf(w->arena, "%s/history", path), "{\"kind\":\"work\",\"title\":\"甲村\",\"from\":\"2001年9月\"}");
	assert_int_equal(r.status, 201);
	r = client_get(api, path);
	assert_true(reply_has(&r, "\"kind\":\"volunteer\""));
	assert_true(reply_has(&r, "\"from_day\":\"2001-09-01\""));
	assert_int_equal(client_post_json(api, arena_printf(w->arena, "%s/reading", path), "{\"reading\":\"cheng xu 1\",\"row_version\":2}").status, 422);
	assert_int_equal(client_post_json(api, arena_printf(w->arena, "%s/reading", path), "{\"reading\":\"cheng xu\",\"row_version\":2}").status, 200);
	r = client_post_json(api, "/api/v1/quota", "{\"code\":\"town_volunteers\",\"title\":\"志愿者\",\"counts\":\"role\",\"kinds\":\"volunteer\","
		"\"org_kinds\":\"branch\",\"min_count\":1}");
	assert_int_equal(r.status, 200);
	r = client_get(api, arena_printf(w->arena, "/api/v1/org/%lld/quota", (long long)branch_a));
	assert_true(reply_has(&r, "\"code\":\"town_volunteers\""));
	assert_true(reply_has(&r, "\"count\":1,\"state\":\"met\""));
	assert_int_equal(client_get(api, "/api/v1/correction?state=declined").status, 200);
	assert_int_equal(client_post_json(api, "/api/v1/correction/99999", "{\"state\":\"done\",\"answer\":\"好\"}").status, 404);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(history_keeps_family_without_numbers),
		cmocka_unit_test(a_paper_is_kept_fetched_and_withdrawn),
		cmocka_unit_test(programs_run_the_same_rules),
		cmocka_unit_test(a_member_sees_only_the_own_record_and_gets_an_answer),
		cmocka_unit_test(a_mistaken_request_is_withdrawn),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
