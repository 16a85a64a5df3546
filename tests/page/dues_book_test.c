/* 党费收支账 (domain/05 section 2, art. 18 to 29): what is handed up, allotted and used, in two hands; what is made public once a year; lists as
 * files. Pages and API. */
#include "page/dues_world.h"

static struct client *branch_two, *branch_two_api, *town_two, *city_clerk, *city_api, *other_api;
static int64_t city;

static void receipt(int64_t org, int year, int number, int64_t fen)
{
	int64_t person = world_first_id(w, "person");

	PUT(w, "dues_receipt", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", org), NUMBER("collected_id", org), NUMBER("year", year), NUMBER("number", number),
		NUMBER("day", day_from_date(year, 6, 1)), NUMBER("amount_fen", fen), TEXT("channel", "cash"), TEXT("payer", "own"));
}

static int start_book(void **state)
{
	start(state);
	city = world_first_id(w, "org");
	world_holding(w, branch, "secretary", 106);
	world_holding(w, town, "secretary", 107);
	world_holding(w, city, "secretary", 108);
	world_holding(w, other_branch, "secretary", 109);
	world_holding(w, branch, "secretary", 110);	/* what one keeps another settles */
	world_holding(w, city, "secretary", 111);
	branch_two = walk_browser(w, "branch_two", 106);
	branch_two_api = walk_program(w, "branch_two_api", 110);
	town_two = walk_browser(w, "town_two", 107);
	city_clerk = walk_browser(w, "city", 108);
	city_api = walk_program(w, "city_api", 111);
	other_api = walk_program(w, "other_api", 109);
	world_member(w, branch, "党员甲", 2);
	receipt(branch, 2014, 1, 5000);
	receipt(branch, 2015, 1, 10000);
	receipt(other_branch, 2015, 1, 4000);
	return 0;
}

static int64_t sum(int64_t org, int year, const char *name)
{
	struct reply r = client_get(city_api, world_text(w, "/api/v1%s", org_url(org, world_text(w, "/book?year=%d", year))));

	assert_int_equal(r.status, 200);
	return total(r.body, name);
}

#define ENTRY(client, org, ...) (client_get(client, org_url(org, "/book")), client_post(client, org_url(org, "/book"), "day", "2015-11-16", __VA_ARGS__, NULL))

/* The newest entry of an organisation's book. */
static int64_t newest(int64_t org)
{
	struct reply r = client_get(city_api, world_text(w, "/api/v1%s", org_url(org, "/book")));
	const char *at = strstr(r.body, "\"entries\":[{\"id\":\"");
	long long id = 0;

	assert_non_null(at);
	sscanf(at, "\"entries\":[{\"id\":\"%lld", &id);
	return id;
}

static const char *entry_url(int64_t id, const char *act) { return world_text(w, "/dues-entry/%lld%s", (long long)id, act); }

static const char *entry_version(int64_t id)
{
	struct reply r = client_get(city_api, world_text(w, "/api/v1%s", entry_url(id, "")));

	assert_int_equal(r.status, 200);
	return world_text(w, "%lld", (long long)total(r.body, "row_version"));
}

static struct reply act(struct client *c, int64_t id, const char *what, const char *reason)
{
	client_get(c, "/");
	return client_post(c, entry_url(id, what), "row_version", entry_version(id), "state", "settled", "reason", reason, NULL);
}

static struct reply api_act(struct client *c, int64_t id, const char *what, const char *more)
{
	return client_post_json(c, world_text(w, "/api/v1%s", entry_url(id, what)), world_text(w, "{%s\"row_version\":%s}", more, entry_version(id)));
}

static void done(struct reply r) { walk_has(&r, 303, ""); }

