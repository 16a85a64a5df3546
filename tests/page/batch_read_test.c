/* What is said of a roster that cannot be read, or not wholly: which row, which column, and what helps. Nothing of it is imported. */
#include "batch_world.h"
#include "world/workbook.h"

#include <unistd.h>
#include <zip.h>

#include "core/sheet.h"

/* One number on the page, errors apart from reminders, and what all rows share said once. */
static void reminders_do_not_drown_errors(void **state)
{
	const char *path = import(HEAD "1,甲一,990181199003070017,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村党支部,\n"
		"2,甲二,990181199003070033,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村党支部,\n"
		"3,甲三,990182199003070013,汉,没读过,农牧渔民,正式党员,2012-03,2013-03,青石沟村党支部,\n");
	struct reply r = client_get(clerk, arena_printf(w->arena, "%s?show=warned", path));

	if (!reply_has(&r, "甲一"))
		fail_msg("%s", r.body);
	assert_true(reply_has(&r, "地区代码 990181"));
	assert_false(reply_has(&r, "甲二"));
	assert_false(reply_has(&r, "甲三"));		/* wrong: told there */
	assert_true(reply_has(&r, "有提醒</dt><dd>1</dd>"));
	assert_true(reply_has(&r, "有提醒 <span class=\"num\">1</span>"));
	r = client_get(clerk, arena_printf(w->arena, "%s?show=wrong", path));
	assert_true(reply_has(&r, "没读过"));
	assert_false(reply_has(&r, "地区代码"));
}

static int64_t times(const struct reply *r, const char *words)
{
	int64_t count = 0;

	for (const char *at = r->body; (at = strstr(at, words)) != NULL; at += strlen(words))
		count++;
	return count;
}

/* What helps: the lost number alone, and the column that the sheet lacks. */
static void a_row_is_told_what_is_to_be_done(void **state)
{
	const char *path = import("姓名,公民身份号码,民族,学历,党籍状态,入党日期,转正日期,所在支部\n"
		"丢号,3.70481E+17,汉,本科,正式党员,2012-03,2013-03,青石沟村党支部\n"
		"空号,,汉,本科,正式党员,2012-03,2013-03,青石沟村党支部\n"
		"缺列,110101199003071110,汉,,正式党员,2012-03,2013-03,青石沟村党支部\n");
	struct reply r = client_get(clerk, arena_printf(w->arena, "%s?show=wrong", path));

	assert_true(reply_has(&r, "科学记数"));
	assert_true(reply_has(&r, "请填写公民身份号码；确实没有的"));
	assert_true(reply_has(&r, "新增人员须填写职业，名册里没有这一列，请在表中增加"));
	assert_true(reply_has(&r, "新增人员须填写学历，请补上"));
	assert_false(reply_has(&r, "请选择一项"));
	assert_int_equal(times(&r, "<tr><td><div class=\"who\">丢号"), 1);
	assert_int_equal(times(&r, "<tr><td><div class=\"who\">空号"), 1);
	assert_int_equal(times(&r, "<tr><td><div class=\"who\">缺列"), 2);
}

/* The column that says who is a member is missed once, above; no row says of anybody what nobody wrote. */
static void a_missing_column_is_named_once(void **state)
{
	const char *path = import("姓名,公民身份号码,民族,学历,职业,入党日期,转正日期,所在支部\n"
		"缺类甲,110101199003071110,汉,本科,农牧渔民,2012-03,2013-03,青石沟村党支部\n"
		"缺类乙,110101199003071136,汉,本科,农牧渔民,2012-03,2013-03,青石沟村党支部\n");
	struct reply r = client_get(clerk, arena_printf(w->arena, "%s?show=wrong", path));

	assert_int_equal(times(&r, "没有“党籍状态”（人员类别）这一列"), 1);
	assert_int_equal(times(&r, "名册缺“党籍状态”一列"), 2);
	assert_false(reply_has(&r, "非党员"));
	/* With the column under a name that offices give it, all is well. */
	path = import("姓名,公民身份号码,民族,学历,职业,党籍,入党日期,转正日期,所在支部\n缺类甲,110101199003071110,汉,本科,农牧渔民,正式党员,41000,201304,青石沟村党支部\n");
	r = client_get(clerk, arena_printf(w->arena, "%s?show=new", path));
	assert_false(reply_has(&r, "没有“党籍状态”"));
	/* Whoever decides sees the days as they are understood, beside what was typed. */
	assert_true(reply_has(&r, "2012-04-01 <span class=\"small muted\">（表中：41000）</span>") && reply_has(&r, "2013-04 <span class=\"small muted\">（表中：201304）</span>"));
}

