/* A file that is on its way on paper is taken over at the step where it stands: the days of what was done are entered at once, by each level for
 * its own steps, and judged by the rules of those days. Pages and API. */
#include "recruit_world.h"
#include "world/pdf_words.h"

#define ENTERED "2024-12-02"

/* Until the admission of 22 December 2014; what comes after it is added by the tests. */
#define BRANCH_STEPS "steps=apply=2013-10-08\nsteps=talk=2013-11-01\nsteps=recommend=2013-11-05"
#define ADMISSION "steps=file=2013-11-06\nsteps=contacts=2013-11-07\nsteps=cultivate=2014-12-01\nsteps=propose=2014-12-02\nsteps=agree=2014-12-03\n" \
	"steps=display=2014-12-12\nsteps=introduce=2014-12-13\nsteps=review=2014-12-14\nsteps=train=2014-12-15\nsteps=examine=2014-12-16\n" \
	"steps=preread=2014-12-20\nsteps=fill=2014-12-21\nsteps=meeting=2014-12-22\nsteps=pretalk=2014-12-25\nsteps=approve=2015-01-10\nvotes=admission=20/18/17"

static int64_t on_paper(const char *name, int64_t *person)
{
	*person = applicant(branch, name);
	return opened(secretary, branch, *person, "2013-10-08");
}

static struct reply entered(struct client *c, int64_t run, const char *steps)
{
	return walk_send(c, NULL, text("/api/v1/run/%lld/take-over", (long long)run), text("%s\nrow_version=%d", steps, (int)walk_version(c, run)));
}

/* The fields of the page for the lines of a program. */
static struct reply entered_on_page(struct client *page, int64_t run, const char *steps)
{
	char *fields = arena_text(w->arena, steps);

	for (char *at = strstr(fields, "steps="); at != NULL; at = strstr(at, "steps="))
		memcpy(at, "day_", 4), memmove(at + 4, at + 6, strlen(at + 6) + 1);
	for (char *at = strstr(fields, "votes="); at != NULL; at = strstr(at, "votes="))
		memcpy(at, "vote_", 5), memmove(at + 5, at + 6, strlen(at + 6) + 1);
	return walk_send(page, text("/run/%lld", (long long)run), text("/run/%lld/take-over", (long long)run), fields);
}

static void refused(struct client *page, struct client *api, int64_t run, const char *steps, const char *why)
{
	const char *step = walk_value(w, &(struct reply){ .status = 200, .body = seen(run).body }, "step");
	struct reply r = entered(api, run, steps);

	walk_has(&r, 422, why);
	r = entered_on_page(page, run, steps);
	walk_has(&r, 422, why);
	assert_string_equal(walk_value(w, &(struct reply){ .status = 200, .body = seen(run).body }, "step"), step);
}

/* The same, and it stands at the field of that step's day, in the form that is open then. */
static void refused_at(int64_t run, const char *steps, const char *step, const char *why)
{
	struct reply r = entered(secretary, run, steps);
	const char *at, *form;

	walk_has(&r, 422, text("\"field\":\"day_%s\"", step));
	r = entered_on_page(secretary_page, run, steps);
	walk_has(&r, 422, why);
	at = strstr(r.body, text("id=\"f-taken-on-%s\"", step));
	assert_non_null(at);
	assert_non_null(strstr(arena_text_n(w->arena, at, strcspn(at, ">")), "aria-invalid=\"true\""));
	form = arena_text_n(w->arena, r.body, (size_t)(at - r.body));
	assert_non_null(strstr(form, "<details class=\"more-form\" open><summary>"));
}

static void at_step(int64_t run, const char *step)
{
	struct reply r = seen(run);

	walk_has(&r, 200, text("\"state\":\"open\",\"step\":\"%s\"", step));
}

