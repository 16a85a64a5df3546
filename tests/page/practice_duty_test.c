/* Duties of cases, and cases that others wait for, told once by pages and once by programs (practice_world.h): XY-08, JZ-03, JZ-05, TZ-05,
 * TZ-10, TZ-14 and TZ-17. */
#include "practice_count.h"
#include "practice_world.h"

/* XY-08: a matter in execution from November to February has four months to report; with three of them it is one overdue and stays open.
 * A report without its accounts is none. */
static const char *const FOUR[] = {
	"secretary open 修建蓄水池",
	"secretary fill plan: matter=修建蓄水池|budget=246000|plan=方案见记录",
	"secretary sign branch",
	"director sign village",
	"secretary close > party_meeting",
	"secretary vote review: 24 20 4",
	"secretary close > assembly",
	"secretary vote decide: 33 30 3",
	"rep close > tell",
	"director report report: 2015-11-30|三成|已付八万|余十六万 ! 没有 2015-11-30 这一期",	/* nothing is carried out yet */
	"secretary notice announce",
	"secretary days 15",
	"director close > carry",	/* on 2 December */
	"director report report: 2015-12-31|三成||余十六万 ! 帐目",
	"watch report report: 2015-12-31|三成|已付八万|余十六万 ! 您的职务不在其中",
	"director report report: 2016-01-31|三成|已付八万|余十六万 ! 没有 2016-01-31 这一期",	/* that has not begun */
	"director report report: 2015-12-31|三成|已付八万|余十六万",
	"director report report: 2015-12-31|四成|已付九万|余十五万 ! 已于 2015-12-02 填报（director：执行进度：三成；帐目：已付八万；预算：余十六万）",
	"rep see: 已付八万",
	"secretary days 62",	/* 2 February: January is over, and not reported */
	"secretary see: 2016-01-31",
	"director report report: 2016-02-29|八成|已付二十万|余四万",
	"secretary days 31",	/* 4 March */
	"director fill execution: way=实施完毕|spent=245000",
	"director report report: 2016-03-31|完工|已付二十四万五千|余一千",
	"director close > show_result",
	"director close ! 实施结果公示",	/* nobody was told the result yet */
	"secretary notice result",
	"watch sign watch ! 还不能签字",	/* nobody signs an empty page */
	"director fill supervise: opinion=看过全部凭证",
	"watch sign watch",
	"secretary days 15",
	"director close ! 有未按期通报",	/* three of four */
	"director report report: 2016-01-31|五成|已付十二万|余十二万",	/* late, and marked so */
	"secretary see: 五成",
	"secretary public: 已付八万",
	"secretary not_public: 看过全部凭证",
	"director close > done",
	NULL
};

/* JZ-05: whoever applied reports; progress is public at once. */
static const char *const PROGRESS[] = {
	"secretary open 安全示范岗",
	"secretary fill apply: kind=重点工作示范型|plan=三步|*targets=示范岗;12;张三;|due_on=2016-06-30",
	"secretary close > file",
	"group fill gate: result=同意",
	"group close > carry",
	"group report progress: 2015-11-30|完成40% ! 您的职务不在其中",
	"secretary report progress: 2015-11-30|完成40%",
	"secretary see: 完成40%",
	"secretary public: 完成40%",
	"secretary public: （2015-11-01 至 2015-11-30，2015-11-17 填报）",	/* each report is told apart by its period */
	"secretary public: 重点工作示范型",
	"secretary not_public: 三步",
	NULL
};

/* Beside the project that was told one of each other kind. */
static void two_of_other_kinds(int64_t told)
{
	long long base = world_copies(w, "run", told, 2, NULL);

	world_run(w, text("INSERT INTO run_value (id, region_id, run_id, step_id, form, field, number, value, file_id, meant_id, is_from_paper) "
		"SELECT r.id + 100, v.region_id, r.id, v.step_id, v.form, v.field, 0, CASE r.id - %lld WHEN 1 THEN '基础工作创新型' ELSE '特色工作推广型' END, 0, 0, 0 "
		"FROM run_value v JOIN run r ON r.id > %lld AND r.id <= %lld WHERE v.run_id = %lld AND v.field = 'kind'", base, base, base + 2, (long long)told));
}