static void money_goes_up_by_two_hands(void **state)
{
	struct reply r = client_get(branch_clerk, org_url(branch, "/book"));
	int64_t id;

	walk_has(&r, 200, "党费收支账");
	assert_true(reply_has(&r, "50.00") && reply_has(&r, "100.00") && reply_has(&r, "150.00"));	/* carried over, taken, left */
	walk_answered(ENTRY(branch_clerk, branch, "kind", "hand_up", "amount", "150.01"), 422, "现在可用只有 150.00 元");
	walk_answered(ENTRY(branch_clerk, branch, "kind", "hand_up", "amount", "0"), 422, "大于 0 的金额");
	walk_answered(ENTRY(branch_clerk, branch, "kind", "gift", "amount", "1"), 422, "请选择类别");
	walk_answered(client_post(branch_clerk, org_url(branch, "/book"), "day", "2015-11-18", "kind", "hand_up", "amount", "1", NULL), 422, "2015-11-17");
	done(ENTRY(branch_clerk, branch, "kind", "hand_up", "amount", "60"));
	id = newest(branch);
	assert_int_equal(sum(branch, 2015, "up_fen"), 0);		/* not settled yet … */
	assert_int_equal(sum(branch, 2015, "free_fen"), 9000);	/* … but not there any more */
	walk_answered(act(branch_clerk, id, "/settle", ""), 422, "会计、出纳必须分设");
	walk_answered(api_act(api, id, "/settle", ""), 422, "会计、出纳必须分设");	/* the same person by another account */
	walk_answered(act(branch_two, id, "/settle", ""), 422, "甲镇党委收到后复核");
	assert_int_equal(act(elsewhere, id, "/settle", "").status, 404);
	assert_int_equal(act(reader, id, "/settle", "").status, 403);
	r = client_get(town_clerk, "/");
	walk_has(&r, 200, "复核 1 笔党费账目");
	r = client_get(town_clerk, entry_url(id, ""));
	walk_has(&r, 200, "复核入账");
	walk_answered(client_post(town_clerk, entry_url(id, "/settle"), "row_version", "7", "state", "settled", NULL), 409, "已经有人处理过了");
	walk_answered(client_post(town_clerk, entry_url(id, "/settle"), "row_version", entry_version(id), NULL), 422, "入账或者退回");
	walk_answered(client_post(town_clerk, entry_url(id, "/settle"), "row_version", entry_version(id), "state", "refused", "reason", "", NULL), 422, "写明原因");
	done(client_post(town_clerk, entry_url(id, "/settle"), "row_version", entry_version(id), "state", "refused", "reason", "款未到账", NULL));
	assert_int_equal(sum(branch, 2015, "free_fen"), 15000);
	done(ENTRY(branch_clerk, branch, "kind", "hand_up", "amount", "60"));
	id = newest(branch);
	done(act(town_clerk, id, "/settle", ""));
	walk_answered(act(town_two, id, "/settle", ""), 409, "已经有人处理过了");
	assert_int_equal(sum(branch, 2015, "up_fen"), 6000);
	assert_int_equal(sum(branch, 2015, "left_fen"), 9000);
	assert_int_equal(sum(branch, 2015, "up_share"), 6000);	/* 60 % of what was taken in the year */
	assert_int_equal(sum(town, 2015, "below_fen"), 6000);
	r = client_get(town_clerk, org_url(town, "/book"));
	walk_has(&r, 200, "下级账目");
	r = client_get(branch_clerk, org_url(branch, "/book"));
	walk_has(&r, 200, "留存 40.00%");
	assert_int_equal(client_get(elsewhere, org_url(branch, "/book")).status, 404);
	assert_int_equal(client_get(reader, org_url(branch, "/book")).status, 403);
}