/* How many different papers the page of the case leads to. */
static int files_of(const struct reply *r, int64_t run)
{
	const char *link = text("/run/%lld/file/", (long long)run), *seen_so_far = "";
	int count = 0;

	for (const char *at = strstr(r->body, link); at != NULL; at = strstr(at + 1, link)) {
		const char *id = text("%.*s,", (int)strspn(at + strlen(link), "0123456789"), at + strlen(link));

		if (strstr(seen_so_far, id) == NULL) {
			seen_so_far = text("%s%s", seen_so_far, id);
			count++;
		}
	}
	return count;
}

/* A case of the branch where nothing was displayed under the rules of 2014. */
static int64_t opened_by_variant(int64_t person) { return walk_opened(own, paper_use, village_branch, person, "2013-10-08"); }

static void a_branch_enters_its_own_steps_and_the_level_above_its_own(void **state)
{
	int64_t person, run = on_paper("郑旧档", &person);
	struct reply r = client_get(secretary_page, text("/run/%lld", (long long)run));

	walk_has(&r, 200, "补登纸质档案里已办的步骤");
	walk_has(&r, 200, "name=\"day_recommend\"");
	assert_false(reply_has(&r, "name=\"day_file\""));	/* the branch has nothing to say of it, nor of what comes after it */
	assert_false(reply_has(&r, "name=\"day_contacts\""));
	refused(secretary_page, secretary, run, BRANCH_STEPS "\nsteps=file=2013-11-06", "请由他们所在的上级组织登录后补登");
	r = entered_on_page(secretary_page, run, BRANCH_STEPS);
	assert_int_equal(r.status, 303);
	at_step(run, "file");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "按纸质档案登记");
	walk_has(&r, 200, "由党员01登记");
	assert_false(reply_has(&r, "补登纸质档案里已办的步骤"));
	walk_has(&r, 200, "2013-11-05");
	r = client_get(county_page, text("/person/%lld", (long long)person));
	walk_has(&r, 200, "2013-11-05");	/* an activist since then */
	r = entered(organiser, run, ADMISSION);
	walk_has(&r, 200, "\"step\":\"county_file\"");
	walk_has(&r, 200, "\"field\":\"result\",\"number\":0,\"value\":\"批准\",\"file\":\"0\",\"note\":\"按档案\"");	/* the way was gone, so that was chosen */
	knows_of(person, "\"joined\":\"2014-12-22\"");	/* from the day of the meeting, not of the approval */
	at_step(run, "county_file");
	refused(organiser_page, organiser, run, "steps=county_file=2015-01-12", "请由他们所在的上级组织登录后补登");
	r = entered(county, run, "steps=county_file=2015-01-12\nsteps=assign=2015-01-13\nsteps=oath=2015-01-20\nfile=@");
	walk_has(&r, 200, "\"step\":\"probation\"");
	/* The last three rest on the scan that came with them, the others on that of the case. */
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	assert_int_equal(files_of(&r, run), 2);
	/* What the days alone say was chosen is no answer of anybody, on the page and on paper. */
	walk_has(&r, 200, "<span class=\"lines\">没有影响发展的反映</span><p class=\"small\">按档案</p>");
	r = client_post_json(secretary, text("/api/v1/run/%lld/bundle", (long long)run), "{}");
	assert_int_equal(r.status, 200);
	assert_non_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "按档案"));
}

static void the_days_are_judged_by_the_rules_of_then(void **state)
{
	int64_t person, run = on_paper("王旧档", &person);
	struct reply r;

	refused(county_page, county, run, "steps=apply=2013-10-07", "早于「1 递交入党申请书」开始的日期 2013-10-08");
	refused(county_page, county, run, "steps=apply=" ENTERED, "不早于接办的日期 " ENTERED);
	refused(county_page, county, run, "steps=apply=2013年13月", "不是日期");
	refused(county_page, county, run, "steps=talk=2013-11-01", "请从现在这一步「1 递交入党申请书」的日期填起");
	refused(county_page, county, run, BRANCH_STEPS "\nsteps=contacts=2013-11-07", "补登到「4 上级党委备案」就停下了");
	refused(county_page, county, run, BRANCH_STEPS "\nsteps=file=2013-11-06\nsteps=contacts=2013-11-07\nsteps=cultivate=2014-06-01\nsteps=propose=2014-06-02", "一年");
	r = entered(county, run, "steps=nothing=2013-10-08");
	walk_has(&r, 422, "没有步骤“nothing”");
	r = entered(county, run, "steps=apply=2013-10-08\nvotes=nothing=20/18/17");
	walk_has(&r, 422, "没有表决“nothing”");
	at_step(run, "apply");
	knows_of(person, "\"joined\":\"\"");
}