/* Whoever reads the list of a village sees a project with its progress, not the fields that are not public. */
static void JZ_05_progress_is_public_at_once(void **state)
{
	struct reply r;

	/* covers JZ-05 accept 1 refuse 1 2 by page and api */
	/* covers JZ-03 accept 1 by page and api */
	tell("jz/project", PROGRESS);
	here = &villages[0];	/* the secretary of another branch */
	r = client_get(recorder()->page, text("/run/%lld", (long long)run_now));
	assert_int_equal(r.status, 404);
	r = client_post(recorder()->page, text("/run/%lld/report", (long long)run_now), "duty", "progress", "period", "2015-11-30", "content_1", "完成90%", "row_version", "1", NULL);
	assert_int_equal(r.status, 404);
	r = client_post_json(recorder()->program, text("/api/v1/run/%lld/report", (long long)run_now),
		"{\"duty\":\"progress\",\"period\":\"2015-11-30\",\"contents\":[\"完成90%\"],\"row_version\":1}");
	assert_int_equal(r.status, 404);
	here = &villages[1];
	r = client_get(client_new(w), "/open-case?code=jz-project&org=%E6%9D%8E%E5%AE%B6%E6%B2%9F");	/* JZ-03: by kind */
	if (!reply_has(&r, "<dt>重点工作示范型</dt><dd class=\"num\">1</dd>"))
		fail_msg("status %d: %s", r.status, r.body);
	r = client_get(client_new(w), "/api/v1/open-case?code=jz-project");
	assert_true(reply_has(&r, "\"total\":2"));
	two_of_other_kinds(run_now);
	counted("code=jz-project&row=apply.kind", "<tr><td>重点工作示范型</td><td class=\"num r\">1</td>", "{\"value\":\"重点工作示范型\",\"n\":1,");
	counted("code=jz-project&row=apply.kind", "<tr><td>基础工作创新型</td><td class=\"num r\">1</td>", "{\"value\":\"特色工作推广型\",\"n\":1,");
	counted("code=jz-project&row=apply.kind", "<b>3</b>", "\"total\":3,");
	/* In the order in which the practice names them. */
	counted("code=jz-project&row=apply.kind", "<tr><td>基础工作创新型</td><td class=\"num r\">1</td><td class=\"num r\">33.33%</td></tr><tr><td>重点工作示范型</td>", "\"total\":3,");
}

static int64_t workbench_has(const char *name, const char *words)
{
	struct reply r = client_get(actor_named(name)->program, "/api/v1/workbench");

	assert_int_equal(r.status, 200);
	return reply_has(&r, words);
}

static void XY_08_three_reports_of_four_months_do_not_close(void **state)
{
	struct reply r;

	/* covers XY-08 accept 1 refuse 1 2 by page and api */
	tell("xy/four", FOUR);
	r = client_get(actor_named("watch")->page, "/me/message");	/* the supervisors are told */
	if (!reply_has(&r, "实施情况通报"))
		fail_msg("status %d: %s", r.status, r.body);
	assert_false(workbench_has("director", "填报实施情况通报：修建蓄水池"));	/* over */
}

static void stands_in_the_calendar(const char *day)
{
	struct reply r = client_post_json(actor_named("director")->program, "/api/v1/me/calendar", "{}");

	walk_has(&r, 200, day);
	assert_true(reply_has(&r, "填报实施情况通报：清淤"));
}

