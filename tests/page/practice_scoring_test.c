/* Secretaries report and are marked (YC-06): the practice once by pages and once by programs (practice_world.h), and ten of them by all
 * forty-five of the plenum. */
#include "plenum_world.h"

/* YC-06: under the own name, nobody himself. */
static const char *const SCORING[] = {
	"secretary open 述职打分: @secretary",
	"county fill comment: group=镇街|comment=抓得实",
	"county fill pledge: *items=整顿;2015-11-16;王书记;",
	"county close ! 整顿",
	"county fill pledge: *items=整顿;2016-06-30;王书记;",
	"county close > mark",
	"secretary rate marking: county=90 ! 评的是您本人",	/* whom it rates keeps no review of it */
	"upper rate marking: county=90 ! 测评也由其发起",	/* nor does the committee between: the county's office does */
	"county rate marking: county=90 upper=92 ! 人",	/* two of at least three */
	NULL
};

static void YC_06_marks_under_the_own_name(void **state) { tell("yc/scoring", SCORING); }

/* ---- 45 raters, 10 reporters: YC-06 ---- */

static int64_t reviews[REPORTERS];

/* "paper" and "mark" with a mark, "void" with a reason for the paper of that number, "close" with nothing. */
static struct reply review_sent(const char *who, int n, const char *what, const char *with, int number)
{
	struct actor *a = actor_named(who);
	const char *url = text("%s/review/%lld/%s", by_page ? "" : "/api/v1", (long long)reviews[n], what);
	const char *field = strcmp(what, "mark") == 0 ? "mark" : strcmp(what, "void") == 0 ? "reason" : "marks", *of = strcmp(what, "void") == 0 ? "number" : "rater";

	if (by_page) {
		client_get(a->page, "/me/review");
		return client_post(a->page, url, field, with, of, number == 0 ? "" : text("%d", number), NULL);
	}
	if (strcmp(what, "close") == 0)
		return client_post_json(a->program, url, "{}");
	return client_post_json(a->program, url, number == 0 ? text("{\"%s\":\"%s\"}", field, with) : text("{\"%s\":\"%s\",\"%s\":%d}", field, with, of, number));
}

static struct reply review_read(const char *who, int n)
{
	struct actor *a = actor_named(who);

	return by_page ? client_get(a->page, text("/review/%lld", (long long)reviews[n])) : client_get(a->program, text("/api/v1/review/%lld", (long long)reviews[n]));
}

/* To the sheet of reporter n, whom all the others mark with 96 less n. */
static void reported_and_opened(int i, int n)
{
	struct reply r;

	run_now = 0;
	open_case(&(struct act_line){ "secretary", "open 述职打分", text("%lld", (long long)reporters[i][n]), NULL });
	tell_here((const char *const[]){ text("county fill comment: group=%s|comment=抓得实", n < TOWNS ? "镇街" : "区直部门"),
		"county fill pledge: *items=整顿;2016-06-30;王书记;", "county close > mark", NULL });
	walk_answered(ACT(actor_named("secretary"), "sheet", "sheet=marking"), 422, "测评也由其发起");
	if (n == 0)
		walk_answered(ACT(actor_named("reporter"), "sheet", "sheet=marking"), 422, "评的是您本人");
	r = ACT(actor_named("county"), "sheet", "sheet=marking");
	good(r);
	/* The committee over the reporter's branch is not on it: another reporter has another, and all of them one plenum. */
	reviews[n] = r.status == 201 ? number_after(&r, "review") : strtoll(reply_header(w, &r, "Location") + strlen("/review/"), NULL, 10);
	assert_int_equal(world_count(w, text("review_rater WHERE review_id = %lld AND name = 'upper'", (long long)reviews[n])), 0);
	assert_int_equal(world_count(w, text("review_rater WHERE review_id = %lld", (long long)reviews[n])), RATERS - 1);
}

