/* 培养关系转移: an activist who is no member moves with his case to a branch whose people the old one may not see: the old branch hands over, the new one takes over, and the time of
 * training counts on (发展党员工作细则 art. 11). Pages and API. */
#include "recruit_world.h"

static int64_t person, run;

static int start_moving(void **state)
{
	start(state);
	world_right(w, "secretary", "edit_person");
	world_right(w, "organiser", "see_figures");
	world_right(w, "organiser", "edit_person");
	return 0;
}

static struct reply proposed(const char *fields)
{
	return client_post_json(secretary, "/api/v1/transfer", text("{\"person\":\"%lld\",\"reason\":\"job\",%s}", (long long)person, fields));
}

static struct reply acted(struct client *c, int64_t transfer, const char *act)
{
	struct reply r = client_get(c, text("/api/v1/transfer/%lld", (long long)transfer));

	return client_post_json(c, text("/api/v1/transfer/%lld/act", (long long)transfer),
		text("{%s,\"row_version\":%lld}", act, r.status == 200 ? strtoll(walk_value(w, &r, "row_version"), NULL, 10) : 1));
}

static struct reply acted_on_page(struct client *c, int64_t transfer, const char *act, const char *name, const char *value)
{
	const char *url = text("/transfer/%lld", (long long)transfer);
	struct reply r = client_get(c, url);

	return client_post(c, text("%s/act", url), "row_version", reply_field(w, &r, "row_version"), "act", act, name, value, NULL);
}

/* What the communiqué and the list behind its row say of a branch on a day, as text: the same text is the same figures. */
static const char *told(int64_t of, const char *day)
{
	struct reply r = client_get(county, text("/api/v1/figure/tables?org=%lld&report=communique&day=%s", (long long)of, day));
	const char *row = r.status == 200 ? strstr(r.body, "\"入党积极分子\",\"cells\":[") : NULL;
	const char *cells;

	if (row == NULL)
		fail_msg("%d %s", r.status, r.body);
	cells = text("%.*s", (int)strcspn(row, "]"), row);
	r = client_get(county, text("/api/v1/figure/roles?org=%lld&kind=activist&day=%s", (long long)of, day));
	walk_has(&r, 200, "\"items\"");
	return text("%s %s", cells, reply_has(&r, "申积极") ? "申积极" : "-");
}

/* Proposed and taken over on one day. */
static void moves(struct client *old, struct client *new, const char *to, const char *day)
{
	struct reply r = client_post_json(old, "/api/v1/transfer", text("{\"person\":\"%lld\",\"reason\":\"job\",\"to\":\"%s\",\"has_file\":\"1\"}", (long long)person, to));
	int64_t transfer;

	walk_has(&r, 201, "");
	transfer = walk_number(old, &r, "id");
	r = acted(new, transfer, text("\"act\":\"enrol\",\"day\":\"%s\"", day));
	walk_has(&r, 200, "\"state\":\"done\"");
}

