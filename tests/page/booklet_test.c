/* The stock of 入党志愿书 by number, by page and program: no number twice, none without a case that came so far, what is voided stays; and
 * the words that are printed onto one, where each printer sets them. */
#include "page/booklet_world.h"
#include "world/pdf_words.h"

/* Keeps places by API over the version that stands now. */
static struct reply place_kept(const char *fields)
{
	const char *path = text("/api/v1/org/%lld/overprint", (long long)town);
	struct reply r = client_get(api, path);

	return client_post_json(api, path, text("{%s,\"row_version\":%lld}", fields, (long long)strtoll(strstr(r.body, "\"row_version\":") + 14, NULL, 10)));
}

static void a_number_is_received_once(void **state)
{
	struct reply r = receive("A2015000101", "A2015000105", SOURCE);

	walk_has(&r, 201, "\"count\":5");
	r = receive("A2015000105", "A2015000109", SOURCE);
	walk_has(&r, 422, "A2015000105 已在 2015-11-16 登记过");
	r = receive_page("A2015000103", "", "县委组织部", "2015-11-16");
	walk_has(&r, 422, "登记过");
	assert_true(reply_has(&r, "value=\"A2015000103\""));	/* what was typed is not lost */
	r = receive("a2015000101", "", SOURCE);		/* the same booklet, in small letters */
	walk_has(&r, 422, "A2015000101 已在 2015-11-16 登记过");
	r = receive_page("a2015000103", "", "县委组织部", "2015-11-16");
	walk_has(&r, 422, "A2015000103 已在 2015-11-16 登记过");
	r = receive("A2015000201", "B2015000205", SOURCE);
	walk_has(&r, 422, "同样长");
	r = receive("A2015000201", "A2015000101", SOURCE);
	walk_has(&r, 422, "不小于它");
	r = receive("A2015000201", "A2015000701", SOURCE);
	walk_has(&r, 422, "一次最多登记 500 本，现在是 501 本");
	r = receive("ABC", "", SOURCE);
	walk_has(&r, 422, "以数字结尾");
	r = receive("A2015000201", "", "\"source\":\"\",\"day\":\"2015-11-16\"");
	walk_has(&r, 422, "从何处领取");
	r = receive("A2015000201", "", "\"source\":\"县委组织部\",\"day\":\"2015-11-18\"");
	walk_has(&r, 422, "不能晚于今天");
	r = receive_page("a2015000106", "A2015000106", "县委组织部", "2015-11-16");
	assert_int_equal(r.status, 303);
	r = client_post_json(branch_api, text("/api/v1/org/%lld/booklet", (long long)branch), "{\"first\":\"C1\"," SOURCE "}");
	walk_has(&r, 422, "不是基层党委");
	r = client_post_json(foreign, text("/api/v1/org/%lld/booklet", (long long)town), "{\"first\":\"C1\"," SOURCE "}");
	assert_int_equal(r.status, 404);
	r = stock("");
	walk_has(&r, 200, "\"number\":\"A2015000106\"");
	walk_has(&r, 200, "\"received\":6,\"issued\":0,\"voided\":0,\"stock\":6");
}

/* Nobody looks for the number of a case: those that wait are offered by name, and none that is not so far or has its booklet. */
static void the_page_offers_who_waits(const char *number, bool somebody_waits)
{
	struct reply r = client_get(page, text("/booklet/%lld", (long long)numbered(number)));

	assert_int_equal(r.status, 200);
	assert_int_equal(reply_has(&r, text("<option value=\"%lld\"", (long long)run)), somebody_waits);
	assert_int_equal(reply_has(&r, "李发展（石门村党支部，14 填写入党志愿书）"), somebody_waits);
	assert_int_equal(reply_has(&r, "目前没有办件等待入党志愿书"), !somebody_waits);
	assert_false(reply_has(&r, "王早"));
}

