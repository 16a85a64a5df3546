/* What an election comes to when its first round does not fill the committee (programmes/national/election.prog, regulations of 2020): the
 * remainder is elected without those who have their seat, a tie at the last seat goes to most votes, and the request, the candidates and those
 * who count are held to the rules. Pages and API. */
#include "world/walk.h"

#include <stdio.h>
#include <string.h>

#define MEMBERS 10
#define BRANCHES 2
#define DAY "2015-11-24"

struct branch { int64_t org, members[MEMBERS], run; struct client *page, *program, *second; };

static struct world *w;
static struct branch branches[BRANCHES];
static struct client *upper, *upper_page;
static int64_t use;

#define text(...) world_text(w, __VA_ARGS__)

static void people(struct branch *b, int64_t town, int number)
{
	b->org = world_org_of(w, town, "branch", text("第%d党支部", number));
	world_run(w, text("UPDATE org SET elected_day = 15340, term_years = 3, term_ends_day = 16799 WHERE id = %lld", (long long)b->org));
	for (int i = 0; i < MEMBERS; i++)
		b->members[i] = world_member(w, b->org, text("党员%d%02d", number, i + 1), 2);
	world_holding(w, b->org, "secretary", b->members[0]);
	world_holding(w, b->org, "organisation_member", b->members[1]);
	b->page = walk_browser(w, text("secretary%d", number), b->members[0]);
	b->program = walk_program(w, text("secretary_api%d", number), b->members[0]);
	b->second = walk_program(w, text("second%d", number), b->members[1]);
}

static int start(void **state)
{
	static const char *const KINDS[] = { "secretary", "organisation_member" };
	int64_t city, town, person;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	world_run(w, text("UPDATE org SET unit_kind = 'town' WHERE id = %lld", (long long)town));
	walk_handlers(w, KINDS, sizeof(KINDS) / sizeof(KINDS[0]));
	for (int i = 0; i < BRANCHES; i++)
		people(&branches[i], town, i + 1);
	person = world_person_of(w, town, "镇委书记", 0);
	world_holding(w, town, "secretary", person);
	upper = walk_program(w, "upper_api", person);
	upper_page = walk_browser(w, "upper", person);
	use = walk_shipped(w, city, "national/election");
	return 0;
}

#define PLAN "set_up=%s\nseats=%s\ndeputies=0\nyears=3\nway=党员大会\nlate_reply=@\npaper=@"

static void plan_refused(struct branch *b, const char *set_up, const char *seats, const char *why)
{
	walk_fill(b->program, b->run, "plan", text(PLAN, set_up, seats));
	walk_refused(b->page, b->program, b->run, "2015-11-17", why);
}

static void the_size_is_that_of_the_rules(void **state)
{
	struct branch *b = &branches[0];
	struct reply r = client_post_json(b->program, text("/api/v1/org/%lld/run", (long long)b->org), text("{\"use\":\"%lld\"}", (long long)use));

	b->run = walk_number(b->program, &r, "id");
	plan_refused(b, "设委员会", "11", "一般不超过七人");
	plan_refused(b, "不设委员会", "1", "正式党员七人以上的支部应当设立支部委员会");
	world_run(w, text("UPDATE membership SET status = 1 WHERE person_id IN (%lld, %lld, %lld, %lld)", (long long)b->members[6], (long long)b->members[7],
		(long long)b->members[8], (long long)b->members[9]));
	plan_refused(b, "设委员会", "3", "正式党员不足七人的支部");
	world_run(w, text("UPDATE membership SET status = 2 WHERE status = 1"));
	r = client_get(b->page, text("/run/%lld", (long long)b->run));
	walk_has(&r, 200, "<dt>正式党员人数（按党员档案）</dt><dd class=\"num\">10</dd>");
}

static const char *named(const struct branch *b, int first, int second, int third, int fourth)
{
	return text("first=%lld\nsecond=%lld\nthird=%lld\nfourth=%lld", (long long)b->members[first], (long long)b->members[second], (long long)b->members[third],
		(long long)b->members[fourth]);
}

/* From the request to the meeting, with four candidates for three seats. */
static void brought_to_the_meeting(struct branch *b)
{
	struct reply r;

	walk_clock(upper, "2015-11-17");
	if (b->run == 0) {
		r = client_post_json(b->program, text("/api/v1/org/%lld/run", (long long)b->org), text("{\"use\":\"%lld\"}", (long long)use));
		b->run = walk_number(b->program, &r, "id");
	}
	walk_step(b->program, b->run, "plan", text(PLAN, "设委员会", "3"), "2015-11-17", "agree");
	walk_step(upper, b->run, "reply", "result=同意\nmoved=不涉及\npaper=@", "2015-11-17", "nominate");
	walk_step(b->program, b->run, "nominees", named(b, 2, 3, 4, 5), "2015-11-17", "vet");
	walk_step(upper, b->run, "vetting", "result=同意\npaper=@", "2015-11-17", "show_names");
	r = walk_act(b->program, b->run, "notice", "\"notice\":\"display\",\"text\":\"支部委员会委员候选人公示\",\"from\":\"2015-11-17\"");
	walk_has(&r, 200, "show_names");
	walk_clock(upper, DAY);
	walk_close(b->program, b->run, DAY, "meeting");
}

