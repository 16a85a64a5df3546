/* Papers about members and organisations: the list of a branch, the record of a member, who came and went, and a reminder. Pages and API. */
#include "page/document_world.h"

#include <stdlib.h>

/* By the page and by a program. */
static void no_such_period(const char *since, const char *until, const char *why)
{
	struct reply r = print(secretary, "change", branch, text("\"since\":\"%s\",\"until\":\"%s\"", since, until));

	walk_has(&r, 422, why);
	client_get(page, text("/document/change/print?subject=%lld", (long long)branch));
	r = client_post(page, "/document/change/print", "subject", text("%lld", (long long)branch), "as", "docx", "since", since, "until", until, NULL);
	walk_has(&r, 422, why);
}

/* The paper is of those whom the list shows; before anything is clicked it says how many they are. */
static void a_roster_keeps_to_the_conditions_of_the_list(void **state)
{
	struct reply r = client_get(page, text("/document/roster/print?subject=%lld&query=sex%%3D2", (long long)branch));

	walk_has(&r, 200, "共 ");
	walk_has(&r, 200, "一次最多 1,000 人");
	walk_has(&r, 200, "name=\"query\" value=\"sex=2\"");
	walk_has(&r, 200, text("/person?org=%lld&amp;sex=2", (long long)branch));
	world_run(w, text("UPDATE person SET sex = 2 WHERE id = %lld", (long long)person));
	r = print(office, "roster", branch, "\"query\":\"sex=2\",\"reason\":\"核对女党员名册\"");
	says(&r, "共1人，其中正式党员1人");
	r = print(secretary, "roster", branch, "\"query\":\"age_from=99\",\"as\":\"pdf\"");
	assert_int_equal(r.status, 200);
	r = print(secretary, "roster", branch, "\"query\":\"age_from=abc\",\"as\":\"pdf\"");
	assert_int_equal(r.status, 422);
}

static void a_roster_names_the_members_of_a_branch(void **state)
{
	struct reply r = client_get(page, text("/person?org=%lld", (long long)branch));

	walk_has(&r, 200, text("/document/roster/print?subject=%lld", (long long)branch));
	r = print(office, "roster", branch, "\"reason\":\"核对支部名册\"");
	says(&r, "石门村党支部党员名册");
	says(&r, text("共%d人，其中正式党员%d人、预备党员0人", MEMBERS + 1, MEMBERS + 1));
	says(&r, "党员08");
	r = print(secretary, "roster", branch, "\"as\":\"pdf\"");
	assert_non_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "党员08"));
	r = print(foreign, "roster", branch, "");
	assert_int_equal(r.status, 404);
	r = print(secretary, "roster", 0, "");
	assert_int_equal(r.status, 404);
}

