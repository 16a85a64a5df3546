/* 流动党员活动证 (02 membership, section 4): issued by the committee to whoever is away for six months and more, numbered, with the photo of the record,
 * printed as PDF and .docx; renewed, handed back when the time away is over, or lost. Pages and API. */
#include "page/floating_world.h"


#include "base/buffer.h"
#include "world/docx_words.h"
#include "world/pdf_words.h"

/* One pixel. */
static const unsigned char PNG[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6,
	0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 10, 'I', 'D', 'A', 'T', 0x78, 0x9c, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0d, 0x0a, 0x2d, 0xb4, 0, 0, 0, 0,
	'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82 };

static struct client *town_api;

/* Somebody of the branch who has been away since then. */
static int64_t away(const char *name, const char *since)
{
	if (town_api == NULL)
		town_api = walk_program(w, "town_api", 105);
	return registered(world_member(w, branch, name, 2), since, 0);
}

static const char *pass_url(int64_t id, const char *rest) { return world_text(w, "/pass/%lld%s", (long long)id, rest); }

static struct reply issue(struct client *c, int64_t floating, const char *to)
{
	const char *address = world_text(w, "/floating/%lld/pass", (long long)floating);

	client_get(c, address);
	return client_post(c, address, "to_day", to, NULL);
}

static struct reply issue_by_api(struct client *c, int64_t floating, const char *fields)
{
	return client_post_json(c, world_text(w, "/api/v1/floating/%lld/pass", (long long)floating), world_text(w, "{%s}", fields));
}

static int64_t issued(int64_t floating, const char *to)
{
	struct reply r = issue(town_clerk, floating, to);
	long long id = 0;

	walk_has(&r, 303, "");
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/pass/%lld", &id), 1);
	return id;
}

static struct reply act(struct client *c, int64_t id, const char *what, const char *fields)
{
	return client_post_json(c, world_text(w, "/api/v1%s", pass_url(id, what)), world_text(w, "{%s}", fields));
}

static void the_committee_issues_it_to_whoever_is_away_for_six_months(void **state)
{
	static const struct { const char *to, *says; } CASES[] = {
		{ "", "请填写日期" },
		{ "2015-11-16", "2015-11-16 已经过去" },
		{ "2016-03-31", "外出不满六个月，不发活动证：请在党员档案页开《党员证明信》" },	/* away since 2015-10-01: one day too few */
		{ "2017-11-18", "超过了一次最长 24 个月" },
	};
	int64_t floating = away("张流动", "2015-10-01"), id;
	struct reply r;

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		r = issue(town_clerk, floating, CASES[i].to);
		walk_has(&r, 422, CASES[i].says);
		assert_true(reply_has(&r, CASES[i].to));	/* nothing typed is lost */
		r = issue_by_api(town_api, floating, CASES[i].to[0] == '\0' ? "" : world_text(w, "\"to_day\":\"%s\"", CASES[i].to));
		assert_int_equal(r.status, 422);
	}
	r = issue_by_api(town_api, floating, "\"to_day\":\"2016-03-31\"");
	walk_has(&r, 422, "有效期填到 2016-04-01 或以后");
	/* The branch may not, whoever only reads may not, and another county has never heard of him. */
	r = issue(home, floating, "2016-04-01");
	walk_has(&r, 422, "活动证由甲镇党委发证、换发和收回，甲村支部不能办");
	r = issue_by_api(api, floating, "\"to_day\":\"2016-04-01\"");
	walk_has(&r, 422, "活动证由甲镇党委发证、换发和收回");
	/* Its page says who does, instead of a button that leads to a refusal; the committee has the button. What else is called so is told apart. */
	r = client_get(home, world_text(w, "/floating/%lld", (long long)floating));
	walk_has(&r, 200, "活动证由甲镇党委发证，请报甲镇党委办理");
	assert_false(reply_has(&r, world_text(w, "href=\"/floating/%lld/pass\"", (long long)floating)));
	assert_true(reply_has(&r, "《流动党员活动证明》是支部开的介绍信"));
	r = client_get(home, world_text(w, "/floating/%lld/pass", (long long)floating));
	walk_has(&r, 200, "活动证由甲镇党委发证");
	assert_false(reply_has(&r, "name=\"to_day\""));
	r = client_get(town_clerk, world_text(w, "/floating/%lld", (long long)floating));
	walk_has(&r, 200, world_text(w, "href=\"/floating/%lld/pass\"", (long long)floating));
	assert_false(reply_has(&r, "请报甲镇党委办理"));
	assert_int_equal(issue(reader, floating, "2016-04-01").status, 403);
	assert_int_equal(issue(elsewhere, floating, "2016-04-01").status, 404);
	assert_int_equal(issue_by_api(town_api, 12345, "\"to_day\":\"2016-04-01\"").status, 404);
	assert_int_equal(world_count(w, "pass"), 0);
	r = issue_by_api(town_api, floating, "\"to_day\":\"2016-04-01\"");
	walk_has(&r, 201, "");
	id = world_first_id(w, "pass");
	r = client_get(town_api, world_text(w, "/api/v1%s", pass_url(id, "")));
	walk_has(&r, 200, "\"number\":\"流活〔2015〕1号\",\"state\":\"valid\"");
	assert_true(reply_has(&r, "\"place\":\"浙江省宁波市\""));
	/* One at a time. */
	r = issue(town_clerk, floating, "2016-05-01");
	walk_has(&r, 422, "张流动的活动证 流活〔2015〕1号（2015-11-17 至 2016-04-01）还没有收回");
	r = issue_by_api(town_api, floating, "\"to_day\":\"2016-05-01\"");
	walk_has(&r, 422, "一人一证");
	/* Numbers go on; home and host see it, another county does not. */
	r = client_get(town_api, world_text(w, "/api/v1%s", pass_url(issued(away("李流动", "2015-01-01"), "2016-01-01"), "")));
	walk_has(&r, 200, "流活〔2015〕2号");
	r = client_get(home, world_text(w, "/floating/%lld", (long long)floating));
	walk_has(&r, 200, "流活〔2015〕1号");
	assert_int_equal(client_get(elsewhere, pass_url(id, "")).status, 404);
	r = client_get(town_clerk, "/pass");
	walk_has(&r, 200, "张流动");
	r = client_get(town_api, "/api/v1/pass?side=valid");
	walk_has(&r, 200, "\"total\":2");
}