static void what_is_to_be_reported_stands_on_the_workbench(void **state)
{
	static const char *const REPORTED[] = { "director report report: 2015-12-31|三成|已付八|余九十二", NULL };
	struct reply r;
	static const char *const LINES[] = {
		"secretary open 清淤",
		"secretary fill plan: matter=清淤|budget=100|plan=方案",
		"secretary sign branch",
		"director sign village",
		"secretary close > party_meeting",
		"secretary vote review: 24 20 4",
		"secretary close > assembly",
		"secretary vote decide: 33 30 3",
		"rep close > tell",
		"secretary notice announce",
		"secretary days 15",
		"director close > carry",
		NULL
	};

	tell_again(LINES);
	clock_to(day_parse_iso("2015-12-02"));
	assert_true(workbench_has("director", "填报实施情况通报：清淤"));	/* it is the villagers' committee that reports */
	assert_true(workbench_has("secretary", "填报实施情况通报：清淤"));
	assert_false(workbench_has("watch", "填报实施情况通报：清淤"));
	/* What is reported is no task any more, and the next month is none before it begins: it stands in the calendar and on the page of the case. */
	tell_here(REPORTED);
	assert_false(workbench_has("director", "填报实施情况通报：清淤"));
	assert_false(workbench_has("secretary", "填报实施情况通报：清淤"));
	stands_in_the_calendar("DTSTART;VALUE=DATE:20160131");
	r = client_get(actor_named("director")->page, text("/run/%lld", (long long)run_now));
	walk_has(&r, 200, "下一期，2016-01-01 起填报");
	clock_to(day_parse_iso("2015-12-31"));
	assert_false(workbench_has("director", "填报实施情况通报：清淤"));
	clock_to(day_parse_iso("2016-01-01"));
	assert_true(workbench_has("director", "填报实施情况通报：清淤"));
	r = client_get(actor_named("director")->page, text("/run/%lld", (long long)run_now));
	assert_false(reply_has(&r, "起填报"));
	good(client_post_json(actor_named("upper")->program, text("/api/v1/run/%lld/stop", (long long)run_now), text("{\"reason\":\"不再办\",\"row_version\":%d}", version_now())));
	assert_false(workbench_has("director", "填报实施情况通报：清淤"));
	clock_to(day_parse_iso("2015-11-17"));
}

/* TZ-17: while a report is looked into by the county no step of another case about the person is closed, and the branch learns no more. */
static const char *const ON_HOLD[] = {
	"county open_county 举报: @prospect",
	"county fill source: received_on=2015-11-17|content=反映材料不实",
	"county close > look_into",
	"county see: 反映材料不实",
	NULL
};
static const char *const HELD[] = {
	"secretary open 影像: @prospect",
	"upper fill election: on_day=2015-11-17|told=是|+paper ! 影像档案",
	"upper fill election: on_day=2015-11-17|told=是|+images ! 文书档案",
	"upper fill election: on_day=2015-11-17|told=是|+paper=election|+images=jpg election",
	"upper close ! 暂停办理",
	NULL
};
static const char *const FREED[] = {
	"upper fill election: on_day=2015-11-17|told=否|+paper|+images",
	"upper close ! 没有告知现场录像",
	/* One file does not stand for two, and a paper is no image, whatever it is called. */
	"upper fill election: on_day=2015-11-17|told=是|+paper=election|+images=scan",
	"upper close ! 「公推直选纪实」的「影像档案」只收影像（照片），“scan.pdf”不是",
	"upper fill election: on_day=2015-11-17|told=是|+paper=jpg election|+images=jpg election",
	"upper close ! 是同一个文件：影像、文书和各个环节一一对应",
	"upper fill election: on_day=2015-11-17|told=是|+paper=election|+images=jpg election",
	"secretary close ! 不能办理",
	"upper close > admit",
	"upper fill election: on_day=2015-11-17|told=是|+paper|+images ! 已随办结的步骤封存",	/* filed, and sealed */
	NULL
};

static const char *const ADMITTING[] = {
	"upper fill admission: on_day=2015-11-17|told=是|+paper ! 影像档案",
	"upper fill admission: on_day=2015-11-17|told=是|+images ! 文书档案",
	"upper fill admission: on_day=2015-11-17|told=是|+paper=election|+images=jpg admission",
	"upper close ! “election.pdf”，和「公推直选纪实 · 文书档案」里的是同一个文件",	/* the paper of the other event */
	"upper fill admission: on_day=2015-11-17|told=是|+paper=admission|+images=jpg election",
	"upper close ! 和「公推直选纪实 · 影像档案」里的是同一个文件",
	"upper fill admission: on_day=2015-11-17|told=是|+paper=admission|+images=jpg admission",
	"upper close ! 现在还不是预备党员：党委批准以后再归档",	/* nothing is filed that has not happened */
	NULL
};
static const char *const FILED[] = {
	"upper close > filed",
	"upper fill admission: on_day=2015-11-17|told=是 ! 已经",
	NULL
};

/* Files that the forms name in that field; the last one's number. */
static int named_files(const char *field, int64_t *last)
{
	struct reply r = state_of_case();
	const char *mark = text("\"field\":\"%s\"", field);
	int count = 0;

	for (const char *at = strstr(r.body, mark); at != NULL; at = strstr(at + 1, mark)) {
		*last = number_after(&(struct reply){ .status = 200, .body = (char *)at }, "file");
		count += *last != 0;
	}
	return count;
}