static void an_activist_is_proposed_with_his_papers(void **state)
{
	int64_t waiting;
	struct reply r;

	run = case_of("申积极", &person, "2024-12-02");
	r = proposed("\"to\":\"乙村第一党支部\",\"has_file\":\"1\"");
	walk_has(&r, 422, "不是党员，没有可以接转的组织关系");	/* nobody has registered an application yet */
	walk_step(secretary, run, "application", "paper=@\napplied_on=2024-12-02\nreceived_by=居住地", "2024-12-02", "talk");
	walk_step(secretary, run, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况", "2024-12-02", "recommend");
	walk_step(secretary, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", "2024-12-02", "file");
	walk_step(organiser, run, "filing", "reply=@", "2024-12-02", "contacts");
	walk_step(secretary, run, "mentors", two("kin=否", members[2], members[3]), "2024-12-02", "cultivate");
	/* There is no other door, past the new branch and without the papers. */
	r = client_post_json(secretary, text("/api/v1/person/%lld/standing", (long long)person),
		"{\"cause\":\"moved\",\"org\":\"甲村第一党支部\",\"day\":\"2024-12-02\",\"document\":\"甲\",\"reason\":\"漏登\",\"row_version\":1}");
	walk_has(&r, 422, "person.event_by_training");
	waiting = PUT(w, "late_entry", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", village_branch), TEXT("kind", "event"), TEXT("cause", "moved"),
		NUMBER("day", 20059), TEXT("document", "甲"), TEXT("state", "waiting"), TEXT("reason", "漏登"), NUMBER("asked_by", 1), NUMBER("row_version", 1));
	r = client_post_json(organiser, text("/api/v1/late-entry/%lld/decide", (long long)waiting), "{\"state\":\"approved\",\"row_version\":1}");
	walk_has(&r, 422, "person.event_by_training");	/* nor one that was asked for before */
	world_run(w, text("DELETE FROM late_entry WHERE id = %lld", (long long)waiting));
	r = client_get(secretary_page, text("/person/%lld/standing", (long long)person));
	assert_true(r.status == 200 && !reply_has(&r, "value=\"moved\""));
	r = client_get(secretary_page, text("/person/%lld", (long long)person));
	walk_has(&r, 200, text("href=\"/transfer/new?person=%lld\"", (long long)person));
	r = client_get(secretary_page, text("/transfer/new?person=%lld", (long long)person));
	walk_has(&r, 200, "培养教育时间连续计算");
	assert_false(reply_has(&r, "name=\"dues_month\""));
	r = proposed("\"to\":\"乙村第一党支部\"");
	walk_has(&r, 422, "应当及时将培养教育等有关材料转交现单位党组织");
	r = client_post(secretary_page, "/transfer/new", "person", text("%lld", (long long)person), "to", "乙村第一党支部", "reason", "job", NULL);
	walk_has(&r, 422, "应当及时将培养教育等有关材料转交现单位党组织");
	r = proposed("\"place\":\"外省某县某镇党委\",\"has_file\":\"1\"");
	walk_has(&r, 422, "请填写本县（市、区）内接收他的党支部");
	r = proposed("\"to\":\"甲村第一党支部\",\"has_file\":\"1\"");
	walk_has(&r, 422, "甲村第一党支部");
}

static int64_t kept_paper(const char *kind)
{
	static const char PDF[] = PDF_OF_ONE_PAGE("the paper itself");
	const char *body = text("--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n%s\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%s\r\n--b--\r\n", kind, PDF);
	struct reply r = client_send(secretary, "POST", text("/api/v1/person/%lld/paper", (long long)person), "multipart/form-data; boundary=b", body, strlen(body));

	walk_has(&r, 201, "");
	return walk_number(secretary, &r, "id");
}

/* The same by page and by program. */
static void nobody_reads(struct client *page, struct client *program, int64_t transfer, const char *what, int64_t id)
{
	assert_int_equal(client_post(page, text("/transfer/%lld/%s/%lld", (long long)transfer, what, (long long)id), NULL).status, 404);
	assert_int_equal(client_post_json(program, text("/api/v1/transfer/%lld/%s/%lld", (long long)transfer, what, (long long)id), "{}").status, 404);
}

/* Whoever is to take him over examines what was handed over, and nothing else of him, as long as it is the turn of that branch (art. 11). */
static void what_was_handed_over_is_read_by_whoever_is_to_take_him_over(void **state)
{
	int64_t application = kept_paper("application"), identity = kept_paper("identity"), transfer, other, other_run = case_of("陈技员", &other, "2024-12-02");
	struct reply r = client_get(own_page, "/");

	assert_false(reply_has(&r, "申积极"));
	r = proposed("\"to\":\"乙村第一党支部\",\"has_file\":\"1\"");
	walk_has(&r, 201, "");
	transfer = walk_number(secretary, &r, "id");
	r = client_get(own_page, "/");
	walk_has(&r, 200, "审查 申积极 的培养教育材料，决定是否接收");
	assert_false(reply_has(&r, "把 申积极 编入支部"));
	r = client_get(own_page, text("/transfer/%lld", (long long)transfer));
	walk_has(&r, 200, "申积极 自 2024-12-02 起为入党积极分子");
	walk_has(&r, 200, "<dt>入党积极分子</dt>");
	walk_has(&r, 200, "入党申请书");
	assert_false(reply_has(&r, "<dt>党员</dt>") || reply_has(&r, "身份证复印件") || reply_has(&r, "编入支部"));
	r = client_get(secretary_page, text("/transfer/%lld", (long long)transfer));
	walk_has(&r, 200, "乙村第一党支部”办理：审查材料，决定是否接收");
	assert_false(reply_has(&r, "转来的培养教育材料"));
	r = client_post(own_page, text("/transfer/%lld/run/%lld", (long long)transfer, (long long)run), NULL);
	assert_int_equal(r.status, 200);
	assert_non_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "了解情况"));	/* of the talk with him */
	r = client_post_json(own, text("/api/v1/transfer/%lld/run/%lld", (long long)transfer, (long long)run), "{}");
	assert_string_equal(reply_header(w, &r, "Content-Type"), "application/pdf");
	r = client_post(own_page, text("/transfer/%lld/paper/%lld", (long long)transfer, (long long)application), NULL);
	assert_int_equal(r.status, 200);
	assert_non_null(memmem(r.body, r.body_bytes, "the paper itself", 16));
	r = client_post_json(own, text("/api/v1/transfer/%lld/paper/%lld", (long long)transfer, (long long)application), "{}");
	assert_int_equal(r.status, 200);
	assert_int_equal(world_count(w, "audit WHERE verb = 'transfer.see_case'"), 2);
	assert_int_equal(world_count(w, "audit WHERE verb = 'transfer.see_paper'"), 2);
	nobody_reads(own_page, own, transfer, "paper", identity);
	nobody_reads(own_page, own, transfer, "run", other_run);
	assert_int_equal(client_get(own, text("/api/v1/run/%lld", (long long)run)).status, 404);
	nobody_reads(secretary_page, secretary, transfer, "run", run);	/* they have their own page */
	r = acted(own, transfer, "\"act\":\"return\",\"reason\":\"缺思想汇报\"");
	walk_has(&r, 200, "\"state\":\"returned\"");
	r = client_get(own_page, text("/transfer/%lld", (long long)transfer));
	assert_false(reply_has(&r, "转来的培养教育材料"));
	nobody_reads(own_page, own, transfer, "run", run);
	nobody_reads(own_page, own, transfer, "paper", application);
	r = client_get(secretary_page, "/");
	walk_has(&r, 200, "申积极的培养关系转移被退回");
	r = acted(secretary, transfer, "\"act\":\"withdraw\",\"reason\":\"补齐以后再转\"");
	walk_has(&r, 200, "\"state\":\"withdrawn\"");
	r = client_get(secretary_page, text("/transfer/%lld", (long long)transfer));
	walk_has(&r, 200, "没有转成，仍由“甲村第一党支部”培养");
	assert_int_equal(world_count(w, "audit WHERE verb = 'transfer.see_case'"), 2);
}

