/* core/id_number.h, core/credit_code.h, core/phone.h: every synthetic number of the standards' test lists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/text.h"
#include "core/code.h"
#include "core/credit_code.h"
#include "core/id_number.h"
#include "core/phone.h"
#include "core/private_number.h"

static day_t today(void)
{
	return day_from_date(2026, 11, 24);
}

static void test_good_numbers(void **state)
{
	static const struct { const char *typed, *text, *birth; int sex; bool is_old_form, is_province_known; } CASES[] = {
		{ "110101199003079972", "110101199003079972", "1990-03-07", 1, false, true },
		{ "310115198511209981", "310115198511209981", "1985-11-20", 2, false, true },
		{ "440305199912319964", "440305199912319964", "1999-12-31", 2, false, true },
		{ "510104200802299997", "510104200802299997", "2008-02-29", 1, false, true },	/* leap day */
		{ "230102196501019980", "230102196501019980", "1965-01-01", 2, false, true },
		{ "650102197806159979", "650102197806159979", "1978-06-15", 1, false, true },
		{ "530102199308089981", "530102199308089981", "1993-08-08", 2, false, true },
		{ "430102200601019976", "430102200601019976", "2006-01-01", 1, false, true },
		{ "37010219880110997X", "37010219880110997X", "1988-01-10", 1, false, true },
		{ "150102197002289980", "150102197002289980", "1970-02-28", 2, false, true },
		{ "37010219880110997x", "37010219880110997X", "1988-01-10", 1, false, true },
		{ " 370102 19880110 997x　", "37010219880110997X", "1988-01-10", 1, false, true },
		{ "３７０１０２１９８８０１１０９９７Ｘ", "37010219880110997X", "1988-01-10", 1, false, true },
		{ "'110101199003079972", "110101199003079972", "1990-03-07", 1, false, true },
		{ "110101900307997", "110101199003079972", "1990-03-07", 1, true, true },
		{ "990101199003079976", "990101199003079976", "1990-03-07", 1, false, false },
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct id_number n;

		if (id_number_read(a, CASES[i].typed, today(), &n) != ID_NUMBER_GOOD)
			fail_msg("%s refused", CASES[i].typed);
		assert_string_equal(n.text, CASES[i].text);
		assert_string_equal(day_text(a, n.birth_day), CASES[i].birth);
		assert_int_equal(n.sex, CASES[i].sex);
		assert_int_equal(n.is_old_form, CASES[i].is_old_form);
		assert_int_equal(n.is_province_known, CASES[i].is_province_known);
		assert_int_equal(id_number_check(n.text), n.text[17]);
	}
	arena_free(a);
}

static void test_refused_numbers(void **state)
{
	static const struct { const char *typed; enum id_number_fault fault; } CASES[] = {
		{ NULL, ID_NUMBER_EMPTY }, { "", ID_NUMBER_EMPTY }, { " 　", ID_NUMBER_EMPTY }, { "'", ID_NUMBER_EMPTY },
		{ "110101199003079973", ID_NUMBER_CHECK },
		{ "110101199003097972", ID_NUMBER_CHECK },	/* two digits swapped */
		{ "110101199003079971", ID_NUMBER_CHECK },
		{ "11010119900307997X", ID_NUMBER_CHECK },
		{ "11010119900307997", ID_NUMBER_LENGTH },
		{ "1101011990030799720", ID_NUMBER_LENGTH },
		{ "1101019003079972", ID_NUMBER_LENGTH },
		{ "1", ID_NUMBER_LENGTH },
		{ "1234567890123456789012345678901234567890123", ID_NUMBER_LENGTH },
		{ "110101199013079976", ID_NUMBER_DATE },
		{ "110101199002309975", ID_NUMBER_DATE },
		{ "110101200302299989", ID_NUMBER_DATE },
		{ "110101199004329988", ID_NUMBER_DATE },
		{ "000000000000000001", ID_NUMBER_DATE },
		{ "110101901307997", ID_NUMBER_DATE },		/* 15 digits, month 13 */
		{ "110101203501019971", ID_NUMBER_FUTURE },
		{ "3701021988011A997X", ID_NUMBER_SIGN },
		{ "X10101199003079972", ID_NUMBER_SIGN },
		{ "1101011990030799X2", ID_NUMBER_SIGN },
		{ "11010190030799X", ID_NUMBER_SIGN },
		{ "110101-19900307-9972", ID_NUMBER_SIGN },
		{ "11010119900307997二", ID_NUMBER_SIGN },
		{ "无", ID_NUMBER_SIGN },
		{ "110101199003079972.0", ID_NUMBER_SIGN },
		{ "3.70481E+17", ID_NUMBER_SCIENTIFIC },
		{ "3.70481e17", ID_NUMBER_SCIENTIFIC },
		{ "4E+17", ID_NUMBER_SCIENTIFIC },
		{ "３．７０４８１Ｅ＋１７", ID_NUMBER_SCIENTIFIC },
		{ "3.70481198801109E+17", ID_NUMBER_SCIENTIFIC },
		{ "3.70481E+", ID_NUMBER_SIGN },
		{ "3.70481", ID_NUMBER_SIGN },
		{ "110101199003079000", ID_NUMBER_ROUNDED },
		{ "110101199003070003", ID_NUMBER_SEQUENCE },	/* checks, and nobody has it */
		{ "110101900307000", ID_NUMBER_SEQUENCE },	/* the same on an old card */
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct id_number n = { .text = "untouched" };
		enum id_number_fault fault = id_number_read(a, CASES[i].typed, today(), &n);

		if (fault != CASES[i].fault)
			fail_msg("%s: %d", CASES[i].typed, fault);
		assert_string_equal(n.text, "untouched");
		assert_non_null(id_number_fault_text(fault));
	}
	arena_free(a);
}

