/* Recruiting from its file where it stands on paper and is taken over years later: by whom each step of then was done, and what no day typed late
 * opens. Pages and API. */
#include "recruit_world.h"

/* The list is that of the day of the meeting, on which the one of the case before was no full member yet. */
static struct walk_counters village_counters(int entitled) { return (struct walk_counters){ own, own_second, entitled }; }

static int64_t to_meeting(int64_t person)
{
	int64_t run = walk_opened(own, paper_use, village_branch, person, "2024-01-08");

	walk_step(own, run, "application", "paper=@\napplied_on=2024-01-08\nreceived_by=居住地", "2024-01-08", "talk");
	to_consent(own, run, "2024-02-01", "2025-02-01", "2025-02-02");
	walk_step(upper, run, "consent", "result=同意\nreply=@", "2025-02-03", "introduce");	/* no display there, by the rules of 2014 */
	walk_step(own, run, "introducers", two("kin=否", upper_person, general_person), "2025-02-04", "review");
	walk_step(own, run, "political", "result=合格\nfloating=否\nreport=@", "2025-02-05", "train");
	walk_step(organiser, run, "training", "days=3\nhours=18\nended_on=2025-02-09\ncertificate=@", "2025-02-10", "examine");
	walk_step(own, run, "examination", "result=合格\nminutes=@", "2025-02-11", "preread");
	walk_step(upper, run, "preview", "result=合格\nreply=@", "2025-02-12", "fill");
	walk_step(own, run, "booklet", text("number=2%09lld\nfilled_on=2025-02-13\npaper=@", (long long)run % 1000000000), "2025-02-13", "meeting");
	return run;
}

/* The field of the form as the page of the case offers it: from its name to the end of its list. */
static const char *offered(int64_t run, const char *field)
{
	struct reply r = client_get(own_page, text("/run/%lld", (long long)run));
	const char *at = strstr(r.body, text("name=\"v_%s\"", field));

	assert_int_equal(r.status, 200);
	assert_non_null(at);
	return arena_text_n(w->arena, at, (size_t)(strstr(at, "</select>") - at));
}

static void introduced_by(int64_t run, int64_t first, const char *day, const char *why)
{
	client_get(own_page, text("/run/%lld", (long long)run));
	walk_fill(own, run, "introducers", two("kin=否", first, general_person));
	walk_refused(own_page, own, run, day, why);
}

/* A file is entered years later: its fields name whoever was a full member on the day of the step, though he has left since, and nobody else. */
static void a_case_on_paper_names_the_people_of_its_day(void **state)
{
	int64_t left = world_member(w, village_branch, "迁走党员", 2), came = world_member(w, village_branch, "新来党员", 2), young = world_member(w, village_branch, "当年预备", 2),
		person = applicant(village_branch, "周介绍"), run;
	struct reply r;

	world_run(w, text("UPDATE membership SET to_day = 20454 WHERE person_id = %lld", (long long)left));	/* until 2025-12-31 */
	world_run(w, text("UPDATE membership SET from_day = 20514 WHERE person_id = %lld", (long long)came));	/* since 2026-03-02 */
	world_run(w, text("UPDATE membership SET from_day = 20240 WHERE person_id = %lld", (long long)young));	/* full since 2025-06-01, on probation before */
	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", young), NUMBER("org_id", village_branch), NUMBER("status", 1), NUMBER("from_day", 19875),
		NUMBER("to_day", 20240));
	clock_to("2027-04-01");
	run = walk_opened(own, paper_use, village_branch, person, "2024-01-08");
	walk_step(own, run, "application", "paper=@\napplied_on=2024-01-08\nreceived_by=居住地", "2024-01-08", "talk");
	to_consent(own, run, "2024-02-01", "2025-02-01", "2025-02-02");
	walk_step(upper, run, "consent", "result=同意\nreply=@", "2025-02-03", "introduce");
	if (strstr(offered(run, "first"), "迁走党员 （1997-05-19 至 2025-12-31）") == NULL)
		fail_msg("not offered with his term: %s", offered(run, "first"));
	assert_non_null(strstr(offered(run, "first"), "新来党员 （2026-03-02 起）"));
	assert_null(strstr(offered(run, "first"), "预备甲"));
	r = walk_filled(own, run, "introducers", two("kin=否", person, general_person));
	walk_has(&r, 422, "周介绍");	/* never a member */
	r = walk_filled(own, run, "introducers", two("kin=否", members[3], general_person));
	walk_has(&r, 422, "没有这个人");	/* of another branch, out of reach */
	introduced_by(run, came, "2025-02-04", "新来党员（2026-03-02 起） 在 2025-02-04 不是");
	introduced_by(run, young, "2025-02-04", "当年预备（2025-06-01 起） 在 2025-02-04 不是");
	introduced_by(run, left, "2026-01-01", "至 2025-12-31） 在 2026-01-01 不是");
	r = client_get(own_page, text("/run/%lld", (long long)run));
	assert_false(reply_has(&r, "迁走党员（"));	/* nothing is wrong with him as long as nobody says the day */
	walk_close(own, run, "2025-02-04", "review");
	/* Whoever enters a case of today chooses among those of today. */
	run = walk_opened(own, paper_use, village_branch, applicant(village_branch, "吴今日"), "2027-04-01");
	r = client_get(own_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "吴今日");
	assert_false(reply_has(&r, "迁走党员"));
}

