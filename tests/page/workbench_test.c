/* The first page: every line comes from the registers, leaves when the work is done, and stays inside the own subtree. */
#include "workbench_world.h"

#include <string.h>

static void elected_by(struct client *who, int64_t org, const char *day, const char *corrects)
{
	struct reply r = client_get(who, url("/org/", org, "/elect/form"));

	r = client_post(who, url("/org/", org, "/elect"), "day", day, "term_years", "3", "document", "甲镇批〔2014〕1号",
		"corrects", corrects, "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
}

static void elected(const char *day, const char *corrects) { elected_by(town, branch, day, corrects); }
static void elect(const char *day) { elected(day, ""); }
static void correct(const char *day) { elected(day, "1"); }

static void says_that_nothing_is_due(void **state)
{
	struct reply r = client_get(sibling, "/");

	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "没有待办"));
	assert_true(reply_has(&r, "去看组织") || reply_has(&r, "去看名册") || reply_has(&r, "看我的档案"));	/* and a way in */
	assert_true(reply_has(&r, "上午好"));
}

static void an_election_is_late_until_it_is_recorded(void **state)
{
	struct reply r;

	elect("2012-11-15");
	r = client_get(town, "/");
	assert_true(reply_has(&r, "组织换届：甲村支部"));
	assert_true(reply_has(&r, "逾期 2 天"));
	r = client_get(sibling, "/");
	assert_false(reply_has(&r, "甲村支部"));
	elect("2015-11-16");
	r = client_get(town, "/");
	assert_false(reply_has(&r, "组织换届"));
}

static void an_election_is_announced_six_months_before(void **state)
{
	struct reply r;

	correct("2013-05-17");	/* ends 2016-05-17, six months from today */
	r = client_get(town, "/");
	assert_true(reply_has(&r, "组织换届：甲村支部"));
	correct("2013-05-18");
	r = client_get(town, "/");
	assert_false(reply_has(&r, "组织换届"));
}

/* Whether a post of this kind is held, and by whom it was proposed. */
static int64_t held(int64_t org, const char *kind, int64_t person, int64_t proposed_by)
{
	int64_t holding = world_holding(w, org, kind, person);

	world_run(w, arena_printf(w->arena, "UPDATE holding SET needs_second = %d, proposed_by = %lld WHERE id = %lld", proposed_by != 0,
		(long long)proposed_by, (long long)holding));
	return holding;
}

static void a_branch_without_secretary_is_late_after_thirty_days(void **state)
{
	int64_t orphan = world_org_of(w, town_a, "branch", "乙村支部"), holding = held(orphan, "secretary", 0, 0);
	struct reply r;

	r = client_get(town, "/");
	assert_false(reply_has(&r, "vacancies?kind=secretary"));
	world_run(w, arena_printf(w->arena, "UPDATE holding SET to_day = %d WHERE id = %lld", (int)day_from_date(2015, 10, 19), (long long)holding));
	r = client_get(town, "/");	/* ended 29 days ago */
	assert_false(reply_has(&r, "vacancies?kind=secretary"));
	world_run(w, arena_printf(w->arena, "UPDATE holding SET to_day = %d WHERE id = %lld", (int)day_from_date(2015, 10, 18), (long long)holding));
	r = client_get(town, "/");
	assert_true(reply_has(&r, "vacancies?kind=secretary"));
	r = client_get(sibling, "/");
	assert_false(reply_has(&r, "vacancies?kind=secretary"));
	world_run(w, arena_printf(w->arena, "UPDATE holding SET to_day = 2932897 WHERE id = %lld", (long long)holding));
}

/* The words behind the first mention of the branch. */
static void vacancy_says(int64_t org, const char *words)
{
	struct reply r = client_get(town, arena_printf(w->arena, "/org/%lld/vacancies?kind=secretary", (long long)town_a));
	const char *at = strstr(r.body, arena_printf(w->arena, "/org/%lld\"", (long long)org)), *end;

	assert_int_equal(r.status, 200);
	assert_non_null(at);
	end = strstr(at, "</tr>");
	assert_non_null(end);
	if (strstr(arena_text_n(w->arena, at, (size_t)(end - at)), words) == NULL)
		fail_msg("%s lacks: %s", words, arena_text_n(w->arena, at, (size_t)(end - at)));
}

