/* 民主评议党员 (domain/03 section 4): a branch records a year with one form, what is refused and why, corrections with the committee above, who
 * has not done it, one's own mark, and the annual table with who stands behind each number. Pages and API. */
#include "appraisal_world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PEOPLE 20	/* full members of the branch */

static struct client *branch_clerk, *town_clerk, *elsewhere, *reader, *own, *api, *two_api;
static int64_t city, town, branch, two, small_person, probationer, people[PEOPLE];

/* On the first of June: until then it was a branch. */
static void became_a_general_branch(int64_t org)
{
	const day_t then = day_from_date(2015, 6, 1);
	const char *path = world_text(w, "%s", world_org_path(w, org));

	world_run(w, world_text(w, "UPDATE org SET kind = 'general_branch' WHERE id = %lld", (long long)org));
	PUT(w, "org_path", NUMBER("org_id", org), NUMBER("parent_id", town), TEXT("path", path), TEXT("name", "丁村支部"), TEXT("kind", "branch"), NUMBER("from_day", 0), NUMBER("to_day", then),
		TEXT("reason", "founded"));
	PUT(w, "org_path", NUMBER("org_id", org), NUMBER("parent_id", town), TEXT("path", path), TEXT("name", "丁村支部"), TEXT("kind", "general_branch"), NUMBER("from_day", then),
		NUMBER("to_day", 2932897), TEXT("reason", "renamed"));
	world_member(w, org, "丁村党员", 2);
}

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "edit_person", "see_figures" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	branch = world_org_of(w, town, "branch", "甲村支部");
	two = world_org_of(w, town, "branch", "乙村支部");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "secretary", RIGHTS[i]);
	world_right(w, "member", "see_person");
	world_holding(w, branch, "secretary", 101);
	world_holding(w, town, "secretary", 102);
	world_holding(w, world_org_of(w, 0, "city_committee", "外县县委"), "secretary", 103);
	world_holding(w, branch, "member", 104);
	world_holding(w, two, "secretary", 105);
	world_holding(w, town, "secretary", 106);
	branch_clerk = walk_browser(w, "branch", 101);
	town_clerk = walk_browser(w, "town", 102);
	elsewhere = walk_browser(w, "elsewhere", 103);
	reader = walk_browser(w, "reader", 104);
	api = walk_program(w, "branch_api", 101);
	two_api = walk_program(w, "two_api", 105);
	town_api = walk_program(w, "town_api", 106);
	for (int i = 0; i < PEOPLE; i++)
		people[i] = world_member(w, branch, world_text(w, "党员%02d", i + 1), 2);
	probationer = world_member(w, branch, "预备甲", 1);
	small_person = world_member(w, two, "乙村党员", 2);
	own = walk_browser(w, "own", people[0]);
	world_org_of(w, town, "branch", "空支部");	/* without members nobody is to be appraised */
	became_a_general_branch(world_org_of(w, town, "branch", "丁村支部"));
	return 0;
}

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

static const char *rows(int excellent, const char *more)
{
	const char *all = "";

	for (int i = 0; i < excellent; i++)
		all = world_text(w, "%s%s\"%lld=excellent==\"", all, i == 0 ? "" : ",", (long long)people[i]);
	return world_text(w, "\"rows\":[%s%s]", all, more);
}

#define MEETING "\"day\":\"2015-11-10\",\"due\":21,\"present\":21,"	/* everybody came */
#define MEETING_OF_ALL "\"due\":21,\"present\":21"
#define AWAY "\"day\":\"2015-11-10\",\"due\":20,\"present\":19,"	/* one was appraised elsewhere, one took no part */
#define BUT_ONE "\"day\":\"2015-11-10\",\"due\":21,\"present\":20,"