static void minutes_follow(int64_t run, const char *day)
{
	walk_fill(own, run, "admission_minutes", "alone=是\nresolution=@");
	walk_close(own, run, day, "pretalk");
	walk_step(organiser, run, "second_talk", "talker=镇组织员\nopinion=同意", day, "approve");
}

static void meeting_passed(int64_t run, const char *day, int entitled)
{
	walk_ballot(village_counters(entitled), run, "admission", day, 5, 5, 0);
	minutes_follow(run, day);
}

static void to_conversion(int64_t run, const char *approved)
{
	walk_step(upper, run, "approval", "body=党委\ncollective=是\nresult=批准\nreply=@", approved, "county_file");
	walk_step(county, run, "county_filing", "paper=@", approved, "assign");
	walk_step(own, run, "assignment", "team=第一党小组", approved, "oath");
	walk_step(own, run, "oath_record", "place=县烈士陵园\nphoto=@", approved, "probation");
	walk_fill(own, run, "probation_record", text("reviews=%s|好", approved));	/* what is known is kept, long before there is a whole register to scan */
	walk_refused(own_page, own, run, "2026-09-01", "至少考察2次");
	walk_fill(own, run, "probation_record", text("reviews=%s|好\nreviews=2026-09-01|好", approved));
	walk_refused(own_page, own, run, "2026-09-01", "缺预备党员考察表");
	walk_step(own, run, "probation_record", text("reviews=%s|好\nreviews=2026-09-01|好\nregister=@", approved), "2026-09-01", "convert_apply");
	walk_step(own, run, "conversion_paper", "paper=@\napplied_on=2026-09-02", "2026-09-02", "convert");
}

/* By the program, and on the page of the case. */
static void vote_is_refused(int64_t run, const char *vote, const char *day, const char *why)
{
	struct reply r = walk_act(own, run, "vote", text("\"vote\":\"%s\",\"day\":\"%s\"", vote, day));
	const char *url = text("/run/%lld", (long long)run);

	walk_has(&r, 422, why);
	r = client_get(own_page, url);
	r = client_post(own_page, text("%s/vote", url), "row_version", reply_field(w, &r, "row_version"), "vote", vote, "day", day, NULL);
	walk_has(&r, 422, why);
}

/* What was voted on is not changed behind the vote. */
static void motion_is_locked(int64_t run, const char *lines)
{
	struct reply r = walk_filled(own, run, "conversion_motion", lines);

	walk_has(&r, 422, "已经表决并封存（“延长孙延期同志预备期6个月”），不能再改");
}