/* It is counted from the founding, and in a branch in which somebody is registered; on the day of the founding nothing is late. */
static void a_new_branch_is_late_neither_at_once_nor_while_it_has_no_members(void **state)
{
	int64_t fresh = world_org_of(w, town_a, "branch", "新立支部"), old = world_org_of(w, town_a, "branch", "早立支部");
	struct reply r;

	PUT(w, "post", NUMBER("org_id", fresh), TEXT("kind", "secretary"), TEXT("name", "书记"), NUMBER("seats", 1), NUMBER("from_day", day_from_date(2015, 11, 17)), NUMBER("to_day", DAY_OPEN));
	PUT(w, "post", NUMBER("org_id", old), TEXT("kind", "secretary"), TEXT("name", "书记"), NUMBER("seats", 1), NUMBER("from_day", day_from_date(2013, 5, 1)), NUMBER("to_day", DAY_OPEN));
	r = client_get(town, "/");
	assert_false(reply_has(&r, "vacancies?kind=secretary"));
	vacancy_says(fresh, "还没有登记党员");
	vacancy_says(old, "还没有登记党员");
	world_person(w, fresh, "新立甲");
	r = client_get(town, "/");
	assert_false(reply_has(&r, "vacancies?kind=secretary"));
	vacancy_says(fresh, "已空缺 0 天");
	world_person(w, old, "早立甲");
	r = client_get(town, "/");
	assert_true(reply_has(&r, "vacancies?kind=secretary"));
	vacancy_says(old, "<span class=\"tag tag--warn\">已空缺 930 天</span>");
	world_run(w, arena_printf(w->arena, "UPDATE person SET status = 0 WHERE org_id IN (%lld, %lld)", (long long)fresh, (long long)old));
	world_run(w, arena_printf(w->arena, "UPDATE post SET to_day = from_day WHERE org_id IN (%lld, %lld)", (long long)fresh, (long long)old));
}

static void all_appointments_that_wait_are_counted(void **state)
{
	struct client *program = walk_program(w, "counter", 101);
	struct reply r;

	for (int i = 0; i < 7; i++)
		held(branch, "deputy_secretary", world_person(w, branch, "候任"), 99);
	held(town_b, "deputy_secretary", world_person(w, branch, "别处"), 99);
	r = client_get(program, "/api/v1/workbench");
	assert_true(reply_has(&r, "\"today\":7"));
	assert_false(reply_has(&r, "别处"));
	world_run(w, "UPDATE holding SET needs_second = 0");
}

static void the_end_of_probation_is_said_a_month_before(void **state)
{
	int64_t person = world_person_of(w, branch, "预备员", 1);
	static const struct { int year, month, day; bool is_due; const char *says; } CASES[] = {
		{ 2014, 12, 18, false, "" },
		{ 2014, 12, 17, true, "还剩 30 天" },
		{ 2014, 11, 17, true, "今天到期" },
		{ 2014, 11, 15, true, "逾期 2 天" },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct reply r;

		world_run(w, arena_printf(w->arena, "UPDATE person SET joined_day = %d WHERE id = %lld",
			(int)day_from_date(CASES[i].year, CASES[i].month, CASES[i].day), (long long)person));
		r = client_get(town, "/");
		assert_int_equal(reply_has(&r, "预备员"), CASES[i].is_due);
		assert_true(reply_has(&r, CASES[i].says));
		r = client_get(sibling, "/");
		assert_false(reply_has(&r, "预备员"));
	}
	world_run(w, arena_printf(w->arena, "UPDATE person SET status = 2 WHERE id = %lld", (long long)person));
}

static void programs_get_the_same_lines(void **state)
{
	struct client *program = walk_program(w, "program", 101);
	struct reply r;

	correct("2012-11-16");
	r = client_get(program, "/api/v1/workbench");
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "\"late\":1"));
	assert_true(reply_has(&r, "甲村支部"));
}

static void an_administrator_has_no_tasks_of_others(void **state)
{
	struct client *auditor = client_new(w);
	struct reply r;

	client_sign_in(auditor, world_admin(w, "audit", ADMIN_AUDIT));
	r = client_get(auditor, "/");
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "不接触业务数据"));
	assert_false(reply_has(&r, "甲村支部"));
}