static void somebody_named_four_times_is_one_candidate(void **state)
{
	struct branch *b = &branches[0];
	long long one = (long long)b->members[2];
	struct reply r;

	walk_step(b->program, b->run, "plan", text(PLAN, "设委员会", "3"), "2015-11-17", "agree");
	walk_step(upper, b->run, "reply", "result=同意\nmoved=不涉及\npaper=@", "2015-11-17", "nominate");
	r = walk_filled(b->program, b->run, "nominees", named(b, 2, 2, 2, 2));
	walk_has(&r, 422, "一个人只算一名候选人");
	r = client_get(b->page, text("/run/%lld", (long long)b->run));
	r = client_post(b->page, text("/run/%lld/fill/nominees", (long long)b->run), "row_version", reply_field(w, &r, "row_version"), "v_first", text("%lld", one),
		"v_second", text("%lld", one), "v_third", text("%lld", one), "v_fourth", text("%lld", one), NULL);
	walk_has(&r, 422, "一个人只算一名候选人");
	b->run = 0;
	world_run(w, "UPDATE run SET state = 'stopped' WHERE state = 'open'");
}

static long long opened(const struct branch *b, const char *vote)
{
	struct reply r = walk_act(b->program, b->run, "vote", text("\"vote\":\"%s\"", vote));

	walk_has(&r, 201, "");
	return walk_number(b->program, &r, "ballot");
}

static void counted(const struct branch *b, long long ballot, const char *agreed, const char *opposed)
{
	const char *count = text("{\"present\":8,\"issued\":8,\"collected\":8,\"agreed\":[%s],\"opposed\":[%s]}", agreed, opposed);
	struct reply r = client_post_json(b->program, text("/api/v1/ballot/%lld/count", ballot), count);

	walk_has(&r, 200, "");
	r = client_post_json(b->second, text("/api/v1/ballot/%lld/count", ballot), count);
	walk_has(&r, 200, "");
}

static struct reply closed(const struct branch *b, long long ballot, const char *supervisor, const char *teller)
{
	return client_post_json(b->program, text("/api/v1/ballot/%lld/close", ballot), text("{\"day\":\"" DAY "\",\"supervisor\":\"%s\",\"teller\":\"%s\"}", supervisor, teller));
}

/* Of the list, and no candidate. */
static const char *watcher(const struct branch *b) { return text("党员%d10", (int)(b - branches) + 1); }

static void held(const struct branch *b, const char *vote, const char *agreed, const char *opposed)
{
	long long ballot = opened(b, vote);
	struct reply r;

	counted(b, ballot, agreed, opposed);
	r = closed(b, ballot, watcher(b), "方云");
	walk_has(&r, 200, "");
}

/* domain/04 test 16, however the names stand in the field. */
static void no_candidate_counts(const struct branch *b, long long ballot)
{
	static const char *const LISTS[] = { " 党员 103、胡凯", "胡凯，党员103", "胡凯 党员103", "党员1 03", NULL };
	struct reply r;

	for (int i = 0; LISTS[i] != NULL; i++) {
		r = closed(b, ballot, LISTS[i], "方云");
		walk_has(&r, 422, "党员103");
		r = closed(b, ballot, "方云", LISTS[i]);
		walk_has(&r, 422, "党员103");
		client_get(b->page, text("/ballot/%lld", ballot));
		r = client_post(b->page, text("/ballot/%lld/close", ballot), "day", DAY, "supervisor", LISTS[i], "teller", "方云", NULL);
		walk_has(&r, 422, "党员103");
	}
	r = closed(b, ballot, "胡凯、方云", "方 云；周一");
	walk_has(&r, 422, "方云");	/* one person can't be both */
	r = closed(b, ballot, text("%s、胡凯", watcher(b)), "方云");	/* who watches is of those who vote */
	walk_has(&r, 422, "胡凯不在这次选举的应到会名单（10 人）上");
	world_run(w, text("UPDATE ballot_voter SET name = '党员1031' WHERE ballot_id = %lld AND name = '党员109'", ballot));
	r = closed(b, ballot, text("党员1031、%s", watcher(b)), "方云、周一");	/* somebody whose name only begins so */
	walk_has(&r, 200, "");
}

