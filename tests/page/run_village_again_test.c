/* XY-09 and XY-07: a village votes 14 to 19 against an alum works: the case ends, nothing is carried out, and the same matter is barred,
 * under another title too. Pages and API. */
#include "page/run_village_world.h"

#include <stdlib.h>

/* The representatives decide against it, fourteen to nineteen, and the case is over. */
static int64_t voted_down(const char *title, const char *matter)
{
	int64_t run = opened(title);
	struct reply r;

	proposed(run, matter);
	reviewed(run);
	voted(run, "decide", 33, 14, 19);
	r = closed_on_paper(run, representatives[0]);
	if (r.status != 303)
		fail_msg("status %d: %s", r.status, r.body);
	return run;
}

static void what_was_voted_down_is_over_and_barred(void **state)
{
	/* covers XY-07 accept 1 by page and api */
	/* covers XY-09 accept 1 2 refuse 1 2 by page and api */
	int64_t run = voted_down("办矾石厂", "办矾石厂");
	struct reply r;

	r = client_get(api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"finish\":\"rejected\"");
	r = client_get(secretary, run_url(run, ""));
	walk_has(&r, 200, "否决");
	walk_has(&r, 200, "应到 36 人，实到 33 人；赞成 14 票、不赞成 19 票");
	says_of_payment(run, NOTHING_DECIDED);
	r = walk_act(api, run, "fill/execution", "\"values\":[\"spent=1\"]");
	walk_has(&r, 422, "已经结束");
	r = client_post_json(api, text("/api/v1/org/%lld/run", (long long)village), text("{\"use\":\"%lld\",\"title\":\"办 矾石厂！\"}", (long long)use));
	walk_has(&r, 422, "不得原样再提");
	r = page_act(run, "fill/execution", "v_spent", "1");
	walk_has(&r, 422, "已经结束");
	client_get(secretary, text("/org/%lld/run/new?use=%lld", (long long)village, (long long)use));
	r = client_post(secretary, text("/org/%lld/run/new", (long long)village), "use", text("%lld", (long long)use), "title", "办 矾石厂！", NULL);
	walk_has(&r, 422, "不得原样再提");
}

/* Filled in by page and by a program. */
static void is_the_same_matter(int64_t run, const char *matter, const char *plan, const char *field)
{
	struct reply r = walk_act(api, run, "fill/plan", text("\"values\":[\"matter=%s\",\"budget=246000\",\"plan=%s\"]", matter, plan));

	walk_has(&r, 422, "同样的事项「办矾石厂」2015-11-17 已经办结：否决，不得原样再提，换个名称也不行");
	walk_has(&r, 422, field);
	client_get(secretary, run_url(run, ""));
	r = client_post(secretary, run_url(run, "/fill/plan"), "row_version", version_of(run), "v_matter", matter, "v_budget", "246000", "v_plan", plan, NULL);
	walk_has(&r, 422, "同样的事项「办矾石厂」2015-11-17 已经办结");
}

/* Under another title the case is opened, but the matter stays what it was; with a plan that changed it may be decided anew. */
static void another_title_makes_no_other_matter(void **state)
{
	int64_t run = opened("矾石加工项目");
	struct reply r;

	is_the_same_matter(run, "办 矾石厂。", "改由村民入股", "v_matter");
	is_the_same_matter(run, "另一件事", "办矾石厂", "v_plan");
	/* It is like it, and that is asked about. */
	r = walk_act(api, run, "fill/plan", "\"values\":[\"matter=村民入股办小型矾石厂\",\"budget=90000\",\"plan=规模减半，环评以后再办\"]");
	walk_has(&r, 422, "「办矾石厂」（2015-11-17 否决）");
	r = walk_act(api, run, "fill/plan", "\"values\":[\"matter=村民入股办小型矾石厂\",\"budget=90000\",\"plan=规模减半，环评以后再办\"],\"repeated\":\"no\"");
	walk_has(&r, 200, "规模减半");
}