/* Art. 18, 20, 23: cases 16, 17 and 18 of domain/05. */
static void case_16_to_18_dues_are_used_for_what_they_are_for_and_by_a_meeting(void **state)
{
	const char *book = world_text(w, "/api/v1%s", org_url(branch, "/book"));
	struct reply r;
	int64_t id;

	walk_answered(ENTRY(branch_clerk, branch, "kind", "use", "amount", "20", "purpose", "", "detail", "年节礼品", "document", "支委会第8次", "decided_day", "2015-11-10"), 422, "送礼、接待、发福利都不行");
	walk_answered(client_post_json(api, book, "{\"kind\":\"use\",\"purpose\":\"gifts\",\"amount\":\"20\",\"day\":\"2015-11-16\",\"detail\":\"礼品\"}"), 422, "purpose");
	walk_answered(ENTRY(branch_clerk, branch, "kind", "use", "amount", "20", "purpose", "material", "detail", "党课教材20册", "document", "", "decided_day", "2015-11-10"), 422, "第二十条");
	walk_answered(client_post_json(api, book, "{\"kind\":\"use\",\"purpose\":\"material\",\"amount\":\"20\",\"day\":\"2015-11-16\",\"detail\":\"教材\"}"), 422, "集体研究决定");
	walk_answered(ENTRY(branch_clerk, branch, "kind", "use", "amount", "20", "purpose", "material", "detail", "教材", "document", "支委会第8次", "decided_day", ""), 422, "研究的日期");
	walk_answered(ENTRY(branch_clerk, branch, "kind", "use", "amount", "20", "purpose", "material", "detail", "教材", "document", "支委会第8次", "decided_day", "2015-11-17"), 422, "先研究，后支出");
	walk_answered(ENTRY(branch_clerk, branch, "kind", "use", "amount", "20", "purpose", "material", "detail", "", "document", "支委会第8次", "decided_day", "2015-11-10"), 422, "用在什么上");
	done(ENTRY(branch_clerk, branch, "kind", "use", "amount", "20", "purpose", "material", "detail", "党课教材20册", "document", "支委会第8次", "decided_day", "2015-11-10"));
	id = newest(branch);
	walk_answered(act(branch_clerk, id, "/settle", ""), 422, "第二十三条");
	done(act(branch_two, id, "/settle", ""));
	assert_int_equal(sum(branch, 2015, "used_fen"), 2000);
	r = client_post_json(api, book, "{\"kind\":\"use\",\"purpose\":\"training\",\"amount\":\"5.5\",\"day\":\"2015-11-16\",\"detail\":\"培训资料\",\"document\":\"支委会第9次\",\"decided_day\":\"2015-11-12\"}");
	walk_has(&r, 201, "\"id\"");
	id = newest(branch);
	walk_answered(api_act(api, id, "/settle", ""), 422, "不能是同一个人");
	walk_answered(api_act(branch_two_api, id, "/settle", ""), 200, "\"id\"");
	r = client_get(api, world_text(w, "/api/v1%s", entry_url(id, "")));
	walk_has(&r, 200, "\"settled_name\":\"branch_two_api\"");
	assert_true(reply_has(&r, "\"state\":\"settled\"") && reply_has(&r, "\"amount_fen\":550"));
	r = client_get(branch_clerk, org_url(branch, "/book"));
	walk_has(&r, 200, "其中：订阅购买党员教育的报刊、资料和设备");
}

/* Art. 21: one step at a time, and what is earmarked is for nothing else. */
static void what_is_allotted_goes_one_step_and_keeps_its_purpose(void **state)
{
	int64_t id, before = sum(branch, 2015, "free_fen");

	done(ENTRY(city_clerk, city, "kind", "opening", "amount", "500", "detail", "2014年末结存"));
	walk_answered(ENTRY(city_clerk, city, "kind", "opening", "amount", "500", "detail", ""), 422, "只能记一次");
	id = newest(city);
	done(act(city_clerk, id, "/return", "金额有误"));	/* withdrawn by who recorded it, and recorded again */
	assert_int_equal(sum(city, 2015, "opening_fen"), 0);
	done(ENTRY(city_clerk, city, "kind", "opening", "amount", "500", "detail", "2014年末结存"));
	walk_answered(api_act(city_api, newest(city), "/settle", ""), 200, "\"id\"");
	walk_answered(ENTRY(city_clerk, city, "kind", "allot", "amount", "30", "to", "甲村支部", "purpose", "relief", "document", "常委会", "decided_day", "2015-11-10"), 422, "不越级");
	walk_answered(ENTRY(town_clerk, town, "kind", "allot", "amount", "30", "to", "没有这个支部", "purpose", "relief", "document", "党委会", "decided_day", "2015-11-10"), 422, "没有找到");
	done(ENTRY(town_clerk, town, "kind", "allot", "amount", "30", "to", "甲村支部", "purpose", "relief", "document", "党委会第3次", "decided_day", "2015-11-10"));
	id = newest(town);
	done(act(branch_two, id, "/settle", ""));
	assert_int_equal(sum(branch, 2015, "above_fen"), 3000);
	assert_int_equal(sum(branch, 2015, "free_fen"), before + 3000);
	walk_answered(ENTRY(branch_clerk, branch, "kind", "use", "amount", world_text(w, "%lld.%02lld", (long long)(before + 100) / 100, (long long)(before + 100) % 100), "purpose", "training", "detail", "培训",
		"document", "支委会", "decided_day", "2015-11-10"), 422, "30.00 元是指定了别的用途的专款");
	done(ENTRY(branch_clerk, branch, "kind", "use", "amount", "30", "purpose", "relief", "detail", "补助", "document", "支委会", "decided_day", "2015-11-10"));
	done(act(branch_two, newest(branch), "/settle", ""));
	assert_int_equal(sum(branch, 2015, "free_fen"), before);
}