/* A list of many people that leaves the system is an export, from whichever page (docs/permissions.md): the right, a reason, the mark, the log. */
static void a_list_of_people_leaves_as_an_export_does(void **state)
{
	const char *change = "\"since\":\"2015-01-01\",\"until\":\"2015-11-17\"", *number = text("%lld", (long long)branch), *words;
	struct client *reader = client_new(w);
	struct reply r = client_get(page, text("/document/roster/print?subject=%lld", (long long)branch));

	/* Without the right a branch prints its own, and nothing that can be edited. */
	walk_has(&r, 200, "您的职务没有“导出名单”的权限");
	assert_true(reply_has(&r, "value=\"pdf\"") && !reply_has(&r, "value=\"docx\"") && !reply_has(&r, "name=\"reason\""));
	r = client_post(page, "/document/roster/print", "subject", number, "as", "docx", "reason", "核对支部名册", NULL);
	walk_has(&r, 403, text("这是 %d 人的名单", MEMBERS + 1));
	assert_int_equal(print(secretary, "roster", branch, "\"reason\":\"核对支部名册\"").status, 403);
	assert_int_equal(print(secretary, "change", branch, change).status, 403);
	client_get(page, text("/document/roster/print?subject=%lld", (long long)branch));
	r = client_post(page, "/document/roster/print", "subject", number, "as", "pdf", NULL);
	words = pdf_words(w->arena, r.body, r.body_bytes);
	assert_non_null(strstr(words, "内部资料"));
	/* With it, of any organisation: as an export, with a reason. */
	r = client_get(office_page, text("/document/roster/print?subject=%lld&query=sex%%3D1", (long long)town));
	assert_true(reply_has(&r, "value=\"pdf\"") && reply_has(&r, "value=\"docx\"") && reply_has(&r, "name=\"reason\""));
	r = client_post(office_page, "/document/roster/print", "subject", text("%lld", (long long)town), "as", "pdf", NULL);
	walk_has(&r, 422, "name=\"reason\"");
	assert_int_equal(print(office, "roster", town, "").status, 422);
	assert_int_equal(print(office, "roster", town, "\"as\":\"pdf\",\"reason\":\"报\"").status, 422);
	r = print(office, "roster", town, "\"as\":\"pdf\",\"reason\":\"年度核对名册\"");
	assert_non_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "年度核对名册"));
	r = print(office, "change", town, text("%s,\"reason\":\"年度核对增减\"", change));
	says(&r, "用途：年度核对增减");
	r = print(office, "roster", town, "\"query\":\"sex=1\",\"reason\":\"年度核对名册\"");
	says(&r, "内部资料 注意保管");
	says(&r, "用途：年度核对名册");
	/* The log: which conditions, how many, what for. */
	client_header(reader, text("Authorization: Bearer %s", client_token(w, world_admin(w, "shenji", ADMIN_AUDIT))));
	r = client_get(reader, "/api/v1/audit?verb=document.print");
	assert_non_null(strstr(r.body, "\"seq\":"));
	r = client_get(reader, text("/api/v1/audit/%ld", strtol(strstr(r.body, "\"seq\":") + strlen("\"seq\":"), NULL, 10)));
	assert_true(reply_has(&r, "年度核对名册") && reply_has(&r, "\"rows\"") && reply_has(&r, "\"query\"") && reply_has(&r, "\"sex=1\""));
}

static void the_record_of_a_member_is_masked_without_a_reason(void **state)
{
	struct reply r = client_get(page, text("/person/%lld", (long long)person));

	walk_has(&r, 200, text("/document/record/print?subject=%lld", (long long)person));
	r = print_page("record", person, "docx", "number", "");
	says(&r, "党员基本信息采集表");
	says(&r, "内部资料 注意保管　打印人：党员01");
	says(&r, "党员08");
	says(&r, "3704**********1234");
	r = print(secretary, "record", person, "\"full\":true,\"reason\":\"核对\"");
	assert_int_equal(r.status, 403);
	r = print(office, "record", person, "\"full\":true");
	assert_int_equal(r.status, 422);	/* no reason */
	r = print(foreign, "record", person, "");
	assert_int_equal(r.status, 404);
}

static void add_history(const char *kind, const char *title, const char *code, enum date_precision precision)
{
	world_put(w, "person_history", (struct cell[]){ { .column = "region_id", .number = 1 }, { .column = "person_id", .number = person },
		{ .column = "kind", .text = kind, .is_text = true }, { .column = "from_day", .number = day_from_date(2001, 1, 1) },
		{ .column = "from_precision", .number = precision }, { .column = "to_day", .number = DAY_NONE }, { .column = "title", .text = title, .is_text = true },
		{ .column = "code", .text = code, .is_text = true }, { .column = "row_version", .number = 1 } }, 9);
}

/* Relatives have a table of their own, and a day is printed no more exactly than it is known. */
/* No line ends inside the day that is written by hand. */
static void is_on_one_line(const char *words, const char *first, const char *then)
{
	const char *at = strstr(words, first), *found = at == NULL ? NULL : strstr(at, then);

	if (found == NULL || memchr(at, '\n', (size_t)(found - at)) != NULL)
		fail_msg("'%s' and '%s' are not on one line of %s", first, then, words);
}