static void one_is_issued_for_a_case_that_came_so_far(void **state)
{
	const char *good = text("{\"run\":\"%lld\",\"day\":\"2015-11-17\",\"row_version\":1}", (long long)run);
	int64_t other = walk_opened(api, walk_practice(w, city, "plan", 1, OTHER), branch, person, "2015-11-17");
	struct reply r = act(api, "A2015000101", "issue", text("{\"run\":\"%lld\",\"day\":\"2015-11-17\",\"row_version\":1}", (long long)early));

	walk_has(&r, 422, "还没有到填写入党志愿书");
	r = act(api, "A2015000101", "issue", text("{\"run\":\"%lld\",\"day\":\"2015-11-17\",\"row_version\":1}", (long long)other));
	walk_has(&r, 422, "不是发展党员的办件");
	r = act(api, "A2015000101", "issue", "{\"run\":\"77\",\"day\":\"2015-11-17\",\"row_version\":1}");
	walk_has(&r, 422, "没有找到这个办件");
	r = act(api, "A2015000101", "issue", text("{\"run\":\"%lld\",\"day\":\"2015-11-15\",\"row_version\":1}", (long long)run));
	walk_has(&r, 422, "早于前一步的日期 2015-11-16");
	r = act(api, "A2015000101", "issue", text("{\"run\":\"%lld\",\"day\":\"2015-11-16\",\"row_version\":1}", (long long)run));	/* the case came to the step a day later */
	walk_has(&r, 422, "请改为2015-11-17或者以后");
	r = act_page("A2015000101", "issue", "run", text("%lld", (long long)early), "2015-11-17", "1");
	walk_has(&r, 422, "还没有到填写入党志愿书");
	the_page_offers_who_waits("A2015000101", true);
	r = act(foreign, "A2015000101", "issue", good);
	assert_int_equal(r.status, 404);
	r = act_page("A2015000101", "issue", "run", text("%lld", (long long)run), "2015-11-17", "1");
	assert_int_equal(r.status, 303);
	r = act(api, "A2015000101", "issue", good);
	assert_int_equal(r.status, 409);
	r = act(api, "A2015000101", "issue", text("{\"run\":\"%lld\",\"day\":\"2015-11-17\",\"row_version\":2}", (long long)run));
	walk_has(&r, 422, "已发放或作废");
	r = act(api, "A2015000102", "issue", good);
	walk_has(&r, 422, "已经发放了 A2015000101");
	the_page_offers_who_waits("A2015000102", false);
	r = stock("?state=issued");
	walk_has(&r, 200, "\"person_name\":\"李发展\"");
	assert_true(reply_has(&r, "\"received\":6,\"issued\":1,\"voided\":0,\"stock\":5"));
}

static void words_are_printed_where_the_printer_sets_them(void **state)
{
	const char *path = text("/api/v1/org/%lld/overprint", (long long)town);
	struct reply r = act(api, "A2015000101", "print", "{}");
	const char *words, *version;

	assert_int_equal(r.status, 200);
	words = pdf_words(w->arena, r.body, r.body_bytes);
	assert_true(strstr(words, "李发展") != NULL && strstr(words, "滕州") != NULL);
	assert_null(strstr(words, "3704"));	/* no number with stars onto a booklet */
	assert_null(strstr(words, "志愿书"));	/* words alone, never the booklet */
	r = act(api, "A2015000101", "print", "{\"full\":true,\"reason\":\"填表\"}");
	assert_int_equal(r.status, 403);
	r = act(api, "A2015000102", "print", "{}");
	walk_has(&r, 422, "没有发放，不能套打");
	r = act_page("A2015000102", "print", "reason", "", "", "1");
	walk_has(&r, 422, "没有发放，不能套打");
	r = act_page("A2015000101", "print", "reason", "", "", "1");
	assert_int_equal(r.status, 200);
	r = client_post_json(api, path, "{\"right\":\"-1.5\"}");
	walk_has(&r, 422, "\"field\":\"row_version\"");
	r = place_kept("\"right\":\"-1.5\",\"down\":\"2\",\"name_x\":\"61.5\"");
	walk_has(&r, 200, "\"right_tenths\":-15,\"down_tenths\":20");
	assert_true(reply_has(&r, "\"field\":\"name\",\"x_tenths\":615"));
	r = place_kept("\"right\":\"31\"");
	walk_has(&r, 422, "最多 30 毫米");
	r = place_kept("\"name_x\":\"211\"");
	walk_has(&r, 422, "0 到 210");
	r = client_get(page, text("/org/%lld/overprint", (long long)town));
	version = reply_field(w, &r, "row_version");
	r = client_post(page, text("/org/%lld/overprint", (long long)town), "right", "1.25", "row_version", version, NULL);
	walk_has(&r, 422, "保留一位小数");
	r = client_post(page, text("/org/%lld/overprint", (long long)town), "right", "3", "down", "2", "row_version", version, NULL);
	assert_int_equal(r.status, 303);
	r = client_get(page, text("/org/%lld/overprint", (long long)town));
	walk_has(&r, 200, "value=\"3.0\"");
	assert_true(reply_has(&r, "value=\"61.5\""));	/* places are the organisation's */
	r = client_get(api, path);
	walk_has(&r, 200, "\"right_tenths\":-15");	/* an offset is each user's own */
	r = client_get(api, text("%s/test", path));
	assert_int_equal(r.status, 200);
	words = pdf_words(w->arena, r.body, r.body_bytes);
	assert_true(strstr(words, "公民身份号码") != NULL && strstr(words, "280") != NULL);
	r = client_get(page, text("/org/%lld/overprint/test", (long long)town));
	assert_int_equal(r.status, 200);
	r = client_get(foreign, text("%s/test", path));
	assert_int_equal(r.status, 404);
}

