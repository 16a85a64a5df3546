/* A branch elects its committee (programmes/national/election.prog, domain rules of the regulations of 2020): from the notice on the workbench
 * that the term ends to the posts and the new term. What the examples of the file carry is in the file; here stand people, ballots and
 * what the archive then says. Pages and API. */
#include "election_world.h"

#include <stdio.h>
#include <string.h>

/* Of a committee, which elects by no practice here, its result is entered with the approval from above too. */
static void the_election_of_a_committee_needs_its_paper(void **state)
{
	struct reply r;

	world_run(w, text("UPDATE org SET row_version = 1 WHERE id = %lld", (long long)town));
	client_get(organiser_page, text("/org/%lld/elect/form", (long long)town));
	r = client_post(organiser_page, text("/org/%lld/elect", (long long)town), "day", "2014-05-27", "term_years", "5", "document", "", "row_version", "1", NULL);
	walk_has(&r, 422, "请填写上级批复选举结果的文号");
	r = client_post_json(organiser, text("/api/v1/org/%lld/election", (long long)town), "{\"day\":\"2014-05-27\",\"term_years\":5,\"row_version\":1}");
	walk_has(&r, 422, "请填写上级批复选举结果的文号");
}

/* The request is held to the term of the branch and to the members of the archive; each phase stands once though the way parts. */
static void the_request_is_held_to_the_archive(void)
{
	struct reply r;

	world_run(w, text("UPDATE org SET unit_kind = 'community' WHERE id = %lld", (long long)branch));
	walk_fill(secretary, run, "plan", "set_up=设委员会\nseats=3\ndeputies=0\nyears=3\nway=党员大会\nlate_reply=@\npaper=@");
	walk_refused(secretary_page, secretary, run, "2016-01-04", "任期年数填的是3年，本支部最少5年、最多5年");
	world_run(w, text("UPDATE org SET unit_kind = '' WHERE id = %lld", (long long)branch));
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "<dt>在册党员人数（按党员档案）</dt><dd class=\"num\">12</dd>");
	assert_int_equal(reply_times(&r, "二、候选人"), 2);	/* once in the bar, once over its steps */
	assert_int_equal(reply_times(&r, "三、选举"), 2);
	r = client_get(secretary, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "在册党员人数（按党员档案）");
	r = client_get(organiser_page, "/");
	walk_has(&r, 200, text("href=\"/run/%lld\"", (long long)run));
}

static void the_end_of_a_term_stands_on_the_workbench_and_is_not_put_off_alone(void **state)
{
	struct reply r = client_get(organiser_page, "/");

	walk_has(&r, 200, "甲村党支部");
	walk_has(&r, 200, "2014-12-31");
	r = client_get(organiser, "/api/v1/workbench");
	walk_has(&r, 200, "2014-12-31");
	/* 支部工作条例 art. 21: the branch itself is reminded too. */
	r = client_get(secretary_page, "/");
	walk_has(&r, 200, "2014-12-31");
	r = client_get(secretary, "/api/v1/workbench");
	walk_has(&r, 200, "2014-12-31");
	walk_clock(organiser, "2016-01-04");	/* a year and four days */
	r = client_post_json(secretary, text("/api/v1/org/%lld/run", (long long)branch), text("{\"use\":\"%lld\"}", (long long)use));
	run = walk_number(secretary, &r, "id");
	walk_fill(secretary, run, "plan", "set_up=设委员会\nseats=3\ndeputies=0\nyears=5\nway=党员大会\npaper=@");
	walk_refused(secretary_page, secretary, run, "2016-01-04", "任期2014-12-31届满，到2016-01-04已超过12个月");
	the_request_is_held_to_the_archive();
	/* All members elect the committee of a branch, however many they are: delegates do not (党章 art. 30). */
	walk_fill(secretary, run, "plan", "set_up=设委员会\nseats=3\ndeputies=0\nyears=5\nway=党员代表大会\nlate_reply=@\npaper=@");
	walk_refused(secretary_page, secretary, run, "2016-01-04", "总支部委员会和支部委员会由党员大会选举产生");
	walk_refused(secretary_page, secretary, run, "2016-01-04", "请把选举方式改为党员大会");
	walk_step(secretary, run, "plan", "set_up=设委员会\nseats=3\ndeputies=0\nyears=5\nway=党员大会\nlate_reply=@\npaper=@", "2016-01-04", "agree");
	walk_fill(upper, run, "reply", "result=同意\nmoved=不涉及\npaper=@");
	walk_refused(upper_page, upper, run, "2016-01-04", "延期换届须经上级党组织批准");
	walk_step(upper, run, "reply", "result=同意\nmoved=同意\npaper=@", "2016-01-04", "nominate");
}