static void relatives_stand_apart_from_the_record_of_work(void **state)
{
	struct reply r;

	add_history("work", "石门小学", "", DATE_YEAR);
	add_history("family", "李梅", "spouse", DATE_DAY);
	r = print_page("record", person, "docx", "number", "");
	says(&r, "2001年");
	says(&r, "家庭主要成员情况");
	says(&r, "配偶");
	r = print(secretary, "record", person, "\"as\":\"pdf\"");
	is_on_one_line(pdf_words(w->arena, r.body, r.body_bytes), "本人签字：", "日");
	is_on_one_line(pdf_words(w->arena, r.body, r.body_bytes), "党支部审核（盖章）：", "日");
	assert_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "2001年1月1日"));
	assert_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "家庭成员李梅"));
}

static void who_came_and_went_stands_with_the_balance(void **state)
{
	struct reply r;

	world_put(w, "org_path", (struct cell[]){ { .column = "org_id", .number = branch }, { .column = "parent_id", .number = town },
		{ .column = "path", .text = world_org_path(w, branch), .is_text = true }, { .column = "kind", .text = "branch", .is_text = true },
		{ .column = "name", .text = "石门村党支部", .is_text = true }, { .column = "reason", .text = "founded", .is_text = true } }, 6);
	world_run(w, text("UPDATE membership SET to_day = 16700, ended_by = 'deceased' WHERE person_id = (SELECT id FROM person WHERE name = '党员07')"));	/* 2015-09-22 */
	world_run(w, "UPDATE person SET status = 8 WHERE name = '党员07'");
	client_get(page, text("/org/%lld/balance", (long long)branch));
	no_such_period("", "2015-11-17", "起始日期");
	no_such_period("2015-13-01", "2015-11-17", "请填写日期");
	no_such_period("2015-11-01", "2015-10-01", "截止日期应当在起始日期");
	no_such_period("2015-01-01", "2015-12-01", "不晚于今天");
	r = print(office, "change", branch, "\"since\":\"2015-01-01\",\"until\":\"2015-11-17\",\"reason\":\"核对增减\"");
	says(&r, "石门村党支部党员增减变化表");
	says(&r, "2015年1月1日至2015年11月17日");
	says(&r, "党员07");
	r = client_get(page, text("/document/change/print?subject=%lld&since=2015-01-01&until=2015-11-17", (long long)branch));
	walk_has(&r, 200, "value=\"2015-01-01\"");
	r = client_post(page, "/document/change/print", "subject", text("%lld", (long long)branch), "as", "pdf", "since", "2015-01-01", "until", "2015-11-17", NULL);
	assert_non_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "党员07"));
	r = print(foreign, "change", branch, "\"since\":\"2015-01-01\",\"until\":\"2015-11-17\"");
	assert_int_equal(r.status, 404);
}

/* He left on 2015-10-23 for a branch of another county and moved on from there: the paper of his old branch names the branch that he left, as it was
 * called that day, whatever became of either since. */
