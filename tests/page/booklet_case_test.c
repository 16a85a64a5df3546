/* A booklet and the case that names it, by page and program: one number however it is typed, none that was voided, and nothing typed is lost when two void or
 * issue one. */
#include "page/booklet_world.h"

static int64_t version_of(const char *number)
{
	struct reply r = client_get(api, text("/api/v1/booklet/%lld", (long long)numbered(number)));

	return strtoll(strstr(r.body, "\"row_version\":") + strlen("\"row_version\":"), NULL, 10);
}

static void void_one(const char *number)
{
	walk_answered(act(api, number, "void", text("{\"reason\":\"写错了\",\"day\":\"2015-11-17\",\"row_version\":%lld}", (long long)version_of(number))), 200, "");
}

static void one_booklet_has_one_number_however_it_is_typed(void **state)
{
	static const char *const SAME[] = { "No.0012399", "NO 0012399", "№0012399", "0012399", "ＮＯ．００１２３９９", "鲁0000019999", "鲁　０000019999", "AB000900", "ab 000900", "ＡＢ０００９００", "C—7", "C-7" };
	static const char *const NONE[] = { "AB/000901", "(2015)0001", "鲁", "鲁0000019999号" };

	walk_answered(receive_one("NO.0012399"), 201, "");
	walk_answered(receive_one("鲁 0000019999"), 201, "");
	walk_answered(receive_one("AB 000900"), 201, "");
	walk_answered(receive_one("C－7"), 201, "");
	for (size_t i = 0; i < sizeof(SAME) / sizeof(SAME[0]); i++) {
		walk_answered(receive_one(SAME[i]), 422, "已在 2015-11-16 登记过");
		walk_answered(receive_page(SAME[i], "", "县委组织部", "2015-11-16"), 422, "已在 2015-11-16 登记过");
	}
	for (size_t i = 0; i < sizeof(NONE) / sizeof(NONE[0]); i++) {
		walk_answered(receive_one(NONE[i]), 422, "志愿书编号由字母、汉字（省的简称）、数字和短横组成");
		walk_answered(receive_page(NONE[i], "", "县委组织部", "2015-11-16"), 422, text("value=\"%s\"", NONE[i]));
	}
	walk_answered(receive("豫A 000101", "豫Ａ000103", SOURCE), 201, "\"count\":3");
	walk_answered(stock(""), 200, "\"number\":\"豫A000103\"");
	walk_answered(receive("99999999999999999998", "99999999999999999999", SOURCE), 201, "\"count\":2");
	walk_answered(stock(""), 200, "\"number\":\"99999999999999999999\"");
}

/* What the register issues the case takes, as it is printed and as it is kept, and goes on. */
static void the_case_takes_whatever_number_was_issued(void **state)
{
	int64_t one = issued_for_a_new_case("钱省号", "鲁0000019999"), other = issued_for_a_new_case("孙标号", "NO0012399"), old;

	walk_answered(walk_filled(branch_api, one, "paper", "serial=鲁0000019998"), 422, "没有发给钱省号");
	walk_answered(walk_filled(branch_api, one, "paper", "serial=鲁/1"), 422, "志愿书编号由字母、汉字（省的简称）、数字和短横组成");
	walk_answered(walk_filled(branch_api, one, "paper", "serial=鲁 0000019999"), 200, "\"value\":\"鲁0000019999\"");
	walk_close(branch_api, one, "2015-11-17", "meet");
	assert_int_equal(walk_send(page, text("/run/%lld", (long long)other), text("/run/%lld/fill/paper", (long long)other), "v_serial=No.0012399").status, 303);
	walk_answered(client_get(branch_api, text("/api/v1/run/%lld", (long long)other)), 200, "\"value\":\"NO0012399\",\"file\":\"0\",\"note\":\"\"");
	walk_close(branch_api, other, "2015-11-17", "meet");
	/* What a register has from before in another spelling stays usable. */
	world_run(w, "UPDATE booklet SET number = '(2015)0001' WHERE number = '豫A000101'");
	old = issued_for_a_new_case("冯旧号", "(2015)0001");
	walk_answered(walk_filled(branch_api, old, "paper", "serial=(2015)0001"), 200, "\"value\":\"(2015)0001\"");
	walk_close(branch_api, old, "2015-11-17", "meet");
	world_run(w, "UPDATE booklet SET number = '豫A 000102' WHERE number = '豫A000102'");
	walk_answered(receive_one("豫A000102"), 422, "豫A 000102 已在");
	old = issued_for_a_new_case("陈旧号", "豫A 000102");
	walk_answered(walk_filled(branch_api, old, "paper", "serial=豫a000102"), 200, "\"value\":\"豫A 000102\"");
}

