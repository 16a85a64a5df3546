/* Single fields as people type them or sheets spoil them: numbers of citizens and of units, dates, phones, names. */
#include "fuzz.h"

#include "base/date.h"
#include "core/credit_code.h"
#include "core/id_number.h"
#include "core/phone.h"
#include "core/search.h"

#define TODAY 16756	/* 2015-11-17 */
#define READINGS_MAX 8

static void read_numbers(struct arena *a, const char *text)
{
	struct id_number number;
	enum id_number_fault fault = id_number_read(a, text, TODAY, &number);
	const char *code = NULL, *phone = phone_read(a, text);
	enum credit_code_fault code_fault = credit_code_read(a, text, &code);
	int64_t n;

	if (fault == ID_NUMBER_GOOD) {
		MUST(strlen(number.text) == ID_NUMBER_CHARS && number.text[17] == id_number_check(number.text));
		MUST(number.birth_day <= TODAY && (number.sex == 1 || number.sex == 2));
		MUST(strcmp(id_number_mask(a, number.text), number.text) != 0);
		MUST(id_number_read(a, number.text, TODAY, &number) == ID_NUMBER_GOOD);	/* what was understood is understood again */
	} else {
		MUST(id_number_fault_text(fault) != NULL);
	}
	if (code_fault == CREDIT_CODE_GOOD)
		MUST(strlen(code) == 18 && credit_code_read(a, code, &code) == CREDIT_CODE_GOOD);
	else
		MUST(credit_code_fault_text(code_fault) != NULL);
	if (phone != NULL && phone[0] != '\0')
		MUST(strcmp(phone_mask(a, phone), phone) != 0 && phone_read(a, phone) != NULL);
	int_parse(text, &n);
	if (hundredths_parse(text, &n)) {
		int64_t again;

		MUST(hundredths_parse(hundredths_text(a, n), &again) && again == n);
	}
}

static void read_date(struct arena *a, const char *text)
{
	enum date_precision precision;
	day_t day, again;

	if (date_read(text, &day, &precision) != DATE_READ)
		return;
	MUST(day_from_date(date_from_day(day).year, date_from_day(day).month, date_from_day(day).day) == day);
	MUST(date_read(day_text_zh(a, day, precision), &again, &precision) == DATE_READ && again == day);
	MUST(day_parse_iso(day_text(a, day)) == day);
}

static void read_name(struct arena *a, const char *text)
{
	const char *name = text_clean_name(a, text), *found[READINGS_MAX];
	struct search_query q;

	MUST(strcmp(text_clean_name(a, name), name) == 0);
	MUST(text_is_utf8(search_key(a, name), strlen(search_key(a, name))));
	MUST(text_is_utf8(search_title_key(a, name), strlen(search_title_key(a, name))));
	MUST(search_readings(a, name, found, READINGS_MAX) <= READINGS_MAX);
	MUST(search_bigrams(a, name, found, READINGS_MAX) <= READINGS_MAX);
	MUST(search_unknown(a, name, found, READINGS_MAX) <= READINGS_MAX);
	search_query_read(a, text, &q);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	struct arena *a = fuzz_arena();
	const char *text, *clean;

	if (bytes > 1000 || !text_is_utf8((const char *)data, bytes))	/* nothing else comes behind the reader of requests */
		return 0;
	text = arena_text_n(a, (const char *)data, bytes);
	clean = text_clean(a, text);
	MUST(strcmp(text_clean(a, clean), clean) == 0);
	read_numbers(a, clean);
	read_date(a, clean);
	read_name(a, clean);
	text_clean_lines(a, text);
	text_lower(a, text);
	return 0;
}