/* Party age runs from full membership (Constitution of the Party, article 7), and the twelfth year ends tomorrow. */
static void a_member_without_a_post_finds_the_own_record(void **state)
{
	struct client *member = client_new(w);
	int64_t person = world_person(w, branch, "王小红");
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE person SET joined_day = %d, full_day = %d WHERE id = %lld",
		day_from_date(2002, 3, 13), day_from_date(2003, 11, 18), (long long)person));
	client_sign_in(member, world_account(w, "member", ADMIN_NONE, person));
	r = client_get(member, "/");
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "甲村支部"));
	assert_true(reply_has(&r, "href=\"/me/archive\""));
	assert_true(reply_has(&r, "href=\"/me/correction\""));
	assert_true(reply_has(&r, "党龄 11 年"));
	assert_false(reply_has(&r, "没有待办"));
	world_run(w, arena_printf(w->arena, "UPDATE person SET status = 1, full_day = %d WHERE id = %lld", DAY_NONE, (long long)person));
	r = client_get(member, "/");
	assert_true(reply_has(&r, "2002-03-13"));
	assert_false(reply_has(&r, "党龄"));
}

/* A request is due for the branch of the person at once, for those above when the 15 days are over. */
static void a_correction_waits_for_its_branch(void **state)
{
	struct client *secretary = walk_holder(w, branch, "secretary", "branch", 103), *member = client_new(w);
	int64_t person = world_person(w, branch, "陈更正");
	struct reply r;

	client_sign_in(member, world_account(w, "asker", ADMIN_NONE, person));
	client_get(member, "/me/correction");
	assert_int_equal(client_post(member, "/me/correction", "text", "学历应为大专，2013年毕业。", NULL).status, 303);
	r = client_get(secretary, "/");
	assert_true(reply_has(&r, "答复更正申请：陈更正"));
	assert_true(reply_has(&r, "还剩 15 天"));
	r = client_get(town, "/");
	assert_false(reply_has(&r, "陈更正"));
	world_run(w, arena_printf(w->arena, "UPDATE correction SET due_day = %d WHERE person_id = %lld", day_from_date(2015, 11, 16), (long long)person));
	r = client_get(town, "/");
	assert_true(reply_has(&r, "督促答复更正申请：陈更正"));
	assert_true(reply_has(&r, "逾期 1 天"));
	r = client_get(sibling, "/");
	assert_false(reply_has(&r, "陈更正"));
	world_run(w, arena_printf(w->arena, "UPDATE correction SET state = 'done' WHERE person_id = %lld", (long long)person));
	r = client_get(town, "/");
	assert_false(reply_has(&r, "陈更正"));
}

/* One branch stands below the town: its secretary still has the page of a committee, and the branch's own that of a branch. */
static void one_branch_below_makes_no_branch_of_a_committee(void **state)
{
	struct client *own = walk_holder(w, branch, "secretary", "own_branch", 118);
	struct reply r = client_get(town, "/");

	walk_has(&r, 200, "/list?kind=branches\"><b>1");
	assert_true(reply_has(&r, "平均每支部"));
	r = client_get(own, "/");
	assert_true(r.status == 200 && !reply_has(&r, "/list?kind=branches\"><b>") && !reply_has(&r, "平均每支部"));
}

/* Each number opens the rows that it counts: branches of all kinds. */
static void the_number_of_branches_opens_all_of_them(void **state)
{
	struct reply r;

	world_org_of(w, town_b, "joint_branch", "乙村联合支部");
	world_org_of(w, town_b, "branch", "丙村支部");
	r = client_get(sibling, "/");
	assert_true(reply_has(&r, "/list?kind=branches\"><b>2"));
	r = client_get(sibling, url("/org/", town_b, "/list?kind=branches"));
	if (!reply_has(&r, "乙村联合支部") || !reply_has(&r, "丙村支部"))
		fail_msg("status %d: %s", r.status, strstr(r.body, "<main") == NULL ? r.body : strstr(r.body, "<main"));
	r = client_get(sibling, url("/org/", town_b, ""));
	assert_true(reply_has(&r, "/list?kind=branches"));
}