/* Nor does one whose title never said what it was about: the whole proposal is that of then. */
static void the_same_proposal_is_the_same_matter(void **state)
{
	int64_t run;
	struct reply r;

	voted_down("石料项目", "采石料");
	run = opened("石料二期");
	r = walk_act(api, run, "fill/plan", "\"values\":[\"matter=采石料\",\"budget=246000.00\",\"plan=初步方案，见会议记录\"]");
	walk_has(&r, 422, "同样的事项「石料项目」");
	client_get(secretary, run_url(run, ""));
	r = client_post(secretary, run_url(run, "/fill/plan"), "row_version", version_of(run), "v_matter", "采石料", "v_budget", "246000", "v_plan", "初步方案，见会议记录", NULL);
	walk_has(&r, 422, "同样的事项「石料项目」");
	/* For another sum it is asked about. */
	r = walk_act(api, run, "fill/plan", "\"values\":[\"matter=采石料\",\"budget=90000\",\"plan=初步方案，见会议记录\"]");
	walk_has(&r, 422, "「石料项目」（2015-11-17 否决）");
	r = walk_act(api, run, "fill/plan", "\"values\":[\"matter=采石料\",\"budget=90000\",\"plan=初步方案，见会议记录\"],\"repeated\":\"no\"");
	walk_has(&r, 200, "90000");
}

/* On another form, of another practice of the village; said to be another matter. */
static struct reply proposed_there(int64_t run, bool by_page, const char *matter, const char *budget, const char *plan)
{
	static const char *const ENTRY = "村内道路和水利建设", *const KIND = "涉及村民利益的事项";

	if (by_page)
		client_get(secretary, run_url(run, ""));
	return by_page ? client_post(secretary, run_url(run, "/fill/proposal"), "row_version", version_of(run), "v_entry", ENTRY, "v_kind", KIND, "v_matter", matter, "v_budget", budget, "v_plan", plan, "repeated", "no", NULL) :
		walk_act(api, run, "fill/proposal", text("\"values\":[\"entry=%s\",\"kind=%s\",\"matter=%s\",\"budget=%s\",\"plan=%s\"],\"repeated\":\"no\"", ENTRY, KIND, matter, budget, plan));
}

/* What was voted down comes again by another practice: its form has other fields, and what both ask is compared. */
static void another_practice_makes_no_other_matter(void **state)
{
	static const char *const PLAN = "初步方案，见会议记录";
	int64_t other = walk_shipped(w, town, "kfq/four"), run;
	struct reply r;

	voted_down("山场用料", "采青石料");
	r = client_post_json(api, text("/api/v1/org/%lld/run", (long long)village), text("{\"use\":\"%lld\",\"title\":\"資源開發\"}", (long long)other));
	walk_has(&r, 201, "");
	run = walk_number(api, &r, "id");
	for (int by_page = 0; by_page < 2; by_page++) {
		r = proposed_there(run, by_page, "采青石料", "246000.00", PLAN);
		walk_has(&r, 422, "同样的事项「山场用料」2015-11-17 已经办结：否决");
		if (by_page)
			walk_has(&r, 422, PLAN);	/* nothing typed is lost */
		r = proposed_there(run, by_page, "採青石料", "246000", PLAN);	/* the same in traditional characters */
		walk_has(&r, 422, "同样的事项「山场用料」");
		r = proposed_there(run, by_page, "采青石料", "90000", PLAN);	/* the sum is another one */
		assert_int_equal(r.status, by_page ? 303 : 200);
		r = proposed_there(run, by_page, "采青石料", "246000", "规模减半，环评以后再办");	/* or the plan */
		assert_int_equal(r.status, by_page ? 303 : 200);
		r = proposed_there(run, by_page, "修水渠", "246000", PLAN);
		assert_int_equal(r.status, by_page ? 303 : 200);
	}
}

/* A title in traditional characters is the same title. */
static void traditional_characters_make_no_other_title(void **state)
{
	struct reply r = client_post_json(api, text("/api/v1/org/%lld/run", (long long)village), text("{\"use\":\"%lld\",\"title\":\"辦礬石廠\"}", (long long)use));

	walk_has(&r, 422, "同样的事项「办矾石厂」2015-11-17 已经办结");
	client_get(secretary, text("/org/%lld/run/new?use=%lld", (long long)village, (long long)use));
	r = client_post(secretary, text("/org/%lld/run/new", (long long)village), "use", text("%lld", (long long)use), "title", "辦礬石廠", NULL);
	walk_has(&r, 422, "同样的事项「办矾石厂」2015-11-17 已经办结");
}

