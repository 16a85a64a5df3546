/* core/search.h: how names are read, and how what was typed is understood. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/text.h"
#include "core/search.h"

static void test_person_names(void **state)
{
	static const struct { const char *name, *key, *initials; } CASES[] = {
		{ "李华", "li hua", "lh" }, { "王小明", "wang xiao ming", "wxm" },
		/* surnames with their own reading */
		{ "单立文", "shan li wen", "slw" }, { "解晓东", "xie xiao dong", "xxd" }, { "仇英", "qiu ying", "qy" },
		{ "曾国藩", "zeng guo fan", "zgf" }, { "查良镛", "zha liang yong", "zly" }, { "盖叫天", "ge jiao tian", "gjt" },
		{ "朴正", "piao zheng", "pz" }, { "任光", "ren guang", "rg" }, { "区志", "ou zhi", "oz" },
		{ "华罗庚", "hua luo geng", "hlg" }, { "纪晓岚", "ji xiao lan", "jxl" }, { "缪荃孙", "miao quan sun", "mqs" },
		{ "宁静", "ning jing", "nj" }, { "乐毅", "yue yi", "yy" }, { "翟志刚", "zhai zhi gang", "zzg" },
		{ "吕布", "lv bu", "lb" }, { "覃勇", "qin yong", "qy" }, { "万里", "wan li", "wl" }, { "沈从文", "shen cong wen", "scw" },
		{ "王长青", "wang chang qing", "wcq" }, { "王晟", "wang sheng", "ws" }, { "王拓", "wang tuo", "wt" },
		/* compound surnames, only with a given name behind */
		{ "尉迟恭", "yu chi gong", "ycg" }, { "万俟卨", "mo qi xie", "mqx" }, { "长孙无忌", "zhang sun wu ji", "zswj" },
		{ "令狐冲", "ling hu chong", "lhc" }, { "欧阳修", "ou yang xiu", "oyx" }, { "单于明", "chan yu ming", "cym" },
		{ "单于", "shan yu", "sy" }, { "诸葛亮", "zhu ge liang", "zgl" }, { "澹台灭明", "tan tai mie ming", "ttmm" },
		/* the same character inside a given name is an everyday word */
		{ "李单", "li dan", "ld" }, { "王乐", "wang le", "wl" }, { "张曾", "zhang ceng", "zc" },
		/* minority and Latin names */
		{ "买买提·艾力", "mai mai ti ai li", "mmtal" }, { "单增·曲扎", "dan zeng qu zha", "dzqz" },
		{ "John Smith", "john smith", "js" }, { "O'Neil", "o neil", "on" },
		/* rare characters: extensions A, B and later */
		{ "王㐀", "wang qiu", "wq" }, { "李𠮷", "li ji", "lj" }, { "张\xF0\xB0\x80\x80", "zhang {", "z" },
		{ "", "", "" }, { " ·", "", "" }, { "★", "", "" },
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		const char *key = search_key(a, CASES[i].name), *initials = search_initials(a, CASES[i].name);

		if (strcmp(key, CASES[i].key) != 0 || strcmp(initials, CASES[i].initials) != 0)
			print_error("%s: %s, %s\n", CASES[i].name, key, initials), fail();
	}
	arena_free(a);
}

static void test_titles(void **state)
{
	static const struct { const char *title, *key, *initials; } CASES[] = {
		{ "单家庄村党支部", "shan jia zhuang cun dang zhi bu", "sjzcdzb" },
		{ "解家沟", "xie jia gou", "xjg" }, { "农业银行支行", "nong ye yin hang zhi hang", "nyyhzh" },
		{ "开发区党委", "kai fa qu dang wei", "kfqdw" }, { "华联商行", "hua lian shang hang", "hlsh" },
		{ "第12党支部", "di 12 dang zhi bu", "d12dzb" }, { "ABC公司", "abc gong si", "ags" },
		{ "重庆路社区", "chong qing lu she qu", "cqlsq" }, { "单位", "dan wei", "dw" }, { "训练基地", "xun lian ji di", "xljd" },
		{ "", "", "" },
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		const char *key = search_title_key(a, CASES[i].title), *initials = search_title_initials(a, CASES[i].title);

		if (strcmp(key, CASES[i].key) != 0 || strcmp(initials, CASES[i].initials) != 0)
			print_error("%s: %s, %s\n", CASES[i].title, key, initials), fail();
	}
	arena_free(a);
}

static void test_long_names_are_cut_at_a_syllable(void **state)
{
	struct arena *a = arena_new();
	char name[50 * 3 + 1] = "";

	for (int i = 0; i < 50; i++)
		memcpy(name + i * 3, "庄", 4);
	assert_int_equal(strlen(search_key(a, name)), 28 * 6 + 27);	/* 28 times zhuang and the blanks between */
	assert_int_equal(strlen(search_initials(a, name)), 50);
	arena_free(a);
}

static void check_list(const char *const *list, size_t count, const char *expected)
{
	char joined[400] = "";
	size_t bytes = 0;

	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(list[i]);

		assert_true(bytes + length + 2 < sizeof(joined));
		if (i > 0)
			joined[bytes++] = ' ';
		memcpy(joined + bytes, list[i], length + 1);
		bytes += length;
	}
	assert_string_equal(joined, expected);
}

static void test_bigrams(void **state)
{
	static const struct { const char *name, *bigrams; } CASES[] = {
		{ "李华", "李华" }, { "王小明", "王小 小明" }, { "买买提·艾力", "买买 买提 提艾 艾力" },
		{ "李李李", "李李" }, { "Jo Li", "jo ol li" }, { "李𠮷", "李𠮷" }, { "𠮷𠮷", "𠮷𠮷" }, { "李", "" }, { "", "" }, { "·", "" },
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		const char *bigrams[8];

		check_list(bigrams, search_bigrams(a, CASES[i].name, bigrams, 8), CASES[i].bigrams);
	}
	arena_free(a);
}

