/* Recruiting from its file (programmes/national/recruit.prog): a village technician from his application to full membership, with every
 * refusal on the way that an example of the file can't carry: people, accounts, days, terms, and what the archive then says. What the
 * examples carry is in the file itself. Pages and API. */
#include "world/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "programme/token.h"
#include "world/pdf_words.h"

#define MEMBERS 41	/* with a vote, the committee among them */

static struct world *w;
static struct client *secretary_page, *secretary, *second, *upper_page, *upper, *organiser, *organiser_page, *county, *county_page, *lead, *general, *village_upper, *own, *own_page, *own_second;
static int64_t city, town, general_branch, branch, village_committee, village_branch, use;
static int64_t members[MEMBERS], on_probation, on_observation, elsewhere, upper_person, general_person, technician, paper_use, organiser_person, county_person, care;

#define text(...) world_text(w, __VA_ARGS__)

#define TEXT(name, value) { .column = (name), .text = (value), .is_text = true }
#define NUMBER(name, value) { .column = (name), .number = (value) }
#define PUT(table, ...) world_put(w, table, (struct cell[]){ __VA_ARGS__ }, sizeof((struct cell[]){ __VA_ARGS__ }) / sizeof(struct cell))

static const char *replaced(const char *all, const char *old, const char *new)
{
	const char *at = strstr(all, old);
	char *out = arena_alloc(w->arena, PROGRAMME_BYTES_MAX + 100);

	assert_non_null(at);
	snprintf(out, PROGRAMME_BYTES_MAX + 100, "%.*s%s%s", (int)(at - all), all, new, at + strlen(old));
	return out;
}

/* For one branch a variant of a place that asked for no display under the rules of 2014. */
static void put_practice(void)
{
	const char *source = walk_source(w, "national/recruit");

	use = walk_practice(w, city, "recruit", 1, source);
	paper_use = walk_practice(w, village_branch, "recruit", 2, replaced(source, "display_2014 1", "display_2014 0"));
}

static int64_t member(int64_t org, const char *name, int status)
{
	int64_t person = world_person_of(w, org, name, status);

	PUT("membership", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", org), NUMBER("status", status), NUMBER("from_day", 10000),
		NUMBER("to_day", 2932897));
	return person;
}

/* Somebody who wants to join, born 1990-05-04. */
static int64_t applicant(int64_t org, const char *name)
{
	int64_t person = world_person_of(w, org, name, 0);

	world_run(w, text("UPDATE person SET birth_day = 7428, joined_day = -2147483647, full_day = -2147483647 WHERE id = %lld", (long long)person));
	return person;
}

static int start(void **state)
{
	static const char *const KINDS[] = { "secretary", "committee_member", "organiser" };
	int64_t lead_person, own_person;

	w = world_start(&(struct world_options){ .clock = "2024-12-02T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	general_branch = world_org_of(w, town, "general_branch", "甲村党总支");
	branch = world_org_of(w, general_branch, "branch", "甲村第一党支部");
	village_committee = world_org_of(w, town, "committee", "乙村党委");
	village_branch = world_org_of(w, village_committee, "branch", "乙村第一党支部");
	world_run(w, text("UPDATE org SET unit_kind = 'town' WHERE id = %lld", (long long)town));
	for (int i = 0; i < MEMBERS; i++)
		members[i] = member(branch, text("党员%02d", i + 1), 2);
	on_probation = member(branch, "预备甲", 1);
	on_observation = member(branch, "察看乙", 3);
	elsewhere = member(village_branch, "外村党员", 2);
	upper_person = member(village_branch, "镇委书记", 2);
	organiser_person = member(village_branch, "镇组织员", 2);
	county_person = member(village_branch, "组织部干部", 2);
	general_person = member(village_branch, "总支书记", 2);
	technician = applicant(branch, "陈技员");
	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++) {
		world_right(w, KINDS[i], "see_org");
		world_right(w, KINDS[i], "see_person");
		world_right(w, KINDS[i], "handle");
	}
	world_holding(w, branch, "secretary", members[0]);
	world_holding(w, branch, "committee_member", members[1]);
	world_holding(w, village_branch, "secretary", elsewhere);
	own_person = member(village_branch, "外村委员", 2);
	world_holding(w, village_branch, "committee_member", own_person);
	world_holding(w, village_committee, "secretary", 901);
	world_holding(w, general_branch, "secretary", general_person);
	world_holding(w, town, "secretary", upper_person);
	world_holding(w, town, "organiser", organiser_person);
	world_holding(w, city, "organiser", county_person);
	lead_person = world_person_of(w, city, "市委书记", 0);
	world_holding(w, city, "secretary", lead_person);
	secretary_page = walk_browser(w, "secretary", members[0]);
	secretary = walk_program(w, "secretary_api", members[0]);
	second = walk_program(w, "second", members[1]);
	upper_page = walk_browser(w, "upper", upper_person);
	upper = walk_program(w, "upper_api", upper_person);
	organiser = walk_program(w, "organiser", organiser_person);
	organiser_page = walk_browser(w, "organiser_page", organiser_person);
	county = walk_program(w, "county", county_person);
	county_page = walk_browser(w, "county_page", county_person);
	lead = walk_program(w, "lead", lead_person);
	general = walk_program(w, "general", general_person);
	village_upper = walk_program(w, "village_upper", 901);
	own = walk_program(w, "own", elsewhere);
	own_page = walk_browser(w, "own_page", elsewhere);
	own_second = walk_program(w, "own_second", own_person);
	put_practice();
	return 0;
}

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

/* ---- what every step does ---- */

static void clock_to(const char *day) { walk_clock(secretary, day); }

static struct reply seen(int64_t run) { return client_get(county, text("/api/v1/run/%lld", (long long)run)); }

static int64_t opened(struct client *c, int64_t org, int64_t person, const char *day) { return walk_opened(c, use, org, person, day); }

static void ballot_held(int64_t run, const char *vote, const char *day, int present, int agreed, int written)
{
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS }, run, vote, day, present, agreed, written);
}

static const char *two(const char *field, int64_t first, int64_t other)
{
	return text("first=%lld\nsecond=%lld\n%s", (long long)first, (long long)other, field);
}

/* ---- the story ---- */

static int64_t story;

static void knows_of(int64_t person, const char *words)
{
	struct reply r = client_get(county, text("/api/v1/person/%lld", (long long)person));

	walk_has(&r, 200, words);
}

static void knows(const char *words) { knows_of(technician, words); }

