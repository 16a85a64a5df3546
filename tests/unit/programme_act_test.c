/* What a file refuses beside its steps: that somebody gets a post, and that what the case is about is paid for; and that a final vote is held again. */
#include "unit/programme_world.h"
#include "programme/play.h"

static const char FILE_OF_POSTS[] =
	"programme posts \"任职\"\n"
	"version 1\n"
	"after \"测试\"\n"
	"about org\n"
	"runs_at branch\n"				/* 5 */
	"opens any\n"
	"role head = committee_of approver\n"
	"role all = members_of branch\n"
	"form plan \"方案\"\n"
	"  field chief person \"人选\" of all\n"
	"  field result choice \"结果\" must of 批准,不批准\n"	/* 10 */
	"  field spent money \"支出\"\n"
	"  field budget money \"预算\"\n"
	"end\n"
	"step ask \"请示\"\n"
	"  by head\n"					/* 15 */
	"  not_by all\n"
	"  needs plan\n"
	"  appoint \"书记\" plan.chief when plan.result = 批准\n"
	"  go done\n"
	"end\n"
	"finish done \"办结\"\n"
	"end\n"						/* 21 */
	"refuse install when plan.spent > plan.budget \"支出超出预算，不得就任\"\n"
	"refuse pay when plan.spent > plan.budget \"支出超出预算，不得付款\"\n"
	"example \"预算之内：就任，可以付款\"\n"
	"  given plan.result 批准\n"			/* 26 */
	"  given plan.spent 5\n"
	"  given plan.budget 5\n"
	"  expect done\n"
	"end\n"
	"example \"超出预算：不得就任，不得付款\"\n"	/* 31 */
	"  given plan.result 批准\n"
	"  given plan.spent 6\n"
	"  given plan.budget 5\n"
	"  expect waiting ask refuse pay\n"
	"end\n"						/* 36 */
	"example \"没有批准：没有人就任，照样办结，不得付款\"\n"
	"  given plan.result 不批准\n"
	"  given plan.spent 6\n"
	"  given plan.budget 5\n"
	"  expect done refuse pay\n"			/* 41 */
	"end\n"
	"example \"支出还不知道：不得付款\"\n"
	"  given plan.result 不批准\n"
	"  given plan.budget 5\n"
	"  expect done refuse pay\n"
	"end\n";

/* The file with one text instead of another; the first problem it then has, as "LINE message". */
static const char *problem_with(const char *old, const char *new)
{
	const char *at = strstr(FILE_OF_POSTS, old);
	struct problems *problems;

	assert_non_null(at);
	if (load(arena_printf(a, "%.*s%s%s", (int)(at - FILE_OF_POSTS), FILE_OF_POSTS, new, at + strlen(old)), &problems) != NULL)
		return "";
	assert_true(problems->count > 0);
	return arena_printf(a, "%d %s", problems->list[0].line, problem_text(a, LANG_ZH, &problems->list[0]));
}

static void a_post_is_not_given_against_the_rule(void **state)
{
	assert_string_equal(problem_with("", ""), "");
	assert_non_null(strstr(problem_with("refuse install when plan.spent", "refuse install when plan.budget - 100 > plan.spent and plan.spent"), "示例“超出预算：不得就任，不得付款”"));
}

static void nothing_is_paid_against_the_rule_or_while_nobody_can_tell(void **state)
{
	assert_non_null(strstr(problem_with("  given plan.budget 5\n  expect done\n", "  given plan.budget 5\n  expect done refuse pay\n"), "30 示例“预算之内：就任，可以付款”：应当不准支付"));
	assert_non_null(strstr(problem_with("refuse pay when plan.spent > plan.budget", "refuse pay when plan.budget > 100"), "应当不准支付"));
	assert_non_null(strstr(problem_with("expect waiting ask refuse pay", "expect waiting ask refuse close"), "36 "));
}

/* Both forms are one file. */
static void the_chinese_form_is_the_same_file(void **state)
{
	struct problems *problems;
	const struct programme *p = load(FILE_OF_POSTS, &problems), *zh;
	const char *text;

	assert_non_null(p);
	text = programme_format(a, p, LANG_ZH);
	assert_non_null(strstr(text, "不准 就任 当"));
	assert_non_null(strstr(text, "应当 停在 ask 不准 支付"));
	zh = load(text, &problems);
	assert_non_null(zh);
	assert_string_equal(p->digest, zh->digest);
}

/* XY-07: after 14 votes to 19 nothing is paid. The example of the file says so only as long as its rule does. */
static void the_file_of_xiyang_proves_its_rule(void **state)
{
	const char *text = file_text("programmes/xy/four.prog"), *rule = strstr(text, "refuse pay when not passed(decide)"), *other = strstr(text, "refuse pay when not done(tell)");
	struct problems *problems;
	bool is_told = false;

	assert_non_null(rule);
	assert_true(other == strchr(rule, '\n') + 1);
	assert_non_null(load(text, &problems));
	assert_null(load(arena_printf(a, "%.*s%s", (int)(rule - text), text, strchr(other, '\n') + 1), &problems));
	assert_non_null(strstr(problem_text(a, LANG_ZH, &problems->list[0]), "14票赞成，19票反对"));
	/* Decided is not yet announced. */
	assert_null(load(arena_printf(a, "%.*s%s", (int)(other - text), text, strchr(other, '\n') + 1), &problems));
	for (size_t i = 0; i < problems->count; i++)
		is_told = is_told || strstr(problem_text(a, LANG_ZH, &problems->list[i]), "公告没有期满") != NULL;
	assert_true(is_told);
}

/* Whoever has lost a final vote does not call it again until it is won. From what was won a way may lead back, as the file has one. */
static void no_way_leads_back_to_a_final_vote(void **state)
{
	const char *text = file_text("programmes/xy/four.prog"), *lost = strstr(text, "  go rejected\n");
	struct problems *problems;
	bool is_named = false;

	assert_non_null(lost);
	assert_null(load(arena_printf(a, "%.*s  go propose\n%s", (int)(lost - text), text, strchr(lost, '\n') + 1), &problems));
	for (size_t i = 0; i < problems->count; i++)
		is_named = is_named || problems->list[i].text == T_programme_final_again;
	assert_true(is_named);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_post_is_not_given_against_the_rule),
		cmocka_unit_test(nothing_is_paid_against_the_rule_or_while_nobody_can_tell),
		cmocka_unit_test(the_file_of_xiyang_proves_its_rule),
		cmocka_unit_test(no_way_leads_back_to_a_final_vote),
		cmocka_unit_test(the_chinese_form_is_the_same_file),
	};

	return cmocka_run_group_tests_name("programme_act", tests, start, stop);
}