/* What a round concluded, and why, is said anew in the next one; it only names the paper of the one before. */
static void is_said_anew(struct client *c, int64_t run, const char *form, const char *words)
{
	struct reply r = client_get(c, text("/run/%lld", (long long)run));
	const char *at = strstr(r.body, text("/fill/%s\"", form)), *end = at == NULL ? NULL : strstr(at, "</form>");

	assert_non_null(end);
	at = arena_text_n(w->arena, at, (size_t)(end - at));
	assert_null(strstr(at, " selected"));
	assert_null(strstr(at, " checked"));
	assert_null(strstr(at, words));
	assert_non_null(strstr(at, "不算这一轮的材料"));
}

/* The rules count months: part of one made a day that nobody could tell, and no rule refused by it. By program and page; nothing typed is lost. */
static void months_are_whole(int64_t run)
{
	struct reply r = walk_filled(own, run, "conversion_motion", "motion=延长预备期\nmonths=6.5\nopinions=再考察");
	const char *url = text("/run/%lld", (long long)run);

	walk_has(&r, 422, "「延长月数（只有延长预备期填写）」按整数计算，填的是 6.5");
	walk_has(&r, 422, "v_months");
	r = client_get(own_page, url);
	r = client_post(own_page, text("%s/fill/conversion_motion", url), "row_version", reply_field(w, &r, "row_version"), "v_motion", "延长预备期", "v_months", "6.5", "v_opinions", "再考察", NULL);
	walk_has(&r, 422, "按整数计算，填的是 6.5");
	walk_has(&r, 422, "value=\"6.5\"");
}

/* A meeting that does not admit ends the way: he counts as prospect no more, and a new case takes a new application. */
static void who_was_not_admitted_begins_anew(void **state)
{
	int64_t person = applicant(village_branch, "钱未接收"), run;
	struct reply r;

	clock_to("2027-04-01");
	run = to_meeting(person);
	walk_ballot(village_counters(6), run, "admission", "2025-03-15", 5, 1, 0);
	walk_fill(own, run, "admission_minutes", "alone=是\nresolution=@");
	walk_close(own, run, "2025-03-15", "not_admitted");
	r = client_get(county, text("/api/v1/person/%lld", (long long)person));
	walk_has(&r, 200, "\"kind\":\"prospect\"");
	assert_null(strstr(strstr(r.body, "\"kind\":\"prospect\""), "\"to_day\":null"));
	r = client_get(own_page, text("/org/%lld/recruit", (long long)village_branch));
	assert_false(reply_has(&r, "钱未接收"));
	run = walk_opened(own, paper_use, village_branch, person, "2027-04-01");
	walk_step(own, run, "application", "paper=@\napplied_on=2027-04-01\nreceived_by=居住地", "2027-04-01", "talk");
	knows_of(person, "\"applied\":\"2027-04-01\"");
}

