/* Secretaries report to the plenum and are marked as one case (YC-06): by a sheet that marks the rows of a list, once by pages and once by programs. */
#include "plenum_world.h"

static int64_t sheet_now;

/* The marks of all rows of a sheet, from the best on; none at the place of himself (from 0 on; -1: he is no row), nor at that of whoever is left out. */
static struct reply rows_sent(const char *who, const char *what, int64_t rater, int count, int himself, int left_out, int best)
{
	struct actor *a = actor_named(who);
	const char *url = text("%s/review/%lld/%s", by_page ? "" : "/api/v1", (long long)sheet_now, what), *json = "", *page = "";
	struct reply r;

	for (int n = 0; n < count; n++) {
		const char *mark = n == himself || n == left_out ? "" : text("%d", best - n);

		json = text("%s%s\"%s\"", json, n == 0 ? "" : ",", mark);
		page = text("%smark_%d=%s\n", page, n + 1, mark);
	}
	if (!by_page)
		return client_post_json(a->program, url, rater == 0 ? text("{\"marks\":[%s]}", json) : text("{\"marks\":[%s],\"rater\":%lld}", json, (long long)rater));
	r = client_get(a->page, "/me/review");
	return walk_send(a->page, NULL, url, text("csrf_token=%s\nform_key=%s\nrater=%lld\n%s", reply_field(w, &r, "csrf_token"), crypto_token(w->arena), (long long)rater, page));
}

static struct reply rows_closed(const char *who)
{
	struct actor *a = actor_named(who);
	const char *url = text("%s/review/%lld/rows/close", by_page ? "" : "/api/v1", (long long)sheet_now);

	if (!by_page)
		return client_post_json(a->program, url, "{}");
	client_get(a->page, "/me/review");
	return client_post(a->page, url, "", "", NULL);
}

static struct reply rows_read(const char *who, const char *what)
{
	struct actor *a = actor_named(who);

	return client_get(by_page ? a->page : a->program, text("%s/review/%lld/%s", by_page ? "" : "/api/v1", (long long)sheet_now, what));
}

static void sheet_opened(const char *sheet, int rows)
{
	struct reply r;

	walk_answered(ACT(actor_named("reporter"), "sheet", text("sheet=%s", sheet)), 422, "评的是您本人");	/* he is a row of it */
	r = ACT(actor_named("county"), "sheet", text("sheet=%s", sheet));
	good(r);
	sheet_now = r.status == 201 ? number_after(&r, "review") : strtoll(reply_header(w, &r, "Location") + strlen("/review/"), NULL, 10);
	assert_int_equal(world_count(w, text("review WHERE subject_id = %lld AND item LIKE '%s/%%'", (long long)run_now, sheet)), rows);
	assert_int_equal(world_count(w, text("review_rater WHERE review_id = %lld", (long long)sheet_now)), RATERS - 1);
}

/* Who marks: the forty-four beside the office, each by his own paper. */
static size_t others(int64_t people[RATERS])
{
	struct reply r = client_get(actor_named("county")->program, text("/api/v1/review/%lld/rows", (long long)sheet_now));
	size_t count = 0;

	assert_int_equal(r.status, 200);
	for (const char *at = strstr(r.body, "\"person\":"); at != NULL; at = strstr(at + 1, "\"person\":")) {
		int64_t person = strtoll(at + strlen("\"person\":\""), NULL, 10);

		if (strncmp(strstr(at, "\"name\":"), "\"name\":\"county\"", strlen("\"name\":\"county\"")) != 0 && count < RATERS)
			people[count++] = person;
	}
	return count;
}