/* Recruiting is opened at a branch: whoever works above it is led there. */
static void a_town_is_led_to_the_branch(void **state)
{
	const char *url = text("/org/%lld/run/new", (long long)town), *there = text("/org/%lld/run/new?use=%lld\"", (long long)branch, (long long)use);
	struct reply r = client_get(upper_page, url);

	walk_has(&r, 200, text("%s?below=%lld\">recruit", url, (long long)use));
	walk_has(&r, 200, "由下级支部开办");
	assert_false(reply_has(&r, text("%s?use=", url)));
	r = client_get(upper_page, text("%s?below=%lld", url, (long long)use));
	walk_has(&r, 200, there);
	assert_false(reply_has(&r, text("/org/%lld/run/new?use=", (long long)village_committee)));	/* no branch */
	r = client_get(upper_page, text("%s?below=%lld&find=第一", url, (long long)use));
	walk_has(&r, 200, there);
	r = client_get(upper_page, text("%s?below=%lld&find=丙村", url, (long long)use));
	walk_has(&r, 200, "没有找到这样的单位");
	assert_false(reply_has(&r, there));
	r = client_get(upper_page, text("%s?below=1", url));	/* no practice: the list again */
	walk_has(&r, 200, "在上级或下级单位开办");
	r = client_get(own_page, text("/org/%lld/run/new?below=%lld", (long long)village_branch, (long long)use));
	walk_has(&r, 200, "<li class=\"rows__head\">人员</li>");	/* nothing is opened below a branch */
	assert_false(reply_has(&r, "在上级或下级单位开办"));
	r = client_get(own_page, url);
	assert_int_equal(r.status, 404);
}

static void an_application_is_taken_over_from_paper(void **state)
{
	/* covers TZ-09 refuse 2 by page and api */
	int64_t run = opened(secretary, branch, technician, "2023-11-01");
	struct reply r;

	story = run;
	r = walk_send(secretary_page, text("/run/%lld", (long long)run), text("/run/%lld/fill/application", (long long)run),
		"v_paper=@\nv_applied_on=2023-10-32\nv_received_by=居住地");
	walk_has(&r, 422, "没有保存，请再选一次");	/* a browser forgets the chosen file, so it is said */
	walk_has(&r, 422, "value=\"2023-10-32\"");
	walk_fill(secretary, run, "application", "paper=@\napplied_on=2023-10-30\nreceived_by=居住地");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "重新选择文件即替换");
	assert_false(reply_has(&r, "请再选一次"));
	walk_refused(secretary_page, secretary, run, "2023-10-29", "早于");
	world_run(w, text("UPDATE person SET birth_day = %d WHERE id = %lld", 13087, (long long)technician));	/* 2005-10-31 */
	walk_refused(secretary_page, secretary, run, "2023-11-01", "未满十八岁");
	walk_has(&(struct reply){ .status = 200, .body = seen(run).body }, 200, "依据:中国共产党发展党员工作细则(2014年)");
	world_run(w, text("UPDATE person SET birth_day = 7428 WHERE id = %lld", (long long)technician));
	walk_close(secretary, run, "2023-11-01", "talk");
	r = seen(run);
	walk_has(&r, 200, "\"due_day\":\"2023-12-01\"");	/* a month */
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "逾期");
	walk_has(&r, 200, "一、申请入党");
	walk_has(&r, 200, "五、预备党员的教育考察和转正");
	walk_has(&r, 200, "25 材料归档");
	knows("\"applicant\"");
	r = client_post_json(secretary, text("/api/v1/org/%lld/run", (long long)branch), text("{\"use\":\"%lld\",\"person\":\"%lld\"}", (long long)use, (long long)technician));
	walk_has(&r, 422, "发展党员");	/* one open case for a person */
	client_get(secretary_page, text("/org/%lld/run/new?use=%lld", (long long)branch, (long long)use));
	r = client_post(secretary_page, text("/org/%lld/run/new", (long long)branch), "use", text("%lld", (long long)use), "person", text("%lld", (long long)technician), NULL);
	walk_has(&r, 422, "发展党员");
	r = client_get(own, text("/api/v1/run/%lld", (long long)run));
	assert_int_equal(r.status, 404);
	walk_step(secretary, run, "first_talk", "talker=党员01\ntopics=是\ncontent=了解情况", "2023-11-20", "recommend");
	walk_step(secretary, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", "2023-11-30", "file");
	knows("\"activist\"");
	walk_refused(NULL, secretary, run, "2023-12-20", "不能办理");	/* the branch does not file its own report */
	walk_step(organiser, run, "filing", "reply=@\nnote=同意备案", "2023-12-20", "contacts");
}

static void sponsors_are_full_members_in_good_standing(void **state)
{
	/* covers CS-06 refuse 1 by page and api */
	struct reply r = walk_filled(secretary, story, "mentors", two("kin=否", members[2], on_probation));

	walk_has(&r, 422, "v_second");
	walk_has(&r, 422, "预备甲");
	r = walk_filled(secretary, story, "mentors", two("kin=否", on_observation, members[2]));
	walk_has(&r, 422, "察看乙");
	r = walk_filled(secretary, story, "mentors", two("kin=否", elsewhere, members[2]));
	walk_has(&r, 422, "没有这个人");
	assert_false(reply_has(&r, "外村党员"));	/* no name comes out by trying numbers */
	r = walk_filled(secretary, story, "mentors", two("kin=否", technician, members[2]));
	walk_has(&r, 422, "陈技员");
	r = walk_filled(secretary, story, "mentors", "first=没有\nkin=否");
	walk_has(&r, 422, "没有这个人");
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	walk_has(&r, 200, "党员03");
	assert_false(reply_has(&r, ">预备甲"));
	walk_has(&r, 200, "<li class=\"phase is-done\"><i><span class=\"w100\"></span></i><b>一、申请入党</b><span>2 步已办结");	/* five phases, the one in hand open */
	walk_has(&r, 200, "<li class=\"phase is-now\" aria-current=\"step\"><i><span class=\"w50\"></span></i><b>二、入党积极分子的确定和培养教育</b>");
	walk_has(&r, 200, "<li class=\"phase\"><i><span class=\"w0\"></span></i><b>五、预备党员的教育考察和转正</b><span>未开始");
	assert_null(strstr(strstr(r.body, "<details class=\"phase-block\" open>") + 1, "<details class=\"phase-block\" open>"));
	r = client_post(secretary_page, text("/run/%lld/fill/mentors", (long long)story), "row_version", reply_field(w, &r, "row_version"), "v_first",
		text("%lld", (long long)on_probation), "v_kin", "否", NULL);
	walk_has(&r, 422, "只能从");
	walk_fill(secretary, story, "mentors", two("kin=否", members[2], members[2]));
	walk_refused(secretary_page, secretary, story, "2023-12-25", "不能是同一人");
	walk_fill(secretary, story, "mentors", two("kin=否", members[2], members[3]));
	world_run(w, text("UPDATE membership SET status = 3 WHERE person_id = %lld", (long long)members[3]));
	walk_refused(secretary_page, secretary, story, "2023-12-25", "在 2023-12-25 不是");	/* sanctioned before the step was closed */
	world_run(w, text("UPDATE membership SET status = 2 WHERE person_id = %lld", (long long)members[3]));
	walk_close(secretary, story, "2023-12-25", "cultivate");
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	walk_has(&r, 200, "党员04");
}