/* 公示 comes before the sponsors, also under the rules of 2014 where it is asked for: paper that passes it by would leave somebody no 发展对象. */
static void no_step_that_comes_first_is_passed_by(void **state)
{
	const char *without = "steps=file=2013-11-06\nsteps=contacts=2013-11-07\nsteps=cultivate=2014-12-01\nsteps=propose=2014-12-02\nsteps=agree=2014-12-03\nsteps=introduce=2014-12-13";
	int64_t person, run = on_paper("冯旧档", &person), own_run = opened(secretary, branch, person = applicant(branch, "韩旧档"), "2013-10-08");
	struct reply r;

	refused(county_page, county, run, text("%s\n%s", BRANCH_STEPS, without), "请填「8 公示并列为发展对象」的日期");
	walk_has(&(struct reply){ .status = 422, .body = entered(county, run, text("%s\n%s", BRANCH_STEPS, without)).body }, 422, "中国共产党发展党员工作细则（2014年）先办");
	at_step(run, "apply");
	r = entered(county, run, text("%s\nsteps=file=2013-11-06\nsteps=contacts=2013-11-07\nsteps=cultivate=2014-12-01\nsteps=propose=2014-12-02\nsteps=agree=2014-12-03", BRANCH_STEPS));
	walk_has(&r, 200, "\"step\":\"display\"");
	r = entered_on_page(county_page, own_run, text("%s\n%s\nsteps=display=2014-12-12", BRANCH_STEPS, without));
	assert_int_equal(r.status, 303);
	at_step(own_run, "review");
	/* Where the place asked for none, its day stays empty, and it is not what comes next either. */
	run = opened_by_variant(applicant(village_branch, "蒋旧档"));
	r = entered(county, run, text("%s\nsteps=file=2013-11-06\nsteps=contacts=2013-11-07\nsteps=cultivate=2014-12-01\nsteps=propose=2014-12-02\nsteps=agree=2014-12-03", BRANCH_STEPS));
	walk_has(&r, 200, "\"step\":\"introduce\"");
}

#define UNTIL_DISPLAY BRANCH_STEPS "\nsteps=file=2013-11-06\nsteps=contacts=2013-11-07\nsteps=cultivate=2014-12-01\nsteps=propose=2014-12-02\nsteps=agree=2014-12-03"
#define UNTIL_MEETING UNTIL_DISPLAY "\nsteps=display=2014-12-12\nsteps=introduce=2014-12-13\nsteps=review=2014-12-14\nsteps=train=2014-12-15\nsteps=examine=2014-12-16\n" \
	"steps=preread=2014-12-20\nsteps=fill=2014-12-21\nsteps=meeting=2014-12-22"