static void candidates_are_full_members_and_more_than_the_seats(void **state)
{
	struct reply r;

	nominated(text("first=%lld", (long long)on_probation), 422, "预备甲");
	nominated(text("first=%lld", (long long)on_observation), 422, "察看乙");
	client_get(secretary_page, text("/run/%lld", (long long)run));
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	assert_false(reply_has(&r, ">预备甲"));	/* not offered either */
	r = client_post(secretary_page, text("/run/%lld/fill/nominees", (long long)run), "row_version", reply_field(w, &r, "row_version"), "v_first",
		text("%lld", (long long)on_probation), NULL);
	walk_has(&r, 422, "预备甲");
	walk_fill(secretary, run, "nominees", text("first=%lld\nsecond=%lld\nthird=%lld", (long long)members[1], (long long)members[2], (long long)members[3]));
	walk_refused(secretary_page, secretary, run, "2016-01-04", "名额3名至少要4名候选人，填了3名");
	walk_step(secretary, run, "nominees", text("first=%lld\nsecond=%lld\nthird=%lld\nfourth=%lld", (long long)members[1], (long long)members[2], (long long)members[3],
		(long long)members[4]), "2016-01-04", "vet");
	walk_step(organiser, run, "vetting", "result=同意\npaper=@", "2016-01-04", "show_names");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "候选人：党员02、党员03、党员04、党员05");	/* the proposed text names who stands */
	r = walk_act(secretary, run, "notice", "\"notice\":\"display\",\"text\":\"支部委员会委员候选人公示\",\"from\":\"2016-01-04\"");
	walk_has(&r, 200, "show_names");
	walk_clock(organiser, "2016-01-11");
	walk_close(secretary, run, "2016-01-11", "meeting");
}

/* 党支部的职务由本支部党员担任: who moved away since he was nominated is no candidate any more, by page and API. */
static void who_moved_away_or_has_no_rights_does_not_stand(void)
{
	int64_t suspended;
	struct reply r;

	moves(members[2], "2016-01-08");
	r = walk_act(secretary, run, "vote", "\"vote\":\"choose\"");
	walk_has(&r, 422, "党员03 在 2016-01-11 已不是");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	r = client_post(secretary_page, text("/run/%lld/vote", (long long)run), "vote", "choose", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "党员03 在 2016-01-11 已不是");
	moves(members[2], "2016-01-12");	/* the day after the meeting is no hindrance for the ballot */
	/* Nominated before he was detained: the right to be elected is suspended. */
	suspended = PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", members[2]), NUMBER("org_id", branch), TEXT("kind", "rights_suspended"),
		NUMBER("from_day", day_from_date(2016, 1, 11)), NUMBER("to_day", DAY_OPEN), NUMBER("term_day", DAY_OPEN));
	r = walk_act(secretary, run, "vote", "\"vote\":\"choose\"");
	walk_has(&r, 422, "党员03 在 2016-01-11 已不是");
	walk_has(&r, 422, "请核对其组织关系和党员权利（被留置、逮捕的中止）");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	r = client_post(secretary_page, text("/run/%lld/vote", (long long)run), "vote", "choose", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "党员03 在 2016-01-11 已不是");
	world_run(w, text("DELETE FROM person_role WHERE id = %lld", (long long)suspended));
}

