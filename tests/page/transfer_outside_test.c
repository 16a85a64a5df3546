/* Transfers out of what is kept here, through page and API: with a letter on paper, whose receipt ends it. */
#include "page/transfer_world.h"
#include "world/pdf_words.h"

#define EMPTY "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"回执.pdf\"\r\nContent-Type: application/pdf\r\n\r\n\r\n"
#define NOTE "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"回执.txt\"\r\nContent-Type: text/plain\r\n\r\nreceived\n\r\n"

/* domain/02 part 4: only a committee that may admit members takes somebody in. */
static void no_letter_goes_to_a_branch(void **state)
{
	static const char *const BELOW[] = { "中共邻县城关镇东关村党支部", "邻县机关总支", "邻县某厂党小组", NULL };
	int64_t who = person(branch_a, "韩支", 2);

	for (int i = 0; BELOW[i] != NULL; i++) {
		walk_answered(propose(secretary, who, "", BELOW[i]), 422, "不能接收组织关系");
		walk_answered(client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%lld\",\"place\":\"%s\",\"reason\":\"job\",\"dues_month\":\"2015-11\"}", (long long)who,
			BELOW[i])), 422, "不能接收组织关系");
	}
	assert_int_equal(propose(secretary, who, "", "中共邻县城关镇委员会").status, 303);
}

/* Issued again because the receipt had not come; then it comes, and bears a day before. */
static void a_late_receipt_bears_a_day_before_the_letter_was_issued_again(void **state)
{
	int64_t t = proposed(secretary, person(branch_a, "韩晚", 2), "", "中共外县县委组织部");
	const char *path = text("/api/v1/transfer/%lld/receipt", (long long)t), *why = part("reason", "凭首次开具的介绍信接收，回执寄达晚");
	struct reply r, page;

	must(secretary, t, "agree", "reason", "");
	must(clerk_a, t, "issue", "valid_days", "30天");
	r = client_get(clerk_a, url(t, ""));
	assert_false(reply_has(&r, "早于重新开具的原因"));
	walk_answered(receipt(api_a, path, t, NULL, "2015-11-17", text("%s%s", why, SCAN)), 422, "不用填“reason”");
	clock_at("2015-12-20");
	must(clerk_a, t, "expire", "reason", "回执没有寄回");
	assert_int_equal(api_act(api_a, t, "\"act\":\"reissue\",\"valid_days\":30,\"reason\":\"回执寄失\"").status, 200);
	page = client_get(clerk_a, url(t, ""));
	walk_has(&page, 200, "早于重新开具的原因");
	walk_answered(receipt(api_a, path, t, NULL, "2015-11-16", text("%s%s", why, SCAN)), 422, "早于介绍信开具的日期");
	walk_answered(receipt(api_a, path, t, NULL, "2016-03-01", SCAN), 422, "晚于今天（2015-12-20）");	/* and not "after the letter was over" */
	walk_answered(receipt(api_a, path, t, NULL, "2015-12-10", SCAN), 422, "早于重新开具的日期（2015-12-20），在首次开具（2015-11-17）之后");
	r = receipt(clerk_a, url(t, "/receipt"), t, reply_field(w, &page, "csrf_token"), "2015-12-10", SCAN);
	walk_answered(r, 422, "早于重新开具的日期（2015-12-20）");
	r = receipt(clerk_a, url(t, "/receipt"), t, reply_field(w, &page, "csrf_token"), "2015-12-10", text("%s%s", why, SCAN));
	assert_int_equal(r.status, 303);
	r = client_get(clerk_a, url(t, ""));
	assert_true(reply_has(&r, "凭首次开具的介绍信接收，回执寄达晚") && reply_has(&r, "2015-12-10"));
	clock_at("2015-11-17");
}

