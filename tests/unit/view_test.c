/* view/: that nothing escapes the escaping, and that numbers, days and pictures are written as they should. */
#include "unit/view_world.h"

/* ---- writers ---- */

static void assert_harmless(const char *written)
{
	assert_null(strpbrk(written, "<>\"'"));
	for (const char *p = written; (p = strchr(p, '&')) != NULL; p++)
		assert_true(strncmp(p, "&amp;", 5) == 0 || strncmp(p, "&lt;", 4) == 0 || strncmp(p, "&gt;", 4) == 0
		            || strncmp(p, "&quot;", 6) == 0 || strncmp(p, "&#39;", 5) == 0);
}

static void test_text_is_escaped(void **state)
{
	for (size_t i = 0; i < sizeof PAYLOADS / sizeof *PAYLOADS; i++) {
		struct world roomy, tight;

		view_text(new_view(&roomy, 4096), PAYLOADS[i]);
		view_text(new_view(&tight, 1), PAYLOADS[i]);	/* the slow way, through the growing buffer */
		assert_harmless(html(&roomy.view));
		assert_string_equal(html(&roomy.view), html(&tight.view));
		arena_free(roomy.arena);
		arena_free(tight.arena);
	}
}

/* Every byte at every place of an eight-byte word, against the plain rule. */
static void test_every_byte_everywhere(void **state)
{
	struct world w;
	struct view *v = new_view(&w, 4096);

	for (int byte = 1; byte < 256; byte++)
		for (int at = 0; at < 19; at++) {
			char text[20] = "aaaaaaaaaaaaaaaaaaa";
			size_t bytes = 19;

			text[at] = (char)byte;
			bytes += byte == '&' ? 4 : byte == '<' || byte == '>' ? 3 : byte == '"' ? 5 : byte == '\'' ? 4 : 0;
			buffer_clear(&v->out);
			view_text(v, text);
			assert_int_equal(v->out.bytes, bytes);
		}
	arena_free(w.arena);
}

static void test_message_arguments_are_escaped(void **state)
{
	struct world w;
	struct view *v = new_view(&w, 0);

	view_message(v, T_view_remove_filter, (const struct message_arg[]){ { "name", "<b>\"x\"" } }, 1);
	assert_string_equal(html(v), "去掉条件：&lt;b&gt;&quot;x&quot;");
	buffer_clear(&v->out);
	v->lang = LANG_EN;
	view_message(v, T_view_errors_title, (const struct message_arg[]){ { "n", "1" } }, 1);
	assert_string_equal(html(v), "1 thing needs to be put right");
	arena_free(w.arena);
}

static void test_numbers(void **state)
{
	static const struct { int64_t number; const char *grouped, *plain; } CASES[] = {
		{ 0, "0", "0" }, { 7, "7", "7" }, { 999, "999", "999" }, { 1000, "1,000", "1000" }, { 73851, "73,851", "73851" },
		{ -1234567, "-1,234,567", "-1234567" }, { INT64_MIN, "-9,223,372,036,854,775,808", "-9223372036854775808" },
		{ INT64_MAX, "9,223,372,036,854,775,807", "9223372036854775807" },
	};
	struct world w;
	struct view *v = new_view(&w, 0);

	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		buffer_clear(&v->out);
		view_int(v, CASES[i].number);
		assert_string_equal(html(v), CASES[i].grouped);
		assert_string_equal(view_number_text(v, CASES[i].number), CASES[i].grouped);
		buffer_clear(&v->out);
		view_int_plain(v, CASES[i].number);
		assert_string_equal(html(v), CASES[i].plain);
	}
	arena_free(w.arena);
}

static void test_percent(void **state)
{
	static const struct { int64_t part, whole; int decimals; const char *text; } CASES[] = {
		{ 1, 3, 2, "33.33%" }, { 2, 3, 2, "66.67%" }, { 1, 8, 1, "12.5%" }, { 1, 8, 0, "13%" }, { 0, 5, 1, "0.0%" },
		{ 5, 5, 2, "100.00%" }, { 99999, 100000, 1, "99.9%" }, { 999999, 1000000, 0, "99%" }, { 0, 0, 2, "—" },
		{ 6, 5, 0, "120%" }, { 73851, 73851, 0, "100%" }, { 1, 1000000, 2, "0.00%" },
	};
	struct world w;
	struct view *v = new_view(&w, 0);

	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		buffer_clear(&v->out);
		view_percent(v, CASES[i].part, CASES[i].whole, CASES[i].decimals);
		assert_string_equal(html(v), CASES[i].text);
	}
	arena_free(w.arena);
}

static void test_days_and_urls(void **state)
{
	struct world w;
	struct view *v = new_view(&w, 0);

	view_day(v, day_from_date(2015, 11, 17));
	view_day(v, DAY_OPEN);
	view_day(v, DAY_NONE);
	assert_string_equal(html(v), "2015-11-17——");
	buffer_clear(&v->out);
	view_url(v, "a b/李?&=\"'<>~-._");
	assert_string_equal(html(v), "a%20b%2F%E6%9D%8E%3F%26%3D%22%27%3C%3E~-._");
	buffer_clear(&v->out);
	view_href(v, "/person?a=1&b=\"");
	assert_string_equal(html(v), "/person?a=1&amp;b=&quot;");
	arena_free(w.arena);
}

/* ---- menus, pager, browsers, assets ---- */

static void test_assets(void **state)
{
	static const char *const NAMES[] = { "app.css", "app.js", "icons.svg", "favicon.svg", "htmx.min.js" };
	size_t wire_bytes = 0;

	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
		const struct asset *a = asset_find(NAMES[i]);
		char path[60];

		assert_non_null(a);
		assert_non_null(strstr(asset_url(NAMES[i]), a->version));
		snprintf(path, sizeof path, "/assets/%s", NAMES[i]);
		assert_ptr_equal(asset_find(path), a);
		wire_bytes += a->brotli.data != NULL ? a->brotli.bytes : a->plain.bytes;
	}
	assert_null(asset_find("/assets/../app.css"));
	assert_null(asset_find("/assets/"));
	assert_null(asset_find(""));
	assert_true(wire_bytes < 45000);	/* of the 60 KB of a first visit, the rest is the page's */
}

/* Every icon the menu names is in the sprite. */
static void test_icons_exist(void **state)
{
	const struct asset *a = asset_find("icons.svg");

	for (size_t i = 0; i < MENU_COUNT; i++) {
		char id[40];

		snprintf(id, sizeof id, "id=\"i-%s\"", MENU[i].icon);
		assert_non_null(memmem(a->plain.data, a->plain.bytes, id, strlen(id)));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_is_escaped),
		cmocka_unit_test(test_every_byte_everywhere),
		cmocka_unit_test(test_message_arguments_are_escaped),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_percent),
		cmocka_unit_test(test_days_and_urls),
		cmocka_unit_test(test_assets),
		cmocka_unit_test(test_icons_exist),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