static void test_every_slip_of_one_digit_is_seen(void **state)
{
	static const char GOOD[] = "110101199003079972";
	struct arena *a = arena_new();

	for (int i = 0; i < 17; i++)
		for (int digit = '0'; digit <= '9'; digit++) {
			char text[sizeof(GOOD)];
			struct id_number n;

			memcpy(text, GOOD, sizeof(GOOD));
			if (text[i] == digit)
				continue;
			text[i] = (char)digit;
			assert_int_not_equal(id_number_read(a, text, today(), &n), ID_NUMBER_GOOD);
		}
	arena_free(a);
}

static void test_masks(void **state)
{
	struct arena *a = arena_new();

	assert_string_equal(id_number_mask(a, "110101199003079972"), "110101********9972");
	assert_string_equal(id_number_mask(a, "110101900307997"), "***************");
	assert_string_equal(id_number_mask(a, ""), "");
	assert_string_equal(phone_mask(a, "13800001111"), "138****1111");
	assert_string_equal(phone_mask(a, "0632-5512345"), "*********345");
	assert_string_equal(phone_mask(a, "345"), "***");
	assert_string_equal(phone_mask(a, ""), "");
	arena_free(a);
}

static void test_phones(void **state)
{
	static const struct { const char *typed, *phone; } CASES[] = {
		{ "13800001111", "13800001111" }, { "138 0000 1111", "13800001111" }, { "１３８００００１１１１", "13800001111" },
		{ "+86 13800001111", "13800001111" }, { "+86-13800001111", "13800001111" }, { "5512345", "5512345" },
		{ "0632-5512345", "0632-5512345" }, { "（0632）5512345", "0632-5512345" }, { "0632-5512345-801", "0632-5512345-801" },
		{ NULL, NULL }, { "", NULL }, { "无", NULL }, { "123456", NULL }, { "12345678901234567", NULL },
		{ "138-0000-1111-2", NULL }, { "1380000111a", NULL }, { "0632--5512345", NULL }, { "5512345-", NULL },
		{ "-5512345", NULL }, { "1.38E+10", NULL }, { "+1 2025550123", NULL }, { "+86", NULL }, { "+", NULL },
		{ "1381234", NULL }, { "138000011112", NULL }, { "138-0000-1111", "13800001111" }, { "+86-138-0000-1111", "13800001111" },
		{ "13800001111、13900001111", NULL }, { "111111111111111111111111111111", NULL },
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		const char *phone = phone_read(a, CASES[i].typed);

		if (!text_same(phone, CASES[i].phone))
			fail_msg("%s: %s", CASES[i].typed, phone == NULL ? "refused" : phone);
	}
	arena_free(a);
}

