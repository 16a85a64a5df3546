/* How many are on their way to membership, stage by stage: each number opens its rows. Pages and API. */
#include "recruit_world.h"

static int64_t people_by(const char *filter)
{
	struct reply r = client_get(county, text("/api/v1/person?org=%lld&%s", (long long)city, filter));
	const char *at = strstr(r.body, "\"total\":");

	assert_int_equal(r.status, 200);
	assert_non_null(at);
	return strtoll(at + strlen("\"total\":"), NULL, 10);
}

/* The number as the API gives it, and on the page. */
static void counter(const char *filter, int64_t number)
{
	struct reply r = client_get(county_page, text("/person?org=%lld&%s", (long long)city, filter));

	assert_int_equal(people_by(filter), number);
	walk_has(&r, 200, text("%lld,%03lld", (long long)(number / 1000), (long long)(number % 1000)));
}

static const char *with_comma(int64_t number) { return text("%lld,%03lld", (long long)(number / 1000), (long long)(number % 1000)); }

/* As many people more in that role, the first of them as well. */
static void add_in_role(int64_t first, const char *role, int64_t count)
{
	int64_t held = PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", first), NUMBER("org_id", village_branch), TEXT("kind", role),
		NUMBER("from_day", 16000), NUMBER("to_day", 2932897));
	long long base = world_copies(w, "person", first, count - 1, NULL);

	world_copies(w, "person_role", held, count - 1, "person_id", text("%lld + n.i", base), NULL);
}

static int64_t stage_count(const char *stage)
{
	struct reply r = client_get(county, text("/api/v1/org/%lld/recruit", (long long)city));

	const char *at = strstr(r.body, text("\"%s\":", stage));

	assert_int_equal(r.status, 200);
	assert_non_null(at);
	return strtoll(at + strlen(stage) + 3, NULL, 10);
}

/* As the program tells them, and on the page of the county, where each leads to its rows and stands once more in the line of the committee below. */
static void stages(int64_t activists, int64_t prospects, int64_t admitted)
{
	const struct { const char *stage; int64_t number; } NUMBERS[] = { { "activist", activists }, { "prospect", prospects }, { "member", admitted } };
	struct reply r = client_get(county_page, text("/org/%lld/recruit", (long long)city));

	for (size_t i = 0; i < sizeof(NUMBERS) / sizeof(NUMBERS[0]); i++) {
		assert_int_equal(stage_count(NUMBERS[i].stage), NUMBERS[i].number);
		walk_has(&r, 200, with_comma(NUMBERS[i].number));
		walk_has(&r, 200, text("href=\"/org/%lld/recruit?stage=%s#rows\"", (long long)city, NUMBERS[i].stage));
	}
}

/* Admitted by the case: he is a member on probation, and no prospect any more. */
static void admit(int64_t run, int64_t person, bool was_prospect)
{
	world_run(w, text("UPDATE run SET step = 'probation', step_title = '21 预备党员教育考察' WHERE id = %lld", (long long)run));
	world_run(w, text("UPDATE person SET status = 1 WHERE id = %lld", (long long)person));
	if (was_prospect)
		world_run(w, text("UPDATE person_role SET to_day = from_day WHERE person_id = %lld AND kind = 'prospect'", (long long)person));
}

/* The same numbers by level: the county, and the branch that all stand in; the rows behind a number are as many, and go on over pages. */
static void each_number_opens_its_rows(void)
{
	struct reply r = client_get(county_page, text("/org/%lld/recruit?stage=member&page=101", (long long)city));
	const char *at;
	int rows = 0;

	walk_has(&r, 200, "接收一人");	/* row 5,001 to 5,031 */
	r = client_get(county, text("/api/v1/org/%lld/recruit?stage=member&page=101", (long long)city));
	walk_has(&r, 200, "\"total\":5031");
	for (at = r.body; (at = strstr(at, "\"org_name\":")) != NULL; at++)
		rows++;
	assert_int_equal(rows, 31);
	r = client_get(own, text("/api/v1/org/%lld/recruit?stage=activist", (long long)village_branch));
	walk_has(&r, 200, "\"items\":[{");
	r = client_get(county, text("/api/v1/org/%lld/recruit?stage=nothing", (long long)city));
	walk_has(&r, 422, "只能是这几个值之一");
	r = client_get(county_page, text("/org/%lld/recruit?stage=nothing", (long long)city));
	walk_has(&r, 422, "没有这个环节");
	r = client_get(own, text("/api/v1/org/%lld/recruit", (long long)city));
	assert_true(r.status == 403 || r.status == 404);	/* a branch has its own part */
}

static void the_platform_counts_those_on_their_way(void **state)
{
	/* covers TZ-09 accept 1 2 by page and api */
	static const char ACTIVISTS[] = "status=any&role=activist", PROSPECTS[] = "status=any&role=prospect";
	int64_t admitted = applicant(village_branch, "接收一人"), made, copies, more;
	int64_t person = applicant(village_branch, "汇总一人"), run, like = applicant(village_branch, "同路人");

	run = walk_opened(own, paper_use, village_branch, person, "2024-01-08");
	walk_step(own, run, "application", "paper=@\napplied_on=2024-01-08\nreceived_by=居住地", "2024-01-08", "talk");
	to_consent(own, run, "2024-02-01", "2025-02-01", "2025-02-02");
	add_in_role(like, "activist", 14200 - people_by(ACTIVISTS));
	add_in_role(like, "prospect", 2012 - people_by(PROSPECTS));
	made = walk_opened(own, paper_use, village_branch, admitted, "2024-01-08");
	admit(made, admitted, false);
	more = 5031 - stage_count("member");
	copies = world_copies(w, "person", admitted, more, NULL);
	world_copies(w, "run", made, more, "subject_id", text("%lld + n.i", (long long)copies), NULL);
	world_run(w, text("UPDATE person SET status = 2 WHERE id > %lld AND id <= %lld", (long long)copies, (long long)copies + 3000));
	counter(ACTIVISTS, 14200);
	counter(PROSPECTS, 2012);
	stages(14200, 2012, 5031);
	assert_int_equal(stage_count("converted"), 3000);
	assert_int_equal(stage_count("probationary"), 2031);
	each_number_opens_its_rows();
	walk_step(upper, run, "consent", "result=同意\nreply=@", "2025-02-03", "introduce");
	counter(ACTIVISTS, 14199);
	counter(PROSPECTS, 2013);
	stages(14199, 2013, 5031);
	admit(run, person, true);	/* and one prospect more is a member */
	stages(14199, 2012, 5032);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_platform_counts_those_on_their_way),
	};

	return cmocka_run_group_tests_name("recruit_count", tests, start_later, stop);
}
