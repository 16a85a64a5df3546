/* jishi import as a process: what a roster would do, said without writing; the import by the rights of an account; and who
 * is refused. On the small demo city. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "command/command.h"
#include "world/cli.h"
#include "world/workbook.h"

#define TOWN "990181-000"
#define BRANCH "990181-000-000-000"
#define HEAD "姓名,公民身份号码,民族,学历,职业,党籍状态,入党日期,转正日期,组织代码\n"
#define LI "李华,110101199003079972,汉,本科,农牧渔民,正式党员,2012-03,2013-03," BRANCH "\n"
#define WANG "王芳,310115198511209981,汉,大专,农牧渔民,正式党员,2010.5.1,2011-05-01," BRANCH "\n"

static struct cli c;
static char db[100], sheet[100];

#define IMPORT(...) CLI(&c, "import", sheet, "--db", db, "--date", "2015-11-17", __VA_ARGS__)

static void write_sheet(const char *text)
{
	FILE *f = fopen(sheet, "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static int prepare(void **state)
{
	cli_init(&c);
	snprintf(db, sizeof(db), "%s", cli_path(&c, "a.db"));
	snprintf(sheet, sizeof(sheet), "%s", cli_path(&c, "roster.csv"));
	return CLI(&c, "init", "--db", db, "--demo", "small", "--date", "2015-11-17");
}

static int clean(void **state)
{
	cli_release(&c);
	return 0;
}

static void says(const char *text)
{
	if (strstr(c.output, text) == NULL)
		fail_msg("no %s in: %s", text, c.output);
}

static void a_dry_run_says_what_would_be_done_and_does_nothing(void **state)
{
	write_sheet(HEAD LI WANG);
	for (int i = 0; i < 2; i++) {	/* twice the same: nothing was written */
		assert_int_equal(IMPORT("--org", TOWN, "--dry-run", "--json"), EXIT_DONE);
		says("\"findings\":[]");
		says("\"new\":2");
		says("\"wrong\":0");
	}
	assert_int_equal(IMPORT("--org", TOWN, "--dry-run"), EXIT_DONE);
	says("new 2, changed 0, same 0, wrong 0, warned 0");
	assert_int_equal(IMPORT("--dry-run", "--json"), EXIT_DONE);	/* without --org: the organisation at the top, as stats has it */
	says("\"new\":2");
	says("\"wrong\":0");
}

