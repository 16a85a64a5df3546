/* 党员证明信 (02 membership, section 4 and test case 6): numbered by the committee, for less than six months, printed as PDF and .docx, kept in a
 * register that shows what ran out. Pages and API. */
#include "page/transfer_world.h"

#include <stdio.h>
#include "world/pdf_words.h"

static const char *certificate(int64_t id, const char *rest) { return text("/certificate/%lld%s", (long long)id, rest); }

static struct reply issue(struct client *c, int64_t who, const char *place, const char *reason, const char *from, const char *to)
{
	const char *address = text("/person/%lld/certificate", (long long)who);

	client_get(c, address);
	return client_post(c, address, "place", place, "reason", reason, "from_day", from, "to_day", to, NULL);
}

static int64_t issued(int64_t who, const char *from, const char *to)
{
	struct reply r = issue(clerk_a, who, "云川市委党校", "study", from, to);
	long long id = 0;

	walk_has(&r, 303, "");
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/certificate/%lld", &id), 1);
	return id;
}

static struct reply issue_by_api(struct client *c, int64_t who, const char *fields)
{
	return client_post_json(c, text("/api/v1/person/%lld/certificate", (long long)who), text("{%s}", fields));
}

static void it_is_issued_above_the_branch_for_less_than_six_months(void **state)
{
	static const struct { const char *place, *reason, *from, *to, *says; } CASES[] = {
		{ "", "study", "2015-11-20", "2015-12-20", "请填写前往的党组织" },
		{ "云川市委党校", "", "2015-11-20", "2015-12-20", "请选择外出事由" },
		{ "云川市委党校", "study", "", "2015-12-20", "请填写日期" },
		{ "云川市委党校", "study", "2015-11-20", "2015-11-19", "2015-11-19 早于 2015-11-20" },
		{ "云川市委党校", "study", "2015-10-01", "2015-11-16", "2015-11-16 已经过去" },
		{ "云川市委党校", "study", "2015-11-20", "2016-05-20", "外出满六个月，不能只开证明信" },	/* the day on which six months are full */
	};
	int64_t who = person(branch_a, "李短期", 2), id;
	struct reply r;

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		r = issue(clerk_a, who, CASES[i].place, CASES[i].reason, CASES[i].from, CASES[i].to);
		walk_has(&r, 422, CASES[i].says);
		assert_true(reply_has(&r, CASES[i].place));	/* nothing typed is lost */
	}
	r = issue_by_api(api_a, who, "\"place\":\"云川市委党校\",\"reason\":\"study\",\"from_day\":\"2015-11-20\",\"to_day\":\"2016-05-20\"");
	walk_has(&r, 422, "证明信最多开到 2016-05-19");
	assert_int_equal(issue_by_api(api_a, who, "\"reason\":\"study\",\"from_day\":\"2015-11-20\",\"to_day\":\"2015-12-20\"").status, 422);
	assert_int_equal(issue_by_api(api_a, who, "\"place\":\"云川市委党校\",\"from_day\":\"2015-11-20\",\"to_day\":\"2015-12-20\"").status, 422);
	assert_int_equal(issue_by_api(api_a, who, "\"place\":\"云川市委党校\",\"reason\":\"study\",\"to_day\":\"2015-12-20\"").status, 422);
	assert_int_equal(issue_by_api(api_a, who, "\"place\":\"云川市委党校\",\"reason\":\"study\",\"from_day\":\"2015-11-20\"").status, 422);
	/* The branch may not, another town has never heard of him, and only a member gets one. */
	r = issue(secretary, who, "云川市委党校", "study", "2015-11-20", "2015-12-20");
	walk_has(&r, 422, "证明信由甲镇党委开具和作废，甲村支部不能办");
	assert_int_equal(issue(clerk_b, who, "云川市委党校", "study", "2015-11-20", "2015-12-20").status, 404);
	r = issue(clerk_a, person(branch_a, "群众丙", 0), "云川市委党校", "study", "2015-11-20", "2015-12-20");
	walk_has(&r, 422, "不是党员，不开党员证明信");
	assert_int_equal(world_count(w, "certificate"), 0);
	/* One day less than six months. */
	r = issue_by_api(api_a, who, "\"place\":\"云川市委党校\",\"reason\":\"study\",\"from_day\":\"2015-11-20\",\"to_day\":\"2016-05-19\"");
	walk_has(&r, 201, "");
	id = world_first_id(w, "certificate");
	r = client_get(api_a, text("/api/v1%s", certificate(id, "")));
	walk_has(&r, 200, "\"number\":\"证〔2015〕1号\",\"state\":\"valid\"");
	/* Neither beside it nor behind it for longer than that. */
	r = issue(clerk_a, who, "云川市委党校", "study", "2016-05-01", "2016-06-01");
	walk_has(&r, 422, "和 证〔2015〕1号（2015-11-20 至 2016-05-19）重叠");
	r = issue(clerk_a, who, "云川市委党校", "study", "2016-05-20", "2016-06-01");
	walk_has(&r, 422, "李短期从 2015-11-20 到 2016-06-01 外出满六个月");
	assert_int_equal(client_get(clerk_b, certificate(id, "")).status, 404);
	r = client_get(secretary, certificate(id, ""));
	walk_has(&r, 200, "证〔2015〕1号");
}

