/* The words about people that no file holds are looked for wherever the language has a name or a text, in what is shipped as in what is still to come. */
#include "unit/programme_world.h"

static const char PETITIONERS[] = "上访人员";

static bool is_told(const struct problems *problems, int line)
{
	for (size_t i = 0; i < problems->count; i++)
		if (problems->list[i].text == T_programme_floor_private && problems->list[i].line == line)
			return true;
	return false;
}

/* Names and texts of every file that ships, one after the other. */
static void no_name_and_no_text_is_passed_over(void **state)
{
	size_t texts = 0;

	for (size_t i = 0; i < SHIPPED_COUNT; i++) {
		struct problems *problems;
		struct programme *p = load(SHIPPED[i].text, &problems);

		assert_non_null(p);
		for (size_t k = i % 29; k < p->lines_count; k += 29)	/* each line of some file: the same code reads them all */
			for (size_t n = 0; n < p->lines[k].tokens_count; n++) {
				struct token *token = &p->lines[k].tokens[n];
				const char *was = token->text;

				if (token->kind != TOKEN_TEXT && (token->kind != TOKEN_WORD || token->word != NO_WORD))
					continue;
				token->text = PETITIONERS;
				problems = problems_new();
				programme_check_private(problems, p);
				if (!is_told(problems, p->lines[k].number))
					fail_msg("%s, line %d: '%s'", SHIPPED[i].name, p->lines[k].number, was);
				token->text = was;
				texts++;
			}
	}
	assert_true(texts > 500);
}

/* Where a quoted text stands in the language: behind which word, in a line that begins with which. */
struct place { enum programme_word line, behind; };

static bool is_new(struct place *places, size_t *count, struct place place)
{
	for (size_t i = 0; i < *count; i++)
		if (places[i].line == place.line && places[i].behind == place.behind)
			return false;
	places[(*count)++] = place;
	return true;
}

static enum programme_word word_before(const struct line *line, size_t at)
{
	while (at > 0)
		if (line->tokens[--at].word != NO_WORD)
			return line->tokens[at].word;
	return NO_WORD;
}

/* The file with the word put in front of that text in that line. */
static const char *spoilt_at(const char *text, int line, const char *quoted)
{
	const char *at = text;

	for (int i = 1; i < line; i++)
		at = strchr(at, '\n') + 1;
	return arena_printf(a, "%.*s%s", (int)(at - text), text, replaced(at, arena_printf(a, "\"%s\"", quoted), arena_printf(a, "\"%s%s\"", PETITIONERS, quoted)));
}

/* Every place of the language where a shipped file has a quoted text: a file with the word there does not load. */
static void wherever_a_text_may_stand_it_is_read(void **state)
{
	struct place *places = arena_array(a, 1000, sizeof(*places));
	size_t count = 0, told = 0;

	for (size_t i = 0; i < SHIPPED_COUNT; i++) {
		struct problems *problems;
		const struct programme *p = load(SHIPPED[i].text, &problems);

		for (size_t k = 0; k < p->lines_count; k++)
			for (size_t n = 1; n < p->lines[k].tokens_count; n++) {
				const struct token *token = &p->lines[k].tokens[n];

				if (token->kind != TOKEN_TEXT || !is_new(places, &count, (struct place){ p->lines[k].tokens[0].word, word_before(&p->lines[k], n) }))
					continue;
				if (load(spoilt_at(SHIPPED[i].text, p->lines[k].number, token->text), &problems) != NULL)
					fail_msg("%s, line %d: '%s'", SHIPPED[i].name, p->lines[k].number, token->text);
				told += is_told(problems, p->lines[k].number);
			}
	}
	assert_true(count > 90);
	assert_true(told + 2 >= count);	/* a kind of post and a kind of unit are words of a code set, so another word is none of them */
}

/* Compounds of a village's own matters are no alarm; the same words of somebody are. */
static void a_matter_of_the_village_is_no_alarm(void **state)
{
	static const struct { const char *title; message text; } TITLES[] = {
		{ "违法建筑拆除", NULL }, { "违法用地整改", NULL }, { "犯罪预防宣传", NULL }, { "反映人大代表意见", NULL }, { "访民问需", NULL }, { "民族路社区名称", NULL }, { "满族乡", NULL }, { "朝鲜族村", NULL },
		{ "民族乡名称", NULL }, { "回族自治县", NULL }, { "维吾尔自治区", NULL }, { "身份证明材料", NULL }, { "政治信仰", NULL }, { "坚定信仰", NULL }, { "党员精神状态", NULL }, { "残疾人无障碍设施建设", NULL }, { "单位详细地址", NULL },
		{ "定位准确", NULL },
		{ "违法人员", T_programme_floor_sealed }, { "违法行为", T_programme_floor_sealed }, { "犯罪情况", T_programme_floor_sealed }, { "犯罪预防对象", T_programme_floor_sealed }, { "反映人", T_programme_floor_reporter },
		{ "访民", T_programme_floor_private }, { "民族", T_programme_floor_label }, { "满族乡亲", T_programme_floor_label }, { "少数民族村民", T_programme_floor_label }, { "朝鲜族人数", T_programme_floor_label }, { "维吾尔族人数", T_programme_floor_label },
		{ "身份证明号码", T_programme_floor_identity }, { "身份证", T_programme_floor_identity }, { "信仰", T_programme_floor_label }, { "宗教信仰", T_programme_floor_label }, { "精神状况", T_programme_floor_label },
		{ "精神状态异常", T_programme_floor_label }, { "残疾人", T_programme_floor_label }, { "详细地址", T_programme_floor_place }, { "手机定位准确", T_programme_floor_place }, { "定位", T_programme_floor_place },
	};
	const char *text = file_text("tests/unit/refused/private-reporter.prog");
	struct problems *problems;

	for (size_t i = 0; i < sizeof(TITLES) / sizeof(TITLES[0]); i++) {
		const struct programme *p = load(replaced(text, "from text \"举报人\"", arena_printf(a, "from text \"%s\"", TITLES[i].title)), &problems);

		if ((p != NULL) != (TITLES[i].text == NULL) || (p == NULL && problems->list[0].text != TITLES[i].text))
			fail_msg("%s: %s", TITLES[i].title, problems->count == 0 ? "loads" : problem_text(a, LANG_EN, &problems->list[0]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_name_and_no_text_is_passed_over), cmocka_unit_test(wherever_a_text_may_stand_it_is_read),
		cmocka_unit_test(a_matter_of_the_village_is_no_alarm),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