static void what_does_not_fit_is_refused_with_its_figures(void **state)
{
	struct reply r = client_get(branch_clerk, url(branch, ""));

	walk_has(&r, 200, "登记评议结果");
	walk_has(&r, 200, "预备甲");
	walk_answered(save(api, branch, 2015, MEETING "\"rows\":[]"), 422, "还有20名党员没有等次");	/* nobody is 合格 by silence */
	walk_answered(save(api, branch, 2015, world_text(w, MEETING "\"rest\":true,%s", rows(7, ""))), 422, "评定20人，优秀7人：优秀一般不超过评定人数的三分之一，也就是6人");
	walk_answered(save(api, branch, 2015, world_text(w, MEETING "\"rest\":true,%s", rows(1, world_text(w, ",\"%lld=qualified==\"", (long long)probationer)))), 422, "预备甲当天是预备党员");
	walk_answered(save(api, branch, 2015, world_text(w, MEETING "\"rest\":true,%s", rows(1, world_text(w, ",\"%lld=unqualified==\"", (long long)people[19])))), 422,
		"党员20评为不合格：要写明差距和教育帮助措施");
	walk_answered(save(api, branch, 2015, world_text(w, MEETING "\"rest\":true,%s", rows(1, world_text(w, ",\"%lld=probationary==\"", (long long)people[19])))), 422, "党员20当天不是预备党员");
	walk_answered(save(api, branch, 2015, world_text(w, MEETING "\"rest\":true,%s", rows(1, world_text(w, ",\"%lld=splendid==\"", (long long)people[19])))), 422, "splendid");
	walk_answered(save(api, branch, 2015, world_text(w, MEETING "\"rest\":true,%s", rows(1, world_text(w, ",\"%lld=qualified==\"", (long long)small_person)))), 422, "不是甲村支部的党员");
	walk_answered(save(api, branch, 2015, world_text(w, MEETING "\"rest\":true,%s", rows(1, world_text(w, ",\"%lld=qualified==\"", (long long)people[0])))), 422,
		"党员01在名单里出现两次（“优秀”和“合格”）");
	walk_answered(save(api, branch, 2015, MEETING "\"rest\":true,\"rows\":[\"5=qualified\"]"), 422, "PERSON=MARK=PLACE=MEASURE");
	walk_answered(save(api, branch, 2015, "\"day\":\"2015-11-10\",\"due\":21,\"present\":9,\"rest\":true"), 422, "实到9人，应到21人：到会不到一半（至少11人）");
	walk_answered(save(api, branch, 2015, "\"day\":\"2015-11-10\",\"due\":22,\"present\":18,\"rest\":true"), 422, "党员21人");
	walk_answered(save(api, branch, 2015, "\"day\":\"2015-11-10\",\"due\":21,\"present\":22,\"rest\":true"), 422, "实到22人");
	/* Fewer who should attend would make a turn-out of anything. */
	walk_answered(save(api, branch, 2015, "\"day\":\"2015-11-10\",\"due\":1,\"present\":1,\"rest\":true"), 422, "应到人数填写了1：支部2015-11-10有党员21人，不作到会要求0人，档案记载受处分或者中止权利、暂不评定0人，在外地评议0人，应到是21人");
	walk_answered(save(api, branch, 2015, world_text(w, MEETING "\"rest\":true,\"rows\":[\"%lld=excused==\",\"%lld=suspended==县纪委立案审查\",\"%lld=qualified=济南市流动党员支部=\"]",
		(long long)people[1], (long long)people[2], (long long)people[3])), 422, "不作到会要求1人，档案记载受处分或者中止权利、暂不评定0人，在外地评议1人，应到是19人");
	walk_answered(save(api, branch, 2015, BUT_ONE "\"rest\":true"), 422, "没有参加评议0人，实到是21人");
	walk_answered(save(api, branch, 2015, world_text(w, MEETING "\"rest\":true,\"rows\":[\"%lld=absent==\"]", (long long)people[1])), 422, "没有参加评议1人，实到是20人");
	walk_answered(save(api, branch, 2015, "\"day\":\"2015-11-18\",\"due\":21,\"present\":18,\"rest\":true"), 422, "不晚于今天");
	walk_answered(save(api, branch, 2015, "\"day\":\"2014-12-31\",\"due\":20,\"present\":18,\"rest\":true"), 422, "2015年1月1日");
	walk_answered(client_post_json(api, api_url(branch, ""), "{\"year\":2016," MEETING "\"rest\":true}"), 422, "2015");
	walk_answered(client_post_json(api, api_url(branch, ""), "{\"year\":4294969311,\"row_version\":0," MEETING "\"rest\":true}"), 422, "2015");	/* cut to 32 bits it is 2015 */
	walk_answered(client_post_json(api, api_url(branch, "/withdraw"), "{\"year\":4294969311,\"row_version\":0,\"reason\":\"年度填错了\"}"), 422, "年度要填写到2015年为止的一年");
	walk_answered(client_post_json(api, api_url(branch, ""), "{\"year\":2015,\"row_version\":4," MEETING "\"rest\":true}"), 409, "");
	for (size_t i = 0; i < 4; i++) {
		static const char *const LEFT_OUT[] = { "\"day\":\"2015-11-10\",\"due\":20,\"present\":18", "\"year\":2015,\"due\":20,\"present\":18",
			"\"year\":2015,\"day\":\"2015-11-10\",\"present\":18", "\"year\":2015,\"day\":\"2015-11-10\",\"due\":20" };

		walk_answered(client_post_json(api, api_url(branch, ""), world_text(w, "{%s,\"rest\":true,\"row_version\":0}", LEFT_OUT[i])), 422, "");
	}
	walk_answered(client_post_json(town_api, api_url(town, ""), "{\"year\":2015,\"row_version\":0," MEETING "\"rest\":true}"), 422, "甲镇党委不单独开展民主评议");	/* a committee holds none */
	assert_int_equal(client_get(elsewhere, url(branch, "")).status, 404);
	assert_int_equal(client_post_json(two_api, api_url(branch, ""), "{\"year\":2015,\"row_version\":0," MEETING "\"rest\":true}").status, 404);
	client_get(reader, url(branch, ""));
	assert_int_equal(client_post(reader, url(branch, ""), "year", "2015", NULL).status, 403);
	assert_int_equal(world_count(w, "appraisal"), 0);
}