static void a_settled_entry_is_taken_back_by_another(void **state)
{
	int64_t id, counter, left = sum(branch, 2015, "left_fen"), up = sum(branch, 2015, "up_fen");

	walk_answered(client_post_json(api, world_text(w, "/api/v1%s", org_url(branch, "/book")), "{\"kind\":\"hand_up\",\"amount\":\"1.00\",\"day\":\"2015-11-16\"}"), 201, "\"id\"");
	id = newest(branch);
	walk_answered(api_act(api, id, "/reverse", "\"reason\":\"记错\","), 409, "已经有人处理过了");	/* not settled */
	done(act(town_clerk, id, "/settle", ""));
	walk_answered(act(branch_clerk, id, "/reverse", ""), 422, "写明原因");
	walk_answered(act(branch_clerk, id, "/return", "x"), 409, "已经有人处理过了");
	walk_answered(api_act(api, id, "/reverse", "\"reason\":\"重复上缴\","), 201, "\"id\"");
	counter = newest(branch);
	walk_answered(act(branch_clerk, id, "/reverse", "再冲一次"), 422, "已经冲销过了");
	walk_answered(api_act(town_api, counter, "/return", "\"reason\":\"没有重复\","), 200, "\"id\"");
	done(act(branch_clerk, id, "/reverse", "重复上缴"));	/* it stood again */
	counter = newest(branch);
	assert_int_equal(sum(branch, 2015, "left_fen"), left - 100);
	done(act(town_clerk, counter, "/settle", ""));
	assert_int_equal(sum(branch, 2015, "left_fen"), left);
	assert_int_equal(sum(branch, 2015, "up_fen"), up);
	walk_answered(act(branch_clerk, counter, "/reverse", "x"), 422, "本身就是冲销账目");
}

static struct reply publish(struct client *c, const char *year)
{
	client_get(c, org_url(branch, "/book"));
	return client_post(c, org_url(branch, "/statement"), "year", year, NULL);
}

