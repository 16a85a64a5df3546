/* base/citation: what stands in brackets and names an article goes, everything else stays. */
#include "arena_world.h"

#include "base/citation.h"

static void titles_lose_their_articles_alone(void **state)
{
	static const struct { const char *text, *without; } TITLES[] = {
		{ "派人谈话记录（《中国共产党发展党员工作细则》（2014年、2026年）第七条）", "派人谈话记录" },
		{ "培养联系人（《中国共产党发展党员工作细则》（2014年、2026年）第九条，一至二名正式党员）", "培养联系人" },
		{ "登记（补录）（《党章》第五条）表", "登记（补录）表" },
		{ "党员（姓名，通知日期）", "党员（姓名，通知日期）" },
		{ "Record of the talk (Rules on Recruiting (2014, 2026) art. 7)", "Record of the talk" },
		{ "Talk (2014), as in (Rules, arts. 7 and 8) and after", "Talk (2014), as in and after" },
		{ "依据《党章》办理", "依据《党章》办理" },	/* not in brackets: it is what is done */
		{ "（《党章》第五条）", "（《党章》第五条）" },	/* nothing would be left */
		{ "谈话（《党章》第五条", "谈话（《党章》第五条" },
		{ "谈话）（《党章》）", "谈话）" },
		{ "", "" },
	};

	for (size_t i = 0; i < sizeof(TITLES) / sizeof(TITLES[0]); i++)
		assert_string_equal(citation_without(a, TITLES[i].text), TITLES[i].without);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_lose_their_articles_alone),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