/* Of a workbook the command says too which sheet it read. */
static void what_was_not_read_is_said(void **state)
{
	static const struct workbook_sheet SHEETS[] = { { "一支部", "姓名\t公民身份号码\t工作单位\n李华\t110101199003079972\t甲村" }, { "二支部", "姓名\n王芳" } };
	struct arena *a = arena_new();
	size_t bytes;
	const char *file = workbook_of(a, SHEETS, 2, &bytes);
	int fd = open(sheet, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_int_equal(write(fd, file, bytes), (ssize_t)bytes);
	close(fd);
	arena_free(a);
	IMPORT("--org", TOWN, "--dry-run", "--json");
	says("\"unread_sheets\":\"只读了第一张可见的工作表“一支部”，另有 1 张没有读：“二支部”");
	IMPORT("--org", TOWN, "--dry-run");
	says("另有 1 张没有读：“二支部”");
}

/* Asked for JSON, a program gets JSON when there is nothing to read, too. */
static void what_cannot_be_read_is_told_as_it_was_asked(void **state)
{
	int fd = open(sheet, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_int_equal(write(fd, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8), 8);
	close(fd);
	assert_int_equal(IMPORT("--org", TOWN, "--dry-run", "--json"), EXIT_REFUSED);
	says("{\"error\":\"");
	says("另存为");
	assert_int_equal(IMPORT("--org", TOWN, "--dry-run"), EXIT_REFUSED);
	says("jishi: ");
	assert_int_equal(CLI(&c, "import", "/no/such/file.csv", "--db", db, "--date", "2015-11-17", "--org", TOWN, "--dry-run", "--json"), EXIT_REFUSED);
	says("{\"error\":\"/no/such/file.csv: ");
	assert_int_equal(IMPORT("--org", "990181-777", "--dry-run", "--json"), EXIT_REFUSED);
	says("{\"error\":\"there is no organisation 990181-777\"}");
	assert_int_equal(IMPORT("--org", TOWN, "--account", "nobody", "--json"), EXIT_REFUSED);
	says("{\"error\":\"there is no account nobody\"}");
	write_sheet("机密★10年\n" HEAD LI);
	assert_int_equal(IMPORT("--org", TOWN, "--dry-run", "--json"), EXIT_REFUSED);
	says("{\"error\":\"文件内容中有密级标志");
	/* A day that is none is named. */
	assert_int_equal(CLI(&c, "stats", "--db", db, "--date", "2014-02-30"), EXIT_USAGE);
	says("--date 2014-02-30 is no day");
	assert_null(strstr(c.output, "usage:"));
}

static void wrong_rows_are_named_with_the_way_out(void **state)
{
	write_sheet(HEAD LI "赵一,3.70481E+17,汉,本科,农牧渔民,正式党员,2012-03,2013-03," BRANCH "\n"
		"钱二,440305199912319964,汉,本科,农牧渔民,正式党员,03/04/15,," BRANCH "\n"
		"孙三,510104200802299997,汉,本科,农牧渔民,正式党员,2012-03,,990181-999\n"
		"周四,110101199003070003,汉,本科,农牧渔民,正式党员,2012-03,2013-03," BRANCH "\n");
	assert_int_equal(IMPORT("--org", TOWN, "--dry-run", "--json"), EXIT_REFUSED);
	says("\"row\":3,\"kind\":\"wrong\"");
	says("3.70481E+17");
	says("科学记数");
	says("分不清年月日");
	says("没有这个支部");
	says("\"new\":1");
	says("110101199003070003");
	says("顺序码）是 000");
	says("\"wrong\":4");
}

static void what_cannot_be_done_is_refused(void **state)
{
	write_sheet(HEAD LI);
	assert_int_equal(IMPORT("--org", TOWN), EXIT_USAGE);
	assert_int_equal(IMPORT("--account", "shi.zuzhi"), EXIT_USAGE);
	says("a dry run alone takes the one at the top");
	assert_int_equal(IMPORT("--org", "990181-777", "--dry-run"), EXIT_REFUSED);
	says("990181-777");
	assert_int_equal(IMPORT("--org", TOWN, "--account", "nobody"), EXIT_REFUSED);
	says("nobody");
	assert_int_equal(IMPORT("--org", TOWN, "--account", "dangyuan1"), EXIT_REFUSED);	/* a member imports nothing */
	assert_int_equal(IMPORT("--org", TOWN, "--dry-run", "--json"), EXIT_DONE);
	says("\"new\":1");
	write_sheet("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
	assert_int_equal(IMPORT("--org", TOWN, "--dry-run"), EXIT_REFUSED);
	says("另存为");
	assert_int_equal(CLI(&c, "import", "/nowhere.csv", "--db", db, "--org", TOWN, "--dry-run"), EXIT_REFUSED);
	says("/nowhere.csv");
}

static void an_account_with_the_right_imports(void **state)
{
	write_sheet(HEAD LI WANG);
	/* New people need a second person. */
	assert_int_equal(IMPORT("--org", TOWN, "--account", "shi.zuzhi", "--json"), EXIT_DONE);
	says("waits for the approval of a second person");
	says("\"written\":0");
	assert_int_equal(IMPORT("--org", TOWN, "--account", "shi.zuzhi", "--approver", "shi.zuzhi", "--json"), EXIT_REFUSED);
	says("不能是同一个人");
	assert_int_equal(IMPORT("--org", TOWN, "--account", "shi.zuzhi", "--approver", "nobody", "--json"), EXIT_REFUSED);
	says("there is no account nobody");
	assert_int_equal(IMPORT("--org", TOWN, "--account", "shi.zuzhi", "--approver", "shi.zuzhi2", "--json"), EXIT_DONE);
	says("{\"new\":2,\"changed\":0,\"same\":0,\"wrong\":0,\"written\":2}");
	assert_int_equal(IMPORT("--org", TOWN, "--dry-run", "--json"), EXIT_DONE);
	says("\"same\":2");
	assert_int_equal(IMPORT("--org", TOWN, "--account", "shi.zuzhi", "--approver", "shi.zuzhi2", "--json"), EXIT_DONE);
	says("\"same\":2,\"wrong\":0,\"written\":0");
	assert_int_equal(CLI(&c, "verify", "--db", db), EXIT_DONE);
	assert_int_equal(CLI(&c, "export", "--canonical", "--db", db), EXIT_DONE);
}

/* Who holds several posts says in which one he imports, or approves; the refusal names them all. */
static void the_post_of_an_account_is_chosen(void **state)
{
	static const char SOLE[] = "990181-007", LOW[] = "990181-007-000-000";
	char holding[40] = "";
	const char *at;
	sqlite3 *d;

	assert_int_equal(sqlite3_open(db, &d), SQLITE_OK);	/* of the posts of the demo that one person holds several of none imports */
	assert_int_equal(sqlite3_exec(d, "INSERT INTO post_right (post_kind, permission) VALUES ('party_worker', 'import')", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(d);

	write_sheet(HEAD "岳岭,110101199003079999,汉,本科,农牧渔民,正式党员,2012-03,2013-03,990181-007-000-000\n");
	assert_int_equal(IMPORT("--org", SOLE, "--account", "lvxie.zuzhi", "--json"), EXIT_REFUSED);
	says("lvxie.zuzhi holds several posts; choose with --post");
	says("990181-007 ");
	says("990181-002-001-008 ");
	at = strstr(c.output, "(holding ");
	assert_non_null(at);
	snprintf(holding, sizeof(holding), "%.*s", (int)strspn(at + 9, "0123456789"), at + 9);
	assert_int_equal(IMPORT("--org", SOLE, "--account", "lvxie.zuzhi", "--post", "990181-999", "--json"), EXIT_REFUSED);
	says("holds no such post");
	assert_int_equal(IMPORT("--org", SOLE, "--account", "lvxie.shuji", "--post", LOW, "--json"), EXIT_REFUSED);
	says("holds several posts there; choose with --post");
	assert_int_equal(IMPORT("--org", SOLE, "--account", "lvxie.zuzhi", "--post", SOLE, "--approver", "lvxie.shuji", "--json"), EXIT_REFUSED);
	says("lvxie.shuji holds several posts; choose with --approver-post");
	assert_int_equal(IMPORT("--org", SOLE, "--account", "lvxie.zuzhi", "--post", holding, "--approver", "lvxie.shuji", "--approver-post", SOLE, "--json"), EXIT_DONE);
	says("\"new\":1");
	says("\"written\":1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_dry_run_says_what_would_be_done_and_does_nothing),
		cmocka_unit_test(what_was_not_read_is_said),
		cmocka_unit_test(what_cannot_be_read_is_told_as_it_was_asked),
		cmocka_unit_test(wrong_rows_are_named_with_the_way_out),
		cmocka_unit_test(what_cannot_be_done_is_refused),
		cmocka_unit_test(an_account_with_the_right_imports),
		cmocka_unit_test(the_post_of_an_account_is_chosen),
	};

	return cmocka_run_group_tests(tests, prepare, clean);
}