/* One matter has one case: a second one is refused while the first is open, however its title is written. */
static void one_matter_has_one_case(void **state)
{
	static const char *const WRITTEN[] = { "引进花卉厂", "引进花卉厂·", "引进花卉﹒厂", "【引进】花卉厂　", "引进花卉⼚", "引进花\xE2\x80\x8B卉厂", "引進花卉廠" };
	const char *address = text("/org/%lld/run/new", (long long)village), *api_address = text("/api/v1/org/%lld/run", (long long)village);
	struct reply r;

	opened("引进花卉厂");
	for (size_t i = 0; i < sizeof(WRITTEN) / sizeof(WRITTEN[0]); i++) {
		r = client_post_json(api, api_address, text("{\"use\":\"%lld\",\"title\":\"%s\"}", (long long)use, WRITTEN[i]));
		walk_has(&r, 422, "同样的事项「引进花卉厂」2015-11-17 已经开办，还没有办结：一件事项只办一件");
		client_get(secretary, address);
		r = client_post(secretary, address, "use", text("%lld", (long long)use), "title", WRITTEN[i], NULL);
		walk_has(&r, 422, "一件事项只办一件");
	}
	r = client_post_json(api, api_address, text("{\"use\":\"%lld\",\"title\":\"引进花卉二厂\"}", (long long)use));
	walk_has(&r, 201, "引进花卉二厂");
}

/* What was lost is not decided again in a case that was opened beforehand under another title: neither is its vote opened, nor the step closed with one that was. */
static void a_case_opened_beforehand_does_not_decide_it_again(void **state)
{
	int64_t first = opened("修水渠甲"), second_case = opened("灌溉之事"), third = opened("引水之事");
	const char *vote = "\"vote\":\"decide\",\"day\":\"2015-11-17\"";
	struct reply r;

	proposed(first, "修水渠甲");
	reviewed(first);
	proposed(second_case, "修水渠甲");
	reviewed(second_case);
	proposed(third, "修水渠甲。");
	reviewed(third);
	voted(third, "decide", 34, 34, 0);
	voted(first, "decide", 34, 0, 34);
	/* It is lost, though its step stands open. */
	r = walk_act(api, second_case, "vote", vote);
	walk_has(&r, 422, "同样的事项「修水渠甲」在另一件里已有结果：2015-11-17 ");
	walk_answered(closed_on_paper(first, representatives[0]), 303, "");
	r = walk_act(api, second_case, "vote", vote);
	walk_has(&r, 422, "不得在本件里再表决一次");
	client_get(secretary, run_url(second_case, ""));
	r = client_post(secretary, run_url(second_case, "/vote"), "row_version", version_of(second_case), "vote", "decide", "day", "2015-11-17", NULL);
	walk_has(&r, 422, "不得在本件里再表决一次");
	/* A vote that had passed before it was lost there. */
	r = closed_on_paper(third, representatives[0]);
	walk_has(&r, 422, "本件的表决也不作数");
	r = client_get(api, text("/api/v1/run/%lld", (long long)third));
	walk_has(&r, 200, "\"step\":\"assembly\"");
}