/* Another name on papers: of the list, no candidate, by who said no to one, and with votes for him alone (另选他人). */
static void others_are_written_in(long long ballot)
{
	struct reply r = client_get(secretary_page, text("/ballot/%lld", ballot));

	walk_has(&r, 200, "可以另选他人");
	walk_has(&r, 200, "除您以外可以录入的有：");	/* by post and name, of the branch itself */
	walk_has(&r, 200, "org_officer 计票员甲</p>");	/* but none of those who stand, and nobody above while the branch has two who count */
	assert_null(strstr(strstr(r.body, "除您以外可以录入的有："), "organisation_member"));
	r = client_get(secretary, text("/api/v1/ballot/%lld", ballot));
	walk_has(&r, 200, "\"handlers\":\"org_officer 计票员甲\",\"own_matter\":\"\"");
	r = counted(secretary, ballot, "{\"present\":8,\"issued\":8,\"collected\":8,\"agreed\":[8,5,2,3],\"opposed\":[0,3,6,5]}");
	walk_has(&r, 200, "");
	client_get(secretary_page, text("/ballot/%lld", ballot));
	r = client_post(secretary_page, text("/ballot/%lld/write-in", ballot), "other", text("%d", in_list(ballot, "党员02")), NULL);
	walk_has(&r, 422, "已经在计票单上");
	r = client_post(secretary_page, text("/ballot/%lld/write-in", ballot), "other", "99", NULL);
	walk_has(&r, 422, "请从应到会名单中选一人");
	r = client_post(secretary_page, text("/ballot/%lld/write-in", ballot), "other", text("%d", in_list(ballot, "党员06")), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(secretary, text("/api/v1/ballot/%lld", ballot));
	walk_has(&r, 200, "\"typed_count\":0");	/* what was typed lacks the name */
	r = client_get(secretary_page, text("/ballot/%lld", ballot));
	walk_has(&r, 200, "党员06（另选他人）");
	assert_false(reply_has(&r, "name=\"opposed_5\""));
	r = counted(secretary, ballot, "{\"present\":8,\"issued\":8,\"collected\":8,\"agreed\":[8,5,2,3,6],\"opposed\":[0,3,6,5,1]}");
	walk_has(&r, 422, "只计投给他的票");
	r = counted(secretary, ballot, "{\"present\":8,\"issued\":8,\"collected\":8,\"agreed\":[8,5,2,2,6],\"opposed\":[0,3,1,1,0]}");
	walk_has(&r, 422, "多于对候选人的不赞成票 5 票");
}

#define NOT_HIS "这次表决涉及党员02本人（候选人或者当事人），计票、重新计票、添加姓名、封存结果和作废都由别人办；可以办的有："

/* Whoever stands types no count of his own election, and is told who does. */
static void no_candidate_types_the_count(long long ballot)
{
	struct reply r = counted(second, ballot, "{\"present\":8,\"issued\":8,\"collected\":8,\"agreed\":[8,7,4,5],\"opposed\":[0,1,4,3]}");

	walk_has(&r, 422, NOT_HIS "secretary 党员01、org_officer 计票员甲");
	r = client_get(second, text("/api/v1/ballot/%lld", ballot));
	walk_has(&r, 200, "\"own_matter\":\"" NOT_HIS);
	r = client_get(second_page, text("/ballot/%lld", ballot));
	walk_has(&r, 200, NOT_HIS "secretary 党员01");
	assert_false(reply_has(&r, "name=\"present\""));
	r = client_post(second_page, text("/ballot/%lld/count", ballot), "present", "8", "issued", "8", "collected", "8", "spoilt", "0", "agreed_1", "8", "opposed_1", "0",
		"agreed_2", "7", "opposed_2", "1", "agreed_3", "4", "opposed_3", "4", "agreed_4", "5", "opposed_4", "3", NULL);
	walk_has(&r, 422, NOT_HIS);
	r = client_get(secretary, text("/api/v1/ballot/%lld", ballot));
	walk_has(&r, 200, "\"typed_count\":0");
}

/* Nor does he begin the count anew, add a name, close the vote or declare it void. */
static void no_candidate_touches_his_own_vote(long long ballot)
{
	const char *page = text("/ballot/%lld", ballot), *api = text("/api/v1/ballot/%lld", ballot);
	struct reply r = client_get(second_page, page);

	walk_has(&r, 200, NOT_HIS "secretary 党员01");
	assert_false(reply_has(&r, text("action=\"%s/close\"", page)));
	assert_false(reply_has(&r, text("action=\"%s/recount\"", page)));
	assert_false(reply_has(&r, text("action=\"%s/void\"", page)));
	assert_false(reply_has(&r, text("action=\"%s/write-in\"", page)));
	r = client_post(second_page, text("%s/recount", page), "reason", "重新清点", NULL);
	walk_has(&r, 422, NOT_HIS);
	r = client_post_json(second, text("%s/recount", api), "{\"reason\":\"重新清点\"}");
	walk_has(&r, 422, NOT_HIS);
	r = client_post(second_page, text("%s/write-in", page), "other", text("%d", in_list(ballot, "党员08")), NULL);
	walk_has(&r, 422, NOT_HIS);
	r = client_post_json(second, text("%s/write-in", api), text("{\"other\":%d}", in_list(ballot, "党员08")));
	walk_has(&r, 422, NOT_HIS);
	r = client_post(second_page, text("%s/close", page), "day", "2016-01-11", "supervisor", "党员09", "teller", "党员10", NULL);
	walk_has(&r, 422, NOT_HIS);
	r = client_post_json(second, text("%s/close", api), "{\"day\":\"2016-01-11\",\"supervisor\":\"党员09\",\"teller\":\"党员10\"}");
	walk_has(&r, 422, NOT_HIS);
	r = client_post(second_page, text("%s/void", page), "reason", "不作数", NULL);
	walk_has(&r, 422, NOT_HIS);
	r = client_post_json(second, text("%s/void", api), "{\"reason\":\"不作数\"}");
	walk_has(&r, 422, NOT_HIS);
	r = client_get(secretary, api);
	walk_has(&r, 200, "\"typed_count\":2");
}

/* The move was registered after the ballot was opened and holds on its day: of a candidate, and of a name that papers added. The day is that of the list. */
static void nobody_who_left_meanwhile_is_elected(long long ballot)
{
	static const char CLOSE[] = "{\"day\":\"2016-01-11\",\"supervisor\":\"党员09\",\"teller\":\"党员10\"}";
	struct reply r;

	moves(members[2], "2016-01-11");
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/close", ballot), CLOSE);
	walk_has(&r, 422, "党员03 在 2016-01-11 已不是");
	moves(members[2], NULL);
	moves(members[5], "2016-01-11");
	client_get(secretary_page, text("/ballot/%lld", ballot));
	r = client_post(secretary_page, text("/ballot/%lld/close", ballot), "day", "2016-01-11", "supervisor", "党员09", "teller", "党员10", NULL);
	walk_has(&r, 422, "党员06 在 2016-01-11 已不是");
	moves(members[5], NULL);
	walk_clock(organiser, "2016-01-12");
	r = client_get(secretary_page, text("/ballot/%lld", ballot));
	walk_has(&r, 200, "name=\"day\" type=\"text\" value=\"2016-01-11\"");	/* of the meeting, not of today */
	r = client_post(secretary_page, text("/ballot/%lld/close", ballot), "day", "2016-01-12", "supervisor", "党员09", "teller", "党员10", NULL);
	walk_has(&r, 422, "应到会名单是按 2016-01-11 确定的，表决就在这一天；您填的是 2016-01-12");
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/close", ballot), "{\"day\":\"2016-01-12\",\"supervisor\":\"党员09\",\"teller\":\"党员10\"}");
	walk_has(&r, 422, "表决就在这一天");
	walk_clock(organiser, "2016-01-11");
}

static void bears(int64_t person, const char *name, const char *born)
{
	world_run(w, text("UPDATE person SET name = '%s', birth_day = %d WHERE id = %lld", name, (int)day_parse_iso(born), (long long)person));
}

/* Two of one name stand: paper, page and count sheet say who is who, and neither watches over the count or is written in besides. */
static void candidates_of_one_name_are_told_apart(void)
{
	long long ballot;
	struct reply r;

	bears(members[3], "党员04", "1975-03-02");
	bears(members[4], "党员04", "1980-06-01");
	ballot = opened_vote("choose");
	r = client_get(secretary, text("/api/v1/ballot/%lld", ballot));
	walk_has(&r, 200, "\"name\":\"党员04（1975年3月生）\"");
	walk_has(&r, 200, "\"name\":\"党员04（1980年6月生）\"");
	walk_has(&r, 200, "\"name\":\"党员02\"");	/* whose name nobody shares */
	r = client_get(secretary_page, text("/ballot/%lld/paper", ballot));
	walk_has(&r, 200, "党员04（1975年3月生）");
	walk_has(&r, 200, "党员04（1980年6月生）");
	r = client_get(secretary_page, text("/ballot/%lld", ballot));
	walk_has(&r, 200, "党员04（1980年6月生）");
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/write-in", ballot), text("{\"other\":%d}", in_list(ballot, "党员04")));
	assert_int_equal(r.status, 422);
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/void", ballot), "{\"reason\":\"两位候选人同名，先核对\"}");
	assert_int_equal(r.status, 200);
	bears(members[3], "党员04", "1980-06-01");	/* nor does the month tell them apart */
	ballot = opened_vote("choose");
	r = client_get(secretary, text("/api/v1/ballot/%lld", ballot));
	walk_has(&r, 200, "\"name\":\"党员04（第3位候选人）\"");
	walk_has(&r, 200, "\"name\":\"党员04（第4位候选人）\"");
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/void", ballot), "{\"reason\":\"两位候选人同名，先核对\"}");
	assert_int_equal(r.status, 200);
	bears(members[4], "党员05", "1980-06-01");
}

