/* 申请书日期: once it is registered no branch changes it by a case, of today or on paper; the committee above sets it right. Pages and API. */
#include "recruit_world.h"

/* What the page of the case has in the field of the day of applying. */
static bool begins_with(int64_t run, const char *day)
{
	struct reply r = client_get(secretary_page, text("/run/%lld", (long long)run));
	const char *at = strstr(r.body, "name=\"v_applied_on\""), *end = at == NULL ? NULL : strchr(at, '>');

	assert_int_equal(r.status, 200);
	assert_non_null(end);
	return strstr(arena_text_n(w->arena, at, (size_t)(end - at)), text("value=\"%s\"", day)) != NULL;
}

/* The branch asks for another day, the committee above approves it. */
static void applied_set_right(int64_t person, const char *day)
{
	struct reply r;
	long long entry;

	r = client_get(secretary, text("/api/v1/person/%lld", (long long)person));
	r = client_post_json(secretary, text("/api/v1/person/%lld/standing", (long long)person), text("{\"cause\":\"applied\",\"day\":\"%s\",\"document\":\"入党申请书\","
		"\"reason\":\"登记时看错\",\"row_version\":%s}", day, walk_value(w, &r, "row_version")));
	walk_has(&r, 201, "id");
	entry = walk_number(secretary, &r, "id");
	r = client_post_json(secretary, text("/api/v1/late-entry/%lld/decide", entry), "{\"state\":\"approved\",\"row_version\":1}");
	assert_int_not_equal(r.status, 200);
	r = client_post_json(upper, text("/api/v1/late-entry/%lld/decide", entry), "{\"state\":\"approved\",\"row_version\":1}");
	walk_has(&r, 200, "id");
}

/* A case of today begins with the day that the archive has, and no branch puts another one in its place: the committee above does. */
static void an_application_of_another_day_than_the_archive_is_refused(void **state)
{
	int64_t person, run = case_of("程改期", &person, "2024-12-02");
	struct reply r;

	assert_false(begins_with(run, "2024-10-08"));
	role_since(person, "2024-10-08");
	assert_true(begins_with(run, "2024-10-08"));
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	assert_false(reply_has(&r, "档案里的申请入党日期是"));
	walk_fill(secretary, run, "application", "paper=@\napplied_on=2024-11-12\nreceived_by=居住地");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "档案里的申请入党日期是 2024-10-08，以档案为准");
	walk_has(&(struct reply){ .status = 200, .body = seen(run).body }, 200, "档案里的申请入党日期是 2024-10-08，以档案为准");
	walk_refused(secretary_page, secretary, run, "2024-12-02", "登记申请入党日期是 2024-10-08，这里是 2024-11-12");
	walk_refused(secretary_page, secretary, run, "2024-12-02", "选“更正申请入党日期”，上级党委核对两个日期、批准以后再办这一步");
	knows_of(person, "\"applied\":\"2024-10-08\"");
	applied_set_right(person, "2024-11-12");
	walk_close(secretary, run, "2024-12-02", "talk");
	r = seen(run);
	walk_has(&r, 200, "\"due_day\":\"2024-12-12\"");	/* a month from the application, not from the day on which it was entered */
	assert_false(reply_has(&r, "档案里的申请入党日期是"));
	r = client_get(county, text("/api/v1/person/%lld", (long long)person));
	walk_has(&r, 200, "\"field\":\"applied\",\"was\":\"2024-10-08\",\"became\":\"2024-11-12\"");
	walk_has(&r, 200, "\"from_day\":\"2024-11-12\"");
	assert_false(reply_has(&r, "\"from_day\":\"2024-10-08\""));
}

/* What the case registered itself stands as firmly: the archive's form and the role say no other day, the committee above does. */
static void a_day_that_a_case_registered_is_set_right_above_alone(void **state)
{
	int64_t person, run = case_of("程已登", &person, "2024-12-02");
	struct reply r;

	walk_step(secretary, run, "application", "paper=@\napplied_on=2024-11-20\nreceived_by=居住地", "2024-12-02", "talk");
	knows_of(person, "\"applied\":\"2024-11-20\"");
	r = walk_filled(secretary, run, "application", "paper=@\napplied_on=2024-11-21\nreceived_by=居住地");
	walk_has(&r, 403, "run.form_sealed");
	applied_set_right(person, "2024-11-21");
	knows_of(person, "\"applied\":\"2024-11-21\"");
	knows_of(person, "\"from_day\":\"2024-11-21\"");
}

/* Whoever was on the way before and applies again has a new day, no earlier than the way that is over. */
static void who_applies_again_has_a_new_day(void **state)
{
	int64_t person = applicant(branch, "程再申"), run;
	struct reply r;

	role_since(person, "2019-03-04");
	world_run(w, text("UPDATE person_role SET to_day = %d WHERE person_id = %lld", day_parse_iso("2021-06-01"), (long long)person));
	run = opened(secretary, branch, person, "2024-12-02");
	assert_false(begins_with(run, "2019-03-04"));
	walk_fill(secretary, run, "application", "paper=@\napplied_on=2021-05-31\nreceived_by=居住地");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "上一次申请入党的日期是 2019-03-04");
	walk_refused(secretary_page, secretary, run, "2024-12-02", "再次申请的申请书日期不早于 2021-06-01");
	walk_step(secretary, run, "application", "paper=@\napplied_on=2024-12-01\nreceived_by=居住地", "2024-12-02", "talk");
	knows_of(person, "\"applied\":\"2024-12-01\"");
}

/* Of a case taken over from paper the form says beforehand that the archive's day is the one, and how another is set right. */
static void paper_of_another_day_is_told_that_the_archive_counts(void **state)
{
	int64_t person, run = case_of("程接办", &person, "2024-11-20");
	struct reply r;

	role_since(person, "2024-10-08");
	walk_fill(secretary, run, "application", "paper=@\napplied_on=2024-11-12\nreceived_by=居住地");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "档案里的申请入党日期是 2024-10-08，以档案为准");
	walk_refused(secretary_page, secretary, run, "2024-11-20", "登记申请入党日期是 2024-10-08，这里是 2024-11-12");
	walk_fill(secretary, run, "application", "paper=@\napplied_on=2024-10-08\nreceived_by=居住地");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	assert_false(reply_has(&r, "档案里的申请入党日期是"));
	walk_close(secretary, run, "2024-11-20", "talk");
	/* Of a month that the archive knows each day is one, and it stays the month until the committee above approved the day. */
	run = case_of("程按月", &person, "2024-11-20");
	role_since(person, "2024-10-01");
	world_run(w, text("UPDATE person SET applied_precision = 1 WHERE id = %lld", (long long)person));
	walk_step(secretary, run, "application", "paper=@\napplied_on=2024-10-08\nreceived_by=居住地", "2024-11-20", "talk");
	knows_of(person, "\"applied\":\"2024-10\"");
}

static int start_with_right(void **state)
{
	start(state);
	world_right(w, "secretary", "edit_person");
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_application_of_another_day_than_the_archive_is_refused),
		cmocka_unit_test(a_day_that_a_case_registered_is_set_right_above_alone),
		cmocka_unit_test(who_applies_again_has_a_new_day),
		cmocka_unit_test(paper_of_another_day_is_told_that_the_archive_counts),
	};

	return cmocka_run_group_tests_name("recruit_applied", tests, start_with_right, stop);
}