/* What the new branch sends back with its reason is proposed again, or withdrawn; the old one does not take over for the new. */
static void each_side_says_what_is_its_own(void **state)
{
	struct reply r = proposed("\"to\":\"乙村第一党支部\",\"has_file\":\"1\"");
	int64_t transfer;

	walk_has(&r, 201, "");
	transfer = walk_number(secretary, &r, "id");
	r = proposed("\"to\":\"乙村第一党支部\",\"has_file\":\"1\"");
	walk_has(&r, 422, "申积极 已有一件 2024-12-02 提出的培养关系转移，现在“待转入支部接收”：同时只能办一件");	/* he is no member */
	r = client_get(secretary_page, text("/transfer/new?person=%lld", (long long)person));
	walk_has(&r, 200, "已有一件正在办理的培养关系转移，现在“待转入支部接收”");
	assert_false(reply_has(&r, "一名党员") || reply_has(&r, "待支部同意"));
	walk_has(&r, 200, "<label for=\"f-to\">转入支部</label>");	/* it is needed, and nobody goes outside by it */
	assert_false(reply_has(&r, "转到系统外"));
	r = acted(own, transfer, "\"act\":\"issue\",\"valid_days\":30");
	walk_has(&r, 422, "待转入支部接收");
	r = client_post_json(own, text("/api/v1/transfer/%lld/act", (long long)transfer), "{\"act\":\"enrol\",\"day\":\"2024-12-02\",\"row_version\":99}");
	walk_has(&r, 409, "待转入支部接收");
	r = acted(secretary, transfer, "\"act\":\"enrol\",\"day\":\"2024-12-02\"");
	walk_has(&r, 422, "乙村第一党支部");
	r = client_get(own, text("/api/v1/person/%lld", (long long)person));
	assert_int_equal(r.status, 404);	/* not theirs before they take him over */
	r = client_get(own_page, "/transfer");
	walk_has(&r, 200, "申积极");
	r = acted_on_page(own_page, transfer, "return", "reason", "缺思想汇报");
	assert_int_equal(r.status, 303);
	r = client_get(secretary_page, text("/transfer/%lld", (long long)transfer));
	walk_has(&r, 200, "缺思想汇报");
	r = acted(secretary, transfer, "\"act\":\"withdraw\",\"reason\":\"补齐以后再转\"");
	walk_has(&r, 200, "\"state\":\"withdrawn\"");
}