/* Whoever is rated handles cases in the county: everything is refused to him by name, and the committee between is not the office either. */
static void kept_by_the_office_alone(void)
{
	static const struct { const char *what, *with; int number; } ACTS[] = { { "paper", "100", 2 }, { "void", "不作数", 1 }, { "close", "", 0 } };

	for (size_t i = 0; i < sizeof(ACTS) / sizeof(ACTS[0]); i++) {
		walk_answered(review_sent("reporter", 0, ACTS[i].what, ACTS[i].with, ACTS[i].number), 422, "评的是您本人：测评的发起、录入、作废和封存都不由本人办理");
		walk_answered(review_sent("secretary", 0, ACTS[i].what, ACTS[i].with, ACTS[i].number), 422, "测评也由其发起、录入、作废和封存");
		walk_answered(review_sent("upper", 0, ACTS[i].what, ACTS[i].with, ACTS[i].number), 422, "county");	/* who may, by name */
	}
}

/* Who gave which mark is read by the office, and by nobody else. */
static void read_by_the_office_alone(int n, const char *mark)
{
	static const char *const OTHERS[] = { "reporter", "secretary", "upper" };
	const char *shown = by_page ? text("<span class=\"num\">%s</span>", mark) : text("\"is_void\":false,\"mark\":\"%s\"", mark);
	struct reply r = review_read("county", n);

	if (r.status != 200 || !reply_has(&r, shown))
		fail_msg("status %d without %s: %s", r.status, shown, r.body);
	for (size_t i = 0; i < sizeof(OTHERS) / sizeof(OTHERS[0]); i++) {
		r = review_read(OTHERS[i], n);
		if (r.status != 200 || reply_has(&r, shown))
			fail_msg("%s: status %d: %s", OTHERS[i], r.status, r.body);
	}
}

/* Everybody on the list but the reporter: some under their own accounts, the others' papers are typed by the office. */
static void marked_by_all(int n)
{
	const char *mark = text("%d", 96 - n);

	if (n == 0) {
		walk_answered(review_sent("reporter", n, "mark", "100", 0), 422, "本人不给自己打分，由名单上的其他 44 名评价人打分");
		walk_answered(review_sent("county", n, "paper", "100", 0), 422, "请选择名单上的评价人");	/* without a name */
		walk_answered(review_sent("county", n, "paper", "100", RATERS), 422, "请选择名单上的评价人");	/* the list has all but the reporter */
	}
	good(n == 1 ? review_sent("reporter", n, "mark", mark, 0) : review_sent("county", n, "mark", mark, 0));
	if (n == 0)
		kept_by_the_office_alone();
	for (int rater = 1; rater < RATERS; rater++) {
		struct reply r = review_sent("county", n, "paper", mark, rater);

		if (r.status != 422)
			good(r);
		else
			walk_answered(r, 422, "已经交过测评表");	/* under the own account */
	}
	if (n < 2)
		walk_answered(review_sent("county", n, "close", "", 0), 422, "份只有一个人录入：");
	for (int rater = 1; rater < RATERS; rater++) {
		struct reply r = review_sent("checker", n, "paper", mark, rater);

		if (r.status != 422)
			good(r);
		else
			walk_answered(r, 422, "已经交过测评表");
	}
	good(review_sent("county", n, "close", "", 0));
	if (n == 0)
		read_by_the_office_alone(n, mark);
	if (n == 0)
		for (int i = 0; i < 2; i++)
			walk_answered(review_sent(i == 0 ? "county" : "reporter", n, "paper", "60", 1), 409, "已经封存");
	walk_answered(review_sent("county", n, "mark", "60", 0), 409, "");	/* closed */
}

/* The places of the ten; of the towns, or of the departments, the first two change theirs. */
static const char *ranking_rows(bool is_wrong)
{
	const char *all = "";

	for (int n = 0; n < REPORTERS; n++) {
		struct reply r = client_get(actor_named("secretary")->program, text("/api/v1/review/%lld", (long long)reviews[n]));
		int place = n < TOWNS ? n + 1 : n - TOWNS + 1;

		if (!reply_has(&r, text("\"mark\":\"%d\"", 96 - n)) || !reply_has(&r, text("\"raters\":%d", RATERS - 1)))
			fail_msg("status %d: %s", r.status, r.body);
		all = text("%s%s*%s=%s;%d;", all, n == 0 ? "" : "|", n < TOWNS ? "towns" : "departments", text("述职书记%02d", n + 1), is_wrong && n >= TOWNS && place < 3 ? 3 - place : place);
	}
	return text("county fill marks: %s", all);
}