static struct reply image_asked(const char *what, int64_t file, const char *reason)
{
	struct actor *a = actor_named("upper");
	const char *url = text("/run/%lld/file/%lld", (long long)run_now, (long long)file);

	if (strcmp(what, "DELETE") == 0)
		return client_send(by_page ? a->page : a->program, what, text("%s%s", by_page ? "" : "/api/v1", url), NULL, "", 0);
	if (!by_page)
		return client_post_json(a->program, text("/api/v1%s", url), reason == NULL ? "{}" : text("{\"reason\":\"%s\"}", reason));
	client_get(a->page, text("/run/%lld", (long long)run_now));
	return client_post(a->page, url, "reason", reason == NULL ? "" : reason, NULL);
}

/* TZ-10: two events, two images, two papers; an image is opened with a reason, which stands in the log, and none goes away. */
static void images_are_kept_and_opened_with_a_reason(void)
{
	int64_t image = 0, paper = 0;
	struct reply r;

	tell_here(ADMITTING);
	world_run(w, text("UPDATE person SET status = 1 WHERE id = %lld", (long long)actor_named("prospect")->person));
	tell_here(FILED);
	assert_int_equal(named_files("images", &image), 2);
	assert_int_equal(named_files("paper", &paper), 2);
	r = image_asked("DELETE", image, NULL);
	assert_int_equal(r.status, 405);
	r = image_asked("POST", image, NULL);
	if (r.status != 422 || !reply_has(&r, "请写明查看的理由"))
		fail_msg("status %d: %s", r.status, r.body);
	r = image_asked("POST", image, "核对接收大会影像");
	assert_int_equal(r.status, 200);
	assert_memory_equal(r.body, "\xff\xd8\xff", 3);
	r = image_asked("POST", paper, NULL);	/* a paper is read as ever */
	assert_int_equal(r.status, 200);
	assert_int_equal(named_files("images", &image), 2);
}

static void TZ_17_a_report_holds_the_other_case(void **state)
{
	int64_t image_uses[VILLAGES];

	/* covers TZ-17 accept 2 refuse 2 by page and api */
	/* covers TZ-10 accept 1 2 refuse 1 2 3 by page and api */
	put_practice("tz/image");
	for (int i = 0; i < VILLAGES; i++)
		image_uses[i] = villages[i].use;
	put_practice("tz/report");
	for (int i = 0; i < VILLAGES; i++) {
		int64_t report;
		struct reply r;

		here = &villages[i];
		by_page = i == 0;
		tell_here(ON_HOLD);
		report = run_now;
		r = client_get(actor_named("secretary")->page, text("/run/%lld", (long long)report));
		assert_int_equal(r.status, 404);	/* nobody of the branch reads it */
		r = client_get(actor_named("secretary")->program, text("/api/v1/run/%lld", (long long)report));
		assert_int_equal(r.status, 404);
		here->use = image_uses[i];
		tell_here(HELD);
		r = client_get(actor_named("secretary")->program, text("/api/v1/run/%lld", (long long)run_now));
		walk_has(&r, 200, "\"is_held\":true");	/* as the page says it */
		r = client_get(actor_named("secretary")->page, text("/run/%lld", (long long)run_now));
		assert_false(reply_has(&r, "反映材料不实"));
		assert_true(reply_has(&r, "暂停办理：另有事项正在核查"));	/* said before anybody tries */
		assert_true(workbench_has("upper", "（暂停中）"));
		good(ended(report, actor_named("county"), "查无实据"));
		assert_false(workbench_has("upper", "（暂停中）"));
		tell_here(FREED);
		images_are_kept_and_opened_with_a_reason();
	}
}