static void test_other_readings(void **state)
{
	struct arena *a = arena_new();
	const char *list[SEARCH_READINGS_MAX];

	check_list(list, search_readings(a, "单田芳", list, SEARCH_READINGS_MAX), "stf dtf ctf");
	check_list(list, search_readings(a, "王乐", list, SEARCH_READINGS_MAX), "wl wy");
	check_list(list, search_readings(a, "李华", list, SEARCH_READINGS_MAX), "lh");
	check_list(list, search_readings(a, "", list, SEARCH_READINGS_MAX), "");
	assert_int_equal(search_readings(a, "单单单单单", list, 2), 2);
	arena_free(a);
}

static void test_unknown(void **state)
{
	struct arena *a = arena_new();
	const char *list[4];

	check_list(list, search_unknown(a, "张\xF0\xB0\x80\x80\xF0\xB0\x80\x80", list, 4), "\xF0\xB0\x80\x80");
	check_list(list, search_unknown(a, "李华·Abc1", list, 4), "");
	arena_free(a);
}

static bool has_way(const struct search_query *q, const char *key, const char *initials)
{
	for (size_t i = 0; i < q->ways_count; i++)
		if (strcmp(q->ways[i].key.from, key) == 0 && strcmp(q->ways[i].initials.from, initials) == 0)
			return true;
	return false;
}

static void test_queries(void **state)
{
	static const struct { const char *typed; enum search_by by; const char *text; } CASES[] = {
		{ "", SEARCH_BY_NOTHING, "" }, { " 　", SEARCH_BY_NOTHING, "" }, { NULL, SEARCH_BY_NOTHING, "" },
		{ "lh", SEARCH_BY_LETTERS, "lh" }, { "ＬＨ", SEARCH_BY_LETTERS, "lh" }, { "Li Hua", SEARCH_BY_LETTERS, "li hua" },
		{ "nü", SEARCH_BY_LETTERS, "nv" }, { "xi'an", SEARCH_BY_LETTERS, "xi an" },
		{ "李华", SEARCH_BY_NAME, "李华" }, { "李 华", SEARCH_BY_NAME, "李华" }, { "李h", SEARCH_BY_NAME, "李h" },
		{ "9972", SEARCH_BY_DIGITS, "9972" }, { "997X", SEARCH_BY_DIGITS, "997x" }, { "138 0000 1111", SEARCH_BY_DIGITS, "13800001111" },
		{ "%_", SEARCH_BY_NAME, "%_" },
		{ "aili·maimaiti", SEARCH_BY_LETTERS, "aili maimaiti" }, { "Al.mmt", SEARCH_BY_LETTERS, "al mmt" }, { "艾力•买买提", SEARCH_BY_NAME, "艾力·买买提" },
		{ "艾力 买买提", SEARCH_BY_NAME, "艾力买买提" }, { "2015.11", SEARCH_BY_NAME, "2015·11" },
	};
	struct arena *a = arena_new();
	struct search_query q;

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		search_query_read(a, CASES[i].typed, &q);
		if (q.by != CASES[i].by || strcmp(q.text, CASES[i].text) != 0)
			print_error("%s: %d %s\n", CASES[i].typed, q.by, q.text), fail();
	}
	search_query_read(a, "李华", &q);
	assert_string_equal(q.name.from, "李华");
	assert_true(strcmp(q.name.to, "李华明") > 0 && strcmp(q.name.to, "李单") < 0);
	check_list(q.bigrams, q.bigrams_count, "李华");
	search_query_read(a, "艾力·买买提", &q);
	assert_string_equal(q.bare, "艾力买买提");
	arena_free(a);
}

static void test_pinyin_ways(void **state)
{
	struct arena *a = arena_new();
	struct search_query q;

	search_query_read(a, "lihua", &q);
	assert_string_equal(q.initials.from, "lihua");
	assert_true(has_way(&q, "li hua", "lh"));
	search_query_read(a, "lih", &q);
	assert_true(has_way(&q, "li h", "lh"));
	search_query_read(a, "xian", &q);
	assert_true(has_way(&q, "xian", "x"));
	assert_true(has_way(&q, "xi an", "xa"));
	search_query_read(a, "xi'an", &q);
	assert_true(has_way(&q, "xi an", "xa"));
	assert_false(has_way(&q, "xian", "x"));
	search_query_read(a, "li", &q);
	assert_true(has_way(&q, "li", "l"));
	assert_int_equal(q.ways_count, 1);
	search_query_read(a, "smith", &q);
	assert_true(has_way(&q, "smith", "s"));
	/* Nothing fits behind the last xian: found out without trying 2^14 ways. */
	search_query_read(a, "xianxianxianxianxianxianxianxianxianxianxianxianxianxianvv", &q);
	assert_int_equal(q.ways_count, 1);
	search_query_read(a, "xianxianxianxianxianxianxianxianxianxianxianxianxianxianxianxianxianxianxian", &q);
	assert_int_equal(q.ways_count, SEARCH_KEYS_MAX);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_person_names),
		cmocka_unit_test(test_titles),
		cmocka_unit_test(test_long_names_are_cut_at_a_syllable),
		cmocka_unit_test(test_bigrams),
		cmocka_unit_test(test_other_readings),
		cmocka_unit_test(test_unknown),
		cmocka_unit_test(test_queries),
		cmocka_unit_test(test_pinyin_ways),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
