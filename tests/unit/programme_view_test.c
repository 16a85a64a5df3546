/* A programme file as it is shown: colours that lose no byte, and the picture of its steps. */
#include "arena_world.h"

#include "base/buffer.h"
#include "programme/diagram.h"
#include "programme/highlight.h"
#include "programme/token.h"

/* ---- colours ---- */

static const char *coloured(const char *text)
{
	static const char *const MARKS[] = { "", "K", "N", "Q", "C" };
	struct highlight_line *lines;
	size_t count = programme_highlight(a, text, &lines);
	struct buffer b;

	buffer_init(&b, a, 0);
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < lines[i].pieces_count; k++)
			buffer_printf(&b, "%s[%s]", MARKS[lines[i].pieces[k].kind], lines[i].pieces[k].text);
		buffer_puts(&b, "\n");
	}
	return buffer_text(&b);
}

static void keywords_of_both_languages_quotes_numbers_and_comments_are_told_apart(void **state)
{
	assert_string_equal(coloured("step deliberate \"村民议事\" # 四议\n\n  期限 5 日 ＃ 全角\n"),
		"K[step][ deliberate ]Q[\"村民议事\"][ ]C[# 四议]\n\n[  ]K[期限][ ]N[5][ ]K[日][ ]C[＃ 全角]\n");
	assert_string_equal(coloured("param share 2/3 in 66.5%..2015-01-02"), "K[param][ share ]N[2][/]N[3][ ]K[in][ ]N[66.5%][..]N[2015-01-02]\n");
	/* A quote that is never closed, a character that means nothing. */
	assert_string_equal(coloured("form x “没有完"), "K[form][ x ]Q[“没有完]\n");
	assert_string_equal(coloured("@ ！ \t?"), "[@ ！ \t?]\n");
	assert_string_equal(coloured(""), "");
}

static void as_many_lines_as_a_file_may_have_are_shown(void **state)
{
	char *text = arena_alloc(a, PROGRAMME_LINES_MAX + 2);
	struct highlight_line *lines;

	memset(text, '\n', PROGRAMME_LINES_MAX + 1);
	text[PROGRAMME_LINES_MAX + 1] = '\0';
	assert_int_equal(programme_highlight(a, text, &lines), PROGRAMME_LINES_MAX);
}

/* ---- the picture ---- */

#define STEP(title_, ways_) { .title = title_, .ways = ways_, .ways_count = sizeof(ways_) / sizeof(ways_[0]) }

static const struct diagram_arc *arc_of(const struct diagram *d, size_t from, size_t to)
{
	for (size_t i = 0; i < d->arcs_count; i++)
		if (d->arcs[i].from == from && d->arcs[i].to == to)
			return &d->arcs[i];
	fail_msg("no arc from %zu to %zu", from, to);
	return NULL;
}

static void ways_are_lines_arcs_or_ends(void **state)
{
	struct reading_way first[] = { { .to = "二", .target = 1 }, { .to = "四", .target = 3 }, { .to = "四", .target = 3 }, { .to = "不予受理", .is_finish = true } };
	struct reading_way second[] = { { .to = "三", .target = 2 }, { .to = "一", .target = 0, .is_back = true } };
	struct reading_way third[] = { { .to = "四", .target = 3 }, { .to = "二", .target = 1, .is_back = true }, { .to = "三", .target = 2, .is_back = true } };
	struct reading_way fourth[] = { { .to = "办成", .is_finish = true }, { .to = "未办成", .is_finish = true }, { .to = "办成", .is_finish = true }, { .to = "一", .target = 0, .is_back = true } };
	struct reading_step steps[] = { STEP("名称长到一行里写不下的第一个步骤的名称", first), STEP("二", second), STEP("三", third), STEP("四", fourth) };
	struct diagram d = programme_diagram(a, steps, 4, LANG_ZH);

	assert_int_equal(d.rows_count, 4);
	assert_string_equal(d.rows[0].label, "名称长到一行里写不下的第一个步…");
	assert_string_equal(d.rows[0].ends_label, "不予受理");
	assert_true(d.rows[0].goes_on && d.rows[1].goes_on && d.rows[2].goes_on);
	assert_false(d.rows[3].goes_on);
	assert_null(d.rows[1].ends_label);
	assert_int_equal(d.rows[3].ends_count, 2);
	assert_string_equal(d.rows[3].ends_label, "办成、未办成");
	assert_int_equal(d.arcs_count, 5);	/* each pair once */
	assert_false(arc_of(&d, 0, 3)->is_back);
	assert_true(arc_of(&d, 2, 2)->is_back);
	assert_int_equal(d.right_lanes, 1);
	/* 2-2 and 1-0 do not meet; 2-1 meets both; 3-0 meets all. */
	assert_int_equal(arc_of(&d, 2, 2)->lane, 0);
	assert_int_equal(arc_of(&d, 1, 0)->lane, 0);
	assert_int_equal(arc_of(&d, 2, 1)->lane, 1);
	assert_int_equal(arc_of(&d, 3, 0)->lane, 2);
	assert_int_equal(d.left_lanes, 3);
}

static void nothing_has_no_picture(void **state)
{
	assert_int_equal(programme_diagram(a, NULL, 0, LANG_ZH).rows_count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keywords_of_both_languages_quotes_numbers_and_comments_are_told_apart),
		cmocka_unit_test(as_many_lines_as_a_file_may_have_are_shown), cmocka_unit_test(ways_are_lines_arcs_or_ends), cmocka_unit_test(nothing_has_no_picture),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