static void after_six_months_the_meeting_is_held_again_and_probation_is_extended_once(void **state)
{
	int64_t person = applicant(village_branch, "孙延期"), run;
	struct reply r;

	clock_to("2027-04-01");
	run = to_meeting(person);
	meeting_passed(run, "2025-03-15", 6);
	walk_fill(upper, run, "approval", "body=党委\ncollective=是\nresult=批准\nlate_why=换届\nreply=@");
	walk_refused(NULL, village_upper, run, "2025-06-15", "不能办理");	/* a village's committee only deliberates */
	walk_refused(upper_page, upper, run, "2025-09-16", "已超过六个月");
	walk_fill(upper, run, "approval", "body=党委\ncollective=是\nresult=退回重新讨论\nreply=@");
	walk_refused(upper_page, upper, run, "2025-09-16", "退回重新讨论要写明理由");
	walk_fill(upper, run, "approval", "body=党委\ncollective=是\nresult=退回重新讨论\nback_why=大会决议已超过六个月\nreply=@");
	walk_close(upper, run, "2025-09-16", "meeting");
	r = client_get(own_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "大会决议已超过六个月");
	assert_non_null(strstr(strstr(r.body, "<details class=\"more-form\" open><summary>"), "大会决议已超过六个月"));	/* in sight of the branch, that discusses anew */
	walk_ballot(village_counters(6), run, "admission", "2025-09-20", 5, 5, 0);
	is_said_anew(own_page, run, "admission_minutes", "换届");
	minutes_follow(run, "2025-09-20");
	is_said_anew(upper_page, run, "approval", "大会决议已超过六个月");
	to_conversion(run, "2025-09-30");
	knows_of(person, "\"joined\":\"2025-09-20\"");	/* of the meeting that counts */
	vote_is_refused(run, "conversion", "2026-09-20", "还没有填写「提交党员大会表决的意见");
	r = walk_filled(own, run, "conversion_motion", "motion=延长预备期\nmonths=13\nopinions=再考察");
	walk_has(&r, 422, "应当是6至12，现在是13");
	walk_has(&r, 422, "v_months");
	months_are_whole(run);
	vote_is_refused(run, "conversion", "2026-09-20", "还没有填写「提交党员大会表决的意见");
	walk_fill(own, run, "conversion_motion", "motion=延长预备期\nmonths=6\nopinions=再考察");
	walk_ballot(village_counters(6), run, "conversion", "2026-09-20", 5, 5, 0);
	motion_is_locked(run, "motion=延长预备期\nmonths=12\nopinions=再考察");
	motion_is_locked(run, "motion=取消预备党员资格\nopinions=再考察");
	walk_fill(own, run, "conversion_motion", "motion=延长预备期\nmonths=6\nopinions=再考察");	/* nothing is changed */
	walk_fill(own, run, "conversion_minutes", "alone=是\nresolution=@");
	walk_close(own, run, "2026-09-20", "convert_approve");
	walk_step(upper, run, "conversion_approval", "result=批准\nreply=@", "2026-10-10", "last_convert");
	knows_of(person, "\"extended\"");
	knows_of(person, "\"2027-03-20\"");	/* the first day behind it, by which it is late */
	knows_of(person, "\"status\":\"1\"");
	r = client_post_json(own, text("/api/v1/person/%lld/role", (long long)person), "{\"kind\":\"extended\",\"day\":\"2026-10-10\",\"document\":\"手工\"}");
	assert_int_not_equal(r.status, 201);
	r = walk_filled(own, run, "last_motion", "motion=延长预备期\nopinions=再考察");
	walk_has(&r, 422, "只能延长一次");
	walk_fill(own, run, "last_motion", "motion=按期转正\nopinions=同意");
	vote_is_refused(run, "last_conversion", "2027-03-19", "延长的预备期未满");
	walk_ballot(village_counters(6), run, "last_conversion", "2027-03-20", 5, 5, 0);
	walk_fill(own, run, "last_minutes", "alone=是\nresolution=@");
	walk_close(own, run, "2027-03-20", "last_approve");
	walk_step(upper, run, "last_approval", "result=批准\nreply=@", "2027-04-01", "archive");
	knows_of(person, "\"status\":\"2\"");
	knows_of(person, "\"full\":\"2027-03-20\"");
}

/* Six and a half months were kept once: the extension counts seven, so the second meeting has its day and the case a way on. */
static void part_of_a_month_that_was_kept_counts_as_a_begun_one(void **state)
{
	int64_t person = applicant(village_branch, "孙半月"), run;

	clock_to("2027-06-01");
	run = to_meeting(person);
	meeting_passed(run, "2025-09-20", 8);
	to_conversion(run, "2025-09-30");
	walk_fill(own, run, "conversion_motion", "motion=延长预备期\nmonths=6\nopinions=再考察");
	walk_ballot(village_counters(8), run, "conversion", "2026-09-20", 5, 5, 0);
	walk_fill(own, run, "conversion_minutes", "alone=是\nresolution=@");
	walk_close(own, run, "2026-09-20", "convert_approve");
	walk_step(upper, run, "conversion_approval", "result=批准\nreply=@", "2026-10-10", "last_convert");
	world_run(w, text("UPDATE run_value SET value = '6.5' WHERE run_id = %lld AND field = 'months'", (long long)run));
	walk_fill(own, run, "last_motion", "motion=按期转正\nopinions=同意");
	vote_is_refused(run, "last_conversion", "2027-04-19", "最早2027-04-20可以讨论");
	walk_ballot(village_counters(9), run, "last_conversion", "2027-04-20", 5, 5, 0);
	walk_fill(own, run, "last_minutes", "alone=是\nresolution=@");
	walk_close(own, run, "2027-04-20", "last_approve");
	walk_step(upper, run, "last_approval", "result=批准\nreply=@", "2027-05-01", "archive");
	knows_of(person, "\"full\":\"2027-04-20\"");
}