static void what_is_voided_stays_and_makes_room_for_another(void **state)
{
	struct reply r = act(api, "A2015000101", "void", "{\"reason\":\"\",\"day\":\"2015-11-17\",\"row_version\":2}");

	walk_has(&r, 422, "请填写作废原因");
	r = act_page("A2015000101", "void", "reason", "", "2015-11-17", "2");
	walk_has(&r, 422, "请填写作废原因");
	r = act(api, "A2015000101", "void", "{\"reason\":\"填坏\",\"day\":\"2015-11-16\",\"row_version\":2}");
	walk_has(&r, 422, "早于前一步的日期 2015-11-17");
	r = act(api, "A2015000101", "void", "{\"reason\":\"填坏\",\"day\":\"2015-11-17\",\"row_version\":2}");
	assert_int_equal(r.status, 200);
	r = act(api, "A2015000101", "void", "{\"reason\":\"填坏\",\"day\":\"2015-11-17\",\"row_version\":3}");
	walk_has(&r, 422, "已在 2015-11-17 作废：填坏");
	r = act_page("A2015000103", "void", "reason", "受潮", "2015-11-17", "1");
	assert_int_equal(r.status, 303);
	r = act(api, "A2015000102", "issue", text("{\"run\":\"%lld\",\"day\":\"2015-11-17\",\"row_version\":1}", (long long)run));
	assert_int_equal(r.status, 200);
	r = stock("");
	walk_has(&r, 200, "\"received\":6,\"issued\":1,\"voided\":2,\"stock\":3");
	r = client_get(page, text("/org/%lld/booklet?state=voided", (long long)town));
	walk_has(&r, 200, "填坏");
	assert_true(reply_has(&r, "A2015000103") && !reply_has(&r, "A2015000104"));	/* a figure opens its rows */
	r = receive("A2015000101", "", SOURCE);
	walk_has(&r, 422, "登记过");	/* voided numbers are not used again */
	r = client_get(page, "/booklet");
	walk_has(&r, 200, "A2015000104");
	r = client_get(api, text("/api/v1/booklet/%lld", (long long)numbered("A2015000102")));
	walk_has(&r, 200, "\"state\":\"issued\"");
}

/* Behind the others: the committee has received numbers. */
static void the_field_that_the_practice_declares_takes_no_other_number(void **state)
{
	struct reply r = walk_filled(branch_api, run, "paper", "serial=ZZ000009");

	walk_has(&r, 422, "\"field\":\"v_serial\"");
	walk_has(&r, 422, "没有发给李发展");
	r = client_get(page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "name=\"v_serial\" type=\"text\"");	/* one line, as a number is */
	/* The one that was issued stands in the form, and letters are great ones however they were typed. */
	walk_has(&r, 200, "value=\"A2015000102\"");
	r = walk_filled(branch_api, run, "paper", "serial=a2015000102");
	walk_has(&r, 200, "\"value\":\"A2015000102\"");
}