/* From the task the committee comes to a letter to print, with the name of the member and nothing else of him. */
static void the_receipt_is_asked_for(int64_t t)
{
	struct reply r = client_get(clerk_a, url(t, "")), letter = client_get(clerk_a, url(t, "/chase"));

	walk_answered(r, 200, text("href=\"/transfer/%lld/chase\"", (long long)t));
	walk_answered(letter, 200, "关于催要党员组织关系介绍信回执的函");
	walk_has(&letter, 200, "2015年11月17日开具的第");
	walk_has(&letter, 200, "至今没有收到回执");
	walk_has(&letter, 200, "2015年12月20日");
	assert_false(reply_has(&letter, "身份"));
	walk_answered(client_get(secretary, url(t, "/chase")), 403, "甲镇党委");	/* the committee's letter, not the branch's */
	assert_int_equal(client_get(clerk_b, url(t, "/chase")).status, 404);
}

static void the_old_branch_has_the_member_until_the_receipt_is_back(void **state)
{
	int64_t who = person(branch_a, "韩外", 2), t = proposed(secretary, who, "", "中共外县县委组织部"), before = members(branch_a, "2015-11-17");
	const char *path = text("/api/v1/transfer/%lld/receipt", (long long)t);
	struct reply page, r;

	must(secretary, t, "agree", "reason", "");
	assert_int_equal(client_get(clerk_a, url(t, "/chase")).status, 404);	/* no letter yet, so no receipt is waited for */
	must(clerk_a, t, "issue", "valid_days", "30");
	clock_at("2015-12-01");
	assert_int_equal(members(branch_a, "2015-12-01"), before);
	/* What is refused changes nothing, nor does the page say so. */
	page = client_get(clerk_a, url(t, ""));
	r = receipt(clerk_a, url(t, "/receipt"), t, reply_field(w, &page, "csrf_token"), "2015-12-02", SCAN);
	walk_answered(r, 422, "晚于今天（2015-12-01）");
	assert_false(reply_has(&r, "查看回执"));
	assert_true(reply_has(&r, "登记回执"));
	r = receipt(clerk_a, url(t, "/receipt"), t, reply_field(w, &page, "csrf_token"), "2015-12-01", NOTE);
	walk_answered(r, 422, "不是扫描件");
	walk_answered(receipt(api_a, path, t, NULL, "2015-12-02", SCAN), 422, "晚于今天（2015-12-01）");
	walk_answered(receipt(api_a, path, t, NULL, "2015-12-01", NOTE), 422, "不是扫描件");
	walk_answered(receipt(api_a, path, t, NULL, "2015-12-01", EMPTY), 422, "文件是空的");
	assert_int_equal(members(branch_a, "2015-12-01"), before);
	clock_at("2015-12-20");	/* the receipt is late */
	the_receipt_is_asked_for(t);
	r = client_get(clerk_a, "/");
	assert_true(reply_has(&r, "催要 韩外 的介绍信回执") && reply_has(&r, "逾期"));
	assert_int_equal(members(branch_a, "2015-12-20"), before);
	page = client_get(clerk_a, url(t, ""));
	r = receipt(clerk_a, url(t, "/receipt"), t, reply_field(w, &page, "csrf_token"), "2015-12-10", "");
	walk_answered(r, 422, "请上传回执");
	r = receipt(clerk_a, url(t, "/receipt"), t, reply_field(w, &page, "csrf_token"), "2015-12-18", SCAN);
	walk_answered(r, 422, "到 2015-12-17 为止");
	assert_true(reply_has(&r, "先“登记过期”，再“重新开具”"));	/* it is this committee that issues again */
	assert_int_equal(receipt(api_b, path, t, NULL, "2015-12-10", SCAN).status, 404);
	walk_answered(receipt(api_a, path, t, NULL, "2015-12-18", SCAN), 422, "先“登记过期”，再“重新开具”");
	assert_int_equal(receipt(api_a, path, t, NULL, "2015-12-10", "").status, 422);
	assert_int_equal(client_send(api_a, "POST", path, "multipart/form-data; boundary=cut", SCAN "--cut--\r\n", strlen(SCAN "--cut--\r\n")).status, 422);	/* without row_version */
	r = receipt(api_a, path, t, NULL, "2015-12-10", SCAN);
	assert_true(r.status == 200 && reply_has(&r, "\"state\":\"done\"") && reply_has(&r, "\"moved_day\":\"2015-12-10\""));
	assert_int_equal(members(branch_a, "2015-12-09"), before);
	assert_int_equal(members(branch_a, "2015-12-10"), before - 1);
	r = client_get(clerk_a, text("/person/%lld", (long long)who));
	assert_true(reply_has(&r, "已转出"));
	page = client_get(clerk_a, url(t, ""));
	assert_true(reply_has(&page, "查看回执"));
	r = client_post(clerk_a, url(t, "/receipt/file"), "row_version", "1", NULL);
	assert_true(r.status == 200 && strncmp(r.body, "%PDF", 4) == 0);
	assert_int_equal(client_post_json(api_a, text("%s/file", path), "{}").status, 200);
	assert_int_equal(client_post_json(api_b, text("%s/file", path), "{}").status, 404);
	clock_at("2015-11-17");
}