/* Art. 26. */
static void a_year_is_made_public_once_for_the_members(void **state)
{
	const char *statement = world_text(w, "/api/v1%s", org_url(branch, "/statement"));
	int64_t own = world_member(w, branch, "看公布", 2), foreign = world_member(w, community, "外支部", 2);
	struct client *reads = walk_browser(w, "reads", own), *reads_api = walk_program(w, "reads_api", own), *outside = walk_program(w, "outside", foreign);
	struct reply r;

	PUT(w, "dues_member", NUMBER("region_id", 1), NUMBER("person_id", own), NUMBER("org_id", branch), TEXT("path", world_org_path(w, branch)), TEXT("payer_class", "farmer"),
		NUMBER("due_fen", 50), NUMBER("paid_to", 2015 * 12));
	r = client_get(branch_clerk, "/");
	walk_has(&r, 200, "公布上一年度的党费收支");
	walk_answered(publish(branch_clerk, "2015"), 422, "还没有结束");
	walk_answered(client_post_json(api, statement, "{\"year\":2013}"), 422, "没有收支");
	client_get(branch_clerk, org_url(branch, "/book"));
	done(client_post(branch_clerk, org_url(branch, "/book"), "kind", "interest", "amount", "0.50", "day", "2014-12-20", NULL));
	walk_answered(publish(branch_clerk, "2014"), 422, "还有 1 笔账目待复核");
	r = client_get(city_api, world_text(w, "/api/v1%s", org_url(branch, "/book?year=2014")));
	done(act(branch_two, strtoll(strstr(r.body, "\"entries\":[{\"id\":\"") + 18, NULL, 10), "/settle", ""));
	assert_int_equal(client_get(reads, "/me/dues").status, 200);
	r = client_get(reads_api, "/api/v1/me/dues/statement");
	assert_false(reply_has(&r, "\"year\":2014"));
	walk_answered(publish(branch_clerk, "4294969310"), 422, "还没有结束");	/* no 2014, to which it would be cut */
	walk_answered(client_post_json(api, statement, "{\"year\":4294969310}"), 422, "还没有结束");
	done(publish(branch_clerk, "2014"));
	walk_answered(client_post_json(api, statement, "{\"year\":2014}"), 422, "已于 2015-11-17 公布");
	walk_answered((client_get(branch_clerk, "/"), client_post(branch_clerk, org_url(branch, "/book"), "kind", "interest", "amount", "1", "day", "2014-12-20", NULL)), 422, "2014年和以前各年不再变动");
	r = client_get(reads, "/me/dues");
	walk_has(&r, 200, "甲村支部 2014 年");
	assert_true(reply_has(&r, "50.50"));
	r = client_get(reads_api, "/api/v1/me/dues/statement");
	walk_has(&r, 200, "{\"item\":\"collected\",\"purpose\":\"\",\"amount_fen\":5000}");
	assert_true(reply_has(&r, "{\"item\":\"left\",\"purpose\":\"\",\"amount_fen\":5050}"));
	r = client_get(outside, "/api/v1/me/dues/statement");
	assert_false(reply_has(&r, "甲村支部"));
	r = client_get(branch_clerk, "/");
	assert_false(reply_has(&r, "公布上一年度的党费收支"));
	receipt(other_branch, 2014, 9, 100);
	walk_answered(client_post_json(other_api, world_text(w, "/api/v1%s", org_url(other_branch, "/statement")), "{\"year\":2014}"), 201, "\"id\"");
}

static struct reply take_by_api(int64_t person, const char *day)
{
	return client_post_json(api, world_text(w, "/api/v1%s", person_url(person, "")), world_text(w,
		"{\"amount\":\"10\",\"until\":\"2014-12\",\"day\":\"%s\",\"channel\":\"cash\",\"payer\":\"own\",\"document\":\"支部会议决定\",\"row_version\":%s}", day, version(person)));
}

/* Art. 26: what was published stands, whoever writes: a receipt with a day of that year is refused as an entry is. */
static void a_public_year_takes_no_receipt(void **state)
{
	int64_t id = payer("补缴去年", "wage", "2000", "2014-12"), before = sum(branch, 2014, "collected_fen"), receipts = world_count(w, "dues_receipt");

	client_get(branch_clerk, person_url(id, ""));
	walk_answered(client_post(branch_clerk, person_url(id, ""), "amount", "10", "until", "2014-12", "day", "2014-12-18", "channel", "cash", "payer", "own", "document", "支部会议决定", "row_version",
		version(id), NULL), 422, "甲村支部2014年的党费收支已于 2015-11-17 公布，2014年和以前各年不再变动");
	walk_answered(client_post(branch_clerk, org_url(branch, ""), "until", "2014-12", "day", "2014-12-18", "channel", "cash", "payer", "own", "document", "支部会议决定", name_of("pay", id), "10",
		name_of("v", id), version(id), NULL), 422, "2014年和以前各年不再变动");
	walk_answered(take_by_api(id, "2014-12-18"), 422, "2014年和以前各年不再变动");
	assert_int_equal(sum(branch, 2014, "collected_fen"), before);
	assert_int_equal(world_count(w, "dues_receipt"), receipts);
	/* Late money bears the day on which it comes. */
	assert_int_equal(take_by_api(id, "2015-11-16").status, 201);
	assert_int_equal(sum(branch, 2014, "collected_fen"), before);
}