static void nobody_else_gets_one(void **state)
{
	int64_t floating = away("王返回", "2015-01-01"), struck = away("赵除名", "2015-01-01");
	struct reply r = client_post_json(api, world_text(w, "/api/v1/floating/%lld/finish", (long long)floating), "{\"ended_by\":\"returned\",\"day\":\"2015-11-10\",\"row_version\":1}");

	walk_has(&r, 200, "");
	r = issue(town_clerk, floating, "2016-01-01");
	walk_has(&r, 422, "王返回的外出已经在 2015-11-10 结束，现在不是流动党员");
	r = issue_by_api(town_api, floating, "\"to_day\":\"2016-01-01\"");
	walk_has(&r, 422, "现在不是流动党员");
	world_run(w, "UPDATE person SET status = 6 WHERE name = '赵除名'");
	r = issue(town_clerk, struck, "2016-01-01");
	walk_has(&r, 422, "不是党员，不发流动党员活动证");
	r = issue_by_api(town_api, struck, "\"to_day\":\"2016-01-01\"");
	walk_has(&r, 422, "不是党员");
}

static struct reply printed(int64_t id, const char *as)
{
	return client_post_json(town_api, "/api/v1/document/pass/print", world_text(w, "{\"subject\":\"%lld\",\"as\":\"%s\"}", (long long)id, as));
}

static const char *part_of(const struct reply *r, const char *name, size_t *bytes)
{
	return docx_part_of(w->arena, r->body, r->body_bytes, name, bytes);
}

static void has_photo(int64_t who)
{
	struct buffer body;
	struct reply r;

	buffer_init(&body, w->arena, 0);
	buffer_puts(&body, "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nphoto\r\n"
		"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n");
	buffer_put(&body, PNG, sizeof(PNG));
	buffer_puts(&body, "\r\n--b--\r\n");
	r = client_send(api, "POST", world_text(w, "/api/v1/person/%lld/paper", (long long)who), "multipart/form-data; boundary=b", body.data, body.bytes);
	walk_has(&r, 201, "");
}