/* One paper was typed once: it counts nowhere, its rater has handed in and waits, and whoever may type it again is told so on the first page. */
static void waits_for_the_second(void)
{
	struct reply r = rows_read("county", "rows");

	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, by_page ? "1 份已录一遍，等另一人再录" : "\"typed_once_count\":1"));
	assert_true(reply_has(&r, by_page ? "交了，待复录（1 份已录一遍，等另一人再录，现在还不算有效）" : "\"is_typed_once\":true"));
	if (!by_page)
		return;
	assert_true(reply_has(&r, "<div class=\"print-only\"><p>计票人（签字）"));
	r = client_get(actor_named("county")->page, text("/review/%lld", (long long)sheet_now));
	assert_true(r.status == 200 && reply_has(&r, "交了，待复录"));
	r = client_get(actor_named("checker")->page, "/");
	assert_true(r.status == 200 && reply_has(&r, "1 份测评表别人已录一遍，等您再录一遍"));
	r = client_get(actor_named("county")->page, "/");
	assert_true(r.status == 200 && reply_has(&r, "1 份测评表已录一遍，等另一人再录"));
}

/* Papers that count in each row, as the page or a program is told. */
static void counted_in_each(int rows, int count)
{
	struct reply r = rows_read("county", "rows");
	const char *wanted = by_page ? text("<div><span class=\"num\">%d</span>", count) : text("\"papers_count\":%d,", count);
	int found = 0;

	for (const char *at = strstr(r.body, wanted); at != NULL; at = strstr(at + 1, wanted))
		found++;
	assert_int_equal(found, rows);
}

/* A row that was forgotten is named by whom it means; and nobody's mark is optional. */
static void forgotten_is_named(int64_t rater, int rows)
{
	struct reply r = rows_sent("county", "rows", rater, rows, -1, 3, 96);

	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "述职书记04的分数没有填或者不是分数"));
	assert_false(reply_has(&r, "第 4 份"));
	if (!by_page)
		return;
	assert_true(reply_has(&r, "id=\"e-mark_4\"") || reply_has(&r, "href=\"#f-mark_4\""));
	assert_null(strstr(strstr(r.body, "for=\"f-mark_1\""), "（选填）"));
	r = rows_sent("county", "rows", 0, rows, -1, -1, 96);
	assert_true(r.status == 422 && reply_has(&r, "请选择名单上的评价人") && !reply_has(&r, "第 1 份"));
	r = client_get(actor_named("reporter")->page, text("/review/%lld/mark", (long long)sheet_now));
	assert_true(r.status == 200 && !reply_has(&r, "（选填）"));
}

static void marked_row_by_row(int i, const char *sheet, int first, int rows)
{
	int64_t people[RATERS];
	size_t count;

	sheet_opened(sheet, rows);
	count = others(people);
	assert_int_equal(count, RATERS - 1);
	if (first == 0) {
		walk_answered(rows_sent("reporter", "mark", 0, rows, -1, -1, 96), 422, "本人不给自己打分");
		walk_answered(rows_sent("reporter", "mark", 0, rows, 0, 3, 96), 422, "");	/* everybody marks each */
		walk_answered(rows_sent("reporter", "mark", 0, rows, 0, -1, 200), 422, "不在 0 至 100 分之间");
		good(rows_sent("reporter", "mark", 0, rows, 0, -1, 90));
		good(rows_sent("reporter", "mark", 0, rows, 0, -1, 96));	/* changed */
		walk_answered(rows_sent("reporter", "rows", people[2], rows, 2, -1, 96), 422, "评的是您本人");	/* keeps no review in which he is marked */
		walk_answered(rows_closed("reporter"), 422, "评的是您本人");
		walk_answered(rows_closed("county"), 422, "有效测评表");	/* one of three */
		forgotten_is_named(people[REPORTERS + 5], rows);
	}
	good(rows_sent("county", "mark", 0, rows, -1, -1, 96));
	for (size_t n = 0; n < count; n++) {
		int himself = -1;
		struct reply r;

		for (int k = 0; k < rows; k++)
			himself = reporters[i][first + k] == people[n] ? k : himself;
		if (himself >= 0 && n < 3)
			walk_answered(rows_sent("county", "rows", people[n], rows, -1, -1, 96), 422, himself == 0 && first == 0 ? "" : "本人不给自己打分");
		r = rows_sent("county", "rows", people[n], rows, himself, -1, 96);
		if (r.status != 422)
			good(r);
		else
			walk_answered(r, 422, "已经交过测评表");	/* the reporter, under the own account */
		if (n == 5) {
			waits_for_the_second();
			walk_answered(rows_closed("county"), 422, "只有一个人录入");
			walk_answered(rows_sent("county", "rows", people[n], rows, himself, -1, 96), 422, "您已经录入过");
		}
		r = rows_sent("checker", "rows", people[n], rows, himself, -1, 96);
		if (r.status != 422)
			good(r);
		else
			walk_answered(r, 422, "已经交过测评表");
	}
	counted_in_each(rows, RATERS - 1);
	good(rows_closed("county"));
	walk_answered(rows_closed("county"), 409, "已经封存");
	walk_answered(rows_sent("county", "mark", 0, rows, -1, -1, 60), 409, "已经封存");
}