/* What will come is folded away, and closed: it is nothing to do. */
static void what_is_not_there_yet_is_folded(void **state)
{
	struct reply r = client_get(town, "/");
	const char *folded = strstr(r.body, "以后会有的内容"), *opened = strstr(r.body, "<details class=\"no-print gap-t\">");

	assert_true(folded != NULL && opened != NULL && opened < folded);
	assert_true(strstr(folded, "当月") != NULL || strstr(folded, "三会一课") != NULL);
	assert_true(strstr(folded, "</details>") > strstr(folded, "三会一课"));
}

/* Those above have their own tasks first; what they oversee is one line of each kind behind them, which opens its rows and is in no number of theirs. */
static void what_is_overseen_is_folded_behind_ones_own(void **state)
{
	int64_t before = branch;
	struct reply r;

	for (int i = 0; i < 6; i++) {	/* beside one that is late already */
		branch = world_org_of(w, town_a, "branch", arena_printf(w->arena, "届满村%d支部", i + 1));
		elect("2012-11-15");
	}
	branch = before;
	r = client_get(town, "/");
	assert_true(reply_has(&r, "督促 7 个组织按期换届"));
	assert_true(reply_has(&r, "href=\"/?oversee=terms#h-todo\""));
	assert_true(reply_has(&r, "已逾期 7"));
	assert_false(reply_has(&r, "届满村1支部"));
	r = client_get(town, "/?when=late");
	assert_false(reply_has(&r, "届满村1支部"));
	r = client_get(town, "/?oversee=terms");
	assert_int_equal(r.status, 200);
	assert_int_equal(reply_times(&r, "督促组织换届：届满村"), 6);
	r = client_get(town, "/?oversee=nothing");	/* no such kind: the page itself */
	assert_true(reply_has(&r, "督促 7 个组织按期换届"));
}

/* The first page folds by kind, a kind by unit, and a unit opens its rows; programs get the same, and own and overseen apart. */
static void what_is_overseen_opens_by_unit_and_then_its_rows(void **state)
{
	int64_t before = branch;
	const char *there;
	struct reply r;

	branch = world_org_of(w, town_b, "branch", "邻镇届满支部");
	elected_by(county, branch, "2012-11-15", "");
	branch = before;
	r = client_get(county, "/");
	assert_true(reply_has(&r, "督促 8 个组织按期换届"));
	r = client_get(county, "/?oversee=terms");
	assert_int_equal(r.status, 200);
	there = url("/?oversee=terms&amp;unit=", town_b, "#h-todo");
	assert_true(reply_has(&r, there));
	assert_true(reply_has(&r, url("/?oversee=terms&amp;unit=", town_a, "#h-todo")));
	assert_true(reply_has(&r, "按单位"));
	assert_true(reply_has(&r, "已逾期 7 · 今天 0 · 本周 0 · 近期 0"));
	assert_true(reply_has(&r, "已逾期 1 · 今天 0 · 本周 0 · 近期 0"));
	assert_false(reply_has(&r, "届满村1支部"));
	r = client_get(county, url("/?oversee=terms&unit=", town_b, ""));
	assert_true(reply_has(&r, "督促组织换届：邻镇届满支部"));
	assert_int_equal(reply_times(&r, "督促组织换届：届满村"), 0);
	r = client_get(county, url("/?oversee=terms&unit=", city, ""));	/* all, one by one */
	assert_int_equal(reply_times(&r, "督促组织换届："), 8);
	r = client_get(sibling, url("/?oversee=terms&unit=", town_a, ""));	/* none of the reader's: what he oversees himself */
	assert_false(reply_has(&r, "届满村1支部"));
	assert_true(reply_has(&r, "邻镇届满支部"));
	r = client_get(county_api, "/api/v1/workbench?oversee=terms");
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "\"counts\":{\"late\":0,\"today\":0,\"week\":0,\"soon\":0},\"overseen\":{\"late\":8,\"today\":0"));
	assert_true(reply_has(&r, url("{\"id\":\"", town_a, "\",\"name\":\"甲镇党委\",\"late\":7,\"today\":0,\"week\":0,\"soon\":0}")));
	assert_int_equal(reply_times(&r, "\"oversee\":\"terms\""), 8);
	r = client_get(county_api, url("/api/v1/workbench?oversee=terms&unit=", town_b, ""));
	assert_int_equal(reply_times(&r, "\"oversee\":\"terms\""), 1);
	assert_true(reply_has(&r, "\"overseen\":{\"late\":1,"));
	r = client_get(walk_program(w, "sibling_api", 102), url("/api/v1/workbench?oversee=terms&unit=", town_a, ""));
	assert_int_equal(r.status, 404);
	r = client_get(county_api, "/api/v1/workbench?oversee=terms&unit=x");
	assert_int_equal(r.status, 422);
	r = client_get(county_api, "/api/v1/workbench?oversee=nothing");
	assert_int_equal(r.status, 422);
}