/* A case taken over from paper may have a booklet from before the register, but none that is somebody else's. */
static void a_number_belongs_to_one_person(void **state)
{
	int64_t first, second;
	struct reply r;

	first = walk_opened(branch_api, join, branch, world_person_of(w, branch, "周旧档", 0), "2014-06-10");
	second = walk_opened(branch_api, join, branch, world_person_of(w, branch, "郑旧档", 0), "2014-06-10");
	walk_step(branch_api, first, "word", "what=甲", "2014-06-11", "issue");
	walk_step(branch_api, second, "word", "what=甲", "2014-06-11", "issue");
	walk_fill(branch_api, first, "paper", "serial=OLD0001");
	r = walk_filled(branch_api, second, "paper", "serial=OLD0001");
	walk_has(&r, 422, "编号「OLD0001」的志愿书已经登记在周旧档名下");
	r = walk_send(page, text("/run/%lld", (long long)second), text("/run/%lld/fill/paper", (long long)second), "v_serial=A2015000102");
	walk_has(&r, 422, "编号「A2015000102」的志愿书已经登记在李发展名下");
	walk_fill(branch_api, second, "paper", "serial=OLD0002");
	walk_fill(branch_api, first, "paper", "serial=OLD0001");	/* his own once more */
	/* Behind that step whoever has filled one in gets no other one. */
	r = client_get(page, text("/booklet/%lld", (long long)numbered("A2015000104")));
	walk_has(&r, 200, "周旧档");
	walk_close(branch_api, first, "2014-06-12", "meet");
	r = client_get(page, text("/booklet/%lld", (long long)numbered("A2015000104")));
	walk_has(&r, 200, "郑旧档");
	assert_false(reply_has(&r, "周旧档"));
	r = act(api, "A2015000104", "issue", text("{\"run\":\"%lld\",\"day\":\"2015-11-17\",\"row_version\":1}", (long long)first));
	walk_has(&r, 422, "周旧档 已经填写编号 OLD0001 的入党志愿书，不再另发");
	r = act_page("A2015000104", "issue", "run", "", "2015-11-17", "1");
	walk_has(&r, 422, "还没有选择发给谁");
}

/* Whoever applies anew gets another one; only a case that was ended without a result gives its number back. */
static void a_number_is_used_in_one_case(void **state)
{
	int64_t man = world_person_of(w, branch, "吴旧档", 0), first = walk_opened(branch_api, join, branch, man, "2014-06-10"), second;
	struct reply r;

	walk_step(branch_api, first, "word", "what=甲", "2014-06-11", "issue");
	walk_fill(branch_api, first, "paper", "serial=OLD0003");
	second = walk_opened(branch_api, join, branch, man, "2014-07-10");
	walk_step(branch_api, second, "word", "what=甲", "2014-07-11", "issue");
	r = walk_filled(branch_api, second, "paper", "serial=OLD0003");
	walk_has(&r, 422, "编号「OLD0003」的志愿书已经用在吴旧档于 2014-06-10 开办的办件里");
	r = walk_send(page, text("/run/%lld", (long long)second), text("/run/%lld/fill/paper", (long long)second), "v_serial=OLD0003");
	walk_has(&r, 422, "一本志愿书只用一次");
	world_run(w, text("UPDATE run SET state = 'stopped' WHERE id = %lld", (long long)first));
	walk_fill(branch_api, second, "paper", "serial=OLD0003");
}