/* In other words: whoever opens it says whether it is that one. */
static void a_matter_like_it_is_asked_about(void **state)
{
	const char *address = text("/org/%lld/run/new", (long long)village), *api_address = text("/api/v1/org/%lld/run", (long long)village);
	int64_t was = voted_down("硬化村中主道", "村中主道"), run;
	struct reply r;

	r = client_post_json(api, api_address, text("{\"use\":\"%lld\",\"title\":\"村中主道硬化工程\"}", (long long)use));
	walk_has(&r, 422, "和以前否决过的 1 件事项相似：「硬化村中主道」（2015-11-17 否决）");
	r = client_post_json(api, api_address, text("{\"use\":\"%lld\",\"title\":\"村中主道硬化工程\",\"repeated\":\"yes\"}", (long long)use));
	walk_has(&r, 422, "同样的事项「硬化村中主道」2015-11-17 已经办结");
	client_get(secretary, address);
	r = client_post(secretary, address, "use", text("%lld", (long long)use), "title", "村中主道硬化工程", NULL);
	walk_has(&r, 422, "这件事是否就是上面列出的");
	walk_has(&r, 422, "value=\"村中主道硬化工程\"");	/* nothing typed is lost */
	r = client_post(secretary, address, "use", text("%lld", (long long)use), "title", "村中主道硬化工程", "repeated", "yes", NULL);
	walk_has(&r, 422, "同样的事项「硬化村中主道」");
	/* Another one: that is declared, and stays in the case. */
	r = client_post(secretary, address, "use", text("%lld", (long long)use), "title", "村中主道路灯", "repeated", "no", NULL);
	walk_has(&r, 303, "");
	run = strtoll(reply_header(w, &r, "Location") + strlen("/run/"), NULL, 10);
	r = client_get(secretary, run_url(run, ""));
	walk_has(&r, 200, "和「硬化村中主道」（2015-11-17 否决）不是同一事项");
	r = client_get(api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, text("\"declared\":[{\"other\":\"%lld\",\"title\":\"硬化村中主道\"", (long long)was));
	/* Nobody is asked about what has another name, or was refused long ago. */
	r = client_post_json(api, api_address, text("{\"use\":\"%lld\",\"title\":\"修建文化广场\"}", (long long)use));
	walk_has(&r, 201, "\"declared\":[]");
	world_run(w, text("UPDATE run SET closed_day = closed_day - 732 WHERE id = %lld", (long long)was));
	r = client_post_json(api, api_address, text("{\"use\":\"%lld\",\"title\":\"村中主道硬化\"}", (long long)use));
	walk_has(&r, 201, "\"declared\":[]");
}

/* Behind a title that says nothing the matter comes in other words: it is asked about as a title is, and what is declared stays in the case. */
static void a_matter_in_other_words_is_asked_about(void **state)
{
	/* covers XY-09 refuse 1 by page and api */
	int64_t was = voted_down("引进硫磺厂", "引进硫磺厂"), run = opened("集体产业项目安排之二");
	static const char *const SAID[][2] = { { "关于引进硫磺厂的事项", "引进一家硫磺厂" }, { "集体产业", "在村北引进“硫磺厂”一家" }, { "“引进硫磺厂”项目", "见附件" } };
	const char *asked = "和以前否决过的 1 件事项相似：「引进硫磺厂」（2015-11-17 否决）";
	struct reply r;

	for (size_t i = 0; i < sizeof(SAID) / sizeof(SAID[0]); i++) {
		r = walk_act(api, run, "fill/plan", text("\"values\":[\"matter=%s\",\"budget=1\",\"plan=%s\"]", SAID[i][0], SAID[i][1]));
		walk_has(&r, 422, asked);
		walk_has(&r, 422, "\"field\":\"repeated\"");
		client_get(secretary, run_url(run, ""));
		r = client_post(secretary, run_url(run, "/fill/plan"), "row_version", version_of(run), "v_matter", SAID[i][0], "v_budget", "1", "v_plan", SAID[i][1], NULL);
		walk_has(&r, 422, asked);
		walk_has(&r, 422, "这件事是否就是上面列出的");
		walk_has(&r, 422, SAID[i][1]);	/* nothing typed is lost */
		r = walk_act(api, run, "fill/plan", text("\"values\":[\"matter=%s\",\"budget=1\",\"plan=%s\"],\"repeated\":\"yes\"", SAID[i][0], SAID[i][1]));
		walk_has(&r, 422, "同样的事项「引进硫磺厂」2015-11-17 已经办结");
	}
	r = client_get(api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"declared\":[]");
	client_get(secretary, run_url(run, ""));
	r = client_post(secretary, run_url(run, "/fill/plan"), "row_version", version_of(run), "v_matter", SAID[0][0], "v_budget", "1", "v_plan", "只加工，不烧制", "repeated", "no", NULL);
	walk_has(&r, 303, "");
	r = client_get(api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, text("\"declared\":[{\"other\":\"%lld\",\"title\":\"引进硫磺厂\"", (long long)was));
	/* It is asked once. */
	r = walk_act(api, run, "fill/plan", text("\"values\":[\"matter=%s\",\"budget=2\",\"plan=只加工，不烧制\"]", SAID[0][0]));
	walk_has(&r, 200, "不烧制");
	/* Nor does a title come again that only the matter of then had. */
	voted_down("综合项目", "在河滩挖沙卖沙");
	r = client_post_json(api, text("/api/v1/org/%lld/run", (long long)village), text("{\"use\":\"%lld\",\"title\":\"河滩挖沙\"}", (long long)use));
	walk_has(&r, 422, "「综合项目」（2015-11-17 否决）");
}