static void it_is_printed_while_it_is_good(void **state)
{
	int64_t id = issued(person(branch_a, "赵打印", 1), "2015-11-17", "2015-12-01");
	struct client *printer, *printer_api;
	struct reply r;

	world_right(w, "org_officer", "handle");
	printer = walk_browser(w, "printer", 101);
	printer_api = walk_program(w, "printer_api", 101);
	r = client_get(printer, certificate(id, ""));
	walk_has(&r, 200, text("/document/certificate/print?subject=%lld", (long long)id));
	r = client_get(printer, text("/document/certificate/print?subject=%lld", (long long)id));
	walk_has(&r, 200, "赵打印");
	r = client_post(printer, "/document/certificate/print", "subject", text("%lld", (long long)id), "as", "pdf", NULL);
	walk_has(&r, 200, "");
	assert_non_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "兹证明赵打印同志"));
	r = client_post_json(printer_api, "/api/v1/document/certificate/print", text("{\"subject\":\"%lld\",\"as\":\"docx\"}", (long long)id));
	walk_has(&r, 200, "");
	assert_memory_equal(r.body, "PK", 2);
	/* The register shows what ran out, and nothing of it is printed any more. */
	r = client_get(printer_api, "/api/v1/certificate?side=expired");
	walk_has(&r, 200, "\"total\":0");
	clock_at("2015-12-01");
	r = client_get(printer, "/certificate");
	walk_has(&r, 200, "赵打印");
	clock_at("2015-12-02");
	r = client_get(printer, "/certificate");
	assert_false(reply_has(&r, "赵打印"));
	r = client_get(printer, "/certificate?side=late");
	assert_true(r.status == 422 && reply_has(&r, "字段“side”只能是这几个值之一：valid expired voided"));
	r = client_get(printer, "/certificate?side=expired");
	walk_has(&r, 200, "赵打印");
	assert_true(reply_has(&r, "已过期"));
	r = client_get(printer_api, "/api/v1/certificate?side=expired");
	walk_has(&r, 200, "\"total\":1");
	assert_true(reply_has(&r, "赵打印"));
	client_get(printer, text("/document/certificate/print?subject=%lld", (long long)id));
	r = client_post(printer, "/document/certificate/print", "subject", text("%lld", (long long)id), "as", "pdf", NULL);
	walk_has(&r, 422, "有效期至 2015-12-01，已经过期，不能打印");
	r = client_post_json(printer_api, "/api/v1/document/certificate/print", text("{\"subject\":\"%lld\",\"as\":\"docx\"}", (long long)id));
	walk_has(&r, 422, "已经过期，不能打印");
	clock_at("2015-11-17");
}

static void a_voided_one_stays_in_the_register(void **state)
{
	int64_t who = person(branch_a, "钱作废", 2), id = issued(who, "2015-11-18", "2015-12-18"), second;
	struct reply r;

	client_get(secretary, certificate(id, ""));
	r = client_post(secretary, certificate(id, "/void"), "row_version", "1", "reason", "没有去", NULL);
	walk_has(&r, 422, "证明信由甲镇党委开具和作废");
	client_get(clerk_a, certificate(id, ""));
	r = client_post(clerk_a, certificate(id, "/void"), "row_version", "1", "reason", "", NULL);
	walk_has(&r, 422, "请写明作废原因");
	assert_int_equal(client_post_json(api_a, text("/api/v1%s", certificate(id, "/void")), "{\"row_version\":1}").status, 422);
	r = client_post(clerk_a, certificate(id, "/void"), "row_version", "9", "reason", "没有去", NULL);
	walk_has(&r, 409, "刚刚被别人更新过");
	assert_int_equal(client_post(clerk_a, certificate(id, "/void"), "row_version", "1", "reason", "没有去", NULL).status, 303);
	r = client_get(clerk_a, "/certificate?side=voided");
	walk_has(&r, 200, "钱作废");
	second = issued(who, "2015-11-18", "2015-12-18");	/* the days are free again */
	assert_int_equal(client_post_json(api_a, text("/api/v1%s", certificate(second, "/void")), "{\"reason\":\"写错了\",\"row_version\":1}").status, 200);
	r = client_post_json(api_a, text("/api/v1%s", certificate(second, "/void")), "{\"reason\":\"写错了\",\"row_version\":2}");
	walk_has(&r, 422, "已于 2015-11-17 作废");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_issued_above_the_branch_for_less_than_six_months),
		cmocka_unit_test(it_is_printed_while_it_is_good),
		cmocka_unit_test(a_voided_one_stays_in_the_register),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