/* However many of those below come before it, the own term is the post's own task and in the numbers of nothing else. */
static void the_own_term_is_not_among_what_is_overseen(void **state)
{
	struct reply r;

	elected_by(county, town_a, "2012-11-16", "");	/* a day behind those of seven branches */
	r = client_get(town, "/");
	assert_true(reply_has(&r, "组织换届：甲镇党委"));
	assert_true(reply_has(&r, "督促 7 个组织按期换届"));
	r = client_get(town_api, "/api/v1/workbench?side=own");
	assert_true(reply_has(&r, "\"counts\":{\"late\":1,"));
	assert_true(reply_has(&r, "\"overseen\":{\"late\":8,"));	/* and one conversion */
	assert_true(reply_has(&r, "\"oversee\":\"own\",\"title\":\"组织换届：甲镇党委\""));
	assert_false(reply_has(&r, "\"oversee\":\"terms\""));
	r = client_get(town_api, "/api/v1/workbench?side=overseen&when=late");
	assert_int_equal(reply_times(&r, "\"oversee\":\"terms\""), 7);
	assert_false(reply_has(&r, "\"oversee\":\"own\""));
	r = client_get(town_api, "/api/v1/workbench?side=mine");
	assert_int_equal(r.status, 422);
}

static void the_calendar_has_ones_own_and_the_rest_where_it_is_asked_for(void **state)
{
	struct reply r = client_post_json(town_api, "/api/v1/me/calendar", "{}");

	assert_int_equal(r.status, 200);
	assert_int_equal(reply_times(&r, "BEGIN:VEVENT"), 1);
	assert_false(reply_has(&r, "CATEGORIES"));
	r = client_post_json(town_api, "/api/v1/me/calendar", "{\"overseen\":true}");
	assert_int_equal(reply_times(&r, "BEGIN:VEVENT"), 9);
	assert_int_equal(reply_times(&r, "CATEGORIES:督促下级"), 8);
	r = client_get(town, "/");
	assert_true(reply_has(&r, "连同督促事项下载"));
	r = client_post(town, "/me/calendar", "overseen", "1", NULL);
	assert_int_equal(reply_times(&r, "BEGIN:VEVENT"), 9);
	r = client_post(town, "/me/calendar", NULL);
	assert_int_equal(reply_times(&r, "BEGIN:VEVENT"), 1);
}

/* What a branch left unanswered is overseen above it, and no task of those there. */
static void a_late_answer_is_overseen_above_the_branch(void **state)
{
	int64_t person = world_person(w, branch, "孙未答");
	struct client *asker = client_new(w);
	struct reply r;

	client_sign_in(asker, world_account(w, "late_asker", ADMIN_NONE, person));
	client_get(asker, "/me/correction");
	assert_int_equal(client_post(asker, "/me/correction", "text", "学历应为大专。", NULL).status, 303);
	world_run(w, arena_printf(w->arena, "UPDATE correction SET due_day = %d WHERE person_id = %lld", day_from_date(2015, 11, 16), (long long)person));
	r = client_get(town_api, "/api/v1/workbench?side=overseen");
	assert_true(reply_has(&r, "\"oversee\":\"corrections\",\"title\":\"督促答复更正申请：孙未答\""));
	r = client_get(county_api, "/api/v1/workbench?oversee=corrections");
	assert_true(reply_has(&r, "\"name\":\"甲镇党委\",\"late\":1"));
	assert_true(reply_has(&r, "孙未答"));
	r = client_get(walk_program(w, "branch_api", 103), "/api/v1/workbench?side=own");
	assert_true(reply_has(&r, "\"oversee\":\"own\",\"title\":\"答复更正申请：孙未答\""));
	world_run(w, arena_printf(w->arena, "UPDATE correction SET state = 'done' WHERE person_id = %lld", (long long)person));
}