/* What stands where titles should are the numbers of a person: nobody sees them, and the page says what is wrong. */
static void a_sheet_without_titles_shows_no_number(void **state)
{
	struct reply r = upload(clerk, "无表头.csv", "李华,110101199003079972,13800001111,\n王强,110101199003079993,13800002222,\n");
	const char *path = where(&r);

	r = client_get(clerk, arena_printf(w->arena, "%s/map", path));
	assert_true(reply_has(&r, "表格的第一行像是人员资料，不是列名"));
	assert_false(reply_has(&r, "110101199003079972"));
	assert_false(reply_has(&r, "13800001111"));
	assert_true(reply_has(&r, "138******11"));
}

static void a_list_of_punished_people_is_refused(void **state)
{
	struct reply r = upload(clerk, "名册.csv", "姓名,公民身份号码,曾受处分\n李华,110101199003079972,警告\n");

	/* covers TZ-07 refuse 2 by page */
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "表头有“曾受处分”"));
}

/* Is it said in a part of a workbook? */
static bool is_in_part(const struct reply *r, const char *part, const char *what)
{
	zip_t *zip = zip_open_from_source(zip_source_buffer_create(r->body, r->body_bytes, 0, NULL), ZIP_RDONLY, NULL);
	zip_file_t *file = zip == NULL ? NULL : zip_fopen(zip, part, 0);
	zip_stat_t st;
	char *text;
	bool is_there;

	assert_non_null(file);
	assert_int_equal(zip_stat(zip, part, 0, &st), 0);
	text = arena_alloc(w->arena, st.size + 1);
	assert_int_equal(zip_fread(file, text, st.size), (zip_int64_t)st.size);
	is_there = strstr(text, what) != NULL;
	zip_fclose(file);
	zip_discard(zip);
	return is_there;
}

/* The template lists what may stand in a column, and cells offer it; whoever types something else is told what is near. */
static void a_template_says_what_may_be_chosen(void **state)
{
	struct reply r = client_get(clerk, "/batch/template");

	assert_true(is_in_part(&r, "xl/workbook.xml", "可选项") && is_in_part(&r, "xl/sharedStrings.xml", "农牧渔民"));
	assert_true(is_in_part(&r, "xl/worksheets/sheet1.xml", "可选项!$A$2:$A$") && is_in_part(&r, "xl/worksheets/sheet1.xml", "<dataValidation type=\"list\""));
	r = client_get(clerk, import(HEAD "1,李华,110101199003079972,汉,本科,渔业,正式党员,2012-03,2013-03,青石沟村支部,甲村\n"));
	walk_has(&r, 200, "没有“渔业”这一项。可以填：农牧渔民");
}

static void what_is_no_roster_is_refused_in_words(void **state)
{
	struct reply r = upload(clerk, "旧.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");

	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "另存为"));
	assert_true(reply_has(&r, "class=\"shots\""));	/* and shown in pictures */
	r = upload(clerk, "机密名册.csv", HEAD LI);
	assert_int_equal(r.status, 422);
	assert_false(reply_has(&r, "class=\"shots\""));
	r = upload(clerk, "名册.csv", HEAD "1,李华,110101199003079972,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村支部,绝密\n");
	assert_int_equal(r.status, 422);
	r = upload(clerk, "名册.csv", HEAD);
	assert_int_equal(r.status, 422);
	r = upload(clerk, "名册.xlsx", "\x89PNG\r\n\x1a\n1,李华,110101199003079972\n");	/* a picture with the name of a sheet */
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "按内容看，这不是表格"));
	assert_int_equal(client_get(clerk, "/batch/12345").status, 404);
	r = client_get(clerk, "/batch/template");
	assert_int_equal(r.status, 200);
	assert_string_equal(reply_header(w, &r, "Content-Disposition"), "attachment; filename=\"download.xlsx\"; filename*=UTF-8''%E5%85%9A%E5%91%98%E5%90%8D%E5%86%8C%E6%A8%A1%E6%9D%BF-2015-11-17.xlsx");	/* 党员名册模板-2015-11-17.xlsx */
}

