/* What is new, once on a working day and never at night; and the due days as a calendar file. */
#include "page/case_desk_world.h"

static void at(const char *time)
{
	world_clock(w, text("%s+08:00", time));
}

static struct reply digest_at(struct client *c, const char *time)
{
	at(time);
	return client_get(c, "/api/v1/me/digest");
}

static void is_quiet(struct client *c, const char *time)
{
	struct reply r = digest_at(c, time);

	if (r.status != 200 || !reply_has(&r, "\"items\":[]"))
		fail_msg("%s: status %d: %s", time, r.status, r.body);
}

static void read_it(struct client *c)
{
	struct reply r = client_post_json(c, "/api/v1/me/digest/read", "{}");

	assert_int_equal(r.status, 200);
}

static void news_wait_for_the_next_working_morning(void **state)
{
	struct reply r;
	int64_t run;

	at("2015-11-12T10:00:00");	/* a Thursday */
	run = opened(branch_a, "走访一户", "2015-11-12");	/* due on the 17th */
	is_quiet(head_api, "2015-11-12T19:59:00");	/* this morning's digest is over */
	is_quiet(head_api, "2015-11-13T07:59:00");
	r = digest_at(head_api, "2015-11-13T08:00:00");
	walk_has(&r, 200, "{\"kind\":\"new\",\"text\":\"办理新到的“走访”：走访一户\"");
	r = digest_at(head_api, "2015-11-13T19:59:59");	/* as long as it was not read */
	walk_has(&r, 200, "走访一户");
	is_quiet(head_api, "2015-11-13T20:00:00");
	is_quiet(head_api, "2015-11-14T09:00:00");	/* a Saturday */
	morning("2015-11-13");
	r = client_get(head_a, "/");
	walk_has(&r, 200, "办理新到的“走访”：走访一户");
	r = client_post(head_a, "/me/digest/read", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(head_a, "/");
	assert_false(reply_has(&r, "办理新到的"));
	walk_has(&r, 200, "走访一户");	/* among the tasks it stays */
	r = digest_at(head_api, "2015-11-13T15:00:00");	/* another account of the same person has its own */
	walk_has(&r, 200, "走访一户");
	read_it(head_api);
	is_quiet(head_api, "2015-11-13T15:01:00");
	is_quiet(head_api, "2015-11-16T09:00:00");
	r = digest_at(head_api, "2015-11-17T09:00:00");
	walk_has(&r, 200, "{\"kind\":\"due\",\"text\":\"办结 2015-11-17 到期的“走访”：走访一户\"");
	read_it(head_api);
	is_quiet(town_api, "2015-11-17T09:00:00");
	r = digest_at(head_api, "2015-11-18T09:00:00");
	walk_has(&r, 200, "{\"kind\":\"late\",\"text\":\"补办 2015-11-17 已到期的“走访”：走访一户\"");
	r = client_get(town_api, "/api/v1/me/digest");
	walk_has(&r, 200, "{\"kind\":\"told\",\"text\":\"督办 2015-11-17 已到期的“走访”：走访一户\"");
	r = client_post_json(town_api, text("/api/v1/run/%lld/reminder", (long long)run), "{\"by_day\":\"2015-11-20\"}");
	assert_int_equal(r.status, 201);
	read_it(head_api);
	is_quiet(head_api, "2015-11-18T19:00:00");	/* one a day, whatever comes */
	r = digest_at(head_api, "2015-11-19T08:00:00");
	walk_has(&r, 200, "\"kind\":\"reminder\",\"text\":\"查看甲镇党委的催办〔2015〕1号");
	assert_false(reply_has(&r, "\"late\""));	/* told already */
	read_it(head_api);
	at("2015-11-19T10:00:00");
	visited(run, "2015-11-19");
	r = digest_at(town_api, "2015-11-20T08:30:00");
	walk_has(&r, 200, "办理新到的“审核”：走访一户");
}

/* Another statement finds it there: by what moved, since most of the turns have not. */
static void a_desk_with_many_turns_is_told_the_same(int64_t person, const char *opened_title)
{
	int64_t run = opened(branch_b, "堆积一户", "2015-10-01"), other;
	struct reply r;

	for (int i = 0; i < 400; i++)
		PUT(w, "run_turn", NUMBER("region_id", 1), NUMBER("run_id", run), NUMBER("org_id", branch_b), TEXT("kind", "does"), TEXT("duty", ""), NUMBER("due_day", 2932897));
	world_run(w, "UPDATE run_turn SET region_id = (SELECT region_id FROM run LIMIT 1)");
	other = opened(branch_a, "移来一户", "2015-10-09");
	world_run(w, text("UPDATE run_turn SET org_id = %lld WHERE run_id = %lld AND kind = 'does'", (long long)branch_b, (long long)other));
	r = digest_at(walk_program(w, "piled", person), "2015-10-10T09:30:00");
	walk_has(&r, 200, text("办理新到的“走访”：%s", opened_title));
	walk_has(&r, 200, "办理新到的“走访”：移来一户");
	assert_false(reply_has(&r, "新到的“走访”：堆积一户"));	/* on another day */
	visited(other, "2015-10-09");	/* since this morning's digest: told on the next working day */
	r = client_get(walk_program(w, "piled_town", people[2]), "/api/v1/me/digest");
	assert_false(reply_has(&r, "移来一户"));
	world_run(w, text("DELETE FROM run_turn WHERE run_id = %lld AND due_day = 2932897", (long long)run));
}

/* What came as a vote on the phone is done for whoever has given his vote, though it goes on for the others. */
static void a_vote_that_was_given_is_new_no_more(void **state)
{
	struct client *voter;
	int64_t run, ballot;
	struct reply r;

	at("2015-11-24T10:00:00");
	run = opened(branch_a, "手机表决一户", "2015-11-24");
	ballot = PUT(w, "ballot", TEXT("subject", "run"), NUMBER("subject_id", run), TEXT("state", "open"), NUMBER("org_id", branch_a), TEXT("title", "表决"));
	PUT(w, "ballot_voter", NUMBER("ballot_id", ballot), NUMBER("number", 1), NUMBER("person_id", people[0]), TEXT("name", "李建国"));
	voter = walk_program(w, "voter", people[0]);
	r = digest_at(voter, "2015-11-25T09:00:00");
	walk_has(&r, 200, "办理新到的“走访”：手机表决一户");
	world_run(w, text("INSERT INTO ballot_voted (ballot_id, number) VALUES (%lld, 1)", (long long)ballot));
	r = client_get(voter, "/api/v1/me/digest");
	assert_false(reply_has(&r, "手机表决一户"));
}

/* Nobody is told to do, or reminded of, what waits for another matter; and who looks at it reads that before anything else. */
static void a_case_that_stands_still_is_nobodys_to_do(void **state)
{
	struct reply r;
	int64_t run;

	at("2015-11-25T10:00:00");
	run = opened(branch_a, "暂缓一户", "2015-11-25");
	opened(branch_a, "照办一户", "2015-11-25");
	r = walk_act(town_api, run, "hold", "\"reason\":\"户主不在\"");
	walk_has(&r, 200, "");
	r = digest_at(head_api, "2015-11-26T09:00:00");
	walk_has(&r, 200, "照办一户");
	assert_false(reply_has(&r, "暂缓一户"));
	r = client_get(head_api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"missing\":[{\"kind\":\"refused\",\"id\":\"hold\",\"title\":\"「暂缓一户」自 2015-11-25 起暂缓办理");
	r = walk_act(head_api, run, "close", "");
	walk_has(&r, 422, "\"detail\":\"「暂缓一户」自 2015-11-25 起暂缓办理");
	walk_has(&r, 422, "没有填写「走访计划");
	r = client_post_json(town_api, text("/api/v1/run/%lld/reminder", (long long)run), "{\"by_day\":\"2015-11-27\"}");
	walk_has(&r, 422, "暂停期间不催办，恢复办理以后再催办");
	at("2015-12-02T09:00:00");	/* late by then: its term is the regulation's */
	r = client_post_json(town_api, text("/api/v1/org/%lld/reminder", (long long)branch_a), "{\"by_day\":\"2015-12-04\"}");
	assert_int_equal(r.status, 201);
	assert_int_equal(world_count(w, "reminder_line WHERE title = '照办一户'"), 1);
	assert_int_equal(world_count(w, "reminder_line WHERE title = '暂缓一户'"), 0);
	at("2015-11-26T09:10:00");
	r = walk_act(town_api, run, "lift", "\"reason\":\"户主已回\"");
	walk_has(&r, 200, "");
	r = digest_at(head_api, "2015-11-26T09:20:00");
	walk_has(&r, 200, "办理新到的“走访”：暂缓一户");
	r = client_post_json(town_api, text("/api/v1/run/%lld/reminder", (long long)run), "{\"by_day\":\"2015-11-27\"}");
	assert_int_equal(r.status, 201);
}

/* The National Day of 2015: a week off, and Saturday the 10th is worked. */
static void days_off_and_made_up_days_count(void **state)
{
	struct reply r;

	at("2015-09-30T10:00:00");
	opened(branch_b, "节前一户", "2015-09-30");	/* due on the 5th, a day off */
	read_it(county_api);
	is_quiet(walk_program(w, "holiday", people[1]), "2015-10-05T09:00:00");
	r = digest_at(walk_program(w, "after", people[1]), "2015-10-08T09:00:00");
	walk_has(&r, 200, "补办 2015-10-05 已到期的“走访”：节前一户");
	at("2015-10-09T10:00:00");
	opened(branch_b, "补班一户", "2015-10-09");
	r = digest_at(walk_program(w, "worked", people[1]), "2015-10-10T09:00:00");
	walk_has(&r, 200, "办理新到的“走访”：补班一户");
	a_desk_with_many_turns_is_told_the_same(people[1], "补班一户");
	r = client_get(client_new(w), "/api/v1/me/digest");
	assert_int_equal(r.status, 401);
}

/* Ends of probation and of terms stand in no case, and are told on their day and the day after. */
static void what_the_registers_say_is_told_on_its_day(void **state)
{
	int64_t person = world_member(w, branch_b, "赵秀兰", 1);
	struct client *head, *upper;
	struct reply r;

	world_right(w, "secretary", "edit_person");
	world_run(w, text("UPDATE person SET joined_day = %d, full_day = %d WHERE id = %lld", day_parse_iso("2014-12-03"), DAY_NONE, (long long)person));
	world_run(w, text("UPDATE org SET term_years = 3, term_ends_day = %d WHERE id = %lld", day_parse_iso("2015-12-03"), (long long)branch_b));
	head = walk_program(w, "registers", people[1]);
	upper = walk_program(w, "registers_town", people[2]);
	digest_at(head, "2015-12-02T09:00:00");
	read_it(head);
	digest_at(upper, "2015-12-02T09:00:00");
	read_it(upper);
	r = digest_at(head, "2015-12-03T09:00:00");
	walk_has(&r, 200, "{\"kind\":\"due\",\"text\":\"办理转正：赵秀兰，2015-12-03 到期\"");
	walk_has(&r, 200, "组织换届：乙村党支部，2015-12-03 到期");
	read_it(head);
	r = digest_at(head, "2015-12-04T09:00:00");
	walk_has(&r, 200, "{\"kind\":\"late\",\"text\":\"办理转正：赵秀兰，2015-12-03 已到期\"");
	r = digest_at(upper, "2015-12-04T09:00:00");
	walk_has(&r, 200, "督促办理 1 名预备党员转正，2015-12-02 至 2015-12-03 已到期");
	walk_has(&r, 200, "督促 1 个组织按期换届，2015-12-02 至 2015-12-03 已到期");
	walk_has(&r, 200, "/?oversee=terms#h-todo");
	read_it(head);
	is_quiet(head, "2015-12-07T09:00:00");	/* told already */
	r = digest_at(walk_program(w, "registers_beside", people[0]), "2015-12-04T09:00:00");
	assert_false(reply_has(&r, "赵秀兰"));
}

static int64_t account_made(const char *login, int64_t person, const char *time)
{
	int64_t account = world_account(w, login, ADMIN_NONE, person), made;

	assert_true(day_parse_iso(time) != DAY_NONE);
	made = (int64_t)day_parse_iso(time) * 86400;
	world_run(w, text("UPDATE account SET created_s = %lld WHERE id = %lld", (long long)made, (long long)account));
	return account;
}

static struct client *program_of(int64_t account)
{
	struct client *c = client_new(w);

	client_header(c, text("Authorization: Bearer %s", client_token(w, account)));
	return c;
}

/* Whoever never read one hears of all that came since the account was made: the last seven days one by one, what waits for longer in one line, each
 * thing once; and what was there before the account, and what is done, is no news. */
static void the_first_one_reaches_back_to_the_account(void **state)
{
	struct client *since_october, *since_november;
	int64_t run, moved;
	struct reply r;

	world_run(w, "DELETE FROM run_turn");	/* of the tests before */
	at("2015-10-12T10:00:00");
	run = opened(branch_a, "十月一户", "2015-10-12");	/* due on the 15th of October */
	at("2015-11-02T10:00:00");
	moved = opened(branch_a, "十一月一户", "2015-11-02");
	since_october = program_of(account_made("since_october", people[0], "2015-10-01"));
	since_november = program_of(account_made("since_november", people[0], "2015-10-30"));
	r = digest_at(since_november, "2015-11-25T09:00:00");
	walk_has(&r, 200, "\"kind\":\"older\",\"text\":\"另有 1 件 2015-11-18 以前的情况没有看过，要办的见下面的待办\",\"href\":\"/#h-todo\"");
	r = digest_at(since_october, "2015-11-25T09:00:00");
	walk_has(&r, 200, "另有 2 件 2015-11-18 以前的情况没有看过");
	assert_false(reply_has(&r, "十月一户") || reply_has(&r, "十一月一户"));
	r = digest_at(program_of(account_made("since_last_year", people[0], "2014-01-01")), "2016-12-12T09:00:00");
	assert_false(reply_has(&r, "\"older\""));	/* a year at most: the tasks have the rest */
	at("2015-11-24T10:00:00");
	visited(moved, "2015-11-05");	/* with the town now, since yesterday: a line there, and not older */
	r = digest_at(since_october, "2015-11-25T09:00:00");
	walk_has(&r, 200, "另有 1 件 2015-11-18 以前的情况没有看过");
	r = digest_at(program_of(account_made("town_since_october", people[2], "2015-10-01")), "2015-11-25T09:00:00");
	walk_has(&r, 200, "办理新到的“审核”：十一月一户");
	walk_has(&r, 200, "另有 1 件 2015-11-18 以前的情况没有看过");	/* what the branch is late with */
	read_it(since_october);
	r = digest_at(since_october, "2015-11-26T09:00:00");
	assert_false(reply_has(&r, "\"older\""));	/* told once */
	at("2015-11-26T10:00:00");
	visited(run, "2015-10-20");
	r = digest_at(since_november, "2015-11-27T09:00:00");
	walk_has(&r, 200, "另有 1 件 2015-11-20 以前的情况没有看过");	/* the sheet of the 18th; the case is done */
}

/* ---- the calendar file, read as RFC 5545 says ---- */

/* Unfolded; every line ends in CRLF and has at most 75 bytes of whole characters. */
static char *unfolded(const struct reply *r)
{
	char *out = arena_alloc(w->arena, r->body_bytes + 1), *to = out;
	size_t line = 0;

	for (size_t i = 0; i < r->body_bytes; i++) {
		char c = r->body[i];

		if (c == '\r') {
			assert_true(i + 1 < r->body_bytes && r->body[i + 1] == '\n');
			assert_true(line <= 75);
			line = 0;
			i++;
			if (i + 1 < r->body_bytes && r->body[i + 1] == ' ') {
				assert_true(i + 2 < r->body_bytes && ((unsigned char)r->body[i + 2] & 0xC0) != 0x80);
				line = 1;
				i++;
			} else {
				*to++ = '\n';
			}
			continue;
		}
		assert_true(c != '\n');
		line++;
		*to++ = c;
	}
	assert_true(line == 0);
	*to = '\0';
	return out;
}

static const char *uid_of(const char *all, const char *summary)
{
	const char *at = strstr(all, summary), *uid;

	assert_non_null(at);
	do
		at--;
	while (strncmp(at, "\nUID:", 5) != 0);
	uid = at + 5;
	return text("%.*s", (int)strcspn(uid, "\n"), uid);
}

static void due_days_come_as_a_calendar(void **state)
{
	static const char LONG[] = "走访很长的名字;有分号,有逗号\\和反斜线，一户一户地走下去走下去走下去走下去走下去走下去";
	const char *all, *uid;
	struct reply r;
	int64_t run;

	at("2015-11-24T09:00:00");
	run = opened(branch_a, LONG, "2015-11-20");	/* due on the 25th */
	r = client_post_json(head_api, "/api/v1/me/calendar", "{}");
	assert_int_equal(r.status, 200);
	walk_has(&r, 200, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
	assert_string_equal(reply_header(w, &r, "Content-Type"), "text/calendar; charset=utf-8");
	assert_string_equal(reply_header(w, &r, "Content-Disposition"), "attachment; filename=\"download.ics\"; filename*=UTF-8''%E5%BE%85%E5%8A%9E%E6%97%A5%E5%8E%86-2015-11-24.ics");	/* 待办日历-2015-11-24.ics */
	all = unfolded(&r);
	assert_non_null(strstr(all, "SUMMARY:填写“走访计划(办法第三条)”：走访很长的名字\\;有分号\\,有逗号\\\\和反斜线，一户一户地走下去走下去走下去走下去走下去走下去\n"));
	assert_non_null(strstr(all, "DTSTART;VALUE=DATE:20151125\nDTEND;VALUE=DATE:20151126\n"));
	assert_non_null(strstr(all, "DTSTAMP:20151124T010000Z\n"));
	assert_string_equal(strstr(all, "END:VCALENDAR"), "END:VCALENDAR\n");
	assert_null(strstr(all, "VALARM"));
	uid = uid_of(all, "SUMMARY:填写“走访计划(办法第三条)”：走访很长");
	walk_fill(head_api, run, "plan", "list=@\nminutes=@");
	r = client_post_json(head_api, "/api/v1/me/calendar", "{}");
	assert_string_equal(uid_of(unfolded(&r), "SUMMARY:办结“走访”：走访很长"), uid);	/* the same task, said anew */
	morning("2015-11-24");
	r = client_get(head_a, "/");
	walk_has(&r, 200, "action=\"/me/calendar\"");
	r = client_post(head_a, "/me/calendar", NULL);
	walk_has(&r, 200, "BEGIN:VEVENT");
	r = client_post_json(walk_program(w, "ics_neighbour", people[4]), "/api/v1/me/calendar", "{}");
	walk_has(&r, 200, "END:VCALENDAR");
	assert_false(reply_has(&r, "VEVENT"));
	r = client_post_json(client_new(w), "/api/v1/me/calendar", "{}");
	assert_int_equal(r.status, 401);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(news_wait_for_the_next_working_morning),
		cmocka_unit_test(days_off_and_made_up_days_count),
		cmocka_unit_test(a_vote_that_was_given_is_new_no_more),
		cmocka_unit_test(due_days_come_as_a_calendar),
		cmocka_unit_test(the_first_one_reaches_back_to_the_account),
		cmocka_unit_test(what_the_registers_say_is_told_on_its_day),
		cmocka_unit_test(a_case_that_stands_still_is_nobodys_to_do),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