/* Posts of the Party end with the relation; one in a villagers' committee is shown before and ends only where that is said. */
static void a_post_beside_the_party_ends_only_where_it_is_said(void **state)
{
	int64_t committee = org(branch_a, "village_committee", "甲村村委会"), stays, goes;
	const char *path;
	struct reply page, r;

	for (int i = 0; i < 2; i++) {
		int64_t who = person(branch_a, i == 0 ? "村委留任" : "村委离任", 2), t;

		world_holding(w, committee, i == 0 ? "village_director" : "village_committee_member", who);
		world_holding(w, town_a, "committee_member", who);
		t = proposed(secretary, who, "", "中共外县县委组织部");
		must(secretary, t, "agree", "reason", "");
		must(clerk_a, t, "issue", "valid_days", "30");
		page = client_get(clerk_a, url(t, ""));
		walk_has(&page, 200, "还担任非党内职务：甲村村委会");
		path = text("/api/v1/transfer/%lld/receipt", (long long)t);
		if (i == 0) {
			stays = who;
			assert_false(reply_has(&page, "name=\"ends_beside\""));	/* who may end none of them is offered no box */
			walk_answered(receipt(api_a, path, t, NULL, "2015-11-17", text("%s%s", part("ends_beside", "1"), SCAN)), 422, "没有任免这些职务的权限");
			assert_int_equal(receipt(api_a, path, t, NULL, "2015-11-17", SCAN).status, 200);
			world_right(w, "org_officer", "appoint");
		} else {
			goes = who;
			walk_has(&page, 200, "name=\"ends_beside\"");
			r = receipt(clerk_a, url(t, "/receipt"), t, reply_field(w, &page, "csrf_token"), "2015-11-17", text("%s%s", part("ends_beside", "1"), SCAN));
			assert_int_equal(r.status, 303);
		}
	}
	assert_int_equal(world_count(w, text("holding WHERE person_id = %lld AND to_day = 2932897", (long long)stays)), 1);
	assert_int_equal(world_count(w, text("holding WHERE person_id = %lld AND org_id = %lld AND to_day = 2932897", (long long)stays, (long long)committee)), 1);
	assert_int_equal(world_count(w, text("holding WHERE person_id = %lld AND to_day = 2932897", (long long)goes)), 0);
}

static int times(const char *text, const char *what)
{
	int n = 0;

	for (const char *at = strstr(text, what); at != NULL; at = strstr(at + strlen(what), what))
		n++;
	return n;
}

/* A line of the paper may end anywhere. */
static const char *unbroken(char *words)
{
	char *to = words;

	for (const char *at = words; *at != '\0'; at++)
		if (*at != '\n' && *at != ' ')
			*to++ = *at;
	*to = '\0';
	return words;
}