/* Whatever was taken from members, was there or was earned is either used or left somewhere: nothing is lost or counted twice on the way. */
static void the_books_of_all_agree_with_what_was_taken(void **state)
{
	const int64_t orgs[] = { branch, other_branch, town, city, community };
	int64_t came = 0, used = 0, left = 0;

	for (size_t i = 0; i < sizeof(orgs) / sizeof(orgs[0]); i++)
		for (int year = 2014; year <= 2015; year++) {
			came += sum(orgs[i], year, "collected_fen") + sum(orgs[i], year, "opening_fen") + sum(orgs[i], year, "interest_fen");
			used += sum(orgs[i], year, "used_fen");
		}
	for (size_t i = 0; i < sizeof(orgs) / sizeof(orgs[0]); i++)
		left += sum(orgs[i], 2015, "left_fen");
	assert_int_equal(came, 5000 + 10000 + 1000 + 4000 + 100 + 50000 + 50);
	assert_int_equal(used, 2000 + 550 + 3000);
	assert_int_equal(left, came - used);
}

static struct reply record(const char *kind, const char *amount, const char *day)
{
	return client_post_json(other_api, world_text(w, "/api/v1%s", org_url(other_branch, "/book")), world_text(w, "{\"kind\":\"%s\",\"amount\":\"%s\",\"day\":\"%s\"}", kind, amount, day));
}

/* What the branch has now is no reason to have spent it before it came, nor to give it back once it is gone. */
static void no_balance_falls_below_nought_on_any_day(void **state)
{
	int64_t free = sum(other_branch, 2015, "free_fen"), id = world_member(w, other_branch, "退款", 2);
	const char *all, *at, *receipts = world_text(w, "/api/v1%s", person_url(id, ""));
	struct reply r;

	assert_int_equal(free, 4100);
	walk_answered(record("hand_up", "20", "2015-05-31"), 422, "支出 20.00 元记在 2015-05-31，可是 2015-05-31 只有 1.00 元");
	client_get(town_clerk, org_url(other_branch, "/book"));
	walk_answered(client_post(town_clerk, org_url(other_branch, "/book"), "kind", "hand_up", "amount", "20", "day", "2015-05-31", NULL), 422, "余额会变成负数");
	walk_answered(record("hand_up", "20", "2015-06-01"), 201, "\"id\"");
	walk_answered(record("hand_up", "21.01", "2015-05-31"), 422, "现在可用只有 21.00 元");
	walk_answered(client_post_json(other_api, world_text(w, "/api/v1%s", org_url(other_branch, "/standard")), world_text(w, "{\"from\":\"2015-11\",\"rows\":[\"%lld=wage=2000=0\"]}", (long long)id)),
		200, "");
	walk_answered(client_post_json(other_api, receipts, world_text(w, "{\"amount\":\"10\",\"until\":\"2015-11\",\"day\":\"2015-11-16\",\"channel\":\"cash\",\"payer\":\"own\",\"row_version\":%s}",
		version(id))), 201, "\"id\"");
	all = world_text(w, "%lld", (long long)(free - 2000 + 1000) / 100);
	walk_answered(record("hand_up", all, "2015-11-15"), 422, "2015-11-15 只有 21.00 元");
	walk_answered(record("hand_up", all, "2015-11-17"), 201, "\"id\"");
	r = client_get(other_api, receipts);
	at = strstr(r.body, "\"receipts\":[{\"id\":\"");
	assert_non_null(at);
	at += strlen("\"receipts\":[{\"id\":\"");
	r = client_post_json(other_api, world_text(w, "/api/v1/dues-receipt/%.*s/reverse", (int)strcspn(at, "\""), at), "{\"reason\":\"错收\"}");
	walk_has(&r, 422, "丙村支部的党费现在可用只有 0.00 元，不够退回这张收据的 10.00 元");
}