static void four_fifths_come_and_more_than_half_elect(void **state)
{
	long long ballot;
	struct reply r;

	who_moved_away_or_has_no_rights_does_not_stand();
	candidates_of_one_name_are_told_apart();
	ballot = opened_vote("choose");
	moves(members[2], NULL);
	r = client_get(secretary, text("/api/v1/ballot/%lld", ballot));
	walk_has(&r, 200, "\"entitled\":10");
	assert_false(reply_has(&r, "预备甲"));
	assert_false(reply_has(&r, "察看乙"));
	r = counted(secretary, ballot, "{\"present\":8,\"issued\":8,\"collected\":9,\"agreed\":[8,7,4,5],\"opposed\":[1,2,5,4],\"abstained\":[0,0,0,0]}");
	walk_has(&r, 422, "");	/* more papers than voters: the ballot is void */
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/void", ballot), "{\"reason\":\"收回的票多于发出的票\"}");
	assert_int_equal(r.status, 200);
	ballot = opened_vote("choose");
	no_candidate_types_the_count(ballot);
	r = counted(secretary, ballot, "{\"present\":8,\"issued\":8,\"collected\":8,\"written\":1,\"written_agreed\":1,\"agreed\":[8,7,4,5],\"opposed\":[0,1,4,3],\"abstained\":[0,0,0,0]}");
	walk_has(&r, 422, "");	/* nobody elects who is not there */
	r = counted(secretary, ballot, "{\"present\":8,\"issued\":8,\"collected\":8,\"agreed\":[8,8,4,5],\"opposed\":[0,0,4,3],\"abstained\":[0,0,0,0]}");
	walk_has(&r, 422, "整张无效");	/* a paper with four names for three seats is no valid one */
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/write-in", ballot), text("{\"other\":%d}", in_list(ballot, "党员07")));
	assert_int_equal(r.status, 200);
	held(ballot, "{\"present\":7,\"issued\":7,\"collected\":7,\"agreed\":[7,6,3,4,1],\"opposed\":[0,1,4,3,0],\"abstained\":[0,0,0,0,0]}", "党员09", 200, "");
	walk_refused(secretary_page, secretary, run, "2016-01-11", "没有有效的表决");	/* seven of ten are no four fifths */
	ballot = opened_vote("choose");
	others_are_written_in(ballot);
	held(ballot, "{\"present\":8,\"issued\":8,\"collected\":8,\"spoilt\":0,\"agreed\":[8,5,4,1,6],\"opposed\":[0,3,4,7],\"abstained\":[0,0,0,0]}", "党员02", 422, "党员02");
	no_candidate_touches_his_own_vote(ballot);
	nobody_who_left_meanwhile_is_elected(ballot);
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/close", ballot), "{\"day\":\"2016-01-11\",\"supervisor\":\"党员09\",\"teller\":\"党员10\"}");
	assert_int_equal(r.status, 200);
	r = client_get(secretary_page, text("/ballot/%lld", ballot));
	walk_has(&r, 200, "党员06（另选他人）");
	r = client_get(secretary, text("/api/v1/ballot/%lld", ballot));
	walk_has(&r, 200, text("\"name\":\"党员06\",\"agreed\":6,\"opposed\":0,\"abstained\":0,\"is_elected\":true,\"other\":\"%lld\"", (long long)members[5]));
	walk_has(&r, 200, "党员04");
	walk_fill(secretary, run, "minutes", "adopted=是\nfewer=不涉及\nsheet=@");
	walk_close(secretary, run, "2016-01-11", "chief_meeting");	/* four of the eight present are not more than half: 党员04 is out */
}

