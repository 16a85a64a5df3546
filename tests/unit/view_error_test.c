/* What was refused, on a page: told at the field where there is one, and in a list above that leads there, in the order of the page. */
#include "unit/view_world.h"

static int times(const char *page, const char *text)
{
	int count = 0;

	for (const char *at = page; (at = strstr(at, text)) != NULL; at += strlen(text))
		count++;
	return count;
}

/* Where the sentence stands for the first time, which is in the list. */
static const char *line_of(struct view *v, message text)
{
	const char *at = strstr(html(v), view_message_text(v, text));

	assert_non_null(at);
	return at;
}

/* Each line says its reason and leads to the field, by its id: first what belongs to none of the page, then as the fields stand, whatever was refused first. */
static void the_list_of_errors_says_why_and_leads_to_the_fields_in_their_order(void **state)
{
	static struct refusal refused[] = {
		{ BAD_INPUT, "last", T_view_error_410_reason, { { NULL, NULL } }, 0, NULL, NULL, 0 },
		{ BAD_INPUT, "paper", T_view_error_413_reason, { { NULL, NULL } }, 0, NULL, NULL, 0 },
		{ BAD_INPUT, "paper", T_view_error_429_reason, { { NULL, NULL } }, 0, NULL, NULL, 0 },
		{ BAD_INPUT, "elsewhere", T_view_error_404_reason, { { NULL, NULL } }, 0, NULL, NULL, 0 },
		{ AGAINST_RULE, NULL, T_view_error_422_reason, { { NULL, NULL } }, 0, NULL, NULL, 0 },
	};
	struct world w;
	struct view *v = new_view(&w, 0);
	const char *lines[5];

	w.c.refusals = refused;
	w.c.refusals_count = 5;
	page_begin(v, .title = T_view_product);
	form_begin(v, .action = "/person/7");
	field_text(v, .name = "paper", .id = "own-paper", .label_text = "入党志愿书");
	field_text(v, .name = "last", .label_text = "末一栏");
	form_end(v, .submit = T_view_save);
	page_end(v);
	for (int i = 0; i < 5; i++)
		lines[i] = line_of(v, refused[i].text);
	assert_true(lines[3] < lines[4] && lines[4] < lines[1] && lines[1] < lines[2] && lines[2] < lines[0]);
	assert_non_null(strstr(html(v), arena_printf(w.arena, "<li><a href=\"#f-own-paper\">入党志愿书：%s</a></li>", view_message_text(v, T_view_error_413_reason))));
	assert_non_null(strstr(html(v), "<span class=\"f__e\" id=\"e-own-paper\">"));
	assert_non_null(strstr(html(v), arena_printf(w.arena, "<li><a href=\"#f-own-paper\">入党志愿书：%s</a></li>", view_message_text(v, T_view_error_429_reason))));
	assert_non_null(strstr(html(v), arena_printf(w.arena, "<li>%s</li>", view_message_text(v, T_view_error_404_reason))));
	for (int i = 0; i < 5; i++)	/* in the list, and of a field the first of it there */
		assert_int_equal(times(html(v), view_message_text(v, refused[i].text)), i == 0 || i == 1 ? 2 : 1);
	arena_free(w.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(the_list_of_errors_says_why_and_leads_to_the_fields_in_their_order) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