/* What is left is carried on, so a year that is public closes every year before it: for the organisation and for what its report is made up of. */
static void a_public_year_closes_those_before_it(void **state)
{
	const char *words = "甲镇党委2015年的党费收支已于 2016-03-01 公布，2015年和以前各年不再变动，2014 年的账不能再记";
	const char *book = world_text(w, "/api/v1%s", org_url(town, "/book"));
	int64_t left[2], id = payer("跨年", "wage", "2000", "2015-12"), waiting;

	walk_answered(client_post_json(api, world_text(w, "/api/v1%s", org_url(branch, "/book")), "{\"kind\":\"interest\",\"amount\":\"1\",\"day\":\"2015-11-17\"}"), 201, "\"id\"");
	waiting = newest(branch);
	world_clock(w, "2016-03-01T09:00:00+08:00");
	walk_answered(client_post_json(town_api, world_text(w, "/api/v1%s", org_url(town, "/statement")), "{\"year\":2015}"), 422, "待复核");
	world_run(w, world_text(w, "UPDATE dues_entry SET state = 'refused' WHERE other_id = %lld AND state = 'waiting'", (long long)town));
	walk_answered(client_post_json(town_api, world_text(w, "/api/v1%s", org_url(town, "/statement")), "{\"year\":2015}"), 201, "\"id\"");
	left[0] = sum(town, 2014, "left_fen");
	left[1] = sum(town, 2015, "left_fen");
	walk_answered(client_post_json(town_api, book, "{\"kind\":\"hand_up\",\"amount\":\"1\",\"day\":\"2014-12-31\"}"), 422, words);
	client_get(town_clerk, org_url(town, "/book"));
	walk_answered(client_post(town_clerk, org_url(town, "/book"), "kind", "interest", "amount", "1", "day", "2014-12-31", NULL), 422, words);
	walk_answered(client_post_json(town_api, book, "{\"kind\":\"interest\",\"amount\":\"1\",\"day\":\"2015-12-31\"}"), 422, "2015 年的账不能再记");
	assert_int_equal(sum(town, 2014, "left_fen"), left[0]);
	assert_int_equal(sum(town, 2015, "left_fen"), left[1]);
	/* A branch of the town, whose year is in that report: no receipt, no entry, and none that waited. */
	left[0] = sum(branch, 2015, "left_fen");
	walk_answered(client_post_json(api, world_text(w, "/api/v1%s", person_url(id, "")), world_text(w,
		"{\"amount\":\"10\",\"until\":\"2015-12\",\"day\":\"2015-12-20\",\"channel\":\"cash\",\"payer\":\"own\",\"row_version\":%s}", version(id))), 422, "甲镇党委2015年的党费收支已于 2016-03-01 公布");
	walk_answered(act(branch_two, waiting, "/settle", ""), 422, "退回重记");
	walk_answered(api_act(branch_two_api, waiting, "/settle", ""), 422, "退回重记");
	walk_answered(api_act(branch_two_api, waiting, "/return", "\"reason\":\"重记\","), 200, "\"id\"");
	assert_int_equal(sum(branch, 2015, "left_fen"), left[0]);
	walk_answered(client_post_json(api, world_text(w, "/api/v1%s", org_url(branch, "/book")), "{\"kind\":\"interest\",\"amount\":\"1\",\"day\":\"2016-02-29\"}"), 201, "\"id\"");
	walk_answered(client_post_json(api, world_text(w, "/api/v1%s", person_url(id, "")), world_text(w,
		"{\"amount\":\"10\",\"until\":\"2015-12\",\"day\":\"2016-02-20\",\"channel\":\"cash\",\"payer\":\"own\",\"row_version\":%s}", version(id))), 201, "\"id\"");
	world_clock(w, "2015-11-17T09:00:00+08:00");
}

static void who_keeps_no_book_records_nothing(void **state)
{
	int64_t temporary = world_org_of(w, town, "temporary_branch", "工地临时支部");

	walk_answered(ENTRY(town_clerk, temporary, "kind", "interest", "amount", "1"), 422, "不单独核算党费");
	walk_answered(client_post_json(town_api, world_text(w, "/api/v1%s", org_url(temporary, "/book")), "{\"kind\":\"interest\",\"amount\":\"1\",\"day\":\"2015-11-16\"}"), 422, "不单独核算党费");
}

static struct reply list(struct client *c, const char *format, const char *reason)
{
	client_get(c, org_url(branch, "/list"));
	return client_post(c, org_url(branch, "/list"), "year", "2015", "format", format, "reason", reason, NULL);
}