static void a_prospect_is_displayed_for_working_days(void **state)
{
	struct reply r;

	walk_fill(secretary, story, "cultivation", "reviews=2024-06-01\\t好\nearlier=0\nregister=@");
	walk_refused(secretary_page, secretary, story, "2024-12-01", "每半年考察一次");
	walk_step(secretary, story, "cultivation", "reviews=2024-06-01\\t好\nreviews=2024-11-20\\t好\nearlier=0\nregister=@", "2024-12-01", "propose");
	walk_step(secretary, story, "opinions", "groups=同意\npeople=同意\nminutes=@\nresult=同意", "2024-12-02", "agree");
	walk_step(upper, story, "consent", "result=同意\nreply=@", "2024-12-02", "display");
	r = walk_act(secretary, story, "notice", "\"notice\":\"listing\",\"text\":\"拟确定陈技员为发展对象，现予公示\",\"from\":\"2024-12-02\"");
	walk_has(&r, 200, "display");
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	walk_has(&r, 200, "2024-12-06");	/* the fifth working day, the first one counts */
	walk_fill(secretary, story, "listed", "result=没有影响发展的反映");
	clock_to("2024-12-06");
	walk_refused(secretary_page, secretary, story, "2024-12-06", "没有期满");
	clock_to("2024-12-09");
	walk_close(secretary, story, "2024-12-09", "introduce");
	knows("\"prospect\"");
}