/* An old booklet passes, and everybody who looks at the case or at the register is told that the register does not know it. */
static void a_number_that_the_register_did_not_issue_is_noted(void **state)
{
	int64_t man = world_person_of(w, branch, "郑单档", 0), of = walk_opened(branch_api, join, branch, man, "2014-06-10");
	const char *list = text("/org/%lld/booklet", (long long)town), *words;
	struct reply r;

	walk_step(branch_api, of, "word", "what=甲", "2014-06-11", "issue");
	walk_fill(branch_api, of, "paper", "serial=A2015000105");
	has_note(of, "A2015000105", "领用登记里有这个编号（结存），但没有发给本办件");
	walk_fill(branch_api, of, "paper", "serial=OLD0009");
	has_note(of, "OLD0009", "未登记的编号：领用登记里没有这本志愿书");
	walk_close(branch_api, of, "2014-06-12", "meet");
	r = client_post_json(branch_api, text("/api/v1/run/%lld/bundle", (long long)of), "{}");
	assert_int_equal(r.status, 200);
	words = pdf_words(w->arena, r.body, r.body_bytes);
	assert_non_null(strstr(words, "OLD0009"));
	assert_non_null(strstr(words, "未登记的编号"));
	r = stock("");
	walk_has(&r, 200, text("\"run\":\"%lld\",\"title\":\"郑单档\",\"org_name\":\"石门村党支部\",\"number\":\"OLD0009\",\"note\":\"未登记的编号", (long long)of));
	assert_false(reply_has(&r, "\"number\":\"A2015000105\",\"note\""));	/* typed over: what stands now counts */
	r = client_get(page, text("%s?state=unmatched", list));
	walk_has(&r, 200, "OLD0009");
	walk_has(&r, 200, text("/run/%lld", (long long)of));
	r = client_get(page, list);
	walk_has(&r, 200, "没有对上的编号");
	assert_false(reply_has(&r, "OLD0009"));
	/* A number that was issued for the case is none of them. */
	walk_fill(branch_api, run, "paper", "serial=A2015000102");
	r = client_get(branch_api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"value\":\"A2015000102\",\"file\":\"0\",\"note\":\"\"");
	r = client_get(foreign, text("/api/v1/org/%lld/booklet", (long long)town));
	assert_int_equal(r.status, 404);
}

/* Two have the page open: the later one sees both, and writes over nothing that was not shown to him. */
static void places_are_not_written_over_unseen(void **state)
{
	const char *path = text("/org/%lld/overprint", (long long)town), *version;
	struct reply r = client_get(page, path);

	version = reply_field(w, &r, "row_version");
	walk_answered(place_kept("\"name_x\":\"60\",\"name_y\":\"45\""), 200, "");
	r = client_post(page, path, "right", "3.0", "down", "2.0", "name_x", "61.5", "name_y", "40.0", "sex_x", "117.5", "row_version", version, NULL);
	walk_has(&r, 409, "<td class=\"wraps lines\">60.0</td><td class=\"wraps lines\">61.5</td>");
	walk_has(&r, 409, "姓名 · 距左边（毫米）");
	walk_has(&r, 409, "<input type=\"hidden\" name=\"sex_x\" value=\"117.5\">");
	walk_answered(client_get(api, text("/api/v1%s", path)), 200, "\"field\":\"name\",\"x_tenths\":600,\"y_tenths\":450");
	r = client_post(page, path, "name_x", "60.0", "name_y", "45.0", "sex_x", "117.5", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(api, text("/api/v1%s", path));
	walk_has(&r, 200, "\"field\":\"name\",\"x_tenths\":600,\"y_tenths\":450");
	walk_has(&r, 200, "\"field\":\"sex\",\"x_tenths\":1175");
	walk_answered(client_post_json(api, text("/api/v1%s", path), text("{\"sex_x\":\"115\",\"row_version\":%s}", version)), 409, "套打的位置");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_is_received_once),
		cmocka_unit_test(one_is_issued_for_a_case_that_came_so_far),
		cmocka_unit_test(words_are_printed_where_the_printer_sets_them),
		cmocka_unit_test(what_is_voided_stays_and_makes_room_for_another),
		cmocka_unit_test(the_field_that_the_practice_declares_takes_no_other_number),
		cmocka_unit_test(a_number_belongs_to_one_person),
		cmocka_unit_test(a_number_is_used_in_one_case),
		cmocka_unit_test(a_number_that_the_register_did_not_issue_is_noted),
		cmocka_unit_test(places_are_not_written_over_unseen),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