static void the_list_of_a_year_leaves_with_a_reason(void **state)
{
	const char *url = world_text(w, "/api/v1%s", org_url(branch, "/list"));
	int64_t lines = world_count(w, "audit");
	struct reply r;

	walk_answered(list(branch_clerk, "csv", ""), 422, "导出事由");
	walk_answered(list(branch_clerk, "doc", "支部公布栏张贴"), 422, "PDF、CSV 或 XLSX");
	assert_int_equal(list(reader, "csv", "支部公布栏张贴").status, 403);
	assert_int_equal(list(elsewhere, "csv", "支部公布栏张贴").status, 404);
	assert_true(world_count(w, "audit") >= lines);
	lines = world_count(w, "audit");
	r = list(branch_clerk, "csv", "支部公布栏张贴");
	walk_has(&r, 200, "党员甲");
	assert_true(reply_has(&r, "全年已缴月数") || reply_has(&r, "合计"));
	assert_int_equal(world_count(w, "audit"), lines + 1);
	r = list(branch_clerk, "pdf", "支部公布栏张贴");
	assert_int_equal(r.status, 200);
	assert_memory_equal(r.body, "%PDF-", 5);
	r = client_post_json(api, url, "{\"year\":2015,\"format\":\"xlsx\",\"reason\":\"年度核对账目\"}");
	assert_int_equal(r.status, 200);
	assert_memory_equal(r.body, "PK", 2);
	walk_answered(client_post_json(api, url, "{\"format\":\"csv\",\"reason\":\"短\"}"), 422, "导出事由");
	r = client_get(api, world_text(w, "/api/v1%s", org_url(branch, "/list?year=2015")));
	walk_has(&r, 200, "\"name\":\"党员甲\"");
}

/* Art. 11: a thousand or more given freely at one time is the Centre's, and no money of the branch. */
static void what_belongs_to_the_centre_is_no_money_of_the_branch(void **state)
{
	int64_t person = world_first_id(w, "person"), before = sum(other_branch, 2015, "collected_fen"), free_before = sum(other_branch, 2015, "free_fen");
	struct reply r;

	PUT(w, "dues_receipt", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", other_branch), NUMBER("collected_id", other_branch), NUMBER("year", 2015),
		NUMBER("number", 71), NUMBER("day", day_from_date(2015, 7, 1)), NUMBER("amount_fen", 100300), NUMBER("extra_fen", 100000), TEXT("channel", "cash"), TEXT("payer", "own"));
	PUT(w, "dues_receipt", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", other_branch), NUMBER("collected_id", other_branch), NUMBER("year", 2015),
		NUMBER("number", 72), NUMBER("day", day_from_date(2015, 7, 1)), NUMBER("amount_fen", 99999), NUMBER("extra_fen", 99999), TEXT("channel", "cash"), TEXT("payer", "own"));
	assert_int_equal(sum(other_branch, 2015, "collected_fen"), before + 300 + 99999);
	assert_int_equal(sum(other_branch, 2015, "free_fen"), free_before + 300 + 99999);
	assert_int_equal(sum(other_branch, 2015, "centre_fen"), 100000);
	r = client_get(city_clerk, org_url(other_branch, "/book"));
	walk_has(&r, 200, "另代收一次性自愿多缴一千元以上的党费 1,000.00 元，全额上缴中央");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(money_goes_up_by_two_hands),
		cmocka_unit_test(case_16_to_18_dues_are_used_for_what_they_are_for_and_by_a_meeting),
		cmocka_unit_test(what_is_allotted_goes_one_step_and_keeps_its_purpose),
		cmocka_unit_test(a_settled_entry_is_taken_back_by_another),
		cmocka_unit_test(a_year_is_made_public_once_for_the_members),
		cmocka_unit_test(a_public_year_takes_no_receipt),
		cmocka_unit_test(the_books_of_all_agree_with_what_was_taken),
		cmocka_unit_test(no_balance_falls_below_nought_on_any_day),
		cmocka_unit_test(who_keeps_no_book_records_nothing),
		cmocka_unit_test(the_list_of_a_year_leaves_with_a_reason),
		cmocka_unit_test(what_belongs_to_the_centre_is_no_money_of_the_branch),
		cmocka_unit_test(a_public_year_closes_those_before_it),
	};

	return cmocka_run_group_tests(tests, start_book, stop);
}
