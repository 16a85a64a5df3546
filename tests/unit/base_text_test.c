/* base/text.h: what is let in, and what cleaning makes of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"
#include "core/unit_number.h"
#include "view/draft_name.h"

static void test_utf8_refusals(void **state)
{
	static const struct { const char *text; size_t bytes; bool is_valid; } CASES[] = {
		{ "", 0, true },
		{ "abc", 3, true },
		{ "基石", 6, true },
		{ "\xF0\xA0\x80\x80", 4, true },	/* U+20000 */
		{ "\xF4\x8F\xBF\xBF", 4, true },	/* U+10FFFF */
		{ "a\0b", 3, false },
		{ "\x80", 1, false },			/* continuation alone */
		{ "\xC0\xAF", 2, false },		/* overlong slash */
		{ "\xC1\xBF", 2, false },
		{ "\xE0\x80\xAF", 3, false },
		{ "\xE0\x9F\xBF", 3, false },
		{ "\xF0\x80\x80\xAF", 4, false },
		{ "\xF0\x8F\xBF\xBF", 4, false },
		{ "\xED\xA0\x80", 3, false },		/* surrogates */
		{ "\xED\xBF\xBF", 3, false },
		{ "\xF4\x90\x80\x80", 4, false },	/* above U+10FFFF */
		{ "\xF5\x80\x80\x80", 4, false },
		{ "\xFF", 1, false },
		{ "\xE5\x9F", 2, false },		/* cut short */
		{ "\xE5\x9F\x41", 3, false },
		{ "\xF0\xA0\x80\x41", 4, false },
		{ "\xBB\xF9\xCA\xAF", 4, false },	/* 基石 in GB 18030 */
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		if (text_is_utf8(CASES[i].text, CASES[i].bytes) != CASES[i].is_valid)
			fail_msg("case %zu", i);
}

static void test_chars_go_there_and_back(void **state)
{
	static const uint32_t POINTS[] = { 1, 0x7F, 0x80, 0x7FF, 0x800, 0x4E2D, 0xFFFD, 0x10000, 0x2A6D6, 0x10FFFF };

	for (size_t i = 0; i < sizeof(POINTS) / sizeof(POINTS[0]); i++) {
		char text[5] = "";
		const char *cursor = text;
		size_t bytes = text_put_char(text, POINTS[i]);

		assert_true(text_is_utf8(text, bytes));
		assert_int_equal(text_next(&cursor), POINTS[i]);
		assert_ptr_equal(cursor, text + bytes);
		assert_int_equal(text_next(&cursor), 0);
		assert_int_equal(text_chars(text), 1);
	}
	assert_int_equal(text_chars("尉迟𠮷a"), 4);
}

typedef char *cleaner(struct arena *a, const char *text);

static void check_cleaning(cleaner *clean, const char *const cases[][2], size_t count)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < count; i++)
		assert_string_equal(clean(a, cases[i][0]), cases[i][1]);
	arena_free(a);
}

#define CHECK(clean, cases) check_cleaning(clean, cases, sizeof(cases) / sizeof(cases[0]))

