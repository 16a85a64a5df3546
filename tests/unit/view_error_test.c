/* What was refused, on a page: told once, at the field where there is one, with a list above that leads there. */
#include "unit/view_world.h"

static int times(const char *page, const char *text)
{
	int count = 0;

	for (const char *at = page; (at = strstr(at, text)) != NULL; at += strlen(text))
		count++;
	return count;
}

/* The list leads to what a field tells, by the id of that field; it tells what none does: what is refused of it besides, what is refused of no field
 * of the page, and what is refused of none. */
static void the_list_of_errors_leads_to_what_is_told_at_fields(void **state)
{
	static struct refusal refused[] = {
		{ BAD_INPUT, "paper", T_view_error_413_reason, { { NULL, NULL } }, 0, NULL, NULL, 0 },
		{ BAD_INPUT, "paper", T_view_error_429_reason, { { NULL, NULL } }, 0, NULL, NULL, 0 },
		{ BAD_INPUT, "elsewhere", T_view_error_404_reason, { { NULL, NULL } }, 0, NULL, NULL, 0 },
		{ AGAINST_RULE, NULL, T_view_error_422_reason, { { NULL, NULL } }, 0, NULL, NULL, 0 },
	};
	struct world w;
	struct view *v = new_view(&w, 0);

	w.c.refusals = refused;
	w.c.refusals_count = 4;
	page_begin(v, .title = T_view_product);
	form_begin(v, .action = "/person/7");
	field_text(v, .name = "paper", .id = "own-paper", .label_text = "入党志愿书");
	form_end(v, .submit = T_view_save);
	page_end(v);
	assert_non_null(strstr(html(v), "<li><a href=\"#f-own-paper\">入党志愿书：看此处</a></li>"));
	assert_non_null(strstr(html(v), "<span class=\"f__e\" id=\"e-own-paper\">"));
	assert_non_null(strstr(html(v), arena_printf(w.arena, "<li><a href=\"#f-own-paper\">入党志愿书：%s</a></li>", view_message_text(v, T_view_error_429_reason))));
	assert_non_null(strstr(html(v), arena_printf(w.arena, "<li>%s</li>", view_message_text(v, T_view_error_404_reason))));
	for (int i = 0; i < 4; i++)
		assert_int_equal(times(html(v), view_message_text(v, refused[i].text)), 1);
	arena_free(w.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(the_list_of_errors_leads_to_what_is_told_at_fields) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