/* What each came to, with the place, on the sheet that is printed and signed. */
static void placed(int rows)
{
	struct reply r = rows_read("county", "rows");

	for (int n = 0; n < rows; n++)
		if (r.status != 200 || !reply_has(&r, by_page ? text("data-l=\"分数\">%d</td>", 96 - n) : text("\"mark\":\"%d\",\"place\":%d", 96 - n, n + 1)))
			fail_msg("status %d: %s", r.status, r.body);
	assert_true(!by_page || reply_has(&r, "监票人（签字）"));
}

/* Rows of all reporters for a field of a form, each with that behind the name. */
static const char *rows_of(const char *field, int first, int count, const char *behind)
{
	const char *all = "";

	for (int n = first; n < first + count; n++)
		all = text("%s%s*%s=%s;%s;", all, n == first ? "" : "|", field, text("述职书记%02d", n + 1), behind);
	return all;
}

/* What was pledged is followed still when the next year's reports begin, once. */
static void plenum_of_next_year(void)
{
	int64_t first = run_now;
	day_t began = today_now;

	clock_to(day_parse_iso("2016-01-12"));
	run_now = 0;
	tell_here((const char *const[]){ "county open_county 述职评议2016", "county see: 述职", NULL });
	run_now = 0;
	tell_here((const char *const[]){ "county open_county 述职评议2016 ! 已经办过", NULL });
	clock_to(began);
	run_now = first;
}

/* The seven are secretaries of towns right below the county, the three of its departments; a deputy, the secretary of a company and that of a village report nothing there. */
static void made_secretaries(int i)
{
	int64_t company = world_org_of(w, here->county, "committee", text("蒋庄煤矿党委%d", i)), deputy = world_person_of(w, here->org, "副书记甲", 2),
		miner = world_person_of(w, here->org, "煤矿书记", 2);

	for (int n = 0; n < REPORTERS; n++) {
		int64_t org = world_org_of(w, here->county, "committee", text("%s%d-%d党委", n < TOWNS ? "镇" : "局", i, n));

		world_run(w, text("UPDATE org SET unit_kind = '%s' WHERE id = %lld", n == 0 ? "street" : n < TOWNS ? "town" : n == TOWNS ? "institution" : "department", (long long)org));
		world_holding(w, org, "secretary", reporters[i][n]);
		world_holding(w, org, "deputy_secretary", deputy);
	}
	world_run(w, text("UPDATE org SET unit_kind = 'enterprise' WHERE id = %lld", (long long)company));
	world_holding(w, company, "secretary", miner);
	/* Of the two posts that he has now the reporter with an account acts in that of the county, where the sheets are kept. */
	world_run(w, text("UPDATE session SET holding_id = (SELECT MIN(id) FROM holding WHERE person_id = %lld) WHERE account_id = %lld", (long long)reporters[i][0],
		(long long)actor_named("reporter")->account));
}