/* The archive knows of the activist already: the case tells it again, from that day alone, and nothing is entered twice. */
static void what_the_archive_knows_stays_and_probation_may_be_cancelled(void **state)
{
	int64_t person = applicant(village_branch, "周取消"), run;
	struct reply r;

	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", village_branch), TEXT("kind", "activist"), NUMBER("from_day", day_parse_iso("2024-02-01")),
		NUMBER("to_day", 2932897), NUMBER("term_day", 2932897), TEXT("document", "纸质档案"));
	run = to_meeting(person);
	knows_of(person, "\"from_day\":\"2024-02-01\"");
	r = client_get(county, text("/api/v1/person/%lld", (long long)person));
	assert_null(strstr(strstr(r.body, "\"activist\"") + 1, "\"activist\""));
	meeting_passed(run, "2025-03-15", 6);
	to_conversion(run, "2025-05-15");
	walk_fill(own, run, "conversion_motion", "motion=取消预备党员资格\nopinions=不合格");
	walk_ballot(village_counters(6), run, "conversion", "2026-09-10", 6, 6, 0);
	walk_fill(own, run, "conversion_minutes", "alone=是\nresolution=@");
	walk_close(own, run, "2026-09-10", "convert_approve");
	walk_fill(upper, run, "conversion_approval", "result=批准\nreply=@");
	r = walk_act(upper, run, "close", "\"day\":\"2026-09-20\"");
	walk_has(&r, 200, "\"finish\":\"cancelled_member\"");
	knows_of(person, "\"status\":\"7\"");
}

/* Issue 3: what the level above did on paper it says itself; whoever keeps the papers below cannot say so for it, nor sign for it. */
static void the_branch_says_nothing_for_the_level_above(int64_t run, int64_t above, const char *day)
{
	const char *page = text("/run/%lld", (long long)run), *act = text("person=%lld\nday=%s\nfile=@", (long long)above, day);
	struct reply r = client_get(own_page, page);

	assert_false(reply_has(&r, text("<option value=\"%lld\"", (long long)above)));
	walk_has(&r, 200, "由上级用自己的账号办结，下级不能代为登记");
	r = walk_send(own_page, page, text("%s/close", page), text("own=0\n%s", act));
	walk_has(&r, 422, "下级不能代为登记");
	r = walk_send(own, NULL, text("/api/v1%s/close", page), text("%s\nrow_version=%d", act, (int)walk_version(own, run)));
	walk_has(&r, 422, "下级不能代为登记");
}

/* 补录: whoever became a member before his case came into the system counts as registered late, in the balance of then and of now. */
static void is_registered_late(int64_t person, int64_t run, const char *joined)
{
	const char *then = text("/org/%lld/balance?from=%.4s-01-01&to=%.4s-12-31", (long long)village_branch, joined, joined);
	struct reply r;

	world_run(w, "INSERT INTO org_path (id, org_id, parent_id, path, name, kind, from_day, to_day, reason, document) SELECT id, id, parent_id, path, name, kind, 0, 2932897, 'founded', '' FROM org");
	r = client_get(county, text("/api/v1%s", then));
	walk_has(&r, 200, "\"in\":{\"late_entry\":");
	assert_false(reply_has(&r, "\"joined\":"));
	walk_has(&r, 200, text("\"late\":[{\"person\":\"%lld\"", (long long)person));
	walk_has(&r, 200, text("\"day\":\"%s\",\"approved\":\"2027-04-01\"", joined));
	r = client_get(county_page, then);
	walk_has(&r, 200, "补录党籍或党员日期");
	knows_of(person, text("\"from_day\":\"%s\",\"to_day\":null,\"began_by\":\"late_entry\"", joined));
	world_right(w, "organiser", "edit_person");
	r = client_get(county, "/api/v1/late-entry?state=approved");
	walk_has(&r, 200, "接办纸质档案「recruit」");
	r = seen(run);
	walk_has(&r, 200, "\"entered_day\":\"2027-04-01\"");
	r = client_get(own_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "2027-04-01 录入");	/* beside the day of each step */
}