static void the_committee_elects_its_secretary_from_its_own(void **state)
{
	long long ballot;
	struct reply r = walk_filled(secretary, run, "chief_nominee", text("person=%lld", (long long)members[3]));

	walk_has(&r, 422, "党员04");
	walk_fill(secretary, run, "chief_nominee", text("person=%lld", (long long)members[2]));
	ballot = opened_vote("choose_chief");
	r = client_get(secretary, text("/api/v1/ballot/%lld", ballot));
	walk_has(&r, 200, "\"entitled\":3");
	assert_false(reply_has(&r, "党员04"));
	held(ballot, "{\"present\":3,\"issued\":3,\"collected\":3,\"agreed\":[3],\"opposed\":[0],\"abstained\":[0]}", "党员09", 422, "党员09不在这次选举的应到会名单（3 人）上");	/* who watches is of those who elect */
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/close", ballot), text("{\"day\":\"%s\",\"supervisor\":\"党员02\",\"teller\":\"党员10\"}", meeting_day));
	walk_has(&r, 200, "");
	walk_step(secretary, run, "chief_minutes", "sheet=@", "2016-01-11", "divide");
	walk_step(secretary, run, "division", text("organisation=%lld\nrecord=@", (long long)members[5]), "2016-01-11", "report");
	walk_step(secretary, run, "result", "paper=@", "2016-01-11", "approve");
}

