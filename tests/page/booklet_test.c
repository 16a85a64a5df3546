/* The stock of 入党志愿书 by number, by page and program: no number twice, none without a case that came so far, what is voided stays; and
 * the words that are printed onto one, where each printer sets them. */
#include "world/walk.h"

#include <stdlib.h>
#include <string.h>
#include "world/pdf_words.h"

static struct world *w;
static struct client *page, *api, *foreign, *branch_api;
static int64_t city, town, branch, person, run, early, join;

#define text(...) world_text(w, __VA_ARGS__)

/* No name of it is one of national/recruit.prog: the register goes by the word in the file. */
static const char RECRUIT[] = "programme join \"发展党员\"\nversion 1\nafter \"测试\"\nabout person\nruns_at branch\nopens any\n"
	"form word \"说明\"\nfield what text \"说明\" must\nend\nform talk \"讨论\"\nfield what text \"意见\" must\nend\nform paper \"志愿书\"\nfield serial text \"编号\" must registered booklet\nend\n"
	"step apply \"1 申请\"\nneeds word\ngo issue\nend\nstep issue \"14 填写入党志愿书\"\nneeds paper\ngo meet\nend\nstep meet \"15 讨论\"\nneeds talk\ngo done\nend\nfinish done \"完成\"\nend\n"
	"example \"一\"\ngiven word.what 甲\nexpect waiting issue\nend\n";
static const char OTHER[] = "programme plan \"计划\"\nversion 1\nafter \"测试\"\nabout person\nruns_at branch\nopens any\nform word \"说明\"\nfield what text \"说明\" must\nend\n"
	"step fill \"一\"\nneeds word\ngo done\nend\nfinish done \"完成\"\nend\nexample \"一\"\ngiven word.what 甲\nexpect done\nend\n";

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "handle" };
	int64_t clerk, other, secretary, use;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川县委");
	town = world_org_of(w, city, "committee", "石门镇党委");
	branch = world_org_of(w, town, "branch", "石门村党支部");
	other = world_org_of(w, city, "committee", "别镇党委");
	person = world_person_of(w, branch, "李发展", 0);
	world_run(w, text("UPDATE person SET id_number_mask = '3704**********1234', native_place = '滕州', sex = 1 WHERE id = %lld", (long long)person));
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "organiser", RIGHTS[i]);
	clerk = world_person(w, branch, "组织委员");
	secretary = world_person(w, branch, "支部书记");
	world_holding(w, town, "organiser", clerk);
	world_holding(w, branch, "organiser", secretary);
	world_holding(w, other, "organiser", 901);
	page = walk_browser(w, "clerk", clerk);
	api = walk_program(w, "clerk_api", clerk);
	branch_api = walk_program(w, "branch_api", secretary);
	foreign = walk_program(w, "foreign", 901);
	use = walk_practice(w, city, "join", 1, RECRUIT);
	join = use;
	run = walk_opened(api, use, branch, person, "2015-11-17");
	walk_step(api, run, "word", "what=甲", "2015-11-17", "issue");
	early = walk_opened(api, use, branch, world_person_of(w, branch, "王早", 0), "2015-11-17");
	return 0;
}

static struct reply receive(const char *first, const char *last, const char *more)
{
	return client_post_json(api, text("/api/v1/org/%lld/booklet", (long long)town), text("{\"first\":\"%s\",\"last\":\"%s\",%s}", first, last, more));
}

static struct reply receive_page(const char *first, const char *last, const char *source, const char *day)
{
	const char *path = text("/org/%lld/booklet", (long long)town);

	client_get(page, path);
	return client_post(page, path, "first", first, "last", last, "source", source, "day", day, NULL);
}

static struct reply stock(const char *state)
{
	return client_get(api, text("/api/v1/org/%lld/booklet%s", (long long)town, state));
}

/* The id of the booklet with that number. */
static int64_t numbered(const char *number)
{
	struct reply r = stock("");
	const char *at = strstr(r.body, text("\"number\":\"%s\"", number)), *id = NULL;

	if (r.status != 200 || at == NULL)
		fail_msg("no %s: %s", number, r.body);
	for (const char *c = strstr(r.body, "\"id\":\""); c != NULL && c < at; c = strstr(c + 1, "\"id\":\""))
		id = c;
	return strtoll(id + 6, NULL, 10);
}

static struct reply act(struct client *c, const char *number, const char *what, const char *fields)
{
	return client_post_json(c, text("/api/v1/booklet/%lld/%s", (long long)numbered(number), what), fields);
}