static int64_t version_of(int64_t person)
{
	struct reply r = client_get(upper, text("/api/v1/person/%lld", (long long)person));
	int version = 0;

	assert_int_equal(sscanf(strstr(r.body, "\"row_version\":"), "\"row_version\":%d", &version), 1);
	return version;
}

static struct reply asked(int64_t person, const char *cause, const char *day)
{
	return client_post_json(own, text("/api/v1/person/%lld/standing", (long long)person),
		text("{\"cause\":\"%s\",\"day\":\"%s\",\"document\":\"入党申请书\",\"reason\":\"纸质档案为准\",\"row_version\":%lld}", cause, day, (long long)version_of(person)));
}

/* The branch asks, the committee above sees both days and approves; nobody below does. */
static void is_set_right(int64_t person, const char *cause, const char *was, const char *day)
{
	struct reply r = asked(person, cause, day);
	const char *entry = text("/late-entry/%s", walk_value(w, &r, "id"));

	walk_has(&r, 201, "id");
	r = client_get(upper_page, entry);
	walk_has(&r, 200, text("<del>%s</del> &rarr; %s", was, day));
	r = client_get(upper, "/api/v1/late-entry");
	walk_has(&r, 200, text("\"%s\"", was));
	r = client_post_json(own_second, text("/api/v1%s/decide", entry), "{\"state\":\"approved\",\"row_version\":1}");
	assert_int_not_equal(r.status, 200);
	r = client_post_json(upper, text("/api/v1%s/decide", entry), "{\"state\":\"approved\",\"row_version\":1}");
	walk_has(&r, 200, "id");
	r = client_get(upper_page, entry);
	walk_has(&r, 200, text("<del>%s</del> &rarr; %s", was, day));	/* what it was stays to be read */
}

static int64_t in_archive(int64_t person, const char *kind, const char *from, const char *to)
{
	return PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", village_branch), TEXT("kind", kind),
		NUMBER("from_day", day_parse_iso(from)), NUMBER("to_day", to == NULL ? 2932897 : day_parse_iso(to)), NUMBER("term_day", 2932897), TEXT("document", "导入"));
}

/* A case taken over from paper takes the days of the archive from it. What the paper proves of others the committee above approves, seeing both, and they are
 * what the archive says from then on: nobody joins before he applies, or is a prospect before he is an activist. */