/* Five working days of display from 3 December, a Wednesday, end on the 9th; the meeting says by its figures what it decided. */
static void days_alone_prove_no_display_and_no_vote(void **state)
{
	static const struct { const char *votes, *why; } WRONG[] = {
		{ "", "只填日期不够：请按会议记录填写应到、实到和赞成人数" },
		{ "\nvotes=admission=20/9/9", "到会人数不够，表决无效" },
		{ "\nvotes=admission=20/18/10", "没有得到程序要求的赞成" },	/* half of twenty is not more than half */
		{ "\nvotes=admission=20/21/17", "票数对不上" },
		{ "\nvotes=admission=20/18/17/4", "票数对不上" },
		{ "\nvotes=admission=20/18", "应当写成 应到/实到/赞成" },
		{ "\nvotes=admission=20/十八/17", "应当写成 应到/实到/赞成" },
	};
	int64_t person, run = on_paper("钱旧档", &person);
	struct reply r;

	refused(county_page, county, run, UNTIL_DISPLAY "\nsteps=display=2014-12-03", "应当公示5个工作日：从2014-12-03起公示，最早到2014-12-09满，2014-12-10以后才能办结，填的是2014-12-03");
	refused(county_page, county, run, UNTIL_DISPLAY "\nsteps=display=2014-12-09", "应当公示5个工作日");
	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++)
		refused(county_page, county, run, text(UNTIL_MEETING "%s", WRONG[i].votes), WRONG[i].why);
	r = entered_on_page(county_page, run, UNTIL_DISPLAY "\nsteps=display=2014-12-10");
	assert_int_equal(r.status, 303);
	at_step(run, "introduce");
	r = client_get(county_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "name=\"vote_admission\"");
	r = entered_on_page(county_page, run, "steps=introduce=2014-12-13\nsteps=review=2014-12-14\nsteps=train=2014-12-15\nsteps=examine=2014-12-16\nsteps=preread=2014-12-20\nsteps=fill=2014-12-21\n"
		"steps=meeting=2014-12-22\nvotes=admission=20/18/17");
	assert_int_equal(r.status, 303);
	at_step(run, "pretalk");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "应到20人，实到18人，赞成17人，反对1人，弃权0人（补录，由纸质材料接续）");
}

/* What conversion makes of somebody stands in two forms, so a day does not tell. */
static void what_a_form_decides_is_filled_in(void **state)
{
	int64_t person, run = on_paper("周旧档", &person);
	const char *to_conversion = "steps=county_file=2015-01-12\nsteps=assign=2015-01-13\nsteps=oath=2015-01-20\nsteps=probation=2015-12-01\nsteps=convert_apply=2015-12-10\n"
		"steps=convert=2015-12-23\nvotes=conversion=20/18/17/1/0";
	struct reply r = entered(county, run, text("%s\n%s\n%s", BRANCH_STEPS, ADMISSION, to_conversion));

	walk_has(&r, 200, "\"step\":\"convert_approve\"");
	refused(county_page, county, run, "steps=convert_approve=2016-01-05", "要看这一步的表格");
	walk_fill(county, run, "conversion_approval", "result=批准\nreply=@");
	knows_of(person, "\"joined\":\"2014-12-22\"");
}

#define STEPS_UNTIL(activist) "steps=apply=2013-08-06\nsteps=talk=2013-11-01\nsteps=recommend=" activist

/* The year of cultivation and everything behind it is counted from days, so a branch types no other than the archive holds already. */
static void days_that_the_archive_holds_are_taken_from_it(void **state)
{
	int64_t person = applicant(branch, "何旧档"), run;
	struct reply r;

	world_run(w, text("UPDATE person SET applied_day = %d WHERE id = %lld", (int)day_parse_iso("2013-08-06"), (long long)person));
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", branch), TEXT("kind", "activist"), NUMBER("from_day", day_parse_iso("2014-01-10")),
		NUMBER("to_day", 2932897), NUMBER("term_day", 2932897), TEXT("document", "导入"));
	run = opened(secretary, branch, person, "2012-01-05");
	refused(secretary_page, secretary, run, "steps=apply=2012-01-05\nsteps=talk=2012-02-01\nsteps=recommend=2012-06-20", "登记申请入党日期是 2013-08-06，这里是 2012-01-05");
	refused(secretary_page, secretary, run, STEPS_UNTIL("2013-12-20"), "登记自 2014-01-10 起是“入党积极分子”，这里是 2013-12-20");
	refused(secretary_page, secretary, run, STEPS_UNTIL("2014-02-10"), "上级党委核对两个日期、批准以后再办这一步");
	refused_at(run, "steps=apply=2012-01-05\nsteps=talk=2012-02-01\nsteps=recommend=2012-06-20", "apply", "登记申请入党日期是 2013-08-06，这里是 2012-01-05");
	refused_at(run, STEPS_UNTIL("2013-12-20"), "recommend", "登记自 2014-01-10 起是“入党积极分子”，这里是 2013-12-20");
	refused(county_page, county, run, STEPS_UNTIL("2013-12-20"), "登记自 2014-01-10 起是“入党积极分子”");	/* one account alone, wherever it is */
	knows_of(person, "\"applied\":\"2013-08-06\"");
	knows_of(person, "\"from_day\":\"2014-01-10\",\"to_day\":null");
	r = entered(secretary, run, STEPS_UNTIL("2014-01-10"));
	walk_has(&r, 200, "\"step\":\"file\"");
	at_step(run, "file");
	knows_of(person, "\"applied\":\"2013-08-06\"");
	knows_of(person, "\"from_day\":\"2014-01-10\",\"to_day\":null");
}