/* Whoever voids the booklet of a case tells the case: it waits for another one, by page and for programs. */
static void a_case_does_not_go_on_with_a_voided_booklet(void **state)
{
	static const char WORDS[] = "编号「D1」的志愿书已在 2015-11-17 作废（写错了）";
	const char *list = text("/org/%lld/booklet?state=unmatched", (long long)town);
	int64_t of;

	walk_answered(receive("D1", "D2", SOURCE), 201, "");
	of = issued_for_a_new_case("卫换发", "D1");
	walk_fill(branch_api, of, "paper", "serial=D1");
	walk_answered(client_get(branch_api, text("/api/v1/run/%lld", (long long)of)), 200, "\"missing\":[]");
	void_one("D1");
	walk_answered(client_get(branch_api, text("/api/v1/run/%lld", (long long)of)), 200, text("\"kind\":\"refused\",\"id\":\"paper\",\"title\":\"%s", WORDS));
	has_note(of, "D1", text("%s，不能再用：填写志愿书这一步还没有办结的，由党委另发一本，填写新发的编号；已经办过这一步的，先由上级退回重新填写", WORDS));
	walk_refused(page, branch_api, of, "2015-11-17", WORDS);
	walk_answered(stock(""), 200, text("\"title\":\"卫换发\",\"org_name\":\"石门村党支部\",\"number\":\"D1\",\"note\":\"%s", WORDS));
	walk_answered(client_get(page, list), 200, text("/run/%lld", (long long)of));
	/* With another one it goes on. */
	walk_answered(act(api, "D2", "issue", text("{\"run\":\"%lld\",\"day\":\"2015-11-17\",\"row_version\":1}", (long long)of)), 200, "");
	walk_fill(branch_api, of, "paper", "serial=D2");
	walk_close(branch_api, of, "2015-11-17", "meet");
	/* Behind the step the case says it, and so does the register. */
	void_one("D2");
	walk_answered(client_get(page, text("/run/%lld", (long long)of)), 200, "编号「D2」的志愿书已在 2015-11-17 作废（写错了）");
	walk_answered(stock(""), 200, "\"number\":\"D2\",\"note\":\"编号「D2」的志愿书已在");
}

/* The second of two who void one booklet sees what the first wrote, and keeps what he typed himself. */
static void what_was_typed_of_a_booklet_stands_beside_what_changed(void **state)
{
	struct reply r;
	int64_t of;

	walk_answered(receive("E1", "E2", SOURCE), 201, "");
	of = issued_for_a_new_case("蒋同时", "E1");
	r = act_page("E1", "void", "reason", "装订坏了", "2015-11-17", "1");
	walk_has(&r, 409, "<td class=\"wraps lines\">发放</td><td class=\"wraps lines\">作废</td>");
	walk_has(&r, 409, "value=\"装订坏了\"");
	void_one("E1");
	r = act_page("E1", "void", "reason", "装订坏了", "2015-11-17", "2");
	walk_has(&r, 409, "<td class=\"wraps lines\">写错了</td><td class=\"wraps lines\">装订坏了</td>");
	r = act_page("E1", "void", "reason", "装订坏了", "2015-11-17", reply_field(w, &r, "row_version"));
	walk_has(&r, 422, "E1 已在 2015-11-17 作废：写错了");
	walk_has(&r, 422, "装订坏了");
	void_one("E2");
	r = act_page("E2", "issue", "run", text("%lld", (long long)of), "2015-11-17", "1");
	walk_has(&r, 409, "<td class=\"wraps lines\">作废</td><td class=\"wraps lines\">发放</td>");
	walk_has(&r, 409, "蒋同时");
	walk_answered(act(api, "E2", "void", "{\"reason\":\"装订坏了\",\"day\":\"2015-11-17\",\"row_version\":1}"), 409, "别人刚改过");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_booklet_has_one_number_however_it_is_typed),
		cmocka_unit_test(the_case_takes_whatever_number_was_issued),
		cmocka_unit_test(a_case_does_not_go_on_with_a_voided_booklet),
		cmocka_unit_test(what_was_typed_of_a_booklet_stands_beside_what_changed),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