/* One form, whoever prints it: page, file of the transfer, paper of the office. */
static void the_letter_is_one_form_with_its_number_on_every_part(void **state)
{
	int64_t who = person(branch_a, "钱一式", 2), t;
	const char *number, *address = "云川市甲镇人民路1号", *words;
	struct reply r;

	client_get(secretary, text("/transfer/new?person=%lld", (long long)who));
	r = client_post(secretary, "/transfer/new", "person", text("%lld", (long long)who), "place", "中共外县县委组织部", "place_branch", "机关支部", "reason", "job", "dues_month", "2015-11", NULL);
	t = id_of(&r);
	must(secretary, t, "agree", "reason", "");
	must(clerk_a, t, "issue", "valid_days", "45");
	r = client_get(county, text("/api/v1/transfer/%lld", (long long)t));
	number = arena_printf(w->arena, "%.*s", (int)strcspn(strstr(r.body, "〔2015〕"), "\""), strstr(r.body, "〔2015〕"));
	client_get(clerk_a, url(t, ""));
	r = client_post(clerk_a, url(t, "/letter"), "address", address, "phone", "0599-5551234", NULL);
	assert_int_equal(r.status, 200);
	assert_int_equal(times(r.body, text(">%s</p>", number)), 3);
	assert_true(reply_has(&r, "由甲镇党委甲村支部去中共外县县委组织部（机关支部），请转接组织关系") && reply_has(&r, "党员联系电话：") && reply_has(&r, address));
	for (int i = 0; i < 3; i++) {
		r = i == 0 ? client_post(clerk_a, url(t, "/pdf"), "address", address, "phone", "0599-5551234", NULL)
			: client_post_json(api_a, i == 1 ? text("/api/v1/transfer/%lld/letter", (long long)t) : "/api/v1/document/letter/print",
				text("{%s\"address\":\"%s\",\"phone\":\"0599-5551234\"}", i == 1 ? "" : text("\"subject\":\"%lld\",\"as\":\"pdf\",", (long long)t), address));
		assert_int_equal(r.status, 200);
		words = unbroken(pdf_words(w->arena, r.body, r.body_bytes));
		if (times(words, number) != 3 || strstr(words, "中共外县县委组织部（机关支部）") == NULL || strstr(words, text("基层党委通讯地址：%s", address)) == NULL || times(words, "\f") != 1 /* cut from one sheet */ ||
		    strstr(words, "联系电话：0599-5551234") == NULL || strstr(words, "党员联系电话：") == NULL)
			fail_msg("%d: %s", i, words);
	}
}