static struct reply marked(int count, const char *mark, const char *words, const char *meeting)
{
	const char *all = "";

	for (int i = 0; i < count; i++)
		all = world_text(w, "%s%s\"%lld=%s==%s\"", all, i == 0 ? "" : ",", (long long)people[i], mark, words);
	return save(api, branch, 2015, world_text(w, "\"day\":\"2015-11-10\",%s,\"rest\":true,\"rows\":[%s]", meeting, all));
}

/* Who was not there is no 暂不评定 and no 不作到会要求, so that a few could decide for all. */
static void no_mark_makes_a_turn_out(void **state)
{
	const char *of = world_text(w, "person_id = %lld", (long long)people[1]);
	int64_t role;
	struct reply r;

	walk_answered(marked(10, "suspended", "", "\"due\":11,\"present\":11"), 422, "党员档案里没有留党察看、停止党籍或者中止党员权利的记载，请写明");
	walk_answered(marked(1, "suspended", "。。。。", "\"due\":20,\"present\":20"), 422, "党员档案里没有");
	walk_answered(marked(10, "suspended", "县纪委立案审查", "\"due\":11,\"present\":11"), 422, "暂不评定0人，在外地评议0人，应到是21人");
	walk_answered(marked(12, "suspended", "县纪委立案审查", "\"due\":21,\"present\":9"), 422, "到会不到一半（至少11人）");
	walk_answered(marked(2, "suspended", "县纪委立案审查", "\"due\":21,\"present\":18"), 422, "实到是21人");
	walk_answered(marked(11, "excused", "", "\"due\":10,\"present\":10"), 422, "不作到会要求11人，可以到会的党员有21人，应到只剩10人，不到一半（至少11人）");
	walk_answered(marked(1, "basic", ".", MEETING_OF_ALL), 422, "党员01评为基本合格：要写明差距和教育帮助措施，至少4个字");
	walk_answered(marked(1, "unqualified", "1234567", MEETING_OF_ALL), 422, "至少4个字");
	/* What the archive says is not said again: a punishment, and rights that are suspended. */
	world_run(w, world_text(w, "UPDATE membership SET status = 3 WHERE %s", of));
	role = PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", people[0]), NUMBER("org_id", branch), TEXT("kind", "rights_suspended"),
		NUMBER("from_day", day_from_date(2015, 3, 1)), NUMBER("to_day", 2932897));
	walk_answered(marked(2, "suspended", "", "\"due\":21,\"present\":21"), 422, "暂不评定2人，在外地评议0人，应到是19人");
	walk_answered(marked(2, "suspended", "", "\"due\":19,\"present\":18"), 422, "实到是19人");
	world_run(w, world_text(w, "UPDATE person_role SET to_day = %lld WHERE id = %lld", (long long)day_from_date(2015, 6, 1), (long long)role));
	walk_answered(marked(2, "suspended", "县纪委立案审查", "\"due\":19,\"present\":19"), 422, "暂不评定1人，在外地评议0人，应到是20人");
	world_run(w, world_text(w, "UPDATE membership SET status = 2 WHERE %s", of));
	world_run(w, world_text(w, "DELETE FROM person_role WHERE id = %lld", (long long)role));
	client_get(branch_clerk, url(branch, "?year=2015"));
	r = client_post(branch_clerk, url(branch, ""), "draft_page", url(branch, "?year=2015"), "year", "2015", "row_version", "0", "day", "2015-11-10", "due", "20", "present", "20", "rest", "1",
		world_text(w, "mark_%lld", (long long)people[0]), "suspended", NULL);
	walk_has(&r, 422, "党员01登记为“受审查或者处分期间，暂不评定”");
	assert_int_equal(world_count(w, "appraisal"), 0);
}

static int occurrences(const char *text, const char *part)
{
	int n = 0;

	while ((text = strstr(text, part)) != NULL) {
		text += strlen(part);
		n++;
	}
	return n;
}