/* TZ-05: nobody is in a pool against his will. */
static const char *const SUNRISE[] = {
	"secretary open 向阳: @talent",
	"secretary fill entry: pool=优秀青年|channel=个人自荐|consent=否|agreed_on=2015-11-17|merit=技术能手",
	"secretary close ! 本人不同意",
	"secretary fill entry: pool=优秀青年|channel=个人自荐|consent=是|agreed_on=2015-11-17|merit=技术能手",
	"secretary close > check_up",
	NULL
};
/* Whoever went on from a pool stays counted in it, and is not put into it a second time; into another he is. */
static const char *const WENT_ON[] = {
	"upper fill check: result=入库|opinion=同意",
	"upper close > follow",
	"secretary fill track: *records=2015-11-17;技术能手;|result=转入积极分子培养",
	"secretary close > moved_on",
	"secretary open 向阳: @talent",
	"secretary fill entry: pool=优秀青年|channel=组织推荐|consent=是|agreed_on=2015-11-17|merit=技术能手",
	"secretary close ! 已经由这个人才库转入培养，一人在一个库里只计一次",
	"secretary fill entry: pool=岗位技术能手|channel=组织推荐|consent=是|agreed_on=2015-11-17|merit=技术能手",
	"secretary close > check_up",
	NULL
};
static const char *const ONCE[] = { "secretary open 向阳: @talent ! 办", NULL };	/* once in a pool */

/* Two cases in each of the nine cells: the one that was told is number 0 of eighteen. */
static void fill_the_nine_cells(int64_t told)
{
	long long base = world_copies(w, "run", told, 17, "subject_id", "t.subject_id + n.i", NULL);

	world_run(w, text("INSERT INTO run_value (id, region_id, run_id, step_id, form, field, number, value, file_id, meant_id, is_from_paper) "
		"SELECT r.id + CASE v.field WHEN 'pool' THEN 100 ELSE 200 END, v.region_id, r.id, v.step_id, v.form, v.field, 0, "
		"CASE v.field WHEN 'pool' THEN CASE (r.id - %lld) %% 3 WHEN 0 THEN '优秀青年' WHEN 1 THEN '岗位技术能手' ELSE '优秀妇女' END "
		"ELSE CASE ((r.id - %lld) / 3) %% 3 WHEN 0 THEN '个人自荐' WHEN 1 THEN '组织推荐' ELSE '网上推荐' END END, 0, 0, 0 "
		"FROM run_value v JOIN run r ON r.id > %lld AND r.id <= %lld WHERE v.run_id = %lld AND v.field IN ('pool', 'channel')",
		base, base, base, base + 17, (long long)told));
}

static int times(const char *in, const char *words)
{
	int n = 0;

	for (const char *at = strstr(in, words); at != NULL; at = strstr(at + 1, words))
		n++;
	return n;
}

static void nine_cells_make_the_total(void)
{
	static const char QUERY[] = "code=tz-sunrise&row=entry.pool&column=entry.channel";
	struct reply page, program;

	counted(QUERY, "<td class=\"num r\"><b>18</b></td>", "\"total\":18");
	page = client_get(actor_named("county")->page, text("/org/%lld/run/count?%s", (long long)here->county, QUERY));
	program = client_get(actor_named("county")->program, text("/api/v1/org/%lld/run/count?%s", (long long)here->county, QUERY));
	assert_int_equal(times(without_links(page.body), "<td class=\"num r\">2</td>"), 9);
	assert_int_equal(times(without_links(page.body), "<td class=\"num r\"><b>6</b></td>"), 3);
	assert_int_equal(times(program.body, "\"column\":"), 9);
	assert_int_equal(times(program.body, ",\"n\":2}"), 9);
}

static void TZ_05_with_consent_and_once(void **state)
{
	/* covers TZ-05 accept 1 refuse 1 2 by page and api */
	put_practice("tz/sunrise");
	for (int i = 0; i < VILLAGES; i++) {
		int64_t told;

		here = &villages[i];
		by_page = i == 0;
		tell_here(SUNRISE);
		told = run_now;
		fill_the_nine_cells(run_now);
		nine_cells_make_the_total();
		tell_here(ONCE);
		run_now = told;
		tell_here(WENT_ON);
	}
}

static struct reply withdrawn(const char *who, int64_t run)
{
	struct actor *a = actor_named(who);

	if (!by_page)
		return client_post_json(a->program, text("/api/v1/me/consent/%lld", (long long)run), "{}");
	client_get(a->page, "/me/consent");
	return client_post(a->page, text("/me/consent/%lld", (long long)run), NULL);
}

static bool consent_says(const char *who, const char *words)
{
	struct actor *a = actor_named(who);
	struct reply r = by_page ? client_get(a->page, "/me/consent") : client_get(a->program, "/api/v1/me/consent");

	assert_int_equal(r.status, 200);
	return reply_has(&r, words);
}