/* A member on probation is not on the list, and his paper makes one too many. */
static void only_full_members_are_entitled(const char *vote)
{
	struct reply r = walk_act(secretary, story, "vote", text("\"vote\":\"%s\"", vote));
	long long ballot = walk_number(secretary, &r, "ballot");
	const char *one_too_many = text("{\"present\":%d,\"issued\":%d,\"collected\":%d,\"agreed\":[%d],\"opposed\":[0],\"abstained\":[0]}", MEMBERS + 1, MEMBERS + 1,
		MEMBERS + 1, MEMBERS + 1), *n = text("%d", MEMBERS + 1);

	r = client_get(secretary, text("/api/v1/ballot/%lld", ballot));
	walk_has(&r, 200, "党员41");
	assert_false(reply_has(&r, "预备甲"));
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/count", ballot), one_too_many);
	walk_has(&r, 422, "应到");
	r = client_get(secretary_page, text("/ballot/%lld", ballot));
	walk_has(&r, 200, "党员41");
	assert_false(reply_has(&r, "预备甲"));
	r = client_post(secretary_page, text("/ballot/%lld/count", ballot), "row_version", reply_field(w, &r, "row_version"), "present", n, "issued", n, "collected", n,
		"agreed", n, "opposed", "0", "abstained", "0", NULL);
	walk_has(&r, 422, "应到");
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/void", ballot), "{\"reason\":\"多出一张票\"}");
	walk_has(&r, 200, "");
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

/* TZ-07: the recruitment waits for the gates of the other case, and nobody reads there why. */
static void two_gates_before_the_meeting(void)
{
	care = walk_opened(secretary, walk_shipped(w, city, "tz/care"), branch, technician, "2025-06-10");
	walk_refused(secretary_page, secretary, story, "2025-06-10", "暂停办理");
	walk_step(organiser, care, "officers", text("first=%lld\nsecond=%lld", (long long)organiser_person, (long long)county_person), "2025-06-10", "declare");
	walk_step(organiser, care, "declaration", "declared_on=2025-06-10\nformer=有\nnote=十年前因交通肇事受过处罚", "2025-06-10", "file");
	the_note_is_sealed();
	nobody_searches_for_it();
	walk_step(county, care, "filing", "filed_on=2025-06-10\nopinion=同意继续", "2025-06-10", "delegate");
	walk_refused(secretary_page, secretary, story, "2025-06-10", "暂停办理");	/* one of two */
	walk_refused(upper_page, upper, care, "2025-06-10", "党委派员");
	walk_step(organiser, care, "delegation", text("delegate=%lld\ntask=列席大会", (long long)organiser_person), "2025-06-10", "revisit");
}

/* ... and for the third before the conversion; then nobody reads the note any more. */
static void the_last_gate(void)
{
	struct reply r;

	walk_refused(secretary_page, secretary, story, "2026-08-20", "暂停办理");
	walk_refused(organiser_page, organiser, care, "2026-08-20", "事后回访");
	walk_step(organiser, care, "visit", "visited_on=2026-08-20\nnote=表现稳定", "2026-08-20", "cared");
	r = read_note(county, true);
	walk_has(&r, 422, "谁也不能再查阅");
	r = client_get(organiser_page, text("/run/%lld", (long long)care));
	assert_false(reply_has(&r, "查阅（将记入日志）"));
}

static void the_vote_is_of_full_members_with_the_signed_resolution(void **state)
{
	/* covers CS-04 refuse 2 by page and api */
	/* covers TZ-07 accept 1 refuse 1 3 by page and api */
	struct reply r;

	clock_to("2025-06-10");
	walk_step(secretary, story, "introducers", two("kin=否", members[2], members[3]), "2024-12-10", "review");
	walk_step(secretary, story, "political", "result=合格\nfloating=否\nreport=@", "2025-01-10", "train");
	walk_fill(organiser, story, "training", "days=2\nhours=20\nended_on=2025-02-28\ncertificate=@");
	walk_refused(NULL, organiser, story, "2025-03-01", "不少于三天或者不少于24学时");
	walk_step(organiser, story, "training", "days=2\nhours=24\nended_on=2025-02-28\ncertificate=@", "2025-03-01", "examine");
	walk_step(secretary, story, "examination", "result=合格\nminutes=@", "2025-04-01", "preread");
	walk_fill(upper, story, "preview", "result=合格\nleaves_on=2025-07-24\nreply=@");	/* graduates in ten weeks */
	walk_refused(upper_page, upper, story, "2025-05-15", "一般不办理接收手续");
	walk_step(upper, story, "preview", "result=合格\nreply=@", "2025-05-15", "fill");
	walk_step(secretary, story, "booklet", "number=3704000001\nfilled_on=2025-05-20\npaper=@", "2025-05-20", "meeting");
	r = seen(story);
	walk_has(&r, 200, "\"due_day\":null");	/* a month from the pre-review is a rule of 2026 */
	walk_refused(secretary_page, secretary, story, "2025-06-10", "没有有效的表决");
	r = walk_filled(secretary, story, "admission_minutes", "alone=是");
	walk_has(&r, 422, "v_resolution");	/* no resolution, no step */
	walk_fill(secretary, story, "admission_minutes", "alone=是\nresolution=@");
	only_full_members_are_entitled("admission");
	ballot_held(story, "admission", "2025-06-10", 20, 20, 3);	/* twenty of forty-one are no quorum, whatever came in writing */
	walk_refused(secretary_page, secretary, story, "2025-06-10", "没有有效的表决");
	ballot_held(story, "admission", "2025-06-10", 36, 35, 1);
	two_gates_before_the_meeting();
	walk_close(secretary, story, "2025-06-10", "pretalk");
}

/* TZ-17: nobody is admitted while the county looks into a report about him. */
static void look_into_a_report(void)
{
	int64_t report = walk_opened(county, walk_shipped(w, city, "tz/report"), city, technician, "2025-09-01");
	struct reply r;

	walk_step(county, report, "source", "kind=举报核查\nreceived_on=2025-09-01\ncontent=反映材料不实", "2025-09-01", "look_into");
	walk_refused(upper_page, upper, story, "2025-09-01", "暂停办理");
	walk_fill(county, report, "finding", "result=不属实\nfacts=档案与原件一致\ndone_on=2025-09-01");
	r = walk_act(lead, report, "sign", "\"role\":\"lead\"");
	walk_has(&r, 200, "look_into");
	walk_close(county, report, "2025-09-01", "unfounded");
}

static void nobody_approves_before_the_talk_or_without_the_right(void **state)
{
	/* covers TZ-17 accept 1 refuse 1 by page and api */
	struct reply r = walk_filled(upper, story, "approval", "body=党委\ncollective=是\nresult=批准\nreply=@");

	walk_has(&r, 422, "16 上级党委派人谈话");
	walk_refused(upper_page, upper, story, "2025-06-10", "审批前谈话记录(细则2014年");
	clock_to("2025-09-01");
	walk_step(organiser, story, "second_talk", "talker=镇组织员\nopinion=同意", "2025-08-01", "approve");
	r = seen(story);
	walk_has(&r, 200, "\"due_day\":\"2025-09-10\"");	/* three months from the resolution */
	walk_refused(NULL, general, story, "2025-09-01", "总支书记 不能办理");
	walk_fill(upper, story, "approval", "body=党总支\ncollective=是\nresult=批准\nreply=@");
	walk_refused(upper_page, upper, story, "2025-09-01", "只能审议");
	walk_fill(upper, story, "approval", "body=党委\ncollective=是\nresult=批准\nreply=@");
	look_into_a_report();
	walk_close(upper, story, "2025-09-01", "county_file");
	knows("\"joined\":\"2025-06-10\"");	/* of the vote, not of the approval */
	knows("\"status\":\"1\"");
}

static void probation_counts_from_the_vote(void **state)
{
	/* covers TZ-07 accept 2 by page and api */
	/* covers CS-04 refuse 1 by page and api */
	struct reply r;

	clock_to("2026-06-09");
	walk_step(county, story, "county_filing", "paper=@", "2025-09-10", "assign");
	walk_step(secretary, story, "assignment", "team=第一党小组", "2025-09-12", "oath");
	walk_step(secretary, story, "oath_record", "place=县烈士陵园\nphoto=@", "2025-10-01", "probation");
	clock_to("2026-05-20");
	r = client_get(secretary_page, "/");
	walk_has(&r, 200, "陈技员");	/* said before the year is over */
	clock_to("2026-06-09");
	walk_step(secretary, story, "probation_record", "reviews=2025-12-01\\t好\nregister=@", "2026-05-20", "convert_apply");
	walk_step(secretary, story, "conversion_paper", "paper=@\napplied_on=2026-06-01", "2026-06-02", "convert");
	r = seen(story);
	walk_has(&r, 200, "\"due_day\":\"2026-06-10\"");
	walk_fill(secretary, story, "conversion_minutes", "motion=按期转正\nopinions=同意\nalone=是\nresolution=@");
	walk_refused(secretary_page, secretary, story, "2026-06-09", "预备期未满");
	walk_has(&(struct reply){ .status = 200, .body = seen(story).body }, 200, "依据:中国共产党发展党员工作细则(2026年)");
	clock_to("2026-08-20");
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	walk_has(&r, 200, "逾期");	/* the meeting comes late, and that is seen */
	ballot_held(story, "conversion", "2026-08-20", 36, 36, 0);
	the_last_gate();
	walk_close(secretary, story, "2026-08-20", "convert_approve");
	walk_step(upper, story, "conversion_approval", "result=批准\nreply=@", "2026-08-20", "archive");
	knows("\"status\":\"2\"");
	knows("\"full\":\"2026-06-10\"");	/* all the same from the end of probation */
	walk_fill(secretary, story, "archive_list", "booklet_kept=有\napplication_kept=有\npolitical_kept=缺\nconversion_kept=有\ncultivation_kept=有\nplace=党委保存的党员档案");
	walk_refused(secretary_page, secretary, story, "2026-08-20", "政治审查材料");
	walk_fill(secretary, story, "archive_list", "booklet_kept=有\napplication_kept=有\npolitical_kept=有\nconversion_kept=有\ncultivation_kept=有\nplace=党委保存的党员档案");
	r = walk_act(secretary, story, "close", "\"day\":\"2026-08-20\"");
	walk_has(&r, 200, "\"finish\":\"member\"");
}

/* ---- terms and days of display by the rule of 2026 ---- */

static void a_talk_is_due_within_a_month_of_the_shortest_one(void **state)
{
	int64_t run = opened(secretary, branch, applicant(branch, "迟谈话"), "2026-01-31");
	struct reply r;

	walk_step(secretary, run, "application", "paper=@\napplied_on=2026-01-31\nreceived_by=居住地", "2026-01-31", "talk");
	r = seen(run);
	walk_has(&r, 200, "\"due_day\":\"2026-02-28\"");
	walk_step(secretary, run, "first_talk", "talker=党员01\ntopics=是\ncontent=了解情况", "2026-03-01", "recommend");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "2026-02-28");	/* done late, and that stays to be seen */
	walk_fill(secretary, run, "recommendation", "way=群团组织推优\nminutes=@\nresult=不同意");
	r = walk_act(secretary, run, "close", "\"day\":\"2026-03-02\"");
	walk_has(&r, 200, "\"finish\":\"ended\"");
}