static void test_clean(void **state)
{
	static const char *const CASES[][2] = {
		{ "  张三 ", "张三" },
		{ "　张　　三　", "张 三" },
		{ "ＡＢＣ１２３（甲）", "ABC123（甲）" },
		{ "中共市（县、区）委员会", "中共市（县、区）委员会" },
		{ "中共市(县、区)委员会", "中共市(县、区)委员会" },	/* what was typed stays */
		{ "第（3）号", "第（3）号" },
		{ "（一）甲（乙（1）丙）", "（一）甲（乙（1）丙）" },
		{ "（０６３２）１２３４５６７", "(0632)1234567" },
		{ "f（x）", "f(x)" },
		{ "甲(1）", "甲(1)" },
		{ "一）开会 1）发言", "一）开会 1)发言" },
		{ "（（甲）（1））", "（（甲）（1））" },
		{ "应为大专，２０１３年毕业；有证：见附件！", "应为大专，2013年毕业；有证：见附件！" },
		{ "1，3，5", "1,3,5" },
		{ "０；１", "0;1" }, { "1，\xEF\xBB\xBF" "2", "1,2" }, { "1，　2", "1, 2" }, { "如下：（1）甲", "如下：（1）甲" },	/* clean once is clean */
		{ "09：00", "09:00" }, { "意见0：同意", "意见0：同意" }, { "第1，第2", "第1，第2" },
		{ "a\t\r\n b", "a b" },
		{ "a\x01\x02\x7F" "b", "ab" },
		{ "a\xE2\x80\x8B" "b", "ab" },		/* zero width space */
		{ "\xEF\xBB\xBF" "张三", "张三" },	/* byte order mark */
		{ "a\xE2\x80\xAE" "b", "ab" },		/* right-to-left override */
		{ "李\u2066华\u2069\u200D\u200E", "李华" }, { "张\u061C三\u00AD\U000E0041", "张三" }, { "李\u3164\u2800", "李" }, { "\u3164", "" },
		{ "　 ", "" },
		{ "", "" },
		{ NULL, "" },
		{ "王　\x01　五", "王 五" },
	};
	static const char *const LINES[][2] = {
		{ "  第一行 \r\n第二行\r第三行\n", "第一行\n第二行\n第三行" },
		{ "\n\n甲\n\n乙\n\n", "甲\n\n乙" },
		{ "甲 \t 丙\n  乙", "甲 丙\n乙" },
		{ NULL, "" },
	};

	CHECK(text_clean, CASES);
	CHECK(text_clean_lines, LINES);
}

/* What looks the same is read the same. */
static void plain_text_is_what_the_eye_reads(void **state)
{
	static const char *const CASES[][2] = {
		{ "\u2EA0族", "民族" }, { "⽅向", "方向" }, { "\uF979爽", "凉爽" }, { "绝\u200B密\u2003★", "绝密 ★" }, { "机\u202E密", "机密" },
		{ "\u2E87", "\U00020628" }, { "甲\n乙\t丙　丁", "甲\n乙\t丙　丁" }, { "汉字abc，（１）", "汉字abc，（１）" }, { "李\xFF华\xE2\x80", "李\xFF华\xE2\x80" },
		{ "\xE2\x80\u200B民", "\xE2\x80民" }, { "", "" },
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		size_t bytes = strlen(CASES[i][0]);
		const char *plain = text_plain(a, CASES[i][0], &bytes);

		assert_string_equal(plain, CASES[i][1]);
		assert_int_equal(bytes, strlen(plain));
	}
	arena_free(a);
}

static void test_simplified(void **state)
{
	static const uint32_t CASES[][2] = { { 0x5EE0, 0x5382 } /* 廠 厂 */, { 0x792C, 0x77FE } /* 礬 矾 */, { 0x4E7E, 0x5E72 } /* 乾 干, which stands for itself too */,
		{ 0x5382, 0x5382 }, { 'a', 'a' }, { 0x4E00, 0x4E00 }, { 0x10FFFF, 0x10FFFF } };

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		assert_int_equal(text_simplified(CASES[i][0]), CASES[i][1]);
}

static void test_clean_name(void **state)
{
	static const char *const CASES[][2] = {
		{ "张　三", "张三" },
		{ " 张 三 ", "张三" },
		{ "欧阳 修", "欧阳修" },
		{ "买买提•艾力", "买买提·艾力" },
		{ "买买提・艾力", "买买提·艾力" },
		{ "买买提．艾力", "买买提·艾力" },
		{ "买买提‧艾力", "买买提·艾力" },
		{ "买买提.艾力", "买买提·艾力" },
		{ "买买提 · 艾力", "买买提·艾力" },
		{ "J. Smith", "J. Smith" },
		{ "Ｊｏｈｎ　Smith", "John Smith" },
		{ "", "" },
	};

	CHECK(text_clean_name, CASES);
}

static void test_small_questions(void **state)
{
	struct arena *a = arena_new();

	assert_true(text_is_empty(NULL));
	assert_true(text_is_empty(" 　\t"));
	assert_false(text_is_empty(" 0 "));
	assert_true(text_same(NULL, ""));
	assert_true(text_same("a", "a"));
	assert_false(text_same("a", NULL));
	assert_true(text_starts("org.title", "org."));
	assert_false(text_starts("or", "org"));
	assert_string_equal(text_lower(a, "ABCzÄ中"), "abczÄ中");
	arena_free(a);
}