static struct reply typed_measure(struct client *c, const char *present, const char *rest, const char *measure)
{
	client_get(c, url(branch, "?year=2015"));
	return client_post(c, url(branch, ""), "draft_page", url(branch, "?year=2015"), "year", "2015", "row_version", "0", "day", "2015-11-10", "due", "20", "present", present, "excess", "", "rest", rest,
		world_text(w, "mark_%lld", (long long)people[0]), "excellent", world_text(w, "mark_%lld", (long long)people[19]), "unqualified",
		world_text(w, "measure_%lld", (long long)people[19]), measure, world_text(w, "mark_%lld", (long long)people[18]), "absent",
		world_text(w, "mark_%lld", (long long)people[3]), "qualified", world_text(w, "place_%lld", (long long)people[3]), "济南市流动党员支部", NULL);
}

static struct reply typed(struct client *c, const char *present, const char *rest)
{
	return typed_measure(c, present, rest, "长期不参加组织生活，限期改正");
}

static void a_measure_that_is_marked_secret_is_not_kept(void **state)
{
	struct reply r = typed_measure(branch_clerk, "19", "1", "绝密★长期 不参加学习");

	walk_has(&r, 422, "有密级标志“绝密★长期 不参加学习”，没有保存");
	assert_int_equal(occurrences(r.body, "value=\"绝密★长期 不参加学习\""), 1);	/* it stands where it was typed */
	assert_int_equal(world_count(w, "appraisal_grade"), 0);
	r = typed_measure(branch_clerk, "19", "1", "绝\u200B密\u202C★⻓期");		/* would be kept as 绝密★ */
	walk_has(&r, 422, "有密级标志“绝密★长期”，没有保存");
	assert_int_equal(world_count(w, "appraisal_grade"), 0);
	r = typed_measure(branch_clerk, "9", "1", "未参加国家秘密保护知识学习");	/* no marking, so only the other rule speaks */
	walk_has(&r, 422, "到会不到一半");
	assert_false(reply_has(&r, "密级标志"));
}

static void one_form_records_the_year_of_a_branch(void **state)
{
	struct reply r = typed(branch_clerk, "9", "1");

	walk_has(&r, 422, "到会不到一半");
	walk_has(&r, 422, "长期不参加组织生活，限期改正");	/* nothing typed is lost */
	/* What only some grades need is folded, but where it is typed. */
	assert_int_equal(occurrences(r.body, "<details class=\"more-form\">"), PEOPLE - 2);
	assert_int_equal(occurrences(r.body, "<details class=\"more-form\" open>"), 2);
	assert_int_equal(world_count(w, "draft"), 1);	/* and it waits there */
	r = typed(branch_clerk, "19", "");
	walk_has(&r, 422, "还有16名党员没有等次");
	assert_int_equal(typed(branch_clerk, "19", "1").status, 303);
	assert_int_equal(world_count(w, "draft"), 0);
	r = client_get(branch_clerk, url(branch, "?year=2015"));
	walk_has(&r, 200, "95.0");
	assert_true(reply_has(&r, "济南市流动党员支部") && reply_has(&r, "限期改正") && reply_has(&r, "预备党员，不评定等次"));
	assert_int_equal(world_count(w, "appraisal WHERE excellent = 1 AND qualified = 17 AND unqualified = 1 AND absent = 1 AND probationary = 1 AND due = 20 AND present = 19"), 1);
	assert_int_equal(world_count(w, "appraisal_grade"), PEOPLE + 1);
	assert_int_equal(world_count(w, world_text(w, "message WHERE person_id = %lld AND text LIKE '%%甲村支部对你的评定是“优秀”%%'", (long long)people[0])), 1);
	assert_int_equal(world_count(w, "message WHERE text LIKE '%限期改正%'"), 1);
	assert_int_equal(typed(branch_clerk, "19", "1").status, 409);	/* it is there by now */
	r = client_get(reader, url(branch, "?year=2015"));
	walk_has(&r, 200, "限期改正");
	assert_false(reply_has(&r, "提交更正"));
}

static void each_sees_the_own_mark(void **state)
{
	struct reply r = client_get(own, "/me/appraisal");

	walk_has(&r, 200, "优秀");
	assert_false(reply_has(&r, "限期改正"));
	r = client_get(walk_program(w, "own_api", people[19]), "/api/v1/me/appraisal");
	walk_has(&r, 200, "限期改正");
	r = client_get(branch_clerk, world_text(w, "/person/%lld", (long long)people[19]));
	walk_has(&r, 200, "限期改正");
	r = client_get(api, world_text(w, "/api/v1/person/%lld/appraisal", (long long)people[19]));
	walk_has(&r, 200, "\"mark\":\"unqualified\"");
	assert_int_equal(client_get(two_api, world_text(w, "/api/v1/person/%lld/appraisal", (long long)people[19])).status, 404);
	r = client_get(walk_browser(w, "never", small_person), "/me/appraisal");
	walk_has(&r, 200, "还没有评议记录");
}