static void set_raters(const char *count)
{
	good(client_post_json(actor_named("county")->program, text("/api/v1/org/%lld/programme/param", (long long)here->county),
		text("{\"code\":\"yc-ranking\",\"param\":\"raters\",\"value\":\"%s\",\"day\":\"%s\",\"document\":\"全委会签到表\"}", count, day_text(w->arena, today_now))));
}

/* The year after: nine pledges of ten are followed still, and hold up no scoring; no mark of the year before is ranked again. */
static void next_year(int i)
{
	day_t began = today_now;

	clock_to(day_parse_iso("2016-02-01"));
	put_practice("yc/scoring");
	run_now = 0;
	add_actor(here, "again", reporters[i][2]);
	tell_here((const char *const[]){ "secretary open 述职打分: @again", NULL });
	run_now = 0;
	tell_here((const char *const[]){ "secretary open 述职打分: @again ! 已经办过", NULL });
	put_practice("yc/ranking");
	run_now = 0;
	tell_here((const char *const[]){ "county open_county 排名", "county fill marks: *towns=述职书记01;1;|*departments=述职书记08;1; ! 没有查到应当列入", NULL });
	world_run(w, text("UPDATE run SET state = 'stopped' WHERE code = 'yc-ranking' AND id = %lld", (long long)run_now));
	clock_to(began);
}

static void YC_06_forty_five_mark_ten_but_nobody_himself(void **state)
{
	/* covers YC-06 accept 1 2 refuse 1 2 3 by page and api */
	world_right(w, "secretary", "set_norms");
	for (int i = 0; i < VILLAGES; i++) {
		int64_t before = world_count(w, "review_paper");

		here = &villages[i];
		by_page = i == 0;
		put_practice("yc/scoring");
		make_plenum(i);
		for (int n = 0; n < REPORTERS; n++) {
			reported_and_opened(i, n);
			marked_by_all(n);
			tell_here((const char *const[]){ "county close > track", NULL });
		}
		assert_int_equal(world_count(w, "review_paper") - before, RATERS * REPORTERS - REPORTERS);
		tell_here((const char *const[]){ "county fill tracking: *items=别的事;完成;", "county close ! 承诺没有落实结果",
			"county fill tracking: *items=整顿;完成;", "county close > tracked", NULL });
		put_practice("yc/ranking");
		run_now = 0;
		world_run(w, text("UPDATE run SET state = 'stopped' WHERE code = 'yc-ranking' AND org_id = %lld", (long long)here->county));	/* one a year */
		/* Of 46 who take part one did not mark: everybody marks each. */
		set_raters("46");
		tell_here((const char *const[]){ "county open_county 排名", ranking_rows(false), "county sign lead", "county close ! 打分份数不够", NULL });
		world_run(w, text("UPDATE run SET state = 'stopped' WHERE code = 'yc-ranking' AND org_id = %lld", (long long)here->county));
		set_raters("45");
		run_now = 0;
		tell_here((const char *const[]){ "county open_county 排名",
			"county fill marks: *town_marks=谁;哪里;100;44; ! 从办件记录读取，不能填写",	/* nobody types a mark */
			ranking_rows(true), "county sign lead", "county close ! 区直部门名次和得分不符",
			"county see: 述职书记10", ranking_rows(false), "county sign lead", "county figure: 打分份数=440", "county close > published", NULL });
		next_year(i);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(YC_06_marks_under_the_own_name),
		cmocka_unit_test(YC_06_forty_five_mark_ten_but_nobody_himself),
	};

	return cmocka_run_group_tests_name("practice_scoring", tests, practice_start, practice_stop);
}