static void test_int_parse(void **state)
{
	static const struct { const char *text; bool is_number; int64_t number; } CASES[] = {
		{ "0", true, 0 }, { "-1", true, -1 }, { "+7", true, 7 }, { "007", true, 7 },
		{ "9223372036854775807", true, INT64_MAX }, { "-9223372036854775808", true, INT64_MIN },
		{ "9223372036854775808", false, 0 }, { "-9223372036854775809", false, 0 },
		{ "99999999999999999999999", false, 0 }, { "", false, 0 }, { "-", false, 0 }, { "+", false, 0 },
		{ "--1", false, 0 }, { " 1", false, 0 }, { "1 ", false, 0 }, { "1.0", false, 0 }, { "0x10", false, 0 },
		{ "1e3", false, 0 }, { "１", false, 0 }, { "abc", false, 0 },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		int64_t n = 0;

		assert_int_equal(int_parse(CASES[i].text, &n), CASES[i].is_number);
		assert_true(n == CASES[i].number);
	}
}

static void test_grouped(void **state)
{
	static const struct { const char *plain, *grouped; } CASES[] = { { "", "" }, { "0", "0" }, { "999", "999" }, { "1000", "1,000" }, { "73851", "73,851" },
		{ "100000", "100,000" }, { "9223372036854775807", "9,223,372,036,854,775,807" }, { "-1234.5", "-1,234.5" }, { "0.50", "0.50" }, { "1234.", "1234." },
		{ "-", "-" }, { "0123", "0123" }, { "1,234", "1,234" }, { "1234人", "1234人" }, { "2015-11-17", "2015-11-17" }, { "1234.5.6", "1234.5.6" } };
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct buffer b;

		buffer_init(&b, a, 1);
		number_put_grouped(&b, CASES[i].plain);
		assert_string_equal(buffer_text(&b), CASES[i].grouped);
	}
	arena_free(a);
}

static void test_hundredths(void **state)
{
	static const struct { const char *text; bool is_number; int64_t n; const char *back; } CASES[] = {
		{ "39.9", true, 3990, "39.9" }, { "40", true, 4000, "40" }, { "40.00", true, 4000, "40" }, { "0.05", true, 5, "0.05" },
		{ "", false, 0, NULL }, { ".5", false, 0, NULL }, { "5.", false, 0, NULL }, { "1.234", false, 0, NULL }, { "-1", false, 0, NULL },
		{ "1.2.3", false, 0, NULL }, { "1,000", false, 0, NULL }, { "99999999999999999999", false, 0, NULL }, { "92233720368547758.08", false, 0, NULL },
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		int64_t n = 0;

		assert_int_equal(hundredths_parse(CASES[i].text, &n), CASES[i].is_number);
		assert_int_equal(n, CASES[i].n);
		if (CASES[i].is_number)
			assert_string_equal(hundredths_text(a, n), CASES[i].back);
	}
	arena_free(a);
}