static void the_new_branch_takes_him_over_and_his_time_counts_on(void **state)
{
	const char *here, *there;
	int64_t transfer;
	struct reply r;

	clock_to("2025-07-01");
	here = told(branch, "2025-06-30");
	there = told(village_branch, "2025-06-30");
	assert_non_null(strstr(here, "[1 申积极"));
	assert_non_null(strstr(there, "[0 -"));
	client_get(secretary_page, text("/transfer/new?person=%lld", (long long)person));
	r = client_post(secretary_page, "/transfer/new", "person", text("%lld", (long long)person), "to", "乙村第一党支部", "reason", "job", "has_file", "1", NULL);
	assert_int_equal(r.status, 303);
	transfer = strtoll(reply_header(w, &r, "Location") + strlen("/transfer/"), NULL, 10);
	r = client_get(secretary_page, text("/transfer/%lld", (long long)transfer));
	walk_has(&r, 200, "已提出转移“申积极”的培养关系");	/* the notice */
	walk_has(&r, 200, "提出转移培养关系");
	r = acted(own, transfer, "\"act\":\"enrol\",\"day\":\"2025-06-30\"");
	walk_has(&r, 422, "接收的日期在提出转移的 2025-07-01 到今天（2025-07-01）之间");
	r = acted_on_page(own_page, transfer, "enrol", "day", "2025-07-01");
	assert_int_equal(r.status, 303);
	/* From the day on he is counted there; the days before it are as they were, also when he goes back and comes again on the same day. */
	assert_string_equal(told(branch, "2025-06-30"), here);
	assert_string_equal(told(village_branch, "2025-06-30"), there);
	assert_string_equal(told(branch, "2025-07-01"), there);
	assert_string_equal(told(village_branch, "2025-07-01"), here);
	r = client_get(county_page, text("/figure/roles?org=%lld&kind=activist&day=2025-06-30", (long long)branch));
	walk_has(&r, 200, "申积极");
	moves(own, secretary, "甲村第一党支部", "2025-07-01");
	assert_string_equal(told(branch, "2025-06-30"), here);
	assert_string_equal(told(branch, "2025-07-01"), here);
	moves(secretary, own, "乙村第一党支部", "2025-07-01");
	assert_string_equal(told(branch, "2025-06-30"), here);
	assert_string_equal(told(village_branch, "2025-06-30"), there);
	assert_string_equal(told(village_branch, "2025-07-01"), here);
	r = client_get(own_page, text("/person/%lld", (long long)person));
	walk_has(&r, 200, "<p class=\"small num\">2024-12-02 至 2025-07-01<i class=\"sp\"></i>甲村第一党支部</p>");
	walk_has(&r, 200, "<p class=\"small num\">2025-07-01 起至今<i class=\"sp\"></i>乙村第一党支部</p>");
	r = client_get(own_page, text("/transfer/%lld", (long long)transfer));
	walk_has(&r, 200, "2025-07-01 起由“乙村第一党支部”继续培养");
	assert_false(reply_has(&r, "党员在新的支部") || reply_has(&r, "编入支部"));
	r = client_get(secretary, text("/api/v1/run/%lld", (long long)run));
	assert_int_equal(r.status, 404);	/* the old branch has no more to say */
	r = client_get(own, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"step\":\"cultivate\"");
	r = client_get(own_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "派人谈话记录");	/* with all that was done and its papers */
	r = client_get(own, text("/api/v1/person/%lld", (long long)person));
	walk_has(&r, 200, "\"kind\":\"activist\"");
	clock_to("2025-12-10");
	walk_fill(own, run, "mentors", text("first=%lld\nkin=否", (long long)elsewhere));	/* the old ones are of the old branch */
	walk_step(own, run, "cultivation", "reviews=2025-05-20|好\nreviews=2025-11-20|好\nearlier=0\nregister=@", "2025-12-01", "propose");
	walk_fill(own, run, "opinions", "groups=同意\npeople=同意\nminutes=@\nresult=同意");
	walk_refused(own_page, own, run, "2025-12-01", "未满十二个月，最早2025-12-02可以确定");
	walk_close(own, run, "2025-12-02", "agree");	/* a year from when the first branch chose him */
}