static void the_remainder_is_elected_and_who_was_voted_on_stays(void **state)
{
	struct branch *b = &branches[0];
	long long ballot;
	struct reply r;

	brought_to_the_meeting(b);
	ballot = opened(b, "choose");
	counted(b, ballot, "7,6,3,4", "1,2,5,4");
	no_candidate_counts(b, ballot);
	walk_fill(b->program, b->run, "minutes", "adopted=是\nfewer=不涉及\nsheet=@");
	walk_close(b->program, b->run, DAY, "once_more");
	r = walk_filled(b->program, b->run, "again", text("first=%lld", (long long)b->members[2]));
	walk_has(&r, 422, "党员103");	/* has a seat */
	walk_fill(b->program, b->run, "again", text("first=%lld\nsecond=%lld", (long long)b->members[4], (long long)b->members[5]));
	ballot = opened(b, "remainder");
	r = walk_filled(b->program, b->run, "again", text("first=%lld", (long long)b->members[6]));
	walk_has(&r, 422, "表决期间不能改人选");
	counted(b, ballot, "6,2", "2,6");
	r = closed(b, ballot, watcher(b), "方云");
	walk_has(&r, 200, "");
	r = walk_filled(b->program, b->run, "again", text("first=%lld", (long long)b->members[6]));
	walk_has(&r, 422, "人选不能再改");
	r = client_get(b->page, text("/run/%lld", (long long)b->run));
	r = client_post(b->page, text("/run/%lld/fill/again", (long long)b->run), "row_version", reply_field(w, &r, "row_version"), "v_first",
		text("%lld", (long long)b->members[6]), NULL);
	walk_has(&r, 422, "人选不能再改");
	walk_step(b->program, b->run, "again_sheet", "fewer=不涉及\nsheet=@", DAY, "chief_meeting");
	r = walk_filled(b->program, b->run, "chief_nominee", text("person=%lld", (long long)b->members[4]));
	walk_has(&r, 200, "");	/* elected in the second round */
	r = walk_filled(b->program, b->run, "chief_nominee", text("person=%lld", (long long)b->members[5]));
	walk_has(&r, 422, "党员106");
}

/* domain/04 test 11: between those who tied, without others, and most votes win though they are not more than half. */
static void a_tie_goes_to_most_votes(void **state)
{
	struct branch *b = &branches[1];
	long long ballot;
	struct reply r;

	brought_to_the_meeting(b);
	held(b, "choose", "8,6,5,5", "0,2,3,3");
	walk_fill(b->program, b->run, "minutes", "adopted=是\nfewer=不涉及\nsheet=@");
	walk_close(b->program, b->run, DAY, "settle_tie");
	ballot = opened(b, "settle");
	r = client_get(b->program, text("/api/v1/ballot/%lld", ballot));
	walk_has(&r, 200, "\"seats\":1");
	walk_has(&r, 200, "\"name\":\"党员205\"");
	walk_has(&r, 200, "\"name\":\"党员206\"");
	r = client_get(b->page, text("/ballot/%lld", ballot));
	walk_has(&r, 200, "得票相等的候选人再次投票，得票多的当选");
	assert_false(reply_has(&r, "可以另选他人"));
	r = client_post_json(b->program, text("/api/v1/ballot/%lld/write-in", ballot), "{\"other\":7}");
	walk_has(&r, 422, "");
	counted(b, ballot, "4,4", "4,4");
	r = closed(b, ballot, watcher(b), "方云");
	walk_has(&r, 200, "");
	walk_step(b->program, b->run, "settle_sheet", "sheet=@", DAY, "settle_tie");	/* tied again: again */
	held(b, "settle", "4,3", "3,4");
	walk_step(b->program, b->run, "settle_sheet", "sheet=@", DAY, "chief_meeting");
	r = walk_filled(b->program, b->run, "chief_nominee", text("person=%lld", (long long)b->members[5]));
	walk_has(&r, 422, "党员206");
	r = walk_filled(b->program, b->run, "chief_nominee", text("person=%lld", (long long)b->members[4]));
	walk_has(&r, 200, "");
	r = client_get(b->page, text("/run/%lld", (long long)b->run));
	walk_has(&r, 200, "党员205");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_size_is_that_of_the_rules),
		cmocka_unit_test(somebody_named_four_times_is_one_candidate),
		cmocka_unit_test(the_remainder_is_elected_and_who_was_voted_on_stays),
		cmocka_unit_test(a_tie_goes_to_most_votes),
	};

	return cmocka_run_group_tests_name("election_again", tests, start, world_over);
}