/* What people type for one another in a name: brackets, blanks that are layout, and the dots. */
static void test_one_name_in_two_spellings(void **state)
{
	static const struct { const char *one, *other; bool is_same; } CASES[] = {
		{ "张三", "张三", true }, { "张三", "张　三", true }, { "张三", " 张 三 ", true }, { "张三", "张四", false }, { "张三", "张三三", false }, { "", "", true }, { "", "张", false },
		{ "张三（1979年3月生）", "张三(1979年3月生)", true }, { "张三（", "张三）", false }, { "买买提·吐逊", "买买提•吐逊", true }, { "买买提·吐逊", "买买提吐逊", false },
		{ "John Smith", "JohnSmith", false }, { "第1 2组", "第12组", false }, { "第12组", "第 12 组", true }, { "1.5", "15", false },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		if (text_is_same(CASES[i].one, CASES[i].other) != CASES[i].is_same || text_is_same(CASES[i].other, CASES[i].one) != CASES[i].is_same)
			fail_msg("%s and %s", CASES[i].one, CASES[i].other);
}

/* Only the unit that is asked for. */
static void test_numbers_with_their_unit(void **state)
{
	static const struct { const char *typed, *asked, *number; } CASES[] = { { "30天", "有效天数", "30" }, { "３０ 日", "公示天数", "30" }, { "7个工作日", "候选人公示工作日", "7" },
		{ "7工作日", "核查期限（工作日）", "7" }, { "7天", "候选人公示工作日", "7" }, { "7个工作日", "公示天数", "7个工作日" }, { "5000元", "年租金（元）", "5000" }, { "5,000 元", "元", "5,000" },
		{ "3年", "任期年数", "3" }, { "10户", "户数", "10" }, { "35人", "到会人数", "35" }, { "35人", "户数", "35人" }, { "6个月", "限期改正几个月", "6" }, { "5元", "公示天数", "5元" }, { "天", "公示天数", "天" }, { "三十天", "公示天数", "三十天" }, { "1/2", "到会比例", "1/2" },
		{ "30", "公示天数", "30" }, { "", "公示天数", "" }, { "-3天", "公示天数", "-3天" } };
	struct arena *a = arena_new();
	int64_t days = 5;

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		assert_string_equal(unit_number(a, CASES[i].typed, CASES[i].asked), CASES[i].number);
	assert_true(unit_days_read(a, "45 天", &days));
	assert_int_equal(days, 45);
	assert_false(unit_days_read(a, "三十", &days) || unit_days_read(a, "1.5天", &days));
	arena_free(a);
}

/* A draft is called by what its page is about, and by nothing else of the query. */
static void test_drafts_are_called_by_their_subject(void **state)
{
	static const struct { const char *form, *page, *name; } CASES[] = { { "/org/3/run/new", "/org/3/run/new?use=5", "/org/3/run/new#?use=5" },
		{ "/org/3/run/new", "/org/3/run/new?person=9&use=5", "/org/3/run/new#?person=9&use=5" }, { "/org/3/run/new", "/org/3/run/new?use=5&person=9", "/org/3/run/new#?person=9&use=5" },
		{ "/run/5/vote#vote=decide", "/run/5?page=2&q=use=1&back=x", "/run/5/vote#vote=decide" }, { "/run/5/vote#vote=decide", "/run/5?org=4", "/run/5/vote#vote=decide?org=4" },
		{ "/person/create", "/person/new?org=", "/person/create" }, { "/person/create", "/person/new?organ=4", "/person/create" }, { "/person/create", NULL, "/person/create" } };
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		assert_string_equal(draft_name(a, CASES[i].form, CASES[i].page), CASES[i].name);
	arena_free(a);
}

/* What is demanded as a reason says something. */
static void test_a_reason_has_letters(void **state)
{
	static const struct { const char *text; size_t letters; } CASES[] = { { NULL, 0 }, { "", 0 }, { ".", 0 }, { "。。。。", 0 }, { "——", 0 }, { "\u3000 ", 0 }, { "2015-11", 0 },
		{ "１２", 0 }, { "好", 1 }, { "记错", 2 }, { "错，收", 2 }, { "ok", 2 }, { "退110元", 2 }, { "ＡＢ", 2 }, { "\U00020000\u3007", 2 }, { "（《》）、；：", 0 }, { "×÷×", 0 } };

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		assert_int_equal(text_letters(CASES[i].text), CASES[i].letters);
		assert_int_equal(text_says(CASES[i].text), CASES[i].letters >= 2);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_utf8_refusals),
		cmocka_unit_test(test_chars_go_there_and_back),
		cmocka_unit_test(test_clean),
		cmocka_unit_test(test_simplified),
		cmocka_unit_test(test_clean_name), cmocka_unit_test(plain_text_is_what_the_eye_reads),
		cmocka_unit_test(test_small_questions),
		cmocka_unit_test(test_one_name_in_two_spellings),
		cmocka_unit_test(test_numbers_with_their_unit),
		cmocka_unit_test(test_drafts_are_called_by_their_subject),
		cmocka_unit_test(test_a_reason_has_letters),
		cmocka_unit_test(test_int_parse),
		cmocka_unit_test(test_grouped),
		cmocka_unit_test(test_hundredths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