/* The number is the committee's, and the paper stays good until it is back. */
static void a_paper_letter_is_withdrawn_by_its_issuer_when_it_is_back(void **state)
{
	int64_t t = proposed(secretary, person(branch_a, "孙收回", 2), "", "中共外县县委组织部"), inside = proposed(secretary, person(branch_a, "李收回", 2), "乙村支部", "");
	struct reply r;

	must(secretary, t, "agree", "reason", "");
	must(secretary, inside, "agree", "reason", "");
	must(clerk_a, t, "issue", "valid_days", "45");
	must(clerk_a, inside, "issue", "valid_days", "45");
	r = client_get(secretary, url(t, ""));
	assert_false(reply_has(&r, "value=\"withdraw\""));
	walk_answered(act(secretary, t, "withdraw", "reason", "不转了"), 422, "请报“甲镇党委”");
	walk_answered(act(secretary, inside, "withdraw", "reason", "不转了"), 422, "请报“甲镇党委”");
	walk_answered(api_act(api_a, t, "\"act\":\"withdraw\",\"reason\":\"不转了\""), 422, "收回的日期：在 2015-11-17（开具）到 2015-11-17（今天）之间");
	walk_answered(act(clerk_a, t, "withdraw", "reason", "不转了"), 422, "纸质介绍信没有收回之前仍然有效");
	clock_at("2015-11-20");
	client_get(clerk_a, url(t, ""));
	walk_answered(client_post(clerk_a, url(t, "/act"), "act", "withdraw", "reason", "不转了", "paper_back", "2015-11-16", "row_version", text("%lld", (long long)version_of(t)), NULL), 422, "不转了");
	walk_answered(api_act(api_a, t, "\"act\":\"withdraw\",\"reason\":\"不转了\",\"paper_back\":\"2015-11-21\""), 422, "2015-11-20（今天）");
	r = client_post(clerk_a, url(t, "/act"), "act", "withdraw", "reason", "不转了", "paper_back", "2015-11-19", "row_version", text("%lld", (long long)version_of(t)), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(clerk_a, url(t, ""));
	assert_true(reply_has(&r, "不转了（介绍信2015-11-19收回）"));
	must(clerk_a, inside, "withdraw", "reason", "不转了");	/* no paper goes along */
	clock_at("2015-11-17");
}

static void a_letter_prints_in_three_parts_and_each_copy_is_logged(void **state)
{
	int64_t who = person(branch_a, "尤打印", 2), t = proposed(secretary, who, "", "中共外县县委组织部"), steps, lines;
	struct reply r;

	must(secretary, t, "agree", "reason", "");
	client_get(clerk_a, url(t, ""));
	walk_answered(client_post(clerk_a, url(t, "/letter"), "row_version", "1", NULL), 422, "待转出党委审核");
	must(clerk_a, t, "issue", "valid_days", "45");
	steps = world_count(w, "transfer_step");
	lines = world_count(w, "audit");
	client_get(clerk_a, url(t, ""));
	r = client_post(clerk_a, url(t, "/letter"), "row_version", "1", NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "组织关系介绍信存根") && reply_has(&r, ">中国共产党党员组织关系介绍信<") && reply_has(&r, "组织关系介绍信回执<"));
	assert_true(reply_has(&r, "中共外县县委组织部：") && reply_has(&r, "由甲镇党委甲村支部去中共外县县委组织部") && reply_has(&r, "党费已交到2015年11月"));
	assert_true(reply_has(&r, "有效期45天，到2016年1月1日为止") && reply_has(&r, "（盖章）") && reply_has(&r, "〔2015〕"));
	assert_int_equal(world_count(w, "transfer_step"), steps + 1);
	assert_int_equal(world_count(w, "audit"), lines + 1);
	r = client_post(clerk_a, url(t, "/pdf"), "row_version", "1", NULL);
	assert_true(r.status == 200 && strncmp(r.body, "%PDF", 4) == 0);
	assert_int_equal(world_count(w, "transfer_step"), steps + 2);
	r = client_post_json(api_a, text("/api/v1/transfer/%lld/letter", (long long)t), "{}");
	assert_true(r.status == 200 && strncmp(r.body, "%PDF", 4) == 0);
	assert_int_equal(world_count(w, "transfer_step"), steps + 3);
	client_get(secretary, url(t, ""));
	walk_answered(client_post(secretary, url(t, "/letter"), "row_version", "1", NULL), 422, "请报“甲镇党委”");
	r = client_get(secretary, url(t, ""));
	assert_true(reply_has(&r, "打印介绍信"));	/* each copy stands in what was done */
	/* The same letter by the office's own template, for whoever may print it. */
	world_right(w, "org_officer", "handle");
	r = client_get(clerk_a, text("/document/letter/print?subject=%lld", (long long)t));
	assert_true(r.status == 200 && reply_has(&r, "尤打印"));
	lines = world_count(w, "audit");
	r = client_post(clerk_a, "/document/letter/print", "subject", text("%lld", (long long)t), "as", "docx", NULL);
	assert_true(r.status == 200 && memcmp(r.body, "PK", 2) == 0);
	assert_int_equal(world_count(w, "audit"), lines + 2);	/* the copy of the letter, and the paper */
	r = client_post_json(api_a, "/api/v1/document/letter/print", text("{\"subject\":\"%lld\",\"as\":\"pdf\"}", (long long)t));
	assert_true(r.status == 200 && strncmp(r.body, "%PDF", 4) == 0);
	assert_int_equal(client_post_json(api_b, "/api/v1/document/letter/print", text("{\"subject\":\"%lld\"}", (long long)t)).status, 404);
	clock_at("2016-01-02");
	client_get(clerk_a, url(t, ""));
	walk_answered(client_post(clerk_a, url(t, "/letter"), "row_version", "1", NULL), 422, "到 2016-01-01 为止，今天是 2016-01-02");
	clock_at("2015-11-17");
}