static int64_t to_consent(struct client *c, int64_t run, const char *recommended, const char *cultivated, const char *proposed)
{
	int64_t sponsor = c == own ? upper_person : members[2];

	walk_step(c, run, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况", recommended, "recommend");
	walk_step(c, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", recommended, "file");
	walk_step(organiser, run, "filing", "reply=@", recommended, "contacts");
	walk_step(c, run, "mentors", text("first=%lld\nkin=否", (long long)sponsor), recommended, "cultivate");
	walk_step(c, run, "cultivation", "reviews=半年一\\t好\nreviews=半年二\\t好\nearlier=0\nregister=@", cultivated, "propose");
	walk_fill(c, run, "opinions", "groups=同意\npeople=同意\nminutes=@\nresult=同意");
	if (proposed != NULL)
		walk_close(c, run, proposed, "agree");
	return run;
}

static void a_year_of_training_is_a_year(void **state)
{
	/* covers CS-06 refuse 2 by page and api */
	int64_t run = opened(secretary, branch, applicant(branch, "满一年"), "2025-03-10");

	walk_step(secretary, run, "application", "paper=@\napplied_on=2025-03-10\nreceived_by=居住地", "2025-03-10", "talk");
	to_consent(secretary, run, "2025-03-10", "2026-03-09", NULL);
	walk_refused(secretary_page, secretary, run, "2026-03-09", "未满十二个月");
	walk_close(secretary, run, "2026-03-10", "agree");
}

/* What a rule refuses today it allowed on the day on which the step was done: the page takes that day. */
static void a_step_done_in_time_is_closed_later(void **state)
{
	int64_t run = opened(secretary, branch, applicant(branch, "晚登记"), "2025-01-06");
	const char *url = text("/run/%lld", (long long)run), *close = text("/run/%lld/close", (long long)run), *version;
	struct reply r;

	walk_step(secretary, run, "application", "paper=@\napplied_on=2025-01-06\nreceived_by=居住地", "2025-01-06", "talk");
	walk_step(secretary, run, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况", "2025-01-06", "recommend");
	walk_step(secretary, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", "2025-01-06", "file");
	walk_step(organiser, run, "filing", "reply=@", "2025-01-06", "contacts");
	r = client_get(secretary_page, url);
	assert_false(reply_has(&r, "按实际办理日期办结"));	/* a form is missing, whatever the day */
	assert_false(reply_has(&r, close));
	walk_step(secretary, run, "mentors", text("first=%lld\nkin=否", (long long)members[2]), "2025-01-06", "cultivate");
	walk_fill(secretary, run, "cultivation", "reviews=半年一\\t好\nreviews=半年二\\t好\nearlier=0\nregister=@");
	r = client_get(secretary_page, url);
	walk_has(&r, 200, "考察次数不够");
	walk_has(&r, 200, "按实际办理日期办结");
	version = reply_field(w, &r, "row_version");
	r = client_post(secretary_page, close, "row_version", version, "own", "1", "day", "2026-08-20", NULL);
	walk_has(&r, 422, "考察次数不够");
	r = client_post(secretary_page, close, "row_version", version, "own", "1", "day", "2026-01-08", NULL);
	assert_int_equal(r.status, 303);
	r = seen(run);
	walk_has(&r, 200, "\"step\":\"propose\"");
}

/* CS-06: an activist since 1 December 2014 is no prospect on 17 November 2015. */
static void an_activist_of_eleven_months_is_no_prospect(void **state)
{
	/* covers CS-06 accept 1 by page and api */
	int64_t run = opened(secretary, branch, applicant(branch, "未满年"), "2014-11-30");

	walk_step(secretary, run, "application", "paper=@\napplied_on=2014-11-30\nreceived_by=居住地", "2014-11-30", "talk");
	to_consent(secretary, run, "2014-12-01", "2015-11-17", NULL);
	walk_refused(secretary_page, secretary, run, "2015-11-17", "未满十二个月");
}

static void display_runs_over_holidays_and_make_up_days(void **state)
{
	int64_t person = applicant(branch, "公示期"), run = opened(secretary, branch, person, "2025-02-10"), notice;
	struct reply r;
	const char *at;

	walk_step(secretary, run, "application", "paper=@\napplied_on=2025-02-10\nreceived_by=居住地", "2025-02-10", "talk");
	to_consent(secretary, run, "2025-02-10", "2026-02-11", "2026-02-11");
	walk_step(upper, run, "consent", "result=同意\nreply=@", "2026-02-12", "display");
	clock_to("2026-02-13");
	r = walk_act(secretary, run, "notice", "\"notice\":\"listing\",\"text\":\"拟确定发展对象，现予公示\",\"from\":\"2026-02-13\"");
	walk_has(&r, 200, "display");
	r = client_get(secretary, "/api/v1/notice?board=党务公开");
	walk_has(&r, 200, "\"last_day\":\"2026-02-26\"");	/* 13, 14 (make-up), 24, 25, 26 */
	at = strstr(r.body, "\"items\"");
	assert_non_null(at);
	notice = walk_number(secretary, &(struct reply){ .status = 200, .body = at }, "id");
	r = client_post_json(secretary, text("/api/v1/notice/%lld/withdraw", (long long)notice), "{\"reason\":\"重新公示\",\"row_version\":1}");
	walk_has(&r, 200, "2026-02-13");
	clock_to("2026-09-30");
	r = walk_act(secretary, run, "notice", "\"notice\":\"listing\",\"text\":\"拟确定发展对象，现予公示\",\"from\":\"2026-09-30\"");
	walk_has(&r, 200, "display");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "2026-10-12");	/* 30 September, 8, 9, 10 (make-up), 12 October */
	walk_fill(secretary, run, "listed", "result=没有影响发展的反映");
	clock_to("2026-10-12");
	walk_refused(secretary_page, secretary, run, "2026-10-12", "没有期满");
	clock_to("2026-10-13");
	walk_close(secretary, run, "2026-10-13", "introduce");
	knows_of(person, "\"prospect\"");
	walk_step(secretary, run, "introducers", two("kin=否", members[2], members[3]), "2026-10-13", "review");
	walk_step(secretary, run, "political", "result=合格\nfloating=否\nreport=@", "2026-10-13", "train");
	walk_step(organiser, run, "training", "days=3\nhours=18\nended_on=2026-10-12\ncertificate=@", "2026-10-13", "examine");
	walk_step(secretary, run, "examination", "result=合格\nminutes=@", "2026-10-13", "preread");
	walk_step(upper, run, "preview", "result=合格\nreply=@", "2026-10-13", "fill");
	walk_step(secretary, run, "booklet", "number=1\nfilled_on=2026-10-13\npaper=@", "2026-10-13", "meeting");
	r = seen(run);
	walk_has(&r, 200, "\"due_day\":\"2026-11-13\"");	/* a month from the pre-review by the rule of 2026 */
}

/* ---- taken over from paper, years later ---- */

/* The list is that of the day on which the ballot is opened; the one of the case before is a full member later. */
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
	walk_step(own, run, "booklet", "number=2\nfilled_on=2025-02-13\npaper=@", "2025-02-13", "meeting");
	return run;
}

static void meeting_passed(int64_t run, const char *day, int entitled)
{
	walk_fill(own, run, "admission_minutes", "alone=是\nresolution=@");
	walk_ballot(village_counters(entitled), run, "admission", day, 5, 5, 0);
	walk_close(own, run, day, "pretalk");
	walk_step(organiser, run, "second_talk", "talker=镇组织员\nopinion=同意", day, "approve");
}

static void to_conversion(int64_t run, const char *approved)
{
	walk_step(upper, run, "approval", "body=党委\ncollective=是\nresult=批准\nreply=@", approved, "county_file");
	walk_step(county, run, "county_filing", "paper=@", approved, "assign");
	walk_step(own, run, "assignment", "team=第一党小组", approved, "oath");
	walk_step(own, run, "oath_record", "place=县烈士陵园\nphoto=@", approved, "probation");
	walk_step(own, run, "probation_record", "reviews=半年\\t好\nregister=@", "2026-09-01", "convert_apply");
	walk_step(own, run, "conversion_paper", "paper=@\napplied_on=2026-09-02", "2026-09-02", "convert");
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
	walk_close(upper, run, "2025-09-16", "meeting");
	meeting_passed(run, "2025-09-20", 6);
	to_conversion(run, "2025-09-30");
	knows_of(person, "\"joined\":\"2025-09-20\"");	/* of the meeting that counts */
	walk_fill(own, run, "conversion_minutes", "motion=延长预备期\nmonths=13\nopinions=再考察\nalone=是\nresolution=@");
	walk_ballot(village_counters(6), run, "conversion", "2026-09-20", 5, 5, 0);
	walk_refused(NULL, own, run, "2026-09-20", "应当是6至12");
	walk_fill(own, run, "conversion_minutes", "motion=延长预备期\nmonths=6\nopinions=再考察\nalone=是\nresolution=@");
	walk_close(own, run, "2026-09-20", "convert_approve");
	walk_step(upper, run, "conversion_approval", "result=批准\nreply=@", "2026-10-10", "last_convert");
	knows_of(person, "\"extended\"");
	knows_of(person, "\"status\":\"1\"");
	r = client_post_json(own, text("/api/v1/person/%lld/role", (long long)person), "{\"kind\":\"extended\",\"day\":\"2026-10-10\",\"document\":\"手工\"}");
	assert_int_not_equal(r.status, 201);
	walk_fill(own, run, "last_minutes", "motion=延长预备期\nopinions=再考察\nalone=是\nresolution=@");
	walk_ballot(village_counters(6), run, "last_conversion", "2027-03-20", 5, 5, 0);
	walk_refused(NULL, own, run, "2027-03-20", "只能延长一次");
	walk_fill(own, run, "last_minutes", "motion=按期转正\nopinions=同意\nalone=是\nresolution=@");
	walk_refused(NULL, own, run, "2027-03-19", "延长的预备期未满");
	walk_close(own, run, "2027-03-20", "last_approve");
	walk_step(upper, run, "last_approval", "result=批准\nreply=@", "2027-04-01", "archive");
	knows_of(person, "\"status\":\"2\"");
	knows_of(person, "\"full\":\"2027-03-20\"");
}

/* The archive knows of the activist already: the case tells it again, and nothing is entered twice. */
static void what_the_archive_knows_stays_and_probation_may_be_cancelled(void **state)
{
	int64_t person = applicant(village_branch, "周取消"), run;
	struct reply r;

	PUT("person_role", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", village_branch), TEXT("kind", "activist"), NUMBER("from_day", 19600),
		NUMBER("to_day", 2932897), NUMBER("term_day", 2932897), TEXT("document", "纸质档案"));	/* 2023-08-31 */
	run = to_meeting(person);
	knows_of(person, "\"from_day\":\"2023-08-31\"");
	r = client_get(county, text("/api/v1/person/%lld", (long long)person));
	assert_null(strstr(strstr(r.body, "\"activist\"") + 1, "\"activist\""));
	meeting_passed(run, "2025-03-15", 7);
	to_conversion(run, "2025-05-15");
	walk_fill(own, run, "conversion_minutes", "motion=取消预备党员资格\nopinions=不合格\nalone=是\nresolution=@");
	walk_ballot(village_counters(7), run, "conversion", "2026-09-10", 6, 6, 0);
	walk_close(own, run, "2026-09-10", "convert_approve");
	walk_fill(upper, run, "conversion_approval", "result=批准\nreply=@");
	r = walk_act(upper, run, "close", "\"day\":\"2026-09-20\"");
	walk_has(&r, 200, "\"finish\":\"cancelled_member\"");
	knows_of(person, "\"status\":\"7\"");
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
	walk_step(own, run, "cultivation", "reviews=半年\\t好\nearlier=8\nhandover=@\nregister=@", "2014-10-02", "propose");
	walk_step(own, run, "opinions", "groups=同意\npeople=同意\nminutes=@\nresult=同意", "2014-10-02", "agree");
	walk_step(upper, run, "consent", "result=同意\nreply=@", "2014-10-03", "introduce");
	walk_step(own, run, "introducers", two("kin=否", upper_person, general_person), "2014-10-04", "review");
	walk_step(own, run, "political", "result=合格\nfloating=否\nreport=@", "2014-10-05", "train");
	walk_step(organiser, run, "training", "days=3\nhours=18\nended_on=2014-10-09\ncertificate=@", "2014-10-10", "examine");
	walk_step(own, run, "examination", "result=合格\nminutes=@", "2014-10-11", "preread");
	walk_step(upper, run, "preview", "result=合格\nreply=@", "2014-10-12", "fill");
	walk_step(own, run, "booklet", "number=3\nfilled_on=2014-10-13\npaper=@", "2014-10-13", "meeting");
	meeting_passed(run, "2014-11-17", 7);
	walk_step(upper, run, "approval", "body=党委\ncollective=是\nresult=批准\nreply=@", "2014-11-20", "county_file");
	knows_of(person, "\"joined\":\"2014-11-17\"");
	walk_step(county, run, "county_filing", "paper=@", "2014-11-20", "assign");
	walk_step(own, run, "assignment", "team=第一党小组", "2014-11-20", "oath");
	walk_step(own, run, "oath_record", "place=县烈士陵园\nphoto=@", "2014-11-20", "probation");
	walk_step(own, run, "probation_record", "reviews=半年\\t好\nregister=@", "2015-11-01", "convert_apply");
	walk_step(own, run, "conversion_paper", "paper=@\napplied_on=2015-11-02", "2015-11-02", "convert");
	r = seen(run);
	walk_has(&r, 200, "\"due_day\":\"2015-11-17\"");
	clock_to("2015-11-10");
	r = client_get(own_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "2015-11-17");
	clock_to("2027-04-01");
	walk_fill(own, run, "conversion_minutes", "motion=按期转正\nopinions=同意\nalone=是\nresolution=@");
	walk_ballot(village_counters(7), run, "conversion", "2015-11-16", 6, 6, 0);
	walk_refused(own_page, own, run, "2015-11-16", "预备期未满");
	walk_close(own, run, "2015-11-17", "convert_approve");
}

/* ---- taken over in the middle of its way: what was done before today stands on paper ---- */

static int64_t taken_over(int64_t in_force, const char *day)
{
	int64_t person = applicant(branch, "郑接办");
	const char *url = text("/org/%lld/run/new", (long long)branch), *fields = text("use=%lld\nperson=%lld\nday=%s", (long long)in_force, (long long)person, day);
	struct reply r = walk_send(secretary_page, text("%s?use=%lld", url, (long long)in_force), url, fields);

	walk_has(&r, 422, "请附上纸质档案的目录或首页");
	r = walk_send(secretary, NULL, text("/api/v1/org/%lld/run", (long long)branch), fields);
	walk_has(&r, 422, "请附上纸质档案的目录或首页");
	r = walk_send(secretary_page, text("%s?use=%lld", url, (long long)in_force), url, text("%s\npaper=@", fields));
	assert_int_equal(r.status, 303);
	return strtoll(reply_header(w, &r, "Location") + strlen("/run/"), NULL, 10);
}

static void hung_on_paper(int64_t run)
{
	const char *page = text("/run/%lld", (long long)run), *url = text("/run/%lld/notice", (long long)run), *api = text("/api/v1/run/%lld/notice", (long long)run);
	const char *shown = "notice=listing\ntext=拟确定郑接办为发展对象，现予公示";
	struct reply r = walk_send(secretary_page, page, url, text("%s\nfrom=2015-03-02", shown));

	walk_has(&r, 422, "2027-04-01");	/* without the scan nothing hangs in the past */
	r = walk_send(secretary_page, page, url, text("%s\nfrom=2015-02-01\nfile=@", shown));
	walk_has(&r, 422, "2015-03-01");	/* not yet agreed to */
	r = walk_send(secretary_page, page, url, text("%s\nfrom=2027-04-01\nfile=@", shown));
	walk_has(&r, 422, "录入的 2027-04-01 以前");	/* from today on it hangs here */
	r = walk_send(secretary, NULL, api, text("%s\nfrom=2027-04-01\nfile=@\nrow_version=%d", shown, (int)walk_version(secretary, run)));
	walk_has(&r, 422, "录入的 2027-04-01 以前");
	r = walk_send(secretary, NULL, api, text("%s\nfrom=2015-03-02\nfile=@\nrow_version=%d", shown, (int)walk_version(secretary, run)));
	walk_has(&r, 200, "\"form\":\"listing\",\"field\":\"paper\"");
	r = client_get(secretary_page, page);
	walk_has(&r, 200, "材料.pdf");
	walk_fill(secretary, run, "listed", "result=没有影响发展的反映");
	walk_refused(secretary_page, secretary, run, "2015-03-06", "没有期满");	/* the fifth working day */
	walk_close(secretary, run, "2015-03-09", "introduce");
}

static void a_file_is_taken_over_with_its_display_and_the_list_of_its_meeting(void **state)
{
	int64_t in_force = walk_practice(w, branch, "recruit", 3, walk_source(w, "national/recruit")), run, later;
	struct reply r;
	long long ballot;

	world_run(w, text("UPDATE programme_use SET from_day = %d WHERE id = %lld", (int)(day_parse_iso("2027-03-01")), (long long)in_force));
	run = taken_over(in_force, "2013-10-08");
	r = seen(run);
	walk_has(&r, 200, "\"entered_day\":\"2027-04-01\"");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "接办的纸质档案");
	walk_step(secretary, run, "application", "paper=@\napplied_on=2013-10-08\nreceived_by=居住地", "2013-10-08", "talk");
	to_consent(secretary, run, "2013-11-01", "2015-02-27", "2015-02-28");
	walk_step(upper, run, "consent", "result=同意\nreply=@", "2015-03-01", "display");
	hung_on_paper(run);
	walk_step(secretary, run, "introducers", two("kin=否", members[2], members[3]), "2015-03-10", "review");
	walk_step(secretary, run, "political", "result=合格\nfloating=否\nreport=@", "2015-03-11", "train");
	walk_step(organiser, run, "training", "days=3\nhours=18\nended_on=2015-03-14\ncertificate=@", "2015-03-15", "examine");
	walk_step(secretary, run, "examination", "result=合格\nminutes=@", "2015-03-16", "preread");
	walk_step(upper, run, "preview", "result=合格\nreply=@", "2015-03-17", "fill");
	walk_step(secretary, run, "booklet", "number=4\nfilled_on=2015-03-18\npaper=@", "2015-03-18", "meeting");
	later = member(branch, "后来转入", 2);
	world_run(w, text("UPDATE membership SET from_day = %d WHERE person_id = %lld", (int)(day_parse_iso("2020-01-01")), (long long)later));
	r = walk_act(secretary, run, "vote", "\"vote\":\"admission\",\"day\":\"2027-03-31\"");
	ballot = walk_number(secretary, &r, "ballot");
	r = client_get(secretary, text("/api/v1/ballot/%lld", ballot));
	walk_has(&r, 200, "后来转入");
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/void", ballot), "{\"reason\":\"会议日期填错\"}");
	assert_int_equal(r.status, 200);
	r = walk_act(secretary, run, "vote", "\"vote\":\"admission\",\"day\":\"2015-03-17\"");
	walk_has(&r, 422, "表决名单按会议当天");	/* the step had not begun */
	client_get(secretary_page, text("/run/%lld", (long long)run));
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	r = client_post(secretary_page, text("/run/%lld/vote", (long long)run), "row_version", reply_field(w, &r, "row_version"), "vote", "admission", "day", "2015-03-20", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(secretary_page, reply_header(w, &r, "Location"));
	walk_has(&r, 200, "党员41");
	assert_false(reply_has(&r, "后来转入"));	/* he came five years later */
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "2015-03-02 – 2015-03-06");	/* the notice that hung until then */
}

/* What is not taken over has no past of its own. */
static void nothing_new_hangs_in_the_past(void **state)
{
	int64_t run = opened(secretary, branch, applicant(branch, "冯新件"), "2025-02-10");
	struct reply r;

	walk_step(secretary, run, "application", "paper=@\napplied_on=2025-02-10\nreceived_by=居住地", "2025-02-10", "talk");
	to_consent(secretary, run, "2025-02-10", "2026-02-11", "2026-02-11");
	walk_step(upper, run, "consent", "result=同意\nreply=@", "2026-02-12", "display");
	r = walk_send(secretary, NULL, text("/api/v1/run/%lld/notice", (long long)run), text("notice=listing\ntext=拟确定发展对象，现予公示\nfrom=2026-02-13\nfile=@\nrow_version=%d",
		(int)walk_version(secretary, run)));
	walk_has(&r, 422, "只有接办的纸质档案");
	r = walk_send(secretary_page, text("/run/%lld", (long long)run), text("/run/%lld/notice", (long long)run), "notice=listing\ntext=拟确定发展对象，现予公示\nfrom=2026-02-13\nfile=@");
	walk_has(&r, 422, "只有接办的纸质档案");
}

/* ---- counters ---- */

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

/* As many people more in that role, the first of them as well. */
static void add_in_role(int64_t first, const char *role, int64_t count)
{
	int64_t held = PUT("person_role", NUMBER("region_id", 1), NUMBER("person_id", first), NUMBER("org_id", village_branch), TEXT("kind", role),
		NUMBER("from_day", 16000), NUMBER("to_day", 2932897));
	long long base = world_copies(w, "person", first, count - 1, NULL);

	world_copies(w, "person_role", held, count - 1, "person_id", text("%lld + n.i", base), NULL);
}

static void the_platform_counts_those_on_their_way(void **state)
{
	/* covers TZ-09 accept 1 2 by page and api */
	static const char ACTIVISTS[] = "status=any&role=activist", PROSPECTS[] = "status=any&role=prospect", ADMITTED[] = "joined_from=1980-01-01&joined_to=1980-12-31";
	int64_t person = applicant(village_branch, "汇总一人"), run, like = applicant(village_branch, "同路人");

	run = walk_opened(own, paper_use, village_branch, person, "2024-01-08");
	walk_step(own, run, "application", "paper=@\napplied_on=2024-01-08\nreceived_by=居住地", "2024-01-08", "talk");
	to_consent(own, run, "2024-02-01", "2025-02-01", "2025-02-02");
	add_in_role(like, "activist", 14200 - people_by(ACTIVISTS));
	add_in_role(like, "prospect", 2012 - people_by(PROSPECTS));
	world_copies(w, "person", members[0], 5031 - people_by(ADMITTED), "joined_day", text("%d", day_parse_iso("1980-07-01")), NULL);
	counter(ACTIVISTS, 14200);
	counter(PROSPECTS, 2012);
	counter(ADMITTED, 5031);
	walk_step(upper, run, "consent", "result=同意\nreply=@", "2025-02-03", "introduce");
	counter(ACTIVISTS, 14199);
	counter(PROSPECTS, 2013);
	counter(ADMITTED, 5031);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_town_is_led_to_the_branch),
		cmocka_unit_test(an_application_is_taken_over_from_paper),
		cmocka_unit_test(sponsors_are_full_members_in_good_standing),
		cmocka_unit_test(a_prospect_is_displayed_for_working_days),
		cmocka_unit_test(the_vote_is_of_full_members_with_the_signed_resolution),
		cmocka_unit_test(nobody_approves_before_the_talk_or_without_the_right),
		cmocka_unit_test(probation_counts_from_the_vote),
		cmocka_unit_test(a_talk_is_due_within_a_month_of_the_shortest_one),
		cmocka_unit_test(a_year_of_training_is_a_year),
		cmocka_unit_test(a_step_done_in_time_is_closed_later),
		cmocka_unit_test(an_activist_of_eleven_months_is_no_prospect),
		cmocka_unit_test(display_runs_over_holidays_and_make_up_days),
		cmocka_unit_test(after_six_months_the_meeting_is_held_again_and_probation_is_extended_once),
		cmocka_unit_test(what_the_archive_knows_stays_and_probation_may_be_cancelled),
		cmocka_unit_test(a_year_from_2014_ends_on_the_same_day_of_2015),
		cmocka_unit_test(nothing_new_hangs_in_the_past),
		cmocka_unit_test(a_file_is_taken_over_with_its_display_and_the_list_of_its_meeting),
		cmocka_unit_test(the_platform_counts_those_on_their_way),
	};

	return cmocka_run_group_tests_name("recruit", tests, start, stop);
}
