/* What stands beside a recruitment and holds it until it is settled: the care for somebody who was punished once, with its sealed declaration
 * (TZ-07), the register of booklets, the talk of the city's organiser and a report about the prospect (TZ-17). For one tale, in its order. */
#ifndef TESTS_PAGE_RECRUIT_GATE_WORLD_H
#define TESTS_PAGE_RECRUIT_GATE_WORLD_H

#include "recruit_world.h"

static int64_t story, care;	/* the case of recruiting, and that of the sealed declaration */

/* Filling in by the page and by a program is refused with these words; FIELDS are those of the page, "v_FIELD=text". */
static void fill_is_refused(struct client *page, struct client *api, const char *form, const char *fields, const char *of_page, const char *why)
{
	const char *url = text("/run/%lld", (long long)story);
	struct reply r = walk_filled(api, story, form, fields);

	walk_has(&r, 422, why);
	r = walk_send(page, url, text("%s/fill/%s", url, form), of_page);
	walk_has(&r, 422, why);
}

static struct reply read_note(struct client *c, bool is_program)
{
	const char *url = text("/run/%lld/sealed/declaration", (long long)care);

	if (is_program)
		return client_post_json(c, text("/api/v1%s", url), "{}");
	client_get(c, text("/run/%lld", (long long)care));
	return client_post(c, url, NULL);
}

/* What was declared stands nowhere but before the two who were named. */
static void the_note_is_sealed(void)
{
	static const char NOTE[] = "交通肇事";
	const char *url = text("/run/%lld", (long long)care);
	struct reply r = read_note(secretary_page, false);

	walk_has(&r, 403, "无权查看");
	r = read_note(secretary, true);
	walk_has(&r, 403, "无权查看");
	r = read_note(upper, true);	/* of the committee, and not named */
	walk_has(&r, 403, "无权查看");
	r = client_get(secretary_page, url);
	walk_has(&r, 200, "内容已密封");
	assert_false(reply_has(&r, NOTE));
	r = client_get(organiser_page, url);
	walk_has(&r, 200, "查阅（将记入日志）");
	assert_false(reply_has(&r, NOTE));
	r = client_get(organiser, text("/api/v1%s", url));
	walk_has(&r, 200, "\"values\":[{\"form\":\"officers\"");
	assert_false(reply_has(&r, NOTE));
	r = client_post_json(organiser, text("/api/v1%s/bundle", url), "{}");
	assert_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), NOTE));
	r = read_note(organiser_page, false);
	walk_has(&r, 200, NOTE);
	r = read_note(county, true);
	walk_has(&r, 200, NOTE);
}

static void nobody_searches_for_it(void)
{
	struct reply r = client_get(county, "/api/v1/search?q=%E4%BA%A4%E9%80%9A%E8%82%87%E4%BA%8B");	/* 交通肇事 */

	walk_has(&r, 200, "\"total\":0");
	r = client_get(organiser_page, "/search?q=%E4%BA%A4%E9%80%9A%E8%82%87%E4%BA%8B");
	assert_false(reply_has(&r, "陈技员"));
	r = client_get(county, text("/api/v1/org/%lld/run?former=%%E6%%9C%%89", (long long)branch));
	walk_has(&r, 422, "former");
	r = client_get(organiser_page, text("/org/%lld/run?former=%%E6%%9C%%89", (long long)branch));
	walk_has(&r, 200, text("href=\"/run/%lld\"", (long long)story));	/* the list as ever: the page knows no such field */
	r = client_get(county, text("/api/v1/person?org=%lld&former=%%E6%%9C%%89", (long long)branch));
	walk_has(&r, 422, "former");
}

/* A practice that came with the program, kept under the name that its file gives it, as it is when an office puts it in force. */
static int64_t in_force_as(const char *name, const char *code)
{
	int64_t made = walk_shipped(w, city, name);

	world_run(w, text("UPDATE programme_file SET code = '%s' WHERE code = '%s'", code, strchr(name, '/') + 1));
	return made;
}

/* How many cases of the branch stand still: the lists and the overview say the same, whatever keeps the case back. */
static void stand_still(int n)
{
	struct reply r = client_get(upper, text("/api/v1/org/%lld/run?held=1", (long long)branch));

	walk_has(&r, 200, text("\"total\":%d", n));
	if (n > 0)
		walk_has(&r, 200, text("\"id\":\"%lld\"", (long long)story));
	assert_false(reply_has(&r, "\"is_held\":false"));
	r = client_get(upper_page, text("/org/%lld/run?held=1", (long long)branch));
	assert_int_equal(reply_has(&r, text("href=\"/run/%lld\"", (long long)story)), n > 0);
	r = client_get(upper, text("/api/v1/org/%lld/run/overview", (long long)general_branch));
	walk_has(&r, 200, "\"step\":\"");
	assert_int_equal(reply_has(&r, "\"held\":1"), n > 0);
}