static void it_is_printed_with_the_photo_of_the_record(void **state)
{
	int64_t floating = away("陈照片", "2015-01-01"), id = issued(floating, "2016-06-30");
	int64_t who = world_first_id(w, "(SELECT id FROM person WHERE name = '陈照片') x");
	const char *words, *text;
	size_t bytes, plain_bytes;
	struct reply r = client_get(town_clerk, pass_url(id, ""));

	walk_has(&r, 200, world_text(w, "/document/pass/print?subject=%lld", (long long)id));
	world_run(w, "UPDATE person SET sex = 2, birth_day = 5000, birth_precision = 3 WHERE name = '陈照片'");	/* 1983-09-10 */
	r = client_post_json(api, world_text(w, "/api/v1/floating/%lld/card", (long long)floating), "{\"row_version\":1}");
	walk_has(&r, 200, "");
	r = client_post_json(api, world_text(w, "/api/v1/floating/%lld/activity", (long long)floating), "{\"day\":\"2015-11-17\",\"kind\":\"meeting\",\"row_version\":2}");
	walk_has(&r, 200, "");
	r = printed(id, "pdf");
	walk_has(&r, 200, "");
	plain_bytes = r.body_bytes;
	words = pdf_words(w->arena, r.body, r.body_bytes);
	assert_non_null(strstr(words, "（贴照片处）"));
	assert_non_null(strstr(words, "陈照片"));
	assert_non_null(strstr(words, "1983年9月"));
	assert_null(strstr(words, "1983年9月10日"));
	assert_non_null(strstr(words, "宁波市"));
	assert_non_null(strstr(words, "甲镇党委（盖章）"));
	assert_non_null(strstr(words, "参加组织生活记录"));
	assert_non_null(strstr(words, "2015年11月17日"));
	assert_non_null(strstr(words, "交纳党费记录"));
	assert_null(strstr(words, "138"));
	r = printed(id, "docx");
	assert_null(part_of(&r, "word/media/picture1.png", &bytes));
	has_photo(who);
	r = printed(id, "pdf");
	walk_has(&r, 200, "");
	assert_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "（贴照片处）"));
	assert_non_null(memmem(r.body, r.body_bytes, "/Subtype /Image", 15));
	assert_true(r.body_bytes > plain_bytes);
	r = printed(id, "docx");
	walk_has(&r, 200, "");
	assert_non_null(part_of(&r, "word/media/picture1.png", &bytes));
	assert_int_equal(bytes, sizeof(PNG));
	text = part_of(&r, "word/document.xml", &bytes);
	assert_non_null(strstr(text, "r:embed=\"rIdPicture1\""));
	assert_null(strstr(text, "贴照片处"));
	assert_non_null(strstr(part_of(&r, "word/_rels/document.xml.rels", &bytes), "Target=\"media/picture1.png\""));
	assert_non_null(strstr(part_of(&r, "[Content_Types].xml", &bytes), "PartName=\"/word/media/picture1.png\" ContentType=\"image/png\""));
	client_get(town_clerk, world_text(w, "/document/pass/print?subject=%lld", (long long)id));
	r = client_post(town_clerk, "/document/pass/print", "subject", world_text(w, "%lld", (long long)id), "as", "pdf", NULL);
	walk_has(&r, 200, "");
}

static void it_is_renewed_with_another_number(void **state)
{
	int64_t floating = away("周换发", "2015-01-01"), id = issued(floating, "2015-12-01");
	struct reply r;
	int64_t next;

	r = act(town_api, id, "/renew", "\"to_day\":\"2015-12-01\",\"row_version\":1");
	walk_has(&r, 422, "要填更晚的日期");
	assert_int_equal(act(town_api, id, "/renew", "\"row_version\":1").status, 422);
	assert_int_equal(act(town_api, id, "/renew", "\"to_day\":\"2016-12-01\"").status, 422);
	r = act(api, id, "/renew", "\"to_day\":\"2016-12-01\",\"row_version\":1");
	walk_has(&r, 422, "甲村支部不能办");
	r = act(town_api, id, "/renew", "\"to_day\":\"2016-12-01\",\"row_version\":7");
	walk_has(&r, 409, "刚刚被别人更新过");
	walk_clock(town_api, "2015-12-02");
	r = printed(id, "pdf");
	walk_has(&r, 422, "有效期至 2015-12-01，已经过期，不能打印");
	r = client_get(town_api, "/api/v1/pass?side=expired");
	walk_has(&r, 200, "\"total\":1");
	client_get(town_clerk, pass_url(id, ""));
	r = client_post(town_clerk, pass_url(id, "/renew"), "row_version", "1", "to_day", "2018-01-01", NULL);
	walk_has(&r, 422, "超过了一次最长 24 个月，最多填到 2017-12-02");
	r = act(town_api, id, "/renew", "\"to_day\":\"2016-12-01\",\"row_version\":1");
	walk_has(&r, 201, "");
	next = walk_number(town_api, &r, "id");
	r = client_get(town_api, world_text(w, "/api/v1%s", pass_url(id, "")));
	walk_has(&r, 200, "\"state\":\"renewed\"");
	r = client_get(town_api, world_text(w, "/api/v1%s", pass_url(next, "")));
	walk_has(&r, 200, "\"state\":\"valid\"");
	r = act(town_api, id, "/renew", "\"to_day\":\"2017-01-01\",\"row_version\":2");
	walk_has(&r, 422, "不能再办");
	client_get(town_clerk, pass_url(next, ""));
	r = client_post(town_clerk, pass_url(next, "/renew"), "row_version", "1", "to_day", "2017-01-01", NULL);
	walk_has(&r, 303, "");
	walk_clock(town_api, "2015-11-17");
}