/* Both lists begin with exactly those who report, and take nobody else. */
static void lists_begin_with_the_secretaries(void)
{
	struct actor *a = actor_named("county");
	struct reply r = by_page ? client_get(a->page, text("/run/%lld", (long long)run_now)) : client_get(a->program, text("/api/v1/run/%lld", (long long)run_now));

	assert_int_equal(r.status, 200);
	if (by_page) {
		const char *towns = strstr(r.body, "v_towns"), *departments = strstr(r.body, "v_departments");

		assert_true(towns != NULL && departments != NULL && towns < departments);
		for (int n = 0; n < REPORTERS; n++) {
			const char *at = strstr(n < TOWNS ? towns : departments, text("述职书记%02d", n + 1));

			assert_true(at != NULL && (n >= TOWNS || at < departments));
		}
		assert_false(reply_has(&r, "value=\"全委委员40\"") || reply_has(&r, "value=\"副书记甲\"") || reply_has(&r, "value=\"煤矿书记\""));
	}
	for (int n = 0; n < 3; n++)
		tell_here((const char *const[]){ text("county fill list: *towns=%s;镇街;|*departments=述职书记08;局; ! %s",
			n == 0 ? "全委委员40" : n == 1 ? "副书记甲" : "煤矿书记", "请先在他任职的党组织的“职务”里登记"), NULL });
	tell_here((const char *const[]){ "county fill list: *towns=述职书记08;镇街;|*departments=述职书记09;局; ! 不是直接下级各镇街书记", NULL });	/* a department's is no town's */
}

static void YC_06_as_one_case(void **state)
{
	/* covers YC-06 accept 1 2 refuse 1 2 by page and api */
	for (int i = 0; i < VILLAGES; i++) {
		int64_t before;

		here = &villages[i];
		by_page = i == 0;
		make_plenum(i);
		before = world_count(w, "review_paper");
		put_practice("yc/plenum");
		made_secretaries(i);
		run_now = 0;
		tell_here((const char *const[]){ "county open_county 述职评议", NULL });
		lists_begin_with_the_secretaries();
		tell_here((const char *const[]){
			text("county fill list: %s|%s", rows_of("towns", 0, TOWNS, "镇街"), rows_of("departments", TOWNS, REPORTERS - TOWNS, "部门")), "county close > remark",
			text("county fill remarks: %s|*pledges=整顿;述职书记01;2016-06-30;王书记;", rows_of("comments", 0, REPORTERS - 1, "抓得实")), "county close ! 没有当场点评",
			text("county fill remarks: %s|*pledges=整顿;述职书记01;2016-06-30;王书记;", rows_of("comments", 0, REPORTERS, "抓得实")), "county close > mark",
			"county close ! 区直部门实名打分", NULL });
		marked_row_by_row(i, "town_mark", 0, TOWNS);
		placed(TOWNS);
		tell_here((const char *const[]){ "county close ! 区直部门实名打分", NULL });
		marked_row_by_row(i, "department_mark", TOWNS, REPORTERS - TOWNS);
		placed(REPORTERS - TOWNS);
		assert_int_equal(world_count(w, "review_paper") - before, RATERS * REPORTERS - REPORTERS);
		tell_here((const char *const[]){ "county figure: 打分份数=440", "county close > rank", "county sign lead", "county close > track", "county public: 第1名 述职书记01：96分（44份）", NULL });
		plenum_of_next_year();
		tell_here((const char *const[]){
			"county fill tracking: *items=整顿;完成;", "county close > tracked", "county published: 第1名 述职书记01：96分（44份）", "county published: 第3名 述职书记10：94分（44份）", NULL });
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(YC_06_as_one_case),
	};

	return cmocka_run_group_tests_name("practice_plenum", tests, practice_start, practice_stop);
}