/* Both committees propose it for that sum; the meeting and the representatives vote; the notice runs its fifteen days. */
static void decided_for(int64_t run, const char *budget, int agreed, const char *since, const char *over)
{
	const struct walk_counters members_by = { api, second, MEMBERS }, people_by = { api, second, REPRESENTATIVES };
	struct reply r = walk_act(api, run, "fill/plan", text("\"values\":[\"matter=打深井\",\"budget=%s\",\"plan=打一眼深井\"]", budget));

	walk_has(&r, 200, "打深井");
	walk_answered(walk_act(api, run, "sign", "\"role\":\"branch\""), 200, "\"branch\"");
	walk_answered(walk_act(director, run, "sign", "\"role\":\"village\""), 200, "\"village\"");
	walk_answered(walk_act(api, run, "close", ""), 200, "\"step\":\"party_meeting\"");
	walk_election(members_by, run, "review", since, "{\"present\":24,\"issued\":24,\"collected\":24,\"agreed\":[20],\"opposed\":[4],\"abstained\":[0]}");
	walk_answered(walk_act(api, run, "close", ""), 200, "\"step\":\"assembly\"");
	walk_election(people_by, run, "decide", since, text("{\"present\":33,\"issued\":33,\"collected\":33,\"agreed\":[%d],\"opposed\":[%d],\"abstained\":[0]}", agreed, 33 - agreed));
	walk_answered(walk_send(secretary, run_url(run, ""), run_url(run, "/close"), text("person=%lld\nday=%s\nfile=@", (long long)representatives[0], since)), 303, "");
	if (agreed <= 16)
		return;
	says_of_payment(run, NOT_ANNOUNCED);
	walk_answered(walk_act(api, run, "notice", text("\"notice\":\"announce\",\"text\":\"王家山村打井决议，预算见方案\",\"from\":\"%s\"", since)), 200, "");
	walk_clock(api, over);
	walk_answered(walk_act(director, run, "close", ""), 200, "\"step\":\"carry\"");
	says_of_payment(run, PAYABLE);
}

/* In the browser, as the villagers' committee fills it in. */
static void carried(struct client *page, int64_t run, const char *way, const char *spent, const char *more)
{
	struct reply r;

	client_get(page, run_url(run, ""));
	r = client_post(page, run_url(run, "/fill/execution"), "row_version", version_of(run), "v_way", way, "v_spent", spent, "v_more", more, NULL);
	if (r.status != 303)
		fail_msg("status %d: %s", r.status, r.body);
}