/* Probation, too, ends by the day that the archive has. */
static void the_day_of_joining_is_that_of_the_archive(void **state)
{
	int64_t person = applicant(branch, "许旧档"), run;
	struct reply r;

	world_run(w, text("UPDATE person SET status = 1, joined_day = %d WHERE id = %lld", (int)day_parse_iso("2015-01-20"), (long long)person));
	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", branch), NUMBER("status", 1), NUMBER("from_day", day_parse_iso("2015-01-20")),
		NUMBER("to_day", 2932897), TEXT("began_by", "joined"));
	run = opened(secretary, branch, person, "2013-10-08");
	r = entered(secretary, run, BRANCH_STEPS);
	walk_has(&r, 200, "\"step\":\"file\"");
	refused(organiser_page, organiser, run, ADMISSION, "登记入党日期是 2015-01-20，这里是 2014-12-22");
	knows_of(person, "\"joined\":\"2015-01-20\"");
	world_run(w, text("UPDATE person SET joined_day = %d WHERE id = %lld", (int)day_parse_iso("2014-12-22"), (long long)person));
	r = entered(organiser, run, ADMISSION);
	walk_has(&r, 200, "\"step\":\"county_file\"");
	knows_of(person, "\"joined\":\"2014-12-22\"");
}

static void only_a_file_on_paper_only_by_its_own_and_only_once(void **state)
{
	int64_t person, run = on_paper("吴旧档", &person), live = opened(secretary, branch, applicant(branch, "冯在办"), ENTERED);
	struct reply r = client_get(secretary_page, text("/run/%lld", (long long)live));
	int version = (int)walk_version(secretary, run);

	assert_false(reply_has(&r, "补登纸质档案里已办的步骤"));
	r = entered(secretary, live, "steps=apply=2024-12-01");
	walk_has(&r, 422, "不是从纸质档案接办的");
	r = walk_send(own, NULL, text("/api/v1/run/%lld/take-over", (long long)run), text("steps=apply=2013-10-08\nrow_version=%d", version));
	assert_int_equal(r.status, 404);
	r = walk_act(secretary, run, "take-over", "\"steps\":[\"apply=2013-10-08\"]");
	walk_has(&r, 200, "\"step\":\"talk\"");
	r = walk_send(second, NULL, text("/api/v1/run/%lld/take-over", (long long)run), text("steps=talk=2013-11-01\nrow_version=%d", version));
	assert_int_equal(r.status, 409);
	at_step(run, "talk");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_branch_enters_its_own_steps_and_the_level_above_its_own),
		cmocka_unit_test(the_days_are_judged_by_the_rules_of_then),
		cmocka_unit_test(no_step_that_comes_first_is_passed_by),
		cmocka_unit_test(days_alone_prove_no_display_and_no_vote),
		cmocka_unit_test(what_a_form_decides_is_filled_in),
		cmocka_unit_test(days_that_the_archive_holds_are_taken_from_it),
		cmocka_unit_test(the_day_of_joining_is_that_of_the_archive),
		cmocka_unit_test(only_a_file_on_paper_only_by_its_own_and_only_once),
	};

	return cmocka_run_group_tests_name("take_over", tests, start, stop);
}