/* Registered by a program from the first word to the last, and every field left out that it needs. */
static void a_program_does_it_all(void **state)
{
	int64_t who = person(branch_a, "曹程序", 2), t;
	struct reply r;

	assert_int_equal(client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"乙村支部\",\"reason\":\"job\"}", (long long)who)).status, 422);
	assert_int_equal(client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"乙村支部\",\"dues_month\":\"2015-11\"}", (long long)who)).status, 422);
	assert_int_equal(client_post_json(api_a, "/api/v1/transfer", "{\"to\":\"乙村支部\",\"reason\":\"job\",\"dues_month\":\"2015-11\"}").status, 404);
	r = client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"乙村支部\",\"reason\":\"job\",\"dues_month\":\"2015-11\"}", (long long)who));
	assert_true(r.status == 201 && reply_has(&r, "\"kind\":\"system\"") && reply_has(&r, "\"next_act\":\"agree\"") && reply_has(&r, "甲村支部"));
	t = strtoll(strstr(r.body, "\"id\":\"") + 6, NULL, 10);
	assert_int_equal(client_post_json(api_a, text("/api/v1/transfer/%lld/act", (long long)t), "{\"act\":\"agree\"}").status, 422);
	assert_int_equal(client_post_json(api_a, text("/api/v1/transfer/%lld/act", (long long)t), "{\"row_version\":1}").status, 422);
	assert_int_equal(api_act(api_a, t, "\"act\":\"agree\",\"document\":\"支部委员会会议记录\"").status, 200);
	assert_int_equal(api_act(api_b, t, "\"act\":\"issue\",\"valid_days\":30").status, 404);
	assert_int_equal(api_act(api_a, t, "\"act\":\"issue\",\"valid_days\":30").status, 200);
	r = client_get(api_b, "/api/v1/transfer?tab=waiting&kind=system");
	assert_true(reply_has(&r, "曹程序") && reply_has(&r, "\"next_act\":\"accept\""));
	assert_int_equal(api_act(api_a, t, "\"act\":\"accept\"").status, 422);
	assert_int_equal(api_act(api_b, t, "\"act\":\"accept\"").status, 200);
	r = api_act(api_b, t, "\"act\":\"enrol\"");
	assert_true(r.status == 200 && reply_has(&r, "\"state\":\"done\"") && reply_has(&r, "\"act\":\"enrol\""));
	r = client_get(api_b, "/api/v1/transfer?tab=over&state=done");
	assert_true(reply_has(&r, "曹程序"));
	assert_int_equal(receipt(api_a, text("/api/v1/transfer/%lld/receipt", (long long)t), t, NULL, "2015-11-17", SCAN).status, 422);	/* no letter of paper */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_letter_goes_to_a_branch),
		cmocka_unit_test(the_old_branch_has_the_member_until_the_receipt_is_back),
		cmocka_unit_test(a_post_beside_the_party_ends_only_where_it_is_said),
		cmocka_unit_test(a_letter_prints_in_three_parts_and_each_copy_is_logged),
		cmocka_unit_test(the_letter_is_one_form_with_its_number_on_every_part),
		cmocka_unit_test(a_paper_letter_is_withdrawn_by_its_issuer_when_it_is_back),
		cmocka_unit_test(a_program_does_it_all),
		cmocka_unit_test(a_late_receipt_bears_a_day_before_the_letter_was_issued_again),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