static void it_is_handed_back_when_the_time_away_is_over(void **state)
{
	int64_t floating = away("吴收回", "2015-01-01"), id = issued(floating, "2016-06-30");
	struct reply r = client_post_json(api, world_text(w, "/api/v1/floating/%lld/finish", (long long)floating), "{\"ended_by\":\"returned\",\"day\":\"2015-11-17\",\"row_version\":1}");

	walk_has(&r, 200, "");
	r = client_get(town_clerk, "/pass?side=overdue");
	assert_true(r.status == 422 && reply_has(&r, "字段“side”只能是这几个值之一：valid expired due renewed handed_back lost"));
	r = client_get(town_api, "/api/v1/pass?side=overdue");
	assert_true(r.status == 422 && reply_has(&r, "valid expired due renewed handed_back lost"));
	r = client_get(town_clerk, "/pass?side=due");
	walk_has(&r, 200, "吴收回");
	r = client_get(town_api, "/api/v1/pass?side=due");
	walk_has(&r, 200, "\"total\":1");
	/* It is a task of the committee, and of nobody else. */
	r = client_get(town_clerk, "/");
	walk_has(&r, 200, "收回 1 本流动党员活动证");
	assert_true(reply_has(&r, "&amp;side=due\"") || reply_has(&r, "&side=due\""));
	r = client_get(town_api, "/api/v1/workbench");
	walk_has(&r, 200, "收回 1 本流动党员活动证");
	r = client_get(api, "/api/v1/workbench");
	assert_false(reply_has(&r, "本流动党员活动证"));
	r = client_get(town_clerk, pass_url(id, ""));
	walk_has(&r, 200, "外出已经结束，活动证还没有收回");
	r = printed(id, "pdf");
	walk_has(&r, 422, "应当收回，不能打印");
	r = act(town_api, id, "/renew", "\"to_day\":\"2016-12-01\",\"row_version\":1");
	walk_has(&r, 422, "现在不是流动党员");
	r = act(town_api, id, "/end", "\"ended_by\":\"handed_back\",\"day\":\"2015-11-16\",\"row_version\":1");
	walk_has(&r, 422, "2015-11-16 不在发证日 2015-11-17 和今天 2015-11-17 之间");
	assert_int_equal(act(town_api, id, "/end", "\"day\":\"2015-11-17\",\"row_version\":1").status, 422);
	assert_int_equal(act(town_api, id, "/end", "\"ended_by\":\"handed_back\",\"row_version\":1").status, 422);
	assert_int_equal(act(town_api, id, "/end", "\"ended_by\":\"handed_back\",\"day\":\"2015-11-17\"").status, 422);
	assert_int_equal(act(town_api, id, "/end", "\"ended_by\":\"renewed\",\"day\":\"2015-11-17\",\"row_version\":1").status, 422);
	r = act(api, id, "/end", "\"ended_by\":\"handed_back\",\"day\":\"2015-11-17\",\"row_version\":1");
	walk_has(&r, 422, "甲村支部不能办");
	client_get(town_clerk, pass_url(id, ""));
	r = client_post(town_clerk, pass_url(id, "/end"), "row_version", "1", "ended_by", "", "day", "2015-11-17", "note", "本人交回", NULL);
	walk_has(&r, 422, "请选择收回还是遗失");
	assert_true(reply_has(&r, "本人交回"));
	r = client_post(town_clerk, pass_url(id, "/end"), "row_version", "1", "ended_by", "handed_back", "day", "2015-11-17", "note", "本人交回", NULL);
	walk_has(&r, 303, "");
	r = client_get(town_clerk, "/pass?side=handed_back");
	walk_has(&r, 200, "吴收回");
	r = act(town_api, id, "/end", "\"ended_by\":\"lost\",\"day\":\"2015-11-17\",\"row_version\":2");
	walk_has(&r, 422, "已于 2015-11-17“已收回”，不能再办");
}

static void a_lost_one_is_void_and_another_is_issued(void **state)
{
	int64_t floating = away("郑遗失", "2015-01-01"), id = issued(floating, "2016-06-30");
	struct reply r = act(town_api, id, "/end", "\"ended_by\":\"lost\",\"day\":\"2015-11-17\",\"note\":\"火车上丢失\",\"row_version\":1");

	walk_has(&r, 200, "");
	r = client_get(town_api, "/api/v1/pass?side=lost");
	walk_has(&r, 200, "郑遗失");
	r = printed(id, "pdf");
	walk_has(&r, 422, "“已遗失”，不能再办");
	issued(floating, "2016-06-30");
	r = client_get(home, world_text(w, "/floating/%lld", (long long)floating));
	walk_has(&r, 200, "已遗失");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_committee_issues_it_to_whoever_is_away_for_six_months),
		cmocka_unit_test(nobody_else_gets_one),
		cmocka_unit_test(it_is_printed_with_the_photo_of_the_record),
		cmocka_unit_test(it_is_renewed_with_another_number),
		cmocka_unit_test(it_is_handed_back_when_the_time_away_is_over),
		cmocka_unit_test(a_lost_one_is_void_and_another_is_issued),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