static const char *const AGREED[] = {
	"secretary open 向阳: @talent",
	"secretary fill entry: pool=优秀妇女|channel=网上推荐|consent=是|agreed_on=2015-11-18|merit=技术能手 ! 本人表态日期",	/* a day that is to come */
	"secretary fill entry: pool=优秀妇女|channel=网上推荐|consent=是|merit=技术能手 ! 本人表态日期",	/* none */
	"secretary fill entry: pool=优秀妇女|channel=网上推荐|consent=是|agreed_on=2015-11-10|merit=技术能手",
	"secretary close > check_up",
	NULL
};
/* Whoever has no account asks the branch, or the committee that has the case. */
static const char *const ON_PAPER[] = {
	"secretary open 向阳: @talent",
	"secretary fill entry: pool=优秀妇女|channel=网上推荐|consent=是|agreed_on=2015-11-10|merit=技术能手",
	"secretary close > check_up",
	"upper fill check: result=本人撤回同意|opinion=本人来信",
	"upper close ! 请写明是哪一天提出的",
	"upper fill check: result=本人撤回同意|opinion=本人来信|withdrawn_on=2015-11-09 ! 撤回同意日期",	/* before the consent */
	"upper fill check: result=本人撤回同意|opinion=本人来信|withdrawn_on=2015-11-12",
	"upper close > withdrawn",
	NULL
};

/* The talent takes the consent back alone: the case ends that day, whatever its step still lacks, and only its count stays. */
static void a_consent_is_withdrawn(void **state)
{
	put_practice("tz/sunrise");
	for (int i = 0; i < VILLAGES; i++) {
		int64_t first;
		struct reply r;

		here = &villages[i];
		by_page = i == 0;
		run_now = 0;
		world_run(w, text("UPDATE run SET state = 'done', finish = 'left', finish_title = '退出', closed_day = opened_day, step = '' WHERE code = 'tz-sunrise' AND subject_id = %lld", (long long)actor_named("talent")->person));
		tell_here(AGREED);
		first = run_now;
		assert_true(consent_says("talent", by_page ? "2015-11-10 表示同意" : "\"agreed_day\":\"2015-11-10\",\"ended_day\":null"));
		assert_true(consent_says("talent", "进入人才库接受跟踪培养"));
		assert_false(consent_says("prospect", "进入人才库"));
		assert_int_equal(withdrawn("prospect", first).status, 404);	/* not about him */
		assert_int_equal(withdrawn("secretary", first).status, 404);	/* nor may the branch in his name */
		assert_int_equal(withdrawn("talent", first + 1).status, 404);
		good(withdrawn("talent", first));
		r = state_of_case();
		assert_true(reply_has(&r, "\"finish\":\"withdrawn\""));
		assert_true(reply_has(&r, "\"state\":\"done\"") && reply_has(&r, "\"closed_day\":\"2015-11-17\""));
		assert_true(consent_says("talent", by_page ? "已于 2015-11-17 撤回" : "\"ended_day\":\"2015-11-17\""));
		assert_int_equal(withdrawn("talent", first).status, 422);	/* it is over */
		r = client_get(actor_named("secretary")->page, text("/run/%lld", (long long)first));
		assert_true(reply_has(&r, "本人撤回同意，这一步没有办"));
		r = client_get(actor_named("secretary")->page, "/");
		assert_true(reply_has(&r, "撤回同意，办件已结束") && reply_has(&r, text("href=\"/run/%lld\"", (long long)first)));
		r = client_get(actor_named("secretary")->program, text("/api/v1/run/%lld", (long long)first));
		assert_true(reply_has(&r, "\"is_withdrawn\":true"));
		tell_here(ON_PAPER);	/* in again with a consent of its own, and out */
		counted("code=tz-sunrise&row=finish", "<tr><td>本人撤回同意</td><td class=\"num r\">2</td>", "{\"value\":\"本人撤回同意\",\"n\":2,");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(XY_08_three_reports_of_four_months_do_not_close),
		cmocka_unit_test(what_is_to_be_reported_stands_on_the_workbench),
		cmocka_unit_test(JZ_05_progress_is_public_at_once),
		cmocka_unit_test(TZ_17_a_report_holds_the_other_case),
		cmocka_unit_test(TZ_05_with_consent_and_once),
		cmocka_unit_test(a_consent_is_withdrawn),
	};

	return cmocka_run_group_tests_name("practice_duty", tests, practice_start, practice_stop);
}