static void test_credit_codes(void **state)
{
	static const struct { const char *typed; enum credit_code_fault fault; } CASES[] = {
		{ "11110101000012343Y", CREDIT_CODE_GOOD }, { "12310115425000014U", CREDIT_CODE_GOOD },
		{ "51440305500100016R", CREDIT_CODE_GOOD }, { "54370102ME000001XP", CREDIT_CODE_GOOD },
		{ "91510104MA60000164", CREDIT_CODE_GOOD }, { "93410102MA4000012H", CREDIT_CODE_GOOD },
		{ "N2430102MF00000134", CREDIT_CODE_GOOD }, { "N1530102MF1000015A", CREDIT_CODE_GOOD },
		{ "52230102MJ0000018X", CREDIT_CODE_GOOD }, { "53610102500900013A", CREDIT_CODE_GOOD },
		{ " 91510104 ma60000164 ", CREDIT_CODE_GOOD }, { "９１５１０１０４ＭＡ６００００１６４", CREDIT_CODE_GOOD },
		{ "91510104MA60000165", CREDIT_CODE_CHECK }, { "91510104MA60000146", CREDIT_CODE_CHECK },
		{ "91510104MA6000016", CREDIT_CODE_LENGTH }, { "91510104MA600001644", CREDIT_CODE_LENGTH },
		{ "91510104MI60000164", CREDIT_CODE_SIGN }, { "N2430102MF0000013S", CREDIT_CODE_SIGN },
		{ "5437O102ME000001XP", CREDIT_CODE_SIGN }, { "91510104-MA60000164", CREDIT_CODE_SIGN },
		{ "九1510104MA60000164", CREDIT_CODE_SIGN },
		{ NULL, CREDIT_CODE_EMPTY }, { "", CREDIT_CODE_EMPTY }, { "　", CREDIT_CODE_EMPTY },
		{ "11111111111111111111111111111111111111111111111", CREDIT_CODE_LENGTH },
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		const char *code = NULL;
		enum credit_code_fault fault = credit_code_read(a, CASES[i].typed, &code);

		if (fault != CASES[i].fault)
			fail_msg("%s: %d", CASES[i].typed, fault);
		assert_int_equal(code != NULL, fault == CREDIT_CODE_GOOD);
		if (fault == CREDIT_CODE_GOOD)
			assert_non_null(code_find("register_class", arena_text_n(a, code, 2)));
		else
			assert_non_null(credit_code_fault_text(fault));
	}
	arena_free(a);
}

static void test_numbers_of_people_in_texts(void **state)
{
	static const struct { const char *text, *found; } CASES[] = {
		{ "拟接收张三，身份证110101199003079972，公示七天", "110101********9972" },
		{ "身份证：110101199003079971", "110101********9971" },		/* the check digit is wrong: he is known by it all the same */
		{ "37010219880110997x。", "370102********997X" },
		{ "３７０１０２１９８８０１１０９９７Ｘ", "370102********997X" },
		{ "370102 19880110 9971", "370102********9971" },
		{ "370102-1988-0110-997X", "370102********997X" },
		{ "电话13800001111", "138****1111" },
		{ "+8613800001111", "138****1111" },
		{ "手机：138 0000 1111（王某）", "138****1111" },
		{ "138-0000-1111", "138****1111" },
		{ "0632-5512345，2015年11月17日，预算246000元", NULL },
		{ "第12800001111号", NULL },						/* no mobile number begins so */
		{ "社会信用代码91350100M000100Y43", NULL },
		{ "编号A110101199003079972", NULL },
		{ "1101011990030799721", NULL },					/* nineteen */
		{ "110101 2015 1340 9972", NULL },					/* no birthday: figures of a table */
		{ "2015-11-17 2015-11-24", NULL },
		{ "11010119900307\n9972", NULL },
		{ "", NULL },
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		const char *found = private_number_in(a, CASES[i].text);

		if (CASES[i].found == NULL && found != NULL)
			fail_msg("%s: %s", CASES[i].text, found);
		if (CASES[i].found != NULL && found == NULL)
			fail_msg("%s: nothing", CASES[i].text);
		if (found != NULL)
			assert_string_equal(found, CASES[i].found);
	}
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good_numbers),
		cmocka_unit_test(test_numbers_of_people_in_texts),
		cmocka_unit_test(test_refused_numbers),
		cmocka_unit_test(test_every_slip_of_one_digit_is_seen),
		cmocka_unit_test(test_masks),
		cmocka_unit_test(test_phones),
		cmocka_unit_test(test_credit_codes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