static void is_marked(struct reply r, const char *mark)
{
	walk_has(&r, 422, arena_printf(w->arena, "文件内容中有密级标志“%s", mark));
}

#define MEMBER "李华,110101199003079972,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村支部"
#define TITLES "姓名,公民身份号码,民族,学历,职业,党籍状态,入党日期,转正日期,所在支部"

/* A marking counts wherever it stands, in what of the file becomes no row too: above the head, in a title, in a note below, in a column without a title. */
static void a_marking_counts_wherever_it_stands(void **state)
{
	static const struct { const char *text, *mark; } ROSTERS[] = {
		{ "机密★10年\n" TITLES "\n" MEMBER "\n", "机密★10年" },
		{ "青石沟村党员名册,,机密★10年\n" TITLES "\n" MEMBER "\n", "机密★10年" },
		{ TITLES ",密级：机密\n" MEMBER ",\n", "密级：机密" },
		{ TITLES "\n" MEMBER ",,,机密\n", "机密" },
		{ TITLES "\n" MEMBER "\n填表人：张三,,,机密★10年\n", "机密★10年" },
	};
	struct client *api = walk_program(w, "program", 101);

	for (size_t i = 0; i < sizeof(ROSTERS) / sizeof(ROSTERS[0]); i++) {
		is_marked(upload(clerk, "名册.csv", ROSTERS[i].text), ROSTERS[i].mark);
		is_marked(client_upload(api, "/api/v1/batch", "file", "名册.csv", ROSTERS[i].text, strlen(ROSTERS[i].text)), ROSTERS[i].mark);
	}
	assert_int_equal(upload(clerk, "名册.csv", "青石沟村党员名册（严禁上传机密文件）\n" TITLES "\n" MEMBER "\n填表人：张三\n").status, 303);
}

/* A workbook of our own writing, with one choice for the last column on its second sheet. */
static struct reply upload_book(const char *title, const char *choice)
{
	static const char *const CELLS[] = { "李华", "110101199003079972", "汉", "本科", "农牧渔民", "正式党员", "2012-03", "2013-03", "青石沟村支部" };
	static const struct sheet_column COLUMNS[] = { { "姓名", 10, true }, { "公民身份号码", 20, true }, { "民族", 10, true }, { "学历", 10, true }, { "职业", 10, true },
		{ "党籍状态", 10, true }, { "入党日期", 10, true }, { "转正日期", 10, true }, { "所在支部", 10, true } };
	const struct sheet_choices choices = { 8, &choice, 1 };
	struct sheet_page page = { .title = title, .choices = &choices, .choices_count = 1 };
	struct sheet_writer *writer = sheet_write_begin(SHEET_XLSX, &page, COLUMNS, 9);
	int64_t bytes;
	char *data;
	int fd;

	sheet_write_row(writer, CELLS);
	fd = sheet_write_end(writer, &bytes);
	assert_true(fd >= 0);
	data = arena_alloc(w->arena, (size_t)bytes);
	assert_int_equal(pread(fd, data, (size_t)bytes, 0), bytes);
	close(fd);
	client_get(clerk, "/batch");
	return client_upload(clerk, "/batch", "file", "名册.xlsx", data, (size_t)bytes);
}

static void a_workbook_is_read_whole(void **state)
{
	is_marked(upload_book("机密★5年", "青石沟村支部"), "机密★5年");
	is_marked(upload_book("党员名册", "绝密★"), "绝密★");
	assert_int_equal(upload_book("党员名册", "青石沟村支部").status, 303);
}

static void a_file_without_a_name_has_words_to_open_it_by(void **state)
{
	struct reply r = upload(clerk, "", "姓名,公民身份号码\n李华,110101199003079972\n");

	assert_int_equal(r.status, 303);
	r = client_get(clerk, "/batch");
	assert_true(reply_has(&r, ">没有文件名的文件</a>"));
}