static void in_its_year_a_correction_holds_at_once(void **state)
{
	const char *change = world_text(w, AWAY "\"rows\":[\"%lld=qualified==\"]", (long long)people[0]);
	struct reply r;

	walk_answered(save(api, branch, 2015, change), 422, "请写明更正原因");
	walk_answered(save(api, branch, 2015, AWAY "\"reason\":\"再看一遍\""), 422, "没有更正");
	/* Without a mark the one there is stands, and with it what it needs. */
	walk_answered(save(api, branch, 2015, world_text(w, AWAY "\"reason\":\"删去\",\"rows\":[\"%lld===\"]", (long long)people[19])), 422, "党员20评为不合格：要写明差距");
	r = save(api, branch, 2015, world_text(w, "%s,\"reason\":\"支委会复议\"", change));
	walk_has(&r, 200, "\"is_waiting\":false");
	assert_int_equal(world_count(w, "appraisal WHERE excellent = 0 AND qualified = 18 AND row_version = 3"), 1);
	r = client_get(branch_clerk, url(branch, "?year=2015"));
	walk_has(&r, 200, "支委会复议");
	assert_true(reply_has(&r, "优秀 → 合格"));
	assert_int_equal(world_count(w, world_text(w, "message WHERE person_id = %lld", (long long)people[0])), 2);
	assert_int_equal(world_count(w, world_text(w, "message WHERE person_id = %lld", (long long)people[5])), 1);	/* whose mark stays is not told again */
	walk_answered(save(api, branch, 2015, world_text(w, BUT_ONE "\"reason\":\"漏看\",%s", rows(7, ""))), 422, "也就是6人");
	for (size_t i = 0; i < 4; i++) {
		static const char *const SAY_NOTHING[] = { ".", "。。。。。", "好", "1234567" };

		walk_answered(save(api, branch, 2015, world_text(w, BUT_ONE "\"reason\":\"抗洪抢险\",\"excess\":\"%s\",%s", SAY_NOTHING[i], rows(7, ""))), 422, "写明理由（至少4个字）");
		walk_answered(save(api, branch, 2015, world_text(w, BUT_ONE "\"reason\":\"%s\",\"excess\":\"抗洪抢险表现突出\",%s", SAY_NOTHING[i], rows(7, ""))), 422, "请写明更正原因");
	}
	r = save(api, branch, 2015, world_text(w, BUT_ONE "\"reason\":\"抗洪抢险\",\"excess\":\"抗洪抢险表现突出\",%s", rows(7, "")));
	walk_has(&r, 200, "\"is_waiting\":false");	/* usually: with a reason it may be more */
	r = save(api, branch, 2015, world_text(w, "\"day\":\"2015-11-12\",\"due\":21,\"present\":19,\"reason\":\"日期写错\",\"excess\":\"抗洪抢险表现突出\",\"rows\":[\"%lld=absent==\"]",
		(long long)people[17]));
	walk_has(&r, 200, "\"is_waiting\":false");
	assert_int_equal(world_count(w, "appraisal WHERE present = 19 AND excellent = 7"), 1);
}

/* Who moved between two meetings is asked by the first branch alone. */
static void nobody_counts_in_two_branches(void **state)
{
	const char *of = world_text(w, "person_id = %lld", (long long)people[2]);
	struct reply r;

	world_run(w, world_text(w, "UPDATE membership SET to_day = %lld WHERE %s", (long long)day_from_date(2015, 11, 14), of));
	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", people[2]), NUMBER("org_id", two), NUMBER("status", 2), NUMBER("from_day", day_from_date(2015, 11, 14)),
		NUMBER("to_day", 2932897));
	walk_answered(save(two_api, two, 2015, world_text(w, "\"day\":\"2015-11-16\",\"due\":1,\"present\":1,\"rest\":true,\"rows\":[\"%lld=qualified==\"]", (long long)people[2])), 422,
		"党员03在2015年度已经由甲村支部登记（评议大会2015-11-12）");
	walk_answered(save(two_api, two, 2015, "\"day\":\"2015-11-16\",\"due\":2,\"present\":2,\"rest\":true"), 422, "支部2015-11-16有党员1人");
	r = client_get(town_clerk, url(two, "?year=2015"));
	walk_has(&r, 200, "党员03（甲村支部，2015-11-12）");
	r = client_get(two_api, api_url(two, "?year=2015"));
	assert_false(reply_has(&r, "党员03"));
	world_run(w, world_text(w, "DELETE FROM membership WHERE %s AND org_id = %lld", of, (long long)two));
	world_run(w, world_text(w, "UPDATE membership SET to_day = 2932897 WHERE %s", of));
}