/* Three stretches of days, each with the branch that taught him then. */
static void he_goes_back_and_every_day_keeps_its_branch(void **state)
{
	const char *here = told(branch, "2025-06-30"), *then = told(village_branch, "2025-11-30");
	struct reply r;

	assert_non_null(strstr(then, "[1 申积极"));
	clock_to("2026-01-10");
	moves(own, secretary, "甲村第一党支部", "2026-01-10");
	assert_string_equal(told(branch, "2025-06-30"), here);
	assert_string_equal(told(village_branch, "2025-11-30"), then);
	assert_non_null(strstr(told(branch, "2025-11-30"), "[0 -"));
	assert_int_equal(world_count(w, text("person_role WHERE person_id = %lld AND to_day = 2932897 AND org_id <> %lld", (long long)person, (long long)branch)), 0);
	r = client_get(secretary, text("/api/v1/person/%lld", (long long)person));
	walk_has(&r, 200, "\"org_name\":\"甲村第一党支部\",\"from_day\":\"2026-01-10\",\"to_day\":null");
	walk_has(&r, 200, "\"org_name\":\"乙村第一党支部\",\"from_day\":\"2025-07-01\",\"to_day\":\"2026-01-10\"");
}

static struct reply proposed_on(const char *day)
{
	return proposed(text("\"to\":\"乙村第一党支部\",\"has_file\":\"1\",\"day\":\"%s\"", day));
}

/* What was done on paper is entered with its true day: not before his training last changed, and the new branch takes over from that day on at the earliest. */
static void a_move_that_was_done_on_paper_has_its_true_day(void **state)
{
	int64_t transfer;
	struct reply r;

	clock_to("2026-03-10");
	r = proposed_on("2026-01-09");
	walk_has(&r, 422, "材料转交的日期在 申积极 最近一次变动（阶段、支部或者办件的步骤）的 2026-01-10 到今天（2026-03-10）之间");
	r = proposed_on("2026-03-11");
	walk_has(&r, 422, "到今天（2026-03-10）之间");
	r = client_post(secretary_page, "/transfer/new", "person", text("%lld", (long long)person), "to", "乙村第一党支部", "reason", "job", "has_file", "1", "day", "2026-01-09", NULL);
	walk_has(&r, 422, "value=\"2026-01-09\"");
	r = proposed_on("2026-02-01");
	walk_has(&r, 201, "");
	transfer = walk_number(secretary, &r, "id");
	r = acted(own, transfer, "\"act\":\"enrol\",\"day\":\"2026-01-31\"");
	walk_has(&r, 422, "接收的日期在提出转移的 2026-02-01 到今天（2026-03-10）之间");
	/* The branch that has him goes on until then. */
	world_run(w, text("UPDATE person_role SET from_day = 20490 WHERE person_id = %lld AND to_day = 2932897", (long long)person));	/* 2026-02-06 */
	r = acted(own, transfer, "\"act\":\"enrol\",\"day\":\"2026-02-02\"");
	walk_has(&r, 422, "2026-02-02 不行：申积极 到 2026-02-06 还在“甲村第一党支部”办理");
	r = acted(own, transfer, "\"act\":\"enrol\",\"day\":\"2026-02-06\"");
	walk_has(&r, 200, "\"moved_day\":\"2026-02-06\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_activist_is_proposed_with_his_papers),
		cmocka_unit_test(what_was_handed_over_is_read_by_whoever_is_to_take_him_over),
		cmocka_unit_test(each_side_says_what_is_its_own),
		cmocka_unit_test(the_new_branch_takes_him_over_and_his_time_counts_on),
		cmocka_unit_test(he_goes_back_and_every_day_keeps_its_branch),
		cmocka_unit_test(a_move_that_was_done_on_paper_has_its_true_day),
	};

	return cmocka_run_group_tests(tests, start_moving, stop);
}