static void branch_says(const char *words, const char *not_words)
{
	struct reply r = client_get(organiser, text("/api/v1/org/%lld", (long long)branch));

	walk_has(&r, 200, words);
	if (not_words != NULL && reply_has(&r, not_words))
		fail_msg("%s in %s", not_words, r.body);
	r = client_get(organiser_page, text("/org/%lld", (long long)branch));
	walk_has(&r, 200, "党员");
}

/* CS-11: where the village asks for declarations, an election gives no post without them, and nothing of it stays written. */
static void the_elected_declare_first(void)
{
	int64_t declarations = walk_shipped(w, branch, "cs/interests");

	world_run(w, text("UPDATE org SET unit_kind = 'village' WHERE id = %lld", (long long)branch));
	walk_refused(NULL, upper, run, "2016-01-12", "党员03 没有办过");
	branch_says("党员01", "党员03");
	world_run(w, text("UPDATE programme_use SET to_day = 16000 WHERE id = %lld", (long long)declarations));
}

static const int ELECTED[] = { 1, 2, 5 };	/* of the members */

/* Before the approval the page and a program say whose seat would stay vacant; NULL: nobody's. */
static void vacant_is(const char *name)
{
	struct reply r = client_get(upper, text("/api/v1/run/%lld", (long long)run));

	walk_has(&r, 200, text("\"left_vacant\":\"%s\"", name == NULL ? "" : name));
	r = client_get(upper_page, text("/run/%lld", (long long)run));
	assert_int_equal(reply_has(&r, "批准的是其他当选人，他的职务空缺，由支部补选"), name != NULL);
	assert_true(name == NULL || reply_has(&r, text("%s在选举以后已去世、转出", name)));
}

