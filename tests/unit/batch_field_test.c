/* Which row of a roster is its head, and which column is what: as offices lay their tables out; and how it is cut into slices. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include "core/parsers.h"
#include "rooms/batch/batch_field.h"
#include "rooms/batch/batch_run.h"

static struct arena *arena;

static int start(void **state)
{
	char error[200];

	arena = arena_new();
	return parsers_start(error, sizeof(error)) ? 0 : -1;
}

static int stop(void **state)
{
	arena_free(arena);
	helper_stop();
	return 0;
}

/* Where the head is, whether it is sure, and the fields: "3-4 sure name,id_number,,org". */
static const char *head_of(int fd)
{
	enum sheet_fault fault;
	struct sheet *s = sheet_open(fd, &fault);
	struct batch_head *head = arena_alloc(arena, sizeof(*head));
	bool is_found;

	close(fd);
	assert_non_null(s);
	is_found = batch_head_find(arena, s, head);
	sheet_close(s);
	return arena_printf(arena, "%s%d-%d %s %s", is_found ? "" : "none ", head->first_row, head->last_row, head->is_sure ? "sure" : "unsure",
		batch_fields_text(arena, head->fields, head->columns_count));
}

static int csv(const char *text)
{
	int fd = memfd_create("test", MFD_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	return fd;
}

static void heads_are_found_among_titles_and_notes(void **state)
{
	static const struct { const char *text, *says; } CASES[] = {
		{ "姓名,身份证号\n李华,1\n", "1-1 sure name,id_number" },
		{ "甲镇党员名册,,\n填报单位：甲镇党委,,2015年11月\n序号,姓名,身份证号码,所在支部\n1,李华,1,甲村支部\n", "3-3 sure ,name,id_number,org" },
		{ "序号,姓 名,出生年月,入党时间,备注\n", "1-1 sure ,name,birth,joined," },
		{ "姓名,身份证号,干啥的\n", "1-1 unsure name,id_number," },
		{ "姓名,所在支部\n", "1-1 unsure name,org" },		/* nothing to tell people apart by */
		{ "姓名,身份证号,身份证号\n", "1-1 unsure name,id_number," },	/* the second of a kind is left out */
		{ "李华,110101199003079972\n王芳,310115198511209981\n", "none 1-1 unsure ," },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		assert_string_equal(head_of(csv(CASES[i].text)), CASES[i].says);
}

/* Title merged across, 入党 over two columns, the others merged over both lines of the head. */
static void a_head_of_two_lines_with_merged_cells(void **state)
{
	int fd = memfd_create("test", MFD_CLOEXEC);
	char path[64];
	lxw_workbook *book;
	lxw_worksheet *sheet;

	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	book = workbook_new(path);
	sheet = workbook_add_worksheet(book, NULL);
	worksheet_merge_range(sheet, 0, 0, 0, 4, "甲镇党员名册", NULL);
	worksheet_merge_range(sheet, 1, 0, 2, 0, "序号", NULL);
	worksheet_merge_range(sheet, 1, 1, 2, 1, "姓名", NULL);
	worksheet_merge_range(sheet, 1, 2, 2, 2, "公民身份号码", NULL);
	worksheet_merge_range(sheet, 1, 3, 1, 4, "入党", NULL);
	worksheet_write_string(sheet, 2, 3, "日期", NULL);
	worksheet_write_string(sheet, 2, 4, "申请日期", NULL);
	worksheet_write_string(sheet, 3, 1, "李华", NULL);
	assert_int_equal(workbook_close(book), LXW_NO_ERROR);
	assert_string_equal(head_of(fd), "2-3 sure ,name,id_number,joined,applied");
}

static void lines_that_hold_no_person(void **state)
{
	static const struct { const char *first, *second; bool is_note; } CASES[] = {
		{ "合计", "7人", true }, { "填表人：王芳", "", true }, { "审核：", "2015-11-17", true }, { "注：以上均为正式党员", "", true },
		{ "", "", true }, { "1", "李华", false }, { "李华", "110101199003079972", false },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct sheet_cell cells[2] = { { CASES[i].first, false }, { CASES[i].second, false } };
		struct sheet_row row = { .number = 1, .cells_count = 2, .cells = cells };

		assert_int_equal(batch_row_is_note(&row), CASES[i].is_note);
	}
}

static void what_is_kept_is_read_back(void **state)
{
	int fields[4] = { batch_field_find("name"), BATCH_FIELD_NONE, batch_field_org(), batch_field_org_code() }, back[4];

	batch_fields_parse(batch_fields_text(arena, fields, 4), back, 4);
	for (int i = 0; i < 4; i++)
		assert_int_equal(back[i], fields[i]);
	batch_fields_parse("name,nonsense", back, 4);
	assert_int_equal(back[0], fields[0]);
	for (int i = 1; i < 4; i++)
		assert_int_equal(back[i], BATCH_FIELD_NONE);
}

/* The heads of the empty roster and of our own exports need no hand. */
static void our_own_titles_are_understood(void **state)
{
	for (int i = 0; i < (int)batch_fields_count(); i++)
		assert_int_equal(batch_field_read(message_text(arena, LANG_ZH, batch_field_at(i).label, NULL, 0)), i);
}

/* Others wait for one slice at most: it is as large as the time allows, grows by half at once, and never leaves its bounds. */
static void a_slice_is_as_large_as_others_may_wait(void **state)
{
	static const struct { int rows, took_ms, next; } CASES[] = {
		{ 600, BATCH_SLICE_MS, 600 }, { 600, BATCH_SLICE_MS * 2, 300 }, { 600, BATCH_SLICE_MS * 3 / 2, 400 }, { 600, BATCH_SLICE_MS * 9, 200 },
		{ 200, BATCH_SLICE_MS * 4, 200 }, { 300, BATCH_SLICE_MS * 3 / 4, 400 }, { 300, 1, 450 }, { 300, 0, 450 }, { 900, BATCH_SLICE_MS / 2, 1000 },
		{ 1000, BATCH_SLICE_MS, 1000 }, { 1000, BATCH_SLICE_MS - 1, 1000 }, { 1, 1, 200 },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		assert_int_equal(batch_slice_next(CASES[i].rows, CASES[i].took_ms), CASES[i].next);
	assert_true(BATCH_SLICE_MS <= 200);	/* of the 250 ms that others may wait; the rest is their own commit */
	assert_int_equal(BATCH_SLICE_ROWS_MAX, 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(heads_are_found_among_titles_and_notes),
		cmocka_unit_test(a_head_of_two_lines_with_merged_cells),
		cmocka_unit_test(lines_that_hold_no_person),
		cmocka_unit_test(what_is_kept_is_read_back),
		cmocka_unit_test(our_own_titles_are_understood),
		cmocka_unit_test(a_slice_is_as_large_as_others_may_wait),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