/* More was spent than was decided: the case goes back to both committees with the larger sum, as often as it takes, and what was is readable. */
static void what_costs_more_is_decided_anew(void **state)
{
	int64_t run = opened("打深井");
	struct client *page = walk_browser(w, "director_page", director_person);
	struct reply r;

	decided_for(run, "100000", 30, "2015-11-17", "2015-12-02");
	carried(page, run, "实施完毕", "120000", "");
	walk_refused(page, director, run, "2015-12-02", "实际支出累计120000元，已决议的预算100000元：请选“重新提请决议”");
	carried(page, run, "实施完毕", "100000", "5");
	walk_refused(page, director, run, "2015-12-02", "实施完毕的不再增加金额");
	carried(page, run, "重新提请决议", "120000", "");
	walk_refused(page, director, run, "2015-12-02", "重新提请决议，要写明还要增加的金额");
	carried(page, run, "重新提请决议", "120000", "19999");
	walk_refused(page, director, run, "2015-12-02", "实际支出累计120000元，多于已决议的预算100000元加上还要增加的19999元");
	carried(page, run, "重新提请决议", "120000", "50000");
	walk_clock(api, "2016-01-04");
	walk_refused(page, director, run, "2016-01-04", "有未按期通报，补报以后再重新提请决议");	/* December was not reported: no way around it */
	r = walk_act(director, run, "report", "\"duty\":\"report\",\"period\":\"2015-12-31\",\"contents\":[\"钻到八十米\",\"已付十二万\",\"超出两万\"]");
	walk_has(&r, 200, "钻到八十米");
	client_get(page, run_url(run, ""));
	r = client_post(page, run_url(run, "/close"), "row_version", version_of(run), "own", "1", "day", "2016-01-04", NULL);
	assert_int_equal(r.status, 303);
	says_of_payment(run, NOTHING_DECIDED);
	r = client_get(secretary, run_url(run, ""));
	walk_has(&r, 200, "第 2 轮");
	walk_has(&r, 200, "赞成 30 票");
	walk_has(&r, 200, "120,000");
	r = client_get(api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"step\":\"propose\"");
	walk_has(&r, 200, "120000");
	r = walk_act(api, run, "fill/plan", "\"values\":[\"matter=打深井\",\"budget=119999\",\"plan=打一眼深井\"]");
	assert_int_equal(r.status, 200);
	walk_refused(secretary, api, run, "2016-01-04", "已经支出120000元，预算填了119999元");
	decided_for(run, "150000", 31, "2016-01-04", "2016-01-19");
	carried(page, run, "实施完毕", "30000.01", "");
	walk_refused(page, director, run, "2016-01-19", "实际支出累计150000.01元，已决议的预算150000元");
	carried(page, run, "重新提请决议", "25000", "60000");
	walk_answered(walk_act(director, run, "close", ""), 200, "\"step\":\"propose\"");
	/* What is voted down then is wound up by the decision before: its result is displayed, nothing more is paid. */
	decided_for(run, "210000", 14, "2016-01-19", "");
	r = client_get(api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"step\":\"show_result\"");
	says_of_payment(run, NOTHING_DECIDED);
	walk_answered(walk_act(director, run, "fill/supervise", "\"values\":[\"opinion=同意公示\"]"), 200, "");
	walk_answered(walk_act(watcher, run, "sign", "\"role\":\"watch\""), 200, "");
	walk_answered(walk_act(api, run, "notice", "\"notice\":\"result\",\"text\":\"王家山村打井结果，增加的金额没有通过\",\"from\":\"2016-01-19\""), 200, "");
	walk_clock(api, "2016-02-03");
	walk_answered(walk_act(director, run, "report", "\"duty\":\"report\",\"period\":\"2016-01-31\",\"contents\":[\"停工\",\"已付十四万五千\",\"不再增加\"]"), 200, "");
	walk_answered(walk_act(director, run, "close", ""), 200, "\"finish\":\"not_increased\"");
	says_of_payment(run, NOTHING_DECIDED);
	r = client_post_json(api, text("/api/v1/org/%lld/run", (long long)village), text("{\"use\":\"%lld\",\"title\":\"打深井\"}", (long long)use));
	walk_has(&r, 422, "不得原样再提");	/* the larger sum was voted down */
	client_get(secretary, text("/org/%lld/run/new?use=%lld", (long long)village, (long long)use));
	r = client_post(secretary, text("/org/%lld/run/new", (long long)village), "use", text("%lld", (long long)use), "title", "打深井", NULL);
	walk_has(&r, 422, "不得原样再提");
	walk_clock(api, "2015-11-17");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_voted_down_is_over_and_barred),
		cmocka_unit_test(another_title_makes_no_other_matter),
		cmocka_unit_test(the_same_proposal_is_the_same_matter),
		cmocka_unit_test(another_practice_makes_no_other_matter),
		cmocka_unit_test(traditional_characters_make_no_other_title),
		cmocka_unit_test(one_matter_has_one_case),
		cmocka_unit_test(a_case_opened_beforehand_does_not_decide_it_again),
		cmocka_unit_test(a_matter_like_it_is_asked_about),
		cmocka_unit_test(a_matter_in_other_words_is_asked_about),
		cmocka_unit_test(what_costs_more_is_decided_anew),
	};

	return cmocka_run_group_tests_name("run_village_again", tests, start, world_over);
}