static struct reply act_page(const char *number, const char *what, const char *name, const char *value, const char *day, const char *version)
{
	const char *path = text("/booklet/%lld", (long long)numbered(number));

	client_get(page, path);
	return client_post(page, text("%s/%s", path, what), name, value, "day", day, "row_version", version, NULL);
}

#define SOURCE "\"source\":\"县委组织部\",\"day\":\"2015-11-16\""

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
	const char *words;

	assert_int_equal(r.status, 200);
	words = pdf_words(w->arena, r.body, r.body_bytes);
	assert_true(strstr(words, "李发展") != NULL && strstr(words, "滕州") != NULL && strstr(words, "3704**********1234") != NULL);
	assert_null(strstr(words, "志愿书"));	/* words alone, never the booklet */
	r = act(api, "A2015000101", "print", "{\"full\":true,\"reason\":\"填表\"}");
	assert_int_equal(r.status, 403);
	r = act(api, "A2015000102", "print", "{}");
	walk_has(&r, 422, "没有发放，不能套打");
	r = act_page("A2015000102", "print", "reason", "", "", "1");
	walk_has(&r, 422, "没有发放，不能套打");
	r = act_page("A2015000101", "print", "reason", "", "", "1");
	assert_int_equal(r.status, 200);
	r = client_post_json(api, path, "{\"right\":\"-1.5\",\"down\":\"2\",\"name_x\":\"61.5\"}");
	walk_has(&r, 200, "\"right_tenths\":-15,\"down_tenths\":20");
	assert_true(reply_has(&r, "\"field\":\"name\",\"x_tenths\":615"));
	r = client_post_json(api, path, "{\"right\":\"31\"}");
	walk_has(&r, 422, "最多 30 毫米");
	r = client_post_json(api, path, "{\"name_x\":\"211\"}");
	walk_has(&r, 422, "0 到 210");
	client_get(page, text("/org/%lld/overprint", (long long)town));
	r = client_post(page, text("/org/%lld/overprint", (long long)town), "right", "1.25", NULL);
	walk_has(&r, 422, "保留一位小数");
	r = client_post(page, text("/org/%lld/overprint", (long long)town), "right", "3", "down", "2", NULL);
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

static void has_note(int64_t of, const char *number, const char *note)
{
	struct reply r = client_get(branch_api, text("/api/v1/run/%lld", (long long)of));

	walk_has(&r, 200, text("\"value\":\"%s\",\"file\":\"0\",\"note\":\"%s\"", number, note));
	r = client_get(page, text("/run/%lld", (long long)of));
	walk_has(&r, 200, note);
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

static struct reply receive_one(const char *number)
{
	return receive(number, "", SOURCE);
}

/* A new case that stands at the filling in of the booklet, and has one of that number. */
static int64_t issued_for_a_new_case(const char *name, const char *number)
{
	int64_t of = walk_opened(api, join, branch, world_person_of(w, branch, name, 0), "2015-11-17");

	walk_step(api, of, "word", "what=甲", "2015-11-17", "issue");
	walk_answered(act(api, number, "issue", text("{\"run\":\"%lld\",\"day\":\"2015-11-17\",\"row_version\":1}", (long long)of)), 200, "");
	return of;
}

static void one_booklet_has_one_number_however_it_is_typed(void **state)
{
	static const char *const SAME[] = { "No.0012399", "NO 0012399", "№0012399", "0012399", "ＮＯ．００１２３９９", "鲁0000019999", "鲁　０000019999", "AB000900", "ab 000900", "ＡＢ０００９００", "C—7", "C-7" };
	static const char *const NONE[] = { "AB/000901", "(2015)0001", "鲁", "鲁0000019999号", "A1234567890123" };

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

static int64_t version_of(const char *number)
{
	struct reply r = client_get(api, text("/api/v1/booklet/%lld", (long long)numbered(number)));

	return strtoll(strstr(r.body, "\"row_version\":") + strlen("\"row_version\":"), NULL, 10);
}

static void void_one(const char *number)
{
	walk_answered(act(api, number, "void", text("{\"reason\":\"写错了\",\"day\":\"2015-11-17\",\"row_version\":%lld}", (long long)version_of(number))), 200, "");
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
		cmocka_unit_test(one_booklet_has_one_number_however_it_is_typed),
		cmocka_unit_test(the_case_takes_whatever_number_was_issued),
		cmocka_unit_test(a_case_does_not_go_on_with_a_voided_booklet),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