static void paper_sets_the_days_of_the_archive_right_by_the_committee_above(void **state)
{
	int64_t person = applicant(village_branch, "冯更早"), run;
	struct reply r;

	world_right(w, "secretary", "edit_person");
	world_right(w, "committee_member", "edit_person");
	world_run(w, text("UPDATE person SET applied_day = %d, row_version = 1 WHERE id = %lld", (int)day_parse_iso("2014-01-28"), (long long)person));
	in_archive(person, "applicant", "2014-01-28", "2014-04-15");
	in_archive(person, "activist", "2014-04-15", NULL);
	run = walk_opened(own, paper_use, village_branch, person, "2012-06-01");
	walk_fill(own, run, "application", "paper=@\napplied_on=2012-05-20\nreceived_by=居住地");
	walk_refused(own_page, own, run, "2012-06-01", "登记申请入党日期是 2014-01-28，这里是 2012-05-20");
	walk_refused(own_page, own, run, "2012-06-01", "选“更正申请入党日期”，上级党委核对两个日期、批准以后再办这一步");
	knows_of(person, "\"applied\":\"2014-01-28\"");
	is_set_right(person, "applied", "2014-01-28", "2012-05-20");
	walk_close(own, run, "2012-06-01", "talk");
	knows_of(person, "\"applied\":\"2012-05-20\"");
	knows_of(person, "\"from_day\":\"2012-05-20\",\"to_day\":\"2014-04-15\"");
	walk_step(own, run, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况", "2012-07-01", "recommend");
	walk_fill(own, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意");
	walk_refused(own_page, own, run, "2012-07-01", "自 2014-04-15 起是“入党积极分子”，这里是 2012-07-01");
	walk_refused(own_page, own, run, "2014-12-01", "自 2014-04-15 起是“入党积极分子”，这里是 2014-12-01");	/* no more than an earlier one */
	knows_of(person, "\"from_day\":\"2012-05-20\",\"to_day\":\"2014-04-15\"");
	r = client_get(own_page, text("/person/%lld/standing", (long long)person));
	walk_has(&r, 200, "更正起始日期：入党积极分子");
	assert_false(reply_has(&r, "更正起始日期：发展对象"));
	is_set_right(person, "activist_since", "2014-04-15", "2012-07-01");
	walk_close(own, run, "2012-07-01", "file");
	filed_to_consent(own, run, "2012-07-01", "2013-07-18", "2013-07-19");
	knows_of(person, "\"from_day\":\"2012-05-20\",\"to_day\":\"2012-07-01\"");
	walk_step(upper, run, "consent", "result=同意\nreply=@", "2013-07-20", "introduce");
	knows_of(person, "\"from_day\":\"2012-07-01\",\"to_day\":\"2013-07-20\"");
	knows_of(person, "\"from_day\":\"2013-07-20\",\"to_day\":null");
	r = client_get(upper_page, text("/person/%lld", (long long)person));
	walk_has(&r, 200, "2014-04-15 &rarr; 2012-07-01");
}

/* What the case wrote it writes anew when the step is returned, and no late registration is needed, nor taken. */
static void what_the_case_wrote_it_sets_right_itself(void **state)
{
	int64_t person = applicant(village_branch, "陈更正"), run = walk_opened(own, paper_use, village_branch, person, "2012-06-01");
	struct reply r;

	world_run(w, text("UPDATE person SET row_version = 1 WHERE id = %lld", (long long)person));
	walk_step(own, run, "application", "paper=@\napplied_on=2012-05-20\nreceived_by=居住地", "2012-06-01", "talk");
	knows_of(person, "\"applied\":\"2012-05-20\"");
	r = asked(person, "applied", "2012-05-21");
	walk_has(&r, 422, "late.stage_in_case");
	r = asked(person, "applicant_since", "2012-05-21");
	walk_has(&r, 422, "late.stage_in_case");
	walk_step(own, run, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况", "2012-07-01", "recommend");
	walk_step(own, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", "2012-07-02", "file");
	knows_of(person, "\"from_day\":\"2012-07-02\",\"to_day\":null");
	walk_step(organiser, run, "filing", "result=退回党支部\nnote=会议记录不全\nreply=@", "2012-07-20", "recommend");
	walk_step(own, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", "2012-07-25", "file");
	knows_of(person, "\"from_day\":\"2012-07-25\",\"to_day\":null");	/* the decision that counts */
	knows_of(person, "\"from_day\":\"2012-05-20\",\"to_day\":\"2012-07-25\"");
}

/* CS-04: on probation since 17 November 2014. */
static void a_year_from_2014_ends_on_the_same_day_of_2015(void **state)
{
	/* covers CS-04 accept 1 2 by page and api */
	int64_t person = applicant(village_branch, "吴满期"), run = walk_opened(own, paper_use, village_branch, person, "2014-05-28");
	struct reply r;

	walk_step(own, run, "application", "paper=@\napplied_on=2014-05-28\nreceived_by=居住地", "2014-05-28", "talk");
	walk_step(own, run, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况", "2014-06-01", "recommend");
	walk_step(own, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", "2014-06-01", "file");
	walk_step(organiser, run, "filing", "reply=@", "2014-06-01", "contacts");
	walk_step(own, run, "mentors", text("first=%lld\nkin=否", (long long)upper_person), "2014-06-01", "cultivate");
	walk_step(own, run, "cultivation", "reviews=2014-09-01|好\nearlier=8\nhandover=@\nregister=@", "2014-10-02", "propose");
	r = client_get(own_page, text("/run/%lld", (long long)run));
	assert_false(reply_has(&r, "2014-06-01 – 2014-12-01"));	/* a row of the step stands for it */
	assert_true(reply_has(&r, "2014-12-02 – 2015-06-01"));	/* in hand, so it is asked for */
	walk_step(own, run, "opinions", "groups=同意\npeople=同意\nminutes=@\nresult=同意", "2014-10-02", "agree");
	walk_fill(own, run, "consent", "result=同意\nreply=@");	/* it may type what the paper says */
	the_branch_says_nothing_for_the_level_above(run, upper_person, "2014-10-03");
	walk_step(upper, run, "consent", "result=同意\nreply=@", "2014-10-03", "introduce");
	r = client_get(own_page, text("/run/%lld", (long long)run));
	assert_false(reply_has(&r, "2014-12-02 – 2015-06-01"));	/* it stands on paper, in a phase that is over */
	walk_step(own, run, "introducers", two("kin=否", upper_person, general_person), "2014-10-04", "review");
	walk_step(own, run, "political", "result=合格\nfloating=否\nreport=@", "2014-10-05", "train");
	walk_step(organiser, run, "training", "days=3\nhours=18\nended_on=2014-10-09\ncertificate=@", "2014-10-10", "examine");
	walk_step(own, run, "examination", "result=合格\nminutes=@", "2014-10-11", "preread");
	walk_step(upper, run, "preview", "result=合格\nreply=@", "2014-10-12", "fill");
	walk_step(own, run, "booklet", text("number=3%09lld\nfilled_on=2014-10-13\npaper=@", (long long)run % 1000000000), "2014-10-13", "meeting");
	meeting_passed(run, "2014-11-17", 6);
	walk_fill(own, run, "approval", "body=党委\ncollective=是\nresult=批准\nreply=@");
	the_branch_says_nothing_for_the_level_above(run, upper_person, "2014-11-20");
	walk_close(upper, run, "2014-11-20", "county_file");
	knows_of(person, "\"joined\":\"2014-11-17\"");
	is_registered_late(person, run, "2014-11-17");
	walk_step(county, run, "county_filing", "paper=@", "2014-11-20", "assign");
	walk_step(own, run, "assignment", "team=第一党小组", "2014-11-20", "oath");
	walk_step(own, run, "oath_record", "place=县烈士陵园\nphoto=@", "2014-11-20", "probation");
	walk_step(own, run, "probation_record", "reviews=2015-04-01|好\nreviews=2015-10-30|好\nregister=@", "2015-11-01", "convert_apply");
	walk_step(own, run, "conversion_paper", "paper=@\napplied_on=2015-11-02", "2015-11-02", "convert");
	r = seen(run);
	walk_has(&r, 200, "\"due_day\":\"2015-12-17\"");	/* the year ends on the 17th of November, and the meeting is held within thirty days of it */
	clock_to("2015-11-10");
	r = client_get(own_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "最迟 2015-12-17");
	clock_to("2027-04-01");
	walk_fill(own, run, "conversion_motion", "motion=按期转正\nopinions=同意");
	walk_refused(own_page, own, run, "2015-11-16", "预备期未满");
	vote_is_refused(run, "conversion", "2015-11-16", "预备期未满，不能讨论转正，最早2015-11-17");
	walk_ballot(village_counters(6), run, "conversion", "2015-11-17", 6, 6, 0);
	walk_fill(own, run, "conversion_minutes", "alone=是\nresolution=@");
	walk_close(own, run, "2015-11-17", "convert_approve");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_was_not_admitted_begins_anew),
		cmocka_unit_test(after_six_months_the_meeting_is_held_again_and_probation_is_extended_once),
		cmocka_unit_test(what_the_archive_knows_stays_and_probation_may_be_cancelled),
		cmocka_unit_test(paper_sets_the_days_of_the_archive_right_by_the_committee_above),
		cmocka_unit_test(what_the_case_wrote_it_sets_right_itself),
		cmocka_unit_test(a_year_from_2014_ends_on_the_same_day_of_2015),
		cmocka_unit_test(a_case_on_paper_names_the_people_of_its_day),	/* adds to the branch, so that counts before it stay */
		cmocka_unit_test(part_of_a_month_that_was_kept_counts_as_a_begun_one),
	};

	return cmocka_run_group_tests_name("recruit_paper", tests, start_later, stop);
}