/* In an office that begins the roster comes with branches that nobody has founded: listed once each, and taken along to where they are. */
static void branches_that_are_not_there_are_listed_and_founded(void **state)
{
	static const char ROWS[] = TITLES "\n" "李华,110101199003079972,汉,本科,农牧渔民,正式党员,2012-03,2013-03,新沟村支部\n王芳,310115198511209981,汉,大专,农牧渔民,正式党员,2010-05-01,2011-05-01,新沟村支部\n"
		"赵强,,汉,大专,农牧渔民,正式党员,2010-05-01,2011-05-01,远坡村支部\n";
	const char *path = import(ROWS);
	struct reply r = client_get(clerk, path);

	walk_has(&r, 200, "核对名册时没有 2 个支部，涉及 3 人");
	walk_has(&r, 200, "<span>新沟村支部</span><span class=\"num small muted\">2 人</span>");
	walk_has(&r, 200, "设立支部由有组织管理权限的人员办理");
	assert_int_equal(client_get(clerk, arena_printf(w->arena, "%s/founding", path)).status, 403);
	/* A program is told the same names and counts. */
	r = client_get(clerk, arena_printf(w->arena, "/api/v1%s", path));
	walk_has(&r, 200, "\"missing\":[{\"name\":\"新沟村支部\",\"people\":2,\"near\":\"\"},{\"name\":\"远坡村支部\",\"people\":1,\"near\":\"\"}]");
	world_right(w, "secretary", "edit_org");
	r = client_get(clerk, path);
	walk_has(&r, 200, "批量设立这些支部");
	r = client_get(clerk, arena_printf(w->arena, "%s/founding", path));
	walk_has(&r, 200, "新沟村支部\n远坡村支部\n");
	r = client_post(clerk, arena_printf(w->arena, "/org/%lld/foundings", (long long)town), "text", "新沟村支部\n远坡村支部\n", "unit_kind", "village", "day", "2015-10-01", "document", "甲1号", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(clerk, arena_text(w->arena, where(&r)));
	walk_has(&r, 200, "将设立 2 个组织");
}

/* A branch that is called nearly like one of the batch's own part of the tree: the row names that one, and the offer to found what is missing tells it first, by page
 * and API. Another numeral is another branch, and branches elsewhere are named to nobody. */
static void a_mistyped_branch_is_told_what_is_near(void **state)
{
	static const char ROWS[] = TITLES "\n" "李华,110101199003079972,汉,本科,农牧渔民,正式党员,2012-03,2013-03,远处岭村支部\n王芳,310115198511209981,汉,大专,农牧渔民,正式党员,2010-05-01,2011-05-01,远处岭村支部\n"
		"赵强,,汉,大专,农牧渔民,正式党员,2010-05-01,2011-05-01,青石村党支部\n";
	const char *path;
	struct reply r;

	world_org_of(w, other, "branch", "远处山岭村党支部");
	path = import(ROWS);
	r = client_get(clerk, path);
	walk_has(&r, 200, "名称相近的有“青石沟村党支部”：写错的请改正");
	walk_has(&r, 200, "其中 1 个与已有的支部名称相近，列在最前面");
	walk_has(&r, 200, "<li><span>青石村党支部<br><span class=\"small muted\">与已有的“青石沟村党支部”相近，可能是写错了</span></span>");
	assert_true(strstr(r.body, "<span>青石村党支部") < strstr(r.body, "<span>远处岭村支部") && !reply_has(&r, "远处山岭村"));
	r = client_get(clerk, arena_printf(w->arena, "/api/v1%s", path));
	walk_has(&r, 200, "\"missing\":[{\"name\":\"青石村党支部\",\"people\":1,\"near\":\"“青石沟村党支部”\"},{\"name\":\"远处岭村支部\",\"people\":2,\"near\":\"\"}]");
}

/* Of a workbook the first visible sheet is read: the page and the program say which, and what was left; one whose sheets are empty says nothing. */
static void what_was_not_read_of_a_workbook_is_said(void **state)
{
	static const char ROWS[] = "姓名\t公民身份号码\t民族\t学历\t职业\t党籍状态\t入党日期\t转正日期\t所在支部\n李华\t110101199003079972\t汉\t本科\t农牧渔民\t正式党员\t2012-03\t2013-03\t青石沟村党支部";
	static const char ODD[] = "姓名\t公民身份号码\t干啥的\n李华\t110101199003079972\t务农";
	struct workbook_sheet sheets[] = { { "一支部", ROWS }, { "二支部", ROWS }, { "空表", "" } };
	struct client *api = walk_program(w, "workbook", 101);
	struct reply r;
	const char *file, *path;
	size_t bytes;

	file = workbook_of(w->arena, sheets, 3, &bytes);
	client_get(clerk, "/batch");
	r = client_upload(clerk, "/batch", "file", "名册.xlsx", file, bytes);
	assert_int_equal(r.status, 303);
	path = where(&r);
	client_wait(clerk, path, "检查完成");
	r = client_get(clerk, path);
	walk_has(&r, 200, "只读了第一张可见的工作表“一支部”，另有 1 张没有读：“二支部”");
	r = client_get(api, arena_printf(w->arena, "/api/v1%s", path));
	walk_has(&r, 200, "\"unread_sheets\":\"只读了第一张可见的工作表“一支部”，另有 1 张没有读：“二支部”");
	assert_int_equal(world_count(w, "audit WHERE verb = 'batch.upload' AND changes LIKE '%sheets_unread%'"), 1);
	/* Before the columns are named, too. */
	sheets[0].text = ODD;
	file = workbook_of(w->arena, sheets, 3, &bytes);
	r = client_upload(clerk, "/batch", "file", "名册.xlsx", file, bytes);
	r = client_get(clerk, arena_printf(w->arena, "%s/map", where(&r)));
	walk_has(&r, 200, "另有 1 张没有读：“二支部”");
	sheets[1].text = "";
	sheets[0].text = ROWS;
	file = workbook_of(w->arena, sheets, 3, &bytes);
	r = client_upload(clerk, "/batch", "file", "名册.xlsx", file, bytes);
	path = where(&r);
	client_wait(clerk, path, "检查完成");
	r = client_get(clerk, path);
	assert_false(reply_has(&r, "没有读"));
	r = client_get(api, arena_printf(w->arena, "/api/v1%s", path));
	walk_has(&r, 200, "\"unread_sheets\":null");
}

/* A roster of a head alone has no rows, and only of a workbook with more sheets is it said where they may stand. */
static void a_roster_without_rows_is_told_what_it_lacks(void **state)
{
	static const char TOP[] = "姓名\t公民身份号码\t所在支部", PEOPLE[] = "姓名\t公民身份号码\n李华\t110101199003079972";
	struct workbook_sheet sheets[] = { { "一支部", TOP }, { "二支部", PEOPLE } };
	struct client *api = walk_program(w, "no-rows", 101);
	struct reply r = upload(clerk, "名册.csv", TITLES "\n");
	const char *file;
	size_t bytes;

	walk_has(&r, 422, "文件里只有表头，下面一行也没有。请在表头下面一人填一行，再上传");
	assert_false(reply_has(&r, "工作表移到最前面"));
	r = client_upload(api, "/api/v1/batch", "file", "a.csv", TITLES "\n", strlen(TITLES "\n"));
	walk_has(&r, 422, "文件里只有表头，下面一行也没有");
	r = upload(clerk, "名册.csv", "\n\n , ,\n");
	walk_has(&r, 422, "文件里一行也没有。请填上内容以后再上传");
	file = workbook_of(w->arena, sheets, 2, &bytes);
	client_get(clerk, "/batch");
	r = client_upload(clerk, "/batch", "file", "名册.xlsx", file, bytes);
	walk_has(&r, 422, "第一张可见的工作表“一支部”，只有表头，下面一行也没有；另有 1 张没有读：“二支部”");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_not_read_of_a_workbook_is_said),
		cmocka_unit_test(reminders_do_not_drown_errors),
		cmocka_unit_test(branches_that_are_not_there_are_listed_and_founded),
		cmocka_unit_test(a_mistyped_branch_is_told_what_is_near),
		cmocka_unit_test(a_row_is_told_what_is_to_be_done),
		cmocka_unit_test(a_missing_column_is_named_once),
		cmocka_unit_test(a_sheet_without_titles_shows_no_number),
		cmocka_unit_test(a_list_of_punished_people_is_refused),
		cmocka_unit_test(a_template_says_what_may_be_chosen),
		cmocka_unit_test(what_is_no_roster_is_refused_in_words),
		cmocka_unit_test(a_marking_counts_wherever_it_stands),
		cmocka_unit_test(a_workbook_is_read_whole),
		cmocka_unit_test(a_roster_without_rows_is_told_what_it_lacks),
		cmocka_unit_test(a_file_without_a_name_has_words_to_open_it_by),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