/* Nobody followed a deputy secretary who left within the term: the first page says so, and where the term ended it does not. */
static void a_deputy_who_left_is_to_be_followed(void **state)
{
	int64_t deputy = world_holding(w, branch, "deputy_secretary", world_person(w, branch, "副书记甲"));
	int64_t second = world_holding(w, branch, "deputy_secretary", world_person(w, branch, "副书记乙"));
	struct reply r;

	world_right(w, "secretary", "handle");
	r = client_get(town_api, "/api/v1/workbench");
	assert_false(reply_has(&r, "补选副书记"));
	world_run(w, arena_printf(w->arena, "UPDATE holding SET to_day = from_day WHERE id = %lld", (long long)deputy));
	r = client_get(town_api, "/api/v1/workbench");
	assert_false(reply_has(&r, "补选副书记"));	/* held for no day */
	world_run(w, arena_printf(w->arena, "UPDATE holding SET to_day = 16756, needs_second = 1 WHERE id = %lld", (long long)deputy));
	r = client_get(town_api, "/api/v1/workbench");
	assert_false(reply_has(&r, "补选副书记"));	/* nobody confirmed it */
	world_run(w, arena_printf(w->arena, "UPDATE holding SET needs_second = 0 WHERE id = %lld", (long long)deputy));
	r = client_get(town_api, "/api/v1/workbench");
	walk_has(&r, 200, "补选副书记（1 个空缺）");
	r = client_get(town, "/");
	walk_has(&r, 200, "/vacancies?kind=deputy_secretary");
	r = client_get(town, url("/org/", town_a, "/vacancies?kind=deputy_secretary"));
	walk_has(&r, 200, "甲村支部");
	r = client_get(sibling, "/");
	assert_false(reply_has(&r, "补选副书记"));
	world_run(w, arena_printf(w->arena, "UPDATE post SET seats = 2 WHERE id = (SELECT post_id FROM holding WHERE id = %lld)", (long long)deputy));
	world_run(w, arena_printf(w->arena, "UPDATE holding SET to_day = 16756, post_id = (SELECT x.post_id FROM holding x WHERE x.id = %lld) WHERE id = %lld", (long long)deputy, (long long)second));
	r = client_get(town_api, "/api/v1/workbench");
	walk_has(&r, 200, "补选副书记（2 个空缺）");	/* seats, not posts */
	world_run(w, arena_printf(w->arena, "INSERT INTO holding_ending (holding_id, ended_as) VALUES (%lld, 'term')", (long long)second));
	r = client_get(town_api, "/api/v1/workbench");
	walk_has(&r, 200, "补选副书记（1 个空缺）");
	world_run(w, arena_printf(w->arena, "INSERT INTO holding_ending (holding_id, ended_as) VALUES (%lld, 'term')", (long long)deputy));
	r = client_get(town_api, "/api/v1/workbench");
	assert_false(reply_has(&r, "补选副书记"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_that_nothing_is_due),
		cmocka_unit_test(one_branch_below_makes_no_branch_of_a_committee),
		cmocka_unit_test(an_election_is_late_until_it_is_recorded),
		cmocka_unit_test(an_election_is_announced_six_months_before),
		cmocka_unit_test(a_branch_without_secretary_is_late_after_thirty_days),
		cmocka_unit_test(a_new_branch_is_late_neither_at_once_nor_while_it_has_no_members),
		cmocka_unit_test(all_appointments_that_wait_are_counted),
		cmocka_unit_test(the_end_of_probation_is_said_a_month_before),
		cmocka_unit_test(programs_get_the_same_lines),
		cmocka_unit_test(an_administrator_has_no_tasks_of_others),
		cmocka_unit_test(a_member_without_a_post_finds_the_own_record),
		cmocka_unit_test(a_correction_waits_for_its_branch),
		cmocka_unit_test(the_number_of_branches_opens_all_of_them),
		cmocka_unit_test(what_is_not_there_yet_is_folded),
		cmocka_unit_test(what_is_overseen_is_folded_behind_ones_own),
		cmocka_unit_test(what_is_overseen_opens_by_unit_and_then_its_rows),
		cmocka_unit_test(the_own_term_is_not_among_what_is_overseen),
		cmocka_unit_test(the_calendar_has_ones_own_and_the_rest_where_it_is_asked_for),
		cmocka_unit_test(a_late_answer_is_overseen_above_the_branch),
		cmocka_unit_test(a_deputy_who_left_is_to_be_followed),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