static void nobody_enters_a_post_before_the_committee_above_approves(void **state)
{
	struct reply r;

	walk_clock(organiser, "2016-01-12");
	branch_says("党员01", "党员03");
	walk_refused(NULL, secretary, run, "2016-01-12", "不能办理");	/* the branch does not approve itself */
	walk_fill(upper, run, "approval", "result=批准\npaper=@");
	the_elected_declare_first();
	for (int i = 0; i < 3; i++)
		moves(members[ELECTED[i]], "2016-01-12");
	walk_refused(upper_page, upper, run, "2016-01-12", "这次当选的都已经转出、中止或者去世的，请不批准这次选举结果");	/* after the election: nobody is secretary of a branch that he left */
	for (int i = 0; i < 3; i++)
		moves(members[ELECTED[i]], NULL);
	vacant_is(NULL);
	walk_refused(upper_page, upper, run, "2016-01-12", "当选委员的有 1 人，职数不够或者没有设置这个职务");	/* beside the secretary and the one who has a field */
	PUT(w, "post", NUMBER("org_id", branch), TEXT("kind", "committee_member"), TEXT("name", "委员"), NUMBER("seats", 1), NUMBER("to_day", 2932897));
	world_run(w, text("UPDATE person SET status = 8 WHERE id = %lld", (long long)members[1]));	/* died: the others were elected all the same */
	world_run(w, text("UPDATE membership SET to_day = %d WHERE person_id = %lld", day_parse_iso("2016-01-12"), (long long)members[1]));
	vacant_is("党员02");
	r = walk_act(upper, run, "close", "\"day\":\"2016-01-12\"");
	walk_has(&r, 200, "\"finish\":\"confirmed\"");
	world_run(w, text("UPDATE person SET status = 2 WHERE id = %lld", (long long)members[1]));
	moves(members[1], NULL);
	branch_says("党员03", "党员01");
	branch_says("\"needs_second\":false", "\"needs_second\":true");	/* who reported and who approved are two */
	branch_says("党员06", NULL);	/* written in, elected, and in the post */
	branch_says("党员03", "党员02");	/* elected without a field of his own, and dead before the approval: his seat is vacant */
	branch_says("\"elected_day\":\"2016-01-11\"", NULL);
	branch_says("\"term_ends_day\":\"2021-01-11\"", NULL);
	r = client_get(organiser, "/api/v1/workbench");
	assert_false(reply_has(&r, "2014-12-31"));
	r = client_get(organiser_page, "/");
	assert_false(reply_has(&r, "2014-12-31"));
}

