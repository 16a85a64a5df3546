/* base/arena.h, base/buffer.h, base/map.h, base/json.h, base/message.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/json.h"
#include "base/map.h"
#include "base/message.h"

static void assert_zeroed(const char *p, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		assert_int_equal(p[i], 0);
}

static void test_arena_hands_out_zeroed_and_aligned(void **state)
{
	struct arena *a = arena_new();

	for (int round = 0; round < 3; round++) {
		for (size_t bytes = 0; bytes < 3000; bytes += 37) {
			char *p = arena_alloc(a, bytes);

			assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
			assert_zeroed(p, bytes);
			memset(p, 0xAA, bytes);
		}
		assert_zeroed(arena_alloc(a, 3 * 1024 * 1024), 3 * 1024 * 1024);
		assert_true(arena_bytes(a) > 3 * 1024 * 1024);
		arena_clear(a);
		assert_int_equal(arena_bytes(a), 0);
	}
	arena_free(a);
	arena_free(NULL);
}

static void test_arena_texts(void **state)
{
	struct arena *a = arena_new();
	char long_text[1000];

	memset(long_text, 'x', sizeof(long_text) - 1);
	long_text[sizeof(long_text) - 1] = '\0';
	assert_null(arena_text(a, NULL));
	assert_string_equal(arena_text(a, ""), "");
	assert_string_equal(arena_text_n(a, "abcdef", 3), "abc");
	assert_string_equal(arena_printf(a, "%d-%s", 7, "八"), "7-八");
	assert_string_equal(arena_printf(a, "%s", long_text), long_text);
	assert_memory_equal(arena_copy(a, "a\0b", 3), "a\0b", 3);
	assert_non_null(arena_array(a, 0, 8));
	arena_free(a);
}

static void test_buffer(void **state)
{
	struct arena *a = arena_new();
	struct buffer b;

	buffer_init(&b, a, 1);
	assert_string_equal(buffer_text(&b), "");
	buffer_put_int(&b, INT64_MIN);
	buffer_putc(&b, ' ');
	buffer_put_int(&b, 0);
	buffer_lit(&b, " ");
	buffer_put_int(&b, INT64_MAX);
	buffer_printf(&b, " %s", "完");
	buffer_put(&b, NULL, 0);
	assert_string_equal(buffer_text(&b), "-9223372036854775808 0 9223372036854775807 完");
	buffer_clear(&b);
	for (int i = 0; i < 100000; i++)
		buffer_puts(&b, "abc");
	assert_int_equal(b.bytes, 300000);
	assert_int_equal(strlen(buffer_text(&b)), 300000);
	arena_free(a);
}

static void test_map(void **state)
{
	struct arena *a = arena_new();
	static int values[5000];
	struct map m;

	map_init(&m, a);
	assert_null(map_get(&m, "k1"));
	for (int i = 0; i < 5000; i++)
		map_set(&m, arena_printf(a, "k%d", i), &values[i]);
	map_set(&m, "k7", &values[8]);
	map_set(&m, "", &values[1]);
	assert_int_equal(m.count, 5001);
	assert_ptr_equal(map_get(&m, "k7"), &values[8]);
	assert_ptr_equal(map_get(&m, "k4999"), &values[4999]);
	assert_ptr_equal(map_get(&m, ""), &values[1]);
	assert_null(map_get(&m, "k5000"));
	assert_null(map_get(&m, "K1"));
	assert_string_equal(m.items[4999].key, "k4999");
	arena_free(a);
}

static void test_json(void **state)
{
	struct arena *a = arena_new();
	struct buffer b;
	struct json j;

	buffer_init(&b, a, 0);
	json_init(&j, &b);
	json_object(&j);
	json_put_text(&j, "name", "李\"华\\\n\t</script>\x7F");
	json_put_text(&j, "none", NULL);
	json_put_id(&j, "id", 9007199254740993);
	json_put_int(&j, "n", -5);
	json_put_bool(&j, "ok", true);
	json_put_day(&j, "day", day_from_date(2015, 11, 17));
	json_put_day(&j, "to", DAY_OPEN);
	json_name(&j, "list");
	json_array(&j);
	json_int(&j, 1);
	json_object(&j);
	json_end(&j);
	json_array(&j);
	json_end(&j);
	json_text(&j, "");
	json_null(&j);
	json_end(&j);
	json_put_bool(&j, "last", false);
	json_end(&j);
	assert_int_equal(j.depth, 0);
	assert_string_equal(buffer_text(&b),
		"{\"name\":\"李\\\"华\\\\\\n\\u0009\\u003c/script>\\u007f\",\"none\":null,\"id\":\"9007199254740993\",\"n\":-5,"
		"\"ok\":true,\"day\":\"2015-11-17\",\"to\":null,\"list\":[1,{},[],\"\",null],\"last\":false}");
	arena_free(a);
}

static void test_messages(void **state)
{
	static const struct message UNITS = { "test.units", { "共 {n} 个{kind}", "{n} {n|unit|units} of {kind}" } };
	const struct message_arg one[] = { { "n", "1" }, { "kind", "{x}" } }, two[] = { { "kind", "村" }, { "n", "12" } };
	struct arena *a = arena_new();

	assert_string_equal(message_text(a, LANG_ZH, &UNITS, two, 2), "共 12 个村");
	assert_string_equal(message_text(a, LANG_EN, &UNITS, one, 2), "1 unit of {x}");
	assert_string_equal(message_text(a, LANG_EN, &UNITS, two, 2), "12 units of 村");
	arena_free(a);
}

/* What is counted is written in threes, by the name of its placeholder; what only looks like it is left alone. */
static void test_counts_in_sentences(void **state)
{
	static const struct message SAID = { "test.said", { "{a} {k} {most} {n} {written} {amount} {year} {id} {number} {name}", "{n|person|people}" } };
	const struct message_arg args[] = { { "a", "1000" }, { "k", "999" }, { "most", "-73851" }, { "n", "4313" }, { "written", "0123" }, { "amount", "1234567.50" },
		{ "year", "2015" }, { "id", "1000007001" }, { "number", "1204" }, { "name", "5756" } };
	struct arena *a = arena_new();

	assert_string_equal(message_text(a, LANG_ZH, &SAID, args, sizeof args / sizeof *args),
		"1,000 999 -73,851 4,313 0123 1,234,567.50 2015 1000007001 1204 5756");
	assert_string_equal(message_text(a, LANG_EN, &SAID, args, sizeof args / sizeof *args), "people");
	arena_free(a);
}

static void test_the_catalogue_is_found_by_key(void **state)
{
	for (int i = 0; i < MESSAGES_COUNT; i++)
		assert_ptr_equal(message_find(MESSAGES[i]->key), MESSAGES[i]);
	assert_true(MESSAGES_COUNT > 0);
	assert_null(message_find("no.such_sentence"));
	assert_null(message_find(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arena_hands_out_zeroed_and_aligned),
		cmocka_unit_test(test_arena_texts),
		cmocka_unit_test(test_buffer),
		cmocka_unit_test(test_map),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_messages),
		cmocka_unit_test(test_counts_in_sentences),
		cmocka_unit_test(test_the_catalogue_is_found_by_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