/* What waits is found in whatever year it is of. */
static void the_desk_leads_to_the_year_that_waits(void **state)
{
	const char *meeting = "\"day\":\"2012-12-20\",\"due\":1,\"present\":1,";
	struct reply r;

	walk_answered(save(two_api, two, 2012, world_text(w, "%s\"rest\":true,\"reason\":\"会议记录补录\"", meeting)), 200, "\"is_waiting\":true");
	walk_answered(decide(town_api, two, 2012, "\"state\":\"settled\""), 200, "");
	r = save(two_api, two, 2012, world_text(w, "%s\"reason\":\"记错\",\"rows\":[\"%lld=basic==学习不够\"]", meeting, (long long)small_person));
	walk_has(&r, 200, "\"is_waiting\":true");
	r = client_get(town_clerk, "/");
	walk_has(&r, 200, "appraisal?year=2012&amp;side=waiting");
	r = decide(town_api, two, 2012, "\"state\":\"refused\",\"note\":\"附上会议记录\"");
	walk_has(&r, 200, "");
}

/* Where nobody at the organisation right above could decide, who is above that is told. */
static void the_nearest_above_with_an_account_is_told(void **state)
{
	int64_t town_b = world_org_of(w, city, "committee", "丙镇党委"), general = world_org_of(w, town_b, "general_branch", "丙镇党总支"), below = world_org_of(w, general, "branch", "丙村支部");
	int64_t member = world_member(w, below, "丙村党员", 2);
	struct client *below_api, *above;
	const char *meeting = "\"day\":\"2014-12-20\",\"due\":1,\"present\":1,";
	struct reply r;

	world_holding(w, below, "secretary", 107);
	world_holding(w, town_b, "secretary", 108);
	below_api = walk_program(w, "below_api", 107);
	above = walk_browser(w, "above", 108);
	walk_answered(client_post_json(below_api, api_url(below, ""), world_text(w, "{\"year\":2014,\"row_version\":0,%s\"rest\":true}", meeting)), 200, "");
	r = client_get(above, "/");
	assert_false(reply_has(&r, "side=waiting"));
	r = client_get(below_api, api_url(below, "?year=2014"));
	r = client_post_json(below_api, api_url(below, ""), world_text(w, "{\"year\":2014,\"row_version\":%lld,%s\"reason\":\"记错\",\"rows\":[\"%lld=basic==学习不够\"]}",
		(long long)number(&r, "row_version"), meeting, (long long)member));
	walk_has(&r, 200, "\"is_waiting\":true");
	/* The newest line of the log says whose mark it is. */
	assert_int_equal(world_count(w, world_text(w, "audit WHERE seq = (SELECT MAX(seq) FROM audit WHERE verb = 'appraisal.correct') AND changes LIKE '%%appraisal_grade.person_id%%%lld%%'", (long long)member)), 1);
	r = client_get(above, "/");
	walk_has(&r, 200, "appraisal?year=2014&amp;side=waiting");
	world_holding(w, general, "secretary", 109);
	walk_browser(w, "general", 109);
	r = client_get(above, "/");
	assert_false(reply_has(&r, "side=waiting"));	/* he is nearer */
}