static void a_paper_of_who_went_names_the_branch_that_they_left(void **state)
{
	const char *period = "\"since\":\"2015-10-01\",\"until\":\"2015-11-17\",\"reason\":\"核对增减\"", *words;
	int64_t other = world_org_of(w, 0, "branch", "外县城关支部"), mover = world_member(w, branch, "外调者", 2);
	struct reply r;

	world_run(w, text("UPDATE membership SET to_day = 16731, ended_by = 'transferred_out' WHERE person_id = %lld", (long long)mover));	/* 2015-10-23 */
	world_run(w, text("UPDATE person SET org_id = %lld, path = '%s' WHERE id = %lld", (long long)other, world_org_path(w, other), (long long)mover));
	world_run(w, text("UPDATE org_path SET to_day = 16740 WHERE org_id = %lld", (long long)branch));
	world_put(w, "org_path", (struct cell[]){ { .column = "org_id", .number = branch }, { .column = "parent_id", .number = town },
		{ .column = "path", .text = world_org_path(w, branch), .is_text = true }, { .column = "kind", .text = "branch", .is_text = true },
		{ .column = "name", .text = "石门新村党支部", .is_text = true }, { .column = "reason", .text = "renamed", .is_text = true },
		{ .column = "from_day", .number = 16740 }, { .column = "to_day", .number = 2932897 } }, 8);
	r = print(office, "change", branch, period);
	words = words_of(&r);
	says(&r, "外调者减少");
	says(&r, "2015年10月23日石门村党支部");
	assert_null(strstr(words, "外县城关"));
	client_get(office_page, text("/document/change/print?subject=%lld", (long long)branch));
	r = client_post(office_page, "/document/change/print", "subject", text("%lld", (long long)branch), "as", "pdf", "since", "2015-10-01", "until", "2015-11-17", "reason", "核对增减", NULL);
	words = pdf_words(w->arena, r.body, r.body_bytes);
	assert_non_null(strstr(words, "外调者"));
	assert_non_null(strstr(strstr(words, "审核人"), "2015年11月17日"));	/* no line ends inside the day of the paper */
	assert_null(strstr(words, "外县城关"));
	world_run(w, text("DELETE FROM org_path WHERE org_id = %lld AND from_day = 16740", (long long)branch));
	world_run(w, text("UPDATE org_path SET to_day = 2932897 WHERE org_id = %lld", (long long)branch));
}

static void a_reminder_is_a_paper_too(void **state)
{
	int64_t sheet = world_put(w, "reminder", (struct cell[]){ { .column = "region_id", .number = 1 }, { .column = "org_id", .number = town }, { .column = "to_id", .number = branch },
		{ .column = "year", .number = 2015 }, { .column = "number", .number = 3 }, { .column = "day", .number = 16750 }, { .column = "by_day", .number = 16760 },
		{ .column = "note", .text = "请书记亲自过问", .is_text = true } }, 8);
	int64_t step = world_first_id(w, "run_step");
	struct reply r;

	world_put(w, "reminder_line", (struct cell[]){ { .column = "region_id", .number = 1 }, { .column = "reminder_id", .number = sheet }, { .column = "number", .number = 1 },
		{ .column = "run_id", .number = run }, { .column = "step_id", .number = step }, { .column = "title", .text = "表彰党员08", .is_text = true },
		{ .column = "step_title", .text = "提出", .is_text = true }, { .column = "who", .text = "党支部", .is_text = true }, { .column = "due_day", .number = 16745 } }, 9);
	r = client_get(page, text("/reminder/%lld", (long long)sheet));
	walk_has(&r, 200, text("/document/reminder/print?subject=%lld", (long long)sheet));
	r = print_page("reminder", sheet, "docx", "number", "");
	says(&r, "催办〔2015〕3号");
	says(&r, "石门村党支部：");
	says(&r, "表彰党员08");
	says(&r, "下列1件事项已经逾期。请于2015年11月21日前办结，并在系统中登记；确有困难的，请在期限前向我们说明。");	/* as on the screen */
	says(&r, "步骤和责任人依据和期限");
	says(&r, "5 天");
	says(&r, "另请：请书记亲自过问");
	r = print(secretary, "reminder", sheet, "\"as\":\"pdf\"");
	assert_non_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "表彰党员08"));
	r = print(foreign, "reminder", sheet, "");
	assert_int_equal(r.status, 404);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_roster_names_the_members_of_a_branch),
		cmocka_unit_test(a_list_of_people_leaves_as_an_export_does),
		cmocka_unit_test(a_roster_keeps_to_the_conditions_of_the_list),
		cmocka_unit_test(the_record_of_a_member_is_masked_without_a_reason),
		cmocka_unit_test(relatives_stand_apart_from_the_record_of_work),
		cmocka_unit_test(who_came_and_went_stands_with_the_balance),
		cmocka_unit_test(a_paper_of_who_went_names_the_branch_that_they_left),
		cmocka_unit_test(a_reminder_is_a_paper_too),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