/* TZ-07: the recruitment waits for the gates of the other case, and nobody reads there why. */
static void two_gates_before_the_meeting(void)
{
	stand_still(0);
	care = walk_opened(secretary, in_force_as("tz/care", "tz-care"), branch, technician, "2025-06-10");
	stand_still(1);
	walk_refused(secretary_page, secretary, story, "2025-06-10", "暂停办理");
	walk_step(organiser, care, "officers", text("first=%lld\nsecond=%lld", (long long)organiser_person, (long long)county_person), "2025-06-10", "declare");
	walk_step(organiser, care, "declaration", "declared_on=2025-06-10\nformer=有\nnote=十年前因交通肇事受过处罚", "2025-06-10", "file");
	the_note_is_sealed();
	nobody_searches_for_it();
	walk_step(county, care, "filing", "filed_on=2025-06-10\nopinion=同意继续", "2025-06-10", "delegate");
	walk_refused(secretary_page, secretary, story, "2025-06-10", "暂停办理");	/* one of two */
	walk_refused(upper_page, upper, care, "2025-06-10", "党委派员");
	walk_step(organiser, care, "delegation", text("delegate=%lld\ntask=列席大会", (long long)organiser_person), "2025-06-10", "revisit");
	stand_still(0);	/* the step that it kept back is free */
	walk_fill(organiser, care, "visit", "visited_on=2025-06-10\nnote=表现稳定");
	walk_refused(organiser_page, organiser, care, "2025-06-10", "事后回访在接收为预备党员以后：现在还没有接收");	/* nobody is revisited before the meeting */
}

/* ... and for the third before the conversion; then nobody reads the note any more. */
static void the_last_gate(void)
{
	struct reply r;

	walk_refused(secretary_page, secretary, story, "2026-08-20", "暂停办理");
	walk_fill(organiser, care, "visit", "visited_on=2025-06-09\nnote=表现稳定");
	walk_refused(organiser_page, organiser, care, "2026-08-20", "回访日期早于党员大会接收的2025-06-10");
	walk_step(organiser, care, "visit", "visited_on=2026-08-20\nnote=表现稳定", "2026-08-20", "cared");
	r = read_note(county, true);
	walk_has(&r, 422, "谁也不能再查阅");
	r = client_get(organiser_page, text("/run/%lld", (long long)care));
	assert_false(reply_has(&r, "查阅（将记入日志）"));
}

/* Where the committee keeps the register of booklets a case names the one that was issued for it. */
static void the_register_knows_the_booklet(const char *number)
{
	const char *fields = text("number=%s\nfilled_on=2025-05-20\npaper=@", number), *of_page = text("v_number=%s\nv_filled_on=2025-05-20\nv_paper=@", number);
	struct reply r = client_post_json(organiser, text("/api/v1/org/%lld/booklet", (long long)town),
		text("{\"first\":\"%s\",\"last\":\"%s\",\"source\":\"市委组织部\",\"day\":\"2025-05-01\"}", number, number));

	assert_int_equal(r.status, 201);
	fill_is_refused(secretary_page, secretary, "booklet", fields, of_page, text("编号「%s」的志愿书没有发给陈技员：党委的领用登记里已领取 1 本、发放 0 本、作废 0 本", number));
	fill_is_refused(secretary_page, secretary, "booklet", "number=3704000009\nfilled_on=2025-05-20\npaper=@",
		"v_number=3704000009\nv_filled_on=2025-05-20\nv_paper=@", "没有发给陈技员");
	r = client_post_json(organiser, text("/api/v1/booklet/%lld/issue", (long long)world_first_id(w, "booklet")),
		text("{\"run\":\"%lld\",\"day\":\"2025-05-18\",\"row_version\":1}", (long long)story));
	walk_has(&r, 200, "\"id\"");
}

/* TZ-17: an organiser of the city talks with the prospect before the meeting takes him in. The branch sees whether he did, and opens nothing for the city. */
static void talk_before_the_meeting(void)
{
	int64_t talk_use = walk_shipped(w, city, "tz/talk"), talk;
	struct reply r;

	walk_refused(secretary_page, secretary, story, "2025-06-10", "市级组织员要同每名发展对象谈心谈话，才能接收为预备党员。陈技员没有办过“组织员同发展对象谈心谈话”。请联系云川市委办理");
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	assert_false(reply_has(&r, text("/run/new?use=%lld", (long long)talk_use)));
	r = client_get(county_page, text("/run/%lld", (long long)story));
	walk_has(&r, 200, text("/org/%lld/run/new?use=%lld", (long long)city, (long long)talk_use));
	talk = walk_opened(county, talk_use, city, technician, "2025-06-10");
	walk_refused(secretary_page, secretary, story, "2025-06-10", "现在还没有“已经谈话”的结果");	/* what stands in it is not theirs */
	r = seen(story);
	walk_has(&r, 200, text("\"kind\":\"gate\",\"id\":\"tz-talk\""));
	walk_has(&r, 200, text("\"run\":\"%lld\"", (long long)talk));
	walk_step(county, talk, "talk", "talked_on=2025-06-10\nrecord=入党动机端正\nopinion=可以接收", "2025-06-10", "talked");
}

/* TZ-17: nobody is admitted while the county looks into a report about him, nor after it was founded, until another is not. The branch and the
 * committee learn no more than that it is so. */
static void look_into_a_report(int64_t report_use, const char *result, const char *finish)
{
	int64_t report = walk_opened(county, report_use, city, technician, "2025-09-01");
	struct reply r;

	walk_step(county, report, "source", "received_on=2025-09-01\ncontent=反映材料不实", "2025-09-01", "look_into");
	walk_refused(upper_page, upper, story, "2025-09-01", "暂停办理");
	stand_still(2);	/* the case of care as well: a report holds all about him */
	walk_fill(county, report, "finding", text("result=%s\nfacts=核对档案与原件\ndone_on=2025-09-01", result));
	r = walk_act(lead, report, "sign", "\"role\":\"lead\"");
	walk_has(&r, 200, "look_into");
	walk_close(county, report, "2025-09-01", finish);
}

#endif