static void of_a_year_that_is_over_the_committee_above_confirms(void **state)
{
	const char *meeting = "\"day\":\"2015-01-20\",\"due\":1,\"present\":1,";
	struct reply r = save(two_api, two, 2014, world_text(w, "%s\"rest\":true", meeting));
	const char *change = world_text(w, "%s\"reason\":\"记错\",\"rows\":[\"%lld=basic==学习不够\"]", meeting, (long long)small_person);

	walk_has(&r, 200, "\"is_waiting\":false");
	walk_answered(decide(town_api, two, 2014, "\"state\":\"settled\""), 409, "没有等确认的");
	r = save(two_api, two, 2014, change);
	walk_has(&r, 200, "\"is_waiting\":true");
	assert_int_equal(world_count(w, "appraisal WHERE year = 2014 AND qualified = 1 AND basic = 0"), 1);	/* until then the former result holds */
	walk_answered(save(two_api, two, 2014, change), 422, "还在等上级确认");
	r = client_get(town_clerk, "/");
	walk_has(&r, 200, "下级已结束年度的民主评议有更正");
	r = client_get(town_clerk, url(town, "?year=2014&side=waiting"));
	walk_has(&r, 200, "乙村支部");
	assert_int_equal(decide(two_api, two, 2014, "\"state\":\"settled\"").status, 422);	/* who asked */
	walk_answered(decide(town_api, two, 2014, "\"state\":\"refused\""), 422, "请写明退回原因");
	walk_answered(client_post_json(town_api, api_url(two, "/decide"), "{\"correction\":\"1\",\"year\":2014,\"row_version\":77,\"state\":\"settled\"}"), 409, "");
	walk_answered(client_post_json(town_api, api_url(two, "/decide"), "{\"correction\":\"1\",\"year\":2014,\"state\":\"settled\"}"), 422, "");
	walk_answered(client_post_json(town_api, api_url(two, "/decide"), "{\"correction\":\"1\",\"row_version\":1,\"state\":\"settled\"}"), 422, "");
	walk_answered(client_post_json(town_api, api_url(two, "/decide"), "{\"correction\":\"1\",\"year\":2014,\"row_version\":1}"), 422, "");
	walk_answered(client_post_json(town_api, api_url(two, "/decide"), "{\"year\":2014,\"row_version\":1,\"state\":\"settled\"}"), 422, "");
	walk_answered(client_post_json(town_api, api_url(two, "/decide"), "{\"correction\":\"1\",\"year\":2013,\"row_version\":1,\"state\":\"settled\"}"), 422, "2013年度还没有登记");
	walk_answered(client_post_json(town_api, api_url(two, "/decide"), world_text(w, "{\"year\":4294969310,\"row_version\":%lld,\"correction\":\"%lld\",\"state\":\"settled\"}",
		(long long)version(two, 2014), (long long)newest(two, 2014))), 422, "");
	assert_int_equal(world_count(w, "appraisal WHERE year = 2014 AND qualified = 1 AND basic = 0"), 1);
	walk_answered(decide(town_api, two, 2014, "\"state\":\"refused\",\"note\":\"附上会议记录再报\""), 200, "");
	assert_int_equal(world_count(w, "appraisal WHERE year = 2014 AND qualified = 1"), 1);
	walk_answered(save(two_api, two, 2014, change), 200, "\"is_waiting\":true");
	client_get(town_clerk, url(two, "?year=2014"));
	r = client_post(town_clerk, url(two, "/decide"), "year", "2014", "row_version", world_text(w, "%lld", (long long)version(two, 2014)), "correction",
		world_text(w, "%lld", (long long)newest(two, 2014)), NULL);
	walk_has(&r, 422, "请选择同意或者退回");
	r = client_post(town_clerk, url(two, "/decide"), "year", "2014", "row_version", world_text(w, "%lld", (long long)version(two, 2014)), "correction",
		world_text(w, "%lld", (long long)newest(two, 2014)), "state", "settled", NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(world_count(w, "appraisal WHERE year = 2014 AND qualified = 0 AND basic = 1"), 1);
	r = client_get(town_clerk, url(two, "?year=2014"));
	assert_true(reply_has(&r, "合格 → 基本合格") && reply_has(&r, "附上会议记录再报"));
	r = client_get(two_api, api_url(two, "?year=2014"));
	assert_true(reply_has(&r, "\"state\":\"settled\"") && reply_has(&r, "\"state\":\"refused\"") && reply_has(&r, "\"is_closed\":true"));
}

static void the_town_sees_which_branches_have_not_done_it(void **state)
{
	struct reply r = client_get(town_clerk, "/appraisal");

	assert_int_equal(r.status, 303);
	r = client_get(town_clerk, "/appraisal?year=2014");
	assert_string_equal(reply_header(w, &r, "Location"), url(town, "?year=2014"));
	for (size_t i = 0; i < 8; i++) {
		static const char *const UNKNOWN[] = { "?year=1900", "?year=2016", "?year=abc", "?year=99999", "?year=4294969311", "?day=2015-02-30", "?day=2015-13-40", "?side=castle" };

		assert_int_equal(client_get(town_clerk, url(town, UNKNOWN[i])).status, 422);
		assert_int_equal(client_get(town_api, api_url(town, world_text(w, "/branch%s", UNKNOWN[i]))).status, 422);
		assert_int_equal(client_get(town_clerk, url(branch, UNKNOWN[i])).status, 422);
	}
	assert_int_equal(client_get(town_api, api_url(branch, "?year=1900")).status, 422);
	r = client_get(town_clerk, url(town, "?year=2015&side=missing"));
	walk_has(&r, 200, "乙村支部");
	assert_false(reply_has(&r, ">甲村支部<"));
	r = client_get(town_clerk, url(town, "?year=2015&side=done"));
	assert_true(reply_has(&r, "甲村支部") && !reply_has(&r, ">乙村支部<"));
	assert_int_equal(walk_total(town_api, api_url(town, "/branch?year=2015&side=missing")), 1);
	assert_int_equal(walk_total(town_api, api_url(town, "/branch?year=2015")), 2);
	assert_int_equal(walk_total(town_api, api_url(town, "/branch?year=2014&side=done")), 1);
	assert_int_equal(client_get(town_api, api_url(town, "/branch?side=castle")).status, 422);
	/* A branch of that day, whatever it is by now: as the annual table counts it. */
	assert_int_equal(walk_total(town_api, api_url(town, "/branch?year=2014&side=missing")), 2);
	r = client_get(town_clerk, url(town, "?year=2014&side=missing"));
	assert_true(reply_has(&r, "丁村支部") && !reply_has(&r, "空支部"));
	r = client_get(town_clerk, url(town, "?year=2015&side=done"));
	assert_true(reply_has(&r, "<tfoot>") && reply_has(&r, ">21</td>") && reply_has(&r, ">19</td>"));
	/* Nobody is missing where everybody has done it. */
	r = client_get(town_clerk, url(town, "?year=2015&side=waiting"));
	walk_has(&r, 200, "没有等确认的");
	r = client_get(town_clerk, url(town, "?year=2015&page=9223372036854775807"));
	walk_has(&r, 200, "甲村支部");
}

static const char *table(const char *day)
{
	struct reply r = client_get(town_api, world_text(w, "/api/v1/figure/tables?report=annual&org=%lld&day=%s", (long long)town, day));
	const char *at = strstr(r.body, "\"key\":\"appraisal\"");

	assert_non_null(at);
	at = strstr(at, "\"item\":\"合计\",\"cells\":");
	assert_non_null(at);
	at += strlen("\"item\":\"合计\",\"cells\":");
	return arena_text_n(w->arena, at, strcspn(at, "]") + 1);
}

static int64_t behind(const char *mark, const char *day)
{
	return walk_total(town_api, world_text(w, "/api/v1/figure/appraisal?org=%lld&day=%s&mark=%s", (long long)town, day, mark));
}

/* Each number of the annual table is as many people or branches as it opens. */
static void the_annual_table_counts_what_it_opens(void **state)
{
	static const char *const MARKS[] = { "excellent", "qualified", "basic", "unqualified", "probationary", "absent", "excused", "suspended" };
	static const int COUNTED[] = { 7, 10, 0, 1, 1, 2, 0, 0 };
	struct reply r;

	assert_string_equal(table("2015-11-17"), "[1,1,21,19,\"90.5\",18,7,10,0,1,1,2,0,0]");
	assert_string_equal(table("2014-12-31"), "[1,2,1,1,\"100.0\",1,0,0,1,0,0,0,0,0]");	/* the meeting was in the next year */
	assert_string_equal(table("2013-12-31"), "[0,3,0,0,null,0,0,0,0,0,0,0,0,0]");
	for (int i = 0; i < 8; i++)
		assert_int_equal(behind(MARKS[i], "2015-11-17"), COUNTED[i]);
	assert_int_equal(behind("graded", "2015-11-17"), 18);
	assert_int_equal(behind("ungraded", "2015-11-17"), 3);
	assert_int_equal(behind("basic", "2014-12-31"), 1);
	r = client_get(town_clerk, world_text(w, "/figure/annual?org=%lld", (long long)town));
	walk_has(&r, 200, "民主评议党员");
	assert_true(reply_has(&r, "/figure/appraisal?"));
	r = client_get(town_clerk, world_text(w, "/figure/appraisal?org=%lld&mark=unqualified", (long long)town));
	walk_has(&r, 200, "党员20");
	r = client_get(town_clerk, world_text(w, "/figure/orgs?org=%lld&kinds=branch&appraisal=missing", (long long)town));
	walk_has(&r, 200, "乙村支部");
	assert_false(reply_has(&r, "甲村支部"));
	assert_int_equal(walk_total(town_api, world_text(w, "/api/v1/figure/orgs?org=%lld&appraisal=done&day=2014-12-31", (long long)town)), 1);
	assert_int_equal(client_get(town_api, world_text(w, "/api/v1/figure/appraisal?org=%lld&mark=castle", (long long)town)).status, 422);
	assert_int_equal(client_get(elsewhere, world_text(w, "/figure/appraisal?org=%lld", (long long)town)).status, 404);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_does_not_fit_is_refused_with_its_figures),
		cmocka_unit_test(no_mark_makes_a_turn_out),
		cmocka_unit_test(a_measure_that_is_marked_secret_is_not_kept),
		cmocka_unit_test(one_form_records_the_year_of_a_branch),
		cmocka_unit_test(each_sees_the_own_mark),
		cmocka_unit_test(in_its_year_a_correction_holds_at_once),
		cmocka_unit_test(nobody_counts_in_two_branches),
		cmocka_unit_test(the_desk_leads_to_the_year_that_waits),
		cmocka_unit_test(of_a_year_that_is_over_the_committee_above_confirms),
		cmocka_unit_test(the_town_sees_which_branches_have_not_done_it),
		cmocka_unit_test(the_annual_table_counts_what_it_opens),
		cmocka_unit_test(the_nearest_above_with_an_account_is_told),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