/* A vacancy of the committee that was elected above (programmes/national/by_election.prog): the rules of the branch's election, and its term goes on. */
static void a_vacancy_is_filled_by_the_same_rules_until_the_term_ends(void **state)
{
	static const char PLAN[] = "set_up=设委员会\ncause=其他\nseats=1\nchief=否\ndeputy=否\nvacancy=@\npaper=@";
	long long ballot;
	struct reply r;

	int64_t sits;

	meeting_day = "2016-01-19";
	sits = world_holding(w, branch, "committee_member", members[8]);
	/* Who was elected above acts now. */
	secretary_page = walk_browser(w, "new_secretary", members[2]);
	secretary = walk_program(w, "new_secretary_api", members[2]);
	second = walk_program(w, "new_second", members[5]);
	r = client_post_json(secretary, text("/api/v1/org/%lld/run", (long long)branch), text("{\"use\":\"%lld\"}", (long long)by_election));
	run = walk_number(secretary, &r, "id");
	walk_fill(secretary, run, "plan", "set_up=设委员会\ncause=其他\nseats=2\nchief=否\ndeputy=否\nvacancy=@\npaper=@");
	walk_refused(secretary_page, secretary, run, "2016-01-12", "班子现在空缺1个，填的缺额是2名");	/* nobody is elected to where somebody sits */
	walk_fill(secretary, run, "plan", PLAN);
	walk_clock(organiser, "2021-01-12");	/* the day after the term */
	walk_refused(secretary_page, secretary, run, "2021-01-12", "委员会任期2021-01-11已经届满，今天是2021-01-12");
	walk_clock(organiser, "2016-01-12");
	walk_step(secretary, run, "plan", PLAN, "2016-01-12", "agree");
	walk_step(upper, run, "reply", "result=同意补选\npaper=@", "2016-01-12", "nominate");
	nominated(text("first=%lld", (long long)members[2]), 422, "党员03");	/* sits on the committee already */
	nominated(text("first=%lld", (long long)on_probation), 422, "预备甲");
	walk_fill(secretary, run, "nominees", text("first=%lld", (long long)members[6]));
	walk_refused(secretary_page, secretary, run, "2016-01-12", "缺额1名至少要2名候选人，填了1名");
	walk_step(secretary, run, "nominees", text("first=%lld\nsecond=%lld", (long long)members[6], (long long)members[7]), "2016-01-12", "vet");
	walk_step(organiser, run, "vetting", "result=同意\npaper=@", "2016-01-12", "show_names");
	r = walk_act(secretary, run, "notice", "\"notice\":\"display\",\"text\":\"支部委员会委员补选候选人公示\",\"from\":\"2016-01-12\"");
	walk_has(&r, 200, "show_names");
	walk_clock(organiser, "2016-01-19");
	walk_close(secretary, run, "2016-01-19", "meeting");
	ballot = opened_vote("choose");
	held(ballot, "{\"present\":7,\"issued\":7,\"collected\":7,\"agreed\":[6,1],\"opposed\":[1,6],\"abstained\":[0,0]}", "党员09", 200, "");
	walk_refused(secretary_page, secretary, run, "2016-01-19", "没有有效的表决");	/* seven of ten are no four fifths here either */
	ballot = opened_vote("choose");
	held(ballot, "{\"present\":8,\"issued\":8,\"collected\":8,\"agreed\":[5,3],\"opposed\":[3,5],\"abstained\":[0,0]}", "党员09", 200, "");
	walk_fill(secretary, run, "minutes", "adopted=是\nsheet=@");
	walk_close(secretary, run, "2016-01-19", "divide");
	r = walk_filled(secretary, run, "division", text("publicity=%lld\nrecord=@", (long long)members[7]));
	walk_has(&r, 422, "党员08");	/* was not elected */
	walk_step(secretary, run, "division", "record=@", "2016-01-19", "report");	/* no field of his own: he sits as a plain member */
	walk_step(secretary, run, "result", "paper=@", "2016-01-19", "approve");
	branch_says("党员03", "党员07");
	walk_refused(NULL, secretary, run, "2016-01-19", "不能办理");	/* the branch does not approve itself */
	walk_fill(upper, run, "approval", "result=批准\npaper=@");
	world_run(w, text("UPDATE post SET seats = 0 WHERE org_id = %lld AND name = '委员'", (long long)branch));
	walk_refused(upper_page, upper, run, "2016-01-19", "职数不够或者没有设置这个职务");	/* nobody is appointed to a seat that is not there */
	world_run(w, text("UPDATE post SET seats = 1 WHERE org_id = %lld AND name = '委员'", (long long)branch));
	r = walk_act(upper, run, "close", "\"day\":\"2016-01-19\"");
	walk_has(&r, 200, "\"finish\":\"confirmed\"");
	walk_clock(organiser, "2016-01-20");
	branch_says("党员07", NULL);
	assert_int_equal(world_count(w, text("holding WHERE person_id = %lld AND id = %lld AND to_day = 2932897", (long long)members[8], (long long)sits)), 1);
	assert_int_equal(world_count(w, text("holding WHERE person_id = %lld", (long long)members[8])), 1);	/* whoever sits without a field of his own stays as he was: the term goes on */
	branch_says("党员03", NULL);	/* the others stay */
	branch_says("党员06", NULL);
	branch_says("\"elected_day\":\"2016-01-11\"", NULL);
	branch_says("\"term_ends_day\":\"2021-01-11\"", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_election_of_a_committee_needs_its_paper),
		cmocka_unit_test(the_end_of_a_term_stands_on_the_workbench_and_is_not_put_off_alone),
		cmocka_unit_test(candidates_are_full_members_and_more_than_the_seats),
		cmocka_unit_test(four_fifths_come_and_more_than_half_elect),
		cmocka_unit_test(the_committee_elects_its_secretary_from_its_own),
		cmocka_unit_test(nobody_enters_a_post_before_the_committee_above_approves),
		cmocka_unit_test(a_vacancy_is_filled_by_the_same_rules_until_the_term_ends),
	};

	return cmocka_run_group_tests_name("election", tests, start, world_over);
}
